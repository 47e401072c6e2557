//! "Did you mean …?"

use strsim::{jaro_winkler, osa_distance};

/// Least Jaro-Winkler similarity of a suggestion; rustc's and clap's comes from the same range.
const LEAST: f64 = 0.8;

/// The known word that a person most likely meant, if one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (candidate, candidate.to_lowercase()))
        .filter(|(_, folded)| {
            jaro_winkler(&word, folded) >= LEAST
                && osa_distance(&word, folded) <= 1 + word.chars().count() / 3
        })
        .min_by_key(|(candidate, folded)| (osa_distance(&word, folded), *candidate))
        .map(|(candidate, _)| candidate)
}

/// Words in back quotes, parted by commas.
pub fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words
        .into_iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
