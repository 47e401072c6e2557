//! What of each story's planted list (`story.yaml`) the built-in rules alone find, as approved; and what must hold of
//! every list: its words stand in the articles, and pairs that must stay apart do.
//!
//! A claim covers planted words where it has half of them and they are a fifth of it, or where four fifths of it lie in them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::document::{self, BoilerplateRules};
use crosscheck::pipeline::Pipeline;
use crosscheck::rules::RuleSet;
use crosscheck::run::Run;
use crosscheck::text::TextSpan;
use crosscheck::verdict::Verdict;
use serde::Deserialize;

/// What a planted conflict may be told as: of the articles, or of those whom they quote.
const CONFLICTS: &[Verdict] = &[Verdict::Contradiction, Verdict::Dispute];

#[derive(Deserialize)]
struct Planted {
    agreements: Vec<Agreement>,
    contradictions: Vec<Contradiction>,
    updates: Vec<Update>,
    copies: Vec<Vec<String>>,
    unique: Vec<Words>,
    not_claims: Vec<Words>,
    attributions: Vec<Said>,
    hard_negatives: Vec<Apart>,
}

#[derive(Deserialize)]
struct Words {
    source: String,
    words: String,
}

#[derive(Deserialize)]
struct Agreement {
    what: String,
    members: Vec<Words>,
}

#[derive(Deserialize)]
struct Contradiction {
    what: String,
    kind: String,
    sides: Vec<Vec<Words>>,
}

#[derive(Deserialize)]
struct Update {
    what: String,
    before: Vec<Words>,
    after: Vec<Words>,
}

#[derive(Deserialize)]
struct Said {
    source: String,
    words: String,
    speaker: String,
}

#[derive(Deserialize)]
struct Apart {
    a: Words,
    b: Words,
    why: String,
}

struct Story {
    run: Run,
}

type Claims = BTreeSet<usize>;

impl Story {
    fn new(folder: &Path) -> Self {
        let rules = RuleSet::builtin();
        let boilerplate = BoilerplateRules::new(&rules.file.boilerplate).unwrap();
        let inputs = document::discover(&[folder.to_owned()]).unwrap().inputs;
        let (documents, errors) = document::read_all(&inputs, &boilerplate);
        assert!(errors.is_empty(), "{errors:?}");
        let pipeline = Pipeline::new(&rules.file).unwrap();
        Self {
            run: pipeline.run(documents),
        }
    }

    /// The claims that carry these words.
    ///
    /// # Panics
    /// If the words do not stand in the article.
    fn covering(&self, source: &str, words: &str) -> Claims {
        let documents = &self.run.documents;
        let at = documents
            .iter()
            .position(|d| d.key == source)
            .unwrap_or_else(|| panic!("no article {source}"));
        let own = find(&documents[at].text, words)
            .unwrap_or_else(|| panic!("{source} does not say: {words}"));
        let shares = |spans: &[TextSpan]| {
            let size: usize = spans.iter().map(|s| s.len()).sum();
            let shared: usize = spans
                .iter()
                .map(|s| s.end.min(own.end).saturating_sub(s.start.max(own.start)))
                .sum();
            shared * 5 >= size * 4 || (shared * 2 >= own.len() && shared * 5 >= size)
        };
        let claims = self.run.claims.iter().enumerate();
        claims
            .filter(|(_, c)| c.source.0 as usize == at && shares(&c.spans))
            .map(|(i, _)| i)
            .collect()
    }

    fn all<'w>(&self, words: impl IntoIterator<Item = &'w Words>) -> Claims {
        words
            .into_iter()
            .flat_map(|w| self.covering(&w.source, &w.words))
            .collect()
    }

    /// Whether two claims stand in one agreement.
    fn joined(&self, a: &Claims, b: &Claims) -> bool {
        self.run.findings.iter().any(|f| {
            let has = |set: &Claims| f.claims.iter().any(|c| set.contains(&(c.0 as usize)));
            f.verdict == Verdict::Agreement && has(a) && has(b)
        })
    }

    /// The kinds of the findings of these verdicts that set the two against each other.
    fn opposed(&self, verdicts: &[Verdict], a: &Claims, b: &Claims) -> BTreeSet<String> {
        let findings = self
            .run
            .findings
            .iter()
            .filter(|f| verdicts.contains(&f.verdict));
        findings
            .filter(|f| {
                let on = |set: &Claims, side: usize| {
                    f.sides[side].iter().any(|c| set.contains(&(c.0 as usize)))
                };
                let sides = 0..f.sides.len();
                sides.clone().any(|x| {
                    sides
                        .clone()
                        .any(|y| x != y && ((on(a, x) && on(b, y)) || (on(b, x) && on(a, y))))
                })
            })
            .map(|f| {
                f.kind
                    .map_or(String::new(), |k| format!("{k:?}").to_lowercase())
            })
            .collect()
    }

    fn speakers(&self, claims: &Claims) -> BTreeSet<&str> {
        let of = |i: &usize| {
            let claim = &self.run.claims[*i];
            let reading = &self.run.readings[claim.source.0 as usize];
            let own = claim.attributions.iter();
            own.filter_map(|&a| reading.attributions[a].speaker.as_deref())
        };
        claims.iter().flat_map(of).collect()
    }

    /// A line a planted thing: what became of it.
    fn told(&self, planted: &Planted) -> String {
        let mut out = String::new();
        for a in &planted.agreements {
            let members: Vec<(&str, Claims)> = a
                .members
                .iter()
                .map(|m| (m.source.as_str(), self.covering(&m.source, &m.words)))
                .collect();
            let (mut found, mut all) = (0, 0);
            for (i, (source, x)) in members.iter().enumerate() {
                for (other, y) in &members[i + 1..] {
                    if source != other {
                        all += 1;
                        found += usize::from(self.joined(x, y));
                    }
                }
            }
            let _ = writeln!(
                out,
                "agreement      {found:>2} of {all:>2} pairs  {}",
                a.what
            );
        }
        for c in &planted.contradictions {
            let kinds = self.opposed(
                CONFLICTS,
                &self.all(&c.sides[0]),
                &self.all(c.sides[1..].iter().flatten()),
            );
            let told = if kinds.is_empty() {
                "missed".to_owned()
            } else {
                Vec::from_iter(kinds).join(", ")
            };
            let _ = writeln!(out, "contradiction  {told:<14}  {} ({})", c.what, c.kind);
        }
        for u in &planted.updates {
            let (before, after) = (self.all(&u.before), self.all(&u.after));
            let found = !self.opposed(&[Verdict::Update], &before, &after).is_empty();
            let told = if found { "found" } else { "missed" };
            let _ = writeln!(out, "update         {told:<14}  {}", u.what);
        }
        for copies in &planted.copies {
            let letters: BTreeSet<usize> = (0..self.run.documents.len())
                .filter(|&i| copies.contains(&self.run.documents[i].key))
                .map(|i| self.run.groups[i])
                .collect();
            let told = format!("{} voice(s)", letters.len());
            let _ = writeln!(out, "copies         {told:<14}  {}", copies.join(", "));
        }
        for u in &planted.unique {
            let claims = self.covering(&u.source, &u.words);
            let alone = self.run.findings.iter().any(|f| {
                f.verdict == Verdict::Unique
                    && f.claims.iter().any(|c| claims.contains(&(c.0 as usize)))
            });
            let told = if alone { "found" } else { "missed" };
            let _ = writeln!(out, "unique         {told:<14}  {}", line(&u.words));
        }
        for s in &planted.attributions {
            let claims = self.covering(&s.source, &s.words);
            let got = Vec::from_iter(self.speakers(&claims)).join(", ");
            let _ = writeln!(
                out,
                "said by        {got:<14}  {}: {}",
                s.speaker,
                line(&s.words)
            );
        }
        out
    }
}

fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where words stand in a text, however either is broken into lines.
fn find(text: &str, words: &str) -> Option<TextSpan> {
    let wanted: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let bare: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let at = bare
        .windows(wanted.len())
        .position(|w| w.iter().zip(&wanted).all(|((_, a), b)| a == b))?;
    let (last, c) = bare[at + wanted.len() - 1];
    Some(TextSpan::new(bare[at].0, last + c.len_utf8()))
}

fn stories() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut folders: Vec<PathBuf> = fs::read_dir(corpus)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.join("story.yaml").is_file())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

#[test]
fn what_was_planted() {
    for folder in stories() {
        let name = folder.file_name().unwrap().to_string_lossy();
        let list = fs::read_to_string(folder.join("story.yaml")).unwrap();
        let planted: Planted = serde_yaml::from_str(&list).unwrap();
        let story = Story::new(&folder);
        for apart in &planted.hard_negatives {
            let a = story.covering(&apart.a.source, &apart.a.words);
            let b = story.covering(&apart.b.source, &apart.b.words);
            let one = !a.is_disjoint(&b);
            let opposed = !story.opposed(CONFLICTS, &a, &b).is_empty();
            assert!(
                one || !(story.joined(&a, &b) || opposed),
                "{name}: {:?} and {:?} must stay apart: {}",
                apart.a.words,
                apart.b.words,
                apart.why
            );
        }
        let mut told = story.told(&planted);
        for noise in &planted.not_claims {
            if claimed(&story, noise) {
                let _ = writeln!(
                    told,
                    "noise          {:<14}  {}",
                    "taken",
                    line(&noise.words)
                );
            }
        }
        insta::assert_snapshot!(format!("{name}"), told);
    }
}

/// Whether a claim was taken from page noise. Noise that reading leaves out stands in no document.
fn claimed(story: &Story, noise: &Words) -> bool {
    let mut documents = story.run.documents.iter();
    let document = documents.find(|d| d.key == noise.source);
    document.is_some_and(|d| find(&d.text, &noise.words).is_some())
        && !story.covering(&noise.source, &noise.words).is_empty()
}
