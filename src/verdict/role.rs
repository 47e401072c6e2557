//! Who did it to whom: subject and object change places.

use crate::claim::{Argument, Claim};
use crate::matching::Threshold;

use super::ConflictKind;
use super::conflict::{Conflict, Issues};
use super::court::Pair;
use crate::text::Parser;
use crosscheck_syntax::lexicon::{COGNITION, COMMUNICATION, EMOTION};

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let only = Issues {
        crossed: true,
        ..Issues::default()
    };
    let al = &pair.score.alignment;
    let symmetric = pair.court.cues.symmetric(&pair.a.relation.lemma);
    // "The guard praised the mayor" may be answered in kind; of a blow it is told who struck.
    let verb = Parser::embedded().verb_class(&pair.a.relation.lemma);
    let felt = [COMMUNICATION, COGNITION, EMOTION].contains(&verb);
    let named = |c: &Claim| {
        { [&c.subject, &c.object] }.into_iter().all(|a| {
            a.as_ref()
                .is_some_and(|a| a.entity.is_some() || !felt && is_pointed_at(a))
        })
    };
    if !named(pair.a) || !named(pair.b) || issues != only || al.direct < 0.8 || symmetric {
        return None;
    }
    let mut straight = al.clone();
    straight.object = Some(1.0);
    let event = pair.court.scorer.event(pair.i, pair.j, &straight);
    if event < pair.limit(Threshold::Opposed) {
        return None;
    }
    let told = |c: &Claim| {
        let name = |a: &Option<Argument>| a.as_ref().map_or(String::new(), |a| a.text.clone());
        format!("{} → {}", name(&c.subject), name(&c.object))
    };
    let values = [told(pair.a), told(pair.b)];
    Some(Conflict {
        kind: ConflictKind::Role,
        detail: format!("{} or {}", values[0], values[1]),
        values,
        rule: "verdict/role".into(),
        contained: false,
        sure: event,
    })
}

/// "The tanker hit the ferry": whether a participant is one that is known.
fn is_pointed_at(who: &Argument) -> bool {
    { who.text.split_once(' ') }.is_some_and(|(first, _)| first.eq_ignore_ascii_case(THE))
}

/// The determiner of one that is known.
const THE: &str = "the";

#[cfg(test)]
mod tests {
    use crate::matching::testing::claim;
    use crate::verdict::ConflictKind;
    use crate::verdict::testing::conflicts;

    #[test]
    fn exchanged_parties_conflict_unless_the_relation_is_mutual() {
        let told = |verb: &str| {
            [
                claim(0, &format!("e1: clark | {verb} | e2: jones")),
                claim(1, &format!("e2: jones | {verb} | e1: clark")),
            ]
        };
        assert_eq!(conflicts(&told("sue")), [ConflictKind::Role]);
        assert_eq!(conflicts(&told("meet")), []);
    }
}
