//! Rulings on how claims relate.

use std::path::Path;

use crosscheck::claim::Stance;
use crosscheck::report::{Claim, Finding, Report};
use crosscheck::rules::model::{Quote, RelationOfClaims, Side};
use crosscheck::rules::{ConflictKind, Draft, DraftRuling};
use crosscheck::run::Run;
use crosscheck::verdict::{ClaimIndex, Verdict};

use crate::cli::args::{Decide, Ruled};
use crate::cli::error::Failure;
use crate::cli::session::Session;

/// A ruling to be written, and what it says in words.
pub type Said = (Draft, String);

/// The claims that a ruling is on, by their ids, a list a side.
pub type Sides = Vec<Vec<String>>;

/// One claim a side.
pub fn single(ids: &[String]) -> Sides {
    ids.iter().map(|id| vec![id.clone()]).collect()
}

/// The claim that stands for each side.
pub fn first_of(sides: &Sides) -> Vec<String> {
    sides.iter().filter_map(|s| s.first().cloned()).collect()
}

/// Rulings on how the claims of a finding relate, or that a claim is none.
pub fn related(
    args: &Decide,
    verdict: Ruled,
    session: &Session,
    run: &Run,
    report: &Report,
) -> Result<Vec<Said>, Failure> {
    let finding = report.findings.iter().find(|f| f.id == args.finding);
    let is_claim = || claim(report, &args.finding).is_some();
    let quoted = match finding {
        Some(finding) => quoted(args, verdict, finding, || {
            weakest(run, report, finding, session)
        })?,
        None if verdict == Ruled::NoClaim && is_claim() => {
            vec![single(std::slice::from_ref(&args.finding))]
        }
        None => return Err(Failure::NoFinding(args.finding.clone())),
    };
    let kind = args.kind.or_else(|| finding.and_then(|f| f.kind));
    // That two answers are one joins nothing else that the claims say.
    let fact = finding.filter(|_| verdict == Ruled::Agreement);
    let fact = fact.and_then(|f| report.facts.iter().find(|x| f.fact.as_ref() == Some(&x.id)));
    let said = |sides: &Sides| {
        let draft = DraftRuling {
            fact: fact.map(|fact| fact.attribute.clone()),
            ..draft(report, kind, sides, verdict, &args.because)?
        };
        // Of a side of many claims the first is told: the file has them all.
        let side = |side: &Side| match side.quotes() {
            [] => String::new(),
            [q] => format!("{} “{}”", q.source, q.words),
            [q, rest @ ..] => format!("{} “{}” (and {} more)", q.source, q.words, rest.len()),
        };
        let quotes: Vec<String> = draft.between.iter().map(side).collect();
        let quotes = quotes.join(" and ");
        Ok((draft.draft(), format!("{quotes} {}", verb(&draft))))
    };
    quoted.iter().map(said).collect()
}

/// The claims that each ruling asked for is on.
///
/// # Errors
/// It is on two, and there is one, or it is not said which two.
fn quoted(
    args: &Decide,
    verdict: Ruled,
    finding: &Finding,
    weakest: impl FnOnce() -> Option<[String; 2]>,
) -> Result<Vec<Sides>, Failure> {
    let named = !args.claims.is_empty();
    let claims = if named { &args.claims } else { &finding.claims };
    match (verdict, claims.as_slice()) {
        (Ruled::NoClaim, claims) => Ok(claims.chunks(1).map(single).collect()),
        (Ruled::None | Ruled::Related, [odd])
            if named && finding.claims.len() > 1 && finding.claims.contains(odd) =>
        {
            Ok(vec![vec![vec![odd.clone()], against(finding, odd)]])
        }
        (_, [_]) => Err(Failure::OneClaim),
        (_, claims) if named => Ok(vec![single(claims)]),
        (Ruled::Update, _) => Err(Failure::NoOrder(finding.id.clone())),
        _ => {
            let pairs = pairs_of(finding, verdict);
            if pairs.is_empty() {
                return Err(Failure::ManyClaims(finding.id.clone(), weakest()));
            }
            Ok(pairs)
        }
    }
}

/// The two claims of an agreement that hold together worst.
pub fn weakest(
    run: &Run,
    report: &Report,
    finding: &Finding,
    session: &Session,
) -> Option<[String; 2]> {
    let index = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims = finding.claims.iter().filter_map(index);
    let claims: Vec<ClaimIndex> = claims.map(|i| ClaimIndex(i as u32)).collect();
    let worst = session.crosscheck.pipeline().weakest(run, &claims)?;
    Some(worst.map(|c| report.claims[c.0 as usize].id.clone()))
}

/// The claims that a finding holds against one of its claims, or together with it where it has no sides.
fn against(finding: &Finding, claim: &String) -> Vec<String> {
    let own = finding.sides.iter().find(|side| side.contains(claim));
    let is_own = |id: &&String| *id == claim || own.is_some_and(|side| side.contains(id));
    let others = finding.claims.iter().filter(|id| !is_own(id));
    others.cloned().collect()
}

/// The rulings that a finding asks for, each of two sides: its only two claims, or one claim a side, each with each; to part the sides all
/// claims of each, since any two of them would make the finding again. None where it does not say which.
pub fn pairs_of(finding: &Finding, verdict: Ruled) -> Vec<Sides> {
    let most = match verdict {
        Ruled::None | Ruled::Related => usize::MAX,
        _ => 1,
    };
    let held = |side: &Vec<String>| side.iter().take(most).cloned().collect();
    let sides: Sides = match finding.claims.as_slice() {
        [a, b] if finding.sides.is_empty() => vec![vec![a.clone()], vec![b.clone()]],
        _ => finding.sides.iter().map(held).collect(),
    };
    let mut pairs = Vec::new();
    for (n, side) in sides.iter().enumerate() {
        let others = sides[n + 1..].iter();
        pairs.extend(others.map(|other| vec![side.clone(), other.clone()]));
    }
    pairs
}

/// The ruling on claims that makes of them what `verdict` says; a contradiction of the `kind`, if there is one.
///
/// # Errors
/// A claim is not there.
pub fn draft(
    report: &Report,
    kind: Option<ConflictKind>,
    sides: &Sides,
    verdict: Ruled,
    because: &str,
) -> Result<DraftRuling, Failure> {
    let quote = |id: &String| {
        let claim = claim(report, id).ok_or_else(|| Failure::NoClaim(id.clone()))?;
        Ok(Quote {
            source: claim.source.clone(),
            words: claim.text.clone(),
        })
    };
    let side = |ids: &Vec<String>| {
        Ok(Side::of(
            ids.iter().map(quote).collect::<Result<_, Failure>>()?,
        ))
    };
    let between = sides.iter().map(side).collect::<Result<_, Failure>>()?;
    let ids = &first_of(sides);
    let relation = match verdict {
        Ruled::Agreement => RelationOfClaims::Equivalent,
        Ruled::Contradiction => RelationOfClaims::Contradicts,
        Ruled::Update => RelationOfClaims::Updates,
        Ruled::Related => RelationOfClaims::Related,
        Ruled::None | Ruled::NoClaim => RelationOfClaims::None,
    };
    let opposes = relation == RelationOfClaims::Contradicts;
    Ok(DraftRuling {
        between,
        relation,
        kind: opposes.then(|| {
            let kind_seen = || seen(report, ids).unwrap_or(ConflictKind::Exclusive);
            kind.unwrap_or_else(kind_seen)
        }),
        fact: None,
        because: because.to_owned(),
    })
}

/// The kind of contradiction of two claims of one matter: where one of them is negated, that goes over figures and times.
pub fn seen(report: &Report, ids: &[String]) -> Option<ConflictKind> {
    let negative = |id: &String| claim(report, id).map(|c| c.polarity);
    let negated = matches!(ids, [a, b] if negative(a) != negative(b));
    let opposed = opposed(report, ids).filter(|k| !negated || *k == ConflictKind::Denial);
    opposed.or(negated.then_some(ConflictKind::Negation))
}

/// The kind of contradiction that is seen of two claims: what somebody denies, one deed negated once, other figures, other times.
pub fn opposed(report: &Report, ids: &[String]) -> Option<ConflictKind> {
    let [a, b] = ids else {
        return None;
    };
    let (a, b) = (claim(report, a)?, claim(report, b)?);
    let denied = |c: &Claim| c.attributions.iter().any(|x| x.stance == Stance::Denies);
    let one_deed = a.polarity != b.polarity && a.relation == b.relation;
    if denied(a) != denied(b) {
        return Some(ConflictKind::Denial);
    }
    let figures = |c: &Claim| {
        c.quantities
            .iter()
            .filter_map(|q| q.value)
            .collect::<Vec<_>>()
    };
    let days = |c: &Claim| c.times.iter().map(|t| t.value.clone()).collect::<Vec<_>>();
    let (x, y) = (figures(a), figures(b));
    let numeric = !x.is_empty() && !y.is_empty() && x != y;
    let (x, y) = (days(a), days(b));
    let temporal = !x.is_empty() && !y.is_empty() && x != y;
    let kinds = [
        (one_deed, ConflictKind::Negation),
        (numeric, ConflictKind::Numeric),
        (temporal, ConflictKind::Temporal),
    ];
    kinds
        .into_iter()
        .find(|(holds, _)| *holds)
        .map(|(_, kind)| kind)
}

/// A line where contradictions ruled in these lines of a file are told as disputes.
pub fn disputed(file: &Path, lines: &[usize], report: &Report) -> Option<String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let of_ruling = |finding: &&Finding| {
        let rules = lines.iter().map(|line| format!("decisions/{name}:{line}"));
        let mut rules = rules.filter(|rule| finding.because.iter().any(|r| r.rule == *rule));
        finding.verdict == Verdict::Dispute && rules.next().is_some()
    };
    let finding = report.findings.iter().find(of_ruling)?;
    Some(format!(
        "told as a dispute, since only speakers stand behind the sides: {}",
        finding.id
    ))
}

pub fn claim<'r>(report: &'r Report, id: &str) -> Option<&'r Claim> {
    report.claims.iter().find(|c| c.id == id)
}

fn verb(draft: &DraftRuling) -> &'static str {
    match draft.relation {
        _ if draft.between.len() == 1 => "is no claim",
        RelationOfClaims::Equivalent if draft.fact.is_some() => "give the same answer",
        RelationOfClaims::Equivalent | RelationOfClaims::Refines => "say the same",
        RelationOfClaims::Contradicts => "contradict each other",
        RelationOfClaims::Updates => "come one after the other",
        RelationOfClaims::Related => "are of the same matter, undecided",
        RelationOfClaims::None => "have nothing to do with each other",
    }
}
