//! What tells of something else and was merged beside it: it must agree with what stands. How a date became firm tells of
//! a date, an amendment of a wording.

use super::{Conflict, official};
use crate::exchange::tree::{join, steps as steps_of};
use crate::plan::{AmendedField, Amendment, Firming, Meeting, Official, Plan};

/// How a date became firm is told by the side whose date stands. Where the place is the other one's, its last step comes
/// after it: it says who entered the place, and when. A date that is neither's is told by both.
pub(super) fn steps(meeting: &mut Meeting, mine: &Plan, theirs: &Plan) {
    let sides = mine.meeting(&meeting.id).zip(theirs.meeting(&meeting.id));
    let Some((mine, theirs)) = sides.filter(|(mine, theirs)| mine.firming != theirs.firming) else {
        return;
    };
    let now = Firming::of(meeting);
    let stands = |side: &Meeting| Firming::of(side).agrees(&now);
    let is_dated = |side: &Meeting| {
        let side = Firming::of(side);
        (side.edtf, side.confirmed) == (now.edtf, now.confirmed) && side.clock == now.clock
    };
    let (teller, other) = match (stands(mine), stands(theirs)) {
        (true, true) => return,
        (true, false) => (mine, theirs),
        (false, true) => (theirs, mine),
        (false, false) => match (is_dated(mine), is_dated(theirs)) {
            (true, false) => (mine, theirs),
            (false, true) => (theirs, mine),
            _ => return meeting.put_current_step_last(),
        },
    };
    meeting.firming.clone_from(&teller.firming);
    let is_told = stands(teller) || meeting.firming.last().is_some_and(|it| it.agrees(&now));
    if let Some(last) = other.firming.last().filter(|_| !is_told) {
        let (on, by) = (last.on, last.by.clone());
        meeting.firming.push(Firming { on, by, ..now });
    }
}

/// The amendments of a wording are told by the side whose wording stands: so no record speaks of what is not there, and
/// none is missing. Where it is neither's, those stay that lead to it; and where none does, the last one does from now on.
/// What is in question keeps what both tell of it, until it is decided.
pub(super) fn amendments(
    plan: &mut Plan,
    base: Option<&Plan>,
    sides: [&Plan; 2],
    conflicts: &[Conflict],
) {
    let mut wordings: Vec<(Official, AmendedField)> = Vec::new();
    for it in sides.into_iter().flat_map(|side| &side.amendments) {
        let wording = (it.of.clone(), it.field);
        if !wordings.contains(&wording) {
            wordings.push(wording);
        }
    }
    let open = conflicts.iter().filter(|it| it.is_open());
    let open: Vec<Official> = open.filter_map(|it| worded_at(&it.path)).collect();
    wordings.retain(|(of, _)| !open.contains(of));
    for (of, field) in wordings {
        let is_here = |it: &Amendment| it.of == of && it.field == field;
        let told = |plan: &Plan| -> Vec<Amendment> {
            let all = plan.amendments.iter().filter(|it| is_here(it));
            all.cloned().collect()
        };
        let [mine, theirs] = sides;
        let (my, their) = (told(mine), told(theirs));
        if my == their {
            continue;
        }
        let wording = |plan: &Plan| plan.official_wording(&of, field);
        let (stands, was) = (wording(plan), base.map(wording));
        // A side that left the wording alone has nothing to take back.
        let is_given_up = |side: &Plan| was != Some(wording(side));
        match sides.map(|side| wording(side) == stands) {
            [true, false] if is_given_up(theirs) => put(plan, is_here, &my, mine),
            [false, true] if is_given_up(mine) => put(plan, is_here, &their, theirs),
            [true, _] | [_, true] => {}
            [false, false] => lead_to(plan, is_here, stands),
        }
    }
}

/// What has adopted wording and is at a path, or has in it what is there.
fn worded_at(path: &str) -> Option<Official> {
    match steps_of(path).as_slice() {
        [_] => Some(Official::Head),
        [list, id, ..] => official(&join(list, id)),
        [] => None,
    }
}

/// Puts what one side tells of a wording in the place of what came of both.
fn put(plan: &mut Plan, is_here: impl Fn(&Amendment) -> bool, told: &[Amendment], side: &Plan) {
    let all = &mut plan.amendments;
    all.retain(|it| !is_here(it) || told.iter().any(|other| other.id == it.id));
    for one in told {
        if let Some(known) = all.iter_mut().find(|it| it.id == one.id) {
            known.clone_from(one);
            continue;
        }
        let before = side.amendments.iter().take_while(|it| it.id != one.id);
        let place = |it: &Amendment| all.iter().position(|other| other.id == it.id);
        let at = before.filter_map(place).last().map_or(0, |at| at + 1);
        all.insert(at, one.clone());
    }
}

/// Keeps the amendments that lead to a wording.
fn lead_to(plan: &mut Plan, is_here: impl Fn(&Amendment) -> bool, stands: Option<String>) {
    let mut leads = Vec::new();
    let mut to = stands.clone();
    for one in plan.amendments.iter().rev().filter(|it| is_here(it)) {
        if one.new == to {
            leads.push(one.id.clone());
            to = Some(one.old.clone());
        }
    }
    let first = plan.amendments.iter().find(|it| is_here(it));
    let adopted = first.map(|it| it.old.clone());
    if leads.is_empty() && adopted != stands {
        let last = plan.amendments.iter_mut().rfind(|it| is_here(it));
        if let (Some(last), Some(old)) = (last, adopted) {
            (last.old, last.new, last.remark) = (old, stands, None);
            leads.push(last.id.clone());
        }
    }
    let all = &mut plan.amendments;
    all.retain(|it| !is_here(it) || leads.contains(&it.id));
}
