//! Lines that stand in several articles of several origins, at the top or the foot: no article wrote them.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence;
use super::model::{Evidence, Proposal, Suggestion};
use crate::document::Document;
use crate::rules::{RuleSet, slug};
use crate::run::Run;

/// Articles that a line stands in; of one outlet fewer are enough.
const ARTICLES: usize = 3;
const OF_ONE_OUTLET: usize = 2;
/// Words of such a line.
const WORDS: std::ops::RangeInclusive<usize> = 3..=40;
/// Lines at the top and at the foot of an article.
const TOP: usize = 2;
const FOOT: usize = 3;
/// Words of a line that its rule is called by.
const CALLED: usize = 4;

/// Proposals of rules that leave lines out, by the lines.
pub fn find(run: &Run, rules: &RuleSet) -> Vec<Suggestion> {
    let mut lines: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (source, document) in run.documents.iter().enumerate() {
        for line in ends(document) {
            lines.entry(line).or_default().push(source);
        }
    }
    let mut ids: BTreeSet<String> = rules
        .file
        .boilerplate
        .iter()
        .map(|b| b.id.clone())
        .collect();
    let mut found = Vec::new();
    for (line, sources) in lines {
        if !stands_alone(run, &sources) {
            continue;
        }
        let id = free_id(line, &ids);
        ids.insert(id.clone());
        let told: Vec<Evidence> = { sources.iter() }
            .filter_map(|source| {
                let document = &run.documents[*source];
                let mut blocks = document.article();
                let block = blocks.find(|b| b.span.of(&document.text) == line)?;
                Some(evidence::at(document, block.span))
            })
            .collect();
        found.push(Suggestion {
            proposal: Proposal::Boilerplate {
                id,
                line: line.to_owned(),
            },
            why: format!(
                "it stands at the top or the foot of {} articles that are no copies of each other",
                sources.len()
            ),
            evidence: evidence::some(told),
        });
    }
    found
}

/// The lines at both ends of an article that is longer than they are; not its title.
fn ends(document: &Document) -> BTreeSet<&str> {
    let all: Vec<&str> = document
        .article()
        .map(|b| b.span.of(&document.text))
        .collect();
    if all.len() <= TOP + FOOT {
        return BTreeSet::new();
    }
    let title = document.meta.title.as_deref();
    let both = all[..TOP].iter().chain(&all[all.len() - FOOT..]);
    let of_words = |line: &&str| WORDS.contains(&line.split_whitespace().count());
    both.copied()
        .filter(|line| of_words(line) && Some(*line) != title && !line.contains('\n'))
        .collect()
}

/// Whether articles of so many origins have a line that no copying explains.
fn stands_alone(run: &Run, sources: &[usize]) -> bool {
    let groups: BTreeSet<usize> = sources
        .iter()
        .filter_map(|s| run.groups.get(*s).copied())
        .collect();
    let outlets: BTreeSet<Option<&str>> = sources
        .iter()
        .map(|s| run.documents[*s].meta.outlet.as_deref())
        .collect();
    let of_one_outlet = outlets.len() == 1 && !outlets.contains(&None);
    groups.len()
        >= if of_one_outlet {
            OF_ONE_OUTLET
        } else {
            ARTICLES
        }
}

fn free_id(line: &str, ids: &BTreeSet<String>) -> String {
    let words: Vec<&str> = line.split_whitespace().take(CALLED).collect();
    let stem = slug(&words.join(" "));
    let stem = if stem.is_empty() {
        "line".to_owned()
    } else {
        stem
    };
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    names.find(|id| !ids.contains(id)).unwrap_or(stem)
}
