//! The method that cut a claim's clause out of its sentence, such as `claim/relative-clause`, for `explain`.

use super::clause::Clause;
use super::event_nouns::EventNouns;
use super::form::Form;
use super::tree::Tree;
use crate::text::Deprel;

/// Name of the method: by the form of the clause, and where its head hangs.
pub(super) fn rule(tree: &Tree<'_>, clause: &Clause, events: &EventNouns) -> &'static str {
    match clause.form {
        Form::Parenthesis => return "claim/parenthesis",
        Form::Speech => return "claim/speech",
        Form::Fragment => return "claim/verbless-line",
        Form::Nominal if clause.object.is_some() => {
            let named = events.verb(&tree.lemma(clause.head).to_lowercase());
            return named.map_or("claim/noun-phrase", |_| "claim/nominalization");
        }
        Form::Nominal if clause.subject.is_some() => return "claim/figure-of-its-owner",
        Form::Nominal => return "claim/record",
        Form::Clause | Form::Participle | Form::Apposition => {}
    }
    let mut top = clause.top;
    if tree.rel(top) == Deprel::Conj {
        return "claim/coordination";
    }
    // An open complement is cut for what stands above it.
    while tree.rel(top) == Deprel::Xcomp {
        match tree.head(top) {
            Some(head) => top = head,
            None => break,
        }
    }
    match tree.rel(top) {
        Deprel::Root => "claim/main-clause",
        Deprel::AclRelcl | Deprel::AdvclRelcl => "claim/relative-clause",
        Deprel::Ccomp => "claim/content-clause",
        Deprel::Csubj | Deprel::CsubjPass => "claim/subject-clause",
        Deprel::Acl => "claim/participle",
        Deprel::Advcl if clause.form == Form::Participle => "claim/participle",
        Deprel::Advcl => "claim/adverbial-clause",
        Deprel::Parataxis => "claim/parataxis",
        Deprel::Appos => "claim/apposition",
        _ if clause.form == Form::Apposition => "claim/description-before-name",
        _ => "claim/clause",
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::testing::reading;

    #[test]
    fn each_clause_is_named_by_the_method_that_cut_it() {
        let cases = [
            (
                "The council closed the old pier on Friday.",
                "claim/main-clause",
            ),
            (
                "The council closed the pier and the crew left the harbour.",
                "claim/coordination",
            ),
            (
                "The crew left the pier, which the council had closed in May.",
                "claim/relative-clause",
            ),
            (
                "Ann Holt said that the council had closed the old pier.",
                "claim/content-clause",
            ),
            (
                "The council closed the pier because the crew had left the harbour.",
                "claim/adverbial-clause",
            ),
            (
                "Lawmakers welcomed the company's purchase of three coastal farms.",
                "claim/nominalization",
            ),
        ];
        for (text, rule) in cases {
            let reading = reading(text);
            let rules: Vec<&str> = reading.claims.iter().map(|c| c.rule).collect();
            assert!(rules.contains(&rule), "{text}: {rules:?}");
        }
    }
}
