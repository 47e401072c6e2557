//! Phrases of rule files, found in sequences of lemmas.
//!
//! A phrase is written in lemmas parted by blanks ("step down"). `…` or `...` stands for up to [`GAP`] words, such as an
//! object between a verb and the rest: `take … into custody`. What always holds: hits come in order of their start,
//! the longest phrase first among those that start at one word; equal ones in order of the rule file.

use rustc_hash::FxHashMap as HashMap;

/// Most words that `…` stands for.
pub const GAP: usize = 6;

/// Phrases with what each stands for.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<Phrase<T>>>,
}

#[derive(Debug, Clone)]
struct Phrase<T> {
    /// Words after the first; `None` for a gap.
    rest: Vec<Option<String>>,
    value: T,
}

/// A phrase found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseHit<T> {
    /// Indices of its own words; those of a gap are left out.
    pub words: Vec<usize>,
    /// What it stands for.
    pub value: T,
}

impl<T: Clone> Phrases<T> {
    /// Compiles phrases; one that is empty or starts with a gap is left out.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<Phrase<T>>> = HashMap::default();
        for (text, value) in phrases {
            let mut words = text.split_whitespace();
            let Some(first) = words.next().filter(|word| !is_gap(word)) else {
                continue;
            };
            let rest = words
                .map(|word| (!is_gap(word)).then(|| word.to_lowercase()))
                .collect();
            by_first
                .entry(first.to_lowercase())
                .or_default()
                .push(Phrase { rest, value });
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|phrase| {
                std::cmp::Reverse(phrase.rest.iter().filter(|word| word.is_some()).count())
            });
        }
        Self { by_first }
    }

    /// All phrases in the words, overlapping ones too.
    pub fn find(&self, lemmas: &[&str]) -> Vec<PhraseHit<T>> {
        (0..lemmas.len())
            .flat_map(|at| self.starting(lemmas, at))
            .collect()
    }

    /// The longest phrase that starts with the word at `at`.
    pub fn longest(&self, lemmas: &[&str], at: usize) -> Option<PhraseHit<T>> {
        self.starting(lemmas, at).next()
    }

    fn starting<'p>(
        &'p self,
        lemmas: &'p [&str],
        at: usize,
    ) -> impl Iterator<Item = PhraseHit<T>> + use<'p, T> {
        let phrases = lemmas.get(at).and_then(|first| self.by_first.get(*first));
        phrases.into_iter().flatten().filter_map(move |phrase| {
            let mut words = vec![at];
            fits(&phrase.rest, lemmas, at + 1, &mut words).then(|| PhraseHit {
                words,
                value: phrase.value.clone(),
            })
        })
    }
}

fn is_gap(word: &str) -> bool {
    word == "…" || word == "..."
}

/// Whether the rest of a phrase fits from `at` on; the nearest fit of a gap wins.
fn fits(rest: &[Option<String>], lemmas: &[&str], at: usize, words: &mut Vec<usize>) -> bool {
    let Some((next, rest)) = rest.split_first() else {
        return true;
    };
    let far = if next.is_some() { 0 } else { GAP };
    let kept = words.len();
    match next {
        Some(word) => {
            words.push(at);
            lemmas.get(at) == Some(&word.as_str()) && fits(rest, lemmas, at + 1, words)
        }
        None => (1..=far).any(|skip| {
            words.truncate(kept);
            fits(rest, lemmas, at + skip, words)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(phrases: &[&str], text: &str) -> Vec<(String, Vec<usize>)> {
        let compiled = Phrases::new(phrases.iter().map(|p| (*p, (*p).to_owned())));
        let lemmas: Vec<&str> = text.split(' ').collect();
        let found = compiled.find(&lemmas).into_iter();
        found.map(|hit| (hit.value, hit.words)).collect()
    }

    #[test]
    fn an_object_may_stand_between() {
        assert_eq!(
            hits(
                &["take … into custody"],
                "police take the two man into custody"
            ),
            [("take … into custody".to_owned(), vec![1, 5, 6])]
        );
        assert_eq!(hits(&["take … into custody"], "take into custody"), []);
    }

    #[test]
    fn the_longest_comes_first() {
        let found = hits(
            &["step", "step down", "step down as"],
            "he step down as head",
        );
        let names: Vec<&str> = found.iter().map(|hit| hit.0.as_str()).collect();
        assert_eq!(names, ["step down as", "step down", "step"]);
    }

    #[test]
    fn a_gap_ends() {
        let far = "take a b c d e f g into custody";
        assert_eq!(hits(&["take ... into custody"], far), []);
    }
}
