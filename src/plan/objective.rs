//! Objectives: frameworks of action, priority areas and others.

use super::{
    Evidence, Extra, GoalId, ItemId, ObjectiveId, PartnerId, Plan, PlanId, Record, SectionId,
};
use chrono::NaiveDate;

/// One thing that the working group set out to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub id: ObjectiveId,
    pub kind: ObjectiveKind,
    /// The number as the adopted text prints it; a bullet has none.
    pub number: Option<String>,
    /// The adopted wording.
    pub text: String,
    /// Where in the adopted text it stands.
    pub section: Option<SectionId>,
    pub goal: Option<GoalId>,
    pub status: Status,
    /// Who gave the status its value, and when. None where nobody has yet.
    pub assessment: Option<Assessment>,
    pub lead: Option<PartnerId>,
    pub participants: Vec<PartnerId>,
    pub links: Vec<ItemId>,
    pub evidence: Vec<Evidence>,
    /// The plan that it was taken over from.
    pub carried_from: Option<Carried>,
    /// The plan in which it goes on.
    pub carried_to: Option<Carried>,
    pub extra: Extra,
}

/// The same objective in the plan of another term, which need not be in this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub plan: PlanId,
    pub objective: ObjectiveId,
    /// The years of that term: "2024–2025".
    pub term: String,
    pub extra: Extra,
}

words! {
    /// What sort of objective the adopted text makes it.
    pub enum ObjectiveKind {
        Framework = "framework", "Framework";
        Priority = "priority", "Priority";
        Objective = "objective", "Objective";
    }
}

impl ObjectiveKind {
    /// The short name of several of them: "Priorities".
    pub const fn many(self) -> &'static str {
        match self {
            ObjectiveKind::Framework => "Frameworks",
            ObjectiveKind::Priority => "Priorities",
            ObjectiveKind::Objective => "Objectives",
        }
    }

    /// The full name, as a heading over one of them.
    pub const fn long_label(self) -> &'static str {
        match self {
            ObjectiveKind::Framework => "Framework of action",
            ObjectiveKind::Priority => "Priority area",
            ObjectiveKind::Objective => "Objective",
        }
    }

    /// The full name, as a heading over many of them.
    pub const fn plural(self) -> &'static str {
        match self {
            ObjectiveKind::Framework => "Frameworks of action",
            ObjectiveKind::Priority => "Priority areas",
            ObjectiveKind::Objective => "Objectives",
        }
    }
}

words! {
    /// Where an objective stands. "Not assessed" is the absence of a word, not a word like the others.
    pub enum Status {
        NotAssessed = "not-assessed", "Not assessed";
        NotStarted = "not-started", "Not started";
        InProgress = "in-progress", "In progress";
        Continuous = "continuous", "Continuous";
        Achieved = "achieved", "Achieved";
        Postponed = "postponed", "Postponed";
        CarriedOver = "carried-over", "Carried over";
        Dropped = "dropped", "Dropped";
        NotApplicable = "not-applicable", "Not applicable";
    }
}

impl Status {
    /// When to choose this word.
    pub const fn criterion(self) -> &'static str {
        match self {
            Status::NotAssessed => "Nobody has said yet where this stands.",
            Status::NotStarted => "It was looked at, and nothing has been done for it so far.",
            Status::InProgress => "At least one activity has begun, and it has an end in sight.",
            Status::Continuous => "Work goes on by its nature and is not meant to end in the term.",
            Status::Achieved => "What the text sets out has been done, and somebody can show it.",
            Status::Postponed => "It stays in the plan, and its start was put off.",
            Status::CarriedOver => "It goes on in the plan of the next term.",
            Status::Dropped => "The working group decided not to pursue it.",
            Status::NotApplicable => "It does not apply to those who assess it.",
        }
    }

    /// Whether an ended term can rest on this word.
    pub const fn is_final(self) -> bool {
        match self {
            Status::NotAssessed | Status::NotStarted | Status::InProgress | Status::Postponed => {
                false
            }
            Status::Continuous
            | Status::Achieved
            | Status::CarriedOver
            | Status::Dropped
            | Status::NotApplicable => true,
        }
    }
}

/// Who said where an objective stands, and on which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub by: Assessor,
    pub on: NaiveDate,
    pub remark: Option<String>,
    pub extra: Extra,
}

words! {
    /// Whose word a status is.
    pub enum Assessor {
        SelfReported = "self-reported", "Self-reported";
        Coordinator = "coordinator", "Country-coordinator";
        Secretariat = "secretariat", "Secretariat";
        Meeting = "meeting", "Adopted at a meeting";
    }
}

impl Objective {
    /// Gives it a status, said today by somebody. What was assessed today already stays that author's word, with the
    /// remark: it is the same sitting. An older author and remark do not vouch for a new status; the history has them.
    pub fn assess(&mut self, status: Status, by: Assessor, today: NaiveDate) {
        self.status = status;
        if status == Status::NotAssessed {
            self.assessment = None;
        } else if self.assessment.as_ref().is_none_or(|it| it.on != today) {
            self.confirm(by, today);
            if let Some(assessment) = &mut self.assessment {
                assessment.remark = None;
            }
        }
    }

    /// Makes somebody the lead, or nobody. Who leads takes part, and is not named twice.
    pub fn set_lead(&mut self, lead: Option<PartnerId>) {
        self.participants.retain(|id| Some(id) != lead.as_ref());
        self.lead = lead;
    }

    /// Says today that the status is what it was; the remark on it stays.
    pub fn confirm(&mut self, by: Assessor, today: NaiveDate) {
        let before = self.assessment.take();
        let (remark, extra) = before.map_or_else(Default::default, |it| (it.remark, it.extra));
        self.assessment = Some(Assessment {
            by,
            on: today,
            remark,
            extra,
        });
    }
}

impl Plan {
    /// The objective's place among those of its kind, counted from 1.
    pub fn objective_ordinal(&self, objective: &Objective) -> usize {
        self.objectives
            .iter()
            .filter(|other| other.kind == objective.kind)
            .take_while(|other| other.id() != objective.id())
            .count()
            + 1
    }

    /// The number to show: the printed one, or where the text has a bullet, the place in the list.
    pub fn objective_number(&self, objective: &Objective) -> String {
        number_to_show(objective, || self.objective_ordinal(objective))
    }

    /// What people call an objective: "Framework 3".
    pub fn objective_label(&self, objective: &Objective) -> String {
        format!(
            "{} {}",
            objective.kind.label(),
            self.objective_number(objective)
        )
    }

    /// The objectives, each with the number to show. The place among those of its kind is counted along the way: asked
    /// one by one it would take long.
    pub fn numbered(&self) -> impl Iterator<Item = (&Objective, String)> {
        let mut of_kind = [0; ObjectiveKind::ALL.len()];
        self.objectives.iter().map(move |objective| {
            let ordinal = of_kind.get_mut(objective.kind as usize).map_or(0, |count| {
                *count += 1;
                *count
            });
            (objective, number_to_show(objective, || ordinal))
        })
    }

    /// The objectives, each with what people call it, as [`Plan::objective_label`] says it, in one go for all.
    pub fn labelled(&self) -> impl Iterator<Item = (&Objective, String)> {
        self.numbered().map(|(objective, number)| {
            let label = format!("{} {number}", objective.kind.label());
            (objective, label)
        })
    }
}

/// The printed number without what follows it, or where there is none, the place among those of its kind.
fn number_to_show(objective: &Objective, ordinal: impl FnOnce() -> usize) -> String {
    match &objective.number {
        Some(number) => number.trim_end_matches(['.', ')']).to_owned(),
        None => ordinal().to_string(),
    }
}
