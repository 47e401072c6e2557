//! Claims of whom an article goes by: "according to the Harbour Echo", "the Echo website reported".
//!
//! What a report rests on is a matter in which sources agree or differ like any other: three articles that all go by one
//! paper are to be told so. An organization that is cited and does nothing else in the article is there as a source;
//! one that acts ("the ministry said its staff …") is a party, and who says what is kept with what is said. One claim an
//! article and source.

use std::collections::BTreeSet;

use super::annotations::Annotations;
use super::attribution::spans::united;
use super::attribution::{Attribution, AttributionClass};
use super::english;
use super::form::Form;
use super::model::{Argument, Claim, Relation, SourceIndex, Term};
use super::space::fold_space;
use crate::normalize::EntityId;
use crate::rules::Stance;
use crate::rules::model::EntityKind;
use crate::text::{Sentence, TextSpan, Upos};

/// Id of the method.
const RULE: &str = "claim/provenance";

/// The relation of all such claims, however the article puts it. A name for the report, looked up in no text.
const REPORTS: &str = "report";

/// Claims of whom the article goes by, to stand among its `others`.
pub(super) fn provenance(
    annotations: &Annotations<'_>,
    sentences: &[Sentence],
    others: &[Claim],
    source: SourceIndex,
) -> Vec<Claim> {
    let mut named = BTreeSet::new();
    let mut out = Vec::new();
    for a in annotations
        .attributions
        .iter()
        .filter(|a| reports(annotations, a))
    {
        let Some(entity) = cited(annotations, a).filter(|&e| !acts(others, e, a)) else {
            continue;
        };
        if named.insert(entity) {
            out.extend(claim(annotations, sentences, a, entity, source));
        }
    }
    out
}

/// Whether the attribution names whom the article goes by: its cue is one of the rules' reporting ones, and not doubted.
fn reports(annotations: &Annotations<'_>, a: &Attribution) -> bool {
    let cue = a.rule.rsplit('/').next();
    // "According to him" names nobody.
    a.speaker_rule != Some("speaker/pronoun")
        && a.class == AttributionClass::Assertion
        && a.stance != Stance::Doubts
        && cue.is_some_and(|cue| annotations.reporting.cues.contains(cue))
}

/// The organization that is named as the source.
fn cited(annotations: &Annotations<'_>, a: &Attribution) -> Option<EntityId> {
    // "the Echo website", "a report in the Echo"; an official of it is not it.
    let medium = |word: &str| {
        let wider = |kind: &String| annotations.lexicon.wider((kind, None), (word, None));
        annotations
            .reporting
            .media
            .iter()
            .any(|kind| wider(kind).is_some())
    };
    let names_medium = |s: &TextSpan| {
        let words = s.of(annotations.text).to_lowercase();
        words.split_whitespace().any(medium)
    };
    let within = |s: TextSpan| a.source.iter().any(|w| w.contains(s));
    let first_named = || {
        let start = a.source.iter().map(|w| w.start).min()?;
        let end = a.source.iter().map(|w| w.end).max()?;
        let from = annotations
            .mentions
            .partition_point(|m| m.span.start < start);
        let near = annotations.mentions[from..].iter();
        let mut near = near.take_while(|m| m.span.start < end);
        near.find(|m| within(m.span)).map(|m| m.entity)
    };
    let body = |e: &EntityId| {
        matches!(
            (annotations.entity_kind)(*e),
            EntityKind::Organization | EntityKind::Other
        )
    };
    a.entity
        .or_else(|| {
            let medium = a.source.iter().any(names_medium);
            medium.then(first_named).flatten()
        })
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
    annotations: &Annotations<'_>,
    sentences: &[Sentence],
    a: &Attribution,
    entity: EntityId,
    source: SourceIndex,
) -> Option<Claim> {
    let spans = united(
        annotations.text,
        a.source.iter().chain(&a.cue).copied().collect(),
    );
    let (who, cue) = (*a.source.first()?, *a.cue.first()?);
    let sentence = sentences.partition_point(|s| s.span.end <= cue.start);
    let name = (annotations.name_of)(entity);
    let term = |span: TextSpan, lemma: &str, upos: Upos, entity: Option<EntityId>| Term {
        span,
        lemma: lemma.to_owned(),
        upos,
        entity,
    };
    let named = term(who, &name.to_lowercase(), Upos::Propn, Some(entity));
    let mut terms = vec![named.clone(), term(cue, REPORTS, Upos::Verb, None)];
    terms.sort_by_key(|t| t.span.start);
    let said: Vec<String> = spans
        .iter()
        .map(|s| fold_space(s.of(annotations.text)))
        .collect();
    Some(Claim {
        normalized: format!("{name} reports{}", reported(annotations, a)),
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

/// Longest report, in bytes, that is told with who reports it.
const LONGEST_REPORT: usize = 240;

/// What is reported, behind "reports"; " it" where that is not near or too long to be told.
fn reported(annotations: &Annotations<'_>, a: &Attribution) -> String {
    let parts = { a.content.iter() }.map(|s| fold_space(s.of(annotations.text)));
    let whole = parts.collect::<Vec<_>>().join(" … ");
    let marks = |c: char| !c.is_alphanumeric();
    let whole = whole.trim_matches(marks);
    let that = whole
        .strip_prefix(english::THAT)
        .filter(|rest| rest.starts_with(' '));
    let said = that.map_or(whole, str::trim);
    if said.is_empty() || said.len() > LONGEST_REPORT {
        return " it".to_owned();
    }
    format!(": {said}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::testing::{reading, reading_by, rules};

    /// The claims of whom the text goes by, as they are read.
    fn reports(text: &str) -> Vec<String> {
        let claims = reading(text).claims.into_iter();
        let reports = claims.filter(|c| c.rule == RULE);
        reports.map(|c| c.normalized).collect()
    }

    #[test]
    fn an_organization_that_is_cited_reports_it_once() {
        let text = "The bridge is closed, according to the Morning Echo. Two boats sank, the Morning Echo reported.";
        assert_eq!(
            reports(text),
            ["Morning Echo reports: The bridge is closed"]
        );
    }

    #[test]
    fn the_report_of_a_medium_is_its_owners() {
        let text = "The bridge is closed, according to the Morning Echo website.";
        assert_eq!(
            reports(text),
            ["Morning Echo reports: The bridge is closed"]
        );
    }

    #[test]
    fn one_that_acts_is_a_party_and_no_source() {
        let text =
            "The Harbour Council closed the bridge. Two boats sank, the Harbour Council reported.";
        assert!(reports(text).is_empty());
    }

    #[test]
    fn a_doubted_cue_names_nobody_to_go_by() {
        assert!(reports("The Morning Echo claimed that the bridge was closed.").is_empty());
    }
    #[test]
    fn each_list_of_the_rules_changes_who_reports() {
        let text = "The bridge is closed, according to the Morning Echo website.";
        let mut without = rules();
        without.attribution.media.clear();
        assert_ne!(reading_by(&without, text).claims, reading(text).claims);
        let mut without = rules();
        without.attribution.reporting.clear();
        assert_ne!(reading_by(&without, text).claims, reading(text).claims);
    }
}
