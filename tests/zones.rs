//! Civil time and moments: every change of the clocks of the member states' zones from 2024 to 2030, as Python's
//! zoneinfo has them, and zones that are made up.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::plan::{
    Clock, Edtf, Extra, TimeOfDay, When, Zone,
    instant::{Comes, civil, civil_at, minutes_to, moment},
};
use random_plan::Rng;
use std::collections::{BTreeMap, BTreeSet};

/// The changes of a zone: from which minute on, the offset. The first is how it begins.
type Changes = Vec<(i64, i64)>;

fn minutes(text: &str) -> i64 {
    let (day, time) = text.split_once('T').unwrap();
    let time = TimeOfDay::parse(time.trim_end_matches('Z')).unwrap();
    minutes_to(day.parse().unwrap(), time)
}

fn offset_in(changes: &Changes, utc: i64) -> Option<i64> {
    let last = changes.iter().rev().find(|(from, _)| *from <= utc);
    Some(last.unwrap_or(&changes[0]).1)
}

fn zones() -> BTreeMap<&'static str, Changes> {
    let mut zones: BTreeMap<&str, Changes> = BTreeMap::new();
    let lines = include_str!("data/zone-changes.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(' ').collect();
        let after = parts[3].parse().unwrap();
        zones
            .entry(parts[0])
            .or_default()
            .push((minutes(parts[1]), after));
    }
    zones
}

/// Every minute within two days of a change comes as often as there are moments that show it.
fn check_around(changes: &Changes, at: i64, step: usize) -> BTreeMap<&'static str, usize> {
    let offsets = |utc| offset_in(changes, utc);
    let mut seen = BTreeMap::new();
    for shown in (at - 2_000..at + 2_000).step_by(step) {
        let shows: BTreeSet<i64> = changes
            .iter()
            .map(|(_, offset)| shown - offset)
            .filter(|utc| utc + offset_in(changes, *utc).unwrap() == shown)
            .collect();
        let shows: Vec<i64> = shows.into_iter().collect();
        let (day, time) = civil(shown).unwrap();
        let found = moment(day, time, &offsets).unwrap();
        let words = match (shows.as_slice(), found.comes) {
            ([only], Comes::Once) => {
                assert_eq!(found.utc, *only);
                "once"
            }
            ([first, _], Comes::Twice) => {
                assert_eq!(found.utc, *first, "the first of two");
                "twice"
            }
            ([], Comes::Never) => {
                // As far behind the change as the clock was put beyond it.
                let before = offset_in(changes, shown - 1_440).unwrap();
                assert_eq!(found.utc, shown - before);
                assert!(civil_at(found.utc, &offsets) > Some((day, time)));
                "never"
            }
            (moments, comes) => panic!("{day} {time}: {moments:?} and {comes:?}"),
        };
        *seen.entry(words).or_default() += 1;
    }
    seen
}

#[test]
fn every_change_of_the_members_clocks() {
    let zones = zones();
    assert_eq!(zones.len(), 13);
    let mut turned = 0;
    for changes in zones.values() {
        for pair in changes.windows(2) {
            let [(_, before), (at, after)] = pair else {
                continue;
            };
            let seen = check_around(changes, *at + before, 5);
            let odd = if after > before { "never" } else { "twice" };
            assert_eq!(
                seen.get(odd),
                Some(&12),
                "an hour in steps of five minutes: {seen:?}"
            );
            assert_eq!(seen.len(), 2);
            turned += 1;
        }
    }
    // Eight zones turn their clocks, twice a year, in seven years.
    assert_eq!(turned, 8 * 2 * 7);
}

#[test]
fn zones_that_are_made_up() {
    for seed in 0..200 {
        let rng = &mut Rng::new(seed);
        let offset = |rng: &mut Rng| (rng.below(27 * 4) as i64 - 48) * 15;
        let at = rng.below(50_000_000) as i64;
        let changes = vec![(i64::MIN, offset(rng)), (at, offset(rng))];
        check_around(&changes, at + changes[0].1, 37);
    }
}

#[test]
fn there_and_back() {
    for (text, minutes) in [
        ("1970-01-01 00:00", 0),
        ("1969-12-31 23:59", -1),
        ("2024-02-29 12:30", 28_486_830),
    ] {
        let (day, time) = text.split_once(' ').unwrap();
        let (day, time): (NaiveDate, _) = (day.parse().unwrap(), TimeOfDay::parse(time).unwrap());
        assert_eq!(minutes_to(day, time), minutes);
        assert_eq!(civil(minutes), Some((day, time)));
    }
    assert_eq!(civil(i64::MAX), None);
    assert_eq!(civil(i64::MIN), None);
    let unknown = |_| None;
    assert_eq!(
        moment(
            NaiveDate::default(),
            TimeOfDay::parse("09:30").unwrap(),
            &unknown
        ),
        None
    );
}

/// The hours of a meeting in words, for a reader in another member state.
#[test]
fn hours_here_and_there() {
    let zones = zones();
    for (date, start, end, there, here, said, warnings) in [
        (
            "2024-10-14",
            "09:30",
            None,
            "Europe/Istanbul",
            "Europe/Athens",
            "09:30 in Istanbul · 09:30 where you are (Europe/Athens)",
            vec![],
        ),
        (
            "2024-11-14",
            "09:30",
            Some("17:00"),
            "Europe/Istanbul",
            "Europe/Athens",
            "09:30–17:00 in Istanbul · 08:30–16:00 where you are (Europe/Athens)",
            vec![],
        ),
        (
            "2024-11-14",
            "09:30",
            Some("17:00"),
            "Europe/Athens",
            "Europe/Athens",
            "09:30–17:00 in Athens · your own time zone",
            vec![],
        ),
        (
            "2024-11-14",
            "22:30",
            Some("01:00"),
            "Europe/Belgrade",
            "Asia/Baku",
            "22:30–01:00 in Belgrade · 01:30–04:00 where you are (Asia/Baku)",
            vec!["In Baku it begins on the day after: 15 November 2024, 01:30."],
        ),
        (
            "2025-01-01/2025-01-02",
            "00:15",
            Some("23:45"),
            "Asia/Yerevan",
            "Europe/Sofia",
            "00:15–23:45 in Yerevan · 22:15–21:45 where you are (Europe/Sofia)",
            vec!["In Sofia it begins on the day before: 31 December 2024, 22:15."],
        ),
        (
            "2024-03-31",
            "03:30",
            Some("05:00"),
            "Europe/Athens",
            "Europe/Istanbul",
            "03:30–05:00 in Athens · 04:30–05:00 where you are (Europe/Istanbul)",
            vec![
                "The clocks of Athens are put forward on 31 March 2024: 03:30 does not come. It is taken as 04:30.",
            ],
        ),
        (
            "2024-10-27",
            "03:30",
            None,
            "Europe/Athens",
            "Europe/Istanbul",
            "03:30 in Athens · 03:30 where you are (Europe/Istanbul)",
            vec![
                "The clocks of Athens are put back on 27 October 2024: 03:30 comes twice. The first is meant.",
            ],
        ),
    ] {
        let when = When {
            edtf: Edtf::parse(date).ok(),
            clock: Some(Clock {
                start: TimeOfDay::parse(start).unwrap(),
                end: end.map(|end| TimeOfDay::parse(end).unwrap()),
                zone: Zone::new(there).unwrap(),
                extra: Extra::new(),
            }),
            ..When::default()
        };
        let (zone, there, here) = (Zone::new(here).unwrap(), &zones[there], &zones[here]);
        let (there, here) = (|utc| offset_in(there, utc), |utc| offset_in(here, utc));
        let told = when.elsewhere(Some(&there), Some((&zone, &here))).unwrap();
        assert_eq!(told.said, said);
        assert_eq!(told.warnings, warnings);
        // Without a table, or without knowing where the reader is, only the meeting's own hours are told.
        let alone = when.elsewhere(Some(&there), None).unwrap();
        assert_eq!(alone.said, said.split(" · ").next().unwrap());
        let unknown = when.elsewhere(None, Some((&zone, &here))).unwrap();
        assert_eq!((unknown.said, unknown.warnings.len()), (alone.said, 1));
        assert_eq!(
            When { edtf: None, ..when }.elsewhere(Some(&there), None),
            None
        );
    }
}
