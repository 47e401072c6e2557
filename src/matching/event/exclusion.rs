//! Why two claims cannot tell one happening, however alike they sound.

use super::standing::{Standing, standing};
use super::values::KIN;
use crate::claim::{Claim, Form, Term};
use crate::matching::{Alignment, Fit, Profile, Profiles, Settings};
use crate::normalize::Quantity;
use crate::text::Upos;

/// What subject, deed and object of two claims have in common below which it is little.
const COMMON: f32 = 0.2;

/// Why two claims cannot tell one happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exclusion {
    /// The one deed follows on the other in one matter.
    Steps([String; 2]),
    /// Each counts what the other does ("the second crash"), and no count is one.
    Ordinals([String; 2]),
    /// The deed of one stands in the other, which tells another deed, only by the way.
    ByTheWay([String; 2]),
}

impl Exclusion {
    /// Of two claims that lie on each other like `alignment`.
    pub(super) fn between(
        (profiles, settings): (&Profiles, &Settings),
        alignment: &Alignment,
        (a, claim_a): (&Profile, &Claim),
        (b, claim_b): (&Profile, &Claim),
    ) -> Option<Self> {
        let steps = settings.steps().between(claim_a, claim_b);
        steps
            .map(Self::Steps)
            .or_else(|| ordinals_apart(claim_a, claim_b).map(Self::Ordinals))
            .or_else(|| {
                let stands = standing(profiles, a, b)?;
                let deed = |c: &Claim| c.relation.lemma.clone();
                is_by_the_way(stands, alignment, claim_a, claim_b)
                    .then(|| Self::ByTheWay([deed(claim_a), deed(claim_b)]))
            })
    }

    /// In a person's words.
    pub fn detail(&self) -> String {
        match self {
            Self::Steps([one, other]) => {
                format!("“{one}” and “{other}” follow on each other and are not one happening")
            }
            Self::Ordinals([one, other]) => {
                format!("“{one}” and “{other}” are counted apart and are not one happening")
            }
            Self::ByTheWay([one, other]) => format!(
                "“{one}” and “{other}” are two deeds; that of one claim stands in the other only by the way"
            ),
        }
    }
}

/// Whether a deed that stands so in the other claim is told there by the way: anywhere in a clause, where a mere phrase tells it ("the double
/// murder", "a date was set for the trial of the double murder accused"); or deep in a phrase of when, where or why, where the claims have little
/// else in common. One figure in both makes them reports of one matter all the same.
fn is_by_the_way(standing: Standing, alignment: &Alignment, a: &Claim, b: &Claim) -> bool {
    let remote = standing == Standing::Remote && alignment.core < COMMON;
    alignment.direct < KIN
        && alignment.figures != Fit::Fits
        && (remote || is_phrase(a) != is_phrase(b))
}

fn is_phrase(claim: &Claim) -> bool {
    matches!(
        claim.form,
        Form::Nominal | Form::Apposition | Form::Parenthesis | Form::Fragment
    )
}

/// The counts by which each tells that it is another of a sort.
pub(crate) fn ordinals_apart(a: &Claim, b: &Claim) -> Option<[String; 2]> {
    let (these, those) = (ordinals(a), ordinals(b));
    let pairs = these.iter().flat_map(|x| those.iter().map(move |y| (x, y)));
    let met: Vec<_> = pairs
        .filter(|(x, y)| counted(a, x).is_some_and(|noun| counted(b, y) == Some(noun)))
        .collect();
    let (x, y) = met.first()?;
    let told = |claim: &Claim, q: &Quantity| {
        let value = q.value.map_or_else(String::new, |v| format!("{v}. "));
        format!("{value}{}", counted(claim, q).unwrap_or_default())
    };
    met.iter()
        .all(|(x, y)| x.value != y.value)
        .then(|| [told(a, x), told(b, y)])
}

/// What an ordinal counts: what its quantity is of, else the word right after it ("the second collision").
fn counted<'c>(claim: &'c Claim, ordinal: &'c Quantity) -> Option<&'c str> {
    let follows = |t: &&Term| t.span.start == ordinal.span.end + 1 && t.upos == Upos::Noun;
    let after = || claim.terms.iter().find(follows).map(|t| t.lemma.as_str());
    ordinal.of.as_deref().or_else(after)
}

fn ordinals(claim: &Claim) -> Vec<&Quantity> {
    claim.quantities.iter().filter(|q| q.ordinal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::testing::{claim, settings};
    use crate::matching::{Scorer, SpellingOnly};
    use crate::normalize::EntityTable;

    fn excluded(a: &str, b: &str, phrase: bool) -> Option<Exclusion> {
        let mut claims = [claim(0, a), claim(1, b)];
        if phrase {
            claims[0].form = Form::Nominal;
        }
        let (settings, entities) = (settings(), EntityTable::default());
        let profiles = Profiles::new(&claims, &entities, &SpellingOnly, &settings);
        let scorer = Scorer {
            claims: &claims,
            profiles: &profiles,
            settings: &settings,
        };
        let alignment = scorer.score(0, 1).alignment;
        scorer.happening(0, 1, &alignment).exclusion
    }

    #[test]
    fn a_phrase_is_not_the_clause_that_tells_its_deed_by_the_way() {
        let (phrase, clause) = (
            "| derail | ferry train",
            "mayor | visit | derail of the train",
        );
        assert!(matches!(
            excluded(phrase, clause, true),
            Some(Exclusion::ByTheWay(_))
        ));
        assert_eq!(excluded(phrase, "ferry train | derail", true), None);
        assert_eq!(excluded(phrase, clause, false), None);
    }

    #[test]
    fn a_deed_deep_in_a_circumstance_is_told_by_the_way() {
        let (deed, other) = ("crew | sink | tug", "mayor | speak | | after sink inquiry");
        assert!(matches!(
            excluded(deed, other, false),
            Some(Exclusion::ByTheWay(_))
        ));
    }
}
