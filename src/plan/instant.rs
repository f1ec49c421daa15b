//! From a civil time to the moment that it means, and back. How far a zone lies from UTC is asked for, not known:
//! it comes from the browser's table, in a test from another one.
//!
//! Moments and civil times are counted in minutes since 1970 began, in UTC and by the clock on the wall.

use super::{TimeOfDay, clock::DAY_MINUTES};
use chrono::{Days, NaiveDate};

/// How often a civil time comes in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    Once,
    /// The clocks are put forward over it.
    Never,
    /// The clocks are put back over it.
    Twice,
}

/// The moment that a civil time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Minutes since 1970 began in UTC. Of a time that comes twice, the first; of one that never comes, as if the
    /// clocks had not been put forward yet. Calendar programs take it so too (RFC 5545, 3.3.5).
    pub utc: i64,
    pub comes: Comes,
}

/// How many minutes a zone is ahead of UTC at a moment; None where nobody knows.
pub type Offsets<'a> = &'a dyn Fn(i64) -> Option<i64>;

fn epoch() -> NaiveDate {
    NaiveDate::default()
}

/// The minutes from the beginning of 1970 to a civil time.
pub fn minutes_to(day: NaiveDate, time: TimeOfDay) -> i64 {
    (day - epoch()).num_days() * i64::from(DAY_MINUTES) + i64::from(time.minutes())
}

/// The civil time so many minutes after the beginning of 1970. None where no calendar goes so far.
pub fn civil(minutes: i64) -> Option<(NaiveDate, TimeOfDay)> {
    let day = i64::from(DAY_MINUTES);
    let (days, rest) = (minutes.div_euclid(day), minutes.rem_euclid(day));
    let span = Days::new(days.unsigned_abs());
    let date = match days < 0 {
        true => epoch().checked_sub_days(span),
        false => epoch().checked_add_days(span),
    };
    let time = u16::try_from(rest).ok().and_then(TimeOfDay::from_minutes);
    Some((date?, time?))
}

/// The civil time of a moment in a zone.
pub fn civil_at(utc: i64, offsets: Offsets) -> Option<(NaiveDate, TimeOfDay)> {
    civil(utc + offsets(utc)?)
}

/// The moment at which the clocks of a zone show a civil time.
pub fn moment(day: NaiveDate, time: TimeOfDay, offsets: Offsets) -> Option<Moment> {
    let shown = minutes_to(day, time);
    // No zone is a day ahead of UTC or behind it, and none puts its clocks twice within two days.
    let margin = i64::from(DAY_MINUTES);
    let before = offsets(shown - margin)?;
    let after = offsets(shown + margin)?;
    let shows = |offset: i64| offsets(shown - offset) == Some(offset);
    let (offset, comes) = match (shows(before), shows(after)) {
        (true, true) if before != after => (before, Comes::Twice),
        (true, _) => (before, Comes::Once),
        (false, true) => (after, Comes::Once),
        (false, false) => (before, Comes::Never),
    };
    Some(Moment {
        utc: shown - offset,
        comes,
    })
}
