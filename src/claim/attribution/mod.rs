//! Who a stretch of text is laid to: source, cue and content as in PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018).
//!
//! In: a parsed document with its quotations and entities. Out: [`Attribution`]s in order of their content. The words
//! are the rules' ([`rules::model::Attribution`](crate::rules::model::Attribution)); what is method here is the
//! syntax: [`verbal`] and [`phrase`] find cues with what stands around them in their sentence, [`quoted`] gives
//! quotations to cues across sentences and paragraphs, [`speaker`] says who a source is. What always holds: spans are
//! sorted, do not overlap and slice the text; content is never empty.
//!
//! Spans follow `PolNeAR`: a source with its appositions, a cue with its auxiliaries, content with "that" and with its
//! quotation marks.

mod content;
mod cue;
mod draft;
mod phrase;
mod quoted;
mod source;
mod speaker;
mod stretch;
#[cfg(test)]
mod tests;
mod verbal;

use rustc_hash::FxHashSet as HashSet;

use self::cue::Cues;
use self::draft::{Draft, Frame};
use self::speaker::{Speaker, Speakers};
use super::Mention;
use super::english;
use super::tree::Tree;
use crate::normalize::{Entities, EntityId};
use crate::rules::model;
use crate::text::{Quote, Sentence, TextSpan};

/// Whether the words are the speaker's own.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// In quotation marks, wholly or for the most part.
    Direct,
    /// Reported.
    Indirect,
}

/// What the cue says of the content's truth.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "said": the content counts as a voice for it.
    Neutral,
    /// "confirmed": counts as a voice.
    Affirms,
    /// "claimed": nobody's voice.
    Doubts,
    /// "denied": opposes the content.
    Denies,
}

/// What the content is to its source; the four types of PARC 3.0, facts being assertions that the cue affirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionClass {
    /// Said: "said that".
    Assertion,
    /// Thought: "believes that".
    Belief,
    /// Wanted or planned: "decided to". Its content is what its source does next, and no report.
    Intent,
    /// A stand on something: "criticized the plan". Whether the thing is so is not its matter.
    Attitude,
}

/// One source–cue–content relation of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// Words that name the source ("the Russian diplomat"); empty where the text names none.
    pub source: Vec<TextSpan>,
    /// Words that do the attributing ("said", "according to").
    pub cue: Vec<TextSpan>,
    /// What is attributed.
    pub content: Vec<TextSpan>,
    /// Direct or indirect.
    pub kind: AttributionKind,
    /// What the cue says of the content's truth.
    pub stance: Stance,
    /// What the content is to its source.
    pub class: AttributionClass,
    /// The entry of the rules that made it, such as `attribution/cues/say`, or a method.
    pub rule: String,
    /// Display name of the resolved speaker ("Zamir Kabulov", "an IBM spokeswoman").
    pub speaker: Option<String>,
    /// The speaker as an entity, where it is one.
    pub entity: Option<EntityId>,
    /// The method that says who the source is, such as `speaker/pronoun`.
    pub speaker_rule: Option<&'static str>,
}

impl Attribution {
    /// Whether claims inside the content are the source's and not the article's own: what is said or thought, and
    /// whatever is quoted.
    pub fn lays_claims(&self) -> bool {
        matches!(
            self.class,
            AttributionClass::Assertion | AttributionClass::Belief
        ) || self.kind == AttributionKind::Direct
    }
}

/// A document, as far as attribution needs it.
#[derive(Clone, Copy)]
pub(crate) struct Article<'a> {
    pub text: &'a str,
    pub sentences: &'a [Sentence],
    /// Of each sentence.
    pub trees: &'a [Tree<'a>],
    /// The block of each sentence.
    pub block_of: &'a [usize],
    pub quotes: &'a [Quote],
    pub mentions: &'a [Mention],
    pub entities: &'a Entities,
}

impl Article<'_> {
    /// The mention that covers the words at `span`, the shortest.
    fn mention(&self, span: TextSpan) -> Option<&Mention> {
        let until = self
            .mentions
            .partition_point(|m| m.span.start <= span.start);
        self.mentions[..until]
            .iter()
            .rev()
            .take(6)
            .filter(|m| m.span.contains(span))
            .min_by_key(|m| m.span.len())
    }

    fn entity_at(&self, span: TextSpan) -> Option<EntityId> {
        self.mention(span).map(|m| m.entity)
    }

    fn mention_at(&self, span: TextSpan) -> Option<TextSpan> {
        self.mention(span).map(|m| m.span)
    }

    /// Index of the sentence that holds the byte, or of the next one.
    fn sentence_at(&self, byte: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.span.end <= byte);
        (at < self.sentences.len()).then_some(at)
    }

    fn block_at(&self, byte: usize) -> Option<usize> {
        self.sentence_at(byte).map(|s| self.block_of[s])
    }

    /// Whether a sentence starts with the words at `span`.
    fn sentence_starting(&self, span: TextSpan) -> bool {
        self.sentence_at(span.start).is_some_and(|s| {
            self.text[self.sentences[s].span.start.min(span.start)..span.start]
                .trim()
                .is_empty()
        })
    }

    /// Sentences between the end of a draft and another sentence.
    fn sentence_gap(&self, draft: &Draft, sentence: usize) -> usize {
        let end = draft
            .content
            .iter()
            .map(|c| c.end)
            .max()
            .and_then(|e| self.sentence_at(e.saturating_sub(1)));
        sentence.saturating_sub(end.unwrap_or(draft.sentence).max(draft.sentence))
    }

    /// Whether "he" or "she" can mean the entity; one of unknown gender may be either.
    fn gender_fits(&self, entity: Option<EntityId>, word: &str) -> bool {
        entity.is_none_or(|e| self.entities.get(e).may_be(word == english::SHE))
    }
}

/// Finds attributions, with the rules' cues compiled.
#[derive(Debug)]
pub(crate) struct Attributor {
    verbs: Cues,
    nouns: Cues,
    phrases: Cues,
    adverbs: Cues,
    described: HashSet<String>,
}

impl Attributor {
    /// Compiles the rules.
    pub(crate) fn new(rules: &model::Attribution) -> Self {
        Self {
            verbs: Cues::verbs(rules),
            nouns: Cues::plain("nouns", &rules.nouns),
            phrases: Cues::plain("phrases", &rules.phrases),
            adverbs: Cues::plain("adverbs", &rules.adverbs),
            described: rules.described.iter().cloned().collect(),
        }
    }

    /// The attributions of a document, in order of their content.
    pub(crate) fn find(&self, article: &Article<'_>) -> Vec<Attribution> {
        let trees = article.trees;
        let mut drafts = Vec::new();
        for (s, tree) in trees.iter().enumerate() {
            drafts.extend(self.read(tree, s));
        }
        drafts.retain(|d| !quoted::inside_speech(article, d));
        quoted::settle(article, &mut drafts);
        drafts.retain(|d| !d.content.is_empty());
        drafts.sort_by_key(|d| (d.sentence, d.top));
        drop_told(&mut drafts);
        drop_twice_tagged(&mut drafts);
        let mut speakers = Speakers::default();
        let mut out: Vec<Attribution> = drafts
            .into_iter()
            .map(|d| {
                let speaker = speakers.resolve(article, trees, &d);
                attribution(article, d, speaker)
            })
            .collect();
        out.sort_by_key(|a| {
            (
                a.content[0].start,
                std::cmp::Reverse(a.content.iter().map(|c| c.len()).sum::<usize>()),
                a.cue.first().copied(),
            )
        });
        out
    }

    fn read(&self, tree: &Tree<'_>, sentence: usize) -> Vec<Draft> {
        let mut drafts = phrase::phrases(tree, sentence, &self.phrases, &self.described);
        let taken: Vec<TextSpan> = drafts.iter().flat_map(|d| d.cue.iter().copied()).collect();
        let free = |d: &Draft| !d.cue.iter().any(|c| taken.iter().any(|t| t.overlaps(*c)));
        drafts.extend(
            verbal::drafts(tree, sentence, &self.verbs)
                .into_iter()
                .filter(free),
        );
        drafts.extend(
            phrase::nouns(tree, sentence, &self.nouns)
                .into_iter()
                .filter(free),
        );
        drafts.extend(
            phrase::adverbs(tree, sentence, &self.adverbs)
                .into_iter()
                .filter(free),
        );
        // "the plant will close, police said, according to a report": the last tag is outside what the first one says.
        let tags: Vec<TextSpan> = drafts
            .iter()
            .filter(|d| d.frame == Frame::Phrase && !d.source_span.is_empty())
            .map(Draft::tag)
            .collect();
        for draft in drafts.iter_mut().filter(|d| d.frame != Frame::Phrase) {
            draft.content = draft
                .content
                .iter()
                .flat_map(|c| quoted::minus(*c, &tags))
                .filter_map(|c| trimmed(tree.text(), c))
                .collect();
        }
        drafts
    }
}

/// Drops what somebody is only said to want or to hold of a thing: inside the content of another it lays no claim to
/// anybody. In: drafts in order of their sentences.
fn drop_told(drafts: &mut Vec<Draft>) {
    let told = |d: &Draft, of: &[Draft]| {
        !d.cue.is_empty()
            && of.iter().any(|o| {
                o.cue != d.cue
                    && d.cue
                        .iter()
                        .all(|c| o.content.iter().any(|s| s.contains(*c)))
            })
    };
    let keep: Vec<bool> = drafts
        .chunk_by(|a, b| a.sentence == b.sentence)
        .flat_map(|same| {
            same.iter().map(|d| {
                let stand = matches!(
                    d.class,
                    AttributionClass::Intent | AttributionClass::Attitude
                );
                !(stand && told(d, same))
            })
        })
        .collect();
    let mut keep = keep.into_iter();
    drafts.retain(|_| keep.next().unwrap_or(true));
}

/// "…," she stated, indicating a change: one tag is enough. In: drafts in order of their sentences.
fn drop_twice_tagged(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for d in drafts.drain(..) {
        let twin = |k: &Draft| {
            k.frame == Frame::Quote
                && d.frame == Frame::Quote
                && (k.sentence, &k.content, &k.source_span)
                    == (d.sentence, &d.content, &d.source_span)
        };
        if !kept.iter().any(twin) {
            kept.push(d);
        }
    }
    *drafts = kept;
}

/// Without blanks and commas at either end.
fn trimmed(text: &str, span: TextSpan) -> Option<TextSpan> {
    let loose = |c: char| c.is_whitespace() || c == ',';
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(loose).len());
    let end = span.start + words.trim_end_matches(loose).len();
    (start < end).then(|| TextSpan::new(start, end))
}

fn attribution(article: &Article<'_>, draft: Draft, speaker: Option<Speaker>) -> Attribution {
    let total: usize = draft.content.iter().map(|c| c.len()).sum();
    let shared = |q: &Quote| {
        draft
            .content
            .iter()
            .map(|c| {
                q.span
                    .end
                    .min(c.end)
                    .saturating_sub(q.span.start.max(c.start))
            })
            .sum::<usize>()
    };
    let own = |q: &&Quote| q.depth == 0 && !draft.cue.iter().any(|c| q.span.contains(*c));
    let quoted: usize = article.quotes.iter().filter(own).map(shared).sum();
    Attribution {
        kind: if quoted * 2 > total {
            AttributionKind::Direct
        } else {
            AttributionKind::Indirect
        },
        source: draft.source_span,
        cue: draft.cue,
        content: draft.content,
        stance: draft.stance,
        class: draft.class,
        rule: draft.rule,
        entity: speaker.as_ref().and_then(|s| s.entity),
        speaker_rule: speaker.as_ref().map(|s| s.rule),
        speaker: speaker.map(|s| s.name),
    }
}
