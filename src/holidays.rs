//! Public holidays of the member states of BSEC, computed from dated rules, and the search for a good date.
//!
//! Pure: std and chrono only, and no word of a plan. The rules are data (`holidays/rules.txt`), each member's with its
//! law and the year it was looked up for. What governments decide for one year (days moved to make a long weekend) is
//! there as far as it was published; what is left out, a remark says. Names are short and neutral English, not
//! translations of the laws' titles. `tests/data/holidays-differences.md` compares with two other collections.
//!
//! The days of rest are Saturday and Sunday in all thirteen members, where people work five days a week.

mod easter;
mod find_a_date;
mod rules;

pub use find_a_date::{Choice, MOST_DAYS, Taken, Wish, find_a_date};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rules::{InLieu, Table, table};
use std::sync::OnceLock;

/// The first and the last year that anything is said about.
pub const YEARS: (i32, i32) = (2024, 2031);

/// A member state whose holidays are known.
#[derive(Debug, PartialEq, Eq)]
pub struct Member {
    /// The id that the built-in plan has for this partner.
    pub id: &'static str,
    /// The official name, as the list of BSEC has it.
    pub name: &'static str,
    /// The name in everyday use.
    pub short: &'static str,
    /// The law that the days are taken from.
    pub source: &'static str,
    /// The year in which the law was looked up.
    pub as_of: &'static str,
    /// What is left out or particular.
    pub remark: Option<&'static str>,
}

/// How certain it is that people have the day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The law or a decision names the day, or a rule that gives it.
    Fixed,
    /// Expected by calculation; it may differ by a day.
    Expected,
    /// The law names the day, and while martial law is in force it is worked on.
    Suspended,
}

/// A day on which a member has a public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub day: NaiveDate,
    pub member: &'static Member,
    pub name: &'static str,
    pub certainty: Certainty,
    /// A day off instead of this holiday, which falls on a day of rest or on another one.
    pub in_lieu: bool,
}

impl Holiday {
    /// Its name with what is to be known of it: "Eid al-Fitr (expected, may differ by a day)".
    pub fn in_words(&self) -> String {
        let lieu = if self.in_lieu { "day off for " } else { "" };
        let expected = match self.certainty {
            Certainty::Fixed => "",
            Certainty::Expected => " (expected, may differ by a day)",
            Certainty::Suspended => " (no day off while martial law is in force)",
        };
        format!("{lieu}{}{expected}", self.name)
    }
}

/// The members whose holidays are known, in their official order.
pub fn members() -> &'static [Member] {
    &table().members
}

/// The member that a partner is, by its id or by its official or everyday name.
pub fn member_called(id: &str, name: &str) -> Option<&'static Member> {
    let name = name.trim();
    let bare = name.strip_prefix("The ").unwrap_or(name);
    members().iter().find(|member| {
        member.id == id
            || bare.eq_ignore_ascii_case(member.name)
            || bare.eq_ignore_ascii_case(member.short)
    })
}

/// Whether something is known about this day.
pub fn is_covered(day: NaiveDate) -> bool {
    (YEARS.0..=YEARS.1).contains(&day.year())
}

/// Whether the day is a day of rest in every week, in all members.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Every public holiday from the first to the last day, by day and then in the order of the members. Empty outside
/// [`YEARS`].
pub fn between(first: NaiveDate, last: NaiveDate) -> Vec<Holiday> {
    let mut found = Vec::new();
    for year in first.year().max(YEARS.0)..=last.year().min(YEARS.1) {
        let all = of_all(year);
        let from = all.partition_point(|holiday| holiday.day < first);
        let to = all.partition_point(|holiday| holiday.day <= last);
        found.extend_from_slice(all.get(from..to).unwrap_or_default());
    }
    found
}

/// The holidays of all members in one of the [`YEARS`], worked out once.
fn of_all(year: i32) -> &'static [Holiday] {
    const COUNT: usize = (YEARS.1 - YEARS.0 + 1) as usize;
    static KNOWN: [OnceLock<Vec<Holiday>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let slot = usize::try_from(year - YEARS.0);
    let Some(slot) = slot.ok().and_then(|slot| KNOWN.get(slot)) else {
        return &[];
    };
    slot.get_or_init(|| {
        let mut all: Vec<Holiday> = Vec::new();
        for (at, member) in members().iter().enumerate() {
            for holiday in of_year(table(), at, member, year) {
                // Members come in order, so a place after all of the same day keeps it.
                let place = all.partition_point(|other| other.day <= holiday.day);
                all.insert(place, holiday);
            }
        }
        all
    })
}

/// The holidays of one member in one year, with the days off instead, in order.
fn of_year(table: &Table, at: usize, member: &'static Member, year: i32) -> Vec<Holiday> {
    // What falls on the end of a year can give a day off in the next.
    let mut all: Vec<(Holiday, InLieu)> = Vec::new();
    for year in [year - 1, year] {
        for rule in table.rules.iter().filter(|rule| rule.member == at) {
            let days = rule.days(year);
            for (day, certainty) in days {
                let holiday = Holiday {
                    day,
                    member,
                    name: rule.name,
                    certainty,
                    in_lieu: false,
                };
                let place = all.partition_point(|(other, _)| other.day <= day);
                all.insert(place, (holiday, rule.in_lieu));
            }
        }
    }
    let mut given: Vec<Holiday> = Vec::new();
    // The last day whose rules were looked at, and whether one of them gave a day off.
    let mut last = (None, false);
    for (holiday, in_lieu) in &all {
        let coincides = last.0 == Some(holiday.day);
        let has_given = coincides && last.1;
        let is_rest = is_weekend(holiday.day);
        let gives = match in_lieu {
            InLieu::Never => false,
            InLieu::OfSunday => !has_given && holiday.day.weekday() == Weekday::Sun,
            InLieu::OfWeekend => !has_given && is_rest,
            // The second of two on one day gives one more.
            InLieu::OfEach => coincides || is_rest,
        };
        last = (Some(holiday.day), has_given || gives);
        if !gives {
            continue;
        }
        let is_free = |day: &NaiveDate| {
            !is_weekend(*day)
                && all.iter().all(|(other, _)| other.day != *day)
                && given.iter().all(|other| other.day != *day)
        };
        let next = holiday
            .day
            .iter_days()
            .skip(1)
            .take(30)
            .find(|day| is_free(day));
        if let Some(day) = next {
            given.push(Holiday {
                day,
                in_lieu: true,
                ..*holiday
            });
        }
    }
    let mut found: Vec<Holiday> = all.into_iter().map(|(holiday, _)| holiday).collect();
    for holiday in given {
        let place = found.partition_point(|other| other.day <= holiday.day);
        found.insert(place, holiday);
    }
    found.retain(|holiday| holiday.day.year() == year);
    found
}

/// The day so many days later, or earlier below zero.
fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}
