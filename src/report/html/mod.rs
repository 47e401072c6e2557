//! The report as one HTML page: no request to anywhere, nothing that needs a script to be read.
//!
//! `page.rs` makes what the template shows, `article.rs` marks claims in their articles, `facts.rs` lays out the fact table.
//! What always holds: text of articles comes in made visible (see [`crate::visible`]) and leaves escaped, for the template
//! escapes all but the style and the script that ship; and the page allows no script and no style but these, by their hashes.

mod article;
mod facts;
mod page;
mod parts;

use std::collections::BTreeSet;
use std::io;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use crate::report::Writer;
use crate::report::model::Report;
use crate::report::resolved::Resolved;
use crate::verdict::Verdict;

const TEMPLATE: &str = include_str!("page.html.j2");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// SHA-256 of the style and of the script, in base64, as a Content-Security-Policy names them. A test makes them anew.
const HASHES: [&str; 2] = [
    "U4KNoHkHGM1f2uqrnUgLrG3s/d2V2mY1IFknIU5vtEk=",
    "BNSZ9vSvEKJa8xRTqq7Bfyx2iCRx2TP0zNaN5+neu0w=",
];

/// One page for a browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// What the report was cut down to; if empty, all but undecided pairs are shown.
    pub only: BTreeSet<Verdict>,
}

impl Writer for Html {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let page = page::page(&resolved);
        let text = render(&page).map_err(io::Error::other)?;
        writeln!(out, "{text}")
    }
}

fn render(page: &parts::Page) -> Result<String, minijinja::Error> {
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    let mut templates = Environment::new();
    templates.set_syntax(syntax.build()?);
    // The ending makes the template escape for HTML.
    templates.add_template("page.html", TEMPLATE)?;
    templates.get_template("page.html")?.render(context! {
        page => Value::from(Serde(page)),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        style_hash => HASHES[0],
        script_hash => HASHES[1],
    })
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_page() {
        let page = Html::default().render(&fixture::report());
        // The style and the script are read in their own files.
        let page = page.replace(STYLE, "\n…\n").replace(SCRIPT, "\n…\n");
        insta::assert_snapshot!(page);
    }

    #[test]
    fn only_the_style_and_the_script_that_ship_are_let_in() {
        let page = Html::default().render(&fixture::report());
        for (text, hash) in [STYLE, SCRIPT].iter().zip(HASHES) {
            assert!(page.contains(&format!(">{text}</")), "written as it is");
            assert_eq!(STANDARD.encode(Sha256::digest(text)), hash);
        }
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("<style").count(), 1);
    }
}
