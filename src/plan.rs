//! The plan of action: pure data and rules, with std and chrono only.
//!
//! What is here: the types that make up a plan, the one way to change it ([`edit`]), the rules it always
//! satisfies ([`fault`]), and what can be read off it ([`term`], [`needs`], [`progress`]).
//! What is deliberately not: serde, the browser, the framework, the clock, and private notes.

/// Makes an enum of fixed words: each has the word of the file format and the words of the screen.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order in which it is offered.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word in the file format.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The words on the screen.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)+ }
            }

            /// The value for a word of the file format.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

pub mod acknowledged;
pub mod added;
pub mod amendment;
pub mod bad_dates;
pub mod beginning;
pub mod chairmanship;
pub mod clock;
pub mod contents;
pub mod degrees;
pub mod describe;
pub mod edit;
pub mod edtf;
pub mod elsewhere;
pub mod evaluation;
pub mod fault;
pub mod findings;
pub mod firming;
pub mod id;
pub mod instant;
pub mod item;
pub mod joining;
pub mod matrix;
pub mod meeting;
pub mod moving;
pub mod needs;
pub mod objective;
pub mod official_order;
pub mod part;
pub mod partner;
pub mod proceedings;
pub mod progress;
pub mod relations;
pub mod removal;
pub mod roll_over;
pub mod stale;
pub mod term;

use std::collections::BTreeMap;

pub use acknowledged::Acknowledged;
pub use amendment::{AmendedField, Amendment, Official};
pub use clock::{Clock, TimeOfDay, Zone};
pub use contents::{Contact, ContactKind, Goal, Guidance, Programme, Section};
pub use degrees::Degrees;
pub use edit::{Change, Edit, EditError};
pub use edtf::Edtf;
pub use evaluation::Evaluation;
pub use firming::Firming;
pub use id::{
    AgendaItemId, AmendmentId, AttendanceId, ContactId, DecisionId, DocumentId, EvidenceId,
    FindingId, GoalId, GuidanceId, MeetingId, ObjectiveId, PartnerId, PlanId, ProgrammeId,
    SectionId,
};
pub use item::{Evidence, Item, ItemId, Record};
pub use joining::JoinedFact;
pub use meeting::{Held, Meeting, MeetingKind, MeetingStatus, Place, When};
pub use objective::{Assessment, Assessor, Carried, Objective, ObjectiveKind, Status};
pub use part::{Holds, Part};
pub use partner::{Partner, PartnerCategory, Retired, Seat};
pub use proceedings::{AgendaItem, Attendance, Decision, DecisionKind, Document};
pub use relations::{Relation, RelationKind};
pub use roll_over::RollOver;

use chrono::NaiveDate;

/// Keys that a file carried and this version does not know, each with its JSON text.
/// They are kept as they came and written back, so that an older Plenary loses nothing of a newer file.
pub type Extra = BTreeMap<String, String>;

/// A plan of action of one working group for one term.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub id: PlanId,
    pub head: Head,
    /// The documents that the plan says it is guided by.
    pub guidance: Vec<Guidance>,
    /// The goals of the organisation's agenda that the plan serves.
    pub goals: Vec<Goal>,
    /// Everything else of the adopted text, in its order.
    pub sections: Vec<Section>,
    pub objectives: Vec<Objective>,
    pub meetings: Vec<Meeting>,
    pub partners: Vec<Partner>,
    pub programmes: Vec<Programme>,
    pub contacts: Vec<Contact>,
    /// Departures from the adopted wording, the oldest first.
    pub amendments: Vec<Amendment>,
    /// Findings that were seen and may stand.
    pub acknowledged: Vec<Acknowledged>,
    pub evaluation: Evaluation,
    pub extra: Extra,
}

/// What stands at the head of a plan: its title block.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The title as adopted.
    pub title: String,
    pub kind: PlanKind,
    pub organisation: String,
    /// The working group, as people call it; shown where the adopted title is too long.
    pub group: String,
    /// The document reference, such as "Annex III to BS/WG/ICT/R(2024)1".
    pub reference: Option<String>,
    pub state: PlanState,
    pub period: Period,
    pub coordinator: Coordinator,
}

impl Head {
    /// What people call the plan: its group, or its title where that says something else than what its kind and its group
    /// say: "Copy of ...".
    pub fn short_title(&self) -> &str {
        let usual = format!("{} of the {}", self.kind.label(), self.group);
        let is_usual = self.title.to_lowercase() == usual.to_lowercase();
        match is_usual && !self.group.is_empty() {
            true => &self.group,
            false => &self.title,
        }
    }
}

/// The term of a plan, both days included.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    pub start: NaiveDate,
    pub end: NaiveDate,
    /// The period line as adopted.
    pub wording: Option<String>,
    pub extra: Extra,
}

/// The country-coordinator: the name as the text has it, and the partner it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coordinator {
    pub name: Option<String>,
    pub partner: Option<PartnerId>,
    pub extra: Extra,
}

words! {
    /// What the document calls itself.
    pub enum PlanKind {
        PlanOfAction = "plan-of-action", "Plan of action";
        ActionPlan = "action-plan", "Action plan";
        WorkProgramme = "work-programme", "Work programme";
        Other = "other", "Plan";
    }
}

words! {
    /// How far the document has come.
    pub enum PlanState {
        Draft = "draft", "Draft";
        Proposed = "proposed", "Proposed";
        Adopted = "adopted", "Adopted";
        Ended = "ended", "Ended";
    }
}

impl Plan {
    pub fn objective(&self, id: &ObjectiveId) -> Option<&Objective> {
        item::find(&self.objectives, id)
    }

    pub fn meeting(&self, id: &MeetingId) -> Option<&Meeting> {
        item::find(&self.meetings, id)
    }

    pub fn partner(&self, id: &PartnerId) -> Option<&Partner> {
        item::find(&self.partners, id)
    }

    pub fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        item::find(&self.programmes, id)
    }

    pub fn guidance(&self, id: &GuidanceId) -> Option<&Guidance> {
        item::find(&self.guidance, id)
    }

    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        item::find(&self.sections, id)
    }
}
