//! `WordNet`'s files (noun, verb, adjective and adverb indexes, exception lists) as training takes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crosscheck_syntax::lexicon::{ADJECTIVE, ADVERB, NAME, NOUN, PAST, VERB};

use super::lemma_table::Entry;

/// What training takes from `WordNet`.
#[derive(Default)]
pub struct WordNet {
    /// By lower-case word, the bits of its lexicon entry.
    pub entries: BTreeMap<String, u16>,
    /// Inflected forms: form, Penn tag, lemma.
    pub forms: Vec<Entry>,
}

/// Reads the folder with `index.noun`, `data.noun`, `noun.exc` and their likes.
pub fn read(folder: &Path) -> std::io::Result<WordNet> {
    let load = |name: String| {
        std::fs::read(folder.join(name)).map(|b| String::from_utf8_lossy(&b).into_owned())
    };
    let mut net = WordNet::default();
    let counts = load("cntlist.rev".to_owned())?;
    let counts = frequencies(&counts);
    let mut inflected: BTreeMap<(String, &str), String> = BTreeMap::new();
    for (name, bit) in [
        ("noun", NOUN),
        ("verb", VERB),
        ("adj", ADJECTIVE),
        ("adv", ADVERB),
    ] {
        let data = load(format!("data.{name}"))?;
        let index = load(format!("index.{name}"))?;
        let exceptions = load(format!("{name}.exc"))?;
        let mut classes = BTreeMap::new();
        let (mut upper, mut lower) = (BTreeSet::new(), BTreeSet::new());
        for line in data.lines().filter(|line| !line.starts_with(' ')) {
            let mut fields = line.split(' ');
            let (Some(offset), Some(class)) = (fields.next(), fields.next()) else {
                continue;
            };
            classes.insert(offset, class.parse::<u16>().unwrap_or(0));
            let count = fields
                .nth(1)
                .and_then(|n| usize::from_str_radix(n, 16).ok())
                .unwrap_or(0);
            for word in fields.step_by(2).take(count) {
                let set = if word.starts_with(char::is_uppercase) {
                    &mut upper
                } else {
                    &mut lower
                };
                set.insert(word.to_lowercase());
            }
        }
        let mut words = BTreeSet::new();
        for line in index.lines().filter(|line| !line.starts_with(' ')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let word = fields[0];
            if word.contains('_') || word.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            words.insert(word.to_owned());
            let pointers: usize = fields.get(3).and_then(|n| n.parse().ok()).unwrap_or(0);
            let class = fields
                .get(6 + pointers)
                .and_then(|offset| classes.get(offset))
                .copied()
                .unwrap_or(0);
            let entry = net.entries.entry(word.to_owned()).or_default();
            *entry |= bit;
            match bit {
                // Files 3 to 28 hold nouns, 29 to 43 verbs.
                NOUN => *entry |= (class.saturating_sub(2).min(26)) << 4,
                VERB => *entry |= (class.saturating_sub(28).min(15)) << 9,
                _ => {}
            }
            if bit == NOUN && upper.contains(word) && !lower.contains(word) {
                *entry |= NAME;
            }
        }
        let pairs = exceptions.lines().filter_map(|line| line.split_once(' '));
        let pairs: Vec<(&str, &str)> = pairs
            .map(|(form, lemmas)| (form, lemmas.split(' ').next().unwrap_or(lemmas)))
            .collect();
        for &(form, lemma) in pairs.iter().filter(|(form, _)| !form.contains('_')) {
            if bit == VERB
                && !form.ends_with("ing")
                && !form.ends_with('s')
                && !form.ends_with("ed")
            {
                *net.entries.entry(form.to_owned()).or_default() |= PAST;
            }
            for tag in tags(bit, form) {
                inflected.insert((form.to_owned(), *tag), lemma.to_owned());
            }
        }
        // What has an irregular form has no regular one, but for verbs like "smelt" and "learnt".
        let irregular: BTreeSet<(&str, &str)> = pairs
            .iter()
            .filter(|(form, lemma)| !form.ends_with('t') || lemma.ends_with(['d', 't']))
            .flat_map(|(form, lemma)| tags(bit, form).iter().map(|tag| (*lemma, *tag)))
            .collect();
        let count = |word: &str| counts.get(&(word, bit)).copied().unwrap_or(0);
        for word in words
            .iter()
            .filter(|word| net.entries.get(*word).is_none_or(|entry| entry & NAME == 0))
        {
            // A plural that is a word of its own ("earnings", "savings").
            let singular = word
                .strip_suffix('s')
                .filter(|stem| !stem.ends_with(['s', 'u', 'i']));
            if bit == NOUN && singular.is_some_and(|stem| count(word) > count(stem)) {
                inflected.insert((word.clone(), "NNS"), word.clone());
            }
            for (form, tag) in inflect(bit, word) {
                if irregular.contains(&(word.as_str(), tag)) {
                    continue;
                }
                // A form that a rule makes of one word and that is an exception of another is the more frequent one's
                // ("leaves": leaf), else the rule's ("enrolled": enroll, not enrol).
                let lemma = inflected.entry((form, tag)).or_insert_with(|| word.clone());
                if count(word) >= count(lemma) {
                    lemma.clone_from(word);
                }
            }
        }
    }
    net.forms = inflected
        .into_iter()
        .map(|((form, tag), lemma)| (form, tag.to_owned(), lemma))
        .collect();
    Ok(net)
}

/// How often each word stands in `WordNet`'s tagged texts, by part of speech; `list` is its `cntlist.rev`.
fn frequencies(list: &str) -> BTreeMap<(&str, u16), u32> {
    let mut counts = BTreeMap::new();
    for line in list.lines() {
        let mut fields = line.split(' ');
        let Some((word, sense)) = fields.next().and_then(|key| key.split_once('%')) else {
            continue;
        };
        let bit = match sense.as_bytes().first() {
            Some(b'1') => NOUN,
            Some(b'2') => VERB,
            Some(b'4') => ADVERB,
            _ => ADJECTIVE,
        };
        let count = fields.nth(1).and_then(|n| n.parse().ok()).unwrap_or(0_u32);
        *counts.entry((word, bit)).or_default() += count;
    }
    counts
}

/// The Penn tags that an irregular form can have.
fn tags(kind: u16, form: &str) -> &'static [&'static str] {
    match kind {
        NOUN => &["NNS"],
        VERB if form.ends_with("ing") => &["VBG"],
        VERB if form.ends_with('s') => &["VBZ"],
        VERB => &["VBD", "VBN"],
        ADJECTIVE if form.ends_with("er") => &["JJR", "RBR"],
        ADJECTIVE if form.ends_with("est") => &["JJS", "RBS"],
        _ => &[],
    }
}

/// The regular forms of a word.
fn inflect(kind: u16, word: &str) -> Vec<(String, &'static str)> {
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    let mut back = word.chars().rev();
    let (last, before) = (back.next(), back.next());
    let consonant_y = last == Some('y') && !vowel(before);
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    let stem = &word[..word.len() - last.map_or(0, char::len_utf8)];
    let plural = if consonant_y {
        format!("{stem}ies")
    } else if hisses || (last == Some('o') && !vowel(before)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    };
    match kind {
        NOUN => vec![(plural, "NNS")],
        VERB => {
            let past = match last {
                Some('e') => format!("{word}d"),
                _ if consonant_y => format!("{stem}ied"),
                _ => format!("{word}ed"),
            };
            let drops = last == Some('e') && !matches!(before, Some('e' | 'o' | 'y'));
            let going = if let Some(stem) = word.strip_suffix("ie") {
                format!("{stem}ying")
            } else if drops {
                format!("{stem}ing")
            } else {
                format!("{word}ing")
            };
            vec![
                (plural, "VBZ"),
                (past.clone(), "VBD"),
                (past, "VBN"),
                (going, "VBG"),
            ]
        }
        _ => Vec::new(),
    }
}
