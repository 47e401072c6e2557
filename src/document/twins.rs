//! Articles that are one and the same to every later stage: the same words in the same blocks, of the same day.

use std::collections::HashMap;

use super::Document;

/// For each document the index of the first that is the same to read; its own, where none before it is.
pub fn twins(documents: &[Document]) -> Vec<usize> {
    let mut first: HashMap<blake3::Hash, usize> = HashMap::new();
    let of = |(i, d): (usize, &Document)| *first.entry(what_is_read(d)).or_insert(i);
    documents.iter().enumerate().map(of).collect()
}

/// A hash of all that reading looks at.
pub fn what_is_read(document: &Document) -> blake3::Hash {
    let beside = format!("{:?} {:?}", document.meta.published, document.blocks);
    let mut hash = blake3::Hasher::new();
    for part in [document.text.as_bytes(), beside.as_bytes()] {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    #[test]
    fn twins_have_their_words_and_their_day_in_common() {
        let cold = "The kiln is cold.";
        let mut documents: Vec<Document> = [cold, "The kiln is warm.", cold, cold]
            .iter()
            .enumerate()
            .map(|(i, text)| plain(&i.to_string(), text))
            .collect();
        documents[3].meta.published = Some(jiff::civil::date(2024, 5, 1));
        assert_eq!(twins(&documents), [0, 1, 0, 3]);
    }
}
