//! Whether an entry tells what happened, as news does, or names a thing, as a list of works does.
//!
//! Input: the text of an entry. Output: whether it has a word of a teller: `I`, `we`, or what became of a
//! thing (`accepted`, `joined`). Limits: by words, in the languages below; the names of works may hold
//! such words too, so that no single entry decides.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether `text` tells what happened.
pub(super) fn tells(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| ALL.contains(word)) || UNSPACED.iter().any(|word| lower.contains(word))
}

/// Whether `text` tells what others wrote or said of somebody.
pub(super) fn is_coverage(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| COVERAGE.contains(&word))
}

/// Words of those who report.
const COVERAGE: &[&str] = &[
    "covered", "coverage", "featured", "features", "interview", "interviewed", "press", "quoted", "mentioned", "media",
    "newspaper", "magazine", "podcast", "radio", "tv", "bbc", "reporter", "journalist", "highlighted", "news",
];

static ALL: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| WORDS.iter().flat_map(|words| words.split(' ')).collect());

/// English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish and Danish, Polish, Russian, Turkish.
const WORDS: &[&str] = &[
    "i we my our me us accepted joined joining received awarded won released started starting appointed promoted elected defended passed gave giving presented presenting attended attending successfully congratulations congrats happy excited thrilled honored honoured delighted proud glad moved",
    "ich wir mein meine unser unsere angenommen erhalten wurde erschienen beginne habe haben verteidigt",
    "je j nous mon ma notre accepté acceptée publié publiée rejoint reçu soutenu heureux heureuse",
    "yo hemos mi nuestro nuestra aceptado aceptada publicado publicada recibí recibido gané uní defendí",
    "eu meu minha nosso nossa aceito aceita aceite publicado recebi ganhei defendi entrei",
    "ho abbiamo mio mia nostro nostra accettato accettata pubblicato ricevuto vinto",
    "ik wij mijn ons onze geaccepteerd ontvangen gewonnen begonnen",
    "jag vi min vår accepterad accepterat fått jeg vores antaget modtaget",
    "moja mój nasz nasza przyjęty przyjęta otrzymałam otrzymałem dołączyłam dołączyłem",
    "я мы моя мой наша наш принята принята получила получил вышла",
    "bildirimiz makalemiz kabul edildi aldım katıldım",
];

/// The same in scripts without spaces, and in Korean, whose words end in what happens to them.
const UNSPACED: &[&str] = &[
    "我", "被", "接收", "录用", "錄用", "获得", "獲得", "加入", "しました", "採択", "受賞", "되었", "했습니다", "승인",
    "게재",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_tells_and_works_do_not() {
        for told in ["I joined Quill Labs.", "Paper accepted at ICML", "Notre article est accepté", "论文被 ICML 接收"]
        {
            assert!(tells(told), "{told}");
        }
        assert!(is_coverage("Our paper was featured in Tide Weekly") && !is_coverage("Our paper was accepted"));
        for named in ["A. Weiss. Maps of salt. ICML 2024", "Reviewer, ICML", "CS 101: Tides", "Noor, B. Das Salz."] {
            assert!(!tells(named), "{named}");
        }
    }
}
