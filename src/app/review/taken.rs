//! One of the files that are looked over: whose it is, what it speaks of, and the version that it and mine grew from.

use crate::{
    app::{bases, signing::Seal},
    exchange::{consolidate::Return, held::Held, lineage, snapshot::Snapshot},
    plan::Plan,
};

/// The version that a merge begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    pub digest: String,
    pub at: Option<String>,
    pub by: Option<String>,
    /// Whether it is the plan that Plenary came with.
    pub is_built_in: bool,
}

/// A file that is looked over.
#[derive(Clone, Debug)]
pub struct Taken {
    pub name: String,
    pub by: Option<String>,
    pub at: Option<String>,
    pub seal: Seal,
    /// The last common state, where it is still kept.
    pub base: Option<Base>,
    /// What it speaks of, where it holds a part of the plan.
    held: Option<Held>,
    /// What a part says and the plan has no place for. It is not taken.
    pub left: Vec<String>,
    pub(super) file: Return,
}

impl Taken {
    /// Whether it is the same file of the same author.
    pub(super) fn is_same(&self, other: &Taken) -> bool {
        let digest = |it: &Taken| it.file.grown().first().cloned();
        self.name == other.name && self.by == other.by && digest(self) == digest(other)
    }

    /// Whether it says anything of what a path names.
    pub fn speaks_of(&self, path: &str) -> bool {
        self.held.as_ref().is_none_or(|held| held.speaks_of(path))
    }
}

/// The versions that files and mine both grew from. Twelve returns grew from one: it is read once.
pub(super) struct Bases {
    /// The lineage of mine.
    mine: Vec<String>,
    read: Vec<(String, Option<Plan>)>,
}

impl Bases {
    pub(super) fn of(mine: &Snapshot) -> Bases {
        Bases {
            mine: lineage::grown(mine),
            read: Vec::new(),
        }
    }

    /// The last common state that is still kept, with its digest.
    async fn nearest(&mut self, grown: &[String]) -> Option<(String, Plan)> {
        for digest in lineage::common(&self.mine, grown) {
            let known = self.read.iter().find(|(it, _)| *it == digest);
            let plan = match known {
                Some((_, plan)) => plan.clone(),
                None => {
                    let plan = bases::base(&digest).await;
                    self.read.push((digest.clone(), plan.clone()));
                    plan
                }
            };
            if let Some(plan) = plan {
                return Some((digest, plan));
            }
        }
        None
    }
}

pub(super) async fn taken_file(
    mine: &Snapshot,
    bases: &mut Bases,
    name: String,
    snapshot: Snapshot,
    seal: Seal,
) -> Taken {
    let mut file = Return::new(snapshot, None);
    let (base, plan) = match bases.nearest(file.grown()).await {
        Some((digest, plan)) => {
            let mut known = mine.versions.iter().chain(&file.snapshot.versions);
            let version = known.find(|it| it.digest == digest);
            let base = Base {
                at: version.and_then(|it| it.at.clone()),
                by: version.and_then(|it| it.by.clone()),
                is_built_in: bases::is_built_in(&digest),
                digest,
            };
            (Some(base), Some(plan))
        }
        None => (None, None),
    };
    let part = file.snapshot.part.take();
    let held = part
        .as_ref()
        .map(|part| Held::new(part, &file.snapshot.plan));
    let mut left = Vec::new();
    if let Some(part) = part {
        // What it does not hold is as it was.
        let mut snapshot = file.snapshot;
        let whole = plan.as_ref().unwrap_or(&mine.plan);
        let completed = whole.completed(&snapshot.plan, &part);
        (snapshot.plan, left) = (completed.plan, completed.left);
        file = Return::new(snapshot, None);
    }
    file.base = plan;
    Taken {
        name,
        by: file.snapshot.exported.by.clone(),
        at: file.snapshot.exported.at.clone(),
        seal,
        base,
        held,
        left,
        file,
    }
}
