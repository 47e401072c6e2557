//! A parsed sentence as a tree: children, subtrees, and the words that make a span.

use std::borrow::Cow;

use super::english;
use crate::rules::lower;
use crate::text::{Deprel, Sentence, TextSpan, Token, Upos};

/// Children lists over a sentence. Subtrees are finite even where a parse has a cycle.
pub(crate) struct Tree<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    children: Vec<Vec<usize>>,
    words: Vec<Cow<'a, str>>,
    /// Lemmas in lower case, where they are not so already.
    lemmas: Vec<Option<String>>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str, sentence: &'a Sentence) -> Self {
        let ends = ends_of_quotations(text, &sentence.tokens);
        let mut children = vec![Vec::new(); sentence.tokens.len()];
        for (i, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head
                && head != i
                && !leaves_quotation(text, &sentence.tokens, &ends, i, head)
                && let Some(list) = children.get_mut(head)
            {
                list.push(i);
            }
        }
        let words = sentence.tokens.iter().map(|t| lower(t.span.of(text)));
        let lemmas = sentence.tokens.iter().map(|t| match lower(&t.lemma) {
            Cow::Borrowed(_) => None,
            Cow::Owned(lemma) => Some(lemma),
        });
        Self {
            text,
            children,
            words: words.collect(),
            lemmas: lemmas.collect(),
            sentence,
        }
    }

    /// The text that the sentence is of.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    pub(crate) fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// The word as it stands, in lower case.
    pub(crate) fn word(&self, i: usize) -> &str {
        &self.words[i]
    }

    /// The lemma in lower case.
    pub(crate) fn lower_lemma(&self, i: usize) -> &str {
        self.lemmas[i].as_deref().unwrap_or_else(|| self.lemma(i))
    }

    pub(crate) fn token(&self, i: usize) -> &Token {
        &self.sentence.tokens[i]
    }

    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.token(i).head.filter(|&h| h != i && h < self.len())
    }

    pub(crate) fn lemma(&self, i: usize) -> &str {
        &self.token(i).lemma
    }

    pub(crate) fn rel(&self, i: usize) -> Deprel {
        self.token(i).deprel
    }

    pub(crate) fn children(&self, i: usize) -> &[usize] {
        &self.children[i]
    }

    /// The first child with one of these relations.
    pub(crate) fn child(&self, i: usize, rels: &[Deprel]) -> Option<usize> {
        self.children[i]
            .iter()
            .copied()
            .find(|&c| rels.contains(&self.rel(c)))
    }

    /// All children with one of these relations.
    pub(crate) fn children_by<'s>(
        &'s self,
        i: usize,
        rels: &'s [Deprel],
    ) -> impl Iterator<Item = usize> + 's {
        self.children[i]
            .iter()
            .copied()
            .filter(|&c| rels.contains(&self.rel(c)))
    }

    pub(crate) fn has(&self, i: usize, rel: Deprel) -> bool {
        self.children[i].iter().any(|&c| self.rel(c) == rel)
    }

    /// Words below and including `i`, in order, leaving out the subtrees of which `cut` says so.
    pub(crate) fn subtree(&self, i: usize, cut: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut seen = vec![false; self.len()];
        let mut stack = vec![i];
        while let Some(t) = stack.pop() {
            if std::mem::replace(&mut seen[t], true) {
                continue;
            }
            stack.extend(self.children[t].iter().copied().filter(|&c| !cut(c)));
        }
        (0..self.len()).filter(|&t| seen[t]).collect()
    }

    /// "when", "which", "whether": whether the word opens a question, where it opens a clause that says what is asked.
    pub(crate) fn asks(&self, i: usize) -> bool {
        match self.token(i).xpos {
            "WRB" => english::QUESTION_ADVERBS.contains(&self.lower_lemma(i)),
            "WP" | "WDT" => true,
            _ => self.word(i) == english::WHETHER,
        }
    }

    pub(crate) fn is_punct(&self, i: usize) -> bool {
        self.token(i).upos == Upos::Punct
    }

    /// Spans of a set of words: neighbours fuse, and so do words parted by punctuation alone.
    pub(crate) fn spans(&self, words: &[usize]) -> Vec<TextSpan> {
        let mut out: Vec<(usize, TextSpan)> = Vec::new();
        for &w in words {
            if self.is_punct(w) && !closes_amount(self, w) {
                continue;
            }
            let span = self.token(w).span;
            if let Some((last, run)) = out.last_mut()
                && (*last + 1..w).all(|t| self.is_punct(t))
            {
                *run = run.hull(span);
                *last = w;
            } else {
                out.push((w, span));
            }
        }
        out.into_iter()
            .map(|(_, s)| close_pairs(self.text, s))
            .collect()
    }

    /// Whether a mark parts the words below `i` from those before, or nothing stands before them. A hyphen parts nothing.
    pub(crate) fn is_parted(&self, i: usize) -> bool {
        let Some(first) = self.subtree(i, &|_| false).first().copied() else {
            return false;
        };
        first == 0 || self.parts(first) || self.parts(first - 1)
    }

    /// Whether the word at `i` opens or closes a quotation.
    pub(crate) fn is_quotation_mark(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’" | "«" | "»" | "„"
        )
    }

    /// Whether the word at `i` is a mark that parts the words around it, and no hyphen between the halves of one.
    pub(crate) fn parts(&self, i: usize) -> bool {
        let glued = |a: usize| self.token(a).span.end == self.token(a + 1).span.start;
        let word = |w: usize| !self.is_punct(w);
        let between = i > 0 && i + 1 < self.len() && word(i - 1) && word(i + 1);
        let hyphen = between && glued(i - 1) && glued(i);
        self.is_punct(i) && !hyphen
    }
}

/// Where a quotation comes to its end, with a stop or comma inside its marks.
fn ends_of_quotations(text: &str, tokens: &[Token]) -> Vec<usize> {
    let word = |t: usize| tokens[t].span.of(text);
    let ends = |&t: &usize| {
        matches!(word(t), "\"" | "”" | "''" | "’" | "'")
            && word(t - 1).ends_with([',', '.', '!', '?'])
            && tokens[t - 1].span.end == tokens[t].span.start
    };
    (1..tokens.len()).filter(ends).collect()
}

/// Whether a word stands behind a quotation that has come to its end (`ends`) and hangs on a word inside it: then the
/// parser ran the two together (‹"… will please all riders," deputy head Anna Karlsen said›). What lays the quotation to
/// somebody is a clause beside it and no part of it.
fn leaves_quotation(text: &str, tokens: &[Token], ends: &[usize], i: usize, head: usize) -> bool {
    if head >= i || matches!(tokens[i].deprel, Deprel::Parataxis | Deprel::Punct) {
        return false;
    }
    let opens = |t: usize| matches!(tokens[t].span.of(text), "\"" | "“" | "„" | "‘" | "``");
    ends.iter()
        .filter(|&&t| head < t && t < i)
        .any(|&t| !(head + 1..t).any(opens))
}

/// Takes in the closing mark of a bracket or quotation that the words open, and the opening one of a quotation that they
/// close.
fn close_pairs(text: &str, span: TextSpan) -> TextSpan {
    let span = open_quotation(text, span);
    let words = span.of(text);
    let Some(next) = text[span.end..].chars().next() else {
        return span;
    };
    let opened =
        |open: char, close: char| words.matches(open).count() > words.matches(close).count();
    let closes = match next {
        ')' => opened('(', ')'),
        ']' => opened('[', ']'),
        '”' => opened('“', '”') || opened('„', '”'),
        '“' => opened('„', '“'),
        '»' => opened('«', '»'),
        '"' => words.matches('"').count() % 2 == 1,
        _ => false,
    };
    if closes {
        TextSpan::new(span.start, span.end + next.len_utf8())
    } else {
        span
    }
}

fn open_quotation(text: &str, span: TextSpan) -> TextSpan {
    let words = span.of(text);
    let count = |mark: char| words.matches(mark).count();
    let mark = text[..span.start].chars().next_back();
    let opens = match mark {
        Some('“') => count('”') > count('“'),
        Some('«') => count('»') > count('«'),
        Some('"') => count('"') % 2 == 1 && !words.ends_with('"') && !words.starts_with('"'),
        _ => false,
    };
    match mark {
        Some(mark) if opens => TextSpan::new(span.start - mark.len_utf8(), span.end),
        _ => span,
    }
}

/// A percent sign or currency tagged as punctuation still belongs to its number.
fn closes_amount(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.token(i).xpos, "$" | "#" | "NN" | "SYM")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Parser, Syntax};

    #[test]
    fn a_title_behind_a_quotation_is_no_part_of_it() {
        let text = "\"We will soon bring in routes that will suit all riders,\" Metro deputy head of planning Anna Karlsen said.";
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let tree = Tree::new(text, &sentence);
        let at = |w: &str| (0..tree.len()).find(|&i| tree.word(i) == w).unwrap();
        let quoted = tree.subtree(at("suit"), &|_| false);
        assert!(quoted.contains(&at("riders")) && !quoted.contains(&at("deputy")));
    }

    #[test]
    fn a_mark_parts_words_and_a_hyphen_inside_one_does_not() {
        let text = "The half-sunk \"ark,\" he said, is old.";
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let tree = Tree::new(text, &sentence);
        let parting = (0..tree.len()).filter(|&i| tree.parts(i));
        let parting: Vec<&str> = parting.map(|i| tree.word(i)).collect();
        assert_eq!(parting, ["\"", ",", "\"", ",", "."]);
    }
}
