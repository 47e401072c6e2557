//! Clauses that cannot be an assertion for what they lack: a finite verb, or whom they are about.
//!
//! An assertion in English has a finite verb at its head, or its auxiliary, its copula, or a verb that governs it is
//! finite (Huddleston & Pullum 2002, ch. 3). Where the parser gave a clause none, it has most often lost a word.

use crate::claim::clause::{Clause, Constituent};
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::reason::Reason;
use crate::claim::tree::Tree;
use crate::text::{Deprel, Parser, Upos};
use crosscheck_syntax::lexicon;

/// Why the clause is none that could assert; `None` if it could.
pub(super) fn reason(tree: &Tree<'_>, clause: &Clause, headline: bool) -> Option<Reason> {
    // Headlines leave out their verbs ("Fourteen dead as ferry burns").
    if headline || !matches!(clause.form, Form::Clause | Form::Participle) {
        return None;
    }
    // "The crew, having lost the map": the perfect participle tells what is done, as the past tense does.
    let perfect = tree
        .children_by(clause.head, &[Deprel::Aux])
        .any(|a| tree.token(a).xpos == "VBG" && tree.lemma(a) == english::HAVE);
    if clause.form == Form::Clause && !perfect && !is_finite(tree, clause) {
        return Some(Reason::new("claim/no-finite-verb", "has no finite verb"));
    }
    // "The mill which once housed part of the firm burned": a finite verb completes no other one.
    let finite =
        |c: usize| matches!(tree.token(c).xpos, "VBD" | "VBZ") && !tree.has(c, Deprel::Cop);
    if tree.rel(clause.top) == Deprel::AclRelcl
        && tree.children_by(clause.top, &[Deprel::Xcomp]).any(finite)
    {
        return Some(Reason::new(
            "claim/two-verbs",
            "two verbs of which one belongs elsewhere",
        ));
    }
    // "Running back Bo Vik did not train": no mark parts the name from what may be its title.
    let behind = clause.words.last().map_or(0, |w| w + 1);
    let opens = clause.form == Form::Participle
        && tree.rel(clause.top) == Deprel::Advcl
        && clause.words.first() == Some(&0)
        && behind < tree.len();
    if opens && tree.token(behind).upos == Upos::Propn {
        return Some(Reason::new(
            "claim/title",
            "may be what the name behind it is called",
        ));
    }
    // "Posted on Friday, May 3 The harbour elections will be held"
    let whom = clause.grammatical_subject();
    if opens && whom.is_some_and(|s| s.words.first() == Some(&behind)) {
        return Some(Reason::new(
            "claim/title",
            "no mark parts it from what follows",
        ));
    }
    // "not because they were late", "never when it rained": no circumstance, and perhaps not so.
    let denies = |w: usize| english::VERB_NEGATIONS.contains(&tree.word(w));
    let opener = tree
        .children_by(clause.top, &[Deprel::Mark, Deprel::Advmod])
        .find(|&m| !denies(m) && m < clause.top);
    if tree.rel(clause.top) == Deprel::Advcl && opener.is_some_and(|m| m > 0 && denies(m - 1)) {
        return Some(Reason::new(
            "claim/denied-circumstance",
            "says when or why something is not so",
        ));
    }
    // "She won two medals for Bremen, which has": hung on a verb, and so on nothing that it could be told of.
    let on_verb =
        |v: usize| tree.token(v).upos == Upos::Verb && tree.rel(clause.top) == Deprel::AclRelcl;
    if clause.subject_shared && tree.head(clause.top).is_some_and(on_verb) {
        return Some(Reason::new(
            "claim/no-antecedent",
            "what it is told of is not sure",
        ));
    }
    let pronoun = |s: &Constituent| {
        let word = tree.word(s.head);
        s.words.len() == 1 && (word == english::WHO || word == english::WHICH)
    };
    if !clause.subject_shared && clause.grammatical_subject().is_some_and(pronoun) {
        return Some(Reason::new(
            "claim/no-antecedent",
            "what it is told of is not sure",
        ));
    }
    if clause.subject.as_ref().is_some_and(|s| is_adjunct(tree, s)) {
        return Some(Reason::new(
            "claim/no-subject",
            "whom it is about is not told",
        ));
    }
    if disagrees(tree, clause) {
        return Some(Reason::new(
            "claim/other-number",
            "its verb is of another number than whom it seems to be about",
        ));
    }
    (!is_about_somebody(tree, clause)).then_some(Reason::new(
        "claim/no-subject",
        "whom it is about is not told",
    ))
}

/// "Against better crews, would have lost": a common noun behind a preposition, which counts nothing ("over twenty crews"), and before a comma.
fn is_adjunct(tree: &Tree<'_>, subject: &Constituent) -> bool {
    let noun = subject.head;
    matches!(tree.rel(noun), Deprel::Nsubj | Deprel::NsubjPass)
        && tree.token(noun).upos == Upos::Noun
        && !tree.has(noun, Deprel::Nummod)
        && { subject.words.iter().max() }.is_some_and(|&last| {
            tree.word(last) == "," || last + 1 < tree.len() && tree.word(last + 1) == ","
        })
        && tree
            .children_by(noun, &[Deprel::Case])
            .any(|c| c < noun && tree.token(c).upos == Upos::Adp)
}

/// "The lamp were singing hymns", "the lamps was out": a subject that was taken from another clause, or another noun's verb. Of
/// verbs in the plural only those of the closed class are sure, for "beat" and "set" are past tenses too.
fn disagrees(tree: &Tree<'_>, clause: &Clause) -> bool {
    // A subject beside its own verb is a slip of the pen ("the rumours that they left is false").
    let Some(subject) = clause
        .grammatical_subject()
        .filter(|_| clause.subject_shared)
    else {
        return false;
    };
    let noun = tree.token(subject.head);
    let several = [
        Deprel::Conj,
        Deprel::Nmod,
        Deprel::Nummod,
        Deprel::Appos,
        Deprel::Cc,
    ];
    if noun.upos != Upos::Noun || tree.children_by(subject.head, &several).next().is_some() {
        return false;
    }
    let helpers = auxiliaries(tree, clause.top).find(|&a| has_finite_tag(tree, a));
    let finite = helpers.unwrap_or(clause.top);
    let (word, tag) = (tree.word(finite), tree.token(finite).xpos);
    let lemma = tree.lower_lemma(subject.head);
    // "the group were", "a majority have", "England are": of a body, a number or a firm ("the airline have") the verb may be of many.
    let single = || {
        let one = [
            lexicon::PERSON,
            lexicon::MESSAGE,
            lexicon::EVENT,
            lexicon::OBJECT,
        ];
        one.contains(&Parser::embedded().noun_class(lemma))
    };
    // "Operating stores carries risks": what is done is one.
    let doing = subject.head > 0 && tree.token(subject.head - 1).xpos == "VBG";
    let there = tree.has(clause.top, Deprel::Expl);
    let of_many = english::OF_MANY.contains(&word) && tag != "VB";
    let of_one = tag == "VBZ" || word == english::WAS;
    match noun.xpos {
        "NN" => of_many && single(),
        // "the news is", "the series was"
        "NNS" => of_one && !doing && !there && tree.word(subject.head).ends_with('s'),
        _ => false,
    }
}

/// Whether the clause has a subject, or a noun before its verb that may be one which the parser missed ("Whether they agree
/// remains to be seen"). "…, and has let workers go", read apart from its subject, opens with its verb.
fn is_about_somebody(tree: &Tree<'_>, clause: &Clause) -> bool {
    // "It seems like the mill will close": what weighs the clause has a subject, if one that names nobody.
    let weighed = !clause.weighed_by.is_empty();
    let has_word = |w: usize| {
        let subjects = [
            Deprel::Expl,
            Deprel::Nsubj,
            Deprel::Csubj,
            Deprel::CsubjPass,
        ];
        tree.children_by(w, &subjects).next().is_some()
    };
    let verb = clause
        .verb_group
        .first()
        .map_or(clause.head, |&v| v.min(clause.head));
    // Behind a governing verb without a subject stands whom it lets or makes do something, not who lets them.
    let told =
        |s: &Constituent| clause.top == clause.head || clause.subject_shared || s.head < clause.top;
    let noun = |&w: &usize| {
        let upos = tree.token(w).upos;
        w < verb && matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
    };
    weighed
        || clause.grammatical_subject().is_some_and(told)
        || has_word(clause.top)
        || clause.whole().iter().any(noun)
}

/// Whether one of the words that carry the clause is finite: by its tag, or by what stands around it.
pub(crate) fn is_finite(tree: &Tree<'_>, clause: &Clause) -> bool {
    let governors = clause.governors.iter().map(|(word, _)| *word);
    let mut verbs: Vec<usize> = governors.chain([clause.head, clause.top]).collect();
    // "was found and towed": what one conjunct has, the next has too, where both have the same form.
    while let Some(&last) = verbs.last()
        && tree.rel(last) == Deprel::Conj
        && let Some(first) = tree.head(last).filter(|f| !verbs.contains(f))
        && is_alike(tree.token(last).xpos, tree.token(first).xpos)
    {
        verbs.push(first);
    }
    let helpers = verbs.iter().flat_map(|&v| auxiliaries(tree, v));
    let shared = clause.shared_auxiliaries.iter().copied();
    let group = clause.verb_group.iter().copied();
    let all = helpers
        .chain(shared)
        .chain(group)
        .chain(verbs.iter().copied());
    let own = |verb: usize| verb == clause.head || verb == clause.top;
    // "believes it to be old": an infinitive with a subject of its own.
    let to = |m: usize| tree.word(m) == english::TO && m < clause.top;
    if tree.children_by(clause.top, &[Deprel::Mark]).any(to)
        && tree.has(clause.top, Deprel::Nsubj)
        && !auxiliaries(tree, clause.top).any(|a| has_finite_tag(tree, a))
        && clause.governors.is_empty()
    {
        return false;
    }
    let bare = has_bare_be(tree, clause.head);
    { all }.any(|word| has_finite_tag(tree, word) && !(bare && word == clause.head))
        || !bare
            && verbs
                .iter()
                .any(|&verb| is_mistagged(tree, verb, own(verb)))
}

/// "Let the hall be used": behind a bare "be" the participle is no finite verb, however it is tagged.
fn has_bare_be(tree: &Tree<'_>, verb: usize) -> bool {
    let to = |m: usize| tree.word(m) == english::TO;
    auxiliaries(tree, verb).any(|a| tree.word(a) == english::BE)
        && !tree.children_by(verb, &[Deprel::Mark]).any(to)
}

/// Whether two verbs in a row may have one auxiliary, or be past tenses of which one was taken for a participle.
fn is_alike(tag: &str, first: &str) -> bool {
    let past = |t: &str| matches!(t, "VBD" | "VBN");
    let finite = |t: &str| matches!(t, "VBD" | "VBZ" | "VBP");
    // "broke in and stole": behind a finite verb, what looks like an infinitive is a finite verb too.
    let mistaken = tag == "VB" && finite(first);
    tag == first
        || mistaken
        || past(tag) && past(first)
        || !tag.starts_with('V')
        || !first.starts_with('V')
}

fn auxiliaries(tree: &Tree<'_>, verb: usize) -> impl Iterator<Item = usize> {
    tree.children_by(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop])
}

/// Whether the tag of a word is that of a finite verb or auxiliary.
pub(crate) fn has_finite_tag(tree: &Tree<'_>, word: usize) -> bool {
    let token = tree.token(word);
    match token.xpos {
        "VBD" | "VBZ" | "VBP" | "MD" => matches!(token.upos, Upos::Verb | Upos::Aux),
        // "do not wear": no other form of "do" is an auxiliary.
        "VB" => token.upos == Upos::Aux && tree.word(word) == english::DO,
        _ => false,
    }
}

/// The past tense is often taken for the participle, the present for the infinitive or a noun, which look the same; with a
/// subject of its own before it, the verb of a main clause is none of them ("Rebels take the port"). A verb that governs another
/// (`own` is false) may be taken for a noun alone ("The airline plans to buy").
fn is_mistagged(tree: &Tree<'_>, verb: usize, own: bool) -> bool {
    let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let after_subject = subject.is_some_and(|s| s < verb)
        && !auxiliaries(tree, verb).any(|a| tree.token(a).xpos == "VBG");
    let main = matches!(
        tree.rel(verb),
        Deprel::Root | Deprel::Conj | Deprel::Parataxis | Deprel::Ccomp | Deprel::Csubj
    );
    match tree.token(verb).xpos {
        // "whose bakery supplies the halls": a noun has no object.
        "NNS" if tree.has(verb, Deprel::Obj) => after_subject,
        "VBG" => false,
        // "9 saves (7 combined)": a figure does nothing.
        "VBN" => after_subject && subject.is_some_and(|s| tree.token(s).upos != Upos::Num),
        "NN" | "NNS" if !own => true,
        _ => main && after_subject,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::with_clauses;

    #[test]
    fn an_infinitive_with_a_subject_is_not_finite() {
        let text = "The clerk thinks it to be of oak.";
        let taken = crate::claim::testing::take(text);
        let told: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
        assert!(!told.contains(&"It to be of oak"), "{told:?}");
    }

    #[test]
    fn a_clause_needs_a_finite_verb() {
        let finite =
            |text: &str| with_clauses(text, |tree, _, clauses| is_finite(tree, &clauses[0]));
        for text in [
            "The mill closed.",
            "The mill has been closed.",
            "The mill is safe.",
            "The owners want to close the mill.",
        ] {
            assert!(finite(text), "{text}");
        }
        for text in [
            "The owners closing the mill.",
            "9 saves, 1 assist (7 combined).",
        ] {
            assert!(!finite(text), "{text}");
        }
    }

    #[test]
    fn what_no_comma_parts_from_a_name_may_be_its_title() {
        let told = |text: &str| crate::claim::testing::take(text).claims.len();
        assert_eq!(told("Running back Bo Vik did not train on Thursday."), 1);
        assert_eq!(told("Running home, Bo Vik did not see the car."), 2);
    }

    #[test]
    fn a_verb_of_another_number_heads_no_claim() {
        let text = "The fire was lit at the gate and flickered as a small choir of women were singing old hymns.";
        let taken = crate::claim::testing::take(text);
        let texts = taken.texts();
        assert!(texts.contains(&"The fire was lit at the gate"), "{texts:?}");
        assert!(
            !texts
                .iter()
                .any(|t| t.ends_with("… were singing old hymns") || t.starts_with("The fire were")),
            "{texts:?}"
        );
    }

    #[test]
    fn a_verb_of_another_number_is_of_another_noun() {
        let reason_of = |text: &str, subject: usize| {
            with_clauses(text, |tree, _, clauses| {
                let mut clause = clauses[0].clone();
                clause.subject_shared = true;
                clause.subject = Some(Constituent {
                    head: subject,
                    words: vec![subject],
                    role: String::new(),
                });
                disagrees(tree, &clause)
            })
        };
        // "Women" and "fire", "mill" and "pumps".
        assert!(!reason_of("Women near the fire were working.", 0));
        assert!(reason_of("Women near the fire were working.", 3));
        assert!(!reason_of("The mill behind the pumps was old.", 1));
        assert!(reason_of("The mill behind the pumps was old.", 4));
        assert!(!reason_of("The team were glad.", 1));
    }

    #[test]
    fn a_clause_is_about_somebody() {
        let why = |text: &str| {
            with_clauses(text, |tree, _, clauses| {
                reason(tree, &clauses[0], false).map(|r| r.rule)
            })
        };
        assert_eq!(why("The mill closed."), None);
        assert_eq!(why("Three men were arrested."), None);
        assert_eq!(why("Is safe."), Some("claim/no-subject"));
        assert_eq!(why("Has let the workers go."), Some("claim/no-subject"));
    }
}
