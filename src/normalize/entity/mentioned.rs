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

impl Mention {
    /// Whether grammar alone tells whom a word means that is no name.
    pub fn is_taken(&self) -> bool {
        matches!(
            self.rule,
            "entities/pronoun" | "entities/description" | "entities/first-person"
        )
    }

    /// Whether the rules give the name.
    pub(crate) fn is_in_rules(&self) -> bool {
        matches!(
            self.rule,
            "entities/alias-or-demonym" | "entities/name-in-rules"
        )
    }
}

/// So many mentions may lie inside each other.
const NESTED: usize = 6;

/// Of `mentions`, which are in order, the shortest that covers the words at `span`.
pub(crate) fn mention_at(mentions: &[Mention], span: TextSpan) -> Option<&Mention> {
    let until = mentions.partition_point(|m| m.span.start <= span.start);
    let near = mentions[..until].iter().rev().take(NESTED);
    near.filter(|m| m.span.contains(span))
        .min_by_key(|m| m.span.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_mention_wins() {
        let mention = |start, end, entity| Mention {
            span: TextSpan::new(start, end),
            entity: EntityId(entity),
            rule: "entities/alias",
        };
        let mentions = [mention(0, 20, 0), mention(4, 9, 1), mention(30, 35, 2)];
        let at = |start, end| mention_at(&mentions, TextSpan::new(start, end)).map(|m| m.entity.0);
        assert_eq!(at(4, 9), Some(1));
        assert_eq!(at(12, 15), Some(0));
        assert_eq!(at(22, 25), None);
    }
}
