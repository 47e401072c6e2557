//! Words that a page prints twice: a caption and its copy, a paragraph set again as a pull quote.
//!
//! In: a draft whose other boilerplate is marked. Out: the copies left out.

use std::collections::BTreeMap;

use super::boilerplate::parts;
use super::draft::Draft;
use super::{BlockKind, LeftOut};

/// A stretch printed twice in a row is at least so long.
const REPEATED: usize = 20;
/// A block that repeats another stands so close to it, or repeats the first; farther off it is a refrain.
const REPEAT_WITHIN: usize = 3;
/// A copy of an article starts as it does, with one of so many blocks, and is most of what stands before it: at least so many blocks in
/// a row, of so many bytes in all.
const COPIED_FROM: usize = 2;
const COPIED_BLOCKS: usize = 2;
const COPIED: usize = 160;

/// A stretch printed twice in a row at the end of a block (a caption and its copy), and a block that repeats the title or an
/// earlier block.
pub(super) fn leave_out(draft: &mut Draft) {
    copies(draft);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut tails = Vec::new();
    for (i, block) in draft.blocks.iter_mut().enumerate() {
        if block.left_out.is_some() {
            continue;
        }
        let words = block.span.of(&draft.text);
        let again = words.len() >= REPEATED
            && seen
                .insert(words.to_owned(), i)
                .is_some_and(|first| first == 0 || i - first <= REPEAT_WITHIN);
        if again {
            block.left_out = Some(LeftOut {
                rule: "boilerplate/repeated-block".to_owned(),
                why: "the same words stand earlier on the page".to_owned(),
            });
        } else if let Some(at) = doubled(words) {
            tails.push((i, block.span.start + at));
        }
    }
    for (i, start) in tails.into_iter().rev() {
        let block = draft.blocks.remove(i);
        let reason = LeftOut {
            rule: "boilerplate/repeated-caption".to_owned(),
            why: "the same words are printed twice in a row, as captions are".to_owned(),
        };
        let parts = parts(
            &draft.text,
            &block,
            &BTreeMap::from([(start, (block.span.end, reason))]),
        );
        draft.blocks.splice(i..i, parts);
    }
}

/// Blocks in a row that stand in the same order before: an article that its page holds twice.
fn copies(draft: &mut Draft) {
    let kept = |&i: &usize| {
        let block = &draft.blocks[i];
        block.left_out.is_none() && block.kind != BlockKind::Title
    };
    let kept: Vec<usize> = { 0..draft.blocks.len() }.filter(kept).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    // For each block the place of its like before it, and how many different ones stand before.
    let (like, before): (Vec<Option<usize>>, Vec<usize>) = { kept.iter().enumerate() }
        .map(|(n, &i)| {
            let words = draft.blocks[i].span.of(&draft.text);
            let (earlier, before) = (first.get(words).copied(), first.len());
            first.entry(words).or_insert(n);
            (earlier, before)
        })
        .unzip();
    let mut gone = Vec::new();
    let mut n = 0;
    while n < like.len() {
        let Some(start) = like[n] else {
            n += 1;
            continue;
        };
        let run = { like[n..].iter().enumerate() }
            .take_while(|(step, like)| **like == Some(start + step))
            .count();
        let same = &kept[n..n + run];
        let bytes: usize = { same.iter() }.map(|&i| draft.blocks[i].span.len()).sum();
        let whole = start <= COPIED_FROM && run * 2 > before[n];
        if whole && run >= COPIED_BLOCKS && bytes >= COPIED {
            gone.extend_from_slice(same);
        }
        n += run;
    }
    for i in gone {
        draft.blocks[i].left_out = Some(LeftOut {
            rule: "boilerplate/copy".to_owned(),
            why: "the same paragraphs stand in the same order earlier on the page".to_owned(),
        });
    }
}

/// Where a stretch starts that is followed by its exact copy at the end of `words`, of all such the longest.
fn doubled(words: &str) -> Option<usize> {
    let len = words.len();
    if len < 2 * REPEATED {
        return None;
    }
    let ends = common_ends(words.as_bytes());
    (REPEATED..=len / 2).rev().find_map(|n| {
        [0, 1].into_iter().find_map(|gap| {
            let start = len.checked_sub(2 * n + gap)?;
            let same = ends[n + gap] >= n && (gap == 0 || words.as_bytes()[start + n] == b' ');
            let begins =
                words.is_char_boundary(start) && words[start..].starts_with(char::is_uppercase);
            (same && begins).then_some(start)
        })
    })
}

/// For each `n`, how many bytes at the end of `bytes` stand also before its last `n` bytes: the Z function (Gusfield 1997) read from the
/// end.
fn common_ends(bytes: &[u8]) -> Vec<usize> {
    let len = bytes.len();
    let back = |i: usize| bytes[len - 1 - i];
    let mut ends = vec![0; len];
    // The stretch that is known to repeat and reaches farthest.
    let (mut from, mut to) = (0, 0);
    for n in 1..len {
        let mut same = if n < to {
            ends[n - from].min(to - n)
        } else {
            0
        };
        while n + same < len && back(same) == back(n + same) {
            same += 1;
        }
        if n + same > to {
            (from, to) = (n, n + same);
        }
        ends[n] = same;
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::doubled;

    #[test]
    fn a_caption_printed_twice_is_found_at_the_end() {
        let caption = "Cranes over the basin at dawn.";
        let with = |gap: &str| format!("A quay. {caption}{gap}{caption}");
        assert_eq!(doubled(&with("")), Some(8));
        assert_eq!(doubled(&with(" ")), Some(8));
        assert_eq!(doubled(&with("  ")), None);
        assert_eq!(doubled(&with("").to_lowercase()), None);
        assert_eq!(doubled("Short. Short."), None);
    }

    #[test]
    fn a_run_of_one_word_takes_time_by_its_length() {
        let run = "Quay ".repeat(200_000);
        assert_eq!(doubled(&format!("{run}Quays")), None);
        assert_eq!(doubled(&run.to_lowercase()), None);
    }
}
