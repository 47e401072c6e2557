//! What a user is told of tests, rulings and severities that cannot be held to.

use super::said;

#[test]
fn tests_that_test_nothing() {
    insta::assert_snapshot!(said("
tests:
  - {todo: true}
  - {agree: [a, b], text: c}
  - {contradict: [a, b, c]}
  - {apart: [a]}
  - {text: a}
  - {agree: [a, b], kind: numeric}
  - {text: a, time: 2021, published: yesterday}
  - {text: a, time: \"2021\", published: yesterday}
  - {contradict: [a, b], kind: numerical}
"), @r#"
    error: the test says nothing to test
     --> my.yaml:3:5
      |
    3 |   - {todo: true}
      |     ^^^^^^^^^^^^
      |
    help: give it one of `agree`, `contradict`, `apart`, `text`, `articles`, `story`

    error: the test is about `agree`, `text` at once
     --> my.yaml:4:5
      |
    4 |   - {agree: [a, b], text: c}
      |     ^^^^^^^^^^^^^^^^^^^^^^^^
      |
    help: give it one of `agree`, `contradict`, `apart`, `text`, `articles`, `story`

    error: a contradiction is between two sentences
     --> my.yaml:5:18
      |
    5 |   - {contradict: [a, b, c]}
      |                  ^^^^^^^^^ 3 sentences

    error: this takes two sentences or more
     --> my.yaml:6:13
      |
    6 |   - {apart: [a]}
      |             ^^^

    error: the test expects nothing of its text
     --> my.yaml:7:12
      |
    7 |   - {text: a}
      |            ^
      |
    help: give it one of `quantity`, `time`, `entity`, `speaker`, `reported_by`, `stance`, `polarity`, `modality`, `claim`, `claims`, `fact`, `left_out`

    error: `kind` is the kind of a contradiction
     --> my.yaml:8:21
      |
    8 |   - {agree: [a, b], kind: numeric}
      |                     ^^^^

    error: text belongs here, not a number
     --> my.yaml:9:21
      |
    9 |   - {text: a, time: 2021, published: yesterday}
      |                     ^^^^ text belongs here
      |
    help: YAML reads this as a number; put it in quotes: "2021"

    error: no date
     --> my.yaml:9:38
      |
    9 |   - {text: a, time: 2021, published: yesterday}
      |                                      ^^^^^^^^^
      |
    help: write it as `2021-08-15`

    error: no date
      --> my.yaml:10:40
       |
    10 |   - {text: a, time: "2021", published: yesterday}
       |                                        ^^^^^^^^^
       |
    help: write it as `2021-08-15`

    error: `numerical` is not one of the words that may stand here
      --> my.yaml:11:32
       |
    11 |   - {contradict: [a, b], kind: numerical}
       |                                ^^^^^^^^^ not known here
       |
    help: did you mean `numeric`?
    "#);
}

#[test]
fn severities() {
    insta::assert_snapshot!(said("
severity:
  contradiction:numerc: error
  agreement: fatal
"), @r#"
    error: no kind is called `numerc`
     --> my.yaml:3:3
      |
    3 |   contradiction:numerc: error
      |   ^^^^^^^^^^^^^^^^^^^^ not known here
      |
    help: did you mean `numeric`?

    error: `fatal` is not one of the words that may stand here
     --> my.yaml:4:14
      |
    4 |   agreement: fatal
      |              ^^^^^ not known here
      |
    help: one of `error`, `warning`, `note`, `off`
    "#);
}

#[test]
fn a_kind_of_a_verdict_without_kinds() {
    insta::assert_snapshot!(said("severity: {'agreement:numeric': note}\n"), @r"
    error: findings of the verdict `agreement` have no kind
     --> my.yaml:1:12
      |
    1 | severity: {'agreement:numeric': note}
      |            ^^^^^^^^^^^^^^^^^^^ not known here
      |
    help: write `agreement`
    ");
}

#[test]
fn rulings() {
    insta::assert_snapshot!(said("
decisions:
  - {between: [{source: a, words: x}, {source: b, words: y}], relation: contradicts, because: z}
  - {between: [{source: a, words: x}], relation: related, because: z}
  - {between: [{source: a, words: '…'}, {source: b, words: y}], relation: related, because: ' '}
"), @r"
    error: the decision says of no kind of contradiction which it is
     --> my.yaml:3:73
      |
    3 |   - {between: [{source: a, words: x}, {source: b, words: y}], relation: contradicts, because: z}
      |                                                                         ^^^^^^^^^^^ needs a `kind`
      |
    help: add one, such as `kind: numeric`

    error: one claim has no relation to another
     --> my.yaml:4:6
      |
    4 |   - {between: [{source: a, words: x}], relation: related, because: z}
      |      ^^^^^^^ one quote
      |
    help: quote two claims; or write `relation: none`: then no finding rests on this one

    error: a quote of no words
     --> my.yaml:5:35
      |
    5 |   - {between: [{source: a, words: '…'}, {source: b, words: y}], relation: related, because: ' '}
      |                                   ^^^

    error: a ruling without a reason
     --> my.yaml:5:93
      |
    5 |   - {between: [{source: a, words: '…'}, {source: b, words: y}], relation: related, because: ' '}
      |                                                                                             ^^^
    ");
}
