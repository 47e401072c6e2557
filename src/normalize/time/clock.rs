//! Times of the clock.

use super::grammar::Reader;

impl Reader<'_, '_> {
    /// "half past six in the morning", "a quarter to 9 p.m.": in figures or words.
    fn past_hour(&self, at: usize) -> Option<(i8, i8, usize)> {
        let (taken, &minutes) = self.lexicon.past_hours.at(self.words, at)?;
        let next = at + taken;
        let number = self.number(next).map(f64::from);
        let hour = number.or_else(|| self.lexicon.cardinals.get(self.lower(next)).copied())?;
        let hour = (hour as i32).rem_euclid(12);
        if !(1..=12).contains(&(hour + i32::from(hour == 0) * 12)) {
            return None;
        }
        let mut end = next + 1;
        let mut add = 0;
        if let Some((taken, &hours)) = self.lexicon.clock.at(self.words, end) {
            add = i32::from(hours);
            end += taken;
        } else if let Some((taken, part)) = self.lexicon.of_day.at(self.words, end) {
            add = if part == "MO" { 0 } else { 12 };
            end += taken;
        }
        let all = (hour + add) * 60 + minutes;
        let all = all.rem_euclid(24 * 60);
        Some((
            i8::try_from(all / 60).ok()?,
            i8::try_from(all % 60).ok()?,
            end,
        ))
    }

    /// A clock time: hour, minute, the word behind it.
    pub(super) fn hour(&self, at: usize) -> Option<(i8, i8, usize)> {
        if let Some(&hour) = self.lexicon.hours.get(self.lower(at)) {
            return Some((i8::try_from(hour).ok()?, 0, at + 1));
        }
        if let Some(past) = self.past_hour(at) {
            return Some(past);
        }
        let word = self.word(at).filter(|w| w.is_figure() && !w.glued)?;
        let (mut hour, mut minute): (i8, i8) = match word.text.split_once('.') {
            Some((h, m)) if m.len() == 2 => (h.parse().ok()?, m.parse().ok()?),
            Some(_) => return None,
            None => (word.text.parse().ok()?, 0),
        };
        let mut end = at + 1;
        let colon = self.word(end).is_some_and(|w| w.glued && w.is(":"));
        if colon {
            let minutes = self
                .word(end + 1)
                .filter(|w| w.glued && w.is_figure() && w.text.len() == 2)?;
            minute = minutes.text.parse().ok()?;
            end += 2;
        }
        let suffix = self
            .lexicon
            .clock
            .at(self.words, end)
            .map(|(taken, &add)| (taken, add));
        if let Some((taken, add)) = suffix {
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + i8::try_from(add).ok()?;
            end += taken;
        } else if !colon || word.text.len() > 2 {
            return None;
        }
        if self.lexicon.zones.contains(self.lower(end)) {
            end += 1;
        }
        ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute, end))
    }
}
