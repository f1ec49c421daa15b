//! Links from one item of the plan to others, each with what kind of item it leads to.

use super::{Choices, choice, choice_to_add};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{Item, ItemId, Objective, Plan},
    view::dynamic::{act, piece},
};

/// How much of a text stands beside its label, in characters.
const EXCERPT: usize = 50;

/// The kinds of item that can be linked with: the word in the file format and on the screen.
const KINDS: [(&str, &str); 5] = [
    ("objective", "Objective"),
    ("meeting", "Meeting"),
    ("partner", "Partner"),
    ("programme", "Programme"),
    ("guidance", "Document"),
];

/// What kind of item it is, for people.
fn kind_label(item: &ItemId) -> &'static str {
    let known = KINDS.iter().find(|(word, _)| *word == item.kind());
    known.map_or("Item", |(_, label)| *label)
}

/// What a link is called: the item's label, and of an objective the beginning of its text.
pub fn label(plan: &Plan, item: &ItemId) -> Option<String> {
    let label = plan.related_label(item)?;
    match plan.item(item)? {
        Item::Objective(objective) => Some(with_excerpt(&label, objective)),
        Item::Guidance(_) | Item::Meeting(_) | Item::Partner(_) | Item::Programme(_) => Some(label),
    }
}

/// What a link to an objective of this label is called.
pub fn with_excerpt(label: &str, objective: &Objective) -> String {
    format!("{label}: {}", excerpt(&objective.text))
}

fn excerpt(text: &str) -> String {
    let mut short: String = text.chars().take(EXCERPT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The items as links to their pages.
pub fn item_links(app: App, items: Signal<Vec<ItemId>>) -> AnyView {
    let links = move || {
        app.with_plan(|plan| {
            let items = items.get().into_iter();
            items
                .filter_map(|item| Some(link_row(&item, label(plan, &item)?, None)))
                .collect_view()
        })
    };
    view! { <ul class="item-links">{piece(links)}</ul> }.into_any()
}

/// What an item that has no links of its own is linked with from elsewhere; nothing where nothing is.
pub fn linked_from(app: App, of: ItemId) -> AnyView {
    let linked = app.memo_of_plan(move |plan| plan.linked_with(&of));
    let list = move || {
        (!linked.with(Vec::is_empty)).then(|| {
            view! {
                <section class="links-field">
                    <h3>"Linked"</h3>
                    {item_links(app, linked.into())}
                </section>
            }
            .into_any()
        })
    };
    piece(list).into_any()
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
            let linked = linked.get().into_iter();
            linked
                .filter_map(|item| {
                    let label = label(plan, &item)?;
                    let rest = own.contains(&item).then(|| {
                        let others = own.iter().filter(|link| **link != item);
                        (others.cloned().collect(), on_links)
                    });
                    Some(link_row(&item, label, rest))
                })
                .collect_view()
        })
    };
    // Of what kind the new link is. A plan has thousands of items: only those of one kind are offered.
    let kind = RwSignal::new(String::new());
    let which = move || {
        let kind = kind.get();
        let (_, label) = KINDS.iter().find(|(word, _)| *word == kind)?;
        let of = of.clone();
        let choices = Memo::new(move |_| {
            let taken = linked.get();
            app.with_plan(|plan| {
                let first = (String::new(), "Choose…".to_owned());
                let others = items_of(plan, &kind)
                    .into_iter()
                    .filter(|item| *item != of && !taken.contains(item))
                    .filter_map(|item| Some((word(&item), self::label(plan, &item)?)));
                std::iter::once(first).chain(others).collect::<Choices>()
            })
        });
        let add = move |chosen: String| {
            if let Some((kind, id)) = chosen.split_once(' ')
                && let Some(item) = ItemId::from_words(kind, id)
            {
                let mut links = own.try_get_untracked().unwrap_or_default();
                links.push(item);
                on_links.run(links);
            }
        };
        let words = "Add this link";
        Some(choice_to_add(label, "add-link", words, choices.into(), add))
    };
    let kinds = app.memo_of_plan(|plan| {
        let first = (String::new(), "Choose…".to_owned());
        let kinds = KINDS
            .iter()
            .filter(|(kind, _)| !items_of(plan, kind).is_empty());
        let kinds = kinds.map(|(kind, label)| ((*kind).to_owned(), (*label).to_owned()));
        std::iter::once(first).chain(kinds).collect::<Choices>()
    });
    view! {
        <section class="links-field">
            <h3>"Linked"</h3>
            <ul class="item-links">{piece(rows)}</ul>
            <div class="pair">
                {choice("Link with", "add-link-kind", kinds.into(), kind.into(), move |word| kind.set(word))}
                {piece(which)}
            </div>
        </section>
    }
    .into_any()
}

fn word(item: &ItemId) -> String {
    format!("{} {}", item.kind(), item.as_str())
}

/// One link. `rest` are the links that stay where this one is taken away, and who gets them; None: it can't be here.
fn link_row(
    item: &ItemId,
    label: String,
    rest: Option<(Vec<ItemId>, Callback<Vec<ItemId>>)>,
) -> AnyView {
    let removal = rest.map(|(rest, on_links)| {
        let words = format!("Remove the link to {label}");
        view! {
            <button type="button" class="quiet" aria-label=words
                on:click=act(move |_| on_links.run(rest.clone()))>"Remove"</button>
        }
        .into_any()
    });
    view! {
        <li>
            <span class="link-kind">{kind_label(item)}</span>
            <a href=Route::of_item(item).to_hash()>{label}</a>
            {removal}
        </li>
    }
    .into_any()
}

/// What a note can be put on: kind and id, and the label. Long plans show their first 500 of a kind.
pub fn linkable(plan: &Plan) -> Choices {
    const MOST: usize = 500;
    let kinds = KINDS.iter();
    let items = kinds.flat_map(|(kind, _)| items_of(plan, kind).into_iter().take(MOST));
    let choices = items.filter_map(|item| Some((word(&item), label(plan, &item)?)));
    choices.collect()
}

/// The items of one kind, in the order of the plan.
pub fn items_of(plan: &Plan, kind: &str) -> Vec<ItemId> {
    match kind {
        "objective" => {
            let objectives = plan.objectives.iter();
            objectives
                .map(|it| ItemId::Objective(it.id.clone()))
                .collect()
        }
        "meeting" => {
            let meetings = plan.meetings.iter();
            meetings.map(|it| ItemId::Meeting(it.id.clone())).collect()
        }
        "partner" => {
            let partners = plan.partners.iter();
            partners.map(|it| ItemId::Partner(it.id.clone())).collect()
        }
        "programme" => {
            let programmes = plan.programmes.iter();
            programmes
                .map(|it| ItemId::Programme(it.id.clone()))
                .collect()
        }
        "guidance" => {
            let guidance = plan.guidance.iter();
            guidance.map(|it| ItemId::Guidance(it.id.clone())).collect()
        }
        _ => Vec::new(),
    }
}
