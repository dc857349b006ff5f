//! Words for jobs. Data only; see [`super::role`].

/// Head nouns of roles. Pieces of a regular expression, matched in any case.
pub(super) const HEADS: &[&str] = &[
    // Academic ranks
    "professors?", "professorship", "lecturer", "lectureship", "reader", "instructor", "tutor", "docent", "preceptor",
    "faculty member", "faculty", "principal investigator", "academic visitor", "demonstrator", "grader",
    // Research
    "researcher", "research scientist", "scientist", "research fellow", "fellow", "postdoc", "post-doc",
    "postdoctoral position", "postdoctoral research", "postdoctorate", "research associate", "research assistant",
    "research engineer", "research intern", "scholar", "visitor", "associate", "assistant", "teaching assistant",
    "TA", "RA", "research position", "visiting position", "research officer", "member of technical staff",
    // Fields of research, as names of those who do it
    "statistician", "mathematician", "physicist", "economist", "linguist", "historian", "chemist", "biostatistician",
    r"\w+ologist", "archivist", "geographer", "philosopher", "astronomer",
    // Medicine, law, arts and schools
    "physician", r"p(?:a)?ediatrician", "surgeon", "psychiatrist", "psychotherapist", "registrar", "house officer",
    "resident", "nurse", "pharmacist", "veterinarian", "lawyer", "attorney", "barrister", "teacher", "journalist",
    r"\w+-in-residence",
    // Industry
    "engineer", "developer", "analyst", "consultant", "architect", "programmer", "data scientist", "designer",
    "product manager", "manager", "tech lead(?:er)?", "team lead(?:er)?", "group leader", "advisor", "adviser",
    "quant", "technician", "specialist", "officer", "strategist", "evangelist",
    // Offices
    "director", "co-director", "head of department", "deputy head", "head", "co-head", "dean", "vice dean",
    "associate chair", "department chair", "chair of the department", "provost", "rector", "president",
    "vice president", "co-?founder", "founder", "CEO", "CTO", "CSO", "chief scientist", "coordinator", "curator",
    "librarian", "keeper",
    // Internships and visits
    "intern", "internship", "traineeship", "trainee", "apprentice", "visiting student", "visiting researcher",
    "visiting scholar",
    // German
    r"\w*professor(?:in)?", "privatdozent(?:in)?", r"\w*dozent(?:in)?", r"\w*wissenschaftler(?:in)?",
    r"(?:wissenschaftlicher? )?mitarbeiter(?:in)?", r"(?:wissenschaftlicher? )?assistent(?:in)?", "lehrbeauftragter?",
    r"(?:gruppen|arbeitsgruppen|nachwuchsgruppen|abteilungs|projekt)leiter(?:in)?", "postdoktorand(?:in)?",
    "akademischer? rat", "akademische rätin", "direktor(?:in)?", "praktikum", "praktikant(?:in)?",
    // French
    r"ma[iî]tre(?:sse)? de conf[ée]rences", r"professeure?(?: des universités)?", r"chargée? de recherches?",
    r"direct(?:eur|rice)(?: de recherches?)?", r"ingénieure?(?: de recherche)?", r"post-?doctorante?",
    r"attachée? temporaire d['’]enseignement(?: et de recherche)?", "ATER", r"enseignante?-cherch(?:eur|euse)",
    "chercheur", "chercheuse", "stagiaire", "stage",
    // Spanish, Portuguese, Italian: the rank stands behind the noun
    r"profesora?(?: (?:titular|ayudante|doctora?|contratad[oa]|asociad[oa]|visitante|adjunt[oa]|auxiliar|asistente|emérit[oa]))*",
    r"professora?(?: (?:adjunt[oa]|associad[oa]|auxiliar|titular|visitante|assistente|catedrátic[oa]))+", "professora",
    r"catedrátic[oa]", r"(?:investigador|pesquisador)a?(?: (?:postdoctoral|predoctoral|principal|visitante|sénior|de pós-doutorado|de pós-doutoramento))*",
    r"becari[oa](?: (?:postdoctoral|predoctoral))?", "bolsista", "directora?", "diretora?", "estágio",
    r"professor(?:e|essa)(?: (?:associat[oa]|ordinari[oa]|aggiunt[oa]|a contratto))?",
    r"ricercat(?:ore|rice)(?: (?:confermat[oa]|universitari[oa]))?", r"assegnista(?: di ricerca)?",
    // Dutch
    r"universitair (?:hoofd)?docent", "hoogleraar", "onderzoeker",
];

/// Words before a head that belong to the role.
pub(super) const MODIFIERS: &[&str] = &[
    "senior", "junior", "full", "assistant", "associate", "adjunct", "visiting", "guest", "honorary", "emeritus",
    "distinguished", "endowed", "chair", "tenured", "tenure[- ]track", "pre-tenure", "untenured", "clinical",
    "affiliate", "affiliated", "part-time", "full-time", "interim", "acting", "deputy", "vice", "co", "founding",
    "lead", "leading", "principal", "staff", "chief", "executive", "managing", "scientific", "technical", "academic",
    "research", "applied", "teaching", "graduate", "undergraduate", "doctoral", "predoctoral", "pre-doctoral",
    "postdoctoral", "post-doctoral", "postdoc", "post-doc", "phd", "ph\\.d\\.", "student", "summer", "winter", "fall",
    "spring", "remote", "short-term", "long-term", "early[- ]career", "permanent", "temporary", "independent", "data",
    "software", "machine learning", "ml", "ai", "nlp", "computer vision", "robotics", "algorithm", "quantitative",
    "security", "systems", "hardware", "product", "user experience", "ux", "embedded", "mechanical", "electrical",
    "university", "professional", "external", "international", "national", "head", "program", "programme", "project",
    "course", "lab", "laboratory", "library", "field", "science", "engineering", "experimental", "theoretical",
    "computational", "social", "marie curie", "marie skłodowska-curie", "msca", "humboldt", "fulbright", "newton",
    "leverhulme", "simons", "kavli", "hubble", "nsf", "nserc", "erc", "jsps", "consultant", "attending", "medical",
    "associated", "resident", "reader", "career", "policy", "environmental", "member", "public", "wissenschaftliche",
];

/// Adverbs at the head of a phrase that say when, and belong to no role.
pub(super) const ADVERBS: &[&str] = &[
    "now", "currently", "previously", "formerly", "former", "also", "then", "before", "later", "since", "soy", "sou",
    "sono", "actualmente", "atualmente", "derzeit", "zuvor", "actuellement", "attualmente", "the", "a", "an", "dr",
    "dr.",
];

/// Words before a role that make it somebody else's.
pub(super) const BEFORE: &[&str] = &[
    "by", "with", "my", "advisor", "supervisor", "supervisors", "hosted by", "alongside", "for a", "mentor", "two",
    "three", "several", "many", "our", "your", "welcome", "seeking", "hiring", "under", "new", "and", "from", "thank",
    "thanks", "to", "outstanding", "award", "best", "mit", "chez", "avec", "con", "com", "bei",
];
