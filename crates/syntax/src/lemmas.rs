//! Dictionary forms: for each Penn tag a table of endings and what to put in their place.
//!
//! In: a word and its Penn tag. Out: its lemma. The longest ending that the table knows decides, the whole word first;
//! irregular words are entries of their own. What always holds: a lemma is never empty; the cost is at most
//! ten look-ups.

use super::hash;

/// The longest ending that the table may hold, in characters; whole words may be longer.
pub const LONGEST: usize = 7;

/// The table, borrowed from the model.
#[derive(Debug, Clone, Default)]
pub struct Lemmas<'a> {
    rules: Vec<(usize, &'a str)>,
    keys: &'a [u8],
    choices: &'a [u8],
}

/// The key under which the table holds an ending (or a whole word) of words with the tag `xpos`.
pub fn key(xpos: &str, ending: &str, whole: bool) -> u32 {
    let mut h = hash::bytes(ending.as_bytes());
    h = hash::key(u64::from(whole), &[h, hash::bytes(xpos.as_bytes())]);
    (h >> 24) as u32
}

/// What the rules work on: names, acronyms and foreign words keep their letters, all else is lower case. The plural of an
/// acronym is lower case too ("PCs": pc), as in the treebanks.
pub fn base(form: &str, xpos: &str, sure_capitals: bool) -> String {
    let keeps = matches!(
        xpos,
        "NNP" | "NNPS" | "ADD" | "FW" | "SYM" | "GW" | "LS" | "AFX"
    );
    let acronym = sure_capitals && matches!(xpos, "NN" | "CD" | "JJ") && is_acronym(form);
    let straight = form
        .chars()
        .map(|c| if c == '’' || c == '‘' { '\'' } else { c });
    if keeps || acronym {
        straight.collect()
    } else {
        straight.flat_map(char::to_lowercase).collect()
    }
}

/// Whether a word is written with more than one capital letter.
pub fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}

/// The key under which the table holds an acronym of the treebanks that keeps its letters whatever its tag.
pub fn acronym_key(form: &str) -> u32 {
    key("acronym", form, true)
}

/// The endings of `word` under which its rule may stand, most telling first.
pub fn endings(word: &str) -> impl Iterator<Item = (&str, bool)> {
    let starts = word.char_indices().rev().map(|(at, _)| at).take(LONGEST);
    let mut starts: Vec<usize> = starts.collect();
    starts.reverse();
    std::iter::once((word, true))
        .chain(starts.into_iter().map(|at| (&word[at..], false)))
        .chain([("", false)])
}

/// Applies a rule: so many characters off the end, these letters on.
pub fn apply(base: &str, strip: usize, add: &str) -> Option<String> {
    let cut = match strip {
        0 => base.len(),
        n => base.char_indices().rev().nth(n - 1)?.0,
    };
    let lemma = format!("{}{add}", &base[..cut]);
    (!lemma.is_empty()).then_some(lemma)
}

impl<'a> Lemmas<'a> {
    /// Reads what [`write`] wrote.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let mut rules = Vec::new();
        for line in std::str::from_utf8(text).ok()?.lines() {
            let (strip, add) = line.split_once('\t')?;
            rules.push((strip.parse().ok()?, add));
        }
        let count = rest.len() / 6;
        let (keys, choices) = rest.split_at_checked(count * 4)?;
        Some(Self {
            rules,
            keys,
            choices,
        })
    }

    /// The lemma of `form` with the Penn tag `xpos`; `shouted` says that capitals mean nothing here.
    pub fn lemma(&self, form: &str, xpos: &str, shouted: bool) -> String {
        let adverbial = !shouted && matches!(xpos, "RB" | "IN") && is_acronym(form);
        if adverbial && self.rule(acronym_key(form)).is_some() {
            return form.to_owned();
        }
        let base = base(form, xpos, !shouted);
        let rule = endings(&base).find_map(|(ending, whole)| self.rule(key(xpos, ending, whole)));
        let lemma = rule.and_then(|(strip, add)| apply(&base, strip, add));
        lemma.unwrap_or(base)
    }

    fn rule(&self, key: u32) -> Option<(usize, &'a str)> {
        let keys = self.keys.as_chunks::<4>().0;
        let at = keys
            .binary_search_by_key(&key, |raw| u32::from_le_bytes(*raw))
            .ok()?;
        let choice = self.choices.as_chunks::<2>().0.get(at)?;
        self.rules
            .get(u16::from_le_bytes(*choice) as usize)
            .copied()
    }
}

/// Lays out the rules and the table (key, index of its rule) in the form that [`Lemmas::read`] takes.
pub fn write(rules: &[(usize, String)], table: &std::collections::BTreeMap<u32, u16>) -> Vec<u8> {
    let lines: Vec<String> = rules
        .iter()
        .map(|(strip, add)| format!("{strip}\t{add}"))
        .collect();
    let text = lines.join("\n");
    let mut out = (text.len() as u32).to_le_bytes().to_vec();
    out.extend(text.as_bytes());
    out.extend(table.keys().flat_map(|key| key.to_le_bytes()));
    out.extend(table.values().flat_map(|choice| choice.to_le_bytes()));
    out
}
