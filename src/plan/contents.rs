//! The rest of the adopted text: guidance documents, goals, sections, programmes, contacts.

use super::{ContactId, Edtf, Extra, GoalId, GuidanceId, PartnerId, ProgrammeId, SectionId};

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

/// A responsible institution with the person to ask. The only place for personal data.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    pub id: ContactId,
    pub institution: Option<String>,
    pub name: Option<String>,
    pub post: Option<String>,
    pub phone: Option<String>,
    pub emails: Vec<String>,
    /// The adopted wording, whole.
    pub text: String,
    pub section: Option<SectionId>,
    pub extra: Extra,
}
