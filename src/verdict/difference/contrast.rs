//! Two claims that are equal but for the words of one slot: then these are what they are about.

use super::super::court::Pair;
use super::Difference;
use crate::claim::{Claim, Form};
use crate::matching::Key;
use crate::rules::Sort;

/// Words that may be left over in one slot of a claim, so that it counts as one thing said otherwise.
const FEW: usize = 2;

/// Share of the lighter claim's weight that both must have.
const MOST: f32 = 0.5;

/// "The ministry called for the release", "the ministry announced the release": all is equal but the deed, and nothing says that
/// the one deed is the other.
pub(super) fn difference(pair: &Pair) -> Option<Difference> {
    let al = &pair.score.alignment;
    let plain = |c: &Claim| matches!(c.form, Form::Clause);
    let few = |keys: &[Key]| (1..=FEW).contains(&keys.len());
    if !plain(pair.a) || !plain(pair.b) || !few(&al.only_a) || !few(&al.only_b) || al.cover < MOST {
        return None;
    }
    let list = pair.court.scorer.profiles.list();
    let (a, b) = (&list[pair.i], &list[pair.j]);
    let deed = al.only_a == [a.relation] && al.only_b == [b.relation];
    if !(deed && a.relation_tells && b.relation_tells) {
        return None;
    }
    let text = |k: Key| pair.court.scorer.profiles.text(k).to_owned();
    Some(Difference {
        detail: format!(
            "“{}” is not known to be “{}”",
            text(a.relation),
            text(b.relation)
        ),
        values: [text(a.relation), text(b.relation)],
        sort: Sort::Unknown,
        kind: None,
        rule: "verdict/deed".to_owned(),
    })
}
