//! Closed classes of English words by which a text is told to be English, and to speak to its reader.
//!
//! Articles, pronouns, prepositions, conjunctions and auxiliaries are few and fixed, and every second or third word of an
//! English sentence is one of them. Those that other languages have too ("a", "as", "no") tell nothing and are not here. Lower case.

/// Words that tie an English sentence together.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "about", "after", "all", "and", "are", "at", "be", "been", "before", "being", "but", "by",
    "can", "could", "did", "does", "for", "from", "had", "has", "have", "he", "her", "his", "how",
    "i", "if", "in", "into", "is", "it", "its", "may", "might", "must", "my", "nor", "not", "of",
    "on", "or", "our", "out", "over", "shall", "she", "should", "than", "that", "the", "their",
    "them", "there", "these", "they", "this", "those", "to", "under", "up", "us", "was", "we",
    "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
];

/// Pronouns of an editor and of a reader, and the word that asks.
pub(super) const TO_READER: &[&str] = &["we", "our", "us", "you", "your", "please"];
