//! One end of a date: a day, a month, a season, a part of a year, or a year.

use super::{Is, Piece, Reader, token::SUFFIXES};
use crate::plan::edtf::{Edtf, Point, part_months};

impl<'a> Reader<'a> {
    /// The year that stands there, with what leads to it; two digits only where they can be nothing else.
    pub(super) fn year(&mut self, at: usize, may_be_short: bool) -> (Option<i32>, usize) {
        let mut next = at;
        while next < at + 5
            && self.is(
                next,
                &[
                    ",", ".", "of", "in", "the", "year", "calendar", "'", "\u{2019}",
                ],
            )
        {
            next += 1;
        }
        // "12-Oct-2026", "autumn - 2026".
        next += usize::from(self.is_dash(next) && self.full_year(next + 1).is_some());
        if let Some(year) = self.full_year(next) {
            return (Some(year), next + 1);
        }
        if self.are(at, "this year").is_some() || self.are(next, "this year").is_some() {
            let end = if self.is(at, &["this"]) {
                at + 2
            } else {
                next + 2
            };
            self.assume(format!(
                "\u{201c}This year\u{201d} is taken as {}.",
                self.default_year
            ));
            return (Some(self.default_year), end);
        }
        let is_marked = next == at + 1 && self.is(at, &["'", "\u{2019}"]);
        if let Some(short) = self.number(next, 2..=2)
            && (is_marked || (may_be_short && next == at))
            && self.month(next + 1).is_none()
            && !self.is(
                next + 1,
                &[":", ".", "st", "nd", "rd", "th", "am", "pm", "h", "hrs"],
            )
        {
            let year = 2000 + short as i32;
            self.assume(format!("{short:02} is taken as {year}."));
            return (Some(year), next + 1);
        }
        (None, at)
    }

    fn full_year(&self, at: usize) -> Option<i32> {
        let year = self.number(at, 4..=4)?;
        (year >= 1000).then_some(year as i32)
    }

    /// Three numbers with the same sign between: the year first, or the day first.
    fn numeric(&mut self, at: usize) -> Option<(Piece, usize)> {
        let sign = self.word(at + 1);
        let is_sign = matches!(sign, "-" | "." | "/") || self.is_dash(at + 1);
        let same = sign == self.word(at + 3);
        let is_glued = self.is_glued(at + 1) && self.is_glued(at + 2);
        let first = self.number(at, 1..=4)?;
        let second = self.number(at + 2, 1..=2)?;
        if !is_sign || !is_glued {
            return None;
        }
        let is_year = self.number(at, 4..=4).is_some();
        let third = self
            .number(at + 4, 1..=4)
            .filter(|_| same && self.is_glued(at + 3) && self.is_glued(at + 4));
        let piece = |day, month, year| Piece {
            day: Some(day),
            month: Some(month),
            year,
            ..Piece::default()
        };
        match third {
            Some(third) if is_year && third <= 99 => {
                return Some((piece(third, second, Some(first as i32)), at + 5));
            }
            Some(year)
                if !is_year && first <= 99 && (year >= 1000 || (year <= 99 && sign != "-")) =>
            {
                let (mut day, mut month) = (first, second);
                let year = match year {
                    0..=99 => {
                        self.assume(format!("{year:02} is taken as {}.", 2000 + year));
                        2000 + year
                    }
                    year => year,
                };
                if month > 12 && day <= 12 {
                    (day, month) = (month, day);
                    self.assume("Read as month, day, year.".to_owned());
                } else if day <= 12 && day != month {
                    self.assume("Read as day, month, year.".to_owned());
                }
                return Some((piece(day, month, Some(year as i32)), at + 5));
            }
            _ => {}
        }
        // EDTF has a month or a part of a year after a plain hyphen.
        if is_year
            && sign == "-"
            && self.word(at + 2).len() == 2
            && !(self.is_dash(at + 3) && self.is_glued(at + 3))
        {
            let date = Edtf::parse(&format!("{first:04}-{second:02}")).ok()?;
            return Some((whole(date), at + 3));
        }
        // "12.05." and "12/05" have their year after the other end.
        let end = at + 3 + usize::from(self.is(at + 3, &["."]) && self.is_glued(at + 3));
        let is_day = matches!(sign, "." | "/")
            && !is_year
            && (1..=31).contains(&first)
            && (1..=12).contains(&second)
            && self.month(end).is_none();
        let doubtful = Piece {
            is_doubtful: true,
            ..piece(first, second, None)
        };
        is_day.then_some((doubtful, end))
    }

    /// "Q3", "H1", "3rd quarter", "first half", "last week", "quarter 3": the piece without its year or month.
    pub(super) fn part(&self, at: usize) -> Option<(Piece, usize)> {
        let unit = |at: usize| {
            Some(match self.word(at) {
                "q" | "quarter" => (32, 4),
                "h" | "half" | "semester" => (39, 2),
                "third" | "quadrimester" => (36, 3),
                "week" => (0, 5),
                _ => return None,
            })
        };
        let (number, (base, most), next) = match self.ordinal(at) {
            Some((number, next)) => (number, unit(next)?, next + 1),
            None => {
                let unit = unit(at)?;
                let (number, next) = self.ordinal(at + 1)?;
                (number, unit, next)
            }
        };
        if number > most {
            return None;
        }
        let piece = match (base, number) {
            (0, week) => Piece {
                stretch: Some(week),
                ..Piece::default()
            },
            (base, 0) => Piece {
                part: Some(base + most),
                ..Piece::default()
            },
            (base, number) => Piece {
                part: Some(base + number),
                ..Piece::default()
            },
        };
        // "half-year", "half of the year".
        let is_year = self.is_dash(next) && self.is(next + 1, &["year"]);
        Some((piece, next + 2 * usize::from(is_year)))
    }

    /// "some day in April 1985" and what else [`Edtf::in_words`] says of unspecified digits.
    fn some(&mut self, at: usize) -> Option<(Piece, usize)> {
        if let Some(next) = self.are(at, "some day in") {
            let month = self.month(next);
            let (year, end) = self.year(next + usize::from(month.is_some()), false);
            let point = match (year?, month) {
                (year, Some(month)) => Point::SomeDay(year, month),
                (year, None) => Point::SomeDayOfYear(year),
            };
            return Some((whole(Edtf::of(point)), end));
        }
        if let Some(next) = self.are(at, "some month in") {
            let (year, end) = self.year(next, false);
            return Some((whole(Edtf::of(Point::SomeMonth(year?))), end));
        }
        if let Some(next) = self.are(at, "some year from") {
            let (first, last) = (self.full_year(next)?, self.full_year(next + 2)?);
            let is_century = self.is(next + 1, &["to"]) && first % 100 == 0 && last == first + 99;
            return is_century.then(|| (whole(Edtf::of(Point::Century(first / 100))), next + 3));
        }
        let next = self.are(at, "some year in the").unwrap_or(at);
        let decade = self.full_year(next).filter(|year| year % 10 == 0)?;
        let is_decade = self.is(next + 1, &["s"]) && self.is_glued(next + 1);
        is_decade.then(|| (whole(Edtf::of(Point::Decade(decade / 10))), next + 2))
    }

    /// One end of a date.
    pub(super) fn piece(&mut self, at: usize) -> Option<(Piece, usize)> {
        if let Some(found) = self.some(at).or_else(|| self.numeric(at)) {
            return Some(found);
        }
        let mut piece = Piece::default();
        if let Some((part, next)) = self.part(at) {
            let after = next + usize::from(self.is(next, &["of", "in"]));
            let month = self.month(after);
            // Parts of a month are weeks and halves.
            if let (Some(month), None | Some(40 | 41)) = (month, part.part) {
                piece.stretch = part.part.map_or(part.stretch, |half| Some(half - 34));
                piece.month = Some(month);
                let (year, next) = self.year(after + 1, false);
                piece.year = year;
                return Some((piece, next));
            }
            if part.stretch.is_some() {
                return None;
            }
            let skip = usize::from(self.is_dash(next) || self.is(next, &["/"]));
            let (year, end) = self.year(next + skip, false);
            let end = if year.is_some() { end } else { next };
            return Some((Piece { year, ..part }, end));
        }
        if let Some(season) = self.season(at) {
            return Some(self.season_piece(season, at + 1));
        }
        if let Some(month) = self.month(at) {
            piece.month = Some(month);
            let mut next = at + 1;
            next += usize::from(self.is(next, &["."]));
            if let Some(day) = self.number(next, 1..=2) {
                piece.day = Some(day);
                next += 1 + usize::from(self.is(next + 1, SUFFIXES));
            }
            let (year, end) = self.year(next, false);
            piece.year = year;
            // A full stop that ends the text is no part of the month.
            return Some((piece, end));
        }
        if self.is(at, &["year"]) {
            let is_negative = self.is_dash(at + 1);
            let size = self.number(at + 1 + usize::from(is_negative), 1..=10)?;
            let size = i64::from(size);
            let year = i32::try_from(if is_negative { -size } else { size }).ok()?;
            return Some((
                whole(Edtf::of(Point::Year(year))),
                at + 2 + usize::from(is_negative),
            ));
        }
        if let Some(year) = self.full_year(at) {
            return Some(self.year_first(year, at + 1));
        }
        let day = self.number(at, 1..=2)?;
        piece.day = Some(day);
        let mut next = at + 1;
        next += usize::from(self.is(next, SUFFIXES) && self.is_glued(next));
        let is_between = self.is(next, &["of", "."]) || (self.is_dash(next) && self.is_glued(next));
        let after = next + usize::from(is_between);
        if let Some(month) = self.month(after) {
            piece.month = Some(month);
            let next = after + 1 + usize::from(self.is(after + 1, &["."]));
            let (year, end) = self.year(next, true);
            piece.year = year;
            return Some((piece, end));
        }
        // "5G" is no day.
        if !(1..=31).contains(&day) || (self.is_glued(next) && self.kind(next) == Some(Is::Word)) {
            return None;
        }
        next += usize::from(self.is(next, &["."]) && self.is_dash(next + 1));
        // "May 12-13, 2022".
        if self.is(next, &[","])
            && let Some(year) = self.full_year(next + 1)
        {
            piece.year = Some(year);
            piece.is_doubtful = true;
            next += 2;
        }
        Some((piece, next))
    }

    /// A season, its year, and where it says so the year in which it ends and its hemisphere.
    fn season_piece(&mut self, season: u32, at: usize) -> (Piece, usize) {
        let mut part = season;
        let (year, mut next) = self.year(at, false);
        let sign = self.is_dash(next) || self.is(next, &["/"]);
        let ending = match sign {
            true => self.number(next + 1, 2..=4),
            false => None,
        };
        let second = year.map(|year| year as u32 + 1);
        let is_second =
            ending.is_some() && (ending == second || ending == second.map(|year| year % 100));
        let end = if is_second { next + 2 } else { next };
        let bracket = usize::from(self.is(end, &["("]));
        let after = end + bracket;
        for (word, first) in [("northern", 25), ("southern", 29)] {
            if self.is(after, &[word]) && self.is(after + 1, &["hemisphere"]) {
                part = season - 21 + first;
                next = after + 2 + bracket;
            }
        }
        let is_in_two_years = part_months(part).0 == 12;
        if part == season && is_second && is_in_two_years {
            next = end;
        }
        if let (Some(year), true, false) = (year, is_in_two_years, is_second) {
            self.assume(format!(
                "It is named after the year in which it begins: {year}\u{2013}{}.",
                year + 1
            ));
        }
        let piece = Piece {
            part: Some(part),
            year,
            ..Piece::default()
        };
        (piece, next)
    }

    /// A year, and what may stand after it: "2025 Q3", "2025 autumn", "2026 October 14".
    fn year_first(&mut self, year: i32, at: usize) -> (Piece, usize) {
        let alone = Piece {
            year: Some(year),
            ..Piece::default()
        };
        let skip = usize::from(self.is_dash(at) || self.is(at, &["/", ","]));
        let at_name = at + skip;
        let is_name = self.part(at_name).is_some() || self.season(at_name).is_some();
        let is_month = skip == 0 && self.month(at_name).is_some();
        if (is_name || is_month)
            && let Some((piece, next)) = self.piece(at_name)
            && piece.year.is_none()
            && piece.whole.is_none()
            && self.full_year(next + 1).is_none()
        {
            return (
                Piece {
                    year: Some(year),
                    ..piece
                },
                next,
            );
        }
        (alone, at)
    }
}

pub(super) fn whole(date: Edtf) -> Piece {
    Piece {
        whole: Some(date),
        ..Piece::default()
    }
}
