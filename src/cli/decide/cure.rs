//! Entries of a rule file that may mend a finding at its cause, each tried: whether the finding still stands with it.

use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Finding, Pack, Report};
use crosscheck::rules::model::RuleFile;
use crosscheck::run::Run;

use crate::cli::session::Session;

/// What may be so, and the entry that says it.
pub struct Offer {
    /// "“she” of echo is not Ada Holm"
    pub cases: Vec<String>,
    /// Behind "write this into a rule file".
    pub aside: &'static str,
    /// The section with its entries.
    pub yaml: String,
}

impl Offer {
    /// As `explain` prints it; `more` is set behind what leads to the entry.
    pub fn told(&self, more: &str) -> String {
        let (cases, aside) = (self.cases.join(", or "), self.aside);
        format!(
            "\nIf {cases}, write this into a rule file{aside}{more}:\n\n{}\n",
            self.yaml.trim_end()
        )
    }
}

/// Two claims that a finding holds together.
pub type Held<'f> = [&'f str; 2];

/// Rules that can be tried on the articles of a run.
pub struct Trial<'a> {
    pub session: &'a Session,
    pub run: &'a Run,
    pub finding: &'a Finding,
}

impl Trial<'_> {
    /// Whether no finding of the verdict holds the two any more with these entries in force.
    pub fn undone(&self, yaml: &str, [a, b]: Held<'_>) -> bool {
        let has = |f: &Finding, id: &str| f.claims.iter().any(|c| c == id);
        let verdict = self.finding.verdict;
        let holds = |f: &Finding| f.verdict == verdict && has(f, a) && has(f, b);
        (self.after(yaml)).is_some_and(|after| !after.findings.iter().any(holds))
    }

    /// The ids of the claims that leave the finding with these entries in force, where the rest of them still make one.
    pub fn leave(&self, yaml: &str) -> Option<Vec<&str>> {
        let finding = self.finding;
        if finding.claims.len() < 3 {
            return None;
        }
        let after = self.after(yaml)?;
        let shared = |f: &Finding| {
            finding
                .claims
                .iter()
                .filter(|c| f.claims.contains(c))
                .count()
        };
        let opposed = |f: &Finding| {
            let stays = |side: &Vec<String>| side.iter().any(|c| f.claims.contains(c));
            finding.sides.iter().all(stays)
        };
        let rest = { after.findings.iter() }
            .filter(|f| f.verdict == finding.verdict && shared(f) > 1 && opposed(f))
            .max_by_key(|f| shared(f))?;
        let gone = { finding.claims.iter() }.filter(|c| !rest.claims.contains(c));
        Some(gone.map(String::as_str).collect())
    }

    /// The report with these entries in force.
    fn after(&self, yaml: &str) -> Option<Report> {
        let rules = self.session.rules();
        let added = serde_yaml::from_str::<RuleFile>(yaml).ok()?;
        let mut file = rules.file.clone();
        file.entities.extend(added.entities);
        file.referents.extend(added.referents);
        let pipeline = Pipeline::new(&file).ok()?;
        let run = pipeline.run(self.run.documents.clone());
        Some(Report::new(&run, Pack::all(rules)))
    }

    /// The claims by whose parting a finding is undone: the first of two sides, or the first two.
    pub fn held(&self) -> Option<Held<'_>> {
        let claims = &self.finding.claims;
        match self.finding.sides.as_slice() {
            [a, b, ..] => Some([a.first()?, b.first()?]),
            _ => Some([claims.first()?, claims.get(1)?]),
        }
    }
}
