//! Where an example phrase is told in a sentence: by its path in the deep tree, or word by word.

use rustc_hash::FxHashSet as HashSet;

use super::deep::{Role, is_passive};
use super::english;
use super::example::{Example, Item, Node, Slot};
use super::fill::Filler;
use super::model::Filled;
use super::phrase::{is_skipped, plural};
use super::scene::Scene;
use crate::rules::model::ValueKind;
use crate::text::{Deprel, Upos};

/// A phrase found: its anchor or first word, the holder's head word if it has one, and the answer.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// All words that the phrase rests on, rising.
    pub words: Vec<usize>,
    pub holder: Option<usize>,
    pub value: Option<Filled>,
    /// The head word of whom the answer holds towards.
    pub with: Option<usize>,
    /// The word that carries the phrase, for what governs it.
    pub anchor: usize,
}

/// The words of a sentence: most examples lack one there, and are not looked for.
#[derive(Debug)]
pub(super) struct Present<'s> {
    lemmas: HashSet<&'s str>,
    words: HashSet<&'s str>,
}

impl<'s> Present<'s> {
    pub fn in_sentence(scene: &Scene<'s, '_>) -> Self {
        let tree = scene.tree;
        Self {
            lemmas: (0..tree.len()).map(|w| tree.lower_lemma(w)).collect(),
            words: (0..tree.len()).map(|w| tree.word(w)).collect(),
        }
    }

    /// Whether all words stand there that the example's path has.
    pub fn has_path(&self, example: &Example) -> bool {
        example.nodes.iter().all(|node| match node {
            Node::Word(lemma, ..) => self.lemmas.contains(lemma.as_str()),
            Node::Slot(_) => true,
        })
    }

    /// The same of its row of words.
    pub fn has_row(&self, example: &Example) -> bool {
        example.row.iter().all(|item| match item {
            Item::Word { lemma, form, .. } => {
                self.lemmas.contains(lemma.as_str()) || self.words.contains(form.as_str())
            }
            Item::Slot(_) | Item::Mark(_) | Item::Gap => true,
        })
    }
}

/// All places where the deep tree tells the example.
pub(super) fn by_path(scene: &Scene<'_, '_>, example: &Example, filler: &Filler<'_>) -> Vec<Hit> {
    let is_anchor = |&w: &usize| match example.nodes.first() {
        Some(node @ Node::Word(..)) => is_word(scene, node, w),
        Some(Node::Slot(_)) => scene.is_nominal(w) && filler.at(scene, w).is_some(),
        None => false,
    };
    let anchors = (0..scene.tree.len()).filter(is_anchor);
    anchors
        .filter_map(|anchor| {
            let mut bound = vec![None; example.nodes.len()];
            bound[0] = Some(anchor);
            let path = Path {
                scene,
                example,
                filler,
            };
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

/// Whether the word is that of the node, in its number.
fn is_word(scene: &Scene<'_, '_>, node: &Node, word: usize) -> bool {
    let Node::Word(lemma, upos, number) = node else {
        return false;
    };
    scene.tree.lower_lemma(word) == lemma
        && !compares(scene, word)
        && alike(scene.tree.token(word).upos, *upos)
        && same_number(*number, plural(scene.tree, word))
}

/// "Four years older" tells no age: a comparative is not its adjective.
fn compares(scene: &Scene<'_, '_>, word: usize) -> bool {
    english::COMPARED_TAGS.contains(&scene.tree.token(word).xpos)
}

fn same_number(example: Option<bool>, given: Option<bool>) -> bool {
    example.zip(given).is_none_or(|(a, b)| a == b)
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
            (Some(head), None) => {
                let mut below = self.below(head, edge.role.as_role(), edge.node);
                // "found guilty in 2011": a time or place may hang on any word of the phrase.
                if self.is_circumstance(edge.node) {
                    let others = bound.iter().flatten().filter(|&&w| w != head);
                    below.extend(
                        others.flat_map(|&w| self.below(w, edge.role.as_role(), edge.node)),
                    );
                }
                (edge.node, below)
            }
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

    fn is_circumstance(&self, node: usize) -> bool {
        let kind = self.filler.attribute.value;
        self.example.nodes[node] == Node::Slot(Slot::Value)
            && matches!(kind, ValueKind::Time | ValueKind::Place)
    }

    fn below(&self, head: usize, role: Role<'_>, node: usize) -> Vec<usize> {
        let value = self.example.nodes[node] == Node::Slot(Slot::Value);
        let kind = self.filler.attribute.value;
        let fits = |given: Role<'_>| match (given, role) {
            // Whatever preposition the example has, a time is told with another now and then.
            (Role::By(word), Role::By(_)) if value && kind == ValueKind::Time => {
                english::AT_TIME.contains(&word)
            }
            (Role::By(word), Role::By(_)) if value && kind == ValueKind::Place => {
                english::AT_PLACE.contains(&word)
            }
            (given, role) => given.fits(role),
        };
        self.scene
            .bonds
            .iter()
            .filter(|b| b.head == head && fits(b.role))
            .map(|b| b.word)
            .collect()
    }

    fn above(&self, word: usize, role: Role<'_>) -> Vec<usize> {
        self.scene
            .bonds
            .iter()
            .filter(|b| b.word == word && b.role.fits(role))
            .map(|b| b.head)
            .collect()
    }

    fn fits(&self, node: usize, word: usize) -> bool {
        match &self.example.nodes[node] {
            Node::Slot(Slot::Value) => self.filler.at(self.scene, word).is_some(),
            // For a relative pronoun stands the noun that it is about.
            Node::Slot(_) => {
                let tree = self.scene.tree;
                let upos = tree.token(word).upos;
                let relative = upos == Upos::Pron && english::RELATIVE.contains(&tree.word(word));
                !relative && matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            }
            node @ Node::Word(..) => is_word(self.scene, node, word),
        }
    }

    fn hit(&self, bound: &[Option<usize>], anchor: usize) -> Option<Hit> {
        let mut words: Vec<usize> = bound.iter().copied().collect::<Option<_>>()?;
        let slot = |slot: Slot| {
            let at = self
                .example
                .nodes
                .iter()
                .position(|n| *n == Node::Slot(slot))?;
            bound[at]
        };
        let value = slot(Slot::Value).and_then(|w| self.filler.at(self.scene, w));
        words.sort_unstable();
        Some(Hit {
            words,
            holder: slot(Slot::Holder),
            with: slot(Slot::With),
            value,
            anchor,
        })
    }
}

/// So many words stand for "…" at most.
const GAP: usize = 6;

/// Matches the example word by word from every place.
pub(super) fn by_row(scene: &Scene<'_, '_>, example: &Example, filler: &Filler<'_>) -> Vec<Hit> {
    // A state that one word tells, and what "…" stands for, are too little to lay to a pronoun: "how many people he killed".
    let tells = |item: &Item| *item == Item::Slot(Slot::Value);
    let row = Row {
        scene,
        filler,
        pronouns: example.row.iter().any(tells) && !example.row.contains(&Item::Gap),
    };
    let leads = example.row.first() == Some(&Item::Slot(Slot::Holder));
    let items = if leads {
        &example.row[1..]
    } else {
        &example.row[..]
    };
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
                with: found.with,
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
    with: Option<usize>,
    value: Option<Filled>,
    anchor: Option<usize>,
}

struct Row<'r, 's, 't> {
    scene: &'r Scene<'s, 't>,
    filler: &'r Filler<'r>,
    /// Whether a pronoun may be the holder before the first word.
    pronouns: bool,
}

impl Row<'_, '_, '_> {
    /// The head of the noun phrase that ends right before `word`, articles and auxiliaries between them aside.
    fn ends_before(&self, word: usize) -> Option<usize> {
        let tree = self.scene.tree;
        let mut last = word.checked_sub(1)?;
        while is_skipped(tree, last) {
            last = last.checked_sub(1)?;
        }
        // "The earthquake there, which had": what the relative clause is about.
        let relative = english::RELATIVE.contains(&tree.word(last));
        if relative {
            last = last.checked_sub(1)?;
        }
        // "Sethna, convicted of …": a participle behind its noun.
        let participle = last + 1 == word && self.is_participle(word);
        if (relative || participle) && tree.word(last) == "," {
            last = last.checked_sub(1)?;
        }
        if relative && tree.token(last).upos == Upos::Adv {
            last = last.checked_sub(1)?;
        }
        // "the Lumen 5 costs": the number belongs to the name.
        if tree.token(last).upos == Upos::Num && tree.rel(last) != Deprel::Nmod {
            last = last
                .checked_sub(1)
                .filter(|&w| tree.token(w).upos == Upos::Propn)?;
        }
        let number = tree.token(last).upos == Upos::Num;
        // "He set the record": whom the pronoun means is asked later.
        let personal = self.pronouns
            && english::PERSONAL.contains(&tree.word(last))
            && matches!(tree.rel(last), Deprel::Nsubj | Deprel::NsubjPass);
        let head = (self.scene.is_nominal(last) || number || personal).then_some(last)?;
        match tree.rel(head) {
            // "A landscape by Havelaar was sold": what the name belongs to.
            Deprel::Nmod => tree
                .head(head)
                .filter(|&h| self.scene.is_nominal(h) && h < head),
            // "…, that hung there for sixty years, was sold": the phrase right before it is another verb's.
            Deprel::Obl | Deprel::OblUnmarked => None,
            _ => Some(head),
        }
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
                let noun = rest.first().and_then(|item| match item {
                    Item::Word { lemma, .. } => Some(lemma.as_str()),
                    _ => None,
                });
                for (filled, next) in self.filler.from(self.scene, word, noun) {
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
                match slot {
                    Slot::Holder => found.holder = Some(head),
                    Slot::With => found.with = Some(head),
                    Slot::Value | Slot::Any => {}
                }
                found.words.extend(word..next);
                self.from(rest, next, found)
            }
            Item::Word {
                lemma,
                form,
                passive,
                plural: number,
            } => {
                let is_lemma = tree.lower_lemma(word) == lemma && !compares(self.scene, word);
                let word_fits = is_lemma || tree.word(word) == form;
                // "survived" is not "was survived by".
                let voice = if *passive {
                    self.is_participle(word)
                } else {
                    !is_passive(tree, word)
                };
                let here = word_fits && voice && same_number(*number, plural(tree, word));
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
        // "Sethna, convicted by a jury", taken for the past tense: without an object it is none.
        let next = tree.len().min(word + 1)..tree.len().min(word + 2);
        let followed = next.into_iter().any(|w| {
            matches!(
                tree.token(w).upos,
                Upos::Det | Upos::Noun | Upos::Num | Upos::Pron | Upos::Propn
            )
        });
        let bare = tree.token(word).xpos == "VBD" && !followed && !tree.has(word, Deprel::Obj);
        bare || matches!(tree.token(word).xpos, "VBN" | "JJ") || is_passive(tree, word)
    }

    /// A noun phrase from `word` on: its head and the word behind it.
    fn phrase_from(&self, word: usize) -> Option<(usize, usize)> {
        let tree = self.scene.tree;
        let inside = |&w: &usize| match tree.token(w).upos {
            Upos::Det => w == word,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => true,
            _ => tree.word(w) == "-",
        };
        let phrase: Vec<usize> = (word..tree.len()).take(8).take_while(inside).collect();
        // A name ends the phrase that it stands in.
        let name = phrase.iter().find_map(|&w| {
            let mention = self
                .scene
                .mention(w)
                .filter(|_| tree.token(w).upos == Upos::Propn)?;
            Some(self.scene.words_of(mention.span)?.1)
        });
        let nominal = phrase.iter().copied().rfind(|&w| self.scene.is_nominal(w));
        let last = name.or(nominal);
        let last = last.or_else(|| (tree.token(word).upos == Upos::Pron).then_some(word))?;
        Some((last, last + 1))
    }
}
