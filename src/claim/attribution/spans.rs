//! Sets of spans of a text: made one, taken from one another, trimmed.

use crate::text::TextSpan;

/// Sorted, without overlap; spans parted by nothing but blanks fuse.
pub(in crate::claim) fn united(text: &str, mut spans: Vec<TextSpan>) -> Vec<TextSpan> {
    spans.sort_unstable();
    let mut out: Vec<TextSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last)
                if span.start <= last.end || text[last.end..span.start].trim().is_empty() =>
            {
                *last = last.hull(span);
            }
            _ => out.push(span),
        }
    }
    out
}

/// What is left of a span without others, in order.
pub(super) fn minus(span: TextSpan, others: &[TextSpan]) -> Vec<TextSpan> {
    let mut left = vec![span];
    for o in others.iter().filter(|o| o.overlaps(span)) {
        left = left
            .into_iter()
            .flat_map(|s| {
                [
                    TextSpan::new(s.start, o.start.clamp(s.start, s.end)),
                    TextSpan::new(o.end.clamp(s.start, s.end), s.end),
                ]
            })
            .filter(|s| !s.is_empty())
            .collect();
    }
    left
}

/// Without blanks and commas at either end; none if nothing else is there.
pub(super) fn trimmed(text: &str, span: TextSpan) -> Option<TextSpan> {
    let loose = |c: char| c.is_whitespace() || c == ',';
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(loose).len());
    let end = span.start + words.trim_end_matches(loose).len();
    (start < end).then(|| TextSpan::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a bb , ccc";

    #[test]
    fn spans_parted_by_blanks_fuse_and_others_do_not() {
        let spans = [(7, 10), (2, 4), (0, 1)].map(|(s, e)| TextSpan::new(s, e));
        let fused = united(TEXT, spans.to_vec());
        assert_eq!(fused, [TextSpan::new(0, 4), TextSpan::new(7, 10)]);
    }

    #[test]
    fn what_is_taken_out_of_the_middle_leaves_both_ends() {
        let left = minus(TextSpan::new(0, 10), &[TextSpan::new(2, 4)]);
        assert_eq!(left, [TextSpan::new(0, 2), TextSpan::new(4, 10)]);
        assert!(minus(TextSpan::new(2, 4), &[TextSpan::new(0, 10)]).is_empty());
    }

    #[test]
    fn commas_and_blanks_go_at_the_ends_alone() {
        assert_eq!(
            trimmed(TEXT, TextSpan::new(4, 10)),
            Some(TextSpan::new(7, 10))
        );
        assert_eq!(
            trimmed(TEXT, TextSpan::new(0, 10)),
            Some(TextSpan::new(0, 10))
        );
        assert_eq!(trimmed(TEXT, TextSpan::new(4, 7)), None);
    }
}
