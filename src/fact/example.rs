//! An example phrase of the rules, parsed once: as a path of the deep tree, and as a row of words.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::deep::{Role, bonds, is_passive};
use super::english;
use crate::claim::Tree;
use crate::rules::model::{Attribute, Counted, HolderKind, ValueKind};
use crate::text::{Deprel, Syntax, TextSpan, Upos};

/// Stands for some words in an example.
const GAP: &str = "…";

/// What stands in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Slot {
    Holder,
    Value,
    /// Whoever or whatever.
    Any,
}

/// A word of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Node {
    Slot(Slot),
    /// A lemma as this part of speech; of a noun, whether it stands in the plural.
    Word(String, #[serde(with = "upos")] Upos, Option<bool>),
}

/// A bond between two nodes of an example; prepositions are kept as their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Edge {
    pub head: usize,
    pub role: OwnedRole,
    pub node: usize,
}

/// [`Role`] with words of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum OwnedRole {
    Subject,
    Object,
    Modifier,
    Number,
    Predicate,
    By(String),
}

impl OwnedRole {
    fn new(role: Role<'_>) -> Self {
        match role {
            Role::By(word) => Self::By(word.to_owned()),
            Role::Subject => Self::Subject,
            Role::Object => Self::Object,
            Role::Modifier => Self::Modifier,
            Role::Number => Self::Number,
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
            Self::Predicate => Role::Predicate,
        }
    }
}

/// An item of the row of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// What the parser makes of an example: it hangs on the phrase and the words in its slots alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Parsed {
    /// Nodes of the path, the anchor first; empty where no tree tells the phrase.
    pub nodes: Vec<Node>,
    /// Bonds, each with one end that an earlier one or the anchor has reached.
    pub edges: Vec<Edge>,
    /// The row of words.
    pub row: Vec<Item>,
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
pub(super) fn alternatives(phrase: &str) -> Vec<String> {
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
fn shipped() -> &'static BTreeMap<String, Parsed> {
    static SHIPPED: LazyLock<BTreeMap<String, Parsed>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../rules/compiled/examples.json")).unwrap_or_default()
    });
    &SHIPPED
}

/// A phrase, and with its slots filled.
fn key(phrase: &str, filled: &str) -> String {
    format!("{phrase} / {filled}")
}

fn parse(syntax: &dyn Syntax, phrase: &str, text: &str, slots: &[(TextSpan, Slot)]) -> Parsed {
    let sentence = syntax.parse(text, TextSpan::new(0, text.len()), &[]);
    let tree = Tree::new(text, &sentence);
    let slot_at = |word: usize| {
        let span = tree.token(word).span;
        let slot = slots.iter().find(|(at, _)| at.overlaps(span));
        slot.map(|(_, slot)| *slot)
    };
    // What "…" stands for is not known, so that no path can tell it.
    let (nodes, edges) = if phrase.contains(GAP) {
        Default::default()
    } else {
        path(&tree, &slot_at)
    };
    Parsed {
        nodes,
        edges,
        row: row(&tree, &slot_at),
    }
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
        (ValueKind::Number, _, None) => "12".to_owned(),
        (ValueKind::Number, _, Some(unit)) if unit.is_empty() => "12".to_owned(),
        (ValueKind::Number, _, Some(unit)) if modifies => format!("12-{unit}"),
        (ValueKind::Number, _, Some(unit)) => format!("12 {unit}s"),
        (ValueKind::Money, ..) => "12 euros".to_owned(),
        (ValueKind::Time, ..) => "Monday".to_owned(),
        (ValueKind::Place, ..) => "London".to_owned(),
        (ValueKind::Name, ..) => "Miller".to_owned(),
        (ValueKind::Title, ..) => "mayor".to_owned(),
        (ValueKind::State, ..) => String::new(),
    }
}

fn is_content(tree: &Tree<'_>, word: usize) -> bool {
    let content = matches!(
        tree.token(word).upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num
    );
    content && !matches!(tree.rel(word), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
}

/// The path that links the slots and the words of content; empty where the parser sees none.
fn path(tree: &Tree<'_>, slot_at: &dyn Fn(usize) -> Option<Slot>) -> (Vec<Node>, Vec<Edge>) {
    // Of the words in a slot, the one that the others hang on stands for it.
    let heads_slot = |word: usize| {
        slot_at(word).is_some() && tree.head(word).is_none_or(|h| slot_at(h) != slot_at(word))
    };
    let mut words: Vec<usize> = (0..tree.len())
        .filter(|&w| heads_slot(w) || slot_at(w).is_none() && is_content(tree, w))
        .collect();
    let Some(anchor) = words
        .iter()
        .copied()
        .filter(|&w| slot_at(w).is_none())
        .min_by_key(|&w| (tree.token(w).upos != Upos::Verb, depth(tree, w)))
    else {
        return by_slots(tree, &words, slot_at);
    };
    words.retain(|&w| w != anchor);
    words.insert(0, anchor);
    let all = bonds(tree);
    let mut reached = vec![anchor];
    let mut edges = Vec::new();
    loop {
        let next = all.iter().find(|b| {
            words.contains(&b.head)
                && words.contains(&b.word)
                && reached.contains(&b.head) != reached.contains(&b.word)
        });
        let Some(bond) = next else { break };
        let fresh = if reached.contains(&bond.head) {
            bond.word
        } else {
            bond.head
        };
        let place = |w: usize| words.iter().position(|&x| x == w).unwrap_or_default();
        edges.push(Edge {
            head: place(bond.head),
            role: OwnedRole::new(bond.role),
            node: place(bond.word),
        });
        reached.push(fresh);
    }
    if reached.len() < words.len() {
        return Default::default();
    }
    let node = |&w: &usize| match slot_at(w) {
        Some(slot) => Node::Slot(slot),
        None => Node::Word(
            tree.lower_lemma(w).to_owned(),
            tree.token(w).upos,
            plural(tree, w),
        ),
    };
    (words.iter().map(node).collect(), edges)
}

/// A path between slots alone ("Smith, the mayor"), from that of the answer.
fn by_slots(
    tree: &Tree<'_>,
    words: &[usize],
    slot_at: &dyn Fn(usize) -> Option<Slot>,
) -> (Vec<Node>, Vec<Edge>) {
    let at = |slot: Slot| words.iter().copied().find(|&w| slot_at(w) == Some(slot));
    let (Some(value), Some(holder), 2) = (at(Slot::Value), at(Slot::Holder), words.len()) else {
        return Default::default();
    };
    let all = bonds(tree);
    let direct = all.iter().find(|b| b.head == value && b.word == holder);
    direct.map_or_else(Default::default, |bond| {
        let edge = Edge {
            head: 0,
            role: OwnedRole::new(bond.role),
            node: 1,
        };
        (
            vec![Node::Slot(Slot::Value), Node::Slot(Slot::Holder)],
            vec![edge],
        )
    })
}

fn depth(tree: &Tree<'_>, word: usize) -> usize {
    std::iter::successors(Some(word), |&w| tree.head(w))
        .take(tree.len())
        .count()
}

/// The phrase as a row: slots, lemmas, marks; articles and auxiliaries are left out.
fn row(tree: &Tree<'_>, slot_at: &dyn Fn(usize) -> Option<Slot>) -> Vec<Item> {
    let mut row = Vec::new();
    let mut last = None;
    for word in 0..tree.len() {
        let slot = slot_at(word);
        match slot {
            Some(slot) if last != Some(slot) => row.push(Item::Slot(slot)),
            Some(_) => {}
            None if tree.word(word) == GAP => row.push(Item::Gap),
            None if word + 1 == tree.len() && tree.is_punct(word) => {}
            None if tree.is_punct(word) => row.push(Item::Mark(tree.word(word).to_owned())),
            None if is_skipped(tree, word) => {}
            None => {
                row.push(Item::Word {
                    lemma: tree.lower_lemma(word).to_owned(),
                    form: tree.word(word).to_owned(),
                    passive: is_passive(tree, word),
                    plural: plural(tree, word),
                });
            }
        }
        last = slot;
    }
    row
}

/// Whether a noun stands in the plural.
pub(super) fn plural(tree: &Tree<'_>, word: usize) -> Option<bool> {
    let token = tree.token(word);
    (token.upos == Upos::Noun).then_some(token.xpos == "NNS")
}

/// Articles, auxiliaries, forms of "be": they change with number, tense and style.
pub(super) fn is_skipped(tree: &Tree<'_>, word: usize) -> bool {
    let small = matches!(tree.token(word).upos, Upos::Det | Upos::Aux);
    small && !english::NOT.contains(&tree.word(word))
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
