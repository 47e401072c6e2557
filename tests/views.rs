//! What is seen of the page: its first screen, single views of it as a browser has built them, and a page of very many articles.
//!
//! Where there is no Chromium each test says so and is left out.
#![cfg(unix)]

#[path = "page/chromium.rs"]
mod chromium;
#[path = "page/story.rs"]
mod story;

use std::fs;

use chromium::Chromium;
use serde_json::{Value, json};
use story::{page, story};

const STORIES: [&str; 4] = ["ferry-wire", "kabul-2021", "layoffs-2023", "mine-flood"];

/// How many findings have sides, and how many of them stand above the end of the first screen with every value of theirs.
const FIRST: &str = "(() => {
  const cards = Array.from(document.querySelectorAll('.finding')).filter(f => f.querySelector('.side'));
  const seen = n => { const r = n.getBoundingClientRect(); return r.width > 0 && r.right <= innerWidth && r.bottom <= innerHeight; };
  const told = cards.filter(card => {
    const what = document.querySelector('.overview a[href=\"#' + card.id + '\"]');
    const sides = Array.from(what.parentElement.querySelectorAll('li'));
    const words = sides.map(s => s.querySelector('b').textContent.trim());
    const values = Array.from(card.querySelectorAll('.value')).map(v => v.textContent.trim());
    const who = sides.every(s => s.querySelector('.who').textContent.trim() && seen(s.querySelector('.who')));
    return seen(what) && who && JSON.stringify(words) === JSON.stringify(values);
  });
  return [cards.length, told.length];
})()";

#[test]
fn the_first_screen_tells_what_the_sources_differ_on_and_who_stands_where() {
    let Some(mut browser) = Chromium::start("the first screen of the page") else {
        return;
    };
    for name in STORIES {
        let page = story(name);
        browser.show(1440, "light");
        browser.open(&page.file, "");
        let told = browser.value(FIRST);
        assert_eq!(told[0], told[1], "{name}");
        assert!(told[0].as_u64().unwrap() >= 3, "{name}");
        // The words of each side are there, too.
        let silent = "Array.from(document.querySelectorAll('.overview li li')).filter(s => s.querySelector('q').offsetHeight === 0).length";
        assert_eq!(browser.value(silent), json!(0), "{name}");
        // On a telephone, contradictions at least.
        browser.show(360, "dark");
        browser.open(&page.file, "");
        let below = "Array.from(document.querySelectorAll('.overview.contradictions li')).filter(n => n.getBoundingClientRect().bottom > innerHeight).length";
        assert_eq!(browser.value(below), json!(0), "{name}");
    }
}

#[test]
fn no_answer_of_the_fact_table_is_cut_off_on_a_narrow_screen() {
    let Some(mut browser) = Chromium::start("the fact table on a narrow screen") else {
        return;
    };
    for name in STORIES {
        let page = story(name);
        for width in [360, 820] {
            browser.show(width, "light");
            browser.open(&page.file, "");
            browser.value(
                "document.querySelectorAll('#facts details').forEach(d => { d.open = true; })",
            );
            let cut = "Array.from(document.querySelectorAll('.facts .answer')).filter(a => { const r = a.getBoundingClientRect(); return r.width === 0 || r.right > innerWidth; }).map(a => a.textContent)";
            assert_eq!(browser.value(cut), json!([]), "{name}, {width} px");
            // Who answers stands beside it.
            let nameless = "Array.from(document.querySelectorAll('.facts td:not(.silent)')).filter(c => !c.querySelector('.of').offsetWidth).length";
            assert_eq!(browser.value(nameless), json!(0), "{name}, {width} px");
        }
    }
}

/// An element as a browser has it: a line an element with its classes and own words, those below it further in.
const OUTLINE: &str = "((chosen, most) => {
  const lines = [];
  const walk = (node, depth) => {
    if (node.nodeType === 3) {
      const text = node.textContent.replace(/\\s+/g, ' ').trim();
      if (text) { lines.push('  '.repeat(depth) + text); }
      return;
    }
    if (node.nodeType !== 1) { return; }
    const name = node.tagName.toLowerCase() + Array.from(node.classList).map(c => '.' + c).join('');
    const plain = node.childElementCount === 0;
    const text = plain ? node.textContent.replace(/\\s+/g, ' ').trim() : '';
    lines.push('  '.repeat(depth) + name + (text ? ' ' + text : ''));
    if (!plain) { node.childNodes.forEach(child => walk(child, depth + 1)); }
  };
  walk(document.querySelector(chosen), 0);
  return lines.slice(0, most).join('\\n');
})";

#[test]
fn single_views_are_built_as_approved() {
    let Some(mut browser) = Chromium::start("single views of the page") else {
        return;
    };
    let page = story("mine-flood");
    browser.show(1440, "light");
    browser.open(&page.file, "");
    for (view, chosen, most) in [
        ("first-screen", "header", 74),
        ("card", "#contradictions .finding", 80),
        ("facts", "#facts table tbody tr", 60),
        ("article", "#articles .article:has(.m.contradictions)", 60),
    ] {
        let outline = browser.value(&format!("{OUTLINE}({chosen:?}, {most})"));
        insta::assert_snapshot!(view, outline.as_str().unwrap());
    }
}

/// Articles enough that their texts are not made with the page, each with some of a story and words of its own.
fn many() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for i in 0..60 {
        let injured = if i % 2 == 0 { "Nine" } else { "Eleven" };
        let towns = ["Tolna", "Varsk", "Merrin", "Skell", "Orsund"];
        let deeds = ["flooded", "burned", "reopened", "collapsed", "was sold"];
        let told: Vec<String> = (0..5)
            .map(|k| {
                let (town, deed) = (towns[(i + k) % 5], deeds[(i / 5 + k) % 5]);
                format!("The mill in {town} {deed} on Monday.")
            })
            .collect();
        let text = format!(
            "The dredger Merle ran aground off Tolna. {injured} people were injured.\n\n{}\n\nWatchman number {i} kept a brown goat.\n",
            told.join(" ")
        );
        fs::write(folder.path().join(format!("a{i:02}.txt")), text).unwrap();
    }
    folder
}

const PACKED: &str = "document.querySelectorAll('noscript').length";
const TEXTS: &str = "document.querySelectorAll('.article .text').length";

#[test]
fn a_page_of_many_articles_makes_their_texts_when_they_are_wanted() {
    let Some(mut browser) = Chromium::start("a page of many articles") else {
        return;
    };
    let articles = many();
    let page = page(articles.path());
    browser.show(1440, "light");
    browser.open(&page.file, "");
    let packed = browser.value(PACKED).as_u64().unwrap();
    assert!(packed >= 60, "{packed}");
    assert_eq!(browser.value(TEXTS), json!(0));
    let footer = browser.value("document.querySelector('footer').textContent");
    assert!(
        footer
            .as_str()
            .unwrap()
            .contains("makes the text of each article")
    );

    // One that is opened is made, and no other.
    browser.value("document.querySelector('.article summary').click()");
    browser.value("new Promise(done => setTimeout(done, 50))");
    assert_eq!(browser.value(TEXTS), json!(1));
    assert_eq!(browser.value(PACKED), json!(packed - 1));

    // A link to words leads to them, wherever they are.
    let words =
        "Array.from(document.querySelectorAll('.contradictions .by')).pop().getAttribute('href')";
    let words = browser.value(words);
    let words = words.as_str().unwrap().to_owned();
    browser.open(&page.file, &words);
    let open = format!(
        "document.getElementById('{}').closest('details').open",
        &words[1..]
    );
    assert_eq!(browser.value(&open), json!(true));
    let marked = "document.querySelector(':target').id";
    assert_eq!(browser.value(marked), json!(words[1..]));

    // All of it is made to be unfolded.
    browser.value("document.getElementById('unfold').click()");
    assert_eq!(browser.value(PACKED), json!(0));
    assert_eq!(browser.value(TEXTS), json!(60));
    assert_eq!(
        browser.told("Runtime.exceptionThrown"),
        Vec::<&Value>::new()
    );

    // Without a script it is all there from the first.
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({"value": true}),
    );
    browser.open(&page.file, "");
    assert_eq!(browser.value(TEXTS), json!(60));
}

#[test]
fn a_search_finds_what_a_large_page_has_not_made_yet() {
    let Some(mut browser) = Chromium::start("a search in a large page") else {
        return;
    };
    let articles = tempfile::tempdir().unwrap();
    let name = |n: usize| char::from(b'a' + (n % 26) as u8);
    let told = |i: usize| {
        let mill = format!("M{}{}{}on", name(i), name(i / 26 + 7), name(i * 7 + 3));
        let boats = i + 200;
        format!("The owner of {mill} sold {boats} boats on Monday.\n\n")
    };
    let a: String = (0..130).map(told).collect();
    let b = &a;
    fs::write(articles.path().join("a.txt"), &a).unwrap();
    fs::write(
        articles.path().join("b.txt"),
        format!("Nobody was hurt.\n\n{b}"),
    )
    .unwrap();
    let page = page(articles.path());
    browser.show(1440, "light");
    browser.open(&page.file, "");
    let made = "document.querySelectorAll('#agreements .finding').length";
    let rest = "document.querySelector('#agreements .rest summary').textContent";
    assert_eq!(browser.value(made), json!(100));
    assert!(
        browser
            .value(rest)
            .as_str()
            .unwrap()
            .ends_with(" more agreements")
    );
    let heading = "(() => { const t = document.querySelector('#agreements noscript').textContent; const m = /<h3[^>]*>([^<]*)/.exec(t); return m[1]; })()";
    let heading = browser.value(heading);
    let word = heading
        .as_str()
        .unwrap()
        .split(' ')
        .find(|w| w.starts_with('M'))
        .unwrap()
        .to_owned();
    browser.press("/");
    for letter in word.chars() {
        browser.press(&letter.to_string());
    }
    let seen = "Array.from(document.querySelectorAll('#agreements .finding')).filter(f => f.offsetParent !== null).map(f => f.querySelector('h3').textContent)";
    let seen = browser.value(seen);
    assert!(seen.as_array().unwrap().contains(&heading), "{seen}");
    assert!(seen.as_array().unwrap().len() < 10);
}
