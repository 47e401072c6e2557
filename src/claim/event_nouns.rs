//! Nouns that name the event of a verb: "withdrawal" and "withdraw".

use rustc_hash::FxHashMap as HashMap;

use crate::rules::model::RuleFile;

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

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(yaml: &str, noun: &str) -> Option<String> {
        let rules: RuleFile = serde_yaml::from_str(yaml).unwrap();
        EventNouns::new(&rules).verb(noun).map(str::to_owned)
    }

    #[test]
    fn a_derived_noun_names_the_first_word_of_its_group() {
        let yaml = "lexicon: {derived: [[withdraw, withdrawal, Pullout]]}";
        assert_eq!(verb(yaml, "pullout").as_deref(), Some("withdraw"));
        assert_eq!(verb(yaml, "withdraw"), None);
    }

    #[test]
    fn a_noun_of_a_relation_names_its_first_verb_or_its_id() {
        let yaml = "relations: [{id: flee, verbs: [escape], nouns: [flight]}]";
        assert_eq!(verb(yaml, "flight").as_deref(), Some("escape"));
        let yaml = "relations: [{id: flee, nouns: [flight]}]";
        assert_eq!(verb(yaml, "flight").as_deref(), Some("flee"));
    }
}
