//! How much of one kind a file may hold. No article comes near; without them a file made for it, or broken on its way, could
//! take the stack or the afternoon.
//!
//! [`Limits`] are those that a user may set; the others stand for what the stack bears.

use schemars::JsonSchema;
use serde::Deserialize;

/// How much is read at most; `limits:` in `crosscheck.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of one file, which is held in memory whole. A larger one is not read.
    pub file_bytes: u64,
    /// Bytes of the text of one article. A longer one is not read.
    pub article_bytes: usize,
    /// Articles of one run. Of more, nothing is compared.
    pub articles: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            article_bytes: 8 << 20,
            articles: 50_000,
        }
    }
}

/// Attributes of one element of a page. The tokenizer goes one step deeper into the stack with each. A page that has more on an
/// element is refused.
pub const ATTRIBUTES: usize = 256;

/// Elements inside one another in a page. What is nested deeper is read as if it stood at this depth, as browsers read it (Blink:
/// 512).
pub const DEPTH: usize = 512;

/// Brackets inside one another in front matter. What nests deeper is not read as YAML but line by line, for the keys that
/// are known: the YAML scanner takes time by the square of the depth.
pub const FRONT_MATTER_DEPTH: usize = 64;

/// Bytes of one line of the input of `pairs`, which is held in memory whole. A longer one is no pair of texts, and may have no
/// end.
pub const PAIR: usize = 4 * 1024 * 1024;
