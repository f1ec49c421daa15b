//! Words in, EDTF out: what a text such as "12-13 May 2022", "autumn 2024 HQ (TBD)" or "by 2015" says of a date.
//!
//! Nothing is made up. What is assumed is said in a note: a year that is missing, a day before its month, a week that
//! is taken for seven days. What is left over is given back, because it is mostly the place.

mod meeting;
mod phrase;
mod piece;
mod rest;
mod token;
mod whole;

use super::{Edtf, EdtfError, Point, Qualifier};
pub use meeting::{MeetingWords, meeting_from_words};

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
    let mut date = reader.date(true);
    let mut rest = match date {
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
    // "14-15 Otober 2025" is not the year: a day that is not understood must not be lost with its month.
    let may_lose_day = match date {
        Meaning::Date(found) => {
            !matches!(found.parts(), (Point::Day(_), _) | (_, Some(Point::Day(_))))
        }
        Meaning::NoDate(why) => why == OPEN,
        Meaning::Unclear(_) => false,
    };
    if may_lose_day && reader.leaves_day() {
        date = Meaning::Unclear(format!(
            "\u{201c}{rest}\u{201d} is not understood. {EXAMPLES}"
        ));
        rest.clear();
    }
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
            tokens: if is_short {
                token::tokens(text)
            } else {
                Vec::new()
            },
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
}

fn no_year(year: i32) -> String {
    format!("No year is written: {year} is taken.")
}

fn sentence(error: EdtfError) -> String {
    format!("This {}.", error.message())
}
