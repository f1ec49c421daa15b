//! Bringing a file in: chosen, dropped or pasted. It is read and shown; the plan is not touched.

use super::{
    events::events,
    file_button,
    review::{refusal, review},
    statuses::statuses,
};
use crate::view::dynamic::{act, live, piece, written};
use crate::view::prelude::*;
use crate::{
    app::{import::Import, use_app},
    browser::file,
};

/// The card.
pub fn import_card() -> AnyView {
    let app = use_app();
    let over = RwSignal::new(false);
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        app.offer_files(file::dropped(&event));
    };
    view! {
        <section class="card narrow import" aria-labelledby="import-heading" class:over=live(move || over.get())
            on:dragover=act(move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); })
            on:dragleave=act(move |_| over.set(false))
            on:drop=act(drop)>
            <h2 id="import-heading">"Take a file in"</h2>
            <p>"A plan that a colleague sent, meetings out of a calendar program (.ics), or the table of a status round (.csv). Choose the file, drop it anywhere on the page, or paste its text; several files of one plan are looked over together. You see what it is and what would change before anything happens."</p>
            <div class="actions">
                {file_button("Import a file", "primary", "plan-file", "Plan file", true, move |files| app.offer_files(files))}
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
                seal,
                place,
            }) => review(name.clone(), snapshot.clone(), seal.clone(), place.clone()),
            Some(Import::Events { name, calendar }) => events(name.clone(), calendar.clone()),
            Some(Import::Statuses {
                name,
                table,
                guessed,
            }) => statuses(name.clone(), table.clone(), *guessed),
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
