use crate::claim::testing::{left_out, take};

#[test]
fn an_end_is_told_with_what_is_done_for_it() {
    for text in [
        "The ranger built a fence to ensure that the bears are not disturbed.",
        "The ranger made sure that the bears were not disturbed.",
        "The ranger built a fence so that the bears are not disturbed.",
    ] {
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
    }
}

#[test]
fn what_makes_her_so_is_what_she_did() {
    for text in [
        "Ada Holm became mayor, making her the first woman to lead Orn.",
        "The lake froze, turning it into a road.",
        "Orn Foods lost its licence in May, leaving it with a pile of beef.",
    ] {
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
    }
    for text in [
        "The dams were opened, forcing a hundred families from their homes.",
        "Ada Holm left the hall, telling them nothing.",
        "The firm left the market, believing it to be full of rivals.",
    ] {
        assert_eq!(take(text).claims.len(), 2, "{text}");
    }
}

#[test]
fn a_clause_that_asserts_nothing_is_told_with_its_main_clause() {
    for (text, whole) in [
        (
            "The thief fled before the guard could stop him.",
            "The thief fled before the guard could stop him",
        ),
        (
            "The crews will strike unless the league pays.",
            "The crews will strike unless the league pays",
        ),
        (
            "The choir sings best when the hall is full.",
            "The choir sings best when the hall is full",
        ),
        (
            "Nobody in the town believes that the mill closed.",
            "Nobody in the town believes that the mill closed",
        ),
        (
            "That is not to say that the old mill will close.",
            "That is not to say that the old mill will close",
        ),
        (
            "\"We don't mean to say that the old mill will close,\" the mayor said.",
            "We don't mean to say that the old mill will close",
        ),
        (
            "The thieves left without waking the guard or opening the safe.",
            "The thieves left without waking the guard or opening the safe",
        ),
    ] {
        assert_eq!(take(text).texts(), [whole], "{text}");
    }
}

#[test]
fn what_is_wished_is_told_with_who_wishes_it() {
    for (text, whole) in [
        (
            "The growers hope that the frost will end.",
            "The growers hope that the frost will end",
        ),
        (
            "\"We always hoped that the mill would reopen,\" Ann Holt said.",
            "We always hoped that the mill would reopen",
        ),
    ] {
        assert_eq!(take(text).texts(), [whole], "{text}");
    }
    assert_eq!(take("I hope that the frost will end.").texts(), [""; 0]);
}

#[test]
fn what_is_asked_is_told_with_who_asks_it() {
    for text in [
        "Vets could not tell whether the calf was poisoned.",
        "The farm has not said which vet examined the calf.",
        "The farm would not say when it would reopen.",
        "It is unclear when the bridge will open.",
        "It is unclear whether the bridge will open.",
    ] {
        assert_eq!(take(text).texts(), [text.trim_end_matches('.')], "{text}");
    }
    let cried = take("“How sad the vet was,” Ann Holt said.");
    assert_eq!(cried.texts(), [""; 0]);
}

#[test]
fn what_stands_beside_a_supposition_is_a_claim() {
    let taken =
        take("The minister spoke as though the strike was over, while guards stood outside.");
    assert_eq!(
        taken.texts(),
        [
            "The minister spoke as though the strike was over",
            "guards stood outside"
        ]
    );
}

#[test]
fn explain_tells_why() {
    assert_eq!(
        left_out("The thief fled before the guard could stop him."),
        [
            "the guard could stop him: asserts nothing alone, told with the clause that it hangs on (modality/bound)"
        ]
    );
}
