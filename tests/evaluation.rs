//! The evaluation: what waits for a final word, what the document says by itself, and the pass that one can leave.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::{
    app::evaluation::Pass,
    exchange::built_in::built_in,
    plan::{
        Assessment, Assessor, Carried, Edit, Edtf, Evaluation, Evidence, EvidenceId, Held, ItemId,
        MeetingStatus, ObjectiveId, PartnerId, Plan, PlanId, Status, evaluation::EvaluationPart,
    },
};

const TODAY: &str = "2026-11-24";

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn set(plan: &mut Plan, id: &str, status: Status) {
    let objective = plan.objectives.iter_mut().find(|one| one.id.as_str() == id);
    objective.unwrap().status = status;
}

fn evidence(plan: &mut Plan, id: &str) {
    let objective = plan.objectives.iter_mut().find(|one| one.id.as_str() == id);
    objective.unwrap().evidence.push(Evidence {
        id: EvidenceId::new("ev-1").unwrap(),
        when: Edtf::parse("2024-23").ok(),
        text: "A training was held".to_owned(),
        source: Some("https://example.org/".to_owned()),
        reported_by: PartnerId::new("georgia"),
        extra: Default::default(),
    });
}

/// What the document says under a heading.
fn said(plan: &Plan, part: EvaluationPart) -> Vec<String> {
    let draft = plan.evaluation_draft(day(TODAY));
    let mut parts = draft.parts.into_iter();
    parts.find(|(other, _)| *other == part).unwrap().1
}

fn check(plan: &Plan, part: EvaluationPart, expected: &[&str]) {
    assert_eq!(said(plan, part), expected, "{part:?}");
}

#[test]
fn the_untouched_plan_says_what_it_does_not_know() {
    let plan = plan();
    let draft = plan.evaluation_draft(day(TODAY));
    assert_eq!(
        draft.figures,
        [
            "Frameworks of action, 10: 10 not assessed.",
            "Priority areas, 7: 7 not assessed.",
            "Meetings and events, 4: 3 planned, 1 held.",
            "Evidence: none is recorded.",
            "Leads: none is named.",
        ]
    );
    assert!(
        draft
            .head
            .contains(&("Draft as of", "24 November 2026".to_owned()))
    );
    check(
        &plan,
        EvaluationPart::Strengths,
        &["1 meeting was held: World Congress on Information Technology 2024 (4–7 October 2024)."],
    );
    check(
        &plan,
        EvaluationPart::Weaknesses,
        &[
            "17 objectives were not assessed; nothing is said about the work on them: Frameworks 1–10; Priorities 1–7.",
            "1 meeting has no date: Meeting of ICT Ministers of the BSEC Member States.",
            "2 meetings were planned, and the plan does not say what became of them: 1st Meeting (autumn 2024); 2nd Meeting (autumn 2025).",
        ],
    );
    check(
        &plan,
        EvaluationPart::OpenItems,
        &["Nothing that the plan records is in progress, postponed or carried over."],
    );
    check(
        &plan,
        EvaluationPart::Proposals,
        &[
            "17 objectives need a final word before the plan is closed: Frameworks 1–10; Priorities 1–7.",
            "Fix the dates of meetings early: 3 of 4 have no confirmed date and are not recorded as held.",
        ],
    );
}

#[test]
fn each_word_stands_under_its_heading() {
    let mut plan = plan();
    for objective in &mut plan.objectives {
        objective.status = Status::NotApplicable;
    }
    for (id, status) in [
        ("fw-1", Status::Achieved),
        ("fw-2", Status::Achieved),
        ("fw-4", Status::Continuous),
        ("fw-5", Status::Continuous),
        ("fw-6", Status::Dropped),
        ("pr-1", Status::InProgress),
        ("pr-2", Status::Postponed),
        ("pr-3", Status::NotStarted),
        ("pr-4", Status::CarriedOver),
    ] {
        set(&mut plan, id, status);
    }
    evidence(&mut plan, "fw-2");
    evidence(&mut plan, "fw-5");
    plan.objectives[0].lead = PartnerId::new("armenia");
    plan.objectives[1].lead = PartnerId::new("armenia");
    plan.objectives[10].lead = PartnerId::new("georgia");
    plan.meetings[1].status = MeetingStatus::Held;
    plan.meetings[1].held = Some(Held {
        edtf: Edtf::parse("2024-10-14").unwrap(),
        text: String::new(),
        source: None,
        extra: Default::default(),
    });
    plan.meetings[2].status = MeetingStatus::Postponed;
    plan.meetings[0].status = MeetingStatus::Cancelled;
    check(
        &plan,
        EvaluationPart::Strengths,
        &[
            "1 objective was achieved, with evidence: Framework 2.",
            "1 objective was achieved: Framework 1.",
            "1 objective is continuous work, with evidence: Framework 5.",
            "2 meetings were held: World Congress on Information Technology 2024 (4–7 October 2024); 1st Meeting (14 October 2024).",
        ],
    );
    // Without a note of when it took place, only what was planned is known.
    let mut unnoted = plan.clone();
    unnoted.meetings[1].held = None;
    let held = "2 meetings were held: 1st Meeting (planned for autumn 2024); World Congress on Information Technology 2024 (4–7 October 2024).";
    let strengths = said(&unnoted, EvaluationPart::Strengths);
    assert_eq!(strengths.last().map(String::as_str), Some(held));
    check(
        &plan,
        EvaluationPart::Weaknesses,
        &[
            "1 objective was dropped: Framework 6.",
            "2 objectives are called achieved or continuous without evidence in the plan: Frameworks 1, 4.",
            "1 meeting has no date: Meeting of ICT Ministers of the BSEC Member States.",
            "1 meeting was cancelled: Meeting of ICT Ministers of the BSEC Member States.",
        ],
    );
    check(
        &plan,
        EvaluationPart::OpenItems,
        &[
            "1 objective was not started: Priority 3.",
            "1 objective is in progress: Priority 1.",
            "1 objective was postponed: Priority 2.",
            "1 objective is called carried over, and no next plan has it yet: Priority 4.",
            "1 meeting was postponed: 2nd Meeting.",
        ],
    );
    check(
        &plan,
        EvaluationPart::Proposals,
        &[
            "3 objectives need a final word before the plan is closed: Priorities 1–3.",
            "6 objectives can go on in the next plan: Frameworks 4, 5; Priorities 1–4.",
            "5 objectives that can go on have no lead yet: Frameworks 4, 5; Priorities 2–4.",
            "Fix the dates of meetings early: 2 of 4 have no confirmed date and are not recorded as held.",
        ],
    );
    let figures = plan.evaluation_draft(day(TODAY)).figures;
    assert!(
        figures.contains(&"Evidence, 2: 2 on 2 of 17 objectives, 0 on meetings.".to_owned()),
        "{figures:?}"
    );
    assert!(
        figures.contains(
            &"Leads, for 3 of 17 objectives: Republic of Armenia 2; Georgia 1.".to_owned()
        ),
        "{figures:?}"
    );
}

#[test]
fn what_was_carried_over_names_the_term() {
    let mut plan = plan();
    for at in 0..3 {
        plan.objectives[at].status = Status::CarriedOver;
        plan.objectives[at].carried_to = Some(Carried {
            plan: PlanId::new("bsec-ict-2026-2027").unwrap(),
            objective: ObjectiveId::new("fw-1").unwrap(),
            term: "2026–2027".to_owned(),
            extra: Default::default(),
        });
    }
    check(
        &plan,
        EvaluationPart::OpenItems,
        &["3 objectives were carried over to 2026–2027: Frameworks 1–3."],
    );
    let carried = plan.carried_over();
    assert_eq!(carried.len(), 1);
    assert_eq!((carried[0].1, carried[0].2), ("2026–2027", 3));
}

#[test]
fn a_plan_of_2000_objectives_makes_short_sentences() {
    let mut plan = plan();
    let objective = plan.objectives[0].clone();
    plan.objectives = (1..=2000)
        .map(|number| {
            let mut objective = objective.clone();
            objective.number = Some(number.to_string());
            objective.status = match number % 2 {
                0 => Status::Achieved,
                _ => Status::NotAssessed,
            };
            objective
        })
        .collect();
    let sentences = said(&plan, EvaluationPart::Strengths);
    assert!(
        sentences[0].starts_with("1000 objectives were achieved: Frameworks 2, 4, 6, "),
        "{sentences:?}"
    );
    assert!(sentences[0].ends_with("48, and 976 more."), "{sentences:?}");
    assert!(sentences.iter().all(|sentence| sentence.len() < 400));
    assert_eq!(plan.evaluation_annex().len(), 2004);
}

#[test]
fn an_empty_plan_has_a_document_too() {
    let mut plan = plan();
    plan.objectives.clear();
    plan.meetings.clear();
    let draft = plan.evaluation_draft(day(TODAY));
    assert_eq!(
        draft.figures,
        [
            "The plan has no objectives.",
            "The plan has no meetings.",
            "Evidence: none is recorded."
        ]
    );
    assert!(draft.parts.iter().all(|(_, said)| said.len() == 1));
}

#[test]
fn the_text_holds_what_was_written_and_the_annex() {
    let mut plan = plan();
    evidence(&mut plan, "fw-3");
    set(&mut plan, "fw-3", Status::InProgress);
    plan.objectives[2].assessment = Some(Assessment {
        by: Assessor::Meeting,
        on: day("2026-02-03"),
        remark: Some("Two members replied.".to_owned()),
        extra: Default::default(),
    });
    let written = Evaluation {
        strengths: Some("The congress drew many.\nIt was well prepared.".to_owned()),
        ..Default::default()
    };
    plan.apply(Edit::Evaluation(Box::new(written))).unwrap();
    let text = plan.evaluation_text(day(TODAY), true);
    for piece in [
        "# Evaluation\n\nPLAN OF ACTION OF THE BSEC WORKING GROUP",
        "- Country-coordinator: Republic of Armenia\n",
        "## Strengths\n\n- 1 meeting was held",
        "\nThe congress drew many.\nIt was well prepared.\n\n## Weaknesses\n",
        "### Framework 3: In progress\n\n> Encouraging connection of the BSEC Region",
        "- Assessed: adopted at a meeting, 3 February 2026\n- Remark: Two members replied.\n",
        "- Evidence: autumn 2024: A training was held (reported by Georgia) [https://example.org/]\n",
        "### 1st Meeting: Planned\n",
    ] {
        assert!(text.contains(piece), "{piece:?} in\n{text}");
    }
    assert!(!plan.evaluation_text(day(TODAY), false).contains("## Annex"));
    assert_eq!(text, plan.evaluation_text(day(TODAY), true));
}

fn waiting(plan: &Plan, on: &str) -> Vec<String> {
    let items = plan.without_final_word(day(on));
    items.iter().map(|item| item.as_str().to_owned()).collect()
}

#[test]
fn what_waits_for_a_final_word() {
    let mut plan = plan();
    assert_eq!(waiting(&plan, TODAY).len(), 17 + 3);
    assert_eq!(waiting(&plan, TODAY)[17..], ["ministers-1", "wg-1", "wg-2"]);
    // In the term only the meeting that is overdue, and that only after its last possible day.
    assert_eq!(waiting(&plan, "2024-11-30")[17..], [""; 0]);
    assert_eq!(waiting(&plan, "2024-12-01")[17..], ["wg-1"]);
    for objective in &mut plan.objectives {
        objective.status = Status::Achieved;
    }
    for (id, status) in [
        ("fw-1", Status::NotStarted),
        ("fw-2", Status::InProgress),
        ("fw-3", Status::Postponed),
        ("fw-4", Status::NotAssessed),
        ("fw-5", Status::CarriedOver),
        ("fw-6", Status::Dropped),
    ] {
        set(&mut plan, id, status);
    }
    plan.meetings[0].status = MeetingStatus::Cancelled;
    plan.meetings[1].status = MeetingStatus::Postponed;
    assert_eq!(
        waiting(&plan, TODAY),
        ["fw-1", "fw-2", "fw-3", "fw-4", "wg-2"]
    );
    for item in plan.without_final_word(day(TODAY)) {
        assert!(!plan.has_final_word(&item), "{item:?}");
    }
    let settled = ObjectiveId::new("fw-6").unwrap();
    assert!(plan.has_final_word(&ItemId::Objective(settled)));
}

#[test]
fn a_pass_is_the_same_after_it_was_kept() {
    let mut pass = Pass::begin(&plan(), Assessor::Secretariat, day(TODAY));
    pass.at = 6;
    assert_eq!(pass.items.len(), 20);
    assert_eq!(Pass::from_text(&pass.to_text()), Some(pass.clone()));
    assert_eq!(pass.item().map(ItemId::as_str), Some("fw-7"));
    pass.items.clear();
    pass.at = 0;
    assert_eq!(Pass::from_text(&pass.to_text()), Some(pass));
}

#[test]
fn what_is_no_pass_is_none() {
    for text in [
        "",
        "plan",
        "plan coordinator",
        "plan coordinator x",
        "plan nobody 0",
        "plan coordinator 0 objective",
        "plan coordinator 0 partner armenia",
        "plan coordinator 0 objective Not-An-Id",
        "../x coordinator 0",
    ] {
        assert_eq!(Pass::from_text(text), None, "{text:?}");
    }
    let past_its_end = Pass::from_text("plan coordinator 9 objective fw-1").unwrap();
    assert_eq!(past_its_end.at, 1);
}
