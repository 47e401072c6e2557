//! What a user is told of a file that cannot be read as YAML, or not as rules.

use super::said;

#[test]
fn no_yaml() {
    insta::assert_snapshot!(said("entities:\n  - id: [a\nnames: {}\n"), @r#"
    error: `,` or `]` is missing
     --> my.yaml:2:9
      |
    2 |   - id: [a
      |         ^ opened here
      |
     ::: my.yaml:3:6
      |
    3 | names: {}
      |      - missing before this
      |
    help: close what `[` begins by `]`, and part what stands in it by `,`
    "#);
}

#[test]
fn no_mapping() {
    insta::assert_snapshot!(said("- a\n- b\n"), @r#"
    error: the file must be a mapping of sections, such as `entities:`
     --> my.yaml:1:1
      |
    1 | - a
      | ^
    "#);
}

#[test]
fn too_deep() {
    insta::assert_snapshot!(said(&"[".repeat(100_000)), @r#"
    error: values nest deeper than 64 levels
     --> my.yaml:1:65
      |
    1 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                                                 ^
    "#);
}

#[test]
fn too_large() {
    insta::assert_snapshot!(said(&"# nothing\n".repeat(300_000)), @r#"
    error: my.yaml is larger than 2 MB, the limit
    help: split it into several files
    "#);
}

#[test]
fn a_tag() {
    insta::assert_snapshot!(said("names: !secret {titles: []}\n"), @r#"
    error: not YAML: names: a tag (`!…`) means nothing here
     --> my.yaml:1:8
      |
    1 | names: !secret {titles: []}
      |        ^
    "#);
}
