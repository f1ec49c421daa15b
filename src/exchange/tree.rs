//! A plan as a tree of JSON values, and the one table that says how each part of it is compared and merged.
//!
//! The tree is what the writer makes, except that keys that only mean something together stand together in one
//! object under the first of them. Unknown keys take part as parts that are taken or left as one.
//!
//! A path names one part: keys and ids with slashes between, escaped as in RFC 6901: `objectives/fw-3/status`.

use super::{
    problem::Problem,
    snapshot::{
        read,
        write::{self, json},
    },
    words,
};
use crate::plan::Plan;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How a part is compared and merged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Taken or left as one.
    One,
    /// A long text, merged sentence by sentence.
    Text,
    /// Things of which each is there or not; their order says little.
    Set,
    /// Records by their ids; their order is a part of its own.
    Records,
    /// An object, part by part.
    Fields,
}

/// What the plan itself is called in the table; a record is called by its list, an object by its key.
pub(super) const PLAN: &str = "plan";

/// The table: how the part under a key of an object is compared and merged.
pub(super) fn kind_of(of: &str, key: &str) -> Kind {
    match (of, key) {
        (
            PLAN,
            "guidance" | "goals" | "sections" | "objectives" | "meetings" | "partners"
            | "programmes" | "contacts" | "amendments" | "acknowledged",
        )
        | ("objectives" | "meetings", "evidence")
        | ("meetings", "agenda" | "documents" | "attendance" | "decisions") => Kind::Records,
        ("objectives", "participants" | "links")
        | ("meetings", "links" | "firming")
        | ("programmes", "partners")
        | ("partners", "aliases" | "member_of")
        | ("contacts", "emails") => Kind::Set,
        (PLAN, "evaluation") | ("meetings", "place") => Kind::Fields,
        (_, "text" | "remark" | "reason") | ("evaluation", _) => Kind::Text,
        _ => Kind::One,
    }
}

/// Keys that stand together: taken from one side, they would say what nobody wrote.
const GROUPS: [(&str, &[&str]); 7] = [
    // Where it stands, who says so, and where it goes on.
    ("objectives", &["status", "assessment", "carried_to"]),
    ("meetings", &["status", "held"]),
    (
        "place",
        &[
            "name",
            "wording",
            "confirmed",
            "city",
            "country",
            "lat",
            "lon",
        ],
    ),
    // A seat, the time that it is known of, and who says so.
    ("partners", &["seat", "as_of", "source", "confirmed"]),
    ("attendance", &["partner", "name", "category"]),
    ("decisions", &["owner", "owner_name"]),
    ("amendments", &["of", "field", "old", "new", "on"]),
];

/// The keys that a key stands together with, itself among them.
pub(super) fn group_of(of: &str, key: &str) -> Option<&'static [&'static str]> {
    let mut groups = GROUPS.iter();
    groups
        .find(|(owner, keys)| *owner == of && keys.contains(&key))
        .map(|(_, keys)| *keys)
}

/// The parts of an evaluation.
const EVALUATION: [&str; 4] = ["strengths", "weaknesses", "open_items", "proposals"];

/// The tree of a plan.
pub(super) fn tree_of(plan: &Plan) -> Map<String, Value> {
    let mut tree = grouped(PLAN, plain(plan));
    // Without a word in it, it is not written.
    let evaluation = tree
        .entry("evaluation")
        .or_insert_with(|| Value::Object(Map::new()));
    for key in EVALUATION {
        if let Value::Object(evaluation) = evaluation {
            evaluation.entry(key).or_insert(Value::Null);
        }
    }
    tree
}

/// What a path leads to, where what it is in is there.
pub(super) fn value_at<'v>(tree: &'v Map<String, Value>, path: &str) -> Option<Option<&'v Value>> {
    let way = steps(path);
    let (first, rest) = way.split_first()?;
    let mut value = tree.get(first);
    for step in rest {
        value = match value? {
            Value::Object(object) => object.get(step),
            Value::Array(records) => records.iter().find(|record| id_of(record) == step),
            _ => return None,
        };
    }
    Some(value)
}

/// The plan as the writer has it.
pub(super) fn plain(plan: &Plan) -> Map<String, Value> {
    // What was just written can be read.
    serde_json::from_str(&json(&write::plan(plan))).unwrap_or_default()
}

/// The plan of a tree, or all that is wrong with it.
pub(super) fn plan_of(tree: Map<String, Value>) -> Result<Plan, Vec<Problem>> {
    read::whole_plan(ungrouped(PLAN, tree))
}

pub(super) fn grouped(of: &str, object: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in object {
        let value = inside(of, &key, value, grouped);
        match group_of(of, &key).and_then(<[_]>::first) {
            Some(leader) => {
                let group = out
                    .entry(*leader)
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(group) = group {
                    group.insert(key, value);
                }
            }
            None => {
                out.insert(key, value);
            }
        }
    }
    out
}

pub(super) fn ungrouped(of: &str, object: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (key, value) in object {
        match inside(of, &key, value, ungrouped) {
            Value::Object(group) if group_of(of, &key).is_some() => out.extend(group),
            value => {
                out.insert(key, value);
            }
        }
    }
    out
}

/// The same for what is inside one key.
fn inside(
    of: &str,
    key: &str,
    value: Value,
    each: fn(&str, Map<String, Value>) -> Map<String, Value>,
) -> Value {
    match (kind_of(of, key), value) {
        (Kind::Fields, Value::Object(object)) => Value::Object(each(key, object)),
        (Kind::Records, Value::Array(list)) => {
            let entries = list.into_iter().map(|entry| match entry {
                Value::Object(record) => Value::Object(each(key, record)),
                other => other,
            });
            Value::Array(entries.collect())
        }
        (_, value) => value,
    }
}

/// The id of a record.
pub(super) fn id_of(record: &Value) -> &str {
    record.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The records of a list; nothing is the empty list.
pub(super) fn records(list: Option<&Value>) -> &[Value] {
    list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The places of the records of a list by their ids.
pub(super) fn index(list: &[Value]) -> BTreeMap<&str, usize> {
    let ids = list.iter().enumerate();
    ids.map(|(at, record)| (id_of(record), at)).collect()
}

/// Every key of these objects: in the order in which they are told, then the unknown ones.
pub(super) fn ordered_keys<'a>(objects: &[&'a Map<String, Value>]) -> Vec<&'a str> {
    let all = objects.iter().flat_map(|object| object.keys());
    let mut keys: Vec<&str> = all.map(String::as_str).collect();
    keys.sort_by_cached_key(|key| (words::rank(key), *key));
    keys.dedup();
    keys
}

/// The path of a part inside another one.
pub(super) fn join(path: &str, step: &str) -> String {
    let step = step.replace('~', "~0").replace('/', "~1");
    if path.is_empty() {
        step
    } else {
        format!("{path}/{step}")
    }
}

/// The keys and ids of a path.
pub(super) fn steps(path: &str) -> Vec<String> {
    path.split('/')
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect()
}
