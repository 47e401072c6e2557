//! Clauses without anything of their own to say.

use crate::claim::clause::{Clause, Constituent};
use crate::claim::content_word::is_content_word;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Why the clause says nothing; `None` if it says something.
pub(super) fn reason(tree: &Tree<'_>, clause: &Clause) -> Option<Reason> {
    // "ten thousand would", "he has": what they would or have is not told.
    let auxiliary = tree.token(clause.head).upos == Upos::Aux;
    let adverb = |q: &Constituent| tree.token(q.head).upos == Upos::Adv;
    // "They never really did." But "where a hundred people were" tells where they were.
    let stands_for = tree.lemma(clause.head) == english::DO;
    let alone =
        clause.object.is_none() && clause.qualifiers.iter().all(|q| stands_for && adverb(q));
    if auxiliary && !clause.copular && alone {
        return Some(Reason::new("claim/ellipsis", "leaves out its verb"));
    }
    if is_bare_participle(tree, clause) {
        return Some(Reason::new(
            "claim/bare-participle",
            "a participle with nothing of its own",
        ));
    }
    if only_asks(tree, clause) {
        return Some(Reason::new(
            "claim/indirect-question",
            "an indirect question",
        ));
    }
    let content = clause
        .words
        .iter()
        .filter(|&&w| is_content_word(tree, w))
        .count();
    if content == 0 {
        return Some(Reason::new("claim/no-content", "no content words"));
    }
    if clause.form == Form::Fragment && content < 2 {
        return Some(Reason::new("claim/one-word", "a fragment of one word"));
    }
    None
}

/// "meaning", "hosting": the parser left it nothing but itself.
fn is_bare_participle(tree: &Tree<'_>, clause: &Clause) -> bool {
    let own = |w: usize| {
        w != clause.head && (is_content_word(tree, w) || tree.token(w).upos == Upos::Pron)
    };
    let finite = tree.children(clause.head).iter().any(|&c| {
        matches!(
            tree.rel(c),
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Nsubj | Deprel::NsubjPass
        )
    });
    let joined = !clause.shared_auxiliaries.is_empty() && tree.has(clause.top, Deprel::Cc);
    matches!(tree.token(clause.head).xpos, "VBG" | "VBN")
        && clause.governors.is_empty()
        && tree.rel(clause.top) != Deprel::Root
        && !clause.words.iter().any(|&w| own(w))
        && !finite
        && !joined
}

/// "…, proving just how far behind they are", "explaining why she left": a participle beside the main clause that leaves open what it is about.
fn only_asks(tree: &Tree<'_>, clause: &Clause) -> bool {
    let next = clause.head + 1;
    let first = next + usize::from(next < tree.len() && tree.word(next) == english::JUST);
    clause.form == Form::Participle
        && tree.token(clause.head).xpos == "VBG"
        && tree.rel(clause.top) == Deprel::Advcl
        && first < tree.len()
        && tree.token(first).xpos == "WRB"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::with_clauses;

    #[test]
    fn a_clause_without_content_says_nothing() {
        let why = |text: &str| {
            with_clauses(text, |tree, _, clauses| {
                reason(tree, &clauses[0]).map(|r| r.rule)
            })
        };
        assert_eq!(why("Ten thousand would."), Some("claim/ellipsis"));
        assert_eq!(why("They never really did."), Some("claim/ellipsis"));
        assert_eq!(why("Indeed."), Some("claim/one-word"));
        assert_eq!(why("She was here."), None);
        assert_eq!(why("The mill closed."), None);
    }
}
