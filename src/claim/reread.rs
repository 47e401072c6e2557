//! A person's word on how a claim is read (`readings:` in rule files).
//!
//! In: the claims of one article, with whom they are laid to, and its times. Out: the same, with what was ruled in place of what was read. What
//! always holds: a claim that no ruling quotes stays as it was, but for a time that it shares with one, and for who speaks where the same
//! words of somebody tell it.

use std::collections::BTreeSet;

use super::attribution::{Attribution, AttributionClass, AttributionKind};
use super::build::commitment;
use super::grounds::Grounds;
use super::modality::modal::tells_of_to_come;
use super::model::{Claim, ClaimId};
use super::quoted::quoted;
use super::same_speech::Speech;
use crate::normalize::{EntityId, Time};
use crate::rules::model::ClaimReading;
use crate::rules::{Modality, Stance};
use crate::text::{Quote, TextSpan};

/// Who speaks by a person's ruling.
pub(crate) const RULED: &str = "speaker/ruled";

/// What stands for no time.
const NONE: &str = "none";

/// The lists of the section `modality` whose words negate.
const NEGATING: [&str; 3] = ["negators", "counterfactive", "evidence"];

/// A ruling on how a claim is read, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reread {
    /// The ruling.
    pub ruling: ClaimReading,
    /// The claims that it is on: those that it quotes, then those that the same words of somebody tell.
    pub claims: Vec<ClaimId>,
    /// Why it does nothing, where it does nothing.
    pub idle: Option<Idle>,
}

/// Why a person's ruling on what is read does nothing, in a person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Idle {
    /// It fits nothing.
    Unmet(String),
    /// It is so without it.
    Same(String),
}

/// Who speaks by a ruling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whom {
    /// The article itself.
    Article,
    /// Somebody: the name or the words, and the entity where there is one.
    Speaker(String, Option<EntityId>),
}

/// What was read of an article, for rulings to change.
pub(crate) struct Read<'r> {
    /// Its claims, with their ids.
    pub claims: &'r mut [Claim],
    /// Whom its words are laid to.
    pub attributions: &'r mut Vec<Attribution>,
    /// Its times, in order.
    pub times: &'r mut Vec<Time>,
    /// Its quotations.
    pub quotes: &'r [Quote],
    /// Claims on whose speaker a ruling of their own says something.
    pub own: &'r BTreeSet<usize>,
}

impl Read<'_> {
    /// Reads the claims that a ruling quotes as it says; `whom` is its speaker.
    pub fn apply(&mut self, ruling: &ClaimReading, whom: Option<&Whom>) -> Reread {
        let at = quoted(&ruling.words, self.claims);
        let ids = |at: &[usize], claims: &[Claim]| at.iter().map(|&i| claims[i].id).collect();
        let mut made = Reread {
            ruling: ruling.clone(),
            claims: ids(&at, self.claims),
            idle: None,
        };
        let ClaimReading { source, words, .. } = ruling;
        let laid = |&i: &usize| !self.claims[i].attributions.is_empty();
        if at.is_empty() {
            let why = format!("no claim of `{source}` has the words “{words}”");
            made.idle = Some(Idle::Unmet(why));
            return made;
        }
        if ruling.stance.is_some() && whom.is_none() && !at.iter().any(laid) {
            let why = format!(
                "`{source}` lays “{words}” to nobody who could stand to it: name a `speaker`"
            );
            made.idle = Some(Idle::Unmet(why));
            return made;
        }
        let before: Vec<String> = at.iter().map(|&i| self.told(i)).collect();
        if let Some(whom) = whom {
            let with = self.lay_with(&at, whom, ruling);
            made.claims.extend(ids(&with, self.claims));
        }
        for &i in &at {
            self.lay(i, ruling.stance, whom, ruling);
            self.put(i, ruling);
            if let Some(value) = &ruling.time {
                self.place(i, value);
            }
        }
        let after: Vec<String> = at.iter().map(|&i| self.told(i)).collect();
        if before == after {
            let why = format!("“{words}” of `{source}` is read so without it");
            made.idle = Some(Idle::Same(why));
        }
        made
    }

    /// What comes of a ruling that cannot be done.
    pub fn refused(ruling: &ClaimReading, why: String) -> Reread {
        Reread {
            ruling: ruling.clone(),
            claims: Vec::new(),
            idle: Some(Idle::Unmet(why)),
        }
    }

    /// All that a ruling can change of a claim, to be compared.
    fn told(&self, i: usize) -> String {
        let claim = &self.claims[i];
        let laid = claim.attributions.iter().map(|&a| &self.attributions[a]);
        let laid: Vec<_> = laid.map(|a| (&a.speaker, a.entity, a.stance)).collect();
        let times: Vec<&str> = claim.times.iter().map(|t| t.value.as_str()).collect();
        let put = (claim.stance, claim.polarity, claim.modality);
        format!("{laid:?} {put:?} {:?} {times:?}", claim.commitment)
    }

    /// Lays what is told with the claims at `at` to the same speaker; gives the claims that this was done to.
    fn lay_with(&mut self, at: &[usize], whom: &Whom, by: &ClaimReading) -> Vec<usize> {
        let speech = Speech {
            claims: self.claims,
            attributions: self.attributions,
            quotes: self.quotes,
        };
        let told = |&i: &usize| {
            let laid = speech.claims[i].attributions.last().copied();
            let with = speech.told_with(i, *whom == Whom::Article);
            with.into_iter().map(move |other| (other, laid))
        };
        let mut with: Vec<(usize, Option<usize>)> = at.iter().flat_map(told).collect();
        with.retain(|(i, _)| !self.own.contains(i) && !at.contains(i));
        with.sort_unstable();
        with.dedup_by_key(|(i, _)| *i);
        for &(i, laid) in &with {
            let chain = &mut self.claims[i].attributions;
            let within = laid.and_then(|laid| chain.iter().position(|&a| a == laid));
            // What somebody else says inside stays his: "she said that the owner denied it".
            let inner = within.map_or_else(Vec::new, |n| chain.split_off(n + 1));
            let stance = self.claims[i].stance;
            self.lay(i, None, Some(whom), by);
            self.claims[i].attributions.extend(inner.iter());
            if !inner.is_empty() {
                self.claims[i].stance = stance;
            }
            self.commit(i);
        }
        with.into_iter().map(|(i, _)| i).collect()
    }

    /// Who says it, and how he stands to it.
    fn lay(&mut self, i: usize, stance: Option<Stance>, whom: Option<&Whom>, by: &ClaimReading) {
        let claim = &mut self.claims[i];
        if whom == Some(&Whom::Article) {
            claim.attributions.clear();
            claim.stance = Stance::Neutral;
            return;
        }
        let nearest = claim
            .attributions
            .last()
            .map(|&a| self.attributions[a].clone());
        if whom.is_none() && (stance.is_none() || nearest.is_none()) {
            return;
        }
        let known = if nearest.is_some() {
            claim.stance
        } else {
            Stance::Neutral
        };
        let mut laid = nearest.unwrap_or_else(unlaid);
        laid.stance = stance.unwrap_or(known);
        laid.content.clone_from(&claim.spans);
        laid.rule = format!("readings/{}", by.written_at());
        if let Some(Whom::Speaker(name, entity)) = whom {
            laid.speaker = Some(name.clone());
            laid.entity = *entity;
            laid.speaker_rule = Some(RULED);
            claim.attributions.clear();
        } else {
            claim.attributions.pop();
        }
        claim.stance = laid.stance;
        claim.attributions.push(self.attributions.len());
        self.attributions.push(laid);
    }

    /// Whether it is so, and how it is put.
    fn put(&mut self, i: usize, ruling: &ClaimReading) {
        let claim = &mut self.claims[i];
        let negates = |g: &Grounds| NEGATING.iter().any(|list| g.is_of(list));
        if let Some(polarity) = ruling.polarity.filter(|p| *p != claim.polarity) {
            claim.polarity = polarity;
            claim.grounds.retain(|g| !negates(g));
        }
        if let Some(modality) = ruling.modality.filter(|m| *m != claim.modality) {
            claim.modality = modality;
            claim.grounds.retain(negates);
        }
        self.commit(i);
    }

    /// How sure the source is of it, by who says it and how.
    fn commit(&mut self, i: usize) {
        let claim = &mut self.claims[i];
        let hedged = claim.modality == Modality::Hedged;
        claim.commitment = commitment(
            !claim.attributions.is_empty(),
            claim.stance,
            hedged && !tells_of_to_come(claim.modality, &claim.grounds),
        );
    }

    /// When it was: the words that told its time mean the value, for whatever else has them too.
    fn place(&mut self, i: usize, value: &str) {
        let claim = &mut self.claims[i];
        let own: Vec<TextSpan> = claim.times.iter().map(|t| t.span).collect();
        let dates = claim.times.iter().find(|t| !t.duration);
        let words = dates.or(claim.times.first()).map(|t| t.span);
        claim.times.clear();
        claim.aside.times.clear();
        let behind = TextSpan::new(place_of_deed(claim), place_of_deed(claim));
        let shared = |span: TextSpan| {
            let mut all = self.claims.iter().flat_map(|c| &c.times);
            all.any(|t| t.span == span)
        };
        self.times
            .retain(|t| !own.contains(&t.span) || shared(t.span));
        if value == NONE {
            return;
        }
        let span = words.unwrap_or(behind);
        let Some(time) = Time::on_calendar(value, span) else {
            return;
        };
        for other in self.claims.iter_mut().flat_map(|c| &mut c.times) {
            if other.span == span {
                *other = time.clone();
            }
        }
        self.claims[i].times.push(time.clone());
        self.times.retain(|t| t.span != span);
        let at = self.times.partition_point(|t| t.span < span);
        self.times.insert(at, time);
    }
}

/// Right behind the verb: no phrase holds it, so that a time there is the deed's.
fn place_of_deed(claim: &Claim) -> usize {
    let verb = claim.relation.span;
    let own = claim.spans.iter().any(|s| s.contains(verb));
    let last = claim.spans.last().map_or(0, |s| s.end);
    if own && !verb.is_empty() {
        verb.end
    } else {
        last
    }
}

/// Words laid to nobody yet.
fn unlaid() -> Attribution {
    Attribution {
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        kind: AttributionKind::Indirect,
        stance: Stance::Neutral,
        class: AttributionClass::Assertion,
        rule: String::new(),
        speaker: None,
        entity: None,
        speaker_rule: None,
    }
}
