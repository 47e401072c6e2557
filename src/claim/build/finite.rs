//! Participles told as the finite verbs that they stand for: "the bill, passed in May" is "the bill was passed in May", "he fled,
//! taking the keys" is "he took the keys".
//!
//! A participle has the time of the clause around it (Huddleston & Pullum 2002, ch. 14), which is read off that clause's finite
//! verb. Where that is none, the participle stays as it is.

use crate::claim::annotations::Annotations;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::tense::{Tense, tense};
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// The words of a claim in the order in which they are told, and the finite verb.
pub(super) struct Told {
    /// The words: whom it is told of, then what.
    pub words: Vec<usize>,
    /// The words that are told otherwise, and what stands in their place: the verb, and those in a row with it.
    pub verbs: Vec<(usize, String)>,
}

/// How a participle of a shared subject is told; `None` for what is none, or cannot be told so.
pub(super) fn told(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Option<Told> {
    let head = clause.top;
    let helpers = [D::Aux, D::AuxPass, D::Cop, D::Mark];
    // "accused the bank of hiding losses": the opener is the accusation's.
    let helped = |h: usize| clause.accused.is_none() || tree.rel(h) != D::Mark;
    let bare = !tree.children_by(head, &helpers).any(helped) && !clause.is_past_on_subject(tree);
    if clause.form != Form::Participle || !clause.subject_shared || !bare {
        return None;
    }
    let subject = clause.grammatical_subject()?;
    let of_subject = |w: &usize| subject.words.contains(w) && !clause.words.contains(w);
    let (mut whom, mut what): (Vec<usize>, Vec<usize>) =
        { words.iter() }.partition(|w| of_subject(w));
    let edge = |w: Option<&usize>| w.is_some_and(|&w| tree.is_punct(w));
    while edge(what.first()) {
        what.remove(0);
    }
    while edge(whom.last()) {
        whom.pop();
    }
    let first = *what.first()?;
    // "stopping him in a race that was never close": what another word denies stands as it is.
    let denies =
        |w: usize| english::VERB_NEGATIONS.contains(&tree.word(w)) && tree.head(w) == Some(head);
    let denied = what.iter().any(|&w| denies(w));
    // "A fire set by students killed six horses": what has an object may be the verb of its noun.
    let active = tree.token(head).xpos != "VBG" && takes_noun(tree, head);
    if whom.is_empty() || denied || active {
        return None;
    }
    let dated = || {
        let within = |w: &usize| {
            annotations
                .times
                .iter()
                .any(|t| t.span.overlaps(tree.token(*w).span))
        };
        what.iter().any(within)
    };
    let (plural, tense) = (is_plural(tree, subject.head), tense(tree, clause.top));
    let active = |verb: usize| {
        let lemma = tree.lower_lemma(verb);
        match tense? {
            Tense::Past => past(lemma, tree.word(verb)),
            Tense::Present if plural => Some(lemma.to_owned()),
            Tense::Present => Some(third_person(lemma)),
        }
    };
    let first_verb = if tree.token(head).xpos == "VBG" {
        (head, active(head)?)
    } else {
        let now = tense == Some(Tense::Present) && !dated();
        let be = match (now, plural) {
            (true, true) => "are",
            (true, false) => "is",
            (false, true) => "were",
            (false, false) => "was",
        };
        let surface = tree.token(first).span.of(annotations.text);
        let lower = if tree.token(first).upos == Upos::Propn {
            surface
        } else {
            tree.word(first)
        };
        (first, format!("{be} {lower}"))
    };
    // "killing six and wounding one"
    let goes_on = |&c: &usize| tree.token(c).xpos == "VBG" && what.contains(&c);
    let row = tree.children_by(head, &[D::Conj]).filter(goes_on);
    let mut verbs = vec![first_verb];
    for verb in row {
        verbs.push((verb, active(verb)?));
    }
    whom.extend(what);
    Some(Told { words: whom, verbs })
}

/// "has", "have" or "had", of an owner, at the time of the clause around the `noun` that is owned.
pub(super) fn has(tree: &Tree<'_>, noun: usize, owner: usize) -> &'static str {
    match (tense(tree, noun), is_plural(tree, owner)) {
        (Some(Tense::Present), true) => "have",
        (Some(Tense::Present), false) => "has",
        _ => "had",
    }
}

/// Whether a noun with a determiner or a number stands behind the verb as its object.
fn takes_noun(tree: &Tree<'_>, verb: usize) -> bool {
    let noun = |o: usize| o > verb && (tree.has(o, D::Det) || tree.has(o, D::Nummod));
    tree.children_by(verb, &[D::Obj]).any(noun)
}

/// Whether the noun at `head` has a plural verb.
fn is_plural(tree: &Tree<'_>, head: usize) -> bool {
    let many = matches!(tree.token(head).xpos, "NNS" | "NNPS")
        || matches!(tree.word(head), "they" | "we" | "you" | "these" | "those");
    many || tree.has(head, D::Conj) && {
        let mut conjuncts = tree.children_by(head, &[D::Conj]);
        conjuncts.any(|c| {
            tree.children_by(c, &[D::Cc])
                .any(|a| tree.word(a) == english::AND)
        })
    }
}

fn is_consonant(letter: Option<char>) -> bool {
    letter.is_some_and(|l| l.is_alphabetic() && !"aeiou".contains(l))
}

/// "takes", "tries", "reaches".
fn third_person(lemma: &str) -> String {
    let stem = lemma.strip_suffix('y');
    match stem {
        Some(stem) if is_consonant(stem.chars().last()) => format!("{stem}ies"),
        _ if lemma == english::HAVE => "has".to_owned(),
        _ if ["s", "x", "z", "ch", "sh", "o"]
            .iter()
            .any(|e| lemma.ends_with(e)) =>
        {
            format!("{lemma}es")
        }
        _ => format!("{lemma}s"),
    }
}

/// The past tense of a verb, of which `ing` is the present participle: that doubles the letters which the past doubles.
fn past(lemma: &str, ing: &str) -> Option<String> {
    if let Some((_, past)) = IRREGULAR.iter().find(|(verb, _)| *verb == lemma) {
        return Some((*past).to_owned());
    }
    if lemma.ends_with('e') {
        return Some(format!("{lemma}d"));
    }
    let stem = ing.strip_suffix("ing")?;
    Some(match stem.strip_suffix('y') {
        Some(short) if is_consonant(short.chars().last()) => format!("{short}ied"),
        _ => format!("{stem}ed"),
    })
}

/// Letters that a noun and its own verb begin with, at the least.
const STEM: usize = 4;

/// How what a noun names is told as done: of "the board's withdrawal of the boats" the board, "withdrew", the boats. `None` where more is
/// said of the noun, or the form of its verb is not sure.
pub(super) fn told_by_noun(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    words: &[usize],
) -> Option<Told> {
    let noun = clause.head;
    let (who, whom) = (clause.subject.as_ref()?, clause.object.as_ref()?);
    let alone = tree.children(noun).iter().all(|&c| {
        matches!(
            tree.rel(c),
            D::NmodPoss | D::Nmod | D::Case | D::Punct | D::Conj | D::Cc
        )
    });
    // The rules may know a noun by a verb that tells the same ("buy" for a purchase); only one of its own stem is its own.
    let own = tree.lower_lemma(noun);
    let verb = annotations.events.verb(own)?;
    let stem = own.chars().zip(verb.chars()).take_while(|(a, b)| a == b);
    if stem.count() < STEM {
        return None;
    }
    let irregular = IRREGULAR.iter().any(|(v, _)| *v == verb);
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    let closed = matches!(letters[..], [a, b, c]
        if is_consonant(Some(a)) && !"wxy".contains(a) && !is_consonant(Some(b)) && is_consonant(Some(c)));
    // "admit" doubles its last letter, "visit" does not.
    if !alone || closed && !irregular || verb.contains(' ') {
        return None;
    }
    let doubtful = |w: usize| {
        tree.rel(w) == D::Case
            && (tree.head(w) == Some(whom.head) || tree.head(w) == Some(who.head))
    };
    let rest = words
        .iter()
        .copied()
        .filter(|&w| w != noun && !doubtful(w) && !who.words.contains(&w));
    let told = who
        .words
        .iter()
        .copied()
        .filter(|&w| !doubtful(w))
        .chain([noun])
        .chain(rest);
    Some(Told {
        words: told.collect(),
        verbs: vec![(noun, past(verb, &format!("{verb}ing"))?)],
    })
}

/// Verbs whose past tense no rule makes: a closed class, to which English adds none.
const IRREGULAR: &[(&str, &str)] = &[
    ("arise", "arose"),
    ("awake", "awoke"),
    ("bear", "bore"),
    ("beat", "beat"),
    ("become", "became"),
    ("begin", "began"),
    ("bend", "bent"),
    ("bet", "bet"),
    ("bid", "bid"),
    ("bind", "bound"),
    ("bite", "bit"),
    ("bleed", "bled"),
    ("blow", "blew"),
    ("break", "broke"),
    ("breed", "bred"),
    ("bring", "brought"),
    ("broadcast", "broadcast"),
    ("build", "built"),
    ("burst", "burst"),
    ("buy", "bought"),
    ("cast", "cast"),
    ("catch", "caught"),
    ("choose", "chose"),
    ("cling", "clung"),
    ("come", "came"),
    ("cost", "cost"),
    ("creep", "crept"),
    ("cut", "cut"),
    ("deal", "dealt"),
    ("dig", "dug"),
    ("do", "did"),
    ("draw", "drew"),
    ("drink", "drank"),
    ("drive", "drove"),
    ("eat", "ate"),
    ("fall", "fell"),
    ("feed", "fed"),
    ("feel", "felt"),
    ("fight", "fought"),
    ("find", "found"),
    ("flee", "fled"),
    ("fling", "flung"),
    ("fly", "flew"),
    ("forbid", "forbade"),
    ("forget", "forgot"),
    ("forgive", "forgave"),
    ("forgo", "forwent"),
    ("freeze", "froze"),
    ("get", "got"),
    ("give", "gave"),
    ("go", "went"),
    ("grind", "ground"),
    ("grow", "grew"),
    ("hang", "hung"),
    ("have", "had"),
    ("hear", "heard"),
    ("hide", "hid"),
    ("hit", "hit"),
    ("hold", "held"),
    ("hurt", "hurt"),
    ("keep", "kept"),
    ("know", "knew"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lend", "lent"),
    ("let", "let"),
    ("lie", "lay"),
    ("light", "lit"),
    ("lose", "lost"),
    ("make", "made"),
    ("mean", "meant"),
    ("meet", "met"),
    ("mistake", "mistook"),
    ("outdo", "outdid"),
    ("overcome", "overcame"),
    ("oversee", "oversaw"),
    ("overtake", "overtook"),
    ("overthrow", "overthrew"),
    ("pay", "paid"),
    ("put", "put"),
    ("quit", "quit"),
    ("read", "read"),
    ("rebuild", "rebuilt"),
    ("rid", "rid"),
    ("ride", "rode"),
    ("ring", "rang"),
    ("rise", "rose"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw"),
    ("seek", "sought"),
    ("sell", "sold"),
    ("send", "sent"),
    ("set", "set"),
    ("shake", "shook"),
    ("shed", "shed"),
    ("shine", "shone"),
    ("shoot", "shot"),
    ("show", "showed"),
    ("shrink", "shrank"),
    ("shut", "shut"),
    ("sing", "sang"),
    ("sink", "sank"),
    ("sit", "sat"),
    ("sleep", "slept"),
    ("slide", "slid"),
    ("speak", "spoke"),
    ("speed", "sped"),
    ("spend", "spent"),
    ("spin", "spun"),
    ("split", "split"),
    ("spread", "spread"),
    ("spring", "sprang"),
    ("stand", "stood"),
    ("steal", "stole"),
    ("stick", "stuck"),
    ("sting", "stung"),
    ("strike", "struck"),
    ("strive", "strove"),
    ("swear", "swore"),
    ("sweep", "swept"),
    ("swim", "swam"),
    ("swing", "swung"),
    ("take", "took"),
    ("teach", "taught"),
    ("tear", "tore"),
    ("tell", "told"),
    ("think", "thought"),
    ("throw", "threw"),
    ("tread", "trod"),
    ("undergo", "underwent"),
    ("understand", "understood"),
    ("undertake", "undertook"),
    ("undo", "undid"),
    ("uphold", "upheld"),
    ("upset", "upset"),
    ("wake", "woke"),
    ("wear", "wore"),
    ("weave", "wove"),
    ("weep", "wept"),
    ("win", "won"),
    ("wind", "wound"),
    ("withdraw", "withdrew"),
    ("withhold", "withheld"),
    ("withstand", "withstood"),
    ("write", "wrote"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::take;

    #[test]
    fn a_participle_is_told_as_the_verb_it_stands_for() {
        for (text, told) in [
            (
                "Raiders met a patrol, killing six guards and wounding one.",
                "Raiders killed six guards and wounded one",
            ),
            (
                "The bill, passed in May, bans plastic bags.",
                "The bill was passed in May",
            ),
            (
                "The thief fled, taking the keys.",
                "The thief took the keys",
            ),
            (
                "Built by the council, the pier burned down.",
                "The pier was built by the council",
            ),
            (
                "The guard ran out, stopping the thief at a gate that was never locked.",
                "The guard stopped the thief at a gate that was never locked",
            ),
            (
                "The firms merge, creating a bank.",
                "The firms create a bank",
            ),
            (
                "The storm comes a day after a fire started by two boys killed six horses.",
                "A fire killed six horses",
            ),
        ] {
            let taken = take(text);
            let read: Vec<&str> = taken.claims.iter().map(|c| &*c.normalized).collect();
            assert!(read.contains(&told), "{text}: {read:?}");
        }
    }

    #[test]
    fn forms_are_made_by_rule_but_for_a_closed_class() {
        for (lemma, ing, told) in [
            ("stop", "stopping", "stopped"),
            ("try", "trying", "tried"),
            ("agree", "agreeing", "agreed"),
            ("die", "dying", "died"),
            ("take", "taking", "took"),
        ] {
            assert_eq!(past(lemma, ing).as_deref(), Some(told));
        }
        assert_eq!(third_person("carry"), "carries");
        assert_eq!(third_person("reach"), "reaches");
    }
}
