//! Differences between plans in words: what a part is called, what its value says. The only place that knows words
//! for the keys of the file.

mod values;

use super::{
    diff::{Difference, What, moved},
    tree::{Kind, PLAN, id_of, kind_of, plain, records, steps},
};
use crate::plan::{
    Official, Plan,
    describe::{differing, quoted},
};
use serde_json::{Map, Value};
use std::{cell::OnceCell, collections::BTreeMap};

/// The keys of the file with the words for them, in the order in which they are told.
const LABELS: &[(&str, &str)] = &[
    ("id", "Id"),
    ("title", "Title"),
    ("number", "Number"),
    ("heading", "Heading"),
    ("name", "Name"),
    ("short", "Short name"),
    ("text", "Text"),
    ("of", "Amended wording"),
    ("kind", "Kind"),
    ("category", "Category"),
    ("organisation", "Organisation"),
    ("group", "Working group"),
    ("reference", "Reference"),
    ("state", "State"),
    ("period", "Term"),
    ("coordinator", "Country-coordinator"),
    ("start", "From"),
    ("end", "Until"),
    ("wording", "Wording"),
    ("status", "Status"),
    ("by", "By"),
    ("when", "Date"),
    ("edtf", "Date"),
    ("place", "Place"),
    ("room", "Room"),
    ("link", "Address"),
    ("host", "Host"),
    ("section", "Section"),
    ("goal", "Goal"),
    ("lead", "Lead"),
    ("participants", "Participating"),
    ("partner", "Who"),
    ("owner", "Owner"),
    ("due", "Due date"),
    ("done", "Done"),
    ("links", "Links"),
    ("objective", "Objective"),
    ("aliases", "Other names"),
    ("member_of", "Member of"),
    ("retired", "No partner any more"),
    ("seat", "Seat and source"),
    ("city", "City"),
    ("country", "Country"),
    ("lat", "Latitude"),
    ("lon", "Longitude"),
    ("as_of", "As of"),
    ("source", "Source"),
    ("confirmed", "Confirmed"),
    ("adopted", "Adopted"),
    ("reported_by", "Reported by"),
    ("institution", "Institution"),
    ("post", "Post"),
    ("phone", "Phone"),
    ("emails", "Email addresses"),
    ("reason", "Reason"),
    ("on", "Day"),
    ("remark", "Remark"),
    ("carried_from", "Carried over from"),
    ("carried_to", "Carried over to"),
    ("strengths", "Strengths"),
    ("weaknesses", "Weaknesses"),
    ("open_items", "Open items"),
    ("proposals", "Proposals"),
    ("firming", "How the date became firm"),
    ("guidance", "Guidance documents"),
    ("goals", "Goals"),
    ("sections", "Sections"),
    ("objectives", "Objectives"),
    ("meetings", "Meetings"),
    ("partners", "Partners"),
    ("programmes", "Programmes"),
    ("contacts", "Contacts"),
    ("amendments", "Amendments"),
    ("acknowledged", "Acknowledged findings"),
    ("evidence", "Evidence"),
    ("agenda", "Agenda"),
    ("documents", "Documents"),
    ("attendance", "Participants"),
    ("decisions", "Decisions and follow-ups"),
    ("evaluation", "Evaluation"),
];

/// What one entry of a list inside a record is called.
const ENTRIES: &[(&str, &str)] = &[
    ("evidence", "Evidence"),
    ("agenda", "Agenda item"),
    ("documents", "Document"),
    ("attendance", "Participant"),
    ("decisions", "Decision or follow-up"),
];

/// Where a key stands in the order in which they are told; unknown ones come last.
pub(super) fn rank(key: &str) -> usize {
    let known = LABELS.iter().position(|(known, _)| *known == key);
    known.unwrap_or(LABELS.len())
}

/// The words for a key: "Participating". A key that is not known stands for itself.
pub fn label(key: &str) -> &str {
    let known = LABELS.iter().find(|(known, _)| *known == key);
    known.map_or(key, |(_, label)| label)
}

/// Which list or part of the plan a path is in: "objectives".
pub fn list_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// What a path names.
struct Part {
    /// The record of the plan: its list and its id.
    record: Option<(String, String)>,
    /// The entry in the record: its list and its id.
    entry: Option<(String, String)>,
    /// The object that the key is in, as the table calls it, and the key; empty where a record or list is meant.
    of: String,
    key: String,
}

fn part(path: &str) -> Part {
    let mut part = Part {
        record: None,
        entry: None,
        of: PLAN.to_owned(),
        key: String::new(),
    };
    let mut steps = steps(path).into_iter();
    while let Some(key) = steps.next() {
        match kind_of(&part.of, &key) {
            Kind::Records => {
                let id = steps.next().unwrap_or_default();
                match part.record {
                    None => part.record = Some((key.clone(), id)),
                    Some(_) => part.entry = Some((key.clone(), id)),
                }
                part.of = key;
            }
            Kind::Fields => part.of = key,
            _ => part.key = key,
        }
    }
    part
}

/// Tells differences. What a record is called is looked up in the first of the plans that has it.
pub struct Teller<'a> {
    plans: Vec<&'a Plan>,
    /// What the records of some lists are called, made when one of them is.
    names: OnceCell<BTreeMap<(&'static str, &'a str), String>>,
    /// The same as trees, made when an entry is looked up that only they know.
    trees: OnceCell<Vec<Map<String, Value>>>,
}

impl<'a> Teller<'a> {
    pub fn new(plans: &[&'a Plan]) -> Self {
        Teller {
            plans: plans.to_vec(),
            names: OnceCell::new(),
            trees: OnceCell::new(),
        }
    }

    /// What the record is called that a path is in or names: "Framework 3", "the plan".
    pub fn item(&self, path: &str) -> String {
        match part(path).record {
            Some((list, id)) => self.record(&list, &id),
            None if list_of(path) == "evaluation" => "the evaluation".to_owned(),
            None => "the plan".to_owned(),
        }
    }

    /// What the entry that a path names is: "evidence".
    pub fn entry_noun(&self, path: &str) -> String {
        let list = part(path).entry.map(|(list, _)| list).unwrap_or_default();
        let noun = ENTRIES.iter().find(|(known, _)| *known == list);
        noun.map_or(list, |(_, noun)| noun.to_lowercase())
    }

    /// What a path names in its record: "Status", "Text of evidence “…”". Empty where it is the record itself.
    pub fn field(&self, path: &str) -> String {
        self.field_of(path, None)
    }

    /// The same; an entry that is shown is called as it is shown.
    fn field_of(&self, path: &str, shown: Option<&Value>) -> String {
        let part = part(path);
        let mut words = label(&part.key).to_owned();
        if let Some((list, id)) = &part.entry {
            let noun = ENTRIES.iter().find(|(known, _)| known == list);
            let noun = noun.map_or(list.as_str(), |(_, noun)| noun);
            let name = if id.is_empty() {
                String::new()
            } else {
                match shown {
                    Some(entry) if part.key.is_empty() => quoted(&self.title_of(entry)),
                    _ => self.entry(&part),
                }
            };
            if id.is_empty() {
                return label(list).to_owned();
            }
            if words.is_empty() {
                words.push_str(noun);
            } else {
                words.push_str(" of ");
                words.push_str(&noun.to_lowercase());
            }
            words.push(' ');
            words.push_str(&name);
        }
        if part.of == "place" && part.key == "name" {
            return label("place").to_owned();
        }
        words
    }

    /// A value in words, at the path that it is from. None is nothing.
    pub fn value(&self, path: &str, value: Option<&Value>) -> String {
        let part = part(path);
        match value {
            None | Some(Value::Null) => "nothing".to_owned(),
            Some(value) if part.key.is_empty() => self.title_of(value),
            Some(value) => self.say(&part.of, &part.key, value),
        }
    }

    /// Whether a path names a long text, to be shown word by word.
    pub fn is_text(path: &str) -> bool {
        let part = part(path);
        kind_of(&part.of, &part.key) == Kind::Text
    }

    /// Whether a path names words that a person may write otherwise, and not a choice, a date or another record.
    pub fn is_wording(path: &str) -> bool {
        const KEYS: [&str; 14] = [
            "title",
            "heading",
            "number",
            "name",
            "short",
            "organisation",
            "group",
            "reference",
            "wording",
            "owner_name",
            "source",
            "institution",
            "post",
            "phone",
        ];
        Self::is_text(path) || KEYS.contains(&part(path).key.as_str())
    }

    /// What a path names: "Status of Framework 3".
    pub fn place(&self, path: &str) -> String {
        self.place_of(path, None)
    }

    /// The same above a value: two things can have had one id, and the name must be that of what is shown.
    pub fn place_of(&self, path: &str, shown: Option<&Value>) -> String {
        let (item, mut field) = (self.item(path), self.field_of(path, shown));
        if field.is_empty() {
            return item;
        }
        field.push_str(" of ");
        field.push_str(&item);
        field
    }

    /// A difference in a sentence: "Status of Framework 3: in progress → achieved".
    pub fn sentence(&self, difference: &Difference) -> String {
        let path = &difference.path;
        let shown = match &difference.what {
            What::Added { record, .. } | What::Removed { record, .. } => Some(record),
            What::Changed { .. } | What::Sorted { .. } => None,
        };
        let (item, whole) = (self.item(path), self.place_of(path, shown));
        match &difference.what {
            What::Added { record, .. } | What::Removed { record, .. } => {
                let was = matches!(difference.what, What::Removed { .. });
                let name = match part(path).entry {
                    Some(_) => whole,
                    // It may be in one of the two plans only.
                    None if item.is_empty() => self.title_of(record),
                    None => item,
                };
                name + if was { " removed" } else { " added" }
            }
            What::Sorted { from, to } => {
                let moved = moved(from, to);
                let list = list_of(path);
                let mut said = match part(path).entry {
                    Some(_) => whole,
                    None => label(list).to_owned(),
                };
                said.push_str(" sorted");
                if part(path).entry.is_none() {
                    let names: Vec<String> = moved
                        .iter()
                        .take(3)
                        .map(|id| self.record(list, id))
                        .collect();
                    said.push_str(": ");
                    said.push_str(&names.join(", "));
                    if let more @ 1.. = moved.len().saturating_sub(3) {
                        said.push_str(&format!(" and {more} more"));
                    }
                    said.push_str(" moved");
                }
                said
            }
            What::Changed { from, to } => {
                let (old, new) = match (from, to) {
                    (Some(Value::String(old)), Some(Value::String(new)))
                        if self.value(path, to.as_ref()) == quoted(new) =>
                    {
                        differing(old, new)
                    }
                    _ => (
                        self.value(path, from.as_ref()),
                        self.value(path, to.as_ref()),
                    ),
                };
                format!("{whole}: {old} → {new}")
            }
        }
    }

    /// What a record of the plan is called. Where another one is called so too, the first words of its text follow.
    pub fn record(&self, list: &str, id: &str) -> String {
        let lists = ["objectives", "meetings", "amendments"];
        let list_of = lists.into_iter().find(|it| *it == list);
        if let Some(name) = list_of.and_then(|list| self.names().get(&(list, id))) {
            return name.clone();
        }
        let mut plans = self.plans.iter();
        plans
            .find_map(|plan| record_label(plan, list, id))
            .unwrap_or_else(|| match id {
                "" => label(list).to_owned(),
                id => quoted(id),
            })
    }

    /// What an entry of a record is called.
    fn entry(&self, part: &Part) -> String {
        let (Some((list, id)), Some((sub, entry))) = (&part.record, &part.entry) else {
            return String::new();
        };
        let trees = self
            .trees
            .get_or_init(|| self.plans.iter().map(|plan| plain(plan)).collect());
        let found = trees.iter().find_map(|tree| {
            let record = with_id(tree.get(list), id)?;
            with_id(record.get(sub), entry)
        });
        quoted(&found.map_or_else(|| entry.clone(), |entry| self.title_of(entry)))
    }
}

/// What a record of this plan is called; None where it is not there.
fn record_label(plan: &Plan, list: &str, id: &str) -> Option<String> {
    let kind = match list {
        "acknowledged" => {
            let mut all = plan.acknowledged.iter();
            let finding = all.find(|it| it.id.as_str() == id)?;
            return Some(format!("Acknowledged finding {}", quoted(&finding.reason)));
        }
        "guidance" => list,
        list => list.strip_suffix('s')?,
    };
    official(plan, &Official::from_words(kind, id)?)
}

fn official(plan: &Plan, of: &Official) -> Option<String> {
    let label = plan.official_label(of);
    // What is not there is called by its id.
    (label != quoted(of.as_str())).then_some(label)
}

fn with_id<'a>(list: Option<&'a Value>, id: &str) -> Option<&'a Value> {
    records(list).iter().find(|record| id_of(record) == id)
}
