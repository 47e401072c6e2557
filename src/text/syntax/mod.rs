//! English syntax: from a sentence's text to tokens with tags, lemmas and dependencies.
//!
//! In: text and the span of a sentence. Out: a [`Sentence`]. The steps are a file each: [`tokenize`], [`words`] and
//! [`tagger`], [`lemmas`], [`features`] and [`arcs`]; [`linear`] scores for tagger and parser; the weights come from one
//! [`container`] file, trained by `examples/train_syntax`. What always holds: any text parses, without a panic, in
//! time linear in its length; every sentence that has words has exactly one root and no cycle; the same text gives
//! the same parse on every machine.

pub mod arcs;
pub mod conllu;
pub mod container;
pub mod features;
pub mod hash;
pub mod lemmas;
pub mod linear;
pub mod state;
pub mod tagger;
pub mod tokenize;
pub mod words;

use std::sync::LazyLock;

use self::arcs::Arc;
use self::container::ModelError;
use self::features::Scene;
use self::lemmas::Lemmas;
use self::linear::Linear;
use self::tagger::Tags;
use self::words::Word;
use super::{Deprel, Sentence, Syntax, TextSpan, Token, Upos};

/// A sentence of more words than this is parsed in pieces.
pub const LONGEST: usize = 400;

/// A loaded model: tokenizer, tagger, lemmatizer and parser in one.
#[derive(Debug, Clone)]
pub struct Parser {
    tags: Tags,
    tagger: Linear<'static>,
    parser: Linear<'static>,
    lemmas: Lemmas<'static>,
}

static EMBEDDED: LazyLock<Parser> = LazyLock::new(|| {
    Parser::read(include_bytes!("../../../models/en-ud.bin"))
        .expect("the built-in model is read by a test")
});

impl Parser {
    /// The model that ships in the binary. Loading takes well under a millisecond, once.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// If it is no model, of another format version, or trained for other relations.
    pub fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let [labels, tags, tagger, parser, lemmas] = container::read(bytes)?;
        if labels != label_list().as_bytes() {
            return Err(ModelError::Section("labels"));
        }
        let tags = std::str::from_utf8(tags)
            .ok()
            .and_then(read_tags)
            .ok_or(ModelError::Section("tags"))?;
        Ok(Self {
            tags,
            tagger: Linear::read(tagger).ok_or(ModelError::Section("tagger"))?,
            parser: Linear::read(parser).ok_or(ModelError::Section("parser"))?,
            lemmas: Lemmas::read(lemmas).ok_or(ModelError::Section("lemmas"))?,
        })
    }

    /// Tags, lemmas and dependencies of words cut elsewhere, such as a treebank's. `names` as in [`Syntax::parse`].
    pub fn parse_words(
        &self,
        text: &str,
        span: TextSpan,
        words: &[TextSpan],
        names: &[TextSpan],
    ) -> Sentence {
        let mut sentence = Sentence {
            span,
            tokens: Vec::with_capacity(words.len()),
            cut: words.len() > LONGEST,
        };
        for piece in words.chunks(LONGEST) {
            self.parse_piece(text, piece, names, &mut sentence.tokens);
        }
        sentence
    }

    fn parse_piece(
        &self,
        text: &str,
        spans: &[TextSpan],
        names: &[TextSpan],
        tokens: &mut Vec<Token>,
    ) {
        let mut buffer = String::new();
        let words: Vec<Word> = spans
            .iter()
            .map(|span| Word::new(span.of(text), &mut buffer))
            .collect();
        let named = named(spans, names);
        let classes = tagger::tag(&self.tagger, &self.tags, &words, |at, class| {
            !named[at] || suits_name(self.tags.get(class), words[at].capital)
        });
        let (upos, penn): (Vec<Upos>, Vec<&'static str>) =
            classes.iter().map(|&class| self.tags.get(class)).unzip();
        let scene = Scene::new(&words, &classes, &upos, &penn);
        let arcs = arcs::parse(&self.parser, &scene, &upos);
        let shouted = shouted(text, spans);
        let base = tokens.len();
        let first_root = tokens.iter().position(|token| token.head.is_none());
        for (
            at,
            Arc {
                head,
                label,
                margin,
            },
        ) in arcs.into_iter().enumerate()
        {
            // The root of a further piece hangs on the first root, so that the sentence stays one tree.
            let (head, deprel) = match (head, first_root) {
                (None, Some(root)) => (Some(root), Deprel::Parataxis),
                (head, _) => (head.map(|head| base + head), label),
            };
            tokens.push(Token {
                span: spans[at],
                lemma: self.lemmas.lemma(spans[at].of(text), penn[at], shouted),
                upos: upos[at],
                xpos: penn[at],
                head,
                deprel,
                confidence: confidence(margin),
            });
        }
    }
}

impl Syntax for Parser {
    fn parse(&self, text: &str, span: TextSpan, names: &[TextSpan]) -> Sentence {
        self.parse_words(text, span, &tokenize::tokenize(text, span), names)
    }
}

/// A score margin as something like the chance that the arc is right.
fn confidence(margin: f32) -> f32 {
    1.0 / (1.0 + (-margin / 60.0).exp())
}

/// Which words lie inside a name.
fn named(words: &[TextSpan], names: &[TextSpan]) -> Vec<bool> {
    let mut names = names.iter().peekable();
    let mut inside = Vec::with_capacity(words.len());
    for word in words {
        while names.next_if(|name| name.end <= word.start).is_some() {}
        inside.push(names.peek().is_some_and(|name| name.contains(*word)));
    }
    inside
}

/// Whether a word of a name may have this tag: capitalized words are proper, no word is a verb.
fn suits_name((upos, xpos): (Upos, &str), capital: bool) -> bool {
    let verbal = matches!(upos, Upos::Verb | Upos::Aux);
    let proper = xpos.starts_with("NNP")
        || matches!(
            upos,
            Upos::Punct | Upos::Num | Upos::Adp | Upos::Det | Upos::Sym
        );
    !verbal && (proper || !capital)
}

/// Whether nearly all letters are capitals, so that capitals tell nothing.
fn shouted(text: &str, words: &[TextSpan]) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in words.iter().flat_map(|span| span.of(text).chars()) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 4 * lower
}

/// The relations in the order of the parser's classes, a line each: a model trained for other ones is refused.
pub fn label_list() -> String {
    Deprel::ALL
        .iter()
        .map(|label| format!("{label}\n"))
        .collect()
}

/// The tagger's classes, a line each: universal tag, tab, Penn tag.
pub fn tag_list(tags: &Tags) -> String {
    (0..tags.len() as u8)
        .map(|class| tags.get(class))
        .map(|(upos, xpos)| format!("{upos}\t{xpos}\n"))
        .collect()
}

fn read_tags(list: &'static str) -> Option<Tags> {
    let pairs = list.lines().map(|line| {
        let (upos, xpos) = line.split_once('\t')?;
        Some((Upos::parse(upos)?, xpos))
    });
    pairs.collect::<Option<Vec<_>>>().map(Tags::new)
}
