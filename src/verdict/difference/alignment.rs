//! Two claims laid on each other slot by slot, with what is equal too: for whoever asks why.

use super::super::court::Pair;
use super::super::{Difference, Slot};
use super::{FITS, LAID, values};
use crate::claim::{Argument, Claim};
use crate::matching::Threshold;
use crate::verdict::Sort;

/// All slots in which either claim has something, then the differences that decide.
pub fn align(pair: &Pair) -> Vec<Difference> {
    let mut rows = vec![deed(pair)];
    let al = &pair.score.alignment;
    let parties = [
        (Slot::Doer, [&pair.a.subject, &pair.b.subject], al.subject),
        (Slot::Target, [&pair.a.object, &pair.b.object], al.object),
    ];
    rows.extend(
        parties
            .into_iter()
            .filter_map(|(slot, sides, likeness)| party(pair, slot, sides, likeness)),
    );
    rows.extend(values::rows(pair));
    let known: Vec<Slot> = rows.iter().map(|r| r.slot).collect();
    for difference in pair.differences() {
        // What decides takes the place of what the slot was laid by.
        if known.contains(&difference.slot) {
            rows.retain(|r| r.slot != difference.slot || r.sort.decides() && r.rule != LAID);
        }
        if !rows.contains(difference) {
            rows.push(difference.clone());
        }
    }
    rows.sort_by_key(|r| r.slot);
    rows
}

fn row(slot: Slot, values: [String; 2], sort: Sort, detail: String) -> Difference {
    Difference {
        slot,
        values,
        sort,
        kind: None,
        rule: LAID.to_owned(),
        detail,
    }
}

/// Deeds are one by their words, or because what they tell is one happening.
fn deed(pair: &Pair) -> Difference {
    let al = &pair.score.alignment;
    let said = |c: &Claim| {
        let document = pair.court.documents.get(c.source.0 as usize);
        let told = document.and_then(|d| d.text.get(c.relation.span.start..c.relation.span.end));
        told.filter(|t| !t.is_empty())
            .map_or_else(|| c.relation.lemma.clone(), str::to_owned)
    };
    let happening = pair.court.scorer.happening(pair.i, pair.j, al).value;
    let one = happening >= pair.limit(Threshold::Happening);
    let (sort, why) = if al.direct >= FITS {
        (Sort::Equal, format!("alike by {:.2}", al.direct))
    } else if one {
        (Sort::Equal, format!("one happening by {happening:.2}"))
    } else {
        (Sort::Unknown, format!("alike by {:.2}", al.direct))
    };
    row(Slot::Deed, [said(pair.a), said(pair.b)], sort, why)
}

fn party(
    pair: &Pair,
    slot: Slot,
    sides: [&Option<Argument>; 2],
    likeness: Option<f32>,
) -> Option<Difference> {
    let text = |a: &Option<Argument>| a.as_ref().map_or_else(String::new, |a| a.text.clone());
    let values = sides.map(text);
    let entity = |a: &Option<Argument>| a.as_ref().and_then(|a| a.entity);
    let (sort, why) = match (sides[0], sides[1]) {
        (None, None) => return None,
        (Some(_), None) => (Sort::Narrower, "told on one side".to_owned()),
        (None, Some(_)) => (Sort::Wider, "told on one side".to_owned()),
        _ => match (entity(sides[0]), entity(sides[1])) {
            (Some(x), Some(y)) if x == y => (Sort::Equal, "one by name".to_owned()),
            (Some(x), Some(y)) if pair.court.entities.lies_in(x, y) => {
                (Sort::Narrower, "the one lies in the other".to_owned())
            }
            (Some(x), Some(y)) if pair.court.entities.lies_in(y, x) => {
                (Sort::Wider, "the one lies in the other".to_owned())
            }
            _ => {
                let likeness = likeness.unwrap_or(0.0);
                let one = likeness >= FITS;
                let sort = if one { Sort::Equal } else { Sort::Unknown };
                (sort, format!("alike by {likeness:.2}"))
            }
        },
    };
    Some(row(slot, values, sort, why))
}

#[cfg(test)]
mod tests {
    use crate::document::plain;
    use crate::pipeline::Pipeline;
    use crate::rules::RuleSet;
    use crate::verdict::{ClaimIndex, Slot, Sort};

    /// Slots and sorts of the first claim of each of two articles.
    fn laid(a: &str, b: &str) -> Vec<(Slot, Sort)> {
        let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
        let run = pipeline.run(vec![plain("a", a), plain("b", b)]);
        let first = |source: u32| run.claims.iter().position(|c| c.source.0 == source);
        let [a, b] = [first(0), first(1)].map(|at| ClaimIndex(at.unwrap() as u32));
        let rows = pipeline.weigh(&run, a, b).alignment;
        rows.iter().map(|r| (r.slot, r.sort)).collect()
    }

    #[test]
    fn what_one_side_has_more_is_narrower_and_what_differs_is_unknown() {
        let plain = "The mill in Varsk burned 40 litres of oil.";
        let told = |b: &str| laid(plain, b);
        let sort = |rows: &[(Slot, Sort)], slot| rows.iter().find(|r| r.0 == slot).map(|r| r.1);
        let same = told(plain);
        assert!(
            same.iter().all(|(_, sort)| *sort == Sort::Equal),
            "{same:?}"
        );
        let other = told("The mill in Varsk burned 70 litres of oil.");
        assert_eq!(sort(&other, Slot::Amount), Some(Sort::Unknown));
        let more = told("On Monday the mill in Varsk burned 40 litres of oil.");
        assert_eq!(sort(&more, Slot::Time), Some(Sort::Wider));
        assert_eq!(sort(&more, Slot::Amount), Some(Sort::Equal));
    }
}
