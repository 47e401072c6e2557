//! Verbless stretches that are the lost subject of the clause behind them.

use crate::claim::clause::{Clause, Constituent};
use crate::claim::form::Form;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Gives a verbless stretch right before a clause to that clause, as the subject which the parser lost ("Roughly a dozen
/// | soldiers are …").
pub(super) fn join(tree: &Tree<'_>, clauses: &mut Vec<Clause>) {
    while let Some((f, c)) = adjacent(tree, clauses) {
        let fragment = clauses[f].words.clone();
        let clause = &mut clauses[c];
        let subject = clause.grammatical_subject_mut();
        match subject {
            Some(s) => s
                .words
                .splice(0..0, fragment.iter().copied())
                .for_each(drop),
            None => {
                *subject = Some(Constituent {
                    head: last_noun(tree, &fragment),
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

fn last_noun(tree: &Tree<'_>, words: &[usize]) -> usize {
    let noun = |&&w: &&usize| matches!(tree.token(w).upos, Upos::Noun | Upos::Propn);
    words
        .iter()
        .rev()
        .find(noun)
        .or(words.last())
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{self, with_clauses};

    #[test]
    fn a_verbless_stretch_right_before_a_clause_is_its_subject() {
        let text = "A dozen soldiers left the valley.";
        let joined = with_clauses(text, |tree, _, clauses| {
            let mut whole = clauses[0].clone();
            let stretch = Clause {
                form: Form::Fragment,
                ..Clause::nominal(2, None, vec![0, 1, 2])
            };
            whole.subject = None;
            whole.words.retain(|w| *w > 2);
            let mut clauses = vec![stretch, whole];
            join(tree, &mut clauses);
            let subject = clauses[0].subject.as_ref().map(|s| s.words.clone());
            (clauses.len(), subject.map(|s| testing::words(tree, &s)))
        });
        assert_eq!(joined, (1, Some("a dozen soldiers".to_owned())));
    }
}
