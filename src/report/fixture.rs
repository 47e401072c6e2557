//! A run made by hand, for the tests of the writers: four articles on a bank that closes branches.

use std::sync::Arc;

use encoding_rs::UTF_8;

use crate::claim::{
    Argument, Aside, Attribution, AttributionClass, AttributionKind, Claim, ClaimId, Commitment,
    Form, Modality, Polarity, Reading, Relation, SourceIndex, Stance,
};
use crate::document::{Block, BlockKind, Document, Metadata, OffsetMap, SourceFile};
use crate::matching::ScoreTerm;
use crate::normalize::{Bounds, Entity, EntityId, EntityTable, Quantity};
use crate::report::{Pack, Report};
use crate::rules::model::EntityKind;
use crate::run::{Diagnostic, Run, Severity};
use crate::text::TextSpan;
use crate::verdict::{
    Between, ClaimIndex, ConflictKind, Difference, Finding, Position, Reason, Slot, Sort, Verdict,
};

fn document(key: &str, outlet: &str, text: &str) -> Document {
    Document {
        key: key.to_owned(),
        path: format!("{key}.txt"),
        meta: Metadata {
            outlet: Some(outlet.to_owned()),
            published: Some(jiff::civil::date(2023, 3, 2)),
            ..Metadata::default()
        },
        text: text.to_owned(),
        blocks: vec![Block {
            span: TextSpan::new(0, text.len()),
            kind: BlockKind::Paragraph,
            left_out: None,
        }],
        map: OffsetMap::identity(0, text.len()),
        file: Arc::new(SourceFile::new(text.into(), UTF_8)),
    }
}

fn span(text: &str, words: &str) -> TextSpan {
    let start = text.find(words).unwrap();
    TextSpan::new(start, start + words.len())
}

fn claim(documents: &[Document], source: u32, words: &[&str], normalized: &str) -> Claim {
    let text = &documents[source as usize].text;
    Claim {
        id: ClaimId(u64::from(source) << 32 | span(text, words[0]).start as u64),
        source: SourceIndex(source),
        sentence: 0,
        spans: words.iter().map(|w| span(text, w)).collect(),
        text: words.join(" "),
        normalized: normalized.to_owned(),
        form: Form::Clause,
        subject: Some(Argument {
            span: span(text, words[0]),
            text: "Calder Bank".to_owned(),
            head: "bank".to_owned(),
            entity: Some(EntityId(0)),
            terms: Vec::new(),
        }),
        relation: Relation {
            past: false,
            lemma: "close".to_owned(),
            ..Relation::default()
        },
        object: None,
        qualifiers: Vec::new(),
        terms: Vec::new(),
        polarity: Polarity::Positive,
        modality: Modality::Asserted,
        commitment: Commitment::Asserted,
        attributions: Vec::new(),
        stance: Stance::Neutral,
        entities: vec![EntityId(0)],
        places: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
        aside: Aside::default(),
        rule: "claim/main-clause",
        grounds: Vec::new(),
        taken_back: Vec::new(),
    }
}

fn finding(
    id: u64,
    verdict: Verdict,
    claims: &[u32],
    sources: &[u32],
    independent: usize,
) -> Finding {
    Finding {
        id,
        verdict,
        kind: None,
        between: None,
        contained: false,
        claims: claims.iter().map(|c| ClaimIndex(*c)).collect(),
        sides: Vec::new(),
        positions: Vec::new(),
        sources: sources.iter().map(|s| SourceIndex(*s)).collect(),
        independent: vec![independent],
        score: 0.912_345,
        level: None,
        fact: None,
        members: Vec::new(),
        differences: Vec::new(),
        because: Vec::new(),
    }
}

/// The run.
pub(super) fn run() -> Run {
    let documents = vec![
        document(
            "echo",
            "Morning Echo",
            "Calder Bank is to close 14 branches.\nThe bank, which is old, cuts 300 jobs.",
        ),
        document(
            "herald",
            "Herald",
            "Calder Bank will close ten branches, a spokesman said.\nNo *customer* was told.",
        ),
        document(
            "post",
            "Post",
            "Calder Bank will close ten branches, a spokesman said.",
        ),
        document(
            "union",
            "Union News",
            "“Nobody was warned,” the union said.",
        ),
    ];
    let d = &documents;
    let mut claims = vec![
        claim(
            d,
            0,
            &["Calder Bank is to close 14 branches"],
            "Calder Bank is to close 14 branches",
        ),
        claim(
            d,
            0,
            &["The bank", "cuts 300 jobs"],
            "Calder Bank cuts 300 jobs",
        ),
        claim(
            d,
            1,
            &["Calder Bank will close ten branches"],
            "Calder Bank will close ten branches",
        ),
        claim(d, 1, &["No *customer* was told"], "No customer was told"),
        claim(
            d,
            2,
            &["Calder Bank will close ten branches"],
            "Calder Bank will close ten branches",
        ),
        claim(d, 3, &["Nobody was warned"], "Nobody was warned"),
    ];
    claims[1].quantities = vec![Quantity {
        span: span(&d[0].text, "300"),
        value: Some(300.0),
        bounds: Bounds {
            min: Some(300.0),
            max: Some(f64::INFINITY),
            ..Bounds::default()
        },
        approximate: false,
        unit: String::new(),
        base: None,
        of: Some("job".to_owned()),
        ordinal: false,
    }];
    for i in [2, 4, 5] {
        claims[i].commitment = Commitment::Attributed;
        claims[i].attributions = vec![0];
    }
    let said = |i: usize, source: &str, content: &str, speaker: &str| Attribution {
        source: vec![span(&d[i].text, source)],
        cue: vec![span(&d[i].text, "said")],
        content: vec![span(&d[i].text, content)],
        kind: AttributionKind::Indirect,
        stance: Stance::Neutral,
        class: AttributionClass::Assertion,
        rule: "attribution/cues/say".to_owned(),
        speaker: Some(speaker.to_owned()),
        entity: None,
        speaker_rule: Some("speaker/description"),
    };
    let reading = |attributions: Vec<Attribution>| Reading {
        attributions,
        ..Reading::default()
    };
    let ten = "Calder Bank will close ten branches";
    let readings = vec![
        reading(Vec::new()),
        reading(vec![said(1, "a spokesman", ten, "a bank spokesman")]),
        reading(vec![said(2, "a spokesman", ten, "a bank spokesman")]),
        reading(vec![said(3, "the union", "Nobody was warned", "the union")]),
    ];
    let numeric = Finding {
        kind: Some(ConflictKind::Numeric),
        between: Some(Between::Sources),
        sides: vec![vec![ClaimIndex(0)], vec![ClaimIndex(2), ClaimIndex(4)]],
        positions: vec![
            Position {
                side: 0,
                held_by: vec!["Morning Echo".to_owned()],
                value: "14".to_owned(),
            },
            Position {
                side: 1,
                held_by: vec!["Herald".to_owned(), "Post".to_owned()],
                value: "ten".to_owned(),
            },
        ],
        independent: vec![1, 1],
        differences: vec![Difference {
            slot: Slot::Amount,
            values: ["14".to_owned(), "19".to_owned()],
            sort: Sort::Exclusive,
            kind: Some(ConflictKind::Numeric),
            rule: "verdict/numeric".to_owned(),
            detail: "14 and 19 of the same cannot both be right".to_owned(),
        }],
        because: vec![Reason {
            rule: "verdict/numeric".to_owned(),
            detail: "14 and 10 branches exclude each other".to_owned(),
            terms: vec![ScoreTerm {
                name: "relation".to_owned(),
                value: 1.0,
                weight: 0.333_333_3,
            }],
        }],
        ..finding(0xA, Verdict::Contradiction, &[0, 2, 4], &[0, 1, 2], 2)
    };
    let findings = vec![
        numeric,
        finding(0xB, Verdict::Agreement, &[3, 5], &[1, 3], 2),
        finding(0xC, Verdict::Unique, &[1], &[0], 1),
        finding(0xD, Verdict::Related, &[0, 1], &[0], 1),
    ];
    Run {
        groups: vec![0, 1, 1, 2],
        entities: EntityTable::new(vec![Entity {
            key: "calder-bank".to_owned(),
            name: "Calder Bank".to_owned(),
            kind: EntityKind::Organization,
            aliases: vec!["Calder".to_owned()],
            within: Vec::new(),
            provenance: "text".to_owned(),
        }]),
        diagnostics: vec![Diagnostic {
            severity: Severity::Error,
            path: "torn.html".to_owned(),
            line: 0,
            column: 0,
            message: "is no text".to_owned(),
        }],
        documents,
        readings,
        claims,
        findings,
        rulings: Vec::new(),
        ..Run::default()
    }
}

/// Its report.
pub(super) fn report() -> Report {
    let pack = Pack {
        pack: "en-news".to_owned(),
        digest: "0123456789abcdef".to_owned(),
    };
    Report::new(&run(), vec![pack])
}
