//! Compiles the packs that ship.

use std::fs;
use std::path::Path;

use anyhow::Context;

use crosscheck::rules::compile_pack;

/// Writes `compiled/NAME.pack` for every pack in `folder`, and takes away those without a pack.
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let out = folder.join("compiled");
    fs::create_dir_all(&out)?;
    for entry in fs::read_dir(&out)? {
        let path = entry?.path();
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
        let target = out.join(name.file_name().unwrap_or_default());
        if fs::read_to_string(&target).is_ok_and(|old| old == compiled) {
            continue;
        }
        fs::write(&target, compiled)?;
        println!("{}", target.display());
    }
    Ok(())
}
