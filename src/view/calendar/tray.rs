//! What the pictures have no place for: meetings without a date, and in the term those before and after it.

use super::layout::Strip;
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{Meeting, MeetingStatus},
    view::{
        dynamic::piece,
        ui::rows::{LONG, Row, SEPARATOR, rows},
    },
};

/// The meetings without a date. Each can be dragged out onto a date, or moved by its button.
pub fn undated(app: App) -> AnyView {
    let is_undated = |meeting: &Meeting| meeting.date().is_none();
    let list = move || listed(app, is_undated);
    tray(app, "No date", list, is_undated)
}

/// The meetings whose dates are not on the strip.
pub fn outside(app: App, strip: Memo<Strip>) -> AnyView {
    let is_outside = move |meeting: &Meeting| {
        let strip = strip.get();
        let span = meeting.span();
        span.is_some_and(|(first, last)| last < strip.first || strip.last < first)
    };
    let list = move || listed(app, is_outside);
    tray(app, "Before or after the term", list, is_outside)
}

fn tray(
    app: App,
    name: &'static str,
    list: impl Fn() -> Vec<Row> + Send + Sync + 'static,
    is_in: impl Fn(&Meeting) -> bool + Send + Sync + 'static,
) -> AnyView {
    let count = app.memo_of_plan(move |plan| plan.meetings.iter().filter(|one| is_in(one)).count());
    let is_long = move || count.get() > LONG;
    view! {
        <section class="meeting-tray" hidden=move || count.get() == 0 aria-label=name>
            <h2>{name} " " <span class="count">{piece(move || count.get().to_string())}</span></h2>
            <ul class:long=is_long>{rows(list)}</ul>
        </section>
    }
    .into_any()
}

fn listed(app: App, is_in: impl Fn(&Meeting) -> bool) -> Vec<Row> {
    app.with_plan(|plan| {
        plan.meetings_by_date()
            .into_iter()
            .filter(|meeting| is_in(meeting))
            .map(row)
            .collect()
    })
}

struct Item {
    id: String,
    href: String,
    title: String,
    when: String,
    wording: Option<String>,
    status: MeetingStatus,
    can_move: bool,
}

fn row(meeting: &Meeting) -> Row {
    let item = Item {
        id: meeting.id.to_string(),
        href: Route::Calendar(Some(meeting.id.clone())).to_hash(),
        title: meeting.title.clone(),
        when: meeting
            .date()
            .map_or_else(String::new, |date| date.in_words()),
        wording: meeting.when.wording.clone(),
        status: meeting.status,
        can_move: meeting.can_move(),
    };
    let shown = [
        item.id.as_str(),
        &item.title,
        &item.when,
        item.wording.as_deref().unwrap_or_default(),
        item.status.word(),
    ]
    .join(SEPARATOR);
    Row::new(shown, item, draw)
}

fn draw(item: &Item) -> AnyView {
    let became = match item.status {
        MeetingStatus::Planned => String::new(),
        other => format!(", {}", other.label().to_ascii_lowercase()),
    };
    let wording = item
        .wording
        .clone()
        .map(|wording| view! { " " <q class="official">{wording}</q> }.into_any());
    view! {
        <li class="tray-item" data-meeting=item.id.clone()>
            <span><a class="undated-link" href=item.href.clone() draggable="false">{item.title.clone()}</a>{became} " " {item.when.clone()}{wording}</span>
            {item.can_move.then(|| move_button(&item.id, &item.title))}
        </li>
    }
    .into_any()
}

/// A button that takes hold of a meeting by keys. The calendar around it hears it ([`super::mover`]).
pub fn move_button(id: &str, title: &str) -> AnyView {
    view! {
        <button type="button" class="quiet move" data-move=id.to_owned()>"Move"<span class="visually-hidden">{format!(" {title}")}</span></button>
    }
    .into_any()
}
