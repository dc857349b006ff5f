//! The edition of a venue: the years and the track printed beside its name.
//!
//! Input: the text and the place where a name ends or begins. Output: years in the order printed
//! (ranges written out, as `2019-2021` is three editions), the track in small letters, and how far they reach.

use std::sync::LazyLock;

use super::track::{FILLERS, TRACKS, UNTOLD};
use crate::pattern::Pattern;

/// The longest run of years: a wider range is no list of editions.
const MOST_YEARS: i16 = 25;

/// What stands beside a venue's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edition {
    /// The years, as printed; empty if there is none.
    pub(super) years: Vec<i16>,
    /// The track, in small letters.
    pub(super) track: Option<String>,
    /// One past the last byte that belongs to the edition.
    pub(super) end: usize,
}

/// A year in two digits, written on to the name or after an apostrophe or hyphen.
static SHORT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:[ \u{a0}]?['’‘`´′ʼ][ \u{a0}]?|[-‐‑–]|)(\d\d)(?-u:\b)"));
/// A year in four digits, after little but punctuation.
static LONG: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:[ \u{a0}]?['’]|[ \u{a0},:(\[|·•\-‐‑–—]{0,6})((?:19|20)\d\d)(?-u:\b)"));
/// A further year of a list, or the end of a range.
static MORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:(?P<range>[ \u{a0}]?(?:-{1,3}|[‐‑–—~])[ \u{a0}]?|[ ]to[ ])|[ \u{a0}]*(?:,[ \u{a0}]*(?:and |& )?|/|&|\+|;| and | und | et | y )[ \u{a0}]*)(?P<mark>['’‘]?)(?P<year>(?:19|20)\d\d|\d\d)(?-u:\b)",
    )
});
/// The open end of a range.
static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)^[ \u{a0}]?(?:-{1,3}|[‐‑–—]|to)[ \u{a0}]?(?:now|present|today|ongoing|current)\b")
});
/// Volume, issue and pages, which stand between a journal's name and its year.
static VOLUME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^[ ,:;(]{1,3}(?:(?:vol(?:ume)?|no|iss(?:ue)?|pp?|pages?|art(?:icle)?|number|nr)\.?[ ]?|[A-Z]?\d[\dA-Za-z.]*|[ ,.:;()\-–—]){1,14}?[ ,(]+((?:19|20)\d\d)(?-u:\b)\)?",
    )
});
/// Words such as `conference` between an acronym and its year, or the number of a part: `ABC (2) 2024`.
static GENERIC: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[ \u{a0}](?:(?:[Cc]onference|[Ss]ymposium|[Jj]ournal|[Mm]eeting|[Cc]ongress|[Ee]dition|[Mm]agazine)\b|\(\d{1,2}\))",
    )
});
/// The stop of a shortened name, where a volume or a year with more behind it shows that the
/// sentence goes on: `Nat. Commun. 14, 12`, `J Tides. 2023;4:5`.
static STOP: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\.[ \u{a0}](?:(?:19|20)\d\d(?:[;:,(]| [A-Z][a-z]{2,8}\b|\.$)|\((?:19|20)\d\d\)|(?:[Vv]ol\.? ?)?\d{1,4} ?[,(:])",
    )
});

impl Edition {
    /// Reads what follows a name that ends at `from`.
    pub(super) fn after(text: &str, from: usize, is_journal: bool) -> Self {
        let stop = usize::from(is_journal && STOP.is_match(&text[from..]));
        let mut edition = Self { end: from + stop, ..Self::default() };
        edition.read_years(text);
        edition.read_track(text);
        if edition.years.is_empty() {
            let before = edition.end;
            edition.skip_generic(text);
            edition.read_years(text);
            if edition.years.is_empty() {
                edition.end = before;
            } else if edition.track.is_none() {
                edition.read_track(text);
            }
        }
        if edition.years.is_empty() && is_journal {
            edition.read_volume(text);
        }
        if edition.end == from + stop {
            edition.end = from;
        }
        edition
    }

    fn skip_generic(&mut self, text: &str) {
        if let Some(found) = GENERIC.find(&text[self.end..]) {
            self.end += found.end();
        }
    }

    /// Reads a year, and the list or range that it begins.
    fn read_years(&mut self, text: &str) {
        let rest = &text[self.end..];
        let short = SHORT.captures(rest).filter(|found| in_full(&found[1]).is_some());
        let Some(found) = short.or_else(|| LONG.captures(rest)) else { return };
        let (Some(whole), Some(year)) = (found.get(0), in_full(&found[1])) else { return };
        if !is_year_end(&rest[whole.end()..]) {
            return;
        }
        let opened = whole.as_str().contains(['(', '[']);
        let short = found[1].len() == 2;
        self.years.push(year);
        self.end += whole.end();
        self.read_more_years(text, short);
        if opened {
            self.read_bracket(text);
        }
    }

    fn read_more_years(&mut self, text: &str, mut short: bool) {
        while let Some(found) = MORE.captures(&text[self.end..]) {
            let (Some(whole), Some(year)) = (found.get(0), in_full(&found["year"])) else { return };
            let marked = !found["mark"].is_empty() || whole.as_str().starts_with('/');
            let is_short = found["year"].len() == 2;
            let ranged = found.name("range").is_some();
            let last = self.years.last().copied().unwrap_or(year);
            if (is_short && !(short || marked || ranged && year > last))
                || !is_year_end(&text[self.end + whole.end()..])
            {
                return;
            }
            if ranged {
                if year <= last || year - last > MOST_YEARS {
                    return;
                }
                self.years.extend(last + 1..=year);
            } else {
                self.years.push(year);
            }
            short = is_short;
            self.end += whole.end();
        }
        if let Some(found) = OPEN.find(&text[self.end..]) {
            self.end += found.end();
        }
    }

    /// Inside brackets that began with a year, further years may follow after other words.
    fn read_bracket(&mut self, text: &str) {
        const LONGEST: usize = 160;
        let rest = &text[self.end..];
        let Some(close) = rest.bytes().take(LONGEST).position(|byte| byte == b')' || byte == b']') else { return };
        let inside = &rest[..close];
        if inside.contains(['(', '\n']) {
            return;
        }
        for word in inside.split([',', ';', ' ']) {
            if word.len() == 4
                && let Some(year) = in_full(word)
            {
                self.years.push(year);
            }
        }
        if self.track.is_none() {
            self.track = track_within(inside);
        }
        self.end += close + 1;
    }

    fn read_volume(&mut self, text: &str) {
        let rest = &text[self.end..];
        if let Some(found) = VOLUME.captures(rest)
            && let (Some(whole), Some(year)) = (found.get(0), in_full(&found[1]))
            && is_year_end(&rest[whole.end()..])
        {
            self.years.push(year);
            self.end += whole.end();
        }
    }

    /// Reads a track after the name and year: `(Oral)`, `as a spotlight`, `Demo Track`, `main conference`.
    fn read_track(&mut self, text: &str) {
        let rest = &text[self.end..];
        let lead =
            rest.len() - rest.trim_start_matches([' ', ',', '(', '[', ':', '-', '–', '—', '\u{a0}', '|', '·']).len();
        let opened = rest[..lead].contains(['(', '[']);
        if lead > 4 || (lead == 0 && !rest.starts_with(['(', '['])) {
            return;
        }
        let body = &rest[lead..];
        let (track, length) = match track_at(body) {
            Some((track, length)) => (track, length),
            None => match named_track(body) {
                Some((track, length)) => (Some(track), length),
                None => return,
            },
        };
        self.track = track;
        self.end += lead + length;
        if opened && text[self.end..].starts_with([')', ']']) {
            self.end += 1;
        }
    }
}

/// A track of the table at the start of `body`, after words such as `as an`, and its length. A
/// part of the venue that is not told apart (`main conference`) is read over and gives no track.
pub(super) fn track_at(body: &str) -> Option<(Option<String>, usize)> {
    let mut at = 0;
    while let Some(filler) = FILLERS.iter().find(|filler| starts_with_word(&body[at..], filler)) {
        at += filler.len();
        at += body[at..].len() - body[at..].trim_start().len();
    }
    if let Some(untold) = UNTOLD.iter().find(|phrase| starts_with_word(&body[at..], phrase)) {
        return Some((None, at + untold.len()));
    }
    let (printed, track) = TRACKS.iter().find(|(printed, _)| starts_with_word(&body[at..], printed))?;
    at += printed.len();
    for tail in
        [" presentations", " presentation", " papers", " paper", " track", " talks", " talk", " sessions", " session"]
    {
        if starts_with_word(&body[at..], tail) {
            at += tail.len();
            break;
        }
    }
    Some((Some((*track).to_owned()), at))
}

/// A track by its shape: a few words and `track`.
fn named_track(body: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 60;
    let end = body.find(['.', ',', ';', ')', ']', '\n', '!', '(']).unwrap_or(body.len());
    let segment = &body[..end];
    let (at, word) =
        segment.match_indices("rack").find(|(at, _)| *at > 1 && matches!(segment.as_bytes()[at - 1], b't' | b'T'))?;
    let name = segment[..at - 1].trim();
    let joined = ["and ", "or ", "at ", "in ", "for ", "of ", "on ", "with ", "to ", "is ", "was ", "& "];
    let fits = at < LONGEST
        && !name.is_empty()
        && !joined.iter().any(|word| name.starts_with(word))
        && name.split(' ').count() <= 6
        && segment[..at - 1].ends_with(' ');
    fits.then(|| (name.to_lowercase(), at + word.len()))
}

/// A track of the table anywhere in a bracket.
pub(super) fn track_within(inside: &str) -> Option<String> {
    inside.split([',', ';']).filter_map(|part| track_at(part.trim())).find_map(|(track, _)| track)
}

/// Whether `text` begins with `word` in any case, and the word ends there.
fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        && !text[word.len()..].starts_with(|letter: char| letter.is_alphanumeric())
}

/// Four digits as they are, two in the century that makes sense for an edition.
pub(super) fn in_full(digits: &str) -> Option<i16> {
    let number: i16 = digits.parse().ok()?;
    match (digits.len(), number) {
        (4, 1950..=2049) => Some(number),
        (2, 0..=39) => Some(2000 + number),
        (2, 80..=99) => Some(1900 + number),
        _ => None,
    }
}

/// A year does not go on as a date, a number or an arXiv identifier.
fn is_year_end(rest: &str) -> bool {
    let mut letters = rest.chars();
    let (first, second) = (letters.next(), letters.next());
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    !(matches!(first, Some('.' | ':')) && digit(second)) && first != Some('%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> Vec<i16> {
        Edition::after(text, 0, false).years
    }

    fn track(text: &str) -> Option<String> {
        Edition::after(text, 0, false).track
    }

    #[test]
    fn a_year_is_read_however_it_is_joined_to_the_name() {
        for text in [
            "'24", "’24", " ’24", "-24", "2024", " 2024", ", 2024", " (2024)", " --- 2024", "-2024",
            " conference 2024", "24",
        ] {
            assert_eq!(years(text), [2024], "{text}");
        }
    }

    #[test]
    fn lists_and_ranges_of_years_are_written_out() {
        assert_eq!(years(" 2022, 2023, and 2025"), [2022, 2023, 2025]);
        assert_eq!(years(" 2024/2025/2026"), [2024, 2025, 2026]);
        assert_eq!(years(" 2019-2021"), [2019, 2020, 2021]);
        assert_eq!(years("'24, '25"), [2024, 2025]);
        assert_eq!(years(" (2025 Main track, 2026 Ethics)"), [2025, 2026]);
        assert_eq!(years(" 2021—Now"), [2021]);
    }

    #[test]
    fn numbers_that_are_no_years_are_left_alone() {
        for text in [" 2401.12345", " 1000", "-70", ":2005.14165", ", 2 papers", " 15 papers"] {
            assert_eq!(years(text), [0i16; 0], "{text}");
        }
        assert_eq!(years(" 2024, 10 papers"), [2024]);
    }

    #[test]
    fn a_journal_has_its_year_behind_volume_and_pages() {
        let edition = Edition::after(", vol. 8, no. 6, pp. 1544–1549, 2024.", 0, true);
        assert_eq!(edition.years, [2024]);
        assert_eq!(Edition::after(" 130, 012345 (2023)", 0, true).years, [2023]);
        assert_eq!(Edition::after(". 14, 1234 (2023).", 0, true).years, [2023]);
        assert_eq!(Edition::after(". 2023;14(2):12-34.", 0, true).years, [2023]);
        assert_eq!(Edition::after(". 2023 was a good year", 0, true).years, [0i16; 0]);
        assert_eq!(Edition::after(" (2) 2022: 12-34", 0, false).years, [2022]);
    }

    #[test]
    fn tracks_are_read_by_the_table_and_by_their_shape() {
        assert_eq!(track(" 2024 (Oral)").as_deref(), Some("oral"));
        assert_eq!(track(" 2024 as an oral presentation").as_deref(), Some("oral"));
        assert_eq!(track(" Datasets & Benchmarks Track 2023").as_deref(), Some("datasets and benchmarks"));
        assert_eq!(track(" 2025 survey track").as_deref(), Some("survey"));
        assert_eq!(track(" 2025 main conference"), None);
        assert_eq!(years(" Demo Track'25"), [2025]);
    }
}
