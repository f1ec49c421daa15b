//! Autosave. A slot is one text in local storage together with what is known of it.
//!
//! The invariants: "Saved" means written and read back. A text that can't be read, that a newer Plenary wrote, or
//! that another tab changed is never overwritten until a person says so, and then it is set aside first.
//!
//! The plan's slot is that of the open plan ([`super::library`]); its history is written after it, and gives way to it
//! where there is no room for both.

use super::{
    App, Notice, Route, bases,
    history::{Gap, History, Step},
    library,
    library::catalogue,
};
use crate::reactive::*;
use crate::{
    browser::{clock, file, storage, storage::StorageError},
    exchange::{
        problem::ReadError,
        snapshot::{self, Snapshot},
        steps,
    },
    notes,
    plan::{Edit, PlanId},
};
use std::{cell::Cell, time::Duration};

/// Where the one plan of earlier versions was kept. It is taken over at the start.
pub const OLD_PLAN: &str = "plan";
const HISTORY: &str = "history/";
pub const NOTES: &str = "notes";
pub const THEME: &str = "theme";
/// Who notes the steps of a meeting, where somebody has said it.
pub const AUTHOR: &str = "author";
pub const PLACE: &str = "place";
const ASIDE: &str = "aside/";

/// How long a change may wait for the next one before both are written.
const PAUSE: Duration = Duration::from_millis(250);

/// Between two steps of a save a frame is drawn.
const FRAME: Duration = Duration::from_millis(17);

thread_local! {
    static TURNS: Cell<u32> = const { Cell::new(0) };
}

fn next_turn() -> u32 {
    TURNS.set(TURNS.get().wrapping_add(1));
    TURNS.get()
}

/// A text in local storage, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub key: String,
    /// The text that was last read or written; None where there was none.
    last: Option<Kept>,
    /// Whether there is a change that is not written.
    pub dirty: bool,
    /// While the last text was handed over and not read back yet: the one before.
    unread: Option<Option<Kept>>,
    /// The number of its last change or write: a write that was prepared before it is out of date. No two slots share
    /// one, so that what was prepared for a plan is not written where another has been opened since.
    turn: u32,
    pub trouble: Option<Trouble>,
}

/// A text that is kept, or is to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    text: storage::Text,
    checksum: String,
}

impl Kept {
    pub(super) fn new(text: &str) -> Kept {
        Kept {
            text: storage::Text::new(text),
            checksum: steps::checksum(text),
        }
    }
}

/// Why a slot is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Blocked,
    Full,
    NotKept,
    /// What is stored can't be read; the sentence says why.
    Unreadable(String),
    /// What is stored was written by a newer Plenary.
    Newer,
    /// Another tab wrote something since.
    OtherTab,
    /// The plan was removed from the library in another tab.
    Removed,
}

impl Trouble {
    /// Whether the next change may try to write again by itself.
    fn may_retry(&self) -> bool {
        match self {
            Trouble::Blocked | Trouble::Full | Trouble::NotKept => true,
            Trouble::Unreadable(_) | Trouble::Newer | Trouble::OtherTab | Trouble::Removed => false,
        }
    }

    /// What is wrong and what to do, in plain sentences.
    pub fn message(&self, key: &str) -> String {
        let what = if key == NOTES { "notes" } else { "plan" };
        match self {
            Trouble::Blocked => format!(
                "This browser does not let the page keep anything. You can work, but closing the page loses your {what}. Save it as a file before you leave, or allow site data for this page and reload."
            ),
            Trouble::Full => format!(
                "There is no room left in this browser's storage: the last change of your {what} is not kept. What was kept before is untouched. Save it as a file, then make room and change something again."
            ),
            Trouble::NotKept => format!(
                "The browser took your {what} but gave something else back, so it can't be relied on. Save it as a file before you leave."
            ),
            Trouble::Unreadable(why) => format!(
                "The {what} kept in this browser can't be read. {why} It is left exactly as it is, and new changes are not kept until you decide."
            ),
            Trouble::Newer => format!(
                "The {what} kept in this browser was written by a newer Plenary. It is left exactly as it is, and new changes are not kept until you decide. Reloading may bring the newer Plenary."
            ),
            Trouble::OtherTab => format!(
                "The {what} was changed in another tab while this one had changes of its own. Nothing was overwritten. Choose which one to go on with; the other is set aside."
            ),
            Trouble::Removed => format!(
                "This {what} was removed in another tab. It is still shown here, and new changes are not kept until you decide."
            ),
        }
    }
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Blocked => Trouble::Blocked,
            StorageError::Full => Trouble::Full,
            StorageError::NotKept => Trouble::NotKept,
        }
    }
}

impl From<&ReadError> for Trouble {
    fn from(error: &ReadError) -> Self {
        match error {
            ReadError::TooNew { .. } => Trouble::Newer,
            other => Trouble::Unreadable(other.message()),
        }
    }
}

impl From<&notes::file::NotesError> for Trouble {
    fn from(error: &notes::file::NotesError) -> Self {
        match error {
            notes::file::NotesError::TooNew { .. } => Trouble::Newer,
            other => Trouble::Unreadable(other.message()),
        }
    }
}

impl Slot {
    /// Opens a slot: the value that is kept there, if one is and can be read.
    pub fn open<T>(
        key: String,
        read: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> (Slot, Option<T>) {
        let mut slot = Slot {
            key,
            last: None,
            dirty: false,
            unread: None,
            turn: next_turn(),
            trouble: None,
        };
        let text = match storage::read(&slot.key) {
            Ok(text) => text,
            Err(error) => {
                slot.trouble = Some(error.into());
                return (slot, None);
            }
        };
        let value = text.as_deref().map(read);
        slot.last = text.as_deref().map(Kept::new);
        match value {
            None => (slot, None),
            Some(Ok(value)) => (slot, Some(value)),
            Some(Err(trouble)) => {
                slot.trouble = Some(trouble);
                (slot, None)
            }
        }
    }

    /// Whether what is in the app is what is in storage.
    pub fn is_saved(&self) -> bool {
        !self.dirty && self.unread.is_none() && self.trouble.is_none() && self.last.is_some()
    }

    /// How many bytes the text that is kept has; none where there is none.
    pub fn bytes(&self) -> Option<usize> {
        self.last.as_ref().map(|kept| kept.text.bytes)
    }

    /// The checksum of the text that is kept.
    pub(super) fn checksum(&self) -> String {
        match &self.last {
            Some(kept) => kept.checksum.clone(),
            None => steps::checksum(""),
        }
    }

    /// Whether what is kept under a key is what this slot last saw.
    fn is_at(&self, key: &str) -> Result<bool, StorageError> {
        storage::holds(key, self.last.as_ref().map(|kept| &kept.text))
    }

    /// A slot whose text is only in the page, for now: nothing was kept under its key.
    pub(super) fn unwritten(key: String) -> Slot {
        Slot {
            key,
            last: None,
            dirty: true,
            unread: None,
            turn: next_turn(),
            trouble: None,
        }
    }

    /// What is kept is out of date from now on.
    fn changed(&mut self) {
        self.dirty = true;
        self.turn = next_turn();
    }

    /// Writes the text and reads it back, unless somebody else wrote since or a person has to decide first.
    pub(super) fn save(&mut self, text: &str) {
        self.put(Kept::new(text));
        self.read_back();
    }

    /// Hands the text over, unless somebody else wrote since or a person has to decide first.
    fn put(&mut self, kept: Kept) {
        if self
            .trouble
            .as_ref()
            .is_some_and(|trouble| !trouble.may_retry())
        {
            return;
        }
        self.turn = next_turn();
        match self.is_at(&self.key) {
            Err(error) => self.trouble = Some(error.into()),
            Ok(false) => self.trouble = Some(Trouble::OtherTab),
            Ok(true) => match storage::put(&self.key, &kept.text) {
                Err(error) => self.trouble = Some(error.into()),
                Ok(()) => {
                    let before = self.last.replace(kept);
                    self.unread.get_or_insert(before);
                    self.dirty = false;
                    self.trouble = None;
                }
            },
        }
    }

    /// Looks whether the text that was handed over is kept.
    fn read_back(&mut self) {
        let Some(before) = self.unread.take() else {
            return;
        };
        let result = match &self.last {
            Some(kept) => storage::read_back(&self.key, &kept.text),
            None => Err(StorageError::NotKept),
        };
        if let Err(error) = result {
            // Another tab may have written since: only over the text of before may be written again.
            self.last = before;
            self.dirty = true;
            self.trouble = Some(error.into());
        }
    }

    /// Copies the stored text to a key of its own. After that the slot may be overwritten.
    fn set_aside(&mut self) -> Result<(), StorageError> {
        let stored = storage::read(&self.key)?;
        if let Some(text) = &stored {
            put_aside(&self.key, text)?;
        }
        self.last = stored.as_deref().map(Kept::new);
        if self.key == OLD_PLAN {
            // What takes its place goes where plans are kept now.
            storage::remove(OLD_PLAN)?;
            self.last = None;
        }
        self.trouble = None;
        Ok(())
    }
}

impl App {
    /// The plan was changed: write it soon.
    pub(super) fn plan_changed(self) {
        self.plan_slot.update(Slot::changed);
        set_timeout(move || self.save_plan_in_steps(), PAUSE);
    }

    /// A note was changed: write it soon.
    pub(super) fn notes_changed(self) {
        self.notes_slot.update(Slot::changed);
        set_timeout(move || self.save_notes(), PAUSE);
    }

    /// Writes what is not written yet, at once: the page may be going away.
    pub fn save_now(self) {
        self.save_plan();
        self.save_notes();
    }

    /// Makes the text, brings it to the browser, hands it over and reads it back, each in a frame of its own: a plan of
    /// some megabytes takes longer than a frame. A change in between has a save of its own coming.
    fn save_plan_in_steps(self) {
        if !self.plan_slot.with_untracked(|slot| slot.dirty) {
            return;
        }
        let turn = self.plan_slot.with_untracked(|slot| slot.turn);
        let text = self.snapshot.with_untracked(snapshot::write_compact);
        self.next_step(turn, move || {
            let kept = Kept::new(&text);
            self.next_step(turn, move || {
                self.put_plan(kept);
                let turn = self.plan_slot.with_untracked(|slot| slot.turn);
                self.next_step(turn, move || {
                    self.plan_slot.update(Slot::read_back);
                    // In the same task: where the page says "Saved", the history is kept too.
                    self.after_plan();
                });
            });
        });
    }

    /// Goes on a frame later, unless the plan was changed or written until then.
    fn next_step(self, turn: u32, step: impl FnOnce() + 'static) {
        let go_on: Box<dyn FnOnce()> = Box::new(move || {
            if self.plan_slot.with_untracked(|slot| slot.turn == turn) {
                step();
            }
        });
        set_timeout(go_on, FRAME);
    }

    pub(super) fn save_plan(self) {
        if self.plan_slot.with_untracked(|slot| slot.dirty) {
            let text = self.snapshot.with_untracked(snapshot::write_compact);
            self.put_plan(Kept::new(&text));
        }
        if self.plan_slot.with_untracked(|slot| slot.unread.is_some()) {
            self.plan_slot.update(Slot::read_back);
        }
        self.after_plan();
    }

    fn put_plan(self, kept: Kept) {
        let key = self.history_key();
        self.plan_slot.update(|slot| {
            let again = kept.clone();
            slot.put(kept);
            // The plan comes first: what merges begin with and its history make room for it. The history is written
            // again where it fits.
            if slot.trouble == Some(Trouble::Full) && bases::make_room() {
                slot.put(again.clone());
            }
            if slot.trouble == Some(Trouble::Full) && storage::remove(&key).is_ok() {
                self.history
                    .update_untracked(|history| history.unsaved = true);
                slot.put(again);
            }
        });
    }

    fn after_plan(self) {
        if self.route.with_untracked(|route| *route == Route::Library) {
            self.look_at_library();
        }
        self.save_history();
    }

    fn history_key(self) -> String {
        self.snapshot
            .with_untracked(|snapshot| history_key(&snapshot.plan.id))
    }

    /// The key of the open plan's history, as other tabs name it.
    pub(super) fn full_history_key(self) -> Option<String> {
        Some(format!("{}{}", storage::PREFIX, self.history_key()))
    }

    /// Writes the history, where the plan that it ends at is kept. Where it can't be, only the history page says so.
    fn save_history(self) {
        let may = self.history.with_untracked(|history| history.unsaved)
            && self.plan_slot.with_untracked(Slot::is_saved);
        if !may {
            return;
        }
        let key = self.history_key();
        let ends_at = self.plan_slot.with_untracked(Slot::checksum);
        let text = self
            .history
            .with_untracked(|history| history.write(&ends_at));
        let damaged = self
            .history
            .with_untracked(|history| matches!(history.gap, Some(Gap::Unreadable(_))));
        let result = match storage::read(&key) {
            // What could not be read is not overwritten.
            Ok(Some(old)) if damaged => put_aside(&key, &old),
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
        .and_then(|()| storage::write(&key, &text));
        let gap = match result {
            Ok(()) if damaged => None,
            Ok(()) => self
                .history
                .with_untracked(|history| history.gap.clone())
                .filter(|gap| *gap != Gap::NotKept),
            // It is still there, and still not to be overwritten.
            Err(_) if damaged => self.history.with_untracked(|history| history.gap.clone()),
            Err(_) => Some(Gap::NotKept),
        };
        self.history
            .update_untracked(|history| history.unsaved = result.is_err());
        if self.history.with_untracked(|history| history.gap != gap) {
            self.history.update(|history| history.gap = gap);
        }
    }

    /// The history of the open plan was written by another tab: where it ends at the plan as it is here, it is followed.
    pub(super) fn look_at_history(self) {
        let mine = self.history.with_untracked(|history| history.unsaved)
            || !self.plan_slot.with_untracked(Slot::is_saved);
        if mine {
            return;
        }
        let id = self.snapshot.with_untracked(|open| open.plan.id.clone());
        let ends_at = self.plan_slot.with_untracked(Slot::checksum);
        if let Some(history) = kept_history(&id, &ends_at)
            && history.gap.is_none()
            && self.history.with_untracked(|before| *before != history)
        {
            self.history.set(history);
        }
    }

    fn save_notes(self) {
        if self.notes_slot.with_untracked(|slot| slot.dirty) {
            let text = self.notes.with_untracked(notes::file::write);
            self.notes_slot.update(|slot| slot.save(&text));
        }
    }

    /// Looks whether storage holds something else than this tab last saw there. Where this tab has nothing unsaved, it
    /// follows; else a person decides. Where the text is gone, this tab's takes its place.
    pub(super) fn look(self, key: &str) {
        let slot = self.slot_of(key);
        let Ok(is_same) = slot.with_untracked(|slot| slot.is_at(key)) else {
            return;
        };
        if is_same {
            if slot.with_untracked(|slot| slot.trouble == Some(Trouble::Removed)) {
                // It is back.
                slot.update(|slot| slot.trouble = None);
                self.save_now();
            }
            return;
        }
        if storage::holds(key, None) == Ok(true) {
            if slot.with_untracked(|slot| slot.trouble == Some(Trouble::Removed)) {
                return;
            }
            if self.was_removed(key) {
                slot.update(|slot| slot.trouble = Some(Trouble::Removed));
                return;
            }
            slot.update(|slot| {
                slot.last = None;
                slot.trouble = None;
                slot.dirty = true;
            });
            self.save_now();
        } else if slot.with_untracked(|slot| slot.dirty) {
            slot.update(|slot| slot.trouble = Some(Trouble::OtherTab));
        } else {
            self.take_stored(key);
        }
    }

    pub(super) fn look_at_all(self) {
        let key = self.plan_slot.with_untracked(|slot| slot.key.clone());
        self.look(&key);
        self.look(NOTES);
    }

    /// Whether the plan under this key waits among the removed ones, just as this tab last saw it.
    fn was_removed(self, key: &str) -> bool {
        let Some(id) = catalogue::plan_of_key(key) else {
            return false;
        };
        self.plan_slot.with_untracked(|slot| {
            library::removed_keys_of(&id)
                .iter()
                .any(|key| slot.is_at(key) == Ok(true))
        })
    }

    /// Whether closing the page now would lose something.
    pub(super) fn would_lose(self) -> bool {
        let loses = |slot: &Slot| slot.dirty && slot.trouble.is_some();
        self.has_choices()
            || self.plan_slot.with_untracked(loses)
            || self.notes_slot.with_untracked(loses)
            || self
                .shelf
                .with_value(|shelf| shelf.iter().any(|shelved| loses(&shelved.slot)))
    }

    /// Goes on with what is stored. The plan that was open can be had back by undo.
    fn take_stored(self, key: &str) {
        if key == NOTES {
            let (slot, stored) = open_notes();
            if let Some(stored) = stored {
                self.notes.set(stored);
            }
            self.notes_slot.set(slot);
        } else {
            let id = self.snapshot.with_untracked(|open| open.plan.id.clone());
            let (slot, stored) = open_plan(key.to_owned(), &id);
            if let Some(stored) = stored {
                self.adopt_stored(stored);
            }
            self.plan_slot.set(slot);
            // The other tab may have written its history already.
            self.look_at_history();
        }
    }

    fn adopt_stored(self, stored: Snapshot) {
        let before = self.snapshot.with_untracked(Snapshot::clone);
        if before.plan != stored.plan {
            self.history.update(|history| {
                history.push(Step::new(
                    Edit::Adopt(Box::new(before.plan)),
                    "Changed in another tab".to_owned(),
                    clock::now(),
                    Some(before.lineage),
                ));
                // The tab that made the change writes it down.
                history.unsaved = false;
            });
        }
        self.snapshot.set(stored);
    }

    fn slot_of(self, key: &str) -> RwSignal<Slot> {
        if key == NOTES {
            self.notes_slot
        } else {
            self.plan_slot
        }
    }

    /// Goes on with what another tab stored; what this tab had is set aside.
    pub fn use_stored(self, key: &str) {
        let text = if key == NOTES {
            self.notes.with_untracked(notes::file::write)
        } else {
            self.snapshot.with_untracked(snapshot::write_compact)
        };
        match put_aside(key, &text) {
            Ok(()) => self.take_stored(key),
            Err(error) => self.fail(Trouble::from(error).message(key)),
        }
    }

    /// Goes on with what this tab has; what is stored is set aside first.
    pub fn keep_own(self, key: &str) {
        let slot = self.slot_of(key);
        let result = slot.try_update(Slot::set_aside);
        match result {
            Some(Ok(())) => {
                let id = self.snapshot.with_untracked(|open| open.plan.id.clone());
                slot.update(|slot| {
                    if slot.key == OLD_PLAN {
                        slot.key = catalogue::plan_key(&id);
                    }
                    slot.dirty = true;
                });
                self.save_now();
            }
            Some(Err(error)) => self.fail(Trouble::from(error).message(key)),
            None => {}
        }
    }

    /// The texts that were set aside: their keys.
    pub fn set_aside_keys(self) -> Vec<String> {
        storage::keys()
            .unwrap_or_default()
            .into_iter()
            .filter(|key| key.starts_with(ASIDE))
            .collect()
    }

    /// Hands out any text of ours as a file, exactly as it is. Whether the browser took it.
    pub fn download_key(self, key: &str) -> bool {
        match storage::read(key) {
            Ok(Some(text)) => {
                let name = format!("plenary-{}.txt", key.replace(['/', ':'], "-"));
                self.hand_out(&name, "text/plain", &text)
            }
            Ok(None) => {
                self.fail("There is nothing stored under that name any more.".to_owned());
                false
            }
            Err(error) => {
                self.fail(Trouble::from(error).message(key));
                false
            }
        }
    }

    /// Hands a text out as a file. Whether the browser took it; where it did not, that is said.
    pub(super) fn hand_out(self, name: &str, mime: &str, text: &str) -> bool {
        let taken = file::download(name, mime, text);
        if !taken {
            self.fail("The browser did not let the file out. Try again, or allow downloads for this page.".to_owned());
        }
        taken
    }

    /// Forgets a text that was set aside, after it was handed out: it may be the only copy.
    pub fn forget_aside(self, key: &str) {
        if key.starts_with(ASIDE)
            && self.download_key(key)
            && let Err(error) = storage::remove(key)
        {
            self.fail(Trouble::from(error).message(key));
        }
    }

    /// Forgets every set-aside text of private notes, each after it was handed out.
    pub(super) fn forget_aside_notes(self) {
        for key in self.set_aside_keys() {
            let set_aside = key.strip_prefix(ASIDE);
            if set_aside.is_some_and(|key| key.starts_with(NOTES)) {
                self.forget_aside(&key);
            }
        }
    }

    /// Says that something was refused, and why.
    pub fn fail(self, message: String) {
        self.notice.set(Some(Notice::Failed(message)));
    }

    /// Says that something was done, once the page that it leads to is there.
    pub fn done_after_page(self, message: String) {
        set_timeout(move || self.done(message), PAUSE);
    }

    /// Says what was done.
    pub fn done(self, message: String) {
        self.notice.set(Some(Notice::Done(message)));
    }
}

/// Keeps a text under a key of its own that is still free.
pub(super) fn put_aside(key: &str, text: &str) -> Result<(), StorageError> {
    let now = clock::now();
    let mut aside = format!("{ASIDE}{key}-{now}");
    let mut number = 1;
    while storage::read(&aside)?.is_some() {
        number += 1;
        aside = format!("{ASIDE}{key}-{now}-{number}");
    }
    storage::write(&aside, text)
}

/// The plan that is kept under a key, which must be the one with this id.
pub fn open_plan(key: String, id: &PlanId) -> (Slot, Option<Snapshot>) {
    Slot::open(key, |text| match snapshot::read(text) {
        Ok(snapshot) if snapshot.plan.id == *id => Ok(snapshot),
        Ok(snapshot) => Err(Trouble::Unreadable(format!(
            "It holds the plan \u{201c}{}\u{201d}, where \u{201c}{id}\u{201d} is expected.",
            snapshot.plan.id
        ))),
        Err(error) => Err(Trouble::from(&error)),
    })
}

/// Where the history of a plan is kept.
pub(super) fn history_key(id: &PlanId) -> String {
    format!("{HISTORY}{id}")
}

/// The history of a plan whose kept text has this checksum; None where there is none.
pub(super) fn kept_history(id: &PlanId, ends_at: &str) -> Option<History> {
    let text = storage::read(&history_key(id)).ok().flatten()?;
    Some(History::read(&text, ends_at))
}

/// The notes that are kept.
pub fn open_notes() -> (Slot, Option<notes::Notes>) {
    Slot::open(NOTES.to_owned(), |text| {
        notes::file::read(text).map_err(|error| Trouble::from(&error))
    })
}
