//! Partners: several views of the same facts, beside the chosen one. What is shown and who is chosen is one thing for
//! all of them, and stands in the address.

pub mod add;
pub mod contacts;
pub mod detail;
pub mod edit;
pub mod filter;
pub mod join;
pub mod map;
pub mod matrix;
pub mod relations;
pub mod table;
pub mod tiles;

use crate::view::prelude::*;
use crate::{
    app::{App, use_app},
    plan::{Partner, PartnerCategory, PartnerId, Plan},
    view::{
        dynamic::{live, piece},
        ui::{head_with, page_head, split::split},
    },
};
use add::add;
use detail::partner_detail;
use filter::{Filter, bar};

/// The key of the view in the address.
const VIEW: &str = "view";

/// The key that gives the page to the chosen partner alone.
const WIDE: &str = "full";

/// Draws a view: of the partners that the filter leaves, in the official order, and of the chosen partner or programme.
type Draw = fn(App, Memo<Vec<PartnerId>>, Memo<Option<String>>) -> AnyView;

/// The views: the word in the address, the name, the function that draws it, and whether the table stands below it,
/// as the twin in words of a picture. A row here is all that a view needs; the first is shown where the address names
/// none. A link to another view with the same filter and the same chosen partner is made by [`address_of`].
const VIEWS: &[(&str, &str, Draw, bool)] = &[
    ("map", "Map", map::map, true),
    ("tiles", "Tiles", tiles::tiles, true),
    ("relations", "Relations", relations::relations, false),
    ("matrix", "Matrix", matrix::matrix, false),
    ("table", "Table", table::table, false),
];

/// The page.
pub fn partners() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    // Whether the panel takes changes; it stays so from partner to partner.
    let is_edited = RwSignal::new(false);
    let filter = Memo::new(move |_| Filter::of(&app.query()));
    let shown = Memo::new(move |_| {
        app.with_relations(|plan, relations| filter.with(|filter| filter.shown(plan, relations)))
    });
    let counts = Signal::derive(move || {
        let retired = filter.with(|filter| filter.retired);
        let counts = |partner: &&Partner| retired || partner.retired.is_none();
        let all = app.with_plan(|plan| plan.partners.iter().filter(counts).count());
        (shown.with(Vec::len), all)
    });
    let word = app.query_of(VIEW);
    let view = Memo::new(move |_| {
        let word = word.get().unwrap_or_default();
        let at = VIEWS.iter().position(|(known, ..)| *known == word);
        at.unwrap_or_default()
    });
    let picture = move || {
        let (_, _, draw, has_twin) = VIEWS.get(view.get())?;
        let twin = has_twin.then(|| table::table(app, shown, selected));
        let picture = draw(app, shown, selected);
        Some(view! { {picture} {twin} }.into_any())
    };
    let list = view! {
        {switch(app, view)}
        {bar(app, filter, counts)}
        {piece(move || nobody_shown(counts.get()))}
        {piece(picture)}
    }
    .into_any();
    let page = split(
        selected,
        head_with(
            page_head("Partners", Some(app.of_plan(summary))),
            add(app, is_edited),
        ),
        list,
        "The chosen partner",
        "Choose a partner to see its seat, its part in the plan, and where this is known from.",
        move |id| partner_detail(app, id, is_edited),
    );
    let wide = app.query_of(WIDE);
    let is_wide = move || wide.get().is_some() && selected.get().is_some();
    // What is a table by itself has the whole page while nobody is chosen. The relations leave room for the panel, so that
    // choosing moves nothing in them.
    let is_table = move || {
        VIEWS
            .get(view.get())
            .is_some_and(|(word, .., has_twin)| !has_twin && *word != "relations")
    };
    view! { <div class="partners-page" class:wide=live(is_wide) class:tabular=live(is_table)>{page}</div> }.into_any()
}

/// The address of a view; the rest of the address stays.
pub fn address_of(app: App, word: &str) -> String {
    let mut query = app.query().without_plan();
    query.set(VIEW, Some(word.to_owned()));
    format!("{}{query}", app.route().to_hash())
}

/// The links to the views.
fn switch(app: App, view: Memo<usize>) -> AnyView {
    let links = VIEWS.iter().enumerate().map(|(at, (word, name, ..))| {
        let href = move || address_of(app, word);
        let here = move || (view.get() == at).then_some("true");
        view! { <a href=live(href) aria-current=live(here)>{*name}</a> }.into_any()
    });
    view! { <nav class="view-switch" aria-label="Views of the partners">{links.collect_view()}</nav> }
        .into_any()
}

fn nobody_shown((shown, all): (usize, usize)) -> AnyView {
    let words = match (shown, all) {
        (_, 0) => "This plan has no partners yet.",
        (0, _) => "No partner matches all of these filters. Take one away, or clear them.",
        _ => return ().into_any(),
    };
    view! { <p class="empty">{words}</p> }.into_any()
}

fn summary(plan: &Plan) -> String {
    PartnerCategory::ALL
        .iter()
        .map(|category| {
            let count = plan
                .partners
                .iter()
                .filter(|partner| partner.category == *category && partner.retired.is_none())
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
