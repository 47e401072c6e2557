//! Treebank sentences as training takes them: known relations, projective trees, no punctuation as a head.

use crosscheck::text::syntax::conllu::{self, Tree};
use crosscheck::text::syntax::words::Word;
use crosscheck::text::{Deprel, Upos};

/// One sentence to learn from.
#[derive(Clone)]
pub struct Example {
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
    fn new(tree: &Tree) -> Self {
        let mut buffer = String::new();
        let n = tree.words.len() as u32;
        let mut example = Self {
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
                .map(|w| Word::new(&w.form, &mut buffer))
                .collect(),
            heads: tree
                .words
                .iter()
                .map(|w| w.head.map_or(n, |head| head as u32))
                .collect(),
            labels: tree.words.iter().map(|w| relation(&w.deprel)).collect(),
        };
        example.free_punctuation();
        while example.lift() {}
        example
    }

    /// No word may hang on punctuation: it hangs on what the punctuation hangs on.
    fn free_punctuation(&mut self) {
        let n = self.heads.len();
        for at in 0..n {
            while (self.heads[at] as usize) < n
                && self.tags[self.heads[at] as usize].0 == Upos::Punct
            {
                let above = self.heads[self.heads[at] as usize];
                if above as usize == at || above as usize == n {
                    break;
                }
                self.heads[at] = above;
            }
        }
    }

    /// Lifts the shortest arc that crosses another one to its grandparent (Nivre & Nilsson 2005). Says whether there was one.
    fn lift(&mut self) -> bool {
        let n = self.heads.len() as u32;
        let ends = |at: u32| {
            (
                at.min(self.heads[at as usize]),
                at.max(self.heads[at as usize]),
            )
        };
        let crossing = (0..n)
            .filter(|&at| self.heads[at as usize] != n)
            .filter(|&at| {
                let (a, b) = ends(at);
                (0..n).any(|other| {
                    let (c, d) = ends(other);
                    (a < c && c < b && b < d) || (c < a && a < d && d < b)
                })
            });
        let shortest = crossing.min_by_key(|&at| {
            let (a, b) = ends(at);
            (b - a, at)
        });
        if let Some(at) = shortest {
            self.heads[at as usize] = self.heads[self.heads[at as usize] as usize];
        }
        shortest.is_some()
    }
}

/// Reads the treebanks at `paths`.
pub fn read(paths: &[String]) -> std::io::Result<Vec<Example>> {
    let mut examples = Vec::new();
    for path in paths {
        examples.extend(
            conllu::read(&std::fs::read_to_string(path)?)
                .iter()
                .map(Example::new),
        );
    }
    Ok(examples)
}
