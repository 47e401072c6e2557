//! The rules' words that decide about what stands around a cue, compiled for look-up by lemma.

use crosscheck_syntax::lexicon;
use rustc_hash::FxHashSet as HashSet;

use crate::claim::english;
use crate::rules::model::RuleFile;
use crate::text::Parser;

/// Classes of nouns, by their first sense, that say nothing.
const MUTE: [u64; 8] = [
    lexicon::ANIMAL,
    lexicon::FOOD,
    lexicon::OBJECT,
    lexicon::PHENOMENON,
    lexicon::PLANT,
    lexicon::SHAPE,
    lexicon::SUBSTANCE,
    lexicon::TIME,
];

/// Word lists of the sections `attribution` and `modality`.
#[derive(Debug, Default)]
pub(super) struct AttributionWords {
    /// Head nouns of sources that are described and not named.
    pub described: HashSet<String>,
    /// Verbs whose subject is the source of a noun that is their object ("issued a warning that …").
    pub support_verbs: HashSet<String>,
    /// Words that undo a cue ("did not say", "nobody said").
    pub negators: HashSet<String>,
    /// Nouns of outlets ("newspaper").
    pub outlets: HashSet<String>,
    /// Cues that name whom an article goes by, the verb or phrase alone ("report", "quoted by").
    reporting: HashSet<String>,
    /// Verbs that undo a cue below them ("declined to say").
    pub counterfactive: HashSet<String>,
}

impl AttributionWords {
    /// Whether a cue, by its entry of the rules, is one by which newspapers are named ("attribution/cues/report").
    pub(super) fn names_outlet(&self, rule: &str) -> bool {
        let entry = rule.rsplit('/').next();
        entry.is_some_and(|cue| self.reporting.contains(cue))
    }

    /// Whether a noun can be somebody's: one that the rules describe speakers by, or first of all no beast, plant, day, weather,
    /// food or other part of nature. Things that people make can speak for them ("the letter said").
    pub(super) fn can_speak(&self, lemma: &str) -> bool {
        let known = self.described.contains(lemma) || self.outlets.contains(lemma);
        known || !MUTE.contains(&Parser::embedded().noun_class(lemma))
    }

    /// Whether a name is a time's ("Monday").
    pub(super) fn is_day(lemma: &str) -> bool {
        Parser::embedded().noun_class(lemma) == lexicon::TIME
    }

    pub(super) fn new(rules: &RuleFile) -> Self {
        let set = |list: &[String]| list.iter().map(|w| w.to_lowercase()).collect();
        Self {
            described: set(&rules.attribution.described),
            support_verbs: set(&rules.attribution.support_verbs),
            outlets: set(&rules.names.outlets),
            reporting: rules
                .attribution
                .reporting
                .iter()
                .filter_map(|cue| {
                    let bare = cue.strip_prefix("as ").unwrap_or(cue);
                    (bare != english::ACCORDING_TO).then(|| bare.to_owned())
                })
                .collect(),
            negators: set(&rules.modality.negators),
            counterfactive: set(&rules.modality.counterfactive),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::Attributor;
    use crate::claim::attribution::testing::read_by;
    use crate::rules::Stance;

    #[test]
    fn lists_are_looked_up_in_lower_case() {
        let yaml = "{attribution: {cues: {say: neutral}}, modality: {negators: [NEVER]}}";
        let rules: RuleFile = serde_yaml::from_str(yaml).unwrap();
        assert!(AttributionWords::new(&rules).negators.contains("never"));
        let found = read_by(&Attributor::new(&rules), "Ann never said the pier was old.");
        assert_eq!(found[0].stance, Stance::Doubts);
    }
}
