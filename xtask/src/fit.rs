//! Fits the weights of matching on annotated stories and reports how they carry over to a story left out.
//!
//! Usage: `cargo run --release -p xtask -- fit GOLD_DIR STORIES_DIR`
//!
//! `GOLD_DIR` holds one JSON file a story: `agreements: [{members: [[source, quote], …]}]`, where a source is the stem of
//! an article (or its beginning) in `STORIES_DIR/<stem of the JSON file>/`. A claim carries a quote where the two share half of
//! the quote, or most of the claim. Where several claims carry a quote, only one need be the match, so of all pairs that
//! carry two members of one agreement the best-scored is taken as alike and the others are left aside, in turns with
//! fitting (multiple-instance learning: Andrews, Tsochantaridis & Hofmann 2003). Pairs of claims that stand in the annotations
//! but never together are unlike; pairs that the annotator did not mark are unlike with little weight. All pairs of near
//! articles count, those too that a run would not compare: of these the summand `thin` tells. The model is a
//! logistic regression with an L2 penalty towards the weights in force.
//!
//! Out: for each story, precision, recall and log loss of a model fitted on the others; then the weights fitted on all,
//! as YAML.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crosscheck::claim::{Claim, Form};
use crosscheck::document::{BoilerplateRules, discover, read_all};
use crosscheck::matching::{Feature, Neighbourhood, Profiles, Scorer, Settings};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::rules::lexicon::Lexicon;
use serde_json::Value;

use super::logistic::{Seen, chance, descend};

/// Weight of a pair that the annotator did not mark.
const UNMARKED: f64 = 0.15;
/// Strength of the pull towards the weights in force.
const PENALTY: f64 = 2.0;
const STEPS: usize = 3000;

/// Turns of choosing the best pairs and fitting.
const TURNS: usize = 4;

struct Tools {
    pipeline: Pipeline,
    boilerplate: BoilerplateRules,
    lexicon: Lexicon,
    settings: Settings,
}

/// A pair of annotated members: group, first, second.
type Bag = (usize, usize, usize);

struct Example {
    story: usize,
    values: Vec<f64>,
    /// Pairs of annotated members (group, first, second) that the two claims carry.
    bags: Vec<Bag>,
    weight: f64,
}

impl Example {
    fn alike(&self) -> bool {
        !self.bags.is_empty()
    }
}

/// What to fit on.
#[derive(clap::Args)]
pub struct Arguments {
    /// Annotations, a JSON file a story.
    gold: PathBuf,
    /// The folder with a folder of articles a story.
    stories: PathBuf,
}

/// Prints the fit.
///
/// # Errors
/// A file cannot be read, or says what no annotation says.
pub fn run(Arguments { gold, stories }: &Arguments) -> anyhow::Result<()> {
    let rules = RuleSet::builtin().file;
    let settings = Settings::new(&rules.matching).map_err(|e| anyhow::anyhow!(e.join("\n")))?;
    let prior: Vec<f64> = Feature::ALL.iter().map(|f| settings.weight(*f)).collect();
    let tools = Tools {
        pipeline: Pipeline::new(&rules)?,
        boilerplate: BoilerplateRules::new(&rules.boilerplate)?,
        lexicon: Lexicon::new(&rules),
        settings,
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(gold)?
        .map(|e| e.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut sets: BTreeMap<String, Vec<Example>> = BTreeMap::new();
    for file in files {
        let Some(story) = file.file_stem().and_then(|s| s.to_str()) else {
            continue;
        };
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let examples = examples(&gold, &stories.join(story), &tools, sets.len())?;
        println!(
            "# {story}: {} alike, {} marked unlike, {} not marked",
            examples.iter().filter(|e| e.alike()).count(),
            examples
                .iter()
                .filter(|e| !e.alike() && e.weight > 0.5)
                .count(),
            examples.iter().filter(|e| e.weight <= 0.5).count(),
        );
        sets.insert(story.to_owned(), examples);
    }
    for left_out in sets.keys() {
        let rest: Vec<&Example> = sets
            .iter()
            .filter(|(s, _)| *s != left_out)
            .flat_map(|(_, e)| e)
            .collect();
        let fitted = fit(&rest, &prior);
        let own: Vec<&Example> = sets[left_out].iter().collect();
        println!(
            "# left out {left_out}: in force {}; fitted on the others {}",
            tell(&own, &prior),
            tell(&own, &fitted)
        );
    }
    let all: Vec<&Example> = sets.values().flatten().collect();
    let fitted = fit(&all, &prior);
    println!(
        "# on all: in force {}; fitted {}",
        tell(&all, &prior),
        tell(&all, &fitted)
    );
    println!("  weights:");
    for (f, w) in Feature::ALL.iter().zip(&fitted) {
        println!("    {}: {w:.2}", f.name());
    }
    Ok(())
}

fn examples(
    gold: &Value,
    folder: &Path,
    tools: &Tools,
    story: usize,
) -> anyhow::Result<Vec<Example>> {
    let (documents, _) = read_all(
        &discover(&[folder.to_path_buf()])?.inputs,
        &tools.boilerplate,
    );
    let run = tools.pipeline.read(documents);

    let profiles = Profiles::new(&run.claims, &run.entities, &tools.lexicon, &tools.settings);
    let scorer = Scorer {
        claims: &run.claims,
        profiles: &profiles,
        settings: &tools.settings,
    };
    let mut groups: Vec<BTreeSet<(usize, usize)>> = vec![BTreeSet::new(); run.claims.len()];
    let agreements = gold["agreements"].as_array().map_or(&[][..], Vec::as_slice);
    for (n, group) in agreements.iter().enumerate() {
        for (m, member) in group["members"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let (Some(source), Some(quote)) = (member[0].as_str(), member[1].as_str()) else {
                continue;
            };
            let Some(d) = run.documents.iter().position(|d| d.key.starts_with(source)) else {
                continue;
            };
            let Some(start) = run.documents[d].text.find(quote) else {
                continue;
            };
            let span = start..start + quote.len();
            for (i, c) in run.claims.iter().enumerate() {
                if c.source.0 as usize == d && carries(c, &span) {
                    groups[i].insert((n, m));
                }
            }
        }
    }
    let near = Neighbourhood::new(&profiles, &tools.settings);
    let speech = |i: usize| run.claims[i].form == Form::Speech;
    let all = 0..run.claims.len();
    Ok(all
        .flat_map(|a| (a + 1..run.claims.len()).map(move |b| (a, b)))
        .filter(|&(a, b)| {
            let (x, y) = (run.claims[a].source, run.claims[b].source);
            x != y && near.links(x, y) && speech(a) == speech(b)
        })
        .map(|(a, b)| {
            let marked = !groups[a].is_empty() && !groups[b].is_empty();
            Example {
                story,
                values: scorer.score(a, b).values,
                bags: groups[a]
                    .iter()
                    .flat_map(|&(g, x)| groups[b].iter().map(move |&(h, y)| (g, h, x, y)))
                    .filter_map(|(g, h, x, y)| (g == h).then_some((g, x.min(y), x.max(y))))
                    .collect(),
                weight: if marked { 1.0 } else { UNMARKED },
            }
        })
        .collect())
}

pub(super) fn carries(claim: &Claim, quote: &std::ops::Range<usize>) -> bool {
    let size: usize = claim.spans.iter().map(|s| s.len()).sum();
    let shared: usize = claim
        .spans
        .iter()
        .map(|s| {
            s.end
                .min(quote.end)
                .saturating_sub(s.start.max(quote.start))
        })
        .sum();
    let (shared, size, quote) = (shared as f64, size as f64, quote.len() as f64);
    shared > 0.0 && (shared >= 0.8 * size || shared >= 0.5 * quote && shared >= 0.2 * size)
}

/// What a feature can only speak for: `true` sameness, `false` the contrary. A fit on few stories would otherwise count
/// against two claims that they name the same people.
fn sign(feature: Feature) -> Option<bool> {
    use Feature as F;
    match feature {
        F::Bias | F::Length => None,
        F::FigureClash
        | F::TimeClash
        | F::PlaceClash
        | F::Polarity
        | F::Modality
        | F::Aside
        | F::Crossed
        | F::Thin => Some(false),
        _ => Some(true),
    }
}

/// Weights of the features, each pair of members by its best example.
fn fit(examples: &[&Example], prior: &[f64]) -> Vec<f64> {
    let mut weights = prior.to_vec();
    for _ in 0..TURNS {
        let chosen = choose(examples, &weights);
        weights = descended(examples, &chosen, prior);
    }
    weights
}

/// For each example its weight, nil where another pair of the same members scores better.
fn choose(examples: &[&Example], weights: &[f64]) -> Vec<f64> {
    let mut best: BTreeMap<(usize, Bag), (f64, usize)> = BTreeMap::new();
    for (i, e) in examples.iter().enumerate() {
        let p = chance(&e.values, weights);
        for bag in &e.bags {
            let slot = best.entry((e.story, *bag)).or_insert((p, i));
            if p > slot.0 {
                *slot = (p, i);
            }
        }
    }
    let kept: BTreeSet<usize> = best.into_values().map(|(_, i)| i).collect();
    let keep = |(i, e): (usize, &&Example)| {
        if e.alike() && !kept.contains(&i) {
            0.0
        } else {
            e.weight
        }
    };
    examples.iter().enumerate().map(keep).collect()
}

fn descended(examples: &[&Example], kept: &[f64], prior: &[f64]) -> Vec<f64> {
    let signs: Vec<Option<bool>> = Feature::ALL.iter().map(|f| sign(*f)).collect();
    let seen: Vec<Seen> = examples
        .iter()
        .zip(kept)
        .map(|(e, kept)| Seen {
            values: &e.values,
            one: e.alike(),
            weight: *kept,
        })
        .collect();
    descend(&seen, prior, &signs, PENALTY, STEPS)
}

fn tell(examples: &[&Example], weights: &[f64]) -> String {
    let kept = choose(examples, weights);
    let (mut hit, mut said, mut alike, mut loss) = (0.0, 0.0, 0.0, 0.0);
    for (e, kept) in examples.iter().zip(&kept) {
        let p = chance(&e.values, weights);
        let (is, says) = (
            f64::from(u8::from(e.alike())),
            f64::from(u8::from(p >= 0.5)),
        );
        loss -= kept * if e.alike() { p } else { 1.0 - p }.max(1e-9).ln();
        alike += kept * is;
        said += kept * says;
        hit += kept * is * says;
    }
    let total: f64 = kept.iter().sum();
    format!(
        "P {:.3} R {:.3} loss {:.3}",
        hit / said,
        hit / alike,
        loss / total
    )
}
