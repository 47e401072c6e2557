//! Claims that stand inside a clause: "its 430,000-strong workforce", "the largest layoff in history", "reporter Jane Doe".
//!
//! The minimal propositions of `MinIE` (Gashteovski, Gemulla & Del Corro 2017), kept to three kinds that sources differ in:
//! a figure that somebody has, a record, a description before a name. Each is a short claim of its own, so that two
//! sources can agree on a workforce while they disagree on what becomes of it.

use super::annotations::Annotations;
use super::clause::{Clause, Constituent};
use super::english;
use super::form::Form;
use super::noun_phrase::noun_phrase;
use super::tree::Tree;
use crate::normalize::Quantity;
use crate::text::{Deprel, TextSpan, Upos};

/// Longest noun phrase, in words: beyond, it is a sentence gone wrong.
const LONGEST: usize = 16;

/// Minimal propositions of the sentence, outside of the nouns that already head clauses.
pub(super) fn propositions(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clauses: &[Clause],
) -> Vec<Clause> {
    let mut out = Vec::new();
    for n in (0..tree.len()).filter(|&n| tree.token(n).upos == Upos::Noun) {
        if clauses
            .iter()
            .any(|c| c.head == n && c.form != Form::Fragment)
        {
            continue;
        }
        let proposition = figure(annotations, tree, n).or_else(|| record(tree, n, clauses));
        out.extend(proposition.filter(|p| p.words.len() <= LONGEST));
    }
    out.extend((1..tree.len()).filter_map(|t| described(annotations, tree, t)));
    out
}

fn words_of(tree: &Tree<'_>, n: usize) -> Vec<usize> {
    let mut words = noun_phrase(tree, n, n).words;
    words.retain(|&w| !tree.is_punct(w) || tree.word(w) == "-");
    words
}

/// The possessor of a noun: "its", "the company's", or a named owner after "of".
fn owner(annotations: &Annotations<'_>, tree: &Tree<'_>, n: usize) -> Option<Constituent> {
    let whole = |c: usize| Constituent {
        head: c,
        words: tree.subtree(c, &|x| {
            tree.rel(x) == Deprel::Case && tree.head(x) == Some(c)
        }),
        role: String::new(),
    };
    if let Some(c) = tree.child(n, &[Deprel::NmodPoss]) {
        return Some(whole(c));
    }
    tree.children_by(n, &[Deprel::Nmod])
        .find(|&c| {
            tree.children_by(c, &[Deprel::Case])
                .any(|m| tree.lemma(m) == english::OF)
                && annotations.entity_at(tree.token(c).span).is_some()
        })
        .map(whole)
}

/// "its 430,000-strong workforce", "its 11th straight quarter of falling revenue".
fn figure(annotations: &Annotations<'_>, tree: &Tree<'_>, n: usize) -> Option<Clause> {
    let owner = owner(annotations, tree, n)?;
    let words = words_of(tree, n);
    let own = |w: &&usize| !owner.words.contains(w);
    // "the ministry's Second Asia Department": the number is part of a name.
    let named = words
        .iter()
        .filter(own)
        .any(|&w| tree.token(w).upos == Upos::Propn);
    let counts = |w: &usize| {
        let span = tree.token(*w).span;
        let counts = |q: &Quantity| q.span.overlaps(span) && !(q.ordinal && named);
        annotations.quantities.iter().any(counts)
    };
    words
        .iter()
        .filter(own)
        .any(counts)
        .then(|| Clause::nominal(n, Some(owner), words))
}

/// "the largest corporate layoff in history": as sure as the clause that it stands in.
fn record(tree: &Tree<'_>, n: usize, clauses: &[Clause]) -> Option<Clause> {
    tree.children_by(n, &[Deprel::Amod])
        .find(|&c| tree.token(c).xpos == "JJS")?;
    // "one of the largest layoffs in history" is not the largest.
    let among = tree
        .head(n)
        .filter(|&h| tree.token(h).upos == Upos::Num || tree.lemma(h) == english::SOME);
    let words = words_of(tree, among.unwrap_or(n));
    let bounded = tree.has(n, Deprel::Nmod) || tree.has(n, Deprel::NmodPoss);
    if !bounded || words.len() < 3 {
        return None;
    }
    let mut out = Clause::nominal(n, None, words);
    if let Some(host) = clauses.iter().find(|c| c.words.contains(&n)) {
        out.governors.clone_from(&host.governors);
        out.shared_auxiliaries = tree.children_by(host.head, &[Deprel::Aux]).collect();
        out.conditioned = host.conditioned;
    }
    Some(out)
}

/// "long-time Silicon Valley journalist Robert X. Cringely": a common noun right before a name.
fn described(annotations: &Annotations<'_>, tree: &Tree<'_>, t: usize) -> Option<Clause> {
    let noun = t - 1;
    let start = tree.token(t).span.start;
    if tree.token(t).upos != Upos::Propn {
        return None;
    }
    if tree.token(noun).xpos != "NN"
        || tree.word(noun) != tree.token(noun).span.of(annotations.text)
    {
        return None;
    }
    // In the order of the text, of which an article may have a lot.
    let at = annotations
        .mentions
        .partition_point(|m| m.span.start < start);
    let name = annotations.mentions.get(at)?.span;
    if name.start != start {
        return None;
    }
    let held = |span: TextSpan, w: usize| span.contains(tree.token(w).span);
    let last = (t..tree.len()).take_while(|&w| held(name, w)).last()?;
    let tied = (t..=last).any(|w| tree.head(w) == Some(noun) || tree.head(noun) == Some(w));
    if !tied {
        return None;
    }
    let mut first = noun;
    while first > 0
        && (matches!(
            tree.token(first - 1).upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det
        ) || tree.word(first - 1) == "-")
    {
        first -= 1;
    }
    let subject = Constituent {
        head: last,
        words: (t..=last).collect(),
        role: String::new(),
    };
    let mut clause = Clause::nominal(noun, Some(subject), (first..=last).collect());
    clause.form = Form::Apposition;
    Some(clause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{take, take_named};
    use crate::rules::model::EntityKind;

    #[test]
    fn a_figure_of_an_owner_a_record_and_a_description_are_claims() {
        let taken = take("The firm sold its 400-strong workforce a stake.");
        assert_eq!(taken.texts()[1], "its 400-strong workforce");
        let taken = take("It was hit by the largest flood in the history of the town.");
        assert!(
            taken
                .texts()
                .contains(&"the largest flood in the history of the town")
        );
        let named = [("Marta Holm", EntityKind::Person)];
        let taken = take_named("The harbour master Marta Holm resigned.", &named);
        let described = taken.claims.iter().find(|c| c.form == Form::Apposition);
        assert_eq!(
            described.map(|c| &*c.normalized),
            Some("Marta Holm: The harbour master")
        );
    }

    #[test]
    fn one_of_the_largest_is_not_the_largest() {
        let taken = take("It was hit by one of the largest floods in the history of the town.");
        assert!(
            !taken
                .texts()
                .contains(&"the largest floods in the history of the town")
        );
    }
}
