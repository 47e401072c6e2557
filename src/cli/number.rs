//! Numbers as they are typed.

use std::fmt::Display;
use std::str::FromStr;

/// A number of things.
pub fn count(written: &str) -> Result<usize, String> {
    whole(written, &u32::MAX).map(|n| n as usize)
}

/// A port of this machine.
pub fn port(written: &str) -> Result<u16, String> {
    whole(written, &u16::MAX)
}

fn whole<N: FromStr + Display>(written: &str, most: &N) -> Result<N, String> {
    { written.parse() }.map_err(|_| format!("a whole number belongs here, at most {most}"))
}
