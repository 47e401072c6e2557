//! Whose words: the noun phrase that a cue names as its source.

use super::stretch::{Stretch, is_mark};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// A noun phrase that words are laid to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    /// Its head word.
    pub head: usize,
    /// All its words, with appositions and relative clauses.
    pub words: Vec<usize>,
}

impl Who {
    /// The phrase around `head`, without what hangs on `without`.
    pub(super) fn around(tree: &Tree<'_>, head: usize, without: &[usize]) -> Self {
        let cut = |c: usize| {
            without.contains(&c)
                || tree.head(c) == Some(head)
                    && matches!(
                        tree.rel(c),
                        D::Case
                            | D::Mark
                            | D::Cop
                            | D::Nsubj
                            | D::Aux
                            | D::Parataxis
                            | D::Advcl
                            | D::Discourse
                    )
        };
        let mut words = tree.subtree(head, &cut);
        // A phrase is one run of words; what lies apart was attached by mistake.
        let at = words.iter().position(|&w| w == head).unwrap_or(0);
        let mut first = at;
        while first > 0 && words[first - 1] + 1 == words[first] {
            first -= 1;
        }
        let mut last = at;
        while last + 1 < words.len() && words[last] + 1 == words[last + 1] {
            last += 1;
        }
        words = words[first..=last].to_vec();
        if let Some(comma) = opener(tree, &words, head) {
            words.retain(|&w| w > comma);
        }
        Self { head, words }
    }

    pub(super) fn span(&self, tree: &Tree<'_>) -> Option<TextSpan> {
        let mut stretch = Stretch::of(self.words.first().copied()?, self.words.last().copied()?);
        stretch.trim(tree);
        stretch.span(tree)
    }
}

/// "Earlier, harbour officials", "a few days ago, foreign papers": the comma behind what opens the sentence and was hung on
/// the phrase.
fn opener(tree: &Tree<'_>, words: &[usize], head: usize) -> Option<usize> {
    let comma = words
        .iter()
        .copied()
        .find(|&w| w < head && tree.lemma(w) == ",")?;
    let mut top = *words.first()?;
    while let Some(up) = tree.head(top).filter(|&up| up != head) {
        top = up;
    }
    let adverbial = matches!(
        tree.rel(top),
        D::Advmod | D::Obl | D::OblUnmarked | D::NmodUnmarked
    );
    (top < comma && adverbial).then_some(comma)
}

/// Who does the verb at `v`: its subject, of a passive its agent, or what it shares with the verb that it hangs on.
pub(super) fn of_verb(tree: &Tree<'_>, v: usize) -> Option<Who> {
    let mut at = v;
    let mut below = Vec::new();
    for _ in 0..6 {
        let passive = is_passive(tree, at);
        if passive && at == v {
            let agent = agent(tree, at)?;
            return Some(Who::around(tree, agent, &below));
        }
        if at == v
            && puts_verb_first(tree, v)
            && let Some(who) = tree.child(v, &[D::Obj])
        {
            return Some(Who::around(tree, who, &below));
        }
        if let Some(subject) = tree
            .children_by(at, &[D::Nsubj, D::NsubjOuter, D::NsubjPass])
            .find(|&s| !is_expletive(tree, s))
        {
            return Some(Who::around(tree, subject, &below));
        }
        let up = tree.head(at)?;
        match tree.rel(at) {
            // "…, arguing that": the participle behind a comma is the main clause's.
            D::Acl | D::Advcl if at == v && tree.token(v).xpos == "VBG" && set_off(tree, v) => {
                if let Some(who) = of_main_clause(tree, up) {
                    return Some(who);
                }
                return Some(Who::around(tree, up, &[at]));
            }
            D::Acl if tree.token(at).xpos != "VBN" || !passive => {
                return Some(Who::around(tree, up, &[at]));
            }
            D::Conj | D::Xcomp | D::Advcl | D::AclRelcl => below.push(at),
            D::Ccomp
                if !tree
                    .children_by(at, &[D::Mark])
                    .any(|m| tree.lemma(m) == english::THAT)
                    && tree.token(at).xpos == "VBG" =>
            {
                below.push(at);
            }
            _ => return None,
        }
        if tree.rel(at) == D::AclRelcl {
            return Some(Who::around(tree, up, &below));
        }
        at = up;
    }
    None
}

/// The noun phrase right before a cue, or between a quotation and the cue ("…," Ann Lee, a broker, said Tuesday), and
/// the quotation mark before it, if there is one.
pub(super) fn before(tree: &Tree<'_>, cue: usize) -> Option<(Who, usize)> {
    let nominal = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    let mark = (0..cue).rev().find(|&t| is_mark(tree.word(t)));
    let mut words: Vec<usize> = match mark {
        Some(m) if cue - m < 30 => (m + 1..cue).collect(),
        _ => {
            let last = cue.checked_sub(1).filter(|&t| nominal(t))?;
            let mut head = last;
            while let Some(up) = tree.head(head).filter(|&u| u < cue && nominal(u)) {
                head = up;
            }
            Who::around(tree, head, &[])
                .words
                .into_iter()
                .filter(|&w| w < cue)
                .collect()
        }
    };
    while words.last().is_some_and(|&w| tree.is_punct(w)) {
        words.pop();
    }
    let lead = words.iter().take_while(|&&w| tree.is_punct(w)).count();
    words.drain(..lead);
    let opens = words.first().is_some_and(|&w| {
        matches!(
            tree.token(w).upos,
            Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num | Upos::Pron
        )
    });
    let verb = words
        .iter()
        .any(|&w| tree.token(w).upos == Upos::Verb && tree.rel(w) == D::Root);
    if !opens || verb {
        return None;
    }
    let head = words
        .iter()
        .copied()
        .find(|&w| nominal(w) && !matches!(tree.rel(w), D::Compound | D::NmodPoss | D::Flat))?;
    let from = mark.filter(|m| cue - m < 30).unwrap_or(0);
    Some((Who { head, words }, from))
}

/// A tag that puts the verb first, at the head of its sentence or behind a quotation ("…," writes the Herald).
fn puts_verb_first(tree: &Tree<'_>, v: usize) -> bool {
    ((0..v).all(|t| tree.is_punct(t)) || v > 0 && is_mark(tree.word(v - 1)))
        && matches!(tree.token(v).xpos, "VBZ" | "VBD")
        && !tree.has(v, D::Nsubj)
        && !tree.has(v, D::NsubjPass)
}

/// Whether a comma stands right before the word.
fn set_off(tree: &Tree<'_>, v: usize) -> bool {
    v > 0 && tree.lemma(v - 1) == ","
}

/// The subject of the nearest clause above that is no relative clause or participle of a noun.
fn of_main_clause(tree: &Tree<'_>, from: usize) -> Option<Who> {
    let mut at = from;
    let mut below = Vec::new();
    for _ in 0..10 {
        let subject = tree
            .children_by(at, &[D::Nsubj, D::NsubjPass])
            .find(|&s| !is_expletive(tree, s));
        if let Some(s) = subject.filter(|_| tree.rel(at) != D::AclRelcl) {
            return Some(Who::around(tree, s, &below));
        }
        below.push(at);
        at = tree.head(at)?;
    }
    None
}

/// A run of words as a phrase.
pub(super) fn phrase(tree: &Tree<'_>, words: &[usize]) -> Option<Who> {
    let outside = |w: usize| tree.head(w).is_none_or(|h| !words.contains(&h));
    let head = words
        .iter()
        .copied()
        .find(|&w| outside(w) && !tree.is_punct(w))?;
    Some(Who {
        head,
        words: words.to_vec(),
    })
}

/// The noun phrase that a comma parts from the cue ("…, Ann Lee, a clerk of the court, told …").
pub(super) fn before_comma(tree: &Tree<'_>, cue: usize) -> Option<Who> {
    let mut head = cue.checked_sub(2).filter(|_| tree.lemma(cue - 1) == ",")?;
    for _ in 0..8 {
        let Some(up) = tree.head(head).filter(|&u| u < cue) else {
            break;
        };
        let inside = matches!(
            tree.rel(head),
            D::Nmod | D::Compound | D::Flat | D::Amod | D::NmodPoss | D::Nummod
        ) || tree.rel(head) == D::Appos
            && tree.token(head).upos != Upos::Propn
            && tree.token(up).upos == Upos::Propn;
        if !inside {
            break;
        }
        head = up;
    }
    (tree.token(head).upos == Upos::Propn).then(|| Who::around(tree, head, &[]))
}

/// "it" and "there" that name nobody.
fn is_expletive(tree: &Tree<'_>, s: usize) -> bool {
    tree.rel(s) == D::Expl || tree.lemma(s) == english::THERE
}

/// Whether the verb is in the passive.
pub(super) fn is_passive(tree: &Tree<'_>, v: usize) -> bool {
    tree.has(v, D::AuxPass)
        || tree.has(v, D::NsubjPass)
        || tree.rel(v) == D::Acl && tree.token(v).xpos == "VBN"
}

fn agent(tree: &Tree<'_>, v: usize) -> Option<usize> {
    tree.children_by(v, &[D::OblAgent, D::Obl]).find(|&o| {
        o > v
            && tree
                .children_by(o, &[D::Case])
                .any(|c| tree.lemma(c) == english::BY)
            && matches!(tree.token(o).upos, Upos::Noun | Upos::Propn | Upos::Pron)
    })
}
