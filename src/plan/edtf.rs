//! Civil dates as precise as they are known: EDTF (ISO 8601-2:2019, annex A; Library of Congress, 4 February 2019).
//!
//! Level 0 without times of day: a day, a month, a year, and an interval of two. Level 1: qualified (`2024?`, `2024~`,
//! `2024%`), with unspecified digits (`201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`), intervals with an open
//! (`..`) or unknown (nothing) end, negative years and years of more than four digits (`Y170000002`), seasons. Level 2:
//! the parts of a year from 21 to 41. More than the specification has: parts of a year may be qualified and may end an
//! interval, because plans of action say such things.
//!
//! A date and time is refused with a sentence of its own: this type holds days, and the bounds of all dates are days.
//! Whether a date is fixed is a flag of its own ([`super::When::confirmed`]): "to be confirmed" is not "uncertain".
//! What words mean, such as "12-13 May 2022", is read in [`words`].

pub mod words;

use chrono::{Datelike, Days, NaiveDate};
use std::{cmp::Ordering, fmt};

/// A date or an interval of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    from: Point,
    from_is: Qualifier,
    to: Option<Point>,
    to_is: Qualifier,
}

/// A stretch of time that one EDTF date names, or an end that an interval does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// It goes on, or has gone on before: `..`.
    Open,
    /// There is an end, and nothing tells which: an empty text.
    Unknown,
    Year(i32),
    /// Ten years, by its year without the last digit: `201X` is 201.
    Decade(i32),
    /// A hundred years, by its year without the last two digits: `20XX` is 20.
    Century(i32),
    /// Year, and the part's code from 21 to 41: seasons, quarters, thirds and halves of a year.
    Part(i32, u32),
    /// Year, and month from 1.
    Month(i32, u32),
    /// Some month of a year: `2004-XX`.
    SomeMonth(i32),
    /// Some day of a year: `1985-XX-XX`.
    SomeDayOfYear(i32),
    /// Some day of a month: `1985-04-XX`.
    SomeDay(i32, u32),
    Day(NaiveDate),
}

/// How sure a date is, in EDTF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    #[default]
    None,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`: both.
    Both,
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
    /// A day with a time of day.
    TimeOfDay,
    /// A year of more digits than Plenary counts.
    TooFar,
}

/// The first day that Plenary counts, and what an open or unknown beginning is taken for. Four digits hold its year,
/// and a step past it is still a day of the calendar, so that no sum of days can overflow.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(-9999, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The last day that Plenary counts, and what an open or unknown end is taken for: it is never past.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

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

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The English name of a month counted from 1.
pub fn month_name(month: u32) -> &'static str {
    (month as usize)
        .checked_sub(1)
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

/// "Monday".
pub fn weekday_name(day: NaiveDate) -> &'static str {
    let from_monday = day.weekday().num_days_from_monday() as usize;
    WEEKDAYS.get(from_monday).copied().unwrap_or("")
}

/// A day in words: "31 December 2025".
pub fn day_in_words(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const ORDINALS: [&str; 4] = ["1st", "2nd", "3rd", "4th"];

/// The day that a text such as `2024-10-04` names, and nothing but a day.
pub fn day_from(text: &str) -> Option<NaiveDate> {
    let date = Edtf::parse(text).ok()?;
    (date.is_exact() && text.len() == 10).then(|| date.earliest())
}

impl Edtf {
    /// One day; a day beyond the calendar that Plenary counts is taken for its edge.
    pub fn day(day: NaiveDate) -> Self {
        Edtf::of(Point::Day(day.clamp(FIRST_DAY, LAST_DAY)))
    }

    fn of(point: Point) -> Self {
        Edtf {
            from: point,
            from_is: Qualifier::None,
            to: None,
            to_is: Qualifier::None,
        }
    }

    /// From the first part of this to the last part of `other`.
    fn until(self, other: Edtf) -> Result<Self, EdtfError> {
        let (to, to_is) = match other.to {
            Some(to) => (to, other.to_is),
            None => (other.from, other.from_is),
        };
        let has_ends = self.from.has_name() && to.has_name();
        if has_ends && (to.earliest() < self.from.earliest() || to.latest() < self.from.latest()) {
            return Err(EdtfError::EndBeforeStart);
        }
        if !self.from.has_name() && !to.has_name() {
            return Err(EdtfError::Shape);
        }
        Ok(Edtf {
            to: Some(to),
            to_is,
            ..self
        })
    }

    /// The same, each end qualified beside what it was.
    fn qualified(mut self, qualifier: Qualifier) -> Self {
        if self.from.has_name() {
            self.from_is = self.from_is.and(qualifier);
        }
        if self.to.is_some_and(Point::has_name) {
            self.to_is = self.to_is.and(qualifier);
        }
        self
    }

    /// Reads an EDTF text, such as `2024-23` or `2024-10-04/2024-10-07`.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let Some((from, to)) = text.split_once('/') else {
            return Edtf::parse_end(text);
        };
        let end = |text: &str| match text {
            ".." => Ok(Edtf::of(Point::Open)),
            "" => Ok(Edtf::of(Point::Unknown)),
            _ => Edtf::parse_end(text),
        };
        end(from)?.until(end(to)?)
    }

    /// A date, with its qualifier.
    fn parse_end(text: &str) -> Result<Self, EdtfError> {
        for (sign, qualifier) in QUALIFIERS {
            if let Some(date) = text.strip_suffix(sign) {
                return Ok(Edtf::of(Point::parse(date)?).qualified(qualifier));
            }
        }
        Ok(Edtf::of(Point::parse(text)?))
    }

    /// The first day that it can mean; [`FIRST_DAY`] where it has no known beginning.
    pub fn earliest(&self) -> NaiveDate {
        self.from.earliest()
    }

    /// The last day that it can mean; [`LAST_DAY`] where it has no known end.
    pub fn latest(&self) -> NaiveDate {
        self.to.unwrap_or(self.from).latest()
    }

    /// Whether its first and last days are known, so that it can be drawn as a block and not as a vague span.
    pub fn is_exact(&self) -> bool {
        let is_day = |point: Point| matches!(point, Point::Day(_));
        let is_sure = self.from_is == Qualifier::None && self.to_is == Qualifier::None;
        is_sure && is_day(self.from) && self.to.is_none_or(is_day)
    }

    /// Its first and, for an interval, its last part.
    pub fn parts(&self) -> (Point, Option<Point>) {
        (self.from, self.to)
    }

    /// The first year that it names, as far as Plenary counts: that of its end where it has no beginning.
    pub fn first_year(&self) -> Option<i32> {
        let mut named = [Some(self.from), self.to].into_iter().flatten();
        named.find(|point| point.is_counted()).map(Point::year)
    }

    /// How sure its first and its last part are.
    pub fn qualifiers(&self) -> (Qualifier, Qualifier) {
        (self.from_is, self.to_is)
    }

    /// In words: "autumn 2024", "4–7 October 2024", "about 2024", "until 2015".
    pub fn in_words(&self) -> String {
        let from = || format!("{}{}", self.from_is.in_words(), self.from.in_words());
        let Some(to) = self.to else {
            return from();
        };
        let till = || format!("{}{}", self.to_is.in_words(), to.in_words());
        match (self.from, to) {
            (Point::Open, _) => return format!("until {}", till()),
            (Point::Unknown, _) => return format!("until {}, beginning unknown", till()),
            (_, Point::Open) => return format!("{} or later", from()),
            (_, Point::Unknown) => return format!("from {}, end unknown", from()),
            _ => {}
        }
        if self.from_is != self.to_is {
            return format!("from {} to {}", from(), till());
        }
        let words = match (self.from, to) {
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
            (Point::Year(a), Point::Year(b)) if a > 999 && b < 10_000 => format!("{a}–{b}"),
            (from, to) => format!("{} – {}", from.in_words(), to.in_words()),
        };
        format!("{}{words}", self.from_is.in_words())
    }

    /// The rule by which it has days, where EDTF has none.
    pub fn convention(&self) -> Option<&'static str> {
        let is_season = |point: Point| matches!(point, Point::Part(_, 21..=32));
        let has_season = is_season(self.from) || self.to.is_some_and(is_season);
        has_season.then_some("Seasons are taken as three whole months.")
    }

    /// What a vague date is taken for, in words: "1 September – 30 November 2024". None for exact days.
    pub fn span_in_words(&self) -> Option<String> {
        if self.is_exact() {
            return None;
        }
        let (first, last) = (self.earliest(), self.latest());
        let has_start = self.from.is_counted();
        let has_end = self.to.unwrap_or(self.from).is_counted();
        Some(match (has_start, has_end) {
            (true, true) if first == last => day_in_words(first),
            (true, true) => {
                let span = Edtf::day(first).until(Edtf::day(last));
                span.map_or_else(|_| day_in_words(first), |span| span.in_words())
            }
            (true, false) => format!("first day {}, no last day", day_in_words(first)),
            (false, true) => format!("last day {}, no first day", day_in_words(last)),
            (false, false) => "years that Plenary does not draw".to_owned(),
        })
    }
}

/// By the first day, then by the last; what has the same bounds is told apart by what it says.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Edtf| {
            (
                date.earliest(),
                date.latest(),
                (date.from, date.to, date.from_is, date.to_is),
            )
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.from, self.from_is.sign())?;
        match self.to {
            None => Ok(()),
            Some(to) => write!(f, "/{to}{}", self.to_is.sign()),
        }
    }
}

const QUALIFIERS: [(&str, Qualifier); 3] = [
    ("?", Qualifier::Uncertain),
    ("~", Qualifier::Approximate),
    ("%", Qualifier::Both),
];

impl Qualifier {
    /// Both at once.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Qualifier::None, one) | (one, Qualifier::None) => one,
            (one, other) if one == other => one,
            _ => Qualifier::Both,
        }
    }

    fn sign(self) -> &'static str {
        let known = QUALIFIERS.iter().find(|(_, known)| *known == self);
        known.map_or("", |(sign, _)| sign)
    }

    fn in_words(self) -> &'static str {
        match self {
            Qualifier::None => "",
            Qualifier::Uncertain => "perhaps ",
            Qualifier::Approximate => "about ",
            Qualifier::Both => "perhaps about ",
        }
    }
}

/// Exactly `length` digits.
fn digits(text: &str, length: usize) -> Result<u32, EdtfError> {
    if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Shape);
    }
    text.parse().map_err(|_| EdtfError::Shape)
}

impl Point {
    fn parse(text: &str) -> Result<Self, EdtfError> {
        if let Some((day, time)) = text.split_once('T') {
            let is_time = time
                .bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_digit());
            return Err(match Point::parse(day) {
                Ok(Point::Day(_)) if is_time => EdtfError::TimeOfDay,
                Ok(_) => EdtfError::Shape,
                Err(error) => error,
            });
        }
        if let Some(year) = text.strip_prefix('Y') {
            return Point::parse_long_year(year);
        }
        let (text, sign) = match text.strip_prefix('-') {
            Some(text) => (text, -1),
            None => (text, 1),
        };
        let mut parts = text.split('-');
        let (first, month, day, more) = (parts.next(), parts.next(), parts.next(), parts.next());
        let first = first.ok_or(EdtfError::Shape)?;
        if month.is_none() && sign == 1 {
            if let Some(century) = first.strip_suffix("XX") {
                return Ok(Point::Century(digits(century, 2)? as i32));
            }
            if let Some(decade) = first.strip_suffix('X') {
                return Ok(Point::Decade(digits(decade, 3)? as i32));
            }
        }
        let year = digits(first, 4)? as i32 * sign;
        // There is no year -0.
        if more.is_some() || (year == 0 && sign < 0) {
            return Err(EdtfError::Shape);
        }
        match (month, day) {
            (None, _) => Ok(Point::Year(year)),
            (Some("XX"), None) => Ok(Point::SomeMonth(year)),
            (Some("XX"), Some("XX")) => Ok(Point::SomeDayOfYear(year)),
            (Some(month), None) => match digits(month, 2)? {
                month @ 1..=12 => Ok(Point::Month(year, month)),
                part @ 21..=41 => Ok(Point::Part(year, part)),
                13..=20 => Err(EdtfError::NoSuchDay),
                _ => Err(EdtfError::Shape),
            },
            (Some(month), Some("XX")) => match digits(month, 2)? {
                month @ 1..=12 => Ok(Point::SomeDay(year, month)),
                _ => Err(EdtfError::NoSuchDay),
            },
            (Some(month), Some(day)) => {
                NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
                    .map(Point::Day)
                    .ok_or(EdtfError::NoSuchDay)
            }
        }
    }

    /// A year after its `Y`: more than four digits, with a sign where it is negative.
    fn parse_long_year(text: &str) -> Result<Self, EdtfError> {
        let size = text.strip_prefix('-').unwrap_or(text);
        let is_number = size.bytes().all(|byte| byte.is_ascii_digit());
        if size.len() < 5 || !is_number || size.starts_with('0') {
            return Err(EdtfError::Shape);
        }
        text.parse().map(Point::Year).map_err(|_| EdtfError::TooFar)
    }

    /// Whether it is a date, and not an end that has none.
    fn has_name(self) -> bool {
        !matches!(self, Point::Open | Point::Unknown)
    }

    /// Whether its days are days that Plenary counts.
    fn is_counted(self) -> bool {
        self.has_name() && (FIRST_DAY.year()..=LAST_DAY.year()).contains(&self.year())
    }

    fn year(self) -> i32 {
        (self.months().0.div_euclid(12)) as i32
    }

    /// Its first month, counted from January of the year 0, and how many months from there.
    fn months(self) -> (i64, i64) {
        let (year, month, length) = match self {
            Point::Open | Point::Unknown => (0, 1, 0),
            Point::Day(day) => (day.year(), day.month(), 1),
            Point::Month(year, month) | Point::SomeDay(year, month) => (year, month, 1),
            Point::Year(year) | Point::SomeMonth(year) | Point::SomeDayOfYear(year) => {
                (year, 1, 12)
            }
            Point::Decade(decade) => (decade * 10, 1, 120),
            Point::Century(century) => (century * 100, 1, 1200),
            Point::Part(year, part) => {
                let (month, length) = part_months(part);
                (year, month, length)
            }
        };
        (i64::from(year) * 12 + i64::from(month) - 1, length)
    }

    fn earliest(self) -> NaiveDate {
        match self {
            Point::Day(day) => day,
            Point::Open | Point::Unknown => FIRST_DAY,
            _ => first_of(self.months().0),
        }
    }

    fn latest(self) -> NaiveDate {
        if let Point::Day(day) = self {
            return day;
        }
        if !self.has_name() {
            return LAST_DAY;
        }
        let (month, length) = self.months();
        let next = first_of_any(month + length);
        let last = next.checked_sub_days(Days::new(1)).unwrap_or(next);
        last.clamp(FIRST_DAY, LAST_DAY)
    }

    fn in_words(self) -> String {
        match self {
            Point::Open | Point::Unknown => String::new(),
            Point::Day(day) => day_in_words(day),
            Point::Month(year, month) => format!("{} {year}", month_name(month)),
            Point::SomeDay(year, month) => format!("some day in {} {year}", month_name(month)),
            Point::SomeDayOfYear(year) => format!("some day in {year}"),
            Point::SomeMonth(year) => format!("some month in {year}"),
            Point::Decade(decade) => format!("some year in the {decade}0s"),
            Point::Century(century) => format!("some year from {century}00 to {century}99"),
            Point::Year(year @ 1000..=9999) => year.to_string(),
            Point::Year(year) => format!("year {year}"),
            Point::Part(year, part) => part_in_words(year, part),
        }
    }
}

/// The first day of a month counted from January of the year 0.
fn first_of(month: i64) -> NaiveDate {
    first_of_any(month).clamp(FIRST_DAY, LAST_DAY)
}

/// The same, where the month may lie just outside of the days that Plenary counts.
fn first_of_any(month: i64) -> NaiveDate {
    let year = month.div_euclid(12).clamp(-9999, 10_000);
    let month = month.rem_euclid(12) + 1;
    NaiveDate::from_ymd_opt(year as i32, month as u32, 1).unwrap_or_default()
}

/// The first month of a part of a year, and its length in months. EDTF sets no days for a season. By convention each
/// has three whole months: spring begins on 1 March in the north and on 1 September in the south, and a season that
/// lies in two years is named after the one in which it begins. Without a hemisphere the northern one is meant.
fn part_months(part: u32) -> (u32, i64) {
    match part {
        21..=28 => ((part - 21) % 4 * 3 + 3, 3),
        29 | 30 => ((part - 29) * 3 + 9, 3),
        31 | 32 => ((part - 31) * 3 + 3, 3),
        33..=36 => ((part - 33) * 3 + 1, 3),
        37..=39 => ((part - 37) * 4 + 1, 4),
        40 | 41 => ((part - 40) * 6 + 1, 6),
        _ => (1, 12),
    }
}

fn part_in_words(year: i32, part: u32) -> String {
    let nth = |names: &[&'static str], from: u32| {
        let name = names.get(part.saturating_sub(from) as usize);
        name.copied().unwrap_or_default()
    };
    match part {
        33..=36 => format!("{} quarter of {year}", nth(&ORDINALS, 33)),
        37..=39 => format!("{} third of {year}", nth(&ORDINALS, 37)),
        40 => format!("first half of {year}"),
        41 => format!("second half of {year}"),
        _ => {
            let season = SEASONS.get((part.saturating_sub(21) % 4) as usize);
            let season = season.copied().unwrap_or_default();
            let years = match part_months(part).0 {
                12 => format!("{year}–{}", year + 1),
                _ => year.to_string(),
            };
            let place = match part {
                25..=28 => " (northern hemisphere)",
                29..=32 => " (southern hemisphere)",
                _ => "",
            };
            format!("{season} {years}{place}")
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = match *self {
            Point::Open => return f.write_str(".."),
            Point::Unknown => return Ok(()),
            Point::Decade(decade) => return write!(f, "{decade:03}X"),
            Point::Century(century) => return write!(f, "{century:02}XX"),
            Point::Day(day) => day.year(),
            Point::Year(year)
            | Point::SomeMonth(year)
            | Point::SomeDayOfYear(year)
            | Point::Month(year, _)
            | Point::SomeDay(year, _)
            | Point::Part(year, _) => year,
        };
        match year {
            0..=9999 => write!(f, "{year:04}")?,
            // The sign counts as one of the five.
            -9999..=-1 => write!(f, "{year:05}")?,
            _ => write!(f, "Y{year}")?,
        }
        match *self {
            Point::Month(_, part) | Point::Part(_, part) => write!(f, "-{part:02}"),
            Point::SomeMonth(_) => f.write_str("-XX"),
            Point::SomeDayOfYear(_) => f.write_str("-XX-XX"),
            Point::SomeDay(_, month) => write!(f, "-{month:02}-XX"),
            Point::Day(day) => write!(f, "-{:02}-{:02}", day.month(), day.day()),
            _ => Ok(()),
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
            EdtfError::TimeOfDay => {
                "has a time of day, and a date in Plenary is made of whole days. Write the day alone (2024-10-04)"
            }
            EdtfError::TooFar => "names a year that is further away than Plenary counts",
        }
    }
}
