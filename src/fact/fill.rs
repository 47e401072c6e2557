//! What stands in the slot of an answer: a number, a time, a place, a name.

use super::english;
use super::model::{Filled, Value};
use super::party::{parties_from, party};
use super::people::{is_person, is_surely_person};
use super::points;
use super::scene::Scene;
use super::score::score;
use crate::normalize::{Quantity, Time};
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Attribute, Counted, ValueKind};
use crate::text::{Deprel, TextSpan, Upos};

/// So many words behind a figure its unit stands at most.
const MODIFIERS: usize = 4;

/// Reads the slots of one attribute.
pub(super) struct Filler<'f> {
    pub attribute: &'f Attribute,
    pub lexicon: &'f Lexicon,
}

impl Filler<'_> {
    /// The answer at the word that a path leads to.
    pub fn at(&self, scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
        match self.attribute.value {
            ValueKind::Number | ValueKind::Money => {
                let quantity = self.quantity_at(scene, word)?;
                Some((self.number(quantity), quantity.span))
            }
            ValueKind::Time => {
                let time = scene
                    .times
                    .iter()
                    .find(|t| t.span.overlaps(scene.span(word)))?;
                points::time(scene, time, word)
            }
            ValueKind::Place => points::place(scene, word),
            ValueKind::Name => points::name(scene, word),
            ValueKind::Title => self.title(scene, word),
            ValueKind::State => None,
            ValueKind::Party => party(scene, self.lexicon, word),
            ValueKind::Score => score(scene, word),
        }
    }

    /// The answers that begin at `word` of a row, each with the word behind it. `next` is the word that the example has behind the answer.
    pub fn from(
        &self,
        scene: &Scene<'_, '_>,
        word: usize,
        next: Option<&str>,
    ) -> Vec<(Filled, usize)> {
        match self.attribute.value {
            ValueKind::Number | ValueKind::Money => self.numbers_from(scene, word, next),
            ValueKind::Time => {
                let word = points::past_preposition(scene, word, english::AT_TIME);
                let at = |t: &&Time| t.span.start == scene.span(word).start;
                let time = scene.times.iter().find(at);
                let end = |t: &Time| scene.words_of(t.span).map(|(_, last)| last + 1);
                time.and_then(|t| Some((points::time(scene, t, word)?, end(t)?)))
                    .into_iter()
                    .collect()
            }
            ValueKind::Place => {
                let word = points::past_preposition(scene, word, english::AT_PLACE);
                points::named_from(scene, word, |w| points::place(scene, w))
            }
            ValueKind::Name => points::named_from(scene, word, |w| points::name(scene, w)),
            ValueKind::Title => {
                let tree = scene.tree;
                let inside = |&w: &usize| {
                    matches!(
                        tree.token(w).upos,
                        Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn
                    )
                };
                let all = (word..tree.len()).take(5).take_while(inside);
                all.filter_map(|w| Some((self.title(scene, w)?, w + 1)))
                    .collect()
            }
            ValueKind::State => Vec::new(),
            ValueKind::Party => parties_from(scene, self.lexicon, word),
            ValueKind::Score => {
                let score = score(scene, word);
                let score = score.filter(|(_, span)| span.start == scene.span(word).start);
                let last = |span| scene.words_of(span).map(|(_, last)| last + 1);
                score
                    .and_then(|(value, span)| Some(((value, span), last(span)?)))
                    .into_iter()
                    .collect()
            }
        }
    }

    /// The quantity as an answer: where a plain number will do ("24" for "24 years"), in no unit.
    fn number(&self, quantity: &Quantity) -> Value {
        let mut quantity = quantity.clone();
        let units = &self.attribute.units;
        if units.iter().any(String::is_empty) && units.contains(&quantity.unit) {
            quantity.unit.clear();
            quantity.base = None;
            quantity.of = None;
        } else if let Some(counted) = self.counted(&quantity) {
            quantity = counted;
        }
        Value::Number(quantity)
    }

    /// The quantity in a unit that is asked for, where that was taken for a noun which is counted.
    fn counted(&self, quantity: &Quantity) -> Option<Quantity> {
        let mut units = self.attribute.units.iter();
        units.find_map(|unit| quantity.counted_in(unit))
    }

    /// The quantity that `word` counts or is told by.
    fn quantity_at<'q>(&self, scene: &'q Scene<'_, '_>, word: usize) -> Option<&'q Quantity> {
        let tree = scene.tree;
        let near = |w: usize| {
            scene
                .quantities
                .iter()
                .find(|q| q.span.overlaps(scene.span(w)))
        };
        let numbers = [Deprel::Nummod, Deprel::Compound, Deprel::Amod, Deprel::Nmod];
        let counts = |&c: &usize| c < word && tree.token(c).upos != Upos::Adj;
        let before = tree.children_by(word, &numbers).filter(counts);
        let quantity = near(word).or_else(|| before.into_iter().find_map(near))?;
        self.answers(scene, quantity, Some(word))
            .then_some(quantity)
    }

    /// Numbers at the head of a row: with what is counted or measured, and alone.
    fn numbers_from(
        &self,
        scene: &Scene<'_, '_>,
        word: usize,
        next: Option<&str>,
    ) -> Vec<(Filled, usize)> {
        let start = scene.span(word).start;
        let Some(quantity) = scene.quantities.iter().find(|q| q.span.start == start) else {
            return Vec::new();
        };
        let Some((_, last)) = scene.words_of(quantity.span) else {
            return Vec::new();
        };
        let filled = || (self.number(quantity), quantity.span);
        let mut out = Vec::new();
        if self.attribute.counts.is_some() {
            // "12 Kenyan miners were killed": up to the noun that is counted.
            let phrase = |&w: &usize| {
                let upos = scene.tree.token(w).upos;
                matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn) || scene.tree.word(w) == "-"
            };
            let head = (last + 1..scene.tree.len())
                .take(6)
                .take_while(phrase)
                .last();
            let end = head.unwrap_or(last);
            // "three deaths" of "{value} deaths": the example has the noun itself.
            if let Some(noun) = head.filter(|&h| Some(scene.tree.lower_lemma(h)) == next)
                && self.answers(scene, quantity, None)
            {
                // Of deaths there are as many as of the dead.
                let people = Quantity {
                    of: None,
                    ..quantity.clone()
                };
                return vec![((self.number(&people), quantity.span), noun)];
            }
            // "Twelve were killed and 30 injured": what looks like a noun behind the number may be the verb.
            let ends = [
                Some(end),
                Some(last).filter(|_| !head.is_some_and(|h| scene.is_nominal(h))),
            ];
            for end in ends.into_iter().flatten() {
                if self.answers(scene, quantity, Some(end)) {
                    out.push((filled(), end + 1));
                }
            }
            out.dedup_by_key(|(_, next)| *next);
            return out;
        }
        if !self.answers(scene, quantity, None) {
            return out;
        }
        let unit = self.counted(quantity).and_then(|counted| {
            let mut behind = (last + 1..scene.tree.len()).take(MODIFIERS);
            behind.find(|&w| scene.tree.lower_lemma(w) == counted.unit)
        });
        // Up to the unit, unless the example has it and the words before it.
        out.extend(unit.map(|unit| (filled(), unit + 1)));
        out.push((filled(), last + 1));
        // "61-year-old": the example names the unit itself.
        let numeral = |&w: &usize| scene.tree.token(w).upos == Upos::Num;
        let alone = (word..=last).take_while(numeral).last();
        out.extend(alone.filter(|&w| w < last).map(|w| (filled(), w + 1)));
        out
    }

    /// Whether the quantity is of the sort that answers the attribute; `noun` is what is counted, where it is told.
    fn answers(&self, scene: &Scene<'_, '_>, quantity: &Quantity, noun: Option<usize>) -> bool {
        let attribute = self.attribute;
        if quantity.ordinal {
            return false;
        }
        let base = quantity.base.as_ref().map(|b| b.unit.as_str());
        let unit_fits = if attribute.value == ValueKind::Money {
            is_currency(&quantity.unit) || base.is_some_and(is_currency)
        } else if attribute.units.is_empty() {
            quantity.unit.is_empty()
        } else {
            attribute.units.iter().any(|u| {
                *u == quantity.unit
                    || Some(u.as_str()) == base
                    || u.is_empty() && quantity.unit.is_empty()
            }) || self.counted(quantity).is_some()
        };
        let within = |[low, high]: [f64; 2]| {
            let number = quantity
                .value
                .or(quantity.bounds.min)
                .or(quantity.bounds.max);
            number.is_some_and(|n| low <= n && n <= high)
        };
        // Where a plain number stands for one in a unit it is told in whole ones, and people are counted so: "4.10" is no age.
        let plain = attribute.units.iter().any(String::is_empty);
        let whole = !(plain || attribute.counts.is_some())
            || quantity.value.is_none_or(|v| v.fract() == 0.0);
        let counted = match attribute.counts {
            Some(Counted::Person) => noun.is_none_or(|w| self.may_be_people(scene, w)),
            Some(Counted::Thing) => noun.is_some_and(|w| self.is_thing(scene, w)),
            None => true,
        };
        // "Two aid workers, Ada Holm and Jan Voll": a number that counts them is nobody's age.
        let counts = |w: usize| matches!(scene.tree.token(w).upos, Upos::Noun | Upos::Propn);
        let of_years = !attribute.ages || !quantity.unit.is_empty() || !noun.is_some_and(counts);
        unit_fits && whole && counted && of_years && attribute.within.is_none_or(within)
    }

    fn may_be_people(&self, scene: &Scene<'_, '_>, word: usize) -> bool {
        // "one of her cats"
        let of = |c: &usize| {
            let case = scene.tree.child(*c, &[Deprel::Case]);
            case.is_some_and(|c| scene.tree.word(c) == english::OF)
        };
        let whole = scene.tree.children_by(word, &[Deprel::Nmod]).find(of);
        let word = match scene.tree.token(word).upos {
            Upos::Num => whole.unwrap_or(word),
            _ => word,
        };
        if scene.tree.token(word).upos != Upos::Noun {
            return true;
        }
        is_person(scene.words, self.lexicon, scene.tree.lower_lemma(word))
    }

    /// Whether the word is a noun of something that is counted and nobody.
    fn is_thing(&self, scene: &Scene<'_, '_>, word: usize) -> bool {
        let noun = scene.tree.lower_lemma(word);
        scene.is_nominal(word)
            && scene.tree.token(word).upos != Upos::Num
            && !is_surely_person(scene.words, self.lexicon, noun)
    }

    /// An office of the list, with what stands before it.
    fn title(&self, scene: &Scene<'_, '_>, word: usize) -> Option<Filled> {
        let tree = scene.tree;
        let noun = tree.lower_lemma(word).to_lowercase();
        if !self.attribute.titles.contains(&noun) {
            return None;
        }
        // "Secretary-General" is neither.
        let is_hyphen = |w: Option<usize>| w.is_some_and(|w| w < tree.len() && tree.word(w) == "-");
        if is_hyphen(word.checked_sub(1)) || is_hyphen(Some(word + 1)) {
            return None;
        }
        // "The envoy of the *president*, Karl Brandt", "Karl Brandt, the *president*'s envoy": whose man he is, not what he is.
        let owns = |c: usize| tree.word(c) == english::OF || tree.token(c).xpos == "POS";
        if tree.children_by(word, &[Deprel::Case]).any(owns) {
            return None;
        }
        // "Chief executive": the last noun is the office.
        let goes_on = word + 1 < tree.len()
            && tree.token(word + 1).upos == Upos::Noun
            && (scene.mention(word + 1).is_none()
                || self
                    .attribute
                    .titles
                    .iter()
                    .any(|t| t == tree.lower_lemma(word + 1)));
        if goes_on {
            return None;
        }
        // "In *July* Foreign Minister Holm spoke".
        let is_time = |w: usize| scene.times.iter().any(|t| t.span.overlaps(scene.span(w)));
        let before = |&w: &usize| {
            matches!(tree.token(w).upos, Upos::Adj | Upos::Noun | Upos::Propn) && !is_time(w)
        };
        let first = (word.saturating_sub(3)..word)
            .rev()
            .take_while(before)
            .last()
            .unwrap_or(word);
        let of = (first..word).map(|w| tree.word(w).to_lowercase()).collect();
        let span = TextSpan::new(scene.span(first).start, scene.span(word).end);
        Some((Value::Title { noun, of }, span))
    }
}

/// Whether a canonical unit is a currency's code (ISO 4217).
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}
