//! The section `quantities` of the rules, laid out for lookup.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::super::words::{Phrases, Word};
use super::Scale;
use crate::rules::model::Quantities;

/// What a phrase before or behind a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Above,
    AtLeast,
    Below,
    AtMost,
    About,
    Nearly,
}

/// A unit's name and the unit that it converts to.
#[derive(Debug, Clone)]
pub(super) struct UnitEntry {
    pub id: String,
    pub base: String,
    pub scale: Scale,
}

/// A spelling of a unit.
#[derive(Debug, Clone)]
pub(super) struct Spelling {
    pub unit: usize,
    /// As written, if case matters.
    pub exact: Option<String>,
}

#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    pub cardinals: HashMap<String, f64>,
    pub ordinals: HashMap<String, f64>,
    pub ordinal_endings: HashSet<String>,
    pub multipliers: HashMap<String, f64>,
    pub suffixes: HashMap<String, f64>,
    pub fractions: HashMap<String, f64>,
    pub articles: HashSet<String>,
    pub joins: HashSet<String>,
    pub vague: Phrases<[f64; 2]>,
    pub none: Phrases<()>,
    pub before: Phrases<Bound>,
    pub behind: Phrases<Bound>,
    pub between: HashSet<String>,
    pub from: HashSet<String>,
    pub to: HashSet<String>,
    pub or: HashSet<String>,
    pub changes: HashSet<String>,
    pub out_of: Phrases<()>,
    pub per: HashSet<String>,
    pub each: HashSet<String>,
    pub rated: HashSet<String>,
    pub of: HashSet<String>,
    pub sized: HashSet<String>,
    pub skipped: HashSet<String>,
    pub stops: HashSet<String>,
    pub labels: HashSet<String>,
    pub led_by: HashSet<String>,
    pub lone_units: HashSet<String>,
    pub fixed: Phrases<()>,
    pub scores: HashSet<String>,
    pub one_after: HashSet<String>,
    pub one_before: HashSet<String>,
    pub plurals: HashMap<String, String>,
    pub not_plural: HashSet<String>,
    pub singular: Vec<[String; 2]>,
    pub units: Vec<UnitEntry>,
    /// Spellings behind the number. One phrase may have several, told apart by case.
    pub after: HashMap<String, Vec<(Vec<String>, Spelling)>>,
    /// Signs before the number, as written, longest first.
    signs: Vec<(Vec<String>, usize)>,
}

impl Lexicon {
    pub fn new(rules: &Quantities) -> Self {
        let set = |list: &[String]| {
            list.iter()
                .map(|w| w.to_lowercase())
                .collect::<HashSet<_>>()
        };
        let bound = |list: &[String], bound: Bound| {
            list.iter()
                .map(|phrase| (phrase.clone(), bound))
                .collect::<Vec<_>>()
        };
        let before = [
            bound(&rules.above, Bound::Above),
            bound(&rules.at_least, Bound::AtLeast),
            bound(&rules.below, Bound::Below),
            bound(&rules.at_most, Bound::AtMost),
            bound(&rules.about, Bound::About),
            bound(&rules.nearly, Bound::Nearly),
        ]
        .concat();
        let behind = [
            bound(&rules.or_more, Bound::AtLeast),
            bound(&rules.or_less, Bound::AtMost),
            bound(&rules.or_so, Bound::About),
        ]
        .concat();
        let factors: HashMap<&str, (&str, Scale)> = rules
            .units
            .iter()
            .filter_map(|u| {
                Some((
                    u.id.as_str(),
                    (
                        u.base.as_deref()?,
                        Scale {
                            factor: u.factor?,
                            offset: u.offset,
                        },
                    ),
                ))
            })
            .collect();
        let units = rules
            .units
            .iter()
            .map(|u| {
                let same = (u.id.as_str(), Scale::default());
                let (base, scale) = factors.get(u.id.as_str()).copied().unwrap_or(same);
                UnitEntry {
                    id: u.id.clone(),
                    base: base.to_owned(),
                    scale,
                }
            })
            .collect();
        Self {
            cardinals: rules.cardinals.clone().into_iter().collect(),
            ordinals: rules.ordinals.clone().into_iter().collect(),
            ordinal_endings: set(&rules.ordinal_endings),
            multipliers: rules.multipliers.clone().into_iter().collect(),
            suffixes: rules.suffixes.clone().into_iter().collect(),
            fractions: rules.fractions.clone().into_iter().collect(),
            articles: set(&rules.articles),
            joins: set(&rules.joins),
            vague: Phrases::new(rules.vague.iter().map(|(k, v)| (k, *v))),
            none: Phrases::new(rules.none.iter().map(|k| (k, ()))),
            before: Phrases::new(before),
            behind: Phrases::new(behind),
            between: set(&rules.between),
            from: set(&rules.from),
            to: set(&rules.to),
            or: set(&rules.or),
            changes: set(&rules.changes),
            out_of: Phrases::new(rules.out_of.iter().map(|k| (k, ()))),
            per: set(&rules.per),
            each: set(&rules.each),
            rated: set(&rules.rated),
            of: set(&rules.of),
            sized: set(&rules.sized),
            skipped: set(&rules.skipped),
            stops: set(&rules.stops),
            labels: set(&rules.labels),
            led_by: set(&rules.led_by),
            lone_units: set(&rules.lone_units),
            fixed: Phrases::new(rules.fixed.iter().map(|k| (k, ()))),
            scores: set(&rules.scores),
            one_after: set(&rules.one_after),
            one_before: set(&rules.one_before),
            plurals: rules.plurals.clone().into_iter().collect(),
            not_plural: set(&rules.not_plural),
            singular: rules.singular.clone(),
            units,
            after: spellings(rules),
            signs: signs(rules),
        }
    }

    /// The unit spelled at `at`, and how many words it takes.
    pub fn unit_at(&self, words: &[Word], at: usize) -> Option<(usize, &UnitEntry)> {
        if is_series(words, at) {
            return None;
        }
        let list = self.after.get(words.get(at)?.lower.as_ref())?;
        list.iter()
            .find(|(parts, spelling)| {
                words.get(at..at + parts.len()).is_some_and(|here| {
                    parts.iter().zip(here).all(|(part, word)| word.is(part))
                        && spelling.exact.as_ref().is_none_or(|exact| {
                            here.iter().map(|w| w.text).collect::<String>() == *exact
                        })
                })
            })
            .map(|(parts, spelling)| (parts.len(), &self.units[spelling.unit]))
    }

    /// The unit whose sign ends before `end` and starts at or after `from`, and how many words the sign takes.
    pub fn sign_before(
        &self,
        words: &[Word],
        from: usize,
        end: usize,
    ) -> Option<(usize, &UnitEntry)> {
        self.signs.iter().find_map(|(parts, unit)| {
            let start = end.checked_sub(parts.len()).filter(|&s| s >= from)?;
            is_sign(parts, words, start).then(|| (parts.len(), &self.units[*unit]))
        })
    }

    /// How many words the sign at `at` takes; 0 if there is none.
    pub fn sign_at(&self, words: &[Word], at: usize) -> usize {
        self.signs
            .iter()
            .find(|(parts, _)| is_sign(parts, words, at))
            .map_or(0, |(parts, _)| parts.len())
    }

    /// The singular of `word` (lower case) if it is a plural.
    pub fn singular(&self, word: &str) -> Option<String> {
        if let Some(one) = self.plurals.get(word) {
            return Some(one.clone());
        }
        if self.not_plural.contains(word) || word.len() < 3 {
            return None;
        }
        // The first ending that fits decides; one that becomes itself is no plural ("us").
        let (stem, [from, to]) = self
            .singular
            .iter()
            .find_map(|pair| Some((word.strip_suffix(pair[0].as_str())?, pair)))?;
        (from != to && !stem.is_empty()).then(|| format!("{stem}{to}"))
    }
}

/// "two F-16 jets": whether a letter alone names a series, by the figure that a hyphen ties to it.
fn is_series(words: &[Word], at: usize) -> bool {
    let letter = |w: &Word| w.text.len() == 1 && w.is_letters() && !w.glued;
    let tied = |w: Option<&Word>| w.is_some_and(|w| w.glued);
    words.get(at).is_some_and(letter)
        && words.get(at + 1).is_some_and(|w| w.is("-") && w.glued)
        && tied(words.get(at + 2))
}

fn is_sign(parts: &[String], words: &[Word], at: usize) -> bool {
    words.get(at..at + parts.len()).is_some_and(|here| {
        let same = parts.iter().zip(here).all(|(part, word)| part == word.text);
        same && here[1..].iter().all(|w| w.glued || !w.is_letters())
            && (parts.len() == 1 || here[1].glued || here[1].text == "$" && here[0].text.len() > 1)
    })
}

fn signs(rules: &Quantities) -> Vec<(Vec<String>, usize)> {
    let mut list = Vec::new();
    for (unit, entry) in rules.units.iter().enumerate() {
        for sign in &entry.before {
            let span = crate::text::TextSpan::new(0, sign.len());
            let parts: Vec<String> = super::super::words::scan(sign, span)
                .iter()
                .map(|w| w.text.to_owned())
                .collect();
            list.push((parts, unit));
        }
    }
    list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
    list
}

fn spellings(rules: &Quantities) -> HashMap<String, Vec<(Vec<String>, Spelling)>> {
    let mut table: HashMap<String, Vec<(Vec<String>, Spelling)>> = HashMap::default();
    for (unit, entry) in rules.units.iter().enumerate() {
        for phrase in &entry.after {
            let span = crate::text::TextSpan::new(0, phrase.len());
            let parts = super::super::words::scan(phrase, span);
            let letters: String = parts.iter().map(|w| w.text).collect();
            let exact = (letters.chars().count() <= 3).then_some(letters);
            let parts: Vec<String> = parts.into_iter().map(|w| w.lower.into_owned()).collect();
            if let Some(first) = parts.first().cloned() {
                let list = table.entry(first).or_default();
                list.push((parts, Spelling { unit, exact }));
            }
        }
    }
    for list in table.values_mut() {
        list.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
    }
    table
}
