//! The hours of a meeting for somebody who reads of it in another zone: in words, with what may surprise.

use super::{
    TimeOfDay, When, Zone,
    edtf::day_in_words,
    instant::{Comes, Offsets, civil_at, moment},
};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// What is said beside the date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// "09:30–17:00 in Istanbul · 08:30–16:00 where you are (Europe/Athens)".
    pub said: String,
    pub warnings: Vec<String>,
}

/// The reader's zone and its offsets.
pub type Reader<'a> = (&'a Zone, Offsets<'a>);

impl When {
    /// The hours here and there. None without a time of day. `there` are the offsets of the meeting's zone; None:
    /// nobody knows them. `reader` is None where the reader's own zone is not known.
    pub fn elsewhere(&self, there: Option<Offsets>, reader: Option<Reader>) -> Option<Elsewhere> {
        let clock = self.time()?;
        let mut told = Elsewhere {
            said: format!("{} in {}", clock.hours(), clock.zone.city()),
            warnings: Vec::new(),
        };
        let Some(there) = there else {
            told.warnings.push(format!(
                "This browser does not know the time zone \u{201c}{}\u{201d}, and can't tell the hours where you are.",
                clock.zone.as_str()
            ));
            return Some(told);
        };
        let mut own: Vec<String> = Vec::new();
        for (verb, civil) in [("begins", self.begins()), ("ends", self.ends())] {
            let Some((day, time)) = civil else {
                continue;
            };
            let moment = moment(day, time, there)?;
            told.warnings
                .extend(turned(&clock.zone, day, time, moment.comes, || {
                    civil_at(moment.utc, there)
                }));
            let Some((zone, offsets)) = reader.filter(|(zone, _)| **zone != clock.zone) else {
                continue;
            };
            let (own_day, own_time) = civil_at(moment.utc, offsets)?;
            own.push(own_time.to_string());
            let how = match own_day.cmp(&day) {
                Ordering::Less => "the day before",
                Ordering::Greater => "the day after",
                Ordering::Equal => continue,
            };
            told.warnings.push(format!(
                "In {} it {verb} on {how}: {}, {own_time}.",
                zone.city(),
                day_in_words(own_day)
            ));
        }
        if let Some((zone, _)) = reader {
            told.said.push_str(&match own.is_empty() {
                true => " · your own time zone".to_owned(),
                false => format!(" · {} where you are ({})", own.join("–"), zone.as_str()),
            });
        }
        Some(told)
    }
}

/// What is said of a time over which the clocks are put.
fn turned(
    zone: &Zone,
    day: NaiveDate,
    time: TimeOfDay,
    comes: Comes,
    taken: impl Fn() -> Option<(NaiveDate, TimeOfDay)>,
) -> Option<String> {
    let (city, day) = (zone.city(), day_in_words(day));
    match comes {
        Comes::Once => None,
        Comes::Never => {
            let (_, taken) = taken()?;
            Some(format!(
                "The clocks of {city} are put forward on {day}: {time} does not come. It is taken as {taken}."
            ))
        }
        Comes::Twice => Some(format!(
            "The clocks of {city} are put back on {day}: {time} comes twice. The first is meant."
        )),
    }
}
