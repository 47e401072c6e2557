//! `crosscheck decide`: a person's ruling on a finding, written into a rule file.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crosscheck::claim::Stance;
use crosscheck::fact::Value;
use crosscheck::report::{Claim, Finding, Reason, Report};
use crosscheck::rules::model::{Quote, RelationOfClaims};
use crosscheck::rules::{self, ConflictKind, DraftRuling, Layers, SourceText, Verdict};
use crosscheck::run::Run;
use crosscheck::verdict::ClaimIndex;
use crosscheck::visible;

use super::args::{Decide, Ruled};
use super::compare;
use super::message::{problems, say};
use super::output::Output;
use super::referent;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the ruling that was asked for.
pub fn run(args: &Decide) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, &args.paths)?;
    let run = compare::run_of(&session, &args.paths)?;
    let report = session.crosscheck.report(&run);
    let finding = report.findings.iter().find(|f| f.id == args.finding);
    let is_claim = || claim(&report, &args.finding).is_some();
    let quoted = match finding {
        Some(finding) => quoted(args, finding, || weakest(&run, &report, finding, &session))?,
        None if args.verdict == Ruled::NoClaim && is_claim() => vec![vec![args.finding.clone()]],
        None => return Err(Failure::NoFinding(args.finding.clone())),
    };
    let kind = finding.and_then(|f| f.kind);
    let drafts = { quoted.iter() }
        .map(|ids| draft(&report, kind, ids, args.verdict, &args.because))
        .collect::<Result<Vec<_>, _>>()?;
    let lines = write(&drafts, &args.into, session.rules())?;
    let file = args.into.display();
    let mut said = String::new();
    for (line, draft) in lines.iter().zip(&drafts) {
        let quotes = { draft.between.iter() }.map(|q| format!("{} “{}”", q.source, q.words));
        let quotes = quotes.collect::<Vec<_>>().join(" and ");
        // Writing to a string cannot fail.
        let _ = writeln!(said, "{file}:{line}: {quotes} {}", verb(draft));
    }
    std::io::stdout()
        .lock()
        .write_all(visible::lines(&said).as_bytes())?;
    if !is_read(&session, &args.into) {
        say(&format!(
            "to compare by it: --rules {file}, or `rules: [{file}]` in crosscheck.yaml"
        ));
    }
    Ok(Status::Done)
}

/// The claims that each ruling asked for is on.
///
/// # Errors
/// It is on two, and there is one, or it is not said which two.
fn quoted(
    args: &Decide,
    finding: &Finding,
    weakest: impl FnOnce() -> Option<[String; 2]>,
) -> Result<Vec<Vec<String>>, Failure> {
    let named = !args.claims.is_empty();
    let claims = if named { &args.claims } else { &finding.claims };
    match (args.verdict, claims.as_slice()) {
        (Ruled::NoClaim, claims) => Ok(claims.iter().map(|id| vec![id.clone()]).collect()),
        (_, [_]) => Err(Failure::OneClaim),
        (_, claims) if named => Ok(vec![claims.to_vec()]),
        (Ruled::Update, _) => Err(Failure::NoOrder(finding.id.clone())),
        _ => {
            let pairs = pairs_of(finding, args.verdict);
            if pairs.is_empty() {
                return Err(Failure::ManyClaims(finding.id.clone(), weakest()));
            }
            Ok(pairs)
        }
    }
}

/// The two claims of an agreement that hold together worst.
fn weakest(
    run: &Run,
    report: &Report,
    finding: &Finding,
    session: &Session,
) -> Option<[String; 2]> {
    let index = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims = finding.claims.iter().filter_map(index);
    let claims: Vec<ClaimIndex> = claims.map(|i| ClaimIndex(i as u32)).collect();
    let worst = session.crosscheck.pipeline().weakest(run, &claims)?;
    Some(worst.map(|c| report.claims[c.0 as usize].id.clone()))
}

/// The pairs of claims that a finding is on, for a ruling: its only two, or one claim a side, each with each; to part the sides all claims
/// of each, since any two of them would make the finding again. None where it does not say which.
fn pairs_of(finding: &Finding, verdict: Ruled) -> Vec<Vec<String>> {
    let most = match verdict {
        Ruled::None | Ruled::Related => usize::MAX,
        _ => 1,
    };
    let held = |side: &Vec<String>| side.iter().take(most).cloned().collect();
    let sides: Vec<Vec<String>> = match finding.claims.as_slice() {
        [a, b] if finding.sides.is_empty() => vec![vec![a.clone()], vec![b.clone()]],
        _ => finding.sides.iter().map(held).collect(),
    };
    let mut pairs = Vec::new();
    for (n, side) in sides.iter().enumerate() {
        for one in side {
            let others = sides[n + 1..].iter().flatten();
            pairs.extend(others.map(|other| vec![one.clone(), other.clone()]));
        }
    }
    pairs
}

/// The ruling on claims that makes of them what `verdict` says; a contradiction of the `kind`, if there is one.
///
/// # Errors
/// A claim is not there.
fn draft(
    report: &Report,
    kind: Option<ConflictKind>,
    ids: &[String],
    verdict: Ruled,
    because: &str,
) -> Result<DraftRuling, Failure> {
    let quote = |id: &String| {
        let claim = claim(report, id).ok_or_else(|| Failure::NoClaim(id.clone()))?;
        Ok(Quote {
            source: claim.source.clone(),
            words: claim.text.clone(),
        })
    };
    let between = ids.iter().map(quote).collect::<Result<_, Failure>>()?;
    let relation = match verdict {
        Ruled::Agreement => RelationOfClaims::Equivalent,
        Ruled::Contradiction => RelationOfClaims::Contradicts,
        Ruled::Update => RelationOfClaims::Updates,
        Ruled::Related => RelationOfClaims::Related,
        Ruled::None | Ruled::NoClaim => RelationOfClaims::None,
    };
    let opposes = relation == RelationOfClaims::Contradicts;
    Ok(DraftRuling {
        between,
        relation,
        kind: opposes.then(|| {
            let seen = || opposed(report, ids).unwrap_or(ConflictKind::Exclusive);
            kind.unwrap_or_else(seen)
        }),
        because: because.to_owned(),
    })
}

/// The kind of contradiction that is seen of two claims: of one deed, negated once, or what somebody denies.
fn opposed(report: &Report, ids: &[String]) -> Option<ConflictKind> {
    let [a, b] = ids else {
        return None;
    };
    let (a, b) = (claim(report, a)?, claim(report, b)?);
    let denied = |c: &Claim| c.attributions.iter().any(|x| x.stance == Stance::Denies);
    let one_deed = a.polarity != b.polarity && a.relation == b.relation;
    let negated = || one_deed.then_some(ConflictKind::Negation);
    if denied(a) == denied(b) {
        negated()
    } else {
        Some(ConflictKind::Denial)
    }
}

fn claim<'r>(report: &'r Report, id: &str) -> Option<&'r Claim> {
    report.claims.iter().find(|c| c.id == id)
}

/// Sets the rulings behind those of the file and checks the whole; gives the lines that they begin in. The file changes whole or not at
/// all.
fn write(
    drafts: &[DraftRuling],
    into: &Path,
    known: &rules::RuleSet,
) -> Result<Vec<usize>, Failure> {
    let mut text = match std::fs::read_to_string(into) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => first(into, known),
        Err(what) => {
            let path = into.to_owned();
            return Err(Failure::Read { path, what });
        }
    };
    let mut lines = Vec::new();
    for draft in drafts {
        let added = draft.added_to(&text);
        let (more, line) = added.map_err(|e| Failure::InBrackets {
            path: into.to_owned(),
            line: e.line,
        })?;
        text = more;
        lines.push(line);
    }
    let source = SourceText {
        path: into.display().to_string(),
        text: Arc::from(text.as_str()),
    };
    let checked = rules::load(&Layers {
        texts: vec![Arc::new(source)],
        ..Layers::default()
    })?;
    if !checked.warnings.is_empty() {
        say(&problems(&checked.warnings));
    }
    Output::to(into).data(|out| out.write_all(text.as_bytes()))?;
    Ok(lines)
}

/// What a new file of rulings begins with.
fn first(into: &Path, known: &rules::RuleSet) -> String {
    let stem = into
        .file_stem()
        .map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut pack: String = stem
        .to_lowercase()
        .chars()
        .map(|c| if fits(c) { c } else { '-' })
        .collect();
    if known.packs.iter().any(|p| p.pack == pack)
        || !pack.starts_with(|c: char| c.is_ascii_lowercase())
    {
        pack = format!("rulings-{pack}");
    }
    format!("pack: {pack}\nextends: [en-news]\n")
}

/// Whether the file is among the rules that were read.
fn is_read(session: &Session, file: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let own = real(file);
    let entries = rules::show(session.rules(), Some("decisions"));
    let mut origins = entries.iter().flat_map(|e| &e.origins);
    origins.any(|o| real(Path::new(&o.file)) == own)
}

fn verb(draft: &DraftRuling) -> &'static str {
    match draft.relation {
        _ if draft.between.len() == 1 => "is no claim",
        RelationOfClaims::Equivalent | RelationOfClaims::Refines => "say the same",
        RelationOfClaims::Contradicts => "contradict each other",
        RelationOfClaims::Updates => "come one after the other",
        RelationOfClaims::Related => "are of the same matter, undecided",
        RelationOfClaims::None => "have nothing to do with each other",
    }
}

/// What ends the explanation of a finding: where the rules stand that decided, and how to rule otherwise.
pub fn how_to(run: &Run, report: &Report, finding: &Finding, session: &Session) -> String {
    let mut verdict = otherwise(Some(finding.verdict));
    let mut pairs = pairs_of(finding, verdict);
    let mut wrong = "If it is wrong";
    let mut said = String::new();
    if let [alone] = finding.claims.as_slice() {
        (verdict, wrong) = (Ruled::NoClaim, "If it is no claim");
        pairs = vec![vec![alone.clone()]];
    } else if pairs.is_empty()
        && let Some([a, b]) = weakest(run, report, finding, session)
    {
        (verdict, wrong) = (
            Ruled::None,
            "If it is wrong, these two hold together worst:",
        );
        said = format!("--claims {a} {b} ");
        pairs = vec![vec![a, b]];
    } else if pairs.is_empty() {
        // The same words everywhere say the same: what can be wrong is that they are a claim.
        (verdict, wrong) = (Ruled::NoClaim, "If it is no claim");
        pairs = { finding.claims.iter() }
            .map(|id| vec![id.clone()])
            .collect();
    }
    let drafts =
        { pairs.iter() }.filter_map(|ids| draft(report, finding.kind, ids, verdict, REASON).ok());
    let rulings: Vec<DraftRuling> = drafts.collect();
    let comma = if said.is_empty() { "," } else { "" };
    let by = format!(
        "\n{wrong}{comma} `crosscheck decide {} PATH {said}--verdict {} --because \"{REASON}\"`\nwrites this into a rule file:\n",
        finding.id,
        verdict.name(),
    );
    let of_finding = |id: &String| report.claims.iter().position(|c| c.id == *id);
    let claims = finding.claims.iter().filter_map(of_finding);
    let torn = if verdict == Ruled::NoClaim {
        String::new()
    } else {
        format!(
            "\nIf the words of one claim are torn, or nobody means them, `crosscheck decide {} PATH --claims CLAIM\n--verdict no-claim --because \"{REASON}\"` leaves that claim out of the report.\n",
            finding.id
        )
    };
    let rulings = shown(&by, &rulings) + &torn;
    origins(&finding.because, session) + &rulings + &referent::how_to(run, claims)
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
    let values = values(run, at).or_else(|| opposed(report, &ids));
    let (verdict, wrong) = match (standing, values) {
        (Some(_), _) => (otherwise(standing), "If it is wrong"),
        (None, Some(_)) => (Ruled::Contradiction, "If they contradict each other"),
        (None, None) => (Ruled::Agreement, "If they say the same"),
    };
    let ruling = draft(report, values, &ids, verdict, REASON);
    let rulings: Vec<DraftRuling> = ruling.into_iter().collect();
    let lead = format!("\n{wrong}, write this into a rule file:\n");
    origins(because, session) + &shown(&lead, &rulings) + &referent::how_to(run, at)
}

/// The kind of contradiction of two claims that answer one question by two values.
fn values(run: &Run, at: [usize; 2]) -> Option<ConflictKind> {
    let told = |i: usize| run.told.facts.iter().filter(move |f| f.claim == i);
    let differ = told(at[0]).find(|f| {
        let value = |v: &Value| v.written(&run.entities);
        let other =
            |g: &&crosscheck::fact::Fact| g.asks == f.asks && value(&g.value) != value(&f.value);
        told(at[1]).any(|g| other(&g))
    })?;
    Some(match differ.value {
        Value::Number(_) => ConflictKind::Numeric,
        Value::Time(_) => ConflictKind::Temporal,
        Value::Place(_) => ConflictKind::Location,
        _ => ConflictKind::Exclusive,
    })
}

/// Stands for a person's reason.
pub const REASON: &str = "your reason";

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
        n => format!("\n  # and {n} more: each claim of one side with each of the others"),
    };
    format!("{lead}\ndecisions:{entries}{more}\n")
}
