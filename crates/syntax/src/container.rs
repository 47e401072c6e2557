//! The model file: a magic word, a format version, and sections one after the other.
//!
//! In and out: bytes. What always holds: a file of another format or version is refused, never misread.

/// The format this build reads and writes.
pub const VERSION: u32 = 4;

const MAGIC: &[u8; 4] = b"XCEN";

/// Why a file is no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin like one.
    #[error("not a syntax model")]
    Magic,
    /// Another format version.
    #[error("a syntax model of format version {0}, this build reads version {VERSION}")]
    Version(u32),
    /// A section is missing or cut short.
    #[error("a damaged syntax model: section {0}")]
    Section(&'static str),
}

/// The names of the sections, in their order.
pub const SECTIONS: [&str; 7] = [
    "labels", "tags", "sure", "tagger", "parser", "lemmas", "lexicon",
];

/// Joins sections, in the order of [`SECTIONS`].
pub fn write(sections: [&[u8]; SECTIONS.len()]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(VERSION.to_le_bytes());
    for section in sections {
        out.extend((section.len() as u32).to_le_bytes());
    }
    for section in sections {
        out.extend(section);
    }
    out
}

/// Parts a file into its sections.
///
/// # Errors
/// If it is no model, or one of another version, or cut short.
pub fn read(bytes: &[u8]) -> Result<[&[u8]; SECTIONS.len()], ModelError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(ModelError::Magic)?;
    let (version, mut lengths) = rest.split_first_chunk::<4>().ok_or(ModelError::Magic)?;
    let version = u32::from_le_bytes(*version);
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    let mut body = lengths
        .get(SECTIONS.len() * 4..)
        .ok_or(ModelError::Section(SECTIONS[0]))?;
    let mut sections = [&[][..]; SECTIONS.len()];
    for (section, name) in sections.iter_mut().zip(SECTIONS) {
        let (length, others) = lengths
            .split_first_chunk::<4>()
            .ok_or(ModelError::Section(name))?;
        let (mine, rest) = body
            .split_at_checked(u32::from_le_bytes(*length) as usize)
            .ok_or(ModelError::Section(name))?;
        (*section, lengths, body) = (mine, others, rest);
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_and_other_files_are_refused() {
        let bytes = write([b"a", b"", b"bc", b"d", b"ef", b"g", b"h"]);
        assert_eq!(
            read(&bytes),
            Ok([&b"a"[..], b"", b"bc", b"d", b"ef", b"g", b"h"])
        );
        assert_eq!(read(b"%PDF-1.7"), Err(ModelError::Magic));
        assert_eq!(
            read(&bytes[..bytes.len() - 1]),
            Err(ModelError::Section("lexicon"))
        );
        let mut newer = bytes;
        newer[4] = 99;
        assert_eq!(read(&newer), Err(ModelError::Version(99)));
    }
}
