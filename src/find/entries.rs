//! What is searched: every text of the plan, the private notes on it, and the commands.

use super::{Finder, fold::fold};
use crate::{
    notes::Notes,
    plan::{
        AmendmentId, Evidence, FindingId, ItemId, Meeting, Objective, Official, Partner, PartnerId,
        Plan, Programme, Section, evaluation::EvaluationPart,
    },
};

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Command,
    Objective,
    Meeting,
    Partner,
    Programme,
    Guidance,
    Goal,
    Section,
    Contact,
    Head,
    /// What stood in something that is gone.
    Amendment,
    /// What was written into the evaluation.
    Evaluation,
    /// Why a finding was let stand.
    Acknowledged,
    /// A private note: it is in no plan file.
    Note,
}

impl Kind {
    /// The words on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Command => "command",
            Kind::Objective => "objective",
            Kind::Meeting => "meeting",
            Kind::Partner => "partner",
            Kind::Programme => "programme",
            Kind::Guidance => "guidance document",
            Kind::Goal => "goal",
            Kind::Section => "text of the plan",
            Kind::Contact => "contact",
            Kind::Head => "title block",
            Kind::Amendment => "amendment",
            Kind::Evaluation => "evaluation",
            Kind::Acknowledged => "acknowledged finding",
            Kind::Note => "private note",
        }
    }
}

/// Where a hit leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A command, by its place in the list of commands.
    Command(usize),
    Record(Official),
    Amendment(AmendmentId),
    Evaluation(EvaluationPart),
    Acknowledged(FindingId),
    /// The note on an item that is in the plan, or on the plan in general.
    Note(Option<ItemId>),
    /// A note whose item is not in the plan any more.
    LostNote(ItemId),
}

/// A command as it is found: its name, other words for it, and what it does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place in the list of commands.
    pub at: usize,
    pub name: &'static str,
    pub other_words: &'static str,
    pub says: String,
}

/// What a text is to its entry. The order is that of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// What people call it.
    Name,
    /// Another name: an id, a short name.
    Key,
    /// The adopted wording, or what a note says.
    Wording,
    /// What was added: remarks, evidence, who leads.
    Aside,
}

#[derive(Clone, Debug)]
pub(super) struct Text {
    pub weight: Weight,
    pub shown: String,
    pub folded: String,
}

/// One thing that can be found, with all its texts, the weightiest first. The first is its name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub kind: Kind,
    pub target: Target,
    pub texts: Vec<Text>,
}

impl Entry {
    fn new(kind: Kind, target: Target, name: &str) -> Entry {
        let mut entry = Entry {
            kind,
            target,
            texts: Vec::new(),
        };
        entry.put(Weight::Name, name, fold(name));
        entry
    }

    fn put(&mut self, weight: Weight, shown: &str, folded: String) {
        // The lists below give the texts in order of weight but for few.
        let at = self.texts.partition_point(|text| text.weight <= weight);
        let shown = shown.to_owned();
        self.texts.insert(
            at,
            Text {
                weight,
                shown,
                folded,
            },
        );
    }

    /// Adds each line of a text.
    fn add(&mut self, weight: Weight, text: &str) {
        for line in text.split('\n') {
            let folded = fold(line);
            if !folded.is_empty() {
                self.put(weight, line.trim(), folded);
            }
        }
    }

    fn add_if(&mut self, weight: Weight, text: Option<&String>) {
        if let Some(text) = text {
            self.add(weight, text);
        }
    }

    /// Whether every line of a text is in it already.
    fn has(&self, text: &str) -> bool {
        text.split('\n').map(fold).all(|line| {
            let mut texts = self.texts.iter();
            line.is_empty() || texts.any(|known| known.folded == line)
        })
    }

    /// Adds an id, also as people type it in a hurry: `fw3` for `fw-3`.
    fn add_id(&mut self, id: &str) {
        let folded = fold(id);
        let in_a_hurry = folded.replace(' ', "");
        if in_a_hurry != folded {
            self.put(Weight::Key, id, in_a_hurry);
        }
        self.put(Weight::Key, id, folded);
    }

    fn add_evidence(&mut self, plan: &Plan, evidence: &[Evidence]) {
        for entry in evidence {
            self.add(Weight::Aside, &entry.text);
            self.add_if(Weight::Aside, entry.source.as_ref());
            self.add_partner(plan, "Reported by", entry.reported_by.as_ref());
        }
    }

    fn add_partner(&mut self, plan: &Plan, role: &str, id: Option<&PartnerId>) {
        if let Some(partner) = id.and_then(|id| plan.partner(id)) {
            self.add(Weight::Aside, &format!("{role}: {}", partner.name));
        }
    }
}

impl Finder {
    /// Makes everything ready to be searched. Only notes on this plan are taken.
    pub fn new(plan: &Plan, notes: &Notes, commands: &[Offer]) -> Finder {
        let mut entries = Vec::new();
        for command in commands {
            let target = Target::Command(command.at);
            let mut entry = Entry::new(Kind::Command, target, command.name);
            entry.add(Weight::Wording, &command.says);
            entry.put(Weight::Aside, "", fold(command.other_words));
            entries.push(entry);
        }
        entries.extend(plan.objectives.iter().map(|it| objective(plan, it)));
        entries.extend(plan.meetings.iter().map(|it| meeting(plan, it)));
        entries.extend(plan.partners.iter().map(partner));
        entries.extend(plan.programmes.iter().map(|it| programme(plan, it)));
        entries.extend(plan.guidance.iter().map(|guidance| {
            let target = Target::Record(Official::Guidance(guidance.id.clone()));
            Entry::new(Kind::Guidance, target, &guidance.text)
        }));
        entries.extend(plan.goals.iter().map(|goal| {
            let name = format!("Goal {}", goal.number);
            let mut entry = Entry::new(
                Kind::Goal,
                Target::Record(Official::Goal(goal.id.clone())),
                &name,
            );
            entry.add(Weight::Wording, &goal.title);
            entry.add(Weight::Wording, &goal.text);
            entry.add(Weight::Aside, &goal.source);
            entry
        }));
        entries.extend(plan.sections.iter().map(section));
        entries.extend(plan.contacts.iter().map(|contact| {
            let name = contact.name.as_deref().or(contact.institution.as_deref());
            let name = name.unwrap_or("Contact");
            let mut entry = Entry::new(
                Kind::Contact,
                Target::Record(Official::Contact(contact.id.clone())),
                name,
            );
            entry.add(Weight::Wording, &contact.text);
            entry.add_if(Weight::Wording, contact.institution.as_ref());
            entry.add_if(Weight::Aside, contact.post.as_ref());
            entry.add_if(Weight::Aside, contact.phone.as_ref());
            for email in &contact.emails {
                entry.add(Weight::Aside, email);
            }
            entry
        }));
        entries.push(head(plan));
        for part in EvaluationPart::ALL {
            if let Some(text) = plan.evaluation.part(*part) {
                let target = Target::Evaluation(*part);
                let mut entry = Entry::new(Kind::Evaluation, target, part.label());
                entry.add(Weight::Wording, text);
                entries.push(entry);
            }
        }
        entries.extend(plan.acknowledged.iter().map(|acknowledged| {
            let target = Target::Acknowledged(acknowledged.id.clone());
            let name = "Acknowledged finding";
            let mut entry = Entry::new(Kind::Acknowledged, target, name);
            entry.add(Weight::Wording, &acknowledged.reason);
            entry
        }));
        // The wording before an amendment is found at what it was amended in.
        for amendment in &plan.amendments {
            let target = Target::Record(amendment.of.clone());
            let found = entries.iter().position(|entry| entry.target == target);
            let at = found.unwrap_or_else(|| {
                let target = Target::Amendment(amendment.id.clone());
                let name = plan.amended_place(amendment);
                entries.push(Entry::new(Kind::Amendment, target, &name));
                entries.len() - 1
            });
            let Some(entry) = entries.get_mut(at) else {
                continue;
            };
            entry.add(
                Weight::Aside,
                &format!("Before the amendment: {}", amendment.old),
            );
            if let Some(new) = &amendment.new
                && !entry.has(new)
            {
                entry.add(Weight::Aside, &format!("After the amendment: {new}"));
            }
            entry.add_if(Weight::Aside, amendment.remark.as_ref());
        }
        for (subject, note) in notes.of_plan(&plan.id) {
            let (name, target) = match &subject.about {
                None => ("Note on the plan in general".to_owned(), Target::Note(None)),
                Some(about) => match plan.item_label(about) {
                    Some(label) => (
                        format!("Note on {label}"),
                        Target::Note(Some(about.clone())),
                    ),
                    None => (
                        match &note.label {
                            Some(label) => {
                                format!("Note on {label}, which is not in the plan any more")
                            }
                            None => "Note on something that is not in the plan any more".to_owned(),
                        },
                        Target::LostNote(about.clone()),
                    ),
                },
            };
            let mut entry = Entry::new(Kind::Note, target, &name);
            entry.add(Weight::Wording, &note.text);
            entries.push(entry);
        }
        Finder { entries }
    }
}

fn objective(plan: &Plan, objective: &Objective) -> Entry {
    let target = Target::Record(Official::Objective(objective.id.clone()));
    let name = plan.objective_label(objective);
    let mut entry = Entry::new(Kind::Objective, target, &name);
    entry.add_id(objective.id.as_str());
    entry.add(Weight::Wording, &objective.text);
    entry.add(
        Weight::Aside,
        &format!("Status: {}", objective.status.label()),
    );
    entry.add(Weight::Aside, objective.kind.long_label());
    entry.add_partner(plan, "Lead", objective.lead.as_ref());
    for participant in &objective.participants {
        entry.add_partner(plan, "Participating", Some(participant));
    }
    let assessment = objective.assessment.as_ref();
    let remark = assessment.and_then(|assessment| assessment.remark.as_ref());
    entry.add_if(Weight::Aside, remark);
    if let Some(from) = &objective.carried_from {
        entry.add(Weight::Aside, &format!("Carried over from {}", from.term));
    }
    if let Some(to) = &objective.carried_to {
        entry.add(Weight::Aside, &format!("Carried over to {}", to.term));
    }
    entry.add_evidence(plan, &objective.evidence);
    entry
}

fn meeting(plan: &Plan, meeting: &Meeting) -> Entry {
    let target = Target::Record(Official::Meeting(meeting.id.clone()));
    let mut entry = Entry::new(Kind::Meeting, target, &meeting.title);
    entry.add_id(meeting.id.as_str());
    entry.add_if(Weight::Wording, meeting.text.as_ref());
    entry.add_if(Weight::Wording, meeting.when.wording.as_ref());
    let place = &meeting.place;
    entry.add_if(Weight::Wording, place.wording.as_ref());
    if let Some(date) = meeting.date() {
        entry.add(Weight::Aside, &date.in_words());
    }
    entry.add_if(Weight::Aside, place.name.as_ref());
    entry.add_if(Weight::Aside, place.city.as_ref());
    entry.add_if(Weight::Aside, place.country.as_ref());
    entry.add_if(Weight::Aside, place.remark.as_ref());
    entry.add_if(Weight::Aside, place.link.as_ref());
    entry.add_if(Weight::Aside, meeting.when.typed.as_ref());
    for step in &meeting.firming {
        let by = step.by.as_ref();
        entry.add_if(
            Weight::Aside,
            by.map(|by| format!("Date entered by {by}")).as_ref(),
        );
        entry.add_if(Weight::Aside, step.place.as_ref());
        entry.add_if(Weight::Aside, step.room.as_ref());
    }
    entry.add(
        Weight::Aside,
        &format!("{}: {}", meeting.kind.label(), meeting.status.label()),
    );
    if let Some(held) = &meeting.held {
        entry.add(Weight::Aside, &held.text);
        entry.add_if(Weight::Aside, held.source.as_ref());
    }
    entry.add_partner(plan, "Host", meeting.host.as_ref());
    entry.add_if(Weight::Aside, place.room.as_ref());
    for item in &meeting.agenda {
        entry.add(Weight::Aside, &item.text);
    }
    for document in &meeting.documents {
        entry.add(Weight::Aside, &document.title);
        entry.add_if(Weight::Aside, document.link.as_ref());
    }
    for decision in &meeting.decisions {
        entry.add(Weight::Aside, &decision.text);
        entry.add_if(Weight::Aside, decision.owner_name.as_ref());
        entry.add_partner(plan, decision.kind.label(), decision.owner.as_ref());
    }
    for person in &meeting.attendance {
        entry.add_if(Weight::Aside, person.name.as_ref());
        entry.add_if(Weight::Aside, person.remark.as_ref());
        entry.add_partner(plan, "Present", person.partner.as_ref());
    }
    entry.add_evidence(plan, &meeting.evidence);
    entry
}

fn partner(partner: &Partner) -> Entry {
    let target = Target::Record(Official::Partner(partner.id.clone()));
    let mut entry = Entry::new(Kind::Partner, target, &partner.name);
    entry.add_if(Weight::Key, partner.short.as_ref());
    for alias in &partner.aliases {
        entry.add(Weight::Key, &format!("Found also as: {alias}"));
    }
    entry.add_id(partner.id.as_str());
    entry.add(Weight::Aside, &partner.standing());
    if let Some(seat) = &partner.seat {
        let country = seat.country.as_deref();
        let country = country.map_or_else(String::new, |country| format!(", {country}"));
        entry.add(Weight::Aside, &format!("Seat: {}{country}", seat.city));
        entry.add_if(Weight::Aside, seat.source.as_ref());
    }
    let retired = partner.retired.as_ref();
    entry.add_if(Weight::Aside, retired.and_then(|it| it.reason.as_ref()));
    entry.add_if(Weight::Aside, partner.remark.as_ref());
    entry.add_if(Weight::Aside, partner.source.as_ref());
    entry
}

fn programme(plan: &Plan, programme: &Programme) -> Entry {
    let target = Target::Record(Official::Programme(programme.id.clone()));
    let mut entry = Entry::new(Kind::Programme, target, &programme.name);
    entry.add_id(programme.id.as_str());
    entry.add_if(Weight::Wording, programme.text.as_ref());
    for partner in &programme.partners {
        entry.add_partner(plan, "Partner", Some(partner));
    }
    entry.add_if(Weight::Aside, programme.remark.as_ref());
    entry.add_if(Weight::Aside, programme.source.as_ref());
    entry
}

fn section(section: &Section) -> Entry {
    let name = match (&section.number, &section.heading) {
        (Some(number), Some(heading)) => format!("{number} {heading}"),
        (None, Some(heading)) => heading.clone(),
        (Some(number), None) => number.clone(),
        (None, None) => "Paragraph without a heading".to_owned(),
    };
    let mut entry = Entry::new(
        Kind::Section,
        Target::Record(Official::Section(section.id.clone())),
        &name,
    );
    entry.add(Weight::Wording, &section.text);
    entry
}

fn head(plan: &Plan) -> Entry {
    let head = &plan.head;
    let mut entry = Entry::new(Kind::Head, Target::Record(Official::Head), &head.title);
    entry.add(Weight::Wording, &head.group);
    entry.add(Weight::Wording, &head.organisation);
    entry.add_if(Weight::Wording, head.reference.as_ref());
    entry.add_if(Weight::Wording, head.period.wording.as_ref());
    if let Some(name) = &head.coordinator.name {
        entry.add(Weight::Aside, &format!("Country-coordinator: {name}"));
    }
    entry
}
