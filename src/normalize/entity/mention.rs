//! Names in a parsed sentence: what the rules know, and runs of proper nouns.

use super::cluster::LocalEntity;
use super::gazetteer::{Gazetteer, Hit};
use super::name::NameWords;
use super::rank;
use crate::normalize::english;
use crate::text::{Deprel, Sentence, TextSpan, Token, Upos};

/// A name as it stands in the text.
#[derive(Debug, Clone)]
pub(crate) struct NameMention {
    /// The name with its title.
    pub span: TextSpan,
    /// Words of the title.
    pub title: Vec<String>,
    /// Words of the name without title.
    pub words: Vec<String>,
    /// Index in the gazetteer, where a rule knows it.
    pub known: Option<usize>,
    /// Whether the words are an adjective or a description ("Russian", "the movement").
    pub adjectival: bool,
    /// Lemma of the preposition before it.
    pub after: Option<String>,
}

impl NameMention {
    /// The method that says that it is `entity`.
    pub(crate) fn rule(&self, entity: &LocalEntity) -> &'static str {
        let short = self.words.len() < entity.parts.len();
        match (self.known, self.adjectival) {
            (None, _) if short => "entities/short-for-a-name",
            (Some(_), true) => "entities/alias-or-demonym",
            (Some(_), false) => "entities/name-in-rules",
            (None, _) => "entities/proper-noun",
        }
    }
}

/// The names of a sentence, in order, without overlap.
pub(crate) fn names_in(
    text: &str,
    sentence: &Sentence,
    gazetteer: &Gazetteer,
    names: &NameWords,
) -> Vec<NameMention> {
    let words = NamedWords {
        text,
        sentence,
        names,
        hits: gazetteer.find(text, sentence.span),
        is_title_case: title_case(text, sentence),
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        if let Some((name, end)) = words.known_alone(at) {
            found.push(name);
            at = end;
        } else if words.is_proper(at) {
            let end = words.end_before_rank(at, words.end_of_name(at));
            let name = words.name(at, end);
            // "Chairman": an office alone names nobody.
            if !words.is_office(&name) {
                found.push(name);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// A sentence's words, asked which of them are names. All places are indices of tokens.
struct NamedWords<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    names: &'a NameWords,
    /// Names that rules know.
    hits: Vec<Hit>,
    /// Whether a capital tells nothing here.
    is_title_case: bool,
}

impl NamedWords<'_> {
    fn tokens(&self) -> &[Token] {
        &self.sentence.tokens
    }

    fn hit_at(&self, at: usize) -> Option<&Hit> {
        let word = self.tokens()[at].span;
        self.hits.iter().find(|hit| hit.span.contains(word))
    }

    /// One past the last word from `at` on that stands in the hit.
    fn end_of_hit(&self, hit: &Hit, at: usize) -> usize {
        let inside = |token: &&Token| hit.span.contains(token.span);
        at + self.tokens()[at..].iter().take_while(inside).count()
    }

    fn surface(&self, at: usize) -> &str {
        self.tokens()[at].span.of(self.text)
    }

    fn is_capital(&self, at: usize) -> bool {
        let first = self.surface(at).chars().next();
        first.is_some_and(char::is_uppercase)
    }

    /// Whether the word may stand in a name that no rule knows.
    fn is_named(&self, at: usize) -> bool {
        let word = self.surface(at);
        // "A. B. Lund": an initial is no article.
        let initial = word.chars().count() == 2 && word.ends_with('.') && self.is_capital(at);
        if self.names.is_not_name(word) && !initial || word.chars().all(|c| !c.is_alphanumeric()) {
            return false;
        }
        match self.tokens()[at].upos {
            Upos::Propn => self.is_capital(at) || word.chars().next().is_some_and(char::is_numeric),
            // A capital inside a sentence marks a name, whatever the tagger made of the word.
            Upos::Noun | Upos::Adj | Upos::Verb | Upos::X => {
                self.is_capital(at)
                    && !self.is_title_case
                    && at > 0
                    && self.surface(at - 1) != "\""
                    && self.hit_at(at).is_none_or(|hit| !hit.adjectival)
            }
            _ => false,
        }
    }

    /// "International Business Machines Corp. said": at the head of a sentence the capital tells nothing, the name does.
    fn opens_name(&self, at: usize) -> bool {
        let mut run = (at + 1..self.tokens().len()).take_while(|&t| self.is_named(t));
        self.is_capital(at)
            && !self.is_title_case
            && self.names.is_opener(self.surface(at))
            && run.any(|t| self.names.is_organization_word(self.surface(t)))
    }

    fn is_proper(&self, at: usize) -> bool {
        self.is_named(at) || self.opens_name(at)
    }

    fn is_proper_at(&self, at: usize) -> bool {
        at < self.tokens().len() && self.is_proper(at)
    }

    /// A description or adjective that a rule knows, and where it ends. It stands alone, unless a longer name runs through it.
    fn known_alone(&self, at: usize) -> Option<(NameMention, usize)> {
        let hit = self.hit_at(at)?;
        if !hit.adjectival && self.is_proper(at) {
            return None;
        }
        let end = self.end_of_hit(hit, at);
        // "Saudi Arabian Airlines", whatever the tagger made of "Saudi".
        let is_company = || {
            let run = (end..self.tokens().len()).take_while(|&t| self.is_proper(t));
            let last = run.last();
            self.is_capital(at)
                && last.is_some_and(|t| self.names.is_organization_word(self.surface(t)))
        };
        let is_inside_name = hit.adjectival
            && end < self.tokens().len()
            && (self.is_proper(end) || self.is_amid_name(end) && self.is_proper_at(end + 1))
            && self.hit_at(end).is_none()
            && (self.tokens()[at].upos == Upos::Propn || is_company());
        let name = NameMention {
            span: hit.span,
            title: Vec::new(),
            words: vec![hit.span.of(self.text).to_owned()],
            known: Some(hit.entity),
            adjectival: hit.adjectival,
            after: preposition(self.sentence, self.text, at),
        };
        (!is_inside_name).then_some((name, end))
    }

    /// One past the last word of the run of names from `at` on, particles and hyphens between them counted in.
    fn end_of_name(&self, at: usize) -> usize {
        // A name that rules know is one name, whatever hyphens stand in it.
        let mut end = self
            .hit_at(at)
            .map_or(at + 1, |hit| self.end_of_hit(hit, at));
        let all = self.tokens().len();
        while end < all {
            let (before, here) = (self.hit_at(end - 1), self.hit_at(end));
            if self.is_apposed(at, end) {
                break;
            }
            if self.is_proper(end) && !starts_other(before.map(|h| h.span), here.map(|h| h.span)) {
                end += 1;
            } else if self.is_proper_at(end + 1) && self.joins(at, end)
                || end > at + 1 && self.binds_part(end)
            {
                end += 2;
            } else if self.is_proper_at(end + 2) && self.is_bound_particle(end) {
                end += 3;
            } else {
                break;
            }
        }
        end
    }

    /// "Secretary of Trade Anna Holm": a word behind `at` that calls by name what stands before it.
    fn is_apposed(&self, at: usize, word: usize) -> bool {
        let token = &self.tokens()[word];
        // "the film The Quiet Holm": the last word of a name bears the others.
        let opens = (at..word).all(|t| self.tokens()[t].head != Some(word));
        let named = token.deprel == Deprel::Appos && token.head.is_some_and(|head| head < at);
        // The office stands under the name, or the name under the office.
        let office = |t: &Token| t.deprel == Deprel::NmodDesc && t.head == Some(word);
        opens && (named || self.tokens()[..at].iter().any(office))
    }

    /// Whether a name is nothing but a title, and none that rules know.
    fn is_office(&self, name: &NameMention) -> bool {
        let words: Vec<&str> = name.words.iter().map(String::as_str).collect();
        name.known.is_none()
            && name.title.is_empty()
            && self.names.title_length(&words) == words.len()
    }

    /// "Ban Ki-moon", "Hamish de Bruyn-Lowell": whether a hyphen binds one more part to a name of several.
    fn binds_part(&self, at: usize) -> bool {
        let name = |t: usize| t < self.tokens().len() && self.tokens()[t].upos == Upos::Propn;
        name(at - 1)
            && name(at + 1)
            && is_glued(self.text, self.sentence, at)
            && self.hit_at(at - 1).is_none()
    }

    /// "Muath al-Kasaesbeh": whether the word is a particle that a hyphen binds to the next.
    fn is_bound_particle(&self, at: usize) -> bool {
        self.names.is_particle(self.surface(at)) && is_glued(self.text, self.sentence, at + 1)
    }

    /// Whether a word between two names makes one name of them; the first begins at `from`.
    fn joins(&self, from: usize, at: usize) -> bool {
        let before = self.surface(at - 1);
        match self.surface(at) {
            "-" if self.is_station(at) => true,
            "-" => hyphened_name(self.text, self.sentence, at) && self.hit_at(at - 1).is_none(),
            english::FOR => self.names.is_organization_word(before),
            english::OF => !self.names.is_title(before) && !self.is_full_name(from, at),
            english::AND => self.joins_aims(at),
            other => self.names.is_particle(other) || self.is_amid_name(at),
        }
    }

    /// "Ada Lund of Varsk": a given name and a last one, behind which "of" tells where somebody comes from. "Joan of Arc" and "the Ada Lund
    /// School of Art" go on.
    fn is_full_name(&self, from: usize, end: usize) -> bool {
        end - from > 1
            && self.names.is_given(self.surface(from))
            && !self.names.is_organization_word(self.surface(end - 1))
    }

    /// "Centers for Disease Control and Prevention": two things that a body is for. Who else is named behind "and" is none.
    fn joins_aims(&self, and: usize) -> bool {
        let for_what = (0..and).rev().find(|&t| !self.is_proper(t));
        let is_body = |t: usize| self.names.is_organization_word(self.surface(t));
        for_what.is_some_and(|t| {
            t > 0 && t + 1 < and && self.surface(t) == english::FOR && is_body(t - 1)
        }) && self.hit_at(and + 1).is_none()
            && !self.names.is_given(self.surface(and + 1))
    }

    /// "KRON-TV": what a body is, behind a hyphen and letters that stand for its name.
    fn is_station(&self, hyphen: usize) -> bool {
        let (before, after) = (self.surface(hyphen - 1), self.surface(hyphen + 1));
        let letters = before.chars().all(char::is_uppercase);
        letters && after.len() > 1 && self.names.is_organization_word(after)
    }

    /// "US Northern Fleet": a word that is no name alone, as part of what the next word names.
    fn is_amid_name(&self, at: usize) -> bool {
        let token = &self.tokens()[at];
        matches!(token.upos, Upos::Propn | Upos::Adj)
            && self.is_capital(at)
            && matches!(token.deprel, Deprel::Amod | Deprel::Compound)
            && token.head.is_some_and(|head| head > at)
    }

    fn span(&self, at: usize, end: usize) -> TextSpan {
        TextSpan::new(
            self.tokens()[at].span.start,
            self.tokens()[end - 1].span.end,
        )
    }

    /// Where an organization or a place ends that a person with a rank follows; else `end`.
    fn end_before_rank(&self, at: usize, end: usize) -> usize {
        let span = self.span(at, end);
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let at_word = |k: usize| span.start + offset(words[k], span.of(self.text));
        let known = |k: usize| {
            let owner = TextSpan::new(span.start, at_word(k - 1) + words[k - 1].len());
            self.hits.iter().any(|hit| hit.span == owner)
        };
        let Some(from) = rank::begins(self.names, &words, &known).map(at_word) else {
            return end;
        };
        let rank = (at..end).find(|&t| self.tokens()[t].span.start >= from);
        rank.unwrap_or(end).max(at + 1)
    }

    /// The name of these words, its title set apart.
    fn name(&self, at: usize, end: usize) -> NameMention {
        let span = self.span(at, end);
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let all = self.names.title_length(&words).min(words.len());
        // "Coach Dean Holm": what rules know as a name has no title in it.
        let known = self
            .hits
            .iter()
            .filter(|hit| hit.span.end == span.end && !hit.adjectival);
        let before = |hit: &Hit| {
            let before = hit.span.start.checked_sub(span.start)?;
            Some(span.of(self.text)[..before].split_whitespace().count())
        };
        let titles = known
            .filter_map(before)
            .filter(|n| *n < all)
            .min()
            .unwrap_or(all);
        let (title, name) = if titles == words.len() {
            (&words[..0], &words[..])
        } else {
            words.split_at(titles)
        };
        let bare = TextSpan::new(span.start + offset(name[0], span.of(self.text)), span.end);
        let is_most = |hit: &&Hit| {
            bare.contains(hit.span)
                && hit.span.end == bare.end
                && !hit.adjectival
                && hit.span.len() * 2 > bare.len()
        };
        let whole = self.hits.iter().find(|hit| hit.span == bare);
        let known = whole.or_else(|| self.hits.iter().find(is_most));
        NameMention {
            span,
            title: title.iter().map(|w| (*w).to_owned()).collect(),
            words: name.iter().map(|w| (*w).to_owned()).collect(),
            known: known.map(|hit| hit.entity),
            adjectival: false,
            after: preposition(self.sentence, self.text, at),
        }
    }
}

/// Where a slice of `whole` starts in it.
fn offset(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// "Al-Fahd", "Jean-Pierre": a hyphen without blanks after a short first part that is no acronym.
fn hyphened_name(text: &str, sentence: &Sentence, hyphen: usize) -> bool {
    let first = sentence.tokens[hyphen - 1].span.of(text);
    is_glued(text, sentence, hyphen)
        && first.len() < 5
        && first.chars().skip(1).all(char::is_lowercase)
}

/// Whether a hyphen without blanks stands there.
fn is_glued(text: &str, sentence: &Sentence, hyphen: usize) -> bool {
    let tokens = &sentence.tokens;
    let span = tokens[hyphen].span;
    let (before, after) = (tokens[hyphen - 1].span, tokens[hyphen + 1].span);
    span.of(text) == "-" && before.end == span.start && span.end == after.start
}

/// Whether most words have capitals, as in a headline, so that a capital tells nothing.
pub(crate) fn title_case(text: &str, sentence: &Sentence) -> bool {
    let tells = |t: &&Token| {
        matches!(
            t.upos,
            Upos::Noun | Upos::Verb | Upos::Adj | Upos::Propn | Upos::Adv
        )
    };
    let words = sentence.tokens.iter().filter(tells);
    mostly_capitals(words.map(|t| t.span.of(text)))
}

/// Whether eight in ten of at least three words begin with a capital.
pub(super) fn mostly_capitals<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let (all, capitals) = words.fold((0, 0), |(all, capitals), word| {
        (all + 1, capitals + usize::from(capital(word)))
    });
    all > 2 && capitals * 10 >= all * 8
}

/// Two neighbouring names that rules know apart are two names ("Kabul Taliban").
fn starts_other(before: Option<TextSpan>, here: Option<TextSpan>) -> bool {
    matches!((before, here), (Some(a), Some(b)) if a != b)
}

fn preposition(sentence: &Sentence, text: &str, i: usize) -> Option<String> {
    let mut at = i.checked_sub(1)?;
    if matches!(sentence.tokens[at].upos, Upos::Det) {
        at = at.checked_sub(1)?;
    }
    let token = &sentence.tokens[at];
    (token.upos == Upos::Adp).then(|| token.span.of(text).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;
    use crate::text::{Parser, Syntax};

    /// The first name of a text.
    fn first(text: &str) -> &str {
        let rules = RuleSet::builtin().file;
        let gazetteer = Gazetteer::new(&rules.entities, &rules.names);
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let words = NameWords::new(&rules.names);
        names_in(text, &sentence, &gazetteer, &words)[0]
            .span
            .of(text)
    }

    #[test]
    fn an_initial_is_no_article() {
        let text = "The coach, A. B. Lund, bought the old boat in spring.";
        assert_eq!(first(text), "A. B. Lund");
    }

    #[test]
    fn where_somebody_comes_from_is_no_part_of_a_full_name() {
        for (text, wanted) in [
            ("Gary Lund of Varsk bought the old boat.", "Gary Lund"),
            (
                "The Gary Lund School of Art bought the old boat.",
                "Gary Lund School of Art",
            ),
            ("The Bank of Varsk bought the old boat.", "Bank of Varsk"),
        ] {
            assert_eq!(first(text), wanted);
        }
    }

    #[test]
    fn what_a_body_is_for_stands_in_its_name_and_who_is_named_beside_it_does_not() {
        for (text, wanted) in [
            (
                "The Institute for Dunes and Marshes bought the old boat in spring.",
                "Institute for Dunes and Marshes",
            ),
            (
                "The Institute for Dunes and Ivan Petrov bought the old boat in spring.",
                "Institute for Dunes",
            ),
            (
                "The Institute for Dunes and Norway bought the old boat in spring.",
                "Institute for Dunes",
            ),
            (
                "The shop of Dunes and Marshes bought the old boat in spring.",
                "Dunes",
            ),
            (
                "Gifts for Dunes and Marshes are always welcome in spring.",
                "Dunes",
            ),
        ] {
            assert_eq!(first(text), wanted);
        }
    }
}
