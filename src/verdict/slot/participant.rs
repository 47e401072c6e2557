//! Whether two claims speak of the same participants.

use crate::claim::{Argument, Claim, Term};
use crate::normalize::{EntityId, Quantity};
use crate::text::Upos;

use super::super::court::Pair;

/// How two participants lie on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// They cannot be the same.
    Other,
    /// Nothing is known (a pronoun, a name beside a noun).
    Open,
    /// Of one kind ("soldiers", "policemen").
    Like,
    /// The same entity, or the same noun with nothing against it.
    Same,
}

/// Whether the participants agree, the one in slot `but` left out: at least one is the same, none another.
///
/// A claim with one participant is compared by it, whichever slot it stands in: "the fire started", "he started the fire".
pub(super) fn participants(pair: &Pair, but: Option<&str>) -> bool {
    let slots = |c: &'_ Claim| -> [Option<Argument>; 2] {
        let own = |slot: &str, a: &Option<Argument>| a.clone().filter(|_| but != Some(slot));
        [own("subject", &c.subject), own("object", &c.object)]
    };
    let (a, b) = (slots(pair.a), slots(pair.b));
    let mut found: Vec<Fit> = a
        .iter()
        .zip(&b)
        .filter_map(|(x, y)| Some(fit(pair, x.as_ref()?, y.as_ref()?)))
        .collect();
    if found.is_empty() && but.is_none() {
        let one = |s: &[Option<Argument>; 2]| s.iter().flatten().next().cloned();
        found.extend(one(&a).zip(one(&b)).map(|(x, y)| fit(pair, &x, &y)));
    }
    found.contains(&Fit::Same) && !found.contains(&Fit::Other)
}

/// Of a participant of the first claim and one of the second.
pub(super) fn fit(pair: &Pair, x: &Argument, y: &Argument) -> Fit {
    let court = pair.court;
    if let (Some(e), Some(f)) = (x.entity, y.entity) {
        return if court.overlap(e, f) {
            Fit::Same
        } else {
            Fit::Other
        };
    }
    let counts = (count(pair.a, x), count(pair.b, y));
    if counts.0 != counts.1 {
        return Fit::Other;
    }
    let names =
        |a: &Argument| -> Vec<EntityId> { a.terms.iter().filter_map(|t| t.entity).collect() };
    let (these, those) = (names(x), names(y));
    let shared = these
        .iter()
        .any(|e| those.iter().any(|f| court.overlap(*e, *f)));
    if !these.is_empty() && !those.is_empty() && !shared {
        return Fit::Other;
    }
    let told = |a: &Argument| {
        a.terms
            .iter()
            .any(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
    };
    if !told(x) || !told(y) || x.entity.is_some() != y.entity.is_some() {
        return if shared { Fit::Like } else { Fit::Open };
    }
    let lexis = court.lexis;
    let (h, k) = (x.head.as_str(), y.head.as_str());
    if h == k || lexis.same(h, k) {
        // "The miners' strike" is not the bakers'.
        if described_apart(pair, x, y) {
            Fit::Like
        } else {
            Fit::Same
        }
    } else if lexis.wider(h, k) || lexis.wider(k, h) || court.cues.person(h) && court.cues.person(k)
    {
        Fit::Like
    } else {
        Fit::Other
    }
}

/// Whether both heads have words with them, none of which the other has.
pub(in crate::verdict) fn described_apart(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    let words = |a: &Argument| -> Vec<String> {
        let tells = |t: &&Term| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj);
        let own = a.terms.iter().filter(tells).filter(|t| t.lemma != a.head);
        own.map(|t| t.lemma.clone()).collect()
    };
    let (these, those) = (words(x), words(y));
    let met = these
        .iter()
        .any(|v| those.iter().any(|w| v == w || pair.court.lexis.same(v, w)));
    !these.is_empty() && !those.is_empty() && !met
}

/// The number that counts a participant, by the claim or by the words that its pronoun stands for.
fn count(claim: &Claim, a: &Argument) -> Option<String> {
    let number = a.terms.iter().find(|t| t.upos == Upos::Num)?;
    let told = |q: &&Quantity| q.span.overlaps(number.span) && q.unit.is_empty();
    let value = claim.quantities.iter().find(told).and_then(|q| q.value);
    Some(value.map_or_else(|| number.lemma.clone(), |v| v.to_string()))
}
