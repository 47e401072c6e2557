//! Clauses of a parsed sentence: who does what to whom, and which words are whose.
//!
//! In: a dependency tree. Out: [`Clause`]s in order of their first word. The method is that of `ClausIE` (Del Corro &
//! Gemulla 2013): one clause a predicate, its constituents read off the tree, shared subjects passed on to
//! coordinated verbs, participles and relative clauses. What always holds: a clause's own words are never those of a
//! clause cut out of it.

mod beside;

use super::Form;
use super::frame;
use super::governor::{descend, planned};
use super::modality::{Governs, ModalityWords};
use super::parenthesis;
use super::share::{mend_fragments, share_subjects};
use super::tree::Tree;
use crate::text::{Deprel, Upos};
use beside::{hidden_governor, link_complement, passive_agent, shared_condition};

/// A constituent of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Constituent {
    /// Its head word.
    pub head: usize,
    /// All its words, in order.
    pub words: Vec<usize>,
    /// Preposition or subordinator, lower case; empty for none.
    pub role: String,
}

/// A predicate with its constituents.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each is a property of its own, read off the tree
pub(crate) struct Clause {
    /// The word that carries the meaning ("cut" in "is planning to cut").
    pub head: usize,
    /// The word that heads the clause in the tree ("planning").
    pub top: usize,
    pub form: Form,
    pub subject: Option<Constituent>,
    /// Whether the subject's words belong to another clause.
    pub subject_shared: bool,
    pub object: Option<Constituent>,
    pub qualifiers: Vec<Constituent>,
    /// Own words, without those of clauses cut out.
    pub words: Vec<usize>,
    /// Auxiliaries, verb, particle, negation.
    pub verb_group: Vec<usize>,
    pub passive: bool,
    pub copular: bool,
    /// Verbs between `top` and `head`, and what they do.
    pub governors: Vec<(usize, Governs)>,
    /// Of the governors, those that weigh the clause as their content ("no evidence that").
    pub frames: Vec<usize>,
    /// Subordinator ("that", "if", "without"), lower case.
    pub mark: Option<String>,
    /// Auxiliaries of the verb that this one is coordinated with ("will cut jobs and close plants").
    pub shared_auxiliaries: Vec<usize>,
    /// Whether an "if" clause hangs on it.
    pub conditioned: bool,
    /// What the subject becomes or remains ("missing" in "went missing").
    pub complement: Option<usize>,
}

use Deprel as D;

/// The clauses of a sentence.
pub(crate) fn clauses(tree: &Tree<'_>, modality: &ModalityWords) -> Vec<Clause> {
    let heads: Vec<usize> = (0..tree.len())
        .filter(|&i| heads_clause(tree, modality, i))
        .collect();
    let is_head = |i: usize| heads.contains(&i);
    let mut out: Vec<Clause> = Vec::with_capacity(heads.len());
    for &top in &heads {
        out.push(read(tree, modality, top, &is_head));
    }
    mend_fragments(tree, &mut out);
    part_at_colon(tree, &mut out);
    share_subjects(tree, &mut out);
    frame::weigh(tree, modality, &mut out);
    parenthesis::set_apart(tree, &mut out, &|top| read(tree, modality, top, &is_head));
    out.sort_by_key(|c| (c.words.first().copied().unwrap_or(c.top), c.top));
    out
}

/// "Writes the Globe on May 3: “The port …": what stands before the colon is not said in the quotation after it.
fn part_at_colon(tree: &Tree<'_>, clauses: &mut [Clause]) {
    let quote = |t: usize| matches!(tree.word(t), "“" | "\"" | "„" | "«" | "``");
    let parts = (1..tree.len().saturating_sub(1)).filter(|&t| tree.word(t) == ":" && quote(t + 1));
    for colon in parts {
        for clause in clauses.iter_mut() {
            let after = clause.head > colon;
            clause.words.retain(|&w| (w > colon) == after);
        }
    }
}

/// Whether the word at `i` says something of somebody: a verb, or a complement with a copula.
fn predicative(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).upos == Upos::Verb
        || tree.has(i, D::Cop)
        || tree.has(i, D::Nsubj)
        || tree.has(i, D::NsubjPass)
        || tree.token(i).upos == Upos::Aux
}

fn heads_clause(tree: &Tree<'_>, modality: &ModalityWords, i: usize) -> bool {
    let opens = |is: &dyn Fn(&str) -> bool| {
        tree.children_by(i, &[D::Mark, D::Case])
            .any(|m| is(tree.word(m)))
    };
    if tree.is_punct(i) {
        return false;
    }
    match tree.rel(i) {
        D::Root => true,
        D::Ccomp | D::AclRelcl | D::AdvclRelcl | D::Csubj | D::CsubjPass => {
            predicative(tree, i) && !infinitive(tree, i) && !small(tree, modality, i)
        }
        D::Advcl => {
            predicative(tree, i)
                && !opens(&|w| modality.is_comparison(w))
                && !modality.is_preposition(tree.word(i))
                && !infinitive(tree, i)
                && (finite(tree, i) || circumstantial(tree, i))
        }
        D::Parataxis => predicative(tree, i) || tree.subtree(i, &|_| false).len() > 2,
        // "rumours that it will close"
        D::Acl if frame::is_content(tree, i) => true,
        // "the crowd gathered", "a plan for cutting jobs" stay whole.
        D::Acl => {
            !modality.is_preposition(tree.word(i))
                && matches!(tree.token(i).xpos, "VBG" | "VBN" | "VBD")
                && tree.token(i).upos == Upos::Verb
                && !tree
                    .children(i)
                    .iter()
                    .any(|&c| matches!(tree.rel(c), D::Mark | D::Case))
                && tree.children(i).iter().any(|&c| !tree.is_punct(c))
        }
        D::Conj => {
            let mut first = i;
            while tree.rel(first) == D::Conj {
                match tree.head(first) {
                    Some(h) if h < first => first = h,
                    _ => break,
                }
            }
            predicative(tree, i)
                && (heads_clause_first(tree, modality, first)
                    || tree.has(i, D::Nsubj)
                    || tree.has(i, D::NsubjPass))
        }
        D::Appos => apposes(tree, i),
        _ => false,
    }
}

/// As [`heads_clause`], for the first of a coordination, whose open complements count too.
fn heads_clause_first(tree: &Tree<'_>, modality: &ModalityWords, i: usize) -> bool {
    match tree.rel(i) {
        D::Conj => false,
        D::Xcomp => predicative(tree, i),
        // "including a ban and reading a verse"
        D::Advcl if modality.is_preposition(tree.word(i)) => true,
        _ => heads_clause(tree, modality, i),
    }
}

/// "to prevent bloodshed": stays with the clause that it explains.
fn infinitive(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VB"
        && !tree.has(i, D::Nsubj)
        && !tree.has(i, D::NsubjPass)
        && tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == "to")
}

/// "want their wives seated", "saw it burn", "closing it was wrong": completes its verb, and asserts nothing without it.
fn small(tree: &Tree<'_>, modality: &ModalityWords, i: usize) -> bool {
    let governed = || {
        tree.head(i)
            .is_some_and(|h| modality.governs(tree, h).is_some())
    };
    let open = match tree.rel(i) {
        D::Ccomp => tree.token(i).xpos == "VB" || tree.token(i).xpos == "VBG" && governed(),
        D::Csubj | D::CsubjPass => tree.token(i).xpos == "VBG",
        _ => false,
    };
    open && !tree
        .children(i)
        .iter()
        .any(|&c| matches!(tree.rel(c), D::Aux | D::AuxPass | D::Cop | D::Mark))
}

/// Has a subject of its own, or a copula.
fn finite(tree: &Tree<'_>, i: usize) -> bool {
    tree.has(i, D::Nsubj) || tree.has(i, D::NsubjPass)
}

/// A participle that tells something besides: free, or opened by a word of time or manner ("by", "after", "without").
/// One that completes its verb ("charged with trying") is no claim.
fn circumstantial(tree: &Tree<'_>, i: usize) -> bool {
    let opener = tree.children_by(i, &[D::Mark, D::Case]).next();
    matches!(tree.token(i).xpos, "VBG" | "VBN" | "VBD")
        && opener.is_none_or(|m| {
            matches!(
                tree.lemma(m),
                "by" | "after"
                    | "before"
                    | "while"
                    | "when"
                    | "without"
                    | "since"
                    | "upon"
                    | "despite"
                    | "having"
                    | "once"
                    | "until"
                    | "as"
            )
        })
}

/// "Zamir Kabulov, director of the second department": a name and a description.
fn apposes(tree: &Tree<'_>, i: usize) -> bool {
    let Some(h) = tree.head(i) else { return false };
    let nominal = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    nominal(h)
        && nominal(i)
        && (tree.token(h).upos != tree.token(i).upos
            || tree.has(i, D::Nmod)
            || tree.has(i, D::AclRelcl))
        && tree.children(i).iter().any(|&c| !tree.is_punct(c))
}

fn constituent(tree: &Tree<'_>, head: usize, is_head: &dyn Fn(usize) -> bool) -> Constituent {
    let role = tree
        .children_by(head, &[D::Case, D::Mark])
        .map(|c| fixed(tree, c))
        .next()
        .unwrap_or_default();
    Constituent {
        head,
        words: tree.subtree(head, &|c| is_head(c)),
        role,
    }
}

/// A preposition with the words fixed to it ("according to").
fn fixed(tree: &Tree<'_>, i: usize) -> String {
    let mut words = vec![i];
    words.extend(tree.children_by(i, &[D::Fixed]));
    words
        .iter()
        .map(|&w| tree.word(w))
        .collect::<Vec<_>>()
        .join(" ")
}

fn read(
    tree: &Tree<'_>,
    modality: &ModalityWords,
    top: usize,
    is_head: &dyn Fn(usize) -> bool,
) -> Clause {
    let (head, mut governors) = descend(tree, modality, top);
    let mut chain: Vec<usize> = governors.iter().map(|(i, _)| *i).chain([head]).collect();
    chain.dedup();
    // What a noun says is a claim, and belongs to the noun as well ("denied rumours that …").
    let cut =
        |c: usize| c != head && !chain.contains(&c) && is_head(c) && !frame::is_content(tree, c);
    let relation = tree.rel(top);
    let excepts = tree
        .children_by(top, &[D::Mark])
        .any(|m| modality.is_exception(tree.word(m)));
    let form = match relation {
        D::Appos => Form::Apposition,
        D::Advcl if excepts => Form::Exception,
        D::Acl if !frame::is_content(tree, top) => Form::Participle,
        D::Advcl
            if !tree.has(top, D::Nsubj)
                && !tree.has(top, D::NsubjPass)
                && !tree.has(top, D::Cop) =>
        {
            Form::Participle
        }
        D::Root | D::Parataxis | D::Conj if !predicative(tree, top) => Form::Fragment,
        _ => Form::Clause,
    };
    let mut words = tree.subtree(top, &cut);
    words.retain(|&w| {
        !(matches!(tree.rel(w), D::Cc | D::Mark | D::Advmod)
            && tree.head(w).is_some_and(|h| chain.contains(&h))
            && w < head
            && drops_opener(tree, w))
    });
    trim(tree, &mut words);

    let mut subject = None;
    let mut object = None;
    let mut agent = None;
    let mut indirect = None;
    let mut qualifiers = Vec::new();
    let mut verb_group = Vec::new();
    let mut mark = None;
    let mut conditioned = false;
    let mut passive = false;
    let complement = link_complement(tree, modality, head);
    if let Some(state) = complement {
        verb_group.push(state);
        let of_state = [D::Obj, D::Obl, D::OblUnmarked, D::NmodUnmarked, D::Advmod];
        let told = tree.children_by(state, &of_state).filter(|&c| !is_head(c));
        qualifiers.extend(told.map(|c| constituent(tree, c, is_head)));
    }
    for &h in &chain {
        verb_group.push(h);
        for &c in tree.children(h) {
            if chain.contains(&c) {
                continue;
            }
            if complement == Some(c) {
                continue;
            }
            match tree.rel(c) {
                D::Nsubj | D::Csubj | D::NsubjOuter => {
                    subject = subject.or(Some((c, false)));
                }
                D::NsubjPass | D::CsubjPass => {
                    subject = Some((c, h == head));
                    passive |= h == head;
                }
                D::AuxPass => {
                    passive |= h == head;
                    verb_group.push(c);
                }
                D::Obj if h == head => object = Some(c),
                D::Xcomp | D::Ccomp if h == head => object = object.or(Some(c)),
                D::Iobj if h == head => indirect = Some(c),
                D::OblAgent => agent = Some(c),
                D::Obl if passive_agent(tree, h, c) => agent = Some(c),
                D::Obl | D::OblUnmarked | D::NmodUnmarked => {
                    qualifiers.push(constituent(tree, c, is_head));
                }
                D::Nmod if h == head => qualifiers.push(constituent(tree, c, is_head)),
                D::Advmod if !is_head(c) => {
                    if matches!(tree.token(c).upos, Upos::Part)
                        || tree.children(c).is_empty() && modal_adverb(tree, c)
                    {
                        verb_group.push(c);
                    } else {
                        qualifiers.push(Constituent {
                            head: c,
                            words: tree.subtree(c, &|x| is_head(x)),
                            role: String::new(),
                        });
                    }
                }
                D::Advcl if is_head(c) => {
                    conditioned |= tree
                        .children_by(c, &[D::Mark])
                        .any(|m| modality.is_condition(tree.lower_lemma(m)));
                }
                D::Advcl => qualifiers.push(constituent(tree, c, is_head)),
                D::Aux | D::Cop | D::CompoundPrt => verb_group.push(c),
                D::Mark => mark = mark.or_else(|| Some(fixed(tree, c))),
                D::Case if tree.token(h).upos == Upos::Verb => {
                    mark = mark.or_else(|| Some(fixed(tree, c)));
                }
                _ => {}
            }
        }
    }
    if let Some((verb, kind, owner)) =
        subject.and_then(|(s, _)| hidden_governor(tree, modality, head, s))
    {
        governors.push((verb, kind));
        verb_group.push(verb);
        subject = owner.map(|o| (o, false));
    }
    // "barred the clerk from leaving": it is the clerk who does not leave. "abandoned plans to build": not the plans.
    let own = |g: usize, o: usize| {
        modality
            .undoing_phrase(tree, g)
            .is_some_and(|last| o <= last)
    };
    if let Some((_, held)) = governors
        .iter()
        .filter(|(g, kind)| *kind == Governs::Undo && *g != head)
        .find_map(|(g, _)| {
            let object = tree.child(*g, &[D::Obj]).filter(|&o| !own(*g, o));
            object.map(|o| (*g, o))
        })
    {
        subject = Some((held, false));
    }
    let mark = mark.or_else(|| shared_condition(tree, modality, head));
    let copular = tree.has(head, D::Cop);
    if form == Form::Participle
        && relation == D::Acl
        && matches!(tree.token(top).xpos, "VBN" | "VBD")
    {
        passive = true;
    }
    // A past participle clause has a passive sense where it takes no object ("dubbed Project Chrome" does).
    if relation == D::Advcl && form == Form::Participle && tree.token(top).xpos == "VBN" {
        passive = true;
    }
    // "refused to be searched": who refuses is who would be searched.
    if tree.has(head, D::AuxPass) && object.is_none() && !governors.is_empty() {
        subject = subject.map(|(s, _)| (s, true));
    }
    // "remained closed" tells what was done to the road.
    if complement.is_some_and(|c| tree.token(c).xpos == "VBN") {
        passive = true;
        subject = subject.map(|(s, _)| (s, true));
    }
    let plan = planned(tree, modality, head);
    if let Some(act) = plan {
        qualifiers.retain(|q| q.head != act);
    }
    let whole = |c: usize| {
        let mut whole = constituent(tree, c, is_head);
        if let Some(act) = plan.filter(|_| object == Some(c)) {
            whole.words.extend(tree.subtree(act, &|x| is_head(x)));
        }
        whole
    };
    let (subject, object) = match (subject, passive) {
        (Some((s, true)), _) => (agent.map(whole), Some(whole(s))),
        (s, true) if agent.is_some() => (
            agent.map(whole),
            s.map(|(s, _)| whole(s)).or(object.map(whole)),
        ),
        (s, _) => (s.map(|(s, _)| whole(s)), object.map(whole)),
    };
    if passive
        && let Some(o) = tree
            .child(head, &[D::Obj, D::Xcomp])
            .filter(|o| complement != Some(*o) && object.as_ref().is_none_or(|x| x.head != *o))
    {
        qualifiers.push(whole(o));
    }
    if let Some(i) = indirect {
        qualifiers.push(Constituent {
            role: "to".into(),
            ..whole(i)
        });
    }
    verb_group.sort_unstable();
    verb_group.dedup();
    qualifiers.sort_by_key(|q| q.words.first().copied());
    Clause {
        head,
        top,
        form,
        subject,
        subject_shared: false,
        object,
        qualifiers,
        words,
        verb_group,
        passive,
        copular,
        governors,
        frames: Vec::new(),
        mark,
        shared_auxiliaries: Vec::new(),
        conditioned,
        complement,
    }
}

fn modal_adverb(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.lemma(i), "not" | "n't" | "never" | "no" | "longer")
}

/// Coordinators and "that" open a clause without being part of what it says; "if" and "without" are part.
fn drops_opener(tree: &Tree<'_>, i: usize) -> bool {
    matches!(
        tree.lemma(i),
        "and"
            | "but"
            | "or"
            | "that"
            | "so"
            | "as"
            | "while"
            | "because"
            | "since"
            | "nor"
            | "&"
            | "by"
            | "after"
            | "before"
            | "when"
            | "upon"
            | "once"
            | "until"
            | "where"
            | "whereas"
    )
}

/// Drops punctuation at either end.
fn trim(tree: &Tree<'_>, words: &mut Vec<usize>) {
    while words.last().is_some_and(|&w| tree.is_punct(w)) {
        words.pop();
    }
    let lead = words.iter().take_while(|&&w| tree.is_punct(w)).count();
    words.drain(..lead);
}
