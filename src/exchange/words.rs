//! Differences between plans in words: what a part is called, what its value says. The only place that knows words
//! for the keys of the file.

use super::{
    diff::{Difference, What, moved},
    snapshot::{
        fields::{Fields, Problems},
        read,
        words::Words,
    },
    tree::{Kind, PLAN, group_of, id_of, join, kind_of, ordered_keys, plain, records, steps},
};
use crate::plan::{
    Assessor, DecisionKind, Edtf, Firming, MeetingKind, MeetingStatus, ObjectiveKind, Official,
    PartnerCategory, Plan, PlanKind, PlanState, Status,
    describe::{differing, place_in_words, quoted, when_in_words},
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

    /// A value in words, a text in full.
    pub fn whole(&self, path: &str, value: Option<&Value>) -> String {
        let part = part(path);
        let words = match value {
            Some(Value::String(text)) if Self::is_wording(path) => {
                Some(format!("\u{201c}{text}\u{201d}"))
            }
            Some(Value::Object(record)) if part.key.is_empty() => self.in_full(&part.of, record),
            _ => None,
        };
        words.unwrap_or_else(|| self.value(path, value))
    }

    /// The text of a record, and what is said beside it. None: it has no text.
    fn in_full(&self, of: &str, record: &Map<String, Value>) -> Option<String> {
        let written = |key: &str| match record.get(key) {
            Some(Value::String(text)) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        };
        let mut said = format!(
            "\u{201c}{}\u{201d}",
            ["text", "title", "name", "heading"]
                .into_iter()
                .find_map(written)?
        );
        let beside: &[&str] = match of {
            "evidence" => &["when", "source", "reported_by"],
            "decisions" => &["owner", "due"],
            // What was adopted as one text says it all.
            "contacts" if written("text").is_none() => {
                &["post", "institution", "partner", "phone", "emails"]
            }
            _ => &[],
        };
        for key in beside {
            let words = match record.get(*key) {
                None | Some(Value::Null) => continue,
                Some(Value::String(text))
                    if matches!(*key, "source" | "post" | "institution" | "phone") =>
                {
                    text.clone()
                }
                Some(Value::Array(list)) => {
                    let all: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                    all.join(", ")
                }
                Some(value) => self.say(of, key, value),
            };
            let before = match *key {
                _ if words.is_empty() => continue,
                "source" => ", source: ",
                "reported_by" => ", reported by ",
                "due" => ", due ",
                _ => ", ",
            };
            said.push_str(before);
            said.push_str(&words);
        }
        Some(said)
    }

    /// What of a whole record is another than it was, each in words: "Status: not assessed → achieved". Nothing where one
    /// of the two is not there.
    pub fn changes(&self, path: &str, was: Option<&Value>, is: Option<&Value>) -> Vec<String> {
        let (Some(Value::Object(was)), Some(Value::Object(is))) = (was, is) else {
            return Vec::new();
        };
        let of = match part(path) {
            part if part.key.is_empty() => part.of,
            _ => return Vec::new(),
        };
        let say = |group: &Map<String, Value>, key| match group.get(key) {
            None => "nothing".to_owned(),
            Some(value) => self.say(&of, key, value),
        };
        let changed = ordered_keys(&[was, is]).into_iter();
        let changed = changed.filter(|key| was.get(*key) != is.get(*key));
        let told =
            changed.map(|key| format!("{}: {} → {}", label(key), say(was, key), say(is, key)));
        told.collect()
    }

    /// The order of a list in words: what stands elsewhere than in another order, and where.
    pub fn order(&self, path: &str, from: Option<&Value>, to: &Value) -> String {
        let ids = |list: &Value| -> Vec<String> {
            let all = list.as_array().into_iter().flatten();
            all.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let to = ids(to);
        let from = from.map_or_else(Vec::new, ids);
        let name = |id: &String| self.place(&join(path, id));
        let moved = moved(&from, &to);
        if moved.is_empty() || from.is_empty() {
            return "in the order as it was".to_owned();
        }
        let said = moved.iter().take(3).filter_map(|id| {
            let at = to.iter().position(|it| it == id)?;
            let it = to.get(at)?;
            Some(match at.checked_sub(1).and_then(|before| to.get(before)) {
                Some(before) => format!("{} after {}", name(it), name(before)),
                None => format!("{} first", name(it)),
            })
        });
        let mut said = said.collect::<Vec<_>>().join("; ");
        if let more @ 1.. = moved.len().saturating_sub(3) {
            said.push_str(&format!("; {more} more elsewhere"));
        }
        said
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

    /// The names of objectives, meetings and amendments: of these, several can be called the same, as their numbers and
    /// titles come from plans of different ages.
    fn names(&self) -> &BTreeMap<(&'static str, &'a str), String> {
        self.names.get_or_init(|| {
            let mut labels = BTreeMap::new();
            for plan in &self.plans {
                let mut told = |list, id, label: String, words: String| {
                    labels.entry((list, id)).or_insert((label, words));
                };
                for (it, label) in plan.labelled() {
                    told("objectives", it.id.as_str(), label, quoted(&it.text));
                }
                for it in &plan.meetings {
                    let words = match &it.text {
                        Some(text) => quoted(text),
                        None => when_in_words(&it.when),
                    };
                    told("meetings", it.id.as_str(), it.title.clone(), words);
                }
                for it in &plan.amendments {
                    let words = match &it.new {
                        Some(new) => differing(&it.old, new).1,
                        None => quoted(&it.old),
                    };
                    let label = format!("Amendment: {}", plan.amended_place(it));
                    told("amendments", it.id.as_str(), label, words);
                }
            }
            let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
            for ((list, _), (label, _)) in &labels {
                *counts.entry((*list, label.as_str())).or_default() += 1;
            }
            let is_shared =
                |list, label: &str| counts.get(&(list, label)).is_some_and(|it| *it > 1);
            labels
                .iter()
                .map(|((list, id), (label, words))| {
                    let name = match is_shared(*list, label) {
                        true => format!("{label} ({words})"),
                        false => label.clone(),
                    };
                    ((*list, *id), name)
                })
                .collect()
        })
    }

    /// The words that stand for a whole record.
    fn title_of(&self, record: &Value) -> String {
        if let Some(words) = amended_words(record) {
            return words;
        }
        for key in ["title", "name", "text", "heading", "reason", "partner"] {
            match record.get(key) {
                Some(Value::String(text)) if !text.is_empty() && key != "partner" => {
                    return quoted(text)
                        .trim_matches(['\u{201c}', '\u{201d}'])
                        .to_owned();
                }
                Some(group @ Value::Object(_)) => return self.title_of(group),
                Some(Value::String(id)) => return self.record("partners", id),
                _ => {}
            }
        }
        id_of(record).to_owned()
    }

    /// A value in words.
    fn say(&self, of: &str, key: &str, value: &Value) -> String {
        match value {
            Value::Null => "nothing".to_owned(),
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.say_text(of, key, text),
            Value::Array(list) if key == "firming" => firmed(list),
            Value::Array(list) if list.is_empty() => "none".to_owned(),
            Value::Array(list) => {
                let each: Vec<String> = list.iter().map(|it| self.say(of, key, it)).collect();
                // An entry of a record has commas of its own.
                each.join(match kind_of(of, key) {
                    Kind::Records => "; ",
                    _ => ", ",
                })
            }
            Value::Object(_) if kind_of(of, key) == Kind::Records => {
                let words = value.as_object().and_then(|it| self.in_full(key, it));
                words.unwrap_or_else(|| self.title_of(value))
            }
            Value::Object(object) => self.say_object(of, key, object),
        }
    }

    fn say_text(&self, of: &str, key: &str, text: &str) -> String {
        let list = match key {
            "section" => "sections",
            "goal" => "goals",
            "objective" => "objectives",
            "lead" | "host" | "partner" | "participants" | "partners" | "owner" | "reported_by"
            | "member_of" => "partners",
            _ => "",
        };
        if !list.is_empty() {
            return self.record(list, text);
        }
        if let Some(label) = fixed(of, key, text) {
            return label.to_lowercase();
        }
        match key {
            "edtf" | "as_of" | "adopted" | "due" | "on" | "when" | "start" | "end" => {
                Edtf::parse(text).map_or_else(|_| text.to_owned(), |date| date.in_words())
            }
            _ => quoted(text),
        }
    }

    /// Where an objective stands, and whose word it is: "achieved, self-reported on 29 November 2026".
    fn assessed(&self, group: &Map<String, Value>) -> String {
        let word = |of: &Map<String, Value>, key| {
            let word = of.get(key).and_then(Value::as_str);
            word.map(|word| self.say_text("objectives", key, word))
        };
        let mut said = word(group, "status").unwrap_or_default();
        if let Some(term) = group
            .get("carried_to")
            .and_then(|it| it.get("term")?.as_str())
        {
            // A final word of its own stays when an objective is carried over.
            let is_said =
                group.get("status").and_then(Value::as_str) == Some(Status::CarriedOver.word());
            said.push_str(if is_said {
                " to "
            } else {
                ", carried over to "
            });
            said.push_str(term);
        }
        let Some(Value::Object(assessment)) = group.get("assessment") else {
            return said;
        };
        let by = assessment
            .get("by")
            .and_then(Value::as_str)
            .and_then(Assessor::from_word);
        if let Some(by) = by {
            said.push_str(match by {
                Assessor::SelfReported | Assessor::Meeting => ", ",
                Assessor::Coordinator | Assessor::Secretariat => ", by the ",
            });
            said.push_str(&by.label().to_lowercase());
        }
        if let Some(day) = word(assessment, "on") {
            said.push_str(" on ");
            said.push_str(&day);
        }
        for key in ordered_keys(&[assessment]) {
            match (key, assessment.get(key)) {
                ("by" | "on", _) | (_, None | Some(Value::Null)) => {}
                (_, Some(value)) => said.push_str(&format!(
                    "; {}: {}",
                    label(key).to_lowercase(),
                    self.say("objectives", key, value)
                )),
            }
        }
        said
    }

    fn say_object(&self, of: &str, key: &str, object: &Map<String, Value>) -> String {
        let problems = Problems::default();
        let fields = || Fields::new(object.clone(), String::new(), &problems);
        match (of, key) {
            ("objectives", "status") => return self.assessed(object),
            ("meetings", "when") => return when_in_words(&read::when(fields())),
            ("place", "name") => {
                let place = read::place(fields());
                let mut words = place_in_words(&place);
                if !place.confirmed {
                    words.push_str(" (to be confirmed)");
                }
                return words;
            }
            (_, "links" | "of") => {
                let word = |key| object.get(key).and_then(Value::as_str);
                let kind = word("kind").unwrap_or_default();
                let of = Official::from_words(kind, word("id").unwrap_or_default());
                let label = of.and_then(|of| {
                    let mut plans = self.plans.iter();
                    plans.find_map(|plan| official(plan, &of))
                });
                return label.unwrap_or_else(|| quoted(word("id").unwrap_or_default()));
            }
            _ => {}
        }
        // The first key of a group needs no name.
        let leader = group_of(of, key).is_some();
        let mut said: Vec<String> = Vec::new();
        for inner in ordered_keys(&[object]) {
            match object.get(inner) {
                None | Some(Value::Null) => {}
                Some(value) => {
                    let words = self.say(of, inner, value);
                    said.push(match leader && inner == key {
                        true => words,
                        false => format!("{}: {words}", label(inner).to_lowercase()),
                    });
                }
            }
        }
        if said.is_empty() {
            "nothing".to_owned()
        } else {
            said.join("; ")
        }
    }
}

/// How a date became firm: each step with what was new in it, when it was entered and by whom.
fn firmed(steps: &[Value]) -> String {
    let problems = Problems::default();
    let mut said: Vec<String> = Vec::new();
    let mut before: Option<Firming> = None;
    for step in steps.iter().filter_map(Value::as_object) {
        let Some(step) = read::firming(Fields::new(step.clone(), String::new(), &problems)) else {
            continue;
        };
        let entered = step.entered(before.is_none());
        let news = step.news(before.as_ref());
        said.push(format!("{entered}: {news}"));
        before = Some(step);
    }
    match said.is_empty() {
        true => "no step".to_owned(),
        false => said.join("; then "),
    }
}

/// What an amendment, as the tree has it, made of the wording: "“to develop” → “to develop further”".
fn amended_words(record: &Value) -> Option<String> {
    let group = record.get("of")?;
    let text = |key| group.get(key).and_then(Value::as_str);
    let old = text("old")?;
    Some(match text("new") {
        Some(new) => {
            let (old, new) = differing(old, new);
            format!("{old} → {new}")
        }
        None => format!("struck out: {}", quoted(old)),
    })
}

/// The words on the screen for one of the fixed words of the file.
fn fixed(of: &str, key: &str, word: &str) -> Option<&'static str> {
    fn label<T: Words>(word: &str, label: fn(T) -> &'static str) -> Option<&'static str> {
        let mut all = T::ALL.iter();
        all.find(|it| it.word() == word).map(|it| label(*it))
    }
    match (of, key) {
        ("objectives", "status") => label(word, Status::label),
        ("meetings", "status") => label(word, MeetingStatus::label),
        ("objectives", "by") => label(word, Assessor::label),
        ("objectives", "kind") => label(word, ObjectiveKind::label),
        ("meetings", "kind") => label(word, MeetingKind::label),
        ("decisions", "kind") => label(word, DecisionKind::label),
        (PLAN, "kind") => label(word, PlanKind::label),
        (PLAN, "state") => label(word, PlanState::label),
        (_, "category") => label(word, PartnerCategory::label),
        _ => None,
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
