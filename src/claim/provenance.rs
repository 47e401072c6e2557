//! Claims of who reports it: "according to the Harbour Echo", "the Echo website reported".
//!
//! What a report rests on is a matter in which sources agree or differ like any other: three articles that all go by one
//! paper are to be told so. An organization that is cited and does nothing else in the article is there as a source;
//! one that acts ("the ministry said its staff …") is a party, and who says what is kept with what is said. One claim an
//! article and source.

use std::collections::BTreeSet;

use super::build::fold_space;
use super::found::Found;
use super::{
    Argument, Attribution, AttributionClass, Claim, Form, Relation, SourceIndex, Stance, Term,
};
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Sentence, TextSpan, Upos};

/// Id of the method.
const RULE: &str = "claim/provenance";

/// What a source is said to do, however the article puts it.
const REPORTS: &str = "report";

/// Claims of whom the article goes by, to stand among its `others`.
pub(super) fn provenance(
    found: &Found<'_>,
    sentences: &[Sentence],
    others: &[Claim],
    source: SourceIndex,
) -> Vec<Claim> {
    let mut told = BTreeSet::new();
    let mut out = Vec::new();
    for a in found.attributions {
        if a.class != AttributionClass::Assertion
            || a.stance == Stance::Doubts
            || !a
                .rule
                .rsplit('/')
                .next()
                .is_some_and(|cue| found.reporting.contains(cue))
        {
            continue;
        }
        let Some(entity) = cited(found, a).filter(|&e| !acts(others, e, a)) else {
            continue;
        };
        if told.insert(entity) {
            out.extend(claim(found, sentences, a, entity, source));
        }
    }
    out
}

/// The organization that is named as the source.
fn cited(found: &Found<'_>, a: &Attribution) -> Option<EntityId> {
    // "the Echo website", "a report in the Echo"; an official of it is not it.
    let wide = |w: &str| {
        let is = |kind: &str| found.lexicon.wider((kind, None), (w, None)).is_some();
        is("media") || is("document")
    };
    let medium = |s: &TextSpan| s.of(found.text).to_lowercase().split_whitespace().any(wide);
    let named = || {
        let within = |s: TextSpan| a.source.iter().any(|w| w.contains(s));
        let mentions = found.mentions.iter().filter(|m| within(m.span));
        mentions.map(|m| m.entity).next()
    };
    let body = |e: &EntityId| {
        matches!(
            (found.kind)(*e),
            EntityKind::Organization | EntityKind::Other
        )
    };
    a.entity
        .or_else(|| a.source.iter().any(medium).then(named).flatten())
        .filter(body)
}

/// Whether the article tells anything else of the organization than that it reports.
fn acts(others: &[Claim], entity: EntityId, a: &Attribution) -> bool {
    let is = |x: &Argument| x.entity == Some(entity);
    let cue = |c: &Claim| c.spans.iter().any(|s| a.cue.iter().any(|w| s.contains(*w)));
    others
        .iter()
        .filter(|c| !matches!(c.form, Form::Apposition | Form::Speech) && !cue(c))
        .any(|c| c.subject.as_ref().or(c.object.as_ref()).is_some_and(is))
}

fn claim(
    found: &Found<'_>,
    sentences: &[Sentence],
    a: &Attribution,
    entity: EntityId,
    source: SourceIndex,
) -> Option<Claim> {
    let mut spans: Vec<TextSpan> = a.source.iter().chain(&a.cue).copied().collect();
    spans.sort_by_key(|s| s.start);
    let spans = joined(found.text, &spans);
    let (who, cue) = (*a.source.first()?, *a.cue.first()?);
    let sentence = sentences.partition_point(|s| s.span.end <= cue.start);
    let name = (found.name_of)(entity);
    let term = |span: TextSpan, lemma: &str, upos: Upos, entity: Option<EntityId>| Term {
        span,
        lemma: lemma.to_owned(),
        upos,
        entity,
    };
    let named = term(who, &name.to_lowercase(), Upos::Propn, Some(entity));
    let mut terms = vec![named.clone(), term(cue, REPORTS, Upos::Verb, None)];
    terms.sort_by_key(|t| t.span.start);
    let said: Vec<String> = spans.iter().map(|s| fold_space(s.of(found.text))).collect();
    Some(Claim {
        normalized: format!("{name} reports it"),
        form: Form::Speech,
        subject: Some(Argument {
            span: who,
            text: name.clone(),
            head: name.to_lowercase(),
            entity: Some(entity),
            terms: vec![named],
        }),
        relation: Relation {
            lemma: REPORTS.to_owned(),
            span: cue,
            id: REPORTS.to_owned(),
            ..Relation::default()
        },
        terms,
        entities: vec![entity],
        rule: RULE,
        ..Claim::stated(source, sentence, spans, said.join(" "))
    })
}

/// Spans in order, those with nothing but blanks between them made one.
fn joined(text: &str, spans: &[TextSpan]) -> Vec<TextSpan> {
    let mut out: Vec<TextSpan> = Vec::new();
    for &s in spans {
        match out.last_mut() {
            Some(last) if s.start <= last.end => *last = last.hull(s),
            Some(last) if text[last.end..s.start].trim().is_empty() => *last = last.hull(s),
            _ => out.push(s),
        }
    }
    out
}
