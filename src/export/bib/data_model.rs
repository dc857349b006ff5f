//! The fields of BibLaTeX's data model, for leaving out what biber would warn of.
//!
//! In: the name of a field. Out: whether BibLaTeX has it. The names are those of the manual's
//! "Entry Fields" and "Field Aliases" (version 3.18), with `year` and `month`. Which field fits
//! which type is not checked.

/// Whether BibLaTeX knows a field, or an annotation of one (`author+an`).
pub(crate) fn has_field(name: &str) -> bool {
    let name = name.split("+an").next().unwrap_or(name);
    FIELDS.binary_search(&name).is_ok()
}

/// Sorted.
const FIELDS: &[&str] = &[
    "abstract", "addendum", "address", "afterword", "annotation", "annotator", "annote", "archiveprefix", "author",
    "authortype", "bookauthor", "bookpagination", "booksubtitle", "booktitle", "booktitleaddon", "chapter",
    "commentator", "crossref", "date", "doi", "edition", "editor", "editora", "editoratype", "editorb", "editorbtype",
    "editorc", "editorctype", "editortype", "eid", "entryset", "entrysubtype", "eprint", "eprintclass", "eprinttype",
    "eventdate", "eventtitle", "eventtitleaddon", "execute", "file", "foreword", "gender", "holder", "howpublished",
    "ids", "indexsorttitle", "indextitle", "institution", "introduction", "isan", "isbn", "ismn", "isrn", "issn",
    "issue", "issuesubtitle", "issuetitle", "issuetitleaddon", "iswc", "journal", "journalsubtitle", "journaltitle",
    "journaltitleaddon", "key", "keywords", "label", "langid", "langidopts", "language", "library", "lista", "listb",
    "listc", "listd", "liste", "listf", "location", "mainsubtitle", "maintitle", "maintitleaddon", "month", "namea",
    "nameaddon", "nameatype", "nameb", "namebtype", "namec", "namectype", "note", "number", "options", "organization",
    "origdate", "origlanguage", "origlocation", "origpublisher", "origtitle", "pages", "pagetotal", "pagination",
    "part", "pdf", "presort", "primaryclass", "publisher", "pubstate", "related", "relatedoptions", "relatedstring",
    "relatedtype", "reprinttitle", "school", "series", "shortauthor", "shorteditor", "shorthand", "shorthandintro",
    "shortjournal", "shortseries", "shorttitle", "sortkey", "sortname", "sortshorthand", "sorttitle", "sortyear",
    "subtitle", "title", "titleaddon", "translator", "type", "url", "urldate", "usera", "userb", "userc", "userd",
    "usere", "userf", "venue", "verba", "verbb", "verbc", "version", "volume", "volumes", "xdata", "xref", "year",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_websites_are_told_from_those_of_the_data_model() {
        assert!(FIELDS.is_sorted());
        assert!(["author", "journal", "eprinttype", "author+an", "year"].iter().all(|name| has_field(name)));
        assert!(!["bibtex_show", "preview", "selected", "abbr"].iter().any(|name| has_field(name)));
    }
}
