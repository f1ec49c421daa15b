//! The term as a band: half-years, meetings at their dates, vague dates as dashed spans, undated meetings over the
//! whole term. Its twin in words is the agenda, so it is hidden from assistive technology.

use crate::{
    app::{Route, use_app},
    plan::{
        Meeting, MeetingId, MeetingStatus, Plan,
        edtf::month_name,
        term::{TermState, distance_in_words},
    },
};
use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;

/// Up to this many meetings have a line each with their words; more are packed into lines without words.
const WITH_WORDS: usize = 12;
/// How many lines are drawn; the rest is in the agenda.
const MOST_LINES: usize = 24;

/// The days that the band shows.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Range {
    start: NaiveDate,
    end: NaiveDate,
}

/// How a meeting is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    /// Its days are known.
    Exact,
    /// It is in this span.
    Vague,
    /// It has no date: any day of the term.
    Undated,
}

/// One meeting on the band. Percentages of the band's width.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    id: MeetingId,
    title: String,
    words: String,
    is_official: bool,
    shape: Shape,
    status: MeetingStatus,
    overdue: bool,
    left: f64,
    width: f64,
}

impl Range {
    /// The term, and where today is after it by at most a term's length, until today.
    fn of(plan: &Plan, today: NaiveDate) -> Range {
        let period = &plan.head.period;
        let longest = period
            .end
            .checked_add_months(Months::new(18))
            .unwrap_or(period.end);
        let end = if today > period.end && today <= longest {
            today
        } else {
            period.end
        };
        Range {
            start: period.start,
            end,
        }
    }

    /// Where a day begins, in percent of the width, kept inside the band.
    fn at(&self, day: NaiveDate) -> f64 {
        let whole = ((self.end - self.start).num_days() + 1).max(1) as f64;
        let days = (day - self.start).num_days() as f64;
        (days / whole * 100.0).clamp(0.0, 100.0)
    }

    fn after(&self, day: NaiveDate) -> f64 {
        self.at(day.succ_opt().unwrap_or(day))
    }
}

fn mark_of(plan: &Plan, meeting: &Meeting, range: Range, today: NaiveDate) -> Mark {
    let (shape, first, last) = match meeting.date() {
        None => (Shape::Undated, plan.head.period.start, plan.head.period.end),
        Some(date) if date.is_exact() => (Shape::Exact, date.earliest(), date.latest()),
        Some(date) => (Shape::Vague, date.earliest(), date.latest()),
    };
    let (words, is_official) = match (&meeting.held, &meeting.when.wording) {
        (Some(held), _) => (format!("held {} · later fact", held.edtf.in_words()), false),
        (None, Some(wording)) => (format!("\u{201c}{wording}\u{201d}"), true),
        (None, None) => (
            meeting
                .date()
                .map_or_else(|| "no date".to_owned(), |date| date.in_words()),
            false,
        ),
    };
    let left = range.at(first);
    Mark {
        id: meeting.id.clone(),
        title: meeting.title.clone(),
        words,
        is_official,
        shape,
        status: meeting.status,
        overdue: meeting.is_overdue(today),
        left,
        width: (range.after(last) - left).max(0.6),
    }
}

/// Dated marks by date, undated ones last, in lines in which no two marks overlap.
fn lines_of(mut marks: Vec<Mark>) -> Vec<Vec<Mark>> {
    let is_undated = |mark: &Mark| mark.shape == Shape::Undated;
    marks.sort_by(|a, b| {
        is_undated(a)
            .cmp(&is_undated(b))
            .then(a.left.total_cmp(&b.left))
    });
    if marks.len() <= WITH_WORDS {
        return marks.into_iter().map(|mark| vec![mark]).collect();
    }
    let mut lines: Vec<Vec<Mark>> = Vec::new();
    for mark in marks {
        let free = lines.iter().position(|line| {
            line.last()
                .is_none_or(|last| last.left + last.width + 0.2 <= mark.left)
        });
        let has_room = lines.len() < MOST_LINES;
        match free.and_then(|free| lines.get_mut(free)) {
            Some(line) => line.push(mark),
            None if has_room => lines.push(vec![mark]),
            None => {}
        }
    }
    lines
}

/// The band.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = use_app();
    let range = Memo::new(move |_| {
        let today = app.today();
        app.with_plan(|plan| Range::of(plan, today))
    });
    let lines = Memo::new(move |_| {
        let today = app.today();
        let range = range.get();
        app.with_plan(|plan| {
            let marks = plan
                .meetings
                .iter()
                .map(|meeting| mark_of(plan, meeting, range, today))
                .collect();
            lines_of(marks)
        })
    });
    let drawn = move || lines.with(|lines| lines.iter().map(Vec::len).sum::<usize>());
    let total = app.of_plan(|plan| plan.meetings.len());
    let has_words = move || lines.with(|lines| lines.iter().all(|line| line.len() == 1));
    view! {
        <div class="timeline" aria-hidden="true" class:compact=move || !has_words()>
            <HalfYears range/>
            <div class="timeline-lines">
                {move || lines.get().into_iter().map(|line| view! { <Line line/> }).collect_view()}
            </div>
            <Edges range/>
        </div>
        {move || (drawn() < total.get()).then(|| view! {
            <p class="hint">{total.get() - drawn()} " more do not fit here; the list has all of them."</p>
        })}
    }
}

/// The half-years of the term, with their first month above.
#[component]
fn HalfYears(range: Memo<Range>) -> impl IntoView {
    let app = use_app();
    let halves = move || {
        let range = range.get();
        app.with_plan(|plan| plan.head.period.half_years())
            .into_iter()
            .map(|(first, last)| {
                let (left, width) = (range.at(first), range.after(last) - range.at(first));
                let month: String = month_name(first.month()).chars().take(3).collect();
                view! {
                    <div class="half-year" style:left=percent(left) style:width=percent(width)>
                        <span>{month} " " {first.year().to_string()}</span>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <div class="half-years">{halves}</div> }
}

/// The end of the term and today.
#[component]
fn Edges(range: Memo<Range>) -> impl IntoView {
    let app = use_app();
    let end = move || {
        let range = range.get();
        let end = app.with_plan(|plan| plan.head.period.end);
        (end < range.end).then(|| {
            view! {
                <div class="edge end" style:left=percent(range.after(end))><span>"end of term"</span></div>
            }
        })
    };
    let today = move || {
        let (range, today) = (range.get(), app.today());
        let state = app.with_plan(|plan| plan.head.period.state_on(today));
        if today < range.start || today > range.end {
            return None;
        }
        let words = match state {
            TermState::Ended => {
                let end = app.with_plan(|plan| plan.head.period.end);
                format!("today, {} later", distance_in_words(end, today))
            }
            TermState::Running | TermState::NotBegun => "today".to_owned(),
        };
        let at = range.at(today);
        Some(view! {
            <div class="edge today" class:left-of={at > 75.0} style:left=percent(at)><span>{words}</span></div>
        })
    };
    view! { {end} {today} }
}

/// One line of marks.
#[component]
fn Line(line: Vec<Mark>) -> impl IntoView {
    let has_words = line.len() == 1;
    let marks = line
        .into_iter()
        .map(|mark| view! { <MarkView mark has_words/> })
        .collect_view();
    view! { <div class="timeline-line">{marks}</div> }
}

#[component]
fn MarkView(mark: Mark, has_words: bool) -> impl IntoView {
    let shape = match mark.shape {
        Shape::Exact => "exact",
        Shape::Vague => "vague",
        Shape::Undated => "undated",
    };
    let href = Route::Calendar(Some(mark.id)).to_hash();
    // Words begin at the mark, or end at its end where they would run out of the band.
    let from_right = mark.left > 55.0;
    let right = 100.0 - mark.left - mark.width;
    let words = has_words.then(|| {
        let class = if mark.is_official { "mark-words official" } else { "mark-words" };
        view! {
            <a class=class class:from-right=from_right href=href.clone() tabindex="-1"
                style:left=percent(if from_right { 0.0 } else { mark.left })
                style:right=percent(if from_right { right } else { 0.0 })>
                <span class="mark-title">{mark.title.clone()}</span> " " <span class="mark-when">{mark.words.clone()}</span>
            </a>
        }
    });
    let tip = format!("{}, {}", mark.title, mark.words);
    view! {
        <a class="mark-bar" data-shape=shape data-status=mark.status.word() class:overdue=mark.overdue
            href=href title=tip tabindex="-1" style:left=percent(mark.left) style:width=percent(mark.width)></a>
        {words}
    }
}

/// A dynamic style, which goes through the CSS object model: the page's policy forbids style attributes.
fn percent(value: f64) -> impl Fn() -> String + Clone {
    move || format!("{value:.3}%")
}
