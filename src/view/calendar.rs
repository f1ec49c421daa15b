//! The meeting calendar: the term as a timeline, and every meeting as a list beside the chosen one.

pub mod agenda;
pub mod bad_dates;
pub mod detail;
pub mod find_date;
pub mod timeline;

use crate::{
    app::{App, Route, use_app},
    browser::location,
    plan::{Change, Edit, Meeting, MeetingKind, Plan},
    view::{
        dynamic::act,
        ui::{
            icon::{Icon, picture},
            page_head,
            split::split,
        },
    },
};
use agenda::agenda;
use detail::meeting_detail;
use leptos::prelude::*;
use timeline::timeline;

/// The page.
pub fn calendar() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    let list = view! {
        <div class="actions above">
            <button type="button" on:click=act(move |_| add_meeting(app))>{picture(Icon::Plus)}"New meeting"</button>
            <a class="button" href=Route::FindDate.to_hash()>{picture(Icon::Search)}"Find a date"</a>
        </div>
        <section class="card" aria-label="The term as a timeline">
            {timeline()}
        </section>
        {agenda(selected)}
    }
    .into_any();
    split(
        selected,
        page_head("Calendar", Some(app.of_plan(summary))),
        list,
        "The chosen meeting",
        "Choose a meeting to fix its date and place, to say what became of it, and to write your note.",
        move |id| meeting_detail(app, id),
    )
}

fn summary(plan: &Plan) -> String {
    let all = plan.meetings.len();
    let undated = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.date().is_none());
    let noun = if all == 1 {
        "meeting or event"
    } else {
        "meetings and events"
    };
    format!("{all} {noun}, {} without a date", undated.count())
}

/// Adds a meeting and opens it.
fn add_meeting(app: App) {
    if let Some(meeting) = app.with_plan_now(new_meeting) {
        let route = Route::Calendar(Some(meeting.id.clone()));
        let edit = Edit::Meeting(Change::Add {
            at: usize::MAX,
            record: Box::new(meeting),
        });
        if app.change(edit) {
            location::go_to(&route.to_hash());
        }
    }
}

/// A meeting with an id that the plan does not have yet.
fn new_meeting(plan: &Plan) -> Option<Meeting> {
    let id = plan.free_meeting_id()?;
    Some(Meeting::new(id, MeetingKind::Other, "New meeting"))
}
