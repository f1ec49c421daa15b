//! A month as weeks from Monday to Sunday. Meetings whose days are known are bars across their days; vague dates stand
//! above, on no invented day. A week that is too full says so and opens in its place.

use super::{
    holiday_marks::{HolidayMark, marks},
    layout::{Month, Stretch, Week},
    mover::Mover,
};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{drag, page},
    plan::{
        Meeting, MeetingStatus, Plan,
        chairmanship::Chairmanship,
        edtf::{day_from, weekday_name},
        moving::spoken_day,
        term::plural,
    },
    view::{
        dynamic::{act, live, piece},
        ui::icon::{Icon, picture},
    },
};
use chrono::{Datelike, Days, NaiveDate};
use std::time::Duration;

/// How many vague dates are shown before the rest is asked for.
const BANDS: usize = 6;

/// What the picture of a month shows.
#[derive(Clone, PartialEq)]
struct Shown {
    month: Month,
    today: NaiveDate,
    weeks: Vec<Week>,
    /// The meetings that the bars of the weeks are of.
    meetings: Vec<Entry>,
    vague: Vec<Entry>,
    chairs: Vec<String>,
    holidays: Vec<HolidayMark>,
}

#[derive(Clone, PartialEq)]
struct Entry {
    id: String,
    href: String,
    title: String,
    /// What a vague date says.
    words: String,
    spoken: String,
    status: MeetingStatus,
    is_confirmed: bool,
    is_overdue: bool,
    can_move: bool,
}

fn entry(meeting: &Meeting, today: NaiveDate) -> Entry {
    Entry {
        id: meeting.id.to_string(),
        href: Route::Calendar(Some(meeting.id.clone())).to_hash(),
        title: meeting.title.clone(),
        words: meeting
            .date()
            .map_or_else(String::new, |date| date.in_words()),
        spoken: meeting.spoken(today),
        status: meeting.status,
        is_confirmed: meeting.when.confirmed || meeting.later_fact().is_some(),
        is_overdue: meeting.is_overdue(today),
        can_move: meeting.can_move(),
    }
}

fn shown(plan: &Plan, month: Month, today: NaiveDate, has_holidays: bool) -> Shown {
    let mondays = month.mondays();
    let first = mondays.first().copied().unwrap_or_else(|| month.first());
    let last_monday = mondays.last().copied().unwrap_or(first);
    let last = last_monday
        .checked_add_days(Days::new(6))
        .unwrap_or(last_monday);
    let (mut meetings, mut vague, mut stretches) = (Vec::new(), Vec::new(), Vec::new());
    for meeting in plan.meetings_between(first, last) {
        let Some(date) = meeting.date() else {
            continue;
        };
        let stretch = Stretch {
            at: meetings.len(),
            first: date.earliest(),
            last: date.latest(),
        };
        if date.is_exact() && stretch.touches(first, last) {
            stretches.push(stretch);
            meetings.push(entry(meeting, today));
        } else if !date.is_exact() && stretch.touches(month.first(), month.last()) {
            vague.push(entry(meeting, today));
        }
    }
    let chairs = match plan.is_of_bsec() {
        true => Chairmanship::between(month.first(), month.last()),
        false => Vec::new(),
    };
    Shown {
        month,
        today,
        weeks: mondays
            .into_iter()
            .map(|monday| Week::new(monday, &stretches))
            .collect(),
        meetings,
        vague,
        chairs: chairs.iter().map(Chairmanship::in_words).collect(),
        holidays: match has_holidays {
            true => marks(first, last),
            false => Vec::new(),
        },
    }
}

/// What the view is set to, beside what the plan says.
#[derive(Clone, Copy)]
struct Setting {
    mover: Mover,
    /// The Mondays of the weeks that are opened.
    open: RwSignal<Vec<NaiveDate>>,
    all_vague: RwSignal<bool>,
    /// The day that the keyboard is on.
    day: RwSignal<Option<NaiveDate>>,
}

/// The picture.
pub fn month_view(
    app: App,
    at: Memo<Month>,
    mover: Mover,
    on_day: Callback<String>,
    has_holidays: Memo<bool>,
) -> AnyView {
    let setting = Setting {
        mover,
        open: RwSignal::new(Vec::new()),
        all_vague: RwSignal::new(false),
        day: RwSignal::new(None),
    };
    let month = Memo::new(move |_| {
        let (month, today, has_holidays) = (at.get(), app.today(), has_holidays.get());
        app.with_plan(|plan| shown(plan, month, today, has_holidays))
    });
    let key = move |event: web_sys::KeyboardEvent| setting.key(&event, at, on_day);
    view! {
        <div class="month" on:keydown=act(key)>
            {piece(move || month.with(|month| vague_view(month, setting)))}
            <div class="weeks" role="group" aria-label=live(move || at.get().in_words())>
                {piece(move || month.with(|month| weeks_view(month, setting)))}
            </div>
        </div>
    }
    .into_any()
}

fn vague_view(month: &Shown, setting: Setting) -> AnyView {
    let all = setting.all_vague.get();
    let more = month.vague.len().saturating_sub(BANDS);
    let count = if all { month.vague.len() } else { BANDS };
    let bands = month.vague.iter().take(count).map(|entry| {
        view! {
            <li><a class=class_of("month-band", entry) data-status=entry.status.word() href=entry.href.clone() data-meeting=entry.id.clone()
                draggable="false" aria-label=entry.spoken.clone()>
                {icon_of(entry)}<span class="official">{entry.title.clone()}</span> " " <span class="band-when">{entry.words.clone()}</span>
            </a></li>
        }
        .into_any()
    });
    let toggle = (more > 0).then(|| {
        let words = match all {
            true => "Show fewer".to_owned(),
            false => format!("+{more} more"),
        };
        view! {
            <li><button type="button" class="quiet" aria-expanded=all.to_string()
                on:click=act(move |_: web_sys::MouseEvent| setting.all_vague.update(|all| *all = !*all))>{words}</button></li>
        }
        .into_any()
    });
    let none = month
        .vague
        .is_empty()
        .then(|| view! { <p class="hint">"No vague date touches this month."</p> }.into_any());
    let chairs = month
        .chairs
        .iter()
        .map(|chair| view! { <p class="hint chair-line">{chair.clone()}</p> }.into_any());
    view! {
        {chairs.collect_view()}
        <section class="some-time" data-at=month.month.to_string() aria-labelledby="some-time-heading">
            <h3 id="some-time-heading">{format!("Some time in {}, or in a longer span that has it", month.month.in_words())}</h3>
            {none}
            <ul>{bands.collect_view()}{toggle}</ul>
        </section>
    }
    .into_any()
}

fn weeks_view(month: &Shown, setting: Setting) -> AnyView {
    let first = month
        .weeks
        .first()
        .map(|week| week.days.clone())
        .unwrap_or_default();
    let heads = first.iter().map(|day| {
        let name = weekday_name(*day);
        let (short, rest) = name.split_at(3);
        view! { <span>{short}<span class="long-word">{rest}</span></span> }.into_any()
    });
    let weeks = month
        .weeks
        .iter()
        .map(|week| week_view(month, week, setting));
    view! {
        <div class="week-head" aria-hidden="true"><span>"Week"</span>{heads.collect_view()}</div>
        {weeks.collect_view()}
    }
    .into_any()
}

fn week_view(month: &Shown, week: &Week, setting: Setting) -> AnyView {
    let Some(monday) = week.days.first().copied() else {
        return ().into_any();
    };
    let is_open = setting.open.with(|open| open.contains(&monday));
    let rows = match is_open {
        true => week.rows,
        false => week.shown_rows(),
    };
    let opens = week.rows > week.shown_rows();
    let days = week
        .days
        .iter()
        .enumerate()
        .map(|(column, day)| day_view(month, week, column, *day, setting));
    let bars = week.bars.iter().filter(|bar| bar.row < rows).filter_map(|bar| {
        let entry = month.meetings.get(bar.at)?;
        let mut class = class_of("day-bar", entry);
        if bar.comes {
            class.push_str(" comes");
        }
        if bar.goes {
            class.push_str(" goes");
        }
        let end = (entry.can_move && !bar.goes)
            .then(|| view! { <span class="day-bar-end" data-end="" aria-hidden="true"></span> }.into_any());
        Some(
            view! {
                <a class=class data-status=entry.status.word() href=entry.href.clone() data-meeting=entry.id.clone() draggable="false"
                    aria-label=entry.spoken.clone() title=entry.title.clone()
                    style:grid-column=format!("{} / {}", bar.from + 2, bar.to + 3) style:grid-row=(bar.row + 2).to_string()>
                    {icon_of(entry)}<span class="day-bar-title">{entry.title.clone()}</span>{end}
                </a>
            }
            .into_any(),
        )
    });
    let toggle = move |_: web_sys::MouseEvent| {
        setting.open.update(
            |open| match open.iter().position(|other| *other == monday) {
                Some(at) => drop(open.remove(at)),
                None => open.push(monday),
            },
        );
        set_timeout(
            move || page::focus_again(&format!("more-{monday}")),
            Duration::ZERO,
        );
    };
    let last_row = (rows + 2).to_string();
    let more: Vec<AnyView> = match (opens, is_open) {
        (false, _) => Vec::new(),
        (true, true) => vec![
            view! {
                <button type="button" class="quiet more-bars" id=format!("more-{monday}") aria-expanded="true" style:grid-column="2 / 9"
                    style:grid-row=last_row.clone() on:click=act(toggle)>"Show fewer"</button>
            }
            .into_any(),
        ],
        (true, false) => {
            let mut is_first = true;
            let days = week.days.iter().enumerate();
            days.filter_map(|(column, day)| {
                let hidden = week.hidden_on(column);
                if hidden == 0 {
                    return None;
                }
                // The first one keeps the keyboard when the week is closed again.
                let id = std::mem::take(&mut is_first).then(|| format!("more-{monday}"));
                Some(
                    view! {
                        <button type="button" class="quiet more-bars" id=id aria-expanded="false"
                            aria-label=format!("{hidden} more on {}: show all of the week", spoken_day(*day))
                            style:grid-column=(column + 2).to_string() style:grid-row=last_row.clone()
                            on:click=act(toggle)>{format!("+{hidden}")}<span class="long-word">" more"</span></button>
                    }
                    .into_any(),
                )
            })
            .collect()
        }
    };
    let template = format!(
        "auto repeat({}, auto) minmax(6px, 1fr)",
        (rows + usize::from(opens)).max(1)
    );
    view! {
        <div class="week" style:grid-template-rows=template>
            <span class="week-number" title=format!("Week {}", week.number)><span class="visually-hidden">"Week "</span>{week.number.to_string()}</span>
            {days.collect_view()}
            {bars.collect_view()}
            {more}
        </div>
    }
    .into_any()
}

/// A day: a place to drop on, and a button for a new meeting. One day of the month can be reached by Tab, the others
/// from there by the arrow keys.
fn day_view(
    month: &Shown,
    week: &Week,
    column: usize,
    day: NaiveDate,
    setting: Setting,
) -> AnyView {
    let (of_month, today) = (month.month, month.today);
    let is_proposed = move || {
        let to = setting.mover.target();
        to.is_some_and(|to| (to.earliest()..=to.latest()).contains(&day))
    };
    let mut class = "day".to_owned();
    if Month::of(day) != of_month {
        class.push_str(" other");
    }
    if column > 4 {
        class.push_str(" weekend");
    }
    if day == today {
        class.push_str(" today");
    }
    let start = match Month::of(today) == of_month {
        true => today,
        false => of_month.first(),
    };
    let tab = move || {
        let chosen = setting
            .day
            .get()
            .filter(|chosen| Month::of(*chosen) == of_month);
        if chosen.unwrap_or(start) == day {
            "0"
        } else {
            "-1"
        }
    };
    let on_day = week
        .bars
        .iter()
        .filter(|bar| (bar.from..=bar.to).contains(&column))
        .count();
    let mut label = spoken_day(day);
    if on_day > 0 {
        label.push_str(", ");
        label.push_str(&plural(on_day as i64, "meeting"));
    }
    let holiday = month.holidays.iter().find(|holiday| holiday.day == day);
    if let Some(holiday) = holiday {
        label.push_str(&format!(
            ", {}",
            plural(holiday.count as i64, "public holiday")
        ));
    }
    label.push_str(": new meeting");
    // Its names are shown to a pointer, and stand in the list below.
    let mark = holiday.map(|holiday| {
        let (count, words) = (holiday.count.to_string(), holiday.words.clone());
        view! { <span class="holiday-mark" title=words aria-hidden="true">{picture(Icon::Partners)}{count}</span> }.into_any()
    });
    view! {
        <div class=class class:proposed=live(is_proposed) data-at=day.to_string() style:grid-column=(column + 2).to_string()>
            <button type="button" class="day-number" id=format!("day-{day}") data-day=day.to_string() tabindex=live(tab)
                aria-label=label aria-current=(day == today).then_some("date")>{day.day().to_string()}</button>
            {mark}
        </div>
    }
    .into_any()
}

fn class_of(base: &str, entry: &Entry) -> String {
    let mut class = base.to_owned();
    if entry.is_overdue {
        class.push_str(" overdue");
    }
    if !entry.is_confirmed {
        class.push_str(" open");
    }
    class
}

/// What its colour says, as a sign.
fn icon_of(entry: &Entry) -> Option<AnyView> {
    let icon = match entry.status {
        _ if entry.is_overdue => Icon::Warning,
        MeetingStatus::Held => Icon::Check,
        MeetingStatus::Cancelled => Icon::Cross,
        MeetingStatus::Postponed => Icon::Clock,
        MeetingStatus::CarriedOver => Icon::Forward,
        MeetingStatus::Proposed => Icon::Question,
        MeetingStatus::Tentative => Icon::Progress,
        _ if !entry.is_confirmed => Icon::Question,
        _ => return None,
    };
    Some(picture(icon))
}

impl Setting {
    /// The keys on a day: arrows go from day to day, Page Up and Page Down from month to month.
    fn key(self, event: &web_sys::KeyboardEvent, at: Memo<Month>, on_day: Callback<String>) {
        let day = drag::value_at(event, "data-day");
        let Some(day) = day.and_then(|day| day_from(&day)) else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let column = i64::from(day.weekday().num_days_from_monday());
        let by = |days: i64| {
            let by = Days::new(days.unsigned_abs());
            match days < 0 {
                true => day.checked_sub_days(by),
                false => day.checked_add_days(by),
            }
        };
        let in_month = |by: i32| {
            let month = Month::of(day).later(by);
            month
                .first()
                .with_day(day.day())
                .or_else(|| Some(month.last()))
        };
        let next = match event.key().as_str() {
            "ArrowLeft" => by(-1),
            "ArrowRight" => by(1),
            "ArrowUp" => by(-7),
            "ArrowDown" => by(7),
            "Home" => by(-column),
            "End" => by(6 - column),
            "PageUp" => in_month(-1),
            "PageDown" => in_month(1),
            "Enter" | " " => {
                event.prevent_default();
                return on_day.run(day.to_string());
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = next.filter(|next| (1..=9999).contains(&next.year())) {
            self.day.set(Some(next));
            let id = format!("day-{next}");
            if at.get_untracked() == Month::of(next) {
                return page::focus(&id);
            }
            self.mover.show_month(Month::of(next));
            page::focus_later(id);
        }
    }
}
