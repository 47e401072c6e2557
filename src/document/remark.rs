//! What is worth saying of an article that was read all the same.

use super::draft::Draft;
use super::{Document, Metadata, date, language};

/// Something in an article that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Line of the file, from 1; 0 where it does not apply.
    pub line: usize,
    /// What.
    pub what: Remarked,
}

/// What is remarked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Remarked {
    /// What stands where the date of publication belongs.
    #[error("`published` is no date that can be told: `{0}`; write it as in 2024-05-29")]
    Date(String),
    /// A Markdown file begins as with front matter.
    #[error(
        "begins with front matter that no line of `---` ends, so that it is read as text and tells no title, outlet or date"
    )]
    OpenFrontMatter,
    /// Its letters were decoded wrongly before it was saved.
    #[error(
        "holds letters that were garbled before it was saved, such as `{0}` for a quotation mark, a dash or an accent; what is near them is read badly"
    )]
    Garbled(String),
    /// All of it is in another language.
    #[error("nothing of it is compared: it is not in English")]
    Foreign,
    /// All of it is left out.
    #[error(
        "nothing of it is compared: all its paragraphs are left out; `crosscheck explain` says why"
    )]
    LeftOut,
}

impl Metadata {
    /// Takes over a date as the article's author wrote it, in a line of the file; one that cannot be told is remarked.
    pub(super) fn publish(&mut self, written: Option<&str>, line: usize) {
        let written = written.map(str::trim).filter(|w| !w.is_empty());
        self.published = written.and_then(date::parse);
        if let (Some(written), None) = (written, self.published) {
            let what = Remarked::Date(written.to_owned());
            self.remarks.push(Remark { line, what });
        }
    }
}

/// So many garbled letters are no chance.
const GARBLED: usize = 3;

/// Remarks that UTF-8 was read as Windows-1252 when the text was made, so that each mark and accent is two or three letters.
pub(super) fn of_garbled(draft: &mut Draft) {
    let mut found = Vec::new();
    let mut chars = draft.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let pair = match c {
            'â' => matches!(next, Some('€' | '‚' | '„')),
            'Ã' | 'Â' => next.is_some_and(|next| ('\u{a0}'..='\u{bf}').contains(&next)),
            _ => false,
        };
        if pair && let Some(next) = next {
            found.push(at..at + c.len_utf8() + next.len_utf8());
        }
    }
    if let (Some(first), true) = (found.first(), found.len() >= GARBLED) {
        let what = Remarked::Garbled(draft.text[first.clone()].to_owned());
        draft.meta.remarks.push(Remark { line: 0, what });
    }
}

/// Remarks that nothing is left of an article.
pub(super) fn of_nothing_left(draft: &mut Draft) {
    let mut rules = Vec::new();
    for block in &draft.blocks {
        match &block.left_out {
            Some(left_out) => rules.push(left_out.rule.as_str()),
            None => return,
        }
    }
    let what = if rules.contains(&language::RULE) {
        Remarked::Foreign
    } else {
        Remarked::LeftOut
    };
    draft.meta.remarks.push(Remark { line: 0, what });
}

impl Document {
    /// What is to be said of it. Of its date nothing, where the date is known from elsewhere.
    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        let known = self.meta.published.is_some();
        let remarks = self.meta.remarks.iter();
        remarks.filter(move |r| !(known && matches!(r.what, Remarked::Date(_))))
    }
}
