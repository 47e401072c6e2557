//! Two deeds, where a claim says little else.

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::claim::{Claim, Form};
use crate::matching::{Fit, held};
use crate::verdict::Sort;

/// Content words up to which a claim is brief.
const BRIEF: usize = 4;

/// Likeness of two verbs below which they tell two deeds.
const OTHER_DEED: f32 = 0.3;

/// Share of the shorter claim that the longer holds, from which on their deeds are taken for one.
const MOST: f32 = 0.6;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/deed";

pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    opposite(pair).or_else(|| other(pair))
}

/// "Opened the mill", "closed the mill": one may have come after the other, so that they need not exclude each other; but they are never one.
fn opposite(pair: &Pair) -> Option<Difference> {
    let values = [&pair.a, &pair.b].map(|c| c.relation.lemma.clone());
    let opposed = held(pair.a) == held(pair.b) && pair.court.lexis.opposed(&values[0], &values[1]);
    opposed.then(|| Difference {
        slot: Slot::Deed,
        detail: format!("“{}” is the opposite of “{}”", values[0], values[1]),
        values,
        sort: Sort::Opposite,
        kind: None,
        rule: "lexicon/antonyms".to_owned(),
    })
}

fn other(pair: &Pair) -> Option<Difference> {
    let said = |c: &Claim| c.relation.lemma.clone();
    let values = [said(pair.a), said(pair.b)];
    other_deed(pair).then(|| Difference {
        slot: Slot::Deed,
        detail: format!("other deed: {} against {}", values[0], values[1]),
        values,
        sort: Sort::Unknown,
        kind: None,
        rule: RULE.to_owned(),
    })
}

/// Whether two short claims tell of two deeds. In a few words the verb is the point ("hired pilots", "trained pilots"), or
/// the complement ("is in danger", "is an enemy"), unless one says next to nothing that the other does not, or they have a
/// figure and a time in common.
fn other_deed(pair: &Pair) -> bool {
    let al = &pair.score.alignment;
    let profiles = pair.court.scorer.profiles.list();
    let one_count = al.figures == Fit::Fits && al.times == Fit::Fits;
    if one_count || pair.a.terms.len().min(pair.b.terms.len()) > BRIEF {
        return false;
    }
    let set = [set_by_preposition(pair.a), set_by_preposition(pair.b)];
    if set[0] || set[1] {
        let complements = pair.a.relation.copular && pair.b.relation.copular;
        let unlike = !complements || al.object.is_some_and(|o| o < OTHER_DEED);
        return unlike && al.cover < MOST;
    }
    // "the longest walkout in the port's history", "the longest stoppage in its history": what is so long may have another name.
    let named = |c: &Claim| c.form == Form::Nominal || c.relation.copular;
    if named(pair.a) && named(pair.b) && al.cover >= MOST {
        return false;
    }
    let tells = |k: usize, c: &Claim| profiles[k].relation_tells && c.form != Form::Fragment;
    tells(pair.i, pair.a) && tells(pair.j, pair.b) && al.relation < OTHER_DEED
}

/// "is in danger", "was behind its rivals".
fn set_by_preposition(claim: &Claim) -> bool {
    let preposition = claim.relation.lemma.strip_prefix("be ");
    claim
        .qualifiers
        .iter()
        .any(|q| Some(q.role.as_str()) == preposition)
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn opposite_deeds_are_never_one() {
        let did = |what: &str| format!("The council {what} the old mill in Varsk.");
        for (one, other) in [
            ("opened", "closed"),
            ("bought", "sold"),
            ("raised", "lowered"),
        ] {
            assert!(agrees(&did(one), &did(one)), "{one}");
            assert!(!agrees(&did(one), &did(other)), "{one} / {other}");
        }
    }
}
