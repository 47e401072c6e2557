//! The HTML page in a real browser: it opens from a file without a word to anybody, and does what it says, with a script and without.
//!
//! Where there is no Chromium each test says so and is left out; so is what axe-core finds where `CROSSCHECK_AXE` does not name the
//! file axe.min.js. `.ci/run` has both.
#![cfg(unix)]

#[path = "page/chromium.rs"]
mod chromium;
#[path = "page/story.rs"]
mod story;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use chromium::Chromium;
use serde_json::{Value, json};
use story::{page, page_against, story};

/// What the page asked for, and what it complained of.
fn heard(browser: &Chromium) -> Vec<String> {
    let requests = browser.told("Network.requestWillBeSent").into_iter();
    let asked = requests.map(|r| r["request"]["url"].as_str().unwrap().to_owned());
    let asked = asked.filter(|url| !url.contains("/report.html"));
    let said = [
        "Log.entryAdded",
        "Runtime.consoleAPICalled",
        "Runtime.exceptionThrown",
        "Page.javascriptDialogOpening",
    ];
    let said = said.iter().flat_map(|method| browser.told(method));
    asked.chain(said.map(Value::to_string)).collect()
}

#[test]
fn it_opens_from_a_file_and_asks_nobody_for_anything() {
    let Some(mut browser) = Chromium::start("how the page opens") else {
        return;
    };
    for name in ["kabul-2021", "ferry-wire"] {
        let page = story(name);
        browser.open(&page.file, "");
        assert_eq!(heard(&browser), Vec::<String>::new(), "{name}");
        assert_eq!(
            browser.value("document.querySelector('.tools').hidden"),
            json!(false)
        );
    }
}

#[test]
fn an_article_that_wants_to_act_does_nothing_in_a_browser() {
    let Some(mut browser) = Chromium::start("a hostile article in a browser") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let text = "---\ntitle: \"<img src=x onerror=alert(1)>\"\noutlet: \"</td><script>alert(1)</script>\"\nurl: \"javascript:alert(1)\"\n---\n";
    for (name, told) in [
        (
            "a.md",
            "The mill \"><script>alert(1)</script> closed on Monday. It employed 40 people.",
        ),
        (
            "b.md",
            "The mill \"><script>alert(1)</script> closed on Monday. It employed 60 people.",
        ),
    ] {
        fs::write(folder.path().join(name), format!("{text}{told}\n")).unwrap();
    }
    let page = page(folder.path());
    browser.open(&page.file, "");
    browser.value("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assert_eq!(heard(&browser), Vec::<String>::new());
    assert_eq!(browser.value("document.scripts.length"), json!(1));
    assert_eq!(
        browser.value("document.querySelectorAll('img, iframe, object, [onerror]').length"),
        json!(0)
    );
    assert_eq!(
        browser.value("Array.from(document.links).filter(a => a.protocol !== 'file:').length"),
        json!(0)
    );
}

/// Headings of the findings that are seen.
const SEEN: &str = "Array.from(document.querySelectorAll('main .finding')).filter(f => f.offsetParent !== null).length";

#[test]
fn what_is_new_since_an_earlier_report_can_be_shown_alone() {
    let Some(mut browser) = Chromium::start("the filter for what is new") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, told: &str| fs::write(folder.path().join(name), told).unwrap();
    write(
        "a.txt",
        "The ferry Orla carried 305 people on Monday. It was built in 1979.\n",
    );
    write(
        "b.txt",
        "The ferry Orla carried 198 people on Monday. It is owned by Maren Dahl.\n",
    );
    let known = tempfile::tempdir().unwrap();
    let known = known.path().join("known.json");
    let made = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["compare", "--format", "json", "-o"])
        .args([known.as_path(), folder.path()])
        .status()
        .unwrap();
    assert!(made.success());
    write(
        "b.txt",
        "The ferry Orla carried 198 people on Monday. It is owned by Maren Dahl. The ferry Orla was built in 1987.\n",
    );
    let page = page_against(folder.path(), Some(&known));
    browser.show(1200, "light");
    browser.open(&page.file, "");
    let choose = |value: &str| {
        format!(
            "(() => {{ const s = document.getElementById('standing'); s.value = '{value}'; s.dispatchEvent(new Event('change')); }})()"
        )
    };
    let all = browser.value(SEEN).as_u64().unwrap();
    for value in ["new", "known"] {
        browser.value(&choose(value));
        let seen = browser.value(SEEN).as_u64().unwrap();
        assert!(0 < seen && seen < all, "{value}: {seen} of {all}");
        let marked = format!(
            "Array.from(document.querySelectorAll('main .finding')).filter(f => f.offsetParent !== null && !f.querySelector('.standing.{value}')).length"
        );
        assert_eq!(browser.value(&marked), json!(0));
    }
    browser.value(&choose(""));
    assert_eq!(browser.value(SEEN), json!(all));
    // A page that was compared with nothing has no such choice.
    browser.open(&story("ferry-wire").file, "");
    assert_eq!(
        browser.value("document.getElementById('standing')"),
        json!(null)
    );
}

#[test]
fn filters_search_order_and_keys_do_what_they_say() {
    let Some(mut browser) = Chromium::start("what the page's tools do") else {
        return;
    };
    let page = story("kabul-2021");
    browser.show(1200, "light");
    browser.open(&page.file, "");
    let all = browser.value(SEEN).as_u64().unwrap();
    assert!(all > 40, "{all}");

    // A key leads into the search; what is typed there cuts the page down, and Escape brings it back.
    browser.press("/");
    assert_eq!(browser.value("document.activeElement.id"), json!("search"));
    for key in ["t", "a", "j", "i", "k"] {
        browser.press(key);
    }
    let few = browser.value(SEEN).as_u64().unwrap();
    assert!(few > 0 && few < all / 2, "{few}");
    let others = "Array.from(document.querySelectorAll('main .finding')).filter(f => f.offsetParent !== null && !/tajik/i.test(f.textContent)).length";
    assert_eq!(browser.value(others), json!(0));
    assert_eq!(
        browser.value("document.getElementById('found').textContent"),
        json!(format!("{few} of {all}"))
    );
    browser.press("Escape");
    assert_eq!(browser.value(SEEN), json!(all));

    // One source alone.
    let choose = |id: &str, value: &str| {
        format!(
            "(() => {{ const s = document.getElementById('{id}'); s.value = '{value}'; s.dispatchEvent(new Event('change')); }})()"
        )
    };
    browser.value(&choose("source", "article-oxus-post"));
    let own = browser.value(SEEN).as_u64().unwrap();
    assert!(own > 0 && own < all, "{own}");
    browser.value(&choose("source", ""));

    // From finding to finding.
    let at = "document.activeElement.id";
    browser.value("document.activeElement.blur()");
    browser.press("j");
    let first = browser.value(at);
    browser.press("j");
    let second = browser.value(at);
    assert!(first.as_str().unwrap().starts_with("f-") && first != second);
    browser.press("k");
    assert_eq!(browser.value(at), first);

    // In another order, and back in the first.
    let order = "Array.from(document.querySelectorAll('#agreements h3')).map(h => h.textContent)";
    let told = browser.value(order);
    browser.value(&choose("order", "name"));
    let sorted = browser.value(order);
    assert_ne!(sorted, told);
    let expected = "Array.from(document.querySelectorAll('#agreements h3')).map(h => h.textContent.trim()).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))";
    assert_eq!(
        browser.value(
            "Array.from(document.querySelectorAll('#agreements h3')).map(h => h.textContent.trim())"
        ),
        browser.value(expected)
    );
    browser.value(&choose("order", ""));
    assert_eq!(browser.value(order), told);

    // All unfolded, and folded again.
    let closed = "document.querySelectorAll('main details:not([open])').length";
    browser.value("document.getElementById('unfold').click()");
    assert_eq!(browser.value(closed), json!(0));
    browser.value("document.getElementById('unfold').click()");
    assert_ne!(browser.value(closed), json!(0));
    assert_eq!(heard(&browser), Vec::<String>::new());
}

#[test]
fn a_link_leads_to_its_finding_and_to_the_words_in_the_article() {
    let Some(mut browser) = Chromium::start("links into the page") else {
        return;
    };
    let page = story("kabul-2021");
    browser.show(1200, "light");
    browser.open(&page.file, "");
    let id = browser.value("document.querySelector('#agreements .finding:last-of-type').id");
    let id = id.as_str().unwrap();
    browser.open(&page.file, &format!("#{id}"));
    assert_eq!(browser.value("document.activeElement.id"), json!(id));
    assert_eq!(
        browser.value("document.activeElement.querySelector('details').open"),
        json!(true)
    );
    let seen = "(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()";
    assert_eq!(browser.value(seen), json!(true));

    // The words of a quote stand in a folded article, which opens.
    let words = browser.value("document.querySelector('.contradictions .by').getAttribute('href')");
    let words = words.as_str().unwrap();
    browser.open(&page.file, words);
    let open = format!(
        "document.getElementById('{}').closest('details').open",
        &words[1..]
    );
    assert_eq!(browser.value(&open), json!(true));
}

#[test]
fn it_is_whole_without_a_script_and_on_paper() {
    let Some(mut browser) = Chromium::start("the page without a script and on paper") else {
        return;
    };
    let page = story("mine-flood");
    browser.show(900, "light");
    browser.call(
        "Emulation.setScriptExecutionDisabled",
        json!({"value": true}),
    );
    browser.open(&page.file, "");
    // Tools that nothing drives are not shown, what they would unfold opens by a click.
    let bare = [
        (
            "document.querySelector('.tools').offsetParent === null",
            json!(true),
        ),
        (
            "document.querySelector('#contradictions .value').offsetParent !== null",
            json!(true),
        ),
        (
            "document.querySelector('#agreements summary').offsetParent !== null",
            json!(true),
        ),
    ];
    for (what, is) in bare {
        assert_eq!(browser.value(what), is, "{what}");
    }
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    // On paper nothing can be opened any more, so all is open.
    let folded = "Array.from(document.querySelectorAll('#agreements details .quotes, #articles .text')).filter(q => q.getBoundingClientRect().height === 0).length";
    assert_eq!(browser.value(folded), json!(0));
    let pdf = browser.call("Page.printToPDF", json!({}));
    assert!(pdf["data"].as_str().unwrap().len() > 10_000);
}

#[test]
fn it_fits_every_width_and_axe_finds_nothing_in_either_theme() {
    let Some(mut browser) = Chromium::start("widths and themes of the page") else {
        return;
    };
    let axe = std::env::var_os("CROSSCHECK_AXE").map(|file| fs::read_to_string(file).unwrap());
    if axe.is_none() {
        eprintln!("left out: what axe-core finds: CROSSCHECK_AXE does not name axe.min.js");
    }
    for name in ["kabul-2021", "mine-flood"] {
        let page = story(name);
        for (width, theme) in [
            (360, "light"),
            (900, "dark"),
            (1600, "light"),
            (360, "dark"),
        ] {
            browser.show(width, theme);
            browser.open(&page.file, "");
            let at = format!("{name}, {width} px, {theme}");
            let over = browser.value("document.documentElement.scrollWidth - innerWidth");
            assert_eq!(over, json!(0), "{at}");
            let dark = browser
                .value("getComputedStyle(document.body).backgroundColor !== 'rgb(253, 253, 252)'");
            assert_eq!(dark, json!(theme == "dark"), "{at}");
            if let Some(axe) = &axe {
                browser
                    .value("document.querySelectorAll('details').forEach(d => { d.open = true; })");
                // What is out of sight is not laid out, and takes a place of a height that is guessed: axe-core would see texts of two
                // findings over one another that nobody ever sees so.
                browser.value("document.styleSheets[0].insertRule('* { content-visibility: visible !important; }')");
                browser.value(&format!("{axe}; 0"));
                let found = browser.value("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join('; ')))");
                assert_eq!(found, json!([]), "{at}");
                // It does look: a picture that nobody describes is found.
                let blind = "document.querySelector('main').append(new Image()); axe.run().then(r => r.violations.map(v => v.id))";
                assert!(
                    browser.value(blind).to_string().contains("image-alt"),
                    "{at}"
                );
            }
        }
    }
}

/// A program that is ended with its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_page_that_is_served_follows_its_articles() {
    let Some(mut browser) = Chromium::start("how a served page follows") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, number: &str| {
        let text =
            format!("The dredger Merle ran aground off Tolna. {number} people were injured.\n");
        fs::write(folder.path().join(name), text).unwrap();
    };
    write("a.txt", "Nine");
    write("b.txt", "Eleven");
    let server = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["serve", "--port", "0"])
        .arg(folder.path())
        .stderr(Stdio::piped())
        .spawn();
    let mut server = Running(server.unwrap());
    let said = BufReader::new(server.0.stderr.take().unwrap()).lines();
    let address = said.map_while(Result::ok).find_map(|line| {
        let at = line.find("http://")?;
        Some(line[at..].split_whitespace().next()?.to_owned())
    });
    browser.load(&address.unwrap());
    let heading = "document.querySelector('#contradictions h3').textContent";
    assert!(
        browser
            .value(heading)
            .as_str()
            .unwrap()
            .starts_with("Injured: Nine or Eleven")
    );
    write("b.txt", "Fourteen");
    browser.wait_for("Page.loadEventFired");
    assert!(
        browser
            .value(heading)
            .as_str()
            .unwrap()
            .starts_with("Injured: Nine or Fourteen")
    );
    assert_eq!(browser.told("Log.entryAdded"), Vec::<&Value>::new());
}

#[test]
fn the_page_as_it_is_heard() {
    let Some(mut browser) = Chromium::start("how the page is read aloud") else {
        return;
    };
    let page = story("mine-flood");
    browser.show(1200, "light");
    browser.open(&page.file, "");
    let tree = browser.call("Accessibility.getFullAXTree", json!({}));
    let mut outline = Vec::new();
    let digits = regex::Regex::new("[0-9]+").unwrap();
    let told = [
        "banner",
        "button",
        "combobox",
        "contentinfo",
        "heading",
        "main",
        "region",
        "search",
        "searchbox",
    ];
    for node in tree["nodes"].as_array().unwrap() {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let level = node["properties"].as_array().into_iter().flatten();
        let level = level.filter(|p| p["name"] == "level");
        // What the articles say is tried elsewhere.
        let deep = level
            .map(|p| p["value"]["value"].as_u64().unwrap())
            .any(|level| level > 2);
        if told.contains(&role) && node["ignored"] != true && !deep {
            let name = digits.replace_all(name, "n");
            outline.push(format!("{role}: {}", name.trim()));
        }
    }
    insta::assert_snapshot!(outline.join("\n"));
}
