//! Verbs that tell one thing: claims of two sources that have the same subject and object, and no rule knows what their verbs
//! have to do with each other.
//!
//! One such pair is chance. Two objects are not, nor one with a figure, nor a day that both tell (as in distributional learning of
//! paraphrases: Lin & Pantel 2001). No article may tell both verbs of the subject: who does so tells of two deeds.

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_syntax::Upos;

use super::evidence;
use super::model::{Evidence, Proposal, Suggestion};
use crate::claim::{Argument, Claim, SourceIndex};
use crate::normalize::Time;
use crate::rules::lexicon::Lexicon;
use crate::rules::{Polarity, RuleSet};
use crate::run::Run;

/// So many objects that two verbs share are no chance.
const OBJECTS: usize = 2;

/// Two verbs, in order.
type Verbs<'a> = [&'a str; 2];

/// What two verbs share.
#[derive(Default)]
struct Shared<'a> {
    objects: BTreeSet<String>,
    /// Whether an object has a figure, or both claims tell one day.
    is_sure: bool,
    claims: Vec<[&'a Claim; 2]>,
}

/// Proposals of synonyms, by their words.
pub fn find(run: &Run, rules: &RuleSet) -> Vec<Suggestion> {
    let lexicon = Lexicon::new(&rules.file);
    let mut by_ends: BTreeMap<(String, String), Vec<&Claim>> = BTreeMap::new();
    let mut told: BTreeSet<(SourceIndex, &str, String)> = BTreeSet::new();
    for claim in run.claims.iter().filter(|c| !c.relation.copular) {
        let Some(subject) = claim.subject.as_ref().map(end) else {
            continue;
        };
        told.insert((claim.source, &claim.relation.lemma, subject.clone()));
        if let Some(object) = claim.object.as_ref().filter(|o| !o.terms.is_empty()) {
            by_ends
                .entry((subject, end(object)))
                .or_default()
                .push(claim);
        }
    }
    let mut pairs: BTreeMap<Verbs, Shared> = BTreeMap::new();
    for ((subject, object), claims) in &by_ends {
        for (n, one) in claims.iter().enumerate() {
            for other in &claims[n + 1..] {
                let verbs = ordered(one, other);
                let both = |source| {
                    verbs
                        .iter()
                        .all(|v| told.contains(&(source, *v, subject.clone())))
                };
                let in_one = (0..run.documents.len()).any(|i| both(SourceIndex(i as u32)));
                if in_one || !meet(run, one, other) || !is_open(&lexicon, verbs) {
                    continue;
                }
                let shared = pairs.entry(verbs).or_default();
                shared.objects.insert(object.clone());
                shared.is_sure |= has_figure(object) || of_one_day(one, other);
                shared.claims.push([one, other]);
            }
        }
    }
    let enough = |s: &Shared| s.objects.len() >= OBJECTS || s.is_sure;
    pairs
        .iter()
        .filter(|(_, shared)| enough(shared))
        .map(|(verbs, shared)| suggestion(run, *verbs, shared))
        .collect()
}

/// Whether the words of an object have a figure; the number of an entity is none.
fn has_figure(object: &str) -> bool {
    !object.starts_with(ENTITY) && object.contains(|c: char| c.is_ascii_digit())
}

/// Whether both claims, which tell that something was done, say on which day.
fn of_one_day(one: &Claim, other: &Claim) -> bool {
    let told = |c: &Claim| c.polarity == Polarity::Positive;
    let of = |time: &Time| other.times.iter().any(|t| t.value == time.value);
    told(one) && one.times.iter().any(of)
}

/// What marks an entity.
const ENTITY: char = '#';

/// A subject or an object, as far as it can be told to be that of another claim: the entity, or its words.
fn end(argument: &Argument) -> String {
    match argument.entity {
        Some(entity) => format!("{ENTITY}{}", entity.0),
        None => argument
            .terms
            .iter()
            .map(|t| t.lemma.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    }
}

fn ordered<'a>(one: &'a Claim, other: &'a Claim) -> Verbs<'a> {
    let mut verbs = [one.relation.lemma.as_str(), other.relation.lemma.as_str()];
    verbs.sort_unstable();
    verbs
}

/// Whether two claims are of sources of two origins and say the same but for their verbs.
fn meet(run: &Run, one: &Claim, other: &Claim) -> bool {
    let group = |c: &Claim| run.groups.get(c.source.0 as usize);
    group(one) != group(other)
        && one.relation.id != other.relation.id
        && one.polarity == other.polarity
        && one.modality == other.modality
        && one.relation.passive == other.relation.passive
}

/// Whether no rule knows what two verbs have to do with each other.
fn is_open(lexicon: &Lexicon, [one, other]: Verbs) -> bool {
    let (one, other) = ((one, Some(Upos::Verb)), (other, Some(Upos::Verb)));
    lexicon.same(one, other).is_none()
        && lexicon.opposed(one, other).is_none()
        && lexicon.wider(one, other).is_none()
        && lexicon.wider(other, one).is_none()
        && lexicon.scale(one.0, other.0).is_none()
}

fn suggestion(run: &Run, verbs: Verbs, shared: &Shared) -> Suggestion {
    let [one, other] = verbs;
    let claims = shared.claims.iter().flatten();
    let told = claims.filter_map(|c| {
        Some(evidence::at(
            run.documents.get(c.source.0 as usize)?,
            *c.spans.first()?,
        ))
    });
    let told: Vec<Evidence> = told.collect();
    let first = shared.claims.first().map(|pair| pair.map(|c| c.id));
    Suggestion {
        proposal: Proposal::Synonyms {
            verbs: verbs.map(str::to_owned),
            claims: first.unwrap_or_default(),
        },
        why: format!(
            "sources that have no other deed of theirs say “{one}” and “{other}” of the same"
        ),
        evidence: evidence::some(told),
    }
}
