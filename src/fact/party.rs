//! Somebody in the slot of an answer, by name or by a noun of people.

use super::model::{Filled, Party, Value};
use super::people::can_be_person;
use super::points::named_from;
use super::scene::Scene;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::EntityKind;
use crate::text::{Deprel, TextSpan, Upos};

/// So many words a noun phrase has at most.
const PHRASE: usize = 5;

/// Whoever is named or described at `word`, unless somebody else is told of beside them: "a nurse and a diver found her".
pub(super) fn party(scene: &Scene<'_, '_>, lexicon: &Lexicon, word: usize) -> Option<Filled> {
    let tree = scene.tree;
    if tree.has(word, Deprel::Conj) || tree.rel(word) == Deprel::Conj {
        return None;
    }
    named(scene, word).or_else(|| described(scene, lexicon, word))
}

/// The parties that begin at `word` of a row, each with the word behind it.
pub(super) fn parties_from(
    scene: &Scene<'_, '_>,
    lexicon: &Lexicon,
    word: usize,
) -> Vec<(Filled, usize)> {
    let tree = scene.tree;
    let by_name = named_from(scene, word, |w| party(scene, lexicon, w));
    if !by_name.is_empty() {
        return by_name;
    }
    let inside = |&w: &usize| {
        let determiner = tree.token(w).upos == Upos::Det || tree.token(w).xpos == "PRP$";
        determiner || matches!(tree.token(w).upos, Upos::Adj | Upos::Noun | Upos::Num)
    };
    let phrase = (word..tree.len()).take(PHRASE).take_while(inside);
    let head = phrase.last().filter(|&w| tree.token(w).upos == Upos::Noun);
    head.and_then(|w| Some((party(scene, lexicon, w)?, w + 1)))
        .into_iter()
        .collect()
}

fn named(scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
    let mention = scene.mention(word)?;
    let kind = (scene.kind_of)(mention.entity);
    if !matches!(kind, EntityKind::Person | EntityKind::Other) {
        return None;
    }
    let party = Party {
        entity: Some(mention.entity),
        noun: mention.span.of(scene.tree.text()).to_lowercase(),
        many: scene.tree.token(word).xpos == "NNPS",
    };
    Some((Value::Party(party), mention.span))
}

fn described(scene: &Scene<'_, '_>, lexicon: &Lexicon, word: usize) -> Option<Filled> {
    let tree = scene.tree;
    let noun = tree.lower_lemma(word);
    let common = tree.token(word).upos == Upos::Noun && scene.mention(word).is_none();
    if !common || !can_be_person(scene.words, lexicon, noun) {
        return None;
    }
    // "the lock-keeper Jens Holt": whoever has a name is told by it.
    let names = [Deprel::Appos, Deprel::NmodDesc, Deprel::Flat];
    if let Some(name) = tree.children_by(word, &names).find_map(|c| named(scene, c)) {
        return Some(name);
    }
    let parts = [Deprel::Amod, Deprel::Compound, Deprel::Nummod];
    let first = tree
        .children_by(word, &parts)
        .filter(|&c| c < word)
        .min()
        .unwrap_or(word);
    let party = Party {
        entity: None,
        noun: noun.to_owned(),
        many: tree.token(word).xpos == "NNS",
    };
    let span = TextSpan::new(scene.span(first).start, scene.span(word).end);
    Some((Value::Party(party), span))
}
