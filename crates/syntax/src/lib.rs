//! English syntax: from a sentence's text to tokens with tags, lemmas and dependencies.
//!
//! In: text and the span of a sentence. Out: a [`Sentence`]. The steps are a file each: [`tokenize`], [`words`] and
//! [`tagger`], [`lemmas`], [`features`] and [`arcs`], [`borders`], [`punctuation`], [`mend`]; [`linear`] scores for
//! tagger and parser; the weights come from one [`container`] file, trained by `examples/train_syntax`. What always
//! holds: any text parses, without a panic, in time linear in its length; every sentence that has words has exactly one root and no cycle; the same text gives
//! the same parse on every machine.

pub mod arcs;
pub mod borders;
pub mod conllu;
pub mod container;
pub mod features;
pub mod hash;
pub mod lemmas;
pub mod lexicon;
pub mod linear;
pub mod mend;
pub mod punctuation;
mod span;
pub mod state;
pub mod tagger;
mod token;
pub mod tokenize;
pub mod words;

use std::sync::LazyLock;

use self::borders::Border;
use self::container::ModelError;
use self::features::{Scene, Seen};
use self::lemmas::Lemmas;
use self::lexicon::Lexicon;
use self::linear::{Linear, Memos};
use self::mend::{MENDS, Mend};
use self::tagger::{Sure, Tags};
use self::words::Word;

pub use self::span::TextSpan;
pub use self::token::{Deprel, Sentence, Token, Upos};

/// A sentence of more words than this is parsed in pieces.
pub const LONGEST: usize = 400;

/// What knows English syntax: splits one sentence into tokens and parses it.
pub trait Syntax: Send + Sync {
    /// Tokens, tags, lemmas and dependencies of the sentence at `span` of `text`.
    ///
    /// `names` are stretches of `text` known to be names (from rules or from elsewhere in the article), in
    /// order and without overlap; a token inside one is not read as a verb.
    fn parse(&self, text: &str, span: TextSpan, names: &[TextSpan]) -> Sentence;
}

/// A loaded model: tokenizer, tagger, lemmatizer and parser in one.
#[derive(Debug, Clone)]
pub struct Parser {
    tags: Tags,
    sure: Sure<'static>,
    tagger: Linear<'static>,
    arcs: Linear<'static>,
    tagger_memos: Memos,
    arcs_memos: Memos,
    lemmas: Lemmas<'static>,
    lexicon: Lexicon<'static>,
}

static EMBEDDED: LazyLock<Parser> = LazyLock::new(|| {
    Parser::read(include_bytes!("../data/en-ud.bin")).expect("the built-in model is read by a test")
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
        let [labels, tags, sure, tagger, parser, lemmas, lexicon] = container::read(bytes)?;
        if labels.trim_ascii_end() != label_list().as_bytes() {
            return Err(ModelError::Section("labels"));
        }
        let tags = std::str::from_utf8(tags)
            .ok()
            .and_then(read_tags)
            .ok_or(ModelError::Section("tags"))?;
        Ok(Self {
            tags,
            sure: Sure::read(sure).ok_or(ModelError::Section("sure"))?,
            tagger: Linear::read(tagger).ok_or(ModelError::Section("tagger"))?,
            arcs: Linear::read(parser).ok_or(ModelError::Section("parser"))?,
            tagger_memos: Memos::default(),
            arcs_memos: Memos::default(),
            lemmas: Lemmas::read(lemmas).ok_or(ModelError::Section("lemmas"))?,
            lexicon: Lexicon::read(lexicon).ok_or(ModelError::Section("lexicon"))?,
        })
    }

    /// The class of a noun's first sense (the lexicographer's, 1 to 26, see [`lexicon`]), 0 where it is none; in lower case.
    pub fn noun_class(&self, lemma: &str) -> u64 {
        self.lexicon.get(lemma.as_bytes()).noun_class()
    }

    /// The class of a verb's first sense (1 to 15), 0 where it is none; in lower case.
    pub fn verb_class(&self, lemma: &str) -> u64 {
        self.lexicon.get(lemma.as_bytes()).verb_class()
    }

    /// Tags, lemmas and dependencies of words cut elsewhere, such as a treebank's. `names` as in [`Syntax::parse`].
    pub fn parse_words(
        &self,
        text: &str,
        span: TextSpan,
        words: &[TextSpan],
        names: &[TextSpan],
    ) -> Sentence {
        self.parse_with(text, span, words, names, MENDS)
    }

    /// Like [`Parser::parse_words`], but the trees stay as the model makes them: for measuring it alone.
    pub fn parse_unmended(
        &self,
        text: &str,
        span: TextSpan,
        words: &[TextSpan],
        names: &[TextSpan],
    ) -> Sentence {
        self.parse_with(text, span, words, names, &[])
    }

    /// Runs `mends`, some or all of [`MENDS`], over the tree of one sentence, whose heads are indices into `tokens`; what
    /// is no tree stays as it is.
    pub fn mend(&self, text: &str, tokens: &mut [Token], mends: &[(&str, Mend)]) {
        mend::run(text, tokens, &self.lexicon, mends);
    }

    fn parse_with(
        &self,
        text: &str,
        span: TextSpan,
        words: &[TextSpan],
        names: &[TextSpan],
        mends: &[(&str, Mend)],
    ) -> Sentence {
        let mut sentence = Sentence {
            span,
            tokens: Vec::with_capacity(words.len()),
            cut: words.len() > LONGEST,
        };
        for piece in words.chunks(LONGEST) {
            let mut piece = self.parse_piece(text, piece, names);
            self.mend(text, &mut piece, mends);
            tell_subordinators(&mut piece);
            append(&mut sentence.tokens, piece);
        }
        sentence
    }

    /// Parses words; what a sure border parts ([`borders`]), each part for itself.
    fn arcs_of(&self, seen: &mut [Seen<'_>], classes: &mut [u8]) -> Found {
        if let Some((open, close)) = borders::aside(seen) {
            return self.around(seen, classes, open, close);
        }
        if let Some((open, close)) = borders::tag_amid(seen) {
            let mut found = self.around(seen, classes, open, close);
            found.tag(open, close);
            return found;
        }
        match borders::find(seen) {
            Some(Border::Tag {
                start,
                verb,
                quoted,
            }) => {
                let (left, left_classes) = (&mut seen[..start], &mut classes[..start]);
                let content = self.arcs_of(left, left_classes);
                if quoted
                    || borders::stands_alone(left, &content.heads, &content.labels)
                    || borders::could_stand(left)
                {
                    self.tell_verb(&mut seen[verb], &mut classes[verb]);
                    let mut tag = self.arcs_within(&seen[start..]);
                    if verb == start {
                        tag.lead(0);
                    }
                    return content.said(tag);
                }
            }
            Some(Border::Colon { start }) => {
                let tail = self.arcs_within(&seen[start..]);
                if borders::stands_alone(&seen[start..], &tail.heads, &tail.labels) {
                    let head = self.arcs_within(&seen[..start]);
                    let says = head.root().is_some_and(|root| borders::says(&seen[root]));
                    return head.then(
                        tail,
                        if says {
                            Deprel::Ccomp
                        } else {
                            Deprel::Parataxis
                        },
                    );
                }
            }
            // "They voted in May; in June they voted again": sentences of their own, where each of them could be one.
            Some(Border::Semicolon { start }) => {
                let head = self.arcs_of(&mut seen[..start], &mut classes[..start]);
                if borders::stands_alone(&seen[..start], &head.heads, &head.labels) {
                    let tail = self.arcs_of(&mut seen[start..], &mut classes[start..]);
                    if borders::stands_alone(&seen[start..], &tail.heads, &tail.labels) {
                        return head.then(tail, Deprel::Parataxis);
                    }
                }
            }
            None => {}
        }
        self.arcs_within(seen)
    }

    /// The verb of a tag is finite, whatever the tagger took it for: "told" for a participle, "reports" for a plural.
    fn tell_verb(&self, verb: &mut Seen<'_>, class: &mut u8) {
        let finite = match verb.xpos {
            "VBN" => "VBD",
            "NNS" => "VBZ",
            _ => return,
        };
        let Some(told) = self.tags.class(Upos::Verb, finite) else {
            return;
        };
        *class = told;
        (verb.class, verb.xpos, verb.upos) = (told, finite, Upos::Verb);
        if finite == "VBZ" {
            verb.sense = Seen::VERBS + lexicon::COMMUNICATION;
        }
    }

    /// Parses a sentence as if the remark in brackets were not there, and hangs the remark on the word before it.
    fn around(
        &self,
        seen: &mut [Seen<'_>],
        classes: &mut [u8],
        open: usize,
        close: usize,
    ) -> Found {
        let remark = self.arcs_within(&seen[open + 1..close]);
        let outside: Vec<usize> = (0..open).chain(close + 1..seen.len()).collect();
        let mut rest: Vec<Seen<'_>> = outside.iter().map(|&at| seen[at]).collect();
        let mut rest_classes: Vec<u8> = outside.iter().map(|&at| classes[at]).collect();
        let rest_found = self.arcs_of(&mut rest, &mut rest_classes);
        let mut found = Found {
            heads: vec![None; seen.len()],
            labels: vec![Deprel::Punct; seen.len()],
            margins: vec![None; seen.len()],
        };
        for (from, &at) in outside.iter().enumerate() {
            (seen[at], classes[at]) = (rest[from], rest_classes[from]);
            found.heads[at] = rest_found.heads[from].map(|head| outside[head]);
            found.labels[at] = rest_found.labels[from];
            found.margins[at] = rest_found.margins[from];
        }
        let base = open + 1;
        for from in 0..close - base {
            found.heads[base + from] = remark.heads[from].map(|head| base + head);
            found.labels[base + from] = remark.labels[from];
            found.margins[base + from] = remark.margins[from];
        }
        let before = (0..open).rev().find(|&at| found.margins[at].is_some());
        if let (Some(root), Some(mut host)) = (remark.root(), before) {
            while matches!(found.labels[host], Deprel::Flat | Deprel::Compound) {
                match found.heads[host].filter(|&head| head < open) {
                    Some(head) => host = head,
                    None => break,
                }
            }
            found.heads[base + root] = Some(host);
            found.labels[base + root] = match (seen[base + root].xpos, seen[base + root].upos) {
                ("VBN" | "VBG", _) => Deprel::Acl,
                (_, Upos::Noun | Upos::Propn | Upos::Num) => Deprel::Appos,
                _ => Deprel::Parataxis,
            };
        }
        found
    }

    fn arcs_within(&self, seen: &[Seen<'_>]) -> Found {
        let scene = Scene::new(seen);
        let arcs = self
            .arcs_memos
            .lend(|memo| arcs::parse(&self.arcs, &scene, memo));
        let mut found = Found {
            heads: vec![None; seen.len()],
            labels: vec![Deprel::Punct; seen.len()],
            margins: vec![None; seen.len()],
        };
        for (&at, arc) in scene.kept.iter().zip(&arcs) {
            found.heads[at] = arc.head.map(|head| scene.kept[head]);
            found.labels[at] = arc.label;
            found.margins[at] = Some(arc.margin);
        }
        found
    }

    fn parse_piece(&self, text: &str, spans: &[TextSpan], names: &[TextSpan]) -> Vec<Token> {
        let forms: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let mut buffer = String::new();
        let words: Vec<Word> = forms
            .iter()
            .map(|form| Word::new(form, &self.lexicon, &mut buffer))
            .collect();
        let named = named(spans, names);
        let places = places(&forms);
        let suits = |at: usize, class: u8| {
            let upos = self.tags.get(class).0;
            (!named[at] || suits_name(upos, words[at].capital)) && suits_place(upos, places[at])
        };
        let mut classes = self
            .tagger_memos
            .lend(|memo| tagger::tag(&self.tagger, memo, self.sure, &self.tags, &words, suits));
        let (lemmas, mut seen) = see(
            &forms,
            &words,
            &classes,
            &self.tags,
            &self.lemmas,
            &self.lexicon,
        );
        let Found {
            mut heads,
            labels,
            margins,
        } = self.arcs_of(&mut seen, &mut classes);
        let marks: Vec<usize> = (0..forms.len())
            .filter(|&at| margins[at].is_none())
            .collect();
        punctuation::attach(&seen, &mut heads, &marks);

        let word = |(at, lemma): (usize, String)| Token {
            span: spans[at],
            lemma,
            upos: self.tags.get(classes[at]).0,
            xpos: self.tags.get(classes[at]).1,
            head: heads[at],
            deprel: labels[at],
            confidence: margins[at].map_or(1.0, confidence),
        };
        lemmas.into_iter().enumerate().map(word).collect()
    }
}

/// Whether a word is a preposition or a subordinator shows in its relation.
fn tell_subordinators(tokens: &mut [Token]) {
    for token in tokens {
        token.upos = match (token.upos, token.xpos, token.deprel) {
            (Upos::Adp | Upos::Sconj, "IN", Deprel::Mark) => Upos::Sconj,
            (Upos::Adp | Upos::Sconj, "IN", Deprel::Case) => Upos::Adp,
            (upos, _, _) => upos,
        };
    }
}

/// Puts a further piece behind the words of a sentence; its root hangs on the first root, so that they stay one tree.
fn append(tokens: &mut Vec<Token>, piece: Vec<Token>) {
    let base = tokens.len();
    let first_root = tokens.iter().position(|token| token.head.is_none());
    tokens.extend(piece.into_iter().map(|token| {
        let (head, deprel) = match (token.head, first_root) {
            (None, Some(root)) => (Some(root), Deprel::Parataxis),
            (head, _) => (head.map(|head| base + head), token.deprel),
        };
        Token {
            head,
            deprel,
            ..token
        }
    }));
}

/// The arcs of a sentence's words; punctuation has none yet.
struct Found {
    heads: Vec<Option<usize>>,
    labels: Vec<Deprel>,
    /// How sure the parser was; `None` for punctuation.
    margins: Vec<Option<f32>>,
}

impl Found {
    fn root(&self) -> Option<usize> {
        self.labels.iter().position(|label| *label == Deprel::Root)
    }

    /// A verb before its subject ("said Peder Lund") is the root, where the parser made it the subject's modifier.
    fn lead(&mut self, verb: usize) {
        let subject = self.root().filter(|&root| root > verb);
        if let Some(subject) = subject.filter(|_| self.heads[verb] == subject) {
            (self.heads[verb], self.labels[verb]) = (None, Deprel::Root);
            (self.heads[subject], self.labels[subject]) = (Some(verb), Deprel::Nsubj);
        }
    }

    /// A speech tag between two commas of a sentence: what stands around it is what its verb says.
    fn tag(&mut self, open: usize, close: usize) {
        let inside = |at: usize| (open + 1..close).contains(&at);
        let content = self.root().filter(|&root| !inside(root));
        let mut tag = (open + 1..close).filter(|&at| self.margins[at].is_some());
        let says = tag.find(|&at| self.heads[at].is_some_and(|head| !inside(head)));
        if let (Some(content), Some(says)) = (content, says) {
            (self.heads[says], self.labels[says]) = (None, Deprel::Root);
            (self.heads[content], self.labels[content]) = (Some(says), Deprel::Ccomp);
        }
    }

    /// Two parts of a sentence as one: the root of the first is what the root of the second says.
    fn said(mut self, tag: Self) -> Self {
        if let (Some(content), Some(says)) = (self.root(), tag.root()) {
            self.heads[content] = Some(self.heads.len() + says);
            self.labels[content] = Deprel::Ccomp;
        }
        self.append(tag)
    }

    /// Two parts of a sentence as one: the root of the second hangs on the root of the first.
    fn then(self, mut tail: Self, label: Deprel) -> Self {
        let base = self.heads.len();
        let hung = self.root().zip(tail.root());
        if let Some((_, below)) = hung {
            tail.labels[below] = label;
        }
        let mut both = self.append(tail);
        if let Some((above, below)) = hung {
            both.heads[base + below] = Some(above);
        }
        both
    }

    fn append(mut self, tail: Self) -> Self {
        let base = self.heads.len();
        let heads = tail.heads.iter().map(|head| head.map(|head| base + head));
        self.heads.extend(heads);
        self.labels.extend(tail.labels);
        self.margins.extend(tail.margins);
        self
    }
}

/// Lemmas and tags of words, as the parser sees them.
pub fn see<'a>(
    forms: &[&str],
    words: &[Word],
    classes: &[u8],
    tags: &'a Tags,
    lemmas: &Lemmas,
    lexicon: &Lexicon,
) -> (Vec<String>, Vec<Seen<'a>>) {
    let shouted = shouted(forms);
    let mut texts = Vec::with_capacity(forms.len());
    let mut seen = Vec::with_capacity(forms.len());
    for ((form, word), &class) in forms.iter().zip(words).zip(classes) {
        let (class, pair) = match tags.get(class) {
            // Whether a preposition or a subordinator: the parser finds out, and knows better than the tagger.
            (Upos::Sconj, "IN") => (
                tags.class(Upos::Adp, "IN").unwrap_or(class),
                (Upos::Adp, "IN"),
            ),
            pair => (class, pair),
        };
        let lemma = lemmas.lemma(form, pair.1, shouted);
        seen.push(Seen::new(form, word, class, pair, &lemma, lexicon));
        texts.push(lemma);
    }
    (texts, seen)
}

impl Syntax for Parser {
    fn parse(&self, text: &str, span: TextSpan, names: &[TextSpan]) -> Sentence {
        self.parse_words(text, span, &tokenize::tokenize(text, span), names)
    }
}

/// A score margin as something like the chance that the arc is right.
fn confidence(margin: f32) -> f32 {
    1.0 / (1.0 + (-0.3 - margin / 55.0).exp())
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

/// What a fixed phrase before a word tells of its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FixedPlace {
    Free,
    /// "to" in "according to".
    To,
    /// What stands behind that.
    Behind,
}

/// "according to police": behind these two words stands somebody, and no verb, and the second is a preposition.
fn places(forms: &[&str]) -> Vec<FixedPlace> {
    let mut places = vec![FixedPlace::Free; forms.len()];
    for (at, pair) in forms.windows(2).enumerate() {
        if pair[0].eq_ignore_ascii_case("according") && pair[1].eq_ignore_ascii_case("to") {
            places[at + 1] = FixedPlace::To;
            if let Some(behind) = places.get_mut(at + 2) {
                *behind = FixedPlace::Behind;
            }
        }
    }
    places
}

fn suits_place(upos: Upos, place: FixedPlace) -> bool {
    match place {
        FixedPlace::Free => true,
        FixedPlace::To => upos == Upos::Adp,
        FixedPlace::Behind => !matches!(upos, Upos::Verb | Upos::Aux),
    }
}

/// Whether a word of a name may have this tag: capitalized words are proper nouns, no word is a verb.
fn suits_name(upos: Upos, capital: bool) -> bool {
    if capital {
        upos == Upos::Propn
    } else {
        !matches!(upos, Upos::Verb | Upos::Aux)
    }
}

/// Whether nearly all letters are capitals, so that capitals tell nothing.
pub fn shouted(forms: &[&str]) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in forms.iter().flat_map(|form| form.chars()) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > 4 * lower
}

/// The relations in the order of the parser's classes, a line each: a model trained for other ones is refused.
pub fn label_list() -> String {
    let names: Vec<&str> = Deprel::ALL.iter().map(|label| label.as_str()).collect();
    names.join("\n")
}

/// The tagger's classes, a line each: universal tag, tab, Penn tag.
pub fn tag_list(tags: &Tags) -> String {
    let pair = |class| {
        let (upos, xpos) = tags.get(class);
        format!("{upos}\t{xpos}")
    };
    let lines: Vec<String> = (0..tags.len() as u8).map(pair).collect();
    lines.join("\n")
}

fn read_tags(list: &'static str) -> Option<Tags> {
    let pairs = list.lines().map(|line| {
        let (upos, xpos) = line.split_once('\t')?;
        Some((Upos::parse(upos)?, xpos))
    });
    pairs.collect::<Option<Vec<_>>>().map(Tags::new)
}
