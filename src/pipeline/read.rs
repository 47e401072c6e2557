//! One document, read stage by stage, each given what those before it found.

use super::Pipeline;
use crate::claim::{
    Annotations, Article, Attribution, Claim, ReadBy, Reading, SourceIndex, Tree, Unclaimed,
    claims, first_person, name_claims,
};
use crate::document::Document;
use crate::normalize::{
    EntityId, Mention, NameHints, QuantityGrammar, answers, cluster, names_in, resolve,
};
use crate::text::TextSpan;

impl Pipeline {
    /// Reads one document: sentences, entities, times, quantities, attributions, claims.
    pub fn read_document(&self, document: &Document, source: SourceIndex) -> Reading {
        let mut reading = Reading::default();
        self.read_sentences(document, &mut reading);
        self.read_entities(document, &mut reading);
        self.read_figures(document, &mut reading);
        let trees: Vec<Tree<'_>> = reading
            .sentences
            .iter()
            .map(|sentence| Tree::new(&document.text, sentence))
            .collect();
        let attributions = self.attributions(document, &reading, &trees);
        let spoken = self.first_person(document, &reading, &attributions, &trees);
        reading.mentions.extend(spoken);
        reading.mentions.sort_by_key(|m| (m.span, m.entity));
        let (claims, left_out) = self.claims(document, source, &reading, &attributions, &trees);
        reading.attributions = attributions;
        reading.claims = claims;
        reading.left_out = left_out;
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
    fn read_entities(&self, document: &Document, reading: &mut Reading) {
        let text = &document.text;
        let found: Vec<_> = reading
            .sentences
            .iter()
            .flat_map(|s| names_in(text, s, &self.gazetteer, &self.names))
            .collect();
        let (entities, ids) = cluster(&found, &self.gazetteer, &self.names);
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
        let answers = answers(text, sentences, &mentions, &entities, &self.names);
        let more = resolve(
            text,
            sentences,
            quotes,
            &mentions,
            &answers,
            &entities,
            &self.names,
        );
        mentions.extend(more);
        reading.answers = answers;
        mentions.sort_by_key(|m| m.span);
        reading.mentions = mentions;
        reading.entities = entities;
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
        self.attributor.find(&article(document, reading, trees))
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
            answers: &reading.answers,
        };
        let (mut taken, left_out) = claims(&annotations, &reading.sentences, trees, source);
        name_claims(&document.key, &mut taken);
        (taken, left_out)
    }
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
    }
}
