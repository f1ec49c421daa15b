//! Earlier texts of a note, kept by a rule and bounded in number.
//!
//! The rule, at each stroke: what stands there becomes a version
//! - when ten minutes have passed since the text began to differ from its last version (so a note that was left for a
//!   while is kept as it was left, and one that is written for an hour is kept six times), or
//! - when the stroke takes away half of the text or more, or all of it.

use super::Note;
use crate::plan::Extra;
use chrono::NaiveDate;

/// After how many minutes of writing, or of pause, the text is kept.
pub const MINUTES: i64 = 10;

/// How many versions a note keeps; the oldest go first.
pub const MOST: usize = 20;

/// How many bytes the versions of a note may have together; the newest is kept whatever its size.
pub const BYTES: usize = 100_000;

/// From how many bytes on a text that a stroke takes away is worth a version of its own.
const MUCH: usize = 40;
/// The same, where nothing is left.
const LITTLE: usize = 12;

/// A text that a note had, and when it was last changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    pub text: String,
    pub at: String,
    pub extra: Extra,
}

impl Note {
    /// Takes what was written.
    pub(super) fn write(&mut self, text: String, now: String) {
        if text == self.text {
            return;
        }
        if is_due(&self.began, &now) || takes_much(&self.text, &text) {
            self.keep();
            self.began.clone_from(&now);
        }
        self.text = text;
        self.changed = now;
    }

    /// Makes the present text a version, unless it is blank or was kept already.
    pub(super) fn keep(&mut self) {
        let is_kept = |version: &Version| version.text == self.text;
        if self.text.trim().is_empty() || self.versions.last().is_some_and(is_kept) {
            return;
        }
        self.versions.push(Version {
            text: self.text.clone(),
            at: self.changed.clone(),
            extra: Extra::new(),
        });
        self.bound();
    }

    pub(super) fn restore(&mut self, index: usize, now: String) -> bool {
        let Some(text) = self
            .versions
            .get(index)
            .map(|version| version.text.clone())
            .filter(|text| *text != self.text)
        else {
            return false;
        };
        self.keep();
        self.text = text;
        self.began.clone_from(&now);
        self.changed = now;
        true
    }

    /// Takes in versions from elsewhere, each once, by their times.
    pub(super) fn add_versions(&mut self, others: &[Version]) {
        for other in others {
            if self
                .versions
                .iter()
                .any(|version| version.at == other.at && version.text == other.text)
            {
                continue;
            }
            let at = self
                .versions
                .partition_point(|version| version.at <= other.at);
            self.versions.insert(at, other.clone());
        }
        self.bound();
    }

    fn bound(&mut self) {
        let mut bytes: usize = self.versions.iter().map(|version| version.text.len()).sum();
        while self.versions.len() > MOST || (bytes > BYTES && self.versions.len() > 1) {
            bytes -= self.versions.remove(0).text.len();
        }
    }
}

/// Whether ten minutes lie between the two times. A clock that was put back, or a time that is none, counts as yes.
fn is_due(began: &str, now: &str) -> bool {
    match (minutes(began), minutes(now)) {
        (Some(began), Some(now)) => now - began >= MINUTES || now < began,
        _ => true,
    }
}

/// The minutes since the year 0 of a time such as `2026-11-24T10:00:00Z`.
fn minutes(time: &str) -> Option<i64> {
    use chrono::Datelike;
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<u32>().ok();
    let day = NaiveDate::from_ymd_opt(number(0, 4)? as i32, number(5, 7)?, number(8, 10)?)?;
    let (hour, minute) = (number(11, 13)?, number(14, 16)?);
    Some(i64::from(day.num_days_from_ce()) * 1440 + i64::from(hour) * 60 + i64::from(minute))
}

/// Whether a stroke takes away half of the text or more, or all of it.
fn takes_much(before: &str, after: &str) -> bool {
    let (old, new) = (before.as_bytes(), after.as_bytes());
    let same = |(one, other): &(&u8, &u8)| one == other;
    let start = old.iter().zip(new).take_while(same).count();
    let shorter = old.len().min(new.len()) - start;
    let (ends, other_ends) = (old.iter().rev(), new.iter().rev());
    let end = ends.zip(other_ends).take(shorter).take_while(same).count();
    let taken = old.len() - start - end;
    if after.trim().is_empty() {
        return taken >= LITTLE;
    }
    taken >= MUCH && taken * 2 >= old.len()
}
