//! The chosen objective: its official text, and what people say of it, which can be changed.

use super::{
    evidence::evidence, participants::participants, reorder::Reorder, status::status_fields,
};
use crate::{
    app::{App, Route},
    plan::{Edit, ItemId, Objective, ObjectiveId, Plan},
    view::{
        dynamic::piece,
        ui::{
            chosen::Chosen,
            item_links::links_field,
            note_field::note_field,
            split::{back, missing},
        },
    },
};
use leptos::prelude::*;

/// The panel.
pub fn objective_detail(app: App, id: &str, reorder: Reorder) -> AnyView {
    let Some(id) = ObjectiveId::new(id) else {
        return missing("objective");
    };
    let item = ItemId::Objective(id.clone());
    let found = id.clone();
    let chosen = Chosen::new(
        app,
        move |plan| plan.objective(&found).cloned(),
        Edit::Objective,
    );
    let exists = Memo::new(move |_| chosen.exists());
    let card = move || {
        if !exists.get() {
            return missing("objective");
        }
        view! {
            <div class="card detail">
                {official_text(chosen)}
                {status_fields(chosen)}
                {participants(app, chosen)}
                {links_field(
                    app,
                    item.clone(),
                    move || chosen.read(|objective| objective.links.clone()),
                    move |links| chosen.change(|objective| objective.links = links),
                )}
                {evidence(chosen, &id)}
                {note_field(app, item.clone())}
                {reorder.buttons(id.clone())}
            </div>
        }
        .into_any()
    };
    view! {
        {back(&Route::Objectives(None), "All objectives")}
        {piece(card)}
    }
    .into_any()
}

/// Number, kind, goal and the adopted wording.
fn official_text(chosen: Chosen<Objective>) -> AnyView {
    let app = chosen.app;
    let label =
        move || app.with_plan(|plan| chosen.read(|objective| plan.objective_label(objective)));
    let kind =
        move || app.with_plan(|plan| chosen.read(|objective| kind_in_words(plan, objective)));
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(label)}</h2>
        <p class="detail-kind">{piece(kind)}</p>
        <blockquote class="official">{piece(move || chosen.read(|objective| objective.text.clone()))}</blockquote>
    }
    .into_any()
}

/// "Framework of action · Goal 12".
fn kind_in_words(plan: &Plan, objective: &Objective) -> String {
    let kind = objective.kind.long_label();
    let goal = plan
        .goals
        .iter()
        .find(|goal| Some(&goal.id) == objective.goal.as_ref());
    match goal {
        Some(goal) => format!("{kind} · Goal {}", goal.number),
        None => kind.to_owned(),
    }
}
