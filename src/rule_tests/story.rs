//! What the report on a small story must say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;

use super::asked::Judge;
use super::claimed;
use super::outcome::renamed;
use crate::claim::Claim;
use crate::document::Article;
use crate::rules::model::{ExpectedFinding, Quote, RuleTest, TestArticle};
use crate::rules::{self, Change, ConflictKind, Label, holds};
use crate::run::Run;
use crate::verdict::{ClaimIndex, Finding, Ruling, Verdict, quoted};

/// The articles of a test, in order of their keys.
pub(super) fn articles(told: &BTreeMap<String, TestArticle>) -> Vec<Article> {
    let article = |(key, article): (&String, &TestArticle)| {
        let (text, day) = article.parts();
        let mut article = Article::text(key, text);
        article.meta.published = day.and_then(|d| d.parse::<Date>().ok());
        article
    };
    told.iter().map(article).collect()
}

/// What the report does not say as the test expects, a line each.
pub(super) fn mistakes(test: &RuleTest, file: &Path, judge: &dyn Judge) -> Vec<String> {
    if !is_told(test) {
        return Vec::new();
    }
    match Story::of(test, file, judge) {
        Ok(story) => { test.report.iter() }
            .filter_map(|e| story.mistake(e))
            .collect(),
        Err(why) => vec![why],
    }
}

/// Whether the test is about a story.
pub(super) fn is_told(test: &RuleTest) -> bool {
    !test.articles.is_empty() || test.story.is_some()
}

/// What a report says otherwise than is expected of it, in words; `None` where it is so.
pub fn unmet(run: &Run, expected: &ExpectedFinding) -> Option<String> {
    let story = Story {
        run: run.clone(),
        facts: BTreeMap::new(),
    };
    story.mistake(expected)
}

/// What the report says instead, as changes to what is expected of it, by its index; `None` where no change can say it.
pub(super) fn changes(
    test: &RuleTest,
    file: &Path,
    judge: &dyn Judge,
) -> Option<Vec<(usize, Vec<Change>)>> {
    let story = Story::of(test, file, judge).ok()?;
    let wrong = test.report.iter().enumerate();
    let wrong = wrong.filter(|(_, expected)| story.mistake(expected).is_some());
    wrong
        .map(|(n, expected)| Some((n, story.change(expected)?)))
        .collect()
}

/// A story that was compared.
struct Story {
    run: Run,
    /// The facts of each article, by its key, as tests have them.
    facts: BTreeMap<String, Vec<String>>,
}

/// Claims that words are quoted of, a set an article.
type Quoted = Vec<BTreeSet<ClaimIndex>>;

impl Story {
    /// The story of a test that stands in a file.
    fn of(test: &RuleTest, file: &Path, judge: &dyn Judge) -> Result<Self, String> {
        let (run, facts) = match &test.story {
            Some(path) => {
                let beside = file.parent().unwrap_or(Path::new(""));
                judge.whole_story(&beside.join(path))?
            }
            None => judge.story(articles(&test.articles)),
        };
        Ok(Self { run, facts })
    }

    fn mistake(&self, expected: &ExpectedFinding) -> Option<String> {
        let kinds = [
            (&expected.agreement, Verdict::Agreement),
            (&expected.contradiction, Verdict::Contradiction),
            (&expected.dispute, Verdict::Dispute),
            (&expected.update, Verdict::Update),
        ];
        let asked = kinds.into_iter().find(|(quotes, _)| !quotes.is_empty());
        if let Some((quotes, verdict)) = asked {
            return self.lacks(verdict, quotes, expected);
        }
        if !expected.apart.is_empty() {
            return self.joins(&expected.apart);
        }
        if !expected.claim.is_empty() {
            return self.misread(expected);
        }
        let untold = { expected.fact.iter() }.find_map(|(article, fact)| self.tells(article, fact));
        untold.or_else(|| {
            let mut said = expected.nobody.iter();
            said.find_map(|(article, words)| self.claimed(article, words))
        })
    }

    /// What there is in place of what is expected.
    fn change(&self, expected: &ExpectedFinding) -> Option<Vec<Change>> {
        let findings = [
            ("agreement", &expected.agreement),
            ("contradiction", &expected.contradiction),
            ("dispute", &expected.dispute),
            ("update", &expected.update),
            ("apart", &expected.apart),
        ];
        let mut findings = findings.into_iter();
        let (key, quotes) = findings.find(|(_, quotes)| !quotes.is_empty())?;
        let sets = self.quoted(quotes).ok()?;
        let (is, kind) = self.stands(&sets, quotes)?;
        let kind = kind.filter(|_| matches!(is, "contradiction" | "dispute"));
        Some(renamed((key, expected.kind), (is, kind)))
    }

    /// How claims stand to each other: by the one finding that holds them all, or apart where none does.
    fn stands(
        &self,
        sets: &[BTreeSet<ClaimIndex>],
        quotes: &BTreeMap<String, String>,
    ) -> Option<(&'static str, Option<ConflictKind>)> {
        let decided = self.holding(sets);
        let mut decided =
            decided.filter(|f| !matches!(f.verdict, Verdict::Related | Verdict::Unique));
        let Some(finding) = decided.next() else {
            return self.joins(quotes).is_none().then_some(("apart", None));
        };
        if decided.next().is_some() {
            return None;
        }
        let is = match finding.verdict {
            Verdict::Agreement => "agreement",
            _ if !are_apart(finding, sets) => return None,
            Verdict::Contradiction => "contradiction",
            Verdict::Dispute => "dispute",
            Verdict::Update => "update",
            Verdict::Related | Verdict::Unique => "apart",
        };
        Some((is, finding.kind))
    }

    /// The claims quoted, or the words that no claim has.
    fn quoted(&self, quotes: &BTreeMap<String, String>) -> Result<Quoted, String> {
        let sets = quotes.iter().map(|(source, words)| {
            let set = self.claims(source, words);
            if set.is_empty() {
                Err(format!("no claim of `{source}` has the words “{words}”"))
            } else {
                Ok(set)
            }
        });
        sets.collect()
    }

    /// Whether no claim has the words but one that a person has ruled to be none.
    fn is_ruled_out(&self, source: &str, words: &str) -> bool {
        let sought = rules::words(words);
        let mut none = self.run.rulings.iter().flat_map(Ruling::no_claims);
        self.claims(source, words).is_empty()
            && none.any(|none| {
                let none = &self.run.claims[none.0 as usize];
                let article = self.run.documents.get(none.source.0 as usize);
                article.is_some_and(|d| d.key == source)
                    && holds(&rules::words(&none.text), &sought)
            })
    }

    fn claims(&self, source: &str, words: &str) -> BTreeSet<ClaimIndex> {
        let quote = Quote {
            source: source.to_owned(),
            words: words.to_owned(),
        };
        let Run {
            documents, claims, ..
        } = &self.run;
        quoted(&quote, documents, claims, &self.run.rulings)
    }

    /// What stands there instead of a finding of the `verdict` that holds all that is quoted, each on a side of its own.
    fn lacks(
        &self,
        verdict: Verdict,
        quotes: &BTreeMap<String, String>,
        expected: &ExpectedFinding,
    ) -> Option<String> {
        let sets = match self.quoted(quotes) {
            Ok(sets) => sets,
            Err(none) => return Some(none),
        };
        let holding: Vec<&Finding> = self.holding(&sets).collect();
        let fits = |f: &&&Finding| {
            f.verdict == verdict
                && (verdict == Verdict::Agreement || are_apart(f, &sets))
                && (expected.kind.is_none() || f.kind == expected.kind)
        };
        if holding.iter().any(|f| fits(&f)) {
            return None;
        }
        let found = holding.iter().map(|f| named(f)).collect::<Vec<_>>();
        let found = if found.is_empty() {
            "no finding".to_owned()
        } else {
            found.join(", ")
        };
        let words = quotes.values().map(|w| format!("“{w}”"));
        let words = words.collect::<Vec<_>>().join(" and ");
        // Only what the articles say themselves is told as a contradiction.
        let disputed = verdict == Verdict::Contradiction && { holding.iter() }
            .any(|f| f.verdict == Verdict::Dispute && are_apart(f, &sets));
        let write = if disputed {
            ", since only speakers stand behind the sides: write `dispute` for `contradiction`"
        } else {
            ""
        };
        Some(format!("{found} holds {words}{write}"))
    }

    /// The finding that holds words together which are to stay apart. What is ruled to be no claim, no finding holds.
    fn joins(&self, quotes: &BTreeMap<String, String>) -> Option<String> {
        let claimed = quotes
            .iter()
            .filter(|(source, words)| !self.is_ruled_out(source, words));
        let claimed = claimed.map(|(source, words)| (source.clone(), words.clone()));
        let sets = match self.quoted(&claimed.collect()) {
            Ok(sets) => sets,
            Err(none) => return Some(none),
        };
        let decided = |f: &&Finding| !matches!(f.verdict, Verdict::Related | Verdict::Unique);
        for (n, one) in sets.iter().enumerate() {
            for other in &sets[n + 1..] {
                let pair = [one.clone(), other.clone()];
                if let Some(finding) = self.holding(&pair).find(decided) {
                    return Some(format!("{} holds them together", named(finding)));
                }
            }
        }
        None
    }

    fn holding<'s>(
        &'s self,
        sets: &'s [BTreeSet<ClaimIndex>],
    ) -> impl Iterator<Item = &'s Finding> {
        let holds =
            |f: &Finding, set: &BTreeSet<ClaimIndex>| f.claims.iter().any(|c| set.contains(c));
        let findings = self.run.findings.iter();
        findings.filter(move |f| sets.iter().all(|set| holds(f, set)))
    }

    fn misread(&self, expected: &ExpectedFinding) -> Option<String> {
        let sets = match self.quoted(&expected.claim) {
            Ok(sets) => sets,
            Err(none) => return Some(none),
        };
        let mut claims = sets.iter().flatten();
        claims.find_map(|claim| claimed::misread(&self.run, *claim, expected))
    }

    fn tells(&self, article: &str, fact: &str) -> Option<String> {
        let told = self.facts.get(article).map_or(&[][..], Vec::as_slice);
        let known = match fact.strip_suffix(NO_ANSWER) {
            Some(asked) => !told.iter().any(|f| is_answer(f, asked)),
            None => told.iter().any(|f| f == fact),
        };
        (!known).then(|| format!("the facts of `{article}` are: {}", told.join(" | ")))
    }

    fn claimed(&self, article: &str, words: &str) -> Option<String> {
        let mut told = self.claims(article, words).into_iter();
        let claim = told.find_map(|claim| {
            let claim = self.run.claims.get(claim.0 as usize)?;
            (!self.holds_none(claim, words)).then_some(claim)
        })?;
        Some(format!("`{article}` claims: {}", claim.normalized))
    }

    /// Whether what a ruling calls no claim stands inside the claim and has the words: they are ruled on there.
    fn holds_none(&self, claim: &Claim, words: &str) -> bool {
        let words = rules::words(words);
        let mut none = self.run.rulings.iter().flat_map(Ruling::no_claims);
        none.any(|none| {
            let none = &self.run.claims[none.0 as usize];
            let mut spans = none.spans.iter();
            none.source == claim.source
                && holds(&rules::words(&none.text), &words)
                && spans.all(|s| claim.spans.iter().any(|whole| whole.contains(*s)))
        })
    }
}

/// What stands behind a question that an article must not answer: "age of Ada Holm: none".
const NO_ANSWER: &str = ": none";

fn is_answer(fact: &str, asked: &str) -> bool {
    fact.strip_prefix(asked)
        .is_some_and(|rest| rest.starts_with(": "))
}

/// Whether no side of the finding has two of the quotes.
fn are_apart(finding: &Finding, sets: &[BTreeSet<ClaimIndex>]) -> bool {
    let side = |set: &BTreeSet<ClaimIndex>| {
        let mut sides = finding.sides.iter();
        sides.position(|side| side.iter().any(|c| set.contains(c)))
    };
    let sides: Vec<Option<usize>> = sets.iter().map(side).collect();
    let distinct: BTreeSet<&Option<usize>> = sides.iter().collect();
    distinct.len() == sides.len() && !distinct.contains(&None)
}

/// Verdict and kind.
fn named(finding: &Finding) -> String {
    let (verdict, kind) = (finding.verdict, finding.kind);
    Label { verdict, kind }.to_string()
}
