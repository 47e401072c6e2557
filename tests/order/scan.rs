//! What a source file says of others: the paths that it names, its functions and how long they are. Tests are passed over.

use crate::tokens::{Token, tokens};

/// What stands in one file, tests apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Paths that the file names, in order.
    pub paths: Vec<Named>,
    /// Name, first line and number of lines of each function.
    pub functions: Vec<(String, usize, usize)>,
    /// Modules that are for tests only (`#[cfg(test)] mod testing;`).
    pub test_modules: Vec<String>,
}

/// A path as it is named in a file: `crate::a::B` is `["crate", "a", "B"]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its words; the last is `*` where all of a module is imported.
    pub path: Vec<String>,
    /// What it is called here, where it is imported by `use`.
    pub imported_as: Option<String>,
    /// Whether it is handed on (`pub use`).
    pub is_handed_on: bool,
    /// Modules in the file around it.
    pub within: Vec<String>,
    /// From 1.
    pub line: usize,
}

/// Reads a source file.
pub fn scan(source: &str) -> Scan {
    let tokens = tokens(source);
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        found: Scan::default(),
    };
    reader.read();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    found: Scan,
}

impl Reader<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |t| &t.text)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |t| t.line)
    }

    fn is_here(&self, texts: &[&str]) -> bool {
        texts
            .iter()
            .enumerate()
            .all(|(n, text)| self.text(n) == *text)
    }

    fn read(&mut self) {
        // Modules that are open, with the depth of braces in which they stand.
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut depth = 0;
        while self.at < self.tokens.len() {
            let within = || open.iter().map(|(name, _)| name.clone()).collect();
            if self.is_here(&["#", "[", "cfg", "(", "test", ")", "]"]) {
                self.pass_test();
                continue;
            }
            match self.text(0) {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    open.retain(|(_, outside)| *outside < depth);
                }
                "mod" if self.text(2) == "{" => open.push((self.text(1).to_owned(), depth)),
                "fn" => self.function(),
                // `+ use<'a>` says what a type captures.
                "use" if self.text(1) != "<" => {
                    let is_handed_on = self.is_public();
                    self.at += 1;
                    self.import(Vec::new(), is_handed_on, within());
                    continue;
                }
                _ if self.begins_path() => {
                    self.path(within());
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Whether what stands here is preceded by `pub` or `pub(crate)`.
    fn is_public(&self) -> bool {
        let before = &self.tokens[..self.at];
        let is_closed = before.last().is_some_and(|t| t.text == ")");
        let is_pub = |t: &Token| t.text == "pub";
        before.last().is_some_and(is_pub) || is_closed && before.iter().rev().take(5).any(is_pub)
    }

    fn begins_path(&self) -> bool {
        let goes_on = self.at > 0 && matches!(self.tokens[self.at - 1].text.as_str(), "::" | ".");
        self.tokens[self.at].is_word() && self.text(1) == "::" && !goes_on
    }

    /// `a::b::C` in running code.
    fn path(&mut self, within: Vec<String>) {
        let line = self.line();
        let mut path = vec![self.text(0).to_owned()];
        self.at += 1;
        while self.text(0) == "::" && self.tokens.get(self.at + 1).is_some_and(Token::is_word) {
            path.push(self.text(1).to_owned());
            self.at += 2;
        }
        self.found.paths.push(Named {
            path,
            imported_as: None,
            is_handed_on: false,
            within,
            line,
        });
    }

    /// A tree of `use`, from after what was read of it.
    fn import(&mut self, mut path: Vec<String>, is_handed_on: bool, within: Vec<String>) {
        let line = self.line();
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | ";" | "") {
                        self.import(path.clone(), is_handed_on, within.clone());
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" | "," | "}" | ";" | "" => break,
                word => {
                    path.push(word.to_owned());
                    self.at += 1;
                }
            }
        }
        if path.len() > 1 && path.last().is_some_and(|word| word == "self") {
            path.pop();
        }
        let mut imported_as = path.last().cloned();
        if self.text(0) == "as" {
            imported_as = Some(self.text(1).to_owned());
            self.at += 2;
        }
        self.found.paths.push(Named {
            path,
            imported_as,
            is_handed_on,
            within,
            line,
        });
    }

    fn function(&mut self) {
        let Some(name) = self.tokens.get(self.at + 1).filter(|t| t.is_word()) else {
            return; // The type of a function: `fn(usize)`.
        };
        let end = self.end_of_item();
        let last = self.tokens.get(end.saturating_sub(1)).map_or(0, |t| t.line);
        let (first, name) = (self.line(), name.text.clone());
        self.found.functions.push((name, first, last + 1 - first));
    }

    /// Passes over what `#[cfg(test)]` stands before.
    fn pass_test(&mut self) {
        while self.text(0) == "#" {
            self.at += 1;
            self.at = self.end_of_group();
        }
        let end = self.end_of_item();
        let words: Vec<&str> = self.tokens[self.at..end]
            .iter()
            .map(|t| t.text.as_str())
            .collect();
        if let [.., "mod", name, ";"] = words[..] {
            self.found.test_modules.push(name.to_owned());
        }
        self.at = end;
    }

    /// One past the bracket that closes the one here.
    fn end_of_group(&self) -> usize {
        let mut depth = 0;
        for (n, token) in self.tokens[self.at..].iter().enumerate() {
            match token.text.as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return self.at + n + 1;
            }
        }
        self.tokens.len()
    }

    /// One past the `;` or the body that ends the item here.
    fn end_of_item(&self) -> usize {
        let (mut depth, mut is_import) = (0, false);
        for (n, token) in self.tokens[self.at..].iter().enumerate() {
            match token.text.as_str() {
                "use" if depth == 0 => is_import = true,
                "(" | "[" | "{" => depth += 1,
                ")" | "]" => depth -= 1,
                "}" => {
                    depth -= 1;
                    if depth == 0 && !is_import {
                        return self.at + n + 1;
                    }
                }
                ";" if depth == 0 => return self.at + n + 1,
                _ => {}
            }
        }
        self.tokens.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(source: &str) -> Vec<String> {
        scan(source)
            .paths
            .iter()
            .map(|p| p.path.join("::"))
            .collect()
    }

    #[test]
    fn paths_of_imports_and_of_code_are_found() {
        assert_eq!(
            paths(
                "pub use crate::a::{self, b::{C, D as E}, *}; fn f() { x.g::<H>(); crate::i::J::k(); } // crate::l"
            ),
            [
                "crate::a",
                "crate::a::b::C",
                "crate::a::b::D",
                "crate::a::*",
                "crate::i::J::k"
            ]
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
        );
        let found = scan("pub(crate) use a::B as C; use d::E; mod f { use g::H; }").paths;
        let handed: Vec<bool> = found.iter().map(|p| p.is_handed_on).collect();
        assert_eq!(handed, [true, false, false]);
        assert_eq!(found[0].imported_as.as_deref(), Some("C"));
        assert_eq!(found[2].within, ["f"]);
    }

    #[test]
    fn tests_are_passed_over() {
        let source = "#[cfg(test)] mod a; #[cfg(test)] #[allow(b)] use crate::c::{D, E}; use crate::f;
            #[cfg(test)]\nmod tests { use crate::g; fn h() { if i { crate::j() } } } #[cfg(test)] pub(crate) mod k;";
        assert_eq!(paths(source), ["crate::f"]);
        assert_eq!(scan(source).test_modules, ["a", "k"]);
    }

    #[test]
    fn functions_are_measured() {
        let source = "trait A { fn b(&self); }\n\nfn c(d: fn(u8), e: [u8; 2]) {\n  use G::*; if f {\n  }\n}\n";
        let found = scan(source).functions;
        assert_eq!(found, [("b".to_owned(), 1, 1), ("c".to_owned(), 3, 4)]);
    }
}
