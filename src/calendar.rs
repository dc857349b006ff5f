//! The names of months and seasons, as data.
//!
//! Input: one word. Output: the month that it names. Seasons count by the month that a careful
//! reader files them under: spring 3, summer 6, autumn 9, winter 12, a quarter by its first. Limits: names are matched
//! without regard to case; an abbreviation's stop is not part of the word.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word of the calendar names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// A month, 1 to 12.
    Month(u8),
    /// A season, by its month.
    Season(u8),
}

/// Whether a word is a year of the last or of this century in digits.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a letter names a part of a date behind its number: `2024年5月`.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일' | '号')
}

/// The value of a number in Chinese numerals and how many digits it has: `十二`, `二〇二四`.
pub(crate) fn numeral(word: &str) -> Option<(u32, usize)> {
    const NUMERALS: &str = "〇一二三四五六七八九";
    let digit = |c: char| NUMERALS.chars().zip(0..).find(|(numeral, _)| *numeral == c).map(|(_, value)| value);
    if let Some((tens, ones)) = word.split_once('十') {
        let of = |part: &str, silent: u32| match part.chars().count() {
            0 => Some(silent),
            1 => part.chars().next().and_then(digit),
            _ => None,
        };
        return Some((of(tens, 1)? * 10 + of(ones, 0)?, 2));
    }
    let digits: Option<Vec<u32>> = word.chars().take(5).map(digit).collect();
    let digits = digits.filter(|digits| matches!(digits.len(), 1 | 4))?;
    Some((digits.iter().fold(0, |value, digit| value * 10 + digit), digits.len()))
}

/// What `word` names.
pub(crate) fn name(word: &str) -> Option<Name> {
    if word.len() > LONGEST {
        return None;
    }
    ALL.get(word.to_lowercase().as_str()).copied()
}

/// What `word` names in a date. Short names that are ordinary words or names of people elsewhere count here alone, and
/// not in capitals, as abbreviations are set: `Lis 2024`, not `LUT 2024`.
pub(crate) fn name_in_date(word: &str) -> Option<Name> {
    let is_capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let short = || IN_DATES.get(word.to_lowercase().as_str()).copied();
    name(word).or_else(|| if is_capitals || word.len() > LONGEST_SHORT { None } else { short() })
}

/// No short name has more bytes.
const LONGEST_SHORT: usize = 4;

/// The short names, for looking one up.
static IN_DATES: LazyLock<BTreeMap<&'static str, Name>> = LazyLock::new(|| {
    SHORT.iter().flat_map(|(month, names)| names.split(' ').map(|name| (name, Name::Month(*month)))).collect()
});

/// Short names of months in Turkish, Polish, Dutch, Portuguese, Austrian German.
const SHORT: &[(u8, &str)] = &[
    (1, "oca sty jän"),
    (2, "şub lut"),
    (3, "mrt"),
    (4, "nis kwi"),
    (6, "haz cze"),
    (7, "tem lip"),
    (8, "ağu sie"),
    (9, "eyl wrz"),
    (10, "out eki paź"),
    (11, "kas lis"),
    (12, "ara gru"),
];

/// The names of the months.
pub(crate) fn month_names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().flat_map(|names| names.split(' '))
}

/// No name has more bytes.
const LONGEST: usize = 24;

/// Every name, for looking one up.
static ALL: LazyLock<BTreeMap<&'static str, Name>> = LazyLock::new(|| {
    let months =
        (1..).zip(MONTHS).flat_map(|(month, names)| names.split(' ').map(move |name| (name, Name::Month(month))));
    let seasons = SEASONS.iter().flat_map(|(month, names)| names.split(' ').map(|name| (name, Name::Season(*month))));
    seasons.chain(months).collect()
});

/// One line a month: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech,
/// Swedish and Danish, Turkish, Russian; then Romanian, Catalan, Norwegian, Indonesian, Hungarian,
/// Finnish, Arabic, Hebrew, Greek, Ukrainian with their short forms; then Croatian, Lithuanian, Latvian, Estonian, Icelandic,
/// Slovak, Slovene, Serbian, Bulgarian, Hindi; each name once (`listopad` is October in Croatian alone).
const MONTHS: &[&str] = &[
    "january janurary janury jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń leden ledna ocak января январь ianuarie gener tammikuu tammikuuta يناير ינואר ιανουαρίου ιανουάριος січня siječanj siječnja sausis sausio janvāris janvārī jaanuar janúar január januára janar јануар януари जनवरी янв січень січ",
    "february febuary feburary feb febr februar februari février fevrier févr fév febrero fevereiro fev febbraio lutego luty únor února şubat февраля февраль februarie febrer február helmikuu helmikuuta فبراير פברואר φεβρουαρίου φεβρουάριος лютого veljača veljače vasaris vasario februāris veebruar febrúar februára фебруар февруари फरवरी फ़रवरी фев лютий",
    "march mar märz maerz mrz mars marzo março marco maart marca marzec březen března mart марта март marts maret martie március maaliskuu maaliskuuta مارس מרץ μαρτίου μάρτιος березня ožujak ožujka kovas kovo märts marec मार्च març березень берез",
    "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna nisan апреля апрель aprilie április huhtikuu huhtikuuta أبريل ابريل אפריל απριλίου απρίλιος квітня travanj travnja balandis balandžio aprīlis aprill apríl apríla अप्रैल апр квітень квіт",
    "may mai mayo maio maggio mag mei maja maj květen května mayıs мая май maig május toukokuu toukokuuta مايو מאי μαΐου μάιος травня svibanj svibnja gegužė gegužės maijs maí máj mája мај मई травень трав",
    "june jun juni juin junio junho giugno giu czerwca czerwiec červen června haziran июня июнь iunie juny június kesäkuu kesäkuuta يونيو יוני ιουνίου ιούνιος червня lipanj lipnja birželis birželio jūnijs juuni júní jún júna junij јун юни जून июн червень черв",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec červenec července temmuz июля июль iulie juliol július heinäkuu heinäkuuta يوليو יולי ιουλίου ιούλιος липня srpanj srpnja liepa liepos jūlijs juuli júlí júl júla julij јул юли जुलाई июл липень",
    "august agust aug août aout agosto ago augustus sierpnia sierpień srpen srpna augusti ağustos августа август agustus agost augusztus elokuu elokuuta أغسطس אוגוסט αυγούστου αύγουστος серпня kolovoz kolovoza rugpjūtis rugpjūčio augusts ágúst augusta avgust अगस्त авг серпень серп",
    "september setpember septmber septemper sept sep septembre septiembre setembro settembre set września wrzesień září eylül сентября сентябрь septembrie szeptember syyskuu syyskuuta سبتمبر ספטמבר σεπτεμβρίου σεπτέμβριος вересня rujan rujna rugsėjis rugsėjo septembris septembra septembar септембар септември सितंबर सितम्बर сен сент setembre вересень верес",
    "october ocotber oct oktober okt octobre octubre outubro ottobre ott października październik říjen října ekim октября октябрь octombrie október lokakuu lokakuuta أكتوبر אוקטובר οκτωβρίου οκτώβριος жовтня spalis spalio oktobris oktoober októbra oktobar октобар октомври अक्टूबर अक्तूबर окт жовтень жовт",
    "november novemeber novmber nov novembre noviembre novembro listopada listopad listopadu kasım ноября ноябрь noiembrie marraskuu marraskuuta نوفمبر נובמבר νοεμβρίου νοέμβριος листопада studeni studenoga lapkritis lapkričio novembris nóvember novembra novembar новембар ноември नवंबर नवम्बर ноя нояб листопад",
    "december decmber decemeber dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia grudzień prosinec prosince aralık декабря декабрь desember decembrie desembre joulukuu joulukuuta ديسمبر דצמבר δεκεμβρίου δεκέμβριος грудня prosinac prosinca gruodis gruodžio decembris detsember decembra decembar децембар декември दिसंबर दिसम्बर дек грудень груд",
];

/// The seasons by the month that stands for them, with the terms that are named after them; the quarters and
/// halves of a year by their first month.
const SEASONS: &[(u8, &str)] = &[
    (1, "q1 h1"),
    (
        3,
        "spring frühling frühjahr printemps primavera lente voorjaar vår forår frühjahrssemester frühlingssemester fs 春 春季 春学期 春季学期",
    ),
    (4, "q2"),
    (6, "summer sommer été verano verão estate zomer sommar sommersemester ss sose 夏 夏季"),
    (7, "q3 h2"),
    (
        9,
        "fall autumn herbst automne otoño outono autunno herfst najaar höst høst efterår herbstsemester hs michaelmas 秋 秋季 秋学期 秋季学期",
    ),
    (10, "q4"),
    (12, "winter hiver invierno inverno vinter wintersemester ws wise 冬 冬季"),
];

/// Whether a word may stand before a date without being part of it: a day of the week, or the part
/// of a month or a year that is meant.
pub(crate) fn leads(word: &str) -> bool {
    word.len() <= LONGEST && ALL_LEADS.contains(word.to_lowercase().as_str())
}

/// Every one of them, for looking one up.
static ALL_LEADS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| LEADS.iter().flat_map(|words| words.split(' ')).collect());

/// The days of the week in English, German, French, Spanish, Portuguese, Italian; parts of a month; what an
/// academic year is called.
const LEADS: &[&str] = &[
    "monday mon montag mo lundi lun lunes segunda lunedì",
    "tuesday tue tues dienstag di mardi martes terça martedì",
    "wednesday wed mittwoch mi mercredi mer miércoles quarta mercoledì",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves quinta giovedì",
    "friday fri freitag fr vendredi ven viernes sexta venerdì",
    "saturday sat samstag sonnabend sa samedi sam sábado sabato",
    "sunday sun sonntag dimanche dim domingo domenica feira",
    "week early mid late beginning end anfang mitte ende début fin principios mediados finales início meados inizio metà tháng",
    "academic year ay studienjahr année año anno",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_months() {
        let mut all: Vec<&str> = MONTHS.iter().flat_map(|names| names.split(' ')).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn chinese_numerals_are_numbers() {
        let read = ["五", "十", "十二", "二十", "三十一", "二〇二四"].map(|word| numeral(word).map(|(value, _)| value));
        assert_eq!(read, [5, 10, 12, 20, 31, 2024].map(Some));
        for other in ["五六", "十十", "论文", "", "三百"] {
            assert_eq!(numeral(other), None, "{other}");
        }
    }

    #[test]
    fn names_are_read_in_any_case() {
        assert_eq!(name("SEPT"), Some(Name::Month(9)));
        assert_eq!(name("août"), Some(Name::Month(8)));
        assert_eq!(name("Autumn"), Some(Name::Season(9)));
        assert_eq!(name("mayor"), None);
    }
}
