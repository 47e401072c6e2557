//! How fast text becomes trees, and trees claims, on one core; how long the model takes to load.
//!
//! Usage: `cargo bench --bench syntax -- [FOLDER…]`
//!
//! The text is that of the articles in the folders given, `corpus/` by default, cut into sentences beforehand. It is
//! tokenized, tagged, lemmatized and parsed again and again in one thread; the best round counts, because what else a machine does
//! can only slow a round down. "Load" is what the first sentence of a run pays for the embedded model.

use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crosscheck::claim::SourceIndex;
use crosscheck::document::{BoilerplateRules, Document, discover, read_all};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::text::{Parser, TextSpan, sentences};
use crosscheck_syntax::tokenize;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How long each measurement goes on, and how many rounds it takes at the least.
const TIME: Duration = Duration::from_secs(4);
const ROUNDS: u32 = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .map(PathBuf::from)
        .collect();
    if folders.is_empty() {
        folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus"))?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        folders.retain(|path| path.is_dir());
        folders.sort();
    }

    let start = Instant::now();
    let parser = Parser::embedded();
    let load = start.elapsed();

    let rules = RuleSet::builtin().file;
    let boilerplate = BoilerplateRules::new(&rules.boilerplate)?;
    let mut documents: Vec<Document> = Vec::new();
    let mut texts: Vec<(String, Vec<TextSpan>)> = Vec::new();
    for folder in folders {
        for document in read_all(&discover(&[folder])?.inputs, &boilerplate).0 {
            let spans = document
                .article()
                .flat_map(|block| sentences(&document.text, block.span))
                .collect();
            texts.push((document.text.clone(), spans));
            documents.push(document);
        }
    }
    let all = || {
        texts
            .iter()
            .flat_map(|(text, spans)| spans.iter().map(move |span| (text.as_str(), *span)))
    };
    let bytes: usize = all().map(|(_, span)| span.end - span.start).sum();
    let words: usize = all()
        .map(|(text, span)| tokenize::tokenize(text, span).len())
        .sum();
    println!("{bytes} bytes, {words} words, {} sentences", all().count());
    println!(
        "load                            {:.3} ms",
        load.as_secs_f64() * 1e3
    );

    let speed = |title: &str, round: &dyn Fn()| {
        let (start, mut best, mut rounds) = (Instant::now(), Duration::MAX, 0);
        while rounds < ROUNDS || start.elapsed() < TIME {
            let begin = Instant::now();
            round();
            best = best.min(begin.elapsed());
            rounds += 1;
        }
        let seconds = best.as_secs_f64();
        println!(
            "{title:<32}{:.3} MB/s, {:.2} µs a word",
            bytes as f64 / 1e6 / seconds,
            seconds * 1e6 / words as f64
        );
    };
    speed("sentences", &|| {
        for document in &documents {
            for block in document.article() {
                black_box(sentences(&document.text, block.span));
            }
        }
    });
    speed("tokenizer", &|| {
        for (text, span) in all() {
            black_box(tokenize::tokenize(text, span));
        }
    });
    speed("tokenizer to parser", &|| {
        for (text, span) in all() {
            let words = tokenize::tokenize(text, span);
            black_box(parser.parse_unmended(text, span, &words, &[]));
        }
    });
    let pipeline = Pipeline::new(&rules)?;
    speed("sentences to claims, all of it", &|| {
        for document in &documents {
            black_box(pipeline.read_document(document, SourceIndex(0)));
        }
    });
    Ok(())
}
