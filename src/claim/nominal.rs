//! Nouns that carry a claim: "the withdrawal of US troops", "the company's announcement of job cuts".
//!
//! A noun counts where the rules name it as the event of a verb and it has a participant of its own. What happened is
//! as sure as the clause that it stands in.

use rustc_hash::FxHashMap as HashMap;

use super::clause::{Clause, Constituent};
use super::english;
use super::tree::Tree;
use crate::rules::model::RuleFile;
use crate::text::{Deprel, Upos};

/// Event nouns with the verb of the same event.
#[derive(Debug, Default)]
pub(crate) struct EventNouns {
    verb_of: HashMap<String, String>,
}

impl EventNouns {
    /// From the lexicon's derived forms (a verb, then its nouns) and the nouns of relation rules.
    pub(crate) fn new(rules: &RuleFile) -> Self {
        let mut verb_of = HashMap::default();
        for group in &rules.lexicon.derived {
            for noun in group.iter().skip(1) {
                verb_of
                    .entry(noun.to_lowercase())
                    .or_insert_with(|| group[0].to_lowercase());
            }
        }
        for relation in &rules.relations {
            for noun in &relation.nouns {
                let verb = relation.verbs.first().unwrap_or(&relation.id);
                verb_of
                    .entry(noun.to_lowercase())
                    .or_insert_with(|| verb.to_lowercase());
            }
        }
        Self { verb_of }
    }

    /// The verb of the event that the noun names.
    pub(crate) fn verb(&self, noun: &str) -> Option<&str> {
        self.verb_of.get(noun).map(String::as_str)
    }
}

/// Clauses made of event nouns inside the words of `clauses`.
pub(crate) fn nominals(tree: &Tree<'_>, events: &EventNouns, clauses: &[Clause]) -> Vec<Clause> {
    let mut out = Vec::new();
    for host in clauses {
        for &n in &host.words {
            if n == host.head
                || tree.token(n).upos != Upos::Noun
                || events.verb(tree.lower_lemma(n)).is_none()
            {
                continue;
            }
            let held = |c: usize| host.words.contains(&c);
            let of: Vec<usize> = tree
                .children_by(n, &[Deprel::Nmod])
                .filter(|&c| {
                    held(c)
                        && tree
                            .children_by(c, &[Deprel::Case])
                            .any(|m| tree.lemma(m) == english::OF)
                })
                .collect();
            let owner = tree
                .child(n, &[Deprel::NmodPoss])
                .filter(|&c| held(c) && tree.token(c).upos != Upos::Pron);
            let Some(&patient) = of.first() else { continue };
            let part = |c: usize| Constituent {
                head: c,
                words: tree.subtree(c, &|x| !held(x)),
                role: String::new(),
            };
            let qualifiers = tree
                .children_by(n, &[Deprel::Nmod])
                .filter(|c| held(*c) && *c != patient)
                .map(|c| Constituent {
                    role: tree
                        .child(c, &[Deprel::Case])
                        .map(|m| tree.word(m).to_owned())
                        .unwrap_or_default(),
                    ..part(c)
                })
                .collect();
            let words = tree.subtree(n, &|x| {
                !held(x)
                    || tree.head(x) == Some(n)
                        && matches!(tree.rel(x), Deprel::Case | Deprel::Conj | Deprel::Cc)
            });
            let words = words.into_iter().filter(|&w| !tree.is_punct(w)).collect();
            out.push(Clause {
                object: Some(part(patient)),
                qualifiers,
                governors: host.governors.clone(),
                shared_auxiliaries: tree.children_by(host.head, &[Deprel::Aux]).collect(),
                conditioned: host.conditioned,
                ..Clause::nominal(n, owner.map(part), words)
            });
        }
    }
    out
}
