//! Choosing the items of a brief.

use super::{Brief, candidates, preselected};
use crate::view::prelude::*;
use crate::{
    find::fold::fold,
    plan::{Item, ItemId, Plan},
    view::{
        dynamic::{act, live, piece, ticked, written},
        ui::rows::{LONG, Row, SEPARATOR, rows},
    },
};

/// The items, each with a box. It is closed at first: mostly the choice is right.
pub fn picker(brief: Brief) -> AnyView {
    let app = brief.app;
    let open = RwSignal::new(false);
    let filter = RwSignal::new(String::new());
    let items: Memo<Vec<(String, String)>> = app.memo_of_plan(choosable);
    let words = move || {
        let chosen = brief.chosen.with(Vec::len);
        format!("Items on the sheet: {chosen} of {}", items.with(Vec::len))
    };
    let all_rows = Memo::new(move |_| {
        let rows = items.get().into_iter().map(|(id, words)| {
            Row::new(format!("{id}{SEPARATOR}{words}"), (id, words), move |row| {
                box_row(brief, row)
            })
        });
        rows.collect::<Vec<_>>()
    });
    let list = move || {
        let wanted = fold(&filter.get());
        let rows = all_rows.get().into_iter().map(|row| {
            let is_hidden = !row.shows(&wanted);
            row.hidden(is_hidden)
        });
        rows.collect::<Vec<_>>()
    };
    let linked = move |_| {
        let meeting = brief.meeting.get_value();
        let chosen = app.with_plan_now(|plan| preselected(plan, meeting.as_ref()));
        brief.chosen.set(chosen);
    };
    let all = move |_| {
        let ids = items.get_untracked().into_iter();
        brief
            .chosen
            .set(ids.filter_map(|(id, _)| item_of(&id)).collect());
    };
    let panel = move || {
        view! {
            <div class="brief-picker" id="brief-picker">
                <div class="actions">
                    <button type="button" on:click=act(all)>"All"</button>
                    <button type="button" on:click=act(move |_| brief.chosen.set(Vec::new()))>"None"</button>
                    <button type="button" on:click=act(linked)>"As proposed"</button>
                </div>
                <div class="field">
                    <label for="brief-filter" class="visually-hidden">"Filter the items"</label>
                    <input id="brief-filter" type="search" autocomplete="off" placeholder="Filter by any word"
                        prop:value=live(move || filter.get()) on:input=written(move |words| filter.set(words))/>
                </div>
                <ul class="brief-items" class:long=live(move || items.with(Vec::len) > LONG)>{rows(list)}</ul>
            </div>
        }
        .into_any()
    };
    view! {
        <button type="button" aria-expanded=live(move || open.get().to_string()) aria-controls="brief-picker"
            on:click=act(move |_| open.update(|open| *open = !*open))>{piece(words)}</button>
        {piece(move || open.get().then(panel))}
    }
    .into_any()
}

fn item_of(words: &str) -> Option<ItemId> {
    let (kind, id) = words.split_once(' ')?;
    ItemId::from_words(kind, id)
}

/// What can stand on a sheet: its kind and id, and its words.
fn choosable(plan: &Plan) -> Vec<(String, String)> {
    let items = candidates(plan).into_iter();
    let rows = items.filter_map(|item| {
        let mut words = plan.item_label(&item)?;
        if let Some(Item::Objective(objective)) = plan.item(&item) {
            words.push_str(": ");
            words.push_str(&objective.text);
        }
        Some((format!("{} {}", item.kind(), item.as_str()), words))
    });
    rows.collect()
}

fn box_row(brief: Brief, (id, words): &(String, String)) -> AnyView {
    let Some(item) = item_of(id) else {
        return ().into_any();
    };
    let other = item.clone();
    let is_chosen = move || brief.chosen.with(|chosen| chosen.contains(&other));
    let choose = move |on: bool| {
        brief.chosen.update(|chosen| {
            chosen.retain(|other| *other != item);
            if on {
                chosen.push(item.clone());
            }
        });
    };
    view! {
        <li>
            <label class="tick">
                <input type="checkbox" prop:checked=live(is_chosen) on:change=ticked(choose)/>
                <span>{words.clone()}</span>
            </label>
        </li>
    }
    .into_any()
}
