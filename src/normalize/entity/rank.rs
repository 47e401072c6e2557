//! A rank inside a run of capital words: "State Police Col. Timothy Alben", "Lund Harbour Mayor Tova Ekman".
//!
//! In: the words of the run. Out: where the rank begins, so that what stands before it names a body or a place and what follows a person.

use super::name::NameWords;
use crate::rules::model::EntityKind;

/// Words that a person's name has behind a rank, where nothing else is known of it.
const NAME_LENGTH: std::ops::RangeInclusive<usize> = 2..=3;

/// Where the first rank begins that a person follows and something else comes before. `known`: whether rules know the words before this one
/// as a name.
pub(super) fn begins(
    names: &NameWords,
    words: &[&str],
    known: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    // "Vice President Tova Ekman": the run opens with its rank.
    if names.title_length(words) > 0 {
        return None;
    }
    (1..words.len()).find(|&k| {
        let rank = names.title_length(&words[k..]);
        let (owner, name) = (&words[..k], &words[(k + rank).min(words.len())..]);
        if rank == 0 || name.is_empty() {
            return false;
        }
        let body = known(k) || names.kind(false, owner) == Some(EntityKind::Organization);
        let given = names.is_given(name[0]);
        body && (words[k].ends_with('.') || given)
            || given && name.len() > 1
            || is_officer(names, owner, &words[k..k + rank], name)
    })
}

/// Whether `office` is one, and `name` a person's of which nothing is known. Of "Varsk King Crab", "James Dean Bradfield", "Lund Justice
/// Center" the middle word is no office.
fn is_officer(names: &NameWords, owner: &[&str], office: &[&str], name: &[&str]) -> bool {
    let capital = |w: &&str| w.starts_with(char::is_uppercase);
    let of_person = |w: &&str| {
        let other = names.is_organization_word(w) || names.is_place_word(w) || names.is_title(w);
        capital(w) && !other
    };
    let noble = |w: &&str| names.is_gendered(w);
    NAME_LENGTH.contains(&name.len())
        && name.iter().all(of_person)
        && owner.last().is_some_and(capital)
        && !owner.first().is_some_and(|w| names.is_given(w))
        && !office.iter().any(noble)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;

    /// What stands before the rank.
    fn owner(run: &str) -> Option<String> {
        let rules = RuleSet::builtin().file;
        let words: Vec<&str> = run.split(' ').collect();
        let at = begins(&NameWords::new(&rules.names), &words, &|_| false)?;
        Some(words[..at].join(" "))
    }

    #[test]
    fn a_person_behind_an_office_is_no_part_of_the_body() {
        for (run, body) in [
            ("Lund Harbour Mayor Tova Ekman", "Lund Harbour"),
            ("Varsk Police Sergeant Oda La Brie", "Varsk Police"),
            ("Highway Patrol Officer Kjell Ness", "Highway Patrol"),
            ("Ostvik State Gov. Anna Holm", "Ostvik State"),
        ] {
            assert_eq!(owner(run).as_deref(), Some(body), "{run}");
        }
    }

    #[test]
    fn a_title_inside_another_name_is_no_office() {
        for run in [
            "Varsk King Crab Soup",
            "James Dean Bradfield Jones",
            "Lund Justice Center",
            "Ostvik General Hospital Trust",
            "Vice President Tova Ekman",
        ] {
            assert_eq!(owner(run), None, "{run}");
        }
    }
}
