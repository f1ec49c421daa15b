//! A new objective.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::location,
    plan::{Change, Edit, Objective, ObjectiveKind, Plan},
    view::ui::{
        Choices,
        add_form::{Input, NewField, Written, add_form},
    },
};
use std::cmp::Reverse;

/// The button and its form. What was added is opened.
pub fn add_objective(app: App) -> AnyView {
    let text = NewField {
        label: "Text",
        is_needed: true,
        input: Input::Text,
    };
    let kind = NewField {
        label: "Kind",
        is_needed: true,
        input: Input::Choice(app.with_plan_now(kinds)),
    };
    let add = move |written: Written| {
        let Some(kind) = ObjectiveKind::from_word(written.text(1)) else {
            return false;
        };
        let made = app.with_plan_now(|plan| new_objective(plan, kind, written.text(0)));
        let Some((at, objective)) = made else {
            return false;
        };
        let route = Route::Objectives(Some(objective.id.clone()));
        let record = Box::new(objective);
        let is_taken = app.change(Edit::Objective(Change::Add { at, record }));
        if is_taken {
            location::go_to(&route.to_hash());
        }
        is_taken
    };
    let free = Signal::stored(false);
    view! {
        <div class="add-forms">
            {add_form(app, "objective", vec![text, kind], free, add)}
        </div>
    }
    .into_any()
}

/// What a plan has most comes first: it is most likely what is added. Of as many, the plain ones.
fn kinds(plan: &Plan) -> Choices {
    let mut kinds = ObjectiveKind::ALL.to_vec();
    let counted = plan.objective_kinds();
    let count = |kind: &ObjectiveKind| {
        let found = counted.iter().find(|(it, _)| it == kind);
        found.map_or(0, |(_, count)| *count)
    };
    kinds.sort_by_key(|kind| (Reverse(count(kind)), *kind != ObjectiveKind::Objective));
    kinds
        .iter()
        .map(|kind| (kind.word().to_owned(), kind.long_label().to_owned()))
        .collect()
}

/// An objective, and the place at the end of its kind.
fn new_objective(plan: &Plan, kind: ObjectiveKind, text: &str) -> Option<(usize, Objective)> {
    let id = plan.free_objective_id(kind)?;
    let last = plan.objectives.iter().rposition(|other| other.kind == kind);
    let at = last.map_or(plan.objectives.len(), |last| last + 1);
    Some((at, Objective::new(id, kind, text)))
}
