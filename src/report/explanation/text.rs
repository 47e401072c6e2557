//! How a text was read, for a person: sentence by sentence, each with its tree and what was found in it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use anstyle::{AnsiColor, Style};

use super::Phrases;
use crate::claim::{AttributionKind, Grounds, Modality, Polarity, Reading, Stance};
use crate::document::Document;
use crate::normalize::{Anchor, NOBODY, Quantity, Time};
use crate::report::model::{Claim, Reread, Span};
use crate::report::page::{Page, Screen};
use crate::report::ruled::reading_name;
use crate::report::wording::manner;
use crate::run::Run;
use crate::text::{Sentence, TextSpan, Upos, draw};
use crate::visible::line;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLACE: Style = AnsiColor::Cyan.on_default();
const LABEL: Style = AnsiColor::Green.on_default();
const LOST: Style = AnsiColor::Yellow.on_default();

/// Columns of a label ("attribution").
const LABELS: usize = 13;

/// Writes how the document at index `source` of `run` was read.
///
/// # Errors
/// Those of `out`.
pub fn write(
    run: &Run,
    source: usize,
    phrases: &Phrases,
    screen: Screen,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let (Some(document), Some(reading)) = (run.documents.get(source), run.readings.get(source))
    else {
        return Ok(());
    };
    let mut view = View {
        run,
        document,
        reading,
        phrases,
        page: Page::new(screen),
    };
    view.head();
    for (i, block) in document.blocks.iter().enumerate() {
        if let Some(reason) = &block.left_out {
            let why = format!("left out: {} ({})", reason.why, reason.rule);
            let why = line(&why);
            view.title(block.span, &why);
            view.page
                .hang("  ", 2, &line(block.span.of(&document.text)));
        } else {
            for (s, sentence) in reading.sentences.iter().enumerate() {
                if reading.block_of.get(s) == Some(&i) {
                    view.sentence(s, sentence, source);
                }
            }
        }
    }
    out.write_all(view.page.text().as_bytes())
}

struct View<'a> {
    run: &'a Run,
    document: &'a Document,
    reading: &'a Reading,
    phrases: &'a Phrases,
    page: Page,
}

impl View<'_> {
    fn head(&mut self) {
        let meta = &self.document.meta;
        let mut about: Vec<String> = [&meta.title, &meta.outlet, &meta.author]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        about.extend(meta.published.map(|d| d.to_string()));
        let key = line(&self.document.key);
        let mut head = format!("{STRONG}{key}{STRONG:#}");
        if !about.is_empty() {
            let _ = write!(head, "  {}", line(&about.join(" · ")));
        }
        self.page.hang("", 2, &head);
    }

    fn title(&mut self, span: TextSpan, gloss: &str) {
        let at = Span::new(span, self.document);
        let path = line(&self.document.path);
        let mut title = format!("{PLACE}{path}:{}:{}{PLACE:#}", at.line, at.column);
        if !gloss.is_empty() {
            let _ = write!(title, "  {FAINT}{gloss}{FAINT:#}");
        }
        self.page.line("");
        self.page.hang("", 2, &title);
    }

    fn row(&mut self, label: &str, text: &str) {
        let lead = format!("  {LABEL}{label:<LABELS$}{LABEL:#}");
        self.page.hang(&lead, LABELS + 2, text);
    }

    fn words(&self, span: TextSpan) -> Cow<'_, str> {
        line(span.of(&self.document.text))
    }

    fn all_words(&self, spans: &[TextSpan]) -> String {
        let words: Vec<Cow<'_, str>> = spans.iter().map(|s| self.words(*s)).collect();
        words.join(" … ")
    }

    fn sentence(&mut self, index: usize, sentence: &Sentence, source: usize) {
        let span = sentence.span;
        let document = self.document;
        let text = &document.text;
        let reading = self.reading;
        self.title(
            span,
            reading.split_by.get(index).copied().unwrap_or_default(),
        );
        let said = span
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        self.page
            .hang("", 0, &format!("{STRONG}{}{STRONG:#}", line(&said)));
        for row in draw::tree(text, sentence).lines() {
            self.page.line(&format!("  {FAINT}{}{FAINT:#}", line(row)));
        }
        for q in reading.quotes.iter().filter(|q| span.contains(q.span)) {
            let row = format!("{} {FAINT}({}){FAINT:#}", self.words(q.span), q.rule(text));
            self.row("quotation", &row);
        }
        for m in reading.mentions.iter().filter(|m| span.contains(m.span)) {
            let e = self.run.entities.get(m.entity);
            let row = format!(
                "{} = {} {FAINT}({}, from {}; {}){FAINT:#}",
                self.words(m.span),
                line(&e.name),
                kind(e.kind),
                line(&e.provenance),
                m.rule,
            );
            self.row("entity", &row);
        }
        for r in reading.ruled.iter().filter(|r| span.contains(r.span)) {
            let (place, because) = self.phrases.ruled_at(r);
            let whom = r.entity.map_or(NOBODY, |e| &self.run.entities.get(e).name);
            let row = format!(
                "{} = {} {FAINT}({}: {}){FAINT:#}",
                self.words(r.span),
                line(whom),
                line(place),
                line(because),
            );
            self.row("ruled", &row);
        }
        for t in reading.times.iter().filter(|t| span.contains(t.span)) {
            let read_by = self.read_by(t.span);
            let row = format!("{} = {}{read_by}", self.words(t.span), line(&time(t)));
            self.row("time", &row);
        }
        for q in reading.quantities.iter().filter(|q| span.contains(q.span)) {
            let read_by = self.read_by(q.span);
            let row = format!("{} = {}{read_by}", self.words(q.span), line(&quantity(q)));
            self.row("quantity", &row);
        }
        for a in &reading.attributions {
            let anchor = a.cue.first().or(a.source.first()).or(a.content.first());
            if !anchor.is_some_and(|s| span.overlaps(*s)) {
                continue;
            }
            let who = line(a.speaker.as_deref().unwrap_or("nobody named"));
            let mut row = format!("{who}: “{}”", self.all_words(&a.content));
            let how = match a.kind {
                AttributionKind::Direct => "direct",
                AttributionKind::Indirect => "indirect",
            };
            let _ = write!(
                row,
                " {FAINT}({how}, {}, cue “{}” by {}, source “{}” by {}){FAINT:#}",
                stance(a.stance),
                self.all_words(&a.cue),
                line(&a.rule),
                self.all_words(&a.source),
                a.speaker_rule.unwrap_or("speaker/none"),
            );
            self.row("attribution", &row);
        }
        let told = |f: &&crate::fact::Fact| f.source.0 as usize == source && f.sentence == index;
        for f in self.run.told.facts.iter().filter(told) {
            self.fact(f);
        }
        let here = |c: &&crate::claim::Claim| c.source.0 as usize == source && c.sentence == index;
        for c in self.run.claims.iter().filter(here) {
            let claim = Claim::new(c, document, &reading.attributions, &self.run.entities);
            self.claim(&claim, c);
        }
        for u in reading.left_out.iter().filter(|u| span.overlaps(u.span)) {
            let row = format!(
                "{LOST}{}{LOST:#}: “{}” {FAINT}({}){FAINT:#}",
                u.why,
                self.words(u.span),
                u.rule
            );
            self.row("no claim", &row);
        }
    }

    fn fact(&mut self, f: &crate::fact::Fact) {
        let mut row = format!(
            "“{}” = {}",
            self.words(f.words),
            line(&f.written(&self.run.entities))
        );
        if let Some(limit) = f.limit() {
            let _ = write!(row, ", {limit}");
        }
        let at = self.phrases.read_at(f);
        let at = at.map_or_else(String::new, |at| format!(", {}", line(at)));
        let _ = write!(
            row,
            " {FAINT}(attributes/{}, “{}”{at}){FAINT:#}",
            line(&f.asks),
            line(&f.read_by)
        );
        self.row("fact", &row);
    }

    /// The lists of the rules that a time or figure was read by.
    fn read_by(&self, span: TextSpan) -> String {
        let rules = self.reading.rules_at(span).join(", ");
        format!(" {FAINT}({rules}){FAINT:#}")
    }

    fn claim(&mut self, claim: &Claim, made: &crate::claim::Claim) {
        self.row(
            "claim",
            &format!(
                "“{}” {FAINT}{} ({}){FAINT:#}",
                line(&claim.quote),
                claim.id,
                made.rule
            ),
        );
        let mut parts: Vec<String> = Vec::new();
        parts.extend(claim.subject.as_ref().map(|s| format!("[{s}]")));
        parts.push(claim.relation.clone());
        parts.extend(claim.object.as_ref().map(|o| format!("[{o}]")));
        let mut how: Vec<String> = Vec::new();
        if claim.polarity == Polarity::Negative {
            how.push("negated".to_owned());
        }
        let manner = manner(claim);
        if !manner.is_empty() {
            how.push(manner);
        }
        if how.is_empty() && claim.modality == Modality::Asserted {
            how.push("stated".to_owned());
        }
        let said = format!("{}; {}", parts.join(" "), how.join(", "));
        self.row("", &line(&said));
        if claim.normalized != claim.quote {
            self.row("", &format!("= {}", line(&claim.normalized)));
        }
        for part in [&made.subject, &made.object].into_iter().flatten() {
            self.filled(part, made.sentence);
        }
        for r in self
            .reading
            .reread
            .iter()
            .filter(|r| r.claims.contains(&made.id))
        {
            let reread = Reread::from(r);
            let says = reading_name(&reread);
            let (says, rule, why) = (line(&says), line(&reread.rule), line(&reread.because));
            self.row(
                "  ruled",
                &format!("{says} {FAINT}({rule}: {why}){FAINT:#}"),
            );
        }
        self.grounds("  because", &made.grounds);
        self.grounds("  told with", &made.taken_back);
    }

    /// Whom a pronoun of the claim was taken for, where no mention says so.
    fn filled(&mut self, part: &crate::claim::Argument, sentence: usize) {
        let reading = self.reading;
        let mut tokens = { reading.sentences.get(sentence) }
            .into_iter()
            .flat_map(|s| &s.tokens);
        let is_pronoun = tokens.any(|t| t.span == part.span && t.upos == Upos::Pron);
        let words = self.words(part.span).into_owned();
        let is_mention = reading.mentions.iter().any(|m| m.span == part.span);
        if !is_pronoun || is_mention || words.eq_ignore_ascii_case(&part.text) {
            return;
        }
        let answers = reading.answers.iter().any(|a| a.pronoun == part.span);
        let (how, rule) = if answers {
            ("whom the deed before falls on", "antecedent/answer")
        } else {
            ("the last subject of its number", "antecedent/last-subject")
        };
        let from = part.terms.first().map(|t| Span::new(t.span, self.document));
        let from = from.map_or_else(String::new, |at| format!("line {}, ", at.line));
        let row = format!(
            "{words} = {} {FAINT}({from}{how}; {rule}){FAINT:#}",
            line(&part.text)
        );
        self.row("  pronoun", &row);
    }

    fn grounds(&mut self, label: &str, grounds: &[Grounds]) {
        for ground in grounds {
            let row = format!(
                "“{}” {FAINT}({}){FAINT:#}",
                self.words(ground.span),
                line(&ground.rule)
            );
            self.row(label, &row);
        }
    }
}

fn time(t: &Time) -> String {
    let mut out = t.value.clone();
    if let (Some(from), Some(to)) = (t.from, t.to) {
        if from == to && t.value != from.to_string() {
            let _ = write!(out, ", {from}");
        } else if from != to {
            let _ = write!(out, ", {from} to {to}");
        }
    }
    let anchor = match t.anchor {
        Anchor::Stated => "as stated",
        Anchor::Published => "by the day of publication",
        Anchor::Unknown => "nothing to resolve it by",
    };
    if t.duration {
        out.push_str(" (a length of time)");
    } else {
        let _ = write!(out, " ({anchor})");
    }
    out
}

fn quantity(q: &Quantity) -> String {
    let b = q.bounds;
    let mut out = match (b.min, b.max) {
        (Some(min), Some(max)) if min.total_cmp(&max).is_eq() => min.to_string(),
        (min, max) => {
            let end = |v: Option<f64>, none: &str| {
                v.filter(|v| v.is_finite())
                    .map_or_else(|| none.to_owned(), |v| v.to_string())
            };
            let (open, close) = (
                if b.open_min || min.is_none() {
                    '('
                } else {
                    '['
                },
                if b.open_max || max.is_none() {
                    ')'
                } else {
                    ']'
                },
            );
            format!("{open}{}, {}{close}", end(min, "-∞"), end(max, "∞"))
        }
    };
    for word in [Some(q.unit.as_str()), q.of.as_deref()]
        .into_iter()
        .flatten()
    {
        if !word.is_empty() {
            let _ = write!(out, " {word}");
        }
    }
    if q.approximate {
        out.push_str(", approximately");
    }
    if q.ordinal {
        out.push_str(" (an ordinal)");
    }
    out
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => "neutral",
        Stance::Affirms => "affirms",
        Stance::Doubts => "doubts",
        Stance::Denies => "denies",
    }
}

fn kind(kind: crate::rules::model::EntityKind) -> &'static str {
    use crate::rules::model::EntityKind;
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Other => "other",
    }
}
