//! Which bracket or quote of a YAML text is open at a place.

/// A mark that opens something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    /// Its byte.
    pub at: usize,
    /// It.
    pub mark: char,
    /// What would close it.
    pub close: char,
}

/// The innermost one that is open before byte `end`.
pub(super) fn open_at(text: &str, end: usize) -> Option<Open> {
    let mut open: Vec<Open> = Vec::new();
    let mut quote: Option<Open> = None;
    let mut before = Before::Start;
    let mut characters = text
        .char_indices()
        .take_while(|(at, _)| *at < end)
        .peekable();
    while let Some((at, c)) = characters.next() {
        if let Some(opened) = quote {
            match c {
                '\\' if opened.mark == '"' => drop(characters.next()),
                // Two of them stand for one.
                '\'' if opened.mark == c && characters.next_if(|(_, c)| *c == '\'').is_some() => {}
                c if c == opened.mark => quote = None,
                _ => {}
            }
            continue;
        }
        let opens = |close| Open { at, mark: c, close };
        match c {
            '"' | '\'' if before == Before::Start => quote = Some(opens(c)),
            '#' if before != Before::Word => {
                while characters.next_if(|(_, c)| *c != '\n').is_some() {}
            }
            // Within a word they are letters, but where something is open.
            '[' if before == Before::Start => open.push(opens(']')),
            '{' if before == Before::Start => open.push(opens('}')),
            ']' | '}' if open.last().is_some_and(|o| o.close == c) => drop(open.pop()),
            _ => {}
        }
        before = before.after(c, !open.is_empty());
    }
    quote.or_else(|| open.pop())
}

/// What stands before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The start of a value, with or without blanks.
    Start,
    /// A word.
    Word,
    /// A word and a blank.
    Blank,
}

impl Before {
    fn after(self, c: char, in_brackets: bool) -> Self {
        match (c, self) {
            ('\n' | ':', _) | ('-' | '[' | '{', Self::Start) => Self::Start,
            (',' | '[' | '{', _) if in_brackets => Self::Start,
            (c, Self::Start) if c.is_whitespace() => Self::Start,
            (c, _) if c.is_whitespace() => Self::Blank,
            _ => Self::Word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Option<(usize, char)> {
        open_at(text, text.len()).map(|open| (open.at, open.mark))
    }

    #[test]
    fn the_innermost_is_told() {
        assert_eq!(opened("a: [[b, c"), Some((4, '[')));
        assert_eq!(opened("a: [[b, c]"), Some((3, '[')));
        assert_eq!(opened("a: [{b: [c]"), Some((4, '{')));
        assert_eq!(opened("a: [b, \"c]"), Some((7, '"')));
        assert_eq!(opened("a: 'it''s"), Some((3, '\'')));
        assert_eq!(opened("- [a\n- b"), Some((2, '[')));
    }

    #[test]
    fn what_is_closed_or_a_letter_is_not() {
        for text in [
            "a: [b, {c: d}]",
            "a: don't",
            "a: b [c",
            "a: b # [",
            "# it's {",
            "a: \"\\\"\"",
            "a: 'it''s'",
            "a: [b # ]\n]",
            "a: \"[\"",
        ] {
            assert_eq!(opened(text), None, "{text}");
        }
    }
}
