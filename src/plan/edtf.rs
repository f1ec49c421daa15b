//! Civil dates as precise as they are known: a subset of EDTF (ISO 8601-2:2019, annex A).
//!
//! Level 0: day, month, year and closed intervals. Level 1: seasons (`2024-21` to `2024-24`).
//! Level 2: quarters (`2024-33` to `2024-36`) and half-years (`2024-40`, `2024-41`).
//! Deliberately absent: the qualifiers `?`, `~` and `%`. Whether a date is fixed is a flag of its own
//! ([`super::When::confirmed`]), because EDTF has no such qualifier for a season.

use chrono::{Datelike, Days, NaiveDate};
use std::fmt;

/// A date or an interval of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    from: Point,
    to: Option<Point>,
}

/// A stretch of time that one EDTF date names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    Day(NaiveDate),
    /// Year, and month from 1.
    Month(i32, u32),
    Season(i32, Season),
    /// Year, and quarter from 1.
    Quarter(i32, u32),
    /// Year, and half from 1.
    Half(i32, u32),
    Year(i32),
}

/// A season of the northern hemisphere. By convention each has three whole months: spring begins on 1 March,
/// and winter is named after the year in which it begins. EDTF itself sets no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Why a text is not a date that Plenary knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfError {
    /// Not one of the known shapes.
    Shape,
    /// The shape is right, but no calendar has this day.
    NoSuchDay,
    /// The interval ends before it begins.
    EndBeforeStart,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month counted from 1.
pub fn month_name(month: u32) -> &'static str {
    (month as usize)
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

/// A day in words: "31 December 2025".
pub fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

impl Edtf {
    pub fn day(day: NaiveDate) -> Self {
        Edtf {
            from: Point::Day(day),
            to: None,
        }
    }

    /// Reads an EDTF text, such as `2024-23` or `2024-10-04/2024-10-07`.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let (from, to) = match text.split_once('/') {
            None => (Point::parse(text)?, None),
            Some((from, to)) => (Point::parse(from)?, Some(Point::parse(to)?)),
        };
        if let Some(to) = to
            && (to.earliest() < from.earliest() || to.latest() < from.latest())
        {
            return Err(EdtfError::EndBeforeStart);
        }
        Ok(Edtf { from, to })
    }

    /// The first day that it can mean.
    pub fn earliest(&self) -> NaiveDate {
        self.from.earliest()
    }

    /// The last day that it can mean.
    pub fn latest(&self) -> NaiveDate {
        self.to.unwrap_or(self.from).latest()
    }

    /// Whether its first and last days are known, so that it can be drawn as a block and not as a vague span.
    pub fn is_exact(&self) -> bool {
        let is_day = |point: Point| matches!(point, Point::Day(_));
        is_day(self.from) && self.to.is_none_or(is_day)
    }

    /// In words: "autumn 2024", "4–7 October 2024".
    pub fn in_words(&self) -> String {
        let Some(to) = self.to else {
            return self.from.in_words();
        };
        match (self.from, to) {
            (Point::Day(a), Point::Day(b)) if a.year() == b.year() && a.month() == b.month() => {
                format!("{}–{}", a.day(), day_in_words(b))
            }
            (Point::Day(a), Point::Day(b)) if a.year() == b.year() => {
                format!(
                    "{} {} – {}",
                    a.day(),
                    month_name(a.month()),
                    day_in_words(b)
                )
            }
            (Point::Month(a, from), Point::Month(b, to)) if a == b => {
                format!("{} – {} {}", month_name(from), month_name(to), b)
            }
            (Point::Year(a), Point::Year(b)) => format!("{a}–{b}"),
            (from, to) => format!("{} – {}", from.in_words(), to.in_words()),
        }
    }

    /// What a vague date is taken for, in words: "1 September – 30 November 2024". None for exact days.
    pub fn span_in_words(&self) -> Option<String> {
        if self.is_exact() {
            return None;
        }
        let span = Edtf {
            from: Point::Day(self.earliest()),
            to: Some(Point::Day(self.latest())),
        };
        Some(span.in_words())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        match self.to {
            None => Ok(()),
            Some(to) => write!(f, "/{to}"),
        }
    }
}

impl Point {
    fn parse(text: &str) -> Result<Self, EdtfError> {
        let digits = |part: Option<&str>, length: usize| -> Result<u32, EdtfError> {
            let part = part.ok_or(EdtfError::Shape)?;
            if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(EdtfError::Shape);
            }
            part.parse().map_err(|_| EdtfError::Shape)
        };
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)? as i32;
        let Some(second) = parts.next() else {
            return Ok(Point::Year(year));
        };
        let second = digits(Some(second), 2)?;
        if let Some(day) = parts.next() {
            let day = digits(Some(day), 2)?;
            if parts.next().is_some() {
                return Err(EdtfError::Shape);
            }
            return NaiveDate::from_ymd_opt(year, second, day)
                .map(Point::Day)
                .ok_or(EdtfError::NoSuchDay);
        }
        match second {
            1..=12 => Ok(Point::Month(year, second)),
            21 => Ok(Point::Season(year, Season::Spring)),
            22 => Ok(Point::Season(year, Season::Summer)),
            23 => Ok(Point::Season(year, Season::Autumn)),
            24 => Ok(Point::Season(year, Season::Winter)),
            33..=36 => Ok(Point::Quarter(year, second - 32)),
            40 | 41 => Ok(Point::Half(year, second - 39)),
            13..=20 => Err(EdtfError::NoSuchDay),
            _ => Err(EdtfError::Shape),
        }
    }

    /// The first month, and how many months from there; a day has none.
    fn months(self) -> (i32, u32, u32) {
        match self {
            Point::Day(day) => (day.year(), day.month(), 0),
            Point::Month(year, month) => (year, month, 1),
            Point::Season(year, Season::Spring) => (year, 3, 3),
            Point::Season(year, Season::Summer) => (year, 6, 3),
            Point::Season(year, Season::Autumn) => (year, 9, 3),
            Point::Season(year, Season::Winter) => (year, 12, 3),
            Point::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Point::Half(year, half) => (year, half * 6 - 5, 6),
            Point::Year(year) => (year, 1, 12),
        }
    }

    fn earliest(self) -> NaiveDate {
        if let Point::Day(day) = self {
            return day;
        }
        let (year, month, _) = self.months();
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    fn latest(self) -> NaiveDate {
        if let Point::Day(day) = self {
            return day;
        }
        let (year, month, length) = self.months();
        let end = month + length - 1;
        let next = NaiveDate::from_ymd_opt(year + (end / 12) as i32, end % 12 + 1, 1);
        next.and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or_default()
    }

    fn in_words(self) -> String {
        match self {
            Point::Day(day) => day_in_words(day),
            Point::Month(year, month) => format!("{} {year}", month_name(month)),
            Point::Season(year, Season::Spring) => format!("spring {year}"),
            Point::Season(year, Season::Summer) => format!("summer {year}"),
            Point::Season(year, Season::Autumn) => format!("autumn {year}"),
            Point::Season(year, Season::Winter) => format!("winter {year}–{}", year + 1),
            Point::Quarter(year, 1) => format!("1st quarter of {year}"),
            Point::Quarter(year, 2) => format!("2nd quarter of {year}"),
            Point::Quarter(year, 3) => format!("3rd quarter of {year}"),
            Point::Quarter(year, quarter) => format!("{quarter}th quarter of {year}"),
            Point::Half(year, 1) => format!("first half of {year}"),
            Point::Half(year, _) => format!("second half of {year}"),
            Point::Year(year) => year.to_string(),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Point::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Season(year, season) => {
                let code = match season {
                    Season::Spring => 21,
                    Season::Summer => 22,
                    Season::Autumn => 23,
                    Season::Winter => 24,
                };
                write!(f, "{year:04}-{code}")
            }
            Point::Quarter(year, quarter) => write!(f, "{year:04}-{}", quarter + 32),
            Point::Half(year, half) => write!(f, "{year:04}-{}", half + 39),
            Point::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl EdtfError {
    /// What is wrong and what to write instead.
    pub fn message(self) -> &'static str {
        match self {
            EdtfError::Shape => {
                "is not a date in a form that Plenary knows. Write a day (2024-10-04), a month (2024-10), a year (2024), \
                 a season (2024-23 is autumn 2024), a quarter (2024-33), a half-year (2024-40), or two of these with a slash between"
            }
            EdtfError::NoSuchDay => "names a day or month that the calendar does not have",
            EdtfError::EndBeforeStart => "ends before it begins",
        }
    }
}

impl Edtf {
    /// Its first and, for an interval, its last part.
    pub fn parts(&self) -> (Point, Option<Point>) {
        (self.from, self.to)
    }
}
