//! What a claim was made by: the rule that cut its clause, and the words that set its polarity and modality.
//!
//! In: a clause in its tree. Out: names of methods ("claim/relative-clause") and of entries of the rules
//! ("modality/negators/not"), for `explain`.

use super::clause::Clause;
use super::tree::Tree;
use super::{EventNouns, Form};
use crate::text::{Deprel, TextSpan};

/// Words that decided something, and the rule that they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// Entry of the rules, such as `modality/negators/not`.
    pub rule: String,
    /// The words.
    pub span: TextSpan,
}

impl Grounds {
    /// The word at `i`, by its lemma in a list of the section `modality`.
    pub(super) fn modality(tree: &Tree<'_>, list: &str, i: usize) -> Self {
        Self {
            rule: format!("modality/{list}/{}", tree.lemma(i).to_lowercase()),
            span: tree.token(i).span,
        }
    }
}

/// The method that cut the clause out of its sentence.
pub(super) fn cut_by(tree: &Tree<'_>, clause: &Clause, events: &EventNouns) -> &'static str {
    match clause.form {
        Form::Parenthesis => return "claim/parenthesis",
        Form::Exception => return "claim/exception",
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
