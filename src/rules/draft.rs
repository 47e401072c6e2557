//! Writing a ruling into a rule file, beside what is written there.
//!
//! A rule file is a person's: its comments, order and blanks stay as they are, and a new ruling is set behind the last one.

use serde_json::json;

use super::calendar::days_of;
use super::model::{ClaimReading, Quote, Referent, RelationOfClaims, Side};
use super::vocabulary::{ConflictKind, spelled};

/// A ruling that is not written yet.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRuling {
    /// The two claims, or the claims of two sides; or one, that is none.
    pub between: Vec<Side>,
    /// How they relate.
    pub relation: RelationOfClaims,
    /// Kind of contradiction, where it is one.
    pub kind: Option<ConflictKind>,
    /// The attribute, where it is on their answers to one alone.
    pub fact: Option<String>,
    /// Why.
    pub because: String,
}

/// An entry of a rule file that is not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The section it goes into (`decisions`).
    pub section: &'static str,
    /// The entry, its first line set in by nothing.
    pub yaml: String,
}

/// The section can not be added to by line: it is written in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InBrackets {
    /// Its name.
    pub section: &'static str,
    /// Its line, from 1.
    pub line: usize,
}

/// How far a first entry is set in.
const INDENT: usize = 2;

impl DraftRuling {
    /// The ruling as an entry of `decisions:`, its first line set in by nothing.
    pub fn yaml(&self) -> String {
        let mut lines = vec!["- between:".to_owned()];
        let quote = |q: &Quote| {
            let (source, words) = (bare(&q.source), json!(q.words));
            format!("{{source: {source}, words: {words}}}")
        };
        lines.extend(self.between.iter().map(|side| match side {
            Side::One(one) => format!("    - {}", quote(one)),
            Side::Many(many) => {
                let quotes: Vec<String> = many.iter().map(quote).collect();
                format!("    - [{}]", quotes.join(",\n       "))
            }
        }));
        lines.push(format!("  relation: {}", spelled(&self.relation)));
        lines.extend(self.kind.map(|k| format!("  kind: {}", spelled(&k))));
        lines.extend(self.fact.as_ref().map(|f| format!("  fact: {}", bare(f))));
        lines.push(format!("  because: {}", json!(self.because)));
        lines.join("\n")
    }

    /// The ruling as it goes into a rule file.
    pub fn draft(&self) -> Draft {
        Draft {
            section: "decisions",
            yaml: self.yaml(),
        }
    }
}

impl ClaimReading {
    /// The ruling as an entry of `readings:`, on one line.
    pub fn yaml(&self) -> String {
        let mut keys = vec![
            format!("source: {}", bare(&self.source)),
            format!("words: {}", json!(self.words)),
        ];
        keys.extend(
            self.speaker
                .as_ref()
                .map(|s| format!("speaker: {}", bare(s))),
        );
        keys.extend(self.stance.map(|s| format!("stance: {}", spelled(&s))));
        keys.extend(self.polarity.map(|p| format!("polarity: {}", spelled(&p))));
        keys.extend(self.modality.map(|m| format!("modality: {}", spelled(&m))));
        keys.extend(self.time.as_ref().map(|t| {
            // A year alone would be a number.
            let dashed = t.contains('-') && days_of(t).is_some();
            let value = if dashed { t.clone() } else { bare(t) };
            format!("time: {value}")
        }));
        if !self.no_fact.is_empty() {
            let ids: Vec<String> = self.no_fact.iter().map(|id| bare(id)).collect();
            keys.push(format!("no_fact: [{}]", ids.join(", ")));
        }
        keys.push(format!("because: {}", json!(self.because)));
        format!("- {{{}}}", keys.join(", "))
    }

    /// The ruling as it goes into a rule file.
    pub fn draft(&self) -> Draft {
        Draft {
            section: "readings",
            yaml: self.yaml(),
        }
    }
}

impl Referent {
    /// The ruling as an entry of `referents:`, on one line.
    pub fn yaml(&self) -> String {
        let Self {
            source,
            words,
            word,
            means,
            because,
            ..
        } = self;
        format!(
            "- {{source: {}, words: {}, word: {}, means: {}, because: {}}}",
            bare(source),
            json!(words),
            bare(word),
            bare(means),
            json!(because)
        )
    }

    /// The ruling as it goes into a rule file.
    pub fn draft(&self) -> Draft {
        Draft {
            section: "referents",
            yaml: self.yaml(),
        }
    }
}

impl Draft {
    /// The text of a rule file with this entry as the last of its section, and the line that it begins in, from 1.
    ///
    /// # Errors
    /// The entries of the file are written in brackets.
    pub fn added_to(&self, text: &str) -> Result<(String, usize), InBrackets> {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let title = format!("{}:", self.section);
        let head = lines.iter().position(|l| l.starts_with(&title));
        let (at, indent) = if let Some(head) = head {
            let rest = lines[head][title.len()..].trim();
            match rest.split('#').next().unwrap_or_default().trim() {
                "" => {}
                "[]" => lines[head] = title,
                _ => {
                    return Err(InBrackets {
                        section: self.section,
                        line: head + 1,
                    });
                }
            }
            end_of_section(&lines, head)
        } else {
            let last = lines.iter().rposition(|l| !l.trim().is_empty());
            lines.truncate(last.map_or(0, |n| n + 1));
            lines.extend([String::new(), title]);
            (lines.len(), INDENT)
        };
        let entry = self.yaml.lines().map(|l| format!("{:indent$}{l}", ""));
        lines.splice(at..at, entry);
        Ok((lines.join("\n") + "\n", at + 1))
    }
}

/// Where the next entry of the section goes that begins in line `head`, and how far it is set in.
fn end_of_section(lines: &[String], head: usize) -> (usize, usize) {
    let indent_of = |line: &String| line.len() - line.trim_start().len();
    let is_item = |line: &&String| line.trim_start().starts_with('-');
    let below = || lines.iter().skip(head + 1);
    let indent = below().find(is_item).map_or(INDENT, indent_of);
    let written = |line: &String| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let of_another = |line: &String| {
        let lone = indent_of(line) == 0 && !line.starts_with('-');
        written(line) && lone
    };
    let end = below()
        .position(of_another)
        .map_or(lines.len(), |n| head + 1 + n);
    let last = (head..end).rev().find(|&n| written(&lines[n]));
    (last.unwrap_or(head) + 1, indent)
}

/// A word or a key of an article as a value in YAML, bare where that lets it.
pub fn bare(key: &str) -> String {
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let means_more = ["true", "false", "null", "yes", "no", "on", "off"];
    if plain && !means_more.contains(&key.to_lowercase().as_str()) {
        key.to_owned()
    } else {
        json!(key).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::model::RuleFile;

    fn ruling() -> DraftRuling {
        let quote = |source: &str, words: &str| Quote {
            source: source.to_owned(),
            words: words.to_owned(),
        };
        DraftRuling {
            between: vec![
                Side::One(quote("herald", "the mine: \"flooded\"")),
                Side::One(quote("no", "it didn't")),
            ],
            relation: RelationOfClaims::Contradicts,
            fact: None,
            kind: Some(ConflictKind::Negation),
            because: "# not a comment".to_owned(),
        }
    }

    fn decisions(text: &str) -> usize {
        let file: RuleFile = serde_yaml::from_str(text).unwrap();
        file.decisions.len()
    }

    #[test]
    fn a_first_ruling_makes_the_section() {
        let (text, line) = ruling()
            .draft()
            .added_to("pack: mine\nextends: [en-news]\n\n\n")
            .unwrap();
        insta::assert_snapshot!(text, @r##"
        pack: mine
        extends: [en-news]

        decisions:
          - between:
              - {source: herald, words: "the mine: \"flooded\""}
              - {source: "no", words: "it didn't"}
            relation: contradicts
            kind: negation
            because: "# not a comment"
        "##);
        assert_eq!(text.lines().nth(line - 1), Some("  - between:"));
        assert_eq!(decisions(&text), 1);
    }

    #[test]
    fn a_side_of_several_claims_is_a_list_on_lines_of_their_own() {
        let mut sides = ruling();
        sides.between = vec![
            Side::of(
                sides
                    .between
                    .iter()
                    .flat_map(|s| s.quotes().to_vec())
                    .collect(),
            ),
            sides.between.remove(1),
        ];
        let (text, _) = sides.draft().added_to("pack: mine\n").unwrap();
        let first = "      - [{source: herald, words: \"the mine: \\\"flooded\\\"\"},\n         {source: \"no\", words: \"it didn't\"}]\n";
        assert!(text.contains(first), "{text}");
        let file: RuleFile = serde_yaml::from_str(&text).unwrap();
        assert_eq!(file.decisions[0].between, sides.between);
        let (text, _) = ruling().draft().added_to(&text).unwrap();
        assert_eq!(decisions(&text), 2, "{text}");
    }

    #[test]
    fn a_next_one_stands_behind_the_last_and_the_rest_stays() {
        for before in [
            "decisions:\n  - between: [{source: a, words: x}]\n    relation: none\n    because: y # why\n\n# of grades\nseverity:\n  update: note\n",
            "pack: mine\ndecisions:\n- between:\n  - {source: a, words: x}\n  relation: none\n  because: y\n# at the end\n",
        ] {
            let (text, line) = ruling().draft().added_to(before).unwrap();
            assert_eq!(decisions(&text), 2, "{text}");
            assert!(
                text.lines()
                    .nth(line - 1)
                    .unwrap()
                    .trim_start()
                    .starts_with("- between")
            );
            let mut lines = text.lines();
            let stays = |old: &str| lines.any(|line| line == old);
            assert!(before.lines().all(stays), "{text}");
        }
        let (text, _) = ruling()
            .draft()
            .added_to("decisions: [] # none yet\npack: mine\n")
            .unwrap();
        assert_eq!(decisions(&text), 1, "{text}");
    }

    #[test]
    fn rulings_in_brackets_are_left_alone() {
        let flow = "pack: mine\ndecisions: [{between: [{source: a, words: x}], relation: none, because: y}]\n";
        assert_eq!(
            ruling().draft().added_to(flow),
            Err(InBrackets {
                section: "decisions",
                line: 2
            })
        );
    }

    #[test]
    fn a_ruling_on_how_a_claim_is_read_has_a_section_of_its_own() {
        let year = ClaimReading {
            source: "herald".to_owned(),
            words: "the mine: \"flooded\"".to_owned(),
            speaker: Some("Ada Holm".to_owned()),
            stance: Some(crate::rules::Stance::Denies),
            time: Some("2021".to_owned()),
            because: "# of the year".to_owned(),
            ..ClaimReading::default()
        };
        let (text, line) = ruling().draft().added_to("pack: mine\n").unwrap();
        let (text, _) = year.draft().added_to(&text).unwrap();
        let day = ClaimReading {
            time: Some("2021-08-15".to_owned()),
            ..year.clone()
        };
        let (text, last) = day.draft().added_to(&text).unwrap();
        let file: RuleFile = serde_yaml::from_str(&text).unwrap();
        assert_eq!((file.decisions.len(), file.readings), (1, vec![year, day]));
        assert_eq!((line, last), (4, 13), "{text}");
    }
}
