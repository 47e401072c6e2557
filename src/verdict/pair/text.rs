//! One text of a pair: its words, and what it says around them.

use crate::claim::{Commitment, Reading};
use crate::document::Document;
use crate::text::{Token, Upos};

use super::super::cues::Word;
use super::Court;

/// Words after a negation that it is taken to reach.
const REACH: usize = 2;
/// Words before a cue in which a negation undoes it ("is no hoax").
const BEFORE: usize = 3;
/// Shortest beginning that two forms of one word share.
const STEM: usize = 5;

/// A content word.
struct Content {
    /// Index among all words.
    at: usize,
    lemma: String,
    weight: f64,
}

pub(super) struct Text {
    words: Vec<Word>,
    content: Vec<Content>,
    /// Whether it ends without a full stop, as headlines do.
    pub headline: bool,
    /// Whether it asks.
    pub question: bool,
    refutes: Option<String>,
    commitment: (Commitment, Option<String>),
    negations: Vec<usize>,
}

fn weight(upos: Upos) -> f64 {
    match upos {
        Upos::Propn | Upos::Num => 1.2,
        Upos::Noun => 1.0,
        Upos::Verb => 0.8,
        Upos::Adj => 0.7,
        Upos::Adv => 0.4,
        _ => 0.0,
    }
}

impl Text {
    pub fn new(court: &Court, document: &Document, reading: &Reading) -> Self {
        let tokens: Vec<&Token> = reading.sentences.iter().flat_map(|s| &s.tokens).collect();
        let words: Vec<Word> = tokens
            .iter()
            .map(|t| Word {
                form: document.text[t.span.start..t.span.end]
                    .to_lowercase()
                    .replace('’', "'"),
                lemma: t.lemma.to_lowercase(),
            })
            .collect();
        let cues = court.cues;
        let marks = cues.marked(&words);
        let content = tokens
            .iter()
            .zip(&words)
            .enumerate()
            .filter(|(i, (t, w))| {
                weight(t.upos) > 0.0
                    && !marks.contains(i)
                    && !cues.negates(w)
                    && !court.lexis.stop(&w.lemma)
                    && w.form.chars().any(char::is_alphanumeric)
            })
            .map(|(at, (t, w))| Content {
                at,
                lemma: w.lemma.clone(),
                weight: weight(t.upos),
            })
            .collect();
        let end = document.text.trim_end();
        let question = words.iter().any(|w| w.form == "?");
        let negations: Vec<usize> = (0..words.len())
            .filter(|&i| cues.negates(&words[i]))
            .collect();
        let commitment = if let Some(cue) = cues.open(&words) {
            (Commitment::Hedged, Some(cue))
        } else if question {
            (Commitment::Hedged, Some("?".to_owned()))
        } else if let Some(cue) = cues.reporting(&words) {
            (Commitment::Attributed, Some(cue))
        } else {
            (Commitment::Asserted, None)
        };
        Self {
            refutes: refutes(court, &words, &negations),
            content,
            headline: !end.ends_with(['.', '!']),
            question,
            commitment,
            negations,
            words,
        }
    }

    /// Share of the lighter text's words that have a match in the other, by weight.
    pub fn cover(&self, other: &Self, court: &Court) -> f64 {
        let total = |t: &Self| t.content.iter().map(|c| c.weight).sum::<f64>();
        let (light, heavy) = if total(self) <= total(other) {
            (self, other)
        } else {
            (other, self)
        };
        let met = |c: &&Content| {
            heavy
                .content
                .iter()
                .any(|o| alike(court, &c.lemma, &o.lemma))
        };
        let shared: f64 = light.content.iter().filter(met).map(|c| c.weight).sum();
        shared / total(light).max(f64::EPSILON)
    }

    pub fn refutes(&self) -> Option<String> {
        self.refutes.clone()
    }

    pub fn commitment(&self) -> (Commitment, Option<String>) {
        self.commitment.clone()
    }

    /// The word that this text negates and the other has too; a leading "No," negates all.
    pub fn negates(&self, other: &Self, court: &Court) -> Option<String> {
        let shared = |c: &&Content| {
            other
                .content
                .iter()
                .any(|o| alike(court, &c.lemma, &o.lemma))
        };
        self.negations.iter().find_map(|&at| {
            if at == 0 && self.words.get(1).is_some_and(|w| w.form == ",") {
                return Some(self.words[0].form.clone());
            }
            let reached = self.content.iter().filter(|c| c.at > at).take(REACH);
            reached.into_iter().find(shared).map(|c| c.lemma.clone())
        })
    }
}

fn alike(court: &Court, a: &str, b: &str) -> bool {
    a == b
        || court.lexis.same(a, b)
        || a.len().min(b.len()) >= STEM && a.get(..STEM).is_some_and(|stem| b.starts_with(stem))
}

/// A cue that calls something untrue, not itself undone ("no hoax", "denies hoax claims") nor asked ("real or hoax?").
fn refutes(court: &Court, words: &[Word], negations: &[usize]) -> Option<String> {
    let cues = court.cues;
    let found: Vec<(usize, String)> = cues.refuting(words);
    found
        .iter()
        .find(|(at, cue)| {
            let before = at.saturating_sub(BEFORE);
            let undone = negations.iter().any(|n| (before..*at).contains(n))
                || found.iter().any(|(other, _)| (before..*at).contains(other));
            let either = cues.either(&words[before..*at])
                || words
                    .get(at + cue.split(' ').count())
                    .is_some_and(|w| cues.either(std::slice::from_ref(w)));
            !undone && !either
        })
        .map(|(_, cue)| cue.clone())
}
