//! Negation, hedges, plans, conditions.

use schemars::JsonSchema;
use serde::Deserialize;

/// Words that change whether and how a clause is asserted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Modality {
    /// Words that negate what they modify ("not", "never", "no").
    pub negators: Vec<String>,
    /// Near-negations, which do not count as negations ("hardly", "barely").
    pub minimizers: Vec<String>,
    /// Words that single something out, which a negator before them falls on ("not only").
    pub focus: Vec<String>,
    /// Verbs whose complement did not happen ("refuse", "fail", "stop short of").
    pub counterfactive: Vec<String>,
    /// Verbs whose complement is taken as true ("manage", "know").
    pub factive: Vec<String>,
    /// Verbs and adverbs of possibility ("may", "perhaps", "seem").
    pub hedges: Vec<String>,
    /// Verbs and phrases of intent and of what is fixed ("plan to", "be set to"), and auxiliaries of the future ("will").
    pub plans: Vec<String>,
    /// Verbs of wanting, trying, weighing, asking and expecting: whether the deed comes is open, a hedge ("try to", "be expect to").
    pub unsettled: Vec<String>,
    /// Verbs of what nobody does by a plan: under "will" they are foretold, a hedge ("be remembered", "go down").
    pub foretold: Vec<String>,
    /// Openers of conditions ("if", "unless", "provided that").
    pub conditions: Vec<String>,
    /// Openers of a clause that asserts nothing alone, beside conditions ("before", "as if", "whichever"): it is told with
    /// the clause that it hangs on.
    pub bound: Vec<String>,
    /// Verbs of saying and believing: what "I", "we" or nobody means or believes is not asserted ("I don't mean to say that …").
    pub disowned: Vec<String>,
    /// Verbs whose content is an end that somebody has ("ensure", "make sure"): that it is reached is not asserted.
    pub ends: Vec<String>,
    /// Determiners behind which nobody is named ("every"): a relative clause on such a noun asserts nothing alone.
    pub quantifiers: Vec<String>,
    /// Openers of a comparison ("than"), which stays with what is compared.
    pub comparisons: Vec<String>,
    /// Words that tie a clause to another one and are no part of what it says ("and", "that").
    pub connectives: Vec<String>,
    /// Openers of a participle clause that tells something besides ("after losing the vote").
    pub circumstances: Vec<String>,
    /// Verbs that say with an adjective what their subject becomes or remains ("go missing", "remain closed").
    pub links: Vec<String>,
    /// Participles that are used as prepositions ("given", "including").
    pub prepositions: Vec<String>,
    /// Phrases that only turn to a topic ("it comes to"), as a clause of their own.
    pub asides: Vec<String>,
    /// Nouns that, negated, deny their content ("no evidence that …").
    pub evidence: Vec<String>,
    /// Complements that say of a content that it is so ("it is not true that …").
    pub truths: Vec<String>,
    /// Complements that say of a content that it is not so ("it is false that …").
    pub untruths: Vec<String>,
    /// Verbs of duty ("must", "have to").
    pub duties: Vec<String>,
    /// Words of pure evaluation ("great", "foolish").
    pub evaluations: Vec<String>,
    /// Verbs of wishing ("hope", "wish"): their content is told with them; with "I" or "we" as their subject and no content they are no
    /// claim.
    pub wishes: Vec<String>,
    /// Verbs that lay a deed to their object, each with the word that opens it ("accuse of", "blame for"): the deed is a claim of whoever accuses.
    pub accusing: Vec<String>,
}
