//! One objective in the list.

use crate::{
    app::Route,
    notes::{Notes, Subject},
    plan::{ItemId, Objective, ObjectiveId, Plan, Status, term::plural},
    view::ui::StatusChip,
};
use crate::view::dynamic::{live};
use leptos::prelude::*;

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RowData {
    id: ObjectiveId,
    number: String,
    text: String,
    status: Status,
    lead: Option<String>,
    links: usize,
    evidence: usize,
    has_note: bool,
}

impl RowData {
    /// `ordinal` is the objective's place among those of its kind, counted from 1.
    pub fn of(plan: &Plan, notes: &Notes, objective: &Objective, ordinal: usize) -> Self {
        let lead = objective.lead.as_ref().and_then(|id| plan.partner(id));
        let subject = Subject {
            plan: plan.id.clone(),
            about: Some(ItemId::Objective(objective.id.clone())),
        };
        RowData {
            id: objective.id.clone(),
            number: match &objective.number {
                Some(number) => number.trim_end_matches(['.', ')']).to_owned(),
                None => ordinal.to_string(),
            },
            text: objective.text.clone(),
            status: objective.status,
            lead: lead.map(|partner| partner.name.clone()),
            links: objective.links.len(),
            evidence: objective.evidence.len(),
            has_note: notes.get(&subject).is_some(),
        }
    }
}

/// The row.
#[component]
pub fn ObjectiveRow(row: RowData, selected: Memo<Option<ObjectiveId>>) -> impl IntoView {
    let href = Route::Objectives(Some(row.id.clone())).to_hash();
    let id = row.id.clone();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let links = (row.links > 0).then(|| view! { <span>{plural(row.links as i64, "link")}</span> });
    let evidence = (row.evidence > 0)
        .then(|| view! { <span>{plural(row.evidence as i64, "entry").replace("entrys", "entries")} " of evidence"</span> });
    view! {
        <li class="row">
            <span class="row-number" aria-hidden="true">{row.number}</span>
            <div class="row-body">
                <a class="row-link official" href=href aria-current=live(here)>{row.text}</a>
                <p class="row-meta">
                    <span>"Lead: " {row.lead.unwrap_or_else(|| "not named".to_owned())}</span>
                    {links}
                    {evidence}
                    {row.has_note.then(|| view! { <span class="private">"private note"</span> })}
                </p>
            </div>
            <StatusChip status=row.status/>
        </li>
    }
}
