//! What points at what, in a tree. One table; the rules of the plan say the same of its types.

use crate::exchange::tree::{PLAN, id_of, join, records};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The lists that things can point into, and what was amended stands in.
const LISTS: [&str; 8] = [
    "sections",
    "goals",
    "objectives",
    "meetings",
    "partners",
    "programmes",
    "guidance",
    "contacts",
];

/// The list that the ids under a key are of.
fn list_of(of: &str, key: &str) -> Option<&'static str> {
    match (of, key) {
        (_, "section") => Some("sections"),
        (_, "goal") => Some("goals"),
        ("agenda", "objective") => Some("objectives"),
        (
            _,
            "lead" | "host" | "reported_by" | "owner" | "participants" | "partner" | "member_of",
        )
        | ("programmes", "partners") => Some("partners"),
        _ => None,
    }
}

/// The list of the records of a kind.
pub(in crate::exchange) fn list_of_kind(kind: &str) -> Option<&'static str> {
    let mut lists = LISTS.into_iter();
    lists.find(|list| *list == kind || list.strip_suffix('s') == Some(kind))
}

/// Shows every pointer of an object: its list, and the id, which may be changed. The unknown keys are looked at too,
/// where they are called like known ones; they are then no worse off.
fn each(of: &str, object: &mut Map<String, Value>, look: &mut dyn FnMut(&str, &mut String)) {
    for (key, value) in object {
        if of == PLAN && key != "coordinator" && !value.is_array() {
            continue;
        }
        match (key.as_str(), value) {
            // What was amended may be gone; another plan has ids of its own.
            ("carried_from" | "carried_to" | "of", _) => {}
            ("links", Value::Array(links)) => {
                for link in links {
                    let list = link
                        .get("kind")
                        .and_then(Value::as_str)
                        .and_then(list_of_kind);
                    if let (Some(list), Some(Value::String(id))) = (list, link.get_mut("id")) {
                        look(list, id);
                    }
                }
            }
            (key, Value::String(id)) => {
                if let Some(list) = list_of(of, key) {
                    look(list, id);
                }
            }
            (key, Value::Array(entries)) => {
                for entry in entries {
                    match entry {
                        Value::String(id) => {
                            if let Some(list) = list_of(of, key) {
                                look(list, id);
                            }
                        }
                        Value::Object(record) => each(key, record, look),
                        _ => {}
                    }
                }
            }
            (key, Value::Object(object)) => each(key, object, look),
            _ => {}
        }
    }
}

/// The paths of the records that something points at and that are not there.
pub(super) fn missing(tree: &Map<String, Value>) -> Vec<String> {
    let there: BTreeSet<(&str, &str)> = LISTS
        .into_iter()
        .flat_map(|list| {
            let all = records(tree.get(list)).iter();
            all.map(move |record| (list, id_of(record)))
        })
        .collect();
    let mut missing = Vec::new();
    let mut copy = tree.clone();
    each(PLAN, &mut copy, &mut |list, id| {
        if !there.contains(&(list, id.as_str())) {
            missing.push(join(list, id));
        }
    });
    missing
}

/// Gives a record another id, and moves every pointer at it along.
pub(super) fn rename(tree: &mut Map<String, Value>, list: &str, id: &str, to: &str) {
    if let Some(Value::Array(records)) = tree.get_mut(list) {
        for record in records {
            if id_of(record) == id
                && let Value::Object(record) = record
            {
                record.insert("id".to_owned(), Value::String(to.to_owned()));
            }
        }
    }
    each(PLAN, tree, &mut |of, pointer| {
        if of == list && pointer == id {
            to.clone_into(pointer);
        }
    });
    // An amendment that both added is of theirs too.
    if let Some(Value::Array(amendments)) = tree.get_mut("amendments") {
        for amendment in amendments {
            let of = amendment
                .get_mut("of")
                .and_then(|group| group.get_mut("of"));
            let Some(of) = of else { continue };
            let kind = of
                .get("kind")
                .and_then(Value::as_str)
                .and_then(list_of_kind);
            if kind == Some(list)
                && let Some(Value::String(pointer)) = of.get_mut("id")
                && pointer == id
            {
                to.clone_into(pointer);
            }
        }
    }
}
