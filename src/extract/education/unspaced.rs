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

/// A degree, with the field before it.
static DEGREE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(博士(?:后期課程|後期課程|前期課程|課程)?(?:（[\p{Han}\p{Katakana}・]{1,10}）|\([\p{Han}\p{Katakana}・]{1,10}\))?|硕士|碩士|(?:学士|學士|修士)(?:（[\p{Han}\p{Katakana}・]{1,10}）|\([\p{Han}\p{Katakana}・]{1,10}\))?|本科|박사|석사|학사)(?:学位|學位|研究生|课程|課程|号|를|을)?(后|後|生导师|导师|研究員|研究员|연구원| ?후|님)?",
    )
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

fn read_part(reading: &Reading<'_>, range: Range<usize>) -> Option<Education> {
    let text = &reading.text()[range.clone()];
    let found = DEGREE.captures(text)?;
    let degree = found.get(1).filter(|_| found.get(2).is_none())?.range();
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
