//! The file of private notes: `format: "plenary-notes"`, never part of a plan snapshot.

use super::{Note, Notes, Subject};
use crate::plan::{ItemId, PlanId};
use serde::{Deserialize, Serialize};

const FORMAT: &str = "plenary-notes";
const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
struct WireNotes {
    format: String,
    version: u64,
    notes: Vec<WireNote>,
}

#[derive(Serialize, Deserialize)]
struct WireNote {
    plan: String,
    about: Option<WireAbout>,
    text: String,
    changed: String,
}

#[derive(Serialize, Deserialize)]
struct WireAbout {
    kind: String,
    id: String,
}

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
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| NotesError::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
    let format = value.get("format").and_then(|format| format.as_str());
    if format != Some(FORMAT) {
        return Err(NotesError::NotNotes {
            is_plan: format == Some("plenary-plan"),
        });
    }
    match value.get("version").and_then(serde_json::Value::as_u64) {
        Some(VERSION) => {}
        Some(found) => return Err(NotesError::TooNew { found }),
        None => return Err(NotesError::Invalid("its version is missing".to_owned())),
    }
    let wire: WireNotes =
        serde_json::from_value(value).map_err(|error| NotesError::Invalid(error.to_string()))?;
    wire.notes
        .into_iter()
        .enumerate()
        .map(|(index, note)| {
            note_of(note).ok_or_else(|| {
                NotesError::Invalid(format!("note {} is about something unknown", index + 1))
            })
        })
        .collect()
}

fn note_of(wire: WireNote) -> Option<(Subject, Note)> {
    let about = match wire.about {
        None => None,
        Some(about) => Some(ItemId::from_words(&about.kind, &about.id)?),
    };
    let subject = Subject {
        plan: PlanId::new(wire.plan)?,
        about,
    };
    let note = Note {
        text: wire.text,
        changed: wire.changed,
    };
    Some((subject, note))
}

/// Writes all notes; the same notes give the same bytes.
pub fn write(notes: &Notes) -> String {
    let wire = WireNotes {
        format: FORMAT.to_owned(),
        version: VERSION,
        notes: notes
            .iter()
            .map(|(subject, note)| WireNote {
                plan: subject.plan.to_string(),
                about: subject.about.as_ref().map(|about| WireAbout {
                    kind: about.kind().to_owned(),
                    id: about.as_str().to_owned(),
                }),
                text: note.text.clone(),
                changed: note.changed.clone(),
            })
            .collect(),
    };
    // Strings and numbers always serialize; the empty text would be noticed when it is read back.
    serde_json::to_string_pretty(&wire).unwrap_or_default()
}
