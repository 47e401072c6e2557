//! One document, read stage by stage, each given what those before it found.

use super::Pipeline;
use crate::claim::{
    Annotations, Article, Attribution, Claim, RULED, ReadBy, Reading, SourceIndex, Tree, Unclaimed,
    claims, first_person, name_claims,
};
use crate::document::Document;
use crate::normalize::{
    EntityId, Given, Mention, NOBODY, NameHints, NameMention, QuantityGrammar, Ruled, answers,
    cluster, known, named as ruled_named, names_in, places, resolve,
};
use crate::text::{Sentence, TextSpan, Token, Upos};

impl Pipeline {
    /// Reads one document: sentences, entities, times, quantities, attributions, claims.
    pub fn read_document(&self, document: &Document, source: SourceIndex) -> Reading {
        self.read_without(document, source, None)
    }

    /// The same, but for a ruling on whom a word means, by its index.
    pub(super) fn read_without(
        &self,
        document: &Document,
        source: SourceIndex,
        ruling: Option<usize>,
    ) -> Reading {
        let mut reading = Reading::default();
        self.read_sentences(document, &mut reading);
        self.read_entities(document, &mut reading, ruling);
        self.read_figures(document, &mut reading);
        let trees: Vec<Tree<'_>> = reading
            .sentences
            .iter()
            .map(|sentence| Tree::new(&document.text, sentence))
            .collect();
        let attributions = self.attributions(document, &reading, &trees);
        let mut spoken = self.first_person(document, &reading, &attributions, &trees);
        spoken.retain(|m| reading.ruled.iter().all(|r| r.span != m.span));
        reading.mentions.extend(spoken);
        reading.mentions.sort_by_key(|m| (m.span, m.entity));
        let (claims, left_out) = self.claims(document, source, &reading, &attributions, &trees);
        reading.attributions = attributions;
        reading.claims = claims;
        reading.left_out = left_out;
        self.reread(document, &mut reading);
        reading
    }

    /// Sentences of the article's blocks, tagged and parsed, and its quotations.
    fn read_sentences(&self, document: &Document, reading: &mut Reading) {
        let text = &document.text;
        let mut spans = Vec::new();
        let mut cut = Vec::new();
        for (b, block) in document.blocks.iter().enumerate() {
            if block.left_out.is_some() {
                continue;
            }
            for split in crate::text::splits(text, block.span) {
                spans.push(split.span);
                cut.push(split.is_cut());
                reading.split_by.push(split.rule);
                reading.block_of.push(b);
            }
        }
        let hints = NameHints::new(text, &spans, &self.names);
        for (s, &span) in spans.iter().enumerate() {
            let names = hints.spans(text, span, &self.gazetteer);
            let mut sentence = self.syntax.parse(text, span, &names);
            sentence.cut |= cut[s] || cut.get(s + 1) == Some(&true);
            reading.sentences.push(sentence);
        }
        let blocks: Vec<TextSpan> = document.article().map(|block| block.span).collect();
        reading.quotes = crate::text::quotes(text, &blocks);
    }

    /// Entities of the document, and the words that stand for them: names, then descriptions and pronouns.
    fn read_entities(&self, document: &Document, reading: &mut Reading, without: Option<usize>) {
        let text = &document.text;
        let mut found: Vec<_> = reading
            .sentences
            .iter()
            .flat_map(|s| names_in(text, s, &self.gazetteer, &self.names))
            .collect();
        let named = found.len();
        let mut sought = self.sought(document, reading, &mut found);
        sought.retain(|(by, ..)| Some(*by) != without);
        found.extend(self.ruled_speakers(document));
        let (entities, ids) = cluster(&found, &self.gazetteer, &self.names);
        let ruled: Vec<Ruled> = { sought.into_iter() }
            .filter_map(|(by, span, extra)| {
                let means = &self.referents[by].means;
                let whom = extra.map_or_else(|| ruled_named(&entities, means), |at| Some(ids[at]));
                let entity = whom.filter(|_| means != NOBODY);
                (entity.is_some() || means == NOBODY).then_some(Ruled { span, entity, by })
            })
            .collect();
        found.truncate(named);
        let mut mentions: Vec<Mention> = found
            .iter()
            .zip(ids)
            .map(|(m, entity)| Mention {
                span: m.span,
                entity,
                rule: m.rule(entities.get(entity)),
            })
            .collect();
        let (sentences, quotes) = (&reading.sentences, &reading.quotes);
        let mut answers = answers(text, sentences, &mentions, &entities, &self.names);
        answers.retain(|a| ruled.iter().all(|r| r.span != a.pronoun));
        let more = resolve(
            text,
            sentences,
            quotes,
            &mentions,
            &Given {
                answers: &answers,
                ruled: &ruled,
            },
            &entities,
            &self.names,
        );
        mentions.extend(more);
        reading.answers = answers;
        reading.ruled = ruled;
        mentions.sort_by_key(|m| m.span);
        reading.mentions = mentions;
        reading.entities = entities;
    }

    /// The words that rulings on whom they mean are about, by the index of the ruling. Names that only a ruling gives go behind
    /// `found`, each with its place there.
    fn sought(
        &self,
        document: &Document,
        reading: &Reading,
        found: &mut Vec<NameMention>,
    ) -> Vec<(usize, TextSpan, Option<usize>)> {
        let mut all = Vec::new();
        let own = self.referents.iter().enumerate();
        for (by, referent) in own.filter(|(_, r)| r.source == document.key) {
            for span in places(referent, &document.text, &reading.sentences) {
                // A part of a name means whom the name does, and a verb nobody.
                let stands = |s: &Sentence| s.tokens.iter().any(|t| t.span == span && may_mean(t));
                if found.iter().any(|m| m.span.contains(span))
                    || !reading.sentences.iter().any(stands)
                {
                    continue;
                }
                let extra = known(&referent.means, span, &self.gazetteer).map(|mention| {
                    found.push(mention);
                    found.len() - 1
                });
                all.push((by, span, extra));
            }
        }
        all
    }

    /// Times and quantities, and the lists of the rules that they were read by.
    fn read_figures(&self, document: &Document, reading: &mut Reading) {
        let text = &document.text;
        let spans: Vec<TextSpan> = reading.sentences.iter().map(|s| s.span).collect();
        let read_by = |span, rules| ReadBy { span, rules };
        // "the 1931 Corvo": a year in a name that the rules give is a part of the name, and no figure either.
        let names = reading.mentions.iter().filter(|m| m.is_in_rules());
        let names: Vec<TextSpan> = names.map(|m| m.span).collect();
        let is_part = |span: TextSpan| names.iter().any(|n| n.contains(span) && *n != span);
        let mut parts = Vec::new();
        for (time, rules) in self.times.read(text, &spans, document.meta.published) {
            if rules == ["times/year"] && is_part(time.span) {
                parts.push(time.span);
                continue;
            }
            reading.read_by.push(read_by(time.span, rules));
            reading.times.push(time);
        }
        let mut figures = Vec::new();
        for (figure, rules) in spans.iter().flat_map(|&s| self.quantities.read(text, s)) {
            if parts.iter().any(|p| p.overlaps(figure.span)) {
                continue;
            }
            reading.read_by.push(read_by(figure.span, rules));
            figures.push(figure);
        }
        reading.quantities = QuantityGrammar::outside_times(figures, &reading.times);
        reading.read_by.sort_by_key(|r| r.span);
    }

    /// Who words are laid to.
    fn attributions(
        &self,
        document: &Document,
        reading: &Reading,
        trees: &[Tree<'_>],
    ) -> Vec<Attribution> {
        let mut found = self.attributor.find(&article(document, reading, trees));
        for attribution in &mut found {
            lay_to_ruled(attribution, reading);
        }
        found
    }

    /// Whom "I" and "we" mean in quotations.
    fn first_person(
        &self,
        document: &Document,
        reading: &Reading,
        attributions: &[Attribution],
        trees: &[Tree<'_>],
    ) -> Vec<Mention> {
        let article = article(document, reading, trees);
        first_person(&article, attributions, &|noun| self.names.speaks_for(noun))
    }

    /// Claims with their ids, and what gave none.
    fn claims(
        &self,
        document: &Document,
        source: SourceIndex,
        reading: &Reading,
        attributions: &[Attribution],
        trees: &[Tree<'_>],
    ) -> (Vec<Claim>, Vec<Unclaimed>) {
        let name_of = |e: EntityId| reading.entities.get(e).name.clone();
        let block_kind = |s: usize| document.blocks[reading.block_of[s]].kind;
        let entity_kind = |e: EntityId| reading.entities.get(e).kind;
        let is_quoted = |span: TextSpan| reading.quotes.iter().any(|q| q.span.contains(span));
        let is_actor = |noun: &str| self.names.is_actor(noun);
        let described_kind = |noun: &str| self.names.description(noun);
        let annotations = Annotations {
            text: &document.text,
            mentions: &reading.mentions,
            times: &reading.times,
            quantities: &reading.quantities,
            attributions,
            near: &[],
            words: &self.modality,
            events: &self.events,
            reporting: &self.reporting,
            lexicon: &self.lexicon,
            name_of: &name_of,
            block_kind: &block_kind,
            entity_kind: &entity_kind,
            is_quoted: &is_quoted,
            is_actor: &is_actor,
            described_kind: &described_kind,
            answers: &reading.answers,
            ruled: &reading.ruled,
        };
        let (mut taken, left_out) = claims(&annotations, &reading.sentences, trees, source);
        name_claims(&document.key, &mut taken);
        (taken, left_out)
    }
}

/// Lays what is said to whom a person has ruled that a word of the source means ("the manager said", with the word "manager").
fn lay_to_ruled(attribution: &mut Attribution, reading: &Reading) {
    let of_source = |r: &&Ruled| attribution.source.iter().any(|s| s.contains(r.span));
    let Some(ruled) = reading.ruled.iter().rfind(of_source) else {
        return;
    };
    if let Some(entity) = ruled.entity {
        attribution.speaker = Some(reading.entities.get(entity).name.clone());
        attribution.entity = ruled.entity;
    }
    // Of a word that stands for nobody, the words of the source were read so already.
    attribution.speaker_rule = Some(RULED);
}

/// Whether a word can stand for somebody without being a name.
fn may_mean(token: &Token) -> bool {
    matches!(token.upos, Upos::Pron | Upos::Noun)
}

/// What the stage of attributions reads.
fn article<'a>(document: &'a Document, reading: &'a Reading, trees: &'a [Tree<'a>]) -> Article<'a> {
    Article {
        text: &document.text,
        sentences: &reading.sentences,
        trees,
        block_of: &reading.block_of,
        quotes: &reading.quotes,
        mentions: &reading.mentions,
        entities: &reading.entities,
        answers: &reading.answers,
        ruled: &reading.ruled,
    }
}
