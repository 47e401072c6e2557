//! What clauses of one sentence share: subjects of coordinated verbs, participles and relative clauses, and auxiliaries.
//!
//! In: the clauses as read one by one. Out: the same, each with its participants, as enhanced UD propagates them.

use super::relative;
use crate::claim::clause::{Clause, Constituent};
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::modality::words::ModalityWords;
use crate::claim::noun_phrase::noun_phrase;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Gives coordinated verbs, participles, relative and infinitive clauses the subject (or object) that they share.
pub(super) fn share_subjects(tree: &Tree<'_>, words: &ModalityWords, clauses: &mut [Clause]) {
    let mut order: Vec<usize> = (0..clauses.len()).collect();
    order.sort_by_key(|&i| depth(tree, clauses[i].top));
    for i in order {
        let top = clauses[i].top;
        let Some(parent) = tree.head(top) else {
            continue;
        };
        if let Some(whom) = clauses[i].accused {
            clauses[i].share_subject(noun_phrase(tree, whom, top));
            continue;
        }
        match tree.rel(top) {
            D::Acl | D::Appos if clauses[i].form != Form::Clause => {
                let bearer =
                    bearer(tree, words, clauses, parent).filter(|_| tree.rel(top) == D::Acl);
                let mut holder = bearer.unwrap_or_else(|| noun_phrase(tree, parent, top));
                // "The news site Vale on May 6": behind the name nothing says what it is.
                let name = tree.token(top).upos == Upos::Propn;
                if name && tree.token(holder.head).upos == Upos::Noun {
                    holder.words.retain(|&w| w < top);
                }
                clauses[i].share_subject(holder);
            }
            D::AclRelcl if !clauses[i].words.contains(&parent) => {
                let bearer = bearer(tree, words, clauses, parent);
                let antecedent = bearer.unwrap_or_else(|| noun_phrase(tree, parent, top));
                relative::resolve(tree, &mut clauses[i], antecedent);
            }
            D::Ccomp if tree.rel(parent) == D::AclRelcl => {
                // "a man who police say fled": he is the man.
                let relative = |c: &Constituent| matches!(tree.token(c.head).xpos, "WP" | "WDT");
                let open = clauses[i].grammatical_subject().is_some_and(relative);
                if let Some(noun) = tree.head(parent).filter(|_| open) {
                    relative::resolve(tree, &mut clauses[i], noun_phrase(tree, noun, parent));
                }
            }
            D::Conj | D::Advcl
                if clauses[i].grammatical_subject().is_none()
                    || lacks_its_subject(tree, &clauses[i]) =>
            {
                // What somebody is held for is not who is held for it.
                if clauses[i].passive
                    && let Some(held_for) = clauses[i].object.take()
                {
                    clauses[i].qualifiers.push(held_for);
                }
                let nearest = nearest_with_subject(tree, parent, top);
                share_with(tree, words, clauses, nearest.unwrap_or(parent), i);
            }
            _ => {}
        }
    }
}

/// "The town grew, the railway came and brought work": in a row under `first`, the last before `last` that has a subject of its own,
/// where `last` has none.
fn nearest_with_subject(tree: &Tree<'_>, first: usize, last: usize) -> Option<usize> {
    let between = |&c: &usize| c < last && tree.rel(last) == D::Conj;
    let row = tree.children_by(first, &[D::Conj]).filter(between);
    let own = |c: &usize| tree.has(*c, D::Nsubj) || tree.has(*c, D::NsubjPass);
    row.filter(own).max()
}

/// "The party is old and is considered a sect": a passive of which what stands behind the verb is no subject.
fn lacks_its_subject(tree: &Tree<'_>, clause: &Clause) -> bool {
    let behind =
        |o: &Constituent| o.head > clause.head && matches!(tree.rel(o.head), D::Obj | D::Xcomp);
    clause.passive
        && !tree.has(clause.head, D::NsubjPass)
        && clause.object.as_ref().is_some_and(behind)
}

/// Gives the clause at `i` the subject of the clause whose verb is `parent`, and a coordinated one its auxiliaries.
fn share_with(
    tree: &Tree<'_>,
    words: &ModalityWords,
    clauses: &mut [Clause],
    parent: usize,
    i: usize,
) {
    let from = clauses
        .iter()
        .position(|c| c.has_verb(parent))
        .or_else(|| clauses.iter().position(|c| c.words.contains(&parent)));
    let Some(from) = from else { return };
    let subject = clauses[from].grammatical_subject().cloned();
    if tree.rel(clauses[i].top) == D::Conj {
        share_auxiliaries(tree, words, clauses, from, i);
    }
    if let Some(mut subject) = subject {
        subject.words.retain(|w| !clauses[i].words.contains(w));
        clauses[i].share_subject(subject);
    }
}

/// "plans to cut jobs and close plants", "will cut jobs and close plants": what governs the first verb governs the second,
/// where that has the same form and nothing of its own.
fn share_auxiliaries(
    tree: &Tree<'_>,
    words: &ModalityWords,
    clauses: &mut [Clause],
    from: usize,
    to: usize,
) {
    let (first, second) = (clauses[from].head, clauses[to].top);
    let own = tree
        .children(second)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Aux | D::AuxPass | D::Cop));
    if own || form(tree, first) != form(tree, second) {
        return;
    }
    // "They do not want it and ask for more": "do" is shared with what it denies alone.
    let denied = words.negator_of(tree, first).filter(|_| {
        tree.children_by(second, &[D::Cc])
            .any(|c| english::OR.contains(&tree.word(c)))
    });
    let own = |a: &usize| denied.is_some() || tree.lemma(*a) != english::DO;
    let of_first = tree.children_by(first, &[D::Aux]).filter(own);
    let before = clauses[from].shared_auxiliaries.iter().copied();
    let auxiliaries: Vec<usize> = of_first.chain(before).chain(denied).collect();
    let governors = clauses[from].governors.clone();
    let passive = clauses[from].passive && clauses[to].object.is_none();
    let mut shared = auxiliaries.clone();
    if passive {
        shared.extend(tree.children_by(first, &[D::AuxPass]));
    }
    let clause = &mut clauses[to];
    clause.passive |= passive;
    // Only where the second verb hangs on the governed one, not on the governing one.
    if clause.governors.is_empty() && tree.head(second) == Some(first) && !governors.is_empty() {
        let group = clauses[from].verb_group.iter().copied();
        shared.extend(group.chain(tree.children_by(first, &[D::Mark])));
        clauses[to].governors = governors;
    }
    shared.retain(|&w| w < first);
    shared.sort_unstable();
    shared.dedup();
    clauses[to].shared_auxiliaries = auxiliaries;
    clauses[to].take_back(shared, "claim/shared-auxiliary".to_owned());
}

/// The form of a verb by its tag. "Will buy the mill and cut jobs": what looks like the infinitive is one, however it is tagged.
fn form<'t>(tree: &Tree<'t>, verb: usize) -> &'t str {
    let same = tree.word(verb) == tree.lower_lemma(verb);
    let helped = tree
        .children_by(verb, &[D::Aux, D::AuxPass])
        .next()
        .is_some();
    match tree.token(verb).xpos {
        "VBN" | "VBD" | "VBP" if same && !helped => "VB",
        tag => tag,
    }
}

/// Of whom a clause on the noun at `noun` is told, where that noun only describes somebody: "he is a clerk who left",
/// "Marta Holm, a clerk who left".
fn bearer(
    tree: &Tree<'_>,
    words: &ModalityWords,
    clauses: &[Clause],
    noun: usize,
) -> Option<Constituent> {
    let finite = |a: usize| tree.token(a).xpos != "MD";
    if tree.rel(noun) == D::Appos {
        let named = tree
            .head(noun)
            .filter(|&h| tree.token(h).upos == Upos::Propn && h < noun)?;
        let indefinite = tree
            .children_by(noun, &[D::Det])
            .any(|d| english::INDEFINITE.contains(&tree.word(d)));
        return indefinite.then(|| noun_phrase(tree, named, noun));
    }
    // "Thanks go to Varsk, who won": a name is whom it is told of itself.
    let plain = tree.has(noun, D::Cop)
        && tree.token(noun).upos != Upos::Propn
        && words.negator_of(tree, noun).is_none()
        && tree.children_by(noun, &[D::Aux]).all(finite);
    let clause = clauses.iter().find(|c| plain && c.head == noun)?;
    let subject = clause.subject.as_ref()?;
    // "It is the clerk who left": the noun itself is meant.
    let dummy = matches!(tree.token(subject.head).upos, Upos::Pron | Upos::Det)
        && !english::PEOPLE.contains(&tree.lower_lemma(subject.head));
    (!dummy && clause.governors.is_empty()).then(|| subject.clone())
}

/// How many words stand above the one at `i` in the tree.
fn depth(tree: &Tree<'_>, i: usize) -> usize {
    std::iter::successors(tree.head(i), |&t| tree.head(t))
        .take(tree.len() + 1)
        .count()
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, take};

    #[test]
    fn the_second_verb_has_the_subject_of_the_first() {
        assert_eq!(
            claims("The mayor opened the hall and thanked the builders."),
            [
                "The mayor | open | the hall",
                "The mayor | thank | the builders"
            ]
        );
    }

    #[test]
    fn auxiliaries_hold_for_both_verbs() {
        assert_eq!(
            claims("The firm may sell the mill and leave the town."),
            [
                "The firm | hedged sell | the mill",
                "The firm | hedged leave | the town"
            ]
        );
        assert_eq!(
            claims("The boat was found and towed to the port."),
            ["— | find | The boat", "— | tow | The boat | to:the port"]
        );
    }

    #[test]
    fn the_second_verb_is_told_with_the_auxiliary_of_the_first() {
        let texts = |text: &str| take(text).texts().join(" / ");
        assert_eq!(
            texts("The firm may sell the mill and leave the town."),
            "The firm may sell the mill / The firm may leave the town"
        );
        assert_eq!(
            texts(
                "A report by the council found gangs have hired, trained and used children as guards."
            ),
            "gangs have hired / gangs have used children as guards"
        );
    }

    #[test]
    fn the_last_verb_of_a_row_has_the_nearest_subject() {
        assert_eq!(
            claims(
                "The inn was built in 1901, the ferry stopped and the mill burned down and was rebuilt."
            ),
            [
                "— | build | The inn | in:1901",
                "the ferry | stop | —",
                "the mill | burn down | —",
                "— | rebuild | the mill"
            ]
        );
        let text = "The town grew, five schools were founded, the harbour railway was opened and became a symbol of progress.";
        let last = take(text).claims.pop().unwrap();
        assert_eq!(
            last.normalized,
            "The harbour railway became a symbol of progress"
        );
    }

    #[test]
    fn behind_a_name_nothing_says_what_it_is() {
        let text = "The Danish news site al-Vale on May 6 said 11 boats went missing.";
        let names = take(text).claims.swap_remove(0);
        assert_eq!(names.normalized, "al-Vale: The Danish news site");
    }

    #[test]
    fn what_somebody_is_held_for_is_no_subject() {
        let taken = take("The party is old and is considered a banned sect in Varde.");
        assert_eq!(
            taken.claims[1].normalized,
            "The party is considered a banned sect in Varde"
        );
    }

    #[test]
    fn a_denial_is_shared_with_what_or_goes_on_with() {
        assert_eq!(
            claims("The firm did not sell the mill or leave the town."),
            [
                "The firm | not sell | the mill",
                "The firm | not leave | the town"
            ]
        );
        assert_eq!(
            claims("The firms do not want a mill and ask for a hall."),
            [
                "The firms | not want | a mill",
                "The firms | ask | — | for:a hall"
            ]
        );
    }

    #[test]
    fn what_describes_somebody_is_told_of_him() {
        assert_eq!(
            claims("Marta Holm, a clerk who left the town, resigned."),
            [
                "Marta Holm | resign | —",
                "Marta Holm | be clerk | a clerk",
                "Marta Holm | leave | the town"
            ]
        );
        assert_eq!(
            claims("Marta Holm is a clerk who left the town."),
            [
                "Marta Holm | be clerk | a clerk",
                "Marta Holm | leave | the town"
            ]
        );
    }

    #[test]
    fn what_is_told_of_a_name_is_told_of_no_other() {
        let told = claims("Thanks are in order for Vale, who won the cup.");
        assert!(
            told.contains(&"Vale | win | the cup".to_owned()),
            "{told:?}"
        );
    }

    #[test]
    fn a_participle_has_the_subject_of_its_clause() {
        assert_eq!(
            claims("The crew, having lost the map, turned back."),
            ["The crew | lose | the map", "The crew | turn | — | :back"]
        );
    }
}
