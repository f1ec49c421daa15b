//! The plan at a glance, and what to do next. What a person has to do comes first, then the term, then the rest.

pub mod changes;
pub mod next_steps;
pub mod progress;
pub mod undated;

use crate::view::dynamic::piece;
use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{
        ItemId, Plan,
        edtf::day_in_words,
        term::{TermState, plural},
    },
    view::{
        calendar::timeline::timeline, findings::findings_card, roll_over::carried_over,
        text::editing_address, ui::page_head,
    },
};
use changes::{fixed_lately, last_changes};
use next_steps::next_steps;
use progress::progress;
use undated::undated;

/// The page.
pub fn overview() -> AnyView {
    let app = use_app();
    let sub = app.of_plan(|plan| {
        let head = &plan.head;
        let coordinator = head.coordinator.name.as_deref().unwrap_or("not named");
        let organisation = match head.organisation.trim() {
            "" => String::new(),
            name => format!(" · {name}"),
        };
        format!("Country-coordinator: {coordinator}{organisation}")
    });
    view! {
        {page_head("Overview", Some(sub))}
        {term_band()}
        <section class="card" aria-labelledby="term-heading">
            <div class="card-head">
                <h2 id="term-heading">"The term"</h2>
                <p class="aside">"today: " {piece(move || day_in_words(app.today()))}</p>
            </div>
            {timeline()}
            {undated()}
            {fixed_lately()}
            <p class="more"><a href=Route::Calendar(None).to_hash()>"All meetings as a list"</a></p>
        </section>
        <div class="columns">
            <div class="stack">
                {next_steps()}
                // The rules are many: the first screen does not wait for them.
                {piece(move || app.is_whole().then(|| findings_card(app)))}
            </div>
            <div class="stack">
                {progress()}
                {piece(move || app.is_whole().then(last_changes))}
            </div>
        </div>
        {contents()}
    }
    .into_any()
}

/// Where the term stands, in one sentence, and the way to the first thing to do.
fn term_band() -> AnyView {
    let app = use_app();
    let state = move || {
        let today = app.today();
        app.with_plan(|plan| plan.head.period.state_on(today))
    };
    let sentence = move || {
        app.with_plan(|plan| {
            let period = &plan.head.period;
            match state() {
                TermState::Ended => format!("This term ended on {}.", day_in_words(period.end)),
                TermState::Running => format!("This term runs until {}.", day_in_words(period.end)),
                TermState::NotBegun => {
                    format!("This term begins on {}.", day_in_words(period.start))
                }
            }
        })
    };
    let open =
        move || app.with_plan(|plan| (plan.open_objectives().count(), plan.objectives.len()));
    let count = move || match open() {
        (_, 0) => "It has no objectives yet.".to_owned(),
        (0, 1) => "The objective has a final word.".to_owned(),
        (1, 1) => "The objective has no final word yet.".to_owned(),
        (0, total) => format!("All {total} objectives have a final word."),
        (1, total) => format!("1 of {total} objectives has no final word yet."),
        (open, total) => format!("{open} of {total} objectives have no final word yet."),
    };
    let actions = move || match state() {
        TermState::Ended => app.with_plan(after_the_term),
        TermState::Running | TermState::NotBegun => {
            let first = app.with_plan(|plan| plan.first_unassessed().map(|one| one.id.clone()));
            let href = first.map(|id| Route::Objectives(Some(id)).to_hash());
            let first = href.map(|href| {
                view! { <a class="button primary" href=href>"Assess the objectives"</a> }.into_any()
            });
            let today = app.today();
            let next = app.with_plan(|plan| {
                let soon = plan.head.period.ends_soon(today);
                soon.then(|| roll_over_link(plan, false))
            });
            view! { {first}{next} }.into_any()
        }
    };
    view! {
        <section class="term-band" aria-label="Where the term stands">
            <div class="term-words">
                <p><strong>{piece(sentence)}</strong> " " {piece(count)}</p>
                {carried_over()}
            </div>
            <div class="actions">{piece(actions)}</div>
        </section>
    }
    .into_any()
}

/// What is to be done once the term has ended: first the words that are missing, then the next plan.
fn after_the_term(plan: &Plan) -> AnyView {
    let has_open = plan.open_objectives().next().is_some();
    let is_next = !has_open && plan.carried_over().is_empty();
    view! {
        {roll_over_link(plan, is_next)}
        <a class=class(has_open) href=Route::Evaluate.to_hash()>"Evaluate the term"</a>
    }
    .into_any()
}

/// The way to the plan of the next term.
fn roll_over_link(plan: &Plan, is_first: bool) -> AnyView {
    let words = match plan.carried_over().is_empty() {
        true => format!("Roll over to {}", plan.head.period.next().years()),
        false => "Roll over again".to_owned(),
    };
    view! { <a class=class(is_first) href=Route::RollOver.to_hash()>{words}</a> }.into_any()
}

/// The class of a link that looks like a button; one of them is what is to be done first.
fn class(is_first: bool) -> &'static str {
    if is_first { "button primary" } else { "button" }
}

/// What the plan is made of, with the way to its adopted text.
fn contents() -> AnyView {
    let app = use_app();
    let goals = move || {
        app.with_plan(|plan| {
            plan.goals
                .iter()
                .map(|goal| {
                    view! {
                        <li>
                            "Goal " {goal.number.clone()} ", " {goal.source.clone()} ": "
                            <q class="official">{goal.title.clone()}</q>
                        </li>
                    }
                    .into_any()
                })
                .collect_view()
        })
    };
    let programmes = move || {
        app.with_plan(|plan| {
            plan.programmes
                .iter()
                .map(|programme| {
                    view! {
                        <li><a class="official" href=Route::of_item(&ItemId::Programme(programme.id.clone())).to_hash()>{programme.name.clone()}</a></li>
                    }
                        .into_any()
                })
                .collect_view()
        })
    };
    let guidance = move || {
        app.with_plan(|plan| {
            plan.guidance
                .iter()
                .map(|guidance| {
                    view! { <li class="official">{guidance.text.clone()}</li> }.into_any()
                })
                .collect_view()
        })
    };
    let count = move || {
        let count = app.with_plan(|plan| plan.guidance.len());
        format!(
            "{} named in the text",
            plural(count as i64, "guidance document")
        )
    };
    // What is opened stays open while the plan changes.
    let is_any = app.memo_of_plan(|plan| !plan.guidance.is_empty());
    let named = move || {
        is_any.get().then(|| {
            view! {
                <li>
                    <details>
                        <summary>{piece(count)}</summary>
                        <ul class="plain-list">{piece(guidance)}</ul>
                    </details>
                </li>
            }
            .into_any()
        })
    };
    view! {
        <section class="card" aria-labelledby="contents-heading">
            <div class="card-head">
                <h2 id="contents-heading">"What it rests on"</h2>
                <p class="aside"><a href=Route::Text(None).to_hash()>"The text"</a></p>
            </div>
            <ul class="plain-list">
                {piece(goals)}
                {piece(named)}
                {piece(programmes)}
            </ul>
            <p class="more"><a href=editing_address()>"Edit the title block"</a></p>
        </section>
    }
    .into_any()
}
