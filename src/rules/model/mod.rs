//! What a rule file may say, one section a module. The same structs are read by serde and make the JSON schema.

use schemars::JsonSchema;
use serde::Deserialize;

mod attribute;
mod attribution;
mod boilerplate;
mod deciding;
mod entity;
mod lexicon;
mod matching;
mod modality;
mod quantity;
mod reading;
mod relation;
mod ruling;
mod severity;
mod source;
mod time;

pub use attribute::{Attribute, Counted, Facts, HolderKind, State, ValueKind};
pub use attribution::Attribution;
pub use boilerplate::{Boilerplate, Scope};
pub use deciding::{Deciding, DecidingOn};
pub use entity::{Demonym, Entity, EntityKind, Names};
pub use lexicon::{Lexicon, WordGroup, WordsByPart};
pub use matching::Matching;
pub use modality::Modality;
pub use quantity::{Quantities, Unit};
pub use reading::ClaimReading;
pub use relation::{Relation, SingleSlot};
pub use ruling::{
    Decision, ExpectedClaims, ExpectedFinding, Quote, Referent, RelationOfClaims, RuleTest, Side,
    TestArticle,
};
pub use severity::{Level, Severity};
pub use source::Source;
pub use time::Times;

/// One rule file, or all layers merged. Any section may stand in any file.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleFile {
    /// Name of the pack, by which `extends` finds it.
    pub pack: Option<String>,
    /// One sentence on what the pack is for.
    pub about: Option<String>,
    /// Packs that this one builds on.
    pub extends: Vec<String>,
    /// People, organizations, places, events, works.
    pub entities: Vec<Entity>,
    /// Words that tell entities in any text: titles, demonyms, company suffixes.
    pub names: Names,
    /// Verbs and phrases that say the same, and what they imply or exclude.
    pub relations: Vec<Relation>,
    /// Synonyms, antonyms, scales.
    pub lexicon: Lexicon,
    /// Questions about people, things and events that have a short typed answer.
    pub attributes: Vec<Attribute>,
    /// Words that limit what a fact says.
    pub facts: Facts,
    /// Words that decide whether two claims alike in all else say the same.
    pub deciding: Vec<Deciding>,
    /// Cues that lay words to somebody.
    pub attribution: Attribution,
    /// Negation, hedges, plans, conditions.
    pub modality: Modality,
    /// Number words, units, bounds.
    pub quantities: Quantities,
    /// Words of dates and times.
    pub times: Times,
    /// What a page carries that is no article text.
    pub boilerplate: Vec<Boilerplate>,
    /// Metadata of single sources, by key.
    pub sources: Vec<Source>,
    /// Weights and thresholds of matching.
    pub matching: Matching,
    /// How grave findings are.
    pub severity: Severity,
    /// Rulings of a person on pairs of claims.
    pub decisions: Vec<Decision>,
    /// Whom single words of articles mean.
    pub referents: Vec<Referent>,
    /// How single claims of articles are read.
    pub readings: Vec<ClaimReading>,
    /// Tests that live with the rules; they are not merged.
    pub tests: Vec<RuleTest>,
}
