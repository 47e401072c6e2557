//! The closed class of English words by which a text is told to be English.
//!
//! Articles, pronouns, prepositions, conjunctions and auxiliaries are few and fixed, and every second or third word of an
//! English sentence is one of them. Lower case.

/// Words that tie an English sentence together.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "am", "an", "and", "are", "as", "at", "be", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
    "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might",
    "must", "my", "no", "nor", "not", "of", "on", "or", "our", "out", "over", "shall", "she",
    "should", "so", "than", "that", "the", "their", "them", "there", "these", "they", "this",
    "those", "to", "under", "up", "us", "was", "we", "were", "what", "when", "where", "which",
    "who", "why", "will", "with", "would", "you", "your",
];
