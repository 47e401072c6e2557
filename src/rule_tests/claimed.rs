//! How a claim of a small story must be read.

use super::asked::NONE;
use crate::normalize::NOBODY;
use crate::rules::model::ExpectedFinding;
use crate::rules::spelled;
use crate::run::Run;
use crate::verdict::ClaimIndex;

/// What of a claim is not as a test expects it, in words.
pub(super) fn misread(run: &Run, at: ClaimIndex, expected: &ExpectedFinding) -> Option<String> {
    let claim = run.claims.get(at.0 as usize)?;
    let reading = run.readings.get(claim.source.0 as usize)?;
    let laid = claim.attributions.iter().rev();
    let laid = laid.filter_map(|&i| reading.attributions.get(i));
    let nearest = laid.clone().next();
    let named = laid.clone().find(|a| a.speaker.is_some()).or(nearest);
    let speaker = named.map_or(NOBODY, |a| a.speaker.as_deref().unwrap_or(NONE));
    let entity = named.and_then(|a| a.entity);
    let id = entity.map_or("", |e| run.entities.get(e).key.as_str());
    let times: Vec<&str> = claim.times.iter().map(|t| t.value.as_str()).collect();
    let time = if times.is_empty() { vec![NONE] } else { times };
    let is = |key: &str, wanted: Option<String>, found: &[&str]| {
        let wanted = wanted.filter(|w| !found.contains(&w.as_str()))?;
        let found = found.first().unwrap_or(&NONE);
        Some(format!(
            "the {key} of “{}” is {found}, not {wanted}",
            claim.text
        ))
    };
    let reads = expected.reads.as_ref().filter(|r| **r != claim.normalized);
    if let Some(wanted) = reads {
        let (text, found) = (&claim.text, &claim.normalized);
        return Some(format!("“{text}” reads “{found}”, not “{wanted}”"));
    }
    is("speaker", expected.speaker.clone(), &[speaker, id])
        .or_else(|| {
            is(
                "stance",
                expected.stance.map(|s| spelled(&s)),
                &[&spelled(&claim.stance)],
            )
        })
        .or_else(|| {
            let found = spelled(&claim.polarity);
            is(
                "polarity",
                expected.polarity.map(|p| spelled(&p)),
                &[&found],
            )
        })
        .or_else(|| {
            let found = spelled(&claim.modality);
            is(
                "modality",
                expected.modality.map(|m| spelled(&m)),
                &[&found],
            )
        })
        .or_else(|| is("time", expected.time.clone(), &time))
}
