//! Bringing a plan file in: chosen, dropped or pasted. It is read and shown; the plan is not touched.

use super::review::{Refusal, Review};
use crate::view::dynamic::{act, chosen, live};
use crate::{
    app::{import::Import, use_app},
    browser::file,
    view::ui::icon::{Icon, picture},
};
use leptos::{html, prelude::*};

/// The card.
#[component]
pub fn ImportCard() -> impl IntoView {
    let app = use_app();
    let input: NodeRef<html::Input> = NodeRef::new();
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
            <h2 id="import-heading">"Take a plan in"</h2>
            <p>"Choose a file that a colleague sent, drop it here, or paste its text. You see what it is and what would change before anything happens."</p>
            <div class="actions">
                <button type="button" class="primary" on:click=act(move |_| if let Some(input) = input.get_untracked() { input.click(); })>
                    {picture(Icon::Upload)}"Import a file"
                </button>
                <input type="file" class="visually-hidden" aria-label="Plan file" tabindex="-1" node_ref=input
                    accept=".json,.txt,application/json,text/plain"
                    on:change=chosen(move |file| app.offer_file(file))/>
            </div>
            <Paste/>
            <Answer/>
        </section>
    }.into_any()
}

/// What became of the file.
#[component]
fn Answer() -> impl IntoView {
    let app = use_app();
    move || {
        app.with_import(|import| match import {
            None => ().into_any(),
            Some(Import::Offered { name, snapshot }) => {
                view! { <Review name=name.clone() snapshot=snapshot.clone()/> }.into_any()
            }
            Some(Import::Refused {
                name,
                message,
                problems,
            }) => view! {
                <Refusal name=name.clone() message=message.clone() problems=problems.clone()/>
            }
            .into_any(),
        })
    }
}

/// For those whose mail program gives them text and not files.
#[component]
fn Paste() -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    view! {
        <details class="paste">
            <summary>"Paste the text of a file"</summary>
            <div class="field">
                <label for="pasted">"Text of the file"</label>
                <textarea id="pasted" rows="6" spellcheck="false" bind:value=text></textarea>
            </div>
            <div class="actions">
                <button type="button" on:click=act(move |_| text.with_untracked(|text| app.offer_text(text)))>"Read the pasted text"</button>
            </div>
        </details>
    }.into_any()
}
