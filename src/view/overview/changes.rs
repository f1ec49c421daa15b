//! What was done lately: the last changes in sentences, and which meetings they fixed.

use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{Change, Edit, Meeting, MeetingStatus, Plan},
    view::dynamic::piece,
};

/// How many changes are told.
const CHANGES: usize = 5;
/// How many meetings are named that were fixed.
const FIXED: usize = 4;

/// The last changes, the newest first.
pub fn last_changes() -> AnyView {
    let app = use_app();
    let sentences = move || {
        let last = app.last_changes(CHANGES).into_iter();
        let last = last.map(|(_, said)| view! { <li>{said}</li> }.into_any());
        match last.len() {
            0 => view! { <p class="hint">"Nothing was changed yet. What you change is told here, and can be undone."</p> }.into_any(),
            _ => view! { <ol class="last-changes">{last.collect_view()}</ol> }.into_any(),
        }
    };
    view! {
        <section class="card" aria-labelledby="changes-heading">
            <h2 id="changes-heading">"Last changes"</h2>
            {piece(sentences)}
            <p class="more"><a href=Route::History.to_hash()>"The whole history"</a></p>
        </section>
    }
    .into_any()
}

/// The meetings whose date was fixed by the last changes.
pub fn fixed_lately() -> AnyView {
    let app = use_app();
    let line = move || {
        app.with_plan(|plan| {
            app.with_history(|history| {
                let steps = history.undo.iter().rev();
                let fixed = fixed(plan, steps.map(|step| &step.edit));
                (!fixed.is_empty()).then(|| fixed_line(&fixed))
            })
        })
    };
    piece(line).into_any()
}

fn fixed_line(fixed: &[&Meeting]) -> AnyView {
    let meetings = fixed.iter().map(|meeting| {
        let href = Route::Calendar(Some(meeting.id.clone())).to_hash();
        let date = meeting.date().map(|date| date.in_words());
        let word = match meeting.status {
            MeetingStatus::Held => "held ",
            _ => "",
        };
        view! {
            <li><a href=href>{meeting.title.clone()}</a> ": " {word} {date}</li>
        }
        .into_any()
    });
    view! {
        <div class="tray fixed">
            <h3>"Fixed lately"</h3>
            <ul>{meetings.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The meetings that have a settled date now and had another or none before one of the steps. `inverses` take the
/// steps back, the newest first, so they carry each meeting as it was.
fn fixed<'a>(plan: &'a Plan, inverses: impl Iterator<Item = &'a Edit>) -> Vec<&'a Meeting> {
    let mut found: Vec<&Meeting> = Vec::new();
    for before in inverses.flat_map(meetings_before) {
        let now = plan.meeting(&before.id);
        if let Some(now) = now.filter(|now| settled(now) && !was_so(before, now))
            && !found.contains(&now)
            && found.len() < FIXED
        {
            found.push(now);
        }
    }
    found
}

fn meetings_before(inverse: &Edit) -> Vec<&Meeting> {
    match inverse {
        Edit::Meeting(Change::Replace(before)) => vec![before.as_ref()],
        Edit::All(edits) => edits.iter().flat_map(meetings_before).collect(),
        _ => Vec::new(),
    }
}

/// Whether the day is not open any more: it is confirmed, or the meeting took place.
fn settled(meeting: &Meeting) -> bool {
    meeting.date().is_some() && (meeting.when.confirmed || meeting.status == MeetingStatus::Held)
}

fn was_so(before: &Meeting, now: &Meeting) -> bool {
    settled(before) && before.date() == now.date()
}
