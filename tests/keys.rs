//! Every key of a rule file and of `crosscheck.yaml` does something: for each, `keys.yaml` has an example in which it
//! changes what comes out.
//!
//! An example names a key and gives rules, or a `crosscheck.yaml`, that set it. It runs twice, with them and `against` others (none, if it names
//! none); the two must come out differently. The keys are read from the JSON schemas, so that a key without an example
//! fails the test too. So do the words that a key may have, named as `Scope=block`, the weights, and the thresholds.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, LazyLock};

use crosscheck::Crosscheck;
use crosscheck::config::Config;
use crosscheck::document::{self, BoilerplateRules, Document, Format, Input};
use crosscheck::matching::{Feature, Threshold};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{Explanation, Json, Phrases, Report, Screen, Writer, write_explanation};
use crosscheck::rule_tests::{TestResult, run_tests};
use crosscheck::rules::{Layers, RuleSet, SourceText, load, schema, show};
use crosscheck::run::Run;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value as Schema;
use serde_yaml::{Mapping, Value};

/// One example.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Example {
    /// Path of the key, `modality.hedges`; of `crosscheck.yaml`, `config.rules`; of a word, `Scope=block`.
    key: String,
    /// A rule file that sets it; for short, `with` gives the key's value alone.
    rules: Value,
    with: Value,
    /// A rule file to compare with; for short, `without` takes words of the packs that ship out of the key.
    against: Value,
    without: Value,
    /// A `crosscheck.yaml`, beside the articles.
    config: Value,
    /// A text to explain, and the day of its publication.
    text: String,
    published: Option<String>,
    /// Articles to compare, by their keys.
    articles: BTreeMap<String, String>,
    /// How many articles more, of one word each and unlike all others.
    crowd: usize,
    /// Whether the key lets a call be refused, which then shows it.
    refuses: bool,
    /// Two texts to judge as a pair.
    pair: Vec<String>,
    /// A web page to explain.
    page: String,
    /// A section to show, as `rules show` does.
    show: String,
    /// The folder that the rule file lies in, for what it extends.
    folder: String,
}

/// The rules that ship, compiled.
static PLAIN: LazyLock<Result<Crosscheck, String>> = LazyLock::new(|| compile(Mapping::new(), ""));

impl Example {
    /// The rules that set the key, and those to compare with.
    fn rules(&self) -> [Mapping; 2] {
        let whole = |rules: &Value| rules.as_mapping().cloned().unwrap_or_default();
        let (mut with, mut against) = (whole(&self.rules), whole(&self.against));
        if !self.with.is_null() {
            with.insert_at(&self.key, self.with.clone());
        }
        if !self.without.is_null() {
            against.insert_at(&format!("remove.{}", self.key), self.without.clone());
        }
        [with, against]
    }

    /// What comes out with these rules.
    fn outcome(&self, own: Mapping) -> Result<String, String> {
        let compiled: &Result<Crosscheck, String> = if own.is_empty() {
            &PLAIN
        } else {
            &compile(own, &self.folder)
        };
        let crosscheck = compiled.as_ref().map_err(Clone::clone)?;
        let (rules, pipeline) = (crosscheck.rules(), crosscheck.pipeline());
        let mut out = String::new();
        for pack in &rules.packs {
            let _ = writeln!(out, "{}", pack.pack);
        }
        let own = rules.packs.last().map_or("", |p| p.pack.as_str());
        let tests = run_tests(rules, &[own], crosscheck);
        let failures: Vec<_> = tests.iter().filter_map(TestResult::problem).collect();
        for outcome in tests.iter().map(|t| &t.outcome) {
            let _ = writeln!(out, "{outcome:?}");
        }
        out += &failures.iter().map(|p| p.label.clone()).collect::<String>();
        self.explain(rules, pipeline, &mut out)?;
        self.compare(rules, pipeline, &mut out);
        if let [a, b] = self.pair.as_slice() {
            let [a, b] = [("a", a), ("b", b)].map(|(key, text)| document::plain(key, text));
            let _ = writeln!(out, "{:?}", pipeline.pair(a, b));
        }
        if !self.show.is_empty() {
            for entry in show(rules, Some(&self.show)) {
                let _ = writeln!(out, "{}: {}", entry.path, entry.value);
            }
        }
        Ok(out)
    }

    fn explain(
        &self,
        rules: &RuleSet,
        pipeline: &Pipeline,
        out: &mut String,
    ) -> Result<(), String> {
        let mut documents = Vec::new();
        if !self.text.is_empty() {
            documents.push(document::plain("text", &self.text));
        }
        if !self.page.is_empty() {
            let boilerplate =
                BoilerplateRules::new(&rules.file.boilerplate).map_err(|e| e.to_string())?;
            let input = Input {
                name: "page.html".to_owned(),
                key: "page".to_owned(),
                path: "page.html".into(),
                format: Format::Html,
            };
            for read in document::read(&input, self.page.as_bytes(), &boilerplate) {
                documents.push(read.map_err(|e| e.to_string())?);
            }
        }
        for mut document in documents {
            if let Some(day) = &self.published {
                document.meta.published = Some(day.parse().map_err(|_| "no day".to_owned())?);
            }
            for block in &document.blocks {
                let _ = writeln!(out, "{:?}", block.left_out);
            }
            let run = pipeline.read(vec![document]);
            told(&run, 0, out);
            let json =
                serde_json::to_string_pretty(&Explanation::new(&run, 0, &Phrases::of(rules)));
            *out += &json.map_err(|e| e.to_string())?;
        }
        Ok(())
    }

    fn compare(&self, rules: &RuleSet, pipeline: &Pipeline, out: &mut String) {
        if self.articles.is_empty() {
            return;
        }
        let article = |(key, text): (&String, &String)| {
            let mut document: Document = document::plain(key, text);
            document.describe(&rules.file.sources);
            document
        };
        let crowd = (0..self.crowd).map(|n| (format!("crowd-{n}"), format!("Zonk{n} plinked.")));
        let crowd: BTreeMap<String, String> = crowd.collect();
        let run = pipeline.run(self.articles.iter().chain(&crowd).map(article).collect());
        for (n, _) in run.documents.iter().enumerate() {
            told(&run, n, out);
        }
        *out += &Json.render(&Report::new(&run, Vec::new()));
    }

    /// What `compare` prints, and its exit status, where this `crosscheck.yaml` stands beside the articles.
    fn call(&self, config: &Value) -> Result<String, String> {
        let folder = tempfile::tempdir().map_err(|e| e.to_string())?;
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
        let text = serde_yaml::to_string(config).map_err(|e| e.to_string())?;
        let mut files = vec![("crosscheck.yaml".to_owned(), text)];
        for (key, text) in &self.articles {
            files.push((format!("{key}.txt"), text.clone()));
        }
        if !self.rules.is_null() {
            let text = serde_yaml::to_string(&self.rules).map_err(|e| e.to_string())?;
            files.push(("own.yaml".to_owned(), text));
        }
        for (name, text) in files {
            write(&name, &text).map_err(|e| e.to_string())?;
        }
        let first = self.articles.keys().next().map_or("", String::as_str);
        let mut out = String::new();
        for verb in [&["compare", "--format=json"], &["explain", "--source"]] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
            command.args(verb);
            if verb[0] == "explain" {
                command.arg(first);
            }
            let called = command.arg(folder.path()).output();
            let called = called.map_err(|e| e.to_string())?;
            if called.status.code() == Some(2) && !self.refuses {
                return Err(String::from_utf8_lossy(&called.stderr).into_owned());
            }
            let said = String::from_utf8_lossy(&called.stdout);
            let _ = writeln!(out, "{said}{:?}", called.status.code());
        }
        Ok(out)
    }

    /// Why the example shows nothing.
    fn failure(&self) -> Option<String> {
        let [with, against] = if self.key.starts_with("config.") {
            [self.call(&self.config), self.call(&self.against)]
        } else {
            self.rules().map(|rules| self.outcome(rules))
        };
        match (with, against) {
            (Ok(with), Ok(against)) if with != against => None,
            (Ok(_), Ok(_)) => Some(format!("{}: the key changes nothing", self.key)),
            (Err(why), _) | (_, Err(why)) => Some(format!("{}: {why}", self.key)),
        }
    }
}

/// Rules of one's own over those that ship, in a file of this folder.
fn compile(mut own: Mapping, folder: &str) -> Result<Crosscheck, String> {
    if !own.contains_key("pack") {
        own.insert("pack".into(), "own".into());
    }
    let text = serde_yaml::to_string(&own).map_err(|e| e.to_string())?;
    let source = SourceText {
        path: Path::new(folder).join("own.yaml").display().to_string(),
        text: Arc::from(text),
    };
    let layers = Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    };
    let rules = load(&layers).map_err(|e| e.to_string())?;
    Crosscheck::of(rules).map_err(|e| e.to_string())
}

/// The explanation of an article, as a person reads it.
fn told(run: &Run, document: usize, out: &mut String) {
    let mut page = Vec::new();
    let screen = Screen {
        width: 100,
        colour: false,
    };
    if write_explanation(run, document, &Phrases::default(), screen, &mut page).is_ok() {
        *out += &String::from_utf8_lossy(&page);
    }
}

trait InsertAt {
    /// Puts `value` where the keys of `path` lead.
    fn insert_at(&mut self, path: &str, value: Value);
}

impl InsertAt for Mapping {
    fn insert_at(&mut self, path: &str, value: Value) {
        let Some((key, rest)) = path.split_once('.') else {
            self.insert(path.into(), value);
            return;
        };
        let mut inside = match self.get(key) {
            Some(Value::Mapping(inside)) => inside.clone(),
            _ => Mapping::new(),
        };
        inside.insert_at(rest, value);
        self.insert(key.into(), Value::Mapping(inside));
    }
}

/// Paths of all keys of a schema that hold a value of their own, and the words of its enums.
struct Keys<'s> {
    root: &'s Schema,
    found: BTreeSet<String>,
}

impl<'s> Keys<'s> {
    fn of(root: &'s Schema, prefix: &str) -> BTreeSet<String> {
        let found = BTreeSet::new();
        let mut keys = Self { root, found };
        keys.walk(root, prefix);
        keys.words();
        keys.found
    }

    fn walk(&mut self, schema: &'s Schema, path: &str) {
        let schema = self.resolve(schema);
        let choices = schema.get("anyOf").and_then(Schema::as_array);
        for choice in choices.into_iter().flatten() {
            self.walk(choice, path);
        }
        if let Some(properties) = schema.get("properties").and_then(Schema::as_object) {
            for (key, inside) in properties {
                // What may be removed is what may be there; how, is told by examples.
                if path.is_empty() && key == "remove" {
                    continue;
                }
                let path = match path {
                    "" => key.clone(),
                    above => format!("{above}.{key}"),
                };
                let before = self.found.len();
                self.walk(inside, &path);
                if self.found.len() == before {
                    self.found.insert(path);
                }
            }
        }
        for inside in ["items", "additionalProperties"] {
            if let Some(schema) = schema.get(inside).filter(|s| s.is_object()) {
                self.walk(schema, path);
            }
        }
    }

    fn resolve(&self, mut schema: &'s Schema) -> &'s Schema {
        while let Some(reference) = schema.get("$ref").and_then(Schema::as_str) {
            match self.root.pointer(reference.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    fn words(&mut self) {
        let types = self.root.get("$defs").and_then(Schema::as_object);
        for (name, schema) in types.into_iter().flatten() {
            let plain = schema.get("enum").and_then(Schema::as_array);
            let told = schema.get("oneOf").and_then(Schema::as_array);
            let consts = told.into_iter().flatten().filter_map(|c| c.get("const"));
            let lists = told
                .into_iter()
                .flatten()
                .filter_map(|c| c.get("enum")?.as_array());
            let words = plain.into_iter().chain(lists).flatten().chain(consts);
            let words = words.filter_map(Schema::as_str);
            self.found
                .extend(words.map(|word| format!("{name}={word}")));
        }
    }
}

fn all_keys() -> BTreeSet<String> {
    let mut keys = Keys::of(schema::schema(), "");
    // Stories say what is approved, not what is read; tests/ci.rs and tests/verify.rs try each of their keys.
    let of_stories = [
        "config.approved",
        "config.stories",
        "StoryFormat=",
        "Verdict=",
    ];
    let config = Keys::of(&schema::of::<Config>(), "config").into_iter();
    keys.extend(config.filter(|k| !of_stories.iter().any(|own| k.starts_with(own))));
    let weights = Feature::ALL
        .iter()
        .map(|f| format!("matching.weights.{}", f.name()));
    let thresholds = Threshold::ALL
        .iter()
        .map(|t| format!("matching.thresholds.{}", t.name()));
    keys.extend(weights.chain(thresholds));
    keys.remove("matching.weights");
    keys.remove("matching.thresholds");
    keys
}

fn examples() -> Vec<Example> {
    serde_yaml::from_str(include_str!("keys.yaml")).expect("the examples can be read")
}

#[test]
fn every_key_has_an_example() {
    let known: BTreeSet<String> = examples().into_iter().map(|e| e.key).collect();
    let keys = all_keys();
    let missing: Vec<&String> = keys.difference(&known).collect();
    assert!(missing.is_empty(), "keys without an example: {missing:#?}");
    let above = |k: &str| keys.iter().any(|key| key.starts_with(&format!("{k}.")));
    let strange: Vec<&String> = known
        .iter()
        .filter(|k| !keys.contains(*k) && !above(k) && !k.starts_with("remove."))
        .collect();
    assert!(strange.is_empty(), "examples of no key: {strange:#?}");
}

#[test]
fn every_example_changes_what_comes_out() {
    // Compiling needs the pool's threads, which would wait for it.
    let plain = LazyLock::force(&PLAIN);
    assert!(plain.is_ok(), "the rules that ship compile");
    let failed: Vec<String> = examples().par_iter().filter_map(Example::failure).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_key_that_does_nothing_fails() {
    let idle = Example {
        key: "lexicon.stop".to_owned(),
        with: serde_yaml::from_str("[zounds]").expect("it is a list"),
        text: "The bank closed.".to_owned(),
        ..Example::default()
    };
    assert_eq!(
        idle.failure().as_deref(),
        Some("lexicon.stop: the key changes nothing")
    );
}
