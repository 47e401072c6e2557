//! What a governing word does to its complement.

/// What a governing word does to its complement: the signatures of implicative and factive verbs (Karttunen 1971;
/// Nairn, Condoravdi & Karttunen 2006), with plans, hedges and duties beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Governs {
    /// "plans to": to come.
    Plan,
    /// "tries to", "wants to", "is expected to": open whether it comes.
    Want,
    /// "seems to": possible.
    Hedge,
    /// "failed to": not so.
    Undo,
    /// "managed to", "began to": so.
    Keep,
    /// "has to": a duty.
    Duty,
    /// "no evidence that": not so, though weakly.
    Missing,
}
