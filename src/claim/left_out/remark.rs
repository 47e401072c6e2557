//! What an author says in passing and asserts nothing by: figures of speech, talk to the reader, empty remarks.
//!
//! In: a clause in its tree, and whether the words are laid to somebody. Out: the reason that it tells nothing. What is
//! method here is structure (who is addressed, what a comparison hangs on); the words of judgement are the rules'.

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::modality::words::ModalityWords;
use crate::claim::model::Claim;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::rules::Modality;
use crate::text::{Deprel, Upos};

/// Id of the method that finds figures of speech.
const FIGURE: &str = "claim/figure-of-speech";

/// Why the clause is a remark rather than a claim, whoever says it.
pub(super) fn remark(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> Option<Reason> {
    if is_figure(tree, clause, words) {
        return Some(Reason::new(FIGURE, "a figure of speech"));
    }
    if shows_degree(tree, clause) {
        return Some(Reason::new(
            "claim/exclamation",
            "evaluation: shows how much, not what",
        ));
    }
    let first = clause.words.iter().find(|&&w| !tree.is_punct(w));
    if first.is_some_and(|&w| words.is_aside(tree, w)) {
        return Some(Reason::new("modality/asides", "only turns to a topic"));
    }
    if is_comment(tree, clause, words) {
        return Some(Reason::new(
            "claim/comment",
            "comments without telling anything",
        ));
    }
    None
}

/// Why an author's own words, laid to nobody, are no claim on the story.
pub(crate) fn aside(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    claim: &Claim,
) -> Option<Reason> {
    let words = annotations.words;
    if !claim.attributions.is_empty() {
        return None;
    }
    let subject = clause.grammatical_subject();
    let who = subject.map(|s| tree.word(s.head)).unwrap_or_default();
    // "I tried to help", "we want to know" tell of what was done or felt.
    let told = claim.grounds.iter().any(|g| g.is_of("unsettled"));
    let wanted = match claim.modality {
        Modality::Obliged | Modality::Conditional => true,
        Modality::Hedged => !told,
        Modality::Asserted | Modality::Planned => false,
    };
    let offered = matches!(claim.modality, Modality::Hedged | Modality::Planned) && {
        let mut others = tree.children_by(clause.head, &[Deprel::Obj, Deprel::Iobj]);
        others.any(|o| english::READERS.contains(&tree.word(o)))
    };
    if who == english::YOU || english::SPEAKERS.contains(&who) && wanted || offered {
        return Some(Reason::new("claim/address", "addresses the reader"));
    }
    let quoted = (annotations.is_quoted)(tree.token(clause.head).span);
    if !quoted && english::SPEAKERS.contains(&who) && is_authors(tree, clause) {
        return Some(Reason::new("claim/author", "the author speaks of himself"));
    }
    only_judges(tree, clause, words)
        .then_some(Reason::new("modality/evaluations", "pure evaluation"))
}

/// "I love it", "I will tell more", "we bring you the news": what an author feels, thinks or promises as he writes, and what he
/// says to the reader. What "I" did is news, if an author saw it.
fn is_authors(tree: &Tree<'_>, clause: &Clause) -> bool {
    let auxiliaries = tree.children_by(clause.top, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let finite = { auxiliaries }.next().unwrap_or(clause.top);
    let before = [english::ABILITY, &[english::HAVE]].concat();
    let now = matches!(tree.token(finite).xpos, "VBP" | "MD")
        && !before.contains(&tree.lower_lemma(finite));
    let reader = clause
        .words
        .iter()
        .any(|&w| english::READERS.contains(&tree.word(w)));
    reader || now
}

/// "The hall is lovely, really": a judgement with adverbs only.
fn only_judges(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let compared = clause
        .words
        .iter()
        .any(|&w| words.is_comparison(tree.word(w)));
    let adverb =
        |words: &[usize], head: usize| words.len() == 1 && tree.token(head).upos == Upos::Adv;
    clause.copular
        && tree.token(clause.head).xpos == "JJ"
        && !compared
        && clause.qualifiers.iter().all(|q| adverb(&q.words, q.head))
        && words.is_evaluation(tree.lower_lemma(clause.head))
}

/// "is living like it's 1955": likened to what is not so. "looks like it will rain" is a hedge.
fn is_figure(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let likens = |m: usize| words.is_comparison(tree.word(m)) && tree.word(m) != english::THAN;
    let hedged = words.governs(tree, clause.head) == Some(Governs::Hedge);
    !hedged
        && !clause.copular
        && tree
            .children_by(clause.head, &[Deprel::Advcl, Deprel::Ccomp])
            .any(|c| tree.has(c, Deprel::Nsubj) && tree.children_by(c, &[Deprel::Mark]).any(likens))
}

/// "proving just how far behind it is": a participle whose complement is a degree.
fn shows_degree(tree: &Tree<'_>, clause: &Clause) -> bool {
    let degree = |i: usize| {
        matches!(tree.token(i).upos, Upos::Adj | Upos::Adv)
            && tree
                .children_by(i, &[Deprel::Advmod])
                .any(|c| tree.token(c).xpos == "WRB")
    };
    tree.token(clause.head).xpos == "VBG"
        && matches!(tree.rel(clause.top), Deprel::Advcl | Deprel::Conj)
        && tree
            .children(clause.head)
            .iter()
            .any(|&c| c > clause.head && degree(c))
}

/// "the same could be said of others": a passive of saying, under a modal, without anything said.
fn is_comment(tree: &Tree<'_>, clause: &Clause, words: &ModalityWords) -> bool {
    let says = |&c: &usize| {
        matches!(
            tree.rel(c),
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::OblAgent
        )
    };
    clause.passive
        && words.is_reporting(tree.lower_lemma(clause.head))
        && has_modal(tree, clause)
        && !tree.children(clause.head).iter().any(says)
}

/// "The calendar may have turned, but …": granted only for the sake of what follows, which is a figure of speech.
/// `reason_of` tells why the clause that a word is on top of asserts nothing.
pub(crate) fn concedes(
    tree: &Tree<'_>,
    clause: &Clause,
    reason_of: &dyn Fn(usize) -> Option<Reason>,
) -> bool {
    has_modal(tree, clause)
        && tree.children_by(clause.head, &[Deprel::Conj]).any(|c| {
            reason_of(c).is_some_and(|r| r.rule == FIGURE)
                && tree
                    .children_by(c, &[Deprel::Cc])
                    .any(|w| tree.word(w) == english::BUT)
        })
}

fn has_modal(tree: &Tree<'_>, clause: &Clause) -> bool {
    tree.children_by(clause.head, &[Deprel::Aux])
        .any(|a| tree.token(a).xpos == "MD")
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{claims, left_out};

    #[test]
    fn a_hedge_that_likens_is_no_figure_of_speech() {
        assert_eq!(
            left_out("The town is living like it is 1955."),
            ["The town is living like it is 1955.: a figure of speech (claim/figure-of-speech)"]
        );
        assert_eq!(left_out("It seems like the mill will close."), [""; 0]);
    }

    #[test]
    fn an_authors_own_words_to_the_reader_are_no_claim() {
        assert_eq!(
            left_out("We should visit the hall."),
            ["We should visit the hall.: addresses the reader (claim/address)"]
        );
        assert!(left_out("This hall will charm you.")[0].ends_with("(claim/address)"));
        assert_eq!(claims("We visited the hall."), ["We | visit | the hall"]);
        for text in [
            "I love the hall in May.",
            "We bring you the news from the hall.",
        ] {
            let left = left_out(text);
            assert!(left[0].ends_with("(claim/author)"), "{left:?}");
        }
        assert_eq!(
            left_out("\"I love the hall in May,\" Ann Holt said.").len(),
            1
        );
    }

    #[test]
    fn what_is_judged_and_told_is_kept() {
        assert_eq!(left_out("The hall is lovely.").len(), 1);
        assert_eq!(left_out("The hall is lovely in May."), [""; 0]);
    }
}
