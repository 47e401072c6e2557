//! Lines without a verb: which of them tell something.
//!
//! In: a sentence's tree and one of its clauses. Out: whether the clause stands on a line that is no sentence, and so tells nothing
//! outside a headline.

use super::SentenceReader;
use crate::claim::clause::Clause;
use crate::claim::english;
use crate::claim::form::Form;
use crate::claim::left_out::{self, has_finite_tag};
use crate::claim::model::Claim;
use crate::document::BlockKind;
use crate::normalize::Quantity;
use crate::text::{Deprel, Upos};

/// A verbless sentence of so many words and marks tells nothing outside a headline.
const SHORT_LINE: usize = 7;

/// Words of the shortest line that has a verb even if the tree shows none.
const LONG_LINE: usize = 8;

/// Words of the shortest stretch without a verb whose sum or measure tells something.
const SHORT_MEASURE: usize = 7;

impl SentenceReader<'_, '_> {
    /// "The plaster cast.", "In our own testing": whether words of an article's body stand there that no verb of a sentence is among.
    /// A headline leaves verbs out, a body does not; a long sentence has one that the tree did not know ("sailings to the island resume
    /// on Friday after a month of repairs").
    pub(super) fn is_bare(&self, clause: &Clause) -> bool {
        let finite = |&t: &usize| left_out::has_finite_tag(self.tree, t);
        let words = (0..self.tree.len()).filter(|t| !self.tree.is_punct(*t));
        let own = clause.words.iter().filter(|&&w| !self.tree.is_punct(w));
        let own = own.count();
        let whole = self.is_ended() && own >= LONG_LINE && own == words.count();
        let spans = self.tree.spans(&clause.words);
        let inside = |q: &&Quantity| spans.iter().any(|s| s.contains(q.span));
        let mut measures = { self.annotations.quantities.iter() }.filter(inside);
        // "only a fraction of the firm's $100 billion in revenue"
        let measured = own >= SHORT_MEASURE && measures.any(|q| is_share_or_sum(&q.unit));
        // "Thirty-one people drowned.": a past tense that the tree took for a participle.
        let tree = self.tree;
        let past = |c: usize| matches!(tree.token(c).xpos, "VBD" | "VBN") && c > clause.head;
        let counted = tree.has(clause.head, Deprel::Nummod) && self.is_ended();
        let done = counted
            && tree.rel(clause.head) == Deprel::Root
            && tree.children_by(clause.head, &[Deprel::Acl]).any(past);
        let verbal = done || clause.words.iter().any(finite);
        !self.is_headline() && !whole && !measured && !verbal
    }

    /// "Orn's Bo Vik" of "Orn's Bo Vik Arrested For Theft": whether a headline's clause is no more than whom its participle is told of.
    pub(super) fn is_label(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let name = clause.head;
        let done = |c: usize| c > name && tree.token(c).xpos == "VBN" && !clause.words.contains(&c);
        self.is_headline()
            && tree.token(name).upos == Upos::Propn
            && tree.rel(name) == Deprel::Root
            && tree.children_by(name, &[Deprel::Acl]).any(done)
    }

    /// "will meet for a tour marking its birthday": a participle of a shared subject whose time no verb tells, and which was not told as a
    /// finite verb.
    pub(super) fn is_untimed(&self, clause: &Clause, claim: &Claim) -> bool {
        let tree = self.tree;
        let same = tree.token(clause.top).span.of(self.annotations.text);
        let participle = tree.token(clause.top).xpos == "VBG" && clause.form == Form::Participle;
        let untold = || claim.normalized.split(' ').any(|w| w == same);
        let timed = |w: &usize| has_finite_tag(tree, *w);
        participle && clause.subject_shared && !clause.words.iter().any(timed) && untold()
    }

    /// "Hundreds of stalls that will make the evening fuller": whether the clause stands on the noun of a line that is no sentence.
    pub(super) fn is_on_line(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let modifies = matches!(tree.rel(clause.top), Deprel::AclRelcl | Deprel::Acl);
        let noun = tree.head(clause.top).filter(|_| modifies);
        let of = |n: &usize| tree.head(*n).filter(|_| tree.rel(*n) == Deprel::Nmod);
        let line = std::iter::successors(noun, of).take(tree.len()).last();
        let bare = |n: usize| {
            tree.rel(n) == Deprel::Root && !tree.has(n, Deprel::Cop) && !tree.has(n, Deprel::Nsubj)
        };
        line.is_some_and(bare) && !self.is_ended()
    }

    /// "Calling the pitch a swamp.": a line whose verb tells nobody who does it.
    pub(super) fn is_led_by_participle(&self) -> bool {
        let first = (0..self.tree.len()).find(|&t| !self.tree.is_punct(t));
        let finite = |t: usize| left_out::has_finite_tag(self.tree, t);
        first.is_some_and(|t| {
            self.tree.token(t).xpos == "VBG" && self.tree.token(t).upos == Upos::Verb
        }) && !(0..self.tree.len()).any(finite)
    }

    /// "ready to haul them away": words without a verb or a figure in a sentence that has a verb, which lost what they belong to.
    pub(super) fn is_cut_off(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let root = (0..tree.len()).find(|&t| tree.rel(t) == Deprel::Root);
        let verb =
            root.is_some_and(|t| tree.token(t).upos == Upos::Verb || tree.has(t, Deprel::Cop));
        let own = tree.spans(&clause.words);
        let figure = |q: &Quantity| own.iter().any(|s| s.contains(q.span));
        verb && tree.rel(clause.top) == Deprel::Parataxis
            && !self.annotations.quantities.iter().any(figure)
    }

    /// Whether a word of the sentence may be its finite verb, which the parser has hung elsewhere, or a figure tells what it
    /// says ("Thirty-one people drowned.", "The Lumen costs $799.").
    pub(super) fn may_assert(&self) -> bool {
        // "the same light that we must have": that verb is another clause's.
        let relative = |t: usize| {
            let above = std::iter::successors(Some(t), |&h| self.tree.head(h));
            { above.take(self.tree.len()) }.any(|h| self.tree.rel(h) == Deprel::AclRelcl)
        };
        let verb = |t: usize| self.tree.token(t).upos == Upos::Verb && !relative(t);
        let words = (0..self.tree.len()).filter(|&t| !self.tree.is_punct(t));
        (0..self.tree.len()).any(verb)
            || words.count() > 2 && !self.annotations.quantities.is_empty()
    }

    pub(super) fn is_headline(&self) -> bool {
        (self.annotations.block_kind)(self.index) == BlockKind::Title
    }

    /// A verbless line counts in a headline, or where it is written as a sentence and is long enough to be one: "Business as usual."
    pub(super) fn is_complete(&self) -> bool {
        self.is_headline() && !self.names_contents()
            || (self.tree.len() > SHORT_LINE || self.may_assert()) && self.is_ended()
    }

    /// Whether a headline only names what is below: "The vote: facts and figures", "Four things to do in May".
    pub(super) fn names_contents(&self) -> bool {
        let tree = self.tree;
        let is_verb = |t: usize| matches!(tree.token(t).xpos, "VBD" | "VBZ" | "VBP" | "VBN" | "MD");
        let colon = |t: usize| tree.word(t) == ":";
        let to = |t: usize| tree.word(t) == english::TO && tree.rel(t) == Deprel::Mark;
        let figure = |t: usize| t > 0 && tree.token(t).upos == Upos::Num;
        let counted = tree.len() > 0 && tree.token(0).upos == Upos::Num;
        let mut all = 0..tree.len();
        let parted = all.clone().any(colon) && !all.clone().any(figure);
        !all.clone().any(is_verb) && (parted || counted && all.any(to))
    }

    /// Whether a mark ends the sentence, as it ends no line of a list.
    pub(super) fn is_ended(&self) -> bool {
        let words = self.sentence.span.of(self.annotations.text);
        let words = words.trim_end_matches(['"', '”', '’', ')']);
        words.ends_with(['.', '!'])
    }
}

/// A share, or a sum of money by the code of its currency. A recipe's cups tell nothing.
fn is_share_or_sum(unit: &str) -> bool {
    unit == "%" || unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}
