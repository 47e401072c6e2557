//! Embeds the packs of `rules/`: every YAML file there that has a `pack:` line, as it stands and, without
//! its tests, compiled to JSON, which is read at every start.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut paths = Vec::new();
    for entry in fs::read_dir(root.join("rules"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut list = String::from("&[\n");
    for path in paths {
        let text = fs::read_to_string(&path)?;
        if !text.lines().any(|line| line.starts_with("pack:")) {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut value: serde_yaml::Mapping =
            serde_yaml::from_str(&text).map_err(|error| format!("rules/{name}.yaml: {error}"))?;
        value.shift_remove("tests");
        let compiled = out.join(format!("{name}.json"));
        fs::write(&compiled, serde_json::to_vec(&value)?)?;
        list.extend([
            format!("BuiltinPack {{ name: {name:?}, "),
            format!("text: include_str!({:?}), ", path.to_string_lossy()),
            format!(
                "compiled: include_str!({:?}) }},\n",
                compiled.to_string_lossy()
            ),
        ]);
    }
    list.push(']');
    fs::write(out.join("packs.rs"), list)?;
    Ok(())
}
