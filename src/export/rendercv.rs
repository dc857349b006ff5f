//! `rendercv.yaml`: a CV as RenderCV reads it, <https://docs.rendercv.com>, the `cv` part of its
//! input (checked with version 2.8). Design and language are the user's to add.
//!
//! Input: a [`Cv`]. Output: one YAML document. RenderCV asks a section to hold entries of one type
//! and a type to have certain fields; where the page is silent on one, the whole section takes the
//! type that needs less. A start without an end would print "present", so that it is given in words.
//!
//! RenderCV reads text as Markdown and passes Typst commands (`#read("file")`), formulas between
//! `$$`, HTML tags and entities on to its typesetter. [`text`] takes all of these apart, since a
//! page is not trusted.

mod yaml;

use serde_json::{Map, Value, json};

use crate::cv::{Cv, Owner, PresentedTalk, Profile, WonAward, Work};
use crate::date::Date;
use crate::fact::{DegreeStatus, Education, Position};

use super::bib::notes;
use super::{Outputs, arrange, link, words};

/// Writes `rendercv.yaml`.
pub(super) fn write(cv: &Cv) -> Outputs {
    let mut owner = owner(&cv.owner);
    owner.insert("sections".into(), Value::Object(sections(cv)));
    let bytes = yaml::write(&json!({ "cv": owner })).into_bytes();
    Outputs::one("rendercv.yaml", bytes)
}

/// An object of the values that are there.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    let told = |value: &Value| !value.is_null() && *value != json!([]) && *value != json!("");
    fields.into_iter().filter(|(_, value)| told(value)).map(|(key, value)| (key.to_owned(), value)).collect()
}

/// `plain` as Markdown that RenderCV shows letter for letter.
///
/// A backslash escapes Markdown's marks. What it cannot escape (`#name`, `$$`, `<tag>`, `&name;`)
/// is parted by U+2060, which is not seen; a backtick, which would still open a Typst code, becomes
/// the quotation mark that it stands for.
fn text(plain: &str) -> String {
    const JOINER: char = '\u{2060}';
    let plain = plain.replace(disturbs, "").replace('`', "‘");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(plain.len() + 8);
    for (at, c) in plain.char_indices() {
        let next = plain[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let inside = out.ends_with(char::is_alphanumeric) && next.is_alphanumeric();
        let is_mark = matches!(c, '\\' | '*' | '{' | '}' | '[' | ']') || (c == '_' && !inside);
        if is_mark || (c == '!' && out.is_empty()) {
            out.push('\\');
        }
        out.push(c);
        let opens = match c {
            '#' | '<' => !next.is_whitespace(),
            '$' => next == '$',
            '&' => next.is_alphanumeric() || next == '#',
            _ => false,
        };
        if opens {
            out.push(JOINER);
        }
    }
    out
}

/// Characters that are not seen but change what is: controls, and marks that reverse the text.
fn disturbs(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name, of which RenderCV makes the name of a file and a Typst string as well, so that no mark
/// may need a backslash: brackets become round ones, and what no name has becomes a space.
fn name(plain: &str) -> String {
    let plain: String = plain
        .chars()
        .map(|c| match c {
            '{' | '[' => '(',
            '}' | ']' => ')',
            '"' => '\'',
            '/' | '\\' | '*' | '_' | '!' => ' ',
            c => c,
        })
        .collect();
    text(&plain)
}

fn optional(plain: Option<&String>) -> Value {
    plain.map_or(Value::Null, |plain| json!(text(plain)))
}

/// RenderCV takes web links only.
fn web(url: &str) -> Option<String> {
    link::web(url).filter(|url| url.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")))
}

/// Whether RenderCV, which prints a link's address as Markdown, prints this one letter for letter.
fn is_plain(address: &str) -> bool {
    let bytes = address.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'_' => {
            at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        }
        byte => byte.is_ascii_alphanumeric() || b"-./:?=%+,@~'&".contains(byte),
    })
}

/// Whether RenderCV takes `doi` as one and prints it letter for letter.
fn is_plain_doi(doi: &str) -> bool {
    let [opening, closing] = ['(', ')'].map(|bracket| doi.matches(bracket).count());
    doi.starts_with("10.") && opening == closing && is_plain(&doi.replace(['(', ')'], ""))
}

fn owner(owner: &Owner) -> Map<String, Value> {
    let (known, other): (Vec<&Profile>, Vec<&Profile>) = owner.profiles.iter().partition(|profile| is_known(profile));
    let known: Vec<Value> =
        known.iter().map(|profile| json!({"network": profile.network, "username": profile.username})).collect();
    let website = owner.url.as_deref().and_then(web);
    let (website, odd) = if website.as_deref().is_some_and(is_plain) { (website, None) } else { (None, website) };
    let odd = odd.map(|url| (text(link::shown(&url)), url));
    let other = other.iter().filter_map(|profile| Some((text(&profile.network), web(&profile.url)?)));
    let other: Vec<Value> = odd
        .into_iter()
        .chain(other)
        .map(|(shown, url)| json!({"fontawesome_icon": "link", "placeholder": shown, "url": url}))
        .collect();
    object([
        ("name", json!(owner.name.as_deref().map(name))),
        ("headline", optional(owner.label.as_ref().or(owner.affiliation.as_ref()))),
        ("location", optional(owner.location.as_ref())),
        ("email", json!(owner.email.as_deref().filter(|email| link::is_email(email)))),
        ("website", json!(website)),
        ("social_networks", json!(known)),
        ("custom_connections", json!(other)),
    ])
}

/// Networks whose names RenderCV knows and that take any plain user name.
const NETWORKS: &[&str] =
    &["LinkedIn", "GitHub", "GitLab", "ResearchGate", "YouTube", "Google Scholar", "X", "Bluesky", "ORCID"];

/// Whether RenderCV can make the link itself.
fn is_known(profile: &Profile) -> bool {
    let Some(username) = profile.username.as_deref() else { return false };
    let plain = username.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let is_orcid = || {
        let groups: Vec<&str> = username.split('-').collect();
        let digits = |group: &&str| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X');
        groups.len() == 4 && groups.iter().all(digits) && !username[..18].contains('X')
    };
    let known = NETWORKS.contains(&profile.network.as_str());
    known && plain && !username.is_empty() && (profile.network != "ORCID" || is_orcid())
}

fn sections(cv: &Cv) -> Map<String, Value> {
    let publications: Vec<Value> =
        arrange::publications(cv).into_iter().flat_map(|(_, works)| works).map(|work| publication(cv, work)).collect();
    object([
        ("Experience", Value::Array(experience(cv))),
        ("Education", Value::Array(education(cv))),
        ("Publications", Value::Array(publications)),
        (arrange::UNNAMED, arrange::unnamed(cv).iter().map(unnamed).collect()),
        ("Awards", arrange::awards(cv).into_iter().map(|won| award(cv, won)).collect()),
        ("Talks", arrange::talks(cv).into_iter().map(|given| talk(cv, given)).collect()),
        ("Service", service(cv)),
    ])
}

fn education(cv: &Cv) -> Vec<Value> {
    let full = cv.education.iter().all(|degree| degree.institution.is_some() && degree.field.is_some());
    arrange::education(cv)
        .into_iter()
        .map(|degree| if full { full_degree(degree) } else { degree_in_words(degree) })
        .collect()
}

/// The widest degree, in characters, that RenderCV's column for it takes.
const DEGREE_WIDTH: usize = 5;

fn full_degree(degree: &Education) -> Value {
    let fits = degree.degree.chars().count() <= DEGREE_WIDTH;
    let area = degree.field.as_ref().map(|field| format!("{} in {field}", degree.degree));
    Value::Object(object([
        ("institution", optional(degree.institution.as_ref())),
        ("area", optional(if fits { degree.field.as_ref() } else { area.as_ref() })),
        ("degree", if fits { json!(text(&degree.degree)) } else { Value::Null }),
        ("date", degree_date(degree)),
    ]))
}

/// A year, or in words that the degree is under way, which RenderCV takes as a date as well.
fn degree_date(degree: &Education) -> Value {
    match degree.status {
        Some(DegreeStatus::UnderWay) => json!(arrange::degree_time(degree)),
        _ => date(degree.year.map(Date::from_year)),
    }
}

fn degree_in_words(degree: &Education) -> Value {
    let parts: Vec<&str> = [Some(&degree.degree), degree.field.as_ref(), degree.institution.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    Value::Object(object([("name", json!(text(&parts.join(", ")))), ("date", degree_date(degree))]))
}

fn experience(cv: &Cv) -> Vec<Value> {
    let told = |position: &&crate::cv::Keyed<Position>| position.role.is_some() || position.organization.is_some();
    let positions: Vec<_> = arrange::positions(cv).into_iter().filter(told).collect();
    let full = positions.iter().all(|position| position.role.is_some() && position.organization.is_some());
    positions.into_iter().map(|position| job(position, full)).collect()
}

fn job(position: &Position, full: bool) -> Value {
    let role = position.role.as_deref().map(|role| words::capitalized(role).into_owned());
    let (role, organization) = (role.as_ref(), position.organization.as_ref());
    let in_words: Vec<&str> = [role, organization].into_iter().flatten().map(String::as_str).collect();
    let range = position.start.zip(position.end).filter(|(start, end)| start < end);
    Value::Object(object([
        ("company", if full { optional(organization) } else { Value::Null }),
        ("position", if full { optional(role) } else { Value::Null }),
        ("name", if full { Value::Null } else { json!(text(&in_words.join(", "))) }),
        ("start_date", date(range.map(|(start, _)| start))),
        ("end_date", date(range.map(|(_, end)| end))),
        ("date", if range.is_some() { Value::Null } else { at(position) }),
        ("location", optional(position.location.as_ref())),
    ]))
}

/// The time of a position that is no range.
fn at(position: &Position) -> Value {
    match (position.start, position.end) {
        (Some(start), Some(_)) => date(Some(start)),
        _ => json!(arrange::period(position)),
    }
}

fn publication(cv: &Cv, work: &Work) -> Value {
    let names = work.authors.iter().flat_map(|authors| {
        let others = authors.and_others.then(|| "et al.".to_owned());
        authors.list.iter().map(author).chain(others)
    });
    // RenderCV sets the venue in brackets behind a link.
    let venue = work.venue.as_ref().map(words::venue_for_brackets);
    let venue = [venue, arrange::standing(cv, work).map(str::to_owned)];
    let venue = venue.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut remarks: Vec<String> = work.track.iter().map(|track| words::capitalized(track).into_owned()).collect();
    remarks.extend(notes::awards(cv, work));
    let title = text(arrange::title(work).unwrap_or_default());
    let doi = work.doi.as_ref().filter(|doi| is_plain_doi(doi));
    let url = link::of_work(work).as_deref().and_then(web);
    // A link that cannot be printed as it is stands behind the title.
    let (title, url) = match url {
        Some(url) if doi.is_none() && !is_plain(&url) => (format!("[{title}](<{url}>)"), None),
        url => (title, url.filter(|url| is_plain(url))),
    };
    let mut entry = object([
        ("title", json!(title)),
        ("doi", json!(doi)),
        ("url", json!(url)),
        ("journal", json!(text(&venue))),
        ("date", date(arrange::year(work).map(Date::from_year))),
        ("summary", json!(text(&remarks.join(". ")))),
    ]);
    // RenderCV asks for the list, and accepts that it is empty.
    entry.insert("authors".into(), names.map(Value::String).collect());
    Value::Object(entry)
}

fn unnamed(papers: &arrange::Further) -> Value {
    Value::Object(object([("name", json!(text(&papers.text))), ("date", date(papers.year.map(Date::from_year)))]))
}

fn author(author: &crate::person::Author) -> String {
    let name = text(&author.name.printed);
    if author.owner { format!("**{name}**") } else { name }
}

fn award(cv: &Cv, won: &WonAward) -> Value {
    let title = words::capitalized(&won.title);
    let name = [Some(&*title), won.awarder.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Value::Object(object([
        ("name", json!(text(&name))),
        ("date", date(won.date)),
        ("summary", json!(arrange::awarded(cv, won).map(|work| text(&format!("For “{work}”"))))),
    ]))
}

fn talk(cv: &Cv, talk: &PresentedTalk) -> Value {
    let kind = arrange::talk_kind(talk.kind);
    let title = arrange::talk_title(cv, talk);
    let told = arrange::told_kind(talk).filter(|_| title.is_some());
    let place: Vec<&str> = told.into_iter().chain(talk.event.as_deref()).collect();
    Value::Object(object([
        ("name", json!(text(title.unwrap_or(kind)))),
        ("date", date(talk.date)),
        ("location", optional(talk.location.as_ref())),
        ("summary", json!(text(&place.join(", ")))),
    ]))
}

/// A date at its precision. A year is a number: of the text `2024` RenderCV makes January 2024.
fn date(date: Option<Date>) -> Value {
    match date {
        Some(date) if date.month().is_none() => json!(date.year()),
        Some(date) => json!(date.to_string()),
        None => Value::Null,
    }
}

fn service(cv: &Cv) -> Value {
    let line = |(role, served): (&str, Vec<arrange::Served>)| {
        let details: Vec<String> = served.iter().map(arrange::Served::text).filter(|text| !text.is_empty()).collect();
        json!({"label": text(&words::capitalized(role)), "details": text(&details.join("; "))})
    };
    arrange::service(cv).into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_commands_are_taken_apart() {
        assert_eq!(text("a_b _c_ * [c](d)"), "a_b \\_c\\_ \\* \\[c\\](d)");
        assert_eq!(text("#read(\"x\")"), "#\u{2060}read(\"x\")");
        assert_eq!(text("$$x$$ for $5 & up"), "$\u{2060}$x$\u{2060}$ for $5 & up");
        assert_eq!(text("<b> 1 < 2 &lt;"), "<\u{2060}b> 1 < 2 &\u{2060}lt;");
        assert_eq!(text("two\n lines"), "two lines");
        assert_eq!(name("!Ada {x} [y] *z* a/b \\ \"c\""), "Ada (x) (y) z a b 'c'");
    }
}
