//! When a claim holds.

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::tree::Tree;
use crate::normalize::Time;
use crate::text::{Deprel, TextSpan};

/// Times among the claim's words; where there are none, those of the clause of time that hangs on it ("When the rebels
/// came in 1992, the embassy was evacuated").
pub(super) fn times(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    spans: &[TextSpan],
) -> Vec<Time> {
    let within = |list: &[TextSpan]| {
        let inside = |t: &&Time| list.iter().any(|s| s.overlaps(t.span));
        annotations
            .times
            .iter()
            .filter(inside)
            .filter(|t| !of_apposition(tree, clause, t))
            .cloned()
            .collect::<Vec<Time>>()
    };
    let own = within(spans);
    if !own.is_empty() {
        return own;
    }
    let hanging: Vec<TextSpan> = [clause.head, clause.top]
        .into_iter()
        .flat_map(|h| tree.children_by(h, &[Deprel::Advcl]).collect::<Vec<_>>())
        .flat_map(|c| tree.spans(&tree.subtree(c, &|_| false)))
        .collect();
    within(&hanging)
}

/// "Holm, one of the stars of the 1940s, died": the time goes with what somebody is said to be, not with the deed.
fn of_apposition(tree: &Tree<'_>, clause: &Clause, time: &Time) -> bool {
    let Some(word) = (0..tree.len()).find(|&w| time.span.contains(tree.token(w).span)) else {
        return false;
    };
    let is_own = |w: &usize| *w != clause.head && *w != clause.top;
    let mut above = std::iter::successors(Some(word), |&w| tree.head(w)).take(tree.len());
    above
        .by_ref()
        .take_while(is_own)
        .any(|w| tree.token(w).deprel == Deprel::Appos)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn a_time_of_an_apposition_is_none_of_the_deed() {
        let text = "Ada Holm, one of the stars of the 1940s, died in her sleep.";
        let taken = take(text);
        let died = taken.claims.iter().find(|c| c.relation.lemma == "die");
        assert!(
            died.is_some_and(|c| c.times.is_empty()),
            "{:?}",
            taken.lines()
        );
    }

    #[test]
    fn a_clause_of_time_dates_the_one_it_hangs_on() {
        let text = "When the rebels came in 1992, the embassy was moved.";
        let dated = |claim: &crate::claim::model::Claim| {
            let times = claim.times.iter();
            times.map(|t| t.span.of(text)).collect::<Vec<_>>()
        };
        let taken = take(text);
        assert!(
            taken.claims.iter().all(|c| dated(c) == ["1992"]),
            "{:?}",
            taken.lines()
        );
    }
}
