//! What says how far and how much: adverbs of two words that the parser took apart, what is none, and measures.

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

/// "Her 17-year-old son was caught", "a 60-foot-wide rock fell": the measure in a word of three parts belongs to the adjective, not to a verb.
pub(super) fn measure_before_adjective(s: &Bent<'_>, i: usize) -> Option<Arcs> {
    let hyphen = |t: usize| t < s.tokens.len() && s.word(t) == "-";
    let measured = s.children(i).any(|c| c < i && s.rel(c) == D::Nummod);
    let adjective = i + 2;
    let bound = i > 1 && hyphen(i - 1) && hyphen(i + 1) && adjective < s.tokens.len();
    let right = bound
        && measured
        && s.tokens[i].upos == Upos::Noun
        && s.tokens[adjective].upos == Upos::Adj
        && s.tokens[i].head != Some(adjective);
    if !right || s.tokens[adjective].head == Some(i) {
        return None;
    }
    // What else was hung on the measure speaks of what is so old.
    let noun = s.tokens[adjective].head?;
    let of_noun = |c: &usize| matches!(s.rel(*c), D::Det | D::NmodPoss | D::Amod) && *c < i;
    let moved = s.children(i).filter(of_noun);
    let mut arcs: Arcs = moved.map(|c| (c, Some(noun), s.rel(c))).collect();
    arcs.push((i, Some(adjective), D::OblUnmarked));
    Some(arcs)
}

/// "An eight-year, $160 million deal": two measures before one noun, of which the first was taken for a noun of its own.
pub(super) fn measure_before_sum(s: &Bent<'_>, measure: usize) -> Option<Arcs> {
    let is = |t: usize, word: &str| t < s.tokens.len() && s.word(t) == word;
    let article = { s.children(measure) }.find(|&c| {
        c < measure && s.rel(c) == D::Det && matches!(s.word(c), "a" | "an" | "A" | "An")
    })?;
    let measured = measure > 1 && is(measure - 1, "-") && is(measure + 1, ",");
    let figure = |t: usize| t < s.tokens.len() && s.tokens[t].upos == Upos::Num;
    let sum = measure + 2;
    if !measured || !figure(measure - 2) || sum >= s.tokens.len() || s.tokens[sum].upos != Upos::Sym
    {
        return None;
    }
    let noun = (sum + 1..s.tokens.len()).find(|&t| !figure(t))?;
    let head = s.tokens[measure].head.filter(|&h| h < measure)?;
    let right = s.tokens[noun].xpos == "NN" && figure(sum + 1);
    let rel = match s.rel(measure) {
        D::OblUnmarked => D::Obj,
        rel @ (D::Obj | D::Obl | D::Conj | D::Nmod) => rel,
        _ => return None,
    };
    right.then(|| {
        let mut arcs = vec![
            (noun, Some(head), rel),
            (article, Some(noun), D::Det),
            (measure, Some(noun), D::Compound),
            (measure + 1, Some(noun), D::Punct),
            (sum, Some(noun), D::Compound),
        ];
        let prepositions = s.children(measure).filter(|&c| s.rel(c) == D::Case);
        arcs.extend(prepositions.map(|c| (c, Some(noun), D::Case)));
        arcs
    })
}
