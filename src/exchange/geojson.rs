//! Seats as points: GeoJSON (RFC 7946), in WGS 84, the longitude first. Contacts and private notes are no part of it.

use super::partner_list::{Listed, listed};
use crate::plan::{PartnerId, Plan};
use serde_json::{Map, Value};

/// What a browser is told that it is.
pub const MIME: &str = "application/geo+json";

/// The partners that have a seat, each as a point with what the table says of it, in the order that is given.
/// What is not known is null.
pub fn write(plan: &Plan, partners: &[PartnerId]) -> String {
    let mut features = Vec::new();
    for listed in listed(plan, partners) {
        let Some(seat) = listed.partner.seat.as_ref() else {
            continue;
        };
        // Degrees print as a JSON number.
        let number = |degrees: String| degrees.parse().map_or(Value::Null, Value::Number);
        let place = vec![number(seat.lon.to_string()), number(seat.lat.to_string())];
        let geometry = object(vec![
            ("type", Value::String("Point".to_owned())),
            ("coordinates", Value::Array(place)),
        ]);
        let id = Value::String(listed.partner.id.to_string());
        features.push(object(vec![
            ("type", Value::String("Feature".to_owned())),
            ("id", id),
            ("geometry", geometry),
            ("properties", properties(&listed)),
        ]));
    }
    let all = object(vec![
        ("type", Value::String("FeatureCollection".to_owned())),
        ("features", Value::Array(features)),
    ]);
    let mut text = all.to_string();
    text.push('\n');
    text
}

fn object(entries: Vec<(&str, Value)>) -> Value {
    let mut map = Map::new();
    for (key, value) in entries {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}

/// What the table says, under the names of its columns; the position is in the geometry.
fn properties(listed: &Listed) -> Value {
    let mut map = Map::new();
    for (name, value) in listed.columns() {
        let value = match value {
            _ if matches!(name, "id" | "latitude" | "longitude") => continue,
            text if text.is_empty() => Value::Null,
            text => Value::String(text),
        };
        map.insert(name.to_owned(), value);
    }
    for (name, count) in listed.counts() {
        map.insert(name.to_owned(), Value::from(count));
    }
    Value::Object(map)
}
