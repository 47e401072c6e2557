//! What is wrong with rule files, for other programs: as JSON, as results of code analysis, as annotations of a change.
//!
//! In: [`Problem`]s in their order. Out: one text that holds all of them. Paths are as their user named them; lines and columns
//! count from 1, columns in characters.

mod github;
mod json;
mod said;
mod sarif;

use std::io;

use crate::rules::Problem;

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemFormat {
    /// One object: `schema`, a number, and `problems`, a list of `severity`, `kind`, `message`, `label`, `help`, `place`, `related`.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
}

impl ProblemFormat {
    /// Writes all problems.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(self, problems: &[Problem], out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Json => json::write(problems, out),
            Self::Sarif => sarif::write(problems, out),
            Self::Github => github::write(problems, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::rules::{Place, ProblemKind, SourceText};

    fn written(format: ProblemFormat) -> String {
        let source = Arc::new(SourceText {
            path: "my rules/a.yaml".to_owned(),
            text: Arc::from("lexicon:\n  synonyms: [[größer, big]]\n  antonyms: [[größer, big]]\n"),
        });
        let at = |word: &str, line: &str| {
            let start = source.text.find(line).unwrap();
            let start = start + source.text[start..].find(word).unwrap();
            Some(Place {
                source: Arc::clone(&source),
                span: start..start + word.len(),
            })
        };
        let problems = [
            ProblemKind::Conflict
                .warning("both are said, 50 %", at("[größer, big]", "antonyms"))
                .label("exclude each other")
                .see(at("[größer, big]", "synonyms"), "mean the same")
                .help("take one out"),
            ProblemKind::File.error("cannot read b.yaml: no such file", None),
        ];
        let mut out = Vec::new();
        format.write(&problems, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn as_json() {
        insta::assert_snapshot!(written(ProblemFormat::Json));
    }

    #[test]
    fn as_results_of_code_analysis() {
        insta::assert_snapshot!(written(ProblemFormat::Sarif));
    }

    #[test]
    fn as_annotations() {
        insta::assert_snapshot!(written(ProblemFormat::Github), @r"
        ::error title=rules file::cannot read b.yaml: no such file
        ::warning file=my rules/a.yaml,line=3,col=14,endColumn=27,title=rules conflict::both are said, 50 %25: exclude each other%0Ahelp: take one out%0Amy rules/a.yaml:2: mean the same
        ");
    }
}
