//! The meetings without a date: what the term's band can't show.

use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{MeetingStatus, Plan},
    view::dynamic::piece,
};

/// How many are shown; the rest is counted.
const SHOWN: usize = 6;

/// The tray. Empty where every meeting has a date.
pub fn undated() -> AnyView {
    let app = use_app();
    piece(move || app.with_plan(tray)).into_any()
}

fn tray(plan: &Plan) -> Option<AnyView> {
    let mut undated: Vec<_> = plan.meetings.iter().collect();
    undated.retain(|meeting| meeting.date().is_none());
    let more = undated.len().saturating_sub(SHOWN);
    let meetings = undated.iter().take(SHOWN).map(|meeting| {
        let href = Route::Calendar(Some(meeting.id.clone())).to_hash();
        let wording = meeting.when.wording.as_ref();
        let wording = wording
            .map(|wording| view! { " " <q class="official">{wording.clone()}</q> }.into_any());
        let became = match meeting.status {
            MeetingStatus::Planned => String::new(),
            other => format!(", {}", other.label().to_ascii_lowercase()),
        };
        view! { <li><a href=href>{meeting.title.clone()}</a>{became}{wording}</li> }.into_any()
    });
    let rest = (more > 0).then(|| {
        let href = Route::Calendar(None).to_hash();
        view! { <li class="rest"><a href=href>{format!("and {more} more")}</a></li> }.into_any()
    });
    (!undated.is_empty()).then(|| {
        view! {
            <div class="tray">
                <h3>"No date"</h3>
                <ul>{meetings.collect_view()}{rest}</ul>
            </div>
        }
        .into_any()
    })
}
