//! Everybody, grouped by capacity, with seat and source.

use crate::{
    app::{Route, use_app},
    plan::{ItemId, Partner, PartnerCategory, PartnerId, Plan},
    view::{
        dynamic::{live, piece},
        ui::rows::{Row, SEPARATOR, rows},
    },
};
use leptos::prelude::*;

/// What a row shows.
struct RowData {
    id: PartnerId,
    name: String,
    /// A short name, and its part in the plan.
    short: String,
    seat: String,
    as_of: String,
    confirmed: bool,
}

/// The tables, one for each capacity that somebody has.
pub fn partner_table(selected: Memo<Option<String>>) -> AnyView {
    PartnerCategory::ALL
        .iter()
        .map(|category| category_table(*category, selected))
        .chain(std::iter::once(programme_list()))
        .collect_view()
        .into_any()
}

/// The programmes of cooperation, which are listed with those who cooperate.
fn programme_list() -> AnyView {
    let app = use_app();
    piece(move || {
        app.with_plan(|plan| {
            let links = plan
                .programmes
                .iter()
                .map(|programme| {
                    let route = Route::of_item(&ItemId::Programme(programme.id.clone()));
                    view! { <li><a class="official" href=route.to_hash()>{programme.name.clone()}</a></li> }
                        .into_any()
                })
                .collect_view();
            (!links.is_empty()).then(|| {
                view! {
                    <section class="category">
                        <h2>"Programmes of cooperation"</h2>
                        <ul class="item-links">{links}</ul>
                    </section>
                }
                .into_any()
            })
        })
    })
    .into_any()
}

fn category_table(category: PartnerCategory, selected: Memo<Option<String>>) -> AnyView {
    let app = use_app();
    let of_category = move || {
        app.with_plan(|plan| {
            plan.partners
                .iter()
                .filter(|partner| partner.category == category)
                .map(|partner| row(plan, partner, selected))
                .collect()
        })
    };
    let is_empty = Memo::new(move |_| {
        app.with_plan(|plan| {
            plan.partners
                .iter()
                .all(|partner| partner.category != category)
        })
    });
    piece(move || {
        if is_empty.get() {
            return ().into_any();
        }
        let heading = format!("category-{}", category.word());
        view! {
            <section class="category">
                <h2 id=heading.clone()>{category.plural()}</h2>
                <table aria-labelledby=heading>
                    <thead>
                        <tr><th scope="col">"Name"</th><th scope="col">"Seat"</th><th scope="col">"As of"</th><th scope="col">"Known"</th></tr>
                    </thead>
                    <tbody>{rows(of_category)}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn row(plan: &Plan, partner: &Partner, selected: Memo<Option<String>>) -> Row {
    let dash = || "—".to_owned();
    let mut short = Vec::new();
    let has_short =
        partner.category != PartnerCategory::Member && partner.short_name() != partner.name;
    if has_short {
        short.push(partner.short_name());
    }
    if plan.head.coordinator.partner.as_ref() == Some(&partner.id) {
        short.push("country-coordinator");
    }
    if partner.section.is_some() {
        short.push("in the adopted text");
    }
    let data = RowData {
        id: partner.id.clone(),
        name: partner.name.clone(),
        short: short.join(" · "),
        seat: partner
            .seat
            .as_ref()
            .map_or_else(dash, |seat| seat.city.clone()),
        as_of: partner.as_of.map_or_else(dash, |date| date.in_words()),
        confirmed: partner.confirmed,
    };
    let shown = [
        data.id.as_str(),
        &data.name,
        &data.short,
        &data.seat,
        &data.as_of,
        known(data.confirmed),
    ]
    .join(SEPARATOR);
    Row::new(shown, data, move |data| draw(data, selected))
}

fn known(confirmed: bool) -> &'static str {
    if confirmed {
        "Confirmed"
    } else {
        "Not confirmed"
    }
}

fn draw(row: &RowData, selected: Memo<Option<String>>) -> AnyView {
    let href = Route::Partners(Some(row.id.clone())).to_hash();
    let id = row.id.to_string();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let class = if row.confirmed { "" } else { "unconfirmed" };
    view! {
        <tr class=class>
            <th scope="row">
                <a href=href aria-current=live(here)>{row.name.clone()}</a> " "
                <span class="short">{row.short.clone()}</span>
            </th>
            <td>{row.seat.clone()}</td>
            <td>{row.as_of.clone()}</td>
            <td>{known(row.confirmed)}</td>
        </tr>
    }
    .into_any()
}
