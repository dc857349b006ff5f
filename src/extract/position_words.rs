//! Words for jobs. Data only; see [`super::position`].

/// Head nouns of roles. Pieces of a regular expression, matched in any case.
pub(super) const HEADS: &[&str] = &[
    // Academic ranks
    "professors?", "professorship", "gastprofessor(?:in)?", "juniorprofessor(?:in)?", "lecturer", "lectureship",
    "reader", "instructor", "tutor", "docent", "faculty member", "faculty", "dozent(?:in)?", "maître de conférences",
    "maîtresse de conférences", "chargée? de recherche", "profesora?", "professora?", "catedrático",
    // Research
    "researcher", "research scientist", "scientist", "research fellow", "fellow", "postdoc", "post-doc",
    "postdoctoral position", "postdoctoral research", "research associate", "research assistant", "research engineer",
    "research intern", "scholar", "visitor", "statistician", "mathematician", "physicist", "economist", "linguist",
    "historian", "associate", "assistant", "teaching assistant", "TA", "research position", "visiting position",
    "research officer", "wissenschaftlicher? mitarbeiter(?:in)?", "principal investigator", "academic visitor",
    "chercheur", "chercheuse", "investigadora?", "pesquisadora?", "ricercatore", "ricercatrice",
    // Industry
    "engineer", "developer", "analyst", "consultant", "architect", "programmer", "data scientist", "designer",
    "product manager", "manager", "tech lead(?:er)?", "team lead(?:er)?", "advisor", "adviser", "quant",
    // Offices
    "director", "head of department", "deputy head", "head", "co-head", "dean", "vice dean", "associate chair",
    "department chair", "president", "vice president", "co-?founder", "founder", "CEO", "CTO", "chief scientist",
    "coordinator", "curator", "librarian", // Internships and visits
    "intern", "internship", "traineeship", "trainee", "apprentice", "visiting student", "visiting researcher",
    "visiting scholar", "praktikum", "praktikant(?:in)?", "stagiaire", "stage", "estágio",
    // Chinese, Japanese
    "助理教授", "副教授", "教授", "研究员", "博士后", "实习生", "讲师", "准教授", "助教", "特任研究員",
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
    "leverhulme", "simons", "kavli", "hubble", "nsf", "nserc", "erc", "jsps",
];
