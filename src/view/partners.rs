//! Partners: a map of seats without borders, and everybody in a table beside the chosen one.

pub mod detail;
pub mod map;
pub mod projection;
pub mod table;

use crate::{
    app::{Route, use_app},
    plan::{PartnerCategory, Plan},
    view::ui::{Empty, PageHead},
};
use detail::PartnerDetail;
use crate::view::dynamic::{live, piece};
use leptos::prelude::*;
use map::PartnerMap;
use table::PartnerTable;

/// The page.
#[component]
pub fn Partners() -> impl IntoView {
    let app = use_app();
    let selected = Memo::new(move |_| match app.route() {
        Route::Partners(id) => id,
        _ => None,
    });
    let sub = app.of_plan(summary);
    view! {
        <div class="split" class:has-selection=live(move || selected.get().is_some())>
            <div class="split-list">
                <PageHead title="Partners" sub=sub/>
                <PartnerMap selected/>
                <PartnerTable selected/>
            </div>
            <aside class="split-detail" aria-label="The chosen partner">
                {piece(move || match selected.get() {
                    Some(id) => view! { <PartnerDetail id/> }.into_any(),
                    None => view! {
                        <Empty>"Choose a partner to see its seat, its part in the plan, and where this is known from."</Empty>
                    }.into_any(),
                })}
            </aside>
        </div>
    }
    .into_any()
}

fn summary(plan: &Plan) -> String {
    PartnerCategory::ALL
        .iter()
        .map(|category| {
            let count = plan
                .partners
                .iter()
                .filter(|partner| partner.category == *category)
                .count();
            (category, count)
        })
        .filter(|(_, count)| *count > 0)
        .map(|(category, count)| {
            let words = if count == 1 { category.label() } else { category.plural() };
            format!("{count} {}", words.to_lowercase())
        })
        .collect::<Vec<_>>()
        .join(", ")
}
