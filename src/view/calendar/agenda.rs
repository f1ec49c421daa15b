//! Meetings as a list: all, those without a date first, or those of a stretch of days.

use super::tray::move_button;
use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{Meeting, MeetingId, MeetingStatus, describe::place_in_words},
    view::{
        dynamic::{live, piece},
        ui::{
            Tone, chip,
            icon::Icon,
            meeting_chip,
            rows::{LONG, Row, SEPARATOR, rows},
        },
    },
};
use chrono::NaiveDate;

/// What a row shows.
struct RowData {
    id: MeetingId,
    title: String,
    /// The date in words; empty where there is none.
    date: String,
    /// What a vague date is taken for; the weekdays of one whose days are known.
    span: Option<String>,
    wording: Option<String>,
    place: String,
    status: MeetingStatus,
    unconfirmed: bool,
    overdue: bool,
    later_fact: bool,
    can_move: bool,
}

/// The list below its heading, of the meetings that may be on one of these days; of all where there are none.
pub fn agenda(
    selected: Memo<Option<String>>,
    heading: Signal<String>,
    days: Memo<Option<(NaiveDate, NaiveDate)>>,
) -> AnyView {
    let app = use_app();
    let meetings = move || {
        let (today, days) = (app.today(), days.get());
        app.with_plan(|plan| {
            let meetings = match days {
                None => plan.meetings_by_date(),
                Some((first, last)) => plan.meetings_between(first, last),
            };
            meetings
                .into_iter()
                .map(|meeting| row(meeting, today, selected))
                .collect()
        })
    };
    let is_long = move || app.with_plan(|plan| plan.meetings.len() > LONG);
    view! {
        <section class="agenda" aria-labelledby="agenda-heading">
            <h2 id="agenda-heading">{piece(move || heading.get())}</h2>
            <ol class="rows" class:long=live(is_long)>{rows(meetings)}</ol>
        </section>
    }
    .into_any()
}

fn row(meeting: &Meeting, today: NaiveDate, selected: Memo<Option<String>>) -> Row {
    let date = meeting.date();
    let data = RowData {
        id: meeting.id.clone(),
        title: meeting.title.clone(),
        date: date.map_or_else(String::new, |date| date.in_words()),
        span: date.and_then(|date| date.weekdays().or_else(|| date.span_in_words())),
        wording: meeting.when.wording.clone(),
        place: place_in_words(&meeting.place),
        status: meeting.status,
        unconfirmed: meeting.status.is_open() && !meeting.when.confirmed,
        overdue: meeting.is_overdue(today),
        later_fact: meeting.later_fact().is_some(),
        can_move: meeting.can_move(),
    };
    let flag = |is: bool| if is { "yes" } else { "" };
    let shown = [
        data.id.as_str(),
        &data.title,
        &data.date,
        data.wording.as_deref().unwrap_or_default(),
        &data.place,
        data.status.word(),
        flag(data.unconfirmed),
        flag(data.overdue),
        flag(data.later_fact),
    ]
    .join(SEPARATOR);
    Row::new(shown, data, move |data| draw(data, selected))
}

fn draw(row: &RowData, selected: Memo<Option<String>>) -> AnyView {
    let href = Route::Calendar(Some(row.id.clone())).to_hash();
    let id = row.id.to_string();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let (class, date) = if row.date.is_empty() {
        ("row undated", "No date fixed".to_owned())
    } else {
        ("row", row.date.clone())
    };
    let span = row
        .span
        .clone()
        .map(|span| view! { <span class="span-words">{span}</span> }.into_any());
    let wording = row
        .wording
        .clone()
        .map(|wording| view! { <q class="official">{wording}</q> " · " }.into_any());
    let mut chips = vec![if row.overdue {
        chip(Tone::Alarm, Icon::Warning, "Overdue")
    } else {
        meeting_chip(row.status)
    }];
    if row.unconfirmed {
        chips.push(chip(Tone::Open, Icon::Question, "Date to be confirmed"));
    }
    if row.later_fact {
        chips.push(chip(Tone::Plain, Icon::Note, "Later fact"));
    }
    view! {
        <li class=class>
            <p class="row-date"><strong>{date}</strong> " " {span}</p>
            <div class="row-body">
                <a class="row-link official" href=href aria-current=live(here)>{row.title.clone()}</a>
                <p class="row-meta"><span>{wording} {row.place.clone()}</span></p>
            </div>
            <p class="row-chips">{chips}{row.can_move.then(|| move_button(row.id.as_str(), &row.title))}</p>
        </li>
    }
    .into_any()
}
