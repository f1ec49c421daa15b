//! What belongs to one meeting: its agenda, its documents, who was there, and what was decided.

use super::{
    AgendaItemId, AttendanceId, DecisionId, DocumentId, Edtf, Extra, ItemId, Meeting, ObjectiveId,
    PartnerCategory, PartnerId, Plan, added::free,
};
use chrono::NaiveDate;

/// One item of the agenda. The agenda has an order; the numbers are its places.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    pub id: AgendaItemId,
    pub text: String,
    /// The objective that it is about.
    pub objective: Option<ObjectiveId>,
    pub extra: Extra,
}

/// A document of the meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub id: DocumentId,
    pub title: String,
    /// An address, or where it is kept.
    pub link: Option<String>,
    pub extra: Extra,
}

/// One delegation or person that took part. It has a partner, a name, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    pub id: AttendanceId,
    pub category: PartnerCategory,
    pub partner: Option<PartnerId>,
    /// The delegation or person, in any words.
    pub name: Option<String>,
    pub remark: Option<String>,
    pub extra: Extra,
}

/// The capacities in which one takes part in a meeting, in the order of its list of participants.
pub const CAPACITIES: [PartnerCategory; 5] = [
    PartnerCategory::Member,
    PartnerCategory::RelatedBody,
    PartnerCategory::Observer,
    PartnerCategory::DialoguePartner,
    PartnerCategory::Guest,
];

impl PartnerCategory {
    /// In which of the five capacities such a partner takes part in a meeting.
    pub const fn at_a_meeting(self) -> PartnerCategory {
        match self {
            PartnerCategory::WorkingGroup => PartnerCategory::RelatedBody,
            PartnerCategory::Organisation => PartnerCategory::Guest,
            category => category,
        }
    }
}

words! {
    /// What a meeting left in writing.
    pub enum DecisionKind {
        Decision = "decision", "Decision";
        FollowUp = "follow-up", "Follow-up";
    }
}

/// Something that was decided, or that somebody is to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub id: DecisionId,
    pub kind: DecisionKind,
    pub text: String,
    /// The partner that is to do it.
    pub owner: Option<PartnerId>,
    /// Who is to do it, in any words.
    pub owner_name: Option<String>,
    pub due: Option<Edtf>,
    pub done: bool,
    pub extra: Extra,
}

impl Attendance {
    /// Who it is: the partner's name, else the words.
    pub fn who(&self, plan: &Plan) -> String {
        who(plan, self.partner.as_ref(), self.name.as_deref())
    }
}

impl Decision {
    /// Whether somebody is still to do it.
    pub fn is_open(&self) -> bool {
        self.kind == DecisionKind::FollowUp && !self.done
    }

    /// Whether it is still to be done and its last day is past.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due.is_some_and(|due| due.latest() < today)
    }

    /// Who is to do it. Empty where nobody is named.
    pub fn owner_in_words(&self, plan: &Plan) -> String {
        who(plan, self.owner.as_ref(), self.owner_name.as_deref())
    }
}

/// A partner and a name in words: "Georgia (Ms A)", either of them alone, or nothing.
fn who(plan: &Plan, partner: Option<&PartnerId>, name: Option<&str>) -> String {
    let partner = partner.and_then(|id| plan.partner(id));
    let name = name.unwrap_or_default();
    match partner {
        Some(partner) if name.is_empty() => partner.name.clone(),
        Some(partner) => format!("{} ({name})", partner.name),
        None => name.to_owned(),
    }
}

impl Meeting {
    /// Whether an item of its agenda is about this objective.
    pub fn discusses(&self, id: &ItemId) -> bool {
        let ItemId::Objective(id) = id else {
            return false;
        };
        let mut agenda = self.agenda.iter();
        agenda.any(|item| item.objective.as_ref() == Some(id))
    }

    /// An id for a new item of the agenda. Like those below, it is there always.
    pub fn free_agenda_id(&self) -> Option<AgendaItemId> {
        AgendaItemId::new(free("ag", self.agenda.iter().map(|it| it.id.as_str())))
    }

    pub fn free_document_id(&self) -> Option<DocumentId> {
        DocumentId::new(free("doc", self.documents.iter().map(|it| it.id.as_str())))
    }

    pub fn free_attendance_id(&self) -> Option<AttendanceId> {
        AttendanceId::new(free("at", self.attendance.iter().map(|it| it.id.as_str())))
    }

    pub fn free_decision_id(&self) -> Option<DecisionId> {
        DecisionId::new(free("de", self.decisions.iter().map(|it| it.id.as_str())))
    }
}
