//! Edits in human sentences: "Status of Framework 3: in progress → achieved".

use super::{
    AmendedField, Amendment, Change, Contact, Decision, DecisionKind, Edit, Evaluation, Evidence,
    Head, ItemId, Meeting, Objective, Official, Partner, PartnerId, Plan, PlanState, Programme,
    Record, Section,
    edit::Listed,
    edtf::day_in_words,
    item::find,
    meeting::{Place, When},
    term::plural,
};

/// The longest piece of a text that a sentence quotes, in characters.
const QUOTED: usize = 60;

impl Plan {
    /// What an edit does to this plan, which has not taken it yet.
    pub fn describe(&self, edit: &Edit) -> String {
        match edit {
            Edit::Head(head) => describe_head(self, &self.head, head),
            Edit::Objective(change) => {
                self.describe_change(change, describe_objective, |o| self.objective_label(o))
            }
            Edit::Meeting(change) => {
                self.describe_change(change, describe_meeting, |m| m.title.clone())
            }
            Edit::Partner(change) => {
                self.describe_change(change, describe_partner, |p| p.name.clone())
            }
            Edit::Programme(change) => {
                self.describe_change(change, describe_programme, |p| p.name.clone())
            }
            Edit::Contact(change) => self.describe_change(change, describe_contact, |contact| {
                format!("Contact {}", contact_label(contact))
            }),
            Edit::Guidance(change) => self.describe_change(change, same, |guidance| {
                format!("Guidance document {}", quoted(&guidance.text))
            }),
            Edit::Goal(change) => {
                self.describe_change(change, same, |goal| format!("Goal {}", goal.number))
            }
            Edit::Section(change) => self.describe_change(change, same, |section| {
                format!("Section {}", section_label(section))
            }),
            Edit::Amendment(Change::Add { record, .. }) => self.amendment_in_words(record),
            Edit::Amendment(change) => self.describe_change(change, same, |amendment| {
                format!("Amendment of {}", self.official_label(&amendment.of))
            }),
            Edit::Acknowledged(Change::Add { record, .. } | Change::Replace(record)) => {
                format!("Finding acknowledged: {}", quoted(&record.reason))
            }
            Edit::Acknowledged(Change::Remove(_)) => "Finding no longer acknowledged".to_owned(),
            Edit::Acknowledged(Change::Move { .. }) => "Acknowledged findings sorted".to_owned(),
            Edit::Evaluation(evaluation) => describe_evaluation(&self.evaluation, evaluation),
            Edit::Adopt(plan) => format!("Plan replaced by \u{201c}{}\u{201d}", plan.head.title),
            Edit::All(edits) => self.describe_all(edits),
        }
    }

    /// Several edits in one sentence: what was amended, else what was added and removed, else the first one.
    /// What had to change along with these is not told.
    fn describe_all(&self, edits: &[Edit]) -> String {
        let mut single = Vec::new();
        flatten(edits, &mut single);
        if let Some(said) = self.describe_roll_over(&single) {
            return said;
        }
        if let Some(said) = self.describe_joining(&single) {
            return said;
        }
        // An amendment that only keeps what is added here is told by the addition.
        single.retain(|edit| !self.keeps_addition(edit));
        let tellers: [fn(&Edit) -> bool; 3] = [Edit::amends, Edit::adds_or_removes, |_| true];
        for tells in tellers {
            let mut told = single.iter().filter(|edit| tells(edit));
            if let Some(first) = told.next() {
                let said = self.describe(first);
                return match told.count() {
                    0 => said,
                    more => format!("{said}, and {more} more"),
                };
            }
        }
        String::new()
    }

    /// Whether an edit is the amendment that keeps a record which is not in the plan yet.
    fn keeps_addition(&self, edit: &Edit) -> bool {
        let Edit::Amendment(Change::Add { record, .. }) = edit else {
            return false;
        };
        record.old.is_empty() && self.official_wording(&record.of, record.field).is_none()
    }

    /// "“UNDP Istanbul” joined into UNDP: 4 records name it now", where the last edit takes a partner away that another
    /// one keeps the name of.
    fn describe_joining(&self, edits: &[&Edit]) -> Option<String> {
        let (Edit::Partner(Change::Remove(gone)), rest) = edits.split_last()? else {
            return None;
        };
        let gone = self.partner(gone)?;
        let kept = rest.iter().find_map(|edit| match edit {
            Edit::Partner(Change::Replace(kept)) => {
                let keeps = kept.aliases.contains(&gone.name) || kept.name == gone.name;
                keeps.then_some(kept)
            }
            _ => None,
        })?;
        let moved = plural(rest.len() as i64 - 1, "record");
        Some(format!(
            "{} joined into {}: {moved} changed with it",
            quoted(&gone.name),
            kept.name
        ))
    }

    /// "Rolled over to 2026–2027: 14 objectives", where the edits carry objectives over, and end the plan or leave it.
    fn describe_roll_over(&self, edits: &[&Edit]) -> Option<String> {
        let (mut count, mut term) = (0, None);
        // They come in the order of the plan, so that each is found from where the last one was.
        let mut before = self.objectives.iter();
        for edit in edits {
            match edit {
                Edit::Head(head) if head.state == PlanState::Ended => {}
                Edit::Objective(Change::Replace(objective)) => {
                    let carried = objective.carried_to.as_ref()?;
                    before
                        .find(|other| other.id == objective.id)
                        .filter(|other| other.carried_to != objective.carried_to)?;
                    term = Some(carried.term.as_str());
                    count += 1;
                }
                _ => return None,
            }
        }
        Some(format!(
            "Rolled over to {}: {}",
            term?,
            plural(count, "objective")
        ))
    }

    /// An amendment in a sentence: "Text of Framework 3 amended: “to develop” → “to develop further”".
    pub fn amendment_in_words(&self, amendment: &Amendment) -> String {
        let label = self.official_label(&amendment.of);
        let Some(new) = &amendment.new else {
            return match amendment.field {
                AmendedField::Heading | AmendedField::Wording if !amendment.old.is_empty() => {
                    let field = amendment.field.label();
                    format!("{field} of {label} struck out: {}", quoted(&amendment.old))
                }
                _ => format!("{label} struck out"),
            };
        };
        let field = field_label(amendment);
        let (old, new) = differing(&amendment.old, new);
        format!("{field} of {label} amended: {old} → {new}")
    }

    /// What was amended, without how: "Text of Framework 3". Of what is gone, only what kind of thing it was.
    pub fn amended_place(&self, amendment: &Amendment) -> String {
        let of = &amendment.of;
        if self.official_wording(of, amendment.field).is_some() {
            return format!("{} of {}", field_label(amendment), self.official_label(of));
        }
        let kind = match of {
            Official::Head => "Title block",
            Official::Objective(_) => "Objective",
            Official::Meeting(_) => "Meeting",
            Official::Partner(_) => "Partner",
            Official::Programme(_) => "Programme",
            Official::Contact(_) => "Contact",
            Official::Guidance(_) => "Guidance document",
            Official::Goal(_) => "Goal",
            Official::Section(_) => "Section",
        };
        kind.to_owned()
    }

    /// What people call a record of the adopted text; its id where it is gone.
    pub fn official_label(&self, of: &Official) -> String {
        let label = match of {
            Official::Head => Some("the plan".to_owned()),
            Official::Objective(id) => self.objective(id).map(|it| self.objective_label(it)),
            Official::Meeting(id) => self.meeting(id).map(|it| it.title.clone()),
            Official::Partner(id) => self.partner(id).map(|it| it.name.clone()),
            Official::Programme(id) => self.programme(id).map(|it| it.name.clone()),
            Official::Contact(id) => {
                let contact = find(&self.contacts, id);
                contact.map(|it| format!("Contact {}", contact_label(it)))
            }
            Official::Guidance(id) => self.guidance(id).map(|it| quoted(&it.text)),
            Official::Goal(id) => find(&self.goals, id).map(|it| format!("Goal {}", it.number)),
            Official::Section(id) => {
                let section = self.section(id);
                section.map(|it| format!("Section {}", section_label(it)))
            }
        };
        label.unwrap_or_else(|| quoted(of.as_str()))
    }

    fn describe_change<R: Listed>(
        &self,
        change: &Change<R>,
        differences: impl Fn(&Plan, &R, &R) -> Vec<String>,
        label: impl Fn(&R) -> String,
    ) -> String {
        let known = |id: &R::Id| find(R::list(self), id);
        let name = |id: &R::Id| known(id).map_or_else(|| id.to_string(), &label);
        match change {
            Change::Add { record, .. } => format!("{} added", label(record)),
            Change::Remove(id) => format!("{} removed", name(id)),
            Change::Move { id, .. } => format!("{} moved", name(id)),
            Change::Replace(record) => {
                let differences =
                    known(record.id()).map_or_else(Vec::new, |old| differences(self, old, record));
                if differences.is_empty() {
                    return format!("{} changed", name(record.id()));
                }
                let name = name(record.id());
                let said = differences.iter().map(|said| said.replacen("{}", &name, 1));
                said.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

impl Edit {
    fn amends(&self) -> bool {
        matches!(self, Edit::Amendment(Change::Add { .. }))
    }

    fn adds_or_removes(&self) -> bool {
        fn of<R: Record>(change: &Change<R>) -> bool {
            matches!(change, Change::Add { .. } | Change::Remove(_))
        }
        match self {
            Edit::Objective(change) => of(change),
            Edit::Meeting(change) => of(change),
            Edit::Partner(change) => of(change),
            Edit::Programme(change) => of(change),
            Edit::Contact(change) => of(change),
            Edit::Guidance(change) => of(change),
            Edit::Goal(change) => of(change),
            Edit::Section(change) => of(change),
            Edit::Amendment(change) => of(change),
            Edit::Acknowledged(change) => of(change),
            Edit::Head(_) | Edit::Evaluation(_) | Edit::Adopt(_) | Edit::All(_) => false,
        }
    }
}

fn flatten<'a>(edits: &'a [Edit], single: &mut Vec<&'a Edit>) {
    for edit in edits {
        match edit {
            Edit::All(edits) => flatten(edits, single),
            edit => single.push(edit),
        }
    }
}

fn field_label(amendment: &Amendment) -> &'static str {
    match (&amendment.of, amendment.field) {
        (Official::Head, AmendedField::Wording) => "Term",
        (Official::Head, AmendedField::Name) => "Country-coordinator",
        (Official::Meeting(_), AmendedField::Wording) => "Date",
        (_, field) => field.label(),
    }
}

/// For records whose differences have no sentences of their own.
fn same<R>(_: &Plan, _: &R, _: &R) -> Vec<String> {
    Vec::new()
}

/// A text in quotation marks, cut where it is long.
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

/// Two texts in quotation marks, each from the word on in which they begin to differ.
pub fn differing(old: &str, new: &str) -> (String, String) {
    let common = old
        .char_indices()
        .zip(new.chars())
        .find(|((_, a), b)| a != b)
        .map_or(old.len().min(new.len()), |((at, _), _)| at);
    let shared = old.get(..common).unwrap_or_default();
    // Short texts are told whole.
    let from = if old.len().max(new.len()) <= QUOTED {
        0
    } else {
        shared.rfind(' ').map_or(0, |space| space + 1)
    };
    let piece = |text: &str| {
        let text = text.get(from..).unwrap_or_default();
        if from == 0 {
            quoted(text)
        } else {
            quoted(text).replacen('\u{201c}', "\u{201c}…", 1)
        }
    };
    (piece(old), piece(new))
}

/// The heading of a section, or the beginning of its text, in quotation marks.
pub fn section_label(section: &Section) -> String {
    let heading = section.heading.as_deref().unwrap_or(&section.text);
    quoted(heading)
}

/// The person of a contact, else the institution, else the beginning of the text.
pub fn contact_label(contact: &Contact) -> String {
    let name = contact.name.as_ref().or(contact.institution.as_ref());
    name.cloned().unwrap_or_else(|| quoted(&contact.text))
}

fn describe_head(plan: &Plan, old: &Head, new: &Head) -> String {
    let mut said = Vec::new();
    if old.title != new.title {
        let (old, new) = differing(&old.title, &new.title);
        said.push(format!("Title of the plan: {old} → {new}"));
    }
    if old.state != new.state {
        said.push(format!(
            "The plan: {} → {}",
            old.state.label().to_ascii_lowercase(),
            new.state.label().to_ascii_lowercase()
        ));
    }
    if (old.period.start, old.period.end) != (new.period.start, new.period.end) {
        said.push(format!(
            "Term of the plan: {} – {}",
            day_in_words(new.period.start),
            day_in_words(new.period.end)
        ));
    }
    let name = |text: &str| match text.is_empty() {
        true => "none".to_owned(),
        false => quoted(text),
    };
    let reference = |head: &Head| head.reference.clone().unwrap_or_default();
    for (what, before, after) in [
        ("Working group", old.group.clone(), new.group.clone()),
        (
            "Organisation",
            old.organisation.clone(),
            new.organisation.clone(),
        ),
        ("Reference of the plan", reference(old), reference(new)),
    ] {
        if before != after {
            said.push(format!("{what}: {}", name(&after)));
        }
    }
    if old.coordinator.partner != new.coordinator.partner {
        let partner = new.coordinator.partner.as_ref();
        let partner = partner.map(|id| plan.partner(id).map_or(id.as_str(), |it| &it.name));
        said.push(format!(
            "Country-coordinator: {}",
            partner.unwrap_or("nobody")
        ));
    }
    if said.is_empty() {
        return "Title block changed".to_owned();
    }
    said.join("; ")
}

fn describe_evaluation(old: &Evaluation, new: &Evaluation) -> String {
    let parts = old.parts().into_iter().zip(new.parts());
    let changed: Vec<&str> = parts
        .filter(|((_, old), (_, new))| old != new)
        .map(|((name, _), _)| name)
        .collect();
    match changed.as_slice() {
        [] => "Evaluation changed".to_owned(),
        [others @ .., last] if !others.is_empty() => {
            format!("Evaluation: {} and {last} changed", others.join(", "))
        }
        parts => format!("Evaluation: {} changed", parts.concat()),
    }
}

fn partners_difference(plan: &Plan, old: &[PartnerId], new: &[PartnerId]) -> String {
    members_difference(old, new, |id| {
        let partner = plan.partner(id);
        partner.map_or(id.as_str(), |it| it.short_name()).to_owned()
    })
}

fn links_difference(plan: &Plan, old: &[ItemId], new: &[ItemId]) -> String {
    members_difference(old, new, |id| {
        let label = match id {
            ItemId::Partner(id) => plan.partner(id).map(|it| it.short_name().to_owned()),
            ItemId::Guidance(_) => plan.item_label(id).map(|it| quoted(&it)),
            _ => plan.item_label(id),
        };
        label.unwrap_or_else(|| id.as_str().to_owned())
    })
}

/// "+ Georgia, − Romania".
fn members_difference<T: PartialEq>(old: &[T], new: &[T], name: impl Fn(&T) -> String) -> String {
    let added = new.iter().filter(|id| !old.contains(id));
    let removed = old.iter().filter(|id| !new.contains(id));
    let all: Vec<String> = (added.map(|id| format!("+ {}", name(id))))
        .chain(removed.map(|id| format!("− {}", name(id))))
        .collect();
    if all.is_empty() {
        "another order".to_owned()
    } else {
        all.join(", ")
    }
}

/// The entries of one list of a record: the id of each, and what it is called.
type Entries<'a> = Vec<(&'a str, String)>;

/// What is new, changed, gone or sorted in a list of a record, with the words for one entry and for all. `same` says whether two entries, by their places in
/// the old and in the new list, are equal.
fn entries_difference(
    (noun, all): (&str, &str),
    old: &Entries,
    new: &Entries,
    same: &dyn Fn(usize, usize) -> bool,
) -> Vec<String> {
    let mut said = Vec::new();
    let place = |list: &Entries, id: &str| list.iter().position(|(other, _)| *other == id);
    for (at, (id, name)) in new.iter().enumerate() {
        match place(old, id) {
            None => said.push(format!("{noun} added to {{}}: {}", quoted(name))),
            Some(before) if !same(before, at) => {
                said.push(format!("{noun} of {{}} changed: {}", quoted(name)));
            }
            Some(_) => {}
        }
    }
    for (id, name) in old {
        if place(new, id).is_none() {
            said.push(format!("{noun} removed from {{}}: {}", quoted(name)));
        }
    }
    let order = |list: &Entries| list.iter().map(|(id, _)| (*id).to_owned()).collect();
    let (before, after): (Vec<String>, Vec<String>) = (order(old), order(new));
    if said.is_empty() && before != after {
        said.push(format!("{all} of {{}} sorted"));
    }
    said
}

/// The same for the records themselves, each with its id and what it is called.
fn difference<T: PartialEq>(
    nouns: (&str, &str),
    old: &[T],
    new: &[T],
    name: impl Fn(&T) -> (&str, String),
) -> Vec<String> {
    if old == new {
        return Vec::new();
    }
    let (before, after): (Entries, Entries) = (
        old.iter().map(&name).collect(),
        new.iter().map(&name).collect(),
    );
    entries_difference(nouns, &before, &after, &|at, now| {
        old.get(at) == new.get(now)
    })
}

fn evidence_difference(old: &[Evidence], new: &[Evidence]) -> Vec<String> {
    difference(("Evidence", "Evidence"), old, new, |it| {
        (it.id.as_str(), it.text.clone())
    })
}

/// What belongs to a meeting: agenda, documents, attendance and decisions.
fn proceedings_difference(plan: &Plan, old: &Meeting, new: &Meeting) -> Vec<String> {
    let mut said = difference(("Agenda item", "Agenda"), &old.agenda, &new.agenda, |it| {
        (it.id.as_str(), it.text.clone())
    });
    said.extend(difference(
        ("Document", "Documents"),
        &old.documents,
        &new.documents,
        |it| (it.id.as_str(), it.title.clone()),
    ));
    said.extend(difference(
        ("Participant", "Participants"),
        &old.attendance,
        &new.attendance,
        |it| (it.id.as_str(), it.who(plan)),
    ));
    // That something is done is more than that it was changed.
    let turned = |decision: &&Decision| {
        let mut all = old.decisions.iter();
        all.any(|it| it.id == decision.id && it.done != decision.done)
    };
    let turned: Vec<&Decision> = new.decisions.iter().filter(turned).collect();
    if turned.is_empty() {
        for (kind, all) in [
            (DecisionKind::Decision, "Decisions"),
            (DecisionKind::FollowUp, "Follow-ups"),
        ] {
            let of_kind = |all: &[Decision]| -> Vec<Decision> {
                all.iter().filter(|it| it.kind == kind).cloned().collect()
            };
            said.extend(difference(
                (kind.label(), all),
                &of_kind(&old.decisions),
                &of_kind(&new.decisions),
                |it| (it.id.as_str(), it.text.clone()),
            ));
        }
    }
    for decision in turned {
        said.push(format!(
            "Follow-up of {{}} {}: {}",
            if decision.done { "done" } else { "open again" },
            quoted(&decision.text)
        ));
    }
    said
}

/// Each difference as a sentence in which `{}` stands for the name of the record.
fn describe_objective(plan: &Plan, old: &Objective, new: &Objective) -> Vec<String> {
    let mut said = Vec::new();
    let carried = new
        .carried_to
        .as_ref()
        .filter(|_| old.carried_to != new.carried_to);
    if let Some(carried) = carried {
        // Its status says the same, or is what it was.
        said.push(format!("{{}} carried over to {}", carried.term));
    } else if old.status != new.status {
        said.push(format!(
            "Status of {{}}: {} → {}",
            old.status.label().to_ascii_lowercase(),
            new.status.label().to_ascii_lowercase()
        ));
    }
    let assessed = |objective: &Objective| {
        let assessment = objective.assessment.as_ref();
        assessment.map(|it| (it.by, it.on))
    };
    // A new status tells that it was assessed.
    if said.is_empty() && assessed(old) != assessed(new) {
        said.push(match assessed(new) {
            Some((by, on)) => format!(
                "Assessment of {{}}: {}, {}",
                by.label().to_ascii_lowercase(),
                day_in_words(on)
            ),
            None => "Assessment of {} removed".to_owned(),
        });
    }
    let remark = |objective: &Objective| {
        let assessment = objective.assessment.as_ref();
        assessment.and_then(|assessment| assessment.remark.clone())
    };
    match (remark(old), remark(new)) {
        (before, Some(after)) if before.as_ref() != Some(&after) => {
            said.push(format!("Remark on {{}}: {}", quoted(&after)));
        }
        (Some(_), None) if said.is_empty() => said.push("Remark on {} removed".to_owned()),
        _ => {}
    }
    if old.lead != new.lead {
        let lead = new.lead.as_ref().and_then(|id| plan.partner(id));
        said.push(format!(
            "Lead of {{}}: {}",
            lead.map_or("nobody", |partner| partner.name.as_str())
        ));
    }
    if old.participants != new.participants {
        said.push(format!(
            "Participating in {{}}: {}",
            partners_difference(plan, &old.participants, &new.participants)
        ));
    }
    if old.text != new.text {
        let (old, new) = differing(&old.text, &new.text);
        said.push(format!("Text of {{}}: {old} → {new}"));
    }
    if old.carried_to.is_some() && new.carried_to.is_none() {
        said.push("{}: no longer carried over".to_owned());
    }
    if old.links != new.links {
        said.push(format!(
            "Links of {{}}: {}",
            links_difference(plan, &old.links, &new.links)
        ));
    }
    said.extend(evidence_difference(&old.evidence, &new.evidence));
    said
}

fn describe_meeting(plan: &Plan, old: &Meeting, new: &Meeting) -> Vec<String> {
    let mut said = Vec::new();
    if old.title != new.title {
        said.push(format!("{{}} renamed to {}", quoted(&new.title)));
    }
    if old.status != new.status {
        said.push(format!(
            "{{}}: {} → {}",
            old.status.label().to_ascii_lowercase(),
            new.status.label().to_ascii_lowercase()
        ));
    }
    if old.when != new.when {
        said.push(format!(
            "Date of {{}}: {} → {}",
            when_in_words(&old.when),
            when_in_words(&new.when)
        ));
    }
    let room = |place: &Place| place.room.clone();
    if room(&old.place) != room(&new.place) {
        let room = room(&new.place).unwrap_or_else(|| "none".to_owned());
        said.push(format!("Room of {{}}: {room}"));
    } else if old.place != new.place {
        said.push(match old.place.confirmed == new.place.confirmed {
            true => format!("Place of {{}}: {}", place_in_words(&new.place)),
            false if new.place.confirmed => "Place of {} confirmed".to_owned(),
            false => "Place of {}: no longer confirmed".to_owned(),
        });
    }
    if old.held != new.held {
        said.push(match &new.held {
            Some(held) => format!("{{}} took place: {}", held.edtf.in_words()),
            None => "{}: no longer noted when it took place".to_owned(),
        });
    }
    if old.host != new.host {
        let host = new.host.as_ref().and_then(|id| plan.partner(id));
        said.push(format!(
            "Host of {{}}: {}",
            host.map_or("nobody", |partner| partner.name.as_str())
        ));
    }
    if old.links != new.links {
        said.push(format!(
            "Links of {{}}: {}",
            links_difference(plan, &old.links, &new.links)
        ));
    }
    said.extend(evidence_difference(&old.evidence, &new.evidence));
    said.extend(proceedings_difference(plan, old, new));
    said
}

fn describe_partner(plan: &Plan, old: &Partner, new: &Partner) -> Vec<String> {
    let mut said = Vec::new();
    match (&old.retired, &new.retired) {
        (None, Some(retired)) => said.push(format!("{{}} {}", retired.in_words())),
        (Some(_), None) => said.push("{} brought back".to_owned()),
        (Some(old), Some(new)) if old != new => {
            said.push(format!("{{}} {}, or why, changed", new.in_words()));
        }
        _ => {}
    }
    if old.name != new.name {
        said.push(format!("{{}} renamed to {}", quoted(&new.name)));
    }
    if old.category != new.category {
        said.push(format!("{{}} is now: {}", new.category.label()));
    }
    if old.seat != new.seat {
        said.push(match &new.seat {
            Some(seat) => format!("Seat of {{}}: {}", seat.city),
            None => "Seat of {}: none".to_owned(),
        });
    }
    if old.confirmed != new.confirmed {
        said.push(match new.confirmed {
            true => "{}: confirmed by a source".to_owned(),
            false => "{}: no longer confirmed".to_owned(),
        });
    }
    if old.as_of != new.as_of {
        said.push(match &new.as_of {
            Some(date) => format!("{{}}: as of {}", date.in_words()),
            None => "{}: as of no known date".to_owned(),
        });
    }
    let name = |text: &Option<String>| text.as_ref().map_or("none".to_owned(), |it| quoted(it));
    let texts = [
        ("Short name", &old.short, &new.short),
        ("Source", &old.source, &new.source),
        ("Remark", &old.remark, &new.remark),
    ];
    for (what, old, new) in texts {
        if old != new {
            said.push(format!("{what} of {{}}: {}", name(new)));
        }
    }
    if old.aliases != new.aliases {
        said.push("Other names of {} changed".to_owned());
    }
    if old.member_of != new.member_of {
        said.push(format!(
            "Bodies that {{}} is a member of: {}",
            partners_difference(plan, &old.member_of, &new.member_of)
        ));
    }
    said
}

fn describe_contact(plan: &Plan, old: &Contact, new: &Contact) -> Vec<String> {
    let mut said = Vec::new();
    if old.partner != new.partner {
        let partner = new.partner.as_ref().and_then(|id| plan.partner(id));
        let partner = partner.map_or("no partner", |it| it.name.as_str());
        said.push(format!("{{}} is of {partner}"));
    }
    said
}

fn describe_programme(plan: &Plan, old: &Programme, new: &Programme) -> Vec<String> {
    let mut said = Vec::new();
    if old.name != new.name {
        said.push(format!("{{}} renamed to {}", quoted(&new.name)));
    }
    if old.partners != new.partners {
        said.push(format!(
            "Partners of {{}}: {}",
            partners_difference(plan, &old.partners, &new.partners)
        ));
    }
    said
}

/// A date in words, with the flag: "autumn 2024 (to be confirmed)".
pub fn when_in_words(when: &When) -> String {
    let Some(date) = when.edtf else {
        return "no date".to_owned();
    };
    let mut words = date.in_words();
    if let Some(clock) = when.time() {
        words.push_str(", ");
        words.push_str(&clock.in_words());
    }
    if !when.confirmed {
        words.push_str(" (to be confirmed)");
    }
    words
}

/// A place in words: its name, and the city and country that the name does not tell.
pub fn place_in_words(place: &Place) -> String {
    known_place(place).unwrap_or_else(|| "no place".to_owned())
}

/// The same; None where no place is known.
pub fn known_place(place: &Place) -> Option<String> {
    let mut words = place.name.clone().unwrap_or_default();
    for part in [&place.city, &place.country].into_iter().flatten() {
        if !words.contains(part.as_str()) {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(part);
        }
    }
    (!words.is_empty()).then_some(words)
}
