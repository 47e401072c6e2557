//! All that is known when claims are judged, and one pair of claims before it.

use std::cell::OnceCell;
use std::sync::OnceLock;

use crate::claim::{Argument, Attribution, Claim, Polarity, SourceIndex};
use crate::document::Document;
use crate::matching::{
    Copies, Key, Lexis, Neighbourhood, Score, Scorer, Settings, Threshold, candidates, held,
};
use crate::normalize::{Entity, EntityId, EntityTable};
use crate::rules::model::EntityKind;
use crate::text::Parser;
use jiff::civil::Date;

use super::difference;
use super::overlap::Overlaps;
use super::{Cues, Deciding, Difference, Marks};

/// What a run knows: claims with their scores' maker, articles, entities, words.
pub struct Court<'a> {
    /// Scores pairs; holds the claims.
    pub scorer: Scorer<'a>,
    /// Which articles are of one story.
    pub near: &'a Neighbourhood,
    /// The articles, by [`SourceIndex`](crate::claim::SourceIndex).
    pub documents: &'a [Document],
    /// Their attributions.
    pub attributions: &'a [Vec<Attribution>],
    /// Whom the claims speak of.
    pub entities: &'a EntityTable,
    /// What the rules know of words.
    pub lexis: &'a dyn Lexis,
    /// Words that mark relations and reports.
    pub cues: &'a Cues,
    /// Words that decide, and where they stand in the claims.
    pub deciding: &'a Deciding,
    /// See [`Deciding::marks`].
    pub marks: Marks,
    /// What was found out about pairs of entities.
    pub overlaps: Overlaps,
    /// See [`Court::met`].
    pub candidates: OnceLock<Vec<(u32, u32)>>,
}

impl<'a> Court<'a> {
    /// All claims.
    pub fn claims(&self) -> &'a [Claim] {
        self.scorer.claims
    }

    /// The claims of an article, which stand together.
    pub(super) fn claims_of(&self, source: SourceIndex) -> &'a [Claim] {
        let claims = self.claims();
        let start = claims.partition_point(|c| c.source < source);
        let end = claims.partition_point(|c| c.source <= source);
        &claims[start..end]
    }

    /// Pairs of claims that share enough to be compared, smaller index first, in order; looked for once.
    pub(super) fn met(&self) -> &[(u32, u32)] {
        let find = || candidates(self.scorer.profiles, self.near, self.settings());
        self.candidates.get_or_init(find)
    }

    pub(super) fn settings(&self) -> &'a Settings {
        self.scorer.settings
    }

    pub(super) fn copies(&self) -> &'a Copies {
        self.scorer.profiles.copies()
    }

    /// Whether the claim brings somebody or something in anew ("a video").
    pub(super) fn brings_in(&self, claim: &Claim, argument: &Argument) -> bool {
        let document = self.documents.get(claim.source.0 as usize);
        let told = document.and_then(|d| d.text.get(argument.span.start..argument.span.end));
        let first = told.and_then(|t| t.split_whitespace().next());
        first.is_some_and(|w| self.cues.indefinite(w))
    }

    pub(super) fn published(&self, claim: &Claim) -> Option<Date> {
        self.documents.get(claim.source.0 as usize)?.meta.published
    }

    /// Name of the outlet, or key of the article.
    pub(super) fn outlet(&self, claim: &Claim) -> String {
        self.documents
            .get(claim.source.0 as usize)
            .map_or_else(String::new, |d| {
                d.meta.outlet.clone().unwrap_or_else(|| d.key.clone())
            })
    }

    /// Whether two claims name somebody or something in common, beside `known`.
    pub(super) fn share_name(&self, a: &Claim, b: &Claim, known: &[EntityId]) -> bool {
        let others = |c: &'_ Claim| -> Vec<EntityId> {
            let named = c.entities.iter().filter(|e| !known.contains(e));
            named.copied().collect()
        };
        let theirs = others(b);
        others(a)
            .into_iter()
            .any(|e| theirs.iter().any(|&f| self.overlap(e, f)))
    }

    /// Whether two entities are one, or one place lies in the other, as far as is known.
    pub(super) fn overlap(&self, a: EntityId, b: EntityId) -> bool {
        if a == b {
            return true;
        }
        self.overlaps.of(a, b, || self.look_up_overlap(a, b))
    }

    fn look_up_overlap(&self, a: EntityId, b: EntityId) -> bool {
        let (x, y) = (self.entities.get(a), self.entities.get(b));
        let named_in = |x: &Entity, y: &Entity| {
            x.aliases
                .iter()
                .chain([&x.name])
                .any(|n| n.contains(y.name.as_str()))
        };
        // What the rules know is mostly states, what only the text names mostly towns: these cannot be told apart.
        let place = |e: &Entity| e.kind == EntityKind::Place;
        let levels = place(x) && place(y) && x.provenance != y.provenance;
        let stands_in = |x: &Entity, y: &Entity| {
            let (overlaps, documents) = (&self.overlaps, self.documents);
            overlaps.side_by_side(documents, &x.name, &y.name)
        };
        levels
            || self.entities.lies_in(a, b)
            || self.entities.lies_in(b, a)
            || named_in(x, y)
            || named_in(y, x)
            || stands_in(x, y)
            || stands_in(y, x)
    }

    /// Whether these are somebody's names, and not what a headline calls somebody ("Suspended Worker Kills Two").
    pub fn are_named(&self, who: [EntityId; 2]) -> bool {
        who.iter().all(|&who| {
            let entity = self.entities.get(who);
            let last = entity.name.rsplit(' ').next().unwrap_or_default();
            let common = || Parser::embedded().noun_class(&last.to_lowercase()) != 0;
            entity.kind != EntityKind::Other || !common()
        })
    }

    /// Whether both may be people, or bodies, or places: a body in place of a person is mostly a name misread.
    pub(super) fn may_be_of_one_kind(&self, a: EntityId, b: EntityId) -> bool {
        let (x, y) = (self.entities.get(a).kind, self.entities.get(b).kind);
        x == y || x == EntityKind::Other || y == EntityKind::Other
    }

    /// Whom the claim is laid to, nearest first.
    pub(super) fn chain(&self, claim: &Claim) -> impl Iterator<Item = &'a Attribution> {
        let own = self.attributions.get(claim.source.0 as usize);
        claim
            .attributions
            .iter()
            .rev()
            .filter_map(move |&i| own?.get(i))
    }

    /// Display name of the speaker it is laid to, if one is known.
    pub(super) fn speaker(&self, claim: &Claim) -> Option<&'a str> {
        self.chain(claim).find_map(|a| a.speaker.as_deref())
    }
}

/// Likeness of two deeds from which on they are one.
pub(super) const ONE_DEED: f32 = 0.8;

/// Two claims and how they lie on each other.
pub(super) struct Pair<'a, 'c> {
    pub court: &'c Court<'a>,
    /// Index of the first claim.
    pub i: usize,
    /// Index of the second.
    pub j: usize,
    pub a: &'a Claim,
    pub b: &'a Claim,
    pub score: &'c Score,
    differences: OnceCell<Vec<Difference>>,
}

impl<'a, 'c> Pair<'a, 'c> {
    /// Two claims by their indices.
    pub fn new(court: &'c Court<'a>, (i, j): (usize, usize), score: &'c Score) -> Self {
        let claims = court.claims();
        Self {
            court,
            i,
            j,
            a: &claims[i],
            b: &claims[j],
            score,
            differences: OnceCell::new(),
        }
    }

    /// What they do not share, as far as it decides; looked for once.
    pub fn differences(&self) -> &[Difference] {
        self.differences
            .get_or_init(|| difference::differences(self))
    }

    /// Whether a claim that one of two entities fills a slot of names the other, too.
    pub fn names_both(&self, x: EntityId, y: EntityId) -> bool {
        self.a.entities.contains(&y) || self.b.entities.contains(&x)
    }

    /// Which of the claims bring in anew what their deed falls on ("released a video", "won an Oscar").
    pub fn brings_in_object(&self) -> [bool; 2] {
        [self.a, self.b].map(|c| {
            let object = c.object.as_ref();
            object.is_some_and(|o| self.court.brings_in(c, o))
        })
    }

    /// The claim that says no and the one that says yes, and what each has alone.
    pub fn no_and_yes(&self) -> [(&'a Claim, &'c [Key]); 2] {
        let al = &self.score.alignment;
        let (a, b) = ((self.a, &al.only_a[..]), (self.b, &al.only_b[..]));
        if held(self.a) == Polarity::Negative {
            [a, b]
        } else {
            [b, a]
        }
    }

    /// Whether one is told in all the words of the other, and more: torn or not, who says more denies nothing of it.
    pub fn is_one_in_the_other(&self) -> bool {
        let (a, b) = (self.a.text.to_lowercase(), self.b.text.to_lowercase());
        a != b && (a.contains(&b) || b.contains(&a))
    }

    /// Whether both tell one deed: nearly the same word, whoever does it and at whatever stage.
    pub fn is_of_one_deed(&self) -> bool {
        self.score.alignment.direct >= ONE_DEED
    }

    pub fn limit(&self, t: Threshold) -> f64 {
        self.court.settings().threshold(t)
    }

    /// Whether what is said (the relations themselves), of whom and upon whom all fit, where they are told; if neither of the latter is, most of
    /// the words must.
    pub fn frames_fit(&self, least: f32) -> bool {
        let al = &self.score.alignment;
        let told = al.subject.is_some() || al.object.is_some();
        al.direct >= least
            && al.subject.is_none_or(|s| s >= least)
            && al.object.is_none_or(|o| o >= least)
            && (told || al.cover >= 0.75)
    }
}
