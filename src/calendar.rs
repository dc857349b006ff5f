//! The names of months and seasons, as data.
//!
//! Input: one word. Output: the month that it names. Seasons count by the month that a careful
//! reader files them under: spring 3, summer 6, autumn 9, winter 12. Limits: names are matched
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

/// Whether a letter names a part of a date behind its number: `2024年5月`.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일' | '号')
}

/// What `word` names.
pub(crate) fn name(word: &str) -> Option<Name> {
    if word.len() > LONGEST {
        return None;
    }
    ALL.get(word.to_lowercase().as_str()).copied()
}

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
/// Finnish, Arabic, Hebrew, Greek, Ukrainian; each name once.
const MONTHS: &[&str] = &[
    "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari stycznia styczeń leden ledna ocak января январь ianuarie gener tammikuu tammikuuta يناير ינואר ιανουαρίου ιανουάριος січня",
    "february feb febr februar februari février fevrier févr fév febrero fevereiro fev febbraio lutego luty únor února şubat февраля февраль februarie febrer február helmikuu helmikuuta فبراير פברואר φεβρουαρίου φεβρουάριος лютого",
    "march mar märz maerz mrz mars marzo março marco maart marca marzec březen března mart марта март marts maret martie március maaliskuu maaliskuuta مارس מרץ μαρτίου μάρτιος березня",
    "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna nisan апреля апрель aprilie április huhtikuu huhtikuuta أبريل ابريل אפריל απριλίου απρίλιος квітня",
    "may mai mayo maio maggio mag mei maja maj květen května mayıs мая май maig május toukokuu toukokuuta مايو מאי μαΐου μάιος травня",
    "june jun juni juin junio junho giugno giu czerwca czerwiec červen června haziran июня июнь iunie juny június kesäkuu kesäkuuta يونيو יוני ιουνίου ιούνιος червня",
    "july jul juli juillet juil julio julho luglio lug lipca lipiec červenec července temmuz июля июль iulie juliol július heinäkuu heinäkuuta يوليو יולי ιουλίου ιούλιος липня",
    "august aug août aout agosto ago augustus sierpnia sierpień srpen srpna augusti ağustos августа август agustus agost augusztus elokuu elokuuta أغسطس אוגוסט αυγούστου αύγουστος серпня",
    "september sept sep septembre septiembre setembro settembre set września wrzesień září eylül сентября сентябрь septembrie szeptember syyskuu syyskuuta سبتمبر ספטמבר σεπτεμβρίου σεπτέμβριος вересня",
    "october oct oktober okt octobre octubre outubro ottobre ott października październik říjen října ekim октября октябрь octombrie október lokakuu lokakuuta أكتوبر אוקטובר οκτωβρίου οκτώβριος жовтня",
    "november nov novembre noviembre novembro listopada listopad listopadu kasım ноября ноябрь noiembrie marraskuu marraskuuta نوفمبر נובמבר νοεμβρίου νοέμβριος листопада",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre grudnia grudzień prosinec prosince aralık декабря декабрь desember decembrie desembre joulukuu joulukuuta ديسمبر דצמבר δεκεμβρίου δεκέμβριος грудня",
];

/// The seasons by the month that stands for them.
const SEASONS: &[(u8, &str)] = &[
    (3, "spring frühling frühjahr printemps primavera lente vår"),
    (6, "summer sommer été verano verão estate zomer sommar sommersemester ss sose"),
    (9, "fall autumn herbst automne otoño outono autunno herfst höst michaelmas"),
    (12, "winter hiver invierno inverno vinter wintersemester ws wise"),
];

/// Whether a word may stand before a date without being part of it: a day of the week, or the part
/// of a month or a year that is meant.
pub(crate) fn leads(word: &str) -> bool {
    word.len() <= LONGEST && ALL_LEADS.contains(word.to_lowercase().as_str())
}

/// Every one of them, for looking one up.
static ALL_LEADS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| LEADS.iter().flat_map(|words| words.split(' ')).collect());

/// The days of the week in English, German, French, Spanish, Portuguese, Italian; parts of a month.
const LEADS: &[&str] = &[
    "monday mon montag mo lundi lun lunes segunda lunedì",
    "tuesday tue tues dienstag di mardi martes terça martedì",
    "wednesday wed mittwoch mi mercredi mer miércoles quarta mercoledì",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves quinta giovedì",
    "friday fri freitag fr vendredi ven viernes sexta venerdì",
    "saturday sat samstag sonnabend sa samedi sam sábado sabato",
    "sunday sun sonntag dimanche dim domingo domenica feira",
    "early mid late beginning end anfang mitte ende début fin principios mediados finales início meados inizio metà",
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
    fn names_are_read_in_any_case() {
        assert_eq!(name("SEPT"), Some(Name::Month(9)));
        assert_eq!(name("août"), Some(Name::Month(8)));
        assert_eq!(name("Autumn"), Some(Name::Season(9)));
        assert_eq!(name("mayor"), None);
    }
}
