//! Recurrence rules (RFC 5545, 3.3.10), as days: what a rule yields within a bound, with each day looked at once.
//!
//! Rules within a day (`HOURLY` and finer), of week numbers and of days of the year are not read: no meeting is called
//! by them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The most days that one rule yields.
pub const MAX_DAYS: usize = 200;

/// How often it may be asked whether a day belongs to a rule, for all rules of one file together.
pub const MAX_STEPS: u32 = 3_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A recurrence rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    frequency: Frequency,
    interval: i32,
    count: Option<usize>,
    /// The value of UNTIL, as it stands there.
    pub until: Option<String>,
    /// Which one (0: each; negative: from the end), and the day of the week.
    by_day: Vec<(i32, Weekday)>,
    /// Months from 1.
    by_month: Vec<u32>,
    /// Days from 1; negative: from the end of the month.
    by_month_day: Vec<i32>,
    by_set_pos: Vec<i32>,
    week_start: Weekday,
}

impl Rule {
    /// The rule in these words, such as `FREQ=MONTHLY;BYDAY=2TU`; None where it is not understood whole.
    pub fn parse(text: &str) -> Option<Rule> {
        let mut frequency = None;
        let mut rule = Rule {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            by_day: Vec::new(),
            by_month: Vec::new(),
            by_month_day: Vec::new(),
            by_set_pos: Vec::new(),
            week_start: Weekday::Mon,
        };
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=')?;
            match key.to_ascii_uppercase().as_str() {
                "FREQ" => {
                    frequency = Some(match value.to_ascii_uppercase().as_str() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    });
                }
                "INTERVAL" => rule.interval = value.parse().ok().filter(|by| *by > 0)?,
                "COUNT" => rule.count = Some(value.parse().ok().filter(|count| *count > 0)?),
                "UNTIL" => rule.until = Some(value.to_owned()),
                "BYDAY" => rule.by_day = list(value, 60, day_of_week)?,
                "BYMONTH" => {
                    rule.by_month = list(value, 12, |word| {
                        word.parse().ok().filter(|month| (1..=12).contains(month))
                    })?;
                }
                "BYMONTHDAY" => rule.by_month_day = list(value, 62, |word| signed(word, 31))?,
                "BYSETPOS" => rule.by_set_pos = list(value, 60, |word| signed(word, 366))?,
                "WKST" => rule.week_start = day_of_week(value)?.1,
                // Microsoft's mark for leap months of other calendars, and the like.
                other if other.starts_with("X-") => {}
                _ => return None,
            }
        }
        rule.frequency = frequency?;
        Some(rule)
    }

    /// The days that the rule yields from `from` to `to`, both included, for an event that begins on `start`: that one is
    /// always the first. `steps` is what may still be spent; when it is used up, the rest is left out.
    pub fn days(
        &self,
        start: NaiveDate,
        (from, to): (NaiveDate, NaiveDate),
        steps: &mut u32,
    ) -> Vec<NaiveDate> {
        let mut found = Vec::new();
        if start > to {
            return found;
        }
        if start >= from {
            found.push(start);
        }
        let mut left = self.count.map(|count| count - 1);
        // Where nothing is counted, what is before the bound need not be walked through.
        let mut day = match left {
            None if from > start => self.period_start(from).max(start),
            _ => start,
        };
        if !self.by_set_pos.is_empty() {
            // Positions count the days of a period that are before the start too.
            day = self.period_start(day);
        }
        // What looking at one day costs grows with what is compared.
        let compared = self.by_day.len() + self.by_month_day.len() + self.by_set_pos.len();
        let dearness = 1 + compared as u32 / 8;
        let mut period = None;
        let mut in_period = Vec::new();
        loop {
            let now = self.period_start(day);
            // Positions from the end of a period need it whole.
            let is_whole = self.by_set_pos.is_empty() || period != Some(now);
            let ends = *steps == 0 || (day > to && is_whole);
            if ends || period != Some(now) {
                for day in self.chosen(&in_period) {
                    if *day <= start {
                        continue;
                    }
                    if left == Some(0) || *day > to || found.len() >= MAX_DAYS {
                        return found;
                    }
                    left = left.map(|left| left - 1);
                    if *day >= from {
                        found.push(*day);
                    }
                }
                in_period.clear();
                period = Some(now);
            }
            if ends || left == Some(0) {
                return found;
            }
            *steps = steps.saturating_sub(dearness);
            if self.holds(start, day) {
                in_period.push(day);
            }
            let Some(next) = day.checked_add_days(Days::new(1)) else {
                return found;
            };
            day = next;
        }
    }

    /// Of the days of one period, those that BYSETPOS names; all where it names none.
    fn chosen<'a>(&self, days: &'a [NaiveDate]) -> Vec<&'a NaiveDate> {
        if self.by_set_pos.is_empty() {
            return days.iter().collect();
        }
        let length = days.len() as i32;
        let chosen = days.iter().zip(1..).filter(|(_, at)| {
            let from_end = *at - length - 1;
            self.by_set_pos.contains(at) || self.by_set_pos.contains(&from_end)
        });
        chosen.map(|(day, _)| day).collect()
    }

    /// The first day of the day, week, month or year that a day is in.
    fn period_start(&self, day: NaiveDate) -> NaiveDate {
        let start = match self.frequency {
            Frequency::Daily => Some(day),
            Frequency::Weekly => {
                let past = day.weekday().days_since(self.week_start);
                day.checked_sub_days(Days::new(u64::from(past)))
            }
            Frequency::Monthly => day.with_day(1),
            Frequency::Yearly => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        };
        start.unwrap_or(day)
    }

    /// Whether a day belongs to the rule, before positions and counts.
    fn holds(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let (a, b) = (self.period_start(start), self.period_start(day));
        let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
        let periods = match self.frequency {
            Frequency::Daily => (b - a).num_days() as i32,
            Frequency::Weekly => (b - a).num_days() as i32 / 7,
            Frequency::Monthly => months(b) - months(a),
            Frequency::Yearly => b.year() - a.year(),
        };
        if periods % self.interval != 0 {
            return false;
        }
        if !self.by_month.is_empty() && !self.by_month.contains(&day.month()) {
            return false;
        }
        let (day_of_month, length) = (day.day() as i32, days_in_month(day));
        if !self.by_month_day.is_empty() {
            let from_end = day_of_month - length - 1;
            if !self.by_month_day.contains(&day_of_month) && !self.by_month_day.contains(&from_end)
            {
                return false;
            }
        }
        if !self.by_day.is_empty() {
            let in_year = self.frequency == Frequency::Yearly && self.by_month.is_empty();
            let (at, of) = match in_year {
                true => (day.ordinal0() as i32, days_in_year(day)),
                false => (day_of_month - 1, length),
            };
            let (nth, from_end) = (at / 7 + 1, -((of - 1 - at) / 7 + 1));
            return self.by_day.iter().any(|(which, weekday)| {
                *weekday == day.weekday() && (*which == 0 || *which == nth || *which == from_end)
            });
        }
        if !self.by_month_day.is_empty() {
            return true;
        }
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == start.weekday(),
            Frequency::Monthly => day.day() == start.day(),
            Frequency::Yearly => {
                day.day() == start.day()
                    && (!self.by_month.is_empty() || day.month() == start.month())
            }
        }
    }
}

fn list<T>(value: &str, most: usize, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let words: Vec<&str> = value.split(',').take(most + 1).collect();
    if words.len() > most {
        return None;
    }
    words.into_iter().map(|word| read(word.trim())).collect()
}

/// A number other than 0, at most so far from it.
fn signed(word: &str, most: i32) -> Option<i32> {
    let number: i32 = word.parse().ok()?;
    (number != 0 && number.abs() <= most).then_some(number)
}

/// `MO`, `2TU`, `-1FR`.
fn day_of_week(word: &str) -> Option<(i32, Weekday)> {
    let at = word
        .len()
        .checked_sub(2)
        .filter(|at| word.is_char_boundary(*at))?;
    let (which, name) = word.split_at(at);
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    match which {
        "" => Some((0, weekday)),
        which => Some((signed(which, 53)?, weekday)),
    }
}

fn days_in_month(day: NaiveDate) -> i32 {
    let next = match day.month() {
        12 => NaiveDate::from_ymd_opt(day.year() + 1, 1, 1),
        month => NaiveDate::from_ymd_opt(day.year(), month + 1, 1),
    };
    let first = day.with_day(1);
    let days = next
        .zip(first)
        .map(|(next, first)| (next - first).num_days());
    days.unwrap_or(31) as i32
}

fn days_in_year(day: NaiveDate) -> i32 {
    365 + i32::from(day.leap_year())
}
