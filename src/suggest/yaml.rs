//! Proposals as a rule file: each with what speaks for it above it.

use std::fmt::Write as _;

use super::model::{Proposal, Suggestion};
use crate::rules::{scalar, spelled};
use crate::visible::line;

const HEAD: &str = "\
# Proposed from the articles: keep what is right. Check it with `crosscheck rules check THIS-FILE`.
pack: suggested
extends: [en-news]
";

/// Whether a proposal is an entry of a section.
type IsOf = fn(&Proposal) -> bool;

/// The proposals as a rule file, empty where there are none.
pub fn yaml(suggestions: &[Suggestion]) -> String {
    let mut text = String::new();
    let sections: [(&str, IsOf); 3] = [
        ("entities:", |p| matches!(p, Proposal::Alias { .. })),
        ("lexicon:\n  synonyms:", |p| {
            matches!(p, Proposal::Synonyms { .. })
        }),
        ("boilerplate:", |p| {
            matches!(p, Proposal::Boilerplate { .. })
        }),
    ];
    for (head, is_of) in sections {
        let own: Vec<&Suggestion> = suggestions.iter().filter(|s| is_of(&s.proposal)).collect();
        if own.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{head}");
        entries(&own, &mut text);
    }
    if text.is_empty() {
        text
    } else {
        format!("{HEAD}{text}")
    }
}

/// Entries with their evidence; further aliases of one entity stand in its entry.
fn entries(own: &[&Suggestion], text: &mut String) {
    let mut done: Vec<&str> = Vec::new();
    for suggestion in own {
        match &suggestion.proposal {
            Proposal::Alias { id, new, .. } => {
                if done.contains(&id.as_str()) {
                    continue;
                }
                done.push(id);
                let new = new.as_ref().map(|(name, kind)| {
                    format!(", name: {}, kind: {}", scalar(name), spelled(kind))
                });
                let of_one = own.iter().filter(
                    |s| matches!(&s.proposal, Proposal::Alias { id: other, .. } if other == id),
                );
                let mut aliases = Vec::new();
                for other in of_one {
                    because(other, "  ", text);
                    if let Proposal::Alias { alias, .. } = &other.proposal {
                        aliases.push(scalar(alias));
                    }
                }
                let (id, new) = (scalar(id), new.unwrap_or_default());
                let _ = writeln!(
                    text,
                    "  - {{id: {id}{new}, aliases: [{}]}}",
                    aliases.join(", ")
                );
            }
            Proposal::Synonyms { verbs, .. } => {
                because(suggestion, "    ", text);
                let verbs = verbs.each_ref().map(|v| scalar(v)).join(", ");
                let _ = writeln!(text, "    - {{verb: [{verbs}]}}");
            }
            Proposal::Boilerplate { id, line } => {
                because(suggestion, "  ", text);
                let pattern = format!("^{}$", regex::escape(line)).replace('\'', "''");
                let _ = writeln!(text, "  - id: {}\n    pattern: '{pattern}'", scalar(id));
                let _ = writeln!(text, "    why: a line of the page, not of the article");
                let _ = writeln!(text, "    drops: [{}]", scalar(line));
            }
        }
    }
}

/// The reason and the words that speak for a proposal, as comments.
fn because(suggestion: &Suggestion, indent: &str, text: &mut String) {
    let _ = writeln!(text, "{indent}# {}", line(&suggestion.why));
    for e in &suggestion.evidence {
        let _ = writeln!(
            text,
            "{indent}#   {}:{} “{}”",
            line(&e.source),
            e.line,
            line(&e.words)
        );
    }
}
