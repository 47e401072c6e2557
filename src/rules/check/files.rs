//! The files that are checked, and those that they lie on, for who looks for the place of an entry.

use std::cell::OnceCell;

use crate::rules::layer::Layer;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;

/// Layers, those that ship apart from the others.
pub struct Files<'a> {
    /// The layers that are checked, lowest first.
    pub own: &'a [&'a Layer],
    below: &'a [Layer],
    shipped: OnceCell<Vec<Layer>>,
}

impl<'a> Files<'a> {
    /// `own` are checked; of `all`, those that ship lie below.
    pub fn new(own: &'a [&'a Layer], all: &'a [Layer]) -> Self {
        Self {
            own,
            below: all,
            shipped: OnceCell::new(),
        }
    }

    /// The layers that ship, read whole: once, and only where something is looked for in them.
    pub fn shipped(&self) -> &[Layer] {
        let whole = || self.below.iter().filter(|l| l.builtin).map(Layer::reread);
        self.shipped.get_or_init(|| whole().collect())
    }

    /// What the highest layer gives, of those that are checked.
    pub fn in_own<T>(&self, look: impl Fn(&Layer) -> Option<T>) -> Option<T> {
        self.own.iter().rev().find_map(|layer| look(layer))
    }

    /// The same, of those that ship.
    pub fn in_shipped<T>(&self, look: impl Fn(&Layer) -> Option<T>) -> Option<T> {
        self.shipped().iter().rev().find_map(look)
    }
}

/// The places of two entries that cannot both be meant, at least one of which is in a file that is checked.
pub struct Both {
    places: [Option<Place>; 2],
    /// Which of them is in a file that is checked.
    first: usize,
}

impl Both {
    /// Looks for both, in the files that are checked before those that ship.
    pub fn of(
        files: &Files<'_>,
        one: impl Fn(&Layer) -> Option<Place>,
        other: impl Fn(&Layer) -> Option<Place>,
    ) -> Option<Self> {
        let own = [files.in_own(&one), files.in_own(&other)];
        let first = own.iter().position(Option::is_some)?;
        let [own_one, own_other] = own;
        Some(Self {
            places: [
                own_one.or_else(|| files.in_shipped(&one)),
                own_other.or_else(|| files.in_shipped(&other)),
            ],
            first,
        })
    }

    /// A warning of what is wrong, with what each place says.
    pub fn warning(self, title: String, labels: [&str; 2]) -> Problem {
        let [one, other] = self.places;
        let mut sides = [(one, labels[0]), (other, labels[1])];
        sides.rotate_left(self.first);
        let [(place, label), (also, see)] = sides;
        let problem = ProblemKind::Conflict.warning(title, place).label(label);
        problem.see(also, see)
    }
}
