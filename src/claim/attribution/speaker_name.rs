//! The display name of a source that is described and not named: "an IBM spokeswoman".

use super::grammar::is_finite;
use super::source_phrase::SourcePhrase;
use super::word_range::{WordRange, neighbours};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::Deprel as D;

/// Longest display name of a speaker, in characters.
const LONGEST: usize = 60;

/// The phrase without relative clauses and what else trails, cut at a word; none for "I" and "you".
pub(super) fn display(tree: &Tree<'_>, source: &SourcePhrase) -> Option<String> {
    let head = source.head;
    if english::FIRST_AND_SECOND_PERSON.contains(&tree.word(head)) {
        return None;
    }
    let trails = |c: usize| {
        !source.words.contains(&c)
            || matches!(
                tree.rel(c),
                D::AclRelcl
                    | D::Appos
                    | D::Parataxis
                    | D::Punct
                    | D::Acl
                    | D::Case
                    | D::Nsubj
                    | D::Cop
                    | D::Advcl
                    | D::CcPreconj
            ) && tree.head(c) == Some(head)
                && !(tree.rel(c) == D::Acl && c < head)
    };
    let words = tree.subtree(head, &trails);
    let range = WordRange::hull(neighbours(&words, head))?;
    // A clause is nobody's name.
    if (range.first..=range.last).any(|t| is_finite(tree, t)) {
        return None;
    }
    // "Speaking to the Echo, deputy head of planning Ada Kern said": a participle with words of its own is no part of a name.
    let first = range.first;
    if tree.token(first).xpos == "VBG" && tree.children(first).iter().any(|&c| c > first) {
        return None;
    }
    // "military and harbour officials": the word before "and" was taken for another subject.
    let joined = range.first > 0 && tree.word(range.first) == english::AND;
    let first = range.first - usize::from(joined);
    let start = tree.token(first).span.start;
    let end = tree.token(range.last).span.end;
    let words = tree.text()[start..end].split_whitespace();
    let mut name = words.collect::<Vec<_>>().join(" ");
    while name.chars().count() > LONGEST {
        let cut = name.rfind(' ')?;
        name.truncate(cut);
    }
    Some(with_small_article(&name))
}

/// A sentence's first "The" is "the" in a name; in capitals it stays.
fn with_small_article(name: &str) -> String {
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let small = first.to_lowercase();
    let capitals = first.chars().skip(1).any(char::is_uppercase);
    let opens =
        english::ARTICLES.contains(&small.as_str()) || english::OWNERS.contains(&small.as_str());
    if rest.is_empty() || capitals || !opens {
        return name.to_owned();
    }
    format!("{small} {rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::with_tree;

    fn display_of(text: &str, head: &str) -> Option<String> {
        with_tree(text, |tree, at| {
            display(tree, &SourcePhrase::around(tree, at(head), &[]))
        })
    }

    #[test]
    fn a_clause_about_the_speaker_is_no_part_of_the_name() {
        let text = "The mayor, who opened the pier, said it was safe.";
        assert_eq!(display_of(text, "mayor").as_deref(), Some("the mayor"));
        let text = "A spokeswoman for the hospital said two people were hurt.";
        let name = display_of(text, "spokeswoman");
        assert_eq!(name.as_deref(), Some("a spokeswoman for the hospital"));
    }

    #[test]
    fn an_adjective_that_is_joined_to_a_noun_is_no_speaker_of_its_own() {
        let text = "The pier is closed, military and harbour officials said Tuesday.";
        let name = display_of(text, "officials");
        assert_eq!(name.as_deref(), Some("military and harbour officials"));
    }

    #[test]
    fn a_participle_with_its_words_is_nobody() {
        let text = "Speaking to the local daily, Vesti, deputy head of planning Ada Kern said: \"It is safe.\"";
        assert_eq!(display_of(text, "head"), None);
    }

    #[test]
    fn i_and_you_are_no_names() {
        assert_eq!(display_of("We said it was safe.", "We"), None);
    }

    #[test]
    fn an_article_in_capitals_stays() {
        assert_eq!(with_small_article("AN official"), "AN official");
        assert_eq!(with_small_article("An official"), "an official");
        assert_eq!(with_small_article("Ann Holt"), "Ann Holt");
        assert_eq!(with_small_article("One"), "One");
    }

    #[test]
    fn a_long_description_is_cut_at_a_word() {
        let text = "The deputy chief engineer of the regional harbour and river transport authority said it was safe.";
        let name = display_of(text, "engineer").unwrap();
        assert!(
            name.chars().count() <= LONGEST && text.to_lowercase().contains(&format!("{name} "))
        );
    }
}
