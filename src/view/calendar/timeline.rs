//! The term as a band: half-years, meetings at their dates, vague dates as dashed spans. What has no date stands in a
//! tray below it ([`crate::view::overview::undated`]) or in the agenda, which is its twin in words: so the band is hidden
//! from assistive technology.

use crate::view::dynamic::{piece, tenths};
use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::{
        Meeting, MeetingId, MeetingStatus, Plan,
        edtf::month_name,
        term::{TermState, distance_in_words},
    },
};
use chrono::{Datelike, Months, NaiveDate};

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

/// The mark of a meeting; one without a date has none.
fn mark_of(meeting: &Meeting, range: Range, today: NaiveDate) -> Option<Mark> {
    let date = meeting.date()?;
    let shape = match date.is_exact() {
        true => Shape::Exact,
        false => Shape::Vague,
    };
    let (words, is_official) = match (meeting.later_fact(), &meeting.when.wording) {
        (Some(held), _) => (format!("held {} · later fact", held.edtf.in_words()), false),
        (None, Some(wording)) => (format!("\u{201c}{wording}\u{201d}"), true),
        (None, None) => (date.in_words(), false),
    };
    let left = range.at(date.earliest());
    Some(Mark {
        id: meeting.id.clone(),
        title: meeting.title.clone(),
        words,
        is_official,
        shape,
        status: meeting.status,
        overdue: meeting.is_overdue(today),
        left,
        width: (range.after(date.latest()) - left).max(0.6),
    })
}

/// Marks in lines in which no two overlap.
fn lines_of(marks: Vec<Mark>) -> Vec<Vec<Mark>> {
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
pub fn timeline() -> AnyView {
    let app = use_app();
    piece(move || {
        let today = app.today();
        app.with_plan(|plan| band(plan, today))
    })
    .into_any()
}

fn band(plan: &Plan, today: NaiveDate) -> AnyView {
    let range = Range::of(plan, today);
    let marks: Vec<Mark> = plan
        .meetings_by_date()
        .into_iter()
        .filter_map(|meeting| mark_of(meeting, range, today))
        .collect();
    let dated = marks.len();
    let lines = lines_of(marks);
    let is_compact = dated > WITH_WORDS;
    let hidden = dated - lines.iter().map(Vec::len).sum::<usize>();
    view! {
        <div class="timeline" aria-hidden="true" class:compact=is_compact>
            <div class="half-years">{half_years(plan, range)}</div>
            <div class="timeline-lines">
                {lines.into_iter().map(|line| line_view(line, is_compact)).collect_view()}
            </div>
            {end_edge(plan, range)}
            {today_edge(plan, range, today)}
        </div>
        {(hidden > 0).then(|| view! {
            <p class="hint">{hidden.to_string()} " more do not fit here; the list has all of them."</p>
        }.into_any())}
    }
    .into_any()
}

/// The half-years of the term, with their first month above.
fn half_years(plan: &Plan, range: Range) -> AnyView {
    plan.head
        .period
        .half_years()
        .into_iter()
        .map(|(first, last)| {
            let (left, width) = (range.at(first), range.after(last) - range.at(first));
            let month: String = month_name(first.month()).chars().take(3).collect();
            view! {
                <div class="half-year" style:left=percent(left) style:width=percent(width)>
                    <span>{format!("{month} {}", first.year())}</span>
                </div>
            }
            .into_any()
        })
        .collect_view()
        .into_any()
}

/// The end of the term, where the band goes on after it.
fn end_edge(plan: &Plan, range: Range) -> AnyView {
    let end = plan.head.period.end;
    (end < range.end)
        .then(|| {
            view! {
                <div class="edge end" style:left=percent(range.after(end))><span>"end of term"</span></div>
            }.into_any()
        })
        .into_any()
}

/// Today, where it is on the band.
fn today_edge(plan: &Plan, range: Range, today: NaiveDate) -> AnyView {
    if today < range.start || today > range.end {
        return ().into_any();
    }
    let period = &plan.head.period;
    let words = match period.state_on(today) {
        TermState::Ended => format!("today, {} later", distance_in_words(period.end, today)),
        TermState::Running | TermState::NotBegun => "today".to_owned(),
    };
    let at = range.at(today);
    let class = if at > 75.0 {
        "edge today left-of"
    } else {
        "edge today"
    };
    view! { <div class=class style:left=percent(at)><span>{words}</span></div> }.into_any()
}

/// One line of marks. A mark that has the line for itself has its words beside it.
fn line_view(line: Vec<Mark>, is_compact: bool) -> AnyView {
    let marks = line
        .into_iter()
        .map(|mark| mark_view(mark, !is_compact))
        .collect_view();
    view! { <div class="timeline-line">{marks}</div> }.into_any()
}

fn mark_view(mark: Mark, has_words: bool) -> AnyView {
    let shape = match mark.shape {
        Shape::Exact => "exact",
        Shape::Vague => "vague",
    };
    let href = Route::Calendar(Some(mark.id)).to_hash();
    let words = has_words.then(|| {
        // Where there is more room: after the mark, or before it.
        let end = mark.left + mark.width;
        let before = mark.left > 100.0 - end;
        let (left, right) = match before {
            true => (0.0, 100.0 - mark.left),
            false => (end, 0.0),
        };
        let class = match (mark.is_official, before) {
            (true, true) => "mark-words official before",
            (true, false) => "mark-words official",
            (false, true) => "mark-words before",
            (false, false) => "mark-words",
        };
        view! {
            <a class=class href=href.clone() tabindex="-1" style:left=percent(left) style:right=percent(right)>
                <span class="mark-title">{mark.title.clone()}</span> " " <span class="mark-when">{mark.words.clone()}</span>
            </a>
        }.into_any()
    });
    let class = if mark.overdue {
        "mark-bar overdue"
    } else {
        "mark-bar"
    };
    view! {
        <a class=class data-shape=shape data-status=mark.status.word() href=href
            title=format!("{}, {}", mark.title, mark.words) tabindex="-1"
            style:left=percent(mark.left) style:width=percent(mark.width)></a>
        {words}
    }
    .into_any()
}

fn percent(value: f64) -> String {
    format!("{}%", tenths(value))
}
