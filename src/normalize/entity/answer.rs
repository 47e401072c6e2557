//! Who answers: in "Ann accused Paul of theft. He denied it", "he" is whom the deed before falls on.
//!
//! Grammar would prefer the subject of the last clause, Ann. Which verbs answer which is a rule (`names.replies`); what else a verb
//! means prefers nobody.

use super::cluster::Entities;
use super::mentioned::Mention;
use super::name::{Gender, NameWords};
use super::referent::{Nature, Referent, referents, subject_of};
use crate::normalize::english;
use crate::text::{Deprel, Sentence, TextSpan, Token, Upos};

/// A pronoun that stands for whom the deed told just before falls on, name or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The pronoun.
    pub pronoun: TextSpan,
    /// Head word of the phrase that it stands for.
    pub meant: TextSpan,
}

/// The answers of a document, in order. `names` are its mentions by name, in order.
pub(crate) fn answers(
    text: &str,
    sentences: &[Sentence],
    names: &[Mention],
    entities: &Entities,
    words: &NameWords,
) -> Vec<Answer> {
    let mut out = Vec::new();
    for (s, sentence) in sentences.iter().enumerate() {
        for (t, token) in sentence.tokens.iter().enumerate() {
            let subject = token.upos == Upos::Pron && token.deprel == Deprel::Nsubj;
            let Some(verb) = token.head.filter(|_| subject) else {
                continue;
            };
            let by = sentence.tokens[verb].lemma.to_lowercase();
            if !words.answers(&by) {
                continue;
            }
            let Some((of, meant)) = falls_on(sentences, (s, t), &by, words) else {
                continue;
            };
            let before = &sentences[of];
            let here: Vec<Mention> = { names.iter() }
                .filter(|m| m.span.overlaps(before.span))
                .copied()
                .collect();
            let phrases = referents(of, before, &here, entities, words);
            let word = token.span.of(text).to_lowercase();
            let fits = |r: &Referent| r.token == meant && fits(r, &word);
            if phrases.iter().any(fits) {
                out.push(Answer {
                    pronoun: token.span,
                    meant: before.tokens[meant].span,
                });
            }
        }
    }
    out
}

/// Whom the nearest deed that the verb `by` answers falls on, in the pronoun's sentence or the one before: sentence and word.
fn falls_on(
    sentences: &[Sentence],
    pronoun: (usize, usize),
    by: &str,
    words: &NameWords,
) -> Option<(usize, usize)> {
    let (s, t) = pronoun;
    let own = (0..t).rev().map(|v| (s, v));
    let before = s.checked_sub(1);
    let last = before
        .into_iter()
        .flat_map(|b| (0..sentences[b].tokens.len()).rev().map(move |v| (b, v)));
    let mut verbs = own
        .chain(last)
        .filter(|&(s, v)| sentences[s].tokens[v].upos == Upos::Verb);
    let (s, verb) =
        verbs.find(|&(s, v)| words.replies(&sentences[s].tokens[v].lemma.to_lowercase(), by))?;
    let tokens = &sentences[s].tokens;
    // "asked the clerk to leave. He said": what is asked for is no question, and who asks may go on.
    let request = |t: &Token| t.head == Some(verb) && t.deprel == Deprel::Xcomp;
    if tokens.iter().any(request) {
        return None;
    }
    let passive =
        subject_of(&sentences[s], verb).filter(|&w| tokens[w].deprel == Deprel::NsubjPass);
    let below = |rel: Deprel| {
        let mut found = tokens.iter().enumerate();
        found.find_map(|(c, t)| (t.head == Some(verb) && t.deprel == rel).then_some(c))
    };
    // "reached out to the firm"
    let to = |c: &usize| {
        let case =
            |t: &Token| t.head == Some(*c) && t.deprel == Deprel::Case && t.lemma == english::TO;
        tokens.iter().any(case)
    };
    // "asked the ministry about it"
    let object = || {
        { below(Deprel::Obj).or_else(|| below(Deprel::Iobj)) }
            .or_else(|| below(Deprel::Obl).filter(to))
    };
    Some((s, passive.or_else(object)?))
}

/// Whether the pronoun may mean the phrase.
fn fits(phrase: &Referent, pronoun: &str) -> bool {
    let body = matches!(phrase.nature, Nature::Body | Nature::Unknown);
    if english::HE.contains(&pronoun) {
        phrase.fits(Gender::Male)
    } else if english::SHE.contains(&pronoun) {
        phrase.fits(Gender::Female)
    } else if english::IT.contains(&pronoun) {
        phrase.fits_it()
    } else {
        // "It reached out to the firm and they declined": a body is several.
        english::THEY.contains(&pronoun) && (phrase.plural || body)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::plain;
    use crate::pipeline::Pipeline;
    use crate::rules::RuleSet;

    #[test]
    fn who_is_accused_answers() {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        for (text, whom) in [
            (
                "Peter Lund accused Karl Berg of theft. He denies it.",
                Some("Karl"),
            ),
            (
                "The court accused the ministry of fraud. It denied the charge.",
                Some("ministry"),
            ),
            (
                "Karl Berg was accused of theft by Peter Lund. He denied it.",
                Some("Karl"),
            ),
            ("Peter Lund accused Karl Berg of theft. He left.", None),
            (
                "The Herald contacted the ministry and it declined to comment.",
                Some("ministry"),
            ),
            (
                "Peter Lund asked the ministry about the fire. It said the hall was safe.",
                Some("ministry"),
            ),
            (
                "Peter Lund asked Karl Berg to leave. He said it was late.",
                None,
            ),
            (
                "The Herald reached out to the ministry and they sent a letter.",
                Some("ministry"),
            ),
            (
                "Peter Lund accused the ministry of theft. He denied that he wanted money.",
                None,
            ),
        ] {
            let run = pipeline.read(vec![plain("a", text)]);
            let found = run.readings[0].answers.first().map(|a| a.meant.of(text));
            assert_eq!(found, whom, "{text}");
        }
    }
}
