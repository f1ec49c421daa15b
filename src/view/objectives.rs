//! Objectives: the list beside the chosen one.

pub mod detail;
pub mod row;

use crate::{
    app::{Route, use_app},
    plan::{ObjectiveId, ObjectiveKind, Plan, term::plural},
    view::ui::{Empty, PageHead},
};
use detail::ObjectiveDetail;
use crate::view::dynamic::{live, piece};
use leptos::prelude::*;
use row::{ObjectiveRow, RowData};

/// From how many rows on the browser lays out only those near the screen.
pub const LONG: usize = 100;

/// The page.
#[component]
pub fn Objectives() -> impl IntoView {
    let app = use_app();
    let selected = Memo::new(move |_| match app.route() {
        Route::Objectives(id) => id,
        _ => None,
    });
    let kinds = app.memo_of_plan(|plan| plan.objective_kinds());
    let sub = app.of_plan(summary);
    view! {
        <div class="split" class:has-selection=live(move || selected.get().is_some())>
            <div class="split-list">
                <PageHead title="Objectives" sub=sub/>
                {piece(move || kinds.get().into_iter().map(|(kind, _)| view! { <KindList kind selected/> }).collect_view())}
                {piece(move || kinds.get().is_empty().then(|| view! {
                    <Empty>"This plan has no objectives yet."</Empty>
                }))}
            </div>
            <aside class="split-detail" aria-label="The chosen objective">
                {piece(move || match selected.get() {
                    Some(id) => view! { <ObjectiveDetail id/> }.into_any(),
                    None => view! {
                        <Empty>"Choose an objective to see its status, links and your note, and to change them."</Empty>
                    }.into_any(),
                })}
            </aside>
        </div>
    }
    .into_any()
}

fn summary(plan: &Plan) -> String {
    let kinds: Vec<String> = plan
        .objective_kinds()
        .into_iter()
        .map(|(kind, count)| format!("{count} {}", kind.plural().to_lowercase()))
        .collect();
    format!(
        "{}: {}",
        plural(plan.objectives.len() as i64, "objective"),
        kinds.join(", ")
    )
}

/// The objectives of one kind. A row is plain data and its own key, so it is redrawn when it changes, and only then.
#[component]
fn KindList(kind: ObjectiveKind, selected: Memo<Option<ObjectiveId>>) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| {
        app.with_plan(|plan| {
            app.with_notes(|notes| {
                plan.objectives
                    .iter()
                    .filter(|objective| objective.kind == kind)
                    .enumerate()
                    .map(|(index, objective)| RowData::of(plan, notes, objective, index + 1))
                    .collect::<Vec<_>>()
            })
        })
    });
    let heading = format!("kind-{}", kind.word());
    view! {
        <section class="kind-list" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{kind.plural()}</h2>
            <ol class="rows" class:long=live(move || { rows.with(Vec::len) > LONG })>
                <For each=move || rows.get() key=|row| row.clone() let:row>
                    <ObjectiveRow row selected/>
                </For>
            </ol>
        </section>
    }
}
