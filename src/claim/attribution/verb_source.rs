//! Whose words a verb reports: the noun phrase that is its source.

use super::grammar::{has_marker, is_nominal, is_passive};
use super::source_phrase::SourcePhrase;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Verbs up the tree that may lend their subject to a verb.
const SHARED_SUBJECT: usize = 6;

/// The same for a participle behind a comma, which is the main clause's however deep it hangs.
const MAIN_CLAUSE: usize = 10;

/// Words between a quotation mark and a cue that may name the source.
const LONGEST_NAME: usize = 30;

/// Heads up the tree from the last word of a phrase to the phrase's own.
const PHRASE_DEPTH: usize = 8;

/// Who does the verb: its subject, of a passive its agent, or what it shares with the verb that it hangs on.
pub(super) fn doer(tree: &Tree<'_>, verb: usize) -> Option<SourcePhrase> {
    if is_passive(tree, verb) {
        let agent = agent(tree, verb)?;
        return Some(SourcePhrase::around(tree, agent, &[]));
    }
    if puts_verb_first(tree, verb)
        && let Some(subject) = tree.child(verb, &[D::Obj])
    {
        return Some(SourcePhrase::around(tree, subject, &[]));
    }
    let mut at = verb;
    let mut below = Vec::new();
    for _ in 0..SHARED_SUBJECT {
        let mut subjects = tree
            .children_by(at, &[D::Nsubj, D::NsubjOuter, D::NsubjPass])
            .filter(|&s| !is_expletive(tree, s));
        if let Some(first) = subjects.next() {
            let whole = subjects.find(|&s| joins(tree, first, s));
            return Some(SourcePhrase::around(tree, whole.unwrap_or(first), &below));
        }
        let up = tree.head(at)?;
        let participle = tree.token(at).xpos == "VBG";
        match tree.rel(at) {
            // "…, arguing that": the participle behind a comma is the main clause's.
            D::Acl | D::Advcl if at == verb && participle && stands_behind_comma(tree, verb) => {
                let main = subject_of_main_clause(tree, up);
                return main.or_else(|| Some(SourcePhrase::around(tree, up, &[at])));
            }
            D::Acl if tree.token(at).xpos != "VBN" || !is_passive(tree, at) => {
                return Some(SourcePhrase::around(tree, up, &[at]));
            }
            D::AclRelcl => {
                below.push(at);
                return Some(SourcePhrase::around(tree, up, &below));
            }
            D::Conj | D::Xcomp | D::Advcl => below.push(at),
            D::Ccomp if participle && !has_marker(tree, at, &[D::Mark], english::THAT) => {
                below.push(at);
            }
            _ => return None,
        }
        at = up;
    }
    None
}

/// "Democratic and network officials said": an adjective that was taken for a subject of its own beside the noun that it
/// and another word stand before.
fn joins(tree: &Tree<'_>, first: usize, noun: usize) -> bool {
    tree.token(noun).upos == Upos::Noun
        && tree.word(first + 1) == english::AND
        && tree.subtree(noun, &|_| false).contains(&(first + 1))
}

/// The subject of the nearest clause above that is no relative clause or participle of a noun.
fn subject_of_main_clause(tree: &Tree<'_>, from: usize) -> Option<SourcePhrase> {
    let mut at = from;
    let mut below = Vec::new();
    for _ in 0..MAIN_CLAUSE {
        let subject = tree
            .children_by(at, &[D::Nsubj, D::NsubjPass])
            .find(|&s| !is_expletive(tree, s));
        if let Some(s) = subject.filter(|_| tree.rel(at) != D::AclRelcl) {
            return Some(SourcePhrase::around(tree, s, &below));
        }
        below.push(at);
        at = tree.head(at)?;
    }
    None
}

/// The noun phrase right before a cue, or between a quotation and the cue ("…," Ann Lee, a broker, said Tuesday), and
/// the quotation mark before it, or 0 where there is none.
pub(super) fn phrase_before(tree: &Tree<'_>, cue: usize) -> Option<(SourcePhrase, usize)> {
    let mark = (0..cue)
        .rev()
        .find(|&t| tree.is_quotation_mark(t))
        .filter(|m| cue - m < LONGEST_NAME);
    let words: Vec<usize> = match mark {
        Some(mark) => (mark + 1..cue).collect(),
        None => nouns_before(tree, cue)?,
    };
    let first = words.iter().position(|&w| !tree.is_punct(w))?;
    let last = words.iter().rposition(|&w| !tree.is_punct(w))?;
    let words = words[first..=last].to_vec();
    let opens = matches!(
        tree.token(words[0]).upos,
        Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Pron
    );
    let clause = words
        .iter()
        .any(|&w| tree.token(w).upos == Upos::Verb && tree.rel(w) == D::Root);
    if !opens || clause {
        return None;
    }
    let head = words.iter().copied().find(|&w| {
        is_nominal(tree, w) && !matches!(tree.rel(w), D::Compound | D::NmodPoss | D::Flat)
    })?;
    Some((SourcePhrase { head, words }, mark.unwrap_or(0)))
}

/// The words of the noun phrase that ends right before the cue.
fn nouns_before(tree: &Tree<'_>, cue: usize) -> Option<Vec<usize>> {
    let mut head = cue.checked_sub(1).filter(|&t| is_nominal(tree, t))?;
    while let Some(up) = tree.head(head).filter(|&u| u < cue && is_nominal(tree, u)) {
        head = up;
    }
    let phrase = SourcePhrase::around(tree, head, &[]);
    Some(phrase.words.into_iter().filter(|&w| w < cue).collect())
}

/// The name that a comma parts from the cue ("…, Ann Lee, a clerk of the court, told …").
pub(super) fn name_before_comma(tree: &Tree<'_>, cue: usize) -> Option<SourcePhrase> {
    let mut head = cue.checked_sub(2).filter(|_| tree.lemma(cue - 1) == ",")?;
    for _ in 0..PHRASE_DEPTH {
        let Some(up) = tree.head(head).filter(|&u| u < cue) else {
            break;
        };
        let inside = matches!(
            tree.rel(head),
            D::Nmod | D::Compound | D::Flat | D::Amod | D::NmodPoss | D::Nummod
        ) || tree.rel(head) == D::Appos
            && tree.token(head).upos != Upos::Propn
            && tree.token(up).upos == Upos::Propn;
        if !inside {
            break;
        }
        head = up;
    }
    (tree.token(head).upos == Upos::Propn).then(|| SourcePhrase::around(tree, head, &[]))
}

/// A tag that puts the verb first, at the head of its sentence or behind a quotation ("…," writes the Herald).
fn puts_verb_first(tree: &Tree<'_>, verb: usize) -> bool {
    let opens = (0..verb).all(|t| tree.is_punct(t)) || verb > 0 && tree.is_quotation_mark(verb - 1);
    opens
        && matches!(tree.token(verb).xpos, "VBZ" | "VBD")
        && !tree.has(verb, D::Nsubj)
        && !tree.has(verb, D::NsubjPass)
}

fn stands_behind_comma(tree: &Tree<'_>, t: usize) -> bool {
    t > 0 && tree.lemma(t - 1) == ","
}

/// "it" and "there" that name nobody.
fn is_expletive(tree: &Tree<'_>, subject: usize) -> bool {
    tree.rel(subject) == D::Expl || tree.lemma(subject) == english::THERE
}

/// Who does a verb in the passive ("was reported by the paper").
fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.children_by(verb, &[D::OblAgent, D::Obl]).find(|&o| {
        o > verb
            && has_marker(tree, o, &[D::Case], english::BY)
            && matches!(tree.token(o).upos, Upos::Noun | Upos::Propn | Upos::Pron)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{joined, with_tree};

    fn doer_of(text: &str, verb: &str) -> Option<String> {
        with_tree(text, |tree, at| {
            doer(tree, at(verb)).map(|s| joined(tree, &s.words))
        })
    }

    #[test]
    fn a_verb_has_its_subject_and_a_passive_its_agent() {
        let doer = doer_of("The mayor said the pier was safe.", "said");
        assert_eq!(doer.as_deref(), Some("The mayor"));
        let doer = doer_of("The fire was reported by the harbour police.", "reported");
        assert_eq!(doer.as_deref(), Some("the harbour police"));
        assert_eq!(
            doer_of("The fire was reported on Monday.", "reported"),
            None
        );
    }

    #[test]
    fn it_and_there_name_nobody() {
        assert_eq!(
            doer_of("There was reported to be a fire.", "reported"),
            None
        );
    }

    #[test]
    fn verbs_share_the_subject_of_the_verb_they_hang_on() {
        let doer = doer_of("The mayor came back and said the pier was safe.", "said");
        assert_eq!(doer.as_deref(), Some("The mayor"));
        let doer = doer_of(
            "The mayor closed the pier, arguing that it was old.",
            "arguing",
        );
        assert_eq!(doer.as_deref(), Some("The mayor"));
    }

    #[test]
    fn a_participle_reports_for_the_noun_it_hangs_on() {
        let doer = doer_of(
            "A letter saying that the pier was old came on Monday.",
            "saying",
        );
        assert_eq!(doer.as_deref(), Some("A letter"));
    }

    #[test]
    fn a_verb_put_first_has_its_subject_behind_it() {
        let doer = doer_of("“The pier is safe,” writes the Herald.", "writes");
        assert_eq!(doer.as_deref(), Some("the Herald"));
    }

    #[test]
    fn a_name_between_a_quotation_and_the_cue_is_the_source() {
        let text = "“The pier is safe,” Ann Lee, a broker, said Tuesday.";
        with_tree(text, |tree, at| {
            let (phrase, mark) = phrase_before(tree, at("said")).unwrap();
            assert_eq!(joined(tree, &phrase.words), "Ann Lee , a broker");
            assert_eq!(tree.word(mark), "”");
        });
    }

    #[test]
    fn a_name_may_stand_before_the_comma_of_its_apposition() {
        let text = "The pier was safe, Ann Lee, a clerk of the court, told reporters.";
        with_tree(text, |tree, at| {
            let phrase = name_before_comma(tree, at("told")).unwrap();
            assert!(joined(tree, &phrase.words).starts_with("Ann Lee"));
        });
        with_tree("The pier was safe, told reporters.", |tree, at| {
            assert_eq!(name_before_comma(tree, at("told")), None);
        });
    }
}
