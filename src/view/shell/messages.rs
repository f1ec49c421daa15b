//! What the shell has to say: troubles with keeping, and what was just done or could not be done.

use crate::view::dynamic::{act, piece};
use crate::view::prelude::*;
use crate::{
    app::{
        App, Notice, Route,
        keep::{NOTES, Slot, Trouble},
        library::Way,
        use_app,
    },
    view::ui::icon::{Icon, picture},
};

/// What is not kept, why, and the ways out.
pub fn troubles() -> AnyView {
    let app = use_app();
    // The message is made anew only when the trouble changes, not at each change of the plan.
    let trouble_of = |slot: &Slot| {
        slot.trouble
            .clone()
            .map(|trouble| (slot.key.clone(), trouble))
    };
    let plan = Memo::new(move |_| app.with_plan_slot(trouble_of));
    let notes = Memo::new(move |_| app.with_notes_slot(trouble_of));
    view! {
        {piece(move || plan.get().map(|(key, trouble)| trouble_block(key, trouble)))}
        {piece(move || notes.get().map(|(key, trouble)| trouble_block(key, trouble)))}
    }
    .into_any()
}

fn trouble_block(key: String, trouble: Trouble) -> AnyView {
    let app = use_app();
    let message = trouble.message(&key);
    let is_notes = key == NOTES;
    // The handlers share it.
    let key = StoredValue::new(key);
    let use_stored = act(move |_| key.with_value(|key| app.use_stored(key)));
    let keep_own = act(move |_| key.with_value(|key| app.keep_own(key)));
    let download = act(move |_| {
        key.with_value(|key| {
            app.download_key(key);
        })
    });
    let save_as_file = move || {
        let (words, save): (&str, fn(App) -> bool) = if is_notes {
            ("Save my notes as a file", App::back_up_notes)
        } else {
            ("Save the plan as a file", App::export_plan)
        };
        view! { <button type="button" on:click=act(move |_| { save(app); })>{words}</button> }
            .into_any()
    };
    let actions = match &trouble {
        Trouble::Blocked | Trouble::Full | Trouble::NotKept => save_as_file().into_any(),
        Trouble::Unreadable(_) | Trouble::Newer => view! {
            <button type="button" on:click=download>"Download the stored text"</button>
            <button type="button" on:click=keep_own>"Set it aside and keep new changes"</button>
        }
        .into_any(),
        Trouble::Removed => view! {
            <button type="button" on:click=keep_own>"Keep it among my plans"</button>
            <a class="button" href=Route::Library.to_hash()>"Choose another plan"</a>
            {save_as_file()}
        }
        .into_any(),
        Trouble::OtherTab => view! {
            <button type="button" on:click=use_stored>"Use the other tab's"</button>
            <button type="button" on:click=keep_own>"Keep this tab's"</button>
            <button type="button" on:click=download>"Download the other tab's"</button>
            {save_as_file()}
        }
        .into_any(),
    };
    let name = if is_notes {
        "Notes not saved"
    } else {
        "Plan not saved"
    };
    view! {
        <section class="trouble" aria-label=name>
            {picture(Icon::Warning)}
            <p role="alert">{message}</p>
            <div class="actions">{actions}</div>
        </section>
    }
    .into_any()
}

/// What was just done, or could not be done.
pub fn notice_line() -> AnyView {
    let app = use_app();
    let line = move || {
        app.notice().map(|notice| {
            let (class, role, icon, text, way) = match notice {
                Notice::UnderWay(text) => ("notice", "status", Icon::Clock, text, None),
                Notice::Done(text) => ("notice", "status", Icon::Check, text, None),
                Notice::Way(text, way) => ("notice", "status", Icon::Check, text, Some(way)),
                Notice::Failed(text) => ("notice failed", "alert", Icon::Warning, text, None),
            };
            let way = way.map(|way| {
                let words = match &way {
                    // The button beside Undo of the bar is another one, and has another name.
                    Way::Restore { .. } => "Undo the removal".to_owned(),
                    Way::Decide(_) => "Take that back".to_owned(),
                    Way::Open { name, .. } => format!("Open \u{201c}{name}\u{201d}"),
                };
                view! {
                    <button type="button" class="quiet" on:click=act(move |_| app.take_way(way.clone()))>{words}</button>
                }.into_any()
            });
            view! {
                <div class=class>
                    {picture(icon)}
                    <p role=role>{text}</p>
                    {way}
                    <button type="button" class="quiet" on:click=act(move |_| app.dismiss_notice())>"Close"</button>
                </div>
            }.into_any()
        })
    };
    piece(line).into_any()
}
