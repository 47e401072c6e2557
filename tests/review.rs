//! The Markdown report in a pull request: what changes in an article changes the lines that tell it, and no others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A story of the corpus to write in, and an article of it.
struct Story {
    folder: tempfile::TempDir,
    article: &'static str,
}

impl Story {
    fn new(story: &str, article: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("corpus")
            .join(story);
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        Self { folder, article }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(self.article)
    }

    fn change(&self, from: &str, to: &str) {
        let text = std::fs::read_to_string(self.path()).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(self.path(), text.replacen(from, to, 1)).unwrap();
    }

    fn report(&self, more: &[&str]) -> String {
        let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(["compare", ".", "--format", "markdown"])
            .args(more)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        assert!(run.status.success());
        String::from_utf8(run.stdout).unwrap()
    }
}

/// Lines of either page that the other does not have.
fn changed<'p>(before: &'p str, after: &'p str) -> Vec<&'p str> {
    let [a, b] = [before, after].map(|page| page.lines().collect::<BTreeSet<_>>());
    a.symmetric_difference(&b).copied().collect()
}

/// Stories, and an article of each.
const STORIES: [(&str, &str); 3] = [
    ("mine-flood", "valley-herald.txt"),
    ("ferry-wire", "harbour-echo.txt"),
    ("kabul-2021", "delhi-dispatch.md"),
];

/// What parts the paragraphs of these articles.
const GAP: &str = "\n\n";

#[test]
fn an_inserted_paragraph_changes_no_line() {
    for (name, article) in STORIES {
        let story = Story::new(name, article);
        let (before, placed) = (story.report(&[]), story.report(&["--lines"]));
        let text = std::fs::read_to_string(story.path()).unwrap();
        // Behind the front matter or the headline, before all paragraphs but the first.
        let at = text.rfind(GAP).unwrap();
        let at = text[..at].rfind(GAP).unwrap();
        let (head, tail) = text.split_at(at);
        std::fs::write(
            story.path(),
            format!("{head}{GAP}(Photographs by the staff.){tail}"),
        )
        .unwrap();
        assert_eq!(changed(&before, &story.report(&[])), [""; 0], "{name}");
        assert_ne!(
            placed,
            story.report(&["--lines"]),
            "{name}: places do change"
        );
    }
}

#[test]
fn a_paragraph_that_says_something_new_adds_lines_and_changes_none() {
    let story = Story::new("mine-flood", "valley-herald.txt");
    let before = story.report(&[]);
    let text = std::fs::read_to_string(story.path()).unwrap();
    let more = "The bakery on Station Street closed its doors at noon.";
    std::fs::write(story.path(), format!("{text}\n\n{more}\n")).unwrap();
    let after = story.report(&[]);
    let lines: BTreeSet<&str> = after.lines().collect();
    let lost: Vec<&str> = before.lines().filter(|l| !lines.contains(l)).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn a_changed_word_changes_the_lines_that_tell_it() {
    let story = Story::new("mine-flood", "northern-ledger.txt");
    let before = story.report(&[]);
    story.change("140 million euros", "150 million euros");
    let after = story.report(&[]);
    let changed = changed(&before, &after);
    assert!(!changed.is_empty());
    for line in changed {
        assert!(line.contains("140") || line.contains("150"), "{line}");
    }
}

#[test]
fn every_finding_has_an_id_and_no_line_has_a_place() {
    let story = Story::new("kabul-2021", "delhi-dispatch.md");
    let page = story.report(&["--all"]);
    let findings = ["Contradictions", "Disputes", "Updates", "Agreements"];
    for section in page
        .split("\n## ")
        .filter(|s| findings.iter().any(|f| s.starts_with(f)))
    {
        let headings: Vec<&str> = section.lines().filter(|l| l.starts_with("### ")).collect();
        assert!(!headings.is_empty());
        for heading in headings {
            let id = heading.trim_end_matches('`').rsplit('`').next().unwrap();
            assert!(
                id.len() == 16 && id.bytes().all(|b| b.is_ascii_hexdigit()),
                "{heading}"
            );
        }
    }
    for entry in std::fs::read_dir(story.folder.path()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!page.contains(&format!("{name}:")), "{name}");
    }
}
