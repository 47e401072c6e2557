//! What is wrong with a rule file, where, and what to do about it.
//!
//! A [`Problem`] holds byte ranges of its file and can be drawn with the lines it speaks of underlined.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::problem_kind::ProblemKind;
use crate::visible;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Nothing runs with it.
    Error,
    /// Worth a look; runs.
    Warning,
}

/// A text that rules were read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// How a user named the file; `rules/NAME.yaml` for a pack that ships.
    pub path: String,
    /// What it holds.
    pub text: Arc<str>,
}

/// A stretch of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<SourceText>,
    /// Bytes of its text.
    pub span: Range<usize>,
}

impl Place {
    /// The start of a file.
    pub fn start_of(source: &Arc<SourceText>) -> Self {
        Self {
            source: Arc::clone(source),
            span: 0..0,
        }
    }

    /// Name of the file, without its folder.
    pub fn file_name(&self) -> String {
        let name = Path::new(&self.source.path).file_name();
        name.map_or_else(String::new, |n| n.to_string_lossy().into_owned())
    }

    /// Name of the file and the line: "story.yaml:4".
    pub fn named(&self) -> String {
        format!("{}:{}", self.file_name(), self.line_and_column().0)
    }

    /// What stands there.
    pub fn words(&self) -> &str {
        self.source.text.get(self.span.clone()).unwrap_or_default()
    }

    /// Line and column of its first character, both from 1, the column in characters.
    pub fn line_and_column(&self) -> (usize, usize) {
        self.at(self.span.start)
    }

    /// Line and column behind its last character, counted in the same way.
    pub fn end_line_and_column(&self) -> (usize, usize) {
        self.at(self.span.end.max(self.span.start))
    }

    fn at(&self, byte: usize) -> (usize, usize) {
        let text = &self.source.text;
        let start = boundary_before(text, byte);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

/// The last character boundary at or before a byte.
fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// One thing wrong with a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How grave.
    pub gravity: Gravity,
    /// What it is about.
    pub kind: ProblemKind,
    /// What is wrong, in one line.
    pub title: String,
    /// Where; `None` where there is no text to point at, such as for a file that is missing.
    pub place: Option<Place>,
    /// Words under the underline.
    pub label: String,
    /// Other places that explain it, each with its words.
    pub related: Vec<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl ProblemKind {
    /// An error at a place.
    pub fn error(self, title: impl Into<String>, place: Option<Place>) -> Problem {
        self.problem(Gravity::Error, title.into(), place)
    }

    /// A warning at a place.
    pub fn warning(self, title: impl Into<String>, place: Option<Place>) -> Problem {
        self.problem(Gravity::Warning, title.into(), place)
    }

    fn problem(self, gravity: Gravity, title: String, place: Option<Place>) -> Problem {
        Problem {
            gravity,
            kind: self,
            title,
            place,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }
}

impl Problem {
    /// With words under the underline.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With another place that explains it.
    pub fn see(mut self, place: Option<Place>, label: impl Into<String>) -> Self {
        self.related
            .extend(place.map(|place| (place, label.into())));
        self
    }

    /// With what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Drawn for a terminal, with or without colour, as rustc draws its own; ends without a line break.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let level = match self.gravity {
            Gravity::Error => Level::ERROR,
            Gravity::Warning => Level::WARNING,
        };
        let title = level.primary_title(visible::line(&self.title));
        let mut report = Vec::new();
        match &self.place {
            None => report.push(Group::with_title(title)),
            Some(place) => {
                let mut group = title.element(excerpt(place, &self.label, AnnotationKind::Primary));
                for (place, label) in &self.related {
                    group = group.element(excerpt(place, label, AnnotationKind::Context));
                }
                report.push(group);
            }
        }
        let Some(help) = &self.help else {
            return renderer.render(&report);
        };
        let help = Group::with_title(Level::HELP.secondary_title(visible::line(help)));
        if self.place.is_none() {
            // The renderer parts titles by a bar, which leads from no line to no line here.
            return [renderer.render(&report), renderer.render(&[help])].join("\n");
        }
        report.push(help);
        renderer.render(&report)
    }
}

/// The lines of a rule file, with what acts on a terminal visible.
fn shown(text: &str) -> String {
    visible::lines(text).into_owned()
}

/// The lines of a place alone: files may be large, and a renderer folds in time linear in the text.
fn excerpt<'a>(
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let text = &*place.source.text;
    let start = boundary_before(text, place.span.start);
    let end = boundary_before(text, place.span.end).max(start);
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let (line, _) = place.line_and_column();
    let [before, within, after] =
        [first..start, start..end, end..last].map(|range| shown(&text[range]));
    let annotation = kind.span(before.len()..before.len() + within.len());
    Snippet::source(before + &within + &after)
        .path(visible::line(&place.source.path))
        .line_start(line)
        .annotation(if label.is_empty() {
            annotation
        } else {
            annotation.label(visible::line(label))
        })
}

/// Everything wrong with the rule files of a run: at least one error, and the warnings found beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleErrors {
    /// In order of layers and, within a file, of the text.
    pub problems: Vec<Problem>,
}

impl RuleErrors {
    /// Problems in order of files, as they first come up, and of places in them.
    pub(crate) fn sorted(problems: Vec<Problem>) -> Self {
        let mut files: Vec<String> = Vec::new();
        let mut keyed: Vec<(usize, usize, Problem)> = Vec::new();
        for problem in problems {
            let (file, at) = problem.place.as_ref().map_or((String::new(), 0), |place| {
                (place.source.path.clone(), place.span.start)
            });
            let index = files
                .iter()
                .position(|known| *known == file)
                .unwrap_or_else(|| {
                    files.push(file);
                    files.len() - 1
                });
            keyed.push((index, at, problem));
        }
        keyed.sort_by_key(|(file, at, _)| (*file, *at));
        Self {
            problems: keyed.into_iter().map(|(_, _, problem)| problem).collect(),
        }
    }

    /// All problems drawn, parted by an empty line.
    pub fn render(&self, colour: bool) -> String {
        render_all(&self.problems, colour)
    }
}

/// Problems drawn one after the other, parted by an empty line.
pub fn render_all(problems: &[Problem], colour: bool) -> String {
    problems
        .iter()
        .map(|problem| problem.render(colour))
        .collect::<Vec<_>>()
        .join("\n\n")
}

impl fmt::Display for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for RuleErrors {}
