//! Reads projects that somebody pays for, told from the payer's side, in any language with spaces:
//! `X funds our project Y`, `Die X fördert unser Projekt „Y“`, `Notre projet Y est financé par l'X`, `funding for our Y proposal`.
//!
//! A grant is titled by its scheme, or without one by its project. Input: a clause. Output: facts.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::name_at;
use super::prose::has_phrase;
use super::received::RECEIVED;
use crate::extract::reading::{Reading, within};
use crate::extract::romance::capitals;
use crate::extract::subject::is_somebody_elses;
use crate::fact::Facts;
use crate::pattern::Pattern;
use crate::span;

/// How sure such a reading is.
const SURE: f32 = 0.87;

/// Words for what is paid for, with the owner's word before them.
const PROJECT: &str = r"(?:our|my|unser(?:e[nms]?)?|mein(?:e[nms]?)?|notre|mon|ma|nuestr[oa]|mi|(?:[oa]\s+)?(?:noss[oa]|meu|minha)|(?:il\s+|la\s+)?(?:nostr[oa]|mi[oa]))\s+(?:(?:new|joint|neue[snm]?|gemeinsame[sn]?|nouveau|nuevo|novo|nuovo|research|collaborative|interdisciplinary)\s+)*(?:project|proposal|research|work|study|lab|group|projekt|forschungsprojekt|vorhaben|forschung|antrag|studie|projet|recherche|proyecto|investigación|projeto|pesquisa|progetto|ricerca)\b";

/// The payer's deed, up to the project.
static PAYS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?i)\b(?:funds|fund|funded|(?:has|have|will|is going to)\s+(?:fund|funded|support|supported|approve|approved)|supports|supported|is funding|is supporting|finances|approved|fördert|förderte|finanziert|finanzierte|bewilligt|bewilligte|unterstützt|finance|soutient|financia|financió|apoya|apoia|aprobó|aprovou|finanzia|sostiene|(?:ha|a|va)\s+(?:financiado|aprobado|concedido|financé|financer|retenu|approvato|finanziato))\s+{PROJECT}"
    ))
});

/// The project, up to what it is called, where it is the subject.
static PROJECT_FIRST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"(?i)(?:^|\W)(?:{PROJECT}|(?:le|el|o|il|das)\s+(?:projet|proyecto|projeto|progetto|projekt)\b)"
    ))
});

/// That the project was granted, in other languages than English.
static GRANTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:gefördert|bewilligt|finanziert|genehmigt|angenommen|(?:est|a été|sera|sont|ont été)\s+(?:financée?s?|acceptée?s?|retenue?s?|sélectionnée?s?)|(?:ha sido|fue|será|está|foi|está sendo|ha recibido)\s+(?:financiad[oa]|concedid[oa]|aprobad[oa]|aprovad[oa]|contemplad[oa]|seleccionad[oa]|selecionad[oa])|(?:è stato|è stata|è|sarà)\s+(?:finanziat[oa]|approvat[oa]|accettat[oa]))\b",
    )
});

/// Who paid, behind the verb or before it.
static BY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:von der|von|vom|durch die|par l['’]|par la|par le|par|por la|por el|por|pela|pelo|dalla|dal|da)\s*",
    )
});

/// `funding for our X proposal`.
static FUNDING_FOR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?i:awarded|received|receive|got|secured|won|obtained|granted|landed)\s+(?:[\w$€£,.]+\s+){0,3}(?:funding|funds|support|money)\s+(?:for|to|through|under)\s+(?:our|my|the|an?)\s+((?:\p{Lu}[\w/-]*\s+)+(?:proposal|project|grant|application))",
    )
});

/// `funding from X`, `financial support by X`.
static FUNDING_FROM: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?i:awarded|received|receive|receives|got|secured|won|obtained|granted)\s+(?:[\w$€£,.]+\s+){0,3}?((?:(?:research|seed|pilot|start-?up|financial|external|additional|travel)\s+)*(?:funding|funds|support)\s+(?:from|by)\s+(?:the\s+)?)",
    )
});

/// Schemes that name a grant without the word.
static SCHEME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:(?:NSF|NIH|DOE|DoD|ERC|NWO|ANR|DFG|EU)\s+)?(?:CAREER|CRII|GRFP|NDSEG|NRSA|MIRA|DECRA|[RKUF]\d\d(?:/R\d\d)?|DP\d|StG|CoG|AdG|Vidi|Veni|Vici|VIDI|VENI|VICI|JCJC|MSCA(?:-PF|-IF)?)\b",
    )
});

/// A project whose scheme is part of its name: `H2020 LEDGE project`.
static SCHEME_PROJECT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?i:acquired|secured|got|won|received|awarded|landed|funded|started|launched|kicked off)\b[^.;]{0,40}?\b((?:(?:EU|European|NSF|NIH|DFG|ANR|ERC|FWF|SNF|SNSF|NWO|UKRI|EPSRC|AHRC|ESRC|BBSRC|NERC|MRC|FCT|FAPESP|CNPq|PRIN|JSPS|ARC|DARPA|H2020|Horizon(?: 2020| Europe)?)[-\s]?)+(?:\p{Lu}[\w-]*\s+)*project)\b",
    )
});

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let part = &reading.text()[clause.clone()];
    let found = pays(reading, clause)
        .or_else(|| is_paid(reading, clause))
        .or_else(|| funding(part))
        .or_else(|| scheme(part))
        .filter(|_| !is_somebody_elses(reading, clause, facts));
    let Some((range, awarder)) = found else { return };
    let range = clause.start + range.start..clause.start + range.end;
    push(reading, Found { range, title: None, awarder, date: reading.date(), work: None, confidence: SURE }, facts);
}

type Grant = (Range<usize>, Option<String>);

/// `X funds our project Y`.
fn pays(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Grant> {
    let part = &reading.text()[clause.clone()];
    let verb = PAYS.find(part)?;
    let payer = last_name(&part[..verb.start()])?;
    let project = called(reading, clause, verb.end()).or_else(|| phrase(part, verb.end()))?;
    Some((project, Some(payer)))
}

/// `Notre projet Y est financé par l'X`, `Unser Projekt „Y“ wird von der X gefördert`.
fn is_paid(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Grant> {
    let part = &reading.text()[clause.clone()];
    let noun = PROJECT_FIRST.find(part)?;
    let granted = GRANTED.find_at(part, noun.end())?;
    let project = called(reading, clause, noun.end()).filter(|project| project.start < granted.start())?;
    let payer = BY.find_at(part, project.end).and_then(|by| name_at(&part[by.end()..]));
    Some((project, payer))
}

/// `funding for our Y proposal`, `funding from X`.
fn funding(part: &str) -> Option<Grant> {
    // `This project has received funding from` is an acknowledgement.
    let lower = part.to_lowercase();
    if ["this project", "this work", "the project", "this research"].iter().any(|subject| lower.contains(subject)) {
        return None;
    }
    if let Some(name) = FUNDING_FOR.captures(part).and_then(|found| found.get(1)) {
        let behind = part[name.end()..].trim_start();
        return Some((name.range(), behind.strip_prefix("from ").and_then(name_at)));
    }
    let lead = FUNDING_FROM.captures(part)?.get(1)?;
    let payer = name_at(&part[lead.end()..])?;
    Some((lead.start()..lead.end() + part[lead.end()..].find(&payer)? + payer.len(), Some(payer)))
}

/// `got my NSF CAREER`, `acquired the H2020 LEDGE project`.
fn scheme(part: &str) -> Option<Grant> {
    if let Some(name) = SCHEME_PROJECT.captures(part).and_then(|found| found.get(1)) {
        return Some((name.range(), None));
    }
    let code = SCHEME.find(part)?;
    let lower = part[..code.start()].to_lowercase();
    let behind = part[code.end()..].to_lowercase();
    let received = RECEIVED.iter().any(|verb| has_phrase(&lower, verb));
    let granted = ["was funded", "is funded", "got funded", "was awarded", "has been funded", "has been awarded"];
    let own = lower.trim_end().ends_with("our") || lower.trim_end().ends_with("my");
    (received || own && granted.iter().any(|verb| behind.contains(verb))).then(|| {
        let payer = ["from ", "by "].iter().find_map(|by| behind.find(by).map(|at| at + by.len()));
        (code.range(), payer.and_then(|at| part.get(code.end() + at..)).and_then(name_at))
    })
}

/// The name of the project behind its noun: quoted, set apart, or in capitals.
fn called(reading: &Reading<'_>, clause: &Range<usize>, noun: usize) -> Option<Range<usize>> {
    const NEAR: usize = 24;
    let text = reading.text();
    let from = clause.start + noun;
    let local = |range: Range<usize>| range.start - clause.start..range.end - clause.start;
    let quoted = reading
        .quotations
        .iter()
        .find(|quotation| within(quotation, clause) && quotation.start >= from && quotation.start <= from + NEAR);
    if let Some(quotation) = quoted {
        return Some(local(crate::extract::quote::inside(text, quotation)));
    }
    let marked = reading
        .content()
        .marks
        .iter()
        .map(crate::text::Mark::range)
        .find(|mark| within(mark, clause) && mark.start >= from && mark.start <= from + 3 && mark.len() > 3);
    let part = &text[clause.clone()];
    let skipped = part[noun..].len() - part[noun..].trim_start_matches([' ', ':', ',', '(']).len();
    let start = noun + skipped;
    let end = capitals(part, start);
    let named = (end > start && part[start..end].chars().count() > 2).then_some(start..end);
    marked.map(local).or(named)
}

/// What is paid for, where it has no name: `work on river fever`.
fn phrase(part: &str, noun: usize) -> Option<Range<usize>> {
    let joint = [" on ", " zu ", " über ", " sur ", " sobre ", " su "]
        .iter()
        .find(|joint| part[noun..].starts_with(**joint))?;
    let start = part[..noun].rfind(' ').map_or(0, |at| at + 1);
    let rest = &part[noun + joint.len()..];
    let stops = [
        ",", ".", ";", "!", " with ", " for ", " over ", " until ", " (", " mit ", " für ", " pour ", " avec ",
        " por ", " con ",
    ];
    let length = stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
    (length > 2).then_some(start..noun + joint.len() + length)
}

/// Articles before the name of a payer.
const ARTICLES: &[&str] = &["The ", "Die ", "Der ", "Das ", "La ", "Le ", "El ", "A ", "O ", "Il "];

/// The capitalised name that ends a phrase: `Die Deutsche Forschungsgemeinschaft (DFG)`.
fn last_name(before: &str) -> Option<String> {
    let before = before.trim_end().trim_end_matches(" will").trim_end_matches(" wird").trim_end();
    let mut start = before.len();
    for word in before.rsplit(' ') {
        let bare = word.trim_start_matches(['(', '"', '*']);
        let bare = ["L'", "L’", "l'", "l’"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
        let capital = bare.starts_with(char::is_uppercase);
        if !capital && !matches!(word, "of" | "for" | "de" | "für" | "der" | "des" | "du" | "di" | "do" | "the" | "and")
            || word.ends_with([',', ':', '!', '.', ';'])
        {
            break;
        }
        if capital {
            start = span::offset(before, bare);
        }
    }
    let name = &before[start..];
    let name = ARTICLES.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name);
    let fits = name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !matches!(name, "We" | "I" | "This" | "It");
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payer_is_named_before_the_verb() {
        assert_eq!(last_name("Die Slowakische Stiftung (SST) ").as_deref(), Some("Slowakische Stiftung (SST)"));
        assert_eq!(last_name("Great news: the Nowhere Fund will ").as_deref(), Some("Nowhere Fund"));
        assert_eq!(last_name("L'ANR ").as_deref(), Some("ANR"));
        assert_eq!(last_name("we "), None);
    }

    #[test]
    fn funding_is_named_by_its_proposal_or_its_payer() {
        let name = |text| funding(text).map(|(range, payer)| (&text[range], payer));
        assert_eq!(
            name("We were awarded funding for our NOWT proposal from the Slow Fund to sleep"),
            Some(("NOWT proposal", Some("Slow Fund".to_owned())))
        );
        assert_eq!(
            name("I received seed funding from the Slow Data Institute"),
            Some(("seed funding from the Slow Data Institute", Some("Slow Data Institute".to_owned())))
        );
    }

    #[test]
    fn a_scheme_is_enough() {
        let name = |text| scheme(text).map(|(range, _)| &text[range]);
        assert_eq!(name("Finally received my NSF CAREER!"), Some("NSF CAREER"));
        assert_eq!(name("Acquired and started the H2020 LEDGE project"), Some("H2020 LEDGE project"));
        assert_eq!(name("Our R01 on sleep was funded by NIH"), Some("R01"));
        assert_eq!(name("the CAREER centre"), None);
    }
}
