//! Cues that are adverbs: "reportedly" lays its clause to nobody in particular.

use super::candidate::{Candidate, ContentForm};
use super::cue::{CueMatch, Cues};
use super::word_range::{WordRange, spans};
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Candidates of a sentence, in order of their adverbs.
pub(super) fn candidates(tree: &Tree<'_>, sentence: usize, adverbs: &Cues) -> Vec<Candidate> {
    let adverb = |t: usize| tree.token(t).upos == Upos::Adv;
    (0..tree.len())
        .filter_map(|i| adverbs.at(tree, i, &adverb))
        .filter_map(|found| candidate(tree, sentence, &found))
        .collect()
}

fn candidate(tree: &Tree<'_>, sentence: usize, found: &CueMatch<'_>) -> Option<Candidate> {
    let adverb = found.words[0];
    // On an adjective or noun it speaks of that alone, on a verb of the clause.
    let mut head = tree.head(adverb).unwrap_or(adverb);
    while tree.rel(head) == D::Xcomp {
        head = tree.head(head)?;
    }
    let words = tree.subtree(head, &|c| {
        c == adverb || tree.rel(c) == D::Cc && tree.head(c) == Some(head)
    });
    let range = WordRange::hull(&words)?;
    Some(Candidate {
        cue: spans(tree, &found.words),
        content: range.without(tree, &found.words),
        takes_quotation: false,
        ..Candidate::of_cue(sentence, adverb, found.cue, ContentForm::Sentence)
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    #[test]
    fn an_adverb_on_a_verb_lays_the_clause() {
        let text = "The ferry was allegedly overloaded.";
        let found = read(text);
        assert_eq!(words(text, &found[0].cue), ["allegedly"]);
        assert_eq!(
            words(text, &found[0].content),
            ["The ferry was", "overloaded"]
        );
    }

    #[test]
    fn an_adverb_on_an_adjective_lays_the_adjective() {
        let text = "The police seized the allegedly stolen boat.";
        let found = read(text);
        assert_eq!(words(text, &found[0].content), ["stolen"]);
    }
}
