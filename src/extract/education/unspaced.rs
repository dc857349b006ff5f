//! Reads degrees told in Chinese, Japanese and Korean, where the institution stands before or behind
//! the degree without a word between: `2017年在临江大学获得计算机科学博士学位`.
//!
//! Input: a [`Reading`] and a range. Output: facts.

use std::ops::Range;
use std::sync::LazyLock;

use super::status;
use super::when::in_value;
use crate::extract::cue::CueKind;
use crate::extract::reading::{Reading, cover};
use crate::fact::{Education, SectionKind};
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.85;

/// An institution: a run of letters up to a word for one.
static INSTITUTION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([\p{Han}\p{Hangul}]{2,12}?(?:大学院大学|大学|大學|学院|科学院|研究所|대학교|대학원)(?:大学院)?(?:院)?(?:[ 　]?[\p{Han}]{1,8}?(?:研究科|学府|学部|学院|系))?)",
    )
});

/// What leads to an institution and is no part of its name: `年在`, `毕业于`.
static LEAD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:.*(?:在|于|於|从|從)|获得?|取得|毕业自|被|(?:我|目前|现在|现)+(?:是|为)?)"));

/// A degree, with how or in what it was taken before it, and the word for a course of study behind it.
static DEGREE: LazyLock<Pattern> = LazyLock::new(|| {
    const BRACKET: &str = r"(?:（[\p{Han}\p{Katakana}・]{1,10}）|\([\p{Han}\p{Katakana}・]{1,10}\))?";
    Pattern::new(&format!(
        r"((?:联合培养|聯合培養|直读|直攻|在职|全日制|[理工农医文法管经哲教军艺農醫經]学)?(?:博士(?:研究生|后期課程|後期課程|前期課程|課程|课程)?{BRACKET}|(?:硕士|碩士)(?:研究生)?|(?:学士|學士|修士)(?:課程|课程)?{BRACKET}|本科|박사|석사|학사))(?:学位|學位|研究生|课程|課程|号|를|을)?(后|後|导师|導師|研究員|研究员|연구원| ?후|님|论文|論文|毕业论文|毕业设计|生导师)?"
    ))
});

static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:19|20)\d\d"));

/// The degrees of a range; a postdoctoral job (`博士后`) and a supervisor of students are none.
pub(super) fn read(reading: &Reading<'_>, range: &Range<usize>) -> Vec<Education> {
    let part = &reading.text()[range.clone()];
    let is_news = reading.section == SectionKind::News;
    let announced = reading.has_cue(range, &[CueKind::FinishDegree, CueKind::StartDegree]) || part.contains("学位");
    if part.is_ascii() || is_news && !announced || reading.has_cue(range, &[CueKind::Others]) {
        return Vec::new();
    }
    parts(part)
        .into_iter()
        .filter_map(|piece| read_part(reading, range.start + piece.start..range.start + piece.end))
        .collect()
}

/// The parts of a text that tell a degree each: in prose up to a comma, where each holds a degree.
fn parts(text: &str) -> Vec<Range<usize>> {
    let degrees: Vec<Range<usize>> = DEGREE.find_iter(text).map(|found| found.range()).collect();
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, degree) in degrees.iter().enumerate() {
        let cut = |next: &Range<usize>| {
            let comma = text[degree.end..next.start].find(['，', ',', '。', '；', '、']);
            comma.map_or(next.start, |comma| degree.end + comma)
        };
        let end = degrees.get(at + 1).map_or(text.len(), cut);
        parts.push(start..end);
        start = end;
    }
    parts
}

/// The year that what was taken for the entry's date ends in; none where that is open.
fn head_year(reading: &Reading<'_>) -> Option<i16> {
    let head = &reading.text()[..reading.entry.body];
    if YEAR.is_match(head) { in_value(head) } else { reading.year() }
}

/// A degree without the end of its field, which the name of a degree may begin like: `博士` of `潮汐物理学博士`.
fn without_field(text: &str, degree: Range<usize>) -> Range<usize> {
    const VERBS: [char; 8] = ['获', '得', '取', '为', '授', '的', '读', '了'];
    let is_named = text[..degree.start].chars().next_back().is_none_or(|c| !c.is_alphabetic() || VERBS.contains(&c));
    let field = text[degree.clone()].char_indices().nth(1).filter(|(_, c)| *c == '学').map(|(at, c)| at + c.len_utf8());
    let bare = field.filter(|at| !is_named && text[degree.start + at..degree.end].chars().count() > 1);
    degree.start + bare.unwrap_or(0)..degree.end
}

fn read_part(reading: &Reading<'_>, range: Range<usize>) -> Option<Education> {
    let text = &reading.text()[range.clone()];
    let found = DEGREE.captures(text)?;
    let degree = found.get(1).filter(|_| found.get(2).is_none())?.range();
    let degree = without_field(text, degree);
    let before = INSTITUTION.captures_iter(&text[..degree.start]).last().and_then(|found| found.get(1));
    let place = if let Some(place) = before {
        place.range()
    } else {
        let behind = INSTITUTION.captures(&text[degree.end..]).and_then(|found| found.get(1))?;
        degree.end + behind.start()..degree.end + behind.end()
    };
    let lead = LEAD.find(&text[place.clone()]).map_or(0, |lead| lead.end());
    let place = place.start + lead..place.end;
    let whole = |part: &Range<usize>| range.start + part.start..range.start + part.end;
    let year = if YEAR.is_match(text) { in_value(text) } else { head_year(reading) };
    Some(Education {
        degree: text[degree.clone()].to_owned(),
        institution: Some(text[place.clone()].to_owned()),
        field: None,
        year,
        status: status::told(text, &(0..text.len()), &degree, year),
        provenance: reading.provenance(cover(&whole(&degree), Some(&whole(&place))), SURE),
    })
}
