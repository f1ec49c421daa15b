//! Notes that have lost their item wait here, and notes that were removed can be had back.

use super::last_changed;
use crate::view::prelude::*;
use crate::{
    app::App,
    browser::page,
    notes::{Note, Subject},
    plan::{ItemId, Plan},
    view::{
        dynamic::{act, piece},
        ui::{
            Choices, choice,
            item_links::linkable,
            markdown::still,
            rows::{Row, SEPARATOR, rows},
        },
    },
};
use std::time::Duration;

/// What one note shows: whose it is, what it was about, its text, and when it was last changed.
struct Shown {
    subject: Subject,
    label: String,
    why: String,
    text: String,
    changed: String,
    name: String,
}

fn row(
    subject: &Subject,
    note: &Note,
    text: &str,
    why: String,
    plan: &Plan,
    draw: impl Fn(&Shown) -> AnyView + Send + Sync + 'static,
) -> Row {
    let shown = Shown {
        subject: subject.clone(),
        label: label_of(subject, note, plan),
        why,
        text: text.to_owned(),
        changed: note.changed.clone(),
        name: name_of(subject),
    };
    let key = [
        &shown.name,
        &shown.label,
        &shown.why,
        &shown.text,
        &shown.changed,
    ];
    Row::new(key.map(String::as_str).join(SEPARATOR), shown, draw)
}

/// A name of its own for each subject, as an id on the page.
fn name_of(subject: &Subject) -> String {
    match &subject.about {
        None => format!("note-{}", subject.plan),
        Some(about) => format!("note-{}-{}-{}", subject.plan, about.kind(), about.as_str()),
    }
}

/// What the note is, or was, about.
fn label_of(subject: &Subject, note: &Note, plan: &Plan) -> String {
    let is_open = subject.plan == plan.id;
    let now = subject.about.as_ref().filter(|_| is_open);
    now.and_then(|about| plan.item_label(about))
        .or_else(|| note.label.clone())
        .unwrap_or_else(|| match &subject.about {
            None => "A plan in general".to_owned(),
            Some(about) => format!("A {} ({})", about.kind(), about.as_str()),
        })
}

/// Why a note waits in the tray; None where it does not.
fn why(app: App, subject: &Subject, plan: &Plan) -> Option<String> {
    if subject.plan == plan.id {
        let about = subject.about.as_ref()?;
        return plan
            .item(about)
            .is_none()
            .then(|| format!("This {} is not in the plan any more.", about.kind()));
    }
    (!app.has_plan(&subject.plan)).then(|| {
        format!(
            "Its plan ({}) is not in this browser.",
            subject.plan.as_str()
        )
    })
}

/// The notes that wait, each with what it was about.
pub fn tray(app: App) -> AnyView {
    let list = Memo::new(move |_| {
        app.with_plan(|plan| {
            app.with_notes(|notes| {
                let waiting = notes.iter().filter_map(|(subject, note)| {
                    let why = why(app, subject, plan)?;
                    let text = note.text.as_str();
                    Some(row(subject, note, text, why, plan, move |shown| {
                        waiting_row(app, shown)
                    }))
                });
                waiting.collect::<Vec<_>>()
            })
        })
    });
    let count = Memo::new(move |_| list.with(Vec::len));
    view! {
        <section class="note-group note-tray" aria-labelledby="tray-heading" hidden=crate::view::dynamic::live(move || count.get() == 0)>
            <h3 id="tray-heading" tabindex="-1">"Notes that have lost their item ("{piece(move || count.get().to_string())}")"</h3>
            <p class="hint">"What they were about is gone from the plan, or its plan is not in this browser. Nothing was lost: put each on another item, or remove it. If the item comes back, so does its note."</p>
            <ul class="note-list">{rows(move || list.get())}</ul>
        </section>
    }
    .into_any()
}

/// What the ids of a note's tools end with: the button that begins, the choice of another item, the last word.
const ATTACH: &str = "attach";
const TO: &str = "to";
const REMOVE: &str = "remove";

fn id_of(name: &str, tool: &str) -> String {
    format!("{name}-{tool}")
}

/// Puts the focus on the heading of what is left of the notes; on the page's where none is left.
fn focus_list(heading: &'static str) {
    let focus = move || {
        page::focus("page-heading");
        page::focus(heading);
    };
    set_timeout(focus, Duration::ZERO);
}

/// What a person is about to do with a note.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    Nothing,
    Attaching,
    Removing,
}

fn waiting_row(app: App, shown: &Shown) -> AnyView {
    let doing = RwSignal::new(Doing::Nothing);
    let subject = StoredValue::new(shown.subject.clone());
    let label = shown.label.clone();
    let name = shown.name.clone();
    let tools = move || {
        // What was pressed gives way to what `then` names.
        let turn = |to: Doing, then: &str| {
            let then = id_of(&name, then);
            move |_: leptos::ev::MouseEvent| {
                doing.set(to);
                let then = then.clone();
                page::focus_later(then);
            }
        };
        match doing.get() {
        Doing::Nothing => {
            let (attach, remove) = (
                format!("Attach to another item: {label}"),
                format!("Remove the note: {label}"),
            );
            view! {
                <button type="button" aria-label=attach id=id_of(&name, ATTACH) on:click=act(turn(Doing::Attaching, TO))>"Attach to…"</button>
                <button type="button" class="quiet" aria-label=remove on:click=act(turn(Doing::Removing, REMOVE))>"Remove…"</button>
            }
            .into_any()
        }
        Doing::Attaching => attaching(app, subject, &name, turn(Doing::Nothing, ATTACH)),
        Doing::Removing => view! {
            <span class="question">"Remove this note? It can be had back under “Removed notes”."</span>
            <button type="button" class="primary" id=id_of(&name, REMOVE) on:click=act(move |_| {
                app.empty_note(&subject.get_value());
                focus_list("tray-heading");
            })>"Remove the note"</button>
            <button type="button" on:click=act(turn(Doing::Nothing, ATTACH))>"Cancel"</button>
        }
        .into_any(),
    }
    };
    view! {
        <li class="card note">
            <h4>{shown.label.clone()}</h4>
            <p class="hint">{shown.why.clone()}</p>
            {still(shown.name.clone(), &shown.text, None)}
            <p class="hint">{last_changed(&shown.changed)}</p>
            <div class="actions">{piece(tools)}</div>
        </li>
    }
    .into_any()
}

/// Where the note shall go. The choices are many: they are made when they are asked for.
fn attaching(
    app: App,
    subject: StoredValue<Subject>,
    name: &str,
    cancel: impl Fn(leptos::ev::MouseEvent) + Send + Sync + 'static,
) -> AnyView {
    let to = RwSignal::new("plan".to_owned());
    let choices = app.with_plan_now(|plan| {
        let general = ("plan".to_owned(), "The plan in general".to_owned());
        let items = linkable(plan);
        std::iter::once(general).chain(items).collect::<Choices>()
    });
    let attach = move |_| {
        let about = to.with_untracked(|to| {
            let (kind, id) = to.split_once(' ')?;
            ItemId::from_words(kind, id)
        });
        app.attach_note(&subject.get_value(), about);
        focus_list("tray-heading");
    };
    view! {
        {choice("Attach to", &id_of(name, TO), Signal::stored(choices), to.into(), move |word| to.set(word))}
        <button type="button" class="primary" on:click=act(attach)>"Attach"</button>
        <button type="button" on:click=act(cancel)>"Cancel"</button>
    }
    .into_any()
}

/// The notes that were removed or emptied, to have back.
pub fn emptied(app: App) -> AnyView {
    let list = Memo::new(move |_| {
        app.with_plan(|plan| {
            app.with_notes(|notes| {
                let emptied = notes.emptied().map(|(subject, note)| {
                    let last = note.versions.last();
                    let text = last.map_or("", |version| version.text.as_str());
                    row(subject, note, text, String::new(), plan, move |shown| {
                        emptied_row(app, shown)
                    })
                });
                emptied.collect::<Vec<_>>()
            })
        })
    });
    let count = Memo::new(move |_| list.with(Vec::len));
    view! {
        {piece(move || (count.get() > 0).then(|| view! {
            <details class="note-group">
                <summary id="removed-heading">"Removed notes ("{piece(move || count.get().to_string())}")"</summary>
                <ul class="note-list">{rows(move || list.get())}</ul>
            </details>
        }.into_any()))}
    }
    .into_any()
}

fn emptied_row(app: App, shown: &Shown) -> AnyView {
    let asked = RwSignal::new(false);
    let subject = StoredValue::new(shown.subject.clone());
    let (back, gone) = (
        format!("Restore the note: {}", shown.label),
        format!("Remove for good: {}", shown.label),
    );
    let tools = move || {
        if asked.get() {
            view! {
                <span class="question">"Remove it for good? There is no undo."</span>
                <button type="button" class="primary" on:click=act(move |_| {
                    app.forget_note(&subject.get_value());
                    page::focus("page-heading");
                })>"Remove for good"</button>
                <button type="button" on:click=act(move |_| asked.set(false))>"Cancel"</button>
            }
            .into_any()
        } else {
            view! {
                <button type="button" aria-label=back.clone() on:click=act(move |_| {
                    app.restore_emptied(&subject.get_value());
                    page::focus("page-heading");
                })>"Restore"</button>
                <button type="button" class="quiet" aria-label=gone.clone() on:click=act(move |_| asked.set(true))>"Remove for good…"</button>
            }
            .into_any()
        }
    };
    view! {
        <li class="card note">
            <h4>{shown.label.clone()}</h4>
            {still(shown.name.clone(), &shown.text, None)}
            <p class="hint">{last_changed(&shown.changed)}</p>
            <div class="actions">{piece(tools)}</div>
        </li>
    }
    .into_any()
}
