//! The claims of a document's sentences, and what gave none.
//!
//! Every sentence is accounted for: it has a claim, or a reason why not.

mod line;

use super::annotations::Annotations;
use super::antecedent;
use super::attribution::{Attribution, BEHIND_MARK};
use super::build;
use super::clause::Clause;
use super::doubt;
use super::english;
use super::form::Form;
use super::left_out::{self, apposed, question, remark, thin, unsure};
use super::minimal;
use super::model::{Claim, SourceIndex};
use super::nominal;
use super::number::is_plural;
use super::provenance;
use super::reading::Unclaimed;
use super::reason::Reason;
use super::segment;
use super::speech;
use super::torn;
use super::tree::Tree;
use crate::document::BlockKind;
use crate::normalize::EntityId;
use crate::rules::model::EntityKind;
use crate::text::{Deprel, Sentence, TextSpan};

/// Claims in order of the text, and stretches without one. Ids are not set. `trees` are those of the sentences.
pub(crate) fn claims(
    annotations: &Annotations<'_>,
    sentences: &[Sentence],
    trees: &[Tree<'_>],
    source: SourceIndex,
) -> (Vec<Claim>, Vec<Unclaimed>) {
    let mut claims = Vec::new();
    let mut left_out = Vec::new();
    let near = attributions_by_sentence(annotations, sentences);
    for (index, (sentence, tree)) in sentences.iter().zip(trees).enumerate() {
        let reader = SentenceReader {
            annotations: &annotations.of_sentence(sentence.span, &near[index]),
            sentence,
            tree,
            index,
            source,
            asked: index > 0 && question::is_question(&trees[index - 1], annotations.text),
        };
        let (made, left) = reader.claims();
        claims.extend(made);
        left_out.extend(left);
    }
    let reports = provenance::provenance(annotations, sentences, &claims, source);
    let reported = |s: &TextSpan| {
        reports
            .iter()
            .flat_map(|r| &r.spans)
            .any(|r| r.contains(*s))
    };
    claims.retain(|c| !c.spans.iter().all(reported));
    claims.extend(reports);
    claims.sort_by_key(|c| (c.sentence, c.spans.first().map(|s| s.start)));
    antecedent::resolve(
        annotations.text,
        &mut claims,
        sentences,
        annotations.attributions,
        annotations.answers,
        &antecedent::Known {
            plural: &|a| is_plural(sentences, a),
            group: &|e| group_name(annotations, e),
            person: &|e| (annotations.entity_kind)(e) == EntityKind::Person,
            in_name: &|word| {
                let whom = annotations.entity_at(word);
                whom.is_some_and(|e| (annotations.entity_kind)(e) == EntityKind::Person)
            },
            ruled: &|word| annotations.ruled.iter().any(|r| r.span == word),
        },
    );
    (claims, left_out)
}

/// The name of an entity that "them" may stand for: several people under one name.
fn group_name(annotations: &Annotations<'_>, entity: EntityId) -> Option<String> {
    let is_group = matches!(
        (annotations.entity_kind)(entity),
        EntityKind::Organization | EntityKind::Other
    );
    is_group.then(|| (annotations.name_of)(entity))
}

/// For each sentence, the attributions of which the source, the cue or the content touches it.
fn attributions_by_sentence(
    annotations: &Annotations<'_>,
    sentences: &[Sentence],
) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); sentences.len()];
    for (i, a) in annotations.attributions.iter().enumerate() {
        for span in a.source.iter().chain(&a.cue).chain(&a.content) {
            let first = sentences.partition_point(|s| s.span.end <= span.start);
            let touched = sentences[first..]
                .iter()
                .take_while(|s| s.span.start < span.end);
            for (list, _) in near[first..].iter_mut().zip(touched) {
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
    }
    near
}

/// Reads one sentence.
struct SentenceReader<'r, 'a> {
    annotations: &'r Annotations<'r>,
    sentence: &'r Sentence,
    tree: &'r Tree<'a>,
    /// Index of the sentence in its document.
    index: usize,
    source: SourceIndex,
    /// Whether the sentence before it asks.
    asked: bool,
}

impl SentenceReader<'_, '_> {
    /// The claims of the sentence, and its stretches without one.
    fn claims(&self) -> (Vec<Claim>, Vec<Unclaimed>) {
        if (self.annotations.block_kind)(self.index) == BlockKind::Heading {
            let heading = Reason::new("claim/heading", "a heading");
            return (Vec::new(), vec![unclaimed(self.sentence.span, heading)]);
        }
        let mut clauses = self.clauses();
        let reasons = self.reasons(&clauses);
        torn::mend(self.tree, &mut clauses, &reasons);
        // Nouns head no clause: what is said by one stays with the clause around it. So does what somebody is accused of.
        let verbal = clauses
            .iter()
            .filter(|c| c.form != Form::Nominal && c.accused.is_none());
        let heads: Vec<usize> = verbal.map(|c| c.head).collect();
        let mut made: Vec<Claim> = Vec::new();
        let mut first_reason = None;
        let (mut parts, mut bound): (Vec<Unclaimed>, Vec<Unclaimed>) = Default::default();
        for (clause, why) in clauses.iter().zip(reasons) {
            match why.map_or_else(|| self.claim(clause, &heads), Err) {
                Ok(claim) if made.iter().any(|m| m.spans == claim.spans) => {}
                Ok(claim) => made.push(claim),
                Err(why) => {
                    first_reason = first_reason.or(Some(why));
                    let part = own_span(self.tree, clause).map(|span| unclaimed(span, why));
                    if clause.told_with.is_some() {
                        bound.extend(part);
                    } else {
                        parts.extend(part);
                    }
                }
            }
        }
        if made.is_empty() && !self.sentence.tokens.is_empty() {
            let none = Reason::new("claim/no-clause", "no clause was found");
            let whole = unclaimed(self.sentence.span, first_reason.unwrap_or(none));
            return (made, vec![whole]);
        }
        let spans: Vec<TextSpan> = made.iter().flat_map(|m| m.spans.iter().copied()).collect();
        parts.retain(|p| !spans.iter().any(|s| s.contains(p.span)));
        // What is told with another clause is listed all the same, for who asks why it is no claim.
        parts.extend(bound);
        parts.sort_by_key(|p| p.span);
        (made, parts)
    }

    /// The clauses of the sentence, and those that nouns make inside them, in order of their first word.
    fn clauses(&self) -> Vec<Clause> {
        let (annotations, tree) = (self.annotations, self.tree);
        let mut clauses = segment::clauses(tree, annotations.words);
        doubt::mark(annotations, tree, &mut clauses);
        clauses.extend(nominal::nominals(tree, annotations.events, &clauses));
        clauses.extend(minimal::propositions(annotations, tree, &clauses));
        clauses.sort_by_key(|c| c.words.first().copied());
        clauses
    }

    /// For each clause, why it asserts nothing, as far as that can be told before its claim is built.
    fn reasons(&self, clauses: &[Clause]) -> Vec<Option<Reason>> {
        let (annotations, tree) = (self.annotations, self.tree);
        let introduces = Reason::new("claim/frame", "only introduces what the next clause says");
        let answers = Reason::new("claim/answer", "only answers the question before it");
        let told_with_command = Reason::new("claim/with-command", "hangs on a command");
        let concession = Reason::new(
            "claim/concession",
            "granted only for the remark that follows",
        );
        let headline = self.is_headline();
        let of = |(at, clause): (usize, &Clause)| {
            if self.only_answers() {
                return Some(answers);
            }
            left_out::reason(tree, annotations.text, clause, annotations.words, headline)
                .or(clause.told_with)
                .or_else(|| segment::adds_nothing(tree, clauses, at).then_some(introduces))
        };
        let own: Vec<Option<Reason>> = clauses.iter().enumerate().map(of).collect();
        let reason_of = |top: usize| own[clauses.iter().position(|c| c.top == top)?];
        let commands = clauses.iter().zip(&own).any(|(clause, why)| {
            tree.rel(clause.top) == Deprel::Root && why.is_some_and(|w| w.rule == left_out::COMMAND)
        });
        let with_command =
            |c: &Clause| commands && left_out::hangs_on_root(tree, c) && !self.is_laid(c);
        clauses
            .iter()
            .zip(&own)
            .map(|(clause, why)| {
                why.or_else(|| remark::concedes(tree, clause, &reason_of).then_some(concession))
                    .or_else(|| with_command(clause).then_some(told_with_command))
            })
            .collect()
    }

    /// Whether the clause is somebody's words, or says whose they are.
    fn is_laid(&self, clause: &Clause) -> bool {
        let head = self.tree.token(clause.head).span;
        let holds = |spans: &[TextSpan]| spans.iter().any(|s| s.contains(head));
        let mut near = self.annotations.attributions_near();
        near.any(|(_, a)| holds(&a.cue) || a.lays_claims() && holds(&a.content))
    }

    /// "Because he had lost the key." behind a question: it says why, and not what is so.
    fn only_answers(&self) -> bool {
        let first = (0..self.tree.len()).find(|&t| !self.tree.is_punct(t));
        let quoted = |t: usize| (self.annotations.is_quoted)(self.tree.token(t).span);
        self.asked
            && !first.is_some_and(quoted)
            && first.is_some_and(|t| {
                let root = self
                    .tree
                    .head(t)
                    .filter(|&h| self.tree.rel(h) == Deprel::Root);
                self.tree.word(t) == english::BECAUSE && root.is_some()
            })
    }

    /// The claim of a clause, or why it is none. `heads` are those of the sentence's clauses.
    fn claim(&self, clause: &Clause, heads: &[usize]) -> Result<Claim, Reason> {
        let (annotations, tree) = (self.annotations, self.tree);
        let mut claim = build::claim(annotations, tree, clause, heads, self.index, self.source);
        let speaks =
            speech::speaks_for_others(annotations, tree, clause, heads, self.sentence.span);
        if speaks && !clause.holds_content {
            // Who says what is kept with the attribution; that it was said is a claim where the clause names what
            // was said, or done by saying it ("denied the rumours", "praised their conduct").
            if !speech::names_its_content(annotations, tree, clause) {
                return Err(Reason::new(
                    "claim/speech",
                    "who says it, kept with what is said",
                ));
            }
            claim.form = Form::Speech;
            claim.rule = "claim/speech";
        }
        if !speaks && speech::says_nothing(annotations, clause, &claim) {
            let nothing = "tells that somebody says something, and not what";
            return Err(Reason::new("claim/speech", nothing));
        }
        let aside = remark::aside(annotations, tree, clause, &claim);
        if let Some(why) = aside.or_else(|| unsure::whose(annotations, tree, clause)) {
            return Err(why);
        }
        if self.names_source(clause) {
            return Err(Reason::new(
                "claim/speech",
                "who says it, kept with what is said",
            ));
        }
        if let Some(why) = apposed::reason(annotations, tree, clause, &claim) {
            return Err(why);
        }
        if torn::parts_a_word(annotations.text, &claim.spans) {
            return Err(torn::PARTED);
        }
        let fragment = claim.form == Form::Fragment;
        if fragment
            && (self.is_label(clause)
                || !self.is_complete()
                || self.is_cut_off(clause)
                || self.is_bare(clause))
            || !self.is_headline()
                && (self.is_on_line(clause) || fragment && self.is_led_by_participle())
        {
            return Err(Reason::new("claim/verbless-line", "a line without a verb"));
        }
        if !self.is_headline() && self.is_untimed(clause, &claim) {
            return Err(Reason::new("claim/no-finite-verb", "has no finite verb"));
        }
        let says_more = clause.holds_content
            || segment::tells(clause)
            || segment::says_which(clause)
            || segment::shares_object(clause)
            || segment::says_until_when(clause);
        let answers = |span: TextSpan| annotations.answers.iter().any(|a| a.pronoun == span);
        let answered = claim.subject.as_ref().is_some_and(|s| answers(s.span));
        let one_name = thin::is_inside_name(annotations, tree, clause);
        if one_name || thin::too_little(&claim) && !says_more && !answered {
            return Err(Reason::new("claim/too-little", "too little is said"));
        }
        Ok(claim)
    }

    /// "Bridge shut for weeks — harbour official": whether the head of the clause is part of a source that a mark names. "…, citing
    /// the harbour board": whether it is nothing but the cue of one.
    fn names_source(&self, clause: &Clause) -> bool {
        let head = self.tree.token(clause.head).span;
        let mut near = self.annotations.attributions_near();
        let named = |a: &Attribution, span: TextSpan| a.source.iter().any(|s| s.contains(span));
        let object = { clause.object.as_ref() }.filter(|_| clause.form == Form::Participle);
        let object = object.map(|o| self.tree.token(o.head).span);
        near.any(|(_, a)| {
            let cue = a.cue.iter().any(|c| c.contains(head));
            let cites = cue && object.is_some_and(|o| named(a, o));
            a.rule == BEHIND_MARK && named(a, head) || cites
        })
    }
}

fn unclaimed(span: TextSpan, reason: Reason) -> Unclaimed {
    Unclaimed {
        span,
        why: reason.why.to_owned(),
        rule: reason.rule,
    }
}

/// The clause's own words around its head, in one stretch.
fn own_span(tree: &Tree<'_>, clause: &Clause) -> Option<TextSpan> {
    let head = tree.token(clause.head).span;
    let spans = tree.spans(&clause.words);
    spans.into_iter().find(|s| s.contains(head))
}

#[cfg(test)]
mod tests;
