//! The file of private notes: `format: "plenary-notes"`, never part of a plan snapshot.

use super::{Note, Notes, Subject};
use crate::plan::{ItemId, PlanId};
use serde_json::{Map, Value};

const FORMAT: &str = "plenary-notes";
const VERSION: u64 = 1;

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
    let notes = value.get("notes").and_then(Value::as_array);
    let notes =
        notes.ok_or_else(|| NotesError::Invalid("its list of notes is missing".to_owned()))?;
    notes
        .iter()
        .enumerate()
        .map(|(index, note)| {
            note_of(note).ok_or_else(|| {
                NotesError::Invalid(format!(
                    "note {} lacks its text, its date or what it is about",
                    index + 1
                ))
            })
        })
        .collect()
}

fn note_of(note: &Value) -> Option<(Subject, Note)> {
    let text = |value: &Value, key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let about = match note.get("about")? {
        Value::Null => None,
        about => Some(ItemId::from_words(
            &text(about, "kind")?,
            &text(about, "id")?,
        )?),
    };
    let subject = Subject {
        plan: PlanId::new(text(note, "plan")?)?,
        about,
    };
    let note = Note {
        text: text(note, "text")?,
        changed: text(note, "changed")?,
    };
    Some((subject, note))
}

/// Writes all notes; the same notes give the same bytes.
pub fn write(notes: &Notes) -> String {
    let text = |text: &str| Value::String(text.to_owned());
    let list = notes
        .iter()
        // Blanks are on their way to becoming a note.
        .filter(|(_, note)| !note.text.trim().is_empty())
        .map(|(subject, note)| {
            let about = match &subject.about {
                None => Value::Null,
                Some(about) => object([("kind", text(about.kind())), ("id", text(about.as_str()))]),
            };
            object([
                ("plan", text(subject.plan.as_str())),
                ("about", about),
                ("text", text(&note.text)),
                ("changed", text(&note.changed)),
            ])
        })
        .collect();
    let file = object([
        ("format", text(FORMAT)),
        ("version", Value::Number(VERSION.into())),
        ("notes", Value::Array(list)),
    ]);
    // A value always serializes; an empty text would be noticed when it is read back.
    serde_json::to_string(&file).unwrap_or_default()
}

fn object<const N: usize>(keys: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    for (key, value) in keys {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}
