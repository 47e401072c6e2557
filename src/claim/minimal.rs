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
use super::people::is_people;
use super::tree::Tree;
use crate::normalize::Quantity;
use crate::rules::model::EntityKind;
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

/// The possessor of a noun: "its", "the company's".
fn owner(tree: &Tree<'_>, n: usize) -> Option<Constituent> {
    let whole = |c: usize| Constituent {
        head: c,
        words: tree.subtree(c, &|x| {
            tree.rel(x) == Deprel::Case && tree.head(x) == Some(c)
        }),
        role: String::new(),
    };
    tree.child(n, &[Deprel::NmodPoss]).map(whole)
}

/// "its 430,000-strong workforce", "the crew's 11 boats": somebody has so many or so much. "Its second boat" says nothing of that
/// kind, nor does "its offer of two boats"; "its second year of losses" does.
fn figure(annotations: &Annotations<'_>, tree: &Tree<'_>, n: usize) -> Option<Clause> {
    let owner = owner(tree, n)?;
    let known = tree.token(owner.head).upos != Upos::Pron
        || annotations.entity_at(tree.token(owner.head).span).is_some();
    let mut words = words_of(tree, n);
    let figures = |ordinal: bool| {
        let within = |q: &&Quantity| {
            let mut own = { words.iter() }.filter(|w| !owner.words.contains(w));
            own.any(|&w| {
                let direct = tree.head(w) == Some(n)
                    || tree.head(w).and_then(|h| tree.head(h)) == Some(n) && w < n;
                (direct || ordinal) && q.span.overlaps(tree.token(w).span)
            })
        };
        let mut all = annotations.quantities.iter().filter(within);
        all.any(|q| q.ordinal == ordinal)
    };
    // "five days' playoff loss", "the Four Corners offense": the number is another noun's, or part of a name.
    let others = |w: &usize| {
        *w != n && !owner.words.contains(w) && matches!(tree.token(*w).xpos, "NNS" | "NNP" | "NNPS")
    };
    let alone = !words.iter().any(others);
    // "of falling sales" may be read as a clause.
    let of = |c: usize| {
        let mut opener = tree.children_by(c, &[Deprel::Mark, Deprel::Case]);
        opener.any(|m| tree.word(m) == english::OF)
    };
    let of_what = tree
        .children_by(n, &[Deprel::Nmod, Deprel::Acl])
        .find(|&c| of(c));
    let told = if figures(true) {
        of_what.is_some()
    } else {
        figures(false)
    };
    if let Some(c) = of_what.filter(|&c| tree.rel(c) == Deprel::Acl) {
        words.extend(tree.subtree(c, &|_| false));
    }
    (known && alone && told).then(|| Clause::nominal(n, Some(owner), words))
}

/// "the largest corporate layoff in history": as sure as the clause that it stands in. What may only become one of many is none yet.
fn record(tree: &Tree<'_>, n: usize, clauses: &[Clause]) -> Option<Clause> {
    // "most people in the street" are many.
    tree.children_by(n, &[Deprel::Amod])
        .find(|&c| tree.token(c).xpos == "JJS" && tree.word(c) != english::MOST)?;
    // "one of the largest layoffs in history" is not the largest.
    let among = tree
        .head(n)
        .filter(|&h| tree.token(h).upos == Upos::Num || tree.lemma(h) == english::SOME);
    let words = words_of(tree, among.unwrap_or(n));
    // "their longest walks with new stops": among which it is the longest is told by where, when or of what, or by an owner.
    let among_what = |c: usize| {
        let mut opener = tree.children_by(c, &[Deprel::Case]);
        opener.any(|m| english::AMONG.contains(&tree.word(m)))
    };
    let pronoun = |c: usize| tree.token(c).upos == Upos::Pron;
    let bounded = tree.children_by(n, &[Deprel::Nmod]).any(among_what) || {
        tree.children_by(n, &[Deprel::NmodPoss])
    }
    .any(|c| !pronoun(c));
    if !bounded || words.len() < 3 {
        return None;
    }
    let mut out = Clause::nominal(n, None, words);
    if let Some(host) = clauses.iter().find(|c| c.words.contains(&n)) {
        let mut helpers = tree.children_by(host.head, &[Deprel::Aux]);
        if among.is_some() && helpers.any(|a| tree.token(a).xpos == "MD") {
            return None;
        }
        out.governors.clone_from(&host.governors);
        out.shared_auxiliaries = tree.children_by(host.head, &[Deprel::Aux]).collect();
        out.conditioned = host.conditioned;
    }
    Some(out)
}

/// "long-time Silicon Valley journalist Robert X. Cringely": a common noun right before a name that means people, or a body. "The winter
/// edition Marta" does not say who or what that is.
fn described(annotations: &Annotations<'_>, tree: &Tree<'_>, t: usize) -> Option<Clause> {
    let noun = t - 1;
    let start = tree.token(t).span.start;
    if tree.token(t).upos != Upos::Propn {
        return None;
    }
    // "the Soviet-era Harbour Party"
    let joined = noun > 0 && tree.word(noun - 1) == "-";
    let lemma = tree.lower_lemma(noun);
    if tree.token(noun).xpos != "NN"
        || joined
        || !(is_people(lemma) || (annotations.is_actor)(lemma))
        || tree.word(noun) != tree.token(noun).span.of(annotations.text)
    {
        return None;
    }
    // In the order of the text, of which an article may have a lot.
    let at = annotations
        .mentions
        .partition_point(|m| m.span.start < start);
    let mention = annotations.mentions.get(at)?;
    let name = mention.span;
    // "state Route 52", "the city Council": whose it is, and not what it is.
    let place = |kind: EntityKind| kind == EntityKind::Place;
    let of_place = (annotations.described_kind)(lemma).is_some_and(place)
        && !place((annotations.entity_kind)(mention.entity));
    if name.start != start || of_place {
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

    #[test]
    fn whose_road_it_is_is_not_what_it_is() {
        let told = |text: &str, name: &str, kind: EntityKind| {
            let taken = take_named(text, &[(name, kind)]);
            taken.claims.iter().any(|c| c.form == Form::Apposition)
        };
        assert!(!told(
            "He was stopped on state Route 52 near the mill.",
            "Route",
            EntityKind::Other
        ));
        assert!(told(
            "He was stopped by airline Norvik near the mill.",
            "Norvik",
            EntityKind::Organization
        ));
    }

    #[test]
    fn a_figure_of_an_owner_a_record_and_a_description_are_claims() {
        let taken = take("The firm sold its 400-strong workforce a stake.");
        assert_eq!(taken.texts().len(), 1, "whose it is is not told");
        let named = [("Lund Mills", EntityKind::Organization)];
        let taken = take_named("The bank praised Lund Mills' 400-strong workforce.", &named);
        let told: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert!(
            told.contains(&"Lund Mills had a 400-strong workforce"),
            "{told:?}"
        );
        let taken = take("It was hit by the largest flood in the history of the town.");
        assert!(
            taken
                .texts()
                .contains(&"the largest flood in the history of the town")
        );
        let named = [("Marta Holm", EntityKind::Person)];
        let taken = take_named("The Lund harbour master Marta Holm resigned.", &named);
        let described = taken.claims.iter().find(|c| c.form == Form::Apposition);
        assert_eq!(
            described.map(|c| &*c.normalized),
            Some("Marta Holm: The Lund harbour master")
        );
        let taken = take_named("Police said painter Marta Holm left the town.", &named);
        let described = taken.claims.iter().find(|c| c.form == Form::Apposition);
        assert_eq!(
            described.map(|c| &*c.normalized),
            Some("Marta Holm: painter")
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

    #[test]
    fn a_thing_before_a_name_does_not_say_who_that_is() {
        let named = [("Marta", EntityKind::Person)];
        let taken = take_named("The winter edition Marta sold out in a day.", &named);
        assert!(taken.claims.iter().all(|c| c.form != Form::Apposition));
    }
}
