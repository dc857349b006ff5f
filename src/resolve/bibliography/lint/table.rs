//! Entry types with the fields that they need, and all known fields.
//!
//! From the manuals of BibTeX ("BibTeXing", 1988) and BibLaTeX (3.20, section 2), with the fields
//! that publishers, DBLP, arXiv, reference managers and site themes add.

/// An entry type.
pub(super) struct EntryType {
    /// Its name.
    pub(super) name: &'static str,
    /// What it needs: of each group at least one.
    pub(super) needs: &'static [&'static [&'static str]],
}

const AUTHOR: &[&str] = &["author"];
const AUTHOR_OR_EDITOR: &[&str] = &["author", "editor"];
const TITLE: &[&str] = &["title"];
const YEAR: &[&str] = &["year", "date"];
const BOOKTITLE: &[&str] = &["booktitle"];
const INSTITUTION: &[&str] = &["institution", "school"];
const PUBLISHER: &[&str] = &["publisher"];

/// The types of BibTeX and BibLaTeX.
pub(super) const TYPES: &[EntryType] = &[
    EntryType { name: "article", needs: &[AUTHOR, TITLE, &["journal", "journaltitle"], YEAR] },
    EntryType { name: "book", needs: &[AUTHOR_OR_EDITOR, TITLE, PUBLISHER, YEAR] },
    EntryType { name: "mvbook", needs: &[AUTHOR_OR_EDITOR, TITLE, YEAR] },
    EntryType {
        name: "inbook",
        needs: &[AUTHOR_OR_EDITOR, TITLE, &["booktitle", "chapter", "pages"], PUBLISHER, YEAR],
    },
    EntryType { name: "bookinbook", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "suppbook", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "booklet", needs: &[TITLE] },
    EntryType { name: "collection", needs: &[&["editor"], TITLE, YEAR] },
    EntryType { name: "mvcollection", needs: &[&["editor"], TITLE, YEAR] },
    EntryType { name: "incollection", needs: &[AUTHOR, TITLE, BOOKTITLE, PUBLISHER, YEAR] },
    EntryType { name: "suppcollection", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "proceedings", needs: &[TITLE, YEAR] },
    EntryType { name: "mvproceedings", needs: &[TITLE, YEAR] },
    EntryType { name: "inproceedings", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "conference", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "reference", needs: &[&["editor"], TITLE, YEAR] },
    EntryType { name: "inreference", needs: &[AUTHOR, TITLE, BOOKTITLE, YEAR] },
    EntryType { name: "manual", needs: &[TITLE] },
    EntryType { name: "phdthesis", needs: &[AUTHOR, TITLE, INSTITUTION, YEAR] },
    EntryType { name: "mastersthesis", needs: &[AUTHOR, TITLE, INSTITUTION, YEAR] },
    EntryType { name: "thesis", needs: &[AUTHOR, TITLE, &["type"], INSTITUTION, YEAR] },
    EntryType { name: "techreport", needs: &[AUTHOR, TITLE, INSTITUTION, YEAR] },
    EntryType { name: "report", needs: &[AUTHOR, TITLE, &["type"], INSTITUTION, YEAR] },
    EntryType { name: "unpublished", needs: &[AUTHOR, TITLE, &["note", "howpublished", "eprint", "url"]] },
    EntryType { name: "online", needs: &[TITLE, &["url", "doi", "eprint"]] },
    EntryType { name: "electronic", needs: &[TITLE, &["url", "doi", "eprint"]] },
    EntryType { name: "www", needs: &[TITLE, &["url", "doi", "eprint"]] },
    EntryType { name: "patent", needs: &[AUTHOR, TITLE, &["number"], YEAR] },
    EntryType { name: "periodical", needs: &[TITLE, YEAR] },
    EntryType { name: "suppperiodical", needs: &[AUTHOR, TITLE, &["journal", "journaltitle"], YEAR] },
    EntryType { name: "dataset", needs: &[TITLE, YEAR] },
    EntryType { name: "software", needs: &[TITLE] },
    EntryType { name: "misc", needs: &[TITLE] },
    EntryType { name: "artwork", needs: &[TITLE] },
    EntryType { name: "audio", needs: &[TITLE] },
    EntryType { name: "video", needs: &[TITLE] },
    EntryType { name: "movie", needs: &[TITLE] },
    EntryType { name: "performance", needs: &[TITLE] },
    EntryType { name: "review", needs: &[AUTHOR, TITLE] },
    EntryType { name: "standard", needs: &[TITLE] },
    EntryType { name: "set", needs: &[&["entryset"]] },
    EntryType { name: "xdata", needs: &[] },
];

/// The type of this name.
pub(super) fn entry_type(name: &str) -> Option<&'static EntryType> {
    TYPES.iter().find(|kind| kind.name == name)
}

/// Whether a field is known; names that begin with `x` or hold a separator are private.
pub(super) fn is_field(name: &str) -> bool {
    FIELDS.contains(&name)
        || name.contains(['-', '_', '+', '.', ':'])
        || (name.starts_with('x') && name.len() > 1)
        || ["short", "custom", "user", "verb", "name", "list"].iter().any(|start| name.starts_with(start))
}

/// The known fields.
#[rustfmt::skip]
pub(super) const FIELDS: &[&str] = &[
    // BibTeX.
    "address", "annote", "author", "booktitle", "chapter", "crossref", "edition", "editor", "howpublished",
    "institution", "journal", "key", "month", "note", "number", "organization", "pages", "publisher", "school",
    "series", "title", "type", "volume", "year",
    // BibLaTeX: data.
    "abstract", "addendum", "afterword", "annotation", "annotator", "authortype", "bookauthor", "bookpagination",
    "booksubtitle", "booktitleaddon", "commentator", "date", "doi", "editora", "editorb", "editorc", "editortype",
    "editoratype", "editorbtype", "editorctype", "eid", "entrysubtype", "eprint", "eprintclass", "eprinttype",
    "eventdate", "eventtitle", "eventtitleaddon", "file", "foreword", "holder", "indextitle", "introduction", "isan",
    "isbn", "ismn", "isrn", "issn", "issue", "issuesubtitle", "issuetitle", "issuetitleaddon", "iswc",
    "journalsubtitle", "journaltitle", "journaltitleaddon", "label", "language", "library", "location",
    "mainsubtitle", "maintitle", "maintitleaddon", "nameaddon", "origdate", "origlanguage", "origlocation",
    "origpublisher", "origtitle", "pagetotal", "pagination", "part", "pubstate", "reprinttitle", "shortauthor",
    "shorteditor", "shorthand", "shortjournal", "shortseries", "shorttitle", "subtitle", "titleaddon", "translator",
    "url", "urldate", "venue", "version", "volumes",
    // BibLaTeX: the way an entry is handled.
    "entryset", "execute", "gender", "hyphenation", "ids", "indexsorttitle", "keywords", "langid", "langidopts",
    "options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "sortkey", "sortname",
    "sortshorthand", "sorttitle", "sortyear", "xdata", "xref", "archiveprefix", "primaryclass", "pdf",
    // Publishers, DBLP, PubMed, reference managers.
    "acmid", "affiliation", "articleno", "author+an", "bibsource", "biburl", "bdsk", "citeulike", "collection",
    "comment", "copyright", "day", "editors", "event", "groups", "hal", "href", "issuedate", "keyword", "lastchecked",
    "lccn", "mendeley", "mrclass", "mrnumber", "mrreviewer", "numpages", "optnote", "owner", "page", "paper", "pmcid",
    "pmid", "primary", "priority", "printed", "rating", "read", "review", "size", "status", "tags", "timestamp",
    "urn", "zblnumber", "category", "country", "price", "contents", "mon", "numpages", "meeting", "articlenumber",
    // Site themes.
    "abbr", "altmetric", "arxiv", "award", "blog", "code", "data", "dataset", "demo", "dimensions", "dimension",
    "equal", "html", "image", "img", "inspirehep", "poster", "press", "preprint", "preview", "project", "selected",
    "slides", "supp", "talk", "teaser", "thumbnail", "tldr", "video", "website",
];
