//! Plan files from the outside: what is taken in, and what a person is told about a file that is not.
//!
//! The bad files are made here, each by one small change of a good one. `tests/data/every-key.plenary.json` is
//! a file of version 1 in which every key has a value and every object has a key that nobody knows; keys may be
//! added to it, and nothing else of it changes, whatever later versions write.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::exchange::{
    built_in::{BUILT_IN, built_in},
    bytes::{MAX_BYTES, to_text},
    diff::{Effect, compare, count_records},
    problem::{Problem, ReadError},
    schema::schema,
    snapshot::{Exported, Snapshot, digest, export, file_name, read, write, write_compact},
    words::{Teller, list_of},
};
use plenary::plan::{
    AmendedField, Degrees, Evidence, EvidenceId, Extra, Objective, ObjectiveId, ObjectiveKind,
    Official, Plan, Status,
};
use serde_json::{Value, json};

const EVERY_KEY: &str = include_str!("data/every-key.plenary.json");

/// The built-in plan with a change.
fn edited(change: impl FnOnce(&mut Value)) -> String {
    let mut file = serde_json::from_str(BUILT_IN).unwrap();
    change(&mut file);
    file.to_string()
}

/// The bytes of a file, read as an import reads them.
fn import(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    read(&to_text(bytes)?)
}

/// The file is refused as this, and the sentence has these words.
fn check_refused(bytes: &[u8], expected: ReadError, words: &[&str]) {
    let error = import(bytes).unwrap_err();
    assert_eq!(error, expected);
    let message = error.message();
    for word in words {
        assert!(message.contains(word), "{word:?} is not in: {message}");
    }
}

/// The file is refused with exactly these problems, each as path and a part of its message.
fn check_problems(text: &str, expected: &[(&str, &str)]) {
    let error = read(text).unwrap_err();
    let found = error.problems();
    let paths = |problems: &[Problem]| -> Vec<String> {
        problems
            .iter()
            .map(|problem| problem.path.clone())
            .collect()
    };
    let expected_paths: Vec<&str> = expected.iter().map(|(path, _)| *path).collect();
    assert_eq!(paths(found), expected_paths, "{}", error.message());
    for (problem, (path, part)) in found.iter().zip(expected) {
        let message = &problem.message;
        assert!(
            message.contains(part),
            "{path}: {part:?} is not in: {message}"
        );
    }
}

// Files that are no plan.

#[test]
fn empty() {
    for bytes in [
        &b""[..],
        b" \r\n\t",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"\xFE\xFF",
    ] {
        check_refused(bytes, ReadError::Empty, &["empty", "choose another"]);
    }
    assert_eq!(read("\u{feff} "), Err(ReadError::Empty));
}

#[test]
fn too_large() {
    let bytes = 20_000_000;
    let expected = ReadError::TooLarge {
        bytes,
        limit: MAX_BYTES,
    };
    check_refused(&vec![b' '; bytes], expected, &["20 MB", "at most 8 MB"]);
    let one_too_many = to_text(&vec![b'x'; MAX_BYTES + 1]).unwrap_err();
    assert!(
        one_too_many.message().contains("has 9 MB"),
        "{one_too_many:?}"
    );
    assert!(to_text(&vec![b'x'; MAX_BYTES]).is_ok());
}

#[test]
fn not_text() {
    let latin_1 = b"{\"title\": \"T\xFCrkiye\"}";
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let half_a_pair = b"\xFF\xFE{\0}";
    let lone_surrogate = b"\xFF\xFE{\0\x00\xD8}\0";
    let utf_32 = b"\0\0\xFE\xFF\0\0\0{\0\0\0}\xFF\xFF";
    for bytes in [&latin_1[..], picture, half_a_pair, lone_surrogate, utf_32] {
        check_refused(
            bytes,
            ReadError::NotText,
            &["not a text file", ".plenary.json"],
        );
    }
}

fn not_json(line: usize, column: usize, what: &str) -> ReadError {
    ReadError::NotJson {
        line,
        column,
        what: what.to_owned(),
    }
}

#[test]
fn not_well_formed() {
    check_refused(
        b"{\n  \"format\": \"plenary-plan\",\n  version: 1\n}",
        not_json(3, 3, "key must be a string"),
        &[
            "not well-formed JSON",
            "line 3, column 3",
            "key must be a string",
        ],
    );
    check_refused(
        &BUILT_IN.as_bytes()[..1_000],
        not_json(36, 0, "the file breaks off here"),
        &["breaks off", "ask for the file again"],
    );
    check_refused(
        b"Annex III to BS/WG/ICT/R(2024)1",
        not_json(1, 1, "expected value"),
        &["line 1, column 1"],
    );
    check_refused(
        format!("{BUILT_IN}{BUILT_IN}").as_bytes(),
        not_json(BUILT_IN.lines().count() + 1, 1, "trailing characters"),
        &["trailing characters"],
    );
    check_refused(b"{\"a\": 1e}", not_json(1, 9, "invalid number"), &[]);
}

#[test]
fn nested_100_000_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let error = import(nested.as_bytes()).unwrap_err();
        assert!(
            matches!(error, ReadError::TooDeep { line: 1, .. }),
            "{error:?}"
        );
        assert!(error.message().contains("nested deeper than any plan"));
    }
}

#[test]
fn json_of_others() {
    let unsaid = ReadError::NotOurs { found: None };
    for text in [
        "{}",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{\"format\": 1}",
        "{\"plan\": {}}",
    ] {
        check_refused(
            text.as_bytes(),
            unsaid.clone(),
            &["not a plan", "Export plan"],
        );
    }
    let found = |format: &str| ReadError::NotOurs {
        found: Some(format.to_owned()),
    };
    check_refused(
        br#"{"format": "geojson", "version": 1}"#,
        found("geojson"),
        &[
            "\u{201c}geojson\u{201d}",
            "\u{201c}plenary-plan\u{201d} is expected",
        ],
    );
    let long = "x".repeat(10_000);
    let message = found(&long).message();
    assert!(message.len() < 300, "{message}");
}

#[test]
fn notes() {
    let expected = ReadError::NotOurs {
        found: Some("plenary-notes".to_owned()),
    };
    check_refused(
        br#"{"format": "plenary-notes", "version": 1, "notes": []}"#,
        expected,
        &["private notes, not a plan", "\u{201c}Restore notes\u{201d}"],
    );
}

#[test]
fn newer_version() {
    // Nothing else is said about it: a newer file may be unlike anything known here.
    let text = edited(|file| {
        file["version"] = json!(2);
        file["plan"] = json!([]);
    });
    let expected = ReadError::TooNew { found: 2, known: 1 };
    check_refused(
        text.as_bytes(),
        expected,
        &["newer Plenary", "version 2", "version 1"],
    );
}

#[test]
fn strange_version() {
    for (version, found) in [
        (json!(0), "the number 0"),
        (json!(-1), "the number -1"),
        (json!(1.5), "the number 1.5"),
        (json!("1"), "\u{201c}1\u{201d}"),
        (json!(null), "null"),
        (json!([1]), "a list"),
    ] {
        let text = edited(|file| file["version"] = version);
        check_problems(&text, &[("version", found)]);
    }
    let text = edited(|file| drop(file.as_object_mut().unwrap().remove("version")));
    check_problems(&text, &[("version", "missing; expected the number 1")]);
}

// Plan files with something wrong in them.

/// What is put in the place of a value.
enum Put {
    Nothing,
    This(Value),
}
use Put::{Nothing, This};

fn put(file: &mut Value, pointer: &str, what: &Put) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match (what, parent) {
        (This(value), Value::Array(list)) => list[key.parse::<usize>().unwrap()] = value.clone(),
        (This(value), parent) => parent[key] = value.clone(),
        (Nothing, parent) => drop(parent.as_object_mut().unwrap().remove(key)),
    }
}

/// Wrong fields in the order of the file, with the path and a part of the message that each must have.
fn wrong_fields() -> Vec<(&'static str, Put, &'static str, &'static str)> {
    vec![
        (
            "/exported/at",
            This(json!(1)),
            "exported.at",
            "the number 1; expected text",
        ),
        (
            "/exported/app",
            Nothing,
            "exported.app",
            "missing; expected text in quotation marks.",
        ),
        (
            "/lineage/0",
            This(json!("ABC")),
            "lineage[0]",
            "expected a SHA-256 digest",
        ),
        (
            "/plan/id",
            This(json!("BSEC ICT")),
            "plan.id",
            "\u{201c}BSEC ICT\u{201d}; expected an id of lower-case",
        ),
        (
            "/plan/title",
            This(json!(null)),
            "plan.title",
            "null; expected text in quotation marks.",
        ),
        (
            "/plan/kind",
            This(json!("plan")),
            "plan.kind",
            "expected one of plan-of-action, action-plan, work-programme, other.",
        ),
        (
            "/plan/reference",
            Nothing,
            "plan.reference",
            "missing; expected text in quotation marks, or null.",
        ),
        (
            "/plan/period/start",
            This(json!("1 January 2024")),
            "plan.period.start",
            "expected a day of the calendar as YYYY-MM-DD",
        ),
        (
            "/plan/period/end",
            This(json!("2025-02-30")),
            "plan.period.end",
            "\u{201c}2025-02-30\u{201d} names a day or month that the calendar does not have.",
        ),
        (
            "/plan/coordinator/partner",
            This(json!("")),
            "plan.coordinator.partner",
            "\u{201c}\u{201d}; expected an id",
        ),
        (
            "/plan/guidance",
            This(json!({})),
            "plan.guidance",
            "an object; expected a list of objects.",
        ),
        (
            "/plan/goals/0/number",
            This(json!(12)),
            "plan.goals[0].number",
            "the number 12; expected text in quotation marks.",
        ),
        (
            "/plan/goals/0/adopted",
            This(json!("December 15, 2023")),
            "plan.goals[0].adopted",
            "\u{201c}December 15, 2023\u{201d} is not a date in a form",
        ),
        (
            "/plan/sections/1",
            This(json!("text")),
            "plan.sections[1]",
            "\u{201c}text\u{201d}; expected an object in braces.",
        ),
        (
            "/plan/objectives/0/text",
            Nothing,
            "plan.objectives[0].text",
            "missing",
        ),
        (
            "/plan/objectives/2/status",
            This(json!("done")),
            "plan.objectives[2].status",
            "\u{201c}done\u{201d}; expected one of not-assessed, not-started, in-progress, continuous, achieved, postponed, carried-over, dropped, not-applicable.",
        ),
        (
            "/plan/objectives/3/assessment",
            This(json!({"by": "me", "on": "2024"})),
            "plan.objectives[3].assessment.by",
            "expected one of self-reported, coordinator, secretariat, meeting.",
        ),
        (
            "",
            Nothing,
            "plan.objectives[3].assessment.on",
            "\u{201c}2024\u{201d}; expected a day of the calendar",
        ),
        (
            "/plan/objectives/4/participants",
            This(json!(["armenia", 5, "Ärmenia"])),
            "plan.objectives[4].participants[1]",
            "the number 5",
        ),
        (
            "",
            Nothing,
            "plan.objectives[4].participants[2]",
            "expected an id",
        ),
        (
            "/plan/objectives/5/links",
            This(json!([{"kind": "note", "id": "x", "why": 1}])),
            "plan.objectives[5].links[0].kind",
            "expected one of objective, meeting, partner, programme, guidance.",
        ),
        (
            "",
            Nothing,
            "plan.objectives[5].links[0].why",
            "a link has only kind and id",
        ),
        (
            "/plan/objectives/6/evidence",
            This(json!([{"id": "e", "when": "2024-13"}])),
            "plan.objectives[6].evidence[0].when",
            "the calendar does not have",
        ),
        (
            "",
            Nothing,
            "plan.objectives[6].evidence[0].text",
            "missing",
        ),
        (
            "/plan/meetings/0/when/confirmed",
            This(json!("no")),
            "plan.meetings[0].when.confirmed",
            "\u{201c}no\u{201d}; expected true or false.",
        ),
        (
            "/plan/meetings/1/when/edtf",
            This(json!("2024-45")),
            "plan.meetings[1].when.edtf",
            "2024-23 is autumn 2024",
        ),
        (
            "/plan/meetings/1/place/lat",
            This(json!("41°")),
            "plan.meetings[1].place.lat",
            "expected a number of degrees, such as 41.01, or null",
        ),
        (
            "/plan/meetings/2/place",
            This(json!(null)),
            "plan.meetings[2].place",
            "null; expected an object",
        ),
        (
            "/plan/meetings/3/held/edtf",
            This(json!("2024-10-07/2024-10-04")),
            "plan.meetings[3].held.edtf",
            "ends before it begins.",
        ),
        (
            "/plan/partners/0/seat/lon",
            This(json!(null)),
            "plan.partners[0].seat.lon",
            "null; expected a number of degrees, such as 41.01.",
        ),
        (
            "/plan/partners/1/as_of",
            Nothing,
            "plan.partners[1].as_of",
            "missing; expected a date in EDTF",
        ),
        (
            "/plan/programmes/0/partners",
            This(json!("korea")),
            "plan.programmes[0].partners",
            "expected a list of ids",
        ),
        (
            "/plan/contacts/0/emails",
            This(json!(null)),
            "plan.contacts[0].emails",
            "null; expected a list of texts.",
        ),
        (
            "/plan/contacts/0/text",
            This(json!(false)),
            "plan.contacts[0].text",
            "false; expected text",
        ),
    ]
}

#[test]
fn wrong_fields_one_by_one() {
    let fields = wrong_fields();
    let with_lineage = edited(|file| file["lineage"] = json!([""]));
    for (at, (pointer, what, ..)) in fields.iter().enumerate() {
        if pointer.is_empty() {
            continue;
        }
        let mut file: Value = serde_json::from_str(&with_lineage).unwrap();
        if *pointer != "/lineage/0" {
            file["lineage"] = json!([]);
        }
        put(&mut file, pointer, what);
        // The lines without a pointer tell more problems of the same change.
        let more = fields[at + 1..]
            .iter()
            .take_while(|(pointer, ..)| pointer.is_empty());
        let expected: Vec<(&str, &str)> = std::iter::once(&fields[at])
            .chain(more)
            .map(|(_, _, path, part)| (*path, *part))
            .collect();
        check_problems(&file.to_string(), &expected);
    }
}

#[test]
fn wrong_fields_all_at_once() {
    let text = edited(|file| {
        file["lineage"] = json!([""]);
        for (pointer, what, ..) in wrong_fields() {
            if !pointer.is_empty() {
                put(file, pointer, &what);
            }
        }
    });
    let fields = wrong_fields();
    let expected: Vec<_> = fields
        .iter()
        .map(|(_, _, path, part)| (*path, *part))
        .collect();
    check_problems(&text, &expected);
    let message = read(&text).unwrap_err().message();
    assert!(
        message.contains(&format!("{} problems", expected.len())),
        "{message}"
    );
}

#[test]
fn broken_rules() {
    let text = edited(|file| {
        let plan = &mut file["plan"];
        plan["period"]["end"] = json!("2023-12-31");
        plan["coordinator"]["partner"] = json!("nobody");
        plan["sections"][1]["id"] = json!("head");
        plan["objectives"][1]["id"] = json!("fw-1");
        plan["objectives"][2]["lead"] = json!("nobody");
        let entry = json!({"id": "e", "text": "It was done."});
        plan["objectives"][3]["evidence"] = json!([entry, entry]);
        plan["objectives"][3]["links"] = json!([{"kind": "meeting", "id": "fw-1"}]);
        plan["meetings"][0]["title"] = json!(" ");
        plan["meetings"][1]["place"]["lat"] = json!(91);
        plan["meetings"][2]["place"]["lon"] = json!(null);
    });
    let error = read(&text).unwrap_err();
    let problems = error.problems();
    let has = |path: &str, part: &str| {
        let found = problems
            .iter()
            .any(|problem| problem.path == path && problem.message.contains(part));
        assert!(found, "{path}: {part:?} is not among {problems:#?}");
    };
    has(
        "plan.period",
        "ends on 31 December 2023, before it starts on 1 January 2024",
    );
    has(
        "plan.coordinator.partner",
        "\u{201c}nobody\u{201d}, which is not in the plan",
    );
    has("plan.sections[\"head\"]", "there more than once");
    has("plan.objectives[\"fw-1\"]", "there more than once");
    has(
        "plan.objectives[\"fw-1\"].section",
        "section \u{201c}general-objectives\u{201d}",
    );
    has(
        "plan.objectives[\"fw-3\"].lead",
        "partner \u{201c}nobody\u{201d}",
    );
    has(
        "plan.objectives[\"fw-4\"].links",
        "meeting \u{201c}fw-1\u{201d}",
    );
    has(
        "plan.objectives[\"fw-4\"].evidence",
        "\u{201c}e\u{201d} is there more than once",
    );
    has("plan.meetings[\"ministers-1\"].title", "empty");
    has("plan.meetings[\"wg-1\"].place", "latitude from -90 to 90");
    has("plan.meetings[\"wg-2\"].place", "latitude from -90 to 90");
}

#[test]
fn too_many_records() {
    let partner = json!({"id": "p", "category": "guest", "name": "P", "short": null, "seat": null,
        "as_of": null, "source": null});
    let text = edited(|file| file["plan"]["partners"] = json!(vec![partner; 20_001]));
    check_problems(
        &text,
        &[("plan.partners", "a list of 20001; expected at most 20000.")],
    );
}

/// Expected: a large plan is read in a moment. Happened: each link was looked for through the whole list, which
/// took minutes. Nothing is timed here, but a return of that can't be overlooked.
#[test]
fn twenty_thousand_objectives_with_links() {
    let text = edited(|file| {
        let plan = &mut file["plan"];
        let model = plan["objectives"][0].clone();
        let objectives = (0..20_000).map(|at| {
            let mut objective = model.clone();
            objective["id"] = json!(format!("ob-{at}"));
            let link = |step: i32| json!({"kind": "objective", "id": format!("ob-{}", (at + step) % 20_000)});
            objective["links"] = json!([link(7), link(10_000), link(19_000)]);
            objective
        });
        plan["objectives"] = objectives.collect();
    });
    assert_eq!(read(&text).unwrap().plan.objectives.len(), 20_000);
}

// Files that are taken as they come.

#[test]
fn encodings() {
    let units: Vec<u16> = BUILT_IN.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let expected = built_in().unwrap();
    for (name, bytes) in [
        ("UTF-8", BUILT_IN.as_bytes().to_vec()),
        (
            "UTF-8 with a byte order mark",
            [b"\xEF\xBB\xBF", BUILT_IN.as_bytes()].concat(),
        ),
        (
            "UTF-16 LE with a byte order mark",
            [b"\xFF\xFE", &little[..]].concat(),
        ),
        (
            "UTF-16 BE with a byte order mark",
            [b"\xFE\xFF", &big[..]].concat(),
        ),
        ("UTF-16 LE", little),
        ("UTF-16 BE", big),
        ("CRLF", BUILT_IN.replace('\n', "\r\n").into_bytes()),
    ] {
        assert_eq!(import(&bytes).as_ref(), Ok(&expected), "{name}");
    }
    assert_eq!(read(&format!("\u{feff}{BUILT_IN}")), Ok(expected));
}

#[test]
fn text_is_not_touched() {
    let odd = " \u{a0}two  spaces;\r\n\ttab \u{202e} e\u{301} \u{1F30A} \"</script>\" ";
    let text = edited(|file| {
        file["plan"]["title"] = json!(odd);
        file["plan"]["objectives"][0]["number"] = json!("");
    });
    let snapshot = read(&text).unwrap();
    assert_eq!(snapshot.plan.head.title, odd);
    assert_eq!(snapshot.plan.objectives[0].number.as_deref(), Some(""));
    assert_eq!(read(&write(&snapshot)), Ok(snapshot));
}

#[test]
fn keys_beyond_the_contract_may_be_absent() {
    const BEYOND: &[&str] = &[
        "assessment",
        "lead",
        "participants",
        "links",
        "evidence",
        "held",
        "host",
        "section",
        "goal",
        "wording",
        "city",
        "country",
        "lat",
        "lon",
        "remark",
        "emails",
        "adopted",
        "carried_from",
        "carried_to",
        "amendments",
        "acknowledged",
        "evaluation",
        "time",
        "room",
        "link",
        "agenda",
        "documents",
        "attendance",
        "decisions",
        "firming",
    ];
    fn strip(value: &mut Value, inside: &str) {
        match value {
            Value::Object(map) => {
                map.retain(|key, value| {
                    // The wording of a term and of a date, and a seat's city, country and degrees are in the contract.
                    let contract = matches!(inside, "period" | "when" | "seat");
                    strip(value, key);
                    contract || !BEYOND.contains(&key.as_str())
                });
            }
            Value::Array(list) => list.iter_mut().for_each(|value| strip(value, inside)),
            _ => {}
        }
    }
    let snapshot = read(&edited(|file| strip(file, ""))).unwrap();
    let objective = &snapshot.plan.objectives[0];
    assert_eq!(objective.section, None);
    assert_eq!(objective.assessment, None);
    assert!(objective.links.is_empty() && objective.evidence.is_empty());
    assert_eq!(snapshot.plan.meetings[3].held, None);
    assert_eq!(snapshot.plan.contacts[0].emails, Vec::<String>::new());
}

// What is written.

#[test]
fn built_in_plan_is_written_as_it_is() {
    assert_eq!(write(&built_in().unwrap()), BUILT_IN);
}

#[test]
fn file_with_every_key_is_written_as_it_is() {
    assert_eq!(write(&read(EVERY_KEY).unwrap()), EVERY_KEY);
}

/// Files of earlier days of version 1 are read, and written as they were: what was added since is there only where it says
/// something. Each time the format grows, the file with every key is put there as it was.
#[test]
fn old_files_are_written_as_they_were() {
    let mut count = 0;
    for entry in std::fs::read_dir("tests/data/old").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(write(&read(&text).unwrap()), text, "{}", path.display());
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn unknown_keys_survive_in_every_object() {
    // Each object of the file but the links has one.
    let unknown = EVERY_KEY.matches("\"x-unknown\"").count();
    assert_eq!(unknown, 40);
    let snapshot = read(EVERY_KEY).unwrap();
    assert_eq!(write(&snapshot).matches("\"x-unknown\"").count(), unknown);
    assert_eq!(read(&write_compact(&snapshot)), Ok(snapshot));
}

#[test]
fn unknown_keys_are_sorted_after_the_known_ones() {
    let text = edited(|file| {
        file["plan"]["period"]["zeta"] = json!(1);
        file["plan"]["period"]["alpha"] = json!({"b": [], "a": {}});
    });
    let expected = r#""period": {
      "start": "2024-01-01",
      "end": "2025-12-31",
      "wording": "1 January 2024 until 31 December 2025",
      "alpha": {
        "a": {},
        "b": []
      },
      "zeta": 1
    },"#;
    let written = write(&read(&text).unwrap());
    assert!(written.contains(expected), "{written}");
}

#[test]
fn compact_and_pretty_say_the_same() {
    let snapshot = read(EVERY_KEY).unwrap();
    let compact: Value = serde_json::from_str(&write_compact(&snapshot)).unwrap();
    let pretty: Value = serde_json::from_str(&write(&snapshot)).unwrap();
    assert_eq!(compact, pretty);
    assert_eq!(write_compact(&snapshot).lines().count(), 1);
}

#[test]
fn numbers_keep_every_digit() {
    let text = edited(|file| {
        file["plan"]["meetings"][1]["place"]["lat"] = json!(7.77);
        file["plan"]["x-number"] = json!(7.77);
    });
    // Degrees are kept to a millionth, numbers that Plenary does not know to the last digit.
    for (digits, lat) in [
        ("0.30000000000000004", "0.3"),
        ("8.988465", "8.988465"),
        ("12.345678901234567", "12.345679"),
        ("-0.000012345678901234567", "-0.000012"),
        ("41", "41"),
        ("-0.5", "-0.5"),
    ] {
        let text = text.replace("7.77", digits);
        let snapshot = read(&text).unwrap();
        let degrees = snapshot.plan.meetings[1].place.lat.unwrap();
        assert_eq!(degrees.to_string(), lat);
        let help = "serde_json needs its feature arbitrary_precision";
        assert_eq!(snapshot.plan.extra["x-number"], digits, "{help}");
        assert_eq!(read(&write(&snapshot)), Ok(snapshot), "{help}");
    }
}

#[test]
fn writing_never_fails() {
    let mut snapshot = read(EVERY_KEY).unwrap();
    snapshot.plan.partners[0].seat.as_mut().unwrap().lat = Degrees::from_millionths(i32::MIN);
    snapshot.plan.meetings[0].place.lon = Some(Degrees::from_millionths(i32::MAX));
    snapshot.plan.extra = Extra::from([("x".to_owned(), "no JSON {".to_owned())]);
    let file: Value = serde_json::from_str(&write(&snapshot)).unwrap();
    assert_eq!(
        file["plan"]["partners"][0]["seat"]["lat"].to_string(),
        "-2147.483648"
    );
    assert_eq!(
        file["plan"]["meetings"][0]["place"]["lon"].to_string(),
        "2147.483647"
    );
    assert_eq!(file["plan"]["x"], json!("no JSON {"));
}

#[test]
fn export_puts_the_digest_in_front_of_the_lineage() {
    let plan = built_in().unwrap().plan;
    let old: Vec<String> = (0..70).map(|at| format!("{at:064x}")).collect();
    let first = export(
        &plan,
        &old,
        "2026-11-24T10:00:00Z",
        Some("A delegate"),
        "Plenary 0.1.0",
    );
    assert_eq!(first.lineage.len(), 64);
    assert_eq!(first.lineage[0], digest(&plan));
    assert_eq!(first.lineage[1..], old[..63]);
    let expected = Exported {
        at: Some("2026-11-24T10:00:00Z".to_owned()),
        by: Some("A delegate".to_owned()),
        app: "Plenary 0.1.0".to_owned(),
        extra: Extra::new(),
    };
    assert_eq!(first.exported, expected);
    // The same plan again: nothing is there twice.
    let again = export(
        &plan,
        &first.lineage,
        "2026-11-24T10:00:00Z",
        Some("A delegate"),
        "Plenary 0.1.0",
    );
    assert_eq!(write(&again), write(&first));
    assert_eq!(read(&write(&first)), Ok(first));
}

/// The digest names the plan, and the plan only: it is the same for everybody, for good.
#[test]
fn digest_is_of_the_plan_alone() {
    let snapshot = built_in().unwrap();
    let expected = "e9967f9c11044c3342b12e9fe6d436ba6bd9e0ae6098d0ef5599d65c3f933b9f";
    assert_eq!(digest(&snapshot.plan), expected);
    let others = edited(|file| {
        file["exported"]["by"] = json!("Somebody");
        file["lineage"] = json!([expected]);
        file["x"] = json!(1);
    });
    assert_eq!(digest(&read(&others).unwrap().plan), expected);
}

#[test]
fn file_names() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
    let name = file_name(&built_in().unwrap().plan, day);
    assert_eq!(name, "bsec-ict-2024-2025-2026-11-04.plenary.json");
}

// What a file would change.

#[test]
fn differences() {
    let ours = built_in().unwrap().plan;
    let mut theirs = ours.clone();
    theirs.head.title.push('!');
    theirs.head.period.wording = None;
    theirs.extra.insert("x".to_owned(), "1".to_owned());
    theirs.objectives[2].status = Status::Achieved;
    theirs.objectives[11].number = Some("2)".to_owned());
    let congress = theirs.meetings.pop().unwrap();
    theirs.meetings.insert(0, congress);
    theirs.meetings.remove(1);
    let mut added = theirs.partners[0].clone();
    added.id = plenary::plan::PartnerId::new("new").unwrap();
    added.name = "New partner".to_owned();
    theirs.partners.push(added);
    let diff = compare(&ours, &theirs);
    let teller = Teller::new(&[&ours, &theirs]);
    let said: Vec<String> = diff.changes.iter().map(|it| teller.sentence(it)).collect();
    assert_eq!(
        said,
        [
            "Title of the plan: “…TECHNOLOGIES” → “…TECHNOLOGIES!”",
            "Term of the plan: from: 1 January 2024; until: 31 December 2025; wording: “1 January 2024 until 31 December 2025” → from: 1 January 2024; until: 31 December 2025",
            "Status of Framework 3: not assessed → achieved",
            "Number of Priority 2: nothing → “2)”",
            "Meeting of ICT Ministers of the BSEC Member States removed",
            "Meetings sorted: World Congress on Information Technology 2024 moved",
            "New partner added",
            "x of the plan: nothing → 1",
        ]
    );
    assert!(compare(&ours, &ours).is_empty());
    assert!(!diff.is_empty());
}

fn evidence(id: &str, text: &str) -> Evidence {
    Evidence {
        id: EvidenceId::new(id).unwrap(),
        when: None,
        text: text.to_owned(),
        source: None,
        reported_by: None,
        extra: Default::default(),
    }
}

#[test]
fn each_record_is_counted_once() {
    use Effect::{Changed, New, Removed, Sorted};
    type Make = fn(&mut Plan);
    let cases: [(Make, [usize; 4]); 6] = [
        (|_| (), [0, 0, 0, 0]),
        (
            |it| it.objectives[3].evidence.push(evidence("ev-1", "E")),
            [0, 1, 0, 0],
        ),
        (
            |it| {
                let of = &mut it.objectives[3];
                of.evidence = vec![evidence("ev-1", "E"), evidence("ev-2", "F")];
                of.status = Status::Achieved;
                of.text.push('!');
                it.objectives[4].text.push('!');
            },
            [0, 2, 0, 0],
        ),
        (
            |it| {
                it.objectives.pop();
                it.objectives.swap(0, 1);
                let mut new = it.objectives[0].clone();
                new.id = ObjectiveId::new("new").unwrap();
                it.objectives.push(new);
            },
            [1, 0, 1, 1],
        ),
        // Other lists are not its.
        (|it| it.meetings[0].title.push('!'), [0, 0, 0, 0]),
        (|it| it.head.title.push('!'), [0, 0, 0, 0]),
    ];
    let ours = built_in().unwrap().plan;
    for (at, (change, expected)) in cases.into_iter().enumerate() {
        let mut theirs = ours.clone();
        change(&mut theirs);
        let mut changes = compare(&ours, &theirs).changes;
        changes.retain(|it| list_of(&it.path) == "objectives");
        let counts = [New, Changed, Removed, Sorted].map(|it| count_records(&changes, it));
        assert_eq!(counts, expected, "case {at}: {changes:#?}");
    }
}

#[test]
fn what_is_called_the_same_is_told_apart_by_its_text() {
    let ours = built_in().unwrap().plan;
    let day = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    let mut theirs = ours.clone();
    theirs.objectives.remove(7);
    let id = ObjectiveId::new("fw-11").unwrap();
    let new = Objective::new(id, ObjectiveKind::Framework, "Register of data centres");
    theirs.objectives.insert(9, new);
    let of = Official::from_words("objective", "pr-7").unwrap();
    for text in ["Deepen it", "Widen it"] {
        let edit = theirs
            .amend(&of, AmendedField::Text, text, day, None)
            .unwrap();
        theirs.apply(edit).unwrap();
    }
    let plans = [&ours, &theirs];
    let teller = Teller::new(&plans);
    for (path, expected) in [
        (
            "objectives/fw-11",
            "Framework 10 (\u{201c}Register of data centres\u{201d})",
        ),
        ("objectives/fw-9", "Framework 9"),
        ("meetings/wg-1/status", "1st Meeting"),
        (
            "amendments/amendment-1",
            "Amendment: Text of Priority 7 (\u{201c}Deepen it\u{201d})",
        ),
        (
            "amendments/amendment-2",
            "Amendment: Text of Priority 7 (\u{201c}Widen it\u{201d})",
        ),
    ] {
        assert_eq!(teller.item(path), expected);
    }
    assert!(
        teller
            .item("objectives/fw-10")
            .starts_with("Framework 10 (\u{201c}")
    );
    let told: Vec<String> = compare(&ours, &theirs)
        .changes
        .iter()
        .filter(|it| list_of(&it.path) == "amendments")
        .map(|it| teller.whole(&it.path, it.what.values().1.as_ref()))
        .collect();
    assert_eq!(
        told[1],
        "\u{201c}Deepen it\u{201d} → \u{201c}Widen it\u{201d}"
    );
}

/// Two pieces of evidence had one id; what stands above a value names what is shown.
#[test]
fn a_heading_names_what_is_shown() {
    let mut ours = built_in().unwrap().plan;
    ours.objectives[0]
        .evidence
        .push(evidence("ev-1", "Seminar in Sofia"));
    let shown = serde_json::json!({ "id": "ev-1", "text": "Workshop in Tirana" });
    let path = "objectives/fw-1/evidence/ev-1";
    let plans = [&ours];
    let teller = Teller::new(&plans);
    let tirana = "Evidence \u{201c}Workshop in Tirana\u{201d} of Framework 1";
    assert_eq!(teller.place_of(path, Some(&shown)), tirana);
    let sofia = "Evidence \u{201c}Seminar in Sofia\u{201d} of Framework 1";
    assert_eq!(teller.place_of(path, None), sofia);
}

#[test]
fn a_record_is_told_with_what_is_said_beside_its_text() {
    let plan = built_in().unwrap().plan;
    let plans = [&plan];
    let teller = Teller::new(&plans);
    let evidence = r#"{"id": "ev-1", "text": "Workshop", "when": "2025-05-12", "source": "https://example.org/", "reported_by": "georgia"}"#;
    for (path, record, expected) in [
        (
            "contacts/contact-1",
            r#"{"id": "contact-1", "name": "Mr. Karen SIMONYAN", "post": "Head of Department", "partner": "armenia", "phone": "+374 10 000000", "emails": ["a@example.org", "b@example.org"], "text": ""}"#,
            "\u{201c}Mr. Karen SIMONYAN\u{201d}, Head of Department, Republic of Armenia, +374 10 000000, a@example.org, b@example.org",
        ),
        (
            "contacts/contact-1",
            r#"{"id": "contact-1", "name": "Mr. Karen SIMONYAN", "phone": "+374 10 000000", "text": "Mr. Karen SIMONYAN, phone as adopted"}"#,
            "\u{201c}Mr. Karen SIMONYAN, phone as adopted\u{201d}",
        ),
        (
            "objectives/fw-1/evidence/ev-1",
            evidence,
            "\u{201c}Workshop\u{201d}, 12 May 2025, source: https://example.org/, reported by Georgia",
        ),
        (
            "meetings/wg-1/decisions/decision-1",
            r#"{"id": "decision-1", "kind": "follow-up", "text": "Send the list", "owner": {"owner": "georgia"}, "due": "2025-05-12"}"#,
            "\u{201c}Send the list\u{201d}, Georgia, due 12 May 2025",
        ),
    ] {
        let record: Value = serde_json::from_str(record).unwrap();
        assert_eq!(teller.whole(path, Some(&record)), expected);
    }
    // The same where only its record is told: without ids.
    let record = |evidence: &str| -> Value {
        let text = format!(r#"{{"id": "fw-1", "text": "Promote", "evidence": [{evidence}]}}"#);
        serde_json::from_str(&text).unwrap()
    };
    let two = r#"{"id": "ev-1", "text": "Workshop", "when": "2025-05-12"}, {"id": "ev-2", "text": "Seminar"}"#;
    let told = teller.changes("objectives/fw-1", Some(&record("")), Some(&record(two)));
    assert_eq!(
        told,
        ["Evidence: none → \u{201c}Workshop\u{201d}, 12 May 2025; \u{201c}Seminar\u{201d}"]
    );
}

#[test]
fn an_assessment_is_told_in_words() {
    let plan = built_in().unwrap().plan;
    let plans = [&plan];
    let teller = Teller::new(&plans);
    for (group, expected) in [
        (r#"{"status": "not-assessed"}"#, "not assessed"),
        (
            r#"{"status": "achieved", "assessment": {"by": "self-reported", "on": "2026-11-29"}}"#,
            "achieved, self-reported on 29 November 2026",
        ),
        (
            r#"{"status": "dropped", "assessment": {"by": "secretariat", "on": "2026-11-29", "remark": "No money."}}"#,
            "dropped, by the secretariat on 29 November 2026; remark: \u{201c}No money.\u{201d}",
        ),
        (
            r#"{"status": "carried-over", "carried_to": {"plan": "p", "objective": "fw-1", "term": "2026–2027"}, "assessment": {"by": "meeting", "on": "2026-11-29"}}"#,
            "carried over to 2026–2027, adopted at a meeting on 29 November 2026",
        ),
        (
            r#"{"status": "continuous", "carried_to": {"plan": "p", "objective": "fw-1", "term": "2026–2027"}, "assessment": {"by": "secretariat", "on": "2026-11-29"}}"#,
            "continuous, carried over to 2026–2027, by the secretariat on 29 November 2026",
        ),
    ] {
        let group: Value = serde_json::from_str(group).unwrap();
        assert_eq!(
            teller.value("objectives/fw-1/status", Some(&group)),
            expected
        );
    }
}

// The schema that is hosted beside the page.

#[test]
fn schema_file_is_up_to_date() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/exchange/plenary-plan-1.schema.json"
    );
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, schema()).unwrap();
    }
    let on_disk = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        on_disk == schema(),
        "{path} is out of date: run `UPDATE=1 cargo test --test exchange`"
    );
}

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(&schema()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn sound_files_keep_the_schema() {
    let validator = validator();
    let mut texts = vec![BUILT_IN.to_owned(), EVERY_KEY.to_owned()];
    for seed in 0..50 {
        let plan = random_plan::plan(seed);
        texts.push(write(&export(
            &plan,
            &[],
            "2026-11-24T10:00:00Z",
            None,
            "tests",
        )));
    }
    for text in texts {
        let file = serde_json::from_str(&text).unwrap();
        if let Err(error) = validator.validate(&file) {
            panic!("{}: {error}\n{text}", error.instance_path);
        }
    }
}

/// Every value in the file with its pointer, but what is inside unknown keys.
fn pointers(value: &Value, pointer: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let pointer = format!("{pointer}/{key}");
                into.push(pointer.clone());
                if key != "x-unknown" {
                    pointers(value, &pointer, into);
                }
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                pointers(value, &format!("{pointer}/{at}"), into);
            }
        }
        _ => {}
    }
}

/// Whether a file is refused for a rule that spans several values, which no schema can say.
fn breaks_a_rule(error: &ReadError) -> bool {
    const RULES: &[&str] = &[
        "It points at",
        "The id ",
        "The position",
        "The term",
        "The title is",
        "The name is",
        "The text is",
        "The reason is",
    ];
    let about_a_rule =
        |problem: &Problem| RULES.iter().any(|rule| problem.message.starts_with(rule));
    !error.problems().is_empty() && error.problems().iter().all(about_a_rule)
}

/// The reader and the schema agree on every key: whether it may be missing, whether it may be null,
/// and of what kind it is.
#[test]
fn reader_and_schema_agree() {
    let validator = validator();
    let file: Value = serde_json::from_str(EVERY_KEY).unwrap();
    let mut all = Vec::new();
    pointers(&file, "", &mut all);
    assert!(all.len() > 150, "{}", all.len());
    let strange = || {
        [
            json!(null),
            json!(true),
            json!(5),
            json!(0.5),
            json!("one"),
            json!("B ad"),
            json!("2024"),
            json!([]),
            json!({}),
            json!([1]),
            json!([null]),
        ]
    };
    for pointer in all {
        for what in strange().map(This).into_iter().chain([Nothing]) {
            let mut changed = file.clone();
            put(&mut changed, &pointer, &what);
            let read = read(&changed.to_string());
            if read.as_ref().is_err_and(breaks_a_rule) {
                continue;
            }
            let now = changed.pointer(&pointer);
            assert_eq!(
                validator.is_valid(&changed),
                read.is_ok(),
                "{pointer} = {now:?}: the reader says {:?}",
                read.err().map(|error| error.problems().to_vec())
            );
        }
    }
}
