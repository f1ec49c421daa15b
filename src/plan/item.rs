//! What the lists of a plan have in common: records with an id, and the ids by which items point at each other.

use super::{
    Acknowledged, Amendment, AmendmentId, Contact, ContactId, EvidenceId, Extra, FindingId, Goal,
    GoalId, Guidance, GuidanceId, Meeting, MeetingId, Objective, ObjectiveId, Partner, PartnerId,
    Programme, ProgrammeId, Section, SectionId,
};
use crate::plan::Edtf;

/// One entry of one of the plan's lists.
pub trait Record: Clone + PartialEq {
    type Id: Clone + PartialEq + Ord + AsRef<str> + std::fmt::Display;

    fn id(&self) -> &Self::Id;
}

macro_rules! records {
    ($($record:ty, $id:ty;)+) => {$(
        impl Record for $record {
            type Id = $id;

            fn id(&self) -> &$id {
                &self.id
            }
        }
    )+};
}

records! {
    Objective, ObjectiveId;
    Meeting, MeetingId;
    Partner, PartnerId;
    Programme, ProgrammeId;
    Contact, ContactId;
    Guidance, GuidanceId;
    Goal, GoalId;
    Section, SectionId;
    Amendment, AmendmentId;
    Acknowledged, FindingId;
}

/// The record with this id.
pub fn find<'a, R: Record>(list: &'a [R], id: &R::Id) -> Option<&'a R> {
    list.iter().find(|record| record.id() == id)
}

/// What an item of a plan can point at, and what a private note can be attached to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    Objective(ObjectiveId),
    Meeting(MeetingId),
    Partner(PartnerId),
    Programme(ProgrammeId),
    /// A document that the plan is guided by.
    Guidance(GuidanceId),
}

impl ItemId {
    /// The word for the kind of item in the file formats.
    pub fn kind(&self) -> &'static str {
        match self {
            ItemId::Objective(_) => "objective",
            ItemId::Meeting(_) => "meeting",
            ItemId::Partner(_) => "partner",
            ItemId::Programme(_) => "programme",
            ItemId::Guidance(_) => "guidance",
        }
    }

    /// The id without its kind.
    pub fn as_str(&self) -> &str {
        match self {
            ItemId::Objective(id) => id.as_str(),
            ItemId::Meeting(id) => id.as_str(),
            ItemId::Partner(id) => id.as_str(),
            ItemId::Programme(id) => id.as_str(),
            ItemId::Guidance(id) => id.as_str(),
        }
    }

    /// The id for a kind and an id of the file formats.
    pub fn from_words(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "objective" => ObjectiveId::new(id).map(ItemId::Objective),
            "meeting" => MeetingId::new(id).map(ItemId::Meeting),
            "partner" => PartnerId::new(id).map(ItemId::Partner),
            "programme" => ProgrammeId::new(id).map(ItemId::Programme),
            "guidance" => GuidanceId::new(id).map(ItemId::Guidance),
            _ => None,
        }
    }
}

/// An item of a plan, borrowed.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    Objective(&'a Objective),
    Meeting(&'a Meeting),
    Partner(&'a Partner),
    Programme(&'a Programme),
    Guidance(&'a Guidance),
}

impl super::Plan {
    /// The item with this id.
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        match id {
            ItemId::Objective(id) => self.objective(id).map(Item::Objective),
            ItemId::Meeting(id) => self.meeting(id).map(Item::Meeting),
            ItemId::Partner(id) => self.partner(id).map(Item::Partner),
            ItemId::Programme(id) => self.programme(id).map(Item::Programme),
            ItemId::Guidance(id) => self.guidance(id).map(Item::Guidance),
        }
    }

    /// What people call the item: "Framework 3", "1st Meeting", "Republic of Armenia".
    pub fn item_label(&self, id: &ItemId) -> Option<String> {
        match self.item(id)? {
            Item::Objective(objective) => Some(self.objective_label(objective)),
            Item::Meeting(meeting) => Some(meeting.title.clone()),
            Item::Partner(partner) => Some(partner.name.clone()),
            Item::Programme(programme) => Some(programme.name.clone()),
            Item::Guidance(guidance) => Some(guidance.text.clone()),
        }
    }

    /// The items linked with this one, from either end, each once, in the order of the plan. An objective on the agenda
    /// of a meeting is linked with it.
    pub fn linked_with(&self, id: &ItemId) -> Vec<ItemId> {
        let mut linked: Vec<ItemId> = match self.item(id) {
            Some(Item::Objective(objective)) => objective.links.clone(),
            Some(Item::Meeting(meeting)) => {
                let mut linked = meeting.links.clone();
                let served = meeting.agenda.iter().filter_map(|it| it.objective.clone());
                for objective in served.map(ItemId::Objective) {
                    if !linked.contains(&objective) {
                        linked.push(objective);
                    }
                }
                linked
            }
            Some(Item::Partner(_) | Item::Programme(_) | Item::Guidance(_)) | None => Vec::new(),
        };
        let objectives = self
            .objectives
            .iter()
            .filter(|objective| objective.links.contains(id))
            .map(|objective| ItemId::Objective(objective.id.clone()));
        let meetings = self
            .meetings
            .iter()
            .filter(|meeting| meeting.links.contains(id) || meeting.discusses(id))
            .map(|meeting| ItemId::Meeting(meeting.id.clone()));
        for other in objectives.chain(meetings) {
            if other != *id && !linked.contains(&other) {
                linked.push(other);
            }
        }
        linked
    }
}

/// One dated entry of what happened, with where it is known from. It is never official wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub when: Option<Edtf>,
    pub text: String,
    /// An address or a short text.
    pub source: Option<String>,
    pub reported_by: Option<PartnerId>,
    pub extra: Extra,
}
