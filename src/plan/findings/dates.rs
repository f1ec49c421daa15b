//! Meetings: without a date, past without a word, outside the term, or dated otherwise than their wording.

use super::{
    Finding, FindingClass, Said, few_or_one, meeting_spot,
    reading::{Token, tokens},
};
use crate::plan::{
    Meeting, MeetingStatus, Plan,
    edtf::{FIRST_DAY, LAST_DAY, day_in_words},
};
use chrono::{Datelike, NaiveDate};

/// One rule about meetings, and what is said of many at once.
struct Rule {
    class: FindingClass,
    key: &'static str,
    advice: &'static str,
    /// After the number of meetings: "have no date".
    of_many: &'static str,
    is_need: bool,
    /// What is wrong with a meeting, if anything is.
    holds: fn(&Plan, &Meeting, NaiveDate) -> Option<Said>,
}

const UNDATED: Rule = Rule {
    class: FindingClass::Open,
    key: "undated",
    advice: "Enter a date, as vague as it is known, or say what became of the meeting.",
    of_many: "have no date",
    is_need: true,
    holds: undated,
};

const OVERDUE: Rule = Rule {
    class: FindingClass::Open,
    key: "overdue",
    advice: "Say what became of the meeting: held, postponed, carried over or cancelled.",
    of_many: "are past, and nothing tells what became of them",
    is_need: true,
    holds: overdue,
};

const OUTSIDE: Rule = Rule {
    class: FindingClass::Outside,
    key: "outside",
    advice: "Look whether the date or the term is a slip; where it is meant, acknowledge it with the reason.",
    of_many: "have dates outside the term",
    is_need: false,
    holds: outside,
};

const NO_FACT: Rule = Rule {
    class: FindingClass::Open,
    key: "held-undated",
    advice: "Enter when it took place and where that is known from.",
    of_many: "are marked as held, and nothing says when they took place",
    is_need: false,
    holds: no_fact,
};

const NOT_HELD: Rule = Rule {
    class: FindingClass::Contradiction,
    key: "held-otherwise",
    advice: "Mark it as held, or take the later fact out.",
    of_many: "have a note of when they took place, and are not marked as held",
    is_need: false,
    holds: not_held,
};

const NOT_YET: Rule = Rule {
    class: FindingClass::Contradiction,
    key: "held-ahead",
    advice: "Look whether the day is a slip, or the meeting is still to come.",
    of_many: "are marked as held on days that are still to come",
    is_need: false,
    holds: not_yet,
};

const OTHER_YEAR: Rule = Rule {
    class: FindingClass::Contradiction,
    key: "other-year",
    advice: "Look which year holds. The date can be changed; adopted wording changes by an amendment only.",
    of_many: "are dated in another year than their wording names",
    is_need: false,
    holds: other_year,
};

const BAD_DATE: Rule = Rule {
    class: FindingClass::BadDate,
    key: "bad-date",
    advice: "Look whether another day suits the members better; where the day is meant, acknowledge it with the reason.",
    of_many: "are planned for public holidays of members",
    is_need: false,
    holds: bad_date,
};

pub fn find(plan: &Plan, today: NaiveDate, all: &mut Vec<Finding>) {
    hold(plan, plan.meetings.iter(), today, all);
}

/// The same for one meeting.
pub fn about(plan: &Plan, meeting: Option<&Meeting>, today: NaiveDate, all: &mut Vec<Finding>) {
    hold(plan, meeting.into_iter(), today, all);
}

/// Holds meetings to every rule.
fn hold<'a>(
    plan: &Plan,
    meetings: impl Iterator<Item = &'a Meeting> + Clone,
    today: NaiveDate,
    all: &mut Vec<Finding>,
) {
    for rule in [
        &OTHER_YEAR,
        &NOT_HELD,
        &NOT_YET,
        &UNDATED,
        &OVERDUE,
        &NO_FACT,
        &OUTSIDE,
        &BAD_DATE,
    ] {
        let found = meetings
            .clone()
            .filter_map(|meeting| Some(rule.found(meeting, (rule.holds)(plan, meeting, today)?)));
        few_or_one(all, found.collect(), |first, count| {
            rule.together(first, count)
        });
    }
}

impl Rule {
    /// What is found about one meeting. With another date it is another finding.
    fn found(&self, meeting: &Meeting, said: Said) -> Finding {
        let date = meeting.date().map(|date| date.to_string());
        let key = [
            self.key,
            meeting.id.as_str(),
            date.as_deref().unwrap_or("none"),
        ];
        let finding = said.found(self.class, &key, meeting_spot(meeting), self.advice);
        Finding {
            // A postponed meeting is nobody's decision yet.
            is_need: self.is_need && meeting.status.is_open(),
            ..finding
        }
    }

    fn together(&self, first: &Finding, count: usize) -> Finding {
        let title = first.quotes.first().map_or("", String::as_str);
        let said = Said::new(&format!("{count} meetings {}, the first: ", self.of_many));
        let finding = said.quote(title).words(".").found(
            self.class,
            &[self.key, "many"],
            first.spot.clone(),
            self.advice,
        );
        Finding {
            is_need: first.is_need,
            ..finding
        }
    }
}

/// The title, and what the text says of the date.
fn named(meeting: &Meeting) -> Said {
    Said::default().quote(&meeting.title)
}

fn undated(_: &Plan, meeting: &Meeting, _: NaiveDate) -> Option<Said> {
    let is_open = meeting.status.is_open() || meeting.status == MeetingStatus::Postponed;
    if !is_open || meeting.date().is_some() {
        return None;
    }
    let said = named(meeting).words(match meeting.status {
        MeetingStatus::Postponed => " was postponed, and has no new date",
        _ => " has no date",
    });
    Some(match &meeting.when.wording {
        Some(wording) => said.words(": the text says ").quote(wording).words("."),
        None => said.words("."),
    })
}

fn overdue(_: &Plan, meeting: &Meeting, today: NaiveDate) -> Option<Said> {
    if !meeting.is_overdue(today) {
        return None;
    }
    let (_, latest) = meeting.span()?;
    let is_exact = meeting.date().is_some_and(|date| date.is_exact());
    let said = named(meeting).words(match (meeting.when.confirmed, is_exact) {
        (true, _) => " was planned for ",
        (false, true) => " was never confirmed: its date is ",
        (false, false) => " was never fixed to a day: ",
    });
    let said = match &meeting.when.wording {
        Some(wording) if !meeting.when.confirmed && !is_exact => {
            said.words("the text says ").quote(wording)
        }
        _ => said.words(&meeting.date()?.in_words()),
    };
    Some(said.words(&format!(
        ", and its last possible day, {}, is past.",
        day_in_words(latest)
    )))
}

fn no_fact(_: &Plan, meeting: &Meeting, _: NaiveDate) -> Option<Said> {
    let is_untold = meeting.status == MeetingStatus::Held && meeting.held.is_none();
    is_untold
        .then(|| named(meeting).words(" is marked as held, and nothing says when it took place."))
}

fn not_held(_: &Plan, meeting: &Meeting, _: NaiveDate) -> Option<Said> {
    let held = meeting.held.as_ref()?;
    (meeting.status != MeetingStatus::Held).then(|| {
        named(meeting).words(&format!(
            " is marked as {}, and a later fact says that it took place: {}.",
            meeting.status.label().to_ascii_lowercase(),
            held.edtf.in_words()
        ))
    })
}

fn not_yet(_: &Plan, meeting: &Meeting, today: NaiveDate) -> Option<Said> {
    let held = meeting.later_fact()?.edtf;
    (held.earliest() > today).then(|| {
        named(meeting).words(&format!(
            " is marked as held, and the day is still to come: {}.",
            held.in_words()
        ))
    })
}

fn outside(plan: &Plan, meeting: &Meeting, _: NaiveDate) -> Option<Said> {
    // What was put off or taken out of the plan is outside by what its status says.
    if !meeting.status.is_open() && meeting.status != MeetingStatus::Held {
        return None;
    }
    let date = meeting.date()?;
    let period = &plan.head.period;
    // An open end says nothing of where it lies.
    let (earliest, latest) = (date.earliest(), date.latest());
    let (start, end) = (period.start, period.end);
    let (how, edge) = if latest < start {
        ("lies before the term, which begins on", start)
    } else if earliest > end {
        ("lies after the term, which ends on", end)
    } else if earliest < start && earliest > FIRST_DAY {
        ("lies partly before the term, which begins on", start)
    } else if latest > end && latest < LAST_DAY {
        ("lies partly after the term, which ends on", end)
    } else {
        return None;
    };
    Some(named(meeting).words(&format!(
        ", {}, {how} {}.",
        date.in_words(),
        day_in_words(edge)
    )))
}

/// The wording names years near the term, and the date is in none of them.
fn other_year(plan: &Plan, meeting: &Meeting, _: NaiveDate) -> Option<Said> {
    let date = meeting.date()?;
    let (from, to) = (date.earliest().year(), date.latest().year());
    let period = &plan.head.period;
    // A title may name a year that is no date: "Vision 2030", "30 years after 1992".
    let near = period.start.year() - 1..=period.end.year() + 1;
    let wordings = [
        meeting.when.wording.as_deref(),
        meeting.text.as_deref(),
        Some(meeting.title.as_str()),
    ];
    let mut of_other = None;
    for wording in wordings.into_iter().flatten() {
        for year in tokens(wording).iter().filter_map(Token::year) {
            if (from..=to).contains(&year) {
                return None;
            }
            if of_other.is_none() && near.contains(&year) {
                of_other = Some(wording);
            }
        }
    }
    Some(
        named(meeting)
            .words(" is dated ")
            .words(&date.in_words())
            .words(", and the text says ")
            .quote(of_other?)
            .words("."),
    )
}

/// Planned for days that are all to come, and a member has a public holiday on one. Weekends are left in peace:
/// a reception or a journey may be meant.
fn bad_date(plan: &Plan, meeting: &Meeting, today: NaiveDate) -> Option<Said> {
    if !meeting.status.is_open() || meeting.span()?.0 <= today {
        return None;
    }
    let days = plan.holidays_of(meeting);
    let first = days.first()?.strip_suffix('.')?;
    let said = named(meeting)
        .words(" is planned for a public holiday. ")
        .words(first);
    Some(match days.len() {
        1 => said.words("."),
        _ => said.words("; and on other days of it."),
    })
}
