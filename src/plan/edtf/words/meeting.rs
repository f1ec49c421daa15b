//! A meeting written in one line: "WG meeting 14-15 October 2026 Istanbul".

use super::{Meaning, Reader, Understood, token::SUFFIXES};
use crate::plan::MeetingKind;

/// A meeting written in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingWords {
    pub kind: MeetingKind,
    /// What is left before the date, or after it; the whole line where nothing is.
    pub title: String,
    pub when: Understood,
    /// What is left over for the place, such as "Istanbul".
    pub place: Option<String>,
}

/// Reads a meeting written in one line: "WG meeting 14-15 October 2026 Istanbul" is a meeting of the working group, called
/// "WG meeting", on these days, in Istanbul. A year that it does not say is `default_year`, and a note says so. A line
/// without a date is a title and no more: `when` says so ([`Meaning::Unclear`]), and the meeting may still be made.
pub fn meeting_from_words(text: &str, default_year: i32) -> MeetingWords {
    let mut reader = Reader::new(text, default_year);
    let date = reader.date(false);
    let (mut title, mut place) = match date {
        Meaning::Unclear(_) => (text.trim().to_owned(), String::new()),
        Meaning::Date(_) | Meaning::NoDate(_) => reader.rest(),
    };
    if title.is_empty() {
        (title, place) = (place, title);
    }
    if place.is_empty() {
        (title, place) = title_and_place(&title);
    }
    MeetingWords {
        kind: kind_of(&title),
        when: Understood {
            date,
            is_open: reader.is_open,
            rest: String::new(),
            notes: reader.notes,
        },
        title,
        place: Some(place).filter(|place| !place.is_empty()),
    }
}

/// "WG meeting in Istanbul", "WG meeting, Istanbul" and "WG meeting, HQ" in two.
fn title_and_place(text: &str) -> (String, String) {
    let at = [" in ", " at ", ", "].iter().find_map(|separator| {
        let (title, place) = text.rsplit_once(separator)?;
        // A place is a name; "Cooperation in digital skills" is none.
        let is_name = place.chars().next().is_some_and(char::is_uppercase)
            || PLACES.contains(&place.to_lowercase().as_str());
        is_name.then_some((title, place))
    });
    let (title, place) = at.unwrap_or((text, ""));
    (trimmed(title).to_owned(), trimmed(place).to_owned())
}

const PLACES: [&str; 6] = [
    "hq",
    "online",
    "videoconference",
    "video conference",
    "hybrid",
    "headquarters",
];

fn kind_of(title: &str) -> MeetingKind {
    let title = title.to_lowercase();
    let words = || title.split(|letter: char| !letter.is_alphanumeric());
    let has = |known: &[&str]| words().any(|word| known.contains(&word));
    let is_nth = words().any(|word| {
        let number = SUFFIXES.iter().find_map(|suffix| word.strip_suffix(suffix));
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    });
    if has(&["minister", "ministers", "ministerial"]) {
        MeetingKind::Ministerial
    } else if has(&["wg"]) || title.contains("working group") {
        MeetingKind::WorkingGroup
    } else if has(&[
        "congress",
        "conference",
        "forum",
        "seminar",
        "workshop",
        "exhibition",
        "summit",
        "fair",
        "symposium",
        "training",
        "hackathon",
        "webinar",
    ]) {
        MeetingKind::Event
    } else if is_nth && has(&["meeting"]) {
        MeetingKind::WorkingGroup
    } else {
        MeetingKind::Other
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '-' | '\u{2013}' | '\u{2014}')
    })
}
