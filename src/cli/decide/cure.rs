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
        let rules = self.session.rules();
        let (Ok(added), mut file) = (serde_yaml::from_str::<RuleFile>(yaml), rules.file.clone())
        else {
            return false;
        };
        file.entities.extend(added.entities);
        file.referents.extend(added.referents);
        let Ok(pipeline) = Pipeline::new(&file) else {
            return false;
        };
        let run = pipeline.run(self.run.documents.clone());
        let after = Report::new(&run, Pack::all(rules));
        let has = |f: &Finding, id: &str| f.claims.iter().any(|c| c == id);
        let verdict = self.finding.verdict;
        !{ after.findings.iter() }.any(|f| f.verdict == verdict && has(f, a) && has(f, b))
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
