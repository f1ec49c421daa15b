//! A date in words: one end or two, what limits it, and what one end takes from the other.

use super::{EXAMPLES, Found, Limit, Piece, Reader, no_year, sentence, token::weekday_of};
use crate::plan::edtf::{Edtf, Point, Qualifier, WEEKDAYS, month_name};
use chrono::{Datelike, Days, Months, NaiveDate};

impl<'a> Reader<'a> {
    /// What stands before a date and limits it.
    fn limit(&self, at: usize) -> (Limit, usize) {
        for (words, limit) in [
            ("not later than", Limit::Till),
            ("no later than", Limit::Till),
            ("not earlier than", Limit::From),
            ("no earlier than", Limit::From),
            ("not before", Limit::From),
            ("up to", Limit::Till),
            ("as of", Limit::From),
            ("as from", Limit::From),
            ("starting from", Limit::From),
            ("starting", Limit::From),
            ("from", Limit::From),
            ("since", Limit::From),
            ("by", Limit::Till),
            ("until", Limit::Till),
            ("till", Limit::Till),
            ("prior to", Limit::Before),
            ("before", Limit::Before),
            ("after", Limit::After),
            ("between", Limit::None),
        ] {
            if let Some(next) = self.are(at, words) {
                return (limit, next);
            }
        }
        (Limit::None, at)
    }

    /// Words before a piece: "about", "perhaps", "early", weekdays, articles.
    fn before_piece(
        &mut self,
        at: usize,
        is_first: bool,
        limit: Limit,
    ) -> (Qualifier, Option<usize>, usize) {
        let mut qualifier = Qualifier::None;
        let mut weekday = None;
        let mut next = at;
        while next < at + 8 {
            let skip = match self.word(next) {
                "about" | "around" | "approximately" | "circa" | "roughly" | "ca" | "c" => {
                    qualifier = qualifier.and(Qualifier::Approximate);
                    1 + usize::from(self.is(next + 1, &["."]))
                }
                "perhaps" | "possibly" | "probably" | "maybe" | "presumably" => {
                    qualifier = qualifier.and(Qualifier::Uncertain);
                    1
                }
                "early" | "mid" | "late" | "beginning" | "start" | "middle" | "end" => {
                    let word = self.word(next).to_owned();
                    let is_same = match limit {
                        Limit::Till => word == "end",
                        Limit::From => word == "beginning" || word == "start",
                        _ => false,
                    };
                    if !is_same {
                        self.assume(format!("\u{201c}{word}\u{201d} has no fixed days, and the date does not keep it."));
                    }
                    1 + usize::from(self.is_dash(next + 1))
                }
                "the" | "of" | "on" | "in" if !is_first || next > at || limit != Limit::None => 1,
                word if word.len() >= 3 && weekday_of(word).is_some() => {
                    weekday = weekday_of(word);
                    1 + usize::from(self.is(next + 1, &[",", "."]))
                }
                _ => break,
            };
            next += skip;
        }
        (qualifier, weekday, next)
    }

    /// What joins two ends of a date; the second value says that it may be a mere list.
    fn connector(&self, at: usize) -> Option<(usize, bool)> {
        let mut next = at;
        // "12 ,\u{201c} 21" is a dash that was damaged on its way.
        if self.is(next, &[","]) && self.is(next + 1, &["\u{201c}", "\u{201d}"]) {
            return Some((next + 2, false));
        }
        while self.is_dash(next) && next < at + 3 {
            next += 1;
        }
        if next > at {
            return Some((next, false));
        }
        match self.word(at) {
            "to" | "until" | "till" | "through" | "/" => Some((at + 1, false)),
            "and" | "&" | "or" => Some((at + 1, true)),
            "," => Some((at + 1 + usize::from(self.is(at + 1, &["and", "&"])), true)),
            _ => None,
        }
    }

    /// Whether two ends can be one date.
    fn can_join(&self, first: &Piece, last: &Piece, connector: usize, may_be_list: bool) -> bool {
        let is_bare = |piece: &Piece| piece.day.is_some() && piece.month.is_none();
        if may_be_list && self.is(connector, &[","]) {
            return is_bare(first) && first.year.is_none() && last.day.is_some();
        }
        // "5 June 2024 and 7 July 2025" are two dates.
        if may_be_list && first.year.is_some() {
            return false;
        }
        match (is_bare(first), is_bare(last)) {
            (true, false) => last.day.is_some(),
            (false, true) => first.day.is_some() || is_next_year(first, last),
            (true, true) | (false, false) => true,
        }
    }

    pub(super) fn phrase(&mut self, at: usize) -> Option<Found> {
        let others = std::mem::take(&mut self.notes);
        let found = self.phrase_at(at);
        let notes = std::mem::replace(&mut self.notes, others);
        found.map(|found| Found { notes, ..found })
    }

    fn phrase_at(&mut self, at: usize) -> Option<Found> {
        let (mut limit, next) = self.limit(at);
        let week = self.are(next, "week of").filter(|_| limit == Limit::None);
        let next = week.unwrap_or(next);
        let is_between = self.is(at, &["between"]);
        let (mut qualifier, weekday, next) = self.before_piece(next, true, limit);
        let (mut first, mut to) = self.piece(next)?;
        first.qualifier = qualifier;
        let mut from = at;
        let mut pieces = vec![first];
        let (mut is_list, mut is_choice) = (false, false);
        while pieces.len() < 31
            && let Some((next, may_be_list)) = self.connector(to)
        {
            let notes = self.notes.len();
            let (own, _, next) = self.before_piece(next, false, Limit::None);
            let before = pieces.last().copied().unwrap_or_default();
            let Some((mut piece, end)) = self
                .piece(next)
                .filter(|(piece, _)| self.can_join(&before, piece, to, may_be_list && !is_between))
            else {
                self.notes.truncate(notes);
                break;
            };
            piece.qualifier = own;
            pieces.push(piece);
            is_list |= may_be_list;
            is_choice |= self.is(to, &["or"]);
            to = end;
            // A third end is a further day of a list.
            if !may_be_list && pieces.len() > 1 {
                break;
            }
        }
        if self.is(to, &["?"]) {
            qualifier = qualifier.and(Qualifier::Uncertain);
            to += 1;
        }
        let is_range = pieces.len() > 1;
        let mut last = pieces.last().copied().unwrap_or_default();
        let weight = first.weight().max(last.weight());
        let date = if is_range {
            if is_choice {
                qualifier = qualifier.and(Qualifier::Uncertain);
                self.assume(
                    "Either is meant: the span of both is taken, and is not sure.".to_owned(),
                );
            } else if is_list && !is_between && !follow_each_other(&pieces) {
                self.assume("Taken as one span, from the first to the last.".to_owned());
            }
            self.fill(&mut first, &mut last);
            self.resolve(first).and_then(|first| {
                let last = self.resolve(last)?;
                first.until(last).map_err(sentence)
            })
        } else {
            self.resolve(first)
        };
        let date = match (week, is_range) {
            (Some(_), false) => date.and_then(|date| self.week_from(date)),
            _ => date,
        };
        // "about 12-13 May" is about both, "from about 12 to 13 May" about the first.
        let date = match (is_range && limit == Limit::From, qualifier) {
            (true, _) | (_, Qualifier::None) => date,
            (false, qualifier) => date.map(|date| date.qualified(qualifier)),
        };
        if let (Ok(date), Some(weekday), false) = (&date, weekday, is_range)
            && let Point::Day(day) = date.from
            && day.weekday().num_days_from_monday() as usize != weekday
        {
            let name = |at: usize| WEEKDAYS.get(at).copied().unwrap_or_default();
            self.assume(format!(
                "{} is a {}, not a {}.",
                date.in_words(),
                name(day.weekday().num_days_from_monday() as usize),
                name(weekday)
            ));
        }
        if is_range && limit == Limit::From {
            limit = Limit::None;
        }
        let mut unknown = false;
        for (words, after) in [
            (", end unknown", Limit::From),
            (", beginning unknown", Limit::Till),
            ("or later", Limit::From),
            ("and later", Limit::From),
            ("onwards", Limit::From),
            ("onward", Limit::From),
            ("and onwards", Limit::From),
            ("or earlier", Limit::Till),
            ("at the latest", Limit::Till),
        ] {
            if let Some(end) = self.are(to, words) {
                (limit, to) = (after, end);
                unknown = words.starts_with(',');
                break;
            }
        }
        let date = match limit {
            Limit::From => {
                let years = self.years_before(at);
                if let Some((years, start)) = years {
                    from = start;
                    date.and_then(|date| term_of(date, years))
                } else {
                    date.and_then(|date| limited(date, limit, unknown))
                }
            }
            _ => date.and_then(|date| limited(date, limit, unknown)),
        };
        Some(Found {
            from,
            to,
            weight,
            date,
            notes: Vec::new(),
        })
    }

    /// "week of 12 October": it says in which days it lies, not that it fills them.
    fn week_from(&mut self, date: Edtf) -> Result<Edtf, String> {
        let last = date.earliest().checked_add_days(Days::new(6));
        match (date.is_exact(), last) {
            (true, Some(last)) => {
                self.assume("The week is taken as seven days from that day.".to_owned());
                let span = date.until(Edtf::day(last)).map_err(sentence)?;
                Ok(span.qualified(Qualifier::Approximate))
            }
            _ => Ok(date),
        }
    }

    /// "two-year period" before "as of": how many years, and where it begins.
    fn years_before(&self, at: usize) -> Option<(u32, usize)> {
        let mut before = at.checked_sub(1)?;
        if self.is(before, &["period", "term"]) {
            before = before.checked_sub(1)?;
        }
        if !self.is(before, &["year", "years"]) {
            return None;
        }
        before = before.checked_sub(1)?;
        if self.is_dash(before) {
            before = before.checked_sub(1)?;
        }
        let years = match self.word(before) {
            "one" | "1" => 1,
            "two" | "2" => 2,
            "three" | "3" => 3,
            "four" | "4" => 4,
            "five" | "5" => 5,
            _ => return None,
        };
        Some((years, before))
    }

    /// Each end takes from the other what it does not say itself.
    pub(super) fn fill(&mut self, first: &mut Piece, last: &mut Piece) {
        if is_next_year(first, last) {
            *last = Piece {
                year: first.year.map(|year| year + 1),
                qualifier: last.qualifier,
                ..Piece::default()
            };
            return;
        }
        let is_bare = |piece: &Piece| piece.day.is_some() && piece.month.is_none();
        if is_bare(first) {
            first.month = last.month;
        }
        if is_bare(last) {
            last.month = first.month;
        }
        let can_lack = |piece: &Piece| piece.whole.is_none() && piece.year.is_none();
        if can_lack(last) && !can_lack(first) {
            last.year = first.year;
        } else if can_lack(first) && !can_lack(last) {
            first.year = last.year;
            let is_later = match (first.month, last.month) {
                (Some(a), Some(b)) => a > b,
                _ => false,
            };
            if let (Some(year), true) = (last.year, is_later) {
                first.year = Some(year - 1);
                let month = month_name(first.month.unwrap_or_default());
                self.assume(format!("{month} is taken as {month} {}.", year - 1));
            }
        } else if can_lack(first) && can_lack(last) {
            let is_later = match (first.month, last.month) {
                (Some(a), Some(b)) => a > b,
                _ => false,
            };
            self.assume(no_year(self.default_year));
            first.year = Some(self.default_year);
            last.year = Some(self.default_year + i32::from(is_later));
        }
    }

    /// One end as a date of its own, with its qualifier.
    fn resolve(&mut self, piece: Piece) -> Result<Edtf, String> {
        if let Some(date) = piece.whole {
            return Ok(date.qualified(piece.qualifier));
        }
        let year = piece.year.unwrap_or(self.default_year);
        let date = match (piece.part, piece.month, piece.day, piece.stretch) {
            (Some(part), ..) => Edtf::of(Point::Part(year, part)),
            (None, None, None, None) if piece.year.is_some() => Edtf::of(Point::Year(year)),
            (None, None, ..) => return Err(format!("Which month is meant? {EXAMPLES}")),
            (None, Some(month), _, Some(stretch)) => self.stretch(year, month, stretch)?,
            (None, Some(month), None, None) if (1..=12).contains(&month) => {
                Edtf::of(Point::Month(year, month))
            }
            (None, Some(month), Some(day), None) if (1..=12).contains(&month) => {
                let found = NaiveDate::from_ymd_opt(year, month, day);
                let found = found
                    .ok_or_else(|| format!("{} {year} has no day {day}.", month_name(month)))?;
                Edtf::day(found)
            }
            (None, Some(month), ..) => {
                return Err(format!("There is no month {month}. {EXAMPLES}"));
            }
        };
        if piece.year.is_none() {
            self.assume(no_year(year));
        }
        Ok(date.qualified(piece.qualifier))
    }

    /// A week or a half of a month: about from day to day, because it says in which days it lies, not that it fills them.
    pub(super) fn stretch(&mut self, year: i32, month: u32, stretch: u32) -> Result<Edtf, String> {
        let days = (28..=31)
            .rev()
            .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
            .unwrap_or(28);
        let (from, to) = match stretch {
            0 => (days - 6, days),
            6 => (1, 15),
            7 => (16, days),
            week => (week * 7 - 6, (week * 7).min(days)),
        };
        self.assume("Weeks and halves of a month are counted from its first day, the last week is its last seven days.".to_owned());
        let day = |day| NaiveDate::from_ymd_opt(year, month, day).map(Edtf::day);
        match (day(from), day(to)) {
            (Some(from), Some(to)) => from
                .until(to)
                .map(|span| span.qualified(Qualifier::Approximate))
                .map_err(sentence),
            _ => Err(format!("{} {year} has no such week.", month_name(month))),
        }
    }
}

/// "2024-25": the second is the end of the next year, written in short.
fn is_next_year(first: &Piece, last: &Piece) -> bool {
    let is_year = first.month.is_none() && first.part.is_none() && first.day.is_none();
    let is_short = last.month.is_none() && last.year.is_none();
    match (first.year, last.day) {
        (Some(year), Some(short)) => {
            is_year && is_short && (year + 1).rem_euclid(100) == short as i32
        }
        _ => false,
    }
}

/// Whether days that are listed are neighbours, so that the list is a span.
fn follow_each_other(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .zip(pieces.iter().skip(1))
        .all(|(a, b)| match (a.day, b.day) {
            (Some(a), Some(b)) => a + 1 == b,
            _ => false,
        })
}

/// A date with a limit: from it on, until it, after it or before it.
fn limited(date: Edtf, limit: Limit, unknown: bool) -> Result<Edtf, String> {
    let none = Edtf::of(if unknown { Point::Unknown } else { Point::Open });
    let edge = |day: Option<NaiveDate>| day.map(Edtf::day).ok_or_else(|| EXAMPLES.to_owned());
    let made = match limit {
        Limit::None => return Ok(date),
        Limit::From => Edtf {
            to: None,
            to_is: Qualifier::None,
            ..date
        }
        .until(none),
        Limit::Till => none.until(date),
        Limit::After => edge(date.latest().succ_opt())?.until(none),
        Limit::Before => none.until(edge(date.earliest().pred_opt())?),
    };
    made.map_err(sentence)
}

/// So many whole years from a day.
fn term_of(date: Edtf, years: u32) -> Result<Edtf, String> {
    let end = date.earliest().checked_add_months(Months::new(years * 12));
    let end = end.and_then(|end| end.checked_sub_days(Days::new(1)));
    match end {
        Some(end) => date.until(Edtf::day(end)).map_err(sentence),
        None => Ok(date),
    }
}
