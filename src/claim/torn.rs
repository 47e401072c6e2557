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
    for c in 0..clauses.len() {
        if why[c].is_some() || !stands_alone(tree, &clauses[c]) {
            continue;
        }
        let Some(last) = last_word(tree, &clauses[c]) else {
            continue;
        };
        if takes_object(tree, &clauses[c]) || leads_on(tree, last) {
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
        match sentence.rest(c, next) {
            Some(rest) => clauses[c].take_back(rest, RULE.to_owned()),
            None => why[c] = Some(TORN),
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

/// "into markets burst": whether its subject stands behind a preposition that is left without a noun.
fn takes_object(tree: &Tree<'_>, clause: &Clause) -> bool {
    let own = clause
        .grammatical_subject()
        .filter(|_| !clause.subject_shared);
    let first = own.and_then(|s| s.words.first().copied());
    let Some(before) = first.and_then(|f| f.checked_sub(1)) else {
        return false;
    };
    tree.token(before).upos == Upos::Adp
        && tree.rel(before) == D::Case
        && tree.head(before).is_some_and(|h| h > before)
        && !clause.whole().contains(&before)
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
            let own = own.filter(|_| !clause.subject_shared && has_finite(tree, clause));
            let subject = own.and_then(|s| s.words.first().copied());
            let first = { clause.words.iter() }.find(|&&w| !tree.is_punct(w));
            let at = |word: usize| told && first == Some(&word) || subject == Some(word);
            at(next) || links && at(next + 1)
        };
        let others = (0..self.clauses.len()).filter(|&o| o != c);
        { others }.any(begins)
    }

    /// The words that belong to the clause at `c` from `next` on, up to what begins something new; none if what follows is a verb, which
    /// would want the end of the clause for its subject.
    fn rest(&self, c: usize, next: usize) -> Option<Vec<usize>> {
        let tree = self.tree;
        let end =
            |&t: &usize| tree.parts(t) || t > next && self.is_new(c, t) || has_finite_tag(tree, t);
        let mut stop = (next..tree.len()).find(end).unwrap_or(tree.len());
        if stop < tree.len() && has_finite_tag(tree, stop) {
            return None;
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
        Some(rest)
    }
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
    fn a_claim_whose_end_is_the_subject_of_what_follows_is_none() {
        let text = "As no one could foresee the success of Hillfolk Ada was paid ninety crowns.";
        let taken = take(text);
        let left = taken.left_out(text);
        assert!(left.iter().any(|l| l.ends_with("(claim/torn)")), "{left:?}");
        assert!(!taken.texts().iter().any(|t| t.contains("foresee")));
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
