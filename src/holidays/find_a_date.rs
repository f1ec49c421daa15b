//! Which days of a span suit a meeting best, and why.
//!
//! The worse a choice, the more it weighs: [`HOLIDAY`] for each member that has a public holiday on one of its days;
//! as much for each of the chosen members on a weekend day, and where another meeting is on these days; a little for
//! a feast that is expected next to them, and for a meeting of vague date that may fall on them.

use super::{Certainty, Holiday, Member, between, is_weekend, moved};
use chrono::NaiveDate;

/// The longest meeting that is looked for, in days.
pub const MOST_DAYS: u32 = 10;

const HOLIDAY: u32 = 10;
const FEAST_NEXT_TO_IT: u32 = 2;
const VAGUE: u32 = 1;

/// What is looked for.
pub struct Wish<'a> {
    /// The first and the last day that it may be on.
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// How many days it takes, one after the other.
    pub days: u32,
    /// Whose holidays count.
    pub members: &'a [&'static Member],
    /// The other meetings.
    pub taken: &'a [Taken],
}

/// Another meeting: the first and the last day that it may be on.
pub struct Taken {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// Whether it is on all of these days, and not somewhere among them.
    pub exact: bool,
}

/// Some days that a meeting could be on.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// The holidays on its days.
    pub holidays: Vec<Holiday>,
    /// The members that have one of these, in their order.
    pub members: Vec<&'static Member>,
    /// Feasts expected on the day before or after, which may yet fall on it.
    pub near: Vec<Holiday>,
    pub weekend_days: u32,
    /// The other meetings on its days, by their places in [`Wish::taken`].
    pub clashes: Vec<usize>,
    /// Those of vague date that may be on them.
    pub may_clash: Vec<usize>,
    /// The less the better.
    pub weight: u32,
}

/// Every choice in the span, the best first; of equal ones the earlier. Empty where the span is too short.
pub fn find_a_date(wish: &Wish) -> Vec<Choice> {
    let days = wish.days.clamp(1, MOST_DAYS);
    let (Some(before), Some(after)) = (moved(wish.first, -1), moved(wish.last, 1)) else {
        return Vec::new();
    };
    let mut holidays = between(before, after);
    holidays.retain(|holiday| wish.members.contains(&holiday.member));
    let mut found: Vec<Choice> = Vec::new();
    for first in wish.first.iter_days().take_while(|day| *day <= wish.last) {
        let last = moved(first, i64::from(days) - 1).filter(|last| *last <= wish.last);
        let Some(last) = last else {
            break;
        };
        let choice = choice(wish, &holidays, first, last);
        let place = found.partition_point(|other| other.weight <= choice.weight);
        found.insert(place, choice);
    }
    found
}

fn choice(wish: &Wish, all: &[Holiday], first: NaiveDate, last: NaiveDate) -> Choice {
    let within = |day: NaiveDate| first <= day && day <= last;
    let is_next_to_it =
        |day: NaiveDate| moved(day, 1).is_some_and(within) || moved(day, -1).is_some_and(within);
    let mut holidays: Vec<Holiday> = Vec::new();
    let mut members: Vec<&'static Member> = Vec::new();
    let mut near: Vec<Holiday> = Vec::new();
    let from = all.partition_point(|holiday| moved(holiday.day, 1).is_none_or(|day| day < first));
    let around = all
        .iter()
        .skip(from)
        .take_while(|holiday| moved(holiday.day, -1).is_none_or(|day| day <= last));
    for holiday in around {
        if within(holiday.day) {
            holidays.push(*holiday);
        } else if holiday.certainty == Certainty::Expected && is_next_to_it(holiday.day) {
            near.push(*holiday);
        }
    }
    for member in wish.members {
        if holidays.iter().any(|holiday| holiday.member == *member) {
            members.push(member);
        }
    }
    near.retain(|holiday| !members.contains(&holiday.member));
    let days = first.iter_days().take_while(|day| *day <= last);
    let weekend_days = days.filter(|day| is_weekend(*day)).count() as u32;
    let (mut clashes, mut may_clash) = (Vec::new(), Vec::new());
    for (at, taken) in wish.taken.iter().enumerate() {
        if taken.first <= last && first <= taken.last {
            let list = if taken.exact {
                &mut clashes
            } else {
                &mut may_clash
            };
            list.push(at);
        }
    }
    let of_all = HOLIDAY * (wish.members.len().max(1) as u32);
    let weight = HOLIDAY * members.len() as u32
        + FEAST_NEXT_TO_IT * near.len() as u32
        + of_all * (weekend_days + clashes.len() as u32)
        + VAGUE * may_clash.len() as u32;
    Choice {
        first,
        last,
        holidays,
        members,
        near,
        weekend_days,
        clashes,
        may_clash,
        weight,
    }
}
