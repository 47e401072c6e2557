//! Clauses that only hold another one up: "it is likely that …", "there is no evidence that …", "they concluded that …".
//!
//! In: the clauses of a sentence. Out: the same, where a frame that weighs its content is one claim with it, so that the
//! words that deny or qualify stand in its span; a frame that adds nothing is told apart ([`holds_up`]), for `explain`.

use super::clause::Clause;
use super::modality::{Governs, ModalityWords};
use super::skip::is_content as is_content_word;
use super::tree::Tree;
use crate::text::{Deprel, Upos};

use Deprel as D;

/// A finite clause that is the content of a noun ("rumours that it will close").
pub(crate) fn is_content(tree: &Tree<'_>, i: usize) -> bool {
    tree.rel(i) == D::Acl
        && (tree.has(i, D::Nsubj) || tree.has(i, D::NsubjPass))
        && tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == "that")
}

/// Whether the clause is what another one says, knows, shows: its complement.
fn is_complement(tree: &Tree<'_>, clause: &Clause) -> bool {
    match tree.rel(clause.top) {
        D::Ccomp | D::Csubj | D::CsubjPass => true,
        // The noun's clause keeps its content among its words.
        D::Acl => is_content(tree, clause.top),
        D::Parataxis => clause.mark.as_deref() == Some("that"),
        _ => false,
    }
}

/// The clause that the complement at `c` hangs on, and the word in it.
fn holder(tree: &Tree<'_>, clauses: &[Clause], c: usize) -> Option<(usize, usize)> {
    let word = tree.head(clauses[c].top)?;
    let of =
        |f: &Clause| f.head == word || f.top == word || f.governors.iter().any(|(g, _)| *g == word);
    let at = clauses
        .iter()
        .position(of)
        .or_else(|| clauses.iter().position(|f| f.words.contains(&word)))?;
    (at != c).then_some((at, word))
}

/// "There is no sign they left": the clause right behind the noun that "there is" tells of, without a "that", looks like a
/// relative one, or is hung on the verb. It is none where nothing is missing behind its own verb ("no evidence she found").
/// Gives the frame and the noun.
fn beside_noun(tree: &Tree<'_>, clauses: &[Clause], c: usize) -> Option<(usize, usize)> {
    let (top, first) = (clauses[c].top, *clauses[c].words.first()?);
    let hung = tree.head(top)?;
    let (verb, noun) = match tree.rel(top) {
        D::Parataxis => (hung, tree.child(hung, &[D::Nsubj])?),
        D::AclRelcl => (tree.head(hung)?, hung),
        _ => return None,
    };
    let own = tree.has(top, D::Nsubj) || tree.has(top, D::NsubjPass);
    let whole = clauses[c].words.last().is_some_and(|&w| w > top) || tree.has(top, D::Aux);
    if !tree.has(verb, D::Expl) || tree.has(top, D::Mark) || !own || !whole {
        return None;
    }
    let at = clauses.iter().position(|f| f.head == verb)?;
    (noun + 1 == first && at != c).then_some((at, noun))
}

/// Joins a content with the frame that weighs it, where nobody is named to hold it.
pub(crate) fn weigh(tree: &Tree<'_>, modality: &ModalityWords, clauses: &mut Vec<Clause>) {
    let mut c = 0;
    while c < clauses.len() {
        let told = is_complement(tree, &clauses[c])
            && !clauses[c]
                .mark
                .as_deref()
                .is_some_and(|m| modality.is_condition(m));
        let held = if told {
            holder(tree, clauses, c)
        } else {
            beside_noun(tree, clauses, c)
        };
        let joined =
            held.and_then(|(f, word)| Some((f, weight(tree, modality, &clauses[f], word)?)));
        let Some((f, weights)) = joined else {
            c += 1;
            continue;
        };
        let frame = clauses[f].clone();
        let content = &mut clauses[c];
        content.frames = weights.iter().map(|(w, _)| *w).collect();
        content.governors.splice(0..0, weights);
        content.words.extend(frame.words);
        // The opener stood outside of the content alone; inside the whole it is needed.
        content
            .words
            .extend(tree.children_by(content.top, &[D::Mark]));
        content.words.sort_unstable();
        content.words.dedup();
        content.conditioned |= frame.conditioned;
        clauses.remove(f);
        c = 0;
    }
}

/// What weighs the content in the frame, and how; `None` where the frame says something of its own or somebody holds
/// the content.
fn weight(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    frame: &Clause,
    word: usize,
) -> Option<Vec<(usize, Governs)>> {
    let noun = tree.token(word).upos == Upos::Noun;
    let impersonal = tree.has(frame.head, D::Expl)
        || tree.has(word, D::Expl)
        || frame
            .subject
            .as_ref()
            .is_some_and(|s| tree.lemma(s.head).eq_ignore_ascii_case("it") && s.words.len() == 1);
    let negates = |w: usize| {
        modality.negator_of(tree, w).is_some() || modality.negator_of(tree, frame.head).is_some()
    };
    // "no reason to believe that …": the noun weighs, the verb only leads on.
    let word = tree
        .head(word)
        .filter(|&noun| {
            tree.token(noun).upos == Upos::Noun
                && modality.weighs(tree, noun, negates(noun)) == Some(Governs::Missing)
        })
        .unwrap_or(word);
    let negated = negates(word);
    let kind = modality.weighs(tree, word, negated)?;
    // "Police found no evidence that …" weighs it, whoever looked; "the rumour that …" is somebody's.
    let open = kind == Governs::Missing || impersonal && !noun;
    if !open {
        return None;
    }
    let mut out = vec![(word, kind)];
    if kind == Governs::Hedge && negated {
        out.push((word, Governs::Undo));
    }
    Some(out)
}

/// Whether the clause says nothing beside what it introduces: a subject, a verb, and at most one more content word.
pub(crate) fn holds_up(tree: &Tree<'_>, clauses: &[Clause], at: usize) -> bool {
    let clause = &clauses[at];
    let holds = (0..clauses.len()).any(|c| {
        tree.rel(clauses[c].top) != D::Acl
            && is_complement(tree, &clauses[c])
            && holder(tree, clauses, c).is_some_and(|(f, _)| f == at)
    });
    if !holds {
        return false;
    }
    let subject = clause
        .subject
        .iter()
        .chain(clause.object.as_ref().filter(|_| clause.passive));
    let apart: Vec<usize> = subject.flat_map(|s| s.words.iter().copied()).collect();
    let own = clause
        .words
        .iter()
        .filter(|w| !apart.contains(w) && is_content_word(tree, **w) && **w != clause.head)
        .count();
    own <= 1
}
