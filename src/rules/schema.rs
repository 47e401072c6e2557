//! The JSON schema of a rule file, made from the structs that serde reads.
//!
//! Editors complete and check by it, and so does the loader. The section `remove` has the shape of the whole file,
//! turned around: its shape is derived here, so that a section added to the model can be subtracted from at once.

use std::sync::LazyLock;

use schemars::{JsonSchema, schema_for};
use serde_json::{Map, Value, json};

use super::model::RuleFile;

/// What `extends` and names are not: sections that `remove` knows.
const NO_SECTIONS: [&str; 7] = [
    "pack",
    "about",
    "extends",
    "tests",
    "decisions",
    "referents",
    "readings",
];

/// The schema of a rule file.
pub fn schema() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
        let mut schema = of::<RuleFile>();
        schema["$id"] = json!("crosscheck-rules.schema.json");
        schema["title"] = json!("crosscheck rule file");
        let remove = removal(&schema, &schema, 0);
        if let Some(properties) = schema["properties"].as_object_mut() {
            properties.insert("remove".to_owned(), remove);
        }
        schema
    });
    &SCHEMA
}

/// The schema as it is shipped, for editors: pretty, with a line break at the end.
pub fn rendered() -> String {
    format!("{:#}\n", schema())
}

/// The schema of a type.
pub fn of<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

fn resolve<'a>(root: &'a Value, mut schema: &'a Value) -> &'a Value {
    while let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        match root.pointer(reference.trim_start_matches('#')) {
            Some(target) => schema = target,
            None => break,
        }
    }
    schema
}

/// What may be taken out of a value of this schema. The model has no type that holds itself; `depth` bounds the
/// descent should it ever.
fn removal(root: &Value, schema: &Value, depth: usize) -> Value {
    let schema = resolve(root, schema);
    let names = json!({"type": "array", "items": {"type": "string"}});
    if depth > 8 {
        return json!(true);
    }
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        let inside: Map<String, Value> = properties
            .iter()
            .filter(|(key, _)| depth > 0 || !NO_SECTIONS.contains(&key.as_str()))
            .map(|(key, schema)| (key.clone(), removal(root, schema, depth + 1)))
            .collect();
        let mut object = json!({
            "type": "object", "properties": inside, "additionalProperties": false,
        });
        if depth == 0 {
            object["description"] =
                json!("What to take out of the layers below: names of entries, items of lists.");
        }
        return object;
    }
    if let Some(of_any_key) = schema.get("additionalProperties").filter(|s| s.is_object()) {
        let inside = removal(root, of_any_key, depth + 1);
        return json!({"anyOf": [names, {"type": "object", "additionalProperties": inside}]});
    }
    if let Some(items) = schema.get("items") {
        let resolved = resolve(root, items);
        let named = ["id", "place"]
            .iter()
            .any(|name| resolved["properties"].get(name).is_some());
        if named {
            let inside = removal(root, items, depth + 1);
            return json!({"anyOf": [names, {
                "type": "object",
                "additionalProperties": {"anyOf": [inside, {"type": "null"}]},
            }]});
        }
        return json!({"type": "array", "items": items});
    }
    json!({"type": "null"})
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_schema_that_ships_is_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/crosscheck-rules.schema.json");
        let fresh = rendered();
        if fs::read_to_string(&path).unwrap_or_default() != fresh {
            if std::env::var_os("CI").is_none() {
                fs::write(&path, fresh).unwrap();
            }
            panic!("rules/crosscheck-rules.schema.json was stale; commit what this test wrote");
        }
    }
}
