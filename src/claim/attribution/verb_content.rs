//! What a verb that is a cue lays to its source: the clause, infinitive or noun phrase that stands for its content.

use super::candidate::ContentForm;
use super::cue::{CueMatch, Cues};
use super::extent;
use super::grammar::{
    has_subject, is_infinitive, is_passive, opens_with_as, opens_with_that, says_something,
};
use super::source_phrase::SourcePhrase;
use super::word_range::WordRange;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// Content as it was found, with its form.
type Content = (ContentForm, Vec<TextSpan>);

/// A verb cue in its sentence.
pub(super) struct VerbCue<'a> {
    pub tree: &'a Tree<'a>,
    /// All verbs that are cues.
    pub verbs: &'a Cues,
    pub found: &'a CueMatch<'a>,
    /// Head word of the cue.
    pub head: usize,
    pub source: Option<&'a SourcePhrase>,
    /// The words of cue and source, which are no content.
    pub tag: &'a [usize],
}

impl VerbCue<'_> {
    /// What stands for the content: the first of the forms that the cue takes.
    pub(super) fn content(&self) -> Option<Content> {
        let takes = self.found.cue.takes;
        if !self.found.gap.is_empty() && !takes.speaker {
            return self.between_its_words();
        }
        let clause = || {
            self.complement_clause()
                .or_else(|| self.clause_of_addressee())
                .or_else(|| self.clause_around())
                .or_else(|| self.loose_clause())
        };
        takes
            .clause
            .then(clause)
            .flatten()
            .or_else(|| takes.infinitive.then(|| self.infinitive()).flatten())
            .or_else(|| self.behind_preposition())
            .or_else(|| takes.object.then(|| self.object()).flatten())
    }

    /// The words that "…" of the cue stands for ("dismissed the claim as").
    fn between_its_words(&self) -> Option<Content> {
        let tree = self.tree;
        let mut words = self.found.gap.clone();
        // "described the plan as a mistake": what it is called is part of what is said of it.
        let last = *self.found.words.last()?;
        if tree.word(last) == english::AS {
            words.push(last);
            let called = tree.head(last).filter(|&h| h > last);
            words.extend(called.iter().flat_map(|&h| tree.subtree(h, &|_| false)));
        }
        let range = WordRange::hull(&words)?;
        let spans = range.without(tree, &self.found.words[..1]);
        Some((ContentForm::Object, spans))
    }

    /// "said that …", "it is said that …".
    fn complement_clause(&self) -> Option<Content> {
        let tree = self.tree;
        let clause = self.child(&[D::Ccomp, D::CsubjPass, D::Csubj])?;
        let finite = !is_infinitive(tree, clause)
            && says_something(tree, clause)
            && !opens_with_as(tree, clause);
        finite.then(|| self.clause(clause))
    }

    /// "told the council that …", which is no relative clause of the council.
    fn clause_of_addressee(&self) -> Option<Content> {
        let tree = self.tree;
        let addressee = self
            .child(&[D::Iobj, D::Obj])
            .filter(|_| self.found.cue.takes.addressee)?;
        let clause = tree.child(addressee, &[D::AclRelcl, D::Acl])?;
        let content = has_subject(tree, clause)
            && says_something(tree, clause)
            && opens_with_that(tree, clause);
        content.then(|| self.clause(clause))
    }

    /// The clause that the tag is put into or hung on: "The bridge, he said, is safe", "…, as he said".
    fn clause_around(&self) -> Option<Content> {
        let (tree, cue) = (self.tree, self.head);
        let last = *self.found.words.last()?;
        let complete =
            self.found.words.len() > 1 || self.child(&[D::Obj, D::Xcomp]).is_some_and(|c| c > last);
        let aside =
            tree.rel(cue) == D::Parataxis || tree.rel(cue) == D::Advcl && opens_with_as(tree, cue);
        let clause = tree.head(cue).filter(|_| !complete && aside)?;
        let mut outside = self.tag.to_vec();
        outside.extend(tree.subtree(cue, &|_| false));
        let range = WordRange::hull(&tree.subtree(clause, &|c| c == cue))?;
        Some((ContentForm::Clause, range.without(tree, &outside)))
    }

    /// A finite clause that the parse hung loosely on the cue behind it ("He said the bridge is safe").
    fn loose_clause(&self) -> Option<Content> {
        let tree = self.tree;
        let clause = self.child(&[D::Parataxis, D::Advcl, D::Xcomp])?;
        let plain = |m: usize| {
            tree.lemma(m) == english::THAT || !matches!(tree.token(m).xpos, "IN" | "WRB")
        };
        let content = clause > self.head
            && has_subject(tree, clause)
            && tree
                .children_by(clause, &[D::Mark, D::Case, D::Advmod])
                .all(plain);
        content.then(|| self.clause(clause))
    }

    /// "vowed to …"; of a passive with the subject, which does it ("the ferry is said to have sunk").
    fn infinitive(&self) -> Option<Content> {
        let (tree, cue) = (self.tree, self.head);
        let infinitive = self
            .child(&[D::Xcomp, D::Ccomp, D::Advcl])
            .filter(|&c| c > cue && is_infinitive(tree, c))?;
        let subject = is_passive(tree, cue)
            .then(|| tree.child(cue, &[D::NsubjPass, D::Nsubj]))
            .flatten();
        let mut content: Vec<TextSpan> = subject.and_then(|s| self.phrase(s)).into_iter().collect();
        content.extend(extent::of_object(tree, infinitive, cue, self.tag));
        Some((ContentForm::Infinitive, content))
    }

    /// What a cue governs that ends in a preposition ("cast doubt on the report").
    fn behind_preposition(&self) -> Option<Content> {
        let tree = self.tree;
        let last = *self.found.words.last()?;
        let preposition = self.found.words.len() > 1
            && matches!(tree.token(last).upos, Upos::Adp | Upos::Sconj | Upos::Part);
        let noun = tree.head(last).filter(|&n| preposition && n > last)?;
        let content = extent::of_object(tree, noun, self.head, self.tag);
        Some((ContentForm::Object, content))
    }

    /// "denied the report"; of a passive, its subject or the noun that it hangs on ("the report denied by …").
    fn object(&self) -> Option<Content> {
        let (tree, cue) = (self.tree, self.head);
        let addressee = self.found.cue.takes.addressee;
        let content = match (is_passive(tree, cue), addressee) {
            (false, false) => {
                let object = self
                    .child(&[D::Obj, D::Xcomp])
                    .filter(|&o| o > cue && self.source.is_none_or(|s| s.head != o))?;
                extent::of_object(tree, object, cue, self.tag)
            }
            // "Berg is accused of selling stolen art": he is no content.
            (true, false) if self.names_deed() => return None,
            (true, false) => {
                let participle = || tree.head(cue).filter(|_| tree.rel(cue) == D::Acl);
                let patient = tree.child(cue, &[D::NsubjPass]).or_else(participle)?;
                self.phrase(patient).into_iter().collect()
            }
            (_, true) => return None,
        };
        Some((ContentForm::Object, content))
    }

    /// Whether a preposition and a participle behind the cue tell a deed of whom it falls on.
    fn names_deed(&self) -> bool {
        let tree = self.tree;
        let opened = |c: usize| tree.children_by(c, &[D::Mark, D::Case]).any(|m| m < c);
        let deed = |c: usize| tree.token(c).xpos == "VBG" && c > self.head && opened(c);
        tree.children_by(self.head, &[D::Advcl]).any(deed)
    }

    fn clause(&self, clause: usize) -> Content {
        let spans = extent::of_clause(self.tree, self.verbs, clause, self.head, self.tag);
        (ContentForm::Clause, spans)
    }

    /// The noun phrase around a word, without what hangs on the cue.
    fn phrase(&self, noun: usize) -> Option<TextSpan> {
        SourcePhrase::around(self.tree, noun, &[self.head]).span(self.tree)
    }

    /// The first word with one of these relations that hangs on a word of the cue.
    fn child(&self, rels: &[D]) -> Option<usize> {
        let words = &self.found.words;
        words
            .iter()
            .flat_map(|&w| self.tree.children(w).iter().copied())
            .filter(|c| !words.contains(c) && rels.contains(&self.tree.rel(*c)))
            .min()
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::attribution::testing::{read, words};

    /// The contents that the text lays to somebody by a cue.
    fn by<'t>(cue: &str, text: &'t str) -> Vec<&'t str> {
        let found = read(text);
        let rule = |rule: &str| rule.rsplit('/').next() == Some(cue);
        let of = found.iter().filter(|a| rule(&a.rule));
        of.flat_map(|a| words(text, &a.content)).collect()
    }

    #[test]
    fn a_clause_with_or_without_that() {
        let text = "Ann said that the pier was old.";
        assert_eq!(by("say", text), ["that the pier was old"]);
        let text = "Ann said the pier was old.";
        assert_eq!(by("say", text), ["the pier was old"]);
        let text = "It was reported that the pier had burned.";
        assert_eq!(by("report", text), ["that the pier had burned"]);
    }

    #[test]
    fn whoever_is_told_is_no_part_of_it() {
        let text = "Ann told the council that the pier was old.";
        assert_eq!(by("tell", text), ["that the pier was old"]);
    }

    #[test]
    fn a_tag_put_into_its_clause_or_hung_on_it() {
        let text = "“The pier,” Ann said, “was old.”";
        assert_eq!(by("say", text), ["“The pier,”", "“was old.”"]);
        let text = "As Ann said, the pier was old.";
        assert_eq!(by("say", text), ["the pier was old"]);
    }

    #[test]
    fn an_infinitive_and_of_a_passive_its_subject() {
        let text = "Ann vowed to rebuild the pier.";
        assert_eq!(by("vow", text), ["to rebuild the pier"]);
        let text = "It is said to have sunk on Friday.";
        assert_eq!(by("say", text), ["It", "to have sunk on Friday"]);
    }

    #[test]
    fn an_object_and_of_a_participle_its_noun() {
        let text = "Ann denied the report.";
        assert_eq!(by("deny", text), ["the report"]);
        let text = "The plan, praised by the mayor, failed.";
        assert_eq!(by("praise", text), ["The plan"]);
    }

    #[test]
    fn what_stands_between_the_words_of_a_cue() {
        let text = "Ann called the old plan a lie.";
        assert_eq!(by("call … a lie", text), ["the old plan"]);
    }
}
