//! The parts that hang on the verbs of one clause, as the tree has them: nothing is swapped or passed on yet.

use super::{condition, passive};
use crate::claim::clause::Constituent;
use crate::claim::english;
use crate::claim::fixed::with_fixed;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// What hangs on the verbs of a clause, by the word that heads it.
#[derive(Default)]
pub(super) struct Parts {
    pub subject: Option<Subject>,
    pub object: Option<usize>,
    /// Who does it, in a passive.
    pub agent: Option<usize>,
    pub indirect: Option<usize>,
    pub qualifiers: Vec<Constituent>,
    /// Verbs with auxiliaries, particles and negations, in no order.
    pub verb_group: Vec<usize>,
    /// Subordinator, lower case.
    pub mark: Option<String>,
    /// Whether an "if" clause hangs on it.
    pub conditioned: bool,
    pub passive: bool,
}

/// A grammatical subject.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub word: usize,
    /// Whether the deed falls on it.
    pub undergoes: bool,
}

/// Collects the parts from the verbs of a clause.
pub(super) struct Collector<'r, 'a> {
    pub tree: &'r Tree<'a>,
    pub words: &'r ModalityWords,
    /// Whether a word heads a clause of its own.
    pub is_head: &'r dyn Fn(usize) -> bool,
    /// The verb that carries the meaning.
    pub head: usize,
    /// What it links its subject to, where it is a linking verb.
    pub complement: Option<usize>,
}

impl Collector<'_, '_> {
    /// The parts that hang on `chain`: the governing verbs, and last the head.
    pub(super) fn parts(&self, chain: &[usize]) -> Parts {
        let mut parts = Parts::default();
        if let Some(state) = self.complement {
            parts.verb_group.push(state);
            let of_state = [D::Obj, D::Obl, D::OblUnmarked, D::NmodUnmarked, D::Advmod];
            let on_state = self.tree.children_by(state, &of_state);
            let kept = on_state.filter(|&c| !(self.is_head)(c));
            parts.qualifiers.extend(kept.map(|c| self.constituent(c)));
        }
        for &verb in chain {
            parts.verb_group.push(verb);
            for &c in self.tree.children(verb) {
                if !self.leads(c) && !chain.contains(&c) && self.complement != Some(c) {
                    self.take(&mut parts, verb, c);
                }
            }
        }
        parts
    }

    /// Whether the head stands under the word at `c`: "short" in "stopped short of closing".
    fn leads(&self, c: usize) -> bool {
        let above = |&t: &usize| self.tree.head(t);
        // A bent tree may go in a circle.
        let mut path = std::iter::successors(Some(self.head), above).take(self.tree.len());
        path.any(|t| t == c)
    }

    /// Puts the word at `c`, which hangs on `verb`, where it belongs.
    fn take(&self, parts: &mut Parts, verb: usize, c: usize) {
        let (tree, own) = (self.tree, verb == self.head);
        match tree.rel(c) {
            D::Nsubj | D::Csubj | D::NsubjOuter => {
                parts.subject = parts.subject.or(Some(Subject {
                    word: c,
                    undergoes: false,
                }));
            }
            D::NsubjPass | D::CsubjPass => {
                parts.subject = Some(Subject {
                    word: c,
                    undergoes: own,
                });
                parts.passive |= own;
            }
            D::AuxPass => {
                parts.passive |= own;
                parts.verb_group.push(c);
            }
            D::Obj if own => parts.object = Some(c),
            D::Xcomp | D::Ccomp if own => parts.object = parts.object.or(Some(c)),
            D::Iobj if own => parts.indirect = Some(c),
            D::OblAgent => parts.agent = Some(c),
            D::Obl if passive::is_agent(tree, verb, c) => parts.agent = Some(c),
            D::Obl | D::OblUnmarked | D::NmodUnmarked => {
                parts.qualifiers.push(self.constituent(c));
            }
            D::Nmod if own => parts.qualifiers.push(self.constituent(c)),
            D::Advmod if !(self.is_head)(c) => self.take_adverb(parts, c),
            D::Advcl if (self.is_head)(c) => {
                parts.conditioned |= condition::opener(tree, self.words, c).is_some();
            }
            D::Advcl => parts.qualifiers.push(self.constituent(c)),
            D::Aux | D::Cop | D::CompoundPrt => parts.verb_group.push(c),
            D::Mark => parts.set_mark(tree, c),
            D::Case if tree.token(verb).upos == Upos::Verb => parts.set_mark(tree, c),
            _ => {}
        }
    }

    /// A negation belongs to the verbs, any other adverb stands for itself.
    fn take_adverb(&self, parts: &mut Parts, c: usize) {
        let tree = self.tree;
        let bare = tree.children(c).is_empty();
        if tree.token(c).upos == Upos::Part
            || bare && english::VERB_NEGATIONS.contains(&tree.lemma(c))
        {
            parts.verb_group.push(c);
        } else {
            parts.qualifiers.push(Constituent {
                role: String::new(),
                ..self.constituent(c)
            });
        }
    }

    /// The phrase headed by `head`, without clauses of their own.
    pub(super) fn constituent(&self, head: usize) -> Constituent {
        let role = self
            .tree
            .children_by(head, &[D::Case, D::Mark])
            .map(|c| with_fixed(self.tree, c))
            .next()
            .unwrap_or_default();
        Constituent {
            head,
            words: self.tree.subtree(head, self.is_head),
            role,
        }
    }
}

impl Parts {
    fn set_mark(&mut self, tree: &Tree<'_>, c: usize) {
        if self.mark.is_none() {
            self.mark = Some(with_fixed(tree, c));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{self, claims, with_clauses};

    #[test]
    fn parts_are_told_by_what_they_hang_on() {
        assert_eq!(
            claims("The bank quietly gave them a loan on Monday."),
            ["The bank | give | a loan | :quietly | to:them | on:Monday"]
        );
        assert_eq!(
            claims("The shop closed because of the flood."),
            ["The shop | close | — | because of:the flood"]
        );
    }

    #[test]
    fn a_negation_is_part_of_the_verbs() {
        let text = "The shop did not open.";
        let group = with_clauses(text, |tree, _, clauses| {
            testing::words(tree, &clauses[0].verb_group)
        });
        assert_eq!(group, "did not open");
    }
}
