//! Writing a private note: the text, how it reads, skeletons to insert, and earlier versions.

use super::{
    icon::{Icon, picture},
    markdown::{OnTick, markdown, still},
};
use crate::view::prelude::*;
use crate::{
    app::{App, note::moment_in_words},
    browser::page,
    markdown::{Block, is_plain, parse},
    notes::{
        Subject,
        template::{Template, insertion},
    },
    plan::ItemId,
    view::dynamic::{act, live, piece, written},
};
use std::time::Duration;

/// A note on an item, that never leaves in a plan file. It is kept while it is written.
pub fn note_field(app: App, about: ItemId) -> AnyView {
    let place = Place {
        app,
        about: StoredValue::new(Some(about)),
        id: "private-note",
    };
    view! {
        <section class="note-field">
            <label for=place.id>"My private note"</label>
            {place.field("4")}
        </section>
    }
    .into_any()
}

/// The note on the plan in general, with room for how it reads beside it.
pub fn general_note(app: App) -> AnyView {
    let place = Place {
        app,
        about: StoredValue::new(None),
        id: "general-note",
    };
    view! {
        <section class="card note-field beside">
            <label for=place.id>"On the plan in general"</label>
            {place.field("6")}
        </section>
    }
    .into_any()
}

/// A field on the page: what its note is about, and its id.
#[derive(Clone, Copy)]
struct Place {
    app: App,
    about: StoredValue<Option<ItemId>>,
    id: &'static str,
}

impl Place {
    /// The open plan can change under the field, and with it whose note this is.
    fn subject(self) -> Subject {
        Subject {
            plan: self.app.with_plan(|plan| plan.id.clone()),
            about: self.about.get_value(),
        }
    }

    fn write(self, text: String) {
        // A field that is taken away while it is written tells so after it is gone.
        if let Some(about) = self.about.try_get_value() {
            self.app.set_note(about, text);
        }
    }

    fn field(self, lines: &'static str) -> AnyView {
        let app = self.app;
        let text = Memo::new(move |_| {
            let subject = self.subject();
            app.with_notes(|notes| notes.text(&subject).to_owned())
        });
        let touched = StoredValue::new(false);
        view! {
            <textarea id=self.id rows=lines spellcheck="true"
                placeholder="Position, red line, what to ask before the meeting…"
                prop:value=live(move || text.get())
                on:focus=act(move |_: leptos::ev::FocusEvent| touched.set_value(true))
                on:input=written(move |text| self.write(text))>
            </textarea>
            {self.skeletons(text, touched)}
            {self.reading(text)}
            <p class="hint">"Stays in this browser. It is never part of a plan file."</p>
            {self.versions()}
        }
        .into_any()
    }

    /// How the note reads. It follows when the writing pauses: no stroke waits for it. Plain words are not shown twice.
    fn reading(self, text: Memo<String>) -> AnyView {
        let seen = RwSignal::new(text.get_untracked());
        let strokes = StoredValue::new(0_u32);
        Effect::new(move |_| {
            let length = text.with(String::len);
            let stroke = strokes.get_value().wrapping_add(1);
            strokes.set_value(stroke);
            let pause = if length < 20_000 { 120 } else { 400 };
            set_timeout(
                move || {
                    if strokes.try_get_value() == Some(stroke)
                        && let Some(text) = text.try_get_untracked()
                    {
                        seen.try_set(text);
                    }
                },
                Duration::from_millis(pause),
            );
        });
        let blocks: Memo<Vec<Block>> = Memo::new(move |_| seen.with(|text| parse(text)));
        let is_shown = Memo::new(move |_| blocks.with(|blocks| !is_plain(blocks)));
        let on_tick = OnTick::new(move |number| {
            self.app
                .tick_note(self.about.get_value(), &seen.get_untracked(), number);
            seen.set(text.get_untracked());
        });
        view! {
            {piece(move || is_shown.get().then(|| view! {
                <div class="note-reading" role="group" aria-label="How the note reads">
                    {markdown(self.id.to_owned(), blocks.into(), Some(on_tick))}
                </div>
            }.into_any()))}
        }
        .into_any()
    }

    /// Buttons that write what a delegate writes again and again, at the caret; before the field was entered, at its end.
    fn skeletons(self, text: Memo<String>, touched: StoredValue<bool>) -> AnyView {
        let insert = move |template: Template| {
            let note = text.get_untracked();
            let end = note.encode_utf16().count() as u32;
            let at = match touched.get_value() {
                true => page::caret(self.id).unwrap_or(end),
                false => end,
            };
            let new = insertion(template, &note, at);
            if !page::type_text(self.id, new.at, &new.text) {
                let units: Vec<u16> = note.encode_utf16().collect();
                let (before, after) = units.split_at(units.len().min(new.at as usize));
                let whole = [before, &new.text.encode_utf16().collect::<Vec<_>>(), after].concat();
                self.write(String::from_utf16_lossy(&whole));
            }
            page::choose_text(self.id, new.choose);
        };
        let buttons = Template::ALL.into_iter().map(|template| {
            view! {
                <button type="button" on:click=act(move |_| insert(template))>{picture(Icon::Plus)}{template.label()}</button>
            }
            .into_any()
        });
        view! {
            <div class="note-skeletons" role="group" aria-label="Insert into the note">
                {buttons.collect_view()}
            </div>
        }
        .into_any()
    }

    /// Earlier versions, to look at and to go back to.
    fn versions(self) -> AnyView {
        let app = self.app;
        let versions: Memo<Vec<(String, String)>> = Memo::new(move |_| {
            let subject = self.subject();
            app.with_notes(|notes| {
                let note = notes.get(&subject);
                let versions = note.map_or(&[][..], |note| &note.versions);
                let rows = versions.iter().map(|version| {
                    let letters = version.text.chars().count();
                    (version.at.clone(), letters.to_string())
                });
                rows.collect()
            })
        });
        let open = RwSignal::new(false);
        let list = move || {
            let rows = versions.get().into_iter().enumerate().rev();
            let rows = rows.map(|(index, (at, letters))| self.version_row(index, &at, &letters));
            view! { <ul class="versions">{rows.collect_view()}</ul> }.into_any()
        };
        let count = Memo::new(move |_| versions.with(Vec::len));
        view! {
            {piece(move || (count.get() > 0).then(|| view! {
                <button type="button" class="quiet versions-button" aria-expanded=live(move || open.get().to_string())
                    on:click=act(move |_| open.update(|open| *open = !*open))>
                    {piece(move || format!("Earlier versions ({})", count.get()))}
                </button>
                {piece(move || open.get().then(list))}
            }.into_any()))}
        }
        .into_any()
    }

    fn version_row(self, index: usize, at: &str, letters: &str) -> AnyView {
        let app = self.app;
        let looked_at = RwSignal::new(false);
        let words = format!("{} · {letters} letters", moment_in_words(at));
        let name = format!("Restore the version of {}", moment_in_words(at));
        let text = move || {
            let subject = self.subject();
            app.with_notes(|notes| {
                let version = notes.get(&subject)?.versions.get(index)?;
                Some(version.text.clone())
            })
        };
        let restore = move |_| {
            if let Some(about) = self.about.try_get_value() {
                app.restore_version(&app.subject(about), index);
                page::focus(self.id);
            }
        };
        view! {
            <li>
                <div class="version-line">
                    <button type="button" class="quiet" aria-expanded=live(move || looked_at.get().to_string())
                        on:click=act(move |_| looked_at.update(|open| *open = !*open))>{words}</button>
                    <button type="button" aria-label=name on:click=act(restore)>"Restore"</button>
                </div>
                {piece(move || looked_at.get().then(|| untrack(text)).flatten().map(|text| view! {
                    <div class="version-text">{still(format!("version-{index}"), &text, None)}</div>
                }.into_any()))}
            </li>
        }
        .into_any()
    }
}
