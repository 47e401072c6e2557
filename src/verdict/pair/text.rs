//! One text of a pair: its words, and what it says around them.

use std::cmp::Ordering;

use crate::claim::{Commitment, Reading, Tree};
use crate::document::Document;
use crate::text::{Deprel, Sentence, Token, Upos};

use super::super::cues::{Cues, Word};
use super::Court;

/// Words before a cue in which a negation undoes it ("is no hoax").
const BEFORE: usize = 3;
/// Shortest beginning that two forms of one word share.
const STEM: usize = 5;

/// A content word.
struct Content {
    lemma: String,
    weight: f64,
    /// Whether it is of the name of whom or what the text is about: of the subject of its first main clause.
    names: bool,
}

enum Negation {
    /// Of all that follows ("No, …").
    All(String),
    /// Of this word.
    Of(String),
}

pub(super) struct Text {
    content: Vec<Content>,
    /// Whether it speaks of somebody or something that it does not name ("She started …").
    unnamed: bool,
    /// Whether it ends without a full stop, as headlines do.
    pub headline: bool,
    /// Whether it asks.
    pub question: bool,
    /// Cues that call something untrue.
    refuting: Vec<String>,
    commitment: (Commitment, Option<String>),
    negations: Vec<Negation>,
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
        let first = reading.sentences.first();
        let about = first.map_or_else(Vec::new, |s| subject(&document.text, s));
        let unnamed = matches!(about[..], [one] if tokens[one].upos == Upos::Pron);
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
            .map(|(i, (t, w))| Content {
                lemma: w.lemma.clone(),
                weight: weight(t.upos),
                names: t.upos == Upos::Propn && about.contains(&i),
            })
            .collect();
        let end = document.text.trim_end();
        let question = words.iter().any(|w| w.form == "?");
        let mut at = 0;
        let mut found = Vec::new();
        for sentence in &reading.sentences {
            let own = &words[at..at + sentence.tokens.len()];
            found.extend(negations(sentence, own, cues));
            at += sentence.tokens.len();
        }
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
            refuting: refuting(cues, &words),
            content,
            unnamed,
            headline: !end.ends_with(['.', '!']),
            question,
            commitment,
            negations: found,
        }
    }

    /// Share of the lighter text's words that have a match in the other, by weight; of two that weigh the same, the smaller share.
    pub fn cover(&self, other: &Self, court: &Court) -> f64 {
        let (own, others) = (self.weight(), other.weight());
        match own.total_cmp(&others) {
            Ordering::Less => self.met_by(other, court),
            Ordering::Greater => other.met_by(self, court),
            Ordering::Equal => self.met_by(other, court).min(other.met_by(self, court)),
        }
    }

    fn weight(&self) -> f64 {
        self.content.iter().map(|c| c.weight).sum()
    }

    /// Share of its words that have a match in the other, by weight.
    fn met_by(&self, other: &Self, court: &Court) -> f64 {
        let met = |c: &&Content| {
            let told = &other.content;
            // Two texts given as a pair are about one matter: "she" is whom the other names.
            c.names && other.unnamed || told.iter().any(|o| alike(court, &c.lemma, &o.lemma))
        };
        let shared: f64 = self.content.iter().filter(met).map(|c| c.weight).sum();
        shared / self.weight().max(f64::EPSILON)
    }

    /// A cue that calls something untrue, and that is no part of the matter, which the other text would name too.
    pub fn refutes(&self, other: &Self, court: &Court) -> Option<String> {
        let named = |cue: &&String| {
            let words = cue.split(' ');
            let met = |w: &str| other.content.iter().any(|c| alike(court, &c.lemma, w));
            words.into_iter().any(met)
        };
        self.refuting.iter().find(|cue| !named(cue)).cloned()
    }

    pub fn commitment(&self) -> (Commitment, Option<String>) {
        self.commitment.clone()
    }

    /// Whether it negates anything in a main clause.
    pub fn negates_any(&self) -> bool {
        !self.negations.is_empty()
    }

    /// The word that this text's main clause negates and the other has too; a leading "No," negates all.
    pub fn negates(&self, other: &Self, court: &Court) -> Option<String> {
        self.negations.iter().find_map(|negation| match negation {
            Negation::All(word) => Some(word.clone()),
            Negation::Of(word) => {
                let met = |c: &Content| alike(court, &c.lemma, word);
                other.content.iter().any(met).then(|| word.clone())
            }
        })
    }
}

/// What each negation of a main clause denies: the word it hangs on. A negation in a relative or adverbial clause says
/// nothing of the matter itself ("the man who had not been to work").
fn negations(sentence: &Sentence, words: &[Word], cues: &Cues) -> Vec<Negation> {
    let tokens = &sentence.tokens;
    let main = |mut i: usize| loop {
        match tokens[i].deprel {
            Deprel::Root | Deprel::Parataxis | Deprel::Ccomp => return true,
            Deprel::Conj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Xcomp => {}
            _ => return false,
        }
        match tokens[i].head {
            Some(head) if head != i => i = head,
            _ => return true,
        }
    };
    (0..tokens.len())
        .filter(|&i| cues.negates(&words[i]))
        .filter_map(|i| {
            if words.get(i + 1).is_some_and(|w| w.form == ",") {
                return (i == 0).then(|| Negation::All(words[i].form.clone()));
            }
            let head = tokens[i].head?;
            main(head).then(|| Negation::Of(words[head].lemma.clone()))
        })
        .collect()
}

/// Tokens of the subject of a sentence's main clause, with what stands below it.
fn subject(text: &str, sentence: &Sentence) -> Vec<usize> {
    let tree = Tree::new(text, sentence);
    let root = (0..tree.len()).find(|&i| tree.rel(i) == Deprel::Root);
    let head = root.and_then(|root| tree.child(root, &[Deprel::Nsubj, Deprel::NsubjPass]));
    head.map_or_else(Vec::new, |head| tree.subtree(head, &|_| false))
}

fn alike(court: &Court, a: &str, b: &str) -> bool {
    a == b
        || court.lexis.same(a, b)
        || a.len().min(b.len()) >= STEM && a.get(..STEM).is_some_and(|stem| b.starts_with(stem))
}

/// Cues that call something untrue, but not those undone ("no hoax", "denies hoax claims") or asked ("real or hoax?").
fn refuting(cues: &Cues, words: &[Word]) -> Vec<String> {
    let found: Vec<(usize, String)> = cues.refuting(words);
    found
        .iter()
        .filter(|(at, cue)| {
            let before = &words[at.saturating_sub(BEFORE)..*at];
            let after = words.get(at + cue.split(' ').count());
            let undone = before.iter().any(|w| cues.negates(w))
                || found
                    .iter()
                    .any(|(other, _)| (at.saturating_sub(BEFORE)..*at).contains(other));
            let asked =
                cues.either(before) || after.is_some_and(|w| cues.either(std::slice::from_ref(w)));
            !undone && !asked
        })
        .map(|(_, cue)| cue.clone())
        .collect()
}
