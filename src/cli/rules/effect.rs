//! What each entry of rule files changes in the report on articles, as `decide` tells it of the one that it writes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crosscheck::config::{self, Loaded};
use crosscheck::report::Report;
use crosscheck::rules::{Layers, Part, RuleSet, SourceText};

use crate::cli::compare;
use crate::cli::decide::changes;
use crate::cli::error::Failure;
use crate::cli::session::Session;

/// So many entries are tried at most, each by a comparison without it.
const MOST: usize = 60;

/// So many characters of an entry are shown.
const SHOWN: usize = 100;

/// Lines on what files of `own`, which stand in `rules`, change in the report on the articles at `with`: all of them, then each entry.
///
/// # Errors
/// The articles cannot be read.
pub fn told(
    rules: &RuleSet,
    own: &[PathBuf],
    with: &[PathBuf],
    no_config: bool,
) -> Result<Vec<String>, Failure> {
    let near = with.first().filter(|_| !no_config);
    let config = match near {
        Some(path) => config::load_nearest(path)?.unwrap_or_default(),
        None => Loaded::default(),
    };
    let texts = rules.texts();
    let is_own = |text: &Arc<SourceText>| own.iter().any(|file| file == Path::new(&text.path));
    let by = |texts: Vec<Arc<SourceText>>| report(texts, &config, with);
    let after = by(texts.clone())?;
    let others = texts.iter().filter(|t| !is_own(t)).cloned().collect();
    let mut said = Vec::new();
    let parts: Vec<Part> = { rules.parts().into_iter() }
        .filter(|part| is_own(&part.place.source))
        .collect();
    // Other files may need what these say.
    if parts.len() > 1
        && let Ok(before) = by(others)
    {
        said.push("all entries together:".to_owned());
        said.extend(
            changes::told(&before, &after)
                .iter()
                .map(|line| indented(line)),
        );
    }
    for part in parts.iter().take(MOST) {
        let without = texts.iter().map(|text| {
            let same = text.path == part.without.path;
            Arc::clone(if same { &part.without } else { text })
        });
        said.push(format!(
            "{}: {}",
            part.place.named(),
            shown(part.place.words())
        ));
        match by(without.collect()) {
            Ok(before) => said.extend(
                changes::told(&before, &after)
                    .iter()
                    .map(|line| indented(line)),
            ),
            Err(_) => said.push("  other entries need it".to_owned()),
        }
    }
    if parts.len() > MOST {
        said.push(format!(
            "… and {} more entries, not tried",
            parts.len() - MOST
        ));
    }
    Ok(said)
}

fn report(
    texts: Vec<Arc<SourceText>>,
    config: &Loaded,
    with: &[PathBuf],
) -> Result<Report, Failure> {
    let layers = Layers {
        sources: config.config.sources.clone(),
        texts,
        ..Layers::default()
    };
    let session = Session::under(&layers, config)?;
    let run = compare::run_of(&session, with)?;
    Ok(session.crosscheck.report(&run))
}

fn indented(line: &str) -> String {
    format!("  {}", line.replace('\n', "\n  "))
}

/// An entry on one line.
fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let cut: String = line.chars().take(SHOWN).collect();
    format!("{cut}…")
}
