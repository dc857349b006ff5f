//! Reads honours told in scripts that set no spaces between words (Chinese, Japanese), and in Korean.
//!
//! The name is what stands before the verb (`…賞を受賞`, `…補助金に採択`) or behind it (`获…奖学金`), up to a
//! mark. In a list each part of a line that ends in a noun of honours is one. Input: a clause, or a line. Output: facts.

use std::ops::Range;
use std::sync::LazyLock;

use super::dates::dates;
use super::emit::{Found, push};
use super::title::find_honours;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::term::find_terms;
use crate::extract::venue::VenueMention;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.88;

/// Chinese: the verb, then the name up to its noun.
static CHINESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:荣获|获得|获评|获批|入选|当选为?|评为|授予|荣膺|斩获|喜获|主持|承担|获)(?:了)?",
        r"([^，。,；;！!、]{2,60}?(?:奖学金|一等奖|二等奖|三等奖|特等奖|优秀奖|金奖|银奖|铜奖|奖项|奖|称号|优秀(?:学位|毕业|博士|硕士)?论文|[金银铜]牌|高被引(?:论文|学者)|热点论文|榜单|人才计划|面上项目|青年项目|重点项目|重点研发计划|青年科学基金|杰出青年基金|科学基金(?:[^，。,；;]{0,6}?项目)?|基金项目|优青|杰青|人才项目|青年学者奖?|特聘教授|会士|院士|冠军|亚军|季军|第[一二三四五]名))",
    ))
});

/// Chinese: a verb that only honours stand behind, and what it has won, whatever its noun: `荣获潮汐学会 Travel Award`.
static WON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?:荣获|榮獲|斩获|喜获|荣膺)(?:了)?\s*((?:[^，。,；;！!、（(]|[（(][A-Za-z]{2,12}[）)]){3,90})")
});

/// Chinese: a funded project whose start is told.
static STARTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^，。,；;！!“”《》 ]{4,60}?(?:基金|计划)[^，。,；;！!“”《》 ]{0,40}?项目).{0,60}?(?:启动|获批|立项|资助)",
    )
});

/// Japanese: the name, then the verb; what is told about an award, and those who won it, are none.
static JAPANESE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"([^、。，．,！!はがをに]{0,60}?(?:賞|奨励金|補助金|助成金|助成|奨学金|奨学生|基金|DC1|DC2|PD|特別研究員|研究支援|フェローシップ|フェロー|研究員PD|科研費|表彰|さきがけ|創発的研究支援事業|ACT-X|CREST)(?:[（(][^）)]{1,20}[）)])?)",
        r"(?:など)?(?:として|[にをがの]|)(?:採択|採用|受賞|内定|獲得|選出|選ばれ|授与|認定|受け(?:まし)?た|いただき|頂き)(に関する|者)?",
    ))
});

/// Korean: the name, then the verb.
static KOREAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^,.!]{1,40}?(?:상|장학금|장학생|펠로우십|펠로우|연구 ?과제|과제|연구비|연구사업|어워드|석학회원))(?:을|를|에|으로|로)? ?(?:수상|선정|받|수혜|획득|임명)",
    )
});

/// The name of an honour in a list, up to its last noun.
static LISTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}A-Za-z0-9“”「」『』・ー\- ]{0,50}",
        // Chinese
        r"(?:奖学金|獎學金|助学金|奖教金|[一二三四特]等奖|[金银铜]奖|[金银铜]牌|奖|獎|冠军|亚军|季军|第[一二三四五六]名",
        r"|优秀[\p{Han}“”]{0,10}?(?:学生|毕业生|研究生|博士生|论文|设计|干部|个人|团员|党员|标兵|教师|导师|志愿者|员工|实习生)[\p{Han}”]{0,4}",
        r"|三好学生|标兵|称号",
        // Japanese
        r"|賞|奨励金|助成金|補助金|助成|奨学金|奨学生|表彰|採択|優勝|フェローシップ|メダル|グランプリ|入選|入賞",
        r"|アワード|(?:副総代|総代|首席卒業|第[0-9一二三四五六]+位)|学会賞",
        r"|特別研究員(?:[ 　]?[（(]?(?:DC[12]|R?PD)[）)]?)?",
        // Korean, whose nouns end the word
        r"|(?:\p{Hangul}상|장학금|장학생|표창|우승))$",
    ))
});

/// A placing, which says nothing without the contest before it.
static PLACING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:[一二三四特]等[奖賞]|[金银铜銀銅][奖牌賞]|冠军|亚军|季军|第[一二三四五六]名|第[0-9一二三四五六]+位|優勝|우승|대상|\p{Hangul}?우수상)$",
    )
});

/// A school or society at the head of a name, which gives it.
static SCHOOL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^[\p{Han}\p{Hiragana}]{2,12}?(?:大学院|大学生?|大學生?|学会|學會|协会|協会)"));

/// What stands before a name and tells where it was won: `…にて`, `…에서`.
const WHERE: &[&str] = &["にて", "において", "で", "에서 ", "에서", "から", "より"];

/// Reads a line of a list, whose parts between marks are one honour each. Says whether there was one.
pub(super) fn read_line(reading: &Reading<'_>, line: &Range<usize>, facts: &mut Facts) -> bool {
    let before = facts.awards.len();
    for part in parts(reading.text(), line) {
        let Some((range, awarder)) = listed(reading.text(), &part) else { continue };
        let own = dates(reading, &part, &range);
        // The only honour of a line has the year behind its comma.
        let is_undated = own.iter().all(Option::is_none) && facts.awards.len() == before;
        let told = if is_undated { dates(reading, line, &range) } else { own };
        for date in told {
            let (range, awarder) = (range.clone(), awarder.clone());
            push(reading, Found { range, title: None, awarder, date, work: None, confidence: SURE }, facts);
        }
    }
    facts.awards.len() > before
}

/// The parts of a line between marks that list.
fn parts(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let printed = &text[line.clone()];
    if printed.is_ascii() {
        return Vec::new();
    }
    let parts = printed.split(['、', '；', ';', '，', ',', '。', '|']);
    parts.map(|part| crate::span::offset(text, part)..crate::span::offset(text, part) + part.len()).collect()
}

/// The honour of a part and who gives it: a contest before a placing, what is in brackets behind it, a school at its head.
fn listed(text: &str, part: &Range<usize>) -> Option<(Range<usize>, Option<String>)> {
    let colon = text[part.clone()].char_indices().find(|(_, c)| matches!(c, '：' | ':'));
    let label = colon.map_or(part.start, |(at, c)| part.start + at + c.len_utf8());
    let whole = text[label..part.end].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '）'));
    let bare = without_bracket(whole).trim_end_matches(['次', '等']);
    let counted = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = if counted.ends_with(|c: char| c.is_ascii_alphabetic()) { bare } else { counted };
    let bare = without_verb(bare);
    let found = LISTED.find(bare)?;
    let name = found.as_str().trim_start_matches(|c: char| !c.is_alphabetic() && !matches!(c, '“' | '「' | '『'));
    // The signs of a date, but not the first of a name behind it: `2021年度 日本…`.
    let name = [" 年度", "年度", "年", "度"].iter().find_map(|sign| name.strip_prefix(sign)).unwrap_or(name);
    let name = strip_date_signs(name).trim_start();
    let at = crate::span::offset(text, name);
    let contest = |end: usize| Some(text[label..end].trim()).filter(|name| name.chars().count() > 3).map(str::to_owned);
    if let Some((before, last)) = name.rsplit_once(' ').filter(|(_, last)| PLACING.is_match(last)) {
        return Some((at + name.len() - last.len()..at + name.len(), contest(at + before.len())));
    }
    if PLACING.is_match(name) {
        return Some((at..at + name.len(), contest(at)));
    }
    if let Some(place) = place_behind_contest(name) {
        return Some((at + place..at + name.len(), contest(at + place)));
    }
    let mut spaces =
        name.rmatch_indices([' ', '\u{3000}']).map(|(space, gap)| (&name[..space], &name[space + gap.len()..]));
    if let Some((giver, title)) = spaces.find(|(giver, title)| is_giver_of(giver, title)) {
        let giver = ERA.find(giver).map_or(giver, |era| giver[era.end()..].trim_start());
        return Some((at + name.len() - title.len()..at + name.len(), Some(giver.to_owned())));
    }
    let remark = whole[bare.len()..].trim_matches(|c: char| !c.is_alphanumeric());
    let remark = if VERBS.contains(&remark) { "" } else { remark };
    let is_giver = remark.chars().count() > 3 && !remark.is_ascii() && !remark.contains(|c: char| c.is_ascii_digit());
    let school = || SCHOOL.find(name).map(|found| found.as_str()).filter(|school| !school.ends_with('生'));
    let awarder = if is_giver { Some(remark) } else { school() };
    (name.chars().count() > 2).then(|| (at..at + name.len(), awarder.map(str::to_owned)))
}

/// Where the place begins that a name ends with behind its contest: `全国潮汐竞赛一等奖`, `Tide Challenge冠军`.
fn place_behind_contest(name: &str) -> Option<usize> {
    static PLACED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?:竞赛|大赛|比赛|挑战赛|邀请赛|锦标赛|联赛|赛区|赛道|挑战杯|[Cc]hallenge|Track|[Cc]ompetition)[）)”』」\s]*((?:[一二三四特]等奖|[金银铜][奖牌]|冠军|亚军|季军|第[一二三四五六]名|优胜奖|优秀奖))$",
        )
    });
    PLACED.captures(name)?.get(1).map(|place| place.start())
}

/// Verbs that end the name of what was won: `潮風賞受賞`.
const VERBS: &[&str] = &["受賞", "を受賞", "入賞", "授賞", "受章"];

/// A name without the verb behind it.
fn without_verb(part: &str) -> &str {
    let bare = VERBS.iter().find_map(|verb| part.strip_suffix(verb)).map(str::trim_end);
    bare.filter(|bare| LISTED.is_match(bare)).unwrap_or(part)
}

/// The year of a reign before a name: `平成28年度`.
static ERA: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)年度?"));

/// Whether a space parts an honour from who gave it, a body or a meeting: `海原大学 理学院 優秀学生賞`, not `第3回 潮風賞`.
fn is_giver_of(giver: &str, title: &str) -> bool {
    const BODIES: &[&str] = &[
        "大学", "大學", "学院", "学会", "學會", "协会", "協会", "連合", "講演会", "大会", "シンポジウム", "研究会",
        "振興会", "財団", "機構", "コース", "学科", "研究科", "研究所",
    ];
    let last = giver
        .split([' ', '\u{3000}'])
        .rfind(|part| !part.chars().all(|c| c.is_ascii_digit() || c == '年' || c == '度'));
    last.is_some_and(|last| BODIES.iter().any(|body| last.ends_with(body)))
        && !giver.is_ascii()
        && title.chars().count() > 1
        && title.contains(crate::extract::title_shape::is_unspaced)
}

/// A name without the month and day that stand before it.
fn strip_date_signs(name: &str) -> &str {
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | ' '));
    bare.strip_prefix("日 ").unwrap_or(bare)
}

/// A part without the bracket at its end: `优秀学生(2020)`.
fn without_bracket(part: &str) -> &str {
    let is_closed = part.ends_with([')', '）']);
    part.rfind(['(', '（']).filter(|_| is_closed).map_or(part, |open| part[..open].trim_end())
}

/// A name without a bracket at its end that holds nothing but a time, and that time: `潮風賞（2026年）`.
fn without_time(name: &str) -> (&str, Option<Date>) {
    let bare = without_bracket(name);
    let inside = name[bare.len()..].trim_matches(|c: char| !c.is_alphanumeric());
    let is_time = !inside.is_empty()
        && inside.trim_end_matches(['年', '月', '度', '년', '월']).chars().all(|c| !c.is_alphabetic());
    let date = find_terms(inside, 0..inside.len()).first().and_then(|term| term.start);
    if is_time && date.is_some() { (bare, date) } else { (name, None) }
}

/// A giver with the particle behind it: `潮汐財団の研究支援`.
static OF_GIVER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(.{2,40}?(?:センター|大学|大学院|学会|財団|機構|協会|研究所|会社))の[^の]{2,}$"));

/// Reads the honours that a sentence lists before the last one, up to the first part that is none: `A賞、B賞などを受賞`.
fn read_before(reading: &Reading<'_>, before: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let Some(list) = text[before.clone()].strip_suffix('、') else { return };
    for part in list.rsplit(['、', '。', '，']) {
        let at = crate::span::offset(text, part);
        let Some((range, awarder)) = listed(text, &(at..at + part.len())) else { return };
        for date in dates(reading, &(at..at + part.len()), &range) {
            let (range, awarder) = (range.clone(), awarder.clone());
            push(reading, Found { range, title: None, awarder, date, work: None, confidence: SURE }, facts);
        }
    }
}

/// The honour that a bracket consists of: `（最佳论文奖）`.
pub(super) fn in_bracket(text: &str, inside: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 16;
    let printed = text[inside.clone()].trim();
    let is_short = !printed.is_ascii() && printed.chars().count() <= LONGEST;
    let (range, _) = listed(text, inside).filter(|_| is_short)?;
    (text[range.clone()].trim() == printed).then_some(range)
}

/// A periodical at the head of a name, which gives it: `潮汐学报优秀论文`.
static PERIODICAL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^([\p{Han}]{2,16}?(?:学报|學報|学刊|期刊|杂志))(?:优秀|最佳|年度|高被引|最具)"));

/// The venue that a name begins with, and where the rest of the name does: `Slow Days Travel Award`.
fn venue_at_head(reading: &Reading<'_>, start: usize, end: usize) -> Option<(String, usize)> {
    let text = reading.text();
    let opens = |venue: &&VenueMention| {
        venue.range.end < end && text.get(start..venue.range.start).is_some_and(|gap| gap.trim().is_empty())
    };
    let venue = reading.venues.iter().find(opens)?;
    let rest = text[venue.range.end..end].trim_start();
    let is_honour = LISTED.is_match(rest) || !find_honours(rest, &(0..rest.len()), true).is_empty();
    is_honour.then(|| (venue.venue.label().to_owned(), end - rest.len() - start))
}

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = &reading.text()[clause.clone()];
    if text.is_ascii() {
        return;
    }
    for pattern in [&*CHINESE, &*WON, &*STARTED, &*JAPANESE, &*KOREAN] {
        let found = pattern.captures(text).filter(|found| found.get(2).is_none());
        let Some(name) = found.as_ref().and_then(|found| found.get(1)) else { continue };
        let printed = name.as_str();
        let place = WHERE.iter().filter_map(|particle| printed.rfind(particle).map(|at| (at, at + particle.len())));
        let place = place.filter(|(_, end)| *end + 3 < printed.len()).max_by_key(|(_, end)| *end);
        let start = clause.start + name.start();
        read_before(reading, &(clause.start..start), facts);
        let giver = OF_GIVER.captures(printed).and_then(|found| found.get(1));
        let from = place.or_else(|| giver.map(|giver| (giver.end(), giver.end() + "の".len())));
        let awarder = giver.map(|giver| giver.as_str()).or_else(|| place.map(|(end, _)| printed[..end].trim()));
        let awarder = awarder.or_else(|| SCHOOL.find(printed).map(|school| school.as_str()));
        let awarder = awarder.filter(|place| !place.is_empty() && !place.ends_with('生')).map(str::to_owned);
        let (printed, told) = without_time(printed);
        let periodical = PERIODICAL.captures(printed).and_then(|found| found.get(1)).filter(|_| from.is_none());
        let venue = || venue_at_head(reading, start, start + printed.len()).filter(|_| from.is_none());
        let head = periodical.map(|name| (name.as_str().to_owned(), name.end())).or_else(venue);
        let from = from.or_else(|| head.as_ref().map(|(_, end)| (*end, *end)));
        let awarder = awarder.or_else(|| head.map(|(name, _)| name));
        let end = printed.find("奨学金の奨学生").map_or(printed.len(), |at| at + "奨学金".len());
        let range = start + from.map_or(0, |(_, end)| end)..start + end;
        let placed = place_behind_contest(&reading.text()[range.clone()]).map(|at| range.start + at);
        let contest = placed.map(|at| reading.text()[range.start..at].trim().to_owned());
        let (range, awarder) = (placed.unwrap_or(range.start)..range.end, contest.or(awarder));
        let found = Found { range, title: None, awarder, date: reading.date().or(told), work: None, confidence: SURE };
        push(reading, found, facts);
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn honours(text: &str) -> Vec<(&str, Option<String>)> {
        let found = parts(text, &(0..text.len())).into_iter().filter_map(|part| listed(text, &part));
        found.map(|(range, awarder)| (&text[range], awarder)).collect()
    }

    #[test]
    fn each_part_of_a_list_is_an_honour() {
        let said =
            |text| honours(text).into_iter().map(|(name, giver)| format!("{name}|{}", giver.unwrap_or_default()));
        let all = |text| said(text).collect::<Vec<_>>().join(" ");
        assert_eq!(
            all("奖学金: 临江大学特等奖学金、校优秀学生(2020)、潮汐二等奖学金3次"),
            "临江大学特等奖学金|临江大学 校优秀学生| 潮汐二等奖学金|"
        );
        assert_eq!(all("2020, 全国大学生潮汐竞赛 (TC) 一等奖 (Top 7%)"), "一等奖|全国大学生潮汐竞赛 (TC)");
        assert_eq!(all("平成28年度 潮風賞（海原大学大学院）"), "平成28年度 潮風賞|海原大学大学院");
        assert_eq!(all("第3回 渡航支援プログラム採択"), "第3回 渡航支援プログラム採択|");
        assert_eq!(all("한국파도학회 우수논문상, 2021"), "한국파도학회 우수논문상|");
        assert_eq!(all("平成28年度 海原大学 理学院 優秀学生賞受賞"), "優秀学生賞|海原大学 理学院");
        assert_eq!(all("潮風振興会 特別研究員 DC1"), "特別研究員 DC1|潮風振興会");
        assert_eq!(all("学術論文を書いた"), "");
    }
}
