//! Changes as the sentences that people read in the history and in the messages.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::exchange::built_in::built_in;
use plenary::plan::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn plan() -> Plan {
    let mut plan = built_in().unwrap().plan;
    // Short texts, so that the sentences are short.
    plan.objectives[2].text = "Develop joint projects".to_owned();
    plan
}

/// A change of an objective.
type Make = fn(&mut Objective);

/// The edit that changes one objective, counted from 0.
fn objective(plan: &Plan, at: usize, change: impl FnOnce(&mut Objective)) -> Edit {
    let mut objective = plan.objectives[at].clone();
    change(&mut objective);
    Edit::Objective(Change::Replace(Box::new(objective)))
}

fn official(kind: &str, id: &str) -> Official {
    Official::from_words(kind, id).unwrap()
}

fn evidence(id: &str, text: &str) -> Evidence {
    Evidence {
        id: EvidenceId::new(id).unwrap(),
        when: None,
        text: text.to_owned(),
        source: None,
        reported_by: None,
        extra: Extra::new(),
    }
}

fn partner(id: &str) -> PartnerId {
    PartnerId::new(id).unwrap()
}

/// The sentence is this, and the plan takes the edit.
fn check(plan: &Plan, edit: Edit, sentence: &str) {
    assert_eq!(plan.describe(&edit), sentence);
    plan.clone().apply(edit).unwrap();
}

#[test]
fn changes_of_an_objective() {
    let mut plan = plan();
    plan.objectives[2].participants = vec![partner("romania")];
    plan.objectives[2].evidence = vec![evidence("ev-1", "A workshop")];
    let cases: [(Make, &str); 8] = [
        (
            |it| it.status = Status::Achieved,
            "Status of Framework 3: not assessed → achieved",
        ),
        (
            |it| it.lead = Some(partner("armenia")),
            "Lead of Framework 3: Republic of Armenia",
        ),
        (
            |it| it.participants.push(partner("georgia")),
            "Participating in Framework 3: + Georgia",
        ),
        (
            |it| it.participants = vec![partner("georgia")],
            "Participating in Framework 3: + Georgia, − Romania",
        ),
        (
            |it| {
                it.evidence
                    .push(evidence("ev-2", "A seminar was held in Yerevan"))
            },
            "Evidence added to Framework 3: “A seminar was held in Yerevan”",
        ),
        (
            |it| it.evidence[0].text = "Two workshops".to_owned(),
            "Evidence of Framework 3 changed: “Two workshops”",
        ),
        (
            |it| it.evidence.clear(),
            "Evidence removed from Framework 3: “A workshop”",
        ),
        (
            |it| {
                it.status = Status::CarriedOver;
                it.carried_to = Some(Carried {
                    plan: PlanId::new("next").unwrap(),
                    objective: it.id.clone(),
                    term: "2026–2027".to_owned(),
                    extra: Extra::new(),
                });
            },
            "Framework 3 carried over to 2026–2027",
        ),
    ];
    for (change, sentence) in cases {
        check(&plan, objective(&plan, 2, change), sentence);
    }
}

fn assessment(by: Assessor, remark: Option<&str>) -> Option<Assessment> {
    Some(Assessment {
        by,
        on: day(),
        remark: remark.map(str::to_owned),
        extra: Extra::new(),
    })
}

#[test]
fn what_changed_in_links_and_in_an_assessment() {
    let mut plan = plan();
    let item = |kind, id| ItemId::from_words(kind, id).unwrap();
    plan.objectives[2].links = vec![item("partner", "undp")];
    plan.objectives[2].status = Status::Continuous;
    plan.objectives[2].assessment = assessment(Assessor::Coordinator, Some("Slow"));
    let cases: [(Make, &str); 5] = [
        (
            |it| it.links = vec![ItemId::from_words("meeting", "wg-1").unwrap()],
            "Links of Framework 3: + 1st Meeting, − UNDP",
        ),
        (
            |it| it.assessment = assessment(Assessor::Secretariat, Some("Slow")),
            "Assessment of Framework 3: secretariat, 24 November 2026",
        ),
        (
            |it| it.assessment = assessment(Assessor::Coordinator, Some("Fast")),
            "Remark on Framework 3: “Fast”",
        ),
        (
            |it| it.assessment = assessment(Assessor::Coordinator, None),
            "Remark on Framework 3 removed",
        ),
        (
            |it| it.assessment = None,
            "Assessment of Framework 3 removed",
        ),
    ];
    for (change, sentence) in cases {
        check(&plan, objective(&plan, 2, change), sentence);
    }
}

#[test]
fn amendments() {
    let mut plan = plan();
    let framework = official("objective", "fw-3");
    let amend = |plan: &Plan, of: &Official, field, new: &str| {
        plan.amend(of, field, new, day(), None).unwrap()
    };
    use AmendedField::{Heading, Text, Title};
    check(
        &plan,
        amend(&plan, &framework, Text, "Develop joint programmes"),
        "Text of Framework 3 amended: “Develop joint projects” → “Develop joint programmes”",
    );
    check(
        &plan,
        amend(
            &plan,
            &official("section", "relevant-events"),
            Heading,
            "EVENTS:",
        ),
        "Heading of Section “RELEVANT EVENTS:” amended: “RELEVANT EVENTS:” → “EVENTS:”",
    );
    check(
        &plan,
        amend(&plan, &official("head", "head"), Title, "A PLAN"),
        "Title of the plan amended: “PLAN OF ACTION OF THE BSEC WORKING GROUP ON INFORMATION AND …” → “A PLAN”",
    );
    let heading = amend(&plan, &official("section", "relevant-events"), Heading, "");
    check(
        &plan,
        heading,
        "Heading of Section “RELEVANT EVENTS:” struck out: “RELEVANT EVENTS:”",
    );
    check(
        &plan,
        plan.strike(&framework, day(), None).unwrap(),
        "Framework 3 struck out",
    );
    check(
        &plan,
        plan.strike(&official("goal", "goal-12"), day(), None)
            .unwrap(),
        "Goal 12 struck out",
    );
    // Long texts are told from the word on in which they differ.
    let long =
        "Encouraging the exchange of the best practices among all of the experts of the region";
    plan.objectives[2].text = format!("{long} in 2024");
    check(
        &plan,
        amend(&plan, &framework, Text, &format!("{long} in 2025")),
        "Text of Framework 3 amended: “…2024” → “…2025”",
    );
    // A draft is nobody's word yet: the same change is no amendment.
    plan.head.state = PlanState::Draft;
    check(
        &plan,
        amend(&plan, &framework, Text, &format!("{long} in 2025")),
        "Text of Framework 3: “…2024” → “…2025”",
    );
    check(
        &plan,
        plan.strike(&framework, day(), None).unwrap(),
        "Framework 3 removed",
    );
}

#[test]
fn additions_to_an_adopted_text() {
    let mut plan = plan();
    let section = Section::new(SectionId::new("final").unwrap(), "FINAL:", "It ends.");
    let goal = Goal::new(GoalId::new("goal-9").unwrap(), "9", "Health", "Goal 9");
    let add = |plan: &Plan| {
        let section = plan.add_section(section.clone(), day(), None).unwrap();
        let goal = plan.add_goal(goal.clone(), day(), None).unwrap();
        (section, goal)
    };
    let (adds_section, adds_goal) = add(&plan);
    check(
        &plan,
        adds_section.clone(),
        "Section \u{201c}FINAL:\u{201d} added",
    );
    check(&plan, adds_goal, "Goal 9 added");
    let mut after = plan.clone();
    after.apply(adds_section).unwrap();
    let adds_goal = add(&after).1;
    after.apply(adds_goal).unwrap();
    let kept: Vec<(&str, Option<&str>, String)> = (after.amendments.iter())
        .map(|it| (it.old.as_str(), it.new.as_deref(), after.amended_place(it)))
        .collect();
    let places = [
        "Text of Section \u{201c}FINAL:\u{201d}".to_owned(),
        "Text of Goal 9".to_owned(),
    ];
    let [section_place, goal_place] = places;
    assert_eq!(
        kept,
        [
            ("", Some("FINAL:\nIt ends."), section_place),
            ("", Some("Goal 9"), goal_place)
        ]
    );
    // What is gone is called by its kind.
    let goal_9 = official("goal", "goal-9");
    let struck = after.strike(&goal_9, day(), None).unwrap();
    after.apply(struck).unwrap();
    assert_eq!(after.amended_place(&after.amendments[1]), "Goal");
    // A draft is nobody's word yet.
    plan.head.state = PlanState::Draft;
    let (mut draft, edits) = (plan.clone(), add(&plan));
    draft.apply(edits.0).unwrap();
    draft.apply(edits.1).unwrap();
    assert_eq!(
        (draft.sections.len(), draft.goals.len()),
        (plan.sections.len() + 1, plan.goals.len() + 1)
    );
    assert!(draft.amendments.is_empty());
}

#[test]
fn the_title_block_and_partners() {
    let plan = plan();
    let head = |change: fn(&mut Head)| {
        let mut head = plan.head.clone();
        change(&mut head);
        Edit::Head(Box::new(head))
    };
    check(
        &plan,
        head(|head| head.reference = None),
        "Reference of the plan: none",
    );
    check(
        &plan,
        head(|head| head.group = "Working Group on ICT".to_owned()),
        "Working group: \u{201c}Working Group on ICT\u{201d}",
    );
    check(
        &plan,
        head(|head| head.coordinator.partner = Some(partner("georgia"))),
        "Country-coordinator: Georgia",
    );
    check(&plan, head(|_| {}), "Title block changed");
    let mut armenia = plan.partner(&partner("armenia")).unwrap().clone();
    armenia.seat = None;
    armenia.confirmed = false;
    check(
        &plan,
        Edit::Partner(Change::Replace(Box::new(armenia))),
        "Seat of Republic of Armenia: none; Republic of Armenia: no longer confirmed",
    );
    let mut programme = plan.programmes[0].clone();
    programme.name = "Another name".to_owned();
    programme.partners.push(partner("georgia"));
    let sentence = format!(
        "{name} renamed to \u{201c}Another name\u{201d}; Partners of {name}: + Georgia",
        name = plan.programmes[0].name
    );
    check(
        &plan,
        Edit::Programme(Change::Replace(Box::new(programme))),
        &sentence,
    );
}

#[test]
fn what_points_at_a_record() {
    let mut plan = plan();
    let words = |plan: &Plan, kind: &str, id: &str| plan.pointing_in_words(&official(kind, id));
    assert_eq!(words(&plan, "partner", "georgia"), None);
    assert_eq!(words(&plan, "partner", "nobody"), None);
    assert_eq!(
        words(&plan, "partner", "armenia").unwrap(),
        "1 meeting and the title block"
    );
    plan.objectives[0].lead = Some(partner("armenia"));
    plan.objectives[1].participants = vec![partner("armenia")];
    plan.meetings[0].host = Some(partner("armenia"));
    assert_eq!(
        words(&plan, "partner", "armenia").unwrap(),
        "2 objectives, 2 meetings and the title block"
    );
    assert_eq!(
        words(&plan, "section", "responsible-institution").unwrap(),
        "1 contact"
    );
}

#[test]
fn findings_and_evaluation() {
    let plan = plan();
    let finding = Acknowledged {
        id: FindingId::new("no-date-wg-1").unwrap(),
        reason: "The Chairmanship decides in May.".to_owned(),
        on: day(),
        extra: Extra::new(),
    };
    let edit = Edit::Acknowledged(Change::Add {
        at: 0,
        record: Box::new(finding),
    });
    check(
        &plan,
        edit,
        "Finding acknowledged: “The Chairmanship decides in May.”",
    );
    for (strengths, proposals, sentence) in [
        (
            Some("Many took part."),
            None,
            "Evaluation: strengths changed",
        ),
        (
            Some("Many took part."),
            Some("Fewer meetings."),
            "Evaluation: strengths and proposals changed",
        ),
    ] {
        let evaluation = Evaluation {
            strengths: strengths.map(str::to_owned),
            proposals: proposals.map(str::to_owned),
            ..Evaluation::default()
        };
        check(&plan, Edit::Evaluation(Box::new(evaluation)), sentence);
    }
}

#[test]
fn several_changes_in_one_step() {
    let mut plan = plan();
    let achieved = |plan: &Plan, range: std::ops::Range<usize>| {
        let edits = range.map(|at| objective(plan, at, |it| it.status = Status::Achieved));
        Edit::All(edits.collect())
    };
    check(
        &plan,
        achieved(&plan, 0..1),
        "Status of Framework 1: not assessed → achieved",
    );
    check(
        &plan,
        achieved(&plan, 0..10),
        "Status of Framework 1: not assessed → achieved, and 9 more",
    );
    // What had to change along with it is not told.
    plan.objectives[0].lead = Some(partner("georgia"));
    plan.objectives[1].participants = vec![partner("georgia")];
    let georgia = ItemId::Partner(partner("georgia"));
    check(&plan, plan.removal(&georgia).unwrap(), "Georgia removed");
    let both = [official("objective", "fw-1"), official("objective", "fw-2")];
    check(
        &plan,
        plan.removal_of(&both).unwrap(),
        "Framework 1 removed, and 1 more",
    );
    assert_eq!(plan.describe(&Edit::All(Vec::new())), "");
    let over = plan.roll_over(&plan.next_term(), day()).0;
    check(&plan, over, "Rolled over to 2026–2027: 17 objectives");
}
