//! Fits the weights of "one happening" on events that readers have marked, and reports how they carry over to a topic left out.
//!
//! Usage: `cargo xtask fit-events DIR PART`
//!
//! `DIR` holds a folder of articles a topic, `TOPIC.gold.json` with the mentions of each event (`docs: {article: {mentions: [{start,
//! end, chain, type, checked}]}}`, in characters), `marks/TOPIC.json` with agreements as for `fit`, and `split.json`, whose entry `PART` lists
//! the topics. A claim tells of an event if a mention of it stands in the claim and in its relation, or is the only one there.
//! Pairs of claims of near articles count whose likeness comes near to that of two that say the same, since only these are asked.
//! One is of one happening if its claims tell of one event, or say the same by the marks. The model is a logistic regression
//! with an L2 penalty; each weight has the sign that its summand can only have.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crosscheck::claim::{Claim, Form};
use crosscheck::document::{BoilerplateRules, discover, read_all};
use crosscheck::matching::{Neighbourhood, Profiles, Scorer, Settings, Tie};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::rules::lexicon::Lexicon;
use serde_json::Value;

use super::logistic::{Seen, chance, descend};

/// Likeness from which on a pair is asked about.
const ASKED: f64 = 0.25;
/// Strength of the pull towards nought.
const PENALTY: f64 = 1.0;
const STEPS: usize = 1500;
/// Shares of right pairs kept and wrong ones dropped are told for these thresholds.
const TOLD: [f64; 7] = [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];

/// What to fit on.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder of topics.
    folder: PathBuf,
    /// Which part of them, by `split.json`.
    part: String,
}

struct Example {
    values: Vec<f64>,
    one: bool,
    /// How sure it is by likeness that they say the same.
    likeness: f64,
}

/// Prints the fit.
///
/// # Errors
/// A file cannot be read, or is not what it should be.
pub fn run(Arguments { folder, part }: &Arguments) -> anyhow::Result<()> {
    let rules = RuleSet::builtin().file;
    let settings = Settings::new(&rules.matching).map_err(|e| anyhow::anyhow!(e.join("\n")))?;
    let equivalent = settings.threshold(crosscheck::matching::Threshold::Equivalent);
    let split: Value = read(&folder.join("split.json"))?;
    let topics = split[part.as_str()]["events"].as_array();
    let topics: Vec<&str> = topics
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let tools = Tools {
        pipeline: Pipeline::new(&rules)?,
        boilerplate: BoilerplateRules::new(&rules.boilerplate)?,
        lexicon: Lexicon::new(&rules),
        settings,
    };
    let mut sets: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    for topic in topics {
        let examples = examples(folder, topic, &tools)?;
        let one = examples.iter().filter(|e| e.one).count();
        println!(
            "# {topic}: {one} of one happening, {} of two",
            examples.len() - one
        );
        sets.insert(topic, examples);
    }
    let mut out: Vec<(f64, &Example)> = Vec::new();
    for left_out in sets.keys() {
        let rest = sets.iter().filter(|(t, _)| *t != left_out);
        let weights = fit(&rest.flat_map(|(_, e)| e).collect::<Vec<_>>());
        out.extend(
            sets[left_out]
                .iter()
                .map(|e| (chance(&e.values, &weights), e)),
        );
    }
    let joined: Vec<&(f64, &Example)> = out
        .iter()
        .filter(|(_, e)| e.likeness >= equivalent)
        .collect();
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    let right = joined.iter().filter(|(_, e)| e.one).count();
    println!(
        "# topics left out, pairs that say the same by likeness: precision {:.3} of {}",
        share(right, joined.len()),
        joined.len()
    );
    for threshold in TOLD {
        let kept = joined.iter().filter(|(p, _)| *p >= threshold);
        let (mut all, mut one) = (0, 0);
        for (_, e) in kept {
            all += 1;
            one += usize::from(e.one);
        }
        println!(
            "# from {threshold}: precision {:.3}, {:.3} of the right kept",
            share(one, all),
            share(one, right)
        );
    }
    let weights = fit(&sets.values().flatten().collect::<Vec<_>>());
    println!("  event:");
    for (tie, w) in Tie::ALL.iter().zip(&weights) {
        println!("    {}: {w:.2}", tie.name());
    }
    Ok(())
}

struct Tools {
    pipeline: Pipeline,
    boilerplate: BoilerplateRules,
    lexicon: Lexicon,
    settings: Settings,
}

fn read(path: &Path) -> anyhow::Result<Value> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

fn examples(folder: &Path, topic: &str, tools: &Tools) -> anyhow::Result<Vec<Example>> {
    let found = discover(&[folder.join(topic)])?;
    let (documents, _) = read_all(&found.inputs, &tools.boilerplate);
    let run = tools.pipeline.read(documents);
    let profiles = Profiles::new(&run.claims, &run.entities, &tools.lexicon, &tools.settings);
    let near = Neighbourhood::new(&profiles, &tools.settings);
    let scorer = Scorer {
        claims: &run.claims,
        profiles: &profiles,
        settings: &tools.settings,
    };
    let gold = read(&folder.join(format!("{topic}.gold.json")))?;
    let marks = folder.join("marks").join(format!("{topic}.json"));
    let marks = if marks.exists() {
        read(&marks)?
    } else {
        Value::Null
    };
    let told: Vec<(BTreeSet<String>, BTreeSet<usize>)> = run
        .claims
        .iter()
        .map(|claim| {
            let document = &run.documents[claim.source.0 as usize];
            (
                events(claim, &document.text, &gold["docs"][document.key.as_str()]),
                marked(claim, &document.key, &document.text, &marks),
            )
        })
        .collect();
    let mut examples = Vec::new();
    for a in 0..run.claims.len() {
        for b in a + 1..run.claims.len() {
            let (x, y) = (&run.claims[a], &run.claims[b]);
            let known = !told[a].0.is_empty() && !told[b].0.is_empty();
            let both_marked = !told[a].1.is_empty() && !told[b].1.is_empty();
            let speech = |c: &Claim| c.form == Form::Speech;
            if x.source == y.source
                || speech(x) != speech(y)
                || !(known || both_marked)
                || !near.links(x.source, y.source)
            {
                continue;
            }
            let score = scorer.score(a, b);
            if score.value < ASKED {
                continue;
            }
            let happening = scorer.happening(a, b, &score.alignment);
            examples.push(Example {
                values: happening.values,
                one: !told[a].0.is_disjoint(&told[b].0) || !told[a].1.is_disjoint(&told[b].1),
                likeness: score.value,
            });
        }
    }
    Ok(examples)
}

/// The events that a claim tells of.
fn events(claim: &Claim, text: &str, gold: &Value) -> BTreeSet<String> {
    let at = |byte: usize| text[..byte].chars().count() as u64;
    let spans: Vec<(u64, u64)> = claim
        .spans
        .iter()
        .map(|s| (at(s.start), at(s.end)))
        .collect();
    let relation = claim.relation.lemma.to_lowercase();
    let mentions = gold["mentions"].as_array().map_or(&[][..], Vec::as_slice);
    let mut inside: Vec<(&str, bool)> = Vec::new();
    for mention in mentions {
        let deed = mention["type"]
            .as_str()
            .is_some_and(|t| t.contains("ACTION"));
        let (Some(start), Some(end), Some(chain), true, Some(true)) = (
            mention["start"].as_u64(),
            mention["end"].as_u64(),
            mention["chain"].as_str(),
            deed,
            mention["checked"].as_bool(),
        ) else {
            continue;
        };
        if spans.iter().any(|(a, b)| *a <= start && end <= *b) {
            let words: String = text
                .chars()
                .skip(start as usize)
                .take((end - start) as usize)
                .collect();
            let words = words.to_lowercase();
            let stems = words.split_whitespace().map(|w| w.get(..4).unwrap_or(w));
            let leads = stems
                .into_iter()
                .any(|stem| relation.split(' ').any(|r| r.starts_with(stem)));
            inside.push((chain, leads));
        }
    }
    let leading: BTreeSet<String> = inside
        .iter()
        .filter(|(_, leads)| *leads)
        .map(|(c, _)| (*c).to_owned())
        .collect();
    let all: BTreeSet<String> = inside.iter().map(|(c, _)| (*c).to_owned()).collect();
    match (leading.is_empty(), all.len()) {
        (false, _) => leading,
        (true, 1) => all,
        _ => BTreeSet::new(),
    }
}

/// The agreements of the marks that a claim stands in.
fn marked(claim: &Claim, key: &str, text: &str, marks: &Value) -> BTreeSet<usize> {
    let agreements = marks["agreements"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let carried = |member: &Value| {
        let (Some(source), Some(quote)) = (member[0].as_str(), member[1].as_str()) else {
            return false;
        };
        let start = if key.starts_with(source) {
            text.find(quote)
        } else {
            None
        };
        start.is_some_and(|s| super::fit::carries(claim, &(s..s + quote.len())))
    };
    let holds = |group: &Value| {
        group["members"]
            .as_array()
            .into_iter()
            .flatten()
            .any(carried)
    };
    (0..agreements.len())
        .filter(|&g| holds(&agreements[g]))
        .collect()
}

/// Weights of the summands; see [`logistic::descend`].
fn fit(examples: &[&Example]) -> Vec<f64> {
    let nought = vec![0.0; Tie::ALL.len()];
    let signs: Vec<Option<bool>> = Tie::ALL.iter().map(|t| t.speaks_for()).collect();
    let seen: Vec<Seen> = examples
        .iter()
        .map(|e| Seen {
            values: &e.values,
            one: e.one,
            weight: 1.0,
        })
        .collect();
    descend(&seen, &nought, &signs, PENALTY, STEPS)
}
