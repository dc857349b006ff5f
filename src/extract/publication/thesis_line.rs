//! The thesis that an entry on a degree names: `Thesis: On Salt`, `Dissertation: "On Salt"`.
//!
//! Input: a reading of an entry of an education section. Output: the thesis as a publication. Its
//! title is what stands behind the label: a quotation, what the page sets apart, else the rest of the
//! line or sentence. Its school and year are those of the one degree that the entry tells of.

use std::ops::Range;
use std::sync::LazyLock;

use super::{frame, thesis as theses};
use crate::extract::education::names_degree;
use crate::extract::non_title::is_label;
use crate::extract::quote;
use crate::extract::reading::Reading;
use crate::extract::title_shape as shape;
use crate::extract::title_trim::trim_title;
use crate::fact::{DegreeStatus, Education, Publication, PublicationKind, Status};
use crate::page::Shape;
use crate::pattern::Pattern;
use crate::text::{Mark, MarkKind};

/// A noun of theses and what leads from it to the title, in the languages of the cue table.
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)(?:\b(?:thesis|dissertation|doktorarbeit|masterarbeit|bachelorarbeit|diplomarbeit|thèse|mémoire|tesis|tese|tesi|dissertação|monografia",
        r"|(?:titre|título|titolo|tytuł|temat|тема) (?:de la thèse|du mémoire|de la tesis|da tese|da dissertação|della tesi|pracy|rozprawy|диссертации|дипломной работы)",
        r"|praca (?:doktorska|magisterska|inżynierska|licencjacka|dyplomowa)|rozprawa doktorska|(?:diplomová|disertační|bakalářská) práce|proefschrift|scriptie|avhandling|afhandling)",
        r"|(?:毕业|学位|博士|硕士|本科|畢業|學位)(?:论文|論文)(?:题目|題目)?|(?:学位|博士|修士|卒業)論文(?:題目|タイトル)?|학위논문)",
        r"(?:\s+(?:title|topic|thema|titel|doctoral|doctorale?|de doctorat|de doutorado|di dottorato|magistrale|triennale|de maestría|de grado|de mestrado|de máster|de master)| \([^()\n]{1,40}\))?",
        r"(?:\s*[:：]\s*|(?:,?\s+(?:en)?titled:?|,?\s+intitulée?|,?\s+titulada|,?\s+intitolata|,?\s+pt\.)\s+)",
    ))
});

/// The share of such titles that was right where it was counted.
const SURE: f32 = 0.85;

/// The theses that an entry names.
pub(crate) fn read_theses(reading: &Reading<'_>) -> Vec<Publication> {
    let text = reading.text();
    let labels = LABEL.captures_iter(&text[reading.entry.body..]).filter_map(|found| Some(found.get(0)?.end()));
    let mut titles: Vec<Range<usize>> = labels.filter_map(|at| title(reading, reading.entry.body + at)).collect();
    if titles.is_empty() {
        titles.extend(quoted_alone(reading).or_else(|| set_apart_alone(reading)));
    }
    titles.into_iter().map(|title| thesis(reading, title)).collect()
}

/// The title that is all that a line below a degree says, in quotation marks.
fn quoted_alone(reading: &Reading<'_>) -> Option<Range<usize>> {
    let text = reading.text();
    let [quoted] = &reading.quotations[..] else { return None };
    let around = [&text[reading.entry.body..quoted.start.max(reading.entry.body)], &text[quoted.end..]];
    let above = reading.outline.above?;
    let (over, body) = (above.content.as_str(), above.body..above.content.as_str().len());
    let is_alone = around.iter().all(|part| !part.contains(char::is_alphanumeric));
    (is_alone && names_degree(over, &body)).then(|| title(reading, quoted.start)).flatten()
}

/// The title that a bullet right below a degree sets in emphasis, with nothing behind it but who advised: `*On the roads
/// of salt* (advisor: Ada Weiss)`.
fn set_apart_alone(reading: &Reading<'_>) -> Option<Range<usize>> {
    const FEWEST: usize = 4;
    let text = reading.text();
    let above = reading.outline.above?;
    let (over, body) = (above.content.as_str(), above.body..above.content.as_str().len());
    let opens = |mark: &&Mark| mark.kind == MarkKind::Emphasis && mark.start == reading.entry.body;
    let mark = reading.content().marks.iter().find(opens)?;
    let behind = text[mark.end..].trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let is_over = behind.is_empty() || ADVISORS.iter().any(|word| behind.starts_with(word));
    let is_below_degree = above.shape == Shape::ListItem && names_degree(over, &body);
    let words = shape::word_count(&text[mark.range()]);
    let is_place = ["university", "institut", "college", "school"]
        .iter()
        .any(|word| text[mark.range()].to_lowercase().contains(word));
    (is_over && is_below_degree && words >= FEWEST && !is_place).then(|| title(reading, mark.start)).flatten()
}

/// Who stands behind the title of a thesis.
const ADVISORS: &[&str] = &[
    "advis", "supervis", "betreu", "direct", "dirig", "encadr", "orient", "relator", "promotor", "tutor", "mentor",
    "under the", "with prof", "begeleid", "指導", "导师",
];

/// Whether an entry is about a thesis as a whole, and not about the degree.
pub(crate) fn opens_with_thesis(reading: &Reading<'_>, theses: &[Publication]) -> bool {
    let opens = LABEL.find(&reading.text()[reading.entry.body..]).is_some_and(|label| label.start() == 0);
    theses.len() == 1 && (opens || quoted_alone(reading).or_else(|| set_apart_alone(reading)).is_some())
}

/// Gives the theses of an entry the school and the year of its degrees, where it tells of one thesis and one degree.
pub(crate) fn tie(found: &mut [Publication], degrees: &[Education]) {
    let ([thesis], [degree]) = (found, degrees) else { return };
    thesis.venue = degree.institution.as_deref().map(theses::venue);
    thesis.year = degree.year.filter(|_| degree.status != Some(DegreeStatus::UnderWay));
}

/// The title that begins at `at`.
fn title(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    const FEWEST: usize = 3;
    let text = reading.text();
    let quoted = reading.quotations.iter().find(|quotation| quotation.start == at);
    let sets = |kind: &MarkKind| matches!(kind, MarkKind::Emphasis | MarkKind::Link(_) | MarkKind::Strong);
    let apart = reading.content().marks.iter().find(|mark| sets(&mark.kind) && mark.start == at);
    let range = match (quoted, apart) {
        (Some(quoted), _) => quote::inside(text, quoted),
        (None, Some(mark)) => mark.range(),
        (None, None) => at..sentence_end(text, at),
    };
    let range = trim_title(reading, range);
    let words = &text[range.clone()];
    (shape::word_count(words) >= FEWEST && !is_label(words)).then_some(range)
}

/// Where the line ends, or the sentence that another one follows.
fn sentence_end(text: &str, at: usize) -> usize {
    let line = text[at..].split('\n').next().unwrap_or_default();
    let stops = line.match_indices(". ").map(|(stop, _)| stop);
    let ends = |stop: &usize| line[stop + 2..].starts_with(char::is_uppercase);
    let helpers =
        ["Advisor", "Adviser", "Supervisor", "Committee", "(Advisor", "(Supervisor", "(advisor", "(supervisor"];
    let helper = helpers.iter().filter_map(|word| line.find(word)).min();
    at + stops.into_iter().find(ends).into_iter().chain(helper).min().unwrap_or(line.len())
}

fn thesis(reading: &Reading<'_>, title: Range<usize>) -> Publication {
    let links = frame::links(reading, &title, &title);
    Publication {
        title: Some(reading.text()[title.clone()].to_owned()),
        short_title: None,
        authors: None,
        year: None,
        date: None,
        kind: PublicationKind::Thesis,
        track: None,
        status: Status::Published,
        arxiv: None,
        doi: frame::doi(&links, ""),
        url: frame::main_link(&links),
        links,
        venue: None,
        provenance: reading.provenance(title, SURE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_leads_to_the_title_of_a_thesis() {
        for (text, expected) in [
            ("PhD, Salt University\nThesis: On the roads of salt. Advisor: Ada Weiss", Some("On the roads of salt")),
            ("Dissertation title: On the roads of salt", Some("On the roads of salt")),
            ("thesis titled On the roads of salt", Some("On the roads of salt")),
            ("Thèse : Sur les routes du sel", Some("Sur les routes du sel")),
            ("tytuł pracy: O drogach soli", Some("O drogach soli")),
            ("Tesi magistrale: Sulle vie del sale", Some("Sulle vie del sale")),
            ("修士論文：潮汐に関する研究", Some("潮汐に関する研究")),
            ("Thesis committee: Ada Weiss", None),
            ("wrote a thesis on salt", None),
        ] {
            let found = LABEL.captures(text).and_then(|found| Some(found.get(0)?.end()));
            let title = found.map(|at| text[at..sentence_end(text, at)].trim());
            assert_eq!(title, expected, "{text}");
        }
    }
}
