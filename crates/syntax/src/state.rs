//! The arc-eager transition system (Nivre 2008), with the root as the last item of the buffer (Ballesteros & Nivre 2013).
//!
//! A [`State`] is a stack, a buffer and the arcs made so far. What always holds: every word has at most one head, the
//! arcs are a projective forest, and a sentence of n words ends after at most 2n steps.

use crate::Deprel;

/// Stands for "no such word".
pub const NONE: u32 = u32::MAX;

/// One step of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The front of the buffer goes onto the stack.
    Shift,
    /// The top of the stack, which has a head, is done.
    Reduce,
    /// The top of the stack depends on the front of the buffer, and is done.
    Left(Deprel),
    /// The front of the buffer depends on the top of the stack, and goes onto it.
    Right(Deprel),
}

/// How many classes the parser's model has: shift, reduce, and each relation to the left and to the right.
pub const CLASSES: usize = 2 + 2 * Deprel::ALL.len();

impl Action {
    /// The action's class in the model.
    pub fn class(self) -> usize {
        match self {
            Self::Shift => 0,
            Self::Reduce => 1,
            Self::Left(label) => 2 + label as usize,
            Self::Right(label) => 2 + Deprel::ALL.len() + label as usize,
        }
    }

    /// The action of a class.
    pub fn of(class: usize) -> Self {
        match class {
            0 => Self::Shift,
            1 => Self::Reduce,
            _ if class < 2 + Deprel::ALL.len() => Self::Left(Deprel::ALL[class - 2]),
            _ => Self::Right(Deprel::ALL[(class - 2) % Deprel::ALL.len()]),
        }
    }
}

/// Relations of which a word has one at most.
const ONCE: &[&[Deprel]] = &[
    &[
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Csubj,
        Deprel::CsubjPass,
    ],
    &[Deprel::Obj],
    &[Deprel::Cop],
];

/// What is known of one word while parsing. The root is a word like the others, after the last.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// Its head, or [`NONE`].
    pub head: u32,
    /// Its relation to the head, if it has one.
    pub label: Deprel,
    /// Its outermost and second outermost dependents before it.
    pub left: [u32; 2],
    /// Its outermost and second outermost dependents after it.
    pub right: [u32; 2],
    /// How many dependents it has before and after it.
    pub count: [u8; 2],
    /// The relations of its dependents before and after it, a bit each.
    pub labels: [u64; 2],
    /// Its leftmost adposition, subordinator or the like, before it.
    pub marker: u32,
}

const FRESH: Node = Node {
    head: NONE,
    label: Deprel::Dep,
    left: [NONE; 2],
    right: [NONE; 2],
    count: [0; 2],
    labels: [0; 2],
    marker: NONE,
};

/// Where the parser stands in a sentence.
#[derive(Debug, Clone)]
pub struct State {
    /// Words under way, the top last.
    pub stack: Vec<u32>,
    /// The front of the buffer; the root's index when all words are read.
    pub front: u32,
    /// One for each word, and one for the root.
    pub nodes: Vec<Node>,
}

impl State {
    /// The start: none of `words` words read.
    pub fn new(words: usize) -> Self {
        Self {
            stack: Vec::new(),
            front: 0,
            nodes: vec![FRESH; words + 1],
        }
    }

    /// The index of the root, which is the number of words.
    pub fn root(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    /// The `depth`-th item of the stack from the top.
    pub fn item(&self, depth: usize) -> u32 {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |at| self.stack[at])
    }

    /// The node of a word; `None` for [`NONE`].
    pub fn node(&self, word: u32) -> Option<&Node> {
        self.nodes.get(word as usize)
    }

    /// Whether all is read and done.
    pub fn done(&self) -> bool {
        self.front == self.root() && self.stack.is_empty()
    }

    /// Whether `action` is possible here.
    pub fn allows(&self, action: Action) -> bool {
        let [shift, reduce, left, right] = self.moves();
        match action {
            Action::Shift => shift,
            Action::Reduce => reduce,
            Action::Left(label) => {
                let roots = (label == Deprel::Root) == (self.front == self.root());
                left && roots && self.may_have(self.front, label)
            }
            Action::Right(label) => {
                right && label != Deprel::Root && self.may_have(self.item(0), label)
            }
        }
    }

    /// Whether a dependent of this relation may come to `head`: a verb has one subject and one object.
    fn may_have(&self, head: u32, label: Deprel) -> bool {
        let alike = ONCE.iter().find(|kind| kind.contains(&label));
        let (Some(alike), Some(node)) = (alike, self.nodes.get(head as usize)) else {
            return true;
        };
        let labels = node.labels[0] | node.labels[1];
        !alike.iter().any(|&other| labels & 1 << other as u64 != 0)
    }

    /// Whether a shift, a reduction, an arc to the left and an arc to the right are possible.
    pub fn moves(&self) -> [bool; 4] {
        let at_root = self.front == self.root();
        let Some(&top) = self.stack.last() else {
            return [!at_root, false, false, false];
        };
        let headed = self.nodes[top as usize].head != NONE;
        [!at_root, headed, !headed, !at_root]
    }

    /// The step to take where there is no choice.
    pub fn only_move(&self) -> Option<Action> {
        match self.moves() {
            [true, false, false, false] => Some(Action::Shift),
            [false, true, false, false] => Some(Action::Reduce),
            [false, false, true, false] => Some(Action::Left(Deprel::Root)),
            _ => None,
        }
    }

    /// Takes a step that [`Self::allows`].
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.front);
                self.front += 1;
            }
            Action::Reduce => {
                self.stack.pop();
            }
            Action::Left(label) => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.front, label);
                }
            }
            Action::Right(label) => {
                if let Some(&top) = self.stack.last() {
                    self.attach(self.front, top, label);
                    self.stack.push(self.front);
                    self.front += 1;
                }
            }
        }
    }

    /// Makes `word` depend on `head`.
    fn attach(&mut self, word: u32, head: u32, label: Deprel) {
        let node = &mut self.nodes[word as usize];
        (node.head, node.label) = (head, label);
        let side = usize::from(word > head);
        let node = &mut self.nodes[head as usize];
        let ends = if side == 0 {
            &mut node.left
        } else {
            &mut node.right
        };
        *ends = [word, ends[0]];
        node.count[side] = node.count[side].saturating_add(1);
        node.labels[side] |= 1 << label as u64;
        if side == 0 && matches!(label, Deprel::Case | Deprel::Mark) {
            node.marker = word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_one_subject_and_one_object() {
        // "They they ran it it": the second and first word, the third as the head, then what is behind it.
        let mut state = State::new(5);
        state.apply(Action::Shift);
        state.apply(Action::Shift);
        assert!(state.allows(Action::Left(Deprel::Nsubj)));
        state.apply(Action::Left(Deprel::Nsubj));
        assert!(!state.allows(Action::Left(Deprel::Nsubj)));
        assert!(!state.allows(Action::Left(Deprel::CsubjPass)));
        assert!(state.allows(Action::Left(Deprel::Obl)));
        state.apply(Action::Left(Deprel::Obl));
        state.apply(Action::Shift);
        assert!(state.allows(Action::Right(Deprel::Obj)));
        state.apply(Action::Right(Deprel::Obj));
        state.apply(Action::Reduce);
        assert!(!state.allows(Action::Right(Deprel::Obj)));
        assert!(!state.allows(Action::Right(Deprel::Nsubj)));
        assert!(state.allows(Action::Right(Deprel::Iobj)));
    }
}
