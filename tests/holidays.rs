//! Public holidays of the members: the computed days against a kept table, the laws of the rules, finding a date.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::exchange::built_in::built_in;
use plenary::holidays::{
    self, Certainty, Choice, MOST_DAYS, Member, Taken, Wish, find_a_date, is_weekend, members,
};
use plenary::plan::{
    bad_dates::{days_as_date, reasons, span_within},
    *,
};
use std::fmt::Write;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Every holiday from 2024 to 2031, one a line: what `tests/data/holidays.txt` keeps.
fn as_table() -> String {
    let mut table = String::new();
    for holiday in holidays::between(day("2024-01-01"), day("2031-12-31")) {
        let certainty = match holiday.certainty {
            Certainty::Fixed => "",
            Certainty::Expected => "?",
            Certainty::Suspended => "!",
        };
        let in_lieu = if holiday.in_lieu { "> " } else { "" };
        writeln!(
            table,
            "{}{certainty} {} {in_lieu}{}",
            holiday.day, holiday.member.id, holiday.name
        )
        .expect("a text");
    }
    table
}

/// The days are compared with two other collections by hand (`make holidays`). What was compared is kept, so that no
/// day changes unseen. After a change that is meant: PLENARY_WRITE=1 cargo test --test holidays, then make holidays.
#[test]
fn the_days_are_those_that_were_compared() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/holidays.txt");
    let now = as_table();
    if std::env::var_os("PLENARY_WRITE").is_some() {
        std::fs::write(path, &now).expect("written");
    }
    let kept = std::fs::read_to_string(path).expect("the kept table");
    let line = kept.lines().zip(now.lines()).find(|(a, b)| a != b);
    assert!(kept == now, "the first line that differs: {line:?}");
}

#[test]
fn no_line_of_the_rules_is_passed_over() {
    let text = include_str!("../src/holidays/rules.txt");
    let begun = text.lines().filter(|line| line.starts_with('@')).count();
    assert_eq!(members().len(), begun);
    assert_eq!(begun, 13);
    let table = as_table();
    let mut member = "";
    for line in text.lines() {
        if let Some(begun) = line.strip_prefix('@') {
            member = begun.split('|').next().unwrap();
            continue;
        }
        let name = line.splitn(4, ' ').nth(3).expect(line);
        let said = format!("{member} {name}\n");
        assert!(table.contains(&said), "{member}: {line}");
    }
}

/// What a member has on a day, in words; empty where it has nothing.
fn on(of: &str, text: &str) -> String {
    let all = holidays::between(day(text), day(text));
    let mut own = all.iter().filter(|holiday| holiday.member.id == of);
    let words = own.next().map(|holiday| holiday.in_words());
    words.unwrap_or_default()
}

/// From laws and official calendars, not from the two collections.
#[test]
fn days_that_the_laws_give() {
    for (member, text, words) in [
        // Orthodox and western Easter together in 2025, five weeks apart in 2024.
        ("hellenic-republic", "2025-04-21", "Easter Monday"),
        ("albania", "2024-04-01", "day off for Catholic Easter"),
        ("albania", "2024-05-06", "day off for Orthodox Easter"),
        ("romania", "2026-06-01", "Children's Day"),
        // Labour Day of 2024 fell in Holy Week.
        ("hellenic-republic", "2024-05-01", ""),
        ("hellenic-republic", "2024-05-07", "Labour Day"),
        // The calendar of the Presidency of Religious Affairs for 2026.
        (
            "turkiye",
            "2026-03-19",
            "Eve of Eid al-Fitr (from 13:00) (expected, may differ by a day)",
        ),
        (
            "turkiye",
            "2026-03-22",
            "Eid al-Fitr (expected, may differ by a day)",
        ),
        ("turkiye", "2026-03-23", ""),
        (
            "turkiye",
            "2026-05-30",
            "Eid al-Adha (expected, may differ by a day)",
        ),
        // Laws that changed.
        ("armenia", "2025-01-27", ""),
        ("armenia", "2026-01-27", "Remembrance Day of the Fallen"),
        (
            "ukraine",
            "2026-05-08",
            "Day of Remembrance and Victory (no day off while martial law is in force)",
        ),
        ("ukraine", "2026-05-09", ""),
        ("ukraine", "2026-01-07", ""),
        ("georgia", "2026-05-17", "Family Day"),
        ("moldova", "2026-06-01", "Children's Day"),
        ("romania", "2026-01-06", "Epiphany"),
        // Article 3a of the Serbian law: the next working day after a Sunday, not after a Saturday.
        ("serbia", "2026-02-17", "day off for Statehood Day"),
        ("serbia", "2025-02-18", ""),
        ("serbia", "2027-05-04", "day off for Labour Day"),
        // Article 154 of the Bulgarian code: both days of a weekend.
        ("bulgaria", "2027-12-28", "day off for Christmas"),
        // Article 105 of Azerbaijan's code: a feast on Novruz gives one more day.
        ("azerbaijan", "2026-03-30", "day off for Novruz"),
        ("azerbaijan", "2024-01-03", "day off for Solidarity Day"),
        (
            "russian-federation",
            "2026-05-11",
            "day off for Victory Day",
        ),
        // Nothing is said outside the years that are known.
        ("georgia", "2023-01-01", ""),
        ("georgia", "2032-01-01", ""),
    ] {
        assert_eq!(on(member, text), words, "{member} {text}");
    }
}

#[test]
fn a_day_off_instead_is_a_working_day_that_had_nothing() {
    let all = holidays::between(day("2024-01-01"), day("2031-12-31"));
    assert!(all.is_sorted_by_key(|holiday| holiday.day));
    for holiday in all.iter().filter(|holiday| holiday.in_lieu) {
        assert!(!is_weekend(holiday.day), "{holiday:?}");
        let same = all
            .iter()
            .filter(|other| other.day == holiday.day && other.member == holiday.member);
        assert_eq!(same.count(), 1, "{holiday:?}");
    }
}

#[test]
fn the_members_are_those_of_the_built_in_plan() {
    let plan = built_in().unwrap().plan;
    let of_plan: Vec<(&str, &str)> = plan
        .partners
        .iter()
        .filter(|partner| partner.category == PartnerCategory::Member)
        .map(|partner| (partner.id.as_str(), partner.name.as_str()))
        .collect();
    let known: Vec<(&str, &str)> = members().iter().map(|it| (it.id, it.name)).collect();
    assert_eq!(of_plan, known);
    assert_eq!(plan.known_members().len(), 13);
    for (id, name, found) in [
        ("x", "The Republic of Bulgaria", Some("bulgaria")),
        ("x", "REPUBLIC OF ARMENIA", Some("armenia")),
        ("greece", "Greece", Some("hellenic-republic")),
        ("x", "Republic of Korea", None),
        ("x", "", None),
    ] {
        let member = holidays::member_called(id, name).map(|member| member.id);
        assert_eq!(member, found, "{name}");
    }
}

/// The built-in plan with its first meeting on these days.
fn planned(date: &str) -> (Plan, Meeting) {
    let mut plan = built_in().unwrap().plan;
    let meeting = plan.meetings.first_mut().unwrap();
    meeting.status = MeetingStatus::Planned;
    meeting.held = None;
    meeting.when.edtf = Some(Edtf::parse(date).unwrap());
    let meeting = meeting.clone();
    (plan, meeting)
}

#[test]
fn what_speaks_against_the_days_of_a_meeting() {
    let (mut plan, meeting) = planned("2026-08-14/2026-08-16");
    let other = plan.meetings.get_mut(1).unwrap();
    other.status = MeetingStatus::Planned;
    other.held = None;
    other.when.edtf = Some(Edtf::parse("2026-08-16").unwrap());
    let (id, title) = (other.id.clone(), other.title.clone());
    let bad = plan.bad_date(&meeting).unwrap();
    assert_eq!(
        bad.holidays,
        [
            "15 August 2026: public holiday in 2 members: Hellenic Republic (Dormition), Romania (Dormition)."
        ]
    );
    assert_eq!(
        bad.weekend.as_deref(),
        Some("15\u{2013}16 August 2026 are Saturday and Sunday.")
    );
    assert_eq!(bad.meetings, [(id, title, "16 August 2026".to_owned())]);
    assert!(bad.covered);

    // A feast is said to be expected; a day that is worked on is said to be.
    let (plan, meeting) = planned("2027-03-09");
    let said = plan.bad_date(&meeting).unwrap().holidays.join(" ");
    assert!(
        said.contains("Albania (Eid al-Fitr, expected, may differ by a day)"),
        "{said}"
    );
    let (plan, meeting) = planned("2027-05-10");
    let said = plan.bad_date(&meeting).unwrap().holidays.join(" ");
    assert!(
        said.contains("no day off while martial law is in force"),
        "{said}"
    );

    // A good date; a date of which nothing is known.
    let (plan, meeting) = planned("2026-10-13/2026-10-13");
    let good = plan.bad_date(&meeting).unwrap();
    assert!(good.holidays.is_empty() && good.weekend.is_none() && good.meetings.is_empty());
    assert_eq!(good.members, 13);
    let (plan, meeting) = planned("2035-01-01");
    assert!(!plan.bad_date(&meeting).unwrap().covered);

    // Of a vague date nothing is claimed, and without members nobody has holidays.
    let (plan, meeting) = planned("2026-08");
    assert_eq!(plan.bad_date(&meeting), None);
    let (mut plan, meeting) = planned("2026-08-15");
    plan.partners.clear();
    assert_eq!(plan.bad_date(&meeting).unwrap().holidays, [""; 0]);
}

#[test]
fn the_linter_tells_of_public_holidays_to_come() {
    let bad = |date: &str, today: &str| {
        let (plan, meeting) = planned(date);
        let all = plan.findings_about(&ItemId::Meeting(meeting.id), day(today));
        let mut bad = all
            .into_iter()
            .filter(|finding| finding.class.word() == "bad-date");
        bad.next().map(|finding| finding.sentence)
    };
    let said = bad("2026-08-14/2026-08-16", "2026-06-01").unwrap();
    assert!(
        said.contains("15 August 2026: public holiday in 2 members"),
        "{said}"
    );
    assert_eq!(bad("2026-08-14/2026-08-16", "2026-09-01"), None, "past");
    assert_eq!(bad("2026-08", "2026-06-01"), None, "vague");
    assert_eq!(
        bad("2026-10-10", "2026-06-01"),
        None,
        "a Saturday may be meant"
    );
}

/// The same numbers at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[test]
fn the_ranking_keeps_its_laws() {
    let after = |from: NaiveDate, days: u64| from + chrono::Days::new(days);
    let mut dice = Dice(4);
    for round in 0..200 {
        let first = after(day("2024-01-01"), dice.below(2500));
        let last = after(first, dice.below(120));
        let some: Vec<&'static Member> = members().iter().filter(|_| dice.below(2) == 0).collect();
        let mut taken = Vec::new();
        for _ in 0..dice.below(5) {
            let from = after(first, dice.below(100));
            taken.push(Taken {
                first: from,
                last: after(from, dice.below(30)),
                exact: dice.below(2) == 0,
            });
        }
        let days = 1 + dice.below(10) as u32;
        let find = |taken: &[Taken]| {
            find_a_date(&Wish {
                first,
                last,
                days,
                members: &some,
                taken,
            })
        };
        let found = find(&taken);
        assert_eq!(found, find(&taken), "round {round}: the same at each time");

        // Every run of days inside the span is there once, and none else.
        let length = (last - first).num_days() + 1;
        let runs = (length - i64::from(days) + 1).max(0);
        assert_eq!(found.len() as i64, runs, "round {round}");
        for choice in &found {
            assert!(first <= choice.first && choice.last <= last, "{choice:?}");
            let length = (choice.last - choice.first).num_days() + 1;
            assert_eq!(length, i64::from(days), "round {round}");
            let inside = |it: &holidays::Holiday| choice.first <= it.day && it.day <= choice.last;
            let all = choice.holidays.iter();
            assert!(
                all.clone()
                    .all(|it| some.contains(&it.member) && inside(it))
            );
            assert!(choice.near.iter().all(|it| !inside(it)));
            assert_eq!(choice.holidays.is_empty(), choice.members.is_empty());
        }
        // A total order: no worse one before a better one, equal ones by date.
        let key = |choice: &Choice| (choice.weight, choice.first);
        let mut pairs = found.windows(2);
        assert!(
            pairs.all(|pair| key(&pair[0]) < key(&pair[1])),
            "round {round}"
        );

        // One more meeting makes no choice better, and an exact one weighs more than a vague one.
        let at = after(first, dice.below(length as u64));
        let mut weight = |exact: Option<bool>| {
            taken.extend(exact.map(|exact| Taken {
                first: at,
                last: at,
                exact,
            }));
            let sum = find(&taken).iter().map(|it| it.weight).sum::<u32>();
            if exact.is_some() {
                taken.pop();
            }
            sum
        };
        let (none, vague, exact) = (weight(None), weight(Some(false)), weight(Some(true)));
        assert!(
            none == exact || (none < vague && vague < exact),
            "round {round}"
        );
    }
}

#[test]
fn a_date_is_found_and_said_why() {
    let plan = built_in().unwrap().plan;
    let known = plan.known_members();
    let counted: Vec<&'static Member> = known.iter().map(|known| known.member).collect();
    let titles = ["2nd Meeting".to_owned(), "Forum".to_owned()];
    let taken = [
        Taken {
            first: day("2026-09-01"),
            last: day("2026-11-30"),
            exact: false,
        },
        Taken {
            first: day("2026-09-02"),
            last: day("2026-09-02"),
            exact: true,
        },
    ];
    let find =
        |first: &str, last: &str, days: u32, members: &[&'static Member], taken: &[Taken]| {
            find_a_date(&Wish {
                first: day(first),
                last: day(last),
                days,
                members,
                taken,
            })
        };
    let found = find("2026-09-01", "2026-11-30", 2, &counted, &taken);
    let best = found.first().unwrap();
    // 1 and 2 September are a Tuesday and a Wednesday without holidays; the forum is on the second.
    assert_eq!(best.first, day("2026-09-03"));
    assert_eq!(
        reasons(best, &known, &titles),
        [
            "No public holidays",
            "Thursday\u{2013}Friday",
            "\u{201c}2nd Meeting\u{201d} may fall on these days"
        ]
    );
    let clash = found
        .iter()
        .find(|it| it.first == day("2026-09-01"))
        .unwrap();
    assert!(clash.weight > best.weight);
    let why = reasons(clash, &known, &titles).join(" | ");
    assert!(
        why.contains("\u{201c}Forum\u{201d} on the same days"),
        "{why}"
    );

    // Only chosen members count: 28 October is a holiday of one.
    let one =
        |id: &str| -> Vec<&'static Member> { members().iter().filter(|it| it.id == id).collect() };
    let on_28 = |members: &[&'static Member]| {
        let found = find("2026-10-28", "2026-10-28", 1, members, &[]);
        found.first().unwrap().weight
    };
    assert_eq!(on_28(&one("georgia")), 0);
    assert!(on_28(&one("hellenic-republic")) > 0);

    // The day before an expected feast may yet be one.
    let eve = find("2027-03-08", "2027-03-08", 1, &one("albania"), &[]);
    let why = reasons(eve.first().unwrap(), &known, &[]);
    assert!(why[0].contains("may yet move: Albania"), "{why:?}");

    // A span that is too short for the days.
    assert!(find("2026-09-01", "2026-09-01", 2, &counted, &[]).is_empty());
    assert_eq!(MOST_DAYS, 10);
    for (last, date) in [
        ("2026-09-04", "2026-09-03/2026-09-04"),
        ("2026-09-03", "2026-09-03"),
    ] {
        assert_eq!(days_as_date(day("2026-09-03"), day(last)).to_string(), date);
    }
}

#[test]
fn what_is_looked_through_of_a_time() {
    let span = |date: &str, today: &str| {
        let date = Edtf::parse(date).unwrap();
        span_within(date, day(today)).map(|span| {
            let remarks = span.remarks.join(" ");
            (span.first.to_string(), span.last.to_string(), remarks)
        })
    };
    for (date, today, first, last, remark) in [
        ("2027-23", "2026-11-25", "2027-09-01", "2027-11-30", ""),
        (
            "2026-23",
            "2026-11-25",
            "2026-11-25",
            "2026-11-30",
            "left out",
        ),
        ("2026-23", "2026-12-01", "2026-09-01", "2026-11-30", "past"),
        (
            "2027/2031",
            "2026-12-01",
            "2027-01-01",
            "2028-12-31",
            "two years",
        ),
    ] {
        let (from, to, remarks) = span(date, today).unwrap();
        assert_eq!(
            (from.as_str(), to.as_str()),
            (first, last),
            "{date} {today}"
        );
        assert!(remarks.contains(remark) && remarks.is_empty() == remark.is_empty());
    }
    assert_eq!(
        span("2032-01", "2026-11-25"),
        None,
        "nothing is known of it"
    );
    assert_eq!(span("2023", "2026-11-25"), None, "nothing is known of it");
}
