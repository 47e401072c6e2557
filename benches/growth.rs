//! How the cost of reading and of comparing grows with the size of an article, for every kind of input that was ever dear, and
//! with the number of copies of an article.
//!
//! Usage: `cargo bench --bench growth -- [WORD…] [--largest BYTES]`
//!
//! Words choose the kinds whose names hold one of them. Each kind is read at sizes that double, and compared with a short
//! article; the exponent is the slope, over the last sizes, of the logarithm of seconds on that of bytes: 1 is linear, 2
//! quadratic. Sizes stop growing once one took [`ENOUGH`], so that the harness ends whatever is found.

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crosscheck::document::{self, BoilerplateRules, Document, Format, Input};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::Report;
use crosscheck::rules::RuleSet;

#[path = "../tests/growth/shapes.rs"]
mod shapes;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The smallest input, in bytes.
const SMALLEST: usize = 31_250;
/// The largest, unless the command line says otherwise.
const LARGEST: usize = 1_000_000;
/// A size that took so long is the last.
const ENOUGH: Duration = Duration::from_secs(4);
/// Sizes that the exponent is taken of.
const SLOPE: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut words, mut largest) = (Vec::new(), LARGEST);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--bench" => {}
            "--largest" => largest = args.next().ok_or("--largest BYTES")?.parse()?,
            _ => words.push(arg),
        }
    }
    let rules = RuleSet::builtin().file;
    let bench = Bench {
        boilerplate: BoilerplateRules::new(&rules.boilerplate)?,
        pipeline: Pipeline::new(&rules)?,
    };
    let chosen = |name: &str| words.is_empty() || words.iter().any(|w| name.contains(w.as_str()));
    println!(
        "{:<36} {:>10} {:>9} {:>9} {:>9}",
        "", "bytes", "read", "claims", "compare"
    );
    for shape in shapes::SHAPES.iter().filter(|s| chosen(s.name)) {
        bench.grow(shape, largest);
    }
    if chosen("copies") {
        bench.copies()?;
    }
    Ok(())
}

struct Bench {
    boilerplate: BoilerplateRules,
    pipeline: Pipeline,
}

impl Bench {
    /// One line a size, then the exponents.
    fn grow(&self, shape: &shapes::Shape, largest: usize) {
        let mut rows: Vec<(usize, [f64; 3])> = Vec::new();
        let mut size = SMALLEST;
        while size <= largest {
            let input = (shape.make)(size);
            let bytes = input.len();
            let start = Instant::now();
            let documents = self.read(&input, shape.format);
            let read = start.elapsed();
            let start = Instant::now();
            std::hint::black_box(self.pipeline.read(documents.clone()));
            let claims = read + start.elapsed();
            let start = Instant::now();
            let mut both = documents;
            both.push(document::plain("other", &shapes::prose(2_000, "\n\n")));
            std::hint::black_box(Report::new(&self.pipeline.run(both), Vec::new()));
            let compare = read + start.elapsed();
            let seconds = [read, claims, compare].map(|t| t.as_secs_f64());
            rows.push((bytes, seconds));
            println!(
                "{:<36} {bytes:>10} {:>9.3} {:>9.3} {:>9.3}",
                shape.name, seconds[0], seconds[1], seconds[2]
            );
            if claims.max(compare) > ENOUGH {
                break;
            }
            size *= 2;
        }
        let slope = |k: usize| {
            let of: Vec<(f64, f64)> = rows.iter().map(|(n, s)| (*n as f64, s[k])).collect();
            exponent(&of).map_or_else(|| "-".to_owned(), |e| format!("{e:.2}"))
        };
        println!(
            "{:<36} {:>10} {:>9} {:>9} {:>9}",
            "",
            "exponent",
            slope(0),
            slope(1),
            slope(2)
        );
    }

    fn read(&self, text: &str, format: Format) -> Vec<Document> {
        let input = Input {
            name: "long".to_owned(),
            key: "long".to_owned(),
            path: PathBuf::from("long"),
            format,
        };
        let read = document::read(&input, text.as_bytes(), &self.boilerplate);
        read.into_iter().filter_map(Result::ok).collect()
    }

    /// A story of the corpus, and copies of one of its articles, word for word and with a word changed here and there.
    fn copies(&self) -> Result<(), Box<dyn Error>> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/kabul-2021");
        let inputs = document::discover(&[PathBuf::from(folder)])?.inputs;
        let (documents, _) = document::read_all(&inputs, &self.boilerplate);
        let longest = documents
            .iter()
            .max_by_key(|d| d.text.len())
            .ok_or("no article")?;
        for (name, edit) in [("copies", false), ("near copies", true)] {
            let mut rows = Vec::new();
            for count in [4, 20, 80, 320] {
                let copies: Vec<Document> = (0..count)
                    .map(|n| {
                        let text = if edit {
                            edited(&longest.text, n)
                        } else {
                            longest.text.clone()
                        };
                        document::plain(&format!("copy-{n:03}"), &text)
                    })
                    .collect();
                let start = Instant::now();
                let run = self.pipeline.run(copies);
                let ran = start.elapsed();
                std::hint::black_box(Report::new(&run, Vec::new()));
                let seconds = start.elapsed().as_secs_f64();
                rows.push((count as f64, seconds));
                println!(
                    "{name:<36} {count:>10} {:>9} {:>9.3} {seconds:>9.3}",
                    "",
                    ran.as_secs_f64()
                );
                if start.elapsed() > ENOUGH {
                    break;
                }
            }
            let slope = exponent(&rows).map_or_else(|| "-".to_owned(), |e| format!("{e:.2}"));
            println!(
                "{:<36} {:>10} {:>9} {:>9} {slope:>9}",
                "", "exponent", "", ""
            );
        }
        Ok(())
    }
}

/// The text with a word of every few sentences left out, others for each `n`.
fn edited(text: &str, n: usize) -> String {
    let mut state = n as u64 + 1;
    let kept = text.split_inclusive(' ').filter(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        n == 0 || !(state >> 33).is_multiple_of(60)
    });
    kept.collect()
}

/// Slope of the logarithms over the last rows; `None` where there is too little to tell.
fn exponent(rows: &[(f64, f64)]) -> Option<f64> {
    let last = &rows[rows.len().saturating_sub(SLOPE)..];
    let (first, end) = (last.first()?, last.last()?);
    (end.0 > first.0 && first.1 > 1e-4).then(|| (end.1 / first.1).ln() / (end.0 / first.0).ln())
}
