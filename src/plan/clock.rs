//! The time of day of a meeting: civil time where it takes place, and the zone that this time is of.
//!
//! Only shapes are checked here. Which zones there are and how far they lie from each other is known to the
//! browser's table, because states change it more often than this program is built.

use super::Extra;
use std::fmt;

/// A time of day, in whole minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

/// The minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

impl TimeOfDay {
    /// None from 24 hours on.
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < DAY_MINUTES).then_some(TimeOfDay(minutes))
    }

    /// Reads `09:30`: two digits, a colon, two digits, below 24 hours.
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let number = |digits: &str| -> Option<u16> {
            let is_pair = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse().ok().filter(|_| is_pair)
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        (minutes < 60).then(|| Self::from_minutes(hours * 60 + minutes))?
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The name of a time zone as IANA spells it: `Europe/Istanbul`. That there is such a zone is not checked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(String);

/// The longest name of a zone.
pub const ZONE_LENGTH: usize = 64;

impl Zone {
    /// The zone, where the text has the shape of such a name: parts of Latin letters, digits, `_`, `+` and `-` with
    /// slashes between them, the first letter a Latin one.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let is_part = |part: &str| {
            let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-".contains(&byte);
            !part.is_empty() && part.bytes().all(is_known)
        };
        let first = text.bytes().next();
        let is_name = text.len() <= ZONE_LENGTH
            && first.is_some_and(|byte| byte.is_ascii_alphabetic())
            && text.split('/').all(is_part);
        is_name.then_some(Zone(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part of the name for people: "Istanbul", "Buenos Aires".
    pub fn city(&self) -> String {
        let last = self.0.rsplit('/').next();
        last.unwrap_or_default().replace('_', " ")
    }
}

/// When in the day a meeting is: it begins on its first day, and ends on its last.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    pub start: TimeOfDay,
    pub end: Option<TimeOfDay>,
    pub zone: Zone,
    pub extra: Extra,
}

impl Clock {
    /// "09:30–17:00".
    pub fn hours(&self) -> String {
        match self.end {
            Some(end) => format!("{}–{end}", self.start),
            None => self.start.to_string(),
        }
    }

    /// With the zone: "09:30–17:00 (Istanbul)".
    pub fn in_words(&self) -> String {
        format!("{} ({})", self.hours(), self.zone.city())
    }
}
