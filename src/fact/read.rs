//! The facts of one document.

use rustc_hash::FxHashMap as HashMap;

use super::deep::bonds;
use super::english;
use super::example::{Example, Item, Node, alternatives, compile, parse_all};
use super::holder::descriptions;
use super::lead::Lead;
use super::model::{Fact, Limit};
use super::naming::Naming;
use super::none;
use super::people::People;
use super::scene::Scene;
use super::sentence::SentenceReader;
use super::words::FactWords;
use crate::claim::{Claim, ClaimId, Modality, Reading, Reread, SourceIndex, Tree, within};
use crate::document::Document;
use crate::normalize::EntityId;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Attribute, EntityKind, HolderKind, RuleFile};
use crate::text::{Deprel, Syntax};

/// So many sentences open an article.
const OPENING: usize = 2;

/// Attributes with their examples, compiled from the rules.
pub struct FactReader {
    pub(super) attributes: Vec<Attribute>,
    /// Of each attribute.
    pub(super) examples: Vec<Vec<Example>>,
    /// Attribute and example, by a word that each of its sentences has.
    pub(super) by_word: HashMap<String, Vec<(usize, usize)>>,
    /// Those that have no word of their own ("{holder}, {value},").
    pub(super) wordless: Vec<(usize, usize)>,
    words: FactWords,
}

/// What a document's sentences say of its people and things, and who they are.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Facts, in order of the text.
    pub facts: Vec<Fact>,
    /// What each entity is called beside its name ("singer").
    pub descriptions: Vec<(EntityId, String)>,
    /// Full names as each article spells them.
    pub namings: Vec<Naming>,
}

/// An article with what was read of it.
#[derive(Clone, Copy)]
pub struct ReadArticle<'a> {
    /// The article.
    pub document: &'a Document,
    /// Its sentences.
    pub reading: &'a Reading,
    /// Its claims.
    pub claims: &'a [Claim],
    /// Its place in the run.
    pub source: SourceIndex,
}

/// A sentence, ready to be read.
pub(super) struct Seen<'a, 'r, 's, 't> {
    /// `None` where the sentence makes no claim.
    pub reader: Option<&'a SentenceReader<'r, 's, 't>>,
    /// What it calls whom.
    pub called: Vec<(EntityId, String)>,
    /// Whether its times are those of another happening than the story's.
    pub tells_of_other: bool,
}

impl Told {
    /// The facts of one article, which stand together.
    pub fn of(&self, source: SourceIndex) -> &[Fact] {
        let start = self.facts.partition_point(|f| f.source < source);
        let end = self.facts.partition_point(|f| f.source <= source);
        &self.facts[start..end]
    }
}

impl FactReader {
    /// Parses the examples of all attributes.
    pub fn new(rules: &RuleFile, syntax: &dyn Syntax) -> Self {
        let all = |attribute: &Attribute| -> Vec<Example> {
            let own = attribute.read.iter().map(|phrase| (phrase, None));
            let states = attribute.states.iter();
            let told = states.flat_map(|s| s.read.iter().map(move |p| (p, Some(s.id.as_str()))));
            own.chain(told)
                .flat_map(|(phrase, state)| {
                    alternatives(phrase).into_iter().map(move |p| (p, state))
                })
                .map(|(phrase, state)| compile(syntax, attribute, &phrase, state))
                .collect()
        };
        let examples: Vec<Vec<Example>> = rules.attributes.iter().map(all).collect();
        let mut by_word: HashMap<String, Vec<(usize, usize)>> = HashMap::default();
        let mut wordless = Vec::new();
        for (a, list) in examples.iter().enumerate() {
            for (e, example) in list.iter().enumerate() {
                match key(example) {
                    Some(word) => by_word.entry(word.to_owned()).or_default().push((a, e)),
                    None => wordless.push((a, e)),
                }
            }
        }
        Self {
            attributes: rules.attributes.clone(),
            examples,
            by_word,
            wordless,
            words: FactWords::new(&rules.facts),
        }
    }

    /// The phrases of the rules as the parser reads them, as JSON, a line each: what is embedded for those that ship.
    ///
    /// # Errors
    /// None in practice: all keys are strings.
    pub fn compiled(rules: &RuleFile, syntax: &dyn Syntax) -> serde_json::Result<String> {
        let line = |(key, parsed)| {
            let [key, parsed] = [
                serde_json::to_string(&key)?,
                serde_json::to_string(&parsed)?,
            ];
            Ok(format!("{key}:{parsed}"))
        };
        let lines = parse_all(syntax, &rules.attributes).into_iter().map(line);
        let lines: serde_json::Result<Vec<String>> = lines.collect();
        Ok(format!("{{\n{}\n}}", lines?.join(",\n")))
    }

    fn is_of_event(&self, fact: &Fact) -> bool {
        self.attributes[fact.attribute].of == HolderKind::Event
    }

    /// What is told of another happening than the story's.
    fn move_away(&self, fact: &mut Fact) {
        if self.is_of_event(fact) {
            fact.scope.limit = fact.scope.limit.or(Some(Limit::Other));
        }
    }

    /// The attributes, by index.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The facts that the claims of an article tell; a fact's claim is its index among them.
    pub fn read(
        &self,
        article: &ReadArticle<'_>,
        lexicon: &Lexicon,
        kind_of: &dyn Fn(EntityId) -> EntityKind,
    ) -> Told {
        let mut told = Told::default();
        let mut looks_back = false;
        self.each_sentence(article, lexicon, kind_of, &mut |seen| {
            told.descriptions.extend(seen.called);
            let Some(reader) = seen.reader else {
                looks_back = seen.tells_of_other;
                return;
            };
            let mut facts = reader.facts();
            if looks_back && takes_up(reader.scene.tree) {
                for fact in &mut facts {
                    self.move_away(fact);
                }
            }
            let other = |f: &Fact| f.scope.limit == Some(Limit::Other) && self.is_of_event(f);
            looks_back = seen.tells_of_other || facts.iter().any(other);
            told.facts.extend(facts);
        });
        told.descriptions.sort();
        told.descriptions.dedup();
        told
    }

    /// Shows each sentence of an article, with what is known of its people so far.
    pub(super) fn each_sentence(
        &self,
        article: &ReadArticle<'_>,
        lexicon: &Lexicon,
        kind_of: &dyn Fn(EntityId) -> EntityKind,
        visit: &mut dyn FnMut(Seen<'_, '_, '_, '_>),
    ) {
        let ReadArticle {
            document,
            reading,
            claims,
            source,
        } = *article;
        let opening = reading
            .sentences
            .get(OPENING)
            .map_or(usize::MAX, |s| s.span.start);
        let mut lead = Lead {
            is_opening: true,
            times: reading
                .times
                .iter()
                .filter(|t| t.span.start < opening)
                .collect(),
            published: document.meta.published,
        };
        let asserts = |r: &&Reread| r.ruling.modality == Some(Modality::Asserted);
        let ruled = reading.reread.iter().filter(asserts);
        let ruled: Vec<ClaimId> = ruled.flat_map(|r| r.claims.iter().copied()).collect();
        let mut people = People::default();
        for (index, sentence) in reading.sentences.iter().enumerate() {
            let own = claims.partition_point(|c| c.sentence < index)
                ..claims.partition_point(|c| c.sentence <= index);
            lead.is_opening = index < OPENING;
            let times = within(&reading.times, sentence.span, |t| t.span);
            let tells_of_other = lead.tells_of_other(times);
            if own.is_empty() {
                visit(Seen {
                    reader: None,
                    called: Vec::new(),
                    tells_of_other,
                });
                continue;
            }
            let tree = Tree::new(&document.text, sentence);
            let bonds = bonds(&tree);
            let quantities = within(&reading.quantities, sentence.span, |q| q.span);
            let quantities = none::counted(&tree, quantities, &self.words);
            let scene = Scene {
                tree: &tree,
                bonds: &bonds,
                mentions: &reading.mentions,
                quantities: &quantities,
                times,
                kind_of,
                words: &self.words,
            };
            let called = descriptions(&scene, lexicon);
            people.see(&scene, &called, lexicon, lead.is_opening);
            let reader = SentenceReader {
                rules: self,
                scene: &scene,
                lexicon,
                lead: &lead,
                people: &people,
                claims: &claims[own.clone()],
                ruled: &ruled,
                first: own.start,
                sentence: index,
                source,
            };
            visit(Seen {
                reader: Some(&reader),
                called,
                tells_of_other,
            });
        }
    }
}

/// Whether the sentence speaks of the happening that the one before it told of: "It killed 600 people."
fn takes_up(tree: &Tree<'_>) -> bool {
    let root = (0..tree.len()).find(|&w| tree.rel(w) == Deprel::Root);
    let subject = root.and_then(|r| tree.child(r, &[Deprel::Nsubj, Deprel::NsubjPass]));
    subject.is_some_and(|s| english::TAKES_UP.contains(&tree.word(s)))
}

/// A word that the example cannot do without.
fn key(example: &Example) -> Option<&str> {
    if let Some(Node::Word(word, ..)) = example.nodes.first() {
        return Some(word);
    }
    example.row.iter().find_map(|item| match item {
        Item::Word { form, .. } => Some(form.as_str()),
        _ => None,
    })
}
