//! Why a file is not taken, in sentences that say what is wrong, where, and what to do.

/// Why a text is not a plan. Nothing was changed then.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// The bytes are not text in any encoding that JSON comes in.
    NotText,
    /// Line and column count from 1.
    NotJson {
        line: usize,
        column: usize,
        what: String,
    },
    /// Lists in lists in lists, deeper than any plan goes.
    TooDeep {
        line: usize,
        column: usize,
    },
    /// It is JSON, but not a plan file. Found: what it says it is.
    NotOurs {
        found: Option<String>,
    },
    /// It is locked (JWE), as a backup of notes can be.
    Locked,
    /// It is of another kind (this), which is taken in by itself.
    TakenAlone(&'static str),
    /// It was to be a calendar file, and is none.
    NotCalendar,
    /// It was written by a newer Plenary.
    TooNew {
        found: u64,
        known: u64,
    },
    /// It is a plan file, and this is all that is wrong with it.
    Invalid(Vec<Problem>),
}

/// One thing that is wrong in a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is: `plan.objectives[2].status`, counted from 0, or `plan.objectives["fw-3"].lead`.
    pub path: String,
    /// What was found and what is expected, in a sentence.
    pub message: String,
}

/// The format word of the other kind of file that Plenary writes.
const NOTES_FORMAT: &str = "plenary-notes";

/// The longest piece of a file that a message quotes, in characters.
const QUOTED: usize = 60;

/// A piece of text in quotation marks, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

impl ReadError {
    /// What is wrong, where, and what to do.
    pub fn message(&self) -> String {
        match self {
            ReadError::Empty => {
                "This file is empty. Ask for it again, or choose another one.".to_owned()
            }
            ReadError::TooLarge { bytes, limit } => format!(
                "This file has {} MB, and a plan file has at most {} MB. Choose a file whose name ends in .plenary.json.",
                megabytes(*bytes),
                megabytes(*limit)
            ),
            ReadError::NotText => {
                "This file is not a text file in UTF-8 or UTF-16, so it can't be a plan. \
                 Choose a file whose name ends in .plenary.json."
                    .to_owned()
            }
            ReadError::NotJson { line, column, what } => format!(
                "This file is not well-formed JSON: line {line}, column {column}: {what}. \
                 If it was edited by hand, mend that place; if it was pasted out of a message, its lines may have been \
                 broken on the way: ask for the file again."
            ),
            ReadError::TooDeep { line, column } => format!(
                "This file is nested deeper than any plan, at line {line}, column {column}. \
                 It was not made by Plenary; choose another one."
            ),
            ReadError::NotOurs { found: Some(found) } if found == NOTES_FORMAT => {
                "This file holds private notes, not a plan. Choose \u{201c}Restore notes\u{201d} for it.".to_owned()
            }
            ReadError::NotOurs { found: Some(found) } => format!(
                "This file is not a plan of Plenary: its format is {}, where \u{201c}plenary-plan\u{201d} is expected. \
                 Choose a file that was made with \u{201c}Export plan\u{201d}.",
                quoted(found)
            ),
            ReadError::NotOurs { found: None } => {
                "This file is JSON, but not a plan of Plenary: it does not say \"format\": \"plenary-plan\". \
                 Choose a file that was made with \u{201c}Export plan\u{201d}."
                    .to_owned()
            }
            ReadError::Locked => {
                "This file is locked, as a backup of private notes can be; it is not a plan. Choose \u{201c}Restore notes\u{201d} for it.".to_owned()
            }
            ReadError::TakenAlone(kind) => format!(
                "This is {kind}, not a plan. It is taken in by itself: choose it alone on the page Exchange."
            ),
            ReadError::NotCalendar => {
                "This file is not a calendar file: it does not begin with BEGIN:VCALENDAR. Choose a file whose name ends \
                 in .ics, or save it anew in the calendar program that it comes from."
                    .to_owned()
            }
            ReadError::TooNew { found, known } => format!(
                "This file was made by a newer Plenary: it has version {found} of the format, and this page knows \
                 version {known}. Open the newest Plenary, or ask for a file in version {known}."
            ),
            ReadError::Invalid(problems) => format!(
                "This plan file can't be used as it is: {} found. Mend what is listed, and import the file again.",
                crate::plan::term::plural(problems.len() as i64, "problem")
            ),
        }
    }

    /// Every problem of a file that is a plan file but not a sound one; else none.
    pub fn problems(&self) -> &[Problem] {
        match self {
            ReadError::Invalid(problems) => problems,
            ReadError::Empty
            | ReadError::TooLarge { .. }
            | ReadError::NotText
            | ReadError::NotJson { .. }
            | ReadError::TooDeep { .. }
            | ReadError::NotOurs { .. }
            | ReadError::Locked
            | ReadError::TakenAlone(_)
            | ReadError::NotCalendar
            | ReadError::TooNew { .. } => &[],
        }
    }
}

/// Megabytes, rounded up, so that a file over the limit never seems to be inside it.
fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1_000_000)
}
