//! The interchange form as it stands on the wire: the keys and their types, and nothing else.

use serde::{Deserialize, Serialize};

/// The whole object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsFile {
    /// [`super::VERSION`].
    pub version: u32,
    /// Whose page it is.
    pub owner: OwnerEntry,
    /// The news items that were read.
    pub items: Vec<ItemEntry>,
    /// Works with a title or a name.
    pub publications: Vec<PublicationEntry>,
    /// Acceptances without titles.
    pub unnamed_publications: Vec<UnnamedEntry>,
    /// Awards.
    pub awards: Vec<AwardEntry>,
    /// Service.
    pub service: Vec<ServiceEntry>,
    /// Talks.
    pub talks: Vec<TalkEntry>,
    /// Positions.
    pub positions: Vec<PositionEntry>,
    /// Degrees.
    pub education: Vec<EducationEntry>,
    /// What wants a look.
    pub warnings: Vec<WarningEntry>,
}

/// The owner of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `cv::Owner`")]
pub struct OwnerEntry {
    pub name: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
    pub affiliation: Option<String>,
}

/// A news item by the line of its first visible character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Item`")]
pub struct ItemEntry {
    pub file: String,
    pub line: usize,
    pub date: Option<String>,
    pub section: String,
}

/// A venue in its three forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `venue::Venue`")]
pub struct VenueEntry {
    pub acronym: Option<String>,
    pub name: Option<String>,
    pub printed: String,
}

/// A link with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Link`")]
pub struct LinkEntry {
    pub kind: String,
    pub url: String,
}

/// A place that states a fact: `start` and `end` are byte offsets in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `warning::Place`")]
pub struct MentionEntry {
    pub file: String,
    pub line: usize,
    pub start: usize,
    pub end: usize,
}

/// A work with a title or a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Publication`; `id` is the citation key")]
pub struct PublicationEntry {
    pub id: String,
    pub title: Option<String>,
    pub short_title: Option<String>,
    pub authors: Option<Vec<String>>,
    pub venue: Option<VenueEntry>,
    pub year: Option<i16>,
    pub date: Option<String>,
    pub kind: String,
    pub track: Option<String>,
    pub status: String,
    pub arxiv: Option<String>,
    pub doi: Option<String>,
    pub url: Option<String>,
    pub links: Vec<LinkEntry>,
    pub awards: Vec<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// Acceptances without titles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::UnnamedPublications`")]
pub struct UnnamedEntry {
    pub id: String,
    pub count: u32,
    pub venue: Option<VenueEntry>,
    pub year: Option<i16>,
    pub date: Option<String>,
    pub track: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// An award; `publication` is the key of the work that won it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Award`")]
pub struct AwardEntry {
    pub id: String,
    pub title: String,
    pub awarder: Option<String>,
    pub date: Option<String>,
    pub publication: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// A role in service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Service`")]
pub struct ServiceEntry {
    pub id: String,
    pub role: String,
    pub venue: Option<VenueEntry>,
    pub year: Option<i16>,
    pub date: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// A talk; `publication` is the key of the work that it presented.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Talk`")]
pub struct TalkEntry {
    pub id: String,
    pub title: Option<String>,
    pub event: Option<String>,
    pub location: Option<String>,
    pub date: Option<String>,
    pub kind: String,
    pub publication: Option<String>,
    pub url: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// A position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Position`")]
pub struct PositionEntry {
    pub id: String,
    pub role: Option<String>,
    pub organization: Option<String>,
    pub location: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// A degree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `fact::Education`")]
pub struct EducationEntry {
    pub id: String,
    pub degree: String,
    pub institution: Option<String>,
    pub field: Option<String>,
    pub year: Option<i16>,
    /// Files of before this key have none.
    #[serde(default)]
    pub status: Option<String>,
    pub section: String,
    pub confidence: f32,
    pub mentions: Vec<MentionEntry>,
}

/// A warning; the place is `null` where it concerns no file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of `warning::Warning`")]
pub struct WarningEntry {
    pub file: Option<String>,
    pub line: Option<usize>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub code: String,
    pub message: String,
}
