//! Shows a parse to a person and to programs.
//!
//! In: a parsed [`Sentence`] and the text it points into. Out: a tree in box-drawing characters, a line for each word in
//! the order of the text; or JSON. [`conllu`](crosscheck_syntax::conllu::write) writes the treebanks' own format.
//! What always holds: one line, or one object, for each word; nothing depends on a terminal.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Sentence, TextSpan};
use crate::document::FileSpan;

/// Arcs less sure than this are marked with a question mark.
const DOUBTFUL: f32 = 0.6;

/// The sentence as a tree. Each line has the word, its universal tag and its relation; a word stands right of its head,
/// joined to it by a line.
///
/// ```text
/// ╭─╼ Floods NOUN nsubj
/// ┾ closed VERB root
/// │ ╭─╼ the DET det
/// ╰─┶ road NOUN obj
/// ```
pub fn tree(text: &str, sentence: &Sentence) -> String {
    let tokens = &sentence.tokens;
    let n = tokens.len();
    // For each word the first and last word that its vertical line reaches.
    let mut reach: Vec<(usize, usize)> = (0..n).map(|at| (at, at)).collect();
    for (at, token) in tokens.iter().enumerate() {
        if let Some(head) = token.head {
            reach[head] = (reach[head].0.min(at), reach[head].1.max(at));
        }
    }
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let mut above = Vec::new();
        let mut word = at;
        while let Some(head) = tokens[word].head.filter(|_| above.len() < n) {
            above.push(head);
            word = head;
        }
        for (depth, &head) in above.iter().enumerate().rev() {
            let (first, last) = reach[head];
            if depth == 0 {
                out.push_str(match at {
                    at if at == first => "╭─",
                    at if at == last => "╰─",
                    _ => "├─",
                });
            } else {
                out.push_str(if first < at && at < last {
                    "│ "
                } else {
                    "  "
                });
            }
        }
        let (first, last) = reach[at];
        out.push_str(match (first < at, at < last) {
            (true, true) => "┾ ",
            (true, false) => "┶ ",
            (false, true) => "┮ ",
            (false, false) => "╼ ",
        });
        let doubt = if token.confidence < DOUBTFUL {
            " ?"
        } else {
            ""
        };
        let form = token.span.of(text);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{form} {} {}{doubt}", token.upos, token.deprel);
    }
    out
}

/// The words of the sentence as JSON objects; `locate` turns spans of the text into spans of the file.
pub fn json(text: &str, sentence: &Sentence, locate: impl Fn(TextSpan) -> FileSpan) -> Value {
    let token = |token: &super::Token| {
        let span = locate(token.span);
        json!({
            "start": span.start,
            "end": span.end,
            "text": token.span.of(text),
            "lemma": token.lemma,
            "upos": token.upos.as_str(),
            "xpos": token.xpos,
            "head": token.head,
            "deprel": token.deprel.as_str(),
            "confidence": (f64::from(token.confidence) * 100.0).round() / 100.0,
        })
    };
    Value::Array(sentence.tokens.iter().map(token).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Parser, Syntax};

    fn parse(text: &str) -> Sentence {
        Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[])
    }

    #[test]
    fn a_tree_has_a_line_for_each_word_and_joins_it_to_its_head() {
        let text = "A flood closed the old road .";
        let drawn = tree(text, &parse(text));
        let expected = "\
│ ╭─╼ A DET det
╭─┶ flood NOUN nsubj
┾ closed VERB root
│ ╭─╼ the DET det
│ ├─╼ old ADJ amod
├─┶ road NOUN obj
╰─╼ . PUNCT punct
";
        assert_eq!(drawn, expected.replacen("│ ╭─╼ A", "  ╭─╼ A", 1));
    }

    #[test]
    fn json_holds_each_word_with_its_place() {
        let text = "Prices rose.";
        let value = json(text, &parse(text), |span| FileSpan {
            start: span.start + 100,
            end: span.end + 100,
        });
        assert_eq!(value[1]["text"], "rose");
        assert_eq!(value[1]["start"], 107);
        assert_eq!(value[0]["head"], 1);
        assert_eq!(value[1]["head"], Value::Null);
    }
}
