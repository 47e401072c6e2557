//! What is read from the text of a test.

use super::asked::{NONE, Taken};
use crate::claim::{Attribution, Reading};
use crate::rules::model::{ExpectedClaims, RuleTest};
use crate::rules::spelled;

/// A key of a test whose value is not what was read.
pub(super) struct Misread {
    /// The key.
    pub key: &'static str,
    /// What the test has.
    pub wanted: String,
    /// What was read instead, one or more that it could be; none where nothing was.
    pub found: Vec<String>,
    /// Whether the test has the whole list of them.
    pub whole: bool,
}

impl Misread {
    /// In words.
    pub fn said(&self) -> String {
        let (key, wanted) = (self.key, &self.wanted);
        let found = self.found.join(" | ");
        match key {
            "claim" => format!("the claims are: {found}"),
            "claims" if self.whole => format!("the claims are: {found}"),
            "claims" => format!("the number of claims is {found}, not {wanted}"),
            "left_out" => format!("left out is: {found}"),
            "fact" => format!("the facts are: {found}"),
            _ if self.found.is_empty() => format!("the {key} is {NONE}, not {wanted}"),
            _ => format!("the {key} is {found}, not {wanted}"),
        }
    }
}

/// What is not read as the test expects, a line each.
pub(super) fn mistakes(test: &RuleTest, taken: &Taken) -> Vec<String> {
    misread(test, taken).iter().map(Misread::said).collect()
}

/// The same, key by key.
pub(super) fn misread(test: &RuleTest, taken: &Taken) -> Vec<Misread> {
    let reading = &taken.reading;
    let attribution = told(&mut chain(reading).into_iter().rev());
    let claim = reading.claims.first();
    let mut wrong = Vec::new();
    let mut expect = |key: &'static str, wanted: Option<String>, found: Option<String>| {
        let is = found.as_deref().unwrap_or(NONE);
        if let Some(wanted) = wanted.filter(|wanted| wanted != is) {
            wrong.push(Misread {
                key,
                wanted,
                found: found.into_iter().collect(),
                whole: false,
            });
        }
    };
    expect(
        "quantity",
        test.quantity.clone(),
        reading.quantities.first().map(ToString::to_string),
    );
    expect(
        "time",
        test.time.clone(),
        reading.times.first().map(|time| time.value.clone()),
    );
    expect(
        "stance",
        test.stance.map(|s| spelled(&s)),
        attribution.map(|a| spelled(&a.stance)),
    );
    expect(
        "polarity",
        test.polarity.map(|p| spelled(&p)),
        claim.map(|c| spelled(&c.polarity)),
    );
    expect(
        "modality",
        test.modality.map(|m| spelled(&m)),
        claim.map(|c| spelled(&c.modality)),
    );
    if let Some(ExpectedClaims::Number(n)) = &test.claims {
        let found = reading.claims.len().to_string();
        expect("claims", Some(n.to_string()), Some(found));
    }
    wrong.extend(speakers(test, taken));
    wrong.extend(lists(test, taken));
    wrong
}

/// Who the first claim that is laid to somebody is laid to, outermost first, as the report tells it; where no claim is, the first
/// attribution.
fn chain(reading: &Reading) -> Vec<&Attribution> {
    let laid = reading.claims.iter().find(|c| !c.attributions.is_empty());
    let own = laid.map_or(&[0][..], |c| &c.attributions);
    let all = own.iter().filter_map(|a| reading.attributions.get(*a));
    all.collect()
}

/// By whom the report tells it: the innermost who is named, or else the innermost. Behind it `outwards` goes on.
fn told<'r>(
    outwards: &mut (impl Iterator<Item = &'r Attribution> + Clone),
) -> Option<&'r Attribution> {
    let innermost = outwards.clone().next();
    outwards.find(|a| a.speaker.is_some()).or(innermost)
}

/// The speakers that are others, each named or by the id of its entity.
fn speakers(test: &RuleTest, taken: &Taken) -> Vec<Misread> {
    let mut outwards = chain(&taken.reading).into_iter().rev();
    let said = told(&mut outwards);
    let reports = outwards.find(|a| a.speaker.is_some());
    let asked = [
        ("speaker", &test.speaker, said),
        ("reported_by", &test.reported_by, reports),
    ];
    let mut wrong = Vec::new();
    for (key, wanted, found) in asked {
        let name = found.and_then(|a| a.speaker.clone());
        let id = found.and_then(|a| a.entity);
        let id = id.map(|e| taken.entities.get(e).key.as_str());
        let Some(wanted) = wanted.as_ref() else {
            continue;
        };
        if wanted != name.as_deref().unwrap_or(NONE) && Some(wanted.as_str()) != id {
            wrong.push(Misread {
                key,
                wanted: wanted.clone(),
                found: name.into_iter().collect(),
                whole: false,
            });
        }
    }
    wrong
}

/// Keys that one of several things read is to be, or all of them.
fn lists(test: &RuleTest, taken: &Taken) -> Vec<Misread> {
    let Taken {
        reading,
        entities,
        facts,
    } = taken;
    let mut wrong = Vec::new();
    let mut lacks = |key: &'static str, wanted: &str, found: Vec<String>, whole: bool| {
        wrong.push(Misread {
            key,
            wanted: wanted.to_owned(),
            found,
            whole,
        });
    };
    let forms: Vec<String> = reading
        .claims
        .iter()
        .map(|c| c.normalized.clone())
        .collect();
    if let Some(ExpectedClaims::Forms(wanted)) = &test.claims
        && forms != *wanted
    {
        lacks("claims", &wanted.join(" | "), forms.clone(), true);
    }
    if let Some(wanted) = &test.left_out {
        let mut left_out = reading.left_out.iter();
        if !left_out.any(|l| l.why == *wanted || l.rule == wanted) {
            let found = reading.left_out.iter().map(|l| l.why.clone());
            lacks("left_out", wanted, found.collect(), false);
        }
    }
    if let Some(wanted) = &test.fact {
        let holds = match wanted.as_str() {
            NONE => facts.is_empty(),
            fact => facts.iter().any(|f| f == fact),
        };
        if !holds {
            lacks("fact", wanted, facts.clone(), false);
        }
    }
    if let Some(wanted) = &test.entity {
        let first = reading.mentions.first().map(|m| entities.get(m.entity));
        let found = first.map_or(NONE, |entity| entity.key.as_str());
        if found != wanted && first.is_none_or(|entity| entity.name != *wanted) {
            let found = first.map(|entity| entity.key.clone());
            lacks("entity", wanted, found.into_iter().collect(), false);
        }
    }
    if let Some(wanted) = &test.claim
        && !forms.contains(wanted)
    {
        lacks("claim", wanted, forms, false);
    }
    wrong
}
