//! Adverbs of two words that the parser took apart.

use super::{Arcs, Bent, D};
use crate::Upos;

/// "The floods have all but destroyed the harvest", "the draw all but ended their hopes": "all but" says how far, and what
/// stands behind it is the verb.
pub(super) fn all_but(s: &Bent<'_>, all: usize) -> Option<Arcs> {
    let but = all + 1;
    if but + 1 >= s.tokens.len() || s.word(all) != "all" || s.word(but) != "but" {
        return None;
    }
    let verb = (but + 1..s.tokens.len().min(but + 3)).find(|&v| s.tokens[v].upos == Upos::Verb)?;
    if s.rel(verb) != D::Conj || s.tokens[but].head != Some(verb) {
        return None;
    }
    let first = s.tokens[verb].head.filter(|&f| f <= all)?;
    // "have all" and "destroyed", or "all" and "ended".
    let helps = first != all
        && s.tokens[all].head == Some(first)
        && ["have", "be"].contains(&s.tokens[first].lemma.as_str());
    if first != all && !helps {
        return None;
    }
    let participle = matches!(s.tokens[verb].xpos, "VBN" | "VBD");
    let copula = s.children(first).find(|&c| s.rel(c) == D::Cop);
    let passive = participle && (copula.is_some() || s.tokens[first].lemma == "be");
    let mut arcs = vec![
        (verb, s.tokens[first].head, s.rel(first)),
        (all, Some(verb), D::Advmod),
        (but, Some(all), D::Fixed),
    ];
    if helps {
        arcs.push((first, Some(verb), if passive { D::AuxPass } else { D::Aux }));
    }
    for c in s.children(first).filter(|&c| c != all && c != verb) {
        let rel = match s.rel(c) {
            D::Cop => D::AuxPass,
            D::Nsubj if passive => D::NsubjPass,
            rel => rel,
        };
        arcs.push((c, Some(verb), rel));
    }
    Some(arcs)
}
