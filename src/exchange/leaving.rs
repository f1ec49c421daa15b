//! What leaves in a file, told before it does: how much of the plan, whose name, and which addresses are left in it.

use super::snapshot::{Snapshot, write};
use crate::plan::{Holds, Official, Plan, PlanId, describe::section_label, term::plural};
use chrono::NaiveDate;
use serde_json::Value;

/// The lists of a plan file whose records have names, with the word for one record.
const LISTS: [(&str, &str); 8] = [
    ("guidance", "guidance"),
    ("goals", "goal"),
    ("sections", "section"),
    ("objectives", "objective"),
    ("meetings", "meeting"),
    ("partners", "partner"),
    ("programmes", "programme"),
    ("amendments", "amendment"),
];

/// What a file holds, in a plain sentence or two.
pub fn sentence(file: &Snapshot) -> String {
    let plan = &file.plan;
    let mut said = String::from("The file holds ");
    let title = &plan.head.title;
    match file.part.as_ref().map(|part| &part.holds) {
        None | Some(Holds::Plan) => {}
        Some(Holds::Section(id)) => {
            let name = plan.section(id).map(section_label);
            said.push_str("the section ");
            said.push_str(&name.unwrap_or_else(|| format!("\u{201c}{id}\u{201d}")));
            said.push_str(" of ");
        }
        Some(Holds::Statuses) => said.push_str("only the statuses and the evidence of "),
    }
    said.push_str(&format!("\u{201c}{title}\u{201d}: "));
    said.push_str(&plural(plan.objectives.len() as i64, "objective"));
    let is_statuses = matches!(&file.part, Some(part) if part.holds == Holds::Statuses);
    if !is_statuses {
        said.push_str(", ");
        said.push_str(&plural(plan.meetings.len() as i64, "meeting"));
        said.push_str(" and ");
        match plan.contacts.len() {
            0 => said.push_str("no contact person"),
            count => said.push_str(&plural(count as i64, "contact person")),
        }
    }
    said.push_str(", and never your private notes. ");
    match file.exported.by.as_deref() {
        Some(by) => said.push_str(&format!("It names {by} as its author.")),
        None => said.push_str("It names no author."),
    }
    said
}

/// An e-mail address outside the contact persons, and what it stands in, as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub address: String,
    pub place: String,
}

/// Every e-mail address that a file has outside the contact persons, once for each place.
pub fn addresses(file: &Snapshot) -> Vec<Address> {
    let mut found = Vec::new();
    let text = write::json(&write::plan(&file.plan));
    if !text.contains('@') {
        return found;
    }
    let Ok(Value::Object(plan)) = serde_json::from_str::<Value>(&text) else {
        return found;
    };
    for (key, value) in &plan {
        let kind = LISTS.iter().find(|(list, _)| list == key);
        match (value, kind) {
            (Value::Array(records), Some((_, kind))) => {
                for record in records {
                    let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
                    let place = match Official::from_words(kind, id) {
                        Some(of) => file.plan.official_label(&of),
                        None => "an amendment".to_owned(),
                    };
                    look(record, &place, &mut found);
                }
            }
            _ if key == "contacts" => {}
            _ => look(
                value,
                "the title block and what is said of the plan",
                &mut found,
            ),
        }
    }
    found
}

fn look(value: &Value, place: &str, found: &mut Vec<Address>) {
    match value {
        Value::String(text) => {
            for address in addresses_in(text) {
                let address = Address {
                    address: address.to_owned(),
                    place: place.to_owned(),
                };
                if !found.contains(&address) {
                    found.push(address);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| look(value, place, found)),
        Value::Object(map) => map.values().for_each(|value| look(value, place, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The e-mail addresses in a text: a name, an @, and a name with a full stop inside it.
pub fn addresses_in(text: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    let words = text.split(|c: char| !is_part(c));
    let words = words.map(|word| word.trim_matches(['.', '-', '+', '_']));
    words
        .filter(|word| {
            let mut halves = word.split('@');
            let (Some(name), Some(host), None) = (halves.next(), halves.next(), halves.next())
            else {
                return false;
            };
            let has_stop = host.trim_matches('.').contains('.');
            !name.is_empty() && has_stop
        })
        .collect()
}

/// The name of a file: plan, day, what part it is, and who made it: "bsec-ict-2024-2025-2026-11-24-georgia". `by` is who
/// made it, in plain letters where that can be.
pub fn file_stem(file: &Snapshot, by: Option<&str>, day: NaiveDate) -> String {
    let mut name = format!("{}-{day}", file.plan.id);
    match file.part.as_ref().map(|part| &part.holds) {
        None | Some(Holds::Plan) => {}
        Some(Holds::Section(id)) => {
            name.push('-');
            name.push_str(id.as_str());
        }
        Some(Holds::Statuses) => name.push_str("-statuses"),
    }
    if let Some(by) = by {
        // Letters of other scripts have no place in it, and somebody without any other is not named.
        let by: String = by.chars().take(40).collect();
        if by.chars().any(|c| c.is_ascii_alphanumeric()) {
            name.push('-');
            name.push_str(PlanId::spelt(&by).as_str());
        }
    }
    name
}

/// The sections that a file can hold by itself: those in which objectives or meetings stand, by id and name.
pub fn sections(plan: &Plan) -> Vec<(String, String)> {
    let mut sections = Vec::new();
    for section in &plan.sections {
        let id = Some(&section.id);
        let objectives = plan.objectives.iter();
        let objectives = objectives.filter(|it| it.section.as_ref() == id).count();
        let meetings = plan.meetings.iter();
        let meetings = meetings.filter(|it| it.section.as_ref() == id).count();
        if objectives + meetings > 0 {
            sections.push((section.id.to_string(), section_label(section)));
        }
    }
    sections
}
