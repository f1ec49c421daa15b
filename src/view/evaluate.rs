//! The guided pass through what has no final word, one item at a time, by pointer or by keys.

pub mod desk;
pub mod document;
pub mod item;

use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    choices_of,
    plan::{Assessor, Item, ItemId, Plan, term::plural},
    view::{
        dynamic::{act, live, piece},
        ui::{
            choice,
            icon::{Icon, picture},
            page_head, tick,
        },
    },
};
use desk::Desk;
use item::item_card;

/// The page.
pub fn evaluate() -> AnyView {
    let app = use_app();
    app.recall_pass();
    let desk = Desk::new(app);
    desk.listen();
    let sub = app.of_plan(|plan| format!("What came of the term {}", plan.head.period.years()));
    // None: no pass was begun. Some of none: it is at its end.
    let stage: Memo<Option<Option<ItemId>>> =
        Memo::new(move |_| app.pass().map(|pass| pass.item().cloned()));
    let shown = move || match stage.get() {
        None => beginning(desk),
        Some(Some(item)) => at_item(desk, item),
        Some(None) => ending(desk),
    };
    view! {
        {page_head("Evaluate", Some(sub))}
        <p class="visually-hidden" role="status">{piece(move || desk.said.get())}</p>
        {piece(shown)}
    }
    .into_any()
}

/// How many objectives and meetings these are, in words.
fn counted(items: &[ItemId]) -> String {
    let is_objective = |item: &&ItemId| matches!(item, ItemId::Objective(_));
    let objectives = items.iter().filter(is_objective).count();
    let meetings = items.len() - objectives;
    let objectives = plural(objectives as i64, "objective");
    match meetings {
        0 => objectives,
        meetings => format!("{objectives} and {}", plural(meetings as i64, "meeting")),
    }
}

/// Before the pass: what it goes through, and whose words it will give.
fn beginning(desk: Desk) -> AnyView {
    let app = desk.app;
    let by = RwSignal::new(Assessor::Coordinator.word().to_owned());
    let open = move || {
        let today = app.today();
        app.with_plan(|plan| plan.without_final_word(today))
    };
    let begin = move |_| {
        if let Some(by) = Assessor::from_word(&by.get_untracked()) {
            desk.begin(by);
        }
    };
    let card = move || {
        match open() {
        open if open.is_empty() => view! {
            <p>"Every objective has a final word, and the plan says of every meeting what became of it."</p>
            <div class="actions">{to_document(true)}</div>
        }
        .into_any(),
        open => view! {
            <p>"Without a final word: " <strong>{counted(&open)}</strong> ". You go through them one by one and say where each stands. You can skip, go back, leave and come back."</p>
            <div class="fields narrow-field">
                {choice("Whose word it is", "pass-by", choices_of!(Assessor), by.into(), move |word| by.set(word))}
            </div>
            <div class="actions">
                <button type="button" class="primary" on:click=act(begin)>"Begin"</button>
                {to_document(false)}
            </div>
        }
        .into_any(),
    }
    };
    view! { <section class="card" aria-label="Before you begin">{piece(card)}</section> }.into_any()
}

/// The way to the document.
fn to_document(is_next: bool) -> AnyView {
    let class = if is_next { "button primary" } else { "button" };
    view! { <a class=class href=Route::Evaluation.to_hash()>{picture(Icon::Document)}"The evaluation as a document"</a> }
        .into_any()
}

/// One item, and where the pass is.
fn at_item(desk: Desk, item: ItemId) -> AnyView {
    let app = desk.app;
    let place = move || {
        app.pass()
            .map_or((0, 0), |pass| (pass.at, pass.items.len()))
    };
    let by = Signal::derive(move || {
        let pass = app.pass();
        pass.map_or_else(String::new, |pass| pass.by.word().to_owned())
    });
    let width = move || {
        let (at, all) = place();
        format!("{}%", (at + 1) * 100 / all.max(1))
    };
    let changed = {
        let item = item.clone();
        Memo::new(move |_| app.with_plan(|plan| desk.answered(plan, &item)))
    };
    let next = move || if changed.get() { "Next" } else { "Skip" };
    let remark_key = {
        let item = item.clone();
        move || app.with_plan(|plan| item::remark_key(plan, &item))
    };
    view! {
        <div class="pass-head">
            <p class="pass-place"><strong>{piece(move || (place().0 + 1).to_string())}</strong> " of " {piece(move || place().1.to_string())}</p>
            <div class="pass-bar" aria-hidden="true"><span style:width=live(width)></span></div>
            {choice("Whose word it is", "pass-by", choices_of!(Assessor), by, move |word| {
                if let Some(by) = Assessor::from_word(&word) {
                    desk.set_by(by);
                }
            })}
        </div>
        {item_card(desk, item)}
        <div class="stays-below actions pass-actions">
            <button type="button" on:click=act(move |_| desk.go_back())>"Back" {key(desk, "K")}</button>
            <button type="button" on:click=act(move |_| desk.undo())>"Undo the last answer" {key(desk, "U")}</button>
            <button type="button" class="primary" on:click=act(move |_| desk.go_on())>{piece(next)} {key(desk, "J")}</button>
        </div>
        <div class="pass-keys">
            {tick("Answer by keys", desk.keys.into(), move |on| desk.keys.set(on))}
            <p class="hint">"The number chooses a word, J or → goes on, K or ← goes back, U undoes the last answer, " {piece(remark_key)} "E goes to the evidence; Enter in a field takes what you wrote and comes back. In a field the keys write."</p>
        </div>
    }
    .into_any()
}

/// The key of a button, as long as keys are on.
fn key(desk: Desk, key: &'static str) -> AnyView {
    piece(move || {
        desk.keys
            .get()
            .then(|| view! { <kbd aria-hidden="true">{key}</kbd> }.into_any())
    })
    .into_any()
}

/// After the last item: what came of the pass.
fn ending(desk: Desk) -> AnyView {
    let app = desk.app;
    let card = move || {
        let items = app.pass().map(|pass| pass.items).unwrap_or_default();
        let today = app.today();
        let (settled, open) = app.with_plan(|plan| {
            let settled = items.iter().filter(|item| plan.has_final_word(item));
            (settled.count(), plan.without_final_word(today))
        });
        let again = (!open.is_empty()).then(|| {
            let words = match open.len() {
                1 => "Go through the open one again".to_owned(),
                open => format!("Go through the {open} open ones again"),
            };
            view! { <button type="button" on:click=act(move |_| desk.begin_again())>{words}</button> }
                .into_any()
        });
        let rest = match open.len() {
            0 => "Nothing is left without a final word.".to_owned(),
            _ => format!("{} still without one.", counted(&open)),
        };
        view! {
            <h2 id="pass-heading" tabindex="-1">"You are through"</h2>
            <p>{settled.to_string()} " of " {items.len().to_string()} " have a final word now. " {rest}</p>
            <div class="actions">
                {to_document(true)}
                {again}
                <button type="button" on:click=act(move |_| desk.go_back())>"Back" {key(desk, "K")}</button>
            </div>
        }
        .into_any()
    };
    view! { <section class="card" aria-label="The end of the pass">{piece(card)}</section> }
        .into_any()
}

/// What an item is called, and its adopted wording.
fn official(plan: &Plan, item: &ItemId) -> (String, &'static str, Option<String>) {
    match plan.item(item) {
        Some(Item::Objective(one)) => (
            plan.objective_label(one),
            one.kind.long_label(),
            Some(one.text.clone()),
        ),
        Some(Item::Meeting(one)) => (one.title.clone(), one.kind.label(), one.text.clone()),
        Some(_) | None => (String::new(), "", None),
    }
}
