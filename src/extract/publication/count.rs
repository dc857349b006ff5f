//! Counts of works: `two papers`, `our paper`, `3 full papers`, `one at ICML and two at NeurIPS`.
//!
//! Input: plain text. Output: how many works a phrase speaks of, and where it stands.

use crate::pattern::Captures;

use crate::pattern::Pattern;
use std::ops::Range;
use std::sync::LazyLock;

/// A phrase that counts works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// How many.
    pub(crate) number: u32,
    /// Whether the number was said (`two`, `a`), not only implied by a singular (`our paper`).
    pub(crate) is_said: bool,
}

/// Words for numbers, in the languages of the cue table.
const NUMBERS: &[(&str, u32)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("another", 1),
    ("1", 1),
    ("ein", 1),
    ("eine", 1),
    ("un", 1),
    ("une", 1),
    ("uno", 1),
    ("um", 1),
    ("一", 1),
    ("two", 2),
    ("both", 2),
    ("zwei", 2),
    ("deux", 2),
    ("dos", 2),
    ("dois", 2),
    ("两", 2),
    ("二", 2),
    ("a couple of", 2),
    ("three", 3),
    ("drei", 3),
    ("trois", 3),
    ("tres", 3),
    ("três", 3),
    ("三", 3),
    ("four", 4),
    ("vier", 4),
    ("quatre", 4),
    ("cuatro", 4),
    ("quatro", 4),
    ("四", 4),
    ("five", 5),
    ("fünf", 5),
    ("cinq", 5),
    ("五", 5),
    ("six", 6),
    ("六", 6),
    ("seven", 7),
    ("七", 7),
    ("eight", 8),
    ("八", 8),
    ("nine", 9),
    ("九", 9),
    ("ten", 10),
    ("十", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// Between the number and the noun: `first-author`, `full research`, `more`.
const NOUNS: &str = "papers?|articles?|works?|manuscripts?|abstracts?|posters?|preprints?|stud(?:y|ies)|chapters?|publications?|demos?|submissions?|letters?|surveys?|reports?|essays?|commentar(?:y|ies)|perspectives?|Artikel|Beitrag|Beiträge|Aufsatz|artículos?|comunicación|comunicaciones|capítulos?|ponencias?|artigos?|chapitres?|articoli|articolo|论文|文章";

static COUNT: LazyLock<Pattern> = LazyLock::new(|| {
    let numbers: Vec<&str> = NUMBERS.iter().map(|(word, _)| *word).filter(|word| word.is_ascii()).collect();
    let pattern = format!(
        r"(?i)(?:\b(?P<number>{}|\d{{1,2}})(?:\s?[x×]|/\d{{1,2}})?\s+(?:more\s+|of\s+(?:our|my)\s+)?|\b(?P<our>our|my|the|new|first|this)\s+|(?P<start>^|[.!?:;,]\s+|\b))(?P<words>(?:[\p{{L}}\d'’&/+-]+(?:\s+|[-–]\s*)){{0,4}}?)(?P<noun>{NOUNS})\b",
        numbers.join("|")
    );
    Pattern::new(&pattern)
});

/// Works counted by the words for pieces of writing in Chinese, Japanese and Korean; or the noun as a subject.
static EAST_ASIAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?P<number>[一两二三四五六七八九十]|\d{1,2})\s*(?:篇|本の論文|編の論文|編|편)|論文\s*(?P<behind>\d{1,2})\s*(?:本|編|件)|(?P<subject>論文が|総説が|論文を|논문이|论文被|文章被|(?:研究|工作|成果|论文|文章|综述)(?:被|发表|在线发表|刊登))",
    )
});

/// `one to ICML`, `two at NeurIPS`: a number without a noun, before a preposition and a capital.
static ELLIPTIC: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?P<number>one|another|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:(?:is|are|were|was)\s+)?(?:accepted\s+)?(?:at|to|in|by|for|from)\b",
    )
});

/// The number that a word stands for.
pub(super) fn number(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    NUMBERS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, n)| *n)
        .or_else(|| lower.parse().ok())
        .filter(|n| (1..=40).contains(n))
}

/// Finds the counts of works in a text, in order.
pub(crate) fn find_counts(text: &str) -> Vec<Count> {
    let mut counts: Vec<Count> = COUNT.captures_iter(text).filter_map(|found| read_count(&found)).collect();
    let east_asian = EAST_ASIAN.captures_iter(text).filter_map(|found| {
        let said = found.name("number").or(found.name("behind"));
        let number = said.map_or(Some(1), |said| number(said.as_str()))?;
        Some(Count { range: found.get(0)?.range(), number, is_said: said.is_some() })
    });
    let east_asian: Vec<Count> = east_asian.collect();
    // `一篇关于潮汐的论文被…`: the noun is that of the number before it.
    let is_counted = |count: &Count| {
        count.is_said || !east_asian.iter().any(|said| said.is_said && said.range.end <= count.range.start)
    };
    counts.extend(east_asian.iter().filter(|count| is_counted(count)).cloned());
    counts.sort_by_key(|count| count.range.start);
    counts.dedup_by(|next, count| {
        let adjacent =
            text.get(count.range.end..next.range.start).is_some_and(|gap| gap.trim().is_empty()) && !next.is_said;
        if adjacent {
            count.range.end = next.range.end;
        }
        adjacent
    });
    counts
}

/// Nouns before `of` behind which works are counted all the same: `a series of papers`.
const PARTITIVES: &[&str] =
    &["couple", "pair", "set", "series", "trio", "batch", "collection", "number", "bunch", "total", "string", "all"];

/// Whether the noun stands behind `of` and something else is counted: `four years of work`.
fn counts_other_things(words: &str) -> bool {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let of = words.iter().position(|word| word == "of");
    of.is_some_and(|at| at > 0 && !PARTITIVES.contains(&words[at - 1].as_str()) && number(&words[at - 1]).is_none())
}

fn read_count(found: &Captures<'_>) -> Option<Count> {
    let noun = found.name("noun")?;
    if found.name("words").is_some_and(|words| counts_other_things(words.as_str())) {
        return None;
    }
    let is_plural = noun.as_str().ends_with('s');
    let inner = found
        .name("words")
        .into_iter()
        .flat_map(|words| words.as_str().split_whitespace())
        .find_map(|word| number(word).filter(|_| word != "a" && word != "an"));
    let said = found.name("number").and_then(|word| number(word.as_str())).or(inner);
    let range = found.get(0)?.range();
    let start = range.end - found.get(0)?.as_str().trim_start_matches(['.', '!', '?', ':', ';', ',', ' ']).len();
    match said {
        Some(number) => Some(Count { range: start..range.end, number, is_said: true }),
        None if !is_plural => Some(Count { range: start..range.end, number: 1, is_said: false }),
        None => None,
    }
}

/// Finds numbers that stand for works said before: `one at …, two at …`.
pub(super) fn find_elliptic(text: &str) -> Vec<Count> {
    ELLIPTIC
        .captures_iter(text)
        .filter_map(|found| {
            let word = found.name("number")?;
            // The digits of an edition count nothing: `at FLOCK'23 in Olm`.
            let is_edition = text[..word.start()].ends_with(['\'', '’', '-', '–', '#']);
            (!is_edition).then_some(())?;
            Some(Count { range: word.range(), number: number(word.as_str())?, is_said: true })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        find_counts(text).into_iter().map(|count| count.number).collect()
    }

    #[test]
    fn works_are_counted_in_words_and_digits() {
        for (text, expected) in [
            ("Two papers accepted", vec![2]),
            ("3 full papers got in", vec![3]),
            ("Our paper has been accepted", vec![1]),
            ("Paper accepted", vec![1]),
            ("Another first-author paper is in", vec![1]),
            ("Papers are fun", vec![]),
            ("We have 4 papers in", vec![4]),
            ("a poster paper is in", vec![1]),
            ("After 4 years of work", vec![]),
            ("two rounds of paper reviews", vec![]),
            ("两篇论文被接收", vec![2]),
            ("論文がABC 2024に採択されました", vec![1]),
            ("논문 2편이 채택되었습니다", vec![2]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_before_a_preposition_stand_for_works() {
        let found: Vec<u32> =
            find_elliptic("one at KDD and two at ACL").into_iter().map(|count| count.number).collect();
        assert_eq!(found, [1, 2]);
    }
}
