//! What a calendar file would do to a plan: each of its events as new, changed, the same or left out, and why.
//!
//! An event that Plenary wrote is known by its UID, and holds the meeting from which it was written. Where a calendar
//! program has changed what it shows of it since, that counts; where it has not, the meeting counts as it was, vague
//! dates and all. An event of somebody else is known again by its UID too: the id of its meeting is made of it.

use super::{
    occasions::{Occasion, occasions},
    read::{Calendar, State},
    write::{Dates, Entry, Form, carried, meeting_of_uid},
    zone::{self, Offsets},
};
use crate::plan::{
    Change, Clock, Edit, Edtf, Evidence, Extra, Held, Meeting, MeetingId, MeetingKind,
    MeetingStatus, Place, Plan, When, edit::Listed, edtf::day_in_words, instant,
};
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What an event would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Changed,
    New,
    Same,
    LeftOut,
}

/// One event of a file, against the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is known by within the file.
    pub key: String,
    pub title: String,
    /// Days and time in words; empty without a date.
    pub when: String,
    pub place: String,
    pub verdict: Verdict,
    /// What changes, why it is left out, and what could not be taken: a sentence each.
    pub said: Vec<String>,
    /// Whether it is taken unless a person says otherwise.
    pub is_suggested: bool,
    /// The meeting as it would be.
    meeting: Option<Box<Meeting>>,
}

/// Every event of the file, and how many of it are not listed because there are too many. Where a date or place changes,
/// the step is noted with this day and author.
pub fn rows(
    plan: &Plan,
    calendar: &Calendar,
    (today, author): (NaiveDate, Option<&str>),
    offsets: Offsets,
) -> (Vec<Row>, usize) {
    let period = &plan.head.period;
    let term = (period.start, period.end);
    let (occasions, left) = occasions(calendar, term, offsets);
    let mut taken = Vec::new();
    let rows: Vec<Row> = occasions
        .iter()
        .map(|occasion| {
            let mut row = row(plan, calendar, occasion, (today, author), offsets);
            // What stands in a file as Plenary's own may be anybody's.
            let meeting = row.meeting.as_ref();
            let fault = meeting.and_then(|meeting| meeting.record_faults(plan).into_iter().next());
            if let Some(fault) = fault {
                row.leave(&fault.message());
            }
            if let Some(meeting) = &row.meeting {
                let id = meeting.id.clone();
                match taken.contains(&id) {
                    true => row.leave("It is in the file twice."),
                    false => taken.push(id),
                }
            }
            let is_own = meeting_of_uid(plan, &occasion.event.uid).is_some();
            if row.verdict == Verdict::New && !is_own && !occasion.is_within(term) {
                row.is_suggested = false;
                row.said
                    .push("It is outside the term of the plan.".to_owned());
            }
            row
        })
        .collect();
    let mut groups: [Vec<Row>; 4] = Default::default();
    for row in rows {
        let [changed, new, same, left_out] = &mut groups;
        match row.verdict {
            Verdict::Changed => changed.push(row),
            Verdict::New => new.push(row),
            Verdict::Same => same.push(row),
            Verdict::LeftOut => left_out.push(row),
        }
    }
    (groups.into_iter().flatten().collect(), left)
}

/// The change that takes the chosen ones in, in one step. None where nothing is chosen.
pub fn edit<'a>(plan: &Plan, rows: impl IntoIterator<Item = &'a Row>) -> Option<Edit> {
    let chosen = rows.into_iter().filter(|row| row.can_be_taken());
    let mut edits: Vec<Edit> = chosen
        .filter_map(|row| row.meeting.clone())
        .map(|record| {
            Edit::Meeting(match plan.meeting(&record.id) {
                Some(_) => Change::Replace(record),
                None => Change::Add {
                    at: usize::MAX,
                    record,
                },
            })
        })
        .collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(Edit::All(edits)),
    }
}

impl Row {
    /// Whether there is something to take.
    pub fn can_be_taken(&self) -> bool {
        matches!(self.verdict, Verdict::New | Verdict::Changed) && self.meeting.is_some()
    }

    fn leave(&mut self, why: &str) {
        self.verdict = Verdict::LeftOut;
        self.is_suggested = false;
        self.meeting = None;
        self.said.insert(0, why.to_owned());
    }
}

fn row(
    plan: &Plan,
    calendar: &Calendar,
    occasion: &Occasion,
    (today, author): (NaiveDate, Option<&str>),
    offsets: Offsets,
) -> Row {
    let event = occasion.event;
    let mut row = Row {
        key: occasion.key.clone(),
        title: match event.summary.is_empty() {
            true => "Entry without a title".to_owned(),
            false => event.summary.clone(),
        },
        when: occasion.dates.as_ref().map_or_else(String::new, in_words),
        place: event.location.clone(),
        verdict: Verdict::LeftOut,
        said: occasion.notes.clone(),
        is_suggested: false,
        meeting: None,
    };
    // A meeting that Plenary wrote is known as long as it is the only one of its UID.
    let own = meeting_of_uid(plan, &event.uid).filter(|_| occasion.key == event.uid);
    let id = match own {
        Some(id) => MeetingId::new(id),
        None => foreign_id(&occasion.key),
    };
    let Some(id) = id else {
        row.leave("Its name can't be read.");
        return row;
    };
    let here = plan.meeting(&id);
    let ours = event.ours.as_deref().map(|ours| Meeting {
        id: id.clone(),
        ..carried(ours)
    });
    if event.is_todo && ours.is_none() && here.is_none() {
        row.leave("It is a to-do, and no event.");
        return row;
    }
    if ours.is_none() && here.is_none() {
        if occasion.is_cancelled {
            row.leave("It is called off, and the plan does not have it.");
            return row;
        }
        let Some(dates) = &occasion.dates else {
            row.leave("It has no date that can be read.");
            return row;
        };
        let meeting = new_meeting(id, &row.title, calendar, occasion, dates);
        row.verdict = Verdict::New;
        row.is_suggested = true;
        row.meeting = Some(Box::new(meeting));
        return row;
    }
    // What it was written from: the meeting in the file, else the one in the plan.
    let mut meeting = match (here, &ours) {
        (Some(here), _) => here.clone(),
        (None, Some(ours)) => ours.clone(),
        (None, None) => return row,
    };
    let base = ours.as_ref().unwrap_or(&meeting).clone();
    let is_ours = own.is_some() || ours.is_some();
    let was = match is_ours {
        true => Entry::of(plan, &base),
        false => plain(&base),
    };
    let place = place_read(&base, &was, &event.location);
    let date = date_read(&base, &was, occasion, offsets);
    let status = status_read(&base, occasion, is_ours);
    meeting.firm(today, author, |meeting| {
        (meeting.when, meeting.held) = date;
        meeting.place = place;
        // Its own calendar says that it takes place then.
        meeting.when.confirmed |=
            !is_ours && status != base.status && status == MeetingStatus::Confirmed;
    });
    meeting.status = status;
    meeting.kind = base.kind;
    let title = match is_same_text(&event.summary, &was.summary) || event.summary.is_empty() {
        true => base.title.clone(),
        false => event.summary.clone(),
    };
    // Adopted wording changes by amendment only.
    if title != meeting.title {
        match meeting.section.is_some() {
            true => row.said.push(format!(
                "Its title there is \u{201c}{title}\u{201d}; the adopted one stays."
            )),
            false => meeting.title = title,
        }
    }
    row.title.clone_from(&meeting.title);
    match here {
        None => {
            row.verdict = Verdict::New;
            row.is_suggested = true;
            if row.when.is_empty() {
                row.when = "without a date".to_owned();
            }
        }
        Some(here) if *here == meeting => {
            row.verdict = Verdict::Same;
        }
        Some(_) => {
            row.verdict = Verdict::Changed;
            row.is_suggested = true;
            let change = Edit::Meeting(Change::Replace(Box::new(meeting.clone())));
            row.said.insert(0, plan.describe(&change));
        }
    }
    row.meeting = Some(Box::new(meeting));
    row
}

/// What a calendar program shows of a meeting that came from another calendar: title and place as they are.
fn plain(meeting: &Meeting) -> Entry {
    Entry {
        summary: meeting.title.clone(),
        location: meeting.place.name.clone().unwrap_or_default(),
        dates: meeting.span().map(|(first, last)| Dates {
            first,
            last,
            clock: meeting.when.time().cloned(),
        }),
        state: State::Tentative,
        form: Form::Days,
    }
}

/// An id that is the same for the same event of the same calendar, whenever it is read.
fn foreign_id(key: &str) -> Option<MeetingId> {
    let mut id = "cal-".to_owned();
    for byte in Sha256::digest(key).iter().take(8) {
        // Writing to a string can't fail.
        let _ = write!(id, "{byte:02x}");
    }
    MeetingId::new(id)
}

fn new_meeting(
    id: MeetingId,
    title: &str,
    calendar: &Calendar,
    occasion: &Occasion,
    dates: &Dates,
) -> Meeting {
    let event = occasion.event;
    let is_confirmed = event.state == Some(State::Confirmed);
    let mut meeting = Meeting::new(id, MeetingKind::Event, title);
    meeting.when.edtf = days(dates);
    meeting.when.clock.clone_from(&dates.clock);
    meeting.when.confirmed = is_confirmed;
    meeting.status = status_of(event.state);
    if !event.location.is_empty() {
        meeting.place.name = Some(event.location.clone());
        meeting.place.confirmed = is_confirmed;
    }
    let text = match (event.description.is_empty(), &calendar.name) {
        (false, _) => event.description.clone(),
        (true, Some(name)) => format!("Entry of the calendar \u{201c}{name}\u{201d}"),
        (true, None) => "Entry of a calendar file".to_owned(),
    };
    if let Some(id) = Evidence::free_id(&[]) {
        meeting.evidence.push(Evidence {
            id,
            when: None,
            text,
            source: Some(event.url.clone()).filter(|url| !url.is_empty()),
            reported_by: None,
            extra: Extra::new(),
        });
    }
    meeting
}

fn status_of(state: Option<State>) -> MeetingStatus {
    match state {
        Some(State::Confirmed) => MeetingStatus::Confirmed,
        Some(State::Tentative) => MeetingStatus::Tentative,
        Some(State::Cancelled) | None => MeetingStatus::Planned,
    }
}

/// The status of a meeting whose event is shown like this. What became of a meeting is not for calendars to say, except
/// that it is called off; how far it is agreed is, in the calendar that it came from.
fn status_read(base: &Meeting, occasion: &Occasion, is_ours: bool) -> MeetingStatus {
    let says_more = occasion.event.state.is_some() || base.status == MeetingStatus::Cancelled;
    match base.status {
        _ if occasion.is_cancelled => MeetingStatus::Cancelled,
        MeetingStatus::Planned | MeetingStatus::Tentative | MeetingStatus::Cancelled
            if !is_ours && says_more =>
        {
            status_of(occasion.event.state)
        }
        other => other,
    }
}

/// The days of an event as a date of the plan.
fn days(dates: &Dates) -> Option<Edtf> {
    let text = match dates.first == dates.last {
        true => dates.first.to_string(),
        false => format!("{}/{}", dates.first, dates.last),
    };
    let is_writable = |day: NaiveDate| (1..=9999).contains(&day.year());
    (is_writable(dates.first) && is_writable(dates.last))
        .then(|| Edtf::parse(&text).ok())
        .flatten()
}

/// The date of a meeting whose event shows this date: its own where that is shown as it was written, else the one shown.
fn date_read(
    base: &Meeting,
    was: &Entry,
    occasion: &Occasion,
    offsets: Offsets,
) -> (When, Option<Held>) {
    let mut date = (base.when.clone(), base.held.clone());
    let Some(shown) = &occasion.dates else {
        return date;
    };
    if was
        .dates
        .as_ref()
        .is_some_and(|was| agree(was, shown, offsets))
    {
        return date;
    }
    let Some(edtf) = days(shown) else {
        return date;
    };
    match (&mut date.1, base.later_fact().is_some()) {
        (Some(held), true) => held.edtf = edtf,
        (_, _) => {
            date.0.edtf = Some(edtf);
            date.0.clock.clone_from(&shown.clock);
            date.0.confirmed = occasion.event.state == Some(State::Confirmed);
        }
    }
    date
}

/// Whether a program shows what was written: the same days, or the same time in whatever zone.
fn agree(was: &Dates, shown: &Dates, offsets: Offsets) -> bool {
    let same_days = (was.first, was.last) == (shown.first, shown.last);
    let (a, b) = match (&was.clock, &shown.clock) {
        (Some(a), Some(b)) => (a, b),
        (None, Some(_)) => return false,
        // Of a time in a zone that was not known there, only the day is written.
        (_, None) => return same_days,
    };
    let start = |day: NaiveDate, clock: &Clock| match clock.zone.as_str() {
        "UTC" | "Etc/UTC" => Some(instant::minutes_to(day, clock.start)),
        zone => zone::moment(zone, day, clock.start, offsets),
    };
    let length = |clock: &Clock| {
        let end = clock.end.map(|end| i32::from(end.minutes()));
        end.map(|end| (end - i32::from(clock.start.minutes())).rem_euclid(24 * 60))
    };
    if a.zone == b.zone {
        return same_days && (a.start, a.end) == (b.start, b.end);
    }
    start(was.first, a) == start(shown.first, b) && length(a) == length(b)
}

/// The place of a meeting whose event shows this place.
fn place_read(base: &Meeting, was: &Entry, shown: &str) -> Place {
    if shown.is_empty() || is_same_text(shown, &was.location) {
        return base.place.clone();
    }
    Place {
        name: Some(shown.to_owned()),
        link: base.place.link.clone(),
        wording: base.place.wording.clone(),
        extra: base.place.extra.clone(),
        ..Default::default()
    }
}

/// Programs trim and wrap texts.
fn is_same_text(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// "14–15 October 2026", "14 October 2026, 09:30–17:00 (Istanbul)".
fn in_words(dates: &Dates) -> String {
    let days = days(dates).map(|date| date.in_words());
    let mut words = days.unwrap_or_else(|| day_in_words(dates.first));
    if let Some(clock) = &dates.clock {
        words.push_str(", ");
        words.push_str(&clock.in_words());
    }
    words
}
