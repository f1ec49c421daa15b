//! What the shell has to say: troubles with keeping, and what was just done or could not be done.

use crate::view::dynamic::{act, piece};
use crate::{
    app::{
        App, Notice,
        keep::{NOTES, PLAN, Slot, Trouble},
        use_app,
    },
    view::ui::icon::{Icon, picture},
};
use leptos::prelude::*;

/// What is not kept, why, and the ways out.
pub fn troubles() -> AnyView {
    let app = use_app();
    // The message is made anew only when the trouble changes, not at each change of the plan.
    let trouble_of = |slot: &Slot| slot.trouble.clone().map(|trouble| (slot.key, trouble));
    let plan = Memo::new(move |_| app.with_plan_slot(trouble_of));
    let notes = Memo::new(move |_| app.with_notes_slot(trouble_of));
    view! {
        {piece(move || plan.get().map(|(key, trouble)| trouble_block(key, trouble)))}
        {piece(move || notes.get().map(|(key, trouble)| trouble_block(key, trouble)))}
    }
    .into_any()
}

fn trouble_block(key: &'static str, trouble: Trouble) -> AnyView {
    let app = use_app();
    let message = trouble.message(key);
    let save_as_file = move || {
        let (words, save): (&str, fn(App) -> bool) = if key == NOTES {
            ("Save my notes as a file", App::back_up_notes)
        } else {
            ("Save the plan as a file", App::export_plan)
        };
        view! { <button type="button" on:click=act(move |_| { save(app); })>{words}</button> }
            .into_any()
    };
    let actions = match &trouble {
        Trouble::Blocked | Trouble::Full | Trouble::NotKept => save_as_file().into_any(),
        Trouble::Unreadable(_) | Trouble::Newer => view! {
            <button type="button" on:click=act(move |_| { app.download_key(key); })>"Download the stored text"</button>
            <button type="button" on:click=act(move |_| app.keep_own(key))>"Set it aside and keep new changes"</button>
        }
        .into_any(),
        Trouble::OtherTab => view! {
            <button type="button" on:click=act(move |_| app.use_stored(key))>"Use the other tab's"</button>
            <button type="button" on:click=act(move |_| app.keep_own(key))>"Keep this tab's"</button>
            <button type="button" on:click=act(move |_| { app.download_key(key); })>"Download the other tab's"</button>
            {save_as_file()}
        }
        .into_any(),
    };
    let name = if key == PLAN {
        "Plan not saved"
    } else {
        "Notes not saved"
    };
    view! {
        <section class="trouble" aria-label=name>
            {picture(Icon::Warning)}
            <p role="alert">{message}</p>
            <div class="actions">{actions}</div>
        </section>
    }
    .into_any()
}

/// What was just done, or could not be done.
pub fn notice_line() -> AnyView {
    let app = use_app();
    let line = move || {
        app.notice().map(|notice| {
            let (class, role, icon, text) = match notice {
                Notice::Done(text) => ("notice", "status", Icon::Check, text),
                Notice::Failed(text) => ("notice failed", "alert", Icon::Warning, text),
            };
            view! {
                <div class=class>
                    {picture(icon)}
                    <p role=role>{text}</p>
                    <button type="button" class="quiet" on:click=act(move |_| app.dismiss_notice())>"Close"</button>
                </div>
            }.into_any()
        })
    };
    piece(line).into_any()
}
