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

/// A moment such as `2026-11-24T10:00:00Z` on the clock of the machine: the day, and the time as `10:00`.
pub fn on_this_machine(moment: &str) -> Option<(NaiveDate, String)> {
    let moment = js_sys::Date::new(&moment.into());
    if moment.get_time().is_nan() {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(
        moment.get_full_year() as i32,
        moment.get_month() + 1,
        moment.get_date(),
    )?;
    let time = format!("{:02}:{:02}", moment.get_hours(), moment.get_minutes());
    Some((day, time))
}
