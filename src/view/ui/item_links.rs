//! Links from one item of the plan to others.

use super::{Choices, choice};
use crate::{
    app::{App, Route},
    browser::page,
    plan::{ItemId, Plan},
    view::dynamic::{act, piece},
};
use leptos::prelude::*;

/// The items as links to their pages.
pub fn item_links(app: App, items: Signal<Vec<ItemId>>) -> AnyView {
    let links = move || {
        app.with_plan(|plan| {
            items
                .get()
                .into_iter()
                .filter_map(|item| Some((Route::of_item(&item), plan.item_label(&item)?)))
                .map(|(route, label)| {
                    view! { <li><a href=route.to_hash()>{label}</a></li> }.into_any()
                })
                .collect_view()
        })
    };
    view! { <ul class="item-links">{piece(links)}</ul> }.into_any()
}

/// The links of an item: those it has, from either end, and a choice to add one. Its own can be taken away.
/// `own` are the links that start here; `on_links` gets those that it shall have.
pub fn links_field(
    app: App,
    of: ItemId,
    own: impl Fn() -> Vec<ItemId> + Send + Sync + 'static,
    on_links: impl Fn(Vec<ItemId>) + Send + Sync + 'static,
) -> AnyView {
    links(app, of, Signal::derive(own), Callback::new(on_links))
}

fn links(
    app: App,
    of: ItemId,
    own: Signal<Vec<ItemId>>,
    on_links: Callback<Vec<ItemId>>,
) -> AnyView {
    let item = of.clone();
    let linked = Memo::new(move |_| app.with_plan(|plan| plan.linked_with(&item)));
    let rows = move || {
        let own = own.get();
        app.with_plan(|plan| {
            linked
                .get()
                .into_iter()
                .filter_map(|item| {
                    let label = plan.item_label(&item)?;
                    let rest: Option<Vec<ItemId>> = own
                        .contains(&item)
                        .then(|| own.iter().filter(|link| **link != item).cloned().collect());
                    Some(link_row(&item, label, rest, on_links))
                })
                .collect_view()
        })
    };
    // The choices are many: they are made anew only when they change.
    let choices = Memo::new(move |_| {
        let taken = linked.get();
        app.with_plan(|plan| {
            let first = (String::new(), "Choose…".to_owned());
            let others = linkable(plan)
                .into_iter()
                .filter(|(item, _)| *item != of && !taken.contains(item));
            let word = |item: &ItemId| format!("{} {}", item.kind(), item.as_str());
            std::iter::once(first)
                .chain(others.map(|(item, label)| (word(&item), label)))
                .collect::<Choices>()
        })
    });
    let add = move |chosen: String| {
        if let Some((kind, id)) = chosen.split_once(' ')
            && let Some(item) = ItemId::from_words(kind, id)
        {
            let mut links = own.try_get_untracked().unwrap_or_default();
            links.push(item);
            on_links.run(links);
            page::reset_choice("add-link");
        }
    };
    view! {
        <section class="links-field">
            <h3>"Linked"</h3>
            <ul class="item-links">{piece(rows)}</ul>
            {choice("Link with", "add-link", choices.into(), Signal::stored(String::new()), add)}
        </section>
    }
    .into_any()
}

/// One link. `rest` are the links that stay where this one is taken away; None: it starts at the other end.
fn link_row(
    item: &ItemId,
    label: String,
    rest: Option<Vec<ItemId>>,
    on_links: Callback<Vec<ItemId>>,
) -> AnyView {
    let removal = rest.map(|rest| {
        let words = format!("Remove the link to {label}");
        view! {
            <button type="button" class="quiet" aria-label=words
                on:click=act(move |_| on_links.run(rest.clone()))>"Remove"</button>
        }
        .into_any()
    });
    view! {
        <li>
            <a href=Route::of_item(item).to_hash()>{label}</a>
            {removal}
        </li>
    }
    .into_any()
}

/// What can be linked with, in the order of the plan. Long plans show their first 500 of a kind.
fn linkable(plan: &Plan) -> Vec<(ItemId, String)> {
    const MOST: usize = 500;
    let mut items: Vec<ItemId> = Vec::new();
    let meetings = plan.meetings.iter().take(MOST);
    items.extend(meetings.map(|meeting| ItemId::Meeting(meeting.id.clone())));
    let partners = plan.partners.iter().take(MOST);
    items.extend(partners.map(|partner| ItemId::Partner(partner.id.clone())));
    let programmes = plan.programmes.iter().take(MOST);
    items.extend(programmes.map(|programme| ItemId::Programme(programme.id.clone())));
    let guidance = plan.guidance.iter().take(MOST);
    items.extend(guidance.map(|guidance| ItemId::Guidance(guidance.id.clone())));
    let objectives = plan.objectives.iter().take(MOST);
    items.extend(objectives.map(|objective| ItemId::Objective(objective.id.clone())));
    let labelled = items.into_iter().filter_map(|item| {
        let label = plan.item_label(&item)?;
        Some((item, label))
    });
    labelled.collect()
}
