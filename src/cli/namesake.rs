//! The entity that would set a name apart from a shorter one that it was taken for ("CBS Boston" for Boston).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crosscheck::normalize::Mention;
use crosscheck::rules::model::Entity;
use crosscheck::rules::{bare, slug};
use crosscheck::run::Run;
use crosscheck::text::TextSpan;

use super::decide::Offer;

/// So many names are advised on at most.
const MOST: usize = 3;

/// Entries of `entities:` for names in claims, by their index, and of whom these are laid to.
pub fn offer(
    run: &Run,
    rules: &[Entity],
    claims: impl IntoIterator<Item = usize>,
) -> Option<Offer> {
    let known = |name: &str| {
        let mut given = rules.iter().flat_map(|e| e.aliases.iter().chain([&e.name]));
        given.any(|n| n == name)
    };
    let mut said = Vec::new();
    let mut entries = String::new();
    let mut told = BTreeSet::new();
    for claim in claims.into_iter().map(|i| &run.claims[i]) {
        let reading = &run.readings[claim.source.0 as usize];
        let document = &run.documents[claim.source.0 as usize];
        let laid = claim.attributions.iter();
        let sources = laid.flat_map(|&a| &reading.attributions[a].source);
        let words: Vec<&TextSpan> = claim.spans.iter().chain(sources).collect();
        let inside = |m: &&Mention| words.iter().any(|w| w.contains(m.span));
        for mention in reading.mentions.iter().filter(inside) {
            let name = mention.span.of(&document.text);
            let entity = run.entities.get(mention.entity);
            if known(name)
                || !entity.aliases.iter().any(|a| a == name)
                || !says_more(name, &entity.name)
                || told.len() == MOST
                || !told.insert(name.to_owned())
            {
                continue;
            }
            said.push(format!(
                "“{name}” of {} is not {}",
                document.key, entity.name
            ));
            let (id, name) = (slug(name), bare(name));
            // Writing to a string cannot fail.
            let _ = write!(entries, "\n  - {{id: {id}, name: {name}}}");
        }
    }
    (!said.is_empty()).then(|| Offer {
        cases: said,
        aside: "",
        yaml: format!("entities:{entries}"),
    })
}

/// Whether a name has the words of another in a row, and more.
fn says_more(name: &str, other: &str) -> bool {
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (name, other) = (words(name), words(other));
    name.len() > other.len() && name.windows(other.len()).any(|w| w == other)
}
