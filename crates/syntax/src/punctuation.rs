//! Attaches punctuation to a tree of words, as the Universal Dependencies guidelines say.
//!
//! In: the words' heads, with the places of punctuation open. Out: a head for each mark. A pair of brackets or
//! quotes hangs on the head of what it encloses; a mark before or after a dependent unit on that unit; the last mark of
//! a sentence on its root. What always holds: the tree stays projective where it was, and marks head nothing.

use super::features::Seen;
use crate::Upos;

/// Fills in the head of every word in `marks`, which is in order; `heads` counts among all words.
pub fn attach(seen: &[Seen], heads: &mut [Option<usize>], marks: &[usize]) {
    let n = heads.len();
    let is_mark: Vec<bool> = {
        let mut is = vec![false; n];
        for &at in marks {
            is[at] = true;
        }
        is
    };
    let (lefts, rights) = neighbours(&is_mark);
    let pairs = pairs(seen, marks);
    // The words whose unit began with a mark, and the mark's first character.
    let mut opened: Vec<Option<char>> = vec![None; n];
    let steps = n.min(64);
    for &at in marks {
        if let Some(other) = pairs.get(&at) {
            let (from, to) = (at.min(*other), at.max(*other));
            let inside = (from + 1..to).filter(|&word| !is_mark[word]).take(steps);
            let top = inside
                .filter(|&word| heads[word].is_none_or(|head| head <= from || head >= to))
                .min_by_key(|&word| {
                    // Of several tops the one that hangs on something outside.
                    (heads[word].is_some(), word)
                });
            if let Some(top) = top {
                heads[at] = Some(top);
                continue;
            }
        }
        let climb = |start: Option<usize>, inside: &dyn Fn(usize) -> bool| {
            let mut word = start?;
            for _ in 0..steps {
                match heads[word] {
                    Some(head) if inside(head) => word = head,
                    _ => break,
                }
            }
            Some(word)
        };
        let left_top = climb(lefts[at], &|head| head < at);
        let right_top = climb(rights[at], &|head| head > at);
        let hyphen = seen[at].xpos == "HYPH" && lefts[at].is_some();
        let mut head = match (left_top, right_top) {
            (Some(left), None) => Some(left),
            (_, Some(right))
                if heads[right].is_some_and(|head| head < at) || left_top.is_none() =>
            {
                if !hyphen {
                    opened[right] = Some(seen[at].first);
                }
                Some(right)
            }
            (left, _) => left,
        };
        if hyphen {
            let back =
                rights[at].is_some_and(|right| heads[right].is_some() && heads[right] == lefts[at]);
            head = if back { rights[at] } else { lefts[at] };
        } else if rights[at].is_some() {
            // A unit that the same mark opened is closed by this one.
            let mut word = lefts[at];
            for _ in 0..steps {
                let Some(now) = word.filter(|now| *now < at) else {
                    break;
                };
                if opened[now] == Some(seen[at].first) && head != Some(now) {
                    head = Some(now);
                    opened[now] = None;
                    break;
                }
                word = heads[now];
            }
        }
        heads[at] = head;
    }
}

/// For each place the nearest word before and after it that is no mark.
fn neighbours(is_mark: &[bool]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let n = is_mark.len();
    let (mut lefts, mut rights) = (vec![None; n], vec![None; n]);
    let mut last = None;
    for at in 0..n {
        lefts[at] = last;
        if !is_mark[at] {
            last = Some(at);
        }
    }
    last = None;
    for at in (0..n).rev() {
        rights[at] = last;
        if !is_mark[at] {
            last = Some(at);
        }
    }
    (lefts, rights)
}

/// Which marks open and close the same stretch.
fn pairs(seen: &[Seen], marks: &[usize]) -> std::collections::BTreeMap<usize, usize> {
    let mut pairs = std::collections::BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    for &at in marks.iter().filter(|&&at| seen[at].upos == Upos::Punct) {
        let closes = match seen[at].first {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            '”' => '“',
            '’' => '‘',
            '»' => '«',
            '"' => '"',
            _ => ' ',
        };
        if let Some(&start) = open.last().filter(|&&start| seen[start].first == closes) {
            open.pop();
            pairs.insert(start, at);
            pairs.insert(at, start);
        } else if matches!(seen[at].first, '(' | '[' | '{' | '“' | '‘' | '«' | '"') {
            open.push(at);
        }
    }
    pairs
}
