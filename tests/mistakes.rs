//! What is said of a broken rule file: each file of `tests/mistakes`, or folder of layers, has its message in `tests/mistakes/snapshots`.
//!
//! A new mistake is a file more; its message is read by a person before it is accepted.

use std::path::{Path, PathBuf};

use crosscheck::rules::{Layers, load, render_all};
use rayon::prelude::*;

const FOLDER: &str = "tests/mistakes";

/// Everything that is said of a file, or of the files of a folder.
fn said(path: &Path) -> String {
    let layers = Layers {
        rules: vec![path.to_owned()],
        ..Layers::default()
    };
    let said = match load(&layers) {
        Ok(set) => render_all(&set.warnings, false),
        Err(errors) => errors.render(false),
    };
    said.replace(&format!("{FOLDER}/"), "")
}

#[test]
fn every_mistake_has_its_message() {
    let entries = std::fs::read_dir(FOLDER).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be listed").path());
    let mut mistakes: Vec<PathBuf> = paths.filter(|p| !p.ends_with("snapshots")).collect();
    mistakes.sort();
    let told: Vec<String> = mistakes.par_iter().map(|path| said(path)).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("mistakes/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (path, said) in mistakes.iter().zip(&told) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            assert!(!said.is_empty(), "nothing is said of {name}");
            insta::assert_snapshot!(&*name, said);
        }
    });
}
