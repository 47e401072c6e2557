//! The rules' cues, compiled: which words of a sentence do the attributing, and what may follow them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::model::AttributionClass;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::rules::Stance;
use crate::rules::model;
use crate::text::Upos;

/// Words that "…" in a pattern may stand for.
const LONGEST_GAP: usize = 14;

/// What a cue that is a verb takes for its content, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of independent yes-or-no answers, one a rule list"
)]
pub(super) struct Takes {
    /// Words in quotation marks beside it.
    pub quotation: bool,
    /// Nothing but words in quotation marks right beside it.
    pub only_beside: bool,
    /// A finite clause.
    pub clause: bool,
    /// An infinitive.
    pub infinitive: bool,
    /// A noun phrase.
    pub object: bool,
    /// An object is what somebody takes a stand on.
    pub attitude: bool,
    /// An object or infinitive is what somebody wants.
    pub intent: bool,
    /// The object is whom it is said to ("told the court").
    pub addressee: bool,
    /// The object is who says it ("quoted her as saying").
    pub speaker: bool,
}

/// A part of a pattern: a word, or "…" for any words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    Gap,
}

/// A word or phrase that lays words to somebody.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The entry of the rules: `attribution/cues/say`.
    pub rule: String,
    pub stance: Stance,
    pub class: AttributionClass,
    pub takes: Takes,
    pieces: Vec<Piece>,
}

impl Cue {
    /// Whether its last word is "to", so that what follows is whom or what it turns to ("respond to").
    pub(super) fn ends_in_to(&self) -> bool {
        self.pieces.len() > 1
            && matches!(self.pieces.last(), Some(Piece::Word(w)) if w == english::TO)
    }
}

/// Where a cue stands in a sentence.
#[derive(Debug, Clone)]
pub(super) struct CueMatch<'c> {
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
        let mut out = Self::default();
        let names: BTreeSet<&String> = rules
            .cues
            .keys()
            .chain(&rules.attitudes)
            .chain(&rules.intents)
            .collect();
        for name in names {
            let stance = rules.cues.get(name).copied();
            let takes = takes(rules, name);
            let list = match (stance.is_some(), takes.attitude) {
                (true, _) => "cues",
                (false, true) => "attitudes",
                (false, false) => "intents",
            };
            let class = if stance.is_none() || rules.beliefs.contains(name) {
                AttributionClass::Belief
            } else {
                AttributionClass::Assertion
            };
            out.push(list, name, stance.unwrap_or(Stance::Neutral), class, takes);
        }
        out.sort();
        out
    }

    /// Nouns, phrases or adverbs, whose content is told by the kind of cue.
    pub(super) fn plain<'r>(
        section: &str,
        list: impl IntoIterator<Item = (&'r String, &'r Stance)>,
    ) -> Self {
        let mut out = Self::default();
        for (name, stance) in list {
            let class = AttributionClass::Assertion;
            out.push(section, name, *stance, class, Takes::default());
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
        takes: Takes,
    ) {
        let pieces: Vec<Piece> = name
            .split_whitespace()
            .map(|w| match w {
                "…" => Piece::Gap,
                w => Piece::Word(w.to_lowercase()),
            })
            .collect();
        if let Some(Piece::Word(first)) = pieces.first() {
            let first = first.clone();
            self.by_first.entry(first).or_default().push(Cue {
                rule: format!("attribution/{list}/{name}"),
                stance,
                class,
                takes,
                pieces,
            });
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
    ) -> Option<CueMatch<'_>> {
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

/// What a verb takes for its content, by the lists that name it.
fn takes(rules: &model::Attribution, name: &String) -> Takes {
    let speech = rules.cues.contains_key(name);
    let only_beside = rules.quote_only.contains(name);
    let attitude = rules.attitudes.contains(name);
    let intent = rules.intents.contains(name);
    let clause_only = rules.clause_only.contains(name);
    Takes {
        quotation: speech && !rules.beliefs.contains(name),
        only_beside,
        clause: speech && !only_beside,
        infinitive: intent || rules.infinitive.contains(name),
        object: attitude || intent || speech && !only_beside && !clause_only,
        attitude,
        intent,
        addressee: rules.addressed.contains(name),
        speaker: rules.quoted.contains(name),
    }
}

/// The words of a cue that starts at the word `i`, if all its pieces follow.
fn matched<'c>(tree: &Tree<'_>, i: usize, cue: &'c Cue) -> Option<CueMatch<'c>> {
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
    Some(CueMatch { cue, words, gap })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{joined, rules, with_tree};

    /// Rule, words and gap of the first verb cue of a sentence.
    fn first(text: &str) -> Option<(String, String, String)> {
        let cues = Cues::verbs(&rules().attribution);
        with_tree(text, |tree, _| {
            let verb = |t: usize| tree.token(t).upos == Upos::Verb;
            let found = (0..tree.len()).find_map(|i| cues.at(tree, i, &verb))?;
            let (words, gap) = (joined(tree, &found.words), joined(tree, &found.gap));
            Some((found.cue.rule.clone(), words, gap))
        })
    }

    fn found(rule: &str, words: &str, gap: &str) -> (String, String, String) {
        (rule.to_owned(), words.to_owned(), gap.to_owned())
    }

    #[test]
    fn the_longest_cue_counts() {
        let point = found("attribution/cues/point out", "pointed out", "");
        assert_eq!(first("She pointed out that the pier was old."), Some(point));
    }

    #[test]
    fn three_dots_stand_for_words_and_adverbs_may_stand_between() {
        let quoted = found(
            "attribution/cues/quote … as say",
            "quoted as saying",
            "the mayor",
        );
        assert_eq!(
            first("It quoted the mayor as saying that it was old."),
            Some(quoted)
        );
        let pointed = found("attribution/cues/point out", "pointed out", "");
        assert_eq!(
            first("She pointed quickly out that the pier was old."),
            Some(pointed)
        );
    }

    #[test]
    fn a_word_alone_must_suit_and_a_phrase_need_not() {
        assert_eq!(first("The pier was old."), None);
        assert_eq!(first("The say of the town was small."), None);
    }

    #[test]
    fn lists_tell_what_a_verb_takes() {
        let takes = |name: &str| takes(&rules().attribution, &name.to_owned());
        assert!(takes("say").clause && takes("say").quotation && takes("say").object);
        assert!(takes("laugh").only_beside && !takes("laugh").clause);
        assert!(takes("find").clause && !takes("find").object);
        assert!(takes("vow").infinitive && takes("vow").intent);
        assert!(!takes("believe").quotation);
        assert!(takes("tell").addressee && takes("praise").attitude);
        assert!(takes("quote … as say").speaker);
    }
}
