//! The differences between two plans as data: what is added, removed, changed and sorted, part by part.
//! Records are matched by their ids; nothing is matched by likeness. A difference can be applied and turned round.

use super::{
    problem::Problem,
    tree::{
        Kind, PLAN, id_of, index, join, kind_of, ordered_keys, plan_of, records, steps, tree_of,
    },
};
use crate::plan::Plan;
use serde_json::{Map, Value};

/// The differences between two plans, in the order in which they can be applied one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanDiff {
    pub changes: Vec<Difference>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The part that differs: `objectives/fw-3/status`; of what is added or removed, the record: `objectives/fw-3`; of
    /// an order, the list.
    pub path: String,
    pub what: What,
}

/// What is different. Places count from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A record that only the second plan has, and its place there.
    Added { at: usize, record: Value },
    /// A record that only the first plan has, and its place there.
    Removed { at: usize, record: Value },
    /// A part of both. None: the key is not there.
    Changed {
        from: Option<Value>,
        to: Option<Value>,
    },
    /// The records that both have stand in another order: their ids.
    Sorted { from: Vec<String>, to: Vec<String> },
}

/// What becomes of the record that a difference is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    New,
    Changed,
    Removed,
    /// No record but a whole list stands in another order.
    Sorted,
}

impl Difference {
    /// What is added to a record, or removed from it, changes it.
    pub fn effect(&self) -> Effect {
        match (&self.what, steps(&self.path).len()) {
            (What::Added { .. }, 2) => Effect::New,
            (What::Removed { .. }, 2) => Effect::Removed,
            (What::Sorted { .. }, 1) => Effect::Sorted,
            _ => Effect::Changed,
        }
    }
}

/// How many records these differences have this effect on, each counted once.
pub fn count_records(changes: &[Difference], effect: Effect) -> usize {
    let changes = changes.iter().filter(|it| it.effect() == effect);
    let records = changes.map(|it| it.path.split('/').take(2).collect::<Vec<_>>());
    records.collect::<std::collections::BTreeSet<_>>().len()
}

impl What {
    /// The value before and after; of an order, the ids. None: it is not there.
    pub fn values(&self) -> (Option<Value>, Option<Value>) {
        let ids = |ids: &[String]| {
            Some(Value::Array(
                ids.iter().cloned().map(Value::String).collect(),
            ))
        };
        match self {
            What::Added { record, .. } => (None, Some(record.clone())),
            What::Removed { record, .. } => (Some(record.clone()), None),
            What::Changed { from, to } => (from.clone(), to.clone()),
            What::Sorted { from, to } => (ids(from), ids(to)),
        }
    }
}

impl PlanDiff {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The differences the other way round.
    pub fn inverse(&self) -> PlanDiff {
        let changes = self.changes.iter().rev().map(|change| Difference {
            path: change.path.clone(),
            what: match change.what.clone() {
                What::Added { at, record } => What::Removed { at, record },
                What::Removed { at, record } => What::Added { at, record },
                What::Changed { from, to } => What::Changed { from: to, to: from },
                What::Sorted { from, to } => What::Sorted { from: to, to: from },
            },
        });
        PlanDiff {
            changes: changes.collect(),
        }
    }

    /// The plan after these changes.
    ///
    /// # Errors
    /// What does not fit this plan, or what would be wrong in the plan that came of it.
    pub fn apply(&self, plan: &Plan) -> Result<Plan, Vec<Problem>> {
        let mut tree = Value::Object(tree_of(plan));
        for change in &self.changes {
            if !apply_one(&mut tree, change) {
                return Err(vec![Problem {
                    path: change.path.clone(),
                    message: "There is no such part in this plan.".to_owned(),
                }]);
            }
        }
        match tree {
            Value::Object(tree) => plan_of(tree),
            _ => Err(Vec::new()),
        }
    }
}

/// What would change if `theirs` took the place of `ours`. Empty if and only if they are equal.
pub fn compare(ours: &Plan, theirs: &Plan) -> PlanDiff {
    PlanDiff {
        changes: compare_trees(&tree_of(ours), &tree_of(theirs)),
    }
}

/// The ids of those that were moved, where one order became another: the fewest that explain it.
pub fn moved<'a>(from: &[String], to: &'a [String]) -> Vec<&'a str> {
    let places: std::collections::BTreeMap<&str, usize> = from
        .iter()
        .enumerate()
        .map(|(at, id)| (id.as_str(), at))
        .collect();
    let old: Vec<usize> = to
        .iter()
        .map(|id| places.get(id.as_str()).copied().unwrap_or_default())
        .collect();
    let stays = rising(&old);
    let mut stays = stays.iter().peekable();
    let moved = to.iter().enumerate().filter(|(at, _)| {
        let stayed = stays.peek() == Some(&at);
        if stayed {
            stays.next();
        }
        !stayed
    });
    moved.map(|(_, id)| id.as_str()).collect()
}

/// The places of one longest run of rising numbers.
fn rising(numbers: &[usize]) -> Vec<usize> {
    // For each length, the place of the smallest number that a run of this length ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: &usize| numbers.get(*at).copied().unwrap_or_default();
    for at in 0..numbers.len() {
        let length = ends.partition_point(|end| number(end) < number(&at));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        run.push(place);
        at = before.get(place).copied().flatten();
    }
    run.reverse();
    run
}

pub(super) fn compare_trees(
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Vec<Difference> {
    let mut changes = Vec::new();
    if ours != theirs {
        fields("", PLAN, ours, theirs, &mut changes);
    }
    changes
}

fn fields(
    path: &str,
    of: &str,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    changes: &mut Vec<Difference>,
) {
    for key in ordered_keys(&[ours, theirs]) {
        let (our, their) = (ours.get(key), theirs.get(key));
        if our == their {
            continue;
        }
        let path = join(path, key);
        match (kind_of(of, key), our, their) {
            (Kind::Records, our, their) => list(&path, key, records(our), records(their), changes),
            (Kind::Fields, Some(Value::Object(our)), Some(Value::Object(their))) => {
                fields(&path, key, our, their, changes);
            }
            _ => changes.push(Difference {
                path,
                what: What::Changed {
                    from: our.cloned(),
                    to: their.cloned(),
                },
            }),
        }
    }
}

fn list(path: &str, of: &str, ours: &[Value], theirs: &[Value], changes: &mut Vec<Difference>) {
    let (our_places, their_places) = (index(ours), index(theirs));
    let mut told = |path: String, what: What| changes.push(Difference { path, what });
    // From the end on, so that the way back puts them in from the beginning on.
    for (at, record) in ours.iter().enumerate().rev() {
        if !their_places.contains_key(id_of(record)) {
            let record = record.clone();
            told(join(path, id_of(&record)), What::Removed { at, record });
        }
    }
    let common = |list: &[Value], others: &std::collections::BTreeMap<&str, usize>| {
        let ids = list.iter().map(id_of);
        let common = ids.filter(|id| others.contains_key(id));
        common.map(str::to_owned).collect::<Vec<String>>()
    };
    let (from, to) = (common(ours, &their_places), common(theirs, &our_places));
    if from != to {
        told(path.to_owned(), What::Sorted { from, to });
    }
    for (at, record) in theirs.iter().enumerate() {
        if !our_places.contains_key(id_of(record)) {
            let record = record.clone();
            told(join(path, id_of(&record)), What::Added { at, record });
        }
    }
    for our in ours {
        let their = their_places.get(id_of(our)).and_then(|at| theirs.get(*at));
        if let (Value::Object(ours), Some(Value::Object(theirs))) = (our, their)
            && ours != theirs
        {
            fields(&join(path, id_of(our)), of, ours, theirs, changes);
        }
    }
}

/// Whether it fitted.
fn apply_one(tree: &mut Value, change: &Difference) -> bool {
    let mut way = steps(&change.path);
    let last = match change.what {
        What::Sorted { .. } => String::new(),
        _ => way.pop().unwrap_or_default(),
    };
    if let What::Changed { to, .. } = &change.what {
        let Some(Value::Object(object)) = part_mut(tree, &way) else {
            return false;
        };
        match to {
            Some(value) => object.insert(last, value.clone()),
            None => object.remove(&last),
        };
        return true;
    }
    let Some(list) = list_mut(tree, &way) else {
        return false;
    };
    let place = list.iter().position(|record| id_of(record) == last);
    match (&change.what, place) {
        (What::Added { at, record }, None) => {
            list.insert((*at).min(list.len()), record.clone());
            true
        }
        (What::Removed { .. }, Some(place)) => {
            list.remove(place);
            true
        }
        (What::Sorted { to, .. }, _) if to.len() == list.len() => {
            let places: std::collections::BTreeMap<&str, usize> = to
                .iter()
                .enumerate()
                .map(|(at, id)| (id.as_str(), at))
                .collect();
            list.sort_by_key(|record| places.get(id_of(record)).copied());
            true
        }
        _ => false,
    }
}

/// What is at a path.
fn part_mut<'a>(tree: &'a mut Value, way: &[String]) -> Option<&'a mut Value> {
    way.iter().try_fold(tree, |value, step| match value {
        Value::Object(object) => object.get_mut(step),
        Value::Array(list) => list.iter_mut().find(|record| id_of(record) == step),
        _ => None,
    })
}

/// The list at a path. An empty list may not be written at all.
fn list_mut<'a>(tree: &'a mut Value, way: &[String]) -> Option<&'a mut Vec<Value>> {
    let (key, way) = way.split_last()?;
    match part_mut(tree, way)? {
        Value::Object(object) => object
            .entry(key.as_str())
            .or_insert_with(|| Value::Array(Vec::new()))
            .as_array_mut(),
        _ => None,
    }
}
