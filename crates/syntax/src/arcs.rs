//! Dependencies: the greedy parser, which at each state takes the best step that its model knows.
//!
//! In: a [`Scene`]. Out: for each word but punctuation a head, a relation and how sure the parser was. What always
//! holds: exactly one word is the root, and following heads from any word ends there.

use super::features::{Scene, TEMPLATES, features};
use super::linear::{Memo, Score};
use super::state::{Action, CLASSES, NONE, State};
use crate::Deprel;

/// One word's place in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Arc {
    /// The head; `None` for the root of the sentence.
    pub head: Option<usize>,
    /// The relation to it.
    pub label: Deprel,
    /// How far the steps that made the arc were ahead of the best steps that would not have made it, at the least;
    /// negative infinity if the word was left without a head and hung on a neighbour afterwards.
    pub margin: f32,
}

/// A parse in the making: the model asked state by state, its answers kept.
pub struct Search<'a, M: Score> {
    model: &'a M,
    scene: &'a Scene,
    /// The features of the state that was scored last.
    pub keys: [u64; TEMPLATES],
    /// The scores of that state's classes.
    pub scores: [f32; CLASSES],
    memo: &'a mut Memo,
}

impl<'a, M: Score> Search<'a, M> {
    /// Nothing scored yet.
    pub fn new(model: &'a M, scene: &'a Scene, memo: &'a mut Memo) -> Self {
        Self {
            model,
            scene,
            keys: [0; TEMPLATES],
            scores: [0.0; CLASSES],
            memo,
        }
    }

    /// Scores all classes at `state`.
    pub fn score(&mut self, state: &State) {
        features(self.scene, state, &mut self.keys);
        self.model.score(&self.keys, self.memo, &mut self.scores);
    }

    /// The best step that `state` allows and `wanted` takes, with its score.
    pub fn best(&self, state: &State, wanted: impl Fn(Action) -> bool) -> Option<(Action, f32)> {
        let mut best: Option<(Action, f32)> = None;
        for (class, &score) in self.scores.iter().enumerate() {
            let better = best.is_none_or(|(_, most)| score > most);
            if better {
                let action = Action::of(class);
                if state.allows(action) && wanted(action) {
                    best = Some((action, score));
                }
            }
        }
        best
    }
}

/// Parses the words that `scene` keeps; heads count among these. `memo` is one of the model.
pub fn parse<M: Score>(model: &M, scene: &Scene, memo: &mut Memo) -> Vec<Arc> {
    let mut state = State::new(scene.kept.len());
    let mut search = Search::new(model, scene, memo);
    // Of each word: how sure the steps were that gave it its head, the shift that put it off included.
    let mut margins = vec![f32::INFINITY; scene.kept.len()];
    let root = state.root();
    let mut roots: Vec<u32> = Vec::new();
    // The least sure reduction since the buffer last moved: it decides what the front can still hang on.
    let mut reduced = f32::INFINITY;
    while !state.done() {
        let (action, margin) = if let Some(only) = state.only_move() {
            (only, f32::INFINITY)
        } else {
            search.score(&state);
            let Some((action, score)) = search.best(&state, |_| true) else {
                break;
            };
            let kind = std::mem::discriminant(&action);
            let other = search.best(&state, |other| std::mem::discriminant(&other) != kind);
            let margin = other.map_or(f32::INFINITY, |(_, second)| score - second);
            (action, margin)
        };
        match action {
            Action::Shift | Action::Right(_) => {
                margins[state.front as usize] = margin.min(reduced);
                reduced = f32::INFINITY;
            }
            Action::Reduce => reduced = reduced.min(margin),
            Action::Left(_) => {
                let top = state.item(0);
                margins[top as usize] = margins[top as usize].min(margin);
                if state.front == root {
                    roots.push(top);
                }
            }
        }
        state.apply(action);
    }
    settle(&mut search, &mut state, &roots, &mut margins)
}

/// Joins the trees that were left without a head to one, from the last to the first: of two neighbours one becomes
/// the other's dependent, whichever scores better (after the "unshift" of Nivre & Fernández-González 2014).
fn settle<M: Score>(
    search: &mut Search<M>,
    state: &mut State,
    roots: &[u32],
    margins: &mut [f32],
) -> Vec<Arc> {
    let mut open = roots.to_vec();
    open.sort_unstable();
    for &word in &open {
        state.nodes[word as usize].head = NONE;
    }
    while let [before @ .., last] = open.as_slice() {
        if before.is_empty() {
            break;
        }
        state.stack = before.to_vec();
        state.front = *last;
        search.score(state);
        let join = search.best(state, |action| {
            matches!(action, Action::Left(_) | Action::Right(_))
        });
        let action = join.map_or(Action::Right(Deprel::Parataxis), |(action, _)| action);
        let last = *last;
        let kept = open.len() - 1;
        let lost = if let Action::Left(_) = action {
            std::mem::replace(&mut open[kept - 1], last)
        } else {
            last
        };
        open.truncate(kept);
        margins[lost as usize] = f32::NEG_INFINITY;
        state.apply(action);
    }
    let arc = |(at, margin): (usize, &f32)| {
        let node = &state.nodes[at];
        let head = (node.head != NONE && node.head != state.root()).then_some(node.head as usize);
        Arc {
            head,
            label: if head.is_none() {
                Deprel::Root
            } else {
                node.label
            },
            margin: *margin,
        }
    };
    margins.iter().enumerate().map(arc).collect()
}
