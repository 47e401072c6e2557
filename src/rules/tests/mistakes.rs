//! What a user is told of values that say nothing, and of what people do to a YAML file most often.

use std::fmt::Write as _;

use super::said;

#[test]
fn values_that_say_nothing() {
    insta::assert_snapshot!(said("
matching:
  thresholds: {opposed: 7, oposed: 0.3}
  weights: {bais: 1}
sources:
  - {id: a, published: 2023-13-40}
lexicon:
  synonyms: [[flee], {verb: [run]}]
  antonyms: [[open, open]]
attributes:
  - {id: share, of: person, within: [5, 1], read: [\"{holder} won {value}\"]}
"), @r##"
    error: a threshold lies between 0 and 1, or up to 2 for never
     --> my.yaml:3:25
      |
    3 |   thresholds: {opposed: 7, oposed: 0.3}
      |                         ^ no score is compared with it

    error: nothing in `matching/thresholds` is called `oposed`
     --> my.yaml:3:28
      |
    3 |   thresholds: {opposed: 7, oposed: 0.3}
      |                            ^^^^^^ not known here
      |
    help: did you mean `opposed`?

    error: nothing in `matching/weights` is called `bais`
     --> my.yaml:4:13
      |
    4 |   weights: {bais: 1}
      |             ^^^^ not known here
      |
    help: did you mean `bias`?

    error: no date
     --> my.yaml:6:24
      |
    6 |   - {id: a, published: 2023-13-40}
      |                        ^^^^^^^^^^
      |
    help: write it as `2021-08-15`

    warning: a group of one word says nothing
     --> my.yaml:8:14
      |
    8 |   synonyms: [[flee], {verb: [run]}]
      |              ^^^^^^
      |
    help: give it another word that means the same, or take it out

    warning: a group of one word says nothing
     --> my.yaml:8:29
      |
    8 |   synonyms: [[flee], {verb: [run]}]
      |                             ^^^^^
      |
    help: give it another word that means the same, or take it out

    error: `open` cannot exclude itself
     --> my.yaml:9:14
      |
    9 |   antonyms: [[open, open]]
      |              ^^^^^^^^^^^^

    error: nothing lies within this
      --> my.yaml:11:37
       |
    11 |   - {id: share, of: person, within: [5, 1], read: ["{holder} won {value}"]}
       |                                     ^^^^^^
       |
    help: write the smaller end first: [1, 5]
    "##);
    insta::assert_snapshot!(said("# nothing yet\n"), @r##"
    warning: the file says nothing
     --> my.yaml:1:1
      |
    1 | # nothing yet
      | ^
      |
    help: `crosscheck rules init` writes one to begin with
    "##);
}

#[test]
fn what_people_do_to_yaml() {
    let mut all = String::new();
    for text in [
        "lexicon:\n\tsynonyms: [[flee, run]]\n",
        "about: A story: of two\n",
        "pack: x\n---\npack: y\n",
        "about: a\0b\n",
        "entities:\n  - &a {id: a, name: A, kind: place}\n  - {<<: *a, id: b}\n",
    ] {
        // Writing to a string cannot fail.
        let _ = writeln!(all, "{}\n", said(text));
    }
    insta::assert_snapshot!(all, @r##"
    error: a tab where blanks belong
     --> my.yaml:2:1
      |
    2 |     synonyms: [[flee, run]]
      | ^^^^
      |
    help: YAML is set in with blanks; let your editor turn tabs into two of them

    error: a colon in a value
     --> my.yaml:1:8
      |
    1 | about: A story: of two
      |        ^^^^^^^^^^^^^^^
      |
    help: quote this value: about: "A story: of two"

    error: a second document begins
     --> my.yaml:2:1
      |
    2 | ---
      | ^^^
      |
    help: a rule file is one document: take the `---` out, or make two files

    error: a character that nobody sees: U+0000
     --> my.yaml:1:9
      |
    1 | about: a\u{0}b
      |         ^^^^^
      |
    help: take it out

    error: unknown key `<<`
     --> my.yaml:3:6
      |
    3 |   - {<<: *a, id: b}
      |      ^^ not known here
      |
    help: merge keys are not read here: write the entry out, or point at the whole of it with an alias (`*name`)
    "##);
}

#[test]
fn line_ends_of_windows_are_read() {
    assert_eq!(said("lexicon:\r\n  synonyms: [[flee, run]]\r\n"), "");
}
