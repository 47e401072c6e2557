//! The readable form of a claim.

use std::collections::BTreeSet;

use super::finite;
use super::order::{object_behind, without_opener};
use super::roles::Roles;
use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::left_out::has_finite_tag;
use crate::claim::people::is_people;
use crate::claim::space::fold_space;
use crate::claim::tree::Tree;
use crate::rules::Modality;
use crate::text::{Deprel, Upos, capitalized};

/// The claim's words as a sentence: "who: what" for an apposition, else in order, with names in the place of pronouns.
pub(super) fn sentence(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
    roles: &Roles,
    modality: Modality,
) -> String {
    let behind = object_behind(tree, clause, words);
    let words = behind.as_deref().unwrap_or(words);
    match (&roles.subject, &roles.object) {
        (Some(who), Some(what)) if clause.form == Form::Apposition => {
            // "the Harbour Party, the only registered party": what calls somebody so is told in its own words.
            let own = what.entity.is_none() || what.entity == who.entity;
            let whole = described(annotations, tree, clause, words).filter(|_| own);
            let what = whole.as_deref().unwrap_or(&what.text);
            // "the board's head, Marta Holm": the name is whom it is told of.
            if clause.is_name_apposed(tree) {
                return format!("{what}: {}", who.text);
            }
            format!("{}: {what}", who.text)
        }
        (Some(who), None) if clause.form == Form::Nominal => {
            owned(annotations, tree, clause, words, &who.text)
        }
        (Some(_), Some(_)) if clause.form == Form::Nominal && modality == Modality::Asserted => {
            let told = finite::told_by_noun(annotations, tree, clause, words);
            let (words, verbs) = told.map_or((words.to_vec(), Vec::new()), |t| (t.words, t.verbs));
            with_names(annotations, tree, &words, &verbs)
        }
        _ => finite::told(annotations, tree, clause, words).map_or_else(
            || {
                let words = without_opener(tree, clause, words, modality);
                with_names(annotations, tree, words, &[])
            },
            |told| with_names(annotations, tree, &told.words, &told.verbs),
        ),
    }
}

/// "The crew's eleven boats" as "The crew had eleven boats".
fn owned(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
    who: &str,
) -> String {
    let subject = clause.subject.as_ref();
    let of_owner = |w: usize| subject.is_some_and(|s| s.words.contains(&w));
    let joins = |w: usize| {
        let tied = matches!(tree.token(w).xpos, "POS") || tree.word(w) == english::OF;
        tied && tree.head(w).is_some_and(of_owner)
    };
    // The hyphens of "400-strong" hang on no noun.
    let all =
        words.first().copied().unwrap_or_default()..=words.last().copied().unwrap_or_default();
    let own: Vec<usize> = all.filter(|&w| !of_owner(w) && !joins(w)).collect();
    let Some(&first) = own.first() else {
        return who.to_owned();
    };
    let what = with_names(annotations, tree, &own, &[]);
    let lower = tree.token(first).span.of(annotations.text).chars().next();
    let what: String = lower.into_iter().chain(what.chars().skip(1)).collect();
    let opened = { own.iter() }.any(|&w| tree.rel(w) == Deprel::Det);
    let eleven = ["11", "18"].iter().any(|n| what.starts_with(n));
    let article = match lower {
        _ if opened || tree.token(clause.head).xpos != "NN" => "",
        Some('a' | 'e' | 'i' | 'o' | 'u' | '8') => "an ",
        _ if eleven => "an ",
        _ => "a ",
    };
    let has = finite::has(tree, clause.head, subject.map_or(clause.head, |s| s.head));
    capitalized(&format!("{who} {has} {article}{what}"))
}

/// What an apposition says of its subject: all of its words after the subject's, or all before.
fn described(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Option<String> {
    let subject = &clause.subject.as_ref()?.words;
    let own = |&&w: &&usize| !subject.contains(&w) && !tree.is_punct(w);
    let first = *words.iter().find(own)?;
    let last = *words.iter().rev().find(own)?;
    let apart = subject.iter().all(|&w| w < first || w > last);
    let span = tree.token(first).span.hull(tree.token(last).span);
    let told = fold_space(span.of(annotations.text));
    // "Bo Vik: her spokesman": whose he is.
    let owner = tree.token(first).xpos == "PRP$";
    let named = annotations
        .entity_at(tree.token(first).span)
        .filter(|_| owner);
    let told = match named {
        Some(owner) => {
            let own = tree.token(first).span.of(annotations.text);
            let whose = (annotations.name_of)(owner);
            format!("{whose}'s{}", told.strip_prefix(own).unwrap_or(&told))
        }
        None => told,
    };
    apart.then_some(told)
}

/// The words in order, with pronouns replaced by whom they stand for, unless that was named before. `others` are words that are told
/// otherwise than they stand there.
fn with_names(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    words: &[usize],
    others: &[(usize, String)],
) -> String {
    let mut out = String::new();
    let mut last_end = None;
    let mut named = BTreeSet::new();
    let mut name_put = false;
    let spoken =
        |&&w: &&usize| english::I.contains(&tree.word(w)) || english::WE.contains(&tree.word(w));
    let is_comma = |w: usize| tree.word(w) == ",";
    // "I told her my secrets": one name for both would tell of two people.
    let once = words.iter().filter(spoken).count() < 2;
    for (at, &w) in words.iter().enumerate() {
        let token = tree.token(w);
        let surface = token.span.of(annotations.text);
        let between = || {
            let near = at.checked_sub(1).map(|b| words[b]).zip(words.get(at + 1));
            near.is_some_and(|(b, &a)| {
                b + 1 == w && w + 1 == a && !tree.is_punct(b) && !tree.is_punct(a)
            })
        };
        let kept = match surface {
            "%" | "," => true,
            "-" if is_glued(tree, w) => true,
            "-" | "--" | "–" | "—" | ":" | ";" => between(),
            _ => false,
        };
        if tree.is_punct(w) && !kept {
            continue;
        }
        // "After winning[,] she left": the one comma between what is told together.
        let before = at.checked_sub(1).map(|b| words[b]);
        let verb = others.first().is_some_and(|(at, _)| *at == w);
        let parted = before.is_some_and(|b| b + 2 == w && is_comma(b + 1) && !is_comma(b));
        if parted && !is_comma(w) && !verb {
            out.push(',');
            last_end = None;
        }
        // "The regatta, [founded in 1920,] is held in May": the comma opened what was cut out; "Ms. Holm, 26, [who left,] is"
        // needs its second one.
        let opens = surface == "," && out.matches(',').count().is_multiple_of(2);
        let next = words.get(at + 1).filter(|&&next| opens && next > w + 1);
        if next.is_some_and(|&next| has_finite_tag(tree, next) || is_comma(next)) {
            continue;
        }
        // Both commas of what was cut out: the first has said where it was, or that another thing ended there.
        if surface == "," && at > 0 && is_comma(words[at - 1]) {
            continue;
        }
        // "Marta Holm, whose bakery closed" is told as "Marta Holm's bakery closed".
        if token.xpos == "WP$" && !out.is_empty() {
            let name = out.trim_end_matches([',', ' ']).len();
            out.truncate(name);
            out.push_str("'s");
            last_end = Some(token.span.end);
            continue;
        }
        let after_name = std::mem::take(&mut name_put);
        let otherwise = { others.iter() }
            .find(|(at, _)| *at == w)
            .map(|(_, told)| told);
        let word = match (token.upos, annotations.entity_at(token.span)) {
            _ if otherwise.is_some() => otherwise.cloned().unwrap_or_default(),
            (Upos::Pron, Some(e))
                if !is_bound(annotations, tree, &words[..at], w)
                    && named.insert(e)
                    && agrees(tree, w)
                    && (once || !spoken(&&w)) =>
            {
                let name = (annotations.name_of)(e);
                name_put = true;
                if matches!(token.xpos, "PRP$" | "WP$") {
                    format!("{name}'s")
                } else {
                    name
                }
            }
            (_, entity) => {
                named.extend(entity);
                inside(tree, w, surface, out.is_empty())
            }
        };
        // "They're": behind a name, "are".
        let written_out = english::CLITICS
            .iter()
            .find(|c| after_name && c.0.contains(&surface));
        let word = written_out.map_or(word, |c| c.1.to_owned());
        let mark = matches!(surface, "," | ":" | ";");
        let glued = written_out.is_none() && last_end == Some(token.span.start) || mark;
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(&word);
        last_end = Some(token.span.end);
    }
    capitalized(fold_space(&out).trim_end_matches([',', ' ']))
}

/// A word as it stands in a claim that it opens or does not: "The harbour, which the firm looks after", whose article opens no more.
fn inside(tree: &Tree<'_>, w: usize, surface: &str, opens: bool) -> String {
    if !opens && w == 0 && tree.token(w).upos == Upos::Det {
        surface.to_lowercase()
    } else {
        surface.to_owned()
    }
}

/// "They let the trial run its course": whether an owner's pronoun may be of a noun told before it in the claim, and not of whoever was named
/// outside of it.
fn is_bound(annotations: &Annotations<'_>, tree: &Tree<'_>, before: &[usize], w: usize) -> bool {
    let whose = tree.word(w);
    let other = |&&n: &&usize| {
        let token = tree.token(n);
        let person = is_people(tree.lower_lemma(n));
        let fits = if whose == english::ITS {
            !person
        } else {
            person
        };
        token.upos == Upos::Noun
            && token.xpos == "NN"
            && fits
            && matches!(
                token.deprel,
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj
            )
            && annotations.entity_at(token.span).is_none()
    };
    let owned = tree.token(w).xpos == "PRP$";
    owned && english::THEIRS.contains(&whose) && before.iter().any(|n| other(&n))
}

/// Whether nothing stands between a mark and one of its neighbours ("ice-free").
fn is_glued(tree: &Tree<'_>, w: usize) -> bool {
    let span = |t: usize| (t < tree.len()).then(|| tree.token(t).span);
    let behind = w.checked_sub(1).and_then(span);
    behind.is_some_and(|b| b.end == tree.token(w).span.start)
        || span(w + 1).is_some_and(|a| a.start == tree.token(w).span.end)
}

/// Whether the verb of the pronoun at `w` may have a name as its subject: "I am", "we have" may not.
fn agrees(tree: &Tree<'_>, w: usize) -> bool {
    let subject = matches!(tree.rel(w), Deprel::Nsubj | Deprel::NsubjPass);
    let first_person = english::SPEAKERS.contains(&tree.word(w));
    if !subject || !first_person {
        return true;
    }
    let Some(verb) = tree.head(w) else {
        return true;
    };
    let mut parts = tree.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]);
    let finite = parts.next().unwrap_or(verb);
    matches!(tree.token(finite).xpos, "VBD" | "MD") && tree.word(finite) != english::WERE
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::{take, take_named};
    use crate::rules::model::EntityKind;

    #[test]
    fn a_pronoun_is_replaced_by_whom_it_stands_for() {
        let text = "The mill closed after it had lost its licence.";
        let taken = take(text);
        let read: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert_eq!(read, ["The mill closed", "The mill had lost its licence"]);
        let named = [("he", EntityKind::Person)];
        let taken = take_named("Workers said he sold the mill.", &named);
        assert_eq!(taken.claims[0].normalized, "He sold the mill");
    }

    #[test]
    fn a_comma_before_what_is_cut_out_goes_and_a_closing_one_stays() {
        let read = |text: &str, word: &str| {
            let claims = take(text).claims;
            let found = claims.iter().find(|c| c.normalized.contains(word));
            found.unwrap().normalized.clone()
        };
        assert_eq!(
            read(
                "The harbour union, which the owner ignored, has asked for talks.",
                "talks"
            ),
            "The harbour union has asked for talks"
        );
        assert_eq!(
            read(
                "Meanwhile, according to the harbour board, Marta Holm still has an offer on the table.",
                "offer"
            ),
            "Meanwhile Marta Holm still has an offer on the table"
        );
        assert_eq!(
            read(
                "Marta Holm, 26, who left the bakery in May, is a nurse in Varsk.",
                "nurse"
            ),
            "Marta Holm, 26, is a nurse in Varsk"
        );
    }

    #[test]
    fn what_opens_a_phrase_is_read_and_what_ties_the_claim_is_not() {
        let read = |text: &str| take(text).claims[0].normalized.clone();
        let whole = "If confirmed by the council, she will lead the port";
        assert_eq!(read(&format!("{whole}.")), whole);
        let whole = "After leaving the port, the crew slept";
        assert_eq!(read(&format!("{whole}.")), whole);
        let told = take("The crew slept after the ferry had left.").claims;
        assert_eq!(told[1].normalized, "The ferry had left");
        let whole = "The mill was apparently sold in May";
        assert_eq!(read(&format!("{whole}.")), whole);
        let marks = "Kern has two aims: a new port – and peace";
        assert_eq!(read(&format!("{marks}.")), marks);
    }

    #[test]
    fn an_apposition_says_whose_somebody_is() {
        let named = [("her", EntityKind::Person)];
        let taken = take_named("Bo Vik, her clerk, left the hall.", &named);
        let told: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert!(
            told.iter()
                .any(|t| t.starts_with("Bo Vik: ") && t.ends_with("'s clerk")),
            "{told:?}"
        );
    }

    #[test]
    fn no_comma_parts_a_subject_from_the_verb_put_behind_it() {
        let told = take("Holm, best known for her songs, left the hall.").claims;
        assert!(
            told.iter()
                .any(|c| c.normalized == "Holm was best known for her songs"),
            "{:?}",
            told.iter().map(|c| &c.normalized).collect::<Vec<_>>()
        );
    }

    #[test]
    fn an_owner_named_in_the_claim_keeps_its_pronoun() {
        let named = [("its", EntityKind::Organization)];
        let taken = take_named("The council let the trial run its course.", &named);
        let told = &taken.claims[0].normalized;
        assert!(told.ends_with("run its course"), "{told}");
    }

    #[test]
    fn an_apposition_is_read_as_who_and_what() {
        let taken = take("Marta Holm, head of the harbour board, resigned.");
        assert_eq!(
            taken.claims[1].normalized,
            "Marta Holm: head of the harbour board"
        );
    }
}
