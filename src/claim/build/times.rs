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

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

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
