//! How an article spells the full names of people, streets and bodies.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap as HashMap;

use super::read::Told;
use crate::claim::{Claim, Reading, SourceIndex};
use crate::document::Document;
use crate::normalize::{EntityId, LocalEntity, Mention, NameWords};
use crate::rules::fold;
use crate::rules::model::EntityKind;
use crate::text::TextSpan;

/// A full name of at least two words as one article spells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// The article.
    pub source: SourceIndex,
    /// Who or what has the name.
    pub entity: EntityId,
    /// Person, place or organization.
    pub kind: EntityKind,
    /// The name without title ("Philip H. Hickock").
    pub name: String,
    /// Its words in lower case, without initials, as they sound: what is spelled alike is one.
    pub parts: Vec<String>,
    /// The same as heard by those who lack some of its sounds.
    pub heard: Vec<String>,
    /// Whether its first word is a given name that rules know.
    pub given: bool,
    /// Titles before the name and nouns that say who it is, lower case.
    pub called: BTreeSet<String>,
    /// Where the name stands first in a claim.
    pub span: TextSpan,
    /// Index, among the claims it was read beside, of that claim; of a speaker's name the first of what is laid to the speaker.
    pub claim: usize,
    /// Whether "he" can mean its bearer, and whether "she" can.
    pub gender: [bool; 2],
}

/// The full names that `claims`, all of one document, hold; those that rules know are left out, since rules know their spellings.
pub(crate) fn namings(
    document: &Document,
    reading: &Reading,
    claims: &[Claim],
    told: &Told,
    names: &NameWords,
) -> Vec<Naming> {
    let mut by_end: HashMap<&str, Vec<&Mention>> = HashMap::default();
    for mention in &reading.mentions {
        let words = mention.span.of(&document.text);
        by_end.entry(end(words)).or_default().push(mention);
    }
    let unknown = reading.entities.list.iter().filter(|e| e.rule.is_none());
    let naming = |e: &LocalEntity| {
        let mut words = e.name.split(' ');
        let given = words.next().is_some_and(|w| names.is_given(w));
        let parts = parts(e, names, false);
        let is_office = !given && words.next_back().is_some_and(|w| names.is_title(w));
        if parts.len() < 2 || is_office {
            return None;
        }
        // A mention holds the title too.
        let stands = |span: TextSpan| span.of(&document.text).ends_with(&e.name);
        let mut own = by_end.get(end(&e.name))?.iter().filter(|m| stands(m.span));
        let (mention, claim) = own.find_map(|m| {
            let bare = TextSpan::new(m.span.end - e.name.len(), m.span.end);
            let sentences = &reading.sentences;
            let sentence = sentences.partition_point(|s| s.span.end < bare.end);
            let first = claims.partition_point(|c| c.sentence < sentence);
            let beside = claims[first..]
                .iter()
                .take_while(|c| c.sentence == sentence);
            let mut holds = beside.map(|c| c.spans.iter().any(|s| s.contains(bare)));
            // "…, said Anna Karlsen": what she says is told in the same sentence.
            let any = holds.clone().next().map(|_| 0);
            Some((*m, first + holds.position(|holds| holds).or(any)?))
        })?;
        let nouns = told
            .descriptions
            .iter()
            .filter(|(of, _)| *of == mention.entity);
        let nouns = nouns.map(|(_, noun)| noun.clone());
        Some(Naming {
            source: claims[claim].source,
            entity: mention.entity,
            kind: e.kind,
            name: e.name.clone(),
            given,
            heard: self::parts(e, names, true),
            called: e.titles.iter().cloned().chain(nouns).collect(),
            span: TextSpan::new(mention.span.end - e.name.len(), mention.span.end),
            claim,
            gender: [e.may_be(false), e.may_be(true)],
            parts,
        })
    };
    unknown.filter_map(naming).collect()
}

/// The last word.
fn end(words: &str) -> &str {
    words.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Words of a name without initials and endings such as "Inc", the first in the spelling that stands for all.
fn parts(e: &LocalEntity, names: &NameWords, foreign: bool) -> Vec<String> {
    let whole = e.parts.iter().filter(|part| fold(part).chars().count() > 1);
    let sounded = whole.map(|part| names.sounded(part, foreign));
    sounded.filter(|part| !part.is_empty()).collect()
}
