//! What a fact is limited to: a part, what was held before, another happening.

use super::english;
use super::model::{Scope, Value};
use super::scene::Scene;
use super::seek::Hit;
use crate::normalize::{Anchor, Grain, Time};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Upos};

/// How far around the words of a phrase its limits stand, in words.
const NEAR: usize = 3;

/// The scope of a hit in a sentence; `lead` are the times that the article opens with.
pub(super) fn scope(scene: &Scene<'_, '_>, hit: &Hit, lead: &Lead<'_>) -> Scope {
    let tree = scene.tree;
    let words = scene.words;
    let (first, last) = (hit.words[0], hit.words[hit.words.len() - 1]);
    let from = first.saturating_sub(NEAR);
    let until = (last + NEAR + 1).min(tree.len());
    // A comma or a clause border ends the surroundings.
    let from = (from..first).rev().find(|&w| tree.is_punct(w)).map_or(from, |w| w + 1);
    let until = (last + 1..until).find(|&w| tree.is_punct(w)).unwrap_or(until);
    let around = || (from..until).map(|w| tree.lower_lemma(w));
    let value = hit.value.as_ref().map(|(_, span)| *span);
    let counted = value.and_then(|span| scene.words_of(span)).map(|(start, end)| {
        let noun = (end + 1..tree.len()).take(4).find(|&w| tree.token(w).upos == Upos::Noun);
        (start, end, noun)
    });
    let part = counted.is_some_and(|(start, end, noun)| {
        let beside = start.saturating_sub(2)..(end + 3).min(tree.len());
        let some = noun.is_some_and(|w| words.some.contains(tree.lower_lemma(w)));
        some || beside.into_iter().any(|w| words.parts.contains(tree.word(w)))
    });
    let is_other = |time: &&Time| hit.value.as_ref().is_none_or(|(_, span)| *span != time.span) && lead.is_elsewhen(time);
    let another = hit.holder.is_some_and(|h| {
        let mut before = tree.children_by(h, &[Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::Advmod]);
        before.any(|c| words.another.contains(tree.word(c)))
    });
    // "A storm in April had lasted three days": what a later sentence brings in is another one.
    let indefinite = !lead.is_opening && hit.holder.is_some_and(|h| {
        let article = tree.child(h, &[Deprel::Det]);
        tree.token(h).upos == Upos::Noun && article.is_some_and(|d| english::INDEFINITE.contains(&tree.word(d)))
    });
    Scope {
        part,
        superseded: around().any(|w| words.superseded.contains(w)),
        later: around().any(|w| words.later.contains(w)) || hit.words.iter().any(|&w| words.later.contains(tree.lower_lemma(w))),
        other: another || indefinite || scene.times.iter().any(|t| is_other(&t)),
        places: places(scene, hit),
    }
}

/// Places bound to the phrase by a preposition of place.
fn places(scene: &Scene<'_, '_>, hit: &Hit) -> Vec<crate::normalize::EntityId> {
    let value = match &hit.value {
        Some((Value::Place(_), span)) => Some(*span),
        _ => None,
    };
    let mut out: Vec<_> = scene
        .bonds
        .iter()
        .filter(|b| hit.words.contains(&b.head) && Some(b.word) != hit.holder)
        .filter(|b| matches!(b.role, super::deep::Role::By(p) if english::AT_PLACE.contains(&p)))
        .filter_map(|b| scene.mention(b.word))
        .filter(|m| value.is_none_or(|v| !v.overlaps(m.span)))
        .filter(|m| (scene.kind_of)(m.entity) == EntityKind::Place)
        .map(|m| m.entity)
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The times that an article opens with: what it is about lies there.
pub(super) struct Lead<'l> {
    /// Of its first sentences.
    pub times: Vec<&'l Time>,
    /// Whether the sentence at hand is one of them.
    pub is_opening: bool,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
}

/// Days before publication in which news happens.
const RECENT: i32 = 45;

impl Lead<'_> {
    /// Whether a time lies apart from what the article opens with.
    pub fn is_elsewhen(&self, time: &Time) -> bool {
        if time.duration || self.times.iter().any(|t| t.span == time.span || t.fits(time)) {
            return false;
        }
        if time.anchor == Anchor::Unknown {
            return time.grain >= Grain::Month;
        }
        match (self.published, time.to) {
            (Some(published), Some(to)) => {
                let days = published.since(to).map_or(0, |span| span.get_days());
                days > RECENT
            }
            _ => time.grain >= Grain::Month || self.times.iter().any(|t| t.disjoint(time)),
        }
    }
}
