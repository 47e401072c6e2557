//! What clauses of one sentence have in common: subjects of coordinated verbs, participles and relative clauses,
//! auxiliaries, and subjects that the parser lost.
//!
//! In: the clauses as read one by one. Out: the same, each with its participants.

use super::Form;
use super::clause::{Clause, Constituent};
use super::tree::Tree;
use crate::text::{Deprel, Upos};

use Deprel as D;

/// A verbless stretch right before a clause is its subject, which the parser lost ("Roughly a dozen | soldiers are …").
pub(crate) fn mend_fragments(tree: &Tree<'_>, clauses: &mut Vec<Clause>) {
    while let Some((f, c)) = adjacent(tree, clauses) {
        let fragment = clauses[f].words.clone();
        let clause = &mut clauses[c];
        let surface = if clause.passive {
            &mut clause.object
        } else {
            &mut clause.subject
        };
        match surface {
            Some(s) => s
                .words
                .splice(0..0, fragment.iter().copied())
                .for_each(drop),
            None => {
                *surface = Some(Constituent {
                    head: noun_in(tree, &fragment),
                    words: fragment.clone(),
                    role: String::new(),
                });
            }
        }
        clause.words.splice(0..0, fragment);
        clauses.remove(f);
    }
}

/// A fragment and the clause that starts with the very next word.
fn adjacent(tree: &Tree<'_>, clauses: &[Clause]) -> Option<(usize, usize)> {
    clauses
        .iter()
        .enumerate()
        .filter(|(_, f)| f.form == Form::Fragment)
        .find_map(|(i, f)| {
            let next = f.words.last()? + 1;
            let contiguous = f.words.windows(2).all(|w| w[1] == w[0] + 1);
            let c = clauses
                .iter()
                .position(|c| c.form == Form::Clause && c.words.first() == Some(&next))?;
            (contiguous && !tree.has(f.top, D::Case)).then_some((i, c))
        })
}

fn noun_in(tree: &Tree<'_>, words: &[usize]) -> usize {
    let noun = |&&w: &&usize| matches!(tree.token(w).upos, Upos::Noun | Upos::Propn);
    words
        .iter()
        .rev()
        .find(noun)
        .or(words.last())
        .copied()
        .unwrap_or_default()
}

/// Gives coordinated verbs, participles, relative and infinitive clauses the subject (or object) that they share.
pub(crate) fn share_subjects(tree: &Tree<'_>, clauses: &mut [Clause]) {
    let mut order: Vec<usize> = (0..clauses.len()).collect();
    order.sort_by_key(|&i| depth(tree, clauses[i].top));
    for i in order {
        let top = clauses[i].top;
        let Some(parent) = tree.head(top) else {
            continue;
        };
        let lacks = if clauses[i].passive {
            clauses[i].object.is_none()
        } else {
            clauses[i].subject.is_none()
        };
        match tree.rel(top) {
            D::Acl | D::Appos if clauses[i].form != Form::Clause => {
                let shared = noun_phrase(tree, parent, top);
                give(&mut clauses[i], shared);
            }
            D::AclRelcl if !clauses[i].words.contains(&parent) => {
                relativize(tree, &mut clauses[i], parent);
            }
            D::Conj | D::Advcl if lacks => {
                let from = clauses
                    .iter()
                    .position(|c| {
                        c.top == parent
                            || c.head == parent
                            || c.governors.iter().any(|(g, _)| *g == parent)
                    })
                    .or_else(|| clauses.iter().position(|c| c.words.contains(&parent)));
                let shared = from.and_then(|f| surface_subject(&clauses[f]));
                if let Some(f) = from.filter(|_| tree.rel(top) == D::Conj) {
                    share_auxiliaries(tree, clauses, f, i);
                }
                if let Some(mut shared) = shared {
                    shared.words.retain(|w| !clauses[i].words.contains(w));
                    give(&mut clauses[i], shared);
                }
            }
            _ => {}
        }
    }
}

/// "plans to cut jobs and close plants", "will cut jobs and close plants": what governs the first verb governs the second,
/// where that has the same form and nothing of its own.
fn share_auxiliaries(tree: &Tree<'_>, clauses: &mut [Clause], from: usize, to: usize) {
    let (first, second) = (clauses[from].head, clauses[to].top);
    let own = tree
        .children(second)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Aux | D::AuxPass | D::Cop));
    if own || tree.token(first).xpos != tree.token(second).xpos {
        return;
    }
    let auxiliaries: Vec<usize> = tree.children_by(first, &[D::Aux]).collect();
    let governors = clauses[from].governors.clone();
    let passive = clauses[from].passive && clauses[to].object.is_none();
    let clause = &mut clauses[to];
    clause.shared_auxiliaries = auxiliaries;
    clause.passive |= passive;
    if clause.governors.is_empty() && clauses_open_under(tree, first, second) {
        clause.governors = governors;
    }
}

/// Whether the second verb hangs on the governed one, not on the governing one.
fn clauses_open_under(tree: &Tree<'_>, first: usize, second: usize) -> bool {
    tree.head(second) == Some(first)
}

/// The subject as it stands in the sentence: of a passive, its logical object.
fn surface_subject(clause: &Clause) -> Option<Constituent> {
    if clause.passive {
        clause.object.clone()
    } else {
        clause.subject.clone()
    }
}

fn give(clause: &mut Clause, shared: Constituent) {
    if clause.passive {
        clause.object = Some(shared);
    } else {
        clause.subject = Some(shared);
    }
    clause.subject_shared = true;
}

/// The noun phrase around `noun`, without the clause at `without` and other clauses on it.
pub(crate) fn noun_phrase(tree: &Tree<'_>, noun: usize, without: usize) -> Constituent {
    let words = tree.subtree(noun, &|c| {
        let apart = matches!(
            tree.rel(c),
            D::AclRelcl
                | D::Acl
                | D::Appos
                | D::Parataxis
                | D::Nsubj
                | D::NsubjPass
                | D::Advcl
                | D::Punct
        );
        let opens = matches!(
            tree.rel(c),
            D::Conj | D::Cc | D::Case | D::Cop | D::Aux | D::AuxPass | D::Mark
        ) && tree.head(c) == Some(noun);
        c == without || apart || opens
    });
    Constituent {
        head: noun,
        words,
        role: String::new(),
    }
}

/// Puts the antecedent in the place of "who", "which", "that", or of the gap.
fn relativize(tree: &Tree<'_>, clause: &mut Clause, noun: usize) {
    let antecedent = noun_phrase(tree, noun, clause.top);
    let is_relative = |c: &Constituent| {
        matches!(
            tree.lemma(c.head).to_lowercase().as_str(),
            "who" | "which" | "that" | "whom"
        ) && c.words.len() <= 2
    };
    let relative_words: Vec<usize> = [&clause.subject, &clause.object]
        .into_iter()
        .flatten()
        .filter(|c| is_relative(c))
        .flat_map(|c| c.words.clone())
        .collect();
    if clause.subject.as_ref().is_some_and(is_relative) {
        clause.subject = Some(antecedent);
    } else if clause.object.as_ref().is_some_and(is_relative) {
        clause.object = Some(antecedent);
    } else if let Some(q) = clause
        .qualifiers
        .iter_mut()
        .find(|q| tree.children(q.head).is_empty() && is_relative(q))
    {
        q.words = antecedent.words;
        q.head = antecedent.head;
    } else if clause.object.is_none()
        && clause.subject.is_some()
        && !clause.copular
        && !clause.passive
    {
        clause.object = Some(antecedent);
    } else if clause.subject.is_none() && !clause.passive {
        clause.subject = Some(antecedent);
    } else {
        return;
    }
    clause.words.retain(|w| !relative_words.contains(w));
    clause.subject_shared = true;
}

fn depth(tree: &Tree<'_>, i: usize) -> usize {
    let mut at = i;
    let mut n = 0;
    while let Some(h) = tree.head(at) {
        at = h;
        n += 1;
        if n > tree.len() {
            break;
        }
    }
    n
}
