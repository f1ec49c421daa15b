//! Who leads an objective and who takes part in it, in the official order.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{Objective, PartnerId, Plan},
    view::{
        dynamic::{act, piece},
        ui::{Choices, choice, choice_to_add, chosen::Chosen},
    },
};

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
        let taken = chosen.read(|objective| {
            let named = objective.participants.iter().chain(&objective.lead);
            named.cloned().collect::<Vec<_>>()
        });
        app.with_plan(|plan| choices_beside(plan, &taken))
    });
    let add = move |id: String| {
        if let Some(id) = PartnerId::new(id) {
            chosen.change(|objective| {
                objective.participants.push(id);
                let order = app.with_plan_now(|plan| ordered(plan, &objective.participants));
                objective.participants = order.into_iter().map(|(id, _)| id).collect();
            });
        }
    };
    view! {
        {choice("Lead", "lead", app.of_plan(lead_choices), lead, move |id| {
            chosen.change(|objective| objective.set_lead(PartnerId::new(id)));
        })}
        <section class="links-field">
            <h3>"Participating"</h3>
            <ul class="item-links participants">{piece(list)}</ul>
            {choice_to_add("Add a participant", "add-participant", "Add this participant", others.into(), add)}
        </section>
    }
    .into_any()
}

fn participant(chosen: Chosen<Objective>, id: PartnerId, name: String) -> AnyView {
    let words = format!("Remove {name} from those who take part");
    named_partner(id, name, words, move |id| {
        chosen.change(|objective| objective.participants.retain(|one| one != id));
    })
}

/// A partner of a list, which can be taken out of it.
pub fn named_partner(
    id: PartnerId,
    name: String,
    words: String,
    remove: impl Fn(&PartnerId) + 'static,
) -> AnyView {
    let href = Route::Partners(Some(id.clone())).to_hash();
    view! {
        <li>
            <a href=href>{name}</a>
            <button type="button" class="quiet" aria-label=words on:click=act(move |_| remove(&id))>"Remove"</button>
        </li>
    }
    .into_any()
}

/// These partners with their names, members first, in their official order.
pub fn ordered(plan: &Plan, ids: &[PartnerId]) -> Vec<(PartnerId, String)> {
    plan.partners_in_order()
        .into_iter()
        .filter(|partner| ids.contains(&partner.id))
        .map(|partner| (partner.id.clone(), partner.name.clone()))
        .collect()
}

/// All partners as choices, members first.
fn choices(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    plan.partners_in_order().into_iter().map(|partner| {
        let mut name = partner.name.clone();
        if partner.retired.is_some() {
            name.push_str(" (retired)");
        }
        (partner.id.to_string(), name)
    })
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
