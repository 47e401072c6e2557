//! Why words gave no claim.

/// The rule that leaves words out, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reason {
    /// The method or the list of the rules (`claim/question`, `modality/wishes`).
    pub rule: &'static str,
    /// In a person's words ("a question").
    pub why: &'static str,
}

impl Reason {
    pub(crate) const fn new(rule: &'static str, why: &'static str) -> Self {
        Self { rule, why }
    }
}
