//! Records that people add: with an id that is free, no place in the adopted text, and nothing said about them yet.

use super::{
    AmendmentId, Change, Contact, ContactId, Edit, Evidence, EvidenceId, Extra, Goal, GoalId,
    Guidance, GuidanceId, Meeting, MeetingId, MeetingKind, MeetingStatus, Objective, ObjectiveId,
    ObjectiveKind, Partner, PartnerCategory, PartnerId, Place, Plan, Programme, ProgrammeId,
    Record, Section, SectionId, Status, When, edit::Listed,
};

impl Objective {
    /// An objective that was added: in no section, and not assessed.
    pub fn new(id: ObjectiveId, kind: ObjectiveKind, text: &str) -> Self {
        Objective {
            id,
            kind,
            number: None,
            text: text.to_owned(),
            section: None,
            goal: None,
            status: Status::NotAssessed,
            assessment: None,
            lead: None,
            participants: Vec::new(),
            links: Vec::new(),
            evidence: Vec::new(),
            carried_from: None,
            carried_to: None,
            extra: Extra::new(),
        }
    }
}

impl Evidence {
    /// An id that none of these entries has.
    pub fn free_id(entries: &[Evidence]) -> Option<EvidenceId> {
        EvidenceId::new(free("ev", entries.iter().map(|entry| entry.id.as_str())))
    }
}

impl Meeting {
    /// A meeting that was added: planned, without date and place.
    pub fn new(id: MeetingId, kind: MeetingKind, title: &str) -> Self {
        Meeting {
            id,
            kind,
            title: title.to_owned(),
            text: None,
            section: None,
            when: When::default(),
            place: Place::default(),
            status: MeetingStatus::Planned,
            held: None,
            host: None,
            links: Vec::new(),
            evidence: Vec::new(),
            agenda: Vec::new(),
            documents: Vec::new(),
            attendance: Vec::new(),
            decisions: Vec::new(),
            firming: Vec::new(),
            extra: Extra::new(),
        }
    }
}

impl Partner {
    /// A partner that was added: its seat is not known, and no source says so far what is said here.
    pub fn new(id: PartnerId, category: PartnerCategory, name: &str) -> Self {
        Partner {
            id,
            category,
            name: name.to_owned(),
            short: None,
            aliases: Vec::new(),
            section: None,
            seat: None,
            as_of: None,
            source: None,
            confirmed: false,
            remark: None,
            member_of: Vec::new(),
            retired: None,
            extra: Extra::new(),
        }
    }
}

impl Programme {
    /// A programme of cooperation that was added.
    pub fn new(id: ProgrammeId, name: &str) -> Self {
        Programme {
            id,
            name: name.to_owned(),
            text: None,
            section: None,
            partners: Vec::new(),
            remark: None,
            source: None,
            extra: Extra::new(),
        }
    }
}

impl Contact {
    /// A contact that was added.
    pub fn new(id: ContactId, text: &str) -> Self {
        Contact {
            id,
            institution: None,
            name: None,
            post: None,
            phone: None,
            emails: Vec::new(),
            partner: None,
            kind: None,
            text: text.to_owned(),
            section: None,
            extra: Extra::new(),
        }
    }
}

impl Guidance {
    /// A guidance document that was added.
    pub fn new(id: GuidanceId, text: &str) -> Self {
        Guidance {
            id,
            text: text.to_owned(),
            section: None,
            extra: Extra::new(),
        }
    }
}

impl Goal {
    /// A goal that was added. The agenda that it stands in is not said yet.
    pub fn new(id: GoalId, number: &str, title: &str, text: &str) -> Self {
        Goal {
            id,
            number: number.to_owned(),
            title: title.to_owned(),
            source: String::new(),
            adopted: None,
            text: text.to_owned(),
            extra: Extra::new(),
        }
    }
}

impl Section {
    /// A section that was added.
    pub fn new(id: SectionId, heading: &str, text: &str) -> Self {
        Section {
            id,
            number: None,
            heading: Some(heading.to_owned()),
            text: text.to_owned(),
            extra: Extra::new(),
        }
    }
}

/// The id "stem-7" where the highest of those taken is "stem-6". The gaps below are left: what stood there may be
/// named by a note, an amendment or another file.
pub(super) fn free<'a>(stem: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let numbers = taken.filter_map(|id| {
        let number = id.strip_prefix(stem)?.strip_prefix('-')?;
        number.parse::<u32>().ok()
    });
    format!("{stem}-{}", u64::from(numbers.max().unwrap_or(0)) + 1)
}

impl Plan {
    /// The same for a list of the plan; what was struck out of it keeps its id too.
    fn free_in<R: Listed>(&self, kind: &str, stem: &str) -> String {
        let struck = self
            .amendments
            .iter()
            .filter(|amendment| amendment.of.kind() == kind)
            .map(|amendment| amendment.of.as_str());
        let listed = R::list(self).iter().map(|record| record.id().as_ref());
        free(stem, listed.chain(struck))
    }

    /// An id for a new objective of this kind. Like the next ones, it is there always: none ends the numbers.
    pub fn free_objective_id(&self, kind: ObjectiveKind) -> Option<ObjectiveId> {
        let stem = match kind {
            ObjectiveKind::Framework => "fw",
            ObjectiveKind::Priority => "pr",
            ObjectiveKind::Objective => "ob",
        };
        ObjectiveId::new(self.free_in::<Objective>("objective", stem))
    }

    pub fn free_meeting_id(&self) -> Option<MeetingId> {
        MeetingId::new(self.free_in::<Meeting>("meeting", "meeting"))
    }

    pub fn free_partner_id(&self) -> Option<PartnerId> {
        PartnerId::new(self.free_in::<Partner>("partner", "partner"))
    }

    pub fn free_programme_id(&self) -> Option<ProgrammeId> {
        ProgrammeId::new(self.free_in::<Programme>("programme", "programme"))
    }

    pub fn free_contact_id(&self) -> Option<ContactId> {
        ContactId::new(self.free_in::<Contact>("contact", "contact"))
    }

    pub fn free_guidance_id(&self) -> Option<GuidanceId> {
        GuidanceId::new(self.free_in::<Guidance>("guidance", "guidance"))
    }

    pub fn free_goal_id(&self) -> Option<GoalId> {
        GoalId::new(self.free_in::<Goal>("goal", "goal"))
    }

    pub fn free_section_id(&self) -> Option<SectionId> {
        SectionId::new(self.free_in::<Section>("section", "section"))
    }

    pub fn free_amendment_id(&self) -> Option<AmendmentId> {
        let taken = self.amendments.iter().map(|it| it.id.as_str());
        AmendmentId::new(free("amendment", taken))
    }

    /// The edit that moves a section of the text past its neighbour, down or up. None where it is the last one there.
    pub fn move_section(&self, id: &SectionId, down: bool) -> Option<Edit> {
        let from = self.sections.iter().position(|it| it.id == *id)?;
        let to = from.checked_add_signed(if down { 1 } else { -1 })?;
        let id = id.clone();
        (to < self.sections.len()).then_some(Edit::Section(Change::Move { id, to }))
    }

    /// The edit that moves an objective up (below zero) or down among those of its kind, as far as they go.
    /// None where it stays.
    pub fn move_within_kind(&self, id: &ObjectiveId, by: isize) -> Option<Edit> {
        let objective = self.objective(id)?;
        let same_kind: Vec<&ObjectiveId> = self
            .objectives
            .iter()
            .filter(|other| other.kind == objective.kind)
            .map(Record::id)
            .collect();
        let from = same_kind.iter().position(|other| *other == id)?;
        let last = same_kind.len().saturating_sub(1);
        let to = from.saturating_add_signed(by).min(last);
        self.move_to_place_of(id, same_kind.get(to)?)
    }

    /// The edit that moves an objective to the place that another one has now. None where it stays.
    pub fn move_to_place_of(&self, id: &ObjectiveId, other: &ObjectiveId) -> Option<Edit> {
        self.objective(id).filter(|_| id != other)?;
        // From above, the others close up behind it: the place is the same either way.
        let to = self.objectives.iter().position(|it| it.id == *other)?;
        let id = id.clone();
        Some(Edit::Objective(Change::Move { id, to }))
    }
}
