//! What a person can do: every change of the plan, of the notes and of the settings goes through here.

use super::{App, Notice, Route, Theme, history::Step, keep};
use crate::{
    browser::{clock, location, page, storage},
    exchange::{built_in, snapshot},
    notes,
    plan::{Edit, ItemId},
};
use leptos::prelude::*;

/// How this program signs the files that it writes.
pub const APP: &str = concat!("Plenary ", env!("CARGO_PKG_VERSION"));

impl App {
    /// Changes the plan, so that it can be undone. False where the edit was refused, which is then said.
    pub fn change(self, edit: Edit) -> bool {
        self.change_with_lineage(edit, None)
    }

    /// The same, for an edit that opens another plan: its lineage comes with it.
    pub(super) fn change_with_lineage(self, edit: Edit, lineage: Option<Vec<String>>) -> bool {
        let said = self.with_plan_now(|plan| plan.describe(&edit));
        match self.step(edit, lineage, said) {
            Some(step) => {
                self.history.update(|history| history.push(step));
                self.notice.set(None);
                true
            }
            None => false,
        }
    }

    /// Applies an edit; gives the step that takes it back.
    fn step(self, edit: Edit, lineage: Option<Vec<String>>, said: String) -> Option<Step> {
        let mut snapshot = self.snapshot.write();
        match snapshot.plan.apply(edit) {
            Ok(inverse) => {
                let lineage =
                    lineage.map(|lineage| std::mem::replace(&mut snapshot.lineage, lineage));
                drop(snapshot);
                self.plan_changed();
                Some(Step {
                    edit: inverse,
                    said,
                    lineage,
                })
            }
            Err(error) => {
                drop(snapshot);
                self.fail(error.message());
                None
            }
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let Some(step) = self
            .history
            .try_update(|history| history.undo.pop())
            .flatten()
        else {
            return;
        };
        let said = step.said.clone();
        if let Some(inverse) = self.step(step.edit, step.lineage, step.said) {
            self.history.update(|history| history.redo.push(inverse));
            self.done(format!("Undone: {said}"));
        }
    }

    /// Makes the last change that was taken back again.
    pub fn redo(self) {
        let Some(step) = self
            .history
            .try_update(|history| history.redo.pop())
            .flatten()
        else {
            return;
        };
        let said = step.said.clone();
        if let Some(inverse) = self.step(step.edit, step.lineage, step.said) {
            self.history.update(|history| history.undo.push(inverse));
            self.done(format!("Done again: {said}"));
        }
    }

    /// Sets a choice of the open page in its address. The page stays where it is, and going back does not stop at it.
    pub fn set_query(self, key: &str, value: Option<String>) {
        let before = self.query.get_untracked();
        let mut query = before.clone();
        query.set(key, value);
        if query != before {
            self.query.set(query);
            self.write_address();
        }
    }

    /// Writes the open page and its choices into the address.
    pub(super) fn write_address(self) {
        let query = self.query.get_untracked();
        let route = self.route.with_untracked(Route::to_hash);
        location::replace(&format!("{route}{query}"));
    }

    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }

    /// Puts away what was said to be done. What failed stays until it is read.
    pub(super) fn dismiss_done(self) {
        if self
            .notice
            .with_untracked(|notice| matches!(notice, Some(Notice::Done(_))))
        {
            self.notice.set(None);
        }
    }

    /// Writes the private note on an item, or on the plan in general; an empty text removes it.
    pub fn set_note(self, about: Option<ItemId>, text: String) {
        let subject = self.subject(about);
        self.notes
            .update(|notes| notes.set(subject, text, clock::now()));
        self.notes_changed();
    }

    /// Hands the plan out as a snapshot file. Whether the browser took it.
    pub fn export_plan(self) -> bool {
        let today = self.today.get_untracked();
        let (text, name, lineage) = self.snapshot.with_untracked(|current| {
            let mut exported =
                snapshot::export(&current.plan, &current.lineage, &clock::now(), None, APP);
            // What a newer Plenary wrote around the plan travels on.
            exported.extra.clone_from(&current.extra);
            exported.exported.extra.clone_from(&current.exported.extra);
            (
                snapshot::write(&exported),
                snapshot::file_name(&current.plan, today),
                exported.lineage,
            )
        });
        if !self.hand_out(&name, "application/json", &text) {
            return false;
        }
        // The browser remembers what it handed out: the next file names this one as its parent.
        if self.snapshot.with_untracked(|now| now.lineage != lineage) {
            self.snapshot.update(|snapshot| snapshot.lineage = lineage);
            self.plan_changed();
        }
        self.done(format!(
            "The plan was saved as {name}. Private notes are not in it."
        ));
        true
    }

    /// Hands the private notes out as a file of their own. Whether the browser took it.
    pub fn back_up_notes(self) -> bool {
        let name = format!("plenary-notes-{}.json", self.today.get_untracked());
        let text = self.notes.with_untracked(notes::file::write);
        let taken = self.hand_out(&name, "application/json", &text);
        if taken {
            self.done(format!(
                "Your notes were saved as {name}. Keep it to yourself: they are private."
            ));
        }
        taken
    }

    /// Takes in the notes of a backup file's text.
    pub fn restore_notes(self, text: &str) {
        match notes::file::read(text) {
            Err(error) => self.fail(error.message()),
            Ok(backup) => {
                let done = self
                    .notes
                    .try_update(|notes| notes.restore(&backup))
                    .unwrap_or_default();
                self.notes_changed();
                self.done(format!(
                    "Notes restored: {} added, {} joined with a note that was here, {} already here.",
                    done.added, done.joined, done.unchanged
                ));
            }
        }
    }

    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        // At the start src/start.js does this, before anything is drawn.
        page::set_theme(match theme {
            Theme::System => None,
            Theme::Light | Theme::Dark => Some(theme.word()),
        });
        let kept = match theme {
            Theme::System => storage::remove(keep::THEME),
            Theme::Light | Theme::Dark => storage::write(keep::THEME, theme.word()),
        };
        if kept.is_err() {
            self.fail(
                "The browser did not keep the choice: it holds until you close the page."
                    .to_owned(),
            );
        }
    }

    /// Asks the browser to keep what is stored, also when it runs short of room.
    pub fn ask_to_persist(self) {
        leptos::task::spawn_local(async move {
            if storage::ask_to_persist().await {
                self.done("The browser promised to keep what Plenary stores, until you clear it yourself.".to_owned());
            } else {
                self.fail("The browser did not promise it: it may clear the page's storage when it runs short of room, or after some weeks without a visit. Save the plan and your notes as files.".to_owned());
            }
        });
    }

    /// Goes back to the plan that Plenary came with, in one step that can be undone. Notes stay.
    pub fn start_again(self) {
        match built_in::built_in() {
            Ok(fresh) => {
                if self.change_with_lineage(Edit::Adopt(Box::new(fresh.plan)), Some(fresh.lineage))
                {
                    self.done("The plan is as Plenary came with it. Undo brings yours back; your notes were not touched.".to_owned());
                }
            }
            Err(error) => self.fail(error.message()),
        }
    }

    /// Removes every private note, set-aside ones too. There is no undo, so the view has a backup saved first.
    pub fn remove_all_notes(self) {
        self.notes.set(Default::default());
        self.notes_changed();
        self.save_now();
        self.forget_aside_notes();
        if self.notes_slot.with_untracked(|slot| slot.is_saved()) {
            self.done("All private notes were removed from this browser.".to_owned());
        }
    }
}
