//! The order of the source: no stage knows a later one, files do not go in circles, functions are short.
//!
//! `docs/design.md` says why. Tests, and files that are only for tests, may use whatever they need.

mod circles;
mod scan;
mod tokens;
mod tree;

use std::fs;
use std::path::Path;

use circles::circles;
use tree::Tree;

/// Modules of the library in their order. Those of one line do not know of each other; all know what is above them.
const ORDER: [&[&str]; 15] = [
    &["isolated", "special", "visible"],
    &["rules"],
    &["document"],
    &["config"],
    &["text"],
    &["normalize"],
    &["claim"],
    &["fact"],
    &["matching"],
    &["verdict"],
    &["run"],
    &["report", "pipeline"],
    &["compare"],
    &["rule_tests", "suggest"],
    &["cli"],
];

/// Where judging goes back and forth between files, and long matches are easiest read in one piece.
const FREE: &str = "verdict/";

/// So many lines a person holds in mind.
const LONGEST: usize = 100;

/// So many files of one folder may need each other.
const WIDEST: usize = 3;

/// What breaks the order of the modules, a line each.
fn out_of_order(tree: &Tree) -> Vec<String> {
    let rank = |module: &str| ORDER.iter().position(|line| line.contains(&module));
    let top = |file: &str| {
        file.split('/')
            .next()
            .unwrap_or_default()
            .replace(".rs", "")
    };
    let mut found = Vec::new();
    for need in tree.needs() {
        let here = top(&need.file);
        if matches!(here.as_str(), "lib" | "main") {
            continue;
        }
        let Some(own) = rank(&here) else {
            found.push(format!("{} has no place in the order", need.file));
            continue;
        };
        for there in [top(&need.of), need.path[0].clone()] {
            let is_before = rank(&there).is_none_or(|rank| rank < own);
            if there != here && there != "lib" && !is_before {
                let path = need.path.join("::");
                found.push(format!(
                    "{}:{}: {path} is no earlier stage",
                    need.file, need.line
                ));
                break;
            }
        }
    }
    found.dedup();
    found
}

/// Circles of files that are too wide, a line each.
fn too_wide(tree: &Tree) -> Vec<String> {
    let files = tree.files();
    // The file `a/b.rs` belongs to the folder `a/b`, where there is one.
    let folder = |file: &str| {
        let own = file.replace(".rs", "/");
        let is_head = files.iter().any(|other| other.starts_with(&own));
        let end = if is_head {
            own.rfind('/')
        } else {
            file.rfind('/')
        };
        own[..end.unwrap_or_default()].to_owned()
    };
    let is_too_wide = |circle: &Vec<String>| {
        let is_one_folder = circle.iter().all(|file| folder(file) == folder(&circle[0]));
        let is_free = circle.iter().all(|file| file.starts_with(FREE));
        !is_free && (!is_one_folder || circle.len() > WIDEST)
    };
    let needs = tree.needs();
    let edges = needs
        .iter()
        .filter(|n| !n.is_handed_on)
        .map(|n| (n.file.as_str(), n.of.as_str()));
    let circles = circles(edges);
    circles
        .iter()
        .filter(|c| is_too_wide(c))
        .map(|c| c.join(" "))
        .collect()
}

/// Functions that are too long, a line each.
fn too_long(tree: &Tree) -> Vec<String> {
    let long = tree
        .functions()
        .filter(|(file, f)| f.2 > LONGEST && !file.starts_with(FREE));
    long.map(|(file, (name, line, lines))| format!("{file}:{line}: {name} has {lines} lines"))
        .collect()
}

fn source() -> Tree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).unwrap().components();
                let name: Vec<_> = name.map(|c| c.as_os_str().to_string_lossy()).collect();
                files.push((name.join("/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(files.len() > 100, "the source was not found");
    Tree::new(
        files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
}

#[test]
fn no_stage_knows_a_later_one() {
    let found = out_of_order(&source());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn files_do_not_go_in_circles() {
    let found = too_wide(&source());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn functions_are_short() {
    let found = too_long(&source());
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

mod the_check_itself {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        Tree::new(files.iter().copied())
    }

    #[test]
    fn finds_a_step_back() {
        let claim = (
            "claim/mod.rs",
            "pub use crate::rules::Stance; pub struct Claim;",
        );
        let rules = ("rules.rs", "pub enum Stance {}");
        let of = |text| out_of_order(&tree(&[claim, rules, ("text/mod.rs", text)]));
        assert!(of("use crate::rules::Stance;").is_empty());
        assert_eq!(
            of("use crate::claim::Claim;"),
            ["text/mod.rs:1: claim::Claim is no earlier stage"]
        );
        assert_eq!(of("\nfn f() { crate::claim::Claim }").len(), 1);
        assert_eq!(
            of("use crate::claim::Stance;").len(),
            1,
            "a detour over a later stage"
        );
        assert!(of("#[cfg(test)] mod tests { use crate::claim::Claim; }").is_empty());
        let new = tree(&[rules, ("new.rs", "use crate::rules::Stance;")]);
        assert_eq!(out_of_order(&new), ["new.rs has no place in the order"]);
    }

    #[test]
    fn finds_circles() {
        let a = ("text/a.rs", "use super::b::B; pub struct A;");
        let b = ("text/b.rs", "use super::a::A; pub struct B;");
        assert!(
            too_wide(&tree(&[a, b])).is_empty(),
            "two may need each other"
        );
        let c = ("text/b.rs", "use crate::rules::C; pub struct B;");
        let d = ("rules/mod.rs", "use crate::text::a::A; pub struct C;");
        assert_eq!(
            too_wide(&tree(&[a, c, d])),
            ["rules/mod.rs text/a.rs text/b.rs"]
        );
        let ring = |folder: &str| {
            let files: Vec<(String, String)> = ["a", "b", "c", "d", "a"]
                .windows(2)
                .map(|w| {
                    (
                        format!("{folder}/{}.rs", w[0]),
                        format!("use super::{}::f as next; pub fn f() {{}}", w[1]),
                    )
                })
                .collect();
            too_wide(&Tree::new(
                files.iter().map(|(f, t)| (f.as_str(), t.as_str())),
            ))
        };
        assert_eq!(ring("text").len(), 1);
        assert!(ring("verdict").is_empty());
    }

    #[test]
    fn finds_long_functions() {
        let of = |file, lines: usize| {
            let text = format!("fn f() {{{}}}", "\n".repeat(lines - 1));
            too_long(&tree(&[(file, text.as_str())]))
        };
        assert!(of("text/a.rs", LONGEST).is_empty());
        assert_eq!(
            of("text/a.rs", LONGEST + 1),
            ["text/a.rs:1: f has 101 lines"]
        );
        assert!(of("verdict/a.rs", LONGEST + 1).is_empty());
    }
}
