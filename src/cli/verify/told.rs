//! What `verify` says of each story, and of all at the end.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use crosscheck::report::Screen;
use crosscheck::visible::line;

use super::{Made, Stand};
use crate::cli::args::Verify;

const NAME: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// All that was found.
pub struct Told<'a> {
    pub args: &'a Verify,
    pub made: &'a [Made<'a>],
    pub stands: &'a [Stand],
    pub orphans: &'a [PathBuf],
}

impl Told<'_> {
    /// Each story that is not as approved, the files of no story, and the outcome.
    pub fn page(&self, screen: Screen) -> String {
        let mut page = String::new();
        let paint = |style: Style, text: &str| {
            if screen.colour {
                format!("{style}{text}{style:#}")
            } else {
                text.to_owned()
            }
        };
        // Writing to a string cannot fail.
        for (made, stand) in self.made.iter().zip(self.stands) {
            let name = paint(NAME, &made.story.name);
            match stand {
                Stand::Approved => {}
                Stand::Changed(change) if self.args.accept => {
                    let said = paint(GOOD, &format!("accepted, {}", change.extent()));
                    let _ = writeln!(page, "{name}: {said}");
                }
                Stand::Changed(change) => {
                    let said = paint(BAD, &format!("changed, {}", change.extent()));
                    let _ = writeln!(page, "{name}: {said}");
                    let (old, new) = (shown(&made.file), format!("{}, now", made.story.name));
                    page.push_str(&change.drawn(&old, &new, screen.colour));
                    page.push('\n');
                }
                Stand::Missing if self.args.accept => {
                    let said = paint(GOOD, "accepted, new");
                    let _ = writeln!(page, "{name}: {said}");
                }
                Stand::Missing => {
                    let said = paint(BAD, "not approved yet");
                    let file = shown(&made.file);
                    let _ = writeln!(page, "{name}: {said}, there is no {file}");
                }
            }
        }
        for made in self.made {
            if let Some(against) = &made.against {
                let name = paint(NAME, &made.story.name);
                let _ = writeln!(page, "{name}: against its baseline: {against}");
            }
        }
        for path in self.orphans {
            let said = if self.args.prune {
                paint(GOOD, "deleted, of no story")
            } else {
                paint(BAD, "of no story")
            };
            let _ = writeln!(page, "{}: {said}", shown(path));
        }
        let _ = writeln!(page, "{}", self.outcome());
        page
    }

    /// "3 stories: 1 as approved, 2 changed; `crosscheck verify --accept` approves them".
    fn outcome(&self) -> String {
        let of = |wanted: fn(&Stand) -> bool| self.stands.iter().filter(|s| wanted(s)).count();
        let approved = of(|s| matches!(s, Stand::Approved));
        let changed = of(|s| matches!(s, Stand::Changed(_)));
        let missing = of(|s| matches!(s, Stand::Missing));
        let left = if self.args.prune {
            0
        } else {
            self.orphans.len()
        };
        let counts = if self.args.accept {
            [
                (approved, "as approved"),
                (changed + missing, "accepted"),
                (0, ""),
            ]
        } else {
            [
                (approved, "as approved"),
                (changed, "changed"),
                (missing, "not approved yet"),
            ]
        };
        let counts = counts.iter().filter(|(n, _)| *n > 0);
        let mut said: Vec<String> = counts.map(|(n, what)| format!("{n} {what}")).collect();
        match left {
            0 => {}
            1 => said.push("1 approved report of no story".to_owned()),
            n => said.push(format!("{n} approved reports of no story")),
        }
        let stories = match self.stands.len() {
            1 => "1 story".to_owned(),
            n => format!("{n} stories"),
        };
        let mut said = format!("{stories}: {}", said.join(", "));
        if !self.args.accept && changed + missing > 0 {
            said.push_str("; `crosscheck verify --accept` approves what is there now");
        } else if left > 0 {
            said.push_str("; `crosscheck verify --accept --prune` deletes what is of no story");
        }
        said
    }
}

/// A path for a line, the same on every system.
fn shown(path: &Path) -> String {
    line(&path.to_string_lossy()).replace('\\', "/")
}
