//! Weights and thresholds, as the rule files give them.

use super::{Feature, Steps, Tie};
use crate::rules::model::Matching;

/// A threshold that the rule files set, in `matching: thresholds:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Threshold {
    CandidateShare,
    CandidateWeight,
    Neighbour,
    Window,
    Equivalent,
    Linked,
    Member,
    SameEvent,
    Happening,
    Opposed,
    Related,
    PairEquivalent,
    PairHeadline,
    PairSameEvent,
    Copied,
    WordSimilarity,
}

impl Threshold {
    /// Every threshold, in a fixed order.
    pub const ALL: &'static [Self] = &[
        Self::CandidateShare,
        Self::CandidateWeight,
        Self::Neighbour,
        Self::Window,
        Self::Equivalent,
        Self::Linked,
        Self::Member,
        Self::SameEvent,
        Self::Happening,
        Self::Opposed,
        Self::Related,
        Self::PairEquivalent,
        Self::PairHeadline,
        Self::PairSameEvent,
        Self::Copied,
        Self::WordSimilarity,
    ];

    /// Its name in a rule file.
    pub fn name(self) -> &'static str {
        match self {
            Self::CandidateShare => "candidate_share",
            Self::CandidateWeight => "candidate_weight",
            Self::Neighbour => "neighbour",
            Self::Window => "window",
            Self::Equivalent => "equivalent",
            Self::Linked => "linked",
            Self::Member => "member",
            Self::SameEvent => "same_event",
            Self::Happening => "happening",
            Self::Opposed => "opposed",
            Self::Related => "related",
            Self::PairEquivalent => "pair_equivalent",
            Self::PairHeadline => "pair_headline",
            Self::PairSameEvent => "pair_same_event",
            Self::Copied => "copied",
            Self::WordSimilarity => "word_similarity",
        }
    }
}

/// Weights by feature and thresholds by name, complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    weights: Vec<f64>,
    thresholds: Vec<f64>,
    ties: Vec<f64>,
    steps: Steps,
    concessive: Vec<String>,
}

impl Settings {
    /// Reads a `matching` section.
    ///
    /// # Errors
    /// One message for every name that is unknown, missing, or no finite number.
    pub fn new(rules: &Matching) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let weights = complete(
            "weight",
            &rules.weights,
            Feature::ALL.iter().map(|f| f.name()),
            &mut wrong,
        );
        let thresholds = complete(
            "threshold",
            &rules.thresholds,
            Threshold::ALL.iter().map(|t| t.name()),
            &mut wrong,
        );
        let ties = complete(
            "weight of an event",
            &rules.event,
            Tie::ALL.iter().map(|t| t.name()),
            &mut wrong,
        );
        if wrong.is_empty() {
            Ok(Self {
                weights,
                thresholds,
                ties,
                steps: Steps::new(&rules.steps),
                concessive: rules.concessive.clone(),
            })
        } else {
            Err(wrong)
        }
    }

    /// Weight of a feature.
    pub fn weight(&self, feature: Feature) -> f64 {
        self.weights[feature as usize]
    }

    /// Weight of what speaks for or against one happening.
    pub fn tie(&self, tie: Tie) -> f64 {
        self.ties[tie as usize]
    }

    /// Deeds that follow on each other.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Value of a threshold.
    pub fn threshold(&self, threshold: Threshold) -> f64 {
        self.thresholds[threshold as usize]
    }

    /// Whether a phrase with this preposition tells what something happens in spite of, and is no part of what is said.
    pub(super) fn concessive(&self, role: &str) -> bool {
        self.concessive.iter().any(|c| c == role)
    }

    /// The same with other weights, in the order of [`Feature::ALL`]; for fitting.
    pub fn with_weights(mut self, weights: &[f64]) -> Self {
        self.weights.copy_from_slice(weights);
        self
    }
}

fn complete<'a>(
    what: &str,
    given: &std::collections::BTreeMap<String, f64>,
    names: impl Iterator<Item = &'a str> + Clone,
    wrong: &mut Vec<String>,
) -> Vec<f64> {
    for name in given.keys() {
        if !names.clone().any(|n| n == name) {
            let near = names.clone().max_by(|a, b| {
                strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))
            });
            let hint = near.map_or(String::new(), |n| format!(", did you mean `{n}`?"));
            wrong.push(format!("matching: unknown {what} `{name}`{hint}"));
        }
    }
    names
        .map(|name| match given.get(name) {
            Some(v) if v.is_finite() => *v,
            Some(_) => {
                wrong.push(format!("matching: {what} `{name}` is not a finite number"));
                0.0
            }
            None => {
                wrong.push(format!("matching: {what} `{name}` is missing"));
                0.0
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelled_threshold_is_named_with_what_was_meant() {
        let mut rules = crate::matching::testing::rules();
        rules.thresholds.insert("equivalant".to_owned(), 0.5);
        let wrong = Settings::new(&rules).unwrap_err();
        assert_eq!(
            wrong,
            ["matching: unknown threshold `equivalant`, did you mean `equivalent`?"]
        );
    }

    #[test]
    fn the_shipped_pack_is_complete() {
        assert_eq!(
            Settings::new(&crate::matching::testing::rules()).err(),
            None
        );
    }
}
