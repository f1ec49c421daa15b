//! Where the term stands on a given day, and what can be counted in a plan.

use super::{ObjectiveKind, Period, Plan, edtf::day_in_words};
use chrono::{Datelike, Months, NaiveDate};

/// Where a term stands on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermState {
    NotBegun,
    Running,
    Ended,
}

impl Period {
    pub fn state_on(&self, today: NaiveDate) -> TermState {
        if today < self.start {
            TermState::NotBegun
        } else if today > self.end {
            TermState::Ended
        } else {
            TermState::Running
        }
    }

    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.state_on(today) == TermState::Ended
    }

    /// Whether it runs, and six months or less of it are left: then the next one is made ready.
    pub fn ends_soon(&self, today: NaiveDate) -> bool {
        let later = today.checked_add_months(Months::new(6));
        self.state_on(today) == TermState::Running && later.is_none_or(|later| later > self.end)
    }

    /// In words: "ended 31 December 2025, 11 months ago".
    pub fn standing(&self, today: NaiveDate) -> String {
        match self.state_on(today) {
            TermState::NotBegun => format!(
                "begins {}, in {}",
                day_in_words(self.start),
                distance_in_words(today, self.start)
            ),
            TermState::Running => format!(
                "runs until {}, {} left",
                day_in_words(self.end),
                distance_in_words(today, self.end)
            ),
            TermState::Ended => format!(
                "ended {}, {} ago",
                day_in_words(self.end),
                distance_in_words(self.end, today)
            ),
        }
    }

    /// The years of the term: "2024–2025", or "2025" for a term inside one year.
    pub fn years(&self) -> String {
        if self.start.year() == self.end.year() {
            self.start.year().to_string()
        } else {
            format!("{}–{}", self.start.year(), self.end.year())
        }
    }

    /// The half-years that the term touches, each as its first and last day inside the term.
    pub fn half_years(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let mut halves = Vec::new();
        let mut start = self.start;
        // A term of more than 50 years is a slip of the pen; its chart stops there.
        while start <= self.end && halves.len() < 100 {
            let (next_year, next_month) = if start.month() <= 6 {
                (start.year(), 7)
            } else {
                (start.year() + 1, 1)
            };
            let Some(next) = NaiveDate::from_ymd_opt(next_year, next_month, 1) else {
                break;
            };
            let last = next.pred_opt().unwrap_or(next).min(self.end);
            halves.push((start, last));
            start = next;
        }
        halves
    }
}

/// The distance between two days in the largest unit that fits: "5 days", "11 months", "3 years".
pub fn distance_in_words(from: NaiveDate, to: NaiveDate) -> String {
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    let mut months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    // The last day of a month counts as a whole month's distance from any later month's last day.
    let to_is_last = to.succ_opt().is_some_and(|next| next.day() == 1);
    if to.day() < from.day() && !to_is_last {
        months -= 1;
    }
    // More than half a month, or half a year, counts as a whole one: 10 months and 24 days are 11 months.
    let whole = Months::new(u32::try_from(months).unwrap_or(0));
    let rest = from
        .checked_add_months(whole)
        .map_or(0, |day| (to - day).num_days());
    if months > 0 && rest > 15 {
        months += 1;
    }
    match months {
        0 => plural((to - from).num_days(), "day"),
        1..=23 => plural(i64::from(months), "month"),
        _ => plural(i64::from((months + 5) / 12), "year"),
    }
}

/// "1 meeting", "2 meetings".
pub fn plural(count: i64, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

impl Plan {
    /// The kinds of objective that the plan has, in order of kind, each with its number.
    pub fn objective_kinds(&self) -> Vec<(ObjectiveKind, usize)> {
        let count = |kind| {
            self.objectives
                .iter()
                .filter(|objective| objective.kind == kind)
                .count()
        };
        ObjectiveKind::ALL
            .iter()
            .map(|kind| (*kind, count(*kind)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
