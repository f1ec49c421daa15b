//! All private notes on the open plan.

use crate::view::dynamic::{live, piece, written};
use crate::{
    app::{Route, use_app},
    plan::{Edtf, ItemId},
    view::ui::page_head,
};
use leptos::prelude::*;

/// The page.
pub fn notes() -> AnyView {
    let app = use_app();
    let plan = move || app.with_plan(|plan| plan.id.clone());
    let general = move || {
        let subject = crate::notes::Subject {
            plan: plan(),
            about: None,
        };
        app.with_notes(|notes| {
            notes
                .get(&subject)
                .map(|note| note.text.clone())
                .unwrap_or_default()
        })
    };
    let rows = move || {
        let plan_id = plan();
        app.with_plan(|plan| {
            app.with_notes(|notes| {
                notes
                    .of_plan(&plan_id)
                    .filter_map(|(subject, note)| {
                        let about = subject.about.clone()?;
                        let label = plan.item_label(&about);
                        Some((about, label, note.text.clone(), note.changed.clone()))
                    })
                    .collect::<Vec<_>>()
            })
        })
    };
    let elsewhere = move || app.with_notes(|notes| notes.len() - notes.of_plan(&plan()).count());
    view! {
        {page_head("Notes", Some(Signal::stored("Private. They stay in this browser and are never part of a plan file.".to_owned())))}
        <section class="card note-field">
            <label for="general-note">"On the plan in general"</label>
            <textarea id="general-note" rows="5" spellcheck="true"
                prop:value=live(general)
                on:input=written(move |text| app.set_note(None, text))>
            </textarea>
        </section>
        <ul class="note-list">
            {piece(move || rows().into_iter().map(|(about, label, text, changed)| note_row(about, label, text, changed)).collect_view())}
        </ul>
        {piece(move || rows().is_empty().then(|| view! {
            <p class="empty">"No notes on single items yet. Open an objective, a meeting or a partner and write below it."</p>
        }.into_any()))}
        {piece(move || Some(elsewhere()).filter(|count| *count > 0).map(|count| view! {
            <p class="hint">{crate::plan::term::plural(count as i64, "note")} " on other plans are kept as well."</p>
        }.into_any()))}
        <p class="more"><a href=Route::Exchange.to_hash()>"Back up or restore your notes"</a></p>
    }
    .into_any()
}

/// One note with the item that it is about. A note whose item is gone says so, and keeps its text.
fn note_row(about: ItemId, label: Option<String>, text: String, changed: String) -> AnyView {
    let day = changed.split('T').next().unwrap_or_default();
    let day = Edtf::parse(day).map_or_else(|_| day.to_owned(), |day| day.in_words());
    let heading = match label {
        Some(label) => {
            view! { <a href=Route::of_item(&about).to_hash()>{label}</a> }.into_any()
        }
        None => view! {
            <span>"About something that is not in the plan any more (" {about.kind()} " " {about.as_str().to_owned()} ")"</span>
        }
        .into_any(),
    };
    view! {
        <li class="card note">
            <h2>{heading}</h2>
            <p class="note-text">{text}</p>
            <p class="hint">"Last changed " {day}</p>
        </li>
    }
    .into_any()
}
