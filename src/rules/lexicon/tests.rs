use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::rules::RuleSet;
use crate::rules::model::{RuleFile, WordGroup};

fn of(yaml: &str) -> Lexicon {
    let rules: RuleFile = serde_yaml::from_str(yaml).unwrap();
    Lexicon::new(&rules)
}

fn builtin() -> (RuleFile, Lexicon) {
    let rules = RuleSet::builtin().file;
    let lexicon = Lexicon::new(&rules);
    (rules, lexicon)
}

fn same(lexicon: &Lexicon, a: &str, b: &str) -> Option<&'static str> {
    let evidence = lexicon.same((a, None), (b, None));
    evidence.map(|evidence| evidence.rule)
}

fn opposed(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    let one_way = lexicon.opposed((a, None), (b, None)).is_some();
    assert_eq!(one_way, lexicon.opposed((b, None), (a, None)).is_some());
    one_way
}

#[test]
fn a_part_of_speech_keeps_senses_apart() {
    let lexicon = of("{lexicon: {synonyms: [{verb: [sack, fire]}, {noun: [fire, blaze]}]}}");
    let verb = Some(Upos::Verb);
    let noun = Some(Upos::Noun);
    assert!(lexicon.same(("fire", verb), ("sack", verb)).is_some());
    assert!(lexicon.same(("fire", noun), ("sack", noun)).is_none());
    assert_eq!(lexicon.canonical("fire", noun), "fire");
    assert_eq!(lexicon.canonical("blaze", noun), "fire");
    assert_eq!(lexicon.canonical("fire", None), "fire", "two senses");
}

#[test]
fn the_antonym_of_a_synonym_counts() {
    let lexicon = of("{lexicon: {synonyms: [[zib, zab], [mub, mab]], antonyms: [[zib, mub]]}}");
    assert!(opposed(&lexicon, "zab", "mab"));
    assert!(!opposed(&lexicon, "zab", "zib"));
}

#[test]
fn a_word_of_two_senses_does_not_lend_its_antonym() {
    let lexicon =
        of("{lexicon: {synonyms: [[hold, zarrest], [hold, zkeep]], antonyms: [[hold, zcancel]]}}");
    assert!(opposed(&lexicon, "hold", "zcancel"));
    assert!(!opposed(&lexicon, "zarrest", "zcancel"));
}

#[test]
fn a_noun_stands_for_the_synonyms_of_its_verb() {
    let lexicon =
        of("{lexicon: {synonyms: [{verb: [pull out, retreat]}], derived: [[pull out, pullout]]}}");
    let found = lexicon.same(("pullout", Some(Upos::Noun)), ("retreat", Some(Upos::Verb)));
    assert_eq!(found, Some(Evidence::new("lexicon/derived", 0.9)));
    let cooks = lexicon.same(("pullout", Some(Upos::Noun)), ("retreat", Some(Upos::Noun)));
    assert_eq!(cooks, None);
}

#[test]
fn rules_come_before_wordnet() {
    let lexicon = of("{lexicon: {antonyms: [[buy, purchase]]}}");
    assert_eq!(same(&lexicon, "buy", "purchase"), None);
    assert_eq!(same(&of("{}"), "buy", "purchase"), Some("wordnet/synonyms"));
}

#[test]
fn relations_are_found_by_verb_phrase_and_noun() {
    let lexicon = of("{relations: [
        {id: jail, verbs: [jail], phrases: [put … behind bar], nouns: [imprisonment], implies: [hold]},
        {id: hold, verbs: [hold], opposite: [free]}, {id: free, verbs: [release]}]}");
    let id = |lemma, after: &[&str]| lexicon.relation_of(lemma, after).map(|r| r.id.as_str());
    assert_eq!(id("jail", &["two"]), Some("jail"));
    assert_eq!(id("put", &["the", "man", "behind", "bar"]), Some("jail"));
    assert_eq!(id("imprisonment", &[]), Some("jail"));
    assert_eq!(id("put", &["the", "man", "down"]), None);
    assert!(lexicon.implies("jail", "hold"));
    assert!(!lexicon.implies("hold", "jail"));
    assert!(lexicon.opposite("free", "hold"));
    assert!(opposed(&lexicon, "hold", "release"));
    assert!(lexicon.wider(("hold", None), ("jail", None)).is_some());
    assert!(lexicon.wider(("jail", None), ("hold", None)).is_none());
}

#[test]
fn ladders_take_in_synonyms() {
    let lexicon =
        of("{lexicon: {synonyms: [[minimal, slight]], scales: [[none, minimal, heavy]]}}");
    assert_eq!(lexicon.scale("slight", "heavy"), Some((1, 2)));
    assert_eq!(lexicon.scale("none", "slight"), Some((0, 1)));
    assert_eq!(lexicon.scale("heavy", "purple"), None);
}

#[test]
fn the_packs_that_ship_know_news_english() {
    let (_, lexicon) = builtin();
    for (a, b) in [
        ("resign", "step down"),
        ("acquire", "buy"),
        ("quake", "earthquake"),
        ("withdrawal", "withdraw"),
        ("detain", "arrest"),
        ("vanish", "disappear"),
        ("resignation", "step down"),
        ("organise", "organize"),
    ] {
        assert!(same(&lexicon, a, b).is_some(), "{a} {b}");
    }
    for (a, b) in [
        ("rise", "fall"),
        ("soar", "plummet"),
        ("peaceful", "violent"),
        ("convict", "acquit"),
        ("true", "fake"),
        ("alive", "dead"),
        ("legal", "illegal"),
    ] {
        assert!(opposed(&lexicon, a, b), "{a} {b}");
        assert_eq!(same(&lexicon, a, b), None, "{a} {b}");
    }
    for (a, b) in [
        ("kill", "injure"),
        ("march", "may"),
        ("doctor", "nurse"),
        ("run", "say"),
    ] {
        assert_eq!(same(&lexicon, a, b), None, "{a} {b}");
        assert!(!opposed(&lexicon, a, b), "{a} {b}");
    }
}

#[test]
fn no_antonyms_stand_in_one_synonym_group() {
    let (rules, lexicon) = builtin();
    for (a, b) in &rules.lexicon.antonyms {
        assert_eq!(lexicon.shares_class(a, b, Parts::ANY), None, "{a} {b}");
    }
    for relation in &rules.relations {
        for other in &relation.opposite {
            assert!(
                lexicon.relation(other).is_some(),
                "{}: {other}",
                relation.id
            );
            assert_ne!(&relation.id, other);
            assert!(
                !lexicon.implies(&relation.id, other),
                "{} {other}",
                relation.id
            );
        }
        for other in &relation.implies {
            assert!(
                lexicon.relation(other).is_some(),
                "{}: {other}",
                relation.id
            );
        }
    }
}

#[test]
fn no_entry_stands_twice() {
    let (rules, _) = builtin();
    let mut seen = BTreeSet::new();
    for group in &rules.lexicon.synonyms {
        let lists = match group {
            WordGroup::Any(words) => vec![("any", words)],
            WordGroup::Of(by) => vec![
                ("verb", &by.verb),
                ("noun", &by.noun),
                ("adjective", &by.adjective),
                ("adverb", &by.adverb),
            ],
        };
        for (part, words) in lists.into_iter().filter(|(_, words)| !words.is_empty()) {
            let set: BTreeSet<&String> = words.iter().collect();
            assert_eq!(set.len(), words.len(), "{words:?}");
            assert!(words.len() > 1, "{words:?}");
            assert!(seen.insert((part, set)), "{words:?}");
        }
    }
    let mut pairs = BTreeSet::new();
    for (a, b) in &rules.lexicon.antonyms {
        assert!(pairs.insert([a.min(b), a.max(b)]), "{a} {b}");
    }
}

#[test]
fn cues_name_what_the_pack_holds_and_agree_in_stance() {
    let (rules, lexicon) = builtin();
    let cues = &rules.attribution.cues;
    for list in [
        &rules.attribution.quote_only,
        &rules.attribution.clause_only,
        &rules.attribution.content_needed,
        &rules.attribution.infinitive,
    ] {
        for verb in list {
            assert!(cues.contains_key(verb), "{verb}");
        }
    }
    let spelled: BTreeMap<&str, _> = cues
        .iter()
        .map(|(cue, stance)| (cue.as_str(), stance))
        .collect();
    for (cue, stance) in &spelled {
        let american = cue.replace("ise", "ize");
        if let Some(other) = spelled.get(american.as_str()) {
            assert_eq!(stance, other, "{cue}");
        }
        if lexicon.opposed((cue, None), ("confirm", None)).is_some() {
            assert_ne!(**stance, crate::rules::Stance::Affirms, "{cue}");
        }
    }
}

#[test]
fn words_that_stand_in_any_relation_may_relate() {
    let lexicon = Lexicon::new(&crate::rules::RuleSet::builtin().file);
    let words = [
        "buy",
        "purchase",
        "sell",
        "car",
        "vehicle",
        "withdraw",
        "withdrawal",
        "kill",
        "murder",
        "open",
        "closed",
        "attack",
        "teapot",
        "dangerous",
        "safe",
        "xyzzy",
        "talks",
        "jail",
    ];
    let mut related = 0;
    for a in words {
        for b in words.into_iter().filter(|b| *b != a) {
            let told = lexicon.same((a, None), (b, None)).is_some()
                || lexicon.opposed((a, None), (b, None)).is_some()
                || lexicon.wider((a, None), (b, None)).is_some();
            let may = lexicon.may_relate(lexicon.entry(a), lexicon.entry(b));
            assert!(may || !told, "{a} {b}");
            related += usize::from(told);
        }
    }
    assert!(related > 10, "{related}");
    let [teapot, attack] = ["teapot", "attack"].map(|word| lexicon.entry(word));
    assert!(!lexicon.may_relate(teapot, attack));
    assert!(!lexicon.entry("xyzzy").is_known());
}
