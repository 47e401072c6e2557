//! Who does what to whom in a tree, whatever the construction: the passive, relative clauses, participles, appositions and
//! shared subjects are undone, so that one example phrase stands for all of them.
//!
//! After the enhanced dependencies of Schuster & Manning 2016 and `PropS` (Stanovsky et al. 2016).

use super::english;
use crate::claim::Tree;
use crate::text::{Deprel, Upos};

/// What a word is to the word it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role<'t> {
    /// Who does it, or of whom it is said.
    Subject,
    /// On whom or what it falls.
    Object,
    /// Bound by this preposition; by "of" also an owner; by nothing ("on Monday" without "on").
    By(&'t str),
    /// An adjective or noun before it.
    Modifier,
    /// How many.
    Number,
    /// The adverb that makes another verb of a verb ("turned down").
    Particle,
    /// What is said of the object or the subject by an adjective or verb that hangs on it.
    Predicate,
}

impl Role<'_> {
    /// Whether a phrase with this preposition may stand where an example has that one.
    pub(super) fn fits(self, example: Role<'_>) -> bool {
        match (self, example) {
            (Role::By(a), Role::By(b)) => a == b,
            (Role::Subject, Role::Subject)
            | (Role::Object, Role::Object)
            | (Role::Modifier, Role::Modifier)
            | (Role::Number, Role::Number)
            | (Role::Particle, Role::Particle)
            | (Role::Predicate, Role::Predicate) => true,
            _ => false,
        }
    }
}

/// One bond of the deep tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bond<'t> {
    pub head: usize,
    pub role: Role<'t>,
    pub word: usize,
}

/// All bonds of a sentence, by head.
pub(super) fn bonds<'t>(tree: &'t Tree<'_>) -> Vec<Bond<'t>> {
    let mut maker = Maker {
        tree,
        bonds: Vec::new(),
    };
    (0..tree.len()).for_each(|word| maker.own(word));
    // What is shared goes down step by step, and no step leads back up, so that a few rounds reach the end.
    for _ in 0..3 {
        let before = maker.bonds.len();
        (0..tree.len()).for_each(|word| maker.shared(word));
        if maker.bonds.len() == before {
            break;
        }
    }
    maker.bonds
}

struct Maker<'t, 'a> {
    tree: &'t Tree<'a>,
    bonds: Vec<Bond<'t>>,
}

impl<'t> Maker<'t, '_> {
    fn add(&mut self, head: usize, role: Role<'t>, word: usize) {
        let bond = Bond { head, role, word };
        if head != word && !self.bonds.contains(&bond) {
            self.bonds.push(bond);
        }
    }

    fn of(&self, head: usize, role: Role<'_>) -> Vec<usize> {
        let fits = |b: &&Bond| b.head == head && b.role == role;
        self.bonds.iter().filter(fits).map(|b| b.word).collect()
    }

    /// The bonds that the arc above `word` tells by itself.
    fn own(&mut self, word: usize) {
        let tree = self.tree;
        let Some(head) = tree.head(word) else { return };
        // For the pronoun of a relative clause stands the noun that it is about.
        if tree.rel(head) == Deprel::AclRelcl && is_relative(tree, word) {
            return;
        }
        match tree.rel(word) {
            Deprel::Nsubj if is_passive(tree, head) => self.add(head, Role::Object, word),
            Deprel::Nsubj | Deprel::NsubjOuter | Deprel::OblAgent => {
                self.add(head, Role::Subject, word);
            }
            Deprel::NsubjPass | Deprel::Obj => self.add(head, Role::Object, word),
            Deprel::Iobj => self.add(head, Role::By(english::TO), word),
            Deprel::Obl | Deprel::Nmod | Deprel::OblUnmarked | Deprel::NmodUnmarked => {
                let case = tree.child(word, &[Deprel::Case]);
                let preposition = case.map_or("", |c| tree.word(c));
                if preposition == english::BY && is_passive(tree, head) {
                    self.add(head, Role::Subject, word);
                }
                self.add(head, Role::By(preposition), word);
            }
            Deprel::NmodPoss => self.add(head, Role::By(english::OF), word),
            Deprel::Nummod => self.add(head, Role::Number, word),
            Deprel::Compound => {
                if tree.token(word).upos == Upos::Propn {
                    self.add(head, Role::By(english::OF), word);
                }
                self.add(head, Role::Modifier, word);
            }
            // "six dead, nineteen trapped": what a comma parts is no description, whatever the parser made of it.
            Deprel::Amod if (word.min(head)..word.max(head)).any(|w| tree.word(w) == ",") => {}
            Deprel::Amod => {
                self.add(head, Role::Modifier, word);
                let fallen = tree.token(word).xpos == "VBN";
                let role = if fallen { Role::Object } else { Role::Subject };
                self.add(word, role, head);
            }
            // "Pike, the founder", "founder Pike", "the founder, Pike": one is the other.
            Deprel::Appos => {
                self.add(word, Role::Subject, head);
                self.add(head, Role::Subject, word);
            }
            Deprel::NmodDesc => self.add(word, Role::Subject, head),
            Deprel::Xcomp => self.add(head, Role::Predicate, word),
            _ if is_particle(tree, word) => self.add(head, Role::Particle, word),
            Deprel::AclRelcl => self.relative(head, word),
            Deprel::Acl => {
                let role = match tree.token(word).xpos {
                    // "the quake struck at …", misread as a participle of the noun, as "VBD".
                    "VBG" | "VBD" => Role::Subject,
                    // "Orozco shot a man", misread as a participle: with an object of its own it is none.
                    "VBN" if tree.has(word, Deprel::Obj) => Role::Subject,
                    "VBN" => Role::Object,
                    _ => return,
                };
                self.add(word, role, head);
            }
            _ => {}
        }
    }

    /// "the train, which killed 12": the noun stands where its pronoun does.
    fn relative(&mut self, noun: usize, verb: usize) {
        let tree = self.tree;
        let mut pronouns = tree.children(verb).iter().copied();
        let pronoun = pronouns.find(|&c| is_relative(tree, c));
        let role = match pronoun.map(|p| tree.rel(p)) {
            Some(Deprel::Nsubj) if !is_passive(tree, verb) => Role::Subject,
            Some(_) => Role::Object,
            None if tree.has(verb, Deprel::Nsubj) => Role::Object,
            // "Voll, whose tractor was found": he is neither found nor does he find.
            None if tree.has(verb, Deprel::NsubjPass) => return,
            None => Role::Subject,
        };
        self.add(verb, role, noun);
    }

    /// The bonds that `word` has from others.
    fn shared(&mut self, word: usize) {
        let tree = self.tree;
        let Some(head) = tree.head(word) else { return };
        match tree.rel(word) {
            Deprel::Conj if is_verbal(tree, word) => self.conjoined(head, word),
            // "12 dead and 30 injured": what has a number of its own shares nothing.
            Deprel::Conj if counts(tree, word) => {}
            Deprel::Conj => {
                let up: Vec<(usize, Role<'t>)> = self
                    .bonds
                    .iter()
                    .filter(|b| b.word == head)
                    .map(|b| (b.head, b.role))
                    .collect();
                up.into_iter()
                    .filter(|(of, _)| *of != word)
                    .for_each(|(of, role)| self.add(of, role, word));
            }
            Deprel::Xcomp => {
                let objects = self.of(head, Role::Object);
                let controllers = if objects.is_empty() {
                    self.of(head, Role::Subject)
                } else {
                    objects
                };
                self.predicate(word, &controllers);
            }
            // "exploded, killing 12"
            Deprel::Advcl if tree.token(word).xpos == "VBG" && !has_subject(tree, word) => {
                for of in self.of(head, Role::Subject) {
                    self.add(word, Role::Subject, of);
                }
            }
            // "Priced at $899, the phone goes on sale"
            Deprel::Advcl
                if tree.token(word).xpos == "VBN"
                    && !has_subject(tree, word)
                    && !tree.has(word, Deprel::Mark) =>
            {
                let subjects = self.of(head, Role::Subject);
                let of = if is_passive(tree, head) {
                    self.of(head, Role::Object)
                } else {
                    subjects
                };
                for of in of {
                    self.add(word, Role::Object, of);
                }
            }
            _ => {}
        }
    }

    /// "was hurt and died": the second verb has the first one's subject, if it has none of its own.
    fn conjoined(&mut self, first: usize, second: usize) {
        let tree = self.tree;
        if has_subject(tree, second) {
            return;
        }
        let subjects: Vec<usize> = if is_passive(tree, first) {
            self.of(first, Role::Object)
        } else {
            self.of(first, Role::Subject)
        };
        self.predicate(second, &subjects);
    }

    fn predicate(&mut self, verb: usize, of: &[usize]) {
        let tree = self.tree;
        let participle = tree.token(verb).xpos == "VBN" && !has_active_auxiliary(tree, verb);
        let fallen = is_passive(tree, verb) || participle && !tree.has(verb, Deprel::Obj);
        let role = if fallen { Role::Object } else { Role::Subject };
        for &word in of {
            self.add(verb, role, word);
        }
    }
}

/// Whether the word belongs to its verb and makes another of it ("turned down").
pub(super) fn is_particle(tree: &Tree<'_>, word: usize) -> bool {
    let tagged = tree.token(word).xpos == "RP" || tree.token(word).upos == Upos::Adp;
    tree.rel(word) == Deprel::CompoundPrt || tagged && tree.rel(word) == Deprel::Advmod
}

fn counts(tree: &Tree<'_>, word: usize) -> bool {
    tree.token(word).upos == Upos::Num || tree.has(word, Deprel::Nummod)
}

fn is_relative(tree: &Tree<'_>, word: usize) -> bool {
    tree.token(word).upos == Upos::Pron && english::RELATIVE.contains(&tree.word(word))
}

fn has_subject(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj])
        .is_some()
}

fn is_verbal(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.token(word).upos, Upos::Verb | Upos::Aux)
}

fn has_active_auxiliary(tree: &Tree<'_>, verb: usize) -> bool {
    tree.has(verb, Deprel::Aux) && !tree.has(verb, Deprel::AuxPass)
}

/// Whether the verb stands in the passive.
pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    let auxiliary = tree.has(verb, Deprel::AuxPass) || tree.has(verb, Deprel::NsubjPass);
    // The tagger takes "was felt" for copula and adjective now and then.
    let copula = tree.token(verb).upos == Upos::Verb
        && tree.token(verb).xpos == "VBN"
        && tree.has(verb, Deprel::Cop);
    // "was survived by": now and then the tagger takes the auxiliary for another.
    let be = |a: usize| tree.lower_lemma(a) == english::BE;
    let hidden = tree.token(verb).xpos == "VBN"
        && tree.token(verb).upos == Upos::Verb
        && tree.children_by(verb, &[Deprel::Aux]).any(be);
    auxiliary || copula || hidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Parser, Syntax, TextSpan};

    /// Bonds of the word `head`, as "subject:storm object:people".
    fn told(text: &str, head: &str) -> String {
        let sentence = Parser::embedded().parse(text, TextSpan::new(0, text.len()), &[]);
        let tree = Tree::new(text, &sentence);
        let mut out: Vec<String> = bonds(&tree)
            .iter()
            .filter(|b| tree.word(b.head) == head)
            .filter_map(|b| {
                let role = match b.role {
                    Role::Subject => "subject",
                    Role::Object => "object",
                    _ => return None,
                };
                Some(format!("{role}:{}", tree.word(b.word)))
            })
            .collect();
        out.sort();
        out.join(" ")
    }

    #[test]
    fn one_deed_has_the_same_parties_in_every_construction() {
        let want = "object:people subject:storm";
        assert_eq!(told("The storm killed 12 people.", "killed"), want);
        assert_eq!(
            told("Twelve people were killed by the storm.", "killed"),
            want
        );
        assert_eq!(
            told("The storm that killed 12 people moved east.", "killed"),
            want
        );
        assert_eq!(
            told("The storm moved east, killing 12 people.", "killing"),
            want
        );
        assert_eq!(
            told("The people killed by the storm were miners.", "killed"),
            want
        );
    }

    #[test]
    fn what_somebody_is_is_told_by_an_apposition_too() {
        assert_eq!(
            told("Pike, the founder of Orbis, resigned.", "founder"),
            "subject:pike"
        );
        assert_eq!(
            told("Pike is the founder of Orbis.", "founder"),
            "subject:pike"
        );
    }
}
