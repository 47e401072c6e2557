//! Stories of one sort in one folder: told apart, and said so in every format.

use crosscheck::document::Format;
use crosscheck::report::{Markdown, Report, Writer};
use crosscheck::rules::{Layers, Verdict};
use crosscheck::{Article, Crosscheck};

/// How eight papers put one sinking; `{ship}`, `{strait}` and `{master}` are filled in.
const PUT: [&str; 8] = [
    "The ferry {ship} capsized in the {strait} on Tuesday. Captain {master} was questioned by the coast guard after the ferry capsized.",
    "A car ferry overturned on Tuesday with 80 people aboard. The {ship} went down in the {strait}, and {master}, its captain, was questioned.",
    "The coast guard questioned {master} on Wednesday. He was captain of the {ship}, the ferry that capsized in the {strait}.",
    "Rescuers searched the {strait} for passengers of the {ship}. The ferry capsized in calm water. {master}, the captain, survived.",
    "The {ship} capsized with 80 people aboard, and the coast guard opened an inquiry. {master} commanded the ferry in the {strait}.",
    "Relatives waited at the pier for passengers of the {ship}. {master} was at the helm when the ferry capsized in the {strait}.",
    "Divers reached the wreck of the {ship} on Thursday. It lies in the {strait}. The ferry capsized under captain {master}.",
    "The owner of the {ship} defended captain {master} on Friday. The ferry capsized in the {strait} with 80 people aboard.",
];

fn told(names: &[[&str; 3]]) -> Report {
    let crosscheck = Crosscheck::new(&Layers::default()).unwrap();
    let articles = names
        .iter()
        .enumerate()
        .flat_map(|(s, [ship, strait, master])| {
            PUT.iter().enumerate().map(move |(i, put)| {
                let text = put.replace("{ship}", ship).replace("{strait}", strait);
                let text = text.replace("{master}", master);
                Article::new(format!("{i}-{s}"), text, Format::Text)
            })
        });
    crosscheck.compare(crosscheck.take(articles.collect::<Vec<_>>()))
}

#[test]
fn two_sinkings_are_two_stories_and_nothing_agrees_across() {
    let report = told(&[
        ["Marisol", "Tessen Strait", "Ola Brandt"],
        ["Halvard", "Korvo Sound", "Ines Quiroga"],
    ]);
    for source in &report.sources {
        let of: usize = source.id[2..].parse().unwrap();
        assert_eq!(source.story, Some(of + 1), "{}", source.id);
    }
    let agreements = report
        .findings
        .iter()
        .filter(|f| f.verdict == Verdict::Agreement);
    for finding in agreements {
        let claims = report
            .claims
            .iter()
            .filter(|c| finding.claims.contains(&c.id));
        let mut stories: Vec<&str> = claims.map(|c| &c.source[2..]).collect();
        stories.dedup();
        stories.sort_unstable();
        stories.dedup();
        assert_eq!(stories.len(), 1, "{}", finding.id);
    }
    let mut page = Vec::new();
    Markdown::default().write(&report, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("2 stories"), "{page}");
    assert!(page.contains("| group | story | file |"), "{page}");
}

#[test]
fn one_sinking_is_one_story_and_not_numbered() {
    let report = told(&[["Marisol", "Tessen Strait", "Ola Brandt"]]);
    assert!(report.sources.iter().all(|s| s.story.is_none()));
}
