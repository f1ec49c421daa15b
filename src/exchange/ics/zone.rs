//! Time zones in calendar files: what foreign names mean, and a VTIMEZONE for a zone of the IANA database.
//!
//! No rules of zones are known here. Whoever writes a file hands in how far a zone is from UTC at a moment, as the
//! browser tells it; the VTIMEZONE holds each change of that within the years of the file, and no rule beyond them.

use super::lines::push_line;
use crate::plan::{TimeOfDay, instant};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

/// How many minutes a zone of the IANA database is ahead of UTC at a moment, in minutes since 1970 began in UTC.
/// None where the zone is not known.
pub type Offsets<'a> = &'a dyn Fn(&str, i64) -> Option<i64>;

/// The names that Windows has for zones of the member states and of their neighbours.
/// Source: Unicode CLDR, common/supplemental/windowsZones.xml, territory 001, with today's name for Europe/Kiev.
const WINDOWS: &[(&str, &str)] = &[
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("FLE Standard Time", "Europe/Kyiv"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Azerbaijan Standard Time", "Asia/Baku"),
    ("Caucasus Standard Time", "Asia/Yerevan"),
    ("Georgian Standard Time", "Asia/Tbilisi"),
    ("Kaliningrad Standard Time", "Europe/Kaliningrad"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Volgograd Standard Time", "Europe/Volgograd"),
    ("Russia Time Zone 3", "Europe/Samara"),
    ("Saratov Standard Time", "Europe/Saratov"),
    ("Astrakhan Standard Time", "Europe/Astrakhan"),
    ("Ekaterinburg Standard Time", "Asia/Yekaterinburg"),
    ("Omsk Standard Time", "Asia/Omsk"),
    ("N. Central Asia Standard Time", "Asia/Novosibirsk"),
    ("Altai Standard Time", "Asia/Barnaul"),
    ("Tomsk Standard Time", "Asia/Tomsk"),
    ("North Asia Standard Time", "Asia/Krasnoyarsk"),
    ("North Asia East Standard Time", "Asia/Irkutsk"),
    ("Transbaikal Standard Time", "Asia/Chita"),
    ("Yakutsk Standard Time", "Asia/Yakutsk"),
    ("Vladivostok Standard Time", "Asia/Vladivostok"),
    ("Sakhalin Standard Time", "Asia/Sakhalin"),
    ("Magadan Standard Time", "Asia/Magadan"),
    ("Russia Time Zone 10", "Asia/Srednekolymsk"),
    ("Russia Time Zone 11", "Asia/Kamchatka"),
    ("Belarus Standard Time", "Europe/Minsk"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Romance Standard Time", "Europe/Paris"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Jordan Standard Time", "Asia/Amman"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Eastern Standard Time", "America/New_York"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("UTC", "UTC"),
];

/// The zone of the IANA database that a TZID means: its own name, with what programs put before it
/// (`/mozilla.org/20070129_1/Europe/Istanbul`), or a name of Windows. None where it is neither.
pub fn named(tzid: &str) -> Option<String> {
    let tzid = tzid.trim().trim_matches('"');
    let windows = WINDOWS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(tzid));
    if let Some((_, zone)) = windows {
        return Some((*zone).to_owned());
    }
    if ["Etc/UTC", "Etc/GMT", "GMT", "Z"].contains(&tzid) {
        return Some("UTC".to_owned());
    }
    const AREAS: [&str; 11] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
        "Etc",
    ];
    let mut parts = tzid.split('/').skip_while(|part| !AREAS.contains(part));
    let area = parts.next()?;
    let places: Vec<&str> = parts.take(3).collect();
    let is_name = |part: &&str| {
        let of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte);
        !part.is_empty() && part.len() < 40 && part.bytes().all(of_name)
    };
    let is_zone = (1..=2).contains(&places.len()) && places.iter().all(is_name);
    is_zone.then(|| format!("{area}/{}", places.join("/")))
}

/// The moment at which clocks in a zone show this time, in minutes since 1970 began in UTC.
pub fn moment(zone: &str, day: NaiveDate, time: TimeOfDay, offsets: Offsets) -> Option<i64> {
    let of_zone = |utc| offsets(zone, utc);
    instant::moment(day, time, &of_zone).map(|moment| moment.utc)
}

/// What clocks in a zone show when they show this in UTC.
pub fn shown(zone: &str, utc: NaiveDateTime, offsets: Offsets) -> Option<NaiveDateTime> {
    utc.checked_add_signed(TimeDelta::minutes(offsets(zone, minutes(utc))?))
}

fn minutes(utc: NaiveDateTime) -> i64 {
    (utc - NaiveDateTime::default()).num_minutes()
}

/// A stretch of days between which an offset is asked for; no zone has changed twice within it since 1970.
const STRIDE: i64 = 10 * 24 * 60;

/// Writes the VTIMEZONE of a zone for the years from `first` to `last`: the offset with which they begin, and each change
/// within them. False, and nothing is written, where the zone is not known.
pub fn push_zone(
    out: &mut String,
    zone: &str,
    (first, last): (NaiveDate, NaiveDate),
    offsets: Offsets,
) -> bool {
    let midnight = |year: i32| {
        let day = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(minutes(day.and_time(NaiveTime::MIN)))
    };
    let bounds = midnight(first.year()).zip(midnight(last.year() + 1));
    let Some((start, end)) = bounds else {
        return false;
    };
    let Some(begin) = offsets(zone, start) else {
        return false;
    };
    let mut observances = String::new();
    // It begins at midnight of its own clocks.
    push_observance(&mut observances, start - begin, begin, begin, begin);
    let (mut at, mut offset) = (start, begin);
    // Winter time is the lesser of two offsets of a year; nothing reads more out of the words.
    let mut least = begin;
    while at < end {
        let next = at + STRIDE;
        let Some(after) = offsets(zone, next) else {
            return false;
        };
        if after != offset {
            let (mut low, mut high) = (at, next);
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                match offsets(zone, middle) {
                    Some(seen) if seen == offset => low = middle,
                    Some(_) => high = middle,
                    None => return false,
                }
            }
            least = least.min(after);
            push_observance(&mut observances, high, offset, after, least);
            offset = after;
        }
        at = next;
    }
    push_line(out, "BEGIN:VTIMEZONE");
    push_line(out, &format!("TZID:{zone}"));
    out.push_str(&observances);
    push_line(out, "END:VTIMEZONE");
    true
}

/// From a moment on, clocks are at another offset. Its start is what the clocks showed by the offset before.
fn push_observance(out: &mut String, moment: i64, before: i64, after: i64, least: i64) {
    let kind = if after > least {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    let start = NaiveDateTime::default().checked_add_signed(TimeDelta::minutes(moment + before));
    let Some(start) = start else {
        return;
    };
    push_line(out, &format!("BEGIN:{kind}"));
    push_line(out, &format!("DTSTART:{}", local(start)));
    push_line(out, &format!("TZOFFSETFROM:{}", signed(before)));
    push_line(out, &format!("TZOFFSETTO:{}", signed(after)));
    push_line(out, &format!("END:{kind}"));
}

/// `20261014T100000`
pub fn local(at: NaiveDateTime) -> String {
    let (day, time) = (at.date(), at.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{}T{hour:02}{minute:02}{second:02}", basic(day))
}

/// `20261014`
pub fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `+0300`
fn signed(offset: i64) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let size = offset.unsigned_abs();
    format!("{sign}{:02}{:02}", size / 60, size % 60)
}
