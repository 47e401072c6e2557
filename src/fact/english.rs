//! Closed classes of English words that reading facts rests on. Lower case.

/// The preposition of a passive's doer.
pub(super) const BY: &str = "by";
/// Between a noun and what it is of.
pub(super) const OF: &str = "of";
/// The marker of an infinitive, and of a receiver.
pub(super) const TO: &str = "to";
/// The negation of a verb or an adjective.
pub(super) const NOT: &[&str] = &["not", "n't", "never"];
/// Adverbs of what came near and was not so.
pub(super) const NEARLY: &[&str] = &["almost", "nearly"];
/// In the night, of no day that it names.
pub(super) const OVERNIGHT: &str = "overnight";
/// Pronouns that open a relative clause.
pub(super) const RELATIVE: &[&str] = &["who", "which", "that", "whom"];
/// The definite article and what stands for it.
pub(super) const DEFINITE: &[&str] = &["the", "this", "that"];
/// Prepositions of a point in time; with none, as in "last Monday".
pub(super) const AT_TIME: &[&str] = &["on", "in", "at", "during", ""];
/// Prepositions of a place.
pub(super) const AT_PLACE: &[&str] = &["in", "at", "near", "off", "outside", "on", "inside"];
/// Prepositions of a place that is passed.
pub(super) const THROUGH: &[&str] = &["through", "across", "along"];
/// The indefinite article.
pub(super) const INDEFINITE: &[&str] = &["a", "an"];
/// Pronouns of several, or of whoever speaks.
pub(super) const PLURAL_PRONOUNS: &[&str] = &[
    "they", "them", "their", "we", "us", "our", "i", "my", "me", "you", "your",
];
/// Pronouns of one person.
pub(super) const OF_PERSON: &[&str] = &[
    "he", "she", "him", "her", "his", "hers", "himself", "herself",
];
/// Pronouns of one person or thing, as subjects.
pub(super) const PERSONAL: &[&str] = &["he", "she", "it"];
/// Before the beginning of a stretch of time.
pub(super) const FROM: &str = "from";
/// The auxiliary of the perfect, in the past.
pub(super) const HAD: &str = "had";
/// Between a thing and its price.
pub(super) const WORTH: &str = "worth";
/// Before a verb of what is to come.
pub(super) const AHEAD: &[&str] = &["will", "would"];
/// The tag of a modal verb (Penn Treebank).
pub(super) const MODAL_TAG: &str = "MD";
/// The tags of a verb in the present tense.
pub(super) const PRESENT_TAGS: &[&str] = &["VBZ", "VBP"];
/// The tags of comparatives and superlatives.
pub(super) const COMPARED_TAGS: &[&str] = &["JJR", "JJS", "RBR", "RBS"];
/// The auxiliary of the passive.
pub(super) const BE: &str = "be";
/// Pronouns that take up the happening told last.
pub(super) const TAKES_UP: &[&str] = &["it", "that", "this", "which"];

/// The ending of adverbs of manner.
pub(super) const LY: &str = "ly";
