//! Words of an article of which a person has ruled whom they mean (`referents:` in rule files).
//!
//! What is ruled goes over what grammar makes of the word, and the later ruling over the earlier. Words are found as those of a ruling on claims are: letters and
//! digits count, case and marks do not.

use super::cluster::Entities;
use super::gazetteer::Gazetteer;
use super::mention::NameMention;
use crate::normalize::EntityId;
use crate::rules::fold;
use crate::rules::model::Referent;
use crate::text::{Sentence, TextSpan};

/// A word of an article, with whom it means by a ruling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruled {
    /// The word.
    pub span: TextSpan,
    /// Whom it means; `None` where it shall stand for nobody.
    pub entity: Option<EntityId>,
    /// Index of the ruling in the rules.
    pub by: usize,
}

/// What stands for nobody.
pub(crate) const NOBODY: &str = "nobody";

/// The places of a ruling's word in an article.
pub(crate) fn places(referent: &Referent, text: &str, sentences: &[Sentence]) -> Vec<TextSpan> {
    let said: Vec<(String, TextSpan)> =
        sentences.iter().flat_map(|s| words(text, s.span)).collect();
    let sought = folded(&referent.words);
    let word = folded(&referent.word);
    let [word] = word.as_slice() else {
        return Vec::new();
    };
    let fits = |at: &[(String, TextSpan)]| at.iter().map(|(w, _)| w).eq(&sought);
    let found = said.windows(sought.len().max(1)).filter(|at| fits(at));
    found
        .filter_map(|at| at.iter().find(|(w, _)| w == word).map(|(_, span)| *span))
        .collect()
}

/// A name that the article need not have, where the words at `span` mean the entity of the rules that is called `means`.
pub(crate) fn known(means: &str, span: TextSpan, gazetteer: &Gazetteer) -> Option<NameMention> {
    let known = gazetteer.named(means)?;
    Some(NameMention {
        span,
        title: Vec::new(),
        words: gazetteer
            .known(known)
            .name
            .split(' ')
            .map(str::to_owned)
            .collect(),
        known: Some(known),
        // It adds no name to the entity.
        adjectival: true,
        after: None,
    })
}

/// The entity of the article that a person calls by id, name or alias of the rules, or by a name that the article gives.
pub(crate) fn meant(entities: &Entities, gazetteer: &Gazetteer, name: &str) -> Option<EntityId> {
    let Some(known) = gazetteer.named(name) else {
        return named(entities, name);
    };
    let id = Some(gazetteer.known(known).id.as_str());
    let at = entities.list.iter().position(|e| e.rule.as_deref() == id);
    at.map(|at| EntityId(at as u32))
}

/// The entity of the article that has the name, or the only one whose name ends with it ("Ray Holm", "Patrol Officer Ray Holm").
pub(crate) fn named(entities: &Entities, name: &str) -> Option<EntityId> {
    let name = fold(name);
    let whole = |other: &String| fold(other) == name;
    let with_more = |other: &String| {
        let other = fold(other);
        other
            .strip_suffix(&name)
            .is_some_and(|rest| rest.ends_with(' '))
    };
    let of = |is: &dyn Fn(&String) -> bool| -> Vec<usize> {
        let list = entities.list.iter().enumerate();
        list.filter(|(_, e)| is(&e.name) || e.aliases.iter().any(is))
            .map(|(at, _)| at)
            .collect()
    };
    let at = of(&whole)
        .first()
        .copied()
        .or_else(|| match of(&with_more)[..] {
            [alone] => Some(alone),
            _ => None,
        })?;
    Some(EntityId(at as u32))
}

fn folded(text: &str) -> Vec<String> {
    let all = words(text, TextSpan::new(0, text.len()));
    all.into_iter().map(|(word, _)| word).collect()
}

/// The words in a stretch of a text, in lower case.
fn words(text: &str, span: TextSpan) -> Vec<(String, TextSpan)> {
    let mut all: Vec<(String, TextSpan)> = Vec::new();
    for (at, c) in span
        .of(text)
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
    {
        let start = span.start + at;
        let end = start + c.len_utf8();
        match all.last_mut().filter(|(_, last)| last.end == start) {
            Some((word, last)) => {
                word.extend(c.to_lowercase());
                last.end = end;
            }
            None => all.push((c.to_lowercase().collect(), TextSpan::new(start, end))),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_among_its_words() {
        let text = "Holm rang Dorn. “She’s late,” she said.";
        let sentence = Sentence {
            span: TextSpan::new(0, text.len()),
            ..Sentence::default()
        };
        let places = |words: &str, word: &str| -> Vec<usize> {
            let referent = Referent {
                words: words.to_owned(),
                word: word.to_owned(),
                ..Referent::default()
            };
            let found = places(&referent, text, std::slice::from_ref(&sentence));
            found.iter().map(|span| span.start).collect()
        };
        let at = |part: &str| text.find(part).unwrap();
        assert_eq!(places("she's late", "She"), [at("She")]);
        assert_eq!(places("late, she said", "she"), [at("she said")]);
        assert_eq!(places("she", "she"), [at("She"), at("she said")]);
        assert_eq!(places("Holm rang", "she"), [0; 0]);
        assert_eq!(places("he late", "he"), [0; 0]);
    }
}
