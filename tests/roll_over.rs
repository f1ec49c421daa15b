//! The next term, and the other ways to begin a plan: what is in the new plan, and what becomes of the old one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::exchange::{
    built_in::built_in,
    snapshot::{export, read, write},
};
use plenary::plan::*;
use random_plan::Rng;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(start: &str, end: &str) -> Period {
    Period {
        start: day(start),
        end: day(end),
        wording: None,
        extra: Extra::new(),
    }
}

fn id(text: &str) -> PlanId {
    PlanId::new(text).unwrap()
}

/// A plan is sound, and the same after a trip through a file.
fn check_plan(plan: &Plan, at: &str) {
    assert_eq!(plan.faults(), [], "{at}");
    let file = write(&export(plan, &[], "2026-11-24T10:00:00Z", None, "tests"));
    assert!(read(&file).unwrap().plan == *plan, "{at}");
}

#[test]
fn the_term_that_follows_is_as_long() {
    for (start, end, next_start, next_end) in [
        ("2024-01-01", "2025-12-31", "2026-01-01", "2027-12-31"),
        ("2024-07-01", "2026-06-30", "2026-07-01", "2028-06-30"),
        ("2025-01-01", "2025-12-31", "2026-01-01", "2026-12-31"),
        ("2024-01-01", "2024-06-30", "2024-07-01", "2024-12-31"),
        ("2024-02-01", "2024-02-29", "2024-03-01", "2024-03-31"),
        // What is not whole months keeps its days.
        ("2024-01-15", "2024-03-20", "2024-03-21", "2024-05-26"),
        ("2024-01-01", "2024-01-10", "2024-01-11", "2024-01-20"),
        ("2024-05-05", "2024-05-05", "2024-05-06", "2024-05-06"),
    ] {
        let next = period(start, end).next();
        let expected = period(next_start, next_end);
        assert_eq!(next, expected, "{start} to {end}");
    }
    let last = period("9999-01-01", "9999-12-31").next();
    assert!(last.start <= last.end);
}

/// Title, term, and the title and the id that are proposed for the next term.
#[test]
fn the_years_in_title_and_id_become_the_new_ones() {
    let two = period("2024-01-01", "2025-12-31");
    let one = period("2025-01-01", "2025-12-31");
    let uneven = period("2024-07-01", "2026-06-30");
    for (term, old_id, title, new_id, new_title) in [
        (
            &two,
            "ict-2024-2025",
            "Plan 2024-2025",
            "ict-2026-2027",
            "Plan 2026-2027",
        ),
        (
            &two,
            "ict-2024-2025",
            "Plan 2024–2025.",
            "ict-2026-2027",
            "Plan 2026–2027.",
        ),
        (
            &two,
            "ict-24",
            "2024 - 2025: plan",
            "ict-24-2026-2027",
            "2026 - 2027: plan",
        ),
        (
            &two,
            "ict-2024-25",
            "Plan 2024/25",
            "ict-2026-27",
            "Plan 2026/27",
        ),
        (
            &two,
            "ict",
            "For 2024 and 2025",
            "ict-2026-2027",
            "For 2026 and 2027",
        ),
        (
            &two,
            "ict",
            "1 January 2024 until 31 December 2025",
            "ict-2026-2027",
            "1 January 2026 until 31 December 2027",
        ),
        // The slip of the pen in the real plan: these are not the years of its term.
        (
            &two,
            "ict",
            "The period 2024-2026",
            "ict-2026-2027",
            "The period 2024-2026",
        ),
        (
            &two,
            "ict",
            "No 12024-2025, no 2024-20256",
            "ict-2026-2027",
            "No 12024-2025, no 2024-20256",
        ),
        (
            &two,
            "ict",
            "План 2024–2025 🌊",
            "ict-2026-2027",
            "План 2026–2027 🌊",
        ),
        (&two, "ict", "No years", "ict-2026-2027", "No years"),
        (
            &one,
            "ict-2025",
            "Programme 2025",
            "ict-2026",
            "Programme 2026",
        ),
        (
            &uneven,
            "ict-2024-2026",
            "Plan 2024-2026",
            "ict-2026-2028",
            "Plan 2026-2028",
        ),
    ] {
        let mut plan = Plan::blank(id(old_id), title, "", term.clone());
        plan.head.title = title.to_owned();
        let next = plan.next_term();
        assert_eq!(
            (next.id.as_str(), next.title.as_str()),
            (new_id, new_title),
            "{title}"
        );
    }
    let long = "x".repeat(80);
    let plan = Plan::blank(id(&long), "Plan", "", two.clone());
    let next = plan.next_term().id;
    assert!(next.as_str().ends_with("x-2026-2027"), "{next}");
}

#[test]
fn a_final_word_stays_that_of_who_gave_it() {
    let mut old = built_in().unwrap().plan;
    let said = Assessment {
        by: Assessor::Meeting,
        on: day("2025-05-03"),
        remark: Some("Goes on by its nature".to_owned()),
        extra: Default::default(),
    };
    for (objective, status) in old
        .objectives
        .iter_mut()
        .zip([Status::Continuous, Status::InProgress])
    {
        objective.status = status;
        objective.assessment = Some(said.clone());
    }
    let (edit, new) = old.roll_over(&old.next_term(), day("2026-11-24"));
    let mut ended = old.clone();
    ended.apply(edit).unwrap();
    let [final_word, open, ..] = ended.objectives.as_slice() else {
        panic!("the plan has objectives");
    };
    assert_eq!(final_word.status, Status::Continuous);
    assert_eq!(final_word.assessment.as_ref(), Some(&said));
    assert_eq!(open.status, Status::CarriedOver);
    let assessment = open.assessment.as_ref().unwrap();
    assert_eq!(
        (
            assessment.by,
            assessment.on,
            assessment.remark.as_deref().unwrap()
        ),
        (
            Assessor::Coordinator,
            day("2026-11-24"),
            "Until then in progress, adopted at a meeting, 3 May 2025. Goes on by its nature"
        )
    );
    let never = ended.objectives[2].assessment.as_ref().unwrap();
    assert_eq!(never.remark.as_deref(), Some("Until then not assessed."));
    // Both went on.
    for objective in [final_word, open] {
        let to = objective.carried_to.as_ref().unwrap();
        assert_eq!((&to.plan, to.term.as_str()), (&new.id, "2026–2027"));
    }
}

#[test]
fn the_real_plan_rolls_over() {
    let old = built_in().unwrap().plan;
    let mut old = old;
    let status = |plan: &mut Plan, id: &str, status| {
        let id = ObjectiveId::new(id).unwrap();
        let objective = plan.objectives.iter_mut().find(|it| it.id == id).unwrap();
        objective.status = status;
    };
    status(&mut old, "fw-1", Status::Achieved);
    status(&mut old, "fw-2", Status::Dropped);
    status(&mut old, "pr-1", Status::NotApplicable);
    let choice = old.next_term();
    assert_eq!(choice.id.as_str(), "bsec-ict-2026-2027");
    assert_eq!(choice.objectives.len(), 14);
    let (edit, new) = old.roll_over(&choice, day("2026-11-24"));
    assert_eq!(
        old.describe(&edit),
        "Rolled over to 2026–2027: 14 objectives"
    );

    assert_eq!(new.head.state, PlanState::Draft);
    assert_eq!(new.head.title, old.head.title);
    assert_eq!(
        new.head.reference, None,
        "the reference is of the old document"
    );
    assert_eq!(new.head.coordinator, old.head.coordinator);
    let wording = new.head.period.wording.as_deref();
    assert_eq!(wording, Some("1 January 2026 until 31 December 2027"));
    assert_eq!(new.guidance, old.guidance);
    assert_eq!(new.goals, old.goals);
    assert_eq!(new.partners, old.partners);
    assert_eq!(new.contacts, old.contacts);
    assert_eq!(new.meetings, []);
    let heading = |id: &str| {
        let section = new.section(&SectionId::new(id).unwrap()).unwrap();
        section.heading.clone().unwrap()
    };
    let areas = heading("priority-areas");
    assert!(areas.ends_with("during the period 2026-2027:"), "{areas}");
    let first = &new
        .section(&SectionId::new("general-objectives").unwrap())
        .unwrap()
        .text;
    assert!(
        first.contains("for the period 2024-2026"),
        "the slip is for people to see: {first}"
    );
    let block = &new.section(&SectionId::new("head").unwrap()).unwrap().text;
    assert!(
        block.starts_with("PLAN OF ACTION\n"),
        "nor does the text have it: {block}"
    );
    assert!(
        block.contains("\n1 January 2026\u{a0}until 31 December 2027\n"),
        "{block}"
    );

    let framework = new.objective(&ObjectiveId::new("fw-3").unwrap()).unwrap();
    let from = framework.carried_from.as_ref().unwrap();
    assert_eq!(
        (from.plan.as_str(), from.term.as_str()),
        ("bsec-ict-2024-2025", "2024–2025")
    );
    check_plan(&new, "the new plan");
    // And once more: a plan that came from a plan has a next term as well.
    let after = new.next_term();
    assert_eq!(after.id.as_str(), "bsec-ict-2028-2029");
}

/// A choice of any kind: some objectives, some that are not there, with and without partners and the rest.
fn choice(rng: &mut Rng, plan: &Plan) -> RollOver {
    let mut choice = plan.next_term();
    if rng.percent(50) {
        let all = plan.objectives.iter().map(|it| it.id.clone());
        choice.objectives = all.filter(|_| rng.percent(60)).collect();
        choice.objectives.reverse();
        choice
            .objectives
            .push(ObjectiveId::new("not-there").unwrap());
    }
    choice.keep_partners = rng.percent(70);
    choice.keep_programmes = rng.percent(70);
    choice.keep_contacts = rng.percent(70);
    choice
}

#[test]
fn before_the_term_is_over_the_plan_goes_on() {
    let mut plan = built_in().unwrap().plan;
    let before = plan.clone();
    let (edit, new) = plan.roll_over(&plan.next_term(), day("2025-10-01"));
    assert_eq!(
        plan.describe(&edit),
        "Rolled over to 2026–2027: 17 objectives"
    );
    plan.apply(edit).unwrap();
    assert_eq!(new.objectives.len(), 17);
    assert_eq!(plan.head, before.head);
    for (after, before) in plan.objectives.iter().zip(&before.objectives) {
        assert!(after.carried_to.is_some());
        assert_eq!(after.status, before.status);
        assert_eq!(after.assessment, before.assessment);
    }
}

#[test]
fn every_chosen_objective_is_in_both_plans_and_each_names_the_other() {
    let (mut carried, mut left, mut links) = (0, 0, 0);
    for seed in 0..60 {
        let rng = &mut Rng::new(seed);
        let old = random_plan::plan(seed);
        let today = random_plan::day(rng);
        let choice = choice(rng, &old);
        let at = format!("seed {seed}");
        let (edit, new) = old.roll_over(&choice, today);
        check_plan(&new, &format!("{at}, the new plan"));
        let mut ended = old.clone();
        let undo = ended.apply(edit).unwrap();
        check_plan(&ended, &format!("{at}, the old plan"));

        assert_eq!(new.id, choice.id, "{at}");
        let is_over = today > old.head.period.end;
        let state = if is_over {
            PlanState::Ended
        } else {
            old.head.state
        };
        assert_eq!(ended.head.state, state, "{at}");
        let chosen: BTreeSet<_> = choice.objectives.iter().collect();
        let in_order = |plan: &Plan| -> Vec<ObjectiveId> {
            let all = plan.objectives.iter().map(|it| it.id.clone());
            all.filter(|id| chosen.contains(id)).collect()
        };
        assert_eq!(
            in_order(&new),
            in_order(&old),
            "{at}: in the order of the plan"
        );
        assert_eq!(
            new.objectives.len(),
            in_order(&old).len(),
            "{at}: and no others"
        );
        for before in &old.objectives {
            let at = format!("{at}, {}", before.id);
            let after = ended.objective(&before.id).unwrap();
            if !chosen.contains(&before.id) {
                left += 1;
                assert!(after == before, "{at}: what was not chosen stays as it is");
                continue;
            }
            carried += 1;
            let taken = new.objective(&before.id).unwrap();
            let to = after.carried_to.as_ref().unwrap();
            let from = taken.carried_from.as_ref().unwrap();
            assert_eq!((&to.plan, &to.objective), (&new.id, &taken.id), "{at}");
            assert_eq!((&from.plan, &from.objective), (&old.id, &before.id), "{at}");
            assert_eq!(to.term, choice.period.years(), "{at}");
            assert_eq!(from.term, old.head.period.years(), "{at}");

            if before.status.is_final() || !is_over {
                assert_eq!(after.status, before.status, "{at}: a final word stays");
                assert_eq!(after.assessment, before.assessment, "{at}: and whose it is");
            } else {
                let assessment = after.assessment.as_ref().unwrap();
                assert_eq!(after.status, Status::CarriedOver, "{at}");
                assert_eq!(
                    (assessment.by, assessment.on),
                    (Assessor::Coordinator, today),
                    "{at}"
                );
                let told = assessment.remark.as_deref().unwrap();
                let word = before.status.label().to_lowercase();
                assert!(
                    told.starts_with(&format!("Until then {word}")),
                    "{at}: {told}"
                );
                let remark = before.assessment.as_ref().and_then(|it| it.remark.as_ref());
                assert!(
                    remark.is_none_or(|it| told.ends_with(it.as_str())),
                    "{at}: the earlier remark stays"
                );
            }
            let mut restored = after.clone();
            restored.status = before.status;
            restored.assessment = before.assessment.clone();
            restored.carried_to = before.carried_to.clone();
            assert!(
                restored == *before,
                "{at}: nothing else changes in the old plan"
            );

            assert_eq!(taken.text, before.text, "{at}");
            assert_eq!(
                (&taken.number, taken.kind),
                (&before.number, before.kind),
                "{at}"
            );
            assert_eq!(
                (&taken.section, &taken.goal),
                (&before.section, &before.goal),
                "{at}"
            );
            assert_eq!(
                (taken.status, &taken.assessment),
                (Status::NotAssessed, &None),
                "{at}"
            );
            assert_eq!(
                (taken.evidence.len(), &taken.carried_to),
                (0, &None),
                "{at}"
            );
            if choice.keep_partners {
                assert_eq!(
                    (&taken.lead, &taken.participants),
                    (&before.lead, &before.participants),
                    "{at}"
                );
            }
            let kept = before.links.iter().filter(|link| new.item(link).is_some());
            assert!(
                taken.links.iter().eq(kept),
                "{at}: links to what is there, and only these"
            );
            links += taken.links.len();
        }
        ended.apply(undo).unwrap();
        assert!(ended == old, "{at}: undone");
    }
    assert!(
        carried > 50 && left > 20 && links > 20,
        "{carried}, {left}, {links}"
    );
}

#[test]
fn a_meeting_that_is_carried_over_goes_along_without_its_date() {
    let mut carried = [0; 3];
    for seed in 0..60 {
        let rng = &mut Rng::new(seed);
        let old = random_plan::plan(seed);
        let choice = choice(rng, &old);
        let (_, new) = old.roll_over(&choice, random_plan::day(rng));
        let goes: Vec<&Meeting> = (old.meetings.iter())
            .filter(|it| it.status == MeetingStatus::CarriedOver)
            .collect();
        carried[goes.len().min(2)] += 1;
        assert_eq!(new.meetings.len(), goes.len(), "seed {seed}");
        for (before, taken) in goes.into_iter().zip(&new.meetings) {
            let links = before.links.iter().filter(|link| new.item(link).is_some());
            let mut expected = Meeting::new(before.id.clone(), before.kind, &before.title);
            expected.section = before.section.clone();
            expected.place = before.place.clone();
            expected.place.confirmed = false;
            expected.host = before.host.clone().filter(|_| choice.keep_partners);
            expected.links = links.cloned().collect();
            assert!(*taken == expected, "seed {seed}, {}", before.id);
        }
    }
    assert!(carried[0] > 3 && carried[1] > 3, "{carried:?}");
    for (count, sentence) in [
        (0, "It has no meetings yet."),
        (1, "1 meeting goes along, without a date."),
        (2, "2 meetings go along, without dates."),
    ] {
        assert_eq!(roll_over::meetings_in_words(count), sentence);
    }
}

#[test]
fn an_outline_is_a_skeleton() {
    for seed in 0..40 {
        let old = random_plan::plan(seed);
        let at = format!("seed {seed}");
        let outline = old.outline(id("outline"), "An outline", old.head.period.next());
        check_plan(&outline, &at);
        assert_eq!(outline.objectives, [], "{at}");
        assert_eq!(outline.contacts, [], "{at}");
        assert_eq!(outline.head.state, PlanState::Draft, "{at}");
        assert_eq!(outline.head.coordinator, Coordinator::default(), "{at}");
        assert!(
            outline
                .sections
                .iter()
                .all(|it| it.heading.is_some() && it.text.is_empty()),
            "{at}"
        );
        assert!(
            outline
                .meetings
                .iter()
                .all(|it| it.when == When::default() && it.evidence.is_empty()),
            "{at}"
        );
        let names = |plan: &Plan| -> Vec<String> {
            plan.programmes.iter().map(|it| it.name.clone()).collect()
        };
        assert_eq!(names(&outline), names(&old), "{at}");
        assert_eq!(outline.partners.len(), old.partners.len(), "{at}");
    }
    let real = built_in().unwrap().plan;
    let outline = real.outline(id("outline"), "An outline", real.head.period.next());
    let titles: Vec<&str> = outline
        .meetings
        .iter()
        .map(|it| it.title.as_str())
        .collect();
    assert_eq!(
        titles.len(),
        3,
        "the congress is an event of the old term: {titles:?}"
    );
    assert_eq!(outline.sections.len(), 13);
}

#[test]
fn blank_and_duplicate_plans_are_sound() {
    let blank = Plan::blank(
        id("new"),
        " ",
        "A working group",
        period("2026-01-01", "2027-12-31"),
    );
    check_plan(&blank, "blank");
    assert_eq!(blank.head.title, "Untitled plan");
    assert_eq!(blank.head.group, "A working group");
    for seed in 0..20 {
        let plan = random_plan::plan(seed);
        let mut copy = plan.duplicate(id("copy"), "A copy");
        check_plan(&copy, &format!("seed {seed}"));
        assert_eq!(
            (copy.id.as_str(), copy.head.title.as_str()),
            ("copy", "A copy")
        );
        copy.id = plan.id.clone();
        copy.head.title = plan.head.title.clone();
        assert!(copy == plan, "seed {seed}: all else is the same");
    }
}

#[test]
fn an_id_is_found_for_every_title() {
    let taken: BTreeSet<String> = ["ict", "ict-2", "plan"].map(str::to_owned).into();
    let free = |wanted: &str| Plan::free_id(wanted, |id| taken.contains(id.as_str())).to_string();
    for (wanted, id) in [
        ("bsec-ict-2026-2027", "bsec-ict-2026-2027"),
        ("BSEC ICT: 2026–2027!", "bsec-ict-2026-2027"),
        ("ict", "ict-3"),
        ("План", "plan-2"),
        ("", "plan-2"),
        ("--a--b--", "a-b"),
    ] {
        assert_eq!(free(wanted), id, "{wanted}");
    }
    // Long ones are cut, and still told apart.
    let long = "x".repeat(300);
    let first = Plan::free_id(&long, |_| false);
    let second = Plan::free_id(&long, |id| *id == first);
    assert!(first != second && second.as_str().len() <= 80, "{second}");
}
