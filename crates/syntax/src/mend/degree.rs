//! Adverbs of two words that the parser took apart, and what is none.

use super::{Arcs, Bent, D};
use crate::Upos;
use crate::lexicon::ADJECTIVE;

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

/// "The crew was found alive", "was pulled out unhurt": what is never an adverb, right behind its verb, is the state that somebody is in.
/// By its first letters, for dictionaries know no adverb "online" either.
pub(super) fn state_as_adverb(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    const PARTS: u64 = 15;
    let verb = s.tokens[i].head.filter(|&v| v + 1 == i)?;
    let adverb = s.rel(i) == D::Advmod && s.tokens[i].upos == Upos::Adv;
    let word = s.word(i).to_lowercase();
    let state = word.starts_with('a') || word.starts_with("un");
    let known = s.lexicon.kinds(&word) & PARTS;
    (adverb && state && known == u64::from(ADJECTIVE) && s.tokens[verb].upos == Upos::Verb)
        .then(|| vec![(i, Some(verb), D::Xcomp)])
}
