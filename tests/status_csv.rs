//! A status round in a spreadsheet: what is handed out is taken in, whatever a spreadsheet does to it on the way.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::exchange::{
    built_in::built_in,
    bytes::decoded,
    csv,
    status_csv::{COLUMNS, Row, Table, TableError, Verdict, edit, missing, read, rows, write},
};
use plenary::plan::*;
use random_plan::Rng;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
}

/// The built-in plan with one status that was assessed before.
fn plan() -> Plan {
    let mut plan = built_in().unwrap().plan;
    plan.objectives[2].status = Status::InProgress;
    plan.objectives[2].assessment = Some(Assessment {
        by: Assessor::Coordinator,
        on: NaiveDate::from_ymd_opt(2026, 3, 4).unwrap(),
        remark: Some("Half of it,\n\"so far\"".to_owned()),
        extra: Extra::new(),
    });
    plan
}

/// The table of a plan after somebody changed cells: (row from 0 without the head, column, text).
fn edited(plan: &Plan, changes: &[(usize, &str, &str)]) -> String {
    let mut table = csv::read(&write(plan)).unwrap();
    for (row, column, text) in changes {
        let at = COLUMNS.iter().position(|it| it == column).unwrap();
        table[row + 1][at] = (*text).to_owned();
    }
    csv::write(&table)
}

fn taken(plan: &Plan, rows: &[Row]) -> Plan {
    let mut plan = plan.clone();
    if let Some(edit) = edit(rows) {
        plan.apply(edit).unwrap();
    }
    plan
}

fn look(plan: &Plan, text: &str) -> Vec<Row> {
    rows(plan, &read(text).unwrap(), today())
}

#[test]
fn what_is_handed_out_changes_nothing() {
    for seed in 0..200 {
        let plan = random_plan::plan(seed);
        let table: Table = read(&write(&plan)).unwrap();
        assert_eq!(table.said, Vec::<String>::new());
        assert_eq!(missing(&plan, &table), 0);
        for row in rows(&plan, &table, today()) {
            assert_eq!(row.verdict, Verdict::Same, "seed {seed}: {row:?}");
        }
    }
}

#[test]
fn statuses_that_were_chosen_arrive_and_nothing_else() {
    for seed in 0..100 {
        let mut rng = Rng::new(seed);
        let plan = random_plan::plan(seed);
        let mut expected = plan.clone();
        let mut table = csv::read(&write(&plan)).unwrap();
        for (row, objective) in table[1..].iter_mut().zip(&mut expected.objectives) {
            let status = *rng.pick(Status::ALL);
            row[3] = match rng.percent(50) {
                true => status.label().to_uppercase(),
                false => status.word().to_owned(),
            };
            if status != objective.status {
                objective.status = status;
                let before = objective.assessment.take();
                objective.assessment = (status != Status::NotAssessed).then(|| match before {
                    Some(before) => Assessment {
                        on: today(),
                        ..before
                    },
                    None => Assessment {
                        by: Assessor::SelfReported,
                        on: today(),
                        remark: None,
                        extra: Extra::new(),
                    },
                });
            }
        }
        let done = taken(&plan, &look(&plan, &csv::write(&table)));
        for (done, expected) in done.objectives.iter().zip(&expected.objectives) {
            let (Some(one), Some(other)) = (&done.assessment, &expected.assessment) else {
                assert_eq!(done.status, expected.status);
                continue;
            };
            assert_eq!(
                (done.status, one.by, one.on),
                (expected.status, other.by, other.on),
                "seed {seed}"
            );
            assert_eq!(one.remark, other.remark, "seed {seed}");
        }
        assert_eq!(done.meetings, plan.meetings);
    }
}

#[test]
fn habits_of_spreadsheets() {
    let plan = plan();
    let text = edited(
        &plan,
        &[
            (0, "status", "Achieved"),
            (0, "remark", "Über alles; œuvre"),
        ],
    );
    let semicolons = {
        let rows = csv::read(&text).unwrap();
        let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines = rows
            .iter()
            .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(";"));
        lines.collect::<Vec<_>>().join("\r\n")
    };
    let western: Vec<u8> = semicolons
        .chars()
        .map(|c| match c {
            'œ' => 0x9c,
            '–' | '—' => 0x96,
            '‘' | '’' => 0x92,
            '“' | '”' => 0x93,
            c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        })
        .collect();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(semicolons.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let tabs = semicolons.replace("\";\"", "\"\t\"");
    let forms: [(&str, Vec<u8>); 7] = [
        ("as written", text.clone().into_bytes()),
        ("semicolons", semicolons.clone().into_bytes()),
        ("tabs", tabs.into_bytes()),
        ("line feeds", text.replace("\r\n", "\n").into_bytes()),
        ("sep", format!("\u{feff}sep=;\r\n{semicolons}").into_bytes()),
        ("Windows-1252", western),
        ("UTF-16", utf16),
    ];
    assert!(
        text.starts_with('\u{feff}'),
        "Excel reads UTF-8 by its mark"
    );
    for (name, bytes) in forms {
        let (text, guessed) = decoded(&bytes).unwrap();
        assert_eq!(guessed, name == "Windows-1252", "{name}");
        let found = look(&plan, &text);
        let changed: Vec<&Row> = found
            .iter()
            .filter(|row| row.verdict != Verdict::Same)
            .collect();
        assert_eq!(changed.len(), 1, "{name}: {changed:?}");
        let done = taken(&plan, &found);
        let assessment = done.objectives[0].assessment.as_ref().unwrap();
        assert_eq!(
            assessment.remark.as_deref(),
            Some("Über alles; œuvre"),
            "{name}"
        );
        assert_eq!(assessment.on, today());
        assert_eq!(
            done.objectives[2], plan.objectives[2],
            "{name}: line breaks stay"
        );
    }
}

#[test]
fn a_line_break_in_a_remark_is_told_before_it_becomes_a_space() {
    let plan = plan();
    let told = |row: usize, changes: &[(usize, &str, &str)]| {
        let found = look(&plan, &edited(&plan, changes));
        let done = taken(&plan, &found).objectives.remove(row).assessment;
        (found[row].said.len(), done.and_then(|it| it.remark))
    };
    let remark = |text: &str| Some(text.to_owned());
    for (row, text, sentences, expected) in [
        (0, "One line\r\nand another", 1, "One line and another"),
        (0, "One line\n", 0, "One line"),
        // As it stands here, line break and all.
        (2, "Half of it,\n\"so far\"", 0, "Half of it,\n\"so far\""),
        (2, "All of it,\nnearly", 1, "All of it, nearly"),
    ] {
        let changes = [(row, "status", "Achieved"), (row, "remark", text)];
        assert_eq!(told(row, &changes), (sentences, remark(expected)), "{text}");
    }
}

#[test]
fn days_as_spreadsheets_write_them() {
    let plan = plan();
    let on = |text: &str, more: &[(usize, &str, &str)]| {
        let mut changes = vec![(0, "status", "Achieved"), (0, "assessed on", text)];
        changes.extend_from_slice(more);
        let found = look(&plan, &edited(&plan, &changes));
        let done = taken(&plan, &found);
        let day = done.objectives[0].assessment.as_ref().unwrap().on;
        (day.to_string(), found[0].said.clone())
    };
    for text in [
        "2026-10-24",
        "2026/10/24",
        "24.10.2026",
        "24/10/2026",
        "10/24/2026",
        "24-10-26",
        "2026-10-24 00:00:00",
        "2026-10-24T00:00:00Z",
        "46319",
        "24-Oct-26",
        "24 October 2026",
    ] {
        assert_eq!(on(text, &[]), ("2026-10-24".to_owned(), vec![]), "{text}");
    }
    // Dots put the day first. With slashes another row tells, or nobody knows.
    assert_eq!(on("03.04.2026", &[]).0, "2026-04-03");
    assert_eq!(
        on("03/04/2026", &[(4, "assessed on", "24/10/2026")]).0,
        "2026-04-03"
    );
    assert_eq!(
        on("03/04/2026", &[(4, "assessed on", "10/24/2026")]).0,
        "2026-03-04"
    );
    let (day, said) = on("03/04/2026", &[]);
    assert_eq!(day, "2026-11-25");
    assert_eq!(
        said,
        ["“03/04/2026” may be a day of either of two months; 25 November 2026 is noted."]
    );
    for text in ["32/13/2026", "soon", "autumn 2026"] {
        assert_eq!(on(text, &[]).1.len(), 1, "{text}");
    }
    // A day that a spreadsheet only wrote anew is no change.
    for text in ["4.3.2026", "04/03/2026", "3/4/26", "46085"] {
        let found = look(&plan, &edited(&plan, &[(2, "assessed on", text)]));
        assert_eq!(found[2].verdict, Verdict::Same, "{text}: {found:?}");
    }
}

#[test]
fn ids_that_a_spreadsheet_changed_and_rows_that_belong_nowhere() {
    let mut plan = plan();
    plan.objectives[0].id = ObjectiveId::new("007").unwrap();
    plan.objectives[1].id = ObjectiveId::new("mar-3").unwrap();
    let found = look(
        &plan,
        &edited(
            &plan,
            &[
                (0, "id", "7"),
                (0, "status", "Achieved"),
                (1, "id", "03-Mar"),
                (1, "status", "Dropped"),
                (3, "id", "nowhere"),
                (3, "objective", ""),
                (4, "status", "Done"),
            ],
        ),
    );
    assert_eq!(found[0].verdict, Verdict::Changed);
    assert_eq!(found[1].verdict, Verdict::Changed);
    assert_eq!(
        (found[3].verdict, found[3].title.as_str()),
        (Verdict::NotTaken, "Row 5")
    );
    assert_eq!(found[3].said, ["The plan has no objective “nowhere”."]);
    assert_eq!(found[4].verdict, Verdict::NotTaken);
    assert!(
        found[4].said[0].starts_with("“Done” is no status. Write one of: Not assessed, "),
        "{:?}",
        found[4].said
    );
    let text = edited(&plan, &[(1, "id", "007"), (1, "objective", "")]);
    assert_eq!(
        look(&plan, &text)[1].said,
        ["Row 3 is about the same objective once more."]
    );
    assert_eq!(missing(&plan, &read(&text).unwrap()), 1);
}

#[test]
fn what_was_changed_here_meanwhile_is_shown_as_such() {
    let before = plan();
    let mut now = before.clone();
    now.objectives[2].status = Status::Dropped;
    now.objectives[3].status = Status::Dropped;
    let text = edited(
        &before,
        &[(2, "status", "Achieved"), (4, "status", "Continuous")],
    );
    let found = look(&now, &text);
    assert_eq!(found[2].verdict, Verdict::Meanwhile);
    assert_eq!(
        found[2].said,
        [
            "It was changed here after the table was made: then it stood at “In progress | Country-coordinator | 2026-03-04 | Half of it,…”, now it stands at “Dropped | Country-coordinator | 2026-03-04 | Half of it, \"so…”."
        ]
    );
    assert_eq!(
        found[3].verdict,
        Verdict::Same,
        "what the table did not touch stays as it is here"
    );
    assert_eq!(found[4].verdict, Verdict::Changed);
    let done = taken(&now, &found[3..]);
    assert_eq!(done.objectives[2], now.objectives[2]);
    assert_eq!(done.objectives[3], now.objectives[3]);
}

#[test]
fn what_a_member_assessed_in_the_own_plan_before_the_table_was_made_is_shown() {
    let ours = built_in().unwrap().plan;
    let mut theirs = ours.clone();
    theirs.objectives[7] = plan().objectives[2].clone();
    theirs.objectives[7].id = ours.objectives[7].id.clone();
    let found = look(&ours, &edited(&theirs, &[]));
    assert_eq!(found[7].verdict, Verdict::Meanwhile);
    assert!(found[7].said[0].contains("Take it where the table comes from a member's own plan."));
    assert_eq!(
        taken(&ours, &found).objectives[7].status,
        theirs.objectives[7].status
    );
    // What they never assessed says nothing against what is assessed here.
    let found = look(&theirs, &edited(&ours, &[]));
    assert_eq!(found[7].verdict, Verdict::Same);
}

#[test]
fn a_table_without_what_it_was_exported_with_takes_no_assessment_away() {
    let before = built_in().unwrap().plan;
    let text = edited(&before, &[(4, "status", "Achieved")]);
    let mut table = csv::read(&text).unwrap();
    let at = COLUMNS.iter().position(|it| *it == "as exported").unwrap();
    for row in &mut table {
        row.remove(at);
    }
    // Meanwhile one was assessed here.
    let rows = look(&plan(), &csv::write(&table));
    assert_eq!(rows[2].verdict, Verdict::NotTaken, "{:?}", rows[2]);
    let after = taken(&plan(), &rows);
    assert_eq!(after.objectives[2], plan().objectives[2]);
    assert_eq!(after.objectives[4].status, Status::Achieved);
}

#[test]
fn evidence_is_added_once_and_never_removed() {
    let mut plan = plan();
    let text = edited(
        &plan,
        &[(
            0,
            "evidence",
            "2026-05-01 | Workshop in Tbilisi | https://example.org\nA plain line\n | ",
        )],
    );
    let found = look(&plan, &text);
    assert_eq!(found[0].said, ["2 pieces of evidence are added."]);
    plan = taken(&plan, &found);
    let [first, second] = plan.objectives[0].evidence.as_slice() else {
        unreachable!("two pieces")
    };
    assert_eq!(first.when.unwrap().to_string(), "2026-05-01");
    assert_eq!(
        (first.text.as_str(), first.source.as_deref()),
        ("Workshop in Tbilisi", Some("https://example.org"))
    );
    assert_eq!((second.text.as_str(), second.when), ("A plain line", None));
    assert_eq!(
        look(&plan, &text)[0].verdict,
        Verdict::Same,
        "the same table again adds nothing"
    );
    let emptied = edited(&plan, &[(0, "evidence", "")]);
    assert_eq!(look(&plan, &emptied)[0].verdict, Verdict::Same);
}

#[test]
fn columns_in_any_order_and_unknown_ones_named() {
    let plan = plan();
    let table = read("Colour;STATUS;ID\nred;achieved;fw-1\n").unwrap();
    assert_eq!(
        table.said,
        ["The column “Colour” is not known, and is left."]
    );
    let found = rows(&plan, &table, today());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].verdict, Verdict::Changed);
    assert_eq!(
        found[0].facts[1],
        "Not assessed → Achieved | Self-reported | 2026-11-25"
    );
    assert_eq!(
        read("id,remark\nfw-1,x\n"),
        Err(TableError::Lacks("status"))
    );
    assert_eq!(read("status\nachieved\n"), Err(TableError::Lacks("id")));
    assert_eq!(read(""), Err(TableError::Lacks("status")));
}

#[test]
fn no_table_panics() {
    let plan = plan();
    let good = write(&plan);
    let letters: Vec<char> = good.chars().collect();
    for seed in 0..600 {
        let mut rng = Rng::new(seed);
        let mut text = letters.clone();
        for _ in 0..rng.below(40) {
            let at = rng.below(text.len());
            match rng.below(3) {
                0 => drop(text.remove(at)),
                1 => text[at] = *rng.pick(&['"', ';', ',', '\n', '\t', '|', '0', '\'', 'é', '/']),
                _ => text.truncate(text.len() - text.len() / 10),
            }
        }
        let text: String = text.into_iter().collect();
        if let Ok(table) = read(&text) {
            let found = rows(&plan, &table, today());
            assert!(taken(&plan, &found).faults().is_empty(), "seed {seed}");
        }
    }
}
