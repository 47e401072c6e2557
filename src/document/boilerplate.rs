//! Leaving out what a page carries beside its article, by rules.
//!
//! In: a draft whose blocks are in order. Out: the same blocks, some with the rule that left them out; a block of which only some
//! words go is cut in parts. What always holds: blocks stay in order and apart, and no rule reaches to the end of a page unless
//! article text stands before it.

use std::collections::BTreeMap;
use std::ops::Range;

use regex::{Captures, Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use super::draft::{Draft, trimmed};
use super::error::Error;
use super::{Block, BlockKind, LeftOut, date, plain};
use crate::rules::model::{Boilerplate, Scope};

/// Rules compiled to be tried all at once.
#[derive(Debug, Clone)]
pub struct BoilerplateRules {
    set: RegexSet,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    pattern: Regex,
    scope: Scope,
    reason: LeftOut,
}

/// A compiled pattern may take this many bytes.
const SIZE_LIMIT: usize = 64 << 20;
/// A comment thread or reply form ends a page only after this many words of article.
const WORDS_BEFORE_REST: usize = 60;
/// A list of links has at most this many entries, of at most so many words.
const LIST_ENTRIES: usize = 12;
const ENTRY_WORDS: usize = 25;
/// A stretch printed twice in a row is at least so long.
const REPEATED: usize = 20;
/// A block that repeats another stands so close to it, or repeats the first; farther off it is a refrain.
const REPEAT_WITHIN: usize = 3;

impl BoilerplateRules {
    /// Compiles rules.
    ///
    /// # Errors
    /// A pattern is no regular expression, or all are too large together.
    pub fn new(rules: &[Boilerplate]) -> Result<Self, Error> {
        let compiled = rules
            .iter()
            .map(|rule| {
                let pattern = RegexBuilder::new(&rule.pattern)
                    .dot_matches_new_line(true)
                    .build()
                    .map_err(|source| Error::Pattern {
                        id: rule.id.clone(),
                        source,
                    })?;
                Ok(Rule {
                    pattern,
                    scope: rule.scope,
                    reason: LeftOut {
                        rule: format!("boilerplate/{}", rule.id),
                        why: rule.why.clone(),
                    },
                })
            })
            .collect::<Result<_, _>>()?;
        let set = RegexSetBuilder::new(rules.iter().map(|r| &r.pattern))
            .dot_matches_new_line(true)
            .size_limit(SIZE_LIMIT)
            .dfa_size_limit(SIZE_LIMIT)
            .build()
            .map_err(Error::Patterns)?;
        Ok(Self {
            set,
            rules: compiled,
        })
    }

    /// Marks what is left out of a draft, and reads datelines and bylines into its metadata.
    pub(super) fn apply(&self, draft: &mut Draft) {
        self.blocks(draft);
        repeats(draft);
        self.words(draft);
    }

    /// Whole blocks, and what reaches beyond them.
    fn blocks(&self, draft: &mut Draft) {
        for i in 0..draft.blocks.len() {
            if draft.blocks[i].left_out.is_some() {
                continue;
            }
            let words = draft.blocks[i].span.of(&draft.text).to_owned();
            let found = self.set.matches(&words);
            let Some(rule) = found
                .iter()
                .map(|n| &self.rules[n])
                .find(|r| r.scope != Scope::Words)
            else {
                continue;
            };
            if let Some(captures) = rule.pattern.captures(&words) {
                fill(draft, &captures);
            }
            for n in reach(draft, i, rule.scope) {
                draft.blocks[n]
                    .left_out
                    .get_or_insert_with(|| rule.reason.clone());
            }
        }
    }

    /// Words at the start, in the middle or at the end of a block.
    fn words(&self, draft: &mut Draft) {
        let blocks = std::mem::take(&mut draft.blocks);
        for block in blocks {
            let mut cuts: BTreeMap<usize, (usize, LeftOut)> = BTreeMap::new();
            if block.left_out.is_none() {
                let words = block.span.of(&draft.text).to_owned();
                for n in &self.set.matches(&words) {
                    let rule = &self.rules[n];
                    if rule.scope != Scope::Words {
                        continue;
                    }
                    for captures in rule.pattern.captures_iter(&words) {
                        fill(draft, &captures);
                        if let Some(hit) = captures.get(0).filter(|m| !m.is_empty()) {
                            let start = block.span.start + hit.start();
                            cuts.entry(start)
                                .or_insert((start + hit.len(), rule.reason.clone()));
                        }
                    }
                }
            }
            cut(draft, block, cuts);
        }
    }
}

/// The blocks that a rule of this scope takes when block `i` matches.
fn reach(draft: &Draft, i: usize, scope: Scope) -> Range<usize> {
    let blocks = &draft.blocks;
    match scope {
        Scope::Words | Scope::Block => i..i + 1,
        Scope::List => {
            let entries = blocks[i + 1..]
                .iter()
                .take(LIST_ENTRIES)
                .take_while(|b| is_entry(b, &draft.text))
                .count();
            i..i + 1 + entries
        }
        Scope::Thread | Scope::Rest => {
            let items = if scope == Scope::Thread {
                blocks[..i]
                    .iter()
                    .rev()
                    .take_while(|b| b.kind == BlockKind::ListItem || b.left_out.is_some())
                    .count()
            } else {
                0
            };
            let start = i - items;
            let before: usize = blocks[..start]
                .iter()
                .filter(|b| b.left_out.is_none() && b.kind == BlockKind::Paragraph)
                .map(|b| b.span.of(&draft.text).split_whitespace().count())
                .sum();
            if before >= WORDS_BEFORE_REST {
                start..blocks.len()
            } else {
                i..i + 1
            }
        }
        Scope::Before => {
            if blocks[i].span.start * 10 <= draft.text.len() {
                0..i + 1
            } else {
                i..i + 1
            }
        }
    }
}

fn is_entry(block: &Block, text: &str) -> bool {
    let words = block.span.of(text);
    let closed = words
        .trim_end_matches(['"', '”', '’', '\'', ')', '»'])
        .ends_with(['.', '…']);
    let short = words.split_whitespace().count() <= ENTRY_WORDS;
    match block.kind {
        BlockKind::Title => false,
        BlockKind::ListItem => short,
        BlockKind::Heading | BlockKind::Paragraph => short && !closed,
    }
}

/// Metadata that a rule's named groups caught.
fn fill(draft: &mut Draft, captures: &Captures) {
    let text = |name: &str| {
        captures
            .name(name)
            .map(|m| m.as_str().trim().to_owned())
            .filter(|s| !s.is_empty())
    };
    let meta = &mut draft.meta;
    meta.author = meta.author.take().or_else(|| text("author"));
    meta.outlet = meta.outlet.take().or_else(|| text("outlet"));
    meta.place = meta.place.take().or_else(|| text("place"));
    meta.published = meta
        .published
        .or_else(|| text("published").as_deref().and_then(date::parse));
    draft.page_date = draft
        .page_date
        .or_else(|| text("page_date").as_deref().and_then(date::parse));
}

/// A stretch printed twice in a row at the end of a block (a caption and its copy), and a block that repeats the title or an
/// earlier block.
fn repeats(draft: &mut Draft) {
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

/// Where a stretch starts that is followed by its exact copy at the end of `words`.
fn doubled(words: &str) -> Option<usize> {
    let len = words.len();
    let bytes = words.as_bytes();
    (REPEATED..=len / 2).rev().find_map(|n| {
        [0, 1].into_iter().find_map(|gap| {
            let start = len.checked_sub(2 * n + gap)?;
            let first = bytes.get(start..start + n)?;
            let same = first == &bytes[len - n..] && (gap == 0 || bytes[start + n] == b' ');
            let begins =
                words.is_char_boundary(start) && words[start..].starts_with(char::is_uppercase);
            (same && begins).then_some(start)
        })
    })
}

fn cut(draft: &mut Draft, block: Block, cuts: BTreeMap<usize, (usize, LeftOut)>) {
    if cuts.is_empty() {
        draft.blocks.push(block);
    } else {
        let parts = parts(&draft.text, &block, &cuts);
        draft.blocks.extend(parts);
    }
}

/// A block cut at the stretches that go.
fn parts(text: &str, block: &Block, cuts: &BTreeMap<usize, (usize, LeftOut)>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut add = |range: Range<usize>, left_out: Option<LeftOut>| {
        let span = trimmed(text, range);
        if !span.is_empty() {
            out.push(Block {
                span,
                kind: block.kind,
                left_out,
            });
        }
    };
    let mut at = block.span.start;
    for (&start, (end, reason)) in cuts {
        if start >= at {
            add(at..start, None);
            add(start..*end, Some(reason.clone()));
            at = *end;
        }
    }
    add(at..block.span.end, None);
    for part in &mut out {
        if part.kind == BlockKind::Heading && part.left_out.is_none() {
            part.kind = plain::kind(part.span.of(text));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleSet;

    #[test]
    fn every_shipped_rule_does_as_its_examples_say() {
        let set = RuleSet::builtin();
        let rules = BoilerplateRules::new(&set.file.boilerplate).unwrap();
        assert!(rules.rules.len() >= 60, "{} rules", rules.rules.len());
        let mut wrong = Vec::new();
        for (rule, compiled) in set.file.boilerplate.iter().zip(&rules.rules) {
            assert!(
                !rule.drops.is_empty() && !rule.keeps.is_empty(),
                "{} has no examples",
                rule.id
            );
            let hit = |line: &&String| compiled.pattern.is_match(line);
            wrong.extend(
                rule.drops
                    .iter()
                    .filter(|l| !hit(l))
                    .map(|l| format!("{} misses {l}", rule.id)),
            );
            wrong.extend(
                rule.keeps
                    .iter()
                    .filter(hit)
                    .map(|l| format!("{} takes {l}", rule.id)),
            );
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
