//! The whole way from documents to findings, with every stage's rules compiled once.

mod link;
mod memory;
mod read;
mod ruled;
mod usage;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::claim::{
    Attribution, Attributor, Claim, EventNouns, ModalityWords, Reading, ReportingWords, SourceIndex,
};
use crate::document::{Document, ReadError, Unreadable, twins};
use crate::fact::{FactReader, ReadArticle, Told, namings};
use crate::isolated::isolated;
use crate::matching::{Copies, Neighbourhood, Profiles, Scorer, Settings, Threshold};
use crate::normalize::{EntityId, EntityTable, Gazetteer, NameWords, QuantityGrammar, TimeGrammar};
use crate::rules;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{ClaimReading, Decision, Referent, RuleFile, Severity, Source};
use crate::run::{Diagnostic, Run};
use crate::text::{Parser, Syntax};
use crate::verdict::{
    ClaimIndex, Court, Cues, Deciding, Facts, Finding, Overlaps, PairVerdict, Ruling, Weighed,
    compare_facts, disputes, events, figures_clash, grade, groups, judge, match_rulings, pair,
    prevented, rule, weakest, weigh,
};

use memory::Memory;
pub use ruled::Idling;

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
    facts: FactReader,
    fact_words: rules::model::Facts,
    settings: Settings,
    cues: Cues,
    deciding: Deciding,
    lexicon: Lexicon,
    sources: Vec<Source>,
    decisions: Vec<Decision>,
    referents: Vec<Referent>,
    readings: Vec<ClaimReading>,
    severity: Severity,
    /// Of a pipeline that is run again and again.
    memory: Option<Memory>,
}

/// Rules that load but cannot be run.
#[derive(Debug, thiserror::Error)]
#[error("the rules cannot be run: {}", .0.join("; "))]
pub struct UnusableRules(pub Vec<String>);

impl Pipeline {
    /// Compiles the rules.
    ///
    /// # Errors
    /// Names every weight or threshold that is missing, unknown or no number.
    pub fn new(rules: &RuleFile) -> Result<Self, UnusableRules> {
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
            facts: FactReader::new(rules, Parser::embedded()),
            fact_words: rules.facts.clone(),
            settings: Settings::new(&rules.matching).map_err(UnusableRules)?,
            cues: Cues::new(rules),
            deciding: Deciding::new(rules),
            lexicon: Lexicon::new(rules),
            sources: rules.sources.clone(),
            decisions: rules.decisions.clone(),
            referents: rules.referents.clone(),
            readings: rules.readings.clone(),
            severity: rules.severity.clone(),
            memory: None,
        })
    }

    /// The same, and it keeps what it read of the articles of its last run, for a next run of nearly the same.
    #[must_use]
    pub fn remembering(mut self) -> Self {
        self.memory = Some(Memory::default());
        self
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
        (run.findings, run.sheets, run.events, run.stories) = self.before_court(&run, |court| {
            let facts = compare_facts(court, &run.groups, &self.asked(&run.told));
            let mut findings = judge(court, &run.groups, &facts);
            if !rulings.is_empty() {
                rule(court, &run.groups, &facts.sheets, &rulings, &mut findings);
            }
            let stories = court.near.stories().to_vec();
            (findings, facts.sheets, events(court), stories)
        });
        run.rulings = rulings;
        run.meant = self.meant(&run);
        run.diagnostics
            .extend(unmatched.iter().map(Diagnostic::from));
        let idle = self.idle_told(&run);
        run.diagnostics.extend(idle);
        disputes(&mut run.findings);
        grade(&mut run.findings, &self.severity);
        run
    }

    /// Judges two short texts that were given as a pair.
    pub fn pair(&self, a: Document, b: Document) -> PairVerdict {
        let run = self.read(vec![a, b]);
        self.before_court(&run, |court| {
            let [a, b] = [0, 1];
            let facts = compare_facts(court, &[a, b], &self.asked(&run.told));
            let found = judge(court, &[a, b], &facts);
            pair(
                court,
                [&run.documents[a], &run.documents[b]],
                [&run.readings[a], &run.readings[b]],
                &found,
            )
        })
    }

    /// What is made of two claims of a run, and why. A ruling on them goes over what the rules make of them.
    pub fn weigh(&self, run: &Run, a: ClaimIndex, b: ClaimIndex) -> Weighed {
        let mut weighed = self.before_court(run, |court| weigh(court, a, b));
        if let Some(ruling) = run.rulings.iter().rev().find(|r| r.is_on(a, b)) {
            weighed.verdict = ruling.verdict();
            weighed.because.insert(0, ruling.reason());
        }
        let stands = |f: &Finding| f.claims.contains(&a) && f.claims.contains(&b);
        if weighed.verdict.is_some() && !run.findings.iter().any(stands) {
            let why = self.before_court(run, |court| {
                let facts = compare_facts(court, &run.groups, &self.asked(&run.told));
                prevented(court, (&run.groups, &facts), &run.rulings, [a, b])
            });
            weighed.because.insert(0, why);
        }
        weighed
    }

    /// Of claims in one agreement of a run, the two that hold together worst; `None` where there are no two in different words.
    pub fn weakest(&self, run: &Run, claims: &[ClaimIndex]) -> Option<[ClaimIndex; 2]> {
        self.before_court(run, |court| weakest(court, claims))
    }

    /// Whether two claims of a run have figures of one thing that cannot be one.
    pub fn figures_clash(&self, run: &Run, claims: [ClaimIndex; 2]) -> bool {
        self.before_court(run, |court| figures_clash(court, claims))
    }

    /// Reads all documents, without comparing them: a run with claims and entities, but no findings.
    pub fn read(&self, mut documents: Vec<Document>) -> Run {
        documents.sort_by(|a, b| a.key.cmp(&b.key));
        let (mut readings, diagnostics) = self.read_each(&mut documents);
        let entities = link::entities(&mut readings, &self.names);
        let claims: Vec<_> = readings
            .iter_mut()
            .flat_map(|r| std::mem::take(&mut r.claims))
            .collect();
        let mut told = self.told(&documents, &readings, &claims, &entities);
        let none = no_claims(&self.decisions, &documents, &claims);
        told.facts.retain(|f| !none.contains(&f.claim));
        told.namings.retain(|n| !none.contains(&n.claim));
        self.refuse_facts(&documents, &mut readings, &claims, &entities, &mut told);
        Run {
            documents,
            readings,
            entities,
            claims,
            told,
            diagnostics,
            ..Run::default()
        }
    }

    /// What all articles tell in values, claims by their index in the run.
    fn told(
        &self,
        documents: &[Document],
        readings: &[Reading],
        claims: &[Claim],
        entities: &EntityTable,
    ) -> Told {
        let kind_of = |e: EntityId| entities.get(e).kind;
        let of_each =
            documents
                .par_iter()
                .zip(readings)
                .enumerate()
                .map(|(i, (document, reading))| {
                    let source = SourceIndex(i as u32);
                    let first = claims.partition_point(|c| c.source < source);
                    let end = claims.partition_point(|c| c.source <= source);
                    let own = &claims[first..end];
                    let article = ReadArticle {
                        document,
                        reading,
                        claims: own,
                        source,
                    };
                    let mut told = self.facts.read(&article, &self.lexicon, &kind_of);
                    told.namings = namings(document, reading, own, &told, &self.names);
                    told.facts.iter_mut().for_each(|f| f.claim += first);
                    told.namings.iter_mut().for_each(|n| n.claim += first);
                    told
                });
        let mut all = Told::default();
        for told in of_each.collect::<Vec<_>>() {
            all.facts.extend(told.facts);
            all.descriptions.extend(told.descriptions);
            all.namings.extend(told.namings);
        }
        all.descriptions.sort();
        all.descriptions.dedup();
        all
    }

    /// Facts with what is asked.
    fn asked<'a>(&'a self, told: &'a Told) -> Facts<'a> {
        Facts {
            attributes: self.facts.attributes(),
            words: &self.fact_words,
            told,
        }
    }

    /// Reads each document by itself, but what is the same to read only once. One on which reading fails by a fault of ours is taken out and told; the others are
    /// then read again, since claims name their documents by place.
    fn read_each(&self, documents: &mut Vec<Document>) -> (Vec<Reading>, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        loop {
            let mut twins = twins(documents);
            for i in 0..twins.len() {
                // What is ruled of one article is not ruled of its twin.
                if self.is_ruled(&documents[i]) || self.is_ruled(&documents[twins[i]]) {
                    twins[i] = i;
                }
            }
            let read_first = |(i, document): (usize, &Document)| {
                let source = SourceIndex(i as u32);
                (twins[i] == i).then(|| self.read_or_recall(document, source))
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
                if let Some(memory) = &self.memory {
                    memory.forget_all_but(documents);
                }
                return (readings, faults);
            }
        }
    }

    fn read_or_recall(&self, document: &Document, source: SourceIndex) -> Result<Reading, String> {
        let memory = self.memory.as_ref().filter(|_| !self.is_ruled(document));
        if let Some(known) = memory.and_then(|m| m.recall(document, source)) {
            return Ok(known);
        }
        let reading = isolated(|| self.read_document(document, source))?;
        if let Some(memory) = memory {
            memory.keep(document, &reading);
        }
        Ok(reading)
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
        let days: Vec<_> = run.documents.iter().map(|d| d.meta.published).collect();
        let near = Neighbourhood::dated(&profiles, &self.settings, &days);
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
            deciding: &self.deciding,
            marks: self.deciding.marks(&run.claims, &run.documents),
            overlaps: Overlaps::default(),
            candidates: OnceLock::new(),
        })
    }
}

/// The claims, by their index, that a person has ruled to be none: they tell nothing.
fn no_claims(decisions: &[Decision], documents: &[Document], claims: &[Claim]) -> BTreeSet<usize> {
    let alone = decisions.iter().filter(|d| d.between.len() == 1);
    let alone: Vec<Decision> = alone.cloned().collect();
    let (rulings, _) = match_rulings(&alone, documents, claims);
    let none = rulings.iter().flat_map(Ruling::no_claims);
    none.map(|c| c.0 as usize).collect()
}
