//! From propositions to edges between them and findings: one file a kind of conflict.
//!
//! In: a [`Court`]: the run's claims with their scorer, articles, entities and words. Out: [`Finding`]s. What always
//! holds: without the same event and slot there is no contradiction; where more than one thing is at issue
//! between two claims they speak of different events; what cannot be decided is related, and never counted.

mod amounts;
mod antonym;
mod conflict;
mod court;
mod cues;
mod denial;
mod difference;
mod dispute;
mod duration;
mod event;
mod exclusive;
mod fact;
mod finding;
mod grade;
mod independence;
mod judge;
mod location;
mod modality;
mod model;
mod negation;
mod numeric;
mod overlap;
mod pair;
mod prevented;
mod reach;
mod rebuttal;
mod related;
mod role;
mod ruling;
mod side;
mod slot;
mod temporal;
#[cfg(test)]
mod testing;
mod trend;
mod update;
mod weigh;

pub use crate::rules::{ConflictKind, Verdict};
pub use court::Court;
pub use cues::Cues;
pub use difference::{Deciding, Marks};
pub use dispute::disputes;
pub use event::{Event, events};
pub use fact::{Answer, Compared, Facts, HolderKey, Sheet, compare as compare_facts};
pub use grade::grade;
pub use independence::groups;
pub use judge::judge;
pub use model::{ASSERTED, Between, ClaimIndex, Difference, Finding, Position, Reason, Slot, Sort};
pub use overlap::Overlaps;
pub use pair::{PairVerdict, pair};
pub use prevented::prevented;
pub use related::UNDECIDED;
pub use ruling::{Ruling, Unmatched, match_rulings, quoted, rule};
pub use weigh::{Weighed, figures_clash, weakest, weigh};
