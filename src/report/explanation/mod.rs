//! How one text was read, layer by layer: what `explain` shows.
//!
//! In: a run of one document. Out: an [`Explanation`], whose JSON is a stable surface, with all spans in the file.

mod phrases;
mod text;

use schemars::JsonSchema;
use serde::Serialize;

use crate::claim::{AttributionKind, Grounds, Stance};
use crate::document::Document;
use crate::normalize::{Anchor, Grain};
use crate::report::model::{Claim, Entity, Quantity, Reread, Span, Time};
use crate::run::Run;
use crate::text::TextSpan;

pub use phrases::Phrases;
pub use text::write as write_explanation;

/// A text, as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Sentences, and why each begins where it does.
    pub sentences: Vec<Parted>,
    /// Quotations.
    pub quotes: Vec<Quotation>,
    /// Words, tagged and parsed.
    pub tokens: Vec<Token>,
    /// Words that stand for an entity.
    pub entities: Vec<Mention>,
    /// Words of which a person has ruled whom they mean.
    pub ruled: Vec<Ruling>,
    /// Times.
    pub times: Vec<Timex>,
    /// Figures.
    pub quantities: Vec<Figure>,
    /// Who words are laid to.
    pub attributions: Vec<Attributed>,
    /// What it tells of people, things and events in values.
    pub facts: Vec<Told>,
    /// Claims, as in a report, and what made them.
    pub claims: Vec<Reasoned>,
    /// What gave no claim.
    pub left_out: Vec<LeftOut>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Parted {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The method that parted it from what stands before it.
    pub rule: &'static str,
}

/// A fact, and the example phrase that it was read by.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Told {
    /// The words of the answer.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// Attribute, holder and answer: "age of Kyle Renner: 24".
    pub fact: String,
    /// What keeps it from being compared; `null` where nothing does.
    pub aside: Option<&'static str>,
    /// Id of the attribute.
    pub attribute: String,
    /// The phrase of the rules.
    pub read_by: String,
    /// File and line where the rules have it.
    pub read_at: Option<String>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Quotation {
    /// Where it stands, with its marks.
    #[serde(flatten)]
    pub span: Span,
    /// How many quotations it stands in.
    pub depth: u8,
    /// The method that found it.
    pub rule: &'static str,
}

/// A claim, and what made it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Reasoned {
    /// The claim.
    #[serde(flatten)]
    pub claim: Claim,
    /// The method that cut it out of its sentence.
    pub rule: &'static str,
    /// Words that negate it or set its modality, with the entry of the rules; empty where it is plainly stated.
    pub grounds: Vec<Ground>,
    /// Words of clauses cut out of it that stand in its text all the same, with the rule that says so.
    pub taken_back: Vec<Ground>,
    /// What a person ruled of how it is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ruled: Vec<Reread>,
}

/// Words that decided something.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ground {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// The entry of the rules.
    pub rule: String,
}

/// A syntactic word, in the terms of Universal Dependencies.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Token {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// The word.
    pub text: String,
    /// Its dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index in `tokens` of the word it depends on; `null` for a root.
    pub head: Option<usize>,
    /// Its relation to that word.
    pub deprel: String,
    /// How sure the parser is of the arc, 0 to 1.
    pub confidence: f64,
}

/// Words that stand for an entity.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Mention {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// Whom they stand for.
    pub entity: Entity,
    /// The method that says so.
    pub rule: &'static str,
}

/// A word of which a person has ruled whom it means.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ruling {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The word.
    pub text: String,
    /// Whom it means; `null` is nobody.
    pub entity: Option<Entity>,
    /// Why.
    pub because: String,
    /// File and line of the ruling.
    pub read_at: String,
}

/// A time. The fields of [`Time`], its span flattened.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Timex {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    pub value: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub grain: Grain,
    pub anchor: Anchor,
    /// The lists of the rules that it was read by.
    pub rules: Vec<&'static str>,
}

/// A figure. The fields of [`Quantity`], its span flattened.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Figure {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
    pub value: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub open_min: bool,
    pub open_max: bool,
    pub approximate: bool,
    pub unit: String,
    pub of: Option<String>,
    /// The lists of the rules that it was read by.
    pub rules: Vec<&'static str>,
}

/// An attribution, and the rule that made it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Attributed {
    /// Display name.
    pub speaker: Option<String>,
    /// The speaker's entity.
    pub entity: Option<String>,
    /// Whether the words are the speaker's own.
    pub kind: AttributionKind,
    /// What the cue says of their truth.
    pub stance: Stance,
    /// Words that name the source.
    pub source: Vec<Span>,
    /// Words that do the attributing.
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// The entry of the rules that its cue is.
    pub rule: String,
    /// The method that says who the source is.
    pub speaker_rule: Option<&'static str>,
}

/// A stretch that gave no claim.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
    /// Why.
    pub why: String,
    /// The rule that left it out.
    pub rule: String,
}

impl Explanation {
    /// How the document at index `source` of `run` was read.
    pub fn new(run: &Run, source: usize, phrases: &Phrases) -> Option<Self> {
        let document = run.documents.get(source)?;
        let reading = run.readings.get(source)?;
        let text = &document.text;
        let place = |span: TextSpan| Span::new(span, document);
        let words = |span: TextSpan| span.of(text).to_owned();
        let mut tokens = Vec::new();
        for (i, sentence) in reading.sentences.iter().enumerate() {
            let first = tokens.len();
            tokens.extend(sentence.tokens.iter().map(|t| Token {
                span: place(t.span),
                sentence: i,
                text: words(t.span),
                lemma: t.lemma.clone(),
                upos: t.upos.to_string(),
                xpos: t.xpos.to_owned(),
                head: t.head.map(|h| first + h),
                deprel: t.deprel.to_string(),
                confidence: (f64::from(t.confidence) * 100.0).round() / 100.0,
            }));
        }
        let entities = super::build::entities(&run.entities);
        let entity = |id: crate::normalize::EntityId| entities[id.0 as usize].clone();
        let ground = |g: &Grounds| Ground {
            span: place(g.span),
            text: words(g.span),
            rule: g.rule.clone(),
        };
        Some(Self {
            sentences: reading
                .sentences
                .iter()
                .zip(&reading.split_by)
                .map(|(s, rule)| Parted {
                    span: place(s.span),
                    rule,
                })
                .collect(),
            quotes: reading
                .quotes
                .iter()
                .map(|q| Quotation {
                    span: place(q.span),
                    depth: q.depth,
                    rule: q.rule(text),
                })
                .collect(),
            tokens,
            entities: reading
                .mentions
                .iter()
                .map(|m| Mention {
                    span: place(m.span),
                    text: words(m.span),
                    entity: entity(m.entity),
                    rule: m.rule,
                })
                .collect(),
            ruled: { reading.ruled.iter() }
                .map(|r| Ruling {
                    span: place(r.span),
                    text: words(r.span),
                    entity: r.entity.map(entity),
                    because: phrases.ruled_at(r).1.to_owned(),
                    read_at: phrases.ruled_at(r).0.to_owned(),
                })
                .collect(),
            times: reading
                .times
                .iter()
                .map(|t| Timex::new(Time::new(t, document), reading.rules_at(t.span)))
                .collect(),
            quantities: reading
                .quantities
                .iter()
                .map(|q| Figure::new(Quantity::new(q, document), reading.rules_at(q.span)))
                .collect(),
            attributions: reading
                .attributions
                .iter()
                .map(|a| {
                    let plain = super::Attribution::new(a, document, &run.entities);
                    Attributed::new(plain, a)
                })
                .collect(),
            facts: facts(run, source, document, phrases),
            claims: claims(run, source, &ground),
            left_out: left_out(document, reading),
        })
    }
}

fn claims(run: &Run, source: usize, ground: &dyn Fn(&Grounds) -> Ground) -> Vec<Reasoned> {
    let (document, reading) = (&run.documents[source], &run.readings[source]);
    run.claims
        .iter()
        .filter(|c| c.source.0 as usize == source)
        .map(|c| Reasoned {
            claim: Claim::new(c, document, &reading.attributions, &run.entities),
            rule: c.rule,
            grounds: c.grounds.iter().map(ground).collect(),
            taken_back: c.taken_back.iter().map(ground).collect(),
            ruled: { reading.reread.iter() }
                .filter(|r| r.claims.contains(&c.id))
                .map(Reread::from)
                .collect(),
        })
        .collect()
}

fn facts(run: &Run, source: usize, document: &Document, phrases: &Phrases) -> Vec<Told> {
    let own = run
        .told
        .facts
        .iter()
        .filter(|f| f.source.0 as usize == source);
    own.map(|f| Told {
        span: Span::new(f.words, document),
        text: f.words.of(&document.text).to_owned(),
        fact: f.written(&run.entities),
        aside: f.limit(),
        attribute: f.asks.clone(),
        read_by: f.read_by.clone(),
        read_at: phrases.read_at(f).map(str::to_owned),
    })
    .collect()
}

fn left_out(document: &Document, reading: &crate::claim::Reading) -> Vec<LeftOut> {
    let blocks = document.blocks.iter().filter_map(|b| {
        let reason = b.left_out.as_ref()?;
        Some((b.span, reason.why.clone(), reason.rule.clone()))
    });
    let stretches = reading
        .left_out
        .iter()
        .map(|u| (u.span, u.why.clone(), u.rule.to_owned()));
    let mut all: Vec<_> = blocks.chain(stretches).collect();
    all.sort_by_key(|(span, ..)| *span);
    all.into_iter()
        .map(|(span, why, rule)| LeftOut {
            span: Span::new(span, document),
            text: span.of(&document.text).to_owned(),
            why,
            rule,
        })
        .collect()
}

impl Attributed {
    fn new(a: super::Attribution, found: &crate::claim::Attribution) -> Self {
        Self {
            speaker: a.speaker,
            entity: a.entity,
            kind: a.kind,
            stance: a.stance,
            source: a.source,
            cue: a.cue,
            content: a.content,
            rule: found.rule.clone(),
            speaker_rule: found.speaker_rule,
        }
    }
}

impl Timex {
    fn new(t: Time, rules: &[&'static str]) -> Self {
        Self {
            span: t.span,
            text: t.text,
            value: t.value,
            from: t.from,
            to: t.to,
            grain: t.grain,
            anchor: t.anchor,
            rules: rules.to_vec(),
        }
    }
}

impl Figure {
    fn new(q: Quantity, rules: &[&'static str]) -> Self {
        Self {
            span: q.span,
            text: q.text,
            value: q.value,
            min: q.min,
            max: q.max,
            open_min: q.open_min,
            open_max: q.open_max,
            approximate: q.approximate,
            unit: q.unit,
            of: q.of,
            rules: rules.to_vec(),
        }
    }
}
