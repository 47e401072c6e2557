//! The report as one HTML page: no request to anywhere, nothing that needs a script to be read.
//!
//! `page.rs` makes what the template shows, `article.rs` marks claims in their articles, `facts.rs` lays out the fact table,
//! `matrix.rs` who agrees with whom, `plot.rs` what differs on one scale; `template.rs` holds the template, or a user's own.
//! What always holds: text of articles comes in made visible (see [`crate::visible`]) and leaves escaped, for the template
//! escapes all but the style and the script that ship; and the page allows no script and no style but these, by their hashes.

mod article;
mod facts;
mod matrix;
mod page;
mod parts;
mod plot;
mod template;

use std::collections::BTreeSet;
use std::io;

pub use template::{TemplateError, Templates};

use crate::report::Writer;
use crate::report::model::Report;
use crate::report::resolved::Resolved;
use crate::verdict::Verdict;
use crate::visible::lines;

/// One page for a browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// What the report was cut down to; if empty, all but undecided pairs are shown.
    pub only: BTreeSet<Verdict>,
    /// Templates in place of those that ship.
    pub templates: Templates,
    /// Of a page that is served: its number. It asks the server it is from, and nobody else, for a later one.
    pub live: Option<u64>,
}

impl Html {
    /// A page that is served in the place of a report that cannot be made, and why.
    ///
    /// # Errors
    /// None, as long as the template that ships is sound.
    pub fn unavailable(message: &str, live: u64) -> Result<String, TemplateError> {
        template::unavailable(&lines(message), live)
    }
}

impl Writer for Html {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let resolved = Resolved::new(report, &self.only);
        let page = page::page(&resolved);
        let text = self
            .templates
            .render(&page, self.live)
            .map_err(io::Error::other)?;
        writeln!(out, "{text}")
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::report::fixture;

    fn hash(text: &str) -> String {
        STANDARD.encode(Sha256::digest(text))
    }

    #[test]
    fn the_page() {
        let page = Html::default().render(&fixture::report());
        // The style and the script are read in their own files.
        let shipped = Templates::default();
        let page = page
            .replace(shipped.style(), "\n…\n")
            .replace(shipped.script(), "\n…\n");
        let page = page
            .replace(&hash(shipped.style()), "STYLE")
            .replace(&hash(shipped.script()), "SCRIPT");
        insta::assert_snapshot!(page);
    }

    #[test]
    fn only_the_style_and_the_script_that_ship_are_let_in() {
        let page = Html::default().render(&fixture::report());
        let shipped = Templates::default();
        for text in [shipped.style(), shipped.script()] {
            assert!(page.contains(&format!(">{text}</")), "written as it is");
            assert!(page.contains(&format!("-src 'sha256-{}'", hash(text))));
        }
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("<style").count(), 1);
    }
}
