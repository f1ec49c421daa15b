//! Plans that were removed: they wait until they are restored, or handed out and forgotten.

use super::{
    BUILT_IN, REMOVED, Way,
    catalogue::{RemovedPlan, plan_key, removed_key, removed_of_key},
    first::move_text,
    is_built_in, key_of, no_room_for, summary_of_text,
};
use crate::{
    app::{
        App, Notice, Route,
        keep::{self, Trouble},
        review,
        route::query,
    },
    browser::{
        clock,
        storage::{self, StorageError},
    },
    exchange::{built_in, snapshot},
    plan::PlanId,
};

/// The keys of the removed plans with this id, the last removed first.
pub(in crate::app) fn removed_keys_of(id: &PlanId) -> Vec<String> {
    let mut keys = storage::keys().unwrap_or_default();
    keys.retain(|key| removed_of_key(key).is_some_and(|(removed, _)| removed == *id));
    keys.sort();
    keys.reverse();
    keys
}

impl App {
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

    pub(super) fn restore(self, key: &str, then_open: bool) {
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
            review::forget_choices(&id);
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

pub(super) fn removed_in_a_line(key: String) -> Option<RemovedPlan> {
    let (id, at) = removed_of_key(&key)?;
    let text = storage::read(&key).ok().flatten()?;
    Some(RemovedPlan {
        summary: summary_of_text(id, &text, None),
        key,
        at,
    })
}
