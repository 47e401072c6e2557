//! `contradiction:numeric`: how policies and severities name findings.

use std::str::FromStr;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::suggest::{listed, nearest};
use super::vocabulary::{ConflictKind, Verdict};

/// A verdict, and of contradictions and updates a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    /// The verdict.
    pub verdict: Verdict,
    /// The kind; `None` for any.
    pub kind: Option<ConflictKind>,
}

/// Words that name no finding.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{title}; {help}")]
pub struct NoLabel {
    /// What is wrong.
    pub title: String,
    /// What to do.
    pub help: String,
}

impl Label {
    /// Whether a finding of this verdict and kind is meant.
    pub fn covers(&self, verdict: Verdict, kind: Option<ConflictKind>) -> bool {
        self.verdict == verdict && (self.kind.is_none() || self.kind == kind)
    }
}

impl FromStr for Label {
    type Err = NoLabel;

    fn from_str(text: &str) -> Result<Self, NoLabel> {
        let (verdict, kind) = match text.split_once(':') {
            Some((verdict, kind)) => (verdict, Some(kind)),
            None => (text, None),
        };
        let (named, verdict) = (verdict.trim(), word(verdict.trim(), "verdict")?);
        let kind = kind.map(|kind| word(kind.trim(), "kind")).transpose()?;
        if kind.is_some() && !matches!(verdict, Verdict::Contradiction | Verdict::Update) {
            return Err(NoLabel {
                title: format!("findings of the verdict `{named}` have no kind"),
                help: format!("write `{named}`"),
            });
        }
        Ok(Self { verdict, kind })
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// A word of an enum, with the near ones where it is none.
fn word<T: DeserializeOwned + schemars::JsonSchema>(word: &str, what: &str) -> Result<T, NoLabel> {
    serde_json::from_value(Value::String(word.to_owned())).map_err(|_| {
        let schema = super::schema::of::<T>();
        let known = super::shape::words_of(&schema).unwrap_or_default();
        NoLabel {
            title: format!("no {what} is called `{word}`"),
            help: match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of {}", listed(known)),
            },
        }
    })
}
