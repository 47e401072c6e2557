//! Which words of a tree head a clause of their own.

use super::accused;
use crate::claim::english;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Whether the word at `i` heads a clause of its own.
pub(super) fn heads_clause(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    if tree.is_punct(i) || is_object_of_preposition(tree, i) {
        return false;
    }
    match tree.rel(i) {
        D::Root => true,
        D::Ccomp | D::AclRelcl | D::AdvclRelcl | D::Csubj | D::CsubjPass => {
            predicative(tree, i) && !infinitive(tree, i) && !small(tree, words, i)
        }
        D::Advcl => adverbial(tree, words, i) || accused::whom(tree, words, i).is_some(),
        D::Parataxis => predicative(tree, i) || tree.subtree(i, &|_| false).len() > 2,
        D::Acl => {
            is_noun_content(tree, i)
                || free_participle(tree, words, i)
                || accused::whom(tree, words, i).is_some()
        }
        D::Conj => conjunct(tree, words, i),
        D::Appos => apposes(tree, i),
        _ => false,
    }
}

/// "back to where it was", "about what he did": a clause that a preposition has for its noun names a place, a way or a thing and asserts
/// nothing.
fn is_object_of_preposition(tree: &Tree<'_>, i: usize) -> bool {
    let names = |c: usize| tree.token(c).xpos == "WRB" || english::WHAT.contains(&tree.word(c));
    // "over how much fish each may land": the opener may stand in a phrase of the clause.
    let own = tree.subtree(i, &|_| false);
    let opener = own.iter().find(|&&c| c < i && names(c));
    let before = opener.and_then(|o| o.checked_sub(1));
    before.is_some_and(|b| tree.token(b).xpos == "IN" && tree.rel(i) != D::Root)
}

/// A finite clause that is the content of a noun ("rumours that it will close").
pub(super) fn is_noun_content(tree: &Tree<'_>, i: usize) -> bool {
    tree.rel(i) == D::Acl
        && has_subject(tree, i)
        && tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == english::THAT)
}

/// Whether the word at `i` says something of somebody: a verb, or a complement with a copula.
pub(super) fn predicative(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.token(i).upos, Upos::Verb | Upos::Aux)
        || tree.has(i, D::Cop)
        || has_subject(tree, i)
}

/// Whether it has a subject of its own.
pub(super) fn has_subject(tree: &Tree<'_>, i: usize) -> bool {
    tree.has(i, D::Nsubj) || tree.has(i, D::NsubjPass)
}

/// "When the rebels came", "after losing the vote": not a comparison, a purpose, or a participle used as a preposition.
fn adverbial(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    let compares = tree
        .children_by(i, &[D::Mark, D::Case])
        .any(|m| words.is_comparison(tree.word(m)) || is_equative(tree, m));
    // "as they did Berg": the verb stands for another one, to which it is likened.
    let likens = tree.lower_lemma(i) == english::DO && { tree.children_by(i, &[D::Mark, D::Case]) }
        .any(|m| tree.word(m) == english::AS);
    predicative(tree, i)
        && !compares
        && !likens
        && !words.is_preposition(tree.word(i))
        && !infinitive(tree, i)
        && (has_subject(tree, i) || circumstantial(tree, words, i))
}

/// "as much as it did": whether an "as" opens the second half of a comparison, whose first half ends right before it.
fn is_equative(tree: &Tree<'_>, opener: usize) -> bool {
    let is_as = |w: usize| tree.word(w) == english::AS;
    let measure = opener.checked_sub(1).filter(|_| is_as(opener));
    measure.is_some_and(|m| tree.children_by(m, &[D::Advmod]).any(is_as))
}

/// "the bill, passed in May": a participle on a noun, with words of its own. "The crowd gathered", "a plan for cutting
/// jobs" stay whole.
fn free_participle(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    let opened = tree
        .children(i)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Mark | D::Case));
    !words.is_preposition(tree.word(i))
        && matches!(tree.token(i).xpos, "VBG" | "VBN" | "VBD")
        && tree.token(i).upos == Upos::Verb
        && !opened
        && tree.children(i).iter().any(|&c| !tree.is_punct(c))
}

/// "lamps, Orn Radio and other devices": what stands in a row with others of its kind is a member of it.
fn is_row(tree: &Tree<'_>, i: usize) -> bool {
    let other = |c: usize| {
        let mut words = tree.children_by(c, &[D::Amod, D::Det]);
        words.any(|m| tree.lemma(m) == english::OTHER)
    };
    tree.children_by(i, &[D::Conj]).any(other)
}

/// A predicate that is coordinated with one that heads a clause, or has a subject of its own.
fn conjunct(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    let mut first = i;
    while tree.rel(first) == D::Conj {
        match tree.head(first) {
            Some(h) if h < first => first = h,
            _ => break,
        }
    }
    predicative(tree, i)
        && !is_alternative(tree, words, first, i)
        && (heads_clause_first(tree, words, first) || has_subject(tree, i))
}

/// "They stay or go", of a row that begins at `first`: one of the two is so, and neither is told alone. What is denied of both is denied of each.
fn is_alternative(tree: &Tree<'_>, words: &ModalityWords, first: usize, i: usize) -> bool {
    let or = |c: usize| {
        tree.children_by(c, &[D::Cc])
            .any(|cc| tree.word(cc) == english::EITHER_OR)
    };
    let denied = [first, i]
        .into_iter()
        .any(|v| words.negator_of(tree, v).is_some());
    let row = tree.head(i).into_iter().chain([first, i]);
    !denied && { row }.any(|v| tree.children_by(v, &[D::Conj]).any(or))
}

/// As [`heads_clause`], for the first of a coordination, whose open complements count too.
fn heads_clause_first(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    match tree.rel(i) {
        D::Conj => false,
        D::Xcomp => predicative(tree, i),
        // "including a ban and reading a verse"
        D::Advcl if words.is_preposition(tree.word(i)) => true,
        _ => heads_clause(tree, words, i),
    }
}

/// "to prevent bloodshed": stays with the clause that it explains.
fn infinitive(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VB"
        && !has_subject(tree, i)
        && tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == english::TO)
}

/// "want their wives seated", "saw it burn", "closing it was wrong": a small clause, which completes its verb and asserts
/// nothing without it.
fn small(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    let governed = || {
        tree.head(i)
            .is_some_and(|h| words.governs(tree, h).is_some())
    };
    let open = match tree.rel(i) {
        D::Ccomp => {
            let form = tree.token(i).xpos;
            form == "VB" || form == "VBG" && governed() || form == "VBP" && is_bare(tree, i)
        }
        D::Csubj | D::CsubjPass => tree.token(i).xpos == "VBG",
        _ => false,
    };
    open && !tree
        .children(i)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Aux | D::AuxPass | D::Cop | D::Mark))
}

/// "heard the mayor say it": a verb without an ending behind one that has one, whatever it was tagged.
fn is_bare(tree: &Tree<'_>, i: usize) -> bool {
    let mut subjects = tree.children_by(i, &[D::Nsubj]);
    subjects.any(|s| {
        let one = matches!(tree.token(s).xpos, "NN" | "NNP");
        one && !tree.has(s, D::Conj) && tree.lemma(i) == tree.word(i)
    })
}

/// A participle that tells something besides: free, or opened by a word of time or manner ("by", "after", "without").
/// One that completes its verb ("charged with trying") is no claim.
fn circumstantial(tree: &Tree<'_>, words: &ModalityWords, i: usize) -> bool {
    let opener = tree.children_by(i, &[D::Mark, D::Case]).next();
    matches!(tree.token(i).xpos, "VBG" | "VBN" | "VBD")
        && opener.is_none_or(|m| words.opens_circumstance(tree.lower_lemma(m)))
}

/// "Vera Stone, head of the harbour board": a name and a description; what a preposition opens ("according to the Echo") is neither.
fn apposes(tree: &Tree<'_>, i: usize) -> bool {
    let Some(h) = tree.head(i) else { return false };
    let nominal = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    let governed = tree.children_by(i, &[D::Case]).any(|c| c < i);
    // "a long-term, stable presence": two words before one noun.
    let joined = h > 0 && tree.word(h - 1) == english::HYPHEN;
    nominal(h)
        && nominal(i)
        && !governed
        && (!joined || tree.has(i, D::Det))
        && (tree.token(h).upos != tree.token(i).upos
            || tree.has(i, D::Nmod)
            || tree.has(i, D::AclRelcl))
        && tree.children(i).iter().any(|&c| !tree.is_punct(c))
        && !is_row(tree, i)
        && !is_absolute(tree, i)
}

/// "…, the rumour being told by all, …": a noun with what is done to it, and no description of the one before.
fn is_absolute(tree: &Tree<'_>, i: usize) -> bool {
    let being = |c: usize| tree.lemma(c) == english::BE && tree.token(c).xpos == "VBG";
    let done = |v: usize| {
        tree.children_by(v, &[D::Aux, D::AuxPass, D::Cop])
            .any(being)
    };
    tree.children_by(i, &[D::Acl]).any(done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn a_purpose_and_a_completed_verb_head_no_clause() {
        for (text, heads) in [
            ("They see Holm in the same light as they did Berg.", "see"),
            (
                "The town wants a long-term, stable presence of the guard.",
                "wants",
            ),
            ("The town closed the road to save the toads.", "closed"),
            ("The guide saw it burn.", "saw"),
            ("He was charged with trying to rob a bank.", "charged"),
            ("The hall is larger than it was.", "larger"),
            (
                "They denied rumours that the mill will close.",
                "denied close",
            ),
            (
                "The crew turned back after losing the map.",
                "turned losing",
            ),
            ("The bill, passed in May, bans plastic bags.", "passed bans"),
            (
                "The mayor opened the hall and thanked the builders.",
                "opened thanked",
            ),
        ] {
            let found = with_clauses(text, |tree, words, _| {
                let heads: Vec<usize> = (0..tree.len())
                    .filter(|&i| heads_clause(tree, words, i))
                    .collect();
                testing::words(tree, &heads)
            });
            assert_eq!(found, heads, "{text}");
        }
    }
}
