//! What a plan needs from its people on a given day: the list that the overview leads with.

use super::{
    ItemId, Meeting, MeetingStatus, Objective, Plan, Status, edtf::day_in_words, term::TermState,
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
    /// This many objectives have no status.
    Assess { count: usize },
}

impl Plan {
    /// What needs doing on this day, the most pressing first.
    pub fn needs(&self, today: NaiveDate) -> Vec<Need> {
        let term_ended = self.head.period.state_on(today) == TermState::Ended;
        let planned = || {
            self.meetings
                .iter()
                .filter(|meeting| meeting.status == MeetingStatus::Planned)
        };
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
        let unassessed = self
            .objectives
            .iter()
            .filter(|objective| objective.status == Status::NotAssessed)
            .count();
        let assess = (unassessed > 0).then_some(Need::Assess { count: unassessed });
        overdue
            .chain(undated)
            .chain(unconfirmed)
            .chain(assess)
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
            Need::Assess { count: 1 } => "1 objective was never assessed.".to_owned(),
            Need::Assess { count } => format!("{count} objectives were never assessed."),
        }
    }
}
