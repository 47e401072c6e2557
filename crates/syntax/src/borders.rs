//! Borders inside a sentence that are surer than any parse across them: before a closing speech tag ("…, a spokesman told
//! reporters on Monday."), between a quotation and who said it, and after a colon.
//!
//! A greedy parser has read the whole content before it comes to the tag, and often hangs the tag on the content's last
//! word; the treebanks have few such sentences, news has them in every paragraph. So the border is sought first, by
//! tags and word classes alone, and the two parts are parsed each for itself. So is a remark in brackets, and the sentence
//! as if it were not there.
//!
//! In: the words of a sentence as the parser sees them. Out: the border, if there is one.

use super::features::Seen;
use super::hash;
use super::lexicon::{COGNITION, COMMUNICATION, TIME};
use crate::{Deprel, Upos};

/// Longest tag, in words.
const LONGEST_TAG: usize = 24;
/// Shortest content, in words.
const SHORTEST_CONTENT: usize = 3;

/// Verbs of saying that are taken for nouns in the plural behind a name ("CNN reports").
const TOLD_AS_NOUNS: &[&[u8]] = &[b"report", b"claim", b"note"];

/// A place where a sentence may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Before a closing speech tag.
    Tag {
        /// Its first word.
        start: usize,
        /// Its verb.
        verb: usize,
        /// Whether a quotation ends right before it, which is content whatever its form.
        quoted: bool,
    },
    /// After a colon.
    Colon {
        /// The word after it.
        start: usize,
    },
    /// After a semicolon.
    Semicolon {
        /// The word after it.
        start: usize,
    },
}

/// The first border that tags and word classes show: of a speech tag, else of the only colon.
pub fn find(seen: &[Seen]) -> Option<Border> {
    inverted_tag(seen)
        .or_else(|| closing_tag(seen))
        .or_else(|| outlet_tag(seen))
        .or_else(|| colon(seen))
        .or_else(|| semicolon(seen))
}

/// The longest remark in brackets that is read apart, in words and marks.
const LONGEST_ASIDE: usize = 16;

/// The brackets of a remark in the middle of a sentence: where they open and close.
pub fn aside(seen: &[Seen]) -> Option<(usize, usize)> {
    let is = |at: usize, mark: char| seen[at].upos == Upos::Punct && seen[at].first == mark;
    let has_word = |part: &[Seen]| part.iter().any(|word| word.upos != Upos::Punct);
    let open = (0..seen.len()).find(|&at| is(at, '('))?;
    let close = (open + 1..seen.len())
        .take(LONGEST_ASIDE)
        .find(|&at| is(at, '(') || is(at, ')'))
        .filter(|&at| is(at, ')'))?;
    let amid = has_word(&seen[..open]) && has_word(&seen[close + 1..]);
    (amid && has_word(&seen[open + 1..close])).then_some((open, close))
}

/// Words that may stand between the verb of a tag amid a sentence and the comma that ends it ("said on Monday").
const BEHIND_VERB: usize = 4;

/// "Wage talks, union leaders say, will resume": the commas of a speech tag between a subject and its verb.
pub fn tag_amid(seen: &[Seen]) -> Option<(usize, usize)> {
    let comma = |at: usize| seen[at].upos == Upos::Punct && seen[at].first == ',';
    let verbal = |word: &Seen| matches!(word.upos, Upos::Verb | Upos::Aux);
    let first_finite = seen.iter().position(is_finite)?;
    let open = (1..first_finite).rev().find(|&at| comma(at))?;
    let verb = first_finite;
    let close = (verb + 1..seen.len())
        .take(BEHIND_VERB + 1)
        .find(|&at| comma(at) || verbal(&seen[at]))
        .filter(|&at| comma(at))?;
    let told = subject_start(seen, verb) == Some(open + 1) && open + 1 < verb;
    let names = |word: &Seen| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let subject = seen[..open].iter().any(names) && !seen[..open].iter().any(is_quote);
    let mut rest = seen[close + 1..].iter();
    let goes_on = rest.find(|word| !is_quote(word) && word.upos != Upos::Adv);
    let resumes = goes_on.is_some_and(|word| is_finite(word) && verbal(word));
    (told && subject && resumes && says(&seen[verb])).then_some((open, close))
}

/// A mark, a noun phrase, a finite verb of saying, and nothing after it that could be what is said.
fn closing_tag(seen: &[Seen]) -> Option<Border> {
    let end = last_word(seen)?;
    let verb = (0..=end)
        .rev()
        .take(LONGEST_TAG)
        .find(|&at| is_finite(&seen[at]) || at == end && is_participle(&seen[at]))?;
    let perfect = perfect(seen, verb).filter(|_| verb == end);
    if perfect.is_none() && is_auxiliary(seen, verb) {
        return None;
    }
    let mut start = subject_start(seen, perfect.unwrap_or(verb))?;
    // "…, calmer than we had expected" is no tag.
    let compares = |word: &Seen| matches!(word.xpos, "JJR" | "RBR");
    if perfect.is_some_and(|helper| start == helper || compares(&seen[start])) {
        return None;
    }
    // "…, the schedule picks up in June": what is thought of something is no tag.
    let thinks = seen[verb].sense == COGNITION + Seen::VERBS;
    if thinks && seen.get(verb + 1).is_some_and(|w| w.upos == Upos::Adp) {
        return None;
    }
    let bare = verb == end && start + 1 == verb && seen[start].upos != Upos::Noun;
    // "…, the firm said in a statement, adding that …" has more to tell.
    let more = seen[verb + 1..=end].iter().any(|w| w.upos == Upos::Sconj);
    if more || !(says(&seen[verb]) || bare) {
        return None;
    }
    let inverted = seen[verb].lemma == hash::bytes(b"say") && names_speaker(&seen[verb + 1..]);
    if start == verb && !inverted {
        // "…, the mayor's envoy, Jane Doe, said": description and name.
        let name = subject_start(seen, verb.checked_sub(1)?)?;
        let described = name
            .checked_sub(1)
            .and_then(|mark| subject_start(seen, mark))
            .filter(|&at| at + 1 < name);
        start = described.unwrap_or(name);
    }
    let quoted = start > 0 && is_quote(&seen[start - 1]);
    (start > SHORTEST_CONTENT).then_some(Border::Tag {
        start,
        verb,
        quoted,
    })
}

/// Whether the words begin with a noun phrase that may speak: not with a day ("said Tuesday", "said this week").
fn names_speaker(seen: &[Seen]) -> bool {
    let leads = |word: &&Seen| matches!(word.upos, Upos::Det | Upos::Adj | Upos::Num);
    let head = seen.iter().find(|word| !leads(word));
    head.is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn) && word.sense != TIME)
}

/// "…, the Harbour Echo reports.": a name and, as the last word, a verb of saying that the tagger took for a plural noun.
fn outlet_tag(seen: &[Seen]) -> Option<Border> {
    let verb = last_word(seen)?;
    let start = subject_start(seen, verb)?;
    let tells = TOLD_AS_NOUNS
        .iter()
        .any(|&told| seen[verb].lemma == hash::bytes(told));
    let name = |word: &Seen| word.upos == Upos::Propn;
    let phrase = &seen[start..verb];
    let named = phrase.last().is_some_and(name)
        && (phrase.iter().enumerate())
            .all(|(at, word)| name(word) || at == 0 && word.upos == Upos::Det);
    let mark = &seen[start.checked_sub(1)?];
    let quoted = is_quote(mark);
    let parted = quoted || mark.first == ',';
    (seen[verb].xpos == "NNS" && tells && named && parted && start > SHORTEST_CONTENT).then_some(
        Border::Tag {
            start,
            verb,
            quoted,
        },
    )
}

/// "“…,” said Jane Doe, who …": a verb of saying and its subject after a quotation that opens the sentence.
fn inverted_tag(seen: &[Seen]) -> Option<Border> {
    if !is_quote(seen.first()?) {
        return None;
    }
    let close = (1..seen.len()).find(|&at| is_quote(&seen[at]))?;
    let (verb, subject) = (seen.get(close + 1)?, seen.get(close + 2)?);
    let named = matches!(
        subject.upos,
        Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Num
    );
    let paused = seen[close - 1].upos == Upos::Punct;
    let once = seen[close + 1..].iter().all(|word| !is_quote(word));
    (paused && once && named && is_finite(verb) && says(verb)).then_some(Border::Tag {
        start: close + 1,
        verb: close + 1,
        quoted: true,
    })
}

/// The only colon of a sentence, with words on both sides.
fn colon(seen: &[Seen]) -> Option<Border> {
    let is_colon = |word: &&Seen| word.upos == Upos::Punct && word.first == ':';
    let at = seen.iter().position(|word| is_colon(&word))?;
    let once = seen.iter().filter(is_colon).count() == 1;
    let long = |part: &[Seen]| {
        let words = part.iter().filter(|word| word.upos != Upos::Punct);
        words.count() >= SHORTEST_CONTENT
    };
    let apart = at >= 2 && long(&seen[at + 1..]);
    (once && apart).then_some(Border::Colon { start: at + 1 })
}

/// The first semicolon with enough words on both sides.
fn semicolon(seen: &[Seen]) -> Option<Border> {
    let at = { seen.iter() }.position(|w| w.upos == Upos::Punct && w.first == ';')?;
    let long =
        |part: &[Seen]| part.iter().filter(|w| w.upos != Upos::Punct).count() >= SHORTEST_CONTENT;
    let apart = long(&seen[..at]) && long(&seen[at + 1..]);
    apart.then_some(Border::Semicolon { start: at + 1 })
}

/// Whether a parsed content can stand alone: its root is finite, has a subject and depends on nothing.
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

/// Whether words could be a clause however they were parsed: they begin with what a subject begins with, and have a verb.
pub fn could_stand(seen: &[Seen]) -> bool {
    let first = seen.iter().find(|word| word.upos != Upos::Punct);
    let opens = first.is_some_and(|word| {
        matches!(
            word.upos,
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj
        ) && !word.xpos.starts_with('W')
    });
    opens
        && seen
            .iter()
            .any(|w| matches!(w.upos, Upos::Verb | Upos::Aux) && w.xpos != "VBG")
}

/// Whether a word is a verb of saying or thinking.
pub fn says(word: &Seen) -> bool {
    [COMMUNICATION, COGNITION].contains(&word.sense.wrapping_sub(Seen::VERBS))
}

fn last_word(seen: &[Seen]) -> Option<usize> {
    seen.iter().rposition(|word| word.upos != Upos::Punct)
}

fn is_quote(word: &Seen) -> bool {
    word.upos == Upos::Punct && matches!(word.first, '"' | '“' | '”' | '„' | '«' | '»')
}

fn is_finite(word: &Seen) -> bool {
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    // "told" is taken for a participle where its subject is long.
    let told = word.xpos == "VBN" && word.sense == COMMUNICATION + Seen::VERBS;
    verbal && (told || matches!(word.xpos, "VBD" | "VBZ" | "VBP" | "MD"))
}

/// "as officials confirmed": what the tagger took for a participle may close a sentence as its tag.
fn is_participle(word: &Seen) -> bool {
    word.upos == Upos::Verb && word.xpos == "VBN" && says(word)
}

/// The auxiliary of a verb in the perfect: "both managers have promised".
fn perfect(seen: &[Seen], verb: usize) -> Option<usize> {
    let helper = verb.checked_sub(1)?;
    let have = seen[helper].lemma == hash::bytes(b"have") && seen[helper].upos == Upos::Aux;
    (have && is_participle(&seen[verb])).then_some(helper)
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
    let both = |word: &Seen| word.lemma == hash::bytes(b"both");
    let opens = phrase.first().is_none_or(|word| {
        both(word)
            || !matches!(word.upos, Upos::Adp | Upos::Cconj | Upos::Part)
                && !word.xpos.starts_with('W')
    });
    // "head of planning": a name of an activity that the tagger took for a verb.
    let activity =
        |at: usize| phrase[at].xpos == "VBG" && at > 0 && phrase[at - 1].upos == Upos::Adp;
    let whole = (0..phrase.len()).all(|at| nominal(&phrase[at]) || activity(at));
    (opens && whole && (phrase.is_empty() || phrase.iter().any(names))).then_some(mark + 1)
}
