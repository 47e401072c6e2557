//! Names that are spelled apart and are one, and names of initials.
//!
//! Two names are one where their letters are, whatever their accents, blanks and hyphens; where one word of each is near the other's
//! (restricted edit distance) and all others are equal; or where one is the initials of the other. No article may have both: who
//! writes of two tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::evidence;
use super::model::{Evidence, Proposal, Suggestion};
use crate::normalize::{Entity, EntityId};
use crate::rules::model::EntityKind;
use crate::rules::wordnet::WordNet;
use crate::rules::{RuleSet, slug};
use crate::run::Run;

/// A word shorter than this is near no other: "Iran" and "Iraq".
const SHORTEST: usize = 6;
/// A word of so many letters may differ in two.
const LONG: usize = 9;
/// Initials of fewer or of more words stand for anything.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=6;

/// A name in the articles.
struct Named<'a> {
    entity: &'a Entity,
    /// Articles that have it, by their place in the run.
    sources: BTreeSet<usize>,
    evidence: Vec<Evidence>,
}

impl Named<'_> {
    fn is_of_rules(&self) -> bool {
        self.entity.provenance != TEXT
    }
}

/// The provenance of what no rule has.
const TEXT: &str = "text";

/// Proposals of aliases, by the names of their entities.
pub fn find(run: &Run, rules: &RuleSet) -> Vec<Suggestion> {
    let named = named(run);
    let mut found = Vec::new();
    for (n, one) in named.iter().enumerate() {
        for other in &named[n + 1..] {
            let apart = one.sources.is_disjoint(&other.sources);
            let kinds = [one.entity.kind, other.entity.kind];
            let of_one_kind = kinds[0] == kinds[1] || kinds.contains(&EntityKind::Other);
            if !apart || !of_one_kind || (one.is_of_rules() && other.is_of_rules()) {
                continue;
            }
            if let Some(why) = likeness(&one.entity.name, &other.entity.name, rules) {
                let (known, alias) = order(one, other);
                // Initials that fit two names are neither's.
                let is_alone =
                    |names: &dyn Fn(&Named) -> bool| named.iter().filter(|o| names(o)).count() == 1;
                let initials =
                    |o: &Named| initials(&o.entity.name).as_deref() == Some(&alias.entity.name);
                if why == INITIALS_OF && !is_alone(&initials) {
                    continue;
                }
                found.push(suggestion(known, alias, why));
            }
        }
    }
    found
}

/// Which of two gives the name: what a rule has, else the full one, else what more articles have.
fn order<'n, 'a>(one: &'n Named<'a>, other: &'n Named<'a>) -> (&'n Named<'a>, &'n Named<'a>) {
    let rank = |n: &Named| {
        (
            n.is_of_rules(),
            !is_initials(&n.entity.name),
            n.sources.len(),
        )
    };
    if rank(other) > rank(one) {
        (other, one)
    } else {
        (one, other)
    }
}

fn suggestion(known: &Named, alias: &Named, why: &str) -> Suggestion {
    let Entity {
        key, name, kind, ..
    } = known.entity;
    let kind = if *kind == EntityKind::Other {
        alias.entity.kind
    } else {
        *kind
    };
    let id = if known.is_of_rules() {
        key.clone()
    } else {
        slug(name)
    };
    Suggestion {
        proposal: Proposal::Alias {
            id,
            new: (!known.is_of_rules()).then(|| (name.clone(), kind)),
            alias: alias.entity.name.clone(),
        },
        why: format!(
            "“{}” {why} “{name}”, and no article has both",
            alias.entity.name
        ),
        evidence: [
            evidence::some(known.evidence.clone()),
            evidence::some(alias.evidence.clone()),
        ]
        .concat(),
    }
}

/// Who and what is called by its name in an article.
fn named(run: &Run) -> Vec<Named<'_>> {
    let mut spans: BTreeMap<EntityId, Vec<(usize, Evidence)>> = BTreeMap::new();
    for (source, (document, reading)) in run.documents.iter().zip(&run.readings).enumerate() {
        for mention in &reading.mentions {
            let name = &run.entities.get(mention.entity).name;
            if mention.span.of(&document.text).contains(name.as_str()) {
                let mut sentences = reading.sentences.iter().map(|s| s.span);
                let whole = sentences.find(|s| s.contains(mention.span));
                let told = (
                    source,
                    evidence::at(document, whole.unwrap_or(mention.span)),
                );
                spans.entry(mention.entity).or_default().push(told);
            }
        }
    }
    let with_name = |(entity, told): (EntityId, Vec<(usize, Evidence)>)| Named {
        entity: run.entities.get(entity),
        sources: told.iter().map(|(source, _)| *source).collect(),
        evidence: told.into_iter().map(|(_, evidence)| evidence).collect(),
    };
    spans.into_iter().map(with_name).collect()
}

const INITIALS_OF: &str = "are the initials of";

/// Why two names are one.
fn likeness(one: &str, other: &str, rules: &RuleSet) -> Option<&'static str> {
    if [one, other]
        .iter()
        .any(|n| n.contains(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    if initials(one).as_deref() == Some(other) || initials(other).as_deref() == Some(one) {
        return Some(INITIALS_OF);
    }
    let letters = |name: &str| words(name).concat();
    if letters(one) == letters(other) {
        return Some("has the letters of");
    }
    let (one, other) = (words(one), words(other));
    if one.len() != other.len() {
        return None;
    }
    let mut differing = one.iter().zip(&other).filter(|(a, b)| a != b);
    let (a, b) = differing.next().filter(|_| differing.next().is_none())?;
    are_near(a, b, rules).then_some("is spelled nearly as")
}

/// Whether two words are spellings of one name.
fn are_near(a: &str, b: &str, rules: &RuleSet) -> bool {
    let length = a.chars().count().min(b.chars().count());
    let most = if length >= LONG { 2 } else { 1 };
    // "Ivanov" and "Ivanova", "Hill" and "Hills" are two.
    let is_longer = a.starts_with(b) || b.starts_with(a);
    let first = |word: &str| word.chars().next();
    let given = |word: &str| {
        let mut names = rules.file.names.given.values().flatten();
        names.any(|name| name.to_lowercase() == word)
    };
    let spelled = |word: &str| !WordNet::embedded().spelled(word).is_empty();
    length >= SHORTEST
        && first(a) == first(b)
        && !is_longer
        && osa_distance(a, b) <= most
        && !(given(a) && given(b))
        && !(spelled(a) && spelled(b))
}

/// The words of a name in small letters, without accents and marks.
fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let parts = plain.split(|c: char| c.is_whitespace() || c == '-' || c == '‑');
    let letters = |part: &str| {
        part.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let words = parts.map(|part| letters(part).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

fn is_initials(name: &str) -> bool {
    INITIALS.contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// The first letters of the words of a name that have capitals, where there are enough of them.
fn initials(name: &str) -> Option<String> {
    let words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let letters: String = words.filter(|c| c.is_uppercase()).collect();
    INITIALS
        .contains(&letters.chars().count())
        .then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name() {
        let rules = RuleSet::builtin();
        for (one, other) in [
            ("Zamir Kabulov", "Zamir Kabulow"),
            ("al-Sharaq", "Al Sharaq"),
            ("Müller Werft", "Muller Werft"),
            ("Berdimedov", "Berdymedov"),
            ("Northern Port Bureau", "NPB"),
        ] {
            assert!(likeness(one, other, &rules).is_some(), "{one}, {other}");
        }
        for (one, other) in [
            ("Anna Ivanov", "Anna Ivanova"),
            ("Iran", "Iraq"),
            ("Maria Holm", "Marta Holm"),
            ("Calder Bank", "Calder Bane"),
            ("Ada Holm", "Ada Voll"),
            ("Flight 212", "Flight 213"),
            ("North Yard", "South Yard"),
        ] {
            assert_eq!(likeness(one, other, &rules), None, "{one}, {other}");
        }
    }
}
