//! What acts on a page (control and format characters, mentions, addresses) does nothing in what people read, and is whole in
//! data.

use std::path::Path;
use std::process::{Command, Output};

use crosscheck::report::Report;
use crosscheck::visible::acts;
use regex::Regex;
use serde_json::{Value, json};

fn crosscheck(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(args)
        .arg("--no-config")
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

fn printed(folder: &Path, args: &[&str]) -> String {
    let output = crosscheck(folder, args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Every character of Unicode that acts.
fn characters() -> Vec<char> {
    ('\0'..=char::MAX).filter(|c| acts(*c)).collect()
}

/// A sentence that holds some characters, each between words and inside one.
fn sentence(at: usize, some: &[char], killed: usize) -> String {
    let word = char::from(b'A' + (at % 26) as u8);
    let held: Vec<String> = some
        .iter()
        .map(|c| format!("bri{c}ck and{c} stone"))
        .collect();
    format!(
        "The {word}rnholt ferry of line {at} carried {} to Lomma and {killed} of its cooks drowned.",
        held.join(", ")
    )
}

/// A folder of two articles, each of which holds all characters, and the characters in ids and outlets, too.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let article = |killed: usize| -> String {
        let all = characters();
        let parts = all.chunks(12).enumerate();
        let told: Vec<String> = parts
            .map(|(i, some)| sentence(i, some, killed + i))
            .collect();
        told.join("\n\n")
    };
    let all: String = characters().into_iter().collect();
    let line = |id: &str, killed| {
        json!({"id": format!("{id}{all}"), "outlet": format!("Out{all}let"), "title": format!("Ferries{all} sink"),
            "text": article(killed), "url": format!("http://a.example/{all}")})
    };
    let lines = format!("{}\n{}\n", line("one", 2), line("two", 5));
    std::fs::write(folder.path().join("wires.jsonl"), lines).unwrap();
    // As bytes, too; a file that holds U+0000 is no text.
    let plain = article(3).replace('\0', "");
    std::fs::write(folder.path().join("plain.txt"), plain).unwrap();
    folder
}

/// What of a page would act, line breaks and a page's own joiners aside.
fn acting(page: &str) -> Vec<char> {
    let bad = page.chars().filter(|c| acts(*c) && *c != '\n');
    bad.collect()
}

#[test]
fn nothing_acts_on_a_page() {
    let story = story();
    let folder = story.path();
    let id = crosscheck_report(folder).findings[0].id.clone();
    for args in [
        &["compare", "wires.jsonl", "plain.txt"][..],
        &["compare", ".", "--only", "related,contradiction"],
        &["compare", ".", "--format", "markdown"],
        &["compare", ".", "--format", "html"],
        &["compare", ".", "--format", "junit"],
        &["compare", ".", "--format", "github"],
        &["claims", "."],
        &["explain", "plain.txt"],
        &["explain", ".", "--finding", &id],
    ] {
        let page = printed(folder, args);
        assert!(
            page.contains("\\u{202e}") || page.contains("u{202e}"),
            "{args:?}: {page}"
        );
        assert_eq!(acting(&page), [], "{args:?}");
    }
}

#[test]
fn styles_are_the_only_escapes_on_a_terminal() {
    use crosscheck::report::{Screen, Terminal, Writer};
    let story = story();
    let report = crosscheck_report(story.path());
    let screen = Screen {
        width: 80,
        colour: true,
    };
    let only = std::collections::BTreeSet::new();
    let page = Terminal {
        screen,
        only,
        all: true,
    }
    .render(&report);
    let style = Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    assert!(style.is_match(&page));
    assert_eq!(acting(&style.replace_all(&page, "")), []);
}

fn crosscheck_report(folder: &Path) -> Report {
    serde_json::from_str(&printed(folder, &["compare", ".", "--format", "json"])).unwrap()
}

/// The claim's words, as its spans cut them from the file.
fn sliced(claim: &Value, file: &[u8]) -> String {
    let at = |span: &Value, key: &str| span[key].as_u64().unwrap() as usize;
    let spans = claim["spans"].as_array().unwrap().iter();
    let words = spans.map(|s| std::str::from_utf8(&file[at(s, "start")..at(s, "end")]).unwrap());
    words.collect::<Vec<_>>().join(" ")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn data_keeps_every_character() {
    let story = story();
    let folder = story.path();
    let file = std::fs::read(folder.join("plain.txt")).unwrap();
    let report: Value =
        serde_json::from_str(&printed(folder, &["compare", ".", "--format", "json"])).unwrap();
    let lines = printed(folder, &["claims", ".", "--format", "jsonl"]);
    let lines: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    for claims in [report["claims"].as_array().unwrap(), &lines] {
        let own: Vec<&Value> = claims.iter().filter(|c| c["source"] == "plain").collect();
        let mut seen = String::new();
        for claim in own {
            let words = sliced(claim, &file);
            // A claim's text is on one line.
            assert_eq!(folded(claim["text"].as_str().unwrap()), folded(&words));
            seen.push_str(&words);
        }
        let lost: Vec<char> = characters()
            .into_iter()
            .filter(|c| !seen.contains(*c))
            .collect();
        assert_eq!(lost, ['\0'], "{lost:?}");
    }
    let all: String = characters().into_iter().collect();
    let sources = report["sources"].as_array().unwrap();
    assert!(
        sources
            .iter()
            .any(|s| s["id"] == format!("one{all}") && s["outlet"] == format!("Out{all}let"))
    );
    let text = printed(folder, &["text", "plain.txt"]);
    assert!(
        characters()
            .into_iter()
            .all(|c| c == '\0' || text.contains(c))
    );
}

#[test]
fn messages_show_what_acts() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a\u{1b}]0;gone\u{7}\u{202e}\nerror: b.txt";
    std::fs::write(folder.path().join(name), "%PDF-1.4").unwrap();
    for args in [
        &["compare", name][..],
        &["compare", "."],
        &["compare", "--rules", name, "."],
    ] {
        let output = crosscheck(folder.path(), args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(acting(&said), [], "{said}");
        assert!(
            said.contains("\\u{1b}]0;gone\\u{7}\\u{202e} error: b.txt"),
            "{said}"
        );
        assert!(
            said.lines().filter(|l| l.starts_with("error")).count() == 1,
            "{said}"
        );
    }
}

#[test]
fn markdown_calls_nobody_and_links_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let article = |id: &str, count: &str| {
        json!({"id": id, "outlet": "@octo | https://out.example\n# Head",
            "text": format!("The harbour firm @lomma, of https://ferries.example/a_b?c=#7, sold {count} boats in May. \
                Mail press@ferries.example or see www.ferries.example for <b>more</b>, [a](b) and #12.")})
    };
    let lines = format!(
        "{}\n{}\n",
        article("@one", "12"),
        article("two\n## Head", "30")
    );
    std::fs::write(folder.path().join("wires.jsonl"), lines).unwrap();
    let page = printed(folder.path(), &["compare", ".", "--format", "markdown"]);
    assert!(page.contains("`@lomma`"), "{page}");
    let code = Regex::new("`[^`]*`").unwrap();
    let number = Regex::new(r"(^|[^\\#])#\d").unwrap();
    for line in page.lines() {
        let bare = code.replace_all(line, "");
        for live in ["@", "://", "www.", "<b>", "](b)"] {
            assert!(!bare.replace("\\](b)", "").contains(live), "{live}: {line}");
        }
        assert!(!number.is_match(&bare), "{line}");
        assert!(!line.starts_with("# Head") && !line.starts_with("## Head"));
    }
}
