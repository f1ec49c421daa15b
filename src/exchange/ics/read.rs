//! From the bytes of a calendar file to what it holds, as plain data: in one pass, bounded in size, count and depth.
//!
//! The reader is lenient, because calendar programs are: what it can't read in an event is as if it were not there.
//! Times stay as the file has them, civil time with its zone. What an alarm or a zone's own rules say is passed over.

use super::{
    lines::{Line, unescaped, unfolded},
    zone,
};
use crate::exchange::{
    bytes::{MAX_BYTES, decoded},
    problem::ReadError,
    snapshot::{
        fields::{Fields, Problems},
        read as records,
    },
};
use crate::plan::{Extra, Meeting};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde_json::Value;

/// The most events that are taken out of one file.
pub const MAX_EVENTS: usize = 5_000;
/// The most dates that the events of a file list beside their rules.
const MAX_DATES: usize = 20_000;
/// The longest title or place, in characters.
const MAX_WORDS: usize = 500;
/// The longest description, in characters.
const MAX_DESCRIPTION: usize = 4_000;

/// What a calendar file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    pub events: Vec<Event>,
    /// The name of the calendar (`X-WR-CALNAME`).
    pub name: Option<String>,
    /// The zone of whoever wrote the file (`X-WR-TIMEZONE`), by its IANA name.
    pub zone: Option<String>,
    /// Whether the file as a whole calls its events off (`METHOD:CANCEL`).
    pub cancels: bool,
    /// The file is no UTF-8: its letters were read as those of Western Europe, which need not be right.
    pub guessed_letters: bool,
    /// How many events there are beyond those that are taken.
    pub left: usize,
}

/// An event, or a to-do of Plenary's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    pub uid: String,
    pub is_todo: bool,
    pub summary: String,
    pub location: String,
    pub description: String,
    pub url: String,
    pub state: Option<State>,
    pub sequence: u32,
    pub start: Option<Moment>,
    /// The first moment after it.
    pub end: Option<Moment>,
    /// The rule by which it is repeated (`RRULE`).
    pub rule: Option<String>,
    /// Further times, and times that are left out (`RDATE`, `EXDATE`).
    pub more: Vec<Moment>,
    pub without: Vec<Moment>,
    /// Which one of the repeated ones it stands for (`RECURRENCE-ID`).
    pub instead_of: Option<Moment>,
    /// What Plenary wrote into it.
    pub ours: Option<Box<Meeting>>,
}

/// The status of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Tentative,
    Confirmed,
    Cancelled,
}

/// A date or a time as a calendar file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    pub day: NaiveDate,
    /// None is a day without a time.
    pub time: Option<(NaiveTime, Clockwork)>,
}

/// What a time is a time of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clockwork {
    /// Wherever one is.
    Floating,
    Utc,
    /// A zone of the IANA database.
    Zone(String),
    /// A name that says nothing to Plenary.
    Unknown(String),
}

impl Moment {
    /// `20261014`, `20261014T100000` or `20261014T070000Z`, with the name of a zone beside it.
    pub fn parse(value: &str, zone: Option<&str>) -> Option<Moment> {
        let value = value.trim();
        let (date, time) = match value.split_once(['T', 't']) {
            Some((date, time)) => (date, Some(time)),
            None => (value, None),
        };
        let date = digits(date, 8)?;
        let day = NaiveDate::from_ymd_opt((date / 10_000) as i32, date / 100 % 100, date % 100)?;
        let Some(time) = time else {
            return Some(Moment { day, time: None });
        };
        let (time, is_utc) = match time.strip_suffix(['Z', 'z']) {
            Some(time) => (time, true),
            None => (time, false),
        };
        let time = digits(time, 6)?;
        // A leap second is counted to the second before it.
        let time = NaiveTime::from_hms_opt(time / 10_000, time / 100 % 100, (time % 100).min(59))?;
        let clockwork = match zone {
            _ if is_utc => Clockwork::Utc,
            None => Clockwork::Floating,
            Some(name) => match zone::named(name) {
                Some(zone) if zone == "UTC" => Clockwork::Utc,
                Some(zone) => Clockwork::Zone(zone),
                None => Clockwork::Unknown(short(name)),
            },
        };
        Some(Moment {
            day,
            time: Some((time, clockwork)),
        })
    }

    /// The day and the time on the clock that it is of; a day begins at midnight.
    pub fn shown(&self) -> NaiveDateTime {
        let time = self.time.as_ref().map_or(NaiveTime::MIN, |(time, _)| *time);
        self.day.and_time(time)
    }
}

/// Whether these bytes begin like a calendar file.
pub fn is_calendar(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    // In UTF-16 every other byte of these letters is zero; marks of byte order are no letters.
    let letters: Vec<u8> = start
        .iter()
        .filter(|byte| byte.is_ascii_graphic())
        .map(u8::to_ascii_uppercase)
        .collect();
    letters.starts_with(b"BEGIN:VCALENDAR")
}

/// Reads a calendar file.
pub fn read(bytes: &[u8]) -> Result<Calendar, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    let (text, guessed_letters) = text_of(bytes)?;
    let mut calendar = Calendar {
        guessed_letters,
        ..Calendar::default()
    };
    let mut is_calendar = false;
    let mut depth = 0_usize;
    let mut event: Option<Event> = None;
    let mut half = Half {
        length: None,
        room: MAX_DATES,
    };
    let mut zones = Zones::default();
    for line in text.split(['\n', '\r']).filter_map(Line::parse) {
        if line.is("BEGIN") {
            depth += 1;
            let is = |word: &str| line.value.trim().eq_ignore_ascii_case(word);
            is_calendar |= depth == 1 && is("VCALENDAR");
            let is_todo = is("VTODO");
            if depth == 2 && is_calendar && (is_todo || is("VEVENT")) {
                half.length = None;
                event = Some(Event {
                    is_todo,
                    ..Event::default()
                });
            }
        } else if line.is("END") {
            if depth == 2
                && let Some(event) = event.take()
            {
                finish(&mut calendar, event, half.length.take());
            }
            depth = depth.saturating_sub(1);
        } else if depth == 1 {
            head(&mut calendar, &line);
        } else if depth == 2 {
            match &mut event {
                Some(event) => property(event, &mut half, &line),
                None => zones.property(&line),
            }
        }
    }
    if !is_calendar {
        return Err(ReadError::NotCalendar);
    }
    // A file that breaks off within an event: what is there of it may be half of what was meant.
    calendar.left += usize::from(event.is_some());
    for event in &mut calendar.events {
        let own = [&mut event.start, &mut event.end, &mut event.instead_of];
        let listed = event.more.iter_mut().chain(&mut event.without);
        for moment in own.into_iter().flatten().chain(listed) {
            zones.resolve(moment);
        }
    }
    Ok(calendar)
}

/// What is kept in mind while events are read.
struct Half {
    /// How long the event is, where it says that and no end.
    length: Option<TimeDelta>,
    /// How many more listed dates are taken.
    room: usize,
}

/// The text of a file, its lines unfolded.
fn text_of(bytes: &[u8]) -> Result<(String, bool), ReadError> {
    let (text, guessed) = decoded(&unfolded(bytes))?;
    // In UTF-16 the folds are no folds before it is decoded.
    let is_wide = bytes
        .iter()
        .take(2)
        .any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
    let text = match is_wide {
        true => String::from_utf8(unfolded(text.as_bytes())).unwrap_or(text),
        false => text,
    };
    Ok((text, guessed))
}

/// The zones that a file describes under names of its own, and says the IANA name of (`X-LIC-LOCATION`).
#[derive(Default)]
struct Zones {
    /// The name last read.
    name: String,
    known: Extra,
}

impl Zones {
    fn property(&mut self, line: &Line) {
        if line.is("TZID") {
            self.name = short(line.value);
        } else if line.is("X-LIC-LOCATION")
            && self.known.len() < MAX_DATES
            && let Some(zone) = zone::named(line.value)
        {
            self.known.insert(std::mem::take(&mut self.name), zone);
        }
    }

    fn resolve(&self, moment: &mut Moment) {
        if let Some((_, clockwork)) = &mut moment.time
            && let Clockwork::Unknown(name) = clockwork
            && let Some(zone) = self.known.get(name)
        {
            *clockwork = Clockwork::Zone(zone.clone());
        }
    }
}

/// The name of a zone that is not known, cut where it is long.
fn short(name: &str) -> String {
    name.trim().chars().take(80).collect()
}

fn finish(calendar: &mut Calendar, mut event: Event, length: Option<TimeDelta>) {
    if calendar.events.len() >= MAX_EVENTS {
        calendar.left += 1;
        return;
    }
    if event.end.is_none()
        && let (Some(start), Some(length)) = (&event.start, length)
    {
        event.end = after(start, length);
    }
    calendar.events.push(event);
}

/// So long after a moment, on the same clock.
fn after(start: &Moment, length: TimeDelta) -> Option<Moment> {
    let end = start.shown().checked_add_signed(length)?;
    let time = start.time.as_ref();
    Some(Moment {
        day: match time {
            Some(_) => end.date(),
            // A part of a day is a day of a day's event.
            None if end.time() > NaiveTime::MIN => end.date().checked_add_days(Days::new(1))?,
            None => end.date(),
        },
        time: time.map(|(_, clockwork)| (end.time(), clockwork.clone())),
    })
}

fn head(calendar: &mut Calendar, line: &Line) {
    if line.is("METHOD") {
        calendar.cancels = line.value.trim().eq_ignore_ascii_case("CANCEL");
    } else if line.is("X-WR-CALNAME") {
        calendar.name = Some(words(line.value, MAX_WORDS)).filter(|name| !name.is_empty());
    } else if line.is("X-WR-TIMEZONE") {
        calendar.zone = zone::named(&unescaped(line.value));
    }
}

fn property(event: &mut Event, half: &mut Half, line: &Line) {
    let value = line.value;
    match line.name.to_ascii_uppercase().as_str() {
        "UID" => event.uid = words(value, MAX_WORDS),
        "SUMMARY" => event.summary = words(value, MAX_WORDS),
        "LOCATION" => event.location = words(value, MAX_WORDS),
        "DESCRIPTION" => event.description = words(value, MAX_DESCRIPTION),
        "URL" => event.url = value.trim().chars().take(2_000).collect(),
        "STATUS" => {
            event.state = match value.trim().to_ascii_uppercase().as_str() {
                "TENTATIVE" => Some(State::Tentative),
                "CONFIRMED" => Some(State::Confirmed),
                "CANCELLED" => Some(State::Cancelled),
                _ => None,
            };
        }
        "SEQUENCE" => event.sequence = value.trim().parse().unwrap_or_default(),
        "DTSTART" => event.start = moment(line, value),
        "DTEND" => event.end = moment(line, value),
        "DURATION" => half.length = duration(value.trim()),
        "RRULE" => event.rule = Some(value.trim().to_owned()),
        "RDATE" => moments(&mut event.more, &mut half.room, line),
        "EXDATE" => moments(&mut event.without, &mut half.room, line),
        "RECURRENCE-ID" => event.instead_of = moment(line, value),
        "X-PLENARY-MEETING" => event.ours = ours(value).map(Box::new),
        _ => {}
    }
}

fn moments(list: &mut Vec<Moment>, room: &mut usize, line: &Line) {
    // Of a period (`start/end`), the start is what counts.
    let starts = line
        .value
        .split(',')
        .filter_map(|one| one.split('/').next());
    let before = list.len();
    list.extend(starts.filter_map(|one| moment(line, one)).take(*room));
    *room -= list.len() - before;
}

fn moment(line: &Line, value: &str) -> Option<Moment> {
    Moment::parse(value, line.parameter("TZID"))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// `P1D`, `PT1H30M`, `P2W` (RFC 5545, 3.3.6). None where it goes back, or is no length.
fn duration(text: &str) -> Option<TimeDelta> {
    let mut rest = text.trim_start_matches('+').strip_prefix('P')?;
    let mut seconds = 0_i64;
    let mut in_time = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            in_time = true;
            rest = after;
            continue;
        }
        let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
        let (number, after) = rest.split_at(end);
        let unit = match (after.chars().next()?, in_time) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        let number: i64 = number.parse().ok().filter(|number| *number < 100_000_000)?;
        seconds = seconds.checked_add(number * unit)?;
        rest = after.get(1..)?;
    }
    TimeDelta::try_seconds(seconds)
}

/// A text without white space around it, not longer than so many characters.
fn words(value: &str, most: usize) -> String {
    // Four times the length is room for whatever is escaped in it.
    let head: String = value.chars().take(4 * most).collect();
    let text = unescaped(&head);
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// The meeting that Plenary wrote into an event; it is read as a plan file's meetings are.
fn ours(value: &str) -> Option<Meeting> {
    let Ok(Value::Object(fields)) = serde_json::from_str(&unescaped(value)) else {
        return None;
    };
    let problems = Problems::default();
    let meeting = records::meeting(Fields::new(fields, String::new(), &problems));
    meeting.filter(|_| problems.borrow().is_empty())
}
