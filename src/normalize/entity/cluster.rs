//! One document's names gathered into entities: last names, acronyms, company endings, spellings.
//!
//! Full names come first; a shorter name joins the one entity that it can stand for, and stays alone where there are two.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::gazetteer::Gazetteer;
use super::mention::NameMention;
use super::name::{Gender, NameWords};
use crate::normalize::{EntityId, english};
use crate::rules::model::EntityKind;
use crate::rules::{fold, slug};

/// An entity of one document.
#[derive(Debug, Clone)]
pub struct LocalEntity {
    /// Fullest name.
    pub name: String,
    /// What it is, as far as told.
    pub kind: EntityKind,
    /// Id of the rule that knows it.
    pub rule: Option<String>,
    /// Names seen.
    pub aliases: BTreeSet<String>,
    /// Titles seen before its name, lower case.
    pub(crate) titles: BTreeSet<String>,
    /// Titles that the rules give it, lower case, without an article.
    pub(crate) titles_of_rules: Vec<String>,
    /// As told by title or given name.
    pub(crate) gender: Option<Gender>,
    /// Folded words of the fullest name.
    pub(crate) parts: Vec<String>,
    /// Ids of the places that it lies in by the rules, the nearest first.
    pub(crate) within: Vec<String>,
}

impl LocalEntity {
    /// Whether "she" (or else "he") can mean it, as far as its names tell.
    pub(crate) fn may_be(&self, female: bool) -> bool {
        let gender = if female { Gender::Female } else { Gender::Male };
        self.gender.is_none_or(|g| g == gender)
    }
}

/// The entities of one document; an [`EntityId`] of its reading points here until the run is linked.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In order of discovery: by length of name, then place in the text.
    pub list: Vec<LocalEntity>,
}

impl Entities {
    /// The entity of a local id.
    pub fn get(&self, id: EntityId) -> &LocalEntity {
        &self.list[id.0 as usize]
    }
}

/// Gathers names into entities; returns them and each mention's entity.
pub(crate) fn cluster(
    mentions: &[NameMention],
    gazetteer: &Gazetteer,
    names: &NameWords,
) -> (Entities, Vec<EntityId>) {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(mentions[i].words.len()), mentions[i].span));
    let mut entities = Entities::default();
    let mut index = Index::default();
    let mut ids = vec![EntityId(0); mentions.len()];
    for i in order {
        let m = &mentions[i];
        let words: Vec<&str> = m.words.iter().map(String::as_str).collect();
        let parts: Vec<String> = core(&words, names);
        let found = match m.known {
            Some(k) => entities
                .list
                .iter()
                .position(|e| e.rule.as_deref() == Some(&gazetteer.known(k).id)),
            None => candidates(&entities, &index, &words, &parts, names),
        };
        let at = found.unwrap_or_else(|| {
            let at = entities.list.len();
            entities
                .list
                .push(new_entity(m, &words, parts, gazetteer, names));
            index.add(at, &entities.list[at], names);
            at
        });
        let e = &mut entities.list[at];
        if !m.adjectival && e.aliases.insert(words.join(" ")) {
            index.name(at, &words.join(" "));
        }
        e.titles.extend(m.title.iter().map(|t| fold(t)));
        let title: Vec<&str> = m.title.iter().map(String::as_str).collect();
        e.gender = e.gender.or_else(|| names.gender(&title, &words));
        if e.rule.is_none() && e.kind == EntityKind::Other {
            if let Some(kind) = names.kind(!m.title.is_empty(), &words) {
                e.kind = kind;
            } else if m
                .after
                .as_deref()
                .is_some_and(|p| english::OF_PLACE.contains(&p))
                && words.len() < 3
            {
                e.kind = EntityKind::Place;
            }
        }
        ids[i] = EntityId(at as u32);
    }
    (entities, ids)
}

fn new_entity(
    m: &NameMention,
    words: &[&str],
    parts: Vec<String>,
    gazetteer: &Gazetteer,
    names: &NameWords,
) -> LocalEntity {
    if let Some(k) = m.known {
        let known = gazetteer.known(k);
        let name_words: Vec<&str> = known.name.split(' ').collect();
        let titles_of_rules: Vec<String> = known.titles.iter().map(|t| title(t)).collect();
        return LocalEntity {
            name: known.name.clone(),
            kind: known.kind,
            rule: Some(known.id.clone()),
            aliases: known.aliases.iter().cloned().collect(),
            titles: titles_of_rules.iter().cloned().collect(),
            titles_of_rules,
            gender: names.gender(&[], &name_words),
            parts: core(&name_words, names),
            within: known.within.clone(),
        };
    }
    let title: Vec<&str> = m.title.iter().map(String::as_str).collect();
    LocalEntity {
        name: words.join(" "),
        kind: names.kind(!m.title.is_empty(), words).unwrap_or_default(),
        rule: None,
        aliases: BTreeSet::new(),
        titles: BTreeSet::new(),
        titles_of_rules: Vec::new(),
        gender: names.gender(&title, words),
        parts,
        within: Vec::new(),
    }
}

/// A title as it is looked for: in lower case, without the article that a person may write before it.
pub(crate) fn title(written: &str) -> String {
    let folded = fold(written);
    let the = folded.strip_prefix(english::THE);
    the.and_then(|t| t.strip_prefix(' '))
        .map_or_else(|| folded.clone(), str::to_owned)
}

/// Folded words of a name without company endings; the whole name if nothing else is left.
pub(crate) fn core(words: &[&str], names: &NameWords) -> Vec<String> {
    let mut short: Vec<String> = words
        .iter()
        .enumerate()
        // Only a first name has short forms: the "Al" of "Omar Al Hadi" is no Albert.
        .map(|(i, w)| if i == 0 { names.spelling(w) } else { fold(w) })
        .filter(|w| w.chars().any(char::is_alphanumeric) && w != english::THE)
        .collect();
    while short.len() > 1 && short.last().is_some_and(|w| names.is_ending(w)) {
        short.pop();
    }
    short
}

/// The entities found so far, by what names can be looked up with.
#[derive(Debug, Default)]
struct Index {
    /// The first entity with these parts.
    parts: HashMap<Vec<String>, usize>,
    /// The first entity with this name, folded.
    names: HashMap<String, usize>,
    handles: HashMap<String, Vec<usize>>,
}

impl Index {
    fn add(&mut self, at: usize, e: &LocalEntity, names: &NameWords) {
        self.parts.entry(e.parts.clone()).or_insert(at);
        for alias in &e.aliases {
            self.name(at, alias);
        }
        for handle in handles(&e.parts, names) {
            self.handles.entry(handle).or_default().push(at);
        }
    }

    fn name(&mut self, at: usize, name: &str) {
        let first = self.names.entry(fold(name)).or_insert(at);
        *first = at.min(*first);
    }
}

/// What two names of which one can stand for the other have in common: the last word, the one before a trade, or the
/// initials.
pub(crate) fn handles(parts: &[String], names: &NameWords) -> Vec<String> {
    let last = |parts: &[String]| {
        let word = parts.last().map_or("", String::as_str);
        names.without_prefix(word).to_owned()
    };
    let letters = match parts {
        [word] => word.replace('.', ""),
        _ => initials(parts),
    };
    let mut out = vec![last(parts), format!("#{letters}")];
    if let Some((_, short)) = parts.split_last().filter(|(t, _)| names.is_trade(t)) {
        out.push(last(short));
    }
    out
}

/// The one entity that the name can stand for; `None` if there is none, or more than one.
fn candidates(
    entities: &Entities,
    index: &Index,
    words: &[&str],
    parts: &[String],
    names: &NameWords,
) -> Option<usize> {
    let exact = [
        index.parts.get(parts),
        index.names.get(&fold(&words.join(" "))),
    ];
    if let Some(&exact) = exact.into_iter().flatten().min() {
        return Some(exact);
    }
    let mut near: Vec<usize> = handles(parts, names)
        .iter()
        .filter_map(|h| index.handles.get(h))
        .flatten()
        .copied()
        .collect();
    near.sort_unstable();
    near.dedup();
    let mut fit = near
        .into_iter()
        .filter(|&i| stands_for(parts, words, &entities.list[i], names));
    let first = fit.next()?;
    fit.next().is_none().then_some(first)
}

/// Whether a shorter or other form of a name can mean the entity.
pub(crate) fn stands_for(
    parts: &[String],
    words: &[&str],
    e: &LocalEntity,
    names: &NameWords,
) -> bool {
    let (Some(last), Some(e_last)) = (parts.last(), e.parts.last()) else {
        return false;
    };
    if without_trade(parts, words, e, names) {
        return true;
    }
    let person = matches!(e.kind, EntityKind::Person | EntityKind::Other);
    if parts.len() == 1 {
        let lettered: String = words.concat();
        if e.parts.len() > 1 && is_acronym(&lettered) && initials(&e.parts) == last.replace('.', "")
        {
            return true;
        }
        let known = names.kind(false, words);
        return person
            && e.parts.len() > 1
            && e.parts.len() < 5
            && !e
                .name
                .split(' ')
                .any(|w| english::IN_LONG_NAMES.contains(&w))
            && known != Some(EntityKind::Place)
            && (last == e_last && last.len() > 2
                || last != e_last && names.without_prefix(e_last) == last)
            && !names.is_organization_word(last);
    }
    // Two people of one last name stay two: given names must be the same, or one an initial of the other.
    person
        && last == e_last
        && parts.len() > 1
        && e.parts.len() > 1
        && !parts
            .iter()
            .chain(&e.parts)
            .any(|w| names.is_organization_word(w))
        && (parts[0] == e.parts[0]
            || (parts[0].len() == 1 || e.parts[0].len() == 1)
                && parts[0].chars().next() == e.parts[0].chars().next())
}

/// "Tarvo" for "Tarvo Airlines": all of the name but the trade at its end.
fn without_trade(parts: &[String], words: &[&str], e: &LocalEntity, names: &NameWords) -> bool {
    let plain = !matches!(
        names.kind(false, words),
        Some(EntityKind::Place | EntityKind::Person)
    ) && !words.iter().any(|w| names.is_opener(w));
    plain
        && e.rule.is_none()
        && e.parts
            .split_last()
            .is_some_and(|(trade, short)| names.is_trade(trade) && short == parts)
}

fn is_acronym(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 1 && letters.iter().all(|c| c.is_uppercase())
}

pub(crate) fn initials(parts: &[String]) -> String {
    parts
        .iter()
        .filter(|p| !english::WITHOUT_INITIAL.contains(&p.as_str()))
        .filter_map(|p| p.chars().next())
        .collect()
}

/// The key under which documents share the entity.
pub(crate) fn key(e: &LocalEntity) -> String {
    e.rule.clone().unwrap_or_else(|| slug(&e.parts.join(" ")))
}
