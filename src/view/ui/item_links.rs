//! Links from one item of the plan to others.

use crate::{
    app::{Route, use_app},
    plan::{ItemId, Plan},
};
use crate::view::dynamic::{act, piece, written};
use leptos::prelude::*;

/// The items as links to their pages.
#[component]
pub fn ItemLinks(#[prop(into)] items: Signal<Vec<ItemId>>) -> impl IntoView {
    let app = use_app();
    let links = move || {
        app.with_plan(|plan| {
            items
                .get()
                .into_iter()
                .filter_map(|item| Some((Route::of_item(&item), plan.item_label(&item)?)))
                .map(|(route, label)| view! { <li><a href=route.to_hash()>{label}</a></li> })
                .collect_view()
        })
    };
    view! { <ul class="item-links">{piece(links)}</ul> }
}

/// The links of an item: those it has, from either end, and a choice to add one. Its own can be taken away.
#[component]
pub fn LinksField(
    /// The item whose links they are.
    #[prop(into)]
    of: Signal<ItemId>,
    /// The links that start here.
    #[prop(into)]
    own: Signal<Vec<ItemId>>,
    /// The links that it shall have.
    #[prop(into)]
    on_links: Callback<Vec<ItemId>>,
) -> impl IntoView {
    let app = use_app();
    let linked = app_linked(of);
    let rows = move || {
        let own = own.get();
        app.with_plan(|plan| {
            linked
                .get()
                .into_iter()
                .filter_map(|item| {
                    let label = plan.item_label(&item)?;
                    Some((item, label))
                })
                .map(|(item, label)| {
                    let removal = own.contains(&item).then(|| {
                        let rest: Vec<ItemId> =
                            own.iter().filter(|link| **link != item).cloned().collect();
                        view! {
                            <button type="button" class="quiet" aria-label=format!("Remove the link to {label}")
                                on:click=act(move |_| on_links.run(rest.clone()))>"Remove"</button>
                        }
                    });
                    view! {
                        <li>
                            <a href=Route::of_item(&item).to_hash()>{label}</a>
                            {removal}
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let add = move |chosen: String| {
        if let Some((kind, id)) = chosen.split_once(' ')
            && let Some(item) = ItemId::from_words(kind, id)
        {
            let mut links = own.get_untracked();
            links.push(item);
            on_links.run(links);
        }
    };
    let choices = move || {
        let taken = linked.get();
        let this = of.get();
        app.with_plan(|plan| {
            linkable(plan)
                .into_iter()
                .filter(|(item, _)| *item != this && !taken.contains(item))
                .map(|(item, label)| {
                    view! { <option value=format!("{} {}", item.kind(), item.as_str())>{label}</option> }
                })
                .collect_view()
        })
    };
    view! {
        <section class="links-field">
            <h3>"Linked"</h3>
            <ul class="item-links">{piece(rows)}</ul>
            <div class="field">
                <label for="add-link" class="visually-hidden">"Link with"</label>
                <select id="add-link" prop:value=""
                    on:change=written(add)>
                    <option value="">"Link with…"</option>
                    {piece(choices)}
                </select>
            </div>
        </section>
    }
}

fn app_linked(of: Signal<ItemId>) -> Memo<Vec<ItemId>> {
    let app = use_app();
    Memo::new(move |_| {
        let item = of.get();
        app.with_plan(|plan| plan.linked_with(&item))
    })
}

/// What can be linked with, in the order of the plan. Long plans show their first 500 of a kind.
fn linkable(plan: &Plan) -> Vec<(ItemId, String)> {
    const MOST: usize = 500;
    let meetings = plan.meetings.iter().take(MOST);
    let partners = plan.partners.iter().take(MOST);
    let programmes = plan.programmes.iter().take(MOST);
    let objectives = plan.objectives.iter().take(MOST);
    meetings
        .map(|meeting| ItemId::Meeting(meeting.id.clone()))
        .chain(partners.map(|partner| ItemId::Partner(partner.id.clone())))
        .chain(programmes.map(|programme| ItemId::Programme(programme.id.clone())))
        .chain(objectives.map(|objective| ItemId::Objective(objective.id.clone())))
        .filter_map(|item| {
            let label = plan.item_label(&item)?;
            Some((item, label))
        })
        .collect()
}
