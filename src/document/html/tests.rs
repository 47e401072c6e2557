//! Pages of every make, and what is read of them.

use std::sync::LazyLock;

use super::super::input::{Format, Input};
use super::super::{BoilerplateRules, Document, read};
use crate::rules::RuleSet;

static RULES: LazyLock<BoilerplateRules> =
    LazyLock::new(|| BoilerplateRules::new(&RuleSet::builtin().file.boilerplate).unwrap());

const FIRST: &str = "The ferry Maren ran onto a rock off Tolvik on Monday night with 84 people on board, the coast guard said.";
const SECOND: &str = "All of them were taken off within two hours by the lifeboats of three villages, and nobody was hurt.";
const THIRD: &str = "The captain told the owners that a light at the mouth of the fjord had been out since the storm of last week.";

fn page(html: &str) -> Document {
    let input = Input {
        name: "a.html".to_owned(),
        key: "a".to_owned(),
        path: "a.html".into(),
        format: Format::Html,
    };
    read(&input, html.as_bytes(), &RULES).remove(0).unwrap()
}

fn told(document: &Document) -> Vec<&str> {
    let blocks = document.article();
    blocks.map(|b| b.span.of(&document.text)).collect()
}

/// What is told of a page under its headline.
fn body(html: &str) -> Vec<String> {
    let document = page(&format!(
        "<title>Ferry aground off Tolvik</title><body>{html}"
    ));
    let mut told = told(&document).into_iter().map(str::to_owned);
    assert_eq!(told.next().as_deref(), Some("Ferry aground off Tolvik"));
    told.collect()
}

fn paragraphs(class: &str) -> String {
    let one = |words: &&str| format!("<p{class}>{words}</p>");
    [FIRST, SECOND, THIRD].iter().map(one).collect()
}

#[test]
fn an_element_that_a_page_makes_up_stands_in_the_line_unless_blocks_are_in_it() {
    let html = format!(
        "<article><p>The ferry <x-ship><a href=/m>Maren</a></x-ship> ran onto a rock off Tolvik on Monday night with 84 people on board \
         (<x-note>2</x-note>).</p><x-part><p>{SECOND}</p></x-part><p>{THIRD}</p></article>"
    );
    let first =
        "The ferry Maren ran onto a rock off Tolvik on Monday night with 84 people on board (2).";
    assert_eq!(body(&html), [first, SECOND, THIRD]);
}

#[test]
fn a_word_that_something_opens_over_stays_and_what_opens_goes() {
    let wrapped = |word: &str| {
        format!(
            "<article>{}<p>The rock was marked by {word} last year, and the owners had a new chart of it on board.</p></article>",
            paragraphs("")
        )
    };
    let last =
        "The rock was marked by Ann Holt last year, and the owners had a new chart of it on board.";
    for word in [
        "<span class=tooltip>Ann Holt<span class=tooltiptext>Pilot since 1994</span></span>",
        "<span class=\"rollover-x\"><a class=\"rollover-x-link\" href=/h>Ann Holt</a><span class=\"rollover-x-box\"><span class=rollover-in>Ann M. Holt <a href=/1>More about the pilots of Tolvik</a></span></span></span>",
    ] {
        assert_eq!(body(&wrapped(word)), [FIRST, SECOND, THIRD, last]);
    }
}

#[test]
fn a_name_that_all_paragraphs_have_tells_nothing_of_them() {
    let whole = format!(
        "<article><div>{}</div></article>",
        paragraphs(" class=paywall")
    );
    assert_eq!(body(&whole), [FIRST, SECOND, THIRD]);
    let offer = format!(
        "<article>{}<p class=paywall>All our readers can go on for a small sum that they pay at the end of each month.</p></article>",
        paragraphs("")
    );
    assert_eq!(body(&offer), [FIRST, SECOND, THIRD]);
}

#[test]
fn what_holds_the_headline_is_no_thread() {
    let reply = "<p>I was on board and can only say that all of the crew were calm, quick and kind to us.</p>";
    let html = format!(
        "<article class=commented><h1>Ferry aground off Tolvik</h1>{}</article><div class=comments>{}</div>",
        paragraphs(""),
        reply.repeat(2)
    );
    assert_eq!(body(&html), [FIRST, SECOND, THIRD]);
}

#[test]
fn a_linked_sentence_between_paragraphs_is_told_and_a_linked_headline_is_not() {
    let linked = "The owner of the quarry, Per Lund, said on Friday that no barge of his had touched the light.";
    let between = |words: &str| {
        format!(
            "<article><p>{FIRST}</p><p><a href=/x><b>{words}</b></a></p><p>{SECOND}</p></article>"
        )
    };
    assert_eq!(body(&between(linked)), [FIRST, linked, SECOND]);
    let headline = "Quarry owner Per Lund: no barge of ours has ever touched the light";
    assert_eq!(body(&between(headline)), [FIRST, SECOND]);
    let under =
        format!("<article><p>{FIRST}</p><p>{SECOND}</p><p><a href=/x>{linked}</a></p></article>");
    assert_eq!(body(&under), [FIRST, SECOND]);
}

#[test]
fn a_linked_line_of_a_broken_paragraph_is_part_of_it() {
    let html = format!(
        "<article>{}<p>1) Coast guard, on the wharf at Tolvik:<br><a href=/g>coastguard.example</a><br>2) The owners, for those who lost their luggage:<br>\
         <a href=/o>maren.example/lost</a></p><ul><li><a href=/1>Five wrecks of the year</a></li><li><a href=/2>A lighthouse for sale</a></li></ul></article>",
        paragraphs("")
    );
    let told = body(&html);
    assert!(told.contains(&"coastguard.example".to_owned()), "{told:?}");
    assert!(told.contains(&"maren.example/lost".to_owned()), "{told:?}");
    assert!(!told.iter().any(|b| b.contains("wrecks")), "{told:?}");
}

/// A card with a linked headline and a line under it.
fn card(headline: &str, line: &str) -> String {
    format!(
        "<div class=x><h4><b>Coast</b> <a href=/{headline}>{headline}</a></h4><a href=/i><img></a><p>{line}</p></div>"
    )
}

#[test]
fn a_row_of_cards_under_an_article_is_not_told_nor_the_heading_over_it() {
    let cards: String = ["Lighthouse keepers go on strike", "Herring are back in the fjord", "A harbour for the big ships"]
        .iter()
        .map(|h| card(h, "Nobody in the town had thought that it would come to this, but the council was told of it in spring."))
        .collect();
    let html = format!(
        "<div>{}{}<h2>More to see and hear</h2><div>{cards}</div></div>",
        paragraphs(""),
        paragraphs("")
            .replace("Monday", "Tuesday")
            .replace("two", "three")
            .replace("light", "buoy")
    );
    let told = body(&html);
    assert_eq!(told.len(), 6, "{told:?}");
}

#[test]
fn cards_that_break_off_go_however_many_and_a_list_of_things_stays() {
    let names: Vec<String> = (0..12)
        .map(|n| format!("Number {n} of the lighthouses of the coast"))
        .collect();
    let row = |line: &str| -> String {
        let lines = { names.iter() }.map(|name| card(name, &format!("{name}: {line}")));
        lines.collect()
    };
    let cut = row(
        "Nobody in the town had thought that it would come to this, but the council was told of it in spring and did",
    );
    let told = body(&format!("<main>{}<div>{cut}</div></main>", paragraphs("")));
    assert_eq!(told, [FIRST, SECOND, THIRD]);
    let whole = row(
        "It was built when the herring came and is open to all who can climb two hundred steps on a calm day.",
    );
    let told = body(&format!("<main><p>{FIRST}</p><div>{whole}</div></main>"));
    assert!(told.len() >= 12, "{told:?}");
}

#[test]
fn labels_over_and_under_an_article_are_not_told() {
    let html = format!(
        "<main><div>Sea and shore</div><div>Karin Moe | 12 pictures</div>{}<h3>In our shop</h3><div>Topics</div></main>",
        paragraphs("")
    );
    assert_eq!(body(&html), [FIRST, SECOND, THIRD]);
    let tail = "What was lost:";
    let list = format!(
        "<main>{}<div>{tail}</div><ul><li>212 bags</li><li>Nine cars</li></ul></main>",
        paragraphs("")
    );
    assert_eq!(
        body(&list),
        [FIRST, SECOND, THIRD, tail, "212 bags", "Nine cars"]
    );
}

#[test]
fn a_page_of_short_lines_keeps_them() {
    let short = [
        "84 people on board",
        "Nobody hurt, says the coast guard",
        "Ship still afloat",
        "Light was out, says captain",
        "Pumps on their way",
        "Fog until noon",
    ];
    let lines = |words: &[&str]| -> String {
        words
            .iter()
            .map(|w| ["<div>", w, "</div>"].concat())
            .collect()
    };
    let html = format!(
        "<main>{}{}{}</main>",
        lines(&short),
        lines(&[FIRST, SECOND, THIRD]),
        lines(&[
            "School open to all on board",
            "Cars to be fetched on Friday",
            "Owners to pay for the night",
            "No word of the lost luggage"
        ])
    );
    let told = body(&html);
    assert_eq!(told.len(), 13, "{told:?}");
}

#[test]
fn a_day_set_before_the_first_sentence_is_no_word_of_it() {
    let html = format!(
        "<article><p><span>June 5, 2023</span><span>{FIRST}</span></p><p>{SECOND}</p></article>"
    );
    assert_eq!(body(&html), [FIRST, SECOND]);
    let within = "<article><p><b>June 5, 2023</b> was the day on which the ferry Maren ran onto a rock off Tolvik with 84 people.</p></article>";
    assert!(body(within)[0].starts_with("June 5, 2023 was"));
}

#[test]
fn the_day_of_publication_is_found_where_pages_put_it() {
    let day = |over: &str| {
        let clock = "<div class=date>Tuesday, August 8, 2028</div>";
        let menu = "<ul><li>Home</li><li>Sea</li></ul>".repeat(4);
        let html = format!(
            "{clock}{menu}<article><h1>Ferry aground off Tolvik</h1>{over}{}</article>",
            paragraphs("")
        );
        page(&html).meta.published
    };
    let may = Some(jiff::civil::date(2016, 5, 16));
    for over in [
        "<span itemprop=datePublished content=\"2016-05-16T02:06-0500\">May 16</span>",
        "<abbr class=published title=\"2016-05-16T03:55:00-07:00\">3:55 AM</abbr>",
        "<div class=timestamp>May 16, 2016 at 7:30</div>",
        "<time datetime=2016-05-16>in May</time>",
    ] {
        assert_eq!(day(over), may, "{over}");
    }
    let plain = |over: &str| {
        let html = format!(
            "<article><h1>Ferry aground off Tolvik</h1>{over}{}</article>",
            paragraphs("")
        );
        page(&html).meta.published
    };
    assert_eq!(plain("<p>By Jo Hale | May 16, 2016 | 3 min read</p>"), may);
    assert_eq!(
        plain("<ul class=meta><li>From the coast</li><li>May 16, 2016</li></ul>"),
        may
    );
    assert_eq!(plain("<p>Seen by 2016 people in May</p>"), None);
}

#[test]
fn what_microdata_files_a_page_by_is_not_told() {
    let html = format!(
        "<article><h1>Ferry aground off Tolvik</h1><span itemprop=datePublished>mandag, 5. juni 2023</span> <p itemprop=author>Jo Hale of the coast desk.</p>{}</article>",
        paragraphs("")
    );
    assert_eq!(body(&html), [FIRST, SECOND, THIRD]);
}

#[test]
fn references_that_were_escaped_twice_are_read_and_shown_markup_is_not() {
    let html = format!(
        "<article><p>{FIRST}</p><p>&amp;ldquo;We lost R&amp;amp;D, and that&amp;#8217;s bad,&amp;rdquo; said Ann Holt, who keeps the books of the line.</p><p>Write &amp;lt;b&amp;gt; &amp;c; for a &amp; b, as the manual of the ship&rsquo;s first computer said on its page for the crew.</p></article>"
    );
    let told = body(&html);
    assert_eq!(
        told[1],
        "“We lost R&D, and that’s bad,” said Ann Holt, who keeps the books of the line."
    );
    assert!(
        told[2].starts_with("Write &lt;b&gt; &c; for a & b"),
        "{}",
        told[2]
    );
}

#[test]
fn an_article_that_its_page_holds_again_is_told_once_and_a_refrain_stays() {
    let one = format!(
        "<section><article><h1>Ferry aground off Tolvik</h1>{}</article></section>",
        paragraphs("")
    );
    assert_eq!(body(&one.repeat(4)), [FIRST, SECOND, THIRD]);
    let steps = "<p>Take two cups of flour, one cup of milk and a spoon of butter, and stir them well.</p><p>Let the dough rest in a warm place until it is twice as big, then bake it.</p>";
    let days: Vec<String> = ["Monday", "Tuesday", "Wednesday"]
        .iter()
        .map(|day| format!("<p>On {day} the cook of the Maren made bread for all who had been taken to the school.</p>{steps}<p>On {day} it was gone by noon, said the cook, and nobody asked for soup.</p>"))
        .collect();
    let told = body(&format!(
        "<article><p>{FIRST}</p>{}</article>",
        days.concat()
    ));
    assert_eq!(told.len(), 13, "{told:?}");
}

#[test]
fn a_title_inside_the_body_is_not_shown_by_browsers_nor_told() {
    let html = format!(
        "<article><title>Ferry aground off Tolvik - Channel 9 Coast</title>{}</article>",
        paragraphs("")
    );
    assert_eq!(body(&html), [FIRST, SECOND, THIRD]);
}
