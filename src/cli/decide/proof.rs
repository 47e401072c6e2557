//! The test that fails until a finding is mended, over the whole story: what `rules test` says of it the report says too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscheck::report::Report;
use crosscheck::rule_tests::unmet;
use crosscheck::rules::model::ExpectedFinding;
use crosscheck::rules::{ConflictKind, bare};
use crosscheck::run::Run;
use serde_json::json;

use super::ruling::claim;
use crate::cli::args::Ruled;

/// The test of what `verdict` makes of claims, by their ids; empty where it can not be said of one path and one claim an article.
pub fn told(
    run: &Run,
    report: &Report,
    paths: &[PathBuf],
    (ids, verdict, kind): (&[String], Ruled, Option<ConflictKind>),
) -> String {
    let [path] = paths else {
        return String::new();
    };
    let claims = ids.iter().filter_map(|id| claim(report, id));
    let quotes: BTreeMap<String, String> =
        claims.map(|c| (c.source.clone(), c.text.clone())).collect();
    if path == Path::new("-") || quotes.len() < ids.len() {
        return String::new();
    }
    let kind = kind.filter(|_| verdict == Ruled::Contradiction);
    let mut expected = ExpectedFinding {
        kind,
        ..ExpectedFinding::default()
    };
    let (key, place) = match verdict {
        Ruled::Agreement => ("agreement", &mut expected.agreement),
        Ruled::Contradiction => ("contradiction", &mut expected.contradiction),
        Ruled::Update => ("update", &mut expected.update),
        Ruled::None | Ruled::Related => ("apart", &mut expected.apart),
        Ruled::NoClaim => ("nobody", &mut expected.nobody),
    };
    place.clone_from(&quotes);
    let quoted = quotes
        .iter()
        .map(|(source, words)| format!("{}: {}", bare(source), json!(words)));
    let quoted = quoted.collect::<Vec<_>>().join(", ");
    let kind = kind.map_or_else(String::new, |k| {
        format!(", kind: {}", json!(k).as_str().unwrap_or_default())
    });
    let story = bare(&path.display().to_string());
    let lead = if unmet(run, &expected).is_some() {
        "\nThe test that fails now and holds once this is mended (`story` is seen from the rule file):"
    } else {
        "\nNo test of these words fails now, for they stand in a shorter claim too; one of the whole story would be:"
    };
    format!(
        "{lead}\n\ntests:\n  - story: {story}\n    report:\n      - {{{key}: {{{quoted}}}{kind}}}\n"
    )
}
