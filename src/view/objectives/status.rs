//! Where an objective stands: the word, what it means, and whose word it is.

use crate::view::prelude::*;
use crate::{
    browser::{clock, page},
    choices_of,
    plan::{Assessment, Assessor, Objective, Status, edtf::day_from},
    view::{
        dynamic::{act, live, piece, written},
        ui::{choice, chosen::Chosen, text_field},
    },
};

/// Under what name the last chosen assessor is remembered while the page is open.
const ASSESSOR: &str = "assessor";

impl Chosen<Objective> {
    /// Changes who assessed it or what they remarked.
    fn change_assessment(self, make: impl FnOnce(&mut Assessment)) {
        self.change(|objective| {
            if let Some(assessment) = &mut objective.assessment {
                make(assessment);
            }
        });
    }
}

/// The status, the criterion of the chosen word, and whose word it is.
pub fn status_fields(chosen: Chosen<Objective>) -> AnyView {
    let app = chosen.app;
    let status = move || {
        let status = chosen.read(|objective| Some(objective.status));
        status.unwrap_or(Status::NotAssessed)
    };
    let choose = move |word: String| {
        if let Some(status) = Status::from_word(&word) {
            set_status(chosen, status);
        }
    };
    let stale = move || {
        let today = app.today();
        let months = chosen.read(|objective| objective.stale_for(today));
        months.map(|months| {
            view! {
                <p class="stale-words">
                    {format!("Stale: no new assessment or evidence for {months} months. Say where it stands now, or that it is still so. ")}
                    <button type="button" on:click=act(move |_| still_so(chosen))>"Still so"</button>
                </p>
            }
            .into_any()
        })
    };
    let is_assessed = Memo::new(move |_| chosen.read(|objective| objective.assessment.is_some()));
    view! {
        <section class="fields">
            {choice("Status", "status", choices_of!(Status), Signal::derive(move || status().word().to_owned()), choose)}
            <p class="hint criterion">{piece(move || status().criterion())}</p>
            {piece(stale)}
            {criteria()}
            {piece(move || is_assessed.get().then(|| assessment_fields(chosen)))}
        </section>
    }
    .into_any()
}

/// Gives an objective a status, said today.
pub fn set_status(chosen: Chosen<Objective>, status: Status) {
    let by = usual_assessor(chosen);
    chosen.change(|objective| objective.assess(status, by, clock::today()));
}

/// Says today that the status is what it was. The button goes with the sentence that it answers.
fn still_so(chosen: Chosen<Objective>) {
    let by = usual_assessor(chosen);
    page::focus_later("status");
    chosen.change(|objective| objective.confirm(by, clock::today()));
}

/// Whose word it was last time, while the page is open.
fn usual_assessor(chosen: Chosen<Objective>) -> Assessor {
    let by = Assessor::from_word(&chosen.app.draft_now(ASSESSOR));
    by.unwrap_or(Assessor::SelfReported)
}

/// What each word means.
fn criteria() -> AnyView {
    let words = Status::ALL
        .iter()
        .map(|status| view! { <dt>{status.label()}</dt><dd>{status.criterion()}</dd> }.into_any())
        .collect_view();
    view! {
        <details class="criteria">
            <summary>"What each status means"</summary>
            <dl>{words}</dl>
        </details>
    }
    .into_any()
}

fn assessment_fields(chosen: Chosen<Objective>) -> AnyView {
    let assessment = move || chosen.read(|objective| objective.assessment.clone());
    let by =
        move || assessment().map_or_else(String::new, |assessment| assessment.by.word().to_owned());
    let remark = move || {
        assessment()
            .and_then(|assessment| assessment.remark)
            .unwrap_or_default()
    };
    view! {
        {choice("Assessed by", "assessed-by", choices_of!(Assessor), Signal::derive(by), move |word| {
            if let Some(by) = Assessor::from_word(&word) {
                chosen.app.set_draft(ASSESSOR, word);
                chosen.change_assessment(|assessment| assessment.by = by);
            }
        })}
        {text_field("Remark", "assessment-remark", Signal::derive(remark), move |text| {
            chosen.change_assessment(|assessment| {
                assessment.remark = Some(text).filter(|text| !text.trim().is_empty());
            });
        })}
        {day_of_assessment(chosen)}
    }
    .into_any()
}

/// The day of the assessment. What is no day up to today stays in the field, with what is wrong.
fn day_of_assessment(chosen: Chosen<Objective>) -> AnyView {
    let app = chosen.app;
    let wrong = RwSignal::new(false);
    // Whatever is changed by then, the field shows the day that holds.
    Effect::new(move |_| {
        app.with_plan(|_| ());
        wrong.set(false);
    });
    let value = chosen.signal(|objective| {
        let assessment = objective.assessment.as_ref();
        assessment.map_or_else(String::new, |assessment| assessment.on.to_string())
    });
    let take = move |day: String| {
        let day = day_from(&day).filter(|day| *day <= app.today_now());
        wrong.try_set(day.is_none());
        if let Some(day) = day {
            chosen.change_assessment(|assessment| assessment.on = day);
        }
    };
    // While a day is typed, the browser tells of each digit: of "2024" it first makes the years 2, 20 and 202.
    let typed = move |day: String| {
        if day.as_str() >= "1900" {
            take(day);
        }
    };
    let problem = move || {
        let words = wrong.get().then_some("Write a day up to today.");
        words.map(|words| view! { <p class="problem" role="alert">{words}</p> }.into_any())
    };
    view! {
        <div class="field">
            <label for="assessed-on">"Assessed on"</label>
            <input id="assessed-on" type="date" min="1900-01-01" max="2999-12-31" prop:value=live(move || value.get())
                on:change=written(typed) on:blur=written(take)/>
        </div>
        {piece(problem)}
    }
    .into_any()
}
