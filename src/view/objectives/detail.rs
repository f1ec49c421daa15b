//! The chosen objective: its official text, and what people say of it, which can be changed.

use super::{
    evidence::evidence,
    participants::participants,
    reorder::Reorder,
    status::status_fields,
    wording::{kind_and_goal, note_before, wording},
};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{Edit, ItemId, ObjectiveId},
    view::{
        dynamic::piece,
        findings::findings_about,
        ui::{
            chosen::Chosen,
            item_links::links_field,
            note_field::note_field,
            split::{back, missing},
        },
    },
};

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
                {wording(chosen, &id)}
                {findings_about(app, item.clone())}
                {status_fields(chosen)}
                {participants(app, chosen)}
                {kind_and_goal(chosen, &id)}
                {links_field(
                    app,
                    item.clone(),
                    move || chosen.read(|objective| objective.links.clone()),
                    move |links| chosen.change(|objective| objective.links = links),
                )}
                {evidence(
                    app,
                    &item,
                    chosen.signal(|objective| objective.evidence.clone()),
                    move |entries| chosen.change(|objective| objective.evidence = entries),
                )}
                {note_field(app, item.clone())}
                {note_before(chosen)}
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
