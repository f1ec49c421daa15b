//! The private note on one item.

use crate::{app::use_app, plan::ItemId};
use crate::view::dynamic::{live, written};
use leptos::prelude::*;

/// A note that never leaves in a plan file. It is kept while it is written.
#[component]
pub fn NoteField(#[prop(into)] about: Signal<Option<ItemId>>) -> impl IntoView {
    let app = use_app();
    let text = move || {
        let subject = app.subject(about.get());
        app.with_notes(|notes| {
            notes
                .get(&subject)
                .map(|note| note.text.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <section class="note-field">
            <label for="private-note">"My private note"</label>
            <textarea id="private-note" rows="4" spellcheck="true"
                placeholder="Position, red line, what to ask before the meeting…"
                prop:value=live(text)
                on:input=written(move |text| app.set_note(about.get_untracked(), text))>
            </textarea>
            <p class="hint">"Stays in this browser. It is never part of a plan file."</p>
        </section>
    }
}
