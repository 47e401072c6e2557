//! Clauses that are part of a noun phrase: "a team that is bound for the cup", "the bus called the Eel", "those who fled".
//!
//! In: the clauses of a sentence. Out: the same, where a clause takes back what says which thing is meant by a noun: of
//! "a team", "the fire", "two people" alone a reader knows too little. No comma parts such a clause from its noun (Huddleston & Pullum 2002,
//! ch. 12). What it says is a claim besides, unless the noun names nobody ("those who fled").

mod nobody;

use super::boundary::predicative;
use super::relative;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::modality::words::ModalityWords;
use crate::claim::reason::Reason;
use crate::claim::tense::{Tense, tense};
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

const RESTRICTIVE: &str = "claim/restrictive-clause";
const ACCOMPANIES: &str = "claim/accompanying-participle";
const ALONG: Reason = Reason::new(
    ACCOMPANIES,
    "a participle that goes with a verb, told with the clause around it",
);
const GAP: &str = "claim/gap";
const NAME: &str = "claim/apposed-name";
const OF_NOBODY: Reason = Reason::new(
    RESTRICTIVE,
    "says only who or what is meant, told with the clause around it",
);

/// Gives each clause back the clauses that are part of its nouns, and other words cut out of its midst.
pub(super) fn keep(tree: &Tree<'_>, words: &ModalityWords, clauses: &mut [Clause]) {
    for part in 0..clauses.len() {
        let top = clauses[part].top;
        let Some(noun) = tree.head(top) else { continue };
        if let Some(name) = apposed_name(tree, noun, top) {
            give_name(clauses, noun, top, name);
            continue;
        }
        let content = tree.rel(top) == D::Ccomp
            && tree.token(noun).upos == Upos::Noun
            && !tree.has(noun, D::Cop);
        let goes_with = clauses[part].form == Form::Participle && tree.rel(top) == D::Advcl;
        let elsewhere = on_object(tree, clauses, part);
        if let Some(host) = elsewhere.or_else(|| extraposed(tree, clauses, part)) {
            let all = unparted(tree, top);
            clauses[host].take_back(all, RESTRICTIVE.to_owned());
            clauses[part].told_with = Some(OF_NOBODY);
            continue;
        }
        if !content && !goes_with && !matches!(tree.rel(top), D::AclRelcl | D::Acl) {
            continue;
        }
        let all = unparted(tree, top);
        // The comma before a clause may hang on it.
        let parts = |f: usize| f == 0 || tree.is_punct(f) || tree.is_punct(f - 1);
        let tied = all.first().is_some_and(|&f| !parts(f));
        let host = clauses.iter().position(|c| c.words.contains(&noun));
        let Some(host) = host.filter(|&h| tied && h != part) else {
            continue;
        };
        // "They left the hall carrying a box": no mark parts it from the verb that it goes with.
        if goes_with {
            if noun < top && clauses[part].told_with.is_none() {
                clauses[host].take_back(all, ACCOMPANIES.to_owned());
                if !(has_complement(tree, top) && is_fact(tree, &clauses[host])) {
                    clauses[part].told_with = Some(ALONG);
                }
            }
            continue;
        }
        let nobody = nobody::tells_nothing(tree, words, noun, top);
        let says_it = content || tree.has(top, D::Mark);
        let participle =
            clauses[part].form == Form::Participle && !clauses[part].is_past_on_subject(tree);
        let unsure = !participle && is_unsure(tree, noun, top);
        // A name alone says which one is meant. "A lorry burned on Monday" is no clause on a noun.
        let common = tree.token(noun).upos == Upos::Noun
            || english::INDEFINITE_PRONOUNS.contains(&tree.word(noun));
        let whole = all.iter().all(|&w| w > top || !tree.is_punct(w));
        let relative = tree.rel(top) == D::AclRelcl && whole;
        let which = common && (relative || is_new(tree, noun));
        if !says_it && !nobody && !participle && !unsure && !which {
            continue;
        }
        // "made sure that it had no matters involving the board": the host may be told with another clause itself.
        let holds = |c: &&mut Clause| c.taken_back.iter().any(|t| t.words.contains(&noun));
        if clauses[host].told_with.is_some()
            && let Some(outer) = clauses.iter_mut().find(holds)
        {
            outer.take_back(all.clone(), RESTRICTIVE.to_owned());
        }
        clauses[host].take_back(all, RESTRICTIVE.to_owned());
        let untold = participle
            && (!tells_alone(tree, noun, top)
                || nobody::is_averted(tree, words, noun)
                || is_new(tree, noun) && nobody::is_aimed_at(tree, noun)
                || nobody::is_of_either(tree, noun));
        let open = relative::is_open(tree, &clauses[part], noun);
        if !says_it && (nobody || untold || unsure) || open {
            clauses[part].told_with = Some(OF_NOBODY);
        }
    }
    keep_doubts(tree, clauses);
    for clause in clauses.iter_mut().filter(|c| !c.subject_shared) {
        let gaps = gaps(tree, clause);
        clause.take_back(gaps, GAP.to_owned());
    }
}

/// Gives the clauses of a noun the name that stands beside it as the clause at `top`.
fn give_name(clauses: &mut [Clause], noun: usize, top: usize, name: Vec<usize>) {
    // What else is told of the noun is told of the name too.
    for sharing in clauses
        .iter_mut()
        .filter(|c| c.subject_shared && c.top != top)
    {
        let shared = sharing.grammatical_subject_mut().as_mut();
        if let Some(subject) = shared.filter(|s| s.head == noun) {
            subject.words.extend(&name);
            subject.words.sort_unstable();
            subject.words.dedup();
        }
    }
    if let Some(host) = clauses.iter_mut().find(|c| c.words.contains(&noun)) {
        host.take_back(name, NAME.to_owned());
    }
}

/// "sailors who do not think that it will float": what somebody unknown does not believe is told by nobody.
fn keep_doubts(tree: &Tree<'_>, clauses: &mut [Clause]) {
    let doubted = |top: usize| {
        let verb = tree.head(top).filter(|_| tree.rel(top) == D::Ccomp)?;
        let mut notes = tree.children_by(verb, &[D::Advmod]);
        let denied = notes.any(|n| english::VERB_NEGATIONS.contains(&tree.word(n)));
        (denied && tree.rel(verb) == D::AclRelcl).then_some(verb)
    };
    for part in 0..clauses.len() {
        let Some(verb) = doubted(clauses[part].top) else {
            continue;
        };
        let within = |c: &Clause| c.top == verb && c.told_with.is_some();
        if clauses.iter().any(within) {
            clauses[part].told_with = Some(OF_NOBODY);
        }
    }
}

/// "These are the men who robbed the bank": whether a clause is told with one that says which thing is meant.
pub(crate) fn says_which(clause: &Clause) -> bool {
    clause.taken_back.iter().any(|t| t.rule == RESTRICTIVE)
}

/// "the fish | they are determined to catch": a clause right behind a noun that it lacks, taken for one beside it; the clause that holds the
/// noun.
fn on_object(tree: &Tree<'_>, clauses: &[Clause], part: usize) -> Option<usize> {
    let clause = &clauses[part];
    let noun = clause.words.first()?.checked_sub(1)?;
    let beside = matches!(tree.rel(clause.top), D::Parataxis | D::Advcl);
    let loose = beside && tree.head(clause.top)? <= noun;
    let pronoun = clause
        .subject
        .as_ref()
        .is_some_and(|s| tree.token(s.head).upos == Upos::Pron);
    let lacks = clause.object.is_none() && clause.mark.is_none();
    let opened = tree
        .children_by(clause.top, &[D::Advmod])
        .any(|m| tree.token(m).xpos == "WRB");
    let unopened = tree.rel(clause.top) == D::Advcl
        && clause.form == Form::Clause
        && clause.subject.is_some()
        && !opened;
    let gap = loose && (pronoun || unopened) && lacks && tree.token(noun).upos == Upos::Noun;
    let holds = |o: usize| o != part && clauses[o].words.contains(&noun);
    (0..clauses.len()).find(|&o| gap && holds(o))
}

/// "Nobody has come who speaks for them": the clause whose verb a relative clause was hung on, where no mark parts them.
fn extraposed(tree: &Tree<'_>, clauses: &[Clause], part: usize) -> Option<usize> {
    let clause = &clauses[part];
    let verb = tree
        .head(clause.top)
        .filter(|_| tree.rel(clause.top) == D::AdvclRelcl)?;
    let first = *clause.words.first()?;
    let who = tree.word(first) == english::WHO;
    let unparted = first > 0 && !tree.is_punct(first - 1) && !tree.is_punct(first);
    let holds = |o: usize| o != part && clauses[o].words.contains(&verb);
    (0..clauses.len()).find(|&o| who && unparted && holds(o))
}

/// "the minister, Marta Holm,": the name at `top` that says who is meant by the noun.
fn apposed_name(tree: &Tree<'_>, noun: usize, top: usize) -> Option<Vec<usize>> {
    let named = tree.rel(top) == D::Appos
        && tree.token(top).upos == Upos::Propn
        && tree.token(noun).upos == Upos::Noun
        && noun < top;
    let parts = tree.children_by(top, &[D::Flat, D::Compound, D::Det]);
    let mut name: Vec<usize> = std::iter::once(top).chain(parts).collect();
    // "guards Bo Lund and Ada Vik": as many as are named.
    if tree.token(noun).xpos == "NNS" && name.iter().min() == Some(&(noun + 1)) {
        let others = tree.children_by(top, &[D::Conj]);
        name.extend(
            others.flat_map(|c| {
                tree.subtree(c, &|w| tree.rel(w) == D::Appos || predicative(tree, w))
            }),
        );
    }
    let (first, last) = (*name.iter().min()?, *name.iter().max()?);
    let comma = |w: usize| w < tree.len() && tree.word(w) == ",";
    if !named || first <= noun {
        return None;
    }
    // "Holm's successor, President Gurbang Oderov,": a title and a name, each for itself.
    let behind_title = || tree.rel(first - 1) == D::Appos && tree.head(first - 1) == Some(noun);
    if comma(first - 1) {
        Some((first - 1..=last + usize::from(comma(last + 1))).collect())
    } else if behind_title() {
        Some((first..=last + usize::from(comma(last + 1))).collect())
    } else {
        (first == noun + 1).then(|| (first..=last).collect())
    }
}

/// The words below `top`, without clauses that a comma parts from it.
pub(super) fn unparted(tree: &Tree<'_>, top: usize) -> Vec<usize> {
    let parted = |c: usize| {
        // "a passport, a house or friends" is one row.
        let apart = matches!(
            tree.rel(c),
            D::AclRelcl | D::Acl | D::Appos | D::Parataxis | D::Advcl
        ) || tree.rel(c) == D::Conj && predicative(tree, c);
        let first = || tree.subtree(c, &|_| false).first().copied();
        let comma = |f: usize| f > top && (tree.is_punct(f) || tree.is_punct(f - 1));
        apart && first().is_some_and(comma)
    };
    let mut words = tree.subtree(top, &parted);
    while words.last().is_some_and(|&w| tree.is_punct(w)) {
        words.pop();
    }
    words
}

/// "a team that", "farmers who": something not known yet.
fn is_new(tree: &Tree<'_>, noun: usize) -> bool {
    let mut determiners = tree.children_by(noun, &[D::Det, D::NmodPoss, D::Nummod]);
    determiners.all(|d| english::INDEFINITE.contains(&tree.word(d)))
}

/// "the roof of the mill that burned": the mill, or the roof? "These are the men who fled": of whom it is said is told by the clause
/// around it alone.
fn is_unsure(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let relative = |c: usize| matches!(tree.token(c).xpos, "WDT" | "WP");
    let does = tree
        .children_by(top, &[D::Nsubj, D::NsubjPass])
        .any(relative);
    let whole = tree.head(noun).filter(|&w| w < noun);
    let common = |w: usize| tree.token(w).upos == Upos::Noun;
    let many = |w: usize| matches!(tree.token(w).xpos, "NNS" | "NNPS");
    let of = tree
        .children_by(noun, &[D::Case])
        .any(|c| tree.word(c) == english::OF);
    let alike = |w: usize| common(w) && many(w) == many(noun);
    let either = tree.rel(noun) == D::Nmod && of && whole.is_some_and(alike);
    let pointed = tree.has(noun, D::Cop)
        && tree
            .children_by(noun, &[D::Nsubj])
            .any(|c| matches!(tree.token(c).upos, Upos::Pron | Upos::Det));
    does && (either || pointed)
}

/// "The two men taken to the hospital" were taken there; "men sitting in a row" are whoever does so, and only what is said of such
/// in the present is said of them all ("firms paying a levy").
fn tells_alone(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let one = matches!(tree.token(noun).xpos, "NN" | "NNP" | "NNPS");
    let told_apart = [D::Det, D::Nummod, D::NmodPoss];
    let general = || tree.has(top, D::Obj) && tense(tree, top) == Some(Tense::Present);
    // "The man given a boat" was no boat given; "the firms shut a mill" may be what they do.
    let owns = |o: usize| tree.has(o, D::Det) || tree.has(o, D::NmodPoss);
    let passive = matches!(tree.token(top).xpos, "VBN" | "VBD");
    let unclear = passive && tree.children_by(top, &[D::Obj]).any(owns);
    has_complement(tree, top)
        && !unclear
        && (one || passive || tree.children_by(noun, &told_apart).next().is_some() || general())
}

/// Whether the verb at `top` has something besides a subject.
fn has_complement(tree: &Tree<'_>, top: usize) -> bool {
    let complements = [D::Obl, D::OblAgent, D::OblUnmarked, D::Xcomp, D::Obj];
    tree.children_by(top, &complements).next().is_some()
}

/// Whether what goes with a clause is so: not where that one only may be, or where its own verb asks for a participle ("are seen
/// leaving", "spend time looking").
fn is_fact(tree: &Tree<'_>, host: &Clause) -> bool {
    let modal = |a: usize| tree.token(a).xpos == "MD";
    let helped = tree
        .children_by(host.head, &[D::Aux, D::AuxPass])
        .any(modal);
    !helped && host.governors.is_empty()
}

/// Words cut out between words of the clause that no comma parts from it, and that hang on it. One comma alone parts nothing: of "most
/// are locals, while the rest were drawn from the guild" the end is the second clause's, whatever it hangs on.
fn gaps(tree: &Tree<'_>, clause: &Clause) -> Vec<usize> {
    let whole = clause.whole();
    let below = tree.subtree(clause.top, &|c| {
        matches!(tree.rel(c), D::Parataxis | D::AclRelcl | D::Acl)
    });
    let beside = tree.subtree(clause.top, &|c| tree.rel(c) == D::Parataxis);
    let mut out = Vec::new();
    for pair in whole.windows(2) {
        let (first, last) = (pair[0] + 1, pair[1]);
        let open = first < last && !tree.is_punct(last - 1);
        let mut gap = first..last;
        let tied = open && !tree.is_punct(first) && {
            let mut gap = gap.clone();
            gap.all(|w| below.binary_search(&w).is_ok())
        };
        let unclosed = open && tree.word(first) == "," && first > clause.head && {
            gap.all(|w| tree.is_punct(w) || beside.binary_search(&w).is_ok())
        };
        // A comma that is a word of the clause parts as well.
        if (tied || unclosed) && !tree.is_punct(pair[0]) && !tree.is_punct(pair[1]) {
            out.extend(first..last);
        }
    }
    out
}

#[cfg(test)]
mod tests;
