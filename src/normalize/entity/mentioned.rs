//! Words of a document with the entity that they stand for.

use crate::normalize::EntityId;
use crate::text::TextSpan;

/// Words that name an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: TextSpan,
    /// Whom they name.
    pub entity: EntityId,
    /// The method that says so, such as `entities/pronoun`.
    pub rule: &'static str,
}
