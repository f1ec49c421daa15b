//! The meeting calendar: the term as a timeline, and every meeting as a list beside the chosen one.

pub mod agenda;
pub mod detail;
pub mod timeline;

use crate::{
    app::{Route, use_app},
    plan::{Change, Edit, Meeting, MeetingId, MeetingKind, MeetingStatus, Plan, term::plural},
    view::ui::{
        Empty, PageHead,
        icon::{Icon, Picture},
    },
};
use agenda::Agenda;
use detail::MeetingDetail;
use crate::view::dynamic::{act, live, piece};
use leptos::prelude::*;
use timeline::Timeline;

/// The page.
#[component]
pub fn Calendar() -> impl IntoView {
    let app = use_app();
    let selected = Memo::new(move |_| match app.route() {
        Route::Calendar(id) => id,
        _ => None,
    });
    let sub = app.of_plan(|plan| {
        let undated = plan
            .meetings
            .iter()
            .filter(|meeting| meeting.date().is_none())
            .count();
        let meetings = plural(plan.meetings.len() as i64, "meeting and event")
            .replace("meeting and events", "meetings and events");
        format!("{meetings}, {undated} without a date")
    });
    let add = move |_| {
        let meeting = app.with_plan_now(new_meeting);
        if let Some(meeting) = meeting {
            let route = Route::Calendar(Some(meeting.id.clone()));
            let edit = Edit::Meeting(Change::Add {
                at: usize::MAX,
                record: Box::new(meeting),
            });
            if app.change(edit) {
                crate::browser::location::go_to(&route.to_hash());
            }
        }
    };
    view! {
        <div class="split" class:has-selection=live(move || selected.get().is_some())>
            <div class="split-list">
                <PageHead title="Calendar" sub=sub>
                    <button type="button" on:click=act(add)><Picture icon=Icon::Plus/>"New meeting"</button>
                </PageHead>
                <section class="card" aria-label="The term as a timeline">
                    <Timeline/>
                </section>
                <Agenda selected/>
            </div>
            <aside class="split-detail" aria-label="The chosen meeting">
                {piece(move || match selected.get() {
                    Some(id) => view! { <MeetingDetail id/> }.into_any(),
                    None => view! {
                        <Empty>"Choose a meeting to fix its date and place, to say what became of it, and to write your note."</Empty>
                    }.into_any(),
                })}
            </aside>
        </div>
    }
    .into_any()
}

/// A meeting with an id that the plan does not have yet.
fn new_meeting(plan: &Plan) -> Option<Meeting> {
    let id = (1..).find_map(|number| {
        MeetingId::new(format!("meeting-{number}")).filter(|id| plan.meeting(id).is_none())
    })?;
    Some(Meeting {
        id,
        kind: MeetingKind::Other,
        title: "New meeting".to_owned(),
        text: None,
        section: None,
        when: Default::default(),
        place: Default::default(),
        status: MeetingStatus::Planned,
        held: None,
        host: None,
        links: Vec::new(),
        evidence: Vec::new(),
        extra: Default::default(),
    })
}
