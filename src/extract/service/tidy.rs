//! Leaves out of the places of a line what is no venue: towns, hosts, small words before a name, theses.
//!
//! Input: the places that a line names. Output: the same without these; years that stand with them go to the event.

use super::place::Place;
use super::unknown::unknown;
use super::words::EVENTS;

/// Leaves out the town behind an event: one or two words that no recogniser knows. Its years are the event's.
pub(super) fn without_town(places: &mut Vec<Place>) {
    let is_town = |place: &Place| !place.is_known && !place.is_last && place.venue.label().split(' ').count() <= 2;
    let is_full =
        |place: &Place| place.venue.label().split(' ').count() > 2 || place.is_known && !place.years.is_empty();
    let is_word = |place: &Place| place.venue.label().chars().any(char::is_lowercase);
    // What has a year of its own beside an event that has one is another event.
    let is_dated = |place: &Place| !place.years.is_empty();
    while places.len() == 2
        && is_town(&places[1])
        && is_word(&places[1])
        && is_full(&places[0])
        && !places.iter().all(is_dated)
    {
        if let Some(town) = places.pop()
            && places[0].years.is_empty()
        {
            places[0].years = town.years;
        }
    }
}

/// Leaves out the town behind an event of a list whose role stands over it: `Slow Reeds Conference, Halden (2017)`. Its
/// year is the event's.
pub(super) fn without_town_of_event(places: &mut Vec<Place>) {
    let names_event =
        |place: &Place| place.venue.label().split(' ').any(|word| EVENTS.contains(&word.to_lowercase().as_str()));
    let is_plain = |place: &Place| {
        let label = place.venue.label();
        label.split(' ').count() <= 2 && label.split(' ').all(|word| word.chars().skip(1).any(char::is_lowercase))
    };
    let [event, town] = places.as_slice() else { return };
    let is_town = !town.is_known && !town.is_last && is_plain(town) && !names_event(town) && !town.years.is_empty();
    let is_named = event.venue.label().split(' ').count() > town.venue.label().split(' ').count();
    if is_town && names_event(event) && event.years.is_empty() && is_named {
        let years = places.pop().map(|town| town.years).unwrap_or_default();
        places[0].years = years;
    }
}

/// Leaves out the small words between a role and the first capital of a name that no recogniser knows: `externa de la
/// Agencia Nortenha`, `ad hoc dos periódicos Mares`.
pub(super) fn behind_adjectives(place: &mut Place) {
    let printed = &place.venue.printed;
    let lead = printed.split(' ').take_while(|word| word.chars().all(char::is_lowercase));
    let length = lead.map(|word| word.len() + 1).sum::<usize>();
    if !place.is_known && (1..printed.len()).contains(&length) {
        place.venue = unknown(&printed[length..]);
    }
}

/// Leaves out the town behind the noun of an event that no recogniser knows: `Slow Reeds workshop in Nowhere`.
pub(super) fn without_town_behind(place: &mut Place) {
    let printed = &place.venue.printed;
    let Some((event, town)) = printed.rsplit_once(" in ").filter(|_| !place.is_known) else { return };
    let noun = event.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_town = town.starts_with(char::is_uppercase) && town.split(' ').count() <= 2;
    if is_town && EVENTS.contains(&noun.as_str()) && event.contains(' ') {
        place.venue = unknown(event);
    }
}

/// Leaves out where an occasion was held: an institution behind its name. Its years are the occasion's.
pub(super) fn without_host(places: &mut Vec<Place>) {
    const HOSTS: &[&str] =
        &["universi", "institut", "college", "hochschule", "école", "department", "faculty", "campus"];
    let is_host = |place: &Place| {
        let name = place.venue.label().to_lowercase();
        !place.is_known && !place.is_last && HOSTS.iter().any(|word| name.contains(word))
    };
    if places.len() == 2 && is_host(&places[1]) && !is_host(&places[0]) {
        let host = places.pop();
        if places[0].years.is_empty() {
            places[0].years = host.map(|host| host.years).unwrap_or_default();
        }
    }
}

/// Whether words name a thesis or an issue, and not who had it examined or edited.
pub(super) fn is_thesis_of(words: &str) -> bool {
    const THESES: &[&str] = &[
        "thesis", "dissertation", "viva", "defence", "defense", "special issue", "thèse d", "mémoire d", "tesis d",
        "tese d", "tesi d", "promotion von", "doktorarbeit", "habilitation d",
    ];
    let lower = words.to_lowercase();
    THESES.iter().any(|word| lower.contains(word))
}
