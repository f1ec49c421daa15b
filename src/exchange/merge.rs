//! Two plans that grew from one, made one again: part by part, three-way. Pure: what a person decides comes in as data.
//!
//! What only one side changed is taken; what both changed alike is no question; what both changed differently is one,
//! and until it is answered the result holds what loses least. Without a base every difference is a question, and
//! nothing that one side lacks is removed. The result is a plan without faults, always.

mod names;
mod order;
mod references;
mod sentences;
mod settle;
mod walk;

use super::{
    canonical,
    diff::Difference,
    lineage::{self, Version},
    problem::Problem,
    snapshot::{self, Decided, Snapshot},
    tree::{id_of, join, plan_of, records, steps, tree_of},
};
use crate::plan::{Extra, Official, Plan};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

pub use super::snapshot::Renamed;
pub(super) use references::list_of_kind;

/// What a person decides about one part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    Mine,
    Theirs,
    /// Both together, where the conflict says that this can be ([`Conflict::both`]).
    Both,
    /// A third text, for a part that is a text.
    Third(String),
}

/// Decisions by the path of what they decide. One may also be about what is no conflict: a change of theirs that is
/// not taken, or a change of mine that is given up.
pub type Decisions = BTreeMap<String, Decision>;

/// Why something is a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Both changed it, each in another way; or, without a base, they differ.
    Differ,
    /// I removed what they changed.
    RemovedHere,
    /// They removed what I changed.
    RemovedThere,
    /// I removed what they newly point at.
    UsedThere,
    /// They removed what I newly point at.
    UsedHere,
    /// Without a base: only I have it.
    OnlyHere,
    /// Without a base: only they have it.
    OnlyThere,
    /// Both sorted a list, each in another way. The values are the ids.
    Order,
}

/// Whether a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Open,
    /// By one of the decisions that came in.
    Given(Decision),
    /// In an earlier round: a decision that travels in one of the files.
    Before(Decision),
}

/// A part that can't be merged without a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub path: String,
    pub why: Why,
    /// The three values. None: it is not there; of the base also: there is no base.
    pub base: Option<Value>,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
    /// What [`Decision::Both`] would give.
    pub both: Option<Value>,
    pub answer: Answer,
}

impl Conflict {
    pub fn is_open(&self) -> bool {
        self.answer == Answer::Open
    }

    /// Whether a person may write a third text.
    pub fn takes_third(&self) -> bool {
        let is_text =
            |value: &Option<Value>| matches!(value, None | Some(Value::Null | Value::String(_)));
        self.why == Why::Differ && is_text(&self.mine) && is_text(&self.theirs)
    }
}

/// Two plans merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// The result. What is not answered yet stands in it as it loses least: what is there rather than what is not,
    /// both where that can be, else mine.
    pub merged: Plan,
    pub conflicts: Vec<Conflict>,
    /// What they changed and I did not, as changes of my plan. All of it is in the result, except where a decision
    /// says otherwise.
    pub taken_from_theirs: Vec<Difference>,
    /// What I changed and they did not, as changes of their plan.
    pub taken_from_mine: Vec<Difference>,
    /// What both changed alike.
    pub same: Vec<Difference>,
    /// What both added under one id though it is two things: theirs has another id in the result.
    pub renamed: Vec<Renamed>,
    /// What was told apart so in an earlier merge that I had not seen: records of mine that have another id now.
    pub moved: Vec<Renamed>,
    /// The records that were removed by a decision although something pointed at them; the links went with them.
    pub unlinked: Vec<String>,
    /// Why third texts were not taken; their questions are open again.
    pub refused: Vec<Problem>,
    pub has_base: bool,
    /// The lineages of both sides as they are now. A digest of a large plan is dear: each is made once.
    pub(super) grown: Lineages,
}

/// The lineages of mine and theirs, as [`lineage::grown`] gives them.
pub(super) type Lineages = [Vec<String>; 2];

impl Merge {
    /// How many questions wait for an answer.
    pub fn open(&self) -> usize {
        self.conflicts.iter().filter(|it| it.is_open()).count()
    }
}

impl Merge {
    /// The merged plan with all that it carries: both sides as its parents, and what was decided here, so that nobody
    /// is asked again. `by` decided it, at that time.
    pub fn settled(
        &self,
        mine: &Snapshot,
        theirs: &Snapshot,
        decisions: &Decisions,
        at: &str,
        by: Option<&str>,
    ) -> Snapshot {
        let [my, their] = &self.grown;
        let digest = snapshot::digest(&self.merged);
        let parents: Vec<String> = [my.first(), their.first()]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let is_new = !parents.contains(&digest);
        let newest = lineage::with_first(digest.clone(), &lineage::joined(my, their));
        let known = || mine.versions.iter().chain(&theirs.versions);
        let mut versions: Vec<Version> = newest
            .iter()
            .filter_map(|digest| known().find(|version| version.digest == *digest).cloned())
            .collect();
        if is_new && versions.first().is_none_or(|first| first.digest != digest) {
            let (at, by) = (Some(at.to_owned()), by.map(str::to_owned));
            let extra = Extra::new();
            versions.insert(
                0,
                Version {
                    digest,
                    at,
                    by,
                    parents,
                    extra,
                },
            );
            versions.truncate(lineage::MAX);
        }
        let mut decided = mine.decided.clone();
        let theirs_only = theirs
            .decided
            .iter()
            .filter(|it| !mine.decided.contains(it));
        decided.extend(theirs_only.cloned());
        for new in self.decided(decisions) {
            decided.retain(|it| *it != new);
            decided.push(new);
        }
        decided.drain(..decided.len().saturating_sub(snapshot::MAX_DECIDED));
        let mut renamed = mine.renamed.clone();
        for other in theirs.renamed.iter().chain(&self.renamed) {
            if !renamed.contains(other) {
                renamed.push(other.clone());
            }
        }
        renamed.drain(..renamed.len().saturating_sub(snapshot::MAX_DECIDED));
        let mut extra = mine.extra.clone();
        for (key, value) in &theirs.extra {
            extra.entry(key.clone()).or_insert_with(|| value.clone());
        }
        Snapshot {
            exported: mine.exported.clone(),
            part: None,
            // Nobody signed what was just merged.
            signature: None,
            lineage: newest,
            versions,
            decided,
            renamed,
            plan: self.merged.clone(),
            extra,
        }
    }

    /// What was decided in this merge.
    fn decided(&self, decisions: &Decisions) -> Vec<Decided> {
        let one = |path: &str,
                   mine: Option<&Value>,
                   theirs: Option<&Value>,
                   both: Option<&Value>,
                   decision: &Decision| {
            let third = match decision {
                Decision::Third(text) => Some(text.clone()),
                _ => None,
            };
            Decided {
                path: path.to_owned(),
                between: vec![mark(mine), mark(theirs)],
                chosen: match decision {
                    Decision::Mine => mark(mine),
                    Decision::Theirs => mark(theirs),
                    Decision::Both => mark(both.or(mine)),
                    Decision::Third(text) => mark(Some(&Value::String(text.clone()))),
                },
                third,
                extra: Extra::new(),
            }
        };
        let mut decided = Vec::new();
        for conflict in &self.conflicts {
            if let Answer::Given(decision) = &conflict.answer {
                let (mine, theirs) = (conflict.mine.as_ref(), conflict.theirs.as_ref());
                let both = conflict.both.as_ref();
                decided.push(one(&conflict.path, mine, theirs, both, decision));
            }
        }
        // What was no question, and is decided against what would have been taken.
        for (changes, usual) in [
            (&self.taken_from_theirs, Decision::Theirs),
            (&self.taken_from_mine, Decision::Mine),
        ] {
            for change in changes {
                let decision = decisions
                    .get(&change.path)
                    .filter(|decision| **decision != usual);
                if let Some(decision) = decision {
                    let (from, to) = change.what.values();
                    let (mine, theirs) = match usual {
                        Decision::Theirs => (from, to),
                        _ => (to, from),
                    };
                    decided.push(one(
                        &change.path,
                        mine.as_ref(),
                        theirs.as_ref(),
                        None,
                        decision,
                    ));
                }
            }
        }
        decided
    }
}

/// How often the merge is walked again because of what was found in its result.
const MOST_WALKS: usize = 12;

/// Merges their plan into mine. The base is a version that both grew from, the nearest one that is still known.
/// Decisions made before come with the two files.
pub fn merge(
    base: Option<&Plan>,
    mine: &Snapshot,
    theirs: &Snapshot,
    decisions: &Decisions,
) -> Merge {
    let grown = [lineage::grown(mine), lineage::grown(theirs)];
    merge_grown(base, mine, theirs, decisions, grown)
}

/// The same, where the lineages are known.
pub(super) fn merge_grown(
    base: Option<&Plan>,
    mine: &Snapshot,
    theirs: &Snapshot,
    decisions: &Decisions,
    grown: Lineages,
) -> Merge {
    // A part of a plan says nothing about the rest: there it is what the base is.
    let completed = theirs.part.as_ref().map(|part| {
        base.unwrap_or(&mine.plan)
            .completed(&theirs.plan, part)
            .plan
    });
    let trees = walk::Trees {
        base: base.map(tree_of),
        mine: tree_of(&mine.plan),
        theirs: tree_of(completed.as_ref().unwrap_or(&theirs.plan)),
    };
    let (trees, moved) = names::known(trees, [mine, theirs], &grown);
    let [_, their] = &grown;
    let from = their.first().cloned().unwrap_or_default();
    let (trees, new) = names::apart(trees, &from);
    let remembered = remembered(&mine.decided, &theirs.decided);
    let mut decisions = decisions.clone();
    let mut keep = BTreeSet::new();
    let mut whole = BTreeSet::new();
    let mut refused = Vec::new();
    for _ in 0..MOST_WALKS {
        let (tree, found) = walk::walk(&trees, &decisions, &remembered, &keep, &whole);
        let missing = references::missing(&tree);
        let before = keep.len();
        keep.extend(missing);
        if keep.len() > before {
            continue;
        }
        match finished(tree, &found.removals) {
            Ok(mut merged) => {
                for meeting in &mut merged.meetings {
                    settle::steps(meeting, &mine.plan, &theirs.plan);
                }
                // As the trees have them: there, what was told apart has its own ids.
                let [my, their] = [&trees.mine, &trees.theirs];
                if my.get("amendments") != their.get("amendments")
                    && let [Ok(my), Ok(their)] = [my, their].map(|tree| plan_of(tree.clone()))
                {
                    settle::amendments(&mut merged, base, [&my, &their], &found.conflicts);
                }
                let mut renamed = new;
                renamed.extend(found.renamed.into_iter().map(|it| Renamed {
                    from: from.clone(),
                    ..it
                }));
                return Merge {
                    merged,
                    conflicts: found.conflicts,
                    taken_from_theirs: found.incoming,
                    taken_from_mine: found.outgoing,
                    same: found.same,
                    renamed,
                    moved,
                    unlinked: found.removals,
                    refused,
                    has_base: base.is_some(),
                    grown,
                };
            }
            Err(problems) => {
                let thirds = decisions.len();
                decisions.retain(|_, decision| !matches!(decision, Decision::Third(_)));
                if decisions.len() < thirds {
                    refused = problems;
                    continue;
                }
                // Two sound records can make an unsound one: it is then taken from one side.
                let before = whole.len();
                let (tree, _) = walk::walk(&trees, &decisions, &remembered, &keep, &whole);
                whole.extend(
                    problems
                        .iter()
                        .filter_map(|problem| record_at(&tree, &problem.path)),
                );
                if whole.len() == before {
                    break;
                }
            }
        }
    }
    all_or_nothing(base, mine, theirs, &decisions, grown)
}

/// The whole plan as one question: the way out where part by part leads to no sound plan.
fn all_or_nothing(
    base: Option<&Plan>,
    mine: &Snapshot,
    theirs: &Snapshot,
    decisions: &Decisions,
    grown: Lineages,
) -> Merge {
    let decision = decisions.get("").cloned();
    let merged = match decision {
        Some(Decision::Theirs) => &theirs.plan,
        _ => &mine.plan,
    };
    let value = |plan: &Plan| Some(Value::Object(tree_of(plan)));
    Merge {
        merged: merged.clone(),
        conflicts: vec![Conflict {
            path: String::new(),
            why: Why::Differ,
            base: base.and_then(value),
            mine: value(&mine.plan),
            theirs: value(&theirs.plan),
            both: None,
            answer: decision.map_or(Answer::Open, Answer::Given),
        }],
        taken_from_theirs: Vec::new(),
        taken_from_mine: Vec::new(),
        same: Vec::new(),
        renamed: Vec::new(),
        moved: Vec::new(),
        unlinked: Vec::new(),
        refused: Vec::new(),
        has_base: base.is_some(),
        grown,
    }
}

/// The plan of a tree, without what was decided to go with all links to it.
fn finished(tree: Map<String, Value>, removals: &[String]) -> Result<Plan, Vec<Problem>> {
    let mut plan = plan_of(tree)?;
    let gone: Vec<Official> = removals.iter().filter_map(|path| official(path)).collect();
    if let Some(edit) = plan.removal_of(&gone).filter(|_| !gone.is_empty()) {
        plan.apply(edit).map_err(|error| {
            vec![Problem {
                path: "plan".to_owned(),
                message: error.message(),
            }]
        })?;
    }
    Ok(plan)
}

/// The record of the adopted text that a path names.
fn official(path: &str) -> Option<Official> {
    let way = steps(path);
    let [list, id] = way.as_slice() else {
        return None;
    };
    let kind = if list == "guidance" {
        list
    } else {
        list.strip_suffix('s')?
    };
    Official::from_words(kind, id)
}

/// The path of the record that the path of a problem is in: `plan.objectives["fw-3"].lead` or `plan.objectives[2].lead`.
fn record_at(tree: &Map<String, Value>, problem: &str) -> Option<String> {
    let inside = problem.strip_prefix("plan.")?;
    let (list, rest) = inside.split_once('[')?;
    let (id, _) = rest.split_once(']')?;
    let id = match id.parse::<usize>() {
        Ok(at) => id_of(records(tree.get(list)).get(at)?),
        Err(_) => id.trim_matches('"'),
    };
    Some(join(list, id))
}

/// A decision of an earlier round, and who knows of it.
#[derive(Clone, Copy, Debug)]
struct Remembered<'a> {
    decided: &'a Decided,
    by_mine: bool,
}

/// What was decided before, and only one of the two files knows: for the other one the question is still the same. What
/// both know is settled, and a difference since then is a new one.
fn remembered<'a>(mine: &'a [Decided], theirs: &'a [Decided]) -> Vec<Remembered<'a>> {
    let only = |ones: &'a [Decided], others: &'a [Decided], by_mine: bool| {
        let unknown = ones.iter().filter(|one| !others.contains(one));
        unknown.map(move |decided| Remembered { decided, by_mine })
    };
    only(mine, theirs, true)
        .chain(only(theirs, mine, false))
        .collect()
}

/// A value as decisions remember it: the beginning of its digest.
pub(super) fn mark(value: Option<&Value>) -> String {
    let mut digest = value.map_or_else(|| "none".to_owned(), canonical::digest);
    digest.truncate(16);
    digest
}
