//! What the developers of crosscheck run now and then: `cargo xtask VERB`.

mod eval_syntax;
mod fit;
mod fit_events;
mod logistic;
mod packs;
mod pictures;
mod train;
mod wordnet;

use std::path::PathBuf;

use clap::Parser;

/// Trains, measures and compiles what the binary embeds.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Verb {
    /// Compiles the packs of rules/ to rules/compiled/, which the binary embeds; run it after each change of a pack.
    Packs,
    /// Makes the pictures of the README anew; needs a Chromium.
    Pictures,
    /// Trains the syntax model. Takes an hour or so; add `--release` before the package's name.
    Train(train::Arguments),
    /// Measures the syntax model against a treebank.
    EvalSyntax(eval_syntax::Arguments),
    /// Fits the weights of matching on annotated stories.
    Fit(fit::Arguments),
    /// Fits the weights of "one happening" on marked events.
    FitEvents(fit_events::Arguments),
    /// Compiles `WordNet`'s dictionary to the table that the binary embeds.
    Wordnet(wordnet::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Verb::parse() {
        Verb::Packs => packs::run(&root().join("rules")),
        Verb::Pictures => pictures::run(&root()),
        Verb::Train(arguments) => train::run(&arguments),
        Verb::EvalSyntax(arguments) => eval_syntax::run(&arguments),
        Verb::Fit(arguments) => fit::run(&arguments),
        Verb::FitEvents(arguments) => fit_events::run(&arguments),
        Verb::Wordnet(arguments) => wordnet::run(&arguments),
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
