//! What a ruling that parts claims leaves in the report: other findings that hold them together, and answers that the finding rested on.

use std::path::Path;

use crosscheck::report::{Claim, Finding, Report};
use crosscheck::rules::model::RelationOfClaims;

use super::changes::is_shown;
use super::facts::said;
use super::ruling::claim;
use crate::cli::message::REASON;

/// Lines on what stands still of claims that the rulings written in these lines of a file part; `ruled` is the finding that was ruled on.
pub fn told(
    (file, lines): (&Path, &[usize]),
    ruled: Option<&Finding>,
    before: &Report,
    after: &Report,
) -> Vec<String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let rules: Vec<String> = { lines.iter() }
        .map(|line| format!("decisions/{name}:{line}"))
        .collect();
    let parts = |relation| matches!(relation, RelationOfClaims::None | RelationOfClaims::Related);
    let mut pairs = Vec::new();
    for ruling in { after.rulings.iter() }
        .filter(|r| rules.contains(&r.rule) && parts(r.relation) && r.fact.is_none())
    {
        if let [a, b] = ruling.claims.as_slice() {
            pairs.extend(a.iter().flat_map(|x| b.iter().map(move |y| (x, y))));
        }
    }
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut said = together(after, &pairs);
    said.extend(ruled.map_or_else(Vec::new, |finding| answers(finding, before, after)));
    said
}

/// Findings that hold together what was parted: claims that are cut otherwise out of the same words.
fn together(report: &Report, pairs: &[(&String, &String)]) -> Vec<String> {
    let mut said = Vec::new();
    for finding in report.findings.iter().filter(|f| is_shown(f)) {
        let held: Vec<&Claim> = { finding.claims.iter() }
            .filter_map(|id| claim(report, id))
            .collect();
        let with = |id: &String| {
            let quoted = claim(report, id)?;
            held.iter().copied().find(|c| shares_words(c, quoted))
        };
        let both = pairs.iter().find_map(|(a, b)| {
            let (x, y) = (with(a)?, with(b)?);
            (x.id != y.id).then_some((x, y))
        });
        if let Some((x, y)) = both {
            let id = &finding.id;
            said.push(format!("still held together by {}", report.line(finding)));
            said.extend([x, y].map(|c| format!("    {} {} “{}”", c.source, c.id, c.text)));
            let (a, b) = (&x.id, &y.id);
            said.push(format!(
                "    if that is wrong too: `crosscheck decide {id} PATH --claims {a} {b} --verdict none --because \"{REASON}\"`"
            ));
        }
    }
    said
}

/// Whether two claims are the same, or cut out of the same words of an article.
fn shares_words(one: &Claim, other: &Claim) -> bool {
    let meets = |(a, b): (usize, usize)| {
        let mut spans = other.spans.iter();
        spans.any(|s| a < s.end && s.start < b)
    };
    let mut own = one.spans.iter();
    one.source == other.source && own.any(|s| meets((s.start, s.end)))
}

/// Answers to the question of a finding that its claims still give, each with the call that takes it out.
fn answers(finding: &Finding, before: &Report, after: &Report) -> Vec<String> {
    let asked = { before.facts.iter() }.find(|f| finding.fact.as_ref() == Some(&f.id));
    let kept = asked.and_then(|asked| after.facts.iter().find(|f| f.id == asked.id));
    let Some(fact) = kept else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for value in &fact.values {
        let own = value.claims.iter().filter(|id| finding.claims.contains(id));
        let own: Vec<&str> = own.map(String::as_str).collect();
        if !own.is_empty() {
            lines.push(format!("    {}, by {}", said(fact, value), own.join(" ")));
        }
    }
    if lines.is_empty() {
        return lines;
    }
    lines.insert(
        0,
        "the fact table keeps what the finding rested on:".to_owned(),
    );
    lines.push(format!(
        "    if an answer is wrong: `crosscheck decide CLAIM PATH --no-fact {} --because \"{REASON}\"`",
        fact.attribute
    ));
    lines
}
