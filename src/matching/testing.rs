//! Claims made by hand, for unit tests of matching and verdicts.

use super::Settings;
use crate::claim::{
    Argument, Claim, ClaimId, Commitment, Form, Modality, Polarity, Qualifier, Relation,
    SourceIndex, Stance, Term,
};
use crate::normalize::{EntityId, Quantity};
use crate::rules::model::{Matching, RuleFile};
use crate::text::{TextSpan, Upos};

/// The shipped section.
pub(crate) fn rules() -> Matching {
    let text = include_str!("../../rules/en-matching.yaml");
    serde_yaml::from_str::<RuleFile>(text)
        .expect("the shipped pack parses")
        .matching
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
    Claim {
        id: ClaimId(u64::from(source) << 32 | at as u64),
        source: SourceIndex(source),
        sentence: 0,
        spans: vec![TextSpan::new(0, at)],
        text: text.replace(" | ", " "),
        normalized: text.replace(" | ", " "),
        form: Form::Clause,
        subject,
        relation: Relation {
            id: lemma.clone(),
            lemma,
            ..Relation::default()
        },
        object,
        qualifiers,
        terms,
        polarity: Polarity::Positive,
        modality: Modality::Asserted,
        commitment: Commitment::Asserted,
        attributions: Vec::new(),
        stance: Stance::Neutral,
        entities,
        places: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
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
        of: (!of.is_empty()).then(|| of.to_owned()),
        ordinal: false,
    });
    claim
}
