//! A party calls a report about itself untrue, or says that there is no such plan ("the rumour was baseless, the firm
//! said"; "denied plans to close the base"; "his remarks were taken out of context").
//!
//! The words do not always say what is rejected. Where they do ("plans to close the base"), it is what other voices say
//! of that deed; where they do not, it is what the articles report first and most of that party on the word of others, or
//! as a plan; of the party's own words, it is what others lay to it.

mod near;
mod reject;
mod target;

pub(in crate::verdict) use reject::Rejection;

use near::Surroundings;

use std::collections::BTreeMap;

use crate::claim::{Attribution, Claim};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;

use super::ConflictKind;
use super::conflict::Conflict;
use super::court::Court;
use super::judge::Edge;
use super::model::ASSERTED;

/// The claims that reject something, by index; of copies the first.
pub(super) fn rejections(court: &Court) -> BTreeMap<u32, Rejection> {
    let firsts = court.scorer.profiles.firsts();
    firsts
        .filter_map(|i| Some((i, reject::rejection(court, &court.claims()[i as usize])?)))
        .collect()
}

/// Id of the rule.
pub(super) const RULE: &str = "verdict/rebuttal";

/// How sure such an edge is: the words do not say what is rejected.
const SURE: f64 = 0.7;

/// Edges from each rejection to the claims of what it rejects, which stand in articles near it.
pub(super) fn edges(
    court: &Court,
    sets: &[Vec<u32>],
    rejections: &BTreeMap<u32, Rejection>,
) -> Vec<Edge> {
    let mut edges = Vec::new();
    let near = Surroundings::new(court, sets, rejections);
    for (&i, rejection) in rejections {
        for other in target::targets(court, &near.of(court, i), i, rejections) {
            let (a, b) = (i.min(other), i.max(other));
            let mut values = ["denied".to_owned(), ASSERTED.to_owned()];
            if a == other {
                values.swap(0, 1);
            }
            edges.push(Edge {
                a,
                b,
                conflict: Conflict {
                    kind: ConflictKind::Denial,
                    values,
                    rule: RULE.into(),
                    detail: format!("{} rejects it: “{}”", rejection.who, rejection.cue),
                    contained: false,
                    sure: SURE,
                },
                later: None,
            });
        }
    }
    edges
}

/// The entity that speaks, or for which a described person does ("an airline spokeswoman").
fn party(court: &Court, a: &Attribution) -> Option<EntityId> {
    a.entity.or_else(|| named_in(court, a.speaker.as_deref()?))
}

/// The entity that the words name last, an organization before others: "New York-based brewer Hopps".
fn named_in(court: &Court, words: &str) -> Option<EntityId> {
    // Where a whole word can begin, and where one can end.
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let begins = |at: &usize| !letter(words[..*at].chars().next_back());
    let stops = |at: &usize| !letter(words[*at..].chars().next());
    let places = words.char_indices().map(|(at, _)| at);
    let places: Vec<usize> = places.chain([words.len()]).collect();
    let ends: Vec<usize> = places.iter().copied().filter(stops).collect();
    let starts = places.into_iter().filter(begins);
    starts
        .flat_map(|start| {
            let later = ends.iter().filter(move |end| **end > start);
            later.map(move |&end| (start, end))
        })
        .flat_map(|(start, end)| {
            let found = court.entities.named(&words[start..end]).iter();
            found.map(move |&id| (id, end, end - start))
        })
        .max_by_key(|&(id, end, length)| {
            let firm = court.entities.get(id).kind == EntityKind::Organization;
            (firm, end, length, std::cmp::Reverse(id))
        })
        .map(|(id, ..)| id)
}

/// Whether one of those whom the claim is laid to is the party.
fn laid_to(court: &Court, claim: &Claim, who: EntityId) -> bool {
    court.chain(claim).any(|a| party(court, a) == Some(who))
}

#[cfg(test)]
mod tests {
    use crate::document::plain;
    use crate::pipeline::Pipeline;
    use crate::rules::RuleSet;
    use crate::verdict::{ConflictKind, Verdict};

    /// Texts of the sides of the denials in the articles.
    fn denials(articles: &[&str]) -> Vec<[Vec<String>; 2]> {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        let read = |(i, text): (usize, &&str)| plain(&format!("a{i}"), text);
        let run = pipeline.run(articles.iter().enumerate().map(read).collect());
        let told = |side: &Vec<crate::verdict::ClaimIndex>| -> Vec<String> {
            let mut texts: Vec<String> = side
                .iter()
                .map(|c| run.claims[c.0 as usize].text.clone())
                .collect();
            texts.sort();
            texts
        };
        run.findings
            .iter()
            .filter(|f| f.verdict == Verdict::Contradiction)
            .filter(|f| f.kind == Some(ConflictKind::Denial))
            .map(|f| [told(&f.sides[0]), told(&f.sides[1])])
            .collect()
    }

    #[test]
    fn who_denies_a_plan_opposes_those_who_report_it() {
        let found = denials(&[
            "Hopps Breweries will shut its brewery in Leeds, the Echo reported.",
            "Hopps Breweries denied plans to close the brewery.",
            "Hopps Breweries reported a good summer, the Echo said.",
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        let all: Vec<&String> = found[0].iter().flatten().collect();
        assert!(
            all.iter().any(|t| t.contains("shut its brewery")),
            "{all:?}"
        );
        assert!(!all.iter().any(|t| t.contains("summer")), "{all:?}");
    }

    #[test]
    fn a_rumour_called_baseless_is_the_one_that_is_denied_elsewhere() {
        let found = denials(&[
            "Hopps Breweries will shut its brewery in Leeds, the Echo reported.",
            "Hopps Breweries denied plans to close the brewery.",
            "The rumour was baseless, a Hopps Breweries spokeswoman said.",
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        let all: Vec<&String> = found[0].iter().flatten().collect();
        assert!(all.iter().any(|t| t.contains("baseless")), "{all:?}");
    }

    #[test]
    fn who_calls_their_words_misquoted_opposes_those_who_quote_them() {
        let found = denials(&[
            "Nora Quist said: “We will open the harbour on Sunday.”",
            "“We will open the harbour on Sunday,” said Nora Quist.",
            "Nora Quist said her remarks were taken out of context.",
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
