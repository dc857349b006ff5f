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
        /// Centred name, small capitals as headings, publications as running text that begins with the authors.
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

/// How a publication is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PublicationForm {
    /// The title on lines of its own, then authors and venue as running text.
    TitleApart,
    /// Title, authors and venue as running text.
    TitleFirst,
    /// Authors, title and venue as running text.
    AuthorsFirst,
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
    /// Whether section headings are set in small capitals.
    pub small_capitals: bool,
    /// Whether the header is centred.
    pub centred: bool,
    /// How publications are set.
    pub publications: PublicationForm,
    /// Space above a section heading, as a multiple of the size.
    pub section_gap: f32,
    /// Space above a group heading, as a multiple of the size.
    pub group_gap: f32,
    /// Space between entries, as a multiple of the size.
    pub entry_gap: f32,
}

/// Baseline to baseline of two entries at the least, as a multiple of the size. Programs that guess
/// columns take what is closer for one paragraph, and then read the dates of several entries behind
/// all of them.
const LEAST_ENTRY_STEP: f32 = 1.54;

impl Design {
    /// The space between entries that is left where a page is to be saved.
    pub(super) fn least_entry_gap(&self) -> f32 {
        (LEAST_ENTRY_STEP - self.leading).clamp(0.0, self.entry_gap)
    }

    /// The numbers of a built-in look.
    pub(super) fn of(look: Look) -> Self {
        let plain = Self {
            margins: [20.0, 22.0, 20.0, 22.0],
            size: 10.5,
            leading: 1.26,
            name_scale: 2.1,
            heading_scale: 1.22,
            small_capitals: false,
            centred: false,
            publications: PublicationForm::TitleApart,
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
                small_capitals: true,
                centred: true,
                publications: PublicationForm::AuthorsFirst,
                leading: 1.28,
                section_gap: 1.5,
                ..plain
            },
            Look::Compact => Self {
                margins: [15.0, 17.0, 15.0, 17.0],
                size: 9.5,
                leading: 1.18,
                name_scale: 1.8,
                heading_scale: 1.15,
                publications: PublicationForm::TitleFirst,
                section_gap: 0.95,
                group_gap: 0.55,
                entry_gap: 0.36,
                ..plain
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_apart_so_that_each_is_read_with_its_date() {
        for look in Look::ALL {
            let design = Design::of(*look);
            assert!(design.leading < 1.48 && design.leading + design.least_entry_gap() > 1.53, "{look}");
        }
    }
}
