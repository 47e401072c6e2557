use crate::claim::testing::{left_out, reading, take};

#[test]
fn what_is_told_with_a_clause_brings_its_own_parts() {
    let text = "The crew fled the ship by climbing down scaffolding erected for repairs.";
    let whole = &text[..text.len() - 1];
    assert!(take(text).texts().contains(&whole));
}

#[test]
fn what_somebody_unknown_does_not_believe_is_not_told() {
    let text = "There are sailors in Varsk who don't think that the raft will float.";
    assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
}

#[test]
fn one_comma_alone_parts_nothing() {
    use crate::claim::testing::with_clauses;
    let text = "Most are locals, while others came from guilds.";
    with_clauses(text, |tree, _, clauses| {
        let mut clause = clauses[0].clone();
        let (head, last) = (clause.head, tree.len() - 2);
        // The tree hangs the end on the first clause.
        clause.words = (0..=head).chain(last - 1..=last).collect();
        let cut = super::gaps(tree, &clause);
        assert_eq!(cut, (head + 1..last - 1).collect::<Vec<_>>());
        clause.words = (0..=head).collect();
        assert!(super::gaps(tree, &clause).is_empty());
    });
}

#[test]
fn whoever_does_so_is_nobody_and_those_who_did_are_some() {
    for (text, told) in [
        ("The fund pays for programs that save lives.", 1),
        ("Experts who have examined the tape left the hall.", 2),
        ("She has the fish you can see from the pier.", 1),
    ] {
        assert_eq!(take(text).claims.len(), told, "{:?}", take(text).texts());
    }
}

#[test]
fn what_somebody_is_to_use_is_not_told_of_it() {
    let told = take("The navy plans to use ships built by the yard to carry grain.")
        .texts()
        .join(" / ");
    assert_eq!(
        told,
        "The navy plans to use ships built by the yard to carry grain"
    );
}

#[test]
fn a_name_behind_its_title_stays_with_all_that_is_told_of_it() {
    let text =
        "Holm's successor, President Gurbang Oderov, has revoked the decree and vowed to leave.";
    let read = reading(text);
    let told = |what: &str| {
        let claim = read.claims.iter().find(|c| c.text.contains(what));
        claim.map(|c| c.normalized.clone()).unwrap_or_default()
    };
    assert!(
        told("revoked").contains("Gurbang Oderov"),
        "{}",
        told("revoked")
    );
    assert!(
        told("vowed").contains("Gurbang Oderov"),
        "{}",
        told("vowed")
    );
}

#[test]
fn people_of_whom_nothing_is_told_apart_are_anybody() {
    let told = |text: &str| take(text).texts().len();
    assert_eq!(
        told("The quiz became a pastime of clerks who have too much time."),
        1
    );
    assert_eq!(told("The mayor thanked the people who left the hall."), 2);
}

#[test]
fn a_noun_that_alone_tells_nothing_keeps_its_clause() {
    let taken = take("The coach returned to a team that had lost every match.");
    assert_eq!(
        taken.texts(),
        [
            "The coach returned to a team that had lost every match",
            "a team had lost every match"
        ]
    );
    let taken = take("The mayor opened the mill which the firm had sold.");
    assert_eq!(
        taken.texts(),
        [
            "The mayor opened the mill which the firm had sold",
            "the mill the firm had sold"
        ]
    );
}

#[test]
fn a_noun_keeps_the_name_behind_it_and_no_clause_behind_a_comma() {
    let taken = take("The minister, Marta Holm, opened a mill, which burned in May.");
    assert_eq!(taken.texts()[0], "The minister, Marta Holm, opened a mill");
}

#[test]
fn what_is_told_of_nobody_is_told_with_its_clause() {
    for text in [
        "A clerk who lost a key would have to leave the town.",
        "Those who had fled the town returned in May.",
        "Every clerk who left the town lost a house.",
    ] {
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')]);
        assert!(left_out(text)[0].contains("(claim/restrictive-clause)"));
    }
}

#[test]
fn words_taken_back_are_told_with_their_rule() {
    let of = |text: &str| {
        let claim = &reading(text).claims[0];
        let taken = claim.taken_back.iter();
        taken
            .map(|t| format!("{}: {}", t.span.of(text), t.rule))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("Those who had fled the town returned in May."),
        ["who had fled the town: claim/restrictive-clause"]
    );
    assert_eq!(
        of("The thief fled before the guard could stop him."),
        ["before the guard could stop him: modality/bound/before"]
    );
}
