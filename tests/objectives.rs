//! Objectives: what is stale, and what the list shows for the choices in the address.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::{
    exchange::built_in::built_in,
    plan::{Assessment, Assessor, Edtf, Evidence, EvidenceId, Objective, Status},
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
