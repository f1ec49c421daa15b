//! Several files of one plan taken in together: every choice leads where it says, nothing is lost on the way, and nobody
//! is asked again. Tried on plans made up from seeds; a failure names its seed.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::exchange::{
    amendment_list::{amendments, text},
    built_in::built_in,
    choices,
    consolidate::{
        Chain, Choice, Choices, Consolidated, Entry, Group, Return, member_named, standing, unseen,
    },
    diff::{What, compare},
    lineage::{common, grown},
    snapshot::{Snapshot, digest, export},
};
use plenary::plan::*;
use random_plan::Rng;

const NOW: &str = "2026-11-25T10:00:00Z";

fn file(plan: &Plan) -> Snapshot {
    export(plan, &[], NOW, Some("Elena"), "consolidate")
}

/// A plan after some edits of any kind but the replacement of all.
fn edited(rng: &mut Rng, base: &Plan, edits: usize) -> Plan {
    fn replaces(edit: &Edit) -> bool {
        match edit {
            Edit::Adopt(_) => true,
            Edit::All(edits) => edits.iter().any(replaces),
            _ => false,
        }
    }
    let mut plan = base.clone();
    for _ in 0..edits {
        let edit = random_plan::edit(rng, &plan);
        if !replaces(&edit) {
            let _ = plan.apply(edit);
        }
    }
    plan
}

fn chain(mine: &Snapshot, files: &[Return], entries: &[Entry], choices: &Choices) -> Consolidated {
    let mut chain = Chain::new(mine, files.len(), entries, choices);
    for file in files {
        chain.take(file, NOW, None);
    }
    chain.finish()
}

/// Chooses in every place, again where the choices bring up something new, and gives the end of it.
fn decided(
    mine: &Snapshot,
    files: &[Return],
    mut choose: impl FnMut(&Entry) -> Option<Choice>,
) -> Consolidated {
    let mut entries = chain(mine, files, &[], &Choices::new()).entries;
    for _ in 0..8 {
        let all = entries
            .iter()
            .filter_map(|it| Some((it.path.clone(), choose(it)?)));
        let choices: Choices = all.collect();
        let result = chain(mine, files, &entries, &choices);
        let new = unseen(&entries, &result);
        if new.is_empty() {
            return result;
        }
        entries.retain(|old| new.iter().all(|it| it.path != old.path));
        entries.extend(new);
    }
    panic!("there is no end to it")
}

struct Case {
    at: String,
    mine: Plan,
    files: Vec<Return>,
}

fn cases(count: usize) -> impl Iterator<Item = Case> {
    let seeds = if count == 1 { 1..=30_u64 } else { 31..=40 };
    seeds.flat_map(move |seed| {
        let rng = &mut Rng::new(seed);
        let base = random_plan::plan(seed);
        let all: Vec<Case> = [1, 5]
            .into_iter()
            .map(|edits| Case {
                at: format!("seed {seed}, {edits} edits"),
                mine: edited(rng, &base, edits),
                files: (0..count)
                    .map(|_| Return::new(file(&edited(rng, &base, edits)), Some(base.clone())))
                    .collect(),
            })
            .collect();
        all
    })
}

fn check_same(left: &Plan, right: &Plan, at: &str) {
    if left != right {
        panic!("{at}: {:#?}", compare(left, right).changes);
    }
}

#[test]
fn choosing_mine_everywhere_changes_nothing() {
    for count in [1, 3] {
        for Case { at, mine, files } in cases(count) {
            let result = decided(&file(&mine), &files, |_| Some(Choice::Value(0)));
            assert_eq!(result.open, 0, "{at}");
            check_same(&result.snapshot.plan, &mine, &at);
        }
    }
}

#[test]
fn choosing_theirs_everywhere_gives_their_plan() {
    for Case { at, mine, files } in cases(1) {
        let result = decided(&file(&mine), &files, |entry| {
            entry.of(Some(0)).map(Choice::Value)
        });
        assert_eq!(result.open, 0, "{at}");
        let mut left = compare(&result.snapshot.plan, &files[0].snapshot.plan).changes;
        // New records of both sides stand where the merge weaves them in.
        left.retain(|it| !matches!(it.what, What::Sorted { .. }));
        assert!(left.is_empty(), "{at}: {left:#?}");
    }
}

#[test]
fn what_was_decided_is_not_asked_again_and_taken_in_again_changes_nothing() {
    for count in [1, 3] {
        for Case { at, mine, files } in cases(count) {
            let rng = &mut Rng::new(count as u64);
            let mut number = |entry: &Entry| Choice::Value(rng.below(entry.candidates.len()));
            let result = decided(&file(&mine), &files, |entry| Some(number(entry)));
            assert_eq!(result.open, 0, "{at}");
            for file in &files {
                // The merged file's base is the file itself: it is among its parents.
                let again = Return::new(file.snapshot.clone(), Some(file.snapshot.plan.clone()));
                let second = chain(&result.snapshot, &[again], &[], &Choices::new());
                let open = second
                    .entries
                    .iter()
                    .filter(|it| it.group == Group::Conflict && it.before.is_none());
                let open: Vec<_> = open.collect();
                assert!(
                    open.is_empty(),
                    "{at}: {open:#?} {:#?}",
                    result
                        .entries
                        .iter()
                        .filter(|it| it.record() == open[0].record())
                        .collect::<Vec<_>>()
                );
                check_same(&second.snapshot.plan, &result.snapshot.plan, &at);
            }
        }
    }
}

#[test]
fn one_version_comes_of_it_with_all_files_as_parents() {
    for Case { at, mine, files } in cases(3) {
        let result = decided(&file(&mine), &files, |it| {
            Some(Choice::Value(it.candidates.len() - 1))
        });
        let made = digest(&result.snapshot.plan);
        assert_eq!(result.snapshot.lineage[0], made, "{at}");
        let mut known = vec![made.clone(), digest(&mine)];
        known.extend(files.iter().map(|file| digest(&file.snapshot.plan)));
        for digest in &result.snapshot.lineage {
            assert!(known.contains(digest), "{at}: nobody had {digest}");
        }
        if !known[1..].contains(&made) {
            for parent in &known[1..] {
                assert!(result.snapshot.versions[0].parents.contains(parent), "{at}");
            }
        }
    }
}

fn status(plan: &mut Plan, id: &str, status: Status) {
    let mut objective = plan
        .objectives
        .iter()
        .find(|it| it.id.as_str() == id)
        .unwrap()
        .clone();
    objective.status = status;
    plan.apply(Edit::Objective(Change::Replace(Box::new(objective))))
        .unwrap();
}

fn with_status(of: Status) -> Plan {
    let mut plan = built_in().unwrap().plan;
    status(&mut plan, "fw-3", of);
    plan
}

fn returns(plans: &[Plan]) -> Vec<Return> {
    let base = Some(built_in().unwrap().plan);
    let each = plans
        .iter()
        .map(|plan| Return::new(file(plan), base.clone()));
    each.collect()
}

#[test]
fn a_place_where_members_differ_names_whose_each_value_is() {
    let mine = file(&built_in().unwrap().plan);
    let files = returns(&[
        with_status(Status::Achieved),
        with_status(Status::Dropped),
        with_status(Status::Achieved),
    ]);
    let result = chain(&mine, &files, &[], &Choices::new());
    let [entry] = &result.entries[..] else {
        panic!("{:#?}", result.entries);
    };
    assert_eq!(entry.group, Group::Conflict);
    let whose: Vec<_> = entry.candidates.iter().map(|it| it.whose.clone()).collect();
    assert_eq!(whose, [vec![None], vec![Some(0), Some(2)], vec![Some(1)]]);
    for (at, expected) in [Status::NotAssessed, Status::Achieved, Status::Dropped]
        .into_iter()
        .enumerate()
    {
        let choices = Choices::from([(entry.path.clone(), Choice::Value(at))]);
        let done = chain(&mine, &files, &result.entries, &choices);
        assert_eq!(done.open, 0);
        check_same(
            &done.snapshot.plan,
            &with_status(expected),
            "the chosen status",
        );
    }
}

#[test]
fn an_undone_merge_takes_its_decisions_along() {
    let mine = file(&with_status(Status::InProgress));
    let files = returns(&[with_status(Status::Achieved)]);
    let result = decided(&mine, &files, |_| Some(Choice::Value(1)));
    assert_eq!(standing(&result.snapshot).len(), 1);
    let undone = Snapshot {
        lineage: mine.lineage.clone(),
        plan: mine.plan.clone(),
        ..result.snapshot
    };
    assert!(standing(&undone).is_empty());
    assert_eq!(chain(&undone, &files, &[], &Choices::new()).open, 1);
}

#[test]
fn what_was_changed_after_a_decision_is_a_question_again() {
    let mine = file(&with_status(Status::NotAssessed));
    let sent = [Status::Achieved, Status::Dropped, Status::Postponed].map(with_status);
    // Each of the three is chosen, and nobody who comes later with another one of them is a question.
    for at in 1..4 {
        let result = decided(&mine, &returns(&sent), |_| Some(Choice::Value(at)));
        for late in &sent {
            let again = chain(
                &result.snapshot,
                &returns(std::slice::from_ref(late)),
                &[],
                &Choices::new(),
            );
            assert_eq!(again.open, 0, "{at}");
            check_same(&again.snapshot.plan, &result.snapshot.plan, "it stays");
        }
        // But what I changed since then is not overruled.
        let mut changed = result.snapshot.clone();
        changed.plan = with_status(Status::InProgress);
        let again = chain(&changed, &returns(&sent[..1]), &[], &Choices::new());
        assert_eq!(again.open, 1, "{at}");
        check_same(&again.snapshot.plan, &changed.plan, "mine stands");
    }
}

/// The built-in plan with its third framework amended, or struck out.
fn amended(text: Option<&str>) -> Plan {
    let mut plan = built_in().unwrap().plan;
    let of = Official::Objective(ObjectiveId::new("fw-3").unwrap());
    let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let edit = match text {
        Some(text) => plan.amend(&of, AmendedField::Text, text, on, None),
        None => plan.strike(&of, on, None),
    };
    plan.apply(edit.unwrap()).unwrap();
    plan
}

#[test]
fn of_a_wording_that_was_decided_on_one_amendment_stands() {
    let adopted = built_in().unwrap().plan;
    let text = |plan: &Plan| {
        let id = ObjectiveId::new("fw-3").unwrap();
        plan.objective(&id).map(|it| it.text.clone())
    };
    let stands = |plan: &Plan| -> Vec<(String, Option<String>)> {
        let all = plan.amendments.iter();
        all.map(|it| (it.old.clone(), it.new.clone())).collect()
    };
    let old = text(&adopted).unwrap();
    let sent = returns(&[amended(Some("Of Albania.")), amended(Some("Of Bulgaria."))]);
    // Another wording, one of theirs over mine, and mine over theirs.
    let third = |entry: &Entry| match entry.takes_third {
        true => Some(Choice::Third("Of all.".to_owned())),
        false => entry.standing(),
    };
    let result = decided(&file(&adopted), &sent, third);
    assert_eq!(text(&result.snapshot.plan).as_deref(), Some("Of all."));
    assert_eq!(
        stands(&result.snapshot.plan),
        [(old.clone(), Some("Of all.".to_owned()))]
    );
    for (at, chosen) in ["Mine.", "Of Albania.", "Of Bulgaria."]
        .into_iter()
        .enumerate()
    {
        let result = decided(&file(&amended(Some("Mine."))), &sent, |entry| {
            match entry.takes_third {
                true => Some(Choice::Value(at)),
                false => entry.standing(),
            }
        });
        assert_eq!(text(&result.snapshot.plan).as_deref(), Some(chosen));
        assert_eq!(
            stands(&result.snapshot.plan),
            [(old.clone(), Some(chosen.to_owned()))],
            "{chosen}"
        );
    }
    // I struck it, they work on it, and it is kept.
    let mut worked = adopted.clone();
    worked.objectives[2].status = Status::Achieved;
    let result = decided(&file(&amended(None)), &returns(&[worked]), |entry| {
        Some(Choice::Value(entry.candidates.len() - 1))
    });
    assert_eq!(text(&result.snapshot.plan), Some(old));
    assert_eq!(stands(&result.snapshot.plan), []);
}

#[test]
fn choices_are_carried_to_another_comparison_where_they_can_still_be_made() {
    let files = returns(&[with_status(Status::Achieved)]);
    let first = chain(
        &file(&with_status(Status::InProgress)),
        &files,
        &[],
        &Choices::new(),
    )
    .entries;
    let second = chain(
        &file(&with_status(Status::Dropped)),
        &files,
        &[],
        &Choices::new(),
    )
    .entries;
    let path = first[0].path.clone();
    let theirs = Choices::from([(path.clone(), Choice::Value(1))]);
    // As it is kept in a browser: as a text.
    let carried = |choices: &Choices, from: &[Entry], to: &[Entry]| {
        let text = choices::written(choices, from).to_string();
        choices::read(&serde_json::from_str(&text).unwrap(), to)
    };
    assert_eq!(carried(&theirs, &first, &first), theirs);
    // "Dropped" was not there to be chosen against: it is asked again, whatever was chosen.
    assert_eq!(carried(&theirs, &first, &second), Choices::new());
    let mine = Choices::from([(path.clone(), Choice::Value(0))]);
    assert_eq!(carried(&mine, &first, &second), Choices::new());
    // A third text stays where one may be written. A place that is no candidate's is nothing.
    let third = Choices::from([(path.clone(), Choice::Third("Both".to_owned()))]);
    let mut written = first.clone();
    written[0].takes_third = true;
    assert_eq!(carried(&third, &written, &written), third);
    written[0].takes_third = false;
    assert_eq!(carried(&third, &first, &written), Choices::new());
    let nobodys = Choices::from([(path, Choice::Value(9))]);
    assert_eq!(carried(&nobodys, &first, &first), Choices::new());
    // What is kept was damaged: nothing was chosen, and nothing breaks.
    for damaged in ["null", "[]", r#"{"/objectives":3}"#, r#"{"a":{"seen":7}}"#] {
        let damaged = serde_json::from_str(damaged).unwrap();
        assert_eq!(choices::read(&damaged, &first), Choices::new());
    }
}

#[test]
fn a_member_is_known_by_what_the_file_says() {
    let plan = built_in().unwrap().plan;
    let named = |said: &str| member_named(&plan, said).map(|it| it.id.as_str());
    assert_eq!(
        named("Elena, Ministry of Digital Governance, Hellenic Republic"),
        Some("hellenic-republic")
    );
    assert_eq!(
        named("bsec-ict-2024-2025-azerbaijan.plenary.json"),
        Some("azerbaijan")
    );
    assert_eq!(named("Elena"), None);
}

#[test]
fn amendments_are_told_in_the_words_of_such_lists() {
    let from = built_in().unwrap().plan;
    let mut to = from.clone();
    let at = |id: &str| {
        from.objectives
            .iter()
            .find(|it| it.id.as_str() == id)
            .unwrap()
    };
    let mut reworded = at("fw-3").clone();
    let word = reworded.text.split_whitespace().next().unwrap().to_owned();
    reworded.text = reworded.text.replacen(&word, "Swiftly", 1);
    status(&mut to, "fw-4", Status::Achieved);
    to.apply(Edit::Objective(Change::Replace(Box::new(reworded))))
        .unwrap();
    let said = amendment_sentences(&from, &to);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert_eq!(
        said[0],
        format!("In Framework 3, replace \u{201c}{word}\u{201d} by \u{201c}Swiftly\u{201d}.")
    );
    assert_eq!(
        said[1],
        "In Framework 4, status: achieved instead of not assessed."
    );
    let all = amendments(&from, &to).amendments;
    let plain = text("Amendments", "2 amendments", &all, false);
    assert!(plain.contains("\nOBJECTIVES\n1. In Framework 3"), "{plain}");
    let markdown = text("Amendments", "2 amendments", &all, true);
    assert!(
        markdown.starts_with("# Amendments\n") && markdown.contains("## Objectives"),
        "{markdown}"
    );
}

// --- Several members and one thing ---

fn objective<'a>(plan: &'a mut Plan, id: &str) -> &'a mut Objective {
    let mut all = plan.objectives.iter_mut();
    all.find(|it| it.id.as_str() == id).unwrap()
}

fn changed(change: impl FnOnce(&mut Plan)) -> Plan {
    let mut plan = built_in().unwrap().plan;
    change(&mut plan);
    plan
}

fn entry_at<'a>(result: &'a Consolidated, path: &str) -> &'a Entry {
    let mut all = result.entries.iter();
    all.find(|it| it.path == path).unwrap()
}

fn orders<T: Clone>(three: [T; 3]) -> Vec<([usize; 3], [T; 3])> {
    let all = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    all.map(|order| (order, order.map(|at| three[at].clone())))
        .to_vec()
}

#[test]
fn whoever_changed_something_in_what_another_one_removed_is_asked_about() {
    let base = built_in().unwrap().plan;
    let removed = changed(|plan| plan.objectives.retain(|it| it.id.as_str() != "fw-8"));
    let status = changed(|plan| objective(plan, "fw-8").status = Status::Dropped);
    let text = changed(|plan| objective(plan, "fw-8").text.push_str(" Edited."));
    for (order, plans) in orders([removed, status, text]) {
        let files = returns(&plans);
        let result = chain(&file(&base), &files, &[], &Choices::new());
        let entry = entry_at(&result, "objectives/fw-8");
        assert_eq!(entry.group, Group::Conflict, "{order:?}");
        let here = order.map(|it| (0..3).find(|at| order[*at] == it).unwrap());
        assert_eq!(here.len(), 3);
        for (at, who) in order.iter().enumerate() {
            let candidate = entry.of(Some(at)).map(|it| &entry.candidates[it]);
            let candidate = candidate.unwrap_or_else(|| panic!("{order:?}: {at} is not named"));
            assert_eq!(candidate.value.is_none(), *who == 0, "{order:?}");
        }
        let mine = &entry.candidates[entry.of(None).unwrap()];
        let record = mine.value.as_ref().unwrap().to_string();
        assert!(!record.contains("Edited."), "{order:?}: {record}");
        let kept = entry
            .candidates
            .iter()
            .find(|it| it.whose.len() == 2)
            .unwrap();
        let record = kept.value.as_ref().unwrap().to_string();
        assert!(
            record.contains("Edited.") && record.contains("dropped"),
            "{record}"
        );
        // What is removed by choice is gone; what is kept has what everybody wrote.
        for at in 0..entry.candidates.len() {
            let choices: Choices = result
                .entries
                .iter()
                .map(|it| {
                    let last = Choice::Value(it.candidates.len() - 1);
                    let choice = if it.path == entry.path {
                        Choice::Value(at)
                    } else {
                        last
                    };
                    (it.path.clone(), choice)
                })
                .collect();
            let end = chain(&file(&base), &files, &result.entries, &choices)
                .snapshot
                .plan;
            let is_there = end.objectives.iter().any(|it| it.id.as_str() == "fw-8");
            assert_eq!(
                is_there,
                entry.candidates[at].value.is_some(),
                "{order:?}, {at}"
            );
        }
    }
}

#[test]
fn what_a_member_sent_and_what_comes_of_several_are_told_apart() {
    let text = "One stays. Two stays. Three stays.";
    let begin = |plan: &mut Plan| text.clone_into(&mut objective(plan, "fw-3").text);
    let base = changed(begin);
    let with = |text: &str| {
        changed(|plan| {
            begin(plan);
            text.clone_into(&mut objective(plan, "fw-3").text);
        })
    };
    let sent = [
        "One goes. Two stays. Three stays.",
        "One stays. Two stays. Three goes.",
        "One is other. Two stays. Three stays.",
    ];
    for (order, plans) in orders(sent.map(with)) {
        let files: Vec<Return> = plans
            .iter()
            .map(|plan| Return::new(file(plan), Some(base.clone())))
            .collect();
        let result = chain(&file(&base), &files, &[], &Choices::new());
        let entry = entry_at(&result, "objectives/fw-3/text");
        for (at, who) in order.iter().enumerate() {
            let candidate = entry.of(Some(at)).unwrap();
            let value = entry.candidates[candidate].value.as_ref().unwrap();
            assert_eq!(value.as_str(), Some(sent[*who]), "{order:?}");
            let choices = Choices::from([(entry.path.clone(), Choice::Value(candidate))]);
            let end = chain(&file(&base), &files, &result.entries, &choices)
                .snapshot
                .plan;
            let mut all = end.objectives.iter();
            let end = all.find(|it| it.id.as_str() == "fw-3").unwrap();
            assert_eq!(end.text, sent[*who], "{order:?}");
        }
        let mine = &entry.candidates[entry.of(None).unwrap()];
        assert_eq!(
            mine.value.as_ref().unwrap().as_str(),
            Some(text),
            "{order:?}"
        );
    }
    // Two that touch different sentences: both together stands, and is nobody's by itself.
    let files: Vec<Return> = [sent[0], sent[1]]
        .map(|text| Return::new(file(&with(text)), Some(base.clone())))
        .to_vec();
    let result = chain(&file(&base), &files, &[], &Choices::new());
    let entry = entry_at(&result, "objectives/fw-3/text");
    let last = entry.candidates.last().unwrap();
    assert_eq!(
        last.value.as_ref().unwrap().as_str(),
        Some("One goes. Two stays. Three goes.")
    );
    assert!(last.whose.is_empty());
    assert_eq!(
        entry.standing(),
        Some(Choice::Value(entry.candidates.len() - 1))
    );
}

#[test]
fn one_thing_moved_to_two_places_is_a_question() {
    let base = built_in().unwrap().plan;
    let moved = |from: usize, to: usize| {
        changed(|plan| {
            let it = plan.objectives.remove(from);
            plan.objectives.insert(to, it);
        })
    };
    for (one, other, is_question) in [
        (moved(5, 6), moved(5, 4), true),
        (moved(5, 4), moved(5, 6), true),
        (moved(5, 3), moved(5, 6), true),
        (moved(5, 7), moved(5, 6), true),
        (moved(1, 2), moved(8, 9), false),
        (moved(5, 6), moved(5, 6), false),
    ] {
        let orders = |plan: &Plan| {
            plan.objectives
                .iter()
                .map(|it| it.id.clone())
                .collect::<Vec<_>>()
        };
        let why = format!("{:?} {:?}", orders(&one), orders(&other));
        let single = chain(
            &file(&one),
            &returns(std::slice::from_ref(&other)),
            &[],
            &Choices::new(),
        );
        let several = chain(&file(&base), &returns(&[one, other]), &[], &Choices::new());
        for result in [single, several] {
            let asked = result
                .entries
                .iter()
                .any(|it| it.path == "objectives" && it.group == Group::Conflict);
            assert_eq!(asked, is_question, "{why}");
        }
    }
}

#[test]
fn an_amendment_goes_along_with_the_wording_that_it_tells_of() {
    let base = built_in().unwrap().plan;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let of = Official::Objective(ObjectiveId::new("pr-7").unwrap());
    let amended = |text: &str| {
        let mut plan = base.clone();
        let edit = plan
            .amend(&of, AmendedField::Text, text, day, None)
            .unwrap();
        plan.apply(edit).unwrap();
        plan
    };
    let plans = [amended("Deepen it."), amended("Widen it.")];
    let files = returns(&plans);
    let result = chain(&file(&base), &files, &[], &Choices::new());
    let entry = entry_at(&result, "objectives/pr-7/text");
    let followers = result.entries.iter().filter(|it| it.follows.is_some());
    assert!(followers.clone().count() > 0);
    for follower in followers {
        assert_eq!(follower.follows.as_ref(), Some(&entry.path));
    }
    for (who, wanted) in [
        (None, None),
        (Some(0), Some("Deepen it.")),
        (Some(1), Some("Widen it.")),
    ] {
        let choices = Choices::from([(entry.path.clone(), Choice::Value(entry.of(who).unwrap()))]);
        let end = chain(&file(&base), &files, &result.entries, &choices)
            .snapshot
            .plan;
        let amendments: Vec<_> = end.amendments.iter().map(|it| it.new.as_deref()).collect();
        let wanted: Vec<_> = wanted.into_iter().map(Some).collect();
        assert_eq!(amendments, wanted, "{who:?}");
    }
}

#[test]
fn a_delegate_who_keeps_their_wording_keeps_the_amendment_that_tells_of_it() {
    let base = built_in().unwrap().plan;
    let text = "objectives/fw-3/text";
    let old = base.objectives[2].text.clone();
    // What a delegate did, what the coordinator made of all answers, where they differ, and what stands with each.
    let (theirs, third) = ("Of Romania.", "Of all.");
    let reworded = |text: &str| (Some(text.to_owned()), vec![Some(text.to_owned())]);
    let struck = (None, vec![None]);
    let untouched = (Some(old.clone()), vec![]);
    let cases = [
        (
            amended(Some(theirs)),
            base.clone(),
            text,
            reworded(theirs),
            untouched.clone(),
        ),
        (
            amended(Some(theirs)),
            amended(Some(third)),
            text,
            reworded(theirs),
            reworded(third),
        ),
        (
            amended(None),
            base.clone(),
            "objectives/fw-3",
            struck.clone(),
            untouched.clone(),
        ),
        (
            amended(None),
            amended(Some(third)),
            "objectives/fw-3",
            struck,
            reworded(third),
        ),
        (
            base.clone(),
            amended(Some(third)),
            text,
            untouched,
            reworded(third),
        ),
    ];
    for (at, (sent, merged, path, mine, of_all)) in cases.into_iter().enumerate() {
        // A remark that was written beside it goes along too.
        for remark in [None, Some("As agreed in Istanbul.")] {
            let mut merged = merged.clone();
            for it in &mut merged.amendments {
                it.remark = remark.map(str::to_owned);
            }
            // The merged file grew from what was sent: all of it comes in as a change of that.
            let files = [Return::new(file(&merged), Some(sent.clone()))];
            let result = chain(&file(&sent), &files, &[], &Choices::new());
            for it in &result.entries {
                let leads = (it.path != path).then_some(path);
                assert_eq!(it.follows.as_deref(), leads, "case {at}: {}", it.path);
            }
            for (choices, wanted) in [
                (Choices::new(), &of_all),
                (Choices::from([(path.to_owned(), Choice::Value(0))]), &mine),
            ] {
                let end = chain(&file(&sent), &files, &result.entries, &choices);
                assert_eq!(end.open, 0, "case {at}");
                let plan = end.snapshot.plan;
                let stands = plan.objective(&ObjectiveId::new("fw-3").unwrap());
                let told = plan.amendments.iter().map(|it| it.new.clone());
                let stands = (stands.map(|it| it.text.clone()), told.collect());
                assert_eq!(stands, *wanted, "case {at}");
                assert!(plan.amendments.iter().all(|it| it.old == old), "case {at}");
            }
        }
    }
}

#[test]
fn how_a_date_became_firm_is_told_of_the_date_that_stands() {
    let base = built_in().unwrap().plan;
    let id = MeetingId::new("wg-1").unwrap();
    let dated = |day: &str, by: &str| {
        let mut plan = base.clone();
        let meeting = plan.meeting(&id).unwrap().rescheduled(
            Some(Edtf::parse(day).unwrap()),
            chrono::NaiveDate::from_ymd_opt(2026, 11, 29).unwrap(),
            Some(by),
        );
        plan.apply(Edit::Meeting(Change::Replace(Box::new(meeting))))
            .unwrap();
        plan
    };
    let files = returns(&[
        dated("2026-11-05", "Albania"),
        dated("2026-11-12", "Bulgaria"),
    ]);
    let result = chain(&file(&base), &files, &[], &Choices::new());
    let entry = result
        .entries
        .iter()
        .find(|it| it.group == Group::Conflict)
        .unwrap();
    // It is one question: the steps go along.
    let mut others = result.entries.iter().filter(|it| it.path != entry.path);
    assert!(others.all(|it| it.follows.as_ref() == Some(&entry.path)));
    for (who, by) in [
        (None, None),
        (Some(0), Some("Albania")),
        (Some(1), Some("Bulgaria")),
    ] {
        let choices = Choices::from([(entry.path.clone(), Choice::Value(entry.of(who).unwrap()))]);
        let end = chain(&file(&base), &files, &result.entries, &choices)
            .snapshot
            .plan;
        let meeting = end.meeting(&id).unwrap();
        let last = meeting.firming.last();
        assert_eq!(last.and_then(|it| it.by.as_deref()), by, "{who:?}");
        assert!(last.is_none_or(|it| it.agrees(&Firming::of(meeting))));
    }
}

#[test]
fn the_date_of_one_and_the_room_of_another_are_told_without_a_date_that_was_rejected() {
    let base = built_in().unwrap().plan;
    let id = MeetingId::new("wg-1").unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    let dated = |date: &str, by: &str, room: Option<&str>| {
        let mut plan = base.clone();
        let date = Some(Edtf::parse(date).unwrap());
        let mut meeting = plan.meeting(&id).unwrap().rescheduled(date, day, Some(by));
        if let Some(room) = room {
            meeting.firm(day, Some(by), |it| it.place.room = Some(room.to_owned()));
        }
        plan.apply(Edit::Meeting(Change::Replace(Box::new(meeting))))
            .unwrap();
        plan
    };
    let (ukraine, turkiye) = (
        dated("2026-11-05", "Ukraine", None),
        dated("2026-11-12", "Türkiye", Some("Room 2")),
    );
    let rejected = Edtf::parse("2026-11-12").ok();
    for (of_ukraine, plans) in [
        (0, [ukraine.clone(), turkiye.clone()]),
        (1, [turkiye, ukraine]),
    ] {
        let files = returns(&plans);
        let result = chain(&file(&base), &files, &[], &Choices::new());
        let entry = entry_at(&result, "meetings/wg-1/when");
        let date = entry.of(Some(of_ukraine)).unwrap();
        let choices = Choices::from([(entry.path.clone(), Choice::Value(date))]);
        let end = chain(&file(&base), &files, &result.entries, &choices);
        let meeting = end.snapshot.plan.meeting(&id).unwrap();
        let steps = &meeting.firming;
        assert!(steps.iter().all(|it| it.edtf != rejected), "{steps:#?}");
        let last = steps.last().unwrap();
        assert!(last.agrees(&Firming::of(meeting)), "{steps:#?}");
        assert_eq!(last.room.as_deref(), Some("Room 2"));
        let by: Vec<_> = steps.iter().filter_map(|it| it.by.as_deref()).collect();
        assert_eq!(by, ["Ukraine", "Türkiye"]);
    }
}

#[test]
fn what_was_left_whole_is_not_offered_again() {
    let base = built_in().unwrap().plan;
    let mine = file(&base);
    let theirs = export(
        &with_status(Status::Achieved),
        &mine.lineage,
        NOW,
        Some("Elena"),
        "consolidate",
    );
    let files = [Return::new(theirs.clone(), Some(base.clone()))];
    let first = chain(&mine, &files, &[], &Choices::new());
    let choices: Choices = first
        .entries
        .iter()
        .map(|it| (it.path.clone(), Choice::Value(0)))
        .collect();
    let left = chain(&mine, &files, &first.entries, &choices).snapshot;
    assert_eq!(left.plan, base);
    let newest = |from: &Snapshot, to: &Snapshot| common(&grown(from), &grown(to)).first().cloned();
    assert_eq!(newest(&left, &theirs), Some(digest(&theirs.plan)));
    // So is it where their next file comes, and where they take the result in.
    let later = export(
        &edited(&mut Rng::new(1), &theirs.plan, 3),
        &theirs.lineage,
        NOW,
        None,
        "x",
    );
    assert_eq!(newest(&left, &later), Some(digest(&theirs.plan)));
    let sent = export(&left.plan, &left.lineage, NOW, None, "x");
    assert_eq!(newest(&theirs, &sent), Some(digest(&theirs.plan)));
}

fn amendment_sentences(from: &Plan, to: &Plan) -> Vec<String> {
    let list = amendments(from, to).amendments;
    list.into_iter().map(|it| it.said).collect()
}

#[test]
fn an_amendment_list_can_be_read_out_in_a_meeting() {
    let from = built_in().unwrap().plan;
    let mut to = from.clone();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    let of = |id: &str| Official::from_words("objective", id).unwrap();
    let struck = to.strike(&of("fw-8"), today, None).unwrap();
    to.apply(struck).unwrap();
    let text = &to
        .objective(&ObjectiveId::new("pr-7").unwrap())
        .unwrap()
        .text;
    let text = text.replacen("Promote", "Deepen", 1);
    let amended = to
        .amend(&of("pr-7"), AmendedField::Text, &text, today, None)
        .unwrap();
    to.apply(amended).unwrap();
    let id = ObjectiveId::new("fw-11").unwrap();
    let new = Objective::new(id, ObjectiveKind::Framework, "Register of data centres");
    let last = to
        .objectives
        .iter()
        .position(|it| it.id.as_str() == "fw-10")
        .unwrap();
    to.objectives.insert(last + 1, new);
    to.objectives[2].status = Status::Achieved;
    to.objectives[2].assessment = Some(Assessment {
        by: Assessor::SelfReported,
        on: today,
        remark: None,
        extra: Extra::new(),
    });
    to.objectives[0].evidence.push(Evidence {
        id: EvidenceId::new("ev-1").unwrap(),
        when: None,
        text: "Workshop in Tirana.".to_owned(),
        source: None,
        reported_by: None,
        extra: Extra::new(),
    });
    let date = Edtf::parse("2024-11-05").unwrap();
    let meeting = to
        .meetings
        .iter_mut()
        .find(|it| it.id.as_str() == "wg-1")
        .unwrap();
    *meeting = meeting.rescheduled(Some(date), today, None);
    to.acknowledged.push(Acknowledged {
        id: FindingId::new("no-date-wg-2").unwrap(),
        reason: "The Chairmanship decides.".to_owned(),
        on: today,
        extra: Extra::new(),
    });

    let said = amendment_sentences(&from, &to);
    for expected in [
        "Delete Framework 8: \u{201c}Promoting cooperation among the Information and Communication Technology companies, techno parks and incubators of the BSEC Member States.\u{201d}",
        "In Framework 1, add evidence \u{201c}Workshop in Tirana.\u{201d}",
        "In Framework 3, status: achieved, self-reported on 29 November 2026 instead of not assessed.",
        "In Priority 7, replace \u{201c}Promote\u{201d} by \u{201c}Deepen\u{201d}.",
        "In 1st Meeting, date: 5 November 2024 (to be confirmed) instead of autumn 2024 (to be confirmed).",
    ] {
        assert!(
            said.iter().any(|it| it == expected),
            "{expected}\n{said:#?}"
        );
    }
    // What is new has no number of its own, and would be called as what it stands behind.
    let inserted = said.iter().find(|it| it.contains("insert")).unwrap();
    assert!(
        inserted.starts_with("After Framework 10 (\u{201c}")
            && inserted.ends_with("insert: \u{201c}Register of data centres\u{201d}."),
        "{inserted}"
    );
    // What only the workbook keeps is left out, and said to be.
    assert_eq!(said.len(), 6, "{said:#?}");
    let list = amendments(&from, &to);
    assert_eq!(list.left_out, 4);
    let sub = list.sub("29 November 2026");
    assert!(
        sub.starts_with("6 amendments, as of 29 November 2026. Left out: 4 differences"),
        "{sub}"
    );
    assert!(
        amendments(&from, &from)
            .sub("today")
            .ends_with("0 amendments, as of today.")
    );
}
