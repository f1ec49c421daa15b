//! Objectives: the list beside the chosen one.

pub mod detail;
pub mod row;

use crate::{
    app::use_app,
    plan::{ObjectiveKind, Plan, term::plural},
    view::{
        dynamic::{live, piece, written},
        ui::{
            page_head,
            rows::{LONG, rows},
            split::split,
        },
    },
};
use detail::objective_detail;
use leptos::prelude::*;

/// The page.
pub fn objectives() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    let filter = RwSignal::new(String::new());
    let kinds = app.memo_of_plan(|plan| plan.objective_kinds());
    let lists = move || {
        let kinds = kinds.get();
        if kinds.is_empty() {
            return view! { <p class="empty">"This plan has no objectives yet."</p> }.into_any();
        }
        kinds
            .into_iter()
            .map(|(kind, _)| kind_list(kind, selected, filter))
            .collect_view()
            .into_any()
    };
    let list = view! {
        <div class="field filter">
            <label for="filter" class="visually-hidden">"Filter the objectives"</label>
            <input id="filter" type="search" autocomplete="off" placeholder="Filter by any word, number, status or lead"
                prop:value=live(move || filter.get()) on:input=written(move |words| filter.set(words))/>
        </div>
        {piece(lists)}
    }
    .into_any();
    split(
        selected,
        page_head("Objectives", Some(app.of_plan(summary))),
        list,
        "The chosen objective",
        "Choose an objective to see its status, links and your note, and to change them.",
        move |id| objective_detail(app, id),
    )
}

fn summary(plan: &Plan) -> String {
    let kinds: Vec<String> = plan
        .objective_kinds()
        .into_iter()
        .map(|(kind, count)| format!("{count} {}", kind.plural().to_ascii_lowercase()))
        .collect();
    format!(
        "{}: {}",
        plural(plan.objectives.len() as i64, "objective"),
        kinds.join(", ")
    )
}

/// The objectives of one kind.
fn kind_list(
    kind: ObjectiveKind,
    selected: Memo<Option<String>>,
    filter: RwSignal<String>,
) -> AnyView {
    let app = use_app();
    // Which objectives have a note, and not what it says: writing one draws no row anew but its own.
    let noted = Memo::new(move |_| {
        app.with_plan(|plan| app.with_notes(|notes| notes.objectives_of(&plan.id)))
    });
    let all = Memo::new(move |_| {
        app.with_plan(|plan| {
            noted.with(|noted| {
                plan.objectives
                    .iter()
                    .filter(|objective| objective.kind == kind)
                    .enumerate()
                    .map(|(index, objective)| row::row(plan, noted, objective, index + 1, selected))
                    .collect::<Vec<_>>()
            })
        })
    });
    let shown = move || {
        let wanted = filter.get().to_ascii_lowercase();
        all.with(|all| {
            all.iter()
                .filter(|row| row.shows(&wanted))
                .cloned()
                .collect()
        })
    };
    let is_long = move || {
        app.with_plan(|plan| {
            let of_kind = plan
                .objectives
                .iter()
                .filter(|objective| objective.kind == kind);
            of_kind.count() > LONG
        })
    };
    let heading = format!("kind-{}", kind.word());
    view! {
        <section class="kind-list" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{kind.plural()}</h2>
            <ol class="rows" class:long=live(is_long)>{rows(shown)}</ol>
            {piece(move || shown().is_empty().then(|| view! { <p class="empty">"Nothing here matches the filter."</p> }.into_any()))}
        </section>
    }
    .into_any()
}
