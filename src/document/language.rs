//! Blocks in another language than English: a tweet that is quoted whole, a page that is foreign from top to end.
//!
//! In: a draft whose other boilerplate is marked. Out: such blocks left out. What tells is the share of a block's words that
//! are English function words (as in Grefenstette 1995, "Comparing two language identification schemes"), and the script.
//! A headline has few of them too, so one short block is believed only on a page that is foreign, or where its common words
//! have letters that English has not.

use super::draft::Draft;
use super::english::FUNCTION_WORDS;
use super::{BlockKind, LeftOut};

/// The rule that such blocks are left out by.
pub(super) const RULE: &str = "boilerplate/foreign";

/// A block of so many words is judged alone.
const ENOUGH: usize = 12;
/// A block with letters that English lacks is judged from so many words on.
const ENOUGH_MARKED: usize = 5;
/// English has a greater share of function words than this, in whole blocks.
const ENGLISH: f64 = 0.08;
/// A page of fewer words is foreign only if even a headline has more function words: one English sentence may have few.
const PAGE: usize = 40;
/// Even an English headline has a greater share than this.
const HEADLINE: f64 = 0.05;

/// What a block's words tell of its language.
#[derive(Debug, Clone, Copy, Default)]
struct Words {
    all: usize,
    english: usize,
    /// Common words (no capital) with a letter that English has not.
    marked: usize,
    /// Letters, and those of them in another script.
    letters: usize,
    other_script: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut words = Self::default();
        for chunk in text.split_whitespace() {
            // Names of accounts, tags and addresses are of no language.
            if chunk.contains(['@', '#', '/']) {
                continue;
            }
            for word in chunk
                .split(|c: char| !c.is_alphabetic())
                .filter(|w| !w.is_empty())
            {
                let lower = word.to_lowercase();
                words.all += 1;
                words.english += usize::from(FUNCTION_WORDS.contains(&lower.as_str()));
                words.marked += usize::from(lower == word && !word.is_ascii());
                words.letters += word.chars().count();
                words.other_script += word.chars().filter(|&c| !is_latin(c)).count();
            }
        }
        words
    }

    #[allow(clippy::cast_precision_loss)] // counts of words in a block
    fn share(self) -> f64 {
        self.english as f64 / self.all.max(1) as f64
    }

    fn is_other_script(self) -> bool {
        self.other_script * 2 > self.letters
    }

    /// Whether the block, wherever it stands, is in another language.
    fn is_foreign(self) -> bool {
        self.is_other_script()
            || self.all >= ENOUGH && self.share() < HEADLINE
            || self.all >= ENOUGH_MARKED && self.marked > 0 && self.share() < ENGLISH
    }
}

fn is_latin(c: char) -> bool {
    c < '\u{370}' || ('\u{1e00}'..'\u{2100}').contains(&c)
}

/// Leaves out blocks in another language.
pub(super) fn leave_out(draft: &mut Draft) {
    let words: Vec<Words> = draft
        .blocks
        .iter()
        .map(|b| Words::of(b.span.of(&draft.text)))
        .collect();
    let kept = |&i: &usize| draft.blocks[i].left_out.is_none();
    let long: Vec<Words> = { 0..words.len() }
        .filter(kept)
        .map(|i| words[i])
        .filter(|w| w.all >= ENOUGH || w.is_other_script())
        .collect();
    let all: usize = long.iter().map(|w| w.all).sum();
    let english = |w: &&Words| !w.is_other_script() && w.share() >= ENGLISH;
    let in_english: usize = long.iter().filter(english).map(|w| w.all).sum();
    let none_to_speak_of = long
        .iter()
        .all(|w| w.is_other_script() || w.share() < HEADLINE);
    let foreign_page = all > 0 && in_english * 2 < all && (all >= PAGE || none_to_speak_of);
    for (block, words) in draft.blocks.iter_mut().zip(words) {
        let title = block.kind == BlockKind::Title && !foreign_page;
        let foreign = words.is_foreign() || foreign_page && words.share() < ENGLISH;
        if words.all > 0 && foreign && !title {
            block.left_out.get_or_insert_with(|| LeftOut {
                rule: RULE.to_owned(),
                why: "has too few of the words that tie an English sentence together".to_owned(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(blocks: &[&str]) -> Vec<String> {
        let mut draft = Draft::default();
        for block in blocks {
            draft.copy(block, 0..block.len());
            draft.close(BlockKind::Paragraph);
        }
        leave_out(&mut draft);
        let kept = draft.blocks.iter().filter(|b| b.left_out.is_none());
        kept.map(|b| b.span.of(&draft.text).to_owned()).collect()
    }

    const ENGLISH_TEXT: &str = "The mill in the old harbour was closed on Monday, and the workers of the town were sent home by the owner.";
    const HEADLINE_TEXT: &str = "Storm hits coast, three ferries missing";

    #[test]
    fn one_english_sentence_with_few_function_words_is_no_foreign_page() {
        let text = "The ferry Maren almost capsized off Tolvik harbour during Tuesday night's heavy storm.";
        let document = crate::document::plain("a", text);
        assert!(document.blocks.iter().all(|b| b.left_out.is_none()));
    }

    #[test]
    fn a_foreign_block_on_an_english_page_is_left_out_and_a_headline_is_not() {
        let german = "Die Mühle am alten Hafen wurde für immer geschlossen, alle Arbeiter mussten nach Hause gehen.";
        let russian = "Мельница закрыта.";
        assert_eq!(
            kept(&[HEADLINE_TEXT, ENGLISH_TEXT, german, russian]),
            [HEADLINE_TEXT, ENGLISH_TEXT]
        );
    }

    #[test]
    fn a_foreign_page_is_left_out_with_its_short_lines() {
        let long =
            "Kita semua pergi ke pasar pagi ini bersama ibu dan ayah untuk membeli ikan segar";
        assert_eq!(kept(&["Pergi ke pasar", long, long]), [""; 0]);
    }
}
