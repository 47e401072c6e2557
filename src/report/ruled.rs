//! What a person's rulings and severities add to a report, in words.

use crate::normalize::NOBODY;
use crate::report::model::{Finding, Meant, Reason, Reread, Ruling};
use crate::report::name::kind_name;
use crate::report::resolved::Resolved;
use crate::rules::model::{ClaimReading, RelationOfClaims};
use crate::run::Severity;

/// The reason of a finding that a ruling made or confirmed.
pub(super) fn ruled(finding: &Finding) -> Option<&Reason> {
    let first = finding.because.first();
    first.filter(|r| r.rule.starts_with("decisions/"))
}

/// How grave the rules call a finding; empty where they do not say.
pub(super) fn level(finding: &Finding) -> &'static str {
    match finding.severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) => "note",
        None => "",
    }
}

/// Words in brackets, behind others; nothing where there are none.
pub(super) fn aside(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({words})")
    }
}

/// A ruling, as every format tells it.
pub(super) struct RulingTold<'a> {
    /// What it says of its claims.
    pub says: String,
    /// Where it stands.
    pub rule: &'a str,
    /// Why.
    pub because: &'a str,
    /// Ids of its claims.
    pub claims: Vec<&'a String>,
}

impl<'a> Resolved<'a> {
    /// The rulings, first those on how claims relate, then those on how they are read and on whom words mean; none where something is asked for by name.
    pub fn rulings(&self) -> Vec<RulingTold<'a>> {
        if self.is_cut() {
            return Vec::new();
        }
        let related = related(&self.report.rulings).into_iter();
        let related = related.map(|(ruling, claims)| RulingTold {
            says: relation_name(ruling),
            rule: &ruling.rule,
            because: &ruling.because,
            claims,
        });
        let read = self.report.readings.iter().map(|reread| RulingTold {
            says: reading_name(reread),
            rule: &reread.rule,
            because: &reread.because,
            claims: reread.claims.iter().collect(),
        });
        let meant = self.report.referents.iter().map(|meant| RulingTold {
            says: meant_name(meant),
            rule: &meant.rule,
            because: &meant.because,
            claims: meant.claims.iter().collect(),
        });
        related.chain(read).chain(meant).collect()
    }
}

/// Rulings on how claims relate, those that part the sides of one finding pair by pair as one: of one reason, each with a claim of one
/// before it. Each with the ids of its claims.
fn related(rulings: &[Ruling]) -> Vec<(&Ruling, Vec<&String>)> {
    let mut told: Vec<(&Ruling, Vec<&String>)> = Vec::new();
    for ruling in rulings {
        let own: Vec<&String> = ruling.claims.iter().flatten().collect();
        let goes_on = |(first, claims): &&mut (&Ruling, Vec<&String>)| {
            let parts = matches!(
                ruling.relation,
                RelationOfClaims::None | RelationOfClaims::Related
            );
            let alike = first.relation == ruling.relation && first.because == ruling.because;
            let pairs = first.claims.len() == 2 && ruling.claims.len() == 2;
            parts && alike && pairs && own.iter().any(|id| claims.contains(id))
        };
        match told.last_mut().filter(goes_on) {
            Some((_, claims)) => {
                let new = own.into_iter().filter(|id| !claims.contains(id));
                let new: Vec<&String> = new.collect();
                claims.extend(new);
            }
            None => told.push((ruling, own)),
        }
    }
    told
}

/// What a ruling says of its claims: "contradict each other, numeric".
fn relation_name(ruling: &Ruling) -> String {
    let relation = match ruling.relation {
        RelationOfClaims::Equivalent => "say the same",
        RelationOfClaims::Refines => "say the same, one more precisely",
        RelationOfClaims::Contradicts => "contradict each other",
        RelationOfClaims::Updates => "the second came after the first",
        RelationOfClaims::Related => "of the same matter",
        RelationOfClaims::None if ruling.claims.len() == 1 => "no claim",
        RelationOfClaims::None => "nothing to do with each other",
    };
    let relation = match &ruling.fact {
        Some(fact) => format!("{relation} of {fact}"),
        None => relation.to_owned(),
    };
    match ruling.kind {
        Some(kind) => format!("{relation}, {}", kind_name(kind)),
        None => relation,
    }
}

/// Whom a ruling says that a word means: "“she” of echo means Maja Dorn".
fn meant_name(meant: &Meant) -> String {
    let Meant {
        source,
        word,
        means,
        ..
    } = meant;
    if means == NOBODY {
        format!("“{word}” of {source} stands for nobody")
    } else {
        format!("“{word}” of {source} means {means}")
    }
}

/// How a ruling says that its claims are read: "read with speaker Ada Holm, stance denies".
pub(super) fn reading_name(reread: &Reread) -> String {
    let said = ClaimReading {
        speaker: reread.speaker.clone(),
        stance: reread.stance,
        polarity: reread.polarity,
        modality: reread.modality,
        time: reread.time.clone(),
        no_fact: reread.no_fact.clone(),
        ..ClaimReading::default()
    };
    said.says()
}
