//! What articles use of rules: the other side of what a file says.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::phrases::Phrases;
use crate::rules::{holds, words};

/// Names of rules that a text was found to use: the words of a mention, with the id of its entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AliasUse {
    /// Id of the entity.
    pub entity: String,
    /// The words, as the text has them.
    pub words: String,
}

/// What was found in articles.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// Names.
    pub aliases: BTreeSet<AliasUse>,
    /// Titles that stood for somebody, each behind the id of the entity, as the rules have both.
    pub titles: BTreeSet<(String, String)>,
    /// Sentences, each as its words and as the lemmas of these, in small letters.
    pub sentences: Vec<[Vec<String>; 2]>,
    /// The text, in small letters.
    pub text: String,
    /// Example phrases that an answer was read by, each with the id of its attribute, as the rules have both.
    pub phrases: BTreeSet<(String, String)>,
    /// Of phrases that read nothing, the sentence that comes nearest and what in it differs, in words.
    pub misses: BTreeMap<(String, String), String>,
    /// Ids of rules by which lines were left out.
    pub boilerplate: BTreeSet<String>,
    /// Ids of `sources` that fit an article.
    pub sources: BTreeSet<String>,
}

impl Usage {
    /// Whether the words stand in an article in a row, in whatever case.
    pub(super) fn has(&self, sought: &[String]) -> bool {
        let mut sentences = self.text.lines();
        sentences.any(|sentence| holds(&words(sentence), sought))
    }

    /// Those of the words and phrases that stand in an article, as they are or as their lemmas. An inflected form counts too where
    /// the word stands in it whole.
    pub(super) fn seen<'a>(&self, words: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let whole = words
            .iter()
            .filter(|w| self.text.contains(&w.to_lowercase()));
        let mut seen: BTreeSet<&str> = whole.copied().collect();
        let sought = words.difference(&seen).map(|word| (*word, *word));
        let phrases = Phrases::new(sought.collect::<Vec<_>>());
        for forms in self.sentences.iter().flatten() {
            let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
            seen.extend(phrases.find(&forms).into_iter().map(|hit| hit.value));
        }
        seen
    }
}
