//! Meetings as a calendar file. It can't fail, and the same plan and arguments always make the same bytes.
//!
//! What is known exactly is an event: whole days, or a time in its zone. What is vague is, by choice, a tentative event
//! over all days that it may be on, which takes up nobody's time; what has no date is, by choice, a to-do without one.
//! No date is made up for the sake of the format. What the format can't say stands in `X-PLENARY-MEETING`: the meeting as
//! a plan file has it, without what is linked with it, so that the way back loses nothing.

use super::{
    lines::{escaped, printable, push_line, push_text},
    read::State,
    zone::{self, Offsets, basic, push_zone},
};
use crate::exchange::snapshot::write as records;
use crate::plan::{
    Clock, Meeting, MeetingKind, MeetingStatus, Plan, TimeOfDay, edtf::day_in_words, term::plural,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// The property that holds a meeting as a plan file has it.
pub const OURS: &str = "X-PLENARY-MEETING";
const PRODUCT: &str = concat!("-//Plenary//Plenary ", env!("CARGO_PKG_VERSION"), "//EN");
/// What the UIDs of Plenary end in.
const UID_END: &str = ".plenary";

/// What becomes of meetings that have no exact date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Vague dates become tentative spans; else they are left out.
    pub spans: bool,
    /// Meetings without a date become to-dos; else they are left out.
    pub todos: bool,
}

impl Options {
    /// Nothing is left out.
    pub const ALL: Options = Options {
        spans: true,
        todos: true,
    };
}

/// How a meeting is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Days,
    Timed,
    Span,
    Todo,
}

/// The days of a calendar entry, both included, and its time of day.
#[derive(Clone, Debug, PartialEq)]
pub struct Dates {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Only where it is on one day (or ends in the night after it).
    pub clock: Option<Clock>,
}

/// What a calendar program shows of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub summary: String,
    pub location: String,
    pub dates: Option<Dates>,
    pub state: State,
    pub form: Form,
}

/// How many meetings a file holds in which form, and how many of those chosen it leaves out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub days: usize,
    pub timed: usize,
    pub spans: usize,
    pub todos: usize,
    pub left_vague: usize,
    pub left_undated: usize,
}

/// The stable UID of a meeting: its id and its plan's.
pub fn uid(plan: &Plan, meeting: &Meeting) -> String {
    format!("{}@{}{UID_END}", meeting.id, plan.id)
}

/// The id of the meeting of this plan that a UID means.
pub fn meeting_of_uid<'a>(plan: &Plan, uid: &'a str) -> Option<&'a str> {
    let (meeting, of) = uid.split_once('@')?;
    (of.strip_suffix(UID_END)? == plan.id.as_str()).then_some(meeting)
}

impl Entry {
    pub fn of(plan: &Plan, meeting: &Meeting) -> Entry {
        let date = meeting.date();
        let span = meeting.span().filter(|(first, last)| {
            // The format has years of four digits, and names the day after the last one. An open end has neither.
            let after = last.succ_opt();
            first.year() >= 1 && after.is_some_and(|after| after.year() <= 9999)
        });
        let is_exact = date.is_some_and(|date| date.is_exact());
        // The time of day is that of the planned date.
        let clock = meeting.when.time().filter(|_| date == meeting.when.edtf);
        let dates = span.map(|(first, last)| Dates {
            first,
            last,
            clock: clock.filter(|_| first == last).cloned(),
        });
        let form = match &dates {
            None => Form::Todo,
            Some(_) if !is_exact => Form::Span,
            Some(dates) if dates.clock.is_some() => Form::Timed,
            Some(_) => Form::Days,
        };
        let state = match meeting.status {
            MeetingStatus::Cancelled => State::Cancelled,
            _ if form == Form::Span => State::Tentative,
            MeetingStatus::Held | MeetingStatus::Confirmed => State::Confirmed,
            MeetingStatus::Planned if meeting.when.confirmed => State::Confirmed,
            MeetingStatus::Planned
            | MeetingStatus::Proposed
            | MeetingStatus::Tentative
            | MeetingStatus::Postponed
            | MeetingStatus::CarriedOver => State::Tentative,
        };
        Entry {
            summary: summary(plan, meeting, form),
            location: location(meeting),
            dates,
            state,
            form,
        }
    }
}

/// The title, with the group where it would say nothing beside the meetings of others, and with the words of a date that
/// is not fixed.
fn summary(plan: &Plan, meeting: &Meeting, form: Form) -> String {
    let mut text = String::new();
    let group = plan.head.group.trim();
    if meeting.kind == MeetingKind::WorkingGroup && !group.is_empty() {
        text.push_str(group);
        text.push_str(": ");
    }
    text.push_str(&meeting.title);
    if form == Form::Span
        && let Some(date) = meeting.date()
    {
        text.push_str(" (");
        text.push_str(&date.in_words());
        text.push_str(", day not fixed)");
    }
    printable(&text)
}

fn location(meeting: &Meeting) -> String {
    let place = &meeting.place;
    let name = place.name.as_ref().or(place.wording.as_ref());
    let parts = [
        place.room.as_ref(),
        name,
        place.city.as_ref(),
        place.country.as_ref(),
    ];
    let parts = parts.into_iter().flatten().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    printable(&parts.join(", "))
}

/// What a file of these meetings would hold.
pub fn contents<'a>(
    plan: &Plan,
    meetings: impl IntoIterator<Item = &'a Meeting>,
    options: Options,
) -> Contents {
    let mut contents = Contents::default();
    for meeting in meetings {
        let count = match Entry::of(plan, meeting).form {
            Form::Days => &mut contents.days,
            Form::Timed => &mut contents.timed,
            Form::Span if options.spans => &mut contents.spans,
            Form::Span => &mut contents.left_vague,
            Form::Todo if options.todos => &mut contents.todos,
            Form::Todo => &mut contents.left_undated,
        };
        *count += 1;
    }
    contents
}

impl Contents {
    pub fn is_empty(&self) -> bool {
        self.days + self.timed + self.spans + self.todos == 0
    }

    /// In a sentence: "The file holds 2 events on whole days and 1 tentative span. 1 meeting without a date is left out."
    pub fn sentence(&self) -> String {
        let kinds = [
            (self.days, "event on whole days", "events on whole days"),
            (self.timed, "event with a time", "events with a time"),
            (
                self.spans,
                "tentative span for a date that is not fixed",
                "tentative spans for dates that are not fixed",
            ),
            (self.todos, "to-do without a date", "to-dos without a date"),
        ];
        let held = kinds.iter().filter(|(count, ..)| *count > 0);
        let held: Vec<String> = held
            .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
            .collect();
        let mut said = match held.split_last() {
            None => "The file would hold nothing.".to_owned(),
            Some((only, [])) => format!("The file holds {only}."),
            Some((last, others)) => format!("The file holds {} and {last}.", others.join(", ")),
        };
        for (count, what) in [
            (self.left_vague, "with a vague date"),
            (self.left_undated, "without a date"),
        ] {
            if count > 0 {
                let is = if count == 1 { "is" } else { "are" };
                said.push_str(&format!(
                    " {} {what} {is} left out.",
                    plural(count as i64, "meeting")
                ));
            }
        }
        said
    }
}

/// The calendar file of these meetings. `stamp` is the moment at which it is made, as `2026-11-24T10:00:00Z`.
pub fn write(
    plan: &Plan,
    meetings: &[&Meeting],
    options: Options,
    stamp: &str,
    offsets: Offsets,
) -> String {
    let entries: Vec<(&Meeting, Entry)> = meetings
        .iter()
        .map(|meeting| (*meeting, Entry::of(plan, meeting)))
        .filter(|(_, entry)| match entry.form {
            Form::Span => options.spans,
            Form::Todo => options.todos,
            Form::Days | Form::Timed => true,
        })
        .collect();
    let mut out = String::new();
    push_line(&mut out, "BEGIN:VCALENDAR");
    push_line(&mut out, "VERSION:2.0");
    push_line(&mut out, &format!("PRODID:{PRODUCT}"));
    push_line(&mut out, "CALSCALE:GREGORIAN");
    push_text(&mut out, "X-WR-CALNAME", &plan.head.group);
    // The years that each zone is needed for.
    let mut zones: Vec<(&str, NaiveDate, NaiveDate)> = Vec::new();
    for (_, entry) in &entries {
        if let Some(Dates { first, last, clock }) = &entry.dates
            && let Some(clock) = clock
        {
            // It may end in the night after.
            let last = last.succ_opt().unwrap_or(*last);
            let zone = clock.zone.as_str();
            match zones.iter_mut().find(|(known, ..)| *known == zone) {
                Some((_, from, to)) => (*from, *to) = ((*from).min(*first), (*to).max(last)),
                None => zones.push((zone, *first, last)),
            }
        }
    }
    // A time in a zone that the browser does not know is told in words, and the day stands alone.
    zones.retain(|(zone, from, to)| {
        is_utc(zone) || push_zone(&mut out, zone, (*from, *to), offsets)
    });
    let stamp: String = stamp.chars().filter(|c| !matches!(c, '-' | ':')).collect();
    for (meeting, entry) in &entries {
        let is_known = |clock: &Clock| zones.iter().any(|(zone, ..)| *zone == clock.zone.as_str());
        push_entry(&mut out, plan, meeting, entry, &stamp, &is_known);
    }
    push_line(&mut out, "END:VCALENDAR");
    out
}

fn is_utc(zone: &str) -> bool {
    ["UTC", "Etc/UTC"].contains(&zone)
}

fn push_entry(
    out: &mut String,
    plan: &Plan,
    meeting: &Meeting,
    entry: &Entry,
    stamp: &str,
    is_known: &dyn Fn(&Clock) -> bool,
) {
    let component = match entry.form {
        Form::Todo => "VTODO",
        Form::Days | Form::Timed | Form::Span => "VEVENT",
    };
    push_line(out, &format!("BEGIN:{component}"));
    push_line(out, &format!("UID:{}", uid(plan, meeting)));
    push_line(out, &format!("DTSTAMP:{stamp}"));
    push_line(out, &format!("SEQUENCE:{}", sequence(meeting)));
    if let Some(dates) = &entry.dates {
        match dates.clock.as_ref().filter(|clock| is_known(clock)) {
            Some(clock) => push_times(out, dates.first, clock),
            None => {
                push_line(out, &format!("DTSTART;VALUE=DATE:{}", basic(dates.first)));
                if let Some(after) = dates.last.succ_opt() {
                    push_line(out, &format!("DTEND;VALUE=DATE:{}", basic(after)));
                }
            }
        }
    }
    push_text(out, "SUMMARY", &entry.summary);
    if !entry.location.is_empty() {
        push_text(out, "LOCATION", &entry.location);
    }
    if let (Some(lat), Some(lon)) = (meeting.place.lat, meeting.place.lon) {
        push_line(out, &format!("GEO:{lat};{lon}"));
    }
    push_text(out, "DESCRIPTION", &description(plan, meeting, entry));
    let link = meeting.place.link.as_deref().map(str::trim);
    if let Some(link) = link.filter(|link| is_address(link)) {
        push_line(out, &format!("URL:{link}"));
    }
    push_text(out, "CATEGORIES", meeting.kind.label());
    let state = match (entry.state, entry.form) {
        (State::Cancelled, _) => "CANCELLED",
        (State::Confirmed, Form::Todo) => "COMPLETED",
        (State::Tentative, Form::Todo) => "NEEDS-ACTION",
        (State::Confirmed, _) => "CONFIRMED",
        (State::Tentative, _) => "TENTATIVE",
    };
    push_line(out, &format!("STATUS:{state}"));
    if entry.form != Form::Todo {
        let is_taken = entry.form != Form::Span
            && (meeting.status.is_open() || meeting.status == MeetingStatus::Held);
        let word = if is_taken { "OPAQUE" } else { "TRANSPARENT" };
        push_line(out, &format!("TRANSP:{word}"));
    }
    push_line(
        out,
        &format!("{OURS};VALUE=TEXT:{}", escaped(&ours(meeting))),
    );
    push_line(out, &format!("END:{component}"));
}

fn push_times(out: &mut String, day: NaiveDate, clock: &Clock) {
    let (parameter, end) = match is_utc(clock.zone.as_str()) {
        true => (String::new(), "Z"),
        false => (format!(";TZID={}", clock.zone.as_str()), ""),
    };
    let start = at(day, clock.start);
    let mut push = |name: &str, at: NaiveDateTime| {
        push_line(out, &format!("{name}{parameter}:{}{end}", zone::local(at)));
    };
    push("DTSTART", start);
    // Where the end is not known, none is written.
    if let Some(end) = clock.end {
        let same_day = at(day, end);
        let is_after = same_day > start;
        push(
            "DTEND",
            if is_after {
                same_day
            } else {
                same_day + TimeDelta::days(1)
            },
        );
    }
}

fn at(day: NaiveDate, time: TimeOfDay) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(time.minutes()))
}

/// How often the meeting was made firmer, or moved: calendar programs take the entry with the higher number.
fn sequence(meeting: &Meeting) -> usize {
    let steps = meeting.firming.iter().filter(|step| step.on.is_some());
    steps.count() + usize::from(!meeting.status.is_open())
}

/// An address of the web, in letters that need no escaping.
fn is_address(link: &str) -> bool {
    (link.starts_with("https://") || link.starts_with("http://"))
        && !link.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

/// What a reader of the calendar should know, a line each.
fn description(plan: &Plan, meeting: &Meeting, entry: &Entry) -> String {
    let mut lines = Vec::new();
    if let Some(text) = meeting.text.as_deref().map(str::trim) {
        lines.push(format!("Adopted wording: \u{201c}{text}\u{201d}"));
    } else if let Some(wording) = meeting.when.wording.as_deref().map(str::trim) {
        lines.push(format!("Date as worded: \u{201c}{wording}\u{201d}"));
    }
    lines.push(match (&entry.dates, meeting.date()) {
        (Some(dates), Some(date)) if entry.form == Form::Span => format!(
            "The day is not fixed: {}, that is between {} and {}.",
            date.in_words(),
            day_in_words(dates.first),
            day_in_words(dates.last)
        ),
        (_, Some(date)) => {
            let clock = meeting
                .when
                .time()
                .filter(|_| Some(date) == meeting.when.edtf);
            let clock = clock.map(|clock| format!(", {} {}", clock.hours(), clock.zone.as_str()));
            let fixed = match meeting.status {
                MeetingStatus::Held => "",
                _ if meeting.when.confirmed => " (confirmed)",
                _ => " (not confirmed)",
            };
            format!(
                "Date: {}{}{fixed}",
                date.in_words(),
                clock.unwrap_or_default()
            )
        }
        (_, None) => "No date is known yet.".to_owned(),
    });
    if !entry.location.is_empty() && !meeting.place.confirmed {
        lines.push("The place is not confirmed.".to_owned());
    }
    lines.push(format!("Status: {}", meeting.status.label()));
    lines.push(format!("From: {}", plan.head.title));
    lines.join("\n")
}

/// The meeting as a plan file has it, with what a calendar is about: what was said and done there, who came, and how the
/// date became firm stays in the plan.
pub fn carried(meeting: &Meeting) -> Meeting {
    let mut carried = Meeting::new(meeting.id.clone(), meeting.kind, &meeting.title);
    carried.text.clone_from(&meeting.text);
    carried.when.clone_from(&meeting.when);
    carried.place.clone_from(&meeting.place);
    carried.status = meeting.status;
    carried.held.clone_from(&meeting.held);
    carried
}

fn ours(meeting: &Meeting) -> String {
    let json = records::json(&records::meeting(&carried(meeting)));
    // JSON lets some of these stand as they are; the format does not, or its readers take them for line breaks.
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
            true => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            false => out.push(letter),
        }
    }
    out
}
