//! Rulings on how one claim is read.

use std::path::Path;

use crosscheck::claim::{Modality, Polarity, Stance};
use crosscheck::report::{Attribution, Claim, Fact, Finding, Holder, Report};
use crosscheck::rules::ConflictKind;
use crosscheck::rules::model::{Attribute, ClaimReading};
use crosscheck::verdict::Verdict;

use super::ruling::{Said, claim};
use crate::cli::args::{AsRead, Decide};
use crate::cli::error::Failure;
use crate::cli::message::REASON;

/// So many claims are advised on at most.
const MOST: usize = 3;

/// The ruling that was asked for.
///
/// # Errors
/// It is not said on which claim, or there is none.
pub fn ruling(args: &Decide, attributes: &[Attribute], report: &Report) -> Result<Said, Failure> {
    let finding = report.findings.iter().find(|f| f.id == args.finding);
    let id = match (finding, args.claims.as_slice()) {
        (None, []) => &args.finding,
        (_, [one]) => one,
        (Some(finding), []) => match finding.claims.as_slice() {
            [one] => one,
            _ => return Err(Failure::WhichClaim(finding.id.clone())),
        },
        _ => return Err(Failure::WhichClaim(args.finding.clone())),
    };
    let claim = claim(report, id).ok_or_else(|| Failure::NoClaim(id.clone()))?;
    let is_known = |asked: &&String| {
        let id = asked
            .split_once(" of ")
            .map_or(asked.as_str(), |(id, _)| id);
        attributes.iter().any(|a| a.id == id)
    };
    if let Some(asked) = args.read.no_fact.iter().find(|a| !is_known(a)) {
        return Err(no_question(asked, claim, report));
    }
    let AsRead {
        speaker,
        stance,
        polarity,
        modality,
        time,
        no_fact,
    } = args.read.clone();
    let ruling = ClaimReading {
        speaker,
        stance,
        polarity,
        modality,
        time,
        no_fact,
        because: args.because.clone(),
        ..of(claim)
    };
    let says = format!("{} “{}” is {}", claim.source, claim.text, ruling.says());
    Ok((ruling.draft(), says))
}

/// Why a claim cannot be said to answer nothing to what is no question, and what can be said in its place.
fn no_question(asked: &str, claim: &Claim, report: &Report) -> Failure {
    let answered = report.facts.iter();
    let answered = answered.filter(|f| f.values.iter().any(|v| v.claims.contains(&claim.id)));
    let names = |f: &Finding| {
        let mut values = f.because.iter().map(|r| &r.detail);
        f.fact.is_none() && values.any(|d| words(d).any(|w| w == asked))
    };
    let side = |f: &Finding| f.sides.iter().position(|s| s.contains(&claim.id));
    let findings = report.findings.iter();
    let mut against = findings.filter(|f| names(f)).filter_map(|f| {
        let own = side(f)?;
        let other = f.sides.iter().enumerate().find(|(n, _)| *n != own)?;
        Some([&f.id, &claim.id, other.1.first()?].map(String::clone))
    });
    Failure::NoQuestion {
        asked: asked.to_owned(),
        answered: answered.map(|f| question(report, f)).collect(),
        against: against.next(),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// A line for each claim that the rulings written in these lines of a file cover without quoting it, since the same words of somebody tell it.
pub fn with(file: &Path, lines: &[usize], report: &Report) -> Vec<String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let rules: Vec<String> = lines
        .iter()
        .map(|l| format!("readings/{name}:{l}"))
        .collect();
    let own = report.readings.iter().filter(|r| rules.contains(&r.rule));
    let claims = own.flat_map(|r| {
        let mut all = r.claims.iter().filter_map(|id| claim(report, id));
        let quoted = all.next();
        all.filter(move |c| quoted.is_some_and(|q| q.text != c.text))
    });
    claims
        .map(|c| format!("  and with it {} “{}”", c.source, c.text))
        .collect()
}

/// A ruling on a claim that says nothing yet.
fn of(claim: &Claim) -> ClaimReading {
    ClaimReading {
        source: claim.source.clone(),
        words: claim.text.clone(),
        because: REASON.to_owned(),
        ..ClaimReading::default()
    }
}

/// Entries of `readings:` for the claims that made a finding by how they are read, and the command that writes one.
pub fn how_to(report: &Report, finding: &Finding) -> String {
    let by = format!(
        "\nTo say how one claim is read: `crosscheck decide CLAIM PATH --speaker NAME --because \"{REASON}\"`, or --stance,\n\
         --polarity, --modality, --time, --no-fact; whom a word of it means: --word WORD --means NAME.\n"
    );
    let claims = || finding.claims.iter().filter_map(|id| claim(report, id));
    let mut offers: Vec<(String, ClaimReading)> = claims()
        .filter_map(|c| offer(finding, c))
        .take(MOST)
        .collect();
    // Who speaks may have been misread for saying it; what the article itself says, less often.
    let mut denied: Vec<(bool, (String, ClaimReading))> = claims()
        .filter_map(|c| Some((c.attributions.is_empty(), denial(finding, c)?)))
        .collect();
    denied.sort_by_key(|(own, _)| *own);
    offers.extend(denied.into_iter().map(|(_, offer)| offer).take(MOST));
    let fact = report
        .facts
        .iter()
        .find(|f| finding.fact.as_ref() == Some(&f.id));
    let question = fact.map(|fact| question(report, fact));
    let answered = question.map(|asked| claims().map(move |c| no_answer(&asked, c)));
    offers.extend(answered.into_iter().flatten().take(MOST));
    if offers.is_empty() {
        return by;
    }
    let whether: Vec<&str> = offers.iter().map(|(said, _)| said.as_str()).collect();
    let entries = { offers.iter() }.map(|(_, ruling)| format!("\n  {}", ruling.yaml()));
    let entries: String = entries.collect();
    format!(
        "\nIf {}, write this into a rule file:\n\nreadings:{entries}\n{by}",
        whether.join(", or ")
    )
}

/// What a fact answers, as rulings have it: "killed", "age of Ada Holm".
fn question(report: &Report, fact: &Fact) -> String {
    let asked = &fact.attribute;
    let Holder::Entity(id) = &fact.holder else {
        return asked.clone();
    };
    let holder = report.entities.iter().find(|e| e.id == *id);
    holder.map_or_else(|| asked.clone(), |e| format!("{asked} of {}", e.name))
}

/// That a claim answers nothing to a question, and the ruling that says so.
fn no_answer(asked: &str, claim: &Claim) -> (String, ClaimReading) {
    let said = format!(
        "{} of {} answers nothing to `{asked}`",
        claim.id, claim.source
    );
    let no_fact = vec![asked.to_owned()];
    let ruling = ClaimReading {
        no_fact,
        ..of(claim)
    };
    (said, ruling)
}

/// That a claim of a contradiction denies what it was read to say, and the ruling that says so.
fn denial(finding: &Finding, claim: &Claim) -> Option<(String, ClaimReading)> {
    let denied = |a: &Attribution| a.stance == Stance::Denies;
    let opposes = matches!(
        finding.kind,
        Some(ConflictKind::Denial | ConflictKind::Negation)
    );
    if !opposes || claim.polarity == Polarity::Negative || claim.attributions.iter().any(denied) {
        return None;
    }
    let (id, key) = (&claim.id, &claim.source);
    Some(if claim.attributions.is_empty() {
        let polarity = Some(Polarity::Negative);
        let said = format!("{id} of {key} says that it is not so");
        let ruling = of(claim);
        (said, ClaimReading { polarity, ..ruling })
    } else {
        let stance = Some(Stance::Denies);
        let said = format!("who speaks in {id} of {key} denies it");
        let ruling = of(claim);
        (said, ClaimReading { stance, ..ruling })
    })
}

/// What may be wrong with how a claim of a finding is read, and the ruling that would mend it.
fn offer(finding: &Finding, claim: &Claim) -> Option<(String, ClaimReading)> {
    let ruling = of(claim);
    let key = &claim.source;
    let id = &claim.id;
    let nearest = claim.attributions.last();
    let denied = claim
        .attributions
        .iter()
        .any(|a| a.stance == Stance::Denies);
    let negative = claim.polarity == Polarity::Negative;
    let positive = |ruling| ClaimReading {
        polarity: Some(Polarity::Positive),
        ..ruling
    };
    match finding.kind {
        Some(ConflictKind::Denial) if denied => {
            let stance = Some(Stance::Neutral);
            let said = format!("{id} of {key} is not denied, but said");
            Some((said, ClaimReading { stance, ..ruling }))
        }
        Some(ConflictKind::Denial | ConflictKind::Negation) if negative => {
            let said = format!("{id} of {key} does not say that it is not so");
            Some((said, positive(ruling)))
        }
        Some(ConflictKind::Modality) if claim.modality != Modality::Asserted => {
            let modality = Some(Modality::Asserted);
            let said = format!("{id} of {key} is told as a fact");
            Some((said, ClaimReading { modality, ..ruling }))
        }
        Some(ConflictKind::Temporal) if !claim.times.is_empty() => {
            let time = Some("none".to_owned());
            let said = format!("{id} of {key} has another day (for `none`)");
            Some((said, ClaimReading { time, ..ruling }))
        }
        _ if finding.verdict == Verdict::Dispute => {
            let who = nearest?.speaker.as_deref().unwrap_or("whom it is laid to");
            let speaker = Some("nobody".to_owned());
            let said = format!(
                "{id} of {key} is not said by {who} (a name for `nobody`, else it is the article's)"
            );
            Some((said, ClaimReading { speaker, ..ruling }))
        }
        _ => None,
    }
}
