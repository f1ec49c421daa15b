//! Settings: colours, the name beside steps, starting again, texts that were set aside, and about.

use crate::view::dynamic::{act, live, piece};
use crate::view::prelude::*;
use crate::{
    app::{App, Route, Theme, use_app},
    view::ui::{page_head, text_field},
};

/// The page.
pub fn settings() -> AnyView {
    view! {
        {page_head("Settings", None)}
        {theme_card()}
        {author_card()}
        {keeping_card()}
        {start_again_card()}
        {set_aside_card()}
        {about_card()}
    }
    .into_any()
}

fn theme_card() -> AnyView {
    let app = use_app();
    let radios = Theme::ALL
        .into_iter()
        .map(|theme| {
            view! {
                <label class="tick">
                    <input type="radio" name="theme" value=theme.word()
                        prop:checked=live(move || app.theme() == theme)
                        on:change=act(move |_| app.set_theme(theme))/>
                    <span>{theme.label()}</span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <section class="card narrow">
            <fieldset class="radios">
                <legend><h2>"Colours"</h2></legend>
                {radios}
            </fieldset>
        </section>
    }
    .into_any()
}

/// The name that stands beside the steps of a meeting.
fn author_card() -> AnyView {
    let app = use_app();
    let name = Signal::derive(move || app.author().unwrap_or_default());
    view! {
        <section class="card narrow" aria-labelledby="author-heading">
            <h2 id="author-heading">"Your name"</h2>
            <p>"Where you change the date or the place of a meeting, this name is noted beside the step, and travels with the plan. Leave it empty to note none."</p>
            {text_field("Name or office", "author", name, move |name| app.set_author(&name))}
        </section>
    }
    .into_any()
}

/// A browser may clear what pages store. It can be asked not to.
fn keeping_card() -> AnyView {
    let app = use_app();
    view! {
        <section class="card narrow" aria-labelledby="keeping-heading">
            <h2 id="keeping-heading">"Keeping"</h2>
            <p>"Plan and notes are kept in this browser only. A browser may clear a page that is seldom visited, or when it runs short of room. Files are the only lasting copy."</p>
            <div class="actions">
                <button type="button" on:click=act(move |_| app.ask_to_persist())>"Ask the browser to keep it"</button>
                <a class="button" href=Route::Exchange.to_hash()>"Save as files"</a>
            </div>
        </section>
    }
    .into_any()
}

/// Going back to the plan that Plenary came with, and removing notes: each behind a backup.
fn start_again_card() -> AnyView {
    let app = use_app();
    let has_notes = move || app.with_notes(|notes| !notes.is_empty());
    view! {
        <section class="card narrow" aria-labelledby="start-again-heading">
            <h2 id="start-again-heading">"Start again"</h2>
            <p>"Puts the plan that Plenary came with back as it came. Your version of it is saved as a file first, and Undo brings it back. Your other plans and your notes are not touched."</p>
            {twice("Start again", "Save my plan as a file, then start again", App::start_again)}
            {piece(move || has_notes().then(|| view! {
                <h3>"Private notes"</h3>
                <p>"Removes every private note, with its earlier versions, from this browser. They are saved as a file first; there is no undo."</p>
                {twice("Remove my notes", "Save my notes as a file, then remove them", |app: App| { if app.back_up_notes() { app.remove_all_notes(); } })}
            }.into_any()))}
        </section>
    }.into_any()
}

/// A button that asks once more, in its own place.
fn twice(question: &'static str, answer: &'static str, then: fn(App)) -> AnyView {
    let app = use_app();
    let asked = RwSignal::new(false);
    view! {
        <div class="actions">
            {piece(move || if asked.get() {
                view! {
                    <button type="button" class="primary" on:click=act(move |_| { asked.set(false); then(app); })>{answer}</button>
                    <button type="button" on:click=act(move |_| asked.set(false))>"Cancel"</button>
                }.into_any()
            } else {
                view! { <button type="button" on:click=act(move |_| asked.set(true))>{question}</button> }.into_any()
            })}
        </div>
    }.into_any()
}

/// What was put aside when a text could not be read or two tabs disagreed.
fn set_aside_card() -> AnyView {
    let app = use_app();
    let keys = RwSignal::new(app.set_aside_keys());
    view! {
        {piece(move || (!keys.with(Vec::is_empty)).then(|| view! {
            <section class="card narrow" aria-labelledby="aside-heading">
                <h2 id="aside-heading">"Set aside"</h2>
                <p>"Texts that Plenary did not overwrite. Save what you need as a file, then forget it to make room."</p>
                <ul class="plain-list">
                    {piece(move || keys.get().into_iter().map(|key| {
                        let (save, forget) = (key.clone(), key.clone());
                        view! {
                            <li class="aside-row">
                                <code>{key}</code>
                                <button type="button" on:click=act(move |_| { app.download_key(&save); })>"Save as a file"</button>
                                <button type="button" class="quiet" on:click=act(move |_| {
                                    app.forget_aside(&forget);
                                    keys.set(app.set_aside_keys());
                                })>"Save, then forget"</button>
                            </li>
                        }.into_any()
                    }).collect_view())}
                </ul>
            </section>
        }.into_any()))}
    }.into_any()
}

fn about_card() -> AnyView {
    view! {
        <section class="card narrow" aria-labelledby="about-heading">
            <h2 id="about-heading">"About"</h2>
            <p>{crate::app::command::APP} ", a plan-of-action workbook for delegates of intergovernmental working groups."</p>
            <ul class="plain-list">
                <li>"There is no server and no account. Plan and notes are kept in this browser, and leave it only as files that you save."</li>
                <li>"The official wording is set in a serif type and is never corrected. What people added is set in a sans."</li>
                <li>"Seasons are taken as three whole months: autumn from 1 September to 30 November."</li>
                <li>"Names of states and bodies are those that the organisation uses. Reference data carry their date and source; what no source confirms says so."</li>
                <li>"Coastlines: Natural Earth, public domain. No boundary is drawn."</li>
                <li>"The file format is described by a "<a href="plenary-plan-1.schema.json">"JSON Schema"</a>"."</li>
                <li>"Free software under the MIT licence or the Apache License 2.0."</li>
            </ul>
        </section>
    }.into_any()
}
