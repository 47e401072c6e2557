//! Where an example phrase is told in a sentence: by its path in the deep tree, or word by word.

use super::deep::{Role, is_passive};
use super::example::{Example, Item, Node, Slot, is_skipped};
use super::fill::{Filled, Filler};
use super::english;
use super::scene::Scene;
use crate::rules::model::ValueKind;
use crate::text::Upos;

/// A phrase found: its anchor or first word, the holder's head word if it has one, and the answer.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// All words that the phrase rests on, rising.
    pub words: Vec<usize>,
    pub holder: Option<usize>,
    pub value: Option<Filled>,
    /// The word that carries the phrase, for what governs it.
    pub anchor: usize,
}

/// All places where the example is told.
pub(super) fn seek(scene: &Scene<'_, '_>, example: &Example, filler: &Filler<'_>) -> Vec<Hit> {
    let mut hits = by_path(scene, example, filler);
    for hit in by_row(scene, example, filler) {
        let known = |h: &Hit| {
            let same = |a: &Option<Filled>, b: &Option<Filled>| {
                a.as_ref().map(|f| f.1) == b.as_ref().map(|f| f.1)
            };
            same(&h.value, &hit.value) && (h.holder.is_some() || hit.holder.is_none()) && (hit.value.is_some() || h.holder == hit.holder)
        };
        if !hits.iter().any(known) {
            hits.push(hit);
        }
    }
    hits
}

fn by_path(scene: &Scene<'_, '_>, example: &Example, filler: &Filler<'_>) -> Vec<Hit> {
    let Some(Node::Word(lemma, upos)) = example.nodes.first() else {
        return Vec::new();
    };
    let is_anchor = |&w: &usize| scene.tree.lower_lemma(w) == lemma && alike(scene.tree.token(w).upos, *upos);
    let anchors = (0..scene.tree.len()).filter(is_anchor);
    anchors
        .filter_map(|anchor| {
            let mut bound = vec![None; example.nodes.len()];
            bound[0] = Some(anchor);
            let path = Path { scene, example, filler };
            path.bind(0, &mut bound).then(|| path.hit(&bound, anchor))?
        })
        .collect()
}

/// Nouns and names, verbs and participles taken for adjectives: the tagger mixes them up.
fn alike(a: Upos, b: Upos) -> bool {
    let class = |u: Upos| match u {
        Upos::Noun | Upos::Propn => 0,
        Upos::Verb | Upos::Adj | Upos::Aux => 1,
        _ => 2,
    };
    class(a) == class(b)
}

struct Path<'p, 's, 't> {
    scene: &'p Scene<'s, 't>,
    example: &'p Example,
    filler: &'p Filler<'p>,
}

impl Path<'_, '_, '_> {
    /// Binds the nodes from edge `at` on; backtracks.
    fn bind(&self, at: usize, bound: &mut Vec<Option<usize>>) -> bool {
        let Some(edge) = self.example.edges.get(at) else {
            return true;
        };
        let (open, candidates): (usize, Vec<usize>) = match (bound[edge.head], bound[edge.node]) {
            (Some(head), None) => (edge.node, self.below(head, edge.role.as_role(), edge.node)),
            (None, Some(word)) => (edge.head, self.above(word, edge.role.as_role())),
            _ => return self.bind(at + 1, bound),
        };
        for word in candidates {
            if bound.contains(&Some(word)) || !self.fits(open, word) {
                continue;
            }
            bound[open] = Some(word);
            if self.bind(at + 1, bound) {
                return true;
            }
            bound[open] = None;
        }
        false
    }

    fn below(&self, head: usize, role: Role<'_>, node: usize) -> Vec<usize> {
        let value = self.example.nodes[node] == Node::Slot(Slot::Value);
        let kind = self.filler.attribute.value;
        let fits = |given: Role<'_>| match (given, role) {
            // Whatever preposition the example has, a time is told with another now and then.
            (Role::By(word), Role::By(_)) if value && kind == ValueKind::Time => english::AT_TIME.contains(&word),
            (Role::By(word), Role::By(_)) if value && kind == ValueKind::Place => {
                english::AT_PLACE.contains(&word)
            }
            (given, role) => given.fits(role),
        };
        self.scene.bonds.iter().filter(|b| b.head == head && fits(b.role)).map(|b| b.word).collect()
    }

    fn above(&self, word: usize, role: Role<'_>) -> Vec<usize> {
        self.scene.bonds.iter().filter(|b| b.word == word && b.role.fits(role)).map(|b| b.head).collect()
    }

    fn fits(&self, node: usize, word: usize) -> bool {
        match &self.example.nodes[node] {
            Node::Slot(Slot::Value) => self.filler.at(self.scene, word).is_some(),
            Node::Slot(_) => matches!(
                self.scene.tree.token(word).upos,
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            ),
            Node::Word(lemma, upos) => {
                self.scene.tree.lower_lemma(word) == lemma && alike(self.scene.tree.token(word).upos, *upos)
            }
        }
    }

    fn hit(&self, bound: &[Option<usize>], anchor: usize) -> Option<Hit> {
        let mut words: Vec<usize> = bound.iter().copied().collect::<Option<_>>()?;
        let slot = |slot: Slot| {
            let at = self.example.nodes.iter().position(|n| *n == Node::Slot(slot))?;
            bound[at]
        };
        let value = slot(Slot::Value).and_then(|w| self.filler.at(self.scene, w));
        words.sort_unstable();
        Some(Hit {
            words,
            holder: slot(Slot::Holder),
            value,
            anchor,
        })
    }
}

/// So many words stand for "…" at most.
const GAP: usize = 6;

/// Matches the example word by word from every place.
fn by_row(scene: &Scene<'_, '_>, example: &Example, filler: &Filler<'_>) -> Vec<Hit> {
    let row = Row { scene, filler };
    let leads = example.row.first() == Some(&Item::Slot(Slot::Holder));
    let items = if leads { &example.row[1..] } else { &example.row[..] };
    if items.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for start in usize::from(leads)..scene.tree.len() {
        let mut found = Found::default();
        if leads {
            let Some(holder) = row.ends_before(start) else {
                continue;
            };
            found.holder = Some(holder);
            found.words.push(holder);
        }
        if let Some(found) = row.from(items, start, found) {
            let mut words = found.words;
            words.sort_unstable();
            words.dedup();
            let anchor = found.anchor.unwrap_or(start);
            hits.push(Hit {
                words,
                holder: found.holder,
                value: found.value,
                anchor,
            });
        }
    }
    hits
}

#[derive(Debug, Clone, Default)]
struct Found {
    words: Vec<usize>,
    holder: Option<usize>,
    value: Option<Filled>,
    anchor: Option<usize>,
}

struct Row<'r, 's, 't> {
    scene: &'r Scene<'s, 't>,
    filler: &'r Filler<'r>,
}

impl Row<'_, '_, '_> {
    /// The head of the noun phrase that ends right before `word`, articles and auxiliaries between them aside.
    fn ends_before(&self, word: usize) -> Option<usize> {
        let mut last = word.checked_sub(1)?;
        while is_skipped(self.scene.tree, last) {
            last = last.checked_sub(1)?;
        }
        // "the Lumen 5 costs": the number belongs to the name.
        if self.scene.tree.token(last).upos == Upos::Num {
            last = last.checked_sub(1).filter(|&w| self.scene.tree.token(w).upos == Upos::Propn)?;
        }
        self.scene.is_nominal(last).then_some(last)
    }

    fn from(&self, items: &[Item], word: usize, mut found: Found) -> Option<Found> {
        let tree = self.scene.tree;
        let Some((item, rest)) = items.split_first() else {
            return Some(found);
        };
        if word >= tree.len() {
            return None;
        }
        match item {
            Item::Slot(Slot::Value) => {
                for (filled, next) in self.filler.from(self.scene, word) {
                    let mut found = found.clone();
                    found.value = Some(filled);
                    found.words.extend(word..next);
                    if let Some(found) = self.from(rest, next, found) {
                        return Some(found);
                    }
                }
                self.skip(items, word, found)
            }
            Item::Slot(slot) => {
                let (head, next) = self.phrase_from(word)?;
                if *slot == Slot::Holder {
                    found.holder = Some(head);
                }
                found.words.extend(word..next);
                self.from(rest, next, found)
            }
            Item::Word(lemma, passive) => {
                let here = tree.lower_lemma(word) == lemma && (!passive || self.is_participle(word));
                if !here {
                    return self.skip(items, word, found);
                }
                found.words.push(word);
                found.anchor = found.anchor.or(Some(word));
                self.from(rest, word + 1, found)
            }
            Item::Gap => (0..=GAP).find_map(|n| self.from(rest, word + n, found.clone())),
            Item::Mark(mark) => {
                let here = tree.word(word) == mark;
                here.then(|| self.from(rest, word + 1, found))?
            }
        }
    }

    /// Articles, auxiliaries and adverbs between two items count for nothing.
    fn skip(&self, items: &[Item], word: usize, found: Found) -> Option<Found> {
        let tree = self.scene.tree;
        let adverb = tree.token(word).upos == Upos::Adv && !english::NOT.contains(&tree.word(word));
        let begun = !found.words.is_empty();
        let small = is_skipped(tree, word) || begun && adverb;
        (small && begun).then(|| self.from(items, word + 1, found))?
    }

    fn is_participle(&self, word: usize) -> bool {
        let tree = self.scene.tree;
        matches!(tree.token(word).xpos, "VBN" | "JJ") || is_passive(tree, word)
    }

    /// A noun phrase from `word` on: its head and the word behind it.
    fn phrase_from(&self, word: usize) -> Option<(usize, usize)> {
        let tree = self.scene.tree;
        let inside = |&w: &usize| {
            matches!(
                tree.token(w).upos,
                Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
            ) || tree.word(w) == "-"
        };
        let last = (word..tree.len()).take(8).take_while(inside).filter(|&w| self.scene.is_nominal(w)).last();
        let last = last.or_else(|| (tree.token(word).upos == Upos::Pron).then_some(word))?;
        Some((last, last + 1))
    }
}
