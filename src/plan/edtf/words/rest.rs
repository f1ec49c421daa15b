//! What is no part of the date: times of day and what is to be confirmed, set aside first, and the words left over.

use super::{Is, Reader, token::SUFFIXES};

/// What is left out between a date and other words.
const NOISE: &[&str] = &[
    "in", "on", "at", "of", "the", "for", "during", "within", "from", "to", "period", "term",
    "date", "dates", "and", "a", ",", ";", ":", ".", "(", ")", "[", "]", "-", "/", "\"",
    "\u{201c}", "\u{201d}",
];

impl<'a> Reader<'a> {
    /// Sets aside what is no part of a date: times of day, "TBD".
    pub(super) fn set_aside(&mut self) {
        const VERBS: &[&str] = &[
            "confirmed",
            "determined",
            "decided",
            "announced",
            "agreed",
            "defined",
            "fixed",
            "specified",
        ];
        let mut at = 0;
        while at < self.tokens.len() {
            let is_time = self.number(at, 1..=2).is_some()
                && (self.is(at + 1, &[":"])
                    && self.is_glued(at + 2)
                    && self.number(at + 2, 2..=2).is_some());
            let is_hour = self.number(at, 1..=2).is_some() && self.is(at + 1, &["am", "pm"]);
            let end = if is_time {
                at + 3 + usize::from(self.is(at + 3, &["am", "pm", "h", "hrs", "hours"]))
            } else if is_hour {
                at + 2
            } else if self.is(
                at,
                &[
                    "tbd",
                    "tbc",
                    "tba",
                    "tentative",
                    "tentatively",
                    "provisional",
                    "provisionally",
                ],
            ) {
                at + 1
            } else if self.are(at, "to be").is_some() && self.is(at + 2, VERBS) {
                at + 3
            } else {
                at += 1;
                continue;
            };
            if is_time || is_hour {
                self.assume("The time of day is no part of the date.".to_owned());
            } else {
                self.is_open = true;
            }
            // "at 10:00", "10:00-17:30".
            let before = at.saturating_sub(1);
            let is_joined =
                self.is(before, &["at"]) || (self.is_dash(before) && self.is_set_aside(before));
            let from = if (is_time || is_hour) && is_joined {
                before
            } else {
                at
            };
            for at in from..end {
                if let Some(token) = self.tokens.get_mut(at) {
                    token.is = Is::Done;
                }
                if let Some(used) = self.used.get_mut(at) {
                    *used = true;
                }
            }
            at = end;
        }
    }

    /// Whether what stands before a token was set aside.
    fn is_set_aside(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.kind(before));
        before == Some(Is::Done)
    }

    /// What is left over, before and after the date.
    pub(super) fn rest(&self) -> (String, String) {
        (
            self.left_over(0, self.cut),
            self.left_over(self.cut, self.tokens.len()),
        )
    }

    /// Whether a number that may be a day is left over; "3rd" is mostly that of a meeting.
    pub(super) fn leaves_day(&self) -> bool {
        (0..self.tokens.len()).any(|at| {
            let is_ordinal = self.is_glued(at + 1) && self.is(at + 1, SUFFIXES);
            let day = self.number(at, 1..=2).filter(|_| !is_ordinal);
            self.used.get(at) == Some(&false) && day.is_some_and(|day| (1..=31).contains(&day))
        })
    }

    fn left_over(&self, from: usize, to: usize) -> String {
        let mut said = String::new();
        let mut at = from;
        while at < to {
            let start = at;
            while at < to && self.used.get(at) == Some(&false) {
                at += 1;
            }
            let words = self.cleaned(start, at);
            if !words.is_empty() {
                if !said.is_empty() {
                    said.push(' ');
                }
                said.push_str(words);
            }
            at = at.max(start + 1);
        }
        said
    }

    /// A run of words without the signs and small words at its ends.
    fn cleaned(&self, from: usize, to: usize) -> &'a str {
        let (mut from, mut to, is_before) = (from, to, to == self.cut);
        let opens = (from..to).filter(|at| self.is(*at, &["("])).count();
        let closes = (from..to).filter(|at| self.is(*at, &[")"])).count();
        let is_kept = |at: usize, sign: &str, other: usize| self.is(at, &[sign]) && other > 0;
        while from < to
            && !is_kept(from, "(", closes)
            && (self.is_sign(from) || self.is(from, &["in", "at", "on", "and"]))
        {
            from += 1;
        }
        while from < to
            && !is_kept(to - 1, ")", opens)
            && (self.is_sign(to - 1) || (is_before && self.is(to - 1, NOISE)))
        {
            to -= 1;
        }
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        let end = end.filter(|_| from < to).map_or(start, |token| token.end);
        self.text.get(start..end).unwrap_or("")
    }

    pub(super) fn is_sign(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Is::Sign | Is::Dash | Is::Done))
    }
}
