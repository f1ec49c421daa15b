//! The file of private notes: `format: "plenary-notes"`, never part of a plan snapshot.

use super::{Note, Notes, Subject, Version};
use crate::plan::{Extra, ItemId, PlanId};
use serde_json::{Map, Value};

const FORMAT: &str = "plenary-notes";
const VERSION: u64 = 1;
/// Where the unknown keys of a note's `about` are kept while the note is in memory. No file has it.
const ABOUT_REST: &str = "about rest";

/// Why a text is not a file of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotesError {
    /// Line and column count from 1.
    NotJson {
        line: usize,
        column: usize,
    },
    /// JSON of another kind; a plan says so.
    NotNotes {
        is_plan: bool,
    },
    TooNew {
        found: u64,
    },
    /// A field is missing or wrong.
    Invalid(String),
}

impl NotesError {
    /// What is wrong and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            NotesError::NotJson { line, column } => format!(
                "This is not a complete notes file: it stops making sense at line {line}, column {column}. Choose the file that \u{201c}Back up notes\u{201d} made."
            ),
            NotesError::NotNotes { is_plan: true } => {
                "This is a plan, not a notes file. Open it with \u{201c}Import a file\u{201d}.".to_owned()
            }
            NotesError::NotNotes { is_plan: false } => {
                "This is not a notes file of Plenary. Choose the file that \u{201c}Back up notes\u{201d} made.".to_owned()
            }
            NotesError::TooNew { found } => format!(
                "These notes were written by a newer Plenary (file version {found}; this one knows {VERSION}). Open them with the newer one."
            ),
            NotesError::Invalid(what) => format!(
                "This notes file is damaged: {what}. Nothing was taken from it."
            ),
        }
    }
}

/// Reads a notes file.
pub fn read(text: &str) -> Result<Notes, NotesError> {
    let value: Value = serde_json::from_str(text).map_err(|error| NotesError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let format = value.get("format").and_then(Value::as_str);
    if format != Some(FORMAT) {
        return Err(NotesError::NotNotes {
            is_plan: format == Some("plenary-plan"),
        });
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(found) => return Err(NotesError::TooNew { found }),
        None => return Err(NotesError::Invalid("its version is missing".to_owned())),
    }
    let Value::Object(mut file) = value else {
        return Err(NotesError::NotNotes { is_plan: false });
    };
    let Some(Value::Array(list)) = file.remove("notes") else {
        return Err(NotesError::Invalid(
            "its list of notes is missing".to_owned(),
        ));
    };
    let mut notes = Notes::default();
    for (index, note) in list.into_iter().enumerate() {
        let (subject, note) = note_of(note).ok_or_else(|| {
            NotesError::Invalid(format!(
                "note {} lacks its text, its date or what it is about",
                index + 1
            ))
        })?;
        notes.put(subject, note);
    }
    file.remove("format");
    file.remove("version");
    notes.extra = rest(file);
    Ok(notes)
}

fn note_of(note: Value) -> Option<(Subject, Note)> {
    let Value::Object(mut note) = note else {
        return None;
    };
    let about = match note.remove("about")? {
        Value::Null => None,
        Value::Object(mut about) => {
            let (kind, id) = (take(&mut about, "kind")?, take(&mut about, "id")?);
            // What else is said of the item has no place of its own; it is kept beside it.
            if !about.is_empty() {
                note.insert(ABOUT_REST.to_owned(), Value::Object(about));
            }
            Some(ItemId::from_words(&kind, &id)?)
        }
        _ => return None,
    };
    let subject = Subject {
        plan: PlanId::new(take(&mut note, "plan")?)?,
        about,
    };
    let (text, changed) = (take(&mut note, "text")?, take(&mut note, "changed")?);
    let versions = match note.remove("versions") {
        None => Vec::new(),
        Some(Value::Array(list)) => list.into_iter().map(version_of).collect::<Option<_>>()?,
        Some(_) => return None,
    };
    let note = Note {
        text,
        began: take(&mut note, "began").unwrap_or_else(|| changed.clone()),
        changed,
        label: take(&mut note, "label"),
        versions,
        extra: rest(note),
    };
    Some((subject, note))
}

fn version_of(version: Value) -> Option<Version> {
    let Value::Object(mut version) = version else {
        return None;
    };
    Some(Version {
        text: take(&mut version, "text")?,
        at: take(&mut version, "at")?,
        extra: rest(version),
    })
}

/// Takes a text out of an object. What is there and is no text stays, and is kept as an unknown key.
fn take(object: &mut Map<String, Value>, key: &str) -> Option<String> {
    match object.remove(key)? {
        Value::String(text) => Some(text),
        other => {
            object.insert(key.to_owned(), other);
            None
        }
    }
}

/// The keys that are not known, as they came.
fn rest(object: Map<String, Value>) -> Extra {
    let keys = object.into_iter();
    keys.map(|(key, value)| (key, value.to_string())).collect()
}

/// Writes all notes; the same notes give the same bytes.
pub fn write(notes: &Notes) -> String {
    let list = notes
        .all()
        // Blanks are on their way to becoming a note.
        .filter(|(_, note)| !note.text.trim().is_empty() || !note.versions.is_empty())
        .map(|(subject, note)| note_value(subject, note))
        .collect();
    let file = object(
        &notes.extra,
        [
            ("format", text(FORMAT)),
            ("version", Value::Number(VERSION.into())),
            ("notes", Value::Array(list)),
        ],
    );
    // A value always serializes; an empty text would be noticed when it is read back.
    serde_json::to_string(&file).unwrap_or_default()
}

fn note_value(subject: &Subject, note: &Note) -> Value {
    let mut extra = note.extra.clone();
    let about_rest = extra.remove(ABOUT_REST).and_then(|rest| {
        let rest: Option<Map<String, Value>> = serde_json::from_str(&rest).ok();
        rest
    });
    let about = match &subject.about {
        None => Value::Null,
        Some(about) => {
            let known = [("kind", text(about.kind())), ("id", text(about.as_str()))];
            let mut value = about_rest.unwrap_or_default();
            value.extend(known.map(|(key, value)| (key.to_owned(), value)));
            Value::Object(value)
        }
    };
    let mut value = vec![
        ("plan", text(subject.plan.as_str())),
        ("about", about),
        ("text", text(&note.text)),
        ("changed", text(&note.changed)),
    ];
    if note.began != note.changed {
        value.push(("began", text(&note.began)));
    }
    value.extend(note.label.as_deref().map(|label| ("label", text(label))));
    if !note.versions.is_empty() {
        let versions = note.versions.iter().map(|version| {
            let known = [("text", text(&version.text)), ("at", text(&version.at))];
            object(&version.extra, known)
        });
        value.push(("versions", Value::Array(versions.collect())));
    }
    object(&extra, value)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The known keys and the others. A known one wins.
fn object(extra: &Extra, known: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map = Map::new();
    for (key, value) in extra {
        // What was read can be read again.
        if let Ok(value) = serde_json::from_str(value) {
            map.insert(key.clone(), value);
        }
    }
    for (key, value) in known {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}
