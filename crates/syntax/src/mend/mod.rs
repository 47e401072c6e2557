//! Trees that the parser bent in known ways, straightened.
//!
//! In: the words of a parsed sentence. Out: the same words, some with another head and relation. Each mend is told by
//! structure alone, and most are the classic garden paths of English. The words are passed over once, and at each the first
//! mend that applies is done. What always holds: a tree with one root and no cycle stays one, since a mend that would
//! break that is refused.

mod clauses;
mod degree;
mod hung;
mod names;
mod paths;
mod phrases;
mod rows;
mod speakers;
mod subjects;
mod tags;

use crate::lexicon::{COGNITION, COMMUNICATION, GROUP, Lexicon, MESSAGE, PERSON, THOUGHT, TIME};
use crate::{Deprel, Token, Upos};

use Deprel as D;

/// New heads and relations, by word.
pub type Arcs = Vec<(usize, Option<usize>, Deprel)>;

/// What a mend would change at a word; `None` where that stands well.
pub type Mend = fn(&Bent<'_>, usize) -> Option<Arcs>;

/// All mends by name, in the order in which they are tried.
pub const MENDS: &[(&str, Mend)] = &[
    ("stranded", phrases::stranded),
    ("before_complementizer", subjects::before_complementizer),
    ("opener_on_subject", subjects::opener_on_subject),
    ("path_of_subject", subjects::path_of_subject),
    ("clause_as_subject", subjects::clause_as_subject),
    ("reduced_relative", clauses::reduced_relative),
    ("relative_beside_verb", clauses::relative_beside_verb),
    ("noun_as_saying", clauses::noun_as_saying),
    ("name_over_hyphen", names::name_over_hyphen),
    ("region", phrases::region),
    ("purpose_after_tag", clauses::purpose_after_tag),
    ("verb_as_noun", clauses::verb_as_noun),
    ("name_behind_office", speakers::name_behind_office),
    ("adjunct_before_verb", subjects::adjunct_before_verb),
    ("content_as_relative", clauses::content_as_relative),
    ("that_as_object", clauses::that_as_object),
    ("subject_as_object", subjects::subject_as_object),
    ("phrase_in_name", phrases::phrase_in_name),
    ("participle_of_subject", subjects::participle_of_subject),
    ("copula_on_modifier", clauses::copula_on_modifier),
    ("change_behind", phrases::change_behind),
    ("all_but", degree::all_but),
    ("state_as_adverb", degree::state_as_adverb),
    ("measure_before_adjective", degree::measure_before_adjective),
    ("measure_before_sum", degree::measure_before_sum),
    ("object_as_conjunct", subjects::object_as_conjunct),
    ("reported_relative", clauses::reported_relative),
    ("relative_on_verb", clauses::relative_on_verb),
    ("past_as_participle", subjects::past_as_participle),
    ("closing_tag", subjects::closing_tag),
    ("tag_without_subject", subjects::tag_without_subject),
    ("participle_with_subject", hung::participle_with_subject),
    ("participle_across_verb", hung::participle_across_verb),
    ("participle_in_commas", hung::participle_in_commas),
    ("verb_as_apposition", hung::verb_as_apposition),
    ("being_on_verb", hung::being_on_verb),
    ("relative_on_adjective", hung::relative_on_adjective),
    ("main_clause_on_noun", hung::main_clause_on_noun),
    ("subject_behind_opener", hung::subject_behind_opener),
    ("tag_as_modifier", tags::tag_as_modifier),
    ("tag_amid", tags::tag_amid),
    ("subject_as_conjunct", tags::subject_as_conjunct),
    ("name_behind_conjunct", tags::name_behind_conjunct),
    ("verb_behind_whose", tags::verb_behind_whose),
    ("who_on_thing", names::who_on_thing),
    ("office_on_place", names::office_on_place),
    ("name_over_noun", names::name_over_noun),
    ("name_beside_noun", names::name_beside_noun),
    ("relative_on_label", names::relative_on_label),
    ("given_that", names::given_that),
    ("past_before_noun", phrases::past_before_noun),
    ("participle_over_copula", clauses::participle_over_copula),
    ("age_as_subject", speakers::age_as_subject),
    ("district_as_subject", speakers::district_as_subject),
    ("name_as_second_subject", speakers::name_as_second_subject),
    ("adjective_behind_noun", speakers::adjective_behind_noun),
    ("subject_before_day", speakers::subject_before_day),
    ("speaker_as_object", speakers::speaker_as_object),
    ("speaker_on_adjunct", speakers::speaker_on_adjunct),
    ("name_on_quotation", speakers::name_on_quotation),
    ("tag_as_conjunct", speakers::tag_as_conjunct),
    ("tag_without_and", speakers::tag_without_and),
    ("preposition_as_opener", paths::preposition_as_opener),
    ("noun_behind_opener", paths::noun_behind_opener),
    ("thanks_to", phrases::thanks_to),
    ("participle_behind_with", phrases::participle_behind_with),
    ("second_subject_in_name", paths::second_subject_in_name),
    ("noun_across_preposition", paths::noun_across_preposition),
    ("subject_before_content", paths::subject_before_content),
    ("day_behind_saying", paths::day_behind_saying),
    ("content_beside_saying", rows::content_beside_saying),
    ("saying_beside_saying", rows::saying_beside_saying),
    ("clause_on_time", rows::clause_on_time),
    ("row_as_clause", rows::row_as_clause),
];

/// What a clause has at most one of.
const SUBJECTS: [Deprel; 5] = [D::Nsubj, D::NsubjPass, D::Csubj, D::CsubjPass, D::Expl];

/// A tree as a mend sees it.
#[derive(Clone, Copy)]
pub struct Bent<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon<'a>,
}

impl<'a> Bent<'a> {
    fn word(&self, i: usize) -> &'a str {
        self.tokens[i].span.of(self.text)
    }

    fn rel(&self, i: usize) -> Deprel {
        self.tokens[i].deprel
    }

    fn children(&self, of: usize) -> impl Iterator<Item = usize> + use<'a> {
        let tokens = self.tokens.iter().enumerate();
        tokens.filter_map(move |(i, t)| (t.head == Some(of)).then_some(i))
    }

    /// The subject of the verb at `i`, a clause or an empty word too.
    fn subject(&self, i: usize) -> Option<usize> {
        self.children(i).find(|&c| SUBJECTS.contains(&self.rel(c)))
    }

    /// Whether the word is a noun or part of a name.
    fn nominal(&self, i: usize) -> bool {
        matches!(self.tokens[i].upos, Upos::Noun | Upos::Propn)
    }

    /// The class of the first sense of a word as a noun.
    fn class(&self, i: usize) -> u64 {
        let lemma = self.tokens[i].lemma.to_lowercase();
        self.lexicon.get(lemma.as_bytes()).noun_class()
    }

    /// Whether the first sense of a noun is a time ("Sunday", "year").
    fn tells_time(&self, i: usize) -> bool {
        self.nominal(i) && self.class(i) == TIME
    }

    /// Whether the first sense of a word, common noun or part of a name, is a person or a group ("officer", "Chairman").
    fn is_people(&self, i: usize) -> bool {
        self.nominal(i) && [GROUP, PERSON].contains(&self.class(i))
    }

    /// The same of a common noun alone ("officer", "company").
    fn may_speak(&self, i: usize) -> bool {
        self.tokens[i].upos == Upos::Noun && self.is_people(i)
    }

    /// Whether a verb form can lead a sentence.
    fn is_finite(&self, i: usize) -> bool {
        matches!(self.tokens[i].xpos, "VBD" | "VBZ" | "VBP" | "MD")
    }

    /// What the subject of the verb at `i` is to it.
    fn subject_rel(&self, i: usize) -> Deprel {
        if self.children(i).any(|c| self.rel(c) == D::AuxPass) {
            D::NsubjPass
        } else {
            D::Nsubj
        }
    }

    /// Whether the first sense of a verb is one of saying.
    fn tells(&self, i: usize) -> bool {
        let lemma = self.tokens[i].lemma.to_lowercase();
        let verb = self.tokens[i].upos == Upos::Verb;
        verb && self.lexicon.get(lemma.as_bytes()).verb_class() == COMMUNICATION
    }

    /// Whether the first sense of a verb is one of saying or thinking, or that of a noun what is said or thought (the
    /// lexicographer's classes of `WordNet`).
    fn says(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        let entry = self.lexicon.get(token.lemma.to_lowercase().as_bytes());
        match token.upos {
            Upos::Verb => [COGNITION, COMMUNICATION].contains(&entry.verb_class()),
            Upos::Noun => [THOUGHT, MESSAGE].contains(&entry.noun_class()),
            _ => false,
        }
    }
}

/// Runs `mends` over the words of a tree, whose heads are indices into `tokens`. What is no tree stays as it is.
///
/// The confidence of a mended arc stays that of the arc which the parser chose.
pub(crate) fn run(text: &str, tokens: &mut [Token], lexicon: &Lexicon<'_>, mends: &[(&str, Mend)]) {
    if mends.is_empty() || !is_tree(&heads(tokens)) {
        return;
    }
    for i in 0..tokens.len() {
        let bent = Bent {
            text,
            tokens,
            lexicon,
        };
        let arcs = mends
            .iter()
            .find_map(|(_, mend)| mend(&bent, i).filter(|arcs| keeps_tree(tokens, arcs)));
        for (word, head, rel) in arcs.into_iter().flatten() {
            tokens[word].head = head;
            tokens[word].deprel = rel;
        }
    }
}

fn heads(tokens: &[Token]) -> Vec<Option<usize>> {
    tokens.iter().map(|token| token.head).collect()
}

/// Whether the words are still a tree with these arcs.
fn keeps_tree(tokens: &[Token], arcs: &Arcs) -> bool {
    let mut heads = heads(tokens);
    for &(word, head, _) in arcs {
        match heads.get_mut(word) {
            Some(place) => *place = head,
            None => return false,
        }
    }
    is_tree(&heads)
}

/// Whether one word has no head, and that word stands above every other.
fn is_tree(heads: &[Option<usize>]) -> bool {
    if heads.iter().filter(|head| head.is_none()).count() != 1 {
        return false;
    }
    // Under the root for sure; each word is walked over once.
    let mut rooted = vec![false; heads.len()];
    for start in 0..heads.len() {
        let (mut path, mut at) = (Vec::new(), start);
        while !rooted[at] {
            path.push(at);
            match heads[at] {
                None => break,
                Some(head) if head < heads.len() && path.len() <= heads.len() => at = head,
                Some(_) => return false,
            }
        }
        for word in path {
            rooted[word] = true;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TextSpan;

    #[test]
    fn a_tree_has_one_root_and_no_cycle() {
        assert!(is_tree(&[Some(1), None, Some(1)]));
        assert!(!is_tree(&[None, None]), "two roots");
        assert!(
            !is_tree(&[Some(1), Some(0), None]),
            "a cycle beside the root"
        );
        assert!(!is_tree(&[None, Some(1)]), "its own head");
        assert!(!is_tree(&[None, Some(2)]), "no such head");
        assert!(!is_tree(&[]), "no root");
    }

    #[test]
    fn a_mend_that_would_break_the_tree_is_refused_and_the_next_one_tried() {
        let token = |at: usize, head| Token {
            span: TextSpan::new(2 * at, 2 * at + 1),
            lemma: "a".to_owned(),
            upos: Upos::Noun,
            xpos: "NN",
            head,
            deprel: D::Dep,
            confidence: 1.0,
        };
        let mends: [(&str, Mend); 3] = [
            ("cycle", |_, i| (i == 0).then(|| vec![(0, Some(1), D::Obj)])),
            ("two_roots", |_, i| {
                (i == 0).then(|| vec![(1, None, D::Root)])
            }),
            ("sound", |_, i| (i == 2).then(|| vec![(2, Some(1), D::Obl)])),
        ];
        let mut tokens = [token(0, None), token(1, Some(0)), token(2, Some(0))];
        run("a a a", &mut tokens, &Lexicon::default(), &mends);
        assert_eq!(heads(&tokens), [None, Some(0), Some(1)]);
        assert_eq!(tokens[2].deprel, D::Obl);
    }
}
