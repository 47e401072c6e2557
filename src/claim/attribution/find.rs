//! From parsed sentences to attributions: candidates of each sentence, quotations laid to them, speakers resolved.

use std::cmp::Reverse;

use super::article::Article;
use super::candidate::{Candidate, ContentForm};
use super::cue::Cues;
use super::model::{Attribution, AttributionClass, AttributionKind};
use super::quotations;
use super::source::Speaker;
use super::source_phrase::SourcePhrase;
use super::spans::{minus, trimmed};
use super::speaker::Speakers;
use super::words::AttributionWords;
use super::{adverb_cues, marked, noun_cues, phrase_cues, verb_cues};
use crate::claim::english;
use crate::claim::people::is_people;
use crate::claim::tree::Tree;
use crate::rules::Stance;
use crate::rules::model::RuleFile;
use crate::text::{Deprel, Quote, TextSpan, Upos};

/// Finds attributions, with the rules' cues compiled.
#[derive(Debug)]
pub(crate) struct Attributor {
    verbs: Cues,
    nouns: Cues,
    phrases: Cues,
    adverbs: Cues,
    words: AttributionWords,
}

impl Attributor {
    /// Compiles the rules.
    pub(crate) fn new(rules: &RuleFile) -> Self {
        let cues = &rules.attribution;
        Self {
            verbs: Cues::verbs(cues),
            nouns: Cues::plain("nouns", &cues.nouns),
            phrases: Cues::plain("phrases", &cues.phrases),
            adverbs: Cues::plain("adverbs", &cues.adverbs),
            words: AttributionWords::new(rules),
        }
    }

    /// The attributions of a document, in order of their content.
    pub(crate) fn find(&self, article: &Article<'_>) -> Vec<Attribution> {
        let mut candidates = Vec::new();
        for (s, tree) in article.trees.iter().enumerate() {
            candidates.extend(self.candidates(tree, s));
        }
        let quotes = quotations::outermost(article);
        for c in &mut candidates {
            c.quoted = quotations::is_inside_speech(&quotes, c);
            c.takes_quotation &= !c.quoted;
        }
        candidates.retain(|c| !c.quoted || names_holder(article, c));
        candidates.retain(|c| !is_common_knowledge(article, c));
        quotations::lay(article, &mut candidates);
        marked::lay_labels(article, &mut candidates);
        let sentences = 0..article.trees.len();
        candidates.extend(sentences.filter_map(|s| marked::behind_mark(article, &self.words, s)));
        candidates.retain(|c| !c.content.is_empty());
        candidates.sort_by_key(|c| (c.sentence, c.head));
        drop_inner_attitudes(&mut candidates);
        drop_second_tags(&mut candidates);
        let mut speakers = Speakers::default();
        let mut out: Vec<Attribution> = candidates
            .into_iter()
            .map(|c| {
                let speaker = speakers.resolve(article, &self.words, &c);
                attribution(&quotes, c, speaker)
            })
            .collect();
        out.sort_by_key(|a| {
            let length: usize = a.content.iter().map(|c| c.len()).sum();
            (a.content[0].start, Reverse(length), a.cue.first().copied())
        });
        out
    }

    /// The candidates of a sentence. A phrase goes before other cues of the same words.
    fn candidates(&self, tree: &Tree<'_>, sentence: usize) -> Vec<Candidate> {
        let verbs = verb_cues::candidates(tree, sentence, &self.verbs, &self.words);
        let mut phrases = phrase_cues::candidates(tree, sentence, &self.phrases, &self.words);
        // "Holm was quoted by the Echo as saying": the verb tells more than its phrase.
        let same = |v: &Candidate, p: &Candidate| {
            { v.cue.iter() }.any(|c| p.cue.iter().any(|d| d.overlaps(*c)))
        };
        phrases.retain(|p| !verbs.iter().any(|v| v.names_quoted && same(v, p)));
        let taken: Vec<TextSpan> = phrases.iter().flat_map(|c| c.cue.clone()).collect();
        let free = |c: &Candidate| !c.cue.iter().any(|c| taken.iter().any(|t| t.overlaps(*c)));
        // "the plant will close, police said, according to a report": the last tag is outside what the first one says.
        let tags: Vec<TextSpan> = phrases
            .iter()
            .filter(|c| !c.source_spans.is_empty())
            .map(Candidate::tag)
            .collect();
        let nouns = noun_cues::candidates(tree, sentence, &self.nouns, &self.words);
        let adverbs = adverb_cues::candidates(tree, sentence, &self.adverbs);
        let others = verbs.into_iter().chain(nouns).filter(&free).map(|mut c| {
            let content = c.content.iter().flat_map(|c| minus(*c, &tags));
            c.content = content.filter_map(|c| trimmed(tree.text(), c)).collect();
            c
        });
        let mut others: Vec<Candidate> = others.collect();
        deny_what_is_claimed(tree, &mut others);
        let mut out = phrases;
        for phrase in &mut out {
            // "the Echo reported, citing officials": what the Echo reported is theirs.
            let verb = tree
                .head(phrase.head)
                .filter(|_| tree.token(phrase.head).upos == Upos::Verb);
            let told = others
                .iter()
                .find(|o| Some(o.head) == verb && !o.content.is_empty());
            if let Some(told) = told {
                phrase.content.clone_from(&told.content);
            }
        }
        out.extend(others);
        out.extend(adverbs.into_iter().filter(&free));
        out
    }
}

/// "Holm rejected the claim that the dam leaks": who denies what a noun says lays the denial.
fn deny_what_is_claimed(tree: &Tree<'_>, candidates: &mut [Candidate]) {
    for n in 0..candidates.len() {
        let claimed = &candidates[n];
        let object = tree.rel(claimed.head) == Deprel::Obj
            && claimed.form == ContentForm::NounClause
            && claimed.class == AttributionClass::Assertion;
        let verb = tree.head(claimed.head).filter(|_| object);
        let denies = |c: &Candidate| Some(c.head) == verb && c.stance == Stance::Denies;
        if let Some(denier) = candidates.iter().position(denies) {
            let content = claimed.content.clone();
            candidates[denier].content = content;
            candidates[denier].class = AttributionClass::Assertion;
        }
    }
}

/// "As many of you know, the pump failed": what the writer takes for known is the article's own word.
fn is_common_knowledge(article: &Article<'_>, candidate: &Candidate) -> bool {
    let tree = &article.trees[candidate.sentence];
    let known = candidate.stance == Stance::Affirms && !candidate.takes_quotation;
    let ours = |s: &SourcePhrase| {
        let person = |w: &usize| english::FIRST_AND_SECOND_PERSON.contains(&tree.word(*w));
        let first = s.words.first().copied().unwrap_or_default();
        let opened = |w: usize| tree.word(w) == english::AS;
        s.words.iter().any(person) && (opened(first) || first > 0 && opened(first - 1))
    };
    known && candidate.source.as_ref().is_some_and(ours)
}

/// Whether somebody else than who is quoted says or holds it: "The fishermen say that the roof leaks," and not "I think that it leaks,".
/// What they know or have shown, who is quoted says too.
fn names_holder(article: &Article<'_>, candidate: &Candidate) -> bool {
    let tree = &article.trees[candidate.sentence];
    let held = matches!(
        candidate.class,
        AttributionClass::Assertion | AttributionClass::Belief
    );
    let mut subject = tree.children_by(candidate.head, &[Deprel::Nsubj]);
    let told = held
        && candidate.stance == Stance::Neutral
        && candidate.form == ContentForm::Clause
        && subject.next().is_some();
    let other = |s: &SourcePhrase| {
        let word = tree.word(s.head);
        let third = english::THIRD_PERSON.contains(&word) && word != english::IT;
        let people = || is_people(tree.lower_lemma(s.head));
        third || tree.token(s.head).upos == Upos::Propn || people()
    };
    told && candidate.source.as_ref().is_some_and(other)
}

/// Drops what somebody is only said to want or to hold of a thing: inside the content of another it lays no claim to
/// anybody. In: candidates in order of their sentences.
fn drop_inner_attitudes(candidates: &mut Vec<Candidate>) {
    let inside = |c: &Candidate, other: &Candidate| {
        let held = |cue: &TextSpan| other.content.iter().any(|s| s.contains(*cue));
        other.cue != c.cue && c.cue.iter().all(held)
    };
    let keep: Vec<bool> = candidates
        .chunk_by(|a, b| a.sentence == b.sentence)
        .flat_map(|same| {
            same.iter().map(|c| {
                let attitude = matches!(
                    c.class,
                    AttributionClass::Intent | AttributionClass::Attitude
                );
                !(attitude && !c.cue.is_empty() && same.iter().any(|other| inside(c, other)))
            })
        })
        .collect();
    let mut keep = keep.into_iter();
    candidates.retain(|_| keep.next().unwrap_or(true));
}

/// "…," she stated, indicating a change: one tag of a quotation is enough. In: candidates in order of their sentences.
fn drop_second_tags(candidates: &mut Vec<Candidate>) {
    let twins = |a: &Candidate, b: &Candidate| {
        a.form == ContentForm::Quotation
            && b.form == ContentForm::Quotation
            && (a.sentence, &a.content, &a.source_spans)
                == (b.sentence, &b.content, &b.source_spans)
    };
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for c in candidates.drain(..) {
        let mut same = kept.iter().rev().take_while(|k| k.sentence == c.sentence);
        if !same.any(|k| twins(k, &c)) {
            kept.push(c);
        }
    }
    *candidates = kept;
}

fn attribution(quotes: &[&Quote], candidate: Candidate, speaker: Option<Speaker>) -> Attribution {
    Attribution {
        kind: kind(quotes, &candidate),
        source: candidate.source_spans,
        cue: candidate.cue,
        content: candidate.content,
        stance: candidate.stance,
        class: candidate.class,
        rule: candidate.rule,
        entity: speaker.as_ref().and_then(|s| s.entity),
        speaker_rule: speaker.as_ref().map(|s| s.rule),
        speaker: speaker.map(|s| s.name),
    }
}

/// Direct where more than half of the content is in quotation marks, those of `quotes`, the outermost of the article.
fn kind(quotes: &[&Quote], candidate: &Candidate) -> AttributionKind {
    let shared = |q: &Quote, c: &TextSpan| {
        q.span
            .end
            .min(c.end)
            .saturating_sub(q.span.start.max(c.start))
    };
    let around_cue = |q: &Quote| candidate.cue.iter().any(|c| q.span.contains(*c));
    let hull = candidate.content.iter().copied().reduce(TextSpan::hull);
    let quoted: usize = quotes[quotations::around(quotes, hull.unwrap_or_default())]
        .iter()
        .filter(|q| !around_cue(q))
        .flat_map(|q| candidate.content.iter().map(move |c| shared(q, c)))
        .sum();
    if quoted * 2 > candidate.content_len() {
        AttributionKind::Direct
    } else {
        AttributionKind::Indirect
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{read, words};

    fn rules(text: &str) -> Vec<String> {
        read(text).into_iter().map(|a| a.rule).collect()
    }

    fn speakers(text: &str) -> Vec<String> {
        read(text).into_iter().filter_map(|a| a.speaker).collect()
    }

    #[test]
    fn a_stand_inside_what_another_says_is_dropped() {
        let praise = "attribution/cues/praise".to_owned();
        assert!(rules("The council praised the crew.").contains(&praise));
        assert!(!rules("Ann said that the council praised the crew.").contains(&praise));
    }

    #[test]
    fn a_phrase_goes_before_a_verb_of_the_same_words() {
        let found = rules("The plant will close, citing officials.");
        assert_eq!(found, ["attribution/phrases/citing"]);
    }

    #[test]
    fn the_last_tag_is_outside_what_the_first_one_says() {
        let text = "The plant will close, the mayor said, according to officials.";
        let found = read(text);
        assert_eq!(
            words(text, &found[0].content),
            ["The plant will close, the mayor said"]
        );
        assert_eq!(words(text, &found[1].content), ["The plant will close"]);
    }

    #[test]
    fn what_others_hold_is_theirs_inside_a_quotation_too() {
        let text = "\"The fishermen say that the roof leaks,\" Karl Berg said.";
        assert_eq!(speakers(text), ["Karl Berg", "the fishermen"]);
        for text in [
            "\"I think that the roof leaks,\" Karl Berg said.",
            "\"The fishermen know that the roof leaks,\" Karl Berg said.",
        ] {
            assert_eq!(read(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_a_report_goes_by_is_inside_what_it_says() {
        let text = "The plant will close in May, Radio Ebro reported, citing the council.";
        assert_eq!(speakers(text), ["Radio Ebro", "the council"]);
        for a in read(text) {
            assert_eq!(words(text, &a.content), ["The plant will close in May"]);
        }
    }

    #[test]
    fn words_mostly_in_quotation_marks_are_direct() {
        let kind = |text: &str| read(text)[0].kind;
        let text = "Ann said the pier was “a danger to every swimmer in the town”.";
        assert_eq!(kind(text), AttributionKind::Direct);
        let text = "Ann said the pier in the old town was a “danger”.";
        assert_eq!(kind(text), AttributionKind::Indirect);
    }
}
