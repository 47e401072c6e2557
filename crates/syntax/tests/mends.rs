//! Mends, each for itself: in `mends/NAME.conllu` trees before and after it, and trees that it leaves alone; and
//! trees of any shape stay trees.

use std::path::PathBuf;

use crosscheck_syntax::conllu::{self, Tree};
use crosscheck_syntax::mend::MENDS;
use crosscheck_syntax::{Deprel, Parser, TextSpan, Token, Upos};
use proptest::prelude::*;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mends"))
}

/// The words of a written tree, each placed in the tree's text.
fn tokens(tree: &Tree) -> Vec<Token> {
    let mut from = 0;
    let token = |word: &conllu::Word| {
        let start = from + tree.text[from..].find(&word.form).unwrap();
        from = start + word.form.len();
        Token {
            span: TextSpan::new(start, from),
            lemma: word.lemma.clone(),
            upos: Upos::parse(&word.upos).unwrap(),
            xpos: word.xpos.clone().leak(),
            head: word.head,
            deprel: Deprel::parse(&word.deprel).unwrap(),
            confidence: 1.0,
        }
    };
    tree.words.iter().map(token).collect()
}

/// One word a line: the word, its relation and its head.
fn arcs(text: &str, tokens: &[Token]) -> String {
    let form = |at: usize| tokens[at].span.of(text);
    let line = |at: usize| {
        let token = &tokens[at];
        let head = token.head.map_or("ROOT", form);
        format!("{} {} {head}\n", form(at), token.deprel)
    };
    (0..tokens.len()).map(line).collect()
}

#[test]
fn each_mend_makes_of_the_tree_before_the_one_after() {
    for mend in MENDS {
        let name = mend.0;
        let file = folder().join(format!("{name}.conllu"));
        let written = std::fs::read_to_string(&file)
            .unwrap_or_else(|e| panic!("{} says what {name} does: {e}", file.display()));
        let of = |kind: &str| -> Vec<Tree> {
            let here = |block: &&str| block.trim_start().starts_with(&format!("# {kind}\n"));
            let blocks = written.split("\n\n").filter(here);
            blocks
                .flat_map(|block| conllu::read(&format!("{block}\n\n")))
                .collect()
        };
        let (before, after, alone) = (of("before"), of("after"), of("alone"));
        assert!(!before.is_empty(), "{name}: a tree before and one after it");
        assert_eq!(before.len(), after.len(), "{name}");
        for (before, after) in before.iter().zip(&after) {
            let text = &before.text;
            assert_eq!(*text, after.text, "{name}");
            let expected = arcs(text, &tokens(after));
            let mut mended = tokens(before);
            assert_ne!(arcs(text, &mended), expected, "{name} changes nothing");
            Parser::embedded().mend(text, &mut mended, &[*mend]);
            assert_eq!(arcs(text, &mended), expected, "{name}");
            Parser::embedded().mend(text, &mut mended, &[*mend]);
            assert_eq!(arcs(text, &mended), expected, "{name}, once more");
        }
        for tree in &alone {
            let expected = arcs(&tree.text, &tokens(tree));
            let mut left = tokens(tree);
            Parser::embedded().mend(&tree.text, &mut left, &[*mend]);
            assert_eq!(arcs(&tree.text, &left), expected, "{name} does harm");
        }
    }
}

#[test]
fn each_file_is_of_a_mend() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(MENDS.iter().any(|mend| mend.0 == name), "{name}");
    }
}

/// Words that mends look for, with their tags.
const WORDS: &[(&str, &str, Upos, &str)] = &[
    ("that", "that", Upos::Sconj, "IN"),
    ("to", "to", Upos::Part, "TO"),
    ("after", "after", Upos::Adp, "IN"),
    (",", ",", Upos::Punct, ","),
    ("was", "be", Upos::Aux, "VBD"),
    ("said", "say", Upos::Verb, "VBD"),
    ("headed", "head", Upos::Verb, "VBN"),
    ("working", "work", Upos::Verb, "VBG"),
    ("plans", "plan", Upos::Noun, "NNS"),
    ("claim", "claim", Upos::Noun, "NN"),
    ("Varsk", "Varsk", Upos::Propn, "NNP"),
    ("two", "two", Upos::Num, "CD"),
    ("when", "when", Upos::Adv, "WRB"),
];

prop_compose! {
    /// A tree of any shape: words in any order hang on words drawn before them.
    fn any_tree()(words in prop::collection::vec(
        (0..WORDS.len(), 0..Deprel::ALL.len(), any::<prop::sample::Index>(), any::<u32>()), 1..14))
        -> (String, Vec<Token>)
    {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by_key(|&at| words[at].3);
        let (mut text, mut tokens) = (String::new(), Vec::new());
        for (word, rel, _, _) in &words {
            let (form, lemma, upos, xpos) = WORDS[*word];
            let start = text.len();
            text.push_str(form);
            let span = TextSpan::new(start, text.len());
            text.push(' ');
            tokens.push(Token {
                span, lemma: lemma.to_owned(), upos, xpos, head: None, deprel: Deprel::ALL[*rel], confidence: 1.0,
            });
        }
        tokens[order[0]].deprel = Deprel::Root;
        for at in 1..order.len() {
            tokens[order[at]].head = Some(order[words[order[at]].2.index(at)]);
        }
        (text, tokens)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]
    #[test]
    fn no_mend_breaks_a_tree((text, before) in any_tree()) {
        let alone = MENDS.iter().map(std::slice::from_ref);
        for mends in alone.chain([MENDS]) {
            let mut tokens = before.clone();
            Parser::embedded().mend(&text, &mut tokens, mends);
            prop_assert_eq!(tokens.iter().filter(|token| token.head.is_none()).count(), 1);
            for at in 0..tokens.len() {
                let (mut word, mut steps) = (at, 0);
                while let Some(head) = tokens[word].head {
                    (word, steps) = (head, steps + 1);
                    prop_assert!(steps <= tokens.len(), "{}: a cycle above {at}", mends[0].0);
                }
            }
        }
    }
}
