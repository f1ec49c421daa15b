//! Making a plan: empty, from the outline of the plan that Plenary came with, or as a copy.

use crate::view::dynamic::{act, live, piece, written};
use crate::view::prelude::*;
use crate::{
    app::{App, library::Beginning, use_app},
    exchange::built_in::built_in,
    plan::{Period, PlanId, edtf::day_from},
    view::ui::{choice, text_field},
};
use chrono::NaiveDate;

const BLANK: &str = "blank";
const OUTLINE: &str = "outline";
const COPY: &str = "copy/";

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Fields {
    from: RwSignal<String>,
    title: RwSignal<String>,
    group: RwSignal<String>,
    start: RwSignal<String>,
    end: RwSignal<String>,
}

/// The card.
pub fn new_plan() -> AnyView {
    let app = use_app();
    let next = app.with_plan_now(|plan| plan.head.period.next());
    let fields = Fields {
        from: RwSignal::new(BLANK.to_owned()),
        title: RwSignal::new(String::new()),
        group: RwSignal::new(app.with_plan_now(|plan| plan.head.group.clone())),
        start: RwSignal::new(next.start.to_string()),
        end: RwSignal::new(next.end.to_string()),
    };
    let choices = Signal::derive(move || {
        let mut choices = vec![
            (BLANK.to_owned(), "Nothing: an empty plan".to_owned()),
            (
                OUTLINE.to_owned(),
                "The outline of the BSEC ICT plan".to_owned(),
            ),
        ];
        let plans = app.plans().into_iter();
        choices.extend(plans.filter(|plan| plan.trouble.is_none()).map(|plan| {
            (
                format!("{COPY}{}", plan.id),
                format!("A copy of {}", plan.name()),
            )
        }));
        choices
    });
    let is_blank = move || fields.from.with(|from| from == BLANK);
    let is_copy = move || fields.from.with(|from| from.starts_with(COPY));
    view! {
        <section class="card" aria-labelledby="new-plan-heading">
            <h2 id="new-plan-heading">"New plan"</h2>
            <div class="new-plan">
                {choice("Begin with", "new-plan-from", choices, fields.from.into(), move |from| choose(app, fields, from))}
                {text_field("Title", "new-plan-title", fields.title.into(), move |title| fields.title.set(title))}
                {piece(move || is_blank().then(|| text_field("Working group", "new-plan-group", fields.group.into(), move |group| fields.group.set(group))))}
                {piece(move || (!is_copy()).then(|| view! {
                    <div class="new-plan-term">
                        {day_field("First day of the term", "new-plan-start", fields.start)}
                        {day_field("Last day of the term", "new-plan-end", fields.end)}
                    </div>
                }.into_any()))}
                <p class="hint">{piece(move || explained(&fields.from.get()))}</p>
                <div class="actions">
                    <button type="button" class="primary" on:click=act(move |_| make(app, fields))>"Make the plan"</button>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn explained(from: &str) -> &'static str {
    match from {
        BLANK => "It begins as a draft with a title and a term. You add the rest.",
        OUTLINE => {
            "The skeleton of the plan that Plenary came with: the headings of its text, its guidance documents, goals and partners, the names of its programmes and regular meetings. No objectives, statuses, evidence or dates."
        }
        _ => "Everything that is in it, under a new name. The two are independent from then on.",
    }
}

/// A day, as text until it is read.
pub fn day_field(label: &'static str, id: &'static str, day: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="date" prop:value=live(move || day.get())
                on:change=written(move |written| day.set(written))/>
        </div>
    }
    .into_any()
}

/// Fills in what the chosen beginning proposes.
fn choose(app: App, fields: Fields, from: String) {
    let title = if from == BLANK {
        String::new()
    } else if from == OUTLINE {
        match built_in() {
            Ok(source) => {
                let next = source.plan.next_term();
                fields.start.set(next.period.start.to_string());
                fields.end.set(next.period.end.to_string());
                next.title
            }
            Err(_) => String::new(),
        }
    } else {
        let id = from.strip_prefix(COPY).unwrap_or_default().to_owned();
        let plans = app.plans().into_iter();
        let source = plans.into_iter().find(|plan| plan.id.as_str() == id);
        source.map_or_else(String::new, |plan| format!("Copy of {}", plan.title))
    };
    fields.title.set(title);
    fields.from.set(from);
}

fn make(app: App, fields: Fields) {
    let from = fields.from.get_untracked();
    let beginning = match from.strip_prefix(COPY) {
        Some(id) => PlanId::new(id).map(Beginning::Copy),
        None if from == OUTLINE => Some(Beginning::Outline),
        None => Some(Beginning::Blank),
    };
    let days = (day_of(fields.start), day_of(fields.end));
    let (Some(beginning), (Some(start), Some(end))) = (beginning, days) else {
        return app.fail("Give the first and the last day of the term.".to_owned());
    };
    if end < start {
        return app.fail("The term ends before it begins. Change one of the two days.".to_owned());
    }
    let period = Period {
        start,
        end,
        wording: None,
        extra: Default::default(),
    };
    app.make_plan(
        beginning,
        &fields.title.get_untracked(),
        &fields.group.get_untracked(),
        period,
    );
}

fn day_of(field: RwSignal<String>) -> Option<NaiveDate> {
    day_from(&field.get_untracked())
}
