//! Private notes: their file, and what a restore does. That no plan file can carry them is proved by types
//! (tests/tidy.rs) and by a canary in the browser (tests/journeys/notes.test.mjs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // A subject that can't be made is a slip of the test.

use plenary::{
    notes::{
        Note, Notes, Restored, Subject,
        file::{NotesError, read, write},
    },
    plan::{ItemId, PlanId},
};

fn subject(plan: &str, about: Option<(&str, &str)>) -> Subject {
    Subject {
        plan: PlanId::new(plan).unwrap(),
        about: about.map(|(kind, id)| ItemId::from_words(kind, id).unwrap()),
    }
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        changed: "2026-11-24T10:00:00Z".to_owned(),
    }
}

/// Notes on every kind of subject, with texts that are hard on a file format.
fn some() -> Notes {
    [
        (
            subject("plan-a", None),
            note("Ask Romania.\n\n\"Quoted\" \\ and \u{1f} and \u{2028}"),
        ),
        (
            subject("plan-a", Some(("objective", "fw-3"))),
            note("ереван İstanbul Εύβοια 🏛"),
        ),
        (
            subject("plan-a", Some(("meeting", "wg-1"))),
            note("  leading and trailing  "),
        ),
        (subject("plan-b", Some(("partner", "armenia"))), note("x")),
        (
            subject("plan-b", Some(("programme", "korea-bsec-ict"))),
            note("y"),
        ),
    ]
    .into_iter()
    .collect()
}

#[test]
fn what_was_written_is_read_again() {
    for notes in [Notes::default(), some()] {
        let text = write(&notes);
        assert_eq!(read(&text), Ok(notes.clone()));
        assert_eq!(write(&read(&text).unwrap()), text, "same notes, same bytes");
    }
}

#[test]
fn notes_do_not_depend_on_the_order_in_which_they_were_written() {
    let mut there: Vec<(Subject, Note)> =
        some().iter().map(|(s, n)| (s.clone(), n.clone())).collect();
    let one: Notes = there.clone().into_iter().collect();
    there.reverse();
    let other: Notes = there.into_iter().collect();
    assert_eq!(one, other);
}

#[test]
fn an_empty_text_removes_a_note() {
    let mut notes = some();
    let about = subject("plan-a", Some(("objective", "fw-3")));
    notes.set(about.clone(), String::new(), String::new());
    assert_eq!(notes.get(&about), None);
    assert_eq!(notes.len(), 4);

    // Blanks are kept while a person writes on, and not in the file.
    notes.set(about.clone(), " \n ".to_owned(), String::new());
    assert_eq!(notes.len(), 5);
    assert_eq!(read(&write(&notes)).unwrap().len(), 4);
}

#[test]
fn a_restore_loses_no_text_and_doing_it_again_changes_nothing() {
    let about = subject("plan-a", Some(("objective", "fw-3")));
    let mut notes = Notes::default();
    notes.set(
        about.clone(),
        "Mine.".to_owned(),
        "2026-11-24T11:00:00Z".to_owned(),
    );

    let done = notes.restore(&some());
    assert_eq!(
        done,
        Restored {
            added: 4,
            joined: 1,
            unchanged: 0
        }
    );
    let text = notes.get(&about).unwrap().text.clone();
    assert!(text.starts_with("Mine."), "{text}");
    assert!(text.contains("ереван İstanbul Εύβοια 🏛"), "{text}");
    assert!(text.contains("2026-11-24"), "{text}");

    let before = notes.clone();
    let again = notes.restore(&some());
    assert_eq!(
        again,
        Restored {
            added: 0,
            joined: 0,
            unchanged: 5
        }
    );
    assert_eq!(notes, before);
}

#[test]
fn a_file_that_is_not_one_is_refused_with_its_own_sentence() {
    let plan = plenary::exchange::built_in::BUILT_IN;
    let good = write(&some());
    let cases: [(&str, NotesError, &str); 8] = [
        ("", NotesError::NotJson { line: 1, column: 0 }, "line 1"),
        (
            "{\n oops",
            NotesError::NotJson { line: 2, column: 2 },
            "line 2, column 2",
        ),
        (
            "[]",
            NotesError::NotNotes { is_plan: false },
            "not a notes file",
        ),
        (
            plan,
            NotesError::NotNotes { is_plan: true },
            "Import a file",
        ),
        (
            r#"{"format":"plenary-notes","version":2,"notes":[]}"#,
            NotesError::TooNew { found: 2 },
            "newer",
        ),
        (
            r#"{"format":"plenary-notes","notes":[]}"#,
            NotesError::Invalid("its version is missing".to_owned()),
            "version",
        ),
        (
            r#"{"format":"plenary-notes","version":1}"#,
            NotesError::Invalid("its list of notes is missing".to_owned()),
            "list of notes",
        ),
        (
            r#"{"format":"plenary-notes","version":1,"notes":[{"plan":"a","about":{"kind":"cat","id":"x"},"text":"","changed":""}]}"#,
            NotesError::Invalid("note 1 lacks its text, its date or what it is about".to_owned()),
            "note 1",
        ),
    ];
    for (text, error, words) in cases {
        assert_eq!(read(text), Err(error.clone()), "{text}");
        assert!(error.message().contains(words), "{}", error.message());
    }
    // No cut of a good file is taken for a whole one, and none makes the reader stumble.
    for end in 0..good.len() {
        if let Some(cut) = good.get(..end) {
            assert!(read(cut).is_err(), "the first {end} bytes");
        }
    }
}
