//! A party calls a report about itself untrue, without repeating it ("the rumour was baseless, the firm said").
//!
//! What is rejected is then what the same article reports of that party on the word of others, or as a plan: of
//! such propositions the one that most sources carry.

use crate::claim::{Attribution, Claim, Commitment, Modality};
use crate::normalize::EntityId;

use super::ConflictKind;
use super::conflict::Conflict;
use super::court::Court;
use super::judge::Edge;

/// How sure such an edge is: the words do not say what is rejected.
const SURE: f64 = 0.7;

/// Edges from each rejection to the claims of what it rejects.
pub(super) fn edges(court: &Court, sets: &[Vec<u32>]) -> Vec<Edge> {
    let claims = court.claims();
    let mut edges = Vec::new();
    for (i, claim) in claims.iter().enumerate() {
        let Some((party, cue)) = rejects(court, claim) else {
            continue;
        };
        let Some(set) = target(court, sets, claim, party) else {
            continue;
        };
        let who = court.speaker(claim).unwrap_or("the party itself");
        for &other in set {
            let (a, b) = ((i as u32).min(other), (i as u32).max(other));
            if a == b {
                continue;
            }
            let mut values = ["denied".to_owned(), "asserted".to_owned()];
            if a == other {
                values.swap(0, 1);
            }
            edges.push(Edge {
                a,
                b,
                conflict: Conflict {
                    kind: ConflictKind::Denial,
                    values,
                    rule: "verdict/rebuttal",
                    detail: format!("{who} calls the report “{cue}”"),
                    contained: false,
                    sure: SURE,
                },
                later: None,
            });
        }
    }
    edges
}

/// The party that calls a report untrue, and the word it uses.
fn rejects(court: &Court, claim: &Claim) -> Option<(EntityId, String)> {
    let subject = claim.subject.as_ref()?;
    let cue = claim.relation.lemma.strip_prefix("be ")?;
    if !court.cues.report(&subject.head) || !court.cues.refutes(cue) {
        return None;
    }
    let party = court.chain(claim).find_map(|a| party(court, a))?;
    Some((party, cue.to_owned()))
}

/// The entity that speaks, or for which a described person does ("an airline spokeswoman").
fn party(court: &Court, a: &Attribution) -> Option<EntityId> {
    a.entity.or_else(|| {
        let speaker = a.speaker.as_deref()?;
        let named = court
            .entities
            .iter()
            .filter(|(_, e)| speaker.contains(e.name.as_str()));
        named.max_by_key(|(_, e)| e.name.len()).map(|(id, _)| id)
    })
}

fn target<'s>(
    court: &Court,
    sets: &'s [Vec<u32>],
    claim: &Claim,
    rejecter: EntityId,
) -> Option<&'s Vec<u32>> {
    let claims = court.claims();
    let reported = |c: &Claim| {
        matches!(c.commitment, Commitment::Attributed | Commitment::Hedged)
            || matches!(c.modality, Modality::Planned | Modality::Hedged)
    };
    let about = |c: &Claim| {
        c.subject.as_ref().and_then(|s| s.entity) == Some(rejecter)
            && reported(c)
            && court.chain(c).all(|a| party(court, a) != Some(rejecter))
    };
    let sources = |set: &Vec<u32>| {
        let all: std::collections::BTreeSet<_> =
            set.iter().map(|&i| claims[i as usize].source).collect();
        all.len()
    };
    sets.iter()
        .filter(|set| {
            let told = set.iter().map(|&i| &claims[i as usize]);
            sources(set) > 1
                && told.clone().any(|c| c.source == claim.source)
                && told.clone().filter(|c| about(c)).count() * 2 >= set.len()
        })
        .max_by_key(|set| (sources(set), std::cmp::Reverse(set[0])))
}
