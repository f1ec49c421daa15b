//! What needs a decision, the most pressing first.

use crate::view::dynamic::piece;
use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{Plan, needs::Need},
    view::ui::icon::{Icon, picture},
};

/// How many are shown; the rest is counted.
const SHOWN: usize = 6;

/// The list.
pub fn next_steps() -> AnyView {
    let app = use_app();
    let card = move || {
        let today = app.today();
        app.with_plan(|plan| {
            let needs = plan.needs(today);
            let term_ended = plan.head.period.has_ended(today);
            let count = match needs.len() {
                all if all > SHOWN => format!("{SHOWN} of {all}"),
                all => all.to_string(),
            };
            let rows = needs
                .iter()
                .take(SHOWN)
                .map(|need| row(plan, need, term_ended));
            let nothing = needs
                .is_empty()
                .then(|| view! { <p class="empty">"Nothing waits for a decision."</p> }.into_any());
            view! {
                <div class="card-head">
                    <h2 id="needs-heading">"Needs a decision"</h2>
                    <p class="aside">{count}</p>
                </div>
                <ul class="needs">{rows.collect_view()}</ul>
                {nothing}
            }
            .into_any()
        })
    };
    view! { <section class="card" aria-labelledby="needs-heading">{piece(card)}</section> }
        .into_any()
}

/// One need, with the way to the place where it is met.
fn row(plan: &Plan, need: &Need, term_ended: bool) -> AnyView {
    let (tone, icon, action, route) = match need {
        Need::SayWhatHappened { meeting, .. }
        | Need::FixDate {
            meeting,
            term_ended: true,
        } => (
            "alarm",
            Icon::Calendar,
            "Say what happened",
            Route::of_item(meeting),
        ),
        Need::FixDate {
            meeting,
            term_ended: false,
        } => (
            "alarm",
            Icon::Calendar,
            "Fix the date",
            Route::of_item(meeting),
        ),
        Need::ConfirmDate { meeting, .. } => (
            "open",
            Icon::Clock,
            "Confirm the date",
            Route::of_item(meeting),
        ),
        Need::FollowUp { meeting, .. } => {
            ("open", Icon::Clock, "See to it", Route::of_item(meeting))
        }
        Need::Renew { first, .. } => ("plain", Icon::Clock, "Look again", Route::of_item(first)),
        Need::Assess { .. } if term_ended => ("plain", Icon::Question, "Evaluate", Route::Evaluate),
        Need::Assess { .. } => {
            let first = plan.first_unassessed();
            let first = first.map(|objective| objective.id.clone());
            ("plain", Icon::Question, "Assess", Route::Objectives(first))
        }
    };
    view! {
        <li>
            <span class="mark-box" data-tone=tone>{picture(icon)}</span>
            <p>{need.sentence(plan)}</p>
            <a href=route.to_hash()>{action}</a>
        </li>
    }
    .into_any()
}
