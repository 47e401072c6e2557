//! Compiles the packs that ship.

use std::fs;
use std::path::Path;

use crosscheck::fact::FactReader;
use crosscheck::rules::compile_packs;
use crosscheck::rules::model::RuleFile;
use crosscheck_syntax::Parser;

/// Writes `compiled/packs.json` of the packs in `folder`, and `compiled/examples.json` of the phrases in them.
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let out = folder.join("compiled");
    fs::create_dir_all(&out)?;
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        packs.push((name.into_owned(), fs::read_to_string(&path)?));
    }
    packs.sort();
    let compiled = compile_packs(&packs).map_err(|problem| anyhow::anyhow!("{}", problem.title))?;
    write(&out.join("packs.json"), &compiled)?;
    // The rules of the folder, which those in this program may be older than.
    let attributes = fs::read_to_string(folder.join("en-attributes.yaml"))?;
    let rules: RuleFile = serde_yaml::from_str(&attributes)?;
    let examples = FactReader::compiled(&rules, Parser::embedded())? + "\n";
    write(&out.join("examples.json"), &examples)
}

/// Writes a file that is not so already.
fn write(target: &Path, text: &str) -> anyhow::Result<()> {
    if !fs::read_to_string(target).is_ok_and(|old| old == text) {
        fs::write(target, text)?;
        println!("{}", target.display());
    }
    Ok(())
}
