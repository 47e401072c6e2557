//! What the parser looks at: about a hundred templates after Zhang & Nivre 2011 ("Transition-based dependency parsing
//! with rich non-local features"), with words of case, lemmas and senses, punctuation, what lies between, and what is still to come.
//!
//! In: a [`Scene`] (what does not change in a sentence) and a [`State`]. Out: a key for each template, 0 where its words
//! are missing. What always holds: the time for one state does not depend on the sentence's length.

use super::hash::{self, key};
use super::lexicon::Lexicon;
use super::state::{NONE, Node, State};
use super::words::Word;
use crate::Upos;

/// How many features a decision has.
pub const TEMPLATES: usize = 160;

/// Kinds of word and punctuation that are counted between two words.
const KINDS: usize = 9;

/// One word as tagger, lemmatizer and lexicon see it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Hash of the folded form.
    pub word: u64,
    /// Hash of the lemma.
    pub lemma: u64,
    /// The tagger's class.
    pub class: u8,
    /// The tags of that class.
    pub upos: Upos,
    /// The Penn tag.
    pub xpos: &'a str,
    /// What kind of thing or act it means.
    pub sense: u64,
    /// Its first character.
    pub first: char,
}

impl<'a> Seen<'a> {
    /// From here on senses are those of verbs.
    pub const VERBS: u64 = 32;

    /// Puts together what is known of a word.
    pub fn new(
        form: &str,
        word: &Word,
        class: u8,
        (upos, xpos): (Upos, &'a str),
        lemma: &str,
        lexicon: &Lexicon,
    ) -> Self {
        let sense = match upos {
            Upos::Verb => lexicon.get(lemma.as_bytes()).verb_class() + Self::VERBS,
            Upos::Noun => lexicon.get(lemma.as_bytes()).noun_class(),
            Upos::Propn => lexicon.get(lemma.to_lowercase().as_bytes()).noun_class(),
            Upos::Num => 62,
            Upos::Pron => 63,
            _ => 0,
        };
        let first = form.chars().next().unwrap_or(' ');
        Self {
            word: word.folded,
            lemma: hash::bytes(lemma.as_bytes()),
            class,
            upos,
            xpos,
            sense,
            first,
        }
    }
}

/// The parts of a sentence that parsing does not change. Punctuation is left out, but each word knows what stands
/// before it. The root stands after the last word.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The words that are parsed, by their place in the sentence.
    pub kept: Vec<usize>,
    words: Vec<u64>,
    lemmas: Vec<u64>,
    tags: Vec<u64>,
    senses: Vec<u64>,
    /// What punctuation stands directly before a word.
    marks: Vec<u64>,
    /// How many words and marks of each kind stand before a word.
    before: Vec<[u16; KINDS]>,
    /// What the next verb after a word is, and what stands on the way to it.
    ahead: Vec<u64>,
}

impl Scene {
    /// Takes the words of a sentence in order.
    pub fn new(seen: &[Seen]) -> Self {
        let mut kept: Vec<usize> = (0..seen.len())
            .filter(|&at| seen[at].upos != Upos::Punct)
            .collect();
        if kept.is_empty() {
            kept = (0..seen.len()).collect();
        }
        let n = kept.len();
        let mut scene = Self {
            words: kept.iter().map(|&at| seen[at].word).chain([1]).collect(),
            lemmas: kept.iter().map(|&at| seen[at].lemma).chain([1]).collect(),
            tags: kept
                .iter()
                .map(|&at| u64::from(seen[at].class))
                .chain([254])
                .collect(),
            senses: kept.iter().map(|&at| seen[at].sense).chain([60]).collect(),
            marks: vec![0; n + 1],
            before: vec![[0; KINDS]; n + 1],
            ahead: vec![0; n + 1],
            kept,
        };
        let mut counts = [0_u16; KINDS];
        let mut next = 0;
        for (at, word) in seen.iter().enumerate() {
            let (upos, wh) = (word.upos, word.xpos.starts_with('W'));
            if scene.kept.get(next) == Some(&at) {
                scene.before[next] = counts;
                next += 1;
                let kinds = [
                    upos == Upos::Verb,
                    upos == Upos::Aux,
                    upos == Upos::Cconj,
                    upos == Upos::Sconj || wh,
                    upos == Upos::Adp,
                ];
                for (count, is) in counts.iter_mut().zip(kinds) {
                    *count = count.saturating_add(u16::from(is));
                }
            } else {
                let mark = mark(word);
                scene.marks[next] = (scene.marks[next] << 4 | mark) & 0xFFF;
                let kind = match mark {
                    1 => 5,
                    2 => 6,
                    3 => continue,
                    4 => 7,
                    _ => 8,
                };
                counts[kind] = counts[kind].saturating_add(1);
            }
        }
        scene.before[n] = counts;
        let mut ahead = 0;
        for at in (0..n).rev() {
            scene.ahead[at] = ahead | scene.marks[at + 1].min(1) << 4;
            let word = &seen[scene.kept[at]];
            ahead = match word.upos {
                Upos::Verb | Upos::Aux => scene.tags[at] << 8,
                Upos::Cconj => ahead | 2,
                Upos::Sconj => ahead | 4,
                Upos::Pron if word.xpos.starts_with('W') => ahead | 4,
                _ => ahead,
            };
            ahead |= match scene.marks[at] & 15 {
                0 | 3 => 0,
                1 => 1,
                _ => 8,
            };
        }
        scene
    }

    fn word(&self, at: u32) -> u64 {
        self.words.get(at as usize).copied().unwrap_or(0)
    }

    fn lemma(&self, at: u32) -> u64 {
        self.lemmas.get(at as usize).copied().unwrap_or(0)
    }

    fn sense(&self, at: u32) -> u64 {
        self.senses.get(at as usize).copied().unwrap_or(61)
    }

    fn mark(&self, at: u32) -> u64 {
        self.marks.get(at as usize).copied().unwrap_or(15)
    }

    fn tag(&self, at: u32) -> u64 {
        self.tags.get(at as usize).copied().unwrap_or(255)
    }

    /// What lies between two words: a bit for each kind, two for commas.
    fn between(&self, left: u32, right: u32) -> u64 {
        let (Some(a), Some(b)) = (
            self.before.get(left as usize + 1),
            self.before.get(right as usize),
        ) else {
            return 0;
        };
        let mut flags = 0;
        for (at, (a, b)) in a.iter().zip(b).enumerate() {
            flags |= u64::from(b > a) << at;
        }
        flags | u64::from(b[5] > a[5] + 1) << KINDS
    }
}

/// The kind of a punctuation mark.
fn mark(word: &Seen) -> u64 {
    match word.first {
        ',' => 1,
        ':' | ';' => 2,
        '-' | '‑' | '–' if word.xpos == "HYPH" => 3,
        '"' | '“' | '”' | '\'' | '‘' | '’' | '`' | '«' | '»' => 4,
        '(' | '[' | '{' => 5,
        ')' | ']' | '}' => 6,
        '.' | '…' => 7,
        '?' => 8,
        '!' => 9,
        '-' | '–' | '—' => 10,
        _ => 11,
    }
}

fn label(node: Option<&Node>) -> u64 {
    node.filter(|n| n.head != NONE)
        .map_or(99, |n| n.label as u64)
}

fn distance(a: u32, b: u32) -> u64 {
    match b - a {
        n @ 0..=4 => u64::from(n),
        5..=6 => 5,
        7..=10 => 6,
        11..=16 => 7,
        _ => 8,
    }
}

/// Fills `out` with the features of `state`.
pub fn features(scene: &Scene, state: &State, out: &mut [u64; TEMPLATES]) {
    out.fill(0);
    let s0 = state.item(0);
    let s1 = state.item(1);
    let n0 = state.front;
    let root = state.root();
    let ahead = |k: u32| if n0 + k <= root { n0 + k } else { NONE };
    let (n1, n2, n3) = (ahead(1), ahead(2), ahead(3));
    let top = state.node(s0);
    let front = state.node(n0);
    let end = |node: Option<&Node>, side: usize, nth: usize| {
        node.map_or(NONE, |n| if side == 0 { n.left[nth] } else { n.right[nth] })
    };
    let w = |at: u32| scene.word(at);
    let t = |at: u32| scene.tag(at);
    let l = |at: u32| label(state.node(at));

    let (s0w, s0t, n0w, n0t) = (w(s0), t(s0), w(n0), t(n0));
    let (n1w, n1t, n2w, n2t) = (w(n1), t(n1), w(n2), t(n2));
    let look = scene.ahead.get(n0 as usize).copied().unwrap_or(0);
    let n0l = end(front, 0, 0);
    let n0l2 = end(front, 0, 1);
    let n0c = front.map_or(NONE, |n| n.marker);
    let n0ls = front.map_or(0, |n| n.labels[0]);
    let n0vl = front.map_or(0, |n| u64::from(n.count[0]));

    let (m0, m1) = (scene.mark(n0), scene.mark(n1));
    let (n0m, n0s) = (scene.lemma(n0), scene.sense(n0));

    let mut at = 0_usize;
    macro_rules! add {
        ($if:expr; $($value:expr),+) => {
            if $if {
                out[at] = key(at as u64, &[$($value),+]);
            }
            at += 1;
        };
    }

    // The front of the buffer and what follows.
    add!(true; n0w, n0t);
    add!(true; n0w);
    add!(true; n0t);
    add!(n1 != NONE; n1w, n1t);
    add!(n1 != NONE; n1w);
    add!(n1 != NONE; n1t);
    add!(n2 != NONE; n2w, n2t);
    add!(n2 != NONE; n2w);
    add!(n2 != NONE; n2t);
    add!(n3 != NONE; t(n3));
    add!(true; n0t, n1t);
    add!(true; n0w, n1t);
    add!(true; n0t, n1w);
    add!(n1 != NONE; n0w, n1w);
    add!(true; n0t, n1t, n2t);
    add!(true; n0w, n0ls);
    add!(true; n0t, n0ls);
    add!(true; n0w, n0vl);
    add!(true; n0t, n0vl);
    add!(n0l != NONE; w(n0l));
    add!(n0l != NONE; t(n0l));
    add!(n0l != NONE; l(n0l));
    add!(n0l2 != NONE; w(n0l2));
    add!(n0l2 != NONE; t(n0l2));
    add!(n0l2 != NONE; l(n0l2));
    add!(n0l2 != NONE; n0t, t(n0l), t(n0l2));
    add!(true; n0t, look);
    add!(true; n0w, look);
    add!(true; n0t, m0);
    add!(true; n0t, m1);
    add!(true; n0t, n1t, m0, m1);
    add!(true; n0w, m0);
    add!(true; n0t, n0ls, m0);
    add!(true; n0t, n0s);
    add!(true; n0s, n1t);

    if s0 == NONE {
        return;
    }
    let s0h = top.map_or(NONE, |n| n.head);
    let s0h2 = state.node(s0h).map_or(NONE, |n| n.head);
    let s0l = end(top, 0, 0);
    let s0l2 = end(top, 0, 1);
    let s0r = end(top, 1, 0);
    let s0r2 = end(top, 1, 1);
    let s0c = top.map_or(NONE, |n| n.marker);
    let s0rc = state.node(s0r).map_or(NONE, |n| n.marker);
    let (s0ls, s0rs) = top.map_or((0, 0), |n| (n.labels[0], n.labels[1]));
    let (s0vl, s0vr) = top.map_or((0, 0), |n| (u64::from(n.count[0]), u64::from(n.count[1])));
    let (s0ht, s0hw, s0d) = (t(s0h), w(s0h), label(top));
    let (s1w, s1t) = (w(s1), t(s1));
    let d = distance(s0, n0);
    let between = scene.between(s0, n0);
    let n0cw = w(n0c);

    let (s0m, s0s) = (scene.lemma(s0), scene.sense(s0));
    let ms = scene.mark(s0 + 1);

    // The top of the stack, and with the front of the buffer.
    add!(true; s0w, s0t);
    add!(true; s0w);
    add!(true; s0t);
    add!(true; s0w, s0t, n0w, n0t);
    add!(true; s0w, s0t, n0w);
    add!(true; s0w, n0w, n0t);
    add!(true; s0w, s0t, n0t);
    add!(true; s0t, n0w, n0t);
    add!(true; s0w, n0w);
    add!(true; s0t, n0t);
    add!(true; s0t, n0t, n1t);
    add!(true; s0t, n0t, n1t, n2t);
    add!(true; s0w, n0t, n1t);
    add!(true; s0t, n0w, n1t);
    add!(true; s0t, n0t, n1w);
    add!(true; s0d);
    add!(true; s0t, s0d);
    add!(true; s0t, s0d, n0t);
    add!(true; s0t, s0d, n0w);
    add!(true; s0w, s0d, n0t);
    // Distance and what lies between.
    add!(true; s0w, d);
    add!(true; s0t, d);
    add!(true; n0w, d);
    add!(true; n0t, d);
    add!(true; s0w, n0w, d);
    add!(true; s0t, n0t, d);
    add!(true; s0t, n0t, between);
    add!(true; s0w, n0t, between);
    add!(true; s0t, n0w, between);
    add!(true; s0t, n0t, look);
    add!(true; s0w, n0t, look);
    add!(true; s0w, n0t, n1t, look);
    add!(true; s0w, n0t, n1t, n2t);
    add!(true; s0t, n0t, s0d, between, d);
    // Dependents so far: how many, and which relations.
    add!(true; s0w, s0vr);
    add!(true; s0t, s0vr);
    add!(true; s0w, s0vl);
    add!(true; s0t, s0vl);
    add!(true; s0w, s0rs);
    add!(true; s0t, s0rs);
    add!(true; s0w, s0ls);
    add!(true; s0t, s0ls);
    add!(true; s0t, s0ls, n0t);
    add!(true; s0t, s0rs, n0t);
    add!(true; s0t, s0rs, n0w);
    add!(true; s0w, s0rs, n0t);
    add!(true; s0w, s0ls, n0t);
    add!(true; s0t, s0ls, n0t, n0ls);
    add!(true; s0t, s0ls, s0rs, n0t);
    add!(true; s0t, n0t, n0ls);
    add!(true; s0t, n0w, n0ls);
    add!(true; s0w, n0t, n0ls);
    // Heads of the top.
    add!(s0h != NONE; s0hw);
    add!(s0h != NONE; s0ht);
    add!(s0h != NONE; l(s0h));
    add!(s0h != NONE; s0ht, s0t, n0t);
    add!(s0h != NONE; s0hw, s0t, n0t);
    add!(s0h != NONE; s0ht, s0w, n0t);
    add!(s0h != NONE; s0ht, s0d, s0t, n0w);
    add!(s0h2 != NONE; w(s0h2));
    add!(s0h2 != NONE; t(s0h2));
    add!(s0h2 != NONE; s0t, s0ht, t(s0h2));
    // Dependents of the top.
    add!(s0l != NONE; w(s0l));
    add!(s0l != NONE; t(s0l));
    add!(s0l != NONE; l(s0l));
    add!(s0l != NONE; s0t, t(s0l), n0t);
    add!(s0r != NONE; w(s0r));
    add!(s0r != NONE; t(s0r));
    add!(s0r != NONE; l(s0r));
    add!(s0r != NONE; s0t, t(s0r), n0t);
    add!(s0l2 != NONE; w(s0l2));
    add!(s0l2 != NONE; t(s0l2));
    add!(s0l2 != NONE; l(s0l2));
    add!(s0l2 != NONE; s0t, t(s0l), t(s0l2));
    add!(s0r2 != NONE; w(s0r2));
    add!(s0r2 != NONE; t(s0r2));
    add!(s0r2 != NONE; l(s0r2));
    add!(s0r2 != NONE; s0t, t(s0r), t(s0r2));
    add!(n0l != NONE; s0t, n0t, t(n0l));
    add!(n0l != NONE; s0w, n0t, w(n0l));
    // Adpositions and subordinators with the words they join.
    add!(n0c != NONE; s0w, n0cw, n0t);
    add!(n0c != NONE; s0w, n0cw, n0w);
    add!(n0c != NONE; s0t, n0cw, n0w);
    add!(n0c != NONE; s0t, n0cw, n0t);
    add!(n0c != NONE; s0t, s0d, n0cw);
    add!(n0c != NONE && s0h != NONE; s0hw, n0cw, n0t);
    add!(n0c != NONE && s0h != NONE; s0ht, s0t, n0cw);
    add!(s0c != NONE; s0t, w(s0c), n0t);
    add!(s0c != NONE; s0w, w(s0c), n0t);
    add!(s0c != NONE; s0t, w(s0c), n0w);
    add!(s0rc != NONE; s0t, w(s0rc), n0t);
    // Punctuation.
    add!(true; s0t, n0t, m0);
    add!(true; s0t, n0t, m1);
    add!(true; s0t, n0t, ms, m0, m1);
    add!(true; s0w, m0, n0t);
    add!(true; s0t, m0, n0w);
    add!(true; s0t, s0d, n0t, m0);
    add!(true; s0t, s0ls, n0t, m0);
    add!(true; scene.mark(s0), s0t, n0t, m0);
    // Lemmas and senses.
    add!(true; s0m, n0m);
    add!(true; s0m, n0t);
    add!(true; s0t, n0m);
    add!(true; s0s, n0s);
    add!(true; s0m, n0s);
    add!(true; s0s, n0m);
    add!(true; s0t, n0t, s0s, n0s);
    add!(true; s0s, n0t, n1t);
    add!(true; s0m, s0rs, n0t);
    add!(true; s0s, s0rs, n0t, n0s);
    add!(n0c != NONE; s0m, n0cw, n0s);
    add!(n0c != NONE; s0m, n0cw, n0m);
    add!(n0c != NONE; s0s, n0cw, n0s);
    add!(n0c != NONE; s0s, n0cw, n0m);
    add!(n0c != NONE; s0t, n0t, n0cw, n0s);
    add!(n0c != NONE && s0h != NONE; scene.lemma(s0h), n0cw, n0s);
    add!(s0h != NONE; scene.sense(s0h), s0s, n0t, n0s);
    // The second item of the stack.
    add!(s1 != NONE; s1w);
    add!(s1 != NONE; s1t);
    add!(s1 != NONE; s1t, s0t, n0t);
    add!(s1 != NONE; s1w, s0t, n0t);
    add!(s1 != NONE; s1t, s0d, n0t);
    add!(s1 != NONE; s1t, n0w);
    add!(s1 != NONE; s1t, l(s1), s0t, s0d, n0t);
    add!(s1 != NONE; t(state.item(2)), s1t, s0t, n0t);
    add!(s1 != NONE; s1w, n0w);
    debug_assert!(at <= TEMPLATES, "{at} templates");
}
