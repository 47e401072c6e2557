//! Lists the packs of `rules/` for the binary: every YAML file there that has a `pack:` line.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut packs = Vec::new();
    for entry in fs::read_dir(root.join("rules"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "yaml") && is_pack(&path)? {
            packs.push(path);
        }
    }
    packs.sort();
    let mut list = String::from("&[\n");
    for path in packs {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let path = path.to_string_lossy();
        list.extend([
            format!("BuiltinPack {{ name: {name:?}, "),
            format!("text: include_str!({path:?}) }},\n"),
        ]);
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("packs.rs"), list)
}

fn is_pack(path: &Path) -> io::Result<bool> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().any(|line| line.starts_with("pack:")))
}
