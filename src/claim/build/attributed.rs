//! Whom a claim is laid to, and how far the source stands behind it.

use std::cmp::Reverse;

use crate::claim::annotations::Annotations;
use crate::claim::attribution::{Attribution, AttributionKind};
use crate::claim::clause::Clause;
use crate::claim::form::Form;
use crate::claim::granted::{self, Standing};
use crate::claim::model::Commitment;
use crate::claim::tree::Tree;
use crate::rules::Stance;
use crate::text::{Deprel, TextSpan};

/// The attributions whose content holds the clause with the words `spans`, outermost first, and the product of their stances.
/// What a denial or a doubt takes for granted is not laid to who denies; what only hangs on what is denied is nobody's.
pub(super) fn chain(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    spans: &[TextSpan],
) -> (Vec<usize>, Stance) {
    let head = tree.token(clause.head).span;
    let mut chain: Vec<usize> = annotations
        .attributions_near()
        .filter(|(_, a)| a.lays_claims() && holds(a, spans, head))
        .filter(|(_, a)| !is_aside(annotations, tree, clause, a))
        .map(|(i, _)| i)
        .collect();
    let mut open = false;
    for &i in &chain.clone() {
        let link = &annotations.attributions[i];
        if !matches!(link.stance, Stance::Denies | Stance::Doubts) {
            continue;
        }
        match granted::standing(tree, clause, &link.content) {
            Standing::Denied => {}
            Standing::Open => open |= link.stance == Stance::Denies,
            Standing::Granted => chain.retain(|&other| {
                let inner = &annotations.attributions[other];
                let within = inner.speaker.is_none() && is_within(inner, link);
                other != i && !within
            }),
        }
    }
    let reach = |i: usize| -> usize {
        let content = &annotations.attributions[i].content;
        content.iter().map(|s| s.len()).sum()
    };
    chain.sort_by_key(|&i| Reverse(reach(i)));
    let stance = chain.iter().fold(Stance::Neutral, |stance, &i| {
        let link = &annotations.attributions[i];
        let rumour = link.stance == Stance::Doubts && link.speaker.is_none();
        // "denied rumours that …": nobody stands behind a rumour that could soften the denial.
        if stance == Stance::Denies && rumour {
            stance
        } else {
            product(stance, link.stance)
        }
    });
    let stance = if open { Stance::Doubts } else { stance };
    chain.dedup_by(|next, last| {
        let [inner, outer] = [*next, *last].map(|i| &annotations.attributions[i]);
        let same = says_again(inner, outer);
        if same && inner.stance != Stance::Neutral {
            *last = *next;
        }
        same
    });
    (chain, stance)
}

/// "Kern, a nurse, has left, sources said": what an apposition says in reported speech the article tells itself, whatever is reported
/// around it (conventional implicatures, Potts 2005). In quotation marks it is the speaker's.
fn is_aside(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    attribution: &Attribution,
) -> bool {
    let of_apposition =
        |h: usize| tree.rel(clause.top) == Deprel::AclRelcl && tree.rel(h) == Deprel::Appos;
    let describes = matches!(clause.form, Form::Apposition)
        || clause.copular && tree.head(clause.top).is_some_and(of_apposition);
    describes
        && attribution.kind == AttributionKind::Indirect
        && !(annotations.is_quoted)(tree.token(clause.head).span)
}

/// Whether all that one attribution holds stands in what the other does.
fn is_within(inner: &Attribution, outer: &Attribution) -> bool {
    let held = |s: &TextSpan| outer.content.iter().any(|c| c.contains(*s));
    inner.content.iter().all(held)
}

/// "Medvedev stated …, indicating that": nobody reports what he says himself. That he denies it is kept.
fn says_again(inner: &Attribution, outer: &Attribution) -> bool {
    let [a, b] = [inner.stance, outer.stance];
    let one_stance = a == b || a == Stance::Neutral || b == Stance::Neutral;
    inner.speaker.is_some() && inner.speaker == outer.speaker && one_stance
}

/// How far the source stands behind a claim that it lays to somebody (`attributed`) or states itself.
/// `doubtful`: told as possible, and not as what somebody plans, wants or foretells.
pub(in crate::claim) fn commitment(attributed: bool, stance: Stance, doubtful: bool) -> Commitment {
    match (attributed, stance, doubtful) {
        (true, Stance::Denies, _) => Commitment::Denied,
        (true, ..) => Commitment::Attributed,
        (false, _, true) => Commitment::Hedged,
        (false, ..) => Commitment::Asserted,
    }
}

/// Whether the attribution's content holds the clause: its head word, and the better part of its words.
fn holds(attribution: &Attribution, spans: &[TextSpan], head: TextSpan) -> bool {
    if !attribution.content.iter().any(|c| c.contains(head)) {
        return false;
    }
    let common = |s: &TextSpan, c: &TextSpan| s.end.min(c.end).saturating_sub(s.start.max(c.start));
    let total: usize = spans.iter().map(|s| s.len()).sum();
    let held: usize = spans
        .iter()
        .flat_map(|s| attribution.content.iter().map(move |c| common(s, c)))
        .sum();
    held * 2 >= total
}

/// Stances multiply along a chain: a denied denial affirms, a doubted link leaves doubt.
fn product(a: Stance, b: Stance) -> Stance {
    match (a, b) {
        (Stance::Doubts, _) | (_, Stance::Doubts) => Stance::Doubts,
        (Stance::Denies, Stance::Denies) => Stance::Affirms,
        (Stance::Denies, _) | (_, Stance::Denies) => Stance::Denies,
        (Stance::Affirms, _) | (_, Stance::Affirms) => Stance::Affirms,
        _ => Stance::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take;

    #[test]
    fn an_apposition_in_reported_speech_is_the_articles() {
        let said = |text: &str| -> Vec<(String, bool)> {
            let claims = take(text).claims.into_iter();
            { claims }
                .map(|c| (c.normalized, !c.attributions.is_empty()))
                .collect()
        };
        let told = said("Ada Kern, a nurse, has left the ward, sources said.");
        assert!(told.contains(&("Ada Kern has left the ward".to_owned(), true)));
        assert!(told.contains(&("Ada Kern: a nurse".to_owned(), false)));
        let told = said("“Ada Kern, a nurse, has left the ward,” a clerk said.");
        assert!(
            told.contains(&("Ada Kern: a nurse".to_owned(), true)),
            "{told:?}"
        );
    }

    #[test]
    fn stances_multiply() {
        use Stance::{Affirms, Denies, Doubts, Neutral};
        assert_eq!(product(Denies, Denies), Affirms);
        assert_eq!(product(Denies, Neutral), Denies);
        assert_eq!(product(Affirms, Denies), Denies);
        assert_eq!(product(Affirms, Doubts), Doubts);
        assert_eq!(product(Neutral, Affirms), Affirms);
    }

    #[test]
    fn who_states_it_himself_asserts_or_hedges() {
        let of = commitment;
        assert_eq!(of(false, Stance::Neutral, false), Commitment::Asserted);
        assert_eq!(of(true, Stance::Denies, false), Commitment::Denied);
        assert_eq!(of(true, Stance::Doubts, false), Commitment::Attributed);
        let hedged = of(false, Stance::Neutral, true);
        assert_eq!(hedged, Commitment::Hedged);
    }
}
