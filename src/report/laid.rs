//! Whom the sources of an answer lay it to: one may quote somebody, where another says it in its own words.

use std::collections::HashMap;

use super::model::{Claim, FactValue, Report};

/// The claims of a report by their ids.
pub(super) struct Laid<'r> {
    claims: HashMap<&'r str, &'r Claim>,
}

impl<'r> Laid<'r> {
    pub fn new(report: &'r Report) -> Self {
        let claims = report.claims.iter().map(|c| (c.id.as_str(), c));
        Self {
            claims: claims.collect(),
        }
    }

    /// The answer's speakers to whom some of `sources` lay it.
    pub fn speakers<'v>(&self, value: &'v FactValue, sources: &[&str]) -> Vec<&'v str> {
        let claims = value.claims.iter().filter_map(|id| self.claims.get(&**id));
        let own: Vec<_> = claims.filter(|c| sources.contains(&&*c.source)).collect();
        let laid = |speaker: &&String| {
            let mut all = own.iter().flat_map(|c| &c.attributions);
            all.any(|a| a.speaker.as_ref() == Some(speaker))
        };
        let named = value.speakers.iter().filter(laid);
        named.map(String::as_str).collect()
    }

    /// The answer's sources by `name`, and whom they lay it to. Where they differ in that, each has its own speakers beside its
    /// name, and all together have none.
    pub fn told_by(
        &self,
        value: &FactValue,
        name: impl Fn(&str) -> String,
    ) -> (Vec<String>, String) {
        let by = |source: &String| self.speakers(value, &[source]).join(", ");
        let each: Vec<String> = value.sources.iter().map(by).collect();
        if each.windows(2).all(|w| w[0] == w[1]) {
            let names = value.sources.iter().map(|s| name(s)).collect();
            return (names, each.into_iter().next().unwrap_or_default());
        }
        let named = |(source, by): (&String, String)| {
            let name = name(source);
            if by.is_empty() {
                name
            } else {
                format!("{name} (according to {by})")
            }
        };
        let names = value.sources.iter().zip(each).map(named);
        (names.collect(), String::new())
    }
}
