//! Private notes: a backup, with a passphrase where one is wished, and the way back.

use super::file_button;
use crate::view::prelude::*;
use crate::{
    app::{App, notes_file::NO_CRYPTO, use_app},
    browser::crypto,
    plan::term::plural,
    view::{
        dynamic::{act, live, piece, written},
        ui::icon::{Icon, picture},
    },
};

/// The card.
pub fn notes_card() -> AnyView {
    let app = use_app();
    let count = move || app.with_notes(|notes| notes.len());
    let once = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let back_up = move |_| {
        let passphrase = once.get_untracked();
        let second = again.get_untracked();
        if passphrase != second {
            app.fail("The two passphrases differ. Write them again; nothing was saved.".to_owned());
        } else if passphrase.is_empty() {
            app.back_up_notes();
        } else {
            app.back_up_notes_locked(passphrase);
            once.set(String::new());
            again.set(String::new());
        }
    };
    let lock = match crypto::is_there() {
        true => view! {
            <div class="pair">
                {passphrase_field("Passphrase", "passphrase", "new-password", once)}
                {passphrase_field("The same again", "passphrase-again", "new-password", again)}
            </div>
            <p class="hint">"Several words are harder to guess than one. It is kept nowhere: who forgets it has lost this backup. The file is JSON Web Encryption (RFC 7516), which other programs open too."</p>
        }
        .into_any(),
        false => view! { <p class="hint">{NO_CRYPTO}</p> }.into_any(),
    };
    view! {
        <section class="card narrow" aria-labelledby="notes-heading">
            <h2 id="notes-heading">"Your private notes"</h2>
            <p>"A browser can lose what it keeps. A backup file is for you alone: it never mixes with a plan file. "
                {piece(move || plural(count() as i64, "note"))} " kept here."</p>
            <details class="paste">
                <summary>"Lock the backup with a passphrase"</summary>
                {lock}
            </details>
            <div class="actions">
                <button type="button" on:click=act(back_up)>{picture(Icon::Download)}"Back up notes"</button>
                {file_button("Restore notes", "", "notes-file", "Notes file", false, move |files| if let Some(file) = files.into_iter().next() { app.restore_notes_file(file) })}
            </div>
            {piece(move || app.has_locked_notes().then(|| unlock(app)))}
        </section>
    }.into_any()
}

fn passphrase_field(
    label: &'static str,
    id: &'static str,
    completes: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="password" autocomplete=completes prop:value=live(move || value.get())
                on:input=written(move |text| value.set(text))/>
        </div>
    }
    .into_any()
}

/// Asks for the passphrase of a locked backup.
fn unlock(app: App) -> AnyView {
    let passphrase = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.unlock_notes(passphrase.get_untracked());
    };
    view! {
        <form class="review" aria-label="Locked backup" on:submit=act(open)>
            <p>"This backup is locked. Nothing of it is taken before it opens."</p>
            {passphrase_field("Passphrase of the backup", "unlock", "off", passphrase)}
            <div class="actions">
                <button type="submit" class="primary">"Open the backup"</button>
                <button type="button" on:click=act(move |_| app.leave_locked_notes())>"Leave it"</button>
            </div>
        </form>
    }
    .into_any()
}
