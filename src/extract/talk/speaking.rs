//! Ways to tell of speaking that bend more than a table of phrases can hold: an adjective between verb and
//! noun, a course or workshop that was led, an invitation to speak. Patterns, and what they say of one who only attended;
//! see [`super`].

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::cue::{Cue, CueKind};
use crate::extract::reading::Reading;
use crate::pattern::Pattern;

/// That somebody speaks, by the language it is told in.
pub(super) static SPEAKING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        // A verb of giving and what is given
        r"(?i)\b(?:gave|give|giving|given|gives|deliver(?:s|ed|ing)?)\s+(?:[^\s,.;:()]+\s+){1,5}?(?:talk|lecture|presentation|seminar|speech|keynote|plenary|tutorial|course|workshop|colloquium|webinar|masterclass|address|briefing|demo|pitch)s?\b",
        r"|\b(?:gave|give|giving|given|delivered)\s+(?:talks|lectures|seminars|presentations)\b",
        r"|\b(?:led|ran|leading|running)\s+(?:an?|the|our|my)\s+(?:[^\s,.;:()]+\s+){0,3}?(?:workshop|tutorial|course|discussion|session)\b",
        r"|\b(?:taught|teach|teaching|held)\s+an?\s+(?:short|one[- ]day|two[- ]day|half[- ]day|1-day|2-day|training)\s+(?:[^\s,.;:()]+\s+)?(?:course|workshop|tutorial)\b",
        r"|\b(?:taught|teaching|held|holding)\s+an?\s+(?:[^\s,.;:()]+\s+){0,2}?(?:workshop|tutorial|masterclass|lecture|talk|seminar)\s+(?:on|at|for|about|to)\b",
        r"|\b(?:gave|give|giving|read|reading)\s+an?\s+paper\b|\b(?:I|he|she)\s+(?:will\s+)?(?:spoke|speak)\s+(?:on|about|to|in|with)\b|^\W*speaking\s+(?:on|about|in|to|at)\b",
        r"|^\W*(?:I\s+|we\s+)?talked\s+(?:about|on|at)\b|\bI\s+talked\s+(?:about|on|at)\b|\bco-?lectured\s+an?\s+(?:[^\s,.;:()]+\s+){0,3}?course\b|\b(?:gave|give|giving)\s+an?\s+mini-?course\b",
        // An invitation, a guest
        r"|\binvit(?:ation|ed)\s+to\s+(?:talk|speak|present|give)\b|\bI\s+have\s+an?\s+(?:poster|talk)\b|\bbe\s+speaking\b",
        r"|\b(?:featured|guest|graduate|student|panel|plenary|distinguished|main|opening)\s+speaker\b|\b(?:speaker|presenter)\s+(?:at|for)\b",
        r"|\b(?:participated\s+in|took\s+part\s+in|sat\s+on|spoke\s+on)\s+(?:the|an?)\s+(?:[^\s,.;:()]+\s+){0,6}?(?:panel|roundtable)\b",
        r"|^\W*(?:(?:oral|poster|paper|flash|virtual)\s+)+presenter\b",
        r"|\b(?:a guest|appeared|interviewed|featured|invited|joined\s+\w+(?:\s+\w+)?)\s+(?:on|onto)\s+(?:the\s+)?[^.;]{2,60}?\b(?:podcast|radio|show)\b",
        // A noun at the head
        r"|^\W*(?:(?:my|an?|two|three|invited|contributed|new|next|recent|short|lightning|oral|flash|departmental|online|virtual|public|upcoming|talk and)\s+){0,3}(?:posters?|talks?|seminars?|lectures?|presentations?|briefings?|webinars?|colloquium|demo)(?:\s+and\s+(?:posters?|talks?|demo))?\s*(?::\s|\s(?:at|@|for|in the)\s)",
        // German
        r"|\b(?:halte|hielt|halten|gehalten)\b[^.;]{0,40}\b(?:vortrag|vorträge|gastvortrag|vorlesung|keynote)\b|\b(?:gastvortrag|hauptvortrag|vortragende|vortragender|posterpräsentation)\b|\bich\s+(?:präsentiere|spreche)\b",
        // French
        r"|\b(?:je\s+pr[ée]sente(?:rai)?|j['’]ai\s+(?:présenté|donné|fait)|exposé|intervention|communication\s+(?:orale|affichée)|conférence\s+(?:invitée|plénière)|conférencière?|séminaire)\b",
        // Spanish
        r"|\b(?:impartí|imparto|impartido|dicté|di)\s+(?:una?|la|el|mi)\s+(?:[^\s,.;:()]+\s+){0,2}?(?:charla|ponencia|conferencia|seminario|taller|clase)\b|\bconferencia\s+(?:invitada|magistral|plenaria|inaugural)\b|\b(?:comunicación\s+oral|ponente)\b|\bpresent[éo]\b",
        // Portuguese and Italian
        r"|\b(?:ministrei|proferi|apresentei|apresento|apresentamos)\b|\b(?:palestrante|conferência\s+convidada)\b",
        r"|\b(?:ho\s+(?:tenuto|presentato|dato)|relazione\s+(?:invitata|su\s+invito)|relatore|relatrice)\b",
        // Dutch
        r"|^\W*(?:lezing|voordracht|gastcollege)\b",
        // Korean
        r"|에서[^.]{0,40}발표(?:했|하였|합|할|하겠)|초청 ?강연|강연|특강|초청 ?세미나|구두 ?발표|포스터 ?발표",
    ))
});

/// Entries of a list of talks that are none: what the owner organised, chaired or hosted.
pub(super) static NO_TALK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:co-?)?(?:organi[sz]ers?|organi[sz]ed|hosts?|hosted|chair|session chair|moderator|convenor|convener)\b",
    )
});

/// Whether the noun of an occasion is all that tells of speaking, and the occasion was attended: `I attended the SLOW
/// colloquium`.
pub(super) fn is_attended(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> bool {
    const OCCASIONS: &[&str] = &["colloquium", "seminar", "webinar", "seminars", "panel", "tutorial", "tutorials"];
    let noun = reading.text()[cue.range.clone()].to_lowercase();
    OCCASIONS.contains(&noun.as_str()) && reading.has_cue(&(clause.start..cue.range.start), &[CueKind::Attend])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaking_is_told_in_many_words() {
        for told in [
            "I will be giving a short lectern presentation in Nowhere",
            "we ran a tutorial on slow robots",
            "Thanks for the invitation to talk at Nowhere University",
            "I led a hands-on workshop on clocks",
            "had fun giving talks at Nowhere",
            "Seminars at Nowhere College",
            "I was a guest on the Slow Robots podcast",
            "Ich halte einen Vortrag an der Universität Nirgends",
            "Oral presenter at Slow Days",
            "Talked about “Slow data” at Nowhere Labs",
            "I gave a mini-course on clocks at the Slow Meeting",
            "participated in the Slow Robots panel with",
            "Impartí una charla en la Universidad",
            "Ho tenuto un seminario",
        ] {
            assert!(SPEAKING.is_match(told), "{told}");
        }
        assert!(!SPEAKING.is_match("our paper was accepted to the workshop"));
    }
}
