//! The history of a plan as text: what was done, in sentences, and the edits that take it back.
//!
//! It is bounded: what is older than the room for it, or too large, is kept as a sentence only. The reader keeps to the
//! rules of the plan's: it never stops at a problem, and what it gives back is whole or not at all.

use super::{
    problem::ReadError,
    snapshot::{
        fields::{Fields, Key, Problems},
        read as records,
        write::{self, json},
    },
};
use crate::plan::{
    Acknowledged, Amendment, AmendmentId, Change, Contact, ContactId, Edit, FindingId, Goal,
    GoalId, Guidance, GuidanceId, Meeting, MeetingId, Objective, ObjectiveId, Partner, PartnerId,
    Programme, ProgrammeId, Section, SectionId, edit::Listed,
};
use serde_json::Value;
use std::sync::OnceLock;

/// The format word of a history.
pub const FORMAT: &str = "plenary-history";
/// The version that is written.
pub const VERSION: u64 = 1;

/// The most steps that are kept with their edits.
pub const MAX_STEPS: usize = 200;
/// The most bytes that the kept edits take up together.
pub const MAX_BYTES: usize = 256_000;
/// The most sentences that are kept of changes before those.
const MAX_TOLD: usize = 300;

/// One step back (or forward again): the edit that takes it, and what the change was called.
#[derive(Clone, Debug)]
pub struct Step {
    pub edit: Edit,
    /// The change in a sentence, as it was made.
    pub said: String,
    /// When the change was made (UTC).
    pub at: String,
    /// The lineage to go back to, where the step changes what the plan grew from.
    pub lineage: Option<Vec<String>>,
    /// The step as text, made when it is first written: a step never changes.
    written: OnceLock<String>,
}

impl PartialEq for Step {
    fn eq(&self, other: &Step) -> bool {
        self.edit == other.edit
            && self.said == other.said
            && self.at == other.at
            && self.lineage == other.lineage
    }
}

impl Step {
    pub fn new(edit: Edit, said: String, at: String, lineage: Option<Vec<String>>) -> Step {
        Step {
            edit,
            said,
            at,
            lineage,
            written: OnceLock::new(),
        }
    }

    /// The step as text; empty where it is too large to be kept.
    fn text(&self) -> &str {
        self.written.get_or_init(|| {
            let text = write_step(self);
            if text.len() > MAX_BYTES {
                String::new()
            } else {
                text
            }
        })
    }

    /// What stays of it where its edit is not kept.
    pub fn told(&self) -> Told {
        Told {
            at: self.at.clone(),
            said: self.said.clone(),
        }
    }
}

/// A change of which only the sentence is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub at: String,
    pub said: String,
}

/// A history that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The checksum of the plan's text that the history ends at.
    pub ends_at: String,
    pub changed: Option<String>,
    pub told: Vec<Told>,
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
}

/// A checksum of a text: its length and 64 bits of FNV-1a, eight bytes at a time. It tells whether a text is still the
/// same; it is no signature.
pub fn checksum(text: &str) -> String {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    let chunks = text.as_bytes().chunks(8);
    for chunk in chunks {
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum = (sum ^ u64::from_le_bytes(bytes)).wrapping_mul(PRIME);
        sum ^= sum >> 29;
    }
    format!("{}-{sum:016x}", text.len())
}

/// The history as text. The nearest steps come first: what does not fit into the bounds is kept as sentences, and
/// what was undone long ago not at all.
pub fn write(
    ends_at: &str,
    changed: Option<&str>,
    told: &[Told],
    undo: &[Step],
    redo: &[Step],
) -> String {
    let mut room = MAX_BYTES;
    let mut places = MAX_STEPS;
    let mut fits = |step: &&Step| {
        let text = step.text();
        let has_room = !text.is_empty() && text.len() <= room && places > 0;
        if has_room {
            room -= text.len();
            places -= 1;
        }
        has_room
    };
    let undo_kept = undo.iter().rev().take_while(&mut fits).count();
    let redo_kept = redo.iter().rev().take_while(&mut fits).count();
    let (only_told, undo) = undo.split_at(undo.len() - undo_kept);
    let (_, redo) = redo.split_at(redo.len() - redo_kept);
    let sentences = told
        .iter()
        .map(|told| (&told.at, &told.said))
        .chain(only_told.iter().map(|step| (&step.at, &step.said)));
    let too_many = (told.len() + only_told.len()).saturating_sub(MAX_TOLD);
    let mut text = format!(
        "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"ends_at\":{},\"changed\":{},\"told\":[",
        quoted(ends_at),
        changed.map_or_else(|| "null".to_owned(), quoted)
    );
    for (place, (at, said)) in sentences.skip(too_many).enumerate() {
        comma(&mut text, place);
        text.push_str(&format!(
            "{{\"at\":{},\"said\":{}}}",
            quoted(at),
            quoted(said)
        ));
    }
    for (key, steps) in [("undo", undo), ("redo", redo)] {
        text.push_str(&format!("],\"{key}\":["));
        for (place, step) in steps.iter().enumerate() {
            comma(&mut text, place);
            text.push_str(step.text());
        }
    }
    text.push_str("]}");
    text
}

fn comma(text: &mut String, place: usize) {
    if place > 0 {
        text.push(',');
    }
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

fn write_step(step: &Step) -> String {
    let mut text = format!(
        "{{\"at\":{},\"said\":{},\"edit\":{}",
        quoted(&step.at),
        quoted(&step.said),
        write_edit(&step.edit)
    );
    if let Some(lineage) = &step.lineage {
        let digests: Vec<String> = lineage.iter().map(|digest| quoted(digest)).collect();
        text.push_str(&format!(",\"lineage\":[{}]", digests.join(",")));
    }
    text.push('}');
    text
}

/// An edit as text: what it does, and the record in the keys of the plan file.
pub fn write_edit(edit: &Edit) -> String {
    match edit {
        Edit::Head(head) => format!(
            "{{\"change\":\"head\",\"head\":{}}}",
            json(&write::head(head))
        ),
        Edit::Adopt(plan) => format!(
            "{{\"change\":\"adopt\",\"plan\":{}}}",
            json(&write::plan(plan))
        ),
        Edit::All(edits) => {
            let edits: Vec<String> = edits.iter().map(write_edit).collect();
            format!("{{\"change\":\"all\",\"edits\":[{}]}}", edits.join(","))
        }
        Edit::Objective(change) => write_change(change, |record| json(&write::objective(record))),
        Edit::Meeting(change) => write_change(change, |record| json(&write::meeting(record))),
        Edit::Partner(change) => write_change(change, |record| json(&write::partner(record))),
        Edit::Programme(change) => write_change(change, |record| json(&write::programme(record))),
        Edit::Contact(change) => write_change(change, |record| json(&write::contact(record))),
        Edit::Guidance(change) => write_change(change, |record| json(&write::guidance(record))),
        Edit::Goal(change) => write_change(change, |record| json(&write::goal(record))),
        Edit::Section(change) => write_change(change, |record| json(&write::section(record))),
        Edit::Amendment(change) => write_change(change, |record| json(&write::amendment(record))),
        Edit::Acknowledged(change) => {
            write_change(change, |record| json(&write::acknowledged(record)))
        }
        Edit::Evaluation(evaluation) => format!(
            "{{\"change\":\"evaluation\",\"evaluation\":{}}}",
            json(&write::evaluation(evaluation))
        ),
    }
}

fn write_change<R: Listed>(change: &Change<R>, text_of: fn(&R) -> String) -> String {
    let (what, rest) = match change {
        Change::Add { at, record } => {
            ("add", format!("\"at\":{at},\"record\":{}", text_of(record)))
        }
        Change::Replace(record) => ("replace", format!("\"record\":{}", text_of(record))),
        Change::Remove(id) => ("remove", format!("\"id\":\"{id}\"")),
        Change::Move { id, to } => ("move", format!("\"id\":\"{id}\",\"to\":{to}")),
    };
    format!("{{\"change\":\"{what}\",\"list\":\"{}\",{rest}}}", R::LIST)
}

/// Reads a history.
pub fn read(text: &str) -> Result<Kept, ReadError> {
    let file = match serde_json::from_str(text) {
        Ok(Value::Object(file)) => file,
        Ok(_) => return Err(ReadError::NotOurs { found: None }),
        Err(error) => return Err(records::not_json(&error)),
    };
    records::recognise(&file, FORMAT, VERSION)?;
    let problems = Problems::default();
    let kept = kept(Fields::new(file, String::new(), &problems));
    let problems = problems.into_inner();
    match kept {
        Some(kept) if problems.is_empty() => Ok(kept),
        Some(_) | None => Err(ReadError::Invalid(problems)),
    }
}

fn kept(mut file: Fields) -> Option<Kept> {
    const ONE: &str = "the number 1";
    let version = file.value("version", Key::Needed, ONE);
    if let Some(version) = version.filter(|version| version.as_u64() != Some(VERSION)) {
        file.refuse_key("version", Key::Needed, &version, ONE);
    }
    let ends_at = file.text("ends_at");
    let changed = file.maybe_text("changed", Key::Nullable);
    let told = file.records("told", Key::Needed, told);
    let undo = file.records("undo", Key::Needed, step);
    let redo = file.records("redo", Key::Needed, step);
    Some(Kept {
        ends_at,
        changed,
        told,
        undo,
        redo,
    })
}

fn told(mut told: Fields) -> Option<Told> {
    Some(Told {
        at: told.text("at"),
        said: told.text("said"),
    })
}

fn step(mut step: Fields) -> Option<Step> {
    let at = step.text("at");
    let said = step.text("said");
    let edit = step.object("edit", Key::Needed).and_then(edit);
    let lineage = step.maybe_digests("lineage");
    Some(Step::new(edit?, said, at, lineage))
}

/// Reads an edit that [`write_edit`] wrote.
pub fn read_edit(text: &str) -> Result<Edit, ReadError> {
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(ReadError::NotOurs { found: None }),
        Err(error) => return Err(records::not_json(&error)),
    };
    let problems = Problems::default();
    let edit = edit(Fields::new(object, String::new(), &problems));
    let problems = problems.into_inner();
    match edit {
        Some(edit) if problems.is_empty() => Ok(edit),
        Some(_) | None => Err(ReadError::Invalid(problems)),
    }
}

fn edit(mut fields: Fields) -> Option<Edit> {
    const ALL: [&str; 8] = [
        "add",
        "replace",
        "remove",
        "move",
        "head",
        "evaluation",
        "adopt",
        "all",
    ];
    let change = fields.word_text("change", &ALL)?;
    match change.as_str() {
        "head" => {
            let mut head = fields.object("head", Key::Needed)?;
            Some(Edit::Head(Box::new(records::head(&mut head)?)))
        }
        "evaluation" => {
            let evaluation = fields.object("evaluation", Key::Needed);
            Some(Edit::Evaluation(Box::new(records::evaluation(evaluation?))))
        }
        "adopt" => {
            let plan = fields.object("plan", Key::Needed).and_then(records::plan)?;
            Some(Edit::Adopt(Box::new(plan)))
        }
        "all" => Some(Edit::All(fields.records("edits", Key::Needed, edit))),
        change => record_edit(fields, change),
    }
}

fn record_edit(mut fields: Fields, change: &str) -> Option<Edit> {
    /// The lists, each with how one of its records is read and what a change of it is.
    macro_rules! lists {
        ($($record:ident $read:ident $id:ident $edit:expr;)+) => {{
            let list = fields.word_text("list", &[$(<$record as Listed>::LIST,)+])?;
            $(if list == <$record as Listed>::LIST {
                return record_change(fields, change, records::$read, $id::new).map($edit);
            })+
            None
        }};
    }
    lists! {
        Objective objective ObjectiveId Edit::Objective;
        Meeting meeting MeetingId Edit::Meeting;
        Partner partner PartnerId Edit::Partner;
        Programme programme ProgrammeId Edit::Programme;
        Contact contact ContactId Edit::Contact;
        Guidance guidance GuidanceId Edit::Guidance;
        Goal goal GoalId Edit::Goal;
        Section section SectionId Edit::Section;
        Amendment amendment AmendmentId Edit::Amendment;
        Acknowledged acknowledged FindingId Edit::Acknowledged;
    }
}

fn record_change<'p, R: Listed>(
    mut fields: Fields<'p>,
    change: &str,
    read: fn(Fields<'p>) -> Option<R>,
    new_id: fn(String) -> Option<R::Id>,
) -> Option<Change<R>> {
    let record = |fields: &mut Fields<'p>| {
        let record = fields.object("record", Key::Needed);
        record.and_then(read).map(Box::new)
    };
    match change {
        "add" => {
            let record = record(&mut fields);
            let at = fields.place("at")?;
            Some(Change::Add {
                at,
                record: record?,
            })
        }
        "replace" => Some(Change::Replace(record(&mut fields)?)),
        "remove" => Some(Change::Remove(fields.id("id", Key::Needed, new_id)?)),
        _ => {
            let id = fields.id("id", Key::Needed, new_id);
            let to = fields.place("to")?;
            Some(Change::Move { id: id?, to })
        }
    }
}

/// When the plan of a history was last changed, read off its first lines: a list of plans does not need the rest.
pub fn changed_of(text: &str) -> Option<String> {
    // Nothing that stands before it can hold a quotation mark.
    let (_, after) = text.split_once("\"changed\":\"")?;
    let (changed, _) = after.split_once('"')?;
    Some(changed.to_owned())
}
