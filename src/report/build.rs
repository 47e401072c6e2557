//! From a run to its report: indices become ids, spans of texts become places in files.

use std::ops::Range;

use crate::claim::{self, SourceIndex};
use crate::document::{Block, Document};
use crate::normalize::{self, EntityId, EntityTable};
use crate::report::model::{
    Attribution, Claim, Difference, Entity, Finding, Independent, Meant, Member, Pack, Passage,
    Position, Quantity, Reason, Report, Reread, Ruling, SCHEMA, Scope, Source, Span, Term, Time,
    Tool,
};
use crate::report::{events, facts};
use crate::rules::model::Level;
use crate::run::{self, Run, Severity};
use crate::text::TextSpan;
use crate::verdict::{self, ClaimIndex};

impl Report {
    /// The report of `run`, made with the rule packs `rules` (in the order of their layers).
    pub fn new(run: &Run, rules: Vec<Pack>) -> Self {
        let builder = Builder { run };
        Self {
            schema: SCHEMA,
            tool: Tool {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            rules,
            sources: run
                .documents
                .iter()
                .enumerate()
                .map(|(i, d)| {
                    let group = run.groups.get(i).copied().unwrap_or(i);
                    source(d, group, story(run, i))
                })
                .collect(),
            entities: entities(&run.entities),
            claims: run.claims.iter().map(|c| builder.claim(c)).collect(),
            events: events::events(run),
            facts: facts::facts(run),
            findings: run.findings.iter().map(|f| builder.finding(f)).collect(),
            rulings: run.rulings.iter().map(|r| builder.ruling(r)).collect(),
            readings: { run.readings.iter() }
                .flat_map(|r| &r.reread)
                .filter(|r| r.idle.is_none())
                .map(Reread::from)
                .collect(),
            referents: run.meant.iter().map(|m| builder.meant(m)).collect(),
            baseline: None,
            diagnostics: run.diagnostics.clone(),
        }
    }
}

impl Claim {
    /// A claim of `document`, whose attributions are `attributions`.
    pub fn new(
        claim: &claim::Claim,
        document: &Document,
        attributions: &[claim::Attribution],
        entities: &EntityTable,
    ) -> Self {
        let key = |id: &EntityId| entities.get(*id).key.clone();
        let spans: Vec<Span> = claim
            .spans
            .iter()
            .map(|s| Span::new(*s, document))
            .collect();
        let hull = claim.spans.iter().copied().reduce(TextSpan::hull);
        Self {
            id: claim.id.to_string(),
            source: document.key.clone(),
            span: hull.map_or_else(Span::default, |h| Span::new(h, document)),
            spans,
            text: claim.text.clone(),
            normalized: claim.normalized.clone(),
            subject: claim.subject.as_ref().map(|a| a.text.clone()),
            relation: claim.relation.lemma.clone(),
            object: claim.object.as_ref().map(|a| a.text.clone()),
            polarity: claim.polarity,
            modality: claim.modality,
            commitment: claim.commitment,
            attributions: claim
                .attributions
                .iter()
                .filter_map(|i| attributions.get(*i))
                .map(|a| Attribution::new(a, document, entities))
                .collect(),
            entities: claim.entities.iter().map(key).collect(),
            places: claim.places.iter().map(key).collect(),
            times: claim.times.iter().map(|t| Time::new(t, document)).collect(),
            quantities: claim
                .quantities
                .iter()
                .map(|q| Quantity::new(q, document))
                .collect(),
            quote: quote(&claim.spans, &document.text),
            ranges: ranges(&claim.spans),
        }
    }
}

impl Span {
    /// Where the words at `span` of `document`'s text stand in its file.
    pub fn new(span: TextSpan, document: &Document) -> Self {
        let file = document.map.to_file(span);
        let place = document.file.place(file.start);
        Self {
            start: file.start,
            end: file.end,
            line: place.line,
            column: place.column,
        }
    }

    fn all(spans: &[TextSpan], document: &Document) -> Vec<Self> {
        spans.iter().map(|s| Self::new(*s, document)).collect()
    }
}

impl Attribution {
    /// An attribution of `document`.
    pub fn new(
        attribution: &claim::Attribution,
        document: &Document,
        entities: &EntityTable,
    ) -> Self {
        Self {
            speaker: attribution.speaker.clone(),
            entity: attribution.entity.map(|e| entities.get(e).key.clone()),
            kind: attribution.kind,
            stance: attribution.stance,
            source: Span::all(&attribution.source, document),
            cue: Span::all(&attribution.cue, document),
            content: Span::all(&attribution.content, document),
        }
    }
}

impl Time {
    /// A time of `document`.
    pub fn new(time: &normalize::Time, document: &Document) -> Self {
        Self {
            span: Span::new(time.span, document),
            text: time.span.of(&document.text).to_owned(),
            value: time.value.clone(),
            from: time.from.map(|d| d.to_string()),
            to: time.to.map(|d| d.to_string()),
            grain: time.grain,
            anchor: time.anchor,
        }
    }
}

impl Quantity {
    /// A figure of `document`.
    pub fn new(quantity: &normalize::Quantity, document: &Document) -> Self {
        let finite = |v: Option<f64>| v.filter(|v| v.is_finite());
        Self {
            span: Span::new(quantity.span, document),
            text: quantity.span.of(&document.text).to_owned(),
            value: finite(quantity.value),
            min: finite(quantity.bounds.min),
            max: finite(quantity.bounds.max),
            open_min: quantity.bounds.open_min,
            open_max: quantity.bounds.open_max,
            approximate: quantity.approximate,
            unit: quantity.unit.clone(),
            of: quantity.of.clone(),
        }
    }
}

/// All entities of a table, in its order.
pub(super) fn entities(table: &EntityTable) -> Vec<Entity> {
    let entity = |e: &normalize::Entity| Entity {
        id: e.key.clone(),
        name: e.name.clone(),
        kind: e.kind,
        aliases: e.aliases.clone(),
        provenance: e.provenance.clone(),
    };
    table.iter().map(|(_, e)| entity(e)).collect()
}

struct Builder<'a> {
    run: &'a Run,
}

impl Builder<'_> {
    fn claim(&self, claim: &claim::Claim) -> Claim {
        let i = claim.source.0 as usize;
        let attributions = self
            .run
            .readings
            .get(i)
            .map_or(&[][..], |r| &r.attributions);
        Claim::new(
            claim,
            &self.run.documents[i],
            attributions,
            &self.run.entities,
        )
    }

    fn meant(&self, meant: &run::Meant) -> Meant {
        let ruling = &meant.ruling;
        Meant {
            rule: format!("referents/{}", ruling.written_at()),
            source: ruling.source.clone(),
            word: ruling.word.clone(),
            means: ruling.means.clone(),
            because: ruling.because.clone(),
            claims: self.ids(&meant.claims),
        }
    }

    fn finding(&self, f: &verdict::Finding) -> Finding {
        Finding {
            id: format!("{:016x}", f.id),
            verdict: f.verdict,
            kind: f.kind,
            fact: f.fact.map(|at| facts::id(self.run, at)),
            members: f.members.iter().map(|m| self.member(m)).collect(),
            between: f.between,
            scope: f.contained.then_some(Scope::Contained),
            claims: self.ids(&f.claims),
            sides: f.sides.iter().map(|s| self.ids(s)).collect(),
            positions: f.positions.iter().map(position).collect(),
            sources: f.sources.iter().map(|s| self.key(*s)).collect(),
            independent: match f.independent.as_slice() {
                [one] if f.sides.is_empty() => Independent::All(*one),
                all => Independent::Sides(all.to_vec()),
            },
            score: rounded(f.score),
            severity: f.level.and_then(severity),
            baseline: None,
            differences: f.differences.iter().map(Difference::from).collect(),
            because: f.because.iter().map(Reason::from).collect(),
        }
    }

    fn member(&self, (claim, spans): &(ClaimIndex, Vec<TextSpan>)) -> Member {
        let claim = &self.run.claims[claim.0 as usize];
        let document = &self.run.documents[claim.source.0 as usize];
        Member {
            claim: claim.id.to_string(),
            spans: Span::all(spans, document),
            text: quote(spans, &document.text),
            ranges: ranges(spans),
        }
    }

    fn ruling(&self, r: &verdict::Ruling) -> Ruling {
        Ruling {
            rule: r.reason().rule,
            relation: r.decision.relation,
            kind: r.decision.kind,
            fact: r.decision.fact.clone(),
            because: r.decision.because.clone(),
            claims: r.claims.iter().map(|c| self.ids(c)).collect(),
        }
    }

    fn ids(&self, claims: &[ClaimIndex]) -> Vec<String> {
        let id = |c: &ClaimIndex| self.run.claims[c.0 as usize].id.to_string();
        claims.iter().map(id).collect()
    }

    fn key(&self, source: SourceIndex) -> String {
        self.run.documents[source.0 as usize].key.clone()
    }
}

/// Number of the story that a document tells, where there are more than one.
fn story(run: &Run, document: usize) -> Option<usize> {
    let several = run.stories.iter().any(|s| *s > 0);
    several.then(|| run.stories.get(document).map(|s| s + 1))?
}

fn source(document: &Document, group: usize, story: Option<usize>) -> Source {
    let meta = &document.meta;
    Source {
        id: document.key.clone(),
        path: document.path.clone(),
        title: meta.title.clone(),
        outlet: meta.outlet.clone(),
        published: meta.published.map(|d| d.to_string()),
        url: meta.url.clone(),
        words: document
            .article()
            .map(|b| b.span.of(&document.text).split_whitespace().count())
            .sum(),
        group: letters(group),
        story,
        passages: document.article().map(|b| passage(b, document)).collect(),
    }
}

fn passage(block: &Block, document: &Document) -> Passage {
    Passage {
        kind: block.kind,
        start: block.span.start,
        text: block.span.of(&document.text).to_owned(),
    }
}

fn ranges(spans: &[TextSpan]) -> Vec<Range<usize>> {
    spans.iter().map(|s| s.start..s.end).collect()
}

fn severity(level: Level) -> Option<Severity> {
    match level {
        Level::Error => Some(Severity::Error),
        Level::Warning => Some(Severity::Warning),
        Level::Note => Some(Severity::Note),
        // Such findings are in no report.
        Level::Off => None,
    }
}

fn position(p: &verdict::Position) -> Position {
    Position {
        side: p.side,
        held_by: p.held_by.clone(),
        value: p.value.clone(),
    }
}

impl From<&claim::Reread> for Reread {
    fn from(made: &claim::Reread) -> Self {
        let ruling = &made.ruling;
        Self {
            rule: format!("readings/{}", ruling.written_at()),
            speaker: ruling.speaker.clone(),
            stance: ruling.stance,
            polarity: ruling.polarity,
            modality: ruling.modality,
            time: ruling.time.clone(),
            no_fact: ruling.no_fact.clone(),
            because: ruling.because.clone(),
            claims: made.claims.iter().map(ToString::to_string).collect(),
        }
    }
}

impl From<&verdict::Reason> for Reason {
    fn from(r: &verdict::Reason) -> Self {
        let term = |t: &crate::matching::ScoreTerm| Term {
            name: t.name.clone(),
            value: rounded(t.value),
            weight: rounded(t.weight),
        };
        Self {
            rule: r.rule.clone(),
            detail: r.detail.clone(),
            terms: r.terms.iter().map(term).collect(),
        }
    }
}

/// Four decimals: what a person can compare, and what does not change with the order of a sum.
fn rounded(value: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (value * 1e4).round() / 1e4 + 0.0
}

/// 0 is A, 25 is Z, 26 is AA, as spreadsheets name columns.
fn letters(group: usize) -> String {
    let mut n = group + 1;
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    out.iter().rev().collect()
}

/// The words at `spans` on one line. What lies between two spans is kept where it is no word, else it becomes an ellipsis.
fn quote(spans: &[TextSpan], text: &str) -> String {
    let mut out = String::new();
    let mut last: Option<TextSpan> = None;
    for span in spans {
        if let Some(last) = last {
            let between = text.get(last.end..span.start).unwrap_or(" ");
            if between.chars().any(char::is_alphanumeric) {
                out.push_str(" … ");
            } else {
                out.push_str(between);
            }
        }
        out.push_str(span.of(text));
        last = Some(*span);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_like_columns() {
        let names = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters);
        assert_eq!(names, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_quote_shows_where_words_were_skipped() {
        let text = "Ghani, who had\npacked, resigned, and fled.";
        let spans = |list: &[&str]| -> Vec<TextSpan> {
            list.iter()
                .map(|w| {
                    let at = text.find(w).unwrap();
                    TextSpan::new(at, at + w.len())
                })
                .collect()
        };
        assert_eq!(quote(&spans(&["Ghani", "fled"]), text), "Ghani … fled");
        assert_eq!(
            quote(&spans(&["had\npacked", "resigned"]), text),
            "had packed, resigned"
        );
    }

    #[test]
    fn rounding_never_writes_minus_zero() {
        assert_eq!(rounded(-0.000_01).to_string(), "0");
        assert_eq!(rounded(0.123_456).to_string(), "0.1235");
    }
}
