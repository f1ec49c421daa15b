//! The private note on one item.

use crate::{
    app::App,
    notes::Subject,
    plan::ItemId,
    view::dynamic::{live, written},
};
use leptos::prelude::*;

/// A note that never leaves in a plan file. It is kept while it is written.
pub fn note_field(app: App, about: ItemId) -> AnyView {
    let item = about.clone();
    let text = move || {
        // The open plan can change under the field, and with it whose note this is.
        let subject = Subject {
            plan: app.with_plan(|plan| plan.id.clone()),
            about: Some(item.clone()),
        };
        app.with_notes(|notes| {
            notes
                .get(&subject)
                .map_or_else(String::new, |note| note.text.clone())
        })
    };
    view! {
        <section class="note-field">
            <label for="private-note">"My private note"</label>
            <textarea id="private-note" rows="4" spellcheck="true"
                placeholder="Position, red line, what to ask before the meeting…"
                prop:value=live(text)
                on:input=written(move |text| app.set_note(Some(about.clone()), text))>
            </textarea>
            <p class="hint">"Stays in this browser. It is never part of a plan file."</p>
        </section>
    }
    .into_any()
}
