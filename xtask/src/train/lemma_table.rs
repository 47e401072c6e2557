//! Learns the lemmatizer's table: the shortest endings that tell how a word is brought to its dictionary form.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crosscheck_syntax::lemmas::{
    LONGEST, acronym_key, apply, base, endings, is_acronym, key, write,
};
use crosscheck_syntax::shouted;

use super::corpus::Example;

type Counts = BTreeMap<usize, u32>;

/// A word, its Penn tag and its lemma.
pub type Entry = (String, String, String);

/// All words of the treebanks, and those of `more` that the treebanks have not more than once: one annotator's spelling
/// ("enrolled": enrol) does not outweigh a dictionary.
pub fn entries(examples: &[Example], more: &[Entry]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for example in examples {
        let forms: Vec<&str> = example.forms.iter().map(String::as_str).collect();
        let shouted = shouted(&forms);
        for ((form, lemma), (_, xpos)) in
            example.forms.iter().zip(&example.lemmas).zip(&example.tags)
        {
            if lemma != "_" && xpos != "GW" {
                entries.push((base(form, xpos, !shouted), xpos.clone(), lemma.clone()));
            }
        }
    }
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (form, xpos, _) in &entries {
        *known.entry((form, xpos)).or_default() += 1;
    }
    let often = |entry: &Entry| known.get(&(&*entry.0, &*entry.1)).is_some_and(|n| *n > 1);
    let more: Vec<Entry> = more.iter().filter(|e| !often(e)).cloned().collect();
    let replaced: BTreeSet<(&str, &str)> = more.iter().map(|(f, x, _)| (&**f, &**x)).collect();
    entries.retain(|(form, xpos, _)| !replaced.contains(&(form, xpos)));
    entries.extend(more.iter().cloned());
    entries
}

/// The rule that makes `lemma` of `base`.
fn rule(base: &str, lemma: &str) -> (usize, String) {
    let same: usize = base
        .chars()
        .zip(lemma.chars())
        .take_while(|(a, b)| a == b)
        .map(|(c, _)| c.len_utf8())
        .sum();
    (base[same..].chars().count(), lemma[same..].to_owned())
}

/// The section of the model that holds the table.
pub fn learn(entries: &[Entry]) -> Vec<u8> {
    let mut rules: Vec<(usize, String)> = Vec::new();
    let mut numbers: HashMap<(usize, String), usize> = HashMap::new();
    let mut words: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    for (base, xpos, lemma) in entries {
        let rule = rule(base, lemma);
        let number = *numbers.entry(rule.clone()).or_insert_with(|| {
            rules.push(rule);
            rules.len() - 1
        });
        *words
            .entry((xpos, base))
            .or_default()
            .entry(number)
            .or_default() += 1;
    }
    // A word counts once for each rule it mostly follows: frequent irregular words teach nothing about other words.
    let mut tables: Vec<BTreeMap<(&str, &str), Counts>> = vec![BTreeMap::new(); LONGEST + 1];
    for ((xpos, word), counts) in &words {
        let Some(best) = best(counts) else { continue };
        for (ending, whole) in endings(word) {
            if !whole {
                *tables[ending.chars().count()]
                    .entry((xpos, ending))
                    .or_default()
                    .entry(best)
                    .or_default() += 1;
            }
        }
    }
    let mut table: BTreeMap<u32, u16> = BTreeMap::new();
    for (length, level) in tables.iter().enumerate() {
        for ((xpos, ending), counts) in level {
            let Some(best) = best(counts) else { continue };
            let known = endings(ending)
                .filter(|(_, whole)| !whole)
                .find_map(|(part, _)| table.get(&key(xpos, part, false)));
            let known = known.map(|number| *number as usize);
            let gain = counts[&best] - known.and_then(|k| counts.get(&k)).copied().unwrap_or(0);
            if known != Some(best) && (length == 0 || gain >= 2) {
                table.insert(key(xpos, ending, false), best as u16);
            }
        }
    }
    for ((xpos, word), counts) in &words {
        let Some(best) = best(counts) else { continue };
        let known = endings(word)
            .filter(|(_, whole)| !whole)
            .find_map(|(part, _)| table.get(&key(xpos, part, false)));
        let made = |number: usize| apply(word, rules[number].0, &rules[number].1);
        if known.and_then(|number| made(*number as usize)) != made(best) {
            table.insert(key(xpos, word, true), best as u16);
        }
    }
    if let Some(&same) = numbers.get(&(0, String::new())) {
        let acronyms = acronyms(entries);
        table.extend(acronyms.map(|form| (acronym_key(form), same as u16)));
    }
    write(&rules, &table)
}

/// Acronyms that are nouns, numbers or names and keep their letters at least as often as not.
fn acronyms(entries: &[Entry]) -> impl Iterator<Item = &str> {
    let mut counts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let nouns = ["NN", "NNP", "CD"];
    for (form, xpos, lemma) in entries {
        if nouns.contains(&xpos.as_str()) && is_acronym(form) {
            let (kept, changed) = counts.entry(form).or_default();
            *if form == lemma { kept } else { changed } += 1;
        }
    }
    let keeps = |(form, (kept, changed))| (kept > 0 && kept >= changed).then_some(form);
    counts.into_iter().filter_map(keeps)
}

fn best(counts: &Counts) -> Option<usize> {
    counts
        .iter()
        .max_by_key(|(number, count)| (**count, std::cmp::Reverse(**number)))
        .map(|(number, _)| *number)
}
