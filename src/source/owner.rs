//! What a page or site tells of its owner: name, email, affiliation, profiles.
//!
//! Input: fields of configuration and front matter, the markup and the sections of a page. Output:
//! [`Hint`]s with spans, each with the part of the page that it stands in. Which of them counts is
//! decided later. Limits: a name is taken by its shape, and only from the places where people put
//! their own.

use super::block::{Block, Kind};
use super::fields::{self, get};
use super::markup::{Event, EventKind};
use super::{address, names, sample, section_names};
use crate::fact::{OwnerField, OwnerOrigin, SectionKind};
use crate::page::Field;
use crate::span::Span;
use crate::text::{Mark, MarkKind};

/// A hint whose span is still a position in the decoded text.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    /// What it tells.
    pub(super) field: OwnerField,
    /// The value.
    pub(super) value: String,
    /// Where it stands.
    pub(super) origin: OwnerOrigin,
    /// Its place.
    pub(super) span: Span,
}

/// Keys of configuration and front matter, and what they tell.
const KEYS: &[(OwnerField, &[&str])] = &[
    (
        OwnerField::Name,
        &["name", "author.name", "author", "author.0.name", "params.name", "basics.name", "title", "params.author"],
    ),
    (OwnerField::Email, &["email", "author.email", "author.0.email", "params.email", "basics.email"]),
    (
        OwnerField::Affiliation,
        &[
            "author.employer", "employer", "affiliation", "author.affiliation", "author.0.affiliation",
            "organizations.0.name", "affiliations.0.name",
        ],
    ),
    (OwnerField::Label, &["role", "author.role", "basics.label", "params.role"]),
    (OwnerField::Location, &["author.location", "location", "basics.location.city"]),
    (OwnerField::Url, &["url", "basics.url", "baseURL", "baseurl"]),
];

/// What fields tell, seen from `origin`.
pub(super) fn of_fields(all: &[Field], origin: OwnerOrigin) -> Vec<Hint> {
    let mut out = Vec::new();
    // Quarto's pages about a person are titled with the name.
    let is_about = get(all, "about.template").is_some();
    for (field, keys) in KEYS {
        // The title of another page is the page's; only that of a site may be a person's name.
        let is_sites = |key: &str| key == "url" || key == "title" && !is_about;
        let keys = keys.iter().filter(|key| origin == OwnerOrigin::Config || !is_sites(key));
        let mut found = keys.filter_map(|key| Some((key, get(all, key)?))).map(|(key, found)| {
            let span = found.value.span(0..found.value.len());
            (valid(*field, key, found.value.as_str().trim()), span)
        });
        if let Some((values, span)) = found.find(|(values, _)| !values.is_empty()) {
            out.extend(values.into_iter().map(|value| Hint { field: *field, value, origin, span }));
        }
    }
    if let Some(hint) = parts(all, origin) {
        out.retain(|hint| hint.field != OwnerField::Name);
        out.insert(0, hint);
    }
    out
}

/// The title of a page that is somebody's name, for a page that names its owner nowhere else.
pub(super) fn title_of_page(all: &[Field]) -> Option<Hint> {
    let title = get(all, "title")?;
    let value = names::whole(title.value.as_str().trim())?;
    let span = title.value.span(0..title.value.len());
    let shown = !sample::is_placeholder(&value);
    shown.then_some(Hint { field: OwnerField::Name, value, origin: OwnerOrigin::Title, span })
}

/// The value under `key`, if it can be what the field tells; of a name its forms.
fn valid(field: OwnerField, key: &str, value: &str) -> Vec<String> {
    // A value with markup is a sentence for the page's header.
    if value.is_empty() || value.contains('<') || sample::is_placeholder(value) {
        return Vec::new();
    }
    match field {
        OwnerField::Name if key == "title" => names::heading(value, |_| false),
        OwnerField::Name => names::field(value),
        OwnerField::Email => address::of_value(value).into_iter().collect(),
        OwnerField::Url if !value.starts_with("http") => Vec::new(),
        _ => vec![value.to_owned()],
    }
}

/// `first_name`, `middle_name` and `last_name`, as some themes ask for.
fn parts(all: &[Field], origin: OwnerOrigin) -> Option<Hint> {
    let part = |key: &str| get(all, key).map(|field| field.value.as_str().trim());
    let last = get(all, "last_name")?;
    let name: Vec<&str> = ["first_name", "middle_name", "last_name"].iter().filter_map(|key| part(key)).collect();
    let name = name.join(" ");
    let real = part("first_name").is_some() && !sample::is_placeholder(&name);
    real.then(|| Hint { field: OwnerField::Name, value: name, origin, span: last.value.span(0..last.value.len()) })
}

/// What the head of an HTML page tells: `<meta>`, `<title>`, structured data.
pub(super) fn of_markup(text: &str, events: &[Event]) -> Vec<Hint> {
    let mut out = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let EventKind::Open(element) = &event.kind else { continue };
        match element.name {
            "meta" if element.get("name").is_some_and(|name| name.eq_ignore_ascii_case("author")) => {
                let names = element.get("content").map(names::field).unwrap_or_default();
                out.extend(named(names, OwnerOrigin::Meta, event.span));
            }
            "title" if !out.iter().any(|hint: &Hint| hint.origin == OwnerOrigin::Title) => {
                out.extend(title(text, &events[at + 1..]));
            }
            "script" if element.get("type") == Some("application/ld+json") => {
                out.extend(structured(text, &events[at + 1..]));
            }
            _ => {}
        }
    }
    out
}

/// Forms of the owner's name.
fn named(forms: Vec<String>, origin: OwnerOrigin, span: Span) -> impl Iterator<Item = Hint> {
    forms.into_iter().map(move |value| Hint { field: OwnerField::Name, value, origin, span })
}

/// The span of the text up to the next tag.
fn text_span(events: &[Event]) -> Option<Span> {
    let end = events.iter().position(|event| matches!(event.kind, EventKind::Open(_) | EventKind::Close(_)))?;
    Some(events.first()?.span.cover(events[..end].last()?.span))
}

/// `Ada Weiss | Home`, `Homepage of Ada Weiss`, `Ada Weiss's page`.
fn title(text: &str, events: &[Event]) -> Vec<Hint> {
    let Some(span) = text_span(events) else { return Vec::new() };
    let words = events.iter().take_while(|event| event.span.end <= span.end).map(|event| match &event.kind {
        EventKind::Word(word) => word.as_str(),
        _ => &text[event.span.start..event.span.end],
    });
    let whole: String = words.collect();
    let parts = whole.split(['|', '·', ':', '—', '–']).flat_map(|part| part.split(" - "));
    let forms = parts.map(strip_page).map(|part| names::heading(part, |_| false)).find(|forms| !forms.is_empty());
    named(forms.unwrap_or_default(), OwnerOrigin::Title, span).collect()
}

/// What stands before the owner's name in the title of a page.
const PAGES_OF: &[&str] = &[
    "homepage of ", "home page of ", "personal homepage of ", "web page of ", "webpage of ", "website of ",
    "web site of ", "home of ", "page of ", "publications of ", "publications by ", "papers of ", "research of ",
    "cv of ", "curriculum vitae of ", "welcome to the homepage of ", "about ", "homepage von ", "webseite von ",
    "page web de ", "page personnelle de ", "site de ", "página de ", "página web de ", "pagina di ", "sito di ",
];

fn strip_page(part: &str) -> &str {
    let part = part.trim();
    let lead = |lead: &&&str| part.get(..lead.len()).is_some_and(|head| head.to_lowercase() == **lead);
    let part = PAGES_OF.iter().find(lead).map_or(part, |lead| &part[lead.len()..]);
    ["'s", "’s", "의 ", "のホーム", "のページ", "のウェブ", "的主页", "的主頁", "的个人", "的個人", "的网", "的網"]
        .iter()
        .find_map(|mark| part.split_once(mark))
        .map_or(part, |(name, _)| name)
}

/// A person in JSON-LD.
fn structured(text: &str, events: &[Event]) -> Vec<Hint> {
    let Some(span) = text_span(events) else { return Vec::new() };
    let all = fields::json(text, span.start..span.end);
    let person = all.iter().find(|field| field.key.ends_with("@type") && field.value.as_str() == "Person");
    let Some(person) = person else { return Vec::new() };
    let path = &person.key[..person.key.len() - "@type".len()];
    let keys = [
        (OwnerField::Name, "name"),
        (OwnerField::Email, "email"),
        (OwnerField::Url, "url"),
        (OwnerField::Label, "jobTitle"),
        (OwnerField::Affiliation, "affiliation.name"),
        (OwnerField::Affiliation, "worksFor.name"),
    ];
    let found = keys.iter().filter_map(|(field, key)| {
        let found = get(&all, &format!("{path}{key}"))?;
        let value = found.value.as_str().trim();
        let value = if *field == OwnerField::Email { address::of_value(value)? } else { value.to_owned() };
        let span = found.value.span(0..found.value.len());
        Some(Hint { field: *field, value, origin: OwnerOrigin::JsonLd, span })
    });
    found.collect()
}

/// How many blocks of a page can introduce its owner.
const INTRODUCTION: usize = 40;

/// What the text of a page tells: its first headings, `I am …`, addresses and profiles.
pub(super) fn of_blocks(blocks: &[Block]) -> Vec<Hint> {
    let mut out = Vec::new();
    let headings = blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_))).take(2);
    for (index, block) in headings.enumerate() {
        let words = block.rich.as_str().replace('\n', " ");
        let names =
            if index == 0 { names::heading(&words, |name| is_author(blocks, name)) } else { names::forms(&words) };
        let names = names.into_iter().filter(|name| !section_names::exact(name));
        out.extend(names.map(|value| hint(block, OwnerField::Name, value, OwnerOrigin::Heading)));
    }
    let mut introduces = true;
    for block in blocks.iter().take(INTRODUCTION).filter(|block| block.nest == 0) {
        introduces = may_introduce(block).unwrap_or(introduces);
        if !introduces {
            continue;
        }
        out.extend(introduced(block).into_iter().map(|value| hint(block, OwnerField::Name, value, OwnerOrigin::Prose)));
    }
    for block in blocks.iter().take(INTRODUCTION * 5) {
        links(block, &mut out);
    }
    if !out.iter().any(|hint| hint.field == OwnerField::Email) {
        out.extend(blocks.iter().take(INTRODUCTION).find_map(printed_address));
    }
    out
}

/// Whether what stands below a heading can introduce the owner: news and lists tell of others too. `None` for what is
/// no heading.
fn may_introduce(block: &Block) -> Option<bool> {
    const LISTS: &[SectionKind] = &[
        SectionKind::News,
        SectionKind::Publications,
        SectionKind::Talks,
        SectionKind::Awards,
        SectionKind::Service,
        SectionKind::Teaching,
    ];
    let is_heading = matches!(block.kind, Kind::Heading(_));
    is_heading.then(|| !section_names::kind(block.rich.as_str()).is_some_and(|kind| LISTS.contains(&kind)))
}

/// Whether a block other than a heading prints `name` as that of an author: between separators, beside a year.
fn is_author(blocks: &[Block], name: &str) -> bool {
    let separates = |c: char| matches!(c, ',' | '،' | '、' | ';' | '؛' | '，');
    let has_year = |text: &str| text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let prints = |text: &str| {
        text.match_indices(name).any(|(at, _)| {
            let (before, behind) = (text[..at].trim_end(), text[at + name.len()..].trim_start());
            let begins = before.is_empty() || before.ends_with(separates);
            begins && behind.starts_with(|c| separates(c) || c == '.')
        })
    };
    let texts = blocks.iter().filter(|block| !matches!(block.kind, Kind::Heading(_))).map(|block| block.rich.as_str());
    texts.into_iter().any(|text| has_year(text) && prints(text))
}

fn hint(block: &Block, field: OwnerField, value: String, origin: OwnerOrigin) -> Hint {
    Hint { field, value, origin, span: block.rich.text.span(0..block.rich.text.len()) }
}

/// Phrases by which people give their name, in several languages.
const INTRODUCTIONS: &[&str] = &[
    "My name is ", "my name is ", "I am ", "I'm ", "I’m ", "This is ", "Mein Name ist ", "Ich bin ", "Ich heiße ",
    "Je m'appelle ", "Je suis ", "Me llamo ", "Soy ", "Mi chiamo ", "Sono ", "Meu nome é ", "Eu sou ", "我是", "我叫",
    "我的名字是",
];

/// Verbs behind the name in an introduction in the third person.
const THIRD_PERSON: &[&str] =
    &["is", "was", "received", "obtained", "has", "works", "joined", "earned", "holds", "ist", "est", "es"];

/// The name that a paragraph introduces, in its forms: `I am Ada Weiss, …`, `Li Na (李娜) is a …`.
fn introduced(block: &Block) -> Vec<String> {
    let text = block.rich.as_str();
    let first = INTRODUCTIONS.iter().find_map(|phrase| {
        let at = text.find(phrase)?;
        let begins = text[..at].trim_end().chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let rest = &text[at + phrase.len()..];
        (begins && rest.starts_with(char::is_alphabetic)).then(|| names::head_forms(rest)).flatten()
    });
    first.map(|(forms, _)| forms).or_else(|| third_person(text)).unwrap_or_default()
}

/// `Ada Weiss is a …`, `Li Na (李娜) received …`.
fn third_person(text: &str) -> Option<Vec<String>> {
    let (forms, rest) = names::head_forms(text)?;
    let rest = rest.trim_start();
    THIRD_PERSON.iter().any(|verb| rest.strip_prefix(verb).is_some_and(|after| after.starts_with(' '))).then_some(forms)
}

/// Hosts of profiles; behind each stands one name or number.
const PROFILES: &[&str] = &[
    "github.com/", "gitlab.com/", "scholar.google.", "orcid.org/", "linkedin.com/in/", "dblp.org/pid/",
    "dblp.uni-trier.de/pid/", "twitter.com/", "x.com/", "semanticscholar.org/author/", "researchgate.net/profile/",
    "openreview.net/profile", "bsky.app/profile/", "mastodon.social/@",
];

/// What people call the link to their page, beside their address and profiles. Elsewhere `website`
/// is that of a paper.
const HOMEPAGES: &[&str] = &[
    "homepage", "home page", "website", "web site", "webpage", "web page", "personal website", "personal homepage",
    "personal page",
];

/// Whether `mark` leads to the owner's page on the web.
fn is_homepage(block: &Block, mark: &Mark, target: &str) -> bool {
    let label = block.rich.as_str()[mark.range()].trim();
    let is_contact = |mark: &Mark| match &mark.kind {
        MarkKind::Link(target) => target.starts_with("mailto:") || is_profile(target),
        _ => false,
    };
    target.starts_with("http")
        && HOMEPAGES.iter().any(|name| label.eq_ignore_ascii_case(name))
        && block.rich.marks.iter().any(is_contact)
}

/// Addresses, profiles and a homepage; the first of each counts.
fn links(block: &Block, out: &mut Vec<Hint>) {
    for mark in &block.rich.marks {
        let MarkKind::Link(target) = &mark.kind else { continue };
        let mail = if target.starts_with("mailto:") { address::of_value(target) } else { None };
        let (field, value) = match &mail {
            Some(address) => (OwnerField::Email, address.as_str()),
            None if is_profile(target) => (OwnerField::Profile, target.as_str()),
            None if is_homepage(block, mark, target) => (OwnerField::Url, target.as_str()),
            None => continue,
        };
        let host = |value: &str| PROFILES.iter().position(|profile| value.contains(profile));
        let known = out
            .iter()
            .any(|hint| hint.field == field && (field != OwnerField::Profile || host(&hint.value) == host(value)));
        if !known {
            let span = block.rich.text.span(mark.range());
            out.push(Hint { field, value: value.to_owned(), origin: OwnerOrigin::Link, span });
        }
    }
}

/// An address that no link leads to.
fn printed_address(block: &Block) -> Option<Hint> {
    let range = address::labelled(block.rich.as_str())?;
    let value = address::of_value(&block.rich.as_str()[range.clone()])?;
    let span = block.rich.text.span(range);
    Some(Hint { field: OwnerField::Email, value, origin: OwnerOrigin::Prose, span })
}

/// Whether the link leads to a person's page on a known host and not to a thing on it.
fn is_profile(target: &str) -> bool {
    let Some(rest) = PROFILES.iter().find_map(|host| target.split_once(host).map(|(_, rest)| rest)) else {
        return false;
    };
    let web = target.starts_with("http") || target.starts_with("www.");
    let person = !target.contains("scholar.google.") || rest.contains("citations?");
    let short = rest.trim_end_matches('/').matches('/').count()
        <= usize::from(
            target.contains("dblp") || target.contains("semanticscholar") || target.contains("scholar.google."),
        );
    web && person && short && !rest.trim_end_matches('/').is_empty()
}
