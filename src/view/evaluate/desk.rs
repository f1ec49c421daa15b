//! What a person does in the pass: answer, go on and back, undo. Buttons and keys end here alike.

use crate::view::prelude::*;
use crate::{
    app::{App, evaluation::Pass},
    browser::page,
    plan::{
        Assessor, Change, Edit, Evidence, Item, ItemId, Meeting, MeetingStatus, Objective, Plan,
        Status,
    },
};
use wasm_bindgen::JsCast;

/// The id of the heading that the keyboard's focus comes to with each item.
pub const HEADING: &str = "pass-heading";

/// The pass as it is shown.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    /// What was just done, for those who hear the page.
    pub said: RwSignal<String>,
    /// Whether single keys answer.
    pub keys: RwSignal<bool>,
    /// The changes made in this visit: where the pass was, and how many steps back there were after it.
    made: StoredValue<Vec<(usize, usize)>>,
}

impl Desk {
    pub fn new(app: App) -> Desk {
        Desk {
            app,
            said: RwSignal::new(String::new()),
            keys: RwSignal::new(true),
            made: StoredValue::new(Vec::new()),
        }
    }

    /// Listens to the keys for as long as the page is shown.
    pub fn listen(self) {
        let handle: Box<dyn Fn(web_sys::Event)> =
            Box::new(move |event| self.key(event.unchecked_ref()));
        let listener = window_event_listener_untyped("keydown", handle);
        on_cleanup(move || listener.remove());
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !self.keys.get_untracked() || has_modifier || page::takes_keys(event) {
            return;
        }
        let key = event.key();
        let number = key.parse::<usize>().ok().filter(|number| *number > 0);
        match (key.as_str(), number) {
            (_, Some(number)) => self.answer(number - 1),
            ("j" | "J" | "ArrowRight", _) => self.go_on(),
            ("k" | "K" | "ArrowLeft", _) => self.go_back(),
            ("u" | "U", _) => self.undo(),
            // One of the two is there, or none: it depends on the item.
            ("r" | "R", _) => {
                page::focus("pass-remark");
                page::focus("pass-held-words");
            }
            ("e" | "E", _) => page::focus("evidence-text"),
            _ => return,
        }
        event.prevent_default();
    }

    fn pass(self) -> Option<Pass> {
        untrack(|| self.app.pass())
    }

    pub fn begin(self, by: Assessor) {
        self.app.begin_pass(by);
        show_item();
    }

    /// A new pass through what is open now, with the same author.
    pub fn begin_again(self) {
        if let Some(pass) = self.pass() {
            self.begin(pass.by);
        }
    }

    pub fn set_by(self, by: Assessor) {
        if let Some(pass) = self.pass() {
            self.app.set_pass(Pass { by, ..pass });
        }
    }

    pub fn go_on(self) {
        self.go(|pass| (pass.at + 1).min(pass.items.len()));
    }

    pub fn go_back(self) {
        self.go(|pass| pass.at.saturating_sub(1));
    }

    fn go(self, to: impl FnOnce(&Pass) -> usize) {
        page::leave_field();
        if let Some(pass) = self.pass() {
            let at = to(&pass);
            if at != pass.at {
                self.said.set(String::new());
                self.app.set_pass(Pass { at, ..pass });
                show_item();
            }
        }
    }

    /// Makes a change that belongs to the item that the pass is at. Whether something was changed.
    pub fn change(self, make: impl FnOnce(&Plan, &Pass) -> Option<Edit>) -> bool {
        let Some(pass) = self.pass() else {
            return false;
        };
        let edit = self.app.with_plan_now(|plan| make(plan, &pass));
        let changed = edit.is_some_and(|edit| self.app.change(edit));
        if changed {
            let steps = self.steps();
            self.made.update_value(|made| made.push((pass.at, steps)));
        }
        changed
    }

    fn steps(self) -> usize {
        untrack(|| self.app.with_history(|history| history.undo.len()))
    }

    /// Takes the last change of this visit back, and goes to where it was made.
    pub fn undo(self) {
        page::leave_field();
        let steps = self.steps();
        let last = self.made.try_update_value(|made| {
            // What was undone elsewhere is no more to undo here.
            made.retain(|(_, after)| *after <= steps);
            let is_last = made.last().is_some_and(|(_, after)| *after == steps);
            is_last.then(|| made.pop()).flatten()
        });
        let Some((at, _)) = last.flatten() else {
            self.say("There is no answer of this visit to undo.".to_owned());
            return;
        };
        self.app.undo();
        self.say("The last answer was undone.".to_owned());
        self.go(|pass| at.min(pass.items.len()));
    }

    pub fn say(self, words: String) {
        self.said.set(words);
    }

    /// Gives the item one of the words, counted from 0.
    pub fn answer(self, at: usize) {
        let today = self.app.today_now();
        let mut words = None;
        self.change(|plan, pass| match plan.item(pass.item()?)? {
            Item::Objective(objective) => {
                let status = *Status::ALL.get(at)?;
                words = Some(format!(
                    "{}: {}",
                    plan.objective_label(objective),
                    status.label()
                ));
                let mut after = objective.clone();
                after.assess(status, pass.by, today);
                // In the pass it is always that author's word.
                if let Some(assessment) = &mut after.assessment {
                    assessment.by = pass.by;
                }
                replaced(objective, after, Edit::Objective)
            }
            Item::Meeting(meeting) => {
                let status = *MeetingStatus::OUTCOMES.get(at)?;
                words = Some(format!("{}: {}", meeting.title, status.label()));
                let mut after = meeting.clone();
                after.status = status;
                replaced(meeting, after, Edit::Meeting)
            }
            _ => None,
        });
        if let Some(words) = words {
            self.say(words);
        }
    }

    /// Whether something was said of the item: it has a word that is not the absence of one.
    pub fn answered(self, plan: &Plan, item: &ItemId) -> bool {
        match plan.item(item) {
            Some(Item::Objective(objective)) => objective.status != Status::NotAssessed,
            Some(Item::Meeting(meeting)) => !meeting.status.is_open(),
            Some(_) | None => false,
        }
    }

    /// Sets the remark of the objective; a blank text removes it.
    pub fn remark(self, text: &str) {
        let remark = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.change_objective(move |objective| {
            if let Some(assessment) = &mut objective.assessment {
                assessment.remark = remark;
            }
        });
    }

    fn change_objective(self, make: impl FnOnce(&mut Objective)) {
        self.change(|plan, pass| match plan.item(pass.item()?)? {
            Item::Objective(objective) => {
                let mut after = objective.clone();
                make(&mut after);
                replaced(objective, after, Edit::Objective)
            }
            _ => None,
        });
    }

    pub fn change_meeting(self, make: impl FnOnce(&mut Meeting)) {
        self.change(|plan, pass| match plan.item(pass.item()?)? {
            Item::Meeting(meeting) => {
                let mut after = meeting.clone();
                make(&mut after);
                replaced(meeting, after, Edit::Meeting)
            }
            _ => None,
        });
    }

    /// Gives the item these pieces of evidence: those that it had, and a new one.
    pub fn set_evidence(self, evidence: Vec<Evidence>) {
        let added = self.change(|plan, pass| match plan.item(pass.item()?)? {
            Item::Objective(before) => {
                let mut after = before.clone();
                after.evidence = evidence;
                replaced(before, after, Edit::Objective)
            }
            Item::Meeting(before) => {
                let mut after = before.clone();
                after.evidence = evidence;
                replaced(before, after, Edit::Meeting)
            }
            _ => None,
        });
        if added {
            self.say("Evidence added".to_owned());
        }
    }
}

/// The edit that replaces a record; None where it stays the same.
fn replaced<R: crate::plan::Record>(
    before: &R,
    after: R,
    edit: fn(Change<R>) -> Edit,
) -> Option<Edit> {
    (after != *before).then(|| edit(Change::Replace(Box::new(after))))
}

/// Puts the focus on the item, once it is drawn.
fn show_item() {
    page::focus_later(HEADING);
}
