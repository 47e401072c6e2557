//! Clauses that a noun reports and that are doubted there or called untrue: "the rumour that the mill closed", "reports that it
//! closed are false". Nobody asserts them; they stand in the clause around the noun.

use super::annotations::Annotations;
use super::clause::Clause;
use super::granted::is_content;
use super::reason::Reason;
use super::tree::Tree;
use crate::rules::Stance;
use crate::text::Deprel as D;

const DOUBTED: Reason = Reason::new(
    "claim/doubted",
    "doubted or called untrue, told with the clause around it",
);

/// Marks what is doubted as told with the clause that holds it.
pub(super) fn mark(annotations: &Annotations<'_>, tree: &Tree<'_>, clauses: &mut [Clause]) {
    for c in 0..clauses.len() {
        let head = clauses[c].head;
        let holds = |h: &Clause| h.taken_back.iter().any(|t| t.words.contains(&head));
        let Some(host) = clauses.iter().position(holds) else {
            continue;
        };
        if is_doubted(annotations, tree, &clauses[c]) {
            clauses[c].told_with = Some(DOUBTED);
            clauses[host].holds_content = true;
        }
    }
}

/// Whether nobody asserts what the clause says. What somebody named denies is his word, and told as such.
fn is_doubted(annotations: &Annotations<'_>, tree: &Tree<'_>, clause: &Clause) -> bool {
    let noun = tree.head(clause.top);
    let Some(noun) = noun.filter(|&n| is_content(tree, n, clause.top)) else {
        return false;
    };
    let head = tree.token(clause.head).span;
    let denied = annotations.attributions_near().any(|(_, a)| {
        let holds = a.content.iter().any(|c| c.contains(head));
        a.stance == Stance::Denies && a.speaker.is_some() && holds
    });
    let doubts = annotations
        .reporting
        .doubting
        .contains(tree.lower_lemma(noun));
    !denied && (doubts || is_untrue(annotations, tree, noun))
}

/// "Reports that … are untrue", "called the report that … false": what is said of the noun.
fn is_untrue(annotations: &Annotations<'_>, tree: &Tree<'_>, noun: usize) -> bool {
    let argument = matches!(tree.rel(noun), D::Nsubj | D::NsubjPass | D::Obj);
    let Some(predicate) = tree.head(noun).filter(|_| argument) else {
        return false;
    };
    let denies = annotations.attributions_near().any(|(_, a)| {
        a.stance == Stance::Denies && a.cue.iter().any(|c| c.contains(tree.token(predicate).span))
    });
    denies
        || std::iter::once(predicate)
            .chain(tree.children_by(predicate, &[D::Xcomp]))
            .any(|p| annotations.words.is_untruth(tree.lower_lemma(p)))
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn what_is_doubted_is_told_with_who_doubts_it() {
        for text in [
            "The rumour that the mill closed is false.",
            "The claim that the mill closed has been debunked.",
            "The reports that the mill has closed are untrue.",
        ] {
            assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
        }
    }

    #[test]
    fn what_nobody_doubts_is_a_claim() {
        let taken = take("The news that the mill closed spread quickly.");
        assert!(taken.texts().contains(&"the mill closed"));
    }
}
