//! What a page says about itself: JSON-LD, meta tags, `<time>`, `<title>`.
//!
//! In: the tree. Out: metadata in the draft. JSON-LD is believed first, then meta tags, then microdata, then `<time>`.

use jiff::civil::Date;
use serde_json::Value;

use super::super::date;
use super::super::draft::Draft;
use super::entity;
use super::tree::{Node, Tree};

/// Meta tags by what they tell, the most reliable first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "article.published",
    "originalpublicationdate",
    "date_published",
    "bt:pubdate",
    "dc.date",
    "dcterms.date",
    "article_date_original",
    "date",
];
const TITLE: &[&str] = &["og:title", "headline", "twitter:title", "dc.title", "title"];
const OUTLET: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
];
const AUTHOR: &[&str] = &[
    "author",
    "article:author_name",
    "dc.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
];
const URL: &[&str] = &["og:url", "twitter:url"];

/// Classes of what holds a day, as page builders name it.
const DATED: &[&str] = &[
    "timestamp",
    "published",
    "dateline",
    "date",
    "pubdate",
    "pub-date",
    "post-date",
    "post_date",
    "entry-date",
    "article-date",
    "article__date",
    "publish-date",
    "published-date",
];
/// What tells a day has at most so many bytes.
const DATE_BYTES: usize = 80;

/// Schema.org types of an article.
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "LiveBlogPosting",
    "Report",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "TechArticle",
];

/// What says that an element holds the day of publication, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    /// The page, outright.
    Said,
    /// A `<time>`, of whatever it may be.
    Time,
    /// A class: that of the article is near its headline.
    Class,
}

/// Fills the draft's metadata.
pub(super) fn read(draft: &mut Draft, tree: &Tree, source: &str) {
    let mut metas: Vec<(String, &str)> = Vec::new();
    // Days, with how far from the headline they stand where that decides.
    let mut times: Vec<(Trust, usize, Date)> = Vec::new();
    let headline = tree.nodes.iter().position(|node| node.name() == "h1");
    let mut title = None;
    let mut canonical = None;
    for (i, node) in tree.nodes.iter().enumerate() {
        match node.name() {
            "meta" => {
                let key = node
                    .attribute("property")
                    .or_else(|| node.attribute("name"))
                    .or_else(|| node.attribute("itemprop"));
                if let (Some(key), Some(content)) = (key, node.attribute("content")) {
                    metas.push((key.to_ascii_lowercase(), content.trim()));
                }
            }
            "title" if title.is_none() => title = Some(entity::text(source, tree.texts(i))),
            "time" => {
                let published = node.attribute("pubdate").is_some()
                    || node.attribute("itemprop") == Some("datePublished");
                let trust = if published { Trust::Said } else { Trust::Time };
                times.extend(day_of(tree, source, i).map(|date| (trust, 0, date)));
            }
            "link" if node.attribute("rel") == Some("canonical") => {
                canonical = node.attribute("href");
            }
            "script"
                if node
                    .attribute("type")
                    .is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) =>
            {
                for range in tree.texts(i) {
                    linked_data(draft, &source[range]);
                }
            }
            "" => {}
            _ if is_published(node) => {
                times.extend(day_of(tree, source, i).map(|date| (Trust::Said, 0, date)));
            }
            _ if is_dated(node) => {
                let far = headline.map_or(0, |h| h.abs_diff(i));
                times.extend(day_of(tree, source, i).map(|date| (Trust::Class, far, date)));
            }
            _ => {}
        }
    }
    let find = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            metas
                .iter()
                .find(|(name, content)| name == key && !content.is_empty())
                .map(|(_, content)| (*content).to_owned())
        })
    };
    let meta = &mut draft.meta;
    meta.title = meta
        .title
        .take()
        .or_else(|| find(TITLE))
        .or(title.filter(|t| !t.is_empty()));
    meta.outlet = meta.outlet.take().or_else(|| find(OUTLET));
    meta.author = meta
        .author
        .take()
        .or_else(|| find(AUTHOR))
        .filter(|a| !a.starts_with("http"));
    meta.url = find(URL).or_else(|| canonical.map(str::to_owned));
    times.sort_by_key(|&(trust, far, _)| (trust, far));
    meta.published = meta.published.or_else(|| {
        PUBLISHED
            .iter()
            .find_map(|key| find(&[key]).and_then(|v| date::parse(&v)))
    });
    if meta.published.is_none() {
        match times.first() {
            Some((Trust::Said, _, date)) => meta.published = Some(*date),
            Some((_, _, date)) => draft.page_date = Some(*date),
            None => {}
        }
    }
}

/// Whether an element says outright that it holds the day of publication: microdata, or the microformat hAtom.
fn is_published(node: &Node) -> bool {
    let named = |value: &str| value.split_whitespace().any(|v| v == "datePublished");
    node.attribute("itemprop").is_some_and(named)
        || node.name() == "abbr" && has_class(node, &["published", "dt-published"])
}

/// Whether a class says that an element holds a day or an hour.
fn is_dated(node: &Node) -> bool {
    has_class(node, DATED)
}

fn has_class(node: &Node, names: &[&str]) -> bool {
    let class = node.attribute("class").unwrap_or_default();
    let mut classes = class.split_whitespace();
    classes.any(|c| names.contains(&c.to_ascii_lowercase().as_str()))
}

/// The day that an element tells: for machines, or in its words, where they are few.
fn day_of(tree: &Tree, source: &str, node: usize) -> Option<Date> {
    let told = ["content", "datetime", "title"];
    let mut told = { told.iter() }.filter_map(|name| tree.nodes[node].attribute(name));
    let words = || {
        let text = entity::text(source, tree.texts(node));
        (text.len() <= DATE_BYTES).then(|| date::parse(&text))?
    };
    told.find_map(date::parse).or_else(words)
}

fn linked_data(draft: &mut Draft, json: &str) {
    let json = json
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    if let Ok(value) = serde_json::from_str::<Value>(json) {
        visit(draft, &value, 0);
    }
}

fn visit(draft: &mut Draft, value: &Value, depth: usize) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(draft, item, depth + 1)),
        Value::Object(object) => {
            if is_article(object.get("@type")) {
                let text = |key: &str| {
                    object
                        .get(key)
                        .and_then(Value::as_str)
                        .map(|s| entity::text(s, std::iter::once(0..s.len())))
                        .filter(|s| !s.is_empty())
                };
                let meta = &mut draft.meta;
                meta.title = meta.title.take().or_else(|| text("headline"));
                meta.published = meta
                    .published
                    .or_else(|| text("datePublished").as_deref().and_then(date::parse));
                meta.author = meta.author.take().or_else(|| name(object.get("author")));
                meta.outlet = meta.outlet.take().or_else(|| name(object.get("publisher")));
            }
            for key in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
            ] {
                if let Some(inner) = object.get(key) {
                    visit(draft, inner, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(s)) => ARTICLES.contains(
            &s.trim_start_matches("http://schema.org/")
                .trim_start_matches("https://schema.org/"),
        ),
        Some(Value::Array(kinds)) => kinds.iter().any(|k| is_article(Some(k))),
        _ => false,
    }
}

fn name(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(s) => {
            Some(s.trim().to_owned()).filter(|s| !s.is_empty() && !s.starts_with("http"))
        }
        Value::Object(object) => name(object.get("name")),
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(|item| name(Some(item))).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
