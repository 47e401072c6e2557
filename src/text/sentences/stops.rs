//! Where sentences end by their stops: sentencex, a window at a time.
//!
//! In: text without a blank line. Out: where sentences start, in bytes. Up to [`WINDOW`] bytes are looked at as a whole; of more,
//! sentencex takes time by the square of the length, so that a longer text is looked at by windows which overlap.

use super::border::border;

/// Bytes that are looked at at once: several pages of print without a paragraph's end.
const WINDOW: usize = 16 * 1024;

/// What a window's last bytes give is found again by the next, which sees what follows.
const MARGIN: usize = 4 * 1024;

/// Bytes at which sentences start, the first of them 0, rising.
pub(super) fn boundaries(text: &str) -> Vec<usize> {
    if text.len() <= WINDOW {
        return starts(text);
    }
    let mut found = vec![0];
    let mut from = 0;
    while from < text.len() {
        let end = border(text, from + WINDOW);
        let sure = if end < text.len() {
            border(text, end - MARGIN)
        } else {
            end
        };
        let inside = starts(&text[from..end]).into_iter().map(|at| from + at);
        let last = found[found.len() - 1];
        found.extend(inside.filter(|&at| at > last && at > from && at <= sure));
        // The next window starts with a sentence, or, where there is none, behind what was seen.
        let next = found[found.len() - 1];
        from = if end == text.len() {
            end
        } else if next > from {
            next
        } else {
            sure
        };
    }
    found
}

fn starts(text: &str) -> Vec<usize> {
    let boundaries = sentencex::get_sentence_boundaries("en", text);
    boundaries.iter().map(|b| b.start_byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_give_what_the_whole_gives() {
        let sentence =
            |i: usize| format!("Dr. Falk of No. {i} Quay St. saw {i}.5 tons of it fall. ");
        let text: String = (0..1_500).map(sentence).collect();
        assert!(text.len() > 4 * WINDOW);
        assert_eq!(boundaries(&text), starts(&text));
    }

    #[test]
    fn a_text_without_a_stop_has_one_start() {
        assert_eq!(boundaries(&"quay ".repeat(20_000)), [0]);
        assert_eq!(boundaries(&"ü".repeat(20_000)), [0]);
    }
}
