//! What can do what, by the classes of `WordNet`: rates stress nothing, and a roof fears nobody.

use crosscheck_syntax::lexicon::{
    ANIMAL, ARTIFACT, ATTRIBUTE, BODY, COGNITION, COMMUNICATION, EMOTION, FOOD, GROUP, LOCATION,
    OBJECT, PERCEPTION, PERSON, PHENOMENON, PLANT, QUANTITY, SHAPE, SOCIAL, STATE, SUBSTANCE, TIME,
};

use super::model::{Argument, Relation};
use crate::text::{Parser, Upos};

/// The class of the noun that a phrase without a name is headed by.
fn class(phrase: &Argument) -> Option<u64> {
    let head = phrase.terms.iter().find(|t| t.lemma == phrase.head)?;
    let noun = phrase.entity.is_none() && head.upos == Upos::Noun;
    noun.then(|| Parser::embedded().noun_class(&phrase.head))
}

/// Whether a phrase without a name means a person.
pub(super) fn is_person(phrase: &Argument) -> bool {
    class(phrase) == Some(PERSON)
}

/// Whether what the phrase means may do what the verb says. Only people, bodies, animals and what stands for people (a town, a hospital)
/// see, think and fear; what is said and what happens can at least tell something.
pub(super) fn may_do(phrase: &Argument, relation: &Relation) -> bool {
    const DUMB: [u64; 11] = [
        ATTRIBUTE, BODY, FOOD, OBJECT, PHENOMENON, PLANT, QUANTITY, SHAPE, STATE, SUBSTANCE, TIME,
    ];
    const ALIVE: [u64; 6] = [0, ANIMAL, ARTIFACT, GROUP, LOCATION, PERSON];
    let Some(class) = class(phrase).filter(|_| !relation.passive && !relation.copular) else {
        return true;
    };
    let verb = relation.lemma.split(' ').next().unwrap_or_default();
    match Parser::embedded().verb_class(verb) {
        COGNITION | EMOTION | PERCEPTION => ALIVE.contains(&class),
        COMMUNICATION | SOCIAL => !DUMB.contains(&class),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn what_cannot_do_it_is_not_meant() {
        let last = |text: &str| claims(text).pop().unwrap_or_default();
        for (who, does, meant) in [
            ("The rates fell", "They planned a game.", false),
            ("The rates fell", "They rose again.", true),
            ("The boulders lay there", "They stressed the danger.", false),
            ("The guards lay there", "They stressed the danger.", true),
            (
                "The hospitals were shut",
                "They said that it was late.",
                true,
            ),
        ] {
            let told = last(&format!("{who}. {does}"));
            assert_eq!(!told.starts_with("They"), meant, "{told}");
        }
    }

    #[test]
    fn nobody_is_an_it() {
        let told = claims("A vandal branded a car while it was parked on the street.");
        assert!(
            told.iter().all(|c| !c.contains("park | A vandal")),
            "{told:?}"
        );
    }
}
