//! How a clause puts what it says: negation with its scope, hedges, plans, conditions, duties.
//!
//! In: the clause's words in the tree, and the verbs that govern it ("plans to", "failed to"). Out: polarity and
//! modality. The words are the rules' ([`rules::model::Modality`](crate::rules::model::Modality)); what is method here
//! is the scope: a negator counts where it depends on the verb group or on an argument, not where it stands nearby.

use rustc_hash::FxHashSet as HashSet;

use super::clause::Clause;
use super::grounds::Grounds;
use super::tree::Tree;
use super::{Modality, Polarity};
use crate::rules::model;
use crate::text::{Deprel, Upos};

/// What a governing verb does to its complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Governs {
    /// "plans to"
    Plan,
    /// "seems to"
    Hedge,
    /// "failed to"
    Undo,
    /// "managed to", "began to"
    Keep,
    /// "has to"
    Duty,
    /// "no evidence that"
    Missing,
}

/// The rules' word lists, compiled for look-up by lemma.
#[derive(Debug, Default)]
pub(crate) struct ModalityWords {
    negators: HashSet<String>,
    minimizers: HashSet<String>,
    focus: HashSet<String>,
    undo: Governing,
    /// Undoing phrases of several words, such as "have yet to", between blanks.
    undo_phrases: Vec<String>,
    keep: Governing,
    hedges: Governing,
    plans: Governing,
    conditions: HashSet<String>,
    exceptions: HashSet<String>,
    comparisons: HashSet<String>,
    links: HashSet<String>,
    prepositions: HashSet<String>,
    /// In lemmas, with a blank behind.
    asides: Vec<String>,
    evidence: HashSet<String>,
    truths: HashSet<String>,
    untruths: HashSet<String>,
    duties: Governing,
    evaluations: HashSet<String>,
    wishes: HashSet<String>,
}

impl ModalityWords {
    pub(crate) fn new(rules: &model::Modality) -> Self {
        Self {
            negators: bare(&rules.negators),
            minimizers: bare(&rules.minimizers),
            focus: bare(&rules.focus),
            undo: Governing::new(&rules.counterfactive),
            undo_phrases: rules
                .counterfactive
                .iter()
                .filter(|p| p.split(' ').count() > 2)
                .map(|p| format!(" {} ", p.to_lowercase()))
                .collect(),
            keep: Governing::new(&rules.factive),
            hedges: Governing::new(&rules.hedges),
            plans: Governing::new(&rules.plans),
            conditions: bare(&rules.conditions),
            exceptions: bare(&rules.exceptions),
            comparisons: bare(&rules.comparisons),
            links: bare(&rules.links),
            prepositions: bare(&rules.prepositions),
            asides: rules
                .asides
                .iter()
                .map(|p| format!("{} ", p.to_lowercase()))
                .collect(),
            evidence: bare(&rules.evidence),
            truths: bare(&rules.truths),
            untruths: bare(&rules.untruths),
            duties: Governing::new(&rules.duties),
            evaluations: bare(&rules.evaluations),
            wishes: bare(&rules.wishes),
        }
    }

    /// What the word at `i`, with its particle or preposition, does to an infinitive or gerund below it.
    pub(crate) fn governs(&self, tree: &Tree<'_>, i: usize) -> Option<Governs> {
        let lemma = tree.lemma(i).to_lowercase();
        let mut keys = vec![lemma.clone()];
        for c in tree.children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod, Deprel::Obl]) {
            keys.push(format!("{lemma} {}", tree.lemma(c).to_lowercase()));
        }
        let infinitive = tree.children(i).iter().any(|&c| {
            c > i
                && tree
                    .children_by(c, &[Deprel::Mark])
                    .any(|m| tree.lemma(m) == "to")
        });
        // "is said to", also where the parser took the participle for an adjective; not "he said".
        let linked = tree.token(i).xpos != "VBD"
            && (tree.token(i).xpos == "VBN"
                || tree.token(i).upos != Upos::Verb
                || tree.has(i, Deprel::AuxPass)
                || tree.has(i, Deprel::Aux));
        let any = |set: &Governing| {
            keys.iter().any(|k| {
                set.plain.contains(k)
                    || infinitive
                        && (set.infinitive.contains(k) || linked && set.linked.contains(k))
            })
        };
        if any(&self.undo) {
            Some(Governs::Undo)
        } else if any(&self.plans) {
            Some(Governs::Plan)
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
        (i + 1..tree.len().min(i + 4)).rev().find(|&last| {
            phrase.truncate(tree.lower_lemma(i).len());
            for w in i + 1..=last {
                phrase.push(' ');
                phrase.push_str(tree.lower_lemma(w));
            }
            self.undo.plain.contains(&phrase)
        })
    }

    /// Whether the clause says that it is so, and what negates it. Two negations cancel.
    pub(crate) fn polarity(&self, tree: &Tree<'_>, clause: &Clause) -> (Polarity, Vec<Grounds>) {
        let negated = |i: usize| Grounds::modality(tree, "negators", i);
        let undone = |i: usize| Grounds::modality(tree, "counterfactive", i);
        let mut negations: Vec<Grounds> = clause
            .governors
            .iter()
            .filter(|(_, g)| *g == Governs::Undo)
            .map(|(i, _)| undone(*i))
            .chain(
                clause
                    .governors
                    .iter()
                    .filter(|(_, g)| *g == Governs::Missing)
                    .map(|(i, _)| Grounds::modality(tree, "evidence", *i)),
            )
            .collect();
        // What weighs a content has its own negation in its kind.
        let governors = clause.governors.iter();
        let mut heads: Vec<usize> = governors
            .filter(|(i, _)| !clause.frames.contains(i))
            .map(|(i, _)| *i)
            .collect();
        heads.push(clause.head);
        heads.dedup();
        for &h in &heads {
            for &c in tree.children(h) {
                if self.is_negator(tree, c)
                    && !self.is_focused(tree, c)
                    && matches!(
                        tree.rel(c),
                        Deprel::Advmod | Deprel::Det | Deprel::Aux | Deprel::Cc
                    )
                {
                    negations.push(negated(c));
                }
            }
        }
        let arguments = [
            clause
                .subject
                .as_ref()
                .filter(|_| !clause.subject_shared)
                .map(|a| a.head),
            clause.object.as_ref().map(|a| a.head),
        ];
        let complement = clause.copular.then_some(clause.head);
        for a in arguments
            .into_iter()
            .flatten()
            .filter(|a| !heads.contains(a) || complement == Some(*a))
        {
            let by_determiner = tree
                .children_by(a, &[Deprel::Det, Deprel::DetPredet])
                .find(|&c| self.is_negator(tree, c));
            let none = self.is_negator(tree, a)
                && matches!(tree.token(a).upos, Upos::Pron | Upos::Noun | Upos::Det);
            if let Some(c) = by_determiner.filter(|_| complement != Some(a)) {
                negations.push(negated(c));
            } else if none {
                negations.push(negated(a));
            }
        }
        let first = clause.verb_group.first().copied().unwrap_or(clause.head);
        let group: Vec<String> = (first..=clause.head.max(first))
            .map(|t| tree.lemma(t).to_lowercase())
            .collect();
        let group = format!(" {} ", group.join(" "));
        if clause.governors.is_empty() && self.undo_phrases.iter().any(|p| group.contains(p)) {
            negations.push(undone(first));
        }
        if clause
            .mark
            .as_deref()
            .is_some_and(|m| self.negators.contains(m))
        {
            let mark = tree.children_by(clause.top, &[Deprel::Mark, Deprel::Case]);
            negations.push(negated(mark.last().unwrap_or(clause.top)));
        }
        let polarity = if negations.len() % 2 == 1 {
            Polarity::Negative
        } else {
            Polarity::Positive
        };
        (polarity, negations)
    }

    fn is_negator(&self, tree: &Tree<'_>, i: usize) -> bool {
        let lemma = tree.lemma(i).to_lowercase();
        if self.minimizers.contains(&lemma) {
            return false;
        }
        let no_longer = || {
            tree.token(i).upos == Upos::Adv
                && tree
                    .children_by(i, &[Deprel::Advmod])
                    .any(|c| tree.lemma(c) == "no")
        };
        self.negators.contains(&lemma) || matches!(lemma.as_str(), "n't" | "n’t") || no_longer()
    }

    /// "not only … but also": the negator falls on the word that singles out, not on the clause.
    fn is_focused(&self, tree: &Tree<'_>, negator: usize) -> bool {
        negator + 1 < tree.len() && self.focus.contains(&tree.lemma(negator + 1).to_lowercase())
    }

    /// How the clause puts it, and the word that says so. The strongest wins: a condition, then duty, plan, hedge.
    pub(crate) fn modality(&self, tree: &Tree<'_>, clause: &Clause) -> (Modality, Option<Grounds>) {
        if clause
            .mark
            .as_deref()
            .is_some_and(|m| self.conditions.contains(m))
            || clause.words.iter().any(|&w| {
                tree.rel(w) == Deprel::Mark
                    && self.conditions.contains(tree.lower_lemma(w))
                    && tree.head(w) == Some(clause.head)
            })
        {
            let mark = tree.children_by(clause.head, &[Deprel::Mark]).next();
            let by = mark.map(|m| Grounds::modality(tree, "conditions", m));
            return (Modality::Conditional, by);
        }
        let mut found = (Modality::Asserted, None);
        let mut raise = |m: Modality, list: &str, by: usize| {
            if rank(m) > rank(found.0) {
                found = (m, Some(Grounds::modality(tree, list, by)));
            }
        };
        for &(i, g) in &clause.governors {
            match g {
                Governs::Plan => raise(Modality::Planned, "plans", i),
                Governs::Hedge => raise(Modality::Hedged, "hedges", i),
                Governs::Duty => raise(Modality::Obliged, "duties", i),
                Governs::Missing => raise(Modality::Hedged, "evidence", i),
                Governs::Undo | Governs::Keep => {}
            }
        }
        let mut heads: Vec<usize> = clause.governors.iter().map(|(i, _)| *i).collect();
        heads.push(clause.head);
        heads.push(clause.top);
        let shared = clause.shared_auxiliaries.iter().copied();
        for c in heads
            .iter()
            .flat_map(|&h| tree.children(h))
            .copied()
            .chain(shared)
        {
            {
                if !matches!(tree.rel(c), Deprel::Aux | Deprel::Advmod | Deprel::Cop) {
                    continue;
                }
                let lemma = tree.lemma(c).to_lowercase();
                // Auxiliaries of tense and voice say nothing of how sure or wanted it is.
                if tree.rel(c) != Deprel::Advmod && matches!(lemma.as_str(), "have" | "be" | "do") {
                    continue;
                }
                // "could not confirm" is no doubt but a failure.
                let failed = matches!(lemma.as_str(), "can" | "could")
                    && tree.head(c).is_some_and(|h| {
                        tree.children_by(h, &[Deprel::Advmod])
                            .any(|n| self.is_negator(tree, n))
                    });
                if failed {
                    continue;
                }
                if self.hedges.plain.contains(&lemma) {
                    raise(Modality::Hedged, "hedges", c);
                } else if self.plans.plain.contains(&lemma) {
                    raise(Modality::Planned, "plans", c);
                } else if self.duties.plain.contains(&lemma) {
                    raise(Modality::Obliged, "duties", c);
                }
            }
        }
        if clause.conditioned {
            let opener = tree
                .children_by(clause.head, &[Deprel::Advcl])
                .flat_map(|c| tree.children_by(c, &[Deprel::Mark]))
                .find(|&m| self.is_condition(tree.lower_lemma(m)));
            let by = opener.unwrap_or(clause.head);
            raise(Modality::Conditional, "conditions", by);
        }
        found
    }

    /// Whether a word opens a condition.
    pub(crate) fn is_condition(&self, word: &str) -> bool {
        self.conditions.contains(word)
    }

    /// Whether a word opens an exception.
    pub(crate) fn is_exception(&self, word: &str) -> bool {
        self.exceptions.contains(word)
    }

    /// Whether the verb links its subject to what it becomes or remains ("go", "remain").
    pub(crate) fn links(&self, lemma: &str) -> bool {
        self.links.contains(lemma)
    }

    /// Whether a word opens a comparison.
    pub(crate) fn is_comparison(&self, word: &str) -> bool {
        self.comparisons.contains(word)
    }

    /// Whether the words from `first` on are a phrase that only turns to a topic.
    pub(crate) fn is_aside(&self, tree: &Tree<'_>, first: usize) -> bool {
        let words: String = (first..tree.len().min(first + 6))
            .map(|t| tree.lemma(t).to_lowercase() + " ")
            .collect();
        self.asides.iter().any(|p| words.starts_with(p.as_str()))
    }

    /// Whether the verb, in the passive with an infinitive, reports ("is said to").
    pub(crate) fn is_reporting(&self, lemma: &str) -> bool {
        self.hedges.linked.contains(lemma)
    }

    /// Whether a participle is used as a preposition.
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        self.prepositions.contains(word)
    }

    /// What the word at `i` does to the content that hangs on it, where it says how true that is: "no evidence that",
    /// "it is likely that", "it is false that". `negated` tells whether it is itself negated.
    pub(crate) fn weighs(&self, tree: &Tree<'_>, i: usize, negated: bool) -> Option<Governs> {
        let lemma = tree.lemma(i).to_lowercase();
        if self.evidence.contains(&lemma) {
            return negated.then_some(Governs::Missing);
        }
        if self.untruths.contains(&lemma) || self.truths.contains(&lemma) && negated {
            return (self.truths.contains(&lemma) || !negated).then_some(Governs::Undo);
        }
        let hedged = self.hedges.plain.contains(&lemma)
            || self.hedges.linked.contains(&lemma) && tree.token(i).xpos == "VBN";
        hedged.then_some(Governs::Hedge)
    }

    /// The word that negates the one at `i`: an adverb on it or its auxiliary, or a determiner.
    pub(crate) fn negator_of(&self, tree: &Tree<'_>, i: usize) -> Option<usize> {
        tree.children_by(i, &[Deprel::Advmod, Deprel::Det, Deprel::Aux])
            .find(|&c| self.is_negator(tree, c) && !self.is_focused(tree, c))
    }

    /// "I hope that …": the speaker's wish.
    pub(crate) fn is_wish(&self, tree: &Tree<'_>, clause: &Clause) -> bool {
        self.wishes.contains(&tree.lemma(clause.top).to_lowercase())
            && clause
                .subject
                .as_ref()
                .is_some_and(|s| matches!(tree.lemma(s.head).to_lowercase().as_str(), "i" | "we"))
    }

    /// Whether a complement only judges ("foolish", "great").
    pub(crate) fn is_evaluation(&self, lemma: &str) -> bool {
        self.evaluations.contains(lemma)
    }
}

fn rank(m: Modality) -> u8 {
    match m {
        Modality::Asserted => 0,
        Modality::Hedged => 1,
        Modality::Planned => 2,
        Modality::Obliged => 3,
        Modality::Conditional => 4,
    }
}

/// A list of governing words, parted by what they have to stand with.
#[derive(Debug, Default)]
struct Governing {
    /// "may", "plan": with whatever follows.
    plain: HashSet<String>,
    /// "have to", "look to": with an infinitive only.
    infinitive: HashSet<String>,
    /// "be report to": as a passive or complement, with an infinitive only.
    linked: HashSet<String>,
}

impl Governing {
    fn new(entries: &[String]) -> Self {
        let ends = |e: &&String| e.ends_with(" to");
        let be = |e: &&String| e.starts_with("be ") || e.starts_with("have been ");
        let (open, plain): (Vec<_>, Vec<_>) = entries.iter().partition(ends);
        let (linked, infinitive): (Vec<_>, Vec<_>) = open.into_iter().partition(be);
        Self {
            plain: bare(plain),
            infinitive: bare(infinitive),
            linked: bare(linked),
        }
    }
}

/// Entries as lemmas: "be set to" is looked up at "set".
fn bare<'a>(entries: impl IntoIterator<Item = &'a String>) -> HashSet<String> {
    let mut out = HashSet::default();
    for e in entries {
        let e = e.to_lowercase();
        let e = e
            .strip_prefix("be ")
            .or_else(|| e.strip_prefix("have been "))
            .unwrap_or(&e);
        let e = e
            .strip_suffix(" to")
            .or_else(|| e.strip_suffix(" of"))
            .or_else(|| e.strip_suffix(" that"))
            .unwrap_or(e);
        if !e.is_empty() {
            out.insert(e.to_owned());
        }
    }
    out
}
