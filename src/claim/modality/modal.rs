//! How a clause puts what it says: as a fact, as possible, as to come, as a duty, under a condition.

use super::words::ModalityWords;
use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::grounds::Grounds;
use crate::claim::model::Claim;
use crate::claim::tree::Tree;
use crate::rules::Modality;
use crate::text::{Deprel, TextSpan, Upos};

/// Lists of words by which a deed is yet to come, though no plan: its clause is hedged, and tells of nothing that is so.
const TO_COME: [&str; 2] = ["plans", "unsettled"];

/// Whether the claim tells what somebody plans, wants, tries or foretells, and not what is so.
pub(crate) fn is_to_come(claim: &Claim) -> bool {
    tells_of_to_come(claim.modality, &claim.grounds)
}

/// "The mayor will resign", "the mayor is not going to resign": whether both tell of what is to come, by words of one list.
pub(crate) fn come_alike(a: &Claim, b: &Claim) -> bool {
    let by = |c: &Claim, list: &str| c.grounds.iter().any(|g| g.is_of(list));
    let one = TO_COME.iter().any(|list| by(a, list) && by(b, list));
    is_to_come(a) && is_to_come(b) && one
}

/// See [`is_to_come`]; `grounds` are those of the claim.
pub(crate) fn tells_of_to_come(modality: Modality, grounds: &[Grounds]) -> bool {
    let open = |g: &Grounds| TO_COME.iter().any(|list| g.is_of(list));
    modality == Modality::Planned || modality == Modality::Hedged && grounds.iter().any(open)
}

/// How the clause puts it, and the word that says so. The strongest wins: a condition, then duty, plan, hedge.
/// `may_plan` tells whether whoever the clause is about can plan what it tells.
pub(crate) fn modality(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
    may_plan: bool,
) -> (Modality, Option<Grounds>) {
    if is_condition(words, tree, clause) {
        let mark = tree.children_by(clause.head, &[Deprel::Mark]).next();
        let by = mark.map(|m| Grounds::modality(tree, "conditions", m));
        return (Modality::Conditional, by);
    }
    let mut strongest: Option<(Modality, &'static str, usize)> = None;
    let found = by_governors(clause)
        .chain(by_auxiliaries(words, tree, clause, may_plan))
        .chain(by_what_holds_it(words, tree, clause))
        .chain(by_condition_on_it(words, tree, clause));
    for one in found {
        if rank(one.0) > strongest.map_or(0, |s| rank(s.0)) {
            strongest = Some(one);
        }
    }
    strongest.map_or((Modality::Asserted, None), |(modality, list, by)| {
        (modality, Some(Grounds::modality(tree, list, by)))
    })
}

/// "if they sign": the clause is itself a condition.
fn is_condition(words: &ModalityWords, tree: &Tree<'_>, clause: &Clause) -> bool {
    let opens = |&w: &usize| {
        tree.rel(w) == Deprel::Mark
            && words.is_condition(tree.lower_lemma(w))
            && tree.head(w) == Some(clause.head)
    };
    let mark = clause.mark.as_deref();
    mark.is_some_and(|m| words.is_condition(m)) || clause.words.iter().any(opens)
}

/// "plans to sign", "seems to sign".
fn by_governors(clause: &Clause) -> impl Iterator<Item = (Modality, &'static str, usize)> {
    clause.governors.iter().filter_map(|&(i, g)| match g {
        Governs::Plan => Some((Modality::Planned, "plans", i)),
        Governs::Want => Some((Modality::Hedged, "unsettled", i)),
        Governs::Hedge => Some((Modality::Hedged, "hedges", i)),
        Governs::Duty => Some((Modality::Obliged, "duties", i)),
        Governs::Missing => Some((Modality::Hedged, "evidence", i)),
        Governs::Undo | Governs::Keep => None,
    })
}

/// "may sign", "will probably sign": auxiliaries and adverbs on the verbs.
fn by_auxiliaries(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
    may_plan: bool,
) -> impl Iterator<Item = (Modality, &'static str, usize)> {
    let future = if may_plan && can_be_planned(words, tree, clause) {
        Modality::Planned
    } else {
        Modality::Hedged
    };
    let verbs = clause.governors.iter().map(|(i, _)| *i);
    let verbs = verbs.chain([clause.head, clause.top]);
    let hanging = verbs.flat_map(|h| tree.children(h).iter().copied());
    let shared = clause.shared_auxiliaries.iter().copied();
    hanging.chain(shared).filter_map(move |c| {
        let (list, how) = match put(words, tree, c)? {
            "plans" => ("plans", future),
            "duties" => ("duties", Modality::Obliged),
            list => (list, Modality::Hedged),
        };
        Some((how, list, c))
    })
}

/// The list by which an auxiliary or adverb says how its verb is put; `None` for one that only tells tense, voice or a failure.
fn put(words: &ModalityWords, tree: &Tree<'_>, word: usize) -> Option<&'static str> {
    let adverb = tree.rel(word) == Deprel::Advmod;
    let auxiliary = matches!(tree.rel(word), Deprel::Aux | Deprel::Cop);
    let lemma = tree.lower_lemma(word);
    let plain = auxiliary && english::TENSE_AND_VOICE.contains(&lemma);
    if !adverb && !auxiliary || plain || is_name(tree, word) || tells_failure(words, tree, word) {
        return None;
    }
    let lists = [
        ("hedges", &words.hedges),
        ("plans", &words.plans),
        ("duties", &words.duties),
    ];
    let found = lists.iter().find(|(_, set)| set.plain.contains(lemma));
    found.map(|(list, _)| *list)
}

/// "Will Holm scored": a word that is written like an auxiliary, before a name, of a verb in the past.
fn is_name(tree: &Tree<'_>, word: usize) -> bool {
    let past = |v: usize| tree.token(v).xpos == "VBD";
    let named = word + 1 < tree.len() && tree.token(word + 1).upos == Upos::Propn;
    tree.token(word).xpos == "MD" && named && tree.head(word).is_some_and(past)
}

/// "The count would show that they won": what holds the clause is itself no fact. "I would say that …" only puts it politely.
fn by_what_holds_it(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
) -> Option<(Modality, &'static str, usize)> {
    let holder = tree.head(clause.top)?;
    let subject = tree.child(holder, &[Deprel::Nsubj])?;
    let polite = english::SPEAKERS.contains(&tree.lower_lemma(subject));
    if tree.rel(clause.top) != Deprel::Ccomp || polite {
        return None;
    }
    let mut helpers = tree.children_by(holder, &[Deprel::Aux]);
    helpers.find_map(|a| {
        let list = put(words, tree, a).filter(|list| *list != "duties")?;
        Some((Modality::Hedged, list, a))
    })
}

/// Whether somebody may do on purpose what the clause tells: "will be a problem", "will suffer" only foretell. "Will be in May",
/// "will be the chairman" are settled.
fn can_be_planned(words: &ModalityWords, tree: &Tree<'_>, clause: &Clause) -> bool {
    let there = tree.has(clause.head, Deprel::Expl) || tree.has(clause.top, Deprel::Expl);
    let verb = clause.governors.last().map_or(clause.head, |(g, _)| *g);
    let complement = tree.has(clause.head, Deprel::Case)
        || matches!(tree.token(clause.head).upos, Upos::Noun | Upos::Propn);
    let settled = if clause.copular {
        complement
    } else {
        !words.is_foretold(tree, clause.head) && !words.is_foretold(tree, verb)
    };
    settled && !there
}

/// Whether whoever the clause is about can plan: it names somebody, or means a person or a body, or has it done to it, or a
/// day is set. "That", "what" plan nothing.
pub(crate) fn may_plan(annotations: &Annotations<'_>, tree: &Tree<'_>, clause: &Clause) -> bool {
    let own = |span: TextSpan| {
        clause
            .words
            .iter()
            .any(|&w| span.contains(tree.token(w).span))
    };
    let dated = annotations.times.iter().any(|time| own(time.span));
    let Some(subject) = clause.grammatical_subject().map(|s| s.head) else {
        return true;
    };
    let token = tree.token(subject);
    let known = annotations.entity_at(token.span).is_some();
    let acts = match token.upos {
        Upos::Noun => (annotations.is_actor)(tree.lower_lemma(subject)),
        Upos::Pron => {
            !english::POINTING.contains(&tree.word(subject))
                && !english::WHAT.contains(&tree.word(subject))
        }
        _ => true,
    };
    let done_to_it = clause.passive && token.upos != Upos::Pron;
    known || acts || !clause.copular && (done_to_it || dated)
}

/// "could not confirm" is no doubt but a failure.
fn tells_failure(words: &ModalityWords, tree: &Tree<'_>, auxiliary: usize) -> bool {
    english::ABILITY.contains(&tree.lower_lemma(auxiliary))
        && tree.head(auxiliary).is_some_and(|h| {
            tree.children_by(h, &[Deprel::Advmod])
                .any(|n| words.is_negator(tree, n))
        })
}

/// "They will sign if …": a condition hangs on the clause.
fn by_condition_on_it(
    words: &ModalityWords,
    tree: &Tree<'_>,
    clause: &Clause,
) -> Option<(Modality, &'static str, usize)> {
    if !clause.conditioned {
        return None;
    }
    let opener = tree
        .children_by(clause.head, &[Deprel::Advcl])
        .flat_map(|c| tree.children(c))
        .copied()
        .find(|&m| tree.rel(m) == Deprel::Mark && words.is_condition(tree.lower_lemma(m)));
    let by = opener.unwrap_or(clause.head);
    Some((Modality::Conditional, "conditions", by))
}

fn rank(m: Modality) -> u8 {
    match m {
        Modality::Asserted => 0,
        Modality::Hedged => 1,
        Modality::Planned => 2,
        Modality::Obliged => 3,
        Modality::Conditional => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn the_strongest_word_decides() {
        for (text, how, rule) in [
            ("The mill closed.", Modality::Asserted, None),
            ("Will Artino scored two goals.", Modality::Asserted, None),
            (
                "The mill may close.",
                Modality::Hedged,
                Some("modality/hedges/may"),
            ),
            (
                "The mill will close.",
                Modality::Planned,
                Some("modality/plans/will"),
            ),
            (
                "The mill will probably close.",
                Modality::Planned,
                Some("modality/plans/will"),
            ),
            (
                "The mill will suffer.",
                Modality::Hedged,
                Some("modality/plans/will"),
            ),
            (
                "The owner tried to close the mill.",
                Modality::Hedged,
                Some("modality/unsettled/try"),
            ),
            (
                "The mill must close.",
                Modality::Obliged,
                Some("modality/duties/must"),
            ),
            (
                "The mill must close if it floods.",
                Modality::Conditional,
                Some("modality/conditions/if"),
            ),
            ("Police could not find the boat.", Modality::Asserted, None),
            (
                "Police could find the boat.",
                Modality::Hedged,
                Some("modality/hedges/could"),
            ),
        ] {
            let (found, by) = with_clauses(text, |tree, words, clauses| {
                modality(words, tree, &clauses[0], true)
            });
            assert_eq!(
                (found, by.map(|g| g.rule)),
                (how, rule.map(String::from)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_held_by_no_fact_is_none() {
        for (text, how, rule) in [
            (
                "The count would show that the mill closed.",
                Modality::Hedged,
                Some("modality/hedges/would"),
            ),
            (
                "The owner will argue that the mill closed.",
                Modality::Hedged,
                Some("modality/plans/will"),
            ),
            (
                "The owner said that the mill closed.",
                Modality::Asserted,
                None,
            ),
            (
                "I would say that the mill closed.",
                Modality::Asserted,
                None,
            ),
            (
                "Police could not say that the mill closed.",
                Modality::Asserted,
                None,
            ),
        ] {
            let (found, by) = with_clauses(text, |tree, words, clauses| {
                let closed = testing::at(tree, "closed");
                let content = clauses.iter().find(|c| c.top == closed).unwrap();
                modality(words, tree, content, true)
            });
            assert_eq!(
                (found, by.map(|g| g.rule)),
                (how, rule.map(String::from)),
                "{text}"
            );
        }
    }
}
