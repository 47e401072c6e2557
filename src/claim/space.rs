//! White space in what is shown of a claim.

/// White space folded to single blanks.
pub(crate) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_one_line() {
        assert_eq!(fold_space(" a \n b\t c "), "a b c");
    }
}
