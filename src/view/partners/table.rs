//! Everybody, grouped by capacity, with seat and source.

use crate::{
    app::{Route, use_app},
    plan::{Partner, PartnerCategory, PartnerId, Plan},
};
use crate::view::dynamic::{live};
use leptos::prelude::*;

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RowData {
    id: PartnerId,
    name: String,
    short: Option<String>,
    seat: String,
    as_of: String,
    confirmed: bool,
    in_text: bool,
    is_coordinator: bool,
}

impl RowData {
    fn of(plan: &Plan, partner: &Partner) -> Self {
        RowData {
            id: partner.id.clone(),
            name: partner.name.clone(),
            short: partner
                .short
                .clone()
                .filter(|short| *short != partner.name && partner.category != PartnerCategory::Member),
            seat: partner.seat.as_ref().map_or("—".to_owned(), |seat| seat.city.clone()),
            as_of: partner.as_of.map_or("—".to_owned(), |date| date.in_words()),
            confirmed: partner.confirmed,
            in_text: partner.section.is_some(),
            is_coordinator: plan.head.coordinator.partner.as_ref() == Some(&partner.id),
        }
    }
}

/// The tables, one for each capacity that somebody has.
#[component]
pub fn PartnerTable(selected: Memo<Option<PartnerId>>) -> impl IntoView {
    PartnerCategory::ALL
        .iter()
        .map(|category| view! { <CategoryTable category=*category selected/> })
        .collect_view()
}

#[component]
fn CategoryTable(category: PartnerCategory, selected: Memo<Option<PartnerId>>) -> impl IntoView {
    let app = use_app();
    let rows = app.memo_of_plan(move |plan| {
        plan.partners
            .iter()
            .filter(|partner| partner.category == category)
            .map(|partner| RowData::of(plan, partner))
            .collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let heading = format!("category-{}", category.word());
    move || {
        let heading = heading.clone();
        (!is_empty.get()).then(|| view! {
            <section class="category">
                <h2 id=heading.clone()>{category.plural()}</h2>
                <table aria-labelledby=heading>
                    <thead>
                        <tr><th scope="col">"Name"</th><th scope="col">"Seat"</th><th scope="col">"As of"</th><th scope="col">"Known"</th></tr>
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=|row| row.clone() let:row>
                            <PartnerRow row selected/>
                        </For>
                    </tbody>
                </table>
            </section>
        })
    }
}

#[component]
fn PartnerRow(row: RowData, selected: Memo<Option<PartnerId>>) -> impl IntoView {
    let href = Route::Partners(Some(row.id.clone())).to_hash();
    let id = row.id.clone();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let known = if row.confirmed { "Confirmed" } else { "Not confirmed" };
    view! {
        <tr class:unconfirmed=!row.confirmed>
            <th scope="row">
                <a href=href aria-current=live(here)>{row.name}</a>
                {row.short.map(|short| view! { <span class="short">" " {short}</span> })}
                {row.is_coordinator.then(|| view! { <span class="short">" country-coordinator"</span> })}
                {row.in_text.then(|| view! { <span class="short">" · in the adopted text"</span> })}
            </th>
            <td>{row.seat}</td>
            <td>{row.as_of}</td>
            <td>{known}</td>
        </tr>
    }
}
