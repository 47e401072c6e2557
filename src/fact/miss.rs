//! What keeps an example phrase from reading an answer where its words stand: the nearest miss, for whoever wrote the phrase.
//!
//! A phrase is held against a sentence that has all its words, with more words between them than reading allows. What reading says no to, and
//! what stands between, is told in words.

use super::example::{Example, Item, Slot};
use super::phrase::is_skipped;
use super::read::{FactReader, ReadArticle};
use super::refusal::Refusal;
use super::seek::{Present, by_path, by_row};
use super::sentence::SentenceReader;
use crate::claim::SourceIndex;
use crate::normalize::EntityId;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Attribute, EntityKind, ValueKind};
use crate::text::{TextSpan, Upos};

/// A sentence in which a phrase nearly read an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The article.
    pub source: SourceIndex,
    /// The sentence.
    pub span: TextSpan,
    /// What in it differs.
    pub why: String,
    /// How far it is from being read; less is nearer.
    far: usize,
}

/// So many words may stand between two of a phrase in a sentence that is called near.
const REACH: usize = 6;
/// How far what stands in another order is.
const FAR: usize = 20;

impl FactReader {
    /// The nearest misses of phrases in an article, by attribute and phrase as [`alternatives`](super::alternatives) has it.
    pub fn misses(
        &self,
        article: &ReadArticle<'_>,
        lexicon: &Lexicon,
        kind_of: &dyn Fn(EntityId) -> EntityKind,
        unread: &[(&str, &str)],
    ) -> Vec<Option<Miss>> {
        let mut nearest: Vec<Option<Miss>> = vec![None; unread.len()];
        let known = |(id, phrase): &(&str, &str)| {
            let a = self.attributes.iter().position(|a| a.id == *id)?;
            let example = self.examples[a].iter().find(|e| e.phrase == *phrase)?;
            Some((a, example))
        };
        let asked: Vec<Option<(usize, &Example)>> = unread.iter().map(known).collect();
        self.each_sentence(article, lexicon, kind_of, &mut |seen| {
            let Some(reader) = seen.reader else { return };
            let present = Present::in_sentence(reader.scene);
            for (asked, nearest) in asked.iter().zip(&mut nearest) {
                let Some((a, example)) = asked.filter(|(_, e)| present.has_row(e)) else {
                    continue;
                };
                let Some((far, why)) = reader.miss(a, example, &present) else {
                    continue;
                };
                if nearest.as_ref().is_none_or(|n| far < n.far) {
                    let span = article.reading.sentences[reader.sentence].span;
                    *nearest = Some(Miss {
                        source: article.source,
                        span,
                        why,
                        far,
                    });
                }
            }
        });
        nearest
    }
}

impl Miss {
    /// The nearer of two.
    #[must_use]
    pub fn nearer(self, other: Self) -> Self {
        if other.far < self.far { other } else { self }
    }
}

impl SentenceReader<'_, '_, '_> {
    /// What keeps an example, all of whose words stand here, from reading an answer, and how far it is from it.
    fn miss(&self, at: usize, example: &Example, present: &Present) -> Option<(usize, String)> {
        // A phrase of slots alone stands everywhere.
        let is_word = |i: &Item| matches!(i, Item::Word { .. });
        if !example.row.iter().any(is_word) {
            return None;
        }
        let attribute = &self.rules.attributes[at];
        let filler = self.filler(attribute);
        let mut hits = by_row(self.scene, example, &filler);
        if present.has_path(example) {
            hits.extend(by_path(self.scene, example, &filler));
        }
        let refused = hits.iter().map(|hit| {
            let judged = self.judged(at, attribute, example, hit);
            match judged {
                Ok(_) => "the answer is read there, by another phrase".to_owned(),
                Err(refusal) => self.refused(refusal, attribute),
            }
        });
        if let Some(why) = refused.min_by_key(String::len) {
            return Some((0, why));
        }
        let first = example.row.iter().position(is_word)?;
        let starts = (0..self.scene.tree.len()).filter(|&w| self.is(&example.row[first], w));
        let loose = starts.filter_map(|start| self.loose(attribute, example, first, start));
        let nearest = loose.min_by_key(|(far, _)| *far);
        nearest.or_else(|| {
            let why = "its words stand there in another order, or far apart".to_owned();
            Some((FAR, why))
        })
    }

    fn refused(&self, refusal: Refusal, attribute: &Attribute) -> String {
        let tree = self.scene.tree;
        match refusal {
            Refusal::OfOther => "the words speak of something else there".to_owned(),
            Refusal::Unit => format!(
                "the figure counts or measures something else, and {} is asked for",
                asked(attribute)
            ),
            Refusal::Denied => "the clause says that it is not so".to_owned(),
            Refusal::Nobody(Some(word)) if tree.token(word).upos == Upos::Pron => {
                format!("nobody is known whom “{}” means", tree.word(word))
            }
            Refusal::Nobody(Some(word)) => format!(
                "“{}” is nobody or nothing that can have this answer (`of`, `nouns`)",
                tree.word(word)
            ),
            Refusal::Nobody(None) => "nobody is named whose answer it is".to_owned(),
            Refusal::NotSaid => {
                "the clause is denied, only possible, or of what is to come".to_owned()
            }
        }
    }

    fn is(&self, item: &Item, word: usize) -> bool {
        let tree = self.scene.tree;
        let Item::Word { lemma, form, .. } = item else {
            return false;
        };
        word < tree.len() && (tree.lower_lemma(word) == lemma || tree.word(word) == form)
    }

    /// The items of the example from word `start` on, with words between them: what differs.
    fn loose(
        &self,
        attribute: &Attribute,
        example: &Example,
        first: usize,
        start: usize,
    ) -> Option<(usize, String)> {
        let (tree, scene) = (self.scene.tree, self.scene);
        let filler = self.filler(attribute);
        let mut why: Vec<(usize, String)> = Vec::new();
        // What stands before the first word of the phrase, the last first.
        let mut end = start;
        for item in example.row[..first].iter().rev() {
            let Item::Slot(slot) = item else { continue };
            let stands = |w: &usize| match slot {
                Slot::Value => !filler.from(scene, *w, None).is_empty(),
                _ => is_nominal(self, *w),
            };
            let Some(at) = (end.saturating_sub(REACH)..end).rev().find(stands) else {
                let name = slot_name(*slot);
                why.push((
                    REACH,
                    format!("{name} does not stand before “{}”", tree.word(end)),
                ));
                continue;
            };
            self.between((slot_name(*slot), at + 1), (end, tree.word(end)), &mut why);
            end = at;
        }
        let mut last = (format!("“{}”", tree.word(start)), start + 1);
        for item in &example.row[first + 1..] {
            let near = last.1..tree.len().min(last.1 + REACH + 1);
            let found = match item {
                Item::Gap | Item::Mark(_) => continue,
                Item::Word { .. } => {
                    let at = near.into_iter().find(|&w| self.is(item, w))?;
                    (at, at + 1, format!("“{}”", tree.word(at)))
                }
                Item::Slot(Slot::Value) => {
                    let name = slot_name(Slot::Value);
                    // Up to its unit, where there is one.
                    let ends =
                        |w: usize| filler.from(scene, w, None).into_iter().map(|(_, end)| end);
                    let read = near.clone().find_map(|w| Some((w, ends(w).max()?)));
                    if let Some((at, next)) = read {
                        (at, next, name.to_owned())
                    } else if let Some((at, next, unit)) = self.other_figure(attribute, near) {
                        why.push((1, unit));
                        (at, next, name.to_owned())
                    } else {
                        let said =
                            format!("no answer ({}) stands behind {}", asked(attribute), last.0);
                        why.push((REACH, said));
                        continue;
                    }
                }
                Item::Slot(slot) => {
                    let at = near.into_iter().find(|&w| is_nominal(self, w))?;
                    (at, at + 1, slot_name(*slot).to_owned())
                }
            };
            let (at, next, name) = found;
            self.between((&last.0, last.1), (at, &name), &mut why);
            last = (name, next);
        }
        let far = why.iter().map(|(far, _)| far).sum();
        let told: Vec<String> = why.into_iter().map(|(_, why)| why).collect();
        Some(if told.is_empty() {
            let form = "it is told there in another form (active or passive, one or several)";
            (REACH, form.to_owned())
        } else {
            (far, told.join("; "))
        })
    }

    /// Words between two items that reading does not pass over.
    fn between(
        &self,
        (left, from): (&str, usize),
        (to, right): (usize, &str),
        why: &mut Vec<(usize, String)>,
    ) {
        let tree = self.scene.tree;
        let passed = |&w: &usize| is_skipped(tree, w) || tree.token(w).upos == Upos::Adv;
        let words = (from..to).filter(|w| !passed(w)).count();
        if words > 0 && from < to {
            let span = TextSpan::new(self.scene.span(from).start, self.scene.span(to - 1).end);
            let right = right.trim_matches(['“', '”']);
            let right = if right == slot_name(Slot::Value) || right == slot_name(Slot::Holder) {
                right.to_owned()
            } else {
                format!("“{right}”")
            };
            let stands = span.of(tree.text());
            why.push((
                words,
                format!("between {left} and {right} stands “{stands}”"),
            ));
        }
    }

    /// A figure in another unit than is asked for.
    fn other_figure(
        &self,
        attribute: &Attribute,
        mut near: std::ops::Range<usize>,
    ) -> Option<(usize, usize, String)> {
        if !matches!(attribute.value, ValueKind::Number | ValueKind::Money) {
            return None;
        }
        near.find_map(|w| {
            let start = self.scene.span(w).start;
            let quantity = self
                .scene
                .quantities
                .iter()
                .find(|q| q.span.start == start)?;
            let (_, last) = self.scene.words_of(quantity.span)?;
            let unit = match (quantity.unit.as_str(), quantity.of.as_deref()) {
                ("", Some(of)) => format!("counts `{of}`"),
                ("", None) => "has no unit".to_owned(),
                (unit, _) => format!("is in `{unit}`"),
            };
            let words = quantity.span.of(self.scene.tree.text());
            let said = format!("“{words}” {unit}, and {} is asked for", asked(attribute));
            Some((w, last + 1, said))
        })
    }
}

fn is_nominal(reader: &SentenceReader<'_, '_, '_>, word: usize) -> bool {
    reader.scene.is_nominal(word) || reader.scene.tree.token(word).upos == Upos::Pron
}

fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Value => "the answer",
        Slot::Holder => "the holder",
        Slot::With => "whom it holds towards",
        Slot::Any => "whoever it is",
    }
}

/// What an answer must be.
fn asked(attribute: &Attribute) -> String {
    let units: Vec<String> = { attribute.units.iter() }
        .filter(|u| !u.is_empty())
        .map(|u| format!("`{u}`"))
        .collect();
    match attribute.value {
        ValueKind::Number if !units.is_empty() => format!("a number of {}", units.join(" or ")),
        ValueKind::Number => "a number without unit".to_owned(),
        ValueKind::Money => "a sum of money".to_owned(),
        ValueKind::Time => "a time".to_owned(),
        ValueKind::Place => "a place".to_owned(),
        ValueKind::Name | ValueKind::Party => "a name".to_owned(),
        ValueKind::Title => "an office of `titles`".to_owned(),
        ValueKind::State => "a state".to_owned(),
        ValueKind::Score => "a score".to_owned(),
    }
}
