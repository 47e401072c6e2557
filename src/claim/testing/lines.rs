//! Small texts read for the tests of this stage, by the embedded parser and the shipped rules.
//!
//! A claim is shown as a line: subject, relation, object, then qualifiers with their prepositions, parted by bars. "not"
//! stands before a relation that is denied, and its modality where that is not `asserted`; "—" where there is nothing.

use std::sync::LazyLock;

use crate::claim::annotations::Annotations;
use crate::claim::attribution::{Article, Attributor};
use crate::claim::clause::Clause;
use crate::claim::event_nouns::EventNouns;
use crate::claim::modality::words::ModalityWords;
use crate::claim::model::{Claim, SourceIndex};
use crate::claim::reading::Unclaimed;
use crate::claim::reporting::ReportingWords;
use crate::claim::tree::Tree;
use crate::claim::{read, segment};
use crate::document::BlockKind;
use crate::normalize::Mention;
use crate::normalize::{Entities, EntityId, NameWords, QuantityGrammar, TimeGrammar};
use crate::rules::RuleSet;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{EntityKind, RuleFile};
use crate::rules::{Modality, Polarity};
use crate::text::{Parser, Sentence, Syntax, TextSpan, quotes, sentences};

static SHIPPED: LazyLock<Stage> = LazyLock::new(|| Stage::new(&RuleSet::builtin().file));

/// This stage, compiled from rules, with those that it draws on.
struct Stage {
    words: ModalityWords,
    events: EventNouns,
    reporting: ReportingWords,
    attributor: Attributor,
    times: TimeGrammar,
    quantities: QuantityGrammar,
    lexicon: Lexicon,
    names: NameWords,
}

/// What was taken from a text.
pub(in crate::claim) struct Taken {
    pub claims: Vec<Claim>,
    left_out: Vec<Unclaimed>,
}

impl Stage {
    fn new(rules: &RuleFile) -> Self {
        Self {
            words: ModalityWords::new(&rules.modality),
            events: EventNouns::new(rules),
            reporting: ReportingWords::new(&rules.attribution),
            attributor: Attributor::new(rules),
            times: TimeGrammar::new(&rules.times, &rules.quantities),
            quantities: QuantityGrammar::new(&rules.quantities),
            lexicon: Lexicon::new(rules),
            names: NameWords::new(&rules.names),
        }
    }

    /// Takes claims from a text of the given kind of block, in which `named` words name an entity each.
    fn take(
        &self,
        words: &ModalityWords,
        text: &str,
        kind: BlockKind,
        named: &[(&str, EntityKind)],
    ) -> Taken {
        let block = TextSpan::new(0, text.len());
        let spans = sentences(text, block);
        let parsed: Vec<Sentence> = spans.iter().map(|&s| parse(text, s)).collect();
        let trees: Vec<Tree<'_>> = parsed.iter().map(|s| Tree::new(text, s)).collect();
        let attributions = self.attributor.find(&Article {
            text,
            sentences: &parsed,
            trees: &trees,
            block_of: &vec![0; parsed.len()],
            quotes: &quotes(text, &[block]),
            mentions: &[],
            entities: &Entities::default(),
            answers: &[],
            ruled: &[],
        });
        let quoted = quotes(text, &[block]);
        let times: Vec<_> = self.times.read(text, &spans, None);
        let times: Vec<_> = times.into_iter().map(|(time, _)| time).collect();
        let quantities = spans.iter().flat_map(|&s| self.quantities.read(text, s));
        let quantities = quantities.map(|(quantity, _)| quantity).collect();
        let claims_and_rest = read::claims(
            &Annotations {
                text,
                mentions: &mentions(text, named),
                times: &times,
                quantities: &QuantityGrammar::outside_times(quantities, &times),
                attributions: &attributions,
                near: &[],
                words,
                events: &self.events,
                reporting: &self.reporting,
                lexicon: &self.lexicon,
                name_of: &|e| named[e.0 as usize].0.to_owned(),
                block_kind: &|_| kind,
                entity_kind: &|e| named[e.0 as usize].1,
                is_quoted: &|span| quoted.iter().any(|q| q.span.contains(span)),
                is_actor: &|noun| self.names.is_actor(noun),
                described_kind: &|noun| self.names.description(noun),
                answers: &[],
                ruled: &[],
            },
            &parsed,
            &trees,
            SourceIndex(0),
        );
        let (claims, left_out) = claims_and_rest;
        Taken { claims, left_out }
    }
}

/// Takes claims from a paragraph by the shipped rules.
pub(in crate::claim) fn take(text: &str) -> Taken {
    take_named(text, &[])
}

/// As [`take`], with other words of negation, modality and so on.
pub(in crate::claim) fn take_by(words: &ModalityWords, text: &str) -> Taken {
    SHIPPED.take(words, text, BlockKind::Paragraph, &[])
}

/// As [`take`], from a block of another kind.
pub(in crate::claim) fn take_from(kind: BlockKind, text: &str) -> Taken {
    SHIPPED.take(&SHIPPED.words, text, kind, &[])
}

/// As [`take`], in which `named` words name an entity each.
pub(in crate::claim) fn take_named(text: &str, named: &[(&str, EntityKind)]) -> Taken {
    SHIPPED.take(&SHIPPED.words, text, BlockKind::Paragraph, named)
}

/// The claims of a paragraph, a line each.
pub(in crate::claim) fn claims(text: &str) -> Vec<String> {
    take(text).lines()
}

/// What of a paragraph was left out, and why, a line each.
pub(in crate::claim) fn left_out(text: &str) -> Vec<String> {
    take(text).left_out(text)
}

/// Lets `look` see the tree of one sentence, and its clauses.
pub(in crate::claim) fn with_clauses<T>(
    text: &str,
    look: impl FnOnce(&Tree<'_>, &ModalityWords, &[Clause]) -> T,
) -> T {
    let sentence = parse(text, TextSpan::new(0, text.len()));
    let tree = Tree::new(text, &sentence);
    let clauses = segment::clauses(&tree, &SHIPPED.words);
    look(&tree, &SHIPPED.words, &clauses)
}

/// The words at these places, in lower case.
pub(in crate::claim) fn words(tree: &Tree<'_>, at: &[usize]) -> String {
    let words: Vec<&str> = at.iter().map(|&w| tree.word(w)).collect();
    words.join(" ")
}

/// Where the word first stands.
pub(in crate::claim) fn at(tree: &Tree<'_>, word: &str) -> usize {
    let found = (0..tree.len()).find(|&i| tree.word(i) == word);
    found.unwrap_or_else(|| panic!("no {word:?} in {:?}", tree.text()))
}

impl Taken {
    /// The claims, a line each.
    pub(in crate::claim) fn lines(&self) -> Vec<String> {
        self.claims.iter().map(line).collect()
    }

    /// The words of the claims.
    pub(in crate::claim) fn texts(&self) -> Vec<&str> {
        self.claims.iter().map(|c| c.text.as_str()).collect()
    }

    /// What was left out, and why.
    pub(in crate::claim) fn left_out(&self, text: &str) -> Vec<String> {
        let line = |u: &Unclaimed| format!("{}: {} ({})", u.span.of(text), u.why, u.rule);
        self.left_out.iter().map(line).collect()
    }
}

fn line(claim: &Claim) -> String {
    let who = claim.subject.as_ref().map_or("—", |a| &a.text);
    let whom = claim.object.as_ref().map_or("—", |a| &a.text);
    let not = match claim.polarity {
        Polarity::Negative => "not ",
        Polarity::Positive => "",
    };
    let how = match claim.modality {
        Modality::Asserted => "",
        Modality::Hedged => "hedged ",
        Modality::Planned => "planned ",
        Modality::Conditional => "conditional ",
        Modality::Obliged => "obliged ",
    };
    let said = format!("{who} | {not}{how}{} | {whom}", claim.relation.lemma);
    let more = claim.qualifiers.iter();
    let more = more.map(|q| format!(" | {}:{}", q.role, q.argument.text));
    more.fold(said, |line, qualifier| line + &qualifier)
}

fn parse(text: &str, span: TextSpan) -> Sentence {
    Parser::embedded().parse(text, span, &[])
}

/// A mention wherever one of the words stands.
fn mentions(text: &str, named: &[(&str, EntityKind)]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    for (i, (name, _)) in named.iter().enumerate() {
        out.extend(text.match_indices(name).map(|(start, _)| Mention {
            span: TextSpan::new(start, start + name.len()),
            entity: EntityId(i as u32),
            rule: "entities/test",
        }));
    }
    out.sort_by_key(|m| m.span);
    out
}
