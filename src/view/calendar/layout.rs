//! Where things lie in the pictures of the calendar: months and weeks, and meetings packed into rows so that none
//! covers another and none is left out. Pure: the same meetings make the same picture.

use crate::plan::{Period, edtf::month_name};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;

/// The days of one thing. `at` is its place in the list that it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub at: usize,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Stretch {
    /// Whether it has a day from one to another.
    pub fn touches(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.first <= last && first <= self.last
    }
}

/// A strip of days that goes from left to right. Lengths are ten-thousandths of its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// The whole width of a strip.
pub const WHOLE: i32 = 10_000;
/// The least width of a mark, so that a day of a long term can be seen and hit.
pub const LEAST: i32 = 70;
/// What is kept free between two marks in a row.
const GAP: i32 = 20;

/// A mark on a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub at: usize,
    pub left: i32,
    pub width: i32,
    /// From 0.
    pub row: usize,
    /// Whether it began before the strip, and whether it goes on after it.
    pub comes: bool,
    pub goes: bool,
}

impl Strip {
    /// Where a day begins.
    pub fn at(&self, day: NaiveDate) -> i32 {
        let whole = (self.last - self.first).num_days() + 1;
        let days = (day - self.first).num_days();
        (days * i64::from(WHOLE) / whole.max(1)).clamp(0, i64::from(WHOLE)) as i32
    }

    /// Where a day ends.
    pub fn after(&self, day: NaiveDate) -> i32 {
        self.at(day.succ_opt().unwrap_or(day))
    }

    /// Marks in as few rows as they need, and how many these are. What has no day on the strip gets no mark.
    /// With `own_rows` each has a row for itself.
    pub fn pack(&self, stretches: &[Stretch], own_rows: bool) -> (Vec<Mark>, usize) {
        let mut ends: Vec<i32> = Vec::new();
        let mut marks = Vec::new();
        for one in stretches {
            if !one.touches(self.first, self.last) {
                continue;
            }
            let left = self.at(one.first).min(WHOLE - LEAST);
            let width = (self.after(one.last) - left).max(LEAST);
            let free = match own_rows {
                true => None,
                false => ends.iter().position(|end| end + GAP <= left),
            };
            let end = left + width;
            let row = take_row(&mut ends, free, end);
            marks.push(Mark {
                at: one.at,
                left,
                width,
                row,
                comes: one.first < self.first,
                goes: one.last > self.last,
            });
        }
        (marks, ends.len())
    }

    /// The term, and where today is after it by at most a year and a half, until today.
    pub fn of_term(period: &Period, today: NaiveDate) -> Strip {
        let longest = period.end.checked_add_months(Months::new(18));
        let is_near = longest.is_some_and(|longest| (period.end..=longest).contains(&today));
        Strip {
            first: period.start,
            last: if is_near { today } else { period.end },
        }
    }

    /// The half-years that the strip touches, each as its first and last day on the strip.
    pub fn halves(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let mut halves: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for month in self.months() {
            let last = month.last().min(self.last);
            match halves.last_mut() {
                Some(half) if month.month % 6 != 1 => half.1 = last,
                _ => halves.push((month.first().max(self.first), last)),
            }
        }
        halves
    }

    /// The seasons that the strip touches, as EDTF has them (`2024-23`), each with its first and last day.
    pub fn seasons(&self) -> Vec<(String, NaiveDate, NaiveDate)> {
        let mut seasons = Vec::new();
        let mut year = self.first.year() - 1;
        while year <= self.last.year() && seasons.len() < 200 {
            for (code, month) in [(21, 3), (22, 6), (23, 9), (24, 12)] {
                let first = Month { year, month };
                let (from, to) = (first.first(), first.later(2).last());
                if year > 0 && from <= self.last && self.first <= to {
                    seasons.push((format!("{year:04}-{code}"), from, to));
                }
            }
            year += 1;
        }
        seasons
    }

    /// The months that the strip touches.
    pub fn months(&self) -> Vec<Month> {
        let mut months = Vec::new();
        let mut month = Month::of(self.first);
        // Longer strips would be a slip of the pen, and no picture.
        while month.first() <= self.last && months.len() < 600 {
            months.push(month);
            month = month.later(1);
        }
        months
    }
}

/// Ends a free row, or a new one, at a new place.
fn take_row<T>(ends: &mut Vec<T>, free: Option<usize>, end: T) -> usize {
    if let Some(free) = free
        && let Some(row) = ends.get_mut(free)
    {
        *row = end;
        return free;
    }
    ends.push(end);
    ends.len() - 1
}

/// A month of a year, from 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    pub year: i32,
    /// From 1.
    pub month: u32,
}

/// As it stands in an address, and in EDTF: `2024-10`.
impl fmt::Display for Month {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}-{:02}", self.year, self.month)
    }
}

impl Month {
    pub fn of(day: NaiveDate) -> Month {
        Month {
            year: day.year().clamp(1, 9999),
            month: day.month(),
        }
    }

    /// Reads `2024-10`; a year alone means its first month.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-').unwrap_or((text, "01"));
        let number = |text: &str, digits: usize| {
            let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| text.parse::<u32>().ok()).flatten()
        };
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        ((1..=12).contains(&month) && year > 0).then_some(Month {
            year: year as i32,
            month,
        })
    }

    /// The month so many months later; the first or last there is where that goes too far.
    pub fn later(self, by: i32) -> Month {
        let at = (self.year * 12 + self.month as i32 - 1 + by).clamp(12, 9999 * 12 + 11);
        Month {
            year: at.div_euclid(12),
            month: at.rem_euclid(12) as u32 + 1,
        }
    }

    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    pub fn last(self) -> NaiveDate {
        let next = match self.month {
            12 => NaiveDate::from_ymd_opt(self.year + 1, 1, 1),
            month => NaiveDate::from_ymd_opt(self.year, month + 1, 1),
        };
        next.and_then(|next| next.pred_opt()).unwrap_or_default()
    }

    /// "October 2024".
    pub fn in_words(self) -> String {
        format!("{} {}", month_name(self.month), self.year)
    }

    /// The Mondays of the weeks that have a day of the month.
    pub fn mondays(self) -> Vec<NaiveDate> {
        let mut mondays = Vec::new();
        let mut day = Some(monday_of(self.first()));
        while let Some(monday) = day.filter(|monday| *monday <= self.last()) {
            mondays.push(monday);
            day = monday.checked_add_days(Days::new(7));
        }
        mondays
    }
}

/// The Monday on or before a day.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// A week from Monday to Sunday, and the bars of the meetings in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub days: Vec<NaiveDate>,
    /// The number of the week by ISO 8601.
    pub number: u32,
    pub bars: Vec<Bar>,
    /// How many rows the bars need.
    pub rows: usize,
}

/// A bar in a week. Columns count from 0, Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub at: usize,
    pub from: usize,
    /// The last column, which belongs to it.
    pub to: usize,
    pub row: usize,
    /// Whether it began in an earlier week, and whether it goes on in a later one.
    pub comes: bool,
    pub goes: bool,
}

/// Up to how many rows a week shows of itself.
pub const SHOWN_ROWS: usize = 4;

impl Week {
    pub fn new(monday: NaiveDate, stretches: &[Stretch]) -> Week {
        let later = |by: u64| monday.checked_add_days(Days::new(by)).unwrap_or(monday);
        let (monday, sunday) = (later(0), later(6));
        let mut ends: Vec<usize> = Vec::new();
        let mut bars = Vec::new();
        let column = |day: NaiveDate| (day - monday).num_days().clamp(0, 6) as usize;
        for one in stretches {
            if !one.touches(monday, sunday) {
                continue;
            }
            let (from, to) = (column(one.first), column(one.last));
            let free = ends.iter().position(|end| *end <= from);
            let row = take_row(&mut ends, free, to + 1);
            bars.push(Bar {
                at: one.at,
                from,
                to,
                row,
                comes: one.first < monday,
                goes: one.last > sunday,
            });
        }
        Week {
            days: (0..7).map(later).collect(),
            number: monday.iso_week().week(),
            bars,
            rows: ends.len(),
        }
    }

    /// How many rows are shown while the week is not opened: all, or one less than there is room for, which then says
    /// how many more there are.
    pub fn shown_rows(&self) -> usize {
        match self.rows <= SHOWN_ROWS {
            true => self.rows,
            false => SHOWN_ROWS - 1,
        }
    }

    /// How many bars of a column lie in rows that are not shown.
    pub fn hidden_on(&self, column: usize) -> usize {
        let shown = self.shown_rows();
        self.bars
            .iter()
            .filter(|bar| bar.row >= shown && (bar.from..=bar.to).contains(&column))
            .count()
    }
}
