//! What earlier rulings say holds: a later one undoes it where it quotes the same claims, and nowhere else.

use crate::rules::model::RelationOfClaims as Relation;

use super::{Finding, Ruling, Set, Work, is_proposition};
use crate::verdict::ClaimIndex;

impl Work<'_, '_> {
    /// Earlier rulings on two claims, as the sets that they quote; of those that join, or of the others.
    fn rulings(&self, join: bool) -> impl Iterator<Item = (Set, Set)> {
        let set = |claims: &[ClaimIndex]| -> Set { claims.iter().map(|c| c.0).collect() };
        let joins = |r: &Ruling| {
            let relation = r.decision.relation;
            matches!(relation, Relation::Equivalent | Relation::Refines)
        };
        let own = &self.ruling.decision.fact;
        let of_two = { self.earlier.iter() }
            .filter(move |r| joins(r) == join && r.decision.fact == *own)
            .filter_map(move |r| match r.claims.as_slice() {
                [x, y] => Some((set(x), set(y))),
                _ => None,
            });
        of_two.collect::<Vec<_>>().into_iter()
    }

    /// Takes out of what goes with the quoted claims whatever an earlier ruling relates to a claim of the other side: that ruling stands.
    pub(super) fn keep_earlier(
        &self,
        (a, with_a): (&Set, &mut Set),
        (b, with_b): (&Set, &mut Set),
    ) {
        for (x, y) in self.rulings(false) {
            for (x, y) in [(&x, &y), (&y, &x)] {
                if with_a.is_disjoint(x) || with_b.is_disjoint(y) {
                    continue;
                }
                // What is quoted now stays; where neither is, the earlier ruling is not touched at all.
                if a.is_disjoint(x) {
                    with_a.retain(|i| !x.contains(i));
                }
                if b.is_disjoint(y) {
                    with_b.retain(|i| !y.contains(i));
                }
            }
        }
    }

    /// Where a proposition is taken apart, what an earlier ruling joined stays on one side.
    pub(super) fn keep_joined(&self, (a, in_a): (&Set, &mut Set), (b, in_b): (&Set, &mut Set)) {
        for (x, y) in self.rulings(true) {
            for (x, y) in [(&x, &y), (&y, &x)] {
                if in_a.is_disjoint(x) || in_b.is_disjoint(y) {
                    continue;
                }
                if b.is_disjoint(y) {
                    in_b.retain(|i| !y.contains(i));
                    in_a.extend(y);
                } else if a.is_disjoint(x) {
                    in_a.retain(|i| !x.contains(i));
                    in_b.extend(x);
                }
            }
        }
    }

    /// Takes out of a proposition to be made what an earlier ruling keeps apart from other claims of it; what was quoted `now` stays. Gives
    /// what was taken out.
    pub(super) fn keep_parted(&self, now: &Set, whole: &mut Set) -> Set {
        let mut out = Set::new();
        for (x, y) in self.rulings(false) {
            if whole.is_disjoint(&x) || whole.is_disjoint(&y) {
                continue;
            }
            let gone = match (now.is_disjoint(&x), now.is_disjoint(&y)) {
                (_, true) => &y,
                (true, false) => &x,
                (false, false) => continue,
            };
            let (left, kept) = whole.iter().copied().partition(|i| gone.contains(i));
            *whole = kept;
            out.extend::<Set>(left);
        }
        out
    }

    /// Where `a` and `b` have nothing in common, the one that only goes with the other leaves the side that an earlier ruling made of them.
    pub(super) fn release(&mut self, a: &Set, b: &Set) {
        let earlier = self.earlier;
        let quoted = |finding: &Finding| -> Set {
            let made = |r: &&Ruling| finding.because.first() == Some(&r.reason());
            let rulings = earlier.iter().filter(made);
            rulings
                .flat_map(|r| &r.claims)
                .flatten()
                .map(|c| c.0)
                .collect()
        };
        let mut left = Vec::new();
        for finding in std::mem::take(self.findings) {
            let ruled = quoted(&finding);
            let both = |s: &&Vec<ClaimIndex>| {
                let held = |set: &Set| s.iter().any(|c| set.contains(&c.0));
                held(a) && held(b)
            };
            let met = finding.sides.iter().any(|s| both(&s));
            let gone = [a, b].into_iter().find(|set| set.is_disjoint(&ruled));
            match gone {
                Some(gone) if met && !ruled.is_empty() && !is_proposition(&finding) => {
                    left.extend(self.without(&finding, None, gone));
                }
                _ => left.push(finding),
            }
        }
        *self.findings = left;
    }
}
