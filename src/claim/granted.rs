//! What a denial leaves standing: presuppositions project out of it (Karttunen 1973, "Presuppositions of compound sentences").
//!
//! Who denies "that Ada Holm, the mayor, who grew up in Varsk, sold the mill" denies the sale, not that she is mayor or grew up
//! there. Who denies it "because she was ill" says nothing sure of her health.

use super::clause::Clause;
use super::english::POINTING;
use super::form::Form;
use super::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// How a clause stands to a denial whose content holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is what is denied, or part of it.
    Denied,
    /// It says who or what is meant, and is taken for granted.
    Granted,
    /// It hangs on what is denied: nobody says whether it is so.
    Open,
}

/// How `clause` stands to a denial of `content`.
pub(super) fn standing(tree: &Tree<'_>, clause: &Clause, content: &[TextSpan]) -> Standing {
    let inside = |i: usize| content.iter().any(|c| c.contains(tree.token(i).span));
    let mut at = clause.top;
    let mut open = false;
    // A tree has no more steps than words.
    for _ in 0..tree.len() {
        let Some(head) = tree.head(at).filter(|&h| inside(h)) else {
            // The parser may hang on the denial what hangs on what is denied.
            open |= tree.rel(at) == D::Advcl;
            break;
        };
        match tree.rel(at) {
            D::Appos | D::NmodDesc => return Standing::Granted,
            D::AclRelcl if !is_content(tree, head, at) => return Standing::Granted,
            D::Acl if !is_content(tree, head, at) => {
                if is_definite(tree, head) {
                    return Standing::Granted;
                }
                open = true;
            }
            D::Advcl => open = true,
            _ => open |= clause.form == Form::Nominal,
        }
        at = head;
    }
    // A name that a description stands before is the lower of the two in some trees.
    if clause.form == Form::Apposition {
        return Standing::Granted;
    }
    if open {
        Standing::Open
    } else {
        Standing::Denied
    }
}

/// Whether the noun is a name, or has a word that says it is known which one: "the woman", "his brother", "this mill".
fn is_definite(tree: &Tree<'_>, noun: usize) -> bool {
    let known = |d: usize| POINTING.contains(&tree.lower_lemma(d));
    tree.token(noun).upos == Upos::Propn
        || tree.has(noun, D::NmodPoss)
        || tree.children_by(noun, &[D::Det]).any(known)
}

/// Whether the clause at `top` says what the noun reports, also where the parser took it for a relative clause.
pub(super) fn is_content(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let opened = tree.has(top, D::Mark);
    // "Reports that it closed are false": a subject is no verb, however it was tagged.
    let upos = tree.token(noun).upos;
    let named = upos == Upos::Noun || upos == Upos::Verb && tree.rel(noun) == D::Nsubj;
    named
        && noun < top
        && match tree.rel(top) {
            D::Acl => opened && (tree.has(top, D::Nsubj) || tree.has(top, D::NsubjPass)),
            D::Ccomp => true,
            D::AclRelcl => opened,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::claim::Stance;
    use crate::claim::testing::reading;

    /// The stance of the claim that holds `words`, and whether it is laid to somebody.
    fn told(text: &str, words: &str) -> (Stance, bool) {
        let taken = reading(text);
        let mut all = taken.claims.iter().filter(|c| c.text.contains(words));
        let claim = all.next_back().unwrap_or_else(|| panic!("{words}: {text}"));
        (claim.stance, !claim.attributions.is_empty())
    }

    #[test]
    fn a_denial_leaves_standing_who_is_meant() {
        let text = "Police denied that Ada Holm, a baker who was born in Varsk, had been arrested.";
        assert_eq!(told(text, "been arrested"), (Stance::Denies, true));
        assert_eq!(told(text, "born in Varsk"), (Stance::Neutral, false));
        let text =
            "Norland denied reports that its leader Jan Voll, who came to power in 2011, was ill.";
        assert_eq!(told(text, "was ill"), (Stance::Denies, true));
        assert_eq!(told(text, "came to power"), (Stance::Neutral, false));
    }

    #[test]
    fn what_hangs_on_what_is_denied_is_nobodys_word() {
        let text = "The firm denied that it had dismissed Ada Holm after she complained about the furnace.";
        assert_eq!(told(text, "had dismissed Ada Holm").0, Stance::Denies);
        assert_eq!(told(text, "she complained").0, Stance::Doubts);
    }

    #[test]
    fn what_is_denied_is_denied_to_its_end() {
        let text = "Ada Holm denied that she had met the miller and that he had paid her.";
        assert_eq!(told(text, "met the miller").0, Stance::Denies);
        assert_eq!(told(text, "paid her").0, Stance::Denies);
    }
}
