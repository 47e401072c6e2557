//! Trains the syntax model that ships in the binary:
//!
//! ```text
//! cargo run --release -p xtask -- train crates/syntax/data/en-ud.bin WORDNET TREEBANK.conllu...
//! ```
//!
//! The same files give the same bytes. The parser learns from tags that a tagger gave which had not seen the
//! sentence (jackknifing), because those are the tags it will see.
//!
//! Silver (`--silver`) is news that a stronger, slower parser has parsed (uptraining, Petrov et al. 2010). Tagger and parser learn from it
//! beside the treebanks; lemmas, the list of tags and the tags that jackknifing gives do not.

mod corpus;
mod lemma_table;
mod oracle;
mod perceptron;
mod wordnet;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context;

use crosscheck_syntax::Upos;
use crosscheck_syntax::arcs::Search;
use crosscheck_syntax::features::Scene;
use crosscheck_syntax::lemmas::Lemmas;
use crosscheck_syntax::lexicon::{self, Lexicon};
use crosscheck_syntax::linear::{self, Memo, Score};
use crosscheck_syntax::state::State;
use crosscheck_syntax::tagger::{self, Sure, Tags};
use crosscheck_syntax::{container, label_list, see, tag_list};

use self::corpus::{Example, Tree};
use self::oracle::Oracle;
use self::perceptron::{Random, Weights, average};

/// How often the tagger sees the treebanks, in jackknifing and for the model that ships.
const TAGGER_EPOCHS: usize = 5;
/// How often the parser sees them.
const PARSER_EPOCHS: usize = 10;
/// Into how many parts jackknifing cuts them.
const FOLDS: usize = 5;
/// Of how many models, trained in different orders, parser and tagger are the mean.
const MODELS: u64 = 2;
/// In one of how many rounds a silver sentence is seen: so that it does not outweigh the treebanks, whose every sentence is seen in each.
const SILVER_ROUNDS: usize = 3;
/// How often a feature of the parser was corrected in all models, at the least, to be kept.
const LEAST_UPDATES: u32 = 6;
/// How often the parser in training goes on with its own error instead of the right step.
const EXPLORE: f64 = 0.9;
/// Pairs of tags that are rarer than this are not learned.
const RAREST_TAG: usize = 4;
/// A word is given the class that nearly all of its occurrences have, without asking the tagger.
const SURE_COUNT: usize = 40;
const SURE_SHARE: f64 = 0.998;

/// What to train from.
#[derive(clap::Args)]
pub struct Arguments {
    /// Where the model goes.
    model: PathBuf,
    /// The folder of `WordNet` 3.0: `index.noun`, `data.noun`, `noun.exc` and so on.
    wordnet: PathBuf,
    /// Treebanks in CoNLL-U.
    #[arg(required = true)]
    treebanks: Vec<PathBuf>,
    /// Sentences in CoNLL-U that another parser has parsed.
    #[arg(long)]
    silver: Option<PathBuf>,
}

/// Trains the model and writes it.
///
/// # Errors
/// A file cannot be read or written, or a thread failed.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let start = Instant::now();
    let wordnet = wordnet::read(&arguments.wordnet)?;
    let lexicon_bytes = lexicon::write(&wordnet.entries);
    let lexicon = Lexicon::read(&lexicon_bytes).context("the lexicon's table")?;
    let mut examples = corpus::read(&arguments.treebanks, &lexicon)?;
    let tags = tag_pairs(&examples);
    eprintln!("{} sentences, {} tag pairs", examples.len(), tags.len());

    let lemmas = lemma_table::learn(&lemma_table::entries(&examples, &wordnet.forms));
    examples.extend(corpus::headlines(&examples, &lexicon));
    let silver = corpus::read(arguments.silver.as_slice(), &lexicon)?;
    eprintln!("{} silver sentences", silver.len());
    let treebank = examples.len();
    examples.extend(silver);
    let rounds = Rounds { treebank };
    let all: Vec<usize> = (0..examples.len()).collect();
    let gold: Vec<Vec<u8>> = examples.iter().map(|e| gold_classes(e, &tags)).collect();
    let (predicted, tagger) = std::thread::scope(|scope| {
        let whole = scope.spawn(|| {
            let seeds = 1..=MODELS;
            let models =
                seeds.map(|seed| train_tagger(&examples, &gold, &tags, &all, rounds, seed));
            models.collect::<Vec<_>>()
        });
        let predicted = jackknife(&examples, &gold, &tags, rounds);
        (predicted, whole.join())
    });
    let tagger = tagger.map_err(|_| anyhow::anyhow!("the tagger's training failed"))?;
    let words: usize = gold.iter().map(Vec::len).sum();
    let right: usize = gold
        .iter()
        .zip(&predicted)
        .map(|(g, p)| g.iter().zip(p).filter(|(g, p)| g == p).count())
        .sum();
    eprintln!(
        "jackknifed tags right: {:.4}; {:.0?}",
        right as f64 / words as f64,
        start.elapsed()
    );

    let tagger = linear::write(average(&tagger, 5, 0.6));
    let sure = Sure::write(&sure_words(&examples, &gold));
    let table = Lemmas::read(&lemmas).context("the lemmas' table")?;
    let scenes = scenes(&examples, &predicted, &tags, &table, &lexicon);
    let parser = std::thread::scope(|scope| {
        let seeds = 1..=MODELS;
        let models: Vec<_> = seeds
            .map(|seed| {
                scope.spawn({
                    let scenes = &scenes;
                    move || train_parser(scenes, rounds, seed + 1)
                })
            })
            .collect();
        let models = models.into_iter().map(std::thread::ScopedJoinHandle::join);
        models.collect::<Result<Vec<_>, _>>()
    });
    let parser = parser.map_err(|_| anyhow::anyhow!("the parser's training failed"))?;
    eprintln!("parser trained: {:.0?}", start.elapsed());
    let parser = linear::write(average(&parser, LEAST_UPDATES, 1.0));
    eprintln!(
        "bytes: sure {}, tagger {}, parser {}, lemmas {}, lexicon {}",
        sure.len(),
        tagger.len(),
        parser.len(),
        lemmas.len(),
        lexicon_bytes.len()
    );
    let (labels, tags) = (label_list(), tag_list(&tags));
    std::fs::write(
        &arguments.model,
        container::write([
            labels.as_bytes(),
            tags.as_bytes(),
            &sure,
            &tagger,
            &parser,
            &lemmas,
            &lexicon_bytes,
        ]),
    )?;
    Ok(())
}

/// Which sentences training sees in a round: all of the treebanks, some of the silver ones.
#[derive(Clone, Copy)]
struct Rounds {
    /// How many are the treebanks'; they stand first.
    treebank: usize,
}

impl Rounds {
    fn sees(self, at: usize, round: usize) -> bool {
        at < self.treebank || (at + round).is_multiple_of(SILVER_ROUNDS)
    }
}

/// The pairs of tags in the treebanks, most frequent first.
fn tag_pairs(examples: &[Example]) -> Tags {
    let mut counts: BTreeMap<(Upos, String), usize> = BTreeMap::new();
    for pair in examples.iter().flat_map(|e| &e.tags) {
        *counts.entry(pair.clone()).or_default() += 1;
    }
    let mut pairs: Vec<_> = counts
        .into_iter()
        .filter(|(_, count)| *count >= RAREST_TAG)
        .collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Tags::new(
        pairs
            .into_iter()
            .map(|((upos, xpos), _)| (upos, &*Box::leak(xpos.into_boxed_str())))
            .collect(),
    )
}

/// The classes of a sentence's tags; a pair too rare to learn counts as the first of its universal tag.
fn gold_classes(example: &Example, tags: &Tags) -> Vec<u8> {
    let class = |(upos, xpos): &(Upos, String)| {
        let similar = || (0..tags.len() as u8).find(|&class| tags.get(class).0 == *upos);
        tags.class(*upos, xpos).or_else(similar).unwrap_or(0)
    };
    example.tags.iter().map(class).collect()
}

fn train_tagger(
    examples: &[Example],
    gold: &[Vec<u8>],
    tags: &Tags,
    which: &[usize],
    rounds: Rounds,
    seed: u64,
) -> Weights {
    let mut weights = Weights::default();
    let mut random = Random(seed);
    let mut order = which.to_vec();
    let mut keys = [0; tagger::TEMPLATES];
    let mut scores = vec![0.0; tags.len()];
    let mut memo = Memo::default();
    for round in 0..TAGGER_EPOCHS {
        random.shuffle(&mut order);
        for &at in order.iter().filter(|at| rounds.sees(**at, round)) {
            let mut classes = Vec::with_capacity(gold[at].len());
            for (word, &right) in gold[at].iter().enumerate() {
                tagger::features(&examples[at].words, &classes, word, &mut keys);
                weights.score(&keys, &mut memo, &mut scores);
                weights.tick();
                let best = (0..scores.len())
                    .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)));
                let best = best.unwrap_or(0);
                if best != right as usize {
                    weights.update(&keys, right as usize, best);
                }
                classes.push(best as u8);
            }
        }
    }
    weights
}

/// Tags each sentence by a tagger that was trained on other ones, and on the treebanks' alone.
fn jackknife(examples: &[Example], gold: &[Vec<u8>], tags: &Tags, rounds: Rounds) -> Vec<Vec<u8>> {
    let mut predicted = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let (held, mut rest): (Vec<usize>, Vec<usize>) =
            (0..examples.len()).partition(|at| examples[*at].number / 10 % FOLDS == fold);
        rest.retain(|at| *at < rounds.treebank);
        let weights = train_tagger(examples, gold, tags, &rest, rounds, 1);
        let bytes = linear::write(average(&[weights], 3, 0.6));
        let Some(model) = linear::Linear::read(&bytes) else {
            continue;
        };
        let mut memo = Memo::default();
        for at in held {
            predicted[at] = tagger::tag(
                &model,
                &mut memo,
                Sure::default(),
                tags,
                &examples[at].words,
                |_, _| true,
            );
        }
    }
    predicted
}

/// Words seen often enough, and nearly always with one class.
fn sure_words(examples: &[Example], gold: &[Vec<u8>]) -> BTreeMap<u64, u8> {
    let mut counts: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
    for (example, classes) in examples.iter().zip(gold) {
        for (word, class) in example.words.iter().zip(classes) {
            *counts
                .entry(word.folded)
                .or_default()
                .entry(*class)
                .or_default() += 1;
        }
    }
    let most = |(word, counts): (u64, BTreeMap<u8, usize>)| {
        let all: usize = counts.values().sum();
        let (class, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        let sure = all >= SURE_COUNT && count as f64 >= SURE_SHARE * all as f64;
        sure.then_some((word, class))
    };
    counts.into_iter().filter_map(most).collect()
}

/// Each sentence as the parser sees it, and the tree that it is to find.
fn scenes(
    examples: &[Example],
    predicted: &[Vec<u8>],
    tags: &Tags,
    lemmas: &Lemmas,
    lexicon: &Lexicon,
) -> Vec<(Scene, Tree)> {
    let scene = |(example, classes): (&Example, &Vec<u8>)| {
        let forms: Vec<&str> = example.forms.iter().map(String::as_str).collect();
        let (_, seen) = see(&forms, &example.words, classes, tags, lemmas, lexicon);
        let scene = Scene::new(&seen);
        let tree = example.tree(&scene.kept);
        (scene, tree)
    };
    examples.iter().zip(predicted).map(scene).collect()
}

fn train_parser(scenes: &[(Scene, Tree)], rounds: Rounds, seed: u64) -> Weights {
    let mut weights = Weights::default();
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..scenes.len()).collect();
    // Weights that still change are looked up anew each time; nothing of them is kept.
    let mut memo = Memo::default();
    for epoch in 0..PARSER_EPOCHS {
        random.shuffle(&mut order);
        let (mut steps, mut wrong) = (0_u32, 0_u32);
        for &at in order.iter().filter(|at| rounds.sees(**at, epoch)) {
            let (scene, tree) = &scenes[at];
            let oracle = Oracle::new(tree);
            let mut state = State::new(scene.kept.len());
            while !state.done() {
                let mut search = Search::new(&weights, scene, &mut memo);
                search.score(&state);
                let keys = search.keys;
                let Some((guess, _)) = search.best(&state, |_| true) else {
                    break;
                };
                let is_right = oracle.right(&state);
                steps += 1;
                let mut next = guess;
                if !is_right(guess) {
                    wrong += 1;
                    let Some((right, _)) = search.best(&state, is_right) else {
                        break;
                    };
                    weights.update(&keys, right.class(), guess.class());
                    if epoch == 0 || !random.chance(EXPLORE) {
                        next = right;
                    }
                }
                weights.tick();
                state.apply(next);
            }
        }
        eprintln!(
            "parser {seed}, epoch {}: {:.4} of the steps right",
            epoch + 1,
            1.0 - f64::from(wrong) / f64::from(steps)
        );
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn treebanks_are_seen_in_every_round_and_silver_in_turn() {
        let rounds = Rounds { treebank: 3 };
        for round in 0..SILVER_ROUNDS {
            assert!((0..3).all(|at| rounds.sees(at, round)));
        }
        for at in 3..7 {
            let seen = (0..SILVER_ROUNDS).filter(|&round| rounds.sees(at, round));
            assert_eq!(seen.count(), 1, "{at}");
        }
    }
}
