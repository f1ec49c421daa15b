//! Signatures: the key of this browser and the trusted ones; what is found of a file that comes in.

use crate::{
    app::{App, signing::Seal, use_app},
    exchange::signing::fingerprint,
    view::{
        dynamic::{act, live, piece, written},
        prelude::*,
        ui::{
            icon::{Icon, picture},
            tick,
        },
    },
};

/// Whether the file is signed, with the keys behind it. `signs` is whether it is wished.
pub fn signing(signs: RwSignal<bool>) -> AnyView {
    let app = use_app();
    let opened = move |_: web_sys::Event| app.look_at_keys();
    view! {
        <details class="paste" on:toggle=act(opened)>
            <summary>"Sign the file"</summary>
            <p>"A signature lets a reader see whose file it is and that nobody changed it. It is never required."</p>
            {piece(move || own_key(app, signs))}
            {piece(move || trusted(app))}
        </details>
    }
    .into_any()
}

fn own_key(app: App, signs: RwSignal<bool>) -> AnyView {
    let Some(key) = app.with_keys(|keys| keys.own.clone()) else {
        return view! {
            <div class="actions">
                <button type="button" on:click=act(move |_| app.make_key())>"Make a key"</button>
            </div>
            <p class="hint">"The key stays in this browser: no page and no file can carry it away. When the browser's data are cleared it is gone, and a new one has to be made and published."</p>
        }
        .into_any();
    };
    let forget = move |_| {
        signs.set(false);
        app.forget_key();
    };
    view! {
        {tick("Sign with my key", signs.into(), move |to| signs.set(to))}
        <p>"Fingerprint of your key: "<strong class="fingerprint">{fingerprint(&key)}</strong></p>
        <p class="hint">"Publish it where people know you: in a letter, or on the group's page. The key stays in this browser and can't be copied."</p>
        <div class="actions">
            <button type="button" class="quiet" on:click=act(forget)>"Remove my key"</button>
        </div>
    }
    .into_any()
}

fn trusted(app: App) -> Option<AnyView> {
    let trusted = app.with_keys(|keys| keys.trusted.clone());
    let rows = trusted.into_iter().map(|it| {
        let said = format!("{} ({})", it.name, fingerprint(&it.key));
        view! {
            <li class="aside-row">
                <span>{said}</span>
                <button type="button" class="quiet" on:click=act(move |_| app.trust(&it.key, ""))>"Trust no longer"</button>
            </li>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <p>"Keys that you trust"</p>
            <ul class="plain-list">{rows}</ul>
        }
        .into_any()
    })
}

/// What is found of the signature of a file.
pub fn seal(app: App, seal: Seal) -> AnyView {
    let said = move || {
        let (class, said) = match &seal {
            Seal::NotSigned => ("hint", "Not signed.".to_owned()),
            Seal::Signed(key) => {
                let by = named(app, key);
                let more = match standing(app, key) {
                    Standing::Own => " It is your own.",
                    Standing::Trusted => "",
                    Standing::Strange => " It is not among the keys that you trust.",
                };
                ("seal-whole", format!("Signed by key {by}.{more}"))
            }
            Seal::Changed(key) => (
                BROKEN,
                format!(
                    "Changed after signing: this is not what the key {} signed. Ask for the file again before you use it.",
                    named(app, key)
                ),
            ),
            Seal::Unreadable => (
                BROKEN,
                "It carries a signature that can't be read: it is damaged, or of another kind than Ed25519.".to_owned(),
            ),
            Seal::CantTell => (
                "hint",
                "It carries a signature, which this browser can't check.".to_owned(),
            ),
        };
        let sign = (class == BROKEN).then(|| picture(Icon::Warning));
        view! { <p class=class>{sign}<span>{said}</span></p> }.into_any()
    };
    piece(said).into_any()
}

/// The class of a seal that raises an alarm.
const BROKEN: &str = "seal-broken";

/// The same of an offered file, with the way to trust its key.
pub fn offered_seal(of: Seal) -> AnyView {
    let app = use_app();
    let key = match &of {
        Seal::Signed(key) => Some(key.clone()),
        _ => None,
    };
    let trust = move || {
        let key = key
            .clone()
            .filter(|key| standing(app, key) == Standing::Strange)?;
        Some(trust_form(app, key))
    };
    view! { <div class="seal" aria-live="polite">{seal(app, of)}{piece(trust)}</div> }.into_any()
}

/// What a key is to a person.
#[derive(PartialEq)]
enum Standing {
    Own,
    Trusted,
    Strange,
}

fn standing(app: App, key: &[u8]) -> Standing {
    app.with_keys(|keys| match keys.name_of(key) {
        _ if keys.own.as_deref() == Some(key) => Standing::Own,
        Some(_) => Standing::Trusted,
        None => Standing::Strange,
    })
}

/// A key as people know it.
fn named(app: App, key: &[u8]) -> String {
    let mark = fingerprint(key);
    match app.with_keys(|keys| keys.name_of(key)) {
        Some(name) => format!("{name} ({mark})"),
        None => mark,
    }
}

fn trust_form(app: App, key: Vec<u8>) -> AnyView {
    let name = RwSignal::new(String::new());
    let trust = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        app.trust(&key, &name.get_untracked());
    };
    view! {
        <details>
            <summary>"I know this key"</summary>
            <form class="fields" on:submit=act(trust)>
                <p class="hint">"Compare the fingerprint with the one that was published. Then name whose key it is; the name stays in this browser."</p>
                <div class="field">
                    <label for="key-name">"Whose key it is"</label>
                    <input id="key-name" type="text" autocomplete="off" prop:value=live(move || name.get())
                        on:input=written(move |text| name.set(text))/>
                </div>
                <div class="actions"><button type="submit">"Trust this key"</button></div>
            </form>
        </details>
    }
    .into_any()
}
