//! Before, during or after one and the same event: "vanished during a race", "vanished after a race".

use crate::claim::{Claim, Qualifier};
use crate::text::Upos;

use super::super::court::Pair;

/// Where two claims put their deed in relation to one event, if they differ; the words of both.
pub(super) fn parted(pair: &Pair) -> Option<[String; 2]> {
    let cues = pair.court.cues;
    let lexis = pair.court.lexis;
    let told = |c: &Claim| -> Vec<(String, Qualifier)> {
        let order = |q: &Qualifier| {
            let noun = q.argument.terms.iter().find(|t| t.lemma == q.argument.head);
            let event = noun.is_none_or(|t| t.upos == Upos::Noun);
            cues.order(&q.role)
                .filter(|_| event)
                .map(|o| (o.to_owned(), q.clone()))
        };
        c.qualifiers.iter().filter_map(order).collect()
    };
    let (these, those) = (told(pair.a), told(pair.b));
    let one = |x: &Qualifier, y: &Qualifier| {
        let (h, k) = (x.argument.head.as_str(), y.argument.head.as_str());
        h == k || lexis.same(h, k)
    };
    these.iter().find_map(|(order, x)| {
        let (other, y) = those
            .iter()
            .find(|(other, y)| one(x, y) && order != other)?;
        let words = |order: &str, q: &Qualifier| format!("{order} {}", q.argument.text);
        // Where an article puts it on both sides, neither is told against the other.
        let open = those.iter().any(|(other, z)| one(x, z) && order == other);
        (!open).then(|| [words(order, x), words(other, y)])
    })
}
