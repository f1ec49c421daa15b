//! Small pieces that every page is made of.

pub mod date_field;
pub mod icon;
pub mod item_links;
pub mod note_field;

use icon::Icon;
use crate::view::dynamic::{live, piece, ticked, written};
use leptos::prelude::*;

use crate::plan::{MeetingStatus, Status};

/// The heading of a page, with one line below it. The keyboard's focus comes here when the page changes.
#[component]
pub fn PageHead(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] sub: Option<Signal<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="page-head">
            <div>
                <h1 id="page-heading" tabindex="-1">{piece(move || title.get())}</h1>
                {sub.map(|sub| view! { <p class="page-sub">{piece(move || sub.get())}</p> })}
            </div>
            {children.map(|children| view! { <div class="page-actions">{children()}</div> })}
        </div>
    }
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
#[component]
pub fn Chip(tone: Tone, icon: Icon, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=tone.class()><icon::Picture icon/>{text}</span> }
}

/// The chip of an objective's status.
#[component]
pub fn StatusChip(status: Status) -> impl IntoView {
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
    view! { <Chip tone icon text=status.label()/> }
}

/// The chip of what became of a meeting.
#[component]
pub fn MeetingChip(status: MeetingStatus) -> impl IntoView {
    let (tone, icon) = match status {
        MeetingStatus::Planned => (Tone::Plain, Icon::Circle),
        MeetingStatus::Held => (Tone::Good, Icon::Check),
        MeetingStatus::Postponed => (Tone::Open, Icon::Clock),
        MeetingStatus::CarriedOver => (Tone::Open, Icon::Forward),
        MeetingStatus::Cancelled => (Tone::Plain, Icon::Cross),
    };
    view! { <Chip tone icon text=status.label()/> }
}

/// A choice of fixed words. `choices` are pairs of the word in the file format and the words on the screen.
#[component]
pub fn Choice(
    #[prop(into)] label: String,
    #[prop(into)] id: String,
    #[prop(into)] choices: Signal<Vec<(String, String)>>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let chosen = value.get();
        choices
            .get()
            .into_iter()
            .map(|(word, words)| {
                let selected = word == chosen;
                view! { <option value=word selected=selected>{words}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id prop:value=live(move || value.get())
                on:change=written(move |word| on_choose.run(word))>
                {piece(options)}
            </select>
        </div>
    }
}

/// The choices of an enum of fixed words.
#[macro_export]
macro_rules! choices_of {
    ($name:ty) => {
        <$name>::ALL
            .iter()
            .map(|value| (value.word().to_owned(), value.label().to_owned()))
            .collect::<Vec<(String, String)>>()
    };
}

/// A line of text that is taken when it is left or Enter is pressed.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    #[prop(into)] id: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_write: Callback<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.as_ref().map(|_| hint_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id type="text" autocomplete="off" aria-describedby=described
                prop:value=live(move || value.get())
                on:change=written(move |text| on_write.run(text))/>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// A box to tick.
#[component]
pub fn Tick(
    #[prop(into)] label: String,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_tick: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=live(move || checked.get())
                on:change=ticked(move |checked| on_tick.run(checked))/>
            <span>{label}</span>
        </label>
    }
}

/// A source: an `https` address as a link that leaves the page only when clicked, anything else as text.
#[component]
pub fn Source(#[prop(into)] source: String) -> impl IntoView {
    if source.starts_with("https://") && !source.contains(char::is_whitespace) {
        let shown = source.trim_start_matches("https://").trim_end_matches('/').to_owned();
        view! {
            <a class="source" href=source rel="noopener noreferrer nofollow" target="_blank">{shown}</a>
        }
        .into_any()
    } else {
        view! { <span class="source">{source}</span> }.into_any()
    }
}

/// Where nothing is selected or nothing is there yet: one calm sentence.
#[component]
pub fn Empty(children: Children) -> impl IntoView {
    view! { <p class="empty">{children()}</p> }
}
