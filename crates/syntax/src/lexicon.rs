//! What a dictionary says of a word: which parts of speech it can be, and what kind of thing or act it means.
//!
//! In: a lower-case word. Out: an [`Entry`]. The table is compiled from `WordNet` (Miller 1995): parts of speech, the
//! lexicographer's class of the most frequent noun and verb sense ("communication", "time", "person"), whether the word is only
//! ever a name, and irregular past forms. What always holds: a look-up takes constant time; about one unknown word in
//! twenty thousand is taken for another.

use super::hash;

/// The class of verbs of thinking and judging.
pub const COGNITION: u64 = 3;
/// The class of nouns of animals: "dog".
pub const ANIMAL: u64 = 3;
/// The class of nouns of what was made: "lorry", "hospital", "newspaper".
pub const ARTIFACT: u64 = 4;
/// The class of nouns of what things are like: "rate", "size".
pub const ATTRIBUTE: u64 = 5;
/// The class of nouns of what happens: "fire", "win".
pub const EVENT: u64 = 9;
/// The class of nouns of parts of the body.
pub const BODY: u64 = 6;
/// The class of nouns of how much and how many.
pub const QUANTITY: u64 = 21;
/// The class of nouns of states: "silence".
pub const STATE: u64 = 24;
/// The class of verbs of feeling: "fear".
pub const EMOTION: u64 = 9;
/// The class of verbs of seeing and hearing.
pub const PERCEPTION: u64 = 11;
/// The class of verbs of what people do among people: "attend".
pub const SOCIAL: u64 = 13;
/// The class of nouns of food and drink: "wine".
pub const FOOD: u64 = 11;
/// The class of nouns of what nature made and is not alive: "river", "meteorite".
pub const OBJECT: u64 = 15;
/// The class of nouns of what nature does: "storm".
pub const PHENOMENON: u64 = 17;
/// The class of nouns of plants: "tree".
pub const PLANT: u64 = 18;
/// The class of nouns of shapes: "curve".
pub const SHAPE: u64 = 23;
/// The class of nouns of matter: "dust".
pub const SUBSTANCE: u64 = 25;
/// The class of nouns of thought: "idea", "plan".
pub const THOUGHT: u64 = 7;
/// The class of nouns of what is said: "claim", "statement".
pub const MESSAGE: u64 = 8;
/// The class of nouns of time: "Sunday", "year".
pub const TIME: u64 = 26;
/// Class of nouns of groups of people ("company", "police").
pub const GROUP: u64 = 12;
/// Class of nouns of people ("officer").
pub const PERSON: u64 = 16;
/// The class of nouns of places: "country", "Norway".
pub const LOCATION: u64 = 13;
/// The class of verbs of saying.
pub const COMMUNICATION: u64 = 4;

/// What is known of one word, packed into 16 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry(pub u16);

/// Marks an entry as present.
pub const PRESENT: u16 = 1 << 15;
/// Irregular past tense or participle of a verb.
pub const PAST: u16 = 1 << 14;
/// Written with a capital wherever it is a noun.
pub const NAME: u16 = 1 << 13;
/// Parts of speech.
pub const NOUN: u16 = 1;
/// Verb.
pub const VERB: u16 = 2;
/// Adjective.
pub const ADJECTIVE: u16 = 4;
/// Adverb.
pub const ADVERB: u16 = 8;

impl Entry {
    /// The parts of speech, `NAME` and `PAST`.
    pub fn kinds(self) -> u64 {
        u64::from(self.0 & 15) | u64::from(self.0 >> 13) << 4
    }

    /// The class of its first noun sense, 1 to 26; 0 if it is no noun.
    pub fn noun_class(self) -> u64 {
        u64::from(self.0 >> 4 & 31)
    }

    /// The class of its first verb sense, 1 to 15 ([`COGNITION`], [`COMMUNICATION`] …); 0 if it is no verb.
    pub fn verb_class(self) -> u64 {
        u64::from(self.0 >> 9 & 15)
    }

    fn is(self, kind: u16) -> bool {
        self.0 & kind != 0
    }
}

/// The table, borrowed from the model: a power of two of slots of four bytes, fingerprint and entry.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lexicon<'a> {
    slots: &'a [u8],
}

impl<'a> Lexicon<'a> {
    /// Reads what [`write`] wrote.
    pub fn read(slots: &'a [u8]) -> Option<Self> {
        (slots.len() / 4)
            .is_power_of_two()
            .then_some(Self { slots })
    }

    /// What is known of `word`, which is in lower case.
    pub fn get(&self, word: &[u8]) -> Entry {
        let slots = self.slots.as_chunks::<4>().0;
        let hash = hash::bytes(word);
        let start = hash as usize;
        let print = (hash >> 48) as u16;
        for step in 0..slots.len().min(64) {
            let [a, b, c, d] = slots[(start + step) & (slots.len() - 1)];
            let entry = u16::from_le_bytes([c, d]);
            if entry == 0 {
                break;
            }
            if u16::from_le_bytes([a, b]) == print {
                return Entry(entry);
            }
        }
        Entry::default()
    }

    /// What the form of a word allows: what is known of it, and which endings part from a known word (plural or third person,
    /// past, `ing`, adverb).
    pub fn kinds(&self, folded: &str) -> u64 {
        let own = self.get(folded.as_bytes());
        let mut kinds = own.kinds();
        let mut stem = |end: &str, with: &[&str], wanted: u16, bit: u64| {
            let Some(stem) = folded.strip_suffix(end).filter(|stem| stem.len() >= 2) else {
                return;
            };
            let doubled = stem.len() > 2
                && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
            let single = doubled.then(|| self.get(&stem.as_bytes()[..stem.len() - 1]));
            let found = with
                .iter()
                .any(|add| self.get(format!("{stem}{add}").as_bytes()).is(wanted));
            if found || single.is_some_and(|entry| entry.is(wanted) && end != "s") {
                kinds |= 1 << bit;
            }
        };
        match folded.as_bytes().last() {
            Some(b's') => {
                for (wanted, bit) in [(NOUN, 8), (VERB, 9)] {
                    stem("s", &[""], wanted, bit);
                    stem("es", &[""], wanted, bit);
                    stem("ies", &["y"], wanted, bit);
                }
            }
            Some(b'd') => {
                stem("ed", &["", "e"], VERB, 10);
                stem("ied", &["y"], VERB, 10);
            }
            Some(b'g') => stem("ing", &["", "e"], VERB, 11),
            Some(b'y') => {
                stem("ly", &["", "le"], ADJECTIVE, 12);
                stem("ily", &["y"], ADJECTIVE, 12);
            }
            Some(b'r') => stem("er", &["", "e"], ADJECTIVE, 13),
            Some(b't') => stem("est", &["", "e"], ADJECTIVE, 14),
            _ => {}
        }
        kinds
    }
}

/// Lays words and their entries out in the form that [`Lexicon::read`] takes.
pub fn write(entries: &std::collections::BTreeMap<String, u16>) -> Vec<u8> {
    let slots = (entries.len() * 3 / 2).next_power_of_two().max(1);
    let mut table = vec![[0_u8; 4]; slots];
    for (word, entry) in entries {
        let hash = hash::bytes(word.as_bytes());
        let [a, b] = ((hash >> 48) as u16).to_le_bytes();
        let [c, d] = (entry | PRESENT).to_le_bytes();
        let mut at = hash as usize & (slots - 1);
        while table[at] != [0; 4] {
            at = (at + 1) & (slots - 1);
        }
        table[at] = [a, b, c, d];
    }
    table.concat()
}
