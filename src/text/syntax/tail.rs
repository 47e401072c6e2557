//! The clause at the end of a sentence that only says who said the rest: "…, a spokesman told reporters on Monday."
//!
//! A greedy parser has read the whole content before it comes to the tag, and often hangs the tag on the content's last
//! word; the treebanks have few such sentences, news has them in every paragraph. So the border is sought first, by tags and word
//! classes alone, and the two parts are parsed each for itself.
//!
//! In: the words of a sentence as the parser sees them. Out: the place where the tag begins, if there is one.

use super::features::Seen;
use super::lexicon::{COGNITION, COMMUNICATION};
use crate::text::{Deprel, Upos};

/// Longest tag, in words.
const LONGEST_TAIL: usize = 24;
/// Shortest content, in words.
const SHORTEST_CONTENT: usize = 3;

/// Where a closing speech tag begins and where its verb stands, judged by tags: a mark, a noun phrase, a verb of saying
/// that is finite, and nothing after it that could be what is said.
pub fn find(seen: &[Seen]) -> Option<(usize, usize)> {
    let end = seen.iter().rposition(|word| word.upos != Upos::Punct)?;
    let verb = (0..=end)
        .rev()
        .take(LONGEST_TAIL)
        .find(|&at| is_finite(&seen[at]))?;
    if is_auxiliary(seen, verb) {
        return None;
    }
    let mut start = subject_start(seen, verb)?;
    let says = [COMMUNICATION, COGNITION].map(|class| class + Seen::VERBS);
    let bare = verb == end && start + 1 == verb && seen[start].upos != Upos::Noun;
    // "…, the firm said in a statement, adding that …" has more to tell.
    let more = seen[verb + 1..=end].iter().any(|w| w.upos == Upos::Sconj);
    if more || !(says.contains(&seen[verb].sense) || bare) {
        return None;
    }
    if start == verb {
        // "…, the mayor's envoy, Jane Doe, said": description and name.
        let name = subject_start(seen, verb.checked_sub(1)?)?;
        let described = subject_start(seen, name.checked_sub(1)?).filter(|&at| at + 1 < name);
        start = described.unwrap_or(name);
    }
    (start > SHORTEST_CONTENT).then_some((start, verb))
}

/// Whether the parsed content can stand alone: its root is finite, has a subject and depends on nothing.
pub fn stands_alone(seen: &[Seen], heads: &[Option<usize>], labels: &[Deprel]) -> bool {
    let Some(root) = labels.iter().position(|label| *label == Deprel::Root) else {
        return false;
    };
    let mut finite = is_finite(&seen[root]);
    let (mut subject, mut bound) = (false, false);
    for at in (0..seen.len()).filter(|&at| heads[at] == Some(root)) {
        match labels[at] {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Expl => subject = true,
            Deprel::Mark => bound = true,
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop => finite |= is_finite(&seen[at]),
            _ => {}
        }
    }
    finite && subject && !bound
}

fn is_finite(word: &Seen) -> bool {
    matches!(word.upos, Upos::Verb | Upos::Aux) && matches!(word.xpos, "VBD" | "VBZ" | "VBP" | "MD")
        // "told" and "said" are taken for participles where the subject is long.
        || word.upos == Upos::Verb && word.xpos == "VBN" && word.sense == COMMUNICATION + Seen::VERBS
}

/// Whether the verb only helps another one, or is helped: "has said", "was told".
fn is_auxiliary(seen: &[Seen], verb: usize) -> bool {
    let near = verb.saturating_sub(2)..verb;
    seen[verb].upos == Upos::Aux || seen[near].iter().any(|word| word.upos == Upos::Aux)
}

/// The first word of the noun phrase that ends before `end` and follows a mark.
fn subject_start(seen: &[Seen], end: usize) -> Option<usize> {
    let mark = (0..end).rev().find(|&at| seen[at].upos == Upos::Punct)?;
    let phrase = &seen[mark + 1..end];
    let nominal = |word: &Seen| {
        matches!(
            word.upos,
            Upos::Det
                | Upos::Adj
                | Upos::Noun
                | Upos::Propn
                | Upos::Pron
                | Upos::Num
                | Upos::Adp
                | Upos::Part
                | Upos::Adv
                | Upos::Cconj
        )
    };
    let names = |word: &Seen| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let opens = phrase.first().is_none_or(|word| {
        !matches!(word.upos, Upos::Adp | Upos::Cconj | Upos::Part) && !word.xpos.starts_with('W')
    });
    (opens && phrase.iter().all(nominal) && (phrase.is_empty() || phrase.iter().any(names)))
        .then_some(mark + 1)
}
