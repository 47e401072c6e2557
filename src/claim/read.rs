//! The claims of a document's sentences, and what gave none.
//!
//! Every sentence is accounted for: it has a claim, or a reason why not.

use super::antecedent;
use super::build;
use super::clause::{self, Clause, Constituent};
use super::comment;
use super::facet;
use super::found::Found;
use super::frame;
use super::nominal;
use super::provenance;
use super::skip;
use super::tree::Tree;
use super::{Argument, Claim, Form, SourceIndex, Term, Unclaimed};
use crate::document::BlockKind;
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Sentence, TextSpan, Token, Upos};

/// Claims in order of the text, and stretches without one. Ids are not set. `trees` are those of the sentences.
pub(crate) fn claims(
    found: &Found<'_>,
    sentences: &[Sentence],
    trees: &[Tree<'_>],
    source: SourceIndex,
) -> (Vec<Claim>, Vec<Unclaimed>) {
    let mut out = Vec::new();
    let mut left = Vec::new();
    let near = near(found, sentences);
    for (s, (sentence, tree)) in sentences.iter().zip(trees).enumerate() {
        let found = &found.of_sentence(sentence.span, &near[s]);
        if (found.kind_of)(s) == BlockKind::Heading {
            left.push(Unclaimed {
                span: sentence.span,
                why: "a heading".to_owned(),
                rule: "claim/heading",
            });
            continue;
        }
        let mut made: Vec<Claim> = Vec::new();
        let mut reason = None;
        let mut clauses = clause::clauses(tree, found.words);
        clauses.extend(nominal::nominals(tree, found.events, &clauses));
        clauses.extend(facet::facets(found, tree, &clauses));
        clauses.sort_by_key(|c| c.words.first().copied());
        let heads: Vec<usize> = clauses
            .iter()
            .filter(|c| c.form != Form::Nominal)
            .map(|c| c.head)
            .collect();
        let frames: Vec<bool> = (0..clauses.len())
            .map(|c| frame::holds_up(tree, &clauses, c))
            .collect();
        let mut skipped: Vec<Option<skip::Reason>> = clauses
            .iter()
            .zip(frames)
            .map(|(clause, frame)| {
                skip::reason(tree, found.text, clause, found.words)
                    .or(frame
                        .then_some(("claim/frame", "only introduces what the next clause says")))
            })
            .collect();
        let tops: Vec<usize> = clauses.iter().map(|c| c.top).collect();
        for (c, clause) in clauses.iter().enumerate() {
            let remark = |top: usize| {
                let at = tops.iter().position(|&t| t == top);
                at.and_then(|at| skipped[at])
                    .is_some_and(|(rule, _)| rule == "claim/figure-of-speech")
            };
            if skipped[c].is_none() && comment::grants(tree, clause, &remark) {
                skipped[c] = Some((
                    "claim/concession",
                    "granted only for the remark that follows",
                ));
            }
        }
        let mut parts: Vec<Unclaimed> = Vec::new();
        for (clause, why) in clauses.into_iter().zip(skipped) {
            let mut leave = |(rule, why): skip::Reason| {
                reason = reason.or(Some((rule, why)));
                parts.extend(own_span(tree, &clause).map(|span| Unclaimed {
                    span,
                    why: why.to_owned(),
                    rule,
                }));
            };
            if let Some(why) = why {
                leave(why);
                continue;
            }
            let mut claim = build::claim(found, tree, &clause, &heads, s, source);
            if speaks_for_others(found, tree, &clause, &heads, sentence.span) {
                // Who says what is kept with the attribution; that it was said is a claim where the clause names what
                // was said, or done by saying it ("denied the rumours", "praised their conduct").
                if !names_its_content(found, tree, &clause) {
                    leave(("claim/speech", "who says it, kept with what is said"));
                    continue;
                }
                claim.form = Form::Speech;
                claim.rule = "claim/speech";
            }
            if let Some(why) = comment::aside(tree, &clause, &claim, found.words) {
                leave(why);
                continue;
            }
            if claim.form == Form::Fragment && !complete(found, sentence, s) {
                leave(("claim/verbless-line", "a line without a verb"));
                continue;
            }
            if too_little(&claim) {
                leave(("claim/too-little", "too little is said"));
                continue;
            }
            if !made.iter().any(|m| m.spans == claim.spans) {
                made.push(claim);
            }
        }
        if made.is_empty() && !sentence.tokens.is_empty() {
            let (rule, why) = reason.unwrap_or(("claim/no-clause", "no clause was found"));
            left.push(Unclaimed {
                span: sentence.span,
                why: why.to_owned(),
                rule,
            });
        } else {
            let claimed = |p: &Unclaimed| {
                made.iter()
                    .flat_map(|m| &m.spans)
                    .any(|s| s.contains(p.span))
            };
            left.extend(parts.into_iter().filter(|p| !claimed(p)));
        }
        out.extend(made);
    }
    let group = |e: EntityId| {
        let is_one = matches!(
            (found.kind)(e),
            EntityKind::Organization | EntityKind::Other
        );
        is_one.then(|| (found.name_of)(e))
    };
    let reports = provenance::provenance(found, sentences, &out, source);
    let covered = |c: &Claim| {
        let within = |s: &TextSpan| {
            reports
                .iter()
                .flat_map(|r| &r.spans)
                .any(|r| r.contains(*s))
        };
        c.spans.iter().all(within)
    };
    out.retain(|c| !covered(c));
    out.extend(reports);
    out.sort_by_key(|c| (c.sentence, c.spans.first().map(|s| s.start)));
    antecedent::resolve(found.text, &mut out, &|a| number(sentences, a), &group);
    (out, left)
}

/// For each sentence, the attributions of which the source, the cue or the content touches it.
fn near(found: &Found<'_>, sentences: &[Sentence]) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); sentences.len()];
    for (i, a) in found.attributions.iter().enumerate() {
        for span in a.source.iter().chain(&a.cue).chain(&a.content) {
            let first = sentences.partition_point(|s| s.span.end <= span.start);
            for (s, _) in sentences
                .iter()
                .enumerate()
                .skip(first)
                .take_while(|(_, s)| s.span.start < span.end)
            {
                if near[s].last() != Some(&i) {
                    near[s].push(i);
                }
            }
        }
    }
    near
}

/// The clause's own words around its head, in one stretch.
fn own_span(tree: &Tree<'_>, clause: &Clause) -> Option<TextSpan> {
    let head = tree.token(clause.head).span;
    let spans = tree.spans(&clause.words);
    spans.into_iter().find(|s| s.contains(head))
}

/// Whether the phrase's head is plural, as its tag or a coordination tells; `None` for what is no noun.
fn number(sentences: &[Sentence], argument: &Argument) -> Option<bool> {
    let at = sentences.partition_point(|s| s.span.end <= argument.span.start);
    let tokens = sentences.get(at)?.tokens.iter().enumerate();
    let inside = |t: &Token| argument.span.contains(t.span);
    let (head, token) = tokens
        .clone()
        .find(|(_, t)| inside(t) && t.lemma.to_lowercase() == argument.head)?;
    let joined = tokens
        .clone()
        .any(|(_, t)| t.deprel == Deprel::Conj && t.head == Some(head) && inside(t));
    // "two Kenyan police"
    let before = tokens.clone().take(head).filter(|(_, t)| inside(t));
    let counted = before
        .clone()
        .any(|(_, t)| t.upos == Upos::Num && t.lemma != "one")
        && before.clone().all(|(_, t)| {
            matches!(
                t.upos,
                Upos::Num | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det
            )
        });
    matches!(token.upos, Upos::Noun | Upos::Propn)
        .then_some(joined || counted || matches!(token.xpos, "NNS" | "NNPS"))
}

/// Whether the clause is a cue whose content stands for itself: as a clause of this sentence, or in another one.
fn speaks_for_others(
    found: &Found<'_>,
    tree: &Tree<'_>,
    clause: &Clause,
    heads: &[usize],
    sentence: TextSpan,
) -> bool {
    let head = tree.token(clause.head).span;
    let holds = |list: &[TextSpan], span: TextSpan| list.iter().any(|s| s.contains(span));
    found
        .attributions_near()
        .filter(|(_, a)| holds(&a.cue, head))
        .any(|(_, a)| {
            let here = a.content.iter().any(|c| c.overlaps(sentence));
            !here
                || heads
                    .iter()
                    .any(|&h| h != clause.head && holds(&a.content, tree.token(h).span))
        })
}

/// Whether a noun is the object of the cue. Whoever is told is not what is said.
fn names_its_content(found: &Found<'_>, tree: &Tree<'_>, clause: &Clause) -> bool {
    let noun = |c: &Constituent| {
        matches!(tree.token(c.head).upos, Upos::Noun | Upos::Propn)
            && !tree.has(c.head, Deprel::Cop)
            && !tree.has(c.head, Deprel::Nsubj)
    };
    let object = if clause.passive {
        clause.qualifiers.iter().find(|q| q.role == "as")
    } else {
        clause.object.as_ref()
    };
    let told = |c: &Constituent| {
        clause.qualifiers.is_empty() && found.entity_at(tree.token(c.head).span).is_some()
    };
    clause.subject.is_some() && object.is_some_and(|c| noun(c) && !told(c))
}

/// A verbless line counts in a headline, or where it is written as a sentence.
fn complete(found: &Found<'_>, sentence: &Sentence, s: usize) -> bool {
    (found.kind_of)(s) == BlockKind::Title
        || sentence
            .span
            .of(found.text)
            .trim_end_matches(['"', '”', '’', ')'])
            .ends_with(['.', '!'])
}

/// A claim needs two content words, or one and somebody it is about; a noun alone needs three; a line without a verb
/// needs more than one name and a day ("LIMA, 19 August.").
fn too_little(claim: &Claim) -> bool {
    if claim.form == Form::Fragment && claim.entities.len() < 2 {
        let dated = |t: &Term| claim.times.iter().any(|time| time.span.contains(t.span));
        if claim.terms.iter().all(|t| t.entity.is_some() || dated(t)) {
            return true;
        }
    }
    let content = claim.terms.iter().filter(|t| t.upos != Upos::Pron).count();
    if claim.form == Form::Nominal {
        return content + claim.quantities.len() < 3;
    }
    let person = |a: &Argument| matches!(a.head.as_str(), "he" | "she" | "they");
    let holder = if claim.relation.passive {
        claim.object.as_ref()
    } else {
        claim.subject.as_ref()
    };
    // "they were refugees": whoever they are, something is said of them.
    let told = |a: &Argument| {
        a.entity.is_some() || person(a) && (claim.relation.passive || claim.relation.copular)
    };
    content < 2 && !(content == 1 && holder.is_some_and(told))
}
