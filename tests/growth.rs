//! No input hangs or ends the process: every kind that once did is read to its end, and costs no more than its size.
//!
//! The sizes are such that a cost by the square of them would not end within a test's patience; `benches/growth.rs` measures.

use std::path::PathBuf;

use crosscheck::document::{self, BoilerplateRules, Document, Format, Input, ReadError};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::Report;
use crosscheck::rules::RuleSet;
use rayon::prelude::*;

#[path = "growth/shapes.rs"]
mod shapes;

/// Bytes that are read from the file to blocks.
const READ: usize = 400_000;
/// Bytes that are read from blocks to findings.
const COMPARED: usize = 10_000;

fn read(text: &str, format: Format) -> Vec<Result<Document, ReadError>> {
    let rules = BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap();
    let input = Input {
        name: "long.file".to_owned(),
        key: "long".to_owned(),
        path: PathBuf::from("long.file"),
        format,
    };
    document::read(&input, text.as_bytes(), &rules)
}

#[test]
fn every_kind_is_read_to_its_end() {
    shapes::SHAPES.par_iter().for_each(|shape| {
        let text = (shape.make)(READ);
        assert!(text.len() >= READ / 2, "{}", shape.name);
        assert!(!read(&text, shape.format).is_empty(), "{}", shape.name);
    });
}

#[test]
fn every_kind_is_compared_to_its_end() {
    let pipeline = Pipeline::new(&RuleSet::builtin().file).unwrap();
    shapes::SHAPES.par_iter().for_each(|shape| {
        let read = read(&(shape.make)(COMPARED), shape.format);
        let mut documents: Vec<Document> = read.into_iter().filter_map(Result::ok).collect();
        documents.push(document::plain("other", &shapes::prose(1_000, "\n\n")));
        let report = Report::new(&pipeline.run(documents), Vec::new());
        assert!(!report.claims.is_empty(), "{}", shape.name);
    });
}

#[test]
fn too_many_attributes_are_refused_and_the_limit_is_named() {
    let most = document::limit::ATTRIBUTES;
    let page = |attributes: usize| {
        let list: Vec<String> = (0..attributes).map(|i| format!("a{i}=\"x\"")).collect();
        format!(
            "<html><body><p {}>{}</body>",
            list.join(" "),
            shapes::prose(400, " ")
        )
    };
    assert!(read(&page(most), Format::Html)[0].is_ok());
    for attributes in [most + 1, 50_000] {
        let refused = read(&page(attributes), Format::Html);
        let error = refused[0].as_ref().unwrap_err();
        assert_eq!(error.path, "long.file");
        let said = error.to_string();
        assert!(
            said.contains(&format!("more than {most} attributes")),
            "{said}"
        );
    }
}

#[test]
fn a_hundred_thousand_nested_elements_are_read() {
    let depth = 100_000;
    for inner in ["div", "blockquote", "b", "li", "table"] {
        let prose = shapes::prose(400, " ");
        let page = format!(
            "<html><body>{}<p>{prose}</p>{}</body>",
            format!("<{inner}>").repeat(depth),
            format!("</{inner}>").repeat(depth)
        );
        let documents = read(&page, Format::Html);
        let document = documents[0].as_ref().unwrap();
        assert!(document.text.contains(prose.trim()), "{inner}");
    }
}

#[test]
fn front_matter_that_nests_too_deep_still_gives_its_title() {
    for open in ["[", "{a: "] {
        let page = format!(
            "---\ntitle: Cranes\nrest: {}\n---\n\n{}",
            open.repeat(100_000),
            shapes::prose(400, "\n\n")
        );
        let documents = read(&page, Format::Markdown);
        let document = documents[0].as_ref().unwrap();
        assert_eq!(document.meta.title.as_deref(), Some("Cranes"), "{open}");
    }
}
