//! Behaviour of the venue recogniser, on invented sentences.

use super::*;
use crate::text::Text;

fn rich(text: &str) -> RichText {
    RichText { text: Text::copied(text, 0), marks: vec![] }
}

/// `label year track` of each venue found.
fn told(text: &str) -> Vec<String> {
    find_venues(&rich(text)).iter().map(describe).collect()
}

fn describe(mention: &VenueMention) -> String {
    let mut words = vec![mention.venue.label().to_owned()];
    words.extend(mention.years.iter().map(ToString::to_string));
    words.extend(mention.track.iter().map(|track| format!("[{track}]")));
    words.join(" ")
}

#[test]
fn an_acronym_and_its_year_are_one_venue_however_written() {
    for text in [
        "AAAI'26", "AAAI’26", "AAAI-26", "AAAI 2026", "AAAI2026", "AAAI26", "the 40th AAAI Conference 2026",
        "AAAI (2026)",
    ] {
        assert_eq!(told(&format!("Our paper is in {text}.")), ["AAAI 2026"], "{text}");
    }
}

#[test]
fn findings_are_a_venue_of_their_own() {
    for text in [
        "EMNLP 2023 Findings", "Findings of EMNLP 2023", "EMNLP 2023 (Findings)", "EMNLP Findings 2023",
        "EMNLP-2023 findings",
    ] {
        assert_eq!(told(&format!("accepted to {text}!")), ["EMNLP Findings 2023 [findings]"], "{text}");
    }
}

#[test]
fn sponsors_and_ordinals_are_dropped() {
    assert_eq!(told("at IEEE/CVF WACV 2024"), ["WACV 2024"]);
    assert_eq!(told("at IEEE/RSJ IROS"), ["IROS"]);
    assert_eq!(told("the 28th International Joint Conference on Artificial Intelligence (IJCAI 2019)"), ["IJCAI 2019"]);
    assert_eq!(told("2024 IEEE International Conference on Robotics and Automation"), ["ICRA 2024"]);
}

#[test]
fn a_full_name_and_its_short_form_are_one_mention() {
    assert_eq!(told("at the European Conference On Artificial Intelligence (ECAI 2024)."), ["ECAI 2024"]);
    assert_eq!(told("at The Web Conference (WWW 2025)"), ["WWW 2025"]);
    assert_eq!(told("in Design, Automation & Test in Europe (DATE) 2025"), ["DATE 2025"]);
    assert_eq!(told("in Invented Sleep Studies Journal (ISSJ), 2024"), ["ISSJ 2024"]);
}

#[test]
fn workshops_are_named_with_their_host() {
    let rows = [
        ("Sleep Workshop @ ICML 2024", "Sleep Workshop @ ICML 2024"),
        ("Workshop on Sleep and Maps at NeurIPS 2023", "Workshop on Sleep and Maps @ NeurIPS 2023"),
        ("the NeurIPS 2023 Workshop on Sleep", "Workshop on Sleep @ NeurIPS 2023"),
        ("AAAI [Workshop on Meta-Sleep]", "Workshop on Meta-Sleep @ AAAI"),
        ("NeurIPS 2022 Workshop: Sleep in Theory", "Sleep in Theory Workshop @ NeurIPS 2022"),
        ("SLP @ ICML 2026", "SLP @ ICML 2026"),
        ("SLPW (co-located with KDD)", "SLPW @ KDD"),
        ("Workshop on Sleep (SLPW), co-located with CVPR 2024", "Workshop on Sleep (SLPW) @ CVPR 2024"),
        ("IROS 2024 Workshop", "IROS Workshop 2024"),
    ];
    for (text, label) in rows {
        assert_eq!(told(&format!("accepted at {text}")), [label], "{text}");
    }
}

#[test]
fn journals_are_found_by_shape() {
    assert_eq!(told("in the Journal of Invented Results, vol. 3, pp. 1-9, 2021"), ["Journal of Invented Results 2021"]);
    assert_eq!(told("IEEE Transactions on Invented Machines"), ["IEEE Transactions on Invented Machines"]);
    assert_eq!(told("dans la Revue de Botanique Ancienne"), ["Revue de Botanique Ancienne"]);
    assert_eq!(told("in der Zeitschrift für Erfundenes"), ["Zeitschrift für Erfundenes"]);
}

#[test]
fn titles_of_journals_stand_in_citations() {
    assert_eq!(told("A. Moss and C. C. Lee. On the sleep of maps in cities. Genetics, 215(4), 947-958."), ["Genetics"]);
    assert_eq!(told("A. Moss. “On the sleep of maps.” Joule, vol. 8, no. 6, pp. 15–19, 2024."), ["Joule 2024"]);
    assert_eq!(told("I hold a BSc in Biology, 2019, and study Genetics and Machine Learning."), [""; 0]);
    assert_eq!(told("a talk on Machine Learning at the Science Museum"), [""; 0]);
}

#[test]
fn names_stand_in_text_without_spaces() {
    assert_eq!(told("论文被ICML 2024接收"), ["ICML 2024"]);
    assert_eq!(told("论文发表在 Mathematics。"), ["Mathematics"]);
    assert_eq!(told("发表于《虚构学报》"), ["虚构学报"]);
}

#[test]
fn unknown_short_forms_need_a_year() {
    assert_eq!(told("accepted to SLPX'18 and QOOP 2024"), ["SLPX 2018", "QOOP 2024"]);
    assert_eq!(told("I use XYZ and PyTorch since MAY 2024 in the USA 2024"), [""; 0]);
}

#[test]
fn ordinary_words_need_their_context() {
    assert_eq!(told("a new date, fast and easy: AI for US science in Nature"), [""; 0]);
    assert_eq!(told("Our work is published in Nature!"), ["Nature"]);
    assert_eq!(told("Reviewer for CHI, CSCW and DIS"), ["CHI", "CSCW", "DIS"]);
    assert_eq!(told("accepted to DATE 2025"), ["DATE 2025"]);
}

#[test]
fn tracks_stand_before_or_after() {
    assert_eq!(told("an oral at ICML 2024"), ["ICML 2024 [oral]"]);
    assert_eq!(told("NeurIPS'21 Benchmarks Track"), ["NeurIPS 2021 [benchmarks]"]);
    assert_eq!(told("accepted by the AI and Social Good track of IJCAI 2026"), ["IJCAI 2026 [ai and social good]"]);
    assert_eq!(told("NAACL Demo Track'25"), ["NAACL 2025 [demo]"]);
}

#[test]
fn several_years_are_several_editions() {
    assert_eq!(
        told("Reviewer: CVPR 2022-2024, ICCV (2021, 2023), ICML --- 2020, 2021"),
        ["CVPR 2022 2023 2024", "ICCV 2021 2023", "ICML 2020 2021"]
    );
}

#[test]
fn addresses_and_compounds_name_no_venue() {
    assert_eq!(told("see icml.cc or www.neurips.cc"), [""; 0]);
}

#[test]
fn a_phrase_after_a_cue_is_taken_when_asked_for() {
    let text = rich("accepted to the Sleep Colloquium of Tomorrow 2024.");
    let found = find_venues(&text);
    assert_eq!(
        venue_at(&text, 11, &found).map(|mention| describe(&mention)).as_deref(),
        Some("Sleep Colloquium of Tomorrow 2024")
    );
    let text = rich("published in Gut Feelings, 2021");
    let at = venue_at(&text, 12, &find_venues(&text)).unwrap();
    assert_eq!((describe(&at).as_str(), at.strength), ("Gut Feelings 2021", Strength::Weak));
    let text = rich("accepted to be printed");
    assert_eq!(venue_at(&text, 11, &[]), None);
}

#[test]
fn an_abbreviation_of_everyday_prose_is_no_venue() {
    assert_eq!(told("I defended my Ph.D. thesis; thanks to Prof. Ada Moss, Dr. Li and the team. [JUL. 2024]"), [""; 0]);
    assert_eq!(told("Large Language Models and Random Clusters"), [""; 0]);
}

#[test]
fn a_name_that_the_page_writes_out_is_the_venues() {
    let found = find_venues(&rich("accepted by SoCC (International Symposium on Coastal Currents) 2024."));
    let names: Vec<_> = found.iter().map(|mention| (mention.venue.name.as_deref(), mention.year)).collect();
    assert_eq!(names, [(Some("International Symposium on Coastal Currents"), Some(2024))]);
    assert_eq!(found[0].venue.acronym.as_deref(), Some("SoCC"));
}

#[test]
fn a_bracket_that_does_not_spell_the_short_form_is_no_name_of_it() {
    let found = find_venues(&rich("accepted by KDD (Slow Data Conference Track) 2024"));
    assert_eq!(found[0].venue.acronym.as_deref(), Some("KDD"));
    assert!(found[0].known);
}
