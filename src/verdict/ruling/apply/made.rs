//! Findings that a ruling makes: claims that oppose each other, and an undecided pair.

use std::collections::BTreeMap;

use super::{Set, Work, led_by_first};
use crate::verdict::{ClaimIndex, Finding, Position, Verdict};

impl Work<'_, '_> {
    pub(super) fn oppose(&mut self, verdict: Verdict, [a, b]: [Set; 2]) {
        let scores = self.scores(&a.union(&b).copied().collect());
        let [a, b]: [Vec<u32>; 2] = [a, b].map(|set| set.into_iter().collect());
        let maker = self.maker(&scores);
        let held: Vec<(String, Vec<u32>)> = self.at_issue().into_iter().zip([a, b]).collect();
        let between = (verdict == Verdict::Contradiction).then(|| maker.between(&held));
        let quoted: Vec<ClaimIndex> = self.ruling.claims.iter().flatten().copied().collect();
        // What was ruled on stands first.
        let sides: Vec<Vec<ClaimIndex>> = { held.iter() }
            .map(|(_, s)| maker.led_by(&quoted, s))
            .collect();
        let all: Set = held.iter().flat_map(|(_, s)| s).copied().collect();
        let position = |(side, (value, set)): (usize, &(String, Vec<u32>))| Position {
            side,
            held_by: maker.holders(set, between),
            value: value.clone(),
        };
        let finding = Finding {
            kind: self.ruling.decision.kind,
            between,
            claims: led_by_first(&sides),
            positions: held.iter().enumerate().map(position).collect(),
            sources: maker.sources(&all.into_iter().collect::<Vec<_>>()),
            independent: held.iter().map(|(_, s)| maker.voices(s)).collect(),
            sides,
            ..self.finding(verdict)
        };
        self.add(finding);
    }

    pub(super) fn relate(&mut self, a: &Set, b: &Set) {
        let claims: Vec<u32> = [a.first(), b.first()]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        let unscored = BTreeMap::new();
        let maker = self.maker(&unscored);
        let finding = Finding {
            sources: maker.sources(&claims),
            independent: vec![maker.voices(&claims)],
            claims: claims.into_iter().map(ClaimIndex).collect(),
            ..self.finding(Verdict::Related)
        };
        self.add(finding);
    }

    /// A finding that rests on the ruling alone, yet without claims.
    fn finding(&self, verdict: Verdict) -> Finding {
        Finding {
            id: 0,
            verdict,
            kind: None,
            between: None,
            contained: false,
            claims: Vec::new(),
            sides: Vec::new(),
            positions: Vec::new(),
            sources: Vec::new(),
            independent: Vec::new(),
            score: 1.0,
            level: None,
            fact: None,
            members: Vec::new(),
            differences: Vec::new(),
            because: vec![self.reason.clone()],
        }
    }
}
