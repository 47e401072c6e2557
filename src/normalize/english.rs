//! Closed classes of English words that reading names, pronouns and figures rests on.
//!
//! Pronouns, articles, conjunctions and prepositions are few and fixed; no story brings a new one. So they stand here,
//! together, and not in the rules; all other words are the rules', where users see and test them. Lower case.

/// The demonstrative that behind a kind of outlet means the article's own ("told this newspaper").
pub(super) const THIS: &str = "this";

/// Forms of "he", "she" and "it".
pub(super) const HE: &[&str] = &["he", "him", "his", "himself"];
/// See [`HE`].
pub(super) const SHE: &[&str] = &["she", "her", "hers", "herself"];
/// See [`HE`].
pub(super) const IT: &[&str] = &["it", "its", "itself"];

/// Forms of "they".
pub(super) const THEY: &[&str] = &["they", "them", "their", "themselves"];

/// The relative pronoun of an owner.
pub(super) const WHOSE: &[&str] = &["whose"];

/// Endings of pronouns that mean the subject of their own clause, one and several.
pub(super) const REFLEXIVES: &[&str] = &[REFLEXIVE, "selves"];

/// What opens a clause that says how long something took ("it was not long before").
pub(super) const UNTIL: &[&str] = &["before", "until", "till"];

/// The form of "it" that may stand for nothing ("it rains").
pub(super) const EXPLETIVE: &str = "it";

/// Determiners of what was not told of before.
pub(super) const NEW: &[&str] = &["a", "an", "another"];

/// Verbs of which a clause is told, with a dummy before them ("it turned out that").
pub(super) const OF_CLAUSES: &[&str] = &["appear", "emerge", "happen", "seem", "transpire", "turn"];

/// Ending of a pronoun that means the subject of its own clause.
pub(super) const REFLEXIVE: &str = "self";

/// The preposition of what somebody or something is ("as president").
pub(super) const AS: &str = "as";

/// Prepositions of what somebody speaks about ("said of her coach").
pub(super) const ABOUT: &[&str] = &["of", "about"];

/// The definite article.
pub(super) const THE: &str = "the";

/// Determiners of somebody or something that was named before ("the company", "this group").
pub(super) const DEFINITE: &[&str] = &["the", "this", "The", "This"];

/// Joins two names, or two words of one.
pub(super) const AND: &str = "and";

/// Prepositions inside a name that is longer than a person's ("Bank of Lima", "Centre for Health").
pub(super) const OF: &str = "of";
/// See [`OF`].
pub(super) const FOR: &str = "for";

/// Words that no person's name has inside it.
pub(super) const IN_LONG_NAMES: &[&str] = &[OF, FOR, AND, "&"];

/// Words of a name of which an acronym takes no letter.
pub(super) const WITHOUT_INITIAL: &[&str] = &[OF, THE, AND, FOR, "&"];

/// Prepositions after which a name is a place's, where nothing else tells.
pub(super) const OF_PLACE: &[&str] = &["in", "at", "near", "across", "throughout"];

/// Prepositions of a time up to which something is to happen.
pub(super) const DEADLINES: &[&str] = &["by", "until"];

/// The word before an infinitive, and before a goal.
pub(super) const TO: &str = "to";

/// Words that open a noun phrase.
pub(super) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our",
    "your",
];

/// Forms of "be" before a participle.
pub(super) const BE: &[&str] = &["be", "is", "are", "being"];

/// Ending of a regular past participle ("31 people injured").
pub(super) const PARTICIPLE: &str = "ed";
