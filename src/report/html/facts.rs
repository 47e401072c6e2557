//! The fact table: a row a question, a column an origin, so that who copies another is no voice of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::report::laid::Laid;
use crate::report::model::{Fact, FactValue, Finding, Report};
use crate::report::resolved::Resolved;
use crate::report::sections::{Part, Section};
use crate::report::wording::readable;
use crate::visible::line;

/// Up to so many columns can be read beside each other; of more, each answer lists who gives it.
const COLUMNS: usize = 12;

/// Facts, those that the sources differ in first.
#[derive(Debug, Serialize)]
pub(super) struct FactTable {
    /// Empty where there are too many.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Those that one origin alone tells.
    pub alone: Vec<Row>,
}

/// Sources of one origin.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub name: String,
    pub anchor: String,
    /// How many more there are of that origin.
    pub copies: usize,
}

/// A question.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub name: String,
    /// The first finding that tells how the answers differ, or that they agree.
    pub finding: Option<String>,
    /// The section of that finding.
    pub part: &'static str,
    /// Every finding of answers that differ.
    pub flags: Vec<Flag>,
    /// How many origins answer.
    pub held: usize,
    /// By column; one for all where there are no columns.
    pub cells: Vec<Vec<Answer>>,
}

/// A finding on a question.
#[derive(Debug, Serialize)]
pub(super) struct Flag {
    pub finding: String,
    pub part: &'static str,
    pub sign: &'static str,
}

/// An answer in a cell.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Answer {
    pub text: String,
    /// Why it is compared with no other.
    pub aside: String,
    /// A letter for the side that it is on of findings on the question; several where findings part it otherwise; empty for none.
    pub side: String,
    pub claim: String,
    /// Who gives it, where the column does not say so.
    pub by: String,
    pub speakers: String,
}

/// The column of the sources of one origin.
pub(super) fn column(
    resolved: &Resolved,
    anchors: &BTreeMap<&str, String>,
    sources: &[&str],
) -> Column {
    let first = sources.first();
    Column {
        name: first.map_or(String::new(), |id| resolved.name_of(id)),
        anchor: first
            .and_then(|id| anchors.get(id))
            .cloned()
            .unwrap_or_default(),
        copies: sources.len().saturating_sub(1),
    }
}

/// The table of what `sections` and the facts tell.
pub(super) fn fact_table(
    resolved: &Resolved,
    sections: &[Section],
    anchors: &BTreeMap<&str, String>,
) -> FactTable {
    let report = resolved.report;
    let origins = origins(report);
    let wide = origins.len() <= COLUMNS;
    let column = |sources: &Vec<&str>| column(resolved, anchors, sources);
    let laid = Laid::new(report);
    let mut rows: Vec<(usize, bool, Row)> = Vec::new();
    for fact in &report.facts {
        let told: Vec<(Part, &Finding)> = sections
            .iter()
            .flat_map(|s| s.findings.iter().map(|f| (s.part, *f)))
            .filter(|(_, f)| f.fact.as_ref() == Some(&fact.id))
            .collect();
        let held = origins.iter().filter(|o| gives(fact, o)).count();
        if held == 0 {
            continue;
        }
        let part = told.first().map(|(part, _)| *part);
        let sides = lettered(told.iter().map(|(_, f)| *f));
        let side = |value: &FactValue| {
            let on = |side: &BTreeSet<&String>| value.claims.iter().any(|c| side.contains(c));
            let own = sides.iter().enumerate().filter(|(_, side)| on(side));
            let own: Vec<String> = own.map(|(i, _)| letter(i)).collect();
            own.join(" ")
        };
        let answer = |value: &FactValue, by: String, speakers: &str| Answer {
            text: readable(&line(&value.text)),
            aside: value
                .aside
                .as_deref()
                .map_or(String::new(), |a| line(a).into_owned()),
            side: if value.aside.is_some() {
                String::new()
            } else {
                side(value)
            },
            claim: value.claims.first().cloned().unwrap_or_default(),
            by,
            speakers: line(speakers).into_owned(),
        };
        let cells = if wide {
            let cell = |origin: &Vec<&str>| -> Vec<Answer> {
                let own = fact
                    .values
                    .iter()
                    .filter(|v| v.sources.iter().any(|s| origin.contains(&s.as_str())));
                let told = |v| answer(v, String::new(), &laid.speakers(v, origin).join(", "));
                own.map(told).collect()
            };
            origins.iter().map(cell).collect()
        } else {
            let all = fact.values.iter().map(|v| {
                let (names, speakers) = laid.told_by(v, |s| resolved.name_of(s));
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                answer(v, crate::report::wording::list(&names), &speakers)
            });
            vec![all.collect()]
        };
        let row = Row {
            name: line(&fact.name).into_owned(),
            finding: told.first().map(|(_, f)| f.id.clone()),
            part: part.map_or("", Part::name),
            flags: told
                .iter()
                .filter(|(_, f)| !f.sides.is_empty())
                .map(flag)
                .collect(),
            held,
            cells,
        };
        rows.push((held, part.is_some_and(|p| p != Part::Agreements), row));
    }
    rows.sort_by_key(|(held, differ, _)| (!differ, std::cmp::Reverse(*held)));
    let (several, alone): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(held, differ, _)| *held > 1 || *differ);
    FactTable {
        columns: if wide {
            origins.iter().map(column).collect()
        } else {
            Vec::new()
        },
        rows: several.into_iter().map(|(_, _, row)| row).collect(),
        alone: alone.into_iter().map(|(_, _, row)| row).collect(),
    }
}

fn flag((part, finding): &(Part, &Finding)) -> Flag {
    Flag {
        finding: finding.id.clone(),
        part: part.name(),
        sign: part.sign(),
    }
}

/// The sides of all findings on a question, each once: a side that shares a claim with one of an earlier finding is that one,
/// unless another side of its own finding is it already.
fn lettered<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<BTreeSet<&'a String>> {
    let mut all: Vec<BTreeSet<&String>> = Vec::new();
    for finding in findings {
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for side in &finding.sides {
            let shares = |(i, known): &(usize, &BTreeSet<&String>)| {
                !taken.contains(i) && side.iter().any(|c| known.contains(c))
            };
            let found = all.iter().enumerate().find(shares).map(|(i, _)| i);
            let at = found.unwrap_or(all.len());
            if found.is_none() {
                all.push(BTreeSet::new());
            }
            all[at].extend(side);
            taken.insert(at);
        }
    }
    all
}

/// A for the first side; many sides end with Z.
fn letter(side: usize) -> String {
    char::from(b'A' + side.min(25) as u8).to_string()
}

fn gives(fact: &Fact, origin: &[&str]) -> bool {
    fact.values
        .iter()
        .any(|v| v.sources.iter().any(|s| origin.contains(&s.as_str())))
}

/// Sources by the origin of their text, in order of the first of each.
pub(super) fn origins(report: &Report) -> Vec<Vec<&str>> {
    let mut of: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for source in &report.sources {
        let index = *at.entry(&source.group).or_insert_with(|| {
            of.push((&source.group, Vec::new()));
            of.len() - 1
        });
        of[index].1.push(&source.id);
    }
    of.into_iter().map(|(_, sources)| sources).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::fixture;

    /// The letters of claims after findings with these sides.
    fn letters(findings: &[&[&[&str]]]) -> Vec<String> {
        let report = fixture::report();
        let owned = |side: &&[&str]| side.iter().map(|c| (*c).to_owned()).collect();
        let made = |sides: &&[&[&str]]| Finding {
            sides: sides.iter().map(owned).collect(),
            ..report.findings[0].clone()
        };
        let findings: Vec<Finding> = findings.iter().map(made).collect();
        let told = |(i, side): (usize, &BTreeSet<&String>)| {
            let claims: Vec<&str> = side.iter().map(|c| c.as_str()).collect();
            format!("{} {}", letter(i), claims.join(" "))
        };
        lettered(findings.iter())
            .iter()
            .enumerate()
            .map(told)
            .collect()
    }

    #[test]
    fn a_side_keeps_its_letter_from_finding_to_finding() {
        let told = letters(&[
            &[&["seven"], &["five"]],
            &[&["seven", "seven too"], &["twenty"]],
        ]);
        assert_eq!(told, ["A seven seven too", "B five", "C twenty"]);
    }

    #[test]
    fn two_sides_of_one_finding_never_share_a_letter() {
        let told = letters(&[&[&["a", "b"], &["c"]], &[&["a"], &["b"]]]);
        assert_eq!(told, ["A a b", "B c", "C b"]);
    }
}
