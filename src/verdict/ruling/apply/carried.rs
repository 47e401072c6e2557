//! Which claims go with those that are ruled to oppose each other: what surely says the same, in what the two differ too.
//!
//! "Holm rowed 40 kilometres", ruled against "she rowed 60 kilometres", takes "Ada Holm rowed forty kilometres" along, and not "Holm rowed on
//! Monday", though an agreement may hold that with it: it says nothing of how far.

use crate::claim::{Argument, Claim};
use crate::matching::{Fit, Threshold, held};
use crate::normalize::Quantity;
use crate::verdict::court::Pair;
use crate::verdict::judge::{self, Judged};

use super::{Set, Work};

/// Likeness of what a deed falls on from which on it is the same.
const ONE_THING: f32 = 0.7;

impl Work<'_, '_> {
    /// Of `with`, the claims of `own` and those that go with one of them against `others`.
    pub(super) fn carried(&self, own: &Set, with: Set, others: &Set) -> Set {
        let goes = |&i: &u32| {
            own.contains(&i) || { own.iter() }.any(|&c| {
                let against = |&o: &u32| self.holds_what_parts(i, c, o);
                self.says_the_same(c, i) && others.iter().all(against)
            })
        };
        with.into_iter().filter(goes).collect()
    }

    /// Whether an agreement of the two would be told without any ruling.
    fn says_the_same(&self, c: u32, i: u32) -> bool {
        let copies = self.court.copies();
        if copies.first(c) == copies.first(i) {
            return true;
        }
        let [one, other] = [c, i].map(|i| &self.court.claims()[i as usize]);
        let score = self.court.scorer.score(c as usize, i as usize);
        let pair = Pair::new(self.court, (c as usize, i as usize), &score);
        if one.shares_words(other) {
            // Two cuts of one clause are never judged.
            return pair.is_of_one_deed() && score.value >= pair.limit(Threshold::Member);
        }
        let judged = judge::pair(self.court, c.min(i), c.max(i), true);
        pair.is_of_one_deed() && matches!(judged, Some(Judged::Same(_)))
    }

    /// Whether claim `i`, which says the same as `c`, has the figure, the time or the thing by which `c` opposes `other`.
    fn holds_what_parts(&self, i: u32, c: u32, other: u32) -> bool {
        let [told, quoted, against] = [i, c, other].map(|i| &self.court.claims()[i as usize]);
        if held(told) != held(quoted) {
            return false;
        }
        // Figures that each has and the other has not: whatever they count, by these the two differ.
        let alone = |of: &Claim, other: &Claim| -> Vec<Quantity> {
            let met = |q: &Quantity| other.quantities.iter().any(|x| q.is_told_as(x));
            let own = of.quantities.iter().filter(|q| q.value.is_some());
            own.filter(|q| !met(q)).cloned().collect()
        };
        let figures = alone(quoted, against);
        if !figures.is_empty() && !alone(against, quoted).is_empty() {
            let has = |q: &Quantity| told.quantities.iter().any(|x| q.is_told_as(x));
            return figures.iter().any(has);
        }
        let score = |x: u32, y: u32| self.court.scorer.score(x as usize, y as usize);
        let parted = score(c, other).alignment;
        if parted.times == Fit::Clashes {
            return told.shares_time(quoted);
        }
        let alike = score(c, i).alignment;
        let named = |a: &Option<Argument>| a.as_ref().and_then(|a| a.entity);
        let fits = |like: Option<f32>, own: &Option<Argument>, their: &Option<Argument>| {
            let one = named(own).is_some() && named(own) == named(their);
            own.is_none() || one || like.is_some_and(|like| like >= ONE_THING)
        };
        fits(alike.object, &quoted.object, &told.object)
    }
}
