//! What a person does with private notes. Nothing here reaches the plan or its files.

use super::App;
use crate::{
    browser::clock,
    exchange::snapshot::Renamed,
    markdown,
    notes::{Note, Subject},
    plan::{Item, ItemId, Plan, PlanId, edtf::day_in_words},
};

impl App {
    /// Writes the private note on an item of the open plan, or on the plan in general; an empty text empties it.
    pub fn set_note(self, about: Option<ItemId>, text: String) {
        let label = self.with_plan_now(|plan| about.as_ref().and_then(|item| name_of(plan, item)));
        let subject = self.subject(about);
        self.notes.update(|notes| {
            notes.set(subject.clone(), text, clock::now());
            notes.set_label(&subject, label);
        });
        self.notes_changed();
    }

    /// Ticks a box of a note, counted from 0, or takes its tick away. `seen` is the text that was on the screen: where
    /// the note says something else by now, nothing happens.
    pub fn tick_note(self, about: Option<ItemId>, seen: &str, number: usize) {
        let subject = self.subject(about.clone());
        let is_seen = self
            .notes
            .with_untracked(|notes| notes.text(&subject) == seen);
        if is_seen && let Some(text) = markdown::tick(seen, number) {
            self.set_note(about, text);
        }
    }

    /// Goes back to an earlier version of a note.
    pub fn restore_version(self, subject: &Subject, index: usize) {
        let of = self.notes.with_untracked(|notes| {
            let version = notes.get(subject)?.versions.get(index)?;
            Some(moment_in_words(&version.at))
        });
        let is_done = self
            .notes
            .try_update(|notes| notes.restore_version(subject, index, clock::now()));
        if is_done == Some(true) {
            self.notes_changed();
            self.done(format!(
                "The text of {} is back. What stood there is among the earlier versions.",
                of.unwrap_or_default()
            ));
        }
    }

    /// Has an emptied note back as it was.
    pub fn restore_emptied(self, subject: &Subject) {
        let last = self.notes.with_untracked(|notes| {
            let note = notes.get(subject)?;
            note.versions.len().checked_sub(1)
        });
        if let Some(index) = last {
            self.restore_version(subject, index);
        }
    }

    /// Takes a note away. Its text can be had back from the emptied notes.
    pub fn empty_note(self, subject: &Subject) {
        self.notes
            .update(|notes| notes.empty(subject, clock::now()));
        self.notes_changed();
        self.done(
            "The note was removed. It can be had back below, under “Removed notes”.".to_owned(),
        );
    }

    /// Removes a note and its versions for good.
    pub fn forget_note(self, subject: &Subject) {
        self.notes.update(|notes| {
            notes.forget(subject);
        });
        self.notes_changed();
        self.done("The note and its earlier versions were removed for good.".to_owned());
    }

    /// Puts a note on another item of the open plan, or on the plan in general.
    pub fn attach_note(self, from: &Subject, about: Option<ItemId>) {
        let label = self.with_plan_now(|plan| about.as_ref().and_then(|item| name_of(plan, item)));
        let to = self.subject(about);
        let is_done = self.notes.try_update(|notes| {
            let is_done = notes.attach(from, to.clone(), clock::now());
            notes.set_label(&to, label.clone());
            is_done
        });
        if is_done == Some(true) {
            self.notes_changed();
            let to = label.unwrap_or_else(|| "the plan in general".to_owned());
            self.done(format!("The note is now on {to}."));
        }
    }

    /// Notes go along with records that have another id since a merge.
    pub(super) fn move_notes(self, moved: &[Renamed]) {
        let item = |list: &str, id: &str| ItemId::from_words(list.trim_end_matches('s'), id);
        let moves: Vec<(Subject, Subject)> = moved
            .iter()
            .filter_map(|it| Some((item(&it.list, &it.id)?, item(&it.list, &it.to)?)))
            .map(|(from, to)| (self.subject(Some(from)), self.subject(Some(to))))
            .collect();
        let has_moved = self.notes.try_update(|notes| {
            moves.into_iter().fold(false, |before, (from, to)| {
                notes.attach(&from, to, clock::now()) || before
            })
        });
        if has_moved == Some(true) {
            self.label_notes();
            self.notes_changed();
        }
    }

    /// Keeps with each note on the open plan what its item is called, where it is not kept yet: notes of before, and
    /// those of a backup. Once the item is gone, it is too late.
    pub(super) fn label_notes(self) {
        let nameless = |note: &Note| note.label.is_none();
        let labels: Vec<(Subject, String)> = self.with_plan_now(|plan| {
            self.notes.with_untracked(|notes| {
                let of_plan = notes.of_plan(&plan.id).filter(|(_, note)| nameless(note));
                of_plan
                    .filter_map(|(subject, _)| {
                        let label = name_of(plan, subject.about.as_ref()?)?;
                        Some((subject.clone(), label))
                    })
                    .collect()
            })
        });
        if !labels.is_empty() {
            self.notes.update(|notes| {
                for (subject, label) in labels {
                    notes.set_label(&subject, Some(label));
                }
            });
            self.notes_changed();
        }
    }

    /// Whether notes on this plan have their plan in this browser.
    pub fn has_plan(self, id: &PlanId) -> bool {
        self.with_plan(|plan| plan.id == *id)
            || self.with_library(|library| library.plans.iter().any(|plan| plan.id == *id))
    }
}

/// What an item is called where it is shown without its plan: "Framework 3: Promote the use of …".
fn name_of(plan: &Plan, item: &ItemId) -> Option<String> {
    const MOST: usize = 110;
    let mut name = plan.item_label(item)?;
    if let Some(Item::Objective(objective)) = plan.item(item) {
        name.push_str(": ");
        name.push_str(&objective.text);
    }
    let end = name.char_indices().nth(MOST).map(|(end, _)| end);
    if let Some(start) = end.and_then(|end| name.get(..end)) {
        name = format!("{}…", start.trim_end());
    }
    Some(name)
}

/// A moment on the clock of the machine: "24 November 2026, 10:04".
pub fn moment_in_words(moment: &str) -> String {
    clock::on_this_machine(moment).map_or_else(
        || moment.to_owned(),
        |(day, time)| format!("{}, {time}", day_in_words(day)),
    )
}
