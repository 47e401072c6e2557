//! The command line of `crosscheck decide`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use crosscheck::claim::{Modality, Polarity, Stance};
use crosscheck::rules::ConflictKind;

use crate::cli::args::RuleArgs;

#[derive(Debug, Args)]
#[command(after_help = "\
A ruling quotes the words of two claims and holds for all that says the same; or it says how one claim is read (docs/rulings.md). The file is \
made where it is not there; what is written in it stays as it is. What the ruling changes in the report is printed: findings and facts.

Examples:
  crosscheck decide 1f2e3d4c5b6a7988 articles/ --verdict none --because \"two trials\"
  crosscheck decide 1f2e3d4c5b6a7988 articles/ --verdict related --because \"not the same pump\" --into story.yaml
  crosscheck decide 1f2e3d4c5b6a7988 articles/ --verdict no-claim --because \"a heading\"
  crosscheck decide 9a8b7c6d5e4f3a2b articles/ --speaker \"Ada Holm\" --stance denies --because \"so the tape\"
  crosscheck decide 9a8b7c6d5e4f3a2b articles/ --time 2021-08-15 --because \"the Sunday of that week\"
  crosscheck decide 9a8b7c6d5e4f3a2b articles/ --word she --means \"Maja Dorn\" --because \"the police named Dorn\"
  crosscheck decide 1f2e3d4c5b6a7988 articles/ --claims 9a8b7c6d5e4f3a2b 0a1b2c3d4e5f6a7b --verdict update --because \"printed at night\"")]
pub struct Decide {
    /// The finding, by the id that the report shows; or a claim, that is none or is read otherwise, by the id that `explain` shows
    #[arg(value_name = "ID")]
    pub finding: String,
    /// The articles of the comparison
    #[arg(required = true, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// What it is in truth
    #[arg(long, value_enum, required_unless_present_any = ["as read", "word"])]
    pub verdict: Option<Ruled>,
    #[command(flatten)]
    pub read: AsRead,
    /// A word of a claim, or of whom it is laid to, that means somebody else: a pronoun, or a noun such as `company`
    #[arg(long, value_name = "WORD", requires = "means", conflicts_with_all = ["verdict", "as read"])]
    pub word: Option<String>,
    /// Whom that word means; `nobody` leaves it as it stands
    #[arg(long, value_name = "NAME|ID|nobody", requires = "word")]
    pub means: Option<String>,
    /// Why, for the readers of the report
    #[arg(long, value_name = "WORDS", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub because: String,
    /// Which two claims, where the finding is on more than two; of an update the earlier one first; or one, that is none, or has nothing to do with the others
    #[arg(long, num_args = 1..=2, value_name = "CLAIM")]
    pub claims: Vec<String>,
    /// Of a contradiction: what it is in; otherwise what is seen of the two claims
    #[arg(long, value_parser = word::<ConflictKind>(&["negation", "antonym", "numeric", "temporal", "location", "exclusive", "role", "modality", "denial"]))]
    pub kind: Option<ConflictKind>,
    /// The rule file to write into
    #[arg(long, value_name = "FILE", default_value = "rulings.yaml", value_hint = ValueHint::FilePath)]
    pub into: PathBuf,
}

/// How one claim is read.
#[derive(Debug, Clone, Args)]
#[group(id = "as read", multiple = true, conflicts_with = "verdict")]
pub struct AsRead {
    /// Of one claim: who says it; `nobody`: the article itself
    #[arg(long, value_name = "NAME|ID|nobody")]
    pub speaker: Option<String>,
    /// Of one claim: how the speaker stands to it
    #[arg(long, value_parser = word::<Stance>(&["neutral", "affirms", "doubts", "denies"]))]
    pub stance: Option<Stance>,
    /// Of one claim: whether it says that it is so
    #[arg(long, value_parser = word::<Polarity>(&["positive", "negative"]))]
    pub polarity: Option<Polarity>,
    /// Of one claim: how it is put
    #[arg(long, value_parser = word::<Modality>(&["asserted", "hedged", "planned", "conditional", "obliged"]))]
    pub modality: Option<Modality>,
    /// Of one claim: when it was; `none`: it has no time
    #[arg(long, value_name = "YYYY-MM-DD|none")]
    pub time: Option<String>,
    /// Of one claim: what it answers nothing to, though an answer was read in it: `age`, `age of Ada Holm`
    #[arg(long, value_name = "ATTRIBUTE")]
    pub no_fact: Vec<String>,
}

/// A word that rule files spell as the command line does.
fn word<T>(words: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: serde::de::DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(words).try_map(|word| serde_json::from_value(word.into()))
}

/// What a person makes of two claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Ruled {
    /// They say the same
    Agreement,
    /// They cannot both be true
    Contradiction,
    /// The second tells what came after the first
    Update,
    /// They are of the same matter; no more is said
    Related,
    /// They have nothing to do with each other
    None,
    /// No claim at all: a heading, a torn sentence, misread; no finding rests on it any more
    NoClaim,
}

impl Ruled {
    /// As it is typed.
    pub fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}
