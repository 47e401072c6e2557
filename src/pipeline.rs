//! The whole way from documents to findings, with every stage's rules compiled once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::claim::{
    Annotations, Article, Attribution, Attributor, EventNouns, ModalityWords, ReadBy, Reading,
    ReportingWords, SourceIndex, Tree, claims, name_claims,
};
use crate::document::{Document, ReadError, Unreadable, twins};
use crate::isolated::isolated;
use crate::matching::{Copies, Neighbourhood, Profiles, Scorer, Settings, Threshold};
use crate::normalize::{
    EntityId, Gazetteer, Mention, NameHints, NameWords, QuantityGrammar, TimeGrammar, cluster,
    link, names_in, resolve,
};
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Decision, RuleFile, Severity, Source};
use crate::run::{Diagnostic, Run};
use crate::text::{Parser, Syntax, TextSpan};
use crate::verdict::{
    ClaimIndex, Court, Cues, Overlaps, PairVerdict, Reason, Verdict, grade, groups, judge,
    match_rulings, pair, rule, weigh,
};

/// Every stage, compiled from one set of rules. Reading is pure: the same document gives the same reading.
pub struct Pipeline {
    gazetteer: Gazetteer,
    names: NameWords,
    modality: ModalityWords,
    events: EventNouns,
    reporting: ReportingWords,
    attributor: Attributor,
    times: TimeGrammar,
    quantities: QuantityGrammar,
    syntax: &'static dyn Syntax,
    settings: Settings,
    cues: Cues,
    lexicon: Lexicon,
    sources: Vec<Source>,
    decisions: Vec<Decision>,
    severity: Severity,
}

/// Rules that load but cannot be run.
#[derive(Debug, thiserror::Error)]
#[error("the rules cannot be run: {}", .0.join("; "))]
pub struct Unfit(pub Vec<String>);

impl Pipeline {
    /// Compiles the rules.
    ///
    /// # Errors
    /// Names every weight or threshold that is missing, unknown or no number.
    pub fn new(rules: &RuleFile) -> Result<Self, Unfit> {
        Ok(Self {
            gazetteer: Gazetteer::new(&rules.entities, &rules.names),
            names: NameWords::new(&rules.names),
            modality: ModalityWords::new(&rules.modality),
            events: EventNouns::new(rules),
            reporting: ReportingWords::new(&rules.attribution),
            attributor: Attributor::new(rules),
            times: TimeGrammar::new(&rules.times, &rules.quantities),
            quantities: QuantityGrammar::new(&rules.quantities),
            syntax: Parser::embedded(),
            settings: Settings::new(&rules.matching).map_err(Unfit)?,
            cues: Cues::new(rules),
            lexicon: Lexicon::new(rules),
            sources: rules.sources.clone(),
            decisions: rules.decisions.clone(),
            severity: rules.severity.clone(),
        })
    }

    /// Reads one document: sentences, entities, times, quantities, attributions, claims.
    pub fn read_document(&self, document: &Document, source: SourceIndex) -> Reading {
        let text = &document.text;
        let mut reading = Reading::default();
        let article = document
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, b)| b.left_out.is_none());
        let mut spans: Vec<(usize, TextSpan)> = Vec::new();
        let mut cut: Vec<bool> = Vec::new();
        for (b, block) in article {
            for split in crate::text::splits(text, block.span) {
                spans.push((b, split.span));
                cut.push(split.is_cut());
                reading.split_by.push(split.rule);
            }
        }
        let plain: Vec<TextSpan> = spans.iter().map(|(_, s)| *s).collect();
        let hints = NameHints::new(text, &plain, &self.names);
        for (s, (b, span)) in spans.into_iter().enumerate() {
            let names = hints.spans(text, span, &self.gazetteer);
            let mut sentence = self.syntax.parse(text, span, &names);
            sentence.cut |= cut[s] || cut.get(s + 1) == Some(&true);
            reading.sentences.push(sentence);
            reading.block_of.push(b);
        }
        let found: Vec<_> = reading
            .sentences
            .iter()
            .flat_map(|s| names_in(text, s, &self.gazetteer, &self.names))
            .collect();
        let (entities, ids) = cluster(&found, &self.gazetteer, &self.names);
        let mut mentions: Vec<Mention> = found
            .iter()
            .zip(ids)
            .map(|(m, entity)| Mention {
                span: m.span,
                entity,
                rule: m.rule(entities.get(entity)),
            })
            .collect();
        let more = resolve(text, &reading.sentences, &mentions, &entities, &self.names);
        mentions.extend(more);
        mentions.sort_by_key(|m| m.span);
        reading.mentions = mentions;
        reading.entities = entities;
        let blocks: Vec<TextSpan> = document
            .blocks
            .iter()
            .filter(|b| b.left_out.is_none())
            .map(|b| b.span)
            .collect();
        reading.quotes = crate::text::quotes(text, &blocks);
        let trees: Vec<Tree<'_>> = reading
            .sentences
            .iter()
            .map(|s| Tree::new(text, s))
            .collect();
        reading.attributions = self.attributor.find(&Article {
            text,
            sentences: &reading.sentences,
            trees: &trees,
            block_of: &reading.block_of,
            quotes: &reading.quotes,
            mentions: &reading.mentions,
            entities: &reading.entities,
        });

        let read_by = |span, rules| ReadBy { span, rules };
        for (time, rules) in self.times.read(text, &plain, document.meta.published) {
            reading.read_by.push(read_by(time.span, rules));
            reading.times.push(time);
        }
        let mut figures = Vec::new();
        for (figure, rules) in plain.iter().flat_map(|&s| self.quantities.read(text, s)) {
            reading.read_by.push(read_by(figure.span, rules));
            figures.push(figure);
        }
        reading.quantities = QuantityGrammar::outside_times(figures, &reading.times);
        reading.read_by.sort_by_key(|r| r.span);

        let name_of = |e: EntityId| reading.entities.get(e).name.clone();
        let block_kind = |s: usize| document.blocks[reading.block_of[s]].kind;
        let entity_kind = |e: EntityId| reading.entities.get(e).kind;
        let annotations = Annotations {
            text,
            mentions: &reading.mentions,
            times: &reading.times,
            quantities: &reading.quantities,
            attributions: &reading.attributions,
            near: &[],
            words: &self.modality,
            events: &self.events,
            reporting: &self.reporting,
            lexicon: &self.lexicon,
            name_of: &name_of,
            block_kind: &block_kind,
            entity_kind: &entity_kind,
        };
        let (mut taken, left_out) = claims(&annotations, &reading.sentences, &trees, source);
        name_claims(&document.key, &mut taken);
        reading.claims = taken;
        reading.left_out = left_out;
        reading
    }

    /// Reads all documents and compares them. The order of `documents` changes nothing.
    pub fn run(&self, documents: Vec<Document>) -> Run {
        let mut run = self.read(documents);
        let named = |d: &Document| Some((d.key.clone(), d.group(&self.sources)?.to_owned()));
        let voices: BTreeMap<String, String> = run.documents.iter().filter_map(named).collect();
        run.groups = groups(
            &run.documents,
            &run.readings,
            self.settings.threshold(Threshold::Copied),
            &voices,
        );
        let (rulings, unmatched) = match_rulings(&self.decisions, &run.documents, &run.claims);
        run.findings = self.before_court(&run, |court| {
            let mut findings = judge(court, &run.groups);
            if !rulings.is_empty() {
                rule(court, &run.groups, &rulings, &mut findings);
            }
            findings
        });
        run.rulings = rulings;
        run.diagnostics
            .extend(unmatched.iter().map(Diagnostic::from));
        grade(&mut run.findings, &self.severity);
        run
    }

    /// Judges two short texts that were given as a pair.
    pub fn pair(&self, a: Document, b: Document) -> PairVerdict {
        let run = self.read(vec![a, b]);
        self.before_court(&run, |court| {
            let [a, b] = [0, 1];
            pair(
                court,
                [&run.documents[a], &run.documents[b]],
                [&run.readings[a], &run.readings[b]],
            )
        })
    }

    /// What is made of two claims of a run, and why. A ruling on them goes over what the rules make of them.
    pub fn weigh(&self, run: &Run, a: ClaimIndex, b: ClaimIndex) -> (Option<Verdict>, Vec<Reason>) {
        let (mut verdict, mut because) = self.before_court(run, |court| weigh(court, a, b));
        if let Some(ruling) = run.rulings.iter().rev().find(|r| r.is_on(a, b)) {
            verdict = ruling.verdict();
            because.insert(0, ruling.reason());
        }
        (verdict, because)
    }

    /// Reads all documents, without comparing them: a run with claims and entities, but no findings.
    pub fn read(&self, mut documents: Vec<Document>) -> Run {
        documents.sort_by(|a, b| a.key.cmp(&b.key));
        let (mut readings, diagnostics) = self.read_each(&mut documents);
        let locals: Vec<_> = readings.iter().map(|r| &r.entities).collect();
        let (entities, maps) = link(&locals, &self.names);
        for (reading, map) in readings.iter_mut().zip(&maps) {
            relink(reading, map);
        }
        let claims: Vec<_> = readings
            .iter_mut()
            .flat_map(|r| std::mem::take(&mut r.claims))
            .collect();
        Run {
            documents,
            readings,
            entities,
            claims,
            diagnostics,
            ..Run::default()
        }
    }

    /// Reads each document by itself, but what is the same to read only once. One on which reading fails by a fault of ours is taken out and told; the others are
    /// then read again, since claims name their documents by place.
    fn read_each(&self, documents: &mut Vec<Document>) -> (Vec<Reading>, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        loop {
            let twins = twins(documents);
            let read_first = |(i, document): (usize, &Document)| {
                let read = || self.read_document(document, SourceIndex(i as u32));
                (twins[i] == i).then(|| isolated(read))
            };
            let mut own: Vec<_> = documents.par_iter().enumerate().map(read_first).collect();
            // From the last on: a reading is shared before it is given away.
            let mut read: Vec<Result<Reading, String>> = Vec::with_capacity(own.len());
            for (i, document) in documents.iter().enumerate().rev() {
                let twin = |r: &Reading| r.of_twin(SourceIndex(i as u32), &document.key);
                read.extend(match twins[i] {
                    of if of == i => own[i].take(),
                    of => own[of]
                        .as_ref()
                        .map(|r| r.as_ref().map(twin).map_err(String::clone)),
                });
            }
            read.reverse();
            let mut outcomes = read.iter();
            documents.retain(|document| match outcomes.next() {
                Some(Err(what)) => {
                    let what = Unreadable::Fault(what.clone());
                    faults.push(Diagnostic::from(&ReadError::new(&document.path, what)));
                    false
                }
                _ => true,
            });
            let all = read.len();
            let readings: Vec<Reading> = read.into_iter().flatten().collect();
            if readings.len() == all {
                return (readings, faults);
            }
        }
    }

    /// Lets `work` judge the claims of `run`.
    fn before_court<T>(&self, run: &Run, work: impl FnOnce(&Court) -> T) -> T {
        let attributions: Vec<Vec<Attribution>> = run
            .readings
            .iter()
            .map(|r| r.attributions.clone())
            .collect();
        let copies = Copies::new(&run.claims, &run.documents, &attributions, &run.groups);
        let profiles = Profiles::with_copies(
            &run.claims,
            copies,
            &run.entities,
            &self.lexicon,
            &self.settings,
        );
        let near = Neighbourhood::new(&profiles, &self.settings);
        work(&Court {
            scorer: Scorer {
                claims: &run.claims,
                profiles: &profiles,
                settings: &self.settings,
            },
            near: &near,
            documents: &run.documents,
            attributions: &attributions,
            entities: &run.entities,
            lexis: &self.lexicon,
            cues: &self.cues,
            overlaps: Overlaps::default(),
        })
    }
}

/// Rewrites a reading's entity ids from the document's to the run's.
fn relink(reading: &mut Reading, map: &[EntityId]) {
    let to = |e: &mut EntityId| *e = map[e.0 as usize];
    reading.mentions.iter_mut().for_each(|m| to(&mut m.entity));
    reading
        .attributions
        .iter_mut()
        .filter_map(|a| a.entity.as_mut())
        .for_each(to);
    for claim in &mut reading.claims {
        let arguments = claim
            .subject
            .iter_mut()
            .chain(&mut claim.object)
            .chain(claim.qualifiers.iter_mut().map(|q| &mut q.argument));
        for argument in arguments {
            argument.entity.iter_mut().for_each(to);
            argument
                .terms
                .iter_mut()
                .filter_map(|t| t.entity.as_mut())
                .for_each(to);
        }
        claim
            .terms
            .iter_mut()
            .filter_map(|t| t.entity.as_mut())
            .for_each(to);
        for list in [&mut claim.entities, &mut claim.places] {
            list.iter_mut().for_each(to);
            list.sort_unstable();
            list.dedup();
        }
    }
}
