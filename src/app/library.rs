//! The plans of this browser: which there are, which one is open, and how they come and go.
//!
//! Each plan is a text under a key of its own. The plan that Plenary came with is here without being stored until it is
//! changed. A removed plan waits under another key until it is restored, or handed out and forgotten. What could not
//! be written stays in the page, also while another plan is open.

pub mod catalogue;

use super::{
    App, Notice, Query, Route,
    command::APP,
    history::History,
    keep::{self, OLD_PLAN, Slot, Trouble},
    route::query,
};
use crate::{
    browser::{clock, location, storage, storage::StorageError},
    exchange::{
        built_in,
        snapshot::{self, Exported, Snapshot},
        steps::{self, Told},
    },
    plan::{Edit, Extra, Period, Plan, PlanId, roll_over::RollOver},
};
pub use catalogue::{PlanSummary, RemovedPlan};
use catalogue::{name_of, plan_key, plan_of_key, removed_key, removed_of_key};

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
}

/// What a new plan is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    Blank,
    /// The outline of the plan that Plenary came with.
    Outline,
    /// Another plan of the library.
    Copy(PlanId),
}

/// A plan as this tab has it.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub snapshot: Snapshot,
    pub slot: Slot,
    pub history: History,
}

/// What is under the key of earlier versions.
enum Old {
    Nothing,
    Plan(PlanId),
    Unreadable,
}

fn old_plan() -> Old {
    match storage::read(OLD_PLAN) {
        Ok(Some(text)) => match snapshot::read(&text) {
            Ok(snapshot) => Old::Plan(snapshot.plan.id),
            Err(_) => Old::Unreadable,
        },
        Ok(None) | Err(_) => Old::Nothing,
    }
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

/// The keys of the removed plans with this id, the last removed first.
pub(super) fn removed_keys_of(id: &PlanId) -> Vec<String> {
    let mut keys = storage::keys().unwrap_or_default();
    keys.retain(|key| removed_of_key(key).is_some_and(|(removed, _)| removed == *id));
    keys.sort();
    keys.reverse();
    keys
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

/// What is open at the start.
pub(super) struct Start {
    pub opened: Opened,
    /// The plan that the address asks for and that is not here.
    pub missing: Option<Missing>,
    pub notice: Option<Notice>,
}

/// Opens the plan that the address asks for, or the last one, or the one that Plenary came with.
pub(super) fn open_first(asked: Option<&str>) -> Result<Start, String> {
    let notice = take_over_old_plan().map(Notice::Done);
    let built_in = catalogue::built_in_id().ok_or_else(String::new)?;
    let last = storage::read(OPEN).ok().flatten();
    let mut here = ids_here();
    let mut missing = None;
    let mut asked = asked.map(str::to_owned);
    loop {
        let id = catalogue::first_to_open(asked.as_deref(), last.as_deref(), &built_in, &here)
            .unwrap_or_else(|| built_in.clone());
        if asked.as_deref().is_some_and(|asked| asked != id.as_str()) && missing.is_none() {
            missing = asked.take().map(|id| Missing { id, why: None });
        }
        match open(&id) {
            Ok(opened) => {
                return Ok(Start {
                    opened,
                    missing,
                    notice,
                });
            }
            Err(why) => {
                if here.is_empty() {
                    // The library is empty: it begins again with the plan that Plenary came with.
                    let _ = storage::remove(BUILT_IN);
                    let opened =
                        open(&built_in).map_err(|missing| missing.why.unwrap_or_default())?;
                    return Ok(Start {
                        opened,
                        missing,
                        notice,
                    });
                }
                here.retain(|other| *other != id);
                if asked.as_deref() == Some(id.as_str()) {
                    asked = None;
                    missing = Some(why);
                }
            }
        }
    }
}

/// Takes over the one plan of earlier versions: written under its new key and read back first, then removed under the
/// old one. What can't be read, or written, stays where it is. A sentence where there is something to say.
fn take_over_old_plan() -> Option<String> {
    let text = storage::read(OLD_PLAN).ok().flatten()?;
    let id = snapshot::read(&text).ok()?.plan.id;
    let key = plan_key(&id);
    match storage::read(&key).ok()? {
        None => {
            storage::write(&key, &text).ok()?;
            storage::remove(OLD_PLAN).ok()?;
            if matches!(storage::read(OPEN), Ok(None)) {
                let _ = storage::write(OPEN, id.as_str());
            }
            None
        }
        Some(kept) if kept == text => {
            storage::remove(OLD_PLAN).ok()?;
            None
        }
        Some(_) => {
            keep::put_aside(OLD_PLAN, &text).ok()?;
            storage::remove(OLD_PLAN).ok()?;
            Some("An older Plenary kept a plan of its own in this browser, under the id of one that is here. It was set aside: see Settings.".to_owned())
        }
    }
}

/// Moves a text from one key to another, so that it is never under neither for longer than this takes.
fn move_text(from: &str, to: &str, text: &str) -> Result<(), StorageError> {
    match storage::write(to, text) {
        Ok(()) => storage::remove(from),
        Err(StorageError::Full) => {
            // There is no room for two of them: the first makes room for the second, or comes back.
            storage::remove(from)?;
            storage::write(to, text).inspect_err(|_| {
                let _ = storage::write(from, text);
            })
        }
        Err(error) => {
            let _ = storage::remove(to);
            Err(error)
        }
    }
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

    /// Makes a plan and opens it. False where it could not be made, which is then said.
    pub fn make_plan(self, beginning: Beginning, title: &str, group: &str, period: Period) -> bool {
        if title.trim().is_empty() {
            self.fail("Give the new plan a title.".to_owned());
            return false;
        }
        let years = period.years();
        let (plan, said) = match beginning {
            Beginning::Blank => {
                let group = group.trim();
                let wanted = if group.is_empty() { title } else { group };
                let id = self.free_id(&format!("{wanted} {years}"));
                let plan = Plan::blank(id, title.trim(), group, period);
                (plan, "Made as an empty plan".to_owned())
            }
            Beginning::Outline => {
                let source = match built_in::built_in() {
                    Ok(source) => source.plan,
                    Err(error) => {
                        self.fail(error.message());
                        return false;
                    }
                };
                let next = source.next_term();
                let wanted = if next.period.years() == years {
                    next.id.to_string()
                } else {
                    format!("{} {years}", source.head.group)
                };
                let plan = source.outline(self.free_id(&wanted), title.trim(), period);
                (
                    plan,
                    format!("Made from the outline of {}", name_of(&source)),
                )
            }
            Beginning::Copy(id) => {
                let source = if id == self.open_id_now() {
                    Some(self.snapshot.get_untracked())
                } else {
                    self.kept_plan(&id)
                };
                let Some(source) = source else {
                    self.fail("This plan can't be copied: it is not in this browser any more, or can't be read.".to_owned());
                    return false;
                };
                let free = self.free_id(&format!("{id}-copy"));
                let plan = source.plan.duplicate(free, title.trim());
                (plan, format!("Copied from {}", name_of(&source.plan)))
            }
        };
        let (id, title) = (plan.id.clone(), plan.head.title.clone());
        if !self.add_plan_saying(plan, &said) {
            return false;
        }
        self.open_saying(
            &id,
            &Route::Overview,
            format!("\u{201c}{title}\u{201d} was made and is now the open plan."),
        );
        true
    }

    /// Rolls the open plan over: the plan of the next term joins the library and is opened, and what changes in the
    /// old one is one step of its history. False where it could not be done; then nothing is changed.
    pub fn roll_over(self, choice: &RollOver) -> bool {
        let mut choice = choice.clone();
        choice.id = self.free_id(choice.id.as_str());
        let today = self.today.get_untracked();
        let (edit, plan) = self.with_plan_now(|plan| plan.roll_over(&choice, today));
        let has_ended = self.with_plan_now(|plan| plan.head.period.has_ended(today));
        let before = self.with_plan_now(name_of);
        let (id, name) = (plan.id.clone(), name_of(&plan));
        if !self.add_plan_saying(plan, &format!("Rolled over from {before}")) {
            return false;
        }
        // Of a term that still runs nothing changes where nothing goes on.
        let changes = !matches!(&edit, Edit::All(all) if all.is_empty());
        if changes && !self.change(edit) {
            self.take_back(&id);
            return false;
        }
        self.save_now();
        self.open_saying(
            &id,
            &Route::Overview,
            format!(
                "\u{201c}{name}\u{201d} is ready as a draft and is now the open plan. \u{201c}{before}\u{201d} {}stays among your plans.",
                if has_ended { "is marked as ended and " } else { "" }
            ),
        );
        true
    }

    /// Takes a plan out again that was just added and that nobody has seen.
    pub(super) fn take_back(self, id: &PlanId) {
        self.take_from_shelf(id);
        let _ = storage::remove(&plan_key(id));
        let _ = storage::remove(&keep::history_key(id));
        self.look_at_library();
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
            Way::Open { id, .. } => {
                self.open_plan_id(&id);
            }
        }
    }

    /// Removes a plan; it waits among the removed ones, and a message offers to take that back.
    pub fn remove_plan(self, id: &PlanId) {
        let others: Vec<PlanId> = self.ids().into_iter().filter(|other| other != id).collect();
        if others.is_empty() {
            self.fail("This is the only plan in this browser. Make or import another one before you remove it.".to_owned());
            return;
        }
        let is_open = *id == self.open_id_now();
        if is_open {
            self.save_now();
        }
        let unsaved = if is_open {
            self.plan_slot
                .with_untracked(|slot| slot.dirty || slot.trouble.is_some())
        } else {
            self.shelf.with_value(|shelf| {
                let mut unsaved = shelf.iter().filter(|shelved| shelved.slot.dirty);
                unsaved.any(|shelved| shelved.snapshot.plan.id == *id)
            })
        };
        if unsaved {
            self.fail("This plan has changes that are not kept in this browser. Save it as a file, or decide what to do with them, before you remove it.".to_owned());
            return;
        }
        let key = key_of(id);
        let stored = match storage::read(&key) {
            Ok(stored) => stored,
            Err(error) => return self.fail(Trouble::from(error).message(&key)),
        };
        let is_stored = stored.is_some();
        let text = match stored {
            Some(text) => text,
            None => match built_in::built_in() {
                Ok(snapshot) if is_built_in(id) => snapshot::write_compact(&snapshot),
                Ok(_) => return self.fail("This plan is not in this browser any more.".to_owned()),
                Err(error) => return self.fail(error.message()),
            },
        };
        let summary = summary_of_text(id.clone(), &text, None);
        let waiting = free_removed_key(id);
        let moved = if is_stored {
            move_text(&key, &waiting, &text)
        } else {
            storage::write(&waiting, &text)
        };
        if let Err(error) = moved {
            if is_stored && !matches!(storage::read(&key), Ok(Some(_))) {
                // Neither place has it: the file is the copy.
                self.hand_out(&format!("{id}.plenary.json"), "application/json", &text);
            }
            return self.fail(match error {
                StorageError::Full => no_room_for("the removed plan"),
                other => Trouble::from(other).message(&key),
            });
        }
        if is_built_in(id) {
            let _ = storage::write(BUILT_IN, REMOVED);
        }
        if is_open {
            let next = others.iter().find(|other| self.switch_to(other).is_ok());
            let Some(next) = next else {
                self.restore(&waiting, false);
                return self.fail(
                    "No other plan in this browser can be opened, so this one stays.".to_owned(),
                );
            };
            self.query
                .update(|query| query.set(query::PLAN, Some(next.to_string())));
            self.write_address();
        }
        self.take_from_shelf(id);
        self.look_at_library();
        self.notice.set(Some(Notice::Way(
            format!("\u{201c}{}\u{201d} was removed.", summary.name()),
            Way::Restore {
                key: waiting,
                open: is_open,
            },
        )));
    }

    /// Puts a removed plan back into the library.
    pub fn restore_plan(self, key: &str) {
        self.restore(key, false);
    }

    fn restore(self, key: &str, then_open: bool) {
        let gone = "This plan does not wait among the removed ones any more.";
        let Some((id, _)) = removed_of_key(key) else {
            return self.fail(gone.to_owned());
        };
        let text = match storage::read(key) {
            Ok(Some(text)) => text,
            Ok(None) => return self.fail(gone.to_owned()),
            Err(error) => return self.fail(Trouble::from(error).message(key)),
        };
        let is_taken = self.is_in_library(&id) && !self.is_untouched(&id);
        let (id, restored) = if is_taken {
            let Ok(mut snapshot) = snapshot::read(&text) else {
                return self.fail("There is another plan with its id now, and this one can't be read. Save it as a file.".to_owned());
            };
            snapshot.plan.id = self.free_id(id.as_str());
            (
                snapshot.plan.id.clone(),
                Some(snapshot::write_compact(&snapshot)),
            )
        } else {
            (id, None)
        };
        let target = plan_key(&id);
        let result = match restored {
            None => move_text(key, &target, &text),
            // It is another text, so both are written before one goes.
            Some(restored) => {
                storage::write(&target, &restored).and_then(|()| storage::remove(key))
            }
        };
        if let Err(error) = result {
            return self.fail(match error {
                StorageError::Full => no_room_for("the restored plan"),
                other => Trouble::from(other).message(&target),
            });
        }
        if is_built_in(&id) {
            let _ = storage::remove(BUILT_IN);
        }
        self.take_from_shelf(&id);
        if id == self.open_id_now() {
            self.look_at_all();
        }
        self.look_at_library();
        let name = summary_of_text(id.clone(), &text, None).name();
        let said = format!("\u{201c}{name}\u{201d} is among your plans again.");
        if then_open {
            self.arrival.set_value(Some(Notice::Done(said)));
            self.go_to_plan(&id, &Route::Library);
        } else {
            self.notice
                .set(Some(Notice::Way(said, Way::Open { id, name })));
        }
    }

    /// Whether a plan is nowhere stored and has no changes: as Plenary came with it, or open here and removed elsewhere.
    fn is_untouched(self, id: &PlanId) -> bool {
        let is_stored = !matches!(storage::read(&key_of(id)), Ok(None));
        let is_changed = *id == self.open_id_now()
            && self.plan_slot.with_untracked(|slot| {
                slot.trouble != Some(Trouble::Removed) && (slot.dirty || slot.trouble.is_some())
            });
        !is_stored && !is_changed
    }

    /// An id that no plan of the library has.
    pub fn free_id(self, wanted: &str) -> PlanId {
        let taken = self.ids();
        Plan::free_id(wanted, |id| taken.contains(id))
    }

    /// Hands a removed plan out as a file, and then forgets it: it may be the only copy.
    pub fn forget_plan(self, key: &str) {
        let Some((id, _)) = removed_of_key(key) else {
            return;
        };
        if !self.save_removed(key) {
            return;
        }
        if let Err(error) = storage::remove(key) {
            return self.fail(Trouble::from(error).message(key));
        }
        if !self.is_in_library(&id) && removed_keys_of(&id).is_empty() {
            let _ = storage::remove(&keep::history_key(&id));
        }
        self.look_at_library();
    }

    /// Hands a removed plan out as a file, which can be imported again. Whether the browser took it.
    pub fn save_removed(self, key: &str) -> bool {
        let Some((id, _)) = removed_of_key(key) else {
            return false;
        };
        match storage::read(key) {
            Ok(Some(text)) => {
                let name = format!("{id}-removed.plenary.json");
                self.hand_out(&name, "application/json", &text)
            }
            Ok(None) => {
                self.fail("This plan does not wait among the removed ones any more.".to_owned());
                false
            }
            Err(error) => {
                self.fail(Trouble::from(error).message(key));
                false
            }
        }
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

/// A key for a plan that is removed now.
fn free_removed_key(id: &PlanId) -> String {
    let key = removed_key(id, &clock::now());
    let is_taken = |key: &str| matches!(storage::read(key), Ok(Some(_)));
    let mut free = key.clone();
    let mut number = 1;
    while is_taken(&free) {
        number += 1;
        free = format!("{key}-{number}");
    }
    free
}

fn removed_in_a_line(key: String) -> Option<RemovedPlan> {
    let (id, at) = removed_of_key(&key)?;
    let text = storage::read(&key).ok().flatten()?;
    Some(RemovedPlan {
        summary: summary_of_text(id, &text, None),
        key,
        at,
    })
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
