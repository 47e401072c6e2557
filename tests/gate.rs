//! Whether claims are vetted before anyone sees them: sentences with the claims that an editor would accept and those that
//! a careless reading would list, in `tests/gate`, a file for each side of the gate.
//!
//! How a case is judged. Claims are compared with the words of the case by the F1 of their words, case and punctuation
//! aside, as they stand and with pronouns filled in, whichever is nearer. Each of `wants` needs a claim at 0.75 or more
//! that keeps all its words of doubt and denial; none of `refuses` may have a claim at 0.9 or more that is not as near
//! to one of `wants`; `none` wants no claim; `speaker` wants words laid to somebody of that name, `says` all that is wanted; `clause` may be no claim,
//! and is accounted for: listed as left out, or told as part of a larger claim.
//!
//! A case that holds is never marked `todo`, one that does not always is: so what is mended is seen, and what breaks too.
//! `GATE=FILE cargo test --test gate -- --nocapture` prints what is wrong with each case of a file, here or elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::document::{self, BoilerplateRules, Format, Input};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::run::Run;
use serde::Deserialize;

/// Nearer than this, a claim is the one wanted.
const WANTED: f64 = 0.75;
/// Nearer than this, a claim is the one refused.
const REFUSED: f64 = 0.9;
/// Words that turn or weaken what is said; a claim that lost one is not the one wanted.
const DECIDING: &[&str] = &[
    "not", "n't", "never", "no", "nobody", "none", "neither", "nor", "without", "unless", "if",
    "before", "could", "may", "might", "would", "unable", "refused", "failed", "almost", "nearly",
    "except", "far", "whether", "rather", "instead", "too", "yet", "untrue", "false", "denied",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    what: String,
    text: String,
    #[serde(default)]
    wants: Vec<String>,
    #[serde(default)]
    refuses: Vec<String>,
    #[serde(default)]
    none: bool,
    speaker: Option<String>,
    says: Option<String>,
    clause: Option<String>,
    #[serde(default)]
    todo: bool,
}

struct Stages {
    pipeline: Pipeline,
    boilerplate: BoilerplateRules,
}

impl Stages {
    fn new() -> Self {
        let rules = RuleSet::builtin().file;
        Self {
            pipeline: Pipeline::new(&rules).unwrap(),
            boilerplate: BoilerplateRules::new(&rules.boilerplate).unwrap(),
        }
    }

    fn read(&self, text: &str) -> Run {
        let input = Input {
            name: "case.txt".into(),
            key: "case".into(),
            path: "case.txt".into(),
            format: Format::Text,
        };
        let read = document::read(&input, text.as_bytes(), &self.boilerplate);
        self.pipeline.read(read.into_iter().flatten().collect())
    }
}

fn words(text: &str) -> Vec<String> {
    let text = text
        .to_lowercase()
        .replace('’', "'")
        .replace("n't", " n't")
        .replace("'s", " 's");
    text.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .map(|w| w.trim_matches(|c| c == '\'' && w != "n't").to_owned())
        .collect()
}

fn f1(a: &[String], b: &[String]) -> f64 {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in a {
        *left.entry(word).or_default() += 1;
    }
    let shared = b.iter().filter(|w| match left.get_mut(w.as_str()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    });
    2.0 * shared.count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// What is wrong with the reading of a case; nothing if it holds.
fn faults(stages: &Stages, case: &Case) -> Vec<String> {
    let run = stages.read(&case.text);
    let claims: Vec<[Vec<String>; 2]> = run
        .claims
        .iter()
        .map(|c| [words(&c.text), words(&c.normalized)])
        .collect();
    let wants: Vec<Vec<String>> = case.wants.iter().map(|w| words(w)).collect();
    let nearness =
        |claim: &[Vec<String>; 2], to: &[String]| f1(&claim[0], to).max(f1(&claim[1], to));
    let mut faults = Vec::new();
    for (want, text) in wants.iter().zip(&case.wants) {
        let keeps = |claim: &[Vec<String>; 2]| {
            let kept =
                |w: &String| !DECIDING.contains(&w.as_str()) || claim.iter().any(|c| c.contains(w));
            want.iter().all(kept)
        };
        if !claims
            .iter()
            .any(|c| nearness(c, want) >= WANTED && keeps(c))
        {
            faults.push(format!("missing: {text}"));
        }
    }
    for text in case.refuses.iter().chain(&case.clause) {
        let refused = words(text);
        let listed = |form: &Vec<String>| {
            let near = f1(form, &refused);
            near >= REFUSED && wants.iter().all(|w| f1(form, w) < near)
        };
        if claims.iter().flatten().any(listed) {
            faults.push(format!("listed: {text}"));
        }
    }
    if case.none && !claims.is_empty() {
        faults.push("a claim where there is none".to_owned());
    }
    let reading = run.readings.first();
    let laid = |c: &crosscheck::claim::Claim, to: &str| {
        let all = reading.map_or(&[][..], |r| &r.attributions);
        let mut own = c
            .attributions
            .iter()
            .filter_map(|&a| all[a].speaker.as_deref());
        own.any(|name| words(name).ends_with(&words(to)))
    };
    for text in case.wants.iter().filter(|_| case.says.is_some()) {
        let (want, to) = (words(text), case.says.as_deref().unwrap_or_default());
        let mut told = run.claims.iter().zip(&claims);
        if !told.any(|(c, words)| nearness(words, &want) >= WANTED && laid(c, to)) {
            faults.push(format!("not laid to {to}: {text}"));
        }
    }
    if let (Some(speaker), Some(reading)) = (&case.speaker, reading) {
        let last = words(speaker).pop().unwrap_or_default();
        let named = reading.attributions.iter().any(|a| {
            let entity = a.entity.map(|e| run.entities.get(e).name.clone());
            let source = a
                .source
                .iter()
                .map(|s| s.of(&run.documents[0].text).to_owned());
            entity
                .into_iter()
                .chain(source)
                .any(|name| words(&name).contains(&last))
        });
        if !named {
            faults.push(format!("not the speaker: {speaker}"));
        }
    }
    if let (Some(clause), Some(reading)) = (&case.clause, reading) {
        let text = &run.documents[0].text;
        let at = text.find(clause.as_str());
        let at = at.unwrap_or_else(|| panic!("`clause` stands in the text: {clause}"));
        let inside = |start: usize, end: usize| start < at + clause.len() && at < end;
        let told = reading
            .left_out
            .iter()
            .any(|l| inside(l.span.start, l.span.end))
            || run
                .claims
                .iter()
                .flat_map(|c| &c.spans)
                .any(|s| s.start <= at && at + clause.len() <= s.end);
        if !told {
            faults.push(format!("not accounted for: {clause}"));
        }
    }
    if !faults.is_empty() {
        let told = run
            .claims
            .iter()
            .map(|c| format!("is: {} ⟦{}⟧", c.normalized, c.text));
        faults.extend(told);
        let left = reading.iter().flat_map(|r| &r.left_out);
        faults.extend(left.map(|l| {
            format!(
                "left out: {} — {}",
                l.span.of(&run.documents[0].text),
                l.why
            )
        }));
    }
    faults
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn claims_are_vetted() {
    let stages = Stages::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gate");
    let asked = std::env::var("GATE").ok();
    let mut files: Vec<PathBuf> = asked.iter().map(PathBuf::from).collect();
    if files.is_empty() {
        files.extend(fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()));
        files.sort();
    }
    let mut wrong = Vec::new();
    for file in files {
        let cases = cases(&file);
        let mut held = 0;
        for case in &cases {
            let faults = faults(&stages, case);
            held += usize::from(faults.is_empty());
            if asked.is_some() {
                println!(
                    "{} {}\n    {}",
                    if faults.is_empty() { "holds" } else { "FAILS" },
                    case.what,
                    case.text
                );
                for fault in &faults {
                    println!("      {fault}");
                }
            } else if faults.is_empty() == case.todo {
                let what = if case.todo {
                    "holds now, take `todo` off".to_owned()
                } else {
                    faults.join("\n    ")
                };
                wrong.push(format!(
                    "{}: {}\n  {}\n    {what}",
                    file.display(),
                    case.what,
                    case.text
                ));
            }
        }
        println!("{}: {held} of {} hold", file.display(), cases.len());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
