//! The review page as HTML: the page's text at the left, the facts and warnings at the right.
//!
//! Input: cards and passages. Output: one document. Names inside it: `f3` is the fact of card 3,
//! `m3-0` its first mention in the text, `w2` a warning and `v2` its place. Elements of a fact carry
//! its number in `data-f`, by which the script joins them.

use std::fmt::Write as _;

use crate::cv::Cv;
use crate::export::link;
use crate::markup::{escape, policy};

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
    push_facts(&mut out, cv, cards);
    let _ = writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>");
    out
}

fn head(cv: &Cv) -> String {
    let of = cv.owner.name.as_deref().map(|name| format!(" · {}", escape(name))).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
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
    let _ = writeln!(
        out,
        "<header>\n<h1>Review of {}</h1>\n<p>{} facts, {doubtful} to look at; {} warnings; {silent} news items without a fact.</p>",
        escape(name),
        cards.len(),
        cv.warnings.len()
    );
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
         <p id=\"shown\" role=\"status\"></p>\n\
         <p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next and previous fact, <kbd>Enter</kbd> to its place, \
         <kbd>c</kbd> copy its correction, <kbd>l</kbd> only what is to look at, <kbd>Esc</kbd> let go</p>\n</form>\n</header>\n",
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
    let warned = over.iter().find_map(|mark| match mark.sense {
        Sense::Warning(at) => Some((at, mark.range.start == start)),
        _ => None,
    });
    if let Some((at, begins)) = warned {
        let id = if begins { format!(" id=\"v{at}\"") } else { String::new() };
        let _ = write!(out, "<span class=\"warned\"{id}>");
    }
    let mut numbers: Vec<usize> = over.iter().filter_map(|mark| card_of(mark.sense)).collect();
    numbers.dedup();
    match numbers.first() {
        Some(first) => push_marked(out, cards[*first].kind, text, start, over, &numbers),
        None => out.push_str(text),
    }
    out.push_str(if warned.is_some() { "</span>" } else { "" });
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

fn push_facts(out: &mut String, cv: &Cv, cards: &[Card]) {
    out.push_str("<section class=\"pane\" id=\"facts\" aria-labelledby=\"facts-heading\" tabindex=\"0\">\n<h2 id=\"facts-heading\">What was read</h2>\n");
    for kind in Kind::ALL {
        let of_kind: Vec<(usize, &Card)> = cards.iter().enumerate().filter(|(_, card)| card.kind == *kind).collect();
        if !of_kind.is_empty() {
            let _ = writeln!(out, "<section class=\"kind\">\n<h3>{}</h3>", kind.heading());
            of_kind.into_iter().for_each(|(number, card)| push_card(out, number, card));
            out.push_str("</section>\n");
        }
    }
    push_warnings(out, cv);
    out.push_str("</section>\n");
}

fn push_card(out: &mut String, number: usize, card: &Card) {
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
    out.push_str("<dl>\n");
    for (name, value) in &card.fields {
        let class = if shown(value).is_none() { " class=\"unknown\"" } else { "" };
        let text = shown(value).unwrap_or_else(|| "not told".to_owned());
        let _ = writeln!(out, "<div{class}><dt>{}</dt><dd>{text}</dd></div>", name.replace('_', " "));
    }
    out.push_str("</dl>\n");
    push_places(out, number, card);
    push_snippets(out, number, card);
    out.push_str("</article>\n");
}

/// A field's value as HTML; `None` where nobody told it.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => text.as_deref().map(linked),
        Value::Year(year) => year.map(|year| year.to_string()),
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

fn push_places(out: &mut String, number: usize, card: &Card) {
    let _ = write!(out, "<p class=\"places\">confidence {:.2}, told in ", card.provenance.confidence);
    for (at, place) in card.provenance.mentions.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        let _ = write!(out, "{comma}<a href=\"#m{number}-{at}\">{}:{}</a>", escape(&place.file), place.line);
    }
    out.push_str("</p>\n");
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

fn push_warnings(out: &mut String, cv: &Cv) {
    if cv.warnings.is_empty() {
        return;
    }
    out.push_str("<section class=\"kind\" id=\"warnings\">\n<h3>Warnings</h3>\n<ul>\n");
    for (at, warning) in cv.warnings.iter().enumerate() {
        let place = warning
            .place
            .as_ref()
            .map(|place| format!("<a href=\"#v{at}\">{}:{}</a>: ", escape(&place.file), place.line));
        let _ = writeln!(
            out,
            "<li id=\"w{at}\">{}{} <code>{}</code></li>",
            place.unwrap_or_default(),
            escape(&warning.message),
            escape(warning.code)
        );
    }
    out.push_str("</ul>\n</section>\n");
}
