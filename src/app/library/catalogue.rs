//! What a library of plans is, apart from the browser that keeps it: the names of its keys, each plan in a line,
//! which plan opens first, and whether a file is a version of a plan that is here.

use crate::{
    exchange::{built_in, lineage, snapshot, snapshot::Snapshot},
    plan::{Plan, PlanId, PlanState},
};

/// Where a plan is kept: `plans/bsec-ict-2024-2025`.
pub const PLANS: &str = "plans/";
/// Where a removed plan waits: `removed/bsec-ict-2024-2025-2026-11-24T10:00:00Z`.
pub const REMOVED: &str = "removed/";

/// The day and the letter T: a time begins so many characters before its T.
const DAY_LENGTH: usize = 10;

/// One plan of the library, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSummary {
    pub id: PlanId,
    /// The title as adopted; of a plan that can't be read, its id.
    pub title: String,
    /// What people call it ([`crate::plan::Head::short_title`]); of a plan that can't be read, its id.
    pub called: String,
    pub years: String,
    /// How far it has come; none of one that can't be read.
    pub state: Option<PlanState>,
    pub objectives: usize,
    pub meetings: usize,
    /// How much of the storage it takes up; none while it is as Plenary came with it.
    pub bytes: Option<usize>,
    /// When it was last changed (UTC, `2026-11-24T10:00:00Z`), where that is known.
    pub changed: Option<String>,
    /// Why it can't be read.
    pub trouble: Option<String>,
}

impl PlanSummary {
    /// A plan in a line.
    pub fn of(plan: &Plan, bytes: Option<usize>, changed: Option<String>) -> PlanSummary {
        PlanSummary {
            id: plan.id.clone(),
            title: plan.head.title.clone(),
            called: plan.head.short_title().to_owned(),
            years: plan.head.period.years(),
            state: Some(plan.head.state),
            objectives: plan.objectives.len(),
            meetings: plan.meetings.len(),
            bytes,
            changed,
            trouble: None,
        }
    }

    /// A plan of which there is only a text that can't be read.
    pub fn unreadable(id: PlanId, bytes: usize, why: String) -> PlanSummary {
        PlanSummary {
            title: id.to_string(),
            called: id.to_string(),
            id,
            years: String::new(),
            state: None,
            objectives: 0,
            meetings: 0,
            bytes: Some(bytes),
            changed: None,
            trouble: Some(why),
        }
    }

    /// What people call it, with the years of its term.
    pub fn name(&self) -> String {
        match self.years.is_empty() {
            true => self.called.clone(),
            false => format!("{}, {}", self.called, self.years),
        }
    }
}

/// What people call a plan in a sentence: its group and the years of its term.
pub fn name_of(plan: &Plan) -> String {
    PlanSummary::of(plan, None, None).name()
}

/// A removed plan that waits to be restored or forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedPlan {
    pub key: String,
    /// When it was removed (UTC).
    pub at: String,
    pub summary: PlanSummary,
}

/// The key of a plan.
pub fn plan_key(id: &PlanId) -> String {
    format!("{PLANS}{id}")
}

/// The plan that a key is of.
pub fn plan_of_key(key: &str) -> Option<PlanId> {
    PlanId::new(key.strip_prefix(PLANS)?)
}

/// The key under which a plan waits that was removed at this time.
pub fn removed_key(id: &PlanId, at: &str) -> String {
    format!("{REMOVED}{id}-{at}")
}

/// The plan, and the time of its removal, that such a key tells. What follows the time only keeps keys apart.
pub fn removed_of_key(key: &str) -> Option<(PlanId, String)> {
    let rest = key.strip_prefix(REMOVED)?;
    // No id has a capital letter.
    let start = rest.find('T')?.checked_sub(DAY_LENGTH)?;
    let (id, at) = rest.split_at_checked(start)?;
    let end = at.find('Z')? + 1;
    Some((
        PlanId::new(id.strip_suffix('-')?)?,
        at.get(..end)?.to_owned(),
    ))
}

/// The plan to open: the one asked for, else the one that was open last, else the one that Plenary came with, else
/// the first there is. None where the library is empty.
pub fn first_to_open(
    asked: Option<&str>,
    last: Option<&str>,
    built_in: &PlanId,
    here: &[PlanId],
) -> Option<PlanId> {
    let is = |wanted: Option<&str>| {
        let wanted = wanted?;
        here.iter().find(|id| id.as_str() == wanted)
    };
    is(asked)
        .or_else(|| is(last))
        .or_else(|| is(Some(built_in.as_str())))
        .or_else(|| here.first())
        .cloned()
}

/// Whether one of two plans with the same id grew from the other, or from a version that both had: their titles are
/// the same, or their lineages meet.
pub fn is_version_of(ours: &Snapshot, theirs: &Snapshot) -> bool {
    if ours.plan.head.title == theirs.plan.head.title {
        return true;
    }
    let ours = lineage::grown(ours);
    let theirs = lineage::grown(theirs);
    theirs.iter().any(|digest| ours.contains(digest))
}

/// Whether a plan grew from another one and is not the same any more.
pub fn grew_from(ours: &Snapshot, theirs: &Snapshot) -> bool {
    let grown = lineage::grown(ours);
    let digest = snapshot::digest(&theirs.plan);
    let is_it = |it: &String| *it == digest;
    theirs.part.is_none() && !grown.first().is_some_and(is_it) && grown.iter().any(is_it)
}

/// The id of the plan that Plenary came with.
pub fn built_in_id() -> Option<PlanId> {
    PlanId::new(built_in::ID)
}

/// A size as people read it: "62 kB", rounded up.
pub fn kilobytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
