//! Facts compared by key: who or what they are about, and what is asked of it.
//!
//! In: the run's facts. Out: a [`Sheet`] for each question with its answers, and findings: agreements and contradictions of answers, each
//! with the very words it rests on. What always holds: answers are compared only where their holders are the same as far as words can tell;
//! what is told of a part, of another happening or as superseded opposes nothing; a source that gives two answers itself is
//! not set against another.

mod clock;
mod contrast;
mod course;
mod find;
mod happening;
mod holder;
mod meet;
mod sheet;
mod spelling;
mod swap;
mod value;

pub use sheet::{Answer, HolderKey, Sheet};

use crate::fact::Told;
use crate::rules::model::{self, Attribute};

use super::{ConflictKind, Court, Finding};

/// The facts of a run, and what is asked.
pub struct Facts<'a> {
    /// The attributes of the rules.
    pub attributes: &'a [Attribute],
    /// Words that limit what facts say.
    pub words: &'a model::Facts,
    /// What all articles tell; claims by their index in the run.
    pub told: &'a Told,
}

/// What comes of comparing facts.
#[derive(Debug, Default)]
pub struct Compared {
    /// The questions with their answers, in order of attributes, then of the text.
    pub sheets: Vec<Sheet>,
    /// Agreements, contradictions and updates of answers; not numbered yet.
    pub findings: Vec<Finding>,
    /// Claims that give excluding answers, and so cannot say the same, with the kind of what parts them.
    pub apart: Vec<(u32, u32, ConflictKind)>,
    /// Claims that measure two happenings, each its own: they neither say the same nor oppose each other.
    pub of_two: Vec<(u32, u32)>,
}

/// Compares the facts of a run.
pub fn compare(court: &Court, groups: &[usize], facts: &Facts) -> Compared {
    let sheets = sheet::sheets(court, facts);
    let others = happening::others(court, facts, &sheets);
    let mut out = Compared::default();
    for (index, sheet) in sheets.iter().enumerate() {
        find::findings(court, groups, facts, (index, sheet), &others, &mut out);
    }
    out.findings
        .extend(spelling::findings(court, groups, facts));
    out.findings.extend(swap::findings(court, groups, facts));
    out.sheets = sheets;
    out.apart.sort_unstable();
    out.apart.dedup();
    out
}
