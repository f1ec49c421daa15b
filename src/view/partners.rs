//! Partners: a map of seats without borders, and everybody in a table beside the chosen one.

pub mod add;
pub mod detail;
pub mod edit;
pub mod map;
pub mod projection;
pub mod table;

use crate::{
    app::use_app,
    plan::{PartnerCategory, Plan},
    view::ui::{page_head, split::split},
};
use add::add;
use detail::partner_detail;
use leptos::prelude::*;
use map::partner_map;
use table::partner_table;

/// The page.
pub fn partners() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    // Whether the panel takes changes; it stays so from partner to partner.
    let is_edited = RwSignal::new(false);
    let list = view! {
        {add(app, is_edited)}
        {partner_map(selected)}
        {partner_table(selected)}
    }
    .into_any();
    split(
        selected,
        page_head("Partners", Some(app.of_plan(summary))),
        list,
        "The chosen partner",
        "Choose a partner to see its seat, its part in the plan, and where this is known from.",
        move |id| partner_detail(app, id, is_edited),
    )
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
            let words = if count == 1 {
                category.label()
            } else {
                category.plural()
            };
            format!("{count} {}", words.to_ascii_lowercase())
        })
        .collect::<Vec<_>>()
        .join(", ")
}
