//! Deeds that follow on each other in one matter, and so are never one: arrest, charge, trial.

use std::collections::BTreeMap;

use crate::claim::Claim;

/// Which words stand where in which course of deeds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Steps {
    /// For each word its courses, by number, and its place in each.
    places: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Steps {
    /// Of the courses of the rules, each a list of steps, each a list of words for it.
    pub fn new(courses: &BTreeMap<String, Vec<Vec<String>>>) -> Self {
        let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (course, steps) in courses.values().enumerate() {
            for (step, words) in steps.iter().enumerate() {
                for word in words {
                    places.entry(word.clone()).or_default().push((course, step));
                }
            }
        }
        Self { places }
    }

    /// The deeds of two claims, or the happenings that they are about ("the murder shocked the town", "the trial shocked the town"), where they
    /// are different steps of one course.
    pub fn between(&self, a: &Claim, b: &Claim) -> Option<[String; 2]> {
        let about = |c: &'_ Claim| {
            let named = c.subject.as_ref().filter(|s| s.entity.is_none());
            named.map(|s| s.head.clone())
        };
        self.parted(&a.relation.lemma, &b.relation.lemma)
            .or_else(|| self.parted(&about(a)?, &about(b)?))
    }

    fn parted(&self, a: &str, b: &str) -> Option<[String; 2]> {
        let (one, these) = self.of(a)?;
        let (other, those) = self.of(b)?;
        let shared = these.iter().any(|place| those.contains(place));
        let follows = these
            .iter()
            .any(|(course, step)| those.iter().any(|(c, s)| c == course && s != step));
        (follows && !shared).then(|| [one.to_owned(), other.to_owned()])
    }

    /// A deed and its places: the whole of what is said ("check out"), or the word that leads it.
    fn of<'c>(&self, lemma: &'c str) -> Option<(&'c str, &[(usize, usize)])> {
        let lemma = lemma.strip_prefix("be ").unwrap_or(lemma);
        let first = lemma.split(' ').next().unwrap_or(lemma);
        let known = |word: &'c str| Some((word, self.places.get(word)?.as_slice()));
        known(lemma).or_else(|| known(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::testing::claim;

    fn steps() -> Steps {
        let words = |list: &[&str]| list.iter().map(|&w| w.to_owned()).collect();
        let case = vec![
            words(&["rob", "loot"]),
            words(&["arrest"]),
            words(&["charge", "arrest"]),
        ];
        Steps::new(&BTreeMap::from([("case".to_owned(), case)]))
    }

    #[test]
    fn two_steps_are_two_deeds_and_one_step_is_one() {
        let between = |a: &str, b: &str| steps().between(&claim(0, a), &claim(1, b)).is_some();
        assert!(between("man | rob | bank", "police | arrest | man"));
        assert!(!between("man | rob | bank", "man | loot | bank"));
        assert!(
            !between("police | arrest | man", "court | charge | man"),
            "may be one"
        );
        assert!(!between("arrest | shock | town", "charge | shock | town"));
        assert!(between("loot | shock | town", "charge | shock | town"));
        assert!(!between("man | rob | bank", "man | leave | bank"));
    }
}
