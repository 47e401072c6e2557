//! What a word does to the infinitive, gerund or content below it, by the rules' lists.

use super::words::{Governing, ModalityWords};
use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Upos};

/// Most words behind its verb that an undoing phrase has.
const LONGEST_PHRASE: usize = 3;

impl ModalityWords {
    /// What the word at `i`, with its particle or preposition, does to an infinitive or gerund below it.
    pub(crate) fn governs(&self, tree: &Tree<'_>, i: usize) -> Option<Governs> {
        let lemma = tree.lower_lemma(i);
        let mut keys = vec![lemma.to_owned()];
        for c in tree.children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Obl]) {
            keys.push(format!("{lemma} {}", tree.lower_lemma(c)));
        }
        let infinitive = has_infinitive(tree, i);
        let linked = infinitive && is_linked(tree, i);
        let any = |set: &Governing| {
            keys.iter().any(|k| {
                set.plain.contains(k)
                    || infinitive && set.infinitive.contains(k)
                    || linked && set.linked.contains(k)
            })
        };
        if any(&self.undo) {
            Some(Governs::Undo)
        } else if any(&self.plans) {
            Some(Governs::Plan)
        } else if any(&self.unsettled) {
            Some(Governs::Want)
        } else if any(&self.hedges) {
            Some(Governs::Hedge)
        } else if any(&self.duties) {
            Some(Governs::Duty)
        } else if any(&self.keep) {
            Some(Governs::Keep)
        } else {
            None
        }
    }

    /// The last word of an undoing phrase that starts at the verb `i` ("stop short of", "abandon plans").
    pub(crate) fn undoing_phrase(&self, tree: &Tree<'_>, i: usize) -> Option<usize> {
        let mut phrase = tree.lower_lemma(i).to_owned();
        (i + 1..tree.len().min(i + 1 + LONGEST_PHRASE))
            .rev()
            .find(|&last| {
                phrase.truncate(tree.lower_lemma(i).len());
                for w in i + 1..=last {
                    phrase.push(' ');
                    phrase.push_str(tree.lower_lemma(w));
                }
                self.undo.plain.contains(&phrase)
            })
    }

    /// What the word at `i` does to the content that hangs on it, where it says how true that is: "no evidence that",
    /// "it is likely that", "it is false that". `negated` tells whether it is itself negated.
    pub(crate) fn weighs(&self, tree: &Tree<'_>, i: usize, negated: bool) -> Option<Governs> {
        let lemma = tree.lower_lemma(i);
        if self.evidence.contains(lemma) {
            return negated.then_some(Governs::Missing);
        }
        if self.untruths.contains(lemma) || self.truths.contains(lemma) && negated {
            return (self.truths.contains(lemma) || !negated).then_some(Governs::Undo);
        }
        let hedged = self.hedges.plain.contains(lemma)
            || self.hedges.linked.contains(lemma) && tree.token(i).xpos == "VBN";
        hedged.then_some(Governs::Hedge)
    }
}

/// Whether an infinitive behind the word hangs on it.
fn has_infinitive(tree: &Tree<'_>, i: usize) -> bool {
    tree.children(i).iter().any(|&c| {
        c > i
            && tree
                .children_by(c, &[Deprel::Mark])
                .any(|m| tree.lemma(m) == english::TO)
    })
}

/// "is said to", also where the parser took the participle for an adjective; not "he said", nor "they do not mean to".
fn is_linked(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos != "VBD"
        && (tree.token(i).xpos == "VBN"
            || tree.token(i).upos != Upos::Verb
            || tree.has(i, Deprel::AuxPass)
            || tree
                .children_by(i, &[Deprel::Aux])
                .any(|a| tree.lower_lemma(a) == english::BE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn a_word_governs_by_its_list() {
        let of = |text: &str, word: &str| {
            with_clauses(text, |tree, words, _| {
                words.governs(tree, testing::at(tree, word))
            })
        };
        assert_eq!(of("They plan to sing.", "plan"), Some(Governs::Plan));
        assert_eq!(of("They seem to sing.", "seem"), Some(Governs::Hedge));
        assert_eq!(of("They refused to sing.", "refused"), Some(Governs::Undo));
        assert_eq!(of("They began to sing.", "began"), Some(Governs::Keep));
        assert_eq!(of("They have to sing.", "have"), Some(Governs::Duty));
        assert_eq!(of("They have a choir.", "have"), None);
        assert_eq!(of("They are said to sing.", "said"), Some(Governs::Hedge));
        assert_eq!(of("They said so to sing.", "said"), None);
        assert_eq!(of("They are meant to sing.", "meant"), Some(Governs::Duty));
        assert_eq!(of("They do not mean to sing.", "mean"), None);
    }

    #[test]
    fn an_undoing_phrase_may_have_several_words() {
        let last = with_clauses("The firm fell short of winning.", |tree, words, _| {
            words.undoing_phrase(tree, testing::at(tree, "fell"))
        });
        assert_eq!(last, Some(3));
    }

    #[test]
    fn a_noun_of_evidence_weighs_only_where_it_is_negated() {
        let text = "There is evidence that they left.";
        with_clauses(text, |tree, words, _| {
            let noun = testing::at(tree, "evidence");
            assert_eq!(words.weighs(tree, noun, false), None);
            assert_eq!(words.weighs(tree, noun, true), Some(Governs::Missing));
        });
    }
}
