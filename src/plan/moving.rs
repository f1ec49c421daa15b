//! Where the date of a meeting goes when it is moved or resized, and what is said of it. A moved date is as precise as
//! what it was put on: a day, or a month, season or other stretch.

use super::{
    Edtf, Meeting, MeetingStatus,
    edtf::{Point, day_in_words, weekday_name},
};
use chrono::{Datelike, Days, NaiveDate};
use std::ops::RangeInclusive;

/// How far one press of a key moves a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A day; for a vague date one of what it names: a month, a season.
    Small,
    /// A week; for a vague date a year.
    Large,
}

/// The years that a date can be moved in: those that EDTF writes with four digits.
const YEARS: RangeInclusive<i32> = 0..=9999;

/// "Monday 14 October 2024".
pub fn spoken_day(day: NaiveDate) -> String {
    format!("{} {}", weekday_name(day), day_in_words(day))
}

/// The days from one to another as a date; one day where they are the same or the second comes first.
pub fn days(first: NaiveDate, last: NaiveDate) -> Edtf {
    let interval = (last > first).then(|| Edtf::parse(&format!("{first}/{last}")).ok());
    interval.flatten().unwrap_or_else(|| Edtf::day(first))
}

fn later(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    match by < 0 {
        true => day.checked_sub_days(days),
        false => day.checked_add_days(days),
    }
    .filter(|day| YEARS.contains(&day.year()))
}

impl Edtf {
    /// In words that can be heard: a day with its weekday, a vague date with what it is taken for.
    pub fn spoken(&self) -> String {
        if !self.is_exact() {
            let span = self.span_in_words();
            return match span {
                Some(span) => format!("{}, taken as {span}", self.in_words()),
                None => self.in_words(),
            };
        }
        let (first, last) = (self.earliest(), self.latest());
        match first == last {
            true => spoken_day(first),
            false => format!("{} to {}", spoken_day(first), spoken_day(last)),
        }
    }

    /// The weekdays that it begins and ends on: "Friday to Monday". None where its days are not known.
    pub fn weekdays(&self) -> Option<String> {
        let (first, last) = (self.earliest(), self.latest());
        self.is_exact().then(|| match first == last {
            true => weekday_name(first).to_owned(),
            false => format!("{} to {}", weekday_name(first), weekday_name(last)),
        })
    }

    /// How precise it is, in a word or two.
    pub fn precision_in_words(&self) -> &'static str {
        let (from, to) = self.parts();
        match (from, to) {
            (Point::Day(_), Some(Point::Day(_))) if self.is_exact() => "days",
            (Point::Open | Point::Unknown, _) | (_, Some(Point::Open | Point::Unknown)) => {
                "open at one end"
            }
            (_, Some(_)) => "a vague stretch",
            (Point::Day(_), None) if self.is_exact() => "a day",
            (Point::Day(_), None) => "a day that is not sure",
            (Point::SomeDay(..), None) => "some day of a month",
            (Point::Month(..), None) => "a month",
            (Point::Part(_, 21..=32), None) => "a season",
            (Point::Part(_, 33..=36), None) => "a quarter",
            (Point::Part(_, 37..=39), None) => "a third of a year",
            (Point::Part(..), None) => "a half-year",
            (Point::SomeMonth(_), None) => "some month of a year",
            (Point::SomeDayOfYear(_), None) => "some day of a year",
            (Point::Year(_), None) => "a year",
            (Point::Decade(_), None) => "a decade",
            (Point::Century(_), None) => "a century",
        }
    }

    /// Put on a place of a calendar. On a day, days that are known keep their number, and the one they are `held` by,
    /// counted from 0, comes to lie there. On anything longer the date becomes as vague as that.
    pub fn put_on(date: Option<Edtf>, place: Edtf, held: i64) -> Edtf {
        let exact = date.filter(Edtf::is_exact);
        match (exact, place.parts()) {
            (Some(date), (Point::Day(day), None)) => {
                let length = (date.latest() - date.earliest()).num_days();
                let held = held.clamp(0, length);
                let first = later(day, -held).unwrap_or(day);
                days(first, later(first, length).unwrap_or(first))
            }
            _ => place,
        }
    }

    /// The same date some steps later, or earlier where `by` is negative. None where no calendar goes that far, and for
    /// stretches between dates of two kinds.
    pub fn stepped(&self, step: Step, by: i32) -> Option<Edtf> {
        if self.is_exact() {
            let by = match step {
                Step::Small => i64::from(by),
                Step::Large => i64::from(by) * 7,
            };
            let (first, last) = (later(self.earliest(), by)?, later(self.latest(), by)?);
            return Some(days(first, last));
        }
        let (from, to) = self.parts();
        let text = self.to_string();
        // How sure it is, which stays.
        let sign = |text: &str| {
            let end = text.trim_end_matches(['?', '~', '%']).len();
            text.get(end..).unwrap_or_default().to_owned()
        };
        let text = match (to, text.split_once('/')) {
            (None, _) | (_, None) => format!("{}{}", point_stepped(from, step, by)?, sign(&text)),
            (Some(to), Some((first, last))) => {
                let same = in_year(from) == in_year(to);
                if !same && in_year(from).is_some() && in_year(to).is_some() {
                    return None;
                }
                let end = |point: Point, text: &str| match in_year(point) {
                    // An end that has no date stays without one.
                    None if matches!(point, Point::Open | Point::Unknown) => Some(text.to_owned()),
                    _ => Some(format!("{}{}", point_stepped(point, step, by)?, sign(text))),
                };
                format!("{}/{}", end(from, first)?, end(to, last)?)
            }
        };
        Edtf::parse(&text).ok()
    }

    /// With another last day, not before the first. None where its days are not known.
    pub fn ending_on(&self, last: NaiveDate) -> Option<Edtf> {
        self.is_exact().then(|| days(self.earliest(), last))
    }

    /// So many days longer, or shorter where `by` is negative; at least one day long.
    pub fn longer(&self, by: i64) -> Option<Edtf> {
        self.ending_on(later(self.latest(), by)?)
    }
}

/// The parts of a year by their codes: the first of each kind, and how many of it a year has.
const PARTS: [(u32, i32); 6] = [(21, 4), (25, 4), (29, 4), (33, 4), (37, 3), (40, 2)];

fn part_kind(code: u32) -> Option<(u32, i32)> {
    PARTS.into_iter().rfind(|(first, _)| *first <= code)
}

/// How many of what a point names a year has. None for a day, and for what is longer than a year.
fn in_year(point: Point) -> Option<i32> {
    match point {
        Point::SomeDay(..) | Point::Month(..) => Some(12),
        Point::Part(_, code) => part_kind(code).map(|(_, count)| count),
        Point::SomeMonth(_) | Point::SomeDayOfYear(_) | Point::Year(_) => Some(1),
        Point::Open | Point::Unknown | Point::Day(_) | Point::Decade(_) | Point::Century(_) => None,
    }
}

fn point_stepped(point: Point, step: Step, by: i32) -> Option<Point> {
    let count = in_year(point)?;
    let (year, at) = match point {
        Point::SomeDay(year, month) | Point::Month(year, month) => (year, month as i32 - 1),
        Point::Part(year, code) => (year, (code - part_kind(code)?.0) as i32),
        Point::SomeMonth(year) | Point::SomeDayOfYear(year) | Point::Year(year) => (year, 0),
        Point::Open | Point::Unknown | Point::Day(_) | Point::Decade(_) | Point::Century(_) => {
            return None;
        }
    };
    if !YEARS.contains(&year) {
        return None;
    }
    let by = match step {
        Step::Small => by,
        Step::Large => by * count,
    };
    let place = year * count + at + by;
    let (year, at) = (place.div_euclid(count), place.rem_euclid(count) as u32);
    if !YEARS.contains(&year) {
        return None;
    }
    Some(match point {
        Point::SomeDay(..) => Point::SomeDay(year, at + 1),
        Point::Month(..) => Point::Month(year, at + 1),
        Point::Part(_, code) => Point::Part(year, part_kind(code)?.0 + at),
        Point::SomeMonth(_) => Point::SomeMonth(year),
        Point::SomeDayOfYear(_) => Point::SomeDayOfYear(year),
        _ => Point::Year(year),
    })
}

impl Meeting {
    /// Whether its date may be moved: when a meeting was held is a fact.
    pub fn can_move(&self) -> bool {
        self.status != MeetingStatus::Held
    }

    /// All that its bar in a calendar shows, for those who hear it: what, when with the weekday, how precise and how
    /// sure that is, and what became of it.
    pub fn spoken(&self, today: NaiveDate) -> String {
        let mut words = self.title.clone();
        let mut add = |word: &str| {
            words.push_str(", ");
            words.push_str(word);
        };
        match self.date() {
            None => add("no date"),
            Some(date) => {
                add(&date.spoken());
                add(date.precision_in_words());
                if let Some((_, time)) = self.when.begins() {
                    add(&format!("at {time}"));
                }
            }
        }
        let is_fact = self.later_fact().is_some();
        if self.date().is_some() && !is_fact {
            add(match self.when.confirmed {
                true => "confirmed",
                false => "to be confirmed",
            });
        }
        add(&self.status.label().to_ascii_lowercase());
        if self.is_overdue(today) {
            add("overdue");
        }
        words
    }
}
