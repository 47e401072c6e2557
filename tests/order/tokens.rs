//! Rust source as words and signs, each with its line. Comments, and what stands in quotation marks, are gone.

/// A word, a number, `::`, or any other single sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As written.
    pub text: String,
    /// From 1.
    pub line: usize,
}

impl Token {
    /// Whether it is a name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// All tokens of a source.
pub fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let end = end_of(&chars, at);
        let text: String = chars[at..end].iter().collect();
        let is_blank = text.starts_with(char::is_whitespace) || text.starts_with("//");
        if !is_blank && !text.starts_with("/*") && !is_quoted(&text) {
            let text = text.trim_start_matches("r#").to_owned();
            found.push(Token { text, line });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    found
}

fn is_quoted(text: &str) -> bool {
    text.contains('"') || text.starts_with('\'') || text.starts_with("b'")
}

/// Where the token, blank, comment or quoted text that begins at `at` ends.
fn end_of(chars: &[char], at: usize) -> usize {
    let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
    let next = |n: usize| chars.get(at + n).copied();
    let until = |from: usize, holds: &dyn Fn(&char) -> bool| {
        from + chars[from..].iter().take_while(|c| holds(c)).count()
    };
    match (chars[at], next(1)) {
        (c, _) if c.is_whitespace() => at + 1,
        ('/', Some('/')) => until(at, &|c| *c != '\n'),
        ('/', Some('*')) => end_of_comment(chars, at),
        (':', Some(':')) => at + 2,
        ('"', _) => end_of_string(chars, at, '"'),
        ('b', Some('"' | '\'')) => end_of_string(chars, at + 1, chars[at + 1]),
        ('\'', Some('\\')) => end_of_string(chars, at, '\''),
        // A character, not a lifetime.
        ('\'', Some(_)) if next(2) == Some('\'') => at + 3,
        ('\'', _) => until(at + 1, &is_name),
        (c, _) if is_name(&c) => {
            let word = until(at, &is_name);
            let quote = until(word, &|c| *c == '#');
            let is_raw = matches!(chars[at..word], ['r'] | ['b', 'r']);
            match chars.get(quote) {
                Some('"') if is_raw => end_of_raw(chars, quote, quote - word),
                Some(_) if is_raw && quote > word => until(quote, &is_name),
                _ => word,
            }
        }
        _ => at + 1,
    }
}

/// Comments may hold comments.
fn end_of_comment(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(chars: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != quote {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

/// `quote` is where the opening quotation mark stands, after so many `hashes`.
fn end_of_raw(chars: &[char], quote: usize, hashes: usize) -> usize {
    let closes = |at: usize| {
        chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes
    };
    let close = (quote + 1..chars.len()).find(|at| closes(*at));
    close.map_or(chars.len(), |at| at + 1 + hashes)
}

#[test]
fn comments_and_texts_are_no_tokens() {
    let source =
        "a::b /* x /* y */ z */ 'c' '\\'' 'life // d\n\"e\\\"f\" r#\"g\"h\"# b\"i\" r#type j";
    let found = tokens(source);
    let texts: Vec<&str> = found.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["a", "::", "b", "type", "j"]);
    assert_eq!(
        found.iter().map(|t| t.line).collect::<Vec<_>>(),
        [1, 1, 1, 2, 2]
    );
}
