//! Names of honours in the Romance languages, where the noun leads: `Premio Joven Investigadora`,
//! `prix de thèse`, `bolsa de produtividade`.
//!
//! Input: plain text and a range of it. Output: [`Leading`]s in order. The name runs to the right over
//! capitalised words, the words of [`COMPLEMENTS`] and what joins them, up to the body that gives it
//! (`de la Federación …`), which is read apart.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::find_giver;
use super::prose::has_phrase;
use super::received::{RECEIVED, RECEIVED_BEHIND};
use super::words::NOT_RECEIVED;
use super::work::work_of;
use crate::extract::reading::Reading;
use crate::extract::romance::{Joint, body_at, joint_at, next_word};
use crate::extract::subject::is_somebody_elses;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// A name whose noun leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leading {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Whether it has more than its noun.
    pub(super) is_named: bool,
    /// The body named behind it.
    pub(super) giver: Option<Range<usize>>,
}

/// The nouns: prizes first, then money.
static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:(?:\d\s?(?:er|ère|re|e|ème|º|ª|°)|premi[eè]re?|deuxi[eè]me|troisi[eè]me|second[eoa]?|secund[oa]|segund[oa]|terceir[oa]|tercer[oa]?|primer[oa]?|primeir[oa]|prim[oa]|terz[oa])\s+)?",
        r"(?:prix|m[eé]dailles?|premio|premi|prêmio|prémio|medall?a|medalha|medaglia|galardón|menção|menzione|mención|mention|place|puesto|lugar|posto|",
        r"bourses?|financement|subvention|allocation|beca|ayuda|subvención|bolsa|auxílio|financiamento|borsa|assegno|finanziamento)\b",
    ))
});

/// Who did not win it, before a prize's name.
static FINALIST: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\bfinalist[ae]s?\s+(?:(?:du|del|de la|do|da|de|al|au)\s+)?$"));

/// Nouns of money that say nothing where the name of a scheme stands behind them: `financement ANR JCJC`.
const MONEY: &[&str] =
    &["financement", "subvention", "financiamento", "finanziamento", "subvención", "ayuda", "auxílio"];

/// Nouns that count only behind an ordinal, and those that need a complement of their own.
const PLACES: &[&str] = &["place", "puesto", "lugar", "posto"];
const MENTIONS: &[&str] = &["mention", "mención", "menção", "menzione"];

/// Words in small letters that belong to a name.
const COMPLEMENTS: &[&str] = &[
    // French
    "thèse", "thèses", "meilleur", "meilleure", "meilleurs", "article", "papier", "poster", "présentation", "jeune",
    "jeunes", "chercheur", "chercheurs", "chercheuse", "doctorat", "doctorale", "recherche", "mémoire", "mobilité",
    "excellence", "bronze", "argent", "d'argent", "or", "honorable", "spéciale", "jury", "public", "livre",
    "communication", "affiche", "enseignement", "innovation", "voyage", "master", "postdoctorale", "étude", "études",
    // Spanish
    "tesis", "mejor", "artículo", "ponencia", "póster", "comunicación", "joven", "jóvenes", "investigador",
    "investigadora", "investigadores", "investigación", "doctoral", "doctorado", "predoctoral", "postdoctoral",
    "movilidad", "excelencia", "trayectoria", "nacional", "extraordinario", "fin", "carrera", "máster", "trabajo",
    "ensayo", "libro", "docencia", "plata", "oro", "bronce", "honor", "honorífica", "honrosa", "especial", "viaje",
    "estudios", "estudio", "formación", "posdoctoral", // Portuguese
    "tese", "teses", "melhor", "melhores", "artigo", "trabalho", "dissertação", "pesquisa", "pesquisador",
    "pesquisadora", "doutorado", "doutoramento", "mestrado", "produtividade", "iniciação", "científica", "mobilidade",
    "excelência", "pôster", "prata", "ouro", "investigação", "honrosa", "pós-doutorado", // Italian
    "tesi", "miglior", "migliore", "migliori", "articolo", "giovane", "giovani", "ricercatore", "ricercatori",
    "ricercatrice", "ricerca", "studio", "dottorato", "mobilità", "eccellenza", "argento", "oro", "bronzo", "laurea",
    "speciale", "d'onore", "d'oro", "d'argento", "d'études", "d'étude",
];

/// How sure such a reading is.
const SURE: f32 = 0.88;

/// Reads one clause of news or prose.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    for name in find_leading(text, clause) {
        let lower = text[clause.clone()].to_lowercase();
        if !name.is_named
            || !is_received(text, clause, &name)
            || NOT_RECEIVED.iter().any(|phrase| has_phrase(&lower, phrase))
            || is_somebody_elses(reading, clause, facts)
        {
            continue;
        }
        push(reading, found(reading, clause, name, facts), facts);
    }
}

/// What a name tells, in a clause or in a line of a list.
pub(super) fn found(reading: &Reading<'_>, clause: &Range<usize>, name: Leading, facts: &Facts) -> Found {
    let giver = name.giver.map(|giver| reading.text()[giver].to_owned());
    let awarder = giver.or_else(|| find_giver(reading, &name.range, clause));
    let work = work_of(reading, clause, &name.range, facts);
    Found { range: name.range, title: None, awarder, date: reading.date(), work, confidence: SURE }
}

/// Whether the clause says that it was received: by a verb, or by beginning with it.
fn is_received(text: &str, clause: &Range<usize>, name: &Leading) -> bool {
    let before = text[clause.start..name.range.start].to_lowercase();
    let behind = text[name.range.end..clause.end].to_lowercase();
    let alone = |rest: &str| rest.chars().all(|c| !c.is_alphanumeric());
    alone(&before)
        || RECEIVED.iter().any(|verb| has_phrase(&before, verb))
        || RECEIVED_BEHIND.iter().any(|verb| has_phrase(&behind, verb))
        || text[name.range.clone()].to_lowercase().starts_with("finalist")
}

/// Finds the names of `range`.
pub(super) fn find_leading(text: &str, range: &Range<usize>) -> Vec<Leading> {
    let part = &text[..range.end];
    let mut found: Vec<Leading> = Vec::new();
    let mut from = range.start;
    while let Some(noun) = NOUN.find_at(part, from) {
        from = noun.end();
        if let Some(name) = name_of(part, noun.range()) {
            from = name.range.end;
            found.push(name);
        }
    }
    found
}

fn name_of(text: &str, noun: Range<usize>) -> Option<Leading> {
    let lower = text[noun.clone()].to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    let ordinal = lower.contains(' ');
    if PLACES.contains(&last) {
        let is_english = lower == "second place";
        return (ordinal && !is_english).then_some(Leading { range: noun, is_named: true, giver: None });
    }
    let (end, giver) = complement(text, noun.end);
    let is_named = ordinal || end > noun.end;
    if MENTIONS.contains(&last) && !text[noun.end..end].trim_start().starts_with(char::is_lowercase) {
        return None;
    }
    let behind = text[noun.end..].strip_prefix(' ').filter(|rest| rest.starts_with(char::is_uppercase));
    let start = if MONEY.contains(&lower.as_str()) && behind.is_some() && end > noun.end {
        noun.end + 1
    } else {
        FINALIST.find(&text[..noun.start]).map_or(noun.start, |finalist| finalist.start())
    };
    Some(Leading { range: start..end, is_named, giver })
}

/// Where the name ends whose noun ends at `from`, and the body that gives it.
fn complement(text: &str, from: usize) -> (usize, Option<Range<usize>>) {
    let mut end = from;
    let mut at = from;
    while let Some(word) = next_word(text, at) {
        if let Some(joint) = joint_at(text, &word) {
            if let Some(body) = giver(text, joint.end, end > from) {
                return (end, Some(body));
            }
            at = joint.end;
            // `l'Université`: a joint that is part of the word.
            continue;
        }
        let bare = text[word.clone()].trim_end_matches([',', '.', ';', ':', '!', ')', '?']);
        let named = bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() && end > from);
        if !named && !COMPLEMENTS.contains(&bare.to_lowercase().as_str()) {
            break;
        }
        end = word.start + bare.len();
        at = word.end;
        if bare.len() < word.len() {
            break;
        }
    }
    (end, None)
}

/// The body behind a joint, where it is one and the name can do without it.
fn giver(text: &str, at: usize, is_named: bool) -> Option<Range<usize>> {
    let body = body_at(text, Joint { end: at })?;
    is_named.then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(&str, Option<&str>)> {
        let found = find_leading(text, &(0..text.len()));
        found.into_iter().map(|name| (&text[name.range], name.giver.map(|giver| &text[giver]))).collect()
    }

    #[test]
    fn a_name_runs_to_the_right() {
        let cases = [
            (
                "He recibido el Premio Joven Marinera de la Sociedad de Mareas.",
                "Premio Joven Marinera",
                Some("Sociedad de Mareas"),
            ),
            ("J'ai reçu le prix de thèse de l'Université de Valmont", "prix de thèse", Some("Université de Valmont")),
            ("Recebi o Prêmio Maré de Tese", "Prêmio Maré de Tese", None),
            ("una borsa di studio dalla Fondazione Onda", "borsa di studio", Some("Fondazione Onda")),
            ("J'ai obtenu un financement ANR JCJC pour le projet ONDE", "ANR JCJC", None),
            ("une médaille de bronze du CNRS", "médaille de bronze", Some("CNRS")),
            ("prix du meilleur article à la conférence", "prix du meilleur article", None),
        ];
        for (text, name, giver) in cases {
            assert_eq!(names(text), [(name, giver)], "{text}");
        }
    }

    #[test]
    fn a_place_needs_its_number() {
        assert_eq!(names("la première place"), [("première place", None)]);
        assert_eq!(names("une place au jardin"), []);
    }
}
