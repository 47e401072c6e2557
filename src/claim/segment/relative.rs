//! Relative clauses: whom "who", "which" and "that" stand for.

use crate::claim::clause::{Clause, Constituent};
use crate::claim::english;
use crate::claim::stranded::stranded;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Parser, Upos};
use crosscheck_syntax::lexicon;

/// Puts the `antecedent`, on which the clause hangs, in the place of the relative pronoun, or of the gap.
pub(super) fn resolve(tree: &Tree<'_>, clause: &mut Clause, antecedent: Constituent) {
    let is_relative = |c: &Constituent| {
        let word = tree.lower_lemma(c.head);
        let relative = english::RELATIVE_PRONOUNS.contains(&word) || word == english::WHOM;
        relative && c.words.len() <= 2
    };
    // "whose bakery closed": the antecedent's bakery.
    let whose = |c: &Constituent| {
        c.words
            .first()
            .is_some_and(|&w| tree.token(w).xpos == "WP$")
    };
    if let Some(subject) = clause
        .grammatical_subject_mut()
        .as_mut()
        .filter(|s| whose(s))
    {
        subject.words.splice(0..0, antecedent.words);
        clause.subject_shared = true;
        return;
    }
    // "connect the dots on who he was talking about", "the sort of person and where they come from"
    let asks = |&w: &usize| tree.token(w).xpos == "WRB";
    let governed = { clause.words.first() }.is_some_and(|&w| tree.token(w).upos == Upos::Adp)
        || tree.children(clause.top).iter().any(asks);
    if let Some(preposition) = stranded(tree, clause).filter(|_| !governed)
        && !clause.grammatical_subject().is_some_and(is_relative)
    {
        put_behind(tree, clause, antecedent, preposition);
        return;
    }
    let pronouns: Vec<usize> = [&clause.subject, &clause.object]
        .into_iter()
        .flatten()
        .filter(|c| is_relative(c))
        .flat_map(|c| c.words.clone())
        .collect();
    if clause.subject.as_ref().is_some_and(is_relative) {
        clause.subject = Some(antecedent);
    } else if clause.object.as_ref().is_some_and(is_relative) {
        let before = !clause.passive && !is_row(tree, &antecedent);
        clause.before = before.then(|| antecedent.clone());
        clause.object = Some(antecedent);
    } else if let Some(q) = clause.qualifiers.iter_mut().find(|q| is_relative(q)) {
        // "in which they worked": they worked, which is told of them alone.
        clause.words.retain(|w| !q.words.contains(w));
        q.words = antecedent.words;
        q.head = antecedent.head;
        return;
    } else if clause.object.is_none()
        && clause.subject.is_some()
        && !clause.copular
        && !clause.passive
    {
        let before = !tells_how(tree, antecedent.head)
            && clause.head == clause.top
            && !is_row(tree, &antecedent)
            && is_right_before(clause, &antecedent);
        clause.before = before.then(|| antecedent.clone());
        clause.object = Some(antecedent);
    } else if clause.subject.is_none() && !clause.passive {
        clause.subject = Some(antecedent);
    } else {
        return;
    }
    clause.words.retain(|w| !pronouns.contains(w));
    clause.subject_shared = true;
}

/// "the bridge which they waited for": they waited for the bridge.
fn put_behind(
    tree: &Tree<'_>,
    clause: &mut Clause,
    mut antecedent: Constituent,
    preposition: usize,
) {
    let pronoun = |w: usize| {
        let opens = clause.words.first() == Some(&w);
        opens && english::RELATIVE_PRONOUNS.contains(&tree.lower_lemma(w))
    };
    let opener: Vec<usize> = { clause.words.iter().copied() }
        .filter(|&w| pronoun(w))
        .collect();
    let gone = |c: &Constituent| opener.contains(&c.head) || c.head == preposition;
    clause.object.take_if(|o| gone(o));
    clause.qualifiers.retain(|q| !gone(q));
    clause.words.retain(|w| !opener.contains(w));
    let before = !is_row(tree, &antecedent);
    clause.before = before.then(|| antecedent.clone());
    tree.word(preposition).clone_into(&mut antecedent.role);
    clause.qualifiers.push(antecedent);
    clause.subject_shared = true;
}

/// "a step the ministry has refused to take": whether what a relative clause falls on stands before it, and no part of it was found to take its
/// place.
pub(super) fn is_open(tree: &Tree<'_>, clause: &Clause, noun: usize) -> bool {
    let asks = |&w: &usize| tree.token(w).xpos == "WRB";
    let own = { clause.subject.as_ref() }
        .is_some_and(|s| clause.words.contains(&s.head) && !s.words.contains(&noun));
    let falls = !clause.copular && !clause.passive && !tells_how(tree, noun);
    let elsewhere = { clause.object.iter() }.any(|o| o.head != noun)
        || { clause.qualifiers.iter() }.any(|q| q.head == noun)
        || tree.children(clause.top).iter().any(asks);
    let relative = tree.rel(clause.top) == Deprel::AclRelcl && clause.before.is_none();
    relative && own && falls && !elsewhere
}

/// "a stamp or a passport that nobody has": of which of them it is told is not sure.
fn is_row(tree: &Tree<'_>, noun: &Constituent) -> bool {
    tree.has(noun.head, Deprel::Conj) || tree.rel(noun.head) == Deprel::Conj
}

/// "the letter the clerk found": no mark or other word parts the noun from its clause.
fn is_right_before(clause: &Clause, noun: &Constituent) -> bool {
    let first = clause.words.first().copied().unwrap_or_default();
    noun.words.last().is_some_and(|&last| last + 1 == first)
}

/// "the day the king came", "the way he works": no king came a day.
pub(super) fn tells_how(tree: &Tree<'_>, noun: usize) -> bool {
    let lemma = tree.lower_lemma(noun);
    !matches!(tree.token(noun).upos, Upos::Noun | Upos::Propn)
        || english::OF_MANNER.contains(&lemma)
        || Parser::embedded().noun_class(lemma) == lexicon::TIME
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take};

    #[test]
    fn whose_is_told_of_its_owner() {
        let taken = take("Marta Holm, whose bakery closed in May, resigned.");
        let read: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert_eq!(
            read,
            ["Marta Holm resigned", "Marta Holm's bakery closed in May"]
        );
    }

    #[test]
    fn what_is_reported_in_a_relative_clause_is_told_of_its_noun() {
        let text = "The vaccine, which doctors say protects toddlers, goes to regulators.";
        assert!(claims(text).contains(&"The vaccine | protect | toddlers".to_owned()));
    }

    #[test]
    fn a_preposition_before_the_pronoun_is_no_part_of_the_claim() {
        let taken = take("The firm sold the mill, in which forty people worked.");
        assert!(taken.texts().contains(&"forty people worked"));
    }

    #[test]
    fn an_object_that_stands_before_its_clause_is_told_behind_the_verb() {
        for (text, told) in [
            (
                "The firm sold the mill which the town had built in 1990.",
                "The town had built the mill in 1990",
            ),
            (
                "The mayor thanked the envoy, whom the guild hopes to meet on Friday.",
                "The guild hopes to meet the envoy on Friday",
            ),
            (
                "Ann Holt read the letter the clerk had found.",
                "The clerk had found the letter",
            ),
            (
                "The mayor praised the bridge which the town had waited for.",
                "The town had waited for the bridge",
            ),
            (
                "She sold the boat her brother had come home in.",
                "Her brother had come home in the boat",
            ),
            (
                "The town recalls the day the king came by boat.",
                "The king came by boat",
            ),
        ] {
            let taken = take(text);
            let read: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
            assert!(read.contains(&told), "{read:?}");
        }
    }

    #[test]
    fn the_noun_stands_in_the_place_of_the_pronoun() {
        assert_eq!(
            claims("Critics who opposed the plan left the room."),
            ["Critics | leave | the room", "Critics | oppose | the plan"]
        );
        assert_eq!(
            claims("The bridge, which was closed in May, reopened."),
            ["The bridge | reopen | —", "— | close | The bridge | in:May"]
        );
    }
}
