//! Merging: two plans that grew from one are made one again. The laws hold for every base and every two sides, tried on
//! triples made up from seeds; a failure names its seed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::exchange::{
    built_in::built_in,
    diff::{Difference, What, compare},
    lineage::{self, grown},
    merge::{Answer, Conflict, Decision, Decisions, Merge, Renamed, Why, merge},
    snapshot::{self, Snapshot, export, hand_out, read, write},
};
use plenary::plan::*;
use random_plan::Rng;
use std::collections::BTreeSet;

fn seeds() -> impl Iterator<Item = u64> {
    [0, u64::MAX, 0x5EED, 20_261_125].into_iter().chain(1..=16)
}

fn file(plan: &Plan) -> Snapshot {
    export(plan, &[], "2026-11-25T10:00:00Z", None, "merge")
}

/// A plan, after some edits of any kind except that another plan takes its place.
fn edited(rng: &mut Rng, base: &Plan, edits: usize) -> Plan {
    let mut plan = base.clone();
    for _ in 0..edits {
        let edit = random_plan::edit(rng, &plan);
        if !matches!(edit, Edit::Adopt(_)) && !replaces(&edit) {
            let _ = plan.apply(edit);
        }
    }
    plan
}

fn replaces(edit: &Edit) -> bool {
    match edit {
        Edit::Adopt(_) => true,
        Edit::All(edits) => edits.iter().any(replaces),
        _ => false,
    }
}

struct Triple {
    base: Plan,
    mine: Plan,
    theirs: Plan,
}

fn triples() -> impl Iterator<Item = (String, Triple)> {
    seeds().flat_map(|seed| {
        let rng = &mut Rng::new(seed);
        let base = random_plan::plan(seed);
        let all: Vec<_> = [1, 4, 12]
            .into_iter()
            .map(|edits| {
                let mine = edited(rng, &base, edits);
                let theirs = edited(rng, &base, edits);
                let base = base.clone();
                (
                    format!("seed {seed}, {edits} edits"),
                    Triple { base, mine, theirs },
                )
            })
            .collect();
        all
    })
}

fn merged(base: &Plan, mine: &Plan, theirs: &Plan) -> Merge {
    merge(Some(base), &file(mine), &file(theirs), &Decisions::new())
}

fn check_same(left: &Plan, right: &Plan, at: &str) {
    if left != right {
        let diff = compare(left, right);
        panic!("{at}: the plans differ: {:#?}", diff.changes.first());
    }
}

#[test]
fn what_only_one_side_changed_is_taken_and_equal_changes_are_no_question() {
    for (at, Triple { base, mine, theirs }) in triples() {
        for (mine, theirs, expected) in [
            (&mine, &mine, &mine),
            (&mine, &base, &mine),
            (&base, &theirs, &theirs),
        ] {
            let merge = merged(&base, mine, theirs);
            assert_eq!(merge.conflicts, [], "{at}");
            check_same(&merge.merged, expected, &at);
        }
    }
}

#[test]
fn the_result_has_no_faults_whatever_is_decided() {
    for (at, Triple { base, mine, theirs }) in triples() {
        let (mine, theirs) = (file(&mine), file(&theirs));
        for base in [Some(&base), None] {
            let open = merge(base, &mine, &theirs, &Decisions::new());
            assert_eq!(open.merged.faults(), [], "{at}");
            for decision in [Decision::Mine, Decision::Theirs, Decision::Both] {
                let paths = open.conflicts.iter().map(|it| &it.path);
                let changes = open.taken_from_theirs.iter().chain(&open.taken_from_mine);
                let all: Decisions = paths
                    .chain(changes.map(|it| &it.path))
                    .map(|path| (path.clone(), decision.clone()))
                    .collect();
                let decided = merge(base, &mine, &theirs, &all);
                assert_eq!(decided.merged.faults(), [], "{at}");
                assert_eq!(decided.open(), 0, "{at}: {:#?}", decided.conflicts);
                // Everything of one side: nothing of the other one is left.
                if decided.renamed.is_empty() && decided.unlinked.is_empty() {
                    match decision {
                        Decision::Mine => check_same(&decided.merged, &mine.plan, &at),
                        Decision::Theirs => check_same(&decided.merged, &theirs.plan, &at),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// The same decision for every question.
fn all(merge: &Merge, decide: impl Fn(usize) -> Decision) -> Decisions {
    let paths = merge.conflicts.iter().map(|it| it.path.clone());
    paths
        .enumerate()
        .map(|(at, path)| (path, decide(at)))
        .collect()
}

fn paths(changes: &[Difference]) -> BTreeSet<&str> {
    changes.iter().map(|it| it.path.as_str()).collect()
}

/// Swapped, mine and theirs are told the other way round, and nothing else is another.
#[test]
fn whose_side_is_called_mine_makes_no_difference() {
    for (at, Triple { base, mine, theirs }) in triples() {
        let (one, other) = (merged(&base, &mine, &theirs), merged(&base, &theirs, &mine));
        // Of two things that were added under one id theirs is renamed, and that is another one.
        if !one.renamed.is_empty() {
            continue;
        }
        let questions = |merge: &Merge, swapped: bool| {
            let all = merge.conflicts.iter().map(|it| match swapped {
                false => (
                    it.path.clone(),
                    it.mine.clone(),
                    it.theirs.clone(),
                    it.both.clone(),
                ),
                true => (
                    it.path.clone(),
                    it.theirs.clone(),
                    it.mine.clone(),
                    it.both.clone(),
                ),
            });
            let mut all: Vec<_> = all.collect();
            all.sort_by(|a, b| a.0.cmp(&b.0));
            all
        };
        assert_eq!(questions(&one, false), questions(&other, true), "{at}");
        assert_eq!(
            paths(&one.taken_from_theirs),
            paths(&other.taken_from_mine),
            "{at}"
        );
        assert_eq!(
            paths(&one.taken_from_mine),
            paths(&other.taken_from_theirs),
            "{at}"
        );
        assert_eq!(paths(&one.same), paths(&other.same), "{at}");
        let (mine, theirs) = (file(&mine), file(&theirs));
        let decided = merge(Some(&base), &mine, &theirs, &all(&one, |_| Decision::Mine));
        let swapped = merge(
            Some(&base),
            &theirs,
            &mine,
            &all(&one, |_| Decision::Theirs),
        );
        check_same(&decided.merged, &swapped.merged, &at);
    }
}

/// Every change that a side made stands in the result, or is a question, or was joined with a change of the other side
/// in a way that holds both.
#[test]
fn no_change_of_either_side_is_missing_from_result_and_questions_together() {
    let mut questions = 0;
    for (at, Triple { base, mine, theirs }) in triples() {
        let merge = merged(&base, &mine, &theirs);
        questions += merge.conflicts.len();
        for (side, others) in [
            (&mine, &merge.taken_from_theirs),
            (&theirs, &merge.taken_from_mine),
        ] {
            check_nothing_lost(&merge, &base, side, others, side == &theirs, &at);
        }
    }
    assert!(
        questions > 40,
        "these triples have hardly a question: {questions}"
    );
}

fn check_nothing_lost(
    merge: &Merge,
    base: &Plan,
    side: &Plan,
    others: &[Difference],
    is_theirs: bool,
    at: &str,
) {
    let others = paths(others);
    let left = compare(&merge.merged, side).changes;
    let asked = |path: &str| {
        let mut conflicts = merge.conflicts.iter();
        conflicts.any(|it| path == it.path || path.starts_with(&format!("{}/", it.path)))
    };
    let renamed = |path: &str| {
        let mut renamed = merge.renamed.iter();
        is_theirs && renamed.any(|it| path.starts_with(&format!("{}/{}", it.list, it.id)))
    };
    for change in &compare(base, side).changes {
        let path = change.path.as_str();
        if asked(path) || renamed(path) {
            continue;
        }
        // What is still another than this side has it.
        let Some(still) = left.iter().find(|it| it.path == path) else {
            continue;
        };
        assert!(others.contains(path), "{at}: lost: {change:#?}\n{still:#?}");
        match (&change.what, &still.what) {
            (What::Changed { from, to }, What::Changed { from: found, .. }) => {
                let entries = |value: &Option<serde_json::Value>| {
                    value
                        .as_ref()
                        .and_then(|it| it.as_array().cloned())
                        .unwrap_or_default()
                };
                let (from, to, found_entries) = (entries(from), entries(to), entries(found));
                let added = to.iter().filter(|it| !from.contains(it));
                let removed = from.iter().filter(|it| !to.contains(it));
                for entry in added {
                    // A link may have gone with what it pointed at, where a person removed that.
                    assert!(found_entries.contains(entry), "{at}: {path} lacks {entry}");
                }
                for entry in removed {
                    assert!(
                        !found_entries.contains(entry),
                        "{at}: {path} has {entry} again"
                    );
                }
            }
            (What::Sorted { .. }, What::Sorted { .. }) => {}
            _ => panic!("{at}: lost: {change:#?}\n{still:#?}"),
        }
    }
}

/// The same three make the same bytes, and once all is decided, taking the same file in again asks and changes nothing.
#[test]
fn a_merge_is_the_same_again_and_nothing_the_second_time() {
    for (at, Triple { base, mine, theirs }) in triples() {
        let (mine, theirs) = (file(&mine), file(&theirs));
        let open = merge(Some(&base), &mine, &theirs, &Decisions::new());
        let decisions = all(&open, |at| {
            [Decision::Mine, Decision::Theirs][at % 2].clone()
        });
        let settle = || {
            let merge = merge(Some(&base), &mine, &theirs, &decisions);
            let time = "2026-11-25T12:00:00Z";
            (
                merge.settled(&mine, &theirs, &decisions, time, None),
                merge.unlinked,
            )
        };
        let (settled, unlinked) = settle();
        assert_eq!(write(&settled), write(&settle().0), "{at}");
        // It can be kept and read.
        assert_eq!(read(&write(&settled)).as_ref(), Ok(&settled), "{at}");
        // With theirs as the base, as the browser keeps it.
        let again = merge(Some(&theirs.plan), &settled, &theirs, &Decisions::new());
        assert_eq!(again.conflicts, [], "{at}");
        check_same(&again.merged, &settled.plan, &at);
        // The base got lost, and only an older one is there.
        if open.renamed.is_empty() && unlinked.is_empty() {
            let older = merge(Some(&base), &settled, &theirs, &Decisions::new());
            let asked: Vec<_> = older.conflicts.iter().filter(|it| it.is_open()).collect();
            for conflict in asked {
                let before = open.conflicts.iter().find(|it| it.path == conflict.path);
                assert!(before.is_none(), "{at}: asked again: {conflict:#?}");
            }
        }
    }
}

/// Without a base everything that differs is a question, and nothing is removed.
#[test]
fn without_a_base_every_difference_is_a_question() {
    for (at, Triple { mine, theirs, .. }) in triples() {
        let merge = merge(None, &file(&mine), &file(&theirs), &Decisions::new());
        let differences = compare(&mine, &theirs).changes;
        let asked: BTreeSet<&str> = merge.conflicts.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(asked, paths(&differences), "{at}");
        assert_eq!(merge.open(), differences.len(), "{at}");
        assert!(
            merge.taken_from_theirs.is_empty() && merge.same.is_empty(),
            "{at}"
        );
        for side in [&mine, &theirs] {
            let removed = compare(side, &merge.merged).changes;
            let removed = removed
                .iter()
                .find(|it| matches!(it.what, What::Removed { .. }));
            assert_eq!(removed, None, "{at}");
        }
    }
}

/// Files go to and fro: what was decided once is not asked again, whichever base is still there.
#[test]
fn through_rounds_of_files_nobody_is_asked_the_same_twice() {
    let mut decided = 0;
    for seed in seeds() {
        let rng = &mut Rng::new(seed ^ 0xC0DE);
        let base = random_plan::plan(seed);
        let mut mine = file(&base);
        let mut members: Vec<Snapshot> = (0..3).map(|_| file(&base)).collect();
        // Where each member's file and mine met last.
        let mut bases = vec![base.clone(); members.len()];
        let mut asked: BTreeSet<String> = BTreeSet::new();
        for round in 0..4 {
            let at = format!("seed {seed}, round {round}");
            mine.plan = edited(rng, &mine.plan, 2);
            for (member, base) in members.iter_mut().zip(&mut bases) {
                member.plan = edited(rng, &member.plan, 2);
                let theirs = hand_out(member, "2026-11-25T10:00:00Z", None, "test");
                member.lineage.clone_from(&theirs.lineage);
                let base = std::mem::replace(base, theirs.plan.clone());
                let first = merge(Some(&base), &mine, &theirs, &Decisions::new());
                for conflict in first.conflicts.iter().filter(|it| it.is_open()) {
                    let Conflict {
                        path,
                        mine,
                        theirs: their,
                        ..
                    } = conflict;
                    let question = format!("{path} {mine:?} {their:?}");
                    // Who has seen the decision and changes the thing again asks something new.
                    let has_seen = theirs.decided.iter().any(|it| it.path == *path);
                    assert!(
                        asked.insert(question.clone()) || has_seen,
                        "{at}: {question}"
                    );
                }
                let decide =
                    |at: usize| [Decision::Mine, Decision::Theirs][(at + round) % 2].clone();
                let mut decisions = all(&first, decide);
                let mut done = merge(Some(&base), &mine, &theirs, &decisions);
                // A record that is kept may point at what the other side removed: a further question.
                for _ in 0..5 {
                    for conflict in done.conflicts.iter().filter(|it| it.is_open()) {
                        decisions.insert(conflict.path.clone(), decide(0));
                    }
                    done = merge(Some(&base), &mine, &theirs, &decisions);
                }
                decided += decisions.len();
                mine = done.settled(&mine, &theirs, &decisions, "2026-11-25T12:00:00Z", None);
                assert_eq!(done.open(), 0, "{at}");
            }
            // One member takes the result in before the next round, the others go on as they were.
            if rng.percent(60) {
                let lucky = rng.below(members.len());
                let sent = hand_out(&mine, "2026-11-25T13:00:00Z", None, "test");
                mine.lineage.clone_from(&sent.lineage);
                let member = &mut members[lucky];
                let common = lineage::common(&grown(member), &grown(&sent));
                assert_eq!(common[0], snapshot::digest(&bases[lucky]), "{at}");
                let taken = merge(Some(&bases[lucky]), member, &sent, &Decisions::new());
                // Nothing of the member's is newer: it is simply followed.
                assert_eq!(taken.conflicts, [], "{at}");
                check_same(&taken.merged, &sent.plan, &at);
                *member = taken.settled(
                    member,
                    &sent,
                    &Decisions::new(),
                    "2026-11-25T14:00:00Z",
                    None,
                );
                bases[lucky] = sent.plan;
            }
        }
    }
    assert!(
        decided > 30,
        "these rounds have hardly a question: {decided}"
    );
}

// What it does, one by one, on the plan that Plenary brings.

/// Merges two changes of the built-in plan.
fn two(mine: impl FnOnce(&mut Plan), theirs: impl FnOnce(&mut Plan)) -> (Plan, Merge) {
    let base = built_in().unwrap().plan;
    let (mut one, mut other) = (base.clone(), base.clone());
    mine(&mut one);
    theirs(&mut other);
    assert_eq!((one.faults(), other.faults()), (vec![], vec![]));
    let merge = merged(&base, &one, &other);
    assert_eq!(merge.merged.faults(), []);
    (base, merge)
}

fn asked(merge: &Merge) -> Vec<(&str, Why)> {
    let all = merge.conflicts.iter();
    all.map(|it| (it.path.as_str(), it.why)).collect()
}

fn objective<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Objective {
    let mut all = plan.objectives.iter_mut();
    all.find(|it| it.id.as_str() == id).unwrap()
}

fn meeting<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Meeting {
    let mut all = plan.meetings.iter_mut();
    all.find(|it| it.id.as_str() == id).unwrap()
}

fn assessed(objective: &mut Objective, status: Status, by: Assessor) {
    objective.status = status;
    objective.assessment = Some(Assessment {
        by,
        on: chrono::NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
        remark: None,
        extra: Extra::new(),
    });
}

#[test]
fn different_fields_of_one_record_are_both_taken() {
    let partner = built_in().unwrap().plan.partners[0].id.clone();
    let (_, merge) = two(
        |plan| objective(plan, "fw-3").status = Status::Achieved,
        |plan| objective(plan, "fw-3").lead = Some(partner.clone()),
    );
    assert_eq!(asked(&merge), []);
    let mut merged = merge.merged;
    let merged = objective(&mut merged, "fw-3");
    assert_eq!(
        (merged.status, &merged.lead),
        (Status::Achieved, &Some(partner))
    );
}

#[test]
fn status_and_who_says_so_are_one() {
    let (_, merge) = two(
        |plan| {
            assessed(
                objective(plan, "fw-3"),
                Status::Achieved,
                Assessor::Coordinator,
            )
        },
        |plan| {
            assessed(
                objective(plan, "fw-3"),
                Status::Postponed,
                Assessor::Secretariat,
            )
        },
    );
    assert_eq!(asked(&merge), [("objectives/fw-3/status", Why::Differ)]);
}

#[test]
fn date_and_certainty_are_one_and_the_place_is_another() {
    let id = built_in().unwrap().plan.meetings[0].id.to_string();
    let (base, merge) = two(
        |plan| meeting(plan, &id).when.edtf = Some(Edtf::parse("2024-11-05").unwrap()),
        |plan| {
            let meeting = meeting(plan, &id);
            meeting.when.confirmed = !meeting.when.confirmed;
            meeting.place.room = Some("Hall 2".to_owned());
        },
    );
    assert_eq!(
        asked(&merge),
        [(format!("meetings/{id}/when").as_str(), Why::Differ)]
    );
    let merged = &merge.merged.meetings[0];
    assert_eq!(merged.place.room.as_deref(), Some("Hall 2"));
    assert_eq!(
        merged.when.confirmed, base.meetings[0].when.confirmed,
        "mine, whole"
    );
}

#[test]
fn removed_here_and_changed_there_is_a_question_and_the_record_stays() {
    let (base, merge) = two(
        |plan| plan.objectives.retain(|it| it.id.as_str() != "pr-1"),
        |plan| objective(plan, "pr-1").status = Status::Postponed,
    );
    assert_eq!(asked(&merge), [("objectives/pr-1", Why::RemovedHere)]);
    assert_eq!(merge.merged.objectives.len(), base.objectives.len());
}

#[test]
fn what_one_removed_and_the_other_newly_points_at_is_a_question() {
    let base = built_in().unwrap().plan;
    let gone = Official::Partner(base.partners[0].id.clone());
    let path = format!("partners/{}", base.partners[0].id);
    let mut mine = base.clone();
    mine.apply(base.removal_of(&[gone]).unwrap()).unwrap();
    let mut theirs = base.clone();
    // None pointed at it there before.
    let free = theirs
        .objectives
        .iter_mut()
        .find(|it| it.lead.is_none())
        .unwrap();
    free.lead = Some(base.partners[0].id.clone());
    let (mine, theirs) = (file(&mine), file(&theirs));
    let open = merge(Some(&base), &mine, &theirs, &Decisions::new());
    assert_eq!(open.merged.faults(), []);
    let why = |merge: &Merge| {
        merge
            .conflicts
            .iter()
            .find(|it| it.path == path)
            .map(|it| it.why)
    };
    assert!(
        matches!(why(&open), Some(Why::UsedThere | Why::RemovedHere)),
        "{:?}",
        asked(&open)
    );
    let decisions = Decisions::from([(path.clone(), Decision::Mine)]);
    let removed = merge(Some(&base), &mine, &theirs, &decisions);
    assert_eq!(removed.unlinked, [path]);
    assert_eq!(removed.merged.faults(), []);
    assert!(
        !removed
            .merged
            .partners
            .iter()
            .any(|it| it.id == base.partners[0].id)
    );
}

#[test]
fn two_things_under_one_id_are_both_kept() {
    let new = |text: &str| {
        Objective::new(
            ObjectiveId::new("ob-1").unwrap(),
            ObjectiveKind::Objective,
            text,
        )
    };
    let (base, merge) = two(
        |plan| {
            plan.objectives
                .push(new("Train officials in the use of open data"))
        },
        |plan| {
            plan.objectives.push(new("Hold a hackathon"));
            let link = ItemId::from_words("objective", "ob-1").unwrap();
            plan.meetings[0].links.push(link);
        },
    );
    assert_eq!(asked(&merge), []);
    let renamed: Vec<_> = merge.renamed.iter().map(names).collect();
    assert_eq!(renamed, [("objectives", "ob-1", "ob-2")]);
    assert_eq!(merge.merged.objectives.len(), base.objectives.len() + 2);
    let to = ItemId::from_words("objective", "ob-2").unwrap();
    assert!(
        merge.merged.meetings[0].links.contains(&to),
        "their link goes along"
    );
}

fn names(renamed: &Renamed) -> (&str, &str, &str) {
    (&renamed.list, &renamed.id, &renamed.to)
}

/// Who has not seen the merge goes on with the old id, and what it then does is done to the right one.
#[test]
fn what_was_told_apart_stays_apart_for_those_who_have_not_seen_it() {
    let time = "2026-11-25T12:00:00Z";
    let base = built_in().unwrap();
    let with = |text: &str, evidence: &str| {
        let mut file = base.clone();
        let new = ObjectiveId::new("ob-1").unwrap();
        let new = Objective::new(new, ObjectiveKind::Objective, text);
        file.plan.objectives.push(new);
        objective(&mut file.plan, "fw-3").evidence.push(Evidence {
            id: EvidenceId::new("ev-9").unwrap(),
            when: None,
            text: evidence.to_owned(),
            source: None,
            reported_by: None,
            extra: Extra::new(),
        });
        hand_out(&file, time, None, "test")
    };
    let (mine, theirs) = (
        with("Train officials", "A course"),
        with("Hold a hackathon", "A prize"),
    );
    let none = Decisions::new();
    let first = merge(Some(&base.plan), &mine, &theirs, &none);
    let expected = [
        ("objectives", "ob-1", "ob-2"),
        ("objectives/fw-3/evidence", "ev-9", "ev-2"),
    ];
    assert_eq!(
        first.renamed.iter().map(names).collect::<Vec<_>>(),
        expected
    );
    let settled = first.settled(&mine, &theirs, &none, time, None);
    assert_eq!(read(&write(&settled)).as_ref(), Ok(&settled));
    // They go on with their own file.
    let mut later = theirs.clone();
    objective(&mut later.plan, "ob-1").status = Status::Achieved;
    let entry = objective(&mut later.plan, "fw-3")
        .evidence
        .last_mut()
        .unwrap();
    entry.source = Some("Minutes".to_owned());
    let later = hand_out(&later, time, None, "test");
    let mut expected = settled.plan.clone();
    objective(&mut expected, "ob-2").status = Status::Achieved;
    let entries = &mut objective(&mut expected, "fw-3").evidence;
    let entry = entries.iter_mut().find(|it| it.text == "A prize").unwrap();
    entry.source = Some("Minutes".to_owned());
    // I take their second return in, or they take what I sent.
    let here = merge(Some(&theirs.plan), &settled, &later, &none);
    assert_eq!((asked(&here), here.moved.len()), (vec![], 0));
    check_same(&here.merged, &expected, "their second return");
    let there = merge(Some(&theirs.plan), &later, &settled, &none);
    assert_eq!(asked(&there), []);
    assert_eq!(
        there.moved.iter().map(names).collect::<Vec<_>>()[0],
        ("objectives", "ob-1", "ob-2")
    );
    check_same(&there.merged, &expected, "what I sent");
    // Once they have seen it, all is as usual.
    let seen = there.settled(&later, &settled, &none, time, None);
    let again = merge(Some(&settled.plan), &settled, &seen, &none);
    assert_eq!(
        (asked(&again), again.moved.len(), again.renamed.len()),
        (vec![], 0, 0)
    );
    check_same(&again.merged, &expected, "both have seen it");
}

/// Plans that have nothing to do with each other, and whatever is decided about them: a plan comes of it.
#[test]
fn whatever_is_merged_and_decided_the_result_is_a_plan() {
    let rng = &mut Rng::new(2026);
    for seed in 0..24 {
        let (base, mine) = (
            random_plan::plan(seed),
            file(&random_plan::plan(seed + 100)),
        );
        let theirs = file(&random_plan::plan(seed + 200));
        for base in [Some(&base), None] {
            let open = merge(base, &mine, &theirs, &Decisions::new());
            assert_eq!(open.merged.faults(), [], "seed {seed}");
            let changes = open.taken_from_theirs.iter().chain(&open.taken_from_mine);
            let changes = changes.map(|it| &it.path);
            let paths: Vec<String> = changes
                .chain(open.conflicts.iter().map(|it| &it.path))
                .cloned()
                .collect();
            let decisions = paths.into_iter().map(|path| {
                let decision = match rng.below(5) {
                    0 => Decision::Mine,
                    1 => Decision::Theirs,
                    2 => Decision::Both,
                    _ => Decision::Third(random_plan::text(rng)),
                };
                (path, decision)
            });
            let decisions: Decisions = decisions.collect();
            let decided = merge(base, &mine, &theirs, &decisions);
            assert_eq!(decided.merged.faults(), [], "seed {seed}");
            let settled = decided.settled(&mine, &theirs, &decisions, "2026-11-25T12:00:00Z", None);
            assert_eq!(read(&write(&settled)).as_ref(), Ok(&settled), "seed {seed}");
        }
    }
}

#[test]
fn the_same_thing_added_twice_is_one() {
    let new = |number: Option<&str>| {
        let mut new = Objective::new(
            ObjectiveId::new("ob-1").unwrap(),
            ObjectiveKind::Objective,
            "Hold a hackathon",
        );
        new.number = number.map(str::to_owned);
        new
    };
    let (_, merge) = two(
        |plan| plan.objectives.push(new(None)),
        |plan| plan.objectives.push(new(Some("9"))),
    );
    assert_eq!(merge.renamed, []);
    assert_eq!(asked(&merge), [("objectives/ob-1/number", Why::Differ)]);
}

/// Evidence that came in by a table of statuses has another id than in the file of whoever reported it.
#[test]
fn the_same_evidence_under_two_ids_is_one() {
    let with = |all: &'static [(&str, &str)]| {
        move |plan: &mut Plan| {
            for (id, text) in all {
                plan.objectives[0].evidence.push(Evidence {
                    id: EvidenceId::new(*id).unwrap(),
                    when: Edtf::parse("2025-05-12").ok(),
                    text: (*text).to_owned(),
                    source: None,
                    reported_by: None,
                    extra: Extra::new(),
                });
            }
        }
    };
    type All = &'static [(&'static str, &'static str)];
    let cases: [(All, All, All); 5] = [
        // Mine came in by a table, behind that of another delegate; theirs is the file of the delegate.
        (
            &[("ev-1", "B"), ("ev-2", "A")],
            &[("ev-1", "A")],
            &[("ev-1", "B"), ("ev-2", "A")],
        ),
        // The merged plan goes back.
        (
            &[("ev-1", "A")],
            &[("ev-1", "B"), ("ev-2", "A")],
            &[("ev-1", "B"), ("ev-2", "A")],
        ),
        // No id is in the way.
        (&[("ev-1", "A")], &[("ev-7", "A")], &[("ev-1", "A")]),
        // Said twice by one side, it stays twice.
        (
            &[("ev-1", "A"), ("ev-2", "A")],
            &[("ev-1", "A")],
            &[("ev-1", "A"), ("ev-2", "A")],
        ),
        // Other words are other evidence.
        (
            &[("ev-1", "A")],
            &[("ev-2", "B")],
            &[("ev-1", "A"), ("ev-2", "B")],
        ),
    ];
    for (mine, theirs, expected) in cases {
        let (_, merge) = two(with(mine), with(theirs));
        assert_eq!(asked(&merge), [], "{mine:?} {theirs:?}");
        let all = merge.merged.objectives[0].evidence.iter();
        let mut all: Vec<_> = all.map(|it| (it.id.as_str(), it.text.as_str())).collect();
        all.sort_unstable();
        assert_eq!(all, expected, "{mine:?} {theirs:?}");
    }
}

#[test]
fn long_texts_are_merged_by_sentence() {
    let text = |plan: &mut Plan, change: &dyn Fn(&str) -> String| {
        let section = plan
            .sections
            .iter_mut()
            .find(|it| it.id.as_str() == "long")
            .unwrap();
        section.text = change(&section.text);
    };
    let long =
        "The Group met. It took note of the report. It thanked the host. It closed its work.";
    let mut base = built_in().unwrap().plan;
    base.sections.push(Section::new(
        SectionId::new("long").unwrap(),
        "Report",
        long,
    ));
    for (mine, theirs, expected) in [
        // Apart from each other.
        (
            ("met", "convened"),
            ("closed", "ended"),
            Some(
                "The Group convened. It took note of the report. It thanked the host. It ended its work.",
            ),
        ),
        // The same.
        (
            ("met", "convened"),
            ("met", "convened"),
            Some(
                "The Group convened. It took note of the report. It thanked the host. It closed its work.",
            ),
        ),
        // In one sentence.
        (
            ("took", "takes"),
            ("note of", "note with appreciation of"),
            None,
        ),
        // Side by side.
        (("met", "convened"), ("took", "takes"), None),
        // A sentence that one takes out, beside one that the other changes.
        (("It thanked the host. ", ""), ("closed", "ended"), None),
        (
            ("It thanked the host. ", ""),
            ("met", "convened"),
            Some("The Group convened. It took note of the report. It closed its work."),
        ),
    ] {
        let side = |(from, to): (&str, &str)| {
            let mut plan = base.clone();
            text(&mut plan, &|old| old.replacen(from, to, 1));
            plan
        };
        let merge = merged(&base, &side(mine), &side(theirs));
        let merged = merge.merged.sections.last().unwrap();
        match expected {
            Some(expected) => {
                assert_eq!(asked(&merge), []);
                assert_eq!(merged.text, expected);
            }
            None => assert_eq!(asked(&merge), [("sections/long/text", Why::Differ)]),
        }
    }
}

#[test]
fn order_is_merged_apart() {
    let ids = |plan: &Plan| -> Vec<String> {
        plan.objectives
            .iter()
            .take(6)
            .map(|it| it.id.to_string())
            .collect()
    };
    let go = |from: usize, to: usize| {
        move |plan: &mut Plan| {
            let it = plan.objectives.remove(from);
            plan.objectives.insert(to, it);
        }
    };
    let was = ids(&built_in().unwrap().plan);
    // One sorts, the other changes what is sorted.
    let (_, merge) = two(go(0, 3), |plan| {
        plan.objectives[0].status = Status::Postponed
    });
    assert_eq!(asked(&merge), []);
    assert_eq!(ids(&merge.merged)[3], was[0]);
    assert_eq!(merge.merged.objectives[3].status, Status::Postponed);
    // Each moves another one.
    let (_, merge) = two(go(0, 2), go(5, 4));
    assert_eq!(asked(&merge), []);
    assert_eq!(
        ids(&merge.merged),
        [&was[1], &was[2], &was[0], &was[3], &was[5], &was[4]].map(Clone::clone)
    );
    // Both move the same one.
    let (_, merge) = two(go(0, 2), go(0, 4));
    assert_eq!(asked(&merge), [("objectives", Why::Order)]);
}

#[test]
fn a_third_text_is_taken_where_it_can_be() {
    let base = built_in().unwrap().plan;
    let side = |title: &str| {
        let mut plan = base.clone();
        plan.head.title = title.to_owned();
        file(&plan)
    };
    let (mine, theirs) = (side("One"), side("Two"));
    let third =
        |text: &str| Decisions::from([("title".to_owned(), Decision::Third(text.to_owned()))]);
    let done = merge(Some(&base), &mine, &theirs, &third("Three"));
    assert_eq!((done.merged.head.title.as_str(), done.open()), ("Three", 0));
    // It travels.
    let settled = done.settled(
        &mine,
        &theirs,
        &third("Three"),
        "2026-11-25T12:00:00Z",
        Some("Coordinator"),
    );
    let again = merge(None, &mine, &theirs, &Decisions::new());
    assert_eq!(again.open(), 1);
    let again = merge(None, &mine, &settled, &Decisions::new());
    assert_eq!(again.conflicts[0].answer, Answer::Before(Decision::Theirs));
    assert_eq!(again.merged.head.title, "Three");
    // Whoever knows of it and has something else by now changed it after that.
    let mut late = settled.clone();
    late.plan.head.title = "Two".to_owned();
    let again = merge(None, &mine, &late, &Decisions::new());
    assert_eq!(again.open(), 1);
    // A plan without a title is none: the question is open again, and it is said why.
    let refused = merge(Some(&base), &mine, &theirs, &third(" "));
    assert_eq!((refused.open(), refused.refused.len()), (1, 1));
    assert_eq!(refused.merged.head.title, "One");
}

#[test]
fn unknown_keys_of_a_newer_file_take_part() {
    let (_, merge) = two(
        |plan| {
            plan.extra.insert("x-a".to_owned(), "1".to_owned());
            objective(plan, "fw-3")
                .extra
                .insert("x-both".to_owned(), "[1]".to_owned());
        },
        |plan| {
            plan.extra.insert("x-b".to_owned(), "1.50".to_owned());
            objective(plan, "fw-3")
                .extra
                .insert("x-both".to_owned(), "[2]".to_owned());
        },
    );
    assert_eq!(asked(&merge), [("objectives/fw-3/x-both", Why::Differ)]);
    assert_eq!(merge.merged.extra.get("x-a").map(String::as_str), Some("1"));
    assert_eq!(
        merge.merged.extra.get("x-b").map(String::as_str),
        Some("1.50")
    );
}

#[test]
fn both_parents_are_in_the_lineage_of_what_was_merged() {
    let first = hand_out(
        &built_in().unwrap(),
        "2026-11-01T10:00:00Z",
        Some("Coordinator"),
        "test",
    );
    let side = |id: &str, by: &str| {
        let mut snapshot = first.clone();
        objective(&mut snapshot.plan, id).status = Status::Achieved;
        hand_out(&snapshot, "2026-11-20T10:00:00Z", Some(by), "test")
    };
    let (mine, theirs) = (side("fw-1", "Coordinator"), side("fw-2", "Georgia"));
    assert_eq!(
        lineage::common(&grown(&mine), &grown(&theirs)),
        first.lineage
    );
    let none = Decisions::new();
    let merge = merge(Some(&first.plan), &mine, &theirs, &none);
    let settled = merge.settled(
        &mine,
        &theirs,
        &none,
        "2026-11-25T12:00:00Z",
        Some("Coordinator"),
    );
    let parents = [mine.lineage[0].clone(), theirs.lineage[0].clone()];
    assert_eq!(settled.versions[0].parents, parents);
    assert_eq!(settled.versions[0].by.as_deref(), Some("Coordinator"));
    let by = |digest: &String| {
        settled
            .versions
            .iter()
            .find(|it| it.digest == *digest)
            .unwrap()
            .by
            .clone()
    };
    assert_eq!(by(&parents[1]).as_deref(), Some("Georgia"));
    // The nearest version that the merged plan and a later return have is that return's.
    assert_eq!(
        lineage::common(&grown(&settled), &grown(&theirs))[0],
        theirs.lineage[0]
    );
    let mut later = theirs.clone();
    objective(&mut later.plan, "fw-3").status = Status::Postponed;
    let later = hand_out(&later, "2026-11-26T10:00:00Z", Some("Georgia"), "test");
    assert_eq!(
        lineage::common(&grown(&settled), &grown(&later))[0],
        theirs.lineage[0]
    );
    assert_eq!(
        lineage::common(&grown(&settled), &grown(&first))[0],
        first.lineage[0]
    );
}

#[test]
fn a_version_never_comes_behind_one_that_it_grew_from() {
    let names = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    for (mine, theirs, expected) in [
        ("m b", "t b", "m t b"),
        ("m2 m1 b a", "t2 t1 a", "m2 m1 b t2 t1 a"),
        ("b", "t2 t1 b", "t2 t1 b"),
        ("m b", "b", "m b"),
        ("m", "t", "m t"),
    ] {
        assert_eq!(
            lineage::joined(&names(mine), &names(theirs)),
            names(expected)
        );
    }
}
