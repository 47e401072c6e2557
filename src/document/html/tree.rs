//! A light tree over an HTML page that keeps the place of every text.
//!
//! In: the decoded page. Out: [`Tree`]: elements and texts in document order, each element knowing where its subtree ends.
//! Tags come from html5gum, a WHATWG tokenizer; elements are closed by the few implied-end-tag rules that prose depends on
//! (paragraphs, list items, table cells), not by the whole tree construction algorithm. What always holds: a text node is a
//! range of the source without markup in it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::super::error::Unreadable;
use super::super::limit;
use super::reader::Stoppable;

/// Elements and texts, in document order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

/// One element or text.
#[derive(Debug)]
pub(super) struct Node {
    /// Index of the element around it; the root is its own.
    pub parent: usize,
    /// One past the last node of its subtree.
    pub end: usize,
    pub data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
    Element {
        name: String,
        attributes: Attributes,
    },
    Text(Range<usize>),
}

/// The attributes that are looked at, lower-cased names.
#[derive(Debug, Default)]
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }
}

impl Node {
    /// The element's name; empty for a text.
    pub fn name(&self) -> &str {
        match &self.data {
            Data::Element { name, .. } => name,
            Data::Text(_) => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        match &self.data {
            Data::Element { attributes, .. } => attributes.get(name),
            Data::Text(_) => None,
        }
    }
}

impl Tree {
    /// The source ranges of the texts in a subtree.
    pub fn texts(&self, node: usize) -> impl Iterator<Item = Range<usize>> {
        self.nodes[node..self.nodes[node].end]
            .iter()
            .filter_map(|n| match &n.data {
                Data::Text(range) => Some(range.clone()),
                Data::Element { .. } => None,
            })
    }

    /// Elements from `node`'s parent up to the root.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut at = node;
        std::iter::from_fn(move || {
            let parent = self.nodes[at].parent;
            if parent == at {
                return None;
            }
            at = parent;
            Some(at)
        })
    }

    /// Reads a page.
    ///
    /// # Errors
    /// An element has more attributes than [`limit::ATTRIBUTES`].
    pub fn parse(source: &str) -> Result<Self, Unreadable> {
        let mut builder = Builder::new();
        let too_many = Cell::new(false);
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
            builder.event(&event, span);
            too_many.set(builder.attributes_seen > limit::ATTRIBUTES);
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        Tokenizer::new_with_emitter(Stoppable::new(source, &too_many), emitter).finish()?;
        Ok(builder.finish(source.len()))
    }
}

struct Builder {
    tree: Tree,
    /// Open elements, the root first.
    open: Vec<usize>,
    /// How many of each name are open, so that none is looked for in vain.
    names: BTreeMap<String, usize>,
    /// End of the last tag or comment: where text may start.
    text_from: usize,
    text_seen: bool,
    name: String,
    attribute: String,
    attributes: Vec<(String, String)>,
    /// How many the tag has so far, looked at or not.
    attributes_seen: usize,
}

/// Elements that never hold anything.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose start ends an open paragraph.
pub(super) const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
/// Attributes that reading needs.
const KEPT: &[&str] = &[
    "class",
    "id",
    "itemprop",
    "itemtype",
    "role",
    "rel",
    "style",
    "hidden",
    "aria-hidden",
    "href",
    "name",
    "property",
    "content",
    "datetime",
    "type",
    "charset",
    "data-testid",
    "data-component",
    "pubdate",
    "title",
];

impl Builder {
    fn new() -> Self {
        Self {
            tree: Tree {
                nodes: vec![Node {
                    parent: 0,
                    end: 0,
                    data: Data::Element {
                        name: "#root".to_owned(),
                        attributes: Attributes::default(),
                    },
                }],
            },
            open: vec![0],
            names: BTreeMap::new(),
            text_from: 0,
            text_seen: false,
            name: String::new(),
            attribute: String::new(),
            attributes: Vec::new(),
            attributes_seen: 0,
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, span: Span<usize>) {
        match *event {
            CallbackEvent::OpenStartTag { name } => {
                self.text_until(span.start);
                self.name = lower(name);
                self.attributes_seen = 0;
            }
            CallbackEvent::AttributeName { name } => {
                self.attributes_seen += 1;
                self.attribute = lower(name);
                if KEPT.contains(&self.attribute.as_str()) {
                    self.attributes
                        .push((self.attribute.clone(), String::new()));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((name, slot)) = self.attributes.last_mut()
                    && *name == self.attribute
                {
                    slot.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.text_from = span.end;
                let name = std::mem::take(&mut self.name);
                let attributes = std::mem::take(&mut self.attributes);
                self.start(name, attributes, self_closing);
            }
            CallbackEvent::EndTag { name } => {
                self.text_until(span.start);
                self.text_from = span.end;
                let name = lower(name);
                self.attributes.clear();
                self.attributes_seen = 0;
                self.end(&name);
            }
            CallbackEvent::String { .. } => self.text_seen = true,
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                self.text_until(span.start);
                self.text_from = span.end;
            }
            CallbackEvent::Error(_) => {}
        }
    }

    fn text_until(&mut self, end: usize) {
        if std::mem::take(&mut self.text_seen) && self.text_from < end {
            self.push(Data::Text(self.text_from..end));
        }
        self.text_from = end;
    }

    fn push(&mut self, data: Data) -> usize {
        let index = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node {
            parent,
            end: index + 1,
            data,
        });
        index
    }

    fn start(&mut self, name: String, attributes: Vec<(String, String)>, self_closing: bool) {
        if ENDS_PARAGRAPH.contains(&name.as_str()) {
            self.close_in_scope("p", &["button", "td", "th", "caption", "object"]);
        }
        match name.as_str() {
            "li" => self.close_in_scope("li", &["ul", "ol"]),
            "dt" | "dd" => {
                self.close_in_scope("dt", &["dl"]);
                self.close_in_scope("dd", &["dl"]);
            }
            "tr" => self.close_in_scope("tr", &["table"]),
            "td" | "th" => {
                self.close_in_scope("td", &["table", "tr"]);
                self.close_in_scope("th", &["table", "tr"]);
            }
            "option" => self.close_in_scope("option", &["select"]),
            // A body without an end tag to the head.
            "body" => self.close_in_scope("head", &[]),
            _ => {}
        }
        let void = VOID.contains(&name.as_str());
        let foreign = self_closing
            && matches!(
                name.as_str(),
                "path" | "circle" | "rect" | "use" | "g" | "svg" | "line" | "polygon"
            );
        if self.open.len() > limit::DEPTH {
            self.close_to(limit::DEPTH);
        }
        if !void && !foreign {
            match self.names.get_mut(&name) {
                Some(count) => *count += 1,
                None => drop(self.names.insert(name.clone(), 1)),
            }
        }
        let index = self.push(Data::Element {
            name,
            attributes: Attributes(attributes),
        });
        if !void && !foreign {
            self.open.push(index);
        }
    }

    /// Closes the innermost `name`, unless an element of `walls` stands between.
    fn close_in_scope(&mut self, name: &str, walls: &[&str]) {
        if self.names.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        for depth in (1..self.open.len()).rev() {
            let open = self.tree.nodes[self.open[depth]].name();
            if open == name {
                self.close_to(depth);
                return;
            }
            if walls.contains(&open) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        let walls: &[&str] = match name {
            "p" | "span" | "a" | "b" | "i" | "em" | "strong" | "font" | "li" | "h1" | "h2"
            | "h3" | "h4" | "h5" | "h6" => &[
                "div", "td", "table", "section", "article", "body", "ul", "ol",
            ],
            "div" => &["td", "th", "table", "body"],
            _ => &[],
        };
        let walls: Vec<&str> = walls.iter().copied().filter(|w| *w != name).collect();
        self.close_in_scope(name, &walls);
    }

    fn close_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len();
        for index in self.open.drain(depth..) {
            let node = &mut self.tree.nodes[index];
            node.end = end;
            if let Some(count) = self.names.get_mut(node.name()) {
                *count -= 1;
            }
        }
    }

    fn finish(mut self, len: usize) -> Tree {
        self.text_until(len);
        self.close_to(0);
        self.tree
    }
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}
