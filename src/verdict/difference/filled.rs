//! One slot filled with two things that have nothing to do with each other: "is a senator", "is a model"; "a cleaner found it", "a guard
//! found it"; "ran on one channel", "ran on another".
//!
//! Who or what a word means is often told in other words ("the men", "the soldiers"), so that two nouns are two things only where each is
//! brought in anew: as what somebody is, or with an indefinite article. Two names are two things if they are of one kind.

use super::super::court::Pair;
use super::super::{Difference, Slot};
use crate::claim::{Argument, Claim, Term};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{TextSpan, Upos};
use crate::verdict::Sort;

/// Id of the rule.
pub(super) const RULE: &str = "verdict/filled";

pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let (a, b) = (pair.a, pair.b);
    let complements = a.relation.copular && b.relation.copular;
    let one_deed = pair.is_of_one_deed();
    let doers = a.subject.iter().zip(&b.subject);
    let targets = a.object.iter().zip(&b.object);
    let of_targets = targets
        .filter(|(x, y)| complements || one_deed && new(pair, x, y))
        .map(|held| (Slot::Target, held));
    let named = qualifiers(pair).filter(|(x, y)| one_deed && other_name(pair, x, y));
    let origins = a
        .object
        .iter()
        .zip(&b.object)
        .filter(|(x, y)| complements && other_origin(pair, x, y))
        .map(|held| (Slot::Target, held));
    let complement = || a.object.iter().zip(&b.object).filter(|_| complements);
    let offices = complement()
        .filter(|(x, y)| owners_office(pair, x, (b, y)) || owners_office(pair, y, (a, x)))
        .map(|held| (Slot::Target, held));
    let modified = complement()
        .filter(|(x, y)| (is_nobody(a) || is_nobody(b)) && other_modifiers(pair, x, y))
        .map(|held| (Slot::Target, held));
    let found = doers
        .filter(|(x, y)| new(pair, x, y))
        .map(|held| (Slot::Doer, held))
        .chain(of_targets)
        .filter(|(_, (x, y))| other_noun(pair, x, y))
        .chain(named.map(|held| (Slot::Place, held)))
        .chain(origins)
        .chain(offices)
        .chain(modified)
        .next();
    let (slot, (x, y)) = found?;
    Some(Difference {
        slot,
        detail: format!("“{}” against “{}”", x.text, y.text),
        values: [x.text.clone(), y.text.clone()],
        sort: Sort::Unknown,
        kind: None,
        rule: RULE.to_owned(),
    })
}

/// What stands behind prepositions of one sort on both sides.
fn qualifiers<'c>(pair: &Pair<'c, '_>) -> impl Iterator<Item = (&'c Argument, &'c Argument)> {
    let cues = pair.court.cues;
    let sort = move |role: &str| cues.sort_of_place(role).map(str::to_owned);
    let (a, b) = (pair.a, pair.b);
    a.qualifiers.iter().flat_map(move |q| {
        let of = sort(&q.role);
        let mates = b
            .qualifiers
            .iter()
            .filter(move |r| r.role == q.role || of.is_some() && sort(&r.role) == of);
        mates.map(move |r| (&q.argument, &r.argument))
    })
}

/// Whether both are brought in anew.
fn new(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    pair.court.brings_in(pair.a, x) && pair.court.brings_in(pair.b, y)
}

/// Two names of one kind, neither of which the other claim has anywhere. Places lie in each other, and what is not known may be one.
fn other_name(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    let (Some(e), Some(f)) = (x.entity, y.entity) else {
        return false;
    };
    let kind = |id: EntityId| pair.court.entities.get(id).kind;
    let told = !matches!(kind(e), EntityKind::Place | EntityKind::Other);
    told && kind(e) == kind(f) && !pair.court.overlap(e, f) && !pair.names_both(e, f)
}

/// "An Indian cricketer", "a Pakistani cricketer": each of a place that the other has nothing to do with.
fn other_origin(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    let places = |a: &Argument| -> Vec<EntityId> {
        let entities = a.terms.iter().filter_map(|t| t.entity);
        let place = |id: &EntityId| pair.court.entities.get(*id).kind == EntityKind::Place;
        entities.filter(place).collect()
    };
    let (these, those) = (places(x), places(y));
    let mut pairs = these.iter().flat_map(|e| those.iter().map(move |f| (e, f)));
    !these.is_empty() && !those.is_empty() && !pairs.any(|(e, f)| pair.court.overlap(*e, *f))
}

/// "the president", "the president's envoy": what the one is, the other only belongs to.
fn owners_office(pair: &Pair, x: &Argument, (claim, y): (&Claim, &Argument)) -> bool {
    let document = pair.court.documents.get(claim.source.0 as usize);
    let behind = |t: &Term| document.and_then(|d| d.text.get(t.span.end..));
    let owns = |t: &Term| behind(t).is_some_and(|b| b.starts_with("'s") || b.starts_with("’s"));
    let lexis = pair.court.lexis;
    let (head, other) = (x.head.as_str(), y.head.as_str());
    let is = |t: &Term| t.lemma == head || lexis.same(&t.lemma, head);
    head != other && !lexis.same(head, other) && y.terms.iter().any(|t| is(t) && owns(t))
}

/// "They are", "these are", where nobody knows who.
fn is_nobody(claim: &Claim) -> bool {
    let pronoun = |a: &Argument| a.terms.iter().all(|t| t.upos == Upos::Pron);
    claim
        .subject
        .as_ref()
        .is_some_and(|s| s.entity.is_none() && pronoun(s))
}

/// "are normal people", "are the people who rule": of one noun, each with words of its own and none in common.
fn other_modifiers(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    let lexis = pair.court.lexis;
    let own = |claim: &Claim, a: &Argument| -> Vec<String> {
        let noun = |t: &&Term| t.lemma != a.head && t.upos != Upos::Pron;
        let terms = claim.terms.iter().filter(noun).map(|t| t.lemma.clone());
        let document = pair.court.documents.get(claim.source.0 as usize);
        let text = |s: TextSpan| document.and_then(|d| d.text.get(s.start..s.end));
        let told = claim.taken_back.iter().filter_map(|t| text(t.span));
        let clauses = told.flat_map(|words| words.split_whitespace().map(str::to_lowercase));
        // "who", "the" are in every clause.
        terms
            .chain(clauses)
            .filter(|word| !lexis.stop(word))
            .collect()
    };
    let (these, those) = (own(pair.a, x), own(pair.b, y));
    let is =
        |t: &str, o: &str| o == t || lexis.same(o, t) || lexis.wider(o, t) || lexis.wider(t, o);
    let met = |t: &String| those.iter().any(|o| is(t, o));
    x.head == y.head && !these.is_empty() && !those.is_empty() && !these.iter().any(met)
}

/// Two nouns without a name, neither of which the other claim has anything for.
fn other_noun(pair: &Pair, x: &Argument, y: &Argument) -> bool {
    let unnamed = x.entity.is_none() && y.entity.is_none();
    unnamed && unmet(pair, x, (pair.b, y)) && unmet(pair, y, (pair.a, x))
}

/// Whether no word of the claim says what the argument's head says, and the head of its own argument is no wider or narrower.
fn unmet(pair: &Pair, x: &Argument, (claim, y): (&Claim, &Argument)) -> bool {
    let noun = |t: &Term| t.lemma == x.head && matches!(t.upos, Upos::Noun | Upos::Propn);
    let (lexis, head) = (pair.court.lexis, x.head.as_str());
    let said = |t: &Term| t.lemma == head || lexis.same(&t.lemma, head);
    // "An ebook" is a book.
    let kind = |wide: &str, narrow: &str| lexis.wider(wide, narrow) || narrow.ends_with(wide);
    x.terms.iter().any(noun)
        && !claim.terms.iter().any(said)
        && !kind(head, &y.head)
        && !kind(&y.head, head)
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::agrees;

    #[test]
    fn two_things_brought_in_anew_are_not_one() {
        for (a, b) in [
            (
                "Ada Holm is a Danish senator.",
                "Ada Holm is a Danish surgeon.",
            ),
            (
                "“Low Tide” is a 2011 crime novel.",
                "“Low Tide” is a 2011 crime film.",
            ),
            (
                "Ada Holm is a Danish cellist.",
                "Ada Holm is a Swedish cellist.",
            ),
            (
                "They are brave people.",
                "These are the people who run the port of Varsk.",
            ),
            (
                "They are the people who sank the ferry.",
                "These are the people who run the port of Varsk.",
            ),
            (
                "Ada Holm, the minister's adviser, left Varsk on Monday.",
                "Ada Holm, the minister, spoke in Lund for an hour.",
            ),
            (
                "“Low Tide” is a 1956 comedy.",
                "“Low Tide” is a 1958 comedy.",
            ),
            (
                "A cleaner discovered the theft in Varsk.",
                "A night guard discovered the theft in Varsk.",
            ),
            (
                "The theft in Varsk was discovered by a cleaner.",
                "A gardener discovered the theft in Varsk.",
            ),
            (
                "There were no bids for the mill in Varsk.",
                "There were no reports of injuries in Varsk.",
            ),
            (
                "The mayor of Varsk opened a school on Monday.",
                "The mayor of Varsk opened a bakery on Monday.",
            ),
        ] {
            assert!(!agrees(a, b), "{a} / {b}");
            assert!(agrees(a, a), "{a}");
        }
    }

    #[test]
    fn one_thing_in_other_words_is_one() {
        for (a, b) in [
            (
                "Ada Holm is a Danish doctor.",
                "Ada Holm is a physician from Denmark.",
            ),
            (
                "A reporter in Varsk published a book on the dam.",
                "A journalist in Varsk published an ebook on the dam.",
            ),
            (
                "The soldiers left the camp in Varsk on Monday.",
                "The men left the camp in Varsk on Monday.",
            ),
            (
                "There were no injuries in Varsk.",
                "There were no reports of injuries in Varsk.",
            ),
            (
                "The new bridge in Varsk is a threat to ships.",
                "The new bridge in Varsk is a danger to ships.",
            ),
        ] {
            assert!(agrees(a, b), "{a} / {b}");
        }
    }
}
