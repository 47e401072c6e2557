//! The facts of one sentence.

use super::deep::{Bond, Role};
use super::english;
use super::example::{Example, Item, Slot};
use super::fill::Filler;
use super::holder::{holder, named_at};
use super::lead::Lead;
use super::model::{Fact, Holder, Scope, Value};
use super::none;
use super::people::{People, is_surely_person};
use super::read::FactReader;
use super::refusal::Refusal;
use super::scene::Scene;
use super::scope::Place;
use super::seek::{Hit, Present, by_path, by_row};
use super::tense::{is_of_article, is_to_come};
use crate::claim::{Claim, ClaimId, Grounds, Modality, Polarity, SourceIndex, Stance};
use crate::normalize::Quantity;
use crate::rules::lexicon::Lexicon;
use crate::rules::model::{Attribute, HolderKind, ValueKind};
use crate::text::{Deprel, TextSpan, Upos};

/// Reads a sentence by the rules' examples.
pub(super) struct SentenceReader<'r, 's, 't> {
    pub rules: &'r FactReader,
    pub scene: &'r Scene<'s, 't>,
    pub lexicon: &'r Lexicon,
    pub lead: &'r Lead<'r>,
    pub people: &'r People,
    /// The sentence's claims.
    pub claims: &'r [Claim],
    /// Claims that a person has ruled to be told as a fact.
    pub ruled: &'r [ClaimId],
    /// Index of the first of them among the document's.
    pub first: usize,
    pub sentence: usize,
    pub source: SourceIndex,
}

impl SentenceReader<'_, '_, '_> {
    /// What the sentence tells, in order of the text.
    pub fn facts(&self) -> Vec<Fact> {
        let tree = self.scene.tree;
        let mut asked: Vec<(usize, usize)> = (0..tree.len())
            .flat_map(|w| [tree.lower_lemma(w), tree.word(w)])
            .filter_map(|w| self.rules.by_word.get(w))
            .flatten()
            .chain(&self.rules.wordless)
            .copied()
            .collect();
        asked.retain(|&(a, e)| {
            self.may_answer(&self.rules.attributes[a], &self.rules.examples[a][e])
        });
        asked.sort_unstable();
        asked.dedup();
        let present = Present::in_sentence(self.scene);
        let mut facts: Vec<Fact> = Vec::new();
        for &(a, e) in &asked {
            let attribute = &self.rules.attributes[a];
            let example = &self.rules.examples[a][e];
            if !present.has_path(example) {
                continue;
            }
            for hit in by_path(self.scene, example, &self.filler(attribute)) {
                if let Some(fact) = self.fact(a, attribute, example, &hit) {
                    keep(&mut facts, fact);
                }
            }
        }
        // Words in a row are asked where no tree tells of the answer.
        let by_tree = facts.len();
        for &(a, e) in &asked {
            let attribute = &self.rules.attributes[a];
            let example = &self.rules.examples[a][e];
            if !present.has_row(example) {
                continue;
            }
            for hit in by_row(self.scene, example, &self.filler(attribute)) {
                if let Some(fact) = self.fact(a, attribute, example, &hit) {
                    let known = |f: &Fact| f.attribute == a && f.words == fact.words;
                    if !facts[..by_tree].iter().any(known) {
                        keep(&mut facts, fact);
                    }
                }
            }
        }
        self.keep_special(&mut facts);
        facts.sort_by_key(|f| (f.words, f.attribute));
        facts
    }

    /// Of two attributes that one answer is read for, that which is of a kind of holders stays: what a repair will cost is no price.
    fn keep_special(&self, facts: &mut Vec<Fact>) {
        let attribute = |f: &Fact| &self.rules.attributes[f.attribute];
        let special: Vec<(TextSpan, ValueKind)> = facts
            .iter()
            .filter(|f| !attribute(f).nouns.is_empty())
            .map(|f| (f.words, attribute(f).value))
            .collect();
        facts.retain(|f| {
            let known = special.contains(&(f.words, attribute(f).value));
            !attribute(f).nouns.is_empty() || !known
        });
    }

    /// Whether the sentence has any figure or time for an example that tells one.
    fn may_answer(&self, attribute: &Attribute, example: &Example) -> bool {
        let tells = example.row.contains(&Item::Slot(Slot::Value));
        !tells
            || match attribute.value {
                ValueKind::Number | ValueKind::Money => !self.scene.quantities.is_empty(),
                ValueKind::Time => !self.scene.times.is_empty(),
                _ => true,
            }
    }

    pub(super) fn filler<'a>(&'a self, attribute: &'a Attribute) -> Filler<'a> {
        Filler {
            attribute,
            lexicon: self.lexicon,
        }
    }

    fn fact(&self, at: usize, attribute: &Attribute, example: &Example, hit: &Hit) -> Option<Fact> {
        self.judged(at, attribute, example, hit).ok()
    }

    /// The fact that a phrase tells where it was found, or why it tells none.
    pub(super) fn judged(
        &self,
        at: usize,
        attribute: &Attribute,
        example: &Example,
        hit: &Hit,
    ) -> Result<Fact, Refusal> {
        let scene = self.scene;
        let is_negation = |item: &Item| matches!(item, Item::Word { form, .. } if english::NOT.contains(&form.as_str()));
        if self.has_other_object(example, hit) || self.is_worth(example, hit) {
            return Err(Refusal::OfOther);
        }
        if !self.tells_how(example, hit) {
            return Err(Refusal::NotSaid);
        }
        if self.is_of_other_unit(attribute, example, hit) || counts_other(attribute, example, hit) {
            return Err(Refusal::Unit);
        }
        if example.state.is_some() && self.came_near(hit)
            || self.negates(hit) != example.row.iter().any(is_negation)
        {
            return Err(Refusal::Denied);
        }
        let (value, words) = match (&example.state, &hit.value) {
            (Some(state), _) => (state_value(attribute, state), scene.span(hit.anchor)),
            (None, Some((value, words))) => (value.clone(), *words),
            (None, None) => return Err(Refusal::OfOther),
        };
        if let Value::Time(time) = &value
            && is_of_article(scene, hit, time)
        {
            return Err(Refusal::OfOther);
        }
        let nobody = || Refusal::Nobody(hit.holder);
        let holder = holder(scene, attribute, self.lexicon, self.claims, hit.holder);
        let holder = match holder.ok_or_else(nobody)? {
            Holder::Described { noun, definite } if attribute.of == HolderKind::Person => {
                // "an almost 30-year-old record": who owns it is another.
                if !is_surely_person(scene.words, self.lexicon, &noun) {
                    return Err(nobody());
                }
                let meant = self.people.only().filter(|_| definite);
                meant.map_or(Holder::Described { noun, definite }, Holder::Entity)
            }
            other => other,
        };
        let with = hit.with.and_then(|w| named_at(scene, self.lexicon, w));
        let unknown = hit.with.is_some() && with.is_none();
        if unknown || with.is_some_and(|e| holder == Holder::Entity(e)) {
            return Err(Refusal::Nobody(hit.with));
        }
        let hull = hit
            .words
            .iter()
            .map(|&w| scene.span(w))
            .chain([words])
            .reduce(TextSpan::hull)
            .ok_or(Refusal::OfOther)?;
        let claim = self.claim(hit, words).ok_or(Refusal::NotSaid)?;
        if !self.is_told(attribute, example, &self.claims[claim], hit) {
            return Err(Refusal::NotSaid);
        }
        Ok(Fact {
            source: self.source,
            attribute: at,
            asks: attribute.id.clone(),
            holder,
            value,
            words,
            spans: vec![hull],
            sentence: self.sentence,
            claim: self.first + claim,
            scope: Scope {
                with,
                ..Place {
                    scene,
                    attribute,
                    hit,
                    claim: &self.claims[claim],
                    lead: self.lead,
                }
                .scope()
            },
            read_by: example.phrase.clone(),
        })
    }

    /// "that Norrin will sell for $949" does not say what Norrin sells for: the verb has an object that the example has not.
    fn has_other_object(&self, example: &Example, hit: &Hit) -> bool {
        if hit.value.is_none() {
            return false;
        }
        let known = example
            .edges
            .iter()
            .any(|e| e.role.as_role() == Role::Object);
        let other = |b: &&Bond<'_>| {
            b.head == hit.anchor && b.role == Role::Object && !hit.words.contains(&b.word)
        };
        !example.nodes.is_empty() && !known && self.scene.bonds.iter().any(|b| other(&b))
    }

    /// "took jewellery worth $300,000": a sum that is the worth of something is no answer elsewhere.
    fn is_worth(&self, example: &Example, hit: &Hit) -> bool {
        let first = hit
            .value
            .as_ref()
            .and_then(|(_, span)| self.scene.words_of(*span));
        let before = first.and_then(|(first, _)| first.checked_sub(1));
        let worth = before.is_some_and(|w| self.scene.tree.word(w) == english::WORTH);
        worth && !example.phrase.contains(english::WORTH)
    }

    /// "a 28-year veteran" tells no age: where a plain number answers, one in a unit does only if the example has the unit.
    fn is_of_other_unit(&self, attribute: &Attribute, example: &Example, hit: &Hit) -> bool {
        let span = hit.value.as_ref().map(|(_, span)| *span);
        let quantity = self.scene.quantities.iter().find(|q| Some(q.span) == span);
        attribute.units.iter().any(String::is_empty)
            && quantity.is_some_and(|q| !q.unit.is_empty() && !example.phrase.contains(&q.unit))
    }

    /// Whether a word of the phrase is negated.
    fn negates(&self, hit: &Hit) -> bool {
        let tree = self.scene.tree;
        let below = |&w: &usize| {
            tree.children(w)
                .iter()
                .any(|&c| english::NOT.contains(&tree.word(c)))
        };
        let words: Vec<usize> = hit
            .words
            .iter()
            .copied()
            .filter(|w| Some(*w) != hit.holder)
            .collect();
        let inside = hit
            .words
            .iter()
            .any(|&w| english::NOT.contains(&tree.word(w)));
        inside || words.iter().any(below)
    }

    /// "Was started deliberately": no path tells how something was done, and without it the phrase says something else.
    fn tells_how(&self, example: &Example, hit: &Hit) -> bool {
        let tree = self.scene.tree;
        let on_anchor = |form: &str| {
            let mut adverbs = tree.children_by(hit.anchor, &[Deprel::Advmod]);
            adverbs.any(|a| tree.word(a) == form)
        };
        let told = |form: &str| on_anchor(form) || hit.words.iter().any(|&w| tree.word(w) == form);
        let mut row = example.row.iter();
        row.all(|item| match item {
            Item::Word { form, .. } => !form.ends_with(english::LY) || told(form),
            _ => true,
        })
    }

    /// "He nearly drowned": it did not come to it.
    fn came_near(&self, hit: &Hit) -> bool {
        let tree = self.scene.tree;
        let mut adverbs = tree.children_by(hit.anchor, &[Deprel::Advmod]);
        adverbs.any(|a| english::NEARLY.contains(&tree.word(a)))
    }

    /// Of the sentence's claims that hold the answer, the shortest; else one that holds the phrase's anchor; else, where the
    /// words are in none, the first.
    fn claim(&self, hit: &Hit, words: TextSpan) -> Option<usize> {
        let anchor = self.scene.span(hit.anchor);
        let holding = |span: TextSpan| {
            let holds = |c: &&(usize, &Claim)| c.1.spans.iter().any(|s| s.contains(span));
            let size = |c: &(usize, &Claim)| c.1.spans.iter().map(|s| s.len()).sum::<usize>();
            let all: Vec<(usize, &Claim)> = self.claims.iter().enumerate().collect();
            all.iter()
                .filter(holds)
                .min_by_key(|c| size(c))
                .map(|c| c.0)
        };
        let first = (!self.claims.is_empty()).then_some(0);
        holding(words.hull(anchor))
            .or_else(|| holding(words))
            .or_else(|| holding(anchor))
            .or(first)
    }

    /// Whether the clause stands for what the phrase says: it is not denied, only possible, or yet to come.
    fn is_told(&self, attribute: &Attribute, example: &Example, claim: &Claim, hit: &Hit) -> bool {
        let anchor = self.scene.span(hit.anchor);
        // "{holder} will cut {value} jobs" asks for what is to come.
        let ahead = |word: &str| english::AHEAD.contains(&word);
        let may_come = matches!(
            attribute.value,
            ValueKind::Time | ValueKind::Place | ValueKind::Money
        ) || example.phrase.split_whitespace().any(ahead);
        // "recommended that he die", "was dying": not what is, nor what was.
        let token = self.scene.tree.token(hit.anchor);
        let tree = self.scene.tree;
        let governed = matches!(
            tree.rel(hit.anchor),
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Acl
        );
        let bare = token.xpos == "VB" && governed && !tree.has(hit.anchor, Deprel::Aux);
        let under_way = token.xpos == "VBG"
            && attribute.value == ValueKind::State
            && !example.phrase.contains(tree.word(hit.anchor));
        if token.upos == Upos::Verb && (bare && !may_come || under_way) {
            return false;
        }
        let ruled = self.ruled.contains(&claim.id);
        if !may_come && !ruled && is_to_come(self.scene, self.lead, hit) {
            return false;
        }
        let governs = claim.relation.span.overlaps(anchor) || attribute.of == HolderKind::Event;
        if !governs {
            return true;
        }
        let modality = match claim.modality {
            Modality::Asserted => true,
            Modality::Planned => may_come,
            // "will be in shops on 2 October": foretold, if nobody's plan.
            Modality::Hedged => {
                let by_plan = |g: &Grounds| g.rule.starts_with("modality/plans/");
                may_come && !claim.grounds.is_empty() && claim.grounds.iter().all(by_plan)
            }
            _ => false,
        };
        let none = match &hit.value {
            Some((Value::Number(quantity), words)) => none::is_all_denied(claim, quantity, *words),
            _ => false,
        };
        let so = claim.polarity == Polarity::Positive || none;
        modality && so && claim.stance != Stance::Denies
    }
}

/// "the father of two girls" does not say how many children he has: a number that counts a noun answers what counts nothing, or that noun.
fn counts_other(attribute: &Attribute, example: &Example, hit: &Hit) -> bool {
    let Some((Value::Number(quantity), _)) = &hit.value else {
        return false;
    };
    let plain = attribute.counts.is_none() && attribute.units.is_empty();
    let named = |noun: &str| {
        let mut row = example.row.iter();
        row.any(
            |item| matches!(item, Item::Word { lemma, form, .. } if lemma == noun || form == noun),
        )
    };
    // Where words follow in the example ("{value} jobs"), they have met those of the text already.
    let ends = matches!(example.row.last(), Some(Item::Slot(_)));
    plain && ends && quantity.of.as_deref().is_some_and(|noun| !named(noun))
}

/// A state, or the numbers that it stands for.
fn state_value(attribute: &Attribute, state: &str) -> Value {
    let known = attribute.states.iter().find(|s| s.id == state);
    match known.and_then(|s| s.between) {
        Some([low, high]) => Value::Number(Quantity::between(TextSpan::new(0, 0), low, high)),
        None => Value::State(state.to_owned()),
    }
}

/// Adds a fact; of two with one answer the one that says more surely whose it is stays, or of which happening: "a campus fire left two
/// dead" holds "two dead", but not of any fire.
fn keep(facts: &mut Vec<Fact>, fact: Fact) {
    let rank = |f: &Fact| match f.holder {
        Holder::Entity(_) => 0,
        Holder::Described { definite: true, .. } => 1,
        Holder::Described { .. } => 2,
        Holder::Story => 3,
    };
    let same = |f: &&mut Fact| {
        f.attribute == fact.attribute && f.words == fact.words && f.value == fact.value
    };
    match facts.iter_mut().find(same) {
        Some(known) if rank(&fact) < rank(known) => *known = fact,
        Some(known) if rank(&fact) == rank(known) && known.scope.limit.is_none() => {
            known.scope.limit = fact.scope.limit;
        }
        Some(_) => {}
        None => facts.push(fact),
    }
}
