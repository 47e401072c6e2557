//! Inputs of a chosen size that once cost more than their size, or ended the process: nests, runs of one mark or one word,
//! one endless word, plain prose. Each is made anew from its size in bytes, and each size is made of the same stuff, so that what
//! reading costs can be compared from size to size.

use crosscheck::document::Format;

/// One kind of input.
pub struct Shape {
    /// What it is.
    pub name: &'static str,
    /// How it is to be read.
    pub format: Format,
    /// An input of about so many bytes.
    pub make: fn(usize) -> String,
}

const fn shape(name: &'static str, format: Format, make: fn(usize) -> String) -> Shape {
    Shape { name, format, make }
}

/// A sentence that makes an article of what stands beside it.
const SENTENCE: &str =
    "The harbour council closed the northern quay on Tuesday after a crane fell into the basin. ";

/// All kinds.
pub const SHAPES: &[Shape] = &[
    shape("prose", Format::Text, |n| prose(n, "\n\n")),
    shape("prose in one paragraph", Format::Text, |n| prose(n, " ")),
    shape("prose on one page", Format::Html, |n| {
        format!("<body><article><p>{}</article>", prose(n, "\n<p>"))
    }),
    shape("one word", Format::Text, |n| text(&"lo".repeat(n / 2))),
    shape("one sentence", Format::Text, |n| {
        text(&repeat("the old quay and the new crane, ", n))
    }),
    shape("lone words", Format::Text, |n| text(&repeat("quay\n\n", n))),
    shape("nested elements", Format::Html, |n| {
        nest("<div>", SENTENCE, "</div>", n)
    }),
    shape("nested elements with words", Format::Html, |n| {
        format!("<body>{}", repeat(&format!("<div><p>{SENTENCE}"), n))
    }),
    shape("inline elements never closed", Format::Html, |n| {
        format!("<body><p>{}", repeat("<b>quay <i>crane ", n))
    }),
    shape("elements closed crosswise", Format::Html, |n| {
        format!(
            "<body>{}</body>",
            repeat("<td><li><p>basin</div></span>", n)
        )
    }),
    shape("attributes in double marks", Format::Html, |n| {
        format!(
            "<body><p {}>{SENTENCE}",
            counted(n, |i| format!("a{i}=\"x\" "))
        )
    }),
    shape("attributes without values", Format::Html, |n| {
        format!("<body><p {}>{SENTENCE}", counted(n, |i| format!("a{i} ")))
    }),
    shape("tags never ended", Format::Html, |n| {
        format!("<body><p>{SENTENCE}{}", repeat("<p <", n))
    }),
    shape("entities", Format::Html, |n| {
        format!("<body><p>{SENTENCE}{}", repeat("&amp;&#8220;", n))
    }),
    shape("nested quotations of Markdown", Format::Markdown, |n| {
        format!("{}{SENTENCE}", repeat("> ", n))
    }),
    shape("nested lists of Markdown", Format::Markdown, |n| {
        format!("{}{SENTENCE}", repeat("- ", n))
    }),
    shape("brackets of Markdown", Format::Markdown, |n| {
        text(&repeat("[", n))
    }),
    shape("bracket pairs of Markdown", Format::Markdown, |n| {
        nest("[", SENTENCE, "](x)", n)
    }),
    shape("links of Markdown never ended", Format::Markdown, |n| {
        text(&repeat("[quay](", n))
    }),
    shape("tags of Markdown never ended", Format::Markdown, |n| {
        text(&repeat("<quay ", n))
    }),
    shape("asterisks of Markdown", Format::Markdown, |n| {
        text(&repeat("*quay ", n))
    }),
    shape("asterisks of Markdown apart", Format::Markdown, |n| {
        text(&repeat("quay * ", n))
    }),
    shape("brackets in front matter", Format::Markdown, |n| {
        format!("---\ntitle: {}\n---\n\n{SENTENCE}", repeat("[", n))
    }),
    shape("braces in front matter", Format::Markdown, |n| {
        format!("---\n{}\n---\n\n{SENTENCE}", repeat("{a: ", n))
    }),
    shape("dashes in front matter", Format::Markdown, |n| {
        format!("---\n{}x\n---\n\n{SENTENCE}", repeat("- ", n))
    }),
    shape("keys in front matter", Format::Markdown, |n| {
        let keys = counted(n, |i| format!("k{i}: x\n"));
        format!("---\n{keys}---\n\n{SENTENCE}")
    }),
    shape("brackets in JSON", Format::JsonLines, |n| {
        format!("{{\"text\": {}", repeat("[", n))
    }),
    shape("articles in JSON Lines", Format::JsonLines, |n| {
        counted(n, |i| {
            format!("{{\"id\": \"a{i}\", \"text\": \"{SENTENCE}\"}}\n")
        })
    }),
    shape("runs of 1-", Format::Text, |n| text(&repeat("1-", n))),
    shape("runs of 1,", Format::Text, |n| text(&repeat("1,", n))),
    shape("runs of a.", Format::Text, |n| text(&repeat("a.", n))),
    shape("figures", Format::Text, |n| text(&repeat("12 ", n))),
    shape("figures of magnitude", Format::Text, |n| {
        text(&repeat("million ", n))
    }),
    shape("spelled figures", Format::Text, |n| {
        text(&repeat("twenty hundred and ", n))
    }),
    shape("months", Format::Text, |n| text(&repeat("May ", n))),
    shape("names", Format::Text, |n| {
        text(&counted(n, |i| format!("{} ", capital(i))))
    }),
    shape("one name", Format::Text, |n| {
        text(&repeat("Orla Brandt ", n))
    }),
    shape("names of many people", Format::Text, |n| {
        counted(n, |i| {
            format!(
                "{} {} saw the crane fall into the basin.\n\n",
                capital(i),
                capital(i * 7 + 3)
            )
        })
    }),
    shape("said said said", Format::Text, |n| {
        text(&repeat("said ", n))
    }),
    shape("he said she said", Format::Text, |n| {
        text(&repeat("he said she said ", n))
    }),
    shape("he said. she said.", Format::Text, |n| {
        text(&repeat("He said. She said. ", n))
    }),
    shape("he said that she said that", Format::Text, |n| {
        text(&repeat("he said that she said that ", n))
    }),
    shape("according to", Format::Text, |n| {
        text(&repeat("according to ", n))
    }),
    shape("of the", Format::Text, |n| text(&repeat("of the ", n))),
    shape("and", Format::Text, |n| text(&repeat("and ", n))),
    shape("which fell", Format::Text, |n| {
        text(&repeat("which fell ", n))
    }),
    shape("commas", Format::Text, |n| text(&repeat(", ", n))),
    shape("dashes", Format::Text, |n| text(&repeat("— ", n))),
    shape("full stops", Format::Text, |n| text(&repeat(". ", n))),
    shape("abbreviations", Format::Text, |n| text(&repeat("Dr. ", n))),
    shape("blanks", Format::Text, |n| text(&" ".repeat(n))),
    shape("empty lines", Format::Text, |n| text(&"\n".repeat(n))),
    shape("opening double marks", Format::Text, |n| {
        text(&repeat("“", n))
    }),
    shape("opening double marks apart", Format::Text, |n| {
        text(&repeat("“quay ", n))
    }),
    shape("opening angle marks", Format::Text, |n| {
        text(&repeat("«„", n))
    }),
    shape("opening single marks", Format::Text, |n| {
        text(&repeat("‘quay ", n))
    }),
    shape("opening single marks, never closed", Format::Text, |n| {
        text(&repeat("(‘[", n))
    }),
    shape("straight marks", Format::Text, |n| text(&repeat("\"", n))),
    shape("straight marks apart", Format::Text, |n| {
        text(&repeat("\"quay ", n))
    }),
    shape("apostrophes", Format::Text, |n| text(&repeat("' ", n))),
    shape("backticks", Format::Text, |n| text(&repeat("`quay ", n))),
    shape("quotations", Format::Text, |n| {
        text(&repeat("“The quay is closed,” she said. ", n))
    }),
    shape("quotations in quotations", Format::Text, |n| {
        text(&repeat("“The ‘old quay", n))
    }),
    shape("opening brackets", Format::Text, |n| text(&repeat("(", n))),
    shape("opening brackets apart", Format::Text, |n| {
        text(&repeat("(quay ", n))
    }),
    shape("square brackets", Format::Text, |n| text(&repeat("[", n))),
    shape("brackets in pairs", Format::Text, |n| {
        nest("(", SENTENCE, ")", n)
    }),
    shape("combining marks", Format::Text, |n| {
        text(&format!("e{}", repeat("\u{301}", n)))
    }),
    shape("words of all scripts", Format::Text, |n| {
        text(&repeat("Δ東мир", n))
    }),
];

fn repeat(part: &str, bytes: usize) -> String {
    part.repeat(bytes.div_ceil(part.len()))
}

/// Text with a sentence before it, so that it is an article's.
fn text(rest: &str) -> String {
    format!("{SENTENCE}\n\n{SENTENCE}{rest} At last it rained.\n")
}

/// Half the bytes open, the rest closes.
fn nest(open: &str, inner: &str, close: &str, bytes: usize) -> String {
    let depth = bytes / (open.len() + close.len());
    format!("{}{inner}{}", open.repeat(depth), close.repeat(depth))
}

fn counted(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut all = String::with_capacity(bytes + 64);
    let mut i = 0;
    while all.len() < bytes {
        all.push_str(&part(i));
        i += 1;
    }
    all
}

/// A made-up name, another for each number up to some thousands.
fn capital(i: usize) -> String {
    const PARTS: [&str; 16] = [
        "ba", "den", "kor", "lis", "mon", "ra", "sel", "tov", "ur", "vin", "wes", "yan", "zel",
        "hol", "gra", "fen",
    ];
    let word = format!(
        "{}{}{}",
        PARTS[i % 16],
        PARTS[i / 16 % 16],
        PARTS[i / 256 % 16]
    );
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// Plain news of a harbour town, its sentences put together by a seeded generator, five a paragraph.
pub fn prose(bytes: usize, between: &str) -> String {
    const WHO: [&str; 12] = [
        "The council",
        "Orla Brandt",
        "The harbour master",
        "A spokesman for Veltron",
        "The dockers' union",
        "Mayor Idris Falk",
        "The coast guard",
        "Residents of Norhaven",
        "Engineers",
        "The insurer",
        "Two witnesses",
        "The shipping line",
    ];
    const DID: [&str; 12] = [
        "closed",
        "inspected",
        "rebuilt",
        "sold",
        "criticised",
        "visited",
        "measured",
        "planned to repair",
        "refused to pay for",
        "asked for a report on",
        "did not open",
        "moved",
    ];
    const WHAT: [&str; 12] = [
        "the northern quay",
        "a crane of 40 metres",
        "three warehouses",
        "the ferry terminal",
        "the old lighthouse",
        "the customs house",
        "12 fishing boats",
        "the sea wall",
        "a shipment of timber",
        "the pilots' office",
        "the basin",
        "the railway bridge",
    ];
    const WHEN: [&str; 8] = [
        "on Monday",
        "last week",
        "in March 2019",
        "after the storm",
        "before the vote",
        "for the second time",
        "at a cost of $3.5 million",
        "early on 12 May",
    ];
    let mut state = 7_u64;
    let mut pick = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut all = String::with_capacity(bytes + 256);
    let mut sentences = 0;
    while all.len() < bytes {
        let (who, did, what, when) = (WHO[pick(12)], DID[pick(12)], WHAT[pick(12)], WHEN[pick(8)]);
        let sentence = match pick(4) {
            0 => format!("{who} {did} {what} {when}, {} said.", WHO[pick(12)]),
            1 => format!(
                "“We know that {what} is not safe,” {} said {when}.",
                WHO[pick(12)]
            ),
            2 => format!(
                "{who} {did} {what} {when}, which cost {} people their work.",
                pick(900) + 2
            ),
            _ => format!("{who} {did} {what} {when}."),
        };
        all.push_str(&sentence);
        sentences += 1;
        all.push_str(if sentences % 5 == 0 { between } else { " " });
    }
    all
}
