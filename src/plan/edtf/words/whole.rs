//! What a whole text says: a date, that there is none, or nothing that is understood.

use super::{
    DEPENDS, EXAMPLES, Found, Is, LONGEST, Meaning, NONE, NOTHING, OPEN, RECURS, Reader, sentence,
};
use crate::plan::edtf::{Edtf, EdtfError, Point};

const RECURRING: &[&str] = &[
    "every",
    "each",
    "annual",
    "annually",
    "yearly",
    "monthly",
    "quarterly",
    "regular",
    "regularly",
    "continuous",
    "continuously",
    "ongoing",
    "permanent",
    "permanently",
    "twice",
    "once",
    "per",
    "always",
    "periodically",
];
const DEPENDING: &[&str] = &[
    "until",
    "till",
    "upon",
    "after",
    "before",
    "when",
    "whenever",
    "agreed",
    "diplomatic",
    "pending",
    "later",
    "finalization",
    "completion",
    "necessary",
    "needed",
];

impl<'a> Reader<'a> {
    /// What the whole text says. A field may leave out what a line of other words may not.
    pub(super) fn date(&mut self, is_field: bool) -> Meaning {
        if self.text.trim().is_empty() {
            return Meaning::NoDate(NOTHING);
        }
        if self.text.len() > LONGEST {
            return Meaning::Unclear(format!("This is too long for a date. {EXAMPLES}"));
        }
        let written = self.text.trim();
        match Edtf::parse(&written.to_ascii_uppercase()) {
            Ok(date) => {
                self.used.fill(true);
                self.note_years(date);
                return Meaning::Date(date);
            }
            Err(error @ (EdtfError::TimeOfDay | EdtfError::TooFar)) => {
                return Meaning::Unclear(sentence(error));
            }
            Err(_) => {}
        }
        if [
            "none", "no date", "unknown", "open", "n/a", "-", "\u{2013}", "\u{2014}",
        ]
        .contains(&written.to_lowercase().as_str())
        {
            return Meaning::NoDate(NONE);
        }
        self.set_aside();
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.phrase(at) {
                Some(phrase) if phrase.weight > 0 && phrase.to > at => {
                    at = phrase.to;
                    found.push(phrase);
                }
                _ => at += 1,
            }
        }
        let best = found
            .iter()
            .map(|found| found.weight)
            .max()
            .unwrap_or_default();
        // In a line of other words "may" is seldom a month, and the season of a "summer school" is no date.
        if best == 2 || is_field {
            found.retain(|found| found.weight == best);
        } else {
            found.retain(|found| found.from > 0 && self.month(found.from).is_none());
        }
        match self.one_of(found) {
            Some(Ok(found)) => {
                self.notes.extend(found.notes);
                self.cut = found.from;
                if let Some(used) = self.used.get_mut(found.from..found.to) {
                    used.fill(true);
                }
                match found.date {
                    Ok(date) => Meaning::Date(date),
                    Err(why) => Meaning::Unclear(why),
                }
            }
            Some(Err(why)) => Meaning::Unclear(why),
            None => self.no_date(),
        }
    }

    /// The one date that is meant: a year in a name may stand beside the day that lies in it.
    fn one_of(&self, found: Vec<Found>) -> Option<Result<Found, String>> {
        let mut best: Option<Found> = None;
        for other in found {
            let Some(now) = &best else {
                best = Some(other);
                continue;
            };
            let (Ok(a), Ok(b)) = (&now.date, &other.date) else {
                if now.date.is_err() {
                    best = Some(other);
                }
                continue;
            };
            let holds = |outer: &Edtf, inner: &Edtf| {
                outer.earliest() <= inner.earliest() && inner.latest() <= outer.latest()
            };
            if holds(a, b) && a != b {
                best = Some(other);
            } else if !holds(b, a) {
                return Some(Err("This names more than one date. Write one, or a span: from 12 May to 3 June 2026.".to_owned()));
            }
        }
        best.map(Ok)
    }

    /// Why there is no date.
    fn no_date(&mut self) -> Meaning {
        let has =
            |reader: &Self, words: &[&str]| (0..reader.tokens.len()).any(|at| reader.is(at, words));
        if self.is_open {
            self.cut = self.used.iter().position(|used| *used).unwrap_or_default();
            Meaning::NoDate(OPEN)
        } else if has(self, RECURRING) {
            Meaning::NoDate(RECURS)
        } else if has(self, DEPENDING) {
            Meaning::NoDate(DEPENDS)
        } else if (0..self.tokens.len()).any(|at| self.kind(at) == Some(Is::Number)) {
            Meaning::Unclear(format!("Which month and year? {EXAMPLES}"))
        } else {
            Meaning::Unclear(format!("There is no date in this. {EXAMPLES}"))
        }
    }

    /// A code of EDTF that a person may have meant as two years.
    fn note_years(&mut self, date: Edtf) {
        if let (Point::Part(year, part), None) = date.parts()
            && (year + 1).rem_euclid(100) == part as i32
        {
            self.assume(format!(
                "If you mean the years {year} to {}, write {year}/{}.",
                year + 1,
                year + 1
            ));
        }
    }
}
