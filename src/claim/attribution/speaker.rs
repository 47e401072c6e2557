//! Who a source is: a name where the text gives one, else the description as it is written.
//!
//! In: candidates in order of the text. Out: a [`Speaker`] for each source that is clear. A name, title or pronoun that
//! the entities already resolve is taken over; "the diplomat" is the last speaker who was called one; "he" the last
//! speaker whose gender fits; "who" its noun. What stays unclear has no speaker.

use super::article::Article;
use super::candidate::{Candidate, ContentForm};
use super::source::{Source, Speaker, is_bare, is_definite};
use super::source_phrase::SourcePhrase;
use super::words::AttributionWords;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, Parser, Upos};
use crosscheck_syntax::lexicon;

/// Sentences back that a pronoun or description looks for a speaker.
const REACH: usize = 8;

/// Sentences back that "he" looks for a speaker of whatever kind.
const JUST_BEFORE: usize = 2;

/// Heads up the tree from a relative pronoun to its clause.
const RELATIVE_DEPTH: usize = 6;

/// Speakers in the order in which they spoke.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    list: Vec<Speaker>,
}

impl Speakers {
    /// Whom the source of a candidate names.
    pub(super) fn resolve(
        &mut self,
        article: &Article<'_>,
        words: &AttributionWords,
        candidate: &Candidate,
    ) -> Option<Speaker> {
        let tree = &article.trees[candidate.sentence];
        let Some(phrase) = &candidate.source else {
            return self.goes_on(tree, candidate);
        };
        // "He says that it leaks," Berg said: whom he means is not to be told from who speaks around it.
        let pronoun = tree.token(phrase.head).upos == Upos::Pron;
        if candidate.quoted && pronoun {
            return None;
        }
        let mut speaker = self.find(Source {
            article,
            words,
            tree,
            sentence: candidate.sentence,
            phrase,
        })?;
        speaker.reports |= words.names_outlet(&candidate.rule);
        // "The fishermen say that it leaks," Berg said: who speaks on is Berg.
        if !candidate.quoted {
            self.remember(speaker.clone());
        }
        Some(speaker)
    }

    /// "Sanz praised the crew. Added that the pier was safe": a sentence that opens with its verb goes on with who spoke last.
    fn goes_on(&self, tree: &Tree<'_>, candidate: &Candidate) -> Option<Speaker> {
        let verb = candidate.head;
        let opens = tree.rel(verb) == D::Root
            && matches!(tree.token(verb).xpos, "VBD" | "VBZ" | "VBN")
            && (0..verb).all(|t| tree.is_punct(t) || tree.token(t).upos == Upos::Adv);
        let told = candidate.form == ContentForm::Clause && !candidate.quoted;
        let last = self.last_within(JUST_BEFORE, candidate.sentence, &|_| opens && told)?;
        Some(Speaker {
            sentence: candidate.sentence,
            rule: "speaker/goes-on",
            ..last.clone()
        })
    }

    /// Puts a speaker last, with all that it was called before.
    fn remember(&mut self, mut speaker: Speaker) {
        if let Some(at) = self.list.iter().position(|s| s.name == speaker.name) {
            let old = self.list.remove(at);
            speaker.reports |= old.reports;
            speaker.descriptions.extend(old.descriptions);
            speaker.descriptions.sort();
            speaker.descriptions.dedup();
        }
        self.list.push(speaker);
    }

    fn find(&self, source: Source<'_>) -> Option<Speaker> {
        let Source { tree, phrase, .. } = source;
        let word = tree.word(phrase.head);
        if english::RELATIVE_PRONOUNS.contains(&word) {
            let noun = noun_of_relative(tree, phrase.head)?;
            let phrase = &SourcePhrase::around(tree, noun, &[]);
            return self.find(Source { phrase, ..source });
        }
        let pronoun =
            tree.token(phrase.head).upos == Upos::Pron || english::THIRD_PERSON.contains(&word);
        if source.article.means_nobody(tree.token(phrase.head).span) {
            // A noun that stands for nobody else is what the speaker is called; a pronoun calls nobody anything.
            return if pronoun { None } else { source.described() };
        }
        if let Some(named) = source.named() {
            return Some(named);
        }
        if pronoun {
            return self.meant_by_pronoun(source);
        }
        self.described_before(source).or_else(|| source.described())
    }

    /// "the diplomat": the last speaker who was called one. "The paper" is also the last one that the article goes by.
    fn described_before(&self, source: Source<'_>) -> Option<Speaker> {
        let Source { tree, phrase, .. } = source;
        if !is_definite(tree, phrase) || !is_bare(tree, phrase) {
            return None;
        }
        let lemma = tree.token(phrase.head).lemma.to_lowercase();
        let known = |s: &Speaker| s.descriptions.contains(&lemma);
        let person = |s: &Speaker| {
            let kind = s.entity.map(|e| source.article.entities.get(e).kind);
            kind.is_none_or(|k| k == EntityKind::Person)
        };
        let outlet = |s: &Speaker| s.reports && !person(s);
        let found = self
            .last_within(REACH, source.sentence, &known)
            .or_else(|| {
                let is_outlet = source.words.outlets.contains(&lemma);
                let last = || self.last_within(REACH, source.sentence, &outlet);
                is_outlet.then(last).flatten()
            })?;
        Some(Speaker {
            sentence: source.sentence,
            rule: "speaker/described-before",
            ..found.clone()
        })
    }

    /// "he", "it", "they": the last speaker that fits.
    fn meant_by_pronoun(&self, source: Source<'_>) -> Option<Speaker> {
        let Source { article, .. } = source;
        let word = match source.tree.word(source.phrase.head) {
            "him" => "he",
            "her" => "she",
            "them" => "they",
            word => word,
        };
        if let Some((sentence, noun)) = source.answered() {
            let tree = &article.trees[sentence];
            let phrase = &SourcePhrase::around(tree, noun, &[]);
            return Source {
                tree,
                phrase,
                ..source
            }
            .described();
        }
        let kind = |s: &Speaker| s.entity.map(|e| article.entities.get(e).kind);
        let person = |s: &Speaker| kind(s) == Some(EntityKind::Person);
        let last = |fits: &dyn Fn(&Speaker) -> bool| self.last_within(REACH, source.sentence, fits);
        let found = match word {
            "he" | "she" => {
                let gender = |s: &Speaker| !s.plural && article.gender_fits(s.entity, word);
                let described = |s: &Speaker| kind(s).is_none() && !is_body(s);
                last(&|s| gender(s) && person(s))
                    .or_else(|| last(&|s| gender(s) && described(s)))
                    .or_else(|| last(&|s| gender(s) && kind(s) == Some(EntityKind::Other)))
                    // Whoever spoke right before is a person, whatever its name looks like.
                    .or_else(|| {
                        let one = |s: &Speaker| !s.plural && !is_body(s);
                        self.last_within(JUST_BEFORE, source.sentence, &one)
                    })
            }
            "it" => last(&|s| !s.plural && !person(s)),
            "they" => last(&|s| s.plural),
            _ => None,
        }?;
        if matches!(word, "he" | "she") && source.somebody_since(found, word) {
            return None;
        }
        Some(Speaker {
            sentence: source.sentence,
            rule: "speaker/pronoun",
            ..found.clone()
        })
    }

    /// The last speaker that fits, of those that spoke at most `reach` sentences before.
    fn last_within(
        &self,
        reach: usize,
        sentence: usize,
        fits: &dyn Fn(&Speaker) -> bool,
    ) -> Option<&Speaker> {
        let near = |s: &&Speaker| s.sentence + reach >= sentence;
        self.list.iter().rev().filter(near).find(|s| fits(s))
    }
}

/// Whether all that a speaker is called is a body or a house ("the attorney's office"), which is no "he".
fn is_body(speaker: &Speaker) -> bool {
    let body = |d: &String| {
        [lexicon::GROUP, lexicon::ARTIFACT].contains(&Parser::embedded().noun_class(d))
    };
    !speaker.descriptions.is_empty() && speaker.descriptions.iter().all(body)
}

/// The noun that a relative pronoun stands for.
fn noun_of_relative(tree: &Tree<'_>, pronoun: usize) -> Option<usize> {
    let mut at = pronoun;
    for _ in 0..RELATIVE_DEPTH {
        if tree.rel(at) == D::AclRelcl {
            return tree.head(at);
        }
        at = tree.head(at)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::read;

    /// The speakers of a text in order of their contents, each with the method that found it.
    fn speakers(text: &str) -> Vec<(String, &'static str)> {
        let found = read(text).into_iter();
        found
            .filter_map(|a| Some((a.speaker?, a.speaker_rule?)))
            .collect()
    }

    fn last(text: &str) -> Option<(String, &'static str)> {
        speakers(text).pop()
    }

    fn named(name: &str, rule: &'static str) -> (String, &'static str) {
        (name.to_owned(), rule)
    }

    #[test]
    fn a_name_alone_in_apposition_or_behind_a_title() {
        let name = Some(named("Olga Brandt", "speaker/name"));
        assert_eq!(last("Olga Brandt said the pier was old."), name);
        assert_eq!(last("The mayor, Olga Brandt, said the pier was old."), name);
    }

    #[test]
    fn according_to_him_is_who_spoke_last() {
        let text =
            "\"We will talk to the guild,\" Olga Brandt said. According to her, the pier is old.";
        assert_eq!(last(text), Some(named("Olga Brandt", "speaker/pronoun")));
        let text = "\"We will talk to the guild,\" Brandt said on Monday. According to him, the pier is old.";
        assert_eq!(last(text), Some(named("Brandt", "speaker/pronoun")));
    }

    #[test]
    fn an_age_a_state_an_office_or_a_day_between_is_not_who_speaks() {
        for (text, name) in [
            (
                "Odalim, 26, says that she was there at the harbour where she had just bought a ticket.",
                "Odalim",
            ),
            ("Moravec, 71, denies that the barn burned.", "Moravec"),
            (
                "Rep. Nils Falk, R-Calif., says that at least ten sailors of the old fleet have been held.",
                "Nils Falk",
            ),
            (
                "Secretary of State Anna Kovacs speculated that some of the maps could have faded.",
                "Anna Kovacs",
            ),
            (
                "Minister of Defence Jonas Eklund claimed that the vaccine had arrived.",
                "Jonas Eklund",
            ),
            (
                "In May, Chairman of the Harbour Council, Adm. Piet Vermeer, warned that the sluice was too small.",
                "Piet Vermeer",
            ),
            (
                "It came as Premier Hugo Brandt on Monday announced that Danish divers had raised the hull.",
                "Hugo Brandt",
            ),
            (
                "Peru's attorney general says blood tests have shown that nine horses were drugged.",
                "Peru's attorney general",
            ),
            (
                "US Northern Fleet meanwhile admitted that the sonar had failed.",
                "US Northern Fleet",
            ),
            (
                "Sharks General Manager Olga Brandt said that the old pier had burned.",
                "Olga Brandt",
            ),
            (
                "KRON-TV in Oslo is reporting that the mayor was hurt in a fall.",
                "KRON-TV",
            ),
            (
                "The river rose by two metres overnight, the Harbour Echo reports.",
                "Harbour Echo",
            ),
            (
                "The trams stopped for a day, according to police in Leeds.",
                "police in Leeds",
            ),
        ] {
            let names = speakers(text);
            assert!(names.iter().any(|n| n.0 == name), "{text} {names:?}");
        }
    }

    #[test]
    fn what_cannot_speak_is_nobody() {
        for text in [
            "The vase is said to have come from a sunken ship.",
            "Ida is reported to have sold the farm.",
            "The meteorite found that it was hot.",
            "The storm found that it was hot.",
            "Here's hoping the pier is safe.",
        ] {
            assert_eq!(speakers(text), [], "{text}");
        }
    }

    #[test]
    fn neither_a_house_nor_the_reader_is_he() {
        let text = "The attorney's office said the pier was old. He said it would be closed.";
        assert_eq!(
            last(text),
            Some(named("the attorney's office", "speaker/description"))
        );
        assert_eq!(
            last("As many of you know, there was a fire in the mill."),
            None
        );
    }

    #[test]
    fn a_sentence_that_opens_with_its_verb_goes_on_with_who_spoke_last() {
        let text = "Dario Sanz said the pier was old. Added that the crew had left.";
        assert_eq!(last(text), Some(named("Dario Sanz", "speaker/goes-on")));
    }

    #[test]
    fn a_pronoun_is_the_last_speaker_that_fits() {
        let text = "Olga Brandt said the pier was old. She said it would be closed.";
        assert_eq!(last(text), Some(named("Olga Brandt", "speaker/pronoun")));
        let text = "Two engineers said the pier was old. They said it would be closed.";
        assert_eq!(last(text), Some(named("two engineers", "speaker/pronoun")));
        assert_eq!(last("He said the pier was old."), None);
    }

    #[test]
    fn a_description_is_the_last_speaker_who_was_called_so() {
        let text = "Olga Brandt, an engineer, said the pier was old. The engineer said it would be closed.";
        assert_eq!(
            last(text),
            Some(named("Olga Brandt", "speaker/described-before"))
        );
        let text =
            "Olga Brandt, an engineer, said the pier was old. An engineer said it would be closed.";
        assert_eq!(
            last(text),
            Some(named("an engineer", "speaker/description"))
        );
    }

    #[test]
    fn the_paper_is_the_outlet_that_the_article_went_by() {
        let text = "The pier was closed, the Harbour Echo reported. The paper said it was old.";
        assert_eq!(
            last(text).map(|(name, _)| name).as_deref(),
            Some("Harbour Echo")
        );
        let text = "Olga Brandt said the pier was closed. The paper said it was old.";
        assert_eq!(last(text), Some(named("the paper", "speaker/description")));
    }

    #[test]
    fn a_relative_pronoun_is_its_noun() {
        let text = "Olga Brandt, who said the pier was old, left.";
        assert_eq!(last(text), Some(named("Olga Brandt", "speaker/name")));
    }
}
