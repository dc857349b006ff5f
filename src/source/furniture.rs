//! Lines of a news list that are no news: they lead to more of it, or say how old the page is, or stand
//! for its contents.
//!
//! Input: an entry's text and how it is set. Output: whether it is such a line. Limits: by words,
//! in the languages below.

use super::block::Kind;
use crate::text::{MarkKind, RichText};

/// Whether the entry tells nothing itself: it only leads to more news, by a link or a fold such as
/// `Older news`, or says how old the page is.
pub(super) fn is_part(content: &RichText, kind: Kind) -> bool {
    let text = content.as_str();
    let link = text.len() <= SHORT
        && content.marks.iter().any(|mark| {
            let outside = [&text[..mark.start], &text[mark.end..]];
            matches!(mark.kind, MarkKind::Link(_))
                && outside.iter().all(|part| part.chars().all(|c| !c.is_alphanumeric()))
        });
    leads_on(text)
        || is_stamp(text)
        || kind == Kind::Row && is_head(text)
        || (link || kind == Kind::Summary && text.len() <= SHORT) && has_more(text)
}

/// Whether a line is nothing but a link that leads to the home page, or to all of what the section lists.
pub(super) fn leads_away(content: &RichText) -> bool {
    const HOMES: &[&str] = &[
        "/", "./", "../", "index.html", "/index.html", "./index.html", "../index.html", "index.htm", "index.php",
        "home.html",
    ];
    const LISTS: &[&str] = &[
        "see the full", "see full", "see all", "see my full", "full list", "complete list", "view full",
        "view the full",
    ];
    let text = content.as_str();
    let is_bare = |part: &str| !part.contains(char::is_alphanumeric);
    let mut links = content.links().filter(|(range, _)| is_bare(&text[..range.start]) && is_bare(&text[range.end..]));
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let names_list = || LISTS.iter().any(|list| lower.starts_with(list)) || text.len() <= SHORT && has_more(text);
    links.next().is_some_and(|(_, target)| HOMES.contains(&target) || names_list())
}

/// Whether a row only says what its columns hold: `Date`, `News`.
fn is_head(text: &str) -> bool {
    const HEADS: &[&str] = &[
        "date", "dates", "news", "event", "events", "what", "when", "where", "description", "time", "year", "month",
        "title", "item", "details", "type", "update", "updates", "datum", "ereignis", "neuigkeit", "fecha", "noticia",
        "data", "日期", "事件", "内容", "日付",
    ];
    let mut cells = text.split('\n').map(|cell| cell.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    text.contains('\n') && cells.all(|cell| HEADS.contains(&cell.as_str()))
}

/// The longest label, in bytes.
const SHORT: usize = 40;

fn has_more(text: &str) -> bool {
    let lower = text.to_lowercase();
    MORE.iter().any(|word| lower.split(|c: char| !c.is_alphanumeric()).any(|found| found == *word))
}

/// Whether a line only says how old the page is.
pub(super) fn is_stamp(text: &str) -> bool {
    const LONGEST: usize = 80;
    text.len() <= LONGEST && {
        let lower = text.to_lowercase();
        STAMPS.iter().any(|stamp| lower.starts_with(stamp))
    }
}

/// Whether the text is the label of what unfolds more, or stands where a site builder puts the contents.
pub(super) fn leads_on(text: &str) -> bool {
    text.len() <= SHORT && LABELS.contains(&text.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Such labels.
const LABELS: &[&str] = &[
    "toc", "table of contents", "show more", "show less", "show all", "see more", "see all", "view more", "view all",
    "read more", "load more", "click to expand", "expand", "collapse", "mehr anzeigen", "voir plus", "ver más",
    "ver mais", "mostra altro", "meer tonen", "查看更多", "もっと見る", "더보기",
];

/// What begins a line that only says how old the page is.
const STAMPS: &[&str] = &[
    "last updated", "last update", "last modified", "page last", "this page was last", "updated on", "letzte änderung",
    "zuletzt aktualisiert", "dernière mise à jour", "última actualización", "última atualização", "最后更新",
    "最終更新",
];

/// Words of links that lead to more of the same.
const MORE: &[&str] = &[
    "more", "older", "old", "archive", "archives", "all", "earlier", "previous", "see", "show", "view", "mehr", "plus",
    "más", "mais", "anciens", "anciennes", "anteriores", "precedenti", "ältere", "frühere", "更多", "もっと",
];
