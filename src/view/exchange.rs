//! Exchange: the plan as a file, out and in, and private notes as a file of their own.

pub mod events;
pub mod import;
pub mod review;

use crate::view::dynamic::{act, chosen, piece};
use crate::{
    app::use_app,
    browser::page,
    view::ui::{
        icon::{Icon, picture},
        page_head,
    },
};
use import::import_card;
use leptos::prelude::*;

/// The page.
pub fn exchange() -> AnyView {
    view! {
        {page_head("Exchange", Some(Signal::stored("Plans travel as files between delegates. Nothing is sent anywhere by this page.".to_owned())))}
        {import_card()}
        {export_card()}
        {notes_card()}
    }
    .into_any()
}

fn export_card() -> AnyView {
    let app = use_app();
    let contacts = move || app.with_plan(|plan| plan.contacts.len());
    view! {
        <section class="card narrow" aria-labelledby="export-heading">
            <h2 id="export-heading">"Give the plan to others"</h2>
            <p>"One file with the whole plan: objectives, meetings, partners and what was said of them. Private notes are never in it."</p>
            {piece(move || Some(contacts()).filter(|count| *count > 0).map(|_| view! {
                <p class="hint">"The contact persons named in the adopted text are in the file."</p>
            }.into_any()))}
            <div class="actions">
                <button type="button" class="primary" on:click=act(move |_| { app.export_plan(); })>{picture(Icon::Download)}"Export plan"</button>
            </div>
        </section>
    }.into_any()
}

fn notes_card() -> AnyView {
    let app = use_app();
    let count = move || app.with_notes(|notes| notes.len());
    view! {
        <section class="card narrow" aria-labelledby="notes-heading">
            <h2 id="notes-heading">"Your private notes"</h2>
            <p>"A browser can lose what it keeps. A backup file is for you alone: it never mixes with a plan file. "
                {piece(move || crate::plan::term::plural(count() as i64, "note"))} " kept here."</p>
            <div class="actions">
                <button type="button" on:click=act(move |_| { app.back_up_notes(); })>{picture(Icon::Download)}"Back up notes"</button>
                {file_button("Restore notes", "", "notes-file", "Notes file", move |file| app.restore_notes_file(file))}
            </div>
        </section>
    }.into_any()
}

/// A button that lets a person choose a file. The file input itself is a real one, hidden from sight.
fn file_button(
    words: &'static str,
    class: &'static str,
    id: &'static str,
    label: &'static str,
    on_file: impl Fn(web_sys::File) + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class on:click=act(move |_| page::click(id))>{picture(Icon::Upload)}{words}</button>
        <input id=id type="file" class="visually-hidden" aria-label=label tabindex="-1"
            accept=".json,.txt,.ics,application/json,text/plain,text/calendar" on:change=chosen(on_file)/>
    }
    .into_any()
}
