//! What a fact is limited to: a part, what was held before, another happening.

use super::english;
use super::model::{Scope, Value};
use super::scene::Scene;
use super::seek::Hit;
use jiff::civil::Date;

use crate::claim::Claim;
use crate::normalize::{Anchor, Grain, Time};
use crate::rules::model::{Attribute, EntityKind, HolderKind};
use crate::text::{Deprel, Upos};

/// How far around the words of a phrase its limits stand, in words.
const NEAR: usize = 3;

/// The scope of a hit in a sentence; `lead` are the times that the article opens with.
pub(super) fn scope(
    scene: &Scene<'_, '_>,
    attribute: &Attribute,
    hit: &Hit,
    claim: &Claim,
    lead: &Lead<'_>,
) -> Scope {
    let of_event = attribute.of == HolderKind::Event;
    let tree = scene.tree;
    let words = scene.words;
    let (first, last) = (hit.words[0], hit.words[hit.words.len() - 1]);
    let from = first.saturating_sub(NEAR);
    let until = (last + NEAR + 1).min(tree.len());
    // A comma or a clause border ends the surroundings.
    let from = (from..first)
        .rev()
        .find(|&w| tree.is_punct(w))
        .map_or(from, |w| w + 1);
    let until = (last + 1..until)
        .find(|&w| tree.is_punct(w))
        .unwrap_or(until);
    let around = || (from..until).flat_map(|w| [tree.lower_lemma(w), tree.word(w)]);
    let value = hit.value.as_ref().map(|(_, span)| *span);
    let counted = value
        .and_then(|span| scene.words_of(span))
        .map(|(start, end)| {
            let phrase =
                |&w: &usize| matches!(tree.token(w).upos, Upos::Adj | Upos::Noun | Upos::Propn);
            let noun = (end + 1..tree.len()).take(4).take_while(phrase).last();
            (start, end, noun)
        });
    let part = counted.is_some_and(|(start, end, _)| {
        let beside = start.saturating_sub(2)..(end + 3).min(tree.len());
        beside
            .into_iter()
            .any(|w| words.parts.contains(tree.word(w)))
    });
    let told = |time: &&Time| {
        (of_event || attribute.changes) && claim.spans.iter().any(|s| s.contains(time.span))
    };
    let is_other = |time: &&Time| {
        told(time)
            && hit
                .value
                .as_ref()
                .is_none_or(|(_, span)| *span != time.span)
            && lead.is_elsewhen(time)
    };
    let another = of_event
        && hit.holder.is_some_and(|h| {
            let mut before = tree.children_by(
                h,
                &[Deprel::Det, Deprel::Amod, Deprel::Nummod, Deprel::Advmod],
            );
            before.any(|c| words.another.contains(tree.word(c)))
        });
    // "A storm in April had lasted three days": what a later sentence brings in is another one.
    let had = |w: usize| {
        let mut auxiliaries = tree.children_by(w, &[Deprel::Aux]);
        auxiliaries.any(|a| tree.word(a) == english::HAD)
    };
    // … or when the article is not about.
    let elsewhere = |time: &&Time| told(time) && !lead.times.iter().any(|t| t.fits(time));
    let apart = scene.times.iter().any(|t| elsewhere(&t)) && !lead.times.is_empty();
    let before = of_event && !lead.is_opening && (had(hit.anchor) || apart);
    let indefinite = before
        && hit.holder.is_some_and(|h| {
            let article = tree.child(h, &[Deprel::Det]);
            tree.token(h).upos == Upos::Noun
                && article.is_some_and(|d| english::INDEFINITE.contains(&tree.word(d)))
        });
    let some = counted
        .and_then(|(_, _, noun)| noun)
        .map(|w| tree.lower_lemma(w));
    let when = |time: &&Time| {
        let own = value.is_some_and(|v| v.overlaps(time.span));
        !own && !time.duration && claim.spans.iter().any(|s| s.contains(time.span))
    };
    Scope {
        part,
        some: some.filter(|n| words.some.contains(*n)).map(str::to_owned),
        superseded: around().any(|w| words.superseded.contains(w)),
        later: around().any(|w| words.later.contains(w))
            || hit
                .words
                .iter()
                .any(|&w| words.later.contains(tree.lower_lemma(w))),
        past: scene.times.iter().any(|t| lead.is_past(t)),
        other: another || indefinite || scene.times.iter().any(|t| is_other(&t)),
        event_of: hit
            .holder
            .filter(|_| of_event)
            .map_or_else(Vec::new, |h| owners(scene, h)),
        event: (of_event && !attribute.nouns.is_empty())
            .then(|| hit.holder.map(|h| tree.lower_lemma(h).to_owned()))
            .flatten(),
        when: scene.times.iter().filter(|t| when(t)).cloned().collect(),
        places: places(scene, hit),
    }
}

/// Owners and nouns before an event: "the miners' strike", "the Lodz derailment".
fn owners(scene: &Scene<'_, '_>, event: usize) -> Vec<String> {
    let tree = scene.tree;
    let kinds = [Deprel::NmodPoss, Deprel::Compound];
    let named = tree
        .children_by(event, &kinds)
        .filter(|&w| scene.is_nominal(w));
    named.map(|w| tree.lower_lemma(w).to_lowercase()).collect()
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
    pub published: Option<Date>,
}

/// Days before publication in which news happens.
const RECENT: i32 = 45;

impl Lead<'_> {
    /// Whether a time ended long before the article came out.
    pub fn is_past(&self, time: &Time) -> bool {
        let ended = self
            .published
            .zip(time.to.filter(|_| time.is_placed() && !time.duration));
        ended.is_some_and(|(published, to)| days(to, published) > RECENT)
    }

    /// Whether a time lies apart from what the article opens with.
    pub fn is_elsewhen(&self, time: &Time) -> bool {
        if time.duration
            || self
                .times
                .iter()
                .any(|t| t.span == time.span || t.fits(time))
        {
            return false;
        }
        if time.anchor == Anchor::Unknown {
            return time.grain >= Grain::Month;
        }
        match (self.published, time.to) {
            (Some(published), Some(to)) => days(to, published) > RECENT,
            _ => time.grain >= Grain::Month || self.times.iter().any(|t| t.disjoint(time)),
        }
    }
}

/// Days from one day to another; less than none if that came first.
fn days(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}
