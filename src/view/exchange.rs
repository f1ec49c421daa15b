//! Exchange: the plan as a file, out and in, and private notes as a file of their own.

pub mod compare;
pub mod decide;
mod difference;
pub mod events;
pub mod export;
pub mod import;
pub mod lineage;
pub mod members;
pub mod notes;
pub mod picks;
pub mod review;
pub mod signing;
pub mod statuses;

use crate::view::dynamic::{act, chosen};
use crate::view::prelude::*;
use crate::{
    browser::page,
    view::ui::{
        icon::{Icon, picture},
        page_head,
    },
};
use decide::{looking_card, waiting_card};
use export::export_card;
use import::import_card;
use notes::notes_card;

/// The page.
pub fn exchange() -> AnyView {
    view! {
        {page_head("Exchange", Some(Signal::stored("Plans travel as files between delegates. Nothing is sent anywhere by this page.".to_owned())))}
        {waiting_card()}
        {import_card()}
        {export_card()}
        {looking_card()}
        {notes_card()}
    }
    .into_any()
}

/// A button that lets a person choose a file, or several. The file input itself is a real one, hidden from sight.
fn file_button(
    words: &'static str,
    class: &'static str,
    id: &'static str,
    label: &'static str,
    multiple: bool,
    on_file: impl Fn(Vec<web_sys::File>) + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class on:click=act(move |_| page::click(id))>{picture(Icon::Upload)}{words}</button>
        <input id=id type="file" class="visually-hidden" aria-label=label tabindex="-1" multiple=multiple
            accept=".json,.txt,.ics,.csv,.tsv,.jwe,application/json,text/plain,text/calendar,text/csv" on:change=chosen(on_file)/>
    }
    .into_any()
}
