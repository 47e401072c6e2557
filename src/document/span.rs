//! Byte ranges of a file.

use serde::{Deserialize, Serialize};

/// A byte range in the file as it is on disk; what reports carry.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct FileSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}
