//! The page's template, style and script: those that ship, and what a folder of a user's own has in their place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};
use sha2::{Digest as _, Sha256};

use super::parts::Page;

const PAGE: &str = include_str!("page.html.j2");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
const LIVE: &str = include_str!("live.js");
const UNAVAILABLE: &str = include_str!("unavailable.html.j2");

/// The name of the page's template in a folder of templates.
const NAME: &str = "page.html.j2";

/// The name under which a template may build on the one that ships.
const SHIPPED: &str = "crosscheck/page.html.j2";

/// Templates of a user's own, in place of those that ship. Empty, all are those that ship.
///
/// `page.html.j2` is the page (it may say `{% extends "crosscheck/page.html.j2" %}` and fill a block anew), `style.css` its style,
/// `script.js` its script; any other `*.j2` may be included or imported by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates {
    own: BTreeMap<String, String>,
    style: Option<String>,
    script: Option<String>,
}

/// Why templates cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// The folder, or a file of it, could not be read.
    #[error("{}: {what}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// The folder holds nothing that is used.
    #[error("{}: holds no page.html.j2, no style.css and no script.js", _0.display())]
    Empty(PathBuf),
    /// A template is broken, or asks for what there is not.
    #[error("{template}{}: {what}", at(*line))]
    Template {
        /// Its name in the folder.
        template: String,
        /// From 1; 0 where it is not known.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
}

fn at(line: usize) -> String {
    if line == 0 {
        String::new()
    } else {
        format!(":{line}")
    }
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        // The innermost is where it went wrong: a page is told of an error in what it includes.
        let mut inner = &error;
        while let Some(source) =
            std::error::Error::source(inner).and_then(|s| s.downcast_ref::<minijinja::Error>())
        {
            inner = source;
        }
        let what = match inner.detail() {
            Some(detail) => format!("{}: {detail}", inner.kind()),
            None => inner.kind().to_string(),
        };
        Self::Template {
            template: inner.name().unwrap_or(NAME).to_owned(),
            line: inner.line().unwrap_or(0),
            what,
        }
    }
}

impl Templates {
    /// Those in the folder `dir`, found to be sound as far as that can be told without a report.
    ///
    /// # Errors
    /// It cannot be read, holds nothing that is used, or a template's syntax is broken.
    pub fn read(dir: &Path) -> Result<Self, TemplateError> {
        let failed = |path: &Path, what: io::Error| TemplateError::Read {
            path: path.to_owned(),
            what: what.to_string(),
        };
        let mut templates = Self::default();
        for entry in fs::read_dir(dir).map_err(|e| failed(dir, e))? {
            let path = entry.map_err(|e| failed(dir, e))?.path();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
            let Some(name) = name else { continue };
            let is_template = path.extension().is_some_and(|e| e == "j2");
            if !is_template && name != "style.css" && name != "script.js" {
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|e| failed(&path, e))?;
            match name.as_str() {
                "style.css" => templates.style = Some(text),
                "script.js" => templates.script = Some(text),
                _ => {
                    templates.own.insert(name, text);
                }
            }
        }
        let page = templates.own.contains_key(NAME);
        if !page && templates.style.is_none() && templates.script.is_none() {
            return Err(TemplateError::Empty(dir.to_owned()));
        }
        templates.environment()?;
        Ok(templates)
    }

    /// The style, and the script.
    pub(super) fn style(&self) -> &str {
        self.style.as_deref().unwrap_or(STYLE)
    }

    pub(super) fn script(&self) -> &str {
        self.script.as_deref().unwrap_or(SCRIPT)
    }

    /// The page of `page`.
    ///
    /// # Errors
    /// A template asks for what there is not.
    pub(super) fn render(&self, page: &Page, number: Option<u64>) -> Result<String, TemplateError> {
        let templates = self.environment()?;
        let (style, script) = (self.style(), self.script());
        let page = templates.get_template(NAME)?.render(context! {
            page => Value::from(Serde(page)),
            style => Value::from_safe_string(style.to_owned()),
            script => Value::from_safe_string(script.to_owned()),
            style_hash => Value::from_safe_string(hash(style)),
            script_hash => Value::from_safe_string(hash(script)),
            live => live(number),
        })?;
        Ok(page)
    }

    fn environment(&self) -> Result<Environment<'_>, minijinja::Error> {
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true);
        let mut templates = Environment::new();
        templates.set_syntax(syntax.build()?);
        // A name that is spelt wrong is an error, not an empty place.
        templates.set_undefined_behavior(UndefinedBehavior::Strict);
        // The ending makes a template escape for HTML.
        templates.add_template(SHIPPED, PAGE)?;
        templates.add_template(NAME, PAGE)?;
        for (name, text) in &self.own {
            templates.add_template(name, text)?;
        }
        Ok(templates)
    }
}

/// What a page that is served needs beside the rest.
fn live(number: Option<u64>) -> Option<Value> {
    number.map(|number| {
        context! {
            number,
            script => Value::from_safe_string(LIVE.to_owned()),
            hash => Value::from_safe_string(hash(LIVE)),
        }
    })
}

/// The page in the place of a report that cannot be made.
///
/// # Errors
/// Its template is broken.
pub(super) fn unavailable(message: &str, number: u64) -> Result<String, TemplateError> {
    let mut templates = Environment::new();
    templates.add_template("unavailable.html.j2", UNAVAILABLE)?;
    let page = templates.get_template("unavailable.html.j2")?;
    Ok(page.render(context! {
        message,
        style => Value::from_safe_string(STYLE.to_owned()),
        style_hash => Value::from_safe_string(hash(STYLE)),
        live => live(Some(number)),
    })?)
}

/// SHA-256 in base64, as a Content-Security-Policy names a style and a script.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Html, Writer as _, fixture};

    /// What a folder of these files makes of the fixture.
    fn made(files: &[(&str, &str)]) -> Result<String, String> {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let told = |e: &dyn std::fmt::Display| {
            e.to_string()
                .replace(&dir.path().display().to_string(), "DIR")
        };
        let templates = Templates::read(dir.path()).map_err(|e| told(&e))?;
        let html = Html {
            templates,
            ..Html::default()
        };
        let mut out = Vec::new();
        html.write(&fixture::report(), &mut out)
            .map_err(|e| told(&e))?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn a_block_can_be_filled_anew() {
        let own = "{% extends \"crosscheck/page.html.j2\" %}\n{% block footer %}<p>{{ page.title }} & ours</p>{% endblock %}";
        let page = made(&[(NAME, own)]).unwrap();
        assert!(page.contains("<p>What 4 sources say & ours</p>"));
        assert!(!page.contains("it does not know what is true"));
        assert!(page.contains("id=\"contradictions\""));
    }

    #[test]
    fn a_style_of_ones_own_is_let_in_and_the_one_that_ships_is_not() {
        let page = made(&[("style.css", "body { color: red }")]).unwrap();
        assert!(page.contains("<style>body { color: red }</style>"));
        assert!(page.contains(&hash("body { color: red }")));
        assert!(!page.contains(&hash(STYLE)));
    }

    #[test]
    fn what_articles_say_stays_text() {
        let page = made(&[(
            NAME,
            "{% for f in page.sections[0].findings %}{{ '<b>' }}{{ f.heading }}{% endfor %}",
        )])
        .unwrap();
        assert!(page.starts_with("&lt;b&gt;Calder Bank"));
    }

    #[test]
    fn what_is_wrong_with_a_template_is_told_with_its_line() {
        let error = |files: &[(&str, &str)]| made(files).unwrap_err();
        insta::assert_snapshot!(error(&[(NAME, "<p>\n{% if page %}")]), @"page.html.j2:2: syntax error: unexpected end of input, expected end of block");
        insta::assert_snapshot!(error(&[(NAME, "<p>\n{{ page.titel }}")]), @"page.html.j2:2: undefined value: `page.titel` is undefined");
        insta::assert_snapshot!(error(&[(NAME, "{% include \"side.j2\" %}"), ("side.j2", "\n\n{{ 1 | shout }}")]), @"side.j2:3: unknown filter: filter shout is unknown");
        insta::assert_snapshot!(error(&[(NAME, "{% include \"none.j2\" %}")]), @"page.html.j2:1: template not found: tried to include non-existing template 'none.j2'");
        insta::assert_snapshot!(error(&[("page.html", "x")]), @"DIR: holds no page.html.j2, no style.css and no script.js");
    }
}
