//! CoNLL-U, the treebanks' plain text format: ten columns a word, a blank line after each sentence.
//!
//! Reading gives [`Tree`]s; writing takes a [`Sentence`]. Lines that do not fit the format are skipped; empty nodes and ranges carry no words
//! of their own, but a range's form tells how its words are written.

use std::fmt::Write;

use crate::{Deprel, Sentence};

/// One word of a treebank.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal tag.
    pub upos: String,
    /// Penn tag.
    pub xpos: String,
    /// Index of the head; `None` for the root.
    pub head: Option<usize>,
    /// The relation, subtype and all.
    pub deprel: String,
    /// Which characters of the sentence it covers, white space not counted.
    pub chars: (usize, usize),
}

/// One sentence of a treebank.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The `# text` line.
    pub text: String,
    /// Its words.
    pub words: Vec<Word>,
}

/// Reads all sentences.
pub fn read(text: &str) -> Vec<Tree> {
    let mut trees = Vec::new();
    for block in text.split("\n\n") {
        let tree = read_tree(block);
        if !tree.words.is_empty() {
            trees.push(tree);
        }
    }
    trees
}

fn read_tree(block: &str) -> Tree {
    let mut tree = Tree::default();
    let mut chars = 0;
    // The words still to come of a range, and the characters it covers.
    let mut range: Option<(usize, String)> = None;
    for line in block.lines() {
        if let Some(text) = line.strip_prefix("# text = ") {
            text.clone_into(&mut tree.text);
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, _, head, deprel, ..] = fields.as_slice() else {
            continue;
        };
        if let Some((_, last)) = id.split_once('-') {
            range = last.parse().ok().map(|last| (last, (*form).to_owned()));
            continue;
        }
        let (Ok(id), Ok(head)) = (id.parse::<usize>(), head.parse::<usize>()) else {
            continue;
        };
        let mut length = form.chars().filter(|c| !c.is_whitespace()).count();
        if let Some((last, written)) = &mut range {
            // The words of a range share its characters: each takes as many as it has, the last the rest.
            let left = written.chars().count();
            length = if id >= *last { left } else { length.min(left) };
            *written = written.chars().skip(length).collect();
            if id >= *last {
                range = None;
            }
        }
        tree.words.push(Word {
            form: (*form).to_owned(),
            lemma: (*lemma).to_owned(),
            upos: (*upos).to_owned(),
            xpos: (*xpos).to_owned(),
            head: head.checked_sub(1),
            deprel: (*deprel).to_owned(),
            chars: (chars, chars + length),
        });
        chars += length;
    }
    tree
}

/// Writes a parsed sentence of `text`, with its blank line. White space inside the sentence is written as single spaces.
pub fn write(text: &str, sentence: &Sentence) -> String {
    let words: Vec<&str> = sentence.span.of(text).split_whitespace().collect();
    let mut out = format!("# text = {}\n", words.join(" "));
    for (at, token) in sentence.tokens.iter().enumerate() {
        let head = token.head.map_or(0, |head| head + 1);
        let deprel = if token.head.is_none() {
            Deprel::Root
        } else {
            token.deprel
        };
        let next = sentence.tokens.get(at + 1);
        let close = next.is_some_and(|next| next.span.start == token.span.end);
        let misc = if close { "SpaceAfter=No" } else { "_" };
        let (form, lemma) = (token.span.of(text), &token.lemma);
        let (upos, xpos) = (token.upos, token.xpos);
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}",
            at + 1
        );
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Parser, Syntax, TextSpan};

    #[test]
    fn what_is_written_reads_as_the_same_tree() {
        let text = "She didn't sell the house.";
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let trees = read(&write(text, &sentence));
        assert_eq!(trees.len(), 1);
        assert_eq!(trees[0].text, text);
        for (word, token) in trees[0].words.iter().zip(&sentence.tokens) {
            assert_eq!(word.form, token.span.of(text));
            assert_eq!(word.head, token.head);
        }
    }

    #[test]
    fn words_of_a_range_share_its_characters() {
        let block = "# text = don't go\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
            1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n";
        let chars: Vec<(usize, usize)> =
            read(block)[0].words.iter().map(|word| word.chars).collect();
        assert_eq!(chars, [(0, 2), (2, 5), (5, 7)]);
    }
}
