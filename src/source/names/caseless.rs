//! Whether a phrase is a person's name, in scripts that have no capitals.
//!
//! Input: a short text. Output: the name in it. Such a phrase has the shape of a name (three syllables of
//! Hangul, two to four words of one script) and no word of headings, places of work or jobs. Since
//! `علم الفلك` (astronomy) has that shape too, something more must speak for it: a family or given name
//! that is common and no other word, or that the page itself prints it as that of an author.

use super::tables::{FAMILIES_CHINESE, FAMILIES_JAPANESE, GIVEN_JAPANESE, GIVEN_KOREAN, WORDS};

/// The name that `text` consists of. `is_author` says whether the page prints it as that of an author.
pub(in crate::source) fn whole(text: &str, is_author: impl Fn(&str) -> bool) -> Option<String> {
    let (name, script) = shaped(text)?;
    let is_common = || match script {
        Script::Hangul => is_korean(&name),
        Script::Han => name.split_once(' ').is_some_and(|(family, given)| is_family_and_given(family, given)),
        _ => name.split(' ').any(|word| WORDS.common.contains(&word)),
    };
    (is_common() || script.wants_words() && is_author(&name)).then_some(name)
}

/// The name that a field for names consists of.
pub(in crate::source) fn told(text: &str) -> Option<String> {
    whole(text, |_| true)
}

/// A script without capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// Chinese and Japanese: ideographs and kana.
    Han,
    Hangul,
    Hebrew,
    Arabic,
    /// The scripts of India, one block each.
    Indic(u32),
    Georgian,
    Thai,
}

impl Script {
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3041}'..='\u{30ff}' | '々' => Self::Han,
            '\u{ac00}'..='\u{d7a3}' => Self::Hangul,
            '\u{591}'..='\u{5f4}' => Self::Hebrew,
            '\u{610}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{200c}' => Self::Arabic,
            '\u{900}'..='\u{dff}' => Self::Indic((u32::from(letter) - 0x900) / 0x80),
            '\u{10d0}'..='\u{10ff}' => Self::Georgian,
            '\u{e01}'..='\u{e4e}' => Self::Thai,
            _ => return None,
        })
    }

    /// Whether names are written in several words.
    fn wants_words(self) -> bool {
        !matches!(self, Self::Han | Self::Hangul)
    }
}

/// `text` without titles, where it has the shape of a name and no word that no name has.
fn shaped(text: &str) -> Option<(String, Script)> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '.'));
    // Titles are in these scripts too, so that most headings end here.
    text.chars().next().and_then(Script::of)?;
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1 && words.first().is_some_and(|word| WORDS.titles.contains(word)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| WORDS.titles.contains(word)) {
        words.pop();
    }
    let first = words.first()?.chars().next()?;
    let script = Script::of(first)?;
    let letters = |word: &str| word.chars().filter(|c| Script::of(*c).is_some()).count();
    let is_part = |c: char| Script::of(c) == Some(script) || matches!(c, '-' | '־' | '\'' | '’');
    let is_word = |word: &&str| word.chars().all(is_part) && letters(word) > usize::from(script.wants_words());
    let fits = match script {
        Script::Han => words.len() == 2,
        Script::Hangul => words.len() <= 2,
        _ => (2..=4).contains(&words.len()),
    };
    // Letters are also set apart for looks: `方 法`.
    let fits = fits && (script != Script::Han || words.concat().chars().count() > 2);
    let name = words.join(" ");
    (fits && words.iter().all(is_word) && !is_heading(&words, script)).then_some((name, script))
}

/// Whether a letter is one of these scripts.
pub(super) fn is_letter(letter: char) -> bool {
    Script::of(letter).is_some()
}

/// Whether one of the words belongs to headings. Where words are written without spaces, a part of one does.
fn is_heading(words: &[&str], script: Script) -> bool {
    let joined = words.concat();
    if !script.wants_words() {
        return has_heading(&joined);
    }
    let article = match script {
        Script::Hebrew => "ה",
        Script::Arabic => "ال",
        _ => "",
    };
    let is_one = |word: &str| WORDS.headings.contains(&word);
    words.iter().any(|word| is_one(word) || word.strip_prefix(article).is_some_and(is_one))
}

/// Whether a word of headings stands in a word of Han or Hangul.
pub(super) fn has_heading(word: &str) -> bool {
    WORDS.joined.iter().any(|heading| word.contains(heading))
}

/// A family name of one syllable, or one of the few of two, before two syllables of given names.
fn is_korean(name: &str) -> bool {
    let family = WORDS.korean.iter().filter(|family| name.starts_with(**family)).max_by_key(|family| family.len());
    let Some(family) = family else { return false };
    let given = &name[family.len()..];
    let given = if name.contains(' ') { given.strip_prefix(' ').unwrap_or_default() } else { given };
    given.chars().count() == 2 && given.chars().all(|syllable| GIVEN_KOREAN.contains(syllable))
}

/// Whether a word of Chinese or Japanese letters begins with a family name.
pub(super) fn is_unspaced(name: &str) -> bool {
    let mut ends = name.char_indices().skip(1).map(|(at, _)| at);
    ends.any(|at| is_family_and_given(&name[..at], &name[at..]))
}

fn is_family_and_given(family: &str, given: &str) -> bool {
    is_chinese(family, given) || is_japanese(family, given)
}

/// A family name that ends as many do, before a given name that ends as many do or is in kana.
fn is_japanese(family: &str, given: &str) -> bool {
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let ends = |text: &str, table: &str| text.chars().next_back().is_some_and(|c| table.contains(c));
    let is_family = family.chars().count() <= 3 && !family.contains(is_kana) && ends(family, FAMILIES_JAPANESE);
    let length = given.chars().count();
    let is_given =
        if given.chars().all(is_kana) { (2..=5).contains(&length) } else { length <= 3 && ends(given, GIVEN_JAPANESE) };
    is_family && is_given
}

/// A common family name before a given name of one or two letters.
fn is_chinese(family: &str, given: &str) -> bool {
    let is_ideograph = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let is_family = WORDS.chinese.contains(&family) || family.chars().count() == 1 && FAMILIES_CHINESE.contains(family);
    is_family && given.chars().all(is_ideograph) && (1..=2).contains(&given.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(texts: &[&str]) -> Vec<bool> {
        texts.iter().map(|text| whole(text, |_| false).is_some()).collect()
    }

    #[test]
    fn names_are_told_by_common_ones() {
        let texts = [
            "홍길동",
            "김 민준",
            "남궁민수",
            "한지민",
            "山川 澄子",
            "高橋 みなみ",
            "佐々木 健",
            "李 小娜",
            "אברהם כהן",
            "ליאת בן-דוד לוי",
            "محمد الأندلسي",
            "عبد الرحمن منيف",
            "महेश कुमार",
            "प्रिया शर्मा",
            "홍길동 교수",
            "د. محمد الأندلسي",
            "डॉ. प्रिया शर्मा",
        ];
        assert_eq!(names(&texts), vec![true; texts.len()]);
        assert_eq!(whole("홍길동 교수", |_| false).as_deref(), Some("홍길동"));
    }

    #[test]
    fn headings_places_and_subjects_are_no_people() {
        let texts = [
            "소개",
            "연구실",
            "도서관",
            "최적화",
            "고양이",
            "方 法",
            "최 신",
            "이력서",
            "공지사항",
            "연락처",
            "강의",
            "한국대학교",
            "홍길동 연구실",
            "최근 소식",
            "主页",
            "ニュース",
            "研究 業績",
            "最新 情報",
            "東京 大学",
            "自然 言語",
            "山川 研究室",
            "田中 ゼミ",
            "国内 発表",
            "个人 主页",
            "الأخبار",
            "الصفحة الرئيسية",
            "السيرة الذاتية",
            "علم الفلك",
            "مختبر محمد",
            "جامعة محمد",
            "דף הבית",
            "אודות המחבר",
            "תחומי מחקר",
            "מעבדת כהן",
            "קבוצת לוי",
            "האוניברסיטה העברית",
            "मुखपृष्ठ",
            "मुख्य पृष्ठ",
            "मेरे बारे में",
            "शर्मा प्रयोगशाला",
            "दिल्ली विश्वविद्यालय",
            "สวัสดี",
            "ახალი ამბები",
        ];
        assert_eq!(names(&texts), vec![false; texts.len()]);
    }

    #[test]
    fn a_rare_name_is_one_where_the_page_prints_it_as_an_authors() {
        assert_eq!(whole("צפנת געתון", |_| false), None);
        assert_eq!(whole("צפנת געתון", |_| true).as_deref(), Some("צפנת געתון"));
        assert_eq!(whole("מעבדת צפנת", |_| true), None);
    }
}
