//! How a meeting came from "to be determined" to a day, a time and a room: each step with its day and its author.
//! The official wording is no part of it: no step touches it.

use super::{Clock, Edtf, Extra, Meeting, describe::known_place, edtf::day_in_words};
use chrono::NaiveDate;

/// What was known of when and where at one point, and since when.
#[derive(Clone, Debug, PartialEq)]
pub struct Firming {
    /// The day on which it was entered. None: it was so before, and nobody noted since when.
    pub on: Option<NaiveDate>,
    /// Who entered it, in their own words.
    pub by: Option<String>,
    pub edtf: Option<Edtf>,
    pub clock: Option<Clock>,
    pub confirmed: bool,
    /// The place in words.
    pub place: Option<String>,
    pub room: Option<String>,
    pub place_confirmed: bool,
    pub extra: Extra,
}

impl Firming {
    /// What a meeting says now, without day and author.
    pub fn of(meeting: &Meeting) -> Firming {
        let (when, place) = (&meeting.when, &meeting.place);
        Firming {
            on: None,
            by: None,
            edtf: when.edtf,
            clock: when.time().cloned(),
            confirmed: when.confirmed,
            place: known_place(place),
            room: place.room.clone(),
            place_confirmed: place.confirmed,
            extra: Extra::new(),
        }
    }

    /// Whether both say the same of when and where.
    pub fn agrees(&self, other: &Firming) -> bool {
        (self.edtf, self.confirmed, self.place_confirmed)
            == (other.edtf, other.confirmed, other.place_confirmed)
            && (&self.clock, &self.place, &self.room) == (&other.clock, &other.place, &other.room)
    }

    /// What is new in this step, in words: "14 October 2024, 09:30 (Istanbul); the date is confirmed".
    pub fn news(&self, before: Option<&Firming>) -> String {
        let mut said = Vec::new();
        if before.is_none_or(|it| (&it.edtf, &it.clock) != (&self.edtf, &self.clock)) {
            said.push(self.date_in_words());
        }
        let place = self.place_in_words();
        if before.is_some_and(|it| it.place_in_words() != place) {
            said.push(match place.is_empty() {
                true => "no place".to_owned(),
                false => place,
            });
        }
        for (what, was, is) in [
            ("date", before.map(|it| it.confirmed), self.confirmed),
            (
                "place",
                before.map(|it| it.place_confirmed),
                self.place_confirmed,
            ),
        ] {
            match (was, is) {
                (Some(false), true) => said.push(format!("the {what} is confirmed")),
                (Some(true), false) => said.push(format!("the {what} is no longer confirmed")),
                _ => {}
            }
        }
        said.join("; ")
    }

    /// When it was entered, and by whom: "3 May 2024, Armenia".
    pub fn entered(&self, is_first: bool) -> String {
        match (self.on, &self.by) {
            (Some(on), Some(by)) => format!("{}, {by}", day_in_words(on)),
            (Some(on), None) => day_in_words(on),
            (None, _) if is_first => "At first".to_owned(),
            (None, _) => "Changed without a note".to_owned(),
        }
    }

    /// The date in words: "TBD", "14 October 2024, 09:30 (Istanbul)".
    pub fn date_in_words(&self) -> String {
        let date = self.edtf.map(|date| date.in_words());
        let mut words = date.unwrap_or_else(|| "TBD".to_owned());
        if let Some(clock) = &self.clock {
            words.push_str(", ");
            words.push_str(&clock.in_words());
        }
        words
    }

    /// The place in words: "HQ, Istanbul, room 2". Empty where none is known.
    pub fn place_in_words(&self) -> String {
        let parts = [&self.place, &self.room].into_iter().flatten();
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl Meeting {
    /// This meeting at another date. What was confirmed was the date before, and a time of day needs a day.
    /// The step is noted; the official wording stays.
    #[must_use]
    pub fn rescheduled(&self, date: Option<Edtf>, today: NaiveDate, by: Option<&str>) -> Meeting {
        let mut after = self.clone();
        if date != self.when.edtf {
            after.firm(today, by, |meeting| {
                meeting.when.edtf = date;
                meeting.when.typed = None;
                meeting.when.confirmed = false;
                if meeting.when.time().is_none() {
                    meeting.when.clock = None;
                }
            });
        }
        after
    }

    /// Of steps that come from several people, the one that says what holds now comes last.
    pub fn put_current_step_last(&mut self) {
        let now = Firming::of(self);
        let is_current = |step: &Firming| step.on.is_some() && step.agrees(&now);
        let current = self.firming.iter().rposition(is_current);
        if let Some(at) = current.filter(|at| at + 1 < self.firming.len()) {
            let step = self.firming.remove(at);
            self.firming.push(step);
        }
    }

    /// Changes when and where it is, and notes the step. What one author enters on one day is one step, and none
    /// where it ends as it began.
    pub fn firm(&mut self, today: NaiveDate, by: Option<&str>, change: impl FnOnce(&mut Meeting)) {
        let before = Firming::of(self);
        change(self);
        self.note_step(before, today, by);
    }

    fn note_step(&mut self, before: Firming, today: NaiveDate, by: Option<&str>) {
        let now = Firming::of(self);
        if now.agrees(&before) {
            return;
        }
        let steps = &mut self.firming;
        // What it was at first, or what was changed without a note.
        if steps.last().is_none_or(|last| !last.agrees(&before)) {
            steps.push(before);
        }
        let is_same_step = |last: &&mut Firming| last.on == Some(today) && last.by.as_deref() == by;
        let extra = match steps.last_mut().filter(is_same_step) {
            Some(_) => steps.pop().map(|last| last.extra),
            None => None,
        };
        if steps.last().is_none_or(|last| !last.agrees(&now)) {
            steps.push(Firming {
                on: Some(today),
                by: by.map(str::to_owned),
                extra: extra.unwrap_or_default(),
                ..now
            });
        }
        // A beginning without a step tells nothing.
        if steps.len() == 1 && steps.iter().all(|step| step.on.is_none()) {
            steps.clear();
        }
    }
}
