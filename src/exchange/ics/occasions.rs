//! The events of a calendar file, each repeated one as the days that its rule yields within the term.

use super::{
    read::{Calendar, Clockwork, Event, Moment, State},
    repeat::{MAX_STEPS, Rule},
    write::Dates,
    zone::{self, Offsets},
};
use crate::plan::{Clock, Extra, TimeOfDay, Zone};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use std::collections::BTreeMap;

/// The most occasions that are told of one file.
pub const MAX_OCCASIONS: usize = 1_000;
/// The most that are looked at, before they are put in order.
const MAX_FOUND: usize = 10_000;

/// One time at which one event takes place.
#[derive(Clone, Debug, PartialEq)]
pub struct Occasion<'a> {
    pub event: &'a Event,
    /// What it is known by: the UID, and the day where the event is repeated.
    pub key: String,
    /// None where the event has no date that can be read.
    pub dates: Option<Dates>,
    /// Whether it is called off.
    pub is_cancelled: bool,
    /// What could not be taken as it is there, in sentences.
    pub notes: Vec<String>,
}

/// What is needed to understand the times of a file.
struct Reading<'a> {
    calendar: &'a Calendar,
    term: (NaiveDate, NaiveDate),
    offsets: Offsets<'a>,
}

/// Every occasion of the file, those within the term first, then by date; and how many there are beyond the most.
pub fn occasions<'a>(
    calendar: &'a Calendar,
    term: (NaiveDate, NaiveDate),
    offsets: Offsets,
) -> (Vec<Occasion<'a>>, usize) {
    let reading = Reading {
        calendar,
        term,
        offsets,
    };
    // Of two events with the same name the later version counts.
    let mut latest: BTreeMap<String, &Event> = BTreeMap::new();
    for event in &calendar.events {
        let instead = event.instead_of.as_ref();
        let day = instead.map(|at| reading.on_own_clock(event, at).date());
        let version = latest.entry(key(&name_of(event), day)).or_insert(event);
        if event.sequence >= version.sequence {
            *version = event;
        }
    }
    let mut steps = MAX_STEPS;
    let mut found = Vec::new();
    let mut left = calendar.left;
    for (name, event) in &latest {
        let days = match event.instead_of {
            Some(_) => None,
            None => reading.days(event, &mut steps),
        };
        match days {
            None => found.push(reading.occasion(event, event.start.clone(), name.clone())),
            Some(Ok(days)) => {
                for day in days {
                    let key = key(name, Some(day));
                    // It stands in the file as an event of its own.
                    if latest.contains_key(&key) {
                        continue;
                    }
                    if found.len() >= MAX_FOUND {
                        left += 1;
                        continue;
                    }
                    let start = event.start.clone().map(|start| Moment { day, ..start });
                    found.push(reading.occasion(event, start, key));
                }
            }
            Some(Err(note)) => {
                let mut first = reading.occasion(event, event.start.clone(), name.clone());
                first.notes.push(note);
                found.push(first);
            }
        }
    }
    // Each is put in its place: a sort would cost the page more.
    let mut order: Vec<(bool, Option<NaiveDate>, usize)> = Vec::new();
    for (at, occasion) in found.iter().enumerate() {
        let first = occasion.dates.as_ref().map(|dates| dates.first);
        let entry = (!occasion.is_within(term), first, at);
        let place = order.partition_point(|other| *other <= entry);
        order.insert(place, entry);
    }
    let mut found: Vec<Option<Occasion>> = found.into_iter().map(Some).collect();
    let mut found: Vec<Occasion> = order
        .into_iter()
        .filter_map(|(_, _, at)| found.get_mut(at)?.take())
        .collect();
    left += found.len().saturating_sub(MAX_OCCASIONS);
    found.truncate(MAX_OCCASIONS);
    (found, left)
}

fn key(name: &str, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("{name}/{day}"),
        None => name.to_owned(),
    }
}

/// The UID, or what stands in for it where a program wrote none.
fn name_of(event: &Event) -> String {
    match event.uid.is_empty() {
        true => {
            let start = event.start.as_ref().map(Moment::shown);
            let start = start.map_or_else(String::new, zone::local);
            format!("{} {start}", event.summary)
        }
        false => event.uid.clone(),
    }
}

impl Occasion<'_> {
    /// Whether some of its days are within these; what has no date is.
    pub fn is_within(&self, (first, last): (NaiveDate, NaiveDate)) -> bool {
        let dates = self.dates.as_ref();
        dates.is_none_or(|dates| dates.first <= last && first <= dates.last)
    }
}

impl Reading<'_> {
    /// A moment as the clock shows it that the event begins on.
    fn on_own_clock(&self, event: &Event, at: &Moment) -> NaiveDateTime {
        let own = event.start.as_ref().and_then(|start| start.time.as_ref());
        if let (Some((_, Clockwork::Utc)), Some((_, Clockwork::Zone(zone)))) = (&at.time, own)
            && let Some(shown) = zone::shown(zone, at.shown(), self.offsets)
        {
            return shown;
        }
        at.shown()
    }

    /// The days of an event that is repeated, within the term. None where it is not; a sentence where its rule is not
    /// understood, or yields nothing within the term.
    fn days(&self, event: &Event, steps: &mut u32) -> Option<Result<Vec<NaiveDate>, String>> {
        if event.rule.is_none() && event.more.is_empty() {
            return None;
        }
        let start = event.start.as_ref()?;
        let mut days = vec![start.day];
        if let Some(rule) = &event.rule {
            let Some(rule) = Rule::parse(rule) else {
                return Some(Err(format!(
                    "It is repeated by a rule that Plenary does not read ({rule}): only its first date is listed."
                )));
            };
            let mut until = self.term.1;
            if let Some(last) = rule
                .until
                .as_deref()
                .and_then(|until| self.until(event, until))
            {
                // The day of the last one, if that is not later than the end.
                let is_over = last.time() < start.shown().time();
                let last = if is_over {
                    last.date().pred_opt()?
                } else {
                    last.date()
                };
                until = until.min(last);
            }
            days = rule.days(start.day, (self.term.0, until), steps);
        }
        for at in &event.more {
            let day = self.on_own_clock(event, at).date();
            if (self.term.0..=self.term.1).contains(&day)
                && let Err(place) = days.binary_search(&day)
            {
                days.insert(place, day);
            }
        }
        let mut without = Vec::new();
        for at in &event.without {
            let shown = self.on_own_clock(event, at);
            // Of another time on that day is another occasion.
            if at.time.is_none() || shown.time() == start.shown().time() {
                without.push(shown.date());
            }
        }
        days.retain(|day| !without.contains(day));
        match days.is_empty() {
            true => Some(Err(
                "It is repeated, and on no day within the term.".to_owned()
            )),
            false => Some(Ok(days)),
        }
    }

    /// The last moment of a rule, as the event's own clock shows it. A day is meant whole.
    fn until(&self, event: &Event, value: &str) -> Option<NaiveDateTime> {
        let at = Moment::parse(value, None)?;
        match at.time {
            None => at.day.and_hms_opt(23, 59, 59),
            Some(_) => Some(self.on_own_clock(event, &at)),
        }
    }

    fn occasion<'a>(&self, event: &'a Event, start: Option<Moment>, key: String) -> Occasion<'a> {
        let mut notes = Vec::new();
        let dates = start.and_then(|start| self.dates(event, &start, &mut notes));
        Occasion {
            event,
            key,
            dates,
            is_cancelled: self.calendar.cancels || event.state == Some(State::Cancelled),
            notes,
        }
    }

    /// The days and the time of day of an event that begins at this moment.
    fn dates(&self, event: &Event, start: &Moment, notes: &mut Vec<String>) -> Option<Dates> {
        // How long it is, on its own clock.
        let original = event.start.as_ref()?;
        let end = event.end.as_ref().map(|end| self.on_own_clock(event, end));
        let length = end.map(|end| end - original.shown());
        let length = length.filter(|length| *length > TimeDelta::zero());
        let Some((_, clockwork)) = &start.time else {
            let days = length.map_or(1, |length| length.num_days().max(1));
            let last = start
                .day
                .checked_add_signed(TimeDelta::try_days(days - 1)?)?;
            return Some(Dates {
                first: start.day,
                last,
                clock: None,
            });
        };
        let (mut from, mut to) = (start.shown(), None);
        if let Some(length) = length {
            to = Some(from.checked_add_signed(length)?);
        }
        let of_calendar = self.calendar.zone.as_deref();
        let zone = match clockwork {
            Clockwork::Zone(zone) => Some(zone.as_str()),
            Clockwork::Floating => {
                if of_calendar.is_none() {
                    notes.push(format!(
                        "Its time, {}, names no zone: only the day is taken.",
                        time_of(from.time())
                    ));
                }
                of_calendar
            }
            Clockwork::Unknown(name) => {
                notes.push(format!(
                    "Its time, {}, is of the zone \u{201c}{name}\u{201d}, which Plenary does not know: only the day is taken.",
                    time_of(from.time())
                ));
                None
            }
            Clockwork::Utc => {
                let local = of_calendar.and_then(|zone| {
                    let shown = |at| zone::shown(zone, at, self.offsets);
                    let to = match to {
                        Some(to) => Some(shown(to)?),
                        None => None,
                    };
                    Some((zone, shown(from)?, to))
                });
                match local {
                    Some((zone, start, end)) => {
                        (from, to) = (start, end);
                        Some(zone)
                    }
                    None => Some("UTC"),
                }
            }
        };
        let first = from.date();
        let last = match to {
            // An end at midnight is the end of the day before.
            Some(to) if to.time() == NaiveTime::MIN => to.date().pred_opt()?.max(first),
            Some(to) => to.date(),
            None => first,
        };
        let begins = minutes(from.time())?;
        let ends = to
            .and_then(|to| minutes(to.time()))
            .filter(|_| to != Some(from));
        // It ends in the night after its only day.
        let is_night = to.is_some_and(|to| to - from < TimeDelta::days(1)) && ends <= Some(begins);
        let last = if is_night { first } else { last };
        Some(Dates {
            first,
            last,
            clock: zone.and_then(Zone::new).map(|zone| Clock {
                start: begins,
                end: ends,
                zone,
                extra: Extra::new(),
            }),
        })
    }
}

fn minutes(time: NaiveTime) -> Option<TimeOfDay> {
    TimeOfDay::from_minutes((time.num_seconds_from_midnight() / 60) as u16)
}

fn time_of(time: NaiveTime) -> String {
    minutes(time).map_or_else(String::new, |time| time.to_string())
}
