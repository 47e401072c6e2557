//! Claims that articles of one origin tell word for word alike: a line for all of them, "northern-gazette and 39 copies".
//!
//! One copy is named beside the other; more are counted. Data names them all.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::model::Claim;
use crate::report::resolved::Resolved;
use crate::report::wording::{count, manner};

/// Copies from which on they are counted.
const MANY: usize = 2;

/// A claim, and those of its origin that say it in the same words.
pub(super) struct Copied<'a> {
    pub claim: &'a Claim,
    /// Claims of other articles.
    copies: Vec<&'a Claim>,
}

impl<'a> Copied<'a> {
    /// The first of claims of one origin, beside the other sources among them; `None` of none.
    pub(super) fn new(claims: &[&'a Claim]) -> Option<Self> {
        let (claim, others) = claims.split_first()?;
        let others = others.iter().filter(|c| c.source != claim.source);
        Some(Self {
            claim,
            copies: others.copied().collect(),
        })
    }

    #[cfg(feature = "cli")]
    /// Where it stands, with the number of copies: "harbour-post:12 and 3 copies".
    pub fn place(&self) -> String {
        let others: BTreeSet<&str> = self.copies.iter().map(|c| c.source.as_str()).collect();
        let at = format!("{}:{}", self.claim.source, self.claim.span.line);
        named(&at, others.len())
    }

    /// Its source, with the number of copies where there are many.
    pub fn by(&self) -> String {
        let others: BTreeSet<&str> = self.copies.iter().map(|c| c.source.as_str()).collect();
        named(&self.claim.source, others.len())
    }

    /// The same, by the name of its outlet.
    pub fn by_name(&self, resolved: &Resolved) -> String {
        let others: BTreeSet<&str> = self.copies.iter().map(|c| c.source.as_str()).collect();
        named(&resolved.name_of(&self.claim.source), others.len())
    }
}

fn named(name: &str, copies: usize) -> String {
    if copies == 0 {
        name.to_owned()
    } else {
        format!("{name} and {}", count(copies, "copy", "copies"))
    }
}

impl<'a> Resolved<'a> {
    /// The claims in their order, many that are told alike as one.
    pub fn alike(&self, claims: &[&'a Claim]) -> Vec<Copied<'a>> {
        let key = |c: &'a Claim| {
            let origin = self.source(c).map_or("", |s| s.group.as_str());
            (origin, c.quote.as_str(), manner(c))
        };
        let mut of: BTreeMap<_, Vec<&'a Claim>> = BTreeMap::new();
        for &claim in claims {
            of.entry(key(claim)).or_default().push(claim);
        }
        let mut found = Vec::new();
        for &claim in claims {
            let all = &of[&key(claim)];
            let sources: BTreeSet<&str> = all.iter().map(|c| c.source.as_str()).collect();
            let mut copies = Vec::new();
            if sources.len() > MANY {
                if all[0].id != claim.id {
                    continue;
                }
                let others = all.iter().filter(|c| c.source != claim.source);
                copies.extend(others.copied());
            }
            found.push(Copied { claim, copies });
        }
        found
    }

    /// Those who hold a side of which `claims` are told, `names`: who only copies another is counted with it.
    pub(super) fn holders(&self, names: &[String], claims: &[&'a Claim]) -> Vec<String> {
        let outlet = |c: &Claim| -> &'a str {
            let source = self.source(c);
            source.map_or("", |s| s.outlet.as_deref().unwrap_or(&s.id))
        };
        let copied = self.alike(claims);
        let leading: BTreeSet<&str> = copied.iter().map(|t| outlet(t.claim)).collect();
        let mut copying: BTreeMap<&str, &str> = BTreeMap::new();
        for t in &copied {
            let others = t.copies.iter().map(|c| outlet(c));
            for other in others.filter(|o| !leading.contains(o)) {
                copying.entry(other).or_insert(outlet(t.claim));
            }
        }
        let copies = |name: &str| copying.values().filter(|of| **of == name).count();
        let own = names.iter().filter(|n| !copying.contains_key(n.as_str()));
        own.map(|n| named(n, copies(n))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn one_copy_is_named_and_more_are_counted() {
        let mut report = fixture::report();
        let mut first = report.claims[0].clone();
        let source = report.sources[0].clone();
        report.claims.clear();
        report.sources.clear();
        for name in ["a", "b", "c", "d"] {
            let mut source = source.clone();
            (source.id, source.group) = (name.to_owned(), "A".to_owned());
            source.outlet = Some(format!("The {name}"));
            report.sources.push(source);
            (first.id, first.source) = (name.to_owned(), name.to_owned());
            report.claims.push(first.clone());
        }
        report.claims[3].quote = "other words".to_owned();
        let only = BTreeSet::new();
        let resolved = Resolved::new(&report, &only);
        let claims: Vec<&Claim> = report.claims.iter().collect();
        let by = |claims: &[&Claim]| -> Vec<String> {
            resolved.alike(claims).iter().map(Copied::by).collect()
        };
        assert_eq!(by(&claims), ["a and 2 copies", "d"]);
        assert_eq!(by(&claims[1..]), ["b", "c", "d"]);
        let names = ["The a", "The b", "The c", "The d"].map(str::to_owned);
        assert_eq!(
            resolved.holders(&names, &claims),
            ["The a and 2 copies", "The d"]
        );
    }
}
