//! Triples of plans of which it is known what each side did: for `make scoreboard`, which lets other programs merge them
//! too and counts what is lost. That a triple is what it says, and that Plenary loses nothing of it, is tested always.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::exchange::{
    built_in::BUILT_IN,
    merge::{Decisions, merge},
    snapshot::{read, write_compact},
};
use random_plan::Rng;
use serde_json::{Value, json};

/// How many triples there are.
const TRIPLES: u64 = 200;

/// The base: the built-in plan, and a section of some sentences.
fn base() -> Value {
    let mut file: Value = serde_json::from_str(BUILT_IN).unwrap();
    let sentences: Vec<String> = (1..=9)
        .map(|at| format!("The Group noted point {at} of the report."))
        .collect();
    let section = json!({"id": "report", "heading": "Report", "text": sentences.join(" ")});
    file["plan"]["sections"]
        .as_array_mut()
        .unwrap()
        .push(section);
    file
}

fn record<'v>(file: &'v mut Value, list: &str, id: &str) -> &'v mut Value {
    let mut all = file["plan"][list].as_array_mut().unwrap().iter_mut();
    all.find(|it| it["id"] == id).unwrap()
}

fn ids(file: &Value, list: &str) -> Vec<String> {
    let all = file["plan"][list].as_array().unwrap().iter();
    all.map(|it| it["id"].as_str().unwrap().to_owned())
        .collect()
}

/// One thing that a side does: an operation with its arguments, and the unit that it is about.
fn operation(rng: &mut Rng, base: &Value, side: &str, number: usize) -> Value {
    let pick = |rng: &mut Rng, list: &str| rng.pick(&ids(base, list)).clone();
    let new = format!("written by {side}, {number}");
    let set = |list: &str, id: String, unit: &str, keys: Value| json!({"op": "set", "list": list, "id": id, "unit": format!("{list}/{id}/{unit}"), "keys": keys});
    match rng.below(11) {
        0 => {
            let assessment = json!({"by": if side == "mine" { "coordinator" } else { "secretariat" }, "on": "2026-11-25"});
            let status = *rng.pick(&["achieved", "in-progress", "postponed"]);
            set(
                "objectives",
                pick(rng, "objectives"),
                "status",
                json!({"status": status, "assessment": assessment}),
            )
        }
        1 => set(
            "objectives",
            pick(rng, "objectives"),
            "number",
            json!({"number": new}),
        ),
        2 => {
            let partner = pick(rng, "partners");
            set(
                "objectives",
                pick(rng, "objectives"),
                "lead",
                json!({"lead": partner}),
            )
        }
        3 => set(
            "meetings",
            pick(rng, "meetings"),
            "title",
            json!({"title": new}),
        ),
        // Half of a date: how certain it is, and when.
        4 => {
            let day = format!("2025-{:02}-{:02}", 1 + rng.below(12), 1 + rng.below(28));
            set(
                "meetings",
                pick(rng, "meetings"),
                "when",
                json!({"when.edtf": day}),
            )
        }
        5 => set(
            "meetings",
            pick(rng, "meetings"),
            "when",
            json!({"when.confirmed": true}),
        ),
        6 => set(
            "partners",
            pick(rng, "partners"),
            "remark",
            json!({"remark": new}),
        ),
        7 => {
            let id = pick(rng, "objectives");
            json!({"op": "include", "list": "objectives", "id": id, "key": "participants", "value": pick(rng, "partners"),
                   "unit": format!("objectives/{id}/participants")})
        }
        8 => {
            // As the app does it: the first free id, whoever else takes it.
            let record = json!({"id": "ob-1", "kind": "objective", "number": null, "text": format!("An objective {new}."), "status": "not-assessed"});
            json!({"op": "add", "list": "objectives", "after": pick(rng, "objectives"), "record": record, "unit": format!("new/{new}")})
        }
        9 => {
            let id = pick(rng, "objectives");
            json!({"op": "remove", "list": "objectives", "id": id, "unit": format!("objectives/{id}")})
        }
        _ => {
            let at = rng.below(9);
            json!({"op": "sentence", "list": "sections", "id": "report", "key": "text", "at": at,
                   "from": format!("The Group noted point {} of the report.", at + 1),
                   "to": format!("The Group discussed point {} as {new}.", at + 1), "unit": "sections/report/text"})
        }
    }
}

fn perform(file: &mut Value, operation: &Value) {
    let text = |key: &str| operation[key].as_str().unwrap_or_default();
    let list = text("list");
    match text("op") {
        "set" => {
            let record = record(file, list, text("id"));
            for (key, value) in operation["keys"].as_object().unwrap() {
                match key.split_once('.') {
                    Some((outer, inner)) => record[outer][inner] = value.clone(),
                    None => record[key] = value.clone(),
                }
            }
        }
        "include" => {
            let record = record(file, list, text("id"));
            if !record["participants"].is_array() {
                record["participants"] = json!([]);
            }
            record["participants"]
                .as_array_mut()
                .unwrap()
                .push(operation["value"].clone());
        }
        "add" => {
            let at = ids(file, list)
                .iter()
                .position(|id| id == text("after"))
                .unwrap();
            let list = file["plan"][list].as_array_mut().unwrap();
            list.insert(at + 1, operation["record"].clone());
        }
        "remove" => {
            let id = text("id");
            file["plan"][list]
                .as_array_mut()
                .unwrap()
                .retain(|it| it["id"] != id);
        }
        "sentence" => {
            let record = record(file, list, text("id"));
            let old = record["text"].as_str().unwrap();
            assert!(old.contains(text("from")));
            record["text"] = json!(old.replacen(text("from"), text("to"), 1));
        }
        other => panic!("{other}"),
    }
}

/// Whether two operations of one side can stand together, so that each can be looked for.
fn stand_together(one: &Value, other: &Value) -> bool {
    let in_record = |record: &Value, it: &Value| {
        record["op"] == "remove"
            && (it["list"] == record["list"] && it["id"] == record["id"]
                || it["after"] == record["id"])
    };
    let is_part = |it: &Value| matches!(it["op"].as_str(), Some("sentence" | "include"));
    let unit_is_free = one["unit"] != other["unit"]
        || (is_part(one) && one["at"] != other["at"])
        || (is_part(one) && one["value"] != other["value"]);
    let one_new = !(one["op"] == "add" && other["op"] == "add");
    unit_is_free && one_new && !in_record(one, other) && !in_record(other, one)
}

/// Whether a person has to decide between what the two sides did.
fn clash(mine: &Value, theirs: &Value) -> bool {
    let about = |record: &Value, it: &Value| {
        record["op"] == "remove"
            && it["op"] != "remove"
            && it["list"] == record["list"]
            && it["id"] == record["id"]
    };
    if about(mine, theirs) || about(theirs, mine) {
        return true;
    }
    if mine["unit"] != theirs["unit"] {
        return false;
    }
    match mine["op"].as_str() {
        Some("set") => mine["keys"] != theirs["keys"],
        Some("sentence") => {
            let distance = mine["at"].as_i64().unwrap() - theirs["at"].as_i64().unwrap();
            distance.abs() <= 1
        }
        _ => false,
    }
}

struct Triple {
    base: Value,
    mine: Value,
    theirs: Value,
    operations: [Vec<Value>; 2],
    clashes: Vec<(usize, usize)>,
}

fn triple(seed: u64) -> Triple {
    let rng = &mut Rng::new(seed);
    let base = base();
    let participants = |it: &Value| {
        let mut copy = base.clone();
        record(&mut copy, "objectives", it["id"].as_str().unwrap())["participants"].clone()
    };
    let mut operations = [Vec::new(), Vec::new()];
    for (side, operations) in ["mine", "theirs"].iter().zip(&mut operations) {
        let count = 3 + rng.below(6);
        for number in 0..200 {
            let new = operation(rng, &base, side, number);
            let is_new = new["op"] != "include"
                || !participants(&new)
                    .as_array()
                    .is_some_and(|all| all.contains(&new["value"]));
            if operations.len() < count
                && is_new
                && operations.iter().all(|old| stand_together(old, &new))
            {
                operations.push(new);
            }
        }
    }
    let sides = operations.each_ref().map(|operations| {
        let mut file = base.clone();
        // What goes behind a record is put there before that is removed by the other side only.
        for operation in operations {
            perform(&mut file, operation);
        }
        file
    });
    let [mine, theirs] = sides;
    let mut clashes = Vec::new();
    for (at, one) in operations[0].iter().enumerate() {
        for (place, other) in operations[1].iter().enumerate() {
            if clash(one, other) {
                clashes.push((at, place));
            }
        }
    }
    Triple {
        base,
        mine,
        theirs,
        operations,
        clashes,
    }
}

/// What Plenary makes of a triple: the plan, and the parts that it asks about.
fn by_plenary(triple: &Triple) -> Value {
    let file = |value: &Value| read(&value.to_string()).unwrap();
    let (base, mine, theirs) = (file(&triple.base), file(&triple.mine), file(&triple.theirs));
    let merge = merge(Some(&base.plan), &mine, &theirs, &Decisions::new());
    let asked: Vec<&str> = merge.conflicts.iter().map(|it| it.path.as_str()).collect();
    let mut merged = mine.clone();
    merged.plan = merge.merged;
    let plan: Value = serde_json::from_str(&write_compact(&merged)).unwrap();
    json!({"plan": plan["plan"], "asked": asked})
}

#[test]
fn plenary_asks_where_both_sides_differ_and_nowhere_else() {
    let mut clashes = 0;
    for seed in 0..40 {
        let triple = triple(seed);
        let result = by_plenary(&triple);
        let asked = |unit: &str| {
            let mut asked = result["asked"].as_array().unwrap().iter();
            asked.any(|it| unit == it.as_str().unwrap())
        };
        let [mine, theirs] = &triple.operations;
        let mut units: Vec<&str> = Vec::new();
        for (one, other) in &triple.clashes {
            let (one, other) = (&mine[*one], &theirs[*other]);
            let unit = if other["op"] == "remove" {
                &other["unit"]
            } else {
                &one["unit"]
            };
            let unit = unit.as_str().unwrap();
            assert!(
                asked(unit),
                "seed {seed}: not asked: {one} {other} {}",
                result["asked"]
            );
            units.push(unit);
        }
        for asked in result["asked"].as_array().unwrap() {
            let asked = asked.as_str().unwrap();
            assert!(
                units.contains(&asked),
                "seed {seed}: asked for nothing: {asked}"
            );
        }
        clashes += triple.clashes.len();
    }
    assert!(clashes > 15, "{clashes}");
}

/// Writes the triples down, with what Plenary makes of them.
#[test]
#[ignore = "make scoreboard runs it"]
fn triples_for_other_programs() {
    let all: Vec<Value> = (0..TRIPLES)
        .map(|seed| {
            let triple = triple(seed);
            let plenary = by_plenary(&triple);
            json!({
                "base": triple.base["plan"], "mine": triple.mine["plan"], "theirs": triple.theirs["plan"],
                "operations": triple.operations, "clashes": triple.clashes, "plenary": plenary,
            })
        })
        .collect();
    std::fs::create_dir_all("target/scoreboard").unwrap();
    std::fs::write(
        "target/scoreboard/triples.json",
        Value::Array(all).to_string(),
    )
    .unwrap();
}
