//! Reads positions told in Chinese, Japanese and Korean, where the role stands behind the
//! organisation without a word between: `临江大学计算机学院副教授`.
//!
//! Input: a [`Reading`]. Output: facts. In prose and news a verb must tell that the role is or becomes
//! the owner's; in a list the entry does.

use std::ops::Range;
use std::sync::LazyLock;

use super::place::names_body;
use super::{Told, by_verb, push, when};
use crate::extract::cue::CueKind;
use crate::extract::reading::{Reading, cover, within};
use crate::extract::term::find_terms;
use crate::fact::{Facts, SectionKind};
use crate::page::Shape;
use crate::pattern::Pattern;
use crate::span;
use crate::text::MarkKind;

/// How sure such a reading is.
const SURE: f32 = 0.8;

/// An organisation: a run of letters up to a word for a body.
const BODY: &str = r"(?:大学|大學|学院|學院|研究所|研究院|科学院|公司|科技|集团|实验室|實驗室|研究室|中心|医院|病院|機構|理研|振興会|財団|대학교|연구소|연구원)";

/// A role.
const ROLES: &str = r"(?:讲席教授|特聘教授|助理教授|客座教授|准教授|特任准教授|特任助教|副教授|教授|副研究员|助理研究员|研究员|博士后研究员|博士后|博士研究員|研究員|特任研究員|主任研究員|高级讲师|讲师|講師|助教|实习生|算法工程师|高级工程师|软件工程师|工程师|リサーチ・?アシスタント|ティーチング・?アシスタント|日本学術振興会特別研究員|特別研究員|研究科学家|科学家|负责人|所长|院长|系主任|主任|조교수|부교수|교수|연구원|박사후연구원)";

/// A role with the words for its grade before it and remarks behind it.
const WHOLE_ROLE: &str = concat!(
    r"(?:リサーチ・?|ティーチング・?|ポストドクトラル・?|海外|国内|外国人|博士|技術|特別|特任|特聘|客員|客座|非常勤|病院|招聘|主任|上級|上席|任期付|名誉|荣誉|讲席|长聘|青年|助理|访问|副|准|算法|研究|科研|软件|開発|开发|数据|高级|资深|首席|初级|초빙|특임|겸임|객원|명예|선임|책임|박사후)*",
    r"(?:教授|准教授|講師|讲师|助教授|助教|助手|研究員|研究员|博士后|博士後|研究官|研究助手|理事長|研究科学家|工程师|エンジニア|研究者|アドバイザー|アシスタント|インターン|ポスドク|フェロー|リサーチャー|実習生|实习生|实习研究员|实习|科学家|负责人|所长|院长|主任|医師|医师|技師|조교수|부교수|정교수|교수|연구원|강사|조교|인턴|연구교수)",
    r"(?: ?(?:PD|RPD|DC[12]|SPD))?(?:[（(][^（）()]{1,16}[）)])*",
);

/// A line of a list: an organisation, a role at its end with the grade or remark behind it.
static ENDS_IN_ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"^([\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}A-Za-z0-9・･ー&.\-（）() ]*?[\p{{Han}}\p{{Katakana}}\p{{Hangul}}A-Za-z）)])[ 　,，、|]*({WHOLE_ROLE})$"
    ))
});

/// A line of a list: a role, a comma, an organisation: `副教授，临江大学潮汐学院`.
static OPENS_WITH_ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"^({WHOLE_ROLE})[ 　]*[,，、|·:：][ 　]*([\p{{Han}}\p{{Katakana}}\p{{Hangul}}A-Za-z0-9・ー&.（）() -]*?{BODY}[\p{{Han}}\p{{Katakana}}\p{{Hangul}}A-Za-z（）()· -]{{0,24}})$"
    ))
});

/// The same with a funder before the role and an organisation in Latin letters behind it: `海外特別研究員, Tide Institute`.
static OPENS_ABROAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"^((?:\p{{Han}}{{2,12}}(?:振興会|財団|機構|協会|基金会|基金)[ 　]?)?{WHOLE_ROLE})[ 　]*[,，、|·:：@＠][ 　]*(\p{{Lu}}[^、，。:：]*)$"
    ))
});

/// An organisation, what stands between, a role.
static HELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"((?:[\p{{Han}}\p{{Hangul}}A-Za-z与・·（）()]{{1,24}}?{BODY})+(?:[\p{{Han}}\p{{Hangul}}]{{0,8}}(?:学部|研究科|学科|系|部|科|专业|학과|학부))?(?: \p{{Hangul}}{{1,12}}(?:대학|학부|학과|연구실))*)(?:从事|担任|任|做|的|の|で|において|에서|에|，|,|\s|\|)*({ROLES}(?:[（(][^（）()]{{1,8}}[）)])?)"
    ))
});

/// A further role at the organisation named before, or one without any.
static ROLE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!(r"({ROLES})")));

/// Words in front of an organisation that belong to the verb.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:我(?:于\d*年?)?(?:现)?(?:是|在|任|为)|现(?:为|任|在)|目前(?:是|在)|此前|曾(?:在|任|于)|并(?:在|于|任)|加入|入职(?:于)?|就职于|于|在|是|至今|現在)+",
    )
});

/// That the role is or becomes the owner's.
static TELLS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"我|现|目前|此前|曾|加入|入职|晋升|担任|任职|受聘|就任|着任|採用|従事|兼務|在籍|勤務|現在|です|である|입니다|부임|임용|재직|근무",
    )
});

/// What a line of an introduction names before a role at its end, so that it is a place and no name of a person.
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"{BODY}|(?:大学院|研究科|学部|取引所|銀行|会社|企業|工业|工業|センター|法人|省|庁|博物館|美術館|图书馆|図書館)$"
    ))
});

/// Reads the lines of an introduction that are nothing but a place and a role, as they stand below a name: `川辺大学 客員教授`.
fn read_lines(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    for (place, role) in listed(reading, &whole) {
        let printed = &reading.text()[place.clone()];
        if PLACE.is_match(printed) && !ROLE.is_match(printed) {
            push(reading, told(reading, Some(place), role), facts);
        }
    }
}

/// Reads the positions that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    if reading.section == SectionKind::Bio && !reading.text().contains(['。', '．', '.']) {
        read_lines(reading, facts);
    }
    for clause in &reading.clauses {
        let part = &reading.text()[clause.clone()];
        if part.is_ascii()
            || !TELLS.is_match(part)
            || reading.has_cue(clause, &[CueKind::Others, CueKind::ServiceRole, CueKind::GiveTalk])
        {
            continue;
        }
        let told_so = by_verb::find(part);
        if !told_so.is_empty() {
            let dates = if reading.entry.shape == Shape::ListItem { when::of_entry(reading) } else { (None, None) };
            for (place, role) in told_so.into_iter().map(|job| moved(job, clause.start)) {
                let told = told(reading, Some(place), role);
                push(reading, Told { start: told.start.or(dates.0), end: dates.1, ..told }, facts);
            }
            continue;
        }
        let held: Vec<_> = marked(reading, clause).into_iter().chain(held(reading, clause)).collect();
        let is_promotion = held.is_empty() && part.contains("晋升");
        for (place, role) in held {
            push(reading, told(reading, Some(place), role), facts);
        }
        if is_promotion && let Some(role) = ROLE.find(part) {
            push(reading, told(reading, None, clause.start + role.start()..clause.start + role.end()), facts);
        }
    }
}

/// Reads an entry of a section of positions. Says whether it was one.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let whole = reading.entry.body..reading.text().len();
    if reading.text()[whole.clone()].is_ascii() {
        return false;
    }
    let mut held: Vec<_> =
        by_verb::find(&reading.text()[whole.clone()]).into_iter().map(|job| moved(job, whole.start)).collect();
    if held.is_empty() {
        held = listed(reading, &whole);
    }
    if held.is_empty() {
        held = self::held(reading, &whole);
    }
    let (start, end) = when::of_entry(reading);
    if held.is_empty()
        && let Some(place) = workplace(reading, &whole).filter(|_| start.is_some())
    {
        let told = Told { organization: Some(place.clone()), role: None, ..told(reading, None, place) };
        push(reading, Told { start, end, ..told }, facts);
        return true;
    }
    let found = !held.is_empty();
    for (place, role) in held {
        push(reading, Told { start: start.or(reading.date()), end, ..told(reading, Some(place), role) }, facts);
    }
    found
}

/// The hospital or firm that an entry of a list of jobs consists of besides its time; a school may be where one studied.
fn workplace(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 30;
    const PLACES: &[&str] = &["病院", "医院", "株式会社", "有限公司", "公司", "병원", "주식회사"];
    let text = reading.text();
    let line = text[whole.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    let terms = find_terms(line, 0..line.len());
    let bare = terms.last().map_or(line, |term| &line[term.range.end..]).trim_matches(|c: char| !c.is_alphanumeric());
    let behind_open_end = ["至今", "现在", "現在", "현재"].iter().find_map(|word| bare.strip_prefix(word));
    let bare = behind_open_end.map_or(bare, str::trim_start);
    // A part of the firm may stand behind it: `潮汐科技有限公司，算法部`.
    let (body, part) = bare.split_once(['，', ',', '、', '|']).unwrap_or((bare, ""));
    let is_short = body.chars().count() <= LONGEST && part.chars().count() <= LONGEST;
    let is_place = PLACES.iter().any(|place| body.trim_end().ends_with(place)) && is_short;
    let at = span::offset(text, bare);
    (reading.section == SectionKind::Experience && is_place).then(|| at..at + bare.len())
}

/// The organisations that a mark sets apart, with the role that stands behind: `**Slow Institute**の Research Intern`.
fn marked(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(&format!(
            r"^(?:の|で|にて|において)?\s?((?:技術|特別|客員|非常勤|博士)?(?:{ROLES}|アドバイザー|エンジニア|インターン|アシスタント|研究者)|(?:[A-Z][A-Za-z-]+ ){{0,2}}(?:Intern|Engineer|Scientist|Assistant|Researcher|Fellow|Professor))(?:として|を|（|\(|、|，|。|に|$)"
        ))
    });
    let text = reading.text();
    let marks = reading.content().marks.iter().filter(|mark| within(&mark.range(), clause));
    let set_apart = marks.filter(|mark| matches!(mark.kind, MarkKind::Strong | MarkKind::Link(_)));
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for mark in set_apart {
        let Some(role) = BEHIND.captures(&text[mark.end..clause.end]).and_then(|role| role.get(1)) else { continue };
        let role = mark.end + role.start()..mark.end + role.end();
        if mark.end - mark.start > 1 && found.iter().all(|(_, known)| *known != role) {
            found.push((mark.range(), role));
        }
    }
    found
}

/// The lines of a list that end in a role, without the time before and behind: `2020 – 2023 临江大学 助理教授`.
fn listed(reading: &Reading<'_>, range: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | '（' | ')' | '）');
    let read = |line: &str| {
        let start = span::offset(reading.text(), line);
        let terms = find_terms(line, 0..line.len());
        let first = terms
            .first()
            .filter(|term| term.range.start == 0 || !line[..term.range.start].contains(char::is_alphanumeric));
        let head = first.map_or(0, |term| term.range.end);
        let tail = terms.last().filter(|term| term.range.start > head && ends_line(&line[term.range.end..]));
        let told = &line[head..tail.map_or(line.len(), |term| term.range.start)];
        let told = ["現在", "现在", "至今", "현재"]
            .iter()
            .fold(told.trim_start_matches(is_sign), |told, now| told.strip_prefix(now).unwrap_or(told));
        let told = told.trim_start_matches(|c: char| is_sign(c) || c == ')' || c == '）').trim_end_matches(is_sign);
        let at = start + line.find(told).unwrap_or(head);
        if let Some(found) = OPENS_WITH_ROLE.captures(told).filter(|_| is_ended(line, told)) {
            let (role, place) = (found.get(1)?, found.get(2)?);
            return Some((at + place.start()..at + place.end(), at + role.start()..at + role.end()));
        }
        if let Some(found) = OPENS_ABROAD.captures(told).filter(|found| names_body(&found[2])) {
            let (role, place) = (found.get(1)?, found.get(2)?);
            return Some((at + place.start()..at + place.end(), at + role.start()..at + role.end()));
        }
        let found = ENDS_IN_ROLE.captures(told)?;
        let (place, role) = (found.get(1)?, found.get(2)?);
        if is_katakana(role.as_str().chars().next()) && is_katakana(place.as_str().chars().next_back()) {
            return None;
        }
        (place.as_str().chars().count() > 1 && is_ended(line, told))
            .then(|| (at + place.start()..at + place.end(), at + role.start()..at + role.end()))
    };
    reading.text()[range.clone()].split('\n').filter(|line| !line.is_ascii()).filter_map(read).collect()
}

/// Whether a line is an entry and no sentence.
fn is_ended(line: &str, told: &str) -> bool {
    const LONGEST: usize = 80;
    !line.contains('。') && told.chars().count() <= LONGEST
}

/// Whether a letter is one of a word in katakana, which no role begins in the middle of.
fn is_katakana(letter: Option<char>) -> bool {
    letter.is_some_and(|c| matches!(c, '\u{30a1}'..='\u{30fc}'))
}

/// Whether nothing but signs stands behind the time of a line.
fn ends_line(behind: &str) -> bool {
    !behind.contains(char::is_alphanumeric)
}

/// The organisations and roles of a range.
fn held(reading: &Reading<'_>, range: &Range<usize>) -> Vec<(Range<usize>, Range<usize>)> {
    let text = &reading.text()[range.clone()];
    HELD.captures_iter(text)
        .filter_map(|found| Some((found.get(1)?, found.get(2)?)))
        .map(|(place, role)| {
            let lead = LEAD.find(place.as_str()).map_or(0, |lead| lead.end());
            (
                range.start + place.start() + lead..range.start + place.end(),
                range.start + role.start()..range.start + role.end(),
            )
        })
        .filter(|(place, _)| !place.is_empty())
        .collect()
}

/// A place and a role that were found in a part of a text.
fn moved((place, role): (Range<usize>, Range<usize>), by: usize) -> (Range<usize>, Range<usize>) {
    (place.start + by..place.end + by, role.start + by..role.end + by)
}

fn told(reading: &Reading<'_>, organization: Option<Range<usize>>, role: Range<usize>) -> Told {
    Told {
        range: cover(&role, organization.as_ref()),
        role: Some(role),
        named: None,
        organization,
        start: reading.date().filter(|_| reading.section == SectionKind::News),
        end: None,
        sure: SURE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_list_ends_in_its_role() {
        let told = |line| ENDS_IN_ROLE.captures(line).map(|found| format!("{}|{}", &found[1], &found[2]));
        for (line, shown) in [
            (
                "海原大学大学院医学研究科 潮汐学分野 特任講師（兼任）",
                "海原大学大学院医学研究科 潮汐学分野|特任講師（兼任）",
            ),
            ("潮風振興会 特別研究員 PD（波研究室）", "潮風振興会|特別研究員 PD（波研究室）"),
            ("临江大学潮汐学院副教授", "临江大学潮汐学院|副教授"),
            ("파도대학교 해양학과 부교수", "파도대학교 해양학과|부교수"),
        ] {
            assert_eq!(told(line).as_deref(), Some(shown), "{line}");
        }
        assert_eq!(told("潮汐の研究に従事した"), None);
        let opens = |line| OPENS_WITH_ROLE.captures(line).map(|found| format!("{}|{}", &found[1], &found[2]));
        assert_eq!(opens("副教授，临江大学潮汐学院").as_deref(), Some("副教授|临江大学潮汐学院"));
        assert_eq!(opens("教授，潮汐"), None);
    }
}
