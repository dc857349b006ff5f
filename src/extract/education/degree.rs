//! Names of degrees, in full and short, of several countries.
//!
//! Input: a text. Output: ranges. What a degree is in, from where and whose is the readers' business.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Pattern, Stems};

/// Doctorates, then masters, then bachelors and diplomas. Pieces of a regular expression; those of
/// capitals and stops are as people write them, words match in any case.
const DEGREES: &[&str] = &[
    // Doctorates in short
    r"Ph\.?\s?D\b\.?",
    r"PHD\b",
    r"phd\b",
    r"D\.?Phil\b\.?",
    r"Dr(?:\.\s?|\s)(?:rer|phil|sc|iur|med|oec|theol)\.\s?(?:\w+\.)?",
    r"Sc\.?D\b\.?",
    r"Ed\.?D\b\.?",
    r"M\.?D\b\.?",
    r"J\.?D\b\.?",
    r"DMA\b",
    r"D\.?V\.?M\b\.?",
    r"Psy\.?D\b\.?",
    r"Dr\.?P\.?H\b\.?",
    r"Pharm\.?D\b\.?",
    r"MB\s?BS\b",
    r"MB\s?Ch\.?B\b",
    // Doctorates in words
    r"(?i:doctorate|doctor of \w+(?:\s+\w+)?|doctoral (?:degree|studies|thesis|dissertation|defen[cs]e)|doctorat|doktorat|promotion in|dissertation)",
    r"(?i:doktorarbeit|doktorgrad|promovier(?:te|t)|thèse(?: de doctorat)?|these de doctorat|doctorado|tesis doctoral|doutorado|doutoramento|dottorato(?: di ricerca)?|proefschrift|my viva(?: voce)?)",
    r"(?i:doctora?|doutora?)\s(?:en|em)\b",
    // Masters in short
    r"M\.?\s?Phil\b\.?",
    r"M\.?A\.?Sc\b\.?",
    r"M\.?\s?[Ss]\.?[Cc]\b\.?",
    r"M\.?\s?S\.?\s?E\b\.?",
    r"M\.?\s?S\b\.?",
    r"MSc\b",
    r"M\.?Sci\b\.?",
    r"M(?:Phys|Chem|Biol|Comp|Geol|Math)\b",
    r"M\.?F\.?A\b\.?",
    r"M\.?P\.?[HPA]\b\.?",
    r"M\.?\s?A\b\.?",
    r"M\.?\s?Eng\b\.?",
    r"MENG\b",
    r"M\.?\s?Tech\b\.?",
    r"M\.?\s?B\.?\s?A\b\.?",
    r"M\.?\s?Ed\b\.?",
    r"M\.\s?E\b\.?",
    r"MASt\b",
    r"[MB]\.?\s?Des\b\.?",
    r"M\.?\s?Res\b\.?",
    r"M\.?\s?Math\b\.?",
    r"LL\.M\b\.?",
    r"M\.?Mus\b\.?",
    r"M\.?Arch\b\.?",
    r"MLIS\b",
    // Masters in words
    r"(?i:master(?:['’]?s|s)?(?:\s+of\s+(?:science|arts|engineering|philosophy|research|technology|business administration|public health|public policy|education|laws?|fine arts|music))?)",
    r"(?i:magister|magíster|maestría|mestrado|mestre|m[áa]ster|maîtrise|laurea (?:magistrale|specialistica))",
    // Bachelors in short
    r"B\.?A\.?Sc\b\.?",
    r"B\.?\s?[Ss]\.?[Cc]\b\.?",
    r"B\.?\s?S\.?\s?E\b\.?",
    r"B\.?\s?S\b\.?",
    r"BSc\b",
    r"B\.?F\.?[Aa]\b\.?",
    r"B\.?\s?A\b\.?",
    r"B\.?\s?E\b\.?",
    r"B\.?\s?Eng\b\.?",
    r"BENG\b",
    r"B\.?\s?Tech\b\.?",
    r"B\.?Math\b\.?",
    r"B\.?\s?Ed\b\.?",
    r"LL\.?B\b\.?",
    r"B\.?Mus\b\.?",
    r"B\.?Com\b\.?",
    // Bachelors and diplomas in words
    r"(?i:bachelor(?:['’]?s|s)?(?:\s+of\s+(?:science|arts|engineering|technology|laws?|commerce|education|medicine|music|fine arts))?)",
    r"(?i:undergraduate degree|associate(?:['’]?s)? degree|associate['’]?s\b|licenciatura|licenciad[oa]|licence|laurea(?: triennale)?|grado en|gradua[çc][ãa]o em|bacharel(?:ado)?|staatsexamen)",
    r"(?i:habilitation (?:à|a) diriger (?:des |les )?recherches?(?: ?\(HDR\))?|habilitation|habilitación)",
    r"(?i:dipl[oô]me? d['’](?:ingénieure?|ingenieure?|études (?:approfondies|supérieures|spécialisées)|état)(?: ?\(\p{Lu}{2,4}\))?)",
    r"(?i:dipl[oô]me de l['’])\p{Lu}{2,6}\b",
    r"(?i:dipl[oô]m(?:a|e)?)\b",
    // In Quebec the degree of a university, with its field; alone the leaving exam of schools
    r"(?i:baccalauréat(?:\s(?:intégré|spécialisé|combiné|bidisciplinaire))?)\s(?:en|ès)\b",
    // Courses of study that stand for their degrees, in Polish, Czech, Slovak, Turkish
    r"(?i:studia (?:doktoranckie|doktorskie|magisterskie|inżynierskie|licencjackie|podyplomowe)|szkoła doktorska|licencjat)",
    r"(?i:(?:doktorské|magisterské|bakalářské|inžinierske|bakalárske) (?:studium|štúdium)|yüksek lisans|doktora\b)",
    // Russian and Ukrainian
    r"(?i:аспирантура|магистратура|бакалавриат|бакалавр|магистр|специалитет|кандидат [\p{L}-]+ наук|доктор [\p{L}-]+ наук|аспірантура|магістратура|бакалаврат)",
    // Dutch and Scandinavian
    r"(?i:doctoraat|kandidatexamen|kandidatgrad|masterexamen|mastergrad|civilingenjörsexamen)",
    r"Promotion\b",
];

/// What stands in every degree in words: a text without it has none.
static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    Stems::new(&[
        "doctor", "doktor", "promotion in", "dissertation", "promovier", "these", "thèse", "tesis", "doutor",
        "dottorat", "proefschrift", "my viva", "master", "máster", "magister", "mestrado", "mestre", "maîtrise",
        "laurea", "bachelor", "undergraduate degree", "associate", "licenc", "grado en", "graduaçao", "graduação",
        "graduacao", "graduacão", "bacharel", "staatsexamen", "habilita", "diplom", "diplôm", "博士", "硕士", "碩士",
        "学士", "修士", "本科", "baccalauréat", "studia ", "szkoła doktorska", "licencjat", "studium", "štúdium",
        "lisans", "аспира", "аспіра", "магист", "магіст", "бакалавр", "специалитет", " наук", "kandidat", "maestría",
        "magíster", "civilingenjörsexamen", "doctora", "Promotion",
    ])
});

/// Whether a text may have a degree in short: a word that begins with two letters, or a letter and a sign,
/// as one does.
fn may_be_in_short(text: &str) -> bool {
    let mut before = b' ';
    let bytes = text.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let begins_word = !std::mem::replace(&mut before, pair[0]).is_ascii_alphanumeric();
        let behind = pair[1];
        begins_word
            && match pair[0] {
                b'P' => b".hHs".contains(&behind),
                b'p' => behind == b'h',
                b'D' if behind == b'r' => bytes.get(at + 2).is_some_and(|next| !next.is_ascii_lowercase()),
                b'D' => b".PMV".contains(&behind),
                b'S' => behind == b'c',
                b'E' => behind == b'd',
                b'J' => b".D".contains(&behind),
                b'L' => behind == b'L',
                b'M' | b'B' => {
                    b".s".contains(&behind)
                        || behind.is_ascii_uppercase()
                        || behind.is_ascii_whitespace()
                        || !behind.is_ascii()
                }
                _ => false,
            }
    })
}

static DEGREE: LazyLock<Pattern> = LazyLock::new(|| {
    let names = DEGREES.join("|");
    Pattern::new(&format!(r"(?:\b(?:{names})|博士前期課程|博士後期課程|博士|硕士|碩士|学士|修士|本科)(?:\s+degrees?)?"))
});

/// The degrees named in `range`, in order.
pub(super) fn find_degrees(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !may_be_in_short(&text[range.clone()]) && !STEMS.may_be_in(&text[range.clone()]) {
        debug_assert!(!DEGREE.is_match(&text[range.clone()]), "{text:?} has a degree that was passed over");
        return found;
    }
    for part in DEGREE.find_iter(&text[range.clone()]) {
        let named = [" en", " em", " ès"].iter().fold(part.as_str(), |named, tie| named.trim_end_matches(tie));
        let degree = range.start + part.start()..range.start + part.start() + named.len();
        let degree = with_name(&text[..range.end], degree);
        let is_same = found.last().is_some_and(|last| text[last.end..degree.start].trim().is_empty());
        if !is_same && is_degree(text, &degree) {
            found.push(degree);
        }
    }
    found
}

/// A degree with the name behind it that the table does not have, where its field follows:
/// `Master of Slow Medicine in Moss`.
fn with_name(text: &str, degree: Range<usize>) -> Range<usize> {
    static NAMED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s+of\s+(?:\p{Lu}\p{L}+\s+(?:(?:and|&)\s+)?){1,3}in\s"));
    let is_bare = ["Master", "Bachelor"].contains(&&text[degree.clone()]);
    let name = NAMED.find(&text[degree.end..]).filter(|_| is_bare);
    degree.start..degree.end + name.map_or(0, |name| name.as_str().trim_end().len() - " in".len())
}

/// What follows the German word for taking a doctorate, which is that for rising in rank in English.
static DOCTORATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s*(?:zum|zur|an\s+der|am|bei|über|\(Dr|,\s*(?:Dr\.|(?:RWTH|TU|FU|HU|LMU|KIT|ETH|TH|Uni)\s|\p{Lu}?\p{L}*-?[Uu]niversität|\p{L}*[Hh]ochschule|Technische))",
    )
});

/// Whether two bare capitals are a degree and not part of a name or an unknown abbreviation, and a longer word one and
/// not the label of a thesis: `Dissertation: The Patience of Reeds`.
fn is_degree(text: &str, degree: &Range<usize>) -> bool {
    let printed = &text[degree.clone()];
    if printed == "Promotion" {
        return DOCTORATE.is_match(&text[degree.end..]);
    }
    let is_thesis = ["dissertation", "thesis"].iter().any(|noun| printed.to_lowercase().ends_with(noun));
    if is_thesis && text[degree.end..].trim_start().starts_with([':', '：']) {
        return false;
    }
    if printed.trim_end_matches('.').len() != 2 {
        return true;
    }
    if matches!(printed, "MD" | "JD" | "MD." | "JD.") && !is_own_letters(text, degree) {
        return false;
    }
    let before = text[..degree.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_name = before.starts_with(char::is_uppercase) && before.chars().all(char::is_alphabetic);
    let behind = text[degree.end..].trim_start();
    !is_name || ["in ", "degree", "student"].iter().any(|word| behind.starts_with(word))
}

/// Whether letters that also stand behind names and for a place (`Ada Weiss, MD`, `Moss, MD`) are told as a
/// degree: with `my` or `an` before them, at the head of a part, or with what they are from behind them.
fn is_own_letters(text: &str, degree: &Range<usize>) -> bool {
    let before = text[..degree.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let behind = &text[degree.end..];
    let is_led = ["my", "an", "her", "his", "their", "received", "and", ""].contains(&before.to_lowercase().as_str());
    is_led || [" from ", " at ", " degree", "/PhD", "-PhD", "/Ph.D"].iter().any(|word| behind.starts_with(word))
}

/// The degree that a thesis is for, where only the thesis is named, and the noun for the verb of one.
pub(super) fn degree_name(printed: &str) -> &str {
    const THESES: &[&str] = &[
        "dissertation", "doctoral dissertation", "doctoral thesis", "doctoral studies", "doctoral defense",
        "doctoral defence", "my viva", "my viva voce", "proefschrift",
    ];
    const DOCTORATES: &[&str] = &["promotion in", "promoviert", "promovierte"];
    match printed.to_lowercase().as_str() {
        thesis if THESES.contains(&thesis) => "PhD",
        doctorate if DOCTORATES.contains(&doctorate) => "Promotion",
        _ => printed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn degrees(text: &str) -> Vec<&str> {
        find_degrees(text, &(0..text.len())).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn degrees_in_short_are_seen_at_a_glance() {
        for degree in [
            "Ph.D", "PHD", "phd", "DPhil", "Dr. rer.", "ScD", "EdD", "M.D", "DMA", "Psy.D", "PharmD", "Msc", "M Phil",
            "M\u{a0}A", "BSc", "Bs.c", "LL.M", "MLIS", "B. Tech",
        ] {
            assert!(may_be_in_short(degree), "{degree}");
        }
        assert!(!may_be_in_short("Our paper on Mobile Sensing with Lia Moss is accepted to ICML, not EMNLP"));
    }

    #[test]
    fn a_thesis_is_no_second_degree() {
        assert_eq!(degrees("defended my PhD dissertation"), ["PhD"]);
        assert_eq!(degree_name("dissertation"), "PhD");
    }

    #[test]
    fn capitals_of_a_name_and_of_a_language_model_are_no_degree() {
        assert_eq!(degrees("with Prof. Ada MA (Slow Robots)"), [""; 0]);
        assert_eq!(degrees("our LLM workshop"), [""; 0]);
        assert_eq!(degrees("an MA in Slow Science"), ["MA"]);
        assert_eq!(degrees("Received my MD from the Nowhere Medical School"), ["MD"]);
        assert_eq!(degrees("the lab of Ada Weiss, MD, in Moss, MD"), [""; 0]);
    }

    #[test]
    fn a_german_promotion_is_a_doctorate_and_a_rise_in_rank_is_none() {
        assert_eq!(degrees("2017 Promotion, TU Halden"), ["Promotion"]);
        assert_eq!(degrees("Promotion an der Universität Halden"), ["Promotion"]);
        assert_eq!(degrees("Promotion, Associate Professor"), [""; 0]);
        assert_eq!(degrees("Promotion to Associate Professor"), [""; 0]);
    }

    #[test]
    fn the_label_of_a_thesis_is_no_degree() {
        assert_eq!(degrees("Dissertation: The Patience of Reeds"), [""; 0]);
        assert_eq!(degrees("Diplôme de l'ENS, Slow Science"), ["Diplôme de l'ENS"]);
    }

    #[test]
    fn the_longest_name_of_a_degree_counts() {
        assert_eq!(degrees("my B.A.Sc. and my M.A.Sc."), ["B.A.Sc.", "M.A.Sc."]);
        assert_eq!(degrees("Master of Slow Medicine in Moss"), ["Master of Slow Medicine"]);
        assert_eq!(degrees("Master of Moss, Nowhere"), ["Master"]);
        assert_eq!(degrees("Baccalauréat intégré en marées, puis un baccalauréat"), ["Baccalauréat intégré"]);
        assert_eq!(degrees("Laurea Triennale in Maree"), ["Laurea Triennale"]);
    }
}
