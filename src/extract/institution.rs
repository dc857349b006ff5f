//! Short forms of universities, which their names do not show to be any. Data only.
//!
//! Input: a name as printed. Output: whether a word of it is one. Limits: forms that are words or other short forms as
//! well are left out.

/// Whether a name has the short form of a university in it: `KAIST`, `UNC Charlotte`, `IIT Lanton`.
pub(crate) fn is_short_university(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| SHORT.contains(&word))
        || TWO_WORDS.iter().any(|form| name.contains(form))
}

const TWO_WORDS: &[&str] = &[
    "Georgia Tech", "Virginia Tech", "Texas Tech", "Penn State", "Sciences Po", "UC Berkeley", "UC Davis", "UC Irvine",
    "UC San", "UC Santa", "UC Riverside", "UC Merced", "UT Austin", "UT Dallas", "UW Madison", "UNC Chapel",
];

const SHORT: &[&str] = &[
    // East Asia
    "KAIST", "POSTECH", "UNIST", "DGIST", "SNU", "USTC", "SJTU", "HKUST", "CUHK", "HKU", "PolyU", "CityU", "NTHU",
    "NYCU", "UCAS", "NUDT", "BUAA", "NUAA", "HUST", "UESTC", "SUSTech", "JAIST", "NAIST", "OIST",
    // South and West Asia, Australia
    "IIT", "IISc", "IIIT", "IISER", "TIFR", "BITS", "NUS", "KAUST", "MBZUAI", "METU", "UNSW", "ANU", "UTS", "RMIT",
    // Europe
    "ETHZ", "ETH", "EPFL", "EPF", "RWTH", "TUM", "LMU", "TUB", "UCL", "LSE", "KCL", "KTH", "DTU", "NTNU", "UPC", "UPF",
    "UAB", "UPM", "UCM", "SISSA", "ENS", "INSA", "ENSTA", "ENSAE", "EHESS", "EHU", "UCLouvain", "ULB", "VUB", "MIPT",
    "AGH", "ELTE", "ISTA", // The Americas
    "MIT", "CMU", "UCLA", "UCSD", "UCSB", "UCSF", "UCSC", "UIUC", "UNC", "NYU", "USC", "UBC", "UCF", "UMBC", "UNAM",
    "USP", "UFMG", "UFRJ", "UFRGS", "Caltech", "Unicamp", "UNICAMP", "CUNY", "SUNY", "RPI", "UTSA", "UTEP",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_whole_words() {
        assert!(is_short_university("KAIST Chemistry") && is_short_university("UNC Charlotte"));
        assert!(!is_short_university("Summit") && !is_short_university("Mitten Works"));
    }
}
