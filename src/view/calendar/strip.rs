//! The term or a year as a strip of days: for each kind of meeting a lane with as many rows as it needs. Exact days
//! are solid bars, vague dates are bands over what they may mean. The list below is its twin in words, so the strip is
//! hidden from assistive technology.

use super::{
    holiday_marks::marks,
    layout::{Month, Stretch, Strip},
    mover::Mover,
};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{
        Meeting, MeetingKind, Plan,
        chairmanship::Chairmanship,
        edtf::month_name,
        moving::spoken_day,
        term::{TermState, distance_in_words},
    },
    view::{
        dynamic::{live, piece},
        ui::rows::{Row, SEPARATOR, rows},
    },
};
use chrono::{Datelike, NaiveDate};

/// Up to this many meetings of a kind have a row each with their words; more are packed without words.
const WITH_WORDS: usize = 12;
/// From this many rows on, rows are thin.
const DENSE: usize = 24;
/// The height of a row in a packed lane, thick and thin, in CSS pixels.
const PITCH: usize = 15;
const THIN_PITCH: usize = 9;
/// A strip of more months than this has no months, only half-years.
const MOST_MONTHS: usize = 60;

/// The meetings of one kind.
#[derive(Clone, PartialEq)]
struct Lane {
    marks: Vec<Row>,
    count: usize,
    /// Its height in CSS pixels; None where each meeting has a row that is as high as its words.
    height: Option<usize>,
    is_dense: bool,
}

/// What a mark shows. Lengths as in [`Strip`].
struct MarkData {
    href: String,
    id: String,
    title: String,
    words: String,
    is_official: bool,
    class: String,
    shape: &'static str,
    status: &'static str,
    left: i32,
    width: i32,
    /// How far down its lane, in CSS pixels; None where it has a row of its own.
    top: Option<usize>,
}

/// The picture of the days that `strip` gives, with public holidays where they are wanted.
pub fn strip_view(app: App, strip: Memo<Strip>, mover: Mover, has_holidays: Memo<bool>) -> AnyView {
    let lanes = Memo::new(move |_| {
        let (strip, today) = (strip.get(), app.today());
        app.with_plan(|plan| lanes_of(plan, strip, today))
    });
    let lane = move |at: usize, kind: MeetingKind| {
        let count =
            Memo::new(move |_| lanes.with(|lanes| lanes.get(at).map_or(0, |lane| lane.count)));
        let class = move || {
            let is_dense = lanes.with(|lanes| lanes.get(at).is_some_and(|lane| lane.is_dense));
            let is_packed =
                lanes.with(|lanes| lanes.get(at).is_some_and(|lane| lane.height.is_some()));
            match (is_packed, is_dense) {
                (_, true) => "lane-marks packed dense",
                (true, false) => "lane-marks packed",
                (false, false) => "lane-marks",
            }
        };
        let height = move || {
            let height = lanes.with(|lanes| lanes.get(at).and_then(|lane| lane.height));
            height.map_or_else(|| "auto".to_owned(), |height| format!("{height}px"))
        };
        let marks = rows(move || {
            lanes.with(|lanes| {
                lanes
                    .get(at)
                    .map(|lane| lane.marks.clone())
                    .unwrap_or_default()
            })
        });
        view! {
            <div class="lane" hidden=live(move || count.get() == 0)>
                <p class="lane-name">{kind.label()} " " <span>{piece(move || count.get().to_string())}</span></p>
                <div class=live(class) style:height=live(height)>{marks}</div>
            </div>
        }
        .into_any()
    };
    let lanes = MeetingKind::ALL
        .iter()
        .enumerate()
        .map(|(at, kind)| lane(at, *kind));
    let ghost = move || {
        let to = mover.target()?;
        let strip = strip.get();
        let left = strip.at(to.earliest());
        let width = (strip.after(to.latest()) - left).max(super::layout::LEAST);
        Some(
            view! { <div class="ghost" style:left=percent(left) style:width=percent(width)></div> },
        )
    };
    view! {
        <div class="timeline strip" aria-hidden="true">
            {piece(move || { let strip = strip.get(); app.with_plan(|plan| background(plan, strip)) })}
            {piece(move || has_holidays.get().then(|| holiday_row(strip.get())))}
            <div class="lanes">{lanes.collect_view()}</div>
            {piece(move || axis(strip.get()))}
            {piece(move || { let (strip, today) = (strip.get(), app.today()); app.with_plan(|plan| edges(plan, strip, today)) })}
            {piece(ghost)}
        </div>
    }
    .into_any()
}

fn lanes_of(plan: &Plan, strip: Strip, today: NaiveDate) -> Vec<Lane> {
    let meetings = plan.meetings_by_date();
    let lane = |kind: &MeetingKind| {
        let of_kind = meetings.iter().enumerate();
        let stretches: Vec<Stretch> = of_kind
            .filter(|(_, meeting)| meeting.kind == *kind)
            .filter_map(|(at, meeting)| {
                let (first, last) = meeting.span()?;
                Some(Stretch { at, first, last })
            })
            .filter(|one| one.touches(strip.first, strip.last))
            .collect();
        let count = stretches.len();
        let own_rows = count <= WITH_WORDS;
        let (marks, row_count) = strip.pack(&stretches, own_rows);
        let is_dense = !own_rows && row_count > DENSE;
        let pitch = if is_dense { THIN_PITCH } else { PITCH };
        let marks = marks.into_iter().filter_map(|mark| {
            let meeting = meetings.get(mark.at)?;
            let mut data = mark_of(meeting, today);
            data.left = mark.left;
            data.width = mark.width;
            data.top = (!own_rows).then_some(mark.row * pitch);
            if mark.comes {
                data.class.push_str(" comes");
            }
            if mark.goes {
                data.class.push_str(" goes");
            }
            Some(mark_row(data))
        });
        Lane {
            marks: marks.collect(),
            count,
            height: (!own_rows).then_some(row_count * pitch),
            is_dense,
        }
    };
    MeetingKind::ALL.iter().map(lane).collect()
}

fn mark_of(meeting: &Meeting, today: NaiveDate) -> MarkData {
    let date = meeting.date();
    let in_words = date.map_or_else(String::new, |date| date.in_words());
    let (words, is_official) = match (meeting.later_fact(), &meeting.when.wording) {
        (Some(_), _) => (format!("held {in_words} · later fact"), false),
        // What the text says, as long as the date is no more precise than that.
        (None, Some(wording)) if date.is_none_or(|date| !date.is_exact()) => {
            (format!("\u{201c}{wording}\u{201d}"), true)
        }
        _ => (in_words, false),
    };
    MarkData {
        href: Route::Calendar(Some(meeting.id.clone())).to_hash(),
        id: meeting.id.to_string(),
        title: meeting.title.clone(),
        words,
        is_official,
        class: match meeting.is_overdue(today) {
            true => "mark-bar overdue".to_owned(),
            false => "mark-bar".to_owned(),
        },
        shape: match date.is_some_and(|date| date.is_exact()) {
            true => "exact",
            false => "vague",
        },
        status: meeting.status.word(),
        left: 0,
        width: 0,
        top: None,
    }
}

fn mark_row(data: MarkData) -> Row {
    let place = format!(
        "{}/{}/{}",
        data.left,
        data.width,
        data.top.unwrap_or(usize::MAX)
    );
    let shown = [
        data.id.as_str(),
        &data.title,
        &data.words,
        &data.class,
        data.shape,
        data.status,
        &place,
    ]
    .join(SEPARATOR);
    Row::new(shown, data, draw)
}

fn draw(mark: &MarkData) -> AnyView {
    let top = mark
        .top
        .map_or_else(|| "auto".to_owned(), |top| format!("{top}px"));
    let has_row = mark.top.is_none();
    let bar = view! {
        <a class=mark.class.clone() data-shape=mark.shape data-status=mark.status data-meeting=mark.id.clone()
            href=mark.href.clone() title=format!("{}, {}", mark.title, mark.words) tabindex="-1" draggable="false"
            style:left=percent(mark.left) style:width=percent(mark.width)
            style:top=if has_row { String::new() } else { top }></a>
    }
    .into_any();
    if !has_row {
        return bar;
    }
    // Where there is more room: after the mark, or before it.
    let end = mark.left + mark.width;
    let is_before = mark.left > super::layout::WHOLE - end;
    let (left, right) = match is_before {
        true => (0, super::layout::WHOLE - mark.left),
        false => (end, 0),
    };
    let class = match (mark.is_official, is_before) {
        (true, true) => "mark-words official before",
        (true, false) => "mark-words official",
        (false, true) => "mark-words before",
        (false, false) => "mark-words",
    };
    view! {
        <div class="timeline-line">
            {bar}
            <a class=class href=mark.href.clone() data-meeting=mark.id.clone() tabindex="-1" draggable="false"
                style:left=percent(left) style:right=percent(right)>
                <span class="mark-title">{mark.title.clone()}</span> " " <span class="mark-when">{mark.words.clone()}</span>
            </a>
        </div>
    }
    .into_any()
}

/// Half-years with their Chairmanship, and months to drop on.
fn background(plan: &Plan, strip: Strip) -> AnyView {
    let chairs = match plan.is_of_bsec() {
        true => Some(Chairmanship::between(strip.first, strip.last)),
        false => None,
    };
    let halves = strip.halves().into_iter().map(|(first, last)| {
        let month: String = month_name(first.month()).chars().take(3).collect();
        let chair = chairs.as_ref().map(|chairs| {
            let known = chairs.iter().find(|chair| (chair.first..=chair.last).contains(&first));
            // The room is narrow; the list below the strip has the official names.
            let short = |chair| {
                let partner = plan.partners.iter().find(|it| it.name == chair);
                partner.map_or(chair, |it| it.short_name())
            };
            let name = known.map_or("not known", |known| short(known.chair));
            view! { <span class="chair">{format!("Chairmanship: {name}")}</span> }.into_any()
        });
        view! {
            <div class="half-year" style:left=percent(strip.at(first)) style:width=percent(strip.after(last) - strip.at(first))>
                <span>{format!("{month} {}", first.year())}</span>
                {chair}
            </div>
        }
        .into_any()
    });
    let months = months_of(strip).into_iter().map(|month| {
        let left = strip.at(month.first());
        view! {
            <div class="month-column" data-at=month.to_string() style:left=percent(left)
                style:width=percent(strip.after(month.last()) - left)></div>
        }
        .into_any()
    });
    view! {
        <div class="half-years">{halves.collect_view()}</div>
        <div class="month-columns">{months.collect_view()}</div>
    }
    .into_any()
}

/// A tick for each day with a public holiday.
fn holiday_row(strip: Strip) -> AnyView {
    let ticks = marks(strip.first, strip.last).into_iter().map(|mark| {
        let left = strip.at(mark.day);
        let title = format!("{}: {}", spoken_day(mark.day), mark.words);
        view! {
            <span class="holiday-tick" title=title style:left=percent(left)
                style:width=percent(strip.after(mark.day) - left)></span>
        }
        .into_any()
    });
    view! { <div class="holiday-row">{ticks.collect_view()}</div> }.into_any()
}

fn months_of(strip: Strip) -> Vec<Month> {
    let mut months = strip.months();
    if months.len() > MOST_MONTHS {
        months.clear();
    }
    months
}

/// The months and the seasons below the lanes: a season can be dropped on too.
fn axis(strip: Strip) -> AnyView {
    let months = months_of(strip);
    if months.is_empty() {
        return ().into_any();
    }
    let letters = if months.len() > 14 { 1 } else { 3 };
    let cell = |place: String, words: String, first: NaiveDate, last: NaiveDate| {
        let left = strip.at(first);
        view! {
            <span data-at=place style:left=percent(left) style:width=percent(strip.after(last) - left)>{words}</span>
        }
        .into_any()
    };
    let month_cells = months.iter().map(|month| {
        let words = month_name(month.month).chars().take(letters).collect();
        cell(month.to_string(), words, month.first(), month.last())
    });
    let season_cells = strip.seasons().into_iter().map(|(place, first, last)| {
        let season = match place.get(5..) {
            Some("21") => "spring",
            Some("22") => "summer",
            Some("23") => "autumn",
            _ => "winter",
        };
        cell(place, season.to_owned(), first, last)
    });
    view! {
        <div class="axis">{month_cells.collect_view()}</div>
        <div class="axis seasons">{season_cells.collect_view()}</div>
    }
    .into_any()
}

/// The end of the term, and today, where they are on the strip.
fn edges(plan: &Plan, strip: Strip, today: NaiveDate) -> AnyView {
    let period = &plan.head.period;
    let is_on = |day: NaiveDate| (strip.first..=strip.last).contains(&day);
    let end = (is_on(period.end) && period.end != strip.last).then(|| {
        view! { <div class="edge end" style:left=percent(strip.after(period.end))><span>"end of term"</span></div> }
            .into_any()
    });
    let today = is_on(today).then(|| {
        let words = match period.state_on(today) {
            TermState::Ended => format!("today, {} later", distance_in_words(period.end, today)),
            TermState::Running | TermState::NotBegun => "today".to_owned(),
        };
        let at = strip.at(today);
        let class = match at > 7_500 {
            true => "edge today left-of",
            false => "edge today",
        };
        view! { <div class=class title=spoken_day(today) style:left=percent(at)><span>{words}</span></div> }.into_any()
    });
    vec![end, today].into_any()
}

/// A share of the width that is given in ten-thousandths.
fn percent(share: i32) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}
