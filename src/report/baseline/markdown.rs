//! The findings that a report in Markdown names by their ids.

use crate::report::baseline::known::{Held, Known};
use crate::report::name::kind_named;
use crate::report::sections::Part;
use crate::verdict::Verdict;

/// Digits of an id.
const ID: usize = 16;

/// The findings of a report in Markdown; `None` if it is none.
pub(super) fn known(text: &str) -> Option<Vec<Known>> {
    let is_report = text.starts_with("# ") && text.lines().any(|l| l == "## Sources");
    if !is_report {
        return None;
    }
    let mut all: Vec<Known> = Vec::new();
    let mut section = None;
    let mut open = false;
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = verdict(title);
            open = false;
        } else if let Some(told) = line.strip_prefix("### ") {
            let found = section.and_then(|verdict| heading(verdict, told));
            open = found.is_some();
            all.extend(found);
        } else if let Some(told) = line.strip_prefix("- **").filter(|_| !open) {
            all.extend(section.and_then(|verdict| brief(verdict, told)));
        } else if let Some(value) = line.strip_prefix("- **").filter(|_| open)
            && let (Some((value, _)), Some(last)) = (value.split_once("**: "), all.last_mut())
            && has_sides(last.verdict)
        {
            last.held.push(Held {
                values: [value.to_lowercase()].into(),
                ..Held::default()
            });
        }
    }
    for known in all.iter_mut().filter(|k| k.held.is_empty()) {
        known.held.push(Held::default());
    }
    Some(all)
}

fn has_sides(verdict: Verdict) -> bool {
    use Verdict::{Contradiction, Dispute, Update};
    matches!(verdict, Contradiction | Dispute | Update)
}

fn verdict(title: &str) -> Option<Verdict> {
    let part = Part::ALL.into_iter().find(|p| p.title() == title);
    part.map(Part::verdict)
}

/// "Killed: 26 or 34 · numeric · `1f2e3d4c5b6a7988`".
fn heading(verdict: Verdict, told: &str) -> Option<Known> {
    let (before, id) = identified(told)?;
    let mut parts = before.split(" · ");
    let heading = parts.next()?.replace('\\', "");
    Some(Known {
        id: id.to_owned(),
        verdict,
        kind: parts.find_map(kind_named),
        heading,
        held: Vec::new(),
    })
}

/// "bbc**: “the bridge was closed” — hedged; **cnn**: “it was shut” · `1f2e3d4c5b6a7988`": a finding in a line.
fn brief(verdict: Verdict, told: &str) -> Option<Known> {
    let (before, id) = identified(told)?;
    let (_, words) = before.split_once("**: “")?;
    let (words, _) = words.split_once('”')?;
    Some(Known {
        id: id.to_owned(),
        verdict,
        kind: None,
        heading: words.replace('\\', ""),
        held: Vec::new(),
    })
}

/// What stands before an id at the end of a line, and the id.
fn identified(told: &str) -> Option<(&str, &str)> {
    let (before, id) = told.strip_suffix('`')?.rsplit_once('`')?;
    let is_id = id.len() == ID && id.chars().all(|c| c.is_ascii_hexdigit());
    Some((before.strip_suffix(" · ")?, id)).filter(|_| is_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_in_a_line_is_known_by_its_id_and_its_first_words() {
        let id = "1f2e3d4c5b6a7988";
        let text = format!(
            "# 9 sources\n\n## Agreements\n\n### The dam broke · `0f2e3d4c5b6a7988`\n\n- **bbc**: in these words\n\n### Told by few\n\n\
             - **bbc**: “the bridge was closed” — hedged; **cnn**: “it was shut” · `{id}`\n- **bbc**: “no id”\n\n\
             ## Only one source\n\n- **bbc**: “alone” · `{id}`\n\n## Sources\n"
        );
        let found = known(&text).unwrap();
        let told: Vec<(&str, &str)> = { found.iter() }
            .map(|k| (k.id.as_str(), k.heading.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("0f2e3d4c5b6a7988", "The dam broke"),
                (id, "the bridge was closed")
            ]
        );
        assert_eq!(found[1].verdict, Verdict::Agreement);
    }
}
