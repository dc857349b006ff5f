//! The words of honours: nouns, what qualifies them, and the verbs by which they are received. Data
//! only; see [`super::title`] and [`super::prose`].

/// Nouns that an honour's name ends with, in the singular and small letters.
pub(super) const NOUNS: &[&str] = &[
    // Prizes
    "award", "prize", "medal", "trophy", "honor", "honour", "distinction", "recognition", "commendation", "accolade",
    "recipient", "program", "programme", "medalist", "laureate", "nomination", "nominee",
    // Money for people
    "fellowship", "scholarship", "studentship", "bursary", "stipend", "grant", "fund", "funding", "exhibition",
    "assistantship", // People who are honoured
    "scholar", "fellow", "laureate", "awardee", "valedictorian", "pioneer", "investigator", "support", // Placings
    "finalist", "semifinalist", "semi-finalist", "runner-up", "runners-up", "winner", "place", "rank", "position",
    "mention", "placement", "prizewinner", "candidate", "list",
    "roll", // German and Dutch; the Romance nouns, which lead their names, are read by `leading`
    "preis", "auszeichnung", "stipendium", "medaille", "ehrung", "beurs", "prijs",
];

/// Ends of German compounds that name an honour by themselves: `Lehrpreis`, `Promotionsstipendiums`.
pub(super) const COMPOUNDS: &[&str] = &[
    "preis", "preises", "preise", "stipendium", "stipendiums", "medaille", "auszeichnung", "förderung", "plakette",
    "prijs", "beurs", "beihilfe", "-fellowship", "-grant", "-award", "-scholarship", "-prize", "-programm",
];

/// Grades of membership that a society bestows: `IEEE Senior Member`.
pub(super) const GRADES: &[&str] = &["senior", "life", "honorary", "corresponding", "foreign", "distinguished"];

/// Nouns that are an honour only with something before them: `best paper`, `rising star`.
pub(super) const PRAISED: &[&str] = &[
    "paper", "papers", "poster", "demo", "presentation", "presenter", "talk", "thesis", "dissertation", "artifact",
    "artefact", "reviewer", "reviewers", "referee", "ac", "chair", "member", "student", "students", "graduate",
    "graduates", "instructor", "teacher", "ta", "tutor", "teaching", "assistant", "researcher", "pitch", "video",
    "project", "app", "article", "contribution", "speaker", "abstract", "paper/poster", "star", "stars", "mentor",
    "editor", "author", "advisor", "supervisor", "scientist", "visualization", "entry", "spc", "intern", "idea",
    "proposal", "work", "oral", "image", "system", "submission",
];

/// The words of praise before one of [`PRAISED`].
pub(super) const PRAISE: &[&str] = &[
    "best", "outstanding", "distinguished", "exemplary", "top", "notable", "excellent", "exceptional", "highlighted",
    "gold", "rising", "distinguish", "most", "cited", "runner-up", "honorable", "honourable", "silver", "bronze",
    "merit", "meritorious", "model", "triple-a", "advanced",
];

/// Praised nouns that are an honour without the word `award`, after one of [`PRAISE`].
pub(super) const ENOUGH: &[&str] = &[
    "paper", "papers", "poster", "demo", "presentation", "thesis", "dissertation", "artifact", "artefact", "reviewer",
    "reviewers", "referee", "ac", "chair", "member", "star", "stars", "graduate", "graduates", "ta", "instructor",
    "paper/poster", "speaker", "researcher", "student", "students", "pitch", "article", "abstract", "spc", "scientist",
    "scientists", "researchers", "talk", "assistant", "mentor", "video", "editor", "teacher", "lecturer", "supervisor",
    "advisor", "contribution", "submission", "project",
];

/// Words in small letters that belong to an honour's name.
pub(super) const QUALIFIERS: &[&str] = &[
    // What is honoured
    "best", "student", "students", "paper", "papers", "poster", "demo", "presentation", "talk", "oral", "research",
    "travel", "conference", "full", "short", "long", "early", "career", "early-career", "young", "scientist",
    "researcher", "investigator", "reviewer", "thesis", "dissertation", "phd", "ph.d", "ph.d.", "doctoral", "master",
    "master's", "masters", "graduate", "undergraduate", "postgraduate", "postdoctoral", "postdoc", "teaching",
    "service", "merit", "merit-based", "diversity", "mobility", "seed", "starting", "starter", "small", "hardware",
    "compute", "computing", "cloud", "industry", "industrial", "audience", "people's", "choice", "jury", "special",
    "grand", "outstanding", "distinguished", "exemplary", "notable", "excellent", "exceptional", "top", "junior",
    "senior", "academic", "publication", "artifact", "tuition", "excellence", "entrance", "completion", "dean's",
    "presidential", "presidents", "president's", "university", "national", "international", "departmental", "college",
    "school", "summer", "visiting", "exchange", "innovation", "science", "data", "software", "open", "task",
    "technical", "project", "proposal", "application", "applied", "impact", "achievement", "development", "training",
    "writing", "essay", "photo", "video", "image", "pitch", "startup", "design", "community", "leadership",
    "registration", "attendance", "participation", "volunteer", "need-based", "fully", "fully-funded", "competitive",
    "prestigious", "rising", "lifetime", "honorary", "highest", "workshop", "challenge", "competition", "hackathon",
    "test", "time", "test-of-time", "ten-year", "10-year", "influential", "most", "memorial", "system", "contribution",
    "area", "chair", "pc", "program", "committee", "spc", "ac", "faculty", "principal", "internal", "external",
    "individual", "joint", "collaborative", "interdisciplinary", "pilot", "equipment", "bridge", "matching",
    "standard", "advanced", "consolidator", "core", "named", "full-ride", "postgrad", "cited", "read", "downloaded",
    "audience", "trainee", "resident", "dissemination", "outreach", "engagement", "creative", "artistic", "book",
    "article", "essay", // Placings
    "first", "second", "third", "fourth", "fifth", "1st", "2nd", "3rd", "4th", "5th", "first-place", "second-place",
    "third-place", "runner-up", "gold", "silver", "bronze", "honorable", "honourable", "one", "two", "three", "joint",
    "overall", "finalist", "winning", "runner", "first-class", "second-class",
];

/// Small words inside a name, between two of its words.
pub(super) const JOINTS: &[&str] =
    &["of", "in", "and", "&", "on", "de", "des", "du", "der", "für", "di", "for", "the", "do", "da"];

/// What an honour may be `for` or `in` as part of its name: `Award for Excellence in Teaching`.
pub(super) const TOPICS: &[&str] = &[
    "excellence", "women", "outstanding", "best", "teaching", "research", "young", "early", "innovation", "innovative",
    "doctoral", "distinguished", "achievement", "achievements", "students", "student", "undergraduate", "graduate",
    "service", "contributions", "contribution", "international", "scientific", "academic", "exceptional", "advanced",
    "applied", "promising", "emerging", "master", "phd", "ph.d", "computational", "computer", "cyber-physical", "eecs",
    "ai", "data", "machine", "science", "engineering", "mathematics", "physics", "medicine", "public", "social",
    "statistics", "theoretical", "interdisciplinary", "foreign",
];

/// Words that end a name on its left though they may be capitalised.
pub(super) const NOT_IN_NAME: &[&str] = &[
    "the", "a", "an", "our", "my", "i", "we", "won", "win", "wins", "winning", "received", "receive", "receives",
    "receiving", "awarded", "award-winning", "recipient", "recipients", "got", "selected", "named", "recognized",
    "recognised", "congratulations", "congrats", "honored", "honoured", "elected", "granted", "obtained", "earned",
    "secured", "nominated", "shortlisted", "is", "was", "are", "were", "has", "have", "had", "been", "as", "to",
    "with", "from", "by", "this", "these", "that", "their", "his", "her", "its", "your", "paper", "and", "happy",
    "excited", "thrilled", "honored", "delighted", "grateful", "proud", "thanks", "thank", "attended", "attending",
    "presented", "including", "winner", "placed", "ranked", "new", "news", "award:", "awards:", "achieved", "got",
    "gets", "recieved", "for", "at", "in", "on", "offered", "given", "gained", "supported", "took", "takes", "taking",
    "made", "makes", "landed", "holder", "elevated", "became", "shared", "den", "dem", "der", "das", "einen", "ein",
    "eine", "einem", "einer", "mit", "ich", "wir", "im", "beim", "vom", "zum", "für", "mein", "unser",
];

/// Nouns behind an honour's name that make something else of it.
pub(super) const FOLLOWERS: &[&str] = &[
    "committee", "committees", "chair", "chairs", "co-chair", "ceremony", "session", "panel", "application",
    "applications", "deadline", "jury", "review", "reviewer", "reviewers", "reviewing", "proposal", "proposals",
    "writing", "lecture", "talk", "page", "website", "selection", "agreement", "office", "period", "advisor",
    "nominations", "nomination", "judge", "judges", "forum", "meeting", "conference", "symposium", "summit",
    "convention", "retreat",
];

/// What joins an honour's name and a placing into one: `finalist for the Best Paper Award`.
pub(super) const PLACINGS: &[&str] = &[
    "finalist", "semifinalist", "semi-finalist", "runner-up", "runners-up", "mention", "nominee", "nomination",
    "candidate", "place",
];

/// Phrases with which nothing was received.
pub(super) const NOT_RECEIVED: &[&str] = &[
    "apply for", "apply to", "applying for", "applied for", "applications for", "award-winning", "prize-winning",
    "didn't win", "did not win", "didn’t win", "call for", "nominations for", "competing for", "reviewing", "if you",
    "please contact", "deadline", "opportunity for", "opportunities for", "looking for", "open position", "hiring",
    "serving as", "serve as", "served as", "committee to", "judge for", "chairing", "i chair", "committee for",
    "served on", "serving on", "phd position", "positions available", "scholarships available", "is available",
    "bewerben", "bewerbung", "ausschreibung", "candidater", "appel à candidatures", "convocatoria", "inscrições",
    "candidature", "are open", "is open", "is opening", "send your cv", "vacanc", "applicants",
];

/// Words that say who the giver is, behind the name.
pub(super) const GIVERS: &[&str] = &[
    "from", "by", "of", "at", "in", "during", "von", "vom", "der", "des", "bei", "beim", "de", "du", "da", "do",
    "della", "par", "por", "pelo", "pela", "dalla", "dal", "dall'", "del", "van",
];
