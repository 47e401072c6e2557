//! Which nouns are of people, and whom an article is about if it is about one.

use std::collections::BTreeSet;

use super::scene::Scene;
use super::words::FactWords;
use crate::normalize::EntityId;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::EntityKind;
use crate::text::Upos;

fn is_kind(lexicon: &Lexicon, kind: &str, noun: &str) -> bool {
    let wide = (kind, Some(Upos::Noun));
    kind == noun || lexicon.wider(wide, (noun, Some(Upos::Noun))).is_some()
}

/// Whether a noun may be one of people, as far as its kinds tell.
pub(super) fn is_person(words: &FactWords, lexicon: &Lexicon, noun: &str) -> bool {
    !words.things.iter().any(|kind| is_kind(lexicon, kind, noun))
}

/// Whether a noun is one of people, by its kinds or its ending.
pub(super) fn is_surely_person(words: &FactWords, lexicon: &Lexicon, noun: &str) -> bool {
    let ends = |e: &String| noun.len() > e.len() + 2 && noun.ends_with(e.as_str());
    let known = words.people.iter().any(|kind| is_kind(lexicon, kind, noun));
    let of_people =
        |noun: &str| !words.not_people.contains(noun) && is_person(words, lexicon, noun);
    (known || words.people_endings.iter().any(ends)) && of_people(noun)
}

/// Whether a noun can be one of people, whatever else it can be: whoever finds or rescues is no cleaning fluid.
pub(super) fn can_be_person(words: &FactWords, lexicon: &Lexicon, noun: &str) -> bool {
    let known = words.people.iter().any(|kind| is_kind(lexicon, kind, noun));
    known && !words.not_people.contains(noun) || is_surely_person(words, lexicon, noun)
}

/// The people that an article has named so far.
#[derive(Debug, Default)]
pub(super) struct People {
    named: BTreeSet<EntityId>,
    /// Those whom it opens with.
    leading: BTreeSet<EntityId>,
}

impl People {
    /// Takes in a sentence, with what it calls those whom it names.
    pub fn see(
        &mut self,
        scene: &Scene<'_, '_>,
        called: &[(EntityId, String)],
        lexicon: &Lexicon,
        opening: bool,
    ) {
        let by_noun = |entity: EntityId| {
            let nouns = called.iter().filter(|(e, _)| *e == entity);
            nouns
                .into_iter()
                .any(|(_, noun)| is_surely_person(scene.words, lexicon, noun))
        };
        for word in (0..scene.tree.len()).filter(|&w| scene.tree.token(w).upos == Upos::Propn) {
            let Some(entity) = scene.entity(word) else {
                continue;
            };
            let kind = (scene.kind_of)(entity);
            if kind == EntityKind::Person || kind == EntityKind::Other && by_noun(entity) {
                self.named.insert(entity);
            }
            if opening {
                self.leading.insert(entity);
            }
        }
    }

    /// The one person that the article has named, if it opened with that person.
    pub fn only(&self) -> Option<EntityId> {
        let mut named = self.named.iter().copied();
        let only = named.next().filter(|_| named.next().is_none())?;
        self.leading.contains(&only).then_some(only)
    }
}
