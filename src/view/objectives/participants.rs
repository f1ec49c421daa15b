//! Who leads an objective and who takes part in it, in the official order.

use super::selection::in_official_order;
use crate::{
    app::{App, Route},
    browser::page,
    plan::{Objective, PartnerId, Plan},
    view::{
        dynamic::{act, piece},
        ui::{Choices, choice, chosen::Chosen},
    },
};
use leptos::prelude::*;

/// The lead and the participants.
pub fn participants(app: App, chosen: Chosen<Objective>) -> AnyView {
    let lead = chosen.signal(|objective| {
        let lead = objective.lead.as_ref();
        lead.map_or_else(String::new, PartnerId::to_string)
    });
    let taking_part = Memo::new(move |_| {
        chosen.read(|objective| app.with_plan(|plan| ordered(plan, &objective.participants)))
    });
    let list = move || {
        let rows = taking_part.get();
        let rows = rows
            .into_iter()
            .map(|(id, name)| participant(chosen, id, name));
        rows.collect_view()
    };
    let others = Memo::new(move |_| {
        let taken = chosen.read(|objective| objective.participants.clone());
        app.with_plan(|plan| choices_beside(plan, &taken))
    });
    let add = move |id: String| {
        if let Some(id) = PartnerId::new(id) {
            chosen.change(|objective| {
                objective.participants.push(id);
                let order = app.with_plan_now(|plan| ordered(plan, &objective.participants));
                objective.participants = order.into_iter().map(|(id, _)| id).collect();
            });
            page::reset_choice("add-participant");
        }
    };
    view! {
        {choice("Lead", "lead", app.of_plan(lead_choices), lead, move |id| {
            chosen.change(|objective| objective.lead = PartnerId::new(id));
        })}
        <section class="links-field">
            <h3>"Participating"</h3>
            <ul class="item-links participants">{piece(list)}</ul>
            {choice("Add a participant", "add-participant", others.into(), Signal::stored(String::new()), add)}
        </section>
    }
    .into_any()
}

fn participant(chosen: Chosen<Objective>, id: PartnerId, name: String) -> AnyView {
    let href = Route::Partners(Some(id.clone())).to_hash();
    let words = format!("Remove {name} from those who take part");
    let remove =
        move |_| chosen.change(|objective| objective.participants.retain(|one| *one != id));
    view! {
        <li>
            <a href=href>{name}</a>
            <button type="button" class="quiet" aria-label=words on:click=act(remove)>"Remove"</button>
        </li>
    }
    .into_any()
}

/// These partners with their names, members first, in their official order.
pub fn ordered(plan: &Plan, ids: &[PartnerId]) -> Vec<(PartnerId, String)> {
    in_official_order(plan)
        .filter(|partner| ids.contains(&partner.id))
        .map(|partner| (partner.id.clone(), partner.name.clone()))
        .collect()
}

/// All partners as choices, members first.
fn choices(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    in_official_order(plan).map(|partner| (partner.id.to_string(), partner.name.clone()))
}

/// The partners that can be added to those who are there, below "Choose…".
pub fn choices_beside(plan: &Plan, taken: &[PartnerId]) -> Choices {
    let first = (String::new(), "Choose…".to_owned());
    let others = choices(plan).filter(|(id, _)| taken.iter().all(|one| one.as_str() != id));
    std::iter::once(first).chain(others).collect()
}

/// The same, and nobody.
pub fn lead_choices(plan: &Plan) -> Choices {
    let nobody = (String::new(), "Not named".to_owned());
    std::iter::once(nobody).chain(choices(plan)).collect()
}
