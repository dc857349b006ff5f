//! Countries and regions, to tell where an event took place from what it is called. Data only.
//!
//! Names are in small letters, as English pages print them, with the own names of the languages that newscv reads.

/// Whether a name is that of a country, or of a state that addresses print.
pub(crate) fn is_country(name: &str) -> bool {
    let lower = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('.', "");
    COUNTRIES.contains(&lower.as_str()) || name.len() == 2 && STATES.contains(&name)
}

/// The postal codes of states and provinces that follow a city: `San Diego, CA`.
const STATES: &[&str] = &[
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME",
    "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "ON", "QC", "BC", "AB", "NS", "UK",
];

const COUNTRIES: &[&str] = &[
    // English
    "usa", "us", "united states", "united states of america", "uk", "united kingdom", "england", "scotland", "wales",
    "northern ireland", "ireland", "canada", "mexico", "brazil", "argentina", "chile", "colombia", "peru", "uruguay",
    "ecuador", "bolivia", "costa rica", "cuba", "panama", "puerto rico", "germany", "france", "spain", "portugal",
    "italy", "switzerland", "austria", "belgium", "netherlands", "the netherlands", "luxembourg", "denmark", "norway",
    "sweden", "finland", "iceland", "estonia", "latvia", "lithuania", "poland", "czech republic", "czechia",
    "slovakia", "hungary", "romania", "bulgaria", "greece", "cyprus", "malta", "croatia", "slovenia", "serbia",
    "bosnia and herzegovina", "north macedonia", "albania", "ukraine", "russia", "turkey", "türkiye", "israel",
    "egypt", "morocco", "tunisia", "algeria", "nigeria", "kenya", "ghana", "ethiopia", "rwanda", "south africa",
    "uganda", "tanzania", "senegal", "saudi arabia", "uae", "united arab emirates", "qatar", "lebanon", "jordan",
    "iran", "iraq", "pakistan", "india", "bangladesh", "sri lanka", "nepal", "china", "pr china", "hong kong", "macau",
    "taiwan", "japan", "korea", "south korea", "republic of korea", "vietnam", "thailand", "malaysia", "singapore",
    "indonesia", "philippines", "cambodia", "mongolia", "kazakhstan", "uzbekistan", "georgia", "armenia", "australia",
    "new zealand", "fiji", "dominican republic", "guatemala", "paraguay", "venezuela", "monaco", "scotland uk",
    "england uk", // States and regions that stand alone
    "california", "texas", "hawaii", "florida", "washington dc", "dc", "massachusetts", "new york", "illinois",
    "ontario", "quebec", "british columbia", "alberta", "catalonia", "bavaria",
    // In their own words
    "deutschland", "österreich", "schweiz", "frankreich", "italien", "spanien", "allemagne", "suisse", "belgique",
    "italie", "espagne", "angleterre", "royaume-uni", "états-unis", "españa", "méxico", "perú", "brasil", "italia",
    "francia", "alemania", "reino unido", "estados unidos", "alemanha", "frança", "espanha", "inghilterra", "germania",
    "日本", "中国", "美国", "한국",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_with_their_marks() {
        for name in ["Italy", "U.S.A.", "Greece.", "CA", "Deutschland"] {
            assert!(is_country(name), "{name}");
        }
        assert!(!is_country("ACL") && !is_country("in"));
    }
}
