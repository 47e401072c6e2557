//! Words in a row, as rule files quote them: letters and digits count, case and the marks between do not.

/// Words and figures in small letters, without the marks between them.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether words stand among others in a row.
pub(crate) fn holds(said: &[String], sought: &[String]) -> bool {
    said.windows(sought.len().max(1)).any(|w| w == sought)
}
