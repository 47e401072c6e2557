//! Names in a parsed sentence: what the rules know, and runs of proper nouns.

use super::cluster::LocalEntity;
use super::gazetteer::Gazetteer;
use super::name::NameWords;
use crate::rules::model::EntityKind;
use crate::text::{Sentence, TextSpan, Upos};

/// A name as it stands in the text.
#[derive(Debug, Clone)]
pub(crate) struct NameMention {
    /// The name with its title.
    pub span: TextSpan,
    /// Words of the title.
    pub title: Vec<String>,
    /// Words of the name without title.
    pub words: Vec<String>,
    /// Index in the gazetteer, where a rule knows it.
    pub known: Option<usize>,
    /// Whether the words are an adjective or a description ("Russian", "the movement").
    pub adjectival: bool,
    /// Lemma of the preposition before it.
    pub after: Option<String>,
}

impl NameMention {
    /// The method that says that it is `entity`.
    pub(crate) fn rule(&self, entity: &LocalEntity) -> &'static str {
        let short = self.words.len() < entity.parts.len();
        match (self.known, self.adjectival) {
            (None, _) if short => "entities/short-for-a-name",
            (Some(_), true) => "entities/alias-or-demonym",
            (Some(_), false) => "entities/name-in-rules",
            (None, _) => "entities/proper-noun",
        }
    }
}

/// The names of a sentence, in order, without overlap.
pub(crate) fn names_in(
    text: &str,
    sentence: &Sentence,
    gazetteer: &Gazetteer,
    names: &NameWords,
) -> Vec<NameMention> {
    let hits = gazetteer.find(text, sentence.span);
    let tokens = &sentence.tokens;
    let hit_at = |i: usize| hits.iter().find(|h| h.span.contains(tokens[i].span));
    let surface = |i: usize| tokens[i].span.of(text);
    let titled = title_case(text, sentence);
    let capital = |i: usize| surface(i).chars().next().is_some_and(char::is_uppercase);
    let named = |i: usize| {
        let word = surface(i);
        if names.is_not_name(word) || word.chars().all(|c| !c.is_alphanumeric()) {
            return false;
        }
        match tokens[i].upos {
            Upos::Propn => capital(i) || word.chars().next().is_some_and(char::is_numeric),
            // A capital inside a sentence marks a name, whatever the tagger made of the word.
            Upos::Noun | Upos::Adj | Upos::Verb | Upos::X => {
                capital(i)
                    && !titled
                    && i > 0
                    && surface(i - 1) != "\""
                    && hit_at(i).is_none_or(|h| !h.adjectival)
            }
            _ => false,
        }
    };
    // "International Business Machines Corp. said": at the head of a sentence the capital tells nothing, the name does.
    let opens = |i: usize| {
        let mut run = (i + 1..tokens.len()).take_while(|&t| named(t));
        capital(i)
            && !titled
            && names.is_opener(surface(i))
            && run.any(|t| names.is_organization_word(surface(t)))
    };
    let proper = |i: usize| named(i) || opens(i);
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        // A description or adjective that a rule knows stands alone, unless a longer name runs through it.
        if let Some(hit) = hit_at(i)
            && (hit.adjectival || !proper(i))
        {
            let last = (i..tokens.len())
                .take_while(|&t| hit.span.contains(tokens[t].span))
                .last()
                .unwrap_or(i);
            // "Saudi Arabian Airlines", whatever the tagger made of "Saudi".
            let company = || {
                let run = (last + 1..tokens.len()).take_while(|&t| proper(t)).last();
                capital(i) && run.is_some_and(|t| names.is_organization_word(surface(t)))
            };
            let inside_name = hit.adjectival
                && last + 1 < tokens.len()
                && proper(last + 1)
                && hit_at(last + 1).is_none()
                && (tokens[i].upos == Upos::Propn || company());
            if !inside_name {
                out.push(NameMention {
                    span: hit.span,
                    title: Vec::new(),
                    words: vec![hit.span.of(text).to_owned()],
                    known: Some(hit.entity),
                    adjectival: hit.adjectival,
                    after: preposition(sentence, text, i),
                });
                i = last + 1;
                continue;
            }
        }
        if !proper(i) {
            i += 1;
            continue;
        }
        // A name that rules know is one name, whatever hyphens stand in it.
        let known_end = |from: usize| {
            hit_at(from).map_or(from + 1, |h| {
                (from..tokens.len())
                    .take_while(|&t| h.span.contains(tokens[t].span))
                    .count()
                    + from
            })
        };
        let mut end = known_end(i);
        while end < tokens.len() {
            if proper(end)
                && !starts_other(hit_at(end - 1).map(|h| h.span), hit_at(end).map(|h| h.span))
            {
                end += 1;
            } else if end + 1 < tokens.len()
                && proper(end + 1)
                && match surface(end) {
                    "-" => hyphened_name(text, sentence, end) && hit_at(end - 1).is_none(),
                    "for" => names.is_organization_word(surface(end - 1)),
                    "of" => !names.is_title(surface(end - 1)),
                    other => names.is_particle(other),
                }
            {
                end += 2;
            } else {
                break;
            }
        }
        let span = TextSpan::new(tokens[i].span.start, tokens[end - 1].span.end);
        let words: Vec<&str> = span.of(text).split_whitespace().collect();
        // "State Police Col. Timothy Alben", "US President Joe Biden": an organization or a place, then a person with a rank.
        let at_word = |k: usize| span.start + offset(words[k], span.of(text));
        let ranked = |k: usize| {
            let title = names.title_length(&words[k..]);
            let owner = TextSpan::new(span.start, at_word(k - 1) + words[k - 1].len());
            let person = words.get(k + title).is_some_and(|w| names.is_given(w));
            let known = hits.iter().any(|h| h.span == owner)
                || names.kind(false, &words[..k]) == Some(EntityKind::Organization);
            title > 0
                && k + title < words.len()
                && names.title_length(&words[..k]) == 0
                && (known && (words[k].ends_with('.') || person)
                    || person && k + title + 1 < words.len())
        };
        if let Some(k) = (1..words.len()).find(|&k| ranked(k)) {
            let from = at_word(k);
            end = (i..end)
                .find(|&t| tokens[t].span.start >= from)
                .unwrap_or(end)
                .max(i + 1);
        }
        let span = TextSpan::new(span.start, tokens[end - 1].span.end);
        let words: Vec<&str> = span.of(text).split_whitespace().collect();
        let titles = names.title_length(&words).min(words.len());
        let (title, name) = if titles == words.len() {
            (&words[..0], &words[..])
        } else {
            words.split_at(titles)
        };
        let name_span = TextSpan::new(span.start + offset(name[0], span.of(text)), span.end);
        let known = hits.iter().find(|h| h.span == name_span).or_else(|| {
            hits.iter().find(|h| {
                name_span.contains(h.span)
                    && h.span.end == name_span.end
                    && !h.adjectival
                    && h.span.len() * 2 > name_span.len()
            })
        });
        out.push(NameMention {
            span,
            title: title.iter().map(|w| (*w).to_owned()).collect(),
            words: name.iter().map(|w| (*w).to_owned()).collect(),
            known: known.map(|h| h.entity),
            adjectival: false,
            after: preposition(sentence, text, i),
        });
        i = end;
    }
    out
}

/// Where a slice of `whole` starts in it.
fn offset(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// "Al-Fahd", "Jean-Pierre": a hyphen without blanks after a short first part that is no acronym.
fn hyphened_name(text: &str, sentence: &Sentence, hyphen: usize) -> bool {
    let (before, after) = (
        sentence.tokens[hyphen - 1].span,
        sentence.tokens[hyphen + 1].span,
    );
    let span = sentence.tokens[hyphen].span;
    let first = before.of(text);
    span.of(text) == "-"
        && before.end == span.start
        && span.end == after.start
        && first.len() < 5
        && first.chars().skip(1).all(char::is_lowercase)
}

/// Whether most words have capitals, as in a headline, so that a capital tells nothing.
pub(crate) fn title_case(text: &str, sentence: &Sentence) -> bool {
    let words: Vec<&str> = sentence
        .tokens
        .iter()
        .filter(|t| {
            matches!(
                t.upos,
                Upos::Noun | Upos::Verb | Upos::Adj | Upos::Propn | Upos::Adv
            )
        })
        .map(|t| t.span.of(text))
        .collect();
    let capitals = words
        .iter()
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .count();
    capitals * 10 >= words.len() * 8 && words.len() > 2
}

/// Two neighbouring names that rules know apart are two names ("Kabul Taliban").
fn starts_other(before: Option<TextSpan>, here: Option<TextSpan>) -> bool {
    matches!((before, here), (Some(a), Some(b)) if a != b)
}

fn preposition(sentence: &Sentence, text: &str, i: usize) -> Option<String> {
    let mut at = i.checked_sub(1)?;
    if matches!(sentence.tokens[at].upos, Upos::Det) {
        at = at.checked_sub(1)?;
    }
    let token = &sentence.tokens[at];
    (token.upos == Upos::Adp).then(|| token.span.of(text).to_lowercase())
}
