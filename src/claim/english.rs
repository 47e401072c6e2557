//! Closed classes of English words that reading claims rests on.
//!
//! Pronouns, articles, conjunctions and prepositions are few and fixed. No story brings a new one, and another list of
//! them would be another way of reading a sentence. So they stand here, together, and not in the rules; all other words
//! are the rules', where users see and test them. Lower case.

/// The copula, and the auxiliary of the passive.
pub(super) const BE: &str = "be";

/// What stands before "how" and "what" and asks nothing itself.
pub(super) const JUST: &str = "just";

/// The verb of "given that".
pub(super) const GIVE: &str = "give";

/// The auxiliary of negations and questions.
pub(super) const DO: &str = "do";

/// What announces a quotation.
pub(super) const COLON: &str = ":";

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
pub(super) const HE: &str = "he";

/// Pronouns that open a relative clause about a noun.
pub(super) const RELATIVE_PRONOUNS: &[&str] = &["who", "which", "that"];

/// Pronouns that stand for somebody named before.
pub(super) const THIRD_PERSON: &[&str] = &["he", "she", "they", "it"];

/// Of one person or thing: behind them the present tense has an ending of its own.
pub(super) const HE_SHE_IT: &[&str] = &["he", "she", "it"];

/// Whose it is, of one thing.
pub(super) const ITS: &str = "its";

/// Whose it is, of one person or thing named elsewhere.
pub(super) const THEIRS: &[&str] = &["his", "her", ITS];

/// Joins two words to one.
pub(super) const HYPHEN: &str = "-";

/// Pronouns of whoever speaks and whoever is spoken to.
pub(super) const FIRST_AND_SECOND_PERSON: &[&str] = &["i", "we", "you", "me", "us"];

/// Determiners that point at one known thing.
pub(super) const POINTING: &[&str] = &["the", "this", "that", "these", "those"];

/// Pronouns of something that is told or left open elsewhere ("what follows").
pub(super) const WHAT: &[&str] = &["what", "whatever", "everything", "nothing", "something"];

/// Pronouns of nobody and nothing in particular.
pub(super) const INDEFINITE_PRONOUNS: &[&str] = &[
    "something",
    "anything",
    "everything",
    "nothing",
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "nobody",
    "everybody",
    "everyone",
];

/// Articles of what is not known yet.
pub(super) const INDEFINITE: &[&str] = &["a", "an"];

/// Whose something is.
pub(super) const OWNERS: &[&str] = &["my", "our", "your", "his", "her", "its", "their"];

/// Articles and determiners that a sentence writes with a capital and a name does not.
pub(super) const ARTICLES: &[&str] = &[
    "the", "a", "an", "one", "some", "several", "many", "two", "three",
];

/// Prepositions between something said and its author ("a claim by …").
pub(super) const BEFORE_AUTHOR: &[&str] = &["by", "from", "of"];

/// Prepositions that end a phrase whose source is still to come ("in the words of …").
pub(super) const BEFORE_SOURCE: &[&str] = &["to", "of", "from", "by", "per"];

/// The preposition behind which anybody may be a source, a newspaper or not.
pub(super) const ACCORDING_TO: &str = "according to";

/// Prepositions that tell when and where somebody spoke, and not what was said.
pub(super) const WHEN_OR_WHERE: &[&str] = &[
    "at", "on", "in", "during", "after", "since", "before", "until", "by", "than", "through",
];

/// Prepositions before what is praised, blamed or wanted ("thanked the crew for its work").
pub(super) const BEFORE_MATTER: &[&str] = &["for", "as", "to", "of", "over", "with"];

/// Prepositions between a verb and the deed that it governs ("refrain from …", "in danger of …", "fall short of …").
pub(super) const BEFORE_DEED: &[&str] = &["to", "of", "from", "short"];

/// The relative pronoun of people.
pub(super) const WHO: &str = "who";

/// The object form of "who".
pub(super) const WHOM: &str = "whom";

/// Forms of "I" and of "we".
pub(super) const I: &[&str] = &["i", "me", "my", "mine", "myself"];
pub(super) const WE: &[&str] = &["we", "us", "our", "ours", "ourselves"];

/// Pronouns of whoever speaks, as subjects.
pub(super) const SPEAKERS: &[&str] = &["i", "we"];

/// Auxiliaries that are joined to a pronoun and not to a name, and as they are written alone.
pub(super) const CLITICS: &[(&[&str], &str)] = &[
    (&["'re", "’re"], "are"),
    (&["'ve", "’ve"], "have"),
    (&["'ll", "’ll"], "will"),
];

/// The past of "be" behind "we" and "you".
pub(super) const WERE: &str = "were";

/// Finite verbs of the closed class that are of one, and of many.
pub(super) const WAS: &str = "was";
pub(super) const OF_MANY: &[&str] = &["are", "were", "have", "'ve", "’ve", "do"];

/// The pronoun of whoever is spoken to.
pub(super) const YOU: &str = "you";

/// Forms of the pronoun of whoever is spoken to.
pub(super) const READERS: &[&str] = &["you", "your", "yours", "yourself"];

/// The auxiliary of what is only supposed.
pub(super) const WOULD: &str = "would";

/// Nouns whose clause tells when, how, where or why, and not what: "the way he works".
pub(super) const OF_MANNER: &[&str] = &["time", "way", "place", "reason", "extent"];

/// Adverbs that point to another place of the page.
pub(super) const POINTERS: &[&str] = &["here", "below", "above", "elsewhere"];

/// Pronouns that stand for people.
pub(super) const PEOPLE: &[&str] = &["he", "she", "they"];

/// The pronoun of one thing, or of nothing ("it is likely that …").
pub(super) const IT: &str = "it";

/// The pronoun of several, and its object form.
pub(super) const THEY: &str = "they";
pub(super) const THEM: &str = "them";

/// Auxiliaries of tense and voice, which say nothing of how sure or wanted a deed is.
pub(super) const TENSE_AND_VOICE: &[&str] = &["have", "be", "do"];

/// Auxiliaries of ability: negated, they tell of a failure and leave no doubt ("could not confirm").
pub(super) const ABILITY: &[&str] = &["can", "could"];

/// The auxiliary of the perfect.
pub(super) const HAVE: &str = "have";

/// Opens a wish at the head of its sentence ("May the best team win").
pub(super) const MAY: &str = "may";

/// Negations that stand inside a verb group.
pub(super) const VERB_NEGATIONS: &[&str] = &["not", "n't", "never", "no", "longer"];

/// "Not" joined to an auxiliary.
pub(super) const JOINED_NOT: &[&str] = &["n't", "n’t"];

/// The determiner of nothing, which also makes "no longer".
pub(super) const NO: &str = "no";

/// Opens a question wherever it stands.
pub(super) const WHETHER: &str = "whether";

/// Opens a question even where the clause hangs on a verb as a circumstance.
pub(super) const HOW: &str = "how";

/// Ask in what way or for what reason, and are no relative pronouns.
pub(super) const WHY_OR_HOW: &[&str] = &["why", "how"];

/// Words that open a question or a heading ("What happens next").
pub(super) const WH_WORDS: &[&str] = &["what", "who", "whom", "how", "why", "where", "when"];

/// Adverbs that open a question.
pub(super) const QUESTION_ADVERBS: &[&str] = &["why", "how", "where", "when", "whether"];

/// Compares by degree, and likens nothing.
pub(super) const THAN: &str = "than";

/// The conjunction that joins.
pub(super) const AND: &str = "and";

/// The conjunction of times.
pub(super) const WHEN: &str = "when";

/// The conjunction of reasons.
pub(super) const BECAUSE: &str = "because";

/// Conjunctions of what is one or the other, or neither.
pub(super) const OR: &[&str] = &[EITHER_OR, NOR];

/// The conjunction of what is one or the other.
pub(super) const EITHER_OR: &str = "or";

/// The two parts of a double denial.
pub(super) const NEITHER: &str = "neither";
/// See [`NEITHER`].
pub(super) const NOR: &str = "nor";

/// The conjunction of contrast.
pub(super) const BUT: &str = "but";

/// As many of them, not all ("some of the largest").
pub(super) const SOME: &str = "some";

/// Prepositions of what something is the greatest of ("the largest flood in a century").
pub(super) const AMONG: &[&str] = &["of", "in", "at", "on", "since", "for", "from", "among"];

/// Prepositions behind which a place stands.
pub(super) const LOCATING: &[&str] = &["in", "at", "of", "on", "near", "from", "outside"];

/// The relative of things.
pub(super) const WHICH: &str = "which";

/// The number that makes no plural.
pub(super) const ONE: &str = "one";

/// What adds one more of a kind.
pub(super) const OTHER: &str = "other";

/// What makes a thing one of a row of its kind.
pub(super) const RANKS: &[&str] = &["first", "last", "next", "only", "same"];

/// More than half of a number, and no degree, before a noun.
pub(super) const MOST: &str = "most";

/// Verbs that say of a noun only that somebody has or gives it.
pub(super) const LIGHT_VERBS: &[&str] = &["have", "make", "give"];
