//! What the template shows, in words and in order.

use std::collections::{BTreeMap, BTreeSet};

use super::article::Marks;
use super::facts::{column, fact_table};
use super::matrix::matrix;
use super::parts::{Alone, Card, Cards, Message, Outcome, Page, Quote, Row, Ruling, Side, Why};
use super::plot::plot;
use crate::claim::Commitment;
use crate::report::copies::Copied;
use crate::report::fold::holders;
use crate::report::model::{Claim, Finding, Reason, Scope, Source};
use crate::report::name::{kind_phrase, slot_name, standing_name};
use crate::report::resolved::Resolved;
use crate::report::ruled::{RulingTold, level};
use crate::report::sections::{Part, Section};
use crate::report::wording::{Marked, count, manner, marked, readable, reason};
use crate::run::{Diagnostic, Severity};
use crate::verdict::Verdict;
use crate::visible::line;

/// More articles than this are not all made into a page at once: a browser would take seconds to open it.
const MANY: usize = 50;

/// Nor are more findings of a section than this.
const MADE: usize = 100;

/// What the page shows of a report.
pub(super) fn page(resolved: &Resolved) -> Page {
    let report = resolved.report;
    let sections = resolved.sections();
    let anchors = anchors(&report.sources);
    let maker = Maker {
        resolved,
        anchors: &anchors,
    };
    let marks = Marks::new(resolved, &sections);
    let alone: Vec<Alone> = resolved
        .unique()
        .into_iter()
        .map(|(s, claims)| maker.alone(s, &claims))
        .collect();
    let articles = report.sources.iter();
    let articles = articles.filter_map(|s| marks.article(s, &anchors[s.id.as_str()]));
    Page {
        tool: report.tool.name.clone(),
        version: report.tool.version.clone(),
        packs: report
            .rules
            .iter()
            .map(|p| format!("{} {}", line(&p.pack), p.digest))
            .collect(),
        extent: resolved.extent(),
        published: resolved.published(),
        title: match report.sources.len() {
            1 => "What one source says".to_owned(),
            n => format!("What {n} sources say"),
        },
        outcome: outcome(&sections, &alone),
        baseline: resolved.against_baseline().unwrap_or_default(),
        folded: resolved.folded(),
        sources: report.sources.iter().map(|s| maker.row(s)).collect(),
        several: report.stories() > 1,
        diagnostics: messages(&report.diagnostics),
        facts: fact_table(resolved, &sections, &anchors),
        matrix: matrix(resolved, &sections, |s| column(resolved, &anchors, s)),
        sections: sections.iter().map(|s| maker.cards(s)).collect(),
        alone_count: alone.iter().map(|a| a.quotes.len()).sum(),
        alone,
        rulings: maker.rulings(),
        articles: articles.collect(),
        many: report.sources.len() > MANY,
    }
}

/// What is found, in numbers; contradictions and agreements even where there are none.
fn outcome(sections: &[Section], alone: &[Alone]) -> Vec<Outcome> {
    let number = |part: Part| {
        sections
            .iter()
            .find(|s| s.part == part)
            .map_or(0, |s| s.findings.len())
    };
    let told = [
        (Part::Contradictions, "contradiction", "contradictions"),
        (
            Part::Disputes,
            "dispute of speakers",
            "disputes of speakers",
        ),
        (Part::Updates, "update", "updates"),
        (Part::Agreements, "agreement", "agreements"),
        (Part::Related, "related pair", "related pairs"),
    ];
    let always = [Part::Contradictions, Part::Agreements];
    let mut all: Vec<Outcome> = told
        .into_iter()
        .filter(|(part, ..)| number(*part) > 0 || always.contains(part))
        .map(|(part, one, more)| Outcome {
            part: part.name(),
            sign: part.sign(),
            some: number(part) > 0,
            text: match number(part) {
                0 => format!("no {more}"),
                n => count(n, one, more),
            },
        })
        .collect();
    let claims: usize = alone.iter().map(|a| a.quotes.len()).sum();
    if claims > 0 {
        let text = count(
            claims,
            "claim of one source alone",
            "claims of one source alone",
        );
        all.push(Outcome {
            part: "alone",
            sign: "◦",
            text,
            some: true,
        });
    }
    all
}

fn messages(diagnostics: &[Diagnostic]) -> Vec<Message> {
    let message = |d: &Diagnostic| {
        let at = match d.line {
            0 => String::new(),
            at => format!(":{at}"),
        };
        Message {
            label: match d.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            text: line(&format!("{}{at}: {}", d.path, d.message)).into_owned(),
        }
    };
    let rest = Diagnostic::rest(diagnostics.len());
    let rest = rest.map(|text| Message {
        label: "note",
        text,
    });
    diagnostics
        .iter()
        .take(Diagnostic::SHOWN)
        .map(message)
        .chain(rest)
        .collect()
}

/// An anchor a source: its key where that can be one, else its number.
fn anchors(sources: &[Source]) -> BTreeMap<&str, String> {
    let sound = |id: &str| {
        id.len() <= 80
            && id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    };
    let anchor = |(i, s): (usize, &Source)| {
        if sound(&s.id) {
            format!("article-{}", s.id)
        } else {
            // No key of the other sort holds a colon.
            format!("article:{}", i + 1)
        }
    };
    sources
        .iter()
        .enumerate()
        .map(|(i, s)| (s.id.as_str(), anchor((i, s))))
        .collect()
}

/// How many findings of a section the first screen tells.
fn brief(part: Part) -> usize {
    match part {
        Part::Contradictions => 8,
        Part::Disputes | Part::Updates => 4,
        Part::Agreements | Part::Related => 0,
    }
}

struct Maker<'a> {
    resolved: &'a Resolved<'a>,
    anchors: &'a BTreeMap<&'a str, String>,
}

impl Maker<'_> {
    fn row(&self, source: &Source) -> Row {
        let shown = |text: Option<&String>| text.map_or(String::new(), |t| line(t).into_owned());
        Row {
            anchor: self.anchors[source.id.as_str()].clone(),
            id: line(&source.id).into_owned(),
            name: self.resolved.name_of(&source.id),
            title: shown(source.title.as_ref()),
            published: readable(source.published.as_deref().unwrap_or_default()),
            words: source.words,
            group: source.group.clone(),
            story: source.story,
            path: line(&source.path).into_owned(),
        }
    }

    fn cards(&self, section: &Section) -> Cards {
        let part = section.part;
        Cards {
            part: part.name(),
            sign: part.sign(),
            title: part.title(),
            gloss: part.gloss(),
            brief: brief(part),
            shown: (section.findings.len() > MADE).then_some(MADE),
            findings: section.findings.iter().map(|f| self.card(f)).collect(),
        }
    }

    fn card(&self, finding: &Finding) -> Card {
        let resolved = self.resolved;
        let sides = resolved.sides(finding);
        let last = sides.len().saturating_sub(1);
        let when = |i: usize| match finding.verdict {
            Verdict::Update if i == 0 => "earlier",
            Verdict::Update if i == last => "later",
            Verdict::Update => "then",
            _ => "",
        };
        let side = |(i, side): (usize, &crate::report::sides::Side)| {
            let other = sides.iter().enumerate().find(|(j, _)| *j != i);
            let other = other
                .and_then(|(_, s)| s.claims.first())
                .map(|c| c.quote.as_str());
            let quote = |c: &Copied| self.quote(c, side.value, other);
            Side {
                value: readable(&line(side.value)),
                held_by: line(&side.held_by.join(", ")).into_owned(),
                who: line(&holders(&side.held_by, false)).into_owned(),
                when: when(i),
                quotes: resolved.alike(&side.claims).iter().map(quote).collect(),
            }
        };
        let told = resolved.told(finding, &finding.claims);
        let quotes = if sides.is_empty() {
            resolved.alike(&told)
        } else {
            Vec::new()
        };
        let plain = sides.is_empty() && finding.verdict != Verdict::Related;
        let sources: BTreeSet<&str> = finding
            .sources
            .iter()
            .filter_map(|s| self.anchors.get(s.as_str()))
            .map(String::as_str)
            .collect();
        Card {
            id: finding.id.clone(),
            heading: resolved.headline(finding),
            matter: resolved.matter(finding),
            kind: finding.kind.map_or("", kind_phrase),
            contained: finding.scope == Some(Scope::Contained),
            level: level(finding),
            standing: standing_name(finding.baseline),
            sides: sides.iter().enumerate().map(side).collect(),
            plot: plot(resolved, finding, &sides),
            quotes: quotes.iter().map(|c| self.quote(c, "", None)).collect(),
            support: if plain {
                resolved.support(finding)
            } else {
                String::new()
            },
            voices: if plain {
                self.voices(finding)
            } else {
                Vec::new()
            },
            note: resolved
                .commitments(finding)
                .filter(|_| plain)
                .map_or(String::new(), |c| line(&c).into_owned()),
            why: why(finding),
            sources: sources.into_iter().collect::<Vec<_>>().join(" "),
            heard: finding.independent.total(),
        }
    }

    /// By origin, in the order of sources; none where there are too many to see.
    fn voices(&self, finding: &Finding) -> Vec<bool> {
        const MOST: usize = 40;
        let mut groups: Vec<&str> = Vec::new();
        for s in &self.resolved.report.sources {
            if !groups.contains(&s.group.as_str()) {
                groups.push(&s.group);
            }
        }
        if groups.len() > MOST {
            return Vec::new();
        }
        let sources = &self.resolved.report.sources;
        let saying: BTreeSet<&str> = sources
            .iter()
            .filter(|s| finding.sources.contains(&s.id))
            .map(|s| s.group.as_str())
            .collect();
        groups.iter().map(|g| saying.contains(g)).collect()
    }

    fn quote(&self, copied: &Copied, value: &str, other: Option<&str>) -> Quote {
        let claim = copied.claim;
        let quote = line(&claim.quote);
        let words = joined(&marked(&quote, &readable(value), other));
        let source = self.resolved.source(claim);
        let published = source.and_then(|s| s.published.as_deref());
        Quote {
            by: line(&copied.by_name(self.resolved)).into_owned(),
            claim: claim.id.clone(),
            words,
            manner: line(&manner(claim)).into_owned(),
            published: readable(published.unwrap_or_default()),
            denied: claim.commitment == Commitment::Denied,
            opposed: false,
            new: false,
        }
    }

    fn alone(&self, source: &Source, claims: &[&Claim]) -> Alone {
        let quote = |claim: &&Claim| {
            let one = self.resolved.alike(&[*claim]);
            let mut quote = one.first().map(|c| self.quote(c, "", None))?;
            quote.opposed = self.resolved.is_opposed(claim);
            quote.new = self.resolved.is_new(claim);
            Some(quote)
        };
        Alone {
            name: self.resolved.name_of(&source.id),
            anchor: self.anchors[source.id.as_str()].clone(),
            quotes: claims.iter().filter_map(quote).collect(),
        }
    }

    fn rulings(&self) -> Vec<Ruling> {
        let ruling = |r: RulingTold| {
            let claims = self.resolved.claims(r.claims);
            let alike = self.resolved.alike(&claims);
            Ruling {
                relation: line(&r.says).into_owned(),
                because: line(r.because).into_owned(),
                rule: line(r.rule).into_owned(),
                quotes: alike.iter().map(|c| self.quote(c, "", None)).collect(),
            }
        };
        self.resolved.rulings().into_iter().map(ruling).collect()
    }
}

/// Runs of words that are marked alike; a blank between two marked words is marked too.
fn joined(words: &Marked) -> Vec<(String, bool)> {
    let mark = |i: usize| words.get(i).is_some_and(|(_, mark)| *mark);
    let mut runs: Vec<(String, bool)> = Vec::new();
    for (i, (word, own)) in words.iter().enumerate() {
        let between = *word == " " && i > 0 && mark(i - 1) && mark(i + 1);
        let marked = *own || between;
        match runs.last_mut() {
            Some((run, is)) if *is == marked => run.push_str(word),
            _ => runs.push(((*word).to_owned(), marked)),
        }
    }
    runs
}

/// The reasons of a finding, then what its claims do not share.
fn why(finding: &Finding) -> Vec<Why> {
    // Beyond the first, how alike two claims are does not tell why they are opposed.
    let of_score = |r: &Reason| !finding.sides.is_empty() && !r.terms.is_empty();
    let reasons = finding.because.iter().enumerate();
    let telling = reasons.filter(|(i, r)| *i == 0 || !of_score(r));
    let reasons = telling.map(|(_, r)| Why {
        text: line(&reason(&r.detail)).into_owned(),
        rule: line(&r.rule).into_owned(),
    });
    let differences = finding.differences.iter().map(|d| {
        let value = |v: &Option<String>| {
            v.as_deref().map_or("nothing".to_owned(), |v| {
                format!("“{}”", readable(&line(v)))
            })
        };
        let [a, b] = &d.values;
        Why {
            text: format!("{}: {} against {}", slot_name(d.slot), value(a), value(b)),
            rule: line(&d.rule).into_owned(),
        }
    });
    reasons.chain(differences).collect()
}
