//! What kind of words a claim was taken from.

/// What kind of words the claim was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A clause with a finite verb or copula.
    Clause,
    /// A participle or infinitive clause ("meeting only minimal resistance").
    Participle,
    /// "Zamir Kabulov, director of …".
    Apposition,
    /// "(banned in Russia)".
    Parenthesis,
    /// "the withdrawal of US troops".
    Nominal,
    /// "X said P" itself.
    Speech,
    /// Words that could not be parsed into a clause and are kept whole.
    Fragment,
}
