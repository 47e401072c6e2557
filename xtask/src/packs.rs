//! Compiles the packs that ship.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crosscheck::fact::FactReader;
use crosscheck::rules::compile_pack;
use crosscheck::rules::model::RuleFile;
use crosscheck_syntax::Parser;

/// Writes `compiled/NAME.pack` for every pack in `folder`, and takes away those without a pack.
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let out = folder.join("compiled");
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(&out)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "pack") {
            continue;
        }
        let yaml = folder.join(path.with_extension("yaml").file_name().unwrap_or_default());
        if !yaml.is_file() {
            fs::remove_file(path)?;
        }
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let compiled = compile_pack(&text).with_context(|| path.display().to_string())?;
        let name = path.with_extension("pack");
        write(&out.join(name.file_name().unwrap_or_default()), &compiled)?;
    }
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
