//! Compiles WordNet's dictionary to the table that the binary embeds.
//!
//! `cargo xtask wordnet /usr/share/wordnet models/wordnet.bin`
//!
//! The folder is `dict` of WordNet 3.0 (on Debian the package `wordnet-base`). The same folder gives the same bytes.
//! [`database`] reads it; here is decided what is worth keeping, by the counts of the sense-tagged texts that come
//! with WordNet:
//!
//! - a word's *leading* sense is its first, where that holds at least half of the word's counts;
//! - its *usual* senses are the first two, where each holds at least a quarter;
//! - synonyms share a sense that leads in one and is near in the other, one of its first three ("taxi" and "cab", "police officer"
//!   and "officer"); of verbs also where WordNet groups two leading senses;
//! - antonyms link usual senses, derived forms any of the first four; nouns of persons are no derived forms (a killer is no killing);
//! - kinds are those of the leading sense, four levels up for nouns and two for verbs, without those so wide
//!   that they tell nothing, each by the words that lead in it;
//! - at least one word of a link was counted, of a kind both.

mod database;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;

use self::database::{Database, SynsetId};
use crosscheck::rules::wordnet::{Link, Part, Word, encode};

/// A share of the counts that makes a first sense the leading one.
const LEADS: f64 = 0.5;
/// A share that makes one of the first two senses a usual one.
const USUAL: f64 = 0.25;
/// Senses after this one are too far to be meant where another word's leading sense is told.
const NEAR: usize = 3;
/// Senses after this one link no derived forms.
const KNOWN: usize = 4;
/// Nouns and verbs with more kinds under them than this are too wide to tell anything.
const WIDEST_NOUN: usize = 800;
const WIDEST_VERB: usize = 150;
/// WordNet's file of nouns that name persons.
const PERSONS: u8 = 18;

type Key = (String, Part);

/// What to compile.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder `dict` of `WordNet` 3.0.
    folder: PathBuf,
    /// Where the table goes.
    table: PathBuf,
}

/// Compiles the table and writes it.
///
/// # Errors
/// A file cannot be read or written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let out = &arguments.table;
    let database = Database::read(&arguments.folder)?;
    let table = encode(&words(&database)).map_err(anyhow::Error::msg)?;
    fs::write(out, &table)?;
    println!("{}: {} bytes", out.display(), table.len());
    Ok(())
}

/// All words that have a link, with their links.
fn words(database: &Database) -> Vec<Word> {
    let links = Links::of(database);
    let mut keys: BTreeSet<&Key> = BTreeSet::new();
    for (from, _, to) in &links.found {
        keys.extend([from, to]);
    }
    let index: HashMap<&Key, usize> = keys
        .iter()
        .enumerate()
        .map(|(at, key)| (*key, at))
        .collect();
    let mut words: Vec<Word> = keys
        .iter()
        .map(|(lemma, part)| Word {
            lemma: lemma.clone(),
            part: *part,
            links: Vec::new(),
        })
        .collect();
    for (from, link, to) in &links.found {
        words[index[from]].links.push((*link, index[to]));
    }
    words
}

/// Whether a link joins words that texts use: one of the two was counted, of kinds both; plain words, two at most.
fn worth(database: &Database, from: &Key, link: Link, to: &Key) -> bool {
    let plain = |(lemma, _): &Key| {
        let letters = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.' | '\'' | ' ');
        lemma.chars().all(letters) && lemma.matches(' ').count() < 2
    };
    let counted = |(lemma, part): &Key| database.counted(lemma, *part) > 0;
    let known = match link {
        Link::Hypernym => counted(from) && counted(to),
        _ => counted(from) || counted(to),
    };
    plain(from) && plain(to) && known
}

struct Links<'d> {
    database: &'d Database,
    found: BTreeSet<(Key, Link, Key)>,
}

impl<'d> Links<'d> {
    fn of(database: &'d Database) -> Self {
        let mut links = Self {
            database,
            found: BTreeSet::new(),
        };
        let under = kinds_under(database);
        for (&id, synset) in &database.synsets {
            links.synonyms(id);
            for lemma in &synset.words {
                links.wider(id, lemma, &under);
            }
            for pointer in &synset.pointers {
                match pointer.symbol.as_str() {
                    "!" => links.lexical(id, Link::Antonym, pointer),
                    "+" | "\\" => links.lexical(id, Link::Derived, pointer),
                    "$" => links.grouped(id, pointer.target),
                    _ => {}
                }
            }
        }
        links
            .found
            .retain(|(from, link, to)| worth(database, from, *link, to));
        links
    }

    fn key(&self, lemma: &str, id: SynsetId) -> Key {
        (lemma.to_owned(), self.database.synsets[&id].part)
    }

    fn both(&mut self, a: Key, link: Link, b: Key) {
        if a != b {
            self.found.insert((a.clone(), link, b.clone()));
            self.found.insert((b, link, a));
        }
    }

    /// Words that this synset leads for.
    fn led(&self, id: SynsetId) -> Vec<Key> {
        let words = &self.database.synsets[&id].words;
        words
            .iter()
            .filter(|lemma| self.leads(lemma, id))
            .map(|lemma| self.key(lemma, id))
            .collect()
    }

    fn leads(&self, lemma: &str, id: SynsetId) -> bool {
        self.database
            .sense(lemma, id)
            .is_some_and(|sense| sense.number == 1 && sense.share >= LEADS && sense.told)
    }

    fn usual(&self, lemma: &str, id: SynsetId) -> bool {
        self.database
            .sense(lemma, id)
            .is_some_and(|sense| sense.number <= 2 && sense.share >= USUAL)
    }

    fn known(&self, lemma: &str, id: SynsetId) -> bool {
        let sense = self.database.sense(lemma, id);
        sense.is_some_and(|sense| sense.number <= KNOWN)
    }

    fn synonyms(&mut self, id: SynsetId) {
        let near = self.near(id);
        for a in &self.led(id) {
            for b in &near {
                self.both(a.clone(), Link::Synonym, b.clone());
            }
        }
    }

    /// Words that have this synset among their near senses.
    fn near(&self, id: SynsetId) -> Vec<Key> {
        let words = &self.database.synsets[&id].words;
        let near = |lemma: &&String| {
            let sense = self.database.sense(lemma, id);
            sense.is_some_and(|sense| sense.number <= NEAR)
        };
        words
            .iter()
            .filter(near)
            .map(|lemma| self.key(lemma, id))
            .collect()
    }

    fn grouped(&mut self, id: SynsetId, target: SynsetId) {
        for a in self.led(id) {
            for b in self.led(target) {
                self.both(a.clone(), Link::Synonym, b);
            }
        }
    }

    fn lexical(&mut self, id: SynsetId, link: Link, pointer: &database::Pointer) {
        let database = self.database;
        let (here, there) = (&database.synsets[&id], &database.synsets[&pointer.target]);
        if link == Link::Derived
            && [here, there]
                .iter()
                .any(|s| s.part == Part::Noun && s.file == PERSONS)
        {
            return;
        }
        // Word numbers count from 1; 0 stands for the whole synset, which no antonym or derivation is.
        let (Some(from), Some(to)) = (
            pointer
                .from
                .checked_sub(1)
                .and_then(|at| here.words.get(at)),
            pointer.to.checked_sub(1).and_then(|at| there.words.get(at)),
        ) else {
            return;
        };
        let counts = |lemma: &str, id| match link {
            // One stem holds them together; only far senses are dropped.
            Link::Derived => self.known(lemma, id),
            _ => self.usual(lemma, id),
        };
        if counts(from, id) && counts(to, pointer.target) {
            self.both(self.key(from, id), link, self.key(to, pointer.target));
        }
    }

    fn wider(&mut self, id: SynsetId, lemma: &str, under: &HashMap<SynsetId, usize>) {
        let part = self.database.synsets[&id].part;
        let (levels, widest) = match part {
            Part::Noun => (4, WIDEST_NOUN),
            Part::Verb => (2, WIDEST_VERB),
            Part::Adjective | Part::Adverb => return,
        };
        let known = self
            .database
            .sense(lemma, id)
            .is_some_and(|s| s.counted > 0);
        if !self.leads(lemma, id) || !known {
            return;
        }
        let from = self.key(lemma, id);
        let mut level = vec![id];
        for _ in 0..levels {
            level = level
                .iter()
                .flat_map(|&s| above(self.database, s))
                .collect();
            level.retain(|s| under[s] <= widest);
            for &s in &level {
                for to in self.led(s) {
                    if to != from {
                        self.found.insert((from.clone(), Link::Hypernym, to));
                    }
                }
            }
        }
    }
}

/// Synsets right above.
fn above(database: &Database, id: SynsetId) -> impl Iterator<Item = SynsetId> {
    database.synsets[&id]
        .pointers
        .iter()
        .filter(|pointer| matches!(pointer.symbol.as_str(), "@" | "@i"))
        .map(|pointer| pointer.target)
}

/// How many synsets stand under each, at any depth.
fn kinds_under(database: &Database) -> HashMap<SynsetId, usize> {
    let mut below: BTreeMap<SynsetId, Vec<SynsetId>> = BTreeMap::new();
    for &id in database.synsets.keys() {
        for wider in above(database, id) {
            below.entry(wider).or_default().push(id);
        }
    }
    let count = |&top: &SynsetId| {
        let mut seen = BTreeSet::new();
        let mut open = vec![top];
        while let Some(next) = open.pop() {
            for &kind in below.get(&next).into_iter().flatten() {
                if seen.insert(kind) {
                    open.push(kind);
                }
            }
        }
        (top, seen.len())
    };
    database.synsets.keys().map(count).collect()
}
