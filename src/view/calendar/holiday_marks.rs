//! Public holidays of the members, laid over a month or a year where a person asks for them: a mark on each day, and
//! the same as a list.

use crate::view::prelude::*;
use crate::{
    holidays::{YEARS, between},
    plan::{moving::spoken_day, term::plural},
};
use chrono::{Datelike, NaiveDate};

/// The holidays of a day.
#[derive(Clone, PartialEq)]
pub struct HolidayMark {
    pub day: NaiveDate,
    pub count: usize,
    /// "Republic of Albania: Summer Day; …"
    pub words: String,
}

/// The days from one to another on which somebody has a public holiday.
pub fn marks(first: NaiveDate, last: NaiveDate) -> Vec<HolidayMark> {
    let mut marks: Vec<HolidayMark> = Vec::new();
    for holiday in between(first, last) {
        let words = format!("{}: {}", holiday.member.name, holiday.in_words());
        match marks.last_mut() {
            Some(mark) if mark.day == holiday.day => {
                mark.count += 1;
                mark.words.push_str("; ");
                mark.words.push_str(&words);
            }
            _ => marks.push(HolidayMark {
                day: holiday.day,
                count: 1,
                words,
            }),
        }
    }
    marks
}

/// The holidays as a list, and for which years they are known.
pub fn list(first: NaiveDate, last: NaiveDate, is_open: bool) -> AnyView {
    let marks = marks(first, last);
    let is_known = first.year() <= YEARS.1 && last.year() >= YEARS.0;
    let count = marks.len() as i64;
    let lines = marks.into_iter().map(|mark| {
        view! { <li><strong>{spoken_day(mark.day)}</strong> " " {mark.words}</li> }.into_any()
    });
    let summary = match is_known {
        true => format!("Public holidays of the members on {}", plural(count, "day")),
        false => "Public holidays".to_owned(),
    };
    view! {
        <details class="chairs holiday-list" open=is_open>
            <summary>{summary}</summary>
            <ul>{lines.collect_view()}</ul>
            <p class="hint">{format!("Known for {} to {}. Days of rest by the moon are expected days and may differ.", YEARS.0, YEARS.1)}</p>
        </details>
    }
    .into_any()
}
