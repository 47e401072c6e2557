//! Nouns that mean people.

use crosscheck_syntax::lexicon;

use crate::text::Parser;

/// Whether a noun is first of all a person or a group ("council"), by the class of its first sense in `WordNet`.
pub(super) fn is_people(lemma: &str) -> bool {
    [lexicon::GROUP, lexicon::PERSON].contains(&Parser::embedded().noun_class(lemma))
}
