//! Beginning a plan: from nothing, from the outline of another one, or as its copy.

use super::{
    Coordinator, Head, Meeting, MeetingKind, Period, Plan, PlanId, PlanKind, PlanState, Programme,
    Section,
    evaluation::Evaluation,
    removal::Prune,
    roll_over::{Lone, in_term, prune_all},
};

impl Plan {
    /// A draft with nothing in it.
    pub fn blank(id: PlanId, title: &str, group: &str, period: Period) -> Plan {
        let head = Head {
            title: titled(title),
            kind: PlanKind::PlanOfAction,
            organisation: String::new(),
            group: group.to_owned(),
            reference: None,
            state: PlanState::Draft,
            period,
            coordinator: Coordinator::default(),
        };
        Plan::headed(id, head)
    }

    /// A title block, and nothing else.
    pub(super) fn headed(id: PlanId, head: Head) -> Plan {
        Plan {
            id,
            head,
            guidance: Vec::new(),
            goals: Vec::new(),
            sections: Vec::new(),
            objectives: Vec::new(),
            meetings: Vec::new(),
            partners: Vec::new(),
            programmes: Vec::new(),
            contacts: Vec::new(),
            amendments: Vec::new(),
            acknowledged: Vec::new(),
            evaluation: Evaluation::default(),
            extra: Default::default(),
        }
    }

    /// A draft with the skeleton of this plan: the headings of its text, guidance documents, goals and partners, the
    /// names of its programmes and of its regular meetings. What the term was about is left out: objectives, running
    /// text, dates, events, contacts.
    pub fn outline(&self, id: PlanId, title: &str, period: Period) -> Plan {
        let mut plan = self.skeleton(id, title, period);
        let sections = self.sections_in(&plan.head.period).into_iter();
        plan.sections = sections
            .filter(|section| section.heading.is_some())
            .map(|section| Section {
                text: String::new(),
                ..section
            })
            .collect();
        plan.partners.clone_from(&self.partners);
        plan.programmes = self.programmes.iter().map(Programme::outline).collect();
        let regular = self.meetings.iter().filter(|meeting| {
            matches!(
                meeting.kind,
                MeetingKind::Ministerial | MeetingKind::WorkingGroup
            )
        });
        let (old, new) = (&self.head.period, &plan.head.period);
        plan.meetings = regular
            .map(|meeting| Meeting {
                section: meeting.section.clone(),
                ..Meeting::new(
                    meeting.id.clone(),
                    meeting.kind,
                    &in_term(&meeting.title, old, new, Lone::DaysOnly),
                )
            })
            .collect();
        let headed: Vec<String> = (plan.sections.iter())
            .map(|section| section.id.to_string())
            .collect();
        let kept = |kind: &str, id: &str| kind != "section" || headed.iter().any(|it| it == id);
        let mut prune = Prune::new(self, &kept);
        prune_all(&mut plan.guidance, &mut prune);
        prune_all(&mut plan.meetings, &mut prune);
        prune_all(&mut plan.partners, &mut prune);
        prune_all(&mut plan.programmes, &mut prune);
        plan
    }

    /// The same plan under another id and title. Everything else is as it is here, its state too.
    pub fn duplicate(&self, id: PlanId, title: &str) -> Plan {
        let mut plan = self.clone();
        plan.id = id;
        plan.head.title = titled(title);
        plan
    }

    /// An id as near to the wanted one as it can be: of what an id may have, and not taken.
    pub fn free_id(wanted: &str, is_taken: impl Fn(&PlanId) -> bool) -> PlanId {
        let wanted = PlanId::spelt(wanted);
        let mut id = wanted.clone();
        let mut number = 1_u32;
        while is_taken(&id) && number < u32::MAX {
            number += 1;
            id = PlanId::new(format!("{wanted}-{number}")).unwrap_or(id);
        }
        id
    }
}

/// A title that says something.
pub(super) fn titled(title: &str) -> String {
    if title.trim().is_empty() {
        "Untitled plan".to_owned()
    } else {
        title.to_owned()
    }
}
