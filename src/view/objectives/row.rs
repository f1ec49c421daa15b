//! One objective in the list.

use crate::{
    app::Route,
    plan::{Objective, ObjectiveId, Plan, Status},
    view::ui::{
        rows::{Row, SEPARATOR},
        status_chip,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The class of the link in a row, by which the page finds the row of the chosen objective.
pub const LINK: &str = "row-link";

/// What a row shows.
struct RowData {
    id: ObjectiveId,
    number: String,
    text: String,
    status: Status,
    lead: String,
    /// For how long nothing was said of it; links, evidence and a note: each in words where there is any.
    stale: String,
    links: String,
    evidence: String,
    note: &'static str,
}

/// The row of an objective. `noted` are the objectives with a note, in order; `ordinal` is its place among those of its kind, counted from 1.
pub fn row(
    plan: &Plan,
    noted: &[ObjectiveId],
    objective: &Objective,
    ordinal: usize,
    today: NaiveDate,
    selected: Memo<Option<String>>,
) -> Row {
    let lead = objective.lead.as_ref().and_then(|id| plan.partner(id));
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => String::new(),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let data = RowData {
        id: objective.id.clone(),
        number: match &objective.number {
            Some(number) => number.trim_end_matches(['.', ')']).to_owned(),
            None => ordinal.to_string(),
        },
        text: objective.text.clone(),
        status: objective.status,
        lead: format!(
            "Lead: {}",
            lead.map_or("not named", |partner| partner.name.as_str())
        ),
        stale: objective
            .stale_for(today)
            .map_or_else(String::new, |months| {
                format!("Stale: nothing new for {months} months")
            }),
        links: counted(objective.links.len(), "link", "links"),
        evidence: counted(
            objective.evidence.len(),
            "piece of evidence",
            "pieces of evidence",
        ),
        note: if noted.binary_search(&objective.id).is_ok() {
            "private note"
        } else {
            ""
        },
    };
    let shown = [
        data.id.as_str(),
        &data.number,
        &data.text,
        data.status.label(),
        &data.lead,
        &data.stale,
        &data.links,
        &data.evidence,
        data.note,
    ]
    .join(SEPARATOR);
    Row::new(shown, data, move |data| draw(data, selected))
}

/// Nothing in a row follows a signal: there can be thousands. Which one is chosen is marked from outside.
fn draw(row: &RowData, selected: Memo<Option<String>>) -> AnyView {
    let href = Route::Objectives(Some(row.id.clone())).to_hash();
    let here = selected
        .with_untracked(|selected| selected.as_deref() == Some(row.id.as_str()))
        .then_some("true");
    let meta = [
        (row.lead.as_str(), ""),
        (&row.stale, "stale"),
        (&row.links, ""),
        (&row.evidence, ""),
        (row.note, "private"),
    ]
    .into_iter()
    .filter(|(words, _)| !words.is_empty())
    .map(|(words, class)| view! { <span class=class>{words.to_owned()}</span> }.into_any())
    .collect_view();
    view! {
        <li class="row">
            <span class="row-number" aria-hidden="true">{row.number.clone()}</span>
            <div class="row-body">
                <a class="row-link official" href=href aria-current=here>{row.text.clone()}</a>
                <p class="row-meta">{meta}</p>
            </div>
            {status_chip(row.status)}
        </li>
    }
    .into_any()
}
