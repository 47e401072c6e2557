//! The rules' words that decide about what stands around a cue, compiled for look-up by lemma.

use rustc_hash::FxHashSet as HashSet;

use crate::rules::model::RuleFile;

/// Word lists of the sections `attribution` and `modality`.
#[derive(Debug, Default)]
pub(super) struct AttributionWords {
    /// Head nouns of sources that are described and not named.
    pub described: HashSet<String>,
    /// Verbs whose subject is the source of a noun that is their object ("issued a warning that …").
    pub support_verbs: HashSet<String>,
    /// Words that undo a cue ("did not say", "nobody said").
    pub negators: HashSet<String>,
    /// Verbs that undo a cue below them ("declined to say").
    pub counterfactive: HashSet<String>,
}

impl AttributionWords {
    pub(super) fn new(rules: &RuleFile) -> Self {
        let set = |list: &[String]| list.iter().map(|w| w.to_lowercase()).collect();
        Self {
            described: set(&rules.attribution.described),
            support_verbs: set(&rules.attribution.support_verbs),
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
