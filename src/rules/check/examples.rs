//! Example phrases of attributes: their slots are known, and one of them holds the answer.

use super::at::At;
use crate::rules::layer::Layer;
use crate::rules::problem::{Place, Problem};
use crate::rules::problem_kind::ProblemKind;
use crate::rules::suggest::{listed, nearest};

/// What may stand in braces: the holder, the answer, towards whom it holds, and whoever or whatever.
const SLOTS: [&str; 5] = ["holder", "value", "with", "people", "thing"];
/// The slot of the answer.
const ANSWER: &str = "{value}";

/// All of this of the layers.
pub fn check(layers: &[&Layer], problems: &mut Vec<Problem>) {
    for layer in layers {
        for attribute in At::section(layer, "attributes").iter().flat_map(At::items) {
            let read = attribute.get("read");
            for example in read.iter().flat_map(At::items) {
                slots(&example, problems);
                if example.text().is_some_and(|text| !text.contains(ANSWER)) {
                    let title = "the example has no answer";
                    let problem = ProblemKind::Value.warning(title, Some(example.place()));
                    problems
                        .push(problem.help(format!("write `{ANSWER}` where the answer stands")));
                }
            }
            let states = attribute.get("states");
            for state in states.iter().flat_map(At::items) {
                let read = state.get("read");
                read.iter()
                    .flat_map(At::items)
                    .for_each(|e| slots(&e, problems));
            }
        }
    }
}

/// Slots that nothing is called by.
fn slots(example: &At<'_>, problems: &mut Vec<Problem>) {
    let text = example.text().unwrap_or_default();
    let named = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    for (name, _) in named.filter(|(name, _)| !SLOTS.contains(name)) {
        let whole = example.place();
        // The slot itself, where it is written as it is read.
        let at = whole.words().find(&format!("{{{name}}}"));
        let place = at.map_or_else(
            || whole.clone(),
            |at| {
                let start = whole.span.start + at + 1;
                Place {
                    span: start..start + name.len(),
                    ..whole.clone()
                }
            },
        );
        let title = format!("no slot is called `{name}`");
        let problem = ProblemKind::Value
            .error(title, Some(place))
            .label("not known here");
        problems.push(problem.help(match nearest(name, SLOTS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", listed(SLOTS)),
        }));
    }
}
