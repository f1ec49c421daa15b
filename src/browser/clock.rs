//! The clock of the machine, as civil values.

use chrono::NaiveDate;

#[allow(clippy::disallowed_methods)] // The one place where the clock is asked.
fn date() -> js_sys::Date {
    js_sys::Date::new_0()
}

/// Today in the time zone of the machine.
pub fn today() -> NaiveDate {
    let now = date();
    NaiveDate::from_ymd_opt(
        now.get_full_year() as i32,
        now.get_month() + 1,
        now.get_date(),
    )
    .unwrap_or_default()
}

/// This moment in UTC to the second, such as `2026-11-24T10:00:00Z`.
pub fn now() -> String {
    let text: String = date().to_iso_string().into();
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}
