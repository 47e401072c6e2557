//! What two claims that are ruled to part are at issue about: the values that head their finding.

use crate::claim::{Claim, Polarity, Stance};
use crate::normalize::{EntityId, Quantity, Time};
use crate::rules::model::RelationOfClaims as Relation;
use crate::text::TextSpan;
use crate::verdict::{ASSERTED, ConflictKind};

use super::Work;

impl Work<'_, '_> {
    /// The values of the two sides: figures, times or places of which each has one alone, whether it is denied or negated; where there is
    /// nothing of the kind, the words that are quoted.
    pub(super) fn at_issue(&self) -> Vec<String> {
        let decision = &self.ruling.decision;
        let first = |n: usize| self.ruling.claims.get(n).and_then(|set| set.first());
        let values = match (first(0), first(1)) {
            (Some(a), Some(b)) => {
                let [a, b] = [a, b].map(|i| &self.court.claims()[i.0 as usize]);
                let kind = decision.kind;
                if decision.relation == Relation::Updates {
                    self.figures(a, b).or_else(|| self.times(a, b))
                } else {
                    kind.and_then(|kind| self.of_kind(kind, a, b))
                }
            }
            _ => None,
        };
        let first = { decision.between.iter() }.filter_map(|side| side.quotes().first());
        let quoted = || first.map(|q| q.words.clone()).collect();
        values.map_or_else(quoted, Vec::from)
    }

    fn of_kind(&self, kind: ConflictKind, a: &Claim, b: &Claim) -> Option<[String; 2]> {
        match kind {
            ConflictKind::Numeric => self.figures(a, b),
            ConflictKind::Temporal => self.times(a, b),
            ConflictKind::Location => self.places(a, b),
            ConflictKind::Denial => {
                let denied = [a, b].map(|c| c.stance == Stance::Denies);
                let told = |denied| if denied { "denied" } else { ASSERTED }.to_owned();
                (denied[0] != denied[1]).then(|| denied.map(told))
            }
            ConflictKind::Negation => {
                let told = |c: &Claim| match c.polarity {
                    Polarity::Negative => "no".to_owned(),
                    Polarity::Positive => "yes".to_owned(),
                };
                (a.polarity != b.polarity).then(|| [a, b].map(told))
            }
            _ => None,
        }
    }

    fn figures(&self, a: &Claim, b: &Claim) -> Option<[String; 2]> {
        let alone = |own: &Claim, other: &Claim| -> Vec<Quantity> {
            let met = |q: &Quantity| other.quantities.iter().any(|x| q.is_told_as(x));
            own.quantities.iter().filter(|q| !met(q)).cloned().collect()
        };
        let (ours, theirs) = (alone(a, b), alone(b, a));
        let alike = ours.iter().find_map(|own| {
            let of_unit = || theirs.iter().filter(|q| q.unit == own.unit);
            let other = of_unit().find(|q| q.of == own.of);
            Some((own, other.or_else(|| of_unit().next())?))
        });
        let (own, other) = alike.or_else(|| ours.first().zip(theirs.first()))?;
        self.told((a, own.span), (b, other.span))
    }

    fn times(&self, a: &Claim, b: &Claim) -> Option<[String; 2]> {
        let alone = |own: &Claim, other: &Claim| {
            let met = |t: &&Time| other.times.iter().any(|x| x.value == t.value);
            own.times.iter().find(|t| !met(t)).map(|t| t.span)
        };
        self.told((a, alone(a, b)?), (b, alone(b, a)?))
    }

    fn places(&self, a: &Claim, b: &Claim) -> Option<[String; 2]> {
        let alone = |own: &Claim, other: &Claim| -> Option<EntityId> {
            let mut places = own.places.iter();
            places.find(|p| !other.places.contains(p)).copied()
        };
        let name = |id: EntityId| self.court.entities.get(id).name.clone();
        Some([name(alone(a, b)?), name(alone(b, a)?)])
    }

    /// The words of the articles; none where a ruling put in what no words say.
    fn told(&self, a: (&Claim, TextSpan), b: (&Claim, TextSpan)) -> Option<[String; 2]> {
        let words = |(claim, span): (&Claim, TextSpan)| {
            let text = &self.court.documents.get(claim.source.0 as usize)?.text;
            let stands = claim.spans.iter().any(|s| s.contains(span));
            let words = text.get(span.start..span.end)?;
            (stands && !words.is_empty()).then(|| words.to_owned())
        };
        Some([words(a)?, words(b)?])
    }
}
