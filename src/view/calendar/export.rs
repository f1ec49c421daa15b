//! The meetings as a file for calendar programs: which of them, and what becomes of those without a fixed day.

use crate::view::prelude::*;
use crate::{
    app::{App, use_app},
    exchange::ics::write::{Options, contents},
    plan::{ItemId, Meeting, MeetingKind},
    view::{
        dynamic::{act, live, piece, ticked},
        ui::{
            icon::{Icon, picture},
            tick,
        },
    },
};

/// The panel, closed at first.
pub fn export_panel() -> AnyView {
    let app = use_app();
    let open = RwSignal::new(false);
    view! {
        <details class="card calendar-export" on:toggle=act(move |_: web_sys::Event| open.set(true))>
            <summary>"Export to a calendar program"</summary>
            {piece(move || open.get().then(|| choices(app)))}
        </details>
    }
    .into_any()
}

fn choices(app: App) -> AnyView {
    // By the order of the kinds.
    let kinds = RwSignal::new(vec![true; MeetingKind::ALL.len()]);
    let spans = RwSignal::new(true);
    let todos = RwSignal::new(true);
    let is_chosen = move |meeting: &Meeting| {
        let of = MeetingKind::ALL
            .iter()
            .position(|kind| *kind == meeting.kind);
        kinds.with(|kinds| of.and_then(|at| kinds.get(at).copied()).unwrap_or_default())
    };
    let options = move || Options {
        spans: spans.get(),
        todos: todos.get(),
    };
    let held = move || {
        app.with_plan(|plan| {
            let chosen = plan.meetings.iter().filter(|meeting| is_chosen(meeting));
            contents(plan, chosen, options())
        })
    };
    let kind_ticks = move || {
        let known = MeetingKind::ALL.iter().enumerate().filter(|(_, kind)| {
            app.with_plan(|plan| plan.meetings.iter().any(|meeting| meeting.kind == **kind))
        });
        known
            .map(|(at, kind)| {
                let is_on = move || kinds.with(|kinds| kinds.get(at).copied().unwrap_or_default());
                let set = move |to: bool| {
                    kinds.update(|kinds| {
                        if let Some(kind) = kinds.get_mut(at) {
                            *kind = to;
                        }
                    });
                };
                view! {
                    <label class="tick">
                        <input type="checkbox" prop:checked=live(is_on) on:change=ticked(set)/>
                        <span>{kind.label()}</span>
                    </label>
                }
                .into_any()
            })
            .collect_view()
    };
    view! {
        <fieldset>
            <legend>"Which meetings"</legend>
            {piece(kind_ticks)}
        </fieldset>
        <fieldset>
            <legend>"Without a fixed day"</legend>
            {tick("Vague dates as tentative spans that block no time", spans.into(), move |to| spans.set(to))}
            {tick("Meetings without a date as to-dos", todos.into(), move |to| todos.set(to))}
        </fieldset>
        <p aria-live="polite" class="export-says">{piece(move || held().sentence())}</p>
        <div class="actions">
            <button type="button" class="primary" disabled=live(move || held().is_empty())
                on:click=act(move |_| app.export_meetings(|meeting| untrack(|| is_chosen(meeting)), untrack(options)))>
                {picture(Icon::Download)}"Save calendar file"
            </button>
        </div>
        <p class="hint">"An .ics file for Outlook, Google Calendar, Apple Calendar and others. Private notes are never in it. Taken in again here, it brings back what it was made from."</p>
    }
    .into_any()
}

/// The button that hands out one meeting.
pub fn export_button(app: App, of: ItemId) -> AnyView {
    let save = move |_| {
        if let ItemId::Meeting(id) = &of {
            app.export_meeting(id);
        }
    };
    view! {
        <div class="actions">
            <button type="button" on:click=act(save)>{picture(Icon::Download)}"Save for a calendar program"</button>
        </div>
    }
    .into_any()
}
