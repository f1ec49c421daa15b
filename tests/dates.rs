//! Dates: EDTF as its specification has it, and what words mean.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // A test that meets nothing has failed.

mod random_plan;

use chrono::{Datelike, NaiveDate};
use plenary::plan::{
    Edtf, MeetingKind,
    edtf::{
        EdtfError, FIRST_DAY, LAST_DAY, Point, Qualifier,
        words::{LONGEST, Meaning, meeting_from_words, understand},
    },
};
use random_plan::Rng;

fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {}", error.message()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

// EDTF.

/// The examples of the specification (Library of Congress, 4 February 2019), levels 0 and 1 and the parts of a year of
/// level 2: text, first day, last day, words. "-" and "+" are the edges of what Plenary counts.
const EXAMPLES: &[(&str, &str, &str, &str)] = &[
    // Level 0.
    ("1985-04-12", "1985-04-12", "1985-04-12", "12 April 1985"),
    ("1985-04", "1985-04-01", "1985-04-30", "April 1985"),
    ("1985", "1985-01-01", "1985-12-31", "1985"),
    ("1964/2008", "1964-01-01", "2008-12-31", "1964–2008"),
    (
        "2004-06/2006-08",
        "2004-06-01",
        "2006-08-31",
        "June 2004 – August 2006",
    ),
    (
        "2004-02-01/2005-02-08",
        "2004-02-01",
        "2005-02-08",
        "1 February 2004 – 8 February 2005",
    ),
    (
        "2004-02-01/2005-02",
        "2004-02-01",
        "2005-02-28",
        "1 February 2004 – February 2005",
    ),
    (
        "2004-02-01/2005",
        "2004-02-01",
        "2005-12-31",
        "1 February 2004 – 2005",
    ),
    (
        "2005/2006-02",
        "2005-01-01",
        "2006-02-28",
        "2005 – February 2006",
    ),
    // Level 1: years of more than four digits.
    ("Y170000002", "+", "+", "year 170000002"),
    ("Y-170000002", "-", "-", "year -170000002"),
    // Level 1: seasons.
    ("2001-21", "2001-03-01", "2001-05-31", "spring 2001"),
    ("2001-22", "2001-06-01", "2001-08-31", "summer 2001"),
    ("2001-23", "2001-09-01", "2001-11-30", "autumn 2001"),
    ("2001-24", "2001-12-01", "2002-02-28", "winter 2001–2002"),
    // Level 1: qualification.
    ("1984?", "1984-01-01", "1984-12-31", "perhaps 1984"),
    ("2004-06~", "2004-06-01", "2004-06-30", "about June 2004"),
    (
        "2004-06-11%",
        "2004-06-11",
        "2004-06-11",
        "perhaps about 11 June 2004",
    ),
    // Level 1: unspecified digits.
    ("201X", "2010-01-01", "2019-12-31", "some year in the 2010s"),
    (
        "20XX",
        "2000-01-01",
        "2099-12-31",
        "some year from 2000 to 2099",
    ),
    ("2004-XX", "2004-01-01", "2004-12-31", "some month in 2004"),
    (
        "1985-04-XX",
        "1985-04-01",
        "1985-04-30",
        "some day in April 1985",
    ),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "some day in 1985"),
    // Level 1: open and unknown ends.
    ("1985-04-12/..", "1985-04-12", "+", "12 April 1985 or later"),
    ("1985-04/..", "1985-04-01", "+", "April 1985 or later"),
    ("1985/..", "1985-01-01", "+", "1985 or later"),
    ("../1985-04-12", "-", "1985-04-12", "until 12 April 1985"),
    ("../1985-04", "-", "1985-04-30", "until April 1985"),
    ("../1985", "-", "1985-12-31", "until 1985"),
    (
        "1985-04-12/",
        "1985-04-12",
        "+",
        "from 12 April 1985, end unknown",
    ),
    (
        "1985-04/",
        "1985-04-01",
        "+",
        "from April 1985, end unknown",
    ),
    ("1985/", "1985-01-01", "+", "from 1985, end unknown"),
    (
        "/1985-04-12",
        "-",
        "1985-04-12",
        "until 12 April 1985, beginning unknown",
    ),
    (
        "/1985-04",
        "-",
        "1985-04-30",
        "until April 1985, beginning unknown",
    ),
    ("/1985", "-", "1985-12-31", "until 1985, beginning unknown"),
    // Level 1: intervals of qualified dates.
    (
        "1984~/2004-06",
        "1984-01-01",
        "2004-06-30",
        "from about 1984 to June 2004",
    ),
    (
        "1984/2004-06~",
        "1984-01-01",
        "2004-06-30",
        "from 1984 to about June 2004",
    ),
    ("1984~/2004~", "1984-01-01", "2004-12-31", "about 1984–2004"),
    (
        "1984?/2004%",
        "1984-01-01",
        "2004-12-31",
        "from perhaps 1984 to perhaps about 2004",
    ),
    (
        "1984-06-02?/2004-08-08~",
        "1984-06-02",
        "2004-08-08",
        "from perhaps 2 June 1984 to about 8 August 2004",
    ),
    // Level 1: negative years.
    ("-1985", "-1985-01-01", "-1985-12-31", "year -1985"),
    // Level 2: parts of a year.
    (
        "2001-25",
        "2001-03-01",
        "2001-05-31",
        "spring 2001 (northern hemisphere)",
    ),
    (
        "2001-26",
        "2001-06-01",
        "2001-08-31",
        "summer 2001 (northern hemisphere)",
    ),
    (
        "2001-27",
        "2001-09-01",
        "2001-11-30",
        "autumn 2001 (northern hemisphere)",
    ),
    (
        "2001-28",
        "2001-12-01",
        "2002-02-28",
        "winter 2001–2002 (northern hemisphere)",
    ),
    (
        "2001-29",
        "2001-09-01",
        "2001-11-30",
        "spring 2001 (southern hemisphere)",
    ),
    (
        "2001-30",
        "2001-12-01",
        "2002-02-28",
        "summer 2001–2002 (southern hemisphere)",
    ),
    (
        "2001-31",
        "2001-03-01",
        "2001-05-31",
        "autumn 2001 (southern hemisphere)",
    ),
    (
        "2001-32",
        "2001-06-01",
        "2001-08-31",
        "winter 2001 (southern hemisphere)",
    ),
    ("2001-33", "2001-01-01", "2001-03-31", "1st quarter of 2001"),
    ("2001-34", "2001-04-01", "2001-06-30", "2nd quarter of 2001"),
    ("2001-35", "2001-07-01", "2001-09-30", "3rd quarter of 2001"),
    ("2001-36", "2001-10-01", "2001-12-31", "4th quarter of 2001"),
    ("2001-37", "2001-01-01", "2001-04-30", "1st third of 2001"),
    ("2001-38", "2001-05-01", "2001-08-31", "2nd third of 2001"),
    ("2001-39", "2001-09-01", "2001-12-31", "3rd third of 2001"),
    ("2001-40", "2001-01-01", "2001-06-30", "first half of 2001"),
    ("2001-41", "2001-07-01", "2001-12-31", "second half of 2001"),
    // More than the specification has: parts of a year that are qualified or end an interval.
    (
        "2024-23?",
        "2024-09-01",
        "2024-11-30",
        "perhaps autumn 2024",
    ),
    (
        "2024-23/2025-21~",
        "2024-09-01",
        "2025-05-31",
        "from autumn 2024 to about spring 2025",
    ),
    (
        "2024-33/..",
        "2024-01-01",
        "+",
        "1st quarter of 2024 or later",
    ),
    (
        "201X~",
        "2010-01-01",
        "2019-12-31",
        "about some year in the 2010s",
    ),
    // What the calendar's edge cuts, and years that are not in it.
    ("9999-24", "9999-12-01", "+", "winter 9999–10000"),
    ("0000", "0000-01-01", "0000-12-31", "year 0"),
    (
        "-0001-12-31",
        "-0001-12-31",
        "-0001-12-31",
        "31 December -1",
    ),
    ("Y2147483647", "+", "+", "year 2147483647"),
    ("Y-2147483648", "-", "-", "year -2147483648"),
];

#[test]
fn examples_of_the_specification() {
    for (text, first, last, words) in EXAMPLES {
        let found = date(text);
        let edge = |text: &str| match text {
            "-" => FIRST_DAY,
            "+" => LAST_DAY,
            text => day(text),
        };
        assert_eq!(found.to_string(), *text);
        assert_eq!(found.earliest(), edge(first), "first day of {text}");
        assert_eq!(found.latest(), edge(last), "last day of {text}");
        assert_eq!(found.in_words(), *words, "{text}");
    }
}

#[test]
fn what_is_no_date() {
    use EdtfError::{EndBeforeStart, NoSuchDay, Shape, TimeOfDay, TooFar};
    for (text, error) in [
        // Level 0 has times of day; a date of a plan is whole days.
        ("1985-04-12T23:20:30", TimeOfDay),
        ("1985-04-12T23:20:30Z", TimeOfDay),
        ("1985-04-12T23:20:30-04", TimeOfDay),
        ("1985-04-12T23:20:30+04:30", TimeOfDay),
        ("2024-10-04T10:00", TimeOfDay),
        ("2024-10-04/2024-10-05T10:00:00", TimeOfDay),
        ("1985-04T10:00:00", Shape),
        ("1985-04-12T", Shape),
        ("1985-02-30T10:00:00", NoSuchDay),
        // Level 2, other than the parts of a year.
        ("Y-17E7", Shape),
        ("1950S2", Shape),
        ("Y171010000S3", Shape),
        ("[1667,1668,1670..1672]", Shape),
        ("{1667,1668,1670..1672}", Shape),
        ("2004-06-~11", Shape),
        ("2004?-06-11", Shape),
        ("?2004-06-~11", Shape),
        ("156X-12-25", Shape),
        ("15XX-12-25", Shape),
        ("XXXX-12-XX", Shape),
        ("1XXX-12", Shape),
        ("1XXX", Shape),
        ("XXXX", Shape),
        ("1984-1X", Shape),
        ("2004-06-~01/2004-06-~20", Shape),
        ("2004-XX-11", Shape),
        ("2004-06-1X", Shape),
        // Shapes that nearly are one.
        ("", Shape),
        ("/", Shape),
        ("../..", Shape),
        ("../", Shape),
        ("/..", Shape),
        ("..", Shape),
        ("?", Shape),
        ("2024??", Shape),
        ("2024~?", Shape),
        ("2024-??", Shape),
        ("?2024", Shape),
        ("2024-00", Shape),
        ("2024-42", Shape),
        ("2024-20", NoSuchDay),
        ("2024-13-XX", NoSuchDay),
        ("2024-21-XX", NoSuchDay),
        ("2024-23-01", NoSuchDay),
        ("-0000", Shape),
        ("-201X", Shape),
        ("--2024", Shape),
        ("- 2024", Shape),
        ("12024", Shape),
        ("Y2024", Shape),
        ("Y-2024", Shape),
        ("Y012024", Shape),
        ("Y+12024", Shape),
        ("Y--12024", Shape),
        ("Y12024-01", Shape),
        ("y170000002", Shape),
        ("Y2147483648", TooFar),
        ("Y99999999999999999999999999", TooFar),
        ("201x", Shape),
        ("2024/..?", Shape),
        ("2024/../2025", Shape),
        ("2024/2025/2026", Shape),
        ("2024\u{2013}2025", Shape),
        ("２０２４", Shape),
        ("20२४", Shape),
        ("2023-02-29", NoSuchDay),
        ("1900-02-29", NoSuchDay),
        ("2023-02-29/..", NoSuchDay),
        ("2025?/2024", EndBeforeStart),
        ("Y170000002/2024", EndBeforeStart),
        ("2024/-2024", EndBeforeStart),
        ("20XX/1999", EndBeforeStart),
    ] {
        let found = Edtf::parse(text).map(|date| date.to_string());
        assert_eq!(found, Err(error), "{text}");
    }
}

#[test]
fn what_a_vague_date_is_taken_for() {
    for (text, span) in [
        ("2024-10-04", None),
        ("2024-10-04/2024-10-07", None),
        ("2024-10-04?", Some("4 October 2024")),
        ("2024-10-04~/2024-10-07~", Some("4–7 October 2024")),
        (
            "2024-10-04/..",
            Some("first day 4 October 2024, no last day"),
        ),
        ("2024/", Some("first day 1 January 2024, no last day")),
        ("../2015", Some("last day 31 December 2015, no first day")),
        ("/2015", Some("last day 31 December 2015, no first day")),
        ("2024-39", Some("1 September – 31 December 2024")),
        ("1985-04-XX", Some("1–30 April 1985")),
        ("Y170000002", Some("years that Plenary does not draw")),
        (
            "2024/Y170000002",
            Some("first day 1 January 2024, no last day"),
        ),
    ] {
        let found = date(text);
        assert_eq!(found.span_in_words().as_deref(), span, "{text}");
        assert_eq!(found.is_exact(), span.is_none(), "{text}");
    }
}

#[test]
fn dates_in_order() {
    let sorted = [
        "Y-170000002",
        "../2015",
        "../2016",
        "-1985",
        "0000",
        "1985-XX-XX",
        "2023",
        "2024-01-01",
        "2024-33",
        "2024-40",
        "2024",
        "2024/2025",
        "2024/..",
        "2024-01-02",
        "2024-23",
        "2025",
        "9999",
        "Y12024",
        "Y170000002",
    ];
    for (at, first) in sorted.iter().enumerate() {
        for second in &sorted[at + 1..] {
            assert!(date(first) < date(second), "{first} before {second}");
        }
    }
}

#[test]
fn the_order_of_dates_is_total_and_agrees_with_their_days() {
    let mut rng = Rng::new(4);
    for _ in 0..20_000 {
        let (a, b, c) = (
            random_plan::edtf(&mut rng),
            random_plan::edtf(&mut rng),
            random_plan::edtf(&mut rng),
        );
        assert_eq!(a.cmp(&b), b.cmp(&a).reverse(), "{a} and {b}");
        assert_eq!(
            a.cmp(&b).is_eq(),
            a.to_string() == b.to_string(),
            "{a} and {b}"
        );
        assert!(!(a <= b && b <= c) || a <= c, "{a}, {b}, {c}");
        let days = |date: Edtf| (date.earliest(), date.latest());
        assert!(
            days(a) == days(b) || (days(a) < days(b)) == (a < b),
            "{a} and {b}"
        );
        for date in [a, b, c] {
            assert!(
                FIRST_DAY <= date.earliest() && date.latest() <= LAST_DAY,
                "{date}"
            );
            assert!(date.earliest() <= date.latest(), "{date}");
            // Callers count days from the bounds, and step over them.
            assert!(date.latest().succ_opt().is_some() && date.earliest().pred_opt().is_some());
        }
    }
}

#[test]
fn an_open_end_is_never_past() {
    for text in ["2024-01-01/..", "2024/", "2024-23/.."] {
        assert_eq!(date(text).latest(), LAST_DAY, "{text}");
    }
    assert!(date("../2015").latest() < day("2016-01-01"));
    assert_eq!(
        date("2024/..").parts(),
        (Point::Year(2024), Some(Point::Open))
    );
    assert_eq!(
        date("2024?/..").qualifiers(),
        (Qualifier::Uncertain, Qualifier::None)
    );
}

#[test]
fn the_first_year_that_a_date_names() {
    for (text, year) in [
        ("2024-24", Some(2024)),
        ("2024/2026", Some(2024)),
        ("../2015", Some(2015)),
        ("/2015-05-01", Some(2015)),
        ("2024/..", Some(2024)),
        ("201X", Some(2010)),
        ("-0044-03-15", Some(-44)),
        ("Y170000002", None),
        ("Y-170000002/2024", Some(2024)),
    ] {
        assert_eq!(date(text).first_year(), year, "{text}");
    }
}

#[test]
fn a_day_beyond_the_calendar_is_its_edge() {
    for (given, taken) in [
        (NaiveDate::MAX, LAST_DAY),
        (NaiveDate::MIN, FIRST_DAY),
        (LAST_DAY, LAST_DAY),
    ] {
        assert_eq!(Edtf::day(given).earliest(), taken);
        assert_eq!(date(&Edtf::day(given).to_string()), Edtf::day(taken));
    }
}

// Words.

const YEAR: i32 = 2026;
const AS_DAY_FIRST: &str = "Read as day, month, year.";
const NO_YEAR: &str = "No year is written: 2026 is taken.";
const AS_SPAN: &str = "Taken as one span, from the first to the last.";
const EITHER: &str = "Either is meant: the span of both is taken, and is not sure.";
const STRETCH: &str = "Weeks and halves of a month are counted from its first day, the last week is its last seven days.";

/// Words, the date in EDTF, and the notes. Beginning with "TBD|" the date is to be confirmed too.
const WORDS: &[(&str, &str, &str)] = &[
    ("12 or 13 May 2026", "2026-05-12?/2026-05-13?", EITHER),
    ("May or June 2026", "2026-05?/2026-06?", EITHER),
    ("26/27 October 2026", "2026-10-26/2026-10-27", ""),
    ("26-28.10.2026", "2026-10-26/2026-10-28", ""),
    ("14/10-15/10/2026", "2026-10-14/2026-10-15", ""),
    ("5/6 May 2026", "2026-05-05/2026-05-06", ""),
    ("May/June 2026", "2026-05/2026-06", ""),
    ("2026/27", "2026/2027", ""),
    ("12-Oct-2026", "2026-10-12", ""),
    ("Oct-2026", "2026-10", ""),
    ("2026-10-14 to 2026-10-15", "2026-10-14/2026-10-15", ""),
    ("Tue 12 - Wed 13 May 2026", "2026-05-12/2026-05-13", ""),
    ("12th to 13th of May 2026", "2026-05-12/2026-05-13", ""),
    ("between May and July 2026", "2026-05/2026-07", ""),
    ("by summer 2026", "../2026-22", ""),
    (
        "week of 12 October 2026",
        "2026-10-12~/2026-10-18~",
        "The week is taken as seven days from that day.",
    ),
    (
        "end of 2026 - beginning of 2027",
        "2026/2027",
        "“end” has no fixed days, and the date does not keep it. “beginning” has no fixed days, and the date does not keep it.",
    ),
    ("12-13 May 2022", "2022-05-12/2022-05-13", ""),
    ("12–13 May 2022", "2022-05-12/2022-05-13", ""),
    ("12 - 13May 2022", "2022-05-12/2022-05-13", ""),
    ("22 - 23 May 2024", "2024-05-22/2024-05-23", ""),
    ("22 – 23 May 2024", "2024-05-22/2024-05-23", ""),
    ("31 May - 2 June 2024", "2024-05-31/2024-06-02", ""),
    ("31 May – 2 June 2024", "2024-05-31/2024-06-02", ""),
    ("1st quarter of 2011", "2011-33", ""),
    ("first quarter 2011", "2011-33", ""),
    ("III quarter of 2025", "2025-35", ""),
    ("quarter 2 2025", "2025-34", ""),
    ("last quarter of 2025", "2025-36", ""),
    ("first half of 2017", "2017-40", ""),
    ("in the first half of 2017", "2017-40", ""),
    ("first half of year 2011", "2011-40", ""),
    ("second half-year 2025", "2025-41", ""),
    ("H2 2025", "2025-41", ""),
    ("2nd third of 2025", "2025-38", ""),
    (
        "last week of November 2025",
        "2025-11-24~/2025-11-30~",
        STRETCH,
    ),
    (
        "last week of November this year",
        "2026-11-24~/2026-11-30~",
        "“This year” is taken as 2026. Weeks and halves of a month are counted from its first day, the last week is its last seven days.",
    ),
    (
        "first week of February 2024",
        "2024-02-01~/2024-02-07~",
        STRETCH,
    ),
    (
        "first half of October 2026",
        "2026-10-01~/2026-10-15~",
        STRETCH,
    ),
    (
        "second half of February 2024",
        "2024-02-16~/2024-02-29~",
        STRETCH,
    ),
    ("Q3 2025", "2025-35", ""),
    ("Q3/2025", "2025-35", ""),
    ("3Q 2025", "2025-35", ""),
    ("2025 Q3", "2025-35", ""),
    ("2025-Q3", "2025-35", ""),
    ("Q3-Q4 2025", "2025-35/2025-36", ""),
    ("Q3", "2026-35", NO_YEAR),
    ("autumn 2024", "2024-23", ""),
    ("Autumn of 2024", "2024-23", ""),
    ("fall 2025", "2025-23", ""),
    ("2025 autumn", "2025-23", ""),
    ("autumn", "2026-23", NO_YEAR),
    ("autumn 2024 HQ (TBD)", "TBD|2024-23", ""),
    ("autumn 2024 (to be confirmed)", "TBD|2024-23", ""),
    ("tentatively autumn 2024", "TBD|2024-23", ""),
    ("autumn 2024 – spring 2025", "2024-23/2025-21", ""),
    ("spring/summer 2025", "2025-21/2025-22", ""),
    ("winter 2024-2025", "2024-24", ""),
    ("winter 2024/25", "2024-24", ""),
    (
        "winter 2024",
        "2024-24",
        "It is named after the year in which it begins: 2024–2025.",
    ),
    ("by 2015", "../2015", ""),
    ("by the end of 2025", "../2025", ""),
    ("no later than 30 June 2025", "../2025-06-30", ""),
    ("till May 2010", "../2010-05", ""),
    ("before May 2010", "../2010-04-30", ""),
    ("after June 2024", "2024-07-01/..", ""),
    ("since 2015", "2015/..", ""),
    ("as of 1 January 2024", "2024-01-01/..", ""),
    (
        "two-year period as of 1 January 2024",
        "2024-01-01/2025-12-31",
        "",
    ),
    ("31 December 2025 at the latest", "../2025-12-31", ""),
    ("May 2024 onwards", "2024-05/..", ""),
    ("May 31st, 2021", "2021-05-31", ""),
    ("7 Dec. 2001", "2001-12-07", ""),
    ("the 7th of December, 2001", "2001-12-07", ""),
    ("17 June 2021", "2021-06-17", ""),
    ("Monday, 12 May 2025", "2025-05-12", ""),
    (
        "Tuesday 12 May 2025",
        "2025-05-12",
        "12 May 2025 is a Monday, not a Tuesday.",
    ),
    ("11-11-2016", "2016-11-11", ""),
    ("03-04-2024", "2024-04-03", AS_DAY_FIRST),
    ("3/4/2024", "2024-04-03", AS_DAY_FIRST),
    ("14.10.26", "2026-10-14", "26 is taken as 2026."),
    ("05/31/2021", "2021-05-31", "Read as month, day, year."),
    ("31/05/2021", "2021-05-31", ""),
    ("2021/05/31", "2021-05-31", ""),
    ("2021.5.31", "2021-05-31", ""),
    ("Mar. 31, 2008", "2008-03-31", ""),
    ("Sept 2025", "2025-09", ""),
    ("2026 October 14", "2026-10-14", ""),
    ("01.01.2024 - 31.12.2025", "2024-01-01/2025-12-31", ""),
    ("12.-13.05.2022", "2022-05-12/2022-05-13", ""),
    ("12.05.-14.05.2026", "2026-05-12/2026-05-14", ""),
    ("(July- December 2016)", "2016-07/2016-12", ""),
    (
        "29 September and 1 October 2014",
        "2014-09-29/2014-10-01",
        AS_SPAN,
    ),
    (
        "between 29 September and 1 October 2014",
        "2014-09-29/2014-10-01",
        "",
    ),
    ("12, 13 and 14 May 2022", "2022-05-12/2022-05-14", ""),
    ("3 and 4 June 2026", "2026-06-03/2026-06-04", ""),
    ("12 and 15 May 2026", "2026-05-12/2026-05-15", AS_SPAN),
    (
        "from 30 October to 3 November 2023",
        "2023-10-30/2023-11-03",
        "",
    ),
    (
        "20 November - 15 December 2023",
        "2023-11-20/2023-12-15",
        "",
    ),
    (
        "30 December - 2 January 2025",
        "2024-12-30/2025-01-02",
        "December is taken as December 2024.",
    ),
    (
        "1 January 2018 – 31 December 2019",
        "2018-01-01/2019-12-31",
        "",
    ),
    (
        "1 January 2018 -- 31 December 2019",
        "2018-01-01/2019-12-31",
        "",
    ),
    (
        "1 January 2018 — 31 December 2019",
        "2018-01-01/2019-12-31",
        "",
    ),
    (
        "1 January 2018 − 31 December 2019",
        "2018-01-01/2019-12-31",
        "",
    ),
    (
        "1 January 2018‐31 December 2019",
        "2018-01-01/2019-12-31",
        "",
    ),
    (
        "1 January 2024 until 31 December 2025",
        "2024-01-01/2025-12-31",
        "",
    ),
    ("1 JULY 2017 - 30 JUNE 2019", "2017-07-01/2019-06-30", ""),
    ("1 JULY 2013- 30 JUNE 2015", "2013-07-01/2015-06-30", ""),
    (
        "January 1, 2020 - December 31, 2021",
        "2020-01-01/2021-12-31",
        "",
    ),
    (
        "January 1st, 2024 to December 31st, 2025",
        "2024-01-01/2025-12-31",
        "",
    ),
    ("May 12-13, 2022", "2022-05-12/2022-05-13", ""),
    ("May 12 - June 3, 2022", "2022-05-12/2022-06-03", ""),
    (
        "for the period of 1July 2019 – 30 June 2021",
        "2019-07-01/2021-06-30",
        "",
    ),
    ("(1 July 2023- 30 June 2025) :", "2023-07-01/2025-06-30", ""),
    (
        "from 1 July 2023 until 30 June 2025",
        "2023-07-01/2025-06-30",
        "",
    ),
    ("(1 January – 30 June 2023)", "2023-01-01/2023-06-30", ""),
    ("1 July 2017 - June 2019", "2017-07-01/2019-06", ""),
    (
        "1\u{a0}January\u{a0}2024 until\n31 December 2025",
        "2024-01-01/2025-12-31",
        "",
    ),
    ("2025–2026", "2025/2026", ""),
    ("(2021 – 2023)", "2021/2023", ""),
    ("2016−2018", "2016/2018", ""),
    ("2009-2011", "2009/2011", ""),
    ("2012/2013", "2012/2013", ""),
    ("2012-13", "2012/2013", ""),
    ("2024 – 25", "2024/2025", ""),
    ("2021", "2021", ""),
    ("(28 September, 2018).", "2018-09-28", ""),
    ("(December 2023)", "2023-12", ""),
    ("29 - 30 June 2009", "2009-06-29/2009-06-30", ""),
    ("07-08 May 2014", "2014-05-07/2014-05-08", ""),
    ("27-29 June", "2026-06-27/2026-06-29", NO_YEAR),
    ("January 12 ,“ 21, 2021", "2021-01-12/2021-01-21", ""),
    (
        "14-15 oct 26",
        "2026-10-14/2026-10-15",
        "26 is taken as 2026.",
    ),
    ("Oct '26", "2026-10", "26 is taken as 2026."),
    (
        "12 May 2026, 10:00-17:30",
        "2026-05-12",
        "The time of day is no part of the date.",
    ),
    (
        "early October 2026",
        "2026-10",
        "“early” has no fixed days, and the date does not keep it.",
    ),
    (
        "mid-2025",
        "2025",
        "“mid” has no fixed days, and the date does not keep it.",
    ),
    ("about 2024", "2024~", ""),
    ("ca. 12-13 May 2022", "2022-05-12~/2022-05-13~", ""),
    ("perhaps autumn 2024", "2024-23?", ""),
    ("autumn 2024?", "2024-23?", ""),
    ("2024-10-04", "2024-10-04", ""),
    ("2024-10-04/2024-10-07", "2024-10-04/2024-10-07", ""),
    ("2024-23", "2024-23", ""),
    ("2004-xx", "2004-XX", ""),
    (
        "2023-24",
        "2023-24",
        "If you mean the years 2023 to 2024, write 2023/2024.",
    ),
    (
        "2024-25",
        "2024-25",
        "If you mean the years 2024 to 2025, write 2024/2025.",
    ),
    ("1985-04-XX", "1985-04-XX", ""),
    (
        "Forum 2026, 14-15 October 2026",
        "2026-10-14/2026-10-15",
        "",
    ),
];

#[test]
fn words_as_dates() {
    for (text, expected, notes) in WORDS {
        let understood = understand(text, YEAR);
        let is_open = expected.starts_with("TBD|");
        let expected = expected.trim_start_matches("TBD|");
        let found = understood.edtf().map(|date| date.to_string());
        assert_eq!(
            found.as_deref(),
            Some(expected),
            "{text}: {}",
            understood.in_words()
        );
        assert_eq!(understood.notes.join(" "), *notes, "{text}");
        assert_eq!(understood.is_open, is_open, "{text}");
    }
}

#[test]
fn words_left_over() {
    for (text, rest) in [
        ("autumn 2024 HQ (TBD);", "HQ"),
        ("12-13 May 2022 Istanbul", "Istanbul"),
        ("Istanbul, 12-13 May 2022", "Istanbul"),
        ("in Istanbul (28 September, 2018).", "Istanbul"),
        (
            "Istanbul (BSEC Headquarters), 3 June 2026",
            "Istanbul (BSEC Headquarters)",
        ),
        (
            "3 June 2026, Istanbul (BSEC Headquarters)",
            "Istanbul (BSEC Headquarters)",
        ),
        (
            "2024 (TBD), Yerevan, Republic of Armenia",
            "Yerevan, Republic of Armenia",
        ),
        (
            "World Congress 2024 (TBD), Yerevan",
            "World Congress, Yerevan",
        ),
        (
            "(For the period of 1 July 2016 – 30 June 2018,\nCoordinator Country: Ukraine)",
            "Coordinator Country: Ukraine",
        ),
        (
            "Country-Coordinator 2024-2025: The Hellenic Republic",
            "Country-Coordinator, The Hellenic Republic",
        ),
        ("for the period of 1July 2019 – 30 June 2021", ""),
        ("HQ (TBD)", "HQ"),
        ("TBD", ""),
        ("12 May 2026 at 10:00-17:30 online", "online"),
        ("Монтаж, 12 May 2026, Київ", "Монтаж, Київ"),
        ("Q3 2025, İstanbul", "İstanbul"),
        ("continuous", ""),
        ("3rd meeting, autumn 2026", "3rd meeting"),
        ("Pavilion 45, autumn 2026", "Pavilion 45"),
        ("May 2026 at 10:00, online", "online"),
    ] {
        assert_eq!(understand(text, YEAR).rest, rest, "{text}");
    }
}

#[test]
fn words_without_a_date() {
    for (text, sentence) in [
        ("", "Nothing is written."),
        (" \u{a0}\n", "Nothing is written."),
        ("TBD", "No date yet: it is to be confirmed."),
        ("(TBD)", "No date yet: it is to be confirmed."),
        ("to be confirmed", "No date yet: it is to be confirmed."),
        (
            "Date and venue to be agreed through diplomatic channels",
            "No date yet: it is to be confirmed. “Date and venue, through diplomatic channels” is no part of the date.",
        ),
        ("none", "It says that there is no date."),
        ("\u{2013}", "It says that there is no date."),
        ("continuous", "No single date: it recurs or goes on."),
        ("ongoing", "No single date: it recurs or goes on."),
        (
            "at least once a year",
            "No single date: it recurs or goes on.",
        ),
        ("twice per year", "No single date: it recurs or goes on."),
        (
            "every second year or whenever necessary",
            "No single date: it recurs or goes on.",
        ),
        ("regularly", "No single date: it recurs or goes on."),
        (
            "on the regular basis",
            "No single date: it recurs or goes on.",
        ),
        (
            "WG annual meetings",
            "No single date: it recurs or goes on.",
        ),
        (
            "Until finalization of projects",
            "No date: it depends on something else.",
        ),
        (
            "Date and venue as agreed through diplomatic channels",
            "No date: it depends on something else.",
        ),
    ] {
        let understood = understand(text, YEAR);
        assert!(matches!(understood.date, Meaning::NoDate(_)), "{text}");
        assert_eq!(understood.in_words(), sentence, "{text}");
    }
}

#[test]
fn words_that_are_not_understood() {
    for (text, begins) in [
        ("hello", "There is no date in this. Write, for example, "),
        ("2-3", "Which month and year?"),
        ("12", "Which month and year?"),
        ("30 February 2024", "February 2024 has no day 30."),
        ("2023-02-29", "February 2023 has no day 29."),
        ("31-11-2016", "November 2016 has no day 31."),
        ("13-13-2016", "There is no month 13."),
        ("28-32 May 2024", "May 2024 has no day 32."),
        (
            "5 June 2024 and 7 July 2025",
            "This names more than one date.",
        ),
        ("1 May 2024; 3 June 2025", "This names more than one date."),
        ("3 June 2026 - 12 May 2026", "This ends before it begins."),
        ("2025/2024", "This ends before it begins."),
        ("2024-10-04T10:00:00", "This has a time of day,"),
        ("Y99999999999", "This names a year that is further away"),
        (
            "5th week of February 2026",
            "February 2026 has no such week.",
        ),
        // A day whose month is a slip is not the year.
        (
            "14-15 Otober 2025",
            "“14-15 Otober” is not understood. Write, for example, ",
        ),
        ("14. Oktober 2025", "“14. Oktober” is not understood."),
        ("HQ, 5 Mat 2026", "“HQ, 5 Mat” is not understood."),
        (
            "14-15 Otober, autumn 2025 (TBD)",
            "“14-15 Otober” is not understood.",
        ),
        ("2026 5", "“5” is not understood."),
        ("14-15 Otober (TBD)", "“14-15 Otober” is not understood."),
    ] {
        let understood = understand(text, YEAR);
        assert!(
            matches!(understood.date, Meaning::Unclear(_)),
            "{text}: {}",
            understood.in_words()
        );
        assert!(
            understood.in_words().starts_with(begins),
            "{text}: {}",
            understood.in_words()
        );
    }
    let long = "12 May 2026 ".repeat(LONGEST);
    assert!(
        understand(&long, YEAR)
            .in_words()
            .starts_with("This is too long")
    );
}

#[test]
fn what_was_understood_as_a_sentence() {
    for (text, sentence) in [
        (
            "autumn 2024 HQ (TBD)",
            "Understood as autumn 2024: 1 September – 30 November 2024, to be confirmed. “HQ” is no part of the date. Seasons are taken as three whole months.",
        ),
        ("12-13 May 2022", "Understood as 12–13 May 2022."),
        (
            "27-29 June",
            "Understood as 27–29 June 2026. No year is written: 2026 is taken.",
        ),
        (
            "by 2015",
            "Understood as until 2015: last day 31 December 2015, no first day.",
        ),
    ] {
        assert_eq!(understand(text, YEAR).in_words(), sentence);
    }
}

/// What Plenary says of a date can be typed back.
#[test]
fn words_of_a_date_are_that_date() {
    let mut same = 0;
    let texts = EXAMPLES.iter().map(|(text, ..)| date(text));
    let mut rng = Rng::new(7);
    let random: Vec<Edtf> = (0..20_000).map(|_| random_plan::edtf(&mut rng)).collect();
    for date in texts.chain(random) {
        let years = [date.earliest().year(), date.latest().year()];
        let has_name =
            |point: Point| !matches!(point, Point::Year(_) | Point::Open | Point::Unknown);
        let (from, to) = date.parts();
        // A month of the year 24 has two digits for its year, which words leave out or take for another.
        let is_far = years.iter().any(|year| !(1000..9999).contains(year));
        if is_far && (has_name(from) || to.is_some()) {
            continue;
        }
        let words = date.in_words();
        let understood = understand(&words, YEAR);
        assert_eq!(understood.edtf(), Some(date), "{words}, {date}");
        assert_eq!(understood.rest, "", "{words}");
        same += 1;
    }
    assert!(same > 5_000, "only {same}");
}

/// Whatever is typed, there is an answer, and quickly.
#[test]
fn any_text_has_an_answer() {
    const PIECES: &[&str] = &[
        "12",
        "13",
        "31",
        "0",
        "99999",
        "2024",
        "26",
        "1st",
        "-",
        "–",
        "/",
        ".",
        ",",
        " ",
        " ",
        " ",
        "May",
        "sept",
        "Q",
        "3",
        "autumn",
        "winter",
        "half",
        "of",
        "last",
        "week",
        "TBD",
        "by",
        "from",
        "to",
        "and",
        "about",
        "early",
        "?",
        "~",
        "%",
        "XX",
        "Y",
        "T",
        ":",
        "(",
        ")",
        "year",
        "some day in",
        "İ",
        "ß",
        "\u{301}",
        "\u{200b}",
        "\u{a0}",
        "“",
        "Mon",
        "or later",
        "two-year period as of",
        "'",
        "hemisphere",
        "southern",
        "..",
        "\u{0}",
        "🌊",
        "१२",
        "first",
        "s",
    ];
    let mut rng = Rng::new(11);
    let mut dated = 0;
    for seed in 0..6_000 {
        let text: String = match seed % 3 {
            0 => (0..rng.below(14)).map(|_| *rng.pick(PIECES)).collect(),
            1 => {
                let (text, ..) = rng.pick(WORDS);
                let mut letters: Vec<char> = text.chars().collect();
                for _ in 0..1 + rng.below(3) {
                    let at = rng.below(letters.len());
                    match rng.below(3) {
                        0 => letters[at] = rng.pick(PIECES).chars().next().unwrap_or(' '),
                        1 => letters.insert(at, char::from(32 + rng.below(95) as u8)),
                        _ if letters.len() > 1 => {
                            letters.remove(at);
                        }
                        _ => {}
                    }
                }
                letters.into_iter().collect()
            }
            _ => {
                let bytes: Vec<u8> = (0..rng.below(60)).map(|_| rng.next() as u8).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        for year in [YEAR, 0, 9999, i32::MAX, i32::MIN] {
            let understood = understand(&text, year);
            assert!(!understood.in_words().is_empty());
            let _ = meeting_from_words(&text, year).when.in_words();
            if let Some(found) = understood.edtf() {
                dated += 1;
                assert_eq!(Edtf::parse(&found.to_string()), Ok(found), "{text}");
            }
        }
    }
    assert!(dated > 2_000, "only {dated} dates");
    // The longest texts that are read, made to be slow.
    for piece in [
        "1,",
        "1-",
        "12 May 2026 ",
        "some year from ",
        "not later than ",
        "(",
        "first half of ",
        "10:00 ",
        "about ",
    ] {
        let text: String = piece.repeat(LONGEST / piece.len());
        let _ = understand(&text, YEAR);
        let _ = meeting_from_words(&text, YEAR);
    }
}

// Meetings in one line.

#[test]
fn a_meeting_in_one_line() {
    use MeetingKind::{Event, Ministerial, Other, WorkingGroup};
    for (text, kind, title, edtf, place, is_open) in [
        (
            "WG meeting 14-15 October 2026 Istanbul",
            WorkingGroup,
            "WG meeting",
            "2026-10-14/2026-10-15",
            "Istanbul",
            false,
        ),
        (
            "14-15 October 2026 WG meeting, Istanbul",
            WorkingGroup,
            "WG meeting",
            "2026-10-14/2026-10-15",
            "Istanbul",
            false,
        ),
        (
            "WG meeting in Istanbul 14-15 oct 26",
            WorkingGroup,
            "WG meeting",
            "2026-10-14/2026-10-15",
            "Istanbul",
            false,
        ),
        (
            "1st Meeting - autumn 2024 HQ (TBD);",
            WorkingGroup,
            "1st Meeting",
            "2024-23",
            "HQ",
            true,
        ),
        (
            "2nd Meeting autumn HQ",
            WorkingGroup,
            "2nd Meeting",
            "2026-23",
            "HQ",
            false,
        ),
        (
            "Ministerial meeting by June 2027 in Baku",
            Ministerial,
            "Ministerial meeting",
            "../2027-06",
            "Baku",
            false,
        ),
        (
            "Forum 2026, 14-15 October 2026, Yerevan, Republic of Armenia",
            Event,
            "Forum 2026",
            "2026-10-14/2026-10-15",
            "Yerevan, Republic of Armenia",
            false,
        ),
        (
            "World Congress on Information Technology 2024 (TBD), Yerevan",
            Event,
            "World Congress on Information Technology",
            "2024",
            "Yerevan",
            true,
        ),
        (
            "Workshop on cooperation in digital skills 12 May, online",
            Event,
            "Workshop on cooperation in digital skills",
            "2026-05-12",
            "online",
            false,
        ),
        (
            "Summer school on AI",
            Other,
            "Summer school on AI",
            "",
            "",
            false,
        ),
        ("Meeting TBD, Tirana", Other, "Meeting", "", "Tirana", true),
        (
            "Delegates may meet",
            Other,
            "Delegates may meet",
            "",
            "",
            false,
        ),
        ("3 June 2026", Other, "", "2026-06-03", "", false),
        ("", Other, "", "", "", false),
    ] {
        let meeting = meeting_from_words(text, YEAR);
        let found = meeting.when.edtf().map(|date| date.to_string());
        assert_eq!(meeting.kind, kind, "{text}");
        assert_eq!(meeting.title, title, "{text}");
        assert_eq!(found.unwrap_or_default(), edtf, "{text}");
        assert_eq!(meeting.place.unwrap_or_default(), place, "{text}");
        assert_eq!(meeting.when.is_open, is_open, "{text}");
    }
}
