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
    page_against(articles, None)
}

/// The same, compared with an earlier report.
pub fn page_against(articles: &Path, baseline: Option<&Path>) -> Page {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.arg("compare").arg(articles).arg("-o").arg(&file);
    if let Some(baseline) = baseline {
        command.arg("--baseline").arg(baseline);
    }
    assert!(command.status().unwrap().success());
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
