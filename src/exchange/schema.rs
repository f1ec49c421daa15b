//! The JSON Schema of the plan file, made from the types that write it. Not part of the page.
//!
//! It says what one can say about one value. What spans several (ids that are unique, pointers that find their
//! record, a term that does not end before it starts, both degrees or neither) is for the reader alone.

use super::snapshot::{
    wire,
    words::{Words, all_words},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::Value;
use std::borrow::Cow;

/// Where the schema is hosted, beside the page.
pub const ID: &str = "plenary-plan-1.schema.json";

/// The shape of a day.
pub const DAY: &str = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// The shape of a time of day.
pub const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// The shape of the name of a time zone.
pub const ZONE: &str = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$";

/// The shape of a date in EDTF, as far as Plenary knows it.
pub fn edtf_pattern() -> String {
    let part = "0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]";
    let days = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|XX)";
    let point = format!(
        "(-?[0-9]{{4}}(-({days}|{part}|XX(-XX)?))?|[0-9]{{2}}([0-9]X|XX)|Y-?[1-9][0-9]{{4,9}})[?~%]?"
    );
    format!(r"^({point}(/({point}|\.\.)?)?|(\.\.)?/{point})$")
}

impl<T: Words> JsonSchema for wire::Word<T> {
    fn schema_name() -> Cow<'static, str> {
        T::NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": all_words::<T>() })
    }
}

/// The JSON Schema (draft 2020-12), pretty, with sorted keys.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut schema = generator.into_root_schema_for::<wire::Snapshot>();
    schema.insert("$id".to_owned(), ID.into());
    schema.insert("title".to_owned(), "Plenary plan, version 1".into());
    let mut text = format!("{:#}", tidied(schema.to_value()));
    text.push('\n');
    text
}

/// Sorts the keys, makes a description one line, and lets a key with a default be absent.
fn tidied(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(tidied).collect(),
        Value::Object(map) => {
            let has_default = |key: &Value| {
                let properties = map.get("properties");
                let property = properties.and_then(|all| all.get(key.as_str()?));
                property.is_some_and(|property| property.get("default").is_some())
            };
            let mut sorted = std::collections::BTreeMap::new();
            for (key, value) in &map {
                let value = match (key.as_str(), value) {
                    ("required", Value::Array(keys)) => {
                        let required = keys.iter().filter(|key| !has_default(key));
                        required.cloned().collect()
                    }
                    ("description", Value::String(text)) => text.replace('\n', " ").into(),
                    (_, value) => tidied(value.clone()),
                };
                sorted.insert(key.clone(), value);
            }
            sorted.into_iter().collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}
