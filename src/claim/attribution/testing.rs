//! What the tests of this folder share: texts parsed and read as a run would.

use std::sync::LazyLock;

use super::article::Article;
use super::find::Attributor;
use super::model::Attribution;
use crate::claim::tree::Tree;
use crate::normalize::Mention;
use crate::normalize::{Gazetteer, NameWords, answers, cluster, names_in};
use crate::rules::RuleSet;
use crate::rules::model::RuleFile;
use crate::text::{Parser, Sentence, Syntax, TextSpan, quotes, sentences};

static ATTRIBUTOR: LazyLock<Attributor> = LazyLock::new(|| Attributor::new(rules()));

/// The rules that ship.
pub(super) fn rules() -> &'static RuleFile {
    static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::builtin);
    &RULES.file
}

/// The text as one sentence.
pub(super) fn parsed(text: &str) -> Sentence {
    Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[])
}

/// Lets `ask` see the tree of one sentence, with a look-up of its words as they are written.
pub(super) fn with_tree<T>(
    text: &str,
    ask: impl FnOnce(&Tree<'_>, &dyn Fn(&str) -> usize) -> T,
) -> T {
    let sentence = parsed(text);
    let tree = Tree::new(text, &sentence);
    let at = |word: &str| {
        (0..tree.len())
            .find(|&t| tree.token(t).span.of(text) == word)
            .unwrap_or_else(|| panic!("no word {word:?} in {text:?}"))
    };
    ask(&tree, &at)
}

/// Words of a sentence as they stand in it, joined by blanks.
pub(super) fn joined(tree: &Tree<'_>, words: &[usize]) -> String {
    let words = words.iter().map(|&w| tree.token(w).span.of(tree.text()));
    words.collect::<Vec<_>>().join(" ")
}

/// What the spans cut out of the text.
pub(super) fn words<'t>(text: &'t str, spans: &[TextSpan]) -> Vec<&'t str> {
    spans.iter().map(|s| s.of(text)).collect()
}

/// The attributions of a text, a paragraph a line, by the rules that ship.
pub(super) fn read(text: &str) -> Vec<Attribution> {
    read_by(&ATTRIBUTOR, text)
}

/// The attributions of a text by other rules.
pub(super) fn read_by(attributor: &Attributor, text: &str) -> Vec<Attribution> {
    with_article(text, |article| attributor.find(article))
}

/// Lets `ask` see a text, a paragraph a line, as a document with its names.
pub(super) fn with_article<T>(text: &str, ask: impl FnOnce(&Article<'_>) -> T) -> T {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        blocks.push(TextSpan::new(at, at + line.trim_end().len()));
        at += line.len();
    }
    let mut parsed = Vec::new();
    let mut block_of = Vec::new();
    for (b, block) in blocks.iter().enumerate() {
        for span in sentences(text, *block) {
            parsed.push(Parser::embedded().parse(text, span, &[]));
            block_of.push(b);
        }
    }
    let gazetteer = Gazetteer::new(&rules().entities, &rules().names);
    let names = NameWords::new(&rules().names);
    let found: Vec<_> = parsed
        .iter()
        .flat_map(|s| names_in(text, s, &gazetteer, &names))
        .collect();
    let (entities, ids) = cluster(&found, &gazetteer, &names);
    let mentions: Vec<Mention> = found
        .iter()
        .zip(ids)
        .map(|(m, entity)| Mention {
            span: m.span,
            entity,
            rule: "entities/name",
        })
        .collect();
    let trees: Vec<Tree<'_>> = parsed.iter().map(|s| Tree::new(text, s)).collect();
    ask(&Article {
        text,
        sentences: &parsed,
        trees: &trees,
        block_of: &block_of,
        quotes: &quotes(text, &blocks),
        mentions: &mentions,
        entities: &entities,
        answers: &answers(text, &parsed, &mentions, &entities, &names),
        ruled: &[],
    })
}
