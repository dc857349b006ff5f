//! How the pages look: paper, margins, type sizes and spacing, as data.
//!
//! All lengths are PDF points (1/72 inch) unless their name says otherwise.

use crate::export::Paper;
use crate::keyword::keywords;

keywords! {
    /// A built-in look.
    Look {
        /// Name at the left, bold headings over a hairline, a title on its own line.
        Plain = "plain",
        /// Centred name, small capitals as headings, publications as running text.
        Classic = "classic",
        /// As much as is still comfortable to read on a page.
        Compact = "compact",
    }
}

/// Width and height of a sheet: ISO 216 A4 and US letter.
pub(super) fn size(paper: Paper) -> (f32, f32) {
    match paper {
        Paper::A4 => (595.276, 841.89),
        Paper::Letter => (612.0, 792.0),
    }
}

/// How headings of sections are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadingStyle {
    /// Bold, as written.
    Bold,
    /// Small capitals.
    SmallCapitals,
}

/// The numbers of a look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Design {
    /// The margins in millimetres: top, right, bottom, left.
    pub margins: [f32; 4],
    /// The size of running text.
    pub size: f32,
    /// Baseline to baseline, as a multiple of the size.
    pub leading: f32,
    /// The size of the name, as a multiple of the size.
    pub name_scale: f32,
    /// The size of section headings, as a multiple of the size.
    pub heading_scale: f32,
    /// How section headings are set.
    pub heading_style: HeadingStyle,
    /// Whether the header is centred.
    pub centred: bool,
    /// Whether title, authors and venue of a publication stand on lines of their own.
    pub stacked: bool,
    /// Space above a section heading, as a multiple of the size.
    pub section_gap: f32,
    /// Space above a group heading, as a multiple of the size.
    pub group_gap: f32,
    /// Space between entries, as a multiple of the size.
    pub entry_gap: f32,
}

impl Design {
    /// The numbers of a built-in look.
    pub(super) fn of(look: Look) -> Self {
        let plain = Self {
            margins: [20.0, 22.0, 20.0, 22.0],
            size: 10.5,
            leading: 1.26,
            name_scale: 2.1,
            heading_scale: 1.22,
            heading_style: HeadingStyle::Bold,
            centred: false,
            stacked: true,
            section_gap: 1.35,
            group_gap: 0.75,
            entry_gap: 0.42,
        };
        match look {
            Look::Plain => plain,
            Look::Classic => Self {
                margins: [23.0, 25.0, 22.0, 25.0],
                name_scale: 2.0,
                heading_scale: 1.05,
                heading_style: HeadingStyle::SmallCapitals,
                centred: true,
                stacked: false,
                leading: 1.28,
                section_gap: 1.5,
                ..plain
            },
            Look::Compact => Self {
                margins: [15.0, 17.0, 15.0, 17.0],
                size: 9.5,
                leading: 1.2,
                name_scale: 1.8,
                heading_scale: 1.15,
                stacked: false,
                section_gap: 0.95,
                group_gap: 0.5,
                entry_gap: 0.2,
                ..plain
            },
        }
    }
}
