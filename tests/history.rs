//! The history of a plan, and what a library of plans is: kept, read again, and bounded.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::{
    app::{
        history::{Gap, History, LineState},
        library::catalogue::{
            PlanSummary, first_to_open, is_version_of, plan_key, plan_of_key, removed_key,
            removed_of_key,
        },
    },
    exchange::{
        built_in::{self, built_in},
        problem::ReadError,
        snapshot::{Snapshot, export},
        steps::{self, MAX_BYTES, MAX_STEPS, Step, Told, checksum},
    },
    plan::*,
};
use random_plan::Rng;

const NOW: &str = "2026-11-24T10:00:00Z";

fn id(text: &str) -> PlanId {
    PlanId::new(text).expect(text)
}

fn step(edit: Edit, said: &str) -> Step {
    Step::new(edit, said.to_owned(), NOW.to_owned(), None)
}

/// The edits that were taken on a walk from a made-up plan, as steps that undo them.
fn walk(seed: u64, steps: usize) -> (Plan, Plan, History) {
    let rng = &mut Rng::new(seed);
    let first = random_plan::plan(seed);
    let mut plan = first.clone();
    let mut history = History::default();
    for _ in 0..steps {
        let edit = random_plan::edit(rng, &plan);
        let said = plan.describe(&edit);
        if let Ok(inverse) = plan.apply(edit) {
            history.push(step(inverse, &said));
        }
    }
    (first, plan, history)
}

#[test]
fn every_edit_is_the_same_after_a_trip_through_text() {
    let mut seen = 0;
    for seed in 0..40 {
        let rng = &mut Rng::new(seed);
        let mut plan = random_plan::plan(seed);
        for _ in 0..60 {
            let edit = random_plan::edit(rng, &plan);
            let text = steps::write_edit(&edit);
            assert_eq!(steps::read_edit(&text), Ok(edit.clone()), "{seed}: {text}");
            if let Ok(inverse) = plan.apply(edit) {
                let text = steps::write_edit(&inverse);
                assert_eq!(steps::read_edit(&text), Ok(inverse), "{seed}: {text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "{seen} edits were taken");
}

#[test]
fn a_history_that_is_read_again_leads_back_to_the_first_plan() {
    for seed in 0..20 {
        let (first, mut plan, history) = walk(seed, 40);
        let mut read = History::read(&history.write("sum"), "sum");
        assert_eq!(read.undo, history.undo, "seed {seed}");
        while let Some(step) = read.undo.pop() {
            plan.apply(step.edit).expect("what was done can be undone");
        }
        assert!(plan == first, "seed {seed}");
    }
}

#[test]
fn for_another_plan_the_sentences_stay_and_the_way_back_goes() {
    let (_, _, mut history) = walk(7, 30);
    history.told.push(Told {
        at: NOW.to_owned(),
        said: "Made as a blank plan".to_owned(),
    });
    let read = History::read(&history.write("one"), "another");
    assert_eq!(read.gap, Some(Gap::Elsewhere));
    assert_eq!((read.undo.len(), read.redo.len()), (0, 0));
    let said: Vec<String> = history.last(99).into_iter().map(|(_, said)| said).collect();
    let kept: Vec<String> = read.last(99).into_iter().map(|(_, said)| said).collect();
    assert_eq!(kept, said);
    assert!(read.lines().iter().all(|line| line.point.is_none()));
}

#[test]
fn what_does_not_fit_is_told_and_the_nearest_steps_stay() {
    let plan = built_in().unwrap().plan;
    let named = |title: &str| {
        let mut head = plan.head.clone();
        head.title = title.to_owned();
        Edit::Head(Box::new(head))
    };
    // Too many.
    let mut history = History::default();
    for number in 0..MAX_STEPS + 20 {
        history.push(step(named("x"), &format!("Step {number}")));
    }
    let read = History::read(&history.write("sum"), "sum");
    assert_eq!(read.undo.len(), MAX_STEPS);
    assert_eq!(read.told.len(), 20);
    assert_eq!(
        read.undo.last().unwrap().said,
        format!("Step {}", MAX_STEPS + 19)
    );
    assert_eq!(read.told.last().unwrap().said, "Step 19");

    // One that is too large ends what can be gone back to.
    let mut large = History::default();
    large.push(step(named("x"), "small and old"));
    large.push(step(named(&"y".repeat(MAX_BYTES)), "large"));
    large.push(step(named("z"), "small and new"));
    let text = large.write("sum");
    assert!(text.len() < MAX_BYTES, "{} bytes", text.len());
    let read = History::read(&text, "sum");
    assert_eq!(read.undo.len(), 1);
    let told: Vec<&str> = read.told.iter().map(|told| told.said.as_str()).collect();
    assert_eq!(told, ["small and old", "large"]);

    // Many that are large together.
    let mut heavy = History::default();
    for _ in 0..100 {
        heavy.push(step(named(&"w".repeat(10_000)), "heavy"));
    }
    let text = heavy.write("sum");
    assert!(text.len() < MAX_BYTES + 30_000, "{} bytes", text.len());
    let read = History::read(&text, "sum");
    assert!(read.undo.len() > 20 && read.undo.len() + read.told.len() == 100);
}

#[test]
fn the_lines_tell_where_the_plan_is() {
    let (_, mut plan, mut history) = walk(3, 12);
    let done = history.undo.len();
    assert!(done > 3);
    for _ in 0..2 {
        let step_back = history.undo.pop().unwrap();
        let forth = plan.apply(step_back.edit).unwrap();
        history.redo.push(step(forth, &step_back.said));
    }
    let lines = history.lines();
    assert_eq!(lines.len(), done + 1);
    let points: Vec<Option<usize>> = lines.iter().map(|line| line.point).collect();
    let expected: Vec<Option<usize>> = (0..=done).rev().map(Some).collect();
    assert_eq!(points, expected);
    let states: Vec<LineState> = lines.iter().map(|line| line.state).collect();
    assert_eq!(
        states[..3],
        [LineState::Undone, LineState::Undone, LineState::Now]
    );
    assert!(states[3..].iter().all(|state| *state == LineState::Stands));
    // A new change takes the place of what was undone.
    history.push(step(Edit::All(Vec::new()), "new"));
    assert_eq!(history.lines().len(), done);
}

#[test]
fn a_text_that_is_no_history_is_told_and_never_taken_in_part() {
    let (_, _, history) = walk(5, 10);
    let good = history.write("sum");
    for (text, newer) in [
        (String::new(), false),
        ("[]".to_owned(), false),
        ("{}".to_owned(), false),
        (good.replace("plenary-history", "plenary-plan"), false),
        (good.replace("\"version\":1", "\"version\":9"), true),
        (good.replace("\"version\":1", "\"version\":\"1\""), false),
        (good.replacen("\"change\":\"", "\"change\":\"un", 1), false),
        (good.replacen("\"said\":", "\"sang\":", 1), false),
    ] {
        let read = History::read(&text, "sum");
        let Some(Gap::Unreadable(why)) = &read.gap else {
            panic!("{text:.80}: {:?}", read.gap);
        };
        assert_eq!(why.contains("newer"), newer, "{text:.80}");
        assert!(read.lines().is_empty());
    }
}

#[test]
fn damaged_histories_never_panic() {
    let texts: Vec<String> = (0..6).map(|seed| walk(seed, 12).2.write("sum")).collect();
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let rng = &mut Rng::new(seed);
        let mut bytes = rng.pick(&texts).clone().into_bytes();
        for _ in 0..=rng.below(3) {
            let at = rng.below(bytes.len());
            match rng.below(4) {
                0 => bytes[at] = rng.next() as u8,
                1 => {
                    let end = (at + 1 + rng.below(60)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let end = (at + rng.below(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                _ => bytes.truncate(at.max(1)),
            }
        }
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        match steps::read(&text) {
            Ok(kept) => {
                taken += 1;
                // Whatever was read can be written and read again.
                let again = steps::write(
                    &kept.ends_at,
                    kept.changed.as_deref(),
                    &kept.told,
                    &kept.undo,
                    &kept.redo,
                );
                assert_eq!(steps::read(&again), Ok(kept), "seed {seed}");
            }
            Err(ReadError::Invalid(problems)) => {
                refused += 1;
                assert!(!problems.is_empty(), "seed {seed}: refused for nothing");
            }
            Err(_) => refused += 1,
        }
    }
    assert!(
        taken > 100 && refused > 1000,
        "{taken} taken, {refused} refused"
    );
}

#[test]
fn a_checksum_tells_texts_apart() {
    let mut sums: Vec<String> = [
        "",
        "a",
        "b",
        "ab",
        "ba",
        "12345678",
        "123456789",
        "12345678\0",
    ]
    .iter()
    .map(|text| checksum(text))
    .collect();
    let count = sums.len();
    sums.sort();
    sums.dedup();
    assert_eq!(sums.len(), count);
    assert_eq!(checksum(built_in::BUILT_IN), checksum(built_in::BUILT_IN));
}

#[test]
fn the_time_of_the_last_change_is_read_without_the_rest() {
    let (_, _, history) = walk(5, 10);
    assert_eq!(
        steps::changed_of(&history.write("sum")).as_deref(),
        Some(NOW)
    );
    assert_eq!(steps::changed_of(&History::default().write("sum")), None);
}

// The library.

#[test]
fn the_keys_of_plans_are_told_from_others() {
    let plan = id("bsec-ict-2024-2025");
    assert_eq!(plan_of_key(&plan_key(&plan)), Some(plan.clone()));
    let removed = removed_key(&plan, NOW);
    assert_eq!(removed, format!("removed/bsec-ict-2024-2025-{NOW}"));
    assert_eq!(
        removed_of_key(&removed),
        Some((plan.clone(), NOW.to_owned()))
    );
    assert_eq!(
        removed_of_key(&format!("{removed}-2")),
        Some((plan, NOW.to_owned()))
    );
    for key in [
        "plan",
        "plans/",
        "plans/Not An Id",
        "notes",
        "history/x",
        "aside/plans/x",
    ] {
        assert_eq!(plan_of_key(key), None, "{key}");
    }
    for key in [
        "removed/",
        "removed/x",
        "removed/-T-Z",
        "removed/TZ",
        "plans/x",
        "removed/ü-2026-11-24T10:00:00Z",
    ] {
        assert_eq!(removed_of_key(key), None, "{key}");
    }
}

#[test]
fn the_plan_that_is_opened_first() {
    let built_in = id(built_in::ID);
    let here = [id("a"), id("b"), built_in.clone()];
    for (asked, last, here, expected) in [
        (Some("b"), Some("a"), &here[..], Some("b")),
        (Some("gone"), Some("a"), &here[..], Some("a")),
        (None, Some("gone"), &here[..], Some(built_in::ID)),
        (None, None, &here[..], Some(built_in::ID)),
        (None, None, &here[..2], Some("a")),
        (Some("a"), None, &[], None),
    ] {
        let first = first_to_open(asked, last, &built_in, here);
        assert_eq!(
            first.as_ref().map(PlanId::as_str),
            expected,
            "{asked:?} {last:?}"
        );
    }
}

#[test]
fn a_version_of_a_plan_is_told_from_another_plan_with_its_id() {
    let file =
        |plan: &Plan, lineage: &[String]| -> Snapshot { export(plan, lineage, NOW, None, "test") };
    let ours = built_in().unwrap();
    let mut grown = ours.plan.clone();
    grown.head.title = "A later title".to_owned();
    let (first, second) = (file(&ours.plan, &[]), file(&grown, &[]));
    assert!(!is_version_of(&first, &second), "other title, no lineage");
    assert!(
        is_version_of(&first, &file(&grown, &first.lineage)),
        "it grew from ours"
    );
    assert!(
        is_version_of(&file(&grown, &first.lineage), &first),
        "ours grew from it"
    );
    let mut renamed = ours.plan.clone();
    renamed.objectives.clear();
    assert!(
        is_version_of(&first, &file(&renamed, &[])),
        "the same title"
    );
}

#[test]
fn a_plan_in_a_line() {
    let plan = built_in().unwrap().plan;
    assert_eq!(plan.id.as_str(), built_in::ID);
    let summary = PlanSummary::of(&plan, Some(1), None);
    assert_eq!((summary.objectives, summary.meetings), (17, 4));
    assert_eq!(
        summary.name(),
        format!("{}, {}", plan.head.group, plan.head.period.years())
    );
    let lost = PlanSummary::unreadable(id("lost"), 3, "why".to_owned());
    assert_eq!(lost.name(), "lost");
}
