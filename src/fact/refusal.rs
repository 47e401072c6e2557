//! Why reading says no to a phrase that it found.

/// Why a phrase that was found tells no fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It speaks of something else there.
    OfOther,
    /// The figure counts or measures something else.
    Unit,
    /// The clause says that it is not so.
    Denied,
    /// Nobody is known for this word, or nobody who can have an answer.
    Nobody(Option<usize>),
    /// The clause does not say it as a fact.
    NotSaid,
}
