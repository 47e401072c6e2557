//! A clause: a predicate with its constituents, as words of a parsed sentence.
//!
//! Words are given by their index in the sentence. A clause is what [`segment`](super::segment) finds in a tree and what
//! [`build`](super::build) makes a claim of.

use super::form::Form;
use super::governs::Governs;
use super::reason::Reason;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

/// A constituent of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Constituent {
    /// Its head word.
    pub head: usize,
    /// All its words, in order.
    pub words: Vec<usize>,
    /// Preposition or subordinator, lower case; empty for none.
    pub role: String,
}

/// Words of clauses cut out of a clause that its claim is told with all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TakenBack {
    /// The words, in order.
    pub words: Vec<usize>,
    /// Why: an entry of the rules, such as `modality/bound/before`, or a method.
    pub rule: String,
}

/// A predicate with its constituents.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each is a property of its own, read off the tree
pub(crate) struct Clause {
    /// The word that carries the meaning ("cut" in "is planning to cut").
    pub head: usize,
    /// The word that heads the clause in the tree ("planning").
    pub top: usize,
    /// What kind of words it is made of.
    pub form: Form,
    /// Who does it, also in a passive.
    pub subject: Option<Constituent>,
    /// Whether the subject's words belong to another clause.
    pub subject_shared: bool,
    /// Whom or what it falls on, also in a passive.
    pub object: Option<Constituent>,
    /// What stands before the clause, in another one, and belongs behind its verb or preposition ("the mill that the firm sold", "the mill
    /// they came from").
    pub before: Option<Constituent>,
    /// Where, when, with whom, how.
    pub qualifiers: Vec<Constituent>,
    /// Own words, without those of clauses cut out.
    pub words: Vec<usize>,
    /// Auxiliaries, verb, particle, negation.
    pub verb_group: Vec<usize>,
    /// Whether the grammatical subject is whom it falls on.
    pub passive: bool,
    /// Whether a form of "be" links subject and head.
    pub copular: bool,
    /// Verbs between `top` and `head`, and what they do.
    pub governors: Vec<(usize, Governs)>,
    /// Of the governors, those of the clause above that say how true this one is ("no evidence that").
    pub weighed_by: Vec<usize>,
    /// Subordinator ("that", "if", "without"), lower case.
    pub mark: Option<String>,
    /// Auxiliaries of the verb that this one is coordinated with ("will cut jobs and close plants").
    pub shared_auxiliaries: Vec<usize>,
    /// Whether an "if" clause hangs on it.
    pub conditioned: bool,
    /// Words of clauses that are told with this one ("before police could arrest him", "a team that is bound for the cup").
    pub taken_back: Vec<TakenBack>,
    /// Whether what it says, asks or believes is told with it, and asserted by nobody ("I don't mean to say that …").
    pub holds_content: bool,
    /// Why it asserts nothing alone and is told with another one, if it is.
    pub told_with: Option<Reason>,
    /// What the subject becomes or remains ("missing" in "went missing").
    pub complement: Option<usize>,
    /// Whom the deed is laid to, where it is what somebody is accused of ("accused the bank of hiding losses").
    pub accused: Option<usize>,
}

impl Clause {
    /// A clause that a noun makes, without a verb of its own; `words` are all of its words.
    pub(crate) fn nominal(head: usize, subject: Option<Constituent>, words: Vec<usize>) -> Self {
        Self {
            head,
            top: head,
            form: Form::Nominal,
            subject,
            subject_shared: false,
            object: None,
            before: None,
            qualifiers: Vec::new(),
            words,
            verb_group: vec![head],
            passive: false,
            copular: false,
            governors: Vec::new(),
            weighed_by: Vec::new(),
            mark: None,
            shared_auxiliaries: Vec::new(),
            conditioned: false,
            taken_back: Vec::new(),
            holds_content: false,
            told_with: None,
            complement: None,
            accused: None,
        }
    }

    /// "the board's head, Marta Holm": an apposition of which the name is what stands behind.
    pub(crate) fn is_name_apposed(&self, tree: &Tree<'_>) -> bool {
        let described = |s: &Constituent| tree.token(s.head).upos == Upos::Noun;
        self.form == Form::Apposition
            && tree.token(self.head).upos == Upos::Propn
            && self.subject.as_ref().is_some_and(described)
    }

    /// "A lorry burned on Monday": whether it may be the past tense, taken for a participle on its own subject.
    pub(crate) fn is_past_on_subject(&self, tree: &Tree<'_>) -> bool {
        let root = |h: usize| tree.rel(h) == Deprel::Root && !tree.has(h, Deprel::Cop);
        self.form == Form::Participle
            && tree.rel(self.top) == Deprel::Acl
            && !tree.is_parted(self.top)
            && (tree.token(self.top).xpos == "VBD" || tree.head(self.top).is_some_and(root))
    }

    /// The grammatical subject: in a passive, whom it falls on.
    pub(crate) fn grammatical_subject(&self) -> Option<&Constituent> {
        if self.passive {
            self.object.as_ref()
        } else {
            self.subject.as_ref()
        }
    }

    /// Where the grammatical subject stands.
    pub(crate) fn grammatical_subject_mut(&mut self) -> &mut Option<Constituent> {
        if self.passive {
            &mut self.object
        } else {
            &mut self.subject
        }
    }

    /// Gives the clause a grammatical subject whose words belong to another clause.
    pub(crate) fn share_subject(&mut self, subject: Constituent) {
        *self.grammatical_subject_mut() = Some(subject);
        self.subject_shared = true;
    }

    /// Its own words and those that it takes back, in order.
    pub(crate) fn whole(&self) -> Vec<usize> {
        let taken = self.taken_back.iter().flat_map(|t| &t.words);
        let mut whole: Vec<usize> = self.words.iter().chain(taken).copied().collect();
        whole.sort_unstable();
        whole.dedup();
        whole
    }

    /// Takes back words, by the rule named.
    pub(crate) fn take_back(&mut self, words: Vec<usize>, rule: String) {
        if !words.is_empty() {
            self.taken_back.push(TakenBack { words, rule });
        }
    }

    /// Whether the word at `i` is one of its verbs: its own, the one on top, or one between.
    pub(crate) fn has_verb(&self, i: usize) -> bool {
        self.top == i || self.head == i || self.governors.iter().any(|(g, _)| *g == i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammatical_subject_of_a_passive_is_its_object() {
        let one = |head: usize| Constituent {
            head,
            words: vec![head],
            role: String::new(),
        };
        let mut clause = Clause::nominal(1, Some(one(0)), vec![0, 1]);
        assert_eq!(clause.grammatical_subject(), Some(&one(0)));
        clause.passive = true;
        assert_eq!(clause.grammatical_subject(), None);
        clause.share_subject(one(7));
        assert_eq!(clause.object, Some(one(7)));
        assert!(clause.subject_shared);
    }
}
