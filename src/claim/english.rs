//! Closed classes of English words that reading claims rests on.
//!
//! Pronouns, articles, conjunctions and prepositions are few and fixed. No story brings a new one, and another list of
//! them would be another way of reading a sentence. So they stand here, together, and not in the rules; all other words
//! are the rules', where users see and test them. Lower case.

/// The conjunction that opens a content clause ("said that …").
pub(super) const THAT: &str = "that";

/// The marker of an infinitive ("vowed to …").
pub(super) const TO: &str = "to";

/// Opens a comparison or a comment ("as he said", "described as").
pub(super) const AS: &str = "as";

/// The preposition of a passive's doer.
pub(super) const BY: &str = "by";

/// The preposition between a noun and what it is of.
pub(super) const OF: &str = "of";

/// A subject that names nobody ("there is").
pub(super) const THERE: &str = "there";

/// The feminine pronoun; of "he" and "she" it is the one that tells.
pub(super) const SHE: &str = "she";

/// Pronouns that open a relative clause about a noun.
pub(super) const RELATIVE_PRONOUNS: &[&str] = &["who", "which", "that"];

/// Pronouns that stand for somebody named before.
pub(super) const THIRD_PERSON: &[&str] = &["he", "she", "they", "it"];

/// Pronouns of whoever speaks and whoever is spoken to.
pub(super) const FIRST_AND_SECOND_PERSON: &[&str] = &["i", "we", "you", "me", "us"];

/// Determiners that point at one known thing.
pub(super) const POINTING: &[&str] = &["the", "this", "that", "these", "those"];

/// Articles and determiners that a sentence writes with a capital and a name does not.
pub(super) const ARTICLES: &[&str] = &[
    "the", "a", "an", "one", "some", "several", "many", "two", "three",
];

/// Prepositions between something said and its author ("a claim by …").
pub(super) const BEFORE_AUTHOR: &[&str] = &["by", "from", "of"];

/// Prepositions that end a phrase whose source is still to come ("in the words of …").
pub(super) const BEFORE_SOURCE: &[&str] = &["to", "of", "from", "by", "per"];

/// Prepositions that tell when and where somebody spoke, and not what was said.
pub(super) const WHEN_OR_WHERE: &[&str] = &[
    "at", "on", "in", "during", "after", "since", "before", "until", "by", "than", "through",
];

/// Prepositions before what is praised, blamed or wanted ("thanked the crew for its work").
pub(super) const BEFORE_MATTER: &[&str] = &["for", "as", "to", "of", "over", "with"];
