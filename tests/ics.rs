//! Calendar files: what is written, what is read of foreign ones, and the way out and back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use plenary::exchange::{
    built_in::built_in,
    ics::{
        lines::{Line, escaped, printable, push_line, unescaped, unfolded},
        occasions::MAX_OCCASIONS,
        read::{Calendar, MAX_EVENTS, is_calendar, read},
        repeat::{MAX_DAYS, MAX_STEPS, Rule},
        take::{Row, Verdict, edit, rows},
        write::{Options, carried, contents, write},
        zone,
    },
    problem::ReadError,
};
use plenary::plan::*;
use random_plan::Rng;
use std::fmt::Write;

const STAMP: &str = "2026-11-24T10:00:00Z";
const ALL: Options = Options::ALL;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-24")
}

/// A stand-in for the browser's table: the zones that the tests name, with the rules that hold in them since 2017.
fn offsets(zone: &str, moment: i64) -> Option<i64> {
    let hours = match zone {
        "UTC" => return Some(0),
        "Europe/Istanbul" | "Europe/Moscow" => return Some(3 * 60),
        "Asia/Baku" | "Asia/Tbilisi" | "Asia/Yerevan" => return Some(4 * 60),
        "Europe/Belgrade" | "Europe/Tirane" | "Europe/Skopje" => 1,
        "Europe/Athens" | "Europe/Bucharest" | "Europe/Sofia" | "Europe/Kyiv" => 2,
        _ => return None,
    };
    let at = chrono::DateTime::from_timestamp(moment * 60, 0)?;
    let last_sunday = |month: u32| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31).unwrap();
        let sunday = last - Days::new(u64::from(last.weekday().days_since(Weekday::Sun)));
        sunday.and_hms_opt(1, 0, 0).unwrap().and_utc()
    };
    let is_summer = last_sunday(3) <= at && at < last_sunday(10);
    Some((hours + i64::from(is_summer)) * 60)
}

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn written(plan: &Plan, options: Options) -> String {
    let meetings: Vec<&Meeting> = plan.meetings.iter().collect();
    write(plan, &meetings, options, STAMP, &offsets)
}

fn calendar(text: &str) -> Calendar {
    read(text.as_bytes()).unwrap()
}

fn against(plan: &Plan, text: &str) -> Vec<Row> {
    rows(plan, &calendar(text), (today(), None), &offsets).0
}

fn taken(plan: &Plan, text: &str) -> Plan {
    let rows = against(plan, text);
    let mut after = plan.clone();
    if let Some(edit) = edit(plan, rows.iter().filter(|row| row.is_suggested)) {
        after.apply(edit).unwrap();
    }
    after
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/tests/data/ics/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

/// The lines of one component, unfolded: those from the one with this UID to its end.
fn entry<'a>(lines: &'a str, uid: &str) -> Vec<&'a str> {
    let from = lines.find(&format!("UID:{uid}")).unwrap();
    let lines = lines[from..].split("\r\n");
    lines.take_while(|line| !line.starts_with("END:")).collect()
}

fn lines_of(text: &str) -> String {
    String::from_utf8(unfolded(text.as_bytes())).unwrap()
}

fn set(plan: &mut Plan, id: &str, change: impl FnOnce(&mut Meeting)) {
    let id = MeetingId::new(id).unwrap();
    let meeting = plan.meetings.iter_mut().find(|meeting| meeting.id == id);
    change(meeting.unwrap());
}

fn clock(start: &str, end: Option<&str>, zone: &str) -> Clock {
    Clock {
        start: TimeOfDay::parse(start).unwrap(),
        end: end.and_then(TimeOfDay::parse),
        zone: Zone::new(zone).unwrap(),
        extra: Extra::new(),
    }
}

// Lines.

#[test]
fn a_line_has_at_most_75_octets_and_whole_characters() {
    for seed in 0..200 {
        let rng = &mut Rng::new(seed);
        let text: String = (0..10)
            .map(|_| printable(&random_plan::text(rng)).replace('\n', " "))
            .collect();
        let mut folded = String::new();
        push_line(&mut folded, &text);
        assert!(folded.ends_with("\r\n"));
        let lines: Vec<&str> = folded.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        for (at, line) in lines.iter().enumerate() {
            assert!(line.len() <= 75, "seed {seed}: {line}");
            assert!(at == 0 || line.starts_with(' '), "seed {seed}: {line}");
        }
        let back = unfolded(folded.as_bytes());
        assert_eq!(
            String::from_utf8(back).unwrap(),
            format!("{text}\r\n"),
            "seed {seed}"
        );
    }
}

#[test]
fn a_text_comes_back_from_a_value() {
    for seed in 0..200 {
        let text = printable(&random_plan::text(&mut Rng::new(seed)));
        let value = escaped(&text);
        assert!(!value.contains(char::is_control), "seed {seed}");
        assert_eq!(unescaped(&value), text, "seed {seed}");
    }
    assert_eq!(escaped("a;b,c\\d\r\ne\u{7}"), "a\\;b\\,c\\\\d\\ne ");
    assert_eq!(unescaped("a\\;b\\,c\\\\d\\Ne\\"), "a;b,c\\d\ne");
}

#[test]
fn a_line_is_taken_apart() {
    let line = |text| Line::parse(text).map(|line| (line.name, line.parameters, line.value));
    assert_eq!(
        line("DTSTART;TZID=\"(UTC+03:00) Istanbul\";X=1:20261014T100000"),
        Some((
            "DTSTART",
            vec![("TZID", "(UTC+03:00) Istanbul"), ("X", "1")],
            "20261014T100000"
        ))
    );
    assert_eq!(
        line("URL:https://a.b/?c=d;e"),
        Some(("URL", vec![], "https://a.b/?c=d;e"))
    );
    for nothing in ["", "no colon", ":value", ";P=1:v", "A;P=\"1:v", "A;P"] {
        assert_eq!(line(nothing), None, "{nothing}");
    }
}

// What is written.

#[test]
fn no_date_is_made_up() {
    let plan = plan();
    let text = lines_of(&written(&plan, ALL));
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    assert_eq!(text.matches("BEGIN:VTODO").count(), 1);

    let undated = entry(&text, "ministers-1@bsec-ict-2024-2025.plenary");
    assert!(
        undated
            .iter()
            .all(|line| !line.starts_with("DT") || line.starts_with("DTSTAMP"))
    );
    assert!(undated.contains(&"STATUS:NEEDS-ACTION"));

    let vague = entry(&text, "wg-1@bsec-ict-2024-2025.plenary");
    for line in [
        "DTSTAMP:20261124T100000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20240901",
        "DTEND;VALUE=DATE:20241201",
        "SUMMARY:BSEC Working Group on Information and Communication Technologies: 1st Meeting (autumn 2024\\, day not fixed)",
        "LOCATION:HQ\\, Istanbul\\, Republic of Türkiye",
        "GEO:41.0082;28.9784",
        "CATEGORIES:Meeting of the working group",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(vague.contains(&line), "{line} in {vague:#?}");
    }
    let description = vague
        .iter()
        .find(|line| line.starts_with("DESCRIPTION"))
        .unwrap();
    assert!(
        description.contains("Adopted wording: “1st Meeting - autumn 2024 HQ (TBD)\\;”"),
        "{description}"
    );
    assert!(
        description.contains("between 1 September 2024 and 30 November 2024"),
        "{description}"
    );

    // By choice they are left out.
    let none = Options {
        spans: false,
        todos: false,
    };
    let text = written(&plan, none);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert_eq!(text.matches("BEGIN:VTODO").count(), 0);
}

#[test]
fn one_sentence_says_what_the_file_holds() {
    let mut plan = plan();
    let said = |plan: &Plan, options| contents(plan, &plan.meetings, options).sentence();
    assert_eq!(
        said(&plan, ALL),
        "The file holds 1 event on whole days, 2 tentative spans for dates that are not fixed and 1 to-do without a date."
    );
    let none = Options {
        spans: false,
        todos: false,
    };
    assert_eq!(
        said(&plan, none),
        "The file holds 1 event on whole days. 2 meetings with a vague date are left out. 1 meeting without a date is left out."
    );
    set(&mut plan, "wg-1", |meeting| {
        meeting.when.edtf = Edtf::parse("2024-10-14").ok();
        meeting.when.clock = Some(clock("10:00", None, "Europe/Istanbul"));
    });
    plan.meetings
        .retain(|meeting| meeting.id.as_str() == "wg-1");
    assert_eq!(said(&plan, none), "The file holds 1 event with a time.");
    plan.meetings.clear();
    assert_eq!(said(&plan, none), "The file would hold nothing.");
}

/// How one meeting is written: its date and time; the lines that must be there.
#[test]
fn dates_and_times_as_they_are_written() {
    let athens = "Europe/Athens";
    let cases: &[(&str, Option<Clock>, &[&str])] = &[
        (
            "2026-10-14",
            None,
            &["DTSTART;VALUE=DATE:20261014", "DTEND;VALUE=DATE:20261015"],
        ),
        (
            "2026-12-31/2027-01-02",
            None,
            &["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270103"],
        ),
        (
            "2026-10-14",
            Some(clock("09:30", Some("17:00"), athens)),
            &[
                "DTSTART;TZID=Europe/Athens:20261014T093000",
                "DTEND;TZID=Europe/Athens:20261014T170000",
            ],
        ),
        (
            "2026-10-14",
            Some(clock("22:00", Some("01:00"), athens)),
            &[
                "DTSTART;TZID=Europe/Athens:20261014T220000",
                "DTEND;TZID=Europe/Athens:20261015T010000",
            ],
        ),
        (
            "2026-10-14",
            Some(clock("09:30", Some("10:00"), "UTC")),
            &["DTSTART:20261014T093000Z", "DTEND:20261014T100000Z"],
        ),
        // Several days are one bar; the times stand in the description.
        (
            "2026-10-14/2026-10-15",
            Some(clock("09:30", Some("17:00"), athens)),
            &["DTSTART;VALUE=DATE:20261014", "DTEND;VALUE=DATE:20261016"],
        ),
        // A zone that the browser does not know.
        (
            "2026-10-14",
            Some(clock("09:30", Some("17:00"), "Europe/Atlantis")),
            &["DTSTART;VALUE=DATE:20261014", "DTEND;VALUE=DATE:20261015"],
        ),
        (
            "2026",
            None,
            &[
                "DTSTART;VALUE=DATE:20260101",
                "DTEND;VALUE=DATE:20270101",
                "STATUS:TENTATIVE",
                "TRANSP:TRANSPARENT",
            ],
        ),
        // The day after it has no name in the format.
        ("9999-12-31", None, &["STATUS:NEEDS-ACTION"]),
    ];
    for (date, clock, expected) in cases {
        let mut plan = plan();
        plan.meetings
            .retain(|meeting| meeting.id.as_str() == "wg-1");
        set(&mut plan, "wg-1", |meeting| {
            meeting.when.edtf = Edtf::parse(date).ok();
            meeting.when.clock.clone_from(clock);
        });
        let text = lines_of(&written(&plan, ALL));
        let entry = entry(&text, "wg-1@");
        for line in *expected {
            assert!(entry.contains(line), "{date}: {line} in {entry:#?}");
        }
        let dates = |entry: &[&str]| {
            entry
                .iter()
                .filter(|line| line.starts_with("DTSTART") || line.starts_with("DTEND"))
                .count()
        };
        assert_eq!(dates(&entry), dates(expected), "{date}: {entry:#?}");
        if let Some(clock) = clock {
            let description = entry
                .iter()
                .find(|line| line.starts_with("DESCRIPTION"))
                .unwrap();
            let words = format!("{} {}", clock.hours(), clock.zone.as_str());
            assert!(description.contains(&words), "{date}: {description}");
        }
        assert_eq!(
            text.matches("BEGIN:VTIMEZONE").count(),
            usize::from(text.contains("TZID=")),
            "{date}"
        );
        let again = against(&plan, &written(&plan, ALL));
        assert_eq!(again[0].verdict, Verdict::Same, "{date}: {again:?}");
    }
}

#[test]
fn status_and_certainty_make_the_status_of_an_event() {
    use MeetingStatus::*;
    let cases = [
        (Planned, false, "TENTATIVE", "OPAQUE"),
        (Planned, true, "CONFIRMED", "OPAQUE"),
        (Proposed, true, "TENTATIVE", "OPAQUE"),
        (Tentative, true, "TENTATIVE", "OPAQUE"),
        (Confirmed, false, "CONFIRMED", "OPAQUE"),
        (Held, false, "CONFIRMED", "OPAQUE"),
        (Postponed, true, "TENTATIVE", "TRANSPARENT"),
        (CarriedOver, true, "TENTATIVE", "TRANSPARENT"),
        (Cancelled, true, "CANCELLED", "TRANSPARENT"),
    ];
    for (status, confirmed, state, taken) in cases {
        let mut plan = plan();
        set(&mut plan, "wg-1", |meeting| {
            meeting.when.edtf = Edtf::parse("2026-10-14").ok();
            meeting.when.confirmed = confirmed;
            meeting.status = status;
        });
        let text = lines_of(&written(&plan, ALL));
        let entry = entry(&text, "wg-1@");
        for line in [format!("STATUS:{state}"), format!("TRANSP:{taken}")] {
            assert!(
                entry.contains(&line.as_str()),
                "{}: {line} in {entry:#?}",
                status.word()
            );
        }
    }
}

#[test]
fn the_sequence_grows_with_each_step() {
    let mut plan = plan();
    let sequence = |plan: &Plan| {
        let text = lines_of(&written(plan, ALL));
        let entry = entry(&text, "wg-1@");
        let line = entry.iter().find_map(|line| line.strip_prefix("SEQUENCE:"));
        line.unwrap().parse::<u32>().unwrap()
    };
    let mut last = sequence(&plan);
    for (on, date) in [
        ("2026-01-10", "2026-10"),
        ("2026-02-10", "2026-10-14"),
        ("2026-03-10", "2026-10-15"),
    ] {
        set(&mut plan, "wg-1", |meeting| {
            *meeting = meeting.rescheduled(Edtf::parse(date).ok(), day(on), None);
        });
        assert!(sequence(&plan) > last, "{date}");
        last = sequence(&plan);
    }
    set(&mut plan, "wg-1", |meeting| {
        meeting.status = MeetingStatus::Cancelled
    });
    assert!(sequence(&plan) > last);
}

#[test]
fn a_zone_is_written_with_each_change_of_its_years() {
    let mut out = String::new();
    assert!(zone::push_zone(
        &mut out,
        "Europe/Athens",
        (day("2026-05-01"), day("2026-10-14")),
        &offsets
    ));
    assert_eq!(
        out.split("\r\n").collect::<Vec<_>>(),
        [
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Athens",
            "BEGIN:STANDARD",
            "DTSTART:20260101T000000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0200",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:20260329T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0300",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:20261025T040000",
            "TZOFFSETFROM:+0300",
            "TZOFFSETTO:+0200",
            "END:STANDARD",
            "END:VTIMEZONE",
            "",
        ]
    );
    let mut out = String::new();
    assert!(!zone::push_zone(
        &mut out,
        "Europe/Atlantis",
        (today(), today()),
        &offsets
    ));
    assert_eq!(out, "");
}

#[test]
fn times_in_zones_and_back() {
    let at = |text: &str| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    let cases = [
        ("Europe/Istanbul", "2026-10-14T10:00", "2026-10-14T07:00"),
        ("Europe/Athens", "2026-07-01T10:00", "2026-07-01T07:00"),
        ("Europe/Athens", "2026-12-01T10:00", "2026-12-01T08:00"),
        ("Europe/Athens", "2026-03-29T02:59", "2026-03-29T00:59"),
        ("Europe/Athens", "2026-03-29T04:00", "2026-03-29T01:00"),
        // Leapt over: as if the clocks had not leapt.
        ("Europe/Athens", "2026-03-29T03:30", "2026-03-29T01:30"),
        // Shown twice: the first one.
        ("Europe/Athens", "2026-10-25T03:30", "2026-10-25T00:30"),
        ("Europe/Athens", "2026-10-25T04:00", "2026-10-25T02:00"),
    ];
    for (zone, local, utc) in cases {
        let (day, time) = (at(local).date(), TimeOfDay::parse(&local[11..]).unwrap());
        let moment = zone::moment(zone, day, time, &offsets).unwrap();
        assert_eq!(moment * 60, at(utc).and_utc().timestamp(), "{zone} {local}");
        if local != "2026-03-29T03:30" {
            assert_eq!(zone::shown(zone, at(utc), &offsets), Some(at(local)));
        }
    }
}

#[test]
fn names_of_zones() {
    for (name, expected) in [
        ("Europe/Istanbul", Some("Europe/Istanbul")),
        ("Turkey Standard Time", Some("Europe/Istanbul")),
        ("turkey standard time", Some("Europe/Istanbul")),
        ("\"FLE Standard Time\"", Some("Europe/Kyiv")),
        (
            "/mozilla.org/20070129_1/Europe/Athens",
            Some("Europe/Athens"),
        ),
        (
            "/freeassociation.sourceforge.net/America/Argentina/Ushuaia",
            Some("America/Argentina/Ushuaia"),
        ),
        ("UTC", Some("UTC")),
        ("Etc/UTC", Some("UTC")),
        ("Customized Time Zone", None),
        ("Europe/", None),
        ("Europe/a b", None),
        ("", None),
    ] {
        assert_eq!(zone::named(name).as_deref(), expected, "{name}");
    }
}

// The way out and back.

fn seeds() -> impl Iterator<Item = u64> {
    [0, u64::MAX, 0x5EED, 20_241_123].into_iter().chain(1..=60)
}

#[test]
fn what_was_exported_goes_back_without_loss() {
    let mut seen = 0;
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let text = written(&plan, ALL);
        assert_eq!(
            text,
            written(&plan.clone(), ALL),
            "seed {seed}: same plan, same bytes"
        );
        // Into the plan that it came from: nothing changes.
        for row in against(&plan, &text) {
            assert_eq!(row.verdict, Verdict::Same, "seed {seed}: {row:#?}");
            seen += 1;
        }
        // Into the plan without its meetings: each comes back.
        let mut empty = plan.clone();
        empty.meetings.clear();
        for row in against(&empty, &text) {
            assert_eq!(row.verdict, Verdict::New, "seed {seed}: {row:#?}");
        }
        let back = taken(&empty, &text);
        assert_eq!(back.meetings.len(), plan.meetings.len(), "seed {seed}");
        for meeting in &plan.meetings {
            let found = back.meeting(&meeting.id).unwrap();
            assert_eq!(carried(found), carried(meeting), "seed {seed}");
        }
        assert_eq!(back.faults(), [], "seed {seed}");
        // Into the plan with other dates and places: as it was exported, and once only.
        let mut other = plan.clone();
        for meeting in &mut other.meetings {
            meeting.when = When::default();
            meeting.place = Place::default();
            meeting.held = None;
            meeting.status = MeetingStatus::Planned;
        }
        let back = taken(&other, &text);
        assert_eq!(back.meetings.len(), plan.meetings.len(), "seed {seed}");
        for (found, meeting) in back.meetings.iter().zip(&plan.meetings) {
            assert_eq!(carried(found), carried(meeting), "seed {seed}");
            assert_eq!(
                found.agenda, meeting.agenda,
                "what is not in the file stays"
            );
        }
    }
    assert!(seen > 100, "{seen} meetings");
}

/// A program dropped all properties that it does not know.
#[test]
fn without_its_own_property_a_file_still_changes_nothing() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let text: String = lines_of(&written(&plan, ALL))
            .split_inclusive("\r\n")
            .filter(|line| !line.starts_with("X-PLENARY"))
            .collect();
        for row in against(&plan, &text) {
            assert_eq!(row.verdict, Verdict::Same, "seed {seed}: {row:#?}");
        }
    }
}

#[test]
fn what_a_calendar_program_changed_counts() {
    let mut plan = plan();
    set(&mut plan, "wg-2", |meeting| {
        meeting.when.edtf = Edtf::parse("2025-10-14").ok();
        meeting.when.clock = Some(clock("10:00", Some("12:00"), "Europe/Istanbul"));
    });
    plan.meetings
        .retain(|meeting| meeting.kind == MeetingKind::WorkingGroup);
    let text = lines_of(&written(&plan, ALL));
    let id = |text: &str| MeetingId::new(text).unwrap();
    let cases: &[(&str, &str, &str, &str)] = &[
        // The span of wg-1 was made a day.
        (
            "DTSTART;VALUE=DATE:20240901\r\nDTEND;VALUE=DATE:20241201",
            "DTSTART;VALUE=DATE:20241016\r\nDTEND;VALUE=DATE:20241018",
            "wg-1",
            "2024-10-16/2024-10-17",
        ),
        (
            "DTSTART;TZID=Europe/Istanbul:20251014T100000\r\nDTEND;TZID=Europe/Istanbul:20251014T120000",
            "DTSTART;TZID=Turkey Standard Time:20251015T140000\r\nDTEND;TZID=Turkey Standard Time:20251015T150000",
            "wg-2",
            "2025-10-15 14:00–15:00 (Istanbul)",
        ),
        // The same moment told in UTC is no change.
        (
            "DTSTART;TZID=Europe/Istanbul:20251014T100000\r\nDTEND;TZID=Europe/Istanbul:20251014T120000",
            "DTSTART:20251014T070000Z\r\nDTEND:20251014T090000Z",
            "wg-2",
            "2025-10-14 10:00–12:00 (Istanbul)",
        ),
    ];
    for (from, to, which, expected) in cases {
        assert!(text.contains(from), "{from} in {text}");
        let after = taken(&plan, &text.replace(from, to));
        let meeting = after.meeting(&id(which)).unwrap();
        let time = meeting
            .when
            .time()
            .map(|clock| format!(" {}", clock.in_words()));
        let found = format!("{}{}", meeting.when.edtf.unwrap(), time.unwrap_or_default());
        assert_eq!(found, *expected);
        let before = plan.meeting(&id(which)).unwrap();
        assert_eq!(
            meeting.when.wording, before.when.wording,
            "the official wording stays"
        );
        assert_eq!(meeting.place, before.place);
        assert_eq!(
            meeting.firming.is_empty(),
            *meeting == *before,
            "a step is noted"
        );
    }
    // Called off there.
    let after = taken(
        &plan,
        &text.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:CANCEL"),
    );
    assert!(
        after
            .meetings
            .iter()
            .all(|meeting| meeting.status == MeetingStatus::Cancelled)
    );
    // Another place; and another title, where it is not the adopted one.
    set(&mut plan, "wg-2", |meeting| meeting.section = None);
    let moved = text
        .replace(
            "LOCATION:HQ\\, Istanbul\\, Republic of Türkiye",
            "LOCATION:Online",
        )
        .replace("nd Meeting", "nd Session")
        .replace("st Meeting", "st Session");
    let rows = against(&plan, &moved);
    let after = taken(&plan, &moved);
    let (first, second) = (
        after.meeting(&id("wg-1")).unwrap(),
        after.meeting(&id("wg-2")).unwrap(),
    );
    assert_eq!(first.place.name.as_deref(), Some("Online"));
    assert_eq!(first.place.wording.as_deref(), Some("HQ"));
    assert_eq!(first.title, "1st Meeting");
    assert!(second.title.contains("2nd Session"), "{}", second.title);
    assert!(
        rows.iter().any(|row| row
            .said
            .iter()
            .any(|said| said.contains("the adopted one stays"))),
        "{rows:#?}"
    );
}

#[test]
fn the_file_of_another_plan_is_not_this_one_s() {
    let plan = plan();
    let mut other = plan.clone();
    other.id = PlanId::new("bsec-ict-2026-2027").unwrap();
    let text = written(&other, ALL);
    let found = against(&plan, &text);
    assert!(
        found.iter().all(|row| row.verdict == Verdict::New),
        "{found:#?}"
    );
    let after = taken(&plan, &text);
    assert_eq!(after.meetings.len(), 8);
    // And not twice.
    assert!(
        against(&after, &text)
            .iter()
            .all(|row| row.verdict == Verdict::Same)
    );
}

#[test]
fn taking_it_is_one_step() {
    let plan = plan();
    let mut empty = plan.clone();
    empty.meetings.clear();
    empty.acknowledged.clear();
    let found = against(&empty, &written(&plan, ALL));
    let edit = edit(&empty, &found).unwrap();
    assert!(
        empty.describe(&edit).contains("and 3 more"),
        "{}",
        empty.describe(&edit)
    );
    let mut after = empty.clone();
    let undo = after.apply(edit).unwrap();
    assert_eq!(after.meetings.len(), 4);
    after.apply(undo).unwrap();
    assert_eq!(after, empty);
    assert_eq!(plenary::exchange::ics::take::edit(&empty, &[]), None);
}

// Foreign files.

/// Each row in a line: verdict, whether it is suggested, title, date, place, and what is said.
fn told(plan: &Plan, bytes: &[u8]) -> Vec<String> {
    let (rows, left) = rows(plan, &read(bytes).unwrap(), (today(), None), &offsets);
    assert_eq!(left, 0);
    let word = |verdict| match verdict {
        Verdict::Changed => "changed",
        Verdict::New => "new",
        Verdict::Same => "same",
        Verdict::LeftOut => "left out",
    };
    rows.iter()
        .map(|row| {
            let mut line = format!(
                "{} | {} | {} | {}",
                word(row.verdict),
                row.title,
                row.when,
                row.place
            );
            for said in &row.said {
                let _ = write!(line, " | {said}");
            }
            line
        })
        .collect()
}

#[test]
fn a_file_of_google() {
    let plan = plan();
    let bytes = fixture("google.ics");
    assert_eq!(
        told(&plan, &bytes),
        [
            "new | Monthly call of focal points | 2 September 2025, 14:00–15:00 (Istanbul) | ",
            "new | Workshop on digital skills | 14–15 October 2025 | BSEC Headquarters, İstinye, Istanbul",
            // In the zone of the calendar, not in UTC.
            "new | Call with the Secretariat | 3 November 2025, 10:00–12:00 (Istanbul) | ",
            "new | Monthly call of focal points (a day later) | 5 November 2025, 16:00–17:00 (Istanbul) | ",
            "new | Monthly call of focal points | 2 December 2025, 14:00–15:00 (Istanbul) | ",
        ]
    );
    let text = String::from_utf8(bytes.clone()).unwrap();
    let after = taken(&plan, &text);
    assert_eq!(after.meetings.len(), 9);
    let workshop = after
        .meetings
        .iter()
        .find(|it| it.title.starts_with("Workshop"))
        .unwrap();
    assert_eq!(
        workshop.when.edtf.unwrap().to_string(),
        "2025-10-14/2025-10-15"
    );
    assert!(workshop.when.confirmed && workshop.place.confirmed);
    assert_eq!(workshop.status, MeetingStatus::Confirmed);
    assert_eq!(
        workshop.evidence[0].text,
        "Draft agenda, participants; see the <a href=\"https://example.org/x\">page</a>.\nSecond line."
    );
    // A second time nothing is doubled; moved there, it is moved here.
    assert!(
        against(&after, &text)
            .iter()
            .all(|row| row.verdict == Verdict::Same)
    );
    let moved = text
        .replace("20251014\r\n", "20251021\r\n")
        .replace("20251016\r\n", "20251023\r\n");
    let again = against(&after, &moved);
    assert_eq!(again[0].verdict, Verdict::Changed, "{again:#?}");
    assert_eq!(taken(&after, &moved).meetings.len(), 9);
}

#[test]
fn a_file_of_outlook() {
    let mut plan = plan();
    let bytes = fixture("outlook.ics");
    let expected = [
        "new | Expert meeting on e-government | 20 November 2025, 09:30–17:30 (Istanbul) | Room 2; BSEC Headquarters",
        "new | Consultation by video | 26 November 2025, 10:00–11:30 (Kyiv) | ",
        "new | In a zone of one's own | 27 November 2025 |  | Its time, 10:00, is of the zone “Customized Time Zone”, which Plenary does not know: only the day is taken.",
        "new | Without a zone | 28 November 2025 |  | Its time, 10:00, names no zone: only the day is taken.",
        "left out | Send the minutes |  |  | It is a to-do, and no event.",
    ];
    assert_eq!(told(&plan, &bytes), expected);
    // The same with bare line feeds, a byte order mark, in UTF-16 and in Latin-1.
    let text = String::from_utf8(bytes.clone()).unwrap();
    let bare = text.replace("\r\n", "\n");
    let marked = format!("\u{feff}{text}");
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [bare.as_bytes(), marked.as_bytes(), &wide] {
        assert!(is_calendar(bytes));
        assert_eq!(told(&plan, bytes), expected);
    }
    let latin = text.replace("Consultation by video", "Consultation \u{e0} distance");
    let latin: Vec<u8> = latin.chars().map(|letter| letter as u8).collect();
    assert!(read(&latin).unwrap().guessed_letters);
    assert!(told(&plan, &latin)[1].contains("Consultation à distance"));
    assert!(!read(&bytes).unwrap().guessed_letters);
    // Folded within a character.
    let folded = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20251120\nSUMMARY:T\u{fc}rkiye\nEND:VEVENT\nEND:VCALENDAR";
    let mut bytes = folded.as_bytes().to_vec();
    let at = bytes.iter().position(|byte| *byte == 0xC3).unwrap();
    bytes.splice(at + 1..at + 1, *b"\r\n ");
    assert!(told(&plan, &bytes)[0].contains("Türkiye"));
    // A cancellation of what is here, and of what is not.
    let cancel = text.replace("METHOD:REQUEST", "METHOD:CANCEL");
    assert!(
        told(&plan, cancel.as_bytes())
            .iter()
            .all(|line| line.starts_with("left out"))
    );
    plan = taken(&plan, &text);
    let cancelled = taken(&plan, &cancel);
    let of = |plan: &Plan| {
        plan.meetings
            .iter()
            .filter(|it| it.status == MeetingStatus::Cancelled)
            .count()
    };
    assert_eq!((of(&plan), of(&cancelled)), (0, 4));
}

#[test]
fn a_file_of_indico() {
    let plan = plan();
    assert_eq!(
        told(&plan, &fixture("indico.ics")),
        [
            "new | Conference on digital transformation in the Black Sea region | 6–8 October 2025, 06:00–15:00 (UTC) | Baku, Hall «Ə»",
            "new | Day without an end | 10 October 2025 | ",
            "new | Long ago | 10–11 March 2018 |  | It is outside the term of the plan.",
            "left out | Preparatory session | 5 October 2025, 22:00–00:00 (UTC) |  | It is called off, and the plan does not have it.",
        ]
    );
    let after = taken(&plan, &String::from_utf8(fixture("indico.ics")).unwrap());
    let conference = &after.meetings[4];
    assert_eq!(
        conference.evidence[0].source.as_deref(),
        Some("https://indico.example.org/event/1417/")
    );
    assert!(!conference.when.confirmed, "its calendar does not say so");
    assert_eq!(
        after.meetings.len(),
        6,
        "what is outside the term is taken by choice only"
    );
}

#[test]
fn rules_yield_the_days_that_another_program_finds() {
    let table = String::from_utf8(fixture("rules.txt")).unwrap();
    let mut tried = 0;
    for line in table.lines() {
        let mut words = line.split(' ');
        let (start, rule, days) = (
            words.next().unwrap(),
            words.next().unwrap(),
            words.next().unwrap(),
        );
        let date = |text: &str| NaiveDate::parse_from_str(text, "%Y%m%d").unwrap();
        let rule = Rule::parse(rule).unwrap();
        let mut to = day("2025-12-31");
        if let Some(until) = &rule.until {
            to = to.min(date(until));
        }
        let mut steps = MAX_STEPS;
        let found = rule.days(date(start), (day("2024-01-01"), to), &mut steps);
        let expected: Vec<NaiveDate> = days
            .split(',')
            .filter(|day| *day != "-")
            .map(date)
            .collect();
        assert_eq!(found, expected, "{line}");
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn rules_that_are_not_understood_are_said() {
    for rule in [
        "FREQ=HOURLY",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "COUNT=3",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=DAILY;é",
        "é",
        "",
    ] {
        assert_eq!(Rule::parse(rule), None, "{rule}");
    }
    let plan = plan();
    let event = |rule: &str| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20250106\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let found = against(&plan, &event("FREQ=HOURLY"));
    assert_eq!(found.len(), 1);
    assert!(found[0].said[0].contains("FREQ=HOURLY"), "{found:#?}");
    let found = against(&plan, &event("FREQ=DAILY"));
    assert_eq!(found.len(), MAX_DAYS);
    let found = against(
        &plan,
        &event("FREQ=DAILY;COUNT=2").replace("20250106", "20190106"),
    );
    assert!(
        found[0].said[0].contains("on no day within the term"),
        "{found:#?}"
    );
}

// Hostile files.

#[test]
fn what_is_no_calendar_is_refused() {
    for text in [
        "{}",
        "BEGIN:VEVENT\nEND:VEVENT",
        "VCALENDAR",
        "BEGIN VCALENDAR",
    ] {
        assert_eq!(read(text.as_bytes()), Err(ReadError::NotCalendar), "{text}");
    }
    assert_eq!(read(b" \n"), Err(ReadError::Empty));
    assert!(matches!(
        read(&vec![b'x'; 10_000_000]),
        Err(ReadError::TooLarge { .. })
    ));
    assert!(is_calendar(b"\xEF\xBB\xBF\r\n begin:vcalendar"));
    assert!(!is_calendar(b"{\"format\": \"BEGIN:VCALENDAR\"}"));
}

/// Files that are made to cost much. What they cost is bounded by counts, so that these end at all is what is tried.
#[test]
fn hostile_files_are_bounded() {
    let plan = plan();
    let wrap = |inside: &str| format!("BEGIN:VCALENDAR\r\n{inside}END:VCALENDAR\r\n");
    let event = |lines: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART:20250106T100000Z\r\n{lines}END:VEVENT\r\n"
        )
    };
    let mut many = String::new();
    for at in 0..20_000 {
        let _ = write!(
            many,
            "BEGIN:VEVENT\r\nUID:{at}\r\nDTSTART;VALUE=DATE:16010101\r\nRRULE:FREQ=DAILY;COUNT=99999999\r\nEND:VEVENT\r\n"
        );
    }
    let dates = "20250107T100000Z,".repeat(100_000);
    let cases = [
        ("nested", wrap(&"BEGIN:VEVENT\r\n".repeat(200_000)), 0, 1),
        (
            "ends",
            wrap(&format!("{}{}", "END:X\r\n".repeat(200_000), event(""))),
            0,
            0,
        ),
        ("many", wrap(&many), MAX_OCCASIONS, 20_000 - MAX_OCCASIONS),
        (
            "set positions",
            wrap(&event(&format!(
                "RRULE:FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS={}\r\n",
                "1,".repeat(59) + "2"
            ))),
            2,
            0,
        ),
        (
            "too many positions",
            wrap(&event(&format!(
                "RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS={}1\r\n",
                "1,".repeat(50_000)
            ))),
            1,
            0,
        ),
        (
            "dates",
            wrap(&event(&format!(
                "RDATE:{dates}20250108T100000Z\r\nEXDATE:{dates}20250108T100000Z\r\n"
            ))),
            2,
            0,
        ),
        (
            "parameters",
            wrap(&event(&format!(
                "DTEND{}:20250106T110000Z\r\n",
                ";A=\"b:c\"".repeat(200_000)
            ))),
            1,
            0,
        ),
        (
            "quotes",
            wrap(&event(&format!(
                "DTEND;A={}:20250106T110000Z\r\n",
                "\"".repeat(400_001)
            ))),
            1,
            0,
        ),
        (
            "one title",
            wrap(&event(&format!("SUMMARY:{}\r\n", "\\n,é".repeat(300_000)))),
            1,
            0,
        ),
        (
            "folds",
            wrap(&event(&format!("SUMMARY:{}\r\n", "\r\n ".repeat(300_000)))),
            1,
            0,
        ),
        (
            "same",
            wrap(&event("").repeat(20_000)),
            1,
            20_000 - MAX_EVENTS,
        ),
        (
            "json",
            wrap(&event(&format!(
                "X-PLENARY-MEETING:{}\r\n",
                "[".repeat(1_000_000)
            ))),
            1,
            0,
        ),
        ("year 0", wrap(&event("").replace("2025", "0000")), 1, 0),
        (
            "year 9999",
            wrap(&event("DURATION:P99999999D\r\n").replace("2025", "9999")),
            1,
            0,
        ),
        (
            "breaks off",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20250106".to_owned(),
            0,
            1,
        ),
    ];
    for (name, text, listed, left) in cases {
        let (found, beyond) = rows(&plan, &calendar(&text), (today(), None), &offsets);
        assert_eq!(found.len(), listed, "{name}");
        assert!(
            beyond >= left && (left > 0 || beyond == 0),
            "{name}: {beyond}"
        );
        if let Some(edit) = edit(&plan, &found) {
            plan.clone().apply(edit).unwrap();
        }
    }
}

#[test]
fn a_rule_ends_when_its_steps_are_used_up() {
    let rule = Rule::parse("FREQ=DAILY;COUNT=99999999").unwrap();
    let mut steps = 1_000;
    let bound = (day("2024-01-01"), day("2025-12-31"));
    assert!(rule.days(day("1601-01-01"), bound, &mut steps).is_empty());
    assert_eq!(steps, 0);
    // What is not counted is not walked through.
    let rule = Rule::parse("FREQ=YEARLY;INTERVAL=2").unwrap();
    let mut steps = 1_000;
    assert_eq!(
        rule.days(day("1601-05-05"), bound, &mut steps),
        [day("2025-05-05")]
    );
}

/// Damaged files, from seeds: none stops the reader, and whatever it offers can be taken.
#[test]
fn damaged_files_do_no_harm() {
    let built_in = plan();
    let mut files: Vec<Vec<u8>> = ["google.ics", "outlook.ics", "indico.ics"]
        .map(fixture)
        .into();
    files.push(written(&built_in, ALL).into_bytes());
    files.push(written(&random_plan::plan(7), ALL).into_bytes());
    const PIECES: &[&[u8]] = &[
        b"\r\n",
        b"\n ",
        b":",
        b";",
        b"\"",
        b"\\",
        b"\0",
        b"\xFF",
        b"\xC3",
        b"BEGIN:VEVENT\r\n",
        b"END:VEVENT\r\n",
        b"END:VCALENDAR\r\n",
        b"BEGIN:VALARM\r\n",
        b"99999999999",
        b"-",
        b"00000000",
        b"99991231T235960Z",
        b"RRULE:FREQ=MONTHLY;BYDAY=-5FR;BYSETPOS=-1\r\n",
        b"DURATION:-P1W\r\n",
        b"DURATION:PT99999999S\r\n",
        b"RECURRENCE-ID:20250101\r\n",
        b"EXDATE:,,\r\n",
        b"TZID=Europe/Athens:",
        b"Z",
        b"METHOD:CANCEL\r\n",
        b"STATUS:CANCELLED\r\n",
        b"X-PLENARY-MEETING:{}\r\n",
        b"UID:\r\n",
    ];
    let (mut offered, mut refused) = (0, 0);
    for seed in 0..1_500 {
        let rng = &mut Rng::new(seed);
        let mut bytes = rng.pick(&files).clone();
        for _ in 0..=rng.below(8) {
            let at = rng.below(bytes.len());
            let to = (at + rng.below(40)).min(bytes.len());
            match rng.below(5) {
                0 => bytes[at] = rng.next() as u8,
                1 => drop(bytes.drain(at..to)),
                2 => drop(bytes.splice(at..at, rng.pick(PIECES).iter().copied())),
                3 => drop(bytes.splice(at..to, rng.pick(PIECES).iter().copied())),
                _ => {
                    let piece = bytes[at..to].to_vec();
                    let place = rng.below(bytes.len());
                    drop(bytes.splice(place..place, piece));
                }
            }
        }
        let Ok(calendar) = read(&bytes) else {
            refused += 1;
            continue;
        };
        let (found, _) = rows(&built_in, &calendar, (today(), None), &offsets);
        let Some(edit) = edit(&built_in, &found) else {
            continue;
        };
        let mut after = built_in.clone();
        let undo = after
            .apply(edit)
            .unwrap_or_else(|error| panic!("seed {seed}: {}", error.message()));
        assert_eq!(after.faults(), [], "seed {seed}");
        after.apply(undo).unwrap();
        assert_eq!(after, built_in, "seed {seed}");
        offered += 1;
    }
    assert!(
        offered > 800 && refused > 0,
        "{offered} offered, {refused} refused"
    );
}
