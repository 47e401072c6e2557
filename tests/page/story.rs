//! Pages of stories.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A story's page, in a folder of its own.
pub struct Page {
    pub file: PathBuf,
    _folder: tempfile::TempDir,
}

/// The page of a folder of articles.
pub fn page(articles: &Path) -> Page {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    let status = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .arg("compare")
        .arg(articles)
        .arg("-o")
        .arg(&file)
        .status()
        .unwrap();
    assert!(status.success());
    Page {
        file,
        _folder: folder,
    }
}

/// The page of a story that ships.
pub fn story(name: &str) -> Page {
    page(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("corpus")
            .join(name),
    )
}
