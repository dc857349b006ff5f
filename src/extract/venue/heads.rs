//! The nouns that venues are named by, and the words around them. Data, and its lookup.

use crate::venue::VenueKind::{self, Conference, Journal, Workshop};

/// A noun that heads a venue's name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    word: &'static str,
    /// What the noun says the venue is.
    pub(super) kind: VenueKind,
    /// Whether a complement may follow: `Journal of X`.
    pub(super) may_begin: bool,
    /// Whether it may stand last: `X Journal`.
    pub(super) may_end: bool,
}

const fn both(word: &'static str, kind: VenueKind) -> Head {
    Head { word, kind, may_begin: true, may_end: true }
}

const fn first(word: &'static str, kind: VenueKind) -> Head {
    Head { word, kind, may_begin: true, may_end: false }
}

const fn last(word: &'static str, kind: VenueKind) -> Head {
    Head { word, kind, may_begin: false, may_end: true }
}

const HEADS: &[Head] = &[
    // Meetings
    both("Conference", Conference),
    both("conference", Conference),
    both("Symposium", Conference),
    both("symposium", Conference),
    both("Colloquium", Conference),
    both("Congress", Conference),
    first("Conf", Conference),
    first("Symp", Conference),
    both("Meeting", Conference),
    both("Summit", Conference),
    both("Challenge", Conference),
    both("Hackathon", Conference),
    both("Workshop", Workshop),
    both("workshop", Workshop),
    // Periodicals
    both("Journal", Journal),
    last("journal", Journal),
    first("Transactions", Journal),
    first("Trans", Journal),
    first("Annals", Journal),
    first("Archives", Journal),
    first("Bulletin", Journal),
    first("Proceedings", Conference),
    both("Review", Journal),
    both("Reviews", Journal),
    last("Letters", Journal),
    last("Quarterly", Journal),
    both("Magazine", Journal),
    first("Advances", Journal),
    first("Frontiers", Journal),
    // Other languages: French, German, Spanish, Portuguese, Italian
    first("Revue", Journal),
    first("Annales", Journal),
    first("Cahiers", Journal),
    first("Conférence", Conference),
    first("Colloque", Conference),
    first("Journées", Conference),
    first("Atelier", Workshop),
    first("Zeitschrift", Journal),
    first("Jahrbuch", Journal),
    first("Archiv", Journal),
    first("Tagung", Conference),
    first("Revista", Journal),
    first("Anales", Journal),
    first("Congreso", Conference),
    first("Conferencia", Conference),
    first("Congresso", Conference),
    first("Conferência", Conference),
    first("Simpósio", Conference),
    first("Simposio", Conference),
    first("Rivista", Journal),
    first("Convegno", Conference),
];

/// The head noun that a word is, if it is one.
pub(super) fn head(word: &str) -> Option<&'static Head> {
    HEADS.iter().find(|head| head.word == word)
}

/// Words that may stand before a head that has its complement.
pub(super) const LEADS: &[&str] = &[
    "International", "Internationale", "Annual", "Joint", "Biennial", "World", "Global", "National", "Nordic",
    "European", "Asian", "Asia", "Pacific", "Asia-Pacific", "American", "British", "Canadian", "Australian",
    "Australasian", "African", "Chinese", "Japanese", "Korean", "Indian", "French", "German", "Italian", "Spanish",
    "Brazilian", "Iberian", "Latin", "North", "South", "East", "West", "Scandinavian", "Dutch", "Swiss", "Polish",
    "Turkish", "Winter", "Summer", "Spring", "Fall", "Young", "Student", "Euro", "Open", "Royal", "Philosophical",
    "Technical", "Working", "Interdisciplinary", "Virtual", "Special", "Electronic", "Online", "Oxford", "Cambridge",
    "Harvard", "Elsevier", "Springer", "Wiley", "Bulletin", "Physical", "Quarterly", "Scientific",
];

/// Small words inside a name.
pub(super) const SMALL: &[&str] = &[
    "of", "on", "for", "in", "and", "the", "to", "at", "with", "using", "de", "la", "le", "les", "des", "du", "et",
    "l", "d", "der", "die", "das", "und", "für", "im", "zur", "del", "el", "los", "las", "y", "e", "da", "do", "dos",
    "em", "di", "della", "dei", "via", "from", "as", "by",
];

/// Capitalised words that open a sentence or a list entry and not a name.
pub(super) const OPENERS: &[&str] = &[
    "A", "An", "The", "Our", "My", "Their", "His", "Her", "This", "That", "These", "I", "We", "It", "In", "At", "On",
    "For", "To", "From", "By", "With", "And", "Also", "New", "Two", "One", "Three", "Paper", "Papers", "Poster",
    "Accepted", "Published", "Presented", "Organized", "Organizing", "Organising", "Attended", "Attending", "Invited",
    "Reviewer", "Reviewers", "Reviewing", "Review", "Editor", "Chair", "Member", "Speaker", "Best", "Award", "Talk",
    "Keynote", "Oral", "Spotlight", "Serving", "Served", "Upcoming", "Recent", "News", "Congratulations", "Happy",
    "Excited", "See", "Check", "Der", "Die", "Das", "La", "Le", "Les", "El", "Journal", "Conference", "Workshop",
    "Reviewed", "Proceedings", "PhD", "Program", "Programme", "Committee", "Associate", "Guest", "Area", "Senior",
    "Co", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// Words that never belong to a name and end it to the left.
pub(super) const NOT_A_NAME: &[&str] = &["Reviewer", "Editor", "Chair", "Organizer", "Organiser", "Co-organizer"];

/// How journals' names end in Chinese, Japanese and Korean.
pub(super) const WIDE_JOURNALS: &[&str] = &[
    "学报", "學報", "杂志", "雜誌", "期刊", "通报", "评论", "論文誌", "学会誌", "ジャーナル", "학회지", "논문지",
    "저널",
];

/// First words of the cities, countries and parts of the world where meetings are often held.
pub(super) const PLACES: &[&str] = &[
    // Europe
    "Amsterdam", "Athens", "Austria", "Barcelona", "Belgium", "Berlin", "Bordeaux", "Brussels", "Budapest", "Cambridge",
    "Copenhagen", "Cyprus", "Denmark", "Dublin", "Edinburgh", "Europe", "Finland", "Florence", "France", "Geneva",
    "Germany", "Glasgow", "Gothenburg", "Greece", "Hamburg", "Helsinki", "Hungary", "Ireland", "Istanbul", "Italy",
    "Leipzig", "Lisbon", "London", "Luxembourg", "Lyon", "Madrid", "Malta", "Manchester", "Marseille", "Milan",
    "Munich", "Netherlands", "Norway", "Oslo", "Oxford", "Paris", "Poland", "Porto", "Portugal", "Prague", "Rome",
    "Scotland", "Spain", "Stockholm", "Stuttgart", "Sweden", "Switzerland", "Turin", "Turkey", "UK", "Utrecht",
    "Valencia", "Venice", "Vienna", "Warsaw", "Zurich", "Zürich", // The Americas
    "Argentina", "Atlanta", "Austin", "Baltimore", "Berkeley", "Boston", "Brazil", "California", "Canada", "Chicago",
    "Chile", "Colombia", "Colorado", "Dallas", "Denver", "Detroit", "Florida", "Hawaii", "Honolulu", "Houston", "Las",
    "Long", "Los", "Mexico", "Miami", "Minneapolis", "Montreal", "Montréal", "Nashville", "New", "Orlando", "Ottawa",
    "Philadelphia", "Phoenix", "Pittsburgh", "Portland", "Puerto", "Quebec", "Rio", "Salt", "San", "Santa", "Santiago",
    "Seattle", "Tampa", "Texas", "Toronto", "USA", "Utah", "Vancouver", "Virginia", "Washington", "Waterloo",
    // Asia, Africa, Oceania
    "Abu", "Auckland", "Australia", "Bali", "Bangkok", "Beijing", "Brisbane", "Busan", "Cape", "China", "Daegu",
    "Delhi", "Dubai", "Egypt", "Hangzhou", "Hong", "Hyderabad", "India", "Indonesia", "Israel", "Japan", "Jeju",
    "Kanazawa", "Kenya", "Kigali", "Korea", "Kuala", "Kyoto", "Macau", "Malaysia", "Melbourne", "Mumbai", "Nagoya",
    "Osaka", "Perth", "Qingdao", "Rwanda", "Seoul", "Shanghai", "Shenzhen", "Singapore", "Sydney", "Taipei", "Taiwan",
    "Tel", "Thailand", "Tokyo", "Vietnam", "Wuhan", "Yokohama",
];
