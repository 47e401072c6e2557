//! One person, street or body whose name two articles spell in two ways ("Brian Castlow", "Bryant Castlow").
//!
//! Two names are one in two spellings if they part in one word, and there by a letter or two, if each article of the story keeps to
//! one of them, and if nothing speaks for two bearers. Relatives share a last name and often the beginning of the first one: there
//! something has to speak for one bearer, too. What only sounds of another script are written with is no conflict.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Argument, Claim, SourceIndex};
use crate::fact::{Fact, Holder, Naming};
use crate::rules::model::{EntityKind, HolderKind};

use super::Facts;
use super::contrast::{Contrast, Side};
use super::meet::meet;
use super::value::{Fit, fit};
use crate::verdict::finding::Maker;
use crate::verdict::{Between, ConflictKind, Court, Finding};

/// How sure a spelling is where nothing speaks against it.
const SURE: f64 = 0.8;
/// Letters from which on a word may be told in two spellings: short names are near each other by chance.
const SHORT: usize = 5;
/// Letters from which on two of them may differ.
const LONG: usize = 8;

/// The contradictions of spellings, one for two spellings of a story.
pub(super) fn findings(court: &Court, groups: &[usize], facts: &Facts) -> Vec<Finding> {
    let maker = Maker::without_sets(court, groups);
    let spellings = Spellings {
        court,
        facts,
        maker,
    };
    spellings
        .pairs()
        .iter()
        .map(|p| spellings.opposed(p))
        .collect()
}

struct Spellings<'f, 'a> {
    court: &'f Court<'a>,
    facts: &'f Facts<'f>,
    maker: Maker<'a, 'f>,
}

/// The first and last word of a person's name, all words of another.
type Key = (bool, Vec<String>);

impl<'f> Spellings<'f, '_> {
    fn key(naming: &Naming) -> Key {
        let parts = &naming.parts;
        let is_person = is_person(naming);
        let ends = || vec![parts[0].clone(), parts[parts.len() - 1].clone()];
        let words = if is_person { ends() } else { parts.clone() };
        (is_person, words)
    }

    /// Two lists of namings each, the one of the text's first article in front.
    fn pairs(&self) -> Vec<[Vec<&'f Naming>; 2]> {
        let mut by_key: BTreeMap<Key, Vec<&Naming>> = BTreeMap::new();
        for naming in &self.facts.told.namings {
            by_key.entry(Self::key(naming)).or_default().push(naming);
        }
        // Names that part in one word share the others: they are looked up by each word that may be shared.
        let mut by_word: BTreeMap<(&str, bool, usize), Vec<&Key>> = BTreeMap::new();
        for key in by_key.keys() {
            let words: BTreeSet<&String> = key.1.iter().collect();
            for word in words {
                let place = (word.as_str(), key.0, key.1.len());
                by_word.entry(place).or_default().push(key);
            }
        }
        let mut seen: BTreeSet<[&Key; 2]> = BTreeSet::new();
        for keys in by_word.values() {
            for (n, &one) in keys.iter().enumerate() {
                let near = keys[n + 1..].iter().filter(|other| are_near(one, other));
                seen.extend(near.map(|&other| [one, other]));
            }
        }
        seen.iter()
            .flat_map(|keys| self.by_story(keys.map(|key| by_key[key].as_slice())))
            .collect()
    }

    /// The namings of two spellings, those of one story together, as far as they are of one bearer.
    fn by_story(&self, both: [&[&'f Naming]; 2]) -> Vec<[Vec<&'f Naming>; 2]> {
        let [ones, others] = both;
        let story = |n: &Naming| self.court.near.of(n.source).first().copied();
        let stories: BTreeSet<Option<u32>> = ones.iter().map(|n| story(n)).collect();
        let of_one = |which: Option<u32>| {
            let own = |list: &[&'f Naming]| -> Vec<&'f Naming> {
                list.iter().filter(|n| story(n) == which).copied().collect()
            };
            let mut sides = [own(ones), own(others)];
            sides.sort_by_key(|side| side.first().map(|n| n.claim));
            self.are_one(&sides).then_some(sides)
        };
        stories.into_iter().filter_map(of_one).collect()
    }

    fn are_one(&self, [ones, others]: &[Vec<&Naming>; 2]) -> bool {
        let sources =
            |side: &[&Naming]| -> BTreeSet<SourceIndex> { side.iter().map(|n| n.source).collect() };
        let mut pairs = ones
            .iter()
            .flat_map(|x| others.iter().map(move |y| (*x, *y)));
        if ones.is_empty() || others.is_empty() || !sources(ones).is_disjoint(&sources(others)) {
            return false;
        }
        let (x, y) = (ones[0], others[0]);
        if is_person(x) {
            let ends = |n: &Naming| [n.heard.first().cloned(), n.heard.last().cloned()];
            let foreign = pairs.clone().any(|(x, y)| !x.given && !y.given);
            if foreign && ends(x) == ends(y) {
                return false;
            }
            let same_given = x.parts[0] == y.parts[0];
            let all = || ones.iter().chain(others);
            let tells = strsim::osa_distance(&x.parts[0], &y.parts[0]) < 2
                && !(x.given && y.given)
                && !all().any(|n| self.has_siblings(n));
            all().any(|n| self.is_someone(n))
                && pairs.clone().all(|(x, y)| !self.are_two(x, y))
                && (same_given || tells || pairs.any(|(x, y)| self.are_alike(x, y)))
        } else {
            // "Center" and "Centre" are one word.
            let lexis = self.court.lexis;
            let mut words = x.parts.iter().zip(&y.parts);
            !words.any(|(a, b)| a != b && lexis.canonical(a) == lexis.canonical(b))
        }
    }

    /// Whether the bearer is known to be a person.
    fn is_someone(&self, n: &Naming) -> bool {
        let of_person = |f: &&Fact| self.facts.attributes[f.attribute].of == HolderKind::Person;
        n.kind == EntityKind::Person || self.facts_of(n).any(|f| of_person(&f))
    }

    /// Whether the article speaks of brothers or sisters, who share a last name.
    fn has_siblings(&self, n: &Naming) -> bool {
        let siblings = &self.facts.words.siblings;
        let mut terms = self.court.claims_of(n.source).iter().flat_map(|c| &c.terms);
        terms.any(|term| siblings.contains(&term.lemma))
    }

    fn facts_of(&self, n: &Naming) -> impl Iterator<Item = &'f Fact> {
        let (source, holder) = (n.source, Holder::Entity(n.entity));
        let own = self.facts.told.of(source).iter();
        own.filter(move |f| f.holder == holder)
    }

    /// Whether something speaks for two bearers: "he" and "she", two ages.
    fn are_two(&self, x: &Naming, y: &Naming) -> bool {
        let one_gender = (0..2).any(|g| x.gender[g] && y.gender[g]);
        !one_gender || self.answers(x, y).any(|fit| fit == Fit::Excluded)
    }

    /// Whether both are called the same, or answer a question alike, or do or suffer the same.
    fn are_alike(&self, x: &Naming, y: &Naming) -> bool {
        let deeds = self.deeds(x);
        !x.called.is_disjoint(&y.called)
            || self.answers(x, y).any(|fit| fit == Fit::Same)
            || self.deeds(y).iter().any(|(role, deed)| {
                let same = |d: &str| d == *deed || self.court.lexis.same(d, deed);
                deeds.iter().any(|(r, d)| r == role && same(d))
            })
    }

    /// How the answers to one question about the two lie.
    fn answers<'x>(&'x self, x: &'x Naming, y: &'x Naming) -> impl Iterator<Item = Fit> + 'x {
        let meets = |(a, b): &(&Fact, &Fact)| {
            a.attribute == b.attribute && a.limit().is_none() && b.limit().is_none()
        };
        self.facts_of(x)
            .flat_map(move |a| self.facts_of(y).map(move |b| (a, b)))
            .filter(meets)
            .filter(|(a, b)| meet(self.court, self.facts, a, b))
            .map(|(a, b)| fit(self.court, self.facts, a, b))
    }

    /// What the bearer does (`true`) or suffers in the article, as it is indexed.
    fn deeds(&self, n: &Naming) -> Vec<(bool, &str)> {
        let own = self.court.claims_of(n.source).iter();
        let names = |a: &Option<Argument>| a.as_ref().and_then(|a| a.entity) == Some(n.entity);
        let deed = |c: &'f Claim| {
            let lemma = c.relation.lemma.as_str();
            let tells = !lemma.is_empty() && !self.court.lexis.stop(lemma) && !c.relation.copular;
            let roles = [(true, names(&c.subject)), (false, names(&c.object))];
            let held = roles.into_iter().find(|(_, is)| *is)?.0;
            tells.then_some((held, lemma))
        };
        own.filter_map(deed).collect()
    }

    fn opposed(&self, sides: &[Vec<&Naming>; 2]) -> Finding {
        let [one, other] = sides.each_ref().map(|side| side[0].name.clone());
        let held = sides.each_ref().map(|side| Side {
            value: side[0].name.clone(),
            told: side.iter().map(|n| (n.claim as u32, n.span)).collect(),
        });
        Contrast {
            key: format!("spelling\0{one}\0{other}"),
            kind: ConflictKind::Exclusive,
            // Whoever is quoted, the article spells.
            between: Some(Between::Sources),
            sides: held,
            rule: "names/spelling".to_owned(),
            detail: format!("one name in two spellings: {one} or {other}"),
            sure: SURE,
        }
        .finding(&self.maker)
    }
}

fn is_person(naming: &Naming) -> bool {
    matches!(naming.kind, EntityKind::Person | EntityKind::Other)
}

/// Whether two names part in one word, and there by a letter or two.
fn are_near(one: &Key, other: &Key) -> bool {
    let mut parting = one.1.iter().zip(&other.1).filter(|(a, b)| a != b);
    let Some((a, b)) = parting.next().filter(|_| parting.next().is_none()) else {
        return false;
    };
    let letters = a.chars().count().min(b.chars().count());
    let numbered = a.chars().chain(b.chars()).any(|c| c.is_ascii_digit());
    // "the Hollin brothers", "the Hollins": a plural or an owner's form is no other name.
    let plural = a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a);
    let same_start = one.0 || a.chars().next() == b.chars().next();
    // A first name has to be borne out by more than its letters.
    let is_first = one.0 && one.1[0] != other.1[0];
    let most = match letters {
        0..SHORT => 0,
        SHORT..LONG if !is_first => 1,
        _ => 2,
    };
    !numbered && !plural && same_start && strsim::osa_distance(a, b) <= most
}
