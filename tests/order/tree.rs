//! Which file needs which: the paths of all files, followed to where what they name is written.

use std::collections::{BTreeMap, BTreeSet};

use crate::scan::{Named, Scan, scan};

/// The files of a crate by their modules. `src/a/b.rs` and `src/a/b/mod.rs` are `["a", "b"]`.
#[derive(Default)]
pub struct Tree {
    modules: BTreeMap<Vec<String>, (String, Scan)>,
}

/// That a file names what stands in another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The file that names it.
    pub file: String,
    /// In which line.
    pub line: usize,
    /// The path, from the top of the crate.
    pub path: Vec<String>,
    /// The file in which it is written.
    pub of: String,
    /// Whether the file only hands it on.
    pub is_handed_on: bool,
}

impl Tree {
    /// The tree of these files: paths below `src`, and texts. Files that are only for tests are left out.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut modules: BTreeMap<_, _> = files
            .into_iter()
            .map(|(path, text)| (module_of(path), (path.to_owned(), scan(text))))
            .collect();
        let tests: Vec<Vec<String>> = modules
            .iter()
            .flat_map(|(module, (_, scan))| {
                let name = |name: &String| [module.as_slice(), std::slice::from_ref(name)].concat();
                scan.test_modules.iter().map(name)
            })
            .collect();
        modules.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
        Self { modules }
    }

    /// Paths of the files.
    pub fn files(&self) -> Vec<&str> {
        self.modules
            .values()
            .map(|(file, _)| file.as_str())
            .collect()
    }

    /// Functions by file: name, first line, number of lines.
    pub fn functions(&self) -> impl Iterator<Item = (&str, &(String, usize, usize))> {
        let files = self.modules.values();
        files.flat_map(|(file, scan)| scan.functions.iter().map(move |f| (file.as_str(), f)))
    }

    /// All that the files need of each other.
    pub fn needs(&self) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        for (module, (file, scan)) in &self.modules {
            for named in &scan.paths {
                let Some(path) = self.whole(module, named) else {
                    continue;
                };
                let Some(of) = self.written(&path, 0) else {
                    continue;
                };
                // Of a file and a function of one name, the file is meant where the name begins other paths.
                let begins =
                    |p: &Named| p.path.len() > 1 && named.imported_as.as_ref() == p.path.first();
                if self.modules.contains_key(&path) && scan.paths.iter().any(begins) {
                    continue;
                }
                if of != file {
                    needs.insert(Need {
                        file: file.clone(),
                        line: named.line,
                        of: of.to_owned(),
                        path,
                        is_handed_on: named.is_handed_on,
                    });
                }
            }
        }
        needs
    }

    /// The path from the top of the crate; `None` for what is not of this crate.
    fn whole(&self, module: &[String], named: &Named) -> Option<Vec<String>> {
        let mut here: Vec<String> = [module, &named.within].concat();
        let first = named.path.first()?;
        let mut rest = &named.path[1..];
        match first.as_str() {
            "crate" | "crosscheck" => here.clear(),
            "self" => {}
            "super" => {
                here.pop();
                while rest.first().is_some_and(|word| word == "super") {
                    here.pop();
                    rest = &rest[1..];
                }
            }
            name => {
                let child = [here.as_slice(), std::slice::from_ref(first)].concat();
                here = if self.modules.contains_key(&child) {
                    child
                } else {
                    self.module_imported(module, name)?
                };
            }
        }
        here.extend_from_slice(rest);
        Some(here)
    }

    /// The module that the file of `module` imports under a name.
    fn module_imported(&self, module: &[String], name: &str) -> Option<Vec<String>> {
        let (_, scan) = self.modules.get(module)?;
        let is_it = |p: &&Named| {
            p.imported_as.as_deref() == Some(name) && p.path.first().is_some_and(|f| f != name)
        };
        let import = scan.paths.iter().find(is_it)?;
        let path = self.whole(module, import)?;
        self.modules.contains_key(&path).then_some(path)
    }

    /// The file in which the thing of this path is written. `None` for a module as such, which is no thing yet, and where
    /// imports lead out of the crate.
    fn written(&self, path: &[String], steps: usize) -> Option<&str> {
        let is_module = |n: &usize| self.modules.contains_key(&path[..*n]);
        let known = (0..=path.len()).rev().find(is_module)?;
        if known == path.len() {
            // A function may be called like the file that it is in.
            let (name, parent) = path.split_last()?;
            return self.handed_on(parent, name, steps);
        }
        let (file, scan) = self.modules.get(&path[..known])?;
        let name = &path[known];
        let imports = |p: &&Named| p.imported_as.as_ref() == Some(name) && p.within.is_empty();
        if scan.paths.iter().any(|p| imports(&p)) {
            return self.handed_on(&path[..known], name, steps);
        }
        Some(file)
    }

    /// The file that a module imports this name from.
    fn handed_on(&self, module: &[String], name: &str, steps: usize) -> Option<&str> {
        /// Imports that go in a circle lead nowhere.
        const MOST: usize = 20;
        let (_, scan) = self.modules.get(module)?;
        let is_it = |p: &&Named| p.imported_as.as_deref() == Some(name) && p.within.is_empty();
        let import = scan.paths.iter().find(is_it)?;
        let path = self.whole(module, import)?;
        if path.starts_with(module) && path.len() == module.len() + 1 || steps > MOST {
            return None;
        }
        self.written(&path, steps + 1)
    }
}

fn module_of(path: &str) -> Vec<String> {
    let stem = path.trim_end_matches(".rs");
    let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
    let last = module.last().map(String::as_str);
    // The program stands on the library: what both call `crate` is the library here.
    if matches!(last, Some("mod")) || stem == "lib" {
        module.pop();
    }
    module
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(files: &[(&str, &str)]) -> Vec<String> {
        let needs = Tree::new(files.iter().copied()).needs();
        needs
            .iter()
            .map(|n| format!("{} -> {}", n.file, n.of))
            .collect()
    }

    #[test]
    fn what_is_handed_on_is_followed_to_where_it_is_written() {
        let files = [
            ("a/mod.rs", "mod b; pub use b::B; pub struct A;"),
            ("a/b.rs", "use std::fmt; pub struct B;"),
            ("c.rs", "use crate::a::B;"),
            ("d.rs", "use crate::a; fn f() { a::A; a::B }"),
            ("a/e.rs", "use super::b::B; use super::A;"),
        ];
        let wanted = [
            "a/e.rs -> a/b.rs",
            "a/e.rs -> a/mod.rs",
            "a/mod.rs -> a/b.rs",
            "c.rs -> a/b.rs",
        ];
        let found = needs(&files);
        for want in wanted
            .into_iter()
            .chain(["d.rs -> a/b.rs", "d.rs -> a/mod.rs"])
        {
            assert!(found.iter().any(|f| f == want), "{want}: {found:?}");
        }
        assert_eq!(found.len(), 6);
    }

    #[test]
    fn a_function_may_be_called_like_its_file() {
        let files = [
            ("a/mod.rs", "mod b; pub use b::b;"),
            ("a/b.rs", "pub fn b() {}"),
            ("c.rs", "use crate::a::b;"),
        ];
        assert!(needs(&files).contains(&"c.rs -> a/b.rs".to_owned()));
        let files = [
            ("a/mod.rs", "mod b; mod d; pub use d::b;"),
            ("a/b.rs", "pub fn c() {}"),
            ("a/d.rs", "pub fn b() {}"),
            ("a/e.rs", "use super::b; fn f() { b::c() }"),
        ];
        assert!(needs(&files).contains(&"a/e.rs -> a/b.rs".to_owned()));
        assert!(!needs(&files).contains(&"a/e.rs -> a/d.rs".to_owned()));
    }

    #[test]
    fn files_for_tests_are_left_out() {
        let files = [
            ("a/mod.rs", "#[cfg(test)] mod testing; pub struct A;"),
            ("a/testing.rs", "use crate::b::B;"),
            ("b.rs", "pub struct B;"),
        ];
        assert!(needs(&files).is_empty());
    }
}
