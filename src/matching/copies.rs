//! What articles of one origin tell word for word alike. It is paired once, by the first that tells it, and what is found of
//! that one is found of all: a hundred copies of an article cost little more than one. An article that is the same to read
//! as another (a twin) says nothing more; of two that are not, each has its weight in what the claims are to each other.

use rustc_hash::FxHashMap as HashMap;

use crate::claim::{Attribution, Claim, ClaimId, SourceIndex};
use crate::document::{Document, twins};
use crate::text::TextSpan;

/// Claims and articles by the first that is told alike. The default is that nothing is a copy.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    /// For each article the first that is the same to read.
    originals: Vec<u32>,
    /// For each claim the first that is told alike.
    firsts: Vec<u32>,
    /// Of each first claim that is told again: all that are told like it, itself in front, in order.
    alike: HashMap<u32, Vec<u32>>,
    /// How many of these are of no twin.
    weights: HashMap<u32, u32>,
}

impl Copies {
    /// Of claims in the order of their articles; `groups` gives each article the number of its origin, and
    /// `attributions` are those of each article.
    pub fn new(
        claims: &[Claim],
        documents: &[Document],
        attributions: &[Vec<Attribution>],
        groups: &[usize],
    ) -> Self {
        let mut size: HashMap<usize, u32> = HashMap::default();
        for &g in groups {
            *size.entry(g).or_default() += 1;
        }
        if size.len() == documents.len() || groups.len() != documents.len() {
            return Self::default();
        }
        let mut first: HashMap<(usize, u32, blake3::Hash), u32> = HashMap::default();
        let mut occurrences: HashMap<(SourceIndex, blake3::Hash), u32> = HashMap::default();
        let mut copies = Self {
            originals: twins(documents).into_iter().map(|i| i as u32).collect(),
            ..Self::default()
        };
        for (i, claim) in (0u32..).zip(claims) {
            let d = claim.source.0 as usize;
            let mut own = i;
            if size[&groups[d]] > 1 {
                let words = fingerprint(claim, &documents[d], &attributions[d]);
                // What an article tells twice, its copy tells twice.
                let nth = occurrences.entry((claim.source, words)).or_default();
                own = *first.entry((groups[d], *nth, words)).or_insert(i);
                *nth += 1;
            }
            copies.firsts.push(own);
            if own != i {
                copies.alike.entry(own).or_insert_with(|| vec![own]).push(i);
                let more = u32::from(!copies.is_twin(claim.source.0));
                *copies.weights.entry(own).or_insert(1) += more;
            }
        }
        copies
    }

    /// The first claim that is told like this one.
    pub fn first(&self, claim: u32) -> u32 {
        self.firsts.get(claim as usize).copied().unwrap_or(claim)
    }

    /// Whether no claim before it is told alike.
    pub fn is_first(&self, claim: u32) -> bool {
        self.first(claim) == claim
    }

    /// The first article that is the same to read.
    pub fn original(&self, article: u32) -> u32 {
        let known = self.originals.get(article as usize);
        known.copied().unwrap_or(article)
    }

    /// Whether the article is one that was read before.
    pub fn is_twin(&self, article: u32) -> bool {
        self.original(article) != article
    }

    /// How many articles tell the first claim so, twins aside.
    pub fn weight(&self, first: u32) -> u32 {
        self.weights.get(&first).copied().unwrap_or(1)
    }

    /// The claims of `set`, which are all firsts, with all that are told like them, in order.
    pub fn expand(&self, set: &[u32]) -> Vec<u32> {
        if self.alike.is_empty() {
            return set.to_vec();
        }
        let alike = |claim: &u32| match self.alike.get(claim) {
            Some(all) => all.clone(),
            None => vec![*claim],
        };
        let mut all: Vec<u32> = set.iter().flat_map(alike).collect();
        all.sort_unstable();
        all
    }

    /// The claims of `set`, which rise, parted into those that are told alike; by their first members.
    pub fn parts(&self, set: &[u32]) -> Vec<Vec<u32>> {
        let mut at: HashMap<u32, usize> = HashMap::default();
        let mut parts: Vec<Vec<u32>> = Vec::new();
        for &claim in set {
            let n = *at.entry(self.first(claim)).or_insert(parts.len());
            if n == parts.len() {
                parts.push(Vec::new());
            }
            parts[n].push(claim);
        }
        parts
    }
}

/// A hash of all that pairing and judging look at in a claim, wherever in its article it stands.
fn fingerprint(claim: &Claim, document: &Document, attributions: &[Attribution]) -> blake3::Hash {
    let words = |spans: &[TextSpan]| -> Vec<String> {
        let at = |s: &TextSpan| document.text.get(s.start..s.end).map(str::to_owned);
        spans.iter().filter_map(at).collect()
    };
    let mut hash = blake3::Hasher::new();
    let mut add = |part: String| {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    };
    add(format!("{:?}", document.meta.published));
    let hull = claim.spans.iter().copied().reduce(TextSpan::hull);
    add(words(&hull.into_iter().collect::<Vec<_>>()).concat());
    add(format!("{:?}", moved_to_front(claim)));
    for a in claim
        .attributions
        .iter()
        .filter_map(|&i| attributions.get(i))
    {
        for spans in [&a.source, &a.cue, &a.content] {
            add(words(spans).join("\0"));
        }
        let said = (a.kind, a.stance, a.class, &a.rule);
        add(format!("{said:?} {:?}", (&a.speaker, a.entity)));
    }
    hash.finalize()
}

/// The claim as it were if its article began with it, and without what names it and its article.
fn moved_to_front(claim: &Claim) -> Claim {
    let mut claim = claim.clone();
    let start = claim.spans.first().map_or(0, |s| s.start);
    // An empty span stands for no words, wherever it is.
    let shift = |s: &mut TextSpan| {
        let by = if s.is_empty() { s.start } else { start };
        s.start = s.start.wrapping_sub(by);
        s.end = s.end.wrapping_sub(by);
    };
    (claim.id, claim.source) = (ClaimId::default(), SourceIndex(0));
    claim.sentence = 0;
    claim.attributions.clear();
    claim.spans.iter_mut().for_each(shift);
    shift(&mut claim.relation.span);
    claim.terms.iter_mut().for_each(|t| shift(&mut t.span));
    let (times, quantities) = (&mut claim.aside.times, &mut claim.aside.quantities);
    let times = claim.times.iter_mut().chain(times);
    times.for_each(|t| shift(&mut t.span));
    let quantities = claim.quantities.iter_mut().chain(quantities);
    quantities.for_each(|q| shift(&mut q.span));
    let grounds = claim.grounds.iter_mut().chain(&mut claim.taken_back);
    grounds.for_each(|g| shift(&mut g.span));
    for argument in claim.arguments_mut() {
        shift(&mut argument.span);
        argument.terms.iter_mut().for_each(|t| shift(&mut t.span));
    }
    claim
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain;

    /// Claims of three articles, of which the first two go back to one origin.
    fn copies(claims: &[Claim]) -> Copies {
        let documents: Vec<Document> = ["The kiln is cold.", "Cold kiln.", "The kiln is cold."]
            .iter()
            .enumerate()
            .map(|(i, text)| plain(&i.to_string(), text))
            .collect();
        Copies::new(claims, &documents, &[vec![], vec![], vec![]], &[0, 0, 2])
    }

    #[test]
    fn how_it_is_put_sets_two_claims_apart() {
        let stated = |source, at| {
            let spans = vec![TextSpan::new(at, at + 4)];
            Claim::stated(SourceIndex(source), 0, spans, "kiln".to_owned())
        };
        let mut hedged = stated(1, 5);
        hedged.modality = crate::claim::Modality::Hedged;
        let copies = copies(&[stated(0, 4), hedged, stated(1, 5)]);
        assert_eq!([1, 2].map(|i| copies.first(i)), [1, 0]);
    }

    #[test]
    fn a_claim_told_twice_has_two_copies() {
        let stated = |source, at| {
            let spans = vec![TextSpan::new(at, at + 4)];
            Claim::stated(SourceIndex(source), 0, spans, "kiln".to_owned())
        };
        let claims = [
            stated(0, 4),
            stated(0, 4),
            stated(1, 5),
            stated(1, 5),
            stated(2, 4),
        ];
        let copies = copies(&claims);
        let firsts: Vec<u32> = (0..5).map(|i| copies.first(i)).collect();
        assert_eq!(firsts, [0, 1, 0, 1, 4], "the third is of another origin");
        assert_eq!(copies.expand(&[0, 4]), [0, 2, 4]);
        assert_eq!(copies.parts(&[0, 1, 2]), [vec![0, 2], vec![1]]);
    }
}
