//! Sources that a mark names and no verb: a label before what is said ("HOLT: We closed …"), a signature behind it
//! ("“…” — Mark Lund, a baker").

use rustc_hash::FxHashSet as HashSet;

use super::article::Article;
use super::candidate::{Candidate, ContentForm, NEAR};
use super::grammar::is_finite;
use super::model::AttributionClass;
use super::source_phrase::SourcePhrase;
use super::words::AttributionWords;
use crate::claim::tree::Tree;
use crate::normalize::{EntityId, Mention};
use crate::rules::Stance;
use crate::rules::model::EntityKind;
use crate::text::{Deprel as D, Quote, TextSpan, Upos};

/// Words of a label: a title and a full name.
const LABEL: usize = 5;

/// Words of a signature: a name, and who that is.
const SIGNATURE: usize = 14;

/// Marks that a signature opens with.
const DASHES: [&str; 5] = ["—", "–", "―", "--", "-"];

/// The quotation as what whoever signs it says: a dash and a name stand behind it, in its paragraph or as the next one, and
/// nothing else.
pub(super) fn signed(article: &Article<'_>, quote: &Quote) -> Option<Candidate> {
    let sentence = article.sentence_at(quote.span.end)?;
    let tree = &article.trees[sentence];
    let behind = |&t: &usize| tree.token(t).span.start >= quote.span.end;
    let first = (0..tree.len()).find(behind)?;
    let gap = TextSpan::new(quote.span.end, tree.token(first).span.start);
    if !gap.of(article.text).trim().is_empty() || !DASHES.contains(&tree.word(first)) {
        return None;
    }
    let ends_block = article
        .block_of
        .get(sentence + 1)
        .is_none_or(|&next| next != article.block_of[sentence]);
    let mut words: Vec<usize> = (first + 1..tree.len()).collect();
    while words.last().is_some_and(|&w| tree.is_punct(w)) {
        words.pop();
    }
    let named = words.first().is_some_and(|&w| is_capital(tree, w));
    let asserts = words.iter().any(|&w| is_finite(tree, w));
    if !ends_block || !named || asserts || words.len() > SIGNATURE {
        return None;
    }
    let source = SourcePhrase::of_words(tree, &words)?;
    let content = vec![quote.span];
    Some(Candidate {
        form: ContentForm::Quotation,
        ..candidate(tree, sentence, source, content, "attribution/signature")
    })
}

/// Method that finds who a headline names behind its last mark.
pub(crate) const BEHIND_MARK: &str = "attribution/source-behind-mark";

/// Words of a source behind a mark ("deputy foreign minister"), and those that it has to say at least.
const BEHIND: usize = 6;
/// See [`BEHIND`].
const SAID: usize = 4;

/// "Bridge shut for weeks — harbour official", "Five hurt as bus burns: police": whom a line without a stop names behind its last
/// dash or colon, where it calls somebody who is often a source.
pub(super) fn behind_mark(
    article: &Article<'_>,
    words: &AttributionWords,
    sentence: usize,
) -> Option<Candidate> {
    let tree = &article.trees[sentence];
    let block = article.block_of[sentence];
    let alone = article.block_of.iter().filter(|&&b| b == block).count() == 1;
    let spaced = |t: usize| {
        let span = tree.token(t).span;
        let before = article.text[..span.start].ends_with(' ');
        DASHES.contains(&tree.word(t)) && before || tree.word(t) == ":"
    };
    let mark = (SAID..tree.len()).rev().find(|&t| spaced(t))?;
    let behind: Vec<usize> = (mark + 1..tree.len()).collect();
    let last = *behind.last()?;
    let noun = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    let modifies = |t: usize| noun(t) || matches!(tree.token(t).upos, Upos::Adj);
    let called = words.described.contains(tree.lower_lemma(last));
    let line = alone && !tree.is_punct(last) && behind.len() <= BEHIND;
    let whole = behind.iter().all(|&w| modifies(w)) && noun(last);
    if !line || !whole || !called {
        return None;
    }
    let source = SourcePhrase {
        head: last,
        words: behind,
    };
    let start = tree.token(0).span.start;
    let content = vec![TextSpan::new(start, tree.token(mark - 1).span.end)];
    Some(Candidate {
        cue: vec![tree.token(mark).span],
        ..candidate(tree, sentence, source, content, BEHIND_MARK)
    })
}

/// What labels name: each paragraph that opens with a person's name and a colon, and says something behind it. Of a transcript,
/// which names the same labels again and again, also those of whose names only the article elsewhere shows that they are names.
pub(super) fn labelled(article: &Article<'_>) -> Vec<Candidate> {
    let first = |s: &usize| *s == 0 || article.block_of[*s - 1] != article.block_of[*s];
    let labels: Vec<Label> = (0..article.sentences.len())
        .filter(first)
        .filter_map(|s| Label::of(article, s))
        .collect();
    let spans: HashSet<TextSpan> = labels.iter().filter_map(|l| l.name).collect();
    let elsewhere = |e: EntityId| {
        let of = |m: &&Mention| m.entity == e && !spans.contains(&m.span);
        article.mentions.iter().any(|m| of(&m))
    };
    let again = |l: &Label| labels.iter().filter(|o| o.entity == l.entity).count() > 1;
    let mut out = Vec::new();
    for label in &labels {
        let kind = article.entities.get(label.entity).kind;
        let sure = match kind {
            EntityKind::Person => label.says || again(label),
            EntityKind::Other => again(label) && elsewhere(label.entity),
            _ => false,
        };
        if sure {
            out.extend(label.candidate(article));
        }
    }
    out
}

/// Takes what labels say away from speeches that are nobody's, and gives the labels' own.
pub(super) fn lay_labels(article: &Article<'_>, candidates: &mut Vec<Candidate>) {
    let labels = labelled(article);
    let said: Vec<TextSpan> = labels.iter().flat_map(|c| c.content.clone()).collect();
    for candidate in candidates.iter_mut().filter(|c| c.source.is_none()) {
        let content = std::mem::take(&mut candidate.content);
        let touched = candidate.cue.is_empty() && content.iter().any(|c| touches(&said, *c));
        candidate.content = if touched { Vec::new() } else { content };
    }
    candidates.extend(labels);
}

fn touches(spans: &[TextSpan], span: TextSpan) -> bool {
    spans.iter().any(|s| s.overlaps(span))
}

/// A name and a colon at the start of a paragraph.
struct Label {
    sentence: usize,
    /// Its words, as indices of its sentence.
    words: Vec<usize>,
    /// The name in it, where it is read as one.
    name: Option<TextSpan>,
    entity: EntityId,
    /// Whether a clause of its own or a quotation stands behind the colon.
    says: bool,
}

impl Label {
    fn of(article: &Article<'_>, sentence: usize) -> Option<Self> {
        let tree = &article.trees[sentence];
        let start = (0..tree.len()).find(|&t| !tree.is_punct(t))?;
        let colon =
            (start + 1..tree.len().min(start + LABEL + 1)).find(|&t| tree.word(t) == ":")?;
        let words: Vec<usize> = (start..colon).collect();
        if !words.iter().all(|&w| is_capital(tree, w)) || colon + 1 >= tree.len() {
            return None;
        }
        let last = tree.token(colon - 1).span;
        let named =
            |m: &&Mention| m.span.end == last.end && m.span.start >= tree.token(start).span.start;
        let name = article.mention_at(last);
        let entity = match name {
            Some(name) => Some(name).filter(named).map(|m| m.entity),
            None => person_called(article, tree.word(colon - 1)),
        }?;
        let main = |t: usize| matches!(tree.rel(t), D::Root | D::Parataxis | D::Ccomp | D::Conj);
        let asserts = |t: usize| {
            let of = match tree.rel(t) {
                D::Aux | D::AuxPass | D::Cop => tree.head(t),
                _ => Some(t),
            };
            is_finite(tree, t) && of.is_some_and(main)
        };
        let behind = tree.token(colon + 1).span;
        let quoted = |q: &Quote| q.span.overlaps(behind);
        Some(Self {
            sentence,
            name: name.map(|m| m.span),
            entity,
            says: (colon + 1..tree.len()).any(asserts) || article.quotes.iter().any(quoted),
            words,
        })
    }

    /// The label as the source of all that its paragraph says.
    fn candidate(&self, article: &Article<'_>) -> Option<Candidate> {
        let tree = &article.trees[self.sentence];
        let colon = self.words.last()? + 1;
        let block = article.block_of[self.sentence];
        let last = article.block_of.partition_point(|&b| b <= block) - 1;
        let start = tree.token(colon + 1).span.start;
        let content = TextSpan::new(start, article.sentences[last].span.end);
        let source = SourcePhrase::of_words(tree, &self.words)?;
        let rule = "attribution/label";
        Some(Candidate {
            cue: vec![tree.token(colon).span],
            ..candidate(tree, self.sentence, source, vec![content], rule)
        })
    }
}

/// The person whose last name the word is, in lower case: "BERG" in capitals is not read as a name.
fn person_called(article: &Article<'_>, word: &str) -> Option<EntityId> {
    let called = |e: EntityId| {
        let entity = article.entities.get(e);
        let last = entity.name.rsplit(' ').next();
        entity.kind == EntityKind::Person && last.is_some_and(|l| l.to_lowercase() == word)
    };
    article
        .mentions
        .iter()
        .map(|m| m.entity)
        .find(|&e| called(e))
}

fn candidate(
    tree: &Tree<'_>,
    sentence: usize,
    source: SourcePhrase,
    content: Vec<TextSpan>,
    rule: &str,
) -> Candidate {
    Candidate {
        sentence,
        head: source.head,
        source_spans: source.span(tree).into_iter().collect(),
        source: Some(source),
        cue: Vec::new(),
        content,
        form: ContentForm::Sentence,
        stance: Stance::Neutral,
        class: AttributionClass::Assertion,
        rule: rule.to_owned(),
        takes_quotation: false,
        max_gap: NEAR,
        answers: false,
        names_quoted: false,
        quoted: false,
    }
}

fn is_capital(tree: &Tree<'_>, t: usize) -> bool {
    let word = tree.token(t).span.of(tree.text());
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    /// Source and content of the attributions by `rule`, each as it is written.
    fn by<'t>(text: &'t str, rule: &str) -> Vec<(&'t str, &'t str)> {
        let found = read(text);
        let of = found.iter().filter(|a| a.rule == rule);
        of.map(|a| (words(text, &a.source)[0], words(text, &a.content)[0]))
            .collect()
    }

    #[test]
    fn who_signs_a_quotation_says_it() {
        for (text, source) in [
            (
                "“I saw the whole wall come down that night.” — Mark Lund, a baker",
                "Mark Lund, a baker",
            ),
            (
                "“Nobody warned us before the gates were opened.”\n― Olga Brandt",
                "Olga Brandt",
            ),
            (
                "“Two of the boats were still tied to the pier.” – Rosa Paredes, 41, Iquique.",
                "Rosa Paredes, 41, Iquique",
            ),
        ] {
            let found = by(text, "attribution/signature");
            let quote = text.split('”').next().map(|q| format!("{q}”"));
            assert_eq!(found, [(source, quote.unwrap().as_str())], "{text}");
        }
    }

    #[test]
    fn a_dash_before_a_clause_or_amid_a_paragraph_signs_nothing() {
        for text in [
            "“The pier is open again for all of you,” — Mark Lund smiled at the crowd.",
            "“The pier is open again for all of you.” — The crowd left. The band played on.",
            "“The pier is open again for all of you.” — and then it rained",
        ] {
            assert_eq!(by(text, "attribution/signature"), [], "{text}");
        }
    }

    #[test]
    fn a_label_names_who_says_the_paragraph() {
        let text = "Ann Holt met Tom Berg on air.\n\
            HOLT: The ward was shut in May. Two nurses had left.\n\
            BERG: Why did nobody say so?\n\
            HOLT: Nobody asked.";
        assert_eq!(
            by(text, "attribution/label"),
            [
                ("HOLT", "The ward was shut in May. Two nurses had left."),
                ("BERG", "Why did nobody say so?"),
                ("HOLT", "Nobody asked."),
            ]
        );
        let text = "Ann Holt: ‘No money left’ for the ward";
        let headline = by(text, "attribution/label");
        assert_eq!(headline, [("Ann Holt", "‘No money left’ for the ward")]);
    }

    #[test]
    fn a_line_may_name_its_source_behind_its_last_mark() {
        for (text, source) in [
            (
                "Old pier no longer safe — harbour official",
                "harbour official",
            ),
            (
                "Bridge to stay shut until June: port spokesman",
                "port spokesman",
            ),
        ] {
            let found = by(text, super::BEHIND_MARK);
            assert_eq!(found.first().map(|f| f.0), Some(source), "{text}");
        }
        for text in [
            "Ann Holt: harbour official",
            "Old pier no longer safe — harbour official left",
            "The crew of the pier met one man — an official.",
        ] {
            assert_eq!(by(text, super::BEHIND_MARK), [], "{text}");
        }
    }

    #[test]
    fn a_heading_or_a_word_before_a_colon_is_no_label() {
        for text in [
            "Ann Holt: a life in the theatre",
            "Update: The road is open again.\nUpdate: The bridge is open again.",
            "The mayor gave one reason: The ward had no nurses.",
        ] {
            assert_eq!(by(text, "attribution/label"), [], "{text}");
        }
    }
}
