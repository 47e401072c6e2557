//! A report with its ids resolved and its findings sorted into sections, the same for every format that people read.
//! Formats only lay it out.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Commitment;
use crate::report::model::{Claim, Fact, FactValue, Finding, Independent, Report, Source};
use crate::report::name::{kind_name, verdict_name};
use crate::report::ruled::level;
use crate::report::standing::Standing;
use crate::report::wording::{count, list, readable};
use crate::verdict::Verdict;

/// A report with its ids resolved.
pub(super) struct Resolved<'a> {
    pub report: &'a Report,
    sources: BTreeMap<&'a str, &'a Source>,
    claims: BTreeMap<&'a str, &'a Claim>,
    opposed: BTreeSet<&'a str>,
    /// Claims that one source makes alone and that the baseline does not have.
    new: BTreeSet<&'a str>,
    /// By finding and claim, the claim cut down to the words that the finding rests on.
    parts: BTreeMap<(&'a str, &'a str), Claim>,
    only: &'a BTreeSet<Verdict>,
}

impl<'a> Resolved<'a> {
    /// A report, cut down to some verdicts where `only` is not empty.
    pub fn new(report: &'a Report, only: &'a BTreeSet<Verdict>) -> Self {
        let contradictions = report
            .findings
            .iter()
            .filter(|f| matches!(f.verdict, Verdict::Contradiction | Verdict::Dispute));
        let mut resolved = Self {
            parts: BTreeMap::new(),
            report,
            sources: report.sources.iter().map(|s| (s.id.as_str(), s)).collect(),
            claims: report.claims.iter().map(|c| (c.id.as_str(), c)).collect(),
            opposed: contradictions
                .flat_map(|f| f.sides.iter().flatten())
                .map(String::as_str)
                .collect(),
            new: new_alone(report),
            only,
        };
        for f in &report.findings {
            for member in &f.members {
                if let Some(claim) = resolved.claims.get(member.claim.as_str()) {
                    let mut part = (*claim).clone();
                    part.quote.clone_from(&member.text);
                    if let Some(first) = member.spans.first() {
                        part.span = *first;
                    }
                    resolved.parts.insert((&f.id, &member.claim), part);
                }
            }
        }
        resolved
    }

    /// Claims of a finding, each cut down to what the finding rests on.
    pub fn told(&'a self, finding: &'a Finding, ids: &'a [String]) -> Vec<&'a Claim> {
        let told = |id: &'a String| {
            let part = self.parts.get(&(finding.id.as_str(), id.as_str()));
            part.or_else(|| self.claims.get(id.as_str()).copied())
        };
        ids.iter().filter_map(told).collect()
    }

    /// Undecided pairs are for those who ask for them by name.
    pub fn shows(&self, verdict: Verdict) -> bool {
        if self.only.is_empty() {
            verdict != Verdict::Related
        } else {
            self.only.contains(&verdict)
        }
    }

    /// Whether only some verdicts were asked for.
    pub fn is_cut(&self) -> bool {
        !self.only.is_empty()
    }

    /// Whether a claim that one source makes alone is new.
    pub fn is_new(&self, claim: &Claim) -> bool {
        self.new.contains(claim.id.as_str())
    }

    /// How grave the rules call findings of a verdict without kinds; empty where they do not say.
    pub fn level_of(&self, verdict: Verdict) -> &'static str {
        let first = self.report.findings.iter().find(|f| f.verdict == verdict);
        first.map_or("", level)
    }

    /// How many undecided pairs there are, beside what is shown.
    pub fn folded(&self) -> usize {
        if self.shows(Verdict::Related) {
            0
        } else {
            self.related().len()
        }
    }

    pub fn source(&self, claim: &Claim) -> Option<&'a Source> {
        self.sources.get(claim.source.as_str()).copied()
    }

    /// How a source is called: its outlet, else its key.
    pub fn name_of(&self, id: &str) -> String {
        let outlet = self.sources.get(id).and_then(|s| s.outlet.as_deref());
        crate::visible::line(outlet.unwrap_or(id)).into_owned()
    }

    pub fn claims<'i>(&self, ids: impl IntoIterator<Item = &'i String>) -> Vec<&'a Claim> {
        ids.into_iter()
            .filter_map(|id| self.claims.get(id.as_str()).copied())
            .collect()
    }

    /// Whether a contradiction stands against the claim.
    pub fn is_opposed(&self, claim: &Claim) -> bool {
        self.opposed.contains(claim.id.as_str())
    }

    /// Contradictions of the articles themselves.
    pub fn conflicts(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Contradiction)
    }

    /// Contradictions of people whom the articles quote.
    pub fn disputes(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Dispute)
    }

    pub fn updates(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Update)
    }

    pub fn related(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Related)
    }

    /// Those that most independent sources assert first; of two alike the one told in a value, then the one told first.
    pub fn agreements(&self) -> Vec<&'a Finding> {
        let mut all = self.of(|f| f.verdict == Verdict::Agreement);
        all.sort_by_key(|f| {
            let weight = (f.independent.total(), f.sources.len(), f.fact.is_some());
            std::cmp::Reverse(weight)
        });
        all
    }

    /// Claims that one source makes alone, by source and place in the text.
    pub fn unique(&self) -> Vec<(&'a Source, Vec<&'a Claim>)> {
        let findings = self.of(|f| f.verdict == Verdict::Unique);
        let ids: BTreeSet<&str> = findings
            .iter()
            .flat_map(|f| &f.claims)
            .map(String::as_str)
            .collect();
        let mut of: BTreeMap<&str, Vec<&'a Claim>> = BTreeMap::new();
        for claim in &self.report.claims {
            if ids.contains(claim.id.as_str()) {
                of.entry(&claim.source).or_default().push(claim);
            }
        }
        let sources = self.report.sources.iter();
        sources
            .filter_map(|s| Some((s, of.remove(s.id.as_str())?)))
            .collect()
    }

    fn of(&self, wanted: impl Fn(&Finding) -> bool) -> Vec<&'a Finding> {
        self.report.findings.iter().filter(|f| wanted(f)).collect()
    }

    fn fact(&self, finding: &Finding) -> Option<&'a Fact> {
        let id = finding.fact.as_ref()?;
        self.report.facts.iter().find(|f| f.id == *id)
    }

    /// What a finding on a fact answers: "Age of Kyle Renner".
    pub fn question(&self, finding: &Finding) -> Option<&'a str> {
        self.fact(finding).map(|fact| fact.name.as_str())
    }

    /// What it answers, and how: "Age of Kyle Renner: 24".
    pub fn answer(&self, finding: &Finding) -> Option<String> {
        let fact = self.fact(finding)?;
        let gives = |v: &&FactValue| finding.claims.iter().any(|c| v.claims.contains(c));
        let value = fact.values.iter().find(gives)?;
        Some(format!("{}: {}", fact.name, value.text))
    }

    /// "5 of 9 sources, 4 independent".
    pub fn support(&self, finding: &Finding) -> String {
        let (n, all) = (finding.sources.len(), self.report.sources.len());
        let independent = finding.independent.total();
        if independent == n {
            format!("{n} of {all} sources")
        } else {
            format!("{n} of {all} sources, {independent} independent")
        }
    }

    /// Where some sources state what others lay to a speaker or only hold possible; `None` if all stand behind it alike.
    pub fn commitments(&self, finding: &Finding) -> Option<String> {
        let claims = self.claims(&finding.claims);
        let mut best: BTreeMap<&str, Commitment> = BTreeMap::new();
        for c in &claims {
            let at = best.entry(&c.source).or_insert(c.commitment);
            *at = (*at).min(c.commitment);
        }
        let holding = |wanted: Commitment| -> Vec<&str> {
            let all = best.iter().filter(|(_, c)| **c == wanted);
            all.map(|(source, _)| *source).collect()
        };
        let stating = holding(Commitment::Asserted);
        let attributing = holding(Commitment::Attributed);
        let hedging = holding(Commitment::Hedged);
        let verb = |who: &[&str], one: &str, more: &str| -> String {
            format!("{} {}", list(who), if who.len() == 1 { one } else { more })
        };
        let mut said = Vec::new();
        if !stating.is_empty() && !attributing.is_empty() {
            let speakers: BTreeSet<&str> = claims
                .iter()
                .filter(|c| best[c.source.as_str()] == Commitment::Attributed)
                .filter_map(|c| c.attributions.last()?.speaker.as_deref())
                .collect();
            let to = if speakers.is_empty() {
                "others".to_owned()
            } else {
                list(&speakers.into_iter().collect::<Vec<_>>())
            };
            said.push(format!(
                "{} what {} to {to}",
                verb(&stating, "states", "state"),
                verb(&attributing, "attributes", "attribute"),
            ));
        }
        if !hedging.is_empty() && hedging.len() < best.len() {
            said.push(verb(
                &hedging,
                "only holds it possible",
                "only hold it possible",
            ));
        }
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// "4 contradictions, 3 updates, 21 agreements, 240 claims of one source alone": what is shown. What there is none
    /// of goes unsaid, but for contradictions and agreements.
    #[cfg(feature = "cli")]
    pub fn tally(&self) -> String {
        self.numbers(|_| true)
    }

    /// The same of what several claims make.
    pub fn found(&self) -> String {
        self.numbers(|verdict| verdict != Verdict::Unique)
    }

    fn numbers(&self, counts: impl Fn(Verdict) -> bool) -> String {
        use Verdict::{Agreement, Contradiction, Dispute, Related, Unique, Update};
        let (disputes, updates) = (self.disputes().len(), self.updates().len());
        let alone = self.unique().iter().map(|(_, c)| c.len()).sum();
        let said = |n, one, more| Some(count(n, one, more));
        let some = |n, one, more| (n > 0).then(|| count(n, one, more));
        let parts = [
            (
                Contradiction,
                said(self.conflicts().len(), "contradiction", "contradictions"),
            ),
            (
                Dispute,
                some(disputes, "dispute of speakers", "disputes of speakers"),
            ),
            (Update, some(updates, "update", "updates")),
            (
                Agreement,
                said(self.agreements().len(), "agreement", "agreements"),
            ),
            (
                Unique,
                some(
                    alone,
                    "claim of one source alone",
                    "claims of one source alone",
                ),
            ),
            (
                Related,
                some(self.related().len(), "related pair", "related pairs"),
            ),
        ];
        let shown = parts
            .into_iter()
            .filter(|(verdict, _)| self.shows(*verdict) && counts(*verdict));
        let said: Vec<String> = shown.filter_map(|(_, text)| text).collect();
        if said.is_empty() {
            "nothing found".to_owned()
        } else {
            said.join(", ")
        }
    }

    /// "9 sources, 8 independent, 2 stories".
    pub fn voices_heard(&self) -> String {
        let report = self.report;
        let groups: BTreeSet<&str> = report.sources.iter().map(|s| s.group.as_str()).collect();
        let mut parts = vec![count(report.sources.len(), "source", "sources")];
        if groups.len() != report.sources.len() {
            parts.push(format!("{} independent", groups.len()));
        }
        let stories = report.stories();
        if stories > 1 {
            parts.push(format!("{stories} stories"));
        }
        parts.join(", ")
    }

    /// "9 sources, 8 independent, 2 stories, 312 claims".
    pub fn extent(&self) -> String {
        let heard = self.voices_heard();
        if self.only.is_empty() {
            let claims = count(self.report.claims.len(), "claim", "claims");
            format!("{heard}, {claims}")
        } else {
            heard
        }
    }

    /// The days on which the dated articles were published: "3 May 2024 to 5 May 2024"; empty where none is dated.
    pub fn published(&self) -> String {
        let dated = self
            .report
            .sources
            .iter()
            .filter_map(|s| s.published.as_deref());
        let days = || {
            dated
                .clone()
                .map(|d| d.split_once('T').map_or(d, |(day, _)| day))
        };
        match days().min().zip(days().max()) {
            Some((first, last)) if first == last => readable(first),
            Some((first, last)) => readable(&format!("{first} to {last}")),
            None => String::new(),
        }
    }
}

fn new_alone(report: &Report) -> BTreeSet<&str> {
    let new = |f: &&Finding| f.verdict == Verdict::Unique && f.baseline == Some(Standing::New);
    let claims = report.findings.iter().filter(new).flat_map(|f| &f.claims);
    claims.map(String::as_str).collect()
}

impl Report {
    /// How many stories the sources tell, as far as that is known.
    pub(super) fn stories(&self) -> usize {
        let told: BTreeSet<usize> = self.sources.iter().filter_map(|s| s.story).collect();
        told.len()
    }

    /// A finding on one line: "contradiction:numeric 1f2e3d4c5b6a7988: 14 / 20 branches".
    pub fn line(&self, finding: &Finding) -> String {
        let verdict = verdict_name(finding.verdict);
        let kind = finding
            .kind
            .map_or(String::new(), |k| format!(":{}", kind_name(k)));
        format!("{verdict}{kind} {}: {}", finding.id, self.heading(finding))
    }

    /// What a finding is about: the values of its sides, else its first claim.
    pub(super) fn heading(&self, finding: &Finding) -> String {
        let values: Vec<&str> = finding
            .positions
            .iter()
            .map(|p| p.value.as_str())
            .filter(|v| !v.is_empty())
            .collect();
        let first = || {
            let claim = self
                .claims
                .iter()
                .find(|c| finding.claims.first() == Some(&c.id));
            claim.map_or("", |c| c.normalized.as_str()).to_owned()
        };
        if values.is_empty() {
            first()
        } else {
            values.join(" / ")
        }
    }
}

impl Independent {
    /// Over all sides.
    pub fn total(&self) -> usize {
        match self {
            Self::All(n) => *n,
            Self::Sides(sides) => sides.iter().sum(),
        }
    }
}
