//! The rules' cues, compiled: which words of a sentence do the attributing, and what may follow them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::{AttributionClass, Stance};
use crate::claim::tree::Tree;
use crate::rules::model;
use crate::text::Upos;

/// Words that "…" in a pattern may stand for.
const LONGEST_GAP: usize = 14;

/// What can be the content of a cue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of independent yes-or-no answers, one a rule list"
)]
pub(super) struct Frames {
    /// Words in quotation marks beside it.
    pub quote: bool,
    /// A finite clause.
    pub clause: bool,
    /// An infinitive.
    pub infinitive: bool,
    /// A noun phrase.
    pub object: bool,
    /// An object is what somebody takes a stand on.
    pub stand: bool,
    /// An object or infinitive is what somebody wants.
    pub intent: bool,
    /// An object counts only with what it is called ("called the plan a mistake").
    pub naming: bool,
    /// Only words in quotation marks right beside it.
    pub beside: bool,
    /// The object is whom it is said to.
    pub addressee: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    Gap,
}

/// A cue.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The entry of the rules: `attribution/cues/say`.
    pub rule: String,
    pub stance: Stance,
    pub class: AttributionClass,
    pub frames: Frames,
    pieces: Vec<Piece>,
}

/// Where a cue stands in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Match<'c> {
    pub cue: &'c Cue,
    /// Its words, in order.
    pub words: Vec<usize>,
    /// The words that "…" stands for.
    pub gap: Vec<usize>,
}

/// Cues by their first word, longest first.
#[derive(Debug, Default)]
pub(super) struct Cues {
    by_first: HashMap<String, Vec<Cue>>,
}

impl Cues {
    /// Verbs and verb phrases.
    pub(super) fn verbs(rules: &model::Attribution) -> Self {
        let listed = |list: &[String], cue: &str| list.iter().any(|w| w == cue);
        let mut out = Self::default();
        let names: BTreeSet<&String> = rules
            .cues
            .keys()
            .chain(&rules.attitudes)
            .chain(&rules.intents)
            .collect();
        for name in names {
            let speech = rules.cues.get(name);
            let stand = listed(&rules.attitudes, name);
            let intent = listed(&rules.intents, name);
            let quote_only = listed(&rules.quote_only, name);
            let clause_only = listed(&rules.clause_only, name);
            let class = if speech.is_none() || listed(&rules.beliefs, name) {
                AttributionClass::Belief
            } else {
                AttributionClass::Assertion
            };
            let frames = Frames {
                quote: speech.is_some() && class == AttributionClass::Assertion,
                clause: speech.is_some() && !quote_only,
                infinitive: intent || listed(&rules.infinitive, name),
                object: stand || intent || speech.is_some() && !quote_only && !clause_only,
                stand,
                intent,
                beside: quote_only,
                naming: listed(&rules.naming, name),
                addressee: listed(&rules.addressed, name),
            };
            let list = match (speech.is_some(), stand) {
                (true, _) => "cues",
                (false, true) => "attitudes",
                (false, false) => "intents",
            };
            out.push(
                list,
                name,
                speech.copied().unwrap_or(Stance::Neutral),
                class,
                frames,
            );
        }
        out.sort();
        out
    }

    /// Nouns, phrases or adverbs, which have no frames of their own.
    pub(super) fn plain<'r>(
        section: &str,
        list: impl IntoIterator<Item = (&'r String, &'r Stance)>,
    ) -> Self {
        let mut out = Self::default();
        for (name, stance) in list {
            out.push(
                section,
                name,
                *stance,
                AttributionClass::Assertion,
                Frames::default(),
            );
        }
        out.sort();
        out
    }

    fn push(
        &mut self,
        list: &str,
        name: &str,
        stance: Stance,
        class: AttributionClass,
        frames: Frames,
    ) {
        let pieces: Vec<Piece> = name
            .split_whitespace()
            .map(|w| {
                if w == "…" {
                    Piece::Gap
                } else {
                    Piece::Word(w.to_lowercase())
                }
            })
            .collect();
        if let Some(Piece::Word(first)) = pieces.first() {
            let cue = Cue {
                rule: format!("attribution/{list}/{name}"),
                stance,
                class,
                frames,
                pieces: pieces.clone(),
            };
            self.by_first.entry(first.clone()).or_default().push(cue);
        }
    }

    fn sort(&mut self) {
        for list in self.by_first.values_mut() {
            list.sort_by(|a, b| {
                b.pieces
                    .len()
                    .cmp(&a.pieces.len())
                    .then(a.rule.cmp(&b.rule))
            });
        }
    }

    /// Whether a word alone is a cue.
    pub(super) fn knows(&self, lemma: &str) -> bool {
        let alone = |list: &Vec<Cue>| list.iter().any(|c| c.pieces.len() == 1);
        self.by_first.get(lemma).is_some_and(alone)
    }

    /// The longest cue that starts at the word `i`. `suits` tells whether a word of its own may be one.
    pub(super) fn at(
        &self,
        tree: &Tree<'_>,
        i: usize,
        suits: &dyn Fn(usize) -> bool,
    ) -> Option<Match<'_>> {
        let (lemma, word) = (tree.lower_lemma(i), tree.word(i));
        let lists = [
            self.by_first.get(lemma),
            (word != lemma).then(|| self.by_first.get(word)).flatten(),
        ];
        lists
            .into_iter()
            .flatten()
            .flatten()
            .filter(|cue| cue.pieces.len() > 1 || suits(i))
            .find_map(|cue| matched(tree, i, cue))
    }
}

fn matched<'c>(tree: &Tree<'_>, i: usize, cue: &'c Cue) -> Option<Match<'c>> {
    let is = |t: usize, w: &str| tree.lemma(t).eq_ignore_ascii_case(w) || tree.word(t) == w;
    let mut words = vec![i];
    let mut gap = Vec::new();
    let mut at = i + 1;
    let mut pieces = cue.pieces[1..].iter().peekable();
    while let Some(piece) = pieces.next() {
        let Piece::Word(word) = piece else {
            let Some(Piece::Word(next)) = pieces.peek() else {
                return None;
            };
            let end = (at + 1..tree.len().min(at + 1 + LONGEST_GAP)).find(|&t| is(t, next))?;
            if (at..end).any(|t| matches!(tree.lemma(t), "." | ";" | ":" | "?" | "!")) {
                return None;
            }
            gap.extend(at..end);
            at = end;
            continue;
        };
        let skip = (at..tree.len().min(at + 3))
            .take_while(|&t| tree.token(t).upos == Upos::Adv && !is(t, word))
            .count();
        at += skip;
        if at >= tree.len() || !is(at, word) {
            return None;
        }
        words.push(at);
        at += 1;
    }
    Some(Match { cue, words, gap })
}
