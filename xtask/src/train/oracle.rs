//! The dynamic oracle of arc-eager parsing (Goldberg & Nivre 2012): how many arcs of the treebank a step puts out of reach.

use crosscheck_syntax::Deprel;
use crosscheck_syntax::state::{Action, NONE, State};

use super::corpus::Tree;

/// The treebank's tree of one sentence, and who depends on whom.
pub struct Oracle<'a> {
    tree: &'a Tree,
    dependents: Vec<Vec<u32>>,
}

impl<'a> Oracle<'a> {
    /// For one sentence.
    pub fn new(tree: &'a Tree) -> Self {
        let mut dependents = vec![Vec::new(); tree.heads.len() + 1];
        for (at, head) in tree.heads.iter().enumerate() {
            dependents[*head as usize].push(at as u32);
        }
        Self { tree, dependents }
    }

    fn head(&self, word: u32) -> u32 {
        self.tree.heads.get(word as usize).copied().unwrap_or(NONE)
    }

    fn label(&self, word: u32) -> Deprel {
        self.tree.labels[word as usize]
    }

    /// The arcs lost by a shift, a reduction, any arc to the left and any to the right; labels are not looked at.
    pub fn costs(&self, state: &State) -> [u32; 4] {
        let front = state.front;
        let free_below =
            |word: &&u32| state.stack.contains(word) && state.nodes[**word as usize].head == NONE;
        let free_dependents = self.dependents[front as usize]
            .iter()
            .filter(free_below)
            .count() as u32;
        let front_head = self.head(front);
        let head_on_stack = u32::from(state.stack.contains(&front_head));
        let Some(&top) = state.stack.last() else {
            return [0; 4];
        };
        let later = self.dependents[top as usize]
            .iter()
            .filter(|&&word| word >= front)
            .count() as u32;
        let top_head = self.head(top);
        let left = later + u32::from(top_head > front && top_head != NONE);
        let elsewhere =
            front_head != top && front_head != NONE && (front_head > front || head_on_stack == 1);
        let right = u32::from(elsewhere) + free_dependents;
        [head_on_stack + free_dependents, later, left, right]
    }

    /// Which classes are right at `state`: the cheapest moves, and of their labels the treebank's.
    pub fn right(&self, state: &State) -> impl Fn(Action) -> bool + use<'_, 'a> {
        let costs = self.costs(state);
        let moves = state.moves();
        let least = costs
            .iter()
            .zip(moves)
            .filter(|(_, can)| *can)
            .map(|(cost, _)| *cost)
            .min()
            .unwrap_or(0);
        let (top, front) = (state.item(0), state.front);
        move |action| match action {
            Action::Shift => moves[0] && costs[0] == least,
            Action::Reduce => moves[1] && costs[1] == least,
            Action::Left(label) => {
                moves[2]
                    && costs[2] == least
                    && (self.head(top) != front || label == self.label(top))
            }
            Action::Right(label) => {
                moves[3]
                    && costs[3] == least
                    && (self.head(front) != top || label == self.label(front))
            }
        }
    }
}
