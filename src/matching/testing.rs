//! Claims made by hand, for unit tests of matching and of what comes after it.

use std::borrow::Cow;

use super::{Lexis, Settings};
use crate::claim::{Argument, Claim, ClaimId, Polarity, Qualifier, Relation, SourceIndex, Term};
use crate::normalize::{EntityId, Quantity};
use crate::rules::lexicon::Entry;
use crate::rules::model::{Matching, RuleFile};
use crate::text::{TextSpan, Upos};

/// The shipped section.
pub(crate) fn rules() -> Matching {
    file().matching
}

pub(crate) fn file() -> RuleFile {
    let text = include_str!("../../rules/en-matching.yaml");
    serde_yaml::from_str(text).expect("the shipped pack parses")
}

pub(crate) fn settings() -> Settings {
    Settings::new(&rules()).expect("the shipped pack is complete")
}

/// Builds a claim of the words of `text`: "subject | relation | object | in place | …", a part may be empty. An `e3:`
/// before a participant makes it entity 3.
pub(crate) fn claim(source: u32, text: &str) -> Claim {
    let mut at = 0;
    let mut parts = text.split('|').map(str::trim);
    let mut terms = Vec::new();
    let mut entities = Vec::new();
    let mut argument = |words: &str, upos: Upos| {
        let (entity, words) = match words.split_once(": ") {
            Some((e, rest)) if e.starts_with('e') => (e[1..].parse().ok().map(EntityId), rest),
            _ => (None, words),
        };
        entities.extend(entity);
        let own: Vec<Term> = words
            .split_whitespace()
            .map(|w| {
                at += w.len() + 1;
                Term {
                    span: TextSpan::new(at - w.len() - 1, at - 1),
                    lemma: w.to_lowercase(),
                    upos,
                    entity,
                }
            })
            .collect();
        terms.extend(own.clone());
        Argument {
            span: TextSpan::new(
                own.first().map_or(at, |t| t.span.start),
                own.last().map_or(at, |t| t.span.end),
            ),
            text: words.to_owned(),
            head: own.last().map_or(String::new(), |t| t.lemma.clone()),
            entity,
            terms: own,
        }
    };
    let mut next = |upos| {
        parts
            .next()
            .filter(|p| !p.is_empty())
            .map(|p| argument(p, upos))
    };
    let subject = next(Upos::Noun);
    let verb = next(Upos::Verb);
    let object = next(Upos::Noun);
    let mut qualifiers = Vec::new();
    for p in parts {
        let (role, words) = p.split_once(' ').unwrap_or(("", p));
        qualifiers.push(Qualifier {
            role: role.to_owned(),
            argument: argument(words, Upos::Noun),
        });
    }
    entities.sort();
    entities.dedup();
    let lemma = verb.as_ref().map_or(String::new(), |v| v.text.clone());
    let spans = vec![TextSpan::new(0, at)];
    Claim {
        id: ClaimId(u64::from(source) << 32 | at as u64),
        subject,
        relation: Relation {
            past: false,
            id: lemma.clone(),
            lemma,
            ..Relation::default()
        },
        object,
        qualifiers,
        terms,
        entities,
        ..Claim::stated(SourceIndex(source), 0, spans, text.replace(" | ", " "))
    }
}

/// Knows that "open" and "closed", "approve" and "reject" exclude each other, and three rungs of resistance.
pub(crate) struct Few;

impl Lexis for Few {
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
    fn entry(&self, _: &str) -> Entry {
        Entry::of_rules()
    }
    fn may_relate(&self, _: Entry, _: Entry) -> bool {
        true
    }
    fn same(&self, a: &str, b: &str) -> bool {
        a == b
    }
    fn wider(&self, _: &str, _: &str) -> bool {
        false
    }
    fn opposed(&self, a: &str, b: &str) -> bool {
        matches!(
            (a.min(b), a.max(b)),
            ("close", "open") | ("approve", "reject")
        )
    }
    fn rungs(&self, a: &str, b: &str) -> Option<(usize, usize)> {
        let rung = |w: &str| ["little", "some", "heavy"].iter().position(|r| *r == w);
        Some((rung(a)?, rung(b)?))
    }
    fn single(&self, relation: &str, slot: &str) -> bool {
        (relation, slot) == ("head", "subject")
    }
    fn stop(&self, _: &str) -> bool {
        false
    }
}

/// The claim, negated.
pub(crate) fn not(mut claim: Claim) -> Claim {
    claim.polarity = Polarity::Negative;
    claim
}

/// The claim with a figure of `of`.
pub(crate) fn counting(mut claim: Claim, value: f64, unit: &str, of: &str) -> Claim {
    claim.quantities.push(Quantity {
        span: TextSpan::new(10_000, 10_001),
        value: Some(value),
        bounds: crate::normalize::Bounds {
            min: Some(value),
            max: Some(value),
            ..crate::normalize::Bounds::default()
        },
        approximate: false,
        unit: unit.to_owned(),
        base: None,
        of: (!of.is_empty()).then(|| of.to_owned()),
        ordinal: false,
    });
    claim
}
