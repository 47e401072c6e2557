//! From a clause to a claim: spans, roles, terms, readable form.
//!
//! In: a clause, with what earlier stages say of its sentence. Out: a [`Claim`] without id (ids need the whole
//! document). What is told with the clause and asserts nothing stands in its words, not in its terms, times and figures.
//! What always holds: spans are sorted, do not overlap, and slice the text.

mod argument;
mod attributed;
mod copula;
mod finite;
mod order;
mod readable;
mod relation;
mod roles;
mod terms;
mod times;
mod words;

pub(super) use attributed::commitment;
use std::collections::BTreeSet;

use super::annotations::Annotations;
use super::clause::Clause;
use super::extraction;
use super::form::Form;
use super::grounds;
use super::modality::{modal, polarity};
use super::model::{Aside, Claim, ClaimId, SourceIndex};
use super::space::fold_space;
use super::tree::Tree;
use crate::normalize::EntityId;
use crate::rules::{Modality, Stance};
use crate::text::TextSpan;

/// Builds the claim of a clause; `others` are the heads of the sentence's other clauses.
pub(crate) fn claim(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    others: &[usize],
    sentence: usize,
    source: SourceIndex,
) -> Claim {
    let words = words::claimed(annotations, tree, clause, others);
    let asserted = tree.spans(&words);
    // "The League (outlawed in Peru) is no foe, an official said": what stands in brackets is the article's.
    let (attributions, stance) = match clause.form {
        Form::Parenthesis => (Vec::new(), Stance::Neutral),
        _ => attributed::chain(annotations, tree, clause, &asserted),
    };
    let (polarity, mut grounds) = polarity::polarity(annotations.words, tree, clause);
    let may_plan = modal::may_plan(annotations, tree, clause);
    let (modality, by) = modal::modality(annotations.words, tree, clause, may_plan);
    grounds.extend(by);
    let terms = terms::of_claim(annotations, tree, &words);
    let roles = roles::roles(annotations, tree, clause);
    let arguments = roles.subject.iter().chain(&roles.object);
    let entities: BTreeSet<EntityId> = arguments
        .map(|a| a.entity)
        .chain(terms.iter().map(|t| t.entity))
        .flatten()
        .collect();
    let inside = |s: TextSpan| asserted.iter().any(|w| w.overlaps(s));
    let quantities = annotations.quantities.iter().filter(|q| inside(q.span));
    let whole = words::with_taken_back(annotations, tree, clause, &words);
    let spans = tree.spans(&whole);
    let told = words::with_adverbs(annotations, tree, clause, &whole);
    let texts: Vec<String> = spans
        .iter()
        .map(|s| fold_space(s.of(annotations.text)))
        .collect();
    let by_the_way = |s: TextSpan| !inside(s) && spans.iter().any(|w| w.overlaps(s));
    let times_aside = { annotations.times.iter() }.filter(|t| by_the_way(t.span));
    let quantities_aside = { annotations.quantities.iter() }.filter(|q| by_the_way(q.span));
    let aside = Aside {
        times: times_aside.cloned().collect(),
        quantities: quantities_aside.cloned().collect(),
    };
    Claim {
        id: ClaimId::default(),
        source,
        sentence,
        text: texts.join(" "),
        normalized: readable::sentence(annotations, tree, clause, &told, &roles, modality),
        form: clause.form,
        relation: relation::relation(annotations, tree, clause),
        places: roles.places(annotations),
        subject: roles.subject,
        object: roles.object,
        qualifiers: roles.qualifiers,
        terms,
        polarity,
        modality,
        commitment: attributed::commitment(
            !attributions.is_empty(),
            stance,
            modality == Modality::Hedged && !modal::tells_of_to_come(modality, &grounds),
        ),
        attributions,
        stance,
        entities: entities.into_iter().collect(),
        times: times::times(annotations, tree, clause, &asserted),
        quantities: quantities.cloned().collect(),
        aside,
        rule: extraction::rule(tree, clause, annotations.events),
        taken_back: grounds::taken_back(tree, clause, &whole),
        grounds,
        spans,
    }
}
