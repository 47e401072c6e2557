//! Points in time, places and names in the slot of an answer.

use super::english;
use super::model::{Filled, Site, Value};
use super::scene::Scene;
use crate::normalize::Time;
use crate::rules::model::EntityKind;
use crate::text::{Deprel, TextSpan, Upos};

/// The word behind a preposition of `known`, if one stands at `word`.
pub(super) fn past_preposition(scene: &Scene<'_, '_>, word: usize, known: &[&str]) -> usize {
    let is_one = known.contains(&scene.tree.word(word));
    if is_one && word + 1 < scene.tree.len() {
        word + 1
    } else {
        word
    }
}

/// "the island of Bohol", "the city Porto": the first word of the name behind what it is.
pub(super) fn past_kind(scene: &Scene<'_, '_>, word: usize) -> usize {
    let tree = scene.tree;
    let kind = |&w: &usize| {
        let noun = matches!(tree.token(w).upos, Upos::Det | Upos::Adj | Upos::Noun);
        scene.mention(w).is_none() && (noun || tree.word(w) == english::OF)
    };
    let behind = (word..tree.len())
        .take(4)
        .take_while(kind)
        .last()
        .map(|w| w + 1);
    behind.filter(|&w| w < tree.len()).unwrap_or(word)
}

/// A point in time, unless it is bounded on one side or a length.
pub(super) fn time(scene: &Scene<'_, '_>, time: &Time, word: usize) -> Option<Filled> {
    // "before Monday", "since 2001": no point in time.
    let first = scene.words_of(time.span).map_or(word, |(first, _)| first);
    let article = |w: &usize| scene.tree.token(*w).upos == Upos::Det;
    let first = first - usize::from(first.checked_sub(1).is_some_and(|w| article(&w)));
    let preposition = first
        .checked_sub(1)
        .map(|w| scene.tree.token(w).upos == Upos::Adp);
    let said = first.checked_sub(1).map_or("", |w| scene.tree.word(w));
    // "Feb. 2, 2009, Jackson was arrested": a date without a preposition may be the line's own.
    let bare = preposition != Some(true)
        && time
            .span
            .of(scene.tree.text())
            .contains(|c: char| c.is_ascii_digit());
    // "from 5 May to 9 June" is bounded on both sides.
    let range = time.value.contains('/');
    let led = english::AT_TIME.contains(&said) || range && said == english::FROM;
    let bounded = bare && !range || preposition == Some(true) && !led;
    let open = time.value.starts_with("..") || time.value.ends_with("..");
    let clear = !time.duration && !bounded && !open;
    clear.then(|| (Value::Time(time.clone()), time.span))
}

/// The place at `word` or bound to it, with how it is told to lie.
pub(super) fn place(scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
    let named = |w: &usize| scene.mention(*w).is_some();
    let below = || {
        scene
            .tree
            .children_by(word, &[Deprel::Nmod, Deprel::Appos])
            .find(named)
    };
    let mention = scene.mention(word).or_else(|| scene.mention(below()?));
    let kind = mention.map(|m| (scene.kind_of)(m.entity));
    if !matches!(kind, Some(EntityKind::Place | EntityKind::Other)) {
        return None;
    }
    let mention = mention?;
    let (first, _) = scene.words_of(mention.span)?;
    let direction = direction(scene, first);
    let site = Site {
        entity: Some(mention.entity),
        words: mention.span.of(scene.tree.text()).to_lowercase(),
        direction: direction.map_or_else(String::new, |w| scene.tree.word(w).to_owned()),
    };
    let start = direction.map_or(mention.span.start, |w| scene.span(w).start);
    Some((Value::Place(site), TextSpan::new(start, mention.span.end)))
}

/// "west of Valmera", "off Leyte": the word that says how it lies, within a few words before the name.
pub(super) fn direction(scene: &Scene<'_, '_>, name: usize) -> Option<usize> {
    let words = scene.words;
    let tells = |w: &usize| {
        let word = scene.tree.word(*w);
        words.beside.contains(word) || words.directions.iter().any(|d| d == word)
    };
    (name.saturating_sub(4)..name).rev().find(tells)
}

/// Whoever or whatever has a name at `word`.
pub(super) fn name(scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
    let mention = scene.mention(word)?;
    Some((Value::Name(mention.entity), mention.span))
}

/// What `read` makes of the name that begins at `word`, behind what it is ("the island of Bohol"), and the word behind it.
pub(super) fn named_from(
    scene: &Scene<'_, '_>,
    word: usize,
    read: impl Fn(usize) -> Option<Filled>,
) -> Vec<(Filled, usize)> {
    let word = past_kind(scene, word);
    let mention = scene
        .mention(word)
        .filter(|m| m.span.start == scene.span(word).start);
    let last = mention
        .and_then(|m| scene.words_of(m.span))
        .map(|(_, last)| last);
    last.and_then(|last| Some((read(last)?, last + 1)))
        .into_iter()
        .collect()
}
