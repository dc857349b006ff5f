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
    Pattern::new(concat!(
        r"(?:荣获|获得|获评|获批|入选|当选为?|评为|授予|荣膺|斩获|喜获|主持|承担|获)(?:了)?",
        r"([^，。,；;！!、]{2,60}?(?:奖学金|一等奖|二等奖|三等奖|特等奖|优秀奖|金奖|银奖|铜奖|奖项|奖|称号|人才计划|面上项目|青年项目|重点项目|重点研发计划|青年科学基金|杰出青年基金|科学基金(?:[^，。,；;]{0,6}?项目)?|基金项目|优青|杰青|人才项目|青年学者奖?|特聘教授|会士|院士|冠军|亚军|季军|第[一二三四五]名))",
    ))
});

/// Chinese: a funded project whose start is told.
static STARTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^，。,；;！!“”《》 ]{4,60}?(?:基金|计划)[^，。,；;！!“”《》 ]{0,40}?项目).{0,60}?(?:启动|获批|立项|资助)",
    )
});

/// Japanese: the name, then the verb.
static JAPANESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"([^、。，．,！!はがをに]{0,60}?(?:賞|奨励金|補助金|助成金|助成|奨学金|奨学生|基金|DC1|DC2|PD|特別研究員|フェローシップ|フェロー|研究員PD|科研費|さきがけ|創発的研究支援事業|ACT-X|CREST)(?:[（(][^）)]{1,20}[）)])?)",
        r"(?:[にをがの]|)(?:採択|採用|受賞|内定|獲得|選出|選ばれ|授与|認定)",
    ))
});

/// Korean: the name, then the verb.
static KOREAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^,.!]{1,40}?(?:상|장학금|장학생|펠로우십|펠로우|연구 ?과제|과제|연구비|연구사업|어워드|석학회원))(?:을|를|에|으로|로)? ?(?:수상|선정|받|수혜|획득|임명)",
    )
});

/// What stands before a name and tells where it was won: `…にて`, `…에서`.
const WHERE: &[&str] = &["にて", "において", "で", "에서 ", "에서", "から", "より"];

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = &reading.text()[clause.clone()];
    if text.is_ascii() {
        return;
    }
    for pattern in [&*CHINESE, &*STARTED, &*JAPANESE, &*KOREAN] {
        let Some(name) = pattern.captures(text).and_then(|found| found.get(1)) else { continue };
        let printed = name.as_str();
        let place = WHERE.iter().filter_map(|particle| printed.rfind(particle).map(|at| (at, at + particle.len())));
        let place = place.filter(|(_, end)| *end + 3 < printed.len()).max_by_key(|(_, end)| *end);
        let start = clause.start + name.start();
        let awarder = place.map(|(end, _)| printed[..end].trim().to_owned()).filter(|place| !place.is_empty());
        let range = start + place.map_or(0, |(_, end)| end)..start + printed.len();
        let found = Found { range, title: None, awarder, date: reading.date(), work: None, confidence: SURE };
        push(reading, found, facts);
        return;
    }
}
