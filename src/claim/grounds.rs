//! The words that set a claim's polarity and modality or were taken back into it, each with the rule that says so, for
//! `explain`.

use super::clause::Clause;
use super::tree::Tree;
use crate::text::TextSpan;

/// Words that decided something, and the rule that they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// Entry of the rules, such as `modality/negators/not`.
    pub rule: String,
    /// The words.
    pub span: TextSpan,
}

impl Grounds {
    /// The word at `i`, by its lemma in a list of the section `modality`.
    pub(super) fn modality(tree: &Tree<'_>, list: &str, i: usize) -> Self {
        Self {
            rule: format!("modality/{list}/{}", tree.lower_lemma(i)),
            span: tree.token(i).span,
        }
    }

    /// The entry of the rules, without its list: "not" of `modality/negators/not`.
    pub(crate) fn entry(&self) -> &str {
        self.rule.rsplit('/').next().unwrap_or(&self.rule)
    }

    /// Whether the words stand in this list of the section `modality`.
    pub(in crate::claim) fn is_of(&self, list: &str) -> bool {
        let list_of = self.rule.split('/').nth(1);
        list_of == Some(list)
    }
}

/// The words that the claim of a clause, all of whose words are `whole`, takes back from clauses cut out of it, each stretch
/// with the rule that says so.
pub(super) fn taken_back(tree: &Tree<'_>, clause: &Clause, whole: &[usize]) -> Vec<Grounds> {
    let mut out: Vec<Grounds> = Vec::new();
    for taken in &clause.taken_back {
        let own: Vec<usize> = { taken.words.iter().copied() }
            .filter(|w| !clause.words.contains(w) && whole.contains(w))
            .collect();
        out.extend(tree.spans(&own).into_iter().map(|span| Grounds {
            rule: taken.rule.clone(),
            span,
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Parser, Syntax};

    #[test]
    fn a_word_is_named_by_its_list_and_lemma() {
        let text = "The pier Was not old.";
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let tree = Tree::new(text, &sentence);
        let not = (0..tree.len()).find(|&t| tree.word(t) == "not").unwrap();
        let grounds = Grounds::modality(&tree, "negators", not);
        assert_eq!(grounds.rule, "modality/negators/not");
        assert_eq!(grounds.span.of(text), "not");
    }
}
