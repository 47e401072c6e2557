//! The rules' lists of words that bear on how a clause puts what it says, compiled for look-up by lemma.

use rustc_hash::FxHashSet as HashSet;

use crate::claim::tree::Tree;
use crate::rules::model;
use crate::text::Deprel;

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
    pub(super) unsettled: Governing,
    foretold: HashSet<String>,
    conditions: HashSet<String>,
    bound: HashSet<String>,
    disowned: HashSet<String>,
    ends: HashSet<String>,
    quantifiers: HashSet<String>,
    comparisons: HashSet<String>,
    connectives: HashSet<String>,
    circumstances: HashSet<String>,
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
    accusing: HashSet<String>,
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
            unsettled: Governing::new(&rules.unsettled),
            foretold: bare(&rules.foretold),
            conditions: bare(&rules.conditions),
            bound: bare(&rules.bound),
            disowned: bare(&rules.disowned),
            ends: bare(&rules.ends),
            quantifiers: bare(&rules.quantifiers),
            comparisons: bare(&rules.comparisons),
            connectives: bare(&rules.connectives),
            circumstances: bare(&rules.circumstances),
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
            accusing: rules.accusing.iter().map(|e| e.to_lowercase()).collect(),
        }
    }

    /// Whether a word opens a condition.
    pub(crate) fn is_condition(&self, word: &str) -> bool {
        self.conditions.contains(word)
    }

    /// Whether a verb says or believes, so that who does not do it does not assert its content ("mean", "believe").
    pub(crate) fn disowns(&self, lemma: &str) -> bool {
        self.disowned.contains(lemma)
    }

    /// Whether the content of a verb, or of a verb with its adjective ("make sure"), is an end that somebody has.
    pub(crate) fn is_end(&self, words: &str) -> bool {
        self.ends.contains(words)
    }

    /// Whether a word opens a clause that asserts nothing alone ("before", "whichever").
    pub(crate) fn binds(&self, word: &str) -> bool {
        self.bound.contains(word)
    }

    /// Whether a determiner says how many there are of which nobody is named ("every").
    pub(crate) fn is_quantifier(&self, lemma: &str) -> bool {
        self.quantifiers.contains(lemma)
    }

    /// Whether a complement says that its subject is not so ("untrue").
    pub(crate) fn is_untruth(&self, lemma: &str) -> bool {
        self.untruths.contains(lemma)
    }

    /// Whether the verb links its subject to what it becomes or remains ("go", "remain").
    pub(crate) fn links(&self, lemma: &str) -> bool {
        self.links.contains(lemma)
    }

    /// Whether the verb lays to its object the deed that stands behind `opener` ("accuse", "of").
    pub(crate) fn accuses(&self, lemma: &str, opener: &str) -> bool {
        self.accusing.contains(&format!("{lemma} {opener}"))
    }

    /// Whether a word opens a comparison.
    pub(crate) fn is_comparison(&self, word: &str) -> bool {
        self.comparisons.contains(word)
    }

    /// Whether a word only ties its clause to another one ("and", "that").
    pub(crate) fn is_connective(&self, word: &str) -> bool {
        self.connectives.contains(word)
    }

    /// Whether a word opens a participle clause that tells something besides ("after").
    pub(crate) fn opens_circumstance(&self, word: &str) -> bool {
        self.circumstances.contains(word)
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

    /// Whether the verb at `i`, alone or with its particle, is done by nobody's plan ("need", "go down").
    pub(super) fn is_foretold(&self, tree: &Tree<'_>, i: usize) -> bool {
        let verb = tree.lower_lemma(i);
        let particles = tree.children_by(i, &[Deprel::CompoundPrt, Deprel::Advmod]);
        let mut phrases = particles.map(|c| format!("{verb} {}", tree.lower_lemma(c)));
        self.foretold.contains(verb) || phrases.any(|p| self.foretold.contains(&p))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take_by;
    use crate::rules::RuleSet;

    /// Empties one list of the rules.
    type Emptied = fn(&mut model::Modality);

    #[test]
    fn every_list_changes_how_a_sentence_is_read() {
        let lists: [(Emptied, &str); 28] = [
            (
                |m| m.negators.clear(),
                "The council did not approve the budget.",
            ),
            (
                |m| m.focus.clear(),
                "The firm not only closed the mill but also sold the land.",
            ),
            (
                |m| m.counterfactive.clear(),
                "The pilot failed to land the plane.",
            ),
            (
                |m| m.factive.clear(),
                "The pilot managed to land the plane.",
            ),
            (|m| m.hedges.clear(), "The storm could reach the coast."),
            (|m| m.plans.clear(), "The airline plans to buy 40 jets."),
            (|m| m.unsettled.clear(), "The airline tried to buy 40 jets."),
            (
                |m| m.foretold.clear(),
                "The governor will suffer from the flood.",
            ),
            (
                |m| m.conditions.clear(),
                "The mill will close if the bank refuses a loan.",
            ),
            (
                |m| m.disowned.clear(),
                "I don't mean to say that the mill closed.",
            ),
            (
                |m| m.ends.clear(),
                "The fence must ensure that the bears are not disturbed.",
            ),
            (
                |m| m.bound.clear(),
                "The thief fled before the guard could stop him.",
            ),
            (
                |m| m.quantifiers.clear(),
                "Every clerk who left the town lost a house.",
            ),
            (
                |m| m.comparisons.clear(),
                "The town is living like it is 1955.",
            ),
            (
                |m| m.connectives.clear(),
                "The mayor opened the hall and thanked the builders.",
            ),
            (
                |m| m.circumstances.clear(),
                "The crew turned back after losing the map.",
            ),
            (
                |m| m.links.clear(),
                "The ferry went missing near the island.",
            ),
            (
                |m| m.prepositions.clear(),
                "The firm grew, considering the drought.",
            ),
            (
                |m| m.asides.clear(),
                "When it comes to trade, the two towns agree.",
            ),
            (
                |m| m.evidence.clear(),
                "There is no sign they left the valley.",
            ),
            (|m| m.truths.clear(), "It is not true that the mill closed."),
            (|m| m.untruths.clear(), "It is untrue that the mill closed."),
            (|m| m.duties.clear(), "Schools must close by noon."),
            (|m| m.evaluations.clear(), "That is foolish."),
            (|m| m.wishes.clear(), "We hope for a long summer."),
            (
                |m| m.accusing.clear(),
                "The union accused the firm of hiding its losses.",
            ),
            (
                |m| m.conditions.retain(|c| c != "until"),
                "Until they pay, the mill stays shut.",
            ),
            (
                |m| m.hedges.retain(|h| h != "be say to"),
                "The firm is said to own ten mills.",
            ),
        ];
        let shipped = &RuleSet::builtin().file.modality;
        for (empty, text) in lists {
            let mut rules = shipped.clone();
            empty(&mut rules);
            let with = |rules: &model::Modality| {
                let taken = take_by(&ModalityWords::new(rules), text);
                let texts = taken.texts().join(" / ");
                (taken.lines(), texts, taken.left_out(text))
            };
            assert_ne!(with(shipped), with(&rules), "{text}");
        }
    }

    #[test]
    fn what_nearly_negates_is_no_negator_whoever_says_so() {
        let mut rules = RuleSet::builtin().file.modality.clone();
        rules.negators.push("hardly".to_owned());
        let line = |rules: &model::Modality| {
            let words = ModalityWords::new(rules);
            take_by(&words, "The flood hardly hurt the town.")
                .lines()
                .join(" / ")
        };
        assert_eq!(line(&rules), "The flood | hurt | the town | :hardly");
        rules.minimizers.clear();
        assert_eq!(line(&rules), "The flood | not hurt | the town | :hardly");
    }

    #[test]
    fn entries_are_looked_up_at_their_verb() {
        let entries = ["be set to", "have to", "plan"].map(str::to_owned);
        let list = Governing::new(&entries);
        assert!(list.linked.contains("set") && list.infinitive.contains("have"));
        assert!(list.plain.contains("plan") && list.plain.len() == 1);
    }
}
