//! What a file would change in the plan, for people to look over before it is taken in.
//! Records are matched by their ids; nothing is matched by likeness.

use super::problem::quoted;
use crate::plan::{
    Contact, Goal, Guidance, Meeting, Partner, Plan, Programme, Section, edit::Listed,
};
use std::collections::BTreeMap;

/// The differences between two plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanDiff {
    /// The keys of the title block that differ. Keys that this version does not know stand together as "other".
    pub head: Vec<&'static str>,
    /// The lists that differ, in the order of the file.
    pub lists: Vec<ListDiff>,
}

/// The differences between two lists, each record by what people call it.
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
        list(ours, theirs, |_, guidance: &Guidance| {
            quoted(&guidance.text)
        }),
        list(ours, theirs, |_, goal: &Goal| {
            format!("Goal {}", goal.number)
        }),
        list(ours, theirs, |_, section| section_label(section)),
        list(ours, theirs, Plan::objective_label),
        list(ours, theirs, |_, meeting: &Meeting| meeting.title.clone()),
        list(ours, theirs, |_, partner: &Partner| partner.name.clone()),
        list(ours, theirs, |_, programme: &Programme| {
            programme.name.clone()
        }),
        list(ours, theirs, |_, contact| contact_label(contact)),
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
) -> Option<ListDiff> {
    let (our_list, their_list) = (R::list(ours), R::list(theirs));
    if our_list == their_list {
        return None;
    }
    let matches = matched(ids(our_list), ids(their_list));
    let mut diff = ListDiff {
        name: R::LIST,
        added: Vec::new(),
        changed: Vec::new(),
        removed: Vec::new(),
        moved: matches.moved,
    };
    for (record, at) in our_list.iter().zip(matches.in_theirs) {
        match at.and_then(|at| their_list.get(at)) {
            None => diff.removed.push(label(ours, record)),
            Some(theirs) if theirs != record => diff.changed.push(label(ours, record)),
            Some(_) => {}
        }
    }
    let added = matches
        .added
        .into_iter()
        .filter_map(|at| their_list.get(at));
    diff.added = added.map(|record| label(theirs, record)).collect();
    Some(diff)
}

fn ids<R: Listed>(list: &[R]) -> Vec<String> {
    list.iter().map(|record| record.id().to_string()).collect()
}

/// How the records of two lists belong together.
struct Matches {
    /// For each of our records, the place of the same one in their list.
    in_theirs: Vec<Option<usize>>,
    /// The places of the records that only they have.
    added: Vec<usize>,
    moved: bool,
}

/// One function for all eight lists, whatever their records are.
fn matched(ours: Vec<String>, theirs: Vec<String>) -> Matches {
    let mut places = BTreeMap::new();
    for (at, id) in theirs.iter().enumerate() {
        places.insert(id, at);
    }
    let mut in_theirs = Vec::with_capacity(ours.len());
    for id in &ours {
        in_theirs.push(places.remove(id));
    }
    // What is left is only theirs.
    let is_added = |(at, id)| places.contains_key(id).then_some(at);
    let added = theirs.iter().enumerate().filter_map(is_added).collect();
    let moved = !in_theirs.iter().flatten().is_sorted();
    Matches {
        in_theirs,
        added,
        moved,
    }
}

fn section_label(section: &Section) -> String {
    let heading = section.heading.as_deref().unwrap_or(&section.text);
    quoted(heading)
}

fn contact_label(contact: &Contact) -> String {
    let name = contact.name.as_ref().or(contact.institution.as_ref());
    name.cloned().unwrap_or_else(|| quoted(&contact.text))
}
