//! The rules' lists of words that bear on how a clause puts what it says, compiled for look-up by lemma.

use rustc_hash::FxHashSet as HashSet;

use crate::claim::tree::Tree;
use crate::rules::model;

/// The rules' word lists, compiled for look-up by lemma.
#[derive(Debug, Default)]
pub(crate) struct ModalityWords {
    pub(super) negators: HashSet<String>,
    pub(super) minimizers: HashSet<String>,
    pub(super) focus: HashSet<String>,
    pub(super) undo: Governing,
    /// Undoing phrases of several words, such as "have yet to", between blanks.
    pub(super) undo_phrases: Vec<String>,
    pub(super) keep: Governing,
    pub(super) hedges: Governing,
    pub(super) plans: Governing,
    conditions: HashSet<String>,
    exceptions: HashSet<String>,
    comparisons: HashSet<String>,
    links: HashSet<String>,
    prepositions: HashSet<String>,
    /// In lemmas, with a blank behind.
    asides: Vec<String>,
    pub(super) evidence: HashSet<String>,
    pub(super) truths: HashSet<String>,
    pub(super) untruths: HashSet<String>,
    pub(super) duties: Governing,
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
            .flat_map(|t| [tree.lower_lemma(t), " "])
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

    /// Whether the verb wishes, where it says so of "I" or "we" ("hope").
    pub(crate) fn wishes(&self, lemma: &str) -> bool {
        self.wishes.contains(lemma)
    }

    /// Whether a complement only judges ("foolish", "great").
    pub(crate) fn is_evaluation(&self, lemma: &str) -> bool {
        self.evaluations.contains(lemma)
    }
}

/// A list of governing words, parted by what they have to stand with.
#[derive(Debug, Default)]
pub(super) struct Governing {
    /// "may", "plan": with whatever follows.
    pub plain: HashSet<String>,
    /// "have to", "look to": with an infinitive only.
    pub infinitive: HashSet<String>,
    /// "be report to": as a passive or complement, with an infinitive only.
    pub linked: HashSet<String>,
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
