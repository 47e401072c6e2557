//! What articles use of the rules, for who tends a rule file.

use super::Pipeline;
use crate::fact::alternatives;
use crate::rules::{AliasUse, Usage};
use crate::run::Run;

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
    }
}
