//! A person's word on how one claim is read changes that claim, the facts that it tells and the findings that rest on it; one that does
//! nothing is told.

use std::sync::Arc;

use crosscheck::claim::{Claim, Commitment, Modality, Polarity, Stance};
use crosscheck::document::{self, Document};
use crosscheck::pipeline::Pipeline;
use crosscheck::report::{
    Explanation, Json, Markdown, Pack, Phrases, Report, Screen, Terminal, Writer,
    write_explanation, write_finding,
};
use crosscheck::rules::{Layers, RuleSet, SourceText, load};
use crosscheck::run::Run;
use crosscheck::verdict::{ConflictKind, Verdict};

/// Rules of one's own, which stand in `own.yaml`, the first ruling in its line 2.
fn compiled(readings: &str) -> RuleSet {
    let text = SourceText {
        path: "somewhere/own.yaml".to_owned(),
        text: Arc::from(format!(
            "readings:\n{readings}entities:\n  - {{id: brix, name: Ina Brix, kind: person, aliases: [the reeve]}}\n"
        )),
    };
    let layers = Layers {
        texts: vec![Arc::new(text)],
        ..Layers::default()
    };
    load(&layers).expect("the rules are sound")
}

/// One ruling, in line 2.
fn ruling(source: &str, words: &str, says: &str) -> String {
    format!("  - {{source: {source}, words: \"{words}\", {says}, because: a reader said so}}\n")
}

fn run_of(rules: &RuleSet, articles: &[(&str, &str)]) -> Run {
    let documents: Vec<Document> = articles
        .iter()
        .map(|(key, text)| document::plain(key, text))
        .collect();
    let pipeline = Pipeline::new(&rules.file).expect("the rules run");
    pipeline.run(documents)
}

/// The articles under one ruling, which must do something.
fn ruled(articles: &[(&str, &str)], source: &str, words: &str, says: &str) -> Run {
    let run = run_of(&compiled(&ruling(source, words, says)), articles);
    let told: Vec<&str> = run.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(told, [""; 0], "{says}");
    run
}

/// What is told of one ruling on articles that it does nothing to.
fn idle(articles: &[(&str, &str)], source: &str, words: &str, says: &str) -> String {
    let run = run_of(&compiled(&ruling(source, words, says)), articles);
    let mut told = run.diagnostics.iter();
    let first = told
        .next()
        .map(|d| format!("{}:{} {}", d.path, d.line, d.message));
    assert_eq!(told.next(), None);
    first.unwrap_or_default()
}

fn claim<'r>(run: &'r Run, words: &str) -> &'r Claim {
    let mut found = run.claims.iter().filter(|c| c.text.contains(words));
    found.next().expect("there is such a claim")
}

/// Whom it is laid to, the nearest first.
fn speakers(run: &Run, words: &str) -> Vec<Option<String>> {
    let claim = claim(run, words);
    let laid = &run.readings[claim.source.0 as usize].attributions;
    let nearest = claim.attributions.iter().rev();
    nearest.map(|&i| laid[i].speaker.clone()).collect()
}

fn verdicts(run: &Run) -> Vec<(Verdict, Option<ConflictKind>)> {
    let shown = |v: &Verdict| !matches!(v, Verdict::Unique | Verdict::Related);
    let findings = run.findings.iter().filter(|f| shown(&f.verdict));
    findings.map(|f| (f.verdict, f.kind)).collect()
}

const HOLM: &str = "Ada Holm met Maja Dorn at the yard. Dorn said the old crane had been sold. The gate was shut on Monday.";

#[test]
fn a_claim_is_laid_to_whom_a_person_says() {
    for (words, speaker, wanted, commitment) in [
        // A name of the article, in place of another.
        (
            "the old crane",
            "Ada Holm",
            Some("Ada Holm"),
            Commitment::Attributed,
        ),
        (
            "the old crane",
            "Holm",
            Some("Ada Holm"),
            Commitment::Attributed,
        ),
        // An entity that only the rules know, by its id, name or alias.
        (
            "the old crane",
            "brix",
            Some("Ina Brix"),
            Commitment::Attributed,
        ),
        (
            "the old crane",
            "the reeve",
            Some("Ina Brix"),
            Commitment::Attributed,
        ),
        // Words of the article that are nobody's name.
        (
            "the old crane",
            "the yard",
            Some("the yard"),
            Commitment::Attributed,
        ),
        // The article itself.
        ("the old crane", "nobody", None, Commitment::Asserted),
        // Somebody, where the article said it itself.
        (
            "the gate was shut",
            "Maja Dorn",
            Some("Maja Dorn"),
            Commitment::Attributed,
        ),
    ] {
        let run = ruled(
            &[("echo", HOLM)],
            "echo",
            words,
            &format!("speaker: {speaker}"),
        );
        let text = if words.starts_with("the gate") {
            "gate was shut"
        } else {
            words
        };
        let wanted: Vec<Option<String>> = wanted.map(|w| Some(w.to_owned())).into_iter().collect();
        assert_eq!(speakers(&run, text), wanted, "{words} {speaker}");
        assert_eq!(claim(&run, text).commitment, commitment, "{speaker}");
    }
}

const SPEECH: &str = "Ada Holm met Maja Dorn. “The old crane had rusted,” she said. “The new gate was shut, and the mill was sold.” Karl \
    Brandt left the yard.";

#[test]
fn a_speaker_says_all_that_the_same_words_tell() {
    let reported = "Maja Dorn said that the old crane had been sold and that the new gate had rusted. The mill was sold.";
    let sign = "The yard was calm. “The old crane has rusted. The new gate was shut.” Ada Holm met Maja Dorn. The mill was sold.";
    for (text, quoted, others, rest) in [
        (
            SPEECH,
            "the old crane",
            &["The new gate", "the mill"][..],
            "the yard",
        ),
        (
            SPEECH,
            "the mill was sold",
            &["The old crane", "The new gate"],
            "the yard",
        ),
        (reported, "the new gate", &["the old crane"], "The mill"),
        (sign, "the new gate", &["The old crane"], "The mill"),
    ] {
        let brix = [Some("Ina Brix".to_owned())];
        let run = ruled(&[("echo", text)], "echo", quoted, "speaker: brix");
        for words in others {
            assert_eq!(speakers(&run, words), brix, "{words} with {quoted}");
            assert_eq!(claim(&run, words).commitment, Commitment::Attributed);
        }
        assert_eq!(speakers(&run, rest), [], "{rest}");
        let on = &run.readings[0].reread[0].claims;
        assert_eq!(on.len(), others.len() + 1, "{quoted}");
    }
}

#[test]
fn nobody_reports_what_stands_behind_a_claim_that_nobody_reports() {
    let text = "Maja Dorn said that the old crane had been sold and that the new gate had rusted, and that the mill was shut.";
    let dorn = [Some("Maja Dorn".to_owned())];
    let said = |words| ruled(&[("echo", text)], "echo", words, "speaker: nobody");
    let run = said("the new gate");
    assert_eq!(speakers(&run, "the old crane"), dorn);
    assert_eq!(speakers(&run, "the new gate"), []);
    assert_eq!(speakers(&run, "the mill"), []);
    let run = said("the old crane");
    assert_eq!(speakers(&run, "the mill"), []);
    // A quotation is somebody's as a whole.
    let run = ruled(&[("echo", SPEECH)], "echo", "the mill", "speaker: nobody");
    assert_eq!(speakers(&run, "The old crane"), []);
}

#[test]
fn two_deeds_of_one_subject_are_told_apart_where_nobody_reports_the_farther() {
    let dorn = [Some("Maja Dorn".to_owned())];
    for (text, near, far) in [
        (
            "Maja Dorn said she had shut the mill to spare the river and later left the valley.",
            "shut the mill",
            "left the valley",
        ),
        (
            "Ina Brix shut the mill and left the valley, Maja Dorn said.",
            "left the valley",
            "Ina Brix shut the mill",
        ),
    ] {
        let run = ruled(&[("echo", text)], "echo", far, "speaker: nobody");
        assert_eq!(speakers(&run, near), dorn, "{text}");
        assert_eq!(speakers(&run, far), [], "{text}");
        let run = ruled(&[("echo", text)], "echo", near, "speaker: nobody");
        assert_eq!(speakers(&run, far), [], "{text}");
    }
}

#[test]
fn a_ruling_that_keeps_a_claim_out_of_another_one_does_something() {
    let text = "Maja Dorn said that the old crane had been sold and that the new gate had rusted.";
    let crane = ruling("echo", "the old crane", "speaker: nobody");
    let told = |gate: &str, more: &str| {
        let gate = ruling("echo", "the new gate", gate);
        let orders = [format!("{more}{gate}"), format!("{gate}{more}")];
        orders.map(|rules| {
            let run = run_of(&compiled(&rules), &[("echo", text)]);
            run.diagnostics.len()
        })
    };
    assert_eq!(told("speaker: Maja Dorn", &crane), [0, 0]);
    assert_eq!(told("speaker: Maja Dorn", ""), [1, 1]);
}

#[test]
fn a_claim_with_a_ruling_of_its_own_goes_by_that() {
    let dorn = ruling("echo", "the old crane", "speaker: Maja Dorn");
    let nobody = ruling("echo", "the mill was sold", "speaker: nobody");
    for rulings in [format!("{dorn}{nobody}"), format!("{nobody}{dorn}")] {
        let run = run_of(&compiled(&rulings), &[("echo", SPEECH)]);
        assert_eq!(speakers(&run, "the mill"), [], "{rulings}");
        let dorn = [Some("Maja Dorn".to_owned())];
        assert_eq!(speakers(&run, "The old crane"), dorn, "{rulings}");
    }
}

#[test]
fn what_somebody_says_inside_stays_his() {
    let text =
        "“The owner said that the mill was sold. The new gate was shut,” Maja Dorn told the Echo.";
    let run = ruled(&[("echo", text)], "echo", "the new gate", "speaker: brix");
    assert_eq!(
        speakers(&run, "the mill was sold"),
        [Some("the owner".to_owned()), Some("Ina Brix".to_owned())]
    );
}

#[test]
fn an_answer_that_is_none_is_no_fact() {
    let articles = [
        ("echo", "Karl Brandt, 44, closed the mill on Monday."),
        ("post", "Karl Brandt, 52, closed the mill on Monday."),
    ];
    let numeric = (Verdict::Contradiction, Some(ConflictKind::Numeric));
    let asks = |run: &Run| {
        run.told
            .facts
            .iter()
            .map(|f| f.asks.clone())
            .collect::<Vec<_>>()
    };
    let run = run_of(&compiled("  []\n"), &articles);
    assert_eq!(asks(&run), ["age", "age"]);
    assert!(verdicts(&run).contains(&numeric), "{:?}", verdicts(&run));
    let run = ruled(&articles, "echo", "closed the mill", "no_fact: [age]");
    assert_eq!(asks(&run), ["age"]);
    assert!(!verdicts(&run).contains(&numeric), "{:?}", verdicts(&run));
    let of_brandt = "no_fact: [age of Karl Brandt]";
    let run = ruled(&articles, "echo", "closed the mill", of_brandt);
    assert_eq!(asks(&run), ["age"]);
    let none = idle(
        &articles,
        "echo",
        "closed the mill",
        "no_fact: [age of Ada Holm]",
    );
    assert!(none.ends_with("is read so without it"), "{none}");
    let none = idle(&articles, "echo", "closed the mill", "no_fact: [post]");
    assert!(none.ends_with("is read so without it"), "{none}");
}

#[test]
fn a_stance_polarity_and_modality_are_as_a_person_says() {
    let denied = "Ada Holm denied that the yard had sold the crane.";
    let run = ruled(&[("echo", denied)], "echo", "the yard", "stance: neutral");
    let sold = claim(&run, "sold the crane");
    assert_eq!(
        (sold.stance, sold.commitment),
        (Stance::Neutral, Commitment::Attributed)
    );
    assert_eq!(
        speakers(&run, "sold the crane"),
        [Some("Ada Holm".to_owned())]
    );
    let said = "The yard sold the crane.";
    let run = ruled(
        &[("echo", said)],
        "echo",
        "sold the crane",
        "speaker: brix, stance: denies, polarity: negative, modality: hedged",
    );
    let sold = claim(&run, "sold the crane");
    let told = (sold.stance, sold.polarity, sold.modality, sold.commitment);
    let wanted = (
        Stance::Denies,
        Polarity::Negative,
        Modality::Hedged,
        Commitment::Denied,
    );
    assert_eq!(told, wanted);
}

#[test]
fn a_wrong_negation_makes_no_contradiction_any_more() {
    let articles = [
        ("echo", "The yard in Varsk did not sell the old crane."),
        ("post", "The yard in Varsk sold the old crane."),
    ];
    let negation = (Verdict::Contradiction, Some(ConflictKind::Negation));
    assert_eq!(
        verdicts(&run_of(&compiled("  []\n"), &articles)),
        [negation]
    );
    let run = ruled(&articles, "echo", "did not sell", "polarity: positive");
    assert!(!verdicts(&run).contains(&negation), "{:?}", verdicts(&run));
    let both = [
        articles[1],
        ("mail", "The old crane was sold by the yard in Varsk."),
    ];
    let run = ruled(&both, "post", "sold the old crane", "polarity: negative");
    assert!(verdicts(&run).contains(&negation), "{:?}", verdicts(&run));
}

#[test]
fn facts_follow() {
    let text = "The mill burned on Monday. The fire killed 12 people.";
    let facts = |run: &Run| -> Vec<String> {
        let all = run.told.facts.iter();
        all.map(|f| f.written(&run.entities)).collect()
    };
    let told = facts(&run_of(&compiled("  []\n"), &[("echo", text)]));
    assert!(told.contains(&"killed: 12 people".to_owned()), "{told:?}");
    for says in [
        "polarity: negative",
        "modality: hedged",
        "modality: conditional",
        "speaker: brix, stance: denies",
    ] {
        let run = ruled(&[("echo", text)], "echo", "killed 12 people", says);
        let told = facts(&run);
        assert!(
            !told.contains(&"killed: 12 people".to_owned()),
            "{says}: {told:?}"
        );
    }
    let hedged = "The mill burned on Monday. The fire may have killed 12 people.";
    let told = facts(&run_of(&compiled("  []\n"), &[("echo", hedged)]));
    assert!(!told.contains(&"killed: 12 people".to_owned()), "{told:?}");
    let run = ruled(
        &[("echo", hedged)],
        "echo",
        "12 people",
        "modality: asserted",
    );
    assert!(
        facts(&run).contains(&"killed: 12 people".to_owned()),
        "{:?}",
        facts(&run)
    );
}

#[test]
fn a_claim_was_when_a_person_says_and_so_were_its_facts() {
    let articles = [
        ("echo", "The old ferry Corvo sank on Monday, 3 May 2021."),
        ("post", "The old ferry Corvo sank on Tuesday, 4 May 2021."),
    ];
    let temporal = |run: &Run| {
        let mut all = verdicts(run).into_iter();
        all.any(|(_, kind)| kind == Some(ConflictKind::Temporal))
    };
    assert!(temporal(&run_of(&compiled("  []\n"), &articles)));
    let run = ruled(&articles, "post", "ferry Corvo sank", "time: 2021-05-03");
    assert!(!temporal(&run), "{:?}", verdicts(&run));
    let values = |run: &Run, words: &str| -> Vec<String> {
        claim(run, words)
            .times
            .iter()
            .map(|t| t.value.clone())
            .collect()
    };
    assert_eq!(values(&run, "on Tuesday"), ["2021-05-03"]);
    let of_post = |run: &Run| -> Vec<String> {
        let own = run.told.facts.iter().filter(|f| f.source.0 == 1);
        own.flat_map(|f| f.scope.when.iter().map(|t| t.value.clone()))
            .collect()
    };
    assert!(
        of_post(&run).iter().all(|v| v == "2021-05-03"),
        "{:?}",
        of_post(&run)
    );
    let run = ruled(&articles, "post", "ferry Corvo sank", "time: none");
    assert!(values(&run, "on Tuesday").is_empty() && !temporal(&run));
    let undated = [("echo", "The old ferry Corvo sank."), articles[1]];
    for (time, conflicts) in [("2021-05", false), ("2021-05-03", true), ("\"2020\"", true)] {
        let run = ruled(
            &undated,
            "echo",
            "ferry Corvo sank",
            &format!("time: {time}"),
        );
        assert_eq!(temporal(&run), conflicts, "{time}");
    }
}

#[test]
fn what_shares_the_words_of_a_time_has_it_too() {
    let text = "On Monday the mill closed and the gate was shut.";
    let run = ruled(&[("echo", text)], "echo", "mill closed", "time: 2021-05-03");
    let claims = run.claims.iter().filter(|c| !c.times.is_empty());
    let times: Vec<&str> = claims.flat_map(|c| &c.times).map(|t| &*t.value).collect();
    assert!(
        !times.is_empty() && times.iter().all(|t| *t == "2021-05-03"),
        "{times:?}"
    );
    let read: Vec<&str> = run.readings[0].times.iter().map(|t| &*t.value).collect();
    assert_eq!(read, ["2021-05-03"]);
}

#[test]
fn a_later_ruling_goes_over_an_earlier_one() {
    let rules = ruling(
        "echo",
        "the old crane",
        "speaker: Ada Holm, modality: hedged",
    ) + &ruling("echo", "the old crane", "speaker: brix");
    let run = run_of(&compiled(&rules), &[("echo", HOLM)]);
    assert_eq!(
        speakers(&run, "the old crane"),
        [Some("Ina Brix".to_owned())]
    );
    assert_eq!(claim(&run, "the old crane").modality, Modality::Hedged);
    assert!(run.diagnostics.is_empty(), "{:?}", run.diagnostics);
}

#[test]
fn what_does_nothing_is_told() {
    let articles = [("echo", HOLM)];
    for (source, words, says, wanted) in [
        (
            "mail",
            "the old crane",
            "speaker: nobody",
            "matches nothing: no article is called `mail`",
        ),
        (
            "echo",
            "the new crane",
            "speaker: nobody",
            "matches nothing: no claim of `echo` has the words “the new crane”",
        ),
        (
            "echo",
            "the old crane",
            "speaker: Karl Brandt",
            "matches nothing: neither the rules nor `echo` know `Karl Brandt`",
        ),
        (
            "echo",
            "the gate was shut",
            "stance: doubts",
            "matches nothing: `echo` lays “the gate was shut” to nobody who could stand to it: name a `speaker`",
        ),
        (
            "echo",
            "the old crane",
            "speaker: Maja Dorn",
            "changes nothing: “the old crane” of `echo` is read so without it",
        ),
        (
            "echo",
            "the gate was shut",
            "speaker: nobody, polarity: positive, modality: asserted",
            "changes nothing: “the gate was shut” of `echo` is read so without it",
        ),
    ] {
        let told = idle(&articles, source, words, says);
        assert_eq!(told, format!("own.yaml:2 a ruling {wanted}"), "{says}");
    }
}

#[test]
fn reports_and_explanations_name_the_ruling() {
    let articles = [
        ("echo", HOLM),
        ("post", "Maja Dorn said the old crane had been sold."),
    ];
    let rules = compiled(&ruling(
        "echo",
        "the old crane",
        "speaker: Ada Holm, stance: doubts",
    ));
    let run = run_of(&rules, &articles);
    let report = Report::new(&run, Pack::all(&rules));
    let screen = Screen {
        width: 100,
        colour: false,
    };
    let text = Terminal {
        screen,
        only: [].into(),
        all: false,
    };
    let says = "read with speaker Ada Holm, stance doubts";
    for (format, page) in [
        ("text", text.render(&report)),
        ("Markdown", Markdown::default().render(&report)),
    ] {
        assert!(page.contains(says), "{format}: {page}");
        assert!(page.contains("a reader said so"), "{format}: {page}");
        assert!(page.contains("readings/own.yaml:2"), "{format}: {page}");
    }
    let json = Json.render(&report);
    for part in [
        "\"readings\"",
        "\"rule\": \"readings/own.yaml:2\"",
        "\"stance\": \"doubts\"",
    ] {
        assert!(json.contains(part), "{part}: {json}");
    }
    let phrases = Phrases::of(&rules);
    let mut page = Vec::new();
    write_explanation(&run, 0, &phrases, screen, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    let row = "ruled      read with speaker Ada Holm, stance doubts (readings/own.yaml:2: a reader said so)";
    assert!(page.contains(row), "{page}");
    let told = Explanation::new(&run, 0, &phrases).unwrap();
    let ruled = told.claims.iter().flat_map(|c| &c.ruled);
    assert_eq!(
        ruled.map(|r| r.rule.as_str()).collect::<Vec<_>>(),
        ["readings/own.yaml:2"]
    );
    let finding = { report.findings.iter() }
        .find(|f| {
            report.readings[0]
                .claims
                .iter()
                .any(|c| f.claims.contains(c))
        })
        .expect("the claim stands in a finding");
    let mut page = Vec::new();
    write_finding(&report, finding, &|_| Vec::new(), screen, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(
        page.contains(&format!(
            "ruled: {says} (readings/own.yaml:2: a reader said so)"
        )),
        "{page}"
    );
}

#[test]
fn a_word_that_means_so_anyhow_needs_no_ruling() {
    let text = "Ada Holm left the yard on Monday. She was arrested on Tuesday.";
    let told = |means: &str| {
        let rules = format!(
            "  []\nreferents:\n  - {{source: echo, words: She was arrested, word: she, means: {means}, because: so}}\n"
        );
        let run = run_of(&compiled(&rules), &[("echo", text)]);
        run.diagnostics
            .into_iter()
            .map(|d| d.message)
            .collect::<Vec<_>>()
    };
    let idle =
        "a ruling changes nothing: `she` in “She was arrested” of `echo` is read so without it";
    assert_eq!(told("Ada Holm"), [idle]);
    assert_eq!(told("nobody"), [""; 0]);
    assert_eq!(told("brix"), [""; 0]);
}

#[test]
fn what_is_ruled_of_one_article_is_not_ruled_of_its_twin() {
    let articles = [("echo", HOLM), ("post", HOLM)];
    let run = ruled(&articles, "post", "the old crane", "speaker: nobody");
    let laid = |key: &str| {
        let at = run.documents.iter().position(|d| d.key == key).unwrap();
        let mut own = run.claims.iter().filter(|c| c.source.0 as usize == at);
        own.find(|c| c.text.contains("old crane"))
            .unwrap()
            .attributions
            .len()
    };
    assert_eq!((laid("echo"), laid("post")), (1, 0));
}
