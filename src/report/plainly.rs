//! A finding told in plain lines, for programs that show text as it is: a headline, then who says what in which words.
//!
//! What always holds: every character that acts is visible (see [`crate::visible`]), and a line is one line.

use crate::claim::Stance;
use crate::report::model::{Claim, Finding};
use crate::report::name::kind_name;
use crate::report::resolved::Resolved;
use crate::report::ruled::ruled;
use crate::report::sides::Side;
use crate::report::wording::{manner, marked, readable, reason};
use crate::rules::{Label, Polarity, holds, words};
use crate::verdict::{ASSERTED, ConflictKind, Verdict};
use crate::visible::line;

impl Resolved<'_> {
    /// What a finding is about, and the values at issue: "Killed in the crash: 26 or 34".
    pub fn headline(&self, finding: &Finding) -> String {
        if finding.sides.is_empty() {
            let told = self.told(finding, &finding.claims);
            let first = leading(finding, &told).map_or("", |c| c.normalized.as_str());
            let answer = self.answer(finding);
            return line(answer.as_deref().unwrap_or(first)).into_owned();
        }
        let about = self.matter(finding);
        let sides = self.sides(finding);
        let values: Vec<String> = sides
            .iter()
            .filter(|s| !s.value.is_empty())
            .map(|s| readable(&line(s.value)))
            .collect();
        // The sides of an update are in order of time.
        let update = finding.verdict == Verdict::Update;
        let joint = if update { ", then" } else { ", or" };
        let all = |values: &[String]| match values {
            _ if update => values.join(", then "),
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            all => all.concat(),
        };
        // What a ruling opposes without a value is told by its sides: two sentences are no title.
        if ruled(finding).is_some() && sides.iter().any(is_quote) {
            return about;
        }
        let told = |value: &str| marked(&about, value, None).iter().any(|(_, mark)| *mark);
        match values.as_slice() {
            [] => about,
            // The first value stands in the words already.
            [first, others @ ..] if told(first) && !others.is_empty() => {
                format!("{about}{joint} {}", all(others))
            }
            values => format!("{about}: {}", all(values)),
        }
    }

    /// What a finding is about, without the values of its sides: a question, or its first claim.
    pub fn matter(&self, finding: &Finding) -> String {
        let told = self.told(finding, &finding.claims);
        let first = leading(finding, &told).map_or("", |c| c.normalized.as_str());
        let about = match self.question(finding) {
            Some(question) => question,
            None if first.is_empty() => finding.kind.map_or("state", kind_name),
            None => first,
        };
        line(about.trim_end_matches('.')).into_owned()
    }

    /// Who says what, a line a claim and a side; last the reason, where there is one in words.
    pub fn account(&self, finding: &Finding) -> Vec<String> {
        let mut lines = Vec::new();
        let quote = |told: &[&Claim], lines: &mut Vec<String>| {
            for copied in self.alike(told) {
                let at = copied.claim.span.line;
                let said = said(copied.claim);
                lines.push(format!("  {}:{at} {said}", line(&copied.by())));
            }
        };
        for side in self.sides(finding) {
            let value = if side.value.is_empty() {
                "—"
            } else {
                side.value
            };
            let holders = side.held_by.join(", ");
            lines.push(format!("{}: {}", readable(&line(value)), line(&holders)));
            quote(&side.claims, &mut lines);
        }
        if finding.sides.is_empty() {
            quote(&self.told(finding, &finding.claims), &mut lines);
        }
        // A score says nothing to those who read.
        let why = if finding.sides.is_empty() {
            ruled(finding)
        } else {
            finding.because.first()
        };
        lines.extend(
            why.map(|r| format!("because {} ({})", line(&reason(&r.detail)), line(&r.rule))),
        );
        lines
    }
}

/// A value of more words than this, which a claim of its side has in a row, is a quote and no value.
const SHORT: usize = 3;

/// Whether a side's value is words that were quoted of it.
fn is_quote(side: &Side<'_>) -> bool {
    let value = words(side.value);
    let has = |c: &&Claim| holds(&words(&c.text), &value);
    value.len() > SHORT && side.claims.iter().any(has)
}

/// The claim that a finding is headed by: the first, which stands for all, unless it reads badly alone. Then one on its side whose
/// words begin a sentence.
fn leading<'a>(finding: &Finding, claims: &[&'a Claim]) -> Option<&'a Claim> {
    let first = *claims.first()?;
    let denied = |c: &Claim| c.attributions.iter().any(|a| a.stance == Stance::Denies);
    let own = finding.sides.iter().find(|s| s.contains(&first.id));
    // What somebody denies is best told by those who say it.
    let fits = |c: &Claim| denied(first) || own.is_none_or(|side| side.contains(&c.id));
    // "Officials were given photos: yes or no", and not "were given none: no or yes".
    if finding.kind == Some(ConflictKind::Negation) && first.polarity == Polarity::Negative {
        let mut others = claims.iter().filter(|c| c.polarity == Polarity::Positive);
        return Some(others.next().unwrap_or(&first));
    }
    let whole = |c: &&&Claim| c.quote.starts_with(|first: char| !first.is_lowercase());
    // "The bank will close ten branches: denied or asserted": what is denied, and not that somebody does it.
    if finding.kind == Some(ConflictKind::Denial) {
        let asserts = finding.positions.iter().find(|p| p.value == ASSERTED);
        let side = asserts.and_then(|p| finding.sides.get(p.side));
        let asserted = claims
            .iter()
            .filter(|c| side.is_some_and(|s| s.contains(&c.id)));
        let found = asserted.clone().find(whole).or(asserted.clone().next());
        return Some(found.copied().unwrap_or(first));
    }
    if !(denied(first) || is_torn(first)) {
        return Some(first);
    }
    let mut others = claims.iter().filter(whole);
    let found = others.find(|c| fits(c) && !denied(c));
    Some(found.copied().unwrap_or(first))
}

/// Whether a claim is told in words out of the middle of a sentence, and they name nobody or by one common word alone ("that", "they").
fn is_torn(claim: &Claim) -> bool {
    let mut words = claim.quote.split_whitespace();
    let first = words.next().unwrap_or_default();
    let told = claim.normalized.split_whitespace().next();
    first.starts_with(char::is_lowercase)
        && told.is_some_and(|t| t.eq_ignore_ascii_case(first))
        && claim.subject.as_deref().is_none_or(|s| s == first)
}

/// "“words” — according to a spokesman"
pub(super) fn said(claim: &Claim) -> String {
    let manner = manner(claim);
    let dash = if manner.is_empty() { "" } else { " — " };
    format!("“{}”{dash}{}", line(&claim.quote), line(&manner))
}

/// "contradiction:numeric", as `--fail-on` names it.
pub(super) fn label(finding: &Finding) -> String {
    label_of(finding.verdict, finding.kind)
}

/// The same of a verdict and kind.
pub(super) fn label_of(verdict: Verdict, kind: Option<ConflictKind>) -> String {
    Label { verdict, kind }.to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::report::fixture;
    use crate::report::model::Report;

    /// The heading of the fixture's finding `at` when `change` was done to its report.
    fn heading(at: usize, change: impl Fn(&mut Report)) -> String {
        let mut report = fixture::report();
        change(&mut report);
        let only = BTreeSet::new();
        Resolved::new(&report, &only).headline(&report.findings[at])
    }

    fn told(report: &mut Report, claim: usize, quote: &str, subject: Option<&str>) {
        let claim = &mut report.claims[claim];
        quote.clone_into(&mut claim.quote);
        let (first, rest) = quote.split_at(1);
        claim.normalized = first.to_uppercase() + rest;
        claim.subject = subject.map(str::to_owned);
    }

    #[test]
    fn a_clause_torn_out_of_its_sentence_heads_nothing_where_another_can() {
        let agreed = |quote: &'static str, subject: Option<&'static str>| {
            heading(1, move |r| told(r, 3, quote, subject))
        };
        assert_eq!(
            agreed("that was told to nobody", Some("that")),
            "Nobody was warned"
        );
        assert_eq!(agreed("said nobody was told", None), "Nobody was warned");
        assert_eq!(
            agreed("the staff were not told", Some("the staff")),
            "The staff were not told"
        );
        let both = heading(1, |r| {
            told(r, 3, "that was told to nobody", Some("that"));
            told(r, 5, "which nobody knew", Some("which"));
        });
        assert_eq!(both, "That was told to nobody");
    }

    #[test]
    fn a_side_is_told_by_its_own_words() {
        // The other side's sentence is whole, and says something else.
        let torn = heading(0, |r| told(r, 0, "that closes 14 branches", Some("that")));
        assert_eq!(torn, "That closes 14 branches, or ten");
        let denied = heading(0, |r| {
            let mut attribution = r.claims[2].attributions[0].clone();
            attribution.stance = Stance::Denies;
            r.claims[0].attributions.push(attribution);
        });
        assert_eq!(denied, "Calder Bank will close ten branches: 14 or ten");
    }

    #[test]
    fn a_denial_is_headed_by_what_is_denied() {
        let told = |values: [&str; 2], quote: &'static str| {
            heading(0, |r| {
                r.findings[0].kind = Some(ConflictKind::Denial);
                for (position, value) in r.findings[0].positions.iter_mut().zip(values) {
                    value.clone_into(&mut position.value);
                }
                told(r, 2, quote, None);
            })
        };
        let denied = told(
            ["denied", "asserted"],
            "Calder Bank will close ten branches",
        );
        assert_eq!(
            denied,
            "Calder Bank will close ten branches: denied or asserted"
        );
        let first = told(["asserted", "denied"], "Calder Bank calls it a lie");
        assert_eq!(
            first,
            "Calder Bank is to close 14 branches: asserted or denied"
        );
    }

    #[test]
    fn what_one_negates_is_headed_by_what_the_other_says() {
        let negated = heading(0, |r| {
            r.findings[0].kind = Some(ConflictKind::Negation);
            r.claims[0].polarity = Polarity::Negative;
            for (position, value) in r.findings[0].positions.iter_mut().zip(["no", "yes"]) {
                value.clone_into(&mut position.value);
            }
        });
        assert_eq!(negated, "Calder Bank will close ten branches: no or yes");
    }
}
