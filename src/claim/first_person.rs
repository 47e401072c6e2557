//! Whom "I" and "we" mean inside quotation marks: who is quoted, or the body that the quoted person speaks for.
//!
//! In: a document's attributions, and the stages before them. Out: mentions of those entities by the pronouns. "I" is the
//! person to whom the quotation is laid. "We" is a body that is quoted itself, or whose spokeswoman is ("its spokeswoman
//! Anna Berg"); whoever else says "we" means more people than a reader can tell.

use super::attribution::{Article, Attribution, AttributionKind};
use super::english;
use super::tree::Tree;
use crate::normalize::{EntityId, Mention, mention_at};
use crate::rules::model::EntityKind;
use crate::text::{Deprel, TextSpan, Upos};

/// Mentions by "I", "me", "we" and so on; `speaks_for` tells whether a noun, by its lemma, means who speaks for others.
pub(crate) fn first_person(
    article: &Article<'_>,
    attributions: &[Attribution],
    speaks_for: &dyn Fn(&str) -> bool,
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (s, tree) in article.trees.iter().enumerate() {
        let sentence = article.sentences[s].span;
        let near = attributions.iter().filter(|a| {
            a.kind == AttributionKind::Direct && a.content.iter().any(|c| c.overlaps(sentence))
        });
        let near: Vec<&Attribution> = near.collect();
        if near.is_empty() {
            continue;
        }
        for t in 0..tree.len() {
            let span = tree.token(t).span;
            let singular = english::I.contains(&tree.word(t));
            if tree.token(t).upos != Upos::Pron
                || !singular && !english::WE.contains(&tree.word(t))
                || !is_quoted_once(article, span)
            {
                continue;
            }
            let Some(speaker) = only_speaker(&near, span) else {
                continue;
            };
            let entity = if singular {
                // Who says "I" is somebody, whatever the name looks like.
                let somebody = [EntityKind::Person, EntityKind::Other];
                let named = |e: &EntityId| somebody.iter().any(|&k| is(article, *e, k));
                speaker.entity.filter(named)
            } else {
                body(article, speaker, speaks_for)
            };
            mentions.extend(entity.map(|entity| Mention {
                span,
                entity,
                rule: "entities/first-person",
            }));
        }
    }
    mentions
}

fn is(article: &Article<'_>, entity: EntityId, kind: EntityKind) -> bool {
    article.entities.get(entity).kind == kind
}

/// Whether the word stands in one quotation, and in none inside it: there somebody else may say "I".
fn is_quoted_once(article: &Article<'_>, word: TextSpan) -> bool {
    article
        .quotes
        .iter()
        .filter(|q| q.span.contains(word))
        .count()
        == 1
}

/// The attribution that the word is laid to, where all that hold it name one speaker.
fn only_speaker<'a>(near: &[&'a Attribution], word: TextSpan) -> Option<&'a Attribution> {
    let mut holding = near
        .iter()
        .filter(|a| a.content.iter().any(|c| c.contains(word)));
    let first = holding.next()?;
    holding.all(|a| a.entity == first.entity).then_some(*first)
}

/// The body that "we" means: the speaker, or the one that the source phrase says the speaker speaks for.
fn body(
    article: &Article<'_>,
    speaker: &Attribution,
    speaks_for: &dyn Fn(&str) -> bool,
) -> Option<EntityId> {
    let organization = |e: &EntityId| is(article, *e, EntityKind::Organization);
    if let Some(own) = speaker.entity.filter(organization) {
        return Some(own);
    }
    let source = *speaker.source.first()?;
    let s = article
        .sentences
        .iter()
        .position(|s| s.span.contains(source))?;
    let tree = &article.trees[s];
    let noun = (0..tree.len())
        .find(|&t| source.contains(tree.token(t).span) && speaks_for(tree.lower_lemma(t)))?;
    owner(article, tree, noun, source)
}

/// Whom a spokeswoman is of: "its spokeswoman", "IBM spokeswoman", "a spokeswoman for IBM".
fn owner(
    article: &Article<'_>,
    tree: &Tree<'_>,
    noun: usize,
    source: TextSpan,
) -> Option<EntityId> {
    let relations = [Deprel::NmodPoss, Deprel::Compound, Deprel::Nmod];
    let heads = std::iter::successors(Some(noun), |&t| {
        tree.head(t)
            .filter(|&h| source.contains(tree.token(h).span))
    });
    let mut owners = heads.take(3).flat_map(|t| tree.children_by(t, &relations));
    owners.find_map(|t| {
        let mention = mention_at(article.mentions, tree.token(t).span)?;
        // Whatever a name looks like, a body has the spokeswoman.
        let body = [EntityKind::Organization, EntityKind::Other];
        { body }
            .iter()
            .any(|&k| is(article, mention.entity, k))
            .then_some(mention.entity)
    })
}

#[cfg(test)]
mod tests {
    use crate::document::plain;
    use crate::pipeline::Pipeline;
    use crate::rules::RuleSet;

    /// The first claims of a text as sentences.
    fn read(text: &str) -> Vec<String> {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        let run = pipeline.read(vec![plain("a", text)]);
        run.claims.iter().map(|c| c.normalized.clone()).collect()
    }

    #[test]
    fn i_is_who_is_quoted_and_we_the_body_spoken_for() {
        let said = read("\"I warned the council about the pier,\" engineer Anna Holm said.");
        assert!(
            said.contains(&"Anna Holm warned the council about the pier".to_owned()),
            "{said:?}"
        );
        let said =
            read("\"We will close the pier,\" said Anna Holm, a spokeswoman for Nordhav Holdings.");
        assert!(
            said.contains(&"Nordhav Holdings will close the pier".to_owned()),
            "{said:?}"
        );
        let said = read("\"We will close the pier,\" Anna Holm said.");
        assert!(
            said.contains(&"We will close the pier".to_owned()),
            "{said:?}"
        );
    }

    #[test]
    fn an_auxiliary_that_is_joined_to_the_pronoun_is_written_out() {
        let said =
            read("\"We'll close the pier,\" said Anna Holm, a spokeswoman for Nordhav Holdings.");
        let whole = "Nordhav Holdings will close the pier".to_owned();
        assert!(said.contains(&whole), "{said:?}");
    }

    #[test]
    fn a_verb_that_would_not_agree_keeps_the_pronoun() {
        let said = read("\"I am sure that the pier is old,\" engineer Anna Holm said.");
        assert!(said.iter().all(|s| !s.contains("Holm am")), "{said:?}");
    }
}
