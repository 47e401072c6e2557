//! The entries of rule files one by one, each with what its file says without it.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::layout::Step;
use super::parse::Parsed;
use super::problem::{Place, SourceText};

/// Keys of a file that say nothing of articles.
const NO_SECTIONS: [&str; 5] = ["pack", "about", "extends", "tests", "severity"];

/// An entry of a file.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// The file without it.
    pub without: Arc<SourceText>,
}

/// The entries of a file: items of its lists, and items or keys of what else its sections hold. None of one that cannot be read.
pub(super) fn parts(source: &Arc<SourceText>) -> Vec<Part> {
    let Ok(parsed) = Parsed::new(source) else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    for (section, value) in entries(&parsed.value) {
        if NO_SECTIONS.contains(&section) {
            continue;
        }
        let path = vec![Step::Key(section.to_owned())];
        match value {
            Value::Mapping(keys) => {
                for (key, value) in entries(keys) {
                    let below = [path.as_slice(), &[Step::Key(key.to_owned())]].concat();
                    paths.extend(steps(&below, value));
                }
            }
            value => paths.extend(steps(&path, value)),
        }
    }
    let part = |path: Vec<Step>| {
        let mut value = Value::Mapping(parsed.value.clone());
        take_out(&mut value, &path)?;
        Some(Part {
            place: parsed.place(&path),
            without: Arc::new(SourceText {
                path: source.path.clone(),
                text: Arc::from(serde_yaml::to_string(&value).ok()?),
            }),
        })
    };
    paths.into_iter().filter_map(part).collect()
}

fn entries(mapping: &Mapping) -> impl Iterator<Item = (&str, &Value)> {
    mapping
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?, value)))
}

/// The paths to the items or keys of a value; its own, where it has none.
fn steps(path: &[Step], value: &Value) -> Vec<Vec<Step>> {
    let below: Vec<Step> = match value {
        Value::Sequence(items) => (0..items.len()).map(Step::Item).collect(),
        Value::Mapping(keys) => entries(keys)
            .map(|(key, _)| Step::Key(key.to_owned()))
            .collect(),
        _ => return vec![path.to_vec()],
    };
    { below.into_iter() }
        .map(|step| [path, &[step]].concat())
        .collect()
}

/// Takes out what stands at a path.
fn take_out(value: &mut Value, path: &[Step]) -> Option<()> {
    let (last, above) = path.split_last()?;
    let mut at = value;
    for step in above {
        at = match step {
            Step::Key(key) => at.get_mut(key.as_str())?,
            Step::Item(item) => at.get_mut(*item)?,
        };
    }
    match (last, at) {
        (Step::Key(key), Value::Mapping(keys)) => keys.shift_remove(key.as_str()).map(|_| ()),
        (Step::Item(item), Value::Sequence(items)) => {
            items.remove(*item);
            Some(())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entry_is_taken_out_alone() {
        let text = "pack: own\nentities:\n  - {id: a, name: A}\n  - {id: b, name: B}\nnames:\n  not_names: [Live, Earlier]\n\
            attribution:\n  cues: {bristle: neutral}\ntests:\n  - {text: A., entity: a}\n";
        let source = Arc::new(SourceText {
            path: "own.yaml".to_owned(),
            text: Arc::from(text),
        });
        let parts = parts(&source);
        let words: Vec<&str> = parts.iter().map(|p| p.place.words()).collect();
        let wanted = [
            "{id: a, name: A}",
            "{id: b, name: B}",
            "Live",
            "Earlier",
            "neutral",
        ];
        assert_eq!(words, wanted);
        assert_eq!(parts[3].place.line_and_column().0, 6);
        let read = |p: &Part| serde_yaml::from_str::<Value>(&p.without.text).unwrap();
        assert_eq!(
            read(&parts[3])["names"]["not_names"],
            Value::from(vec!["Live"])
        );
        assert_eq!(read(&parts[0])["entities"][0]["id"], Value::from("b"));
        assert_eq!(read(&parts[0])["tests"], read(&parts[4])["tests"]);
    }
}
