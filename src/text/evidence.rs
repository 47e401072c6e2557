//! Says when a clause of a parse should not be believed.
//!
//! In: a parsed sentence and the word that heads a clause. Out: the [`Doubt`]s about it; none means that the parse
//! shows no sign of error. The signs are facts of the tree (two subjects, a predicate that is no verb and has no copula, an
//! argument on the other side of a quotation mark) and the parser's own margins.

use super::{Deprel, Sentence, Token, Upos};

/// Arcs to a clause's core that are less sure than this cast doubt on it.
pub const LEAST_CONFIDENCE: f32 = 0.6;

/// A reason not to believe a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The parser found no head for the clause and hung it on the root.
    SecondRoot,
    /// Two words want to be its subject.
    TwoSubjects,
    /// It has a subject, but no verb and no copula.
    NoVerb,
    /// One of its core arguments stands on the other side of a quotation mark.
    AcrossQuote,
    /// The parser was unsure of its subject, object, negation or auxiliary.
    Unsure,
    /// The sentence was too long and was parsed in pieces.
    Cut,
}

/// The doubts about the clause headed by the word at `head`, in a fixed order, each once.
pub fn doubts(text: &str, sentence: &Sentence, head: usize) -> Vec<Doubt> {
    let Some(word) = sentence.tokens.get(head) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let dependents: Vec<(usize, &Token)> = sentence
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.head == Some(head))
        .collect();
    let subjects = dependents
        .iter()
        .filter(|(_, token)| is_subject(token.deprel))
        .count();
    if word.head.is_some() && word.confidence <= 0.0 {
        found.push(Doubt::SecondRoot);
    }
    if subjects > 1 {
        found.push(Doubt::TwoSubjects);
    }
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    if !verbal
        && subjects > 0
        && !dependents
            .iter()
            .any(|(_, token)| token.deprel == Deprel::Cop)
    {
        found.push(Doubt::NoVerb);
    }
    if dependents
        .iter()
        .any(|(at, token)| is_core(token.deprel) && across_quote(text, sentence, head, *at))
    {
        found.push(Doubt::AcrossQuote);
    }
    if dependents
        .iter()
        .any(|(_, token)| is_telling(token) && token.confidence < LEAST_CONFIDENCE)
    {
        found.push(Doubt::Unsure);
    }
    if sentence.cut {
        found.push(Doubt::Cut);
    }
    found
}

fn is_subject(relation: Deprel) -> bool {
    matches!(
        relation,
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::CsubjPass
    )
}

fn is_core(relation: Deprel) -> bool {
    is_subject(relation) || matches!(relation, Deprel::Obj | Deprel::Iobj)
}

/// Whether an error in this arc would change what the clause says.
fn is_telling(token: &Token) -> bool {
    let negates = matches!(token.lemma.as_str(), "not" | "never" | "no");
    is_core(token.deprel)
        || negates
        || matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
}

/// Whether one quotation mark, or an odd number of them, stands between two words.
fn across_quote(text: &str, sentence: &Sentence, a: usize, b: usize) -> bool {
    let between = &sentence.tokens[a.min(b)..a.max(b)];
    let is_mark = |token: &&Token| {
        token.upos == Upos::Punct
            && matches!(
                token.span.of(text),
                "\"" | "“" | "”" | "«" | "»" | "''" | "``"
            )
    };
    between.iter().filter(is_mark).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Parser, Syntax, TextSpan};

    fn parse(text: &str) -> Sentence {
        Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[])
    }

    fn token(deprel: Deprel, head: Option<usize>, upos: Upos) -> Token {
        let span = TextSpan::default();
        Token {
            span,
            lemma: String::new(),
            upos,
            xpos: "NN",
            head,
            deprel,
            confidence: 0.9,
        }
    }

    #[test]
    fn a_plain_clause_is_believed() {
        let text = "The company sold two ships in March.";
        let sentence = parse(text);
        assert_eq!(doubts(text, &sentence, 2), []);
    }

    #[test]
    fn two_subjects_and_a_predicate_without_verb_are_doubted() {
        let tokens = vec![
            token(Deprel::Nsubj, Some(2), Upos::Noun),
            token(Deprel::Nsubj, Some(2), Upos::Noun),
            token(Deprel::Root, None, Upos::Noun),
        ];
        let sentence = Sentence {
            tokens,
            ..Sentence::default()
        };
        assert_eq!(
            doubts("", &sentence, 2),
            [Doubt::TwoSubjects, Doubt::NoVerb]
        );
    }

    #[test]
    fn an_unsure_subject_and_a_second_root_are_doubted() {
        let mut tokens = vec![
            token(Deprel::Nsubj, Some(1), Upos::Noun),
            token(Deprel::Parataxis, Some(2), Upos::Verb),
            token(Deprel::Root, None, Upos::Verb),
        ];
        tokens[0].confidence = 0.52;
        tokens[1].confidence = 0.0;
        let sentence = Sentence {
            tokens,
            cut: true,
            ..Sentence::default()
        };
        assert_eq!(
            doubts("", &sentence, 1),
            [Doubt::SecondRoot, Doubt::Unsure, Doubt::Cut]
        );
    }

    #[test]
    fn an_argument_on_the_other_side_of_a_quotation_mark_is_doubted() {
        let text = "”";
        let mut mark = token(Deprel::Punct, Some(2), Upos::Punct);
        mark.span = TextSpan::new(0, text.len());
        let tokens = vec![
            token(Deprel::Nsubj, Some(2), Upos::Noun),
            mark,
            token(Deprel::Root, None, Upos::Verb),
        ];
        let sentence = Sentence {
            tokens,
            ..Sentence::default()
        };
        assert_eq!(doubts(text, &sentence, 2), [Doubt::AcrossQuote]);
    }
}
