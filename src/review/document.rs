//! The review page as HTML: the page's text at the left, the facts and warnings at the right.
//!
//! Input: cards and passages. Output: one document. Names inside it: `f3` is the fact of card 3,
//! `m3-0` its first mention in the text, `w2` a warning and `v2` its place. Elements of a fact carry
//! its number in `data-f`, those of a warning its name, by which the script joins them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::cv::Cv;
use crate::export::link;
use crate::generator;
use crate::markup::{escape, policy};
use crate::warning::Place;

use super::card::{Card, Kind};
use super::correction::Value;
use super::mark::{Mark, Sense, pieces};
use super::passage::Passage;

const STYLE: &str = include_str!("review.css");
const SCRIPT: &str = include_str!("review.js");

/// The document.
pub(super) fn write(cv: &Cv, cards: &[Card], passages: &[Passage]) -> String {
    let mut out = head(cv);
    push_summary(&mut out, cv, cards, passages);
    out.push_str("<main>\n");
    push_page(&mut out, cards, passages);
    let anchors = passages.iter().flat_map(|passage| passage.marks.iter().map(|mark| mark.sense)).collect();
    push_facts(&mut out, cv, cards, &anchors);
    let _ = writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>");
    out
}

fn head(cv: &Cv) -> String {
    let of = cv.owner.name.as_deref().map(|name| format!(" · {}", escape(name))).unwrap_or_default();
    let mark = generator::HTML;
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         {mark}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Review{of}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n",
        policy(&[STYLE], &[SCRIPT])
    )
}

fn push_summary(out: &mut String, cv: &Cv, cards: &[Card], passages: &[Passage]) {
    let name = cv.owner.name.as_deref().unwrap_or("the page");
    let doubtful = cards.iter().filter(|card| !card.doubts.is_empty()).count();
    let silent = passages.iter().filter(|passage| is_silent(passage)).count();
    let told = [
        counted(cards.len(), "fact", "facts"),
        format!("{doubtful} to look at"),
        counted(cv.warnings.len(), "warning", "warnings"),
        format!("{} without a fact", counted(silent, "news item", "news items")),
    ];
    let _ = writeln!(out, "<header>\n<h1>Review of {}</h1>\n<p>{}</p>", escape(name), told.join(" · "));
    push_filter(out, cards);
    out.push_str("</header>\n");
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The filter, which the script shows since it works by the script alone.
fn push_filter(out: &mut String, cards: &[Card]) {
    out.push_str("<form id=\"filter\" hidden>\n<fieldset>\n<legend>Show</legend>\n");
    for kind in Kind::ALL {
        let count = cards.iter().filter(|card| card.kind == *kind).count();
        if count > 0 {
            let (class, heading) = (kind.class(), kind.heading());
            let _ = writeln!(
                out,
                "<label class=\"k-{class}\"><input type=\"checkbox\" name=\"kind\" value=\"{class}\" checked> \
                 <span class=\"chip\">{heading}</span> {count}</label>"
            );
        }
    }
    out.push_str(
        "</fieldset>\n<label><input type=\"checkbox\" id=\"doubtful\"> Only what is to look at</label>\n\
         <label><input type=\"checkbox\" id=\"keys\" checked> Keys</label>\n<p id=\"shown\" role=\"status\"></p>\n\
         <p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next and previous fact, <kbd>Enter</kbd> to its place, \
         <kbd>c</kbd> copy its correction, <kbd>l</kbd> only what is to look at, <kbd>Esc</kbd> let go</p>\n</form>\n",
    );
}

/// Whether a news item gave nothing.
fn is_silent(passage: &Passage) -> bool {
    passage.is_news && !passage.marks.iter().any(|mark| matches!(mark.sense, Sense::Mention(..)))
}

fn push_page(out: &mut String, cards: &[Card], passages: &[Passage]) {
    out.push_str("<section class=\"pane\" id=\"page\" aria-labelledby=\"page-heading\" tabindex=\"0\">\n<h2 id=\"page-heading\">The page</h2>\n");
    let mut under: (Option<&str>, Option<&str>) = (None, None);
    for passage in passages {
        let (file, heading) = (Some(&*passage.file), passage.heading.as_deref());
        if under.0 != file {
            let _ = writeln!(out, "<h3 class=\"file\">{}</h3>", escape(&passage.file));
        }
        if let Some(heading) = heading.filter(|_| under != (file, heading)) {
            let _ = writeln!(out, "<h4>{}</h4>", escape(heading));
        }
        under = (file, heading);
        push_passage(out, cards, passage);
    }
    out.push_str("</section>\n");
}

fn push_passage(out: &mut String, cards: &[Card], passage: &Passage) {
    let class = if is_silent(passage) { "passage silent" } else { "passage" };
    let date = passage.date.map(|date| format!(" <span class=\"date\">{date}</span>")).unwrap_or_default();
    let _ = write!(out, "<div class=\"{class}\"><p class=\"where\">{}{date}</p><p class=\"text\">", passage.line);
    for (range, over) in pieces(passage.text.as_str(), &passage.marks) {
        let text = escape(&passage.text.as_str()[range.clone()]);
        push_piece(out, cards, &text, range.start, &over);
    }
    out.push_str("</p>");
    if is_silent(passage) {
        out.push_str("<p class=\"note\">no fact was read from this item</p>");
    }
    out.push_str("</div>\n");
}

/// A stretch of text with the marks over it, the narrowest of which it looks like.
fn push_piece(out: &mut String, cards: &[Card], text: &str, start: usize, over: &[&Mark]) {
    let warnings: Vec<(usize, usize)> = over
        .iter()
        .filter_map(|mark| match mark.sense {
            Sense::Warning(at) => Some((at, mark.range.start)),
            _ => None,
        })
        .collect();
    // Several warnings may begin at one word, and each is a place that a link leads to.
    for (at, _) in warnings.iter().filter(|(_, begin)| *begin == start) {
        let _ = write!(out, "<span id=\"v{at}\"></span>");
    }
    if !warnings.is_empty() {
        let names: Vec<String> = warnings.iter().map(|(at, _)| format!("w{at}")).collect();
        let _ = write!(out, "<span class=\"warned\" data-f=\"{}\">", names.join(" "));
    }
    let mut numbers: Vec<usize> = over.iter().filter_map(|mark| card_of(mark.sense)).collect();
    numbers.dedup();
    match numbers.first() {
        Some(first) => push_marked(out, cards[*first].kind, text, start, over, &numbers),
        None => out.push_str(text),
    }
    out.push_str(if warnings.is_empty() { "" } else { "</span>" });
}

fn push_marked(out: &mut String, kind: Kind, text: &str, start: usize, over: &[&Mark], numbers: &[usize]) {
    let begun: Vec<String> = over
        .iter()
        .filter(|mark| mark.range.start == start)
        .filter_map(|mark| match mark.sense {
            Sense::Mention(card, at) => Some(format!("m{card}-{at}")),
            _ => None,
        })
        .collect();
    for id in begun.iter().skip(1) {
        let _ = write!(out, "<span id=\"{id}\"></span>");
    }
    let id = begun.first().map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let is_mention = over.iter().any(|mark| matches!(mark.sense, Sense::Mention(..)));
    let class = if is_mention { "mark" } else { "mark word" };
    let joined = numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let kind = kind.class();
    let attributes = format!("class=\"{class} k-{kind}\" data-f=\"{joined}\" title=\"{kind}\"{id}");
    let _ = if begun.is_empty() {
        write!(out, "<span {attributes}>{text}</span>")
    } else {
        write!(out, "<a href=\"#f{}\" {attributes}>{text}</a>", numbers[0])
    };
}

fn card_of(sense: Sense) -> Option<usize> {
    match sense {
        Sense::Mention(card, _) | Sense::Word(card) => Some(card),
        Sense::Warning(_) => None,
    }
}

/// What has a place in the text, so that a link can lead there; a bibliography has none.
type Anchors = BTreeSet<Sense>;

fn push_facts(out: &mut String, cv: &Cv, cards: &[Card], anchors: &Anchors) {
    out.push_str("<section class=\"pane\" id=\"facts\" aria-labelledby=\"facts-heading\" tabindex=\"0\">\n<h2 id=\"facts-heading\">What was read</h2>\n");
    for kind in Kind::ALL {
        let of_kind: Vec<(usize, &Card)> = cards.iter().enumerate().filter(|(_, card)| card.kind == *kind).collect();
        if !of_kind.is_empty() {
            let _ = writeln!(out, "<section class=\"kind\">\n<h3>{}</h3>", kind.heading());
            for (number, card) in of_kind {
                push_card(out, number, card, anchors);
            }
            out.push_str("</section>\n");
        }
    }
    push_warnings(out, cv, anchors);
    out.push_str("</section>\n");
}

fn push_card(out: &mut String, number: usize, card: &Card, anchors: &Anchors) {
    let kind = card.kind.class();
    let doubt = if card.doubts.is_empty() { "" } else { " data-doubt" };
    let _ = writeln!(
        out,
        "<article class=\"card k-{kind}\" id=\"f{number}\" data-f=\"{number}\" data-kind=\"{kind}\"{doubt} tabindex=\"-1\">\n<h4>{}</h4>",
        escape(&card.headline)
    );
    if !card.doubts.is_empty() {
        let doubts: Vec<String> = card.doubts.iter().map(|doubt| escape(doubt)).collect();
        let _ = writeln!(out, "<p class=\"doubt\">To look at: {}</p>", doubts.join("; "));
    }
    push_fields(out, card);
    push_places(out, number, card, anchors);
    push_snippets(out, number, card);
    out.push_str("</article>\n");
}

/// The fields that the headline does not say already, and the names of those that nobody told.
fn push_fields(out: &mut String, card: &Card) {
    let is_headline = |value: &Value| *value == Value::text(Some(&card.headline));
    let names = |name: &str| name.replace('_', " ");
    out.push_str("<dl>\n");
    for (name, value) in card.fields.iter().filter(|(_, value)| !is_headline(value)) {
        if let Some(text) = shown(value) {
            let _ = writeln!(out, "<div><dt>{}</dt><dd>{text}</dd></div>", names(name));
        }
    }
    let unknown = card.fields.iter().filter(|(_, value)| shown(value).is_none());
    let unknown: Vec<String> = unknown.map(|(name, _)| names(name)).collect();
    if !unknown.is_empty() {
        let _ = writeln!(out, "<div class=\"unknown\"><dt>not told</dt><dd>{}</dd></div>", unknown.join(", "));
    }
    out.push_str("</dl>\n");
}

/// A field's value as HTML; `None` where nobody told it.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => text.as_deref().map(linked),
        Value::Number(year) => year.map(|year| year.to_string()),
        Value::List(list) if list.is_empty() => None,
        Value::List(list) => Some(list.iter().map(|text| escape(text)).collect::<Vec<_>>().join(", ")),
    }
}

/// A text; one that is a link can be followed, without telling the other side whence.
fn linked(text: &str) -> String {
    match link::web(text) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(&url), escape(text)),
        None => escape(text),
    }
}

fn push_places(out: &mut String, number: usize, card: &Card, anchors: &Anchors) {
    let _ = write!(out, "<p class=\"places\">confidence {:.2}, told in ", card.provenance.confidence);
    for (at, place) in card.provenance.mentions.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        let anchored = anchors.contains(&Sense::Mention(number, at));
        let _ = write!(out, "{comma}{}", place_link(place, anchored.then(|| format!("m{number}-{at}"))));
    }
    out.push_str("</p>\n");
}

/// Where something stands, as a link to it where it is shown.
fn place_link(place: &Place, anchor: Option<String>) -> String {
    let label = format!("{}:{}", escape(&place.file), place.line);
    anchor.map_or_else(|| label.clone(), |anchor| format!("<a href=\"#{anchor}\">{label}</a>"))
}

fn push_snippets(out: &mut String, number: usize, card: &Card) {
    out.push_str("<details>\n<summary>Correct or drop it</summary>\n");
    let snippets = [("correct", "Correction", card.correction()), ("drop", "Removal", card.drop())];
    for (name, label, text) in snippets {
        let rows = text.lines().count();
        let _ = writeln!(
            out,
            "<label for=\"{name}{number}\">{label}, for newscv.toml</label>\n\
             <textarea id=\"{name}{number}\" rows=\"{rows}\" readonly spellcheck=\"false\">{}</textarea>\n\
             <button type=\"button\" data-copy=\"{name}{number}\" hidden>Copy</button>",
            // A parser drops one line end behind the tag, and so this one instead of the text's.
            format_args!("\n{}", escape(&text))
        );
    }
    out.push_str("</details>\n");
}

fn push_warnings(out: &mut String, cv: &Cv, anchors: &Anchors) {
    if cv.warnings.is_empty() {
        return;
    }
    out.push_str("<section class=\"kind\" id=\"warnings\">\n<h3>Warnings</h3>\n<ul>\n");
    for (at, warning) in cv.warnings.iter().enumerate() {
        let anchor = anchors.contains(&Sense::Warning(at)).then(|| format!("v{at}"));
        let place = warning.place.as_ref().map(|place| format!("{}: ", place_link(place, anchor)));
        let _ = writeln!(
            out,
            "<li id=\"w{at}\" data-f=\"w{at}\">{}{} <code>{}</code></li>",
            place.unwrap_or_default(),
            escape(&warning.message),
            escape(warning.code)
        );
    }
    out.push_str("</ul>\n</section>\n");
}
