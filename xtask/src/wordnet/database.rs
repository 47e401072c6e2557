//! WordNet's database files, as `wndb(5WN)` and `senseidx(5WN)` describe them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::{fs, io};

use crosscheck::rules::wordnet::Part;

/// A synset's part of speech and its byte offset in the data file of that part.
pub type SynsetId = (Part, u32);

/// Words of one sense, and where it points.
pub struct Synset {
    /// Satellites count as adjectives.
    pub part: Part,
    /// Number of the lexicographer's file.
    pub file: u8,
    /// Lemmas in lower case, blanks for underscores.
    pub words: Vec<String>,
    pub pointers: Vec<Pointer>,
}

/// A relation to another synset, or between two of their words.
pub struct Pointer {
    pub symbol: String,
    pub target: SynsetId,
    /// Numbers of the words from 1; 0 for the whole synset.
    pub from: usize,
    pub to: usize,
}

/// A word's use in one sense.
#[derive(Clone, Copy)]
pub struct Sense {
    /// 1 for the most frequent.
    pub number: usize,
    /// How often the tagged texts have it.
    pub counted: u32,
    /// Its share of the word's counts; without any, 1 over the number of senses.
    pub share: f64,
    /// Whether the counts, or there being two senses at most, tell which leads.
    pub told: bool,
}

pub struct Database {
    pub synsets: BTreeMap<SynsetId, Synset>,
    senses: HashMap<(String, SynsetId), Sense>,
    totals: HashMap<(String, Part), u32>,
}

impl Database {
    /// Reads the data files and `cntlist.rev`.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut synsets = BTreeMap::new();
        let mut senses = HashMap::new();
        let mut totals = HashMap::new();
        let counts = counts(&fs::read_to_string(folder.join("cntlist.rev"))?);
        for ((lemma, part, _), count) in &counts {
            *totals.entry((lemma.clone(), *part)).or_insert(0) += count;
        }
        for (part, name) in [
            (Part::Noun, "noun"),
            (Part::Verb, "verb"),
            (Part::Adjective, "adj"),
            (Part::Adverb, "adv"),
        ] {
            let data = fs::read_to_string(folder.join(format!("data.{name}")))?;
            for line in data.lines().filter(|line| !line.starts_with(' ')) {
                let (id, synset) = synset(part, line).ok_or_else(|| broken(name, line))?;
                synsets.insert(id, synset);
            }
            let index = fs::read_to_string(folder.join(format!("index.{name}")))?;
            for line in index.lines().filter(|line| !line.starts_with(' ')) {
                let (lemma, ids) = index_line(part, line).ok_or_else(|| broken(name, line))?;
                add_senses(&mut senses, &counts, part, &lemma, &ids);
            }
        }
        Ok(Self {
            synsets,
            senses,
            totals,
        })
    }

    /// How often the tagged texts have the word, in any sense.
    pub fn counted(&self, lemma: &str, part: Part) -> u32 {
        let key = (lemma.to_owned(), part);
        self.totals.get(&key).copied().unwrap_or(0)
    }

    /// How the word is used in this sense.
    pub fn sense(&self, lemma: &str, id: SynsetId) -> Option<Sense> {
        self.senses.get(&(lemma.to_owned(), id)).copied()
    }
}

fn broken(name: &str, line: &str) -> io::Error {
    let start: String = line.chars().take(40).collect();
    io::Error::new(io::ErrorKind::InvalidData, format!("{name}: {start}"))
}

fn add_senses(
    senses: &mut HashMap<(String, SynsetId), Sense>,
    counts: &HashMap<(String, Part, usize), u32>,
    part: Part,
    lemma: &str,
    ids: &[SynsetId],
) {
    let counted = |number| {
        counts
            .get(&(lemma.to_owned(), part, number))
            .copied()
            .unwrap_or(0)
    };
    let total: u32 = (1..=ids.len()).map(counted).sum();
    for (at, &id) in ids.iter().enumerate() {
        let number = at + 1;
        let share = if total > 0 {
            f64::from(counted(number)) / f64::from(total)
        } else {
            1.0 / ids.len() as f64
        };
        let told = total > 0 || ids.len() == 1;
        senses.insert(
            (lemma.to_owned(), id),
            Sense {
                number,
                counted: counted(number),
                share,
                told,
            },
        );
    }
}

/// `lemma pos synset_cnt p_cnt [symbols…] sense_cnt tagsense_cnt offsets…`
fn index_line(part: Part, line: &str) -> Option<(String, Vec<SynsetId>)> {
    let mut fields = line.split_whitespace();
    let lemma = fields.next()?.replace('_', " ");
    let synsets: usize = fields.nth(1)?.parse().ok()?;
    let symbols: usize = fields.next()?.parse().ok()?;
    let ids: Vec<SynsetId> = fields
        .skip(symbols + 2)
        .map(|offset| Some((part, offset.parse().ok()?)))
        .collect::<Option<_>>()?;
    (ids.len() == synsets).then_some((lemma, ids))
}

/// `offset file type w_cnt word id [word id…] p_cnt [symbol offset pos source/target…] … | gloss`
fn synset(part: Part, line: &str) -> Option<(SynsetId, Synset)> {
    let mut fields = line.split(" | ").next()?.split_whitespace();
    let id = (part, fields.next()?.parse().ok()?);
    let file = fields.next()?.parse().ok()?;
    fields.next()?;
    let count = usize::from_str_radix(fields.next()?, 16).ok()?;
    let mut words = Vec::new();
    for _ in 0..count {
        // "(a)", "(p)", "(ip)" tell where an adjective may stand.
        let word = fields.next()?.split('(').next()?;
        words.push(word.replace('_', " ").to_lowercase());
        fields.next()?;
    }
    let mut pointers = Vec::new();
    for _ in 0..fields.next()?.parse().ok()? {
        let symbol = fields.next()?.to_owned();
        let offset = fields.next()?.parse().ok()?;
        let target = match fields.next()? {
            "n" => Part::Noun,
            "v" => Part::Verb,
            "r" => Part::Adverb,
            _ => Part::Adjective,
        };
        let ends = fields.next()?;
        pointers.push(Pointer {
            symbol,
            target: (target, offset),
            from: usize::from_str_radix(ends.get(..2)?, 16).ok()?,
            to: usize::from_str_radix(ends.get(2..)?, 16).ok()?,
        });
    }
    Some((
        id,
        Synset {
            part,
            file,
            words,
            pointers,
        },
    ))
}

/// `lemma%type:… sense_number tag_cnt`
fn counts(text: &str) -> HashMap<(String, Part, usize), u32> {
    let mut counts = HashMap::new();
    for line in text.lines() {
        let mut fields = line.split_whitespace();
        let (Some(key), Some(number), Some(count)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let Some((lemma, rest)) = key.split_once('%') else {
            continue;
        };
        let part = match rest.as_bytes().first() {
            Some(b'1') => Part::Noun,
            Some(b'2') => Part::Verb,
            Some(b'4') => Part::Adverb,
            _ => Part::Adjective,
        };
        if let (Ok(number), Ok(count)) = (number.parse(), count.parse::<u32>()) {
            *counts
                .entry((lemma.replace('_', " "), part, number))
                .or_insert(0) += count;
        }
    }
    counts
}
