//! Private notes: their file, and what a restore does. That no plan file can carry them is proved by types
//! (tests/tidy.rs) and by a canary in the browser (tests/journeys/notes.test.mjs).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A subject that can't be made is a slip of the test.

use plenary::{
    notes::{
        Note, Notes, Restored, Subject, Version,
        file::{NotesError, read, write},
        locked::{self, Locked, LockedError},
        template::{Template, insertion},
        version,
    },
    plan::{ItemId, PlanId},
};

fn subject(plan: &str, about: Option<(&str, &str)>) -> Subject {
    Subject {
        plan: PlanId::new(plan).unwrap(),
        about: about.map(|(kind, id)| ItemId::from_words(kind, id).unwrap()),
    }
}

/// A time on 24 November 2026.
fn at(hour: u32, minute: u32) -> String {
    format!("2026-11-24T{hour:02}:{minute:02}:00Z")
}

fn note(text: &str) -> Note {
    Note::new(text.to_owned(), at(10, 0))
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
fn an_emptied_note_is_no_note_and_can_be_had_back() {
    let mut notes = some();
    let about = subject("plan-a", Some(("objective", "fw-3")));
    notes.set(about.clone(), String::new(), at(10, 1));
    assert_eq!(notes.text(&about), "");
    assert_eq!(notes.len(), 4);
    assert!(
        !notes
            .objectives_of(&about.plan)
            .iter()
            .any(|id| id.as_str() == "fw-3")
    );
    assert_eq!(notes.emptied().count(), 1);

    // It outlives the page.
    let mut notes = read(&write(&notes)).unwrap();
    assert!(notes.restore_version(&about, 0, at(10, 2)));
    assert_eq!(notes.text(&about), "ереван İstanbul Εύβοια 🏛");
    assert_eq!(notes.emptied().count(), 0);

    // What was hardly begun leaves nothing behind.
    let new = subject("plan-a", Some(("objective", "fw-4")));
    notes.set(new.clone(), "a".to_owned(), at(10, 3));
    notes.set(new.clone(), String::new(), at(10, 3));
    assert_eq!(notes.get(&new), None);

    // Blanks are kept while a person writes on, and not in the file.
    notes.set(new, " \n ".to_owned(), at(10, 4));
    assert_eq!(notes.len(), 6);
    assert_eq!(read(&write(&notes)).unwrap().len(), 5);

    // Of many emptied notes the oldest go for good.
    for number in 0..80 {
        let id = format!("ob-{number}");
        let about = subject("plan-a", Some(("objective", &id)));
        notes.set(
            about.clone(),
            format!("note {number}, long enough"),
            at(11, number % 60),
        );
        notes.empty(&about, at(12 + number / 60, number % 60));
    }
    assert_eq!(notes.emptied().count(), 50);
    assert_eq!(
        notes.get(&subject("plan-a", Some(("objective", "ob-29")))),
        None
    );
    assert!(
        notes
            .get(&subject("plan-a", Some(("objective", "ob-30"))))
            .is_some()
    );
}

/// Writes the texts at the given minutes after ten o'clock; what the versions are then.
fn versions_after(strokes: &[(u32, &str)]) -> Vec<(String, String)> {
    let about = subject("plan-a", None);
    let mut notes = Notes::default();
    for (minutes, text) in strokes {
        notes.set(
            about.clone(),
            (*text).to_owned(),
            at(10 + minutes / 60, minutes % 60),
        );
    }
    let note = notes.get(&about).unwrap();
    assert_eq!(note.text, strokes.last().unwrap().1);
    let versions = note.versions.iter();
    versions
        .map(|version| (version.at.clone(), version.text.clone()))
        .collect()
}

#[test]
fn a_version_is_kept_after_ten_minutes_or_when_much_is_taken_away() {
    let long = "A position of more than forty letters, agreed with the capital.";
    let other = "Quite another text, pasted over the position that stood here, and no shorter.";
    type Case<'a> = (&'a [(u32, &'a str)], &'a [(u32, &'a str)]);
    let cases: &[Case] = &[
        // Writing on is one text.
        (&[(0, "O"), (1, "On"), (9, "One")], &[]),
        // A pause of ten minutes: the text as it was left.
        (&[(0, "One"), (10, "One two")], &[(0, "One")]),
        (
            &[(0, "One"), (1, "One two"), (60, "One three")],
            &[(1, "One two")],
        ),
        // Writing without a pause: every ten minutes.
        (
            &[
                (0, "a"),
                (4, "ab"),
                (8, "abc"),
                (12, "abcd"),
                (16, "abcde"),
                (20, "abcdef"),
                (24, "abcdefg"),
            ],
            &[(8, "abc"), (20, "abcdef")],
        ),
        // The same text again is no change and no version.
        (&[(0, "One"), (30, "One"), (60, "One")], &[]),
        // Written over; the text of before is kept.
        (&[(0, long), (1, "x")], &[(0, long)]),
        (&[(0, long), (1, other)], &[(0, long)]),
        // A word less is not much.
        (
            &[
                (0, long),
                (1, "A position of more than forty letters, agreed."),
            ],
            &[],
        ),
        // A clock that was put back.
        (&[(30, "One"), (0, "One two")], &[(30, "One")]),
        // Blanks are worth no version.
        (&[(0, "  "), (30, "  a")], &[]),
    ];
    for (strokes, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(minutes, text)| (at(10 + minutes / 60, minutes % 60), (*text).to_owned()))
            .collect();
        assert_eq!(versions_after(strokes), expected, "{strokes:?}");
    }
}

#[test]
fn versions_are_bounded_and_the_newest_stay() {
    let about = subject("plan-a", None);
    let mut notes = Notes::default();
    for hour in 0..24 {
        for minute in [0, 30] {
            notes.set(
                about.clone(),
                format!("text of {hour}:{minute}"),
                at(hour, minute),
            );
        }
    }
    let versions = &notes.get(&about).unwrap().versions;
    assert_eq!(versions.len(), version::MOST);
    assert_eq!(versions.last().unwrap().text, "text of 23:0");

    // A note larger than all versions together may be still has its last one.
    let large = "x".repeat(version::BYTES);
    notes.set(
        about.clone(),
        format!("{large}1"),
        "2026-11-25T10:00:00Z".to_owned(),
    );
    notes.set(
        about.clone(),
        format!("{large}12"),
        "2026-11-25T11:00:00Z".to_owned(),
    );
    let versions = &notes.get(&about).unwrap().versions;
    assert_eq!(versions.len(), 1);
    assert_eq!(versions.first().unwrap().text, format!("{large}1"));
}

#[test]
fn going_back_to_a_version_keeps_the_present_text() {
    let about = subject("plan-a", None);
    let mut notes = Notes::default();
    notes.set(about.clone(), "first".to_owned(), at(10, 0));
    notes.set(about.clone(), "second".to_owned(), at(11, 0));
    assert!(notes.restore_version(&about, 0, at(11, 1)));
    assert_eq!(notes.text(&about), "first");
    let texts = |notes: &Notes| -> Vec<String> {
        let versions = notes.get(&about).unwrap().versions.iter();
        versions.map(|version| version.text.clone()).collect()
    };
    assert_eq!(texts(&notes), ["first", "second"]);
    // There and back loses nothing.
    assert!(notes.restore_version(&about, 1, at(11, 2)));
    assert_eq!(notes.text(&about), "second");
    assert!(texts(&notes).contains(&"first".to_owned()));
    assert!(
        !notes.restore_version(&about, 1, at(11, 3)),
        "it is that text already"
    );
    assert!(!notes.restore_version(&about, 9, at(11, 3)));
    assert!(!notes.restore_version(&subject("plan-b", None), 0, at(11, 3)));
}

#[test]
fn a_note_whose_item_is_gone_can_be_put_on_another() {
    let (gone, there, free) = (
        subject("plan-a", Some(("objective", "fw-3"))),
        subject("plan-a", Some(("meeting", "wg-1"))),
        subject("plan-a", Some(("meeting", "wg-2"))),
    );
    let mut notes = some();
    notes.set_label(&gone, Some("Framework 3".to_owned()));
    notes.set(gone.clone(), "Later text.".to_owned(), at(12, 0));

    let mut to_free = notes.clone();
    assert!(to_free.attach(&gone, free.clone(), at(13, 0)));
    assert_eq!(to_free.get(&gone), None);
    let moved = to_free.get(&free).unwrap();
    assert_eq!(moved.text, "Later text.");
    assert_eq!(moved.versions.len(), 1, "its versions come along");
    assert_eq!(moved.label, None, "it is about something else now");

    // Where a note is already, both are there, and what was there alone is a version.
    assert!(notes.attach(&gone, there.clone(), at(13, 0)));
    let joined = notes.get(&there).unwrap();
    assert!(
        joined.text.starts_with("  leading and trailing\n"),
        "{}",
        joined.text
    );
    assert!(
        joined
            .text
            .ends_with("[From the note on Framework 3]\n\nLater text."),
        "{}",
        joined.text
    );
    let texts: Vec<&str> = joined
        .versions
        .iter()
        .map(|version| version.text.as_str())
        .collect();
    assert_eq!(
        texts,
        ["ереван İstanbul Εύβοια 🏛", "  leading and trailing  "]
    );

    assert!(
        !notes.attach(&gone, there.clone(), at(13, 1)),
        "it is not there any more"
    );
    assert!(!notes.attach(&there, there.clone(), at(13, 1)));
    assert!(notes.get(&there).is_some());
}

#[test]
fn files_without_versions_are_read_and_unknown_keys_are_kept() {
    let old = r#"{"format":"plenary-notes","version":1,"notes":[{"plan":"a","about":null,"text":"t","changed":"2025-01-01T00:00:00Z"}]}"#;
    let notes = read(old).unwrap();
    let (_, note) = notes.iter().next().unwrap();
    assert_eq!(
        *note,
        Note::new("t".to_owned(), "2025-01-01T00:00:00Z".to_owned())
    );

    let newer = concat!(
        r#"{"exact":1.00,"format":"plenary-notes","notes":["#,
        r#"{"about":{"id":"fw-1","kind":"objective","since":[2027]},"began":"2026-11-24T09:00:00Z","changed":"2026-11-24T10:00:00Z","label":"Framework 1","mood":{"a":null},"plan":"a","text":"t","versions":[{"at":"2026-11-24T08:00:00Z","by":"me","text":"s"}]},"#,
        r#"{"about":{"id":"fw-2","kind":"objective"},"changed":"2026-11-24T10:00:00Z","label":7,"plan":"a","text":"u"}"#,
        r#"],"version":1}"#
    );
    let notes = read(newer).unwrap();
    assert_eq!(write(&notes), newer, "every key comes back");
    let note = notes
        .get(&subject("a", Some(("objective", "fw-1"))))
        .unwrap();
    assert_eq!(note.label.as_deref(), Some("Framework 1"));
    assert_eq!(note.began, "2026-11-24T09:00:00Z");
    let version = Version {
        text: "s".to_owned(),
        at: "2026-11-24T08:00:00Z".to_owned(),
        extra: [("by".to_owned(), "\"me\"".to_owned())].into(),
    };
    assert_eq!(note.versions, [version]);

    // A restore brings them along, each once.
    let mut here = Notes::default();
    here.set(
        subject("a", Some(("objective", "fw-1"))),
        "mine".to_owned(),
        at(12, 0),
    );
    here.restore(&notes);
    let once = here.clone();
    here.restore(&notes);
    assert_eq!(here, once);
    let note = here
        .get(&subject("a", Some(("objective", "fw-1"))))
        .unwrap();
    assert_eq!(note.versions.len(), 1);
    assert!(note.extra.contains_key("mood"));
    assert!(write(&here).contains("\"exact\":1.00"));
}

#[test]
fn a_template_begins_on_a_line_of_its_own_and_its_prompt_is_chosen() {
    use Template::{FollowUp, Position, RedLine, SpeakingPoint};
    // The note with | where the caret is; the note afterwards with [ ] around what is chosen.
    let cases = [
        (
            Position,
            "|",
            "## Position\n\n**We ask for:** […]\n\n**Because:** …\n",
        ),
        (
            RedLine,
            "Intro.|",
            "Intro.\n\n**Red line:** […]\n\n**We could live with:** …\n",
        ),
        (
            RedLine,
            "Intro.\n|",
            "Intro.\n\n**Red line:** […]\n\n**We could live with:** …\n",
        ),
        (
            SpeakingPoint,
            "- one|",
            "- one\n- **Speaking point:** […]\n",
        ),
        (
            SpeakingPoint,
            "- one\n|",
            "- one\n- **Speaking point:** […]\n",
        ),
        (FollowUp, "Text\n\n|", "Text\n\n- [ ] Follow-up: […] by …\n"),
        // No paragraph is parted: the skeleton comes after it.
        (
            FollowUp,
            "ä 🏛|after",
            "ä 🏛after\n\n- [ ] Follow-up: […] by …\n",
        ),
        (FollowUp, "a|\nb", "a\nb\n\n- [ ] Follow-up: […] by …\n"),
        (
            FollowUp,
            "a\n|b\n\nc",
            "a\nb\n\n- [ ] Follow-up: […] by …\n\n\nc",
        ),
        (
            SpeakingPoint,
            "- o|ne\n- two\n\nc",
            "- one\n- two\n- **Speaking point:** […]\n\n\nc",
        ),
        // Before a paragraph it is not in it.
        (FollowUp, "a\n\n|b", "a\n\n- [ ] Follow-up: […] by …\n\nb"),
        (
            RedLine,
            "|b",
            "**Red line:** […]\n\n**We could live with:** …\n\nb",
        ),
        // And no skeleton: from wherever in it, the next one comes after its last paragraph.
        (
            FollowUp,
            "**Red line:** no fees|\n\n**We could live with:** some\n\nc",
            "**Red line:** no fees\n\n**We could live with:** some\n\n- [ ] Follow-up: […] by …\n\n\nc",
        ),
        (
            RedLine,
            "## Position|\n\n**We ask for:** a\n\n**Because:** b",
            "## Position\n\n**We ask for:** a\n\n**Because:** b\n\n**Red line:** […]\n\n**We could live with:** …\n",
        ),
        (
            FollowUp,
            "**We ask for:** ä 🏛\n|\n**Because:** b",
            "**We ask for:** ä 🏛\n\n**Because:** b\n\n- [ ] Follow-up: […] by …\n",
        ),
    ];
    for (template, note, expected) in cases {
        let (before, after) = note.split_once('|').unwrap();
        let caret = before.encode_utf16().count() as u32;
        let whole = format!("{before}{after}");
        let inserted = insertion(template, &whole, caret);
        let mut result: Vec<u16> = whole.encode_utf16().collect();
        let place = inserted.at as usize;
        result.splice(place..place, inserted.text.encode_utf16());
        let (from, to) = (inserted.choose.0 as usize, inserted.choose.1 as usize);
        let text = |units: &[u16]| String::from_utf16(units).unwrap();
        let shown = format!(
            "{}[{}]{}",
            text(&result[..from]),
            text(&result[from..to]),
            text(&result[to..])
        );
        assert_eq!(shown, expected, "{template:?} at {note:?}");
    }
    // A caret that a browser would not give does no harm.
    for at in [0, 1, 2, 3, 99] {
        insertion(Position, "🏛", at);
    }
    // Every skeleton is Markdown that draws as more than plain words.
    for template in Template::ALL {
        assert!(
            !plenary::markdown::is_plain(&plenary::markdown::parse(template.text())),
            "{template:?}"
        );
    }
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

// A file behind a passphrase: the container. That it opens, there and back, with another program is a journey.

fn locked() -> Locked {
    let mut locked = Locked::new((0..16).collect());
    locked.key = (0..40).collect();
    locked.iv = (100..112).collect();
    locked.content = (0..50).collect();
    locked
}

#[test]
fn a_locked_file_is_read_as_it_was_written_in_both_forms() {
    let text = locked().write();
    assert_eq!(locked::read(&text), Some(Ok(locked())));
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys = ["protected", "encrypted_key", "iv", "ciphertext", "tag"];
    let pieces: Vec<&str> = keys.iter().map(|key| file[key].as_str().unwrap()).collect();
    assert_eq!(locked::read(&pieces.join(".")), Some(Ok(locked())));
    let header = plenary::base64url::decode(pieces[0]).unwrap();
    assert_eq!(
        String::from_utf8(header).unwrap(),
        r#"{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":600000,"p2s":"AAECAwQFBgcICQoLDA0ODw","cty":"application/json"}"#
    );
    assert_eq!(&locked().salt()[..20], b"PBES2-HS256+A128KW\0\0");
}

#[test]
fn what_is_not_locked_or_locked_otherwise_is_told() {
    assert_eq!(locked::read(&write(&some())), None);
    assert_eq!(locked::read("Dear colleague"), None);
    assert_eq!(locked::read("{}"), None);
    let with_header = |header: &str| {
        let header = plenary::base64url::encode(header.as_bytes());
        locked::read(&format!("{header}.AAAA.AAAA.AAAA.AAAA")).unwrap()
    };
    let otherwise = |alg: &str, enc: &str| {
        Err(LockedError::Otherwise {
            alg: alg.to_owned(),
            enc: enc.to_owned(),
        })
    };
    assert_eq!(
        with_header(r#"{"alg":"dir","enc":"A128GCM"}"#),
        otherwise("dir", "A128GCM")
    );
    let known = r#""alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2s":"AAAA""#;
    assert_eq!(
        with_header(&format!(r#"{{{known},"p2c":1000,"zip":"DEF"}}"#)),
        otherwise("PBES2-HS256+A128KW", "A256GCM")
    );
    for rounds in ["0", "-1", "1.5", "4000000000", "99999999999999", "null"] {
        let header = format!(r#"{{{known},"p2c":{rounds}}}"#);
        assert_eq!(with_header(&header), Err(LockedError::Damaged), "{rounds}");
    }
    assert!(with_header(&format!(r#"{{{known},"p2c":1000}}"#)).is_ok());
}

#[test]
fn a_damaged_locked_file_never_panics() {
    let text = locked().write();
    for at in 0..text.len() {
        for with in ["", "x", "\"", "!", "="] {
            let damaged = format!("{}{with}{}", &text[..at], &text[at + 1..]);
            let _ = locked::read(&damaged);
        }
        let _ = locked::read(&text[..at]);
    }
}

#[test]
fn base64url_as_rfc_4648_has_it() {
    use plenary::base64url::{decode, encode};
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg"),
        ("fo", "Zm8"),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg"),
        ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(encode(bytes.as_bytes()), text);
        assert_eq!(decode(text), Some(bytes.as_bytes().to_vec()));
    }
    assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    for wrong in ["A", "Zh", "Zm9=", "a b", "Zm9vA", "+/+/"] {
        assert_eq!(decode(wrong), None, "{wrong}");
    }
}
