//! Plans that are made here: blank, from the outline, as a copy, and for the next term.

use super::catalogue::{name_of, plan_key};
use crate::{
    app::{App, Route, keep},
    browser::storage,
    exchange::built_in,
    plan::{
        Edit, Period, Plan, PlanId,
        roll_over::{RollOver, meetings_in_words},
    },
};

/// What a new plan is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    Blank,
    /// The outline of the plan that Plenary came with.
    Outline,
    /// Another plan of the library.
    Copy(PlanId),
}

impl App {
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
        let meetings = match plan.meetings.len() {
            0 => String::new(),
            count => format!(" {}", meetings_in_words(count)),
        };
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
                "\u{201c}{name}\u{201d} is ready as a draft and is now the open plan.{meetings} \u{201c}{before}\u{201d} {}stays among your plans.",
                if has_ended { "is marked as ended and " } else { "" }
            ),
        );
        true
    }

    /// Takes a plan out again that was just added and that nobody has seen.
    pub(in crate::app) fn take_back(self, id: &PlanId) {
        self.take_from_shelf(id);
        let _ = storage::remove(&plan_key(id));
        let _ = storage::remove(&keep::history_key(id));
        self.look_at_library();
    }
}
