//! A contradiction of two sides that no sheet holds: a name in two spellings, a deed with its parties exchanged.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::TextSpan;
use crate::verdict::difference;
use crate::verdict::finding::{Maker, id_of};
use crate::verdict::{Between, ClaimIndex, ConflictKind, Finding, Position, Reason, Verdict};

/// What one side holds.
pub(super) struct Side {
    /// In words.
    pub value: String,
    /// The claims that hold it, each with the words it rests on.
    pub told: Vec<(u32, TextSpan)>,
}

/// Two sides that cannot both be right.
pub(super) struct Contrast {
    /// What the finding's id is made of.
    pub key: String,
    pub kind: ConflictKind,
    /// Who opposes whom, where the sides' claims do not tell.
    pub between: Option<Between>,
    pub sides: [Side; 2],
    /// The rule, and what it found, in words.
    pub rule: String,
    pub detail: String,
    pub sure: f64,
}

impl Contrast {
    /// As a finding, not numbered yet.
    pub fn finding(self, maker: &Maker) -> Finding {
        let held = self.sides.each_ref().map(|side| {
            let claims: BTreeSet<u32> = side.told.iter().map(|(c, _)| *c).collect();
            (side.value.clone(), claims.into_iter().collect::<Vec<u32>>())
        });
        let between = self.between.unwrap_or_else(|| maker.between(&held));
        let all: BTreeSet<u32> = held.iter().flat_map(|(_, set)| set).copied().collect();
        let all: Vec<u32> = all.into_iter().collect();
        let index = |set: &[u32]| set.iter().map(|&c| ClaimIndex(c)).collect::<Vec<_>>();
        let firsts: Vec<u32> = held.iter().map(|(_, set)| set[0]).collect();
        let rest = all.iter().filter(|c| !firsts.contains(c)).copied();
        let order: Vec<u32> = firsts.iter().copied().chain(rest).collect();
        let positions = held
            .iter()
            .enumerate()
            .map(|(side, (value, set))| Position {
                side,
                held_by: maker.holders(set, Some(between)),
                value: value.clone(),
            });
        let mut members: BTreeMap<u32, Vec<TextSpan>> = BTreeMap::new();
        for (claim, span) in self.sides.iter().flat_map(|s| &s.told) {
            members.entry(*claim).or_default().push(*span);
        }
        let reason = Reason {
            rule: self.rule,
            detail: self.detail,
            terms: Vec::new(),
        };
        let values = held.each_ref().map(|(value, _)| value.clone());
        Finding {
            id: id_of(blake3::hash(self.key.as_bytes())),
            verdict: Verdict::Contradiction,
            kind: Some(self.kind),
            between: Some(between),
            contained: false,
            claims: index(&order),
            sides: held.iter().map(|(_, set)| index(set)).collect(),
            positions: positions.collect(),
            sources: maker.sources(&all),
            independent: held.iter().map(|(_, set)| maker.voices(set)).collect(),
            score: self.sure,
            level: None,
            fact: None,
            members: members
                .into_iter()
                .map(|(c, s)| (ClaimIndex(c), s))
                .collect(),
            differences: vec![difference::of_conflict(self.kind, values, &reason)],
            because: vec![reason],
        }
    }
}
