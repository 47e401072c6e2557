//! Who stands where in a contradiction, a dispute or an update.

use std::collections::BTreeMap;

use crate::report::model::{Claim, Finding};
use crate::report::resolved::Resolved;
use crate::verdict::{Between, Verdict};

/// One side of a contradiction or an update.
pub(super) struct Side<'a> {
    pub value: &'a str,
    pub held_by: Vec<String>,
    pub claims: Vec<&'a Claim>,
}

impl<'a> Resolved<'a> {
    /// The sides of a contradiction or an update.
    pub fn sides(&'a self, finding: &'a Finding) -> Vec<Side<'a>> {
        let side = |(i, ids): (usize, &'a Vec<String>)| {
            let position = finding.positions.iter().find(|p| p.side == i);
            let held_by: &[String] = position.map_or(&[], |p| p.held_by.as_slice());
            let claims = self.told(finding, ids);
            let held_by = match finding.between {
                Some(Between::Speakers) => held_by.to_vec(),
                _ => self.holders(held_by, &claims),
            };
            Side {
                value: position.map_or("", |p| p.value.as_str()),
                held_by,
                claims,
            }
        };
        let mut sides: Vec<Side<'a>> = finding.sides.iter().enumerate().map(side).collect();
        if finding.between != Some(Between::Speakers) && finding.verdict != Verdict::Update {
            say_who_says_both(&mut sides);
        }
        sides
    }
}

/// Marks who stands on more than one side, as an article does that corrects itself: "Oxus Post (says both)".
fn say_who_says_both(sides: &mut [Side<'_>]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for name in sides.iter().flat_map(|s| &s.held_by) {
        *times.entry(name.clone()).or_default() += 1;
    }
    for name in sides.iter_mut().flat_map(|s| &mut s.held_by) {
        if times.get(name).is_some_and(|&n| n > 1) {
            name.push_str(" (says both)");
        }
    }
}
