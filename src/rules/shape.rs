//! Whether a file says what a file may say: keys and types, held against the JSON schema.
//!
//! serde stops at its first error and knows no near misses; this walks the whole value and lists all of them. The
//! schema is made from the structs that serde reads, so the two cannot disagree on what is known. It covers what
//! schemars emits for plain structs, enums of words, lists, maps and options.

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::layout::Step;
use super::suggest::{listed, nearest};

/// A place where a value does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// From the top of the file.
    pub path: Vec<Step>,
    /// Whether the key is at fault, not the value.
    pub at_key: bool,
    /// What is wrong.
    pub title: String,
    /// Words under the underline.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
}

/// Holds values against one schema.
pub struct Shape<'s> {
    root: &'s Schema,
}

impl<'s> Shape<'s> {
    /// The shape that a whole schema describes.
    pub fn new(root: &'s Schema) -> Self {
        Self { root }
    }

    /// All that does not fit, in order of the text.
    pub fn misfits(&self, value: &Value) -> Vec<Misfit> {
        let mut found = Vec::new();
        self.check(value, self.root, &mut Vec::new(), &mut found);
        found
    }

    fn resolve(&self, mut schema: &'s Schema) -> &'s Schema {
        while let Some(reference) = schema.get("$ref").and_then(Schema::as_str) {
            match self.root.pointer(reference.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    fn check(
        &self,
        value: &Value,
        schema: &'s Schema,
        path: &mut Vec<Step>,
        found: &mut Vec<Misfit>,
    ) {
        let schema = self.resolve(schema);
        // A section or list left empty says nothing.
        if value.is_null()
            && !matches!(path.last(), Some(Step::Item(_)))
            && self.may_be_empty(schema)
        {
            return;
        }
        if let Some(choices) = schema.get("anyOf").and_then(Schema::as_array) {
            return self.check_any(value, choices, path, found);
        }
        if let Some(words) = words_of(schema) {
            return check_word(value, &words, path, found);
        }
        match value {
            Value::Mapping(_) if accepts(schema, "object") => {
                self.check_mapping(value, schema, path, found);
            }
            Value::Sequence(items) if accepts(schema, "array") => {
                self.check_list(items, schema, path, found);
            }
            Value::String(_) if accepts(schema, "string") => {}
            Value::Bool(_) if accepts(schema, "boolean") => {}
            Value::Number(number)
                if accepts(schema, "number")
                    || (accepts(schema, "integer") && !number.is_f64()) =>
            {
                check_range(number, schema, path, found);
            }
            _ => found.push(wrong_type(value, schema, path)),
        }
    }

    fn may_be_empty(&self, schema: &'s Schema) -> bool {
        let choices = schema.get("anyOf").and_then(Schema::as_array);
        choices.map_or_else(
            || {
                words_of(schema).is_none()
                    && ["object", "array", "null"]
                        .iter()
                        .any(|kind| accepts(schema, kind))
            },
            |choices| {
                choices
                    .iter()
                    .any(|choice| self.may_be_empty(self.resolve(choice)))
            },
        )
    }

    fn check_any(
        &self,
        value: &Value,
        choices: &'s [Schema],
        path: &mut Vec<Step>,
        found: &mut Vec<Misfit>,
    ) {
        let mut least: Option<Vec<Misfit>> = None;
        for choice in choices {
            if self.resolve(choice).get("type").and_then(Schema::as_str) == Some("null") {
                continue;
            }
            let mut misfits = Vec::new();
            self.check(value, choice, path, &mut misfits);
            // A choice of the right kind, wrong further in, says more than one of another kind.
            let depth = |misfits: &[Misfit]| misfits.iter().map(|m| m.path.len()).min();
            let better = match &least {
                None => true,
                Some(_) if misfits.is_empty() => true,
                Some(least) => depth(&misfits) > depth(least) && !least.is_empty(),
            };
            if better {
                least = Some(misfits);
            }
        }
        found.extend(least.into_iter().flatten());
    }

    fn check_mapping(
        &self,
        value: &Value,
        schema: &'s Schema,
        path: &mut Vec<Step>,
        found: &mut Vec<Misfit>,
    ) {
        let Some(mapping) = value.as_mapping() else {
            return;
        };
        let known = schema.get("properties").and_then(Schema::as_object);
        let others = schema.get("additionalProperties");
        for (key, value) in mapping {
            let Some(name) = key.as_str() else {
                let shown = scalar_text(key);
                path.push(Step::Key(shown.clone()));
                found.push(Misfit {
                    path: path.clone(),
                    at_key: true,
                    title: format!("the key {shown} is {}, not text", kind_of(key)),
                    label: "read as no text".to_owned(),
                    help: Some(format!("put it in quotes: \"{shown}\"")),
                });
                path.pop();
                continue;
            };
            path.push(Step::Key(name.to_owned()));
            match (known.and_then(|known| known.get(name)), others) {
                (Some(schema), _) => self.check(value, schema, path, found),
                (None, Some(Schema::Object(_))) => {
                    if let Some(others) = others {
                        self.check(value, others, path, found);
                    }
                }
                (None, Some(Schema::Bool(true))) => {}
                (None, _) => {
                    let names: Vec<&str> = known
                        .map(|known| known.keys().map(String::as_str).collect())
                        .unwrap_or_default();
                    found.push(self.unknown_key(name, &names, path));
                }
            }
            path.pop();
        }
        let required = schema.get("required").and_then(Schema::as_array);
        for name in required.into_iter().flatten().filter_map(Schema::as_str) {
            if mapping.get(name).is_none_or(Value::is_null) {
                found.push(Misfit {
                    path: path.clone(),
                    at_key: false,
                    title: format!("`{name}` is missing"),
                    label: format!("needs `{name}`"),
                    help: None,
                });
            }
        }
    }

    fn unknown_key(&self, name: &str, known: &[&str], path: &[Step]) -> Misfit {
        let help = if name == "<<" {
            "merge keys are not read here: write the entry out, or point at the whole of it with an alias (`*name`)".to_owned()
        } else if let Some(near) = nearest(name, known.iter().copied()) {
            format!("did you mean `{near}`?")
        } else if let Some(section) = self.section_with(name, path) {
            format!("`{name}` belongs in `{section}`")
        } else {
            format!("known here: {}", listed(known.iter().copied()))
        };
        Misfit {
            path: path.to_vec(),
            at_key: true,
            title: format!("unknown key `{name}`"),
            label: "not known here".to_owned(),
            help: Some(help),
        }
    }

    /// The section that knows a key, where it stands at the top of a file.
    fn section_with(&self, name: &str, path: &[Step]) -> Option<&'s str> {
        let sections = self.root.get("properties")?.as_object()?;
        if path.len() != 1 {
            return None;
        }
        sections.iter().find_map(|(section, schema)| {
            let inside = self.resolve(schema).get("properties")?;
            inside.get(name).map(|_| section.as_str())
        })
    }

    fn check_list(
        &self,
        items: &[Value],
        schema: &'s Schema,
        path: &mut Vec<Step>,
        found: &mut Vec<Misfit>,
    ) {
        let bound = |name| schema.get(name).and_then(Schema::as_u64);
        let (least, most) = (bound("minItems"), bound("maxItems"));
        let count = items.len() as u64;
        if least.is_some_and(|least| count < least) || most.is_some_and(|most| count > most) {
            let wanted = match (least, most) {
                (Some(least), Some(most)) if least == most => format!("exactly {least}"),
                (Some(least), _) if count < least => format!("at least {least}"),
                (_, most) => format!("at most {}", most.unwrap_or_default()),
            };
            found.push(Misfit {
                path: path.clone(),
                at_key: false,
                title: format!("{wanted} items belong here, not {count}"),
                label: format!("{count} items"),
                help: None,
            });
            return;
        }
        let prefix = schema.get("prefixItems").and_then(Schema::as_array);
        for (index, item) in items.iter().enumerate() {
            let of_place = prefix.and_then(|prefix| prefix.get(index));
            if let Some(schema) = of_place.or_else(|| schema.get("items")) {
                path.push(Step::Item(index));
                self.check(item, schema, path, found);
                path.pop();
            }
        }
    }
}

fn accepts(schema: &Schema, kind: &str) -> bool {
    match schema.get("type") {
        Some(Schema::String(only)) => only == kind,
        Some(Schema::Array(several)) => several.iter().any(|one| one == kind),
        _ => {
            schema.as_bool() == Some(true)
                || schema
                    .as_object()
                    .is_some_and(|all| !all.contains_key("enum"))
        }
    }
}

/// The words of an enum.
pub fn words_of(schema: &Schema) -> Option<Vec<&str>> {
    if let Some(words) = schema.get("enum").and_then(Schema::as_array) {
        return Some(words.iter().filter_map(Schema::as_str).collect());
    }
    let choices = schema.get("oneOf")?.as_array()?;
    let mut words = Vec::new();
    for choice in choices {
        match (choice.get("const"), choice.get("enum")) {
            (Some(word), _) => words.push(word.as_str()?),
            (_, Some(several)) => {
                words.extend(several.as_array()?.iter().filter_map(Schema::as_str));
            }
            _ => return None,
        }
    }
    Some(words)
}

fn check_word(value: &Value, words: &[&str], path: &[Step], found: &mut Vec<Misfit>) {
    let shown = match value {
        Value::String(word) if words.contains(&word.as_str()) => return,
        Value::String(word) => word.clone(),
        Value::Mapping(_) | Value::Sequence(_) => kind_of(value).to_owned(),
        _ => scalar_text(value),
    };
    let near = nearest(&shown, words.iter().copied());
    found.push(Misfit {
        path: path.to_vec(),
        at_key: false,
        title: format!("`{shown}` is not one of the words that may stand here"),
        label: "not known here".to_owned(),
        help: Some(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}", listed(words.iter().copied())),
        }),
    });
}

fn check_range(
    number: &serde_yaml::Number,
    schema: &Schema,
    path: &[Step],
    found: &mut Vec<Misfit>,
) {
    let Some(number) = number.as_f64() else {
        return;
    };
    let bound = |name| schema.get(name).and_then(Schema::as_f64);
    let (least, most) = (bound("minimum"), bound("maximum"));
    if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
        let wanted = match (least, most) {
            (Some(least), Some(most)) => format!("from {least} to {most}"),
            (Some(least), None) => format!("{least} or more"),
            (None, most) => format!("{} or less", most.unwrap_or_default()),
        };
        found.push(Misfit {
            path: path.to_vec(),
            at_key: false,
            title: format!("the number {number} is out of range"),
            label: format!("{wanted} is possible here"),
            help: None,
        });
    }
}

fn wrong_type(value: &Value, schema: &Schema, path: &[Step]) -> Misfit {
    let wanted: Vec<&str> = ["object", "array", "string", "boolean", "integer", "number"]
        .into_iter()
        .filter(|kind| accepts(schema, kind))
        .map(|kind| match kind {
            "object" => "a mapping",
            "array" => "a list",
            "string" => "text",
            "boolean" => "true or false",
            "integer" => "a whole number",
            _ => "a number",
        })
        .collect();
    if wanted.is_empty() {
        // Only where something is taken away.
        return Misfit {
            path: path.to_vec(),
            at_key: false,
            title: "what is taken away is named, and has no value".to_owned(),
            label: "no value belongs here".to_owned(),
            help: Some("leave it empty, or write the names as a list".to_owned()),
        };
    }
    let wanted = wanted.join(" or ");
    let help = match value {
        Value::Mapping(_) | Value::Sequence(_) => None,
        _ if accepts(schema, "string") => Some(format!(
            "YAML reads this as {}; put it in quotes: \"{}\"",
            kind_of(value),
            scalar_text(value)
        )),
        Value::String(text) if accepts(schema, "array") => {
            Some(format!("write it as a list: [{text}]"))
        }
        _ => None,
    };
    Misfit {
        path: path.to_vec(),
        at_key: false,
        title: format!("{wanted} belongs here, not {}", kind_of(value)),
        label: format!("{wanted} belongs here"),
        help,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a mapping",
        Value::Tagged(_) => "a tagged value",
    }
}

/// A scalar as a person would write it.
fn scalar_text(value: &Value) -> String {
    serde_yaml::to_string(value)
        .unwrap_or_default()
        .trim_end()
        .to_owned()
}
