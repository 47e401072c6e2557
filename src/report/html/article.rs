//! Articles with the words marked that findings rest on.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

use crate::document::BlockKind;
use crate::report::model::{Passage, Source};
use crate::report::resolved::Resolved;
use crate::report::sections::{Part, Section};
use crate::report::wording::readable;
use crate::visible::line;

/// An article to read.
#[derive(Debug, Serialize)]
pub(super) struct Article {
    pub anchor: String,
    pub title: String,
    pub name: String,
    pub published: String,
    /// Only where it is one that a browser may be led to.
    pub url: Option<String>,
    pub path: String,
    pub words: usize,
    pub marks: usize,
    pub blocks: Vec<Block>,
}

/// A paragraph, cut where marks begin and end.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    pub heading: bool,
    pub pieces: Vec<Piece>,
}

/// A stretch of text under one mark, or under none.
#[derive(Debug, Serialize)]
pub(super) struct Piece {
    pub text: String,
    /// Ids of claims that begin here.
    pub claims: Vec<String>,
    /// The finding that it is marked for: the first in the report's order.
    pub finding: Option<String>,
    /// The section of that finding.
    pub part: &'static str,
    /// Whether that finding is marked here for the first time in the block.
    pub first: bool,
}

/// A stretch of an article, and what it is marked for.
struct Mark<'a> {
    range: Range<usize>,
    part: Part,
    finding: &'a str,
}

/// The marks of all articles.
pub(super) struct Marks<'a> {
    of: BTreeMap<&'a str, Vec<Mark<'a>>>,
    /// By source, where each claim begins.
    begins: BTreeMap<&'a str, BTreeMap<usize, BTreeSet<&'a str>>>,
}

impl<'a> Marks<'a> {
    /// Those of findings in `sections`; and where each claim begins that the page may lead to.
    pub fn new(resolved: &'a Resolved<'a>, sections: &[Section<'a>]) -> Self {
        let mut of: BTreeMap<&str, Vec<Mark>> = BTreeMap::new();
        let mut led: BTreeSet<&String> = BTreeSet::new();
        for section in sections {
            for &finding in &section.findings {
                let own = finding.claims.iter().chain(finding.sides.iter().flatten());
                let own: BTreeSet<&String> = own.collect();
                led.extend(&own);
                for claim in resolved.claims(own) {
                    let part = finding.members.iter().find(|m| m.claim == claim.id);
                    let ranges = part.map_or(&claim.ranges, |m| &m.ranges);
                    let mark = |range: &Range<usize>| Mark {
                        range: range.clone(),
                        part: section.part,
                        finding: &finding.id,
                    };
                    let marks = of.entry(&claim.source).or_default();
                    marks.extend(ranges.iter().map(mark));
                }
            }
        }
        let facts = resolved.report.facts.iter().flat_map(|f| &f.values);
        led.extend(facts.flat_map(|v| &v.claims));
        let rulings = resolved.rulings();
        led.extend(rulings.into_iter().flat_map(|r| r.claims));
        let mut begins: BTreeMap<&str, BTreeMap<usize, BTreeSet<&str>>> = BTreeMap::new();
        for claim in resolved.claims(led) {
            if let Some(first) = claim.ranges.first() {
                let starts = begins.entry(&claim.source).or_default();
                starts.entry(first.start).or_default().insert(&claim.id);
            }
        }
        Self { of, begins }
    }

    fn pieces(&self, source: &str, passage: &Passage) -> Vec<Piece> {
        let whole = passage.start..passage.start + passage.text.len();
        let touching = |m: &&Mark| m.range.start < whole.end && whole.start < m.range.end;
        let marks = self.of.get(source);
        let marks: Vec<&Mark> = marks.into_iter().flatten().filter(touching).collect();
        let begins = self.begins.get(source);
        let begins: Vec<(usize, &BTreeSet<&str>)> = begins
            .into_iter()
            .flat_map(|b| b.range(whole.clone()))
            .map(|(at, ids)| (*at, ids))
            .collect();
        let mut cuts: BTreeSet<usize> = [whole.start, whole.end].into();
        cuts.extend(marks.iter().flat_map(|m| [m.range.start, m.range.end]));
        cuts.extend(begins.iter().map(|(at, _)| *at));
        cuts.retain(|at| whole.contains(at) || *at == whole.end);
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let mut pieces: Vec<Piece> = Vec::new();
        for pair in cuts.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let over = marks
                .iter()
                .filter(|m| m.range.start <= from && to <= m.range.end);
            // Marks come in the order of the report.
            let mark = over.min_by_key(|m| m.part);
            let text = passage.text.get(from - passage.start..to - passage.start);
            let text = line(text.unwrap_or_default());
            let claims = begins.iter().filter(|(at, _)| *at == from);
            let claims: Vec<String> = claims
                .flat_map(|(_, ids)| ids.iter().map(|id| (*id).to_owned()))
                .collect();
            let finding = mark.map(|m| m.finding.to_owned());
            if let Some(last) = pieces.last_mut()
                && last.finding == finding
                && claims.is_empty()
            {
                last.text.push_str(&text);
                continue;
            }
            let first = finding.is_some() && pieces.iter().all(|p| p.finding != finding);
            pieces.push(Piece {
                text: text.into_owned(),
                claims,
                finding,
                part: mark.map_or("", |m| m.part.name()),
                first,
            });
        }
        pieces
    }

    /// An article; `None` where its text is not at hand.
    pub fn article(&self, source: &Source, anchor: &str) -> Option<Article> {
        if source.passages.is_empty() {
            return None;
        }
        let block = |p: &Passage| Block {
            heading: p.kind == BlockKind::Heading,
            pieces: self.pieces(&source.id, p),
        };
        let blocks = source.passages.iter().filter(|p| {
            p.kind != BlockKind::Title || source.title.is_none() || self.touches(&source.id, p)
        });
        let findings: BTreeSet<&str> = self
            .of
            .get(source.id.as_str())
            .into_iter()
            .flatten()
            .map(|m| m.finding)
            .collect();
        let shown = |text: &Option<String>| text.as_deref().map(|t| line(t).into_owned());
        let name = shown(&source.outlet).unwrap_or_else(|| line(&source.id).into_owned());
        Some(Article {
            anchor: anchor.to_owned(),
            title: shown(&source.title).unwrap_or_else(|| name.clone()),
            name,
            published: readable(source.published.as_deref().unwrap_or_default()),
            url: source.url.clone().filter(|u| is_web(u)),
            path: line(&source.path).into_owned(),
            words: source.words,
            marks: findings.len(),
            blocks: blocks.map(block).collect(),
        })
    }

    /// Whether something is marked or begins in the passage.
    fn touches(&self, source: &str, passage: &Passage) -> bool {
        let whole = passage.start..passage.start + passage.text.len();
        let marks = self.of.get(source).into_iter().flatten();
        let mut marks = marks.filter(|m| m.range.start < whole.end && whole.start < m.range.end);
        let begins = self.begins.get(source);
        marks.next().is_some() || begins.is_some_and(|b| b.range(whole).next().is_some())
    }
}

/// Whether an address leads to a page and does nothing else; what could hide where it leads is no such address.
fn is_web(url: &str) -> bool {
    let plain = url
        .chars()
        .all(|c| !c.is_whitespace() && !crate::visible::acts(c));
    plain && (url.starts_with("https://") || url.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_are_linked() {
        assert!(is_web("https://a.example/b?c=d"));
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.example",
            "https://a\u{202e}b",
            "https://a b",
        ] {
            assert!(!is_web(url), "{url}");
        }
    }
}
