//! The calendar: where meetings lie in its pictures, where a date goes when it is moved, and who held the Chairmanship.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use plenary::{
    exchange::built_in::built_in,
    holidays::between,
    plan::{
        Edtf, MeetingKind, MeetingStatus, chairmanship::Chairmanship,
        edtf::words::meeting_from_words, moving::Step,
    },
    view::calendar::{
        holiday_marks::marks,
        layout::{LEAST, Month, Stretch, Strip, WHOLE, Week, monday_of},
        new_meeting::made_of,
    },
};
use random_plan::Rng;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

/// So many stretches around two years, in the order of their first days as the plan gives them.
fn stretches(rng: &mut Rng, count: usize) -> Vec<Stretch> {
    let start = day("2023-06-01");
    let mut all: Vec<_> = (0..count)
        .map(|_| {
            let first = start + Days::new(rng.below(1_100) as u64);
            let longest = *rng.pick(&[1, 1, 1, 4, 10, 95, 400]);
            (first, first + Days::new(rng.below(longest) as u64))
        })
        .collect();
    all.sort();
    let all = all.into_iter().enumerate();
    all.map(|(at, (first, last))| Stretch { at, first, last })
        .collect()
}

#[test]
fn on_a_strip_nothing_overlaps_nothing_is_lost_and_no_row_is_wasted() {
    let strip = Strip {
        first: day("2024-01-01"),
        last: day("2025-12-31"),
    };
    for (seed, count) in [(1, 0), (2, 1), (3, 4), (4, 40), (5, 400), (6, 2_000)] {
        let all = stretches(&mut Rng::new(seed), count);
        let (marks, rows) = strip.pack(&all, false);
        assert_eq!(
            strip.pack(&all, false),
            (marks.clone(), rows),
            "the same again"
        );
        let expected: Vec<usize> = all
            .iter()
            .filter(|one| one.touches(strip.first, strip.last))
            .map(|one| one.at)
            .collect();
        let placed: Vec<usize> = marks.iter().map(|mark| mark.at).collect();
        assert_eq!(placed, expected);
        for (at, mark) in marks.iter().enumerate() {
            assert!(mark.left >= 0 && mark.width >= LEAST && mark.left + mark.width <= WHOLE);
            assert!(mark.row < rows);
            let one = all[mark.at];
            assert_eq!(mark.comes, one.first < strip.first);
            assert_eq!(mark.goes, one.last > strip.last);
            let row = marks[..at].iter().filter(|other| other.row == mark.row);
            for other in row {
                assert!(other.left + other.width <= mark.left, "{other:?} {mark:?}");
            }
        }
        // As few rows as there are marks, with what is kept free beside them, over the most crowded place.
        let most = marks
            .iter()
            .map(|mark| {
                let covers = |other: &&_| {
                    let other: &plenary::view::calendar::layout::Mark = other;
                    other.left <= mark.left && mark.left < other.left + other.width + 20
                };
                marks.iter().filter(covers).count()
            })
            .max();
        assert_eq!(rows, most.unwrap_or(0));
        let (own, own_rows) = strip.pack(&all, true);
        assert_eq!((own.len(), own_rows), (marks.len(), marks.len()));
    }
}

#[test]
fn a_strip_has_its_months() {
    let strip = Strip {
        first: day("2024-02-10"),
        last: day("2025-01-01"),
    };
    let months: Vec<String> = strip.months().iter().map(Month::to_string).collect();
    assert_eq!(months.len(), 12);
    assert_eq!(
        (months[0].as_str(), months[11].as_str()),
        ("2024-02", "2025-01")
    );
    let halves: Vec<String> = strip
        .halves()
        .iter()
        .map(|(first, last)| format!("{first}/{last}"))
        .collect();
    assert_eq!(
        halves,
        [
            "2024-02-10/2024-06-30",
            "2024-07-01/2024-12-31",
            "2025-01-01/2025-01-01"
        ]
    );
    let seasons = strip.seasons();
    let codes: Vec<&str> = seasons.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(
        codes,
        ["2023-24", "2024-21", "2024-22", "2024-23", "2024-24"]
    );
    for (code, first, last) in &seasons {
        let season = date(code);
        assert_eq!((season.earliest(), season.latest()), (*first, *last));
    }
    assert_eq!((strip.at(strip.first), strip.after(strip.last)), (0, WHOLE));
}

#[test]
fn in_a_month_nothing_overlaps_and_nothing_is_lost() {
    for (seed, count) in [(1, 4), (2, 60), (3, 2_000)] {
        let all = stretches(&mut Rng::new(seed), count);
        let mut month = Month::parse("2023-12").unwrap();
        while month <= Month::parse("2026-02").unwrap() {
            let mondays = month.mondays();
            assert!(mondays[0] <= month.first());
            assert!(*mondays.last().unwrap() + Days::new(6) >= month.last());
            for monday in mondays {
                assert_eq!(monday.weekday(), Weekday::Mon);
                let week = Week::new(monday, &all);
                assert_eq!(Week::new(monday, &all), week, "the same again");
                // Each day has exactly the meetings that are on it, each in a row of its own.
                for (column, day) in week.days.iter().enumerate() {
                    let on = week.bars.iter();
                    let on: Vec<_> = on
                        .filter(|bar| (bar.from..=bar.to).contains(&column))
                        .collect();
                    let mut meetings: Vec<usize> = on.iter().map(|bar| bar.at).collect();
                    let mut rows: Vec<usize> = on.iter().map(|bar| bar.row).collect();
                    meetings.sort();
                    rows.sort();
                    rows.dedup();
                    let expected: Vec<usize> = all
                        .iter()
                        .filter(|one| one.touches(*day, *day))
                        .map(|one| one.at)
                        .collect();
                    assert_eq!(meetings, expected, "{day}");
                    assert_eq!(rows.len(), meetings.len(), "{day}");
                    // What is not shown is counted.
                    let shown = on.iter().filter(|bar| bar.row < week.shown_rows()).count();
                    assert_eq!(shown + week.hidden_on(column), meetings.len());
                }
                for bar in &week.bars {
                    assert!(bar.row < week.rows);
                    assert_eq!(bar.comes, all[bar.at].first < monday);
                    assert_eq!(bar.goes, all[bar.at].last > monday + Days::new(6));
                }
            }
            month = month.later(1);
        }
    }
}

#[test]
fn weeks_begin_on_monday_and_have_the_numbers_of_iso_8601() {
    for (of, monday, number) in [
        ("2024-10-14", "2024-10-14", 42),
        ("2024-10-20", "2024-10-14", 42),
        // The first and last days of a year may be in a week of the other year.
        ("2024-12-31", "2024-12-30", 1),
        ("2021-01-03", "2020-12-28", 53),
        ("2026-12-31", "2026-12-28", 53),
        ("2027-01-01", "2026-12-28", 53),
    ] {
        assert_eq!(monday_of(day(of)), day(monday));
        assert_eq!(Week::new(day(monday), &[]).number, number, "{of}");
    }
}

#[test]
fn a_month_stands_in_an_address() {
    for (text, expected) in [
        ("2024-10", Some("2024-10")),
        ("2024", Some("2024-01")),
        ("0001-01", Some("0001-01")),
        ("0000-01", None),
        ("2024-13", None),
        ("2024-1", None),
        ("2024-10-14", None),
        ("+024-10", None),
        ("", None),
    ] {
        let month = Month::parse(text).map(|month| month.to_string());
        assert_eq!(month.as_deref(), expected, "{text}");
    }
    let month = |text| Month::parse(text).unwrap();
    assert_eq!(month("2024-12").later(1), month("2025-01"));
    assert_eq!(month("2024-01").later(-13), month("2022-12"));
    assert_eq!(month("9999-12").later(1), month("9999-12"));
    assert_eq!(month("0001-01").later(-1), month("0001-01"));
    assert_eq!(month("2024-02").last(), day("2024-02-29"));
    assert_eq!(month("9999-12").last(), day("9999-12-31"));
}

#[test]
fn a_moved_date_is_as_precise_as_what_it_was_put_on() {
    for (from, place, held, expected) in [
        ("", "2024-10-14", 0, "2024-10-14"),
        ("2024-23", "2024-10-14", 0, "2024-10-14"),
        ("2024-10-01", "2024-10-14", 0, "2024-10-14"),
        // Days keep their number, across the ends of months and years too.
        (
            "2024-10-04/2024-10-07",
            "2024-10-14",
            0,
            "2024-10-14/2024-10-17",
        ),
        (
            "2024-10-04/2024-10-07",
            "2024-12-30",
            0,
            "2024-12-30/2025-01-02",
        ),
        (
            "2024-10-04/2024-10-07",
            "2024-10-14",
            2,
            "2024-10-12/2024-10-15",
        ),
        (
            "2024-10-04/2024-10-07",
            "2024-10-14",
            9,
            "2024-10-11/2024-10-14",
        ),
        ("2024-10-04/2024-10-07", "2024-11", 0, "2024-11"),
        ("2024-10-04", "2024-23", 0, "2024-23"),
        ("2024", "2024-24", 0, "2024-24"),
    ] {
        let moved = Edtf::put_on(Edtf::parse(from).ok(), date(place), held);
        assert_eq!(moved, date(expected), "{from} on {place}");
    }
}

#[test]
fn keys_move_a_date_by_what_it_names() {
    for (from, step, by, expected) in [
        ("2024-10-14", Step::Small, 1, "2024-10-15"),
        ("2024-10-14", Step::Large, -1, "2024-10-07"),
        (
            "2024-12-30/2024-12-31",
            Step::Small,
            1,
            "2024-12-31/2025-01-01",
        ),
        ("2024-12", Step::Small, 1, "2025-01"),
        ("2024-12", Step::Large, -1, "2023-12"),
        ("2024-24", Step::Small, 1, "2025-21"),
        ("2024-21", Step::Small, -1, "2023-24"),
        ("2024-33", Step::Small, -1, "2023-36"),
        ("2024-40", Step::Small, 1, "2024-41"),
        ("2024-41", Step::Large, 1, "2025-41"),
        ("2024", Step::Small, 1, "2025"),
        ("2024-10/2024-12", Step::Small, 1, "2024-11/2025-01"),
        ("2024-23/2025", Step::Small, 1, ""),
        ("2024-39", Step::Small, 1, "2025-37"),
        ("2024-10~", Step::Small, 1, "2024-11~"),
        ("2024-10?/2024-12%", Step::Small, 1, "2024-11?/2025-01%"),
        ("2024-10/..", Step::Small, -1, "2024-09/.."),
        ("/2024-24", Step::Small, 1, "/2025-21"),
        ("2024-XX", Step::Large, 1, "2025-XX"),
        ("2024-10-XX", Step::Small, 1, "2024-11-XX"),
        ("201X", Step::Small, 1, ""),
        ("2024-10-14?", Step::Small, 1, ""),
        ("9999-12-31", Step::Small, 1, ""),
        ("9999", Step::Large, 1, ""),
    ] {
        let moved = date(from).stepped(step, by);
        assert_eq!(moved, Edtf::parse(expected).ok(), "{from}");
    }
    for (from, by, expected) in [
        ("2024-10-14", 1, "2024-10-14/2024-10-15"),
        ("2024-10-14", -1, "2024-10-14"),
        ("2024-10-14/2024-10-16", -1, "2024-10-14/2024-10-15"),
        ("2024-10", 1, ""),
    ] {
        assert_eq!(date(from).longer(by), Edtf::parse(expected).ok(), "{from}");
    }
}

#[test]
fn a_step_there_and_back_changes_nothing() {
    let rng = &mut Rng::new(7);
    for _ in 0..2_000 {
        let from = random_plan::edtf(rng);
        let step = *rng.pick(&[Step::Small, Step::Large]);
        let by = rng.below(9) as i32 - 4;
        if let Some(there) = from.stepped(step, by) {
            assert_eq!(there.is_exact(), from.is_exact(), "{from}");
            assert_eq!(there.stepped(step, -by), Some(normal(from)), "{from}");
        }
    }
}

/// An interval of one day is that day.
fn normal(date: Edtf) -> Edtf {
    match date.is_exact() && date.earliest() == date.latest() {
        true => Edtf::day(date.earliest()),
        false => date,
    }
}

#[test]
fn what_is_said_of_a_meeting_has_its_weekday_precision_and_status() {
    let plan = built_in().unwrap().plan;
    let today = day("2026-11-25");
    let mut meeting = plan.meetings[0].clone();
    meeting.title = "1st Meeting".to_owned();
    meeting.held = None;
    meeting.when.confirmed = false;
    for (when, status, confirmed, expected) in [
        (
            "",
            MeetingStatus::Planned,
            false,
            "1st Meeting, no date, planned",
        ),
        (
            "2027-10-14",
            MeetingStatus::Planned,
            false,
            "1st Meeting, Thursday 14 October 2027, a day, to be confirmed, planned",
        ),
        (
            "2024-10-14/2024-10-15",
            MeetingStatus::Planned,
            true,
            "1st Meeting, Monday 14 October 2024 to Tuesday 15 October 2024, days, confirmed, planned, overdue",
        ),
        (
            "2024-23",
            MeetingStatus::Cancelled,
            false,
            "1st Meeting, autumn 2024, taken as 1 September – 30 November 2024, a season, to be confirmed, cancelled",
        ),
    ] {
        meeting.when.edtf = Edtf::parse(when).ok();
        meeting.when.confirmed = confirmed;
        meeting.status = status;
        assert_eq!(meeting.spoken(today), expected);
    }
}

#[test]
fn the_meetings_of_a_stretch_are_those_of_all_that_touch_it() {
    let rng = &mut Rng::new(11);
    for seed in 0..200 {
        let plan = random_plan::plan(seed);
        let one = random_plan::edtf(rng);
        let (first, last) = (one.earliest(), one.latest());
        let mut all = plan.meetings_by_date();
        all.retain(|meeting| {
            let span = meeting.span();
            span.is_some_and(|(from, to)| from <= last && first <= to)
        });
        assert_eq!(plan.meetings_between(first, last), all);
    }
    assert_eq!(date("2024-10-04").weekdays().as_deref(), Some("Friday"));
    let days = date("2024-10-04/2024-10-07");
    assert_eq!(days.weekdays().as_deref(), Some("Friday to Monday"));
    assert_eq!(date("2024-10").weekdays(), None);
}

#[test]
fn the_chairmanship_is_told_where_a_source_says_it_and_never_worked_out() {
    let between = |from, to| Chairmanship::between(day(from), day(to));
    let term = between("2024-01-01", "2025-12-31");
    let chairs: Vec<&str> = term.iter().map(|one| one.chair).collect();
    assert_eq!(
        chairs,
        [
            "Republic of Albania",
            "Republic of Armenia",
            "Republic of Azerbaijan",
            "Republic of Bulgaria"
        ]
    );
    assert_eq!(
        term[0].in_words(),
        "Chairmanship: Republic of Albania (1 January – 30 June 2024)"
    );
    assert_eq!(between("2026-06-30", "2026-06-30")[0].chair, "Georgia");
    assert_eq!(between("2026-07-01", "2099-12-31"), []);
    assert_eq!(between("1990-01-01", "2021-12-31"), []);
    let all = between("1990-01-01", "2099-12-31");
    for pair in all.windows(2) {
        assert_eq!(pair[0].last.succ_opt(), Some(pair[1].first));
    }
    // Each is a member state, by the name on the official list.
    let plan = built_in().unwrap().plan;
    assert!(plan.is_of_bsec());
    for one in all {
        assert!(
            plan.partners
                .iter()
                .any(|partner| partner.name == one.chair),
            "{}",
            one.chair
        );
        assert!(!one.source.is_empty());
    }
}

#[test]
fn a_line_makes_a_meeting_and_a_chosen_day_counts_where_it_names_none() {
    let plan = built_in().unwrap().plan;
    let made = |line: &str, day: Option<&str>| {
        let words = meeting_from_words(line, 2026);
        let meeting = made_of(&plan, words, day.map(date)).unwrap();
        let when = meeting
            .when
            .edtf
            .map_or_else(String::new, |date| date.to_string());
        assert!(!meeting.when.confirmed && plan.meeting(&meeting.id).is_none());
        (
            meeting.title,
            meeting.kind,
            when,
            meeting.place.name.unwrap_or_default(),
        )
    };
    let expect = |title: &str, kind, when: &str, place: &str| {
        (title.to_owned(), kind, when.to_owned(), place.to_owned())
    };
    let (group, other) = (MeetingKind::WorkingGroup, MeetingKind::Other);
    assert_eq!(
        made("WG meeting 14-15 October 2026 Istanbul", None),
        expect("WG meeting", group, "2026-10-14/2026-10-15", "Istanbul")
    );
    assert_eq!(
        made("Seminar", Some("2026-10-14")),
        expect("Seminar", MeetingKind::Event, "2026-10-14", "")
    );
    assert_eq!(
        made("Seminar 2 May 2026", Some("2026-10-14")),
        expect("Seminar", MeetingKind::Event, "2026-05-02", "")
    );
    assert_eq!(
        made("Seminar", None),
        expect("Seminar", MeetingKind::Event, "", "")
    );
    assert_eq!(
        made("", Some("2026-10-14")),
        expect("New meeting", other, "2026-10-14", "")
    );
}

#[test]
fn every_public_holiday_is_marked_once_on_its_day() {
    let (first, last) = (day("2026-01-01"), day("2026-12-31"));
    let marks = marks(first, last);
    assert!(marks.windows(2).all(|pair| pair[0].day < pair[1].day));
    let all = between(first, last);
    assert_eq!(
        marks.iter().map(|mark| mark.count).sum::<usize>(),
        all.len()
    );
    for holiday in all {
        let mark = marks.iter().find(|mark| mark.day == holiday.day).unwrap();
        let words = format!("{}: {}", holiday.member.name, holiday.in_words());
        assert!(mark.words.contains(&words), "{words}");
    }
}
