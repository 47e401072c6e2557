//! From propositions to edges between them and findings: one file a kind of conflict.

mod model;

pub use model::{Between, ClaimIndex, ConflictKind, Finding, Position, Reason, ScoreTerm, Verdict};
