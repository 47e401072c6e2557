//! Grammatical number of a phrase.

use super::english;
use super::model::Argument;
use crate::text::{Deprel, Sentence, Token, Upos};

/// Whether the phrase's head is plural, as its tag, a coordination or a count tells; `None` for what is no noun.
pub(super) fn is_plural(sentences: &[Sentence], argument: &Argument) -> Option<bool> {
    let at = sentences.partition_point(|s| s.span.end <= argument.span.start);
    let tokens = sentences.get(at)?.tokens.iter().enumerate();
    let inside = |t: &Token| argument.span.contains(t.span);
    let (head, token) = tokens
        .clone()
        .find(|(_, t)| inside(t) && t.lemma.to_lowercase() == argument.head)?;
    if !matches!(token.upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    let joined = tokens
        .clone()
        .any(|(_, t)| t.deprel == Deprel::Conj && t.head == Some(head) && inside(t));
    // "two Kenyan police"
    let before = tokens.take(head).map(|(_, t)| t).filter(|t| inside(t));
    let counted = before
        .clone()
        .any(|t| t.upos == Upos::Num && t.lemma != english::ONE)
        && before.clone().all(|t| {
            matches!(
                t.upos,
                Upos::Num | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det
            )
        });
    Some(joined || counted || matches!(token.xpos, "NNS" | "NNPS"))
}

/// Whether a noun is plural: a name that is a subject by its verb ("the Vikings row"), another by its tag.
pub(super) fn at(sentence: &Sentence, t: usize) -> bool {
    let token = &sentence.tokens[t];
    let tagged = matches!(token.xpos, "NNS" | "NNPS");
    let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass);
    let Some(verb) = token.head.filter(|_| subject && token.upos == Upos::Propn) else {
        return tagged;
    };
    let helps = |c: &&Token| {
        c.head == Some(verb) && matches!(c.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
    };
    let first = sentence.tokens.iter().find(helps);
    tagged || first.unwrap_or(&sentence.tokens[verb]).xpos == "VBP"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take;
    use crate::text::{Parser, Syntax, TextSpan};

    #[test]
    fn a_tag_a_count_or_a_coordination_makes_a_plural() {
        let of = |text: &str| {
            let span = TextSpan::new(0, text.len());
            let sentence = Parser::embedded().parse(text, span, &[]);
            let taken = take(text);
            let claim = &taken.claims[0];
            is_plural(&[sentence], claim.subject.as_ref().unwrap())
        };
        assert_eq!(of("The mill bought a boat."), Some(false));
        assert_eq!(of("The mills bought a boat."), Some(true));
        assert_eq!(of("Two Kenyan police bought a boat."), Some(true));
        assert_eq!(of("The mill and the bank bought a boat."), Some(true));
        assert_eq!(of("They bought a boat."), None);
    }
}
