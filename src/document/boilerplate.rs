//! Leaving out what a page carries beside its article, by rules.
//!
//! In: a draft whose blocks are in order. Out: the same blocks, some with the rule that left them out; a block of which only some
//! words go is cut in parts. What always holds: blocks stay in order and apart, and no rule reaches to the end of a page unless
//! article text stands before it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use regex_lite::{Captures, Regex, RegexBuilder};

use super::draft::{Draft, trimmed};
use super::error::Error;
use super::{Block, BlockKind, LeftOut, date, language, notice, plain, repeats};
use crate::rules::model::{Boilerplate, Scope};

/// Rules compiled; which of them a block is tried against is told by the cues in it.
#[derive(Debug, Clone)]
pub struct BoilerplateRules {
    rules: Vec<Rule>,
    /// The rules without cues, by index.
    always: Vec<usize>,
    cues: AhoCorasick,
    /// The rule of each cue.
    rule_of_cue: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Rule {
    pattern: Pattern,
    scope: Scope,
    max_words: usize,
    reason: LeftOut,
}

/// A regular expression. Most rules are tried on no block of an article: one that is known to compile does so when it is tried.
#[derive(Debug, Clone)]
struct Pattern {
    text: String,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// Whether it fits some of the words.
    fn is_match(&self, words: &str) -> bool {
        self.regex().is_match(words)
    }

    fn regex(&self) -> &Regex {
        self.compiled
            .get_or_init(|| regex(&self.text).expect("patterns are checked where rules are read"))
    }
}

fn regex(pattern: &str) -> Result<Regex, regex_lite::Error> {
    RegexBuilder::new(pattern)
        .dot_matches_new_line(true)
        .build()
}

/// Longest block, in words, that a rule is tried on, unless it says otherwise.
const MAX_WORDS: usize = 40;
/// A lead is one of so many paragraphs at the start.
const LEAD_BLOCKS: usize = 3;
/// The foot of an article is so many paragraphs.
const FOOT_BLOCKS: usize = 3;
/// A comment thread or reply form ends a page only after this many words of article.
const WORDS_BEFORE_REST: usize = 60;
/// A list of links has at most this many entries, of at most so many words.
const LIST_ENTRIES: usize = 12;
const ENTRY_WORDS: usize = 25;

impl BoilerplateRules {
    /// Compiles rules.
    ///
    /// # Errors
    /// A pattern is no regular expression, or the cues are too many.
    pub fn new(rules: &[Boilerplate]) -> Result<Self, Error> {
        let compiled = rules.iter().map(compile).collect::<Result<_, _>>()?;
        let cues = rules
            .iter()
            .enumerate()
            .flat_map(|(i, rule)| rule.cues.iter().map(move |cue| (i, cue)));
        let (rule_of_cue, words): (Vec<usize>, Vec<&String>) = cues.unzip();
        Ok(Self {
            rules: compiled,
            always: (0..rules.len())
                .filter(|&i| rules[i].cues.is_empty())
                .collect(),
            cues: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(words)
                .map_err(Error::Cues)?,
            rule_of_cue,
        })
    }

    /// Whether a rule fits a line.
    pub fn fits(&self, line: &str) -> bool {
        let mut tried = self.candidates(line).into_iter();
        tried.any(|n| self.rules[n].pattern.is_match(line))
    }

    /// Marks what is left out of a draft, and reads datelines and bylines into its metadata.
    pub(super) fn apply(&self, draft: &mut Draft) {
        let tried: Vec<Vec<usize>> = draft
            .blocks
            .iter()
            .map(|b| self.candidates(b.span.of(&draft.text)))
            .collect();
        self.blocks(draft, &tried);
        self.words(draft, &tried);
        repeats::leave_out(draft);
        language::leave_out(draft);
        self.foot(draft);
    }

    /// The rules worth trying on a block, in order.
    fn candidates(&self, words: &str) -> Vec<usize> {
        let mut found = self.always.clone();
        found.extend(
            self.cues
                .find_overlapping_iter(words)
                .map(|hit| self.rule_of_cue[hit.pattern().as_usize()]),
        );
        found.sort_unstable();
        found.dedup();
        let count = words.split_ascii_whitespace().count();
        found.retain(|&i| count <= self.rules[i].max_words);
        found
    }

    /// Whole blocks, and what reaches beyond them.
    fn blocks(&self, draft: &mut Draft, tried: &[Vec<usize>]) {
        for (i, tried) in tried.iter().enumerate() {
            if draft.blocks[i].left_out.is_some() {
                continue;
            }
            let words = draft.blocks[i].span.of(&draft.text);
            let found = tried
                .iter()
                .map(|&n| &self.rules[n])
                .filter(|rule| !rule.is_part())
                // Whether a pattern fits is told sooner than where, and few do.
                .filter(|rule| rule.pattern.is_match(words))
                .find_map(|rule| Some((rule, rule.pattern.regex().captures(words)?)));
            let Some((rule, captures)) = found else {
                continue;
            };
            let caught = Caught::of(&captures);
            caught.fill(draft);
            for n in reach(draft, i, rule.scope) {
                draft.blocks[n]
                    .left_out
                    .get_or_insert_with(|| rule.reason.clone());
            }
        }
    }

    /// Notes below the article.
    fn foot(&self, draft: &mut Draft) {
        let kept = draft.blocks.iter().enumerate().rev();
        let paragraphs =
            kept.filter(|(_, b)| b.left_out.is_none() && b.kind == BlockKind::Paragraph);
        let last: Vec<usize> = paragraphs.map(|(i, _)| i).take(FOOT_BLOCKS).collect();
        for i in last {
            let words = draft.blocks[i].span.of(&draft.text);
            let tried = self.candidates(words).into_iter().map(|n| &self.rules[n]);
            let mut notes = tried.filter(|rule| rule.scope == Scope::Foot);
            let found = notes.find(|rule| rule.pattern.is_match(words));
            draft.blocks[i].left_out = found.map(|rule| rule.reason.clone());
        }
    }

    /// Where rules of the scope `lead` hold, as block and rule.
    fn leads(&self, draft: &Draft, tried: &[Vec<usize>]) -> BTreeSet<(usize, usize)> {
        let kept = |i: &usize| {
            draft.blocks[*i].left_out.is_none() && draft.blocks[*i].kind == BlockKind::Paragraph
        };
        let first: Vec<usize> = (0..draft.blocks.len())
            .filter(kept)
            .take(LEAD_BLOCKS)
            .collect();
        let mut leads = BTreeSet::new();
        for (n, rule) in self.rules.iter().enumerate() {
            if rule.scope == Scope::Lead {
                let matches = |i: &usize| {
                    tried[*i].contains(&n)
                        && rule.pattern.is_match(draft.blocks[*i].span.of(&draft.text))
                };
                let mut hits = (0..draft.blocks.len()).filter(matches);
                if let (Some(hit), None) = (hits.next(), hits.next())
                    && first.contains(&hit)
                {
                    leads.insert((hit, n));
                }
            }
        }
        leads
    }

    /// Words at the start, in the middle or at the end of a block.
    fn words(&self, draft: &mut Draft, tried: &[Vec<usize>]) {
        let leads = self.leads(draft, tried);
        let blocks = std::mem::take(&mut draft.blocks);
        for (i, (block, tried)) in blocks.into_iter().zip(tried).enumerate() {
            let mut cuts: BTreeMap<usize, (usize, LeftOut)> = BTreeMap::new();
            let mut caught = Vec::new();
            if block.left_out.is_none() {
                let words = block.span.of(&draft.text);
                for rule in tried
                    .iter()
                    .filter(|&&n| {
                        let scope = self.rules[n].scope;
                        matches!(scope, Scope::Words | Scope::Notice) || leads.contains(&(i, n))
                    })
                    .map(|&n| &self.rules[n])
                {
                    for captures in rule.pattern.regex().captures_iter(words) {
                        caught.push(Caught::of(&captures));
                        let hit = captures.name("words").or_else(|| captures.get(0));
                        let hit = hit.map(|m| m.range());
                        for part in hit
                            .filter(|h| !h.is_empty())
                            .into_iter()
                            .flat_map(|h| rule.reach_of(words, h))
                        {
                            let start = block.span.start + part.start;
                            let end = block.span.start + part.end;
                            cuts.entry(start).or_insert((end, rule.reason.clone()));
                        }
                    }
                }
            }
            for caught in caught {
                caught.fill(draft);
            }
            cut(draft, block, &cuts);
        }
    }
}

impl Rule {
    /// Whether it takes a part of a block only.
    fn is_part(&self) -> bool {
        matches!(
            self.scope,
            Scope::Words | Scope::Lead | Scope::Notice | Scope::Foot
        )
    }

    /// What of a block's `words` goes where the pattern matches at `hit`.
    fn reach_of(&self, words: &str, hit: Range<usize>) -> Vec<Range<usize>> {
        if self.scope == Scope::Notice {
            notice::sentences_of(words, &hit)
        } else {
            vec![hit]
        }
    }
}

fn compile(rule: &Boilerplate) -> Result<Rule, Error> {
    let compiled = OnceLock::new();
    if !rule.checked {
        let regex = regex(&rule.pattern).map_err(|source| Error::Pattern {
            id: rule.id.clone(),
            source,
        })?;
        compiled.get_or_init(|| regex);
    }
    let pattern = Pattern {
        text: rule.pattern.clone(),
        compiled,
    };
    let limit = if matches!(rule.scope, Scope::Words | Scope::Lead | Scope::Notice) {
        usize::MAX
    } else {
        MAX_WORDS
    };
    Ok(Rule {
        pattern,
        scope: rule.scope,
        max_words: rule.max_words.unwrap_or(limit),
        reason: LeftOut {
            rule: format!("boilerplate/{}", rule.id),
            why: rule.why.clone(),
        },
    })
}

/// Metadata that a rule's named groups caught.
struct Caught([Option<String>; 5]);

impl Caught {
    fn of(captures: &Captures) -> Self {
        Self(
            ["author", "outlet", "place", "published", "page_date"].map(|name| {
                let text = captures.name(name)?.as_str().trim().to_owned();
                (!text.is_empty()).then_some(text)
            }),
        )
    }

    /// Fills what nothing better did.
    fn fill(self, draft: &mut Draft) {
        let Self([author, outlet, place, published, page_date]) = self;
        let meta = &mut draft.meta;
        meta.author = meta.author.take().or(author);
        meta.outlet = meta.outlet.take().or(outlet);
        meta.place = meta.place.take().or(place);
        let date = |text: Option<String>| text.as_deref().and_then(date::parse);
        meta.published = meta.published.or_else(|| date(published));
        draft.page_date = draft.page_date.or_else(|| date(page_date));
    }
}

/// The blocks that a rule of this scope takes when block `i` matches.
fn reach(draft: &Draft, i: usize, scope: Scope) -> Range<usize> {
    let blocks = &draft.blocks;
    match scope {
        Scope::Words | Scope::Lead | Scope::Notice | Scope::Foot | Scope::Block => i..i + 1,
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

fn cut(draft: &mut Draft, block: Block, cuts: &BTreeMap<usize, (usize, LeftOut)>) {
    if cuts.is_empty() {
        draft.blocks.push(block);
    } else {
        let parts = parts(&draft.text, &block, cuts);
        draft.blocks.extend(parts);
    }
}

/// A block cut at the stretches that go.
pub(super) fn parts(
    text: &str,
    block: &Block,
    cuts: &BTreeMap<usize, (usize, LeftOut)>,
) -> Vec<Block> {
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
    use crate::rules::RuleSet;

    /// `rules test` runs them.
    #[test]
    fn every_shipped_rule_has_examples() {
        let rules = RuleSet::builtin().file.boilerplate;
        assert!(rules.len() >= 60, "{} rules", rules.len());
        for rule in rules {
            let both = !rule.drops.is_empty() && !rule.keeps.is_empty();
            assert!(both, "{} has no examples", rule.id);
        }
    }
}
