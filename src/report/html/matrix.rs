//! Who agrees with whom: a row and a column an origin, and in each cell how often the two say the same and how often the opposite.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::facts::{Column, origins};
use crate::report::model::Finding;
use crate::report::resolved::Resolved;
use crate::report::sections::{Part, Section};

/// Two are told in a line of their own; so many columns can still be read.
const COLUMNS: std::ops::RangeInclusive<usize> = 3..=16;

/// Shades of a cell, from none.
const SHADES: usize = 4;

/// Origins against each other.
#[derive(Debug, Serialize)]
pub(super) struct Matrix {
    pub columns: Vec<Column>,
    /// By row and column; `None` on the diagonal.
    pub rows: Vec<Vec<Option<Cell>>>,
}

/// Two origins.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Cell {
    /// Findings that both agree in.
    pub agree: usize,
    /// Contradictions on two sides of which they stand.
    pub differ: usize,
    /// How much the two agree, beside those that agree most: 0 to 4.
    pub shade: usize,
}

/// The matrix of what `sections` tell; none where there are too few origins, or too many to see.
pub(super) fn matrix(
    resolved: &Resolved,
    sections: &[Section],
    column: impl Fn(&Vec<&str>) -> Column,
) -> Option<Matrix> {
    let origins = origins(resolved.report);
    if !COLUMNS.contains(&origins.len()) {
        return None;
    }
    let of: BTreeMap<&str, usize> = origins
        .iter()
        .enumerate()
        .flat_map(|(i, sources)| sources.iter().map(move |s| (*s, i)))
        .collect();
    let all = origins.len();
    let mut agree = vec![vec![0; all]; all];
    let mut differ = agree.clone();
    for section in sections {
        for finding in &section.findings {
            match section.part {
                Part::Agreements => {
                    let own: BTreeSet<usize> = finding
                        .sources
                        .iter()
                        .filter_map(|s| of.get(s.as_str()).copied())
                        .collect();
                    for a in &own {
                        own.iter()
                            .filter(|b| a != *b)
                            .for_each(|b| agree[*a][*b] += 1);
                    }
                }
                Part::Contradictions => {
                    for (a, b) in opposed(resolved, finding, &of) {
                        differ[a][b] += 1;
                    }
                }
                // Speakers disagree there, time went on, or nothing is decided.
                Part::Disputes | Part::Updates | Part::Related => {}
            }
        }
    }
    let most = agree.iter().flatten().copied().max().unwrap_or_default();
    if most == 0 && differ.iter().flatten().all(|n| *n == 0) {
        return None;
    }
    let cell = |a: usize, b: usize| {
        (a != b).then(|| Cell {
            agree: agree[a][b],
            differ: differ[a][b],
            shade: (SHADES * agree[a][b]).div_ceil(most.max(1)),
        })
    };
    Some(Matrix {
        columns: origins.iter().map(column).collect(),
        rows: (0..all)
            .map(|a| (0..all).map(|b| cell(a, b)).collect())
            .collect(),
    })
}

/// Pairs of origins that stand on two sides, each both ways; who stands on both sides of it is opposed to nobody there.
fn opposed(
    resolved: &Resolved,
    finding: &Finding,
    of: &BTreeMap<&str, usize>,
) -> BTreeSet<(usize, usize)> {
    let side = |ids: &Vec<String>| -> BTreeSet<usize> {
        let claims = resolved.claims(ids);
        claims
            .iter()
            .filter_map(|c| of.get(c.source.as_str()).copied())
            .collect()
    };
    let sides: Vec<BTreeSet<usize>> = finding.sides.iter().map(side).collect();
    let mut pairs = BTreeSet::new();
    for (i, one) in sides.iter().enumerate() {
        for (j, other) in sides.iter().enumerate() {
            if i != j {
                let a = one.difference(other);
                pairs.extend(a.flat_map(|a| other.difference(one).map(|b| (*a, *b))));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn origins_are_counted_against_each_other() {
        let report = fixture::report();
        let only = BTreeSet::new();
        let resolved = Resolved::new(&report, &only);
        let column = |sources: &Vec<&str>| Column {
            name: sources[0].to_owned(),
            anchor: String::new(),
            copies: sources.len() - 1,
        };
        let matrix = matrix(&resolved, &resolved.sections(), column).unwrap();
        let names: Vec<&str> = matrix.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["echo", "herald", "union"]);
        let cell = |c: &Option<Cell>| {
            let told = |c: &Cell| format!("={} ≠{} {}", c.agree, c.differ, c.shade);
            c.as_ref().map_or("—".to_owned(), told)
        };
        let rows: Vec<Vec<String>> = matrix
            .rows
            .iter()
            .map(|r| r.iter().map(cell).collect())
            .collect();
        assert_eq!(
            rows,
            [
                ["—", "=0 ≠1 0", "=0 ≠0 0"],
                ["=0 ≠1 0", "—", "=1 ≠0 4"],
                ["=0 ≠0 0", "=1 ≠0 4", "—"],
            ]
        );
    }
}
