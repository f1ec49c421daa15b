//! What a person can do: every change of the plan, of the notes and of the settings goes through here.

use super::{
    App, Notice, Route, Theme,
    history::{History, Step},
    keep,
    library::catalogue,
};
use crate::{
    browser::{clock, location, page, storage},
    exchange::{built_in, snapshot::Snapshot},
    plan::{Edit, EditError, term::plural},
};

/// How this program signs the files that it writes.
pub const APP: &str = concat!("Plenary ", env!("CARGO_PKG_VERSION"));

/// What a change is called, without what belongs to it.
fn headline(said: &str) -> &str {
    said.lines().next().unwrap_or_default()
}

/// Along the history.
#[derive(Clone, Copy, PartialEq)]
enum Direction {
    Back,
    Forth,
}

/// Applies an edit; gives the step that takes it back.
fn take(
    snapshot: &mut Snapshot,
    edit: Edit,
    lineage: Option<Vec<String>>,
    said: String,
    at: String,
) -> Result<Step, EditError> {
    let inverse = snapshot.plan.apply(edit)?;
    let lineage = lineage.map(|lineage| std::mem::replace(&mut snapshot.lineage, lineage));
    Ok(Step::new(inverse, said, at, lineage))
}

impl App {
    /// Changes the plan, so that it can be undone. False where the edit was refused, which is then said.
    pub fn change(self, edit: Edit) -> bool {
        self.change_with_lineage(edit, None)
    }

    /// The same, for an edit that opens another plan: its lineage comes with it.
    pub(super) fn change_with_lineage(self, edit: Edit, lineage: Option<Vec<String>>) -> bool {
        let said = self.with_plan_now(|plan| plan.describe(&edit));
        self.change_saying(edit, lineage, said)
    }

    /// The same, told in these words: a sentence, and below it what belongs to it, a line each.
    pub(super) fn change_saying(
        self,
        edit: Edit,
        lineage: Option<Vec<String>>,
        said: String,
    ) -> bool {
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
        let taken = self
            .snapshot
            .try_update(|snapshot| take(snapshot, edit, lineage, said, clock::now()));
        match taken? {
            Ok(step) => {
                self.plan_changed();
                Some(step)
            }
            Err(error) => {
                self.fail(error.message());
                None
            }
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        if let Some(said) = self.go_along(Direction::Back, 1) {
            self.done(format!("Undone: {}", headline(&said)));
        }
    }

    /// Makes the last change that was taken back again.
    pub fn redo(self) {
        if let Some(said) = self.go_along(Direction::Forth, 1) {
            self.done(format!("Done again: {}", headline(&said)));
        }
    }

    /// Goes to the point of the history at which so many changes stand, in one go.
    pub fn return_to(self, point: usize) {
        let now = self.history.with_untracked(|history| history.undo.len());
        let (direction, steps) = if point < now {
            (Direction::Back, now - point)
        } else {
            (Direction::Forth, point - now)
        };
        if self.go_along(direction, steps).is_some() {
            let changes = plural(steps as i64, "change");
            self.done(match direction {
                Direction::Back => format!(
                    "{changes} undone. They stand above the present point until you change something else."
                ),
                Direction::Forth => format!("{changes} done again."),
            });
        }
    }

    /// Takes steps of the history, and says what the last of them was. None where there was nothing to take.
    fn go_along(self, direction: Direction, steps: usize) -> Option<String> {
        let mut last = None;
        let mut refused = None;
        self.snapshot.update(|snapshot| {
            self.history.update(|history| {
                let History { undo, redo, .. } = &mut *history;
                let (from, to) = match direction {
                    Direction::Back => (undo, redo),
                    Direction::Forth => (redo, undo),
                };
                for _ in 0..steps {
                    let Some(step) = from.pop() else {
                        break;
                    };
                    let (edit, lineage, said, at) = (
                        step.edit.clone(),
                        step.lineage.clone(),
                        step.said.clone(),
                        step.at.clone(),
                    );
                    match take(snapshot, edit, lineage, said, at) {
                        Ok(inverse) => {
                            last = Some(inverse.said.clone());
                            to.push(inverse);
                        }
                        Err(error) => {
                            from.push(step);
                            refused = Some(error.message());
                            break;
                        }
                    }
                }
                if last.is_some() {
                    history.changed = Some(clock::now());
                    history.unsaved = true;
                }
            });
        });
        if last.is_some() {
            self.plan_changed();
        }
        if let Some(message) = refused {
            self.fail(message);
            return None;
        }
        last
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

    /// Chooses another item of the open page, or none. The page stays where it is, and so does the keyboard's focus.
    pub fn choose_here(self, route: Route) {
        if self.route.with_untracked(|open| *open != route) {
            let query = self.query.get_untracked();
            location::add(&format!("{}{query}", route.to_hash()));
            self.note_opened(&route);
            self.route.set(route);
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
            .with_untracked(|notice| matches!(notice, Some(Notice::Done(_) | Notice::Way(..))))
        {
            self.notice.set(None);
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
        self.say_whether_kept(kept.is_ok());
    }

    pub(super) fn say_whether_kept(self, kept: bool) {
        if !kept {
            self.fail(
                "The browser did not keep the choice: it holds until you close the page."
                    .to_owned(),
            );
        }
    }

    /// Sets who notes the steps of a meeting; a blank name is nobody.
    pub fn set_author(self, name: &str) {
        let name = name.trim();
        self.author.set(name.to_owned());
        let kept = match name.is_empty() {
            true => storage::remove(keep::AUTHOR),
            false => storage::write(keep::AUTHOR, name),
        };
        self.say_whether_kept(kept.is_ok());
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

    /// Puts the plan that Plenary came with back as it came, in one step that can be undone. It is opened, and saved as
    /// a file first. Other plans and notes stay.
    pub fn start_again(self) {
        let (fresh, id) = match (built_in::built_in(), catalogue::built_in_id()) {
            (Ok(fresh), Some(id)) => (fresh, id),
            (Err(error), _) => return self.fail(error.message()),
            (Ok(_), None) => return,
        };
        if !self.is_in_library(&id) {
            if self.add_snapshot(fresh, "As Plenary came with it") {
                self.open_saying(
                    &id,
                    &Route::Overview,
                    "The plan that Plenary came with is among your plans again.".to_owned(),
                );
            }
            return;
        }
        if !self.switch_here(&id) || !self.export_plan() {
            return;
        }
        if self.change_with_lineage(Edit::Adopt(Box::new(fresh.plan)), Some(fresh.lineage)) {
            self.done("The plan is as Plenary came with it. Undo brings yours back; your other plans and your notes were not touched.".to_owned());
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
