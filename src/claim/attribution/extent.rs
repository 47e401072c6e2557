//! How far content reaches: the words of a clause, object or infinitive that belong to what is said, as spans.

use super::cue::Cues;
use super::grammar::{has_subject, is_set_off, opens_with_as};
use super::word_range::WordRange;
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// The words of a clause before, behind or around its tag: the cue with the head `cue` and the words of `tag`, which
/// are cue and source.
pub(super) fn of_clause(
    tree: &Tree<'_>,
    verbs: &Cues,
    clause: usize,
    cue: usize,
    tag: &[usize],
) -> Vec<TextSpan> {
    // "…, adding that": the next thing said is none of this one.
    let next = |c: usize| {
        tree.rel(c) == D::Advcl
            && tree.token(c).xpos == "VBG"
            && c > clause
            && verbs.knows(tree.lemma(c))
            && is_set_off(tree, c)
    };
    let words = tree.subtree(clause, &|c| c == cue || next(c));
    let Some(mut range) = WordRange::hull(&words) else {
        return Vec::new();
    };
    let mut outside = tag.to_vec();
    if range.first < cue && range.last > cue {
        outside.extend(details_of_tag(tree, clause, cue));
    } else if range.last < cue {
        range.first = start_before_tag(tree, range.first, cue, tag);
    } else {
        range.last = end_behind_tag(tree, verbs, range.last, cue);
    }
    range.without(tree, &outside)
}

/// Around its tag, a clause leaves out whatever else hangs on the tag's verb ("…, he said on Monday, …").
fn details_of_tag(tree: &Tree<'_>, clause: usize, cue: usize) -> Vec<usize> {
    let detail = |c: usize| {
        c != clause
            && matches!(
                tree.rel(c),
                D::Obl | D::OblUnmarked | D::Advmod | D::Iobj | D::Obj
            )
    };
    let details = tree.children(cue).iter().filter(|&&c| detail(c));
    details.flat_map(|&c| tree.subtree(c, &|_| false)).collect()
}

/// Before its tag, a clause begins with the marks before it, unless something else hangs on the tag there.
fn start_before_tag(tree: &Tree<'_>, first: usize, cue: usize, tag: &[usize]) -> usize {
    let other = tree
        .children(cue)
        .iter()
        .any(|&c| c < first && !tree.is_punct(c));
    if other || tag.iter().any(|&t| t < first) {
        return first;
    }
    (0..first)
        .rev()
        .take_while(|&t| tree.is_punct(t))
        .last()
        .unwrap_or(first)
}

/// Where a clause behind its tag really ends: what the parse hangs on the tag's verb behind the clause is most often
/// the clause's own, unless it tells what the source does besides ("…, adding that", "… and left").
fn end_behind_tag(tree: &Tree<'_>, verbs: &Cues, last: usize, cue: usize) -> usize {
    let mut end = last;
    for c in children_behind(tree, cue, last) {
        if tree.is_punct(c) {
            continue;
        }
        let words = tree.subtree(c, &|_| false);
        let (Some(&from), Some(&to)) = (words.first(), words.last()) else {
            break;
        };
        let comma = from > 0 && tree.is_punct(from - 1);
        let verb = matches!(tree.token(c).upos, Upos::Verb | Upos::Aux) || has_subject(tree, c);
        let own = match tree.rel(c) {
            D::Obl | D::Ccomp | D::Obj | D::Xcomp | D::Appos | D::Dep | D::List => true,
            D::Advcl => !(opens_with_as(tree, c) || comma && tree.token(c).xpos == "VBG"),
            D::Conj => !verb || !comma && !has_subject(tree, c) && !verbs.knows(tree.lemma(c)),
            D::Parataxis => !verb,
            _ => false,
        };
        if !own || from <= end {
            break;
        }
        end = to;
    }
    end
}

/// From the head of an object or infinitive to the end of what belongs to it behind.
pub(super) fn of_object(
    tree: &Tree<'_>,
    object: usize,
    cue: usize,
    tag: &[usize],
) -> Vec<TextSpan> {
    let mut words = tree.subtree(object, &|c| c == cue || is_aside(tree, object, c));
    let mut last = words.last().copied().unwrap_or(object);
    for c in children_behind(tree, cue, object) {
        if tag.contains(&c) || words.contains(&c) {
            continue;
        }
        if belongs_to_object(tree, object, c) {
            let own = tree.subtree(c, &|_| false);
            last = last.max(own.last().copied().unwrap_or(last));
            words.extend(own);
        } else if !tree.is_punct(c) {
            break;
        }
    }
    words.retain(|&w| w > cue && w <= last);
    words.sort_unstable();
    WordRange::hull(&words)
        .map(|range| range.without(tree, tag))
        .unwrap_or_default()
}

/// A clause behind the object that only adds something.
fn is_aside(tree: &Tree<'_>, object: usize, c: usize) -> bool {
    c > object
        && matches!(
            tree.rel(c),
            D::AclRelcl | D::Acl | D::Parataxis | D::Advcl | D::AdvclRelcl
        )
        && is_set_off(tree, c)
}

/// Whether what hangs on the cue behind its object belongs to the object: it does not where it tells when or where
/// somebody spoke.
fn belongs_to_object(tree: &Tree<'_>, object: usize, c: usize) -> bool {
    match tree.rel(c) {
        D::Xcomp | D::Ccomp => true,
        D::Obl => !tree
            .children_by(c, &[D::Case])
            .any(|m| english::WHEN_OR_WHERE.contains(&tree.lemma(m))),
        D::Advcl => {
            !is_aside(tree, object, c)
                && tree
                    .children_by(c, &[D::Mark, D::Case])
                    .any(|m| english::BEFORE_MATTER.contains(&tree.lemma(m)))
        }
        _ => false,
    }
}

/// What hangs on a word behind another, in order.
fn children_behind(tree: &Tree<'_>, head: usize, behind: usize) -> Vec<usize> {
    let children = tree.children(head).iter().copied();
    let mut children: Vec<usize> = children.filter(|&c| c > behind).collect();
    children.sort_unstable();
    children
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::attribution::testing::{parsed, rules, with_tree, words};
    use crate::text::Token;

    /// The content of the cue `cue` with the clause `clause`, the words of `tag` left out.
    fn clause(text: &str, cue: &str, clause: &str, tag: &[&str]) -> Vec<String> {
        let verbs = Cues::verbs(&rules().attribution);
        with_tree(text, |tree, at| {
            let tag: Vec<usize> = tag.iter().map(|w| at(w)).collect();
            let spans = of_clause(tree, &verbs, at(clause), at(cue), &tag);
            words(text, &spans).into_iter().map(str::to_owned).collect()
        })
    }

    fn object(text: &str, cue: &str, object: &str) -> Vec<String> {
        with_tree(text, |tree, at| {
            let spans = of_object(tree, at(object), at(cue), &[at(cue)]);
            words(text, &spans).into_iter().map(str::to_owned).collect()
        })
    }

    #[test]
    fn a_clause_ends_where_the_next_thing_is_said() {
        let text = "Ann said the pier was old and added that it leaked.";
        let said = clause(text, "said", "old", &["Ann", "said"]);
        assert_eq!(said, ["the pier was old"]);
    }

    #[test]
    fn a_clause_around_its_tag_leaves_out_the_day_of_saying() {
        let text = "The trial, the judge said on Monday, will be short.";
        let mut sentence = parsed(text);
        let at = |word: &str| {
            let word = |t: &&Token| t.span.of(text) == word;
            sentence.tokens.iter().position(|t| word(&t)).unwrap()
        };
        let (trial, judge, said, short) = (at("trial"), at("judge"), at("said"), at("short"));
        sentence.tokens[trial].head = Some(short);
        sentence.tokens[trial].deprel = D::Nsubj;
        let tree = Tree::new(text, &sentence);
        let tag = [judge - 1, judge, said];
        let spans = of_clause(&tree, &Cues::default(), short, said, &tag);
        assert_eq!(words(text, &spans), ["The trial", "will be short"]);
    }

    #[test]
    fn a_clause_before_its_tag_takes_in_the_mark_before_it() {
        let text = "“The pier leaks,” Ann said.";
        let said = clause(text, "said", "leaks", &["Ann", "said"]);
        assert_eq!(said, ["“The pier leaks,”"]);
    }

    #[test]
    fn an_object_takes_in_its_matter_and_no_place_of_saying() {
        let thanked = object("Ann thanked the crew for its work.", "thanked", "crew");
        assert_eq!(thanked, ["the crew for its work"]);
        let denied = object("Ann denied the report on Monday.", "denied", "report");
        assert_eq!(denied, ["the report"]);
    }
}
