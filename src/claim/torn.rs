//! Claims that would end or begin in the middle of what an article says.
//!
//! In: the clauses of a sentence, and which of them are told. Out: the same, where one that broke off before a word that belongs to it
//! is told with that word and what follows, and one that cannot be whole is not told. Between two clauses stands a mark, a
//! conjunction, a word that opens a clause, or the first word of a clause that is told itself. Where none of them stands, the
//! parser has hung what follows on the wrong word.

use super::annotations::Annotations;
use super::clause::Clause;
use super::form::Form;
use super::left_out::has_finite_tag;
use super::reason::Reason;
use super::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

const RULE: &str = "claim/torn";
const TORN: Reason = Reason::new(RULE, "torn from the words before or behind it");

/// Mends the clauses that are told, those without a reason in `why`; one that cannot be mended gets its reason.
pub(super) fn mend(
    annotations: &Annotations<'_>,
    tree: &Tree<'_>,
    clauses: &mut [Clause],
    why: &mut [Option<Reason>],
) {
    let told = |c: usize, clauses: &[Clause], why: &[Option<Reason>]| {
        why[c].is_none() && stands_alone(tree, &clauses[c])
    };
    for c in 0..clauses.len() {
        if told(c, clauses, why) && takes_object(tree, &clauses[c]) {
            why[c] = Some(TORN);
        }
    }
    for c in 0..clauses.len() {
        let last = last_word(tree, &clauses[c]).filter(|_| told(c, clauses, why));
        let Some(last) = last else {
            continue;
        };
        if leads_on(tree, last) {
            why[c] = Some(TORN);
            continue;
        }
        let next = last + 1;
        if next == tree.len() || tree.parts(next) {
            continue;
        }
        let sentence = Told {
            annotations,
            tree,
            clauses,
            why,
        };
        if sentence.is_new(c, next) {
            continue;
        }
        match sentence.seam(c, next) {
            Seam::Sound => {}
            Seam::GoesOn(rest) => clauses[c].take_back(rest, RULE.to_owned()),
            Seam::Torn => why[c] = Some(TORN),
        }
    }
}

/// Whether it is a clause with a verb of its own that hangs on no noun: what follows one that does may be the noun's.
fn stands_alone(tree: &Tree<'_>, clause: &Clause) -> bool {
    let hangs = matches!(
        tree.rel(clause.top),
        D::AclRelcl | D::AdvclRelcl | D::Acl | D::Csubj | D::CsubjPass
    );
    clause.form == Form::Clause && !hangs
}

/// "into markets burst": whether its subject is what a preposition before it has for its noun. "Over forty people" is a number.
fn takes_object(tree: &Tree<'_>, clause: &Clause) -> bool {
    let Some(subject) = clause
        .grammatical_subject()
        .filter(|_| !clause.subject_shared)
    else {
        return false;
    };
    let number = |&w: &usize| tree.token(w).upos == Upos::Num;
    let own = tree.children_by(subject.head, &[D::Case]);
    let cased = { own }.any(|c| c < subject.head && tree.token(c).upos == Upos::Adp);
    let before = subject.words.first().and_then(|f| f.checked_sub(1));
    let open = before.is_some_and(|b| {
        let case = tree.token(b).upos == Upos::Adp && tree.rel(b) == D::Case;
        let ahead = tree.head(b).is_some_and(|h| h > b);
        case && ahead && !clause.whole().contains(&b)
    });
    open || cased && !subject.words.iter().any(number)
}

/// The last word that the clause is told with.
fn last_word(tree: &Tree<'_>, clause: &Clause) -> Option<usize> {
    let shared = [&clause.subject, &clause.object];
    let shared = shared.into_iter().flatten().flat_map(|s| s.words.iter());
    let whole = clause.whole();
    let words = whole.iter().chain(shared).copied();
    words.filter(|&w| !tree.is_punct(w)).max()
}

/// "The boats came over the": whether the word belongs to a noun or verb behind it.
fn leads_on(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.token(word).upos, Upos::Det | Upos::Adp | Upos::Part)
        && tree.head(word).is_some_and(|h| h > word)
}

/// The clauses of a sentence, and which of them are told.
struct Told<'t, 'a> {
    annotations: &'t Annotations<'t>,
    tree: &'t Tree<'a>,
    clauses: &'t [Clause],
    why: &'t [Option<Reason>],
}

impl Told<'_, '_> {
    /// Whether the word behind the clause at `c` begins something new.
    fn is_new(&self, c: usize, next: usize) -> bool {
        opens(self.tree, next) || self.is_tag(c, next) || self.is_told(c, next)
    }

    /// Whether it says who says what the clause says.
    fn is_tag(&self, c: usize, next: usize) -> bool {
        let head = self.tree.token(self.clauses[c].head).span;
        let next = self.tree.token(next).span;
        let within = |list: &[TextSpan], word: TextSpan| list.iter().any(|s| s.contains(word));
        let mut near = self.annotations.attributions_near();
        near.any(|(_, a)| {
            within(&a.content, head) && (within(&a.cue, next) || within(&a.source, next))
        })
    }

    /// Whether another clause begins with it, or right behind it ("so the mill closed").
    fn is_told(&self, c: usize, next: usize) -> bool {
        let tree = self.tree;
        // "no one could foresee what became of Vik was paid": a verb alone begins nothing.
        if has_finite_tag(tree, next) {
            return false;
        }
        let links = matches!(tree.token(next).upos, Upos::Adv | Upos::Adp);
        let begins = |o: usize| {
            let clause = &self.clauses[o];
            let told = self.why[o].is_none() || clause.told_with.is_some();
            let own = clause.grammatical_subject();
            let own = own
                .filter(|_| !clause.subject_shared && has_finite(tree, clause) && !self.is_torn(o));
            let subject = own.and_then(|s| s.words.first().copied());
            let first = { clause.words.iter() }.find(|&&w| !tree.is_punct(w));
            let at = |word: usize| told && first == Some(&word) || subject == Some(word);
            at(next) || links && at(next + 1)
        };
        let others = (0..self.clauses.len()).filter(|&o| o != c);
        { others }.any(begins)
    }

    fn is_torn(&self, clause: usize) -> bool {
        self.why[clause] == Some(TORN)
    }

    /// What becomes of the clause at `c`, if it ends before `next`, which begins nothing new. Behind a clause that an opener ties to
    /// something stands the verb of what it is tied to ("the base where they met | was shut").
    fn seam(&self, c: usize, next: usize) -> Seam {
        let (tree, clause) = (self.tree, &self.clauses[c]);
        // What was taken for the verb of a clause that is none leads nothing.
        let misread = |t: usize| {
            let mut clauses = 0..self.clauses.len();
            clauses.any(|o| self.is_torn(o) && self.clauses[o].has_verb(t))
        };
        let end = |t: usize| tree.parts(t) || t > next && self.is_new(c, t);
        let mut stop = (next..tree.len()).find(|&t| end(t)).unwrap_or(tree.len());
        let verb = (next..stop).any(|t| has_finite_tag(tree, t) && !misread(t));
        if verb && is_opened(tree, clause) {
            return if of_noun(tree, clause) {
                Seam::Torn
            } else {
                Seam::Sound
            };
        }
        // "a clash in | which six men died": what leads in what follows is no end.
        let leads = |t: usize, stop: usize| tree.head(t).is_some_and(|h| h >= stop);
        while stop > next && leads(stop - 1, stop) {
            stop -= 1;
        }
        // "his name, | age and address": a list is told to its end.
        let heads = |t: usize| self.clauses.iter().any(|o| o.top == t);
        let below = (next..stop).flat_map(|t| tree.subtree(t, &heads));
        let mut rest: Vec<usize> = below.chain(next..stop).filter(|&t| t >= next).collect();
        rest.sort_unstable();
        rest.dedup();
        Seam::GoesOn(rest)
    }
}

/// What becomes of a clause that ends before a word which begins nothing new.
enum Seam {
    /// It ends well.
    Sound,
    /// It is told with these words too.
    GoesOn(Vec<usize>),
    /// It is none.
    Torn,
}

/// Whether a word that opens a clause stands before it: "that", "where", "as".
fn is_opened(tree: &Tree<'_>, clause: &Clause) -> bool {
    let opens = |t: usize| tree.token(t).upos == Upos::Sconj || tree.token(t).xpos.starts_with('W');
    let before = |&&t: &&usize| t < clause.head;
    tree.children(clause.top)
        .iter()
        .filter(before)
        .any(|&t| opens(t))
}

/// "the rumour that it sank": whether it is what a noun says.
fn of_noun(tree: &Tree<'_>, clause: &Clause) -> bool {
    let noun = |n: usize| tree.token(n).upos == Upos::Noun;
    tree.rel(clause.top) == D::Ccomp && tree.head(clause.top).is_some_and(noun)
}

/// Whether one of the verbs of a clause is finite by its tag.
fn has_finite(tree: &Tree<'_>, clause: &Clause) -> bool {
    let verbs = clause.verb_group.iter().chain([&clause.head, &clause.top]);
    { verbs }.any(|&v| has_finite_tag(tree, v))
}

/// Whether the word opens a clause or joins two.
fn opens(tree: &Tree<'_>, word: usize) -> bool {
    let token = tree.token(word);
    matches!(token.upos, Upos::Cconj | Upos::Sconj) || token.xpos.starts_with('W')
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::take;

    #[test]
    fn a_claim_goes_on_to_where_the_article_stops() {
        for text in [
            "There are plans to one day expand the use of the ferries.",
            "The firm wants to see this service be open on boats like the Merle.",
        ] {
            assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
        }
    }

    #[test]
    fn a_subject_is_no_noun_of_a_preposition() {
        let text =
            "The firm paid the £9million fee to the Danish league this morning to sign Ada Kern";
        assert_eq!(take(text).texts(), [text]);
    }

    #[test]
    fn what_begins_anew_is_not_told_twice() {
        let texts = |text: &str| take(text).texts().join(" / ");
        assert_eq!(
            texts("The mill closed while the crew was at sea."),
            "The mill closed / the crew was at sea"
        );
        assert_eq!(
            texts("\"The mill will close\" said Ada Kern."),
            "The mill will close"
        );
    }
}
