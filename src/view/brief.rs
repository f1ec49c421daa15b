//! A sheet to take into a meeting: chosen items with their official text, where they stand, and one's own notes.

pub mod picker;
pub mod sheet;

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    browser::{location, page},
    plan::{ItemId, MeetingId, Plan},
    view::{
        dynamic::{act, piece},
        ui::{
            Choices, choice,
            icon::{Icon, picture},
            item_links::items_of,
            page_head, tick,
        },
    },
};
use picker::picker;
use sheet::sheet;

/// What a person chose for the sheet.
#[derive(Clone, Copy)]
pub struct Brief {
    pub app: App,
    /// The meeting; None: the plan in general.
    pub meeting: StoredValue<Option<MeetingId>>,
    pub chosen: RwSignal<Vec<ItemId>>,
    pub with_notes: RwSignal<bool>,
    /// Whether there is room to write by hand.
    pub with_room: RwSignal<bool>,
}

/// The page. Another meeting is another sheet, with its own choice of items.
pub fn brief() -> AnyView {
    let app = use_app();
    let (with_notes, with_room) = (RwSignal::new(true), RwSignal::new(false));
    let place = Memo::new(move |_| {
        let plan = app.with_plan(|plan| plan.id.clone());
        match app.route() {
            Route::Brief(meeting) => (plan, meeting),
            _ => (plan, None),
        }
    });
    let choices = move || {
        let (_, meeting) = place.get();
        let chosen = app.with_plan_now(|plan| preselected(plan, meeting.as_ref()));
        let brief = Brief {
            app,
            meeting: StoredValue::new(meeting),
            chosen: RwSignal::new(chosen),
            with_notes,
            with_room,
        };
        view! {
            {choice_card(brief)}
            {sheet(brief)}
        }
        .into_any()
    };
    view! {
        {page_head("Meeting brief", Some(Signal::stored("One sheet to take into the room. It is made here and sent nowhere.".to_owned())))}
        {piece(choices)}
    }
    .into_any()
}

/// The items linked with the meeting; where there are none, or no meeting, the objectives without a final word.
pub fn preselected(plan: &Plan, meeting: Option<&MeetingId>) -> Vec<ItemId> {
    let linked = meeting.map_or_else(Vec::new, |meeting| {
        plan.linked_with(&ItemId::Meeting(meeting.clone()))
    });
    // Other meetings have sheets of their own.
    let linked: Vec<ItemId> = linked
        .into_iter()
        .filter(|item| !matches!(item, ItemId::Meeting(_)))
        .collect();
    if !linked.is_empty() {
        return linked;
    }
    let open = plan
        .objectives
        .iter()
        .filter(|objective| !objective.status.is_final());
    open.map(|objective| ItemId::Objective(objective.id.clone()))
        .collect()
}

/// What can stand on a sheet, in its order. Meetings have sheets of their own.
pub fn candidates(plan: &Plan) -> Vec<ItemId> {
    let kinds = ["objective", "programme", "guidance", "partner"].into_iter();
    kinds.flat_map(|kind| items_of(plan, kind)).collect()
}

/// Which meeting, which items, and what else; and the button that prints.
fn choice_card(brief: Brief) -> AnyView {
    let app = brief.app;
    let meetings = app.of_plan(|plan| {
        let general = (String::new(), "No meeting: the plan in general".to_owned());
        let meetings = plan.meetings_by_date().into_iter().map(|meeting| {
            let when = meeting.date().map(|date| format!(", {}", date.in_words()));
            let words = format!("{}{}", meeting.title, when.unwrap_or_default());
            (meeting.id.to_string(), words)
        });
        std::iter::once(general)
            .chain(meetings)
            .collect::<Choices>()
    });
    let meeting = brief
        .meeting
        .with_value(|meeting| meeting.as_ref().map(MeetingId::to_string));
    let go = move |id: String| {
        location::go_to(&Route::Brief(MeetingId::new(id)).to_hash());
    };
    view! {
        <section class="card brief-choices" aria-label="What the sheet holds">
            {choice("Meeting", "brief-meeting", meetings, Signal::stored(meeting.unwrap_or_default()), go)}
            <div class="brief-switches">
                {tick("With my private notes", brief.with_notes.into(), move |on| brief.with_notes.set(on))}
                {tick("Room for handwriting", brief.with_room.into(), move |on| brief.with_room.set(on))}
            </div>
            {picker(brief)}
            <div class="actions">
                <button type="button" class="primary" on:click=act(move |_| page::print())>{picture(Icon::Print)}"Print"</button>
            </div>
        </section>
    }
    .into_any()
}
