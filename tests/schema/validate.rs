//! As much of JSON Schema (draft 7) as the schemas of this folder use. A keyword that is not known here is a failure, so that none
//! goes unheeded.

use regex::Regex;
use serde_json::Value;

/// What is wrong with `value`, a line each, by the whole `schema`.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let walk = Walk { root: schema };
    walk.check(schema, value, "$", &mut found);
    found
}

struct Walk<'a> {
    root: &'a Value,
}

impl Walk<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        if let Value::Bool(any) = schema {
            if !any {
                found.push(format!("{at}: nothing may stand here"));
            }
            return;
        }
        for (keyword, wanted) in schema.as_object().unwrap() {
            let fits = match keyword.as_str() {
                "$schema" | "$id" | "title" | "description" | "default" | "definitions"
                // Checked with `properties`.
                | "additionalProperties" => true,
                "$ref" => {
                    let target = wanted.as_str().unwrap().strip_prefix('#').unwrap();
                    self.check(self.root.pointer(target).unwrap(), value, at, found);
                    true
                }
                "anyOf" => self.fitting(wanted, value) > 0,
                "oneOf" => self.fitting(wanted, value) == 1,
                "enum" => wanted.as_array().unwrap().contains(value),
                "type" => is(value, wanted),
                "properties" => {
                    self.properties(schema, value, at, found);
                    true
                }
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(wanted, item, &format!("{at}[{i}]"), found);
                    }
                    true
                }
                _ => holds(keyword, wanted, value),
            };
            if !fits {
                found.push(format!("{at}: {value} does not fit {keyword} {wanted}"));
            }
        }
    }

    fn fitting(&self, schemas: &Value, value: &Value) -> usize {
        let fits = |schema: &&Value| {
            let mut found = Vec::new();
            self.check(schema, value, "", &mut found);
            found.is_empty()
        };
        schemas.as_array().unwrap().iter().filter(fits).count()
    }

    fn properties(&self, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
        let known = &schema["properties"];
        for (name, inner) in value.as_object().into_iter().flatten() {
            let at = format!("{at}.{name}");
            let own = known.get(name);
            if let Some(schema) = own.or_else(|| schema.get("additionalProperties")) {
                self.check(schema, inner, &at, found);
            }
        }
    }
}

fn is(value: &Value, wanted: &Value) -> bool {
    let fits = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("no type: {other}"),
    };
    match wanted {
        Value::Array(all) => all.iter().any(fits),
        one => fits(one),
    }
}

/// Keywords of one sort of value; of another sort anything holds.
fn holds(keyword: &str, wanted: &Value, value: &Value) -> bool {
    let number = |compare: fn(f64, f64) -> bool| {
        let value = value.as_f64();
        value.is_none_or(|v| compare(v, wanted.as_f64().unwrap()))
    };
    match keyword {
        "required" => value.as_object().is_none_or(|o| {
            let mut names = wanted.as_array().unwrap().iter();
            names.all(|name| o.contains_key(name.as_str().unwrap()))
        }),
        "minimum" => number(|v, w| v >= w),
        "maximum" => number(|v, w| v <= w),
        "minItems" => {
            let least = wanted.as_u64().unwrap() as usize;
            value.as_array().is_none_or(|a| a.len() >= least)
        }
        "uniqueItems" => value
            .as_array()
            .is_none_or(|a| a.iter().enumerate().all(|(i, v)| !a[..i].contains(v))),
        "pattern" => value
            .as_str()
            .is_none_or(|s| Regex::new(wanted.as_str().unwrap()).unwrap().is_match(s)),
        "format" => value
            .as_str()
            .is_none_or(|s| match wanted.as_str().unwrap() {
                "uri" => Regex::new("^[A-Za-z][A-Za-z0-9+.-]*:[^ <>\"]+$")
                    .unwrap()
                    .is_match(s),
                "uri-reference" => Regex::new("^[A-Za-z0-9/._~:%?#@!$&'()*+,;=-]*$")
                    .unwrap()
                    .is_match(s),
                // Nothing written here has a clock in it.
                other => panic!("no format: {other}"),
            }),
        other => panic!("no keyword: {other}"),
    }
}
