//! Cues that are nouns with a clause: "the claim that …", "a promise to …".

use super::candidate::{Candidate, ContentForm};
use super::cue::{CueMatch, Cues};
use super::grammar::{has_marker, is_passive, opens_with_that};
use super::model::AttributionClass;
use super::source_phrase::SourcePhrase;
use super::verb_source::doer;
use super::word_range::{WordRange, spans};
use super::words::AttributionWords;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Candidates of a sentence, in order of their nouns.
pub(super) fn candidates(
    tree: &Tree<'_>,
    sentence: usize,
    nouns: &Cues,
    words: &AttributionWords,
) -> Vec<Candidate> {
    // "Reports that it closed are false": a subject is no verb, however it was tagged.
    let noun = |t: usize| {
        let subject = tree.rel(t) == D::Nsubj && tree.has(t, D::Acl);
        tree.token(t).upos == Upos::Noun || subject && tree.token(t).upos == Upos::Verb
    };
    (0..tree.len())
        .filter_map(|i| nouns.at(tree, i, &noun))
        .filter_map(|found| {
            candidate(tree, sentence, &found, words)
                .or_else(|| announced(tree, sentence, &found, words))
        })
        .collect()
}

fn candidate(
    tree: &Tree<'_>,
    sentence: usize,
    found: &CueMatch<'_>,
    words: &AttributionWords,
) -> Option<Candidate> {
    let noun = *found.words.last()?;
    let that = |c: usize| has_marker(tree, c, &[D::Mark, D::Nsubj, D::Obj], english::THAT);
    let to = |c: usize| has_marker(tree, c, &[D::Mark], english::TO);
    let clause = tree
        .children_by(noun, &[D::Acl, D::Ccomp, D::AclRelcl])
        .find(|&c| c > noun && (that(c) || to(c)))?;
    if tree.rel(clause) == D::AclRelcl && !opens_with_that(tree, clause) {
        return None;
    }
    let source = source(tree, noun, clause, words);
    let in_source = |c: usize| source.as_ref().is_some_and(|s| s.words.contains(&c));
    let cue: Vec<usize> = tree
        .subtree(noun, &|c| {
            c == clause || in_source(c) || !matches!(tree.rel(c), D::Det | D::Amod)
        })
        .into_iter()
        .filter(|&w| w <= noun)
        .collect();
    let mut tag = vec![noun];
    tag.extend(source.iter().flat_map(|s| s.words.iter().copied()));
    let range = WordRange::hull(&tree.subtree(clause, &|_| false))?;
    let class = if to(clause) && !that(clause) {
        AttributionClass::Intent
    } else {
        AttributionClass::Assertion
    };
    Some(Candidate {
        cue: spans(tree, &cue),
        source_spans: source.iter().filter_map(|s| s.span(tree)).collect(),
        source,
        content: range.without(tree, &tag),
        class,
        ..Candidate::of_cue(sentence, noun, found.cue, ContentForm::NounClause)
    })
}

/// Words that may stand between the noun and the colon ("released the following statement on its site:").
const BEFORE_COLON: usize = 6;

/// "The firm sent us this statement: “…”": who makes it says what the colon announces, in this sentence or the next paragraph.
fn announced(
    tree: &Tree<'_>,
    sentence: usize,
    found: &CueMatch<'_>,
    words: &AttributionWords,
) -> Option<Candidate> {
    let noun = *found.words.last()?;
    let colon = (noun + 1..tree.len())
        .take(BEFORE_COLON + 1)
        .take_while(|&t| t == noun + 1 || !tree.is_quotation_mark(t - 1))
        .find(|&t| tree.word(t) == english::COLON)?;
    let opens = tree.len() == colon + 1 || tree.is_quotation_mark(colon + 1);
    // The second object of "sent us this statement" often hangs on its verb as a clause would.
    let verb = tree.head(noun).filter(|&v| {
        opens && v < noun && matches!(tree.rel(noun), D::Obj | D::Iobj | D::Parataxis | D::Dep)
    })?;
    let source = maker(tree, verb, words)?;
    let cue = [verb, noun];
    Some(Candidate {
        cue: spans(tree, &cue),
        source_spans: source.span(tree).into_iter().collect(),
        source: Some(source),
        takes_quotation: true,
        ..Candidate::of_cue(sentence, noun, found.cue, ContentForm::Quotation)
    })
}

/// Whose claim it is: "his claim", "claims made by X", "a claim by X", or who makes it ("X issued a warning").
fn source(
    tree: &Tree<'_>,
    noun: usize,
    clause: usize,
    words: &AttributionWords,
) -> Option<SourcePhrase> {
    if let Some(owner) = tree.child(noun, &[D::NmodPoss]) {
        return Some(SourcePhrase::around(tree, owner, &[]));
    }
    let made = tree
        .children_by(noun, &[D::Acl])
        .find(|&v| v != clause && is_passive(tree, v));
    if let Some(source) = made.and_then(|v| doer(tree, v)) {
        return Some(source);
    }
    let author = |m: usize| english::BEFORE_AUTHOR.contains(&tree.lemma(m));
    let author = tree
        .children_by(noun, &[D::Nmod, D::Obl])
        .find(|&n| n < clause && tree.children_by(n, &[D::Case]).any(author));
    if let Some(author) = author {
        return Some(SourcePhrase::around(tree, author, &[]));
    }
    let verb = tree.head(noun).filter(|_| tree.rel(noun) == D::Obj)?;
    maker(tree, verb, words)
}

/// The doer of a verb that makes such words ("X issued a warning").
fn maker(tree: &Tree<'_>, verb: usize, words: &AttributionWords) -> Option<SourcePhrase> {
    words
        .support_verbs
        .contains(tree.lemma(verb))
        .then(|| doer(tree, verb))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{read, words};

    /// Sources and contents of the attribution by a noun.
    fn by<'t>(noun: &str, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
        let found = read(text);
        let rule = format!("attribution/nouns/{noun}");
        let a = found.iter().find(|a| a.rule == rule);
        a.map(|a| (words(text, &a.source), words(text, &a.content)))
            .unwrap_or_default()
    }

    #[test]
    fn a_noun_carries_the_clause_that_hangs_on_it() {
        let (source, content) = by("claim", "Ann's claim that the pier was old was false.");
        assert_eq!(source, ["Ann"]);
        assert_eq!(content, ["that the pier was old"]);
    }

    #[test]
    fn its_author_stands_behind_it_or_makes_it() {
        let text = "We heard a claim by the mayor that the pier was old.";
        assert_eq!(by("claim", text).0, ["the mayor"]);
        let text = "The mayor repeated a claim that the pier was old.";
        assert_eq!(by("claim", text).0, ["The mayor"]);
        let text = "The mayor ignored a claim that the pier was old.";
        assert!(by("claim", text).0.is_empty());
    }

    #[test]
    fn who_makes_a_statement_says_what_its_colon_announces() {
        let rule = "attribution/nouns/statement";
        for text in [
            "The firm sent the paper this statement: “The mill is open. It was never shut.”",
            "The firm released the following statement on its site:\n\n“The mill is open. It was never shut.”",
        ] {
            let found = read(text);
            let a = found.iter().find(|a| a.rule == rule);
            let a = a.unwrap_or_else(|| panic!("{text}: {found:?}"));
            assert_eq!(words(text, &a.source), ["The firm"]);
            assert_eq!(
                words(text, &a.content),
                ["“The mill is open. It was never shut.”"]
            );
        }
        let text = "The firm ignored this statement: “The mill is open.”";
        assert!(!read(text).iter().any(|a| a.rule == rule));
    }

    #[test]
    fn an_infinitive_is_what_somebody_wants() {
        let found = read("The mayor made a promise to rebuild the pier.");
        let promise = found.iter().find(|a| a.rule == "attribution/nouns/promise");
        assert_eq!(promise.map(|a| a.class), Some(AttributionClass::Intent));
    }

    #[test]
    fn a_relative_clause_is_no_content() {
        let text = "The report that surprised us was long.";
        assert!(by("report", text).1.is_empty());
    }
}
