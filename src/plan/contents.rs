//! The rest of the adopted text: guidance documents, goals, sections, programmes, contacts.

use super::{ContactId, Edtf, Extra, GoalId, GuidanceId, PartnerId, Plan, ProgrammeId, SectionId};

/// A document that the plan is guided by.
#[derive(Clone, Debug, PartialEq)]
pub struct Guidance {
    pub id: GuidanceId,
    /// The adopted wording.
    pub text: String,
    pub section: Option<SectionId>,
    pub extra: Extra,
}

/// A goal of the organisation's agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub id: GoalId,
    pub number: String,
    pub title: String,
    /// The agenda that the goal stands in.
    pub source: String,
    /// When that agenda was adopted.
    pub adopted: Option<Edtf>,
    /// The adopted wording by which the plan cites it.
    pub text: String,
    pub extra: Extra,
}

/// A part of the adopted text: its number as printed, its heading, its running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub id: SectionId,
    pub number: Option<String>,
    pub heading: Option<String>,
    /// Paragraphs, one a line.
    pub text: String,
    pub extra: Extra,
}

/// A named programme of cooperation.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    pub id: ProgrammeId,
    pub name: String,
    /// The adopted wording.
    pub text: Option<String>,
    pub section: Option<SectionId>,
    pub partners: Vec<PartnerId>,
    pub remark: Option<String>,
    pub source: Option<String>,
    pub extra: Extra,
}

words! {
    /// What a contact is for.
    pub enum ContactKind {
        Responsible = "responsible", "Responsible institution";
        FocalPoint = "focal-point", "Focal point";
        Delegate = "delegate", "Delegate";
        Secretariat = "secretariat", "Secretariat";
    }
}

/// A responsible institution with the person to ask. The only place for personal data, so that a copy can leave it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub id: ContactId,
    pub institution: Option<String>,
    pub name: Option<String>,
    pub post: Option<String>,
    pub phone: Option<String>,
    pub emails: Vec<String>,
    /// Whose contact it is.
    pub partner: Option<PartnerId>,
    pub kind: Option<ContactKind>,
    /// The adopted wording, whole.
    pub text: String,
    pub section: Option<SectionId>,
    pub extra: Extra,
}

impl Contact {
    /// Whether it is a contact of this partner: it says so, or the text names it for nobody and the partner is the
    /// coordinator.
    pub fn is_of(&self, plan: &Plan, partner: &PartnerId) -> bool {
        let coordinator = plan.head.coordinator.partner.as_ref();
        let coordinator = coordinator.filter(|_| self.section.is_some());
        self.partner.as_ref().or(coordinator) == Some(partner)
    }
}
