//! Words in, EDTF out: what a text such as "12-13 May 2022", "autumn 2024 HQ (TBD)" or "by 2015" says of a date.
//!
//! Nothing is made up. What is assumed is said in a note: a year that is missing, a day before its month, a week that
//! is taken for seven days. What is left over is given back, because it is mostly the place.

mod meeting;

pub use meeting::{MeetingWords, meeting_from_words};

use super::{Edtf, EdtfError, MONTHS, Point, Qualifier, SEASONS, WEEKDAYS, month_name};
use chrono::{Datelike, Days, Months, NaiveDate};

/// The longest text that is read, in bytes. The work grows with the length, and no date is longer.
pub const LONGEST: usize = 500;

/// What a text was understood as.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    pub date: Meaning,
    /// It says that the date is to be confirmed: "TBD", "to be confirmed", "tentatively".
    pub is_open: bool,
    /// The words that are no part of the date, such as "HQ" or "Istanbul".
    pub rest: String,
    /// What was assumed, each a whole sentence.
    pub notes: Vec<String>,
}

/// What a text says of a date.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    Date(Edtf),
    /// It says that there is no date, and this sentence says why: "TBD", "continuous", "every second year".
    NoDate(&'static str),
    /// It is not understood: a sentence on what is wrong and what to write.
    Unclear(String),
}

impl Understood {
    /// The date, where there is one.
    pub fn edtf(&self) -> Option<Edtf> {
        match self.date {
            Meaning::Date(date) => Some(date),
            Meaning::NoDate(_) | Meaning::Unclear(_) => None,
        }
    }

    /// What was understood, as sentences: "Understood as autumn 2024: 1 September – 30 November 2024."
    pub fn in_words(&self) -> String {
        let mut said = match &self.date {
            Meaning::Unclear(why) => why.clone(),
            Meaning::NoDate(why) => (*why).to_owned(),
            Meaning::Date(date) => {
                let span = date.span_in_words();
                let span = span.map_or_else(String::new, |span| format!(": {span}"));
                let open = match self.is_open {
                    true => ", to be confirmed",
                    false => "",
                };
                format!("Understood as {}{span}{open}.", date.in_words())
            }
        };
        if !self.rest.is_empty() {
            said.push_str(&format!(
                " \u{201c}{}\u{201d} is no part of the date.",
                self.rest
            ));
        }
        if let Some(convention) = self.edtf().and_then(|date| date.convention()) {
            said.push(' ');
            said.push_str(convention);
        }
        for note in &self.notes {
            said.push(' ');
            said.push_str(note);
        }
        said
    }
}

/// Reads what a text says of a date. A year that it does not say is `default_year`, and a note says so.
pub fn understand(text: &str, default_year: i32) -> Understood {
    let mut reader = Reader::new(text, default_year);
    let date = reader.date(true);
    let rest = match date {
        Meaning::Date(_) | Meaning::NoDate(OPEN) => {
            let (before, after) = reader.rest();
            let before = before.trim_end_matches([',', ' ']);
            let separator = match before.is_empty() || after.is_empty() {
                true => "",
                false => ", ",
            };
            format!("{before}{separator}{after}")
        }
        Meaning::NoDate(_) | Meaning::Unclear(_) => String::new(),
    };
    Understood {
        date,
        is_open: reader.is_open,
        rest,
        notes: reader.notes,
    }
}

const NOTHING: &str = "Nothing is written.";
const OPEN: &str = "No date yet: it is to be confirmed.";
const NONE: &str = "It says that there is no date.";
const RECURS: &str = "No single date: it recurs or goes on.";
const DEPENDS: &str = "No date: it depends on something else.";
const EXAMPLES: &str = "Write, for example, 12\u{2013}13 May 2026, autumn 2026, 1st quarter of 2026, by June 2026 or TBD.";

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
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];
/// What is left out between a date and other words.
const NOISE: &[&str] = &[
    "in", "on", "at", "of", "the", "for", "during", "within", "from", "to", "period", "term",
    "date", "dates", "and", "a", ",", ";", ":", ".", "(", ")", "[", "]", "-", "/", "\"",
    "\u{201c}", "\u{201d}",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Number,
    Word,
    Dash,
    Sign,
    /// Said already, and no part of a date: a time of day, "TBD".
    Done,
}

#[derive(Clone, Copy)]
struct Token {
    is: Is,
    /// Where it stands in the text, in bytes.
    start: usize,
    end: usize,
}

/// What is known of one end of a date, while it is read.
#[derive(Clone, Copy, Default)]
struct Piece {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    /// The code of a part of a year.
    part: Option<u32>,
    /// A stretch of a month: 1 to 5 is a week, 0 the last week, 6 and 7 are its halves.
    stretch: Option<u32>,
    /// All of it, where no other field can say it.
    whole: Option<Edtf>,
    /// "12.05." without a year may be many things: it counts only beside another end.
    is_doubtful: bool,
    qualifier: Qualifier,
}

impl Piece {
    /// Whether it says enough to be a date: a bare number does not, and a month without a year is doubtful.
    fn weight(&self) -> u32 {
        let has_name = self.month.is_some() || self.part.is_some();
        match (has_name, self.year.is_some() || self.whole.is_some()) {
            (_, true) => 2,
            _ if self.is_doubtful => 0,
            (true, false) if self.day.is_some() || self.stretch.is_some() => 2,
            (true, false) => 1,
            (false, false) => 0,
        }
    }
}

/// What words before or after a date make of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    None,
    From,
    After,
    Till,
    Before,
}

/// A date that was found.
struct Found {
    from: usize,
    to: usize,
    weight: u32,
    date: Result<Edtf, String>,
    notes: Vec<String>,
}

struct Reader<'a> {
    text: &'a str,
    /// The same in small letters; of the same length.
    lower: String,
    tokens: Vec<Token>,
    /// Which tokens are no part of the rest.
    used: Vec<bool>,
    /// The token at which the rest is cut in two.
    cut: usize,
    default_year: i32,
    is_open: bool,
    notes: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, default_year: i32) -> Self {
        let is_short = text.len() <= LONGEST;
        let mut reader = Reader {
            text,
            lower: text.to_ascii_lowercase(),
            tokens: if is_short { tokens(text) } else { Vec::new() },
            used: Vec::new(),
            cut: 0,
            // The years that four digits can say, and one to spare.
            default_year: default_year.clamp(1, 9998),
            is_open: false,
            notes: Vec::new(),
        };
        reader.used = vec![false; reader.tokens.len()];
        reader
    }

    // Tokens.

    fn kind(&self, at: usize) -> Option<Is> {
        self.tokens.get(at).map(|token| token.is)
    }

    /// A token in small letters; nothing after the last.
    fn word(&self, at: usize) -> &str {
        let token = self.tokens.get(at).filter(|token| token.is != Is::Done);
        token
            .and_then(|token| self.lower.get(token.start..token.end))
            .unwrap_or("")
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether these words stand there, one after the other.
    fn are(&self, at: usize, words: &str) -> Option<usize> {
        let mut next = at;
        for word in words.split(' ') {
            if self.word(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Whether no space stands before a token.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(at)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }

    /// A number of so many digits.
    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let word = self.word(at);
        let is_number = self.kind(at) == Some(Is::Number) && digits.contains(&word.len());
        is_number.then(|| word.parse().ok()).flatten()
    }

    fn month(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        if word.len() < 3 {
            return None;
        }
        let index = MONTHS.iter().position(|month| {
            let start = month.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
                || (word == "sept" && *month == "September")
        })?;
        Some(index as u32 + 1)
    }

    fn season(&self, at: usize) -> Option<u32> {
        let word = match self.word(at) {
            "fall" => "autumn",
            word => word,
        };
        let index = SEASONS.iter().position(|season| *season == word)?;
        Some(index as u32 + 21)
    }

    fn is_dash(&self, at: usize) -> bool {
        self.kind(at) == Some(Is::Dash)
    }

    /// "1st", "first", "I"; 0 is "last".
    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        const WORDS: [&[&str]; 6] = [
            &["last"],
            &["first", "i"],
            &["second", "ii"],
            &["third", "iii"],
            &["fourth", "iv"],
            &["fifth", "v"],
        ];
        if let Some(number) = self.number(at, 1..=1) {
            let is_ordinal = self.is_glued(at + 1) && self.is(at + 1, SUFFIXES);
            return Some((number, at + 1 + usize::from(is_ordinal)));
        }
        let number = WORDS.iter().position(|words| self.is(at, words))?;
        Some((number as u32, at + 1))
    }

    // Parts of a date.

    fn assume(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The year that stands there, with what leads to it; two digits only where they can be nothing else.
    fn year(&mut self, at: usize, may_be_short: bool) -> (Option<i32>, usize) {
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
    fn part(&self, at: usize) -> Option<(Piece, usize)> {
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
    fn piece(&mut self, at: usize) -> Option<(Piece, usize)> {
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
        let is_in_two_years = super::part_months(part).0 == 12;
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

    // A whole date.

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

    fn phrase(&mut self, at: usize) -> Option<Found> {
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
    fn fill(&mut self, first: &mut Piece, last: &mut Piece) {
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
    fn stretch(&mut self, year: i32, month: u32, stretch: u32) -> Result<Edtf, String> {
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

    /// What the whole text says. A field may leave out what a line of other words may not.
    fn date(&mut self, is_field: bool) -> Meaning {
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

    /// Sets aside what is no part of a date: times of day, "TBD".
    fn set_aside(&mut self) {
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
    fn rest(&self) -> (String, String) {
        (
            self.left_over(0, self.cut),
            self.left_over(self.cut, self.tokens.len()),
        )
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

    fn is_sign(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Is::Sign | Is::Dash | Is::Done))
    }
}

/// Counted from Monday; the word is at least three letters of its name.
fn weekday_of(word: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|name| {
        let start = name.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    })
}

fn whole(date: Edtf) -> Piece {
    Piece {
        whole: Some(date),
        ..Piece::default()
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

fn no_year(year: i32) -> String {
    format!("No year is written: {year} is taken.")
}

fn sentence(error: EdtfError) -> String {
    format!("This {}.", error.message())
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

fn tokens(text: &str) -> Vec<Token> {
    let kind = |letter: char| match letter {
        '0'..='9' => Is::Number,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Is::Dash,
        letter if letter.is_alphanumeric() => Is::Word,
        _ => Is::Sign,
    };
    let mut tokens: Vec<Token> = Vec::new();
    for (start, letter) in text.char_indices() {
        // Marks without width come with texts from other programs.
        if letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            continue;
        }
        let (is, end) = (kind(letter), start + letter.len_utf8());
        match tokens.last_mut() {
            Some(last)
                if last.end == start && last.is == is && matches!(is, Is::Number | Is::Word) =>
            {
                last.end = end;
            }
            _ => tokens.push(Token { is, start, end }),
        }
    }
    tokens
}
