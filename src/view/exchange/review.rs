//! What a file is and what it would change, and why a file is refused.

use super::{decide::not_taken, signing::offered_seal};
use crate::view::dynamic::{act, piece};
use crate::view::prelude::*;
use crate::{
    app::{import::Place, library::catalogue::name_of, signing::Seal, use_app},
    exchange::{
        diff::{Difference, Effect, compare, count_records},
        problem::Problem,
        snapshot::Snapshot,
        words::{Teller, label, list_of},
    },
    plan::{Edtf, Holds, Plan, term::plural},
    view::ui::icon::{Icon, picture},
};

/// How many titles and problems are listed; the rest is counted.
const SHOWN: usize = 20;

/// An offered plan.
pub fn review(name: String, snapshot: Box<Snapshot>, seal: Seal, place: Place) -> AnyView {
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
    let part = snapshot.part.as_ref().map(|part| {
        let said = match part.holds {
            Holds::Plan => {
                "The contact persons were left out of this file. Those that are here stay."
            }
            Holds::Section(_) => {
                "This file holds one section of the plan. All else that is here stays."
            }
            Holds::Statuses => {
                "This file holds only statuses and evidence. All else that is here stays."
            }
        };
        view! { <p>{said}</p> }.into_any()
    });
    let older = match &place {
        Place::Taken { is_older: true, .. } => Some(
            view! {
                <p class="seal-broken">{picture(Icon::Warning)}<span>"Your plan grew from this file. To use it would take back what was changed here since then."</span></p>
            }
            .into_any(),
        ),
        _ => None,
    };
    let (changes, actions) = match place {
        Place::Free => (free_place(), use_or_leave(Offer::Further)),
        Place::Taken { by, is_version, .. } => {
            let other = (!is_version).then(|| by.head.title.clone());
            let actions = use_or_leave(match is_version {
                true if part.is_some() => Offer::Part,
                true => Offer::Version,
                false => Offer::Unrelated,
            });
            (taken_place(*snapshot, *by, other), actions)
        }
    };
    view! {
        <section class="review" aria-label="The offered plan">
            <h3 id="import-answer" tabindex="-1">"In " {name}</h3>
            <p class="official review-title">{title}</p>
            <p>{group} ", " {years} " · " {size}</p>
            <p class="hint">{origin}</p>
            {offered_seal(seal)}
            {part}
            {older}
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
    /// A part of the plan that is here.
    Part,
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
fn taken_place(theirs: Snapshot, ours: Plan, other: Option<String>) -> AnyView {
    let app = use_app();
    let name = name_of(&ours);
    let is_open = app.with_plan_now(|plan| plan.id == ours.id);
    let plans = StoredValue::new((theirs, ours));
    let changes = move || {
        plans.with_value(|(theirs, ours)| match is_open {
            true => app.with_plan(|ours| changes_of(ours, theirs, "the open plan")),
            false => changes_of(ours, theirs, "that plan"),
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

/// What a file would change in a plan; a part of one, made whole with what the plan has.
fn changes_of(ours: &Plan, theirs: &Snapshot, of: &'static str) -> AnyView {
    let Some(part) = &theirs.part else {
        return changes_view(ours, &theirs.plan, of);
    };
    let completed = ours.completed(&theirs.plan, part);
    let left = completed.left.join(", ");
    let left = (!left.is_empty()).then(|| not_taken(left));
    view! {
        {changes_view(ours, &completed.plan, of)}
        {left}
    }
    .into_any()
}

fn use_or_leave(offer: Offer) -> AnyView {
    let app = use_app();
    let (replace, replace_class) = match offer {
        Offer::Further => ("Use this plan", "primary"),
        Offer::Version => ("Use this plan", ""),
        Offer::Part => ("Apply", ""),
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
    let look = matches!(offer, Offer::Version | Offer::Part).then(|| {
        view! {
            <button type="button" class="primary" on:click=act(move |_| app.review_offer())>"Review the differences"</button>
        }
        .into_any()
    });
    let hint = match offer {
        Offer::Further => "Your private notes stay with the plans that they are on.",
        Offer::Part => "It is taken in one step, which Undo takes back. Your private notes stay.",
        Offer::Version => {
            "The review goes through the differences and keeps what you changed. Using the plan replaces yours with it, in one step, which Undo takes back. Your private notes stay."
        }
        Offer::Unrelated => {
            "Using it replaces the plan that is here in one step, which Undo takes back. Your private notes stay."
        }
    };
    view! {
        <div class="actions">
            {look}
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

fn changes_view(ours: &Plan, theirs: &Plan, of: &'static str) -> AnyView {
    let diff = compare(ours, theirs);
    if diff.is_empty() {
        return view! {
            <p><strong>"It is the same as "{of}"."</strong> " Nothing would change."</p>
        }
        .into_any();
    }
    let teller = Teller::new(&[ours, theirs]);
    let lists: Vec<AnyView> = diff
        .changes
        .chunk_by(|one, next| list_of(&one.path) == list_of(&next.path))
        .map(|changes| list_view(&teller, changes))
        .collect();
    view! {
        <h4>"What would change in "{of}</h4>
        <ul class="changes">{lists}</ul>
    }
    .into_any()
}

const EFFECTS: [(Effect, &str); 4] = [
    (Effect::New, "new"),
    (Effect::Changed, "changed"),
    (Effect::Removed, "removed"),
    (Effect::Sorted, "another order"),
];

fn list_view(teller: &Teller, changes: &[Difference]) -> AnyView {
    let first = changes.first().map(|it| list_of(&it.path));
    let name = first.map(label).unwrap_or_default().to_owned();
    let counts = EFFECTS.iter().filter_map(|(effect, word)| {
        match (effect, count_records(changes, *effect)) {
            (_, 0) => None,
            (Effect::Sorted, _) => Some((*word).to_owned()),
            (_, count) => Some(format!("{count} {word}")),
        }
    });
    let counts: Vec<String> = counts.collect();
    let more = changes.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <li>"and " {more.to_string()} " more"</li> }.into_any());
    let shown: Vec<AnyView> = changes
        .iter()
        .take(SHOWN)
        .map(|change| {
            let effect = change.effect();
            let word = EFFECTS.iter().find(|(known, _)| *known == effect);
            let word = word.map(|(_, word)| *word);
            view! { <li><span class="change-kind">{word}</span> " " {teller.sentence(change)}</li> }
                .into_any()
        })
        .collect();
    view! {
        <li>
            <details>
                <summary><span>{name}</span> ": " {counts.join(", ")}</summary>
                <ul>{shown} {more}</ul>
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
