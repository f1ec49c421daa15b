//! Every meeting as a list, those without a date first.

use crate::{
    app::{Route, use_app},
    plan::{
        Meeting, MeetingId, MeetingStatus, Plan,
        describe::place_in_words,
    },
    view::{
        objectives::LONG,
        ui::{Chip, MeetingChip, Tone, icon::Icon},
    },
};
use chrono::NaiveDate;
use crate::view::dynamic::{live};
use leptos::prelude::*;

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RowData {
    id: MeetingId,
    title: String,
    /// The date in words; empty where there is none.
    date: String,
    /// What a vague date is taken for.
    span: Option<String>,
    wording: Option<String>,
    place: String,
    status: MeetingStatus,
    unconfirmed: bool,
    overdue: bool,
    later_fact: bool,
}

impl RowData {
    fn of(meeting: &Meeting, today: NaiveDate) -> Self {
        let date = meeting.date();
        RowData {
            id: meeting.id.clone(),
            title: meeting.title.clone(),
            date: date.map_or_else(String::new, |date| date.in_words()),
            span: date.and_then(|date| date.span_in_words()),
            wording: meeting.when.wording.clone(),
            place: place_in_words(&meeting.place),
            status: meeting.status,
            unconfirmed: meeting.status == MeetingStatus::Planned && !meeting.when.confirmed,
            overdue: meeting.is_overdue(today),
            later_fact: meeting.held.is_some(),
        }
    }
}

fn rows_of(plan: &Plan, today: NaiveDate) -> Vec<RowData> {
    let mut meetings: Vec<&Meeting> = plan.meetings.iter().collect();
    // No span sorts before any span: what has no date comes first.
    meetings.sort_by_key(|meeting| meeting.span());
    meetings
        .into_iter()
        .map(|meeting| RowData::of(meeting, today))
        .collect()
}

/// The list.
#[component]
pub fn Agenda(selected: Memo<Option<MeetingId>>) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| {
        let today = app.today();
        app.with_plan(|plan| rows_of(plan, today))
    });
    view! {
        <section class="agenda" aria-labelledby="agenda-heading">
            <h2 id="agenda-heading">"Agenda"</h2>
            <ol class="rows" class:long=live(move || { rows.with(Vec::len) > LONG })>
                <For each=move || rows.get() key=|row| row.clone() let:row>
                    <AgendaRow row selected/>
                </For>
            </ol>
        </section>
    }
}

#[component]
fn AgendaRow(row: RowData, selected: Memo<Option<MeetingId>>) -> impl IntoView {
    let href = Route::Calendar(Some(row.id.clone())).to_hash();
    let id = row.id.clone();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let has_date = !row.date.is_empty();
    let date = if has_date { row.date } else { "No date fixed".to_owned() };
    let span = row.span.map(|span| view! { <span class="span-words">{span}</span> });
    let wording = row
        .wording
        .map(|wording| view! { <q class="official">{wording}</q> " · " });
    view! {
        <li class="row meeting-row" class:undated=!has_date>
            <p class="row-date"><strong>{date}</strong> " " {span}</p>
            <div class="row-body">
                <a class="row-link official" href=href aria-current=live(here)>{row.title}</a>
                <p class="row-meta"><span>{wording} {row.place}</span></p>
            </div>
            <p class="row-chips">
                {(!row.overdue).then(|| view! { <MeetingChip status=row.status/> })}
                {row.overdue.then(|| view! { <Chip tone=Tone::Alarm icon=Icon::Warning text="Overdue"/> })}
                {row.unconfirmed.then(|| view! { <Chip tone=Tone::Open icon=Icon::Question text="Date to be confirmed"/> })}
                {row.later_fact.then(|| view! { <Chip tone=Tone::Plain icon=Icon::Note text="Later fact"/> })}
            </p>
        </li>
    }
}
