//! How many objectives have which status, as a bar with its table twin.

use crate::view::dynamic::{live, piece};
use crate::{
    app::use_app,
    plan::{ObjectiveKind, Status},
};
use leptos::prelude::*;

/// The bars, one for each kind of objective.
pub fn progress() -> AnyView {
    let app = use_app();
    let kinds = move || {
        app.with_plan(|plan| {
            plan.objective_kinds()
                .into_iter()
                .map(|(kind, total)| {
                    let counts = plan.status_counts(Some(kind));
                    kind_progress(kind, total, counts)
                })
                .collect_view()
        })
    };
    view! {
        <section class="card" aria-labelledby="progress-heading">
            <h2 id="progress-heading">"Progress"</h2>
            {piece(kinds)}
        </section>
    }
    .into_any()
}

fn kind_progress(kind: ObjectiveKind, total: usize, counts: Vec<(Status, usize)>) -> AnyView {
    let bars = counts
        .iter()
        .map(|(status, count)| {
            let grow = count.to_string();
            let word = status.word();
            view! { <span class="bar-part" data-status=word style:flex-grow=live(move || grow.clone())></span> }.into_any()
        })
        .collect_view();
    let rows = counts
        .iter()
        .map(|(status, count)| {
            view! {
                <li>
                    <span class="swatch" data-status=status.word()></span>
                    {status.label()} " " <strong>{count.to_string()}</strong>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="kind-progress">
            <h3>{total.to_string()} " " {kind.plural().to_ascii_lowercase()}</h3>
            <div class="bar-chart" aria-hidden="true">{bars}</div>
            <ul class="legend">{rows}</ul>
        </div>
    }
    .into_any()
}
