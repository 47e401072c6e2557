//! Verbs that only govern another one: from "plans to", "failed to", "stopped short of" down to the verb that carries the
//! meaning, and what each on the way makes of it.

use crate::claim::english;
use crate::claim::governs::Governs;
use crate::claim::modality::words::ModalityWords;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, Upos};

/// Most governing verbs above one verb; beyond, the parse has gone wrong.
const DEEPEST: usize = 6;

/// Follows "plans to", "failed to", "is set to" down to the verb that carries the meaning. Gives that verb, and those on
/// the way with what they do.
pub(super) fn descend(
    tree: &Tree<'_>,
    words: &ModalityWords,
    top: usize,
) -> (usize, Vec<(usize, Governs)>) {
    let mut head = top;
    let mut governors = Vec::new();
    while governors.len() < DEEPEST {
        if let Some(undone) = undone_by_phrase(tree, words, head) {
            governors.push((head, Governs::Undo));
            head = undone;
            continue;
        }
        if let Some((noun, kind, deed)) = borne(tree, words, head) {
            governors.extend([(head, Governs::Keep), (noun, kind)]);
            head = deed;
            continue;
        }
        let Some(kind) = words.governs(tree, head) else {
            break;
        };
        // "ordered its clerks to …": somebody else is to do it.
        if kind != Governs::Undo && tree.has(head, D::Obj) {
            let to_do = |&c: &usize| tree.rel(c) == D::Xcomp && open(tree, c);
            if kind != Governs::Keep && tree.children(head).iter().any(to_do) {
                governors.push((head, kind));
            }
            break;
        }
        if planned(tree, words, head).is_some() {
            break;
        }
        let named = words.named_deed(tree, head);
        let Some(next) = named.or_else(|| governed(tree, head, kind)) else {
            break;
        };
        let noun = tree.token(head).upos == Upos::Noun;
        if noun && !tree.has(head, D::Cop) && governors.is_empty() && tree.rel(head) != D::Root {
            break;
        }
        governors.push((head, kind));
        head = next;
    }
    (head, governors)
}

/// "have plans to sell", "made a promise to sell": the noun of a verb that says no more than that somebody has it, what the noun makes of the
/// deed, and the deed.
fn borne(tree: &Tree<'_>, words: &ModalityWords, verb: usize) -> Option<(usize, Governs, usize)> {
    if tree.token(verb).upos != Upos::Verb
        || !english::LIGHT_VERBS.contains(&tree.lower_lemma(verb))
    {
        return None;
    }
    let noun = tree
        .child(verb, &[D::Obj])
        .filter(|&o| tree.token(o).upos == Upos::Noun)?;
    let kind = words.governs(tree, noun)?;
    let meant = matches!(kind, Governs::Plan | Governs::Want);
    let on_noun = tree.children_by(noun, &[D::Acl, D::Advcl, D::Ccomp]);
    let on_verb = tree.children_by(verb, &[D::Advcl, D::Xcomp]);
    let mut deeds = on_noun
        .chain(on_verb)
        .filter(|&c| c > noun && open(tree, c));
    let deed = deeds.find(|&c| {
        let mut openers = tree.children_by(c, &[D::Mark, D::Case]);
        !tree.has(c, D::Nsubj)
            && openers.any(|m| m == noun + 1 && english::BEFORE_DEED.contains(&tree.lemma(m)))
    });
    deed.filter(|_| meant).map(|deed| (noun, kind, deed))
}

/// The word behind `head` that it governs.
fn governed(tree: &Tree<'_>, head: usize, kind: Governs) -> Option<usize> {
    let wanted = matches!(kind, Governs::Plan | Governs::Want | Governs::Duty);
    let loose = matches!(tree.token(head).upos, Upos::Noun | Upos::Adj) || kind == Governs::Undo;
    let predicate = |c: usize| {
        matches!(
            tree.token(c).upos,
            Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun
        )
    };
    let tied = |c: usize| {
        tree.children_by(c, &[D::Mark, D::Case])
            .any(|m| english::BEFORE_DEED.contains(&tree.lemma(m)))
    };
    let hangs = |c: usize| {
        tree.rel(c) == D::Xcomp && (!wanted || open(tree, c))
            || tree.rel(c) == D::Advcl && wanted && right_after(tree, head, c)
            || matches!(tree.rel(c), D::Advcl | D::Acl | D::Ccomp)
                && !tree.has(c, D::Nsubj)
                && loose
                && tied(c)
    };
    let mut behind = tree.children(head).iter().copied().filter(|&c| c > head);
    behind.find(|&c| predicate(c) && hangs(c))
}

/// "Is denying their plans to sell the hall": the infinitive that says what the verb's object is a plan of, where the
/// parser hung it on the verb.
pub(super) fn planned(tree: &Tree<'_>, words: &ModalityWords, verb: usize) -> Option<usize> {
    let plan = tree.child(verb, &[D::Obj]).filter(|&o| {
        tree.token(o).upos == Upos::Noun && words.governs(tree, o) == Some(Governs::Plan)
    })?;
    tree.children_by(verb, &[D::Advcl, D::Xcomp])
        .find(|&c| open(tree, c) && tree.children_by(c, &[D::Mark]).any(|m| m == plan + 1))
}

/// A finite governing verb that the parser took for a noun.
pub(super) struct Hidden {
    pub verb: usize,
    pub governs: Governs,
    /// Its own subject.
    pub subject: Option<usize>,
}

/// "The airline plans to buy": an infinitive at `head` with a plural `subject` right before its "to" has a governing verb
/// that was taken for a noun.
pub(super) fn hidden_governor(
    tree: &Tree<'_>,
    words: &ModalityWords,
    head: usize,
    subject: usize,
) -> Option<Hidden> {
    let to = tree
        .children_by(head, &[D::Mark])
        .find(|&m| tree.lemma(m) == english::TO)?;
    let plural = tree.token(subject).xpos == "NNS";
    if !plural || subject + 1 != to || tree.has(head, D::Aux) {
        return None;
    }
    Some(Hidden {
        verb: subject,
        governs: words.governs(tree, subject)?,
        subject: tree.child(subject, &[D::Compound, D::NmodPoss]),
    })
}

/// The verb that an undoing phrase is about, right behind it: "stopped short of banning", "abandoned plans to build".
fn undone_by_phrase(tree: &Tree<'_>, words: &ModalityWords, head: usize) -> Option<usize> {
    if tree.token(head).upos != Upos::Verb {
        return None;
    }
    let last = words.undoing_phrase(tree, head)?;
    let verb = (last + 1..tree.len().min(last + 3))
        .find(|&c| tree.token(c).upos == Upos::Verb)
        .filter(|&c| c == last + 1 || english::BEFORE_DEED.contains(&tree.lemma(last + 1)))?;
    let below = std::iter::successors(Some(verb), |&t| tree.head(t))
        .take(4)
        .any(|t| t == head);
    (below && !tree.has(verb, D::Nsubj)).then_some(verb)
}

/// "scrambling to empty": an infinitive right behind its verb, whatever the parser calls it.
fn right_after(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    tree.children_by(infinitive, &[D::Mark])
        .any(|m| m == verb + 1 && tree.lemma(m) == english::TO)
}

/// "to buy", "buying": what somebody plans or has to do. "considered a risk" is no plan.
fn open(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).xpos == "VBG"
        || tree
            .children_by(i, &[D::Mark])
            .any(|m| tree.lemma(m) == english::TO)
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::claims;

    #[test]
    fn a_governing_verb_leads_to_the_verb_that_carries_the_meaning() {
        for (text, line) in [
            (
                "The airline plans to buy 40 jets.",
                "The airline | planned buy | 40 jets",
            ),
            (
                "The pilot failed to land the plane.",
                "The pilot | not land | the plane",
            ),
            (
                "The pilot managed to land the plane.",
                "The pilot | land | the plane",
            ),
            (
                "The firm stopped short of closing the mill.",
                "The firm | not close | the mill",
            ),
            (
                "The firm abandoned plans to build a port.",
                "The firm | not build | a port",
            ),
        ] {
            assert_eq!(claims(text), [line], "{text}");
        }
    }

    #[test]
    fn what_somebody_else_is_to_do_stays_with_the_order() {
        assert_eq!(
            claims("The ministry ordered its clerks to leave."),
            ["The ministry | hedged order | its clerks"]
        );
    }
}
