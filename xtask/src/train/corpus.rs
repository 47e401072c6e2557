//! Treebank sentences as training takes them: known relations, projective trees.

use std::path::PathBuf;

use crosscheck_syntax::conllu;
use crosscheck_syntax::lexicon::Lexicon;
use crosscheck_syntax::words::Word;
use crosscheck_syntax::{Deprel, Upos};

/// What the parser is to find.
pub struct Tree {
    /// Head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    /// Relation of each word.
    pub labels: Vec<Deprel>,
}

/// One sentence to learn from.
#[derive(Clone)]
pub struct Example {
    /// Its number; a copy has its original's.
    pub number: usize,
    /// As written.
    pub forms: Vec<String>,
    /// Lemmas of the treebank.
    pub lemmas: Vec<String>,
    /// Universal and Penn tags of the treebank.
    pub tags: Vec<(Upos, String)>,
    /// What the features see.
    pub words: Vec<Word>,
    /// Head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    /// Relation of each word.
    pub labels: Vec<Deprel>,
}

/// The relation as the library names it: with its subtype if that is known, else without.
fn relation(name: &str) -> Deprel {
    let plain = name.split(':').next().unwrap_or(name);
    Deprel::parse(name)
        .or_else(|| Deprel::parse(plain))
        .unwrap_or(Deprel::Dep)
}

impl Example {
    fn new(tree: &conllu::Tree, lexicon: &Lexicon) -> Self {
        let mut buffer = String::new();
        let n = tree.words.len() as u32;
        let mut example = Self {
            number: 0,
            forms: tree.words.iter().map(|w| w.form.clone()).collect(),
            lemmas: tree.words.iter().map(|w| w.lemma.clone()).collect(),
            tags: tree
                .words
                .iter()
                .map(|w| (Upos::parse(&w.upos).unwrap_or(Upos::X), w.xpos.clone()))
                .collect(),
            words: tree
                .words
                .iter()
                .map(|w| Word::new(&w.form, lexicon, &mut buffer))
                .collect(),
            heads: tree
                .words
                .iter()
                .map(|w| w.head.map_or(n, |head| head as u32))
                .collect(),
            labels: tree.words.iter().map(|w| relation(&w.deprel)).collect(),
        };
        while example.lift() {}
        example
    }

    /// The tree of the words in `kept` alone: heads count among these. What hung on a word left out hangs on its head.
    pub fn tree(&self, kept: &[usize]) -> Tree {
        let n = self.heads.len();
        let mut place = vec![None; n];
        for (new, &old) in kept.iter().enumerate() {
            place[old] = Some(new as u32);
        }
        let (mut heads, mut labels) = (
            Vec::with_capacity(kept.len()),
            Vec::with_capacity(kept.len()),
        );
        for &at in kept {
            let (mut head, mut label) = (self.heads[at] as usize, self.labels[at]);
            while head < n && place[head].is_none() {
                label = if self.heads[head] as usize == n {
                    Deprel::Root
                } else {
                    label
                };
                head = self.heads[head] as usize;
            }
            heads.push(
                place
                    .get(head)
                    .copied()
                    .flatten()
                    .unwrap_or(kept.len() as u32),
            );
            labels.push(label);
        }
        Tree { heads, labels }
    }

    /// Lifts the shortest arc that crosses another one to its grandparent (Nivre & Nilsson 2005). Says whether there was one.
    fn lift(&mut self) -> bool {
        let root = self.heads.len() as u32;
        let head = |at: u32| self.heads[at as usize];
        let ends = |at: u32| (at.min(head(at)), at.max(head(at)));
        let crosses = |at: u32| {
            let (from, to) = ends(at);
            (0..root).map(ends).any(|(first, last)| {
                (from < first && first < to && to < last)
                    || (first < from && from < last && last < to)
            })
        };
        let liftable = |at: &u32| head(*at) != root && head(head(*at)) != root;
        let shortest = (0..root)
            .filter(liftable)
            .filter(|at| crosses(*at))
            .min_by_key(|&at| {
                let (from, to) = ends(at);
                (to - from, at)
            });
        if let Some(at) = shortest {
            self.heads[at as usize] = self.heads[self.heads[at as usize] as usize];
        }
        shortest.is_some()
    }
}

impl Example {
    /// The same sentence with other capitals.
    fn recased(&self, recase: impl Fn(usize, &str) -> String, lexicon: &Lexicon) -> Self {
        let mut buffer = String::new();
        let forms: Vec<String> = self
            .forms
            .iter()
            .enumerate()
            .map(|(at, form)| recase(at, form))
            .collect();
        let words = forms
            .iter()
            .map(|form| Word::new(form, lexicon, &mut buffer))
            .collect();
        Self {
            forms,
            words,
            ..self.clone()
        }
    }
}

/// Copies of some sentences as headlines are set: capitals on all words that carry meaning, on all letters, or on none.
pub fn headlines(examples: &[Example], lexicon: &Lexicon) -> Vec<Example> {
    let title = |example: &Example| {
        let small = |at: usize| {
            let (upos, _) = example.tags[at];
            at > 0
                && example.forms[at].len() < 5
                && matches!(upos, Upos::Adp | Upos::Det | Upos::Cconj | Upos::Part)
        };
        let recase = |at: usize, form: &str| {
            let mut chars = form.chars();
            let first = chars.next().filter(|_| !small(at));
            first.map_or(form.to_owned(), |first| {
                first.to_uppercase().chain(chars).collect()
            })
        };
        example.recased(recase, lexicon)
    };
    let mut copies = Vec::new();
    for (at, example) in examples.iter().enumerate() {
        match at % 40 {
            3 | 13 | 23 | 33 => copies.push(title(example)),
            7 => copies.push(example.recased(|_, form| form.to_lowercase(), lexicon)),
            17 => copies.push(example.recased(|_, form| form.to_uppercase(), lexicon)),
            _ => {}
        }
    }
    copies
}

/// Reads the treebanks at `paths`.
pub fn read(paths: &[PathBuf], lexicon: &Lexicon) -> std::io::Result<Vec<Example>> {
    let mut examples = Vec::new();
    for path in paths {
        let trees = conllu::read(&std::fs::read_to_string(path)?);
        examples.extend(trees.iter().map(|tree| Example::new(tree, lexicon)));
    }
    for (number, example) in examples.iter_mut().enumerate() {
        example.number = number;
    }
    Ok(examples)
}
