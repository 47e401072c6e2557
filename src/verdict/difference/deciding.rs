//! Words that decide, as rules list them: where they stand in a claim, and what they make of two claims.
//!
//! A word counts for what it speaks of: "deputy" for the mayor before whom it stands. A claim that does not speak of a mayor says nothing of
//! his deputy, so that the word decides nothing between them.

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::super::court::Pair;
use super::super::{ConflictKind, Slot};
use super::{Difference, FITS};
use crate::claim::{Argument, Claim, Term};
use crate::document::Document;
use crate::matching::Lexis;
use crate::normalize::Quantity;
use crate::rules::model::{self, DecidingOn, RuleFile};
use crate::text::Upos;
use crate::verdict::Sort;

/// Words from a deciding one to the word that it speaks of.
const REACH: usize = 4;

/// Deciding words, ready to be looked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Deciding {
    groups: Vec<Group>,
    by_first: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Group {
    id: String,
    on: DecidingOn,
    alone: Sort,
    apart: Sort,
    kind: Option<ConflictKind>,
}

#[derive(Debug, Clone, PartialEq)]
struct Phrase {
    group: usize,
    value: usize,
    words: Vec<String>,
}

/// A deciding word in a claim.
#[derive(Debug, Clone, PartialEq)]
struct Mark {
    group: usize,
    value: usize,
    words: String,
    host: Host,
}

/// What a mark speaks of.
#[derive(Debug, Clone, PartialEq)]
enum Host {
    Claim,
    Deed,
    /// The word, by its lemma.
    Word(String),
    /// An amount of this, or in this unit.
    Amount(String),
}

/// The deciding words of each claim of a run.
#[derive(Debug, Clone, Default)]
pub struct Marks(Vec<Vec<Mark>>);

struct Word {
    text: String,
    start: usize,
    end: usize,
}

impl Deciding {
    /// Reads the `deciding` section.
    pub fn new(file: &RuleFile) -> Self {
        let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::default();
        for (group, rule) in file.deciding.iter().enumerate() {
            for (value, phrases) in rule.values.iter().enumerate() {
                for phrase in phrases {
                    let words: Vec<String> = words(phrase, 0).into_iter().map(|w| w.text).collect();
                    let Some(first) = words.first().cloned() else {
                        continue;
                    };
                    let phrase = Phrase {
                        group,
                        value,
                        words,
                    };
                    by_first.entry(first).or_default().push(phrase);
                }
            }
        }
        let group = |rule: &model::Deciding| Group {
            id: rule.id.clone(),
            on: rule.on,
            alone: rule.alone.into(),
            apart: rule.apart.into(),
            kind: rule.kind,
        };
        Self {
            groups: file.deciding.iter().map(group).collect(),
            by_first,
        }
    }

    /// The deciding words of all claims, which stand in `documents`.
    pub fn marks(&self, claims: &[Claim], documents: &[Document]) -> Marks {
        let of = |claim: &Claim| {
            let document = documents.get(claim.source.0 as usize);
            document.map_or_else(Vec::new, |d| self.of_claim(claim, &d.text))
        };
        Marks(claims.par_iter().map(of).collect())
    }

    fn of_claim(&self, claim: &Claim, text: &str) -> Vec<Mark> {
        let spans = claim.spans.iter();
        let all: Vec<Word> = spans.flat_map(|s| words(s.of(text), s.start)).collect();
        let mut marks = Vec::new();
        for at in 0..all.len() {
            let Some(phrases) = self.by_first.get(&all[at].text) else {
                continue;
            };
            for group in 0..self.groups.len() {
                let fits = |p: &&Phrase| {
                    p.group == group
                        && p.words.len() <= all.len() - at
                        && p.words.iter().zip(&all[at..]).all(|(p, w)| *p == w.text)
                };
                let longest = phrases.iter().filter(fits).max_by_key(|p| p.words.len());
                marks.extend(longest.and_then(|p| self.mark(claim, &all, at, p)));
            }
        }
        // "all" in "all but one of", of one group, is not told besides.
        marks.dedup_by(|later, first| {
            later.group == first.group
                && later.host == first.host
                && (later.host != Host::Claim || later.value == first.value)
        });
        marks
    }

    fn mark(&self, claim: &Claim, all: &[Word], at: usize, phrase: &Phrase) -> Option<Mark> {
        let end = at + phrase.words.len();
        let host = match self.groups[phrase.group].on {
            DecidingOn::Claim => Host::Claim,
            DecidingOn::Amount => amount(claim, all, at)?,
            DecidingOn::Word => Host::Word(next(claim, &all[end..], |_| true)?.1),
            DecidingOn::Noun => noun(claim, &all[end..])?,
            DecidingOn::Deed => {
                let (term, _) = next(claim, &all[end..], |t| t.upos != Upos::Adv)?;
                is_deed(claim, term).then_some(Host::Deed)?
            }
        };
        Some(Mark {
            group: phrase.group,
            value: phrase.value,
            words: phrase.words.join(" "),
            host,
        })
    }
}

/// The words of a text that begins at `offset`, lower case.
fn words(text: &str, offset: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = std::iter::once((text.len(), ' '));
    for (i, c) in text.char_indices().chain(ends) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                found.push(Word {
                    text: text[from..i].to_lowercase(),
                    start: offset + from,
                    end: offset + i,
                });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The content word at a word, and its name: its lemma, or the part of a hyphenated word that stands here.
fn term<'c>(claim: &'c Claim, word: &Word) -> Option<(&'c Term, String)> {
    let term = claim
        .terms
        .iter()
        .find(|t| t.span.start <= word.start && word.end <= t.span.end)?;
    let name = if term.span.start == word.start {
        term.lemma.clone()
    } else {
        word.text.clone()
    };
    Some((term, name))
}

/// The first content word of `behind` that `fits`, within reach.
fn next<'c>(
    claim: &'c Claim,
    behind: &[Word],
    fits: impl Fn(&Term) -> bool,
) -> Option<(&'c Term, String)> {
    let near = behind.iter().take(REACH);
    near.filter_map(|w| term(claim, w)).find(|(t, _)| fits(t))
}

/// The noun that a word before it speaks of: the common noun of the run of nouns and adjectives behind it, else its name.
fn noun(claim: &Claim, behind: &[Word]) -> Option<Host> {
    let mut named = None;
    for word in behind.iter().take(REACH) {
        let (term, name) = term(claim, word)?;
        match term.upos {
            Upos::Noun => return takes_part(claim, term).then_some(Host::Word(name)),
            Upos::Propn if named.is_none() => named = Some(name),
            Upos::Propn | Upos::Adj => {}
            _ => break,
        }
    }
    named.map(Host::Word)
}

/// Whether the noun heads a participant that has no name, or is what the claim says. Who somebody is, his name tells, whatever office goes
/// with it; and what is told of him in passing decides nothing.
fn takes_part(claim: &Claim, term: &Term) -> bool {
    let qualifiers = claim.qualifiers.iter().map(|q| &q.argument);
    let mut all = claim.subject.iter().chain(&claim.object).chain(qualifiers);
    let unnamed =
        |a: &Argument| a.entity.is_none() && a.head == term.lemma && a.span.contains(term.span);
    is_deed(claim, term) || all.any(unnamed)
}

/// The amount that stands right before the word at `at`, with the noun it counts between them.
fn amount(claim: &Claim, all: &[Word], at: usize) -> Option<Host> {
    let start = all[at].start;
    let before = |q: &&Quantity| q.span.end <= start && !q.ordinal;
    let amount = claim.quantities.iter().rfind(before)?;
    let between = all[..at].iter().filter(|w| w.start >= amount.span.end);
    let measured = amount.of.clone().unwrap_or_else(|| amount.unit.clone());
    (between.count() < REACH).then_some(Host::Amount(measured))
}

/// Whether the word is what the claim says.
fn is_deed(claim: &Claim, term: &Term) -> bool {
    let complement = claim.relation.lemma.rsplit(' ').next();
    claim.relation.span.contains(term.span) || complement == Some(term.lemma.as_str())
}

/// What deciding words make of a pair.
pub(super) fn differences(pair: &Pair) -> Vec<Difference> {
    let Marks(all) = &pair.court.marks;
    let (Some(a), Some(b)) = (all.get(pair.i), all.get(pair.j)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (mark, mate) in a.iter().map(|m| (m, mate(pair, m, b))) {
        found.extend(match mate {
            Some(mate) if holds_both(a, mate) || holds_both(b, mark) => None,
            Some(mate) => apart(pair, mark, mate),
            None => alone(pair, mark, pair.b, true),
        });
    }
    for mark in b.iter().filter(|m| mate(pair, m, a).is_none()) {
        found.extend(alone(pair, mark, pair.a, false));
    }
    found
}

/// The mark of the other claim that speaks of the same, of the same group.
fn mate<'m>(pair: &Pair, mark: &Mark, others: &'m [Mark]) -> Option<&'m Mark> {
    let same = |other: &&Mark| {
        other.group == mark.group
            && match (&mark.host, &other.host) {
                (Host::Word(x), Host::Word(y)) | (Host::Amount(x), Host::Amount(y)) => {
                    is_one(pair.court.lexis, x, y)
                }
                (x, y) => x == y,
            }
    };
    others.iter().find(same)
}

/// Whether the other value stands in the claim too: who tells of profits and of revenue says nothing against either.
fn holds_both(marks: &[Mark], other: &Mark) -> bool {
    let same = |m: &Mark| (m.group, m.value) == (other.group, other.value) && m.host == other.host;
    other.host == Host::Claim && marks.iter().any(same)
}

fn is_one(lexis: &dyn Lexis, x: &str, y: &str) -> bool {
    x == y || lexis.same(x, y)
}

fn apart(pair: &Pair, x: &Mark, y: &Mark) -> Option<Difference> {
    let group = &pair.court.deciding.groups[x.group];
    if x.value == y.value || !group.apart.decides() {
        return None;
    }
    Some(Difference {
        slot: Slot::Word,
        values: [x.words.clone(), y.words.clone()],
        sort: group.apart,
        kind: group.kind,
        rule: format!("deciding/{}", group.id),
        detail: format!("“{}” against “{}”", x.words, y.words),
    })
}

/// Whether a text has the words in a row.
fn holds(text: &str, phrase: &str) -> bool {
    let text: Vec<String> = words(text, 0).into_iter().map(|w| w.text).collect();
    let phrase: Vec<&str> = phrase.split(' ').collect();
    text.windows(phrase.len()).any(|w| w == phrase)
}

/// The difference that a mark makes, if `other` speaks of the same without it.
fn alone(pair: &Pair, mark: &Mark, other: &Claim, first: bool) -> Option<Difference> {
    let group = &pair.court.deciding.groups[mark.group];
    let met = match &mark.host {
        Host::Claim => true,
        Host::Deed => pair.score.alignment.relation >= FITS,
        Host::Amount(of) => {
            let measured = |q: &Quantity| q.of.as_ref() == Some(of) || q.unit == *of;
            other.quantities.iter().any(measured)
        }
        Host::Word(host) => {
            let whole = group.on != DecidingOn::Noun;
            let met = |t: &Term| {
                is_one(pair.court.lexis, &t.lemma, host) && (whole || takes_part(other, t))
            };
            other.terms.iter().any(met)
        }
    };
    let said = holds(&other.text, &mark.words);
    if !met || said || !group.alone.decides() {
        return None;
    }
    let told = match &mark.host {
        Host::Word(host) => format!("{} {host}", mark.words),
        _ => mark.words.clone(),
    };
    let plain = format!("without “{}”", mark.words);
    let values = if first { [told, plain] } else { [plain, told] };
    Some(Difference {
        slot: Slot::Word,
        sort: group.alone,
        kind: group.kind,
        rule: format!("deciding/{}", group.id),
        detail: format!("“{}” stands on one side alone", mark.words),
        values,
    })
}

#[cfg(test)]
mod tests {
    use super::{Host, Mark, holds, holds_both};

    #[test]
    fn who_tells_both_values_says_nothing_against_either() {
        let mark = |value, host| Mark {
            group: 0,
            value,
            words: "profits".to_owned(),
            host,
        };
        let [profits, revenue] = [0, 1].map(|value| mark(value, Host::Claim));
        assert!(holds_both(&[profits.clone(), revenue.clone()], &revenue));
        assert!(!holds_both(&[profits], &revenue));
        let deed = || mark(1, Host::Deed);
        assert!(!holds_both(&[deed()], &deed()), "of the claim alone");
    }

    #[test]
    fn a_phrase_is_held_by_whole_words_alone() {
        assert!(holds("The Vice President left", "vice"));
        assert!(!holds("The service ended", "vice"));
        assert!(holds("All but one of the shafts", "all but one"));
        assert!(!holds("All of them but one", "all but one"));
    }
}
