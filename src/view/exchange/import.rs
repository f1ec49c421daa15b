//! Bringing a file in: chosen, dropped or pasted. It is read and shown; the plan is not touched.

use super::{
    events::events,
    file_button,
    review::{refusal, review},
};
use crate::view::dynamic::{act, live, piece, written};
use crate::{
    app::{import::Import, use_app},
    browser::file,
};
use leptos::prelude::*;

/// The card.
pub fn import_card() -> AnyView {
    let app = use_app();
    let over = RwSignal::new(false);
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(dropped) = file::dropped(&event) {
            app.offer_file(dropped);
        }
    };
    view! {
        <section class="card narrow import" aria-labelledby="import-heading" class:over=live(move || over.get())
            on:dragover=act(move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); })
            on:dragleave=act(move |_| over.set(false))
            on:drop=act(drop)>
            <h2 id="import-heading">"Take a file in"</h2>
            <p>"A plan that a colleague sent, or meetings out of a calendar program (.ics). Choose the file, drop it here, or paste its text. You see what it is and what would change before anything happens."</p>
            <div class="actions">
                {file_button("Import a file", "primary", "plan-file", "Plan file", move |file| app.offer_file(file))}
            </div>
            {paste()}
            {answer()}
        </section>
    }.into_any()
}

/// What became of the file.
fn answer() -> AnyView {
    let app = use_app();
    piece(move || {
        app.with_import(|import| match import {
            None => ().into_any(),
            Some(Import::Offered {
                name,
                snapshot,
                place,
            }) => review(name.clone(), snapshot.clone(), place.clone()),
            Some(Import::Events { name, calendar }) => events(name.clone(), calendar.clone()),
            Some(Import::Refused {
                name,
                message,
                problems,
            }) => refusal(name.clone(), message.clone(), problems.clone()),
        })
    })
    .into_any()
}

/// For those whose mail program gives them text and not files.
fn paste() -> AnyView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    view! {
        <details class="paste">
            <summary>"Paste the text of a file"</summary>
            <div class="field">
                <label for="pasted">"Text of the file"</label>
                <textarea id="pasted" rows="6" spellcheck="false" prop:value=live(move || text.get()) on:input=written(move |words| text.set(words))></textarea>
            </div>
            <div class="actions">
                <button type="button" on:click=act(move |_| text.with_untracked(|text| app.offer_text(text)))>"Read the pasted text"</button>
            </div>
        </details>
    }.into_any()
}
