//! Everybody in one table: capacity, seat, as of when and from where this is known, and the work that the plan names.
//! It is the twin in words of every picture of the page, and leaves as CSV or GeoJSON.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{
        ItemId, Partner, PartnerId, Plan,
        official_order::alphabetical,
        relations::{Relation, Tally, tallies},
    },
    view::{
        dynamic::{act, live, piece},
        ui::{
            icon::{Icon, picture},
            rows::{LONG, Row, SEPARATOR, rows},
            source_view,
        },
    },
};

/// The key of the sorting in the address: a column's word, with a minus in front where the order is turned round.
const SORT: &str = "sort";

/// The columns: the word in the address, the heading, and whether it is a number, of which the largest comes first.
const COLUMNS: [(&str, &str, bool); 10] = [
    ("name", "Name", false),
    ("category", "Category", false),
    ("seat", "Seat", false),
    ("status", "Status", false),
    ("as-of", "As of", false),
    ("known", "Known from", false),
    ("leads", "Leads", true),
    ("takes-part", "Takes part", true),
    ("meetings", "Meetings", true),
    ("evidence", "Evidence", true),
];

/// What a row shows.
struct RowData {
    id: PartnerId,
    name: String,
    /// A short name, and its part in the plan.
    short: String,
    /// The columns after the name, as texts.
    cells: [String; COLUMNS.len() - 1],
    source: Option<String>,
    confirmed: bool,
    /// The first day that "as of" can mean.
    since: String,
    key: Key,
}

/// The table.
pub fn table(app: App, shown: Memo<Vec<PartnerId>>, selected: Memo<Option<String>>) -> AnyView {
    let sorted = app.query_of(SORT);
    let listed = move || {
        let sorted = sorted.get();
        app.with_relations(|plan, relations| {
            shown.with(|shown| {
                let mut listed = data(plan, relations, shown);
                sort(&mut listed, sorted.as_deref().unwrap_or_default());
                let rows = listed.into_iter().map(|data| row(data, selected));
                rows.collect()
            })
        })
    };
    let is_long = move || shown.with(|shown| shown.len() > LONG);
    let heads = COLUMNS
        .iter()
        .map(|(word, heading, is_number)| head(app, word, heading, *is_number));
    let csv = move |_| shown.with_untracked(|shown| app.export_partners(shown, true));
    let geojson = move |_| shown.with_untracked(|shown| app.export_partners(shown, false));
    view! {
        <section class="partner-table" aria-label="Partners as a table">
            <div class="actions">
                <button type="button" on:click=act(csv)>{picture(Icon::Download)}"Save as CSV"</button>
                <button type="button" on:click=act(geojson)>{picture(Icon::Download)}"Save seats as GeoJSON"</button>
            </div>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Table of partners">
                <table class:long=live(is_long)>
                    <thead><tr>{heads.collect_view()}</tr></thead>
                    <tbody>{rows(listed)}</tbody>
                </table>
            </div>
            {programme_list(app)}
        </section>
    }
    .into_any()
}

/// The heading of a column, which sorts by it: once one way round, once the other, then as before.
fn head(app: App, word: &'static str, heading: &'static str, is_number: bool) -> AnyView {
    let sorted = app.query_of(SORT);
    let state = move || {
        let sorted = sorted.get().unwrap_or_default();
        let (turned, by) = split(&sorted);
        match (by == word, turned != is_number) {
            (false, _) => None,
            (true, false) => Some("ascending"),
            (true, true) => Some("descending"),
        }
    };
    let turn = move |_| {
        let sorted = sorted.get_untracked().unwrap_or_default();
        let (turned, by) = split(&sorted);
        app.set_query(
            SORT,
            match (by == word, turned) {
                (false, _) => Some(word.to_owned()),
                (true, false) => Some(format!("-{word}")),
                (true, true) => None,
            },
        );
    };
    let class = if is_number { "number" } else { "" };
    view! {
        <th scope="col" class=class aria-sort=live(state)>
            <button type="button" class="quiet" on:click=act(turn)>{heading}</button>
        </th>
    }
    .into_any()
}

fn split(sorted: &str) -> (bool, &str) {
    match sorted.strip_prefix('-') {
        Some(by) => (true, by),
        None => (false, sorted),
    }
}

/// Sorts rows that stand in the official order; what is alike stays in it, and what is not known comes last.
fn sort(listed: &mut [RowData], sorted: &str) {
    let (turned, by) = split(sorted);
    let Some(column) = COLUMNS.iter().position(|(word, ..)| *word == by) else {
        return;
    };
    for data in listed.iter_mut() {
        let cell = column.checked_sub(1).and_then(|at| data.cells.get(at));
        let cell = cell.unwrap_or(&data.name);
        data.key = match COLUMNS.get(column) {
            Some((.., true)) => Key {
                is_unknown: false,
                // The largest first.
                number: usize::MAX - cell.parse::<usize>().unwrap_or(0),
                text: String::new(),
            },
            _ => Key {
                is_unknown: cell == DASH,
                number: 0,
                text: match by {
                    "as-of" => data.since.clone(),
                    _ => alphabetical(cell),
                },
            },
        };
    }
    listed.sort_by(|a, b| {
        let unknown = a.key.is_unknown.cmp(&b.key.is_unknown);
        let order = (a.key.number, &a.key.text).cmp(&(b.key.number, &b.key.text));
        unknown.then(if turned { order.reverse() } else { order })
    });
}

/// What a row is sorted by.
#[derive(Default)]
struct Key {
    is_unknown: bool,
    number: usize,
    text: String,
}

const DASH: &str = "—";

const ACTIVE: &str = "Active";

fn data(plan: &Plan, relations: &[Relation], shown: &[PartnerId]) -> Vec<RowData> {
    let counted = tallies(relations, shown);
    let both = shown.iter().zip(counted);
    both.filter_map(|(id, tally)| Some(row_data(plan, plan.partner(id)?, tally)))
        .collect()
}

fn row_data(plan: &Plan, partner: &Partner, tally: Tally) -> RowData {
    let dash = || DASH.to_owned();
    let mut short = Vec::new();
    if partner.short_name() != partner.name {
        short.push(partner.short_name());
    }
    if plan.head.coordinator.partner.as_ref() == Some(&partner.id) {
        short.push("country-coordinator");
    }
    if partner.section.is_some() {
        short.push("in the adopted text");
    }
    let count = |count: usize| match count {
        0 => dash(),
        count => count.to_string(),
    };
    let seat = partner.seat.as_ref();
    RowData {
        id: partner.id.clone(),
        name: partner.name.clone(),
        short: short.join(" · "),
        cells: [
            partner.category.label().to_owned(),
            seat.map_or_else(dash, |seat| seat.city.clone()),
            partner.retired.as_ref().map_or(ACTIVE.to_owned(), |it| {
                let words = it.in_words();
                words.replacen('r', "R", 1)
            }),
            partner.as_of.map_or_else(dash, |date| date.in_words()),
            match partner.confirmed {
                true => "Confirmed".to_owned(),
                false => "Not confirmed".to_owned(),
            },
            count(tally.leads),
            count(tally.takes_part),
            count(tally.meetings),
            count(tally.evidence),
        ],
        source: partner.source.clone(),
        confirmed: partner.confirmed,
        since: partner
            .as_of
            .map_or_else(String::new, |it| it.earliest().to_string()),
        key: Key::default(),
    }
}

fn row(data: RowData, selected: Memo<Option<String>>) -> Row {
    let mut shown = [data.id.as_str(), &data.name, &data.short].join(SEPARATOR);
    for text in data.cells.iter().chain(&data.source) {
        shown.push_str(SEPARATOR);
        shown.push_str(text);
    }
    Row::new(shown, data, move |data| draw(data, selected))
}

fn draw(row: &RowData, selected: Memo<Option<String>>) -> AnyView {
    let href = Route::Partners(Some(row.id.clone())).to_hash();
    let id = row.id.to_string();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let cells = row.cells.iter().zip(COLUMNS.iter().skip(1));
    let cells = cells.map(|(text, (word, heading, is_number))| {
        let class = match (*word, row.confirmed) {
            ("known", false) => "open",
            // On a phone, only what there is has room.
            _ if *is_number && text == DASH => "number none",
            _ if *is_number => "number",
            ("status", _) if text == ACTIVE => "none",
            _ => "",
        };
        let source = row.source.clone().filter(|_| *word == "known");
        let source = source.map(|source| view! { " " {source_view(source)} }.into_any());
        view! { <td class=class data-label=*heading>{text.clone()}{source}</td> }.into_any()
    });
    view! {
        <tr>
            <th scope="row">
                <a href=href aria-current=live(here)>{row.name.clone()}</a> " "
                <span class="short">{row.short.clone()}</span>
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// The programmes of cooperation, which are listed with those who cooperate.
fn programme_list(app: App) -> AnyView {
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
