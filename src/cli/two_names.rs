//! The entities that would keep two people apart whose claims were told as one person's.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::normalize::{Entity, EntityId};
use crosscheck::report::Report;
use crosscheck::rules::model::EntityKind;
use crosscheck::rules::{self, bare, slug};
use crosscheck::run::Run;

use super::decide::{Offer, Trial};

/// So many pairs of names are tried at most.
const MOST: usize = 3;

/// A name of a claim: whom it means, and the words.
type Named = (EntityId, String);

/// Entries of `entities:` for two names, each of one claim of the finding alone, that part these claims; `None` where no such entries do.
pub fn offer(report: &Report, trial: &Trial<'_>) -> Option<Offer> {
    let run = trial.run;
    let known = &trial.session.rules().file.entities;
    let of = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims: Vec<usize> = trial.finding.claims.iter().filter_map(of).collect();
    let names: Vec<Vec<Named>> = claims.iter().map(|&i| names(run, i)).collect();
    let mut tried = BTreeSet::new();
    for (n, one) in names.iter().enumerate() {
        for (m, other) in names.iter().enumerate().skip(n + 1) {
            let Some((x, y)) = apart(run, one, other) else {
                continue;
            };
            if tried.len() == MOST || !tried.insert((x.0, y.0)) {
                continue;
            }
            let entries: String = [x, y]
                .iter()
                .filter_map(|named| entry(run, known, named))
                .collect();
            if entries.is_empty() {
                continue;
            }
            let yaml = format!("entities:{entries}");
            let held = [n, m].map(|at| report.claims[claims[at]].id.as_str());
            if trial.undone(&yaml, held) {
                let key = |at: usize| &report.claims[claims[at]].source;
                let case = format!(
                    "“{}” of {} and “{}” of {} are two",
                    x.1,
                    key(n),
                    y.1,
                    key(m)
                );
                return Some(Offer {
                    cases: vec![case],
                    aside: "",
                    yaml,
                });
            }
        }
    }
    None
}

/// The names in a claim.
fn names(run: &Run, claim: usize) -> Vec<Named> {
    let claim = &run.claims[claim];
    let at = claim.source.0 as usize;
    let (reading, text) = (&run.readings[at], &run.documents[at].text);
    let own = |m: &&crosscheck::normalize::Mention| {
        !m.is_taken() && claim.spans.iter().any(|s| s.contains(m.span))
    };
    let mentions = reading.mentions.iter().filter(own);
    mentions
        .map(|m| (m.entity, m.span.of(text).to_owned()))
        .collect()
}

/// Two names of which each claim has one alone, one of them surely of a person and the other of no place.
fn apart<'n>(run: &Run, one: &'n [Named], other: &'n [Named]) -> Option<(&'n Named, &'n Named)> {
    let entity = |n: &Named| run.entities.get(n.0);
    let alone = |own: &'n [Named], others: &'n [Named]| {
        own.iter().filter(move |n| {
            let near = |m: &Named| m.0 == n.0 || shares_word(entity(m), entity(n));
            entity(n).kind != EntityKind::Place && !others.iter().any(near)
        })
    };
    let person = |n: &Named| entity(n).kind == EntityKind::Person;
    let pairs = alone(one, other).flat_map(|x| alone(other, one).map(move |y| (x, y)));
    let mut pairs: Vec<_> = pairs.filter(|(x, y)| person(x) || person(y)).collect();
    pairs.sort_by_key(|(x, y)| !(person(x) && person(y)));
    pairs.first().copied()
}

fn shares_word(one: &Entity, other: &Entity) -> bool {
    let mut words = one.name.split(' ');
    words.any(|w| other.name.split(' ').any(|x| x == w))
}

/// The entry of a name that no rule has, in full where an article gives it so.
fn entry(run: &Run, rules: &[rules::model::Entity], (id, words): &Named) -> Option<String> {
    let entity = run.entities.get(*id);
    let mut known = rules.iter();
    if known.any(|e| e.name == entity.name) {
        return None;
    }
    let last = entity.name.rsplit(' ').next()?;
    let fuller = |e: &&Entity| e.name.ends_with(&format!(" {words}"));
    let all: Vec<&Entity> = { run.entities.iter() }
        .map(|(_, e)| e)
        .filter(fuller)
        .collect();
    let name = match all.as_slice() {
        [one] => &one.name,
        _ => &entity.name,
    };
    let mut entry = format!(
        "\n  - {{id: {}, name: {}, kind: person",
        slug(name),
        bare(name)
    );
    if name != last {
        // Writing to a string cannot fail.
        let _ = write!(entry, ", aliases: [{}]", bare(last));
    }
    entry.push('}');
    Some(entry)
}
