//! The rules as data: how `rules.txt` is read.
//!
//! A member begins with a line `@id|official name|everyday name|source|looked up in|remark`, and each line after it is a
//! rule: the days (`05-01`; `w+1`, `o-2`: days from western or Orthodox Easter; `f+0`, `a+1`: from the first day of Eid
//! al-Fitr or Eid al-Adha; `?` after a day that is only expected, `!` after one that is worked on for now), the years that it holds for (`-` is all of them), when
//! it gives another day off (`>` on a Sunday, `>>` on a Saturday or Sunday, `>>>` also on another holiday), its name.

use super::{Certainty, Member, easter, moved};
use chrono::NaiveDate;
use std::sync::OnceLock;

type MonthDay = (u32, u32);

/// The first days of Eid al-Fitr and of Eid al-Adha, by year from 2024: expected by the calendar of the Presidency of
/// Religious Affairs of Türkiye (<https://vakithesaplama.diyanet.gov.tr/hicriden_miladiye.php>). Members may see the
/// moon a day apart, so that each is only expected.
const FEASTS: [(i32, MonthDay, MonthDay); 8] = [
    (2024, (4, 10), (6, 16)),
    (2025, (3, 30), (6, 6)),
    (2026, (3, 20), (5, 27)),
    (2027, (3, 9), (5, 16)),
    (2028, (2, 26), (5, 5)),
    (2029, (2, 14), (4, 24)),
    (2030, (2, 4), (4, 13)),
    (2031, (1, 24), (4, 2)),
];

/// When a holiday gives another day off, which is the next day that is neither a day of rest nor a holiday.
#[derive(Clone, Copy)]
pub enum InLieu {
    Never,
    OfSunday,
    OfWeekend,
    /// On a Saturday or Sunday, and on a day that is another holiday already.
    OfEach,
}

/// Some days of every year.
pub struct Rule {
    /// The place of the member in the table.
    pub member: usize,
    days: &'static str,
    /// The first and the last year.
    years: (i32, i32),
    pub in_lieu: InLieu,
    pub name: &'static str,
}

pub struct Table {
    pub members: Vec<Member>,
    pub rules: Vec<Rule>,
}

/// The rules, read once.
pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("rules.txt")))
}

/// What is no member and no rule is passed over; a test sees that nothing is.
fn read(text: &'static str) -> Table {
    let mut table = Table {
        members: Vec::new(),
        rules: Vec::new(),
    };
    for line in text.lines() {
        if let Some(member) = line.strip_prefix('@') {
            table.members.extend(read_member(member));
        } else if let Some(member) = table.members.len().checked_sub(1) {
            table.rules.extend(read_rule(member, line));
        }
    }
    table
}

fn read_member(line: &'static str) -> Option<Member> {
    let mut parts = line.split('|');
    Some(Member {
        id: parts.next()?,
        name: parts.next()?,
        short: parts.next()?,
        source: parts.next()?,
        as_of: parts.next()?,
        remark: parts.next(),
    })
}

fn read_rule(member: usize, line: &'static str) -> Option<Rule> {
    let mut parts = line.splitn(4, ' ');
    let (days, years, in_lieu, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let (from, to) = years.split_once('-').unwrap_or((years, years));
    Some(Rule {
        member,
        days,
        years: (
            from.parse().unwrap_or(i32::MIN),
            to.parse().unwrap_or(i32::MAX),
        ),
        in_lieu: match in_lieu {
            ">" => InLieu::OfSunday,
            ">>" => InLieu::OfWeekend,
            ">>>" => InLieu::OfEach,
            _ => InLieu::Never,
        },
        name,
    })
}

impl Rule {
    /// Its days in a year.
    pub fn days(&self, year: i32) -> Vec<(NaiveDate, Certainty)> {
        if year < self.years.0 || year > self.years.1 {
            return Vec::new();
        }
        let days = self.days.split(',');
        days.filter_map(|day| day_of(day, year)).collect()
    }
}

fn day_of(text: &str, year: i32) -> Option<(NaiveDate, Certainty)> {
    let (text, mut certainty) = match (text.strip_suffix('?'), text.strip_suffix('!')) {
        (Some(text), _) => (text, Certainty::Expected),
        (_, Some(text)) => (text, Certainty::Suspended),
        _ => (text, Certainty::Fixed),
    };
    let feast = |first: bool| {
        let (_, fitr, adha) = FEASTS.iter().find(|(known, _, _)| *known == year)?;
        let (month, day) = if first { fitr } else { adha };
        NaiveDate::from_ymd_opt(year, *month, *day)
    };
    let (kind, by) = text.split_at_checked(1)?;
    let from = match kind {
        "w" => easter::western(year),
        "o" => easter::orthodox(year),
        "f" | "a" => {
            certainty = Certainty::Expected;
            feast(kind == "f")
        }
        _ => {
            let (month, day) = text.split_once('-')?;
            let day = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
            return Some((day, certainty));
        }
    };
    Some((moved(from?, by.parse().ok()?)?, certainty))
}
