//! `cv.html`: a CV as one self-contained page that needs no script, no network and no other file.
//!
//! Input: a [`Cv`]. Output: one HTML document:
//! 1. a head with a Content-Security-Policy that allows this page's own style sheet and nothing else,
//!    and the CV as schema.org data ([`json_ld`]);
//! 2. the owner with contacts, and the sections of [`outline`], each fact with its date at the side;
//! 3. above the publications, a picture of their number a year by kind, with a table of the same
//!    numbers ([`chart`]).
//!
//! Every text from the page goes through [`escape`]; links through [`link::web`].

mod chart;
mod json_ld;

use std::fmt::Write as _;

use crate::cv::{Cv, Owner};
use crate::generator;

use super::outline::{Entry, Inline, Section, outline};
use super::{Outputs, link};

use crate::markup::{escape, policy};

const STYLE: &str = include_str!("html/page.css");

/// Writes `cv.html`.
pub(super) fn write(cv: &Cv) -> Outputs {
    let mut out = head(cv);
    out.push_str("<body>\n");
    push_header(&mut out, &cv.owner);
    let sections = outline(cv);
    push_contents(&mut out, &sections);
    out.push_str("<main>\n");
    for section in &sections {
        push_section(&mut out, cv, section);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Outputs::one("cv.html", out.into_bytes())
}

fn head(cv: &Cv) -> String {
    let title = cv
        .owner
        .name
        .as_deref()
        .map_or_else(|| "Curriculum vitae".to_owned(), |name| format!("{} – Curriculum vitae", escape(name)));
    let mark = generator::HTML;
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         {mark}\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         <script type=\"application/ld+json\">{}</script>\n</head>\n",
        policy(&[STYLE], &[]),
        json_ld::write(cv)
    )
}

fn push_header(out: &mut String, owner: &Owner) {
    let name = owner.name.as_deref().unwrap_or("Curriculum vitae");
    let _ = writeln!(out, "<header>\n<h1>{}</h1>", escape(name));
    let about: Vec<&str> =
        [&owner.label, &owner.affiliation, &owner.location].into_iter().flatten().map(String::as_str).collect();
    if !about.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escape(&about.join(" · ")));
    }
    let contacts = contacts(owner);
    if !contacts.is_empty() {
        let _ = writeln!(out, "<ul class=\"contacts\">\n{contacts}</ul>");
    }
    out.push_str("</header>\n");
}

fn contacts(owner: &Owner) -> String {
    let email = owner.email.as_deref().filter(|email| link::is_email(email));
    let email = email.map(|email| (email.to_owned(), format!("mailto:{email}")));
    let url = owner.url.as_deref().and_then(link::web).map(|url| (link::shown(&url).to_owned(), url));
    let profiles =
        owner.profiles.iter().filter_map(|profile| Some((profile.network.clone(), link::web(&profile.url)?)));
    let mut out = String::new();
    for (label, url) in email.into_iter().chain(url).chain(profiles) {
        let _ = writeln!(out, "<li>{}</li>", anchor(&escape(&label), &url));
    }
    out
}

fn anchor(label: &str, url: &str) -> String {
    format!("<a href=\"{}\">{label}</a>", escape(url))
}

/// Links to the sections, for those who do not scroll.
fn push_contents(out: &mut String, sections: &[Section]) {
    if sections.len() < 2 {
        return;
    }
    out.push_str("<nav aria-label=\"Sections\">\n<ul>\n");
    for section in sections {
        let _ = writeln!(out, "<li><a href=\"#{}\">{}</a></li>", section.heading.to_lowercase(), section.heading);
    }
    out.push_str("</ul>\n</nav>\n");
}

fn push_section(out: &mut String, cv: &Cv, section: &Section) {
    let id = section.heading.to_lowercase();
    let _ = writeln!(out, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>", section.heading);
    if section.heading == "Publications" {
        out.push_str(&chart::write(cv).unwrap_or_default());
    }
    for group in &section.groups {
        if let Some(heading) = group.heading {
            let _ = writeln!(out, "<h3>{heading}</h3>");
        }
        out.push_str("<ul class=\"entries\">\n");
        for entry in &group.entries {
            push_entry(out, entry);
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn push_entry(out: &mut String, entry: &Entry) {
    let anchor = entry.id.map(crate::cv::Id::as_str).filter(|id| is_fragment(id));
    let anchor = anchor.map(|id| format!(" id=\"fact-{id}\"")).unwrap_or_default();
    let _ = write!(out, "<li{anchor}><span class=\"what\">");
    for (at, sentence) in entry.sentences.iter().enumerate() {
        let html: String = sentence.iter().map(inline).collect();
        let ends = entry.sentences.len() == 1 || matches!(sentence.last(), Some(Inline::Link(..)));
        let ended = ends || sentence.last().is_some_and(|part| plain(part).ends_with(['.', '?', '!']));
        let _ = write!(out, "{}{html}{}", if at > 0 { " " } else { "" }, if ended { "" } else { "." });
    }
    out.push_str("</span>");
    if let Some(when) = &entry.when {
        let _ = write!(out, " <span class=\"when\">{}</span>", escape(when));
    }
    out.push_str("</li>\n");
}

/// Whether a fact's name can stand in a link as it is.
fn is_fragment(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

fn plain(part: &Inline) -> &str {
    match part {
        Inline::Plain(text)
        | Inline::Strong(text)
        | Inline::Title(text, _)
        | Inline::Venue(text)
        | Inline::Link(text, _) => text,
    }
}

fn inline(part: &Inline) -> String {
    let text = escape(plain(part));
    match part {
        Inline::Plain(_) => text,
        Inline::Strong(_) => format!("<strong>{text}</strong>"),
        Inline::Title(_, Some(url)) => format!("<cite class=\"title\">{}</cite>", anchor(&text, url)),
        Inline::Title(_, None) => format!("<cite class=\"title\">{text}</cite>"),
        Inline::Venue(_) => format!("<em>{text}</em>"),
        Inline::Link(_, url) => anchor(&text, url),
    }
}
