//! Objectives: what is stale, and what the list shows for the choices in the address.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::{
    app::Query,
    exchange::built_in::built_in,
    plan::{
        Assessment, Assessor, Edtf, Evidence, EvidenceId, ItemId, Objective, ObjectiveId,
        PartnerId, Plan, Status,
    },
    view::objectives::selection::{Selection, arrange},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An objective with this status, assessed on one day and with evidence of these dates.
fn objective(status: Status, assessed: Option<&str>, evidence: &[&str]) -> Objective {
    let mut objective = built_in().unwrap().plan.objectives[0].clone();
    objective.status = status;
    objective.assessment = assessed.map(|on| Assessment {
        by: Assessor::Coordinator,
        on: day(on),
        remark: None,
        extra: Default::default(),
    });
    objective.evidence = evidence
        .iter()
        .map(|when| Evidence {
            id: EvidenceId::new("ev").unwrap(),
            when: Edtf::parse(when).ok(),
            text: "It happened".to_owned(),
            source: None,
            reported_by: None,
            extra: Default::default(),
        })
        .collect();
    objective
}

#[test]
fn a_new_status_is_the_word_of_who_gives_it() {
    use Status::*;
    let today = day("2026-11-29");
    let said = |before: &str| {
        let mut one = objective(InProgress, Some(before), &[]);
        let assessment = one.assessment.as_mut().unwrap();
        assessment.remark = Some("Two workshops".to_owned());
        assessment.extra.insert("x".to_owned(), "1".into());
        one
    };
    let of = |one: &Objective| {
        let it = one.assessment.clone().unwrap();
        (it.by, it.on, it.remark, it.extra.len())
    };
    let remark = Some("Two workshops".to_owned());

    let mut older = said("2025-03-10");
    older.assess(Achieved, Assessor::Secretariat, today);
    assert_eq!(older.status, Achieved);
    assert_eq!(of(&older), (Assessor::Secretariat, today, None, 1));

    // A slip is put right in the same sitting.
    let mut same = said("2026-11-29");
    same.assess(Continuous, Assessor::Secretariat, today);
    assert_eq!(same.status, Continuous);
    assert_eq!(of(&same), (Assessor::Coordinator, today, remark.clone(), 1));

    let mut first = objective(NotAssessed, None, &[]);
    first.assess(NotStarted, Assessor::Meeting, today);
    assert_eq!(of(&first), (Assessor::Meeting, today, None, 0));
    first.assess(NotAssessed, Assessor::Meeting, today);
    assert_eq!((first.status, first.assessment), (NotAssessed, None));

    let mut still = said("2025-03-10");
    still.confirm(Assessor::Secretariat, today);
    assert_eq!(still.status, InProgress);
    assert_eq!(of(&still), (Assessor::Secretariat, today, remark, 1));
    assert_eq!(still.stale_for(today), None);
}

#[test]
fn nine_months_without_a_change_make_it_stale() {
    use Status::*;
    for (status, assessed, evidence, today, months) in [
        (InProgress, Some("2025-03-10"), &[][..], "2025-12-09", None),
        (InProgress, Some("2025-03-10"), &[], "2025-12-10", Some(9)),
        (NotStarted, Some("2025-03-10"), &[], "2026-03-09", Some(11)),
        (Postponed, Some("2025-03-10"), &[], "2026-03-10", Some(12)),
        // A month that is too short for the day is over on its last.
        (InProgress, Some("2025-05-31"), &[], "2026-02-27", None),
        (InProgress, Some("2025-05-31"), &[], "2026-02-28", Some(9)),
        // The newest of assessment and evidence counts; a vague date as its last day, and none as later than today.
        (
            InProgress,
            Some("2024-01-10"),
            &["2025-09"],
            "2026-06-29",
            None,
        ),
        (
            InProgress,
            Some("2024-01-10"),
            &["2025-09"],
            "2026-06-30",
            Some(9),
        ),
        (
            InProgress,
            Some("2025-11-01"),
            &["2024-23"],
            "2026-02-01",
            None,
        ),
        (
            InProgress,
            Some("2024-01-10"),
            &["2026"],
            "2026-06-01",
            None,
        ),
        (
            InProgress,
            None,
            &["2024", "not a date"],
            "2026-01-01",
            Some(12),
        ),
        // Nothing tells since when: nothing is made up.
        (InProgress, None, &[], "2026-01-01", None),
        // Not assessed is not stale, and neither is a final word.
        (NotAssessed, None, &["2024"], "2026-11-24", None),
        (Continuous, Some("2024-01-10"), &[], "2026-11-24", None),
        (Achieved, Some("2024-01-10"), &[], "2026-11-24", None),
        (CarriedOver, Some("2024-01-10"), &[], "2026-11-24", None),
        (Dropped, Some("2024-01-10"), &[], "2026-11-24", None),
        (NotApplicable, Some("2024-01-10"), &[], "2026-11-24", None),
        // An assessment of tomorrow, as a slip of the pen makes it, is no reason to go wrong.
        (InProgress, Some("2027-01-10"), &[], "2026-11-24", None),
    ] {
        let objective = objective(status, assessed, evidence);
        let case = format!("{status:?} {assessed:?} {evidence:?} on {today}");
        assert_eq!(objective.stale_for(day(today)), months, "{case}");
    }
}

/// The built-in plan, in which somebody leads, takes part and reports.
fn plan_at_work() -> Plan {
    let mut plan = built_in().unwrap().plan;
    let partner = |id: &str| PartnerId::new(id).unwrap();
    let at = |plan: &Plan, id: &str| {
        let is = |objective: &Objective| objective.id.as_str() == id;
        plan.objectives.iter().position(is).unwrap()
    };
    for (id, status, assessed, evidence) in [
        ("fw-1", Status::InProgress, "2025-01-10", &[][..]),
        ("fw-3", Status::Achieved, "2025-06-01", &["2025-05"]),
        ("fw-10", Status::InProgress, "2025-01-10", &["2026-11-01"]),
        ("pr-2", Status::Postponed, "2025-11-01", &[]),
    ] {
        let made = objective(status, Some(assessed), evidence);
        let at = at(&plan, id);
        let objective = &mut plan.objectives[at];
        objective.status = made.status;
        objective.assessment = made.assessment;
        objective.evidence = made.evidence;
    }
    let (first, third, second) = (at(&plan, "fw-1"), at(&plan, "fw-3"), at(&plan, "pr-2"));
    plan.objectives[first].lead = Some(partner("romania"));
    plan.objectives[third].participants = vec![partner("romania")];
    plan.objectives[third].lead = Some(partner("armenia"));
    plan.objectives[second].links = vec![ItemId::Partner(partner("romania"))];
    plan.objectives[second].goal = None;
    plan
}

const TODAY: &str = "2026-11-24";

#[test]
fn filters_leave_out_what_does_not_match_all_of_them() {
    let plan = plan_at_work();
    let noted = [
        ObjectiveId::new("fw-2").unwrap(),
        ObjectiveId::new("fw-3").unwrap(),
    ];
    for (query, shown) in [
        ("kind=priority&partner=romania", &["pr-2"][..]),
        ("status=in-progress", &["fw-1", "fw-10"]),
        ("lead=armenia", &["fw-3"]),
        ("lead=-&status=postponed", &["pr-2"]),
        ("partner=romania", &["fw-1", "fw-3", "pr-2"]),
        ("stale=yes", &["fw-1", "pr-2"]),
        ("note=yes", &["fw-2", "fw-3"]),
        ("evidence=yes", &["fw-3", "fw-10"]),
        (
            "evidence=yes&note=yes&lead=armenia&kind=framework",
            &["fw-3"],
        ),
        ("stale=yes&evidence=yes", &[]),
        ("partner=nobody-known", &[]),
    ] {
        let selection = Selection::of(&Query::parse(&format!("#/objectives?{query}")));
        assert!(
            selection.is_filter() && !selection.is_plan_order(),
            "{query}"
        );
        let shows = |objective: &&Objective| selection.shows(objective, &noted, day(TODAY));
        let ids = plan
            .objectives
            .iter()
            .filter(shows)
            .map(|objective| objective.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), shown, "{query}");
    }
}

#[test]
fn what_an_address_says_and_nobody_knows_is_left_aside() {
    for query in [
        "",
        "status=great",
        "kind=x&stale=no",
        "group=colour&sort=mood",
    ] {
        let selection = Selection::of(&Query::parse(&format!("#/objectives?{query}")));
        assert_eq!(selection, Selection::default(), "{query}");
        assert!(selection.is_plan_order(), "{query}");
    }
}

#[test]
fn every_objective_is_in_one_group_and_in_the_chosen_order() {
    let plan = plan_at_work();
    for (query, groups) in [
        (
            "",
            &[
                (
                    "Frameworks of action",
                    "fw-1 fw-2 fw-3 fw-4 fw-5 fw-6 fw-7 fw-8 fw-9 fw-10",
                ),
                ("Priority areas", "pr-1 pr-2 pr-3 pr-4 pr-5 pr-6 pr-7"),
            ][..],
        ),
        (
            "group=status&status=achieved",
            &[
                (
                    "Not assessed",
                    "fw-2 fw-4 fw-5 fw-6 fw-7 fw-8 fw-9 pr-1 pr-3 pr-4 pr-5 pr-6 pr-7",
                ),
                ("In progress", "fw-1 fw-10"),
                ("Achieved", "fw-3"),
                ("Postponed", "pr-2"),
            ],
        ),
        (
            "group=lead&sort=change",
            &[
                ("Republic of Armenia", "fw-3"),
                ("Romania", "fw-1"),
                (
                    "No lead named",
                    "fw-10 pr-2 fw-2 fw-4 fw-5 fw-6 fw-7 fw-8 fw-9 pr-1 pr-3 pr-4 pr-5 pr-6 pr-7",
                ),
            ],
        ),
        (
            "group=none&sort=status",
            &[(
                "All objectives",
                "fw-2 fw-4 fw-5 fw-6 fw-7 fw-8 fw-9 pr-1 pr-3 pr-4 pr-5 pr-6 pr-7 fw-1 fw-10 fw-3 pr-2",
            )],
        ),
    ] {
        let selection = Selection::of(&Query::parse(&format!("#/objectives?{query}")));
        let arranged = arrange(&plan, &selection, day(TODAY));
        let ids = |members: &[usize]| {
            let ids = members.iter().map(|at| plan.objectives[*at].id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        let found: Vec<(&str, String)> = arranged
            .iter()
            .map(|group| (group.heading.as_str(), ids(&group.members)))
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(heading, ids)| (*heading, ids.as_str()))
            .collect();
        assert_eq!(found, groups, "{query}");
    }
}

#[test]
fn numbers_are_sorted_as_numbers() {
    let mut plan = built_in().unwrap().plan;
    plan.objectives.truncate(5);
    for (objective, number) in plan.objectives.iter_mut().zip(["10.", "9", "9a", "", "2)"]) {
        objective.number = Some(number.to_owned()).filter(|number| !number.is_empty());
    }
    let selection = Selection::of(&Query::parse("?sort=number&group=none"));
    let arranged = arrange(&plan, &selection, day(TODAY));
    assert_eq!(arranged[0].members, [4, 1, 2, 0, 3]);
}

#[test]
fn groups_by_goal_end_with_those_that_name_none() {
    let plan = plan_at_work();
    let selection = Selection::of(&Query::parse("?group=goal"));
    let arranged = arrange(&plan, &selection, day(TODAY));
    let headings: Vec<&str> = arranged
        .iter()
        .map(|group| group.heading.as_str())
        .collect();
    assert_eq!(headings[0].split(':').next(), Some("Goal 12"));
    assert_eq!(headings.last(), Some(&"No goal named"));
    assert_eq!(
        arranged
            .iter()
            .map(|group| group.members.len())
            .sum::<usize>(),
        17
    );
}
