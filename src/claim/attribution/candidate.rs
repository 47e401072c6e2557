//! An attribution while it is being read: what one sentence tells of it.

use super::cue::Cue;
use super::model::AttributionClass;
use super::source_phrase::SourcePhrase;
use crate::rules::Stance;
use crate::text::TextSpan;

/// Words that may stand between a tag and its quotation ("he said on Monday in Lima").
pub(super) const NEAR: usize = 9;

/// The same for verbs that are tags only right beside a quotation ("he laughed").
pub(super) const BESIDE: usize = 2;

/// What kind of words the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ContentForm {
    /// Words in quotation marks.
    Quotation,
    /// A finite clause ("said that …").
    Clause,
    /// "vowed to …".
    Infinitive,
    /// A noun phrase ("denied the report").
    Object,
    /// A clause that hangs on a noun ("the claim that …").
    NounClause,
    /// The sentence around a phrase or adverb ("according to …").
    Sentence,
}

/// A cue with what was found around it in its sentence.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked alone")]
pub(super) struct Candidate {
    /// Index of the sentence.
    pub sentence: usize,
    /// Head word of the cue.
    pub head: usize,
    pub source: Option<SourcePhrase>,
    pub source_spans: Vec<TextSpan>,
    pub cue: Vec<TextSpan>,
    pub content: Vec<TextSpan>,
    pub form: ContentForm,
    pub stance: Stance,
    pub class: AttributionClass,
    pub rule: String,
    /// Whether words in quotation marks beside it are its content.
    pub takes_quotation: bool,
    /// Words that may stand between the tag and its quotation.
    pub max_gap: usize,
    /// Whether it names whom somebody else quotes ("was quoted as saying").
    pub names_quoted: bool,
    /// Whether its object is what the source answers ("responded to the question").
    pub answers: bool,
    /// Whether it is part of what somebody is quoted with ("The fishermen say that it leaks," Prado said).
    pub quoted: bool,
}

impl Candidate {
    /// A cue of a sentence, with nothing around it yet. What is known of it is what the rules say.
    pub(super) fn of_cue(sentence: usize, head: usize, cue: &Cue, form: ContentForm) -> Self {
        Self {
            sentence,
            head,
            source: None,
            source_spans: Vec::new(),
            cue: Vec::new(),
            content: Vec::new(),
            form,
            stance: cue.stance,
            class: cue.class,
            rule: cue.rule.clone(),
            takes_quotation: cue.takes.quotation,
            max_gap: if cue.takes.only_beside { BESIDE } else { NEAR },
            names_quoted: cue.takes.speaker,
            answers: cue.ends_in_to(),
            quoted: false,
        }
    }

    /// From the first to the last byte of source and cue.
    pub(super) fn tag(&self) -> TextSpan {
        let mut all = self.tag_spans();
        let first = all.next().unwrap_or_default();
        all.fold(first, TextSpan::hull)
    }

    /// The spans of cue and source.
    pub(super) fn tag_spans(&self) -> impl Iterator<Item = TextSpan> {
        self.cue.iter().chain(&self.source_spans).copied()
    }

    /// The length of its content in bytes.
    pub(super) fn content_len(&self) -> usize {
        self.content.iter().map(|c| c.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::cue::Cues;
    use crate::claim::attribution::testing::{rules, with_tree};

    fn of(text: &str) -> Candidate {
        let cues = Cues::verbs(&rules().attribution);
        with_tree(text, |tree, _| {
            let found = (0..tree.len()).find_map(|i| cues.at(tree, i, &|_| true));
            let found = found.unwrap();
            Candidate::of_cue(0, found.words[0], found.cue, ContentForm::Quotation)
        })
    }

    #[test]
    fn a_cue_brings_what_the_rules_say_of_it() {
        let said = of("She said no.");
        assert_eq!((said.max_gap, said.takes_quotation), (NEAR, true));
        let laughed = of("She laughed.");
        assert_eq!((laughed.max_gap, laughed.answers), (BESIDE, false));
        assert!(of("She responded to the question.").answers);
    }

    #[test]
    fn a_tag_reaches_from_the_source_to_the_end_of_the_cue() {
        let tag = Candidate {
            cue: vec![TextSpan::new(20, 24)],
            source_spans: vec![TextSpan::new(4, 9)],
            ..of("She said no.")
        };
        assert_eq!(tag.tag(), TextSpan::new(4, 24));
    }
}
