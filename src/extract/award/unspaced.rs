//! Reads honours told in scripts that set no spaces between words (Chinese, Japanese), and in Korean.
//!
//! The name is what stands before the verb (`…賞を受賞`, `…補助金に採択`) or behind it (`获…奖学金`), up to a
//! mark. Input: a clause. Output: facts.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.88;

/// Chinese: the verb, then the name up to its noun.
static CHINESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?:荣获|获得|获评|获批|入选|主持|获)(?:了)?([^，。,；;！!、]{2,60}?(?:奖学金|一等奖|二等奖|三等奖|特等奖|优秀奖|金奖|银奖|铜奖|奖项|奖|称号|人才计划|面上项目|青年项目|重点项目|青年科学基金|基金项目))",
    )
});

/// Chinese: a funded project whose start is told.
static STARTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^，。,；;！!“”《》 ]{4,60}?(?:基金|计划)[^，。,；;！!“”《》 ]{0,40}?项目).{0,60}?(?:启动|获批|立项|资助)",
    )
});

/// Japanese: the name, then the verb.
static JAPANESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^、。，．,！!はがをに]{2,60}?(?:賞|奨励金|補助金|助成金|助成|奨学金|基金|DC1|DC2|特別研究員|フェローシップ|研究員PD|科研費))(?:[にをがの]|)(?:採択|採用|受賞|内定|獲得|選出)",
    )
});

/// Korean: the name, then the verb.
static KOREAN: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"([^,.!]{2,40}?(?:상|장학금|장학생|펠로우십))(?:을|를|에)? ?(?:수상|선정|받)"));

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = &reading.text()[clause.clone()];
    if text.is_ascii() {
        return;
    }
    for pattern in [&*CHINESE, &*STARTED, &*JAPANESE, &*KOREAN] {
        let Some(name) = pattern.captures(text).and_then(|found| found.get(1)) else { continue };
        let range = clause.start + name.start()..clause.start + name.end();
        let found = Found { range, title: None, awarder: None, date: reading.date(), work: None, confidence: SURE };
        push(reading, found, facts);
        return;
    }
}
