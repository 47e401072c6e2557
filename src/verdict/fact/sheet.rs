//! One question about one holder, with all its answers.

use std::collections::BTreeMap;

use crate::claim::SourceIndex;
use crate::fact::Value;
use crate::normalize::{EntityId, EntityTable};
use crate::rules::model::Attribute;
use crate::text::capitalized;

use super::Facts;
use super::holder::Holders;
use super::meet::meet;
use super::value::{Fit, fit};
use crate::verdict::Court;

/// What the answers of a sheet are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum HolderKey {
    /// What the story is about.
    Story,
    /// An entity of the run.
    Entity(EntityId),
    /// Whatever is called by this noun.
    Described(String),
}

/// An answer, and the facts that give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Indices of facts, in order of the text.
    pub facts: Vec<usize>,
}

/// A question about a holder with its answers, those that can be one together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Index of the attribute.
    pub attribute: usize,
    /// Its id.
    pub id: String,
    /// The question in words: "Age of Kyle Renner".
    pub name: String,
    /// The first article of its story, where there are several.
    pub story: Option<SourceIndex>,
    /// Whom or what it is about.
    pub holder: HolderKey,
    /// The answers, in order of the text.
    pub answers: Vec<Answer>,
    /// Facts that are limited to a part, to another happening, or superseded: told, never compared.
    pub aside: Vec<usize>,
}

/// All sheets, by story, attribute and holder: no fact meets one of another story.
pub(super) fn sheets(court: &Court, facts: &Facts) -> Vec<Sheet> {
    let holders = Holders::new(court, facts);
    let mut by_story: BTreeMap<u32, Keyed> = BTreeMap::new();
    for (index, fact) in facts.told.facts.iter().enumerate() {
        if let Some(key) = holders.key(fact) {
            let story = court.near.of(fact.source).first().copied();
            let keyed = by_story.entry(story.unwrap_or_default()).or_default();
            keyed.entry((fact.attribute, key)).or_default().push(index);
        }
    }
    let several = by_story.len() > 1;
    let of_story = |(story, mut keyed): (u32, Keyed)| {
        unite(&holders, facts, &mut keyed);
        let story = several.then_some(SourceIndex(story));
        of_story(court, facts, keyed, story)
    };
    by_story.into_iter().flat_map(of_story).collect()
}

fn of_story(court: &Court, facts: &Facts, keyed: Keyed, story: Option<SourceIndex>) -> Vec<Sheet> {
    let all = &facts.told.facts;
    let sheet = |((attribute, holder), mut list): ((usize, HolderKey), Vec<usize>)| {
        list.sort_unstable();
        let limited = |&i: &usize| all[i].limit().is_some();
        let (aside, whole): (Vec<usize>, Vec<usize>) = list.into_iter().partition(limited);
        let answers = answers(court, facts, whole);
        let asked = &facts.attributes[attribute];
        Sheet {
            attribute,
            id: asked.id.clone(),
            name: question(court, asked, &holder),
            story,
            holder,
            answers,
            aside,
        }
    };
    keyed.into_iter().map(sheet).collect()
}

/// The facts of a question, those that can be one together. A bound goes with the figure that stands nearest: "at least 5.9" with 5.9, not
/// with 6.1.
fn answers(court: &Court, facts: &Facts, whole: Vec<usize>) -> Vec<Answer> {
    let all = &facts.told.facts;
    let (loose, exact): (Vec<usize>, Vec<usize>) =
        whole.into_iter().partition(|&i| is_loose(&all[i].value));
    let mut answers: Vec<Answer> = Vec::new();
    for i in exact.into_iter().chain(loose) {
        let same = |a: &&mut Answer| {
            a.facts.iter().all(|&j| {
                meet(court, facts, &all[i], &all[j])
                    && fit(court, facts, &all[i], &all[j]) == Fit::Same
            })
        };
        let off = |a: &&mut Answer| distance(&all[i].value, &all[a.facts[0]].value);
        let nearest = answers
            .iter_mut()
            .filter(same)
            .min_by(|a, b| off(a).total_cmp(&off(b)));
        match nearest {
            Some(answer) => answer.facts.push(i),
            None => answers.push(Answer { facts: vec![i] }),
        }
    }
    for answer in &mut answers {
        answer.facts.sort_unstable();
    }
    answers.sort_by_key(|a| a.facts[0]);
    answers
}

/// Whether the answer is a bound or an estimate ("at least 12", "about 40").
pub(super) fn is_loose(value: &Value) -> bool {
    match value {
        Value::Number(q) => q.approximate || q.bounds.min.is_none() || q.bounds.min != q.bounds.max,
        _ => false,
    }
}

/// How far apart two answers are, where they are numbers.
fn distance(one: &Value, other: &Value) -> f64 {
    match (one, other) {
        (Value::Number(x), Value::Number(y)) => {
            { x.value.zip(y.value) }.map_or(0.0, |(x, y)| (x - y).abs())
        }
        _ => 0.0,
    }
}

type Keyed = BTreeMap<(usize, HolderKey), Vec<usize>>;

/// Joins holders of one attribute: nouns that mean the same; and what is told without a holder with the only holder that others
/// name, unless an article does both.
fn unite(holders: &Holders, facts: &Facts, by_key: &mut Keyed) {
    let mut attributes: Vec<usize> = by_key.keys().map(|(a, _)| *a).collect();
    attributes.dedup();
    for attribute in attributes {
        let keys: Vec<HolderKey> = keys_of(by_key, attribute);
        for (n, key) in keys.iter().enumerate() {
            let HolderKey::Described(noun) = key else {
                continue;
            };
            let same = |other: &&HolderKey| match other {
                HolderKey::Described(known) => holders.same(known, noun),
                _ => false,
            };
            if let Some(into) = keys[..n].iter().find(same) {
                join(by_key, attribute, key, into);
            }
        }
        let keys = keys_of(by_key, attribute);
        let [HolderKey::Story, other] = keys.as_slice() else {
            continue;
        };
        let sources = |key: &HolderKey| -> Vec<SourceIndex> {
            let list = by_key.get(&(attribute, key.clone()));
            let all = list.into_iter().flatten();
            all.map(|&i| facts.told.facts[i].source).collect()
        };
        let of_story = sources(&HolderKey::Story);
        if !sources(other).iter().any(|s| of_story.contains(s)) {
            join(by_key, attribute, &HolderKey::Story, other);
        }
    }
}

fn keys_of(by_key: &Keyed, attribute: usize) -> Vec<HolderKey> {
    let own = by_key.keys().filter(|(a, _)| *a == attribute);
    own.map(|(_, key)| key.clone()).collect()
}

fn join(by_key: &mut Keyed, attribute: usize, from: &HolderKey, into: &HolderKey) {
    if let Some(list) = by_key.remove(&(attribute, from.clone())) {
        by_key
            .entry((attribute, into.clone()))
            .or_default()
            .extend(list);
    }
}

impl HolderKey {
    /// As ids and tables have it: the entity's key, "the driver", "story".
    pub fn written(&self, entities: &EntityTable) -> String {
        match self {
            Self::Story => "story".to_owned(),
            Self::Entity(entity) => entities.get(*entity).key.clone(),
            Self::Described(noun) => format!("the {noun}"),
        }
    }
}

/// What a sheet asks, for a heading: "Age of Kyle Renner", "Killed".
fn question(court: &Court, attribute: &Attribute, holder: &HolderKey) -> String {
    let name = attribute
        .name
        .clone()
        .unwrap_or_else(|| capitalized(&attribute.id.replace(['-', '_'], " ")));
    match holder {
        HolderKey::Story => name,
        HolderKey::Entity(entity) => format!("{name} of {}", court.entities.get(*entity).name),
        HolderKey::Described(noun) => format!("{name} of the {noun}"),
    }
}
