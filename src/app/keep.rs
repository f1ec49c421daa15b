//! Autosave. A slot is one text in local storage together with what is known of it.
//!
//! The invariants: "Saved" means written and read back. A text that can't be read, that a newer Plenary wrote, or
//! that another tab changed is never overwritten until a person says so, and then it is set aside first.
//!
//! The plan's slot is that of the open plan ([`super::library`]); its history is written after it, and gives way to it
//! where there is no room for both.

mod slot;

use super::{
    App, Notice, Route, bases,
    history::{Gap, History, Step},
    library,
    library::catalogue,
};
use crate::reactive::*;
use crate::{
    browser::{clock, file, storage, storage::StorageError},
    exchange::snapshot::{self, Snapshot},
    notes,
    plan::{Edit, PlanId},
};
use slot::Kept;
pub use slot::{Slot, Trouble};
use std::time::Duration;

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
        self.keep_choices();
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
        (self.has_choices() && !self.with_reviewing_now(|it| it.is_kept))
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
