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
        // "is going to", "is poised to": of some the rules have the form that is read, and not its lemma.
        let mut keys = vec![lemma.to_owned(), tree.word(i).to_owned()];
        // "is on track to", "is in talks to"
        let opener = tree.children_by(i, &[Deprel::Case]).find(|&c| c < i);
        if let Some(opener) = opener {
            keys.push(format!("{} {}", tree.word(opener), tree.word(i)));
            keys.push(format!("{} {lemma}", tree.word(opener)));
        }
        for c in tree.children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Obl]) {
            keys.push(format!("{lemma} {}", tree.lower_lemma(c)));
        }
        keys.extend(opened(tree, i).into_iter().flat_map(|(_, keys)| keys));
        let infinitive = has_infinitive(tree, i);
        let linked = infinitive && is_linked(tree, i);
        // "The bell used to ring" and "the bell is used to call them"
        let active = infinitive && !tree.has(i, Deprel::AuxPass);
        let any = |set: &Governing| {
            keys.iter().any(|k| {
                set.plain.contains(k)
                    || active && set.infinitive.contains(k)
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

    /// The gerund behind the preposition that an entry names with the word at `i` ("succeed in", "ban … from", "go ahead with"), or the
    /// infinitive behind its particle ("go on to").
    pub(crate) fn named_deed(&self, tree: &Tree<'_>, i: usize) -> Option<usize> {
        let lists = [
            &self.undo,
            &self.plans,
            &self.unsettled,
            &self.hedges,
            &self.duties,
            &self.keep,
        ];
        let named = |key: &String| lists.iter().any(|l| l.plain.contains(key));
        let gerund = opened(tree, i)
            .into_iter()
            .find(|(_, keys)| keys.iter().any(named));
        let particle = tree
            .children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod])
            .find(|&p| p == i + 1);
        let infinitive = || {
            let key = format!("{} {}", tree.lower_lemma(i), tree.word(particle?));
            let to = |m: usize| m == i + 2 && tree.lemma(m) == english::TO;
            let mut below = tree.children_by(i, &[Deprel::Advcl, Deprel::Xcomp]);
            let deed = below.find(|&c| tree.children_by(c, &[Deprel::Mark]).any(to));
            deed.filter(|_| lists.iter().any(|l| l.infinitive.contains(&key)))
        };
        gerund.map(|(deed, _)| deed).or_else(infinitive)
    }

    /// The last word of an undoing phrase that starts at the verb `i` ("stop short of", "abandon plans").
    pub(crate) fn undoing_phrase(&self, tree: &Tree<'_>, i: usize) -> Option<usize> {
        let mut phrase = tree.lower_lemma(i).to_owned();
        (i + 1..tree.len().min(i + 1 + LONGEST_PHRASE))
            .rev()
            .find(|&last| {
                phrase.truncate(tree.lower_lemma(i).len());
                // "abandoned its plan": whose it is changes nothing.
                let says = |&w: &usize| !matches!(tree.rel(w), Deprel::Det | Deprel::NmodPoss);
                for w in (i + 1..=last).filter(says) {
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

/// The gerunds behind a word at `i` that a preposition opens, each with what the rules may call that: of "is banned from selling"
/// "ban from" and "ban … from", of "went ahead with selling" "go ahead with" too.
fn opened(tree: &Tree<'_>, i: usize) -> Vec<(usize, Vec<String>)> {
    let gerund = |&c: &usize| c > i && tree.token(c).xpos == "VBG";
    let deeds = tree.children_by(
        i,
        &[Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp, Deprel::Obl],
    );
    let (lemma, word) = (tree.lower_lemma(i), tree.word(i));
    let keys = |deed: usize| {
        let opener = tree
            .children_by(deed, &[Deprel::Mark, Deprel::Case])
            .find(|&m| m > i && m < deed);
        let mut keys = Vec::new();
        let Some(opener) = opener else { return keys };
        let m = tree.word(opener);
        for verb in [lemma, word] {
            keys.extend([format!("{verb} {m}"), format!("{verb} … {m}")]);
            let between = tree
                .children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod])
                .filter(|&p| p > i && p < opener);
            keys.extend(between.map(|p| format!("{verb} {} {m}", tree.word(p))));
        }
        keys
    };
    deeds.filter(gerund).map(|d| (d, keys(d))).collect()
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
