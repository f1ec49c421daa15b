//! Small pieces that every page is made of. They are functions and not components: the framework would compile the
//! machinery of a component for each, which the page's size would show.

pub mod add_form;
pub mod amend;
pub mod chosen;
pub mod contact;
pub mod date_field;
pub mod filter_bar;
pub mod icon;
pub mod item_links;
pub mod markdown;
pub mod note_field;
pub mod rows;
pub mod split;
pub mod take_along;

use crate::browser::page;
use crate::plan::{MeetingStatus, Status};
use crate::view::dynamic::{act, live, piece, ticked, written};
use crate::view::prelude::*;
use icon::{Icon, picture};
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

/// The heading of a page, and beside it what can be added there.
pub fn head_with(head: AnyView, actions: AnyView) -> AnyView {
    view! { <div class="head-with">{head}{actions}</div> }.into_any()
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

/// Up to how many choices a field has from the start; a browser takes a tenth of a second to measure two thousand.
const MANY: usize = 60;

/// A choice of fixed words. Where there are many, all but the first of them come when somebody is about to choose.
pub fn choice(
    label: &'static str,
    id: &str,
    choices: Signal<Choices>,
    value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
) -> AnyView {
    choice_field(label, id.to_owned(), choices, value, written(on_choose))
}

/// A choice of what is added, and the button that adds it: keys on a closed choice go through all there is, and nobody
/// means to add each of them. `words` is what the button does.
pub fn choice_to_add(
    label: &'static str,
    id: &'static str,
    words: &'static str,
    choices: Signal<Choices>,
    on_add: impl Fn(String) + 'static,
) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let add = move |_| {
        let word = chosen.get_untracked();
        if !word.is_empty() {
            chosen.set(String::new());
            on_add(word);
        }
        page::focus(id);
    };
    view! {
        <div class="add-one">
            {choice(label, id, choices, chosen.into(), move |word| chosen.set(word))}
            <button type="button" aria-label=words on:click=act(add)>"Add"</button>
        </div>
    }
    .into_any()
}

/// What happens at an event of a field, in one type for all fields, so that the page has each of them once.
type Handler = crate::view::dom::Handler<web_sys::Event>;

fn choice_field(
    label: &'static str,
    id: String,
    choices: Signal<Choices>,
    value: Signal<String>,
    handler: Handler,
) -> AnyView {
    let is_near = RwSignal::new(false);
    let options = move || {
        let all = is_near.get();
        // Where all are there, the field itself goes from one to the other.
        let chosen = if all {
            value.get_untracked()
        } else {
            value.get()
        };
        let choices = choices.get().into_iter().enumerate();
        choices
            .filter(|(at, (word, _))| all || *at < MANY || *word == chosen)
            .map(|(_, (word, words))| {
                let selected = word == chosen;
                view! { <option value=word selected=selected>{words}</option> }.into_any()
            })
            .collect_view()
    };
    let come_near = move || {
        if !is_near.get_untracked() && choices.with_untracked(|choices| choices.len() > MANY) {
            is_near.set(true);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=live(move || value.get()) on:change=handler
                on:focus=act(move |_: web_sys::FocusEvent| come_near())
                on:pointerdown=act(move |_: web_sys::PointerEvent| come_near())>
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

/// What a field says, without the blanks around it; None where it says nothing.
pub fn not_blank(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
