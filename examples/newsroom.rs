//! Compares articles that a program holds, and prints what they contradict each other in.
//!
//! Run it with `cargo run --example newsroom`. Copy it into a program of your own with
//! `crosscheck = { version = "0.1", default-features = false }`, which leaves the command line out.

use crosscheck::report::{Markdown, Writer};
use crosscheck::rules::Layers;
use crosscheck::verdict::Verdict;
use crosscheck::{Article, Crosscheck};

fn main() -> Result<(), crosscheck::Error> {
    // Made once: it may be kept, and shared by threads. `Layers` names rule files of your own.
    let crosscheck = Crosscheck::new(&Layers::default())?;

    let day = jiff::civil::date(2024, 11, 5);
    let articles = [
        Article::text(
            "herald",
            "The ferry Orla ran aground off Hamre on Monday. It was carrying 212 people, the coastguard said.",
        )
        .outlet("The Herald")
        .published(day),
        Article::html(
            "mirror",
            "<html><body><h1>Ferry on the rocks</h1><p>The ferry Orla ran aground off Hamre on Monday.</p>\
             <p>It was carrying 198 people, the coastguard said.</p></body></html>",
        )
        .outlet("The Mirror")
        .published(day),
    ];

    // Articles on disk: `crosscheck.open(&["articles".into()])?` instead.
    let report = crosscheck.compare(crosscheck.take(articles));

    for finding in &report.findings {
        if finding.verdict == Verdict::Contradiction {
            println!("{}", report.line(finding));
        }
    }
    println!("\n{}", Markdown::default().render(&report));
    Ok(())
}
