//! Writing rulings into a rule file.

use std::path::Path;
use std::sync::Arc;

use crosscheck::rules::{self, Draft, Layers, SourceText};

use crate::cli::error::Failure;
use crate::cli::message::{problems, say};
use crate::cli::output::Output;
use crate::cli::session::Session;

/// Sets the rulings behind those of the file and checks the whole; gives the lines that they begin in. The file changes whole or not at
/// all.
pub fn write(drafts: &[Draft], into: &Path, known: &rules::RuleSet) -> Result<Vec<usize>, Failure> {
    let mut text = match std::fs::read_to_string(into) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => first(into, known),
        Err(what) => {
            let path = into.to_owned();
            return Err(Failure::Read { path, what });
        }
    };
    let mut lines = Vec::new();
    for draft in drafts {
        let added = draft.added_to(&text);
        let (more, line) = added.map_err(|e| Failure::InBrackets {
            path: into.to_owned(),
            section: e.section,
            line: e.line,
        })?;
        text = more;
        lines.push(line);
    }
    let source = SourceText {
        path: into.display().to_string(),
        text: Arc::from(text.as_str()),
    };
    let checked = rules::load(&Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    })?;
    if !checked.warnings.is_empty() {
        say(&problems(&checked.warnings));
    }
    Output::to(into).data(|out| out.write_all(text.as_bytes()))?;
    Ok(lines)
}

/// What a new file of rulings begins with.
fn first(into: &Path, known: &rules::RuleSet) -> String {
    let stem = into
        .file_stem()
        .map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut pack: String = stem
        .to_lowercase()
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    if known.packs.iter().any(|p| p.pack == pack)
        || !pack.starts_with(|c: char| c.is_ascii_lowercase())
    {
        pack = format!("rulings-{pack}");
    }
    format!("pack: {pack}\nextends: [en-news]\n")
}

/// Whether the file is among the rules that were read.
pub fn is_read(session: &Session, file: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let own = real(file);
    session.rules().files().iter().any(|read| real(read) == own)
}
