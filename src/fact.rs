//! Facts: what a CV lists, each with where the page says it.
//!
//! `extract` makes one fact for each mention; `resolve` joins the mentions of one thing.

use crate::date::Date;
use crate::keyword::keywords;
use crate::person::Authors;
use crate::venue::Venue;
use crate::warning::Place;

keywords! {
    /// The part of a page where a fact stands.
    SectionKind {
        /// The news list.
        News = "news",
        /// Introductory prose.
        Bio = "bio",
        /// A publication list.
        Publications = "publications",
        /// Professional service.
        Service = "service",
        /// Awards, honours, grants.
        Awards = "awards",
        /// Talks and presentations.
        Talks = "talks",
        /// Employment.
        Experience = "experience",
        /// Degrees.
        Education = "education",
        /// Teaching.
        Teaching = "teaching",
        /// Anything else.
        Other = "other",
    }
}

keywords! {
    /// What sort of work a publication is.
    PublicationKind {
        /// A paper in conference proceedings.
        Conference = "conference",
        /// A journal article.
        Journal = "journal",
        /// A workshop paper.
        Workshop = "workshop",
        /// A preprint.
        Preprint = "preprint",
        /// A thesis.
        Thesis = "thesis",
        /// A book.
        Book = "book",
        /// A chapter of a book.
        Chapter = "chapter",
        /// A demonstration.
        Demo = "demo",
        /// A patent.
        Patent = "patent",
        /// A technical report.
        TechReport = "techreport",
        /// Anything else, such as a dataset or a software release.
        Other = "other",
    }
}

keywords! {
    /// How far a publication has come. Sorts by the life of a work.
    Status {
        /// Sent to a venue.
        Submitted = "submitted",
        /// Out as a preprint.
        Preprint = "preprint",
        /// Accepted by a venue, not out yet.
        Accepted = "accepted",
        /// Out.
        Published = "published",
    }
}

keywords! {
    /// What a link leads to.
    LinkKind {
        /// The publisher's page or the paper itself.
        Paper = "paper",
        /// A preprint.
        Preprint = "preprint",
        /// Source code.
        Code = "code",
        /// Slides.
        Slides = "slides",
        /// A poster.
        Poster = "poster",
        /// A recording.
        Video = "video",
        /// A project page.
        Project = "project",
        /// Anything else.
        Other = "other",
    }
}

keywords! {
    /// What sort of talk it was.
    TalkKind {
        /// An invited talk.
        Invited = "invited",
        /// A keynote.
        Keynote = "keynote",
        /// A guest lecture.
        GuestLecture = "guest lecture",
        /// A tutorial or short course.
        Tutorial = "tutorial",
        /// A panel.
        Panel = "panel",
        /// A seminar.
        Seminar = "seminar",
        /// A presentation at a conference.
        Conference = "conference",
        /// A podcast.
        Podcast = "podcast",
        /// Anything else.
        Other = "other",
    }
}

/// Where a fact comes from and how sure the reading is.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// Every place that states the fact, in page order. Never empty.
    pub mentions: Vec<Place>,
    /// The part of the page where it stands first.
    pub section: SectionKind,
    /// The share that is right among facts read with this confidence, 0 to 1.
    pub confidence: f32,
}

impl Provenance {
    /// Whether the reading needs no second look: of facts that do, more than one in five is wrong.
    pub fn is_sure(&self) -> bool {
        const SURE: f32 = 0.8;
        self.confidence >= SURE
    }
}

/// A link of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub kind: LinkKind,
    /// Its target.
    pub url: String,
}

/// A research work with a title or a short name.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The title as printed, without quotation marks and final stop.
    pub title: Option<String>,
    /// The name of the system or dataset, or the linked phrase by which the page calls the work.
    pub short_title: Option<String>,
    /// The authors, where the page lists them.
    pub authors: Option<Authors>,
    /// The last venue that it reached.
    pub venue: Option<Venue>,
    /// The year of the venue's edition, else of the news item.
    pub year: Option<i16>,
    /// The date of the news that told of it.
    pub date: Option<Date>,
    /// What sort of work.
    pub kind: PublicationKind,
    /// `oral`, `spotlight`, `findings`, … in lower case.
    pub track: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// The bare arXiv identifier.
    pub arxiv: Option<String>,
    /// The bare DOI.
    pub doi: Option<String>,
    /// The main link to the work itself.
    pub url: Option<String>,
    /// All its links, in page order.
    pub links: Vec<Link>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Acceptances told without a title.
#[derive(Clone, Debug, PartialEq)]
pub struct UnnamedPublications {
    /// How many.
    pub count: u32,
    /// Where.
    pub venue: Option<Venue>,
    /// The year of the venue's edition, else of the news item.
    pub year: Option<i16>,
    /// The date of the news.
    pub date: Option<Date>,
    /// `oral`, `findings`, …
    pub track: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A prize, honour, fellowship, scholarship or grant.
#[derive(Clone, Debug, PartialEq)]
pub struct Award {
    /// Its name as printed.
    pub title: String,
    /// Who gives it, or the venue edition where it was given.
    pub awarder: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The title or short name of the work that it is for, as printed.
    pub work: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A role in professional service, for one venue and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The role as printed, in the singular.
    pub role: String,
    /// For which venue or body.
    pub venue: Option<Venue>,
    /// For which edition or year.
    pub year: Option<i16>,
    /// The date of the news that told of it.
    pub date: Option<Date>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A talk given.
#[derive(Clone, Debug, PartialEq)]
pub struct Talk {
    /// Its title.
    pub title: Option<String>,
    /// The occasion and the host.
    pub event: Option<String>,
    /// The town or country.
    pub location: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// What sort.
    pub kind: TalkKind,
    /// The title or short name of the work that was presented, as printed.
    pub work: Option<String>,
    /// Slides or recording.
    pub url: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A job, internship, visit or appointment.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// As what.
    pub role: Option<String>,
    /// Where, as printed.
    pub organization: Option<String>,
    /// The town or country.
    pub location: Option<String>,
    /// Since when.
    pub start: Option<Date>,
    /// Until when; `None` also while it lasts.
    pub end: Option<Date>,
    /// Where it comes from.
    pub provenance: Provenance,
}

keywords! {
    /// Whether a degree is held.
    DegreeStatus {
        /// Somebody studies for it.
        UnderWay = "under way",
        /// It was given.
        Completed = "completed",
    }
}

/// A degree held or under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Education {
    /// The degree as printed.
    pub degree: String,
    /// Who gives it.
    pub institution: Option<String>,
    /// In what.
    pub field: Option<String>,
    /// The year it was given; of one under way, the year it is expected.
    pub year: Option<i16>,
    /// Whether it is held; `None` where the page does not tell.
    pub status: Option<DegreeStatus>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Something that a page tells of its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerHint {
    /// What it tells.
    pub field: OwnerField,
    /// The value.
    pub value: String,
    /// Which part of the page or site tells it.
    pub origin: OwnerOrigin,
    /// Where.
    pub place: Place,
}

keywords! {
    /// What a hint tells of the owner.
    OwnerField {
        /// Full name.
        Name = "name",
        /// Email address.
        Email = "email",
        /// Homepage.
        Url = "url",
        /// Where the owner works.
        Affiliation = "affiliation",
        /// What the owner is, in a few words.
        Label = "label",
        /// A town or country.
        Location = "location",
        /// A profile elsewhere (the value is a link).
        Profile = "profile",
    }
}

keywords! {
    /// Which part of a page or site a hint stands in, the surest first.
    OwnerOrigin {
        /// A site's configuration.
        Config = "config",
        /// Structured data inside the page.
        JsonLd = "json-ld",
        /// The page's front matter.
        FrontMatter = "front matter",
        /// `<meta name="author">` and the like.
        Meta = "meta",
        /// `<title>`.
        Title = "title",
        /// The first heading.
        Heading = "heading",
        /// Introductory prose: `I am Ada Weiss`, `My name is …`.
        Prose = "prose",
        /// A `mailto:` link or a profile link.
        Link = "link",
    }
}

/// A news item: the place where its first visible character stands, and its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where.
    pub place: Place,
    /// Its date at the precision printed.
    pub date: Option<Date>,
}

/// What `extract` found: one fact for each mention, in page order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What the page tells of its owner.
    pub owner: Vec<OwnerHint>,
    /// The news items.
    pub items: Vec<Item>,
    /// Works.
    pub publications: Vec<Publication>,
    /// Acceptances without titles.
    pub unnamed_publications: Vec<UnnamedPublications>,
    /// Awards.
    pub awards: Vec<Award>,
    /// Service.
    pub service: Vec<Service>,
    /// Talks.
    pub talks: Vec<Talk>,
    /// Positions.
    pub positions: Vec<Position>,
    /// Degrees.
    pub education: Vec<Education>,
    /// What wants a look.
    pub warnings: Vec<crate::warning::Warning>,
}
