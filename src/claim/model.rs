//! The claim: what every later stage works on.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::form::Form;
use super::grounds::Grounds;
use crate::normalize::{EntityId, Quantity, Time};
use crate::rules::{Modality, Polarity, Stance};
use crate::text::{TextSpan, Upos};

/// 64 bits of a hash over source key, folded words and occurrence; prints as 16 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ClaimId(pub u64);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Index of a document in its run, which is sorted by key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(pub u32);

/// How far the source stands behind the claim.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Commitment {
    /// States it itself.
    Asserted,
    /// Lays it to somebody.
    Attributed,
    /// Puts it as possible.
    Hedged,
    /// Reports it as denied.
    Denied,
}

/// A content word of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Where it stands.
    pub span: TextSpan,
    /// Lemma, lower case.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// The entity it is part of, if any.
    pub entity: Option<EntityId>,
}

/// A participant: subject, object, or the noun phrase of a qualifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The noun phrase or clause.
    pub span: TextSpan,
    /// Display text (the entity's name, or the words).
    pub text: String,
    /// Lemma of the head word, lower case.
    pub head: String,
    /// The entity that the head stands for, after coreference.
    pub entity: Option<EntityId>,
    /// Content words of the phrase.
    pub terms: Vec<Term>,
}

/// What is said of the subject.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Relation {
    /// Verb lemma with its particle ("step down"), or the copula's complement with `be` ("be ban").
    pub lemma: String,
    /// The words of the verb group.
    pub span: TextSpan,
    /// Canonical id: that of a relation rule, or of a synonym group, else the lemma.
    pub id: String,
    /// Whether the clause is passive (subject and object are already given in their active roles).
    pub passive: bool,
    /// Whether a form of "be" links subject and complement.
    pub copular: bool,
    /// Whether the verb group stands in the past or the perfect ("signed", "have signed").
    pub past: bool,
}

/// A prepositional or adverbial phrase of the clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Qualifier {
    /// The preposition or subordinator, lower case ("in", "according to"); empty for adverbs.
    pub role: String,
    /// What it governs.
    pub argument: Argument,
}

/// One clause-sized assertion of one source.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Stable across rule edits and added lines.
    pub id: ClaimId,
    /// Whose it is.
    pub source: SourceIndex,
    /// Index of its sentence in the document.
    pub sentence: usize,
    /// Its words, in order, without overlap.
    pub spans: Vec<TextSpan>,
    /// The words, joined by a blank where spans part.
    pub text: String,
    /// A readable sentence: entity names, active voice, resolved pronouns.
    pub normalized: String,
    /// What kind of words it was taken from.
    pub form: Form,
    /// Who or what it is about; in a passive, the doer.
    pub subject: Option<Argument>,
    /// What is said of it.
    pub relation: Relation,
    /// Whom or what the relation falls on.
    pub object: Option<Argument>,
    /// Where, when, with whom, how.
    pub qualifiers: Vec<Qualifier>,
    /// All content words, in order.
    pub terms: Vec<Term>,
    /// Whether it says that it is so.
    pub polarity: Polarity,
    /// How it puts it.
    pub modality: Modality,
    /// How far the source stands behind it.
    pub commitment: Commitment,
    /// Indices into the document's attributions, outermost first.
    pub attributions: Vec<usize>,
    /// Product of the stances along the chain.
    pub stance: Stance,
    /// Entities named or meant, sorted.
    pub entities: Vec<EntityId>,
    /// Those of them that are places in which it happened.
    pub places: Vec<EntityId>,
    /// Times that qualify it.
    pub times: Vec<Time>,
    /// Figures in it.
    pub quantities: Vec<Quantity>,
    /// Times and figures in words that stand in its text and that nothing else is compared by.
    pub aside: Aside,
    /// The method that cut it out of its sentence, such as `claim/relative-clause`.
    pub rule: &'static str,
    /// Words that negate it or set its modality; empty where it is plainly stated.
    pub grounds: Vec<Grounds>,
    /// Words of clauses cut out of it that stand in its text all the same, and why. Nothing is compared by them.
    pub taken_back: Vec<Grounds>,
}

/// What a claim's text tells by the way: "a line, called Mantra in *December*". They keep two claims apart and join or oppose none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aside {
    /// Times.
    pub times: Vec<Time>,
    /// Figures.
    pub quantities: Vec<Quantity>,
}

impl Claim {
    /// Its participants: subject, object, and those of its qualifiers.
    pub fn arguments_mut(&mut self) -> impl Iterator<Item = &mut Argument> {
        let roles = self.subject.iter_mut().chain(&mut self.object);
        roles.chain(self.qualifiers.iter_mut().map(|q| &mut q.argument))
    }

    /// Whether two claims of one article share words: then they are parts of one clause, not two statements.
    pub fn shares_words(&self, other: &Self) -> bool {
        let shared = |s: &TextSpan| other.spans.iter().any(|t| s.overlaps(*t));
        self.source == other.source && self.spans.iter().any(shared)
    }

    /// Whether both tell of a time that may be one.
    pub fn shares_time(&self, other: &Self) -> bool {
        let fits = |t: &Time| other.times.iter().any(|u| t.fits(u));
        self.times.iter().any(fits)
    }

    /// What the article states plainly in these words, with nothing else known of it.
    pub(crate) fn stated(
        source: SourceIndex,
        sentence: usize,
        spans: Vec<TextSpan>,
        text: String,
    ) -> Self {
        Self {
            id: ClaimId::default(),
            source,
            sentence,
            spans,
            normalized: text.clone(),
            text,
            form: Form::Clause,
            subject: None,
            relation: Relation::default(),
            object: None,
            qualifiers: Vec::new(),
            terms: Vec::new(),
            polarity: Polarity::Positive,
            modality: Modality::Asserted,
            commitment: Commitment::Asserted,
            attributions: Vec::new(),
            stance: Stance::Neutral,
            entities: Vec::new(),
            places: Vec::new(),
            times: Vec::new(),
            quantities: Vec::new(),
            aside: Aside::default(),
            rule: "claim/main-clause",
            grounds: Vec::new(),
            taken_back: Vec::new(),
        }
    }
}
