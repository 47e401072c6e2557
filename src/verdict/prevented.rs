//! Why two claims stand in no finding together, though taken alone they make one.
//!
//! A pair is judged by its own words; a report weighs it with all others. What holds it off is looked for in that order: a ruling, a severity
//! that is `off`, facts that part the two, and the agreements in which they stand with others.

use crate::matching::Threshold;

use super::court::Court;
use super::fact::Compared;
use super::judge::{self, Judged, judge};
use super::ruling::{Ruling, rule};
use super::{ClaimIndex, Finding, Reason, Verdict, rebuttal};

/// What kept the two out of one finding. `rulings` are those of the run.
pub fn prevented(
    court: &Court,
    (groups, facts): (&[usize], &Compared),
    rulings: &[Ruling],
    pair: [ClaimIndex; 2],
) -> Reason {
    let both = |found: &[Finding]| found.iter().any(|f| holds(f, pair));
    let mut found = judge(court, groups, facts);
    let reason = |rule: &str, detail: String| Reason {
        rule: rule.to_owned(),
        detail,
        terms: Vec::new(),
    };
    if both(&found) {
        for n in 1..=rulings.len() {
            let mut ruled = found.clone();
            rule(court, groups, &facts.sheets, &rulings[..n], &mut ruled);
            if !both(&ruled) {
                return rulings[n - 1].reason();
            }
        }
        let off = "a finding holds both, and its severity is `off`";
        return reason("severity", off.to_owned());
    }
    rule(court, groups, &facts.sheets, rulings, &mut found);
    let (id, why) = by_facts(court, facts, pair)
        .or_else(|| by_rejection(court, pair))
        .or_else(|| by_others(court, &found, pair))
        .unwrap_or_else(|| {
            let other = "another finding tells of these claims, and of more than the two";
            ("verdict/apart", other.to_owned())
        });
    reason(id, why)
}

fn holds(finding: &Finding, [a, b]: [ClaimIndex; 2]) -> bool {
    finding.claims.contains(&a) && finding.claims.contains(&b)
}

type Why = (&'static str, String);

/// Answers to questions part the two.
fn by_facts(court: &Court, facts: &Compared, pair: [ClaimIndex; 2]) -> Option<Why> {
    let firsts = |a: u32, b: u32| {
        let [a, b] = [a, b].map(|i| court.copies().first(i));
        [a.min(b), a.max(b)]
    };
    let own = firsts(pair[0].0, pair[1].0);
    if facts.of_two.iter().any(|&(a, b)| firsts(a, b) == own) {
        let why = "by what they answer to one question they tell of two happenings, each its own";
        return Some(("verdict/fact", why.to_owned()));
    }
    let apart = facts.apart.iter().any(|&(a, b, _)| firsts(a, b) == own);
    apart.then(|| {
        let why = "they answer one question by two values, and cannot say the same";
        ("verdict/fact", why.to_owned())
    })
}

/// Who rejects a report says nothing of what it reports.
fn by_rejection(court: &Court, pair: [ClaimIndex; 2]) -> Option<Why> {
    let rejections = rebuttal::rejections(court);
    let [x, y] = pair.map(|c| rejections.contains_key(&court.copies().first(c.0)));
    (x != y).then(|| {
        let why = "one of them rejects a report, and so says nothing of what the other reports";
        (rebuttal::RULE, why.to_owned())
    })
}

/// One of the two stands in an agreement with others, and the other does not fit into it.
fn by_others(court: &Court, found: &[Finding], [a, b]: [ClaimIndex; 2]) -> Option<Why> {
    let place = |c: ClaimIndex| {
        let claim = &court.claims()[c.0 as usize];
        let document = court.documents.get(claim.source.0 as usize);
        let key = document.map_or_else(String::new, |d| format!(" of {}", d.key));
        format!("“{}”{key}", claim.text)
    };
    let agreed = |c: ClaimIndex| {
        found.iter().filter(move |f| {
            let proposition = matches!(f.verdict, Verdict::Agreement | Verdict::Unique);
            proposition && f.claims.len() > 1 && f.claims.contains(&c)
        })
    };
    let pairs = [(a, b), (b, a)];
    let mut stands = { pairs.iter() }.flat_map(|&(x, y)| agreed(x).map(move |f| (x, y, f)));
    let parted = |&(x, y, whole): &(ClaimIndex, ClaimIndex, &Finding)| {
        let mut mates = whole.claims.iter().filter(|m| **m != x);
        let mate = mates.find_map(|&m| Some((m, parts(court, m, y)?)))?;
        Some((x, y, whole.id, mate))
    };
    if let Some((x, y, id, (mate, why))) = stands.clone().find_map(|s| parted(&s)) {
        let why = format!(
            "{} stands in a finding ({id:016x}) with {}, which keeps {} out of it: {why}",
            place(x),
            place(mate),
            place(y)
        );
        return Some(("matching/proposition", why));
    }
    let (x, y, whole) = stands.next()?;
    let settings = court.settings();
    let score = |m: ClaimIndex| court.scorer.score(m.0 as usize, y.0 as usize).value;
    let mates = || whole.claims.iter().copied().filter(|m| *m != y);
    let mean = mates().map(score).sum::<f64>() / mates().count().max(1) as f64;
    let why = format!(
        "{} stands in a finding ({:016x}) of {} claims, which {} fits too little as a whole: on an average {mean:.2}, and from {:.2} on it would. \
         Beside that finding the two would stand together from {:.2} on, and they have {:.2}",
        place(x),
        whole.id,
        whole.claims.len(),
        place(y),
        settings.threshold(Threshold::Linked),
        settings.threshold(Threshold::Member),
        score(x),
    );
    Some(("matching/proposition", why))
}

/// What keeps two claims from ever standing in one agreement.
fn parts(court: &Court, a: ClaimIndex, b: ClaimIndex) -> Option<String> {
    let [a, b] = [a, b].map(|c| court.copies().first(c.0));
    match judge::pair(court, a.min(b), a.max(b), true) {
        Some(Judged::Opposed(edge)) => Some(edge.conflict.detail),
        Some(Judged::Apart(..)) => Some("the two do not say the same".to_owned()),
        _ => judge::differ(court, a, b).then(|| "they differ in what decides".to_owned()),
    }
}
