//! Measures the syntax that ships against a treebank:
//!
//! ```text
//! cargo run --release -p xtask -- eval-syntax TREEBANK.conllu [MODEL]
//! ```
//!
//! Raw text: each sentence's `# text` line goes through the project's own tokenizer; words are aligned by characters and scored by F1,
//! as in the `CoNLL` 2018 shared task (Zeman et al. 2018). Gold tokens: the treebank's words are given, the tags are not.
//! UAS and LAS leave punctuation out and compare relations with their subtypes; `all` counts punctuation and drops
//! subtypes, which is how the shared task counts. This is the model alone; how mended trees do is told last.
//!
//! Clauses whole: of the treebank's finite clauses with a subject or an object, the share whose verb
//! has just the subjects (`nsubj`, of a passive too) and objects (`obj`, `iobj`) that the treebank gives it: a claim is built of these.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use crosscheck_syntax::conllu::{self, Tree};
use crosscheck_syntax::mend::{MENDS, Mend};
use crosscheck_syntax::{Deprel, Parser, Sentence, Syntax, TextSpan, Upos, tokenize};

/// Words that negate.
const NEGATIONS: [&str; 7] = ["not", "n't", "n’t", "never", "no", "neither", "nor"];

/// Penn tags of finite verbs.
const FINITE: [&str; 4] = ["VBD", "VBZ", "VBP", "MD"];

#[derive(Default)]
struct Counts {
    right: u32,
    gold: u32,
    found: u32,
}

impl Counts {
    fn f1(&self) -> f64 {
        2.0 * f64::from(self.right) / f64::from(self.gold + self.found)
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from(self.gold)
    }
}

/// What a clause's dependent is to it.
#[derive(PartialEq)]
enum Role {
    Subject,
    Object,
}

impl Role {
    fn of(relation: &str) -> Option<Self> {
        match relation.split(':').next()? {
            "nsubj" => Some(Self::Subject),
            "obj" | "iobj" => Some(Self::Object),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Tally {
    scores: BTreeMap<&'static str, Counts>,
    relations: BTreeMap<String, Counts>,
    /// Arcs by tenth of confidence: how many, how many right.
    confidence: [(u32, u32); 10],
}

impl Tally {
    fn count(&mut self, what: &'static str, gold: bool, found: bool, right: bool) {
        let counts = self.scores.entry(what).or_default();
        counts.gold += u32::from(gold);
        counts.found += u32::from(found);
        counts.right += u32::from(right);
    }

    fn add(&mut self, tree: &Tree, sentence: &Sentence) {
        let chars = character_numbers(&tree.text);
        let spans: Vec<(usize, usize)> = sentence
            .tokens
            .iter()
            .map(|token| (chars[token.span.start], chars[token.span.end]))
            .collect();
        let found: BTreeMap<(usize, usize), usize> = spans
            .iter()
            .enumerate()
            .map(|(at, span)| (*span, at))
            .collect();
        let matches: Vec<Option<usize>> = tree
            .words
            .iter()
            .map(|word| found.get(&word.chars).copied())
            .collect();
        self.add_clauses(tree, sentence, &matches);
        for token in &sentence.tokens {
            for what in ["words", "UPOS", "XPOS", "lemma", "UAS all", "LAS all"] {
                self.count(what, false, true, false);
            }
            if token.deprel != Deprel::Punct {
                self.count("UAS", false, true, false);
                self.count("LAS", false, true, false);
            }
            self.relations
                .entry(token.deprel.to_string())
                .or_default()
                .found += 1;
        }
        for (word, matched) in tree.words.iter().zip(&matches) {
            let token = matched.map(|at| &sentence.tokens[at]);
            let plain = |relation: &str| relation.split(':').next().unwrap_or_default().to_owned();
            let head = token.is_some_and(|token| match (word.head, token.head) {
                (None, None) => true,
                (Some(gold), Some(found)) => matches[gold] == Some(found),
                _ => false,
            });
            let label = head && token.is_some_and(|token| token.deprel.as_str() == word.deprel);
            let loose = head
                && token.is_some_and(|token| plain(token.deprel.as_str()) == plain(&word.deprel));
            let same_lemma =
                token.is_some_and(|token| token.lemma == word.lemma || word.lemma == "_");
            self.count("words", true, false, token.is_some());
            self.count(
                "UPOS",
                true,
                false,
                token.is_some_and(|token| token.upos.as_str() == word.upos),
            );
            self.count(
                "XPOS",
                true,
                false,
                token.is_some_and(|token| token.xpos == word.xpos),
            );
            self.count("lemma", true, false, same_lemma);
            self.count("UAS all", true, false, head);
            self.count("LAS all", true, false, loose);
            if word.deprel != "punct" {
                self.count("UAS", true, false, head);
                self.count("LAS", true, false, label);
            }
            if matches!(Upos::parse(&word.upos), Some(Upos::Noun | Upos::Verb)) {
                let folded = token
                    .is_some_and(|token| token.lemma.to_lowercase() == word.lemma.to_lowercase());
                self.count("lemma of nouns and verbs", true, false, same_lemma);
                self.count("the same without case", true, false, folded);
            }
            if NEGATIONS.contains(&word.form.to_lowercase().as_str()) {
                self.count("negation", true, false, head);
            }
            let counts = self.relations.entry(word.deprel.clone()).or_default();
            counts.gold += 1;
            counts.right += u32::from(label);
            if let Some(token) = token.filter(|token| token.deprel != Deprel::Punct) {
                let tenth = &mut self.confidence[((token.confidence * 10.0) as usize).min(9)];
                tenth.0 += 1;
                tenth.1 += u32::from(head);
            }
        }
    }

    /// Counts the finite clauses that have a subject or an object. A clause is finite if its verb is, or an auxiliary of it; what is said of
    /// something by a copula is no verb's clause.
    fn add_clauses(&mut self, tree: &Tree, sentence: &Sentence, matches: &[Option<usize>]) {
        for (at, verb) in tree.words.iter().enumerate() {
            let below = || {
                tree.words
                    .iter()
                    .zip(matches)
                    .filter(move |(word, _)| word.head == Some(at))
            };
            let finite = |word: &conllu::Word| FINITE.contains(&word.xpos.as_str());
            let helped = below().any(|(word, _)| word.deprel.starts_with("aux") && finite(word));
            let helps = ["aux", "aux:pass", "cop"].contains(&verb.deprel.as_str());
            let is_verb = ["VERB", "AUX"].contains(&verb.upos.as_str()) && !helps;
            let roles: Vec<(Option<usize>, Role)> = below()
                .filter_map(|(word, found)| Some((*found, Role::of(&word.deprel)?)))
                .collect();
            if !is_verb || !(finite(verb) || helped) || roles.is_empty() {
                continue;
            }
            let whole = matches[at].is_some_and(|verb| {
                let found: Vec<(Option<usize>, Role)> = sentence
                    .tokens
                    .iter()
                    .enumerate()
                    .filter(|(_, token)| token.head == Some(verb))
                    .filter_map(|(at, token)| Some((Some(at), Role::of(token.deprel.as_str())?)))
                    .collect();
                found == roles
            });
            self.count("clauses whole", true, false, whole);
        }
    }

    fn print(&self, title: &str) {
        println!("{title}");
        for what in [
            "words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "UAS all", "LAS all",
        ] {
            println!("  {what:<26}{:.4}", self.scores[what].f1());
        }
        for what in [
            "lemma of nouns and verbs",
            "the same without case",
            "negation",
            "clauses whole",
        ] {
            if let Some(counts) = self.scores.get(what) {
                println!(
                    "  {what:<26}{:.4} (recall, {})",
                    counts.recall(),
                    counts.gold
                );
            }
        }
    }
}

/// Prints which mends do good and which harm: how many words and how many clauses more are right with one than with all others alone.
fn tell_mends(parser: &Parser, trees: &[Tree], unmended: &impl Fn(&Tree) -> Sentence) {
    let sentences: Vec<Sentence> = trees.iter().map(unmended).collect();
    let counts = |mends: &[(&str, Mend)]| {
        let mut tally = Tally::default();
        for (tree, sentence) in trees.iter().zip(&sentences) {
            let mut sentence = sentence.clone();
            parser.mend(&tree.text, &mut sentence.tokens, mends);
            tally.add(tree, &sentence);
        }
        ["LAS", "clauses whole"]
            .map(|what| tally.scores.get(what).map_or(0, |c| i64::from(c.right)))
    };
    let all = counts(MENDS);
    println!("Words and clauses that are right because of one mend, or wrong if below nought");
    for at in 0..MENDS.len() {
        let others = counts(&[&MENDS[..at], &MENDS[at + 1..]].concat());
        if others != all {
            println!(
                "  {:<26}{:6} {:6}",
                MENDS[at].0,
                all[0] - others[0],
                all[1] - others[1]
            );
        }
    }
}

/// For each byte of `text`, how many characters that are not white space stand before it.
fn character_numbers(text: &str) -> Vec<usize> {
    let mut numbers = vec![0; text.len() + 1];
    let mut count = 0;
    for (at, c) in text.char_indices() {
        numbers[at] = count;
        count += usize::from(!c.is_whitespace());
    }
    numbers[text.len()] = count;
    numbers
}

/// The spans in the sentence's text of the treebank's words.
fn gold_spans(tree: &Tree) -> Vec<TextSpan> {
    let starts: Vec<(usize, char)> = tree
        .text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let end = |at: usize| {
        starts
            .get(at)
            .map_or(tree.text.len(), |(byte, c)| byte + c.len_utf8())
    };
    let start = |at: usize| starts.get(at).map_or(tree.text.len(), |(byte, _)| *byte);
    let span = |(from, to): (usize, usize)| {
        let from_byte = start(from);
        TextSpan::new(
            from_byte,
            if to > from {
                end(to - 1).max(from_byte)
            } else {
                from_byte
            },
        )
    };
    tree.words.iter().map(|word| span(word.chars)).collect()
}

/// What to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// A treebank in CoNLL-U.
    treebank: PathBuf,
    /// A model; the one that ships if none is given.
    model: Option<PathBuf>,
}

/// Prints the figures.
///
/// # Errors
/// A file cannot be read, or is no model.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let trees = conllu::read(&std::fs::read_to_string(&arguments.treebank)?);
    let own;
    let start = Instant::now();
    let parser = if let Some(path) = &arguments.model {
        own = Parser::read(Box::leak(std::fs::read(path)?.into_boxed_slice()))?;
        &own
    } else {
        Parser::embedded()
    };
    println!(
        "{} sentences; model loaded in {:.2} ms",
        trees.len(),
        start.elapsed().as_secs_f64() * 1e3
    );

    let whole = |tree: &Tree| TextSpan::new(0, tree.text.len());
    let unmended = |tree: &Tree, words: &[TextSpan]| {
        parser.parse_unmended(&tree.text, whole(tree), words, &[])
    };
    let from_raw = |tree: &Tree| unmended(tree, &tokenize::tokenize(&tree.text, whole(tree)));
    let (mut raw, mut gold, mut mended) = (Tally::default(), Tally::default(), Tally::default());
    for tree in &trees {
        raw.add(tree, &from_raw(tree));
        gold.add(tree, &unmended(tree, &gold_spans(tree)));
        mended.add(tree, &parser.parse(&tree.text, whole(tree), &[]));
    }
    raw.print("From raw text");
    gold.print("On gold tokens");
    mended.print("From raw text, mended");
    tell_mends(parser, &trees, &from_raw);
    println!("Relations, from raw text: F1, gold, found");
    for (relation, counts) in raw.relations.iter().filter(|(_, counts)| counts.gold > 0) {
        println!(
            "  {relation:<26}{:.4} {:6} {:6}",
            counts.f1(),
            counts.gold,
            counts.found
        );
    }
    println!("Arcs from raw text by confidence: how many, how many have the right head");
    for (tenth, (all, right)) in raw
        .confidence
        .iter()
        .enumerate()
        .filter(|(_, (all, _))| *all > 0)
    {
        println!(
            "  0.{tenth} {all:6} {:.3}",
            f64::from(*right) / f64::from(*all)
        );
    }

    let bytes: usize = trees.iter().map(|tree| tree.text.len()).sum();
    let (start, mut rounds) = (Instant::now(), 0);
    while start.elapsed().as_secs_f64() < 1.5 {
        for tree in &trees {
            std::hint::black_box(from_raw(tree));
        }
        rounds += 1;
    }
    println!(
        "{:.3} MB/s on one core",
        (bytes * rounds) as f64 / 1e6 / start.elapsed().as_secs_f64()
    );
    Ok(())
}
