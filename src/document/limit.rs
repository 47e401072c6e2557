//! How much of one kind a file may hold. No article comes near; without them a file made for it, or broken on its way, could
//! take the stack or the afternoon.

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
