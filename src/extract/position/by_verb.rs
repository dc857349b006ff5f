//! Jobs that Korean and Japanese tell with a verb, and courses in Chinese and Japanese with what somebody was in them.
//!
//! Input: a text. Output: the ranges of place and role of each. The particles set them apart, so that the role may be
//! any word: `느린연구소에서 파도 기록원으로 근무`, `潮汐研究所にて波守として勤務`, `临江大学《潮汐学》课程助教`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

/// Korean: the place, `에서`, the role, `으로`, a verb of work.
static KOREAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([\p{Hangul}A-Za-z][\p{Hangul}A-Za-z ()&·.-]{1,40}?)에서 ([\p{Hangul}A-Za-z][\p{Hangul}A-Za-z ()-]{1,24}?)(?:으로서|로서|으로|로) (?:근무|재직|활동|일[하했한]|종사|인턴)",
    )
});

/// Japanese: the place, `にて`, the role, `として`, a verb of work.
static JAPANESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([\p{Han}\p{Katakana}A-Za-z][\p{Han}\p{Katakana}A-Za-z0-9・ー&. ]{1,40}?)(?:にて|において|で)、?([\p{Han}\p{Katakana}A-Za-z][\p{Han}\p{Katakana}A-Za-z・ー ]{1,24}?)として(?:勤務|従事|在籍|着任|就任|採用|働)",
    )
});

/// Chinese and Japanese: a school, a course between brackets, what somebody was in it.
static COURSE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(\p{Han}{2,16}?(?:大学|大學|学院|學院|学校|高校|高専))[ 　,，]*((?:《[^《》\n]{1,40}》|「[^「」\n]{1,40}」|“[^“”\n]{1,40}”)[ 　]*(?:课程|課程|の)?[ 　]*(?:助教|助理|讲师|講師|主讲教师|主讲|任课教师|教师|ティーチング・?アシスタント|TA|非常勤講師))",
    )
});

/// The jobs that a text tells so.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let patterns = [&*KOREAN, &*JAPANESE, &*COURSE];
    let found = patterns.into_iter().flat_map(|pattern| pattern.captures_iter(text));
    found.filter_map(|job| Some((job.get(1)?.range(), job.get(2)?.range()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_brackets_set_place_and_role_apart() {
        for (text, expected) in [
            ("2019/03 ~ 2019/09 : 느린연구소(창업)에서 파도 기록원으로 근무", "느린연구소(창업)|파도 기록원"),
            ("潮汐研究所にてシニアエンジニアとして勤務", "潮汐研究所|シニアエンジニア"),
            ("临江大学《潮汐学入门》课程助教，2023", "临江大学|《潮汐学入门》课程助教"),
            ("海原大学「潮汐入門」TA", "海原大学|「潮汐入門」TA"),
        ] {
            let found: Vec<String> =
                find(text).into_iter().map(|(place, role)| format!("{}|{}", &text[place], &text[role])).collect();
            assert_eq!(found, [expected], "{text}");
        }
        assert!(find("파도에서 배운 것으로 충분했다").is_empty() && find("研究所にて講演").is_empty());
    }
}
