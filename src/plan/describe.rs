//! Edits in human sentences: "Status of Framework 3: in progress → achieved".

use super::{
    Change, Edit, Meeting, Objective, Partner, Plan, Record, edit::Listed, meeting::Place,
    meeting::When,
};

/// The longest piece of a text that a sentence quotes, in characters.
const QUOTED: usize = 60;

impl Plan {
    /// What an edit does to this plan, which has not taken it yet.
    pub fn describe(&self, edit: &Edit) -> String {
        match edit {
            Edit::Head(_) => "Title block changed".to_owned(),
            Edit::Objective(change) => {
                self.describe_change(change, describe_objective, |o| self.objective_label(o))
            }
            Edit::Meeting(change) => {
                self.describe_change(change, describe_meeting, |m| m.title.clone())
            }
            Edit::Partner(change) => {
                self.describe_change(change, describe_partner, |p| p.name.clone())
            }
            Edit::Programme(change) => did("Programme", change),
            Edit::Contact(change) => did("Contact", change),
            Edit::Guidance(change) => did("Guidance document", change),
            Edit::Goal(change) => did("Goal", change),
            Edit::Section(change) => did("Section of the adopted text", change),
            Edit::Adopt(plan) => format!("Plan replaced by \u{201c}{}\u{201d}", plan.head.title),
            Edit::All(edits) => edits
                .last()
                .map_or_else(String::new, |edit| self.describe(edit)),
        }
    }

    fn describe_change<R: Listed>(
        &self,
        change: &Change<R>,
        differences: impl Fn(&Plan, &R, &R) -> Vec<String>,
        label: impl Fn(&R) -> String,
    ) -> String {
        let known = |id: &R::Id| super::item::find(R::list(self), id);
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

fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

/// What was done to something that has no sentence of its own: "Goal changed".
fn did<R: Record>(name: &str, change: &Change<R>) -> String {
    let done = match change {
        Change::Add { .. } => "added",
        Change::Remove(_) => "removed",
        Change::Move { .. } => "moved",
        Change::Replace(_) => "changed",
    };
    format!("{name} {done}")
}

/// Each difference as a sentence in which `{}` stands for the name of the record.
fn describe_objective(plan: &Plan, old: &Objective, new: &Objective) -> Vec<String> {
    let mut said = Vec::new();
    if old.status != new.status {
        said.push(format!(
            "Status of {{}}: {} → {}",
            old.status.label().to_ascii_lowercase(),
            new.status.label().to_ascii_lowercase()
        ));
    } else if old.assessment != new.assessment {
        said.push("Assessment of {} changed".to_owned());
    }
    let remark = |objective: &Objective| {
        let assessment = objective.assessment.as_ref();
        assessment.and_then(|assessment| assessment.remark.clone())
    };
    if let Some(remark) = remark(new).filter(|_| remark(old) != remark(new)) {
        said.push(format!("Remark on {{}}: {}", quoted(&remark)));
    }
    if old.lead != new.lead {
        let lead = new.lead.as_ref().and_then(|id| plan.partner(id));
        said.push(format!(
            "Lead of {{}}: {}",
            lead.map_or("nobody", |partner| partner.name.as_str())
        ));
    }
    if old.participants != new.participants {
        said.push("Participating members of {} changed".to_owned());
    }
    if old.text != new.text {
        said.push("Text of {} changed".to_owned());
    }
    if old.links != new.links {
        said.push("Links of {} changed".to_owned());
    }
    said.extend(evidence_difference(old.evidence.len(), new.evidence.len()));
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
    if old.place != new.place {
        said.push(format!("Place of {{}}: {}", place_in_words(&new.place)));
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
        said.push("Links of {} changed".to_owned());
    }
    said.extend(evidence_difference(old.evidence.len(), new.evidence.len()));
    said
}

fn describe_partner(_: &Plan, old: &Partner, new: &Partner) -> Vec<String> {
    let mut said = Vec::new();
    if old.name != new.name {
        said.push(format!("{{}} renamed to {}", quoted(&new.name)));
    }
    if old.category != new.category {
        said.push(format!("{{}} is now: {}", new.category.label()));
    }
    if old.seat != new.seat {
        said.push("Seat of {} changed".to_owned());
    }
    said
}

fn evidence_difference(old: usize, new: usize) -> Option<String> {
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Some("Evidence added to {}".to_owned()),
        std::cmp::Ordering::Greater => Some("Evidence removed from {}".to_owned()),
        std::cmp::Ordering::Equal => None,
    }
}

/// A date in words, with the flag: "autumn 2024 (to be confirmed)".
pub fn when_in_words(when: &When) -> String {
    match (&when.edtf, when.confirmed) {
        (None, _) => "no date".to_owned(),
        (Some(date), true) => date.in_words(),
        (Some(date), false) => format!("{} (to be confirmed)", date.in_words()),
    }
}

/// A place in words: its name, and the city and country that the name does not tell.
pub fn place_in_words(place: &Place) -> String {
    let mut words = place.name.clone().unwrap_or_default();
    for part in [&place.city, &place.country].into_iter().flatten() {
        if !words.contains(part.as_str()) {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(part);
        }
    }
    if words.is_empty() {
        words.push_str("no place");
    }
    words
}
