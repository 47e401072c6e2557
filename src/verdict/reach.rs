//! How far a negation reaches. "Not all of them left", "has not been seen since May" and "has not confirmed it" are true beside "some
//! left", "was seen in April" and "it is so".

use crate::claim::Claim;
use crate::normalize::Time;

use super::court::Pair;

/// Whether what one claim denies leaves standing what the other tells.
pub(super) fn leaves_it_standing(pair: &Pair) -> bool {
    let [(no, _), (yes, _)] = pair.no_and_yes();
    let words = words_of(no);
    let cues = pair.court.cues;
    let negated_by = |w: &String| cues.is_negator(w);
    let part = words
        .windows(2)
        .any(|w| negated_by(&w[0]) && cues.part(&w[1]));
    part || words.iter().any(|w| cues.so_far(w))
        || cues.leaves_open(&no.relation.lemma)
        || no.grounds.iter().any(|g| cues.leaves_open(g.entry()))
        || pair.is_one_in_the_other()
        || is_of_a_time(pair, no, yes)
}

/// Whether the negative claim speaks of a stretch of time ("in a year", "since May") and the other names none.
fn is_of_a_time(pair: &Pair, no: &Claim, yes: &Claim) -> bool {
    let published = pair.court.published(no);
    let stretch = |t: &Time| t.duration || t.to.is_some() && t.to == published && t.from < t.to;
    no.times.iter().any(stretch) && yes.times.is_empty()
}

/// Words of the claim, lower case; "n't" is one.
fn words_of(claim: &Claim) -> Vec<String> {
    let text = claim
        .text
        .to_lowercase()
        .replace('’', "'")
        .replace("n't", " n't");
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    parts.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    #[test]
    fn a_negation_reaches_as_far_as_its_words() {
        let negation = (Verdict::Contradiction, Some(ConflictKind::Negation));
        for (no, yes, opposed) in [
            ("The ferry did not sink.", "The ferry sank.", true),
            (
                "Not all ferries of Varsk sank.",
                "Some ferries of Varsk sank.",
                false,
            ),
            (
                "Ada Holm has not been seen in Varsk in a year.",
                "Ada Holm was seen in Varsk.",
                false,
            ),
            (
                "Ada Holm has not been seen in Varsk.",
                "Ada Holm has been seen in Varsk.",
                true,
            ),
            (
                "The harbour of Varsk was not immediately closed.",
                "The harbour of Varsk was closed.",
                false,
            ),
            (
                "The ministry has not confirmed the sinking of the ferry.",
                "The ministry confirmed the sinking of the ferry.",
                false,
            ),
            ("He was not a witness.", "He was a witness.", false),
        ] {
            let found = verdicts(no, yes);
            assert_eq!(found.contains(&negation), opposed, "{no} {yes}: {found:?}");
        }
    }
}
