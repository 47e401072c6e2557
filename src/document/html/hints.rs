//! What the names of elements, classes and ids tell: the vocabulary of page builders, not of any language's readers.

use super::tree::{Data, ENDS_PARAGRAPH, Node, Tree};

/// Elements that never hold article text.
const NEVER: &[&str] = &[
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "button",
    "select",
    "option",
    "textarea",
    "nav",
    "footer",
    "object",
    "embed",
    "video",
    "audio",
    "canvas",
    "map",
    "dialog",
    "input",
    "label",
    "aside",
    "figcaption",
    // What no browser shows (HTML, "Hidden elements").
    "title",
    "datalist",
    "noembed",
    "noframes",
    "rp",
];
const NEVER_ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "banner",
    "contentinfo",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "search",
    "alert",
    "toolbar",
];
/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture",
];
/// Elements that stand apart, beside those that [`end a paragraph`](ENDS_PARAGRAPH) (HTML, "Flow content" of its rendering). All others, those that a page makes up among them, stand in
/// the line unless one of these is in them.
const BLOCK: &[&str] = &[
    "#root",
    "html",
    "body",
    "br",
    "caption",
    "col",
    "colgroup",
    "dd",
    "dialog",
    "dir",
    "dt",
    "head",
    "hgroup",
    "legend",
    "li",
    "listing",
    "menu",
    "optgroup",
    "option",
    "plaintext",
    "search",
    "summary",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "xmp",
];

/// Whether an element stands apart by what it is.
fn is_block(name: &str) -> bool {
    BLOCK.contains(&name) || ENDS_PARAGRAPH.contains(&name)
}

/// Starts of words in a class or id that tell of readers' comments.
const THREAD: &[&str] = &["comment", "disqus", "respond", "livefyre", "coral"];
/// Starts of words that tell of something beside the article.
const BESIDE: &[&str] = &[
    "sidebar",
    "related",
    "recirc",
    "recommend",
    "share",
    "sharing",
    "social",
    "promo",
    "sponsor",
    "advert",
    "newsletter",
    "subscri",
    "signup",
    "cookie",
    "consent",
    "gdpr",
    "popup",
    "modal",
    "breadcrumb",
    "pagination",
    "pager",
    "navbar",
    "navigation",
    "taboola",
    "outbrain",
    "toolbar",
    "login",
    "trending",
    "teaser",
    "addtoany",
    "addthis",
    "caption",
    "masthead",
    "copyright",
    "jp",
    "zergnet",
    "paywall",
    "donat",
    "rollover",
    "tooltip",
    "popover",
];
/// Whole words that tell the same.
const BESIDE_EXACT: &[&str] = &[
    "ad",
    "ads",
    "nav",
    "menu",
    "widget",
    "widgets",
    "banner",
    "credit",
    "credits",
    "byline",
    "meta",
    "vcard",
    "author",
    "authors",
    "bio",
    "tags",
    "tools",
    "popular",
    "footer",
    "teasers",
    "ticker",
    "follow",
    "rating",
    "carousel",
    "gallery",
    "slideshow",
    "skip",
    "timestamp",
    "print",
    "aux",
    "upsell",
    "cta",
    "promos",
    "yarpp",
    "dateline",
    "overlay",
];
/// Those of them that name what opens over a word, and as often the word that it opens over.
const POPUP: &[&str] = &["rollover", "tooltip", "popover"];
/// Properties of an article that are no text of it.
const METADATA: &[&str] = &[
    "datePublished",
    "dateModified",
    "dateCreated",
    "author",
    "publisher",
];
/// Words that name the article's text outright.
const BODY: &[&str] = &[
    "articlebody",
    "article-body",
    "article_body",
    "article__body",
    "entry-content",
    "post-content",
    "post-body",
    "story-body",
    "storybody",
    "article-content",
    "article__content",
    "article-text",
    "story-content",
    "td-post-content",
    "content-body",
    "articletext",
    "post_content",
    "entry_content",
    "single-content",
];

/// What stands beside an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Comments of readers, which may be longer than the article.
    Thread,
    /// What opens over a word.
    Popup,
    /// Anything else.
    Other,
}

/// For each node, whether it stands in a line of text.
pub(super) fn inline(tree: &Tree) -> Vec<bool> {
    let mut holds_block = vec![false; tree.nodes.len()];
    for (i, node) in tree.nodes.iter().enumerate().skip(1).rev() {
        if holds_block[i] || is_block(node.name()) {
            holds_block[node.parent] = true;
        }
    }
    let nodes = tree.nodes.iter().zip(holds_block);
    nodes
        .map(|(node, holds_block)| {
            let name = node.name();
            INLINE.contains(&name) || !(holds_block || is_block(name))
        })
        .collect()
}

/// Whether an element never holds article text, by its name, role or invisibility.
pub(super) fn is_never(node: &Node) -> bool {
    let Data::Element { name, .. } = &node.data else {
        return false;
    };
    NEVER.contains(&name.as_str())
        || node
            .attribute("role")
            .is_some_and(|r| NEVER_ROLES.contains(&r))
        || node.attribute("hidden").is_some()
        || node.attribute("aria-hidden") == Some("true")
        || node.attribute("style").is_some_and(is_invisible)
}

fn is_invisible(style: &str) -> bool {
    let style: String = style.split_whitespace().collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// What an element's class and id say that it holds, if that is no article, and the word that says so.
pub(super) fn beside(node: &Node) -> Option<(Beside, &'static str)> {
    let mut found = None;
    for word in words(node) {
        if let Some(stem) = THREAD.iter().find(|stem| word.starts_with(**stem)) {
            return Some((Beside::Thread, stem));
        }
        let exact = BESIDE_EXACT.iter().find(|exact| word == **exact);
        let stem = exact.or_else(|| BESIDE.iter().find(|stem| word.starts_with(**stem)));
        if let Some(stem) = stem {
            let popup = POPUP.contains(stem);
            let kind = if popup { Beside::Popup } else { Beside::Other };
            found = found.or(Some((kind, *stem)));
        }
    }
    found
}

/// Whether an element says outright that it holds a day or a name that the page is filed by (schema.org's microdata).
pub(super) fn is_metadata(node: &Node) -> bool {
    let told = node.attribute("itemprop").unwrap_or_default();
    let mut told = told.split_whitespace();
    told.any(|t| METADATA.contains(&t))
}

/// Whether an element says outright that it holds the article's text.
pub(super) fn is_body(node: &Node) -> bool {
    node.attribute("itemprop")
        .is_some_and(|p| p.contains("articleBody"))
        || [node.attribute("class"), node.attribute("id")]
            .into_iter()
            .flatten()
            .any(|hint| {
                hint.split_whitespace()
                    .any(|name| BODY.contains(&name.to_ascii_lowercase().as_str()))
            })
}

/// The words of class and id: cut at anything that is no letter, and at capitals within a word.
fn words(node: &Node) -> Vec<String> {
    let mut words = Vec::new();
    for hint in [node.attribute("class"), node.attribute("id")]
        .into_iter()
        .flatten()
    {
        let mut word = String::new();
        let mut small = false;
        for c in hint.chars() {
            let cut = !c.is_ascii_alphabetic() || (small && c.is_ascii_uppercase());
            if cut && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c.is_ascii_alphabetic() {
                word.push(c.to_ascii_lowercase());
            }
            small = c.is_ascii_lowercase();
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
    words
}
