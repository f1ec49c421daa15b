//! What a value says: a text in full, a record with what is said beside its text, a status with whose word it is.

use super::{Teller, label, official, part};
use crate::{
    exchange::{
        diff::moved,
        snapshot::{
            fields::{Fields, Problems},
            read,
            words::Words,
        },
        tree::{Kind, PLAN, group_of, id_of, join, kind_of, ordered_keys},
    },
    plan::{
        Assessor, DecisionKind, Edtf, Firming, MeetingKind, MeetingStatus, ObjectiveKind, Official,
        PartnerCategory, PlanKind, PlanState, Status,
        describe::{differing, place_in_words, quoted, when_in_words},
    },
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

impl<'a> Teller<'a> {
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

    /// The names of objectives, meetings and amendments: of these, several can be called the same, as their numbers and
    /// titles come from plans of different ages.
    pub(super) fn names(&self) -> &BTreeMap<(&'static str, &'a str), String> {
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
    pub(super) fn title_of(&self, record: &Value) -> String {
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
    pub(super) fn say(&self, of: &str, key: &str, value: &Value) -> String {
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
