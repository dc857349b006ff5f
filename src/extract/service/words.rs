//! The words of service: nouns that name a role, words that qualify them, and what may stand before
//! a role that somebody holds. Data only; see [`super::role`].

/// What sort of role a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoleKind {
    /// Reviews works.
    Review,
    /// Sits on a committee, board or jury.
    Committee,
    /// Chairs something.
    Chair,
    /// Edits a journal or an issue.
    Editor,
    /// Organises an event.
    Organise,
    /// Lends a hand, mentors, represents.
    Help,
}

/// Nouns that name a role, in the singular and small letters; words are separated by spaces.
pub(super) const NOUNS: &[(&str, RoleKind)] = &[
    // Reviewing
    ("reviewer", RoleKind::Review),
    ("referee", RoleKind::Review),
    ("subreviewer", RoleKind::Review),
    ("sub-reviewer", RoleKind::Review),
    ("metareviewer", RoleKind::Review),
    ("meta-reviewer", RoleKind::Review),
    ("co-reviewer", RoleKind::Review),
    ("evaluator", RoleKind::Review),
    ("assessor", RoleKind::Review),
    ("recommender", RoleKind::Review),
    ("external examiner", RoleKind::Review),
    // Committees
    ("committee", RoleKind::Committee),
    ("pc", RoleKind::Committee),
    ("tpc", RoleKind::Committee),
    ("spc", RoleKind::Committee),
    ("board", RoleKind::Committee),
    ("board of directors", RoleKind::Committee),
    ("board of trustees", RoleKind::Committee),
    ("jury", RoleKind::Committee),
    ("review panel", RoleKind::Committee),
    ("selection panel", RoleKind::Committee),
    ("funding panel", RoleKind::Committee),
    ("expert panel", RoleKind::Committee),
    ("programme panel", RoleKind::Committee),
    ("advisory panel", RoleKind::Committee),
    ("grant panel", RoleKind::Committee),
    ("grants panel", RoleKind::Committee),
    ("award panel", RoleKind::Committee),
    ("assessment panel", RoleKind::Committee),
    ("evaluation panel", RoleKind::Committee),
    ("interview panel", RoleKind::Committee),
    ("subcommittee", RoleKind::Committee),
    ("panel member", RoleKind::Committee),
    ("expert panelist", RoleKind::Review),
    ("expert panellist", RoleKind::Review),
    ("review panelist", RoleKind::Review),
    ("review panellist", RoleKind::Review),
    ("grant panelist", RoleKind::Review),
    ("proposal panelist", RoleKind::Review),
    ("funding panelist", RoleKind::Review),
    ("judge", RoleKind::Committee),
    ("juror", RoleKind::Committee),
    ("adjudicator", RoleKind::Committee),
    ("editorial panel", RoleKind::Committee),
    ("aec", RoleKind::Committee),
    ("task force", RoleKind::Committee),
    ("working group", RoleKind::Committee),
    ("steering group", RoleKind::Committee),
    ("council", RoleKind::Committee),
    ("trustee", RoleKind::Committee),
    // Chairs
    ("chair", RoleKind::Chair),
    ("co-chair", RoleKind::Chair),
    ("cochair", RoleKind::Chair),
    ("chairperson", RoleKind::Chair),
    ("chairman", RoleKind::Chair),
    ("chairwoman", RoleKind::Chair),
    ("ac", RoleKind::Chair),
    ("sac", RoleKind::Chair),
    // Editors
    ("editor", RoleKind::Editor),
    ("co-editor", RoleKind::Editor),
    ("editor in chief", RoleKind::Editor),
    ("editor-in-chief", RoleKind::Editor),
    // Organisers
    ("organizer", RoleKind::Organise),
    ("organiser", RoleKind::Organise),
    ("co-organizer", RoleKind::Organise),
    ("co-organiser", RoleKind::Organise),
    ("coorganizer", RoleKind::Organise),
    ("convener", RoleKind::Organise),
    ("convenor", RoleKind::Organise),
    ("co-convener", RoleKind::Organise),
    // Helpers and members
    ("volunteer", RoleKind::Help),
    ("mentor", RoleKind::Help),
    ("representative", RoleKind::Help),
    ("president", RoleKind::Help),
    ("secretary general", RoleKind::Help),
    ("secretary-general", RoleKind::Help),
    ("ombudsperson", RoleKind::Help),
    ("vice-president", RoleKind::Help),
    ("secretary", RoleKind::Help),
    ("treasurer", RoleKind::Help),
    ("ambassador", RoleKind::Help),
    ("liaison", RoleKind::Help),
    ("co-founder", RoleKind::Help),
    ("founding member", RoleKind::Help),
    ("co-founding member", RoleKind::Help),
    ("translator", RoleKind::Help),
    ("webmaster", RoleKind::Help),
];

/// Nouns that name a role only as a label over a list (`Reviewing: …`), not in a sentence.
pub(super) const LABELS: &[(&str, RoleKind)] = &[
    ("review", RoleKind::Review),
    ("reviewing", RoleKind::Review),
    ("refereeing", RoleKind::Review),
    ("sub-review", RoleKind::Review),
    ("peer review", RoleKind::Review),
    ("peer-review", RoleKind::Review),
    ("organization", RoleKind::Organise),
    ("organisation", RoleKind::Organise),
    ("organizing", RoleKind::Organise),
    ("organising", RoleKind::Organise),
    ("mentoring", RoleKind::Help),
    ("volunteering", RoleKind::Help),
    ("editorial service", RoleKind::Editor),
    ("editorial work", RoleKind::Editor),
    ("reviews", RoleKind::Review),
    ("editing", RoleKind::Editor),
    ("editorships", RoleKind::Editor),
    ("editorship", RoleKind::Editor),
    ("ad-hoc reviews", RoleKind::Review),
];

/// Words that qualify a role and belong to its name. Small letters.
pub(super) const QUALIFIERS: &[&str] = &[
    // Rank
    "senior", "junior", "associate", "assistant", "guest", "lead", "leading", "managing", "handling", "executive",
    "deputy", "vice", "co", "founding", "honorary", "advisory", "external", "internal", "invited", "regular",
    "emergency", "secondary", "primary", "shadow", "expert", "independent", "ad", "hoc", "ad-hoc", "adhoc", "topic",
    "topical", "section", "academic", "action", "area", "meta", "sub", "student", "early-career", "early", "career",
    "founder", "anonymous", "international", "national", "consulting", "contributing", "full", "light", "heavy",
    // What is chaired or reviewed
    "program", "programme", "technical", "general", "scientific", "steering", "organizing", "organising",
    "organization", "organisation", "local", "session", "track", "publicity", "publication", "publications",
    "proceedings", "web", "website", "workshop", "workshops", "tutorial", "tutorials", "demo", "demos",
    "demonstration", "demonstrations", "poster", "posters", "panel", "panels", "finance", "financial", "registration",
    "sponsorship", "sponsor", "industry", "industrial", "doctoral", "consortium", "phd", "symposium", "mentoring",
    "mentorship", "volunteer", "volunteers", "diversity", "inclusion", "equity", "dei", "accessibility", "ethics",
    "artifact", "artefact", "evaluation", "reproducibility", "social", "media", "communication", "communications",
    "outreach", "hackathon", "challenge", "competition", "competitions", "virtual", "hybrid", "conference", "journal",
    "paper", "papers", "manuscript", "abstract", "abstracts", "book", "proposal", "proposals", "grant", "grants",
    "project", "funding", "research", "application", "applications", "admission", "admissions", "hiring", "search",
    "recruitment", "selection", "award", "awards", "best", "thesis", "dissertation", "editorial", "review", "reviewer",
    "reviewing", "peer", "event", "community", "membership", "department", "departmental", "faculty", "graduate",
    "undergraduate", "special", "issue", "topics", "networking", "keynote", "invited", "speaker", "speakers",
    "late-breaking", "work", "tpc", "pc", "programming", "travel", "scholarship", "fellowship", "prize", "nomination",
    "nominating", "standing", "scientist", "scientists", "young", "postdoc", "postdoctoral", "minisymposium",
    "mini-symposium", "data", "dataset", "benchmark", "benchmarks", "innovation", "teaching", "education", "library",
    "safety", "user", "users", "science", "standards", "policy", "events", "application", "curriculum", "strategy",
    "strategic", "interview", "case", "sponsors", "exhibition", "exhibit", "arrangements", "arrangement", "logistics",
    "production", "proceeding", "visa", "journals", "conferences", "interactive", "experience", "late", "breaking",
    "results", "brief", "briefs", "vision", "papers", "birds", "feather", "reviews", "managing", "elected",
    "appointed", "scientific", "governing", "wissenschaftlichen", "wissenschaftlicher", "wissenschaftliche",
    "erweiterten", "alumni", "mid-career", "peer-review", "manuscripts", "occasional", "frequent",
];

/// Qualifiers with which a role is a job or a honour and no service.
pub(super) const NOT_SERVICE: &[&str] = &[
    // Praise: an award
    "outstanding", "top", "notable", "excellent", "distinguished", "exceptional", "great", "gold", "silver", "bronze",
    "highlighted", "best", "expert-level", "excellence",
    // Of a thesis or of a university's department: the owner's own examination, or a job
    "my", "your", "his", "her", "their", "endowed", "dissertation", "thesis", "department", "phd", "anonymous", "copy",
    "video", "text", "code",
];

/// The words that may stand before a role which the owner holds: `as a`, `I am an`, `on the`.
pub(super) const HOLDERS: &[&str] = &[
    "as", "am", "is", "was", "be", "being", "been", "become", "became", "becoming", "i'm", "i’m", "join", "joined",
    "joining", "on", "appointed", "elected", "invited", "named", "selected", "serve", "served", "serving", "serves",
    "chosen", "asked", "position", "role", "i", "als", "comme", "como", "担任", "leaving", "left", "am/was", "been/am",
    "listed", "act", "acting", "helping", "bin", "war", "werde", "wurde", "zum", "zur", "suis", "nommé", "nommée",
    "élu", "élue", "rejoins", "soy", "fui", "nombrado", "nombrada", "elegido", "elegida", "sou", "nomeado", "nomeada",
    "eleito", "eleita", "sono", "ich", "je", "yo", "eu", "io", "nominato", "nominata", "eletto", "eletta", "come",
    "reappointed", "re-elected",
];

/// The words that may stand before a committee on which the owner sits, besides [`HOLDERS`].
pub(super) const SEATS: &[&str] = &[
    "in", "to", "of", "part", "member", "members", "within", "into", "with", "im", "ins", "dem", "den", "partie",
    "parte", "membre", "membres", "miembro", "membro", "membri", "mitglied", "mitarbeit", "au", "dans", "du", "del",
    "nel", "al", "no", "do", "elected",
];

/// Verbs of chairing.
pub(super) const CHAIRING: &[&str] =
    &["chair", "chairs", "chairing", "chaired", "co-chair", "co-chairing", "co-chaired"];

/// Words between a holder and the role that say nothing.
pub(super) const FILLERS: &[&str] = &[
    "a", "an", "the", "one", "of", "new", "proud", "both", "now", "also", "again", "first", "part", "member",
    "members", "an", "this", "year's", "year’s", "being", "regular", "time", "elected", "independent", "proudly",
    "either", "currently", "frequent", "active", "eine", "ein", "un", "une", "uma", "um", "le", "la", "les", "el",
    "il", "lo", "das", "der", "die", "de", "du", "des", "del", "della", "da", "do", "membre", "miembro", "membro",
    "mitglied", "nouvelle", "nouveau", "neues", "novo", "nova", "two", "three", "four", "five", "six", "several",
    "multiple", "various",
];

/// Verbs of organising, with the owner as the one who does it.
pub(super) const ORGANISING: &[&str] = &[
    "organize", "organise", "organized", "organised", "organizing", "organising", "co-organize", "co-organise",
    "co-organized", "co-organised", "co-organizing", "co-organising", "coorganize", "coorganized", "coorganizing",
    "coorganised", "co-hosted", "co-hosting", "cohosted", "co-host", "convened", "co-convened", "convening",
    "co-convening", // German, French, Spanish, Portuguese, Italian
    "organisiere", "organisiert", "organisieren", "organisierte", "veranstalte", "veranstalten", "mitorganisiert",
    "j'organise", "j’organise", "co-organise", "coorganise", "organisons", "organisé", "co-organisé", "organisation",
    "co-organisation", "coorganisation", "organizo", "organizamos", "organicé", "organizado", "coorganizo",
    "coorganizamos", "coorganizado", "organizando", "organizei", "organização", "organización", "coorganización",
    "organizzo", "organizziamo", "organizzato", "organizzazione",
];

/// Verbs of hosting an event, which people are hosted with, too.
pub(super) const HOSTING: &[&str] = &["host", "hosting", "hosted"];

/// Nouns of events that people organise.
pub(super) const EVENTS: &[&str] = &[
    "workshop", "workshops", "symposium", "minisymposium", "mini-symposium", "minisymposia", "conference", "seminar",
    "forum", "meetup", "meeting", "session", "sessions", "tutorial", "challenge", "competition", "hackathon", "school",
    "track", "panel", "day", "days", "series", "bof", "colloquium", "congress", "unconference", "roundtable",
    "retreat", "consortium", "task", "reading", "bootcamp", "conferences", // Other languages
    "tagung", "konferenz", "ringvorlesung", "kolloquium", "sommerschule", "colloque", "journée", "journées", "atelier",
    "séminaire", "conférence", "école", "congreso", "jornada", "jornadas", "simposio", "taller", "seminario",
    "congresso", "simpósio", "oficina", "seminário", "convegno", "giornata", "conferenza",
];

/// Words of a label over awards.
pub(super) const AWARD_LABELS: &[&str] =
    &["award", "awards", "honor", "honors", "honour", "honours", "recognition", "prizes"];

/// Words of a label over service in general.
pub(super) const SERVICE_LABELS: &[&str] = &[
    "service", "services", "community", "volunteering", "outreach", "leadership", "committees", "memberships",
    "responsabilités", "servicio", "serviço", "gremien", "ämter", "gutachtertätigkeit", "学术服务", "社会服务",
];

/// Words of a label over something else, whatever roles it names.
pub(super) const OTHER_LABELS: &[&str] = &[
    "students", "teaching", "talks", "publications", "papers", "supervision", "alumni", "team", "people", "openings",
    "experience", "education",
];

/// What a mentor's list counts besides people.
pub(super) const PROGRAMMES: &[&str] = &[
    "program", "programme", "initiative", "scheme", "project", "workshop", "network", "community", "committee",
    "society", "association",
];

/// Words of times that are no part of a name.
pub(super) const TIMES: &[&str] = &[
    "since", "ongoing", "present", "now", "current", "seit", "heute", "depuis", "aujourd'hui", "aujourd’hui", "desde",
    "actualidad", "atual", "atualmente", "dal", "oggi",
];

/// Small words before a name, in the languages that offices are told in, and what sort of venue follows.
pub(super) const LEADS: &[&str] = &[
    "and", "the", "The", "for", "of", "at", "in", "e.g.", "für", "von", "der", "die", "das", "des", "den", "dem",
    "bei", "im", "und", "pour", "de", "du", "la", "le", "les", "aux", "au", "et", "del", "los", "las", "el", "para",
    "y", "do", "da", "dos", "das", "per", "di", "della", "delle", "dei", "e", "journal", "journals", "conference",
    "conferences", "revue", "revues", "revistas", "periódicos", "riviste", "zeitschriften",
];
