//! The judge of rule tests: it reads their texts and stories as files are read, and relates their sentences as a run would.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::asked::{Judge, Taken};
use crate::compare::Crosscheck;
use crate::document::{Article, BoilerplateRules};
use crate::rules::model::{Boilerplate, RelationOfClaims};
use crate::run::{Run, Severity};
use crate::verdict::{ConflictKind, Finding, Verdict};

/// A comparison with the facts of each article by its key, as tests have them.
fn with_facts(run: Run) -> (Run, BTreeMap<String, Vec<String>>) {
    let mut facts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for fact in &run.told.facts {
        let article = run.documents.get(fact.source.0 as usize);
        let told = fact.written(&run.entities);
        facts
            .entry(article.map_or_else(String::new, |d| d.key.clone()))
            .or_default()
            .push(told);
    }
    (run, facts)
}

impl Judge for Crosscheck {
    fn relation(&self, one: &str, other: &str) -> (RelationOfClaims, Option<ConflictKind>) {
        let run = self.run(self.take([Article::text("a", one), Article::text("b", other)]));
        let gravity = |f: &&Finding| match f.verdict {
            Verdict::Contradiction | Verdict::Dispute => 4,
            Verdict::Update => 3,
            Verdict::Agreement => 2,
            Verdict::Related => 1,
            Verdict::Unique => 0,
        };
        let across = run.findings.iter().filter(|f| f.sources.len() > 1);
        let Some(gravest) = across.max_by_key(gravity) else {
            return (RelationOfClaims::None, None);
        };
        let relation = match gravest.verdict {
            Verdict::Contradiction | Verdict::Dispute => RelationOfClaims::Contradicts,
            Verdict::Update => RelationOfClaims::Updates,
            Verdict::Agreement => RelationOfClaims::Equivalent,
            Verdict::Related => RelationOfClaims::Related,
            Verdict::Unique => RelationOfClaims::None,
        };
        (relation, gravest.kind)
    }

    fn fits(&self, rule: &Boilerplate, lines: &[&str]) -> Vec<bool> {
        // A pattern that does not compile fits nothing; `rules check` tells of it.
        let rules = BoilerplateRules::new(std::slice::from_ref(rule));
        let fits = |line: &&str| rules.as_ref().is_ok_and(|r| r.fits(line));
        lines.iter().map(fits).collect()
    }

    fn story(&self, articles: Vec<Article>) -> (Run, BTreeMap<String, Vec<String>>) {
        with_facts(self.run(self.take(articles)))
    }

    fn whole_story(&self, path: &Path) -> Result<(Run, BTreeMap<String, Vec<String>>), String> {
        let read = self.open(&[path.to_owned()]).map_err(|e| e.to_string())?;
        if let Some(unread) = { read.diagnostics.iter() }.find(|d| d.severity == Severity::Error) {
            return Err(format!("{}: {}", unread.path, unread.message));
        }
        Ok(with_facts(self.run(read)))
    }

    fn read(&self, text: &str, published: Option<Date>) -> Taken {
        let mut article = Article::text("text", text);
        article.meta.published = published;
        let mut run = Crosscheck::read(self, self.take([article]));
        let mut reading = run.readings.pop().unwrap_or_default();
        reading.claims = run.claims;
        let facts = run.told.facts.iter();
        Taken {
            reading,
            facts: facts.map(|f| f.written(&run.entities)).collect(),
            entities: run.entities,
        }
    }
}
