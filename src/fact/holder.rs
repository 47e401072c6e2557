//! Whom or what a fact is about.

use super::deep::Role;
use super::english;
use super::model::Holder;
use super::people::is_surely_person;
use super::scene::Scene;
use crate::claim::Claim;
use crate::normalize::EntityId;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Attribute, EntityKind, HolderKind};
use crate::text::{Deprel, Upos};

/// The holder that a hit names at `word`, if the attribute can be of it. `claims` are the sentence's.
pub(super) fn holder(
    scene: &Scene<'_, '_>,
    attribute: &Attribute,
    lexicon: &Lexicon,
    claims: &[Claim],
    word: Option<usize>,
) -> Option<Holder> {
    let Some(word) = word else {
        return Some(Holder::Story);
    };
    let tree = scene.tree;
    let mut word = word;
    // "the number of visits rose": the visits did.
    if scene.words.measures.contains(tree.lower_lemma(word))
        && let Some(of) = scene
            .bonds
            .iter()
            .find(|b| b.head == word && b.role == Role::By(english::OF))
    {
        word = of.word;
    }
    let noun = tree.lower_lemma(word);
    let is_kind = |kind: &String| {
        let tagged = |word| (word, Some(Upos::Noun));
        kind == noun || lexicon.wider(tagged(kind.as_str()), tagged(noun)).is_some()
    };
    // A name tells no kind: "the Santa Rita sank". Where the holder has to be of a kind, it is no person.
    let may_be_name = attribute.of != HolderKind::Event
        && scene.entity(word).is_some_and(|e| {
            attribute.of == HolderKind::Person || (scene.kind_of)(e) != EntityKind::Person
        });
    let known = attribute.nouns.is_empty() || attribute.nouns.iter().any(is_kind);
    if !known && !may_be_name {
        return None;
    }
    if attribute.of == HolderKind::Event {
        return Some(Holder::Story);
    }
    let named = scene
        .entity(word)
        .or_else(|| equated(scene, attribute.of, lexicon, word))
        .or_else(|| referred(scene, claims, word))
        .or_else(|| alone(scene, attribute.of, word));
    if let Some(entity) = named {
        return may_hold(attribute.of, (scene.kind_of)(entity)).then_some(Holder::Entity(entity));
    }
    let plural = tree.token(word).xpos == "NNS" && attribute.of != HolderKind::Thing;
    if tree.token(word).upos != Upos::Noun || plural {
        return None;
    }
    let mut owners = tree.children_by(word, &[Deprel::Det, Deprel::NmodPoss]);
    Some(Holder::Described {
        noun: noun.to_owned(),
        definite: owners.any(|d| english::DEFINITE.contains(&tree.word(d))),
    })
}

/// "Marta Holm, a nurse", "nurse Marta Holm": the name that says who the nurse is.
fn equated(
    scene: &Scene<'_, '_>,
    of: HolderKind,
    lexicon: &Lexicon,
    noun: usize,
) -> Option<EntityId> {
    let person = is_surely_person(scene.words, lexicon, scene.tree.lower_lemma(noun));
    let fits = |e: &EntityId| match of {
        HolderKind::Person => person,
        _ => (scene.kind_of)(*e) != EntityKind::Person,
    };
    let says = scene
        .bonds
        .iter()
        .filter(|b| b.head == noun && b.role == Role::Subject);
    says.filter(|b| scene.tree.token(b.word).upos == Upos::Propn)
        .filter_map(|b| scene.entity(b.word))
        .find(fits)
}

/// Whom a claim takes the pronoun for.
fn referred(scene: &Scene<'_, '_>, claims: &[Claim], word: usize) -> Option<EntityId> {
    let span = scene.span(word);
    let is_pronoun = scene.tree.token(word).upos == Upos::Pron;
    let mut named = claims
        .iter()
        .flat_map(|c| [&c.subject, &c.object])
        .flatten();
    named
        .find(|a| is_pronoun && a.span == span && a.entity.is_some())
        .and_then(|a| a.entity)
}

/// "From its headquarters in Kestrow, Grannet sells seed": the only one in the sentence whom a pronoun can mean.
fn alone(scene: &Scene<'_, '_>, of: HolderKind, word: usize) -> Option<EntityId> {
    let tree = scene.tree;
    let singular = !english::PLURAL_PRONOUNS.contains(&tree.word(word));
    let person = english::OF_PERSON.contains(&tree.word(word));
    if tree.token(word).upos != Upos::Pron || !singular || person != (of == HolderKind::Person) {
        return None;
    }
    let mut found: Vec<EntityId> = (0..tree.len())
        .filter(|&w| tree.token(w).upos == Upos::Propn)
        .filter_map(|w| scene.entity(w))
        .filter(|&e| may_hold(of, (scene.kind_of)(e)))
        .collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Towards whom an answer holds: whoever has a name, or is said to be somebody who has.
pub(super) fn named_at(scene: &Scene<'_, '_>, lexicon: &Lexicon, word: usize) -> Option<EntityId> {
    scene
        .entity(word)
        .or_else(|| equated(scene, HolderKind::Person, lexicon, word))
}

fn may_hold(of: HolderKind, kind: EntityKind) -> bool {
    match of {
        HolderKind::Person => matches!(kind, EntityKind::Person | EntityKind::Other),
        HolderKind::Organization => matches!(kind, EntityKind::Organization | EntityKind::Other),
        HolderKind::Event => true,
        HolderKind::Thing => kind != EntityKind::Person || of == HolderKind::Thing,
    }
}

/// Nouns that say what an entity is, in one sentence: "the singer Mara Lindqvist", "Pike, the mayor".
pub(super) fn descriptions(scene: &Scene<'_, '_>, lexicon: &Lexicon) -> Vec<(EntityId, String)> {
    let tree = scene.tree;
    let mut out: Vec<(EntityId, String)> = Vec::new();
    for bond in scene.bonds.iter().filter(|b| b.role == Role::Subject) {
        let noun = tree.token(bond.head);
        let name = tree.token(bond.word);
        if noun.upos == Upos::Noun
            && noun.xpos != "NNS"
            && name.upos == Upos::Propn
            && let Some(entity) = scene.entity(bond.word)
            && scene.entity(bond.head).is_none()
        {
            out.push((entity, tree.lower_lemma(bond.head).to_owned()));
        }
    }
    // "the painting Winter Morning", "striker Tomas Brandao": a common noun right before a name.
    for word in 1..tree.len() {
        if let Some(mention) = scene.mention(word)
            && mention.span.start == scene.span(word).start
            && tree.token(word - 1).upos == Upos::Noun
            && tree.token(word - 1).xpos == "NN"
            && scene.entity(word - 1).is_none()
        {
            out.push((mention.entity, tree.lower_lemma(word - 1).to_owned()));
        }
    }
    // "its new phone, the Lumen 5": an apposition, also where the parser missed it.
    for word in 1..tree.len().saturating_sub(2) {
        let is_noun = tree.token(word - 1).xpos == "NN" && scene.entity(word - 1).is_none();
        let determined = (0..word - 1)
            .rev()
            .take(3)
            .any(|w| tree.token(w).upos == Upos::Det || tree.token(w).xpos == "PRP$");
        let from = if tree.token(word + 1).upos == Upos::Det {
            word + 2
        } else {
            word + 1
        };
        if tree.word(word) == ","
            && is_noun
            && determined
            && let Some(mention) = scene.mention(from)
            && mention.span.start == scene.span(from).start
        {
            out.push((mention.entity, tree.lower_lemma(word - 1).to_owned()));
        }
    }
    // "offered Teixeira a deal": what a person is called by is a noun of people.
    out.retain(|(entity, noun)| {
        (scene.kind_of)(*entity) != EntityKind::Person
            || is_surely_person(scene.words, lexicon, noun)
    });
    out.sort();
    out.dedup();
    out
}
