//! What speaks against the days of a meeting: public holidays of this plan's members, weekends, other meetings.
//!
//! A plan's partners are data: the holidays are of those members that [`crate::holidays`] knows, by id or name. A plan
//! without such members has none. Of a vague date nothing is claimed.

use super::{
    Meeting, MeetingId, MeetingStatus, PartnerCategory, Plan,
    describe::quoted,
    edtf::{Edtf, day_in_words, weekday_name},
    term::plural,
};
use crate::holidays::{self, Choice, Holiday, Member, Taken, is_weekend};
use chrono::{Days, NaiveDate};

/// A member of a plan whose holidays are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub member: &'static Member,
    /// What this plan calls it where there is little room.
    pub called: String,
}

/// What speaks against the days of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct BadDate {
    /// A sentence for each day with public holidays.
    pub holidays: Vec<String>,
    /// The days that are a Saturday or Sunday, as one sentence.
    pub weekend: Option<String>,
    /// The other meetings of exact date on these days, with their titles and dates in words.
    pub meetings: Vec<(MeetingId, String, String)>,
    /// How many members' holidays were looked at.
    pub members: usize,
    /// Whether the holidays of all its days are known; they are not before and after some years.
    pub covered: bool,
}

impl Plan {
    /// The members of this plan whose holidays are known, in the plan's order.
    pub fn known_members(&self) -> Vec<Known> {
        let mut known: Vec<Known> = Vec::new();
        for partner in &self.partners {
            if partner.category != PartnerCategory::Member {
                continue;
            }
            if let Some(member) = holidays::member_called(partner.id.as_str(), &partner.name)
                && known.iter().all(|other| other.member != member)
            {
                known.push(Known {
                    member,
                    called: partner.short_name().to_owned(),
                });
            }
        }
        known
    }

    /// A sentence for each day of a meeting on which members have public holidays; none for a date that is vague.
    pub fn holidays_of(&self, meeting: &Meeting) -> Vec<String> {
        let Some(date) = meeting.date().filter(Edtf::is_exact) else {
            return Vec::new();
        };
        let holidays = holidays::between(date.earliest(), date.latest());
        if holidays.is_empty() {
            return Vec::new();
        }
        holidays_in_words(&self.known_members(), &holidays)
    }

    /// What speaks against the days of a meeting. None for a date that is vague or missing.
    pub fn bad_date(&self, meeting: &Meeting) -> Option<BadDate> {
        let date = meeting.date().filter(Edtf::is_exact)?;
        let (first, last) = (date.earliest(), date.latest());
        let covered = holidays::is_covered(first) && holidays::is_covered(last);
        let others = self.meetings.iter().filter(|other| {
            other.id != meeting.id
                && takes_days(other)
                && other.date().is_some_and(|date| {
                    date.is_exact() && date.earliest() <= last && first <= date.latest()
                })
        });
        let meetings = others.map(|other| {
            let date = other.date().map(|date| date.in_words());
            (
                other.id.clone(),
                other.title.clone(),
                date.unwrap_or_default(),
            )
        });
        Some(BadDate {
            holidays: self.holidays_of(meeting),
            weekend: weekend_in_words(first, last),
            meetings: meetings.collect(),
            members: self.known_members().len(),
            covered,
        })
    }

    /// The other meetings that take days, or may take some, for the search for a date.
    pub fn taken(&self, but: Option<&MeetingId>) -> (Vec<Taken>, Vec<String>) {
        let others = self
            .meetings
            .iter()
            .filter(|other| Some(&other.id) != but && takes_days(other));
        let both = others.filter_map(|other| {
            let date = other.date()?;
            let taken = Taken {
                first: date.earliest(),
                last: date.latest(),
                exact: date.is_exact(),
            };
            Some((taken, other.title.clone()))
        });
        both.unzip()
    }
}

/// Whether a meeting keeps the days of its date: one that was put off or called off does not.
fn takes_days(meeting: &Meeting) -> bool {
    meeting.status.is_open() || meeting.status == MeetingStatus::Held
}

/// "15 August 2026: public holiday in 2 members: Hellenic Republic (Dormition), Romania (Dormition)." A day a sentence.
pub fn holidays_in_words(known: &[Known], holidays: &[Holiday]) -> Vec<String> {
    let mut sentences = Vec::new();
    for of_day in holidays.chunk_by(|a, b| a.day == b.day) {
        let (count, members) = members_in_words(known, of_day);
        if let Some(first) = of_day.first()
            && count > 0
        {
            sentences.push(format!(
                "{}: public holiday in {}: {members}.",
                day_in_words(first.day),
                plural(count as i64, "member"),
            ));
        }
    }
    sentences
}

/// How many members have one of these holidays, and which: "Hellenic Republic (Dormition), Romania (Dormition)".
pub fn members_in_words(known: &[Known], holidays: &[Holiday]) -> (usize, String) {
    let mut all = Vec::new();
    for Known { member, called } in known {
        let mut names: Vec<String> = Vec::new();
        for holiday in holidays.iter().filter(|holiday| holiday.member == *member) {
            let name = holiday.in_words();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            // A remark in brackets stands inside those of the name without a pair of its own.
            let names = names.join("; ").replace(" (", ", ").replace(')', "");
            all.push(format!("{called} ({names})"));
        }
    }
    (all.len(), all.join(", "))
}

/// "15 August 2026 is a Saturday." None where no day is on a weekend.
fn weekend_in_words(first: NaiveDate, last: NaiveDate) -> Option<String> {
    let days = first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| is_weekend(*day));
    let days: Vec<NaiveDate> = days.take(3).collect();
    match days.as_slice() {
        [] => None,
        [day] => Some(format!(
            "{} is a {}.",
            day_in_words(*day),
            weekday_name(*day)
        )),
        [saturday, sunday] if saturday.succ_opt() == Some(*sunday) => Some(format!(
            "{} are Saturday and Sunday.",
            days_in_words(*saturday, *sunday)
        )),
        _ => Some("More than one weekend lies in these days.".to_owned()),
    }
}

/// One day, or from the first to the last, as a date.
pub fn days_as_date(first: NaiveDate, last: NaiveDate) -> Edtf {
    let days = format!("{first}/{last}");
    match Edtf::parse(&days) {
        Ok(days) if first != last => days,
        _ => Edtf::day(first),
    }
}

fn days_in_words(first: NaiveDate, last: NaiveDate) -> String {
    days_as_date(first, last).in_words()
}

/// The days that are looked through for a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// What is to be known of it, where it is not all of the time that was asked for.
    pub remarks: Vec<&'static str>,
}

/// The longest time that is looked through, in days: two years.
const LONGEST: u64 = 731;

/// What is looked through where this time is asked for: what is past is left out, unless it is all past. None where
/// the public holidays of that time are not known.
pub fn span_within(date: Edtf, today: NaiveDate) -> Option<Span> {
    let (mut first, mut last) = (date.earliest(), date.latest());
    let mut remarks = Vec::new();
    if last < today {
        remarks.push("This time is past.");
    } else if first < today {
        first = today;
        remarks.push("The days that are past are left out.");
    }
    if let Some(end) = first.checked_add_days(Days::new(LONGEST - 1))
        && end < last
    {
        last = end;
        remarks.push("Only the first two years are looked through.");
    }
    (holidays::is_covered(first) && holidays::is_covered(last)).then_some(Span {
        first,
        last,
        remarks,
    })
}

/// Why a choice stands where it does, in three parts: the holidays, the days of the week, the other meetings.
/// `titles` are those of [`Plan::taken`].
pub fn reasons(choice: &Choice, known: &[Known], titles: &[String]) -> [String; 3] {
    let (count, members) = members_in_words(known, &choice.holidays);
    let mut holidays = match count {
        0 => "No public holidays".to_owned(),
        _ => format!("{}: {members}", plural(count as i64, "member")),
    };
    let (near, members) = members_in_words(known, &choice.near);
    if near > 0 {
        holidays.push_str(&format!(". Next to a feast that may yet move: {members}"));
    }
    let mut week = weekday_name(choice.first).to_owned();
    if choice.first != choice.last {
        week.push('–');
        week.push_str(weekday_name(choice.last));
    }
    if choice.weekend_days > 0 {
        let days = plural(i64::from(choice.weekend_days), "weekend day");
        week.push_str(&format!(", {days}"));
    }
    let named = |places: &[usize], says: &str| {
        let first = places.first().and_then(|at| titles.get(*at))?;
        Some(match places.len() {
            1 => format!("{} {says}", quoted(first)),
            count => format!("{} and {} more {says}", quoted(first), count - 1),
        })
    };
    let others = [
        named(&choice.clashes, "on the same days"),
        named(&choice.may_clash, "may fall on these days"),
    ];
    let others: Vec<String> = others.into_iter().flatten().collect();
    let others = match others.is_empty() {
        true => "None".to_owned(),
        false => others.join("; "),
    };
    [holidays, week, others]
}
