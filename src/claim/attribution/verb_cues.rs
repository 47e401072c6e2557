//! Cues that are verbs: "said that …", "…, he said", "was reported to …", "denied the report", "vowed to …".

use super::candidate::{Candidate, ContentForm};
use super::cue::{CueMatch, Cues};
use super::grammar::is_passive;
use super::model::AttributionClass;
use super::source_phrase::SourcePhrase;
use super::verb_content::VerbCue;
use super::verb_source::{doer, name_before_comma, phrase_before};
use super::word_range::spans;
use super::words::AttributionWords;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::rules::Stance;
use crate::text::{Deprel as D, Upos};

/// Candidates of a sentence, in order of their cues; a word is part of one cue at most.
pub(super) fn candidates(
    tree: &Tree<'_>,
    sentence: usize,
    verbs: &Cues,
    words: &AttributionWords,
) -> Vec<Candidate> {
    let mut used = vec![false; tree.len()];
    let mut out = Vec::new();
    for i in 0..tree.len() {
        if used[i] {
            continue;
        }
        let suits = |t: usize| is_verb(tree, t);
        let Some(found) = verbs.at(tree, i, &suits) else {
            continue;
        };
        let Some(head) = head_word(tree, &found.words) else {
            continue;
        };
        if let Some(candidate) = read(tree, verbs, words, sentence, &found, head) {
            found.words.iter().for_each(|&w| used[w] = true);
            out.push(candidate);
        }
    }
    out
}

/// A verb, or what the tagger took for a noun though it has a subject.
fn is_verb(tree: &Tree<'_>, t: usize) -> bool {
    match tree.token(t).upos {
        Upos::Verb => true,
        Upos::Noun => tree.has(t, D::Nsubj) && !tree.has(t, D::Cop) && !tree.has(t, D::Det),
        _ => false,
    }
}

/// The word of a cue on which the others hang; none for a lone auxiliary or noun.
fn head_word(tree: &Tree<'_>, words: &[usize]) -> Option<usize> {
    let inside = |t: usize| tree.head(t).is_some_and(|h| words.contains(&h));
    let outer = || words.iter().copied().filter(|&w| !inside(w));
    outer()
        .find(|&w| !matches!(tree.token(w).upos, Upos::Aux | Upos::Part | Upos::Adp))
        .or_else(|| outer().next())
}

fn read(
    tree: &Tree<'_>,
    verbs: &Cues,
    words: &AttributionWords,
    sentence: usize,
    found: &CueMatch<'_>,
    head: usize,
) -> Option<Candidate> {
    let cue = found.cue;
    let mut cue_words = with_auxiliaries(tree, found, head);
    let source = source(tree, found, head, cue_words[0]).or_else(|| {
        let subject = mistagged_subject(tree, found, &cue_words)?;
        cue_words.remove(0);
        Some(subject)
    });
    // "Recall that the mill is closed": the reader is told to, and what he is told is the article's.
    let bare = cue_words == [head] && tree.token(head).xpos == "VB";
    if source.is_none() && bare && tree.rel(head) == D::Root {
        return None;
    }
    let mut tag = cue_words.clone();
    tag.extend(source.iter().flat_map(|s| s.words.iter().copied()));
    let content = VerbCue {
        tree,
        verbs,
        found,
        head,
        source: source.as_ref(),
        tag: &tag,
    }
    .content();
    let (form, content) = match content {
        Some(content) => content,
        None if cue.takes.quotation => (ContentForm::Quotation, Vec::new()),
        None => return None,
    };
    let class = class(tree, found, head, form);
    Some(Candidate {
        cue: spans(tree, &cue_words),
        source_spans: source.iter().filter_map(|s| s.span(tree)).collect(),
        source,
        content,
        class,
        stance: stance(cue.stance, class, is_negated(tree, words, head)),
        ..Candidate::of_cue(sentence, head, cue, form)
    })
}

/// Whom the cue names as its source; `start` is the first word of the cue with its auxiliaries.
fn source(
    tree: &Tree<'_>,
    found: &CueMatch<'_>,
    head: usize,
    start: usize,
) -> Option<SourcePhrase> {
    if found.cue.takes.speaker {
        return quoted_speaker(tree, found, head);
    }
    let verb = found
        .words
        .iter()
        .copied()
        .find(|&w| tree.token(w).upos == Upos::Verb)
        .unwrap_or(head);
    let doer = doer(tree, head)
        .or_else(|| (verb != head).then(|| doer(tree, verb)).flatten())
        .filter(|s| !found.words.iter().any(|w| s.words.contains(w)));
    if !found.cue.takes.quotation {
        return doer;
    }
    // "The vase in the hall is said to be old": nobody is named who says so.
    let told_of = |before: &SourcePhrase| {
        let subject = tree.child(head, &[D::NsubjPass]);
        subject.is_some_and(|s| {
            let whole = tree.subtree(s, &|_| false);
            before.words.contains(&s) || whole.contains(&before.head)
        })
    };
    let doer = match phrase_before(tree, start) {
        Some((before, from))
            if !told_of(&before) && fits_better(tree, &before, from, doer.as_ref(), head) =>
        {
            Some(before)
        }
        _ => doer,
    };
    doer.or_else(|| {
        let active = !is_passive(tree, head);
        active.then(|| name_before_comma(tree, start)).flatten()
    })
}

/// Whether the phrase right before the cue is the source rather than the subject that the parse gives: there is none,
/// it stands behind the cue or before the quotation, which ends at `from`, or a comma parts the two ("The tunnel, the
/// captain said, …" is the captain's).
fn fits_better(
    tree: &Tree<'_>,
    before: &SourcePhrase,
    from: usize,
    subject: Option<&SourcePhrase>,
    head: usize,
) -> bool {
    let parted = |subject: &SourcePhrase| {
        let (Some(&end), Some(&start)) = (subject.words.last(), before.words.first()) else {
            return false;
        };
        subject.head < before.head && end < start && (end..start).any(|t| tree.lemma(t) == ",")
    };
    subject.is_none_or(|s| s.head > head || s.head < from || parted(s))
}

/// "quoted X as saying that", "X was quoted as saying that": X says it.
fn quoted_speaker(tree: &Tree<'_>, found: &CueMatch<'_>, head: usize) -> Option<SourcePhrase> {
    // "was quoted by the Echo as saying": the Echo quotes.
    let by = |&w: &usize| tree.word(w) == english::BY;
    if !found.gap.is_empty() && !found.gap.first().is_some_and(by) {
        return SourcePhrase::of_words(tree, &found.gap);
    }
    let subject = tree.child(head, &[D::NsubjPass, D::Nsubj])?;
    Some(SourcePhrase::around(tree, subject, &[]))
}

/// A finite verb has a subject: a word that opens the sentence in its place is one, whatever its tag ("Connolly
/// predicts …").
fn mistagged_subject(
    tree: &Tree<'_>,
    found: &CueMatch<'_>,
    cue_words: &[usize],
) -> Option<SourcePhrase> {
    let [0, _, ..] = cue_words else { return None };
    let subject =
        tree.token(0).upos == Upos::Adv && found.words[0] == 1 && tree.token(1).xpos == "VBZ";
    subject.then(|| SourcePhrase {
        head: 0,
        words: vec![0],
    })
}

/// What the content is to its source, by the cue and the form that the content has.
fn class(
    tree: &Tree<'_>,
    found: &CueMatch<'_>,
    head: usize,
    form: ContentForm,
) -> AttributionClass {
    let takes = found.cue.takes;
    match form {
        ContentForm::Infinitive if takes.intent || !is_passive(tree, head) => {
            AttributionClass::Intent
        }
        ContentForm::Object if takes.attitude => AttributionClass::Attitude,
        ContentForm::Object if takes.intent => AttributionClass::Intent,
        _ => found.cue.class,
    }
}

/// The stance of a cue, negated or not. "did not say": nobody said it; "did not deny", "would neither confirm nor deny" leave it open. Who
/// does not believe that it is so believes that it is not ("neg-raising", Horn 1978).
fn stance(cue: Stance, class: AttributionClass, negated: bool) -> Stance {
    match (negated, cue, class) {
        (false, cue, _) => cue,
        (true, Stance::Neutral, AttributionClass::Belief) => Stance::Denies,
        (true, _, _) => Stance::Doubts,
    }
}

/// "did not say", "declined to say", "nobody said".
fn is_negated(tree: &Tree<'_>, words: &AttributionWords, head: usize) -> bool {
    let negated = |verb: usize| {
        tree.children_by(verb, &[D::Advmod, D::Aux, D::Det])
            .any(|c| words.negators.contains(tree.lemma(c)))
    };
    let undone_above = || {
        let above = tree.head(head).filter(|_| tree.rel(head) == D::Xcomp);
        above.is_some_and(|h| negated(h) || words.counterfactive.contains(tree.lemma(h)))
    };
    let nobody = || {
        tree.children_by(head, &[D::Nsubj])
            .any(|s| words.negators.contains(tree.word(s)))
    };
    negated(head) || undone_above() || nobody()
}

/// The cue with its auxiliaries, negation, adverbs beside it and particle.
fn with_auxiliaries(tree: &Tree<'_>, found: &CueMatch<'_>, head: usize) -> Vec<usize> {
    let mut words = found.words.clone();
    let joins = |t: usize| {
        tree.head(t).is_some_and(|h| found.words.contains(&h))
            && (matches!(tree.rel(t), D::Aux | D::AuxPass | D::Cop | D::CompoundPrt)
                || tree.rel(t) == D::Advmod
                    && matches!(tree.token(t).upos, Upos::Adv | Upos::Part)
                    && tree.children(t).is_empty())
    };
    let first = words[0];
    words.extend((0..first).rev().take_while(|&t| joins(t)));
    let last = found.words[found.words.len() - 1];
    let particle = |&t: &usize| tree.rel(t) == D::CompoundPrt && tree.head(t) == Some(head);
    words.extend((last + 1..tree.len()).take_while(particle));
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{read, words};

    fn first(text: &str) -> (Vec<&str>, Vec<&str>, Stance) {
        let mut found = read(text);
        found.retain(|a| a.rule.contains("/cues/"));
        let found = found.swap_remove(0);
        let (source, cue) = (words(text, &found.source), words(text, &found.cue));
        (source, cue, found.stance)
    }

    #[test]
    fn a_cue_has_its_auxiliaries_and_particle() {
        let (source, cue, _) = first("The mayor has already pointed out that the pier is old.");
        assert_eq!(source, ["The mayor"]);
        assert_eq!(cue, ["has already pointed out"]);
    }

    #[test]
    fn a_negated_cue_is_nobodys_voice() {
        let neutral = first("Ann said that the pier was old.").2;
        assert_eq!(neutral, Stance::Neutral);
        for text in [
            "Ann did not say that the pier was old.",
            "Ann declined to say that the pier was old.",
            "Nobody said that the pier was old.",
        ] {
            assert_eq!(first(text).2, Stance::Doubts, "{text}");
        }
        assert_eq!(first("Ann did not deny that it was old.").2, Stance::Doubts);
        assert_eq!(
            first("Ann does not believe that it was old.").2,
            Stance::Denies
        );
    }

    #[test]
    fn whoever_is_quoted_as_saying_it_says_it() {
        let text = "The paper quoted Ann Lee as saying that the pier was old.";
        assert_eq!(first(text).0, ["Ann Lee"]);
        let text = "Ann Lee was quoted as saying that the pier was old.";
        assert_eq!(first(text).0, ["Ann Lee"]);
    }

    #[test]
    fn the_phrase_beside_the_cue_is_its_source() {
        let text = "“The tunnel is wet,” the captain said.";
        assert_eq!(first(text).0, ["the captain"]);
    }

    #[test]
    fn an_infinitive_is_wanted_and_in_the_passive_reported() {
        let wanted = read("Ann vowed to rebuild the pier.");
        assert_eq!(wanted[0].class, AttributionClass::Intent);
        let reported = read("The ferry is said to have sunk.");
        assert_eq!(reported[0].class, AttributionClass::Assertion);
    }
}
