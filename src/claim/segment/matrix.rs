//! Matrix clauses that only hold another one up: "it is likely that …", "there is no evidence that …", "they concluded
//! that …".
//!
//! In: the clauses of a sentence. Out: the same, where a matrix clause that says how true its content is makes one clause
//! with it, so that the words that deny or qualify stand in its span; one that adds nothing is told apart
//! ([`adds_nothing`]), for `explain`.

use super::boundary::{has_subject, is_noun_content};
use crate::claim::clause::{Clause, Constituent};
use crate::claim::content_word::is_content_word;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::governs::Governs;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// A clause that another one hangs on, by its index, and the word in it that holds the other.
#[derive(Clone, Copy)]
pub(super) struct Matrix {
    pub clause: usize,
    pub word: usize,
}

/// Joins a content with the matrix clause that weighs it, where nobody is named to hold it, or that orders it.
pub(super) fn weigh(tree: &Tree<'_>, words: &ModalityWords, clauses: &mut Vec<Clause>) {
    let mut c = 0;
    while c < clauses.len() {
        let conditional = |m: &str| words.is_condition(m);
        let content = is_complement(tree, &clauses[c])
            && !clauses[c].mark.as_deref().is_some_and(conditional);
        let matrix = if content {
            matrix_of(tree, clauses, c)
        } else {
            beside_noun(tree, clauses, c)
        };
        let mandate = is_mandate(tree, clauses[c].top);
        let weights = matrix.and_then(|m| {
            let above = &clauses[m.clause];
            let orders = mandate && m.word == above.head && above.form == Form::Clause;
            let wanted = orders.then(|| vec![(m.word, Governs::Hedge)]);
            wanted.or_else(|| weights(tree, words, &clauses[m.clause], m.word))
        });
        let (Some(matrix), Some(weights)) = (matrix, weights) else {
            c += 1;
            continue;
        };
        let above = clauses[matrix.clause].clone();
        join(tree, &mut clauses[c], above, weights);
        clauses.remove(matrix.clause);
        c = 0;
    }
}

/// "The board ordered that the mill be closed": the subjunctive says what somebody wants, and not that it is so.
fn is_mandate(tree: &Tree<'_>, top: usize) -> bool {
    let mut helpers = tree.children_by(top, &[D::Aux, D::AuxPass, D::Cop]);
    let bare = |h: usize| tree.word(h) == english::BE && tree.token(h).xpos == "VB";
    // "advised that he leave school": the present tense of one would be "leaves".
    let one = |s: usize| english::HE_SHE_IT.contains(&tree.word(s));
    let unmarked = matches!(tree.token(top).xpos, "VB" | "VBP")
        && tree.children_by(top, &[D::Nsubj]).any(one)
        && tree.children_by(top, &[D::Aux, D::Cop]).next().is_none();
    let that = |m: usize| tree.word(m) == english::THAT;
    tree.rel(top) == D::Ccomp
        && has_subject(tree, top)
        && tree.children_by(top, &[D::Mark]).any(that)
        && (unmarked || helpers.next().is_some_and(bare))
}

/// Takes the words of the clause above into its content.
fn join(tree: &Tree<'_>, content: &mut Clause, above: Clause, weights: Vec<(usize, Governs)>) {
    content.weighed_by = weights.iter().map(|(w, _)| *w).collect();
    content.governors.splice(0..0, weights);
    content.words.extend(above.words);
    // The opener stood outside of the content alone; inside the whole it is needed.
    content
        .words
        .extend(tree.children_by(content.top, &[D::Mark]));
    content.words.sort_unstable();
    content.words.dedup();
    content.conditioned |= above.conditioned;
}

/// Whether the clause is what another one says, knows, shows: its complement.
fn is_complement(tree: &Tree<'_>, clause: &Clause) -> bool {
    match tree.rel(clause.top) {
        D::Ccomp | D::Csubj | D::CsubjPass => true,
        // The noun's clause keeps its content among its words.
        D::Acl => is_noun_content(tree, clause.top),
        D::Parataxis => clause.mark.as_deref().is_some_and(|m| m == english::THAT),
        _ => false,
    }
}

/// The clause that the complement at `c` hangs on.
pub(super) fn matrix_of(tree: &Tree<'_>, clauses: &[Clause], c: usize) -> Option<Matrix> {
    let word = tree.head(clauses[c].top)?;
    let clause = clauses
        .iter()
        .position(|f| f.has_verb(word))
        .or_else(|| clauses.iter().position(|f| f.words.contains(&word)))?;
    (clause != c).then_some(Matrix { clause, word })
}

/// "There is no sign they left": the clause right behind the noun that "there is" tells of, without a "that", looks like a
/// relative one, or is hung on the verb. It is none where nothing is missing behind its own verb ("no evidence she found").
fn beside_noun(tree: &Tree<'_>, clauses: &[Clause], c: usize) -> Option<Matrix> {
    let (top, first) = (clauses[c].top, *clauses[c].words.first()?);
    let hung = tree.head(top)?;
    let (verb, noun) = match tree.rel(top) {
        D::Parataxis => (hung, tree.child(hung, &[D::Nsubj])?),
        D::AclRelcl => (tree.head(hung)?, hung),
        _ => return None,
    };
    let whole = clauses[c].words.last().is_some_and(|&w| w > top) || tree.has(top, D::Aux);
    let opened = tree.has(top, D::Mark);
    if !tree.has(verb, D::Expl) || opened || !has_subject(tree, top) || !whole {
        return None;
    }
    let clause = clauses.iter().position(|f| f.head == verb)?;
    (noun + 1 == first && clause != c).then_some(Matrix { clause, word: noun })
}

/// What weighs the content in the matrix clause, and how; `None` where that says something of its own or somebody holds
/// the content.
fn weights(
    tree: &Tree<'_>,
    words: &ModalityWords,
    matrix: &Clause,
    word: usize,
) -> Option<Vec<(usize, Governs)>> {
    let noun = tree.token(word).upos == Upos::Noun;
    let dummy = |s: &Constituent| tree.lower_lemma(s.head) == english::IT && s.words.len() == 1;
    let impersonal = tree.has(matrix.head, D::Expl)
        || tree.has(word, D::Expl)
        || matrix.subject.as_ref().is_some_and(dummy);
    let negates = |w: usize| {
        words.negator_of(tree, w).is_some() || words.negator_of(tree, matrix.head).is_some()
    };
    // "no reason to believe that …": the noun weighs, the verb only leads on.
    let missing = |noun: usize| {
        tree.token(noun).upos == Upos::Noun
            && words.weighs(tree, noun, negates(noun)) == Some(Governs::Missing)
    };
    let word = tree.head(word).filter(|&n| missing(n)).unwrap_or(word);
    let negated = negates(word);
    let kind = words.weighs(tree, word, negated)?;
    // "Police found no evidence that …" weighs it, whoever looked, and so does "it is a lie that …"; "the rumour that …" is somebody's.
    let told = !noun || tree.has(word, D::Cop);
    let open = kind == Governs::Missing || impersonal && told;
    if !open {
        return None;
    }
    let mut out = vec![(word, kind)];
    if kind == Governs::Hedge && negated {
        out.push((word, Governs::Undo));
    }
    Some(out)
}

/// Whether a clause is told with what it tells somebody.
pub(crate) fn tells(clause: &Clause) -> bool {
    clause.taken_back.iter().any(|t| t.rule == TOLD)
}

const TOLD: &str = "claim/telling";

/// "I told them the brakes were soft", in somebody's own words: that he told it, and whom, is what he says besides. The
/// content stays a claim.
pub(super) fn keep_telling(tree: &Tree<'_>, clauses: &mut [Clause]) {
    for c in 0..clauses.len() {
        if tree.rel(clauses[c].top) != D::Ccomp {
            continue;
        }
        let Some(Matrix { clause, word }) = matrix_of(tree, clauses, c) else {
            continue;
        };
        let first_person = |s: usize| english::SPEAKERS.contains(&tree.lower_lemma(s));
        let told = tree.has(word, D::Iobj) || tree.has(word, D::Obj);
        let speaker = tree.child(word, &[D::Nsubj]).is_some_and(first_person);
        if word == clauses[clause].head && told && speaker && clauses[c].told_with.is_none() {
            let openers = tree.children_by(clauses[c].top, &[D::Mark]);
            let mut words: Vec<usize> = clauses[c].words.iter().copied().chain(openers).collect();
            words.sort_unstable();
            words.dedup();
            clauses[clause].take_back(words, TOLD.to_owned());
        }
    }
}

/// Whether the clause at `at` says nothing beside what it introduces: a subject, a verb, and at most one more content
/// word.
pub(crate) fn adds_nothing(tree: &Tree<'_>, clauses: &[Clause], at: usize) -> bool {
    let clause = &clauses[at];
    // Most clauses hang on another's words. That is asked first, since the clause that holds one is looked for among all.
    let hangs = |word: usize| clause.has_verb(word) || clause.words.contains(&word);
    let holds = (0..clauses.len()).any(|c| {
        tree.head(clauses[c].top).is_some_and(hangs)
            && tree.rel(clauses[c].top) != D::Acl
            && is_complement(tree, &clauses[c])
            && matrix_of(tree, clauses, c).is_some_and(|m| m.clause == at)
    });
    // "Nobody believes that …": what it holds is told with it.
    if !holds || clause.holds_content || tells(clause) {
        return false;
    }
    let subject = clause
        .subject
        .iter()
        .chain(clause.object.as_ref().filter(|_| clause.passive));
    let apart: Vec<usize> = subject.flat_map(|s| s.words.iter().copied()).collect();
    let own = clause
        .words
        .iter()
        .filter(|w| !apart.contains(w) && is_content_word(tree, **w) && **w != clause.head)
        .count();
    own <= 1
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, left_out, take};
    use crate::rules::Modality;

    #[test]
    fn what_somebody_is_advised_to_do_is_not_done() {
        let told = take("The board advised that he leave the school.");
        assert!(
            told.claims.iter().all(|c| c.modality != Modality::Asserted),
            "{:?}",
            told.lines()
        );
    }

    #[test]
    fn what_is_ordered_is_told_with_who_orders_it() {
        let text = "The board asked that the old mill be closed.";
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
    }

    #[test]
    fn a_clause_that_weighs_its_content_is_one_with_it() {
        for (text, line) in [
            (
                "It is likely that the mill closed.",
                "the mill | hedged close | —",
            ),
            (
                "It is untrue that the mill closed.",
                "the mill | not close | —",
            ),
            (
                "It is not true that the mill closed.",
                "the mill | not close | —",
            ),
            (
                "It is a lie that the mill closed.",
                "the mill | not close | —",
            ),
            (
                "There is no sign they left the valley.",
                "they | not hedged leave | the valley",
            ),
        ] {
            let taken = take(text);
            assert_eq!(taken.lines(), [line], "{text}");
            assert_eq!(taken.texts(), [text.trim_end_matches('.')]);
        }
    }

    #[test]
    fn one_that_adds_nothing_is_left_out() {
        let text = "Experts concluded that the dam was safe.";
        assert_eq!(claims(text), ["the dam | be safe | —"]);
        assert_eq!(
            left_out(text),
            ["Experts concluded: only introduces what the next clause says (claim/frame)"]
        );
    }
}
