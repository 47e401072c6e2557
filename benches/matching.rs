//! Time and memory of matching and judging, by number of claims, and how exact the candidate join is.
//!
//! Usage: `cargo bench --bench matching -- [CLAIMS…] [--dump FILE] [--exhaustive CLAIMS]`
//!
//! The claims are those of the stories in `corpus/`, multiplied by a seeded generator that makes more *stories*, not denser
//! ones: each story has its own people and places and most of its topic's words (those that only one story of the
//! corpus has) to itself, while the words that stories share are shared by all. `--dump` writes the words of the largest set, one claim a line, for `benches/peers.py`.
//! `--exhaustive` compares the join with looking at every pair: of the pairs of one story that the scorer accepts, how many
//! the join finds; and of the pairs across stories, which are all wrong, how many it spares. Peak memory is read from `/proc` where there is one.

use std::collections::HashSet;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use crosscheck::claim::{Argument, Claim, ClaimId, SourceIndex, Term};
use crosscheck::document::{BoilerplateRules, discover, read_all};
use crosscheck::matching::{Neighbourhood, Profiles, Scorer, Settings, Threshold, candidates};
use crosscheck::normalize::{Entity, EntityId, EntityTable};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::rules::lexicon::Lexicon;
use crosscheck::verdict::{Compared, Court, Cues, Deciding, Overlaps, judge};
use rayon::prelude::*;

/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 4] = [1_000, 10_000, 50_000, 100_000];
/// Share, in percent, of a story's topic words that no other story has.
const OWN: u64 = 85;

fn main() -> Result<(), Box<dyn Error>> {
    let mut sizes = Vec::new();
    let (mut dump, mut exhaustive) = (None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--bench" => {}
            "--dump" => dump = args.next(),
            "--exhaustive" => exhaustive = args.next().map(|n| n.parse::<usize>()).transpose()?,
            n => sizes.push(n.parse::<usize>()?),
        }
    }
    let rules = RuleSet::builtin().file;
    let lexicon = Lexicon::new(&rules);
    let settings = Settings::new(&rules.matching).map_err(|e| e.join("\n"))?;
    let cues = Cues::new(&rules);
    let deciding = Deciding::new(&rules);
    let stories = stories(
        &Pipeline::new(&rules)?,
        &BoilerplateRules::new(&rules.boilerplate)?,
    )?;
    let tools = Tools {
        lexicon: &lexicon,
        settings: &settings,
        cues: &cues,
        deciding: &deciding,
    };
    if let Some(n) = exhaustive {
        compare(&stories, n, &tools);
        return Ok(());
    }
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!(
        "{:>8} {:>10} {:>10} {:>9} {:>9}",
        "claims", "seconds", "pairs", "findings", "peak MiB"
    );
    let mut last: Option<(usize, f64)> = None;
    for &n in &sizes {
        let Set {
            claims, entities, ..
        } = generate(&stories, n);
        let start = Instant::now();
        let profiles = Profiles::new(&claims, &entities, &lexicon, &settings);
        let near = Neighbourhood::new(&profiles, &settings);
        let court = tools.court(&claims, &profiles, &near, &entities);
        let groups: Vec<usize> =
            (0..claims.last().map_or(0, |c| c.source.0 as usize + 1)).collect();
        let findings = judge(&court, &groups, &Compared::default()).len();
        let seconds = start.elapsed().as_secs_f64();
        let pairs = candidates(&profiles, &near, &settings).len();
        print!(
            "{n:>8} {seconds:>10.3} {pairs:>10} {findings:>9} {:>9}",
            peak().map_or_else(|| "-".to_owned(), |m| m.to_string())
        );
        match last {
            Some((m, before)) if n > m => {
                let doublings = (n as f64 / m as f64).log2();
                println!(
                    "   × {:.2} a doubling",
                    (seconds / before).powf(1.0 / doublings)
                );
            }
            _ => println!(),
        }
        last = Some((n, seconds));
    }
    if let (Some(path), Some(&n)) = (dump, sizes.iter().max()) {
        let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
        for claim in generate(&stories, n).claims {
            let words: Vec<&str> = claim.terms.iter().map(|t| t.lemma.as_str()).collect();
            writeln!(out, "{}", words.join(" "))?;
        }
    }
    Ok(())
}

struct Tools<'a> {
    lexicon: &'a Lexicon,
    settings: &'a Settings,
    cues: &'a Cues,
    deciding: &'a Deciding,
}

impl<'a> Tools<'a> {
    fn court(
        &self,
        claims: &'a [Claim],
        profiles: &'a Profiles<'a>,
        near: &'a Neighbourhood,
        entities: &'a EntityTable,
    ) -> Court<'a> {
        Court {
            scorer: Scorer {
                claims,
                profiles,
                settings: self.settings,
            },
            near,
            documents: &[],
            attributions: &[],
            entities,
            lexis: self.lexicon,
            cues: self.cues,
            deciding: self.deciding,
            marks: self.deciding.marks(claims, &[]),
            overlaps: Overlaps::default(),
            candidates: OnceLock::new(),
        }
    }
}

/// How many of the pairs that the scorer accepts, of all pairs, the join finds: those of one story, which it should find,
/// and those across stories, which it should not.
fn compare(stories: &[Story], n: usize, tools: &Tools) {
    let Set {
        claims,
        entities,
        stories,
    } = generate(stories, n);
    let profiles = Profiles::new(&claims, &entities, tools.lexicon, tools.settings);
    let near = Neighbourhood::new(&profiles, tools.settings);
    let scorer = Scorer {
        claims: &claims,
        profiles: &profiles,
        settings: tools.settings,
    };
    let least = tools.settings.threshold(Threshold::Equivalent);
    let accepted: Vec<(u32, u32)> = (0..claims.len())
        .into_par_iter()
        .flat_map_iter(|a| {
            let scorer = &scorer;
            (a + 1..claims.len()).filter_map(move |b| {
                (scorer.score(a, b).value >= least).then_some((a as u32, b as u32))
            })
        })
        .collect();
    let joined = candidates(&profiles, &near, tools.settings);
    let (own, across): (Vec<_>, Vec<_>) = accepted
        .into_iter()
        .partition(|&(a, b)| stories[a as usize] == stories[b as usize]);
    for (what, pairs) in [("one story", own), ("two stories", across)] {
        let found = pairs.iter().filter(|p| joined.binary_search(p).is_ok());
        let found = found.count();
        println!(
            "{n} claims: of {} pairs of {what} that the scorer accepts the join finds {found} ({:.2} %)",
            pairs.len(),
            100.0 * found as f64 / pairs.len().max(1) as f64,
        );
    }
    println!(
        "it looks at {:.3} % of all pairs",
        100.0 * joined.len() as f64 / (n * (n - 1) / 2) as f64,
    );
}

/// Claims of many stories.
struct Set {
    claims: Vec<Claim>,
    entities: EntityTable,
    /// Story of each claim.
    stories: Vec<usize>,
}

/// Claims of one story of the corpus, with its entities.
struct Story {
    claims: Vec<Claim>,
    entities: EntityTable,
    /// Its words that no other story of the corpus has.
    topic: HashSet<String>,
}

fn stories(
    pipeline: &Pipeline,
    boilerplate: &BoilerplateRules,
) -> Result<Vec<Story>, Box<dyn Error>> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(corpus)?
        .map(|e| e.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    folders.retain(|p| p.is_dir());
    folders.sort();
    let mut stories = Vec::new();
    for folder in folders {
        let (documents, _) = read_all(&discover(&[folder])?.inputs, boilerplate);
        let run = pipeline.read(documents);
        let words = |c: &Claim| c.terms.iter().map(|t| t.lemma.clone()).collect::<Vec<_>>();
        stories.push(Story {
            topic: run.claims.iter().flat_map(words).collect(),
            claims: run.claims,
            entities: run.entities,
        });
    }
    let all: Vec<HashSet<String>> = stories.iter().map(|s| s.topic.clone()).collect();
    for (i, story) in stories.iter_mut().enumerate() {
        let elsewhere = |w: &String| all.iter().enumerate().any(|(j, a)| j != i && a.contains(w));
        story.topic.retain(|w| !elsewhere(w));
    }
    Ok(stories)
}

/// `n` claims: the corpus' stories one after another, each time with other people and other words of its topic.
fn generate(stories: &[Story], n: usize) -> Set {
    let (mut claims, mut entities) = (Vec::with_capacity(n), Vec::new());
    let mut rounds = Vec::with_capacity(n);
    let mut source = 0;
    for round in 0.. {
        let story = &stories[round % stories.len()];
        let first = entities.len() as u32;
        entities.extend(story.entities.iter().map(|(_, e)| Entity {
            key: format!("{round:06}-{}", e.key),
            ..e.clone()
        }));
        let maker = Maker {
            round: round as u64,
            first,
            topic: &story.topic,
        };
        let mut last = 0;
        for claim in &story.claims {
            if claims.len() == n {
                return Set {
                    claims,
                    entities: EntityTable::new(entities),
                    stories: rounds,
                };
            }
            let mut claim = claim.clone();
            last = claim.source.0;
            claim.source = SourceIndex(source + claim.source.0);
            claim.id = ClaimId(claims.len() as u64);
            maker.rename(&mut claim);
            claims.push(claim);
            rounds.push(round);
        }
        source += last + 1;
    }
    unreachable!("the rounds do not end")
}

struct Maker<'a> {
    round: u64,
    /// Number of the story's first entity.
    first: u32,
    topic: &'a HashSet<String>,
}

impl Maker<'_> {
    fn rename(&self, claim: &mut Claim) {
        for list in [&mut claim.entities, &mut claim.places] {
            for e in list {
                *e = self.entity(*e);
            }
        }
        let relation = self.word(&claim.relation.lemma);
        if relation != claim.relation.lemma {
            claim.relation.id.clone_from(&relation);
            claim.relation.lemma = relation;
        }
        self.terms(&mut claim.terms);
        for argument in claim.arguments_mut() {
            self.argument(argument);
        }
        for q in &mut claim.quantities {
            q.of = q.of.take().map(|w| self.word(&w));
        }
    }

    fn entity(&self, e: EntityId) -> EntityId {
        EntityId(self.first + e.0)
    }

    fn argument(&self, a: &mut Argument) {
        a.entity = a.entity.map(|e| self.entity(e));
        a.head = self.word(&a.head);
        self.terms(&mut a.terms);
    }

    fn terms(&self, terms: &mut [Term]) {
        for t in terms {
            t.entity = t.entity.map(|e| self.entity(e));
            t.lemma = self.word(&t.lemma);
        }
    }

    /// The word, or, if it is of the topic, most often a word of this story alone.
    fn word(&self, word: &str) -> String {
        if self.round == 0 || !self.topic.contains(word) {
            return word.to_owned();
        }
        let mut hash = self.round.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for byte in word.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
        if hash % 100 >= OWN {
            return word.to_owned();
        }
        let mut own = String::new();
        for i in 0..3 {
            let letter = hash >> (i * 16 + 8);
            own.push(char::from(b"bdfgklmnprstvz"[(letter % 14) as usize]));
            own.push(char::from(b"aeiou"[(letter / 14 % 5) as usize]));
        }
        own.push_str(&self.round.to_string());
        own
    }
}

/// Peak resident memory of this process in MiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024)
}
