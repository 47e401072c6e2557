//! Where nobody can look at what is written.

/// Whether this runs in continuous integration: there `CI` is set, and to no word for no.
pub fn in_ci() -> bool {
    let set = std::env::var_os("CI").unwrap_or_default();
    !["", "0", "false"].iter().any(|no| set == *no)
}
