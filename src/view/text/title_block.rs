//! The title block: what the plan is called, its term, its state, and who coordinates it.

use crate::view::prelude::*;
use crate::{
    app::App,
    choices_of,
    plan::{AmendedField, Edit, Head, Official, PartnerId, PlanKind, PlanState, edtf::day_from},
    view::{
        dynamic::{live, piece, written},
        ui::{
            Choices,
            amend::{Stands, wording},
            choice, text_field,
        },
    },
};

/// The fields.
pub fn title_block(app: App) -> AnyView {
    let coordinator = app.of_plan(|plan| {
        let partner = plan.head.coordinator.partner.as_ref();
        partner.map_or_else(String::new, PartnerId::to_string)
    });
    let partners = app.memo_of_plan(|plan| {
        let nobody = (String::new(), "Not named".to_owned());
        let partners = plan.partners.iter();
        let partners = partners.map(|partner| (partner.id.to_string(), partner.name.clone()));
        std::iter::once(nobody).chain(partners).collect::<Choices>()
    });
    let group = move |text: String| {
        let text = text.trim().to_owned();
        if text.is_empty() {
            app.fail("The working group needs a name: the plan is called by it.".to_owned());
        } else {
            change(app, |head| head.group = text);
        }
    };
    let state = move |word: String| {
        if let Some(state) = PlanState::from_word(&word) {
            change(app, |head| head.state = state);
        }
    };
    let kind = move |word: String| {
        if let Some(kind) = PlanKind::from_word(&word) {
            change(app, |head| head.kind = kind);
        }
    };
    view! {
        <section class="edit-group" aria-labelledby="title-block-heading">
            <h2 id="title-block-heading">"Title block"</h2>
            <div class="card fields">
                <h3>"Title"</h3>
                {wording(app, &Official::Head, AmendedField::Title, "title", Stands::AmongMany, None)}
                <h3>"Period, as the text has it"</h3>
                {wording(app, &Official::Head, AmendedField::Wording, "period", Stands::AmongMany, None)}
                {term_days(app)}
                <h3>"Country-coordinator, as the text has it"</h3>
                {wording(app, &Official::Head, AmendedField::Name, "country-coordinator", Stands::AmongMany, None)}
                {choice("Which partner that is", "head-coordinator", partners.into(), coordinator, move |id| {
                    change(app, |head| head.coordinator.partner = PartnerId::new(id));
                })}
                {text_field("Working group", "head-group", app.of_plan(|plan| plan.head.group.clone()), group)}
                {text_field("Organisation", "head-organisation", app.of_plan(|plan| plan.head.organisation.clone()), move |text| {
                    change(app, |head| head.organisation = text.trim().to_owned());
                })}
                {text_field("Reference", "head-reference", app.of_plan(|plan| plan.head.reference.clone().unwrap_or_default()), move |text| {
                    let text = text.trim().to_owned();
                    change(app, |head| head.reference = Some(text).filter(|text| !text.is_empty()));
                })}
                <div class="pair">
                    {choice("State", "head-state", choices_of!(PlanState), app.of_plan(|plan| plan.head.state.word().to_owned()), state)}
                    {choice("Kind", "head-kind", choices_of!(PlanKind), app.of_plan(|plan| plan.head.kind.word().to_owned()), kind)}
                </div>
                <p class="hint">"The text of a draft changes freely. Once the plan is adopted, each change of its wording is kept as an amendment."</p>
            </div>
        </section>
    }
    .into_any()
}

fn change(app: App, make: impl FnOnce(&mut Head)) {
    let before = app.with_plan_now(|plan| plan.head.clone());
    let mut after = before.clone();
    make(&mut after);
    if after != before {
        app.change(Edit::Head(Box::new(after)));
    }
}

/// The first and the last day. What makes no term yet stays in the fields, with what is wrong.
fn term_days(app: App) -> AnyView {
    let draft = RwSignal::new(None::<(String, String)>);
    let shown = Memo::new(move |_| {
        let days = app.with_plan(|plan| {
            let period = &plan.head.period;
            (period.start.to_string(), period.end.to_string())
        });
        draft.get().unwrap_or(days)
    });
    let problem = RwSignal::new(None::<&'static str>);
    let take = move |is_end: bool, day: String| {
        // While a day is typed, the browser tells of each digit: of "2024" it first makes the years 2, 20 and 202.
        let Some((mut start, mut end)) = shown.try_get_untracked() else {
            return;
        };
        *(if is_end { &mut end } else { &mut start }) = day;
        let (Some(first), Some(last)) = (day_from(&start), day_from(&end)) else {
            problem.set(Some(
                "The term needs both days. Fill in the one that is missing.",
            ));
            draft.set(Some((start, end)));
            return;
        };
        if last < first {
            problem.set(Some(
                "The term would end before it starts, so it is not changed yet. Fill in the other day, or this one again.",
            ));
            draft.set(Some((start, end)));
            return;
        }
        problem.set(None);
        draft.set(None);
        change(app, |head| {
            head.period.start = first;
            head.period.end = last;
        });
    };
    let day = |label: &'static str, id: &'static str, is_end: bool| {
        let value = move || {
            let (start, end) = shown.get();
            if is_end { end } else { start }
        };
        let typed = move |day: String| {
            if day.as_str() >= "1900" {
                take(is_end, day);
            }
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="date" min="1900-01-01" max="2999-12-31" prop:value=live(value)
                    on:change=written(typed) on:blur=written(move |day| take(is_end, day))/>
            </div>
        }
        .into_any()
    };
    let problem = move || {
        let problem = problem.get();
        problem.map(|problem| view! { <p class="problem" role="alert">{problem}</p> }.into_any())
    };
    view! {
        <div class="pair">
            {day("First day of the term", "head-start", false)}
            {day("Last day of the term", "head-end", true)}
        </div>
        {piece(problem)}
    }
    .into_any()
}
