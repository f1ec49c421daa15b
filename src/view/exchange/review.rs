//! What a file is and what it would change, and why a file is refused.

use crate::view::dynamic::{act, piece};
use crate::{
    app::{import::Place, library::catalogue::name_of, use_app},
    exchange::{
        diff::{ListDiff, PlanDiff, compare},
        problem::Problem,
        snapshot::Snapshot,
    },
    plan::{Edtf, Plan, term::plural},
};
use leptos::prelude::*;

/// How many titles and problems are listed; the rest is counted.
const SHOWN: usize = 20;

/// An offered plan.
pub fn review(name: String, snapshot: Box<Snapshot>, place: Place) -> AnyView {
    let plan = &snapshot.plan;
    let title = plan.head.title.clone();
    let group = plan.head.group.clone();
    let size = [
        plural(plan.objectives.len() as i64, "objective"),
        plural(plan.meetings.len() as i64, "meeting"),
        plural(plan.partners.len() as i64, "partner"),
    ]
    .join(", ");
    let years = plan.head.period.years();
    let mut origin = "Saved".to_owned();
    if let Some(day) = snapshot.exported.at.as_deref().and_then(day_of) {
        origin.push_str(" on ");
        origin.push_str(&day);
    }
    if let Some(by) = &snapshot.exported.by {
        origin.push_str(" by ");
        origin.push_str(by);
    }
    origin.push_str(" with ");
    origin.push_str(&snapshot.exported.app);
    let (changes, actions) = match place {
        Place::Free => (free_place(), use_or_leave(Offer::Further)),
        Place::Taken { by, is_version } => {
            let other = (!is_version).then(|| by.head.title.clone());
            let actions = use_or_leave(if is_version {
                Offer::Version
            } else {
                Offer::Unrelated
            });
            (taken_place(snapshot.plan, *by, other), actions)
        }
    };
    view! {
        <section class="review" aria-label="The offered plan">
            <h3 id="import-answer" tabindex="-1">"In " {name}</h3>
            <p class="official review-title">{title}</p>
            <p>{group} ", " {years} " · " {size}</p>
            <p class="hint">{origin}</p>
            {changes}
            {actions}
        </section>
    }
    .into_any()
}

/// What an offered plan is to the plans that are here.
#[derive(Clone, Copy, PartialEq)]
enum Offer {
    Further,
    Version,
    Unrelated,
}

fn free_place() -> AnyView {
    let app = use_app();
    let open = app.of_plan(name_of);
    view! {
        <p>"No plan in this browser is this one: it is added to your plans and opened. "
            <strong>{piece(move || open.get())}</strong>" stays as it is."</p>
    }
    .into_any()
}

/// What would change in the plan that has its id. Where that is the open one, this follows its changes.
fn taken_place(theirs: Plan, ours: Plan, other: Option<String>) -> AnyView {
    let app = use_app();
    let name = name_of(&ours);
    let is_open = app.with_plan_now(|plan| plan.id == ours.id);
    let plans = StoredValue::new((theirs, ours));
    let changes = move || {
        plans.with_value(|(theirs, ours)| match is_open {
            true => changes_view(
                &app.with_plan(|ours| compare(ours, theirs)),
                "the open plan",
            ),
            false => changes_view(&compare(ours, theirs), "that plan"),
        })
    };
    view! {
        {other.map(|title| view! {
            <p><strong>"A plan with the same id is here, and it seems to be another one: "</strong>
                <span class="official">{title}</span></p>
        }.into_any())}
        {(!is_open).then(|| view! {
            <p>"It would go in the place of "<strong>{name}</strong>", which is among your plans and not the open one."</p>
        }.into_any())}
        {piece(changes)}
    }
    .into_any()
}

fn use_or_leave(offer: Offer) -> AnyView {
    let app = use_app();
    let (replace, replace_class) = match offer {
        Offer::Further | Offer::Version => ("Use this plan", "primary"),
        Offer::Unrelated => ("Replace the plan that is here", ""),
    };
    let add_class = if offer == Offer::Unrelated {
        "primary"
    } else {
        ""
    };
    let add = (offer != Offer::Further).then(|| {
        view! {
            <button type="button" class=add_class on:click=act(move |_| app.add_offer())>"Add it as another plan"</button>
        }
        .into_any()
    });
    let hint = match offer {
        Offer::Further => "Your private notes stay with the plans that they are on.",
        Offer::Version | Offer::Unrelated => {
            "Using it replaces the plan that is here in one step, which Undo takes back. Your private notes stay."
        }
    };
    view! {
        <div class="actions">
            <button type="button" class=replace_class on:click=act(move |_| app.use_offer())>{replace}</button>
            {add}
            <button type="button" on:click=act(move |_| app.drop_offer())>"Leave it"</button>
        </div>
        <p class="hint">{hint}</p>
    }
    .into_any()
}

/// The day of a time such as `2026-11-24T10:00:00Z`, in words.
fn day_of(at: &str) -> Option<String> {
    let day = at.split('T').next()?;
    Edtf::parse(day).ok().map(|day| day.in_words())
}

fn changes_view(diff: &PlanDiff, of: &'static str) -> AnyView {
    if diff.is_empty() {
        return view! {
            <p><strong>"It is the same as "{of}"."</strong> " Nothing would change."</p>
        }
        .into_any();
    }
    let head = (!diff.head.is_empty())
        .then(|| view! { <li>"Title block: " {diff.head.join(", ")}</li> }.into_any());
    view! {
        <h4>"What would change in "{of}</h4>
        <ul class="changes">
            {head}
            {diff.lists.iter().map(list_view).collect_view()}
        </ul>
    }
    .into_any()
}

fn list_view(list: &ListDiff) -> AnyView {
    let kinds = [
        ("new", &list.added),
        ("changed", &list.changed),
        ("gone", &list.removed),
    ];
    let counts: Vec<String> = kinds
        .iter()
        .filter(|(_, titles)| !titles.is_empty())
        .map(|(word, titles)| format!("{} {word}", titles.len()))
        .chain(list.moved.then(|| "another order".to_owned()))
        .collect();
    if counts.is_empty() {
        return ().into_any();
    }
    let titles = kinds
        .iter()
        .flat_map(|(word, titles)| {
            let more = titles.len().saturating_sub(SHOWN);
            let more = (more > 0)
                .then(|| view! { <li>"and " {more.to_string()} " more " {*word}</li> }.into_any());
            let shown = titles
                .iter()
                .take(SHOWN)
                .map(|title| {
                    view! { <li><span class="change-kind">{*word}</span> " " {title.clone()}</li> }
                        .into_any()
                })
                .collect_view();
            [view! { {shown} {more} }.into_any()]
        })
        .collect_view();
    view! {
        <li>
            <details>
                <summary><span class="capital">{list.name}</span> ": " {counts.join(", ")}</summary>
                <ul>{titles}</ul>
            </details>
        </li>
    }
    .into_any()
}

/// Why a file is refused. The open plan is untouched.
pub fn refusal(name: String, message: String, problems: Vec<Problem>) -> AnyView {
    let app = use_app();
    let more = problems.len().saturating_sub(SHOWN);
    let rows = problems
        .iter()
        .take(SHOWN)
        .map(|problem| {
            view! { <li><code>{problem.path.clone()}</code> " " {problem.message.clone()}</li> }
                .into_any()
        })
        .collect_view();
    view! {
        <div class="refusal" role="alert">
            <h3 id="import-answer" tabindex="-1">"Not taken: " {name}</h3>
            <p>{message}</p>
            {(!problems.is_empty()).then(|| view! { <ul class="problems">{rows}</ul> }.into_any())}
            {(more > 0).then(|| view! { <p>"and " {more.to_string()} " more."</p> }.into_any())}
            <p class="hint">"The open plan was not touched."</p>
        </div>
        <div class="actions">
            <button type="button" on:click=act(move |_| app.drop_offer())>"Close"</button>
        </div>
    }
    .into_any()
}
