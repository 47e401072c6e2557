//! An article that a program holds in memory.

use std::path::PathBuf;

use super::input::{Format, Input};
use super::{BoilerplateRules, Document, Metadata, ReadError, read};

/// An article in memory, with what is known of it. What is not said is looked for in the text, as in a file.
///
/// ```
/// use crosscheck::Article;
///
/// let article = Article::text("herald", "The ferry carried 212 people.")
///     .outlet("The Herald")
///     .published(jiff::civil::date(2022, 3, 12));
/// assert_eq!(article.id, "herald");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// What the report calls it; two of one name become `herald` and `herald-2`.
    pub id: String,
    /// Its text, as it would stand in a file of that format.
    pub content: String,
    /// How it is written.
    pub format: Format,
    /// What is known of it; goes over what the text says of itself.
    pub meta: Metadata,
}

impl Article {
    /// An article in a format.
    pub fn new(id: impl Into<String>, content: impl Into<String>, format: Format) -> Self {
        Self {
            id: id.into(),
            content: content.into(),
            format,
            meta: Metadata::default(),
        }
    }

    /// Plain text, paragraphs parted by empty lines.
    pub fn text(id: impl Into<String>, content: impl Into<String>) -> Self {
        Self::new(id, content, Format::Text)
    }

    /// A web page.
    pub fn html(id: impl Into<String>, content: impl Into<String>) -> Self {
        Self::new(id, content, Format::Html)
    }

    /// Markdown, with front matter or without.
    pub fn markdown(id: impl Into<String>, content: impl Into<String>) -> Self {
        Self::new(id, content, Format::Markdown)
    }

    /// The headline, where the text does not hold it.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.meta.title = Some(title.into());
        self
    }

    /// Who published it.
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.meta.outlet = Some(outlet.into());
        self
    }

    /// Who wrote it.
    pub fn author(mut self, author: impl Into<String>) -> Self {
        self.meta.author = Some(author.into());
        self
    }

    /// The day of publication, local to the publisher.
    pub fn published(mut self, day: jiff::civil::Date) -> Self {
        self.meta.published = Some(day);
        self
    }

    /// Its address on the web.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.meta.url = Some(url.into());
        self
    }

    /// Reads it as a file is read: of JSON Lines, an article a line.
    pub fn read(&self, rules: &BoilerplateRules) -> Vec<Result<Document, ReadError>> {
        let input = Input {
            name: self.id.clone(),
            key: self.id.clone(),
            path: PathBuf::from(&self.id),
            format: self.format,
        };
        let mut documents = read(&input, self.content.as_bytes(), rules);
        for document in documents.iter_mut().flatten() {
            let (meta, known) = (&mut document.meta, &self.meta);
            for (ours, theirs) in [
                (&mut meta.title, &known.title),
                (&mut meta.outlet, &known.outlet),
                (&mut meta.author, &known.author),
                (&mut meta.url, &known.url),
                (&mut meta.place, &known.place),
            ] {
                if theirs.is_some() {
                    ours.clone_from(theirs);
                }
            }
            meta.published = known.published.or(meta.published);
        }
        documents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_goes_over_what_the_text_says() {
        let page = "---\ntitle: Old\nauthor: Ann Berg\n---\n\nThe mill closed on Friday.\n";
        let article = Article::markdown("a", page)
            .title("New")
            .url("https://a.example");
        let rules = BoilerplateRules::new(&[]).unwrap();
        let document = article.read(&rules).remove(0).unwrap();
        assert_eq!(document.key, "a");
        assert_eq!(document.meta.title.as_deref(), Some("New"));
        assert_eq!(document.meta.author.as_deref(), Some("Ann Berg"));
        assert_eq!(document.meta.url.as_deref(), Some("https://a.example"));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_of_that_article() {
        let rules = BoilerplateRules::new(&[]).unwrap();
        let lines = "{\"id\": \"x\", \"text\": \"The mill closed.\"}\n{\"id\": 3}\n";
        let read = Article::new("feed", lines, Format::JsonLines).read(&rules);
        assert!(read[0].is_ok() && read[1].is_err());
    }
}
