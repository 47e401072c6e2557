//! One clause, read off the tree below the word that heads it.

use super::boundary::{has_subject, is_noun_content, predicative};
use super::constituents::{Collector, Parts, Subject};
use super::governor::{descend, hidden_governor, planned};
use super::{accused, condition, linking, passive};
use crate::claim::clause::{Clause, Constituent};
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::governs::Governs;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// Reads clauses of one sentence.
pub(super) struct Reader<'r, 'a> {
    pub tree: &'r Tree<'a>,
    pub words: &'r ModalityWords,
    /// The words that head a clause, in order.
    pub heads: &'r [usize],
}

impl Reader<'_, '_> {
    /// The clause that the word at `top` heads.
    pub(super) fn clause(&self, top: usize) -> Clause {
        let (tree, words) = (self.tree, self.words);
        let is_head = |i: usize| self.heads.contains(&i);
        let (head, mut governors) = descend(tree, words, top);
        let mut chain: Vec<usize> = governors.iter().map(|(i, _)| *i).chain([head]).collect();
        chain.dedup();
        let form = self.form(top);
        let accused = accused::whom(tree, words, top);
        let mut own = self.own_words(top, head, &chain);
        if accused.is_some() {
            own.retain(|&w| w >= top);
        }
        let collector = Collector {
            tree,
            words,
            is_head: &is_head,
            head,
            complement: linking::complement(tree, words, head),
        };
        let mut parts = collector.parts(&chain);
        self.find_subject(&mut parts, head, &mut governors);
        self.find_voice(&mut parts, top, &collector, form, !governors.is_empty());
        let mark = parts.mark.take();
        let conditioned = parts.conditioned;
        let is_passive = parts.passive;
        let mut verb_group = std::mem::take(&mut parts.verb_group);
        verb_group.sort_unstable();
        verb_group.dedup();
        let roles = assign(tree, &collector, parts, planned(tree, words, head));
        Clause {
            head,
            top,
            form,
            subject: roles.subject,
            subject_shared: false,
            object: roles.object,
            before: None,
            qualifiers: roles.qualifiers,
            words: own,
            verb_group,
            passive: is_passive,
            copular: tree.has(head, D::Cop),
            governors,
            weighed_by: Vec::new(),
            mark: mark.or_else(|| condition::shared(tree, words, head)),
            shared_auxiliaries: Vec::new(),
            conditioned,
            taken_back: Vec::new(),
            holds_content: false,
            told_with: None,
            complement: collector.complement,
            accused,
        }
    }

    /// What kind of words the clause is made of.
    fn form(&self, top: usize) -> Form {
        let tree = self.tree;
        match tree.rel(top) {
            D::Appos => Form::Apposition,
            D::Acl if !is_noun_content(tree, top) => Form::Participle,
            D::Advcl if !has_subject(tree, top) && !tree.has(top, D::Cop) => Form::Participle,
            D::Root | D::Parataxis | D::Conj if !predicative(tree, top) => Form::Fragment,
            _ => Form::Clause,
        }
    }

    /// The words below `top`, without other clauses and without what only ties the clause to another one.
    fn own_words(&self, top: usize, head: usize, chain: &[usize]) -> Vec<usize> {
        let tree = self.tree;
        // What a noun says, or somebody is accused of, is a claim, and belongs to the whole as well ("denied rumours that …").
        let content =
            |c: usize| is_noun_content(tree, c) || accused::whom(tree, self.words, c).is_some();
        let cut =
            |c: usize| c != head && !chain.contains(&c) && self.heads.contains(&c) && !content(c);
        let mut words = tree.subtree(top, &cut);
        let ties = |w: usize| {
            matches!(tree.rel(w), D::Cc | D::Mark | D::Advmod)
                && tree.head(w).is_some_and(|h| chain.contains(&h))
                && w < head
                && [tree.lower_lemma(w), tree.word(w)]
                    .iter()
                    .any(|form| self.words.is_connective(form))
        };
        // "given that the hall is full": two words are one opener.
        let part = |w: usize| tree.rel(w) == D::Fixed && tree.head(w).is_some_and(ties);
        trim(tree, &mut words);
        let lead = words.iter().take_while(|&&w| ties(w) || part(w)).count();
        words.drain(..lead);
        trim(tree, &mut words);
        words
    }

    /// Who does it, where the tree's own subject is none: a governing verb taken for a noun ("The airline plans to buy"),
    /// or the person held back ("barred the clerk from leaving": it is the clerk who does not leave).
    fn find_subject(&self, parts: &mut Parts, head: usize, governors: &mut Vec<(usize, Governs)>) {
        let (tree, words) = (self.tree, self.words);
        let doer = |word: usize| Subject {
            word,
            undergoes: false,
        };
        let subject = parts.subject.map(|s| s.word);
        if let Some(hidden) = subject.and_then(|s| hidden_governor(tree, words, head, s)) {
            governors.push((hidden.verb, hidden.governs));
            parts.verb_group.push(hidden.verb);
            parts.subject = hidden.subject.map(doer);
        }
        // "abandoned plans to build": the plans are not who would build.
        let own = |g: usize, o: usize| words.undoing_phrase(tree, g).is_some_and(|last| o <= last);
        let mut undoing = governors
            .iter()
            .filter(|(g, kind)| *kind == Governs::Undo && *g != head);
        let held = undoing.find_map(|&(g, _)| tree.child(g, &[D::Obj]).filter(|&o| !own(g, o)));
        if let Some(held) = held {
            parts.subject = Some(doer(held));
        }
    }

    /// Whether the deed falls on the subject, where no passive auxiliary of its own says so.
    fn find_voice(
        &self,
        parts: &mut Parts,
        top: usize,
        collector: &Collector<'_, '_>,
        form: Form,
        governed: bool,
    ) {
        let tree = self.tree;
        parts.passive |= passive::is_passive_participle(tree, top, form);
        // "refused to be searched": who refuses is who would be searched.
        let searched = tree.has(collector.head, D::AuxPass) && parts.object.is_none() && governed;
        // "remained closed" tells what was done to the road.
        let closed = collector
            .complement
            .is_some_and(|c| tree.token(c).xpos == "VBN");
        parts.passive |= closed;
        if (searched || closed)
            && let Some(subject) = &mut parts.subject
        {
            subject.undergoes = true;
        }
    }
}

/// Who does what to whom, however the clause puts it.
struct Roles {
    subject: Option<Constituent>,
    object: Option<Constituent>,
    qualifiers: Vec<Constituent>,
}

/// Gives the parts their roles: a passive's subject is the object, its agent the subject. `plan` is the infinitive that
/// says what the object is a plan of.
fn assign(
    tree: &Tree<'_>,
    collector: &Collector<'_, '_>,
    parts: Parts,
    plan: Option<usize>,
) -> Roles {
    let whole = |c: usize| {
        let mut whole = collector.constituent(c);
        if let Some(act) = plan.filter(|_| parts.object == Some(c)) {
            whole.words.extend(tree.subtree(act, collector.is_head));
        }
        whole
    };
    let (agent, first) = (parts.agent.map(whole), parts.object.map(whole));
    let (subject, object) = match parts.subject {
        Some(s) if s.undergoes => (agent, Some(whole(s.word))),
        s if parts.passive && agent.is_some() => (agent, s.map(|s| whole(s.word)).or(first)),
        s => (s.map(|s| whole(s.word)), first),
    };
    let mut qualifiers = parts.qualifiers;
    qualifiers.retain(|q| plan != Some(q.head));
    if parts.passive {
        let second = tree
            .child(collector.head, &[D::Obj, D::Xcomp])
            .filter(|&o| collector.complement != Some(o))
            .filter(|&o| object.as_ref().is_none_or(|x| x.head != o));
        qualifiers.extend(second.map(whole));
    }
    qualifiers.extend(parts.indirect.map(|i| Constituent {
        role: english::TO.to_owned(),
        ..whole(i)
    }));
    qualifiers.sort_by_key(|q| q.words.first().copied());
    Roles {
        subject,
        object,
        qualifiers,
    }
}

/// Drops punctuation at either end.
fn trim(tree: &Tree<'_>, words: &mut Vec<usize>) {
    while words.last().is_some_and(|&w| tree.is_punct(w)) {
        words.pop();
    }
    let lead = words.iter().take_while(|&&w| tree.is_punct(w)).count();
    words.drain(..lead);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{claims, take, with_clauses};

    #[test]
    fn who_refuses_is_who_would_be_searched() {
        assert_eq!(
            claims("The suspect refused to be searched."),
            ["— | not search | The suspect"]
        );
    }

    #[test]
    fn what_only_ties_clauses_is_no_part_of_them() {
        let taken = take("The mayor opened the hall, and the crowd sang a hymn.");
        assert_eq!(
            taken.texts(),
            ["The mayor opened the hall", "the crowd sang a hymn"]
        );
    }

    #[test]
    fn clauses_have_a_form() {
        for (text, forms) in [
            ("The mill closed.", vec![Form::Clause]),
            (
                "The bill, passed in May, bans bags.",
                vec![Form::Clause, Form::Participle],
            ),
            (
                "Marta Holm, head of the harbour board, resigned.",
                vec![Form::Clause, Form::Apposition],
            ),
            ("A big fire in the old mill.", vec![Form::Fragment]),
        ] {
            let found = with_clauses(text, |_, _, clauses| {
                clauses.iter().map(|c| c.form).collect::<Vec<_>>()
            });
            assert_eq!(found, forms, "{text}");
        }
    }
}
