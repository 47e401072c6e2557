//! No text, however broken, makes loading panic or hang; and places are where the parser says they are.

use proptest::prelude::*;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use std::sync::Arc;

use super::load_text;
use crate::rules::layer::Stack;
use crate::rules::layout::{Content, Node};
use crate::rules::{RuleErrors, RuleSet, SourceText, builtin};

/// A sound file that uses every way of writing a value.
const SOUND: &str = r#"# A comment.
pack: "quoted: name"   # another
about: >-
  Folded
  text.
entities:
- id: a-b
  name: 'It''s one'
  aliases: [plain words, "quoted, words", 'x # y',
    on a second line]   # of a flow list
- {id: c, name: "é: ü", titles: [], within: a-b}
lexicon:
    synonyms:
      - [one, two three]
      -   - block
          - in block
      - [
          over,
          lines,
        ]
    antonyms: [[hot, cold], [up, "down"]]
attribution:
  cues: {"say": neutral, point out: affirms,
         deny: denies}
  described:
  - spokes:woman
  - an analyst
    with a long title
  - |
    literal
      text
quantities:
  vague:
    several: [3, 9]
    many: [10, .inf]
tests:
  - agree: ["A said: \"no\".", 'B']
  - text: >
      Folded

      more
    quantity: "14"
"#;

#[test]
fn the_sound_file_is_sound() {
    let said = load_text(SOUND).map(|set| set.warnings);
    assert_eq!(said, Ok(vec![]));
}

/// Loads a text over no other: the packs that ship would take most of the time.
fn load_alone(text: &str) -> Result<RuleSet, RuleErrors> {
    let mut stack = Stack::default();
    stack.add_source(&Arc::new(SourceText {
        path: "my.yaml".to_owned(),
        text: Arc::from(text),
    }));
    RuleSet::of(stack, &[])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_text_is_only_an_error(text in "[ -~\n\té“]{0,200}") {
        drop(load_alone(&text));
    }

    #[test]
    fn random_yaml_signs_are_only_an_error(text in "[\\[\\]{}:,#&*!|>'\"%@`? \n\\-ab]{0,120}") {
        drop(load_alone(&text));
    }

    #[test]
    fn an_edited_file_is_only_an_error(
        at in 0..SOUND.len(),
        cut in 0_usize..12,
        paste in "[\\[\\]{}:,#&*!|>'\"%? \n\\-aé]{0,6}",
    ) {
        let start = (0..=at).rev().find(|&i| SOUND.is_char_boundary(i)).unwrap_or(0);
        let end = (start + cut..SOUND.len()).find(|&i| SOUND.is_char_boundary(i)).unwrap_or(SOUND.len());
        let text = format!("{}{paste}{}", &SOUND[..start], SOUND.get(end..).unwrap_or(""));
        if let Err(errors) = load_alone(&text) {
            prop_assert!(!errors.problems.is_empty());
            drop(errors.render(true));
        }
    }
}

#[test]
fn places_are_where_the_parser_says() {
    assert_places(SOUND);
    for pack in builtin::PACKS {
        assert_places(pack.text);
    }
}

/// Raises an error at one value, which the parser then places, and holds our place against it.
fn assert_places(text: &str) {
    let layout = Node::scan(text).unwrap();
    let mut starts = Vec::new();
    starts_of(&layout, &mut starts);
    // A probe reads the whole text, so long packs are sampled.
    let stride = 1 + starts.len() / 40;
    for (number, (words, start)) in starts.iter().enumerate().step_by(stride) {
        let probe = Probe {
            left: &mut number.clone(),
        };
        let error = probe
            .deserialize(serde_yaml::Deserializer::from_str(text))
            .expect_err("the probe stops at a value");
        let at = error.location().unwrap();
        let before = &text[..*start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        assert_eq!((at.line(), at.column()), (line, column), "{words}");
    }
    let mut count = starts.len();
    let all = Probe { left: &mut count };
    assert!(
        all.deserialize(serde_yaml::Deserializer::from_str(text))
            .is_ok()
    );
}

/// Keys and values in order of the text.
fn starts_of(node: &Node, starts: &mut Vec<(String, usize)>) {
    starts.push((
        format!("{:?}", node.content).chars().take(80).collect(),
        node.span.start,
    ));
    match &node.content {
        Content::Scalar => {}
        Content::List(items) => items.iter().for_each(|item| starts_of(item, starts)),
        Content::Mapping(entries) => {
            for entry in entries {
                starts.push((entry.key.clone(), entry.key_span.start));
                starts_of(&entry.value, starts);
            }
        }
    }
}

/// Walks a document and fails at the value that comes after so many others.
struct Probe<'a> {
    left: &'a mut usize,
}

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Probe<'_> {
    fn pass<E: Error>(&mut self) -> Result<(), E> {
        if *self.left == 0 {
            return Err(E::custom("here"));
        }
        *self.left -= 1;
        Ok(())
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(mut self, _: bool) -> Result<(), E> {
        self.pass()
    }

    fn visit_i64<E: Error>(mut self, _: i64) -> Result<(), E> {
        self.pass()
    }

    fn visit_u64<E: Error>(mut self, _: u64) -> Result<(), E> {
        self.pass()
    }

    fn visit_f64<E: Error>(mut self, _: f64) -> Result<(), E> {
        self.pass()
    }

    fn visit_str<E: Error>(mut self, _: &str) -> Result<(), E> {
        self.pass()
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        self.pass()
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        self.pass()?;
        while items
            .next_element_seed(Probe { left: self.left })?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        self.pass()?;
        while entries.next_key_seed(Probe { left: self.left })?.is_some() {
            entries.next_value_seed(Probe { left: self.left })?;
        }
        Ok(())
    }
}
