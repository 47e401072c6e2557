//! Which words of its sentence a claim is made of.

use std::collections::BTreeSet;

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::tree::Tree;
use crate::text::{Deprel, TextSpan};

/// How the rules call attributions by a phrase ("according to").
const PHRASES: &str = "attribution/phrases/";

/// How the rules call attributions by an adverb ("reportedly").
const ADVERBS: &str = "attribution/adverbs/";

/// The clause's own words and those of a subject that it shares, without those of a speech tag. `others` are the heads of
/// the sentence's other clauses.
pub(super) fn claimed(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    others: &[usize],
) -> Vec<usize> {
    let mut words: BTreeSet<usize> = clause.words.iter().copied().collect();
    if clause.subject_shared {
        let shared = clause
            .grammatical_subject()
            .or(clause.subject.as_ref())
            .or(clause.object.as_ref());
        words.extend(shared.into_iter().flat_map(|s| s.words.iter().copied()));
    }
    words.extend({ clause.before.iter() }.flat_map(|b| b.words.iter().copied()));
    without_speech_tag(
        annotations,
        tree,
        clause,
        others,
        words.into_iter().collect(),
    )
}

/// The `words` of a claim with those that its clause takes back, but for the tag that says whom it is laid to ("…, according to the
/// envoy, Marta Holm").
pub(super) fn with_taken_back(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Vec<usize> {
    let within = |list: &[TextSpan], w: usize| list.iter().any(|s| s.overlaps(tree.token(w).span));
    let head = tree.token(clause.head).span;
    let mut taken: BTreeSet<usize> = { clause.taken_back.iter() }
        .flat_map(|t| t.words.iter().copied())
        .collect();
    for (_, a) in annotations.attributions_near() {
        let tag = |w: usize| (within(&a.source, w) || within(&a.cue, w)) && !within(&a.content, w);
        let laid = a.content.iter().any(|s| s.contains(head));
        let named = taken.iter().any(|&w| within(&a.source, w));
        if laid && named && !words.iter().any(|&w| tag(w)) {
            taken.retain(|&w| !tag(w));
        }
    }
    taken.extend(words);
    taken.into_iter().collect()
}

/// The `words` of a claim with the adverbs that say how sure it is, which stand for whom it is laid to ("was reportedly sold").
pub(super) fn with_adverbs(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Vec<usize> {
    let cues = annotations.attributions_near();
    let cues: Vec<TextSpan> = { cues.filter(|(_, a)| a.rule.starts_with(ADVERBS)) }
        .flat_map(|(_, a)| a.cue.iter().copied())
        .collect();
    let verbs = (0..tree.len()).filter(|&v| clause.has_verb(v));
    let adverbs = verbs.flat_map(|v| tree.children_by(v, &[Deprel::Advmod]));
    let told = adverbs.filter(|&a| cues.contains(&tree.token(a).span));
    let mut all: Vec<usize> = told.chain(words.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Drops the words of a speech tag from what is said, where the parse ran them together ("… the current authority,"
/// he told reporters), and what is said from its speech tag, where it is a clause that stands for itself.
fn without_speech_tag(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    others: &[usize],
    words: Vec<usize>,
) -> Vec<usize> {
    let within = |list: &[TextSpan], w: usize| list.iter().any(|s| s.contains(tree.token(w).span));
    let completes = [Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl];
    let mut kept = words.clone();
    for (_, a) in annotations.attributions_near() {
        // "men refused to sit": the cue is the clause's own verb.
        if clause.governors.iter().any(|(g, _)| within(&a.cue, *g)) {
            continue;
        }
        if within(&a.content, clause.head) {
            // "She said she had resigned and then left": who says it is whom the second verb is told of.
            let subject = clause
                .grammatical_subject()
                .filter(|_| clause.subject_shared && tree.rel(clause.top) == Deprel::Conj);
            let acts = |w: usize| subject.is_some_and(|s| s.words.contains(&w));
            kept.retain(|&w| {
                let tag = within(&a.source, w) && !acts(w) || within(&a.cue, w);
                !tag || within(&a.content, w)
            });
            continue;
        }
        let own = within(&a.source, clause.head) || within(&a.cue, clause.head);
        if a.rule.starts_with(PHRASES) && !own {
            // "Two men died, and according to the union, five were hurt": the tag of what another clause tells.
            kept.retain(|&w| !within(&a.source, w) && !within(&a.cue, w));
            while kept
                .last()
                .is_some_and(|&w| tree.is_punct(w) || tree.rel(w) == Deprel::Cc)
            {
                kept.pop();
            }
            continue;
        }
        // "denied rumours that …", "ordered its staff to …": what is denied or ordered belongs to the clause.
        let belongs = tree
            .children_by(clause.head, &completes)
            .any(|o| within(&a.content, o) && !others.contains(&o));
        let stands_alone =
            within(&a.cue, clause.head) && others.iter().any(|&o| within(&a.content, o));
        if !belongs && stands_alone && !clause.holds_content {
            kept.retain(|&w| !within(&a.content, w));
        }
    }
    if kept.is_empty() { words } else { kept }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn a_shared_subject_is_among_the_words() {
        assert_eq!(
            take("The mayor opened the hall and thanked the builders.").texts(),
            [
                "The mayor opened the hall",
                "The mayor thanked the builders"
            ]
        );
    }

    #[test]
    fn the_tag_of_another_clause_is_not_what_is_said() {
        assert_eq!(
            take("According to the mill's owner, two men died, and according to the union, five were hurt.")
                .texts(),
            ["two men died", "five were hurt"]
        );
    }

    #[test]
    fn a_speech_tag_is_not_what_is_said() {
        assert_eq!(
            take("\"The mill will reopen,\" the owner told reporters.").texts(),
            ["The mill will reopen"]
        );
    }
}
