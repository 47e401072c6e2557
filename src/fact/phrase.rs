//! An example phrase as the parser reads it: a path of the deep tree, and a row of words.

use super::deep::{bonds, is_particle, is_passive};
use super::english;
use super::example::{Edge, GAP, Item, Node, OwnedRole, Parsed, Slot};
use crate::claim::Tree;
use crate::text::{Deprel, Syntax, TextSpan, Upos};

/// What the parser makes of `text`, a phrase whose slots are filled at `slots`.
pub(super) fn parse(
    syntax: &dyn Syntax,
    phrase: &str,
    text: &str,
    slots: &[(TextSpan, Slot)],
) -> Parsed {
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

fn is_content(tree: &Tree<'_>, word: usize) -> bool {
    let content = matches!(
        tree.token(word).upos,
        Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num | Upos::Intj
    );
    // "Found alive", where the tagger takes the state for an adverb.
    let state = tree.rel(word) == Deprel::Xcomp;
    is_particle(tree, word)
        || (content || state)
            && !matches!(tree.rel(word), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
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
