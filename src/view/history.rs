//! The history: every change of the open plan in a sentence, and the way back to any point of it.

use crate::view::dynamic::{act, piece};
use crate::view::prelude::*;
use crate::{
    app::{
        App, Route,
        history::{Gap, Line, LineState},
        use_app,
    },
    browser::{clock, page},
    plan::edtf::day_in_words,
    view::ui::{
        icon::{Icon, picture},
        page_head,
        rows::{Row, SEPARATOR, rows},
    },
};

/// The id of the line at which the plan is now.
const NOW: &str = "history-now";

/// The page.
pub fn history() -> AnyView {
    let app = use_app();
    let lines = Memo::new(move |_| app.with_history(|history| history.lines()));
    let gap =
        Memo::new(move |_| app.with_history(|history| history.gap.as_ref().map(Gap::message)));
    let is_empty = move || lines.with(Vec::is_empty);
    view! {
        {page_head("History", Some(Signal::stored("Every change of the open plan, the newest first. You can return to any point, and from there go forward again until you change something else.".to_owned())))}
        {piece(move || gap.get().map(|message| view! { <p class="hint history-gap">{picture(Icon::Warning)}<span>{message}</span></p> }.into_any()))}
        {piece(move || is_empty().then(|| view! {
            <p class="empty">"Nothing was changed in this plan yet. What you change in any view is listed here."</p>
        }.into_any()))}
        <ol class="history" aria-label="Changes, the newest first">
            {rows(move || lines.with(|lines| history_rows(lines)))}
        </ol>
        <p class="hint">"Private notes are not in it: they have versions of their own. The history stays in this browser and is never part of a plan file."</p>
    }
    .into_any()
}

fn history_rows(lines: &[Line]) -> Vec<Row> {
    let mut day_before = None;
    lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let moment = clock::on_this_machine(&line.at);
            let (day, time) = match moment {
                Some((day, time)) => (Some(day), Some(time)),
                None => (None, None),
            };
            // The day stands once above its changes.
            let heading = day.filter(|_| day != day_before).map(day_in_words);
            day_before = day.or(day_before);
            // The place from the end: a line keeps it when newer ones come.
            let shown = [
                (lines.len() - place).to_string(),
                line.at.clone(),
                line.said.clone(),
                // In words of our own: the built page has no text for `{:?}`.
                state_of(line.state).1.unwrap_or_default().to_owned(),
                line.point
                    .map_or_else(String::new, |point| point.to_string()),
                heading.clone().unwrap_or_default(),
            ];
            Row::new(
                shown.join(SEPARATOR),
                (line.clone(), heading, time),
                |(line, heading, time)| history_row(line, heading.clone(), time.clone()),
            )
        })
        .collect()
}

/// The class of a line, and what it says of itself.
fn state_of(state: LineState) -> (&'static str, Option<&'static str>) {
    match state {
        LineState::Undone => ("history-line undone", Some("Undone")),
        LineState::Now => ("history-line now", Some("The plan is here now")),
        LineState::Stands => ("history-line", None),
    }
}

fn history_row(line: &Line, heading: Option<String>, time: Option<String>) -> AnyView {
    let app = use_app();
    let (class, state) = state_of(line.state);
    let mut told = line.said.lines();
    let said = told.next().unwrap_or_default().to_owned();
    let more: Vec<AnyView> = told
        .map(|more| view! { <li>{more.to_owned()}</li> }.into_any())
        .collect();
    let current = (line.state == LineState::Now).then_some("step");
    let way = line
        .point
        .filter(|_| line.state != LineState::Now)
        .map(|point| return_button(app, point, &line.said));
    view! {
        <li class=class aria-current=current id=current.map(|_| NOW) tabindex=current.map(|_| "-1")>
            {heading.map(|day| view! { <h2 class="history-day">{day}</h2> }.into_any())}
            <div class="history-row">
                <span class="history-time">{time}</span>
                <div class="history-words">
                    <p>{said}</p>
                    {(!more.is_empty()).then(|| view! { <ul class="history-more">{more}</ul> }.into_any())}
                    {state.map(|state| view! { <p class="history-state">{state}</p> }.into_any())}
                </div>
                {way}
            </div>
        </li>
    }
    .into_any()
}

fn return_button(app: App, point: usize, said: &str) -> AnyView {
    let said = said.lines().next().unwrap_or_default();
    let label = format!("Return to this point: {said}");
    let href = format!("{}?from=point:{point}", Route::Compare.to_hash());
    let compare = format!("Compare with now: {said}");
    // The button is gone where the plan is now: one goes on from there.
    let return_here = move |_| {
        app.return_to(point);
        page::focus_later(NOW);
    };
    view! {
        <div class="actions">
            <a class="button quiet" href=href aria-label=compare>"Compare"</a>
            <button type="button" class="quiet" aria-label=label on:click=act(return_here)>"Return to this point"</button>
        </div>
    }
    .into_any()
}
