//! A person's rulings on what is read of single articles, and those of them that do nothing.

use std::collections::BTreeSet;

use super::Pipeline;
use crate::claim::{Claim, Idle, Read, Reading, SourceIndex, Whom, quoted, quoted_of};
use crate::document::Document;
use crate::fact::{Fact, Told};
use crate::isolated::isolated;
use crate::normalize::{EntityId, EntityTable, NOBODY, NameMention, Ruled, known, meant, places};
use crate::rules::model::{ClaimReading, Referent};
use crate::rules::{Place, holds, words};
use crate::run::{Diagnostic, Meant, Run};
use crate::text::TextSpan;
use crate::verdict::ClaimIndex;

/// A ruling that does nothing: where it is written, and why it does not.
pub type Idling<'a> = (Option<&'a Place>, Idle);

impl Pipeline {
    /// Whether a ruling says how words or claims of the article are read.
    pub(super) fn is_ruled(&self, document: &Document) -> bool {
        self.referents.iter().any(|r| r.source == document.key)
            || self.rulings_on(document).next().is_some()
    }

    fn rulings_on<'a>(&'a self, document: &Document) -> impl Iterator<Item = &'a ClaimReading> {
        let key = document.key.clone();
        self.readings.iter().filter(move |r| r.source == key)
    }

    /// Entities of the rules that speak by rulings on the article, which may name them nowhere.
    pub(super) fn ruled_speakers(&self, document: &Document) -> Vec<NameMention> {
        let speakers = self
            .rulings_on(document)
            .filter_map(|r| r.speaker.as_deref());
        let nowhere = TextSpan::new(0, 0);
        speakers
            .filter_map(|s| known(s, nowhere, &self.gazetteer))
            .collect()
    }

    /// Reads claims as rulings on them say.
    pub(super) fn reread(&self, document: &Document, reading: &mut Reading) {
        let of_speakers = self.rulings_on(document).filter(|r| r.speaker.is_some());
        let own: BTreeSet<usize> = of_speakers
            .flat_map(|r| quoted(&r.words, &reading.claims))
            .collect();
        let kept = self.kept(document, reading);
        for ruling in self.rulings_on(document) {
            let speaker = ruling.speaker.as_deref();
            let whom = speaker.map(|s| self.whom(document, reading, s)).transpose();
            let mut read = Read {
                claims: &mut reading.claims,
                attributions: &mut reading.attributions,
                times: &mut reading.times,
                quotes: &reading.quotes,
                own: &own,
            };
            let mut made = match whom {
                Ok(whom) => read.apply(ruling, whom.as_ref()),
                Err(why) => Read::refused(ruling, why),
            };
            if kept.contains(&ruling) && matches!(made.idle, Some(Idle::Same(_))) {
                made.idle = None;
            }
            reading.reread.push(made);
        }
    }

    /// Rulings on who speaks whose claims another ruling would lay to somebody else.
    fn kept<'a>(&'a self, document: &Document, reading: &Reading) -> Vec<&'a ClaimReading> {
        let all: Vec<(&ClaimReading, Vec<usize>)> = { self.rulings_on(document) }
            .filter(|r| r.speaker.is_some())
            .map(|r| (r, quoted(&r.words, &reading.claims)))
            .collect();
        let lays = |(by, at): &(&ClaimReading, Vec<usize>), on: &[usize]| {
            let nobody = by.speaker.as_deref() == Some(NOBODY);
            let mut with = at.iter().flat_map(|&i| reading.told_with(i, nobody));
            with.any(|i| on.contains(&i) && !at.contains(&i))
        };
        let kept = all.iter().filter(|(ruling, on)| {
            let mut others = all.iter().filter(|(by, _)| by.speaker != ruling.speaker);
            others.any(|other| lays(other, on))
        });
        kept.map(|(ruling, _)| *ruling).collect()
    }

    /// Takes out the facts of which a ruling says that a claim tells none.
    pub(super) fn refuse_facts(
        &self,
        documents: &[Document],
        readings: &mut [Reading],
        claims: &[Claim],
        entities: &EntityTable,
        told: &mut Told,
    ) {
        for (at, document) in documents.iter().enumerate() {
            let source = SourceIndex(at as u32);
            for ruling in self.rulings_on(document).filter(|r| !r.no_fact.is_empty()) {
                let own = claims
                    .iter()
                    .enumerate()
                    .filter(|(_, c)| c.source == source);
                let quoted = quoted_of(&ruling.words, own);
                let holds = |words: TextSpan| {
                    let mut spans = quoted.iter().flat_map(|&c| &claims[c].spans);
                    spans.any(|span| span.contains(words))
                };
                let refused = |f: &Fact| {
                    let mut asked = ruling.no_fact.iter();
                    f.source == source
                        && (quoted.contains(&f.claim) || holds(f.words))
                        && asked.any(|a| *a == f.asks || *a == f.question(entities))
                };
                let before = told.facts.len();
                told.facts.retain(|f| !refused(f));
                let made = readings[at].reread.iter_mut().find(|r| r.ruling == *ruling);
                if let Some(made) = made.filter(|_| told.facts.len() < before) {
                    made.idle = None;
                }
            }
        }
    }

    /// Who speaks, by a ruling.
    fn whom(&self, document: &Document, reading: &Reading, name: &str) -> Result<Whom, String> {
        if name == NOBODY {
            return Ok(Whom::Article);
        }
        if let Some(entity) = meant(&reading.entities, &self.gazetteer, name) {
            let known = reading.entities.get(entity).name.clone();
            return Ok(Whom::Speaker(known, Some(entity)));
        }
        if holds(&words(&document.text), &words(name)) {
            return Ok(Whom::Speaker(name.to_owned(), None));
        }
        let key = &document.key;
        Err(format!("neither the rules nor `{key}` know `{name}`"))
    }

    /// Rulings on whom words mean that fit a word of the run, with the claims that have it or are laid to it.
    pub(super) fn meant(&self, run: &Run) -> Vec<Meant> {
        let has = |ruled: &Ruled, claim: &Claim, reading: &Reading| {
            let laid = claim.attributions.iter();
            let laid = laid.filter_map(|&i| reading.attributions.get(i));
            let mut words = claim.spans.iter().chain(laid.flat_map(|a| &a.source));
            words.any(|span| span.contains(ruled.span))
        };
        let made = self
            .referents
            .iter()
            .enumerate()
            .filter_map(|(by, ruling)| {
                let at = run.documents.iter().position(|d| d.key == ruling.source)?;
                let reading = &run.readings[at];
                let own: Vec<&Ruled> = reading.ruled.iter().filter(|r| r.by == by).collect();
                let claims = { run.claims.iter().enumerate() }
                    .filter(|(_, c)| c.source.0 as usize == at)
                    .filter(|(_, c)| own.iter().any(|ruled| has(ruled, c, reading)))
                    .map(|(i, _)| ClaimIndex(i as u32));
                (!own.is_empty()).then(|| Meant {
                    ruling: ruling.clone(),
                    claims: claims.collect(),
                })
            });
        made.collect()
    }

    /// Rulings on what is read of single articles that do nothing to those of a run: they fit nothing, or it is so without them.
    pub fn idle<'a>(&'a self, run: &'a Run) -> Vec<Idling<'a>> {
        let words = { self.referents.iter().enumerate() }.filter_map(|(by, referent)| {
            let idle = self.idle_word(run, by, referent)?;
            Some((referent.place.as_ref(), idle))
        });
        let claims = self.readings.iter().filter_map(|ruling| {
            let idle = idle_claim(run, ruling)?;
            Some((ruling.place.as_ref(), idle))
        });
        words.chain(claims).collect()
    }

    /// The same, as the report tells it.
    pub(super) fn idle_told(&self, run: &Run) -> Vec<Diagnostic> {
        let idle = self.idle(run).into_iter();
        idle.map(|(place, why)| Diagnostic::idle(place, &why))
            .collect()
    }

    fn idle_word(&self, run: &Run, by: usize, referent: &Referent) -> Option<Idle> {
        let Some(at) = run.documents.iter().position(|d| d.key == referent.source) else {
            return Some(no_article(&referent.source));
        };
        let (document, reading) = (&run.documents[at], &run.readings[at]);
        if reading.ruled.iter().any(|r| r.by == by) {
            let Referent {
                source,
                words,
                word,
                ..
            } = referent;
            let why = || format!("`{word}` in “{words}” of `{source}` is read so without it");
            return (!self.changes(document, at, by)).then(|| Idle::Same(why()));
        }
        let stands = !places(referent, &document.text, &reading.sentences).is_empty();
        let means = &referent.means;
        let mut mentions = reading.mentions.iter();
        let known = self.gazetteer.named(means).is_some()
            || means == NOBODY
            || mentions.any(|m| run.entities.get(m.entity).is_called(means));
        Some(Idle::Unmet(referent.unmet(stands, known)))
    }

    /// Whether the article is read otherwise without a ruling on a word of it.
    fn changes(&self, document: &Document, at: usize, by: usize) -> bool {
        let told = |without| {
            let source = SourceIndex(at as u32);
            isolated(|| told(&self.read_without(document, source, without))).ok()
        };
        let with = told(None);
        with.is_none() || with != told(Some(by))
    }
}

fn no_article(source: &str) -> Idle {
    Idle::Unmet(format!("no article is called `{source}`"))
}

fn idle_claim(run: &Run, ruling: &ClaimReading) -> Option<Idle> {
    let Some(at) = run.documents.iter().position(|d| d.key == ruling.source) else {
        return Some(no_article(&ruling.source));
    };
    let mut made = run.readings[at].reread.iter();
    made.find(|r| r.ruling == *ruling)?.idle.clone()
}

/// All that a ruling on a word can change of a reading, with names for entities.
fn told(reading: &Reading) -> Vec<String> {
    let name = |e: EntityId| reading.entities.get(e).name.as_str();
    let mentions = reading.mentions.iter();
    let mentions = mentions.map(|m| format!("{:?} {}", m.span, name(m.entity)));
    let laid = reading.attributions.iter();
    let laid = laid.map(|a| format!("{:?} {:?} {:?}", a.content, a.speaker, a.entity.map(name)));
    let claims = reading.claims.iter().map(|c| {
        let roles = c.subject.iter().chain(&c.object);
        let roles: Vec<_> = roles.map(|a| (&a.text, a.entity.map(name))).collect();
        format!("{} {} {roles:?}", c.id, c.normalized)
    });
    mentions.chain(laid).chain(claims).collect()
}
