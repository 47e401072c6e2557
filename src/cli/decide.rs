//! `crosscheck decide`: a person's ruling on a finding, written into a rule file.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crosscheck::report::{Claim, Finding, Reason, Report};
use crosscheck::rules::model::{Quote, RelationOfClaims};
use crosscheck::rules::{self, ConflictKind, DraftRuling, Layers, SourceText, Verdict};
use crosscheck::visible;

use super::args::{Decide, Ruled};
use super::compare;
use super::message::{problems, say};
use super::output::Output;
use super::session::Session;
use crate::cli::error::{Failure, Status};

/// Writes the ruling that was asked for.
pub fn run(args: &Decide) -> Result<Status, Failure> {
    let session = Session::open(&args.rules, &args.paths)?;
    let report = compare::report(&session, &args.paths)?;
    let finding = report.findings.iter().find(|f| f.id == args.finding);
    let Some(finding) = finding else {
        return Err(Failure::NoFinding(args.finding.clone()));
    };
    let pairs = match args.claims.as_slice() {
        [a, b] => vec![[a.clone(), b.clone()]],
        _ if args.verdict == Ruled::Update => return Err(Failure::NoOrder(finding.id.clone())),
        _ => pairs_of(finding),
    };
    if pairs.is_empty() {
        return Err(Failure::ManyClaims(finding.id.clone()));
    }
    let drafts = { pairs.iter() }
        .map(|ids| draft(&report, finding.kind, ids, args.verdict, &args.because))
        .collect::<Result<Vec<_>, _>>()?;
    let lines = write(&drafts, &args.into, session.rules())?;
    let file = args.into.display();
    let mut said = String::new();
    for (line, draft) in lines.iter().zip(&drafts) {
        let quotes = { draft.between.iter() }.map(|q| format!("{} “{}”", q.source, q.words));
        let quotes = quotes.collect::<Vec<_>>().join(" and ");
        // Writing to a string cannot fail.
        let _ = writeln!(said, "{file}:{line}: {quotes} {}", verb(draft.relation));
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

/// The pairs of claims that a finding is on: one claim a side, each with each, or its only two; none where it does not say which.
fn pairs_of(finding: &Finding) -> Vec<[String; 2]> {
    let sides = finding.sides.iter().filter_map(|side| side.first());
    let claims: Vec<&String> = match finding.claims.as_slice() {
        [a, b] if finding.sides.is_empty() => vec![a, b],
        _ => sides.collect(),
    };
    let rest = |n: usize| claims[n + 1..].iter();
    let pairs = claims.iter().enumerate();
    pairs
        .flat_map(|(n, &one)| rest(n).map(|&other| [one.clone(), other.clone()]))
        .collect()
}

/// The ruling on two claims that makes of them what `verdict` says; a contradiction of the `kind`, if there is one.
///
/// # Errors
/// A claim is not there.
fn draft(
    report: &Report,
    kind: Option<ConflictKind>,
    ids: &[String; 2],
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
        Ruled::None => RelationOfClaims::None,
    };
    let opposes = relation == RelationOfClaims::Contradicts;
    Ok(DraftRuling {
        between,
        relation,
        kind: opposes.then(|| kind.unwrap_or(ConflictKind::Exclusive)),
        because: because.to_owned(),
    })
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

fn verb(relation: RelationOfClaims) -> &'static str {
    match relation {
        RelationOfClaims::Equivalent | RelationOfClaims::Refines => "say the same",
        RelationOfClaims::Contradicts => "contradict each other",
        RelationOfClaims::Updates => "come one after the other",
        RelationOfClaims::Related => "are of the same matter, undecided",
        RelationOfClaims::None => "have nothing to do with each other",
    }
}

/// What ends the explanation of a finding: where the rules stand that decided, and how to rule otherwise.
pub fn how_to(report: &Report, finding: &Finding, session: &Session) -> String {
    let verdict = otherwise(Some(finding.verdict));
    let pairs = pairs_of(finding);
    let drafts = pairs
        .iter()
        .filter_map(|ids| draft(report, finding.kind, ids, verdict, REASON).ok());
    let rulings: Vec<DraftRuling> = drafts.collect();
    let by = format!(
        "\nIf it is wrong, `crosscheck decide {} PATH --verdict {} --because \"{REASON}\"`\nwrites this into a rule file:\n",
        finding.id,
        verdict.name(),
    );
    origins(&finding.because, session) + &shown(&by, &rulings)
}

/// The same of two claims, which may stand in no finding.
pub fn how_to_pair(
    report: &Report,
    ids: &[String; 2],
    (made, because): (Option<Verdict>, &[Reason]),
    session: &Session,
) -> String {
    let verdict = otherwise(made);
    let ruling = draft(report, None, ids, verdict, REASON);
    let rulings: Vec<DraftRuling> = ruling.into_iter().collect();
    origins(because, session) + &shown("\nIf it is wrong, write this into a rule file:\n", &rulings)
}

/// Stands for a person's reason.
const REASON: &str = "your reason";

/// What a person means most often who finds a verdict wrong.
fn otherwise(made: Option<Verdict>) -> Ruled {
    match made {
        Some(Verdict::Agreement) => Ruled::Related,
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

/// Rulings as a rule file has them, under a line that leads to them; nothing where there are none.
fn shown(lead: &str, rulings: &[DraftRuling]) -> String {
    let entry = |d: &DraftRuling| format!("\n  {}", d.yaml().replace('\n', "\n  "));
    let entries: String = rulings.iter().map(entry).collect();
    if entries.is_empty() {
        return entries;
    }
    format!("{lead}\ndecisions:{entries}\n")
}
