//! The page's bytes for the tokenizer, until it is told to stop.
//!
//! The tokenizer calls itself once for each attribute of an element, and only an error of its reader brings it back from there.

use std::cell::Cell;

use html5gum::{Readable, Reader, StringReader};

use super::super::error::Unreadable;
use super::super::limit;

/// A page that ends in an error as soon as an element has too many attributes.
pub(super) struct Stoppable<'a> {
    page: StringReader<'a>,
    too_many: &'a Cell<bool>,
}

/// An element has more attributes than [`limit::ATTRIBUTES`].
#[derive(Debug, thiserror::Error)]
#[error("too many attributes")]
pub(super) struct TooMany;

impl From<TooMany> for Unreadable {
    fn from(_: TooMany) -> Self {
        Self::Limit {
            what: "attributes on one element",
            most: limit::ATTRIBUTES,
        }
    }
}

impl<'a> Stoppable<'a> {
    /// Reads `page` until `too_many` is set.
    pub fn new(page: &'a str, too_many: &'a Cell<bool>) -> Self {
        Self {
            page: page.to_reader(),
            too_many,
        }
    }

    fn check(&self) -> Result<(), TooMany> {
        if self.too_many.get() {
            Err(TooMany)
        } else {
            Ok(())
        }
    }
}

impl Reader for Stoppable<'_> {
    type Error = TooMany;

    fn read_byte(&mut self) -> Result<Option<u8>, TooMany> {
        self.check()?;
        let Ok(byte) = self.page.read_byte();
        Ok(byte)
    }

    fn try_read_string(&mut self, words: &[u8], case_sensitive: bool) -> Result<bool, TooMany> {
        self.check()?;
        let Ok(read) = self.page.try_read_string(words, case_sensitive);
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, TooMany> {
        self.check()?;
        let Ok(read) = self.page.read_until(needle, buffer);
        Ok(read)
    }
}
