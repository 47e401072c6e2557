//! Whether words tell of what is still to come: a fact of then is none of now.

use super::english;
use super::lead::Lead;
use super::scene::Scene;
use super::seek::Hit;
use crate::normalize::{Grain, Time};
use crate::text::Deprel;

/// Whether a phrase tells of what is to come, or only may: "will be 40", "is to turn 30", "turns 29 on April 11".
pub(super) fn is_to_come(scene: &Scene<'_, '_>, lead: &Lead<'_>, hit: &Hit) -> bool {
    is_modal(scene, hit) || is_scheduled(scene, lead, hit)
}

/// A modal verb, or "to" behind a form of "be", that goes with a word of the phrase.
fn is_modal(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let tree = scene.tree;
    let modal = |w: &usize| {
        let verb = |c: &usize| tree.token(*c).xpos == english::MODAL_TAG;
        let be = |c: &usize| tree.lower_lemma(*c) == english::BE && *c < *w;
        let infinite = tree
            .child(*w, &[Deprel::Mark])
            .is_some_and(|c| tree.word(c) == english::TO);
        let helpers = [Deprel::Aux, Deprel::Cop];
        tree.children_by(*w, &helpers)
            .any(|c| verb(&c) || infinite && be(&c))
    };
    hit.words
        .iter()
        .filter(|w| Some(**w) != hit.holder)
        .any(modal)
}

/// Whether a day stands before the verb that another day follows: it is the article's ("Posted on 4 February, X was arrested early
/// Sunday"), and no answer.
pub(super) fn is_of_article(scene: &Scene<'_, '_>, hit: &Hit, time: &Time) -> bool {
    let verb = scene.span(hit.anchor);
    let is_day = |t: &Time| t.grain <= Grain::Day && !t.duration;
    let follows =
        |t: &&Time| is_day(t) && t.span.start > verb.start && head_of(scene, t) == Some(hit.anchor);
    is_day(time) && time.span.end <= verb.start && scene.times.iter().any(|t| follows(&t))
}

/// The word outside of a time that it hangs on.
fn head_of(scene: &Scene<'_, '_>, time: &Time) -> Option<usize> {
    let (first, last) = scene.words_of(time.span)?;
    let outside = |h: &usize| *h < first || *h > last;
    (first..=last).find_map(|w| scene.tree.head(w).filter(outside))
}

/// The present tense with a day ahead; of a day that nothing places it is taken that it lies ahead.
fn is_scheduled(scene: &Scene<'_, '_>, lead: &Lead<'_>, hit: &Hit) -> bool {
    let tree = scene.tree;
    let present = english::PRESENT_TAGS.contains(&tree.token(hit.anchor).xpos);
    let ahead = |t: &Time| match lead.published.zip(t.from).filter(|_| t.is_placed()) {
        Some((published, from)) => from > published,
        None => !t.is_placed() && t.grain <= Grain::Month,
    };
    // "turns 29 on April 11": the day may hang on the number.
    let of_verb = |t: &&Time| {
        head_of(scene, t).is_some_and(|h| hit.words.contains(&h) && Some(h) != hit.holder)
    };
    present
        && scene
            .times
            .iter()
            .filter(|t| !t.duration)
            .filter(of_verb)
            .any(ahead)
}
