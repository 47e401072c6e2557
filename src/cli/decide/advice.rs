//! What ends an explanation: where the rules stand that decided, and how to rule otherwise.

use std::fmt::Write as _;
use std::path::PathBuf;

use crosscheck::fact::{Fact, Value};
use crosscheck::report::{Finding, Reason, Report};
use crosscheck::rules::{self, ConflictKind, DraftRuling, Verdict};
use crosscheck::run::Run;
use crosscheck::verdict::ClaimIndex;

use super::cure::Trial;
use super::proof;
use super::read_as;
use super::ruling::{draft, first_of, opposed, pairs_of, seen, single, weakest};
use super::spoken;
use crate::cli::args::Ruled;
use crate::cli::message::REASON;
use crate::cli::referent::{self, Word};
use crate::cli::session::Session;
use crate::cli::{days, namesake, two_names};

const WORST: &str = "If it is wrong, these two hold together worst:";
const CLASH: &str = "If it is wrong, these two give different figures:";

/// What ends the explanation of a finding: where the rules stand that decided, and how to rule otherwise.
pub fn how_to(
    run: &Run,
    report: &Report,
    finding: &Finding,
    session: &Session,
    paths: &[PathBuf],
) -> String {
    let mut verdict = otherwise(Some(finding.verdict));
    let mut pairs = pairs_of(finding, verdict);
    let mut wrong = "If it is wrong";
    let mut said = String::new();
    let opposes = (finding.verdict == Verdict::Related)
        .then(|| seen(report, &finding.claims))
        .flatten();
    if let [alone] = finding.claims.as_slice() {
        (verdict, wrong) = (Ruled::NoClaim, "If it is no claim");
        pairs = vec![single(std::slice::from_ref(alone))];
    } else if pairs.is_empty()
        && let Some([a, b]) = weakest(run, report, finding, session)
    {
        // Two figures of one thing say more against an agreement than how alike its words are.
        let figures = opposed(report, &[a.clone(), b.clone()]) == Some(ConflictKind::Numeric);
        (verdict, wrong) = if figures && clash(run, report, [&a, &b], session) {
            (Ruled::Contradiction, CLASH)
        } else {
            (Ruled::None, WORST)
        };
        said = format!("--claims {a} {b} ");
        pairs = vec![single(&[a, b])];
    } else if pairs.is_empty() {
        // The same words everywhere say the same: what can be wrong is that they are a claim.
        (verdict, wrong) = (Ruled::NoClaim, "If it is no claim");
        pairs = finding.claims.chunks(1).map(single).collect();
    }
    let offer = |wrong: &str, verdict: Ruled| {
        let made = { pairs.iter() }
            .filter_map(|sides| draft(report, finding.kind, sides, verdict, REASON).ok());
        let rulings: Vec<DraftRuling> = made.collect();
        let comma = if said.is_empty() { "," } else { "" };
        let by = format!(
            "\n{wrong}{comma} `crosscheck decide {} PATH {said}--verdict {} --because \"{REASON}\"`\nwrites this into a rule file:\n",
            finding.id,
            verdict.name(),
        );
        shown(&by, &rulings)
    };
    let mut rulings = match opposes {
        Some(_) => {
            let first = offer("If they contradict each other", Ruled::Contradiction);
            first + &offer("If they say the same", verdict)
        }
        None => offer(wrong, verdict),
    };
    let ruled = opposes.map_or(verdict, |_| Ruled::Contradiction);
    let kind = |ids: &[String]| opposes.or(finding.kind).or_else(|| seen(report, ids));
    let proof = pairs.first().map_or_else(String::new, |sides| {
        let ids = first_of(sides);
        proof::told(run, report, paths, (&ids, ruled, kind(&ids)))
    });
    if wrong == CLASH {
        rulings += "\n`--verdict none` in its place only parts them.\n";
    }
    let of_finding = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims = finding.claims.iter().filter_map(of_finding);
    let torn = if verdict == Ruled::NoClaim {
        String::new()
    } else if finding.claims.len() > 2 {
        format!(
            "\nIf one claim alone is wrong in it, `crosscheck decide {} PATH --claims CLAIM --verdict none --because \"{REASON}\"`\nparts that claim from the others; `--verdict no-claim`, where its words are torn, or nobody means them, leaves it out of the report.\n",
            finding.id
        )
    } else {
        format!(
            "\nIf the words of one claim are torn, or nobody means them, `crosscheck decide {} PATH --claims CLAIM\n--verdict no-claim --because \"{REASON}\"` leaves that claim out of the report.\n",
            finding.id
        )
    };
    let rulings = rulings + &torn;
    let read = read_as::how_to(report, finding);
    let claims: Vec<usize> = claims.collect();
    let trial = Trial {
        session,
        run,
        finding,
    };
    let (first, last) = causes(&trial, report, claims);
    let spoken = spoken::told(run, report, finding, paths);
    origins(&finding.because, session) + &first + &rulings + &last + &spoken + &read + &proof
}

/// Entries that mend a finding at its cause: those that undo it, or rest on a day that a person has to say, then the others.
fn causes(trial: &Trial<'_>, report: &Report, claims: Vec<usize>) -> (String, String) {
    let Trial {
        session,
        run,
        finding,
    } = *trial;
    let (mut first, mut last) = (String::new(), String::new());
    if finding.claims.len() > 1 {
        let two = two_names::offer(report, trial);
        let days = days::offer(run, report, finding);
        first.extend(two.iter().chain(&days).map(|offer| offer.told("")));
    }
    let names = namesake::offer(run, &session.rules().file.entities, claims.iter().copied());
    let words = referent::taken_words(run, claims.iter().copied());
    let (causal, others) = undoing(trial, words);
    let (causal, others) = (referent::offer(&causal), referent::offer(&others));
    let open = referent::open(run, claims);
    for offer in names.iter().chain(&causal).chain(&others) {
        let held = trial.held();
        if held.is_some_and(|held| trial.undone(&offer.yaml, held)) {
            first += &offer.told(&without(trial, report, &offer.yaml));
        } else {
            let alone = if held.is_some() {
                "; the finding stands with it as it is here"
            } else {
                ""
            };
            last += &offer.told(alone);
        }
    }
    last.extend(open.iter().map(|offer| offer.told("")));
    (first, last)
}

/// What an entry leaves of the finding that it takes claims from.
fn without(trial: &Trial<'_>, report: &Report, yaml: &str) -> String {
    let gone = trial.leave(yaml).unwrap_or_default();
    let gone = { report.claims.iter() }.filter(|c| gone.contains(&c.id.as_str()));
    let gone: Vec<String> = gone
        .map(|c| format!("“{}” of {}", c.text, c.source))
        .collect();
    if gone.is_empty() {
        String::new()
    } else {
        format!("; the finding goes on without {}", gone.join(" and "))
    }
}

/// Words apart by whether the finding is undone where one of them stands for nobody; where it takes several of them, all are the first.
fn undoing(trial: &Trial<'_>, words: Vec<Word>) -> (Vec<Word>, Vec<Word>) {
    let undone = |words: &[Word]| {
        let offer = referent::offer(words);
        let held = trial.held();
        offer.is_some_and(|o| held.is_some_and(|held| trial.undone(&o.yaml, held)))
    };
    if !undone(&words) {
        return (Vec::new(), words);
    }
    let alone = |word: &Word| undone(std::slice::from_ref(word));
    let (causal, others): (Vec<Word>, Vec<Word>) = words.into_iter().partition(alone);
    if causal.is_empty() {
        (others, causal)
    } else {
        (causal, others)
    }
}

/// The same of two claims, by their index: parted where a finding of the report joins them, joined or opposed where none does.
pub fn how_to_pair(
    run: &Run,
    report: &Report,
    at: [usize; 2],
    because: &[Reason],
    session: &Session,
) -> String {
    let ids = at.map(|i| report.claims[i].id.clone());
    let with_both = |f: &&Finding| ids.iter().all(|id| f.claims.contains(id));
    let standing = report.findings.iter().filter(with_both).map(|f| f.verdict);
    let standing = standing.filter(|v| *v != Verdict::Related).min();
    let answers = values(run, at);
    let asked = answers.as_ref().map(|(_, asked)| asked.clone());
    let values = answers
        .map(|(kind, _)| kind)
        .or_else(|| opposed(report, &ids));
    let (verdict, wrong) = match (standing, values) {
        (Some(_), _) => (otherwise(standing), "If it is wrong"),
        (None, Some(_)) => (Ruled::Contradiction, "If they contradict each other"),
        (None, None) => (Ruled::Agreement, "If they say the same"),
    };
    let sides = single(&ids);
    let ruling = draft(report, values, &sides, verdict, REASON);
    let rulings: Vec<DraftRuling> = ruling.into_iter().collect();
    let lead = format!("\n{wrong}, write this into a rule file:\n");
    let same = asked
        .filter(|_| verdict != Ruled::Agreement)
        .and_then(|asked| {
            let same = draft(report, None, &sides, Ruled::Agreement, REASON).ok()?;
            let lead = format!(
                "\nIf they give the same answer to `{asked}`, write this into a rule file:\n"
            );
            let fact = Some(asked);
            Some(shown(&lead, &[DraftRuling { fact, ..same }]))
        });
    let same = same.unwrap_or_default();
    let taken = referent::offer(&referent::taken_words(run, at));
    let open = referent::open(run, at);
    let words = taken.iter().chain(&open).map(|offer| offer.told(""));
    let words: String = words.collect();
    origins(because, session) + &shown(&lead, &rulings) + &same + &words
}

/// Whether two claims have figures of one unit that cannot be one.
fn clash(run: &Run, report: &Report, ids: [&String; 2], session: &Session) -> bool {
    let at = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let [Some(a), Some(b)] = ids.map(at) else {
        return false;
    };
    let pair = [a, b].map(|i| ClaimIndex(i as u32));
    session.crosscheck.pipeline().figures_clash(run, pair)
}

/// The kind of contradiction of two claims that answer one question by two values, and the question.
fn values(run: &Run, at: [usize; 2]) -> Option<(ConflictKind, String)> {
    let told = |i: usize| run.told.facts.iter().filter(move |f| f.claim == i);
    let differ = told(at[0]).find(|f| {
        let value = |v: &Value| v.written(&run.entities);
        let other = |g: &&Fact| g.asks == f.asks && value(&g.value) != value(&f.value);
        told(at[1]).any(|g| other(&g))
    })?;
    let kind = match differ.value {
        Value::Number(_) => ConflictKind::Numeric,
        Value::Time(_) => ConflictKind::Temporal,
        Value::Place(_) => ConflictKind::Location,
        _ => ConflictKind::Exclusive,
    };
    Some((kind, differ.asks.clone()))
}

/// What a person means most often who finds a verdict wrong.
fn otherwise(made: Option<Verdict>) -> Ruled {
    match made {
        Some(Verdict::Agreement | Verdict::Unique) => Ruled::Related,
        Some(Verdict::Contradiction | Verdict::Dispute | Verdict::Update) => Ruled::None,
        _ => Ruled::Agreement,
    }
}

/// In which line of which file the rules of `reasons` stand, those that stand in one.
fn origins(reasons: &[Reason], session: &Session) -> String {
    let all = rules::show(session.rules(), None);
    let mut text = String::new();
    for reason in reasons {
        let entry = all.iter().find(|shown| {
            let rest = shown.path.strip_prefix(&reason.rule);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        if let Some(origin) = entry.and_then(|e| e.origins.last()) {
            let (rule, file, line) = (&reason.rule, &origin.file, origin.line);
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{rule} stands in {file}:{line}");
        }
    }
    text
}

/// Rulings that are shown; a command writes them all.
const SHOWN: usize = 4;

/// Rulings as a rule file has them, under a line that leads to them; nothing where there are none.
fn shown(lead: &str, rulings: &[DraftRuling]) -> String {
    let entry = |d: &DraftRuling| format!("\n  {}", d.yaml().replace('\n', "\n  "));
    let entries: String = rulings.iter().take(SHOWN).map(entry).collect();
    if entries.is_empty() {
        return entries;
    }
    let more = match rulings.len().saturating_sub(SHOWN) {
        0 => String::new(),
        n => format!("\n  # and {n} more: each side with each of the others"),
    };
    format!("{lead}\ndecisions:{entries}{more}\n")
}
