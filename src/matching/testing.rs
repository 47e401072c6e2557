//! Claims made by hand, for unit tests of matching and verdicts.

use std::borrow::Cow;

use super::{Lexis, Neighbourhood, Profiles, Scorer, Settings};
use crate::claim::{Argument, Claim, ClaimId, Polarity, Qualifier, Relation, SourceIndex, Term};
use crate::normalize::{Entity, EntityId, EntityTable, Quantity};
use crate::rules::model::{EntityKind, Matching, RuleFile};
use crate::text::{TextSpan, Upos};
use crate::verdict::{ConflictKind, Court, Cues, Finding, Overlaps, Verdict, judge};

/// The shipped section.
pub(crate) fn rules() -> Matching {
    file().matching
}

fn file() -> RuleFile {
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

/// Knows that "open" and "closed" exclude each other, and three rungs of resistance.
pub(crate) struct Few;

impl Lexis for Few {
    fn canonical<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(word)
    }
    fn knows(&self, _: &str) -> bool {
        true
    }
    fn same(&self, a: &str, b: &str) -> bool {
        a == b
    }
    fn wider(&self, _: &str, _: &str) -> bool {
        false
    }
    fn opposed(&self, a: &str, b: &str) -> bool {
        (a.min(b), a.max(b)) == ("close", "open")
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

/// Five people, so that an entity of a hand-made claim is in the table.
pub(crate) fn entities() -> EntityTable {
    let entity = |i: u32| Entity {
        key: format!("person-{i}"),
        name: format!("Person {i}"),
        kind: EntityKind::Person,
        aliases: Vec::new(),
        within: Vec::new(),
        provenance: "text".to_owned(),
    };
    EntityTable::new((0..5).map(entity).collect())
}

/// What is found in hand-made claims.
pub(crate) fn judged(claims: &[Claim]) -> Vec<Finding> {
    let (settings, entities, cues) = (settings(), entities(), Cues::new(&file()));
    let profiles = Profiles::new(claims, &entities, &Few, &settings);
    let near = Neighbourhood::new(&profiles, &settings);
    let court = Court {
        scorer: Scorer {
            claims,
            profiles: &profiles,
            settings: &settings,
        },
        near: &near,
        documents: &[],
        attributions: &[],
        entities: &entities,
        lexis: &Few,
        cues: &cues,
        overlaps: Overlaps::default(),
    };
    judge(&court, &[0, 1, 2, 3])
}

/// Kinds of the contradictions in hand-made claims.
pub(crate) fn conflicts(claims: &[Claim]) -> Vec<ConflictKind> {
    judged(claims)
        .iter()
        .filter(|f| f.verdict == Verdict::Contradiction)
        .filter_map(|f| f.kind)
        .collect()
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

/// Verdicts and kinds of the findings on two articles, by the built-in rules.
pub(crate) fn verdicts(a: &str, b: &str) -> Vec<(Verdict, Option<ConflictKind>)> {
    let rules = crate::rules::RuleSet::builtin().file;
    let pipeline = crate::pipeline::Pipeline::new(&rules).unwrap();
    let plain = crate::document::plain;
    let run = pipeline.run(vec![plain("a", a), plain("b", b)]);
    run.findings.iter().map(|f| (f.verdict, f.kind)).collect()
}
