//! The matrix: who does what, where nobody does, and what a cell changes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::{
    exchange::built_in::built_in,
    plan::{
        Attendance, AttendanceId, Evidence, EvidenceId, ObjectiveId, PartnerCategory, PartnerId,
        Plan,
        matrix::{Against, Gaps, Matrix, Role},
    },
    view::partners::matrix::Table,
};
use random_plan::Rng;

fn id(id: &str) -> PartnerId {
    PartnerId::new(id).unwrap()
}

fn all(plan: &Plan) -> Vec<PartnerId> {
    plan.partners_in_order()
        .iter()
        .map(|it| it.id.clone())
        .collect()
}

/// The plan of BSEC, in which something is done.
fn plan() -> Plan {
    let mut plan = built_in().unwrap().plan;
    let objective = |plan: &mut Plan, of: &str, lead: Option<&str>, participants: &[&str]| {
        let of = ObjectiveId::new(of).unwrap();
        let it = plan.objectives.iter_mut().find(|it| it.id == of).unwrap();
        it.lead = lead.map(id);
        it.participants = participants.iter().map(|it| id(it)).collect();
    };
    objective(&mut plan, "fw-1", Some("georgia"), &["armenia", "ukraine"]);
    objective(&mut plan, "fw-2", None, &["armenia"]);
    objective(&mut plan, "pr-7", Some("armenia"), &[]);
    plan.objectives[1].evidence = vec![Evidence {
        id: EvidenceId::new("ev-1").unwrap(),
        when: None,
        text: "A workshop".to_owned(),
        source: None,
        reported_by: Some(id("armenia")),
        extra: Default::default(),
    }];
    plan
}

/// The letters of a cell by the ids of its partner and its column.
fn letters(matrix: &Matrix, partner: &str, column: &str) -> String {
    let row = matrix
        .partners
        .iter()
        .position(|it| it.id == partner)
        .unwrap();
    let column = matrix
        .columns
        .iter()
        .position(|it| it.id == column)
        .unwrap();
    matrix.cell(row, column).letters(matrix.against)
}

fn of_objectives(plan: &Plan) -> Matrix {
    plan.matrix(Against::Objectives, &all(plan))
}

#[test]
fn cells_say_who_leads_takes_part_and_reported() {
    let matrix = of_objectives(&plan());
    for (partner, column, expected) in [
        ("georgia", "fw-1", "L"),
        ("armenia", "fw-1", "P"),
        ("ukraine", "fw-1", "P"),
        ("armenia", "fw-2", "PE"),
        ("armenia", "pr-7", "L"),
        ("albania", "fw-1", ""),
    ] {
        assert_eq!(
            letters(&matrix, partner, column),
            expected,
            "{partner}, {column}"
        );
    }
    assert_eq!(matrix.columns[0].label, "Framework 1");
    assert_eq!(matrix.columns[16].label, "Priority 7");
    let names: Vec<&str> = matrix
        .partners
        .iter()
        .take(3)
        .map(|it| it.label.as_str())
        .collect();
    assert_eq!(names, ["Albania", "Armenia", "Azerbaijan"]);
}

#[test]
fn meetings_have_hosts_and_guests_and_programmes_partners() {
    let mut plan = plan();
    let category = PartnerCategory::Observer;
    plan.meetings[1].attendance = vec![Attendance {
        id: AttendanceId::new("at-1").unwrap(),
        category,
        partner: Some(id("austria")),
        name: None,
        remark: None,
        extra: Default::default(),
    }];
    let meetings = plan.matrix(Against::Meetings, &all(&plan));
    assert_eq!(letters(&meetings, "armenia", "wcit-2024"), "H");
    assert_eq!(
        letters(&meetings, "austria", plan.meetings[1].id.as_str()),
        "A"
    );
    let programmes = plan.matrix(Against::Programmes, &all(&plan));
    assert_eq!(letters(&programmes, "korea", "korea-bsec-ict"), "C");
}

#[test]
fn gaps_are_counted_and_can_be_shown_alone() {
    let plan = plan();
    let matrix = of_objectives(&plan);
    assert_eq!(matrix.count(Gaps::All), 17);
    assert_eq!(matrix.count(Gaps::Headless), 15);
    assert_eq!(matrix.count(Gaps::Nobody), 14);
    assert_eq!(matrix.count(Gaps::Idle), plan.partners.len() - 3);
    let (partners, columns) = matrix.shown(Gaps::Nobody);
    assert_eq!(partners.len(), plan.partners.len());
    assert!(columns.iter().all(|at| matrix.columns[*at].filled == 0));
    // A programme has no lead that could be missing.
    assert_eq!(Gaps::Headless.in_words(Against::Programmes), None);
    assert_eq!(
        Gaps::Headless.in_words(Against::Meetings).unwrap(),
        "Only meetings without a host"
    );
}

#[test]
fn the_filter_of_the_page_leaves_rows_out() {
    let plan = plan();
    let matrix = plan.matrix(Against::Objectives, &[id("armenia"), id("no-such-partner")]);
    assert_eq!(matrix.partners.len(), 1);
    assert_eq!(matrix.count(Gaps::Nobody), 14);
}

/// Makes a change of a cell: the sentence of the history, and the letters of the cell before and after it.
fn change(
    plan: &mut Plan,
    against: Against,
    (partner, column): (&str, &str),
    role: Role,
    on: bool,
) -> Option<(String, String)> {
    let edit = plan.set_role(against, &id(partner), column, role, on)?;
    let before = plan.clone();
    let said = plan.describe(&edit);
    let undo = plan.apply(edit).unwrap();
    let after = letters(&plan.matrix(against, &all(plan)), partner, column);
    let mut undone = plan.clone();
    undone.apply(undo).unwrap();
    assert_eq!(undone, before, "undone, the plan is as it was");
    Some((said, after))
}

#[test]
fn a_cell_is_changed_in_one_step_that_can_be_undone() {
    let mut plan = plan();
    use Role::{Head, Part};
    for (cell, role, on, letters, said) in [
        (
            ("ukraine", "fw-3"),
            Part,
            true,
            "P",
            "Participating in Framework 3: + Ukraine",
        ),
        (
            ("albania", "fw-3"),
            Part,
            true,
            "P",
            "Participating in Framework 3: + Albania",
        ),
        (
            ("ukraine", "fw-3"),
            Head,
            true,
            "L",
            "Lead of Framework 3: Ukraine",
        ),
        (("ukraine", "fw-3"), Part, true, "P", "Framework 3"),
        (("ukraine", "fw-3"), Part, false, "", "Framework 3"),
        (
            ("georgia", "fw-1"),
            Head,
            false,
            "",
            "Lead of Framework 1: nobody",
        ),
        // Evidence stands where it was reported, whoever takes part.
        (("armenia", "fw-2"), Part, false, "E", "Framework 2"),
    ] {
        let (told, after) = change(&mut plan, Against::Objectives, cell, role, on).unwrap();
        assert_eq!(after, letters, "{cell:?}, {role:?} {on}");
        assert!(told.contains(said), "{cell:?}: {told}");
    }
    // The official order, whoever came first.
    change(
        &mut plan,
        Against::Objectives,
        ("armenia", "fw-3"),
        Part,
        true,
    )
    .unwrap();
    assert_eq!(
        plan.objectives[2].participants,
        [id("albania"), id("armenia")]
    );
}

#[test]
fn there_is_one_lead_at_most() {
    let mut plan = plan();
    assert_eq!(
        plan.head_of(Against::Objectives, "fw-1"),
        Some(&id("georgia"))
    );
    change(
        &mut plan,
        Against::Objectives,
        ("armenia", "fw-1"),
        Role::Head,
        true,
    )
    .unwrap();
    let matrix = of_objectives(&plan);
    assert_eq!(letters(&matrix, "armenia", "fw-1"), "L");
    assert_eq!(letters(&matrix, "georgia", "fw-1"), "");
    assert_eq!(matrix.columns[0].heads, 1);
    // Who leads takes part no longer beside that.
    assert_eq!(plan.objectives[0].participants, [id("ukraine")]);
}

#[test]
fn who_leads_is_not_named_among_those_who_take_part() {
    let mut objective = plan().objectives[0].clone();
    objective.set_lead(Some(id("ukraine")));
    assert_eq!(objective.lead, Some(id("ukraine")));
    assert_eq!(objective.participants, [id("armenia")]);
    objective.set_lead(None);
    assert_eq!(
        (objective.lead, objective.participants),
        (None, vec![id("armenia")])
    );
}

#[test]
fn who_hosts_can_attend_too() {
    let mut plan = plan();
    let cell = ("armenia", "wcit-2024");
    let (_, after) = change(&mut plan, Against::Meetings, cell, Role::Part, true).unwrap();
    assert_eq!(after, "HA");
    let (_, after) = change(&mut plan, Against::Meetings, cell, Role::Head, false).unwrap();
    assert_eq!(after, "A");
    let cell = ("undp", "wcit-2024");
    change(&mut plan, Against::Meetings, cell, Role::Part, true).unwrap();
    let meeting = plan
        .meetings
        .iter()
        .find(|it| it.id.as_str() == "wcit-2024")
        .unwrap();
    let capacities: Vec<_> = meeting.attendance.iter().map(|it| it.category).collect();
    assert_eq!(
        capacities,
        [PartnerCategory::Member, PartnerCategory::Guest]
    );
}

#[test]
fn what_would_change_nothing_or_is_not_there_is_no_edit() {
    let plan = plan();
    let none = |against, partner: &str, column: &str, role, on| {
        assert_eq!(
            plan.set_role(against, &id(partner), column, role, on),
            None,
            "{partner}, {column}"
        );
    };
    none(Against::Objectives, "georgia", "fw-1", Role::Head, true);
    none(Against::Objectives, "albania", "fw-1", Role::Head, false);
    none(Against::Objectives, "albania", "fw-1", Role::Part, false);
    none(Against::Objectives, "nobody", "fw-1", Role::Part, true);
    none(Against::Objectives, "albania", "fw-99", Role::Part, true);
    none(
        Against::Programmes,
        "korea",
        "korea-bsec-ict",
        Role::Head,
        true,
    );
    none(
        Against::Programmes,
        "korea",
        "korea-bsec-ict",
        Role::Part,
        true,
    );
}

/// Whatever is changed in whatever plan: it is taken, says something, is in the cell, and can be undone.
#[test]
fn any_cell_of_any_plan_can_be_changed() {
    for seed in 0..40 {
        let mut rng = Rng::new(seed);
        let mut plan = random_plan::plan(seed);
        for _ in 0..10 {
            let against = *rng.pick(Against::ALL);
            let matrix = plan.matrix(against, &all(&plan));
            if matrix.partners.is_empty() || matrix.columns.is_empty() {
                continue;
            }
            let (row, column) = (
                rng.below(matrix.partners.len()),
                rng.below(matrix.columns.len()),
            );
            let role = *rng.pick(Role::ALL);
            let on = !matrix.cell(row, column).has(role);
            let (partner, item) = (&matrix.partners[row].id, &matrix.columns[column].id);
            if against.words(role).is_none() {
                continue;
            }
            let made = change(&mut plan, against, (partner, item), role, on);
            let (said, _) = made.unwrap_or_else(|| panic!("seed {seed}: {partner}, {item}"));
            assert!(!said.is_empty(), "seed {seed}");
            let after = plan.matrix(against, &all(&plan));
            assert_eq!(
                after.cell(row, column).has(role),
                on,
                "seed {seed}: {partner}, {item}"
            );
            assert_eq!(plan.faults(), Vec::new(), "seed {seed}");
            for column in &after.columns {
                assert!(column.heads <= 1, "seed {seed}: {}", column.id);
            }
        }
    }
}

#[test]
fn the_matrix_is_taken_along_as_a_table_and_as_a_picture() {
    let plan = plan();
    let table = Table::new(of_objectives(&plan).into(), Gaps::All, true);
    let rows = table.in_rows();
    assert_eq!(rows.len(), plan.partners.len() + 1);
    assert!(rows.iter().all(|row| row.len() == 18));
    assert_eq!(rows[0][0], "Partner");
    assert!(rows[0][1].starts_with("Framework 1: Developing joint projects"));
    assert_eq!(
        rows[2][..3],
        [
            "Republic of Armenia",
            "takes part",
            "takes part, reported evidence"
        ]
    );
    let picture = table.picture("Plan of BSEC. As of 1 May 2026.".to_owned());
    let svg = picture.svg();
    for expected in [
        "Partners and objectives",
        "As of 1 May 2026",
        "L leads",
        ">Hellenic Republic<",
        ">PE<",
        ">P7<",
        "F1: Framework 1, Developing joint projects",
        "(no lead)",
        "not named",
        "17 objectives: 15 without a lead",
        "No boundary is drawn",
    ] {
        assert!(svg.contains(expected), "{expected}");
    }
    // Only what is shown goes along.
    let table = Table::new(of_objectives(&plan).into(), Gaps::Headless, false);
    assert_eq!(table.in_rows()[0].len(), 16);
    assert!(!table.picture(String::new()).svg().contains("F1:"));
}
