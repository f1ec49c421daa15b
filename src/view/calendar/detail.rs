//! The chosen meeting: its official wording, and its date, place and outcome, which can be changed.

use crate::{
    app::{App, Route, use_app},
    browser::location,
    choices_of,
    plan::{
        Change, Edit, Held, ItemId, Meeting, MeetingId, MeetingKind, MeetingStatus, When,
    },
    view::ui::{
        Choice, Empty, Source, TextField, Tick,
        date_field::DateField,
        icon::{Icon, Picture},
        item_links::LinksField,
        note_field::NoteField,
    },
};
use chrono::Datelike;
use crate::view::dynamic::{act, piece};
use leptos::prelude::*;

/// The panel.
#[component]
pub fn MeetingDetail(id: MeetingId) -> impl IntoView {
    let app = use_app();
    let item = ItemId::Meeting(id.clone());
    let meeting = app.memo_of_plan(move |plan| plan.meeting(&id).cloned());
    let exists = Memo::new(move |_| meeting.with(Option::is_some));
    move || {
        if exists.get() {
            let item = item.clone();
            view! {
                <Back/>
                <div class="card detail">
                    <OfficialWording meeting/>
                    <Outcome meeting/>
                    <DateAndPlace meeting/>
                    <LinksField of=Signal::stored(item.clone())
                        own=Signal::derive(move || meeting.with(|meeting| meeting.as_ref().map(|meeting| meeting.links.clone()).unwrap_or_default()))
                        on_links=move |links| change(app, meeting, |meeting| meeting.links = links)/>
                    <NoteField about=Signal::stored(Some(item.clone()))/>
                    <RemoveMeeting item/>
                </div>
            }
            .into_any()
        } else {
            view! {
                <Back/>
                <Empty>"There is no such meeting in this plan. It may have been removed, or the link belongs to another plan."</Empty>
            }
            .into_any()
        }
    }
}

#[component]
fn Back() -> impl IntoView {
    view! {
        <a class="back" href=Route::Calendar(None).to_hash()><Picture icon=Icon::Back/>"All meetings"</a>
    }
}

/// Changes the meeting as it is now; nothing happens where it is gone or stays the same.
fn change(app: App, meeting: Memo<Option<Meeting>>, make: impl FnOnce(&mut Meeting)) {
    let Some(before) = meeting.get_untracked() else {
        return;
    };
    let mut after = before.clone();
    make(&mut after);
    if after != before {
        app.change(Edit::Meeting(Change::Replace(Box::new(after))));
    }
}

/// A value read off the meeting; the default where it is gone.
fn read<T: Default + Send + Sync + 'static>(
    meeting: Memo<Option<Meeting>>,
    read: impl Fn(&Meeting) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Signal::derive(move || meeting.with(|meeting| meeting.as_ref().map(&read).unwrap_or_default()))
}

fn not_blank(text: String) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The title, the kind and the line of the adopted text. A meeting that was added can be renamed.
#[component]
fn OfficialWording(meeting: Memo<Option<Meeting>>) -> impl IntoView {
    let app = use_app();
    let title = read(meeting, |meeting| meeting.title.clone());
    let kind = read(meeting, |meeting| meeting.kind.label().to_owned());
    let text = read(meeting, |meeting| meeting.text.clone().unwrap_or_default());
    let kind_word = read(meeting, |meeting| meeting.kind.word().to_owned());
    let is_official = Memo::new(move |_| !text.get().is_empty());
    view! {
        <h2 id="detail-heading" tabindex="-1" class="official">{piece(move || title.get())}</h2>
        {piece(move || if is_official.get() {
            view! {
                <p class="detail-kind">{piece(move || kind.get())}</p>
                <blockquote class="official">{piece(move || text.get())}</blockquote>
            }.into_any()
        } else {
            view! {
                <p class="detail-kind">"Added; not part of the adopted text"</p>
                <TextField label="Title" id="meeting-title" value=title
                    on_write=move |text: String| change(app, meeting, |meeting| meeting.title = text.trim().to_owned())/>
                <Choice label="Kind" id="meeting-kind" choices=Signal::stored(choices_of!(MeetingKind)) value=kind_word
                    on_choose=move |word: String| if let Some(kind) = MeetingKind::from_word(&word) {
                        change(app, meeting, |meeting| meeting.kind = kind);
                    }/>
            }.into_any()
        })}
    }
}

/// What became of it, and when it really took place.
#[component]
fn Outcome(meeting: Memo<Option<Meeting>>) -> impl IntoView {
    let app = use_app();
    let status = read(meeting, |meeting| meeting.status.word().to_owned());
    let held = read(meeting, |meeting| meeting.held.as_ref().map(|held| held.edtf));
    let source = read(meeting, |meeting| {
        meeting.held.as_ref().and_then(|held| held.source.clone()).unwrap_or_default()
    });
    let told = move || meeting.with(|meeting| meeting.as_ref().and_then(|meeting| meeting.held.clone()));
    let is_held = Memo::new(move |_| status.get() == MeetingStatus::Held.word() || held.get().is_some());
    let year = default_year(app);
    let choose = move |word: String| {
        if let Some(status) = MeetingStatus::from_word(&word) {
            change(app, meeting, |meeting| meeting.status = status);
        }
    };
    let write_held = move |date| {
        change(app, meeting, |meeting| {
            meeting.held = match (date, meeting.held.take()) {
                (None, _) => None,
                (Some(edtf), Some(before)) => Some(Held { edtf, ..before }),
                (Some(edtf), None) => Some(Held {
                    edtf,
                    text: String::new(),
                    source: None,
                    extra: Default::default(),
                }),
            };
        });
    };
    view! {
        <section class="fields">
            <Choice label="What became of it" id="meeting-status" choices=Signal::stored(choices_of!(MeetingStatus))
                value=status on_choose=choose/>
            {piece(move || is_held.get().then(|| view! {
                <DateField label="It took place" id="held" date=held default_year=year on_date=write_held/>
                <TextField label="Known from" id="held-source" value=source
                    hint="An address or a document. It is kept apart from the official wording."
                    on_write=move |text: String| change(app, meeting, |meeting| {
                        if let Some(held) = &mut meeting.held {
                            held.source = not_blank(text);
                        }
                    })/>
                {piece(move || told().filter(|held| !held.text.is_empty()).map(|held| view! {
                    <p class="later-fact"><strong>"Later fact. "</strong> {held.text} " " {held.source.map(|source| view! { <Source source/> })}</p>
                }))}
            }))}
        </section>
    }
}

/// When and where it is meant to be: each confirmed by itself.
#[component]
fn DateAndPlace(meeting: Memo<Option<Meeting>>) -> impl IntoView {
    let app = use_app();
    let date = read(meeting, |meeting| meeting.when.edtf);
    let date_confirmed = read(meeting, |meeting| meeting.when.confirmed);
    let name = read(meeting, |meeting| meeting.place.name.clone().unwrap_or_default());
    let city = read(meeting, |meeting| meeting.place.city.clone().unwrap_or_default());
    let country = read(meeting, |meeting| meeting.place.country.clone().unwrap_or_default());
    let place_confirmed = read(meeting, |meeting| meeting.place.confirmed);
    let remark = read(meeting, |meeting| meeting.place.remark.clone().unwrap_or_default());
    let year = default_year(app);
    view! {
        <section class="fields">
            <DateField label="Planned date" id="when" date=date default_year=year
                on_date=move |edtf| change(app, meeting, |meeting| {
                    meeting.when = When { edtf, ..meeting.when.clone() };
                })/>
            <Tick label="The date is confirmed" checked=date_confirmed
                on_tick=move |confirmed| change(app, meeting, |meeting| meeting.when.confirmed = confirmed)/>
            <TextField label="Place" id="place-name" value=name
                on_write=move |text: String| change(app, meeting, |meeting| meeting.place.name = not_blank(text))/>
            <div class="pair">
                <TextField label="City" id="place-city" value=city
                    on_write=move |text: String| change(app, meeting, |meeting| {
                        meeting.place.city = not_blank(text);
                        // The position was the old city's.
                        (meeting.place.lat, meeting.place.lon) = (None, None);
                    })/>
                <TextField label="Country" id="place-country" value=country
                    on_write=move |text: String| change(app, meeting, |meeting| meeting.place.country = not_blank(text))/>
            </div>
            <Tick label="The place is confirmed" checked=place_confirmed
                on_tick=move |confirmed| change(app, meeting, |meeting| meeting.place.confirmed = confirmed)/>
            {piece(move || Some(remark.get()).filter(|remark| !remark.is_empty()).map(|remark| view! { <p class="hint">{remark}</p> }))}
        </section>
    }
}

fn default_year(app: App) -> i32 {
    app.with_plan_now(|plan| plan.head.period.end.year())
}

/// Takes the meeting and every link to it out of the plan; undo brings both back.
#[component]
fn RemoveMeeting(item: ItemId) -> impl IntoView {
    let app = use_app();
    let remove = move |_| {
        if let Some(edit) = app.with_plan_now(|plan| plan.removal(&item))
            && app.change(edit)
        {
            location::go_to(&Route::Calendar(None).to_hash());
        }
    };
    view! {
        <div class="actions end">
            <button type="button" class="quiet" on:click=act(remove)>"Remove this meeting from the plan"</button>
        </div>
    }
}
