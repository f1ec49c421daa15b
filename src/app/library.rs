//! The plans of this browser: which there are, which one is open, and how they come and go.
//!
//! Each plan is a text under a key of its own. The plan that Plenary came with is here without being stored until it is
//! changed. A removed plan waits under another key until it is restored, or handed out and forgotten. What could not
//! be written stays in the page, also while another plan is open.

pub mod catalogue;
mod first;
mod made;
mod removed;

use super::{
    App, Notice, Query, Route,
    command::APP,
    history::History,
    keep::{self, OLD_PLAN, Slot, Trouble},
    route::query,
};
use crate::{
    browser::{clock, location, storage},
    exchange::{
        built_in,
        consolidate::Choice,
        snapshot::{self, Exported, Snapshot},
        steps::{self, Told},
    },
    plan::{Extra, Plan, PlanId},
};
pub use catalogue::{PlanSummary, RemovedPlan};
use catalogue::{name_of, plan_key, plan_of_key};
pub(super) use first::open_first;
use first::{Old, old_plan};
pub use made::Beginning;
use removed::removed_in_a_line;
pub(super) use removed::removed_keys_of;

/// The id of the plan that was open last.
const OPEN: &str = "open";
/// Says that the plan that Plenary came with was removed.
const BUILT_IN: &str = "built-in";
const REMOVED: &str = "removed";

/// What the library's page lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    pub plans: Vec<PlanSummary>,
    pub removed: Vec<RemovedPlan>,
}

/// A plan that an address names and that can't be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// As the address has it.
    pub id: String,
    /// Why it can't be read; None where it is not in this browser.
    pub why: Option<String>,
}

/// A step that a message offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Puts a removed plan back, by its key; and opens it, if it was open.
    Restore { key: String, open: bool },
    /// Opens a plan.
    Open { id: PlanId, name: String },
    /// Decides as it was decided before.
    Decide(Vec<(String, Option<Choice>)>),
}

/// A plan as this tab has it.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub snapshot: Snapshot,
    pub slot: Slot,
    pub history: History,
}

fn is_built_in(id: &PlanId) -> bool {
    id.as_str() == built_in::ID
}

/// Whether the plan that Plenary came with is still in the library, stored or not.
fn has_built_in() -> bool {
    storage::read(BUILT_IN)
        .ok()
        .flatten()
        .is_none_or(|word| word != REMOVED)
}

/// The plans that are stored, and the one that Plenary came with.
fn ids_here() -> Vec<PlanId> {
    let keys = storage::keys().unwrap_or_default();
    let mut ids: Vec<PlanId> = keys.iter().filter_map(|key| plan_of_key(key)).collect();
    if let Old::Plan(id) = old_plan() {
        ids.push(id);
    }
    if let Some(id) = catalogue::built_in_id().filter(|_| has_built_in()) {
        ids.push(id);
    }
    ids.sort();
    ids.dedup();
    ids
}

/// The key under which a plan is kept, or would be.
fn key_of(id: &PlanId) -> String {
    let key = plan_key(id);
    if matches!(storage::read(&key), Ok(Some(_))) {
        return key;
    }
    match old_plan() {
        Old::Plan(old) if old == *id => OLD_PLAN.to_owned(),
        // It stands where the only plan of earlier versions stood, until a person decides.
        Old::Unreadable if is_built_in(id) => OLD_PLAN.to_owned(),
        Old::Plan(_) | Old::Unreadable | Old::Nothing => key,
    }
}

/// Opens a plan of this browser.
fn open(id: &PlanId) -> Result<Opened, Missing> {
    let missing = |why| Missing {
        id: id.to_string(),
        why,
    };
    let (slot, kept) = keep::open_plan(key_of(id), id);
    let snapshot = match kept {
        Some(snapshot) => snapshot,
        None if is_built_in(id) && (slot.trouble.is_some() || has_built_in()) => {
            built_in::built_in().map_err(|error| missing(Some(error.message())))?
        }
        None => {
            let why = slot.trouble.map(|trouble| trouble.message(&slot.key));
            return Err(missing(why));
        }
    };
    let history = keep::kept_history(id, &slot.checksum()).unwrap_or_default();
    Ok(Opened {
        snapshot,
        slot,
        history,
    })
}

impl App {
    /// The id of the open plan.
    pub fn open_id(self) -> PlanId {
        self.with_plan(|plan| plan.id.clone())
    }

    fn open_id_now(self) -> PlanId {
        self.with_plan_now(|plan| plan.id.clone())
    }

    /// The plans of this browser, each in a line.
    pub fn plans(self) -> Vec<PlanSummary> {
        self.with_library(|library| library.plans.clone())
    }

    /// Reads the library and follows it.
    pub fn with_library<T>(self, read: impl FnOnce(&Library) -> T) -> T {
        if self.library.with_untracked(Option::is_none) {
            self.look_at_library();
        }
        self.library
            .with(|library| read(library.as_ref().unwrap_or(&Library::default())))
    }

    /// The plan that the address names and that can't be shown.
    pub fn missing(self) -> Option<Missing> {
        self.missing.get()
    }

    /// Every plan that can be opened: those that are kept, and those that are only in this page.
    fn ids(self) -> Vec<PlanId> {
        let mut ids = ids_here();
        self.shelf.with_value(|shelf| {
            let unsaved = shelf.iter().filter(|shelved| shelved.slot.dirty);
            ids.extend(unsaved.map(|shelved| shelved.snapshot.plan.id.clone()));
        });
        ids.push(self.open_id_now());
        ids.sort();
        ids.dedup();
        ids
    }

    /// Whether there is a plan with this id.
    pub fn is_in_library(self, id: &PlanId) -> bool {
        self.ids().contains(id)
    }

    /// Reads anew what the library holds.
    pub fn look_at_library(self) {
        let plans = self
            .ids()
            .into_iter()
            .map(|id| self.summary_of(id))
            .collect();
        let mut removed: Vec<RemovedPlan> = storage::keys()
            .unwrap_or_default()
            .into_iter()
            .filter_map(removed_in_a_line)
            .collect();
        removed.sort_by(|a, b| b.at.cmp(&a.at));
        let library = Some(Library { plans, removed });
        if self.library.with_untracked(|before| *before != library) {
            self.library.set(library);
        }
    }

    fn summary_of(self, id: PlanId) -> PlanSummary {
        if id == self.open_id_now() {
            let bytes = self.plan_slot.with_untracked(Slot::bytes);
            let changed = self
                .history
                .with_untracked(|history| history.changed.clone());
            return self.with_plan_now(|plan| PlanSummary::of(plan, bytes, changed));
        }
        let unsaved = self.shelf.with_value(|shelf| {
            let mut shelved = shelf.iter().filter(|shelved| shelved.slot.dirty);
            let shelved = shelved.find(|shelved| shelved.snapshot.plan.id == id)?;
            let changed = shelved.history.changed.clone();
            let bytes = shelved.slot.bytes();
            Some(PlanSummary::of(&shelved.snapshot.plan, bytes, changed))
        });
        if let Some(unsaved) = unsaved {
            return unsaved;
        }
        let text = storage::read(&key_of(&id)).ok().flatten();
        let changed = storage::read(&keep::history_key(&id)).ok().flatten();
        let changed = changed.as_deref().and_then(steps::changed_of);
        match text {
            Some(text) => summary_of_text(id, &text, changed),
            None => match built_in::built_in() {
                Ok(snapshot) => PlanSummary::of(&snapshot.plan, None, None),
                Err(error) => PlanSummary::unreadable(id, 0, error.message()),
            },
        }
    }

    /// Opens another plan: its overview. Going back comes back to this one.
    pub fn open_plan_id(self, id: &PlanId) -> bool {
        if !self.is_in_library(id) {
            self.fail("This plan is not in this browser any more.".to_owned());
            return false;
        }
        self.go_to_plan(id, &Route::Overview);
        true
    }

    /// Goes to a page of a plan, as a step that can be gone back from.
    fn go_to_plan(self, id: &PlanId, route: &Route) {
        let mut query = Query::default();
        query.set(query::PLAN, Some(id.to_string()));
        let hash = format!("{}{query}", route.to_hash());
        if location::hash() == hash {
            self.follow_plan(Some(id.as_str()));
        } else {
            location::go_to(&hash);
        }
    }

    /// Opens the plan that an address names. Whether another page has to be drawn.
    pub(super) fn follow_plan(self, asked: Option<&str>) -> bool {
        let missing = match asked {
            Some(asked) if asked != self.open_id_now().as_str() => match PlanId::new(asked) {
                None => Some(Missing {
                    id: asked.to_owned(),
                    why: None,
                }),
                Some(id) => match self.switch_to(&id) {
                    Ok(()) => {
                        self.missing.set(None);
                        return true;
                    }
                    Err(missing) => Some(missing),
                },
            },
            Some(_) | None => None,
        };
        let changes = self.missing.with_untracked(|before| *before != missing);
        if changes {
            self.missing.set(missing);
        }
        changes
    }

    /// Puts the open plan on the shelf and takes another one up.
    fn switch_to(self, id: &PlanId) -> Result<(), Missing> {
        if *id == self.open_id_now() {
            return Ok(());
        }
        self.save_now();
        let shelved = self.take_from_shelf(id);
        let opened = match shelved {
            // What could not be written is only here.
            Some(shelved) if shelved.slot.dirty => shelved,
            shelved => {
                let mut opened = open(id)?;
                if let Some(shelved) = shelved
                    && shelved.slot.checksum() == opened.slot.checksum()
                {
                    // It may know more than there was room to keep.
                    opened.history = shelved.history;
                }
                opened
            }
        };
        let before = Opened {
            snapshot: self.snapshot.get_untracked(),
            slot: self.plan_slot.get_untracked(),
            history: self.history.get_untracked(),
        };
        self.shelf.update_value(|shelf| shelf.push(before));
        self.take_up(opened);
        // Where it can't be kept, only the next start opens another plan.
        let _ = storage::write(OPEN, id.as_str());
        Ok(())
    }

    fn take_from_shelf(self, id: &PlanId) -> Option<Opened> {
        self.shelf
            .try_update_value(|shelf| {
                let at = shelf
                    .iter()
                    .position(|shelved| shelved.snapshot.plan.id == *id)?;
                Some(shelf.swap_remove(at))
            })
            .flatten()
    }

    fn take_up(self, opened: Opened) {
        self.import.set(None);
        // The search names what was opened lately in the open plan.
        self.opened.set_value(Vec::new());
        self.snapshot.set(opened.snapshot);
        self.plan_slot.set(opened.slot);
        self.history.set(opened.history);
        // What waited may find room now.
        self.save_plan();
    }

    /// Adds a plan to the library, without opening it. False where there is no room for it, which is then said.
    pub fn add_plan(self, plan: Plan) -> bool {
        self.add_plan_saying(plan, "Added to the plans in this browser")
    }

    /// The same, with the sentence that its history begins with.
    pub fn add_plan_saying(self, plan: Plan, said: &str) -> bool {
        let exported = Exported {
            at: Some(clock::now()),
            by: None,
            app: APP.to_owned(),
            extra: Extra::new(),
        };
        self.add_snapshot(Snapshot::new(plan, exported), said)
    }

    pub(super) fn add_snapshot(self, snapshot: Snapshot, said: &str) -> bool {
        let id = snapshot.plan.id.clone();
        if self.is_in_library(&id) {
            self.fail(format!(
                "There is a plan with the id \u{201c}{id}\u{201d} in this browser already. Give the new one another id."
            ));
            return false;
        }
        let faults = snapshot.plan.faults();
        if !faults.is_empty() {
            let messages: Vec<String> = faults.iter().map(|fault| fault.message()).collect();
            self.fail(messages.join(" "));
            return false;
        }
        let mut slot = Slot::unwritten(plan_key(&id));
        slot.save(&snapshot::write_compact(&snapshot));
        match &slot.trouble {
            // A browser that keeps nothing has it as long as the page is open, and says so.
            None | Some(Trouble::Blocked) => {}
            Some(_) => {
                self.fail(no_room_for("another plan"));
                return false;
            }
        }
        let now = clock::now();
        let history = History {
            told: vec![Told {
                at: now.clone(),
                said: said.to_owned(),
            }],
            changed: Some(now),
            ..History::default()
        };
        // A plan without its first sentence is a plan all the same.
        let _ = storage::write(&keep::history_key(&id), &history.write(&slot.checksum()));
        if is_built_in(&id) {
            let _ = storage::remove(BUILT_IN);
        }
        self.shelf.update_value(|shelf| {
            shelf.push(Opened {
                snapshot,
                slot,
                history,
            });
        });
        self.look_at_library();
        true
    }

    /// Says that a plan was opened, with the way back to the one that was open before, once its page is there.
    pub(super) fn open_saying(self, id: &PlanId, route: &Route, said: String) {
        let (before, name) = self.with_plan_now(|plan| (plan.id.clone(), name_of(plan)));
        let notice = Notice::Way(said, Way::Open { id: before, name });
        self.arrival.set_value(Some(notice));
        self.go_to_plan(id, route);
    }

    /// Takes the step that a message offers.
    pub fn take_way(self, way: Way) {
        self.notice.set(None);
        match way {
            Way::Restore { key, open } => self.restore(&key, open),
            Way::Decide(before) => self.choose_all(before),
            Way::Open { id, .. } => {
                self.open_plan_id(&id);
            }
        }
    }

    /// An id that no plan of the library has.
    pub fn free_id(self, wanted: &str) -> PlanId {
        let taken = self.ids();
        Plan::free_id(wanted, |id| taken.contains(id))
    }

    /// Hands out the stored text of a plan that can't be read.
    pub fn download_plan_text(self, id: &PlanId) {
        self.download_key(&key_of(id));
    }

    /// A plan of the library as it is kept, without opening it.
    pub(super) fn kept_plan(self, id: &PlanId) -> Option<Snapshot> {
        let unsaved = self.shelf.with_value(|shelf| {
            let mut unsaved = shelf.iter().filter(|shelved| shelved.slot.dirty);
            let found = unsaved.find(|shelved| shelved.snapshot.plan.id == *id);
            found.map(|shelved| shelved.snapshot.clone())
        });
        unsaved.or_else(|| open(id).ok().map(|opened| opened.snapshot))
    }

    /// Makes another plan the open one, on the page that is open. The page can be gone back to with the plan before.
    pub(super) fn switch_here(self, id: &PlanId) -> bool {
        if let Err(missing) = self.switch_to(id) {
            let why = missing
                .why
                .unwrap_or_else(|| "This plan is not in this browser any more.".to_owned());
            self.fail(why);
            return false;
        }
        let route = self.route.get_untracked();
        self.go_to_plan(id, &route);
        true
    }
}

/// A stored text in a line.
fn summary_of_text(id: PlanId, text: &str, changed: Option<String>) -> PlanSummary {
    match snapshot::read(text) {
        Ok(snapshot) => {
            let changed = changed.or(snapshot.exported.at);
            PlanSummary {
                id,
                ..PlanSummary::of(&snapshot.plan, Some(text.len()), changed)
            }
        }
        Err(error) => PlanSummary::unreadable(id, text.len(), Trouble::from(&error).message("")),
    }
}

fn no_room_for(what: &str) -> String {
    format!(
        "There is no room left in this browser's storage for {what}. Nothing was changed. Save and forget removed plans, or texts that were set aside (Settings), to make room."
    )
}
