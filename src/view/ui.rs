//! Small pieces that every page is made of. They are functions and not components: the framework would compile the
//! machinery of a component for each, which the page's size would show.

pub mod add_form;
pub mod amend;
pub mod chosen;
pub mod date_field;
pub mod icon;
pub mod item_links;
pub mod markdown;
pub mod note_field;
pub mod rows;
pub mod split;

use crate::plan::{MeetingStatus, Status};
use crate::view::dynamic::{act, live, piece, ticked, written};
use icon::{Icon, picture};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The heading of a page, with one line below it. The keyboard's focus comes here when the page changes.
pub fn page_head(title: &'static str, sub: Option<Signal<String>>) -> AnyView {
    view! {
        <div class="page-head">
            <h1 id="page-heading" tabindex="-1">{title}</h1>
            {sub.map(|sub| view! { <p class="page-sub">{piece(move || sub.get())}</p> }.into_any())}
        </div>
    }
    .into_any()
}

/// How a chip is coloured. The word and the icon say the same, so colour is never the only sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Plain,
    Accent,
    Good,
    Open,
    Alarm,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Plain => "chip",
            Tone::Accent => "chip accent",
            Tone::Good => "chip good",
            Tone::Open => "chip open",
            Tone::Alarm => "chip alarm",
        }
    }
}

/// A short word with an icon.
pub fn chip(tone: Tone, icon: Icon, word: &'static str) -> AnyView {
    view! { <span class=tone.class()>{picture(icon)}{word}</span> }.into_any()
}

/// The chip of an objective's status.
pub fn status_chip(status: Status) -> AnyView {
    let (tone, icon) = match status {
        Status::NotAssessed => (Tone::Plain, Icon::Question),
        Status::NotStarted => (Tone::Plain, Icon::Circle),
        Status::InProgress => (Tone::Accent, Icon::Progress),
        Status::Continuous => (Tone::Accent, Icon::Loop),
        Status::Achieved => (Tone::Good, Icon::Check),
        Status::Postponed => (Tone::Open, Icon::Clock),
        Status::CarriedOver => (Tone::Open, Icon::Forward),
        Status::Dropped => (Tone::Plain, Icon::Cross),
        Status::NotApplicable => (Tone::Plain, Icon::Dash),
    };
    chip(tone, icon, status.label())
}

/// The chip of what became of a meeting.
pub fn meeting_chip(status: MeetingStatus) -> AnyView {
    let (tone, icon) = match status {
        MeetingStatus::Planned => (Tone::Plain, Icon::Circle),
        MeetingStatus::Proposed => (Tone::Plain, Icon::Question),
        MeetingStatus::Tentative => (Tone::Accent, Icon::Progress),
        MeetingStatus::Confirmed => (Tone::Accent, Icon::Check),
        MeetingStatus::Held => (Tone::Good, Icon::Check),
        MeetingStatus::Postponed => (Tone::Open, Icon::Clock),
        MeetingStatus::CarriedOver => (Tone::Open, Icon::Forward),
        MeetingStatus::Cancelled => (Tone::Plain, Icon::Cross),
    };
    chip(tone, icon, status.label())
}

/// The choices of a field: the word in the file format and the words on the screen.
pub type Choices = Vec<(String, String)>;

/// A choice of fixed words.
pub fn choice(
    label: &'static str,
    id: &str,
    choices: Signal<Choices>,
    value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
) -> AnyView {
    choice_field(label, id.to_owned(), choices, value, written(on_choose))
}

/// What happens at an event of a field, in one type for all fields, so that the page has each of them once.
type Handler = Box<dyn FnMut(web_sys::Event)>;

fn choice_field(
    label: &'static str,
    id: String,
    choices: Signal<Choices>,
    value: Signal<String>,
    handler: Handler,
) -> AnyView {
    let options = move || {
        let chosen = value.get();
        choices
            .get()
            .into_iter()
            .map(|(word, words)| {
                let selected = word == chosen;
                view! { <option value=word selected=selected>{words}</option> }.into_any()
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=live(move || value.get()) on:change=handler>
                {piece(options)}
            </select>
        </div>
    }
    .into_any()
}

/// The choices of an enum of fixed words.
#[macro_export]
macro_rules! choices_of {
    ($name:ty) => {
        Signal::stored(
            <$name>::ALL
                .iter()
                .map(|value| (value.word().to_owned(), value.label().to_owned()))
                .collect::<$crate::view::ui::Choices>(),
        )
    };
}

/// A line of text that is taken when it is left or Enter is pressed.
pub fn text_field(
    label: &'static str,
    id: &str,
    value: Signal<String>,
    on_write: impl Fn(String) + 'static,
) -> AnyView {
    // What was refused does not stay in the field as if it were taken.
    let handler = act(move |event: web_sys::Event| {
        on_write(event_target_value(&event));
        if let (Some(text), Some(field)) = (value.try_get_untracked(), event_target_input(&event)) {
            field.set_value(&text);
        }
    });
    text_input(label, id.to_owned(), value, handler)
}

fn event_target_input(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn text_input(label: &'static str, id: String, value: Signal<String>, handler: Handler) -> AnyView {
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="text" autocomplete="off" prop:value=live(move || value.get()) on:change=handler/>
        </div>
    }
    .into_any()
}

/// A box to tick.
pub fn tick(
    label: &'static str,
    checked: Signal<bool>,
    on_tick: impl Fn(bool) + 'static,
) -> AnyView {
    tick_box(label, checked, ticked(on_tick))
}

fn tick_box(label: &'static str, checked: Signal<bool>, handler: Handler) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=live(move || checked.get()) on:change=handler/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// A source: an `https` address as a link that leaves the page only when clicked, anything else as text.
pub fn source_view(source: String) -> AnyView {
    let is_address = !source.bytes().any(|byte| byte.is_ascii_whitespace());
    let shown = source.strip_prefix("https://").filter(|_| is_address);
    if let Some(shown) = shown {
        let shown = shown.strip_suffix('/').unwrap_or(shown).to_owned();
        view! {
            <a class="source" href=source rel="noopener noreferrer nofollow" target="_blank">{shown}</a>
        }
        .into_any()
    } else {
        view! { <span class="source">{source}</span> }.into_any()
    }
}
