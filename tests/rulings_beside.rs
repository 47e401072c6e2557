//! What a ruling makes of claims that it does not quote: only what truly says the same goes with it, and an earlier ruling stands.

use std::sync::Arc;

use crosscheck::document::{self, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::{Layers, SourceText, load};
use crosscheck::verdict::{Finding, Verdict};

const ARTICLES: [(&str, &str); 3] = [
    (
        "echo",
        "The regatta of Varsk was held on Monday. Ada Holm also set the regatta record for the longest tour with 40 kilometres. \
         Ada Holm set a regatta record.",
    ),
    (
        "mail",
        "The regatta of Varsk was held on Monday. Holm also set a new record for the longest tour by a rower in the process. Ada Holm won.",
    ),
    (
        "post",
        "The regatta of Varsk was held on Monday. Ada Holm also set a regatta record for a tour with 60 long kilometres.",
    ),
];

const FORTY: (&str, &str) = ("echo", "record for the longest tour with 40 kilometres");
const SIXTY: (&str, &str) = ("post", "record for a tour with 60 long kilometres");
/// It stands in the agreement of the other two, and says nothing of how far.
const NEW: (&str, &str) = ("mail", "set a new record for the longest tour");

type Quote = (&'static str, &'static str);

fn ruling((a, b, relation): (Quote, Quote, &str)) -> String {
    let quote = |(source, words): Quote| format!("{{source: {source}, words: \"{words}\"}}");
    let between = [quote(a), quote(b)].join(", ");
    format!("  - {{between: [{between}], relation: {relation}, because: a reader said so}}\n")
}

const OPPOSED: (Quote, Quote, &str) = (FORTY, SIXTY, "contradicts, kind: numeric");

/// The words of the claims of each finding of a verdict, a list a side or one for all.
fn told(
    articles: &[(&str, &str)],
    rulings: &[(Quote, Quote, &str)],
    verdict: Verdict,
) -> Vec<Vec<Vec<String>>> {
    let rulings: String = rulings.iter().copied().map(ruling).collect();
    let text = SourceText {
        path: "own.yaml".to_owned(),
        text: Arc::from(format!("decisions:\n{rulings}")),
    };
    let rules = load(&Layers {
        texts: vec![Arc::new(text)],
        ..Layers::default()
    });
    let pipeline = Pipeline::new(&rules.expect("the rules are sound").file).expect("the rules run");
    let documents: Vec<Document> = { articles.iter() }
        .map(|(key, text)| document::plain(key, text))
        .collect();
    let run = pipeline.run(documents);
    assert!(run.diagnostics.is_empty(), "{:?}", run.diagnostics);
    let words = |side: &Vec<crosscheck::verdict::ClaimIndex>| -> Vec<String> {
        side.iter()
            .map(|c| run.claims[c.0 as usize].text.clone())
            .collect()
    };
    let sides = |f: &Finding| -> Vec<Vec<String>> {
        if f.sides.is_empty() {
            vec![words(&f.claims)]
        } else {
            f.sides.iter().map(words).collect()
        }
    };
    let found = run.findings.iter().filter(|f| f.verdict == verdict);
    found.map(sides).collect()
}

/// The one contradiction is that of 40 and 60, and holds nothing else.
fn stands_alone(rulings: &[(Quote, Quote, &str)]) {
    let found = told(&ARTICLES, rulings, Verdict::Contradiction);
    let [sides] = found.as_slice() else {
        panic!("{rulings:?}: {found:?}");
    };
    assert!(
        sides.iter().all(|side| side.len() == 1),
        "{rulings:?}: {sides:?}"
    );
    assert!(
        sides[0][0].contains("40") && sides[1][0].contains("60"),
        "{sides:?}"
    );
}

#[test]
fn what_lacks_the_figure_at_issue_does_not_come_along() {
    stands_alone(&[OPPOSED]);
}

#[test]
fn what_has_the_figure_and_says_the_same_comes_along() {
    let more = "The regatta of Varsk was held on Monday. Ada Holm also set the regatta record for the longest tour with 40 kilometres.";
    let articles = [ARTICLES.as_slice(), &[("wire", more)]].concat();
    let found = told(&articles, &[OPPOSED], Verdict::Contradiction);
    let sizes: Vec<usize> = found[0].iter().map(Vec::len).collect();
    assert_eq!(sizes, [2, 1], "{found:?}");
}

#[test]
fn what_is_released_leaves_and_the_first_ruling_stands() {
    for other in [SIXTY, FORTY] {
        for relation in ["none", "related"] {
            let release = (NEW, other, relation);
            stands_alone(&[OPPOSED, release]);
            stands_alone(&[release, OPPOSED]);
        }
    }
}

#[test]
fn joining_a_bystander_to_one_side_undoes_no_ruling() {
    for side in [FORTY, SIXTY] {
        let join = (NEW, side, "equivalent");
        for rulings in [[OPPOSED, join], [join, OPPOSED]] {
            stands_alone(&rulings);
            let agreed = told(&ARTICLES, &rulings, Verdict::Agreement);
            let has = |f: &Vec<Vec<String>>, words: &str| f[0].iter().any(|t| t.contains(words));
            let whole = { agreed.iter() }
                .find(|f| has(f, "new record"))
                .expect("it was joined");
            let (mine, other) = if side == FORTY {
                ("40", "60")
            } else {
                ("60", "40")
            };
            assert!(
                has(whole, mine) && !has(whole, other),
                "{rulings:?}: {whole:?}"
            );
        }
    }
}

#[test]
fn a_later_ruling_on_the_same_claims_goes_over_the_earlier() {
    let same = (FORTY, SIXTY, "equivalent");
    assert!(told(&ARTICLES, &[OPPOSED, same], Verdict::Contradiction).is_empty());
    stands_alone(&[same, OPPOSED]);
}
