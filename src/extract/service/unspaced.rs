//! Reads service told in scripts that set no spaces between words (Chinese, Japanese), and in Korean.
//!
//! The role stands behind its venue (`担任 X 领域主席`, `Xの査読委員を務める`). Input: a clause. Output: facts.

use std::ops::Range;

use super::emit::{Office, cover, push};
use super::place::{Place, find_places};
use super::unknown::unknown;
use super::words::RoleKind;
use super::words_abroad::UNSPACED;
use crate::extract::reading::Reading;
use crate::extract::title_shape::is_eastern;
use crate::extract::years::find_years;
use crate::fact::Facts;

/// How sure such a reading is.
const SURE: f32 = 0.88;

/// Verbs of holding an office.
const HELD: &[&str] = &[
    "担任", "出任", "受邀", "应邀", "当选", "成为", "获聘", "受聘", "任", "加入", "務め", "就任", "拝命", "担当",
    "参加", "なりました", "選出", "활동", "맡", "위촉", "참여", "선임",
];

/// What stands between a verb, the venue and the role, longest first.
const AROUND: &[&str] = &[
    "继续担任", "受邀担任", "应邀担任", "受邀成为", "担任", "出任", "受邀", "应邀", "当选为", "当选", "成为", "获聘为",
    "获聘", "国际学术期刊", "学术期刊", "国际刊物", "特刊", "专刊", "长期", "等会议", "等期刊", "等国际会议",
    "等国际期刊", "等", "受聘为", "受聘", "加入", "国际会议", "国际期刊", "会议", "期刊", "学术", "的", "の",
    "の論文誌", "에서", "의", "《", "》", "「", "」", "“", "”",
];

/// Reads one clause. Says whether a role of such a script stands in it.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) -> bool {
    let part = &reading.text()[clause.clone()];
    if !part.chars().any(is_eastern) {
        return false;
    }
    let Some((at, noun, kind)) = role(part) else { return false };
    let ends = is_term(&part[at + noun.len()..]);
    let held = HELD.iter().any(|verb| part.contains(verb)) || ends && part.chars().count() <= 60;
    if !held {
        return true;
    }
    let role = clause.start + at..clause.start + at + noun.len();
    let office = Office { name: noun.to_owned(), kind };
    let years = find_years(reading.text(), clause.clone());
    for mut place in places(reading, clause, &role) {
        if ends && place.years.is_empty() {
            place.years.clone_from(&years);
        }
        place.range = cover(&role, &place.range);
        push(reading, &office, &place, SURE, facts);
    }
    true
}

/// Whether nothing but a time stands behind a role: `(2019年–現在)`.
fn is_term(behind: &str) -> bool {
    behind.chars().all(|c| !c.is_alphabetic() || "年月日至今現在现目前から년월현재".contains(c))
}

/// Reads a line of a list. Says whether it told a venue with its role.
pub(super) fn read_line(reading: &Reading<'_>, line: &Range<usize>, facts: &mut Facts) -> bool {
    let before = facts.service.len();
    read(reading, line, facts) && facts.service.len() > before
}

/// Bodies that people serve beside their job.
const SOCIETIES: &[&str] = &["学会", "學會", "協会", "協會", "委員会", "连盟", "連盟", "研究会"];

/// The first role of a clause: where it stands, and the row of the table. The member of a committee is one of its own
/// noun: `潮汐委员会委员`.
fn role(part: &str) -> Option<(usize, &'static str, RoleKind)> {
    const MEMBERS: &[&str] = &["委员", "成员", "副主任", "主任", "委員"];
    // Who presides over the directors of a firm has a job there; a society has its president in service.
    let presides = |noun: &str, at: usize| {
        part[at + noun.len()..].starts_with('長') && !SOCIETIES.iter().any(|body| part.contains(body))
    };
    let place = |noun: &str| part.find(noun).filter(|at| noun != "理事" || !presides(noun, *at));
    let found = UNSPACED.iter().filter_map(|(noun, kind)| place(noun).map(|at| (at, *noun, *kind)));
    let behind = ["委员会", "委員会"].iter().find_map(|body| part.find(body).map(|at| at + body.len()));
    let member = behind.and_then(|at| {
        MEMBERS.iter().find(|noun| part[at..].starts_with(**noun)).map(|noun| (at, *noun, RoleKind::Committee))
    });
    found.chain(member).min_by_key(|(at, noun, _)| (*at, std::cmp::Reverse(noun.len())))
}

/// The venues before the role, known ones first, else what is named there; else those behind it.
fn places(reading: &Reading<'_>, clause: &Range<usize>, role: &Range<usize>) -> Vec<Place> {
    let known = find_places(reading, &(clause.start..role.start), false);
    if !known.is_empty() {
        return known;
    }
    let behind = find_places(reading, &(role.end..clause.end), false);
    if !behind.is_empty() {
        return behind;
    }
    named(reading.text(), clause.start..role.start).into_iter().collect()
}

/// The name between the verb and the role; where none stands there, what was joined before: `加入 X 期刊，担任编委`.
fn named(text: &str, before: Range<usize>) -> Option<Place> {
    let parts: Vec<&str> = text[before].split(['，', '、', '。', ',', '：', ':']).collect();
    let (last, others) = parts.split_last()?;
    let joined = others.last().filter(|part| part.contains("加入"));
    let joined = joined.map(|part| part.split_once("加入").map_or(*part, |(_, name)| name));
    named_in(text, last).or_else(|| named_in(text, joined?))
}

/// The name that is left of a part without verbs and sorts of venues.
fn named_in(text: &str, part: &str) -> Option<Place> {
    const LONGEST: usize = 30;
    const LONGEST_IN_WORDS: usize = 80;
    let mut name = part.trim();
    // The session of a meeting stands in quotation marks behind it.
    let session = name.strip_suffix(['"', '”', '」']).and_then(|rest| rest.rfind(['"', '“', '「']));
    name = session.filter(|open| *open > 0).map_or(name, |open| &name[..open]);
    while let Some(rest) = AROUND.iter().find_map(|word| name.strip_prefix(word).or_else(|| name.strip_suffix(word))) {
        name = rest.trim();
    }
    let at = crate::span::offset(text, name);
    // Somebody with a title is the subject, and not the owner.
    let is_person = ["教授", "院长", "老师", "博士", "同学", "先生"].iter().any(|title| name.contains(title));
    let fits = !is_person
        && (2..=if name.is_ascii() { LONGEST_IN_WORDS } else { LONGEST }).contains(&name.chars().count())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '（' | '）' | '(' | ')'));
    fits.then(|| Place {
        range: at..at + name.len(),
        venue: unknown(name),
        years: Vec::new(),
        is_known: false,
        is_last: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_role_counts() {
        assert_eq!(role("担任某会议高级领域主席").map(|(_, noun, _)| noun), Some("高级领域主席"));
        assert_eq!(role("プログラム委員長を務めます").map(|(_, noun, _)| noun), Some("プログラム委員長"));
    }

    #[test]
    fn a_venue_is_named_between_verb_and_role() {
        let name = |text: &str, role: &str| {
            let end = text.find(role).unwrap();
            named(text, 0..end).map(|place| place.venue.printed)
        };
        assert_eq!(name("担任《慢学报》编委", "编委").as_deref(), Some("慢学报"));
        assert_eq!(name("亀学会の査読委員を務めます", "査読委員").as_deref(), Some("亀学会"));
    }
}
