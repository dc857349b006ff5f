//! The names that people give to the parts of a page, as data.
//!
//! Input: a heading. Output: the kind of section that it announces. Names are compared without
//! case, marks and numbers; a heading also counts where it begins or ends with a name
//! (`Recent News and Updates`, `Selected Publications`). Limits: a heading of more than
//! [`LONGEST`] words announces nothing.

use crate::fact::SectionKind;

/// Headings of more words are sentences.
const LONGEST: usize = 8;

/// The kind of section that `heading` announces.
pub(super) fn kind(heading: &str) -> Option<SectionKind> {
    let words = words(heading);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let joined = format!(" {} ", words.join(" "));
    let mut best: Option<(usize, SectionKind)> = None;
    for (kind, names) in NAMES {
        for name in *names {
            // The earliest name tells; of two at one place the longer: 'talks and teaching' is talks.
            let Some(at) = find(&joined, name) else { continue };
            let rank = at * 100 + (99 - name.len().min(99));
            if best.is_none_or(|(found, _)| rank < found) {
                best = Some((rank, *kind));
            }
        }
    }
    best.map(|(_, kind)| kind)
}

/// Whether a bold line announces a section: a name with few words around it.
pub(super) fn label(line: &str) -> bool {
    words(line).len() <= LONGEST_LABEL && kind(line).is_some_and(|kind| kind != SectionKind::Other)
}

/// Bold lines of more words are the heads of entries.
const LONGEST_LABEL: usize = 4;

fn words(heading: &str) -> Vec<String> {
    heading
        .to_lowercase()
        .replace(['’', '\''], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where a name stands in the heading: whole words, except for scripts without spaces.
fn find(joined: &str, name: &str) -> Option<usize> {
    if name.is_ascii() || name.contains(' ') || name.chars().all(|c| c < '\u{2e80}') {
        return joined.find(&format!(" {name} "));
    }
    joined.find(name)
}

/// The names, by kind. Lower case, without marks; whole words.
const NAMES: &[(SectionKind, &[&str])] = &[
    (
        SectionKind::News,
        &[
            // English
            "news",
            "updates",
            "update",
            "whats new",
            "what is new",
            "whats happening",
            "latest",
            "highlights",
            "recent highlights",
            "timeline",
            "announcements",
            "announcement",
            "recent activities",
            "recent activity",
            "recent events",
            "recent happenings",
            "happenings",
            "newsfeed",
            "news feed",
            "recent",
            "recently",
            "past news",
            "older news",
            "milestones",
            // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian
            "aktuelles",
            "neuigkeiten",
            "nachrichten",
            "actualités",
            "actualites",
            "actualité",
            "nouvelles",
            "noticias",
            "novedades",
            "notícias",
            "novidades",
            "notizie",
            "novità",
            "nieuws",
            "aktualności",
            "haberler",
            "duyurular",
            "новости",
            // Chinese, Japanese, Korean
            "新闻",
            "最新消息",
            "最新动态",
            "近期动态",
            "动态",
            "消息",
            "新聞",
            "お知らせ",
            "ニュース",
            "最近の活動",
            "近況",
            "活動報告",
            "トピックス",
            "最新情報",
            "新着情報",
            "소식",
            "뉴스",
        ],
    ),
    (
        SectionKind::Publications,
        &[
            "publications",
            "publication",
            "papers",
            "paper",
            "selected works",
            "preprints",
            "preprint",
            "manuscripts",
            "research papers",
            "journal articles",
            "articles",
            "conference proceedings",
            "bibliography",
            "books",
            "book chapters",
            "working papers",
            "work in progress",
            "theses",
            "thesis",
            "patents",
            "proceedings",
            "journals",
            "conferences",
            "journal",
            "conference",
            "workshops",
            "under review",
            "selected research",
            "featured work",
            "featured works",
            "dissertation",
            "technical reports",
            "veröffentlichungen",
            "publikationen",
            "publicaciones",
            "publicações",
            "artigos",
            "pubblicazioni",
            "publicaties",
            "publikacje",
            "yayınlar",
            "публикации",
            "论文",
            "发表论文",
            "著作",
            "論文",
            "業績",
            "研究業績",
            "出版",
            "논문",
        ],
    ),
    (
        SectionKind::Service,
        &[
            "service",
            "services",
            "professional activities",
            "academic activities",
            "activities",
            "reviewer",
            "reviewing",
            "reviewers",
            "peer review",
            "editorial",
            "program committee",
            "program committees",
            "committees",
            "organization",
            "organizer",
            "community",
            "outreach",
            "volunteering",
            "volunteer",
            "professional service",
            "memberships",
            "membership",
            "leadership",
            "responsabilités",
            "servicio",
            "serviço",
            "学术服务",
            "社会服务",
            "学会活動",
            "학술활동",
        ],
    ),
    (
        SectionKind::Awards,
        &[
            "awards",
            "award",
            "honors",
            "honours",
            "honor",
            "honour",
            "prizes",
            "fellowships",
            "scholarships",
            "grants",
            "funding",
            "achievements",
            "recognition",
            "recognitions",
            "accolades",
            "distinctions",
            "prix",
            "premios",
            "prêmios",
            "premi",
            "auszeichnungen",
            "stipendien",
            "nagrody",
            "获奖",
            "荣誉",
            "奖励",
            "奖项",
            "受賞",
            "受賞歴",
            "수상",
        ],
    ),
    (
        SectionKind::Talks,
        &[
            "talks",
            "talk",
            "invited talks",
            "invited talk",
            "presentations",
            "presentation",
            "seminars",
            "lectures",
            "invited lectures",
            "keynotes",
            "tutorials",
            "speaking",
            "posters",
            "vorträge",
            "exposés",
            "présentations",
            "conférences",
            "charlas",
            "ponencias",
            "palestras",
            "presentazioni",
            "lezingen",
            "报告",
            "学术报告",
            "講演",
            "発表",
            "学会発表",
            "발표",
        ],
    ),
    (
        SectionKind::Experience,
        &[
            "experience",
            "experiences",
            "employment",
            "work experience",
            "professional experience",
            "internships",
            "internship",
            "positions",
            "appointments",
            "academic positions",
            "professional positions",
            "career",
            "work",
            "research experience",
            "industry experience",
            "work history",
            "academic appointments",
            "vita",
            "berufserfahrung",
            "werdegang",
            "expérience",
            "expériences",
            "experiencia",
            "experiência",
            "esperienza",
            "doświadczenie",
            "工作经历",
            "经历",
            "职历",
            "職歴",
            "経歴",
            "略歴",
            "경력",
        ],
    ),
    (
        SectionKind::Education,
        &[
            "education",
            "educations",
            "academic background",
            "degrees",
            "degree",
            "qualifications",
            "studies",
            "formation",
            "ausbildung",
            "bildung",
            "educación",
            "formación",
            "educação",
            "formação",
            "istruzione",
            "opleiding",
            "wykształcenie",
            "eğitim",
            "образование",
            "教育",
            "教育背景",
            "教育经历",
            "学歴",
            "학력",
        ],
    ),
    (
        SectionKind::Teaching,
        &[
            "teaching",
            "courses",
            "course",
            "teaching experience",
            "mentoring",
            "mentorship",
            "supervision",
            "students",
            "lehre",
            "enseignement",
            "enseignements",
            "docencia",
            "ensino",
            "didattica",
            "onderwijs",
            "教学",
            "授業",
            "講義",
            "강의",
        ],
    ),
    (
        SectionKind::Bio,
        &[
            "about",
            "about me",
            "bio",
            "biography",
            "short bio",
            "short biography",
            "biosketch",
            "welcome",
            "introduction",
            "intro",
            "hello",
            "hi",
            "hey",
            "who am i",
            "who i am",
            "home",
            "profile",
            "summary",
            "über mich",
            "à propos",
            "sobre mí",
            "sobre mim",
            "chi sono",
            "over mij",
            "o mnie",
            "hakkımda",
            "关于我",
            "个人简介",
            "简介",
            "自我介绍",
            "自己紹介",
            "プロフィール",
            "소개",
        ],
    ),
    (
        SectionKind::Other,
        &[
            "research interests",
            "interests",
            "research",
            "projects",
            "project",
            "software",
            "code",
            "contact",
            "links",
            "misc",
            "miscellaneous",
            "hobbies",
            "group",
            "team",
            "members",
            "people",
            "openings",
            "blog",
            "gallery",
            "photos",
            "resources",
            "data",
            "press",
            "media",
            "in the news",
            "in the press",
            "news coverage",
            "media coverage",
            "skills",
            "collaborators",
            "references",
            "research highlights",
            "research areas",
            "research projects",
            "open positions",
            "current students",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        let cases = [
            ("🔥 News", Some(SectionKind::News)),
            ("Recent News and Updates", Some(SectionKind::News)),
            ("What's New", Some(SectionKind::News)),
            ("Selected Publications", Some(SectionKind::Publications)),
            ("Honors & Awards", Some(SectionKind::Awards)),
            ("Professional Service", Some(SectionKind::Service)),
            ("Work Experience", Some(SectionKind::Experience)),
            ("近期动态", Some(SectionKind::News)),
            ("In the news", Some(SectionKind::Other)),
            ("Things", None),
        ];
        for (heading, kind_of_it) in cases {
            assert_eq!(kind(heading), kind_of_it, "{heading}");
        }
    }
}
