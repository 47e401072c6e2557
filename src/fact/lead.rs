//! What an article opens with, and which times lie apart from it.

use jiff::civil::Date;

use crate::normalize::{Anchor, Grain, Time};

/// The times that an article opens with: what it is about lies there.
pub(super) struct Lead<'l> {
    /// Of its first sentences.
    pub times: Vec<&'l Time>,
    /// Whether the sentence at hand is one of them.
    pub is_opening: bool,
    /// The day of publication.
    pub published: Option<Date>,
}

/// Days before publication in which news happens.
const RECENT: i32 = 45;

impl Lead<'_> {
    /// Whether a time ended long before the article came out.
    pub fn is_past(&self, time: &Time) -> bool {
        let ended = self
            .published
            .zip(time.to.filter(|_| time.is_placed() && !time.duration));
        ended.is_some_and(|(published, to)| days(to, published) > RECENT)
    }

    /// Whether the times of a sentence below the opening all lie apart from it.
    pub fn tells_of_other(&self, times: &[Time]) -> bool {
        let fits = |t: &Time| self.times.iter().any(|o| o.fits(t));
        !self.is_opening && times.iter().any(|t| self.is_elsewhen(t)) && !times.iter().any(fits)
    }

    /// Whether a time lies apart from what the article opens with.
    pub fn is_elsewhen(&self, time: &Time) -> bool {
        if time.duration
            || self
                .times
                .iter()
                .any(|t| t.span == time.span || t.fits(time))
        {
            return false;
        }
        if time.anchor == Anchor::Unknown {
            return time.grain >= Grain::Month;
        }
        match (self.published, time.to) {
            (Some(published), Some(to)) => days(to, published) > RECENT,
            _ => time.grain >= Grain::Month || self.times.iter().any(|t| t.disjoint(time)),
        }
    }
}

/// Days from one day to another; less than none if that came first.
fn days(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}
