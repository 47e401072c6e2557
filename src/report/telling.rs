//! What the report says in a person's words, the same for every format that people read: sections, who says it and how,
//! and which words make the difference. Formats only lay it out.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::claim::{Commitment, Modality, Stance};
use crate::report::model::{Claim, Finding, Independent, Report, Ruling, Source};
use crate::report::name::{kind_name, verdict_name};
use crate::report::ruled::level;
use crate::verdict::{Between, Verdict};

/// A report with its ids resolved.
pub(super) struct Telling<'a> {
    pub report: &'a Report,
    sources: BTreeMap<&'a str, &'a Source>,
    claims: BTreeMap<&'a str, &'a Claim>,
    opposed: BTreeSet<&'a str>,
    only: &'a BTreeSet<Verdict>,
}

/// A stretch of a quote, and whether it is what the sides differ in.
pub(super) type Marked<'a> = Vec<(&'a str, bool)>;

/// One side of a contradiction or an update.
pub(super) struct Side<'a> {
    pub value: &'a str,
    pub held_by: Vec<String>,
    pub claims: Vec<&'a Claim>,
}

impl<'a> Telling<'a> {
    /// A report, cut down to some verdicts where `only` is not empty.
    pub fn new(report: &'a Report, only: &'a BTreeSet<Verdict>) -> Self {
        let contradictions = report
            .findings
            .iter()
            .filter(|f| f.verdict == Verdict::Contradiction);
        Self {
            report,
            sources: report.sources.iter().map(|s| (s.id.as_str(), s)).collect(),
            claims: report.claims.iter().map(|c| (c.id.as_str(), c)).collect(),
            opposed: contradictions
                .flat_map(|f| f.sides.iter().flatten())
                .map(String::as_str)
                .collect(),
            only,
        }
    }

    /// Undecided pairs are for those who ask for them by name.
    pub fn shows(&self, verdict: Verdict) -> bool {
        if self.only.is_empty() {
            verdict != Verdict::Related
        } else {
            self.only.contains(&verdict)
        }
    }

    /// Rulings are shown where nothing is asked for by name.
    pub fn rulings(&self) -> &'a [Ruling] {
        if self.only.is_empty() {
            &self.report.rulings
        } else {
            &[]
        }
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
        self.of(|f| f.verdict == Verdict::Contradiction && f.between != Some(Between::Speakers))
    }

    /// Contradictions of people whom the articles quote.
    pub fn disputes(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Contradiction && f.between == Some(Between::Speakers))
    }

    pub fn updates(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Update)
    }

    pub fn related(&self) -> Vec<&'a Finding> {
        self.of(|f| f.verdict == Verdict::Related)
    }

    /// Those that most independent sources assert first.
    pub fn agreements(&self) -> Vec<&'a Finding> {
        let mut all = self.of(|f| f.verdict == Verdict::Agreement);
        all.sort_by_key(|f| {
            let weight = (f.independent.total(), f.sources.len(), f.claims.len());
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

    /// The sides of a contradiction or an update.
    pub fn sides(&self, finding: &'a Finding) -> Vec<Side<'a>> {
        let side = |(i, ids): (usize, &'a Vec<String>)| {
            let position = finding.positions.iter().find(|p| p.side == i);
            let held_by: &[String] = position.map_or(&[], |p| p.held_by.as_slice());
            let claims = self.claims(ids);
            let held_by = match finding.between {
                Some(Between::Speakers) => held_by.to_vec(),
                _ => self.holders(held_by, &claims),
            };
            Side {
                value: position.map_or("", |p| p.value.as_str()),
                held_by,
                claims,
            }
        };
        finding.sides.iter().enumerate().map(side).collect()
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

    /// "4 contradictions, 21 agreements, 3 updates, 240 claims of one source alone": what is shown. What there is none
    /// of goes unsaid, but for contradictions and agreements.
    pub fn tally(&self) -> String {
        use Verdict::{Agreement, Contradiction, Related, Unique, Update};
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
                Agreement,
                said(self.agreements().len(), "agreement", "agreements"),
            ),
            (Update, some(updates, "update", "updates")),
            (
                Contradiction,
                some(disputes, "dispute of speakers", "disputes of speakers"),
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
            .filter(|(verdict, _)| self.shows(*verdict));
        let said: Vec<String> = shown.filter_map(|(_, text)| text).collect();
        if said.is_empty() {
            "nothing found".to_owned()
        } else {
            said.join(", ")
        }
    }

    /// "9 sources, 8 independent, 312 claims".
    pub fn extent(&self) -> String {
        let report = self.report;
        let groups: BTreeSet<&str> = report.sources.iter().map(|s| s.group.as_str()).collect();
        let mut parts = vec![count(report.sources.len(), "source", "sources")];
        if groups.len() != report.sources.len() {
            parts.push(format!("{} independent", groups.len()));
        }
        if self.only.is_empty() {
            parts.push(count(report.claims.len(), "claim", "claims"));
        }
        parts.join(", ")
    }
}

impl Report {
    /// A finding on one line: "contradiction:numeric 1f2e3d4c5b6a7988: 14 / 20 branches".
    pub fn line(&self, finding: &Finding) -> String {
        let verdict = verdict_name(finding.verdict);
        let kind = finding
            .kind
            .map_or(String::new(), |k| format!(":{}", kind_name(k)));
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
        let heading = if values.is_empty() {
            first()
        } else {
            values.join(" / ")
        };
        format!("{verdict}{kind} {}: {heading}", finding.id)
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

/// "1 claim", "2 claims".
pub(super) fn count(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

/// "a", "a and b", "a, b and c", "a, b and 3 others".
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [a, b] => format!("{a} and {b}"),
        [a, b, c] => format!("{a}, {b} and {c}"),
        [a, b, rest @ ..] => format!("{a}, {b} and {} others", rest.len()),
    }
}

/// How a source puts a claim: "according to Zamir Kabulov, hedged"; empty where it just says so.
pub(super) fn manner(claim: &Claim) -> String {
    let mut parts = Vec::new();
    for (depth, a) in claim.attributions.iter().rev().enumerate() {
        let said = match (a.stance, &a.speaker) {
            (Stance::Denies, Some(who)) => format!("denied by {who}"),
            (Stance::Denies, None) => "denied".to_owned(),
            (Stance::Doubts, Some(who)) => format!("claimed by {who}"),
            (Stance::Doubts, None) => "allegedly".to_owned(),
            (Stance::Affirms, Some(who)) => format!("confirmed by {who}"),
            (Stance::Neutral, Some(who)) if depth > 0 => format!("reported by {who}"),
            (Stance::Neutral, Some(who)) => format!("according to {who}"),
            (Stance::Neutral | Stance::Affirms, None) => "reportedly".to_owned(),
        };
        if !parts.contains(&said) {
            parts.push(said);
        }
    }
    let how = match claim.modality {
        Modality::Hedged => Some("hedged"),
        Modality::Planned => Some("planned"),
        Modality::Conditional => Some("on a condition"),
        Modality::Obliged => Some("as a duty"),
        Modality::Asserted => (claim.commitment == Commitment::Hedged).then_some("hedged"),
    };
    parts.extend(how.map(str::to_owned));
    parts.join(", ")
}

/// `quote` with the words marked that set it apart from what the other side says.
///
/// Where the side's value stands in the quote, that is it. Else the words that differ from `other`, if the two are
/// worded alike; of two sentences that share little, every word would differ, and nothing is marked.
pub(super) fn marked<'a>(quote: &'a str, value: &str, other: Option<&str>) -> Marked<'a> {
    let words = words(quote);
    let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
    let sought: Vec<String> = self::words(value)
        .iter()
        .map(|w| fold(w))
        .filter(|w| is_word(w))
        .collect();
    let mut marks = vec![false; words.len()];
    let places: Vec<usize> = (0..words.len()).filter(|i| is_word(&folded[*i])).collect();
    let hit = (!sought.is_empty())
        .then(|| {
            places
                .windows(sought.len())
                .find(|w| w.iter().zip(&sought).all(|(i, s)| folded[*i] == *s))
        })
        .flatten();
    if let Some(hit) = hit {
        for i in hit {
            marks[*i] = true;
        }
    } else if let Some(other) = other {
        let theirs: Vec<String> = self::words(other).iter().map(|w| fold(w)).collect();
        let diff = capture_diff_slices(Algorithm::Myers, &folded, &theirs);
        let alike: usize = diff
            .iter()
            .filter(|op| op.tag() == DiffTag::Equal)
            .map(|op| op.old_range().filter(|i| is_word(&folded[*i])).count())
            .sum();
        let most = places
            .len()
            .max(theirs.iter().filter(|w| is_word(w)).count());
        if 2 * alike >= most {
            for op in diff.iter().filter(|op| op.tag() != DiffTag::Equal) {
                for i in op.old_range().filter(|i| is_word(&folded[*i])) {
                    marks[i] = true;
                }
            }
        }
    }
    words.into_iter().zip(marks).collect()
}

/// Words and what lies between them, in order; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let solid = |i: usize| chars.get(i).is_some_and(|(_, c)| c.is_alphanumeric());
    // A mark between two letters or digits belongs to the word: "1,200.50", "didn’t", "anti-war".
    let inside = |i: usize, c: char| {
        is_solid(c)
            || matches!(c, '.' | ',' | '-' | '\'' | '’') && i > 0 && solid(i - 1) && solid(i + 1)
    };
    let mut out = Vec::new();
    let (mut start, mut was) = (0, None);
    for (i, (at, c)) in chars.iter().enumerate() {
        let is = Some(inside(i, *c));
        if was.is_some() && was != is {
            out.push(&text[start..*at]);
            start = *at;
        }
        was = is;
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

fn is_solid(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '%')
}

fn is_word(piece: &str) -> bool {
    piece.contains(is_solid)
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(marked: &Marked) -> String {
        let piece = |(w, m): &(&str, bool)| {
            if *m {
                format!("[{w}]")
            } else {
                (*w).to_owned()
            }
        };
        marked.iter().map(piece).collect()
    }

    #[test]
    fn words_keep_figures_and_contractions_whole() {
        assert_eq!(
            words("It cost $1,200.50, didn’t it?"),
            [
                "It",
                " ",
                "cost",
                " ",
                "$1,200.50",
                ", ",
                "didn’t",
                " ",
                "it",
                "?"
            ]
        );
    }

    #[test]
    fn the_value_at_issue_is_marked_first() {
        let m = marked(
            "Troops met minimal resistance.",
            "minimal",
            Some("Troops met no resistance."),
        );
        assert_eq!(show(&m), "Troops met [minimal] resistance.");
    }

    #[test]
    fn else_what_differs_from_a_sentence_worded_alike() {
        let m = marked(
            "The bank will close 14 branches",
            "",
            Some("the bank will close ten branches"),
        );
        assert_eq!(show(&m), "The bank will close [14] branches");
        let m = marked(
            "The bank will close 14 branches",
            "",
            Some("Ten offices are to go, it said"),
        );
        assert_eq!(show(&m), "The bank will close 14 branches");
    }
}
