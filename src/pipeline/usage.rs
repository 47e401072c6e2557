//! What articles use of the rules, for who tends a rule file.

use std::collections::BTreeMap;

use super::Pipeline;
use crate::claim::{Reading, SourceIndex};
use crate::document::Document;
use crate::fact::{Miss, ReadArticle, alternatives};
use crate::normalize::{EntityId, title};
use crate::rules::{AliasUse, Usage};
use crate::run::Run;
use crate::text::TextSpan;

impl Pipeline {
    /// What the articles of a run use of the rules.
    pub fn usage(&self, run: &Run) -> Usage {
        let mut usage = Usage::default();
        for (document, reading) in run.documents.iter().zip(&run.readings) {
            usage
                .aliases
                .extend(reading.mentions.iter().map(|m| AliasUse {
                    entity: run.entities.get(m.entity).key.clone(),
                    words: m.span.of(&document.text).to_owned(),
                }));
            let found = { reading.sentences.iter() }
                .flat_map(|s| self.gazetteer.find(&document.text, s.span));
            // A name may stand inside a longer one, and behind a title.
            usage.aliases.extend(found.map(|hit| AliasUse {
                entity: self.gazetteer.known(hit.entity).id.clone(),
                words: hit.span.of(&document.text).to_owned(),
            }));
            self.titles(document, reading, run, &mut usage);
            for sentence in &reading.sentences {
                let tokens = sentence.tokens.iter();
                let [forms, lemmas]: [Vec<String>; 2] = [
                    tokens
                        .clone()
                        .map(|t| t.span.of(&document.text).to_lowercase())
                        .collect(),
                    tokens.map(|t| t.lemma.to_lowercase()).collect(),
                ];
                usage.sentences.push([forms, lemmas]);
                usage.text += &sentence.span.of(&document.text).to_lowercase();
                usage.text.push('\n');
            }
            let left_out = document.blocks.iter().filter_map(|b| b.left_out.as_ref());
            let rules = left_out.filter_map(|l| l.rule.strip_prefix("boilerplate/"));
            usage.boilerplate.extend(rules.map(str::to_owned));
            let sources = self.sources.iter().filter(|s| document.is_called(&s.id));
            usage.sources.extend(sources.map(|s| s.id.clone()));
        }
        self.examples(run, &mut usage);
        usage
    }

    /// The titles by which an article means somebody.
    fn titles(&self, document: &Document, reading: &Reading, run: &Run, usage: &mut Usage) {
        let described = { reading.mentions.iter() }.filter(|m| m.rule == "entities/description");
        for mention in described {
            let id = run.entities.get(mention.entity).key.as_str();
            let Some(known) = self.gazetteer.all().iter().find(|k| k.id == id) else {
                continue;
            };
            let noun = mention.span.of(&document.text).to_lowercase();
            let near = around(&document.text, mention.span, reading).to_lowercase();
            let has = |t: &&String| title(t).split(' ').any(|word| word == noun);
            let own: Vec<&String> = known.titles.iter().filter(has).collect();
            let whole: Vec<&String> = { own.iter() }
                .copied()
                .filter(|t| near.contains(&title(t)))
                .collect();
            // "The minister" stands for the harbour minister.
            let meant = if whole.is_empty() { own } else { whole };
            let meant = meant.into_iter().map(|t| (id.to_owned(), t.clone()));
            usage.titles.extend(meant);
        }
    }

    /// The example phrases that answers were read by, as the rules have them.
    fn examples(&self, run: &Run, usage: &mut Usage) {
        for fact in &run.told.facts {
            usage
                .phrases
                .insert((fact.asks.clone(), fact.read_by.clone()));
        }
        let mut whole = Vec::new();
        for attribute in self.facts.attributes() {
            let states = attribute.states.iter().flat_map(|s| &s.read);
            for phrase in attribute.read.iter().chain(states) {
                let one_of =
                    |p: &String| usage.phrases.contains(&(attribute.id.clone(), p.clone()));
                if alternatives(phrase).iter().any(one_of) {
                    whole.push((attribute.id.clone(), phrase.clone()));
                }
            }
        }
        usage.phrases.extend(whole);
        self.misses(run, usage);
    }

    /// What keeps the phrases that read nothing from it, where their words stand.
    fn misses(&self, run: &Run, usage: &mut Usage) {
        let all = self.facts.attributes().iter().flat_map(|attribute| {
            let states = attribute.states.iter().flat_map(|s| &s.read);
            let phrases = attribute.read.iter().chain(states);
            phrases.map(move |phrase| (attribute.id.as_str(), phrase.as_str()))
        });
        let unread = all.filter(|(id, phrase)| {
            let used = &usage.phrases;
            !used.contains(&((*id).to_owned(), (*phrase).to_owned()))
        });
        let unread: Vec<(&str, &str)> = unread.collect();
        let single = unread.iter().enumerate().flat_map(|(n, (id, phrase))| {
            let each = alternatives(phrase).into_iter();
            each.map(move |phrase| (n, *id, phrase))
        });
        let single: Vec<(usize, &str, String)> = single.collect();
        let asked: Vec<(&str, &str)> = { single.iter() }
            .map(|(_, id, phrase)| (*id, phrase.as_str()))
            .collect();
        let kind_of = |e: EntityId| run.entities.get(e).kind;
        let mut nearest: BTreeMap<usize, Miss> = BTreeMap::new();
        for (i, (document, reading)) in run.documents.iter().zip(&run.readings).enumerate() {
            let source = SourceIndex(i as u32);
            let first = run.claims.partition_point(|c| c.source < source);
            let end = run.claims.partition_point(|c| c.source <= source);
            let article = ReadArticle {
                document,
                reading,
                claims: &run.claims[first..end],
                source,
            };
            let found = self.facts.misses(&article, &self.lexicon, &kind_of, &asked);
            for ((n, ..), miss) in single.iter().zip(found) {
                let Some(miss) = miss else { continue };
                let nearer = match nearest.remove(n) {
                    Some(known) => known.nearer(miss),
                    None => miss,
                };
                nearest.insert(*n, nearer);
            }
        }
        let told = nearest.into_iter().map(|(n, miss)| {
            let (id, phrase) = unread[n];
            let document = &run.documents[miss.source.0 as usize];
            let words = miss.span.of(&document.text).trim();
            let nearest = format!("nearest, in `{}`: “{words}”: {}", document.key, miss.why);
            ((id.to_owned(), phrase.to_owned()), nearest)
        });
        usage.misses = told.collect();
    }
}

/// The sentence that holds the words.
fn around<'t>(text: &'t str, words: TextSpan, reading: &Reading) -> &'t str {
    let mut sentences = reading.sentences.iter();
    let own = sentences.find(|s| s.span.contains(words));
    own.map_or("", |s| s.span.of(text))
}
