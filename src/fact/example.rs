//! An example phrase of the rules, with words in its slots, parsed once.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::LazyLock;

use rustc_hash::FxHashMap as HashMap;
use serde::{Deserialize, Serialize};

use super::deep::Role;
use super::phrase::parse;
use crate::rules::model::{Attribute, Counted, HolderKind, ValueKind};
use crate::text::{Syntax, TextSpan, Upos};

/// Stands for some words in an example.
pub(super) const GAP: &str = "…";

/// What stands in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Slot {
    #[serde(rename = "h")]
    Holder,
    #[serde(rename = "v")]
    Value,
    /// Towards whom the answer holds.
    #[serde(rename = "w")]
    With,
    /// Whoever or whatever.
    #[serde(rename = "a")]
    Any,
}

/// A word of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Node {
    #[serde(rename = "s")]
    Slot(Slot),
    /// A lemma as this part of speech; of a noun, whether it stands in the plural.
    #[serde(rename = "w")]
    Word(String, #[serde(with = "upos")] Upos, Option<bool>),
}

/// A bond between two nodes of an example; prepositions are kept as their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(usize, OwnedRole, usize)", into = "(usize, OwnedRole, usize)")]
pub(super) struct Edge {
    pub head: usize,
    pub role: OwnedRole,
    pub node: usize,
}

impl From<(usize, OwnedRole, usize)> for Edge {
    fn from((head, role, node): (usize, OwnedRole, usize)) -> Self {
        Self { head, role, node }
    }
}

impl From<Edge> for (usize, OwnedRole, usize) {
    fn from(edge: Edge) -> Self {
        (edge.head, edge.role, edge.node)
    }
}

/// [`Role`] with words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OwnedRole {
    Subject,
    Object,
    Modifier,
    Number,
    Particle,
    Predicate,
    By(String),
}

impl OwnedRole {
    pub fn new(role: Role<'_>) -> Self {
        match role {
            Role::By(word) => Self::By(word.to_owned()),
            Role::Subject => Self::Subject,
            Role::Object => Self::Object,
            Role::Modifier => Self::Modifier,
            Role::Number => Self::Number,
            Role::Particle => Self::Particle,
            Role::Predicate => Self::Predicate,
        }
    }

    pub fn as_role(&self) -> Role<'_> {
        match self {
            Self::By(word) => Role::By(word),
            Self::Subject => Role::Subject,
            Self::Object => Role::Object,
            Self::Modifier => Role::Modifier,
            Self::Number => Role::Number,
            Self::Particle => Role::Particle,
            Self::Predicate => Role::Predicate,
        }
    }
}

/// An item of the row of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "ShortItem", into = "ShortItem")]
pub(super) enum Item {
    Slot(Slot),
    /// A word by its lemma or as it stands, and whether it must be a participle of the passive.
    Word {
        lemma: String,
        form: String,
        passive: bool,
        /// Whether it is a noun in the plural; `None` for other words.
        plural: Option<bool>,
    },
    /// A comma or hyphen.
    Mark(String),
    /// "…": up to six words.
    Gap,
}

/// [`Item`] as it is kept, without names: it is read at every start.
#[derive(Serialize, Deserialize)]
enum ShortItem {
    #[serde(rename = "s")]
    Slot(Slot),
    #[serde(rename = "w")]
    Word(String, String, bool, Option<bool>),
    #[serde(rename = "m")]
    Mark(String),
    #[serde(rename = "g")]
    Gap,
}

impl From<ShortItem> for Item {
    fn from(short: ShortItem) -> Self {
        match short {
            ShortItem::Slot(slot) => Self::Slot(slot),
            ShortItem::Word(lemma, form, passive, plural) => Self::Word {
                lemma,
                form,
                passive,
                plural,
            },
            ShortItem::Mark(mark) => Self::Mark(mark),
            ShortItem::Gap => Self::Gap,
        }
    }
}

impl From<Item> for ShortItem {
    fn from(item: Item) -> Self {
        match item {
            Item::Slot(slot) => Self::Slot(slot),
            Item::Word {
                lemma,
                form,
                passive,
                plural,
            } => Self::Word(lemma, form, passive, plural),
            Item::Mark(mark) => Self::Mark(mark),
            Item::Gap => Self::Gap,
        }
    }
}

/// Nodes, edges and row of a [`Parsed`].
type Parts = (Vec<Node>, Vec<Edge>, Vec<Item>);

/// What the parser makes of an example: it hangs on the phrase and the words in its slots alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Parts", into = "Parts")]
pub(super) struct Parsed {
    /// Nodes of the path, the anchor first; empty where no tree tells the phrase.
    pub nodes: Vec<Node>,
    /// Bonds, each with one end that an earlier one or the anchor has reached.
    pub edges: Vec<Edge>,
    /// The row of words.
    pub row: Vec<Item>,
}

impl From<Parts> for Parsed {
    fn from((nodes, edges, row): Parts) -> Self {
        Self { nodes, edges, row }
    }
}

impl From<Parsed> for Parts {
    fn from(parsed: Parsed) -> Self {
        (parsed.nodes, parsed.edges, parsed.row)
    }
}

/// An example phrase, compiled.
#[derive(Debug, Clone)]
pub(super) struct Example {
    /// As the rules have it.
    pub phrase: String,
    /// The state that it tells, of an attribute whose value is one.
    pub state: Option<String>,
    /// What the parser makes of it.
    pub parsed: Parsed,
}

impl Deref for Example {
    type Target = Parsed;

    fn deref(&self) -> &Parsed {
        &self.parsed
    }
}

/// Parts of speech by their names.
mod upos {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::text::Upos;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub fn serialize<S: Serializer>(upos: &Upos, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(upos.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Upos, D::Error> {
        let name = String::deserialize(from)?;
        Upos::parse(&name).ok_or_else(|| D::Error::custom("no part of speech"))
    }
}

/// The phrases that an example with `(a|b)` stands for.
pub fn alternatives(phrase: &str) -> Vec<String> {
    let Some((before, rest)) = phrase.split_once('(') else {
        return vec![phrase.to_owned()];
    };
    let Some((inside, after)) = rest.split_once(')') else {
        return vec![phrase.to_owned()];
    };
    let tails = alternatives(after);
    let with = |word: &str| {
        let head = format!("{before}{}", word.trim());
        tails
            .iter()
            .map(move |t| format!("{head}{t}"))
            .collect::<Vec<_>>()
    };
    inside.split('|').flat_map(with).collect()
}

/// Compiles one phrase without alternatives; one that ships is parsed already ([`shipped`]).
pub(super) fn compile(
    syntax: &dyn Syntax,
    attribute: &Attribute,
    phrase: &str,
    state: Option<&str>,
) -> Example {
    let (text, slots) = filled(attribute, phrase);
    let known = shipped().get(&key(phrase, &text)).cloned();
    Example {
        phrase: phrase.to_owned(),
        state: state.map(str::to_owned),
        parsed: known.unwrap_or_else(|| parse(syntax, phrase, &text, &slots)),
    }
}

/// All phrases of `attributes` as the parser reads them, by [`key`]: what `cargo xtask packs` writes.
pub(super) fn parse_all(syntax: &dyn Syntax, attributes: &[Attribute]) -> BTreeMap<String, Parsed> {
    let of = |attribute: &Attribute| {
        let states = attribute.states.iter().flat_map(|s| &s.read);
        let phrases = attribute
            .read
            .iter()
            .chain(states)
            .flat_map(|p| alternatives(p));
        let parsed = |phrase: String| {
            let (text, slots) = filled(attribute, &phrase);
            (key(&phrase, &text), parse(syntax, &phrase, &text, &slots))
        };
        phrases.map(parsed).collect::<Vec<_>>()
    };
    attributes.iter().flat_map(of).collect()
}

/// The phrases that ship, parsed; empty if they cannot be read, which costs time, never truth.
fn shipped() -> &'static HashMap<String, Parsed> {
    static SHIPPED: LazyLock<HashMap<String, Parsed>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../rules/compiled/examples.json")).unwrap_or_default()
    });
    &SHIPPED
}

/// A phrase, and with its slots filled.
fn key(phrase: &str, filled: &str) -> String {
    format!("{phrase} / {filled}")
}

/// The phrase with words in its slots, and where these stand.
fn filled(attribute: &Attribute, phrase: &str) -> (String, Vec<(TextSpan, Slot)>) {
    let mut text = String::new();
    let mut slots = Vec::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let (slot, words) = match name {
            "holder" => (Slot::Holder, holder_sample(attribute, &text)),
            "value" => (Slot::Value, value_sample(attribute, &text)),
            "with" => (Slot::With, "Jones".to_owned()),
            "people" => (Slot::Any, "women".to_owned()),
            _ => (Slot::Any, "boats".to_owned()),
        };
        let start = text.len();
        text.push_str(&words);
        slots.push((TextSpan::new(start, text.len()), slot));
        rest = after;
    }
    text.push_str(rest);
    // The parser reads sentences better than stretches of them.
    text.push('.');
    (text, slots)
}

/// Words that the parser takes for what they are.
fn holder_sample(attribute: &Attribute, before: &str) -> String {
    let noun = match attribute.of {
        HolderKind::Person => return "Smith".to_owned(),
        HolderKind::Organization => return "Siemens".to_owned(),
        HolderKind::Event => "storm",
        HolderKind::Thing => "phone",
    };
    match before.chars().next_back() {
        None => format!("The {noun}"),
        Some(' ') if !before.ends_with("the ") && !before.ends_with("a ") => format!("the {noun}"),
        // "the {holder}", "magnitude-{value} {holder}"
        Some(_) => noun.to_owned(),
    }
}

fn value_sample(attribute: &Attribute, before: &str) -> String {
    let modifies = before.ends_with(" a ") || before.ends_with("the ") || before == "a ";
    match (attribute.value, attribute.counts, attribute.units.first()) {
        (ValueKind::Number, Some(Counted::Person), _) => "12 women".to_owned(),
        (ValueKind::Number, Some(Counted::Thing), _) => "12 boats".to_owned(),
        (ValueKind::Number, _, None) => "12".to_owned(),
        (ValueKind::Number, _, Some(unit)) if unit.is_empty() => "12".to_owned(),
        (ValueKind::Number, _, Some(unit)) if modifies => format!("12-{unit}"),
        (ValueKind::Number, _, Some(unit)) => format!("12 {unit}s"),
        (ValueKind::Money, ..) => "12 euros".to_owned(),
        (ValueKind::Time, ..) => "Monday".to_owned(),
        (ValueKind::Place, ..) => "London".to_owned(),
        (ValueKind::Name | ValueKind::Party, ..) => "Miller".to_owned(),
        (ValueKind::Score, ..) => "3-1".to_owned(),
        (ValueKind::Title, ..) => "mayor".to_owned(),
        (ValueKind::State, ..) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Parser;

    fn compiled(phrase: &str) -> Example {
        let attribute = Attribute {
            counts: Some(Counted::Person),
            ..Attribute::default()
        };
        compile(Parser::embedded(), &attribute, phrase, None)
    }

    #[test]
    fn a_phrase_becomes_a_path_and_a_row() {
        let example = compiled("{value} were killed");
        assert_eq!(
            example.nodes,
            [
                Node::Word("kill".to_owned(), Upos::Verb, None),
                Node::Slot(Slot::Value)
            ]
        );
        assert_eq!(example.edges[0].role.as_role(), Role::Object);
        assert_eq!(
            example.row,
            [
                Item::Slot(Slot::Value),
                Item::Word {
                    lemma: "kill".to_owned(),
                    form: "killed".to_owned(),
                    passive: true,
                    plural: None,
                }
            ]
        );
    }

    #[test]
    fn the_phrases_that_ship_are_parsed_afresh() {
        let rules = crate::rules::RuleSet::builtin().file;
        let fresh = parse_all(Parser::embedded(), &rules.attributes);
        let fresh: HashMap<String, Parsed> = fresh.into_iter().collect();
        assert!(
            *shipped() == fresh,
            "rules/compiled/examples.json is stale: run `cargo xtask packs`"
        );
    }

    #[test]
    fn words_in_brackets_stand_for_each_other() {
        assert_eq!(
            alternatives("{value} (died|were killed) (at sea|on land)").len(),
            4
        );
    }
}
