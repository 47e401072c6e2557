//! What is no claim: questions, commands, wishes, conditions, pure evaluation.
//!
//! In: a clause and its sentence. Out: the reason that it asserts nothing, for `explain` to list.

use super::Form;
use super::clause::Clause;
use super::comment;
use super::modality::ModalityWords;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// The rule that leaves words out, and why in a person's words.
pub(crate) type Reason = (&'static str, &'static str);

/// The rule by which the clause asserts nothing, and why in a person's words; `None` if it asserts something.
pub(crate) fn reason(
    tree: &Tree<'_>,
    text: &str,
    clause: &Clause,
    words: &ModalityWords,
) -> Option<Reason> {
    let told_inside = matches!(clause.form, Form::Apposition | Form::Parenthesis);
    if is_question(tree, text) && !told_inside {
        return Some(("claim/question", "a question"));
    }
    if is_indirect_question(tree, clause) {
        return Some(("claim/indirect-question", "an indirect question"));
    }
    if leads_in(tree, text, clause) {
        return Some(("claim/lead-in", "leads in what follows"));
    }
    if is_command(tree, clause) {
        return Some(("claim/command", "a command"));
    }
    if words.is_wish(tree, clause) || is_optative(tree, clause) {
        return Some(("modality/wishes", "a wish"));
    }
    // "If nothing else, sales will fall": the opener of a phrase, which the parser gave to the whole.
    let condition = |m: &str| words.is_condition(m) && !words.is_exception(m);
    if tree.rel(clause.top) != Deprel::Root && clause.mark.as_deref().is_some_and(condition) {
        return Some((
            "modality/conditions",
            "a condition, which asserts nothing by itself",
        ));
    }
    if is_judgement(tree, clause, words) {
        return Some(("modality/evaluations", "pure evaluation"));
    }
    if let Some(why) = comment::remark(tree, clause, words) {
        return Some(why);
    }
    // "ten thousand would", "he has": what they would or have is not told.
    let auxiliary = tree.token(clause.head).upos == Upos::Aux;
    if auxiliary && !clause.copular && clause.object.is_none() && clause.qualifiers.is_empty() {
        return Some(("claim/ellipsis", "leaves out its verb"));
    }
    if is_bare_participle(tree, clause) {
        return Some((
            "claim/bare-participle",
            "a participle with nothing of its own",
        ));
    }
    let content = clause
        .words
        .iter()
        .filter(|&&w| is_content(tree, w))
        .count();
    if content == 0 {
        return Some(("claim/no-content", "no content words"));
    }
    if clause.form == Form::Fragment && content < 2 {
        return Some(("claim/one-word", "a fragment of one word"));
    }
    None
}

/// Stands in a sentence that ends in a question mark.
fn is_question(tree: &Tree<'_>, text: &str) -> bool {
    let marks = (0..tree.len())
        .rev()
        .map(|t| tree.token(t).span.of(text))
        .take_while(|w| !w.chars().any(char::is_alphanumeric));
    marks.into_iter().any(|w| w.contains('?'))
}

/// "why they left", "what year it is": asked or left open, not told. "What would be the largest" tells.
fn is_indirect_question(tree: &Tree<'_>, clause: &Clause) -> bool {
    let Some(first) = clause.words.iter().copied().find(|&w| !tree.is_punct(w)) else {
        return false;
    };
    // "The question is why."; "… why isn't he one of them".
    let open = |w: usize| matches!(tree.word(w), "why" | "how");
    let inverted = first > 0
        && open(first - 1)
        && matches!(tree.token(first).upos, Upos::Aux)
        && clause
            .subject
            .as_ref()
            .is_none_or(|s| s.words.first() >= Some(&first));
    if inverted || clause.copular && open(clause.head) {
        return true;
    }
    let asks = match tree.token(first).xpos {
        "WRB" => matches!(
            tree.lemma(first).to_lowercase().as_str(),
            "why" | "how" | "where" | "when" | "whether"
        ),
        "WP" | "WDT" => !matches!(tree.rel(first), Deprel::Nsubj | Deprel::NsubjPass),
        _ => tree.word(first) == "whether",
    };
    asks && matches!(
        tree.rel(clause.top),
        Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl | Deprel::Xcomp | Deprel::Acl
    ) && !(tree.rel(clause.top) == Deprel::Advcl && tree.lemma(first) != "how")
}

/// "The paper picks up the story:" only leads in what follows, in the next line or in quotation marks.
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
            colon(last + 1) && (last + 2 == tree.len() || quote(last + 2))
                || tree.len() > 0 && colon(tree.len() - 1)
        })
}

/// "May the best team win."
fn is_optative(tree: &Tree<'_>, clause: &Clause) -> bool {
    tree.rel(clause.top) == Deprel::Root
        && (0..tree.len())
            .find(|&t| !tree.is_punct(t))
            .is_some_and(|t| tree.word(t) == "may" && tree.token(t).upos == Upos::Aux)
}

/// A bare verb at the head of its sentence: "Sign up for alerts."
fn is_command(tree: &Tree<'_>, clause: &Clause) -> bool {
    let head = clause.top;
    tree.rel(head) == Deprel::Root
        && tree.token(head).xpos == "VB"
        && clause.subject.is_none()
        && !tree.children(head).iter().any(|&c| {
            matches!(
                tree.rel(c),
                Deprel::Aux | Deprel::AuxPass | Deprel::NsubjPass | Deprel::Mark | Deprel::Ccomp
            ) && c < head
        })
        && (0..head).all(|t| {
            tree.is_punct(t)
                || matches!(
                    tree.token(t).upos,
                    Upos::Adv | Upos::Intj | Upos::Part | Upos::Aux
                )
        })
}

/// "That is foolish": the complement only judges, and nothing else is told.
fn is_judgement(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    clause.copular
        && tree.token(clause.head).upos == Upos::Adj
        && words.is_evaluation(&tree.lemma(clause.head).to_lowercase())
        && clause.qualifiers.is_empty()
        && clause
            .subject
            .as_ref()
            .is_none_or(|s| tree.token(s.head).upos == Upos::Pron)
}

/// "meaning", "hosting": the parser left it nothing but itself.
fn is_bare_participle(tree: &Tree<'_>, clause: &Clause) -> bool {
    matches!(tree.token(clause.head).xpos, "VBG" | "VBN")
        && clause.governors.is_empty()
        && tree.rel(clause.top) != Deprel::Root
        && clause
            .words
            .iter()
            .all(|&w| w == clause.head || !is_content(tree, w) && tree.token(w).upos != Upos::Pron)
        && !tree.children(clause.head).iter().any(|&c| {
            matches!(
                tree.rel(c),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass
            )
        })
        && (clause.shared_auxiliaries.is_empty() || !tree.has(clause.top, Deprel::Cc))
}

/// Whether a word carries content rather than grammar.
pub(crate) fn is_content(tree: &Tree<'_>, i: usize) -> bool {
    match tree.token(i).upos {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Verb | Upos::Sym => true,
        Upos::Adv => !matches!(tree.rel(i), Deprel::Mark | Deprel::Cc),
        _ => false,
    }
}
