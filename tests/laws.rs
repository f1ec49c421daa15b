//! Laws: what holds for every plan, tried on plans and edits made up from seeds, and on damaged files.
//! A failure names its seed; add that seed to `PINNED` so that it is tried for good.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::exchange::{
    built_in::{BUILT_IN, built_in},
    bytes::to_text,
    diff::{Difference, What, compare},
    problem::ReadError,
    snapshot::{Snapshot, digest, export, read, write, write_compact},
    words::Teller,
};
use plenary::plan::{edit::Listed, fault::Fault, *};
use random_plan::Rng;
use std::collections::BTreeSet;

/// Seeds that once found a fault, and a few that make empty and full plans.
const PINNED: [u64; 4] = [0, u64::MAX, 0x5EED, 20_241_123];

fn seeds() -> impl Iterator<Item = u64> {
    PINNED.into_iter().chain(1..=30)
}

fn snapshot(plan: &Plan) -> Snapshot {
    let lineage = ["0".repeat(64)];
    export(plan, &lineage, "2026-11-24T10:00:00Z", None, "laws")
}

/// They are equal; if not, the first line that differs is told, for whole plans fill the screen.
fn check_same(left: &Plan, right: &Plan, at: &str) {
    if left != right {
        let (left, right) = (write(&snapshot(left)), write(&snapshot(right)));
        let differing = left
            .lines()
            .zip(right.lines())
            .skip(7)
            .find(|(a, b)| a != b);
        panic!("{at}: the plans differ: {differing:?}");
    }
}

fn check_read(text: &str, expected: &Snapshot, at: &str) {
    let found = read(text).unwrap_or_else(|error| panic!("{at}: {error:?}"));
    check_same(&found.plan, &expected.plan, at);
    assert!(
        found == *expected,
        "{at}: the plans are the same, the rest differs"
    );
}

/// A plan is sound, and it is the same after a trip through a file.
fn check_plan(plan: &Plan, at: &str) {
    assert_eq!(plan.faults(), [], "{at}");
    let snapshot = snapshot(plan);
    let (pretty, compact) = (write(&snapshot), write_compact(&snapshot));
    check_read(&pretty, &snapshot, &format!("{at}, pretty"));
    check_read(&compact, &snapshot, &format!("{at}, compact"));
    assert_eq!(pretty, write(&snapshot.clone()), "{at}: written twice");
}

// Files.

#[test]
fn a_plan_is_the_same_after_a_trip_through_a_file() {
    for seed in seeds() {
        check_plan(&random_plan::plan(seed), &format!("seed {seed}"));
    }
}

#[test]
fn pretty_is_as_serde_json_has_it() {
    for seed in seeds() {
        let pretty = write(&snapshot(&random_plan::plan(seed)));
        // The keys are in another order there, but the lines are the same.
        let sorted = |text: &str| {
            let lines = text.lines().map(|line| line.trim_end_matches(','));
            let mut lines: Vec<String> = lines.map(str::to_owned).collect();
            lines.sort();
            lines
        };
        let value: serde_json::Value = serde_json::from_str(&pretty).unwrap();
        let expected = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(sorted(&pretty), sorted(&expected), "seed {seed}");
        assert!(pretty.ends_with("}\n"), "seed {seed}");
    }
}

#[test]
fn plans_have_the_same_digest_if_and_only_if_they_are_equal() {
    let plans: Vec<Plan> = seeds().map(random_plan::plan).collect();
    let digests: BTreeSet<String> = plans.iter().map(digest).collect();
    assert_eq!(digests.len(), plans.len());
    for plan in &plans {
        assert_eq!(digest(plan), digest(&plan.clone()));
        assert_eq!(
            digest(plan),
            digest(&read(&write(&snapshot(plan))).unwrap().plan)
        );
    }
}

// Edits.

/// A hundred edits one after the other, each looked at with the plan before and after it.
fn walk(seed: u64, mut look: impl FnMut(&Plan, &Edit, Result<(&Plan, Edit), EditError>, &str)) {
    let rng = &mut Rng::new(seed);
    let mut plan = random_plan::plan(seed);
    for step in 0..100 {
        let at = format!("seed {seed}, step {step}");
        let before = plan.clone();
        let edit = random_plan::edit(rng, &plan);
        let said = before.describe(&edit);
        assert!(!said.is_empty() || matches!(edit, Edit::All(_)), "{at}");
        match plan.apply(edit.clone()) {
            Ok(undo) => look(&before, &edit, Ok((&plan, undo)), &at),
            Err(error) => {
                check_same(&plan, &before, &format!("{at}, refused: {said}"));
                look(&before, &edit, Err(error), &at);
            }
        }
    }
}

#[test]
fn undo_gives_back_the_plan_and_redo_the_change() {
    for seed in seeds() {
        walk(seed, |before, edit, result, at| {
            let Ok((after, undo)) = result else {
                return;
            };
            let mut plan = after.clone();
            let redo = plan.apply(undo).unwrap();
            check_same(&plan, before, &format!("{at}, undo of {}", kind(edit)));
            plan.apply(redo).unwrap();
            check_same(&plan, after, &format!("{at}, redo of {}", kind(edit)));
        });
    }
}

/// All edits of a walk are undone from the last to the first, as with the Undo button.
#[test]
fn many_undos_give_back_the_first_plan() {
    for seed in seeds() {
        let mut undos = Vec::new();
        let mut last = random_plan::plan(seed);
        walk(seed, |_, _, result, _| {
            if let Ok((after, undo)) = result {
                undos.push(undo);
                last = after.clone();
            }
        });
        for undo in undos.into_iter().rev() {
            last.apply(undo).unwrap();
        }
        check_same(&last, &random_plan::plan(seed), &format!("seed {seed}"));
    }
}

#[test]
fn every_plan_that_edits_reach_is_sound_and_can_be_read_again() {
    for seed in seeds().take(12) {
        walk(seed, |before, _, result, at| {
            if let Ok((after, _)) = result {
                check_plan(after, at);
                assert_eq!(digest(before) == digest(after), before == after, "{at}");
            }
        });
    }
}

#[test]
fn a_refusal_says_why() {
    for seed in seeds() {
        walk(seed, |_, edit, result, at| {
            let Err(error) = result else {
                return;
            };
            let message = error.message();
            assert!(
                message.ends_with('.') && message.len() > 20,
                "{at}: {}: {message}",
                kind(edit)
            );
            if let EditError::Faults(faults) = error {
                assert!(!faults.is_empty(), "{at}");
            }
        });
    }
}

/// The kind of an edit: "Meeting Move".
fn kind(edit: &Edit) -> String {
    fn change<R: Listed>(change: &Change<R>) -> String {
        let what = match change {
            Change::Add { .. } => "add",
            Change::Replace(_) => "replace",
            Change::Remove(_) => "remove",
            Change::Move { .. } => "move",
        };
        format!("{} {what}", R::LIST)
    }
    match edit {
        Edit::Head(_) => "head".to_owned(),
        Edit::Adopt(_) => "adopt".to_owned(),
        Edit::All(_) => "all".to_owned(),
        Edit::Objective(of) => change(of),
        Edit::Meeting(of) => change(of),
        Edit::Partner(of) => change(of),
        Edit::Programme(of) => change(of),
        Edit::Contact(of) => change(of),
        Edit::Guidance(of) => change(of),
        Edit::Goal(of) => change(of),
        Edit::Section(of) => change(of),
        Edit::Amendment(of) => change(of),
        Edit::Acknowledged(of) => change(of),
        Edit::Evaluation(_) => "evaluation".to_owned(),
    }
}

/// The laws above are worth something only if the seeds bring every kind of edit, taken and refused.
#[test]
fn seeds_bring_every_kind_of_edit() {
    let mut taken = BTreeSet::new();
    let mut refused = BTreeSet::new();
    let mut faults = BTreeSet::new();
    for seed in seeds() {
        walk(seed, |_, edit, result, _| {
            match &result {
                Ok(_) => taken.insert(kind(edit)),
                Err(_) => refused.insert(kind(edit)),
            };
            if let Err(EditError::Faults(all)) = result {
                faults.extend(all.iter().map(|fault| match fault {
                    Fault::Empty(_) => "empty",
                    Fault::Duplicate { .. } => "duplicate",
                    Fault::Dangling { .. } => "dangling",
                    Fault::EndBeforeStart { .. } => "end before start",
                    Fault::StillUsed { .. } => "still used",
                    _ => "another",
                }));
            }
        });
    }
    let lists = [
        "objectives",
        "meetings",
        "partners",
        "programmes",
        "contacts",
        "guidance",
        "goals",
        "sections",
        "amendments",
        "acknowledged",
    ];
    let changes = lists
        .iter()
        .flat_map(|list| ["add", "replace", "remove", "move"].map(|what| format!("{list} {what}")));
    let mut all: BTreeSet<String> = changes.collect();
    all.extend(["head", "adopt", "all"].map(str::to_owned));
    assert_eq!(refused, all);
    // It points at nothing and may say anything.
    all.insert("evaluation".to_owned());
    assert_eq!(taken, all);
    for fault in [
        "empty",
        "duplicate",
        "dangling",
        "end before start",
        "still used",
    ] {
        assert!(faults.contains(fault), "{fault} is not among {faults:?}");
    }
}

/// Whether the plan has this record.
fn has(plan: &Plan, of: &Official) -> bool {
    random_plan::officials(plan).contains(of)
}

/// Removing a record of any list takes every pointer at it along, and nothing else. So does removing several.
#[test]
fn removal_leaves_nothing_dangling() {
    for seed in seeds().take(14) {
        let plan = random_plan::plan(seed);
        let mut records = random_plan::officials(&plan);
        assert_eq!(plan.removal_of(&records), None, "the title block stays");
        records.remove(0);
        let one_by_one = records.chunks(1);
        for gone in one_by_one.chain(records.chunks(3)).chain([&records[..]]) {
            let at = format!("seed {seed} without {gone:?}");
            let mut after = plan.clone();
            let undo = after.apply(plan.removal_of(gone).unwrap()).unwrap();
            assert!(!gone.iter().any(|record| has(&after, record)), "{at}");
            check_plan(&after, &at);
            let changes = compare(&plan, &after).changes;
            let removed = changes
                .iter()
                .filter(|change| matches!(change.what, What::Removed { .. }));
            assert_eq!(removed.count(), gone.len(), "{at}");
            after.apply(undo).unwrap();
            check_same(&after, &plan, &format!("{at}, undone"));
        }
        let gone = ItemId::from_words("meeting", "never").unwrap();
        assert_eq!(plan.removal(&gone), None, "seed {seed}");
    }
}

/// Adopted wording is never lost: what is amended or struck out stands in an amendment, letter by letter.
/// Where nothing is adopted, nothing is kept.
#[test]
fn amendments_keep_what_was_adopted() {
    let (mut amended, mut struck, mut free) = (0, 0, 0);
    for seed in seeds().take(14) {
        let rng = &mut Rng::new(seed);
        let plan = random_plan::plan(seed);
        for of in random_plan::officials(&plan) {
            let on = random_plan::day(rng);
            let remark = Some(random_plan::text(rng));
            for field in AmendedField::ALL {
                let at = format!("seed {seed}: {field:?} of {of:?}");
                let new = format!("{}w", random_plan::text(rng));
                let Some(old) = plan.official_wording(&of, *field) else {
                    assert_eq!(plan.amend(&of, *field, &new, on, None), None, "{at}");
                    continue;
                };
                assert_eq!(plan.amend(&of, *field, &old, on, None), None, "{at}");
                if old == new {
                    continue;
                }
                let edit = plan.amend(&of, *field, &new, on, remark.clone()).unwrap();
                let mut after = plan.clone();
                let undo = after.apply(edit).unwrap();
                check_plan(&after, &at);
                let now = after.official_wording(&of, *field);
                assert_eq!(now.as_deref(), Some(new.as_str()), "{at}");
                let kept = &after.amendments[plan.amendments.len()..];
                if plan.is_adopted(&of) {
                    amended += 1;
                    let [kept] = kept else {
                        panic!("{at}: {kept:?}")
                    };
                    assert_eq!((&kept.of, kept.field, kept.on), (&of, *field, on), "{at}");
                    assert_eq!((&kept.old, &kept.new), (&old, &Some(new)), "{at}");
                    assert_eq!(kept.remark, remark, "{at}");
                    assert_eq!(after.amendments_of(&of).last(), Some(kept), "{at}");
                } else {
                    free += 1;
                    assert_eq!(kept, [], "{at}");
                }
                after.apply(undo).unwrap();
                check_same(&after, &plan, &at);
            }
            let Some(edit) = plan.strike(&of, on, None) else {
                assert_eq!(of, Official::Head, "seed {seed}");
                continue;
            };
            let at = format!("seed {seed}: {of:?} struck");
            let mut after = plan.clone();
            let undo = after.apply(edit).unwrap();
            assert!(!has(&after, &of), "{at}");
            check_plan(&after, &at);
            let kept = &after.amendments[plan.amendments.len()..];
            assert_eq!(kept.len(), usize::from(plan.is_adopted(&of)), "{at}");
            if let [kept] = kept {
                struck += 1;
                assert_eq!((&kept.of, &kept.new), (&of, &None), "{at}");
                let wording = plan.official_wording(&of, kept.field).unwrap();
                assert!(kept.old.ends_with(&wording), "{at}");
                let heading = plan.official_wording(&of, AmendedField::Heading);
                assert!(kept.old.starts_with(&heading.unwrap_or_default()), "{at}");
            }
            after.apply(undo).unwrap();
            check_same(&after, &plan, &at);
        }
    }
    assert!(
        amended > 100 && struck > 50 && free > 100,
        "{amended}, {struck}, {free}"
    );
}

#[test]
fn wording_is_adopted_with_the_plan() {
    let mut plan = built_in().unwrap().plan;
    let of = |kind: &str, id: &str| Official::from_words(kind, id).unwrap();
    let in_text = [
        of("head", "head"),
        of("objective", "fw-3"),
        of("meeting", "wg-1"),
        of("partner", "pabsec"),
        of("goal", "goal-12"),
        of("guidance", "charter"),
        of("section", "activities"),
    ];
    // Reference data, and what is not there.
    let elsewhere = [of("partner", "georgia"), of("objective", "fw-99")];
    for state in PlanState::ALL {
        plan.head.state = *state;
        let adopted = matches!(state, PlanState::Adopted | PlanState::Ended);
        for of in &in_text {
            assert_eq!(
                plan.is_adopted(of),
                adopted,
                "{of:?} of a plan that is {state:?}"
            );
        }
        for of in &elsewhere {
            assert!(!plan.is_adopted(of), "{of:?} of a plan that is {state:?}");
        }
    }
    let added = Objective::new(
        plan.free_objective_id(ObjectiveKind::Framework).unwrap(),
        ObjectiveKind::Framework,
        "Added later",
    );
    let id = Official::Objective(added.id.clone());
    assert_eq!(id.as_str(), "fw-11");
    plan.objectives.push(added);
    assert!(!plan.is_adopted(&id), "what was added was not adopted");
}

/// A free id is free, also after what had the highest number was struck out.
#[test]
fn a_new_record_never_gets_the_id_of_one_that_was_struck_out() {
    let mut plan = built_in().unwrap().plan;
    let on = day("2026-11-24");
    let last = Official::from_words("objective", "fw-10").unwrap();
    plan.apply(plan.strike(&last, on, None).unwrap()).unwrap();
    let id = |plan: &Plan, kind| plan.free_objective_id(kind).unwrap().to_string();
    assert_eq!(id(&plan, ObjectiveKind::Framework), "fw-11");
    assert_eq!(id(&plan, ObjectiveKind::Priority), "pr-8");
    assert_eq!(id(&plan, ObjectiveKind::Objective), "ob-1");
    assert_eq!(plan.free_meeting_id().unwrap().as_str(), "meeting-1");
    assert_eq!(plan.free_amendment_id().unwrap().as_str(), "amendment-2");
}

/// Up and down goes among those of a kind, wherever the others stand.
#[test]
fn moving_within_a_kind() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let of_kind = |plan: &Plan, kind| -> Vec<ObjectiveId> {
            let all = plan.objectives.iter();
            all.filter(|it| it.kind == kind)
                .map(|it| it.id.clone())
                .collect()
        };
        for objective in &plan.objectives {
            let mut expected = of_kind(&plan, objective.kind);
            let from = expected.iter().position(|id| *id == objective.id).unwrap();
            for by in -3..=3 {
                let at = format!("seed {seed}: {} by {by}", objective.id);
                let to = from.saturating_add_signed(by).min(expected.len() - 1);
                let edit = plan.move_within_kind(&objective.id, by);
                assert_eq!(edit.is_none(), to == from, "{at}");
                let Some(edit) = edit else { continue };
                let mut after = plan.clone();
                after.apply(edit).unwrap();
                let id = expected.remove(from);
                expected.insert(to, id);
                assert_eq!(of_kind(&after, objective.kind), expected, "{at}");
                let id = expected.remove(to);
                expected.insert(from, id);
            }
        }
    }
}

/// One edit of several that is refused leaves none of them behind.
#[test]
fn all_or_none() {
    let plan = built_in().unwrap().plan;
    let gone = |id: &str| Edit::Objective(Change::Remove(ObjectiveId::new(id).unwrap()));
    let mut after = plan.clone();
    let result = after.apply(Edit::All(vec![gone("fw-1"), gone("pr-1"), gone("fw-1")]));
    assert_eq!(result, Err(EditError::Unknown("fw-1".to_owned())));
    check_same(&after, &plan, "the third is refused");
}

// Differences.

#[test]
fn a_comparison_is_empty_if_and_only_if_the_plans_are_equal() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        assert!(compare(&plan, &plan).is_empty(), "seed {seed}");
        walk(seed, |before, edit, result, at| {
            if let Ok((after, _)) = result {
                let empty = compare(before, after).is_empty();
                assert_eq!(empty, before == after, "{at}: {}", kind(edit));
            }
        });
    }
}

/// A change of one list is told in that list and nowhere else, the way back mirrored.
#[test]
fn a_comparison_finds_each_added_changed_and_removed_record() {
    for seed in seeds() {
        walk(seed, |before, edit, result, at| {
            let Ok((after, _)) = result else {
                return;
            };
            let told = kind(edit);
            let Some((list, what)) = told.split_once(' ') else {
                return;
            };
            let there = compare(before, after);
            assert_eq!(
                there.inverse().apply(after).as_ref(),
                Ok(before),
                "{at}: {told}"
            );
            let counts = |diff: &[Difference]| {
                let mut counts = [0; 4];
                for change in diff {
                    let way: Vec<&str> = change.path.split('/').collect();
                    assert_eq!(way[0], list, "{at}: {told}");
                    match change.what {
                        What::Added { .. } if way.len() == 2 => counts[0] += 1,
                        What::Removed { .. } if way.len() == 2 => counts[1] += 1,
                        What::Sorted { .. } if way.len() == 1 => counts[3] += 1,
                        _ => counts[2] = 1,
                    }
                }
                counts
            };
            let expected = match (what, before == after) {
                (_, true) => [0, 0, 0, 0],
                ("add", _) => [1, 0, 0, 0],
                ("remove", _) => [0, 1, 0, 0],
                ("replace", _) => [0, 0, 1, 0],
                _ => [0, 0, 0, 1],
            };
            assert_eq!(counts(&there.changes), expected, "{at}: {told}");
        });
    }
}

/// A difference leads from one plan to the other, and turned round it leads back.
#[test]
fn a_difference_can_be_applied_both_ways() {
    for seed in seeds().take(14) {
        let mut other = random_plan::plan(seed.wrapping_add(1));
        let plan = random_plan::plan(seed);
        check_ways(&plan, &other, &format!("seed {seed}, another plan"));
        let rng = &mut Rng::new(seed);
        other = plan.clone();
        for step in 0..20 {
            let _ = other.apply(random_plan::edit(rng, &other));
            check_ways(&plan, &other, &format!("seed {seed}, step {step}"));
        }
    }
}

fn check_ways(one: &Plan, other: &Plan, at: &str) {
    let diff = compare(one, other);
    check_same(&diff.apply(one).unwrap(), other, at);
    check_same(&diff.inverse().apply(other).unwrap(), one, at);
    assert_eq!(diff.inverse().inverse(), diff, "{at}");
    let teller = Teller::new(&[one, other]);
    for change in &diff.changes {
        let said = teller.sentence(change);
        assert!(!said.is_empty(), "{at}: {change:?}");
    }
}

// Damaged files.

/// Whatever it is, it is told in a sentence or taken whole: read, written and read again it is the same.
fn check_damaged(text: &str, at: &str) -> bool {
    match read(text) {
        Ok(snapshot) => {
            check_read(&write(&snapshot), &snapshot, at);
            check_read(&write_compact(&snapshot), &snapshot, at);
            true
        }
        Err(error) => {
            assert!(error.message().ends_with('.'), "{at}: {error:?}");
            if let ReadError::Invalid(problems) = &error {
                assert!(!problems.is_empty(), "{at}: refused for nothing");
                let said = |problem: &plenary::exchange::problem::Problem| {
                    !problem.path.is_empty() && problem.message.ends_with('.')
                };
                assert!(problems.iter().all(said), "{at}: {problems:?}");
            }
            false
        }
    }
}

const FULL: &str = include_str!("data/every-key.plenary.json");

#[test]
fn damaged_bytes() {
    const PIECES: &[&[u8]] = &[
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"1e999",
        b"-",
        b"\0",
        b"\xFF",
        b"\xC3",
        b"\\ud800",
        b"true",
        b"\n",
        b"\xEF\xBB\xBF",
        b"9",
        b"a",
    ];
    let mut taken = 0;
    for seed in 0..3_000 {
        let rng = &mut Rng::new(seed);
        let mut bytes = if seed % 8 == 0 { BUILT_IN } else { FULL }
            .as_bytes()
            .to_vec();
        for _ in 0..=rng.below(3) {
            let at = rng.below(bytes.len());
            match rng.below(5) {
                0 => bytes[at] = rng.next() as u8,
                1 => bytes[at] ^= 1 << rng.below(8),
                2 => {
                    let end = (at + 1 + rng.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                3 => {
                    bytes.splice(at..at, rng.pick(PIECES).iter().copied());
                }
                _ if rng.percent(20) => bytes.truncate(at.max(1)),
                _ => {
                    // A piece is there twice.
                    let end = (at + rng.below(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        if let Ok(text) = to_text(&bytes) {
            taken += usize::from(check_damaged(&text, &format!("seed {seed}")));
        }
    }
    // Damage inside a text is no damage to the format: some files are taken.
    assert!((100..2_900).contains(&taken), "{taken} of 3,000 were taken");
}

#[test]
fn any_bytes() {
    for seed in 0..3_000 {
        let rng = &mut Rng::new(seed);
        let mut bytes: Vec<u8> = (0..rng.below(64)).map(|_| rng.next() as u8).collect();
        let start: &[u8] = rng.pick::<&[u8]>(&[
            b"",
            b"\xFF\xFE",
            b"\xFE\xFF",
            b"\xEF\xBB\xBF",
            b"{\0",
            b"\0{",
        ]);
        bytes.splice(0..0, start.iter().copied());
        if let Ok(text) = to_text(&bytes) {
            check_damaged(&text, &format!("seed {seed}"));
        }
    }
}

/// Changes one value somewhere in the file.
fn damage(rng: &mut Rng, value: &mut serde_json::Value) {
    use serde_json::{Value, json};
    let strange = |rng: &mut Rng| {
        let all = [
            json!(null),
            json!(true),
            json!(-1),
            json!(1.5),
            json!(1e300),
            json!(u64::MAX),
            json!(""),
            json!("2024-23"),
            json!("armenia"),
            json!("one"),
            json!("state-a"),
            json!("held"),
            json!("Ünï"),
            json!([]),
            json!({}),
            json!([[]]),
            json!({"kind": "partner", "id": "state-a"}),
            json!("9999-24"),
            json!("0000"),
        ];
        rng.pick(&all).clone()
    };
    match value {
        Value::Object(map) if !map.is_empty() && !rng.percent(4) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            let key = rng.pick(&keys).clone();
            match rng.below(12) {
                0 => drop(map.remove(&key)),
                1 => drop(map.insert(format!("{key}x"), strange(rng))),
                2 => drop(map.insert(key, strange(rng))),
                _ => damage(rng, &mut map[&key]),
            }
        }
        Value::Array(list) if !list.is_empty() && !rng.percent(4) => {
            let at = rng.below(list.len());
            match rng.below(10) {
                0 => drop(list.remove(at)),
                1 => list.push(list[at].clone()),
                2 => list.swap(0, at),
                3 => list[at] = strange(rng),
                _ => damage(rng, &mut list[at]),
            }
        }
        other => *other = strange(rng),
    }
}

#[test]
fn damaged_values() {
    let files =
        [FULL, BUILT_IN].map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap());
    let mut taken = 0;
    for seed in 0..3_000 {
        let rng = &mut Rng::new(seed);
        let mut file = files[usize::from(seed % 8 == 0)].clone();
        for _ in 0..=rng.below(3) {
            damage(rng, &mut file);
        }
        taken += usize::from(check_damaged(&file.to_string(), &format!("seed {seed}")));
    }
    assert!((100..2_900).contains(&taken), "{taken} of 3,000 were taken");
}

// Dates.

fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_date_is_the_same_after_a_trip_through_text() {
    for seed in 0..5_000 {
        let edtf = random_plan::edtf(&mut Rng::new(seed));
        assert_eq!(Edtf::parse(&edtf.to_string()), Ok(edtf), "seed {seed}");
        assert!(edtf.earliest() <= edtf.latest(), "seed {seed}: {edtf}");
        assert!(!edtf.in_words().is_empty(), "seed {seed}: {edtf}");
        assert_eq!(
            edtf.span_in_words().is_none(),
            edtf.is_exact(),
            "seed {seed}: {edtf}"
        );
    }
}

#[test]
fn dates_in_words() {
    for (text, words, span) in [
        ("2024-10-04", "4 October 2024", None),
        ("2024-10-04/2024-10-07", "4–7 October 2024", None),
        (
            "2023-10-30/2023-11-03",
            "30 October – 3 November 2023",
            None,
        ),
        (
            "2024-12-30/2025-01-02",
            "30 December 2024 – 2 January 2025",
            None,
        ),
        ("2024-02", "February 2024", Some("1–29 February 2024")),
        (
            "2024-10/2024-12",
            "October – December 2024",
            Some("1 October – 31 December 2024"),
        ),
        ("2024-21", "spring 2024", Some("1 March – 31 May 2024")),
        ("2024-22", "summer 2024", Some("1 June – 31 August 2024")),
        (
            "2024-23",
            "autumn 2024",
            Some("1 September – 30 November 2024"),
        ),
        (
            "2024-24",
            "winter 2024–2025",
            Some("1 December 2024 – 28 February 2025"),
        ),
        (
            "2023-24",
            "winter 2023–2024",
            Some("1 December 2023 – 29 February 2024"),
        ),
        (
            "2024-33",
            "1st quarter of 2024",
            Some("1 January – 31 March 2024"),
        ),
        (
            "2024-36",
            "4th quarter of 2024",
            Some("1 October – 31 December 2024"),
        ),
        (
            "2024-40",
            "first half of 2024",
            Some("1 January – 30 June 2024"),
        ),
        (
            "2024-41",
            "second half of 2024",
            Some("1 July – 31 December 2024"),
        ),
        ("2024", "2024", Some("1 January – 31 December 2024")),
        (
            "2024/2025",
            "2024–2025",
            Some("1 January 2024 – 31 December 2025"),
        ),
        (
            "2024-23/2025-21",
            "autumn 2024 – spring 2025",
            Some("1 September 2024 – 31 May 2025"),
        ),
        (
            "2024-10-30/2024-11",
            "30 October 2024 – November 2024",
            Some("30 October – 30 November 2024"),
        ),
    ] {
        assert_eq!(date(text).in_words(), words, "{text}");
        assert_eq!(date(text).span_in_words().as_deref(), span, "{text}");
    }
}

#[test]
fn texts_that_are_no_dates() {
    use edtf::EdtfError::{EndBeforeStart, NoSuchDay, Shape};
    for (text, error) in [
        ("", Shape),
        ("autumn 2024", Shape),
        ("24", Shape),
        ("02024", Shape),
        ("2024-1", Shape),
        ("2024-00", Shape),
        ("2024-42", Shape),
        ("2024-99", Shape),
        ("2024-10-4", Shape),
        ("2024-10-04-01", Shape),
        ("+2024", Shape),
        ("２０２４", Shape),
        ("2024/2025/2026", Shape),
        (" 2024", Shape),
        ("2024-13", NoSuchDay),
        ("2024-13-01", NoSuchDay),
        ("2024-21-01", NoSuchDay),
        ("2023-02-29", NoSuchDay),
        ("2024-10-00", NoSuchDay),
        ("2025/2024", EndBeforeStart),
        ("2024-10-07/2024-10-04", EndBeforeStart),
        ("2024/2024-03", EndBeforeStart),
    ] {
        assert_eq!(Edtf::parse(text), Err(error), "{text}");
    }
}

#[test]
fn autumn_is_overdue_only_after_its_last_day() {
    let plan = built_in().unwrap().plan;
    let meeting = |id: &str| plan.meeting(&MeetingId::new(id).unwrap()).unwrap();
    for (id, on, overdue) in [
        ("wg-1", "2024-09-01", false),
        ("wg-1", "2024-11-30", false),
        ("wg-1", "2024-12-01", true),
        ("wg-2", "2025-11-30", false),
        ("wg-2", "2025-12-01", true),
        // No date is never past, and what was held is done.
        ("ministers-1", "2026-11-24", false),
        ("wcit-2024", "2026-11-24", false),
    ] {
        assert_eq!(meeting(id).is_overdue(day(on)), overdue, "{id} on {on}");
    }
    let mut held = meeting("wg-1").clone();
    held.status = MeetingStatus::Held;
    assert!(!held.is_overdue(day("2026-11-24")));
}

#[test]
fn where_the_term_stands() {
    let period = built_in().unwrap().plan.head.period;
    for (on, words) in [
        ("2023-12-31", "begins 1 January 2024, in 1 day"),
        ("2023-11-24", "begins 1 January 2024, in 1 month"),
        ("2024-01-01", "runs until 31 December 2025, 2 years left"),
        ("2025-11-30", "runs until 31 December 2025, 1 month left"),
        ("2025-12-26", "runs until 31 December 2025, 5 days left"),
        ("2025-12-31", "runs until 31 December 2025, 0 days left"),
        ("2026-01-01", "ended 31 December 2025, 1 day ago"),
        ("2026-01-31", "ended 31 December 2025, 1 month ago"),
        ("2026-02-28", "ended 31 December 2025, 2 months ago"),
        ("2026-11-10", "ended 31 December 2025, 10 months ago"),
        ("2026-11-24", "ended 31 December 2025, 11 months ago"),
        ("2026-11-30", "ended 31 December 2025, 11 months ago"),
        ("2027-12-10", "ended 31 December 2025, 23 months ago"),
        ("2027-12-31", "ended 31 December 2025, 2 years ago"),
        ("2028-06-30", "ended 31 December 2025, 2 years ago"),
        ("2028-08-31", "ended 31 December 2025, 3 years ago"),
        ("2036-06-01", "ended 31 December 2025, 10 years ago"),
    ] {
        assert_eq!(period.standing(day(on)), words, "on {on}");
    }
}
