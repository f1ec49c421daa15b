//! Where an objective stands: the word, what it means, and whose word it is.

use crate::{
    browser::clock,
    choices_of,
    plan::{Assessment, Assessor, Objective, Status, edtf::day_in_words},
    view::{
        dynamic::piece,
        ui::{choice, chosen::Chosen, text_field},
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

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
                <p class="stale-words">{format!("Stale: no new assessment or evidence for {months} months. Say where it stands now.")}</p>
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

/// Gives an objective a status, said today. Whose word it is stays as it was, or is whose it was last time.
pub fn set_status(chosen: Chosen<Objective>, status: Status) {
    let by = Assessor::from_word(&chosen.app.draft_now(ASSESSOR));
    let by = by.unwrap_or(Assessor::SelfReported);
    let today = clock::today();
    chosen.change(|objective| {
        objective.status = status;
        objective.assessment = assessed(status, objective.assessment.take(), by, today);
    });
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

/// The assessment that goes with a status chosen today. Its author stays; "not assessed" has none.
fn assessed(
    status: Status,
    before: Option<Assessment>,
    by: Assessor,
    today: NaiveDate,
) -> Option<Assessment> {
    match (status, before) {
        (Status::NotAssessed, _) => None,
        (_, Some(before)) => Some(Assessment {
            on: today,
            ..before
        }),
        (_, None) => Some(Assessment {
            by,
            on: today,
            remark: None,
            extra: Default::default(),
        }),
    }
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
    let on = move || {
        assessment().map_or_else(String::new, |assessment| {
            format!("Assessed on {}.", day_in_words(assessment.on))
        })
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
        <p class="hint">{piece(on)}</p>
    }
    .into_any()
}
