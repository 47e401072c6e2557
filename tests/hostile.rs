//! An article that wants to be more than text does nothing in any format.

use std::path::Path;
use std::process::Command;

use crosscheck::visible::acts;
use regex::Regex;
use serde_json::{Value, json};

/// What an article says to a browser, a table, a spreadsheet, a workflow, a terminal and a page of Markdown.
const TRICKS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"></td></table><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "\u{202e}\u{1b}[2J\u{1b}]0;gone\u{7}",
    "](https://a.example) | `x` <!-- ",
    "::error::gone %0A::set-output name=a::b",
    "]]>&nbsp;</failure>&#x1b;",
];

/// Two articles that contradict each other on a bridge, with the tricks in their words, titles, outlets, ids and addresses.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let tricks = TRICKS.join(" ");
    let article = |id: &str, dead: usize| {
        let told: Vec<String> = TRICKS
            .iter()
            .enumerate()
            .map(|(i, trick)| {
                let n = dead + i;
                format!("The Orlen bridge {trick} collapsed on Monday. The {trick} firm of Orlen hired {n} guards {trick} in May.")
            })
            .collect();
        let long = "x".repeat(1 << 20);
        json!({
            "id": format!("{id} {tricks}"), "outlet": format!("=HYPERLINK(\"http://a.example\") {tricks}"),
            "title": format!("+Bridge {tricks}"), "url": format!("javascript:alert('{id}')"), "published": "2023-05-02",
            "text": format!("{dead} people died in Orlen on Monday.\n\n{}\n\n=HYPERLINK(\"http://a.example\",\"b\") was sold on Monday.\n\n{long}",
                told.join("\n\n")),
        })
    };
    let lines = format!("{}\n{}\n", article("one", 12), article("two", 30));
    std::fs::write(folder.path().join("wires,line=1::b.jsonl"), lines).unwrap();
    folder
}

fn written(folder: &Path, format: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", ".", "--no-config", "--format", format])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(matches!(run.status.code(), Some(0 | 3)), "{said}");
    String::from_utf8(run.stdout).unwrap()
}

/// What of a page would act, line breaks aside.
fn acting(page: &str) -> Vec<char> {
    page.chars().filter(|c| acts(*c) && *c != '\n').collect()
}

#[test]
fn it_does_nothing_in_any_format() {
    let story = story();
    let folder = story.path();
    let html = written(folder, "html");
    a_page_of_our_own_elements(&html);
    assert_eq!(acting(&html), []);

    let commands = written(folder, "github");
    assert_eq!(acting(&commands), []);
    assert!(commands.lines().count() > 0);
    for line in commands.lines() {
        let level = line.strip_prefix("::").unwrap().split(' ').next().unwrap();
        assert!(matches!(level, "error" | "warning" | "notice"), "{line}");
        assert_eq!(line.split("::").next(), Some(""));
        let properties = line.split("::").nth(1).unwrap();
        assert_eq!(
            properties.matches("line=").count() - properties.matches("%2Cline=1").count(),
            1,
            "{line}"
        );
    }

    let xml = written(folder, "junit");
    assert_eq!(acting(&xml), []);
    let document = roxmltree::Document::parse(&xml).unwrap();
    assert!(
        document
            .descendants()
            .any(|n| n.text().is_some_and(|t| t.contains("<script>")))
    );

    let log: Value = serde_json::from_str(&written(folder, "sarif")).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        assert_eq!(acting(result["message"]["text"].as_str().unwrap()), []);
    }

    for sheet in [written(folder, "csv")] {
        let mut rows = csv::Reader::from_reader(sheet.as_bytes());
        for row in rows.records() {
            let row = row.unwrap();
            assert!(
                row.iter()
                    .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
                "{row:?}"
            );
        }
    }

    for format in ["text", "markdown"] {
        assert_eq!(acting(&written(folder, format)), [], "{format}");
    }
}

/// Every tag and every attribute of the page is the template's.
fn a_page_of_our_own_elements(html: &str) {
    assert!(html.contains("&lt;script&gt;alert(1)"));
    let body = &html[html.find("</style>").unwrap()..html.rfind("<script>").unwrap()];
    let tag = Regex::new(r#"<(/?)([^\s>]*)((?:[^">]|"[^"]*")*)>"#).unwrap();
    let attribute = Regex::new(r#"^(?:\s+([a-z][a-z0-9-]*)(?:="([^"]*)")?)*\s*/?$"#).unwrap();
    let each = Regex::new(r#"\s([a-z][a-z0-9-]*)(?:="([^"]*)")?"#).unwrap();
    let elements = [
        "style", "head", "body", "a", "header", "p", "h1", "h2", "h3", "h4", "ul", "li", "span",
        "b", "details", "summary", "div", "table", "thead", "tbody", "tr", "th", "td", "form",
        "label", "figure", "svg", "line", "rect", "circle", "input", "select", "option", "button",
        "main", "section", "article", "q", "mark", "small", "code", "footer",
    ];
    let attributes = [
        "class",
        "href",
        "id",
        "for",
        "tabindex",
        "role",
        "aria-label",
        "aria-labelledby",
        "aria-hidden",
        "aria-pressed",
        "aria-keyshortcuts",
        "scope",
        "hidden",
        "type",
        "autocomplete",
        "value",
        "rel",
        "data-sources",
        "data-heard",
        "width",
        "height",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
    ];
    assert_eq!(body.matches('<').count(), tag.find_iter(body).count());
    for found in tag.captures_iter(body) {
        assert!(elements.contains(&&found[2]), "{}", &found[0]);
        assert!(attribute.is_match(&found[3]), "{}", &found[0]);
        for one in each.captures_iter(&found[3]) {
            assert!(attributes.contains(&&one[1]), "{}", &found[0]);
            if &one[1] == "href" {
                assert!(one[2].starts_with('#'), "{}", &found[0]);
            }
        }
    }
}

#[test]
fn the_page_asks_for_nothing() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let html = written(&corpus.join("kabul-2021"), "html");
    for asking in [
        " src=",
        "<link",
        "<img",
        "<iframe",
        "url(",
        "@import",
        "fetch(",
        "XMLHttp",
        "http-equiv=\"refresh",
    ] {
        assert!(!html.contains(asking), "{asking}");
    }
    assert!(html.contains("default-src 'none'"));
    assert!(html.len() < 500_000, "{}", html.len());
    // What an article is linked by leads to a page and tells it nothing.
    let links = Regex::new(r#"<a href="http[^>]*>"#).unwrap();
    assert!(links.is_match(&html));
    assert!(
        links
            .find_iter(&html)
            .all(|l| l.as_str().contains("rel=\"noreferrer noopener nofollow\""))
    );
    // Every link within the page leads somewhere.
    let inner = Regex::new(r##"href="#([^"]+)""##).unwrap();
    for link in inner.captures_iter(&html) {
        assert!(
            html.contains(&format!("id=\"{}\"", &link[1])),
            "{}",
            &link[1]
        );
    }
    let ids = Regex::new(r#" id="([^"]+)""#).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for id in ids.captures_iter(&html) {
        assert!(seen.insert(id[1].to_owned()), "twice: {}", &id[1]);
    }
}

#[test]
fn the_page_is_the_same_wherever_it_is_made() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let made = |folder: &Path, path: &str, threads: &str, zone: &str| {
        let run = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(["compare", path, "--format", "html"])
            .current_dir(folder)
            .env("RAYON_NUM_THREADS", threads)
            .env("TZ", zone)
            .env("LC_ALL", if threads == "1" { "C" } else { "tr_TR.UTF-8" })
            .output()
            .unwrap();
        run.stdout
    };
    let one = made(&corpus, "mine-flood", "1", "UTC");
    let other = made(&corpus.join("mine-flood"), ".", "3", "Pacific/Auckland");
    assert!(!one.is_empty());
    assert!(one == other);
}
