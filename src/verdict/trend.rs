//! Up or down: one amount rose in one article and fell in the other, whatever words tell it ("revenue fell last year",
//! "$3 million in revenue last year, up 9 percent").
//!
//! Amounts go up and down from one quarter to the next, so both claims must name the same period, or both none and be
//! of one event by their score.

use crate::claim::{Claim, Polarity, Term};
use crate::matching::{Threshold, actual, held};
use crate::text::Upos;

use super::ConflictKind;
use super::amounts::same_period;
use super::conflict::{Conflict, Issues};
use super::court::{Court, Pair};

/// Words that may stand between the noun and what tells its trend.
const REACH: usize = 60;
/// How sure such a conflict is at least.
const SURE: f64 = 0.6;

/// A noun, and whether what it names went up.
pub(super) struct Trend<'c> {
    pub noun: &'c str,
    up: bool,
}

pub(super) fn find(pair: &Pair, issues: Issues) -> Option<Conflict> {
    let al = &pair.score.alignment;
    let plain = |c: &Claim| actual(c) && held(c) == Polarity::Positive;
    if issues.crossed || issues.places || !plain(pair.a) || !plain(pair.b) || al.names_part {
        return None;
    }
    let period = same_period(pair);
    let timed = !pair.a.times.is_empty() || !pair.b.times.is_empty();
    if !period && (timed || pair.score.event < pair.limit(Threshold::SameEvent)) {
        return None;
    }
    let (these, those) = (trends(pair.court, pair.a), trends(pair.court, pair.b));
    let same = |x: &str, y: &str| x == y || pair.court.lexis.same(x, y);
    let (x, y) = these.iter().find_map(|x| {
        let met = |y: &&Trend| same(x.noun, y.noun) && x.up != y.up;
        those.iter().find(met).map(|y| (x, y))
    })?;
    // Another's revenue may well have risen.
    let about = |noun: &str, c: &Claim| c.subject.as_ref().is_some_and(|s| s.head == noun);
    if al.subject.is_some_and(|s| s < 0.6) && !about(x.noun, pair.a) && !about(y.noun, pair.b) {
        return None;
    }
    let value = |t: &Trend| format!("{} {}", t.noun, if t.up { "up" } else { "down" });
    Some(Conflict {
        kind: ConflictKind::Antonym,
        values: [value(x), value(y)],
        rule: "verdict/trend".into(),
        detail: format!("{} went up, or it went down", x.noun),
        contained: false,
        sure: pair.score.event.max(SURE),
    })
}

/// What the claim says rose or fell: its subject, a noun with a participle ("declining revenue"), or the noun before
/// "up 16 percent".
pub(super) fn trends<'c>(court: &Court, claim: &'c Claim) -> Vec<Trend<'c>> {
    let cues = court.cues;
    let mut out = Vec::new();
    if let (Some(up), Some(s)) = (cues.trend(&claim.relation.lemma), &claim.subject) {
        out.push(Trend { noun: &s.head, up });
    }
    let noun =
        |t: &&Term| t.upos == Upos::Noun && !claim.times.iter().any(|x| x.span.contains(t.span));
    for two in claim.terms.windows(2) {
        let modifies = matches!(two[0].upos, Upos::Verb | Upos::Adj)
            && two[0].span.end + 1 == two[1].span.start
            && noun(&&two[1]);
        if let Some(up) = cues.trend(&two[0].lemma).filter(|_| modifies) {
            out.push(Trend {
                noun: &two[1].lemma,
                up,
            });
        }
    }
    let Some(document) = court.documents.get(claim.source.0 as usize) else {
        return out;
    };
    for q in claim.quantities.iter().filter(|q| q.unit == "%") {
        let before = document
            .text
            .get(..q.span.start)
            .unwrap_or_default()
            .trim_end();
        let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
        let start = before.len() - word.len();
        let Some(up) = cues.direction(word) else {
            continue;
        };
        let near = |t: &&Term| t.span.end <= start && start - t.span.end <= REACH;
        if let Some(t) = claim.terms.iter().filter(near).rfind(noun) {
            out.push(Trend { noun: &t.lemma, up });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::verdicts;
    use crate::verdict::{ConflictKind, Verdict};

    fn opposed(a: &str, b: &str) -> bool {
        verdicts(a, b).contains(&(Verdict::Contradiction, Some(ConflictKind::Antonym)))
    }

    #[test]
    fn one_amount_goes_one_way_in_one_period() {
        let fell = "The brewery's turnover fell last year, the board said.";
        assert!(opposed(
            fell,
            "The brewery booked $3 million in turnover last year, up 8 percent."
        ));
        assert!(!opposed(
            fell,
            "The brewery booked $3 million in turnover in May, up 8 percent."
        ));
        assert!(!opposed(
            fell,
            "The brewery booked $3 million in profit last year, up 8 percent."
        ));
    }
}
