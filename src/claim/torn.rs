//! Claims that would end in the middle of what an article says.
//!
//! In: the clauses of a sentence, and which of them are told. Out: the same, where one that broke off before a word that belongs to it
//! is told with that word and what follows. Between two clauses stands a mark, a conjunction, a word that opens a clause, or the
//! first word of a clause that is told itself. Where none of them stands, the parser has hung what follows on the wrong word.

use super::clause::Clause;
use super::english;
use super::form::Form;
use super::left_out::{has_finite_tag, is_finite};
use super::reason::Reason;
use super::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

const RULE: &str = "claim/torn";
/// Why a clause without a finite verb is none.
const NOT_FINITE: &str = "claim/no-finite-verb";
/// Why a claim that parts a word is none.
pub(super) const PARTED: Reason = Reason::new("claim/torn-word", "begins or ends inside a word");

/// Mends the clauses that are told, those without a reason in `why`.
pub(super) fn mend(tree: &Tree<'_>, clauses: &mut [Clause], why: &[Option<Reason>]) {
    rejoin(tree, clauses, why);
    for c in 0..clauses.len() {
        if why[c].is_some() {
            continue;
        }
        let Some(last) = last_word(tree, &clauses[c]) else {
            continue;
        };
        let end = end_of_word(tree, last);
        let mut rest: Vec<usize> = (last + 1..=end).collect();
        if stands_alone(tree, &clauses[c]) {
            rest.extend(Told { tree, clauses, why }.rest(c, end + 1));
        }
        if !rest.is_empty() {
            clauses[c].take_back(rest, RULE.to_owned());
        }
    }
}

/// "after threatening to assault and murder him": a verb in a row that could not stand alone, and no mark before it, is told with the
/// clause that holds the first one.
fn rejoin(tree: &Tree<'_>, clauses: &mut [Clause], why: &[Option<Reason>]) {
    for c in 0..clauses.len() {
        let top = clauses[c].top;
        let first = tree.head(top).filter(|_| tree.rel(top) == D::Conj);
        let bare = why[c].as_ref().is_some_and(|r| r.rule == NOT_FINITE);
        let Some(first) = first.filter(|_| bare) else {
            continue;
        };
        let row: Vec<usize> = tree.subtree(top, &|_| false);
        let start = row.first().copied().unwrap_or(top);
        let unparted = (first + 1..=start).all(|t| !tree.is_punct(t));
        let before = start.saturating_sub(1);
        let holds = |o: &usize| why[*o].is_none() && clauses[*o].whole().contains(&before);
        let host = (0..clauses.len()).find(holds);
        if let Some(host) = host.filter(|_| unparted) {
            clauses[host].take_back(row, RULE.to_owned());
        }
    }
}

/// The last part of the word that hyphens make of the one at `at` and what follows it.
fn end_of_word(tree: &Tree<'_>, at: usize) -> usize {
    let touch = |i: usize| tree.token(i).span.end == tree.token(i + 1).span.start;
    let joins = |&i: &usize| {
        i + 2 < tree.len() && tree.word(i + 1) == english::HYPHEN && touch(i) && touch(i + 1)
    };
    let parts = std::iter::successors(Some(at), |&i| Some(i).filter(joins).map(|i| i + 2));
    parts.last().unwrap_or(at)
}

/// Whether the stretches begin or end inside a word that a hyphen joins ("$21 million left" of "$21 million left-hander").
pub(super) fn parts_a_word(text: &str, spans: &[TextSpan]) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let joined = |at: usize| {
        let mut before = text[..at].chars().rev();
        let mut after = text[at..].chars();
        let (last, next) = (before.next(), after.next());
        letter(last) && next == Some('-') && letter(after.next())
            || last == Some('-') && letter(before.next()) && letter(next)
    };
    let covered = |at: usize| spans.iter().any(|s| s.start < at && at < s.end);
    let mut ends = spans.iter().flat_map(|s| [s.start, s.end]);
    ends.any(|at| joined(at) && !covered(at))
}

/// Whether it is a clause with a verb of its own that hangs on no noun: what follows one that does may be the noun's.
fn stands_alone(tree: &Tree<'_>, clause: &Clause) -> bool {
    let hangs = matches!(
        tree.rel(clause.top),
        D::AclRelcl | D::AdvclRelcl | D::Acl | D::Csubj | D::CsubjPass
    );
    clause.form == Form::Clause && !hangs
}

/// The last word that the clause is told with.
fn last_word(tree: &Tree<'_>, clause: &Clause) -> Option<usize> {
    let shared = [&clause.subject, &clause.object];
    let shared = shared.into_iter().flatten().flat_map(|s| s.words.iter());
    let whole = clause.whole();
    let words = whole.iter().chain(shared).copied();
    words.filter(|&w| !tree.is_punct(w)).max()
}

/// The clauses of a sentence, and which of them are told.
struct Told<'t, 'a> {
    tree: &'t Tree<'a>,
    clauses: &'t [Clause],
    why: &'t [Option<Reason>],
}

impl Told<'_, '_> {
    /// The words from `next` on that belong to the clause at `c`, which ends before it.
    fn rest(&self, c: usize, next: usize) -> Vec<usize> {
        let tree = self.tree;
        let end = |t: usize| tree.parts(t) || opens(tree, t) || self.is_told(c, t);
        let mut stop = (next..tree.len()).find(|&t| end(t)).unwrap_or(tree.len());
        // "That the town has debts | is plain": what is said of the whole clause is no part of it.
        let verb = (next..stop).any(|t| has_finite_tag(tree, t));
        if verb && is_spoken_of(tree, &self.clauses[c]) {
            return Vec::new();
        }
        // "a clash in | which six men died": what leads in what follows is no end.
        let leads = |t: usize, stop: usize| {
            !has_finite_tag(tree, t) && tree.head(t).is_some_and(|h| h >= stop)
        };
        while stop > next && leads(stop - 1, stop) {
            stop -= 1;
        }
        if stop == next {
            return Vec::new();
        }
        // "his name, | age and address": a list is told to its end.
        let heads = |t: usize| self.clauses.iter().any(|o| o.top == t);
        let below = (next..stop).flat_map(|t| tree.subtree(t, &heads));
        let mut rest: Vec<usize> = below.chain(next..stop).filter(|&t| t >= next).collect();
        rest.sort_unstable();
        rest.dedup();
        rest
    }

    /// Whether another clause begins with the word behind the clause at `c`.
    fn is_told(&self, c: usize, next: usize) -> bool {
        let tree = self.tree;
        // "no one could foresee what became of Vik was paid": a verb alone begins nothing.
        if has_finite_tag(tree, next) {
            return false;
        }
        let begins = |o: usize| {
            let clause = &self.clauses[o];
            let told = self.why[o].is_none() || clause.told_with.is_some();
            let own = clause.grammatical_subject();
            // "solutions that provide it": no sentence begins with a noun and what is told of it.
            let modifies = tree.rel(clause.top) == D::AclRelcl;
            let own =
                own.filter(|_| !clause.subject_shared && is_finite(tree, clause) && !modifies);
            let subject = own.and_then(|s| s.words.first().copied());
            let first = { clause.words.iter() }.find(|&&w| !tree.is_punct(w));
            // "their eighth | straight game": a scrap without a verb and without a mark before it.
            let told =
                told && !(clause.form == Form::Fragment && tree.rel(clause.top) == D::Parataxis);
            told && first == Some(&next) || subject == Some(next)
        };
        let others = (0..self.clauses.len()).filter(|&o| o != c);
        { others }.any(begins)
    }
}

/// Whether a "that" opens the clause, and no verb says or thinks it.
fn is_spoken_of(tree: &Tree<'_>, clause: &Clause) -> bool {
    let that = |m: usize| m < clause.head && tree.word(m) == "that";
    tree.rel(clause.top) != D::Ccomp && tree.children_by(clause.top, &[D::Mark]).any(that)
}

/// Whether the word opens a clause or joins two.
fn opens(tree: &Tree<'_>, word: usize) -> bool {
    let token = tree.token(word);
    matches!(token.upos, Upos::Cconj | Upos::Sconj) || token.xpos.starts_with('W')
}

#[cfg(test)]
mod tests {
    use super::parts_a_word;
    use crate::claim::testing::take;
    use crate::text::TextSpan;

    #[test]
    fn a_claim_that_ends_inside_a_word_is_none() {
        let text = "the Ost-Vik mill - once a brewery";
        let of = |words: &str| {
            let start = text.find(words).unwrap();
            [TextSpan::new(start, start + words.len())]
        };
        assert!(parts_a_word(text, &of("the Ost")));
        assert!(parts_a_word(text, &of("Vik mill")));
        assert!(!parts_a_word(text, &of("the Ost-Vik mill")));
        assert!(!parts_a_word(text, &of("once a brewery")));
    }

    #[test]
    fn a_claim_goes_on_to_where_the_article_stops() {
        for text in [
            "There are plans to one day expand the use of the ferries.",
            "There are hopes to one day make the canal part of the port.",
        ] {
            assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
        }
        let whole = "Anyone caught doing so can expect to be banned from keeping horses for a month or life";
        assert_eq!(take(&format!("{whole}.")).texts()[0], whole);
    }

    #[test]
    fn a_row_of_verbs_is_told_to_its_end() {
        let text = "Kern may pay a fine after threatening to rob and burn the old mill.";
        assert_eq!(take(text).texts(), [&text[..text.len() - 1]]);
    }

    #[test]
    fn what_is_said_of_a_clause_is_not_told_with_it() {
        assert_eq!(
            take("That the old town has grave debts is plain to all.").texts(),
            ["the old town has grave debts"]
        );
    }

    #[test]
    fn what_leads_in_the_next_clause_is_not_told_with_this_one() {
        assert_eq!(
            take("The guard was kept in the hall for a talk so he missed the boat.").texts(),
            [
                "The guard was kept in the hall for a talk",
                "he missed the boat"
            ]
        );
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
