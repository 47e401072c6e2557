//! `contradiction:numeric`: how policies and severities name findings.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::suggest::{listed, nearest};
use super::vocabulary::{ConflictKind, Verdict, spelled};

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

impl fmt::Display for Label {
    /// As it is written in rule files and on the command line: `contradiction:numeric`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&spelled(&self.verdict))?;
        match &self.kind {
            Some(kind) => write!(f, ":{}", spelled(kind)),
            None => Ok(()),
        }
    }
}

impl FromStr for Label {
    type Err = NoLabel;

    fn from_str(text: &str) -> Result<Self, NoLabel> {
        let (verdict, kind) = match text.split_once(':') {
            Some((verdict, kind)) => (verdict, Some(kind)),
            None => (text, None),
        };
        let (named, verdict) = (verdict.trim(), word::<Verdict>(verdict.trim(), "verdict")?);
        let Some(kind) = kind.map(str::trim) else {
            return Ok(Self {
                verdict,
                kind: None,
            });
        };
        let known: ConflictKind = word(kind, "kind")?;
        let kinds = verdict.kinds();
        if kinds.contains(&known) {
            return Ok(Self {
                verdict,
                kind: Some(known),
            });
        }
        Err(if kinds.is_empty() {
            NoLabel {
                title: format!("findings of the verdict `{named}` have no kind"),
                help: format!("write `{named}`"),
            }
        } else {
            let labels: Vec<String> = kinds
                .iter()
                .map(|k| format!("{named}:{}", spelled(k)))
                .collect();
            NoLabel {
                title: format!("findings of the verdict `{named}` are never of the kind `{kind}`"),
                help: format!(
                    "write `{named}`, or one of {}",
                    listed(labels.iter().map(String::as_str))
                ),
            }
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kinds_that_findings_may_be_of_make_a_label() {
        assert!("contradiction:location".parse::<Label>().is_ok());
        assert!("update:numeric".parse::<Label>().is_ok());
        let said = "update:location".parse::<Label>().unwrap_err();
        assert_eq!(
            said.title,
            "findings of the verdict `update` are never of the kind `location`"
        );
        assert!(said.help.contains("update:modality"), "{}", said.help);
    }

    #[test]
    fn contradictions_may_be_of_every_kind() {
        let schema = super::super::schema::of::<ConflictKind>();
        let known = super::super::shape::words_of(&schema).unwrap_or_default();
        assert_eq!(Verdict::Contradiction.kinds().len(), known.len());
    }
}
