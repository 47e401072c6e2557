//! The library as another program uses it: articles in memory and on disk, one report.

use std::path::PathBuf;

use crosscheck::document::Format;
use crosscheck::report::{Json, Markdown, Report, Writer};
use crosscheck::rules::Layers;
use crosscheck::run::Severity;
use crosscheck::verdict::Verdict;
use crosscheck::{Article, Crosscheck};

fn crosscheck() -> Crosscheck {
    Crosscheck::new(&Layers::default()).unwrap()
}

#[test]
fn articles_in_memory_are_compared_as_files_are() {
    let crosscheck = crosscheck();
    let folder = PathBuf::from("corpus/kabul-2021");
    let names = [
        "dnipro-courier.txt",
        "northern-gazette.txt",
        "delhi-dispatch.md",
    ];
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let articles = paths.iter().map(|path| {
        let format = Format::of(path).unwrap();
        let id = path.file_stem().unwrap().to_string_lossy();
        Article::new(id, std::fs::read_to_string(path).unwrap(), format)
    });
    let ids = |report: &crosscheck::report::Report| -> Vec<String> {
        report.findings.iter().map(|f| f.id.clone()).collect()
    };
    let held = crosscheck.compare(crosscheck.take(articles));
    let opened = crosscheck.compare(crosscheck.open(&paths).unwrap());
    assert!(
        opened
            .findings
            .iter()
            .any(|f| f.verdict == Verdict::Contradiction)
    );
    assert_eq!(ids(&held), ids(&opened));
    assert_eq!(held.claims.len(), opened.claims.len());
}

#[test]
fn two_articles_of_one_name_are_two_sources() {
    let crosscheck = crosscheck();
    let article = |text: &str| Article::text("herald", text);
    let report = crosscheck.compare(crosscheck.take([
        article("The ferry Orla carried 212 people."),
        article("The ferry Orla carried 198 people."),
    ]));
    let ids: Vec<&str> = report.sources.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["herald", "herald-2"]);
    let page = Markdown::default().render(&report);
    assert!(page.contains("212") && page.contains("198"), "{page}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_compared() {
    let crosscheck = crosscheck();
    let report = crosscheck.compare(crosscheck.take([
        Article::html("empty", "<html><body></body></html>"),
        Article::text("herald", "The ferry Orla carried 212 people."),
    ]));
    assert_eq!(report.sources.len(), 1);
    assert_eq!(report.diagnostics.len(), 1);
    assert_eq!(report.diagnostics[0].severity, Severity::Error);
    assert_eq!(report.diagnostics[0].path, "empty");
}

#[test]
fn a_pair_is_judged_alone() {
    let found = crosscheck().pair(
        "The mayor resigned on Friday.",
        "The mayor did not resign on Friday.",
    );
    assert_eq!(found.verdict, Verdict::Contradiction);
}

#[test]
fn a_foreign_article_is_kept_and_not_read() {
    let crosscheck = Crosscheck::new(&Layers::default()).unwrap();
    let german = "Die Mühle am alten Hafen wurde am Montag für immer geschlossen, und alle Arbeiter mussten nach Hause gehen.";
    let taken = crosscheck.take([Article::text("mill", german)]);
    let document = &taken.documents[0];
    assert_eq!(document.article().count(), 0);
    let body: Vec<&str> = document.body().map(|b| b.span.of(&document.text)).collect();
    assert_eq!(body, [german]);
}

#[test]
fn the_figures_of_a_report_are_read_as_they_were_written() {
    let text = format!("The fund of Lund holds {} crowns.", "1".repeat(86));
    let crosscheck = crosscheck();
    let report = crosscheck.compare(crosscheck.take([Article::text("herald", &text)]));
    let written = Json.render(&report);
    let read: Report = serde_json::from_str(&written).unwrap();
    assert_eq!(Json.render(&read), written);
}
