//! What needs a decision, the most pressing first.

use crate::view::dynamic::piece;
use crate::{
    app::{Route, use_app},
    plan::{Status, needs::Need},
    view::ui::icon::{Icon, picture},
};
use leptos::prelude::*;

/// How many are shown; the rest is counted.
const SHOWN: usize = 6;

/// The list.
pub fn next_steps() -> AnyView {
    let app = use_app();
    let needs = move || {
        let today = app.today();
        app.with_plan(|plan| plan.needs(today))
    };
    let rows = move || {
        app.with_plan(|plan| {
            let first = plan
                .objectives
                .iter()
                .find(|objective| objective.status == Status::NotAssessed)
                .map(|objective| objective.id.clone());
            needs()
                .iter()
                .take(SHOWN)
                .map(|need| {
                    let (tone, icon, action, route) = match need {
                        Need::SayWhatHappened { meeting, .. } => (
                            "alarm",
                            Icon::Calendar,
                            "Say what happened",
                            Route::of_item(meeting),
                        ),
                        Need::FixDate {
                            meeting,
                            term_ended,
                        } => {
                            let action = if *term_ended {
                                "Say what happened"
                            } else {
                                "Fix the date"
                            };
                            ("alarm", Icon::Calendar, action, Route::of_item(meeting))
                        }
                        Need::ConfirmDate { meeting, .. } => (
                            "open",
                            Icon::Clock,
                            "Confirm the date",
                            Route::of_item(meeting),
                        ),
                        Need::Assess { .. } => (
                            "plain",
                            Icon::Question,
                            "Assess",
                            Route::Objectives(first.clone()),
                        ),
                    };
                    view! {
                        <li>
                            <span class="mark-box" data-tone=tone>{picture(icon)}</span>
                            <p>{need.sentence(plan)}</p>
                            <a href=route.to_hash()>{action}</a>
                        </li>
                    }
                    .into_any()
                })
                .collect_view()
        })
    };
    let count = move || {
        let all = needs().len();
        if all > SHOWN {
            format!("{SHOWN} of {all}")
        } else {
            all.to_string()
        }
    };
    view! {
        <section class="card" aria-labelledby="needs-heading">
            <div class="card-head">
                <h2 id="needs-heading">"Needs a decision"</h2>
                <p class="aside">{piece(count)}</p>
            </div>
            <ul class="needs">{piece(rows)}</ul>
            {piece(move || needs().is_empty().then(|| view! { <p class="empty">"Nothing waits for a decision."</p> }.into_any()))}
        </section>
    }.into_any()
}
