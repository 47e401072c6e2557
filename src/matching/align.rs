//! How two claims lie on each other: word by word and slot by slot.

use super::fit::{days, disjoint, placed};
use super::{Key, Lexis, Profile, Profiles, Slot};
use crate::claim::{Claim, Form};
use crate::normalize::{Quantity, Time};

/// Whether two claims' values of one sort go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// They can be the same value.
    Fits,
    /// Each has one, and they cannot.
    Clashes,
    /// One says nothing, or they cannot be compared.
    Silent,
}

/// Two claims laid on each other. Similarities are 0 to 1; `None` where a side has nothing in that slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// Weight of the words shared, each pair counted by its similarity.
    pub shared: f32,
    /// `SoftTFIDF` of all words.
    pub words: f32,
    /// Share of the lighter claim's weight that the other has too.
    pub cover: f32,
    /// The same of subject, relation and object alone: how much of the lighter claim's core the other's core has.
    pub core: f32,
    /// The same of all that is said beside the first participant.
    pub said: Option<f32>,
    /// What is said, relation against relation alone.
    pub direct: f32,
    /// What is said, a relation that stands among the other's words counted in.
    pub relation: f32,
    /// Of whom.
    pub subject: Option<f32>,
    /// Upon whom.
    pub object: Option<f32>,
    /// Where, when, how: mean over the qualifiers that meet one of the same preposition, or the best fit of each.
    pub qualifiers: Option<f32>,
    /// Whether subject and object fit crosswise and not straight.
    pub crossed: bool,
    /// Share of the rarer side's names that both have.
    pub names: Option<f32>,
    /// Whether each has a name that the other lacks.
    pub names_part: bool,
    /// Quantities of what is the same thing counted.
    pub figures: Fit,
    /// Calendar times.
    pub times: Fit,
    /// Where it happened.
    pub places: Fit,
    /// Words of the first that the second has nothing for.
    pub only_a: Vec<Key>,
    /// Words of the second that the first has nothing for.
    pub only_b: Vec<Key>,
}

/// Counts from here on are seldom shared by chance.
const TELLING: f64 = 10.0;
/// A number this large is not shared by chance.
const LARGE: f64 = 1000.0;
/// Likeness of words that the rules hold to be the same.
const SYNONYM: f32 = 0.9;
/// Below this, two words or slots do not count as meeting.
const MEETS: f32 = 0.6;

impl Alignment {
    /// Lays `a` on `b`, which stand in `profiles`; `soft` is what their words have in common.
    pub(super) fn new(
        profiles: &Profiles,
        (a, claim_a): (&Profile, &Claim),
        (b, claim_b): (&Profile, &Claim),
        soft: Soft,
    ) -> Self {
        let subject = meet(profiles, a.subject.as_ref(), b.subject.as_ref());
        let object = meet(profiles, a.object.as_ref(), b.object.as_ref());
        let crosswise = [
            meet(profiles, a.subject.as_ref(), b.object.as_ref()),
            meet(profiles, a.object.as_ref(), b.subject.as_ref()),
        ];
        let turned = crosswise.iter().all(|x| x.is_some_and(|x| x > 0.8))
            && [subject, object]
                .iter()
                .all(|x| x.is_some_and(|x| x < MEETS));
        // "The envoy, Kabulov" and "Kabulov, the envoy" name one man by the same two names.
        let naming = |c: &Claim| c.form == Form::Apposition;
        let [subject, object] = if turned && naming(claim_a) && naming(claim_b) {
            crosswise
        } else {
            [subject, object]
        };
        let crossed = turned && subject < Some(MEETS);
        let lexis = profiles.similarity.lexis();
        let (names, names_part) = names(profiles, a, b);
        let figures = figures(lexis, &claim_a.quantities, &claim_b.quantities);
        let direct = deeds(profiles, (a, claim_a), (b, claim_b));
        Self {
            words: soft.shared / (a.weight * b.weight).sqrt().max(f32::EPSILON),
            cover: (soft.shared / a.weight.min(b.weight).max(f32::EPSILON)).min(1.0),
            shared: soft.shared,
            core: core(profiles, a, b),
            said: said(profiles, a, b),
            direct,
            relation: relation(profiles, a, b, direct),
            subject,
            object,
            qualifiers: qualifiers(profiles, a, b),
            crossed,
            names,
            names_part,
            figures,
            times: match times(&claim_a.times, &claim_b.times) {
                Fit::Silent if as_long(lexis, claim_a, claim_b) => Fit::Fits,
                fit => fit,
            },
            places: places(claim_a, claim_b),
            only_a: soft.only_a,
            only_b: soft.only_b,
        }
    }
}

/// Words that two claims have in common.
pub(super) struct Soft {
    pub shared: f32,
    only_a: Vec<Key>,
    only_b: Vec<Key>,
}

/// Pairs equal keys first, then the rest by falling similarity; each key is used once.
pub(super) fn soften(profiles: &Profiles, a: &[Key], b: &[Key]) -> Soft {
    let lacking = |list: &[Key], other: &[Key]| -> Vec<Key> {
        let absent = |k: &&Key| other.binary_search(k).is_err();
        list.iter().filter(absent).copied().collect()
    };
    let (left, right) = (lacking(a, b), lacking(b, a));
    let equal = a.iter().filter(|k| b.binary_search(k).is_ok());
    let mut shared: f32 = equal.map(|&k| profiles.weight(k)).sum();
    let mut near: Vec<(f32, Key, Key)> = Vec::new();
    for &x in &left {
        for &y in &right {
            let likeness = profiles.alike(x, y);
            if likeness >= MEETS {
                near.push((likeness, x, y));
            }
        }
    }
    near.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    let (mut met_a, mut met_b) = (Vec::new(), Vec::new());
    for (likeness, x, y) in near {
        if !met_a.contains(&x) && !met_b.contains(&y) {
            met_a.push(x);
            met_b.push(y);
            shared += likeness * profiles.weight(x).min(profiles.weight(y));
        }
    }
    let alone =
        |list: Vec<Key>, met: &[Key]| list.into_iter().filter(|k| !met.contains(k)).collect();
    Soft {
        shared,
        only_a: alone(left, &met_a),
        only_b: alone(right, &met_b),
    }
}

/// Similarity of two slots: the same entity is 1 and another entity 0; else the better of head and words.
fn meet(profiles: &Profiles, a: Option<&Slot>, b: Option<&Slot>) -> Option<f32> {
    let (a, b) = (a?, b?);
    Some(slots(profiles, a, b))
}

fn slots(profiles: &Profiles, a: &Slot, b: &Slot) -> f32 {
    match (a.entity, b.entity) {
        (Some(x), Some(y)) if x == y => return 1.0,
        (Some(_), Some(_)) => return 0.0,
        _ => {}
    }
    let weight = |s: &Slot| s.terms.iter().map(|&k| profiles.weight(k)).sum::<f32>();
    let words =
        soften(profiles, &a.terms, &b.terms).shared / weight(a).min(weight(b)).max(f32::EPSILON);
    let head = profiles.alike(a.head, b.head);
    // A shared head with nothing against it is the same thing told in more or fewer words.
    (0.6 * head + 0.4 * words.min(1.0)).max(0.9 * words.min(1.0) * head.max(0.7))
}

/// `SoftTFIDF` of what subject, relation and object say, qualifiers left out.
fn core(profiles: &Profiles, a: &Profile, b: &Profile) -> f32 {
    let weight = |list: &[Key]| list.iter().map(|&k| profiles.weight(k)).sum::<f32>();
    let both = (weight(&a.core) * weight(&b.core)).sqrt();
    soften(profiles, &a.core, &b.core).shared / both.max(f32::EPSILON)
}

/// `SoftTFIDF` of what is said beside the first participant; `None` where a claim says nothing else.
fn said(profiles: &Profiles, a: &Profile, b: &Profile) -> Option<f32> {
    let weight = |list: &[Key]| list.iter().map(|&k| profiles.weight(k)).sum::<f32>();
    let (x, y) = (rest(a), rest(b));
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let both = (weight(&x) * weight(&y)).sqrt();
    Some(soften(profiles, &x, &y).shared / both.max(f32::EPSILON))
}

/// The words of a claim without those of its subject, or, if it has none, of its object.
fn rest(p: &Profile) -> Vec<Key> {
    let first = p.subject.as_ref().or(p.object.as_ref());
    let named = |k: &Key| first.is_some_and(|s| s.terms.contains(k));
    p.terms.iter().copied().filter(|k| !named(k)).collect()
}

/// Of what is said alone, by the relations of the rules or by the words that tell them: "sacked" tells one relation, "dismissed" may tell two, and
/// they are synonyms all the same.
pub(super) fn deeds(
    profiles: &Profiles,
    (a, own): (&Profile, &Claim),
    (b, other): (&Profile, &Claim),
) -> f32 {
    let by_rule = profiles.alike(a.relation, b.relation);
    let (x, y) = (&own.relation, &other.relation);
    let told = x.id != x.lemma || y.id != y.lemma;
    if told && by_rule < SYNONYM && profiles.similarity.lexis().same(&x.lemma, &y.lemma) {
        return SYNONYM;
    }
    by_rule
}

/// Of relations; a relation that stands among the other claim's words (as a noun, in another clause) counts for less.
fn relation(profiles: &Profiles, a: &Profile, b: &Profile, direct: f32) -> f32 {
    if direct >= MEETS || !(a.relation_tells && b.relation_tells) {
        return if a.relation_tells || b.relation_tells {
            direct
        } else {
            0.5
        };
    }
    let within = |key: Key, terms: &[Key]| {
        terms
            .iter()
            .map(|&t| profiles.alike(key, t))
            .fold(0.0, f32::max)
    };
    let crosswise = within(a.relation, &b.terms).max(within(b.relation, &a.terms));
    if crosswise >= MEETS {
        0.8 * crosswise
    } else {
        direct
    }
}

fn qualifiers(profiles: &Profiles, a: &Profile, b: &Profile) -> Option<f32> {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let found = |few: &[(String, Slot)], many: &[(String, Slot)]| {
        let best = |(role, slot): &(String, Slot)| {
            many.iter()
                .map(|(r, s)| slots(profiles, slot, s) * if r == role { 1.0 } else { 0.9 })
                .fold(0.0, f32::max)
        };
        few.iter().map(best).sum::<f32>() / few.len() as f32
    };
    Some(match x.len().cmp(&y.len()) {
        std::cmp::Ordering::Less => found(x, y),
        std::cmp::Ordering::Greater => found(y, x),
        std::cmp::Ordering::Equal => found(x, y).max(found(y, x)),
    })
}

fn names(profiles: &Profiles, a: &Profile, b: &Profile) -> (Option<f32>, bool) {
    if a.entities.is_empty() || b.entities.is_empty() {
        return (None, false);
    }
    let weight =
        |list: &mut dyn Iterator<Item = &Key>| list.map(|&k| profiles.weight(k)).sum::<f32>();
    let both = weight(&mut a.entities.iter().filter(|k| b.entities.contains(k)));
    let least = weight(&mut a.entities.iter()).min(weight(&mut b.entities.iter()));
    let lacks = |x: &[Key], y: &[Key]| x.iter().any(|k| !y.contains(k));
    (
        Some((both / least.max(f32::EPSILON)).min(1.0)),
        lacks(&a.entities, &b.entities) && lacks(&b.entities, &a.entities),
    )
}

/// Whether two quantities measure the same sort of thing.
pub(crate) fn comparable(lexis: &dyn Lexis, a: &Quantity, b: &Quantity) -> bool {
    if a.factors(b).is_none() || a.ordinal != b.ordinal {
        return false;
    }
    match (&a.of, &b.of) {
        (Some(x), Some(y)) => x == y || lexis.same(x, y) || lexis.wider(x, y) || lexis.wider(y, x),
        (None, None) => !a.unit.is_empty(),
        _ => !a.unit.is_empty() && a.unit != "%",
    }
}

/// A small count ("two policemen") is shared by chance, so it fits nothing, though it may clash.
fn figures(lexis: &dyn Lexis, a: &[Quantity], b: &[Quantity]) -> Fit {
    let mut small = false;
    let fit = verdict(a, b, |x, y| {
        let fits = if comparable(lexis, x, y) {
            x.fits(y) == Some(true)
        } else {
            one_number(x, y).then_some(true)?
        };
        let tells = !x.unit.is_empty() || x.value.is_none_or(|v| v >= TELLING);
        small |= fits && !tells;
        (!fits || tells).then_some(fits)
    });
    if small && fit == Fit::Clashes {
        Fit::Silent
    } else {
        fit
    }
}

/// Whether they are the same number, too large to be so by chance, and one does not say of what ("cut 60,000", "cut 60,000
/// jobs").
fn one_number(a: &Quantity, b: &Quantity) -> bool {
    let plain = |q: &Quantity| q.unit.is_empty() && !q.ordinal;
    plain(a)
        && plain(b)
        && (a.of.is_none() || b.of.is_none())
        && a.value == b.value
        && a.value.is_some_and(|v| v >= LARGE)
}

fn times(a: &[Time], b: &[Time]) -> Fit {
    verdict(a, b, |x, y| {
        (placed(x) && placed(y)).then(|| !disjoint(x, y))
    })
}

/// Whether both tell one length of more than a day ("seven-day", "week-long") and one figure beside it: a length alone may be
/// shared by chance, and two may be of two things.
fn as_long(lexis: &dyn Lexis, a: &Claim, b: &Claim) -> bool {
    let counts = |c: &Claim| -> Vec<Quantity> {
        let lasts = |q: &&Quantity| {
            c.times
                .iter()
                .any(|t| t.duration && t.span.overlaps(q.span))
        };
        c.quantities.iter().filter(|q| !lasts(q)).cloned().collect()
    };
    let lengths = |c: &Claim| -> Vec<f64> {
        let lasting = c.times.iter().filter(|t| t.duration);
        lasting
            .filter_map(|t| days(&t.value))
            .filter(|&d| d > 1.0)
            .collect()
    };
    let those = lengths(b);
    let met = |x: &f64| those.iter().any(|y| (x - y).abs() < 0.5);
    lengths(a).iter().any(met) && figures(lexis, &counts(a), &counts(b)) == Fit::Fits
}

fn places(a: &Claim, b: &Claim) -> Fit {
    verdict(&a.places, &b.places, |x, y| Some(x == y))
}

/// `Fits` where any comparable pair does, `Clashes` where there are comparable pairs and none does.
fn verdict<T>(a: &[T], b: &[T], mut compare: impl FnMut(&T, &T) -> Option<bool>) -> Fit {
    let mut fit = Fit::Silent;
    for x in a {
        for y in b {
            match compare(x, y) {
                Some(true) => return Fit::Fits,
                Some(false) => fit = Fit::Clashes,
                None => {}
            }
        }
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::SpellingOnly;
    use crate::matching::testing::{claim, counting};
    use crate::normalize::{Anchor, Grain};
    use crate::text::TextSpan;

    fn cut(value: f64, of: &str) -> Claim {
        counting(claim(0, "brewer | cut"), value, "", of)
    }

    fn lasting(mut claim: Claim, value: &str) -> Claim {
        claim.times.push(Time {
            span: TextSpan::new(20_000, 20_001),
            value: value.to_owned(),
            from: None,
            to: None,
            grain: Grain::Day,
            anchor: Anchor::Unknown,
            counted: false,
            duration: true,
        });
        claim
    }

    #[test]
    fn a_large_number_without_its_noun_meets_the_same_number_with_it() {
        let fit = |x: &Claim, y: &Claim| figures(&SpellingOnly, &x.quantities, &y.quantities);
        assert_eq!(fit(&cut(6000.0, ""), &cut(6000.0, "job")), Fit::Fits);
        assert_eq!(fit(&cut(6000.0, ""), &cut(6100.0, "job")), Fit::Silent);
        assert_eq!(fit(&cut(60.0, ""), &cut(60.0, "job")), Fit::Silent);
        assert_eq!(fit(&cut(6000.0, "van"), &cut(6000.0, "job")), Fit::Silent);
    }

    #[test]
    fn a_length_speaks_for_one_thing_only_beside_a_figure() {
        let met = |x: &Claim, y: &Claim| as_long(&SpellingOnly, x, y);
        let (crew, course) = (cut(200.0, "job"), claim(0, "brewer | cut"));
        let week = lasting(crew.clone(), "P1W");
        assert!(met(&week, &lasting(crew.clone(), "P7D")));
        assert!(!met(&week, &lasting(crew, "P2W")));
        assert!(!met(&week, &lasting(course, "P7D")));
    }
}
