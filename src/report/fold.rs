//! What a page for people leaves out until it is asked for, so that thirty seconds are enough: agreements that are told
//! already or by one origin alone, further words of an origin, and nearly all of what one source alone says.
//!
//! In: findings and claims in the order in which they are told. Out: those to show, and how many are folded, by reason.
//! What always holds: data leaves nothing out, and nothing is left out that a number does not tell.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Commitment, Modality, Polarity};
use crate::report::copies::Copied;
use crate::report::model::{Claim, Finding, Source, Span};
use crate::report::resolved::Resolved;
use crate::report::wording::count;

/// Origins whose words are shown for one finding or side; who else holds it is counted.
pub(super) const VOICES: usize = 4;

/// Claims of one source alone that stand for all of them: as many lines as a finding has.
const TELLING: usize = VOICES;

/// Fewer words are a heading or a fragment, more are no line to read in passing.
const TELLING_WORDS: std::ops::RangeInclusive<usize> = 5..=25;

/// Agreements, strongest first, and how many are folded.
pub(super) struct Fold<'a> {
    pub shown: Vec<&'a Finding>,
    /// Told by sources of one origin alone.
    one_origin: usize,
    /// Told above in other words.
    again: usize,
    /// Held by fewer than those shown.
    weaker: usize,
}

impl Fold<'_> {
    /// "12 more: 9 told by sources of one origin alone, 3 told above in other words", "1 more told above in other words"; `None` if
    /// nothing is folded.
    pub fn rest(&self) -> Option<String> {
        let parts = [
            (self.weaker, "held by fewer"),
            (self.one_origin, "told by sources of one origin alone"),
            (self.again, "told above in other words"),
        ];
        let folded: usize = parts.iter().map(|(n, _)| n).sum();
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<&(usize, &str)> = parts.collect();
        let told = |(n, what): &&(usize, &str)| format!("{n} {what}");
        match parts.as_slice() {
            [] => None,
            [(n, what)] => Some(format!("{n} more {what}")),
            all => {
                let all: Vec<String> = all.iter().map(told).collect();
                Some(format!("{folded} more: {}", all.join(", ")))
            }
        }
    }
}

impl<'a> Resolved<'a> {
    /// Of agreements, strongest first, at most so many that each tell something new, of two origins or more if there are so many.
    pub fn fold(&self, agreements: &[&'a Finding], most: usize) -> Fold<'a> {
        let mut fold = Fold {
            shown: Vec::new(),
            one_origin: 0,
            again: 0,
            weaker: 0,
        };
        let mut headings = BTreeSet::new();
        let mut told: Vec<Vec<&Claim>> = Vec::new();
        let origins: BTreeSet<&str> = self.report.sources.iter().map(|s| &*s.group).collect();
        // Where all articles have one origin, that is what there is to tell.
        let several = origins.len() > 1;
        for &finding in agreements {
            let heading = self.headline(finding).to_lowercase();
            let claims = self.claims(&finding.claims);
            if several && finding.independent.total() < 2 {
                fold.one_origin += 1;
            } else if headings.contains(&heading) || told.iter().any(|t| within(&claims, t)) {
                fold.again += 1;
            } else if fold.shown.len() == most {
                fold.weaker += 1;
            } else {
                headings.insert(heading);
                told.push(claims);
                fold.shown.push(finding);
            }
        }
        fold
    }

    /// A claim an origin, the first in order: "meridian-kabul and 1 copy" where others of that origin say it too.
    pub fn voices(&self, claims: &[&'a Claim]) -> Vec<Copied<'a>> {
        let origin = |c: &'a Claim| -> &'a str {
            let source = self.source(c);
            source.map_or(c.source.as_str(), |s| s.group.as_str())
        };
        let mut order: Vec<&str> = Vec::new();
        let mut of: BTreeMap<&str, Vec<&'a Claim>> = BTreeMap::new();
        for &claim in claims {
            let of = of.entry(origin(claim)).or_default();
            if of.is_empty() {
                order.push(origin(claim));
            }
            of.push(claim);
        }
        let voice = |origin: &str| Copied::new(&of[origin]);
        order.into_iter().filter_map(voice).collect()
    }

    /// Of what one source alone says, the few lines that tell most, at most one of each origin: those that name whom and what
    /// other sources speak of too, and give a figure or a time.
    pub fn telling(&self, unique: &[(&'a Source, Vec<&'a Claim>)]) -> Vec<&'a Claim> {
        let named = self.sources_by_entity();
        let weight = |claim: &Claim| -> usize {
            let mut known: Vec<usize> = claim
                .entities
                .iter()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .filter_map(|e| named.get(e.as_str()).map(BTreeSet::len))
                .collect();
            known.sort_unstable_by(|a, b| b.cmp(a));
            // Two names say whom a claim is about; a list of names tells no more.
            let about: usize = known.iter().take(2).sum();
            let exact = usize::from(!claim.quantities.is_empty() || !claim.times.is_empty());
            about + exact * self.report.sources.len()
        };
        let mut best: BTreeMap<&str, (usize, &'a Claim)> = BTreeMap::new();
        for (source, claims) in unique {
            for &claim in claims.iter().filter(|c| self.reads_alone(c)) {
                let weight = weight(claim);
                let held = best.get(source.group.as_str());
                if weight > 0 && held.is_none_or(|(most, _)| weight > *most) {
                    best.insert(&source.group, (weight, claim));
                }
            }
        }
        let mut best: Vec<(usize, &'a Claim)> = best.into_values().collect();
        // The sort is stable: of two alike the source that stands first.
        best.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        best.into_iter().take(TELLING).map(|(_, c)| c).collect()
    }

    /// Whether the words of a claim can be read without the article around them.
    fn reads_alone(&self, claim: &Claim) -> bool {
        let words = claim.quote.split_whitespace().count();
        let begins = claim.quote.chars().next();
        TELLING_WORDS.contains(&words)
            && begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            && claim.spans.len() == 1
            && claim.polarity == Polarity::Positive
            && claim.commitment != Commitment::Hedged
            && claim.modality == Modality::Asserted
            // What was said for a pronoun stands in the readable sentence alone.
            && claim.normalized.starts_with(&claim.quote)
            && !self.is_opposed(claim)
    }

    fn sources_by_entity(&self) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in &self.report.claims {
            for entity in &claim.entities {
                of.entry(entity).or_default().insert(&claim.source);
            }
        }
        of
    }
}

/// Whether all claims are among the others, or inside the words of one of them: "a bridge will carry trams" inside "the town will build a
/// bridge that will carry trams".
fn within(claims: &[&Claim], others: &[&Claim]) -> bool {
    let inside = |small: &Claim, large: &Claim| {
        let holds = |s: &Span| { large.spans.iter() }.any(|l| l.start <= s.start && s.end <= l.end);
        small.source == large.source && small.spans.iter().all(holds)
    };
    let told = |c: &&Claim| others.iter().any(|o| c.id == o.id || inside(c, o));
    claims.iter().all(told)
}

/// "a, b and c"; of many, the first and how many others there are.
pub(super) fn holders(names: &[String], all: bool) -> String {
    if all || names.len() <= VOICES {
        return names.join(", ");
    }
    let (first, others) = names.split_at(VOICES - 1);
    let others = count(others.len(), "other", "others");
    format!("{} and {others}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Crosscheck;
    use crate::document::plain;
    use crate::rules::Layers;
    use crate::verdict::Verdict;

    #[test]
    fn what_stands_inside_the_words_of_another_finding_is_not_told_again() {
        let text =
            "The town will soon build a bridge that will carry all trams. A ferry sank off Tolna.";
        let documents = ["a", "b"].map(|key| plain(key, &format!("{text} {key}")));
        let report = Crosscheck::new(&Layers::default())
            .unwrap()
            .compare(documents.to_vec());
        let agreed: Vec<&Finding> = { report.findings.iter() }
            .filter(|f| f.verdict == Verdict::Agreement)
            .collect();
        let (only, heads) = (BTreeSet::new(), |list: &[&Finding]| list.len());
        let resolved = Resolved::new(&report, &only);
        let fold = resolved.fold(&agreed, 40);
        assert_eq!((heads(&agreed), heads(&fold.shown)), (3, 2));
        assert_eq!(
            fold.rest().as_deref(),
            Some("1 more told above in other words")
        );
    }
}
