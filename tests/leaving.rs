//! What leaves in a file: parts of a plan are sound plans, nothing that is left out is in their bytes, and whoever
//! takes one in loses nothing that it did not hold.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::exchange::{
    built_in::built_in,
    held::Held,
    leaving::{addresses, addresses_in, file_stem, sections, sentence},
    snapshot::{Snapshot, export, read, write},
};
use plenary::find::fold::fold;
use plenary::plan::*;
use random_plan::Rng;

const NOW: &str = "2026-11-25T10:00:00Z";

fn file(plan: &Plan, part: Part, by: Option<&str>) -> Snapshot {
    let mut file = export(plan, &[], NOW, by, "tests");
    if !part.is_whole() {
        file.plan = plan.part(&part);
        file.part = Some(part);
    }
    file
}

/// Every part of a plan that can be chosen.
fn parts(plan: &Plan) -> Vec<Part> {
    let sections = plan.sections.iter();
    let sections = sections.map(|section| Holds::Section(section.id.clone()));
    let all = sections.chain([Holds::Plan, Holds::Statuses]);
    all.flat_map(|holds| [true, false].map(|without| Part::new(holds.clone(), without)))
        .collect()
}

/// A plan in which records stand in sections, and every contact has an address that stands nowhere else.
fn plan(seed: u64) -> Plan {
    let mut plan = random_plan::plan(seed);
    for (at, contact) in plan.contacts.iter_mut().enumerate() {
        contact.emails = vec![format!("canary-{at}@leak.example")];
        contact.text = format!("Write to canary-{at}@leak.example.");
    }
    if let Some(contact) = plan.contacts.first() {
        let of = Official::Contact(contact.id.clone());
        if let Some(amendment) = plan.amendments.first_mut() {
            amendment.of = of;
            amendment.old = "canary-x@leak.example".to_owned();
        }
    }
    plan
}

#[test]
fn a_part_is_a_sound_plan_that_is_read_back_equal() {
    for seed in 0..60 {
        let plan = plan(seed);
        for part in parts(&plan) {
            let file = file(&plan, part.clone(), Some("A delegate"));
            assert_eq!(file.plan.faults(), [], "seed {seed}, {part:?}");
            assert!(
                read(&write(&file)).unwrap() == file,
                "seed {seed}, {part:?}"
            );
        }
    }
}

#[test]
fn what_is_left_out_is_nowhere_in_the_bytes() {
    let mut seen = 0;
    for seed in 0..60 {
        let plan = plan(seed);
        for part in parts(&plan) {
            let without = part.without_contacts || part.holds == Holds::Statuses;
            let text = write(&file(&plan, part.clone(), None));
            let leaks = text.contains("@leak.example");
            assert!(!(without && leaks), "seed {seed}, {part:?}");
            seen += usize::from(leaks);
        }
        let whole = write(&export(&plan, &[], NOW, None, "tests"));
        assert_eq!(whole.contains("@leak.example"), !plan.contacts.is_empty());
    }
    assert!(
        seen > 20,
        "the contacts are there where they may be: {seen}"
    );
}

#[test]
fn a_part_of_a_plan_says_nothing_new_to_it() {
    for seed in 0..60 {
        let plan = plan(seed);
        for part in parts(&plan) {
            let completed = plan.completed(&plan.part(&part), &part);
            let mut expected = plan.clone();
            if part.holds == Holds::Plan {
                // Amendments of contacts are put among the others by their days.
                let by_id = |it: &Amendment| it.id.to_string();
                expected.amendments.sort_by_key(by_id);
                let mut plan = completed.plan;
                plan.amendments.sort_by_key(by_id);
                assert!(plan == expected, "seed {seed}, {part:?}");
            } else {
                assert!(completed.plan == expected, "seed {seed}, {part:?}");
            }
            assert_eq!(
                completed.left,
                Vec::<String>::new(),
                "seed {seed}, {part:?}"
            );
        }
    }
}

#[test]
fn statuses_arrive_and_nothing_else_does() {
    let part = Part::new(Holds::Statuses, true);
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let ours = plan(seed);
        let mut theirs = ours.part(&part);
        for objective in &mut theirs.objectives {
            objective.status = *rng.pick(Status::ALL);
            objective.text.push_str(" (changed by hand)");
        }
        let done = ours.completed(&theirs, &part).plan;
        let mut expected = ours.clone();
        for (mine, theirs) in expected.objectives.iter_mut().zip(&theirs.objectives) {
            mine.status = theirs.status;
        }
        assert!(done == expected, "seed {seed}");
    }
}

#[test]
fn what_a_part_lacks_is_not_removed_and_what_it_has_no_place_for_is_named() {
    for seed in 0..60 {
        let ours = plan(seed);
        for part in parts(&ours) {
            let mut theirs = ours.part(&part);
            // The other side has cut everything that it could.
            theirs.meetings.clear();
            theirs.objectives.retain(|it| it.links.is_empty());
            let done = ours.completed(&theirs, &part);
            if part.holds != Holds::Plan {
                assert!(done.plan == ours, "seed {seed}, {part:?}");
            }
            assert_eq!(done.plan.contacts.len(), ours.contacts.len());
        }
        let mut theirs = ours.part(&Part::new(Holds::Statuses, true));
        let id = ObjectiveId::new("nowhere-1").unwrap();
        let strange = Objective::new(id, ObjectiveKind::Priority, "Of another plan");
        theirs.objectives.insert(0, strange);
        let done = ours.completed(&theirs, &Part::new(Holds::Statuses, true));
        assert!(done.plan == ours);
        assert_eq!(done.left, ["Priority 1"]);
    }
}

#[test]
fn an_objective_that_was_added_in_a_section_comes_with_what_it_points_at() {
    let ours = built_in().unwrap().plan;
    let section = SectionId::new("general-objectives").unwrap();
    let part = Part::new(Holds::Section(section.clone()), true);
    let mut theirs = ours.part(&part);
    let partner = Partner {
        id: PartnerId::new("new-body").unwrap(),
        name: "A new body".to_owned(),
        ..ours.partners[0].clone()
    };
    let id = ObjectiveId::new("fw-new").unwrap();
    theirs.objectives.push(Objective {
        section: Some(section),
        lead: Some(partner.id.clone()),
        ..Objective::new(id.clone(), ObjectiveKind::Framework, "A new one")
    });
    theirs.partners.push(partner.clone());
    let done = ours.completed(&theirs, &part);
    assert_eq!(done.plan.objectives.len(), ours.objectives.len() + 1);
    assert_eq!(
        done.plan.objectives[10].id, id,
        "it stands with its section"
    );
    assert!(done.plan.partners.contains(&partner));
    assert_eq!(done.plan.meetings, ours.meetings);
    assert_eq!(done.plan.contacts, ours.contacts);
}

#[test]
fn the_sentence_says_what_the_file_holds() {
    let plan = built_in().unwrap().plan;
    let title = &plan.head.title;
    let section = SectionId::new("general-objectives").unwrap();
    for (part, by, expected) in [
        (
            Part::new(Holds::Plan, false),
            Some("Georgia"),
            format!(
                "The file holds “{title}”: 17 objectives, 4 meetings and 1 contact person, and never your private notes. It names Georgia as its author."
            ),
        ),
        (
            Part::new(Holds::Plan, true),
            None,
            format!(
                "The file holds “{title}”: 17 objectives, 4 meetings and no contact person, and never your private notes. It names no author."
            ),
        ),
        (
            Part::new(Holds::Section(section), true),
            None,
            format!(
                "The file holds the section “GENERAL OBJECTIVES:” of “{title}”: 10 objectives, 0 meetings and no contact person, and never your private notes. It names no author."
            ),
        ),
        (
            Part::new(Holds::Statuses, false),
            None,
            format!(
                "The file holds only the statuses and the evidence of “{title}”: 17 objectives, and never your private notes. It names no author."
            ),
        ),
    ] {
        assert_eq!(sentence(&file(&plan, part, by)), expected);
    }
    let names: Vec<String> = sections(&plan).into_iter().map(|(id, _)| id).collect();
    assert_eq!(
        names,
        [
            "general-objectives",
            "priority-areas",
            "ministerial-meetings",
            "working-group-meetings",
            "relevant-events"
        ]
    );
}

#[test]
fn addresses_outside_the_contacts_are_pointed_out() {
    let mut plan = built_in().unwrap().plan;
    let file_of = |plan: &Plan| file(plan, Part::new(Holds::Plan, true), None);
    assert_eq!(addresses(&file_of(&plan)), []);
    plan.objectives[2].evidence.push(Evidence {
        id: EvidenceId::new("ev-1").unwrap(),
        when: None,
        text: "Ask a.b@ministry.example, or <c@ministry.example>.".to_owned(),
        source: None,
        reported_by: None,
        extra: Extra::new(),
    });
    plan.evaluation.strengths = Some("Thanks to d@ministry.example".to_owned());
    let found = addresses(&file_of(&plan));
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|it| (it.address.as_str(), it.place.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (
                "d@ministry.example",
                "the title block and what is said of the plan"
            ),
            ("a.b@ministry.example", "Framework 3"),
            ("c@ministry.example", "Framework 3"),
        ]
    );
    for (text, expected) in [
        ("at 10 @ noon", &[][..]),
        ("@handle and a@b", &[]),
        ("x@y.z.", &["x@y.z"]),
        ("mailto:İ.Öz@kurum.tr;", &["İ.Öz@kurum.tr"]),
        ("a@b@c.d", &[]),
    ] {
        assert_eq!(addresses_in(text), expected, "{text}");
    }
}

#[test]
fn a_file_is_called_by_plan_day_part_and_author() {
    let plan = built_in().unwrap().plan;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let section = SectionId::new("priority-areas").unwrap();
    for (holds, by, expected) in [
        (Holds::Plan, None, "bsec-ict-2024-2025-2026-11-25"),
        (
            Holds::Plan,
            Some("Ms A, Georgia"),
            "bsec-ict-2024-2025-2026-11-25-ms-a-georgia",
        ),
        (Holds::Plan, Some("Грузия"), "bsec-ict-2024-2025-2026-11-25"),
        (
            Holds::Plan,
            Some("Türkiye"),
            "bsec-ict-2024-2025-2026-11-25-turkiye",
        ),
        (
            Holds::Statuses,
            None,
            "bsec-ict-2024-2025-2026-11-25-statuses",
        ),
        (
            Holds::Section(section),
            Some("A"),
            "bsec-ict-2024-2025-2026-11-25-priority-areas-a",
        ),
    ] {
        assert_eq!(
            file_stem(
                &file(&plan, Part::new(holds, true), by),
                by.map(fold).as_deref(),
                day
            ),
            expected
        );
    }
}

/// The silence of a part says nothing of what it does not hold.
#[test]
fn a_part_speaks_of_what_it_holds() {
    let plan = built_in().unwrap().plan;
    let section = SectionId::new("general-objectives").unwrap();
    let parts = [
        Part::new(Holds::Statuses, false),
        Part::new(Holds::Section(section), false),
        Part::new(Holds::Plan, true),
    ];
    for (path, expected) in [
        ("objectives/fw-3/status", [true, true, true]),
        ("objectives/fw-3/evidence/ev-1", [true, true, true]),
        ("objectives/fw-3/text", [false, true, true]),
        ("objectives/pr-1/status", [true, false, true]),
        ("objectives/fw-99/status", [false, false, true]),
        ("sections/general-objectives/text", [false, true, true]),
        ("goals/goal-12/text", [false, false, true]),
        ("meetings/wg-1/when", [false, false, true]),
        ("contacts/simonyan/phone", [false, false, false]),
        ("title", [false, false, true]),
    ] {
        let speaks = parts
            .each_ref()
            .map(|part| Held::new(part, &plan.part(part)).speaks_of(path));
        assert_eq!(speaks, expected, "{path}");
    }
}
