//! What a user is told of a broken rule file, drawn whole.

mod files;
mod garbage;
mod mistakes;
mod rulings;
mod stories;
mod unread;

use std::sync::Arc;

use super::*;

/// Loads one text over the packs that ship.
fn load_text(text: &str) -> Result<RuleSet, RuleErrors> {
    load(&Layers {
        texts: vec![Arc::new(SourceText {
            path: "my.yaml".to_owned(),
            text: Arc::from(text),
        })],
        ..Layers::default()
    })
}

/// All that is said of a text: errors, or else warnings.
fn said(text: &str) -> String {
    match load_text(text) {
        Ok(set) => render_all(&set.warnings, false),
        Err(errors) => errors.render(false),
    }
}

#[test]
fn the_packs_that_ship_load() {
    let set = RuleSet::builtin();
    assert_eq!(set.packs.last().unwrap().pack, builtin::BASE);
    assert_eq!(set.warnings, []);
}

#[test]
fn a_near_miss_of_a_key() {
    insta::assert_snapshot!(said("entities:\n  - id: taliban\n    alises: [the movement]\n"), @r#"
    error: unknown key `alises`
     --> my.yaml:3:5
      |
    3 |     alises: [the movement]
      |     ^^^^^^ not known here
      |
    help: did you mean `aliases`?
    "#);
}

#[test]
fn a_key_of_another_section() {
    insta::assert_snapshot!(said("synonyms:\n  - [resign, quit]\n"), @r#"
    error: unknown key `synonyms`
     --> my.yaml:1:1
      |
    1 | synonyms:
      | ^^^^^^^^ not known here
      |
    help: `synonyms` belongs in `lexicon`
    "#);
}

#[test]
fn a_key_like_no_other() {
    insta::assert_snapshot!(said("sources: [{id: a, xyzzy: b}]\n"), @r#"
    error: unknown key `xyzzy`
     --> my.yaml:1:19
      |
    1 | sources: [{id: a, xyzzy: b}]
      |                   ^^^^^ not known here
      |
    help: known here: `author`, `group`, `id`, `outlet`, `published`, `title`, `url`
    "#);
}

#[test]
fn a_key_twice() {
    insta::assert_snapshot!(said("attribution:\n  cues: {say: neutral, \"say\": doubts}\n"), @r#"
    error: the key `say` stands twice
     --> my.yaml:2:24
      |
    2 |   cues: {say: neutral, "say": doubts}
      |                        ^^^^^ again here
      |
     ::: my.yaml:2:10
      |
    2 |   cues: {say: neutral, "say": doubts}
      |          --- first here
      |
    help: join the two, or take one out
    "#);
}

#[test]
fn wrong_types() {
    insta::assert_snapshot!(said("
lexicon:
  synonyms:
    - [seven, 7]
    - resign
  antonyms: [[hot, cold, warm]]
tests:
  - {text: a, claims: -3}
entities:
  - id: x
    aliases: y
"), @r#"
    error: text belongs here, not a number
     --> my.yaml:4:15
      |
    4 |     - [seven, 7]
      |               ^ text belongs here
      |
    help: YAML reads this as a number; put it in quotes: "7"

    error: a list belongs here, not text
     --> my.yaml:5:7
      |
    5 |     - resign
      |       ^^^^^^ a list belongs here
      |
    help: write it as a list: [resign]

    error: exactly 2 items belong here, not 3
     --> my.yaml:6:14
      |
    6 |   antonyms: [[hot, cold, warm]]
      |              ^^^^^^^^^^^^^^^^^ 3 items

    error: the test expects nothing of its text
     --> my.yaml:8:12
      |
    8 |   - {text: a, claims: -3}
      |            ^
      |
    help: give it one of `quantity`, `time`, `entity`, `speaker`, `reported_by`, `stance`, `polarity`, `modality`, `claim`, `claims`, `fact`, `left_out`

    error: the number -3 is out of range
     --> my.yaml:8:23
      |
    8 |   - {text: a, claims: -3}
      |                       ^^ 0 or more is possible here

    error: a list belongs here, not text
      --> my.yaml:11:14
       |
    11 |     aliases: y
       |              ^ a list belongs here
       |
    help: write it as a list: [y]
    "#);
}

#[test]
fn a_word_that_may_not_stand_here() {
    insta::assert_snapshot!(said("attribution:\n  cues: {say: neutrall, tell: 3}\n"), @r#"
    error: `neutrall` is not one of the words that may stand here
     --> my.yaml:2:15
      |
    2 |   cues: {say: neutrall, tell: 3}
      |               ^^^^^^^^ not known here
      |
    help: did you mean `neutral`?

    error: `3` is not one of the words that may stand here
     --> my.yaml:2:31
      |
    2 |   cues: {say: neutrall, tell: 3}
      |                               ^ not known here
      |
    help: one of `neutral`, `affirms`, `doubts`, `denies`
    "#);
}

#[test]
fn a_missing_id() {
    insta::assert_snapshot!(said("entities:\n  - name: Taliban\n"), @r#"
    error: `id` is missing
     --> my.yaml:2:5
      |
    2 |   - name: Taliban
      |     ^^^^^^^^^^^^^ needs `id`
    "#);
}

#[test]
fn an_id_twice() {
    insta::assert_snapshot!(said("entities:\n  - {id: a, name: A}\n  - {id: b}\n  - {id: a, name: B}\n"), @r#"
    error: the id `a` stands twice
     --> my.yaml:4:10
      |
    4 |   - {id: a, name: B}
      |          ^ again here
      |
     ::: my.yaml:2:10
      |
    2 |   - {id: a, name: A}
      |          - first here
      |
    help: join the two entries, or give one another id
    "#);
}

#[test]
fn an_unknown_pack() {
    insta::assert_snapshot!(said("pack: p\nextends: [en-nwes]\n"), @r#"
    error: unknown pack `en-nwes`
     --> my.yaml:2:11
      |
    2 | extends: [en-nwes]
      |           ^^^^^^^ not found
      |
    help: did you mean `en-news`?
    "#);
}

#[test]
fn a_pack_that_extends_itself() {
    insta::assert_snapshot!(said("pack: p\nextends: [p]\n"), @r#"
    error: `extends` runs in a loop: p → p
     --> my.yaml:2:11
      |
    2 | extends: [p]
      |           ^ leads back
      |
    help: take one of the steps out
    "#);
}

#[test]
fn a_pattern_that_does_not_compile() {
    insta::assert_snapshot!(said("boilerplate:\n  - id: ads\n    pattern: '(advert'\n    why: an ad\n"), @r#"
    error: the pattern is no regular expression
     --> my.yaml:3:14
      |
    3 |     pattern: '(advert'
      |              ^^^^^^^^^ found open group without closing ')'
    "#);
}

#[test]
fn ids_that_lead_nowhere() {
    insta::assert_snapshot!(said("
entities:
  - {id: kabul, within: afganistan}
  - {id: afghanistan}
relations:
  - id: zz-vanish
    implies: [zz-depart]
    opposite: [qqq]
  - id: zz-departs
"), @r#"
    error: no entity has the id `afganistan`
     --> my.yaml:3:25
      |
    3 |   - {id: kabul, within: afganistan}
      |                         ^^^^^^^^^^ leads nowhere
      |
    help: did you mean `afghanistan`?

    error: no relation has the id `zz-depart`
     --> my.yaml:7:15
      |
    7 |     implies: [zz-depart]
      |               ^^^^^^^^^ leads nowhere
      |
    help: did you mean `zz-departs`?

    error: no relation has the id `qqq`
     --> my.yaml:8:16
      |
    8 |     opposite: [qqq]
      |                ^^^ leads nowhere
      |
    help: add an entry with `id: qqq`, or take this out
    "#);
}

#[test]
fn a_relation_against_itself() {
    insta::assert_snapshot!(said("
relations:
  - {id: zz-a, opposite: [zz-a, zz-c], implies: [zz-b]}
  - {id: zz-b, implies: [zz-c]}
  - {id: zz-c}
"), @r#"
    error: the relation `zz-a` is its own opposite
     --> my.yaml:3:27
      |
    3 |   - {id: zz-a, opposite: [zz-a, zz-c], implies: [zz-b]}
      |                           ^^^^ the relation itself
      |
    help: take it out of `opposite`

    error: the relation `zz-a` both implies and excludes `zz-c`
     --> my.yaml:3:33
      |
    3 |   - {id: zz-a, opposite: [zz-a, zz-c], implies: [zz-b]}
      |                                 ^^^^ follows from `implies`
      |
    help: take it out of `opposite` or of `implies`
    "#);
}

#[test]
fn an_alias_of_two() {
    insta::assert_snapshot!(said("
entities:
  - {id: father, name: George Bush, aliases: [Bush]}
  - {id: son, name: George W. Bush, aliases: [bush]}
"), @r#"
    warning: the name `bush` fits `father` and `son`
     --> my.yaml:4:47
      |
    4 |   - {id: son, name: George W. Bush, aliases: [bush]}
      |                                               ^^^^ resolves by context, or not at all
      |
     ::: my.yaml:3:47
      |
    3 |   - {id: father, name: George Bush, aliases: [Bush]}
      |                                               ---- `father` has it here
      |
    help: name the longer forms that tell them apart, or use `except`
    "#);
}

#[test]
fn antonyms_that_are_synonyms() {
    insta::assert_snapshot!(said("
lexicon:
  synonyms: [[zzbig, zzlarge]]
  antonyms: [[zzlarge, zzbig]]
"), @r#"
    warning: `zzlarge` and `zzbig` are both synonyms and antonyms
     --> my.yaml:4:14
      |
    4 |   antonyms: [[zzlarge, zzbig]]
      |              ^^^^^^^^^^^^^^^^ exclude each other
      |
     ::: my.yaml:3:14
      |
    3 |   synonyms: [[zzbig, zzlarge]]
      |              ---------------- mean the same
      |
    help: take one of the two out, or `remove:` it where a layer below has it
    "#);
}
