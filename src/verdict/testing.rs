//! What is found in claims made by hand, and in two short articles.

use std::sync::OnceLock;

use super::{
    Compared, ConflictKind, Court, Cues, Deciding, Finding, Marks, Overlaps, Verdict, judge,
};
use crate::claim::Claim;
use crate::matching::testing::{Few, file, settings};
use crate::matching::{Neighbourhood, Profiles, Scorer};
use crate::normalize::{Entity, EntityTable};
use crate::rules::model::EntityKind;

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
        deciding: &Deciding::default(),
        marks: Marks::default(),
        overlaps: Overlaps::default(),
        candidates: OnceLock::new(),
    };
    judge(&court, &[0, 1, 2, 3], &Compared::default())
}

/// Kinds of the contradictions in hand-made claims.
pub(crate) fn conflicts(claims: &[Claim]) -> Vec<ConflictKind> {
    judged(claims)
        .iter()
        .filter(|f| f.verdict == Verdict::Contradiction)
        .filter_map(|f| f.kind)
        .collect()
}

/// Verdicts and kinds of the findings on two articles, by the built-in rules.
pub(crate) fn verdicts(a: &str, b: &str) -> Vec<(Verdict, Option<ConflictKind>)> {
    let rules = crate::rules::RuleSet::builtin().file;
    let pipeline = crate::pipeline::Pipeline::new(&rules).unwrap();
    let plain = crate::document::plain;
    let run = pipeline.run(vec![plain("a", a), plain("b", b)]);
    run.findings.iter().map(|f| (f.verdict, f.kind)).collect()
}

/// Whether two short articles agree on anything, by the built-in rules.
pub(crate) fn agrees(a: &str, b: &str) -> bool {
    let found = verdicts(a, b);
    found.iter().any(|(v, _)| *v == Verdict::Agreement)
}
