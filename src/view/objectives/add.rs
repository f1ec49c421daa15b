//! A new objective: its kind and its text.

use crate::{
    app::{App, Route},
    browser::{location, page},
    plan::{Change, Edit, Objective, ObjectiveKind, Plan},
    view::{
        dynamic::{act, live, piece, written},
        ui::{
            Choices, choice,
            icon::{Icon, picture},
        },
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// Under what names the unfinished objective is kept.
const KIND: &str = "new objective: kind";
const TEXT: &str = "new objective: text";

/// The button, and the form that it opens.
pub fn add_objective(app: App) -> AnyView {
    let open = RwSignal::new(!app.draft_now(TEXT).is_empty());
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            set_timeout(|| page::focus("new-objective-text"), Duration::ZERO);
        }
    };
    view! {
        <div class="actions above">
            <button type="button" aria-expanded=live(move || open.get().to_string()) on:click=act(toggle)>
                {picture(Icon::Plus)}"New objective"
            </button>
        </div>
        {piece(move || open.get().then(|| form(app, open)))}
    }
    .into_any()
}

fn form(app: App, open: RwSignal<bool>) -> AnyView {
    let kinds: Choices = ObjectiveKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), kind.long_label().to_owned()))
        .collect();
    // What a plan has most is most likely what is added.
    let usual = app.with_plan_now(|plan| {
        let kinds = plan.objective_kinds().into_iter();
        kinds.max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
    });
    let usual = usual.unwrap_or(ObjectiveKind::Objective);
    let kind = move || ObjectiveKind::from_word(&app.draft(KIND)).unwrap_or(usual);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let kind = ObjectiveKind::from_word(&app.draft_now(KIND)).unwrap_or(usual);
        let text = app.draft_now(TEXT).trim().to_owned();
        let made = app.with_plan_now(|plan| new_objective(plan, kind, text));
        if let Some((at, objective)) = made {
            let route = Route::Objectives(Some(objective.id.clone()));
            let record = Box::new(objective);
            if app.change(Edit::Objective(Change::Add { at, record })) {
                app.set_draft(KIND, String::new());
                app.set_draft(TEXT, String::new());
                open.set(false);
                location::go_to(&route.to_hash());
            }
        }
    };
    let cancel = move |_| {
        app.set_draft(TEXT, String::new());
        open.set(false);
    };
    view! {
        <form class="card fields new-objective" aria-label="New objective" on:submit=act(add)>
            {choice("Kind", "new-objective-kind", Signal::stored(kinds), Signal::derive(move || kind().word().to_owned()), move |word| app.set_draft(KIND, word))}
            <div class="field">
                <label for="new-objective-text">"Text"</label>
                <textarea id="new-objective-text" rows="3" required prop:value=live(move || app.draft(TEXT))
                    on:input=written(move |text| app.set_draft(TEXT, text))></textarea>
            </div>
            <div class="actions">
                <button type="submit" class="primary">"Add"</button>
                <button type="button" on:click=act(cancel)>"Cancel"</button>
            </div>
        </form>
    }
    .into_any()
}

/// An objective, and the place at the end of its kind.
fn new_objective(plan: &Plan, kind: ObjectiveKind, text: String) -> Option<(usize, Objective)> {
    if text.is_empty() {
        return None;
    }
    let id = plan.free_objective_id(kind)?;
    let last = plan.objectives.iter().rposition(|other| other.kind == kind);
    let at = last.map_or(plan.objectives.len(), |last| last + 1);
    Some((at, Objective::new(id, kind, &text)))
}
