//! What a plan needs from its people on a given day: the list that the overview leads with.

use super::{
    ItemId, Meeting, Objective, Plan, Status, describe::quoted, edtf::day_in_words,
    stale::STALE_MONTHS, term::plural,
};
use chrono::NaiveDate;

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// A meeting's last possible day is past, and nothing tells what became of it.
    SayWhatHappened { meeting: ItemId, since: NaiveDate },
    /// A meeting has no date at all.
    FixDate { meeting: ItemId, term_ended: bool },
    /// A meeting has a date that is not confirmed, and it is not past.
    ConfirmDate { meeting: ItemId, date: String },
    /// This many follow-ups are past their day; `first` is the first of them, of this meeting.
    FollowUp {
        meeting: ItemId,
        first: String,
        count: usize,
    },
    /// This many objectives have no status; after the term, no final word.
    Assess { count: usize, term_ended: bool },
    /// This many objectives have no final word, and nothing new was said of them for long; `first` is the first of them.
    Renew { first: ItemId, count: usize },
}

impl Plan {
    /// What needs doing on this day, the most pressing first.
    pub fn needs(&self, today: NaiveDate) -> Vec<Need> {
        let term_ended = self.head.period.has_ended(today);
        let mut by_date = self.meetings_by_date();
        by_date.retain(|meeting| meeting.status.is_open());
        let planned = || by_date.iter().copied();
        let overdue = planned()
            .filter(|meeting| meeting.is_overdue(today))
            .filter_map(|meeting| {
                let (_, since) = meeting.span()?;
                Some(Need::SayWhatHappened {
                    meeting: id(meeting),
                    since,
                })
            });
        let undated = planned()
            .filter(|meeting| meeting.date().is_none())
            .map(|meeting| Need::FixDate {
                meeting: id(meeting),
                term_ended,
            });
        let unconfirmed = planned()
            .filter(|meeting| !meeting.when.confirmed && !meeting.is_overdue(today))
            .filter_map(|meeting| {
                Some(Need::ConfirmDate {
                    meeting: id(meeting),
                    date: meeting.date()?.in_words(),
                })
            });
        let meetings = self.meetings.iter();
        let mut late = meetings.flat_map(|meeting| {
            let decisions = meeting.decisions.iter();
            let late = decisions.filter(|decision| decision.is_overdue(today));
            late.map(move |decision| (meeting, decision))
        });
        let follow_up = late.next().map(|(meeting, decision)| Need::FollowUp {
            meeting: id(meeting),
            first: decision.text.clone(),
            count: 1 + late.count(),
        });
        let waits = |one: &&Objective| term_ended || one.status == Status::NotAssessed;
        let count = self.open_objectives().filter(waits).count();
        let assess = (count > 0).then_some(Need::Assess { count, term_ended });
        // After the term the evaluation asks for all of them.
        let mut stale = self
            .objectives
            .iter()
            .filter(|objective| !term_ended && objective.stale_for(today).is_some());
        let renew = stale.next().map(|first| Need::Renew {
            first: ItemId::Objective(first.id.clone()),
            count: 1 + stale.count(),
        });
        overdue
            .chain(undated)
            .chain(unconfirmed)
            .chain(follow_up)
            .chain(assess)
            .chain(renew)
            .collect()
    }
}

impl Plan {
    /// The first objective that nobody has assessed.
    pub fn first_unassessed(&self) -> Option<&Objective> {
        self.objectives
            .iter()
            .find(|objective| objective.status == Status::NotAssessed)
    }
}

fn id(meeting: &Meeting) -> ItemId {
    ItemId::Meeting(meeting.id.clone())
}

impl Need {
    /// What it is about, in a sentence.
    pub fn sentence(&self, plan: &Plan) -> String {
        let title = |id: &ItemId| plan.item_label(id).unwrap_or_default();
        match self {
            Need::SayWhatHappened { meeting, since } => {
                format!(
                    "{}: overdue since {}.",
                    title(meeting),
                    day_in_words(*since)
                )
            }
            Need::FixDate {
                meeting,
                term_ended: true,
            } => {
                format!("{}: no date was ever fixed.", title(meeting))
            }
            Need::FixDate {
                meeting,
                term_ended: false,
            } => format!("{}: no date yet.", title(meeting)),
            Need::ConfirmDate { meeting, date } => {
                format!("{}: {date} is to be confirmed.", title(meeting))
            }
            Need::FollowUp {
                meeting,
                first,
                count,
            } => {
                let (title, first) = (title(meeting), quoted(first));
                match count {
                    1 => format!("{title}: the follow-up {first} is overdue."),
                    count => {
                        format!("{count} follow-ups are overdue, the first of {title}: {first}.")
                    }
                }
            }
            Need::Renew { count, .. } => format!(
                "{} had no news for {STALE_MONTHS} months or more.",
                plural(*count as i64, "objective")
            ),
            Need::Assess { count, term_ended } => {
                let (one, many) = match term_ended {
                    true => ("has no final word", "have no final word"),
                    false => ("was never assessed", "were never assessed"),
                };
                let verb = if *count == 1 { one } else { many };
                format!("{} {verb}.", plural(*count as i64, "objective"))
            }
        }
    }
}
