//! How far content reaches: the words of a clause, object or infinitive that belong to what is said, as spans.

use super::cue::Cues;
use super::stretch::{Stretch, is_mark};
use super::verbal::{finite, opens_with_as};
use crate::claim::english;
use crate::claim::tree::Tree;
use crate::text::{Deprel as D, TextSpan, Upos};

/// The words of a clause before, behind or around its tag.
pub(super) fn clause(
    tree: &Tree<'_>,
    verbs: &Cues,
    clause: usize,
    top: usize,
    holes: &[usize],
) -> Vec<TextSpan> {
    // "…, adding that": the next thing said is none of this one.
    let next = |c: usize| {
        tree.rel(c) == D::Advcl
            && tree.token(c).xpos == "VBG"
            && c > clause
            && verbs.knows(tree.lemma(c))
            && after_comma(tree, c)
    };
    let words = tree.subtree(clause, &|c| c == top || next(c));
    let Some(mut stretch) = Stretch::hull(&words) else {
        return Vec::new();
    };
    let mut apart = holes.to_vec();
    if stretch.first < top && stretch.last > top {
        // Around the tag: whatever else hangs on the tag's verb is the tag's ("…, he said on Monday, …").
        for &c in tree.children(top) {
            if c != clause
                && matches!(
                    tree.rel(c),
                    D::Obl | D::OblUnmarked | D::Advmod | D::Iobj | D::Obj
                )
            {
                apart.extend(tree.subtree(c, &|_| false));
            }
        }
    } else if stretch.last < top {
        // Before its tag, the clause begins with the sentence unless something else hangs on the tag there.
        let other = tree
            .children(top)
            .iter()
            .any(|&c| c < stretch.first && !tree.is_punct(c));
        if !other && !holes.iter().any(|&h| h < stretch.first) {
            while stretch.first > 0 && tree.is_punct(stretch.first - 1) {
                stretch.first -= 1;
            }
        }
    } else {
        stretch.last = follow(tree, verbs, stretch.last, top);
    }
    stretch.without(tree, &apart)
}

/// Where a clause behind its tag really ends: what the parse hangs on the tag's verb behind the clause is most often
/// the clause's own, unless it tells what the source does besides ("…, adding that", "… and left").
fn follow(tree: &Tree<'_>, verbs: &Cues, last: usize, top: usize) -> usize {
    let mut end = last;
    let mut behind: Vec<usize> = tree
        .children(top)
        .iter()
        .copied()
        .filter(|&c| c > last && !tree.is_punct(c))
        .collect();
    behind.sort_unstable();
    for c in behind {
        let words = tree.subtree(c, &|_| false);
        let (Some(&from), Some(&to)) = (words.first(), words.last()) else {
            break;
        };
        let comma = from > 0 && tree.is_punct(from - 1);
        let verb = matches!(tree.token(c).upos, Upos::Verb | Upos::Aux) || finite(tree, c);
        let own = match tree.rel(c) {
            D::Obl | D::Ccomp | D::Obj | D::Xcomp | D::Appos | D::Dep | D::List => true,
            D::Advcl => !(opens_with_as(tree, c) || comma && tree.token(c).xpos == "VBG"),
            D::Conj => !verb || !comma && !finite(tree, c) && !verbs.knows(tree.lemma(c)),
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
pub(super) fn rest(tree: &Tree<'_>, head: usize, top: usize, holes: &[usize]) -> Vec<TextSpan> {
    let aside = |c: usize| {
        c > head
            && matches!(
                tree.rel(c),
                D::AclRelcl | D::Acl | D::Parataxis | D::Advcl | D::AdvclRelcl
            )
            && after_comma(tree, c)
    };
    let mut words = tree.subtree(head, &|c| c == top || aside(c));
    let mut last = words.last().copied().unwrap_or(head);
    let mut behind: Vec<usize> = tree
        .children(top)
        .iter()
        .copied()
        .filter(|&c| c > head && !holes.contains(&c) && !words.contains(&c))
        .collect();
    behind.sort_unstable();
    for c in behind {
        let belongs = match tree.rel(c) {
            D::Xcomp | D::Ccomp => true,
            D::Obl => !tree
                .children_by(c, &[D::Case])
                .any(|m| english::WHEN_OR_WHERE.contains(&tree.lemma(m))),
            D::Advcl => {
                !aside(c)
                    && tree
                        .children_by(c, &[D::Mark, D::Case])
                        .any(|m| english::BEFORE_MATTER.contains(&tree.lemma(m)))
            }
            _ => false,
        };
        let own = tree.subtree(c, &|_| false);
        if !belongs {
            if tree.is_punct(c) {
                continue;
            }
            break;
        }
        last = last.max(own.last().copied().unwrap_or(last));
        words.extend(own);
    }
    words.retain(|&w| w > top && w <= last);
    words.sort_unstable();
    Stretch::hull(&words)
        .map(|s| s.without(tree, holes))
        .unwrap_or_default()
}

fn after_comma(tree: &Tree<'_>, c: usize) -> bool {
    let first = tree.subtree(c, &|_| false).first().copied().unwrap_or(c);
    first > 0 && tree.is_punct(first - 1) && !is_mark(tree.word(first - 1))
}
