//! Public holidays of the members: the computed days against a kept table, the laws of the rules, finding a date.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use chrono::NaiveDate;
use plenary::holidays::{self, Certainty, members};
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
}
