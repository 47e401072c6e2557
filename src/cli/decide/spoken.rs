//! Who speaks in a finding: for each claim that is laid to somebody the command that lays it to another, and the test that says who speaks.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crosscheck::report::{Claim, Finding, Report};
use crosscheck::rule_tests::unmet;
use crosscheck::rules::bare;
use crosscheck::rules::model::ExpectedFinding;
use crosscheck::run::Run;
use serde_json::json;

use super::ruling::claim;
use crate::cli::message::REASON;

/// So many claims are told of at most.
const MOST: usize = 8;

/// Commands and a test for the claims of a finding that are laid to somebody; empty where none is.
pub fn told(run: &Run, report: &Report, finding: &Finding, paths: &[PathBuf]) -> String {
    let claims = finding.claims.iter().filter_map(|id| claim(report, id));
    let laid: Vec<&Claim> = claims.filter(|c| !c.attributions.is_empty()).collect();
    if laid.is_empty() {
        return String::new();
    }
    let mut text =
        "\nIf words are laid to the wrong person, with the right name (`nobody`: the article itself says it):\n\n"
            .to_owned();
    for claim in laid.iter().take(MOST) {
        let whom = speaker(claim).map_or_else(|| "nobody named".to_owned(), str::to_owned);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  crosscheck decide {} PATH --speaker NAME --because \"{REASON}\"  # {}: {whom}",
            claim.id, claim.source
        );
    }
    if laid.len() > MOST {
        let _ = writeln!(text, "  # and {} more", laid.len() - MOST);
    }
    text + &test(run, &laid, paths)
}

/// Whom the report names for a claim.
fn speaker(claim: &Claim) -> Option<&str> {
    let mut nearest = claim.attributions.iter().rev();
    nearest.find_map(|a| a.speaker.as_deref())
}

/// The test of who speaks, as it is read now; empty where it can not be said of one path.
fn test(run: &Run, laid: &[&Claim], paths: &[PathBuf]) -> String {
    let [path] = paths else {
        return String::new();
    };
    let holds = |claim: &&&Claim| {
        let quoted = [(claim.source.clone(), claim.text.clone())];
        let expected = ExpectedFinding {
            claim: quoted.into(),
            speaker: speaker(claim).map(str::to_owned),
            ..ExpectedFinding::default()
        };
        expected.speaker.is_some() && unmet(run, &expected).is_none()
    };
    let line = |claim: &&Claim| {
        let (source, words) = (bare(&claim.source), json!(claim.text));
        let whom = bare(speaker(claim).unwrap_or_default());
        format!("      - {{claim: {{{source}: {words}}}, speaker: {whom}}}\n")
    };
    let lines: String = laid.iter().take(MOST).filter(holds).map(line).collect();
    if path == Path::new("-") || lines.is_empty() {
        return String::new();
    }
    let story = bare(&path.display().to_string());
    format!(
        "\nA test of who speaks, which holds as it is; put the right name where it is wrong, and it fails until that is mended:\n\n\
         tests:\n  - story: {story}\n    report:\n{lines}"
    )
}
