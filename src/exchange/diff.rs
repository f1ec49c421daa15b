//! What a file would change in the plan, for people to look over before it is taken in.
//! Records are matched by their ids; nothing is matched by likeness.

use super::problem::quoted;
use crate::plan::{
    Acknowledged, Amendment, Change, Contact, Edit, Goal, Guidance, Meeting, Partner, Plan,
    Programme, Section,
    describe::{contact_label, section_label},
    edit::Listed,
};

/// The differences between two plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanDiff {
    /// The keys of the title block that differ, and "evaluation". Keys that this version does not know stand together as "other".
    pub head: Vec<&'static str>,
    /// The lists that differ, in the order of the file.
    pub lists: Vec<ListDiff>,
}

/// The differences between two lists: records by what people call them, changes in sentences where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListDiff {
    /// The key of the list: "objectives".
    pub name: &'static str,
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    /// Whether the records that both have stand in another order.
    pub moved: bool,
}

impl PlanDiff {
    pub fn is_empty(&self) -> bool {
        self.head.is_empty() && self.lists.is_empty()
    }
}

/// What would change if `theirs` took the place of `ours`. Empty if and only if they are equal.
pub fn compare(ours: &Plan, theirs: &Plan) -> PlanDiff {
    let lists = [
        list(
            ours,
            theirs,
            |_, guidance: &Guidance| quoted(&guidance.text),
            None,
        ),
        list(
            ours,
            theirs,
            |_, goal: &Goal| format!("Goal {}", goal.number),
            None,
        ),
        list(
            ours,
            theirs,
            |_, section: &Section| section_label(section),
            None,
        ),
        list(ours, theirs, Plan::objective_label, Some(Edit::Objective)),
        list(
            ours,
            theirs,
            |_, meeting: &Meeting| meeting.title.clone(),
            Some(Edit::Meeting),
        ),
        list(
            ours,
            theirs,
            |_, partner: &Partner| partner.name.clone(),
            Some(Edit::Partner),
        ),
        list(
            ours,
            theirs,
            |_, programme: &Programme| programme.name.clone(),
            None,
        ),
        list(
            ours,
            theirs,
            |_, contact: &Contact| contact_label(contact),
            None,
        ),
        list(
            ours,
            theirs,
            |plan, amendment: &Amendment| plan.amendment_in_words(amendment),
            None,
        ),
        list(
            ours,
            theirs,
            |_, finding: &Acknowledged| quoted(&finding.reason),
            None,
        ),
    ];
    PlanDiff {
        head: head(ours, theirs),
        lists: lists.into_iter().flatten().collect(),
    }
}

fn head(ours: &Plan, theirs: &Plan) -> Vec<&'static str> {
    let (a, b) = (&ours.head, &theirs.head);
    let differs = [
        ("id", ours.id != theirs.id),
        ("title", a.title != b.title),
        ("kind", a.kind != b.kind),
        ("organisation", a.organisation != b.organisation),
        ("group", a.group != b.group),
        ("reference", a.reference != b.reference),
        ("state", a.state != b.state),
        ("period", a.period != b.period),
        ("coordinator", a.coordinator != b.coordinator),
        ("evaluation", ours.evaluation != theirs.evaluation),
        ("other", ours.extra != theirs.extra),
    ];
    differs
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(key, _)| key)
        .collect()
}

/// None where the lists are equal.
fn list<R: Listed>(
    ours: &Plan,
    theirs: &Plan,
    label: impl Fn(&Plan, &R) -> String,
    edit: Option<fn(Change<R>) -> Edit>,
) -> Option<ListDiff> {
    let (our_list, their_list) = (R::list(ours), R::list(theirs));
    if our_list == their_list {
        return None;
    }
    let entries = |plan: &Plan, list: &[R]| -> Vec<Entry> {
        list.iter()
            .map(|record| Entry {
                id: record.id().to_string(),
                label: label(plan, record),
            })
            .collect()
    };
    // A change is told by the edit that would make it.
    let changed = |our: usize, their: usize| -> Option<String> {
        let (our, their) = (our_list.get(our)?, their_list.get(their)?);
        if our == their {
            return None;
        }
        Some(match edit {
            Some(edit) => ours.describe(&edit(Change::Replace(Box::new(their.clone())))),
            None => label(ours, our),
        })
    };
    Some(difference(
        R::LIST,
        entries(ours, our_list),
        entries(theirs, their_list),
        &changed,
    ))
}

/// What a list is compared by.
struct Entry {
    id: String,
    label: String,
}

/// One function for all lists, whatever their records are. `changed` tells what is
/// different in two records, by their places.
fn difference(
    name: &'static str,
    ours: Vec<Entry>,
    theirs: Vec<Entry>,
    changed: &dyn Fn(usize, usize) -> Option<String>,
) -> ListDiff {
    let mut matched = vec![false; theirs.len()];
    let mut diff = ListDiff {
        name,
        added: Vec::new(),
        changed: Vec::new(),
        removed: Vec::new(),
        moved: false,
    };
    let mut last = 0;
    for (at, entry) in ours.into_iter().enumerate() {
        // Most records stand where they stood; the others are looked for.
        let is_same = |other: &Entry| other.id == entry.id;
        let place = match theirs.get(at) {
            Some(other) if is_same(other) => Some(at),
            Some(_) | None => theirs.iter().position(is_same),
        };
        match place {
            None => diff.removed.push(entry.label),
            Some(their) => {
                if let Some(matched) = matched.get_mut(their) {
                    *matched = true;
                }
                diff.moved |= their < last;
                last = their;
                diff.changed.extend(changed(at, their));
            }
        }
    }
    let added = theirs
        .into_iter()
        .zip(matched)
        .filter(|(_, matched)| !matched);
    diff.added = added.map(|(entry, _)| entry.label).collect();
    diff
}
