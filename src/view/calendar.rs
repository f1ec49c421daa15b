//! The meeting calendar: the term, a year or a month as a picture, and the meetings as a list beside the chosen one.

pub mod agenda;
pub mod bad_dates;
pub mod detail;
pub mod export;
pub mod find_date;
pub mod holiday_marks;
pub mod layout;
pub mod month;
pub mod mover;
pub mod new_meeting;
pub mod strip;
pub mod timeline;
pub mod tray;

use crate::view::prelude::*;
use crate::{
    app::{App, Query, Route, use_app},
    plan::{
        Edtf, Meeting, MeetingKind, Plan,
        chairmanship::{AS_OF, Chairmanship},
        term::TermState,
    },
    view::{
        dynamic::{act, live, piece},
        ui::{
            icon::{Icon, picture},
            page_head, source_view,
            split::split,
            tick,
        },
    },
};
use agenda::agenda;
use chrono::NaiveDate;
use detail::meeting_detail;
use layout::{Month, Strip};
use month::month_view;
use mover::Mover;
use new_meeting::{NewMeeting, add_and_open};
use strip::strip_view;

/// The keys of the choices in the address: the view, and the month or year that it shows.
const VIEW: &str = "view";
pub const AT: &str = "at";
/// Whether public holidays are laid over it.
const HOLIDAYS: &str = "holidays";

/// How the meetings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Term,
    Year,
    Month,
    Agenda,
}

const VIEWS: [(View, &str, &str); 4] = [
    (View::Term, "term", "Term"),
    (View::Year, "year", "Year"),
    (View::Month, "month", "Month"),
    (View::Agenda, "agenda", "Agenda"),
];

impl View {
    fn of(word: Option<&str>) -> View {
        let known = VIEWS.iter().find(|(_, known, _)| Some(*known) == word);
        known.map_or(View::Term, |(view, ..)| *view)
    }
}

/// The page.
pub fn calendar() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    let query = app.query_of(VIEW);
    let view = Memo::new(move |_| query.with(|word| View::of(word.as_deref())));
    let place = app.query_of(AT);
    let at = Memo::new(move |_| {
        let said = place.with(|place| place.as_deref().and_then(Month::parse));
        said.unwrap_or_else(|| {
            let today = app.today();
            app.with_plan(|plan| first_shown(plan, today))
        })
    });
    let mover = Mover::new(app, view, at);
    let new = NewMeeting::new(app, at);
    let on_day = Callback::new(move |day: String| {
        if let Ok(day) = Edtf::parse(&day) {
            new.on_day(day);
        }
    });
    let overlay = app.query_of(HOLIDAYS);
    let has_holidays =
        Memo::new(move |_| overlay.with(Option::is_some) && app.with_plan(Plan::is_of_bsec));
    let days = Memo::new(move |_| days_shown(view.get(), at.get()));
    let heading = Signal::derive(move || match view.get() {
        View::Term | View::Agenda => "Agenda".to_owned(),
        View::Year => format!("Meetings in {}", at.get().year),
        View::Month => format!("Meetings in {}", at.get().in_words()),
    });
    let content = view! {
        <div class="calendar-bar">
            {switch(app, view, at)}
            {turner(view, at, mover)}
            <button type="button" on:click=act(move |_| add_meeting(app))>{picture(Icon::Plus)}"New meeting"</button>
            <a class="button" href=Route::FindDate.to_hash()>{picture(Icon::Search)}"Find a date"</a>
        </div>
        {new.view()}
        {piece(move || holiday_tick(app, view.get(), has_holidays))}
        {piece(move || picture_of(app, view.get(), at, mover, on_day, has_holidays))}
        {piece(move || (view.get() != View::Agenda).then(|| tray::undated(app)))}
        {agenda(selected, heading, days)}
        {export::export_panel()}
    }
    .into_any();
    let page = split(
        selected,
        page_head("Calendar", Some(app.of_plan(summary))),
        mover.around(content, on_day),
        "The chosen meeting",
        "Choose a meeting to fix its date and place, to say what became of it, and to write your note.",
        move |id| meeting_detail(app, id),
    );
    view! { <div class="calendar-page">{page}</div> }.into_any()
}

/// The month that is shown where the address names none: today's in the term, else that of the meeting nearest to it.
fn first_shown(plan: &Plan, today: NaiveDate) -> Month {
    let dated = || plan.meetings.iter().filter_map(Meeting::span);
    let nearest = match plan.head.period.state_on(today) {
        TermState::Running => None,
        TermState::Ended => dated()
            .map(|(first, _)| first)
            .filter(|first| *first <= today)
            .max(),
        TermState::NotBegun => dated().map(|(first, _)| first).min(),
    };
    Month::of(nearest.unwrap_or(today))
}

/// The days whose meetings the list has; None for all, those without a date too, which else are in the tray.
fn days_shown(view: View, at: Month) -> Option<(NaiveDate, NaiveDate)> {
    match view {
        View::Agenda => None,
        View::Term => Some((NaiveDate::MIN, NaiveDate::MAX)),
        View::Month => Some((at.first(), at.last())),
        View::Year => {
            let year = year_of(at);
            Some((year.first, year.last))
        }
    }
}

fn year_of(at: Month) -> Strip {
    let january = Month { month: 1, ..at };
    Strip {
        first: january.first(),
        last: january.later(11).last(),
    }
}

/// The links to the views. They stay at the month that is shown, and keep the chosen meeting.
fn switch(app: App, view: Memo<View>, at: Memo<Month>) -> AnyView {
    let overlay = app.query_of(HOLIDAYS);
    let links = VIEWS.iter().map(|(to, word, name)| {
        let href = move || {
            let mut query = Query::default();
            query.set(VIEW, Some((*word).to_owned()));
            query.set(AT, Some(at.get().to_string()));
            query.set(HOLIDAYS, overlay.get());
            format!("{}{query}", app.route().to_hash())
        };
        let here = move || (view.get() == *to).then_some("true");
        view! { <a href=live(href) aria-current=live(here)>{*name}</a> }.into_any()
    });
    view! { <nav class="view-switch" aria-label="Views of the calendar">{links.collect_view()}</nav> }.into_any()
}

/// What a month or year is called, between the ways to the one before and after it.
fn turner(view: Memo<View>, at: Memo<Month>, mover: Mover) -> AnyView {
    let turner = move || {
        let (before, after) = match view.get() {
            View::Term | View::Agenda => return None,
            View::Year => ("Previous year", "Next year"),
            View::Month => ("Previous month", "Next month"),
        };
        let name = move || match view.get() {
            View::Year => at.get().year.to_string(),
            _ => at.get().in_words(),
        };
        Some(
            view! {
                <div class="turner">
                    <button type="button" class="icon-button" aria-label=before data-turn="-1"
                        on:click=act(move |_| mover.turn(-1))>"‹"</button>
                    <h2 aria-live="polite">{piece(name)}</h2>
                    <button type="button" class="icon-button" aria-label=after data-turn="1"
                        on:click=act(move |_| mover.turn(1))>"›"</button>
                    <button type="button" class="quiet" on:click=act(move |_| mover.show_today())>"Today"</button>
                </div>
            }
            .into_any(),
        )
    };
    piece(turner).into_any()
}

fn picture_of(
    app: App,
    view: View,
    at: Memo<Month>,
    mover: Mover,
    on_day: Callback<String>,
    has_holidays: Memo<bool>,
) -> AnyView {
    let legend = "Solid bars: the days are known. Dashed bands: some time in this span. Drag a meeting to another date, or press M on it in the list.";
    let holidays = move |first: NaiveDate, last: NaiveDate, is_open: bool| {
        has_holidays
            .get()
            .then(|| holiday_marks::list(first, last, is_open))
    };
    // The days of a whole term would be too many.
    let marked = Memo::new(move |_| view == View::Year && has_holidays.get());
    let strip = move |name: &'static str, strip: Memo<Strip>| {
        view! {
            <section class="card strip-card" aria-label=name>
                {strip_view(app, strip, mover, marked)}
                <p class="hint">{legend}</p>
                {piece(move || chairs(app, strip.get()))}
            </section>
        }
        .into_any()
    };
    match view {
        View::Agenda => ().into_any(),
        View::Term => {
            let term = Memo::new(move |_| {
                let today = app.today();
                app.with_plan(|plan| Strip::of_term(&plan.head.period, today))
            });
            vec![
                strip("The term as a timeline", term),
                tray::outside(app, term),
            ]
            .into_any()
        }
        View::Year => {
            let year = Memo::new(move |_| year_of(at.get()));
            let list = move || {
                let year = year.get();
                holidays(year.first, year.last, false)
            };
            vec![
                strip("The year as a timeline", year),
                piece(list).into_any(),
            ]
            .into_any()
        }
        View::Month => {
            let list = move || holidays(at.get().first(), at.get().last(), true);
            vec![
                month_view(app, at, mover, on_day, has_holidays),
                piece(list).into_any(),
            ]
            .into_any()
        }
    }
}

/// Who held the Chairmanship on the days of a strip, in words and with sources.
fn chairs(app: App, strip: Strip) -> Option<AnyView> {
    if !app.with_plan(Plan::is_of_bsec) {
        return None;
    }
    let chairs = Chairmanship::between(strip.first, strip.last);
    let lines = chairs.iter().map(|chair| {
        view! { <li>{chair.in_words()} " " {source_view(chair.source.to_owned())}</li> }.into_any()
    });
    Some(
        view! {
            <details class="chairs">
                <summary>"Chairmanship-in-Office of BSEC"</summary>
                <ul>{lines.collect_view()}</ul>
                <p class="hint">{format!("As of {AS_OF}. Other half-years are not known to Plenary; turns have been skipped and doubled, so none is worked out.")}</p>
            </details>
        }
        .into_any(),
    )
}

fn summary(plan: &Plan) -> String {
    let all = plan.meetings.len();
    let undated = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.date().is_none());
    let noun = if all == 1 {
        "meeting or event"
    } else {
        "meetings and events"
    };
    format!("{all} {noun}, {} without a date", undated.count())
}

/// Adds a meeting and opens it.
fn add_meeting(app: App) {
    if let Some(meeting) = app.with_plan_now(new_meeting) {
        add_and_open(app, meeting);
    }
}

/// A meeting with an id that the plan does not have yet.
fn new_meeting(plan: &Plan) -> Option<Meeting> {
    let id = plan.free_meeting_id()?;
    Some(Meeting::new(id, MeetingKind::Other, "New meeting"))
}

/// The box that lays public holidays over a month or a year. They are known for the members of BSEC.
fn holiday_tick(app: App, view: View, has_holidays: Memo<bool>) -> Option<AnyView> {
    let has_days = matches!(view, View::Year | View::Month);
    (has_days && app.with_plan(Plan::is_of_bsec)).then(|| {
        tick("Public holidays", has_holidays.into(), move |on| {
            app.set_query(HOLIDAYS, on.then(|| "yes".to_owned()));
        })
    })
}
