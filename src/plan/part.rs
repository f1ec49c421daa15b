//! A part of a plan: what of it goes into a file that is not the whole plan, and how such a file is made whole again.
//!
//! A part is a sound plan by itself. What it *says* are the records of its section, or the statuses of its objectives;
//! all else is in it only because something points there, and is never taken from it. Whoever takes a part in first
//! makes it whole with [`Plan::completed`] over a plan that has the rest: what a part lacks is thus never removed.

use super::{
    Amendment, Contact, Extra, Goal, Guidance, Meeting, Objective, Official, Partner, Plan,
    Programme, Section, SectionId,
    added::free,
    edit::Listed,
    fault::Target,
    removal::{Pointing, Prune},
    roll_over::prune_all,
};
use std::collections::BTreeSet;

/// What a file that is not the whole plan holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub holds: Holds,
    /// Whether the contact persons were left out by choice.
    pub without_contacts: bool,
    pub extra: Extra,
}

/// Which records a part speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    Plan,
    /// The records that stand in this section of the text, with what they point at.
    Section(SectionId),
    /// Status, assessment and evidence of the objectives.
    Statuses,
}

impl Holds {
    /// The word in the file format.
    pub const fn word(&self) -> &'static str {
        match self {
            Holds::Plan => "plan",
            Holds::Section(_) => "section",
            Holds::Statuses => "statuses",
        }
    }

    /// The words of the file format.
    pub const WORDS: [&'static str; 3] = ["plan", "section", "statuses"];
}

/// A part that was made whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Completed {
    pub plan: Plan,
    /// What the part says and the plan has no place for, each by what people call it. It was not taken.
    pub left: Vec<String>,
}

impl Part {
    pub fn new(holds: Holds, without_contacts: bool) -> Part {
        Part {
            holds,
            without_contacts,
            extra: Extra::new(),
        }
    }

    /// Whether nothing is left out, so that it is no part at all.
    pub fn is_whole(&self) -> bool {
        self.holds == Holds::Plan && !self.without_contacts
    }
}

/// Kinds and ids of what is kept.
type Kept = BTreeSet<(String, String)>;

impl Plan {
    /// The plan that a file of this part has.
    pub fn part(&self, part: &Part) -> Plan {
        let mut plan = match &part.holds {
            Holds::Plan => self.clone(),
            Holds::Section(id) => self.section_part(id),
            Holds::Statuses => self.statuses_part(),
        };
        if part.without_contacts {
            plan.contacts.clear();
            plan.amendments.retain(|it| !is_of_contact(it));
        }
        plan
    }

    fn section_part(&self, section: &SectionId) -> Plan {
        let here = Target::Section(section.clone());
        let mut kept = Kept::new();
        kept.insert(key(here.kind(), here.id()));
        let coordinator = self.head.coordinator.partner.iter();
        kept.extend(coordinator.map(|id| key("partner", id.as_str())));
        // Amendments are history of what stands here.
        let mut whole = kept.clone();
        gather::<Objective>(self, "objective", &here, &mut kept, &mut whole);
        gather::<Meeting>(self, "meeting", &here, &mut kept, &mut whole);
        gather::<Partner>(self, "partner", &here, &mut kept, &mut whole);
        gather::<Programme>(self, "programme", &here, &mut kept, &mut whole);
        gather::<Guidance>(self, "guidance", &here, &mut kept, &mut whole);
        gather::<Contact>(self, "contact", &here, &mut kept, &mut whole);
        let is_kept = |kind: &str, id: &str| has(&kept, kind, id);
        let mut prune = Prune::new(self, &is_kept);
        let mut plan = Plan::headed(self.id.clone(), self.head.clone());
        let sections = self.sections.iter().filter(|it| it.id == *section);
        plan.sections = sections.cloned().collect();
        let goals = self.goals.iter();
        let goals = goals.filter(|it| has(&kept, "goal", it.id.as_str()));
        plan.goals = goals.cloned().collect();
        plan.objectives = narrowed(self, "objective", &here, &kept, &mut prune);
        plan.meetings = narrowed(self, "meeting", &here, &kept, &mut prune);
        plan.partners = narrowed(self, "partner", &here, &kept, &mut prune);
        plan.programmes = narrowed(self, "programme", &here, &kept, &mut prune);
        plan.guidance = narrowed(self, "guidance", &here, &kept, &mut prune);
        plan.contacts = narrowed(self, "contact", &here, &kept, &mut prune);
        let amendments = self.amendments.iter();
        let amendments = amendments.filter(|it| has(&whole, it.of.kind(), it.of.as_str()));
        plan.amendments = amendments.cloned().collect();
        plan
    }

    fn statuses_part(&self) -> Plan {
        let mut plan = Plan::headed(self.id.clone(), self.head.clone());
        plan.head.coordinator.partner = None;
        let objectives = self.objectives.iter().map(|of| Objective {
            number: of.number.clone(),
            status: of.status,
            assessment: of.assessment.clone(),
            evidence: of.evidence.clone(),
            ..Objective::new(of.id.clone(), of.kind, &of.text)
        });
        plan.objectives = objectives.collect();
        let evidence = self.objectives.iter().flat_map(|it| &it.evidence);
        let reporters: BTreeSet<_> = evidence.filter_map(|it| it.reported_by.as_ref()).collect();
        let partners = self.partners.iter();
        let partners = partners.filter(|it| reporters.contains(&it.id));
        plan.partners = partners.cloned().collect();
        let is_kept = |kind: &str, id: &str| {
            kind == "partner" && reporters.iter().any(|it| it.as_str() == id)
        };
        prune_all(&mut plan.partners, &mut Prune::new(self, &is_kept));
        plan
    }

    /// This plan with what a part says. Nothing that the part does not hold changes, and nothing is removed. The ids of
    /// the part's records are taken for those of this plan.
    pub fn completed(&self, theirs: &Plan, part: &Part) -> Completed {
        let mut left = Vec::new();
        let mut plan = match &part.holds {
            Holds::Plan => {
                let mut plan = theirs.clone();
                add_missing(&mut plan.contacts, &self.contacts);
                let is_there = |kind: &str, id: &str| match kind {
                    "section" => theirs.sections.iter().any(|it| it.id.as_str() == id),
                    "partner" => theirs.partners.iter().any(|it| it.id.as_str() == id),
                    _ => true,
                };
                prune_all(&mut plan.contacts, &mut Prune::new(theirs, &is_there));
                let ours = self.amendments.iter().filter(|it| is_of_contact(it));
                add_amendments(&mut plan, ours);
                plan
            }
            Holds::Section(id) => {
                let here = Target::Section(id.clone());
                let mut plan = self.clone();
                take_in::<Section>(&mut plan, theirs, &here, &mut left);
                take_in::<Goal>(&mut plan, theirs, &here, &mut left);
                take_in::<Objective>(&mut plan, theirs, &here, &mut left);
                take_in::<Meeting>(&mut plan, theirs, &here, &mut left);
                take_in::<Partner>(&mut plan, theirs, &here, &mut left);
                take_in::<Programme>(&mut plan, theirs, &here, &mut left);
                take_in::<Guidance>(&mut plan, theirs, &here, &mut left);
                take_in::<Contact>(&mut plan, theirs, &here, &mut left);
                add_amendments(&mut plan, theirs.amendments.iter());
                plan
            }
            Holds::Statuses => {
                let mut plan = self.clone();
                add_missing(&mut plan.partners, &theirs.partners);
                for of in &theirs.objectives {
                    let mut ours = plan.objectives.iter_mut();
                    match ours.find(|it| it.id == of.id) {
                        Some(ours) => {
                            ours.status = of.status;
                            ours.assessment.clone_from(&of.assessment);
                            for entry in &of.evidence {
                                match ours.evidence.iter_mut().find(|it| it.id == entry.id) {
                                    Some(ours) => ours.clone_from(entry),
                                    None => ours.evidence.push(entry.clone()),
                                }
                            }
                        }
                        None => left.push(theirs.objective_label(of)),
                    }
                }
                plan
            }
        };
        if !plan.faults().is_empty() {
            // A part that was made elsewhere, against the rules above. Nothing of it is taken.
            plan = self.clone();
            left.push("the whole file".to_owned());
        }
        Completed { plan, left }
    }
}

fn is_of_contact(amendment: &Amendment) -> bool {
    matches!(amendment.of, Official::Contact(_))
}

fn has(kept: &Kept, kind: &str, id: &str) -> bool {
    kept.contains(&key(kind, id))
}

fn key(kind: &str, id: &str) -> (String, String) {
    (kind.to_owned(), id.to_owned())
}

/// Notes the records of one list that stand here, and what they point at.
fn gather<R: Listed>(plan: &Plan, kind: &str, here: &Target, kept: &mut Kept, whole: &mut Kept) {
    for record in R::list(plan) {
        let targets = record.targets();
        if targets.contains(here) {
            whole.insert(key(kind, record.id().as_ref()));
            kept.insert(key(kind, record.id().as_ref()));
            kept.extend(targets.iter().map(|it| key(it.kind(), it.id())));
        }
    }
}

/// The records of one list that stand here, as they are, and those that are only pointed at, without pointers at what
/// is not kept.
fn narrowed<R: Listed + Pointing>(
    plan: &Plan,
    kind: &str,
    here: &Target,
    kept: &Kept,
    prune: &mut Prune,
) -> Vec<R> {
    let mut records = Vec::new();
    for record in R::list(plan) {
        if has(kept, kind, record.id().as_ref()) {
            let mut record = record.clone();
            if !record.targets().contains(here) {
                record.prune(prune);
            }
            records.push(record);
        }
    }
    records
}

/// Takes what stands here from a part, and of what is only pointed at, what the plan lacks.
fn take_in<R: Listed>(plan: &mut Plan, theirs: &Plan, here: &Target, left: &mut Vec<String>) {
    let stands = |record: &R| {
        record.targets().contains(here)
            || (R::LIST == "sections" && record.id().as_ref() == here.id())
    };
    let list = R::list_mut(plan);
    for record in R::list(theirs) {
        match list.iter_mut().find(|it| it.id() == record.id()) {
            Some(ours) if !stands(record) || ours == record => {}
            Some(ours) if stands(ours) => ours.clone_from(record),
            Some(_) => left.push(format!("{} \u{201c}{}\u{201d}", R::LIST, record.id())),
            None => {
                let last = list.iter().rposition(&stands);
                let at = last.filter(|_| stands(record)).map(|at| at + 1);
                list.insert(at.unwrap_or(list.len()), record.clone());
            }
        }
    }
}

/// Puts the records that a list lacks at its end.
fn add_missing<R: super::Record>(list: &mut Vec<R>, from: &[R]) {
    for record in from {
        if !list.iter().any(|it| it.id() == record.id()) {
            list.push(record.clone());
        }
    }
}

/// Adds amendments that a plan does not have, by their days, each under an id that is free.
fn add_amendments<'a>(plan: &mut Plan, from: impl Iterator<Item = &'a Amendment>) {
    for amendment in from {
        if plan.amendments.contains(amendment) {
            continue;
        }
        let mut amendment = amendment.clone();
        let ids = || plan.amendments.iter().map(|it| it.id.as_str());
        if ids().any(|id| id == amendment.id.as_str())
            && let Some(id) = super::AmendmentId::new(free("amendment", ids()))
        {
            amendment.id = id;
        }
        let at = plan.amendments.partition_point(|it| it.on <= amendment.on);
        plan.amendments.insert(at, amendment);
    }
}
