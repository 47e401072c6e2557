//! What a user is told of a story in a rule test that cannot be held to.

use super::said;

#[test]
fn stories_that_expect_nothing_or_too_much() {
    insta::assert_snapshot!(said(r#"
tests:
  - articles: {a: "The mine at Varsk flooded on Monday.", b: {text: "The mine is dry.", published: May}}
    report:
      - {agreement: {a: the mine, c: x}, contradiction: {a: x, b: y}}
      - {fact: {a: x}, kind: numeric}
      - {apart: {a: x}}
      - {nobody: {c: x}}
      - {}
  - articles: {a: x}
  - report: []
"#), @r##"
    error: no date
     --> my.yaml:3:100
      |
    3 |   - articles: {a: "The mine at Varsk flooded on Monday.", b: {text: "The mine is dry.", published: May}}
      |                                                                                                    ^^^
      |
    help: write it as `2021-08-15`

    error: this expects `agreement`, `contradiction` at once
     --> my.yaml:5:9
      |
    5 |       - {agreement: {a: the mine, c: x}, contradiction: {a: x, b: y}}
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
    help: give it one of `agreement`, `contradiction`, `dispute`, `update`, `apart`, `fact`, `nobody`, `claim`

    error: `kind` is the kind of a contradiction or a dispute
     --> my.yaml:6:24
      |
    6 |       - {fact: {a: x}, kind: numeric}
      |                        ^^^^

    error: `apart` says too little
     --> my.yaml:7:9
      |
    7 |       - {apart: {a: x}}
      |         ^^^^^^^^^^^^^^^
      |
    help: quote words of two articles, by their keys

    error: the story has no article `c`
     --> my.yaml:8:19
      |
    8 |       - {nobody: {c: x}}
      |                   ^
      |
    help: it has `a`, `b`

    error: this expects nothing of the report
     --> my.yaml:9:9
      |
    9 |       - {}
      |         ^^
      |
    help: give it one of `agreement`, `contradiction`, `dispute`, `update`, `apart`, `fact`, `nobody`, `claim`

    error: a story and what its report must say go together
      --> my.yaml:10:5
       |
    10 |   - articles: {a: x}
       |     ^^^^^^^^
       |
    help: give the test `articles:` or `story:`, and `report:`

    error: the test says nothing to test
      --> my.yaml:11:5
       |
    11 |   - report: []
       |     ^^^^^^^^^^
       |
    help: give it one of `agree`, `contradict`, `apart`, `text`, `articles`, `story`

    error: a story and what its report must say go together
      --> my.yaml:11:5
       |
    11 |   - report: []
       |     ^^^^^^
       |
    help: give the test `articles:` or `story:`, and `report:`
    "##);
}
