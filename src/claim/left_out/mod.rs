//! What is no claim: questions, commands, wishes, conditions, pure evaluation, remarks, and clauses that say too little.
//!
//! In: a clause and its sentence. Out: the reason that it asserts nothing, for `explain` to list.

pub(crate) mod apposed;
mod empty;
pub(crate) mod question;
pub(crate) mod remark;
pub(crate) mod thin;
mod unfinished;
pub(crate) mod unsure;
mod wish;

pub(crate) use unfinished::{has_finite_tag, is_finite};
pub(crate) use wish::hangs_on_root;

/// Id of the method that finds commands.
pub(crate) const COMMAND: &str = "claim/command";

use super::clause::Clause;
use super::english;
use super::form::Form;
use super::modality::words::ModalityWords;
use super::reason::Reason;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// Why the clause asserts nothing; `None` if it asserts something. A `headline` needs no verb.
pub(crate) fn reason(
    tree: &Tree<'_>,
    text: &str,
    clause: &Clause,
    words: &ModalityWords,
    headline: bool,
) -> Option<Reason> {
    let remark_on_noun = matches!(clause.form, Form::Apposition | Form::Parenthesis);
    let asked = || question::is_question(tree, text) || question::is_asked(tree, text, clause);
    if !remark_on_noun && asked() {
        return Some(Reason::new("claim/question", "a question"));
    }
    if !headline && !remark_on_noun && question::names_topic(tree) {
        return Some(Reason::new(
            "claim/topic",
            "names a topic, as a heading does",
        ));
    }
    if question::is_indirect(tree, clause) {
        return Some(Reason::new(
            "claim/indirect-question",
            "an indirect question",
        ));
    }
    if leads_in(tree, text, clause) {
        return Some(Reason::new("claim/lead-in", "leads in what follows"));
    }
    if wish::is_command(tree, clause) {
        return Some(Reason::new(COMMAND, "a command"));
    }
    if wish::is_wish(tree, clause, words) {
        return Some(Reason::new("modality/wishes", "a wish"));
    }
    if is_bare_condition(tree, clause, words) {
        return Some(Reason::new(
            "modality/conditions",
            "a condition, which asserts nothing by itself",
        ));
    }
    if is_judgement(tree, clause, words) {
        return Some(Reason::new("modality/evaluations", "pure evaluation"));
    }
    remark::remark(tree, clause, words)
        .or_else(|| empty::reason(tree, clause))
        .or_else(|| unfinished::reason(tree, clause, headline))
}

/// "If they win". But "If nothing else, sales will fall" has the opener of a phrase, which the
/// parser gave to the whole.
fn is_bare_condition(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let condition = |m: &str| words.is_condition(m);
    tree.rel(clause.top) != Deprel::Root && clause.mark.as_deref().is_some_and(condition)
}

/// "The paper picks up the story:", "The paper has more here: …" only leads in what follows, in the next line, in quotation marks,
/// or at the place that it points to.
fn leads_in(tree: &Tree<'_>, text: &str, clause: &Clause) -> bool {
    let colon = |t: usize| t < tree.len() && tree.token(t).span.of(text) == ":";
    let quote = |t: usize| {
        t < tree.len()
            && matches!(
                tree.token(t).span.of(text),
                "“" | "\"" | "‘" | "«" | "„" | "``"
            )
    };
    tree.rel(clause.top) == Deprel::Root
        && clause.words.last().is_some_and(|&last| {
            let points = english::POINTERS.contains(&tree.word(last));
            colon(last + 1) && (last + 2 == tree.len() || quote(last + 2) || points)
                || tree.len() > 0 && colon(tree.len() - 1)
        })
}

/// "That is foolish": the complement only judges, and nothing else is told.
fn is_judgement(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    clause.copular
        && tree.token(clause.head).upos == Upos::Adj
        && words.is_evaluation(tree.lower_lemma(clause.head))
        && clause.qualifiers.is_empty()
        && clause
            .subject
            .as_ref()
            .is_none_or(|s| tree.token(s.head).upos == Upos::Pron)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, left_out, take};

    #[test]
    fn what_asserts_nothing_is_left_out_with_its_reason() {
        for (text, rule) in [
            ("Will the mill close?", "claim/question"),
            ("The question is how.", "claim/indirect-question"),
            ("The paper picks up the story:", "claim/lead-in"),
            ("The paper has more here:", "claim/lead-in"),
            ("Sign up for our letter.", "claim/command"),
            ("What happens next.", "claim/topic"),
            ("May the best team win.", "modality/wishes"),
            ("That is foolish.", "modality/evaluations"),
            (
                "The town is living like it is 1955.",
                "claim/figure-of-speech",
            ),
            (
                "When it comes to trade, the two towns agree.",
                "modality/asides",
            ),
            ("The same could be said of other towns.", "claim/comment"),
            ("You should visit the hall.", "claim/address"),
            ("Ten thousand would.", "claim/ellipsis"),
        ] {
            let taken = take(text);
            assert_eq!(taken.lines(), [""; 0], "{text}");
            let left = taken.left_out(text);
            assert!(left[0].ends_with(&format!("({rule})")), "{left:?}");
        }
    }

    #[test]
    fn what_hangs_on_a_command_goes_with_it_and_what_is_to_be_noted_stays() {
        for text in [
            "Fold in the eggs until no streaks remain.",
            "Bear with us, because the next part is long.",
        ] {
            assert_eq!(claims(text), [""; 0], "{text}");
        }
        let noted = take("Recall that the council closed the mill in May.");
        assert_eq!(noted.texts(), ["the council closed the mill in May"]);
        let beside = take("Make no mistake: the council closed the mill in May.");
        assert_eq!(beside.texts(), ["the council closed the mill in May"]);
    }

    #[test]
    fn an_answer_to_the_articles_own_question_tells_nothing() {
        let text = "Why did the guard bring a ladder? Because he had lost the key to the gate.";
        let left = left_out(text);
        assert!(left[1].ends_with("(claim/answer)"), "{left:?}");
    }

    #[test]
    fn a_condition_is_told_with_what_hangs_on_it() {
        let text = "The mill will close if the bank refuses a loan.";
        assert_eq!(claims(text), ["The mill | conditional close | —"]);
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
        assert_eq!(
            left_out(text),
            [
                "if the bank refuses a loan: a condition, which asserts nothing by itself (modality/conditions)"
            ]
        );
    }
}
