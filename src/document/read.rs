//! From a file to its documents: decode, read by format, find title and date, leave out boilerplate.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::isolated::isolated;
#[cfg(unix)]
use crate::special::special;

use super::boilerplate::BoilerplateRules;
use super::decode::{Decoded, decode};
use super::draft::Draft;
use super::error::{ReadError, Unreadable};
use super::file::SourceFile;
use super::input::{Format, Input, free};
use super::limit::Limits;
use super::{Document, OffsetMap, head, html, jsonl, markdown, remark};

/// Reads all inputs, in parallel. Documents come sorted by key, keys unique; errors in the order of the inputs.
pub fn read_all(inputs: &[Input], rules: &BoilerplateRules) -> (Vec<Document>, Vec<ReadError>) {
    read_within(inputs, rules, Limits::default())
}

/// The same with limits of the user's.
pub fn read_within(
    inputs: &[Input],
    rules: &BoilerplateRules,
    limits: Limits,
) -> (Vec<Document>, Vec<ReadError>) {
    let read: Vec<_> = inputs
        .par_iter()
        .flat_map_iter(|input| {
            let failed = |what| vec![Err(ReadError::new(&input.name, what))];
            match load(input, limits.file_bytes) {
                Ok(bytes) => isolated(|| read(input, &bytes, rules))
                    .unwrap_or_else(|what| failed(Unreadable::Fault(what))),
                Err(what) => failed(what),
            }
        })
        .collect();
    let mut documents = Vec::new();
    let mut errors = Vec::new();
    for result in read {
        match result.and_then(|document| short_enough(document, limits.article_bytes)) {
            Ok(document) => documents.push(document),
            Err(error) => errors.push(error),
        }
    }
    (with_unique_keys(documents), errors)
}

/// Sorted by key, keys unique: of two that are called alike, the later path is `key-2`.
pub(crate) fn with_unique_keys(mut documents: Vec<Document>) -> Vec<Document> {
    documents.sort_by(|a, b| (&a.key, &a.path).cmp(&(&b.key, &b.path)));
    let mut taken = BTreeSet::new();
    for document in &mut documents {
        document.key = free(&document.key, &mut taken);
    }
    documents.sort_by(|a, b| a.key.cmp(&b.key));
    documents
}

/// So much of a device is read, to see whether it ends.
const OF_A_DEVICE: u64 = 1 << 20;

fn short_enough(document: Document, most: usize) -> Result<Document, ReadError> {
    if document.text.len() <= most {
        return Ok(document);
    }
    let what = Unreadable::TooLarge {
        of: format!("the article `{}`", document.key),
        most: most as u64,
        key: "article_bytes",
    };
    Err(ReadError::new(&document.path, what))
}

/// The bytes of a file, of which no more than `most` and one are ever held.
fn load(input: &Input, most: u64) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    if input.name == "-" {
        standard_input(most + 1, &mut bytes)?;
    } else {
        let file = open(&input.path)?;
        let size = file.metadata().map_or(0, |m| m.len()).min(most);
        bytes.reserve(size as usize + 1);
        file.take(most + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 <= most {
        return Ok(bytes);
    }
    Err(Unreadable::TooLarge {
        of: "the file".to_owned(),
        most,
        key: "file_bytes",
    })
}

/// What was a file when it was listed, and may be another thing or nothing by now.
fn open(path: &Path) -> Result<File, Unreadable> {
    let gone = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => Unreadable::Gone,
        _ => Unreadable::Io(e),
    };
    let kind = fs::metadata(path).map_err(gone)?.file_type();
    if kind.is_dir() {
        return Err(Unreadable::Special("a folder"));
    }
    #[cfg(unix)]
    if let Some(kind) = special(kind) {
        return Err(Unreadable::Special(kind));
    }
    File::open(path).map_err(gone)
}

fn standard_input(most: u64, bytes: &mut Vec<u8>) -> Result<(), Unreadable> {
    let stdin = std::io::stdin().lock();
    if is_device(&stdin) {
        stdin.take(OF_A_DEVICE).read_to_end(bytes)?;
        if bytes.len() as u64 == OF_A_DEVICE {
            return Err(Unreadable::Special("a device without an end"));
        }
    } else {
        stdin.take(most).read_to_end(bytes)?;
    }
    Ok(())
}

/// Whether standard input is a device at which nobody types.
#[cfg(unix)]
fn is_device(stdin: &std::io::StdinLock) -> bool {
    use std::io::IsTerminal as _;
    use std::os::fd::AsFd as _;
    let open = stdin.as_fd().try_clone_to_owned().map(std::fs::File::from);
    let kind = open.and_then(|file| file.metadata()).map(|m| m.file_type());
    !stdin.is_terminal() && kind.is_ok_and(|kind| special(kind) == Some("a device"))
}

#[cfg(not(unix))]
fn is_device(_: &std::io::StdinLock) -> bool {
    false
}

/// Reads one file: a document, or one for each line of JSON Lines. What came without a name is read as what it looks like.
pub fn read(
    input: &Input,
    bytes: &[u8],
    rules: &BoilerplateRules,
) -> Vec<Result<Document, ReadError>> {
    let format = if input.name == "-" {
        Format::guess(bytes)
    } else {
        input.format
    };
    let whole = |what: Unreadable| vec![Err(ReadError::new(&input.name, what))];
    let label = |bytes: &[u8]| {
        (format == Format::Html)
            .then(|| html::label(bytes))
            .flatten()
    };
    let decoded = match decode(bytes, label) {
        Ok(decoded) => decoded,
        Err(what) => return whole(what),
    };
    let file = Arc::new(SourceFile::new(bytes.to_vec(), decoded.encoding));
    let document =
        |key: &str, draft: Draft, map: &OffsetMap| finish(input, key, draft, map, &file, rules);
    match format {
        Format::Text => vec![Ok(text(input, decoded, &file, rules))],
        Format::Markdown => {
            let draft = markdown::read(&decoded.text);
            if draft.blocks.is_empty() {
                return whole(Unreadable::NoProse);
            }
            vec![Ok(document(&input.key, draft, &decoded.map))]
        }
        Format::Html => match html::read(&decoded.text) {
            Ok(draft) => vec![Ok(document(&input.key, draft, &decoded.map))],
            Err(what) => whole(what),
        },
        Format::JsonLines => {
            let articles = jsonl::read(&decoded.text);
            let alone = articles.len() == 1;
            articles
                .into_iter()
                .map(|article| {
                    let key = match article.id {
                        Some(id) => id,
                        None if alone => input.key.clone(),
                        None => format!("{}-{}", input.key, article.line),
                    };
                    match article.draft {
                        Ok(draft) => {
                            let mut read = document(&key, draft, &decoded.map);
                            let remarks = read.meta.remarks.iter_mut();
                            remarks.for_each(|remark| remark.line = article.line);
                            Ok(read)
                        }
                        Err((column, what)) => Err(ReadError {
                            line: article.line,
                            column,
                            ..ReadError::new(&input.name, what)
                        }),
                    }
                })
                .collect()
        }
    }
}

fn text(
    input: &Input,
    decoded: Decoded,
    file: &Arc<SourceFile>,
    rules: &BoilerplateRules,
) -> Document {
    let draft = Draft {
        blocks: super::plain::blocks(&decoded.text),
        map: OffsetMap::identity(0, decoded.text.len()),
        text: decoded.text,
        ..Draft::default()
    };
    finish(input, &input.key, draft, &decoded.map, file, rules)
}

fn finish(
    input: &Input,
    key: &str,
    mut draft: Draft,
    outer: &OffsetMap,
    file: &Arc<SourceFile>,
    rules: &BoilerplateRules,
) -> Document {
    rules.apply(&mut draft);
    head::title(&mut draft);
    remark::of_garbled(&mut draft);
    remark::of_nothing_left(&mut draft);
    draft.meta.published = draft.meta.published.or(draft.page_date);
    Document {
        key: key.to_owned(),
        path: input.name.clone(),
        meta: draft.meta,
        map: draft.map.through(outer),
        text: draft.text,
        blocks: draft.blocks,
        file: Arc::clone(file),
    }
}

/// Text taken as it is: its paragraphs, nothing left out, no title looked for.
pub fn plain(key: &str, text: &str) -> Document {
    let map = OffsetMap::identity(0, text.len());
    Document {
        key: key.to_owned(),
        path: "-".to_owned(),
        file: Arc::new(SourceFile::new(
            text.as_bytes().to_vec(),
            encoding_rs::UTF_8,
        )),
        blocks: super::plain::blocks(text),
        text: text.to_owned(),
        map,
        meta: super::Metadata::default(),
    }
}
